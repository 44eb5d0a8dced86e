package rules

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/value"
)

func lastsTo18(answer value.Tri) func(*care.File) {
	return func(f *care.File) { f.Homes[len(f.Homes)-1].To18 = answer }
}

func until(day value.Date) func(*care.File) {
	return func(f *care.File) { f.Homes[len(f.Homes)-1].To = day }
}

// Rows of CLR regulation 8(2) (a home the council provides) and CPPCR regulation 28 (the social worker, in care). What is wanted is each window as
// "rule: last day, how it stands".
func TestVisitWindows(t *testing.T) {
	const (
		seven  = "new-home-visit"
		before = "new-home-visit-before-review"
		then   = "new-home-visit-then"
		week   = "social-worker-visit-first"
		six    = "social-worker-visit"
		long   = "social-worker-visit-long-term"
	)
	left := func(options ...func(*care.File)) *care.File {
		return young("2007-01-10", "former_relevant", "2025-01-10", options...)
	}
	child := func(options ...func(*care.File)) *care.File {
		return young("2009-12-01", "eligible", "2025-12-01", append([]func(*care.File){inCare("2020-01-01", "")}, options...)...)
	}
	rows := []struct {
		name, source string
		f            *care.File
		want         []string
	}{
		{"day 7 is in time", "CLR reg 8(2)(a)", left(home("supported", "2026-11-10", value.Yes), talked("2026-11-17", "home", "seven_day")),
			[]string{seven + ": 2026-11-17, in time", before + ": , not made yet"}},
		{"day 8 is late", "CLR reg 8(2)(a)", left(home("supported", "2026-11-10", value.Yes), talked("2026-11-18", "home", "seven_day")),
			[]string{seven + ": 2026-11-17, late by 1 day", before + ": , not made yet"}},
		{"nobody came", "CLR reg 8(2)(a)", left(home("supported", "2026-11-10", value.Yes)),
			[]string{seven + ": 2026-11-17, missed by 7 days", before + ": , not made yet"}},
		{"long past and nothing written down: nobody can tell", "CLR reg 8(2)(a)", left(home("supported", "2026-03-10", value.Yes)),
			[]string{seven + ": 2026-03-17, needs the days of the visits at this home", before + ": , needs the days of the visits at this home"}},
		{"in care, long past and nothing written down", "CPPCR reg 28", child(home("foster", "2026-03-10", value.No)), []string{week + ": 2026-03-17, needs the days of the social worker's visits"}},
		{"today is the last day", "CLR reg 8(2)(a)", left(home("supported", "2026-11-17", value.Yes)),
			[]string{seven + ": 2026-11-24, not made yet", before + ": , not made yet"}},
		{"an attempt is not a visit", "CLR reg 8(2)(a)", left(home("supported", "2026-11-10", value.Yes), at("2026-11-12", "10:00", "home", value.No)),
			[]string{seven + ": 2026-11-17, missed by 7 days", before + ": , not made yet"}},
		{"again before the review, then two months", "CLR reg 8(2)(b)(c)", left(home("supported", "2026-07-01", value.Yes), talked("2026-07-05", "home", "seven_day"), talked("2026-07-25", "home", "before_28"), held("2026-07-30"),
			talked("2026-09-25", "home", "two_month")),
			[]string{seven + ": 2026-07-08, in time", before + ": 2026-07-30, in time", then + ": 2026-09-25, in time", then + ": 2026-11-25, not made yet"}},
		{"no second visit before the review, a day late after", "CLR reg 8(2)(b)(c)", left(home("supported", "2026-07-01", value.Yes), talked("2026-07-05", "home", "seven_day"), held("2026-07-30"), talked("2026-09-06", "home", "two_month")),
			[]string{seven + ": 2026-07-08, in time", before + ": 2026-07-30, missed", then + ": 2026-09-05, late by 1 day", then + ": 2026-11-06, missed by 18 days"}},
		{"moved on in time: nothing is left open", "CLR reg 8(2)", left(home("supported", "2026-07-01", value.Yes), until("2026-07-20"), talked("2026-07-05", "home", "seven_day"), home("own", "2026-07-20", value.No)),
			[]string{seven + ": 2026-07-08, in time"}},
		{"a home that somebody else provides has no such clock", "CLR reg 8(2)", left(home("own", "2026-07-01", value.No)), nil},
		{"in care: a week, then six weeks", "CPPCR reg 28", child(home("foster", "2026-06-01", value.TriNotAsked), talked("2026-06-08", "home", "placement"), talked("2026-07-20", "home", "placement"), talked("2026-09-01", "home", "placement")),
			[]string{week + ": 2026-06-08, in time", six + ": 2026-07-20, in time", six + ": 2026-08-31, late by 1 day", six + ": 2026-10-13, missed by 42 days"}},
		{"planned to last to 18, after a year: three months", "CPPCR reg 28", child(home("foster", "2025-03-01", value.TriNotAsked), lastsTo18(value.Yes), talked("2025-03-03", "home", "placement"), talked("2026-01-30", "home", "placement"), talked("2026-03-06", "home", "placement"), talked("2026-08-30", "home", "placement")),
			[]string{week + ": 2025-03-08, in time", six + ": 2025-04-14, late by 291 days", long + ": 2026-04-30, in time", long + ": 2026-06-06, late by 85 days", long + ": 2026-11-30, not made yet"}},
		{"not asked whether it lasts to 18: cannot tell between six weeks and three months", "CPPCR reg 28", child(home("foster", "2025-03-01", value.TriNotAsked), talked("2025-03-03", "home", "placement"), talked("2026-09-30", "home", "placement")),
			[]string{week + ": 2025-03-08, in time", six + ": 2025-04-14, late by 534 days", six + ": 2026-11-11, needs whether this home was planned to last to 18"}},
		{"nothing is asked after 18", "CPPCR reg 28", young("2008-06-01", "former_relevant", "2026-06-01", inCare("2020-01-01", "2026-06-01"), home("foster", "2026-01-01", value.No), talked("2026-01-05", "home", "placement"), talked("2026-02-10", "home", "placement"),
			talked("2026-03-20", "home", "placement"), talked("2026-04-27", "home", "placement")),
			[]string{week + ": 2026-01-08, in time", six + ": 2026-02-16, in time", six + ": 2026-03-24, in time", six + ": 2026-05-01, in time"}},
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			var got []string
			for _, w := range VisitWindows(r.f, "2025-01-01", today, Local{}) {
				got = append(got, w.Rule+": "+string(w.By)+", "+w.Words())
				if w.Source == "" || w.Home == nil || w.Thing == "" {
					t.Errorf("%+v does not say its rule", w)
				}
			}
			if strings.Join(got, "\n") != strings.Join(r.want, "\n") {
				t.Errorf("%s:\n%s\nnot\n%s", r.source, strings.Join(got, "\n"), strings.Join(r.want, "\n"))
			}
		})
	}
}

// The line that is due today and the windows say the same: a visit that is overdue has a window that is missed, and the day is the same.
func TestWindowsAgreeWithWhatIsDue(t *testing.T) {
	for _, f := range []*care.File{
		young("2007-01-10", "former_relevant", "2025-01-10", home("supported", "2026-11-10", value.Yes)),
		young("2007-01-10", "former_relevant", "2025-01-10", home("supported", "2026-07-01", value.Yes), talked("2026-07-05", "home", "seven_day"), held("2026-07-30"), talked("2026-09-06", "home", "two_month")),
		young("2009-12-01", "eligible", "2025-12-01", inCare("2020-01-01", ""), home("foster", "2026-06-01", value.No), talked("2026-06-08", "home", "placement")),
	} {
		windows := VisitWindows(f, YearBack(today), today, Local{})
		for _, d := range Dues(f, today, Local{}) {
			if d.Icon != "visit" || d.Section != "touch" || d.Day == "" {
				continue
			}
			found := false
			for _, w := range windows {
				found = found || w.Rule == d.Rule && w.By == d.Day && (w.State == VisitMissed) == (d.State == Overdue)
			}
			if !found {
				t.Errorf("%s by %s has no window in %+v", d.Rule, d.Day, windows)
			}
		}
	}
}

func TestWindowsOfAnyFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFile.Draw(t, "file")
		for _, w := range VisitWindows(f, YearBack(today), today, Local{}) {
			switch {
			case w.State == "" || w.Words() == "":
				t.Fatalf("no state: %+v", w)
			case w.Visit != nil && !w.Visit.TwoWay():
				t.Fatalf("an attempt met a window: %+v", w)
			case w.State == VisitMet && w.By != "" && w.Visit.On > w.By, w.State == VisitLate && w.Days < 1:
				t.Fatalf("%+v", w)
			}
		}
	})
}
