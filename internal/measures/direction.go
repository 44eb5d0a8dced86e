package measures

import (
	"fmt"
	"math"

	"waymark/internal/catalogue"
)

// Way is how a figure moved.
type Way string

const (
	TooFewToTell Way = "too_few"
	TheSame      Way = "same" // or so near that chance alone can do it
	WentUp       Way = "up"
	WentDown     Way = "down"
	NotThere     Way = "" // one of the two is missing
)

// enough is the smallest denominator of which a direction is named at all: below it one person more or less moves the figure by 5 in 100 or more.
const enough = 20

// Direction is the way from an earlier figure to a later one, with a sentence that carries its numbers: "3 of 8 before, 5 of 8 now: too few to call a
// trend." It names a direction only where the two differ by more than chance does in 19 of 20 cases. Words for the screen: what leaves the service takes
// DirectionShown.
func Direction(before, now Figure) (Way, string) {
	if before.Measure.ID != now.Measure.ID {
		return NotThere, ""
	}
	if now.Visits() {
		return visitsWay(before.N, now.N, before.By, now.By)
	}
	return way(now.Measure, before.N, before.Of, now.N, now.Of)
}

// DirectionShown is the same of two figures as they may leave the service; where one of them is hidden there is no direction.
func DirectionShown(before, now Shown) (Way, string) {
	m, ok := catalogue.MeasureByID(now.Measure)
	if !ok || before.Measure != now.Measure || before.State != Whole || now.State != Whole {
		return NotThere, ""
	}
	if now.visits {
		return visitsWay(before.N, now.N, before.By, now.By)
	}
	return way(m, before.N, before.Of, now.N, now.Of)
}

func way(m catalogue.Measure, n0, of0, n1, of1 int) (Way, string) {
	if of0 == 0 || of1 == 0 {
		return NotThere, ""
	}
	numbers := fmt.Sprintf("%d of %d before, %d of %d now", n0, of0, n1, of1)
	if of0 < enough || of1 < enough {
		return TooFewToTell, numbers + ": too few to call a trend."
	}
	p0, p1 := float64(n0)/float64(of0), float64(n1)/float64(of1)
	all := float64(n0+n1) / float64(of0+of1)
	chance := 1.96 * math.Sqrt(all*(1-all)*(1/float64(of0)+1/float64(of1)))
	switch d := p1 - p0; {
	case n0*of1 == n1*of0:
		return TheSame, numbers + ": the same."
	case math.Abs(d) <= chance:
		return TheSame, numbers + ": the difference can be chance."
	case d > 0:
		return WentUp, numbers + ": up" + better[m.Better == "up"][m.Better != ""] + "."
	}
	return WentDown, numbers + ": down" + better[m.Better == "down"][m.Better != ""] + "."
}

// better is the word behind a direction: whether it is the wanted one, and whether one is wanted at all.
var better = map[bool]map[bool]string{true: {true: ", and that is better"}, false: {true: ", and that is worse"}}

func visitsWay(n0, n1, people0, people1 int) (Way, string) {
	if n0 == 0 && n1 == 0 {
		return NotThere, ""
	}
	numbers := fmt.Sprintf("%d before, %d now", n0, n1)
	switch {
	case people0 < enough || people1 < enough:
		return TooFewToTell, numbers + ": too few people to call a trend."
	case math.Abs(float64(n1-n0)) <= 1.96*math.Sqrt(float64(n0+n1)):
		return TheSame, numbers + ": the difference can be chance."
	case n1 > n0:
		return WentUp, numbers + ": up."
	}
	return WentDown, numbers + ": down."
}
