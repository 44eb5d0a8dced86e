package returns

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// bench has seven young people on 24 November 2026: ready, failing, missing and late, missing, not to be answered yet, without a number, and in care.
func bench(t *testing.T) (b *pagetest.Bench, open func() page.Page, ids map[string]string) {
	b, ids = pagetest.WithAmara(t), map[string]string{}
	left := func(first, last, number string, born value.Date, more ...func(record.Meta) record.Record) {
		p := &care.Person{FirstName: first, LastName: last, Born: born, CouncilNumber: number}
		b.Save(p)
		of := record.Meta{PersonID: p.ID}
		ids[first] = p.ID
		b.Save(&care.CarePeriod{Meta: of, From: "2017-01-09", To: born.AddYears(18), Basis: "co"}, &care.Status{Meta: of, Code: "former_relevant", From: born.AddYears(18), Support: value.Yes})
		for _, m := range more {
			b.Save(m(of))
		}
	}
	answer := func(a care.ReturnAnswer) func(record.Meta) record.Record {
		return func(of record.Meta) record.Record {
			a.Meta = of
			return &a
		}
	}
	left("Mia", "Castellano", "MX20110", "2007-04-27", answer(care.ReturnAnswer{Age: 19, On: "2026-04-29", InTouch: "YES", Activity: "F4", Home: "E", Suitability: "1", Source: "Phone call, 29 April"}))
	left("Danielle", "Osei", "MX20111", "2006-08-14", answer(care.ReturnAnswer{Age: 20, On: "2026-08-16", InTouch: "YES", Activity: "0", Home: "U", Suitability: "1"}))
	left("Leon", "Grant", "MX20112", "2008-05-03")
	left("Tomasz", "Zielinski", "MX20113", "2005-12-02", answer(care.ReturnAnswer{Age: 20, On: "2025-12-05", InTouch: "YES", Activity: "F5", Home: "U", Suitability: "1"}),
		func(of record.Meta) record.Record {
			return &care.Contact{Meta: of, On: "2026-11-03", Mode: "phone", Talked: value.Yes}
		},
		func(of record.Meta) record.Record {
			return &care.Home{Meta: of, From: "2025-01-10", Kind: "own", AccommodationCode: "U", Suitability: "1"}
		})
	left("Ali", "Rahmani", "MX20114", "2008-03-20", answer(care.ReturnAnswer{Age: 18, On: "2026-03-22", InTouch: "YES", Activity: "F2", Home: "D", Suitability: "1"}))
	left("Jade", "Whitlock", "", "2007-07-30", answer(care.ReturnAnswer{Age: 19, On: "2026-08-01", InTouch: "NO", Activity: "0", Home: "0"}))
	return b, func() page.Page { return New(b.Env, page.Place{Page: "return"}) }, ids
}

func TestScreens(t *testing.T) {
	b, open, ids := bench(t)
	b.Shots("return", open, nil)
	b.Shots("return-answer", open, func() { b.Page.(*Page).table.Select(ids["Tomasz"]); b.Key(fyne.KeyReturn) })
	b.Shots("return-file", open, func() { b.Page.Commands().Main() })
	b.Shots("return-annexa", open, func() { b.Page.(*Page).annex.Press() })
}

// TestTheList: what is still missing stands first, each line in everyday words with its codes, and who is not asked about with the number.
func TestTheList(t *testing.T) {
	b, open, ids := bench(t)
	p := b.Open(open).(*Page)
	var order []string
	for _, l := range p.sorted() {
		order = append(order, l.Person.FirstName)
	}
	if got := strings.Join(order, " "); got != "Leon Tomasz Jade Danielle Ali Mia" {
		t.Errorf("order %s", got)
	}
	if got := p.Head().Sub; got != "Collection 2026/27. 1 of 5 ready, 2 answers are missing, 1 check fails, 1 not to be answered yet." {
		t.Errorf("under the title: %s", got)
	}
	row := p.row(p.line(ids["Mia"]))
	if row.Cells[1].Text != "19 on 27 Apr 2026" || row.Cells[1].Sub != "27 Jan 2026 to 27 May 2026" || row.Cells[2].Text != "In touch (YES). Apprenticeship, full time (F4). Supported lodgings, suitable (E1)." || row.Cells[3].State != widgets.Done {
		t.Errorf("%+v", row.Cells)
	}
	if c := p.row(p.line(ids["Danielle"])).Cells[3]; !strings.HasPrefix(c.Text, "Check 345: ") || c.State != widgets.Warning {
		t.Errorf("%+v", c)
	}
	if c := p.row(p.line(ids["Leon"])).Cells[3]; c.State != widgets.Overdue || c.Text != "No answer, and its days ended 3 Jun" {
		t.Errorf("%+v", c)
	}
	if c := p.row(p.line(ids["Tomasz"])).Cells[3]; c.State != widgets.Due {
		t.Errorf("%+v", c)
	}
	if c := p.row(p.line(ids["Ali"])).Cells[3]; c.State != widgets.Later || c.Text != "From 20 Dec" {
		t.Errorf("%+v", c)
	}
	if c := p.row(p.line(ids["Jade"])).Cells[3]; !strings.Contains(c.Text, "number") {
		t.Errorf("%+v", c)
	}
	if len(p.k.Without) != 1 || p.k.Without[0].Person.FirstName != "Amara" || withoutRow(p.k.Without[0]).Cells[3].Text != "1007, 187, 215" {
		t.Errorf("not asked about: %+v", p.k.Without)
	}
	p.table.Select(ids["Mia"])
	p.table.TypedRune('o')
	if n := len(b.Went); n != 1 || b.Went[0].Person != ids["Mia"] || b.Went[0].Part != "touch" {
		t.Errorf("went to %+v", b.Went)
	}
}

// TestFrom22: the latest contact stands in place of the days about a birthday, and a contact after the answer is pointed out.
func TestFrom22(t *testing.T) {
	b, open, _ := bench(t)
	p := &care.Person{FirstName: "Sol", LastName: "Achebe", Born: "2003-05-20", CouncilNumber: "MX20120"}
	b.Save(p)
	of := record.Meta{PersonID: p.ID}
	b.Save(&care.CarePeriod{Meta: of, From: "2017-01-09", To: "2021-05-20", Basis: "co"}, &care.Status{Meta: of, Code: "former_relevant", From: "2021-05-20", Support: value.Yes},
		&care.Contact{Meta: of, On: "2026-07-02", Mode: "phone", Talked: value.Yes},
		&care.ReturnAnswer{Meta: of, Age: 23, On: "2026-07-02", InTouch: "YES", Activity: "F5", Home: "U", Suitability: "1"})
	row := func() widgets.TableRow {
		r := b.Open(open).(*Page)
		return r.row(r.line(p.ID))
	}
	if r := row(); r.Cells[1].Sub != "Latest contact 2 Jul" || r.Cells[2].Sub != "True on 2 Jul" || r.Cells[3].State != widgets.Done {
		t.Errorf("%+v", r.Cells)
	}
	b.Save(&care.Contact{Meta: of, On: "2026-11-10", Mode: "text", Talked: value.Yes})
	if r := row(); r.Cells[1].Sub != "Latest contact 10 Nov" || !strings.Contains(r.Cells[2].Sub, "There is a later contact") || r.Cells[3].State != widgets.Done {
		t.Errorf("after a later contact: %+v", r.Cells)
	}
}

// TestAnswer: Enter opens an answer that begins with what the records say; codes that are not for that age are not offered; what would fail is asked about
// before it is saved.
func TestAnswer(t *testing.T) {
	b, open, ids := bench(t)
	p := b.Open(open).(*Page)
	b.Win.Canvas().Focus(p.table)
	p.table.Select(ids["Tomasz"])
	b.Key(fyne.KeyReturn)
	s := b.Sheet()
	if s.Title() != "Tomasz Zielinski, 21 on 2 Dec 2026" {
		t.Errorf("title %q", s.Title())
	}
	home := b.Field(s.Body(), "Where they live").(*widgets.Choice)
	doing := b.Field(s.Body(), "Main activity").(*widgets.Choice)
	if home.Value() != "U" || doing.Value() != "F5" {
		t.Errorf("begins with %q and %q", home.Value(), doing.Value())
	}
	doing.Choose("0")
	s.Main().Press()
	ask := b.Sheet()
	if ask.Title() != "Save all the same?" || !strings.Contains(pagetest.Words(ask.Body()), "Check 345") {
		t.Fatalf("%q %s", ask.Title(), pagetest.Words(ask.Body()))
	}
	ask.Close()
	doing.Choose("P5")
	s.Main().Press()
	b.NoSheet()
	p = b.Page.(*Page)
	a := p.line(ids["Tomasz"]).Answer
	if a == nil || a.Age != 21 || a.InTouch != "YES" || a.Activity != "P5" || a.Home != "U" || a.On != "2026-11-24" || a.Source != "Contact on 3 November 2026" {
		t.Fatalf("%+v", a)
	}
	if n := p.k.Count(); n.Ready != 2 || n.Missing != 1 {
		t.Errorf("%+v", n)
	}
	p.table.Select(ids["Tomasz"])
	p.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the same answer again, not a second one
	b.Field(b.Sheet().Body(), "Main activity").(*widgets.Choice).Choose("F1")
	b.Sheet().Main().Press()
	b.NoSheet()
	f, err := b.App.File(t.Context(), ids["Tomasz"])
	if err != nil || len(f.ReturnAnswers) != 2 || f.ReturnAnswers[0].Activity != "F1" {
		t.Errorf("%v, %+v", err, f.ReturnAnswers)
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

// TestCodesForTheAge: at 17 there is no foyer and no former foster carer; F3 is offered in no year since 2022.
func TestCodesForTheAge(t *testing.T) {
	b, open, ids := bench(t)
	l := *b.Open(open).(*Page).line(ids["Mia"])
	codes := func(key, set string) string {
		var out []string
		for _, o := range choices(&l, key, set) {
			if !strings.HasSuffix(o.Label, "("+o.Value+")") {
				t.Errorf("%q does not say %s", o.Label, o.Value)
			}
			out = append(out, o.Value)
		}
		return strings.Join(out, " ")
	}
	if got := codes("accommodation", "home_after_care"); got != "B C D E G H K R S T U V W X Y Z 0" {
		t.Errorf("at 19: %s", got)
	}
	if got := codes("activity", "activity"); got != "F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6 0" {
		t.Errorf("in 2027: %s", got)
	}
	l.Age, l.Year = 17, 2017
	if got := codes("accommodation", "home_after_care"); strings.Contains(got, "T") || strings.Contains(got, "Z") || !strings.Contains(got, "U") {
		t.Errorf("at 17: %s", got)
	}
	if got := codes("activity", "activity"); got != "F1 P1 F2 P2 G4 G5 G6 0 F3 P3" {
		t.Errorf("in 2017: %s", got)
	}
}

// TestTheFile: it asks for whom, says who is left out and why, leaves failing lines out unless they are asked for, and is listed among the files outside.
func TestTheFile(t *testing.T) {
	b, open, ids := bench(t)
	b.OutPath = t.TempDir() + "/return.csv"
	p := b.Open(open).(*Page)
	p.Commands().Main()
	s := b.Sheet()
	s.Main().Press()
	if got := b.Field(s.Body(), "Who is it for?").Problem(); !strings.Contains(got, "Name who will receive") {
		t.Errorf("without a name: %q", got)
	}
	items := p.leftOut(false)
	if len(items) != 5 || items[0].Title != "Leon Grant" || items[0].Detail != "Nothing is recorded yet." || !strings.Contains(items[3].Detail, "Check 345: ") {
		t.Errorf("left out: %+v", items)
	}
	if items := p.leftOut(true); len(items) != 3 {
		t.Errorf("left out of all that are answered: %+v", items)
	}
	b.Type(s.Body(), "Who is it for?", "Lena Ward, performance team")
	s.Main().Press()
	b.NoSheet()
	data := ""
	for name, d := range b.Out {
		if strings.Contains(name, "Mia") || !strings.HasSuffix(name, ".csv") {
			t.Errorf("file name %s", name)
		}
		data = string(d)
	}
	if data != "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nMX20110,27/04/2007,YES,F4,E1\r\n" {
		t.Errorf("%q", data)
	}
	if len(b.Said) == 0 || !strings.HasPrefix(b.Said[len(b.Said)-1], "Saved with 1 line.") {
		t.Errorf("said %q", b.Said)
	}
	f, err := b.App.File(t.Context(), ids["Mia"])
	if err != nil || len(f.Papers) != 1 || f.Papers[0].Path != b.OutPath || f.Papers[0].ForWhom != "Lena Ward, performance team" {
		t.Errorf("%v %+v", err, f.Papers)
	}
	p = b.Page.(*Page)
	p.Commands().Main()
	s = b.Sheet()
	ways, ok := pagetest.Find(s.Body(), func(*widgets.Radios) bool { return true })
	if !ok {
		t.Fatal("nothing to choose, though lines fail")
	}
	b.Win.Canvas().Focus(ways)
	b.Key(fyne.KeyDown)
	b.Type(s.Body(), "Who is it for?", "Lena Ward")
	s.Main().Press()
	for _, d := range b.Out {
		data = string(d)
	}
	if !strings.Contains(data, "MX20111,14/08/2006,YES,0,U1") || strings.Count(data, "\r\n") != 4 {
		t.Errorf("all that are answered: %q", data)
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

// TestEarlierYears: Left and Right choose a year before this one.
func TestEarlierYears(t *testing.T) {
	b, open, ids := bench(t)
	p := b.Open(open).(*Page)
	b.Shown = func() page.Page { return p }
	chips, ok := pagetest.Find(p.Body(), func(c *widgets.Chips) bool { return true })
	if !ok {
		t.Fatal("no years")
	}
	b.Win.Canvas().Focus(chips)
	b.Key(fyne.KeyRight)
	b.Key(fyne.KeySpace)
	if p.k.Year != 2026 || p.line(ids["Tomasz"]) == nil || p.line(ids["Tomasz"]).Age != 20 || p.line(ids["Leon"]) != nil {
		t.Errorf("%d: %+v", p.k.Year, p.k.Lines)
	}
	if at := p.Here(); at.Page != "return" || at.Arg != "2026" {
		t.Errorf("%+v", at)
	}
}

// TestTheListForOfsted: it says what is blank and who is not in it, asks for whom, and is recorded.
func TestTheListForOfsted(t *testing.T) {
	b, open, ids := bench(t)
	b.OutPath = t.TempDir() + "/annexa.csv"
	p := b.Open(open).(*Page)
	p.annex.Press()
	s := b.Sheet()
	text := pagetest.Words(s.Body())
	for _, want := range []string{"6 care leavers", "Check them against the current Annex A"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	s.Main().Press()
	if got := b.Field(s.Body(), "Who is it for?").Problem(); !strings.Contains(got, "Name who will receive the list") {
		t.Errorf("without a name: %q", got)
	}
	b.Type(s.Body(), "Who is it for?", "Lena Ward")
	s.Main().Press()
	b.NoSheet()
	data := ""
	for _, d := range b.Out {
		data = string(d)
	}
	if !strings.HasPrefix(data, "Child Unique ID,Gender,") || strings.Count(data, "\r\n") != 7 || strings.Contains(data, "Castellano") {
		t.Errorf("%q", data)
	}
	f, err := b.App.File(t.Context(), ids["Mia"])
	if err != nil || len(f.Papers) != 1 || f.Papers[0].Report != "annexa" || f.Papers[0].Path != b.OutPath {
		t.Errorf("%v %+v", err, f.Papers)
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}
