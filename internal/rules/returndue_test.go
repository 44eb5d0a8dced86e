package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

// The line stands from 3 months before a birthday to its answer, overdue from 1 month after (SSDA903 guide, care leavers, on or around the birthday).
func TestAnswerForTheReturnIsDue(t *testing.T) {
	answered := func(age int) func(*care.File) {
		return func(f *care.File) {
			f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: age, On: f.Person.Born.AddYears(age)})
		}
	}
	left := func(born value.Date, options ...func(*care.File)) *care.File {
		return young(born, "former_relevant", born.AddYears(18), append(options, inCare("2019-01-01", born.AddYears(18)))...)
	}
	for _, c := range []struct {
		name  string
		on    value.Date
		f     *care.File
		state State
		day   value.Date
		fact  string
	}{
		{"the day before the days begin", "2026-08-31", left("2007-12-01", answered(18)), "", "", ""},
		{"the first of them", "2026-09-01", left("2007-12-01", answered(18)), Later, "2027-01-01", "Turns 19 on 1 December."},
		{"the birthday", "2026-12-01", left("2007-12-01", answered(18)), Later, "2027-01-01", "Turned 19 on 1 December."},
		{"near the end", "2026-12-20", left("2007-12-01", answered(18)), Soon, "2027-01-01", "Turned 19 on 1 December."},
		{"the last of them", "2027-01-01", left("2007-12-01", answered(18)), Soon, "2027-01-01", "Turned 19 on 1 December 2026."},
		{"the day after", "2027-01-02", left("2007-12-01", answered(18)), Overdue, "2027-01-01", "Turned 19 on 1 December 2026."},
		{"answered", "2026-12-20", left("2007-12-01", answered(18), answered(19)), "", "", ""},
		{"only the year before is missing: the next birthday has taken its place", "2026-12-20", left("2007-12-01", answered(19)), "", "", ""},
		{"the next birthday’s days lie in a year that has not begun", "2027-03-20", left("2007-05-01", answered(18)), Overdue, "2026-06-01", "Turned 19 on 1 May 2026."},
		{"and begin with it", "2027-04-01", left("2007-05-01", answered(18)), Later, "2027-06-01", "Turns 20 on 1 May."},
		{"a birthday in March: its days end in the next year", "2026-04-20", left("2007-03-20", answered(18)), Soon, "2026-04-20", "Turned 19 on 20 March."},
		{"and then the year is over", "2026-04-21", left("2007-03-20", answered(18)), "", "", ""},
		{"21 is the last birthday", "2026-12-20", left("2005-12-01"), Soon, "2027-01-01", "Turned 21 on 1 December."},
		{"22 has no day", "2026-12-20", left("2004-12-01", talked("2026-11-01", "phone", "")), "", "", ""},
		{"in care on the birthday", "2026-12-20", young("2009-12-01", "eligible", "2025-12-01", inCare("2019-01-01", "")), "", "", ""},
		{"qualifying", "2026-12-20", young("2007-12-01", "qualifying", "2025-12-01", inCare("2025-01-01", "2025-02-01")), "", "", ""},
		{"29 February", "2027-03-20", young("2008-02-29", "former_relevant", "2026-02-28", inCare("2019-01-01", "2026-02-28"), answered(18)), Soon, "2027-04-01", "Turned 19 on 1 March."},
	} {
		d := line(t, Dues(c.f, c.on, Local{}), ReturnRule)
		switch {
		case c.state == "" && d != nil:
			t.Errorf("%s: %+v", c.name, *d)
		case c.state == "":
		case d == nil:
			t.Errorf("%s: nothing is due", c.name)
		case d.State != c.state || d.Day != c.day || d.Fact != c.fact || d.RecordKind != "return_answer" || !d.Check:
			t.Errorf("%s: %s %s %q", c.name, d.State, d.Day, d.Fact)
		}
		if d := line(t, Dues(c.f, c.on, Local{NoReturn: true}), ReturnRule); d != nil {
			t.Errorf("%s: due for somebody whose work it is not", c.name)
		}
	}
}
