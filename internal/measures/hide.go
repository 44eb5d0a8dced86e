package measures

import (
	"fmt"
	"math"
)

// Small is the largest count that is not shown outside the service: 1 to 5 people.
const Small = 5

// State is how much of a figure may leave the service.
type State string

const (
	Whole     State = "whole"       // all of it
	Under6    State = "under_6"     // N is 1 to 5
	AllButFew State = "all_but_few" // N is not shown, and 1 to 5 are left over
	Hidden    State = "hidden"      // not shown, so that another hidden number does not follow from it
	TooFew    State = "too_few"     // fewer than 6 people are counted at all
)

// Shown is a figure as it may leave the service. Numbers that may not be shown are -1 here, so that nothing printed from it can give them away.
type Shown struct {
	Measure string
	Age     int
	State   State
	N, Of   int // -1 where not shown
	Held    int // for how many of Of evidence is held; -1 where not shown
	By      int // of visits: by how many people; -1 where not shown
	visits  bool
	count   bool
}

// Big is the figure in one short line: "71%", "18", "61 visits", "Under 6", "All but a few".
func (s Shown) Big() string {
	switch s.State {
	case Under6:
		return "Under 6"
	case AllButFew:
		return "All but a few"
	case Hidden, TooFew:
		return "Not shown"
	}
	switch {
	case s.visits:
		if s.N == 1 {
			return "1 visit"
		}
		return fmt.Sprintf("%d visits", s.N)
	case s.count:
		return fmt.Sprint(s.N)
	case s.Of == 0:
		return "None"
	}
	return fmt.Sprintf("%.0f%%", math.Round(100*float64(s.N)/float64(s.Of)))
}

// Small is the line below: "15 of 21", "of 27", "not shown", "by 18 people".
func (s Shown) Small() string {
	switch s.State {
	case Under6, Hidden:
		if s.Of > 0 {
			return fmt.Sprintf("of %d", s.Of)
		}
		return "not shown"
	case AllButFew:
		return fmt.Sprintf("of %d", s.Of)
	case TooFew:
		return "fewer than 6 people"
	}
	switch {
	case s.visits && s.By >= 0:
		return fmt.Sprintf("by %d people", s.By)
	case s.visits:
		return "by fewer than 6 people"
	case s.Of == 0:
		return "nobody to count"
	}
	return fmt.Sprintf("%d of %d", s.N, s.Of)
}

// Evidence is "21 of 21": for how many there is any record from which the figure can be told.
func (s Shown) Evidence() string {
	switch {
	case s.Of < 0:
		return "not shown"
	case s.Held < 0:
		return fmt.Sprintf("not shown, of %d", s.Of)
	}
	return fmt.Sprintf("%d of %d", s.Held, s.Of)
}

// Range is where on a line from 0 to 100 percent the figure lies: one point where it is whole, a stretch where it is all but a few. ok is false where
// there is nothing to draw.
func (s Shown) Range() (lo, hi float64, ok bool) {
	switch {
	case s.visits || s.count || s.Of <= 0:
		return 0, 0, false
	case s.State == Whole:
		p := 100 * float64(s.N) / float64(s.Of)
		return p, p, true
	case s.State == AllButFew:
		return 100 * float64(s.Of-Small) / float64(s.Of), 100 * float64(s.Of-1) / float64(s.Of), true
	}
	return 0, 0, false
}

// Table is everything of one report: what one number gives away about another is looked for in all of it at once.
type Table struct {
	Figures []Figure            // of one day or period
	ByAge   map[string][]Figure // the same measures by age, where the report has them
}

// Paper is a table as it may leave the service.
type Paper struct {
	Figures []Shown
	ByAge   map[string][]Shown
}

// Hide says what of a table may leave the service.
func Hide(t Table) Paper {
	out := Paper{ByAge: map[string][]Shown{}}
	for _, f := range t.Figures {
		out.Figures = append(out.Figures, hide(f))
	}
	for id, list := range t.ByAge {
		for _, f := range list {
			out.ByAge[id] = append(out.ByAge[id], hide(f))
		}
	}
	return out
}

func small(n int) bool { return n >= 1 && n <= Small }

func hide(f Figure) Shown {
	s := Shown{Measure: f.Measure.ID, Age: f.Age, State: Whole, N: f.N, Of: f.Of, Held: f.Held(), By: f.By, visits: f.Visits(), count: f.Measure.Unit == "count"}
	if f.Of > 0 && f.People <= Small {
		return Shown{Measure: s.Measure, Age: s.Age, State: TooFew, N: -1, Of: -1, Held: -1, By: -1, visits: s.visits, count: s.count}
	}
	people := f.N
	if f.Visits() {
		people = f.By
	}
	if small(f.Unknown) || small(f.Held()) || small(f.Held()-people) {
		s.Held = -1
	}
	switch left := f.Of - people; {
	case small(people):
		s.State, s.N, s.By = Under6, -1, -1
	case small(left):
		s.State, s.N, s.By = AllButFew, -1, -1
	}
	return s
}
