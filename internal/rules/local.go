package rules

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Local are the service's own rules, and how many days ahead count as "due"; zero means three weeks.
type Local struct {
	Rules    []*care.LocalRule
	SoonDays int
	NoReturn bool // the council's return is not the work of whoever keeps these records

	Rates []*care.Rate       // the service's savings policy
	Money []*care.LocalMoney // its own amounts and offers
}

const soonDays = 21

func (l Local) soon() int {
	if l.SoonDays > 0 {
		return l.SoonDays
	}
	return soonDays
}

// For is the local rule that stands on a day for a rule of the catalogue, the newest where there are several; nil when there is none.
func (l Local) For(id string, on value.Date) *care.LocalRule {
	var now *care.LocalRule
	for _, r := range l.Rules {
		if r.Rule == id && r.On(on) && (now == nil || r.From > now.From) {
			now = r
		}
	}
	return now
}

// Rule is a rule as it stands here on a day: the catalogue's, with the service's own length in its place. A limit of the law stays as a limit: the
// day is the earlier of the two.
func (l Local) Rule(r catalogue.Rule, on value.Date) catalogue.Rule {
	own := l.For(r.ID, on)
	if own == nil {
		return r
	}
	switch own.Used {
	case "on":
		r.Off = false
	case "off":
		r.Off = r.Off || MayBeOff(r)
	}
	if own.Amount <= 0 || !MayChangeLength(r) {
		return r
	}
	here, from := r, r
	here.Months, here.Weeks, here.Days, here.WorkingDays = lengthOf(own)
	here.HowOften = sentenceFor(r, own)
	here.HowOftenLater = ""
	if from.HasAmount() && r.Kind == catalogue.Law {
		here.Limit = &from
	}
	if r.Kind != catalogue.Local {
		here.Kind, here.Promise = catalogue.Local, true
		here.Source = own.Source + ". Stricter than " + r.Source
	} else {
		here.Source = own.Source
	}
	here.Check = false
	if !from.HasAmount() {
		here.Sense = catalogue.By
	}
	return here
}

func lengthOf(l *care.LocalRule) (months, weeks, days, workingDays int) {
	switch l.Unit {
	case "months":
		months = l.Amount
	case "weeks":
		weeks = l.Amount
	case "days":
		days = l.Amount
	case "working_days":
		workingDays = l.Amount
	}
	return months, weeks, days, workingDays
}

// sentenceFor is how often, with the service's own length: the rule's sentence with the length exchanged where it names one.
func sentenceFor(r catalogue.Rule, own *care.LocalRule) string {
	length := own.Length()
	was := r.Length()
	out := "Within " + length + " of " + words.Lower(r.Fact) + "."
	switch {
	case was != "" && strings.Contains(r.HowOften, was):
		out = strings.Replace(r.HowOften, was, length, 1)
	case r.Sense == catalogue.Every:
		out = "At least every " + length + "."
	}
	return strings.Replace(out, "every 1 ", "every ", 1)
}

// MayBeOff reports whether a service may do without a rule: its own rules and guidance, never the law.
func MayBeOff(r catalogue.Rule) bool {
	return r.Kind == catalogue.Local || r.Kind == catalogue.Guidance
}

// MayChangeLength reports whether a service may put a length of its own in the place of the rule's.
func MayChangeLength(r catalogue.Rule) bool {
	switch {
	case r.Kind == catalogue.Agreed, r.Fact == "birth":
		return false
	case r.Sense == catalogue.By, r.Sense == catalogue.Every:
		return true
	}
	return r.Sense == catalogue.Event && r.Deadline
}

// Changeable reports whether there is anything about a rule that a service may change.
func Changeable(r catalogue.Rule) bool {
	return MayChangeLength(r) || MayBeOff(r) && r.Sense != catalogue.Test || len(r.Widen) > 0
}

// LocalProblems says what the catalogue and the law have against a local rule; others are the local rules there are. A statutory limit is never
// loosened: the law stands behind every promise.
func LocalProblems(l *care.LocalRule, others []*care.LocalRule) record.Problems {
	var out record.Problems
	add := func(key, text string) {
		out = append(out, record.Problem{Key: key, Label: care.LocalRuleSpec.Field(key).Label, Text: text})
	}
	r, ok := catalogue.RuleByID(l.Rule)
	if !ok {
		add("rule", fmt.Sprintf("There is no rule %q. waymarkctl rules lists them.", l.Rule))
		return out
	}
	if !Changeable(r) {
		add("rule", "This rule cannot be changed here. "+r.HowOften)
		return out
	}
	if l.Used != "" && !MayBeOff(r) {
		add("used", "The law asks for this, so it cannot be switched off. It stands in "+sources.Replace(r.Source)+".")
	}
	if text := lengthProblem(r, l); text != "" {
		add("amount", text)
	}
	for _, code := range record.Codes(l.AlsoFor) {
		if !slices.Contains(r.Widen, code) {
			may := "It cannot be widened."
			if len(r.Widen) > 0 {
				may = "It can be widened to: " + strings.Join(wideningLabels(r.Widen), "; ") + "."
			}
			add("also_for", "This rule cannot be for “"+wideningLabels([]string{code})[0]+"”. "+may)
			break
		}
	}
	for _, o := range others {
		if o.ID != l.ID && o.Rule == l.Rule && o.From == l.From {
			add("from_day", "There is a local rule for this from that day already. Change that one, or choose another day.")
			break
		}
	}
	return out
}

func wideningLabels(codes []string) []string {
	var out []string
	for _, c := range codes {
		label := care.LocalRuleSpec.Field("also_for").LabelOf(c)
		if label == "" {
			label = c
		}
		out = append(out, label)
	}
	return out
}

// lengthProblem says why a length cannot stand in the place of a rule's, "" when it can.
func lengthProblem(r catalogue.Rule, l *care.LocalRule) string {
	if l.Amount <= 0 || l.Unit == "" {
		return ""
	}
	if !MayChangeLength(r) {
		return "This rule has no length that could be shortened. " + r.HowOften
	}
	if r.Kind != catalogue.Law || !r.HasAmount() {
		return ""
	}
	own := r
	own.Months, own.Weeks, own.Days, own.WorkingDays = lengthOf(l)
	if loosens(own, r) {
		return fmt.Sprintf("The law says: %s %s can be longer than that, so it would loosen the limit. Choose a shorter time.", words.Lower(r.HowOften), words.Upper(l.Length()))
	}
	return ""
}

// loosens reports whether, counted from any day of four years, the length of one rule can lead past the day of another.
func loosens(own, law catalogue.Rule) bool {
	first, _ := catalogue.HolidaysHeld()
	for day := first.AddYears(5); day < first.AddYears(9); day = day.AddDays(1) {
		a, ok := own.After(day)
		b, ok2 := law.After(day)
		if !ok || !ok2 || a > b {
			return true
		}
	}
	return false
}

// SourceName writes out the short names of regulations in a rule's source.
func SourceName(source string) string { return sources.Replace(source) }

// widened reports whether a local rule makes a clock hold for the status of this young person as well.
func (v *view) widened(id string) bool {
	own := v.local.For(id, v.today)
	return own != nil && v.status != "" && slices.Contains(record.Codes(own.AlsoFor), v.status)
}

// promised marks a line as our own promise, where it stands only because a local rule widened the clock.
func (v *view) promised(d *Due, id string) {
	own := v.local.For(id, v.today)
	if own == nil {
		return
	}
	d.Kind, d.Promise, d.Check = string(catalogue.Local), true, false
	d.Source = own.Source + ". It widens " + d.Source
}
