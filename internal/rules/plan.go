package rules

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
)

// assessment is the needs assessment and the first plan that follows it.
func (v *view) assessment() {
	id, from := "", value.Date("")
	switch v.status {
	case "eligible":
		id = "needs-assessment-eligible"
		if from = v.from; from == "" || from < v.birthday(16) {
			from = v.birthday(16)
		}
	case "relevant":
		id, from = "needs-assessment-relevant", v.from
		if v.made() != nil {
			return
		}
	case "s23ca":
		id, from = "needs-assessment-return", v.from
	}
	plan := v.assessed()
	if id == "needs-assessment-return" && plan != nil && plan.Assessed < from {
		plan = nil
	}
	if plan != nil {
		v.firstPlan(plan)
		return
	}
	d, r, ok := v.due(id, "plan", "plan")
	if !ok || v.made() != nil && v.status != "s23ca" {
		return
	}
	d.RecordKind = "pathway_plan"
	if len(v.f.Plans) > 0 {
		d.RecordID = v.f.Plans[0].ID
	}
	if from == "" {
		v.needs(d, "the day they became "+strings.ToLower(statusLabel(v.status)))
		return
	}
	if r.HowOftenLater != "" && from > v.birthday(16) {
		d.Often = strings.TrimSuffix(r.HowOftenLater, ".")
	}
	d.Often += ", on " + from.In(v.today)
	day := after(r, from)
	if day < v.today && v.planSeen() {
		v.needs(d, "the date of the needs assessment")
		return
	}
	v.by(d, day)
}

// planSeen reports whether something in the record shows that a plan has been at work, though no assessment is written down.
func (v *view) planSeen() bool {
	for _, r := range v.f.Reviews {
		if r.State == "held" && r.Kind != "care" {
			return true
		}
	}
	return len(v.f.Parts) > 0
}

func (v *view) firstPlan(p *care.Plan) {
	if v.made() != nil || v.status != "eligible" && v.status != "relevant" && v.status != "former_relevant" || v.age >= 21 {
		return
	}
	d, _, ok := v.due("first-plan", "plan", "plan")
	if !ok {
		return
	}
	d.Fact = "Needs assessed " + p.Assessed.In(v.today) + "."
	d.RecordKind, d.RecordID = "pathway_plan", p.ID
	v.out = append(v.out, v.opening(d, p.Assessed))
}

// reviews adds the plan review, and the review that a new home sets off.
func (v *view) reviews() {
	if d, ok := v.planReview(); ok {
		v.out = append(v.out, d)
	}
	if d, ok := v.newHomeReview(); ok {
		v.out = append(v.out, d)
	}
}

// ReviewRule is the day of the next review, with its rule. The day is "" when it cannot be told or no review is owed; Due.Thing is "" in the
// second case. A first day that a new home sets (28 days after the move) counts as the day.
func ReviewRule(f *care.File, today value.Date) (value.Date, Due) {
	v, ok := look(f, today, Local{})
	if !ok {
		return "", Due{}
	}
	d, _ := v.nextReview()
	return d.Day, d
}

// nextReview is the review that comes first: the one that comes again and again, or the one that a new home sets off.
func (v *view) nextReview() (Due, bool) {
	d, ok := v.planReview()
	if h, isNew := v.newHomeReview(); isNew && (!ok || d.Day == "" || h.Day <= d.Day) {
		return h, true
	}
	return d, ok
}

// ReviewAfter is the same as if a review were held on a day: what to write as the next one when closing the meeting of that day.
func ReviewAfter(f *care.File, held value.Date) (value.Date, Due) {
	if f == nil {
		return "", Due{}
	}
	with := *f
	with.Reviews = append([]*care.Review{{Kind: "pathway", State: "held", Held: held}}, f.Reviews...)
	return ReviewRule(&with, held)
}

// planReview is the review that comes again and again.
func (v *view) planReview() (Due, bool) {
	last := v.lastHeld()
	id := "plan-review"
	switch {
	case v.inCare:
		return v.careReview(last)
	case v.status == "relevant":
	case v.formerRelevant():
		// From 21 a plan is owed to those who receive support. Where nobody wrote down whether they do, reviews since then show it.
		if yes, asked := v.supported(); !yes && (asked || last == nil || last.Held < v.birthday(21)) {
			return Due{}, false
		}
	case v.status == "" && v.age >= 16 && v.age < 25 && (last != nil || v.made() != nil):
	default:
		return Due{}, false
	}
	home := v.councilHome()
	if home != nil && last != nil && v.reviewedAt(home) {
		id = "new-home-review-then"
	}
	return v.every(id, last)
}

// careReview is the review while in care. The first two have times of their own, told by the day they came into care.
func (v *view) careReview(last *care.Review) (Due, bool) {
	id := "care-review"
	if v.status == "eligible" {
		id = "plan-review-eligible"
	}
	start := v.care.from
	if last != nil && start != "" && last.Held >= start {
		second, r, ok := v.due("care-review-second", "reviews", "review")
		// One review within the months of the second is the first of this time in care; one later may be any.
		if n := v.heldSince(start); ok && n == 1 && last.Held <= after(r, start) {
			second.Fact = "First review " + last.Held.In(v.today) + "."
			return v.settleReview(second, after(r, last.Held), last), true
		}
		return v.every(id, last)
	}
	if start != "" {
		first, r, ok := v.due("care-review-first", "reviews", "review")
		_, r2, ok2 := v.due("care-review-second", "reviews", "review")
		day := after(r, start)
		first.Fact = "Came into care " + start.In(v.today) + "."
		switch {
		case !ok || !ok2:
		case day == "" && v.today <= after(r2, start):
			first.Booked, first.RecordKind, first.RecordID = v.bookedReview(nil, "")
			return lacking(first, CannotTell, holidays), true
		case day != "" && v.today <= after(r2, day):
			return v.settleReview(first, day, nil), true
		}
	}
	if last == nil && v.status == "eligible" && v.made() == nil && !v.planSeen() {
		d, _, ok := v.due(id, "reviews", "review")
		d.Booked, d.RecordKind, d.RecordID = v.bookedReview(nil, "")
		return lacking(d, Waiting, "the first plan"), ok
	}
	if start != "" && last != nil && last.Held < start {
		last = nil // held in an earlier time in care
	}
	return v.every(id, last)
}

// every is a review at the rule's interval after the last one, or after the plan when there was none.
func (v *view) every(id string, last *care.Review) (Due, bool) {
	d, r, ok := v.due(id, "reviews", "review")
	if !ok {
		return d, false
	}
	switch made := v.made(); {
	case made != nil && last != nil && !v.inCare && last.Held < made.Made: // a review before the plan was made is not a review of it
		d.Fact = "Plan made " + made.Made.In(v.today) + "."
		return v.settleReview(d, after(r, made.Made), nil), true
	case last != nil:
		d.Fact = "Last review " + last.Held.In(v.today) + "."
		return v.settleReview(d, after(r, last.Held), last), true
	case made != nil && !v.inCare: // in care the review is one of the care plan, and runs from reviews alone
		d.Fact = "Plan made " + made.Made.In(v.today) + "."
		return v.settleReview(d, after(r, made.Made), nil), true
	case v.status == "relevant" && !v.planSeen():
		d.Booked, d.RecordKind, d.RecordID = v.bookedReview(nil, "")
		return lacking(d, Waiting, "the first plan"), true
	}
	d.Booked, d.RecordKind, d.RecordID = v.bookedReview(nil, "")
	return lacking(d, CannotTell, "the date of the last review"), true
}

// settleReview gives a review its day: the rule's, or an earlier one that was fixed at the last review, never a later one.
func (v *view) settleReview(d Due, day value.Date, last *care.Review) Due {
	if last != nil && last.Next > last.Held && (day == "" || last.Next < day) {
		if agreed, _, ok := v.due("review-agreed", d.Section, d.Icon); ok {
			agreed.Fact, agreed.Thing = d.Fact, d.Thing
			d, day = agreed, last.Next
		}
	}
	d = v.dated(d, day)
	d.Booked, d.RecordKind, d.RecordID = v.bookedReview(last, day)
	return d
}

func (v *view) heldSince(start value.Date) int {
	n := 0
	for _, r := range v.f.Reviews {
		if r.State == "held" && r.Held >= start && r.Held <= v.today {
			n++
		}
	}
	return n
}

// bookedReview says what is booked, which clears nothing, and names the record to open: the booked review, else the last one.
func (v *view) bookedReview(last *care.Review, due value.Date) (text, kind, id string) {
	if b := v.f.NextBooked(v.today); b != nil {
		text = "Meeting booked " + b.Booked.In(v.today)
		if due != "" && b.Booked > due {
			text += ", after this day"
		}
		return text + ".", "review", b.ID
	}
	var missed *care.Review
	for _, r := range v.f.Reviews {
		if r.State == "booked" && r.Booked != "" && r.Booked < v.today && (last == nil || r.Booked > last.Held) && (missed == nil || r.Booked > missed.Booked) {
			missed = r
		}
	}
	switch {
	case missed != nil:
		return "Booked for " + missed.Booked.In(v.today) + ", not written down as held.", "review", missed.ID
	case last != nil:
		return "", "review", last.ID
	}
	return "", "review", ""
}

// councilHome is the home that the council provides after care (sections 23B and 24B), nil when there is none.
func (v *view) councilHome() *care.Home {
	if v.status != "relevant" && !v.formerRelevant() {
		return nil
	}
	if h := v.home(); h != nil && h.ByCouncil == value.Yes {
		return h
	}
	return nil
}

// reviewedAt reports whether the review that follows the first days at a council home was held: on or after its first day, not before.
func (v *view) reviewedAt(h *care.Home) bool {
	_, r, ok := v.due("new-home-review", "reviews", "visit")
	first := after(r, h.From)
	last := v.lastHeld()
	return ok && last != nil && first != "" && last.Held >= first
}

// newHomeReview is the review that a home provided by the council sets off (CLR regulation 7(3)).
func (v *view) newHomeReview() (Due, bool) {
	h := v.councilHome()
	if h == nil || v.reviewedAt(h) {
		return Due{}, false
	}
	d, r, ok := v.due("new-home-review", "reviews", "visit")
	if !ok {
		return d, false
	}
	d.Thing = "Visit, then review"
	if v.visitedBeforeReview(h) {
		d.Thing, d.Icon = "Plan review", "review"
	}
	d.Fact = "Moved " + h.From.In(v.today) + "."
	if last := v.lastHeld(); last != nil && last.Held >= h.From {
		d.Fact += " The review of " + last.Held.In(v.today) + " came too early to count."
	}
	day := after(r, h.From)
	d.Booked, d.RecordKind, d.RecordID = v.bookedReview(nil, "")
	if b := v.f.NextBooked(v.today); b != nil && b.Booked < day {
		d.Booked = "Meeting booked " + b.Booked.In(v.today) + ", before the " + count(r.Days, "day is", "days are") + " over."
	}
	return v.opening(d, day), true
}

// actions are what the plan says will happen, by the day that was agreed.
func (v *view) actions() {
	d, _, ok := v.due("plan-action", "plan", "plan")
	if !ok {
		return
	}
	for _, a := range v.f.Actions {
		if a.Closed() || a.By == "" || a.Agreed > v.today {
			continue
		}
		d := named(d, a.What)
		if a.Who != "" {
			d.Fact = sentence("Who: " + a.Who)
		}
		if a.State == "part_done" {
			d.Fact = join(d.Fact, "Part done.")
		}
		d.RecordKind, d.RecordID = "action", a.ID
		v.by(d, a.By)
	}
}
