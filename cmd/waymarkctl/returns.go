package main

import (
	"fmt"
	"strings"

	"waymark/internal/fault"
	say "waymark/internal/words"
)

// keepingInTouch shows the return as it stands, with --all also who is not asked about; with --out it writes the file of every line that no check fails,
// with --all of every line that is answered.
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
		f, err := c.a.ExportReturn(c.ctx, k.Year, c.forWhom, c.all)
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
			return fmt.Sprintf("%s: %s, %d left out because something is missing or a check fails.", o["file"], say.Count(f.People, "young person", "young people"), o["left_out"])
		})
	}
	var out []map[string]any
	for _, l := range k.Lines {
		o := map[string]any{"id": l.Person.ID, "person_id": l.Person.ID, "person": l.Person.Name(), "year": k.Year, "asked": true, "age": l.Age, "birthday": string(l.Birthday), "from_day": string(l.From), "to_day": string(l.To),
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
	if c.all {
		for _, n := range k.Without {
			out = append(out, map[string]any{"id": n.Person.ID, "person_id": n.Person.ID, "person": n.Person.Name(), "year": k.Year, "asked": false, "age": n.Age, "why": n.Why, "rules": append([]string{}, n.Rules...), "mend": n.Mend})
		}
	}
	return c.show(out, func(o map[string]any) string {
		if o["asked"] == false {
			line := fmt.Sprintf("%s: not asked about. %s", o["person"], o["why"])
			if numbers := o["rules"].([]string); len(numbers) > 0 {
				line += " Check " + strings.Join(numbers, ", ") + "."
			}
			return line
		}
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

// annexA shows the inspectors' list of care leavers; with --out it writes the file.
func annexA(c *call) error {
	list, err := c.a.AnnexA(c.ctx)
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
		f, err := c.a.ExportAnnexA(c.ctx, c.forWhom)
		if err != nil {
			return err
		}
		if path, err = c.writeFile(path, f.Bytes); err != nil {
			return err
		}
		if err := c.a.ReturnSaved(c.ctx, f, path); err != nil {
			return err
		}
		return c.show([]map[string]any{{"id": "annexa", "file": path, "people": f.People, "left_out": len(list.Without)}}, func(o map[string]any) string {
			return fmt.Sprintf("%s: %s, %d not in it. Check the columns against the current Annex A before relying on this.", o["file"], say.Count(f.People, "young person", "young people"), o["left_out"])
		})
	}
	var out []map[string]any
	for _, r := range list.Rows {
		o := map[string]any{"id": r.Person.ID, "person_id": r.Person.ID, "person": r.Person.Name(), "blank": append([]string{}, r.Blank...), "in_list": true, "why": ""}
		for i, col := range list.Columns {
			o[col.ID] = r.Cells[i]
		}
		out = append(out, o)
	}
	for _, n := range list.Without {
		out = append(out, map[string]any{"id": n.Person.ID, "person_id": n.Person.ID, "person": n.Person.Name(), "in_list": false, "why": n.Why, "blank": []string{}})
	}
	return c.show(out, func(o map[string]any) string {
		if o["in_list"] == false {
			return fmt.Sprintf("%s: not in the list. %s", o["person"], o["why"])
		}
		line := fmt.Sprintf("%s, %s: %s, in touch %s, last contact %s, plan or review %s", o["person"], o["age"], o["eligibility"], dash(o["in_touch"]), dash(o["contact"]), dash(o["review"]))
		if blank := o["blank"].([]string); len(blank) > 0 {
			line += "\n    Blank, and may not be: " + strings.Join(blank, "; ") + "."
		}
		return line
	})
}

// dash stands for what a column does not say.
func dash(cell any) any {
	if cell == "" {
		return "-"
	}
	return cell
}
