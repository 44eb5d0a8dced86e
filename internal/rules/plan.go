package rules

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
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
	case "s23czb":
		v.asked21()
		return
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

// adviserFrom16 asks for the name of the personal adviser, whom guidance brings in from 16.
func (v *view) adviserFrom16() {
	if v.status != "eligible" || v.age < 16 || v.p.Adviser != "" || slices.ContainsFunc(v.f.Plans, func(p *care.Plan) bool { return p.Adviser != "" }) {
		return
	}
	if d, r, ok := v.due("adviser-from-16", "about", "plan"); ok {
		d.Fact, d.RecordKind, d.RecordID = "Turned 16 on "+v.birthday(16).In(v.today)+".", "person", v.p.ID
		v.soonest(d, r, v.birthday(16))
	}
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

// asked21 is the assessment and the plan of the advice and support of somebody of 21 to 24 who asked for it (Children Act 1989 section 23CZB). The
// record of the status is the day they asked.
func (v *view) asked21() {
	if yes, _ := v.supported(); !yes || v.from == "" {
		return
	}
	plan := v.assessed()
	if plan == nil || plan.Assessed < v.from {
		if last := v.lastHeld(); last != nil && last.Held >= v.from || v.made() != nil && v.latestPlan().Made >= v.from {
			return // the plan is at work; what its assessment lacks the checks say
		}
		if d, r, ok := v.due("needs-assessment-asked", "plan", "plan"); ok {
			d.Fact, d.RecordKind = "Asked for support "+v.from.In(v.today)+".", "pathway_plan"
			v.soonest(d, r, v.from)
		}
		return
	}
	if latest := v.latestPlan(); latest == nil || latest.Made < plan.Assessed {
		if d, r, ok := v.due("plan-of-support", "plan", "plan"); ok {
			d.Fact, d.RecordKind, d.RecordID = "Needs assessed "+plan.Assessed.In(v.today)+".", "pathway_plan", plan.ID
			v.soonest(d, r, plan.Assessed)
		}
	}
}

func (v *view) firstPlan(p *care.Plan) {
	if v.status == "s23ca" && v.latestPlan() != nil && v.latestPlan().Made < p.Assessed {
		if d, r, ok := v.due("plan-of-learning", "plan", "plan"); ok {
			d.Fact, d.RecordKind, d.RecordID = "Needs assessed "+p.Assessed.In(v.today)+".", "pathway_plan", p.ID
			v.soonest(d, r, p.Assessed)
		}
		return
	}
	if v.made() != nil || v.status != "eligible" && v.status != "relevant" && v.status != "former_relevant" || v.age >= 21 {
		return
	}
	d, r, ok := v.due("first-plan", "plan", "plan")
	if !ok {
		return
	}
	d.Fact = "Needs assessed " + p.Assessed.In(v.today) + "."
	d.RecordKind, d.RecordID = "pathway_plan", p.ID
	v.soonest(d, r, p.Assessed)
}

// reviews adds the plan review, and the review that a new home sets off.
func (v *view) reviews() {
	if d, ok := v.planReview(); ok {
		v.out = append(v.out, d)
	}
	if d, ok := v.newHomeReview(); ok {
		v.out = append(v.out, d)
	} else if d, ok := v.lessSupport(); ok {
		v.out = append(v.out, d)
	}
	v.requests()
}

// ReviewRule is the day of the next review, with its rule. The day is "" when it cannot be told or no review is owed; Due.Thing is "" in the
// second case. A first day that a new home sets (28 days after the move) counts as the day.
func ReviewRule(f *care.File, today value.Date, local Local) (value.Date, Due) {
	v, ok := look(f, today, local)
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
func ReviewAfter(f *care.File, held value.Date, local Local) (value.Date, Due) {
	if f == nil {
		return "", Due{}
	}
	with := *f
	with.Reviews = append([]*care.Review{{Kind: "pathway", State: "held", Held: held}}, f.Reviews...)
	return ReviewRule(&with, held, local)
}

// planReview is the review that comes again and again.
func (v *view) planReview() (Due, bool) {
	last := v.lastHeld()
	id := "plan-review"
	switch {
	case v.inCare:
		if home, _ := v.councilHome(); home != nil && last != nil && v.reviewedAt(home) {
			return v.everyAtHome(last)
		}
		return v.careReview(last)
	case v.status == "relevant":
	case v.widened("plan-review"):
		d, ok := v.every(id, last)
		v.promised(&d, id)
		return d, ok
	case v.formerRelevant():
		// From 21 a plan is owed to those who receive support. Where nobody wrote down whether they do, reviews since then show it.
		if yes, asked := v.supported(); !yes && (asked || last == nil || last.Held < v.birthday(21)) {
			return Due{}, false
		}
	case v.status == "" && v.age >= 16 && v.age < 25 && (last != nil || v.made() != nil):
	default:
		return Due{}, false
	}
	if home, _ := v.councilHome(); home != nil && last != nil && v.reviewedAt(home) {
		return v.everyAtHome(last)
	}
	return v.every(id, last)
}

// everyAtHome is the review at the interval that holds in a home provided by the council.
func (v *view) everyAtHome(last *care.Review) (Due, bool) {
	d, ok := v.every("new-home-review-then", last)
	if _, ours := v.councilHome(); ours {
		v.promised(&d, "new-home-review")
	}
	return d, ok
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

// councilHome is the home that the council provides after care (sections 23B and 24B), nil when there is none. ours is true where the clock of such
// a home runs only because a local rule widened it: to people of another status, or to homes that somebody else provides.
func (v *view) councilHome() (h *care.Home, ours bool) {
	if h = v.home(); h == nil || v.age >= 21 && !v.owedPlan() {
		return nil, false
	}
	lawful := v.status == "relevant" || v.formerRelevant()
	if lawful && h.ByCouncil == value.Yes {
		return h, false
	}
	own := v.local.For("new-home-review", v.today)
	if own == nil || !lawful && !v.widened("new-home-review") || h.From < own.From {
		return nil, false
	}
	if h.ByCouncil == value.Yes || !lawful && ownDoor(h) || ownDoor(h) && slices.Contains(record.Codes(own.AlsoFor), "any_home") {
		return h, true
	}
	return nil, false
}

// owedPlan reports whether a plan and its reviews are owed to somebody former relevant; where nobody wrote it down it is not taken away.
func (v *view) owedPlan() bool {
	yes, asked := v.supported()
	return yes || !asked
}

// ownDoor reports whether a home is one where nobody stands in for a parent.
func ownDoor(h *care.Home) bool {
	switch h.Kind {
	case "supported", "lodgings", "own", "emergency", "other":
		return true
	}
	return false
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
	h, ours := v.councilHome()
	if h == nil || v.reviewedAt(h) {
		return Due{}, false
	}
	d, r, ok := v.due("new-home-review", "reviews", "visit")
	if !ok {
		return d, false
	}
	if ours {
		v.promised(&d, "new-home-review")
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
		d.Booked = "Meeting booked " + b.Booked.In(v.today) + ", before the " + words.Count(r.Days, "day is", "days are") + " over."
	}
	return v.opening(d, day), true
}

// support ranks how much somebody else looks after a young person in a kind of home; 0 where it says nothing about that.
func support(kind string) int {
	switch kind {
	case "foster", "kinship", "residential":
		return 3
	case "supported", "lodgings", "staying_put":
		return 2
	case "own", "emergency", "none":
		return 1
	}
	return 0
}

// lessSupport is the review that guidance asks for after any move to a home with less support. It is asked for as long as the ordinary review of
// that time has not come round.
func (v *view) lessSupport() (Due, bool) {
	h := v.home()
	if h == nil || v.status != "eligible" && v.status != "relevant" && !v.formerRelevant() || v.formerRelevant() && !v.owedPlan() {
		return Due{}, false
	}
	var before *care.Home
	for _, o := range v.f.Homes {
		if o != h && o.From != "" && o.From < h.From && (before == nil || o.From > before.From) {
			before = o
		}
	}
	_, ordinary, ok := v.due("plan-review", "reviews", "review")
	if !ok || before == nil || support(h.Kind) == 0 || support(h.Kind) >= support(before.Kind) || after(ordinary, h.From) < v.today {
		return Due{}, false
	}
	d, r, ok := v.due("less-support-review", "reviews", "review")
	first := after(r, h.From)
	if last := v.lastHeld(); !ok || last != nil && last.Held >= first {
		return Due{}, false
	}
	d.Fact = "Moved " + h.From.In(v.today) + "."
	d.Booked, d.RecordKind, d.RecordID = v.bookedReview(nil, first)
	return v.opening(d, first), true
}

// requests are reviews that somebody asked for. A review held on that day or later answers them.
func (v *view) requests() {
	var open *care.ReviewRequest
	for _, q := range v.f.Requests {
		answered := slices.ContainsFunc(v.f.Reviews, func(r *care.Review) bool { return r.State == "held" && r.Held >= q.On && r.Held <= v.today })
		if q.On != "" && q.On <= v.today && (q.Settled == "" || q.Settled > v.today) && !answered && (open == nil || q.On < open.On) {
			open = q
		}
	}
	if open == nil {
		return
	}
	id := ""
	switch {
	case v.inCare && open.By == "iro":
		id = "care-review-early"
	case v.inCare && open.By == "young":
		id = "care-review-early-child"
	case v.inCare, v.status == "relevant", v.formerRelevant() && v.owedPlan():
		id = "plan-review-needed"
		if open.By == "young" {
			id = "plan-review-asked"
		}
	default:
		return
	}
	d, r, ok := v.due(id, "reviews", "review")
	if target, t, on := v.due("plan-review-asked-target", "reviews", "review"); on && (!ok || !r.HasAmount()) {
		d, r, ok = target, t, true
	}
	if !ok {
		return
	}
	who := words.Lower(care.ReviewRequestSpec.Field("asked_by").LabelOf(open.By))
	d.Fact = "Asked for by " + who + " " + open.On.In(v.today) + "."
	if open.By == "change" {
		d.Fact = "Something big changed " + open.On.In(v.today) + "."
	}
	d.Booked, _, _ = v.bookedReview(nil, "")
	d.RecordKind, d.RecordID = "review_request", open.ID
	v.soonest(d, r, open.On)
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
