package catalogue

import (
	"fmt"
	"slices"

	"waymark/internal/value"
)

// The sets of codes.
const (
	InTouchCodes   = "in_touch"
	ActivityCodes  = "activity"
	HomeAfterCare  = "home_after_care"
	SuitableCodes  = "suitability"
	EthnicityCodes = "ethnicity"
	LegalBasis     = "legal_basis"
	HomeInCare     = "home_in_care"
	SDQReasons     = "sdq_reason"
)

// CodeSet is a closed list of codes with its origin.
type CodeSet struct {
	ID   string `toml:"id"`
	Name string `toml:"name"`
	Note string `toml:"note"`
	Origin
	Codes []Code `toml:"-"`
}

// Code is one code: Name is its meaning in the return, Plain what a person reads.
type Code struct {
	Set         string   `toml:"set"`
	Code        string   `toml:"code"`
	Name        string   `toml:"name"`
	Plain       string   `toml:"plain"`
	Group       string   `toml:"group"` // activity: eet, neet or none
	FullTime    bool     `toml:"full_time"`
	Suitability []string `toml:"suitability"` // home after care: the digits that may follow
	AgeFrom     int      `toml:"age_from"`
	AgeBelow    int      `toml:"age_below"`
	ReturnCode  string   `toml:"return_code"`
	CareOrder   bool     `toml:"care_order"`
	FromYear    int      `toml:"from_year"` // the first collection of the return that has it, 0: as far back as is known
	ToYear      int      `toml:"to_year"`   // the last one; 0: it is in use
}

// InYear reports whether the code belongs to the collection that ends in a year.
func (c Code) InYear(year int) bool { return year >= c.FromYear && (c.ToYear == 0 || year <= c.ToYear) }

// Label is what a person reads.
func (c Code) Label() string {
	if c.Plain != "" {
		return c.Plain
	}
	return c.Name
}

// AllowedAt reports whether the code may be used for somebody of that age; an age below 0 is not known and allows it.
func (c Code) AllowedAt(age int) bool {
	return age < 0 || age >= c.AgeFrom && (c.AgeBelow == 0 || age < c.AgeBelow)
}

// LeavingStatus is a status under the leaving-care law with the test for it. The program suggests, the adviser confirms.
type LeavingStatus struct {
	ID       string `toml:"id"`
	Name     string `toml:"name"`
	Test     string `toml:"test"`
	Support  string `toml:"support"`
	AgeFrom  int    `toml:"age_from"`
	AgeBelow int    `toml:"age_below"`
	AnnexA   string `toml:"annex_a"` // letter in the inspectors' list; "" when it has none
	Origin
}

// ReturnCheck is a check of the statutory return, by the number of the rule it repeats.
type ReturnCheck struct {
	Number       string `toml:"number"`
	Text         string `toml:"text"`
	FromYear     int    `toml:"from_year"`     // the first collection it was made in, 0: as far back as is known
	NeedsCouncil bool   `toml:"needs_council"` // it needs the council's whole record, and is not made here
}

// ReturnWindow is how far around a birthday an answer for the return may lie.
type ReturnWindow struct {
	MonthsBefore int `toml:"months_before"`
	MonthsAfter  int `toml:"months_after"`
	Origin
}

// Around is the first and the last day of the window of a birthday.
func (w ReturnWindow) Around(birthday value.Date) (from, to value.Date) {
	return birthday.AddMonths(-w.MonthsBefore), birthday.AddMonths(w.MonthsAfter)
}

type codeFile struct {
	Window ReturnWindow    `toml:"return_window"`
	About  About           `toml:"about"`
	Set    []CodeSet       `toml:"set"`
	Code   []Code          `toml:"code"`
	Check  []ReturnCheck   `toml:"return_check"`
	Status []LeavingStatus `toml:"status"`
}

var codes = file[codeFile]("codes")

func (f *codeFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	f.About.fill(&f.Window.Origin)
	if err := originProblem(f.Window.Origin); err != nil {
		return err
	}
	if f.Window.MonthsBefore < 1 || f.Window.MonthsAfter < 1 {
		return fmt.Errorf("the return has no window around a birthday")
	}
	placed := 0
	sets := unique{}
	for i := range f.Set {
		s := &f.Set[i]
		if err := sets.add(s.ID); err != nil {
			return err
		}
		f.About.fill(&s.Origin)
		if err := originProblem(s.Origin); err != nil {
			return err
		}
		seen := unique{}
		for _, c := range f.Code {
			if c.Set != s.ID {
				continue
			}
			if err := seen.add(c.Code); err != nil {
				return fmt.Errorf("%s: %w", s.ID, err)
			}
			s.Codes = append(s.Codes, c)
			placed++
		}
	}
	if placed != len(f.Code) {
		return fmt.Errorf("a code has no set")
	}
	seen := unique{}
	for _, c := range f.Check {
		if err := seen.add(c.Number); err != nil {
			return err
		}
	}
	for i := range f.Status {
		s := &f.Status[i]
		if err := seen.add(s.ID); err != nil {
			return err
		}
		f.About.fill(&s.Origin)
	}
	return nil
}

// CodeSetByID finds a set of codes; empty when there is none of that name.
func CodeSetByID(id string) (CodeSet, bool) {
	for _, s := range codes().Set {
		if s.ID == id {
			s.Codes = slices.Clone(s.Codes)
			return s, true
		}
	}
	return CodeSet{}, false
}

// Codes returns the codes of a set in order.
func Codes(set string) []Code {
	s, _ := CodeSetByID(set)
	return s.Codes
}

// CodesIn returns the codes of a set that belong to the collection that ends in a year, in order.
func CodesIn(set string, year int) []Code {
	return slices.DeleteFunc(Codes(set), func(c Code) bool { return !c.InYear(year) })
}

// CodeByID finds a code of a set.
func CodeByID(set, code string) (Code, bool) {
	for _, c := range Codes(set) {
		if c.Code == code {
			return c, true
		}
	}
	return Code{}, false
}

// HomeAllowed reports whether a home after care may be recorded with a digit of suitability for somebody of that age, and if not,
// why. An age below 0 is not known.
func HomeAllowed(home, suitability string, age int) (bool, string) {
	c, ok := CodeByID(HomeAfterCare, home)
	switch {
	case !ok:
		return false, "There is no code " + home + "."
	case !c.AllowedAt(age):
		return false, fmt.Sprintf("%s is only for people of %d and over.", c.Label(), c.AgeFrom)
	case len(c.Suitability) == 0 && suitability != "":
		return false, c.Label() + " takes no suitability."
	case len(c.Suitability) > 0 && !slices.Contains(c.Suitability, suitability):
		if len(c.Suitability) == 1 {
			return false, c.Label() + " is always recorded as not suitable."
		}
		return false, "Say whether the home is suitable."
	}
	return true, ""
}

// LeavingStatuses returns the statuses of the leaving-care law.
func LeavingStatuses() []LeavingStatus { return slices.Clone(codes().Status) }

// LeavingStatusByID finds a status.
func LeavingStatusByID(id string) (LeavingStatus, bool) {
	for _, s := range codes().Status {
		if s.ID == id {
			return s, true
		}
	}
	return LeavingStatus{}, false
}

// BirthdayWindow is the window of the return.
func BirthdayWindow() ReturnWindow { return codes().Window }

// ReturnChecks returns the checks of the statutory return.
func ReturnChecks() []ReturnCheck { return slices.Clone(codes().Check) }

// ReturnCheckIn reports whether a check is made in the collection that ends in a year.
func ReturnCheckIn(number string, year int) bool {
	return slices.ContainsFunc(codes().Check, func(c ReturnCheck) bool { return c.Number == number && !c.NeedsCouncil && year >= c.FromYear })
}
