package plan

import (
	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// tries is the work experience and the other tries at work, beside the plan for it: the strategy asks for at least a week for everybody in care.
func (t *part) tries() fyne.CanvasObject {
	l := records.NewList(t.env, care.WorkTrySpec, records.Of(t.file, care.WorkTrySpec), t.file.Person.ID, records.ListOptions{
		Add: "Add a try", Empty: "Nothing is written down. What would " + t.first() + " like to try for a week?",
		Item: func(r record.Record) widgets.Item {
			w := r.(*care.WorkTry)
			it := widgets.Item{Title: w.Where, Plain: true, Detail: care.WorkTrySpec.Field("work_kind").LabelOf(w.Kind), Right: w.From.In(t.today),
				RightState: workState(w.State), RightWords: care.WorkTrySpec.Field("state").LabelOf(w.State)}
			if w.Days > 0 {
				it.Detail += " · " + words.Count(w.Days, "day", "days")
			}
			if who := care.WorkTrySpec.Field("employer").LabelOf(w.With); who != "" {
				it.Detail += " · " + words.Lower(who)
			}
			if w.Why != "" {
				it.Detail += "\n" + w.Why
			}
			return it
		},
		Blank: func() record.Record {
			return &care.WorkTry{Kind: "experience", State: "offered", From: t.today}
		},
	})
	return l.Body()
}

func workState(code string) widgets.State {
	switch code {
	case "done":
		return widgets.Done
	case "stopped":
		return widgets.PartDone
	case "declined":
		return widgets.Declined
	}
	return widgets.Waiting
}
