package rules

import (
	"fmt"
	"sort"

	"waymark/internal/care"
)

// touch is being in touch.
func (v *view) touch() {
	v.keepInTouch()
}

// heard is the newest contact in which the young person answered; tries counts the attempts since, or all of them.
func (v *view) heard() (last *care.Contact, tries int) {
	for _, c := range v.f.Contacts {
		if c.TwoWay() && c.On != "" && c.On <= v.today && (last == nil || c.On > last.On) {
			last = c
		}
	}
	for _, c := range v.f.Contacts {
		if !c.TwoWay() && c.On != "" && c.On <= v.today && (last == nil || c.On > last.On) {
			tries++
		}
	}
	return last, tries
}

// keepInTouch is the local promise, or the interval agreed with the young person.
func (v *view) keepInTouch() {
	d, r, ok := v.due("keep-in-touch", "touch", "contacts")
	if !ok || v.age < 0 || v.age >= 25 {
		return
	}
	weeks := r.Weeks
	if v.local.TouchWeeks > 0 {
		weeks = v.local.TouchWeeks
	}
	every := "At least every " + count(weeks, "week", "weeks")
	switch {
	case v.p.AgreedEveryWeeks > 0:
		weeks = v.p.AgreedEveryWeeks
		d.Kind, d.Promise, d.Check, d.Source = "agreed", false, false, "Agreed with the young person"
		every = "Every " + count(weeks, "week", "weeks")
	case v.status == "eligible", v.status == "relevant":
	case v.formerRelevant():
		if yes, asked := v.supported(); asked && !yes {
			return
		}
	default:
		return
	}
	if weeks == 1 {
		every = map[bool]string{true: "Every week", false: "At least every week"}[v.p.AgreedEveryWeeks > 0]
	}
	d.Often, d.RecordKind = every, "contact"
	last, tries := v.heard()
	tried := ""
	if tries > 0 {
		tried = fmt.Sprintf("Tried %s since.", count(tries, "time", "times"))
	}
	if last != nil {
		d.Fact, d.RecordID = "Last heard from "+last.On.In(v.today)+".", last.ID
		if tried != "" {
			d.Fact += " " + tried
		}
		v.by(d, last.On.AddDays(7*weeks))
		return
	}
	if tries > 0 {
		d.Fact = "Tried " + count(tries, "time", "times") + ", not heard from."
	}
	// With nothing written down the weeks run from the day the status began, as long as they have not run out: later nobody can tell.
	if s := v.recorded(); s != nil && s.From.AddDays(7*weeks) >= v.today {
		if d.Fact == "" {
			d.Fact = "No contact written down since " + s.From.In(v.today) + "."
		}
		v.by(d, s.From.AddDays(7*weeks))
		return
	}
	v.needs(d, "the day they were last heard from")
}

// visitsSince are the days on which somebody saw the young person at a home, oldest first.
func (v *view) visitsSince(h *care.Home) []*care.Contact {
	var out []*care.Contact
	for _, c := range v.f.Contacts {
		if !c.TwoWay() || c.On < h.From || c.On > v.today {
			continue
		}
		switch c.StatutoryVisit {
		case "seven_day", "before_28", "two_month":
			out = append(out, c)
		case "":
			if c.Mode == "home" {
				out = append(out, c)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].On < out[j].On })
	return out
}
