package care

import (
	"math"
	"strconv"
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
)

// OwnFigure is a number that somebody else worked out and the service enters: a starting figure of the council, or a target. Nothing is computed from
// it; it stands beside what the records show.
type OwnFigure struct {
	record.Meta
	Measure, Sort, Source string
	Count, Of, Percent    string // as typed, for nought is a figure: "12", "27", "69" or "71.5"
	On                    value.Date
	Same                  value.Tri
	Note                  string
}

// FigureSorts tell a starting figure and a target apart.
var FigureSorts = []record.Option{{Code: "start", Label: "Starting figure"}, {Code: "target", Label: "Target"}}

// Counted is how many, and of how many; ok is false where only a percentage is known, or no number of people. of is 0 where none is given.
func (o *OwnFigure) Counted() (count, of int, ok bool) {
	count, err := strconv.Atoi(o.Count)
	if err != nil {
		return 0, 0, false
	}
	of, _ = strconv.Atoi(o.Of)
	return count, of, true
}

// Percentage is the percentage that is typed, or the one that the two counts make.
func (o *OwnFigure) Percentage() (p float64, ok bool) {
	if count, of, ok := o.Counted(); ok && of > 0 {
		return 100 * float64(count) / float64(of), true
	}
	p, err := strconv.ParseFloat(o.Percent, 64)
	return p, err == nil
}

// Number is the figure in words: "60 of 196 (31%)", "69%", "61".
func (o *OwnFigure) Number() string {
	count, of, ok := o.Counted()
	switch {
	case ok && of > 0:
		return strconv.Itoa(count) + " of " + strconv.Itoa(of) + " (" + strconv.FormatFloat(math.Round(100*float64(count)/float64(of)), 'f', 0, 64) + "%)"
	case ok:
		return strconv.Itoa(count)
	}
	return o.Percent + "%"
}

// OwnFigureSpec describes OwnFigure.
var OwnFigureSpec = &record.Spec{
	Kind: "own_figure", One: "starting figure or target", Many: "Our starting figures and targets", New: recordOf[OwnFigure](), Shared: true, Day: "on_day", Order: "measure, sort, on_day DESC, n DESC",
	Help: "A number from somebody else's count, with where it stands and its day. What the records show is never typed.",
	Line: func(r record.Record) string {
		o := r.(*OwnFigure)
		return join(label(FigureSorts, o.Sort)+" for "+o.Measure+": "+o.Number(), o.On.Long())
	},
	Fields: []*record.Field{
		record.TextField("measure", "Measure", func(o *OwnFigure) *string { return &o.Measure }).Required().Plainly().Max(60),
		record.ChoiceField("sort", "This is a", FigureSorts, func(o *OwnFigure) *string { return &o.Sort }).Required().Starts("start"),
		record.TextField("count", "How many", func(o *OwnFigure) *string { return &o.Count }).Plainly().Max(7).Hint("A whole number. Leave it empty where only a percentage is known.").Checked(whole(func(o *OwnFigure) string { return o.Count })),
		record.TextField("out_of", "Out of", func(o *OwnFigure) *string { return &o.Of }).Plainly().Max(7).Hint("Empty for a number that is not part of another, such as visits.").Checked(whole(func(o *OwnFigure) string { return o.Of })),
		record.TextField("percent", "Or percent", func(o *OwnFigure) *string { return &o.Percent }).Plainly().Max(6).Hint("Only where the counts are not known, for example 69 or 71.5.").Checked(func(r record.Record) string {
			o := r.(*OwnFigure)
			if p, err := strconv.ParseFloat(o.Percent, 64); o.Percent != "" && (err != nil || !(p >= 0 && p <= 100) || strings.ContainsAny(o.Percent, "+-eExXnN_")) {
				return "Type a percentage from 0 to 100, for example 69 or 71.5."
			}
			return ""
		}),
		record.DateField("on_day", "As at", func(o *OwnFigure) *value.Date { return &o.On }).Needs("Type the day it was counted, or by which the target is to be reached.").Hint("For a period its last day. For a target the day by which."),
		record.TextField("source", "Where this is written", func(o *OwnFigure) *string { return &o.Source }).Needs("Say where this is written, for example: corporate parenting report 2025, page 12.").Max(300),
		record.TriField("same", "Does it count the same thing as the measure?", func(o *OwnFigure) *value.Tri { return &o.Same }).Hint("Only then do the two share a row."),
		record.NoteField("note", "What it counts, and how sure anybody is", func(o *OwnFigure) *string { return &o.Note }).Max(1000),
	},
	Rule: func(r record.Record) record.Problems {
		o := r.(*OwnFigure)
		var out record.Problems
		count, of, ok := o.Counted()
		switch {
		case o.Count == "" && o.Percent == "":
			out = append(out, record.Problem{Key: "count", Label: "How many", Text: "Type the number: how many and out of how many, or the percentage."})
		case o.Count == "" && o.Of != "":
			out = append(out, record.Problem{Key: "count", Label: "How many", Text: "Type how many of these it is, or leave both empty."})
		case o.Count != "" && o.Percent != "":
			out = append(out, record.Problem{Key: "percent", Label: "Or percent", Text: "The percentage follows from the two counts. Leave it empty."})
		case ok && o.Of != "" && count > of:
			out = append(out, record.Problem{Key: "count", Label: "How many", Text: "This is more than what it is out of."})
		case ok && o.Of != "" && of == 0:
			out = append(out, record.Problem{Key: "out_of", Label: "Out of", Text: "Type a number above 0, or leave it empty."})
		}
		return out
	},
}

func whole(text func(*OwnFigure) string) func(record.Record) string {
	return func(r record.Record) string {
		for _, c := range text(r.(*OwnFigure)) {
			if c < '0' || c > '9' {
				return "Type a whole number, for example 27."
			}
		}
		return ""
	}
}
