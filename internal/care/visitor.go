package care

import (
	"slices"
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
)

// CCard is the topic of a C-Card conversation. It is counted without a name unless the young person agreed that it is kept with theirs.
const CCard = "ccard"

// ContactTopics are what a contact can be about: the topics, and C-Card.
var ContactTopics = append(slices.Clone(Topics), record.Option{Code: CCard, Label: "C-Card"})

// AttendanceWords say what is kept of a confidential health contact.
const AttendanceWords = "For health advice, only the visit is kept here."

// AttendanceOnly reports whether only the visit may be kept: health advice at a drop-in, or a C-Card conversation, without the young person's word that
// more is kept. What was said stays with the health service.
func (c *Contact) AttendanceOnly() bool {
	topics := record.Codes(c.Topics)
	advice := c.Mode == "dropin" && slices.Contains(topics, "health") || slices.Contains(topics, CCard)
	return advice && c.NoteAgreed != value.Yes
}

// AttendanceProblems names what a confidential health contact holds beside the visit.
func (c *Contact) AttendanceProblems() record.Problems {
	if !c.AttendanceOnly() {
		return nil
	}
	var out record.Problems
	if slices.Contains(record.Codes(c.Topics), CCard) {
		out = append(out, record.Problem{Key: "topics", Label: ContactSpec.Field("topics").Label, Text: "A C-Card conversation is counted without a name. Take C-Card off, or say that they agree to it being kept with theirs."})
	}
	for _, f := range c.clinical() {
		if *f.text != "" {
			out = append(out, record.Problem{Key: f.key, Label: ContactSpec.Field(f.key).Label, Text: AttendanceWords + " Leave this empty, or say that they agree to more being kept."})
		}
	}
	return out
}

// ToShow is the contact as it may be shown and printed: without what health advice holds back. It is c itself when nothing is held back.
func (c *Contact) ToShow() *Contact {
	if !c.AttendanceOnly() {
		return c
	}
	out := *c
	for _, f := range out.clinical() {
		*f.text = ""
	}
	out.Topics = record.Join(slices.DeleteFunc(record.Codes(c.Topics), func(t string) bool { return t == CCard }))
	return &out
}

type noted struct {
	key  string
	text *string
}

// clinical are the fields that could tell what health advice was about. What is to be done after is not one: somebody may have to ring back.
func (c *Contact) clinical() []noted {
	return []noted{{"said", &c.Said}, {"agreed", &c.Agreed}, {"services", &c.Services}, {"their_words", &c.TheirWords}, {"referral", &c.Referral}}
}

// leftProblems refuses a time of leaving before the time of coming.
func leftProblems(came, left value.Clock) record.Problems {
	if came != "" && left != "" && left < came {
		return record.Problems{{Key: "left_time", Label: "Left at", Text: "They cannot have left before they came."}}
	}
	return nil
}

// Visitor is somebody at the drop-in who is not in these records: a first name and whose young person they are, so that the adviser can be told. It is
// about nobody here; joined to a young person it becomes a contact of theirs.
type Visitor struct {
	record.Meta
	On, RingBy, Passed                                value.Date
	At, Left                                          value.Clock
	Place, FirstName, Adviser, Topics, With, RingBack string
	Here                                              value.Tri
}

// VisitorSpec describes Visitor. There is no field for what was said: that belongs to the adviser's record.
var VisitorSpec = &record.Spec{
	Kind: "visitor", One: "visitor", Many: "Visitors who are not in these records", New: recordOf[Visitor](), Shared: true, Day: "on_day", Order: "on_day DESC, at_time DESC, n DESC", Actions: []string{"P8.4a"},
	Only: []record.Audience{record.Staff},
	Help: "First name and adviser only. What was said belongs to the adviser’s record.",
	Line: func(r record.Record) string {
		v := r.(*Visitor)
		line := join(v.FirstName, "visitor", v.On.Long())
		if v.Adviser != "" {
			line = join(v.FirstName, "visitor for "+v.Adviser, v.On.Long())
		}
		return line
	},
	Fields: []*record.Field{
		record.DateField("on_day", "Day", func(v *Visitor) *value.Date { return &v.On }).NotAhead().Required(),
		record.ClockField("at_time", "Came at", func(v *Visitor) *value.Clock { return &v.At }),
		record.TriField("here", "Stayed on?", func(v *Visitor) *value.Tri { return &v.Here }).More(),
		record.ClockField("left_time", "Left at", func(v *Visitor) *value.Clock { return &v.Left }).More(),
		record.TextField("place", "Where", func(v *Visitor) *string { return &v.Place }),
		record.TextField("first_name", "First name", func(v *Visitor) *string { return &v.FirstName }).Needs("Type the visitor’s first name. Somebody who would rather not say is counted without a name."),
		record.TextField("adviser", "Their adviser", func(v *Visitor) *string { return &v.Adviser }).Hint("Who the slip is for. Leave it empty when they do not know."),
		record.ManyField("topics", "About", Topics, func(v *Visitor) *string { return &v.Topics }),
		record.TextField("with_whom", "Which of us", func(v *Visitor) *string { return &v.With }),
		record.TextField("ring_back", "Ring back", func(v *Visitor) *string { return &v.RingBack }).Hint("The number or the way they want to be rung back, and about what in a word. Nothing about health."),
		record.DateField("ring_by_day", "By", func(v *Visitor) *value.Date { return &v.RingBy }),
		record.DateField("passed_day", "Slip made on", func(v *Visitor) *value.Date { return &v.Passed }).NotAhead().More(),
	},
	Rule: func(r record.Record) record.Problems {
		v := r.(*Visitor)
		out := leftProblems(v.At, v.Left)
		if v.RingBy != "" && v.RingBack == "" {
			out = append(out, record.Problem{Key: "ring_back", Label: "Ring back", Text: "Say how they are to be rung back by that day."})
		}
		return out
	},
}

// Contact is the visit as a contact of a young person, for when it is known who the visitor was.
func (v *Visitor) Contact(personID string) *Contact {
	c := &Contact{Meta: record.Meta{PersonID: personID}, On: v.On, At: v.At, Left: v.Left, Here: v.Here, Mode: "dropin", Place: v.Place, With: v.With, Topics: v.Topics, StartedBy: "young", Talked: value.Yes, FollowBy: v.RingBy}
	if v.RingBack != "" {
		c.FollowUp = "Ring back: " + strings.TrimSpace(v.RingBack)
	}
	return c
}

// DeskNote is a word to whoever takes over at the desk. It is about nobody; once somebody has read it the desk shows it no more.
type DeskNote struct {
	record.Meta
	On, ReadOn       value.Date
	At               value.Clock
	Text, By, ReadBy string
}

// DeskNoteSpec describes DeskNote.
var DeskNoteSpec = &record.Spec{
	Kind: "desk_note", One: "hand-over note", Many: "Hand-over notes of the desk", New: recordOf[DeskNote](), Shared: true, Day: "on_day", Order: "on_day DESC, at_time DESC, n DESC", Only: []record.Audience{record.Staff},
	Help: "For whoever takes over at the desk. It stands at the top until somebody has read it. What belongs to a young person goes into their record, and a worry about harm has a page of its own.",
	Line: func(r record.Record) string { return firstLine(r.(*DeskNote).Text) },
	Fields: []*record.Field{
		record.DateField("on_day", "Day", func(d *DeskNote) *value.Date { return &d.On }).NotAhead().Required(),
		record.ClockField("at_time", "Time", func(d *DeskNote) *value.Clock { return &d.At }),
		record.NoteField("note", "For whoever takes over", func(d *DeskNote) *string { return &d.Text }).Needs("Write the note.").Hint("Initials are enough. What belongs to a young person goes into their record."),
		record.TextField("written_by", "Written by", func(d *DeskNote) *string { return &d.By }),
		record.TextField("read_by", "Read by", func(d *DeskNote) *string { return &d.ReadBy }).More(),
		record.DateField("read_day", "Read on", func(d *DeskNote) *value.Date { return &d.ReadOn }).NotAhead().More(),
	},
	Rule: func(r record.Record) record.Problems {
		d := r.(*DeskNote)
		if d.ReadOn != "" && d.ReadOn.Before(d.On) {
			return record.Problems{{Key: "read_day", Label: "Read on", Text: "It cannot have been read before it was written."}}
		}
		return nil
	},
}

// StillHere reports whether somebody who came has not left yet.
func (c *Contact) StillHere() bool { return c.Here == value.Yes && c.Left == "" }
