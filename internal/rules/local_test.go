package rules

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

func ours(l care.LocalRule) Local {
	if l.From == "" {
		l.From = "2026-01-01"
	}
	if l.Source == "" {
		l.Source = "Local offer, page 4"
	}
	return Local{Rules: []*care.LocalRule{&l}}
}

// What the law limits can only be made stricter; each row names the limit.
func TestWhatALocalRuleMayChange(t *testing.T) {
	for _, c := range []struct {
		source  string
		l       care.LocalRule
		problem string // "" = allowed
	}{
		{"CLR reg 7(2)(c)", care.LocalRule{Rule: "plan-review", Amount: 3, Unit: "months"}, ""},
		{"CLR reg 7(2)(c)", care.LocalRule{Rule: "plan-review", Amount: 25, Unit: "weeks"}, ""},
		{"CLR reg 7(2)(c)", care.LocalRule{Rule: "plan-review", Amount: 26, Unit: "weeks"}, "The law says: at least every 6 months. 26 weeks can be longer than that, so it would loosen the limit. Choose a shorter time."},
		{"CLR reg 7(2)(c)", care.LocalRule{Rule: "plan-review", Amount: 181, Unit: "days"}, ""},
		{"CLR reg 7(2)(c)", care.LocalRule{Rule: "plan-review", Amount: 182, Unit: "days"}, "182 days can be longer"},
		{"CLR reg 8(2)", care.LocalRule{Rule: "new-home-visit", Amount: 5, Unit: "working_days"}, "5 working days can be longer"},
		{"CLR reg 8(2)", care.LocalRule{Rule: "new-home-visit", Amount: 1, Unit: "working_days"}, ""},
		{"CPPCR reg 33(1)", care.LocalRule{Rule: "care-review-first", Amount: 28, Unit: "days"}, "28 days can be longer"}, // not over Christmas, when 20 working days are longer
		{"CPPCR reg 33(1)", care.LocalRule{Rule: "care-review-first", Amount: 15, Unit: "working_days"}, ""},
		{"CPPCR reg 28", care.LocalRule{Rule: "social-worker-visit", Amount: 8, Unit: "weeks"}, "8 weeks can be longer"},
		{"CLR reg 7(3)", care.LocalRule{Rule: "new-home-review", Amount: 21, Unit: "days"}, "This rule has no length that could be shortened."},
		{"CLR reg 7(2)", care.LocalRule{Rule: "plan-review", Used: "off"}, "The law asks for this, so it cannot be switched off."},
		{"local", care.LocalRule{Rule: "keep-in-touch", Amount: 12, Unit: "weeks"}, ""},
		{"local", care.LocalRule{Rule: "dentist", Used: "off"}, ""},
		{"guidance", care.LocalRule{Rule: "less-support-review", Used: "off"}, ""},
		{"CLR reg 6(1)", care.LocalRule{Rule: "first-plan", Amount: 6, Unit: "weeks"}, ""},
		{"CLR reg 3(3)", care.LocalRule{Rule: "care-days-eligible", Amount: 60, Unit: "days"}, "This rule cannot be changed here."},
		{"the plan", care.LocalRule{Rule: "plan-action", Amount: 2, Unit: "weeks"}, "This rule cannot be changed here."},
		{"CLR reg 7(3)", care.LocalRule{Rule: "new-home-review", AlsoFor: "eligible,any_home"}, ""},
		{"CLR reg 8(2)", care.LocalRule{Rule: "new-home-visit", AlsoFor: "eligible"}, "It cannot be widened."},
		{"CLR reg 7(2)", care.LocalRule{Rule: "plan-review", AlsoFor: "any_home"}, "It can be widened to: Not relevant; Qualifying."},
		{"", care.LocalRule{Rule: "no-such-rule", Amount: 2, Unit: "weeks"}, "There is no rule"},
	} {
		got := LocalProblems(&c.l, nil)
		switch {
		case c.problem == "" && got != nil:
			t.Errorf("%s: %s: refused: %s", c.source, c.l.Rule, got.Sentence())
		case c.problem != "" && !strings.Contains(got.Sentence(), c.problem):
			t.Errorf("%s: %s %s: %q, want %q", c.source, c.l.Rule, c.l.Length(), got.Sentence(), c.problem)
		}
	}
	first := &care.LocalRule{Rule: "keep-in-touch", Amount: 4, Unit: "weeks", From: "2026-01-01"}
	first.ID = "a"
	if p := LocalProblems(&care.LocalRule{Rule: "keep-in-touch", Amount: 6, Unit: "weeks", From: "2026-01-01"}, []*care.LocalRule{first}); p.For("from_day") == "" {
		t.Error("two local rules for one clock from one day")
	}
}

func TestLocalRulesMoveClocks(t *testing.T) {
	leaver := young("2008-05-03", "former_relevant", "2026-05-03", held("2026-06-09"))
	if d := line(t, Dues(leaver, today, ours(care.LocalRule{Rule: "plan-review", Amount: 3, Unit: "months"})), "plan-review"); d.Day != "2026-09-09" || d.Kind != "local" || !d.Promise ||
		d.Line() != "At least every 3 months (our local promise). Last review 9 June." || !strings.Contains(d.Source, "Local offer, page 4") || !strings.Contains(d.Source, "regulation 7(2)(c)") {
		t.Errorf("a stricter interval: %+v", *d)
	}
	if d := line(t, Dues(leaver, today, ours(care.LocalRule{Rule: "plan-review", Amount: 3, Unit: "months", From: "2026-12-01"})), "plan-review"); d.Day != "2026-12-09" || d.Kind != "law" {
		t.Errorf("from a day to come: %+v", *d)
	}
	if d := line(t, Dues(leaver, today, ours(care.LocalRule{Rule: "plan-review", Amount: 3, Unit: "months", To: today})), "plan-review"); d.Day != "2026-12-09" {
		t.Errorf("no longer from today: %+v", *d)
	}
	// A record that came in some other way and is looser than the law moves nothing past the law.
	if d := line(t, Dues(leaver, today, ours(care.LocalRule{Rule: "plan-review", Amount: 9, Unit: "months"})), "plan-review"); d.Day != "2026-12-09" {
		t.Errorf("a looser one: %+v", *d)
	}
	// A last day for what the law wants as soon as possible.
	fresh := young("2010-09-02", "eligible", "2026-09-02", plan("2026-10-01", ""))
	if d := line(t, Dues(fresh, today, ours(care.LocalRule{Rule: "first-plan", Amount: 6, Unit: "weeks"})), "first-plan"); d.Day != "2026-11-12" || d.State != Overdue ||
		d.Often != "Within 6 weeks of the needs assessment" {
		t.Errorf("a last day: %+v", *d)
	}
	// Qualifying: no statutory clock, but a service may promise one.
	q := young("2007-05-03", "qualifying", "2025-05-03", held("2026-06-09"), talked("2026-11-01", "phone", ""))
	if d := line(t, Dues(q, today, Local{}), "plan-review"); d != nil {
		t.Errorf("a qualifying young person has a statutory review: %+v", *d)
	}
	if d := line(t, Dues(q, today, ours(care.LocalRule{Rule: "plan-review", AlsoFor: "qualifying"})), "plan-review"); d == nil || d.Day != "2026-12-09" || d.Kind != "local" || !d.Promise {
		t.Errorf("widened: %+v", d)
	}
	if d := line(t, Dues(q, today, ours(care.LocalRule{Rule: "keep-in-touch", AlsoFor: "qualifying", Amount: 4, Unit: "weeks"})), "keep-in-touch"); d == nil || d.Day != "2026-11-29" {
		t.Errorf("widened: %+v", d)
	}
	if got := Dues(young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "")), today, ours(care.LocalRule{Rule: "dentist", Used: "off"})); line(t, got, "dentist") != nil {
		t.Error("a rule that is switched off")
	}
}

// The 28 days, the visits and the three months hold for relevant and former relevant young people in a home under section 23B or 24B (CLR regulations
// 7(3) and 8(2)). A local rule may promise them to others.
func TestTheClockOfANewHomeIsWidened(t *testing.T) {
	eligible := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), home("supported", "2026-11-06", ""))
	bought := young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.No))
	for _, f := range []*care.File{eligible, bought} {
		if d := line(t, Dues(f, today, Local{}), "new-home-review"); d != nil {
			t.Errorf("the law: %+v", *d)
		}
		l := ours(care.LocalRule{Rule: "new-home-review", AlsoFor: "eligible,any_home"})
		d := line(t, Dues(f, today, l), "new-home-review")
		if d == nil || d.Day != "2026-12-04" || d.Kind != "local" || !d.Promise || !strings.HasPrefix(d.Source, "Local offer") {
			t.Errorf("widened: %+v", d)
		}
		if v := line(t, Dues(f, today, l), "new-home-visit"); v == nil || v.Day != "2026-11-13" || v.Kind != "local" {
			t.Errorf("the visit: %+v", v)
		}
		l.Rules[0].From = "2026-11-10" // a home from before the promise
		if d := line(t, Dues(f, today, l), "new-home-review"); d != nil {
			t.Errorf("before the promise: %+v", *d)
		}
		l.Rules[0].From = "2026-01-01"
		held("2026-12-05")(f)
		if then := line(t, Dues(f, "2026-12-10", l), "new-home-review-then"); then == nil || then.Day != "2027-03-05" || then.Kind != "local" {
			t.Errorf("then every 3 months: %+v", then)
		}
	}
}

// Whatever length a local rule gives to a clock of the law, no due date passes the day of the law.
func TestNoLocalRulePassesTheLaw(t *testing.T) {
	var law []catalogue.Rule
	for _, r := range catalogue.Rules() {
		if r.Kind == catalogue.Law && MayChangeLength(r) && r.HasAmount() {
			law = append(law, r)
		}
	}
	if len(law) < 12 {
		t.Fatalf("only %d clocks of the law", len(law))
	}
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(law).Draw(t, "rule")
		l := care.LocalRule{Rule: r.ID, Amount: rapid.IntRange(1, 400).Draw(t, "amount"), Unit: rapid.SampledFrom(care.Units).Draw(t, "unit").Code}
		fact := value.Date("2020-01-01").AddDays(rapid.IntRange(0, 2000).Draw(t, "day"))
		here, ok := ours(l).Rule(r, today).After(fact)
		limit, _ := r.After(fact)
		if !ok || here > limit {
			t.Fatalf("%s of %s from %s: %s, and the law says %s", r.ID, l.Length(), fact, here, limit)
		}
	})
}
