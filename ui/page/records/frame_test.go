package records

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// plain is a part with nothing in it but what it was made with.
type plain struct {
	file *care.File
	body *widgets.Button
	left *int
}

func (p *plain) Body() fyne.CanvasObject      { return p.body }
func (p *plain) First() fyne.Focusable        { return p.body }
func (p *plain) Buttons() []fyne.CanvasObject { return nil }
func (p *plain) Commands() page.Commands      { return page.Commands{NewWords: "Add"} }
func (p *plain) Help() string                 { return "help" }
func (p *plain) Leave()                       { *p.left++ }

func maker(left *int) page.PartMaker {
	return func(_ *page.Env, f *care.File, _ page.Place) page.Part {
		return &plain{f, widgets.NewButton(widgets.Ordinary, "", f.Person.Name(), nil), left}
	}
}

func TestFrame(t *testing.T) {
	b := pagetest.WithAmara(t)
	left := 0
	p := b.Open(b.Part("plan", "Plan", maker(&left)))
	if h := p.Head(); h.Title != "Amara Bello" || h.Sub != "she/her · 17 · lives with Sian Probert" || h.Help != "help" {
		t.Errorf("head: %+v", h)
	}
	c := p.Commands()
	c.Next()
	c.Previous()
	want := []string{"reviews", "about"}
	for i, w := range want {
		if i >= len(b.Went) || b.Went[i].Part != w || b.Went[i].Person != b.Amara.ID {
			t.Errorf("went to %+v, not %s", b.Went, w)
		}
	}
	tabs, ok := pagetest.Find(p.Body(), func(*widgets.Tabs) bool { return true })
	if !ok {
		t.Fatal("no tabs")
	}
	if label := tabs.AccessibilityLabel(); !strings.Contains(label, "Plan") || !strings.Contains(label, "something is overdue") {
		t.Errorf("the tab says %q", label)
	}
	b.Win.Canvas().Focus(tabs)
	b.Key(fyne.KeyRight)
	b.Key(fyne.KeyReturn)
	if last := b.Went[len(b.Went)-1]; last.Part != "reviews" {
		t.Errorf("Enter on a tab went to %+v", last)
	}
	p.Leave()
	if left != 1 {
		t.Error("the part was not told that it is left")
	}
	reads := 0
	list, err := b.App.History(t.Context(), hist(b.Amara.ID))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if c.Act == "read" {
			reads++
		}
	}
	if reads != 1 {
		t.Errorf("%d readings are recorded", reads)
	}
}

func TestFrameOfNobody(t *testing.T) {
	b := pagetest.New(t)
	left := 0
	p := page.NewPerson(b.Env, []page.PartTab{{Key: "a", Label: "A", Make: maker(&left)}}, page.Place{Person: "nobody"})
	var got error
	p.Load(func(err error) { got = err })
	if got == nil {
		t.Error("a record that is not there was opened")
	}
	p.Leave()
	if p.Commands().New != nil || p.Head().Title != "" {
		t.Error("a page that did not load has commands")
	}
}

func TestSubtitle(t *testing.T) {
	f := &care.File{Person: &care.Person{FirstName: "Leon", Born: "2006-11-25"}}
	today := value.Date("2026-11-24")
	if got := page.Subtitle(f, today); got != "19" {
		t.Errorf("%q", got)
	}
	f.Homes = []*care.Home{{Kind: "supported", From: "2026-01-01"}}
	f.Statuses = []*care.Status{{Code: "former_relevant", From: "2024-11-25"}}
	if got := page.Subtitle(f, today); got != "19 · former relevant young person · lives in: supported accommodation" {
		t.Errorf("%q", got)
	}
	f.Homes[0].Kind = "parents"
	if got := page.Subtitle(f, today); !strings.HasSuffix(got, "lives with parents") {
		t.Errorf("%q", got)
	}
	f.Person.Died = "2026-10-01"
	if got := page.Subtitle(f, today); got != "died 1 October 2026" {
		t.Errorf("%q", got)
	}
}

func TestEveryStatusAndDueStateHasItsWords(t *testing.T) {
	for _, s := range care.Statuses {
		if page.StatusWords[s.Code] == "" {
			t.Errorf("no words for %s", s.Code)
		}
	}
	today := value.Date("2026-11-24")
	for state, want := range map[rules.State]widgets.State{rules.Overdue: widgets.Overdue, rules.Soon: widgets.Due, rules.Later: widgets.Later, rules.Earliest: widgets.Due,
		rules.Waiting: widgets.Waiting, rules.CannotTell: widgets.NotKnown} {
		d := rules.Due{Thing: "Plan review", State: state, Day: "2026-12-09", Often: "At least every 6 months", Fact: "Last review 9 June.", Missing: "the date"}
		if page.DueState(d) != want {
			t.Errorf("%s is shown as %s", state, page.DueState(d))
		}
		it := page.DueItem(d, today, false)
		if it.RightWords == "" || it.Title != "Plan review" || it.Detail != "At least every 6 months. Last review 9 June." {
			t.Errorf("%+v", it)
		}
	}
}

func TestSaved(t *testing.T) {
	if got := page.Saved(time.Date(2026, 11, 24, 14, 32, 0, 0, time.UTC)); got != "Saved at 2:32pm" {
		t.Errorf("%q", got)
	}
}

func TestTheWayOutOfADate(t *testing.T) {
	b := pagetest.WithAmara(t)
	d := rules.Due{Thing: "Plan review", State: rules.Soon, Day: "2026-12-09", Often: "At least every 6 months", Kind: "law", Fact: "Last review 9 June.", Source: "Regulation 7", Check: true}
	changed := false
	s := page.Why(b.Win.Canvas(), d, "2026-11-24", func() { changed = true })
	s.Show()
	words := pagetest.Words(s.Body())
	if !strings.Contains(words, "Check before relying on this.") {
		t.Errorf("it says\n%s", words)
	}
	s.Main().Press()
	if !changed {
		t.Error("the fact was not opened")
	}
	b.NoSheet()
}

func hist(person string) app.HistoryFilter { return app.HistoryFilter{Person: person} }
