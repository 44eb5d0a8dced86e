package rules

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// view is a file on a day, with what the clocks ask for again and again.
type view struct {
	f      *care.File
	p      *care.Person
	today  value.Date
	local  Local
	age    int // -1 when the birth date is missing
	status string
	from   value.Date // the day the status began, "" when it is not known
	inCare bool
	care   span // the time in care that stands today, or the last one
	out    []Due

	overtook *care.Status // the recorded status, where a time in care has overtaken it
}

// look is false when nothing can be due: no person, a closed record, or a death.
func look(f *care.File, today value.Date, local Local) (*view, bool) {
	if f == nil || f.Person == nil || today == "" || !today.Valid() || !f.Person.Open() {
		return nil, false
	}
	v := &view{f: f, p: f.Person, today: today, local: local, age: f.Person.Born.AgeOn(today)}
	v.settle()
	return v, true
}

// settle works out the status that the clocks go by: the recorded one, moved on where a birthday or a time in care has overtaken it, or the
// suggestion where none is recorded.
func (v *view) settle() {
	s := v.recorded()
	if s != nil {
		v.status, v.from = s.Code, s.From
	}
	v.care = lastCare(v.f, v.today)
	suggested, _ := SuggestStatus(v.f, v.today)
	switch {
	case v.status == "", v.status == "in_care" && v.age >= 16:
		v.status, v.from = suggested, v.began(suggested)
	case v.age >= 25:
		v.status = "none"
	case (v.status == "eligible" || v.status == "relevant") && v.age >= 18:
		v.status, v.from = "former_relevant", v.birthday(18)
	case v.status == "not_relevant" && v.age >= 18:
		v.status, v.from = "qualifying", v.birthday(18)
	case v.overtaken(s):
		v.overtook = s
		v.status, v.from = suggested, v.began(suggested)
	}
	switch v.status {
	case "in_care", "eligible":
		v.inCare = v.care.from == "" || v.care.covers(v.today)
	case "", "none", "qualifying":
		v.inCare = v.care.covers(v.today)
	}
	v.inCare = v.inCare && v.age >= 0 && v.age < 18
}

// overtaken reports whether care ended or began again after a status was written down that says otherwise.
func (v *view) overtaken(s *care.Status) bool {
	if v.care.from == "" || v.age >= 18 {
		return false
	}
	in := v.care.covers(v.today)
	switch s.Code {
	case "in_care", "eligible":
		return !in && v.care.to > s.From
	case "relevant", "not_relevant", "qualifying":
		return in && v.care.from > s.From
	}
	return false
}

// recorded is the newest status that has begun.
func (v *view) recorded() *care.Status {
	var now *care.Status
	for _, s := range v.f.Statuses {
		if s.From != "" && s.From <= v.today && (now == nil || s.From > now.From) {
			now = s
		}
	}
	return now
}

// began is the day a suggested status began, where the facts tell.
func (v *view) began(code string) value.Date {
	switch code {
	case "eligible":
		return becameEligible(v.f, v.today)
	case "relevant":
		return lastCare(v.f, v.today).to
	case "former_relevant", "s23ca", "s23czb":
		return v.birthday(18)
	}
	return ""
}

func (v *view) birthday(n int) value.Date { return v.p.Born.AddYears(n) }

// formerRelevant covers the two kinds from 21 and 18 that stay former relevant in law.
func (v *view) formerRelevant() bool {
	return v.status == "former_relevant" || v.status == "s23ca" || v.status == "s23czb"
}

// supported reports whether an adviser, a plan and its reviews are owed to somebody former relevant: always below 21, from 21 where they asked,
// are back in learning or receive support. asked is false where nobody recorded whether they receive it.
func (v *view) supported() (yes, asked bool) {
	if v.age < 21 || v.status == "s23ca" {
		return true, true
	}
	s := v.recorded()
	if s == nil || s.Support == value.TriNotAsked {
		return v.status == "s23czb", v.status == "s23czb"
	}
	return s.Support == value.Yes, true
}

// lastHeld is the newest review held by today; a booked one never counts.
func (v *view) lastHeld() *care.Review {
	var last *care.Review
	for _, r := range v.f.Reviews {
		if r.State == "held" && r.Held != "" && r.Held <= v.today && (last == nil || r.Held > last.Held) {
			last = r
		}
	}
	return last
}

// made is the first plan that was made, which starts the clock of its reviews; later ones are its new versions. assessed is the newest needs
// assessment that was finished.
func (v *view) made() *care.Plan {
	var first *care.Plan
	for _, p := range v.f.Plans {
		if p.Made != "" && p.Made <= v.today && (first == nil || p.Made < first.Made) {
			first = p
		}
	}
	return first
}

func (v *view) assessed() *care.Plan {
	var last *care.Plan
	for _, p := range v.f.Plans {
		if p.Assessed != "" && p.Assessed <= v.today && (last == nil || p.Assessed > last.Assessed) {
			last = p
		}
	}
	return last
}

// home is where they live today, the newest where two overlap.
func (v *view) home() *care.Home { return homeOn(v.f, v.today) }

// sources writes out the short names of the two sets of regulations.
var sources = strings.NewReplacer("CLR reg ", "Care Leavers (England) Regulations 2010, regulation ", "CPPCR reg ", "Care Planning, Placement and Case Review (England) Regulations 2010, regulation ",
	"CLR Schedule ", "Care Leavers (England) Regulations 2010, Schedule ", "CPPCR Schedule ", "Care Planning, Placement and Case Review (England) Regulations 2010, Schedule ")

// due starts a line from a rule of the catalogue. ok is false for a rule that is switched off or does not hold today.
func (v *view) due(id, section, icon string) (d Due, r catalogue.Rule, ok bool) {
	r, ok = catalogue.RuleByID(id)
	r = v.local.Rule(r, v.today)
	if !ok || r.Off || !r.Origin().ValidOn(v.today) {
		return Due{}, r, false
	}
	return Due{Rule: id, Thing: r.Name, PersonID: v.p.ID, Person: v.p.Name(), Often: strings.TrimSuffix(r.HowOften, "."), Kind: string(r.Kind), Promise: r.Promise,
		Source: sources.Replace(r.Source), Check: r.Check, Section: section, Icon: icon}, r, true
}

// holidays is what is missing where working days cannot be counted.
const holidays = "the bank holidays of that year"

// by gives a line its last day and adds it.
func (v *view) by(d Due, day value.Date) {
	if day == "" {
		v.needs(d, holidays)
		return
	}
	v.out = append(v.out, v.dated(d, day))
}

func (v *view) dated(d Due, day value.Date) Due {
	d.Day = day
	switch {
	case day < v.today:
		d.State = Overdue
	case day <= v.today.AddDays(v.local.soon()):
		d.State = Soon
	default:
		d.State = Later
	}
	return d
}

// opening gives a line its first day: it is never overdue, because the rule sets no last day.
func (v *view) opening(d Due, day value.Date) Due {
	d.Day, d.State = day, Earliest
	if day <= v.today {
		d.State, d.Begun = Soon, true
	}
	return d
}

// soonest adds what the law asks for as soon as possible after a day: with a last day where the service promises one, otherwise with none.
func (v *view) soonest(d Due, r catalogue.Rule, fact value.Date) {
	if r.HasAmount() {
		v.by(d, after(r, fact))
		return
	}
	v.out = append(v.out, v.opening(d, fact))
}

// needs adds a line that cannot be told until a fact is known.
func (v *view) needs(d Due, missing string) { v.out = append(v.out, lacking(d, CannotTell, missing)) }

func lacking(d Due, s State, missing string) Due {
	d.Day, d.State, d.Missing = "", s, missing
	return d
}

// after is the day a rule leads to from a fact, "" when it cannot be told.
func after(r catalogue.Rule, fact value.Date) value.Date {
	day, _ := r.After(fact)
	return day
}

// unknowns asks for the two facts without which no clock can be chosen.
func (v *view) unknowns() {
	d, _, ok := v.due("care-days-eligible", "about", "plan")
	if !ok {
		return
	}
	d.RecordKind, d.RecordID = "person", v.p.ID
	switch {
	case v.age < 0:
		d.Thing = "Clocks"
		v.needs(d, "the birth date")
	case v.age < 16 && v.status == "" || v.status == "in_care" && len(v.f.CarePeriods) == 0:
		d.Thing = "Time in care"
		d.RecordKind, d.RecordID = "care_period", ""
		v.needs(d, "the day they came into care")
	case v.overtook != nil:
		d.Thing = "Leaving-care status"
		d.RecordKind, d.RecordID = "status", v.overtook.ID
		day, word := v.care.to, "ended"
		if v.care.covers(v.today) {
			day, word = v.care.from, "began"
		}
		v.needs(d, "the new status: "+words.Lower(statusLabel(v.overtook.Code))+" is written down, and care "+word+" "+day.In(v.today))
	case v.status == "" && v.age < 25:
		d.Thing = "Leaving-care status"
		d.RecordKind, d.RecordID = "status", ""
		v.needs(d, "the leaving-care status, or the times in care")
	}
}
