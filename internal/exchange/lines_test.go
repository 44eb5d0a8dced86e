package exchange

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

func quiet(float64) {}

func TestReadDay(t *testing.T) {
	for _, c := range []struct {
		in, order string
		want      value.Date
		say       string
	}{
		{"13/10/2026", DayFirst, "2026-10-13", ""}, {"3/4/26", DayFirst, "2026-04-03", ""}, {"3/4/2026", MonthFirst, "2026-03-04", ""}, {"03.04.2026", DayFirst, "2026-04-03", ""},
		{"3 Apr 2026", DayFirst, "2026-04-03", ""}, {"3 April 2026", MonthFirst, "2026-04-03", ""}, {"Fri 3 Apr 2026", DayFirst, "2026-04-03", ""}, {"3-Apr-26", DayFirst, "2026-04-03", ""},
		{"2026-04-03", MonthFirst, "2026-04-03", ""}, {"2026-04-03 14:30", DayFirst, "2026-04-03", ""}, {"2026-04-03T14:30:00", DayFirst, "2026-04-03", ""}, {"03/04/2026 14:30", DayFirst, "2026-04-03", ""},
		{"46115", DayFirst, "2026-04-03", ""}, {"", DayFirst, "", ""},
		{"31/02/2026", DayFirst, "", "31 February does not exist"}, {"fri", DayFirst, "", "not a date"}, {"+7", DayFirst, "", "not a date"}, {"t", DayFirst, "", "not a date"},
		{"3 April", DayFirst, "", "not a date"}, {"99999", DayFirst, "", "not a date"}, {"soon", DayFirst, "", "not a date"}, {"13/13/2026", DayFirst, "", "not a date"},
	} {
		got, err := readDay(c.in, c.order)
		if got != c.want || (c.say == "") != (err == nil) || c.say != "" && !strings.Contains(fault.Sentence(err), c.say) {
			t.Errorf("%q %s is %q, %v", c.in, c.order, got, err)
		}
	}
}

// An order is told by the days, never guessed.
func TestDayOrder(t *testing.T) {
	for _, c := range []struct{ days, said, order, ask string }{
		{"3/4/2026 13/4/2026", "", DayFirst, ""}, {"3/4/2026 4/13/2026", "", MonthFirst, ""}, {"3/4/2026 5/6/2026", "", DayFirst, "3/4/2026"}, {"3/4/2026", "mdy", MonthFirst, ""},
		{"13/4/2026", "mdy", DayFirst, ""}, {"3/3/2026", "", DayFirst, ""}, {"2026-04-03", "", DayFirst, ""}, {"13/4/2026 4/13/2026", "", DayFirst, ""}, {"3Apr2026", "", DayFirst, ""},
	} {
		s := &Sheet{Head: []string{"Day"}}
		for _, d := range strings.Fields(c.days) {
			s.Rows = append(s.Rows, SheetRow{Cells: []string{d}})
		}
		if order, ask := dayOrder(s, 0, c.said); order != c.order || ask != c.ask {
			t.Errorf("%q, said %q: %s, asks %q", c.days, c.said, order, ask)
		}
	}
}

func read(t testing.TB, s *record.Spec, text string, settle func(*Mapping)) *Lines {
	t.Helper()
	sheet, err := ReadSheet(ctx, "x.csv", []byte(text), "")
	if err != nil {
		t.Fatal(err)
	}
	m := Guess(s, sheet)
	if settle != nil {
		settle(&m)
	}
	lines, err := ReadLines(ctx, s, sheet, &m, today, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestReadLinesOfAStranger(t *testing.T) {
	l := read(t, care.ContactSpec, "Date,Time,Name,Method,Mins,Topics,Spoke,Seen alone\n2026-10-13,14:30:00,Amara,Telephone call,0:15,Money; housing,Y,\n2026-10-13 09:05,2026-10-13 09:05,\"Bello,  Amara\",Text,15 mins,Rent,x,N\n", nil)
	c := l.Lines[0].Rec.(*care.Contact)
	if c.On != "2026-10-13" || c.At != "14:30" || c.Minutes != 15 || c.Topics != "housing,money" || c.Talked != value.Yes || c.Mode != "" || l.Lines[0].Person != "Amara" {
		t.Errorf("%+v", c)
	}
	if d := l.Lines[1].Rec.(*care.Contact); d.On != "2026-10-13" || d.At != "09:05" || d.Minutes != 15 || d.Mode != "text" || d.Alone != value.No || l.Lines[1].Person != "Bello, Amara" {
		t.Errorf("%+v", d)
	}
	var asked []string
	for _, w := range l.Words {
		asked = append(asked, w.Key+":"+w.Word)
	}
	if got := strings.Join(asked, " "); got != "mode:Telephone call topics:Rent" {
		t.Errorf("asks %q", got)
	}
	if !slices.Contains(l.Lines[0].Given, "minutes") || slices.Contains(l.Lines[0].Given, "alone") {
		t.Errorf("given %v", l.Lines[0].Given)
	}
	e := read(t, care.EntrySpec, "Date,Name,Amount,Type\n2026-10-13,A,15,Gift\n2026-10-13,A,\"£1,200.50\",Gift\n2026-10-13,A,(20.00),Gift\n2026-10-13,A,1.234,Gift\n", nil)
	for i, want := range []value.Money{1500, 120050, -2000, 0} {
		if got := e.Lines[i].Rec.(*care.Entry).Amount; got != want {
			t.Errorf("line %d: %s, not %s", i, got, want)
		}
	}
	if len(e.Lines[3].Problems) != 1 {
		t.Errorf("%v", e.Lines[3].Problems)
	}
	p := read(t, care.EntrySpec, "on_day,person_id,amount_pence,entry_kind\n2026-10-13,A,1500,gift\n", nil)
	if got := p.Lines[0].Rec.(*care.Entry).Amount; got != 1500 {
		t.Errorf("whole pence of the program's own file: %s", got)
	}
}

func TestReadLinesSettled(t *testing.T) {
	text := "Date,Name,Method,Extra\n2026-10-13,A,F2F,1\n2026-10-13,A,n/a,2\n2026-10-13,A,F2F,3\n"
	l := read(t, care.ContactSpec, text, func(m *Mapping) {
		m.Mean("mode", "F2F", "home")
		m.Mean("mode", "n/a", LeaveEmpty)
		m.Fixed = map[string]string{"talked": "yes", "minutes": "20"}
	})
	if len(l.Words) != 0 || fmt.Sprint(l.LeftOut) != "[Extra]" {
		t.Errorf("%+v, left out %v", l.Words, l.LeftOut)
	}
	if a, b := l.Lines[0].Rec.(*care.Contact), l.Lines[1].Rec.(*care.Contact); a.Mode != "home" || b.Mode != "" || a.Minutes != 20 || a.Talked != value.Yes {
		t.Errorf("%+v, %+v", a, b)
	}
	if l.Lines[0].Key == l.Lines[1].Key || len(l.Lines[0].Key) != care.RowKey {
		t.Errorf("keys %q %q", l.Lines[0].Key, l.Lines[1].Key)
	}
	again := read(t, care.ContactSpec, "Date,Name,Method,Extra\n2026-10-13,A,F2F,1\n2026-10-13,A,F2F,1\n", nil)
	if again.Lines[0].Key != l.Lines[0].Key || again.Lines[1].Key == again.Lines[0].Key {
		t.Error("the same row is not known again, or two equal rows of one file are one")
	}
	if l := read(t, care.ContactSpec, "Name\nA\n", nil); fmt.Sprint(l.Missing) != "[on_day mode]" {
		t.Errorf("missing %v", l.Missing)
	}
}

func TestReadLinesRefuses(t *testing.T) {
	sheet, err := ReadSheet(ctx, "x.csv", []byte("A,B\n1,2\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []Mapping{
		{Columns: map[string]string{"A": "nonsense"}}, {Columns: map[string]string{"A": "said", "B": "said"}},
	} {
		if _, err := ReadLines(ctx, care.ContactSpec, sheet, &m, today, quiet); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%v: %v", m.Columns, err)
		}
	}
	if _, err := ReadLines(ctx, care.PaperSpec, sheet, &Mapping{Columns: map[string]string{"A": "digest"}}, today, quiet); err != nil && fault.CodeOf(err) != fault.Invalid {
		t.Error(err)
	}
	off, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := ReadLines(off, care.ContactSpec, sheet, &Mapping{}, today, quiet); err != context.Canceled {
		t.Errorf("%v", err)
	}
}

// What WriteCSV writes comes back field by field, for every type: columns are known by their keys, sums are pence, formulas are texts again.
func TestSheetRoundTrip(t *testing.T) {
	for _, s := range care.Specs() {
		var list []record.Record
		for i := range 6 {
			r := caretest.Sample(s, "p1", i)
			r.Head().ID = fmt.Sprintf("id%d", i)
			list = append(list, r)
		}
		l := read(t, s, string(WriteCSV(s, list)), nil)
		if len(l.Lines) != len(list) || len(l.Words) != 0 || l.Days != "" {
			t.Errorf("%s: %d lines, words %v, days %q", s.Kind, len(l.Lines), l.Words, l.Days)
			continue
		}
		for i, got := range l.Lines {
			if got.ID != fmt.Sprintf("id%d", i) || !s.Shared && !s.Self && got.Person != "p1" || len(got.Problems) > 0 {
				t.Errorf("%s: id %q, person %q, %v", s.Kind, got.ID, got.Person, got.Problems)
			}
			for _, f := range Targets(s) {
				if a, b := f.Code(list[i]), f.Code(got.Rec); a != b && f.Kind != record.Ref {
					t.Errorf("%s.%s: %q came back as %q", s.Kind, f.Key, a, b)
				}
			}
		}
	}
}

// A cell of any text, guarded against spreadsheet programs that would run it, comes back as it was.
func TestGuardedCellsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`['=+\-@ a-z0-9,"]{0,12}`).Draw(t, "text")
		want := strings.TrimSpace(text)
		c := &care.CarerNote{Meta: record.Meta{ID: "x", PersonID: "p"}, On: "2026-10-13", Happened: want, Kind: "fact"}
		data := WriteCSV(care.CarerNoteSpec, []record.Record{c})
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Fatalf("%q would be run", cell)
			}
		}
		sheet, err := ReadSheet(ctx, "x.csv", data, "")
		if err != nil {
			t.Fatal(err)
		}
		m := Guess(care.CarerNoteSpec, sheet)
		l, err := ReadLines(ctx, care.CarerNoteSpec, sheet, &m, today, quiet)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Lines[0].Rec.(*care.CarerNote).Happened; got != want {
			t.Fatalf("%q came back as %q", want, got)
		}
	})
}

func TestGuessKind(t *testing.T) {
	kinds := []*record.Spec{care.ContactSpec, care.PersonSpec, care.EntrySpec, care.TallySpec, care.HomeSpec}
	for head, want := range map[string]string{
		"Forename,Surname,DOB,Mobile": "person", "Date,Young person,Contact type,Notes": "contact", "Date,Name,Amount,Paid by,Transaction type": "savings_entry", "Wind,Weather": "",
	} {
		sheet, err := ReadSheet(ctx, "x.csv", []byte(head+"\n1,2\n"), "")
		if err != nil {
			t.Fatal(err)
		}
		if got := GuessKind(kinds, sheet); got != want {
			t.Errorf("%s is %q, not %q", head, got, want)
		}
	}
}
