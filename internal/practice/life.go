package practice

import (
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// person plans the whole record of one young person.
func (m *maker) person(x persona, i int) {
	p := x.p
	first := m.start.AddDays(i % 28)
	m.on(first, 9, &p)
	of := func() record.Meta { return record.Meta{PersonID: p.ID} }
	say := func(s string) string { return strings.ReplaceAll(s, "NAME", p.First()) }
	then := func(d value.Date, hour int, make func() []record.Record) {
		m.onLate(later(d, first), max(hour, 10), make)
	}
	one := func(d value.Date, hour int, make func() record.Record) {
		then(d, hour, func() []record.Record { return []record.Record{make()} })
	}
	m.standing(x, first, then, of, say)
	m.plan(x, first, then, of, say)
	m.health(x, first, then, of)
	m.touch(x, first, one, of, say)
	m.lostSteps(x, one, of, say)
	m.skills(x, first, then, of, say)
	m.savings(x, first, then, of)
	m.notes(x, first, one, of, say)
	m.returns(x, one, of)
	m.work(x, first, one, of, say)
	m.concern(x, one, of)
}

// helper is the everyday person of somebody who lives alone: a friend of the family instead of the adviser twice.
func helper(name string) string {
	if name == "Ruth Okafor" {
		return "Auntie Pat"
	}
	return name
}

type plan func(d value.Date, hour int, make func() []record.Record)

// standing plans what is true over time: times in care, status, homes, people, papers.
func (m *maker) standing(x persona, first value.Date, then plan, of func() record.Meta, say func(string) string) {
	then(first, 10, func() []record.Record {
		out := []record.Record{&care.CarePeriod{Meta: of(), From: x.cameIn, To: x.leftCare, Basis: x.basis, ShortBreak: value.No, WentTo: map[bool]string{true: "stayed in touch with the 16+ team"}[x.leftCare != ""]}}
		if x.moved > x.cameIn && x.moved.Days(x.cameIn) > 20 {
			out = append(out, &care.Home{Meta: of(), Kind: "foster", With: "the Harlows", From: x.cameIn, To: x.moved.AddDays(-1), Town: "Marlford", WhyEnded: "Planned move"})
		}
		carer := m.person4("CARER", x)
		out = append(out,
			&care.Connection{Meta: of(), Name: "Ruth Okafor", Role: "adviser", Organisation: "Marlshire 16+ Team", Phone: "01632 960 101", Emergency: value.Yes, Order: 2, GoodFor: "Forms, money, and a straight answer"},
			&care.Connection{Meta: of(), Name: helper(carer), Role: "carer", Phone: "01632 960 2" + x.p.Phone[len(x.p.Phone)-2:], Emergency: value.Yes, Order: 1, GoodFor: "Everyday things, and when it is late"},
			&care.Connection{Meta: of(), Name: "Duty worker", Role: "other", Organisation: "Marlshire out of hours", Phone: "01632 960 999", Order: 3, GoodFor: "Nights and weekends"},
			&care.Connection{Meta: of(), Name: pick(m, []string{"Tobi", "Nan Joy", "Uncle Femi", "Kit", "Grandad Ron"}), Role: "family", Phone: "07700 900 8" + x.p.Phone[len(x.p.Phone)-2:], Order: 4, GoodFor: "A laugh"},
			&care.Connection{Meta: of(), Name: "Ms Priddy", Role: "teacher", Organisation: "Marlford College", GoodFor: "College and references"})
		if x.leftCare == "" {
			out = append(out, &care.Connection{Meta: of(), Name: "Helen Marsh", Role: "social_worker", Phone: "01632 960 104"}, &care.Connection{Meta: of(), Name: "David Lowe", Role: "iro", Phone: "01632 960 130"})
		}
		return append(out,
			paper(of(), "birth_certificate", m.fact("Held by the team, copy with "+x.p.First()), ""),
			paper(of(), "passport", m.fact(x.p.First()+" has it"), ""),
			paper(of(), "ni_number", m.fact("Letter in the folder at home"), "Letter from the tax office"))
	})
	h := &care.Home{}
	then(x.moved, 11, func() []record.Record {
		*h = care.Home{Meta: of(), Kind: x.home, With: x.with, From: x.moved, Town: x.town, Address: "12 Example Row\n" + x.town, Phone: "01632 960 300", ByCouncil: value.No}
		if x.byCouncil {
			h.ByCouncil = value.Yes
		}
		if x.leftCare != "" {
			h.AccommodationCode = map[string]string{"own": "U", "university": "U", "supported": "D", "staying_put": "Z", "lodgings": "E"}[x.home]
			h.Suitability = "1"
		}
		return []record.Record{h}
	})
	m.looked(x, h, then, of, say)
	then(x.since, 12, func() []record.Record {
		s := &care.Status{Meta: of(), Code: x.status, From: x.since, ConfirmedBy: "Ruth Okafor", Reason: "Worked out from the times in care and confirmed with the team manager.", Support: x.support}
		if x.status == "s23ca" {
			before := &care.Status{Meta: of(), Code: "former_relevant", From: x.since, ConfirmedBy: "Ruth Okafor", Reason: "Turned 18, was eligible.", Support: x.support}
			s.From, s.Reason = m.today.AddMonths(-14), say("NAME told the team about the degree; assessed within three months.")
			return []record.Record{before, s}
		}
		return []record.Record{s}
	})
}

// fact is one of the five honest answers.
func (m *maker) fact(known string) value.Fact {
	switch m.r.IntN(8) {
	case 0:
		return value.Fact{Answer: value.NotKnown}
	case 1:
		return value.Fact{}
	}
	return value.KnownFact(known)
}

func (m *maker) person4(who string, x persona) string {
	switch who {
	case "YOU":
		return x.p.First()
	case "CARER":
		switch x.home {
		case "foster", "kinship", "staying_put", "lodgings":
			return strings.TrimPrefix(x.with, "her aunt ")
		case "supported", "residential":
			return "Key worker Dele"
		}
	}
	return "Ruth Okafor"
}

// plan plans pathway plan, own words, feelings, actions and reviews.
func (m *maker) plan(x persona, first value.Date, then plan, of func() record.Meta, say func(string) string) {
	words := func(about, text string, d value.Date) record.Record {
		w := &care.OwnWords{Meta: of(), About: about, Text: text, On: d, How: "typed", WrittenBy: x.p.First()}
		if x.language.Text != "" {
			w.How, w.WrittenBy = "interpreter", "Ruth Okafor, with an interpreter in "+x.language.Text
		} else if len(text)%3 == 0 {
			w.How, w.WrittenBy = "said", "Ruth Okafor"
		}
		return w
	}
	if x.plan && x.lastReview != "" && x.status == "eligible" {
		asked := x.lastReview.AddDays(-24) // answered by the review that was held then
		then(asked, 15, func() []record.Record {
			return []record.Record{&care.ReviewRequest{Meta: of(), On: asked, By: "young", Why: say("NAME wants to talk about staying put before the summer.")}}
		})
	}
	if x.plan {
		assessed := later(x.p.Born.AddYears(16).AddMonths(2), first)
		pl := &care.Plan{AssessedWhy: "first", Begun: assessed.AddDays(-40), Assessed: assessed, AssessedBy: "Ruth Okafor", Made: assessed.AddDays(12), Adviser: "Ruth Okafor",
			TookPart: say("Two long talks at No. 4 and one walk; NAME chose the order of the questions."), Found: say("NAME copes well day to day. Money at 18 and a home to go on to are what has to be settled first.")}
		then(assessed.AddDays(14), 13, func() []record.Record { pl.Meta = of(); return []record.Record{pl} })
		m.assessed(x, pl, func(d value.Date, hour int, make func() []record.Record) {
			then(later(d, assessed.AddDays(14)), hour, make)
		}, of, say)
		if x.status == "s23ca" {
			back := m.today.AddMonths(-12)
			then(back.AddDays(12), 13, func() []record.Record {
				return []record.Record{&care.Plan{Meta: of(), AssessedWhy: "learning", Begun: back.AddDays(-20), AssessedBy: "Ruth Okafor", Assessed: back, Made: back.AddDays(10), Adviser: "Ruth Okafor"}}
			})
		}
		parts := map[string]*care.PlanPart{}
		begun := later(first, x.lastReview.AddMonths(-12))
		then(begun, 14, func() (out []record.Record) {
			for _, o := range care.Parts {
				t := partText[o.Code]
				pp := &care.PlanPart{Meta: of(), Part: o.Code, WorkingWell: say(t[0]), Worried: say(t[1]), HowMet: say(t[2]), LongTerm: say(t[3]), IfWrong: say(t[4]), Going: "on_track", By: "Ruth Okafor", On: begun}
				parts[o.Code] = pp
				out = append(out, pp)
			}
			return out
		})
		changed := m.today.AddDays(-1)
		then(changed, 11, func() (out []record.Record) { // what moved since the last review
			for _, code := range []string{"4", "8", "7"} {
				pp := parts[code]
				pp.On = changed
				pp.Going = map[string]string{"4": "on_track", "8": "needs_work", "7": "needs_work"}[code]
				if code == "8" {
					pp.Worried = say("No budget kept for a whole month yet; benefits at 18 still not explained.")
					pp.HowMet = say("From January " + m.person4("CARER", x) + " and NAME run a £160 budget for the whole month and look at it together each Sunday. Ruth explains money at 18, with dates, before Christmas.")
				}
				out = append(out, pp)
			}
			return out
		})
		m.answers(x, parts, then, of)
	}
	early := later(first.AddDays(20), x.lastReview.AddDays(-3))
	then(early, 15, func() (out []record.Record) {
		for _, o := range care.Parts {
			if f, ok := x.feel[o.Code]; ok {
				out = append(out, &care.Feeling{Meta: of(), Part: o.Code, Score: f[0], On: early, How: "typed"})
			}
		}
		for _, o := range care.Parts {
			if t := x.words[o.Code]; t != "" && !fresh[o.Code] {
				out = append(out, words("part_"+o.Code, t, early))
			}
		}
		return append(out, words("matters", "Being listened to.", early))
	})
	now := m.today.AddDays(-3)
	then(now, 16, func() (out []record.Record) {
		for _, o := range care.Parts {
			if f, ok := x.feel[o.Code]; ok && f[0] != f[1] {
				out = append(out, &care.Feeling{Meta: of(), Part: o.Code, Score: f[1], On: now, How: "typed"})
			}
			if t := x.words[o.Code]; t != "" && fresh[o.Code] {
				out = append(out, words("part_"+o.Code, t, now))
			}
		}
		if x.matters != "" {
			out = append(out, words("matters", x.matters, now))
		}
		if x.well != "" {
			out = append(out, words("going_well", x.well, now))
		}
		if x.hard != "" {
			out = append(out, words("hard_now", x.hard, now))
		}
		if x.nextBooked != "" {
			out = append(out, words("talk_about", "Money at 18.\nSeeing Tobi.\nDriving lessons.", now), words("want_there", "Sian, Ruth and Tobi. Not school.", now), words("run_it", "I'll start it. Food first.", now))
		}
		return out
	})
	// reviews: held ones back from the last, about every six months, with their actions
	if x.lastReview == "" {
		return
	}
	var days []value.Date
	for d := x.lastReview; d > first.AddDays(30); d = d.AddMonths(-6).AddDays(m.r.IntN(9)) {
		days = append([]value.Date{d}, days...)
	}
	kind := "pathway"
	if x.leftCare == "" && x.p.Born.AgeOn(x.lastReview) < 18 {
		kind = "care"
	}
	for n, d := range days {
		m.agreed(x, d, n, len(days), then, of, say)
		then(d.AddDays(1), 9, func() []record.Record {
			return []record.Record{&care.Paper{Meta: of(), Report: "review-pack", Audience: "young", ForWhom: x.p.First() + " and the people at the review", Purpose: "Review of " + d.Long(), Made: d.AddDays(-1), Number: strconv.Itoa(n + 1), Check: "PRCT", Format: "pdf", GivenTo: x.p.First(), Given: d.AddDays(1)}}
		})
		m.held(x, later(d, first), d, kind, n == len(days)-1, of, say)
	}
	if x.nextBooked != "" {
		then(m.today.AddDays(-20), 11, func() []record.Record {
			return []record.Record{&care.Review{Meta: of(), Kind: kind, State: "booked", Booked: x.nextBooked, Clock: "16:00", Place: "At home, with " + x.with, Invited: "Amara Bello\nSian Probert\nRuth Okafor\nHelen Marsh\nDavid Lowe\nTobi"}}
		})
		then(m.today.AddDays(-1), 12, func() []record.Record {
			return []record.Record{
				&care.Action{Meta: of(), Part: "8", What: "Keep a budget for the whole of January", Who: "Amara, with Sian", By: m.today.AddDays(68), State: "not_started", Agreed: m.today.AddDays(-1)},
				&care.Action{Meta: of(), Part: "8", What: "Explain what Amara gets at 18, and when", Who: "Ruth", By: m.today.AddDays(24), State: "under_way", Agreed: m.today.AddDays(-1)},
				&care.Action{Meta: of(), Part: "8", What: "Pay in the two missed weeks, £10", Who: "Sian", By: m.today.AddDays(6), State: "not_started", Agreed: m.today.AddDays(-1)},
			}
		})
	}
}

// fresh are the parts that young people spoke about again since the last review.
var fresh = map[string]bool{"4": true, "6": true, "8": true}

// agreed plans the actions of the n-th of all reviews, and what became of each: what an earlier review agreed is settled, done or not, with its
// reason; of the last one some is still to come.
func (m *maker) agreed(x persona, d value.Date, n, all int, then plan, of func() record.Meta, say func(string) string) {
	for i := range 4 {
		t := actionText[(n*4+i+len(x.p.FirstName))%len(actionText)]
		a := &care.Action{Part: t.part, What: say(t.what), Who: m.person4(t.who, x), By: d.AddDays(40 + m.r.IntN(110)), State: "not_started", Agreed: d}
		end, outcome, why := a.By.AddDays(-m.r.IntN(10)), m.r.IntN(5), say(pick(m, whyNot))
		if n == all-1 && i == 3 {
			a.By = m.today.AddDays(25 + m.r.IntN(60))
			end = m.today.AddDays(-7)
		}
		then(d, 17, func() []record.Record {
			a.Meta = of()
			return []record.Record{a}
		})
		settle := min(end, m.today.AddDays(-4))
		then(settle, 18, func() []record.Record {
			switch {
			case a.By > m.today && outcome < 3:
				a.State = "under_way"
			case a.By > m.today:
				a.State, a.Why = "part_done", why
			case outcome == 0:
				a.State, a.Why, a.Finished = "not_done", why, settle
			default:
				a.State, a.Finished = "done", settle
			}
			return []record.Record{a}
		})
	}
}

// touch plans contacts, attempts, visits the rules ask for, and follow-ups.
func (m *maker) touch(x persona, first value.Date, one func(value.Date, int, func() record.Record), of func() record.Meta, say func(string) string) {
	topics := []string{"money", "housing", "learning", "health", "mood", "family", "food", "legal", "chat"}
	if x.p.Parent == value.Yes {
		topics = append(topics, "parenting", "parenting")
	}
	d := x.lastHeard
	for n := 0; d > first.AddDays(3); n++ {
		topic := pick(m, topics)
		t := pick(m, contactText[topic])
		mode := pick(m, []string{"dropin", "dropin", "home", "visit", "phone", "text"})
		day, k := d, n
		var kept *care.Contact
		one(day, 13+n%4, func() record.Record {
			c := &care.Contact{Meta: of(), On: day, At: value.Clock([]string{"10:15", "13:30", "15:40", "17:05"}[k%4]), Minutes: 10 + 5*(k%9), Mode: mode, Talked: value.Yes, With: "Ruth Okafor", Topics: topic, Said: say(t.said), Agreed: say(t.agreed),
				Services: t.services, StartedBy: []string{"young", "us"}[k%2]}
			if mode == "dropin" {
				c.Place, c.Here, c.Left = "No. 4", value.Yes, []value.Clock{"10:55", "14:20", "16:30", "17:55"}[k%4]
				if n := k + x.p.Born.Day(); n%3 == 0 { // asked now and then
					c.FeltSafe = map[bool]value.Tri{true: value.No, false: value.Yes}[n%12 == 3]
				}
			}
			if c.AttendanceOnly() { // every other one agreed that more than the visit is kept
				if k%2 == 0 {
					c.NoteAgreed = value.Yes
				} else {
					c.Said, c.Agreed, c.Services = "", "", ""
				}
			}
			if mode == "home" {
				c.Alone = value.Yes
			}
			if k > 0 && k%9 == 0 {
				c.FollowUp, c.FollowBy, c.FollowDone = "Send what was promised", day.AddDays(7), day.AddDays(5)
			}
			kept = c
			return c
		})
		if k > 3 {
			one(day.AddDays(2), 9, func() record.Record {
				kept.OnRecord = day.AddDays(2)
				return kept
			})
		}
		if m.chance(18) {
			tried := d.AddDays(-4)
			one(tried, 11, func() record.Record {
				return &care.Contact{Meta: of(), On: tried, At: "11:00", Minutes: 5, Mode: pick(m, []string{"phone", "text"}), Talked: value.No, With: "Ruth Okafor", Said: pick(m, attempts), StartedBy: "us"}
			})
		}
		d = d.AddDays(-x.everyDays + m.r.IntN(max(x.everyDays/3, 1)))
	}
	if x.lastHeard.Days(m.today) < -56 {
		for _, back := range []int{45, 30, 16, 5} {
			tried := m.today.AddDays(-back)
			one(tried, 11, func() record.Record {
				return &care.Contact{Meta: of(), On: tried, At: "11:00", Minutes: 5, Mode: pick(m, []string{"phone", "text", "home"}), Talked: value.No, With: "Ruth Okafor", Said: pick(m, attempts), StartedBy: "us"}
			})
		}
	}
	if x.leftCare == "" { // the social worker's visits
		for d := m.today.AddDays(-15 - m.r.IntN(12)); d > later(first, x.moved); d = d.AddDays(-38) {
			day := d
			visit := &care.Contact{On: day, At: "16:30", Minutes: 45, Mode: "home", Talked: value.Yes, With: "Helen Marsh", Topics: "chat", Said: say("Seen at home and alone. NAME is well."), Alone: value.Yes, StatutoryVisit: "placement"}
			one(day, 16, func() record.Record {
				visit.Meta = of()
				return visit
			})
			one(day.AddDays(1), 9, func() record.Record {
				visit.OnRecord = day.AddDays(1)
				return visit
			})
		}
	}
	if x.byCouncil {
		day := x.moved.AddDays(5)
		one(day, 15, func() record.Record {
			return &care.Contact{Meta: of(), On: day, At: "15:00", Minutes: 60, Mode: "home", Talked: value.Yes, With: "Ruth Okafor", Topics: "housing", Said: say("NAME showed Ruth round. Heating not working in the bedroom."), Agreed: "Ruth rings the provider today.", Services: "Visit to the new home", StatutoryVisit: "seven_day"}
		})
	}
	if x.offer != "" {
		day := x.offer
		one(day, 12, func() record.Record {
			return &care.Contact{Meta: of(), On: day, At: "12:00", Minutes: 10, Mode: "letter", Talked: value.Yes, With: "Ruth Okafor", Topics: "chat", Said: say("Wrote what NAME can still have until 25. NAME said thank you and is fine for now."), StatutoryVisit: "offer", StartedBy: "us"}
		})
	}
}
