package rules

import (
	"fmt"
	"sort"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// StatusReason is one step of a suggestion: a test, and whether it is met.
type StatusReason struct {
	OK   bool
	Text string
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

// SuggestStatus suggests a leaving-care status from the birth date, the times in care and the homes, with the tests it went by. "" means that
// the record does not tell. It is a suggestion: the adviser confirms.
func SuggestStatus(f *care.File, today value.Date) (code string, reasons []StatusReason) {
	say := func(ok bool, format string, a ...any) {
		reasons = append(reasons, StatusReason{ok, fmt.Sprintf(format, a...)})
	}
	if f == nil || f.Person == nil || f.Person.Born == "" {
		say(false, "The birth date is not recorded.")
		return "", reasons
	}
	age := f.Person.Born.AgeOn(today)
	switch {
	case age < 0:
		say(false, "The birth date lies after this day.")
		return "", reasons
	case age >= 25:
		say(true, "25 or over.")
		return "none", reasons
	}
	say(true, "%d years old.", age)
	if len(spans(f, today, anyCare)) == 0 {
		say(false, "No time in care is recorded.")
		return "", reasons
	}
	if age < 16 {
		if in := f.InCare(today); in {
			say(true, "In care now, and under 16.")
			return "in_care", reasons
		}
		say(false, "Not in care now, and under 16.")
		return "none", reasons
	}
	if age < 18 {
		code, more := underEighteen(f, today)
		return code, append(reasons, more...)
	}
	eve := f.Person.Born.AddYears(18).AddDays(-1)
	before, more := underEighteen(f, eve)
	reasons = append(reasons, more...)
	switch before {
	case "eligible", "relevant":
		say(true, "Was %s just before 18.", before)
		code = "former_relevant"
		if s := f.Status(today); s != nil && (s.Code == "s23ca" || s.Code == "s23czb" && age >= 21) {
			say(true, "The record says: %s.", lower(statusLabel(s.Code)))
			code = s.Code
		}
	case "not_relevant":
		say(true, "Was back home with a parent just before 18.")
		code = "qualifying"
	case "qualifying":
		code = "qualifying"
	default:
		code = "none"
	}
	return code, reasons
}

// underEighteen is the suggestion for somebody of 16 or 17 on a day.
func underEighteen(f *care.File, on value.Date) (string, []StatusReason) {
	var reasons []StatusReason
	say := func(ok bool, format string, a ...any) {
		reasons = append(reasons, StatusReason{ok, fmt.Sprintf(format, a...)})
	}
	days, want := DaysInCareSince14(f, on), daysWanted()
	long := days >= want
	say(long, "In care for %s since 14; the test is %d (%d weeks).", count(days, "day", "days"), want, want/7)
	sixteen := f.Person.Born.AddYears(16)
	at16 := false
	for _, s := range spans(f, on, anyCare) {
		at16 = at16 || s.to == "" || s.to > sixteen
	}
	say(at16, "In care at 16 or over.")
	in := f.InCare(on)
	say(in, "In care on %s.", on.Long())
	switch {
	case in && long:
		return "eligible", reasons
	case in:
		say(true, "Eligible from %s if they stay in care.", on.AddDays(want-days).Long())
		return "none", reasons
	case at16 && !long:
		return "qualifying", reasons
	case !at16:
		h := homeOn(f, sixteen)
		if h != nil && (h.Kind == "custody" || h.Kind == "hospital") && long && h.From != "" && f.InCare(h.From.AddDays(-1)) && !careOrder(f, sixteen) {
			say(true, "Detained or in hospital on the 16th birthday, and in care just before, without a care order.")
			return "relevant", reasons
		}
		return "none", reasons
	}
	r, _ := catalogue.RuleByID("returned-home")
	if h := homeOn(f, on); h != nil && h.Kind == "parents" {
		if day := after(r, h.From); day != "" && day <= on {
			say(true, "With a parent since %s, for %s in one piece: not relevant while it lasts.", h.From.Long(), count(r.Months, "month", "months"))
			return "not_relevant", reasons
		}
		say(false, "With a parent since %s, not yet for %s.", h.From.Long(), count(r.Months, "month", "months"))
	}
	return "relevant", reasons
}

func homeOn(f *care.File, on value.Date) *care.Home {
	var now *care.Home
	for _, h := range f.Homes {
		if h.From != "" && h.From <= on && (h.To == "" || h.To >= on) && (now == nil || h.From > now.From) {
			now = h
		}
	}
	return now
}

func careOrder(f *care.File, on value.Date) bool {
	for _, c := range f.CarePeriods {
		if c.Basis == "co" && c.From <= on && (c.To == "" || c.To > on) {
			return true
		}
	}
	return false
}

func statusLabel(code string) string {
	for _, o := range care.Statuses {
		if o.Code == code {
			return o.Label
		}
	}
	return code
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
