package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
)

var ctx = context.Background()

func sheetFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/sheets/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A workbook that another program wrote: a title, names over the columns in joined cells, days by the cell's style, a case number with noughts in
// front, rich text, a formula without a value, a hidden row and hidden sheets.
func TestReadWorkbook(t *testing.T) {
	s, err := ReadSheet(ctx, "visits.xlsx", sheetFile(t, "visits.xlsx"), "")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(s.Head, "|"); got != "Date|Young person|Contact type|Contact time|Contact notes|Case number|Paid" {
		t.Errorf("the names are %s", got)
	}
	if got := strings.Join(s.Sheets, "|"); s.Name != "Visits" || got != "Visits|Empty|Money" {
		t.Errorf("%s of the sheets %s", s.Name, got)
	}
	want := []string{
		"4: 2026-04-03|Amara Bello|Phone|14:30|Rang about the bursary, and <signed> & sent|000042|12.5",
		"5: 2026-04-05|Amara Bello|Home|2026-04-05 14:30|Two rooms||",
		"6: 46117|Jo Grant|Email||||0.3",
		"7: |Jo Grant|yes||||",
	}
	for i, w := range want {
		if i >= len(s.Rows) {
			t.Fatalf("%d rows", len(s.Rows))
		}
		if got := fmt.Sprintf("%d: %s", s.Rows[i].Line, strings.Join(s.Rows[i].Cells, "|")); got != w {
			t.Errorf("row %d is\n%s, not\n%s", i, got, w)
		}
	}
	if !strings.Contains(s.Rows[2].Broken, "formula without a value") {
		t.Errorf("broken: %q", s.Rows[2].Broken)
	}
	notes := strings.Join(s.Notes, " ")
	for _, n := range []string{"hidden in the workbook", "joined downwards", "3 sheets", "stand in line 2"} {
		if !strings.Contains(notes, n) {
			t.Errorf("%q is not in %q", n, notes)
		}
	}
	m, err := ReadSheet(ctx, "visits.xlsx", sheetFile(t, "visits.xlsx"), "Money")
	if err != nil || strings.Join(m.Rows[0].Cells, "|") != "2026-10-01|5" || m.Digest == s.Digest {
		t.Errorf("%v, %v", m, err)
	}
}

// book1 is a workbook of these parts with the usual ones around them.
func book1(t testing.TB, rows string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	for name, text := range more {
		parts[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const heads = `<row r="1"><c r="A1" t="inlineStr"><is><t>Day</t></is></c><c r="B1" t="inlineStr"><is><t>How</t></is></c></row>`

func TestReadSheetRefuses(t *testing.T) {
	si := strings.Repeat("<si><t>"+strings.Repeat("x", 1000)+"</t></si>", 1)
	bomb := "<sst>" + strings.Repeat(si, 68_000) + "</sst>"
	for _, c := range []struct {
		name string
		data []byte
		say  string
	}{
		{"nothing", nil, "empty"},
		{"blank lines", []byte("\n\n,,\n"), "empty"},
		{"old workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), "old kind (.xls)"},
		{"locked workbook", sheetFile(t, "locked.xlsx"), "passphrase"},
		{"PDF", []byte("%PDF-1.7"), "PDF"},
		{"a picture", []byte("\x89PNG\x00\x00"), "not a spreadsheet"},
		{"a zip of something else", zipped(t, "letter.txt", "hello"), "cannot be read"},
		{"half a workbook", sheetFile(t, "visits.xlsx")[:3000], "cannot be read"},
		{"not XML", book1(t, heads+"<row><c", nil), "cannot be read"},
		{"a document type", book1(t, heads, map[string]string{"xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "b">]><workbook/>`}), "cannot be read"},
		{"strings without end", book1(t, heads, map[string]string{"xl/sharedStrings.xml": bomb}), "unpacks to far more"},
		{"a column far out", book1(t, heads+`<row r="2"><c r="XFD2"><v>1</v></c></row>`, nil), "200 at most"},
		{"too many columns", []byte(strings.Repeat("a,", 300) + "b\n1\n"), "200 at most"},
		{"open quotation", []byte("Day,How\n2026-11-01,\"No. 4\n"), "quotation marks"},
		{"too large", make([]byte, maxCSV+1), "32 MB"},
		{"no such sheet", nil, "It has: Visits, Empty, Money"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, sheet := c.data, ""
			if c.name == "no such sheet" {
				data, sheet = sheetFile(t, "visits.xlsx"), "Nowhere"
			}
			_, err := ReadSheet(ctx, "x", data, sheet)
			if err == nil || !strings.Contains(fault.Sentence(err), c.say) || fault.CodeOf(err) != fault.Invalid {
				t.Errorf("said %q (%v), not %q", fault.Sentence(err), err, c.say)
			}
		})
	}
	lines := []byte("Day,How\n" + strings.Repeat("2026-11-01,text\n", maxRows+1))
	if _, err := ReadSheet(ctx, "x", lines, ""); !strings.Contains(fault.Sentence(err), "100,000 lines") {
		t.Errorf("more lines than may be: %v", err)
	}
	if s, err := ReadSheet(ctx, "x", lines[:len(lines)-16], ""); err != nil || len(s.Rows) != maxRows {
		t.Errorf("as many lines as may be: %v", err)
	}
	off, cancel := context.WithCancel(ctx)
	cancel()
	for _, data := range [][]byte{lines, sheetFile(t, "visits.xlsx")} {
		if _, err := ReadSheet(off, "x", data, ""); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	}
}

func zipped(t testing.TB, name, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What the archive says about its size is not believed: a part that unpacks to more than it may is stopped while it is read.
func TestWorkbookThatLies(t *testing.T) {
	r := &limited{ctx, strings.NewReader(strings.Repeat("x", 100)), 10}
	n, err := r.Read(make([]byte, 100))
	if n != 10 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := r.Read(make([]byte, 1)); !errors.Is(err, errBig) {
		t.Errorf("%v", err)
	}
	merges := `<mergeCells>` + strings.Repeat(`<mergeCell ref="A2:A1048576"/>`, 25_000) + `</mergeCells>`
	var rows strings.Builder
	rows.WriteString(heads)
	for i := range 1000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="B%d" t="inlineStr"><is><t>text</t></is></c></row>`, i+2, i+2)
	}
	data := book1(t, rows.String(), nil)
	data = bytes.Clone(data)
	if s, err := ReadSheet(ctx, "x", data, ""); err != nil || len(s.Rows) != 1000 {
		t.Fatal(err)
	}
	if s, err := ReadSheet(ctx, "x", book1(t, rows.String()+"</sheetData>"+merges+"<sheetData>", nil), ""); err != nil || len(s.Rows) != 1000 {
		t.Fatal(err)
	}
}

func TestReadSheetOfText(t *testing.T) {
	for _, c := range []struct{ name, in, head, row string }{
		{"commas", "Day,How\n2026-11-01,text\n", "Day|How", "2: 2026-11-01|text"},
		{"semicolons", "\xef\xbb\xbfDay;How\r\n01/11/2026;\"a; b\"\r\n", "Day|How", "2: 01/11/2026|a; b"},
		{"tabs", "Day\tHow\n2026-11-01\ttext\n", "Day|How", "2: 2026-11-01|text"},
		{"UTF-16", "\xff\xfeD\x00a\x00y\x00\t\x00H\x00\n\x001\x00\t\x00\xe9\x00\n\x00", "Day|H", "2: 1|é"},
		{"Windows", "Name,How\nZo\xeb,text\n", "Name|How", "2: Zoë|text"},
		{"a title above", "Team visits,,\n,,\nDay,How,Who\n1,2,3\n", "Day|How|Who", "4: 1|2|3"},
		{"two rows of names", "Day,Contact,,Who\n,type,notes,\n1,2,3,4\n", "Day|Contact type|Contact notes|Who", "3: 1|2|3|4"},
		{"a column without a name", "Day,,How\n1,2,3\n", "Day||How", "2: 1|2|3"},
		{"a name twice", "Phone,phone\n1,2\n", "Phone|phone (2)", "2: 1|2"},
		{"cells missing and over", "Day,How\n1\n", "Day|How", "2: 1|"},
		{"one column", "Day\n2026-11-01\n", "Day", "2: 2026-11-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := ReadSheet(ctx, "x.csv", []byte(c.in), "")
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(s.Head, "|"); got != c.head {
				t.Errorf("names %q, not %q", got, c.head)
			}
			if got := fmt.Sprintf("%d: %s", s.Rows[0].Line, strings.Join(s.Rows[0].Cells, "|")); got != c.row {
				t.Errorf("row %q, not %q", got, c.row)
			}
		})
	}
}

func TestNumberStyles(t *testing.T) {
	for _, c := range []struct {
		id, code   string
		day, clock bool
		zeros      int
	}{
		{"14", "", true, false, 0}, {"20", "", false, true, 0}, {"22", "", true, true, 0}, {"0", "", false, false, 0}, {"2", "", false, false, 0},
		{"164", "dd/mm/yyyy", true, false, 0}, {"164", "m/d/yy h:mm", true, true, 0}, {"164", "[h]:mm", false, true, 0}, {"164", `"day "0`, false, false, 0},
		{"164", "000000", false, false, 6}, {"164", `[Red]0.00`, false, false, 0}, {"164", `0.00;[$-809]d mmm`, false, false, 0}, {"164", "mmm-yy", true, false, 0},
		{"164", "General", false, false, 0}, {"164", `[$-F800]dddd\, mmmm dd\, yyyy`, true, false, 0}, {"164", `_-"£"* #,##0.00_-`, false, false, 0},
	} {
		got := styleOf(c.id, c.code)
		if got.day != c.day || got.clock != c.clock || got.zeros != c.zeros {
			t.Errorf("%s %s: %+v", c.id, c.code, got)
		}
	}
	for _, c := range []struct {
		x    float64
		want string
	}{{46115, "2026-04-03"}, {46115.604166666664, "2026-04-03 14:30"}, {46115.9999999, "2026-04-04"}, {61, "1900-03-01"}} {
		if got, ok := dayAndTime(c.x, numberStyle{day: true, clock: true}, "1899-12-30"); !ok || got != c.want {
			t.Errorf("%v is %q, %v, not %q", c.x, got, ok, c.want)
		}
	}
	if got, _ := dayAndTime(44653, numberStyle{day: true}, "1904-01-01"); got != "2026-04-03" {
		t.Errorf("of a workbook that counts from 1904: %q", got)
	}
	for _, x := range []float64{-5, 0, 59, 5e6} {
		if got, ok := dayAndTime(x, numberStyle{day: true}, "1899-12-30"); ok {
			t.Errorf("%v is %q", x, got)
		}
	}
}

// FuzzReadSheet: no file makes it panic; what it gives is rectangular, bounded, read as records of any type, and every refusal is a sentence.
func FuzzReadSheet(f *testing.F) {
	specs := care.Specs()
	for i, s := range specs {
		f.Add(WriteCSV(s, []record.Record{caretest.Sample(s, "p1", i), caretest.Sample(s, "p1", i+1)}))
	}
	f.Add([]byte("\xef\xbb\xbffirst_name,last_name,birth_day\n=1+1,'=x,\"2009-03-04\"\n"))
	f.Add([]byte("\"\n\"\",\"\r\n\r,\x00"))
	f.Add(sheetFile(f, "visits.xlsx"))
	f.Add(sheetFile(f, "locked.xlsx"))
	f.Add(book1(f, heads+`<row r="3"><c r="A3" s="9"><v>46115</v></c><c t="s"><v>7</v></c><c r="C3" t="e"><v>#N/A</v></c></row>`, nil))
	f.Add([]byte("Day,Contact,,Who\n,type,notes,\n1,2,3,4\n"))
	f.Add([]byte("\xff\xfeD\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadSheet(ctx, "x", data, "")
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid || fault.Sentence(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		if len(s.Head) > maxColumns || len(s.Rows) > maxRows {
			t.Fatalf("%d columns, %d rows", len(s.Head), len(s.Rows))
		}
		for _, r := range s.Rows {
			if len(r.Cells) != len(s.Head) {
				t.Fatalf("%d cells under %d names", len(r.Cells), len(s.Head))
			}
		}
		spec := specs[len(data)%len(specs)]
		m := Guess(spec, s)
		lines, err := ReadLines(ctx, spec, s, &m, today, quiet)
		if err != nil || len(lines.Lines) != len(s.Rows) {
			t.Fatalf("%d rows read as %s: %v", len(s.Rows), spec.Kind, err)
		}
		for _, l := range lines.Lines {
			for _, key := range l.Given {
				if f := spec.Field(key); f == nil || f.Kind != record.Ref && f.Kind != record.Int && f.Kind != record.Money && f.Empty(l.Rec) && f.Code(l.Rec) == "" && f.Kind != record.Text && f.Kind != record.Note && f.Kind != record.Fact {
					t.Fatalf("%s is said to be filled and is empty", key)
				}
			}
		}
	})
}
