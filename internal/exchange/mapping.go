package exchange

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"waymark/internal/record"
	"waymark/internal/value"
)

// What a column can be besides a field of the record type.
const (
	ColumnOut    = ""          // left out
	ColumnPerson = "person_id" // whom the row is about: a name, the council's number or an id
	ColumnID     = "id"        // the record's own id, in a file that Waymark wrote
)

// How days are written in figures.
const (
	DayFirst   = "dmy" // 3/4/2026 is 3 April
	MonthFirst = "mdy" // 3/4/2026 is 4 March
)

// LeaveEmpty stands for a word of the spreadsheet that is no answer, such as "n/a".
const LeaveEmpty = "-"

// Mapping says how the columns of a Sheet are read as records of one type. It is remembered for the next file with the same columns.
type Mapping struct {
	Kind    string                       `json:"kind"`
	Columns map[string]string            `json:"columns"`         // name over the column: key of a field, or one of the words above
	Days    string                       `json:"days,omitempty"`  // DayFirst or MonthFirst where the days themselves do not say; "" asks
	Words   map[string]map[string]string `json:"words,omitempty"` // key: word of the spreadsheet in small letters: code
	Fixed   map[string]string            `json:"fixed,omitempty"` // key: the same for every row, where there is no column
	People  map[string]string            `json:"-"`               // name as the spreadsheet writes it, in small letters: id. It names people, so it is not remembered
}

// Name says whom a name of the spreadsheet means: an id, or LeaveEmpty for rows that are left out.
func (m *Mapping) Name(name, id string) {
	if m.People == nil {
		m.People = map[string]string{}
	}
	m.People[NameKey(name)] = id
}

// Mean says which code a word of the spreadsheet means in a field, LeaveEmpty for none.
func (m *Mapping) Mean(key, word, code string) {
	if m.Words == nil {
		m.Words = map[string]map[string]string{}
	}
	if m.Words[key] == nil {
		m.Words[key] = map[string]string{}
	}
	m.Words[key][strings.ToLower(word)] = code
}

// NameKey is a name or number as it is compared: "Bello, Amara" is "bello amara".
func NameKey(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }), " "))
}

// Meaning is the label that a word is taken for; "" when it is not settled.
func (m *Mapping) Meaning(f *record.Field, word string) string {
	code, how := (&lineReader{m: m}).code(f, word)
	if how == unknownWord {
		return ""
	}
	for _, o := range Choices(f) {
		if o.Code == code {
			return o.Label
		}
	}
	return ""
}

// Targets are the fields a column can be read as: what a person may fill in.
func Targets(s *record.Spec) []*record.Field { return s.Editable() }

// Heads are the named columns of a sheet as a text of their own: whatever their order, the same columns give the same text.
func Heads(s *Sheet) string {
	var names []string
	for _, h := range s.Head {
		if h != "" {
			names = append(names, strings.ToLower(h))
		}
	}
	sort.Strings(names)
	return strings.Join(names, "\n")
}

// plain is a name over a column in small letters without signs: "D.O.B." is "dob", "Date of birth:" is "date of birth".
func plain(s string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '£':
			out.WriteRune(r)
		case r == '.' || r == '\'' || r == '’':
		default:
			out.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// called are names that spreadsheets of the work give their columns, by the field's key. A key may stand for a kind and a key: "contact.said".
var called = map[string][]string{
	ColumnPerson:            {"young person", "young persons name", "yp", "yp name", "name of young person", "name", "full name", "person", "care leaver", "child", "client", "child id", "case number", "council number", "mosaic id", "lcs id", "mosaic number", "lcs number", "eclipse id"},
	"on_day":                {"date", "day", "date of contact", "contact date", "visit date", "date of visit", "date paid", "transaction date"},
	"at_time":               {"time", "start time", "time of contact", "contact time"},
	"minutes":               {"minutes", "mins", "duration", "duration minutes", "length", "length minutes"},
	"mode":                  {"type", "contact type", "type of contact", "method", "method of contact", "mode", "how", "contact method"},
	"place":                 {"venue", "location", "where"},
	"contact.said":          {"notes", "note", "comments", "comment", "details", "summary", "case note", "description", "contact notes", "visit notes"},
	"contact.talked":        {"spoke", "spoken to", "answered", "successful", "contact made", "engaged"},
	"contact.with_whom":     {"worker", "staff", "adviser", "personal adviser", "pa", "seen by", "made by", "officer"},
	"contact.topics":        {"topics", "subject", "subjects", "reason", "purpose", "issues"},
	"contact.follow_up":     {"action", "actions", "next steps", "follow up"},
	"contact.follow_up_day": {"action by", "by when", "due", "follow up by"},
	"contact.alone":         {"alone", "seen alone"},
	"first_name":            {"first name", "forename", "given name", "first names"},
	"last_name":             {"last name", "surname", "family name"},
	"birth_day":             {"dob", "date of birth", "birth date", "born", "birthday"},
	"preferred_name":        {"known as", "preferred name", "likes to be called"},
	"person.phone":          {"phone", "mobile", "telephone", "tel", "phone number", "mobile number"},
	"person.email":          {"email", "e mail", "email address"},
	"person.adviser":        {"personal adviser", "adviser", "pa", "worker", "allocated worker"},
	"council_number":        {"council number", "child", "child id", "case number", "mosaic id", "lcs id", "mosaic number", "lcs number", "eclipse id", "ssda903 id", "903 id"},
	"nhs_number":            {"nhs number", "nhs no", "nhs"},
	"amount_pence":          {"amount", "sum", "£", "amount £", "paid", "paid in", "value", "credit"},
	"entry_kind":            {"type", "what", "transaction", "transaction type"},
	"savings_entry.paid_by": {"paid by", "from whom", "carer"},
	"account_id":            {"account", "account number", "bank", "bank account"},
	"name":                  {"name", "full name"},
	"role":                  {"role", "relationship", "relation", "who"},
	"connection.phone":      {"phone", "mobile", "telephone", "tel", "phone number"},
	"from_day":              {"from", "start", "start date", "started", "moved in", "placement start"},
	"to_day":                {"to", "end", "end date", "ended", "moved out", "placement end"},
	"home.lives_with":       {"carer", "carers", "placement", "provider", "lives with"},
	"home.kind":             {"type", "placement type", "type of placement", "accommodation type"},
	"address":               {"address"},
	"carer_note.happened":   {"notes", "note", "comments", "details", "what happened", "description"},
	"given_day":             {"date given", "given", "date"},
	"vaccine":               {"vaccine", "vaccination", "immunisation"},
}

// names are everything a field may be called over a column, the surest first.
func namesOf(s *record.Spec, f *record.Field) []string {
	out := []string{plain(f.Key), plain(f.Label)}
	for _, n := range append(append([]string{}, called[s.Kind+"."+f.Key]...), called[f.Key]...) {
		out = append(out, plain(n))
	}
	return out
}

// Guess proposes what the columns of a sheet are: only where a name is known. Nothing is taken for sure; a person looks before anything is read.
func Guess(s *record.Spec, sheet *Sheet) Mapping {
	m := Mapping{Kind: s.Kind, Columns: map[string]string{}}
	taken := map[string]bool{}
	match := func(head, key string, names []string, sure int) {
		if m.Columns[head] == "" && !taken[key] && slices.Contains(names[:min(sure, len(names))], plain(head)) {
			m.Columns[head], taken[key] = key, true
		}
	}
	for _, sure := range []int{1, 2, 1000} { // by key first, then by label, then by what others call it
		for _, h := range sheet.Head {
			if h == "" {
				continue
			}
			if plain(h) == "id" {
				match(h, ColumnID, []string{"id"}, 1)
			}
			if !s.Shared && !s.Self && sure != 2 {
				match(h, ColumnPerson, append([]string{"person id"}, called[ColumnPerson]...), sure)
			}
			for _, f := range Targets(s) {
				match(h, f.Key, namesOf(s, f), sure)
			}
		}
	}
	return m
}

// GuessKind is the record type whose fields fit the columns best; "" when no column fits any.
func GuessKind(kinds []*record.Spec, sheet *Sheet) string {
	best, most := "", 0
	for _, s := range kinds {
		m := Guess(s, sheet)
		n := 0
		for _, key := range m.Columns {
			n += 2
			if f := s.Field(key); f != nil && f.Need {
				n++
			}
		}
		for _, f := range Targets(s) {
			if f.Need && !slices.Contains(mapped(m), f.Key) {
				n--
			}
		}
		if n > most {
			best, most = s.Kind, n
		}
	}
	return best
}

func mapped(m Mapping) []string {
	var out []string
	for _, key := range m.Columns {
		out = append(out, key)
	}
	return out
}

// column is where a key is read from, -1 when there is no such column.
func (m *Mapping) column(sheet *Sheet, key string) int {
	return slices.IndexFunc(sheet.Head, func(h string) bool { return h != "" && m.Columns[h] == key })
}

// readDay reads a day of a spreadsheet: YYYY-MM-DD, day and month in words, in figures in the order given, or the spreadsheet's own count of
// days. A day without a year, and words such as "fri" that mean another day tomorrow, are not taken.
func readDay(text, order string) (value.Date, error) {
	t := strings.TrimSpace(text)
	if d, _, ok := strings.Cut(t, " "); ok && isoDay(d) { // with a time of day beside it
		t = d
	} else if d, _, ok := strings.Cut(t, "T"); ok && isoDay(d) {
		t = d
	}
	if n, err := strconv.Atoi(t); err == nil && len(t) == 5 {
		if d := serial(n, "1899-12-30"); d != "" {
			return d, nil
		}
	}
	if a, b, year, ok := inFigures(t); ok {
		if order == MonthFirst {
			a, b = b, a
		}
		return value.ParseDate(strconv.Itoa(a)+"/"+strconv.Itoa(b)+"/"+year, "")
	}
	if t == "" || strings.ContainsAny(t[:1], "+-") || !strings.ContainsAny(t, "0123456789") {
		if t == "" {
			return "", nil
		}
		return "", errDay
	}
	return value.ParseDate(t, "")
}

func isoDay(s string) bool {
	return len(s) == 10 && s[4] == '-' && s[7] == '-' && value.Date(s).Valid()
}

// inFigures takes "3/4/2026" apart; a time of day after it is passed over.
func inFigures(text string) (a, b int, year string, ok bool) {
	if day, clock, two := strings.Cut(text, " "); two && strings.Contains(clock, ":") {
		text = day
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return 0, 0, "", false
	}
	a, err1 := strconv.Atoi(parts[0])
	b, err2 := strconv.Atoi(parts[1])
	_, err3 := strconv.Atoi(parts[2])
	return a, b, parts[2], err1 == nil && err2 == nil && err3 == nil && a > 0 && b > 0
}

// dayOrder says how a column of days in figures is written: what the days themselves show, else what was said. ask is an example when
// nothing tells.
func dayOrder(sheet *Sheet, column int, said string) (order, ask string) {
	example := ""
	month := false
	for _, r := range sheet.Rows {
		a, b, _, ok := inFigures(strings.TrimSpace(Unguard(r.Cells[column])))
		switch {
		case !ok:
		case a > 12:
			return DayFirst, ""
		case b > 12:
			month = true
		case a != b && example == "":
			example = strings.TrimSpace(r.Cells[column])
		}
	}
	switch {
	case month:
		return MonthFirst, ""
	case example != "" && said == "":
		return DayFirst, example
	case said != "":
		return said, ""
	}
	return DayFirst, ""
}
