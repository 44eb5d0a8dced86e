package rules

import (
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// touch is being in touch: the promise, the offer from 21, and what was to be done after a contact.
func (v *view) touch() {
	v.keepInTouch()
	v.offer()
	v.returnAnswer()
	v.followUps()
	v.nextSteps()
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

// promise is how often somebody is to be heard from: as agreed with the young person, or else the local promise where it holds for them.
func (v *view) promise() (d Due, r catalogue.Rule, ok bool) {
	d, r, ok = v.due("keep-in-touch", "touch", "contacts")
	if !ok || v.age < 0 || v.age >= 25 {
		return d, r, false
	}
	switch {
	case v.p.AgreedEveryWeeks > 0:
		r = catalogue.Rule{Weeks: v.p.AgreedEveryWeeks}
		d.Kind, d.Promise, d.Check, d.Source = "agreed", false, false, "Agreed with the young person"
		d.Often = "Every " + r.Length()
		if r.Weeks == 1 {
			d.Often = "Every week"
		}
	case v.status == "eligible", v.status == "relevant", v.widened("keep-in-touch"):
	case v.formerRelevant():
		if yes, asked := v.supported(); asked && !yes {
			return d, r, false
		}
	default:
		return d, r, false
	}
	d.RecordKind = "contact"
	if d.Kind != "agreed" && v.widened("keep-in-touch") {
		v.promised(&d, "keep-in-touch")
	}
	return d, r, true
}

// keepInTouch is the day by which somebody is to be heard from again.
func (v *view) keepInTouch() {
	d, r, ok := v.promise()
	if !ok {
		return
	}
	last, tries := v.heard()
	tried := ""
	if tries > 0 {
		tried = fmt.Sprintf("Tried %s since.", words.Count(tries, "time", "times"))
	}
	if last != nil {
		d.Fact, d.RecordID = "Last heard from "+last.On.In(v.today)+".", last.ID
		if tried != "" {
			d.Fact += " " + tried
		}
		v.by(d, after(r, last.On))
		return
	}
	if tries > 0 {
		d.Fact = "Tried " + words.Count(tries, "time", "times") + ", not heard from."
	}
	// With nothing written down the weeks run from the day the status began, as long as they have not run out: later nobody can tell.
	if s := v.recorded(); s != nil && after(r, s.From) >= v.today {
		if d.Fact == "" {
			d.Fact = "No contact written down since " + s.From.In(v.today) + "."
		}
		v.by(d, after(r, s.From))
		return
	}
	v.needs(d, "the day they were last heard from")
}

// offer is the yearly offer of support to somebody of 21 to 24 who does not receive it (Children Act 1989 section 23CZB).
func (v *view) offer() {
	if !v.formerRelevant() || v.status == "s23ca" || v.age < 21 || v.age >= 25 {
		return
	}
	d, r, ok := v.due("offer-of-support", "touch", "contacts")
	support := value.TriNotAsked
	d.RecordKind = "status"
	if s := v.recorded(); s != nil {
		support, d.RecordID = s.Support, s.ID
	}
	if yes, _ := v.supported(); !ok || yes {
		return
	}
	var last *care.Contact
	for _, c := range v.f.Contacts { // an offer counts whether or not it was answered
		if c.StatutoryVisit == "offer" && c.On != "" && c.On <= v.today && c.On >= v.birthday(21) && (last == nil || c.On > last.On) {
			last = c
		}
	}
	switch {
	case last != nil:
		d.RecordKind, d.RecordID = "contact", last.ID
		d.Fact = "Last offered " + last.On.In(v.today) + "."
		if day := after(r, last.On); day < v.birthday(25) {
			v.by(d, day)
		}
	case support == value.No && v.today < after(r, v.birthday(21)):
		d, r, ok = v.due("offer-of-support-first", "touch", "contacts")
		if ok {
			d.RecordKind = "contact"
			d.Fact = "Turned 21 on " + v.birthday(21).In(v.today) + "."
			v.soonest(d, r, v.birthday(21))
		}
	case support == value.No:
		d.RecordKind, d.RecordID = "contact", ""
		v.needs(d, "the date of the last offer of support")
	case v.status == "former_relevant":
		v.needs(d, "whether they are receiving support")
	}
}

// followUps are what was to be done after a contact, by the day that was agreed.
func (v *view) followUps() {
	d, _, ok := v.due("follow-up", "touch", "contacts")
	if !ok {
		return
	}
	for _, c := range v.f.Contacts {
		if c.FollowBy == "" || c.FollowDone != "" || c.On > v.today {
			continue
		}
		d := named(d, c.FollowUp)
		d.RecordKind, d.RecordID = "contact", c.ID
		if c.On != "" {
			d.Fact = "In touch " + c.On.In(v.today) + "."
		}
		v.by(d, c.FollowBy)
	}
}

// nextSteps are what is to be done next to find somebody, as long as the silence lasts.
func (v *view) nextSteps() {
	d, _, ok := v.due("touch-step", "touch", "contacts")
	if !ok || len(v.f.TouchSteps) == 0 {
		return
	}
	last, _ := v.heard()
	for _, s := range v.f.TouchSteps {
		if s.NextBy == "" || s.NextDone != "" || s.On > v.today || last != nil && s.On <= last.On {
			continue
		}
		d := named(d, s.Next)
		d.RecordKind, d.RecordID = "touch_step", s.ID
		d.Fact = care.TouchStepSpec.Field("step").LabelOf(s.Step) + ", " + s.On.In(v.today) + "."
		v.by(d, s.NextBy)
	}
}

// named gives a line the words of what was agreed in place of the rule's name.
func named(d Due, words string) Due {
	if words = strings.TrimSuffix(sentence(words), "."); words != "" {
		d.Thing = words
	}
	return d
}

// sentence is the first line of what somebody typed, with a full stop when it has no end of its own.
func sentence(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return words.Sentence(s)
}
