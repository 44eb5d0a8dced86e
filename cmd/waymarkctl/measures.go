package main

import (
	"fmt"
	"math"

	"waymark/internal/measures"
	"waymark/internal/value"
	wording "waymark/internal/words" // words are an option here
)

// listMeasures shows what the records say for the priorities, whole; with --outside as it may leave the service.
func listMeasures(c *call) error {
	m, err := c.a.Measures(c.ctx, value.Date(c.from), value.Date(c.to))
	if err != nil {
		return err
	}
	if c.outside {
		return c.measuresOutside(measures.Table{People: m.People, Figures: m.Figures, ByAge: m.ByAge})
	}
	var out []map[string]any
	for _, f := range m.Figures {
		out = append(out, figureObject(f))
		if c.byAge {
			for _, g := range m.ByAge[f.Measure.ID] {
				out = append(out, figureObject(g))
			}
		}
	}
	return c.show(out, func(o map[string]any) string {
		name := o["name"].(string)
		if o["age"] != 0 {
			name = fmt.Sprintf("    at %d", o["age"])
		}
		if o["unit"] == "visits" {
			return fmt.Sprintf("%-42s %s by %d of %d people", name, wording.Count(o["count"].(int), "visit", "visits"), o["by"], o["of"])
		}
		return fmt.Sprintf("%-42s %d of %d (not known: %d), %s to %s", name, o["count"], o["of"], o["not_known"], o["from_day"], o["to_day"])
	})
}

func figureObject(f measures.Figure) map[string]any {
	o := map[string]any{"id": f.Measure.ID, "name": f.Measure.Name, "actions": some(f.Measure.Actions), "unit": f.Measure.Unit, "age": f.Age, "from_day": string(f.From), "to_day": string(f.To),
		"moment": f.Measure.Moment, "count": f.N, "of": f.Of, "not_known": f.Unknown, "evidence": f.Held(), "by": f.By, "percent": nil,
		"counts": f.Measure.Counts, "out_of": f.Measure.Of, "unknowns": f.Measure.Unknowns, "sure": f.Measure.Sure,
		"counted": some(f.Counted), "missing": some(f.Missing), "people_not_known": some(f.NotKnown)}
	if p, ok := f.Percent(); ok {
		o["percent"] = math.Round(p*10) / 10
	}
	return o
}

// some is a list that is never null.
func some(s []string) []string { return append([]string{}, s...) }

func (c *call) measuresOutside(t measures.Table) error {
	if !c.byAge {
		t.ByAge = nil
	}
	paper := measures.Hide(t)
	var out []map[string]any
	add := func(f measures.Figure, s measures.Shown) {
		out = append(out, map[string]any{"id": s.Measure, "name": f.Measure.Name, "age": s.Age, "from_day": string(f.From), "to_day": string(f.To), "state": string(s.State),
			"figure": s.Big(), "detail": s.Small(), "evidence": s.Evidence()})
	}
	for i, s := range paper.Figures {
		f := t.Figures[i]
		add(f, s)
		for j, a := range paper.ByAge[f.Measure.ID] {
			add(t.ByAge[f.Measure.ID][j], a)
		}
	}
	return c.show(out, func(o map[string]any) string {
		name := o["name"].(string)
		if o["age"] != 0 {
			name = fmt.Sprintf("    at %d", o["age"])
		}
		return fmt.Sprintf("%-42s %s (%s), evidence for %s", name, o["figure"], o["detail"], o["evidence"])
	})
}
