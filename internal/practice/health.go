package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// health plans facts in all five answers, services, vaccinations and checks.
func (m *maker) health(x persona, first value.Date, then plan, of func() record.Meta) {
	then(first.AddDays(8), 10, func() []record.Record {
		d := first.AddDays(8)
		f := func(block string, fact value.Fact, detail, source, ask string, private value.Tri) record.Record {
			return &care.HealthFact{Meta: of(), Block: block, Fact: fact, Detail: detail, Source: source, AskWho: ask, Checked: d, Private: private}
		}
		allergy := pick(m, []value.Fact{value.KnownFact("Penicillin"), value.KnownFact("Peanuts"), {Answer: value.None}, {Answer: value.NotKnown}})
		medicine := pick(m, []value.Fact{value.KnownFact("Salbutamol inhaler"), value.KnownFact("Melatonin"), {Answer: value.None}, {Answer: value.NotAsked}})
		when := func(f value.Fact, detail string) string { // a detail belongs to something that is known
			if f.Answer != value.Known {
				return ""
			}
			return detail
		}
		reaction := map[string]string{"Penicillin": "Rash all over, swollen lips", "Peanuts": "Throat closes: adrenaline pen, then 999"}[allergy.Text]
		out := []record.Record{
			f("allergy", allergy, reaction, "GP letter", "the surgery", ""),
			f("condition", pick(m, []value.Fact{value.KnownFact("Asthma"), value.KnownFact("Eczema"), {Answer: value.None}}), "", "Red book and surgery", "", ""),
			f("medicine", medicine, when(medicine, "when needed"), "Repeat prescription", "the pharmacy", ""),
			f("birth", pick(m, []value.Fact{value.KnownFact("Born at Marlford General, 3 weeks early"), {Answer: value.NotKnown}}), "", "Red book", "the records team", ""),
			f("family", pick(m, []value.Fact{value.KnownFact("Mum: asthma. Grandmother: diabetes"), {Answer: value.NotKnown}, {Answer: value.Declined}}), "", "", "the children in care nurse", ""),
			f("senses", pick(m, []value.Fact{value.KnownFact("Glasses for reading"), {Answer: value.None}}), "", "Optician", "", ""),
			f("feelings", pick(m, []value.Fact{value.KnownFact("Music and walking help; being asked 'what's wrong' does not"), {Answer: value.Declined}}), "", "Said by the young person", "", value.Yes),
			f("sexual", pick(m, []value.Fact{value.KnownFact("Knows the clinic on Tuesdays"), {Answer: value.NotAsked}, {Answer: value.Declined}}), "", "", "", value.Yes),
			f("substances", pick(m, []value.Fact{{Answer: value.None}, {Answer: value.NotAsked}}), "", "", "", value.Yes),
			&care.HealthService{Meta: of(), Kind: "gp", Name: value.KnownFact("Orchard Street Surgery"), Phone: "01632 960 410", LastSeen: m.today.AddDays(-40 - m.r.IntN(200))},
			&care.HealthService{Meta: of(), Kind: "dentist", Name: m.fact("Marlford Dental"), Phone: "01632 960 420"},
			&care.HealthService{Meta: of(), Kind: "optician", Name: m.fact("Bright Eyes, High Street"), Phone: "01632 960 430"},
			&care.HealthService{Meta: of(), Kind: "nurse", Name: value.KnownFact("Nurse Bukola Hart"), Phone: "01632 960 440"},
		}
		return append(out,
			&care.Immunisation{Meta: of(), Vaccine: "MMR", Dose: 1, State: "had", Given: x.p.Born.AddMonths(13), Source: "Red book"},
			&care.Immunisation{Meta: of(), Vaccine: "MMR", Dose: 2, State: pick(m, []string{"had_no_record", "not_known"}), Source: "Not in the red book"},
			&care.Immunisation{Meta: of(), Vaccine: "MenACWY", Dose: 1, State: pick(m, []string{"not_known", "not_had"}), Source: "School list not found"},
			&care.Immunisation{Meta: of(), Vaccine: "MenB", Dose: 1, State: "not_offered", Source: "Not offered to this age group"})
	})
	check := func(d value.Date, kind, state, with, outcome string) {
		then(d, 12, func() []record.Record {
			c := &care.HealthCheck{Meta: of(), Kind: kind, State: state, Booked: d, With: with, Outcome: outcome}
			if state == "done" {
				c.Done = d
			}
			if kind == "passport" && state == "done" {
				c.CopyOnFile, c.Consent = value.Yes, x.p.First()+" said yes on "+d.Long()
			}
			if kind == "sdq" {
				c.Score, c.Changed = 11+m.r.IntN(8), "Talked about sleep; the carer asked for a course on teenagers and screens."
			}
			return []record.Record{c}
		})
	}
	if x.lastRHA != "" {
		kinds := "rha"
		for d := x.lastRHA; d > later(first, x.cameIn.AddDays(40)); d = d.AddDays(-350) {
			check(d, kinds, "done", "Nurse Bukola Hart", "Well. Talked about sleep and the dentist.")
		}
		if x.leftCare == "" {
			check(later(x.cameIn.AddDays(18), first), "iha", "done", "Dr Ines Vale", "First assessment.")
			for d := m.today.AddDays(-20 - m.r.IntN(90)); d > first.AddDays(10); d = d.AddDays(-170) {
				check(d, "dental", "done", "Marlford Dental", "All well")
			}
			for d := m.today.AddDays(-60 - m.r.IntN(200)); d > first.AddDays(10); d = d.AddDays(-350) {
				if x.p.Born.AgeOn(d) < 17 {
					check(d, "sdq", "done", m.person4("CARER", x), "")
				}
			}
		}
	}
	switch x.passport {
	case "given":
		check(later(first.AddDays(30), x.p.Born.AddYears(17).AddMonths(1)), "passport", "done", "Nurse Bukola Hart", "Given, read through together")
	case "declined":
		check(later(first.AddDays(30), x.p.Born.AddYears(18)), "passport", "declined", "Nurse Bukola Hart", "Not now; offered again any time")
	}
}
