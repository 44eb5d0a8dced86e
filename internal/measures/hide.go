package measures

import (
	"math"
	"strconv"
	"strings"

	"waymark/internal/value"
	"waymark/internal/words"
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
	NoRow     State = "no_row"      // nothing of the row, so that a number of another one does not follow from it
)

// Shown is a figure as it may leave the service. Numbers that may not be shown are -1 here, so that nothing printed from it can give them away.
type Shown struct {
	Measure  string
	From, To value.Date
	Age      int
	State    State
	N, Of    int // -1 where not shown; of visits N is how many visits
	Held     int // for how many of Of evidence is held; -1 where not shown
	By       int // of visits: by how many people; -1 where not shown
	visits   bool
	count    bool
}

// Big is the figure in one short line: "71%", "18", "61 visits", "Under 6", "All but a few".
func (s Shown) Big() string {
	switch {
	case s.visits && s.N >= 0:
		return words.Count(s.N, "visit", "visits")
	case s.State == Under6 && s.visits:
		return "Under 6 people"
	case s.State == Under6:
		return "Under 6"
	case s.State == AllButFew:
		return "All but a few"
	case s.State != Whole:
		return "Not shown"
	case s.count:
		return strconv.Itoa(s.N)
	case s.Of == 0:
		return "None"
	case s.nothing():
		return "Not known"
	}
	return strconv.Itoa(int(math.Round(100*float64(s.N)/float64(s.Of)))) + "%"
}

// Small is the line below: "15 of 21", "of 27", "by 18 of 27 people".
func (s Shown) Small() string {
	of := " of " + strconv.Itoa(s.Of)
	switch {
	case s.State == TooFew:
		return "fewer than 6 people"
	case s.State == NoRow:
		return "so that nobody can be picked out"
	case s.visits && s.State == Whole:
		return "by " + strconv.Itoa(s.By) + of + " people"
	case s.visits && s.State == AllButFew:
		return "by all but a few" + of + " people"
	case s.visits && s.State == Hidden:
		return "by some" + of + " people"
	case s.State != Whole:
		return strings.TrimSpace(of)
	case s.Of == 0:
		return "nobody to count"
	case s.nothing():
		return "nothing recorded for " + strconv.Itoa(s.Of)
	}
	return strconv.Itoa(s.N) + of
}

// nothing reports whether there is no record at all from which the figure could be told: that is not known, and not none.
func (s Shown) nothing() bool {
	return s.State == Whole && s.Held == 0 && s.Of > 0 && !s.visits && !s.count
}

// Evidence is "21 of 21": for how many there is any record from which the figure can be told.
func (s Shown) Evidence() string {
	switch {
	case s.Of < 0:
		return "not shown"
	case s.Held < 0:
		return "not shown, of " + strconv.Itoa(s.Of)
	}
	return strconv.Itoa(s.Held) + " of " + strconv.Itoa(s.Of)
}

// Range is where on a line from 0 to 100 percent the figure lies: one point where it is whole, a stretch where it is all but a few. ok is false where
// there is nothing to draw.
func (s Shown) Range() (lo, hi float64, ok bool) {
	percent := func(n int) float64 { return 100 * float64(n) / float64(s.Of) }
	switch {
	case s.visits || s.count || s.Of <= 0 || s.nothing():
	case s.State == Whole:
		return percent(s.N), percent(s.N), true
	case s.State == AllButFew:
		return percent(s.Of - Small), percent(s.Of - 1), true
	}
	return 0, 0, false
}

func small(n int) bool { return n >= 1 && n <= Small }
