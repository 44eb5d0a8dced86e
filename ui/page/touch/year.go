package touch

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// year is when they were last heard from and last seen, the last 12 months as a picture, and the quiet periods in words; nil before anything is recorded.
func (t *part) year() fyne.CanvasObject {
	c := t.env.App.TouchChart(t.file)
	if c.Empty() {
		return nil
	}
	t.chart = widgets.NewTouchChart(c)
	lines := []fyne.CanvasObject{widgets.NewPara(t.lastWords()), t.chart}
	if c.Promise != "" {
		lines = append(lines, widgets.Caption(c.Expected()))
	}
	inside := []fyne.CanvasObject{widgets.Inset(look.Space4, 0, widgets.Column(look.Space2, lines...))}
	if len(t.keeping.Quiet) > 0 {
		inside = append(inside, t.quietList())
	}
	visits := widgets.NewButton(widgets.Quiet, "print", "Visits against the regulations", func() { printing.Open(t.env, "visits", t.file.Person.ID) }).Small().
		Helped("Each visit that the regulations ask for beside the visit that was made, as a page.")
	summary := widgets.NewButton(widgets.Quiet, "print", "Summary for a review", t.print).Small().Helped("How often and how we were in touch, the quiet periods and what is still to do, as a page.")
	inside = append(inside, widgets.Inset(look.Space2, 0, widgets.Wrap(0, summary, visits)))
	return widgets.NewTitledPanel("The last 12 months", nil, widgets.Column(look.Space2, inside...), true)
}

// print opens the print sheet on the summary for a review.
func (t *part) print() { printing.Open(t.env, "contact-summary", t.file.Person.ID) }

// lastWords are the last time they were heard from and the last time they were seen, and how long the silence is.
func (t *part) lastWords() string {
	k := t.keeping
	if k.Heard == nil {
		return "Not heard from yet."
	}
	out := "Last heard from " + k.Heard.On.In(t.today) + ", " + modeWords(k.Heard) + ". "
	switch {
	case k.Seen == nil:
		out += "Not seen yet."
	case k.Seen == k.Heard:
		out += "Last seen then."
	default:
		out += "Last seen " + k.Seen.On.In(t.today) + ", " + modeWords(k.Seen) + "."
	}
	if k.Silent > 0 {
		out += " " + words.Sentence(k.Words())
	}
	return out
}

// quietList is each silence of the year that lasted longer than was promised. Enter goes to the contact before it.
func (t *part) quietList() fyne.CanvasObject {
	items := []widgets.Item{{Heading: words.Count(len(t.keeping.Quiet), "quiet period", "quiet periods")}}
	for _, q := range t.keeping.Quiet {
		length, rest, _ := strings.Cut(q.Words(t.today), ", ")
		it := widgets.Item{Key: string(q.From), Title: length, Plain: true, Detail: rest}
		if q.To == "" {
			over := words.Count(q.Over, "day", "days") + " over"
			it.RightState, it.RightWords = widgets.Overdue, over
			it.Detail = strings.Replace(it.Detail, ", "+over, "", 1)
		}
		items = append(items, it)
	}
	t.quiet = widgets.NewRowList("Quiet periods", items...)
	t.quiet.SetWhole(true)
	t.quiet.SetHelp("Times without hearing that lasted longer than was promised. Enter goes to the contact before it.")
	t.quiet.OnOpen(func(from string) {
		for _, c := range t.file.Contacts {
			if string(c.On) == from && c.TwoWay() {
				t.filter, t.whole = "all", true
				t.chips.SetChosen("all")
				t.show()
				t.line.Select(c.ID)
				widgets.Focus(t.line)
				return
			}
		}
	})
	return t.quiet
}

// find is what was done to find somebody who is out of touch; what belongs to a silence that is over stands under its own heading. nil where there was
// nothing to find.
func (t *part) find() fyne.CanvasObject {
	if !t.keeping.Lost() && len(t.file.TouchSteps) == 0 {
		return nil
	}
	now := map[string]bool{}
	for _, s := range t.keeping.Steps {
		now[s.ID] = true
	}
	var foot fyne.CanvasObject
	if t.keeping.Lost() {
		foot = widgets.Inset(look.Space4, look.Space2, widgets.Caption(t.stepsLeft()))
	}
	o := records.ListOptions{
		Title: "Steps to find " + t.file.Person.First(), Add: "Write a step",
		Empty: "No step is written down yet. The law asks for reasonable steps; which ones is practice.",
		Blank: func() record.Record { return t.blankStep() },
		Open:  func(r record.Record) { t.editStep(r.(*care.TouchStep)) },
		New:   func() { t.editStep(t.blankStep()) },
		Help:  "Enter opens a step. Space says that what was to be done next is done today. Delete removes the step.",
		Foot:  foot,
		Item: func(r record.Record) widgets.Item {
			s := r.(*care.TouchStep)
			it := widgets.Item{Title: care.TouchStepSpec.Field("step").LabelOf(s.Step), Plain: true, Right: s.On.InShort(t.today)}
			lines := []string{}
			for _, l := range []string{words.Sentence(s.Whom), care.TouchStepSpec.Field("result").LabelOf(s.Result), clip(s.Note)} {
				if l != "" {
					lines = append(lines, words.Sentence(l))
				}
			}
			it.Detail = strings.Join(lines, " ")
			if s.Next != "" {
				it.Detail += "\nNext: " + s.Next
				it.Tick = widgets.Unticked
				switch {
				case s.NextDone != "":
					it.Tick = widgets.Ticked
				case s.NextBy != "":
					it.Detail += ", by " + s.NextBy.In(t.today)
				}
			}
			return it
		},
		Tick: func(r record.Record) { t.nextDone(r.(*care.TouchStep)) },
		Group: func(r record.Record) string {
			if now[r.Head().ID] {
				return "Since " + t.since()
			}
			return "Earlier, and ended with an answer"
		},
	}
	t.steps = records.NewList(t.env, care.TouchStepSpec, records.Of(t.file, care.TouchStepSpec), t.file.Person.ID, o)
	return t.steps.Body()
}

// since is when the silence began, in words.
func (t *part) since() string {
	if t.keeping.Heard == nil {
		return "the beginning"
	}
	return t.keeping.Heard.On.In(t.today)
}

// stepsLeft names what has not been tried in this silence.
func (t *part) stepsLeft() string {
	var left []string
	for _, code := range t.keeping.StepsLeft() {
		left = append(left, words.Lower(care.TouchStepSpec.Field("step").LabelOf(code)))
	}
	if len(left) == 0 {
		return "Every usual step was taken. They end when " + t.file.Person.First() + " answers."
	}
	return "Not written down yet: " + strings.Join(left, ", ") + "."
}

func (t *part) blankStep() *care.TouchStep {
	return &care.TouchStep{Meta: record.Meta{PersonID: t.file.Person.ID}, On: t.today, By: t.env.App.Owner().Name}
}

func (t *part) editStep(s *care.TouchStep) {
	o := records.Options{Title: "A step to find " + t.file.Person.First(), All: true,
		Note: "Where they may be at risk, ring first: “A worry about harm” says whom. The steps end with the next contact in which they answer."}
	if s.ID == "" {
		o.Hide = []string{"next_done_day"}
	}
	records.EditWith(t.env, s, o)
}

// nextDone says that the next step was taken today, or takes that back.
func (t *part) nextDone(s *care.TouchStep) {
	if s.Next == "" {
		t.env.Shell.Say("Nothing is to be done after this step.")
		return
	}
	n := *s
	say := "Done today: " + s.Next
	n.NextDone = t.today
	if s.NextDone != "" {
		n.NextDone, say = "", "Not done yet: "+s.Next
	}
	t.save(say, &n)
}
