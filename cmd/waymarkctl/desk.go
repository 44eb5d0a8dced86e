package main

import (
	"fmt"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// deskOfDay lists a day of the drop-in desk, the latest first; then the visitors of earlier days of whom no adviser was told yet.
func deskOfDay(c *call) error {
	day := c.a.Today()
	if c.onDay != "" {
		var err error
		if day, err = value.ParseDate(c.onDay, day); err != nil {
			return err
		}
	}
	d, err := c.a.Desk(c.ctx, day)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, l := range d.Lines {
		o := app.Object(l.Record)
		o["kind"], o["name"], o["about"], o["still_here"] = l.Kind, l.Name, l.About, l.Here
		out = append(out, o)
	}
	for _, v := range d.Waiting {
		o := app.Object(v)
		o["kind"], o["name"], o["about"], o["still_here"] = care.VisitorSpec.Kind, v.FirstName, "No slip was made yet", false
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		name := o["name"]
		if name == "" {
			name = "Count only"
		}
		when := clock(o["at_time"])
		if o["on_day"] != string(day) {
			when = value.Date(fmt.Sprint(o["on_day"])).Long()
		}
		line := fmt.Sprintf("%-8s %s", when, name)
		if o["about"] != "" {
			line += fmt.Sprintf(" (%s)", o["about"])
		}
		switch {
		case o["still_here"] == true:
			line += ", still here"
		case o["left_time"] != "":
			line += ", left at " + clock(o["left_time"])
		}
		return fmt.Sprintf("%s  %s %s", line, o["kind"], o["id"])
	})
}

// clock is a time as a person reads it.
func clock(code any) string { return value.Clock(fmt.Sprint(code)).String() }

// leftNow writes down that somebody at the drop-in leaves.
func leftNow(c *call) error {
	kind, err := c.arg(0, "the record type, contact, visitor or tally")
	if err != nil {
		return err
	}
	id, err := c.arg(1, "the id, from waymarkctl desk")
	if err != nil {
		return err
	}
	if err := c.a.LeftNow(c.ctx, kind, id); err != nil || !c.json {
		return err
	}
	r, err := c.a.Get(c.ctx, kind, id)
	if err != nil {
		return err
	}
	return c.show(objects([]record.Record{r}), nil)
}

// joinVisitor makes a visitor's visit a contact of a young person.
func joinVisitor(c *call) error {
	id, err := c.arg(0, "the id of the visitor, from waymarkctl desk")
	if err != nil {
		return err
	}
	if c.to == "" {
		return fault.New(fault.Invalid, "Say who the visitor is: --to PERSON.")
	}
	contact, err := c.a.JoinVisitor(c.ctx, id, c.to)
	if err != nil {
		return err
	}
	return c.show(objects([]record.Record{contact}), func(o map[string]any) string { return fmt.Sprint(o["id"]) })
}

// slip writes the slip for a visitor's adviser.
func slip(c *call) error {
	id, err := c.arg(0, "the id of the visitor, from waymarkctl desk")
	if err != nil {
		return err
	}
	if c.dir == "" {
		return fault.New(fault.Invalid, "Say where to: --out FILE.")
	}
	path, err := c.outFile(c.dir)
	if err != nil {
		return err
	}
	p, err := c.a.VisitorSlip(c.ctx, id, c.format)
	if err != nil {
		return err
	}
	if path, err = c.writeFile(path, p.Bytes); err != nil {
		return err
	}
	if err := c.a.SlipGiven(c.ctx, id); err != nil {
		return err
	}
	return c.show([]map[string]any{{"id": id, "file": path}}, func(o map[string]any) string { return fmt.Sprint(o["file"]) })
}
