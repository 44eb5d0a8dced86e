package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// ReviewRequest is somebody's wish for a review before the next one is due. A review held on that day or later answers it.
type ReviewRequest struct {
	record.Meta
	On, Settled  value.Date
	By, Why, How string
}

// ReviewAskers are who can ask for a review (CLR regulation 7(2)(a) and (b); CPPCR regulation 33 for the reviewing officer).
var ReviewAskers = []record.Option{{Code: "young", Label: "The young person"}, {Code: "adviser", Label: "The personal adviser"}, {Code: "council", Label: "The council"},
	{Code: "iro", Label: "The reviewing officer"}, {Code: "carer", Label: "The carer"}, {Code: "change", Label: "Nobody: something big changed"}}

// ReviewRequestSpec describes ReviewRequest.
var ReviewRequestSpec = &record.Spec{
	Kind: "review_request", One: "review asked for", Many: "Reviews asked for", New: recordOf[ReviewRequest](), Day: "on_day", Order: "on_day DESC, n DESC", Actions: []string{"P8.7a"},
	Line: func(r record.Record) string {
		q := r.(*ReviewRequest)
		return join(label(ReviewAskers, q.By), q.On.Long(), firstLine(q.Why))
	},
	Fields: []*record.Field{
		record.DateField("on_day", "Asked on", func(q *ReviewRequest) *value.Date { return &q.On }).NotAhead().Required(),
		record.ChoiceField("asked_by", "Who asked", ReviewAskers, func(q *ReviewRequest) *string { return &q.By }).Required().Starts("young"),
		record.NoteField("why", "Why", func(q *ReviewRequest) *string { return &q.Why }),
		record.DateField("settled_day", "Settled without a review on", func(q *ReviewRequest) *value.Date { return &q.Settled }).NotAhead().More(),
		record.TextField("how_settled", "How it was settled", func(q *ReviewRequest) *string { return &q.How }).More(),
	},
	Rule: func(r record.Record) record.Problems {
		q := r.(*ReviewRequest)
		switch {
		case q.Settled != "" && q.Settled < q.On:
			return record.Problems{{Key: "settled_day", Label: "Settled without a review on", Text: "This is before the day it was asked for."}}
		case q.Settled != "" && q.How == "":
			return record.Problems{{Key: "how_settled", Label: "How it was settled", Text: "Say what was agreed instead of a review."}}
		}
		return nil
	},
}
