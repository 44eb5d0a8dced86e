package catalogue

import (
	"strings"
	"testing"

	"waymark/internal/value"
)

func TestEveryRuleHasASourceAndASentence(t *testing.T) {
	all := Rules()
	if len(all) < 62 { // a rule that is lost is noticed; a new one needs no change here
		t.Errorf("%d rules", len(all))
	}
	for _, r := range all {
		if r.Source == "" || r.Read == "" || r.Mark == "" {
			t.Errorf("%s: source %q, read %q, mark %q", r.ID, r.Source, r.Read, r.Mark)
		}
		if r.Mark == Knowledge && !r.Check {
			t.Errorf("%s is from knowledge and does not say so", r.ID)
		}
		if r.Kind == Law && r.Mark == Verified && !strings.Contains(r.Source, "reg") && !strings.Contains(r.Source, "Act") {
			t.Errorf("%s: the law of %q", r.ID, r.Source)
		}
		if (r.Off || r.Promise) && r.Kind != Local {
			t.Errorf("%s: only a local rule can be off or a promise", r.ID)
		}
		for _, s := range r.Who {
			if _, ok := LeavingStatusByID(s); !ok && s != "in_care" {
				t.Errorf("%s is for %q", r.ID, s)
			}
		}
	}
}

// The clocks of the regulations, each with what its source says.
func TestAmountsOfTheLaw(t *testing.T) {
	for _, c := range []struct {
		id     string
		fact   value.Date
		want   value.Date
		source string
	}{
		{"needs-assessment-eligible", "2026-09-02", "2026-12-02", "CPPCR reg 42(1)"},
		{"needs-assessment-relevant", "2026-09-30", "2026-12-30", "CLR reg 5(2)(a)"},
		{"needs-assessment-return", "2026-11-30", "2027-02-28", "CLR reg 5(2)(b)"},
		{"care-review-first", "2026-12-01", "2026-12-31", "CPPCR reg 33"},
		{"care-review-second", "2026-12-31", "2027-03-31", "CPPCR reg 33"},
		{"care-review", "2026-06-09", "2026-12-09", "CPPCR reg 33"},
		{"plan-review-eligible", "2026-06-09", "2026-12-09", "CPPCR reg 33"},
		{"plan-review", "2026-08-31", "2027-02-28", "CLR reg 7(2)(c)"},
		{"new-home-visit", "2026-11-06", "2026-11-13", "CLR reg 8(2)"},
		{"new-home-review", "2026-11-06", "2026-12-04", "CLR reg 7(3)"},
		{"new-home-review-then", "2026-12-04", "2027-03-04", "CLR reg 7(3)"},
		{"new-home-visit-then", "2026-12-31", "2027-02-28", "CLR reg 8(2)"},
		{"offer-of-support", "2025-12-01", "2026-12-01", "Children and Social Work Act 2017 s3"},
		{"social-worker-visit-first", "2026-11-02", "2026-11-09", "CPPCR reg 28"},
		{"social-worker-visit", "2026-11-02", "2026-12-14", "CPPCR reg 28"},
		{"social-worker-visit-long-term", "2026-11-02", "2027-02-02", "CPPCR reg 28"},
		{"health-assessment-first", "2026-12-01", "2026-12-31", "CPPCR reg 7(1)"},
		{"health-assessment-under-5", "2026-05-19", "2026-11-19", "CPPCR reg 7(3)"},
		{"health-assessment", "2025-11-19", "2026-11-19", "CPPCR reg 7(3)"},
		{"keep-in-touch", "2026-09-18", "2026-11-13", "Local promises"},
		{"dentist", "2026-06-02", "2026-12-02", "Our local rule"},
		{"accounts-letter", "2009-05-03", "2026-11-03", "Good practice"},
		{"support-to-21", "2009-05-03", "2030-05-03", "Children Act 1989 s23C"},
		{"support-to-25", "2009-05-03", "2034-05-03", "Children and Social Work Act 2017 s3"},
	} {
		r, ok := RuleByID(c.id)
		if !ok {
			t.Errorf("no rule %s", c.id)
			continue
		}
		if got, ok := r.After(c.fact); !ok || got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.id, c.fact, got, c.want)
		}
		if !strings.HasPrefix(r.Source, c.source) {
			t.Errorf("%s: source %q", c.id, r.Source)
		}
	}
	for _, id := range []string{"plan-review-asked", "keep-in-touch-duty", "plan-action"} {
		r, _ := RuleByID(id)
		if day, ok := r.After("2026-01-01"); ok || r.HasAmount() {
			t.Errorf("%s yields %s", id, day)
		}
	}
	r, _ := RuleByID("plan-review")
	if _, ok := r.After(""); ok {
		t.Error("a day out of no fact")
	}
}

func TestSentencesOfTheHomePage(t *testing.T) {
	for id, want := range map[string]string{
		"keep-in-touch":             "At least every 8 weeks (our local promise).",
		"health-assessment":         "At least every 12 months from age 5.",
		"offer-of-support":          "Once every 12 months from 21 to 25.",
		"needs-assessment-eligible": "Within 3 months of turning 16.",
		"new-home-review":           "As soon as possible after 28 days in a home the council provides.",
		"plan-review":               "At least every 6 months.",
		"dentist":                   "Every 6 months (our local rule).",
		"less-support-review":       "As soon as possible after 28 days in a home with less support (guidance).",
		"plan-action":               "Agreed in the plan.",
	} {
		r, ok := RuleByID(id)
		if got := r.Sentence(); !ok || got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestWhoARuleIsFor(t *testing.T) {
	for _, c := range []struct {
		id, status string
		age        int
		want       bool
	}{
		{"offer-of-support", "former_relevant", 20, false},
		{"offer-of-support", "former_relevant", 21, true},
		{"offer-of-support", "former_relevant", 24, true},
		{"offer-of-support", "former_relevant", 25, false},
		{"offer-of-support", "former_relevant", -1, false},
		{"plan-review", "relevant", -1, true},
		{"plan-review", "eligible", 17, false},
		{"health-assessment-under-5", "in_care", 4, true},
		{"health-assessment-under-5", "in_care", 5, false},
		{"health-assessment", "in_care", 5, true},
		{"sdq", "in_care", 16, true}, // to the day before 17
		{"sdq", "in_care", 17, false},
		{"sdq", "in_care", 3, false},
	} {
		r, _ := RuleByID(c.id)
		if got := r.For(c.status, c.age); got != c.want {
			t.Errorf("%s for %s of %d: %v", c.id, c.status, c.age, got)
		}
	}
}

// Christmas 2026: Friday 25 is Christmas Day, Saturday 26 is Boxing Day, so Monday 28 stands in for it.
func TestWorkingDaysOverChristmas2026(t *testing.T) {
	want := map[value.Date]bool{
		"2026-12-21": true, "2026-12-22": true, "2026-12-23": true, "2026-12-24": true, "2026-12-25": false, "2026-12-26": false, "2026-12-27": false,
		"2026-12-28": false, "2026-12-29": true, "2026-12-30": true, "2026-12-31": true, "2027-01-01": false, "2027-01-02": false, "2027-01-03": false, "2027-01-04": true,
	}
	for day, working := range want {
		if got, known := WorkingDay(day); got != working || !known {
			t.Errorf("%s: %v, want %v", day.Full(), got, working)
		}
	}
	for n, day := range []value.Date{"2026-12-23", "2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-04", "2027-01-05"} {
		if got, ok := WorkingDaysAfter("2026-12-23", n); !ok || got != day {
			t.Errorf("%d after 23 December: %s, want %s", n, got, day)
		}
		if got, ok := WorkingDaysBetween("2026-12-23", day); !ok || got != n {
			t.Errorf("between 23 December and %s: %d, want %d", day, got, n)
		}
	}
	// Counted from a day off, the first working day after it is the first.
	for _, day := range []value.Date{"2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"} {
		if got, _ := WorkingDaysAfter(day, 1); got != "2026-12-29" {
			t.Errorf("1 after %s: %s", day, got)
		}
	}
	// 20 working days of coming into care on 3 December.
	if got, _ := WorkingDaysAfter("2026-12-03", 20); got != "2027-01-05" {
		t.Errorf("20 after 3 December: %s", got)
	}
}

func TestBankHolidays(t *testing.T) {
	perYear := map[int]int{}
	for _, h := range holidays().Holiday {
		perYear[h.Day.Year()]++
		if w := h.Day.Weekday(); w == 0 || w == 6 {
			t.Errorf("%s %s", h.Day.Full(), h.Name)
		}
	}
	for y := 2015; y <= 2028; y++ {
		want := map[int]int{2022: 10, 2023: 9}[y]
		if want == 0 {
			want = 8
		}
		if perYear[y] != want {
			t.Errorf("%d has %d", y, perYear[y])
		}
	}
	for _, day := range []value.Date{"2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2015-12-28", "2016-12-27", "2021-12-27", "2022-01-03", "2027-12-28", "2028-04-17"} {
		if _, ok := BankHoliday(day); !ok {
			t.Errorf("%s is none", day.Full())
		}
	}
	for _, day := range []value.Date{"2020-05-04", "2022-05-30", "2026-12-26", "2023-05-09"} {
		if name, ok := BankHoliday(day); ok {
			t.Errorf("%s is %s", day.Full(), name)
		}
	}
}

func TestOutsideTheYearsHeldNothingIsGuessed(t *testing.T) {
	for _, c := range []struct {
		day value.Date
		n   int
	}{{"2014-12-31", 1}, {"2028-12-28", 5}, {"2029-01-02", 0}, {"", 3}, {"2026-02-30", 1}, {"2026-01-05", -1}} {
		if got, ok := WorkingDaysAfter(c.day, c.n); ok {
			t.Errorf("%d after %q: %s", c.n, c.day, got)
		}
	}
	if _, ok := WorkingDaysBetween("2028-12-20", "2029-01-10"); ok {
		t.Error("counted past the end")
	}
	if _, ok := WorkingDaysBetween("2026-12-20", "2026-12-10"); ok {
		t.Error("counted backwards")
	}
}
