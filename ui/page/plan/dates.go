package plan

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// dates are the days of the plan as a whole; they save themselves.
func (t *part) dates() fyne.CanvasObject {
	p := &care.Plan{Meta: record.Meta{PersonID: t.file.Person.ID}, Adviser: t.file.Person.Adviser}
	if len(t.file.Plans) > 0 {
		p = t.file.Plans[0]
	}
	f := form.New(care.PlanSpec, p, form.Options{Today: t.today, All: true})
	busy := false
	f.OnSettled(func(string) {
		if busy || !f.Changed() {
			return
		}
		rec, problems := f.Check()
		f.Mend(problems)
		if rec == nil || len(problems) > 0 {
			t.env.Shell.Saving("Kept as a draft: the date needs mending")
			return
		}
		busy = true
		plan := rec.(*care.Plan)
		plan.ID = p.ID
		t.env.Run.Short("save the plan’s dates", func(ctx context.Context) error { return t.env.App.Save(ctx, plan) }, func(err error) {
			busy = false
			var problems record.Problems
			switch {
			case errors.As(err, &problems):
				f.Mend(problems)
			case err != nil:
				t.env.Shell.Fail(err)
			default:
				p = plan
				if len(t.file.Plans) > 0 {
					t.file.Plans[0] = plan
				} else {
					t.file.Plans = append(t.file.Plans, plan)
				}
				f.Kept()
				t.env.Shell.Saving(page.Saved(t.env.App.Now()))
			}
		})
	})
	more := []fyne.CanvasObject{f.Body()}
	if len(t.file.Plans) > 0 {
		again := widgets.NewButton(widgets.Quiet, "add", "A new assessment and plan", func() {
			records.EditWith(t.env, &care.Plan{Meta: record.Meta{PersonID: t.file.Person.ID}, Adviser: t.file.Person.Adviser}, records.Options{Title: "A new assessment and plan",
				Note: "The earlier one stays in the record with its dates and what it found."})
		}).Small().Helped("When needs were assessed anew and a new plan is made.")
		more = append(more, widgets.Line(0, again))
	}
	return widgets.NewTitledPanel("The assessment and the plan", nil, widgets.Column(look.Space2, more...), false)
}
