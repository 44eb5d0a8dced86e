package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"waymark/internal/fault"
	"waymark/internal/value"
)

func field[T any, V any](kind Kind, key, label string, get func(*T) *V) *Field {
	return &Field{Key: key, Label: label, Kind: kind, get: func(r Record) any { return get(any(r).(*T)) }}
}

// TextField is one line of text; the other constructors are its likes for their kind. The compiler checks accessor and kind together.
func TextField[T any](key, label string, get func(*T) *string) *Field {
	return field(Text, key, label, get)
}
func NoteField[T any](key, label string, get func(*T) *string) *Field {
	return field(Note, key, label, get)
}
func DateField[T any](key, label string, get func(*T) *value.Date) *Field {
	return field(Date, key, label, get)
}
func ClockField[T any](key, label string, get func(*T) *value.Clock) *Field {
	return field(Clock, key, label, get)
}
func MoneyField[T any](key, label string, get func(*T) *value.Money) *Field {
	return field(Money, key, label, get)
}
func IntField[T any](key, label string, get func(*T) *int) *Field { return field(Int, key, label, get) }
func ChoiceField[T any](key, label string, options []Option, get func(*T) *string) *Field {
	f := field(Choice, key, label, get)
	f.Options = options
	return f
}
func ManyField[T any](key, label string, options []Option, get func(*T) *string) *Field {
	f := field(Many, key, label, get)
	f.Options = options
	return f
}
func TriField[T any](key, label string, get func(*T) *value.Tri) *Field {
	return field(Tri, key, label, get)
}
func FactField[T any](key, label string, get func(*T) *value.Fact) *Field {
	return field(Fact, key, label, get)
}
func RefField[T any](key, label, kind string, get func(*T) *string) *Field {
	f := field(Ref, key, label, get)
	f.RefKind = kind
	f.NoSearch = true
	return f
}

// Required, Hint and the rest shape a field where it is declared.
func (f *Field) Required() *Field             { f.Need = true; return f }
func (f *Field) Needs(sentence string) *Field { f.Need = true; f.NeedText = sentence; return f }
func (f *Field) Hint(help string) *Field      { f.Help = help; return f }
func (f *Field) More() *Field                 { f.Detail = true; return f }
func (f *Field) NotAhead() *Field             { f.Happened = true; return f }
func (f *Field) Hidden() *Field               { f.Private = true; return f }
func (f *Field) Max(n int) *Field             { f.MaxLen = n; return f }
func (f *Field) Retire() *Field               { f.Retired = true; return f }
func (f *Field) Plainly() *Field              { f.NoSearch = true; return f }
func (f *Field) Names() *Field                { f.File, f.NoSearch = true, true; return f }
func (f *Field) Signature() *Field            { f.Signed, f.NoSearch = true, true; return f }
func (f *Field) SpokenBy(v Voice) *Field      { f.Of = v; return f }
func (f *Field) For(a ...Audience) *Field     { f.Only = a; return f }
func (f *Field) Starts(text string) *Field    { f.Default = text; return f }

// Checked adds a rule of this field; it returns a sentence, or "".
func (f *Field) Checked(check func(Record) string) *Field { f.check = check; return f }

// Pointer is the address of the field's value in a record, for scanning.
func (f *Field) Pointer(r Record) any { return f.get(r) }

// Columns are the field's SQL columns: one, or two for a five-way fact.
func (f *Field) Columns() []string {
	if f.Kind == Fact {
		return []string{f.Key, f.Key + "_answer"}
	}
	return []string{f.Key}
}

// SQL returns the values for Columns.
func (f *Field) SQL(r Record) []any {
	switch v := f.get(r).(type) {
	case *string:
		return []any{*v}
	case *value.Date:
		return []any{string(*v)}
	case *value.Clock:
		return []any{string(*v)}
	case *value.Money:
		return []any{int64(*v)}
	case *int:
		return []any{int64(*v)}
	case *value.Tri:
		return []any{string(*v)}
	case *value.Fact:
		return []any{v.Text, string(v.Answer)}
	}
	panic("record: field " + f.Key + " has no SQL form")
}

// Targets returns pointers to scan Columns into.
func (f *Field) Targets(r Record) []any {
	switch v := f.get(r).(type) {
	case *value.Date:
		return []any{(*string)(v)}
	case *value.Clock:
		return []any{(*string)(v)}
	case *value.Money:
		return []any{(*int64)(v)}
	case *value.Tri:
		return []any{(*string)(v)}
	case *value.Fact:
		return []any{&v.Text, (*string)(&v.Answer)}
	default:
		return []any{v}
	}
}

// SQLType is the column type and default of the field's columns, for the schema.
func (f *Field) SQLType() string {
	if f.Kind == Money || f.Kind == Int {
		return "INTEGER NOT NULL DEFAULT 0"
	}
	return "TEXT NOT NULL DEFAULT ''"
}

// Empty reports whether nothing has been answered.
func (f *Field) Empty(r Record) bool {
	switch v := f.get(r).(type) {
	case *string:
		return strings.TrimSpace(*v) == ""
	case *value.Date:
		return *v == ""
	case *value.Clock:
		return *v == ""
	case *value.Money:
		return *v == 0
	case *int:
		return *v == 0
	case *value.Tri:
		return *v == ""
	case *value.Fact:
		return v.Answer == value.NotAsked
	}
	return true
}

// Code is the stable form for JSON, CSV and history: dates YYYY-MM-DD, money in pence, choices by code, a fact's answer or "known: text".
func (f *Field) Code(r Record) string {
	switch v := f.get(r).(type) {
	case *string:
		return *v
	case *value.Date:
		return string(*v)
	case *value.Clock:
		return string(*v)
	case *value.Money:
		return strconv.FormatInt(int64(*v), 10)
	case *int:
		if *v == 0 {
			return ""
		}
		return strconv.Itoa(*v)
	case *value.Tri:
		return string(*v)
	case *value.Fact:
		return FactCode(*v)
	}
	return ""
}

// FactCode is a fact in one text: "" not asked, "none", "not_known", "declined", or "known: " and the text.
func FactCode(f value.Fact) string {
	if f.Answer == value.Known {
		return "known: " + f.Text
	}
	return string(f.Answer)
}

// Show is what a person reads: "9 December 2026", "£12.50", labels. Empty stays empty, except a fact, which always says its answer.
func (f *Field) Show(r Record) string {
	if v, ok := f.get(r).(*value.Fact); ok {
		return v.String()
	}
	return f.ShowCode(f.Code(r))
}

// ShowCode turns a stable form, as history keeps it, into what a person reads.
func (f *Field) ShowCode(code string) string {
	switch f.Kind {
	case Date:
		return value.Date(code).Long()
	case Clock:
		return value.Clock(code).String()
	case Money:
		n, err := strconv.ParseInt(code, 10, 64)
		if err != nil {
			return ""
		}
		return value.Money(n).String()
	case Choice:
		if l := f.LabelOf(code); l != "" {
			return l
		}
		return code
	case Many:
		var out []string
		for _, c := range Codes(code) {
			if l := f.LabelOf(c); l != "" {
				c = l
			}
			out = append(out, c)
		}
		return strings.Join(out, ", ")
	case Tri:
		if code == "" {
			return ""
		}
		return value.Tri(code).Label()
	case Fact:
		if t, ok := strings.CutPrefix(code, "known: "); ok {
			return t
		}
		return value.Answer(code).Label()
	}
	return code
}

// Edit is the text a form starts with: dates "8 12 2026", money "12.50".
func (f *Field) Edit(r Record) string {
	switch v := f.get(r).(type) {
	case *value.Date:
		return v.Long()
	case *value.Clock:
		return v.String()
	case *value.Money:
		if *v == 0 {
			return ""
		}
		return v.Plain()
	}
	return f.Code(r)
}

// Parse reads what a person typed into the record; the error is a sentence. Choices take a code or a label, a fact takes "none",
// "not known", "declined", "not asked" or its text. Text is cut to valid UTF-8 never: invalid bytes are refused.
func (f *Field) Parse(r Record, text string, today value.Date) error {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return fault.New(fault.Invalid, "This holds characters that cannot be read. Type it again.")
	}
	switch v := f.get(r).(type) {
	case *string:
		return f.parseString(v, text)
	case *value.Date:
		d, err := value.ParseDate(text, today)
		if err != nil {
			return err
		}
		*v = d
	case *value.Clock:
		c, err := value.ParseClock(text)
		if err != nil {
			return err
		}
		*v = c
	case *value.Money:
		if strings.TrimSpace(text) == "" {
			*v = 0
			return nil
		}
		m, err := value.ParseMoney(text)
		if err != nil {
			return err
		}
		*v = m
	case *int:
		if strings.TrimSpace(text) == "" {
			*v = 0
			return nil
		}
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < -1_000_000_000 || n > 1_000_000_000 {
			return fault.New(fault.Invalid, "Type a whole number, for example 15.")
		}
		*v = n
	case *value.Tri:
		switch strings.ToLower(strings.TrimSpace(text)) {
		case "yes", "y", "true", "1":
			*v = value.Yes
		case "no", "n", "false", "0":
			*v = value.No
		case "", "not asked", "not_asked", "not asked yet":
			*v = value.TriNotAsked
		default:
			return fault.New(fault.Invalid, "Answer yes or no, or leave it not asked.")
		}
	case *value.Fact:
		*v = ParseFact(text)
	}
	return nil
}

// ParseFact reads the stable form of a fact, or the bare words a person types.
func ParseFact(text string) value.Fact {
	t := strings.TrimSpace(text)
	if k, ok := strings.CutPrefix(t, "known: "); ok {
		return value.KnownFact(k)
	}
	switch strings.ToLower(t) {
	case "known:": // known was chosen and nothing typed: validation asks for the text
		return value.Fact{Answer: value.Known}
	case "", "not asked", "not_asked", "not asked yet":
		return value.Fact{}
	case "none":
		return value.Fact{Answer: value.None}
	case "not known", "not_known", "?":
		return value.Fact{Answer: value.NotKnown}
	case "declined", "rather not say":
		return value.Fact{Answer: value.Declined}
	}
	return value.KnownFact(t)
}

func (f *Field) parseString(v *string, text string) error {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \n\t")
	switch f.Kind {
	case Choice:
		c, ok := f.codeFor(text)
		if !ok {
			return fault.New(fault.Invalid, fmt.Sprintf("%q is not one of the choices: %s.", text, f.codes()))
		}
		*v = c
	case Many:
		var got []string
		for _, p := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
			c, ok := f.codeFor(strings.TrimSpace(p))
			if !ok {
				return fault.New(fault.Invalid, fmt.Sprintf("%q is not one of the choices: %s.", strings.TrimSpace(p), f.codes()))
			}
			if c != "" {
				got = append(got, c)
			}
		}
		var in []string
		for _, o := range f.Options {
			if slices.Contains(got, o.Code) {
				in = append(in, o.Code)
			}
		}
		*v = Join(in)
	case Text:
		*v = strings.Join(strings.Fields(text), " ")
	default:
		*v = text
	}
	return nil
}

func (f *Field) codeFor(text string) (string, bool) {
	if text == "" {
		return "", true
	}
	for _, o := range f.Options {
		if strings.EqualFold(o.Code, text) || strings.EqualFold(o.Label, text) {
			return o.Code, true
		}
	}
	return "", false
}

// Copy copies every field and the head of from into to; both are of the Spec's type.
func (s *Spec) Copy(to, from Record) {
	*to.Head() = *from.Head()
	for _, f := range s.Fields {
		switch v := f.get(from).(type) {
		case *string:
			*f.get(to).(*string) = *v
		case *value.Date:
			*f.get(to).(*value.Date) = *v
		case *value.Clock:
			*f.get(to).(*value.Clock) = *v
		case *value.Money:
			*f.get(to).(*value.Money) = *v
		case *int:
			*f.get(to).(*int) = *v
		case *value.Tri:
			*f.get(to).(*value.Tri) = *v
		case *value.Fact:
			*f.get(to).(*value.Fact) = *v
		}
	}
}

// Values are the stable forms of all fields that are not empty, by key.
func (s *Spec) Values(r Record) map[string]string {
	out := map[string]string{}
	for _, f := range s.Fields {
		if c := f.Code(r); c != "" && (f.Kind != Money || c != "0") {
			out[f.Key] = c
		}
	}
	return out
}

// SetCode puts a stable form, as Code gave it, back into a record, exactly; what no Code ever gave is refused and changes nothing.
func (f *Field) SetCode(r Record, code string) error {
	switch v := f.get(r).(type) {
	case *string:
		*v = code
	case *value.Date:
		if !value.Date(code).Valid() {
			return fault.New(fault.Invalid, "That is not a date. Type the day, month and year, for example 8 12 2026.")
		}
		*v = value.Date(code)
	case *value.Clock:
		if !value.Clock(code).Valid() {
			return fault.New(fault.Invalid, "That is not a time. Type hours and minutes, for example 2:30pm or 14:30.")
		}
		*v = value.Clock(code)
	case *int:
		if code == "" {
			*v = 0
			return nil
		}
		n, err := strconv.Atoi(code)
		if err != nil {
			return fault.New(fault.Invalid, "Type a whole number, for example 15.")
		}
		*v = n
	case *value.Tri:
		switch t := value.Tri(code); t {
		case value.Yes, value.No, value.TriNotAsked:
			*v = t
		default:
			return fault.New(fault.Invalid, "Answer yes or no, or leave it not asked.")
		}
	case *value.Money:
		if code == "" {
			*v = 0
			return nil
		}
		n, err := strconv.ParseInt(code, 10, 64)
		if err != nil {
			return fault.New(fault.Invalid, "Type whole pence, for example 1250.")
		}
		*v = value.Money(n)
	case *value.Fact:
		if text, ok := strings.CutPrefix(code, "known: "); ok {
			*v = value.Fact{Text: text, Answer: value.Known}
			return nil
		}
		if a := value.Answer(code); a.Valid() && a != value.Known {
			*v = value.Fact{Answer: a}
			return nil
		}
		return fault.New(fault.Invalid, "Choose known, none, not known, rather not say or not asked yet.")
	}
	return nil
}
