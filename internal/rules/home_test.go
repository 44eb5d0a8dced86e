package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

// The lines of the home page as it was drawn: seven young people on one Tuesday, in order, each with its rule and fact.
func TestHomePage(t *testing.T) {
	called := func(first, last string) func(*care.File) {
		return func(f *care.File) {
			f.Person.FirstName, f.Person.LastName, f.Person.Adviser = first, last, "Ruth Okafor"
		}
	}
	answered := func(age int) func(*care.File) {
		return func(f *care.File) {
			f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: age, On: f.Person.Born.AddYears(age)})
		}
	}
	given := issue("given", "2025-01-10")
	files := []*care.File{
		young("2009-05-03", "eligible", "2025-05-03", called("Amara", "Bello"), inCare("2019-01-01", ""), plan("2025-07-14", "2025-08-01"), held("2026-06-09"), booked("2026-12-08"), given, check("rha", "done", "", "2026-01-14"), talked("2026-11-22", "dropin", ""), paperGiven),
		young("2010-09-02", "eligible", "2026-09-02", called("Jordan", "Blake"), inCare("2019-01-01", ""), check("rha", "done", "", "2026-09-14"), talked("2026-11-19", "phone", "")),
		young("2004-05-03", "former_relevant", "2022-05-03", called("Mia", "Castellano"), held("2025-03-20"), with(func(f *care.File) { f.Statuses[0].Support = value.No }), talked("2026-11-03", "phone", ""), talked("2025-12-01", "letter", "offer")),
		young("2008-05-03", "former_relevant", "2026-05-03", called("Leon", "Grant"), answered(18), plan("2024-07-01", "2024-08-01"), held("2026-09-03"), given, home("own", "2026-11-06", value.Yes), talked("2026-11-09", "home", "seven_day"), talked("2026-11-24", "dropin", "")),
		young("2007-05-03", "former_relevant", "2025-05-03", called("Danielle", "Osei"), answered(19), held("2026-07-08"), given, talked("2026-09-18", "phone", "")),
		young("2009-08-03", "eligible", "2025-08-03", called("Callum", "Reid"), inCare("2019-01-01", ""), plan("2025-09-01", "2025-10-01"), held("2026-08-02"), check("rha", "done", "", "2025-11-19"), talked("2026-11-16", "phone", "")),
		young("2007-02-03", "former_relevant", "2025-02-03", called("Tomasz", "Zielinski"), held("2026-06-12"), given, talked("2026-11-16", "phone", "")),
	}
	var dues []Due
	for _, f := range files {
		for _, d := range Dues(f, today, Local{}) {
			if d.Day != "" && d.Day <= today.AddDays(soonDays) {
				dues = append(dues, d)
			}
		}
	}
	SortDues(dues)
	want := [][3]string{
		{"Danielle Osei: Keep in touch", "11 days overdue", "At least every 8 weeks (our local promise). Last heard from 18 September."},
		{"Callum Reid: Health assessment, the last before 18", "5 days overdue", "At least every 12 months from age 5. Last one 19 November 2025."},
		{"Mia Castellano: Offer of support", "in 7 days", "Once every 12 months from 21 to 25. Last offered 1 December 2025."},
		{"Jordan Blake: Needs assessment", "in 8 days", "Within 3 months of turning 16, on 2 September."},
		{"Leon Grant: Visit, then review", "from 4 Dec", "As soon as possible after 28 days in a home the council provides. Moved 6 November."},
		{"Amara Bello: Plan review", "in 15 days", "At least every 6 months. Last review 9 June. Meeting booked 8 December."},
		{"Tomasz Zielinski: Plan review", "in 18 days", "At least every 6 months. Last review 12 June."},
	}
	for i, d := range dues {
		if i >= len(want) || d.Person+": "+d.Thing != want[i][0] || d.When(today) != want[i][1] || d.Line() != want[i][2] {
			t.Errorf("line %d: %s: %s | %s | %s", i+1, d.Person, d.Thing, d.When(today), d.Line())
		}
	}
	if len(dues) != len(want) {
		t.Errorf("%d lines, want %d", len(dues), len(want))
	}
}

func paperGiven(f *care.File) {
	f.Papers = append(f.Papers, &care.Paper{Report: "savings-statement", Given: "2026-11-05"})
}

// Working days need the bank holidays of their year; past the years that are held nobody can tell.
func TestBankHolidaysThatAreNotHeld(t *testing.T) {
	f := young("2020-05-03", "in_care", "2028-12-20", inCare("2028-12-20", ""))
	for _, rule := range []string{"care-review-first", "health-assessment-first"} {
		d := line(t, Dues(f, "2028-12-22", Local{}), rule)
		if d == nil || d.State != CannotTell || d.Missing != "the bank holidays of that year" {
			t.Errorf("%s: %+v", rule, d)
		}
	}
}

// What has no last day does not push what is due this week down the list, however long ago it began.
func TestWhatHasBegunComesAfterWhatHasALastDay(t *testing.T) {
	dues := []Due{{Thing: "begun", Day: "2023-01-01", State: Soon, Begun: true}, {Thing: "no day", State: CannotTell}, {Thing: "in a week", Day: "2026-12-01", State: Soon}, {Thing: "overdue", Day: "2026-11-01", State: Overdue}}
	SortDues(dues)
	for i, want := range []string{"overdue", "in a week", "begun", "no day"} {
		if dues[i].Thing != want {
			t.Errorf("line %d is %q, want %q", i+1, dues[i].Thing, want)
		}
	}
}
