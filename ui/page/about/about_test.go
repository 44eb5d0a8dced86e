package about

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func TestScreens(t *testing.T) {
	b := pagetest.WithAmara(t)
	b.Shots("about", b.Part("about", "About me", New), nil)
	b.Shots("about-edit", b.Part("about", "About me", New), func() { b.Press(b.Page.Body(), "Change") })
	b.Shots("about-close", b.Part("about", "About me", New), func() { b.Press(b.Page.Body(), "Close this record") })
	b.Shots("about-confirm", b.Part("about", "About me", New), func() { b.Press(b.Page.Body(), "Confirm") })
}

func TestStatusIsSuggestedWithItsTestAndConfirmed(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(b.Part("about", "About me", New))
	words := pagetest.Words(p.Body())
	for _, want := range []string{"Suggested: eligible, because:", "17 years old.", "In care at 16 or over."} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if s := p.Head().Sub; s != "she/her · 17 · lives with Sian Probert" {
		t.Errorf("line under the name: %q", s)
	}
	b.Press(p.Body(), "Confirm")
	b.Sheet().Main().Press()
	b.NoSheet()
	got := b.File().Statuses
	if len(got) != 1 || got[0].Code != "eligible" || got[0].From != "2025-05-03" || got[0].ConfirmedBy != "Ruth Okafor" || !strings.Contains(got[0].Tested, "13 weeks") || got[0].Confirmed != "2026-11-24" || got[0].Suggested != "eligible" {
		t.Fatalf("recorded: %+v", got)
	}
	if s := b.Page.Head().Sub; s != "she/her · 17 · eligible young person · lives with Sian Probert" {
		t.Errorf("line under the name after it: %q", s)
	}
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(words, "The record says the same") {
		t.Error("the confirmed status is still suggested")
	}
}

func TestAStatusIsAskedAgainWhenFactsChange(t *testing.T) {
	b := pagetest.WithAmara(t)
	b.Open(b.Part("about", "About me", New))
	b.Press(b.Page.Body(), "Confirm")
	b.Sheet().Main().Press()
	b.NoSheet()
	if words := pagetest.Words(b.Page.Body()); strings.Contains(words, "Facts have changed") {
		t.Error("asked again although nothing changed")
	}
	c := *b.File().CarePeriods[0]
	c.To = "2026-11-01"
	b.Save(&c)
	p := b.Open(b.Part("about", "About me", New))
	words := pagetest.Words(p.Body())
	for _, want := range []string{"Facts have changed: confirm it again", "Suggested: relevant, because:", "New since it was confirmed."} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	b.Press(p.Body(), "The test then")
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "The record suggested: eligible.") || !strings.Contains(words, "Confirmed by Ruth Okafor, 24 November 2026.") {
		t.Errorf("the test then: %s", words)
	}
	b.Sheet().Close()
	// Somebody decides otherwise, knowing what the record suggests: it is not asked again.
	b.Press(b.Page.Body(), "Something else")
	s := b.Sheet()
	status := b.Field(s.Body(), "Status").(*widgets.Choice)
	status.SetValue("eligible")
	b.Type(s.Body(), "Why", "The order was extended on 2 November; the paper is on its way.")
	s.Main().Press()
	b.NoSheet()
	if got := b.File().Statuses[0]; got.Suggested != "relevant" || got.Code != "eligible" || got.Reason == "" {
		t.Fatalf("%+v", got)
	}
	if words := pagetest.Words(b.Page.Body()); strings.Contains(words, "Facts have changed") || !strings.Contains(words, "The record suggested relevant then.") {
		t.Error("what was decided otherwise is asked again")
	}
}

func TestPapersSayWhatIsMissing(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(b.Part("about", "About me", New))
	find := func() *widgets.RowList {
		l, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool {
			return strings.HasPrefix(l.AccessibilityLabel(), "My papers: ") && l.Current() != ""
		})
		if !ok {
			t.Fatal("no papers")
		}
		return l
	}
	_ = p
	var l *widgets.RowList
	pagetest.Walk(b.Page.Body(), func(o fyne.CanvasObject) bool {
		if x, ok := o.(*widgets.RowList); ok && strings.HasPrefix(x.AccessibilityLabel(), "My papers") && strings.Contains(x.HelpText(), "how far a paper is") {
			l = x
		}
		return true
	})
	if l == nil {
		l = find()
	}
	l.Select("want:ni_number")
	if said := l.AccessibilityLabel(); !strings.Contains(said, "National Insurance number") || !strings.Contains(said, "by 3 May 2025") {
		t.Errorf("%q", said)
	}
	b.Win.Canvas().Focus(l)
	b.Key(fyne.KeyReturn)
	s := b.Sheet()
	b.Type(s.Body(), "About it", "Letter of 2 September")
	s.Main().Press()
	b.NoSheet()
	got := b.File().KeyPapers
	if n := len(got); n == 0 || got[n-1].Kind != "ni_number" || got[n-1].Note != "Letter of 2 September" {
		t.Errorf("%+v", got)
	}
}

func TestWhoIsRungFirstIsMovedByKeys(t *testing.T) {
	b := pagetest.WithAmara(t)
	ids := map[string]string{}
	for _, c := range b.File().Connections {
		ids[c.Name] = c.ID
	}
	order := func() (out []string) {
		for _, c := range b.File().Connections {
			if c.Order > 0 {
				out = append(out, c.Name)
			}
		}
		return out
	}
	press := func(id string, key rune) {
		b.Open(b.Part("about", "About me", New))
		var l *widgets.RowList
		pagetest.Walk(b.Page.Body(), func(o fyne.CanvasObject) bool {
			if x, ok := o.(*widgets.RowList); ok && strings.HasPrefix(x.AccessibilityLabel(), "People around me") {
				l = x
			}
			return true
		})
		l.Select(id)
		b.Win.Canvas().Focus(l)
		l.TypedRune(key)
	}
	for _, step := range []struct {
		who  string
		key  rune
		want string
	}{{"Ruth Okafor", 'u', "Sian Probert, Ruth Okafor"}, {"Tobi Bello", 'u', "Sian Probert, Ruth Okafor, Tobi Bello"}, {"Tobi Bello", 'u', "Sian Probert, Tobi Bello, Ruth Okafor"},
		{"Sian Probert", 'u', "Sian Probert, Tobi Bello, Ruth Okafor"}, {"Sian Probert", 'd', "Tobi Bello, Sian Probert, Ruth Okafor"}, {"Ruth Okafor", 'd', "Tobi Bello, Sian Probert"}} {
		press(ids[step.who], step.key)
		if got := strings.Join(order(), ", "); got != step.want {
			t.Errorf("%c: %s, want %s", step.key, got, step.want)
		}
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestChangeOfAFactIsKept(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(b.Part("about", "About me", New))
	b.Press(p.Body(), "Change")
	s := b.Sheet()
	b.Type(s.Body(), "Birth date", "31 2 2009")
	b.Type(s.Body(), "First name", "")
	s.Main().Press()
	b.Sheet()
	if p := b.Field(s.Body(), "Birth date").Problem(); !strings.Contains(p, "31 February does not exist") {
		t.Errorf("problem of the date: %q", p)
	}
	if p := b.Field(s.Body(), "First name").Problem(); p != "Type a first name." {
		t.Errorf("problem of the name: %q", p)
	}
	if _, ok := b.Win.Canvas().Focused().(*widgets.RowList); !ok {
		t.Errorf("the summary does not have the focus: %T", b.Win.Canvas().Focused())
	}
	b.Key(fyne.KeyDown)
	b.Key(fyne.KeyReturn)
	if f := b.Win.Canvas().Focused(); f != b.Field(s.Body(), "Birth date").FocusTarget() && f != b.Field(s.Body(), "First name").FocusTarget() {
		t.Errorf("Enter in the summary went to %T", f)
	}
	b.Type(s.Body(), "Birth date", "4/5/2009")
	b.Type(s.Body(), "First name", "Amara")
	s.Main().Press()
	if open := widgets.TopSheet(b.Win.Canvas()); open != nil {
		t.Fatalf("still to mend: date %q %q, name %q", b.Field(s.Body(), "Birth date").(*widgets.DateField).Text(), b.Field(s.Body(), "Birth date").Problem(), b.Field(s.Body(), "First name").Problem())
	}
	b.NoSheet()
	if got := b.File().Person.Born; got != "2009-05-04" {
		t.Errorf("birth date %s", got)
	}
	if got := b.File().Person.NHSNumber; got != "999 000 0018" {
		t.Errorf("a field that was not shown changed: %q", got)
	}
}

func TestClosingSaysWhatStopsAndReopens(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(b.Part("about", "About me", New))
	b.Press(p.Body(), "Close this record")
	s := b.Sheet()
	s.Main().Press()
	if b.File().Person.Closed != "" {
		t.Fatal("closed without a reason")
	}
	radios, ok := pagetest.Find(s.Body(), func(*widgets.Radios) bool { return true })
	if !ok {
		t.Fatal("no reasons")
	}
	b.Win.Canvas().Focus(radios)
	for range 3 {
		b.Key(fyne.KeyDown)
	}
	if radios.Value() != "died" && radios.Value() != "no_longer" {
		t.Fatalf("reason %q", radios.Value())
	}
	why := radios.Value()
	if words := pagetest.Words(s.Body()); !strings.Contains(words, stops[why]) {
		t.Error("it does not say what stops")
	}
	s.Main().Press()
	b.NoSheet()
	if got := b.File().Person; got.ClosedWhy != why || got.Closed != "2026-11-24" {
		t.Fatalf("closed %q %q", got.Closed, got.ClosedWhy)
	}
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(words, "This record is closed since 24 November 2026") {
		t.Error("no banner on a closed record")
	}
	b.Press(b.Page.Body(), "Reopen")
	b.Sheet().Main().Press()
	if got := b.File().Person; !got.Open() {
		t.Error("not reopened")
	}
}

func TestEscKeepsADraftAndItComesBack(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(b.Part("about", "About me", New))
	p.Commands().New()
	s := b.Sheet()
	b.Type(s.Body(), "Name", "Auntie Bisi")
	s.Close()
	if b.Saved != "Kept as a draft" {
		t.Errorf("the status bar says %q", b.Saved)
	}
	drafts, err := b.App.Drafts(context.Background())
	if err != nil || len(drafts) != 1 {
		t.Fatalf("%d drafts, %v", len(drafts), err)
	}
	p.Commands().New()
	s = b.Sheet()
	if words := pagetest.Words(s.Body()); !strings.Contains(words, "What you typed is back") {
		t.Error("it does not say that a draft was put back")
	}
	role := b.Field(s.Body(), "Role").(*widgets.Choice)
	role.Choose("family")
	s.Main().Press()
	b.NoSheet()
	people := b.File().Connections
	if len(people) != 4 || people[1].Name != "Auntie Bisi" {
		t.Errorf("people: %d", len(people))
	}
	if drafts, _ := b.App.Drafts(context.Background()); len(drafts) != 0 {
		t.Error("the draft is still there after saving")
	}
}

func TestRemoveMoveAndHistoryOfARecord(t *testing.T) {
	b := pagetest.WithAmara(t)
	leon := &care.Person{FirstName: "Leon", LastName: "Grant", Born: "2005-02-01"}
	b.Save(leon)
	b.Open(b.Part("about", "About me", New))
	home := b.File().Homes[1]
	open := func() *widgets.Sheet {
		list, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), "Where I live") })
		if !ok {
			t.Fatal("no list of homes")
		}
		b.Win.Canvas().Focus(list)
		list.Select(home.ID)
		b.Key(fyne.KeyReturn)
		return b.Sheet()
	}
	s := open()
	b.Press(s, "History")
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "Added home") || !strings.Contains(words, "Ruth Okafor") {
		t.Errorf("history of the record:\n%s", words)
	}
	b.Sheet().Close()
	b.Press(s, "Wrong person: move this")
	move := b.Sheet()
	move.Main().Press()
	if p := b.Field(move.Body(), "The right young person").Problem(); p == "" {
		t.Error("moved to nobody")
	}
	b.Field(move.Body(), "The right young person").(*widgets.Choice).Choose(leon.ID)
	move.Main().Press()
	b.NoSheet()
	f, err := b.App.File(context.Background(), leon.ID)
	if err != nil || len(f.Homes) != 1 || len(b.File().Homes) != 1 {
		t.Fatalf("moved: %v, %d and %d homes", err, len(f.Homes), len(b.File().Homes))
	}
	home = b.File().Homes[0]
	s = open()
	b.Press(s, "Remove")
	b.Sheet().Main().Press()
	b.NoSheet()
	if len(b.File().Homes) != 0 {
		t.Error("not removed")
	}
	if _, err := b.App.Undo(context.Background()); err != nil || len(b.File().Homes) != 1 {
		t.Errorf("undo: %v", err)
	}
}
