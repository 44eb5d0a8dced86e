package app_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/value"
)

func quiet(float64) {}

// sheet reads a file as the window does.
func (d *desk) sheet(name, text string) *app.Sheet {
	d.t.Helper()
	s, err := d.ReadSheet(ctx, name, []byte(text), "")
	must(d.t, err)
	return s
}

// proposed is a file checked with the columns as they are proposed; settle may change how they are read.
func (d *desk) proposed(name, text, kind string, settle func(*app.ImportMapping)) *app.Import {
	d.t.Helper()
	s := d.sheet(name, text)
	m, _, err := d.ProposeImport(ctx, s, kind)
	must(d.t, err)
	if settle != nil {
		settle(&m)
	}
	imp, err := d.CheckImport(ctx, s, m, "", quiet)
	must(d.t, err)
	return imp
}

func (d *desk) apply(imp *app.Import) *care.ImportRun {
	d.t.Helper()
	run, err := d.ApplyImport(ctx, imp, quiet)
	must(d.t, err)
	return run
}

func (d *desk) count(kind string) int {
	d.t.Helper()
	list, err := d.List(ctx, kind, app.Filter{})
	must(d.t, err)
	return len(list)
}

// importCSV brings in every row of a file whose columns are named by keys, all of them or none.
func importCSV(ctx context.Context, a *app.App, kind, text, person string) (int, error) {
	sheet, err := a.ReadSheet(ctx, "rows.csv", []byte(text), "")
	if err != nil {
		return 0, err
	}
	m, _, err := a.ProposeImport(ctx, sheet, kind)
	if err != nil {
		return 0, err
	}
	m.Days = "dmy"
	imp, err := a.CheckImport(ctx, sheet, m, person, quiet)
	if err != nil {
		return 0, err
	}
	if bad := imp.Bad(); bad != nil {
		return 0, bad
	}
	for _, l := range imp.Lines {
		l.Take = l.Can() || l.Does == app.ImportSame
		l.Does = app.ImportAdd
	}
	run, err := a.ApplyImport(ctx, imp, quiet)
	if err != nil {
		return 0, err
	}
	return run.Added, nil
}

const visits = `Visits of the 16+ team,,,,,
Date,Young person,Contact type,Mins,Notes,Mileage
13/10/2026,Amara Quillfeather,Phone call,15,Talked about the college place,
14 Oct 2026,"Quillfeather, Jo",F2F,30 mins,,12
2026-10-15,CH42,F2F,,Bus pass came,
15/10/2026,Nobody Known,Email,,Wrote,
31/02/2026,Jo Quillfeather,Email,,Wrote,
`

func TestImportOfAStrangersSpreadsheet(t *testing.T) {
	d := newDesk(t)
	jo := d.person("Jo")
	d.amara.CouncilNumber = "CH42"
	d.save(d.amara)
	s := d.sheet("visits.csv", visits)
	if kind := app.ImportKind(s); kind != "contact" {
		t.Fatalf("the rows are taken for %q", kind)
	}
	m, known, err := d.ProposeImport(ctx, s, "contact")
	must(t, err)
	want := map[string]string{"Date": "on_day", "Young person": "person_id", "Contact type": "mode", "Mins": "minutes", "Notes": "said"}
	for h, key := range want {
		if m.Columns[h] != key {
			t.Errorf("%s is read as %q, not %q", h, m.Columns[h], key)
		}
	}
	if known {
		t.Error("known before it ever came")
	}
	imp, err := d.CheckImport(ctx, s, m, "", quiet)
	must(t, err)
	if len(imp.Words) != 1 || imp.Words[0].Word != "F2F" || imp.Words[0].Count != 2 || imp.Words[0].Key != "mode" {
		t.Errorf("words to settle: %+v", imp.Words)
	}
	if len(imp.Names) != 1 || imp.Names[0].Name != "Nobody Known" {
		t.Errorf("names to settle: %+v", imp.Names)
	}
	if fmt.Sprint(imp.LeftOut) != "[Mileage]" {
		t.Errorf("left out %v", imp.LeftOut)
	}
	if add, _, _, bad := imp.Count(); add != 1 || bad != 4 {
		t.Errorf("%d to add, %d bad", add, bad)
	}
	if d.count("contact") != 0 || d.count("import_run") != 0 {
		t.Fatal("the preview changed something")
	}
	m.Words = map[string]map[string]string{"mode": {"f2f": "home"}}
	imp, err = d.CheckImport(ctx, s, m, "", quiet)
	must(t, err)
	say := imp.Bad().Sentence()
	for _, p := range []string{"Line 6: Young person: nobody here is called \"Nobody Known\".", "Line 7: Day: 31 February does not exist."} {
		if !strings.Contains(say, p) {
			t.Errorf("%q is not in %q", p, say)
		}
	}
	m.People = map[string]string{"nobody known": jo.ID}
	imp, err = d.CheckImport(ctx, s, m, "", quiet)
	must(t, err)
	run := d.apply(imp)
	if run.Added != 4 || run.Left != 1 || d.count("contact") != 4 {
		t.Errorf("added %d, left %d, there are %d", run.Added, run.Left, d.count("contact"))
	}
	list, err := d.List(ctx, "contact", app.Filter{Person: jo.ID})
	must(t, err)
	if c := list[1].(*care.Contact); len(list) != 2 || c.Mode != "home" || c.Minutes != 30 || c.On != "2026-10-14" {
		t.Errorf("Jo's: %+v", c)
	}

	// the same file again: known columns, and nothing to add
	s = d.sheet("visits again.csv", visits)
	m, known, err = d.ProposeImport(ctx, s, "contact")
	must(t, err)
	if !known || m.Words["mode"]["f2f"] != "home" || len(m.People) != 0 {
		t.Errorf("remembered %v: %+v", known, m)
	}
	m.People = map[string]string{"nobody known": jo.ID}
	imp, err = d.CheckImport(ctx, s, m, "", quiet)
	must(t, err)
	if add, change, _, _ := imp.Count(); add+change != 0 || imp.Before == nil {
		t.Errorf("the same file twice would add %d and change %d; before %v", add, change, imp.Before)
	}
	d.refused(func() error { _, err := d.ApplyImport(ctx, imp, quiet); return err }, "No row is ticked")

	// one undo takes it all back, also after a restart; then the file can come again
	d.relock()
	if what, err := d.Undo(ctx); err != nil || what != "imported 4 rows of a spreadsheet" {
		t.Fatalf("undone %q, %v", what, err)
	}
	if d.count("contact") != 0 || d.count("import_run") != 0 {
		t.Errorf("after the undo there are %d contacts, %d imports", d.count("contact"), d.count("import_run"))
	}
	imp = d.proposed("visits.csv", visits, "contact", nil)
	if add, _, _, _ := imp.Count(); add != 3 || imp.Before != nil {
		t.Errorf("after the undo %d can be added", add)
	}
	d.whole()
}

func TestImportShowsLikelyDuplicates(t *testing.T) {
	d := newDesk(t)
	d.save(&care.Contact{Meta: d.of(d.amara), On: "2026-11-20", Mode: "text", Talked: value.Yes, Said: "Bus pass"},
		&care.Contact{Meta: d.of(d.amara), On: "2026-11-21", At: "10:00", Mode: "phone", Talked: value.Yes})
	imp := d.proposed("a.csv", `Day,Time,Young person,How,What was said
2026-11-20,,Amara,Text or app,Bus pass
2026-11-20,,Amara,Text or app,Bus pass and rent
2026-11-21,10:00,Amara,Phone call,
2026-11-21,15:00,Amara,Phone call,Rang again
2026-11-22,,Amara,Letter,
2026-11-22,,Amara,Letter,Another
`, "contact", nil)
	want := []struct {
		take bool
		does string
		why  string
	}{
		{false, app.ImportSame, "Here already."},
		{false, app.ImportAdd, "Like one that is here: the same day and way."},
		{false, app.ImportSame, "Here already."},
		{true, app.ImportAdd, ""},
		{true, app.ImportAdd, ""},
		{false, app.ImportAdd, "Like line 6 of this file: the same day and way."},
	}
	for i, w := range want {
		if l := imp.Lines[i]; l.Take != w.take || l.Does != w.does || l.Why != w.why || len(l.Problems) > 0 {
			t.Errorf("line %d: take %v, %s, %q, %v", l.Line, l.Take, l.Does, l.Why, l.Problems)
		}
	}
	imp.Lines[1].Does, imp.Lines[1].Take = app.ImportChange, true // bring the one that is here up to date
	run := d.apply(imp)
	if run.Added != 2 || run.Changed != 1 || d.count("contact") != 4 {
		t.Errorf("%+v, %d contacts", run, d.count("contact"))
	}
	d.whole()
}

// Blanks never overwrite: what a row leaves blank stays, what it fills replaces, and only that is a change.
func TestImportBringsUpToDate(t *testing.T) {
	d := newDesk(t)
	d.amara.CouncilNumber, d.amara.Phone, d.amara.Adviser = "CH42", "07700 900001", "Ruth Okafor"
	d.save(d.amara)
	text := "Forename,Surname,DOB,Mobile,Adviser,Council number\nAmara,Quillfeather,04/03/2009,,Sam Hill,CH 42\nKit,Quillfeather,13/05/2008,07700 900002,,\n"
	imp := d.proposed("list.csv", text, "person", func(m *app.ImportMapping) { m.Days = "dmy" })
	if l := imp.Lines[0]; l.Does != app.ImportChange || l.Take || !strings.Contains(l.Why, "council number") {
		t.Fatalf("%+v", l)
	}
	imp.Lines[0].Take = true
	run := d.apply(imp)
	if run.Added != 1 || run.Changed != 1 {
		t.Errorf("%+v", run)
	}
	r, err := d.Get(ctx, "person", d.amara.ID)
	must(t, err)
	if p := r.(*care.Person); p.Phone != "07700 900001" || p.Adviser != "Sam Hill" {
		t.Errorf("%+v", p)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	r, err = d.Get(ctx, "person", d.amara.ID)
	must(t, err)
	if p := r.(*care.Person); p.Adviser != "Ruth Okafor" || d.count("person") != 1 {
		t.Errorf("undo left %+v, %d people", p, d.count("person"))
	}
	d.whole()
}

func TestImportAsksWhichWayDaysAreWritten(t *testing.T) {
	d := newDesk(t)
	text := "Day,Young person,How\n03/04/2026,Amara,Letter\n"
	imp := d.proposed("a.csv", text, "contact", nil)
	if imp.Days != "03/04/2026" {
		t.Fatalf("asks about %q", imp.Days)
	}
	d.refused(func() error { _, err := d.ApplyImport(ctx, imp, quiet); return err }, "03/04/2026", "day or the month")
	for order, day := range map[string]value.Date{"dmy": "2026-04-03", "mdy": "2026-03-04"} {
		imp = d.proposed("a.csv", text, "contact", func(m *app.ImportMapping) { m.Days = order })
		if got := imp.Lines[0].Rec.(*care.Contact).On; imp.Days != "" || got != day {
			t.Errorf("%s: %s, asks %q", order, got, imp.Days)
		}
	}
}

func TestImportPicksWhereTwoFit(t *testing.T) {
	d := newDesk(t)
	second := &care.Person{FirstName: "Amara", LastName: canary, Born: "2010-01-02"}
	d.save(second)
	text := "Day,Young person,How\n2026-10-13,Amara " + canary + ",Letter\n2026-10-14,Amara " + canary + ",Letter\n2026-10-14,Amarra " + canary + ",Letter\n"
	imp := d.proposed("a.csv", text, "contact", nil)
	if len(imp.Names) != 2 || imp.Names[0].Count != 2 || len(imp.Names[0].Fits) != 2 || len(imp.Names[1].Fits) != 2 {
		t.Fatalf("%+v", imp.Names)
	}
	imp = d.proposed("a.csv", text, "contact", func(m *app.ImportMapping) {
		m.People = map[string]string{"amara " + strings.ToLower(canary): second.ID, "amarra " + strings.ToLower(canary): "-"}
	})
	if run := d.apply(imp); run.Added != 2 || run.Left != 1 {
		t.Errorf("%+v", run)
	}
	if f, err := d.File(ctx, second.ID); err != nil || len(f.Contacts) != 2 {
		t.Errorf("%v", err)
	}
}

// What the preview says is what comes in: a balance that a row would take below nought is known before.
func TestImportPreviewTriesEveryRow(t *testing.T) {
	d := newDesk(t)
	d.account()
	text := "Date,Young person,Type,Amount,What for,Who agreed\n13/10/2026,Amara,Gift,£20.00,,\n14/10/2026,Amara,Taken out,(25.00),Trainers,Ruth\n15/10/2026,Amara,Gift,15,,\n16/10/2026,Amara,Taken out,-35.00,Coat,Ruth\n"
	imp := d.proposed("money.csv", text, "savings_entry", nil)
	takes := ""
	for _, l := range imp.Lines {
		takes += fmt.Sprint(l.Take, " ")
	}
	if takes != "true false true true " || !strings.Contains(imp.Bad().Sentence(), "Line 3: ") {
		t.Fatalf("%s, %s", takes, imp.Bad().Sentence())
	}
	imp.Lines[2].Take = false // then the last one does not fit either, and nothing comes in
	d.refused(func() error { _, err := d.ApplyImport(ctx, imp, quiet); return err }, "Line 5", "below £0.00")
	if d.count("savings_entry") != 0 || d.count("import_run") != 0 {
		t.Fatal("something came in")
	}
	imp.Lines[2].Take = true
	d.apply(imp)
	if d.count("savings_entry") != 3 {
		t.Errorf("%d entries", d.count("savings_entry"))
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if d.count("savings_entry") != 6 { // a ledger line is reversed, never removed
		t.Errorf("after the undo %d lines", d.count("savings_entry"))
	}
	imp = d.proposed("money.csv", text, "savings_entry", nil)
	if add, _, _, _ := imp.Count(); add != 3 {
		t.Errorf("after the undo %d can be added again", add)
	}
	d.whole()
}

func TestImportOfWhatWaymarkWrote(t *testing.T) {
	d := newDesk(t)
	c := d.contact(d.amara, "First words")
	list, err := d.List(ctx, "contact", app.Filter{})
	must(t, err)
	text := string(exchange.WriteCSV(care.ContactSpec, list))
	imp := d.proposed("out.csv", text, "contact", nil)
	if l := imp.Lines[0]; l.Does != app.ImportSame || l.Take {
		t.Fatalf("what was written comes back as %+v", l)
	}
	imp = d.proposed("out.csv", strings.Replace(text, "First words", "Other words", 1), "contact", nil)
	if l := imp.Lines[0]; l.Does != app.ImportChange || !l.Take {
		t.Fatalf("a change comes back as %+v", l)
	}
	d.apply(imp)
	r, err := d.Get(ctx, "contact", c.ID)
	must(t, err)
	if got := r.(*care.Contact); got.Said != "Other words" || got.With != "Ruth Okafor" {
		t.Errorf("%+v", got)
	}
}

func TestImportRefusesAndCancels(t *testing.T) {
	d := newDesk(t)
	s := d.sheet("a.csv", "Day,Young person,How\n2026-10-13,Amara,Letter\n")
	for _, kind := range []string{"concern", "concern_addition", "owner", "service", "paper", "frozen_review", "import_run", "nothing"} {
		if _, _, err := d.ProposeImport(ctx, s, kind); fault.Sentence(err) == "" || fault.CodeOf(err) == fault.Unexpected {
			t.Errorf("%s: %v", kind, err)
		}
	}
	m, _, err := d.ProposeImport(ctx, s, "contact")
	must(t, err)
	cancelled, cancel := context.WithCancel(ctx)
	imp, err := d.CheckImport(ctx, s, m, "", quiet)
	must(t, err)
	if _, err := d.ApplyImport(cancelled, imp, func(float64) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled while it was written: %v", err)
	}
	if _, err := d.CheckImport(cancelled, s, m, "", quiet); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if d.count("contact") != 0 {
		t.Error("a cancelled import left something")
	}
	m.Columns["Day"] = "nonsense"
	d.refused(func() error { _, err := d.CheckImport(ctx, s, m, "", quiet); return err }, "nonsense")
	d.whole()
}
