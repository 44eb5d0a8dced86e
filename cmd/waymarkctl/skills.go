package main

import (
	"fmt"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/rules"
)

// skills prints what both voices say of each skill, with milestones, what is set aside and what to talk about; without a person the service's list.
func skills(c *call) error {
	list := c.a.Skills()
	area := ""
	if len(c.args) > 0 {
		area = c.args[0]
		if len(list.Every(area)) == 0 {
			return fault.New(fault.Invalid, "There is no area "+area+". The areas are A to K.")
		}
	}
	every := []rules.Skill{}
	for _, a := range care.SkillAreas {
		if area == "" || a.Code == area {
			every = append(every, list.Every(a.Code)...)
		}
	}
	if c.person == "" {
		var out []map[string]any
		for _, s := range every {
			out = append(out, map[string]any{"id": s.ID, "area": s.Area, "i_can": s.Text, "short": s.Short, "before_move": s.Before, "hidden": s.Hidden, "place": s.Place, "changed": s.Change != nil})
		}
		return c.show(out, func(o map[string]any) string {
			note := ""
			if o["hidden"] == true {
				note = "  (off our list)"
			} else if o["changed"] == true {
				note = "  (changed)"
			}
			return fmt.Sprintf("%-8s %s  I can %s%s", o["id"], o["area"], o["i_can"], note)
		})
	}
	f, err := c.a.File(c.ctx, c.person)
	if err != nil {
		return err
	}
	stand, miles := rules.Stand(f, ""), map[string]string{}
	for _, m := range rules.Milestones(f, "") {
		miles[m.Skill] = string(m.On)
	}
	apart := map[string]bool{}
	for _, d := range rules.Differences(f, list) {
		apart[d.Skill.ID] = true
	}
	var out []map[string]any
	for _, s := range every {
		v, stance := stand[s.ID], f.Stance(s.ID, "")
		if s.Hidden && v == (rules.Voices{}) {
			continue
		}
		o := map[string]any{"id": s.ID, "area": s.Area, "short": s.Short, "before_move": s.Before, "young": v.Young, "adult": v.Adult, "talk_about": apart[s.ID], "milestone": miles[s.ID], "hidden": s.Hidden, "set_aside": "", "reason": ""}
		if stance != nil {
			o["set_aside"], o["reason"] = stance.Stance, stance.Reason
		}
		out = append(out, o)
	}
	if !c.json {
		before := rules.Before(f, list, "")
		fmt.Fprintf(c.out, "Before a move: %s. 0 is not rated.\n", before.Words())
		for _, l := range rules.LevelsByArea(f, list) {
			if area == "" || l.Area == area {
				fmt.Fprintf(c.out, "%s  not rated, then 1 to 5: %s %v, adults %v\n", l.Long, f.Person.First(), l.Young, l.Adult)
			}
		}
	}
	return c.show(out, func(o map[string]any) string {
		note := ""
		if o["milestone"] != "" {
			note += "  milestone " + o["milestone"].(string)
		}
		if o["talk_about"] == true {
			note += "  two steps apart: talk about it"
		}
		if o["set_aside"] != "" {
			note += fmt.Sprintf("  %v: %v", o["set_aside"], o["reason"])
		}
		return fmt.Sprintf("%-8s young %d  adult %d  %s%s", o["id"], o["young"], o["adult"], o["short"], note)
	})
}
