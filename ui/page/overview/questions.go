package overview

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// skipped are the questions put aside until the program is closed, by person and question.
var skipped = map[string]bool{}

// questions are the four facts that a new record begins with; nil when all are answered or skipped.
func (o *part) questions() fyne.CanvasObject {
	if !o.file.Person.Open() {
		return nil
	}
	var rows []fyne.CanvasObject
	ask := func(key string, open bool, row func(skip *widgets.Button) fyne.CanvasObject) {
		at := o.file.Person.ID + "|" + key
		if !open || skipped[at] {
			return
		}
		skip := widgets.NewButton(widgets.Quiet, "", "Skip", func() {
			skipped[at] = true
			o.env.Shell.Window().Canvas().Unfocus() // the question goes; the next one takes the focus
			o.env.Shell.Reload()
		}).Helped("Leaves it open. What cannot be worked out without it says so.")
		if len(rows) > 0 {
			rows = append(rows, widgets.Rule())
		}
		rows = append(rows, row(skip))
	}
	p := o.file.Person
	ask("care", len(o.file.CarePeriods) == 0, func(skip *widgets.Button) fyne.CanvasObject {
		return o.day("When did "+o.who()+" come into care?", skip, func(d value.Date) record.Record {
			return &care.CarePeriod{Meta: record.Meta{PersonID: p.ID}, From: d}
		})
	})
	ask("home", o.file.Home(o.today) == nil, o.homeRow)
	ask("review", o.file.LastHeld(o.today) == nil, func(skip *widgets.Button) fyne.CanvasObject {
		return o.day("When was the last review?", skip, func(d value.Date) record.Record {
			kind := "care"
			for _, plan := range o.file.Plans {
				if plan.Made != "" && plan.Made <= d {
					kind = "pathway"
				}
			}
			return &care.Review{Meta: record.Meta{PersonID: p.ID}, Kind: kind, State: "held", Held: d}
		})
	})
	assessed := false
	for _, c := range o.file.Checks {
		assessed = assessed || (c.Kind == "rha" || c.Kind == "iha") && c.State == "done"
	}
	ask("health", !assessed && p.Born.AgeOn(o.today) < 18, func(skip *widgets.Button) fyne.CanvasObject {
		return o.day("When was the last health assessment?", skip, func(d value.Date) record.Record {
			return &care.HealthCheck{Meta: record.Meta{PersonID: p.ID}, Kind: "rha", State: "done", Done: d}
		})
	})
	if len(rows) == 0 {
		return nil
	}
	return widgets.NewTitledPanel("To begin with", widgets.Words("each answer makes its dates appear", look.SizeCaption, false, look.TextSoft), widgets.Column(look.Space2, rows...), false)
}

// day is a question that a day answers.
func (o *part) day(label string, skip *widgets.Button, make func(value.Date) record.Record) fyne.CanvasObject {
	f := widgets.NewDateField(label, form.Dates(o.today))
	f.SetSide(true)
	f.SetExample("day month year")
	f.SetHelp("Enter keeps it. Skip leaves it open.")
	if o.first == nil {
		o.first = f
	}
	keep := func() {
		d, ok := o.read(f)
		if !ok {
			return
		}
		o.save(make(d), func(p record.Problems) { f.SetProblem(p[0].Text) })
	}
	f.OnEnter(keep)
	return widgets.LineWith(f, look.Space2, f, widgets.NewButton(widgets.Ordinary, "done", "Keep", keep).Helped("Saves this and shows what is due because of it."), skip)
}

// read is the day of a field; a day that cannot be read or has not come takes the focus.
func (o *part) read(f *widgets.DateField) (value.Date, bool) {
	if f.Commit() != nil {
		widgets.Focus(f)
		return "", false
	}
	text, _ := f.Value()
	d, err := value.ParseDate(text, o.today)
	switch {
	case err != nil || d == "":
		f.SetProblem("Type a day, for example 8 12 2024, or skip it.")
	case d > o.today:
		f.SetProblem("This day has not come yet.")
	default:
		return d, true
	}
	o.env.Shell.Window().Canvas().Content().Refresh()
	widgets.Focus(f)
	return "", false
}

func (o *part) homeRow(skip *widgets.Button) fyne.CanvasObject {
	with := widgets.NewField("Who does " + o.who() + " live with?")
	with.SetExample("for example: Sian Probert")
	with.SetHelp("Leave it empty for a place of their own.")
	kind := widgets.NewChoice("Kind of home", form.OptionsOf(care.HomeKinds, nil), nil)
	kind.SetValue("foster")
	since := widgets.NewDateField("Since", form.Dates(o.today))
	since.SetExample("day month year")
	for _, f := range []interface{ SetSide(bool) }{with, kind, since} {
		f.SetSide(true)
	}
	if o.first == nil {
		o.first = with
	}
	keep := func() {
		d, ok := o.read(since)
		if !ok {
			return
		}
		o.save(&care.Home{Meta: record.Meta{PersonID: o.file.Person.ID}, Kind: kind.Value(), With: strings.TrimSpace(with.Text()), From: d},
			func(p record.Problems) { since.SetProblem(p[0].Text) })
	}
	with.OnEnter(func(string) { widgets.Focus(since) })
	since.OnEnter(keep)
	return widgets.Column(look.Space2, with, kind, widgets.LineWith(since, look.Space2, since, widgets.NewButton(widgets.Ordinary, "done", "Keep", keep).Helped("Saves the home and shows what is due because of it."), skip))
}

func (o *part) save(rec record.Record, mend func(record.Problems)) {
	o.env.Run.Short("save a first fact", func(ctx context.Context) error { return o.env.App.Save(ctx, rec) }, func(err error) {
		var problems record.Problems
		switch {
		case errors.As(err, &problems) && len(problems) > 0:
			mend(problems)
		case err != nil:
			o.env.Shell.Fail(err)
		default:
			o.env.Shell.Saving(page.Saved(o.env.App.Now()))
			o.env.Shell.Window().Canvas().Unfocus() // the question goes; the next one takes the focus
			o.env.Shell.Reload()
		}
	})
}
