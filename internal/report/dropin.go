package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// DropInMonth is the report of a month at the drop-in.
const DropInMonth = "drop-in-month"

// DropIn is a day on which somebody came to the drop-in, or was in touch in another way. Who is a number that stands for one young person all through
// the report and nothing else; 0 is somebody who would rather not be named.
type DropIn struct {
	On       value.Date
	Who      int
	Mode     string
	Topics   []string
	Tried    bool // nobody answered
	FollowUp bool // something was to be done after
	Done     bool // and was done
}

// visit reports whether somebody came to the drop-in: not another way of being in touch, and not an attempt.
func (d DropIn) visit() bool { return d.Mode == "dropin" && !d.Tried }

// dropInMonths is how many months stand beside one another, the last one the month of the report.
const dropInMonths = 12

// whichDropInMonth offers the months with a visit, the newest first.
var whichDropInMonth = Option{Key: "month", Label: "Which month", Help: "The month it is about. The eleven months before it stand beside it.", FromWhole: func(w *Whole, today value.Date) []record.Option {
	var out []record.Option
	for _, v := range w.DropIns {
		if code := string(v.On[:7]); v.visit() && v.On <= today && labelOf(out, code) == "" {
			out = append(out, record.Option{Code: code, Label: month(v.On)})
		}
	}
	slices.SortFunc(out, func(a, b record.Option) int { return cmp.Compare(b.Code, a.Code) })
	return out
}}

// tallied is a line of a table of counts: how many times, and how many different young people.
type tallied struct {
	code, label string
	from, to    value.Date
	times       int
	people      map[int]bool
	nameless    int
}

func (t *tallied) take(d DropIn) {
	if d.Who == 0 {
		t.nameless++
		return
	}
	if t.people == nil {
		t.people = map[int]bool{}
	}
	t.times++
	t.people[d.Who] = true
}

func (t *tallied) spans(d DropIn) bool { return t.from <= d.On && d.On <= t.to }

// weeksOf cuts a month into its weeks, Monday to Sunday, so that they add up to it.
func weeksOf(first, last value.Date) []*tallied {
	var out []*tallied
	for d := first; d <= last; {
		end := min(d.AddDays((7-int(d.Weekday()))%7), last) // Sunday is 0
		label := d.DayMonth()
		if end != d {
			label = strconv.Itoa(d.Day()) + " to " + end.DayMonth()
		}
		out = append(out, &tallied{label: label, from: d, to: end})
		d = end.AddDays(1)
	}
	return out
}

func listed(options []record.Option) []*tallied {
	var out []*tallied
	for _, o := range options {
		out = append(out, &tallied{code: o.Code, label: o.Label})
	}
	return out
}

// dropInMonth says how many came in a month, week by week and beside the months before, what it was about, and what was to be done after.
func (w *whole) dropInMonth() error {
	w.part(Part{Title: "Drop-in month report", Sub: w.service(), Mark: true})
	code := w.answers["month"]
	if code == "" {
		w.add(P("No visit to the drop-in is recorded yet."))
		return nil
	}
	first := value.Date(code + "-01")
	last := first.AddMonths(1).AddDays(-1)
	whole := &tallied{label: month(first), from: first, to: last}
	w.doc.Parts[0].Aside = []Aside{{Text: whole.label, Bold: true}}
	w.doc.Head = "Drop-in, " + whole.label
	weeks, months := weeksOf(first, last), []*tallied(nil)
	for n := dropInMonths - 1; n >= 0; n-- {
		d := first.AddMonths(-n)
		months = append(months, &tallied{label: month(d), from: d, to: d.AddMonths(1).AddDays(-1)})
	}
	topics, ways := listed(care.Topics), listed(care.Modes)
	todo, done, tried := &tallied{label: "Something was to be done after"}, &tallied{label: "Done by now"}, &tallied{label: "Tried, nobody answered"}
	for _, d := range w.DropIns {
		if d.visit() {
			for _, t := range slices.Concat(weeks, months, []*tallied{whole}) {
				if t.spans(d) {
					t.take(d)
				}
			}
		}
		if !whole.spans(d) || d.Who == 0 {
			continue
		}
		if d.FollowUp && d.visit() {
			todo.take(d)
			if d.Done {
				done.take(d)
			}
		}
		if d.Tried {
			tried.take(d)
			continue
		}
		for _, t := range ways {
			if t.code == d.Mode {
				t.take(d)
			}
		}
		for _, t := range topics {
			if d.visit() && slices.Contains(d.Topics, t.code) {
				t.take(d)
			}
		}
	}
	if w.hides() && len(whole.people) < leastCounted {
		w.add(P("Fewer than 6 young people came in " + whole.label + ", so there is no report about them outside the service: they could be picked out."))
		return nil
	}
	weekly := w.tally([]string{"Week", "Visits", "Young people", "No name given"}, weeks, whole)
	w.add(P(w.cameWords(whole, last)), H2("Week by week"), weekly.table, H2("What it was about"))
	about := w.tally([]string{"Subject", "Visits", "Young people"}, said(topics), nil)
	about.table.Empty = "No subject is recorded."
	w.add(about.table, Hint{"A visit can be about several things, so these do not add up to the visits."})
	yearly := w.tally([]string{"Month", "Visits", "Young people", "No name given"}, months, nil)
	w.add(H2("Beside the months before"), yearly.table)
	all := w.tally([]string{"How", "Times", "Young people"}, said(append(ways, tried)), nil)
	w.add(H2("All ways of being in touch in "+whole.label), all.table)
	after := w.tally([]string{"After a visit", "Visits", "Young people"}, []*tallied{todo, done}, nil)
	w.add(H2("Things to do after"), after.table, H2("How to read this"), List{Items: w.dropInNotes()})
	for _, t := range []struct {
		name string
		in   tallies
	}{{"Week by week", weekly}, {"What it was about", about}, {"Months", yearly}, {"Ways", all}, {"Things to do after", after}} {
		w.doc.Grids = append(w.doc.Grids, Grid{Name: t.name, Head: t.in.head, Rows: t.in.cells})
	}
	return nil
}

// said are the lines that anything was counted for.
func said(list []*tallied) []*tallied {
	return slices.DeleteFunc(slices.Clone(list), func(t *tallied) bool { return t.times == 0 })
}

func (w *whole) cameWords(t *tallied, last value.Date) string {
	sofar := ""
	if w.Today < last {
		sofar = ", up to " + w.Today.DayMonth()
	}
	at := "the drop-in"
	if v := strings.TrimSpace(w.Service.Venue); v != "" {
		at = "the drop-in at " + v
	}
	out := words.Count(t.times, "visit", "visits") + " to " + at + " in " + t.label + sofar + ", by " + words.Count(len(t.people), "young person", "young people") + "."
	switch n := t.nameless; {
	case n == 0:
	case w.hides() && n < leastCounted:
		out += " A few more came who would rather not be named."
	case n == 1:
		out += " 1 more visit was by somebody who would rather not be named."
	default:
		out += " " + strconv.Itoa(n) + " more visits were by people who would rather not be named."
	}
	return out
}

func (w *whole) dropInNotes() []string {
	out := []string{"A visit is one time that somebody came and was seen. An attempt is not a visit.", "Young people are counted once in a line, however often they came.",
		"People who would rather not be named are counted by the visit. They may be among those with a name on another day."}
	if w.hides() {
		out = append(out, "Counts from 1 to 5 read “Under 6”. Where such a count could be worked out from the rest, another one reads “Not shown”.")
	}
	return out
}

// tallies is a table of counts as it is printed, and the same in plain cells.
type tallies struct {
	head  []string
	table Table
	cells [][]string
}

// tally sets lines of counts: times, young people and, where there is a fourth head, visits without a name. total is the line they add up to, nil when
// they do not.
func (w *whole) tally(head []string, lines []*tallied, total *tallied) tallies {
	out := tallies{head: head, table: Table{Small: true, Columns: []Column{{Title: head[0], Width: 50}}}}
	for _, h := range head[1:] {
		out.table.Columns = append(out.table.Columns, Column{Title: h, Width: 27, Right: true})
	}
	out.table.Columns = append(out.table.Columns, Column{})
	all := lines
	if total != nil {
		all = append(slices.Clone(lines), total)
	}
	shown := w.countsShown(all, total != nil)
	most := 1
	for i, t := range lines {
		if shown[i].known {
			most = max(most, t.times)
		}
	}
	for i, t := range all {
		plain := []string{t.label, shown[i].times, shown[i].people}
		if len(head) > 3 {
			plain = append(plain, shown[i].nameless)
		}
		row := Cells(plain...)
		if total != nil && i == len(all)-1 {
			row.Total, row.Cells[0].Text, plain[0] = true, "The month", "The month"
		} else if shown[i].known {
			row.Cells = append(row.Cells, Cell{Bar: float64(t.times) / float64(most)})
		}
		out.table.Rows, out.cells = append(out.table.Rows, row), append(out.cells, plain)
	}
	return out
}
