package measures

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
)

// OwnProblems says what the catalogue has against a starting figure or target that a service enters.
func OwnProblems(o *care.OwnFigure, today value.Date) record.Problems {
	var out record.Problems
	add := func(key, text string) {
		out = append(out, record.Problem{Key: key, Label: care.OwnFigureSpec.Field(key).Label, Text: text})
	}
	m, ok := catalogue.MeasureByID(o.Measure)
	if !ok {
		add("measure", "There is no measure “"+strings.TrimSpace(o.Measure)+"”. waymarkctl measures lists them.")
		return out
	}
	if o.Sort == "start" && o.On > today {
		add("on_day", "A starting figure was counted on a day that has been. For a day that lies ahead choose target.")
	}
	switch {
	case m.Unit == catalogue.VisitsUnit && (o.Percent != "" || o.Of != ""):
		add("count", "This measure counts visits. Type how many, and leave the rest empty.")
	case m.Unit == catalogue.PercentUnit && o.Count != "" && o.Of == "":
		add("out_of", "Type out of how many it is.")
	}
	return out
}

// Own are the starting figure and the target that stand on a day, nil where there is none, and all that were entered, the newest first.
type Own struct {
	Start, Target *care.OwnFigure
	All           []*care.OwnFigure
}

// OwnOf sorts entered figures by measure. The starting figure is the oldest: figures of later years are the history between it and now. The target is
// the first that is still to be reached on the day, or else the last there was.
func OwnOf(figures []*care.OwnFigure, today value.Date) map[string]Own {
	out := map[string]Own{}
	for _, f := range figures {
		o := out[f.Measure]
		i := 0
		for i < len(o.All) && o.All[i].On >= f.On {
			i++
		}
		o.All = append(o.All[:i], append([]*care.OwnFigure{f}, o.All[i:]...)...)
		switch {
		case f.Sort == "start" && (o.Start == nil || f.On < o.Start.On):
			o.Start = f
		case f.Sort == "target" && before(f, o.Target, today):
			o.Target = f
		}
		out[f.Measure] = o
	}
	return out
}

// before reports whether a target stands before another on a day: what is still ahead first, the nearest of it; of what is past the last.
func before(f, than *care.OwnFigure, today value.Date) bool {
	if than == nil {
		return true
	}
	ahead, was := f.On >= today, than.On >= today
	if ahead != was {
		return ahead
	}
	return ahead && f.On < than.On || !ahead && f.On > than.On
}
