package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/value"
)

// RuleKind says what binds: the law, guidance, our own rule or promise, or what people agreed.
type RuleKind string

const (
	Law      RuleKind = "law"
	Guidance RuleKind = "guidance"
	Local    RuleKind = "local"
	Agreed   RuleKind = "agreed"
)

// Sense says how a rule yields a day.
type Sense string

const (
	By       Sense = "by"       // the last day is the amount after the fact
	Every    Sense = "every"    // again and again, at most the amount apart
	Earliest Sense = "earliest" // not before the amount after the fact, then as soon as possible
	Before   Sense = "before"   // before what Rule.Before names
	Event    Sense = "event"    // when something happens; no amount
	Duty     Sense = "duty"     // always; no amount
	Test     Sense = "test"     // a length used to work out a status, never a due date
	AsAgreed Sense = "agreed"   // the day that people agreed
)

// Rule is one clock: what is due, for whom, counted from which fact, and where that is written.
type Rule struct {
	ID            string     `toml:"id"`
	Subject       string     `toml:"subject"` // plan, review, visit, touch, health, money, status, safeguarding
	Name          string     `toml:"name"`
	Kind          RuleKind   `toml:"kind"`
	Promise       bool       `toml:"promise"` // a local rule that is a promise to the young person
	Off           bool       `toml:"off"`     // starts switched off
	Who           []string   `toml:"who"`     // statuses; in_care is everyone in care, eligible included
	AgeFrom       int        `toml:"age_from"`
	AgeBelow      int        `toml:"age_below"` // 0: no upper age
	Condition     string     `toml:"condition"`
	Fact          string     `toml:"from"` // the fact that the amount is counted from, in words
	Sense         Sense      `toml:"sense"`
	BeforeWhat    string     `toml:"before"`
	Months        int        `toml:"months"`
	Weeks         int        `toml:"weeks"`
	Days          int        `toml:"days"`
	WorkingDays   int        `toml:"working_days"`
	HowOften      string     `toml:"how_often"`
	HowOftenLater string     `toml:"how_often_later"` // instead, when the fact is not the birthday
	Note          string     `toml:"note"`
	Source        string     `toml:"source"`
	Read          value.Date `toml:"read"`
	Mark          Mark       `toml:"mark"`
	Check         bool       `toml:"check"`
	ValidFrom     value.Date `toml:"valid_from"`
	ValidTo       value.Date `toml:"valid_to"`
	Widen         []string   `toml:"widen"`    // whom a service may promise it to besides those in Who
	Deadline      bool       `toml:"deadline"` // an event for which a service may promise a last day
	Limit         *Rule      `toml:"-"`        // the law behind a service's own length: its day is never passed
}

// HasAmount reports whether the rule counts something, rather than wait for an event.
func (r Rule) HasAmount() bool { return r.Months+r.Weeks+r.Days+r.WorkingDays > 0 }

// For reports whether the rule is for somebody of a status and age; an age below 0 is not known and passes no age limit.
func (r Rule) For(status string, age int) bool {
	if !slices.Contains(r.Who, status) {
		return false
	}
	if r.AgeFrom == 0 && r.AgeBelow == 0 {
		return true
	}
	return age >= r.AgeFrom && (r.AgeBelow == 0 || age < r.AgeBelow) && age >= 0
}

// KindWords are the words in brackets beside a rule that is not the law: "our local promise". The law is not named.
func (r Rule) KindWords() string {
	switch {
	case r.Kind == Guidance:
		return "guidance"
	case r.Kind == Local && r.Promise:
		return "our local promise"
	case r.Kind == Local:
		return "our local rule"
	case r.Kind == Agreed:
		return "agreed"
	}
	return ""
}

// Sentence is how often with the kind of rule: "At least every 8 weeks (our local promise)."
func (r Rule) Sentence() string {
	words := r.KindWords()
	if words == "" || r.Kind == Agreed {
		return r.HowOften
	}
	return strings.TrimSuffix(r.HowOften, ".") + " (" + words + ")."
}

// Origin is where the rule comes from and when it holds.
func (r Rule) Origin() Origin {
	return Origin{Source: r.Source, Read: r.Read, Mark: r.Mark, Check: r.Check, From: r.ValidFrom, To: r.ValidTo}
}

// After is the day that the amount leads to, counted from the day of the fact. Whether that is the last day or the first one,
// the rule's Sense says. False when there is no day to count from, nothing to count, or the bank holidays of those years are
// not held.
func (r Rule) After(fact value.Date) (value.Date, bool) {
	if fact == "" || !fact.Valid() || !r.HasAmount() {
		return "", false
	}
	day, ok := fact.AddMonths(r.Months).AddDays(7*r.Weeks+r.Days), true
	if r.WorkingDays > 0 {
		day, ok = WorkingDaysAfter(fact, r.WorkingDays)
	}
	if r.Limit != nil {
		if limit, held := r.Limit.After(fact); held && (!ok || limit < day) {
			return limit, true
		}
	}
	return day, ok
}

// Length is the amount in words: "6 months", "20 working days"; "" when nothing is counted.
func (r Rule) Length() string {
	for _, u := range []struct {
		n    int
		unit string
	}{{r.Months, "month"}, {r.Weeks, "week"}, {r.Days, "day"}, {r.WorkingDays, "working day"}} {
		switch {
		case u.n == 1:
			return "1 " + u.unit
		case u.n > 1:
			return fmt.Sprintf("%d %ss", u.n, u.unit)
		}
	}
	return ""
}

type ruleFile struct {
	About About  `toml:"about"`
	Rule  []Rule `toml:"rule"`
	byID  map[string]Rule
}

var rules = file[ruleFile]("rules")

func (f *ruleFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	f.byID = map[string]Rule{}
	for i := range f.Rule {
		r := &f.Rule[i]
		if err := seen.add(r.ID); err != nil {
			return err
		}
		if r.Source == "" {
			return fmt.Errorf("%s has no source", r.ID)
		}
		o := r.Origin()
		f.About.fill(&o)
		r.Read, r.Mark, r.Check = o.Read, o.Mark, o.Check
		if err := originProblem(o); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
		if err := r.problem(); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
		f.byID[r.ID] = *r
	}
	return nil
}

func (r Rule) problem() error {
	amounts := 0
	for _, n := range []int{r.Months, r.Weeks, r.Days, r.WorkingDays} {
		if n < 0 {
			return fmt.Errorf("a negative amount")
		}
		if n > 0 {
			amounts++
		}
	}
	wanted := 0
	switch r.Sense {
	case By, Every, Earliest, Test:
		wanted = 1
	case Before:
		if r.BeforeWhat == "" {
			return fmt.Errorf("before what?")
		}
	case Event, Duty, AsAgreed:
	default:
		return fmt.Errorf("unknown sense %q", r.Sense)
	}
	if amounts != wanted {
		return fmt.Errorf("%d amounts, %d wanted", amounts, wanted)
	}
	switch r.Kind {
	case Law, Guidance, Local, Agreed:
	default:
		return fmt.Errorf("unknown kind %q", r.Kind)
	}
	if len(r.Who) == 0 || r.Name == "" || r.Fact == "" || !strings.HasSuffix(r.HowOften, ".") {
		return fmt.Errorf("who, name, fact or the sentence is missing")
	}
	return nil
}

// Rules returns the clocks in the order of the file: plan, reviews, visits, touch, health, money, lengths for statuses.
func Rules() []Rule { return slices.Clone(rules().Rule) }

// RuleByID finds a clock.
func RuleByID(id string) (Rule, bool) {
	r, ok := rules().byID[id]
	return r, ok
}
