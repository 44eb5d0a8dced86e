package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/rules"
)

func due(c *call) error {
	list, err := c.a.Dues(c.ctx, c.person)
	if err != nil {
		return err
	}
	today := c.a.Today()
	var out []map[string]any
	for _, d := range list {
		out = append(out, map[string]any{"id": d.Rule, "rule": d.Rule, "person_id": d.PersonID, "person": d.Person, "thing": d.Thing, "day": string(d.Day), "state": string(d.State), "kind": d.Kind,
			"often": d.Often, "fact": d.Fact, "booked": d.Booked, "missing": d.Missing, "source": d.Source, "check": d.Check, "record_kind": d.RecordKind, "record_id": d.RecordID, "when": d.When(today)})
	}
	return c.show(out, func(o map[string]any) string {
		return fmt.Sprintf("%-10s  %s: %s, %s. %s %s [%s]", o["day"], o["person"], o["thing"], o["when"], o["often"], o["fact"], o["source"])
	})
}

func status(c *call) error {
	f, err := c.a.File(c.ctx, c.person)
	if err != nil {
		return err
	}
	code, reasons := rules.SuggestStatus(f, c.a.Today())
	o := map[string]any{"id": c.person, "suggested": code, "label": care.StatusSpec.Field("status").LabelOf(code)}
	var texts []string
	var steps []map[string]any
	for _, r := range reasons {
		text := r.Text
		if r.Source != "" {
			text += " [" + r.Source + "]"
		}
		if r.Check {
			text += " Check before relying on this."
		}
		texts = append(texts, text)
		steps = append(steps, map[string]any{"met": r.OK, "text": r.Text, "source": r.Source, "check": r.Check})
	}
	o["reasons"], o["steps"] = texts, steps
	return c.show([]map[string]any{o}, func(map[string]any) string {
		s := fmt.Sprintf("Suggested: %s", o["label"])
		for i, t := range texts {
			mark := "no "
			if reasons[i].OK {
				mark = "yes"
			}
			s += "\n  " + mark + "  " + t
		}
		return s
	})
}

// listRules lists every clock with its source, as it stands in these records; without records as the catalogue has it.
func listRules(c *call) error {
	if _, err := c.a.Look(c.vault); err == nil {
		if err := os.MkdirAll(dataDir(), 0o700); err != nil {
			return fault.Wrap(fault.NotSaved, "The folder "+dataDir()+" cannot be made. Give another one in WAYMARK_DATA.", err)
		}
		if err := c.unlock(); err != nil {
			return err
		}
		defer c.a.Lock(context.WithoutCancel(c.ctx))
	} else if fault.CodeOf(err) != fault.NotFound {
		return err
	}
	var out []map[string]any
	for _, l := range c.a.Rules() {
		r := l.Rule
		o := map[string]any{"id": r.ID, "subject": r.Subject, "name": r.Name, "kind": string(r.Kind), "who": r.Who, "condition": r.Condition, "from": r.Fact, "sense": string(r.Sense),
			"length": r.Length(), "often": r.HowOften, "note": r.Note, "source": r.Source, "read": string(r.Read), "mark": string(r.Mark), "check": r.Check, "off": r.Off,
			"changeable": l.Changeable(), "local_rule": nil}
		if l.Own != nil {
			o["local_rule"] = app.Object(l.Own)
			o["law"] = l.Given.HowOften
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		text := fmt.Sprintf("%-30s %-8s %s: %s", o["id"], o["kind"], o["name"], o["often"])
		if o["off"] == true {
			text += " (not used)"
		}
		if cond, _ := o["condition"].(string); cond != "" {
			text += " If: " + cond + "."
		}
		text += "\n" + strings.Repeat(" ", 40) + "[" + o["source"].(string) + "]"
		if o["check"] == true {
			text += " Check before relying on this."
		}
		if own, ok := o["local_rule"].(map[string]any); ok {
			text += fmt.Sprintf("\n%s%s, from %s: %s. The catalogue has: %s", strings.Repeat(" ", 40), "Changed here", own["from_day"], own["source"], o["law"])
		}
		return text
	})
}
