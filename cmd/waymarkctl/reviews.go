package main

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// closeReview writes a review down as held and freezes what the plan says.
func closeReview(c *call) error {
	id, err := c.arg(0, "the id of the review")
	if err != nil {
		return err
	}
	r, err := c.a.Get(c.ctx, care.ReviewSpec.Kind, id)
	if err != nil {
		return err
	}
	v := r.(*care.Review)
	if v.Held == "" {
		v.Held = min(v.Booked, c.a.Today())
	}
	if err := c.assign(care.ReviewSpec, v, c.args[1:]); err != nil {
		return err
	}
	x, err := c.a.CloseReview(c.ctx, v)
	if err != nil {
		return err
	}
	return c.show(objects([]record.Record{x}), func(map[string]any) string { return care.FrozenSpec.LineOf(x) + ", " + x.ID })
}

// closedReviews lists the reviews that were closed, and whether the history still tells all of what was closed.
func closedReviews(c *call) error {
	if c.person == "" {
		return fault.New(fault.Invalid, "Say whose reviews: --person ID.")
	}
	list, err := c.a.List(c.ctx, care.FrozenSpec.Kind, app.Filter{Person: c.person})
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, r := range list {
		f, err := c.a.FrozenReview(c.ctx, r.Head().ID)
		if err != nil {
			return err
		}
		o := app.Object(r)
		o["whole"], o["why"] = f.Whole, f.Why
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		state := "whole"
		if o["whole"] != true {
			state = fmt.Sprint(o["why"])
		}
		return fmt.Sprintf("%v  review %v, closed %v: %s", o["id"], o["number"], o["closed_day"], state)
	})
}

// unrecorded lists what is not on the council's record yet.
func unrecorded(c *call) error {
	list, err := c.a.Unrecorded(c.ctx, c.person)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, u := range list {
		out = append(out, map[string]any{"kind": u.Kind, "id": u.ID, "person_id": u.PersonID, "person": u.Person, "day": string(u.Day), "what": u.What, "line": u.Line})
	}
	return c.show(out, func(o map[string]any) string {
		return strings.TrimSpace(fmt.Sprintf("%s  %s: %s (%s %s) %s", o["day"], o["person"], o["what"], o["kind"], o["id"], o["line"]))
	})
}

// councilKinds are what belongs on the council's record.
var councilKinds = []string{"contact", "review", "pathway_plan", app.Assessment}

func (c *call) thing() (t app.Thing, err error) {
	if t.Kind, err = c.arg(0, "what it is: "+strings.Join(councilKinds, ", ")); err != nil {
		return t, err
	}
	if !slices.Contains(councilKinds, t.Kind) {
		return t, fault.New(fault.Invalid, "Give what it is: "+strings.Join(councilKinds, ", ")+".")
	}
	t.ID, err = c.arg(1, "the record's id")
	return t, err
}

// copyText prints something as plain text, to be pasted into the council's own system.
func copyText(c *call) error {
	t, err := c.thing()
	if err != nil {
		return err
	}
	text, err := c.a.RecordText(c.ctx, t)
	if err != nil {
		return err
	}
	return c.show([]map[string]any{{"kind": t.Kind, "id": t.ID, "text": text}}, func(map[string]any) string { return strings.TrimRight(text, "\n") })
}

// recorded says on which day something was put on the council's record.
func recorded(c *call) error {
	t, err := c.thing()
	if err != nil {
		return err
	}
	on := c.a.Today()
	if c.onDay != "" {
		if on = value.Date(c.onDay); !on.Valid() {
			return fault.New(fault.Invalid, "--on-day takes a day as YYYY-MM-DD.")
		}
	}
	return c.a.PutOnRecord(c.ctx, on, t)
}
