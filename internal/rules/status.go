package rules

import (
	"sort"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// StatusReason is one step of a suggestion: a test, whether it is met, and where it is written.
type StatusReason struct {
	OK     bool
	Text   string
	Source string
	Check  bool // check before relying on this
}

// span is a stretch of days: from counts, to does not; an empty to is open.
type span struct{ from, to value.Date }

func (s span) covers(d value.Date) bool {
	return s.from != "" && s.from <= d && (s.to == "" || d < s.to)
}

// spans joins the times in care that keep accepts into stretches, oldest first. A change of legal basis on the same or the next day does not
// break a stretch. What begins after today does not count yet.
func spans(f *care.File, today value.Date, keep func(*care.CarePeriod) bool) []span {
	var all []span
	for _, c := range f.CarePeriods {
		if c.From != "" && c.From <= today && (c.To == "" || c.To > c.From) && keep(c) {
			all = append(all, span{c.From, c.To})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].from < all[j].from })
	var out []span
	for _, s := range all {
		if n := len(out); n > 0 && (out[n-1].to == "" || s.from <= out[n-1].to.AddDays(1)) {
			if out[n-1].to != "" && (s.to == "" || s.to > out[n-1].to) {
				out[n-1].to = s.to
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

func anyCare(*care.CarePeriod) bool { return true }

// counted leaves out planned short stays of at most the weeks of the rule (CLR regulation 3(3)).
func counted(today value.Date) func(*care.CarePeriod) bool {
	r, _ := catalogue.RuleByID("short-break-excluded")
	return func(c *care.CarePeriod) bool {
		to := c.To
		if to == "" || to > today {
			to = today
		}
		return c.ShortBreak != value.Yes || to.Days(c.From) > 7*r.Weeks
	}
}

// lastCare is the stretch in care that stands on a day, or the last one before it.
func lastCare(f *care.File, today value.Date) span {
	all := spans(f, today, anyCare)
	if len(all) == 0 {
		return span{}
	}
	return all[len(all)-1]
}

// since14 are the counted stretches, cut to the days from the 14th birthday to the 18th and to today.
func since14(f *care.File, today value.Date) []span {
	if f.Person == nil || f.Person.Born == "" {
		return nil
	}
	first, end := f.Person.Born.AddYears(14), min(f.Person.Born.AddYears(18), today.AddDays(1))
	var out []span
	for _, s := range spans(f, today, counted(today)) {
		if s.from < first {
			s.from = first
		}
		if s.to == "" || s.to > end {
			s.to = end
		}
		if s.from < s.to {
			out = append(out, s)
		}
	}
	return out
}

// DaysInCareSince14 counts the days in care from the 14th birthday up to and with today, each day once, planned short stays left out.
func DaysInCareSince14(f *care.File, today value.Date) int {
	n := 0
	for _, s := range since14(f, today) {
		n += s.to.Days(s.from)
	}
	return n
}

// enough is the day on which the days in care since 14 reached the length the law asks for, "" when they have not by today.
func enough(f *care.File, today value.Date) value.Date {
	want := daysWanted()
	for _, s := range since14(f, today) {
		have := s.to.Days(s.from)
		if have >= want {
			return s.from.AddDays(want - 1)
		}
		want -= have
	}
	return ""
}

func daysWanted() int {
	r, _ := catalogue.RuleByID("care-days-eligible")
	return r.Days
}

// becameEligible is the first day on which somebody of 16 or 17 was in care with enough days behind them.
func becameEligible(f *care.File, today value.Date) value.Date {
	if f.Person == nil || f.Person.Born == "" {
		return ""
	}
	day := enough(f, today)
	if day == "" {
		return ""
	}
	day = max(day, f.Person.Born.AddYears(16))
	for _, s := range spans(f, today, anyCare) {
		if s.covers(day) {
			return day
		}
		if s.from > day {
			day = s.from
			break
		}
	}
	if day <= today && day < f.Person.Born.AddYears(18) && f.InCare(day) {
		return day
	}
	return ""
}
