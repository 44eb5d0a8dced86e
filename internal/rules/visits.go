package rules

import (
	"sort"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// visits are the visits that the regulations ask for: at a home that the council provides after care, and the social worker's while in care.
func (v *view) visits() {
	v.newHomeVisits()
	v.socialWorker()
}

// visitsSince are the visits at a home: marked as one that the rules ask for, or simply a home visit. Oldest first.
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

// visitedBeforeReview reports whether the second visit, the one before the review, was made (CLR regulation 8(2)).
func (v *view) visitedBeforeReview(h *care.Home) bool {
	visits := v.visitsSince(h)
	for _, c := range visits {
		if c.StatutoryVisit == "before_28" {
			return true
		}
	}
	return len(visits) >= 2
}

func (v *view) newHomeVisits() {
	h, ours := v.councilHome()
	if h == nil {
		v.whoseHome()
		return
	}
	visits := v.visitsSince(h)
	then, r, ok := v.due("new-home-visit-then", "touch", "visit")
	if !ok {
		return
	}
	if ours {
		v.promised(&then, "new-home-review")
	}
	then.RecordKind = "contact"
	if v.reviewedAt(h) {
		if len(visits) == 0 {
			v.needs(then, "the date of the last visit at this home")
			return
		}
		last := visits[len(visits)-1]
		then.Fact, then.RecordID = "Last visit "+last.On.In(v.today)+".", last.ID
		v.by(then, after(r, last.On))
		return
	}
	if len(visits) > 0 {
		return // the visit before the review stands in the line of that review
	}
	first, r7, ok := v.due("new-home-visit", "touch", "visit")
	_, r28, ok2 := v.due("new-home-review", "touch", "visit")
	if !ok || !ok2 {
		return
	}
	if ours {
		v.promised(&first, "new-home-review")
	}
	first.RecordKind, first.Fact = "contact", "Moved "+h.From.In(v.today)+"."
	if v.today > after(r, after(r28, h.From)) { // long past, and nothing written down: nobody can tell from here
		v.needs(first, "the days of the visits at this home")
		return
	}
	v.by(first, after(r7, h.From))
}

// whoseHome asks, in the months when it matters, whether the council provides a home of somebody who has left care.
func (v *view) whoseHome() {
	if v.status != "relevant" && !(v.formerRelevant() && v.owedPlan()) {
		return
	}
	h := v.home()
	if h == nil || h.ByCouncil != value.TriNotAsked || !ownDoor(h) {
		return
	}
	_, r, ok := v.due("new-home-review-then", "about", "visit")
	if day := after(r, h.From); !ok || day < v.today {
		return
	}
	d, _, ok := v.due("new-home-review", "about", "visit")
	if ok {
		d.Fact, d.RecordKind, d.RecordID = "Moved "+h.From.In(v.today)+".", "home", h.ID
		v.needs(d, "whether the council provides the home")
	}
}

// socialWorker is the social worker's visits while in care (CPPCR regulation 28). After a year the interval hangs on whether the home is planned to
// last to 18; where that is not written down, it cannot be told between the two.
func (v *view) socialWorker() {
	h := v.home()
	if !v.inCare || h == nil {
		return
	}
	first, r1, ok1 := v.due("social-worker-visit-first", "touch", "visit")
	six, r6, ok6 := v.due("social-worker-visit", "touch", "visit")
	long, r3, ok3 := v.due("social-worker-visit-long-term", "touch", "visit")
	if !ok1 || !ok6 || !ok3 {
		return
	}
	var last *care.Contact
	for _, c := range v.f.Contacts {
		if c.StatutoryVisit == "placement" && c.TwoWay() && c.On != "" && c.On <= v.today && (last == nil || c.On > last.On) {
			last = c
		}
	}
	for _, d := range []*Due{&first, &six, &long} {
		d.RecordKind = "contact"
		if last != nil {
			d.Fact, d.RecordID = "Last visit "+last.On.In(v.today)+".", last.ID
		}
	}
	switch {
	case last == nil && v.today > after(r6, after(r1, h.From)):
		v.needs(six, "the day of the social worker's last visit")
	case last == nil || last.On < h.From:
		first.Fact = "Moved in " + h.From.In(v.today) + "."
		v.by(first, after(r1, h.From))
	case v.today < h.From.AddYears(1), h.To18 == value.No:
		v.by(six, after(r6, last.On))
	case h.To18 == value.Yes:
		v.by(long, after(r3, last.On))
	case v.today <= after(r6, last.On):
		six.Often += ", or " + words.Count(r3.Months, "month", "months") + " where the home is to last to 18"
		v.by(six, after(r6, last.On))
	case v.today <= after(r3, last.On):
		v.needs(long, "whether this home is planned to last to 18")
	default:
		v.by(long, after(r3, last.On))
	}
}
