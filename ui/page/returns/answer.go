package returns

import (
	"context"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// answer opens the answer of a line, or one to begin with from what the records say.
func (p *Page) answer(l *rules.ReturnLine) {
	o := records.Options{Title: l.Person.Name() + ", " + birthday(l), All: true, Hide: []string{"age"}, // the line says it
		Note:   "About a day from " + l.From.Long() + " to " + l.To.Long() + ".",
		Labels: map[string]string{"on_day": "True on"},
		Choices: map[string][]widgets.Option{"in_touch": choices(l, "in_touch", catalogue.InTouchCodes), "activity": choices(l, "activity", catalogue.ActivityCodes), "accommodation": choices(l, "accommodation", catalogue.HomeAfterCare),
			"suitability": choices(l, "suitability", catalogue.SuitableCodes)},
		Warn: func(_ context.Context, r record.Record) (string, error) {
			return wouldFail(p.k.Check(l, r.(*care.ReturnAnswer))), nil
		},
		Done: func(record.Record) {
			p.env.Shell.Saving(page.Saved(p.env.App.Now()))
			p.env.Shell.Reload()
		}}
	if l.Age > 21 {
		o.Note = "About the latest contact of the year."
	}
	a := l.Answer
	if a == nil {
		a = p.k.Start(l, p.k.Today)
		o.Note += " What the records say is filled in: check it before you save."
	}
	records.EditWith(p.env, a, o)
}

// choices are the codes of the year for that age, in everyday words with the code after them.
func choices(l *rules.ReturnLine, key, set string) []widgets.Option {
	var out []widgets.Option
	for _, c := range l.ReturnCodes(set) {
		out = append(out, widgets.Option{Value: c.Code, Label: coded(key, c.Code)})
	}
	return out
}

// wouldFail says which of the return's checks an answer would fail; the number of the council is no part of the answer.
func wouldFail(fails []rules.ReturnFailure) string {
	var out []string
	for _, f := range fails {
		if !f.OfPerson {
			out = append(out, f.Sentence())
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "The return would not take this. " + strings.Join(out, " ")
}
