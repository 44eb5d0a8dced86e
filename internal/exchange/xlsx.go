package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"waymark/internal/fault"
	"waymark/internal/value"
	"waymark/internal/words"
)

// A workbook is read part by part as it streams out of the archive, cell by cell: a library that builds every cell, or unpacks to the disk what is
// large, would hold or leave behind what came from a stranger. Strings are kept once; nothing is run, fetched or written.

// limits of a workbook: a small file can unpack to anything.
const (
	maxParts   = 4096
	maxText    = 64 << 20  // all its strings together
	maxPart    = 512 << 20 // what one part may unpack to
	maxStyles  = 65_536
	maxMerges  = 20_000
	maxStrings = 4_000_000
)

var errBook = fault.New(fault.Invalid, "This workbook cannot be read. Open it in the spreadsheet program and save it again as .xlsx, or as \"CSV UTF-8\".")

var errBig = fault.New(fault.Invalid, "This workbook unpacks to far more than a table of 100,000 lines needs. Copy the lines into a new workbook and import that.")

// book is an open workbook.
type book struct {
	parts   map[string]*zip.File
	strings []string
	styles  []numberStyle
	from    value.Date // day 0 of its count of days
}

// numberStyle is how a number is meant to be read.
type numberStyle struct {
	day, clock bool
	zeros      int // a number shown with so many figures, such as a case number
}

func readXLSX(ctx context.Context, file string, data []byte, want string) (*Sheet, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, errBook.Message, err)
	}
	if len(z.File) > maxParts {
		return nil, errBig
	}
	b := &book{parts: map[string]*zip.File{}, from: "1899-12-30"}
	var total uint64
	for _, f := range z.File {
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxPart || total > 2*maxPart {
			return nil, errBig
		}
		b.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	if b.parts["xl/workbook.xml"] == nil {
		return nil, errBook
	}
	sheets, err := b.sheets(ctx)
	if err == nil {
		err = b.readStyles(ctx)
	}
	if err == nil {
		err = b.readStrings(ctx)
	}
	if err != nil {
		return nil, bookFault(err)
	}
	s := &Sheet{File: file, Digest: ""}
	var rows []SheetRow
	var notes []string
	found := false
	for _, sh := range sheets {
		if found || want != "" && sh.name != want {
			s.Sheets = append(s.Sheets, sh.name)
			continue
		}
		got, n, err := b.readRows(ctx, sh.part)
		if err != nil {
			return nil, bookFault(err)
		}
		if len(got) == 0 && want == "" {
			continue
		}
		s.Sheets = append(s.Sheets, sh.name)
		s.Name, rows, notes, found = sh.name, got, n, true
	}
	if !found && want != "" {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("The workbook has no sheet %q. It has: %s.", want, strings.Join(s.Sheets, ", ")))
	}
	s.Notes = notes
	if len(s.Sheets) > 1 {
		s.Notes = append(s.Notes, fmt.Sprintf("The workbook has %d sheets. This is \"%s\".", len(s.Sheets), s.Name))
	}
	s.Digest = digest(data, s.Name)
	return s, s.fill(rows)
}

// bookFault gives a sentence to whatever keeps a workbook from being read.
func bookFault(err error) error {
	var f *fault.Error
	if errors.As(err, &f) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fault.Wrap(fault.Invalid, errBook.Message, err)
}

// limited is a reader that refuses to give more than so many bytes, and looks at the context.
type limited struct {
	ctx  context.Context
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errBig
	}
	if err := l.ctx.Err(); err != nil {
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}

// each calls start, end and text for what a part holds, by local names; a part that is not there holds nothing.
func (b *book) each(ctx context.Context, part string, start func(xml.StartElement) error, end func(string) error, text func([]byte) error) error {
	f := b.parts[strings.ToLower(part)]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(&limited{ctx, r, maxPart})
	for {
		t, err := d.RawToken() // namespaces do not matter, and closing is looked at below
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = start(t)
		case xml.EndElement:
			if end != nil {
				err = end(t.Name.Local)
			}
		case xml.CharData:
			if text != nil {
				err = text(t)
			}
		case xml.Directive:
			err = errBook // a workbook declares no document type
		}
		if err != nil {
			return err
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

type bookSheet struct{ name, part string }

// sheets are the tables of the workbook that are not hidden, in their order.
func (b *book) sheets(ctx context.Context) (out []bookSheet, err error) {
	targets := map[string]string{}
	err = b.each(ctx, "xl/_rels/workbook.xml.rels", func(e xml.StartElement) error {
		if e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			t := attr(e, "Target")
			if strings.HasPrefix(t, "/") {
				t = strings.TrimPrefix(t, "/")
			} else {
				t = path.Join("xl", t)
			}
			targets[attr(e, "Id")] = t
		}
		return nil
	}, nil, nil)
	if err != nil {
		return nil, err
	}
	err = b.each(ctx, "xl/workbook.xml", func(e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if v := attr(e, "date1904"); v == "1" || v == "true" {
				b.from = "1904-01-01"
			}
		case "sheet":
			id := ""
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
			if state := attr(e, "state"); state == "" || state == "visible" {
				out = append(out, bookSheet{attr(e, "name"), targets[id]})
			}
		}
		return nil
	}, nil, nil)
	return out, err
}

func (b *book) readStyles(ctx context.Context) error {
	custom := map[string]string{}
	inCells := false
	return b.each(ctx, "xl/styles.xml", func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			custom[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellXfs":
			inCells = true
		case "xf":
			if inCells {
				if len(b.styles) >= maxStyles {
					return errBig
				}
				id := attr(e, "numFmtId")
				b.styles = append(b.styles, styleOf(id, custom[id]))
			}
		}
		return nil
	}, func(name string) error {
		inCells = inCells && name != "cellXfs"
		return nil
	}, nil)
}

// styleOf reads a number format: those built in by their number (ECMA-376 part 1, 18.8.30), the others by their letters.
func styleOf(id, code string) numberStyle {
	if code == "" {
		switch n, _ := strconv.Atoi(id); {
		case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 54, n == 57, n == 58:
			return numberStyle{day: true}
		case n == 22:
			return numberStyle{day: true, clock: true}
		case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47, n == 55, n == 56:
			return numberStyle{clock: true}
		}
		return numberStyle{}
	}
	var bare strings.Builder // without quoted words, escaped letters and colours
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			if j := strings.IndexByte(code[i+1:], '"'); j >= 0 {
				i += j + 1
			}
		case '\\', '_', '*':
			i++
		case '[':
			j := strings.IndexByte(code[i:], ']')
			if j < 0 {
				continue
			}
			if in := strings.ToLower(code[i+1 : i+j]); strings.Trim(in, "h") == "" || strings.Trim(in, "ms") == "" {
				bare.WriteString(in)
			}
			i += j
		case ';': // what follows is for other numbers
			i = len(code)
		default:
			bare.WriteByte(code[i])
		}
	}
	f := strings.ToLower(bare.String())
	if strings.Contains(f, "general") {
		return numberStyle{}
	}
	if len(f) > 1 && strings.Trim(f, "0") == "" {
		return numberStyle{zeros: len(f)}
	}
	s := numberStyle{day: strings.ContainsAny(f, "yd"), clock: strings.ContainsAny(f, "hs")}
	if !s.day && !s.clock && strings.Contains(f, "m") {
		s.day = true
	}
	return s
}

func (b *book) readStrings(ctx context.Context) error {
	var text strings.Builder
	inText, phonetic := false, 0
	total := 0
	return b.each(ctx, "xl/sharedStrings.xml", func(e xml.StartElement) error {
		switch e.Name.Local {
		case "si":
			text.Reset()
		case "t":
			inText = phonetic == 0
		case "rPh":
			phonetic++
		}
		return nil
	}, func(name string) error {
		switch name {
		case "si":
			if len(b.strings) >= maxStrings || total > maxText {
				return errBig
			}
			b.strings = append(b.strings, unescape(text.String()))
		case "t":
			inText = false
		case "rPh":
			phonetic--
		}
		return nil
	}, func(t []byte) error {
		if inText {
			if total += len(t); total > maxText {
				return errBig
			}
			text.Write(t)
		}
		return nil
	})
}

// unescape turns _x000D_ and its likes back into the characters they stand for.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if i+7 <= len(s) && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				if r := rune(n); r == '\t' || r == '\n' || r >= ' ' {
					out.WriteRune(r)
				}
				i += 6
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// cellOf is a cell while it is read.
type cellOf struct {
	column         int
	kind           string
	style          int
	text           strings.Builder
	formula, value bool
}

func (b *book) readRows(ctx context.Context, part string) (rows []SheetRow, notes []string, err error) {
	if b.parts[strings.ToLower(part)] == nil {
		return nil, nil, nil
	}
	var row SheetRow
	var c cellOf
	var merged [][4]int
	inRow, inValue, inCell := false, false, false
	hidden, line, total := 0, 0, 0
	err = b.each(ctx, part, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			line++
			if n, err := strconv.Atoi(attr(e, "r")); err == nil && n >= line {
				line = n
			}
			row, inRow = SheetRow{Line: line}, true
			if h := attr(e, "hidden"); h == "1" || h == "true" {
				hidden++
			}
		case "c":
			if !inRow {
				return errBook
			}
			c.text.Reset()
			column := len(row.Cells)
			if ref := attr(e, "r"); ref != "" {
				col, _, ok := place(ref)
				if !ok {
					return errBook
				}
				column = col
			}
			style, _ := strconv.Atoi(attr(e, "s"))
			c.column, c.kind, c.style, c.formula, c.value = column, attr(e, "t"), style, false, false
			inCell = true
		case "f":
			c.formula = true
		case "v":
			inValue, c.value = inCell, true
		case "t":
			inValue, c.value = inCell && c.kind == "inlineStr", true
		case "mergeCell":
			from, to, ok := strings.Cut(attr(e, "ref"), ":")
			c1, r1, ok1 := place(from)
			c2, r2, ok2 := place(to)
			if ok && ok1 && ok2 && len(merged) < maxMerges {
				merged = append(merged, [4]int{c1, r1, c2, r2})
			}
		}
		return nil
	}, func(name string) error {
		switch name {
		case "v", "t":
			inValue = false
		case "c":
			inCell = false
			text, broken := b.cell(&c)
			if text == "" && broken == "" {
				return nil
			}
			if c.column >= 2*maxColumns {
				return fault.New(fault.Invalid, fmt.Sprintf("Line %d has more than %d columns. Take out what is not needed: %d at most.", line, c.column, maxColumns))
			}
			for len(row.Cells) <= c.column {
				row.Cells = append(row.Cells, "")
			}
			row.Cells[c.column] = text
			if broken != "" && row.Broken == "" {
				row.Broken = broken
			}
		case "row":
			inRow = false
			rows, err = addRow(rows, row)
			return err
		}
		return nil
	}, func(t []byte) error {
		if inValue {
			if c.kind == "inlineStr" || c.kind == "str" { // shared strings are counted where they are read
				if total += len(t); total > maxText {
					return errBig
				}
			}
			if c.text.Len() <= maxCell {
				c.text.Write(t)
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if hidden > 0 {
		notes = append(notes, words.Count(hidden, "row that is hidden in the workbook is", "rows that are hidden in the workbook are")+" read too.")
	}
	if n := spread(rows, merged); n > 0 {
		notes = append(notes, "Where cells are joined downwards, what they hold stands for every row they cover.")
	}
	return rows, notes, nil
}

// cell is what a person reads in a cell, a day as YYYY-MM-DD. A formula is its last value.
func (b *book) cell(c *cellOf) (text, broken string) {
	raw := c.text.String()
	if c.formula && !c.value {
		return "", "a cell holds a formula without a value. Open the workbook in the spreadsheet program and save it again."
	}
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil || n < 0 || n >= len(b.strings) {
			return "", "a cell points to a text that is not in the workbook."
		}
		return b.strings[n], ""
	case "str", "inlineStr":
		return unescape(raw), ""
	case "b":
		if strings.TrimSpace(raw) == "1" {
			return "yes", ""
		}
		return "no", ""
	case "e":
		return "", "a cell holds an error of the spreadsheet, " + strings.TrimSpace(raw) + "."
	case "d":
		day, clock, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(raw), "Z"), "T")
		if len(clock) >= 5 && clock[:5] != "00:00" {
			return day + " " + clock[:5], ""
		}
		return day, ""
	}
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return "", ""
	}
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || x > 1e15 || x < -1e15 || x != x {
		return raw, ""
	}
	var style numberStyle
	if c.style >= 0 && c.style < len(b.styles) {
		style = b.styles[c.style]
	}
	if style.day || style.clock {
		if t, ok := dayAndTime(x, style, b.from); ok {
			return t, ""
		}
	}
	tidy, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64) // as the spreadsheet shows it: 0.3, not 0.30000000000000004
	if err != nil {
		return raw, ""
	}
	text = strconv.FormatFloat(tidy, 'f', -1, 64)
	for style.zeros > len(text) && tidy >= 0 {
		text = "0" + text
	}
	return text, ""
}

// dayAndTime turns a count of days into "2026-11-24", "2026-11-24 14:30" or "14:30".
func dayAndTime(x float64, style numberStyle, from value.Date) (string, bool) {
	days := int(x)
	minutes := int((x-float64(days))*24*60 + 0.5)
	if x < 0 || minutes >= 24*60 && style.clock {
		days, minutes = days+1, 0
	}
	clock := fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
	if !style.day {
		return clock, x >= 0 && x < 1
	}
	day := serial(days, from)
	if day == "" {
		return "", false
	}
	if style.clock && minutes > 0 {
		return string(day) + " " + clock, true
	}
	return string(day), true
}

// serial is the day of a spreadsheet's count; "" when it lies in no year that a record can have.
func serial(days int, from value.Date) value.Date {
	if days < 61 && from == "1899-12-30" { // before 1 March 1900 the count has a day that never was
		return ""
	}
	d := from.AddDays(days)
	if !d.Valid() || d.Year() < value.MinYear || d.Year() > value.MaxYear {
		return ""
	}
	return d
}

// place reads "B12": column from 0, row from 1.
func place(ref string) (column, row int, ok bool) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 3 {
		column = column*26 + int(ref[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(ref[i:])
	return column - 1, row, i > 0 && err == nil && row > 0
}

// spread puts what stands in cells joined downwards into every row they cover. It returns how many cells it filled.
func spread(rows []SheetRow, merged [][4]int) (n int) {
	at := make(map[int]int, len(rows))
	steps := 0 // joined areas of a made-up workbook may lie over one another
	if len(merged) > 0 {
		for i, r := range rows {
			at[r.Line] = i
		}
	}
	for _, m := range merged {
		first, ok := at[m[1]]
		if !ok || m[0] != m[2] || m[0] >= len(rows[first].Cells) {
			continue
		}
		text := rows[first].Cells[m[0]]
		for i := first + 1; i < len(rows) && rows[i].Line <= m[3] && steps < 20*maxRows; i++ {
			steps++
			for len(rows[i].Cells) <= m[0] {
				rows[i].Cells = append(rows[i].Cells, "")
			}
			if rows[i].Cells[m[0]] == "" {
				rows[i].Cells[m[0]] = text
				n++
			}
		}
	}
	return n
}
