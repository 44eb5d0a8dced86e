package exchange

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"waymark/internal/fault"
	"waymark/internal/words"
)

// limits of a file that comes in.
const (
	maxCSV     = 32 << 20
	maxRows    = 100_000
	maxColumns = 200
	maxCell    = 64 << 10 // what the longest field can hold
)

// Sheet is a table that somebody handed in: names over columns and rows of text, whatever kind of file it came in.
type Sheet struct {
	File   string   // the name of the file, without its folder
	Name   string   // of the sheet inside a workbook; "" for a file of one table
	Sheets []string // every sheet of the workbook that holds something
	Head   []string // the names over the columns, each once; "" where a column has none
	Rows   []SheetRow
	Digest string   // of the file's bytes and the sheet's name, in hex
	Notes  []string // what a person should know of how it was read
}

// SheetRow is one row of a Sheet. Line is its line as a spreadsheet program counts them. Cells are as many as the head has. A cell that
// holds a day is YYYY-MM-DD, whatever it looks like in the spreadsheet, when the file says that it is a day.
type SheetRow struct {
	Line   int
	Cells  []string
	Broken string // what keeps the row from being read; "" is nothing
}

// Blank reports whether nothing stands in the row.
func (r *SheetRow) Blank() bool {
	return !slices.ContainsFunc(r.Cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// ReadSheet reads a CSV file or an XLSX workbook: of a workbook the sheet of that name, or the first that holds something. It reads values, never
// formulas, and writes nothing to the disk.
func ReadSheet(ctx context.Context, file string, data []byte, sheet string) (*Sheet, error) {
	switch {
	case len(data) > maxCSV:
		return nil, fault.New(fault.Invalid, "The file is larger than 32 MB. Split it and import the parts.")
	case len(data) == 0:
		return nil, errNoRows
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return nil, fault.New(fault.Invalid, "This workbook is locked with a passphrase. Open it in the spreadsheet program, take the passphrase off and save a copy.")
		}
		return nil, fault.New(fault.Invalid, "This is a workbook of the old kind (.xls). Open it in the spreadsheet program and save it as .xlsx or as \"CSV UTF-8\".")
	case bytes.HasPrefix(data, []byte("PK")):
		return readXLSX(ctx, file, data, sheet)
	case bytes.HasPrefix(data, []byte("%PDF")):
		return nil, fault.New(fault.Invalid, "This is a PDF, not a spreadsheet. Ask for the file it was printed from.")
	}
	return readCSVSheet(ctx, file, data)
}

var errNoRows = fault.New(fault.Invalid, "The file is empty, or its first line cannot be read as column names.")

func utf16(s string) []byte {
	var out []byte
	for _, c := range []byte(s) {
		out = append(out, c, 0)
	}
	return out
}

// decode gives the text of a file. Spreadsheet programs on Windows write CSV in their own code page unless told otherwise.
func decode(data []byte) (text []byte, note string, err error) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return nil, "", errNoRows
		}
		return text, "", nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.ContainsRune(data, 0) {
		return nil, "", fault.New(fault.Invalid, "This is not a spreadsheet that can be read. Save it as .xlsx or as \"CSV UTF-8\".")
	}
	if utf8.Valid(data) {
		return data, "", nil
	}
	text, err = charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return nil, "", fault.New(fault.Invalid, "The file is not in UTF-8. Save it again as \"CSV UTF-8\".")
	}
	return text, "The file is not in UTF-8. It was read as Windows writes it: look at the names with accents.", nil
}

func readCSVSheet(ctx context.Context, file string, data []byte) (*Sheet, error) {
	text, note, err := decode(data)
	if err != nil {
		return nil, err
	}
	r := reader(text)
	var rows []SheetRow
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil { // there may be no field whose place could be asked for
			line := 1
			var p *csv.ParseError
			if errors.As(err, &p) {
				line = p.Line
			}
			return nil, FileProblems{{line, "this cannot be read as a line of a spreadsheet. Check the quotation marks."}}
		}
		line, _ := r.FieldPos(0)
		if rows, err = addRow(rows, SheetRow{Line: line, Cells: cells}); err != nil {
			return nil, err
		}
	}
	s := &Sheet{File: file, Digest: digest(data, "")}
	if note != "" {
		s.Notes = append(s.Notes, note)
	}
	return s, s.fill(rows)
}

// separator is what stands between the cells: a comma, or what spreadsheet programs write where a comma stands in numbers.
func separator(text []byte) rune {
	head, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', 0
	for _, c := range []rune{',', ';', '\t'} {
		n, quoted := 0, false
		for _, x := range string(head) {
			if x == '"' {
				quoted = !quoted
			} else if x == c && !quoted {
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}

func digest(data []byte, sheet string) string {
	h := sha256.New()
	h.Write(data)
	h.Write([]byte(sheet))
	return hex.EncodeToString(h.Sum(nil))
}

// addRow keeps a row that holds something, without the empty cells at its end.
func addRow(rows []SheetRow, row SheetRow) ([]SheetRow, error) {
	n := len(row.Cells)
	for n > 0 && strings.TrimSpace(row.Cells[n-1]) == "" {
		n--
	}
	if n == 0 && row.Broken == "" {
		return rows, nil
	}
	if n > maxColumns {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("Line %d has %d columns. Take out what is not needed: %d at most.", row.Line, n, maxColumns))
	}
	if len(rows) > maxRows { // and the names over them
		return nil, fault.New(fault.Invalid, "The file has more than 100,000 lines. Split it and import the parts.")
	}
	row.Cells = row.Cells[:n:n]
	for i, c := range row.Cells {
		if len(c) > maxCell {
			row.Cells[i], row.Broken = "", fmt.Sprintf("a cell holds more than %d letters.", maxCell)
		}
	}
	return append(rows, row), nil
}

// fill finds the names over the columns and gives every row as many cells.
func (s *Sheet) fill(rows []SheetRow) error {
	if len(rows) == 0 {
		return errNoRows
	}
	at, deep := headOf(rows)
	width := 0
	for _, r := range rows[at:] {
		width = max(width, len(r.Cells))
	}
	cell := func(r, c int) string {
		if c >= len(rows[r].Cells) {
			return ""
		}
		return strings.Join(strings.Fields(rows[r].Cells[c]), " ")
	}
	s.Head = make([]string, width)
	over := ""
	for c := range s.Head {
		top := cell(at, c)
		s.Head[c] = top
		if deep == 2 {
			if top != "" {
				over = top
			}
			if below := cell(at+1, c); below != "" && below != top {
				s.Head[c] = strings.TrimSpace(over + " " + below)
			}
		}
	}
	seen := map[string]int{}
	for c, h := range s.Head {
		if h == "" {
			continue
		}
		if seen[strings.ToLower(h)]++; seen[strings.ToLower(h)] > 1 {
			s.Head[c] = fmt.Sprintf("%s (%d)", h, seen[strings.ToLower(h)])
		}
	}
	if !slices.ContainsFunc(s.Head, func(h string) bool { return h != "" }) {
		return errNoRows
	}
	if at > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("The names over the columns stand in line %d. What is above was passed over.", rows[at].Line))
	}
	s.Rows = rows[at+deep:]
	unnamed := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		if n := width - len(r.Cells); n > 0 {
			r.Cells = append(r.Cells, make([]string, n)...)
		}
		for c, h := range s.Head {
			if h == "" && strings.TrimSpace(r.Cells[c]) != "" {
				unnamed++
				break
			}
		}
	}
	if unnamed > 0 {
		s.Notes = append(s.Notes, words.Count(unnamed, "row has", "rows have")+" something in a column without a name. It is left out.")
	}
	return nil
}

// headOf finds the row with the names over the columns, and whether they take one row or two: a title above and names that are joined
// over several columns are usual.
func headOf(rows []SheetRow) (at, deep int) {
	count := func(r SheetRow) (n int) {
		for _, c := range r.Cells {
			if strings.TrimSpace(c) != "" {
				n++
			}
		}
		return n
	}
	most := 0
	for _, r := range rows[:min(len(rows), 20)] {
		most = max(most, count(r))
	}
	for at < len(rows)-1 && count(rows[at])*10 < most*6 && at < 10 {
		at++
	}
	if at+1 >= len(rows) {
		return at, 1
	}
	top, below := rows[at].Cells, rows[at+1].Cells
	gains := false
	for c := range max(len(top), len(below)) {
		a, b, next := "", "", ""
		if c < len(top) {
			a = strings.TrimSpace(top[c])
		}
		if c+1 < len(top) {
			next = strings.TrimSpace(top[c+1])
		}
		if c < len(below) {
			b = strings.TrimSpace(below[c])
		}
		switch {
		case b == "" || a == b:
		case strings.ContainsAny(b, "0123456789@£"): // not a name
			return at, 1
		case a == "":
			gains = true
		case next != "" || c == len(top)-1: // a name of its own, with something else under it
			return at, 1
		}
	}
	if gains {
		return at, 2
	}
	return at, 1
}
