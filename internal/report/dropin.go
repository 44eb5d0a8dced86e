package report

import (
	"strconv"
	"strings"

	"waymark/internal/measures"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// DropInMonth is the report of a month at the drop-in.
const DropInMonth = "drop-in-month"

// Attended is what the month report is made from: counts alone.
type Attended struct {
	First    value.Date // of the month
	Month    measures.Dropin
	Months   []measures.Attendance // the month and the eleven before it, the oldest first
	Contacts measures.Contacts
	Choices  []record.Option // the months with a visit, "2026-10", the newest first
}

// whichDropInMonth offers the months with a visit, the newest first.
var whichDropInMonth = Option{Key: "month", Label: "Which month", Help: "The month it is about. The eleven months before it stand beside it.", FromWhole: func(w *Whole, _ value.Date) []record.Option {
	if w.Attended == nil {
		return nil
	}
	return w.Attended.Choices
}}

// tallied is a line of a table of counts: how many times, by how many different young people, and how often by somebody without a name.
type tallied struct {
	label                   string
	times, people, nameless int
}

func attended(label string, a measures.Attendance) tallied {
	return tallied{label, a.Visits, a.People, a.Unnamed}
}

func topics(list ...measures.TopicCount) []tallied {
	var out []tallied
	for _, t := range list {
		out = append(out, tallied{label: t.Label, times: t.Visits, people: t.People})
	}
	return out
}

// dropInMonth says how many came in a month, week by week and beside the months before, what it was about, and what was to be done after.
func (w *whole) dropInMonth() error {
	w.part(Part{Title: "Drop-in month report", Sub: w.service(), Mark: true})
	a := w.Attended
	if a == nil || a.First == "" {
		w.add(P("No visit to the drop-in is recorded yet."))
		return nil
	}
	name := month(a.First)
	w.doc.Parts[0].Aside = []Aside{{Text: name, Bold: true}}
	w.doc.Head = "Drop-in, " + name
	if w.hides() && a.Month.Total.People <= measures.Small {
		w.add(P("Fewer than 6 young people came in " + name + ", so there is no report about them outside the service: they could be picked out."))
		return nil
	}
	var weeks, months []tallied
	for _, x := range a.Month.Weeks {
		label := x.From.DayMonth()
		if x.To != x.From {
			label = strconv.Itoa(x.From.Day()) + " to " + x.To.DayMonth()
		}
		weeks = append(weeks, attended(label, x))
	}
	for _, x := range a.Months {
		months = append(months, attended(month(x.From), x))
	}
	total := attended("The month", a.Month.Total)
	table := func(title, name string, head []string, lines []tallied, sum *tallied) {
		t := w.tally(head, lines, sum)
		w.add(H2(title), t.table)
		w.doc.Grids = append(w.doc.Grids, Grid{Name: name, Head: head, Rows: t.cells})
	}
	w.add(P(w.cameWords(total, name)))
	table("Week by week", "Week by week", []string{"Week", "Visits", "Young people", "No name given"}, weeks, &total)
	table("What it was about", "What it was about", []string{"Subject", "Visits", "Young people"}, topics(a.Month.Topics...), nil)
	w.add(Hint{"A visit can be about several things, so these do not add up to the visits."})
	table("Beside the months before", "Months", []string{"Month", "Visits", "Young people", "No name given"}, months, nil)
	table("All ways of being in touch in "+name, "Ways", []string{"How", "Times", "Young people"}, topics(a.Contacts.Ways...), nil)
	table("Things to do after", "Things to do after", []string{"After a visit", "Visits", "Young people"}, topics(a.Contacts.After, a.Contacts.Done), nil)
	w.add(H2("How to read this"), List{Items: w.dropInNotes()})
	return nil
}

func (w *whole) cameWords(t tallied, name string) string {
	sofar := ""
	if string(w.Today[:7]) == string(w.Attended.First[:7]) {
		sofar = ", up to " + w.Today.DayMonth()
	}
	at := "the drop-in"
	if v := strings.TrimSpace(w.Service.Venue); v != "" {
		at = "the drop-in at " + v
	}
	out := words.Count(t.times, "visit", "visits") + " to " + at + " in " + name + sofar + ", by " + words.Count(t.people, "young person", "young people") + "."
	switch n := t.nameless; {
	case n == 0:
	case w.hides() && small(n):
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
	table Table
	cells [][]string
}

// tally sets lines of counts: times, young people and, where there is a fourth head, visits without a name. sum is the line they add up to, nil when
// they do not.
func (w *whole) tally(head []string, lines []tallied, sum *tallied) tallies {
	out := tallies{table: Table{Small: true, Columns: []Column{{Title: head[0], Width: 50}}}}
	for _, h := range head[1:] {
		out.table.Columns = append(out.table.Columns, Column{Title: h, Width: 27, Right: true})
	}
	out.table.Columns = append(out.table.Columns, Column{})
	all := lines
	if sum != nil {
		all = append(append([]tallied(nil), lines...), *sum)
	}
	shown := w.countsShown(all, sum != nil)
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
		if sum != nil && i == len(all)-1 {
			row.Total = true
		} else if shown[i].known {
			row.Cells = append(row.Cells, Cell{Bar: float64(t.times) / float64(most)})
		}
		out.table.Rows, out.cells = append(out.table.Rows, row), append(out.cells, plain)
	}
	return out
}
