package rules

import (
	"cmp"
	"slices"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// WindowState is how a visit that the regulations ask for stands.
type WindowState string

const (
	VisitMet     WindowState = "met"     // made in time
	VisitLate    WindowState = "late"    // made, Days after the last day
	VisitMissed  WindowState = "missed"  // not made, and the last day passed Days ago, or Days before what it was to come before
	VisitOpen    WindowState = "open"    // not made yet, and there is time
	VisitUnknown WindowState = "unknown" // cannot be told: Window.Missing
)

// Window is one visit that the regulations ask for: from when to when it can be made, and the visit that met it.
type Window struct {
	Rule, Thing, Often, Source string
	Promise                    bool // ours, beyond the law
	Home                       *care.Home
	From, By                   value.Date // By "" where the regulation sets no last day yet
	Before                     string     // what it has to come before, "the review on 3 March 2026", where that is the limit
	Visit                      *care.Contact
	State                      WindowState
	Days                       int
	CountedTo                  value.Date // of a visit that was missed: today, or the day the home ended
	Missing                    string
}

// Words say how it stands: "in time", "late by 4 days", "missed by 12 days", "not made yet". What was missed is counted to CountedTo.
func (w Window) Words() string {
	switch w.State {
	case VisitMet:
		return "in time"
	case VisitLate:
		return "late by " + words.Count(w.Days, "day", "days")
	case VisitMissed:
		if w.Days == 0 {
			return "missed"
		}
		return "missed by " + words.Count(w.Days, "day", "days")
	case VisitOpen:
		return "not made yet"
	}
	return "needs " + w.Missing
}

// VisitWindows are the visits that the regulations ask for since a day, at every home since then, oldest first: the social worker's while in care (CPPCR
// regulation 28), and the adviser's at a home that the council provides after care (CLR regulation 8(2)).
func VisitWindows(f *care.File, since, today value.Date, local Local) []Window {
	v, ok := look(f, today, local)
	if !ok || v.p.Born == "" {
		return nil
	}
	homes := slices.Clone(f.Homes)
	slices.SortStableFunc(homes, func(a, b *care.Home) int { return cmp.Compare(a.From, b.From) })
	var out []Window
	for i, h := range homes {
		if h.From == "" || h.From > today {
			continue
		}
		end := h.To // a home whose end nobody wrote down ends when the next begins
		if end == "" && i+1 < len(homes) && homes[i+1].From <= today {
			end = homes[i+1].From
		}
		out = append(out, v.careWindows(h, end)...)
		out = append(out, v.councilWindows(h, end)...)
	}
	out = slices.DeleteFunc(out, func(w Window) bool {
		last := w.By
		if w.Visit != nil {
			last = max(last, w.Visit.On)
		}
		return last != "" && last < since
	})
	slices.SortStableFunc(out, func(a, b Window) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.By, b.By))
	})
	return out
}

// window starts a row from a rule of the catalogue.
func (v *view) window(id string, h *care.Home, from value.Date) (Window, bool) {
	d, _, ok := v.due(id, "touch", "visit")
	return Window{Rule: id, Thing: d.Thing, Often: d.Often, Source: d.Source, Promise: d.Promise, Home: h, From: from}, ok
}

// made settles a row by the visit that came, or by its absence on the last day the home can be looked at.
func (w Window) made(visit *care.Contact, today, end value.Date) Window {
	stop := today
	if end != "" {
		stop = min(stop, end)
	}
	w.Visit = visit
	switch {
	case visit != nil && visit.On <= w.By:
		w.State = VisitMet
	case visit != nil:
		w.State, w.Days = VisitLate, visit.On.Days(w.By)
	case stop > w.By:
		w.State, w.Days, w.CountedTo = VisitMissed, stop.Days(w.By), stop
	default:
		w.State = VisitOpen
	}
	return w
}

// none is made where no visit at all is written down: long past the day nobody can tell from here whether there was none.
func (w Window) none(today, end, long value.Date, missing string) Window {
	if today > long {
		w.State, w.Missing = VisitUnknown, missing
		return w
	}
	return w.made(nil, today, end)
}

// visitsBetween are the visits of some kinds from a day on, before another where it is given, oldest first, one a day.
func (v *view) visitsBetween(from, end value.Date, counts func(*care.Contact) bool) []*care.Contact {
	var out []*care.Contact
	for _, c := range v.f.Contacts {
		if c.TwoWay() && c.On >= from && c.On <= v.today && (end == "" || c.On <= end) && counts(c) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *care.Contact) int { return cmp.Compare(a.On, b.On) })
	return slices.CompactFunc(out, func(a, b *care.Contact) bool { return a.On == b.On })
}

// careWindows are the social worker's visits at a home where the young person lived in care.
func (v *view) careWindows(h *care.Home, end value.Date) []Window {
	in := v.careAt(h.From)
	if in.from == "" {
		return nil
	}
	for _, stop := range []value.Date{in.to, v.birthday(18)} {
		if stop != "" && (end == "" || stop < end) {
			end = stop
		}
	}
	_, r1, ok1 := v.due("social-worker-visit-first", "touch", "visit")
	_, r6, ok6 := v.due("social-worker-visit", "touch", "visit")
	_, r3, ok3 := v.due("social-worker-visit-long-term", "touch", "visit")
	if !ok1 || !ok6 || !ok3 || end != "" && end <= h.From {
		return nil
	}
	visits := v.visitsBetween(h.From, end, func(c *care.Contact) bool { return c.StatutoryVisit == "placement" })
	over := end != "" && end <= v.today
	w, _ := v.window("social-worker-visit-first", h, h.From)
	w.By = after(r1, h.From)
	if len(visits) == 0 {
		return keep(w.none(v.today, end, after(r6, w.By), "the days of the social worker's visits"), over)
	}
	out := []Window{w.made(visits[0], v.today, end)}
	year := h.From.AddYears(1)
	for i, from := range visits {
		var next *care.Contact
		asked := v.today
		if over {
			asked = end
		}
		if i+1 < len(visits) {
			next, asked = visits[i+1], visits[i+1].On
		}
		id, by := "social-worker-visit", after(r6, from.On)
		later := asked >= year && by >= year // the six weeks of the first year had not run out before it was over
		if later && h.To18 == value.Yes {
			id, by = "social-worker-visit-long-term", after(r3, from.On)
		}
		w, _ := v.window(id, h, from.On.AddDays(1))
		w.By = by
		w = w.made(next, v.today, end)
		if later && h.To18 == value.TriNotAsked && (w.State == VisitLate || w.State == VisitMissed) && asked <= after(r3, from.On) {
			w.State, w.Days, w.CountedTo, w.Missing = VisitUnknown, 0, "", "whether this home was planned to last to 18"
		}
		out = append(out, keep(w, over && next == nil)...)
	}
	return out
}

// keep leaves out a row that was still open when the home ended: nothing was missed.
func keep(w Window, over bool) []Window {
	if over && w.State == VisitOpen {
		return nil
	}
	return []Window{w}
}

// careAt is the stretch of care that covers a day, empty when none does.
func (v *view) careAt(on value.Date) span {
	for _, s := range spans(v.f, v.today, anyCare) {
		if s.covers(on) {
			return s
		}
	}
	return span{}
}

// councilWindows are the adviser's visits at a home that the council provides after care: within 7 days, again before the review that follows 28 days
// there, then at intervals of at most 2 months.
func (v *view) councilWindows(h *care.Home, end value.Date) []Window {
	provided := h.From
	if in := v.careAt(h.From); in.to != "" {
		provided = in.to // what was a placement until then is provided under section 23B or 24B since
	} else if in.from != "" {
		return nil
	}
	stop := v.birthday(25)
	if v.age >= 21 && !v.owedPlan() {
		stop = v.birthday(21)
	}
	if end == "" || stop < end {
		end = stop
	}
	now, ours := v.councilHome()
	if now != h && (h.ByCouncil != value.Yes || provided < v.birthday(16)) || provided >= end || provided > v.today {
		return nil
	}
	ours = ours && now == h
	first, ok1 := v.window("new-home-visit", h, provided)
	second, ok2 := v.window("new-home-visit-before-review", h, provided)
	_, r7, ok7 := v.due("new-home-visit", "touch", "visit")
	_, r28, ok28 := v.due("new-home-review", "touch", "visit")
	_, rThen, ok3 := v.due("new-home-visit-then", "touch", "visit")
	if !ok1 || !ok2 || !ok3 || !ok7 || !ok28 {
		return nil
	}
	over := end != "" && end <= v.today
	visits := v.visitsBetween(provided, end, func(c *care.Contact) bool {
		switch c.StatutoryVisit {
		case "seven_day", "before_28", "two_month":
			return true
		}
		return c.StatutoryVisit == "" && c.Mode == "home"
	})
	first.By = after(r7, provided)
	var out []Window
	if len(visits) == 0 {
		out = append(out, keep(first.none(v.today, end, after(rThen, after(r28, provided)), "the days of the visits at this home"), over)...)
	} else {
		out = append(out, first.made(visits[0], v.today, end))
	}
	review := v.firstReviewSince(after(r28, provided), end)
	second.From = first.By
	if len(visits) > 0 {
		second.From = visits[0].On.AddDays(1)
	}
	var again *care.Contact
	for i, c := range visits {
		if (i > 0 || c.StatutoryVisit == "before_28") && (review == "" || c.On <= review) {
			again = c
			break
		}
	}
	switch {
	case review == "" && over && again == nil: // moved on before the review: nothing is left to come before
	case again != nil:
		second.Visit, second.State, second.By = again, VisitMet, review
	case review == "" && len(out) > 0 && out[0].State == VisitUnknown:
		second.State, second.Missing = VisitUnknown, out[0].Missing
	case review == "":
		second.State = VisitOpen
	default:
		second.By, second.State = review, VisitMissed
	}
	if review != "" {
		second.Before = "the review on " + review.Long()
	} else {
		second.Before = "the review that follows 28 days there"
	}
	if second.State != "" {
		out = append(out, second)
	}
	if review != "" {
		out = append(out, v.visitsAfterReview(h, end, review, visits, func(on value.Date) value.Date { return after(rThen, on) })...)
	}
	for i := range out {
		out[i].Promise = ours
	}
	return out
}

// visitsAfterReview are the two-monthly visits, each counted from the visit before; without any before the review nobody can tell from when.
func (v *view) visitsAfterReview(h *care.Home, end, review value.Date, visits []*care.Contact, next func(value.Date) value.Date) []Window {
	over := end != "" && end <= v.today
	at := -1
	for i, c := range visits {
		if c.On <= review {
			at = i
		}
	}
	w, _ := v.window("new-home-visit-then", h, review)
	if at < 0 && len(visits) == 0 {
		w.State, w.Missing = VisitUnknown, "the days of the visits at this home"
		return []Window{w}
	}
	at = max(at, 0)
	var out []Window
	for i := at; i < len(visits); i++ {
		w, _ := v.window("new-home-visit-then", h, visits[i].On.AddDays(1))
		w.By = next(visits[i].On)
		var then *care.Contact
		if i+1 < len(visits) {
			then = visits[i+1]
		}
		out = append(out, keep(w.made(then, v.today, end), over && then == nil)...)
	}
	return out
}

// firstReviewSince is the day of the first review held from a day on, while the home lasted; "" when none was.
func (v *view) firstReviewSince(from, end value.Date) value.Date {
	out := value.Date("")
	for _, r := range v.f.Reviews {
		if r.State == "held" && r.Held != "" && r.Held >= from && r.Held <= v.today && (end == "" || r.Held <= end) && (out == "" || r.Held < out) {
			out = r.Held
		}
	}
	return out
}
