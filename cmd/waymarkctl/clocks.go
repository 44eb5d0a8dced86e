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
	moved, err := c.movedOf(list)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, d := range list {
		out = append(out, map[string]any{"id": d.Rule, "rule": d.Rule, "person_id": d.PersonID, "person": d.Person, "thing": d.Thing, "day": string(d.Day), "state": string(d.State), "kind": d.Kind,
			"often": d.Often, "fact": d.Fact, "booked": d.Booked, "missing": d.Missing, "source": d.Source, "check": d.Check, "record_kind": d.RecordKind, "record_id": d.RecordID, "when": d.When(today), "line": d.Line(), "moved": moved(d)})
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%-10s  %s: %s, %s. %s [%s]", o["day"], o["person"], o["thing"], o["when"], o["line"], o["source"])
		for _, m := range o["moved"].([]map[string]any) {
			line += fmt.Sprintf("\n            It moved. %s", m["words"])
		}
		return line
	})
}

// movedOf finds, for everybody in a list, which of the dates moved in the last four weeks. A date that only made way for the next one is left out.
func (c *call) movedOf(list []rules.Due) (func(rules.Due) []map[string]any, error) {
	today, byPerson := c.a.Today(), map[string][]rules.MovedDate{}
	for _, d := range list {
		if _, had := byPerson[d.PersonID]; had {
			continue
		}
		moves, err := c.a.Moved(c.ctx, d.PersonID)
		if err != nil {
			return nil, err
		}
		byPerson[d.PersonID] = moves
	}
	return func(d rules.Due) []map[string]any {
		out := []map[string]any{}
		for _, m := range byPerson[d.PersonID] {
			if !m.Done && m.Due.Rule == d.Rule && m.Due.RecordID == d.RecordID && d.Day != "" {
				out = append(out, map[string]any{"was": string(m.Was), "was_fact": m.WasFact, "became": string(m.Due.Day), "on": string(m.On), "by": m.By, "because": m.Because, "words": m.Sentence(today)})
			}
		}
		return out
	}, nil
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

// calendar writes what is due as a calendar file, and says on standard output which code stands for whom.
func calendar(c *call) error {
	if c.dir == "" || strings.TrimSpace(c.forWhom) == "" || c.person == "" && !c.all {
		return fault.New(fault.Invalid, "Say of whom, whose calendar it is, and where to: --person ID or --all, --for WHO, --out FILE.ics.")
	}
	path, err := c.outFile(c.dir)
	if err != nil {
		return err
	}
	f, err := c.a.Calendar(c.ctx, c.person, c.forWhom)
	if err != nil {
		return err
	}
	if path, err = c.writeFile(path, f.Bytes); err != nil {
		return err
	}
	if err := c.a.CalendarSaved(c.ctx, f, path); err != nil {
		return err
	}
	var out []map[string]any
	for _, w := range f.Who {
		out = append(out, map[string]any{"id": w.PersonID, "code": w.Code, "person": w.Name, "events": w.Events, "file": path})
	}
	return c.show(out, func(o map[string]any) string {
		return fmt.Sprintf("%s  %s, %d days", o["code"], o["person"], o["events"])
	})
}

// birthdays lists what starts and what stops for a young person between 15 and three quarters and 25.
func birthdays(c *call) error {
	f, err := c.a.File(c.ctx, c.person)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, s := range rules.Timeline(f, c.a.Today()) {
		out = append(out, map[string]any{"id": s.ID, "person_id": c.person, "day": string(s.Day), "age": s.Age, "does": s.Does(), "what": s.What, "past": s.Past, "if": s.If, "source": s.Source, "check": s.Check})
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%s  %-4s %-6s %s", o["day"], o["age"], o["does"], o["what"])
		if cond, _ := o["if"].(string); cond != "" {
			line += " (" + cond + ")"
		}
		if o["check"] == true {
			line += " Check before relying on this."
		}
		return line + " [" + o["source"].(string) + "]"
	})
}
