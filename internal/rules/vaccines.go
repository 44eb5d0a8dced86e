package rules

import (
	"slices"
	"strings"
	"unicode"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// VaccineRow is one dose that was offered to the young person's age group, with what is recorded of it; nil when nothing is.
type VaccineRow struct {
	catalogue.Vaccine
	Number   int // which dose of this vaccine, from 1
	Recorded *care.Immunisation
}

// State is the recorded state, "" when nothing is recorded. It is never "overdue".
func (r VaccineRow) State() string {
	if r.Recorded == nil {
		return ""
	}
	return r.Recorded.State
}

// Ahead reports whether the age of the offer is not reached yet: what comes later is no question to anybody now.
func (r VaccineRow) Ahead(born, today value.Date) bool {
	return r.AgeMonths > 0 && born != "" && r.At(born).After(today) || r.OfferedFrom.After(today)
}

// Asked reports whether somebody who tells about vaccinations is asked about the row: it was offered to everybody of the age group, and by now.
func (r VaccineRow) Asked(born, today value.Date) bool {
	return !r.Optional && !r.Yearly && !r.Ahead(born, today)
}

// Key names the row for a record: its cohort and id.
func (r VaccineRow) Key() string { return r.Cohort + "/" + r.ID }

// VaccineList is what can be said about a young person's vaccinations.
type VaccineList struct {
	Schedule  catalogue.Schedule
	Rows      []VaccineRow         // offered to the age group
	Others    []*care.Immunisation // recorded, and not one of the rows
	Uncertain bool                 // vaccinated in another country, or nobody knows: the list of this country says nothing about gaps
}

// UncertainWords stand in the place of a list where the history is unknown or from another country.
const UncertainWords = "Some of these may have been given in another country, or nobody knows. That is no gap to be counted here: the GP or nurse looks at any card there is, and plans what is needed from today."

// Vaccines puts what is recorded beside what was offered to the age group.
func Vaccines(f *care.File) VaccineList {
	list := VaccineList{Uncertain: uncertain(f)}
	list.Schedule = catalogue.VaccinesFor(f.Person.Born, f.Person.SexAtBirth)
	used := map[*care.Immunisation]bool{}
	if !list.Uncertain {
		number := map[string]int{}
		for _, v := range list.Schedule.Offered {
			number[v.Name]++
			list.Rows = append(list.Rows, VaccineRow{Vaccine: v, Number: number[v.Name]})
		}
		// a record that names its row, then one that names the vaccine and the dose, then one that names the vaccine alone
		for pass := range 3 {
			for i := range list.Rows {
				for _, x := range f.Immunisations {
					r := &list.Rows[i]
					if used[x] || r.Recorded != nil {
						continue
					}
					if pass == 0 && x.Offer == r.Key() || x.Offer == "" && sameVaccine(x.Vaccine, r.Name) && (pass == 1 && x.Dose == r.Number || pass == 2 && x.Dose == 0) {
						r.Recorded, used[x] = x, true
					}
				}
			}
		}
	}
	for _, x := range f.Immunisations {
		if !used[x] {
			list.Others = append(list.Others, x)
		}
	}
	return list
}

// uncertain reports whether the history is unknown or from another country.
func uncertain(f *care.File) bool {
	abroad, place := answer(f, "vaccine_abroad"), answer(f, "vaccine_place")
	switch abroad {
	case value.Known, value.NotKnown:
		return true
	case value.None:
		return false
	}
	return f.Person.UASC == value.Yes || place == value.NotKnown
}

func answer(f *care.File, item string) value.Answer {
	for _, h := range f.HealthFacts {
		if h.Item == item {
			return h.Fact.Answer
		}
	}
	return value.NotAsked
}

// sameVaccine reports whether a typed name means a vaccine of the list: all its words are words of the name, the first one among them. "MMR" is not
// "MMRV".
func sameVaccine(typed, name string) bool {
	t, n := wordsIn(typed), wordsIn(name)
	if len(t) == 0 || len(n) == 0 {
		return false
	}
	for _, w := range t {
		if !slices.Contains(n, w) {
			return false
		}
	}
	return slices.Contains(t, n[0]) || len(t) == 1 && len(t[0]) > 3
}

func wordsIn(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
