package rules_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// leaver left care on their 18th birthday, or at 16 and a half when they are asked about at 17.
func leaver(born, left value.Date) *care.File {
	return &care.File{Person: &care.Person{Meta: record.Meta{ID: "p"}, FirstName: "Mia", Born: born, CouncilNumber: "MX1"},
		CarePeriods: []*care.CarePeriod{{From: "2015-01-01", To: left, Basis: "C2"}},
		Statuses:    []*care.Status{{Code: "former_relevant", From: left}}}
}

// TestReturnCohort: who is asked about, by age on the birthday in the year from 1 April to 31 March, and around which days. SSDA903 guide, care leavers.
func TestReturnCohort(t *testing.T) {
	for _, c := range []struct {
		name     string
		file     *care.File
		change   func(*care.File)
		year     int
		today    value.Date
		age      int // 0 = not in the return
		from, to value.Date
	}{
		{"19 in the year", leaver("2007-04-27", "2025-04-27"), nil, 2027, "2026-11-24", 19, "2026-01-27", "2026-05-27"},
		{"birthday on 1 April, the first day", leaver("2007-04-01", "2025-04-01"), nil, 2027, "2026-11-24", 19, "2026-01-01", "2026-05-01"},
		{"birthday on 31 March, the last day", leaver("2008-03-31", "2026-03-31"), nil, 2027, "2027-03-31", 19, "2026-12-31", "2027-04-30"},
		{"29 February in a year without one", leaver("2008-02-29", "2026-03-01"), nil, 2027, "2027-03-31", 19, "2026-12-01", "2027-04-01"},
		{"16: too young", leaver("2010-05-01", "2026-01-01"), nil, 2027, "2026-11-24", 0, "", ""},
		{"17 and out of care", leaver("2009-05-01", "2026-01-01"), nil, 2027, "2026-11-24", 17, "2026-02-01", "2026-06-01"},
		{"17, looked after on the birthday (187, 215)", leaver("2009-05-01", "2026-05-02"), nil, 2027, "2026-11-24", 0, "", ""},
		{"18 on the day care ended: not looked after on it", leaver("2008-05-01", "2026-05-01"), nil, 2027, "2026-11-24", 18, "2026-02-01", "2026-06-01"},
		{"died in care (1000)", leaver("2008-05-01", "2026-04-20"), func(f *care.File) { f.Person.Died = "2026-04-01" }, 2027, "2026-11-24", 0, "", ""},
		{"died after care, before the window: the return says so again (348)", leaver("2007-05-01", "2025-05-01"), func(f *care.File) { f.Person.Died = "2025-12-15" }, 2027, "2026-11-24", 19, "2026-02-01", "2026-06-01"},
		{"eligible written down, and 18 since", leaver("2008-05-01", "2026-05-01"), func(f *care.File) { f.Statuses[0].Code, f.Statuses[0].From = "eligible", "2024-05-01" }, 2027, "2026-11-24", 18, "2026-02-01", "2026-06-01"},
		{"record closed within the window", leaver("2007-05-01", "2025-05-01"), func(f *care.File) { f.Person.Closed, f.Person.ClosedWhy = "2026-05-15", "moved_on" }, 2027, "2026-11-24", 19, "2026-02-01", "2026-06-01"},
		{"died after care, in the window", leaver("2007-05-01", "2025-05-01"), func(f *care.File) { f.Person.Died = "2026-05-15" }, 2027, "2026-11-24", 19, "2026-02-01", "2026-06-01"},
		{"transferred (1011)", leaver("2008-05-01", "2026-04-20"), func(f *care.File) { f.CarePeriods[0].Ended = "transfer" }, 2027, "2026-11-24", 0, "", ""},
		{"transferred, and back in our care afterwards", leaver("2008-05-01", "2024-04-20"), func(f *care.File) {
			f.CarePeriods[0].Ended = "transfer"
			f.CarePeriods = append(f.CarePeriods, &care.CarePeriod{From: "2025-01-01", To: "2026-05-01"})
		}, 2027, "2026-11-24", 18, "2026-02-01", "2026-06-01"},
		{"21", leaver("2005-05-01", "2023-05-01"), nil, 2027, "2026-11-24", 21, "2026-02-01", "2026-06-01"},
		{"22 and never heard from", leaver("2004-05-01", "2022-05-01"), nil, 2027, "2026-11-24", 0, "", ""},
		{"22 and tried without an answer", leaver("2004-05-01", "2022-05-01"), heard("2026-06-01", value.No), 2027, "2026-11-24", 0, "", ""},
		{"22 and in touch in the year", leaver("2004-05-01", "2022-05-01"), heard("2026-06-01", value.Yes), 2027, "2026-11-24", 22, "2026-04-01", "2026-11-24"},
		{"22 and in touch the day before the year", leaver("2004-05-01", "2022-05-01"), heard("2026-03-31", value.Yes), 2027, "2026-11-24", 0, "", ""},
		{"22 in the collection of 2022, before these ages were asked about", leaver("1999-05-01", "2017-05-01"), heard("2021-06-01", value.Yes), 2022, "2022-03-31", 0, "", ""},
		{"25", leaver("2001-05-01", "2019-05-01"), heard("2026-06-01", value.Yes), 2027, "2026-11-24", 25, "2026-04-01", "2026-11-24"},
		{"26", leaver("2000-05-01", "2018-05-01"), heard("2026-06-01", value.Yes), 2027, "2026-11-24", 0, "", ""},
		{"qualifying only", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Statuses[0].Code = "qualifying" }, 2027, "2026-11-24", 0, "", ""},
		{"a year that has not begun", leaver("2007-04-27", "2025-04-27"), nil, 2028, "2026-11-24", 0, "", ""},
	} {
		if c.change != nil {
			c.change(c.file)
		}
		l := rules.ReturnFor(c.file, c.year, c.today)
		switch {
		case l == nil && c.age != 0:
			t.Errorf("%s: not in the return", c.name)
		case l != nil && (l.Age != c.age || l.From != c.from || l.To != c.to):
			t.Errorf("%s: %d, from %s to %s", c.name, l.Age, l.From, l.To)
		}
	}
	for day, want := range map[value.Date]int{"2026-03-31": 2026, "2026-04-01": 2027, "2026-12-31": 2027, "2027-01-01": 2027, "": 0} {
		if got := rules.CollectionYear(day); got != want {
			t.Errorf("%s lies in the collection of %d", day, got)
		}
	}
}

func heard(on value.Date, talked value.Tri) func(*care.File) {
	return func(f *care.File) {
		f.Contacts = append(f.Contacts, &care.Contact{On: on, Mode: "phone", Talked: talked})
	}
}

// TestReturnChecks: each row fails exactly the checks it names; the first of a number's rows passes it.
func TestReturnChecks(t *testing.T) {
	ok := care.ReturnAnswer{Age: 19, On: "2026-04-27", InTouch: "YES", Activity: "F4", Home: "U", Suitability: "1"}
	seen := map[string]bool{"187": true, "215": true, "391": true, "1000": true, "1001": true, "1007": true, "1011": true, "1016": true} // TestNotAsked
	for _, c := range []struct {
		name   string
		change func(*care.ReturnAnswer, *care.File)
		want   string
	}{
		{"all in order", func(*care.ReturnAnswer, *care.File) {}, ""},
		{"no activity", func(a *care.ReturnAnswer, _ *care.File) { a.Activity = "" }, "153"},
		{"in touch alone", func(a *care.ReturnAnswer, _ *care.File) { a.Activity, a.Home, a.Suitability = "", "", "" }, "153"},
		{"not in touch, nothing known", func(a *care.ReturnAnswer, _ *care.File) {
			a.InTouch, a.Activity, a.Home, a.Suitability = "NO", "0", "0", ""
		}, ""},
		{"not in touch, home known from elsewhere", func(a *care.ReturnAnswer, _ *care.File) { a.InTouch, a.Activity = "NO", "0" }, ""},
		{"in touch, activity 0", func(a *care.ReturnAnswer, _ *care.File) { a.Activity = "0" }, "345"},
		{"in touch, home 0", func(a *care.ReturnAnswer, _ *care.File) { a.Home, a.Suitability = "0", "" }, "345"},
		{"back home", func(a *care.ReturnAnswer, _ *care.File) {
			a.InTouch, a.Activity, a.Home, a.Suitability = "RHOM", "0", "0", ""
		}, ""},
		{"back home, with an activity", func(a *care.ReturnAnswer, _ *care.File) { a.InTouch, a.Home, a.Suitability = "RHOM", "0", "" }, "344"},
		{"died, with a home", func(a *care.ReturnAnswer, _ *care.File) { a.InTouch, a.Activity = "DIED", "0" }, "344"},
		{"in touch is no code", func(a *care.ReturnAnswer, _ *care.File) { a.InTouch = "MAYBE" }, "131"},
		{"F3 is superseded", func(a *care.ReturnAnswer, _ *care.File) { a.Activity = "F3" }, "132"},
		{"there is no P", func(a *care.ReturnAnswer, _ *care.File) { a.Home = "P" }, "133"},
		{"no digit", func(a *care.ReturnAnswer, _ *care.File) { a.Suitability = "" }, "133"},
		{"homeless is S2 only", func(a *care.ReturnAnswer, _ *care.File) { a.Home = "S" }, "133"},
		{"Z at 19", func(a *care.ReturnAnswer, _ *care.File) { a.Home = "Z" }, ""},
		{"Z at 17", func(a *care.ReturnAnswer, f *care.File) { younger(a, f); a.Home = "Z" }, "3001"},
		{"T at 17", func(a *care.ReturnAnswer, f *care.File) { younger(a, f); a.Home = "T" }, "347"},
		{"E at 17", func(a *care.ReturnAnswer, f *care.File) { younger(a, f); a.Home = "E" }, ""},
		{"said to have died at 18", func(_ *care.ReturnAnswer, f *care.File) {
			f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: 18, InTouch: "DIED", Activity: "0", Home: "0"})
		}, "348"},
		{"died, as was said before", func(a *care.ReturnAnswer, f *care.File) {
			a.InTouch, a.Activity, a.Home, a.Suitability = "DIED", "0", "0", ""
			f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: 18, InTouch: "DIED", Activity: "0", Home: "0"})
		}, ""},
		{"the first day of the window", func(a *care.ReturnAnswer, _ *care.File) { a.On = "2026-01-27" }, ""},
		{"the day before the window", func(a *care.ReturnAnswer, _ *care.File) { a.On = "2026-01-26" }, "own"},
		{"the last day of the window", func(a *care.ReturnAnswer, _ *care.File) { a.On = "2026-05-27" }, ""},
		{"the day after the window", func(a *care.ReturnAnswer, _ *care.File) { a.On = "2026-05-28" }, "own"},
		{"no number of the council", func(_ *care.ReturnAnswer, f *care.File) { f.Person.CouncilNumber = "" }, "own"},
		{"two things at once", func(a *care.ReturnAnswer, _ *care.File) { a.Activity, a.Home = "0", "S" }, "345 133"},
	} {
		f, a := leaver("2007-04-27", "2025-04-27"), ok
		f.ReturnAnswers = []*care.ReturnAnswer{&a}
		c.change(&a, f)
		l := rules.ReturnFor(f, 2027, "2026-11-24")
		if l == nil {
			t.Errorf("%s: not in the return", c.name)
			continue
		}
		var got []string
		for _, x := range l.Failures {
			if x.Text == "" {
				t.Errorf("%s: %s has no words", c.name, x.Rule)
			}
			if x.Rule == "" {
				x.Rule = "own"
			}
			got, seen[x.Rule] = append(got, x.Rule), true
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: fails %v, want %q", c.name, got, c.want)
		}
	}
	for _, r := range catalogue.ReturnChecks() {
		if !seen[r.Number] && !r.NeedsCouncil {
			t.Errorf("no row fails check %s: %s", r.Number, r.Text)
		}
	}
}

func younger(a *care.ReturnAnswer, f *care.File) {
	f.Person.Born, f.CarePeriods[0].To, f.Statuses[0].Code, f.Statuses[0].From = "2009-04-27", "2025-12-01", "relevant", "2025-12-01"
	a.Age = 17
}

// TestReturnStart: the answer to begin with says what the records say, and nothing else.
func TestReturnStart(t *testing.T) {
	f := leaver("2007-04-27", "2025-04-27")
	heard("2026-05-03", value.Yes)(f)
	heard("2026-06-20", value.Yes)(f) // after the window
	f.Homes = []*care.Home{{From: "2025-04-27", AccommodationCode: "U", Suitability: "1"}}
	f.ReturnAnswers = []*care.ReturnAnswer{{Age: 18, InTouch: "YES", Activity: "P2", Home: "E", Suitability: "1"}}
	a := rules.ReturnStart(f, rules.ReturnFor(f, 2027, "2026-11-24"), "2026-11-24")
	if a.InTouch != "YES" || a.Source != "Contact on 3 May 2026" || a.Home+a.Suitability != "U1" || a.Activity != "P2" || a.On != "2026-04-27" || a.PersonID != "p" {
		t.Errorf("%+v", a)
	}
	f.Contacts = nil
	if a = rules.ReturnStart(f, rules.ReturnFor(f, 2027, "2026-11-24"), "2026-11-24"); a.InTouch != "" || a.Activity != "" {
		t.Errorf("without a contact: %+v", a)
	}
	f.Person.Died = "2026-05-01"
	if a = rules.ReturnStart(f, rules.ReturnFor(f, 2027, "2026-11-24"), "2026-11-24"); a.InTouch != "DIED" || a.Activity != "0" || rules.Accom(a) != "0" {
		t.Errorf("died: %+v", a)
	}
}

// TestReturnOptionsAreTheCodes: the lists on screen are the code sets of the return, no more and no less.
func TestReturnOptionsAreTheCodes(t *testing.T) {
	for set, options := range map[string][]record.Option{catalogue.InTouchCodes: care.InTouchCodes, catalogue.ActivityCodes: care.Activities,
		catalogue.HomeAfterCare: care.ReturnAnswerSpec.Field("accommodation").Options} {
		var want, got []string
		for _, c := range catalogue.Codes(set) {
			want = append(want, c.Code)
		}
		for _, o := range options {
			got = append(got, o.Code)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%s: the screen has %v, the return %v", set, got, want)
		}
	}
}
