package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // London's clock changes, on machines that do not have them

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// TestNotAsked: whom the return of a year does not ask about, with the numbers of the checks that keep them out. Each number has a row that keeps
// somebody out and one beside it that does not.
func TestNotAsked(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []struct {
		name   string
		file   *care.File
		change func(*care.File)
		year   int
		want   string // numbers, "own" without one, "asked" when they are asked about, "" when they are not listed at all
		mend   bool
	}{
		{"17 on the last day of the year", leaver("2010-03-31", "2026-04-01"), func(f *care.File) { f.Statuses[0].Code = "relevant" }, 2027, "asked", false},
		{"17 on the day after it", leaver("2010-04-01", "2026-04-01"), nil, 2027, "391", false},
		{"17 and in care on the birthday", leaver("2009-05-01", ""), nil, 2027, "1007 187 215", false},
		{"17 and in care since this summer", leaver("2009-09-01", ""), func(f *care.File) { f.CarePeriods[0].From = "2026-07-01" }, 2027, "1007", false},
		{"17 and in care, a birthday to come", leaver("2010-02-01", ""), nil, 2027, "1007 187 215", false},
		{"17 and out of care the day before", leaver("2009-05-01", "2026-04-30"), func(f *care.File) { f.Statuses[0].Code = "relevant" }, 2027, "asked", false},
		{"18 on the day care ended", leaver("2008-05-01", "2026-05-01"), nil, 2027, "asked", false},
		{"18, care ended the day after the birthday", leaver("2008-05-01", "2026-05-02"), nil, 2027, "1016", false},
		{"12 months in care to 31 March, care ended after the year", leaver("2009-05-01", "2027-06-01"), nil, 2027, "1016 187 215", false},
		{"died in care", leaver("2008-05-01", "2026-04-20"), func(f *care.File) { f.Person.Died = "2026-04-01" }, 2027, "1000", false},
		{"died after care", leaver("2008-05-01", "2026-04-20"), func(f *care.File) { f.Person.Died = "2026-04-25" }, 2027, "asked", false},
		{"transferred", leaver("2008-05-01", "2026-04-20"), func(f *care.File) { f.CarePeriods[0].Ended = "transfer" }, 2027, "1011", false},
		{"left care in another way", leaver("2008-05-01", "2026-04-20"), func(f *care.File) { f.CarePeriods[0].Ended = "18" }, 2027, "asked", false},
		{"qualifying", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Statuses[0].Code = "qualifying" }, 2027, "1001", false},
		{"no status written down", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Statuses = nil }, 2027, "own", true},
		{"a status from after the window", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Statuses[0].From = "2026-11-01" }, 2027, "own", true},
		{"no birth date", leaver("", "2025-04-27"), nil, 2027, "own", true},
		{"26", leaver("2000-05-01", "2018-05-01"), nil, 2027, "own", false},
		{"22 and not heard from", leaver("2004-05-01", "2022-05-01"), nil, 2027, "own", false},
		{"22 in the collection of 2022", leaver("1999-05-01", "2017-05-01"), heard("2021-06-01", value.Yes), 2022, "own", false},
		{"moved on before the window", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Person.Closed, f.Person.ClosedWhy = "2026-01-26", "moved_on" }, 2027, "own", false},
		{"asked us to stop: the council still answers", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Person.Closed, f.Person.ClosedWhy = "2026-01-26", "no_longer" }, 2027, "asked", false},
		{"joined with another record", leaver("2007-04-27", "2025-04-27"), func(f *care.File) { f.Person.Closed, f.Person.ClosedWhy = "2026-06-26", "merged" }, 2027, "", false},
		{"a year that has not begun", leaver("2007-04-27", "2025-04-27"), nil, 2028, "", false},
	} {
		if c.change != nil {
			c.change(c.file)
		}
		files := []*care.File{c.file}
		lines, without := rules.WholeReturn(files, c.year, "2026-11-24")
		if c.year < 2027 {
			lines, without = rules.WholeReturn(files, c.year, "2022-03-31")
		}
		got := ""
		switch {
		case len(lines)+len(without) > 1:
			t.Errorf("%s: asked and not asked", c.name)
		case len(lines) == 1:
			got = "asked"
		case len(without) == 1 && len(without[0].Rules) == 0:
			got = "own"
		case len(without) == 1:
			got = strings.Join(without[0].Rules, " ")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if len(without) == 1 && (without[0].Mend != c.mend || !strings.HasSuffix(without[0].Why, ".")) {
			t.Errorf("%s: %+v", c.name, without[0])
		}
		for _, n := range strings.Fields(got) {
			seen[n] = true
		}
	}
	for _, n := range strings.Fields("187 215 391 1000 1001 1007 1011 1016") {
		if !seen[n] {
			t.Errorf("no row is kept out by check %s", n)
		}
	}
}

// TestChecksOfTheirYear: a code or a check that the year does not have yet, or no longer.
func TestChecksOfTheirYear(t *testing.T) {
	for _, c := range []struct {
		name string
		year int
		a    care.ReturnAnswer
		died bool // an earlier return said so
		want string
	}{
		{"F3 in the set of 2017", 2017, care.ReturnAnswer{InTouch: "YES", Activity: "F3", Home: "U", Suitability: "1"}, false, ""},
		{"F4 in the set of 2017", 2017, care.ReturnAnswer{InTouch: "YES", Activity: "F4", Home: "U", Suitability: "1"}, false, "132"},
		{"F3 in a year between the sources", 2020, care.ReturnAnswer{InTouch: "YES", Activity: "F3", Home: "U", Suitability: "1"}, false, ""},
		{"F4 in a year between the sources", 2020, care.ReturnAnswer{InTouch: "YES", Activity: "F4", Home: "U", Suitability: "1"}, false, ""},
		{"F3 in the set of 2022", 2022, care.ReturnAnswer{InTouch: "YES", Activity: "F3", Home: "U", Suitability: "1"}, false, "132"},
		{"said to have died, before there was a check", 2025, care.ReturnAnswer{InTouch: "NO", Activity: "0", Home: "0"}, true, ""},
		{"said to have died, in its first year", 2026, care.ReturnAnswer{InTouch: "NO", Activity: "0", Home: "0"}, true, "348"},
	} {
		born := value.NewDate(c.year-19, 3, 1) // 19 on 1 March of the year
		f := leaver(born, born.AddYears(18))
		c.a.Age, c.a.On = 19, born.AddYears(19)
		f.ReturnAnswers = []*care.ReturnAnswer{&c.a}
		if c.died {
			f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: 18, InTouch: "DIED"})
		}
		l := rules.ReturnFor(f, c.year, value.NewDate(c.year, 3, 31))
		if l == nil {
			t.Errorf("%s: not asked about", c.name)
			continue
		}
		got := ""
		for _, x := range l.Failures {
			got = strings.TrimSpace(got + " " + x.Rule)
		}
		if got != c.want {
			t.Errorf("%s: fails %q, want %q", c.name, got, c.want)
		}
	}
}

// TestFoyerAt17: check 347 belongs to the collections from 2024; before, the home code itself was taken.
func TestFoyerAt17(t *testing.T) {
	for year, want := range map[int]string{2023: "", 2024: "347", 2027: "347"} {
		born := value.NewDate(year-17, 2, 1)
		f := leaver(born, born.AddYears(17).AddDays(-30))
		f.Statuses[0].Code = "relevant"
		f.ReturnAnswers = []*care.ReturnAnswer{{Age: 17, On: born.AddYears(17), InTouch: "YES", Activity: "F2", Home: "T", Suitability: "1"}}
		l := rules.ReturnFor(f, year, value.NewDate(year, 3, 31))
		if l == nil {
			t.Fatalf("%d: not asked about", year)
		}
		got := ""
		for _, x := range l.Failures {
			got += x.Rule
		}
		if got != want {
			t.Errorf("%d: fails %q, want %q", year, got, want)
		}
	}
}

// TestReturnWindows: from 3 months before a birthday to 1 month after, at the ends of months, on 29 February and over both changes of the clock. A day
// has no hour, so that the hour in which a clock is read never moves an edge by a day.
func TestReturnWindows(t *testing.T) {
	for _, c := range []struct {
		born     value.Date
		year     int
		from, to value.Date
	}{
		{"2007-05-31", 2027, "2026-02-28", "2026-06-30"}, // no 31 February, no 31 June
		{"2008-02-29", 2027, "2026-12-01", "2027-04-01"}, // 19 on 1 March 2027
		{"2008-02-29", 2028, "2027-11-29", "2028-03-29"}, // 20 on 29 February 2028
		{"2007-03-29", 2026, "2025-12-29", "2026-04-29"}, // clocks go forward on 29 March 2026
		{"2007-10-25", 2027, "2026-07-25", "2026-11-25"}, // and back on 25 October
		{"2008-01-31", 2027, "2026-10-31", "2027-02-28"},
	} {
		f := leaver(c.born, c.born.AddYears(18))
		l := rules.ReturnFor(f, c.year, value.NewDate(c.year, 3, 31))
		if l == nil || l.From != c.from || l.To != c.to {
			t.Errorf("born %s, %d: %+v", c.born, c.year, l)
		}
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at   time.Time
		year int
	}{
		{time.Date(2026, 3, 31, 22, 59, 0, 0, time.UTC), 2026}, // 23:59 on 31 March in London
		{time.Date(2026, 3, 31, 23, 1, 0, 0, time.UTC), 2027},  // a minute past midnight there, still March in Greenwich
		{time.Date(2027, 3, 31, 23, 30, 0, 0, time.UTC), 2028},
		{time.Date(2028, 3, 31, 22, 30, 0, 0, time.UTC), 2028},
	} {
		if got := rules.CollectionYear(value.DateOf(c.at.In(london))); got != c.year {
			t.Errorf("%s is in the collection of %d", c.at.In(london), got)
		}
	}
	f := leaver("2007-03-01", "2025-03-01") // its window ends on 1 April 2026, three days after the clocks changed
	for day := value.Date("2025-11-25"); day < "2025-12-10"; day = day.AddDays(1) {
		for hour := range 24 {
			at := time.Date(day.Year(), time.Month(day.Month()), day.Day(), hour, 30, 0, 0, london)
			if l := rules.ReturnFor(f, 2026, value.DateOf(at)); l == nil || l.Due != (day >= "2025-12-01") {
				t.Fatalf("%s: %+v", at, l)
			}
		}
	}
}

// TestChecksAgreeWithTheValidator holds every answer that can be written down, at 17, 18 and 21, against the validator's rules written out anew from its
// lists (csc-validator-be-903, rule sets 2022/23 to 2026/27; 347 as the brief has it, for everybody under 18).
func TestChecksAgreeWithTheValidator(t *testing.T) {
	inTouch := strings.Fields("YES NO DIED REFU NREQ RHOM")
	activ := strings.Fields("F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6 0")
	accom := strings.Fields("B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S2 T1 T2 U1 U2 V1 V2 W1 W2 X2 Y1 Y2 Z1 Z2 0")
	validator := func(a *care.ReturnAnswer, age int) (out []string) {
		home := a.Home + a.Suitability
		fails := func(number string, yes bool) {
			if yes {
				out = append(out, number)
			}
		}
		fails("153", a.InTouch == "" || a.Activity == "" || a.Home == "")
		fails("131", a.InTouch != "" && !slices.Contains(inTouch, a.InTouch))
		fails("132", a.Activity != "" && !slices.Contains(activ, a.Activity))
		fails("345", a.InTouch == "YES" && (a.Activity == "0" || a.Home == "0"))
		fails("344", (a.InTouch == "DIED" || a.InTouch == "RHOM") && (a.Activity != "0" || a.Home != "0"))
		switch {
		case a.Home == "Z" && age == 17:
			fails("3001", true)
		case a.Home == "T" && age < 18:
			fails("347", true)
		default:
			fails("133", a.Home != "" && !slices.Contains(accom, home))
		}
		return out
	}
	n, clean := 0, 0
	for _, age := range []int{17, 18, 21} {
		born := value.Date("2026-06-01").AddYears(-age)
		f := leaver(born, "2026-01-01")
		if age == 17 {
			f.Statuses[0].Code = "relevant"
		}
		base := rules.ReturnFor(f, 2027, "2026-11-24")
		if base == nil {
			t.Fatalf("%d: not asked about", age)
		}
		for _, in := range append([]string{"", "MAYBE"}, inTouch...) {
			for _, doing := range append([]string{"", "F3", "P3", "G1"}, activ...) {
				for _, home := range strings.Split(",P,B,C,D,E,G,H,K,R,S,T,U,V,W,X,Y,Z,0", ",") {
					for _, digit := range []string{"", "1", "2"} {
						a := &care.ReturnAnswer{Age: age, On: "2026-06-01", InTouch: in, Activity: doing, Home: home, Suitability: digit}
						if home == "" && digit != "" {
							continue // the form refuses a digit without a home
						}
						var got []string
						for _, x := range rules.ReturnFailuresOf(f, base, a) {
							got = append(got, x.Rule)
						}
						want := validator(a, age)
						slices.Sort(got)
						slices.Sort(want)
						if n++; !slices.Equal(got, want) {
							t.Fatalf("%d, %q %q %q%s: fails %v, the validator says %v", age, in, doing, home, digit, got, want)
						}
						if len(want) == 0 {
							clean++
						}
					}
				}
			}
		}
	}
	if n < 15000 || clean < 500 {
		t.Errorf("only %d answers, %d of them clean", n, clean)
	}
}

// crowd is n young people of every age the return asks about, each with two years of contacts and their answers.
func crowd(n int) []*care.File {
	var out []*care.File
	for i := range n {
		born := value.NewDate(2001+i%9, 1+i%12, 1+i%28)
		f := leaver(born, born.AddYears(18))
		f.Person.ID, f.Person.CouncilNumber = fmt.Sprintf("p%04d", i), fmt.Sprintf("MX%05d", i)
		for c := range 24 {
			f.Contacts = append(f.Contacts, &care.Contact{On: value.Date("2026-11-20").AddDays(-30*c - i%7), Mode: "phone", Talked: value.Yes})
		}
		for age := 18; age <= 25; age++ {
			if day := born.AddYears(age); day < "2026-11-20" && i%4 != 0 {
				f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: age, On: day, InTouch: "YES", Activity: []string{"F1", "P5", "0"}[i%3], Home: "U", Suitability: "1"})
			}
		}
		out = append(out, f)
	}
	return out
}

// BenchmarkReturn works out the return of a year for a whole council: who is asked about, who is not, and what fails.
func BenchmarkReturn(b *testing.B) {
	files := crowd(1000)
	b.Run("1000people", func(b *testing.B) {
		for b.Loop() {
			if lines, without := rules.WholeReturn(files, 2027, "2026-11-24"); len(lines)+len(without) != 1000 {
				b.Fatal("somebody is neither asked about nor not")
			}
		}
	})
}
