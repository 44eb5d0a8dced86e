package measures

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// inCare reports whether somebody is in care on the last day.
func (v *view) inCare() bool { return v.here && v.st.InCare }

// after is the day a clock of the catalogue leads to, with the service's own stricter length; "" where it cannot be told.
func (v *view) after(rule string, from value.Date) value.Date {
	r, ok := catalogue.RuleByID(rule)
	if !ok || from == "" {
		return ""
	}
	day, ok := v.local.Rule(r, v.p.To).After(from)
	if !ok {
		return ""
	}
	return day
}

// nextAssessment is the day the assessment after one is due: 12 months on, 6 below the fifth birthday.
func (v *view) nextAssessment(done value.Date) value.Date {
	if r, ok := catalogue.RuleByID("health-assessment-under-5"); ok {
		if soon := v.after(r.ID, done); soon != "" && soon < v.f.Person.Born.AddYears(r.AgeBelow) {
			return soon
		}
	}
	return v.after("health-assessment", done)
}

func assessment(c *care.HealthCheck) bool { return c.Kind == "iha" || c.Kind == "rha" }

// done is the newest check of a kind done from one day to another, both counted, nil when there is none.
func done(f *care.File, is func(*care.HealthCheck) bool, from, to value.Date) *care.HealthCheck {
	var last *care.HealthCheck
	for _, c := range f.Checks {
		if c.State == "done" && is(c) && c.Done != "" && c.Done >= from && c.Done <= to && (last == nil || c.Done > last.Done) {
			last = c
		}
	}
	return last
}

func healthInDate(v *view) []part {
	if !v.inCare() {
		return nil
	}
	start := v.st.CareSince
	if last := done(v.f, assessment, start, v.p.To); last != nil {
		return one(v.nextAssessment(last.Done) >= v.p.To)
	}
	if start != "" && v.after("health-assessment-first", start) >= v.p.To {
		return one(true)
	}
	for _, c := range v.f.Checks {
		day := max(c.Booked, c.Done)
		if assessment(c) && (c.State == "declined" || c.State == "missed") && day >= start && day <= v.p.To {
			return one(false)
		}
	}
	return dunno()
}

// healthFirstOnTime is one part for each first assessment done in the period.
func healthFirstOnTime(v *view) []part {
	var out []part
	for _, c := range v.f.Checks {
		if c.Kind != "iha" || c.State != "done" || c.Done < v.p.From || c.Done > v.p.To {
			continue
		}
		st, ok := rules.StandingOn(v.f, c.Done)
		due := v.after("health-assessment-first", st.CareSince)
		if !ok || due == "" {
			out = append(out, unknown)
			continue
		}
		out = append(out, one(c.Done <= due)...)
	}
	return out
}

// healthReviewOnTime is one part for each review assessment done in the period.
func healthReviewOnTime(v *view) []part {
	var out []part
	for _, c := range v.f.Checks {
		if c.Kind != "rha" || c.State != "done" || c.Done < v.p.From || c.Done > v.p.To {
			continue
		}
		st, _ := rules.StandingOn(v.f, c.Done)
		before := done(v.f, assessment, st.CareSince, c.Done.AddDays(-1))
		if before == nil {
			out = append(out, unknown)
			continue
		}
		out = append(out, one(c.Done <= v.nextAssessment(before.Done))...)
	}
	return out
}

func immunised(v *view) []part {
	if !v.inCare() {
		return nil
	}
	list := rules.Vaccines(v.f)
	if list.Uncertain {
		return dunno()
	}
	open := false
	for _, r := range list.Rows {
		if !r.Asked(v.f.Person.Born, v.p.To) {
			continue
		}
		switch r.State() {
		case "had", "had_no_record", "not_offered":
			if r.Recorded.Given > v.p.To {
				return one(false)
			}
		case "not_had":
			return one(false)
		default:
			open = true
		}
	}
	if open {
		return dunno()
	}
	return one(true)
}

func dentistSeen(v *view) []part {
	if !v.inCare() {
		return nil
	}
	seen := value.Date("")
	if last := done(v.f, func(c *care.HealthCheck) bool { return c.Kind == "dental" }, "", v.p.To); last != nil {
		seen = last.Done
	}
	for _, s := range v.f.HealthServices {
		if s.Kind == "dentist" && s.LastSeen <= v.p.To {
			seen = max(seen, s.LastSeen)
		}
	}
	if seen == "" {
		return dunno()
	}
	return one(seen >= v.p.To.AddYears(-1))
}

// registered counts those with a service of a kind.
func registered(kind string) counter {
	return func(v *view) []part {
		if !v.ours() {
			return nil
		}
		out := dunno()
		for _, s := range v.f.HealthServices {
			if s.Kind != kind {
				continue
			}
			switch s.Name.Answer {
			case value.Known:
				return one(true)
			case value.None:
				out = one(false)
			}
		}
		return out
	}
}

func isScore(c *care.HealthCheck) bool {
	_, ok := c.Score()
	return ok && c.Kind == "sdq"
}

func scoreReturned(v *view) []part {
	yearAgo := v.p.To.AddYears(-1)
	if !v.inCare() || v.st.Age < 4 || v.st.Age > 16 || v.st.CareSince == "" || v.st.CareSince > yearAgo {
		return nil
	}
	if done(v.f, isScore, yearAgo, v.p.To) != nil {
		return one(true)
	}
	for _, c := range v.f.Checks {
		if day := max(c.Booked, c.Done); c.Kind == "sdq" && (c.NoScore != "" || c.State == "declined") && day >= yearAgo && day <= v.p.To {
			return one(false)
		}
	}
	return dunno()
}

// scoreUsed is one part for each score of the period.
func scoreUsed(v *view) []part {
	var out []part
	for _, c := range v.f.Checks {
		switch {
		case !isScore(c) || c.State != "done" || c.Done < v.p.From || c.Done > v.p.To:
		case strings.TrimSpace(c.Changed) != "":
			out = append(out, counted)
		default:
			out = append(out, unknown)
		}
	}
	return out
}

// passport counts those to whom it was given; with onFile those of them who agreed to a copy on the council's file.
func passport(onFile bool) counter {
	return func(v *view) []part {
		if !v.leaver() || v.st.Age >= LastAge {
			return nil
		}
		given, said, copies := false, false, []value.Tri{}
		for _, i := range v.f.Issues {
			switch {
			case i.State == "given" && i.Given <= v.p.To:
				given = true
				copies = append(copies, i.CopyOnFile)
			case i.State == "declined" && i.Day() <= v.p.To, i.State == "planned":
				said = true
			}
		}
		switch {
		case !given && said:
			return one(false)
		case !given:
			return dunno()
		case !onFile || slices.Contains(copies, value.Yes):
			return one(true)
		case slices.Contains(copies, value.No):
			return one(false)
		}
		return dunno()
	}
}
