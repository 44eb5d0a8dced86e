package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

const today = value.Date("2026-11-24") // a Tuesday

// young is somebody with a birth date and a status; the options add the rest.
func young(born value.Date, status string, from value.Date, options ...func(*care.File)) *care.File {
	f := &care.File{Person: &care.Person{FirstName: "Amara", LastName: "Bello", Born: born}}
	f.Person.ID = "p1"
	if status != "" {
		f.Statuses = []*care.Status{{Code: status, From: from}}
	}
	for _, o := range options {
		o(f)
	}
	return f
}

func inCare(from, to value.Date) func(*care.File) {
	return func(f *care.File) { f.CarePeriods = append(f.CarePeriods, &care.CarePeriod{From: from, To: to}) }
}

func shortBreak(from, to value.Date) func(*care.File) {
	return func(f *care.File) {
		f.CarePeriods = append(f.CarePeriods, &care.CarePeriod{From: from, To: to, ShortBreak: value.Yes})
	}
}

func held(days ...value.Date) func(*care.File) {
	return func(f *care.File) {
		for _, d := range days {
			f.Reviews = append(f.Reviews, &care.Review{Kind: "pathway", State: "held", Held: d})
		}
	}
}

func booked(d value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Reviews = append(f.Reviews, &care.Review{Kind: "pathway", State: "booked", Booked: d})
	}
}

func fixedNext(held, next value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Reviews = append(f.Reviews, &care.Review{Kind: "pathway", State: "held", Held: held, Next: next})
	}
}

func plan(assessed, made value.Date) func(*care.File) {
	return func(f *care.File) { f.Plans = append(f.Plans, &care.Plan{Assessed: assessed, Made: made}) }
}

func home(kind string, from value.Date, council value.Tri) func(*care.File) {
	return func(f *care.File) {
		f.Homes = append(f.Homes, &care.Home{Kind: kind, From: from, ByCouncil: council})
	}
}

func talked(d value.Date, mode, visit string) func(*care.File) {
	return func(f *care.File) {
		f.Contacts = append(f.Contacts, &care.Contact{On: d, Mode: mode, StatutoryVisit: visit, Talked: value.Yes})
	}
}

func tried(d value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Contacts = append(f.Contacts, &care.Contact{On: d, Mode: "phone", Talked: value.No})
	}
}

func check(kind, state string, booked, done value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Checks = append(f.Checks, &care.HealthCheck{Kind: kind, State: state, Booked: booked, Done: done})
	}
}

func issue(state string, day value.Date) func(*care.File) {
	return func(f *care.File) {
		i := &care.PassportIssue{State: state, Planned: day}
		if state == "given" {
			i.Given, i.Planned = day, ""
		}
		f.Issues = append(f.Issues, i)
	}
}

func with(change func(*care.File)) func(*care.File) { return change }

// line is the one due of a rule; it fails when there are more, and is nil when there is none.
func line(t *testing.T, dues []Due, rule string) *Due {
	t.Helper()
	var found *Due
	for i, d := range dues {
		if d.Rule == rule {
			if found != nil {
				t.Fatalf("two lines of %s", rule)
			}
			found = &dues[i]
		}
	}
	return found
}
