package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// skills plans ratings of both voices moving over time, evidence and goals.
func (m *maker) skills(x persona, first value.Date, then plan, of func() record.Meta, say func(string) string) {
	if x.p.Born.AgeOn(m.today) > 21 {
		return
	}
	adult := m.person4("CARER", x)
	rounds := []value.Date{}
	for d := later(first.AddDays(14), m.today.AddMonths(-18)); d <= m.today.AddDays(-6); d = d.AddMonths(6) {
		rounds = append(rounds, d)
	}
	for n, d := range rounds {
		then(d, 18, func() (out []record.Record) {
			for k, s := range skillSets {
				if (k+n)%4 == 3 {
					continue
				}
				y := min(5, max(1, s.young+x.skill-1+n/2+m.r.IntN(2)))
				a := min(5, max(1, s.adult+x.skill-1+(n+1)/2))
				young := &care.Rating{Meta: of(), Skill: s.id, Voice: "young", Level: y, On: d, By: x.p.First(), How: "typed"}
				seen := &care.Rating{Meta: of(), Skill: s.id, Voice: "adult", Level: a, On: d, By: adult}
				if s.id == "MO02" {
					young.Note, seen.Note = "Two weeks alone, then needed help to find where it went.", say("Budget sheet on the fridge, weeks 1 and 2 filled in by NAME.")
				}
				out = append(out, young)
				if k%5 != 4 {
					out = append(out, seen)
				}
			}
			return out
		})
	}
	if len(rounds) == 0 {
		return
	}
	then(rounds[len(rounds)-1], 19, func() (out []record.Record) {
		d := rounds[len(rounds)-1]
		for _, id := range []string{"MO02", "FO03", "HE04"}[:1+x.skill] {
			out = append(out, &care.Goal{Meta: of(), Skill: id, What: goalsFor[id], Helps: adult, CarerWill: say(carerWill[id]), By: m.today.AddDays(40 + len(out)*12), State: "live", Set: d})
		}
		return append(out,
			&care.Evidence{Meta: of(), Skill: "FO03", Happened: say("NAME cooked chilli for the whole house, start to finish."), On: d.AddDays(-3), Where: "At home", SawIt: adult},
			&care.Evidence{Meta: of(), Skill: "TR02", Happened: say("Took the bus to Marlford alone, there and back."), On: d.AddDays(-8), Where: "Marlford", SawIt: "Ruth Okafor"},
			&care.Evidence{Meta: of(), Skill: "HE07", Happened: say("Finished the first-aid morning at college with everybody else."), On: d.AddDays(-12), Where: "Marlford College", SawIt: "Ms Priddy", Certificate: "AQA unit award, first aid (made up)"},
			&care.SkillStance{Meta: of(), Skill: "TR08", Stance: "not_now", Reason: "No car and no plans for one before 19. The bus goes everywhere that matters.", Voice: "young", By: x.p.First(), How: "said", On: d},
			&care.SkillStance{Meta: of(), Skill: "MO12", Stance: "with_support", Reason: say("NAME and the adviser go through a long month together; agreed that it stays that way."), Voice: "adult", By: "Ruth Okafor", On: d})
	})
}

// ourSkills are what the made-up service changed in the list of skills.
func (m *maker) ourSkills() {
	m.on(m.start, 9,
		&care.SkillChange{Skill: "XMARL01", Area: "E", Wording: "use the credit union desk at No. 4", Short: "Use the credit union desk", Place: 450},
		&care.SkillChange{Skill: "HO04", Area: "D", Wording: "put the right bin out on the right day in Marlford", Short: "Put out the right bin"},
		&care.SkillChange{Skill: "FO07", Area: "C", Hidden: value.Yes})
}

// notes plans the carer's notes.
func (m *maker) notes(x persona, first value.Date, one func(value.Date, int, func() record.Record), of func() record.Meta, say func(string) string) {
	if x.with == "" || x.leftCare != "" && x.home != "staying_put" && x.home != "lodgings" {
		return
	}
	for d := m.today.AddDays(-1); d > later(first, m.today.AddMonths(-12)); d = d.AddDays(-9 - m.r.IntN(10)) {
		day, t := d, pick(m, notes)
		note := &care.CarerNote{}
		one(day, 20, func() record.Record {
			note.Meta, note.On, note.Kind, note.Happened, note.TheirWords, note.Subjects, note.By = of(), day, t.kind, say(t.text), t.words, t.subjects, x.with
			if day.AddDays(62) > m.today {
				note.Monthly = value.Yes
			}
			return note
		})
		if t.skill != "" && day.Day()%2 == 0 {
			one(day, 21, func() record.Record {
				return &care.Evidence{Meta: of(), Skill: t.skill, Happened: note.Happened, On: day, SawIt: x.with, NoteID: note.ID}
			})
		}
	}
}
