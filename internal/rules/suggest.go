package rules

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// reasons are the steps of a suggestion, in the order in which they were taken.
type reasons []StatusReason

// say adds a step. rule is the id of the rule that the step tests, "" for plain facts.
func (r *reasons) say(ok bool, rule, format string, a ...any) {
	step := StatusReason{OK: ok, Text: fmt.Sprintf(format, a...)}
	if c, found := catalogue.RuleByID(rule); found {
		step.Source, step.Check = sources.Replace(c.Source), c.Check
	}
	*r = append(*r, step)
}

// SuggestStatus suggests a leaving-care status from the birth date, the times in care and the homes, with the tests it went by. "" means that
// the record does not tell. It is a suggestion: the adviser confirms.
func SuggestStatus(f *care.File, today value.Date) (code string, steps []StatusReason) {
	var r reasons
	code = suggest(f, today, &r)
	return code, r
}

func suggest(f *care.File, today value.Date, r *reasons) string {
	if f == nil || f.Person == nil || f.Person.Born == "" {
		r.say(false, "", "The birth date is not recorded.")
		return ""
	}
	age := f.Person.Born.AgeOn(today)
	switch {
	case age < 0:
		r.say(false, "", "The birth date lies after this day.")
		return ""
	case age >= 25:
		r.say(true, "support-to-25", "25 or over.")
		return "none"
	}
	r.say(true, "", "%d years old.", age)
	cared := len(spans(f, today, anyCare)) > 0
	switch {
	case age < 16 && f.InCare(today):
		r.say(true, "", "In care now, and under 16.")
		return "in_care"
	case age < 16 && cared:
		r.say(false, "", "Not in care now, and under 16.")
		return "none"
	case age < 16:
		r.say(false, "", "No time in care is recorded.")
		return ""
	case !cared:
		r.say(false, "", "No time in care is recorded.")
		if elsewhere(f, today, r) {
			return "qualifying"
		}
		return ""
	case age < 18:
		code, _ := underEighteen(f, today, r)
		return code
	}
	return adult(f, today, age, r)
}

// adult is the suggestion from 18, which hangs on what the young person was the day before.
func adult(f *care.File, today value.Date, age int, r *reasons) string {
	before, guardian := underEighteen(f, f.Person.Born.AddYears(18).AddDays(-1), r)
	switch {
	case before == "eligible" || before == "relevant":
		r.say(true, "support-to-21", "Was %s just before 18.", before)
		if s := f.Status(today); s != nil && (s.Code == "s23ca" || s.Code == "s23czb" && age >= 21) {
			r.say(true, map[string]string{"s23ca": "needs-assessment-return", "s23czb": "offer-of-support"}[s.Code], "The record says: %s.", words.Lower(statusLabel(s.Code)))
			return s.Code
		}
		if age >= 21 {
			fromTwentyOne(f, today, r)
		}
		return "former_relevant"
	case before == "not_relevant":
		r.say(true, "returned-home", "Was back home with a parent just before 18.")
		return "qualifying"
	case before == "qualifying" && guardian:
		c, _ := catalogue.RuleByID("special-guardianship")
		if age >= c.AgeBelow {
			r.say(false, "special-guardianship", "%d or over: after a special guardianship order advice and assistance end at %d.", c.AgeBelow, c.AgeBelow)
			return "none"
		}
		return "qualifying"
	case before == "qualifying":
		return "qualifying"
	}
	return "none"
}

// fromTwentyOne says what is owed from 21, which hangs on whether the young person receives support.
func fromTwentyOne(f *care.File, today value.Date, r *reasons) {
	s := f.Status(today)
	switch {
	case s != nil && s.Support == value.Yes:
		r.say(true, "support-to-25", "From 21 and receiving support: assessment, plan and adviser go on, to 25.")
	case s != nil && s.Support == value.No:
		r.say(true, "offer-of-support", "From 21 and not receiving support: only the offer, at 21 and once every 12 months.")
	default:
		r.say(false, "offer-of-support", "From 21 it matters whether they receive support, which is not written down.")
	}
}

// underEighteen is the suggestion for somebody of 16 or 17 on a day. guardian is true where it rests on a special guardianship order alone.
func underEighteen(f *care.File, on value.Date, r *reasons) (code string, guardian bool) {
	days, want := DaysInCareSince14(f, on), daysWanted()
	if n, left := shortStays(f, on); n > 0 {
		r.say(true, "short-break-excluded", "%s left out (%s).", words.Count(n, "planned short stay is", "planned short stays are"), words.Count(left, "day", "days"))
	}
	long := days >= want
	r.say(long, "care-days-eligible", "In care for %s since 14; the test is %d (%d weeks).", words.Count(days, "day", "days"), want, want/7)
	sixteen := f.Person.Born.AddYears(16)
	at16 := slices.ContainsFunc(spans(f, on, anyCare), func(s span) bool { return s.to == "" || s.to > sixteen })
	r.say(at16, "care-days-eligible", "In care at 16 or over.")
	in := f.InCare(on)
	r.say(in, "", "In care on %s.", on.Long())
	switch {
	case in && long:
		return "eligible", false
	case in:
		r.say(true, "care-days-eligible", "Eligible from %s if they stay in care.", on.AddDays(want-days).Long())
		return "none", false
	case at16 && long:
		return atHome(f, on, r), false
	case awayAt16(f, r):
		return atHome(f, on, r), false
	case at16:
		return "qualifying", false
	case guardianship(f, on):
		r.say(true, "special-guardianship", "Care ended with a special guardianship order.")
		return "qualifying", true
	case elsewhere(f, on, r):
		return "qualifying", false
	}
	return "none", false
}

// shortStays counts the planned short stays since 14 that the law leaves out, and their days.
func shortStays(f *care.File, on value.Date) (n, days int) {
	keep, first := counted(on), f.Person.Born.AddYears(14)
	for _, c := range f.CarePeriods {
		to := c.To
		if to == "" || to > on {
			to = on.AddDays(1)
		}
		if from := max(c.From, first); c.From != "" && from < to && !keep(c) {
			n, days = n+1, days+to.Days(from)
		}
	}
	return n, days
}

// atHome is relevant, or not relevant for somebody who has lived with a parent, or another who has parental responsibility, for the months of the
// rule in one piece. When that ends they are relevant again (CLR regulation 3(5) and (6)).
func atHome(f *care.File, on value.Date, r *reasons) string {
	c, _ := catalogue.RuleByID("returned-home")
	from := unbroken(f, on, func(h *care.Home) bool { return responsible(f, h) })
	if from == "" {
		return "relevant"
	}
	from = max(from, lastCare(f, on).to)
	if day := after(c, from); day != "" && day <= on {
		r.say(true, "returned-home", "With a parent since %s, for %s in one piece: not relevant while it lasts.", from.Long(), c.Length())
		return "not_relevant"
	}
	r.say(false, "returned-home", "With a parent since %s, not yet for %s.", from.Long(), c.Length())
	return "relevant"
}

// responsible reports whether a home is with a parent, or with somebody who has parental responsibility or an order about where they live.
func responsible(f *care.File, h *care.Home) bool {
	if h.Kind == "parents" {
		return true
	}
	if h.Kind != "kinship" {
		return false
	}
	for _, c := range f.Connections {
		if c.Parental == value.Yes && c.Name != "" && strings.EqualFold(c.Name, h.With) {
			return true
		}
	}
	for _, c := range f.CarePeriods {
		if (c.Ended == "sgo" || c.Ended == "cao") && c.To != "" && h.From <= c.To.AddDays(1) && (h.To == "" || h.To > c.To) {
			return true
		}
	}
	return false
}

// unbroken is the first day of the homes of a sort that follow one another without a gap up to a day, "" when the home of that day is not of the sort.
func unbroken(f *care.File, on value.Date, sort func(*care.Home) bool) value.Date {
	now := homeOn(f, on)
	if now == nil || !sort(now) {
		return ""
	}
	from := now.From
	for again := true; again; {
		again = false
		for _, h := range f.Homes {
			if h.From != "" && h.From < from && h.To != "" && h.To >= from.AddDays(-1) && sort(h) {
				from, again = h.From, true
			}
		}
	}
	return from
}

// awayAt16 is the case of CLR regulation 3(2): detained or in hospital on the 16th birthday, in care just before for long enough, no care order.
func awayAt16(f *care.File, r *reasons) bool {
	sixteen := f.Person.Born.AddYears(16)
	from := unbroken(f, sixteen, func(h *care.Home) bool { return h.Kind == "custody" || h.Kind == "hospital" })
	if from == "" {
		return false
	}
	before := from.AddDays(-1)
	switch {
	case careOrder(f, sixteen):
		r.say(false, "away-on-16", "Detained or in hospital on the 16th birthday, but under a care order then.")
	case !f.InCare(before) || DaysInCareSince14(f, before) < daysWanted():
		r.say(false, "away-on-16", "Detained or in hospital on the 16th birthday, but not in care for long enough just before.")
	default:
		r.say(true, "away-on-16", "Detained or in hospital on the 16th birthday, and in care just before, without a care order.")
		return true
	}
	return false
}

// guardianship reports whether the last time in care ended with a special guardianship order.
func guardianship(f *care.File, on value.Date) bool {
	var last *care.CarePeriod
	for _, c := range f.CarePeriods {
		if c.To != "" && c.To <= on && (last == nil || c.To > last.To) {
			last = c
		}
	}
	return last != nil && last.Ended == "sgo"
}

// elsewhere is advice and assistance for those whom others than the council looked after at 16 or 17: in hospital for the months of the rule, or
// privately fostered.
func elsewhere(f *care.File, on value.Date, r *reasons) bool {
	c, _ := catalogue.RuleByID("elsewhere-three-months")
	sixteen, eighteen := f.Person.Born.AddYears(16), f.Person.Born.AddYears(18)
	for _, h := range f.Homes {
		if h.From == "" || h.From >= eighteen || h.From > on || h.To != "" && h.To <= sixteen {
			continue
		}
		over := h.To != "" && h.To <= on || on >= eighteen.AddDays(-1)
		to := on
		if h.To != "" {
			to = min(to, h.To)
		}
		switch {
		case h.Kind == "private_foster" && over:
			r.say(true, "privately-fostered", "Privately fostered at 16 or 17.")
			return true
		case h.Kind == "hospital" && over && after(c, h.From) <= to:
			r.say(true, "elsewhere-three-months", "In hospital for %s or more, some of it at 16 or 17.", c.Length())
			return true
		}
	}
	return false
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
