package measures

import (
	"strconv"

	"waymark/internal/catalogue"
)

// leastForTrend is how many must be counted both times before a change is called a direction: with fewer, one or two people make it.
const leastForTrend = 20

// Way is the direction of travel from an earlier figure to a later one, in words, and never more than the numbers carry. before is nil where there is no
// earlier figure.
func Way(m catalogue.Measure, before *Shown, now Shown) string {
	switch {
	case m.Unit != catalogue.PercentUnit:
		return "A count, not a share"
	case before == nil || before.State != Whole || now.State != Whole || before.Of == 0 || now.Of == 0:
		return "Cannot be said"
	case before.Of < leastForTrend || now.Of < leastForTrend:
		return "Too few to call a trend"
	}
	change := 100*float64(now.N)/float64(now.Of) - 100*float64(before.N)/float64(before.Of)
	points := strconv.Itoa(int(max(change, -change)+0.5)) + " points"
	switch {
	case change < 1 && change > -1:
		return "About the same"
	case m.Better == "" && change > 0:
		return "Up " + points
	case m.Better == "":
		return "Down " + points
	case change > 0 == (m.Better == "up"):
		return "Better by " + points
	}
	return "Worse by " + points
}
