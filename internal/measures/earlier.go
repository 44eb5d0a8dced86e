package measures

import (
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// Step is how far apart the figures over time are.
type Step int

const (
	Years    Step = iota // the same days one year earlier, and again
	Quarters             // the quarters before: January, April, July, October
)

// EarlierWords stand wherever figures over time are shown.
const EarlierWords = "Earlier figures are worked out from what the records say now about those days. They count people whose records are here: who moved on and was removed is not in them, and what was never dated is not either."

// Periods are n periods that end with p, the oldest first. Quarters are cut to whole ones before the quarter in which p ends, and end with p's last day.
func Periods(p Period, step Step, n int) []Period {
	var out []Period
	switch step {
	case Quarters:
		from := quarterStart(p.To)
		out = append(out, Period{From: from, To: p.To})
		for len(out) < n {
			to := from.AddDays(-1)
			from = quarterStart(to)
			out = append([]Period{{From: from, To: to}}, out...)
		}
	default:
		for i := n - 1; i >= 0; i-- {
			out = append(out, Period{From: p.From.AddYears(-i), To: p.To.AddYears(-i)})
		}
	}
	return out
}

func quarterStart(d value.Date) value.Date {
	return value.NewDate(d.Year(), (d.Month()-1)/3*3+1, 1)
}

// OverTime counts each measure for several periods, the oldest first. A measure of which the records do not say since when it is so has the last period
// alone. A period in which nobody is counted has Of 0.
func OverTime(files []*care.File, periods []Period, today value.Date, local rules.Local) map[string][]Figure {
	out := map[string][]Figure{}
	for i, p := range periods {
		views := viewsOf(files, p, today, local)
		for _, m := range catalogue.Measures() {
			if c := counters[m.ID]; c != nil && (m.Back || i == len(periods)-1) {
				out[m.ID] = append(out[m.ID], figure(m, views, p, c, 0))
			}
		}
	}
	return out
}
