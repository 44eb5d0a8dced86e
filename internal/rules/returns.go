package rules

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// The keeping-in-touch return: SSDA903, the care-leaver items known as OC3. A collection year runs from 1 April to 31 March and is named by the year in
// which it ends. Who is asked about, around which day, and what would fail are worked out here; the codes and the numbers of the checks are data
// (codes.toml, from the open validator that repeats the department's rules).

// ReturnLine is one young person in the return of a year.
type ReturnLine struct {
	Person   *care.Person
	Year     int        // in which the collection ends
	Age      int        // at the birthday in the year
	Birthday value.Date // in the year; 29 February counts as 1 March in other years
	From, To value.Date // the days around which the answer must lie; from 22 on the whole year
	Heard    value.Date // the latest day from From to To on which they answered, "" for none
	Due      bool       // the day has come from which it can be answered
	Answer   *care.ReturnAnswer
	Failures []ReturnFailure
}

// ReturnFailure is a check of the return that would fail, by the number the department gives it; Rule "" is our own.
type ReturnFailure struct {
	Rule, Text string
	OfPerson   bool // it is mended in the young person's own record, and not in the answer
}

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
	l, _ := returnOf(f, year, today)
	return l
}

// NotAsked is somebody the return of a year does not ask about, and why.
type NotAsked struct {
	Person *care.Person
	Age    int      // at the birthday in the year; -1 when the birth date is missing
	Rules  []string // the numbers of the department's checks that keep them out; none when it is who the return is about
	Why    string
	Mend   bool // it rests on a fact that is missing here: written down, they may be asked about
}

// since22 is the first collection that asks about people from 22 to 25 (2022/23).
const since22 = 2023

// returnOf is either the line of a young person in the return of a year, or why there is none. Both are nil for nobody, for a year that has not begun,
// and for a record that was joined with another one of the same person.
func returnOf(f *care.File, year int, today value.Date) (*ReturnLine, *NotAsked) {
	p := f.Person
	first, last := collection(year)
	if p == nil || first > today || p.ClosedWhy == "merged" {
		return nil, nil
	}
	out := &NotAsked{Person: p, Age: -1}
	no := func(why string, numbers ...string) (*ReturnLine, *NotAsked) {
		out.Why, out.Rules = why, numbers
		return nil, out
	}
	if p.Born == "" {
		out.Mend = true
		return no("The birth date is not written down.")
	}
	age := last.Year() - p.Born.Year()
	birthday := p.Born.AddYears(age)
	if birthday > last {
		age--
		birthday = p.Born.AddYears(age)
	}
	out.Age = max(age, 0)
	l := &ReturnLine{Person: p, Year: year, Age: age, Birthday: birthday, From: first, To: min(last, today)}
	if age <= 21 {
		l.From, l.To = catalogue.BirthdayWindow().Around(birthday)
	}
	switch {
	case age < 17:
		return no("Younger than 17 at the end of the year.", "391")
	case age > 25:
		return no("Older than 25 in this year.")
	case p.Closed != "" && p.Closed < l.From && p.ClosedWhy == "moved_on":
		return no("The record moved on to another worker or carer on " + p.Closed.Long() + ".")
	case p.Died != "" && f.InCare(p.Died):
		return no("Died in care.", "1000")
	case transferred(f, birthday):
		return no("The care was transferred to another council, which reports on them.", "1011")
	case age <= 21 && f.InCare(birthday):
		why, numbers := inCareOn(f, l, today)
		return no(why, numbers...)
	case age > 21 && year < since22:
		return no(fmt.Sprintf("Ages from 22 are asked about since the collection of %d.", since22))
	}
	on := min(l.To, today, p.Born.AddYears(25).AddDays(-1)) // at 25 the status has ended, the question has not
	switch v := (&view{f: f, p: p, today: on, age: p.Born.AgeOn(on)}); {
	case v.recorded() == nil:
		out.Mend = true
		return no("No leaving-care status is written down.")
	default:
		if v.settle(); !slices.Contains([]string{"relevant", "former_relevant", "s23ca", "s23czb"}, v.status) {
			return no("Neither relevant nor former relevant: "+words.Lower(statusLabel(v.status))+".", "1001")
		}
	}
	if c := lastTouched(f, l.From, min(l.To, today)); c != nil {
		l.Heard = c.On
	} else if age > 21 {
		return no("From 22 only people who were in touch in the year are asked about.")
	}
	l.Due = l.From <= today
	l.Answer = answerFor(f, age)
	l.Failures = failures(f, l)
	return l, nil
}

// transferred reports whether the last time in care by a birthday ended with another council taking over.
func transferred(f *care.File, birthday value.Date) bool {
	return slices.ContainsFunc(f.CarePeriods, func(c *care.CarePeriod) bool { return c.Ended == "transfer" && c.To <= birthday && !careAfter(f, c) })
}

func careAfter(f *care.File, c *care.CarePeriod) bool {
	return slices.ContainsFunc(f.CarePeriods, func(d *care.CarePeriod) bool { return d.From >= c.To && d != c })
}

// inCareOn says why somebody who is looked after on the birthday is not asked about, and the checks that say so.
func inCareOn(f *care.File, l *ReturnLine, today value.Date) (why string, numbers []string) {
	day := l.Birthday.Long()
	i := slices.IndexFunc(f.CarePeriods, func(c *care.CarePeriod) bool {
		return c.From <= l.Birthday && (c.To == "" || c.To > l.Birthday)
	})
	_, last := collection(l.Year)
	c := f.CarePeriods[i]
	switch {
	case l.Birthday > today:
		why, numbers = "In care, as it stands, on the birthday, "+day+". If care ends before, they are asked about.", []string{"1007"}
	case c.To != "":
		why, numbers = "Care ended after the birthday, on "+c.To.Long()+".", []string{"1016"}
	default:
		why, numbers = "In care on the birthday, "+day+".", []string{"1007"}
	}
	if c.From <= last.AddYears(-1) && (c.To == "" || c.To > last) {
		why += " After 12 months in care they are in the health return."
		numbers = append(numbers, "187", "215")
	}
	return why, numbers
}

// saidDied reports whether a return about an earlier age said that the young person died; it stays so.
func saidDied(f *care.File, age int) bool {
	return slices.ContainsFunc(f.ReturnAnswers, func(a *care.ReturnAnswer) bool { return a.Age < age && a.InTouch == "DIED" })
}

// lastTouched is the latest contact from one day to another in which the young person answered, nil when there is none.
func lastTouched(f *care.File, from, to value.Date) *care.Contact {
	var last *care.Contact
	for _, c := range f.Contacts {
		if c.TwoWay() && c.On >= from && c.On <= to && (last == nil || c.On > last.On) {
			last = c
		}
	}
	return last
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

// Return is everybody in the return of a year, the youngest first.
func Return(files []*care.File, year int, today value.Date) []*ReturnLine {
	lines, _ := WholeReturn(files, year, today)
	return lines
}

// WholeReturn is everybody in the return of a year, the youngest first, and everybody it does not ask about, by what can be mended here, then by age.
func WholeReturn(files []*care.File, year int, today value.Date) (lines []*ReturnLine, without []*NotAsked) {
	for _, f := range files {
		switch l, n := returnOf(f, year, today); {
		case l != nil:
			lines = append(lines, l)
		case n != nil:
			without = append(without, n)
		}
	}
	slices.SortFunc(lines, func(a, b *ReturnLine) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), cmp.Compare(a.Birthday, b.Birthday), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	mend := func(n *NotAsked) int {
		if n.Mend {
			return 0
		}
		return 1
	}
	slices.SortFunc(without, func(a, b *NotAsked) int {
		return cmp.Or(mend(a)-mend(b), cmp.Compare(a.Age, b.Age), byName(a.Person, b.Person))
	})
	return lines, without
}

func byName(a, b *care.Person) int {
	return cmp.Or(cmp.Compare(a.LastName, b.LastName), cmp.Compare(a.First(), b.First()), cmp.Compare(a.ID, b.ID))
}

// ReturnStart is an answer to begin with: what the records already say about the days of the line. The person who fills it in confirms it.
func ReturnStart(f *care.File, l *ReturnLine, today value.Date) *care.ReturnAnswer {
	a := &care.ReturnAnswer{Age: l.Age, On: min(l.Birthday, today)}
	a.PersonID = f.Person.ID
	last := lastTouched(f, l.From, min(l.To, today))
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
