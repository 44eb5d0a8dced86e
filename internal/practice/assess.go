package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// needText is what the needs assessment found of a part: what is needed, and what that rests on.
var needText = map[string][2]string{
	"1":  {"A named adviser before 16¼, and one person to ring.", "NAME said two workers in a year was one too many."},
	"2":  {"Somebody to talk to at weekends.", "Call log of the last three months; NAME and Ruth went through it."},
	"3":  {"A settled home until the course ends, and a plan for after.", "Visit on two afternoons; NAME showed the room."},
	"4":  {"Support to finish the course, and help with the bus.", "Attendance report; talk with the tutor."},
	"5":  {"A taste of work: two weeks with an employer.", "NAME named three jobs to try."},
	"6":  {"Time with the family that NAME chooses and can count on.", "NAME drew who matters; family time records."},
	"7":  {"Cooking for a week, washing, letters and forms.", "Skills looked at together; the carer's notes."},
	"8":  {"A bank account of NAME's own, a budget for a month, and to know what is paid at 18.", "Bank app looked at together; savings record."},
	"9":  {"A dentist, and to know which jabs are on record.", "Last health assessment; NAME's own words."},
	"10": {"A bed at short notice, and who to ring at night.", "NAME knows one number of three."},
	"11": {"Birth certificate and a passport before 18; a talk about the family story.", "Papers checked one by one."},
	"12": {"A way to come down after an argument that works at home and at college.", "SDQ of the autumn; the carer's notes; what NAME said helps."},
}

// askedText is what people said when they were asked, and what was decided.
var askedText = []struct{ who, name, how, state, said, decided string }{
	{"young_person", "YOU", "visit", "answered", "Wants one adviser who stays, and to be told things first.", "Ruth stays the adviser. Letters go to NAME before anybody else."},
	{"carer", "CARER", "home", "answered", "NAME manages most days alone. Forms are the hard part.", "Forms are done together on the first Monday of the month."},
	{"school", "Ms Priddy, Marlford College", "email", "answered", "Attendance 91 in a hundred. Could go on to level 3.", "The course and the bursary stand in part 4."},
	{"health", "Nurse Beth, children in care nurse", "phone", "answered", "No worries about growth. Dentist overdue.", "A dentist is in part 9."},
	{"parents", "Mum", "letter", "waiting", "", "Written to twice. NAME says that is enough."},
	{"advocate", "", "", "declined", "", "NAME does not want an advocate now, and knows how to ask for one."},
}

// assessed plans what the needs assessment found, who was asked and who was given a copy.
func (m *maker) assessed(x persona, pl *care.Plan, then plan, of func() record.Meta, say func(string) string) {
	began := pl.Assessed.AddDays(-40)
	name := func(who string) string {
		if who == "YOU" || who == "CARER" {
			return m.person4(who, x)
		}
		return who
	}
	then(pl.Assessed, 15, func() (out []record.Record) {
		for _, o := range care.Parts {
			t := needText[o.Code]
			out = append(out, &care.Need{Meta: of(), Plan: pl.ID, Part: o.Code, Needs: say(t[0]), Seen: say(t[1]), By: "Ruth Okafor", On: pl.Assessed})
		}
		return out
	})
	for i, t := range askedText {
		day := began.AddDays(5 * (i + 1))
		then(later(day, pl.Assessed), 16, func() []record.Record {
			a := &care.Asked{Meta: of(), Plan: pl.ID, For: "assessment", Who: t.who, Name: name(t.name), How: t.how, State: t.state, Said: say(t.said), Decided: say(t.decided), By: "Ruth Okafor", On: day}
			if t.state == "declined" {
				a.On = ""
			}
			return []record.Record{a}
		})
	}
	then(pl.Assessed.AddDays(1), 15, func() []record.Record {
		return []record.Record{&care.CopyGiven{Meta: of(), Of: "assessment", Role: "young", On: pl.Assessed.AddDays(1), By: "Ruth Okafor", Explained: "Read through together at No. 4.", Plan: pl.ID}}
	})
	then(pl.Made.AddDays(2), 14, func() []record.Record {
		out := []record.Record{&care.CopyGiven{Meta: of(), Of: "plan", Role: "young", On: pl.Made.AddDays(2), By: "Ruth Okafor", Explained: "At home, page by page.", Plan: pl.ID}}
		if carer := m.person4("CARER", x); carer != "Ruth Okafor" && x.leftCare == "" {
			out = append(out, &care.CopyGiven{Meta: of(), Of: "plan", Role: "carer", Name: carer, On: pl.Made.AddDays(2), By: "Ruth Okafor", Plan: pl.ID})
		}
		return out
	})
}

// looked plans whether the home of somebody who has left care is suitable.
func (m *maker) looked(x persona, h *care.Home, then plan, of func() record.Meta, say func(string) string) {
	day := x.moved.AddDays(6)
	if x.leftCare == "" || day > m.today {
		return
	}
	bad := x.byCouncil || x.home == "own" && len(x.p.FirstName)%2 == 0
	then(day, 16, func() []record.Record {
		s := &care.Suitability{Meta: of(), Home: h.ID, By: "Ruth Okafor", On: day, Outcome: "suitable", Why: say("NAME is settled and can pay for it."), Again: day.AddMonths(6)}
		for i, text := range []string{"Own cooker, shared washing machine.", "Sound and dry.", "Door lock and smoke alarm work.", "Twelve minutes to college by bus.", "Key worker on weekdays.", "Licence read through and signed.",
			"£58 a week after help with rent.", "NAME likes the room.", "Knows what is the landlord's to mend.", "Knows what is paid and by whom.", "No stairs needed.", "Checked with the provider's register.",
			"NAME chose it out of two.", "Near the course."} {
			s.Points[i] = care.Point{Answer: "good", Seen: say(text)}
		}
		if bad {
			s.Points[1] = care.Point{Answer: "not_good", Seen: "Heating off in the bedroom for nine days; damp under the window."}
			s.Points[5] = care.Point{}
			s.Outcome, s.Why, s.Todo, s.Again = "with_changes", "Warm and dry is the least.", "The provider mends the heating within seven days; Ruth rings each morning.", day.AddDays(14)
		}
		return []record.Record{s}
	})
}

// answers plans what the young person says about entries, and how they want the next review.
func (m *maker) answers(x persona, parts map[string]*care.PlanPart, then plan, of func() record.Meta) {
	if x.language.Text != "" {
		return
	}
	day := m.today.AddDays(-1)
	reply := func(part, field, answer, text string) record.Record {
		return &care.Reply{Meta: of(), Kind: care.PlanPartSpec.Kind, Entry: parts[part].ID, Field: field, Answer: answer, Text: text, How: "typed", WrittenBy: x.p.First(), On: day}
	}
	then(day, 12, func() (out []record.Record) {
		if len(parts) == 0 {
			return nil
		}
		switch len(x.p.FirstName) % 3 {
		case 0:
			out = append(out, reply("4", "working_well", "agree", ""), reply("6", "worried_about", "disagree", "It is not thin. I just don't tell everybody."))
		case 1:
			out = append(out, reply("8", "worried_about", "correction", "I did keep a budget in October. Ask Sian for the book."), reply("3", "working_well", "agree", "Yes."))
		default:
			out = append(out, reply("9", "how_met", "agree", ""))
		}
		if x.nextBooked != "" {
			out = append(out, &care.MeetingChoice{Meta: of(), Runs: "with_help", Helper: "Ruth", Part: "there", Wanted: "Sian Probert\nRuth Okafor\nTobi", NotWanted: "Ms Priddy", Where: "At home. Food first.", How: "typed", WrittenBy: x.p.First(), On: day})
		}
		return out
	})
}

// paper is an important paper: there when somebody is known to hold it.
func paper(of record.Meta, kind string, held value.Fact, note string) *care.KeyPaper {
	k := &care.KeyPaper{Meta: of, Kind: kind, Held: held}
	switch {
	case held.Answer == value.Known:
		k.State, k.Note = "have", note
	case kind == "passport" && held.Answer == value.NotKnown:
		k.State, k.Note = "applied", "Waiting for the new photo"
	}
	return k
}
