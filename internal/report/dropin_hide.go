package report

import (
	"strconv"

	"waymark/internal/measures"
)

// What stands for a count from 1 to 5, and for one that another could be worked out from.
const (
	underSix = "Under 6"
	notShown = "Not shown"
)

// countShown is how a line of counts reads.
type countShown struct {
	times, people, nameless string
	known                   bool // the times are shown as a number
}

func small(n int) bool { return n > 0 && n <= measures.Small }

// countsShown is how lines of counts read in this copy. Where the last line is what the others add up to, one hidden number among them hides the
// whole column but the sum: a single gap could be worked out, and so could two of them when their sum is small.
func (w *whole) countsShown(lines []tallied, summed bool) []countShown {
	out := make([]countShown, len(lines))
	var hideTimes, hideNameless bool
	for i, t := range lines {
		s := countShown{times: strconv.Itoa(t.times), people: strconv.Itoa(t.people), nameless: strconv.Itoa(t.nameless), known: true}
		if w.hides() {
			if small(t.people) {
				s.people, s.times, s.known, hideTimes = underSix, notShown, false, true
				if small(t.times) {
					s.times = underSix
				}
			}
			if small(t.nameless) {
				s.nameless, hideNameless = underSix, true
			}
		}
		out[i] = s
	}
	if !summed {
		return out
	}
	for i := range out[:len(out)-1] {
		if hideTimes {
			out[i].times, out[i].known = notShown, false
		}
		if hideNameless {
			out[i].nameless = notShown
		}
	}
	return out
}
