package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

const today = value.Date("2026-11-24")

// Texts that a spreadsheet program would run, and texts that only look like it, come back as they were and stand guarded in between.
func TestFormulaGuard(t *testing.T) {
	for _, text := range []string{"=1+1", "+447700900123", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1", "＋1", "－1", "＠x", "'=1", "''=1", "'", "''", "'quoted'", "plain", "1=1", " =1", "",
		`=HYPERLINK("http://example.invalid";"x")`, "=cmd|' /C calc'!A0", "a,b\n\"c\""} {
		c := &care.Contact{Said: text}
		rows, err := csv.NewReader(bytes.NewReader(WriteCSV(care.ContactSpec, []record.Record{c}))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("%q: %d rows, %v", text, len(rows), err)
		}
		cell := ""
		for i, h := range rows[0] {
			if h == "said" {
				cell = rows[1][i]
			}
		}
		if cell != "" && strings.ContainsRune(formulaStarts, []rune(cell)[0]) {
			t.Errorf("%q stands in the file as %q, which a spreadsheet runs", text, cell)
		}
		if back := Unguard(Guard(text)); back != text {
			t.Errorf("%q came back as %q", text, back)
		}
	}
}

// A file that WriteCSV wrote is read again as new records; semicolons stand for commas when the first line has no comma; a cell that cannot be
// read is one problem, also when the field may not stay empty.
func TestReadCSVAsSpreadsheetsWriteIt(t *testing.T) {
	recs, _, err := ReadCSV(care.TallySpec, WriteCSV(care.TallySpec, []record.Record{&care.Tally{Meta: record.Meta{ID: "x"}, On: "2026-11-01", Place: "No. 4"}}), "", today)
	if err != nil || len(recs) != 1 || recs[0].Head().ID != "" || recs[0].(*care.Tally).Place != "No. 4" {
		t.Errorf("with ids: %v, %v", recs, err)
	}
	recs, _, err = ReadCSV(care.TallySpec, []byte("on_day;place\r\n01/11/2026;\"No. 4, upstairs; the blue door\"\r\n"), "", today)
	if err != nil || len(recs) != 1 || recs[0].(*care.Tally).Place != "No. 4, upstairs; the blue door" {
		t.Errorf("with semicolons: %v, %v", recs, err)
	}
	_, _, err = ReadCSV(care.ContactSpec, []byte("on_day,mode,talked\nsoon,pigeon,yes\n"), "p1", today)
	if p, ok := err.(FileProblems); !ok || len(p) != 2 {
		t.Errorf("two bad cells: %v", err)
	}
	if !HasIDs([]byte("\xef\xbb\xbfid;on_day\n")) || HasIDs([]byte("on_day,place\n")) || HasIDs(nil) {
		t.Error("which files have ids")
	}
}

// table is a file without its column of ids, as somebody would hand it in.
func table(t testing.TB, s *record.Spec, list []record.Record) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(WriteCSV(s, list))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		if err := w.Write(row[1:]); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.Bytes()
}

// Every type goes out and comes back the same, field by field.
func TestRoundTrip(t *testing.T) {
	for _, s := range care.Specs() {
		var list []record.Record
		for i := range 12 {
			r := caretest.Sample(s, "p1", i)
			if s.Kind == "person" {
				r.Head().PersonID = ""
			}
			for _, f := range s.Fields {
				if f.Kind == record.Ref && f.Need {
					if err := f.SetCode(r, "a1"); err != nil {
						t.Fatal(err)
					}
				}
			}
			if s.Validate(r) == nil {
				list = append(list, r)
			}
		}
		if len(list) == 0 {
			t.Errorf("%s: nothing to try", s.Kind)
			continue
		}
		back, lines, err := ReadCSV(s, table(t, s, list), "", today)
		if err != nil {
			t.Errorf("%s: %v", s.Kind, err)
			continue
		}
		if len(back) != len(list) || len(lines) != len(list) {
			t.Errorf("%s: %d of %d came back, %d lines", s.Kind, len(back), len(list), len(lines))
			continue
		}
		for i := range back {
			if !s.Shared && back[i].Head().PersonID != list[i].Head().PersonID {
				t.Errorf("%s: under %q, not %q", s.Kind, back[i].Head().PersonID, list[i].Head().PersonID)
			}
			for _, f := range s.Fields {
				if a, b := f.Code(list[i]), f.Code(back[i]); a != b {
					t.Errorf("%s.%s: %q came back as %q", s.Kind, f.Key, a, b)
				}
			}
		}
	}
}

func TestReadCSVRefuses(t *testing.T) {
	for _, c := range []struct{ name, in, say string }{
		{"nothing", "", "empty"},
		{"not UTF-8", "on_day\n\xff\n", "UTF-8"},
		{"unknown column", "on_day,colour\n", "Line 1: \"colour\""},
		{"column twice", "on_day,on_day\n", "stands twice"},
		{"too few cells", "on_day,place\n2026-11-01\n", "Line 2: there are 1 columns and 2 names"},
		{"both bad lines", "on_day,at_time\n2026-11-01,\nsoon,\n\n2026-11-02,later\n", "Line 3: "},
		{"open quotation", "on_day,place\n2026-11-01,\"No. 4\n", "quotation marks"},
		{"required", "on_day,place\n,No. 4\n", "Line 2: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := ReadCSV(care.TallySpec, []byte(c.in), "", today)
			if err == nil || !strings.Contains(fault.Sentence(err), c.say) || fault.CodeOf(err) != fault.Invalid {
				t.Errorf("said %v, not %q", err, c.say)
			}
		})
	}
	_, _, err := ReadCSV(care.TallySpec, []byte("on_day,at_time\n2026-11-01,\nsoon,\n\n2026-11-02,later\n"), "", today)
	if p, ok := err.(FileProblems); !ok || len(p) < 2 || p[0].Line != 3 || p[len(p)-1].Line != 5 {
		t.Errorf("lines of %v", err)
	}
	recs, lines, err := ReadCSV(care.TallySpec, []byte("\xef\xbb\xbf on_day ,place\r\n01/11/2026,\"No. 4,\nupstairs\"\r\n\r\n2026-11-02,\r\n"), "", today)
	if err != nil || len(recs) != 2 || recs[0].(*care.Tally).On != "2026-11-01" || lines[1] != 5 {
		t.Errorf("as a spreadsheet program writes it: %v, lines %v, %v", recs, lines, err)
	}
}

// FuzzReadCSV: no file makes it panic, what it takes is valid, and what is written again reads the same.
func FuzzReadCSV(f *testing.F) {
	specs := care.Specs()
	for i, s := range specs {
		f.Add(byte(i), WriteCSV(s, []record.Record{caretest.Sample(s, "p1", i)}))
		f.Add(byte(i), table(f, s, []record.Record{caretest.Sample(s, "p1", i), caretest.Sample(s, "p1", i+1)}))
	}
	f.Add(byte(0), []byte("\xef\xbb\xbffirst_name,last_name,birth_day\n=1+1,'=x,\"2009-03-04\"\n"))
	f.Add(byte(3), []byte("\"\n\"\",\"\r\n\r,\x00"))
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		s := specs[int(kind)%len(specs)]
		list, lines, err := ReadCSV(s, data, "p1", today)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid || fault.Sentence(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		if len(lines) != len(list) {
			t.Fatalf("%d lines of %d records", len(lines), len(list))
		}
		for _, r := range list {
			if p := s.Validate(r); p != nil {
				t.Fatalf("took what is not valid: %v", p)
			}
		}
		if len(list) == 0 {
			return
		}
		back, _, err := ReadCSV(s, table(t, s, list), "p1", today)
		if err != nil {
			t.Fatalf("does not read what it wrote: %v", err)
		}
		if len(back) != len(list) {
			t.Fatalf("%d of %d came back", len(back), len(list))
		}
		for i := range back {
			for _, f := range s.Fields {
				if a, b := f.Code(list[i]), f.Code(back[i]); strings.ReplaceAll(a, "\r\n", "\n") != strings.ReplaceAll(b, "\r\n", "\n") {
					t.Fatalf("%s: %q came back as %q", f.Key, a, b)
				}
			}
		}
	})
}
