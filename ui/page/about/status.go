package about

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// status shows how the young person stands in the law of leaving care, and the suggestion with its test line by line.
func (a *part) status() fyne.CanvasObject {
	now := a.file.Status(a.today)
	code, reasons := rules.SuggestStatus(a.file, a.today)
	label := care.StatusSpec.Field("status").LabelOf
	var parts []fyne.CanvasObject
	if now == nil {
		parts = append(parts, widgets.Wrap(0, widgets.NewBadge(widgets.NotKnown, "Nothing is confirmed yet")))
	} else {
		by := "from " + now.From.In(a.today)
		if now.ConfirmedBy != "" {
			by += ", confirmed by " + now.ConfirmedBy
		}
		if now.Confirmed != "" {
			by += " on " + now.Confirmed.In(a.today)
		}
		parts = append(parts, widgets.Strong(label(now.Code)), widgets.Caption(words.Upper(by)+"."))
		if now.Suggested != "" && now.Suggested != now.Code {
			parts = append(parts, widgets.NewPara("The record suggested "+words.Lower(label(now.Suggested))+" then. "+now.Reason))
		}
	}
	same := now != nil && code == now.Code
	ask, open := rules.AskStatus(a.file, a.today)
	if open && now != nil {
		parts = append(parts, widgets.Wrap(0, widgets.NewBadge(widgets.Due, "Facts have changed: confirm it again")))
	}
	switch {
	case code == "":
		parts = append(parts, widgets.NewPara("No suggestion: the record does not tell yet."))
	case same:
		parts = append(parts, widgets.NewPara("The record says the same, because:"))
	default:
		parts = append(parts, widgets.NewRich(look.SizeBody, look.Text, widgets.Run{Text: "Suggested: " + words.Lower(label(code)), Bold: true}, widgets.Run{Text: ", because:"}))
	}
	var lines []fyne.CanvasObject
	for _, r := range reasons {
		icon, token := "done", look.Done
		if !r.OK {
			icon, token = "none", look.TextSoft
		}
		words := widgets.Column(1, widgets.NewPara(r.Text))
		small := r.Source
		if slices.Contains(ask.New, strings.Split(rules.TestLines([]rules.StatusReason{r}), "\n")[0]) && open {
			small = strings.TrimPrefix(small+". New since it was confirmed", ". ")
		}
		if r.Check {
			small = strings.TrimPrefix(small+". Check before relying on this", ". ")
		}
		if small != "" {
			words.Add(widgets.Caption(small + "."))
		}
		lines = append(lines, widgets.TopLineWith(words, look.Space2, widgets.Sign(icon, token, look.IconRow), words))
	}
	parts = append(parts, widgets.Column(look.Space1, lines...))
	var buttons []fyne.CanvasObject
	if code != "" && !same {
		yes := widgets.NewButton(widgets.Ordinary, "done", "Confirm", func() { a.confirm(code, reasons) }).
			Helped("Records this status with its day and the test. It is a suggestion; the adviser decides.")
		buttons = append(buttons, yes)
		if open {
			a.confirmed = yes
		}
	}
	buttons = append(buttons, widgets.NewButton(widgets.Quiet, "edit", "Something else", a.otherwise).Helped("Records another status than the suggested one, with your reason. The suggestion and its test are kept beside it."))
	if now != nil && now.Tested != "" {
		buttons = append(buttons, widgets.NewButton(widgets.Quiet, "eye", "The test then", func() { a.tested(now) }).Helped("What the test said when this status was confirmed."))
	}
	buttons = append(buttons, widgets.NewButton(widgets.Quiet, "history", "All of them", a.allStatuses).Helped("Every status that was ever recorded; add or mend one."))
	parts = append(parts, widgets.Wrap(look.Space2, buttons...))
	return widgets.NewTitledPanel("Leaving-care status", nil, widgets.Column(look.Space2, parts...), false)
}

// confirm opens the suggested status, so that the day can be seen and mended before it is kept. The test is kept beside it as it stands now.
func (a *part) confirm(code string, reasons []rules.StatusReason) {
	s := &care.Status{Meta: record.Meta{PersonID: a.file.Person.ID}, Code: code, From: a.from(code), ConfirmedBy: a.env.App.Owner().Name, Confirmed: a.today}
	records.EditWith(a.env, s, records.Options{Title: "Confirm the leaving-care status", Save: "Confirm",
		Note: "Check the day it counts from; other dates are worked out from it. Kept with it, line by line:\n" + rules.TestLines(reasons), All: a.file.Person.Born.AgeOn(a.today) >= 21})
}

// otherwise records a status that the record does not suggest; it needs a reason.
func (a *part) otherwise() {
	s := &care.Status{Meta: record.Meta{PersonID: a.file.Person.ID}, From: a.today, ConfirmedBy: a.env.App.Owner().Name, Confirmed: a.today}
	records.EditWith(a.env, s, records.Options{Title: "Another leaving-care status", Save: "Confirm", All: true,
		Note: "Say why. What the record suggests, with its test, is kept beside it; it is asked again when the suggestion changes.",
		Warn: func(_ context.Context, r record.Record) (string, error) {
			if strings.TrimSpace(r.(*care.Status).Reason) == "" {
				return "No reason is written down. Whoever reads this later cannot tell why it differs from what the record suggests.", nil
			}
			return "", nil
		}})
}

// tested shows the test as it stood when a status was confirmed.
func (a *part) tested(s *care.Status) {
	body := []fyne.CanvasObject{widgets.Caption("Confirmed by " + s.ConfirmedBy + ", " + s.Confirmed.Long() + ".")}
	if s.Suggested != "" {
		body = append(body, widgets.NewPara("The record suggested: "+words.Lower(care.StatusSpec.Field("status").LabelOf(s.Suggested))+"."))
	}
	for _, line := range strings.Split(s.Tested, "\n") {
		body = append(body, widgets.NewPara(line))
	}
	a.env.Shell.Open(widgets.NewSheet(a.env.Shell.Window().Canvas(), "The test then", widgets.Column(look.Space2, body...), nil))
}

// from is the first day on which the suggestion would have been the same, as far as the tests can tell, or today.
func (a *part) from(code string) value.Date {
	p := a.file.Person
	switch code {
	case "former_relevant":
		return p.Born.AddYears(18)
	case "eligible", "relevant":
		first, last := p.Born.AddYears(16), a.today
		for first < last { // the first day in a row of days with this answer, by halves
			mid := first.AddDays(last.Days(first) / 2)
			if got, _ := rules.SuggestStatus(a.file, mid); got == code {
				last = mid
			} else {
				first = mid.AddDays(1)
			}
		}
		return last
	}
	return a.today
}

func (a *part) allStatuses() {
	l := records.NewList(a.env, care.StatusSpec, records.Of(a.file, care.StatusSpec), a.file.Person.ID, records.ListOptions{
		Title: "As recorded", Empty: "No status is recorded.",
		Blank: func() record.Record { return &care.Status{From: a.today, ConfirmedBy: a.env.App.Owner().Name} },
		Item: func(r record.Record) widgets.Item {
			s := r.(*care.Status)
			return widgets.Item{Title: care.StatusSpec.Field("status").LabelOf(s.Code), Plain: true, Detail: s.Reason, Right: "from " + s.From.InShort(a.today)}
		},
		Edit: records.Options{Done: func(record.Record) {
			widgets.CloseSheets(a.env.Shell.Window().Canvas())
			a.env.Shell.Reload()
		}},
	})
	a.env.Shell.Open(widgets.NewSheet(a.env.Shell.Window().Canvas(), "Leaving-care status", l.Body(), nil).SetWidth(44))
}

// stops say what closing a record for a reason stops.
var stops = map[string]string{
	"moved_on":  "Nothing is due here any more and nobody is reminded. Hand the record back to the council first; whoever comes next keeps the dates.",
	"turned_25": "The duties of leaving care end at 25. Nothing is due any more and nobody is reminded.",
	"no_longer": "Nothing is due here any more. They can ask for help again until 25; reopen the record then.",
	"died":      "Every date, reminder and prompt stops at once, and no list names what is overdue. The record stays readable.",
}

// closing is the way to close a record, at the very end.
func (a *part) closing() fyne.CanvasObject {
	if !a.file.Person.Open() {
		return widgets.Gap(0)
	}
	b := widgets.NewButton(widgets.Quiet, "lock", "Close this record", a.close).Small().Helped("For somebody who has moved on, turned 25, asked us to stop, or died. Nothing is erased.")
	return widgets.Wrap(0, b)
}

func (a *part) close() {
	c := a.env.Shell.Window().Canvas()
	first := a.file.Person.First()
	says := widgets.NewPara("Choose why. The record stays readable and can be reopened.")
	day := widgets.NewDateField("Closed from", form.Dates(a.today))
	day.SetValue(form.DateText(a.today))
	day.SetHelp("The day from which the record is closed.")
	var options []widgets.Option
	for _, o := range care.CloseReasons {
		if stops[o.Code] != "" {
			options = append(options, widgets.Option{Value: o.Code, Label: o.Label})
		}
	}
	var sheet *widgets.Sheet
	why := widgets.NewRadios("Why is the record closed", options, "", func(v string) {
		says.SetText(stops[v])
		day.SetLabel("Closed from")
		if v == "died" {
			day.SetLabel("Died on")
		}
		says.SetToken(look.Text)
		sheet.Refresh()
	})
	why.SetHelp("Up and Down choose a reason.")
	main := widgets.NewButton(widgets.Primary, "lock", "Close the record", func() {
		if why.Value() == "" {
			says.SetText("Choose why the record is closed.")
			says.SetToken(look.Overdue)
			widgets.Focus(why)
			return
		}
		if day.Commit() != nil {
			widgets.Focus(day)
			return
		}
		on, err := value.ParseDate(day.Text(), a.today)
		if err != nil || on == "" || on > a.today {
			day.SetProblem("Type the day, today or earlier, for example 8 12 2026.")
			widgets.Focus(day)
			return
		}
		a.env.Run.Short("close a record", func(ctx context.Context) error { return a.env.App.ClosePerson(ctx, a.file.Person.ID, why.Value(), on) }, func(err error) {
			if err != nil {
				a.env.Shell.Fail(err)
				return
			}
			sheet.Close()
			a.env.Shell.Saving(page.Saved(a.env.App.Now()))
			a.env.Shell.Say("The record is closed. Reopen it at the top of the page.")
			a.env.Shell.Reload()
		})
	}).Helped("Closes the record. You can undo it, also tomorrow.")
	sheet = widgets.NewSheet(c, "Close "+first+"’s record?", widgets.Column(look.Space3, why, says, day), main)
	a.env.Shell.Open(sheet)
}
