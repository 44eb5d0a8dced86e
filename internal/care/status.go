package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// Status is a leaving-care status, from a day on.
type Status struct {
	record.Meta
	Code, Reason, ConfirmedBy string
	From, Confirmed           value.Date
	Support                   value.Tri
	Suggested, Tested         string // what the record suggested when this was confirmed, and its test line by line
}

// Statuses of leaving care.
var Statuses = []record.Option{{Code: "in_care", Label: "In care, under 16"}, {Code: "eligible", Label: "Eligible"}, {Code: "relevant", Label: "Relevant"}, {Code: "not_relevant", Label: "Not relevant (home with a parent for 6 months)"},
	{Code: "former_relevant", Label: "Former relevant"}, {Code: "s23ca", Label: "Former relevant, back in education"}, {Code: "s23czb", Label: "Former relevant, 21 to 24, asked for support"},
	{Code: "qualifying", Label: "Qualifying for advice and assistance"}, {Code: "none", Label: "None of these"}}

// StatusSpec describes Status.
var StatusSpec = &record.Spec{
	Kind: "status", One: "leaving-care status", Many: "Leaving-care status", New: recordOf[Status](), Day: "from_day", Order: "from_day DESC, n DESC",
	Line: func(r record.Record) string {
		s := r.(*Status)
		return join(label(Statuses, s.Code), "from "+s.From.Long())
	},
	Fields: []*record.Field{
		record.ChoiceField("status", "Status", Statuses, func(s *Status) *string { return &s.Code }).Required(),
		record.DateField("from_day", "From", func(s *Status) *value.Date { return &s.From }).Required(),
		record.NoteField("reason", "Why", func(s *Status) *string { return &s.Reason }),
		record.TextField("confirmed_by", "Confirmed by", func(s *Status) *string { return &s.ConfirmedBy }),
		record.DateField("confirmed_day", "Confirmed on", func(s *Status) *value.Date { return &s.Confirmed }).NotAhead(),
		record.ChoiceField("suggested", "The record suggested", Statuses, func(s *Status) *string { return &s.Suggested }).Signature(),
		record.NoteField("tested", "The test as it stood then", func(s *Status) *string { return &s.Tested }).Signature(),
		record.TriField("support", "From 21: receiving support?", func(s *Status) *value.Tri { return &s.Support }).More(),
	},
}

// KeyPaper is an identity document and who holds it.
type KeyPaper struct {
	record.Meta
	Kind, State      string
	Held             value.Fact
	Applied, Expires value.Date
	Note             string
}

// PaperStates say how far a paper is.
var PaperStates = []record.Option{{Code: "have", Label: "There"}, {Code: "applied", Label: "Applied for"}, {Code: "lost", Label: "Lost"}, {Code: "not_needed", Label: "Not needed"}}

// KeyPapers are the papers a young person needs at 18.
var KeyPapers = []record.Option{{Code: "birth_certificate", Label: "Birth certificate"}, {Code: "passport", Label: "Passport"}, {Code: "ni_number", Label: "National Insurance number"},
	{Code: "licence", Label: "Provisional licence"}, {Code: "brp", Label: "Immigration papers or eVisa"}, {Code: "bank", Label: "Bank account"}, {Code: "red_book", Label: "Red book"}, {Code: "other", Label: "Something else"}}

// KeyPaperSpec describes KeyPaper.
var KeyPaperSpec = &record.Spec{
	Kind: "key_paper", One: "important paper", Many: "Important papers", New: recordOf[KeyPaper](), Order: "n", Matter: 11, Actions: []string{"P8.7a"},
	Line: func(r record.Record) string {
		k := r.(*KeyPaper)
		return join(label(KeyPapers, k.Kind), k.Held.String())
	},
	Fields: []*record.Field{
		record.ChoiceField("paper", "Paper", KeyPapers, func(k *KeyPaper) *string { return &k.Kind }).Required(),
		record.ChoiceField("paper_state", "How far it is", PaperStates, func(k *KeyPaper) *string { return &k.State }),
		record.FactField("held_by", "Who holds it", func(k *KeyPaper) *value.Fact { return &k.Held }),
		record.DateField("applied_day", "Applied for on", func(k *KeyPaper) *value.Date { return &k.Applied }).NotAhead(),
		record.TextField("about_it", "About it", func(k *KeyPaper) *string { return &k.Note }).Hint("For example: needs a new photo first; letter of 2 September."),
		record.DateField("expires_day", "Runs out on", func(k *KeyPaper) *value.Date { return &k.Expires }),
	},
}
