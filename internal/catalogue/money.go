package catalogue

import (
	"fmt"
	"slices"

	"waymark/internal/value"
)

// MoneyItem is an allowance, grant or limit as it holds between two days. The same id with other days is the same item before or
// after a change. Pence is 0 where there is no one amount; the words in Amount always say it.
type MoneyItem struct {
	ID     string      `toml:"id"`
	Group  string      `toml:"group"` // before, leaving, savings, context
	Name   string      `toml:"name"`
	Amount string      `toml:"amount"`
	Pence  value.Money `toml:"pence"`
	Per    string      `toml:"per"`
	Who    string      `toml:"who"`
	Note   string      `toml:"note"`

	FromAge    int      `toml:"from_age"`    // the birthday from which it may be had; 0 = none
	DaysBefore int      `toml:"days_before"` // it can be asked for so many days before that birthday
	ToAge      int      `toml:"to_age"`      // the birthday that ends it; 0 = none
	ToYearEnd  bool     `toml:"to_year_end"` // it goes on to the 31 August on or after that birthday, the end of the school year that had begun
	Statuses   []string `toml:"statuses"`    // only these leaving-care statuses; none = everybody in care and every care leaver
	Homes      []string `toml:"homes"`       // only in these kinds of home
	When       string   `toml:"when"`        // what else has to be so, after "when": "in higher education"
	Origin
}

// SavingsPolicy is how a council or agency saves for children in care. There is no national rate; the Example is offered to a service
// that writes its own.
type SavingsPolicy struct {
	ID         string        `toml:"id"`
	Council    string        `toml:"council"`
	Words      string        `toml:"words"`
	Example    bool          `toml:"example"`
	Every      string        `toml:"every"`
	DeductedBy string        `toml:"deducted_by"`
	HeldBy     string        `toml:"held_by"`
	Bands      []SavingsBand `toml:"bands"`
	Origin
}

// SavingsBand is a weekly amount for an age from AgeFrom up to and including AgeTo.
type SavingsBand struct {
	AgeFrom int         `toml:"age_from"`
	AgeTo   int         `toml:"age_to"`
	Pence   value.Money `toml:"pence"`
}

// WeeklyAt is the weekly amount of the policy at an age; false when it has none.
func (p SavingsPolicy) WeeklyAt(age int) (value.Money, bool) {
	for _, b := range p.Bands {
		if age >= b.AgeFrom && age <= b.AgeTo {
			return b.Pence, true
		}
	}
	return 0, false
}

type moneyFile struct {
	About About       `toml:"about"`
	Item  []MoneyItem `toml:"item"`
	CTF   struct {
		BornFrom value.Date `toml:"born_from"`
		BornTo   value.Date `toml:"born_to"`
		Source   string     `toml:"source"`
		Mark     Mark       `toml:"mark"`
	} `toml:"child_trust_fund"`
	JISA struct {
		From   value.Date `toml:"from"`
		Source string     `toml:"source"`
		Mark   Mark       `toml:"mark"`
	} `toml:"junior_isa"`
	Policy []SavingsPolicy `toml:"policy"`
}

// JuniorISAFrom is the first day from which time in care counts towards the government's Junior ISA; how long it has to be is the rule "trust-account".
func JuniorISAFrom() value.Date { return money().JISA.From }

var money = file[moneyFile]("money")

func (f *moneyFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	for i := range f.Item {
		m := &f.Item[i]
		f.About.fill(&m.Origin)
		if err := originProblem(m.Origin); err != nil {
			return fmt.Errorf("%s: %w", m.ID, err)
		}
		if m.ToAge > 0 && m.ToAge < m.FromAge {
			return fmt.Errorf("%s ends before it begins", m.ID)
		}
		for _, o := range f.Item[:i] {
			if o.ID == m.ID && (o.To == "" || m.From == "" || !o.To.Before(m.From)) {
				return fmt.Errorf("%s holds twice on one day, or is out of order", m.ID)
			}
		}
	}
	if f.JISA.From == "" {
		return fmt.Errorf("the first day for a Junior ISA is missing")
	}
	seen := unique{}
	for i := range f.Policy {
		p := &f.Policy[i]
		if err := seen.add(p.ID); err != nil {
			return err
		}
		f.About.fill(&p.Origin)
		next := 0
		for _, b := range p.Bands {
			if b.AgeFrom != next || b.AgeTo < b.AgeFrom || b.Pence <= 0 {
				return fmt.Errorf("%s: bands do not follow each other", p.ID)
			}
			next = b.AgeTo + 1
		}
	}
	return nil
}

// MoneyOn returns the items that hold on a day, of one group or, with "", of all.
func MoneyOn(day value.Date, group string) []MoneyItem {
	var out []MoneyItem
	for _, m := range money().Item {
		if m.ValidOn(day) && (group == "" || m.Group == group) {
			out = append(out, m)
		}
	}
	return out
}

// MoneyItemOn finds an item as it holds on a day.
func MoneyItemOn(id string, day value.Date) (MoneyItem, bool) {
	for _, m := range money().Item {
		if m.ID == id && m.ValidOn(day) {
			return m, true
		}
	}
	return MoneyItem{}, false
}

// HasChildTrustFund reports whether somebody of that birth date belongs to the years that have a Child Trust Fund; those born later
// have a Junior ISA. Somebody who came from abroad may differ.
func HasChildTrustFund(birth value.Date) bool {
	c := money().CTF
	return birth != "" && !birth.Before(c.BornFrom) && !birth.After(c.BornTo)
}

// SavingsPolicies returns the policies we know of, the example first.
func SavingsPolicies() []SavingsPolicy { return slices.Clone(money().Policy) }
