package plan

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
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
		again := widgets.NewButton(widgets.Quiet, "add", "A new plan", func() {
			records.EditWith(t.env, &care.Plan{Meta: record.Meta{PersonID: t.file.Person.ID}, Adviser: t.file.Person.Adviser}, records.Options{Title: "A new plan",
				Note: "The earlier plan stays in the record with its dates."})
		}).Small().Helped("When needs were assessed anew and a new plan is made.")
		more = append(more, widgets.Line(0, again))
	}
	return widgets.NewTitledPanel("The plan as a whole", nil, widgets.Column(look.Space2, more...), false)
}

// suitable is the question whether the home is suitable, with the points that the regulations name.
func (t *part) suitable() fyne.CanvasObject {
	h := t.file.Home(t.today)
	if h == nil {
		return nil
	}
	points, source := catalogue.SuitabilityPoints()
	state, words := widgets.NotAsked, "Not looked at yet"
	switch h.Suitability {
	case "1":
		state, words = widgets.Done, "Suitable"
	case "2":
		state, words = widgets.NotDone, "Not suitable"
	}
	ask := widgets.NewButton(widgets.Ordinary, "house", "Is this home suitable?", func() {
		t.text().flush()
		note := "Think of:"
		for _, p := range points {
			note += "\n" + p
		}
		records.EditWith(t.env, h, records.Options{Title: "Is this home suitable?", Note: note + "\n" + source, Only: []string{"suitability", "accommodation"}, All: true, Lasting: true})
	}).Small().Helped("The points of the regulations, and your answer.")
	line := care.HomeSpec.LineOf(h) + ", since " + h.From.In(t.today)
	text := widgets.NewPara(line)
	return widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Suitable accommodation"), text, widgets.Wrap(look.Space3, widgets.NewBadge(state, words), ask)))
}
