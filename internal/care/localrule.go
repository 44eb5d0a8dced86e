package care

import (
	"strconv"

	"waymark/internal/record"
	"waymark/internal/value"
)

// LocalRule is what the service changes in one of the clocks: another length, more people, or whether the rule is used at all. Package rules says
// what may be changed: where the law sets a limit only a stricter one.
type LocalRule struct {
	record.Meta
	Rule, Unit, AlsoFor, Used, Source string
	Amount                            int
	From, To                          value.Date
}

// Units of a length of time.
var Units = []record.Option{{Code: "days", Label: "days"}, {Code: "working_days", Label: "working days"}, {Code: "weeks", Label: "weeks"}, {Code: "months", Label: "months"}}

// Widenings are who a rule can be for besides those it names.
var Widenings = []record.Option{{Code: "in_care", Label: "In care, under 16"}, {Code: "eligible", Label: "Eligible"}, {Code: "not_relevant", Label: "Not relevant"},
	{Code: "qualifying", Label: "Qualifying"}, {Code: "any_home", Label: "A home that somebody else provides"}}

var usedOrNot = []record.Option{{Code: "on", Label: "We use this rule"}, {Code: "off", Label: "We do not use this rule"}}

// Length is the length in words: "6 weeks", "" when none is given.
func (l *LocalRule) Length() string {
	if l.Amount == 0 || l.Unit == "" {
		return ""
	}
	unit := label(Units, l.Unit)
	if l.Amount == 1 {
		unit = unit[:len(unit)-1]
	}
	return strconv.Itoa(l.Amount) + " " + unit
}

// Words are what the local rule changes and from when: "6 weeks, from 1 April 2026".
func (l *LocalRule) Words() string {
	what := l.Length()
	if l.AlsoFor != "" {
		what = join(what, "also for: "+labels(Widenings, l.AlsoFor))
	}
	switch l.Used {
	case "off":
		what = "not used"
	case "on":
		what = join("used", what)
	}
	to := ""
	if l.To != "" {
		to = " until " + l.To.Long()
	}
	return join(what, "from "+l.From.Long()+to)
}

// On reports whether the local rule stands on a day.
func (l *LocalRule) On(day value.Date) bool {
	return l.From != "" && l.From <= day && (l.To == "" || l.To > day)
}

// LocalRuleSpec describes LocalRule.
var LocalRuleSpec = &record.Spec{
	Kind: "local_rule", One: "local rule", Many: "Local rules", New: recordOf[LocalRule](), Shared: true, Day: "from_day", Order: "rule, from_day DESC, n DESC",
	Help: "What the service promises beyond a clock. Where the law sets a limit it can only be stricter.",
	Line: func(r record.Record) string {
		l := r.(*LocalRule)
		return join(l.Rule, l.Words())
	},
	Fields: []*record.Field{
		record.TextField("rule", "Rule", func(l *LocalRule) *string { return &l.Rule }).Required().Plainly(),
		record.IntField("amount", "How many", func(l *LocalRule) *int { return &l.Amount }).Hint("Empty leaves the length as it is.").Checked(func(r record.Record) string {
			if n := r.(*LocalRule).Amount; n < 0 || n > 1000 {
				return "Type a number from 1 to 1000."
			}
			return ""
		}),
		record.ChoiceField("unit", "Days, weeks or months", Units, func(l *LocalRule) *string { return &l.Unit }),
		record.ManyField("also_for", "Also for", Widenings, func(l *LocalRule) *string { return &l.AlsoFor }).Hint("Whom we promise this to besides those the rule names."),
		record.ChoiceField("used", "Used here?", usedOrNot, func(l *LocalRule) *string { return &l.Used }).Hint("The law cannot be switched off."),
		record.DateField("from_day", "From", func(l *LocalRule) *value.Date { return &l.From }).Required(),
		record.DateField("to_day", "No longer from", func(l *LocalRule) *value.Date { return &l.To }).More(),
		record.TextField("source", "Where this is written", func(l *LocalRule) *string { return &l.Source }).
			Needs("Say where this is written, for example: local offer 2026, page 4."),
	},
	Rule: func(r record.Record) record.Problems {
		l := r.(*LocalRule)
		var out record.Problems
		if (l.Amount == 0) != (l.Unit == "") {
			out = append(out, record.Problem{Key: "unit", Label: "Days, weeks or months", Text: "Give both the number and what it counts, or neither."})
		}
		if l.Amount == 0 && l.Unit == "" && l.AlsoFor == "" && l.Used == "" {
			out = append(out, record.Problem{Key: "amount", Label: "How many", Text: "Say what is different here: the length, who it is for, or whether it is used."})
		}
		if l.To != "" && l.To < l.From {
			out = append(out, record.Problem{Key: "to_day", Label: "No longer from", Text: "This is before the day it begins."})
		}
		return out
	},
}
