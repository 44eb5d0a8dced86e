package rules

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
)

// health is the assessments, the yearly score, teeth, eyes and the passport.
func (v *view) health() {
	v.assessments()
	v.score()
	v.seen("dentist", "dentist", "dental", "dentist")
	v.seen("optician", "optician", "optical", "optician")
	v.passport()
	v.handover()
	v.consentReviews()
}

// checked is the newest check of some kinds that was done, from a day on ("" = ever).
func (v *view) checked(since func(*care.HealthCheck) bool, kinds ...string) *care.HealthCheck {
	var last *care.HealthCheck
	for _, c := range v.f.Checks {
		if c.State == "done" && slices.Contains(kinds, c.Kind) && c.Done != "" && c.Done <= v.today && since(c) && (last == nil || c.Done > last.Done) {
			last = c
		}
	}
	return last
}

// appointments says what is booked, declined or missed since the last one that was done; none of it clears a clock.
func (v *view) appointments(d *Due, last *care.HealthCheck, kinds ...string) {
	var booked, lost *care.HealthCheck
	for _, c := range v.f.Checks {
		if !slices.Contains(kinds, c.Kind) {
			continue
		}
		switch day := dayOf(c); {
		case c.State == "booked" && day >= v.today && (booked == nil || day < dayOf(booked)):
			booked = c
		case (c.State == "declined" || c.State == "missed") && day != "" && day <= v.today && (last == nil || day > last.Done) && (lost == nil || day > dayOf(lost)):
			lost = c
		}
	}
	d.RecordKind = "health_check"
	if last != nil {
		d.RecordID = last.ID
	}
	if lost != nil {
		word := map[string]string{"declined": "Declined ", "missed": "Missed "}[lost.State]
		d.Fact = join(d.Fact, word+dayOf(lost).In(v.today)+".")
		d.RecordID = lost.ID
	}
	if booked != nil {
		d.Booked = "Booked for " + booked.Booked.In(v.today) + "."
		d.RecordID = booked.ID
	}
}

// assessments is the first health assessment after coming into care and the ones that follow (CPPCR regulation 7).
func (v *view) assessments() {
	if !v.inCare {
		return
	}
	start := v.care.from
	last := v.checked(func(c *care.HealthCheck) bool { return c.Done >= start }, "iha", "rha")
	d, r, ok := v.due("health-assessment", "health", "health")
	young, r5, ok5 := v.due("health-assessment-under-5", "health", "health")
	if !ok || !ok5 {
		return
	}
	if last != nil {
		day := after(r, last.Done)
		if soon := after(r5, last.Done); soon < v.birthday(r5.AgeBelow) {
			d, day = young, soon
		}
		if day >= v.birthday(18) {
			return
		}
		if day >= v.birthday(17) {
			d.Thing += ", the last before 18"
		}
		d.Fact = "Last one " + last.Done.In(v.today) + "."
		v.appointments(&d, last, "iha", "rha")
		v.by(d, day)
		return
	}
	v.appointments(&d, nil, "iha", "rha")
	if start != "" && v.today <= after(r, start) {
		first, r20, ok := v.due("health-assessment-first", "health", "health")
		if !ok {
			return
		}
		first.Fact = "Came into care " + start.In(v.today) + "."
		v.appointments(&first, nil, "iha", "rha")
		v.by(first, after(r20, start))
		return
	}
	v.needs(d, "the date of the last health assessment")
}

// score is the yearly strengths and difficulties score of those in care for a year.
func (v *view) score() {
	d, r, ok := v.due("sdq", "health", "health")
	if !ok || !v.inCare || !r.For("in_care", v.age) || v.care.from == "" || after(r, v.care.from) > v.today {
		return
	}
	last := v.checked(func(c *care.HealthCheck) bool { return true }, "sdq")
	if last == nil {
		v.appointments(&d, nil, "sdq")
		v.needs(d, "the date of the last score")
		return
	}
	d.Fact = "Last one " + last.Done.In(v.today) + "."
	v.appointments(&d, last, "sdq")
	if day := after(r, last.Done); day < v.birthday(r.AgeBelow) {
		v.by(d, day)
	}
}

// seen counts from the last visit to a service, or goes by the day that the service named. kind is the service's, check the visit's.
func (v *view) seen(id, kind, check, who string) {
	d, r, ok := v.due(id, "health", "health")
	if !ok || v.age < 0 || v.age >= 25 || !v.inCare && v.status != "relevant" && !v.formerRelevant() {
		return
	}
	last := v.checked(func(c *care.HealthCheck) bool { return true }, check)
	var seen, next value.Date
	service := ""
	if last != nil {
		seen = last.Done
	}
	for _, s := range v.f.HealthServices {
		if s.Kind != kind {
			continue
		}
		if s.LastSeen <= v.today {
			seen = max(seen, s.LastSeen)
		}
		if s.NextDue > next {
			next, service = s.NextDue, s.ID
		}
	}
	v.appointments(&d, last, check)
	if seen != "" {
		d.Fact = join("Last seen "+seen.In(v.today)+".", d.Fact)
	}
	switch {
	case next > seen:
		d.Kind, d.Promise, d.Check, d.Often, d.Source = "agreed", false, false, "Agreed with the "+who, "The record of the "+who
		if d.Booked == "" {
			d.RecordKind, d.RecordID = "health_service", service
		}
		v.by(d, next)
	case seen != "":
		v.by(d, after(r, seen))
	case v.inCare && id == "dentist": // teeth are asked about in every return; eyes only where there is something to count from
		v.needs(d, "the date of the last visit to the "+who)
	}
}

// passport is given before 18. Later nobody owes it by a day; whether it was given is asked until 21.
func (v *view) passport() {
	d, r, ok := v.due("health-passport", "health", "health")
	if !ok {
		return
	}
	d.RecordKind = "passport_issue"
	for _, i := range v.f.Issues {
		switch day := i.Day(); {
		case i.State == "given" && i.Given <= v.today:
			return
		case i.State == "declined" && d.Fact == "" && day != "" && day <= v.today:
			d.Fact, d.RecordID = "Declined "+day.In(v.today)+".", i.ID
		case i.State == "planned" && day >= v.today && d.Booked == "":
			d.Booked, d.RecordID = "Planned for "+day.In(v.today)+".", i.ID
		}
	}
	switch {
	case v.status == "eligible" && r.For("eligible", v.age):
		v.by(d, v.birthday(r.AgeBelow))
	case v.status == "former_relevant" && v.age < 21 && d.Fact == "":
		v.needs(d, "the day the health passport was given")
	}
}

func dayOf(c *care.HealthCheck) value.Date {
	if c.State != "booked" && c.Done != "" {
		return c.Done
	}
	return c.Booked
}

func join(parts ...string) string { return strings.TrimSpace(strings.Join(parts, " ")) }
