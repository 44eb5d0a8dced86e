package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// Replies are what a young person can say about an entry.
var Replies = []record.Option{{Code: "agree", Label: "Agree"}, {Code: "disagree", Label: "Don’t agree"}, {Code: "correction", Label: "Correction"}}

// Reply is what the young person says about one entry of the record: that they agree, that they do not, or what is wrong in it. It stands beside the
// entry and changes nothing in it. The entry's own text is never copied here; Mark tells whether it has been changed since.
type Reply struct {
	record.Meta
	Kind, Entry, Field, Answer, Text, How, WrittenBy, Mark string
	On                                                     value.Date
}

// ReplySpec describes Reply.
var ReplySpec = &record.Spec{
	Kind: "entry_reply", One: "answer to an entry", Many: "What they say about entries", New: recordOf[Reply](), Day: "on_day", Order: "on_day DESC, n DESC",
	Line: func(r record.Record) string {
		x := r.(*Reply)
		return join(label(Replies, x.Answer), firstLine(x.Text))
	},
	Fields: []*record.Field{
		record.ChoiceField("answer", "They say", Replies, func(r *Reply) *string { return &r.Answer }).Required().SpokenBy(record.YoungVoice),
		record.NoteField("words", "Their words", func(r *Reply) *string { return &r.Text }).SpokenBy(record.YoungVoice).Hint("Word for word, as they said it."),
		record.ChoiceField("how", "How they were written down", Hows, func(r *Reply) *string { return &r.How }).Needs("Say how these words were written down.").Starts("said"),
		record.TextField("written_by", "Written down by", func(r *Reply) *string { return &r.WrittenBy }),
		record.DateField("on_day", "On", func(r *Reply) *value.Date { return &r.On }).NotAhead().Required(),
		record.TextField("entry_kind", "About an entry of the kind", func(r *Reply) *string { return &r.Kind }).Required().Plainly(),
		record.TextField("entry", "About the entry", func(r *Reply) *string { return &r.Entry }).Required().Plainly(),
		record.TextField("entry_field", "About this of it", func(r *Reply) *string { return &r.Field }).Plainly(),
		record.TextField("entry_mark", "Mark of the entry then", func(r *Reply) *string { return &r.Mark }).Signature(),
	},
	Rule: func(r record.Record) record.Problems {
		x := r.(*Reply)
		var out record.Problems
		if x.Answer == "correction" && x.Text == "" {
			out = append(out, record.Problem{Key: "words", Label: "Their words", Text: "Write down what is wrong, and what is right."})
		}
		if x.How != "typed" && x.WrittenBy == "" {
			out = append(out, record.Problem{Key: "written_by", Label: "Written down by", Text: "Name who wrote the words down."})
		}
		return out
	},
}

// RepliesTo are what the young person said about an entry, or about one field of it, the newest first.
func (f *File) RepliesTo(id, field string) []*Reply {
	var out []*Reply
	for _, r := range f.Replies {
		if r.Entry == id && r.Field == field {
			out = append(out, r)
		}
	}
	return out
}

// EntryMark tells one state of an entry, or of one field of it, from another. It cannot be read back.
func EntryMark(r record.Record, field string) string {
	s := SpecOf(r)
	if f := s.Field(field); f != nil {
		return mark(f.Code(r))
	}
	text := ""
	for _, f := range s.Fields {
		if !f.Signed && !f.Retired {
			text += f.Key + "\x00" + f.Code(r) + "\x00"
		}
	}
	return mark(text)
}

// WhoRuns are who runs a review meeting, as the young person wants it.
var WhoRuns = []record.Option{{Code: "me", Label: "I will run it"}, {Code: "with_help", Label: "I will run it with help"}, {Code: "part", Label: "I will run part of it"}, {Code: "other", Label: "Somebody else runs it"}}

// TakesPart are how the young person wants to take part in a review.
var TakesPart = []record.Option{{Code: "there", Label: "I will be there"}, {Code: "some", Label: "I will be there for some of it"}, {Code: "message", Label: "I will send what I want to say"},
	{Code: "advocate", Label: "An advocate speaks for me"}, {Code: "no", Label: "I would rather not"}}

// MeetingChoice is who the young person wants at the next review, and whether they run it. The newest is what stands.
type MeetingChoice struct {
	record.Meta
	Runs, Helper, Part, Wanted, NotWanted, Where, How, WrittenBy string
	On                                                           value.Date
}

// MeetingChoiceSpec describes MeetingChoice.
var MeetingChoiceSpec = &record.Spec{
	Kind: "meeting_choice", One: "choice for the review", Many: "How they want the review", New: recordOf[MeetingChoice](), Day: "on_day", Order: "on_day DESC, n DESC",
	Actions: []string{"P8.7a"},
	Line: func(r record.Record) string {
		m := r.(*MeetingChoice)
		return join(label(WhoRuns, m.Runs), firstLine(m.Wanted))
	},
	Fields: []*record.Field{
		record.ChoiceField("runs", "Who runs it", WhoRuns, func(m *MeetingChoice) *string { return &m.Runs }).SpokenBy(record.YoungVoice),
		record.TextField("helper", "Who helps, or who runs it", func(m *MeetingChoice) *string { return &m.Helper }).SpokenBy(record.YoungVoice),
		record.ChoiceField("takes_part", "How they take part", TakesPart, func(m *MeetingChoice) *string { return &m.Part }).SpokenBy(record.YoungVoice),
		record.NoteField("wanted", "Who they want there", func(m *MeetingChoice) *string { return &m.Wanted }).SpokenBy(record.YoungVoice).Hint("One name a line."),
		record.NoteField("not_wanted", "Who they do not want there", func(m *MeetingChoice) *string { return &m.NotWanted }).SpokenBy(record.YoungVoice).Hint("One name a line."),
		record.NoteField("where_when", "Where and when suits them", func(m *MeetingChoice) *string { return &m.Where }).SpokenBy(record.YoungVoice),
		record.ChoiceField("how", "How it was written down", Hows, func(m *MeetingChoice) *string { return &m.How }).Needs("Say how this was written down.").Starts("said"),
		record.TextField("written_by", "Written down by", func(m *MeetingChoice) *string { return &m.WrittenBy }),
		record.DateField("on_day", "On", func(m *MeetingChoice) *value.Date { return &m.On }).NotAhead().Required(),
	},
	Rule: func(r record.Record) record.Problems {
		m := r.(*MeetingChoice)
		var out record.Problems
		if m.Runs == "" && m.Part == "" && m.Wanted == "" && m.NotWanted == "" && m.Where == "" {
			out = append(out, record.Problem{Key: "runs", Label: "Who runs it", Text: "Nothing is chosen yet."})
		}
		if m.How != "typed" && m.WrittenBy == "" {
			out = append(out, record.Problem{Key: "written_by", Label: "Written down by", Text: "Name who wrote it down."})
		}
		return out
	},
}

// MeetingWish is how the young person wants the next review, nil when they have not said since the last one was held.
func (f *File) MeetingWish(today value.Date) *MeetingChoice {
	last := f.LastHeld(today)
	for _, m := range f.Choices {
		if last == nil || m.On > last.Held {
			return m
		}
	}
	return nil
}
