package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// leavers are two young people that the return of 2027 asks about: one ready, one whose answer fails a check.
func (d *desk) leavers() (mia, danielle *care.Person) {
	d.t.Helper()
	made := func(first, number string, born value.Date, a care.ReturnAnswer) *care.Person {
		p := &care.Person{FirstName: first, LastName: canary, Born: born, CouncilNumber: number, Adviser: "Ruth Okafor", SexAtBirth: "female", EthnicityCode: "WBRI"}
		d.save(p)
		a.Meta = d.of(p)
		d.save(&care.CarePeriod{Meta: d.of(p), From: "2017-01-09", To: born.AddYears(18), Basis: "co"}, &care.Status{Meta: d.of(p), Code: "former_relevant", From: born.AddYears(18)}, &a)
		return p
	}
	mia = made("Mia", "MX20110", "2007-04-27", care.ReturnAnswer{Age: 19, On: "2026-04-29", InTouch: "YES", Activity: "F4", Home: "E", Suitability: "1"})
	danielle = made("Danielle", "MX20111", "2006-08-14", care.ReturnAnswer{Age: 20, On: "2026-08-16", InTouch: "YES", Activity: "0", Home: "U", Suitability: "1"})
	return mia, danielle
}

// TestReturn: the return as it stands, the file with and without what fails, and its record for everybody in it.
func TestReturn(t *testing.T) {
	d := newDesk(t)
	mia, danielle := d.leavers()
	k, err := d.Return(ctx, 0)
	must(t, err)
	if k.Year != 2027 || len(k.Lines) != 2 || len(k.Without) != 1 || k.Without[0].Person.ID != d.amara.ID || k.Ready() {
		t.Fatalf("%d: %d lines, %+v", k.Year, len(k.Lines), k.Without)
	}
	if n := k.Count(); n != (app.ReturnCount{Due: 2, Ready: 1, Fails: 1}) {
		t.Errorf("%+v", n)
	}
	if a := k.Start(k.Lines[0], d.Today()); a.PersonID != k.Lines[0].Person.ID || a.Age != k.Lines[0].Age {
		t.Errorf("begins with %+v", a)
	}
	if f := k.Check(k.Lines[1], &care.ReturnAnswer{Age: 20, On: "2026-08-16", InTouch: "YES", Activity: "F1", Home: "U", Suitability: "1"}); len(f) != 0 {
		t.Errorf("would fail %+v", f)
	}
	d.refused(func() error { _, err := d.Return(ctx, 2028); return err }, "2027 or before")
	d.refused(func() error { _, err := d.ExportReturn(ctx, 2027, " ", false); return err }, "Name who will receive")
	d.refused(func() error { _, err := d.ExportReturn(ctx, 2026, "Lena Ward", false); return err }, "nothing to hand on")

	f, err := d.ExportReturn(ctx, 2027, "Lena Ward", false)
	must(t, err)
	if f.People != 1 || len(f.Papers) != 1 || f.Papers[0].PersonID != mia.ID || f.Papers[0].Number != "1" || string(f.Bytes) != "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nMX20110,27/04/2007,YES,F4,E1\r\n" {
		t.Errorf("%q %+v", f.Bytes, f.Papers)
	}
	place := t.TempDir() + "/return.csv"
	must(t, os.WriteFile(place, f.Bytes, 0o600))
	must(t, d.ReturnSaved(ctx, f, place))
	out, err := d.StillThere(ctx)
	must(t, err)
	if len(out) != 1 || out[0].Paper.Report != "return" || !out[0].There {
		t.Errorf("outside: %+v", out)
	}
	both, err := d.ExportReturn(ctx, 2027, "Lena Ward", true)
	must(t, err)
	if both.People != 2 || both.Papers[0].Number == both.Papers[1].Number || !bytes.Contains(both.Bytes, []byte("MX20111,14/08/2006,YES,0,U1")) {
		t.Errorf("with what fails: %q", both.Bytes)
	}
	// one file about two young people is one line among the files outside, and erasing it is recorded for both
	must(t, os.WriteFile(place+"2", both.Bytes, 0o600))
	must(t, d.ReturnSaved(ctx, both, place+"2"))
	if out, err = d.StillThere(ctx); err != nil || len(out) != 2 || out[0].People+out[1].People != 3 {
		t.Fatalf("outside: %+v, %v", out, err)
	}
	i := slices.IndexFunc(out, func(o app.Outside) bool { return o.People == 2 })
	must(t, d.EraseOutside(ctx, out[i].Paper))
	if _, err := os.Stat(place + "2"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
	if out, err = d.StillThere(ctx); err != nil || len(out) != 1 || out[0].Paper.Path != place {
		t.Errorf("outside, after erasing: %+v, %v", out, err)
	}
	for _, p := range []*care.Person{mia, danielle} {
		f, err := d.File(ctx, p.ID)
		must(t, err)
		if n := len(slices.DeleteFunc(f.Papers, func(x *care.Paper) bool { return x.Erased == "" })); n != 1 {
			t.Errorf("%s: %d erased files", p.FirstName, n)
		}
		list, err := d.History(ctx, app.HistoryFilter{Person: p.ID, Acts: []string{"export"}})
		must(t, err)
		if want := map[string]int{mia.ID: 2, danielle.ID: 1}[p.ID]; len(list) != want {
			t.Errorf("%s: %d lines of history, want %d", p.FirstName, len(list), want)
		}
	}
	// the due line: it is the adviser's work, and nobody else's
	d.save(&care.ReturnAnswer{Meta: d.of(mia), Age: 18, On: "2025-04-29", InTouch: "YES", Activity: "F4", Home: "E", Suitability: "1"})
	must(t, d.Remove(ctx, "return_answer", k.Lines[0].Answer.ID))
	due := func() bool {
		list, err := d.Dues(ctx, "")
		must(t, err)
		return slices.ContainsFunc(list, func(x rules.Due) bool { return x.Rule == rules.ReturnRule })
	}
	if !due() {
		t.Error("the answer that was removed is not due")
	}
	o := d.Owner()
	o.Role = "carer"
	d.save(&o)
	if due() {
		t.Error("a carer is asked for the council’s return")
	}
	d.whole()
}

// TestAnnexA: the inspectors' list, and its record.
func TestAnnexA(t *testing.T) {
	d := newDesk(t)
	d.refused(func() error { _, err := d.ExportAnnexA(ctx, "Ofsted"); return err }, "Nobody is in a category")
	mia, _ := d.leavers()
	list, err := d.AnnexA(ctx)
	must(t, err)
	if len(list.Rows) != 2 || len(list.Without) != 1 || !list.About.Check || list.About.Source == "" {
		t.Fatalf("%+v", list)
	}
	var problems record.Problems
	if _, err := d.ExportAnnexA(ctx, ""); !errors.As(err, &problems) {
		t.Errorf("for nobody: %v", err)
	}
	f, err := d.ExportAnnexA(ctx, "Ofsted, through Lena Ward")
	must(t, err)
	if f.People != 2 || f.Papers[1].Report != "annexa" || f.Papers[1].PersonID != mia.ID || !bytes.Contains(f.Bytes, []byte("\r\nMX20110,b) Female,a) WBRI,27/04/2007,19,")) {
		t.Errorf("%q", f.Bytes)
	}
	d.whole()
}

// TestExportsAcrossYoungPeople: the return and the inspectors' list are the only two files across young people that tell who they are about, and neither
// holds a name. The calendar is across young people, too, and tells nobody. Whatever else is handed out is about one young person. Who adds another file
// for several people decides here, in the open, what it may tell.
func TestExportsAcrossYoungPeople(t *testing.T) {
	across := map[string]bool{ // function → whether the file tells who it is about
		"Calendar": false, "ExportReturn": true, "ExportAnnexA": true,
	}
	files, err := os.ReadDir(".")
	must(t, err)
	found := map[string]bool{}
	for _, entry := range files {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, 0)
		must(t, err)
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if s, ok := call.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "handOut" && call.Ellipsis.IsValid() {
					found[fn.Name.Name] = true
				}
				return true
			})
		}
	}
	for name := range found {
		if _, ok := across[name]; !ok {
			t.Errorf("%s makes a file across young people that this test does not know", name)
		}
	}
	d := newDesk(t)
	mia, danielle := d.leavers()
	d.save(&care.Contact{Meta: d.of(mia), On: "2026-09-18", Mode: "phone", Talked: value.Yes})
	bytesOf := map[string][]byte{}
	calendar, err := d.Calendar(ctx, "", "Ruth Okafor")
	must(t, err)
	bytesOf["Calendar"] = calendar.Bytes
	ret, err := d.ExportReturn(ctx, 2027, "Lena Ward", true)
	must(t, err)
	bytesOf["ExportReturn"] = ret.Bytes
	list, err := d.ExportAnnexA(ctx, "Ofsted")
	must(t, err)
	bytesOf["ExportAnnexA"] = list.Bytes
	for name, tells := range across {
		if !found[name] {
			t.Errorf("%s is not found: the search does not see, or the list is old", name)
		}
		for _, p := range []*care.Person{mia, danielle} {
			for what, word := range map[string]string{"first name": p.FirstName, "last name": p.LastName, "id": p.ID} {
				if bytes.Contains(bytesOf[name], []byte(word)) {
					t.Errorf("%s holds the %s of %s", name, what, p.FirstName)
				}
			}
			if got := bytes.Contains(bytesOf[name], []byte(p.CouncilNumber)); got != tells {
				t.Errorf("%s holds the council’s number of %s: %v", name, p.FirstName, got)
			}
		}
	}
}

// BenchmarkReturn is the return of a year as the page reads it, over the records of a thousand young people with two years of contacts.
func BenchmarkReturn(b *testing.B) {
	b.Run("1000people", func(b *testing.B) {
		d := newDesk(b)
		var people []record.Record
		for i := range 1000 {
			people = append(people, &care.Person{FirstName: "Load", LastName: canary, Born: value.NewDate(2001+i%9, 1+i%12, 1+i%28), CouncilNumber: fmt.Sprintf("MX%05d", i)})
		}
		d.save(people...)
		for i, r := range people {
			p := r.(*care.Person)
			left := p.Born.AddYears(18)
			own := []record.Record{&care.CarePeriod{Meta: d.of(p), From: left.AddYears(-8), To: left, Basis: "co"}}
			if left <= d.Today() {
				own = append(own, &care.Status{Meta: d.of(p), Code: "former_relevant", From: left})
			} else {
				own[0].(*care.CarePeriod).To = ""
				own = append(own, &care.Status{Meta: d.of(p), Code: "eligible", From: left.AddYears(-2)})
			}
			for n := range 12 {
				own = append(own, &care.Contact{Meta: d.of(p), On: d.Today().AddDays(-60*n - i%50), Mode: "phone", Talked: value.Yes})
			}
			if age := p.Born.AgeOn(d.Today()); i%4 != 0 && age >= 18 && age <= 25 {
				own = append(own, &care.ReturnAnswer{Meta: d.of(p), Age: age, On: p.Born.AddYears(age), InTouch: "YES", Activity: []string{"F1", "P5", "0"}[i%3], Home: "U", Suitability: "1"})
			}
			d.save(own...)
		}
		start := time.Now()
		if _, err := d.Return(ctx, 0); err != nil {
			b.Fatal(err)
		}
		first := time.Since(start)
		for b.Loop() {
			k, err := d.Return(ctx, 0)
			if err != nil || len(k.Lines)+len(k.Without) != 1001 {
				b.Fatalf("%v, %d and %d", err, len(k.Lines), len(k.Without))
			}
		}
		b.ReportMetric(float64(first.Microseconds())/1000, "ms/first")
	})
}
