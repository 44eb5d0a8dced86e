package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// The list of a health passport is a spreadsheet that somebody fills in away from the computer: one line for each question, with a column of codes
// at the end by which it is read back. It holds no name, no birth date and nothing of the private blocks; a blank line is not asked, never "none".

var listHead = []string{"part", "question", "answer", "text", "more about it", "since or on", "how we know", "checked on", "who to ask", "code"}

const (
	colAnswer = 2 + iota
	colText
	colDetail
	colSince
	colSource
	colChecked
	colAsk
	colCode
)

// listAnswers say in the file what may stand in the column of answers.
const (
	factAnswers    = "known / none / not known / rather not say"
	vaccineAnswers = "had / had, no record / not had / not offered / don't know"
)

// spareLines are how many empty lines a block gets whose facts can be many.
const spareLines = 3

// WritePassportList is the list of what a young person's passport does not say yet.
func WritePassportList(f *care.File, today value.Date) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(listHead) // a buffer takes everything
	help := make([]string, len(listHead))
	help[1] = "Write one of: " + factAnswers + ". For vaccinations: " + vaccineAnswers + ". Nobody asked: leave the line empty. More about it: dose, reaction, phone or place."
	_ = w.Write(help)
	line := func(part, question, ask, code string) {
		row := make([]string, len(listHead))
		row[0], row[1], row[colAsk], row[colCode] = Guard(part), Guard(question), Guard(ask), code
		_ = w.Write(row)
	}
	for _, g := range rules.Missing(f, today) {
		block := label(care.HealthBlocks, g.Block)
		switch {
		case g.Item != "" && g.Block == "service":
			line("Services", g.What, g.Ask, "service:"+g.Item)
		case g.Block == "identity" && g.What == "NHS number":
			line("Who I am", g.What, g.Ask, "person:nhs_number")
		case g.Block == "identity":
			line("Who I am", g.What, g.Ask, "person:communication")
		case g.Item == "" && block != "": // allergies and the like: one line each, and some to spare
			for range spareLines {
				line(block, g.What, g.Ask, "block:"+g.Block)
			}
		case block != "" && g.Block != "consent":
			line(block, g.What, g.Ask, "fact:"+g.Item)
		}
	}
	for _, it := range care.HealthItems {
		if it.Many && !care.PrivateBlocks[it.Block] {
			line(label(care.HealthBlocks, it.Block), it.Label, it.Ask, "fact:"+it.Code)
		}
	}
	for _, r := range rules.Vaccines(f).Rows {
		if (r.State() == "" || r.State() == "not_known") && !r.Ahead(f.Person.Born, today) {
			line("Vaccinations", r.Name+", "+r.Age, "the GP or nurse", "vaccine:"+r.Key())
		}
	}
	w.Flush()
	return b.Bytes()
}

// ListChange is one line of a filled list: what stands in the records now, what would, and the record that would be kept.
type ListChange struct {
	Line   int
	What   string
	Before string
	After  string
	Same   bool // nothing would change
	Record record.Record
}

// ReadPassportList reads a filled list of one young person. Lines without an answer are passed over; every problem is returned with its line. What
// is known already is only replaced by something known, and the change says so.
func ReadPassportList(f *care.File, data []byte, today value.Date) ([]ListChange, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case len(data) > maxCSV:
		return nil, fault.New(fault.Invalid, "The file is larger than 32 MB. This is not a list that Waymark made.")
	case !utf8.Valid(data):
		return nil, fault.New(fault.Invalid, "The file is not in UTF-8. Save it again as \"CSV UTF-8\".")
	}
	r := reader(data)
	head, err := r.Read()
	if err != nil || !isList(head) {
		return nil, fault.New(fault.Invalid, "This is not a list for the health passport: its first line has other column names. Make the list again and fill that one in.")
	}
	l := &listReader{f: f, today: today}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line := 1
			var p *csv.ParseError
			if errors.As(err, &p) {
				line = p.Line
			}
			l.problem(line, "this cannot be read as a line of a spreadsheet. Check the quotation marks.")
			break
		}
		line, _ := r.FieldPos(0)
		for len(row) < len(listHead) { // spreadsheet programs drop empty cells at the end
			row = append(row, "")
		}
		for i := range row {
			row[i] = strings.TrimSpace(Unguard(row[i]))
		}
		if row[colAnswer] == "" && row[colText] == "" {
			continue
		}
		if len(l.out) >= maxRows {
			return nil, fault.New(fault.Invalid, "The file has more than 100,000 lines. This is not a list that Waymark made.")
		}
		l.line(line, row)
	}
	if l.problems != nil {
		return nil, l.problems
	}
	return l.out, nil
}

func isList(head []string) bool {
	if len(head) < len(listHead) {
		return false
	}
	for i, h := range listHead {
		if !strings.EqualFold(strings.TrimSpace(head[i]), h) {
			return false
		}
	}
	return true
}

type listReader struct {
	f        *care.File
	today    value.Date
	person   *care.Person // as it would be kept
	out      []ListChange
	problems FileProblems
}

func (l *listReader) problem(line int, text string) {
	l.problems = append(l.problems, LineProblem{line, text})
}

func (l *listReader) line(line int, row []string) {
	kind, code, _ := strings.Cut(row[colCode], ":")
	switch kind {
	case "fact", "block":
		l.fact(line, kind, code, row)
	case "service":
		l.service(line, code, row)
	case "person":
		l.personal(line, code, row)
	case "vaccine":
		l.vaccine(line, code, row)
	default:
		l.problem(line, fmt.Sprintf("the code %q is not one of the list. Leave the last column as it is.", row[colCode]))
	}
}

// answered is the five-way answer of a line.
func (l *listReader) answered(line int, row []string) (value.Fact, bool) {
	a, text := strings.ToLower(row[colAnswer]), row[colText]
	fact := record.ParseFact(row[colAnswer])
	switch {
	case a == "" || a == "known":
		fact = value.KnownFact(text)
		if text == "" {
			l.problem(line, "type what is known beside \"known\".")
			return fact, false
		}
	case fact.Answer == value.Known:
		l.problem(line, fmt.Sprintf("%q is not an answer. Write known, none, not known or rather not say.", row[colAnswer]))
		return fact, false
	case text != "":
		l.problem(line, "there is a text, so the answer is \"known\"; or leave the text empty.")
		return fact, false
	}
	return fact, true
}

// set parses the other cells of a line into fields of a record; an empty cell leaves what is there.
func (l *listReader) set(line int, s *record.Spec, r record.Record, cells map[string]string) bool {
	ok := true
	for _, f := range s.Fields {
		text := cells[f.Key]
		if text == "" {
			continue
		}
		if err := f.Parse(r, text, l.today); err != nil {
			l.problem(line, f.Label+": "+fault.Sentence(err))
			ok = false
		}
	}
	for _, p := range s.Validate(r) {
		if ok {
			l.problem(line, p.Label+": "+p.Text)
			ok = false
		}
	}
	return ok
}

func (l *listReader) put(line int, what, before, after string, same bool, r record.Record) {
	l.out = append(l.out, ListChange{line, what, before, after, same, r})
}

func (l *listReader) fact(line int, kind, code string, row []string) {
	fact, ok := l.answered(line, row)
	if !ok {
		return
	}
	h := &care.HealthFact{Meta: record.Meta{PersonID: l.f.Person.ID}, Block: code}
	single := false
	if kind == "fact" {
		it, known := care.HealthItemOf(code)
		if !known {
			l.problem(line, fmt.Sprintf("the code %q is not one of the list. Leave the last column as it is.", row[colCode]))
			return
		}
		h.Block, h.Item, single = it.Block, it.Code, !it.Many
	}
	before, same := "", false
	for _, old := range l.f.HealthFacts {
		if old.Block != h.Block || old.Item != h.Item {
			continue
		}
		if single || old.Fact.Answer == value.NotAsked || old.Fact.Answer == value.NotKnown { // an open question is answered; anything else stays beside it
			before = old.Fact.String()
			*h = *old
			same = old.Fact == fact
			break
		}
		if old.Fact == fact {
			before, same = old.Fact.String(), true
			*h = *old
		}
	}
	if h.ID != "" && h.Fact.Answer == value.Known && fact.Answer != value.Known {
		l.problem(line, fmt.Sprintf("the record knows %q already. Change it there if it is wrong.", h.Fact.Text))
		return
	}
	h.Fact, h.Checked = fact, l.today
	cells := map[string]string{"detail": row[colDetail], "since_day": row[colSince], "source": row[colSource], "checked_day": row[colChecked]}
	if fact.Answer == value.NotKnown {
		cells["ask_who"] = row[colAsk]
	}
	if l.set(line, care.HealthFactSpec, h, cells) {
		l.put(line, h.What(), before, fact.String(), same, h)
	}
}

func (l *listReader) service(line int, code string, row []string) {
	fact, ok := l.answered(line, row)
	if !ok {
		return
	}
	s := &care.HealthService{Meta: record.Meta{PersonID: l.f.Person.ID}, Kind: code}
	before := ""
	for _, old := range l.f.HealthServices {
		if old.Kind == code {
			*s, before = *old, old.Name.String()
			break
		}
	}
	same := before != "" && s.Name == fact
	s.Name, s.Checked = fact, l.today
	if l.set(line, care.HealthServiceSpec, s, map[string]string{"phone": row[colDetail], "last_seen_day": row[colSince], "source": row[colSource], "checked_day": row[colChecked]}) {
		l.put(line, label(care.ServiceKinds, code), before, fact.String(), same, s)
	}
}

func (l *listReader) personal(line int, code string, row []string) {
	if l.person == nil {
		p := *l.f.Person
		l.person = &p
	}
	f := care.PersonSpec.Field(code)
	if f == nil || code != "nhs_number" && code != "communication" {
		l.problem(line, fmt.Sprintf("the code %q is not one of the list. Leave the last column as it is.", row[colCode]))
		return
	}
	text := row[colText]
	fact, ok := l.answered(line, row)
	if !ok {
		return
	}
	if f.Kind == record.Fact {
		text = record.FactCode(fact)
	} else if fact.Answer != value.Known {
		return // a number that nobody knows stays empty
	}
	before := f.Show(l.f.Person)
	if l.set(line, care.PersonSpec, l.person, map[string]string{code: text}) {
		after := f.Show(l.person)
		l.put(line, f.Label, before, after, before == after, l.person)
	}
}

// listStates read the five states of a vaccination as they stand in the list.
var listStates = map[string]string{"had": "had", "had, no record": "had_no_record", "had no record": "had_no_record", "not had": "not_had", "not offered": "not_offered", "don't know": "not_known", "don’t know": "not_known", "not known": "not_known"}

func (l *listReader) vaccine(line int, code string, row []string) {
	for _, r := range rules.Vaccines(l.f).Rows {
		if r.Key() != code {
			continue
		}
		state, ok := listStates[strings.ToLower(row[colAnswer])]
		if !ok {
			l.problem(line, fmt.Sprintf("%q is not an answer. Write %s.", row[colAnswer], vaccineAnswers))
			return
		}
		v := &care.Immunisation{Meta: record.Meta{PersonID: l.f.Person.ID}, Vaccine: r.Name, Dose: r.Number}
		before := ""
		if r.Recorded != nil {
			*v, before = *r.Recorded, label(care.ImmunisationStates, r.Recorded.State)
		}
		if state == "had" && row[colSince] == "" {
			state = "had_no_record"
		}
		same := v.State == state
		v.State, v.Offer, v.Checked = state, code, l.today
		if l.set(line, care.ImmunisationSpec, v, map[string]string{"given_day": row[colSince], "place": row[colDetail], "source": row[colSource], "checked_day": row[colChecked]}) {
			l.put(line, r.Name, before, label(care.ImmunisationStates, state), same, v)
		}
		return
	}
	l.problem(line, "this vaccination is not on the list of this young person. Is it somebody else's file?")
}

func label(options []record.Option, code string) string {
	for _, o := range options {
		if o.Code == code {
			return o.Label
		}
	}
	return ""
}
