package exchange_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"waymark/internal/exchange"
	"waymark/internal/report"
)

var figures = []report.Grid{
	{Name: "Figures", Head: []string{"Row", "Counted"}, Rows: [][]string{{"Has a GP & a dentist", "26"}, {"=cmd()", "Under 6"}, {"007", ""}}},
	{Name: "Figures", Head: []string{"Week"}, Rows: [][]string{{"-3"}}},
}

func TestGridsCSV(t *testing.T) {
	data := exchange.GridsCSV(figures)
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Figures"}, {"Row", "Counted"}, {"Has a GP & a dentist", "26"}, {"'=cmd()", "Under 6"}, {"007", ""}, {"Figures"}, {"Week"}, {"'-3"}}
	if len(rows) != len(want) {
		t.Fatalf("%q", rows)
	}
	for i := range want {
		if !slices.Equal(rows[i], want[i]) {
			t.Errorf("line %d is %q, want %q", i+1, rows[i], want[i])
		}
	}
}

// The workbook is read back with the plain tools of the format: what is in a cell is a whole number or a text, and never a formula.
func TestGridsXLSX(t *testing.T) {
	data := exchange.GridsXLSX(figures)
	if !bytes.Equal(data, exchange.GridsXLSX(figures)) {
		t.Error("equal grids give other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
		if err := xml.Unmarshal(text, new(struct{})); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	for name, want := range map[string][]string{
		"xl/worksheets/sheet1.xml": {`<c r="B2"><v>26</v></c>`, `<t xml:space="preserve">Has a GP &amp; a dentist</t>`, `<c r="A3" t="inlineStr"><is><t xml:space="preserve">=cmd()</t>`, `<c r="A4" t="inlineStr"><is><t xml:space="preserve">007</t>`},
		"xl/worksheets/sheet2.xml": {`<c r="A2"><v>-3</v></c>`},
		"xl/workbook.xml":          {`name="Figures"`, `name="Sheet 2"`},
		"[Content_Types].xml":      {"/xl/worksheets/sheet2.xml"},
	} {
		for _, w := range want {
			if !strings.Contains(parts[name], w) {
				t.Errorf("%s lacks %s:\n%s", name, w, parts[name])
			}
		}
		if strings.Contains(parts[name], "<f>") {
			t.Errorf("%s holds a formula", name)
		}
	}
}
