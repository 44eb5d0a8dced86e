package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
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

// reader reads a file with commas, or with what spreadsheet programs write where a comma stands in numbers.
func reader(data []byte) *csv.Reader {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	r.Comma = separator(data)
	return r
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
