package main

import (
	"fmt"
	"os"
	"strings"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/thread"
	"waymark/internal/value"
)

// strategy lists the strategies, or the rows of one; loads a council's own from a file, chooses the one in use, takes one away.
func strategy(c *call) error {
	asked := 0
	for _, set := range []bool{c.load != "", c.use != "", c.remove, c.example, c.signs} {
		if set {
			asked++
		}
	}
	if asked > 1 {
		return fault.New(fault.Invalid, "Give one of --load, --use, --remove, --example and --signs.")
	}
	switch {
	case c.example:
		_, err := fmt.Fprint(c.out, catalogue.ExampleStrategy())
		return err
	case c.signs:
		return c.listSigns()
	case c.load != "":
		data, err := os.ReadFile(c.load)
		if err != nil {
			return fault.Wrap(fault.Invalid, "The file "+c.load+" cannot be read.", err)
		}
		if _, err := c.a.LoadStrategy(c.ctx, string(data)); err != nil {
			return err
		}
	case c.use != "":
		if err := c.a.UseStrategy(c.ctx, c.use); err != nil {
			return err
		}
	case c.remove:
		id, err := c.arg(0, "the id of a strategy")
		if err != nil {
			return err
		}
		if err := c.a.RemoveStrategy(c.ctx, id); err != nil {
			return err
		}
	case len(c.args) > 0:
		return c.rowsOf(c.args[0])
	}
	list, err := c.a.Strategies(c.ctx)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, l := range list {
		id, loaded := "", ""
		if l.Paper != nil {
			id, loaded = l.Paper.ID, string(l.Paper.Loaded)
		}
		out = append(out, map[string]any{"id": id, "strategy": l.Strategy.ID, "name": l.Strategy.Name, "council": l.Strategy.Council, "loaded_day": loaded, "used": l.Used, "built_in": l.Paper == nil,
			"priorities": len(l.Strategy.Priorities), "actions": len(l.Strategy.Actions()), "starting_figures": len(l.Strategy.Baselines)})
	}
	return c.show(out, func(o map[string]any) string {
		used := ""
		if o["used"] == true {
			used = " (in use)"
		}
		return fmt.Sprintf("%s: %s, %s%s: %d priorities, %d actions, %d starting figures", o["strategy"], o["council"], o["name"], used, o["priorities"], o["actions"], o["starting_figures"])
	})
}

// listSigns is what the rows of a strategy's file may name.
func (c *call) listSigns() error {
	var out []map[string]any
	for _, s := range catalogue.Signs() {
		out = append(out, map[string]any{"id": s.ID, "record": s.Record, "name": s.Name})
	}
	return c.show(out, func(o map[string]any) string { return fmt.Sprintf("%s %-24s %s", o["record"], o["id"], o["name"]) })
}

func (c *call) rowsOf(id string) error {
	list, err := c.a.Strategies(c.ctx)
	if err != nil {
		return err
	}
	for _, l := range list {
		if !strings.EqualFold(l.Strategy.ID, id) && (l.Paper == nil || l.Paper.ID != id) {
			continue
		}
		var out []map[string]any
		for _, p := range l.Strategy.Mapped() {
			for _, o := range p.Objectives {
				for _, a := range o.Actions {
					out = append(out, map[string]any{"id": a.ID, "priority": p.Number, "priority_name": p.Name, "objective": o.Text, "measures": list0(o.Measures), "text": a.Text, "who": a.Who, "short": a.Plain, "source": a.Source})
				}
			}
		}
		return c.show(out, func(o map[string]any) string { return fmt.Sprintf("%s %s (%s)", o["id"], o["text"], o["who"]) })
	}
	return fault.New(fault.NotFound, "There is no strategy \""+id+"\" here. waymarkctl strategy lists them.")
}

// list0 is an empty list where there is none, so that JSON has [] and not null.
func list0(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// period is --from and --to; without them from 1 April to today.
func (c *call) period() (thread.Period, error) {
	p := c.a.ThisYear()
	for _, x := range []struct {
		name, text string
		day        *value.Date
	}{{"--from", c.from, &p.From}, {"--to", c.to, &p.To}} {
		if x.text == "" {
			continue
		}
		if *x.day = value.Date(x.text); !x.day.Valid() {
			return p, fault.New(fault.Invalid, x.name+" takes a day as YYYY-MM-DD.")
		}
	}
	return p, nil
}

// goldenThread shows the records behind a row, or the rows of a record; with --add or --take somebody's choice about one is written down first.
func goldenThread(c *call) error {
	first, err := c.arg(0, "a row of the strategy, or a record type and an id")
	if err != nil {
		return err
	}
	s := care.Spec(first)
	if s == nil {
		return c.behind(first)
	}
	id, err := c.arg(1, "the record's id")
	if err != nil {
		return err
	}
	if c.add != "" && c.take != "" {
		return fault.New(fault.Invalid, "Give --add or --take, not both.")
	}
	if c.add+c.take != "" {
		if err := c.a.ChooseEvidence(c.ctx, s.Kind, id, c.add+c.take, c.add != "", c.reason); err != nil {
			return err
		}
	}
	r, err := c.a.Get(c.ctx, s.Kind, id)
	if err != nil {
		return err
	}
	now, err := c.a.Strategy(c.ctx)
	if err != nil {
		return err
	}
	links, err := c.a.RowsOf(c.ctx, r)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, l := range links {
		a, _ := now.ActionByID(l.Action)
		o := map[string]any{"id": a.ID, "short": a.Plain, "text": a.Text, "holds": l.Holds(), "signs": signNames(l), "chosen_by": "", "chosen_day": "", "why": ""}
		if l.Choice != nil {
			o["chosen_by"], o["chosen_day"], o["why"] = l.Choice.By, string(l.Choice.On), l.Choice.Why
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%s %s: %s", o["id"], o["short"], strings.Join(o["signs"].([]string), ", "))
		if by := o["chosen_by"]; by != "" {
			what := "chosen by"
			if o["holds"] == false {
				what = "taken away by"
			}
			line = fmt.Sprintf("%s (%s %s, %s)", strings.TrimSuffix(line, ": "), what, by, o["chosen_day"])
		}
		return line
	})
}

func signNames(l thread.Link) []string {
	out := []string{}
	for _, s := range l.Signs {
		out = append(out, s.Name)
	}
	return out
}

// behind lists the records behind a row in a period, newest first; of one young person with --person.
func (c *call) behind(row string) error {
	s, err := c.a.Strategy(c.ctx)
	if err != nil {
		return err
	}
	a, ok := s.ActionByID(row)
	if !ok {
		return fault.New(fault.NotFound, fmt.Sprintf("There is no row %q in %s, and no record type of that name.", row, s.Name))
	}
	p, err := c.period()
	if err != nil {
		return err
	}
	var list []app.PersonBehind
	if c.person != "" {
		t, err := c.a.Thread(c.ctx, c.person)
		if err != nil {
			return err
		}
		for _, b := range t.Behind(a.ID) {
			if c.from+c.to == "" || p.Has(b.Day) { // of one young person everything, unless a period is given
				list = append(list, app.PersonBehind{Person: t.File.Person, Behind: b})
			}
		}
	} else {
		load, err := c.a.Caseload(c.ctx, p)
		if err != nil {
			return err
		}
		list = load.Behind(a.ID)
	}
	var out []map[string]any
	for _, b := range list {
		spec := care.SpecOf(b.Record)
		o := map[string]any{"id": b.Record.Head().ID, "kind": spec.Kind, "person_id": "", "person": "", "day": string(b.Day), "line": spec.LineOf(b.Record), "signs": signNames(b.Link), "chosen_by": ""}
		if b.Person != nil {
			o["person_id"], o["person"] = b.Person.ID, b.Person.Name()
		}
		if b.Link.Choice != nil {
			o["chosen_by"] = b.Link.Choice.By
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%-10s %s %s: %s", o["day"], o["kind"], o["id"], o["line"])
		if o["person"] != "" {
			line += " (" + o["person"].(string) + ")"
		}
		if o["chosen_by"] != "" {
			line += ", chosen by " + o["chosen_by"].(string)
		}
		return line
	})
}

// coverage is the grid of one young person, or of everybody whose record is open, for a period.
func coverage(c *call) error {
	p, err := c.period()
	if err != nil {
		return err
	}
	if len(c.args) > 0 {
		_, rows, err := c.a.Coverage(c.ctx, c.args[0], p)
		if err != nil {
			return err
		}
		var out []map[string]any
		for _, r := range rows {
			what := map[string]int{}
			for _, s := range r.What {
				what[s.Sign.ID] = s.Count
			}
			out = append(out, map[string]any{"id": r.Action.ID, "short": r.Action.Called(), "from_day": string(p.From), "to_day": string(p.To), "held": r.Held, "in_period": r.Here, "without_day": r.Undated,
				"newest_day": string(r.Newest), "shows": what, "missing": list0(r.Missing), "by_hand_only": r.NeverCan})
		}
		return c.show(out, func(o map[string]any) string {
			return strings.TrimRight(fmt.Sprintf("%-6s %3d of %3d  %-10s  %s. %s", o["id"], o["in_period"], o["held"], o["newest_day"], o["short"], strings.Join(o["missing"].([]string), " ")), " ")
		})
	}
	load, err := c.a.Caseload(c.ctx, p)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, r := range load.Rows {
		missing := []map[string]any{}
		for _, m := range r.Missing {
			missing = append(missing, map[string]any{"sign": m.Sign.ID, "text": m.Words(), "people": m.People, "of": m.Of})
		}
		out = append(out, map[string]any{"id": r.Action.ID, "short": r.Action.Called(), "from_day": string(p.From), "to_day": string(p.To), "people": list0(r.People), "held": list0(r.Held), "of": r.Of, "in_period": r.Here,
			"newest_day": string(r.Newest), "missing": missing, "by_hand_only": r.NeverCan})
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%-6s %2d of %2d people, %3d records  %-10s  %s.", o["id"], len(o["people"].([]string)), o["of"], o["in_period"], o["newest_day"], o["short"])
		for _, m := range o["missing"].([]map[string]any) {
			line += " " + m["text"].(string)
		}
		return line
	})
}
