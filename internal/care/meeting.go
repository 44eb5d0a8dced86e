package care

import (
	"fmt"

	"waymark/internal/record"
	"waymark/internal/value"
)

// MeetingRoles are those of the people around a young person, and the young person's own.
var MeetingRoles = append([]record.Option{{Code: "young", Label: "The young person"}}, Roles...)

// Attendances say whether somebody who was asked was there.
var Attendances = []record.Option{{Code: "came", Label: "Came"}, {Code: "part", Label: "Came for part of it"}, {Code: "views", Label: "Sent their views"}, {Code: "apologies", Label: "Sent apologies"},
	{Code: "not", Label: "Did not come"}}

// Attendee is one person asked to a review: whether they came, and what they said. What the young person said is their own words, never this.
type Attendee struct {
	record.Meta
	Review, Name, Role, There, Said string
}

// Present reports whether they were in the room for at least part of the meeting.
func (a *Attendee) Present() bool { return a.There == "came" || a.There == "part" }

// AttendeeSpec describes Attendee.
var AttendeeSpec = &record.Spec{
	Kind: "attendee", One: "person at a review", Many: "Who was at each review", New: recordOf[Attendee](), Parent: "review_id", Order: "n", Actions: []string{"P8.7a"},
	Line: func(r record.Record) string {
		a := r.(*Attendee)
		return join(a.Name, label(Attendances, a.There))
	},
	Fields: []*record.Field{
		record.RefField("review_id", "Review", "review", func(a *Attendee) *string { return &a.Review }).Required(),
		record.TextField("name", "Name", func(a *Attendee) *string { return &a.Name }).Needs("Name who it is."),
		record.ChoiceField("role", "Who they are", MeetingRoles, func(a *Attendee) *string { return &a.Role }),
		record.ChoiceField("attended", "Were they there?", Attendances, func(a *Attendee) *string { return &a.There }),
		record.NoteField("said", "What they said", func(a *Attendee) *string { return &a.Said }).SpokenBy(record.AdultVoice),
	},
	Rule: func(r record.Record) record.Problems {
		if a := r.(*Attendee); a.Role == "young" && a.Said != "" {
			return record.Problems{{Key: "said", Label: "What they said", Text: "What the young person said is kept as their own words, with how it was written down."}}
		}
		return nil
	},
}

// SignRoles are who a review pack is signed by on paper; the reviewing officer only while the young person is in care.
var SignRoles = []record.Option{{Code: "young", Label: "The young person"}, {Code: "adviser", Label: "Personal adviser"}, {Code: "carer", Label: "Carer"}, {Code: "manager", Label: "Manager"},
	{Code: "iro", Label: "Reviewing officer"}, {Code: "other", Label: "Somebody else"}}

// Signs say what became of a line to sign on.
var Signs = []record.Option{{Code: "signed", Label: "Signed the paper"}, {Code: "not_signed", Label: "Did not sign"}}

// Signature says who signed the paper of a review and when, or that somebody did not sign and the reason they gave. It is a note about paper: nothing here
// is a signature, and nobody signs for somebody else.
type Signature struct {
	record.Meta
	Review, Role, Name, State, Reason string
	On                                value.Date
}

// SignatureSpec describes Signature.
var SignatureSpec = &record.Spec{
	Kind: "signature", One: "note of who signed", Many: "Who signed the paper", New: recordOf[Signature](), Parent: "review_id", Day: "signed_day", Order: "n",
	Line: func(r record.Record) string {
		s := r.(*Signature)
		who := s.Name
		if who == "" {
			who = label(SignRoles, s.Role)
		}
		if s.State == "not_signed" {
			return join(who, "did not sign: "+firstLine(s.Reason))
		}
		return join(who, "signed the paper on "+s.On.Long())
	},
	Fields: []*record.Field{
		record.RefField("review_id", "Review", "review", func(s *Signature) *string { return &s.Review }).Required(),
		record.ChoiceField("role", "Who", SignRoles, func(s *Signature) *string { return &s.Role }).Required(),
		record.TextField("name", "Name", func(s *Signature) *string { return &s.Name }),
		record.ChoiceField("state", "The paper", Signs, func(s *Signature) *string { return &s.State }).Needs("Say whether they signed the paper. Waymark never signs for anybody.").Starts("signed"),
		record.DateField("signed_day", "On", func(s *Signature) *value.Date { return &s.On }).NotAhead().Hint("The day that stands on the paper; or the day they said that they would not sign."),
		record.NoteField("reason", "Why they did not sign", func(s *Signature) *string { return &s.Reason }).Hint("The reason they gave, as they gave it."),
	},
	Rule: func(r record.Record) record.Problems {
		s := r.(*Signature)
		switch {
		case s.State == "signed" && s.On == "":
			return record.Problems{{Key: "signed_day", Label: "On", Text: "Type the day that stands on the paper."}}
		case s.State == "not_signed" && s.Reason == "":
			return record.Problems{{Key: "reason", Label: "Why they did not sign", Text: "Write the reason they gave. \"Gave no reason\" is a reason, too."}}
		}
		return nil
	},
}

// Frozen says at which line of the history a review was closed. What the plan said then is told from the history, field by field; the fingerprint shows
// whether it is still all there. It is written once, when a review is closed, and never changed.
type Frozen struct {
	record.Meta
	Review, NextRule, Digest string
	Number, Line             int
	On, Next                 value.Date
}

// FrozenSpec describes Frozen.
var FrozenSpec = &record.Spec{
	Kind: "frozen_review", One: "closed review", Many: "Closed reviews", New: recordOf[Frozen](), Parent: "review_id", Day: "closed_day", Order: "number DESC, n DESC",
	Line: func(r record.Record) string {
		f := r.(*Frozen)
		return fmt.Sprintf("Review %d, closed %s", f.Number, f.On.Long())
	},
	Fields: []*record.Field{
		record.RefField("review_id", "Review", "review", func(f *Frozen) *string { return &f.Review }).Required(),
		record.IntField("number", "Number", func(f *Frozen) *int { return &f.Number }).Required(),
		record.DateField("closed_day", "Closed on", func(f *Frozen) *value.Date { return &f.On }).NotAhead().Required(),
		record.IntField("history_line", "Line of the history", func(f *Frozen) *int { return &f.Line }),
		record.TextField("fingerprint", "Fingerprint of the record", func(f *Frozen) *string { return &f.Digest }).Plainly(),
		record.DateField("next_day", "Next review by", func(f *Frozen) *value.Date { return &f.Next }),
		record.TextField("next_rule", "By which rule", func(f *Frozen) *string { return &f.NextRule }),
	},
}

// Attendance are the people asked to a review, in the order in which they were written down.
func (f *File) Attendance(review string) []*Attendee {
	var out []*Attendee
	for _, a := range f.Attendees {
		if a.Review == review {
			out = append(out, a)
		}
	}
	return out
}

// SaidAt are the words that the young person said at a review: those written down for a meeting after the review held before it, up to its own day, or up to
// today while it is still open.
func (f *File) SaidAt(r *Review, today value.Date) []*OwnWords {
	upTo := today
	if r.State == "held" {
		upTo = r.Held
	}
	after := value.Date("")
	for _, v := range f.Reviews {
		if v.State == "held" && v.ID != r.ID && v.Held < upTo {
			after = max(after, v.Held)
		}
	}
	var out []*OwnWords
	for _, w := range f.Words {
		if w.About == "meeting" && w.On > after && w.On <= upTo {
			out = append(out, w)
		}
	}
	return out
}

// Signed are the notes about who signed the paper of a review.
func (f *File) Signed(review string) []*Signature {
	var out []*Signature
	for _, s := range f.Signatures {
		if s.Review == review {
			out = append(out, s)
		}
	}
	return out
}

// Closed is how a review was closed, nil when it was not.
func (f *File) Closed(review string) *Frozen {
	for _, x := range f.Frozen {
		if x.Review == review {
			return x
		}
	}
	return nil
}
