package report

import (
	"slices"
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
	First    value.Date      // of the month
	Month    measures.Dropin // what the visits of the month were about
	Year     measures.Dropin // the month and the eleven before it, by month and by week: hidden together, so that no line gives another away
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

// tallied is a line of a table of counts as it reads in this copy: how many times, by how many different young people, and how often by somebody without
// a name. n is the times for the bar, below 0 where they are not shown.
type tallied struct {
	label, times, people, nameless string
	n                              int
}

func (w *whole) attended(label string, a measures.Attendance, s measures.ShownAttendance) tallied {
	if w.hides() {
		return tallied{label, s.VisitsWords(), s.PeopleWords(), s.UnnamedWords(), s.Visits}
	}
	return tallied{label, strconv.Itoa(a.Visits), strconv.Itoa(a.People), strconv.Itoa(a.Unnamed), a.Visits}
}

func (w *whole) times(list ...measures.TopicCount) []tallied {
	var out []tallied
	for _, t := range list {
		x := tallied{label: t.Label, times: strconv.Itoa(t.Visits), people: strconv.Itoa(t.People), n: t.Visits}
		if w.hides() && t.People > 0 && t.People <= measures.Small {
			x = tallied{label: t.Label, times: "Not shown", people: "Under 6", n: -1}
		}
		out = append(out, x)
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
	shown, about := measures.HideDropin(a.Year), a.Month.Topics
	shown.Weeks, shown.Months = slices.Clone(shown.Weeks), slices.Clone(shown.Months)
	for len(shown.Weeks) < len(a.Year.Weeks) { // there is no report of the year: nothing of it is shown
		shown.Weeks = append(shown.Weeks, measures.NothingShown())
	}
	for len(shown.Months) < len(a.Year.Months) {
		shown.Months = append(shown.Months, measures.NothingShown())
	}
	var weeks, months []tallied
	for i, x := range a.Year.Weeks {
		if x.To >= a.First {
			weeks = append(weeks, w.attended(x.From.DayMonth()+" to "+x.To.DayMonth(), x, shown.Weeks[i]))
		}
	}
	for i, x := range a.Year.Months {
		months = append(months, w.attended(month(x.From), x, shown.Months[i]))
	}
	table := func(title, name string, head []string, lines []tallied) {
		t := w.tally(head, lines)
		w.add(H2(title), t.table)
		w.doc.Grids = append(w.doc.Grids, Grid{Name: name, Head: head, Rows: t.cells})
	}
	now := months[len(months)-1]
	w.add(P(w.cameWords(now, name)))
	table("Week by week", "Week by week", []string{"Week", "Visits", "Young people", "No name given"}, weeks)
	table("What it was about", "What it was about", []string{"Subject", "Visits", "Young people"}, w.times(about...))
	w.add(Hint{"A visit can be about several things, so these do not add up to the visits."})
	table("Month by month", "Months", []string{"Month", "Visits", "Young people", "No name given"}, months)
	ways := w.times(a.Contacts.Ways...)
	for i, t := range a.Contacts.Ways {
		if t.Code == "dropin" { // the same people as those of the month, so hidden as they are
			ways[i].times, ways[i].people, ways[i].n = now.times, now.people, now.n
		}
	}
	table("All ways of being in touch in "+name, "Ways", []string{"How", "Times", "Young people"}, ways)
	after := w.times(a.Contacts.After, a.Contacts.Done)
	if left, who := a.Contacts.After.Visits-a.Contacts.Done.Visits, a.Contacts.After.People-a.Contacts.Done.People; w.hides() && (left > 0 && left <= measures.Small || who > 0 && who <= measures.Small) {
		after[1] = tallied{label: after[1].label, times: "Not shown", people: "Not shown", n: -1} // what is still to be done would follow
	}
	table("Things to do after", "Things to do after", []string{"After a visit", "Visits", "Young people"}, after)
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
	total := w.Attended.Month.Total
	if t.n < 0 {
		return "How many came to " + at + " in " + name + sofar + " is not shown, because it would give away a smaller number."
	}
	out := words.Count(total.Visits, "visit", "visits") + " to " + at + " in " + name + sofar + ", by " + words.Count(total.People, "young person", "young people") + "."
	switch n, err := strconv.Atoi(t.nameless); {
	case err != nil:
		out += " Others came who would rather not be named."
	case n == 1:
		out += " 1 more visit was by somebody who would rather not be named."
	case n > 1:
		out += " " + t.nameless + " more visits were by people who would rather not be named."
	}
	return out
}

func (w *whole) dropInNotes() []string {
	out := []string{"A visit is one time that somebody came and was seen. An attempt is not a visit.", "Young people are counted once in a line, however often they came. Weeks run from Monday to Sunday, so the first and the last can reach into another month.",
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

// tally sets lines of counts: times, young people and, where there is a fourth head, visits without a name.
func (w *whole) tally(head []string, lines []tallied) tallies {
	out := tallies{table: Table{Small: true, Columns: []Column{{Title: head[0], Width: 50}}}}
	for _, h := range head[1:] {
		out.table.Columns = append(out.table.Columns, Column{Title: h, Width: 27, Right: true})
	}
	out.table.Columns = append(out.table.Columns, Column{})
	most := 1
	for _, t := range lines {
		most = max(most, t.n)
	}
	for _, t := range lines {
		plain := []string{t.label, t.times, t.people, t.nameless}[:len(head)]
		row := Cells(plain...)
		if t.n >= 0 {
			row.Cells = append(row.Cells, Cell{Bar: float64(t.n) / float64(most)})
		}
		out.table.Rows, out.cells = append(out.table.Rows, row), append(out.cells, plain)
	}
	return out
}
