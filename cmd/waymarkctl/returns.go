package main

import (
	"fmt"
	"strings"

	"waymark/internal/fault"
)

// keepingInTouch shows the return as it stands; with --out it writes the file of every line that no check fails.
func keepingInTouch(c *call) error {
	k, err := c.a.Return(c.ctx, c.year)
	if err != nil {
		return err
	}
	if c.dir != "" {
		if strings.TrimSpace(c.forWhom) == "" {
			return fault.New(fault.Invalid, "Say who will receive it: --for WHO.")
		}
		path, err := c.outFile(c.dir)
		if err != nil {
			return err
		}
		f, err := c.a.ExportReturn(c.ctx, k.Year, c.forWhom, false)
		if err != nil {
			return err
		}
		if path, err = c.writeFile(path, f.Bytes); err != nil {
			return err
		}
		if err := c.a.ReturnSaved(c.ctx, f, path); err != nil {
			return err
		}
		return c.show([]map[string]any{{"id": "return", "year": k.Year, "file": path, "people": f.People, "left_out": len(k.Lines) - f.People}}, func(o map[string]any) string {
			return fmt.Sprintf("%s: %d young people, %d left out because something is missing or a check fails.", o["file"], o["people"], o["left_out"])
		})
	}
	var out []map[string]any
	for _, l := range k.Lines {
		o := map[string]any{"id": l.Person.ID, "person_id": l.Person.ID, "person": l.Person.Name(), "year": k.Year, "age": l.Age, "birthday": string(l.Birthday), "from_day": string(l.From), "to_day": string(l.To),
			"due": l.Due, "child": l.Person.CouncilNumber, "answer_id": "", "in_touch": "", "activity": "", "accommodation": "", "suitability": ""}
		if a := l.Answer; a != nil {
			o["answer_id"], o["in_touch"], o["activity"], o["accommodation"], o["suitability"] = a.ID, a.InTouch, a.Activity, a.Home, a.Suitability
		}
		fails := []map[string]any{}
		for _, f := range l.Failures {
			fails = append(fails, map[string]any{"rule": f.Rule, "text": f.Text})
		}
		o["failures"] = fails
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%s, %d on %s: %s %s %s%s", o["person"], o["age"], o["birthday"], o["in_touch"], o["activity"], o["accommodation"], o["suitability"])
		for _, f := range o["failures"].([]map[string]any) {
			rule := ""
			if f["rule"] != "" {
				rule = "Check " + f["rule"].(string) + ": "
			}
			line += "\n    " + rule + f["text"].(string)
		}
		return line
	})
}
