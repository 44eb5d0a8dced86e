package main

import (
	"fmt"
	"math"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/rules"
)

// inTouch lists everybody by the risk of losing touch, or one young person.
func inTouch(c *call) error {
	rows, err := c.a.Keeping(c.ctx, c.person)
	if err != nil {
		return err
	}
	today := c.a.Today()
	day := func(x *care.Contact) string {
		if x == nil {
			return ""
		}
		return string(x.On)
	}
	var out []map[string]any
	for _, k := range rows {
		o := map[string]any{"id": k.Person.ID, "person": k.Person.Name(), "last_heard": day(k.Heard), "last_seen": day(k.Seen), "attempts_since": k.Tries, "promised": k.Promised, "expected": "", "expected_by": string(k.Expected),
			"interval_days": k.Allowed, "silent_days": nil, "days_over": k.Over, "times_interval": nil, "source": "", "quiet": []map[string]any{}, "steps": []map[string]any{}, "words": k.Words()}
		if k.Promised {
			o["expected"], o["source"] = k.Promise(), k.Due.Source
		}
		if k.Silent >= 0 {
			o["silent_days"] = k.Silent
		}
		if times, ok := k.Risk(); ok {
			o["times_interval"] = math.Round(times*100) / 100
		}
		for _, q := range k.Quiet {
			o["quiet"] = append(o["quiet"].([]map[string]any), map[string]any{"from": string(q.From), "expected_by": string(q.Expected), "to": string(q.To), "days": q.Days, "days_over": q.Over, "attempts": q.Tries, "words": q.Words(today)})
		}
		for _, s := range k.Steps {
			o["steps"] = append(o["steps"].([]map[string]any), app.Object(s))
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%-24s %-10s  %s", o["person"], o["last_heard"], o["words"])
		if o["expected"] != "" {
			line += fmt.Sprintf(". Expected: %s", o["expected"])
		}
		for _, q := range o["quiet"].([]map[string]any) {
			line += fmt.Sprintf("\n    quiet: %s", q["words"])
		}
		for _, s := range o["steps"].([]map[string]any) {
			line += fmt.Sprintf("\n    step: %s  %s", s["on_day"], care.TouchStepSpec.Field("step").LabelOf(fmt.Sprint(s["step"])))
		}
		return line
	})
}

// visitWindows lists each visit that the regulations ask for, and the visit that met it.
func visitWindows(c *call) error {
	if c.person == "" {
		return fault.New(fault.Invalid, "Give the young person: --person ID. waymarkctl list person names them.")
	}
	f, err := c.a.File(c.ctx, c.person)
	if err != nil {
		return err
	}
	today := c.a.Today()
	var out []map[string]any
	for _, w := range rules.VisitWindows(f, rules.YearBack(today), today, c.a.Local()) {
		o := map[string]any{"rule": w.Rule, "id": w.Rule, "thing": w.Thing, "often": w.Often, "source": w.Source, "home": care.HomeSpec.Field("kind").LabelOf(w.Home.Kind), "home_id": w.Home.ID, "home_from": string(w.Home.From), "from": string(w.From),
			"by": string(w.By), "before": w.Before, "state": string(w.State), "days": w.Days, "missing": w.Missing, "words": w.Words(), "visit_day": "", "contact_id": "", "alone": ""}
		if w.Visit != nil {
			o["visit_day"], o["contact_id"], o["alone"] = string(w.Visit.On), w.Visit.ID, string(w.Visit.Alone)
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		by := fmt.Sprintf("by %-12s", o["by"])
		if o["before"] != "" {
			by = fmt.Sprintf("before %s", o["before"])
		}
		made := fmt.Sprint(o["visit_day"])
		if made == "" {
			made = "no visit"
		}
		return fmt.Sprintf("%s: %s  %s, %s [%s]", o["thing"], by, made, o["words"], o["source"])
	})
}
