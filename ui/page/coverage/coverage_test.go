package coverage

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

func bench(t *testing.T) (b *pagetest.Bench, all, one func() page.Page) {
	b = pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	leon := &care.Person{FirstName: "Leon", LastName: "Grant", Born: "2008-02-02"}
	b.Save(leon, &care.Contact{Meta: of, On: "2026-03-03", Mode: "dropin", Place: "No. 4", Topics: "health", NoteAgreed: value.Yes, Said: "Sleep, and how to see the nurse."},
		&care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09"}, &care.CarerNote{Meta: of, On: "2026-10-01", Kind: "fact", Happened: "A council volunteer took her to the open day."},
		&care.HealthCheck{Meta: of, Kind: "rha", State: "done", Booked: "2026-05-01", Done: "2026-05-06"}, &care.HealthFact{Meta: of, Block: "disability", Item: "dis_condition", Fact: value.Fact{Answer: value.None}})
	b.Save(&care.Contact{Meta: record.Meta{PersonID: leon.ID}, On: "2026-10-20", Mode: "dropin", Topics: "mood,money", Said: "Worried about rent."}, &care.Tally{On: "2026-11-02", Place: "No. 4"})
	return b, func() page.Page { return New(b.Env, page.Place{Page: "coverage"}) }, func() page.Page { return New(b.Env, page.Place{Page: "coverage", Person: b.Amara.ID}) }
}

func TestScreens(t *testing.T) {
	b, all, one := bench(t)
	b.Shots("coverage", all, nil)
	b.Shots("coverage-person", one, nil)
	b.Shots("coverage-behind", all, func() { b.Page.(*Page).open("P5.3b") })
	fyne.CurrentApp().Settings().SetTheme(look.New(look.AlwaysDark, 100))
	b.Win.Resize(fyne.NewSize(1090, 739))
	b.Open(all)
	b.Shot("coverage-dark")
	fyne.CurrentApp().Settings().SetTheme(look.New(look.AlwaysLight, 100))
}

// texts is what stands on the page: the words around the table and every row that is listed.
func texts(p *Page) string {
	out := pagetest.Words(p.body)
	for _, r := range p.lines() {
		out += "\n" + r.Heading
		for _, c := range r.Cells {
			out += "\n" + c.Text + "\n" + c.Sub
		}
	}
	return out
}

func TestEverybodysGridAndTheRecordsBehindARow(t *testing.T) {
	b, all, _ := bench(t)
	p := b.Open(all).(*Page)
	for _, want := range []string{"Health drop-in, 16 and over", "1 of 2", "For 1 of 2: no health drop-in in this time.", "Priority 5: health", "Priority 8: leaving care", "No record shows this by itself."} {
		if !strings.Contains(texts(p), want) {
			t.Errorf("not on the page: %q", want)
		}
	}
	if h := p.Head(); h.Sub != "1 April 2026 to 24 November 2026. 2 open records." {
		t.Errorf("the head says %q", h.Sub)
	}
	p.table.Select("P5.3b")
	p.Commands().Main()
	s := b.Sheet()
	said := pagetest.Words(s.Body())
	for _, r := range p.behindList("P5.3b") {
		it := item(r)
		said += "\n" + it.Title + "\n" + it.Detail
	}
	for _, it := range p.lacking("P5.3b") {
		said += "\n" + it.Heading + it.Title
	}
	for _, want := range []string{"Offer a regular drop-in advice service for children in care aged 16+ and care leavers.", "Worried about rent.", "Somebody who would rather not be named", "Leon Grant: contact. Shows: health drop-in.", "For 1 of 2: no health drop-in in this time.", "Amara Bello"} {
		if !strings.Contains(said, want) {
			t.Errorf("the sheet does not say %q: %s", want, said)
		}
	}
	b.Key(fyne.KeyDown) // past the visit without a name, which leads nowhere
	b.Key(fyne.KeyReturn)
	b.NoSheet()
	if last := b.Went[len(b.Went)-1]; last.Part != "touch" || last.Record == "" || last.Person == b.Amara.ID {
		t.Errorf("went to %+v", last)
	}
}

func TestOnePersonsGridSaysSinceWhen(t *testing.T) {
	b, _, one := bench(t)
	p := b.Open(one).(*Page)
	for _, want := range []string{"No health drop-in since 3 March 2026.", "1 health assessment", "2 without a day", "No health passport given yet."} {
		if !strings.Contains(texts(p), want) {
			t.Errorf("not on the page: %q", want)
		}
	}
	if h := p.Head(); h.Title != "Amara Bello: evidence for the strategy" {
		t.Errorf("the head says %q", h.Title)
	}
	p.show = "missing"
	p.fill()
	for _, never := range []string{"Apprenticeships", "Group for carers of older young people"} {
		if strings.Contains(texts(p), never) {
			t.Errorf("nothing is missing there: %q", never)
		}
	}
	here := p.Here()
	again := New(b.Env, here).(*Page)
	if again.period != p.period || again.show != "missing" || again.person != b.Amara.ID {
		t.Errorf("the place is lost: %+v", here)
	}
	all := New(b.Env, page.Place{Page: "coverage", Person: b.Amara.ID, Arg: "..2026-11-24;"}).(*Page)
	b.Open(func() page.Page { return all })
	if !strings.Contains(texts(all), "1 health drop-in") {
		t.Error("from the beginning, the drop-in of March is not counted")
	}
}

func TestTheGridFollowsTheStrategyInUse(t *testing.T) {
	b, all, _ := bench(t)
	if _, err := b.App.LoadStrategy(t.Context(), catalogue.ExampleStrategy()); err != nil {
		t.Fatal(err)
	}
	if err := b.App.UseStrategy(t.Context(), "practice-council-2025"); err != nil {
		t.Fatal(err)
	}
	p := b.Open(all).(*Page)
	for _, want := range []string{"Promise 3: health", "Promise 6: leaving care", "A nurse at the drop-in", "The strategy in use is Practice Council (made up)"} {
		if !strings.Contains(texts(p), want) {
			t.Errorf("not on the page: %q", want)
		}
	}
	if strings.Contains(texts(p), "5.3b") || strings.Contains(texts(p), "Priority 8") {
		t.Error("the built-in strategy shows through")
	}
}
