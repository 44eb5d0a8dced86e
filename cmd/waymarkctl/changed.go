package main

import (
	"fmt"
	"slices"

	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
)

// changed lists what differs between a review pack that was printed and the records of today.
func changed(c *call) error {
	pack, err := c.arg(0, "the number of the pack")
	if err != nil {
		return err
	}
	if c.person == "" {
		return fault.New(fault.Invalid, "Say about whom: --person ID.")
	}
	got, err := c.a.SincePack(c.ctx, c.person, pack)
	if err != nil {
		return err
	}
	out := []map[string]any{}
	for _, x := range got.Changes {
		i := slices.IndexFunc(rules.ChangeGroups, func(o record.Option) bool { return o.Code == x.Group })
		out = append(out, map[string]any{"key": x.Key, "group": x.Group, "group_label": rules.ChangeGroups[i].Label, "part": x.Part, "what": x.What, "about": x.About, "was": x.Was, "now": x.Now,
			"says": x.Says, "young": x.Young, "who": x.Does, "by_day": string(x.By), "since": string(got.Pack.Made), "pack": got.Pack.Number})
	}
	if len(out) == 0 && !c.json {
		fmt.Fprintln(c.out, "Nothing has changed since pack "+got.Pack.Number+", made "+got.Pack.Made.Long()+".")
	}
	return c.show(out, func(o map[string]any) string {
		s := fmt.Sprintf("%s: %s", o["group_label"], o["what"])
		if o["about"] != "" {
			s += fmt.Sprintf(" (%s)", o["about"])
		}
		if o["was"] != "" {
			s += fmt.Sprintf("\n  was  %s", o["was"])
		}
		if o["now"] != "" {
			s += fmt.Sprintf("\n  now  %s", o["now"])
		}
		return s
	})
}
