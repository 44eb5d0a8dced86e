package catalogue

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/value"
)

func TestCodeSets(t *testing.T) {
	for set, want := range map[string]string{
		InTouchCodes:   "YES NO DIED REFU NREQ RHOM",
		ActivityCodes:  "F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6 0 F3 P3",
		HomeAfterCare:  "B C D E G H K R S T U V W X Y Z 0",
		SuitableCodes:  "1 2",
		EthnicityCodes: "WBRI WIRI WIRT WROM WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT",
		LegalBasis:     "s20 s20_short ico co remand",
		HomeInCare:     "foster kinship residential supported parents other",
		SDQReasons:     "SDQ1 SDQ2 SDQ3 SDQ4 SDQ5",
	} {
		var got []string
		for _, c := range Codes(set) {
			got = append(got, c.Code)
			if c.Name == "" || c.Label() == "" {
				t.Errorf("%s %s has no name", set, c.Code)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s", set, got)
		}
		s, ok := CodeSetByID(set)
		if !ok || s.Source == "" || s.Mark == "" || s.Mark == Knowledge && !s.Check {
			t.Errorf("%s: origin %+v", set, s.Origin)
		}
	}
	if _, ok := CodeByID(HomeAfterCare, "P"); ok {
		t.Error("there is no code P")
	}
	eet, neet := 0, 0
	for _, c := range Codes(ActivityCodes) {
		switch c.Group {
		case "eet":
			eet++
		case "neet":
			neet++
		}
	}
	if eet != 10 || neet != 3 {
		t.Errorf("%d in education, employment or training, %d not", eet, neet)
	}
}

// A code belongs to the collections its sources name: F3 and P3 stand in the sets of 2016 and 2017, F4 to P5 in those from 2022.
func TestCodesOfAYear(t *testing.T) {
	for _, c := range []struct {
		code string
		year int
		want bool
	}{
		{"F3", 2016, true}, {"F3", 2017, true}, {"F3", 2021, true}, {"F3", 2022, false}, {"P3", 2027, false},
		{"F5", 2016, false}, {"F5", 2017, false}, {"F5", 2018, true}, {"F4", 2022, true}, {"P4", 2027, true}, {"P5", 2027, true},
		{"F1", 2016, true}, {"0", 2027, true},
	} {
		got := slices.ContainsFunc(CodesIn(ActivityCodes, c.year), func(x Code) bool { return x.Code == c.code })
		if got != c.want {
			t.Errorf("%s in %d: %v", c.code, c.year, got)
		}
	}
	if n := len(CodesIn(ActivityCodes, 2027)); n != 12 {
		t.Errorf("%d activities in 2027", n)
	}
	for number, first := range map[string]int{"348": 2026, "347": 2024, "1016": 2024} {
		if ReturnCheckIn(number, first-1) || !ReturnCheckIn(number, first) {
			t.Errorf("check %s does not begin in %d", number, first)
		}
	}
	if ReturnCheckIn("1002", 2027) || ReturnCheckIn("999", 2027) || !ReturnCheckIn("153", 2016) {
		t.Error("a check that needs the council's record, one there is not, or one that always was")
	}
}

// Each row names the validation rule of the return that it repeats.
func TestHomesAndTheirSuitability(t *testing.T) {
	for _, c := range []struct {
		home, suitable string
		age            int
		want           bool
		rule           string
	}{
		{"U", "1", 19, true, "133"},
		{"U", "2", 19, true, "133"},
		{"U", "", 19, false, "133"},
		{"U", "3", 19, false, "133"},
		{"S", "1", 19, false, "133: S2 only"},
		{"S", "2", 19, true, "133: S2 only"},
		{"X", "1", 19, false, "133: X2 only"},
		{"X", "2", 19, true, "133: X2 only"},
		{"0", "", 19, true, "133"},
		{"0", "1", 19, false, "133"},
		{"Z", "1", 17, false, "3001"},
		{"Z", "1", 18, true, "3001"},
		{"T", "1", 17, false, "347"},
		{"T", "1", 18, true, "347"},
		{"T", "1", -1, true, "347: age not known"},
		{"P", "1", 19, false, "no code P"},
	} {
		got, why := HomeAllowed(c.home, c.suitable, c.age)
		if got != c.want || got != (why == "") {
			t.Errorf("%s%s at %d: %v %q (rule %s)", c.home, c.suitable, c.age, got, why, c.rule)
		}
	}
}

func TestLeavingStatuses(t *testing.T) {
	letters := ""
	for _, s := range LeavingStatuses() {
		letters += s.AnnexA
		if s.Test == "" || s.Support == "" || s.Source == "" || s.Mark == Knowledge && !s.Check {
			t.Errorf("%s is not whole", s.ID)
		}
	}
	if letters != "dabbbc" || len(LeavingStatuses()) != 7 {
		t.Errorf("%d statuses, letters %s", len(LeavingStatuses()), letters)
	}
	if len(ReturnChecks()) != 21 {
		t.Errorf("%d checks", len(ReturnChecks()))
	}
}

func names(s Schedule) string {
	var out []string
	for _, v := range s.Offered {
		out = append(out, v.ID)
	}
	return strings.Join(out, " ")
}

func TestVaccinesByBirth(t *testing.T) {
	// Today's 16 to 18: never offered rotavirus, MenB, hepatitis B or MMRV as babies, so these are no gaps.
	s := VaccinesFor("2009-05-03", "")
	if s.Cohort.ID != "births-2008-2010" || !s.Complete || len(s.NotOffered) != 4 {
		t.Errorf("%+v", s)
	}
	for _, v := range s.Offered {
		for _, not := range []string{"Rotavirus", "MenB", "6-in-1", "MMRV"} {
			if v.Name == not {
				t.Errorf("%s was not offered", not)
			}
		}
		if !v.Check {
			t.Errorf("%s does not say that it must be checked", v.ID)
		}
	}
	if got := names(s); got != "5in1-1 pcv-1 5in1-2 menc-1 5in1-3 pcv-2 menc-2 hibmenc pcv-b mmr-1 preschool mmr-2 hpv-1 hpv-2 tdipv menacwy covid" {
		t.Error(got)
	}
	// A baby of 2026 is offered the whole new schedule, the catch-up aside.
	baby := VaccinesFor("2026-02-01", "")
	if !baby.Complete || baby.Cohort.ID != "schedule-2026" || strings.Contains(names(baby), "catchup") || !strings.HasPrefix(names(baby), "6in1-1 menb-1 rota-1 6in1-2 menb-2") {
		t.Errorf("%v %s", baby.Complete, names(baby))
	}
	// Births between the two: nothing is claimed about the years before.
	for _, c := range []struct {
		birth   value.Date
		catchup bool
	}{{"2019-12-31", false}, {"2020-01-01", true}, {"2022-08-31", true}, {"2022-09-01", false}} {
		s := VaccinesFor(c.birth, "")
		if s.Complete || strings.Contains(names(s), "rota") || strings.Contains(names(s), "mmrv-catchup") != c.catchup || !strings.Contains(s.Note, AskWords) {
			t.Errorf("%s: %v %s", c.birth, s.Complete, names(s))
		}
	}
	// Births before 2008 are not held but for HPV, which went by sex: girls, and boys born on or after 1 September 2006.
	for _, c := range []struct {
		birth      value.Date
		sex, offer string
		not        int
	}{{"2003-03-03", "female", "hpv-girls", 0}, {"2003-03-03", "male", "", 1}, {"2006-08-31", "male", "", 1}, {"2006-09-01", "male", "hpv-boys", 0}, {"2006-09-01", "female", "hpv-girls", 0},
		{"2003-03-03", "", "", 0}, {"2007-12-31", "not_known", "", 0}} {
		if s := VaccinesFor(c.birth, c.sex); s.Complete || names(s) != c.offer || len(s.NotOffered) != c.not || !strings.Contains(s.Note, AskWords) || !s.Cohort.Check {
			t.Errorf("%s %s: %q, %d not offered, %q", c.birth, c.sex, names(s), len(s.NotOffered), s.Note)
		}
	}
	if s := VaccinesFor("2001-08-31", "female"); s.Complete || names(s) != "flu" {
		t.Errorf("2001: %s", names(s))
	}
	if s := VaccinesFor("2010-09-01", ""); strings.Contains(names(s), "hpv-2") {
		t.Error("one dose of HPV since September 2023")
	}
	// 13 to 15 today: as those before them, with one dose of HPV; MenC at 4 months ended for births from February 2013, so the list ends there.
	for _, c := range []struct {
		birth  value.Date
		cohort string
		whole  bool
	}{{"2010-12-31", "births-2008-2010", true}, {"2011-01-01", "births-2011-2013", true}, {"2013-01-31", "births-2011-2013", true}, {"2013-02-01", "schedule-2026", false}} {
		s := VaccinesFor(c.birth, "male")
		if s.Cohort.ID != c.cohort || s.Complete != c.whole {
			t.Errorf("%s: %s, complete %v", c.birth, s.Cohort.ID, s.Complete)
		}
		if c.cohort == "births-2011-2013" && (names(s) != "5in1-1 pcv-1 5in1-2 menc-1 5in1-3 pcv-2 menc-2 hibmenc pcv-b mmr-1 preschool mmr-2 hpv tdipv menacwy covid" || len(s.NotOffered) != 4) {
			t.Errorf("%s: %s", c.birth, names(s))
		}
	}
	if s := VaccinesFor("", ""); s.Complete || s.Offered != nil || s.Note == "" {
		t.Errorf("no birth date: %+v", s)
	}
	if len(VaccineStates()) != 5 || len(VaccineSources()) != 5 {
		t.Error("states or sources")
	}
}

func TestMoneyOnADay(t *testing.T) {
	for _, c := range []struct {
		id    string
		day   value.Date
		pence value.Money
		held  bool
	}{
		{"setting-up-home", "2023-03-31", 200000, true},
		{"setting-up-home", "2023-04-01", 300000, true},
		{"apprenticeship-bursary", "2023-07-31", 100000, true},
		{"apprenticeship-bursary", "2023-08-01", 300000, true},
		{"health-costs", "2025-12-22", 0, false},
		{"health-costs", "2026-11-22", 0, true},
		{"fostering-allowance-16-17", "2026-03-31", 28800, true},
		{"fostering-allowance-16-17", "2026-04-01", 0, false},
		{"jisa-government", "2026-11-22", 20000, true},
		{"capital-upper", "2026-11-22", 1600000, true},
		{"nothing", "2026-11-22", 0, false},
	} {
		m, ok := MoneyItemOn(c.id, c.day)
		if ok != c.held || m.Pence != c.pence {
			t.Errorf("%s on %s: %d, %v", c.id, c.day, m.Pence, ok)
		}
	}
	for _, m := range MoneyOn("2026-11-22", "") {
		if m.Source == "" || !m.Check || m.Amount == "" || m.Who == "" {
			t.Errorf("%s is not whole", m.ID)
		}
	}
	if n := len(MoneyOn("2026-11-22", "leaving")); n != 10 {
		t.Errorf("%d items for leaving care", n)
	}
	for birth, want := range map[value.Date]bool{"2002-08-31": false, "2002-09-01": true, "2009-05-03": true, "2011-01-02": true, "2011-01-03": false, "": false} {
		if HasChildTrustFund(birth) != want {
			t.Errorf("%q", birth)
		}
	}
}

func TestSavingsPolicyExample(t *testing.T) {
	p := SavingsPolicies()[0]
	if !p.Example || len(SavingsPolicies()) != 8 {
		t.Fatalf("%+v", p)
	}
	for age, want := range map[int]value.Money{0: 250, 10: 250, 11: 500, 17: 500} {
		if got, ok := p.WeeklyAt(age); !ok || got != want {
			t.Errorf("age %d: %d", age, got)
		}
	}
	if _, ok := p.WeeklyAt(18); ok {
		t.Error("saves past 18")
	}
}
