package rules

import (
	"waymark/internal/care"
	"waymark/internal/value"
)

// Standing is where a young person stood on a day, as the clocks see it: the recorded status, moved on where a birthday or a time in care has
// overtaken it.
type Standing struct {
	Age       int
	Status    string // a code of care.Statuses, "" when nothing tells
	InCare    bool
	CareSince value.Date // the first day of the time in care that stands, or of the last one; "" when none is recorded
}

// StandingOn is false for somebody without a birth date, and for a record that was closed, or a death, by that day.
func StandingOn(f *care.File, day value.Date) (Standing, bool) {
	if f == nil || f.Person == nil || day == "" || !day.Valid() {
		return Standing{}, false
	}
	p := f.Person
	if p.Born == "" || p.Born > day || p.Died != "" && p.Died <= day || p.Closed != "" && p.Closed <= day {
		return Standing{}, false
	}
	v := &view{f: f, p: p, today: day, age: p.Born.AgeOn(day)}
	v.settle()
	return Standing{Age: v.age, Status: v.status, InCare: v.inCare, CareSince: v.care.from}, true
}
