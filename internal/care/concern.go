package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// Concern is a worry that somebody may be harmed: the exact words, who heard them and when. It is kept apart from the rest of the file: no print-out,
// list, measure or copy holds it, and once saved nothing in it changes. What comes later is a ConcernAddition.
type Concern struct {
	record.Meta
	On, WrittenOn                             value.Date
	At, WrittenAt                             value.Clock
	Words, SaidBy, Heard, Place, Seen, Writer string
}

// ConcernSpec describes Concern.
var ConcernSpec = &record.Spec{
	Kind: "concern", One: "safeguarding concern", Many: "Safeguarding concerns", New: recordOf[Concern](), Ledger: true, Apart: true, Day: "on_day", Order: "on_day DESC, at_time DESC, n DESC", Only: []record.Audience{record.Staff},
	Help: "This is not a report. It keeps what was said in the exact words; nothing in it can be changed once it is saved.",
	Line: func(r record.Record) string { return "A safeguarding concern" },
	Fields: []*record.Field{
		record.DateField("on_day", "Day it was said or seen", func(c *Concern) *value.Date { return &c.On }).NotAhead().Required(),
		record.ClockField("at_time", "Time", func(c *Concern) *value.Clock { return &c.At }),
		record.NoteField("words", "The exact words", func(c *Concern) *string { return &c.Words }).Needs("Write the exact words that were said, even if they are few.").Hint("As they were said, not tidied. Do not ask more than you need to know who to ring."),
		record.TextField("said_by", "Who said it", func(c *Concern) *string { return &c.SaidBy }).Hint("Leave it empty when the young person said it."),
		record.TextField("heard_by", "Who heard it", func(c *Concern) *string { return &c.Heard }).Needs("Name who heard the words."),
		record.TextField("place", "Where", func(c *Concern) *string { return &c.Place }),
		record.NoteField("seen", "What was seen", func(c *Concern) *string { return &c.Seen }).Hint("Only what was seen or heard, not what you make of it."),
		record.TextField("written_by", "Written by", func(c *Concern) *string { return &c.Writer }).Signature(),
		record.DateField("written_day", "Written on", func(c *Concern) *value.Date { return &c.WrittenOn }).Signature(),
		record.ClockField("written_time", "Written at", func(c *Concern) *value.Clock { return &c.WrittenAt }).Signature(),
	},
}

// Adding says what an addition to a concern is.
var Adding = []record.Option{{Code: "told", Label: "Somebody was told"}, {Code: "note", Label: "Something to add"}}

// ToldHow are the ways in which somebody was told.
var ToldHow = []record.Option{{Code: "phone", Label: "By phone"}, {Code: "person", Label: "In person"}, {Code: "form", Label: "Referral form"}, {Code: "email", Label: "Secure email"}, {Code: "999", Label: "999"}}

// ConcernAddition stands under a concern: who was told, how, when and with which reference, or something to add. It is locked as the concern is.
type ConcernAddition struct {
	record.Meta
	ConcernID, What, Told, How, Reference, Note, Writer string
	On, WrittenOn                                       value.Date
	At, WrittenAt                                       value.Clock
}

// Tells reports whether the addition says that somebody was told.
func (c *ConcernAddition) Tells() bool { return c.What == "told" }

// ConcernAdditionSpec describes ConcernAddition.
var ConcernAdditionSpec = &record.Spec{
	Kind: "concern_addition", One: "addition to a safeguarding concern", Many: "Additions to safeguarding concerns", New: recordOf[ConcernAddition](), Ledger: true, Apart: true, Parent: "concern_id", Day: "on_day", Order: "on_day, at_time, n", Only: []record.Audience{record.Staff},
	Line: func(r record.Record) string { return "An addition to a safeguarding concern" },
	Fields: []*record.Field{
		record.RefField("concern_id", "Safeguarding concern", "concern", func(c *ConcernAddition) *string { return &c.ConcernID }).Required(),
		record.ChoiceField("what", "This is", Adding, func(c *ConcernAddition) *string { return &c.What }).Required().Starts("told"),
		record.TextField("told", "Who was told", func(c *ConcernAddition) *string { return &c.Told }).Hint("Name and team."),
		record.ChoiceField("how", "How", ToldHow, func(c *ConcernAddition) *string { return &c.How }),
		record.DateField("on_day", "Day", func(c *ConcernAddition) *value.Date { return &c.On }).NotAhead().Required(),
		record.ClockField("at_time", "Time", func(c *ConcernAddition) *value.Clock { return &c.At }),
		record.TextField("reference", "Reference they gave", func(c *ConcernAddition) *string { return &c.Reference }),
		record.NoteField("note", "What they said, or what is added", func(c *ConcernAddition) *string { return &c.Note }),
		record.TextField("written_by", "Written by", func(c *ConcernAddition) *string { return &c.Writer }).Signature(),
		record.DateField("written_day", "Written on", func(c *ConcernAddition) *value.Date { return &c.WrittenOn }).Signature(),
		record.ClockField("written_time", "Written at", func(c *ConcernAddition) *value.Clock { return &c.WrittenAt }).Signature(),
	},
	Rule: func(r record.Record) record.Problems {
		c := r.(*ConcernAddition)
		var out record.Problems
		switch c.What {
		case "told":
			if c.Told == "" {
				out = append(out, record.Problem{Key: "told", Label: "Who was told", Text: "Name who was told."})
			}
			if c.How == "" {
				out = append(out, record.Problem{Key: "how", Label: "How", Text: "Say how they were told."})
			}
		case "note":
			if c.Note == "" {
				out = append(out, record.Problem{Key: "note", Label: "What they said, or what is added", Text: "Write what is to be added."})
			}
		}
		return out
	},
}
