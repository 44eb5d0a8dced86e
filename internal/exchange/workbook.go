package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"waymark/internal/report"
)

// GridsXLSX is the figures of a print-out as a workbook, a sheet for each grid. Whole numbers are numbers; everything else is text that stands in the
// cell itself, so that nothing in it can be run as a formula. Equal grids give equal bytes.
func GridsXLSX(grids []report.Grid) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part := func(name, text string) {
		w, err := z.Create(name) // without a time of its own
		if err == nil {
			_, err = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + text))
		}
		_ = err // a buffer takes everything
	}
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var types, sheets, links strings.Builder
	taken := map[string]bool{}
	for i, g := range grids {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(sheetName(g.Name, n, taken)), n, n)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, rel, n)
	}
	part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+types.String()+`</Types>`)
	part("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	part("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+rel+`"><sheets>`+sheets.String()+`</sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+links.String()+`</Relationships>`)
	for i, g := range grids {
		var s strings.Builder
		s.WriteString(`<worksheet xmlns="` + main + `"><sheetData>`)
		for r, row := range append([][]string{g.Head}, g.Rows...) {
			fmt.Fprintf(&s, `<row r="%d">`, r+1)
			for c, text := range row {
				s.WriteString(cellXML(columnName(c)+strconv.Itoa(r+1), text, r > 0))
			}
			s.WriteString(`</row>`)
		}
		s.WriteString(`</sheetData></worksheet>`)
		part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), s.String())
	}
	_ = z.Close()
	return b.Bytes()
}

func cellXML(at, text string, maybeNumber bool) string {
	if text == "" {
		return ""
	}
	if n, err := strconv.Atoi(text); maybeNumber && err == nil && strconv.Itoa(n) == text {
		return `<c r="` + at + `"><v>` + text + `</v></c>`
	}
	return `<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + escaped(text) + `</t></is></c>`
}

// columnName is A for 0, Z for 25, AA for 26.
func columnName(n int) string {
	out := ""
	for n++; n > 0; n = (n - 1) / 26 {
		out = string(rune('A'+(n-1)%26)) + out
	}
	return out
}

// sheetName keeps to what spreadsheet programs allow: 31 letters, none of some signs, and each name once.
func sheetName(name string, n int, taken map[string]bool) string {
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return -1
		}
		return r
	}, name))
	if r := []rune(name); len(r) > 31 {
		name = string(r[:31])
	}
	if name == "" || taken[strings.ToLower(name)] {
		name = "Sheet " + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	return name
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // what XML cannot hold becomes the stand-in sign
	return b.String()
}
