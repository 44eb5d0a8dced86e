package practice

import (
	"fmt"
	"strconv"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// health plans facts in all five answers, services, vaccinations and checks.
func (m *maker) health(x persona, first value.Date, then plan, of func() record.Meta) {
	then(first.AddDays(8), 10, func() []record.Record {
		d := first.AddDays(8)
		f := func(block string, fact value.Fact, detail, source, ask string, private value.Tri) record.Record {
			return &care.HealthFact{Meta: of(), Block: block, Fact: fact, Detail: detail, Source: source, AskWho: ask, Checked: d, Privacy: care.Privacy{Private: private}}
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
		item := func(block, item string, fact value.Fact, source string) record.Record {
			it, _ := care.HealthItemOf(item)
			h := &care.HealthFact{Meta: of(), Block: block, Item: item, Fact: fact, Checked: d}
			switch fact.Answer {
			case value.Known, value.None:
				h.Source = source
			case value.NotKnown:
				h.AskWho = it.Ask
			}
			if care.PrivateBlocks[block] {
				h.Private = value.Yes
			}
			return h
		}
		own := func(block, code, words string) record.Record { // what helps somebody is theirs to say
			h := item(block, code, value.KnownFact(words), "Said by the young person").(*care.HealthFact)
			h.OwnWords = value.Yes
			return h
		}
		onCard := func(r record.Record) record.Record { // a medicine is not: it says more about somebody
			if h := r.(*care.HealthFact); h.Fact.Answer == value.Known {
				h.OnCard = value.Yes
			}
			return r
		}
		known, unknown, none := value.KnownFact, value.Fact{Answer: value.NotKnown}, value.Fact{Answer: value.None}
		out := []record.Record{
			onCard(f("allergy", allergy, reaction, "GP letter", "the surgery", "")),
			onCard(f("condition", pick(m, []value.Fact{value.KnownFact("Asthma"), value.KnownFact("Eczema"), {Answer: value.None}}), "", "Red book and surgery", "", "")),
			f("medicine", medicine, when(medicine, "when needed"), "Repeat prescription", "the pharmacy", ""),
			item("emergency", "blood_group", unknown, ""),
			item("birth", "birth_place", pick(m, []value.Fact{known("Marlford General Hospital"), unknown}), "Red book"),
			item("birth", "birth_weight", pick(m, []value.Fact{known("2.94 kg"), known("3.4 kg"), unknown}), "Red book"),
			item("birth", "birth_gestation", pick(m, []value.Fact{known("Three weeks early"), unknown}), "Red book"),
			item("birth", "birth_care", none, "Red book"),
			item("birth", "birth_checks", value.Fact{}, ""),
			item("birth", "birth_mother", value.Fact{Answer: value.Declined}, ""),
			item("birth", "birth_feeding", unknown, ""),
			inFamily(of(), d, "mother", "Asthma"), inFamily(of(), d, "mothers_mother", "Diabetes, type 2"),
			item("family", "family_genetic", unknown, ""),
			item("illness", pick(m, []string{"admission", "operation", "injury"}), known(pick(m, []string{"Marlford General, three nights, for the appendix", "Broken wrist, set in plaster"})), "GP summary"),
			item("vaccines", "vaccine_place", pick(m, []value.Fact{known("In England, at the surgery"), unknown}), "GP summary"),
			item("senses", "vision", known("Short-sighted"), "Optician"),
			item("senses", "glasses", pick(m, []value.Fact{known("Glasses for reading"), none}), "Optician"),
			item("senses", "hearing", none, "School hearing check"),
			own("feelings", "helps", "Music and walking. Being asked 'what's wrong' does not."),
			own("feelings", "warning", "Stops answering messages; sleeps in the day."),
			own("feelings", "crisis_do", "Sit close by, and wait; talking comes later."),
			item("feelings", "crisis_who", unknown, ""),
			item("sexual", "sexual_service", pick(m, []value.Fact{known("Knows the clinic on Tuesdays"), {}, {Answer: value.Declined}}), "Said by the young person"),
			item("sexual", "ccard", pick(m, []value.Fact{known("Registered"), none, {}}), "Said by the young person"),
			item("substances", "smoking", pick(m, []value.Fact{known("Vapes; wants to cut down"), none, {}}), "Said by the young person"),
			item("substances", "alcohol", value.Fact{}, ""),
			&care.HealthService{Meta: of(), Kind: "gp", Name: value.KnownFact("Orchard Street Surgery"), Phone: "01632 960 410", LastSeen: d.AddDays(-40 - m.r.IntN(200)), Source: "The surgery", Checked: d, OnCard: value.Yes},
			&care.HealthService{Meta: of(), Kind: "dentist", Name: known("Marlford Dental"), Phone: "01632 960 420"},
			&care.HealthService{Meta: of(), Kind: "optician", Name: known("Bright Eyes, High Street"), Phone: "01632 960 430"},
			&care.HealthService{Meta: of(), Kind: "nurse", Name: value.KnownFact("Nurse Bukola Hart"), Phone: "01632 960 440"},
		}
		if x.p.EHCP == value.Yes {
			out = append(out, item("disability", "adjustments", known("Tests in a quiet room; one instruction at a time"), "EHCP"), item("disability", "ehcp_health", known("Medicine looked at again every six months"), "EHCP"))
		}
		return append(out,
			&care.Immunisation{Meta: of(), Vaccine: "MMR", Dose: 1, State: "had", Given: x.p.Born.AddMonths(13), Place: "Orchard Street Surgery", Source: "Red book",
				ConsentGiven: care.ConsentGiven{Consent: value.Yes, ConsentBy: "parent", ConsentBasis: "parental"}},
			&care.Immunisation{Meta: of(), Vaccine: "MMR", Dose: 2, State: pick(m, []string{"had_no_record", "not_known"}), Source: "Not in the red book"},
			&care.Immunisation{Meta: of(), Vaccine: "MenACWY", Dose: 1, State: pick(m, []string{"not_known", "not_had"}), Source: "School list not found"},
			&care.Immunisation{Meta: of(), Vaccine: "MenB", Dose: 1, State: "not_offered", Source: "Not offered to this age group"},
			&care.Immunisation{Meta: of(), Vaccine: "Hepatitis B", Dose: 1, State: "had", Given: d.AddDays(-300), Place: "Marlford Sexual Health Clinic", Source: "The clinic", Privacy: care.Privacy{Private: value.Yes}})
	})
	m.grown(x, first, then, of)
	m.consents(x, first, then, of)
	check := func(d value.Date, kind, state, with, outcome string) {
		then(d, 12, func() []record.Record {
			c := &care.HealthCheck{Meta: of(), Kind: kind, State: state, Booked: d, With: with, Outcome: outcome}
			if kind == "rha" {
				c.ConsentGiven = consentAt(x, d)
			}
			if state == "done" {
				c.Done = d
			}
			if kind == "sdq" {
				c.Total, c.Version, c.AnsweredBy, c.Changed = strconv.Itoa(11+m.r.IntN(8)), "carer", with, "Talked about sleep; the carer asked for a course on teenagers and screens."
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
	day := later(first.AddDays(30), x.p.Born.AddYears(17).AddMonths(1))
	switch x.passport {
	case "given":
		then(day, 12, func() []record.Record {
			return []record.Record{&care.PassportIssue{Meta: of(), State: "given", Given: day, Format: "booklet", ExplainedBy: "Nurse Bukola Hart", Note: "Given, read through together.", CopyOnFile: value.Yes,
				Agreed: x.p.First() + " said yes", AgreedOn: day, Replacement: value.No}}
		})
	case "declined":
		day := later(first.AddDays(30), x.p.Born.AddYears(18))
		then(day, 12, func() []record.Record {
			return []record.Record{&care.PassportIssue{Meta: of(), State: "declined", Planned: day, ExplainedBy: "Nurse Bukola Hart", Note: "Not now; offered again any time."}}
		})
	}
}

func inFamily(of record.Meta, d value.Date, relation, what string) record.Record {
	return &care.HealthFact{Meta: of, Block: "family", Item: "family_condition", Relation: relation, Fact: value.KnownFact(what), Source: "Told by the social worker", Checked: d}
}

// consentAt is who agreed to a health assessment at an age: the young person from 16, the carer for the council before.
func consentAt(x persona, d value.Date) care.ConsentGiven {
	switch age := x.p.Born.AgeOn(d); {
	case age >= 18:
		return care.ConsentGiven{Consent: value.Yes, ConsentBy: "young", ConsentBasis: "own_adult", ConsentOn: d}
	case age >= 16:
		return care.ConsentGiven{Consent: value.Yes, ConsentBy: "young", ConsentBasis: "own_16", ConsentOn: d}
	}
	return care.ConsentGiven{Consent: value.Yes, ConsentBy: "carer", ConsentName: carerOf(x), ConsentBasis: "delegated", ConsentOn: d}
}

func carerOf(x persona) string {
	if x.carer != "" {
		return x.carer
	}
	return "The carer of the time"
}

// grown plans a few measurings, the newest last.
func (m *maker) grown(x persona, first value.Date, then plan, of func() record.Meta) {
	height, weight := 1480+m.r.IntN(120), 420+m.r.IntN(120) // millimetres and hectograms, so that the sums stay whole
	n := 0
	for d := first.AddDays(9); d < m.today && n < 5; d, n = d.AddDays(190), n+1 {
		h, w := height, weight
		height, weight = height+m.r.IntN(30), weight+5+m.r.IntN(22)
		then(d, 11, func() []record.Record {
			return []record.Record{&care.Growth{Meta: of(), On: d, HeightCM: fmt.Sprintf("%d.%d", h/10, h%10), WeightKG: fmt.Sprintf("%d.%d", w/10, w%10), By: "Nurse Bukola Hart", Source: "Health assessment"}}
		})
	}
}

// consents plans who may say yes to what, and who may see the record.
func (m *maker) consents(x persona, first value.Date, then plan, of func() record.Meta) {
	d := first.AddDays(10)
	then(d, 10, func() []record.Record {
		age := x.p.Born.AgeOn(d)
		who := func(decision, who, basis, terms string) record.Record {
			c := &care.Consent{Meta: of(), Decision: decision, Who: who, Basis: basis, Terms: terms, Source: "Placement plan", Agreed: d}
			if who == "carer" {
				c.WhoName = x.carer
			}
			return c
		}
		out := []record.Record{&care.Sharing{Meta: of(), Reader: "file", Agrees: value.Yes, Said: d, HeardBy: "Nurse Bukola Hart", Words: "Fine, but not the feelings pages."},
			&care.Sharing{Meta: of(), Reader: "school", Agrees: value.No, Said: d, HeardBy: "Nurse Bukola Hart"}}
		switch {
		case age >= 18:
			return append(out, who("planned", "young", "own_adult", ""), who("dentist", "young", "own_adult", ""))
		case age >= 16:
			return append(out, who("emergency", "council", "", "Ring the duty team at once"), who("planned", "young", "own_16", ""), who("dentist", "young", "own_16", ""), who("vaccination", "young", "own_16", ""),
				who("overnight", "carer", "delegated", "With people the carer knows"), who("trip", "carer", "delegated", ""), who("haircut", "young", "", ""), &care.Consent{Meta: of(), Decision: "passport", Who: "not_known", AskWho: "the social worker"})
		}
		return append(out, who("emergency", "council", "", "Ring the duty team at once"), who("planned", "council", "", ""), who("dentist", "carer", "delegated", ""), who("vaccination", "carer", "delegated", "Tell the social worker"),
			who("overnight", "carer", "delegated", ""), who("trip", "carer", "delegated", ""), who("haircut", "carer", "delegated", "Ask the young person first"), who("passport", "council", "care_order", ""))
	})
}
