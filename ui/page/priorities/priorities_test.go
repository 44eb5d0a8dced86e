package priorities

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// bench is Amara and seven care leavers, some with a passport, some in work.
func bench(t *testing.T) (*pagetest.Bench, func() page.Page) {
	b := pagetest.WithAmara(t)
	b.Save(&care.HealthService{Meta: record.Meta{PersonID: b.Amara.ID}, Kind: "gp", Name: value.KnownFact("Made-up Surgery")})
	for i, name := range []string{"Leon Grant", "Priya Nair", "Callum Reid", "Danielle Osei", "Tomasz Wilk", "Aisha Rahman", "Jade Morris"} {
		first, last, _ := strings.Cut(name, " ")
		p := &care.Person{FirstName: first, LastName: last, Born: value.NewDate(2006, 3+i%3, 4+i), Adviser: "Ruth Okafor"}
		b.Save(p)
		of := record.Meta{PersonID: p.ID}
		b.Save(&care.CarePeriod{Meta: of, From: "2018-01-10", To: p.Born.AddYears(18)}, &care.Status{Meta: of, Code: "former_relevant", From: p.Born.AddYears(18), Confirmed: p.Born.AddYears(18)},
			&care.Contact{Meta: of, On: "2026-05-20", Mode: "dropin", Talked: value.Yes, Topics: "health"})
		if i < 5 {
			b.Save(&care.ReturnAnswer{Meta: of, Age: 20, On: p.Born.AddYears(20).AddDays(2), InTouch: "YES", Activity: []string{"F1", "P2", "G6", "F4", "G5"}[i], Home: "U", Suitability: "1", Source: "Made up"})
		}
	}
	return b, func() page.Page { return New(b.Env, page.Place{Page: "priorities"}) }
}

func TestScreens(t *testing.T) {
	b, open := bench(t)
	b.Shots("priorities", open, nil)
	b.Shots("priorities-row", open, func() { b.Page.(*Page).open("eet") })
	b.Shots("priorities-enter", open, func() { b.Page.(*Page).enterFor("suitable") })
	b.Shots("priorities-print", open, func() { b.Page.(*Page).print() })
}

func enter(l fyne.Focusable) { l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

// Journey J by keys: Enter on a line names the people, and Enter on one of them opens the person.
func TestEnterOnALineNamesThePeople(t *testing.T) {
	b, open := bench(t)
	p := b.Open(open).(*Page)
	p.table.Select("eet")
	enter(p.table)
	words := pagetest.Words(b.Sheet().Body())
	for _, want := range []string{"43%, 3 of 7", "Three figures were published", "The three figures that were published, none picked", "62 of 136", "Offer a minimum of 1 week's work experience", "Measure: "} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the line:\n%s", want, words)
		}
	}
	list, ok := pagetest.Find(b.Sheet().Body(), func(l *widgets.RowList) bool { return true })
	if !ok || !strings.HasPrefix(list.Current(), "unknown:") {
		t.Fatal("those with nothing recorded do not stand first")
	}
	enter(list)
	b.NoSheet()
	if len(b.Went) != 1 || b.Went[0].Page != "person" || b.Went[0].Person == "" {
		t.Errorf("Enter on a name went to %+v", b.Went)
	}
}

// A starting figure needs its number, its source and its day; once entered it stands in the row only when it counts the same thing.
func TestEnterAStartingFigure(t *testing.T) {
	b, open := bench(t)
	p := b.Open(open).(*Page)
	p.table.Select("suitable")
	p.table.TypedRune('s')
	main := func() { b.Sheet().Main().Press() }
	b.Type(b.Sheet().Body(), "How many", "24")
	b.Type(b.Sheet().Body(), "Out of", "30")
	main()
	if widgets.TopSheet(b.Win.Canvas()) == nil {
		t.Fatal("a figure without a source and a day was taken")
	}
	b.Type(b.Sheet().Body(), "As at", "31 3 2026")
	b.Type(b.Sheet().Body(), "Where this is written", "Corporate parenting report 2026, page 12")
	same, _ := pagetest.Find(b.Sheet().Body(), func(c *widgets.Chips) bool {
		return strings.HasPrefix(c.AccessibilityLabel(), "Does it count the same")
	})
	same.TypedRune('y')
	main()
	b.NoSheet()
	if at := p.Here(); at.Record != "suitable" {
		t.Errorf("after saving the page stands on %q", at.Record)
	}
	p = b.Page.(*Page)
	r := p.data.Row("suitable")
	if r.Start == nil || r.Start.Big != "80%" || !r.Start.Own {
		t.Fatalf("the row shows %+v", r.Start)
	}
}

func TestChipsAndPeriod(t *testing.T) {
	b, open := bench(t)
	p := b.Open(open).(*Page)
	if p.data.From != "2026-04-01" || p.data.To != "2026-11-24" {
		t.Errorf("usually from %s to %s", p.data.From, p.data.To)
	}
	before := len(p.data.Sections)
	p.chosen = []string{"8"}
	p.fill()
	p.table.Select("gp-registered")
	if p.table.Current() == "gp-registered" {
		t.Error("a health row is listed under priority 8")
	}
	if before != 2 {
		t.Errorf("%d priorities have rows", before)
	}
	p.print()
	words := pagetest.Words(b.Sheet().Body())
	if !strings.Contains(words, "The file will be called panel-report-2026-11-24.pdf") {
		t.Error(words)
	}
	b.Sheet().Close()
	p.askDays()
	b.Type(b.Sheet().Body(), "First day", "1 6 2026")
	b.Type(b.Sheet().Body(), "Last day", "1 5 2026")
	b.Sheet().Main().Press()
	if len(b.Failed) != 1 {
		t.Error("a period that ends before it begins was counted")
	}
	b.Type(b.Sheet().Body(), "Last day", "1 9 2026")
	b.Sheet().Main().Press()
	b.NoSheet()
	if at := p.Here(); at.Arg != "2026-06-01..2026-09-01;8" {
		t.Errorf("other days: the page stands at %+v", at)
	}
	back := b.Open(func() page.Page { return New(b.Env, p.Here()) }).(*Page)
	if back.data.From != "2026-06-01" || back.data.To != "2026-09-01" || len(back.chosen) != 1 {
		t.Errorf("coming back shows from %s to %s", back.data.From, back.data.To)
	}
}

// A report of so few people is refused with a sentence in the file, and the records say that it was made.
func TestPanelReportIsRecorded(t *testing.T) {
	b, open := bench(t)
	p := b.Open(open).(*Page)
	b.OutPath = "/tmp/panel.pdf"
	p.Commands().Main()
	b.Type(b.Sheet().Body(), "Name of who gets it", "The Corporate Parenting Panel")
	b.Sheet().Main().Press()
	list, err := b.App.List(context.Background(), "service_paper", app.Filter{})
	if err != nil || len(list) != 1 {
		t.Errorf("%d reports of the service are recorded, %v", len(list), err)
	}
}
