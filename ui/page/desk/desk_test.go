package desk

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	b.Save(&care.Person{FirstName: "Chloe", LastName: "Pritchard", Born: "2006-08-20"}, &care.Person{FirstName: "Ṣadé", LastName: "Ọlátúnjí", Born: "2011-04-18"}, &care.Person{FirstName: "Leon", LastName: "Grant", Born: "2008-07-27"})
	return b
}

// full puts a day on the desk: somebody still here, somebody gone, a visitor, a count, a note of the last shift.
func full(t *testing.T) *pagetest.Bench {
	b := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Contact{Meta: of, On: "2026-11-24", Mode: "dropin", At: "13:02", Talked: value.Yes, Here: value.Yes, Topics: "parenting,money", FollowUp: "Ring the college"},
		&care.Contact{Meta: of, On: "2026-11-24", Mode: "phone", At: "10:20", Talked: value.No},
		&care.Visitor{On: "2026-11-24", At: "13:25", Here: value.Yes, Left: "13:50", FirstName: "Ellis", Adviser: "Dee Marsh", Topics: "learning,chat", RingBack: "01632 960 417"},
		&care.Visitor{On: "2026-11-20", At: "14:10", FirstName: "Wren", Topics: "money"},
		&care.Tally{On: "2026-11-24", At: "13:50", Here: value.Yes, Topics: "food"},
		&care.DeskNote{On: "2026-11-23", At: "17:55", Text: "Nurse comes at 3pm on Wednesday instead of 2pm: the sign on the door still says 2pm.", By: "Marek Lis"})
	return b
}

// seen is every text that stands on the desk: what is hidden is left out, the lines of the lists are in it.
func seen(p *Page) string {
	out := p.name.Text() + "\n"
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch x := o.(type) {
		case *widgets.Para:
			out += x.Text() + "\n"
		case *widgets.Button:
			out += x.Text() + "\n"
		case *widgets.Chips:
			if x == p.topics {
				out += "Being a parent\n"
			}
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
		case interface{ Held() []fyne.CanvasObject }:
			if l, ok := o.(widgets.Labelled); ok {
				out += l.Label() + "\n"
			}
			for _, c := range x.Held() {
				walk(c)
			}
		}
	}
	walk(p.Body())
	names, _ := p.nameItems(p.name.Text())
	for _, i := range append(names, p.dayItems()...) {
		out += strings.Join([]string{i.Heading, i.Title, i.Detail, i.Right, i.Say, i.Jump}, "\n") + "\n"
		walk(i.Content)
	}
	return out
}

func TestScreens(t *testing.T) {
	b := full(t)
	open := func() page.Page { return New(b.Env, page.Place{}) }
	b.Shots("desk", open, func() { test.Type(b.Win.Canvas().Focused(), "chl") })
	b.Shots("desk-visitor", open, func() {
		p := b.Page.(*Page)
		p.name.SetText("Sam")
		p.take()
		p.topics.SetChosen("health", "ccard")
		b.Win.Resize(b.Win.Canvas().Size().AddWidthHeight(0, 1)) // lays out what has come to be shown
	})
	b.Shots("desk-health", open, func() {
		p := b.Page.(*Page)
		p.name.SetText("chl")
		p.take()
		b.Win.Canvas().Focused().TypedRune('h')
		b.Win.Resize(b.Win.Canvas().Size().AddWidthHeight(0, 1))
	})
	b.Shots("desk-visitor-sheet", open, func() {
		p := b.Page.(*Page)
		p.openLine("visitor/" + p.day.Waiting[0].ID)
	})
	b.Shots("desk-join", open, func() {
		p := b.Page.(*Page)
		p.askJoin(p.day.Waiting[0])
	})
	b.Env.Facing = true
	b.Shots("desk-facing", open, func() { test.Type(b.Win.Canvas().Focused(), "a") })
	b.Env.Facing = false
}

// TestJourneyC writes a visit with the keyboard alone and counts the keys: three letters, Enter, two topics, Ctrl+Enter.
func TestJourneyC(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	keys := 0
	typed := func(s string) {
		for _, r := range s {
			b.Win.Canvas().Focused().TypedRune(r)
			keys++
		}
	}
	typed("ama")
	b.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	keys++
	if p.person == nil || p.person.Person.ID != b.Amara.ID {
		t.Fatal("Enter did not take Amara")
	}
	typed("op")         // O housing, P money
	p.Commands().Main() // Ctrl+Enter
	keys++
	if keys > 8 {
		t.Errorf("%d key presses; journey C allows 8", keys)
	}
	list, err := b.App.List(context.Background(), "contact", app.Filter{Person: b.Amara.ID, Since: "2026-11-24"})
	if err != nil || len(list) != 1 {
		t.Fatalf("contacts today: %d, %v", len(list), err)
	}
	c := list[0].(*care.Contact)
	if c.Topics != "housing,money" || c.Mode != "dropin" || c.Minutes != 15 || c.Place != "No. 4" || c.At == "" || c.Talked != value.Yes || c.With != "Ruth Okafor" {
		t.Errorf("saved: %+v", c)
	}
	if p.name.Text() != "" || b.Win.Canvas().Focused() != p.name.FocusTarget() {
		t.Error("the form is not ready for the next person")
	}
	p.takeBack()
	if list, _ := b.App.List(context.Background(), "contact", app.Filter{Person: b.Amara.ID, Since: "2026-11-24"}); len(list) != 0 {
		t.Error("undo left the visit")
	}
}

func TestAttemptFollowUpAndProblems(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	p.save()
	if p.name.Problem() == "" {
		t.Error("a visit without a person was not refused")
	}
	p.name.SetText("leo")
	p.take()
	p.talked.SetOn(false)
	p.by.SetValue("fri")
	p.save()
	if p.next.Problem() == "" {
		t.Error("a day without something to do was not refused")
	}
	p.next.SetText("Ring again")
	p.length.SetText("ten")
	p.save()
	if p.length.Problem() == "" {
		t.Error("minutes in letters were not refused")
	}
	p.length.SetText("5")
	p.by.SetValue("31 6")
	p.save()
	if !strings.HasPrefix(p.by.Problem(), "31 June does not exist.") || b.Win.Canvas().Focused() != p.by.FocusTarget() {
		t.Errorf("a day that does not exist: %q", p.by.Problem())
	}
	p.by.SetValue("fri")
	p.save()
	list, _ := b.App.List(context.Background(), "contact", app.Filter{Since: "2026-11-24"})
	if len(list) != 1 {
		t.Fatalf("contacts today: %d", len(list))
	}
	if c := list[0].(*care.Contact); c.TwoWay() || c.FollowUp != "Ring again" || c.FollowBy != "2026-11-27" {
		t.Errorf("saved: %+v", c)
	}
}

func TestNamesWithMarksAreFound(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	for text, want := range map[string]string{"sade": "Ṣadé", "pri": "Chloe", "ọlá": "Ṣadé", "grnt": "Leon"} {
		m := matches(p.rows, text, 1)
		if len(m) != 1 || m[0].Person.FirstName != want {
			t.Errorf("%q finds %v", text, m)
		}
	}
	if m := matches(p.rows, "zzz", 2); len(m) != 0 {
		t.Errorf("zzz finds %v", m)
	}
}

func TestFacingVisitorsShowsInitialsOnly(t *testing.T) {
	b := full(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	shown := func() string { return seen(p) }
	for _, want := range []string{"Amara Bello", "Ellis", "Dee Marsh", "Nurse comes", "Being a parent", "What we did"} {
		if !strings.Contains(shown(), want) {
			t.Errorf("before, %q is not on the desk", want)
		}
	}
	if !p.today.Visible() || b.Retitled != 0 {
		t.Fatal("the desk does not begin with names")
	}
	p.focus(p.today)
	b.Win.Canvas().Focused().TypedRune('f')
	if !p.Facing() || b.Retitled != 1 {
		t.Fatal("F does not turn the screen to visitors")
	}
	p.name.SetText("ama")
	for _, never := range []string{"Amara", "Bello", "Ellis", "Wren", "Dee", "arent", "Money", "Ring the college", "Nurse", "What we did", "heard from", "17"} {
		if strings.Contains(shown(), never) {
			t.Errorf("facing visitors the desk shows %q in %q", never, shown())
		}
	}
	for _, want := range []string{"AB", "Count only", "Still here"} {
		if !strings.Contains(shown(), want) {
			t.Errorf("facing visitors %q is missing", want)
		}
	}
	if h := p.Head(); !strings.Contains(h.Sub, "Facing visitors") {
		t.Errorf("the head says %q", h.Sub)
	}
	// nothing opens what is hidden
	p.openLine("visitor/" + p.day.Waiting[0].ID)
	p.leaveNote()
	b.NoSheet()
	// a visit can still be written down, and the name comes back as it was
	p.take()
	if b.Win.Canvas().Focused() != p.main || p.name.Text() != "AB" {
		t.Errorf("after Enter %q stands in the name", p.name.Text())
	}
	p.Commands().Face()
	if p.person == nil || p.name.Text() != "Amara Bello" || p.Facing() {
		t.Errorf("turned back: %q, %v", p.name.Text(), p.person)
	}
	p.Commands().Face()
	p.save()
	if !strings.HasPrefix(p.undo.Text(), "Saved AB at") || strings.Contains(seen(p), "Amara") || len(b.Failed) > 0 {
		t.Errorf("saved while facing: %q, %v", p.undo.Text(), b.Failed)
	}
	p.Commands().Face()
	if !strings.HasPrefix(p.undo.Text(), "Saved Amara Bello at") {
		t.Errorf("turned back after saving: %q", p.undo.Text())
	}
	p.Commands().Face()
	if strings.Contains(p.undo.Text(), "Amara") {
		t.Errorf("what was saved before names somebody to visitors: %q", p.undo.Text())
	}
	// the next page of this sitting still faces visitors
	if q := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page); !q.Facing() || strings.Contains(seen(q), "Amara") {
		t.Error("opened again, the desk shows names")
	}
}

func TestSameInitialsAreToldApart(t *testing.T) {
	b := bench(t)
	b.Save(&care.Person{FirstName: "Alima", LastName: "Baker", Born: "2008-01-02"})
	b.Env.Facing = true
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	p.name.SetText("a")
	if words := seen(p); !strings.Contains(words, "Amara") || !strings.Contains(words, "Alima") || strings.Contains(words, "Baker") {
		t.Errorf("two with the initials AB: %q", words)
	}
}

func TestVisitorWhoIsNotInTheseRecords(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	press := func(text string) {
		for _, r := range text {
			b.Win.Canvas().Focused().TypedRune(r)
		}
	}
	press("Ellis")
	b.Key(fyne.KeyReturn)
	if !p.visitor || b.Win.Canvas().Focused() != p.theirs.FocusTarget() {
		t.Fatalf("Enter did not keep a visitor: %v", pagetest.Words(p.best))
	}
	press("Dee Marsh")
	b.Key(fyne.KeyReturn)
	press("wk") // learning, C-Card
	if p.parts.did.Visible() {
		t.Error("a visitor has a note, which belongs to the adviser's record")
	}
	p.by.SetValue("fri")
	p.save()
	if p.next.Problem() == "" {
		t.Error("a day to ring back without a number was not refused")
	}
	p.next.SetText("01632 960 417")
	p.save()
	list, err := b.App.List(context.Background(), "visitor", app.Filter{})
	if err != nil || len(list) != 1 || len(b.Failed) > 0 {
		t.Fatalf("%d visitors, %v, %v", len(list), err, b.Failed)
	}
	v := list[0].(*care.Visitor)
	if v.FirstName != "Ellis" || v.Adviser != "Dee Marsh" || v.Topics != "learning" || v.RingBack != "01632 960 417" || v.RingBy != "2026-11-27" || v.Here != value.Yes || v.At != "14:30" || v.Place != "No. 4" {
		t.Errorf("kept: %+v", v)
	}
	tallies, _ := b.App.List(context.Background(), "tally", app.Filter{})
	if len(tallies) != 1 || tallies[0].(*care.Tally).Beside != value.Yes || tallies[0].(*care.Tally).At != "" {
		t.Errorf("C-Card was not counted: %v", tallies)
	}
	if p.visitor || p.name.Text() != "" || p.theirs.Text() != "" {
		t.Error("the form is not ready for the next person")
	}
	// the slip
	if p.Commands().Print == nil || !p.slip.Visible() {
		t.Fatal("there is no slip to print")
	}
	p.Commands().Print()
	if r, err := b.App.Get(context.Background(), "visitor", v.ID); err != nil || r.(*care.Visitor).Passed != "2026-11-24" {
		t.Errorf("the slip: %+v, %v", r, err)
	}
	// it is known now who that was
	p.focus(p.today)
	p.today.Select("visitor/" + v.ID)
	b.Key(fyne.KeyReturn)
	b.Press(b.Sheet(), "Join to a young person")
	who, ok := pagetest.Find(b.Sheet(), func(c *widgets.Choice) bool { return true })
	if !ok {
		t.Fatal("it does not ask who")
	}
	b.Press(b.Sheet(), "Join")
	if who.Problem() == "" {
		t.Error("joined to nobody")
	}
	who.SetValue(b.Amara.ID)
	b.Press(b.Sheet(), "Join")
	b.NoSheet()
	if len(p.day.Lines) != 1 || p.day.Lines[0].Name != "Amara Bello" || p.day.Lines[0].FollowUp != "Ring back: 01632 960 417" {
		t.Errorf("joined: %+v", p.day.Lines)
	}
	p.takeBack()
	if len(p.day.Lines) != 1 || p.day.Lines[0].Name != "Ellis" {
		t.Errorf("undone: %+v", p.day.Lines)
	}
}

func TestStillHereAndLeft(t *testing.T) {
	b := full(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	if p.count.Text() != "3 people, 2 still here" {
		t.Errorf("the count says %q", p.count.Text())
	}
	p.focus(p.today)
	b.Key(fyne.KeySpace) // the first line, the latest who is still here
	if p.count.Text() != "3 people, 1 still here" || !strings.HasPrefix(p.saved, "Somebody without a name left") {
		t.Errorf("%q, %q", p.count.Text(), p.saved)
	}
	if l := p.line(p.today.Current()); l == nil || !l.Here {
		t.Errorf("the list stands on %q, who is not here", p.today.Current())
	}
	for _, l := range p.day.Lines {
		if l.Kind == "visitor" {
			p.leftNow("visitor/" + l.ID)
		}
	}
	if len(b.Failed) > 0 || !strings.Contains(strings.Join(b.Said, " "), "not under Still here") {
		t.Errorf("somebody who left already: %v, %v", b.Failed, b.Said)
	}
}

func TestNoteForWhoeverTakesOver(t *testing.T) {
	b := full(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	if !strings.Contains(pagetest.Words(p.Body()), "Marek Lis, 23 November, 5:55pm") {
		t.Errorf("the note is not at the top: %q", pagetest.Words(p.parts.notes))
	}
	b.Press(p.Body(), "I have read it")
	if p.parts.notes.Visible() || len(b.Failed) > 0 {
		t.Errorf("read, and still there; %v", b.Failed)
	}
	b.Press(p.Body(), "Note for whoever takes over")
	b.Type(b.Sheet(), "For whoever takes over", "The kettle is broken.")
	b.Press(b.Sheet(), "Leave the note")
	b.NoSheet()
	if p.parts.notes.Visible() {
		t.Error("the note is shown to who wrote it")
	}
	q := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	if !strings.Contains(pagetest.Words(q.Body()), "The kettle is broken.") {
		t.Error("the note is not there at the next opening")
	}
}

// For health advice only the visit is kept, and C-Card is counted without a name (domain brief 5.1).
func TestHealthAdviceKeepsTheVisitOnly(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	begin := func() {
		p.name.SetText("leo")
		p.take()
	}
	last := func() *care.Contact {
		t.Helper()
		list, err := b.App.List(context.Background(), "contact", app.Filter{Since: "2026-11-24"})
		if err != nil || len(list) == 0 {
			t.Fatalf("%v, %v", list, err)
		}
		return list[0].(*care.Contact)
	}
	begin()
	if p.parts.agreed.Visible() {
		t.Error("it asks for their word without need")
	}
	b.Win.Canvas().Focused().TypedRune('h')
	if !p.parts.agreed.Visible() {
		t.Fatal("it does not ask whether they agree")
	}
	p.did.SetText("Asked about a rash")
	p.save()
	if !strings.Contains(p.did.Problem(), "only the visit is kept") {
		t.Errorf("kept without their word: %q", p.did.Problem())
	}
	p.agreed.SetOn(true)
	p.save()
	if c := last(); c.Said != "Asked about a rash" || c.NoteAgreed != value.Yes || len(b.Failed) > 0 {
		t.Errorf("with their word: %+v, %v", c, b.Failed)
	}
	p.takeBack()
	begin()
	b.Win.Canvas().Focused().TypedRune('k')
	p.save()
	if c := last(); c.Topics != "health" || c.Said != "" || c.NoteAgreed == value.Yes {
		t.Errorf("C-Card: %+v", c)
	}
	tallies, _ := b.App.List(context.Background(), "tally", app.Filter{})
	if len(tallies) != 1 || p.count.Text() != "1 person, 1 still here" {
		t.Errorf("C-Card is counted %d times, and there are %q", len(tallies), p.count.Text())
	}
	p.takeBack() // one step for both
	if tallies, _ = b.App.List(context.Background(), "tally", app.Filter{}); len(tallies) != 0 {
		t.Error("undo left the count")
	}
	begin()
	b.Win.Canvas().Focused().TypedRune('k')
	p.agreed.SetOn(true)
	p.save()
	if c := last(); c.Topics != "ccard" || c.NoteAgreed != value.Yes {
		t.Errorf("C-Card with their word: %+v", c)
	}
}

func TestCountAndDraft(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	p.Commands().Count()
	if list, _ := b.App.List(context.Background(), "tally", app.Filter{}); len(list) != 1 {
		t.Error("the visit without a name was not counted")
	}
	p.name.SetText("chl")
	p.take()
	p.did.SetText("Boiler letter")
	p.topics.SetChosen("money")
	p.focus(p.did.FocusTarget())
	p.focus(p.next.FocusTarget()) // a power cut now
	if d, err := b.App.DraftOf(context.Background(), draftKind, "", ""); err != nil || d == nil || d.Fields["said"] != "Boiler letter" || d.Fields["topics"] != "money" {
		t.Errorf("kept while typing: %+v, %v", d, err)
	}
	p.Leave()
	q := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	if q.did.Text() != "Boiler letter" || q.person == nil || q.person.Person.FirstName != "Chloe" {
		t.Error("the unfinished visit did not come back")
	}
	q.face()
	if words := seen(q); strings.Contains(words, "Chloe") {
		t.Error("a name stands on the screen that faces visitors")
	}
}
