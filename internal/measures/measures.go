// Package measures counts what the records show for the strategy's priorities: who is counted, out of whom, and of how many nobody knows. What each
// measure counts is written in the catalogue (measures.toml); the counting is one function for each in leaving.go, health.go, plan.go and drop.go.
//
// Rules: pure functions over files, on a day that is given. A denominator holds those of whom nothing is known, and says how many they are. Concerns
// never count. What leaves the service goes through Hide first; on the service's own screen figures are whole.
package measures

import (
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// Period is the first and the last day that count. A measure of a day is about the last one.
type Period struct{ From, To value.Date }

// Figure is one measure counted. Of is everybody, or everything, the measure is about; N of them are counted, of Unknown nobody can tell, and the
// rest are not. For visits N is the visits, By the people who came, and Of the people who could have come.
type Figure struct {
	Measure  catalogue.Measure
	From, To value.Date
	Age      int // the one age of a figure by age, 0 for all that the measure is about

	N, Of, Unknown int
	By             int // of visits: by how many people
	People         int // how many different young people are in Of; things such as reviews can be more than people

	Counted, Missing, NotKnown []string // ids of young people, for the screen only; somebody can stand twice where things are counted
}

// Held is for how many of Of there is a record from which the measure can be told.
func (f Figure) Held() int { return f.Of - f.Unknown }

// Visits reports whether N counts visits and not a part of Of.
func (f Figure) Visits() bool { return f.Measure.Unit == catalogue.VisitsUnit }

// Percent is N of Of; ok is false where nobody is counted, and for visits.
func (f Figure) Percent() (p float64, ok bool) {
	if f.Of == 0 || f.Visits() {
		return 0, false
	}
	return 100 * float64(f.N) / float64(f.Of), true
}

// part is what is found of one person, or one thing, that a measure is about.
type part int

const (
	missing part = iota
	counted
	unknown
)

// view is a file on the last day of a period.
type view struct {
	f     *care.File
	p     Period
	local rules.Local
	st    rules.Standing
	here  bool // in our records on the last day: alive, and the record not closed
}

// counter says what is found of each person or thing of a file: nothing for somebody the measure is not about. For visits each counted part is a visit.
type counter func(v *view) []part

// Take counts every measure of the catalogue for a period. A period that ends after today ends today. Files must hold the contacts of the period and of
// the 15 months before its last day.
func Take(files []*care.File, p Period, today value.Date, local rules.Local) []Figure {
	views := viewsOf(files, p, today, local)
	var out []Figure
	for _, m := range catalogue.Measures() {
		if c := counters[m.ID]; c != nil {
			out = append(out, figure(m, views, p, c, 0))
		}
	}
	return out
}

// FirstAge and LastAge are the ages of figures by age.
const FirstAge, LastAge = 17, 25

// ByAge counts the measures that are shown by age, for each age from 17 to 25 on the last day. From 22 they are about everybody we know of, and not
// only about those who are in the return.
func ByAge(files []*care.File, p Period, today value.Date, local rules.Local) map[string][]Figure {
	views := viewsOf(files, p, today, local)
	out := map[string][]Figure{}
	for _, m := range catalogue.Measures() {
		c := counters[m.ID]
		if c == nil || !m.ByAge {
			continue
		}
		for age := FirstAge; age <= LastAge; age++ {
			out[m.ID] = append(out[m.ID], figure(m, views, p, c, age))
		}
	}
	return out
}

func viewsOf(files []*care.File, p Period, today value.Date, local rules.Local) []*view {
	if p.To == "" || p.To > today {
		p.To = today
	}
	var out []*view
	for _, f := range files {
		if f == nil || f.Person == nil {
			continue
		}
		v := &view{f: f, p: p, local: local}
		v.st, v.here = rules.StandingOn(f, p.To)
		out = append(out, v)
	}
	return out
}

func figure(m catalogue.Measure, views []*view, p Period, count counter, age int) Figure {
	out := Figure{Measure: m, From: p.From, To: p.To, Age: age}
	if len(views) > 0 {
		out.To = views[0].p.To
	}
	for _, v := range views {
		switch {
		case age != 0 && v.st.Age != age, age == 0 && len(m.Ages) == 2 && (v.st.Age < m.Ages[0] || v.st.Age > m.Ages[1]):
			continue
		}
		found := count(v)
		if len(found) == 0 {
			continue
		}
		id := v.f.Person.ID
		out.People++
		if out.Visits() {
			out.visits(id, found)
			continue
		}
		for _, x := range found {
			out.Of++
			switch x {
			case counted:
				out.N++
				out.Counted = append(out.Counted, id)
			case unknown:
				out.Unknown++
				out.NotKnown = append(out.NotKnown, id)
			default:
				out.Missing = append(out.Missing, id)
			}
		}
	}
	return out
}

// visits adds somebody who could have come: a counted part for each visit, unknown where they came and nothing tells what for, missing where they did
// not come.
func (f *Figure) visits(id string, found []part) {
	f.Of++
	n := 0
	for _, x := range found {
		if x == counted {
			n++
		}
	}
	f.N += n
	switch {
	case n > 0:
		f.By++
		f.Counted = append(f.Counted, id)
	case slices.Contains(found, unknown):
		f.Unknown++
		f.NotKnown = append(f.NotKnown, id)
	default:
		f.Missing = append(f.Missing, id)
	}
}

// one is a single part: counted when yes, else missing.
func one(yes bool) []part {
	if yes {
		return []part{counted}
	}
	return []part{missing}
}

func dunno() []part { return []part{unknown} }

// counters are the measures by their id in the catalogue.
var counters = map[string]counter{
	"health-in-date":        healthInDate,
	"health-first-on-time":  healthFirstOnTime,
	"health-review-on-time": healthReviewOnTime,
	"immunised":             immunised,
	"dentist-seen":          dentistSeen,
	"dentist-registered":    registered("dentist"),
	"gp-registered":         registered("gp"),
	"sdq-returned":          scoreReturned,
	"sdq-used":              scoreUsed,
	"passport-given":        passport(false),
	"passport-on-file":      passport(true),
	"dropin-health":         visits("health", "mood"),
	"suitable":              suitable,
	"sustained":             sustained,
	"homeless":              homeless,
	"eet":                   active("F", "P"),
	"neet":                  active("G"),
	"eet-19":                active("F", "P"),
	"neet-19":               active("G"),
	"eet-21":                active("F", "P"),
	"neet-21":               active("G"),
	"work-experience":       workExperience,
	"apprenticeships":       active("F4", "P4"),
	"dropin-visits":         visits(),
	"dropin-safe":           feltSafe,
	"in-touch":              inTouch,
	"in-touch-19":           inTouch,
	"plan-held":             planHeld,
	"plans-in-date":         plansInDate,
	"reviews-on-time":       reviewsOnTime,
	"took-part":             tookPart,
	"skills-progress":       skillsProgress,
	"carer-part":            carerPart,
	"savings-in-line":       savingsInLine,
}

// Reads are the record types that measures need and that the light files of the first page do not hold.
var Reads = []*record.Spec{care.HealthFactSpec, care.HealthServiceSpec, care.ImmunisationSpec, care.RatingSpec}

// People counts the young people in care and care leavers to 25 on a day: whom the page is about.
func People(files []*care.File, day value.Date) int {
	n := 0
	for _, f := range files {
		if f == nil || f.Person == nil {
			continue
		}
		v := &view{f: f, p: Period{To: day}}
		if v.st, v.here = rules.StandingOn(f, day); v.ours() {
			n++
		}
	}
	return n
}

// YearStart is the 1 April on or before a day: councils count from April to March.
func YearStart(day value.Date) value.Date {
	d := value.NewDate(day.Year(), 4, 1)
	if d > day {
		d = d.AddYears(-1)
	}
	return d
}
