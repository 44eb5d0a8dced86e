// Package record says what a record type is: its Spec, a list of Fields with typed accessors into the struct. Form rows, columns,
// validation, history lines, CSV columns, print rows and test samples all follow from the Spec; there is one place for a field.
//
// Rules: no SQL and no window here. A field's key is its column name and is never renamed or reused; a retired field stays in the Spec so that
// old history stays readable. A day's key ends in _day, a sum of money's in _pence. Every record about a young person carries their id.
package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/internal/fault"
	"waymark/internal/value"
)

// Meta is what every record has: its own id and the young person it is about ("" for shared things such as the service).
type Meta struct {
	ID       string
	PersonID string
}

// Head returns m itself, so that embedding Meta makes a struct a Record.
func (m *Meta) Head() *Meta { return m }

// Record is a pointer to a struct that embeds Meta.
type Record interface{ Head() *Meta }

// Kind is how a field is stored, typed and shown.
type Kind string

const (
	Text   Kind = "text"   // one line
	Note   Kind = "note"   // many lines
	Date   Kind = "date"   // value.Date, TEXT YYYY-MM-DD
	Clock  Kind = "clock"  // value.Clock, TEXT HH:MM
	Money  Kind = "money"  // value.Money, INTEGER pence
	Int    Kind = "int"    // int, INTEGER; 0 is none
	Choice Kind = "choice" // one stable code of a closed list, TEXT
	Many   Kind = "many"   // several codes, TEXT joined by commas in the order of the list
	Tri    Kind = "tri"    // value.Tri: yes, no, not asked
	Fact   Kind = "fact"   // value.Fact: two columns, KEY and KEY_answer
	Ref    Kind = "ref"    // the id of a record of RefKind, TEXT
)

// Audience is who a page or field may go to. The set is closed.
type Audience string

const (
	Young    Audience = "young"    // the young person
	Meeting  Audience = "meeting"  // people at the review meeting who work with the young person
	Guest    Audience = "guest"    // parents and outside guests at a meeting
	Doctor   Audience = "doctor"   // clinician
	FileCopy Audience = "filecopy" // the council's file
	Staff    Audience = "staff"    // the adviser and their service
)

// Audiences lists all in the order they are offered, with their labels.
var Audiences = []Option{{string(Young), "The young person"}, {string(Meeting), "The review meeting"}, {string(Guest), "Parents or outside guests"},
	{string(Doctor), "A doctor or nurse"}, {string(FileCopy), "The council's file"}, {string(Staff), "The adviser's own use"}}

// Option is one choice: a stable code and what a person reads. Key is the letter that picks it where a screen offers letters.
type Option struct {
	Code  string
	Label string
}

// Voice says whose words a field holds.
type Voice string

const (
	NoVoice    Voice = ""
	YoungVoice Voice = "young" // the young person's own words; staff text is never put here
	AdultVoice Voice = "adult"
)

// Field is one field of a record type.
type Field struct {
	Key, Label, Help string
	Kind             Kind
	Options          []Option
	RefKind          string
	MaxLen           int
	Need             bool
	NeedText         string
	Private          bool       // off by default in print, outside its own document
	Detail           bool       // under "Add more detail"
	Happened         bool       // a day on which something happened: it cannot lie ahead
	Retired          bool       // read, never shown for editing
	NoSearch         bool       // not part of the full-text search
	File             bool       // names a document in the vault; nobody types it or reads it
	Signed           bool       // set by the program when something is written: who, when; never typed, and no line of its own in History
	Only             []Audience // who may see it; nil = everybody who may see the record
	Of               Voice
	Default          string
	get              func(Record) any // pointer to the value
	check            func(Record) string
}

// Spec says what a record type is.
type Spec struct {
	Kind     string // stable name, also the table
	One      string // "contact", in a sentence
	Many     string // "Contacts", as a heading
	Help     string
	Fields   []*Field
	New      func() Record
	Shared   bool     // about nobody: no person
	Self     bool     // the record is the young person: its id is its person id
	Ledger   bool     // append only: never edited or removed, only reversed
	Apart    bool     // kept apart, and locked once saved: never part of a File, of search, print-outs, exports, imports or undo
	Parent   string   // key of the field that names the record this one belongs to, deleted with it
	Day      string   // key of the field that is the record's day
	Order    string   // SQL order of lists
	Actions  []string // strategy actions that a record of this type evidences
	Matter   int      // the plan matter it belongs to, 0 = none
	Only     []Audience
	Line     func(Record) string   // the record in one line, for lists and history
	Rule     func(Record) Problems // rules between fields
	Evidence func(Record) []string // strategy actions this very record evidences; nil = Actions
}

// Problem is one thing to mend in a record before it can be kept.
type Problem struct {
	Key, Label, Text string
}

// Problems are all things to mend, found at once. As an error it is one sentence a line.
type Problems []Problem

func (p Problems) Error() string { return p.Sentence() }

// Sentence is every problem, each beginning with its field's name.
func (p Problems) Sentence() string {
	lines := make([]string, len(p))
	for i, x := range p {
		lines[i] = x.Text
		if x.Label != "" {
			lines[i] = x.Label + ": " + x.Text
		}
	}
	return strings.Join(lines, "\n")
}

// FaultCode makes Problems answer fault.CodeOf.
func (p Problems) FaultCode() fault.Code { return fault.Invalid }

// For is the text of the first problem of a field, "" for none.
func (p Problems) For(key string) string {
	for _, x := range p {
		if x.Key == key {
			return x.Text
		}
	}
	return ""
}

// Field is the field of a key, nil when there is none.
func (s *Spec) Field(key string) *Field {
	for _, f := range s.Fields {
		if f.Key == key {
			return f
		}
	}
	return nil
}

// Editable are the fields a person may fill in.
func (s *Spec) Editable() []*Field {
	return slices.DeleteFunc(slices.Clone(s.Fields), func(f *Field) bool { return f.Retired || f.File || f.Signed })
}

// Columns are the SQL columns of all fields, in order.
func (s *Spec) Columns() []string {
	var out []string
	for _, f := range s.Fields {
		out = append(out, f.Columns()...)
	}
	return out
}

// LineOf is the record in one line.
func (s *Spec) LineOf(r Record) string {
	if s.Line != nil {
		if line := strings.TrimSpace(s.Line(r)); line != "" {
			return line
		}
	}
	for _, f := range s.Fields {
		if (f.Kind == Text || f.Kind == Note || f.Kind == Fact) && f.Show(r) != "" {
			return f.Show(r)
		}
	}
	return s.One
}

// EvidenceOf lists the strategy actions a record evidences.
func (s *Spec) EvidenceOf(r Record) []string {
	if s.Evidence != nil {
		return s.Evidence(r)
	}
	return s.Actions
}

// DayOf is the record's day, "" when the type has none.
func (s *Spec) DayOf(r Record) value.Date {
	if f := s.Field(s.Day); f != nil {
		if d, ok := f.get(r).(*value.Date); ok {
			return *d
		}
	}
	return ""
}

// Validate returns every problem of a record at once, nil when it can be kept.
func (s *Spec) Validate(r Record) Problems {
	var out Problems
	for _, f := range s.Fields {
		if f.Retired {
			continue
		}
		if text := f.validate(r); text != "" {
			out = append(out, Problem{f.Key, f.Label, text})
		}
	}
	if !s.Shared && !s.Self && r.Head().PersonID == "" {
		out = append(out, Problem{"person_id", "Young person", "Say which young person this is about."})
	}
	if s.Rule != nil {
		for _, p := range s.Rule(r) {
			if out.For(p.Key) == "" { // one problem a field is enough
				out = append(out, p)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func (f *Field) validate(r Record) string {
	if f.Need && f.Empty(r) {
		if f.NeedText != "" {
			return f.NeedText
		}
		switch f.Kind {
		case Choice, Many, Tri, Ref:
			return "Choose one."
		case Date:
			return "Type the day, month and year, for example 8 12 2026."
		}
		return "This is needed."
	}
	switch v := f.get(r).(type) {
	case *string:
		switch {
		case utf8.RuneCountInString(*v) > f.maxLen():
			return tooLong(*v, f.maxLen())
		case (f.Kind == Choice) && *v != "" && f.LabelOf(*v) == "":
			return fmt.Sprintf("%q is not one of the choices: %s.", *v, f.codes())
		case f.Kind == Many:
			for _, c := range Codes(*v) {
				if f.LabelOf(c) == "" {
					return fmt.Sprintf("%q is not one of the choices: %s.", c, f.codes())
				}
			}
		case f.Kind == Text && strings.ContainsAny(*v, "\n\r"):
			return "This must be one line."
		}
	case *value.Date:
		if !v.Valid() {
			return "That is not a date. Type the day, month and year, for example 8 12 2026."
		}
	case *value.Money:
		if *v > value.MaxMoney || *v < -value.MaxMoney {
			return "That sum is too large. Check the pounds and pence."
		}
	case *value.Clock:
		if !v.Valid() {
			return "That is not a time. Type hours and minutes, for example 2:30pm or 14:30."
		}
	case *value.Tri:
		if *v != value.Yes && *v != value.No && *v != value.TriNotAsked {
			return "Answer yes or no, or leave it not asked."
		}
	case *value.Fact:
		switch {
		case !v.Answer.Valid():
			return "Choose known, none, not known, rather not say or not asked yet."
		case v.Answer == value.Known && strings.TrimSpace(v.Text) == "":
			return "Type what is known, or choose another answer."
		case v.Answer != value.Known && v.Text != "":
			return "The text is kept only with the answer \"known\"."
		case utf8.RuneCountInString(v.Text) > f.maxLen():
			return tooLong(v.Text, f.maxLen())
		}
	}
	if f.check != nil {
		return f.check(r)
	}
	return ""
}

func tooLong(text string, most int) string {
	return fmt.Sprintf("This is too long: %d characters of %d at most.", utf8.RuneCountInString(text), most)
}

func (f *Field) maxLen() int {
	switch {
	case f.MaxLen > 0:
		return f.MaxLen
	case f.Kind == Note:
		return 64 << 10
	}
	return 500
}

func (f *Field) codes() string {
	var c []string
	for _, o := range f.Options {
		c = append(c, o.Code)
	}
	return strings.Join(c, ", ")
}

// LabelOf is what a person reads for a code, "" when the code is not of the list.
func (f *Field) LabelOf(code string) string {
	for _, o := range f.Options {
		if o.Code == code {
			return o.Label
		}
	}
	return ""
}

// Codes splits a Many value.
func Codes(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// Join makes a Many value of codes.
func Join(codes []string) string { return strings.Join(codes, ",") }
