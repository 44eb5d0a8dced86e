package catalogue

import (
	"fmt"
	"slices"

	"waymark/internal/value"
)

// Cohort is a group by birth, or a schedule in force from a day, with what was offered in it.
type Cohort struct {
	ID       string     `toml:"id"`
	Name     string     `toml:"name"`
	BornFrom value.Date `toml:"born_from"`
	BornTo   value.Date `toml:"born_to"`
	Note     string     `toml:"note"`
	Partial  bool       `toml:"partial"` // not all that was offered is in the list
	Origin
}

func (c Cohort) byBirth() bool { return c.BornFrom != "" }

// Vaccine is one dose that a cohort was or is offered.
type Vaccine struct {
	Cohort      string     `toml:"cohort"`
	ID          string     `toml:"id"`
	Name        string     `toml:"name"`
	Dose        string     `toml:"dose"`
	AgeMonths   int        `toml:"age_months"` // when it is offered, to sort and compare by; 0 where OfferedFrom or Yearly says when
	Age         string     `toml:"age"`
	Protects    string     `toml:"protects"`
	Sex         string     `toml:"sex"` // "female" or "male" where the offer was for one; "" for both
	BornFrom    value.Date `toml:"born_from"`
	BornTo      value.Date `toml:"born_to"`
	OfferedFrom value.Date `toml:"offered_from"`
	OfferedTo   value.Date `toml:"offered_to"`
	Yearly      bool       `toml:"yearly"`
	Optional    bool       `toml:"optional"` // not for everybody of the cohort
	Note        string     `toml:"note"`
	Mark        Mark       `toml:"mark"`
	Check       bool       `toml:"check"`
}

// offered reports whether the row is for somebody of a birth and sex; where the sex is not known, a row for one of them is not claimed.
func (v Vaccine) offered(birth value.Date, sex string) bool {
	return !birth.Before(v.BornFrom) && !birth.After(v.BornTo) && (v.Sex == "" || v.Sex == sex)
}

// At is the day on which somebody reaches the age of the offer.
func (v Vaccine) At(birth value.Date) value.Date { return birth.AddMonths(v.AgeMonths) }

// NotOffered is what a cohort was never offered: not a gap.
type NotOffered struct {
	Cohort string     `toml:"cohort"`
	Name   string     `toml:"name"`
	Why    string     `toml:"why"`
	Sex    string     `toml:"sex"`
	BornTo value.Date `toml:"born_to"`
	Mark   Mark       `toml:"mark"`
	Check  bool       `toml:"check"`
}

// Schedule is what we can say about the vaccinations somebody was offered. Where Complete is false the list lacks years we hold
// nothing for; what is not on it is not known, never missing. Nothing here is ever overdue: the words are AskWords.
type Schedule struct {
	Cohort     Cohort
	Offered    []Vaccine
	NotOffered []NotOffered
	Complete   bool
	Note       string
}

// AskWords stand beside a vaccination that is not known or not had.
const AskWords = "ask your GP or nurse"

// VaccineState is what can be said about one dose.
type VaccineState struct {
	ID   string `toml:"id"`
	Name string `toml:"name"`
}

type vaccineFile struct {
	About      About          `toml:"about"`
	Cohort     []Cohort       `toml:"cohort"`
	Vaccine    []Vaccine      `toml:"vaccine"`
	NotOffered []NotOffered   `toml:"not_offered"`
	State      []VaccineState `toml:"state"`
	Source     []VaccineState `toml:"source_kind"`
}

var vaccines = file[vaccineFile]("vaccines")

func (f *vaccineFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	cohorts := map[string]Cohort{}
	for i := range f.Cohort {
		c := &f.Cohort[i]
		if err := seen.add(c.ID); err != nil {
			return err
		}
		f.About.fill(&c.Origin)
		if err := originProblem(c.Origin); err != nil {
			return err
		}
		if c.byBirth() != (c.BornTo != "") || c.byBirth() == (c.From != "") {
			return fmt.Errorf("%s: births from and to, or in force from a day", c.ID)
		}
		cohorts[c.ID] = *c
	}
	for i := range f.Vaccine {
		v := &f.Vaccine[i]
		c, ok := cohorts[v.Cohort]
		if !ok {
			return fmt.Errorf("%s: no cohort %q", v.ID, v.Cohort)
		}
		if err := seen.add(v.Cohort + "/" + v.ID); err != nil {
			return err
		}
		if v.Sex != "" && v.Sex != "female" && v.Sex != "male" {
			return fmt.Errorf("%s: sex %q", v.ID, v.Sex)
		}
		if v.Mark == "" {
			v.Mark = c.Mark
		}
		v.Check = v.Check || c.Check
	}
	for _, n := range f.NotOffered {
		if _, ok := cohorts[n.Cohort]; !ok {
			return fmt.Errorf("%s: no cohort %q", n.Name, n.Cohort)
		}
	}
	return nil
}

// VaccinesFor returns what somebody born on a day, of a sex ("female", "male", or anything else where it is not known), was offered. Without a birth
// date nothing can be said.
func VaccinesFor(birth value.Date, sex string) Schedule {
	if birth == "" || !birth.Valid() {
		return Schedule{Note: "The birth date is needed to say what was offered."}
	}
	f := vaccines()
	var current Cohort
	for _, c := range f.Cohort {
		if !c.byBirth() {
			current = c
			continue
		}
		if birth.Before(c.BornFrom) || birth.After(c.BornTo) {
			continue
		}
		s := Schedule{Cohort: c, Complete: !c.Partial, Note: c.Note}
		for _, v := range f.Vaccine {
			if v.Cohort == c.ID && v.offered(birth, sex) {
				s.Offered = append(s.Offered, v)
			}
		}
		for _, n := range f.NotOffered {
			if n.Cohort == c.ID && (n.Sex == "" || n.Sex == sex) && !birth.After(n.BornTo) {
				s.NotOffered = append(s.NotOffered, n)
			}
		}
		return s
	}
	s := Schedule{Cohort: current, Complete: true, Note: current.Note}
	for _, v := range f.Vaccine {
		if v.Cohort != current.ID || !v.offered(birth, sex) {
			continue
		}
		// A row counts only where its age was reached under this schedule; before that something else was offered.
		if v.AgeMonths > 0 && v.At(birth).Before(current.From) {
			s.Complete = false
			continue
		}
		s.Offered = append(s.Offered, v)
	}
	if !s.Complete {
		s.Note = "What was offered to this age group before " + current.From.Long() + " is not in this list: " + AskWords + "."
	}
	return s
}

// VaccineStates returns what can be said about a dose.
func VaccineStates() []VaccineState { return slices.Clone(vaccines().State) }

// VaccineSources returns where knowledge of a dose can come from.
func VaccineSources() []VaccineState { return slices.Clone(vaccines().Source) }
