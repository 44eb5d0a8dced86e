package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// WorkTry is work experience or another try at work: offered, going on or done. The strategy asks for at least a week of it for everybody in care.
type WorkTry struct {
	record.Meta
	Kind, State, Where, With, Why, TheirWords string
	From, To                                  value.Date
	Days                                      int // days worked, 0 where nobody counted
}

// WorkKinds are the ways to try out work that the strategy names.
var WorkKinds = []record.Option{{Code: "experience", Label: "Work experience"}, {Code: "taster", Label: "Taster day or visit"}, {Code: "internship", Label: "Supported internship"},
	{Code: "traineeship", Label: "Traineeship"}, {Code: "interview", Label: "Guaranteed interview"}, {Code: "volunteering", Label: "Volunteering"}}

// WorkStates: only what was done counts.
var WorkStates = []record.Option{{Code: "offered", Label: "Offered"}, {Code: "agreed", Label: "Agreed"}, {Code: "done", Label: "Done"}, {Code: "stopped", Label: "Stopped early"}, {Code: "declined", Label: "Rather not"}}

// Employers tell the corporate parents among employers.
var Employers = []record.Option{{Code: "council", Label: "The council"}, {Code: "nhs", Label: "The NHS"}, {Code: "contractor", Label: "Somebody the council or the NHS pays"}, {Code: "other", Label: "Another employer"}}

// WorkTrySpec describes WorkTry.
var WorkTrySpec = &record.Spec{
	Kind: "work_try", One: "try at work", Many: "Trying out work", New: recordOf[WorkTry](), Day: "from_day", Order: "from_day DESC, n DESC", Matter: 5, Actions: []string{"P8.3a"},
	Evidence: func(r record.Record) []string {
		w := r.(*WorkTry)
		out := []string{"P8.3a"}
		switch w.Kind {
		case "internship", "traineeship":
			out = append(out, "P8.3c")
		case "interview":
			out = append(out, "P8.3d")
		}
		if w.With == "contractor" {
			out = append(out, "P8.3e")
		}
		return out
	},
	Line: func(r record.Record) string {
		w := r.(*WorkTry)
		days := ""
		if w.Days > 0 {
			days = words.Count(w.Days, "day", "days")
		}
		return join(label(WorkKinds, w.Kind), w.Where, days, words.Lower(label(WorkStates, w.State)))
	},
	Fields: []*record.Field{
		record.ChoiceField("work_kind", "What", WorkKinds, func(w *WorkTry) *string { return &w.Kind }).Required().Starts("experience"),
		record.ChoiceField("state", "Offered or done", WorkStates, func(w *WorkTry) *string { return &w.State }).Required().Starts("offered"),
		record.TextField("place", "Where", func(w *WorkTry) *string { return &w.Where }).Needs("Say where, for example the town library."),
		record.ChoiceField("employer", "With whom", Employers, func(w *WorkTry) *string { return &w.With }),
		record.DateField("from_day", "First day, or the day of the offer", func(w *WorkTry) *value.Date { return &w.From }).Required(),
		record.DateField("to_day", "Last day", func(w *WorkTry) *value.Date { return &w.To }),
		record.IntField("days", "Days worked", func(w *WorkTry) *int { return &w.Days }).Hint("A week is 5 days.").Checked(func(r record.Record) string {
			if n := r.(*WorkTry).Days; n < 0 || n > 400 {
				return "Type the days that were worked, for example 5."
			}
			return ""
		}),
		record.NoteField("why", "What came of it", func(w *WorkTry) *string { return &w.Why }),
		record.NoteField("their_words", "Their words", func(w *WorkTry) *string { return &w.TheirWords }).SpokenBy(record.YoungVoice).For(record.Staff, record.FileCopy, record.Young),
	},
	Rule: func(r record.Record) record.Problems {
		w := r.(*WorkTry)
		var out record.Problems
		if w.To.Before(w.From) {
			out = append(out, record.Problem{Key: "to_day", Label: "Last day", Text: "This is before the first day."})
		}
		if w.Days > 0 && (w.State == "offered" || w.State == "agreed" || w.State == "declined") {
			out = append(out, record.Problem{Key: "days", Label: "Days worked", Text: "Days were worked only where it was done or stopped early."})
		}
		if w.To != "" && w.From != "" && w.To.Valid() && w.From.Valid() && w.Days > w.To.Days(w.From)+1 {
			out = append(out, record.Problem{Key: "days", Label: "Days worked", Text: "These are more days than there are between the first and the last day."})
		}
		return out
	},
}
