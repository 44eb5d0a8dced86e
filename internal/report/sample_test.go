package report_test

import (
	"fmt"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// The people of the mock-ups: Amara Bello, 17, her carer Sian Probert, her adviser Ruth Okafor; everybody is made up.

const today = value.Date("2026-11-24")

var ids int

func meta() record.Meta {
	ids++
	return record.Meta{ID: fmt.Sprintf("id-%04d", ids), PersonID: "amara"}
}

func request(audience record.Audience) report.Request {
	r := report.Request{File: amara(), Service: service(), Owner: &care.Owner{Name: "Ruth Okafor", Role: "adviser"}, Today: today, Audience: audience,
		Number: "7", Check: "KX4T", Since: "2026-06-09"}
	r.Before = before(r.File)
	return r
}

func service() *care.Service {
	return &care.Service{Name: "Leaving care team", Council: "Sample council", Phone: "01632 960100", OutOfHours: "01632 960112", Venue: "No. 4"}
}

// before is Amara's file at the end of the review of 9 June: no text of the adult, words, feelings or actions that came after it.
func before(now *care.File) *care.File {
	f := *now
	f.Actions, f.Words, f.Feelings, f.Parts, f.Ratings = nil, nil, nil, nil, nil
	for _, a := range now.Actions {
		if a.Agreed != "" && a.Agreed <= "2026-06-09" {
			c := *a
			c.State, c.Why, c.Finished = "not_started", "", ""
			f.Actions = append(f.Actions, &c)
		}
	}
	for _, w := range now.Words {
		if w.On <= "2026-06-09" {
			f.Words = append(f.Words, w)
		}
	}
	for _, x := range now.Feelings {
		if x.On <= "2026-06-09" {
			f.Feelings = append(f.Feelings, x)
		}
	}
	for _, r := range now.Ratings {
		if r.On <= "2026-06-09" {
			f.Ratings = append(f.Ratings, r)
		}
	}
	for _, p := range now.Parts {
		c := *p
		if c.Part == "6" || c.Part == "8" {
			c.Going, c.WorkingWell, c.Worried = "on_track", "Fine so far.", ""
		}
		f.Parts = append(f.Parts, &c)
	}
	return &f
}

func amara() *care.File {
	ids = 0
	f := &care.File{Person: &care.Person{Meta: record.Meta{ID: "amara", PersonID: "amara"}, FirstName: "Amara", LastName: "Bello", Pronouns: "she/her", Born: "2009-05-03",
		Phone: "07700 900 077", NHSNumber: "9992746157", FirstLanguage: value.KnownFact("English"), Interpreter: value.No, Communication: value.KnownFact("Tell me what you will do first."),
		Adviser: "Ruth Okafor", SocialWorker: "Dele Adeyemi", ReviewingOfficer: "Joan Pryce", CoverColour: "damson"}}
	add := func(rs ...record.Record) {
		for _, r := range rs {
			*r.Head() = meta()
			f.Add(r)
		}
	}
	add(&care.Connection{Name: "Sian Probert", Role: "carer", Phone: "07700 900 318", Order: 1, Emergency: value.Yes},
		&care.Connection{Name: "Ruth Okafor", Role: "adviser", Phone: "07700 900 204", Order: 2},
		&care.Connection{Name: "Auntie Bisi", Role: "family", Phone: "07700 900 561", Order: 3, Emergency: value.Yes, MaySee: "Allergies and medicines"},
		&care.Connection{Name: "Dele Adeyemi", Role: "social_worker", Phone: "07700 900 411"},
		&care.Connection{Name: "Anita Rao", Role: "advocate", Phone: "07700 900 422"},
		&care.Connection{Name: "Joan Pryce", Role: "iro"},
		&care.Connection{Name: "Tobi Bello", Role: "family"})
	add(&care.Home{Kind: "foster", With: "Sian Probert", From: "2021-03-01", Address: "4 Orchard Row", Town: "Leominster", Phone: "01632 960777"})
	add(&care.CarePeriod{From: "2021-02-10", Basis: "co"}, &care.Status{Code: "eligible", From: "2025-05-03"})
	add(&care.Plan{Assessed: "2025-07-01", Made: "2025-08-01", Adviser: "Ruth Okafor"}, &care.CopyGiven{Of: "plan", Role: "young", On: "2026-06-12", By: "Ruth", Explained: "read through with Amara"})
	add(&care.Review{Kind: "pathway", State: "booked", Booked: "2026-12-08", Clock: "16:00", Place: "at home", Invited: "Sian Probert\nRuth Okafor\nAnita Rao\nAuntie Bisi"},
		&care.Review{Kind: "pathway", State: "held", Booked: "2026-06-09", Held: "2026-06-09", Came: "Amara, Sian, Ruth", TookPart: "came", Decisions: "Amara stays with Sian."})
	part := func(n, well, worried, how, wrong, going, by string) {
		add(&care.PlanPart{Part: n, WorkingWell: well, Worried: worried, HowMet: how, IfWrong: wrong, Going: going, By: by, On: "2026-11-20"})
	}
	part("2", "Sian every day, Auntie Bisi on Sundays.", "", "Sian daily; Auntie Bisi on Sundays.", "Amara rings Ruth.", "on_track", "Ruth Okafor")
	part("3", "Settled since 2021.", "", "Staying with Sian; talk about after 18.", "Sian rings Ruth the same day.", "on_track", "Ruth Okafor")
	part("6", "They matter a great deal to each other.", "Visits missed in August and October.", "Fixed dates to the end of March, agreed with Tobi’s carers.", "Dele rings Amara the same day and offers another date.", "needs_work", "Ruth Okafor")
	part("7", "Cooks four main meals.", "", "One new meal a week to 28 February.", "", "needs_work", "Ruth Okafor")
	part("8", "Pays her own phone bill, saves £5 a week.", "No budget kept for a whole month yet.", "A £160 budget for a whole month, looked at each Sunday.", "Amara rings Sian, then Ruth. Food parcel from No. 4.", "needs_work", "Ruth Okafor")
	part("9", "Asthma is well looked after.", "", "Asthma check each year.", "Ring 111, then Sian.", "on_track", "Ruth Okafor")
	part("10", "", "", "Ring Sian, Ruth, then out of hours.", "", "on_track", "Ruth Okafor")
	act := func(part, what, who, by, state, why, agreed, finished string) {
		add(&care.Action{Part: part, What: what, Who: who, By: value.Date(by), State: state, Why: why, Agreed: value.Date(agreed), Finished: value.Date(finished)})
	}
	act("4", "Start the level 2 catering course", "Amara", "2026-09-07", "done", "", "2026-06-09", "2026-09-07")
	act("3", "Get a bus pass", "Sian Probert", "2026-09-01", "not_done", "the photo was too old", "2026-06-09", "")
	act("8", "Open a bank account with a card", "Sian Probert", "2026-08-01", "part_done", "The card has not come yet.", "2026-06-09", "")
	act("8", "Pay in the two weeks of savings that were missed", "Sian Probert", "2026-11-30", "under_way", "", "2026-09-01", "")
	act("8", "Explain what money comes at 18, and when", "Ruth Okafor", "2026-12-18", "not_started", "", "2026-11-01", "")
	act("6", "Set fixed days to see Tobi, in writing", "Dele Adeyemi", "2026-11-10", "not_started", "", "2026-11-01", "")
	act("8", "Keep a budget for all of January", "Amara, Sian Probert", "2027-01-31", "not_started", "", "2026-11-01", "")
	act("2", "Find a mentor", "Ruth Okafor", "2026-10-01", "dropped", "Amara has Anita.", "2026-06-09", "")
	said := func(about, text, how, by, on string) {
		add(&care.OwnWords{About: about, Text: text, How: how, WrittenBy: by, On: value.Date(on)})
	}
	said("matters", "Staying with Sian until my exams are done. Getting good enough at cooking that I’m not living on toast. Seeing my little brother every month, not just when it suits people.", "typed", "", "2026-11-21")
	said("going_well", "I’m on the level 2 catering course.\nI can cook four main meals.\nI’ve got a Saturday job at a bakery.", "typed", "", "2026-11-21")
	said("hard_now", "Making money last a whole month.\nTwo visits with Tobi didn’t happen.", "said", "Ruth Okafor", "2026-11-22")
	said("talk_about", "Tobi. Why the visits stopped.\nDriving lessons.\nCan I stay with Sian after I’m 18?\nFinding a church choir.", "typed", "", "2026-11-21")
	said("want_there", "Sian, Ruth, Anita, and Auntie Bisi for the first half.", "typed", "", "2026-11-21")
	said("part_6", "I want to see Tobi every month. When it gets cancelled nobody tells me why.", "typed", "", "2026-11-21")
	said("part_8", "I can budget for a week but a month is hard. What will I get at 18?", "said", "Ruth Okafor", "2026-11-20")
	said("part_6", "It is fine.", "said", "Ruth Okafor", "2026-06-02")
	feel := func(on string, scores ...int) {
		for i, n := range scores {
			if n > 0 {
				add(&care.Feeling{Part: fmt.Sprint(i + 2), Score: n, On: value.Date(on), How: "typed"})
			}
		}
	}
	feel("2026-11-21", 4, 5, 4, 3, 2, 4, 2, 4, 3, 4)
	feel("2026-06-02", 4, 5, 3, 3, 4, 4, 3, 4, 3, 4)
	rate := func(on string, levels map[string][2]int) {
		for _, id := range []string{"MO01", "MO02", "MO03", "MO04", "MO05", "FO01", "FO02"} {
			if l, ok := levels[id]; ok {
				if l[0] > 0 {
					add(&care.Rating{Skill: id, Voice: "young", Level: l[0], On: value.Date(on), By: "Amara Bello"})
				}
				if l[1] > 0 {
					add(&care.Rating{Skill: id, Voice: "adult", Level: l[1], On: value.Date(on), By: "Sian Probert"})
				}
			}
		}
	}
	rate("2026-11-15", map[string][2]int{"MO01": {4, 4}, "MO02": {3, 2}, "MO03": {4, 4}, "MO04": {5, 4}, "MO05": {2, 4}, "FO01": {4, 3}})
	rate("2026-06-05", map[string][2]int{"MO01": {3, 3}, "MO02": {3, 2}, "MO03": {4, 4}, "MO04": {4, 4}, "MO05": {2, 0}})
	rate("2026-03-10", map[string][2]int{"MO02": {2, 2}})
	rate("2025-12-10", map[string][2]int{"MO02": {1, 1}})
	add(&care.Goal{Skill: "MO02", What: "Keep a budget for the whole of January", Helps: "Sian Probert", CarerWill: "Sit down together on Sundays", By: "2027-01-31", State: "live", Set: "2026-11-15"})
	account := &care.Account{Kind: "instant", Where: "Building society account", Holder: "Amara Bello", Last4: "4821", Opened: "2021-04-01", Weekly: 5_00, PaidBy: "Sian Probert", WeeklyFrom: "2026-06-09"}
	ctf := &care.Account{Kind: "ctf", Where: "Sample Trust", Holder: "Amara Bello", Last4: "0935"}
	add(account, ctf)
	pay := func(a *care.Account, kind, on string, pence int, from, to string, more func(*care.Entry)) {
		e := &care.Entry{AccountID: a.ID, Kind: kind, On: value.Date(on), Amount: value.Money(pence), From: value.Date(from), To: value.Date(to)}
		if more != nil {
			more(e)
		}
		add(e)
	}
	pay(ctf, "opening", "2026-04-05", 1846_20, "", "", nil)
	pay(account, "opening", "2026-01-01", 402_50, "", "", nil)
	proof := func(e *care.Entry) { e.Evidence = "receipt in the blue folder" }
	pay(account, "carer", "2026-06-30", 15_00, "2026-06-09", "2026-06-29", proof)
	pay(account, "carer", "2026-07-28", 20_00, "2026-06-30", "2026-07-27", proof)
	pay(account, "carer", "2026-08-10", 10_00, "2026-07-28", "2026-08-10", proof)
	pay(account, "carer", "2026-09-15", 15_00, "2026-08-25", "2026-09-14", proof)
	pay(account, "gift", "2026-09-20", 20_00, "", "", func(e *care.Entry) { e.By = "Auntie Bisi" })
	pay(account, "interest", "2026-09-30", 2_18, "", "", proof)
	pay(account, "carer", "2026-10-13", 20_00, "2026-09-15", "2026-10-12", proof)
	pay(account, "withdrawal", "2026-10-24", -60_00, "", "", func(e *care.Entry) { e.Purpose, e.AgreedBy = "Interview shoes", "Amara, Sian Probert" })
	pay(account, "carer", "2026-11-03", 15_00, "2026-10-13", "2026-11-02", proof)
	pay(account, "carer", "2026-11-24", 15_00, "2026-11-03", "2026-11-23", proof)
	add(&care.Contact{On: "2026-11-17", At: "15:30", Minutes: 25, Mode: "dropin", Place: "No. 4", With: "Ruth Okafor", Topics: "money,family", Talked: value.Yes, Said: "SAID-NOTE we went through the budget.", Agreed: "AGREED-NOTE to ring on Friday.",
		TheirWords: "I want it in writing.", Services: "Help with the bus pass form", FollowUp: "Ring Dele about Tobi", FollowBy: "2026-11-20"},
		&care.Contact{On: "2026-11-03", Mode: "phone", With: "Ruth Okafor", Talked: value.No, Topics: "chat"},
		&care.Contact{On: "2026-10-20", Mode: "home", With: "Dele Adeyemi", Talked: value.Yes, Topics: "housing", StatutoryVisit: "placement", Alone: value.Yes},
		&care.Contact{On: "2026-07-02", Mode: "text", Talked: value.Yes, Topics: "chat"})
	health := func(block, answer, text, detail string, more func(*care.HealthFact)) *care.HealthFact {
		h := &care.HealthFact{Block: block, Fact: value.Fact{Text: text, Answer: value.Answer(answer)}, Detail: detail, Checked: "2026-03-03"}
		if more != nil {
			more(h)
		}
		add(h)
		return h
	}
	health("allergy", "known", "Penicillin", "rash, throat swells", func(h *care.HealthFact) { h.Source = "GP letter" })
	health("condition", "known", "Asthma", "", func(h *care.HealthFact) { h.Since = "2014-01-01" })
	health("medicine", "known", "Blue inhaler (salbutamol)", "two puffs when needed", nil)
	health("birth", "known", "Born at Hereford County Hospital", "", nil)
	health("birth", "known", "Weight 2.94 kg (6 lb 8 oz)", "", nil)
	health("birth", "not_known", "", "Early or late", func(h *care.HealthFact) { h.AskWho = "your children in care nurse" })
	health("birth", "none", "", "Special care", nil)
	health("family", "known", "Asthma", "someone in my close family", nil)
	health("family", "not_known", "", "Heart, diabetes", func(h *care.HealthFact) { h.AskWho = "Auntie Bisi" })
	health("feelings", "known", "FEELINGS-CANARY", "", nil)
	health("sexual", "known", "SEXUAL-CANARY", "", nil)
	health("substances", "declined", "", "SUBSTANCE-CANARY", nil)
	health("illness", "known", "PRIVATE-CANARY", "", func(h *care.HealthFact) { h.Private = value.Yes })
	add(&care.HealthService{Kind: "gp", Name: value.KnownFact("Castle Green Surgery"), Phone: "01632 960338"},
		&care.HealthService{Kind: "dentist", Name: value.KnownFact("Bridge Street Dental"), NextDue: "2026-12-02"},
		&care.HealthService{Kind: "optician", Name: value.Fact{Answer: value.NotKnown}})
	add(&care.Immunisation{Vaccine: "MMR", Dose: 1, State: "had", Given: "2010-06-01"}, &care.Immunisation{Vaccine: "Teenage booster", State: "had_no_record"},
		&care.Immunisation{Vaccine: "MenB", State: "not_offered"}, &care.Immunisation{Vaccine: "Covid", State: "not_known"})
	add(&care.HealthCheck{Kind: "dental", State: "booked", Booked: "2026-12-02", Where: "Bridge Street Dental"}, &care.HealthCheck{Kind: "rha", State: "done", Done: "2026-01-14", With: "Children in care nurse"},
		&care.HealthCheck{Kind: "sdq", State: "done", Done: "2026-02-01", Total: "11", Outcome: "SDQ-CANARY"})
	return f
}
