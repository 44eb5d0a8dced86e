package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

var errDay = fault.New(fault.Invalid, "That is not a date. Write the day, month and year, for example 8/12/2026.")

// Line is a row of a Sheet read as a record. What needs the records (whom it is about, which account) stands as it was written.
type Line struct {
	Line     int
	Rec      record.Record
	Given    []string          // keys of the fields that the row fills: a blank cell says nothing
	Person   string            // whom it is about, as written
	ID       string            // the record's own id, in a file that Waymark wrote
	Refs     map[string]string // key: the record it points to, as written
	Problems record.Problems
	Key      string // the same for the same row in the next file
}

// Word is a word of the spreadsheet that is no choice of its field yet.
type Word struct {
	Key   string // of the field
	Word  string
	Count int // rows that hold it
	Line  int // the first of them
}

// Lines is a whole Sheet read with a Mapping.
type Lines struct {
	Lines   []*Line
	Words   []Word   // to be settled, in the order they turn up
	Meant   []Word   // taken for a choice although they are not written like it
	Days    string   // an example of a day that could be read two ways; "" when none
	LeftOut []string // columns that are not read
	Missing []string // keys of needed fields that have neither a column nor one answer for all
}

// ReadLines reads every row of a sheet. It changes nothing and knows no records.
func ReadLines(ctx context.Context, s *record.Spec, sheet *Sheet, m *Mapping, today value.Date, progress func(float64)) (*Lines, error) {
	out := &Lines{}
	r := &lineReader{s: s, m: m, today: today, order: map[int]string{}, words: map[string]int{}, meant: map[string]int{}, out: out}
	r.fields = make([]*record.Field, len(sheet.Head))
	r.pence = make([]bool, len(sheet.Head))
	for c, h := range sheet.Head {
		key := m.Columns[h]
		switch f := s.Field(key); {
		case h == "":
		case key == ColumnOut:
			out.LeftOut = append(out.LeftOut, h)
		case key == ColumnPerson || key == ColumnID:
		case f == nil || f.Retired || f.File || f.Signed:
			return nil, fault.New(fault.Invalid, fmt.Sprintf("%q is not a field of %s.", key, words.Lower(s.Many)))
		case slices.Contains(r.fields[:c], f):
			return nil, fault.New(fault.Invalid, fmt.Sprintf("Two columns are read as \"%s\". Leave one of them out.", f.Label))
		default:
			r.fields[c] = f
			r.pence[c] = h == f.Key
			if f.Kind == record.Date {
				order, ask := dayOrder(sheet, c, m.Days)
				r.order[c] = order
				if out.Days == "" {
					out.Days = ask
				}
			}
		}
	}
	for _, f := range Targets(s) {
		if f.Need && !slices.Contains(r.fields, f) && m.Fixed[f.Key] == "" {
			out.Missing = append(out.Missing, f.Key)
		}
	}
	person, id := m.column(sheet, ColumnPerson), m.column(sheet, ColumnID)
	seen := map[string]int{}
	for i := range sheet.Rows {
		if i%1000 == 0 {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			progress(float64(i) / float64(len(sheet.Rows)))
		}
		row := &sheet.Rows[i]
		l := &Line{Line: row.Line, Rec: s.New(), Key: rowKey(s.Kind, row, seen)}
		if row.Broken != "" {
			l.Problems = append(l.Problems, record.Problem{Text: row.Broken})
		}
		if person >= 0 {
			l.Person = strings.Join(strings.Fields(Unguard(row.Cells[person])), " ")
		}
		if id >= 0 {
			l.ID = strings.TrimSpace(row.Cells[id])
		}
		for c, f := range r.fields {
			if f != nil {
				r.read(l, f, strings.TrimSpace(Unguard(row.Cells[c])), r.order[c], r.pence[c])
			}
		}
		for _, f := range Targets(s) {
			if text := m.Fixed[f.Key]; text != "" && !slices.Contains(r.fields, f) {
				r.read(l, f, text, DayFirst, false)
			}
		}
		out.Lines = append(out.Lines, l)
	}
	return out, nil
}

type lineReader struct {
	s      *record.Spec
	m      *Mapping
	today  value.Date
	fields []*record.Field // by column
	pence  []bool          // by column: the program's own whole pence
	order  map[int]string  // by column: how days are written
	words  map[string]int  // place in out.Words
	meant  map[string]int
	out    *Lines
}

// read puts one cell into a line's record. A blank cell says nothing.
func (r *lineReader) read(l *Line, f *record.Field, text, order string, pence bool) {
	if text == "" {
		return
	}
	var err error
	switch f.Kind {
	case record.Ref:
		if l.Refs == nil {
			l.Refs = map[string]string{}
		}
		l.Refs[f.Key] = text
	case record.Date:
		var d value.Date
		if d, err = readDay(text, order); err == nil {
			err = f.SetCode(l.Rec, string(d))
		}
	case record.Clock:
		if day, clock, ok := strings.Cut(text, " "); ok && isoDay(day) {
			text = clock
		}
		if strings.Count(text, ":") == 2 { // seconds
			text = text[:strings.LastIndex(text, ":")]
		}
		err = f.Parse(l.Rec, text, r.today)
	case record.Money:
		if pence && !strings.ContainsAny(text, ".,£ ") {
			err = f.SetCode(l.Rec, text)
			break
		}
		if in, ok := strings.CutPrefix(text, "("); ok && strings.HasSuffix(in, ")") { // as accounts write what is taken out
			text = "-" + strings.TrimSuffix(in, ")")
		}
		err = f.Parse(l.Rec, text, r.today)
	case record.Int:
		err = f.Parse(l.Rec, bareNumber(text), r.today)
	case record.Choice, record.Many, record.Tri:
		r.choose(l, f, text)
		return
	default:
		err = f.Parse(l.Rec, text, r.today)
	}
	if err != nil {
		l.Problems = append(l.Problems, record.Problem{Key: f.Key, Label: f.Label, Text: fault.Sentence(err)})
		return
	}
	l.Given = append(l.Given, f.Key)
}

// bareNumber takes "15 mins", "15.0" and "0:15" for 15.
func bareNumber(text string) string {
	t := strings.ToLower(text)
	for _, end := range []string{"minutes", "minute", "mins", "min", "."} {
		t = strings.TrimSpace(strings.TrimSuffix(t, end))
	}
	if h, m, ok := strings.Cut(t, ":"); ok {
		m, _, _ = strings.Cut(m, ":")
		hours, err1 := strconv.Atoi(h)
		minutes, err2 := strconv.Atoi(m)
		if err1 == nil && err2 == nil && hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60 {
			return strconv.Itoa(hours*60 + minutes)
		}
	}
	if whole, rest, ok := strings.Cut(t, "."); ok && strings.Trim(rest, "0") == "" {
		t = whole
	}
	return t
}

// choose reads words as choices. A word that is none is remembered to be asked about, once for all rows.
func (r *lineReader) choose(l *Line, f *record.Field, text string) {
	parts := []string{text}
	if f.Kind == record.Many {
		parts = strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(",;|/\n", c) })
		if _, whole := r.code(f, text); whole == sameWord {
			parts = []string{text}
		}
	}
	var codes []string
	for _, p := range parts {
		if p = strings.Join(strings.Fields(p), " "); p == "" {
			continue
		}
		code, how := r.code(f, p)
		switch how {
		case unknownWord:
			r.note(&r.out.Words, r.words, f, p, l.Line)
			l.Problems = append(l.Problems, record.Problem{Key: f.Key, Label: f.Label, Text: fmt.Sprintf("say what \"%s\" means.", p)})
			return
		case guessedWord:
			r.note(&r.out.Meant, r.meant, f, p, l.Line)
		}
		if code != "" {
			codes = append(codes, code)
		}
	}
	if len(codes) == 0 {
		return
	}
	if err := f.Parse(l.Rec, strings.Join(codes, ","), r.today); err != nil {
		l.Problems = append(l.Problems, record.Problem{Key: f.Key, Label: f.Label, Text: fault.Sentence(err)})
		return
	}
	l.Given = append(l.Given, f.Key)
}

func (r *lineReader) note(list *[]Word, at map[string]int, f *record.Field, word string, line int) {
	key := f.Key + "\n" + strings.ToLower(word)
	i, ok := at[key]
	if !ok {
		if len(*list) >= 500 { // a column of free text was taken for a choice
			return
		}
		i, at[key] = len(*list), len(*list)
		*list = append(*list, Word{Key: f.Key, Word: word, Line: line})
	}
	(*list)[i].Count++
}

const (
	sameWord = iota
	guessedWord
	unknownWord
)

// code is the choice a word stands for: what was settled for this file, else its code or label, else the one label that holds it.
func (r *lineReader) code(f *record.Field, word string) (code string, how int) {
	small := strings.ToLower(word)
	if c, ok := r.m.Words[f.Key][small]; ok {
		if c == LeaveEmpty {
			c = ""
		}
		return c, sameWord
	}
	options := Choices(f)
	for _, o := range options {
		if strings.EqualFold(o.Code, word) || strings.EqualFold(o.Label, word) {
			return o.Code, sameWord
		}
	}
	if f.Kind == record.Tri {
		switch small {
		case "y", "true", "1", "x", "✓", "✔":
			return string(value.Yes), sameWord
		case "n", "false", "0":
			return string(value.No), sameWord
		}
		return "", unknownWord
	}
	if len([]rune(word)) < 3 {
		return "", unknownWord
	}
	var fits []string
	for _, o := range options {
		if a, b := " "+plain(o.Label)+" ", " "+plain(word)+" "; strings.Contains(a, b) || f.Kind == record.Choice && strings.Contains(b, a) {
			fits = append(fits, o.Code)
		}
	}
	if len(fits) == 1 {
		return fits[0], guessedWord
	}
	return "", unknownWord
}

// Choices are what a word for a field can stand for.
func Choices(f *record.Field) []record.Option {
	if f.Kind == record.Tri {
		return []record.Option{{Code: string(value.Yes), Label: "Yes"}, {Code: string(value.No), Label: "No"}}
	}
	return f.Options
}

// rowKey is the same for the same row in another file with the same columns; equal rows of one file are counted apart.
func rowKey(kind string, row *SheetRow, seen map[string]int) string {
	h := sha256.New()
	h.Write([]byte(kind))
	for _, c := range row.Cells {
		h.Write([]byte{0x1f})
		h.Write([]byte(strings.TrimSpace(c)))
	}
	sum := string(h.Sum(nil))
	seen[sum]++
	if n := seen[sum]; n > 1 {
		again := sha256.Sum256([]byte(sum + strconv.Itoa(n)))
		sum = string(again[:])
	}
	return base64.RawURLEncoding.EncodeToString([]byte(sum[:6]))
}
