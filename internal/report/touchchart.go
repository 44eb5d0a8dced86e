package report

import (
	"strings"
	"time"

	"waymark/internal/care"
	"waymark/internal/chart"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// TouchChart is the last 12 months of being in touch: every contact and attempt, and each silence against the promise.
func TouchChart(f *care.File, today value.Date, local rules.Local) chart.Touch {
	since := rules.YearBack(today)
	c := chart.Touch{Title: "A year of being in touch", First: dayNumber(since), Last: dayNumber(today), Today: dayNumber(today),
		Heads: []string{"Quiet from", "Until", "How long", "Over", "Attempts in it"}}
	k, ok := rules.KeepingOf(f, today, local)
	if ok && k.Promised {
		c.Promise = k.Promise()
		c.Source = strings.TrimSuffix(k.Due.Source, ".")
		if k.Expected > today {
			c.Last = min(dayNumber(k.Expected), c.Today+92) // so that the day by which they are expected next is on it
		}
	}
	for m := value.NewDate(since.Year(), since.Month(), 1).AddMonths(1); dayNumber(m) <= c.Last; m = m.AddMonths(1) {
		short := time.Month(m.Month()).String()[:3]
		if len(c.Months) == 0 || m.Month() == 1 {
			short += " " + string(m[2:4]) // the year, where it begins
		}
		c.Months = append(c.Months, chart.Time{Short: short, Long: month(m), Day: dayNumber(m)})
	}
	for _, x := range f.Contacts {
		if x.On == "" || x.On > today || x.On < since {
			continue
		}
		mark := chart.TouchMark{Day: dayNumber(x.On), Shape: chart.Talked}
		switch {
		case !x.TwoWay():
			mark.Shape = chart.Tried
		case x.StatutoryVisit != "" && x.StatutoryVisit != "offer":
			mark.Shape = chart.Asked
		case rules.InPerson(x):
			mark.Shape = chart.Seen
		}
		c.Marks = append(c.Marks, mark)
	}
	if !ok || !k.Promised {
		return c
	}
	for _, s := range k.Silences {
		bar := chart.Silence{From: dayNumber(s.From), To: c.Today}
		if s.To != "" {
			bar.To = dayNumber(s.To)
		}
		if s.Expected != "" {
			bar.Due = dayNumber(s.Expected)
		}
		if s.To == "" && k.Expected > today {
			bar.To = min(bar.Due, c.Last) // what is still in time is drawn to the day by which they are expected
		}
		c.Silences = append(c.Silences, bar)
	}
	for _, q := range k.Quiet {
		to := "Not ended"
		if q.To != "" {
			to = q.To.Long()
		}
		tries := "None"
		if q.Tries > 0 {
			tries = words.Count(q.Tries, "attempt", "attempts")
		}
		c.Rows = append(c.Rows, []string{q.From.Long(), to, rules.SilenceWords(q.Days), words.Count(q.Over, "day", "days"), tries})
	}
	return c
}

// dayNumber counts days since a day long ago, so that days stand at their distance.
func dayNumber(d value.Date) int { return d.Days("1990-01-01") }
