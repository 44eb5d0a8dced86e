package review

import (
	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// requestsPanel is who asked for a review and when: a clock runs from that day until a review is held, or until it is settled another way.
func (v *part) requestsPanel() fyne.CanvasObject {
	return records.NewList(v.env, care.ReviewRequestSpec, records.Of(v.file, care.ReviewRequestSpec), v.file.Person.ID, records.ListOptions{
		Add: "A review is asked for", Empty: "Nobody has asked for a review. " + v.who() + " can, at any time.",
		Item: func(r record.Record) widgets.Item {
			q := r.(*care.ReviewRequest)
			it := widgets.Item{Title: care.ReviewRequestSpec.Field("asked_by").LabelOf(q.By), Detail: q.Why, Right: q.On.In(v.today), RightState: widgets.Waiting, RightWords: "Not held yet"}
			for _, held := range v.file.Reviews {
				if held.State == "held" && held.Held >= q.On {
					it.RightState, it.RightWords = widgets.Done, "Held "+held.Held.In(v.today)
				}
			}
			if q.Settled != "" {
				it.RightState, it.RightWords, it.Detail = widgets.Done, "Settled "+q.Settled.In(v.today), q.How
			}
			return it
		},
		Blank: func() record.Record { return &care.ReviewRequest{On: v.today, By: "young"} },
	}).Body()
}
