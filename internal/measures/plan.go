package measures

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// open is the file as it was before the record was closed: the clocks say nothing about a closed one.
func (v *view) open() *care.File {
	p := *v.f.Person
	p.Closed, p.ClosedWhy, p.Died = "", "", ""
	f := *v.f
	f.Person = &p
	return &f
}

// madeBy reports whether a plan was made by the last day.
func (v *view) madeBy() bool {
	return slices.ContainsFunc(v.f.Plans, func(p *care.Plan) bool { return p.Made != "" && p.Made <= v.p.To })
}

func planHeld(v *view) []part {
	if !v.leaver() || v.st.Age >= LastAge {
		return nil
	}
	return one(v.madeBy())
}

// plansInDate goes by the clocks: who is owed a plan, and the day of the next review.
func plansInDate(v *view) []part {
	if !v.leaver() && (!v.here || v.st.Status != "eligible") {
		return nil
	}
	day, due := rules.ReviewRule(v.f, v.p.To, v.local)
	if !v.madeBy() {
		for _, d := range rules.Dues(v.f, v.p.To, v.local) {
			if !strings.HasPrefix(d.Rule, "needs-assessment") && d.Rule != "first-plan" {
				continue
			}
			switch {
			case d.Day == "":
				return dunno()
			case d.Day >= v.p.To:
				return nil // not owed yet
			}
			return one(false)
		}
		if due.Thing == "" {
			return nil
		}
		return dunno() // a plan is at work, and nobody wrote down when it was made
	}
	switch {
	case due.Thing == "":
		return nil
	case day == "":
		return dunno()
	}
	return one(day >= v.p.To)
}

// reviewsOnTime is one part for each review held in the period, by the day the clocks gave on the day before; and one for a review that is late on the
// last day.
func reviewsOnTime(v *view) []part {
	var out []part
	f := v.open()
	for _, r := range v.f.Reviews {
		if r.State != "held" || r.Held < v.p.From || r.Held > v.p.To {
			continue
		}
		if day, _ := rules.ReviewRule(f, r.Held.AddDays(-1), v.local); day == "" {
			out = append(out, unknown)
		} else {
			out = append(out, one(r.Held <= day)...)
		}
	}
	if v.here {
		if day, _ := rules.ReviewRule(v.f, v.p.To, v.local); day != "" && day < v.p.To {
			out = append(out, missing)
		}
	}
	return out
}

// tookPart is one part for each review held in the period; children under 4 are not asked.
func tookPart(v *view) []part {
	var out []part
	for _, r := range v.f.Reviews {
		if r.State != "held" || r.Held < v.p.From || r.Held > v.p.To || v.f.Person.Born.AgeOn(r.Held) < 4 {
			continue
		}
		switch r.TookPart {
		case "":
			out = append(out, unknown)
		default:
			out = append(out, one(r.TookPart != "no")...)
		}
	}
	return out
}

func skillsProgress(v *view) []part {
	if !v.ours() || v.st.Age < 14 {
		return nil
	}
	type asked struct{ skill, voice string }
	before, now := map[asked]*care.Rating{}, map[asked]*care.Rating{}
	newer := func(m map[asked]*care.Rating, k asked, r *care.Rating) {
		if was := m[k]; was == nil || r.On > was.On {
			m[k] = r
		}
	}
	for _, r := range v.f.Ratings {
		switch k := (asked{r.Skill, r.Voice}); {
		case r.On < v.p.From:
			newer(before, k, r)
		case r.On <= v.p.To:
			newer(now, k, r)
		}
	}
	pairs, up, down := 0, 0, 0
	for k, n := range now {
		b := before[k]
		if b == nil || b.Cleared == value.Yes || n.Cleared == value.Yes {
			continue
		}
		pairs++
		switch {
		case n.Level > b.Level:
			up++
		case n.Level < b.Level:
			down++
		}
	}
	if pairs == 0 {
		return dunno()
	}
	return one(up > down)
}

// carerPart is about those who live with somebody whose part it is to teach them.
func carerPart(v *view) []part {
	if !v.ours() || v.st.Age < 14 {
		return nil
	}
	h := v.f.Home(v.p.To)
	if h == nil || !slices.Contains([]string{"foster", "kinship", "staying_put", "lodgings"}, h.Kind) {
		return nil
	}
	any, agreed := false, false
	for _, g := range v.f.Goals {
		if g.Set > v.p.To {
			continue
		}
		any = true
		agreed = agreed || g.State == "live" && strings.TrimSpace(g.CarerWill) != ""
	}
	if !any {
		return dunno()
	}
	return one(agreed)
}

func savingsInLine(v *view) []part {
	if !v.inCare() {
		return nil
	}
	expected := false
	entries := slices.DeleteFunc(slices.Clone(v.f.Entries), func(e *care.Entry) bool { return e.On > v.p.To })
	for _, a := range v.f.Accounts {
		if a.Closed != "" && a.Closed <= v.p.To || care.KeptApart(a.Kind) || a.WeeklyFrom > v.p.To {
			continue
		}
		s := care.SavingOf(v.f, a, v.local.Rates, v.p.To)
		if !s.Expected() {
			continue
		}
		expected = true
		for _, g := range s.Gaps(entries, v.p.To.AddDays(-1)) {
			if v.after("savings-weeks", g.From.AddDays(-1)) < v.p.To {
				return one(false)
			}
		}
	}
	if !expected {
		return dunno()
	}
	return one(true)
}

// sustained is one part for each move into a place of their own of which the 12 months ended in the period.
func sustained(v *view) []part {
	var out []part
	p := v.f.Person
	for _, h := range v.f.Homes {
		yearOn := h.From.AddYears(1)
		if h.From == "" || yearOn < v.p.From || yearOn > v.p.To || v.f.InCare(h.From) || h.Kind != "own" && (h.AccommodationCode != "U" || h.Kind == "university") {
			continue
		}
		if p.Closed != "" && p.Closed <= yearOn && (h.To == "" || h.To >= p.Closed) || p.Died != "" && p.Died <= yearOn {
			out = append(out, unknown)
			continue
		}
		kept := h.To == "" || h.To >= yearOn
		for _, o := range v.f.Homes {
			if o != h && o.From > h.From && o.From < yearOn {
				kept = false
			}
		}
		out = append(out, one(kept)...)
	}
	return out
}

var roofless = []string{"S", "V", "W"}

func homeless(v *view) []part {
	if !v.leaver() || v.st.Age >= LastAge {
		return nil
	}
	told := false
	for _, h := range v.f.Homes {
		if h.From == "" || h.From > v.p.To || h.To != "" && h.To < v.p.From {
			continue
		}
		if h.Kind == "none" || h.Kind == "emergency" || slices.Contains(roofless, h.AccommodationCode) {
			return one(true)
		}
		told = true
	}
	for _, a := range v.f.ReturnAnswers {
		if a.On < v.p.From || a.On > v.p.To || a.Home == "" || a.Home == care.NotKnown || a.Home == "R" {
			continue
		}
		if slices.Contains(roofless, a.Home) {
			return one(true)
		}
		told = true
	}
	if !told {
		return dunno()
	}
	return one(false)
}

// weekOfWork is the days of work experience that make a week.
const weekOfWork = 5

func workExperience(v *view) []part {
	if !v.ours() || v.st.Age < 16 {
		return nil
	}
	days, told := 0, false
	for _, w := range v.f.WorkTries {
		last := w.To
		if last == "" {
			last = w.From
		}
		if w.Kind != "experience" || last < v.p.From || w.From > v.p.To {
			continue
		}
		told = true
		if (w.State == "done" || w.State == "stopped") && last <= v.p.To {
			days += w.Days
		}
	}
	if !told {
		return dunno()
	}
	return one(days >= weekOfWork)
}

// visits is one part for each visit to the drop-in in the period, and a single missing one for somebody who did not come. about is nil for any visit.
func visits(about ...string) counter {
	return func(v *view) []part {
		if !v.ours() || v.st.Age < 16 {
			return nil
		}
		var out []part
		for _, c := range v.f.Contacts {
			if !came(c) || c.On < v.p.From || c.On > v.p.To {
				continue
			}
			topics := record.Codes(c.Topics)
			switch {
			case len(about) == 0 || slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(about, t) }):
				out = append(out, counted)
			case len(topics) == 0:
				out = append(out, unknown)
			default:
				out = append(out, missing)
			}
		}
		if len(out) == 0 {
			return []part{missing}
		}
		return out
	}
}

func feltSafe(v *view) []part {
	if !v.ours() || v.st.Age < 16 {
		return nil
	}
	here, last := false, (*care.Contact)(nil)
	for _, c := range v.f.Contacts {
		if !came(c) || c.On < v.p.From || c.On > v.p.To {
			continue
		}
		here = true
		if c.FeltSafe != value.TriNotAsked && (last == nil || c.On > last.On || c.On == last.On && c.At > last.At) {
			last = c
		}
	}
	switch {
	case !here:
		return nil
	case last == nil:
		return dunno()
	}
	return one(last.FeltSafe == value.Yes)
}
