package rules

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// The keeping-in-touch return: SSDA903, the care-leaver items known as OC3. A collection year runs from 1 April to 31 March and is named by the year in
// which it ends. Who is asked about, around which day, and what would fail are worked out here; the codes and the numbers of the checks are data
// (codes.toml, from the open validator that repeats the department's rules).

// ReturnLine is one young person in the return of a year.
type ReturnLine struct {
	Person   *care.Person
	Age      int        // at the birthday in the year
	Birthday value.Date // in the year; 29 February counts as 1 March in other years
	From, To value.Date // the days around which the answer must lie; from 22 on the whole year
	Due      bool       // the day has come from which it can be answered
	Answer   *care.ReturnAnswer
	Failures []ReturnFailure
}

// ReturnFailure is a check of the return that would fail, by the number the department gives it; Rule "" is our own.
type ReturnFailure struct{ Rule, Text string }

// CollectionYear is the year in which the collection ends that a day lies in.
func CollectionYear(d value.Date) int {
	if d == "" {
		return 0
	}
	y := d.Year()
	if d >= value.Date(fmt.Sprintf("%04d-04-01", y)) {
		y++
	}
	return y
}

// ReturnDays are the first and last day that a contact for the return of a year can lie on: the year, and the windows around its birthdays.
func ReturnDays(year int) (from, to value.Date) {
	first, last := collection(year)
	w := catalogue.BirthdayWindow()
	from, _ = w.Around(first)
	_, to = w.Around(last)
	return from, to
}

func collection(year int) (from, to value.Date) {
	return value.Date(fmt.Sprintf("%04d-04-01", year-1)), value.Date(fmt.Sprintf("%04d-03-31", year))
}

// ReturnFor is the line of one young person in the return of a year, nil when they are not asked about: relevant or former relevant, a 17th to 21st
// birthday in the year on which they were not looked after; from 22 to 25 when they were in touch in the year (since the collection of 2023).
func ReturnFor(f *care.File, year int, today value.Date) *ReturnLine {
	p := f.Person
	if p == nil || p.Born == "" {
		return nil
	}
	first, last := collection(year)
	age := last.Year() - p.Born.Year()
	birthday := p.Born.AddYears(age)
	if birthday > last {
		age--
		birthday = p.Born.AddYears(age)
	}
	l := &ReturnLine{Person: p, Age: age, Birthday: birthday}
	if age < 17 || age > 25 || first > today {
		return nil
	}
	if age <= 21 {
		l.From, l.To = catalogue.BirthdayWindow().Around(birthday)
	} else {
		l.From, l.To = first, min(last, today)
		if year < 2023 || !touched(f, l.From, l.To) {
			return nil
		}
	}
	if !leaver(f, min(l.To, today)) || leftOut(f, l) != "" {
		return nil
	}
	l.Due = l.From <= today
	l.Answer = answerFor(f, age)
	l.Failures = failures(f, l)
	return l
}

// leftOut is the number of the check that keeps somebody out of the return, "" when none does.
func leftOut(f *care.File, l *ReturnLine) string {
	p := f.Person
	switch {
	case p.Died != "" && f.InCare(p.Died):
		return "1000" // died in care
	case slices.ContainsFunc(f.CarePeriods, func(c *care.CarePeriod) bool { return c.Ended == "transfer" && c.To <= l.Birthday && !careAfter(f, c) }):
		return "1011" // the other council reports them
	case l.Age <= 21 && f.InCare(l.Birthday):
		return "187" // with it 215: whoever is looked after on the birthday is in the health return, and not in this one
	case l.Age <= 21 && p.Died != "" && p.Died < l.From && answerFor(f, l.Age) == nil && !saidDied(f, l.Age):
		return "348" // died before, and was never reported here
	}
	return ""
}

func careAfter(f *care.File, c *care.CarePeriod) bool {
	return slices.ContainsFunc(f.CarePeriods, func(d *care.CarePeriod) bool { return d.From >= c.To && d != c })
}

// saidDied reports whether a return about an earlier age said that the young person died; it stays so.
func saidDied(f *care.File, age int) bool {
	return slices.ContainsFunc(f.ReturnAnswers, func(a *care.ReturnAnswer) bool { return a.Age < age && a.InTouch == "DIED" })
}

// leaver: the statuses that the return asks about. A relevant child is one until 18, a former relevant person to 25.
func leaver(f *care.File, on value.Date) bool {
	s := f.Status(on)
	return s != nil && slices.Contains([]string{"relevant", "former_relevant", "s23ca", "s23czb"}, s.Code)
}

func touched(f *care.File, from, to value.Date) bool {
	return slices.ContainsFunc(f.Contacts, func(c *care.Contact) bool { return c.TwoWay() && c.On >= from && c.On <= to })
}

// answerFor is the newest answer about an age, nil when there is none.
func answerFor(f *care.File, age int) *care.ReturnAnswer {
	var newest *care.ReturnAnswer
	for _, a := range f.ReturnAnswers {
		if a.Age == age && (newest == nil || a.On > newest.On) {
			newest = a
		}
	}
	return newest
}

// Accom is the home in the return: the letter and the digit.
func Accom(a *care.ReturnAnswer) string { return a.Home + a.Suitability }

func failures(f *care.File, l *ReturnLine) []ReturnFailure {
	var out []ReturnFailure
	fail := func(rule, text string, args ...any) {
		out = append(out, ReturnFailure{rule, fmt.Sprintf(text, args...)})
	}
	a := l.Answer
	if f.Person.CouncilNumber == "" {
		fail("", "The council’s number for this young person (CHILD) is not recorded.")
	}
	if a == nil {
		if l.Due {
			fail("", "Nothing is recorded yet.")
		}
		return out
	}
	if a.InTouch == "" || a.Activity == "" || a.Home == "" {
		fail("153", "In touch, main activity and home go together: all three, or none.")
	}
	if a.InTouch == "YES" && (a.Activity == care.NotKnown || a.Home == care.NotKnown) {
		fail("345", "Somebody who is in touch has an activity and a home, and neither is 0.")
	}
	if (a.InTouch == "DIED" || a.InTouch == "RHOM") && (a.Activity != care.NotKnown || a.Home != care.NotKnown) {
		fail("344", "For somebody who died or went back home, activity and home are both 0.")
	}
	if a.Activity != "" {
		if _, ok := catalogue.CodeByID(catalogue.ActivityCodes, a.Activity); !ok {
			fail("132", "There is no activity %s in the code set.", a.Activity)
		}
	}
	switch {
	case a.Home == "":
	case a.Home == "Z" && l.Age < 18:
		fail("3001", "Living with former foster carers (Z) is not for a 17-year-old.")
	case a.Home == "T" && l.Age < 18:
		fail("347", "A foyer (T) is not for somebody under 18.")
	default:
		if ok, why := catalogue.HomeAllowed(a.Home, a.Suitability, l.Age); !ok {
			fail("133", "%s", why)
		}
	}
	if a.On < l.From || a.On > l.To {
		if l.Age <= 21 {
			fail("", "What is recorded was true on %s. It should describe a day from %s to %s.", a.On.Long(), l.From.Long(), l.To.Long())
		} else {
			fail("", "What is recorded was true on %s. It should describe the latest contact of the year from %s.", a.On.Long(), l.From.Long())
		}
	}
	if a.InTouch != "DIED" && saidDied(f, l.Age) {
		fail("348", "An earlier return said that they died. That cannot change.")
	}
	return out
}

// Return is everybody in the return of a year, the youngest first.
func Return(files []*care.File, year int, today value.Date) []*ReturnLine {
	var out []*ReturnLine
	for _, f := range files {
		if l := ReturnFor(f, year, today); l != nil {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b *ReturnLine) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), cmp.Compare(a.Birthday, b.Birthday), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return out
}

// ReturnStart is an answer to begin with: what the records already say about the days of the line. The person who fills it in confirms it.
func ReturnStart(f *care.File, l *ReturnLine, today value.Date) *care.ReturnAnswer {
	a := &care.ReturnAnswer{Age: l.Age, On: min(l.Birthday, today)}
	a.PersonID = f.Person.ID
	var last *care.Contact
	for _, c := range f.Contacts {
		if c.TwoWay() && c.On >= l.From && c.On <= min(l.To, today) && (last == nil || c.On > last.On) {
			last = c
		}
	}
	if l.Age > 21 && last != nil {
		a.On = last.On
	}
	if last != nil {
		a.InTouch, a.Source = "YES", "Contact on "+last.On.Long()
	}
	if p := f.Person; p.Died != "" && p.Died <= l.To {
		a.InTouch, a.Activity, a.Home, a.Source = "DIED", care.NotKnown, care.NotKnown, ""
		return a
	}
	if h := f.Home(a.On); h != nil && h.AccommodationCode != "" {
		a.Home, a.Suitability = h.AccommodationCode, h.Suitability
	}
	if before := answerFor(f, l.Age-1); before != nil && a.InTouch == "YES" && before.Activity != care.NotKnown {
		a.Activity = before.Activity
	}
	return a
}
