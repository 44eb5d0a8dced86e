package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// LineProblem is one thing to mend in a file that comes in, with the line it stands on as a spreadsheet counts them.
type LineProblem struct {
	Line int
	Text string
}

// FileProblems are all things to mend in a file. As an error it is one sentence a line.
type FileProblems []LineProblem

func (p FileProblems) Error() string { return p.Sentence() }

// Sentence names every line with its problem.
func (p FileProblems) Sentence() string {
	var out []string
	for _, x := range p {
		out = append(out, fmt.Sprintf("Line %d: %s", x.Line, x.Text))
	}
	return strings.Join(out, "\n")
}

// FaultCode makes FileProblems answer fault.CodeOf.
func (p FileProblems) FaultCode() fault.Code { return fault.Invalid }

// reader reads a file with commas, or with semicolons as spreadsheet programs write it where a comma stands in numbers.
func reader(data []byte) *csv.Reader {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.ContainsRune(head, ';') && !bytes.ContainsRune(head, ',') {
		r.Comma = ';'
	}
	return r
}

// HasIDs reports whether a file has a column of ids, which ReadCSV passes over.
func HasIDs(data []byte) bool {
	head, err := reader(data).Read()
	return err == nil && slices.ContainsFunc(head, func(h string) bool { return strings.TrimSpace(h) == "id" })
}

// ReadCSV reads records of a type from a file whose first line names the fields by their keys. A column of ids is passed over: every line is new. person_id names the young person, or person is
// used for every line when the file has no such column. Every line is read and every problem returned; blank lines are passed over. lines are where
// the records stand in the file.
func ReadCSV(s *record.Spec, data []byte, person string, today value.Date) (out []record.Record, lines []int, err error) {
	if len(data) > maxCSV {
		return nil, nil, fault.New(fault.Invalid, "The file is larger than 32 MB. Split it and import the parts.")
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return nil, nil, fault.New(fault.Invalid, "The file is not in UTF-8. Save it again as \"CSV UTF-8\".")
	}
	r := reader(data)
	head, err := r.Read()
	if err != nil {
		return nil, nil, fault.New(fault.Invalid, "The file is empty, or its first line cannot be read as column names.")
	}
	var problems FileProblems
	fields := make([]*record.Field, len(head))
	personCol := -1
	for i, h := range head {
		h = strings.TrimSpace(h)
		head[i] = h
		switch {
		case h == "person_id" && !s.Shared:
			personCol = i
		case s.Field(h) != nil && !s.Field(h).Retired:
			fields[i] = s.Field(h)
			if slices.Contains(head[:i], h) {
				problems = append(problems, LineProblem{1, fmt.Sprintf("the column %q stands twice.", h)})
			}
		case h == "id": // of a file that WriteCSV wrote: every line becomes a new record
		default:
			problems = append(problems, LineProblem{1, fmt.Sprintf("%q is not a field of %s.", h, words.Lower(s.Many))})
		}
	}
	if problems != nil {
		return nil, nil, problems
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil { // there may be no field whose place could be asked for
			line := 1
			var p *csv.ParseError
			if errors.As(err, &p) {
				line = p.Line
			}
			problems = append(problems, LineProblem{line, "this cannot be read as a line of a spreadsheet. Check the quotation marks."})
			break
		}
		line, _ := r.FieldPos(0)
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		if len(row) != len(head) {
			problems = append(problems, LineProblem{line, fmt.Sprintf("there are %d columns and %d names.", len(row), len(head))})
			continue
		}
		if len(out) >= maxRows {
			return nil, nil, fault.New(fault.Invalid, "The file has more than 100,000 lines. Split it and import the parts.")
		}
		rec := s.New()
		rec.Head().PersonID = person
		bad := map[string]bool{} // a cell that cannot be read is reported once
		for i, text := range row {
			if i == personCol && strings.TrimSpace(text) != "" {
				rec.Head().PersonID = strings.TrimSpace(text)
			}
			if fields[i] == nil {
				continue
			}
			if err := ParseCell(fields[i], rec, Unguard(text), today); err != nil {
				problems = append(problems, LineProblem{line, fields[i].Label + ": " + fault.Sentence(err)})
				bad[fields[i].Key] = true
			}
		}
		for _, p := range s.Validate(rec) {
			if bad[p.Key] {
				continue
			}
			problems = append(problems, LineProblem{line, p.Label + ": " + p.Text})
		}
		out, lines = append(out, rec), append(lines, line)
	}
	if problems != nil {
		return nil, nil, problems
	}
	return out, lines, nil
}

// ParseCell reads a stable code (YYYY-MM-DD, whole pence) where the column holds one, else what a person would type.
func ParseCell(f *record.Field, r record.Record, text string, today value.Date) error {
	if f.Kind == record.Money && text != "" && !strings.ContainsAny(text, ".,£ ") {
		return f.SetCode(r, text) // whole pence, as the programs write it
	}
	return f.Parse(r, text, today)
}

// WriteCSV is the records of a type as a spreadsheet file that no spreadsheet program takes for formulas.
func WriteCSV(s *record.Spec, list []record.Record) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := []string{"id"}
	if !s.Shared {
		head = append(head, "person_id")
	}
	for _, f := range s.Fields {
		if !f.Retired { // the JSON export holds those too; a file that is read back cannot
			head = append(head, f.Key)
		}
	}
	_ = w.Write(head) // a buffer takes everything
	for _, r := range list {
		row := []string{r.Head().ID}
		if !s.Shared {
			row = append(row, r.Head().PersonID)
		}
		for _, f := range s.Fields {
			if f.Retired {
				continue
			}
			c := f.Code(r)
			if f.Kind != record.Money && f.Kind != record.Int {
				c = Guard(c)
			}
			row = append(row, c)
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}

const formulaStarts = "=+-@\t\r\n\x00＝＋－＠"

// Guard keeps a spreadsheet program from running a text as a formula. A text that looks guarded already is guarded once more, so that Unguard
// gives back every text as it was.
func Guard(s string) string {
	bare := strings.TrimLeft(s, "'")
	if bare != "" && strings.ContainsRune(formulaStarts, []rune(bare)[0]) {
		return "'" + s
	}
	return s
}

// Unguard takes the guard away again.
func Unguard(s string) string {
	bare := strings.TrimLeft(s, "'")
	if bare != s && bare != "" && strings.ContainsRune(formulaStarts, []rune(bare)[0]) {
		return s[1:]
	}
	return s
}
