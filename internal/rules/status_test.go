package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

func TestSuggestStatus(t *testing.T) {
	parents := func(from, to value.Date) func(*care.File) {
		return func(f *care.File) { f.Homes = append(f.Homes, &care.Home{Kind: "parents", From: from, To: to}) }
	}
	rows := []struct {
		source, name string
		on           value.Date
		f            *care.File
		want         string
		days         int
	}{
		{"CPPCR reg 40", "91 days, the last of them today", "2026-06-01", young("2010-01-15", "", "", inCare("2026-03-03", "")), "eligible", 91},
		{"CPPCR reg 40", "90 days", "2026-05-31", young("2010-01-15", "", "", inCare("2026-03-03", "")), "none", 90},
		{"CPPCR reg 40", "in pieces, added together", "2026-06-01", young("2010-01-15", "", "", inCare("2025-03-01", "2025-03-31"), inCare("2026-03-03", "")), "eligible", 121},
		{"CPPCR reg 40", "pieces that overlap count once", "2026-06-01", young("2010-01-15", "", "", inCare("2026-03-03", "2026-05-01"), inCare("2026-04-01", "")), "eligible", 91},
		{"CPPCR reg 40", "days before 14 do not count", "2026-03-01", young("2010-01-15", "", "", inCare("2015-01-01", "2024-01-20"), inCare("2026-02-01", "")), "none", 5 + 29},
		{"CPPCR reg 40", "on the 16th birthday", "2026-01-15", young("2010-01-15", "", "", inCare("2020-01-01", "")), "eligible", 732},
		{"CPPCR reg 40", "the day before", "2026-01-14", young("2010-01-15", "", "", inCare("2020-01-01", "")), "in_care", 731},
		{"CLR reg 3(3)", "short breaks of 4 weeks are left out", "2026-06-01", young("2010-01-15", "", "", shortBreak("2025-03-01", "2025-03-29"), shortBreak("2025-06-01", "2025-06-29"), inCare("2026-03-04", "")), "none", 90},
		{"CLR reg 3(3)", "one of 29 days counts", "2026-06-01", young("2010-01-15", "", "", shortBreak("2025-03-01", "2025-03-30"), inCare("2026-03-04", "")), "eligible", 119},
		{"CA 1989 s23A", "left care after 16", "2026-06-01", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01")), "relevant", 776},
		{"CLR reg 3(5)", "6 months with a parent", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), parents("2026-03-01", "")), "not_relevant", 776},
		{"CLR reg 3(5)", "not yet 6 months", "2026-08-31", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), parents("2026-03-01", "")), "relevant", 776},
		{"CLR reg 3(6)", "it broke down", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), parents("2026-03-01", "2026-10-10")), "relevant", 776},
		{"SSD", "in care at 16, less than 13 weeks", "2026-11-24", young("2010-01-15", "", "", inCare("2026-03-03", "2026-04-03")), "qualifying", 31},
		{"SSD", "in care only before 16", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2025-04-03")), "none", 444},
		{"CLR reg 3(2)", "in custody on the 16th birthday", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2025-12-20"), with(func(f *care.File) {
			f.Homes = []*care.Home{{Kind: "custody", From: "2025-12-20", To: "2026-03-01"}}
		})), "relevant", 705},
		{"CA 1989 s23C", "eligible just before 18", "2026-11-24", young("2008-05-03", "", "", inCare("2020-03-03", "2026-05-03")), "former_relevant", 1461},
		{"CA 1989 s23C", "relevant just before 18", "2026-11-24", young("2008-05-03", "", "", inCare("2020-03-03", "2025-05-03")), "former_relevant", 1096},
		{"CA 1989 s23C", "on the 18th birthday", "2026-05-03", young("2008-05-03", "", "", inCare("2020-03-03", "2026-05-03")), "former_relevant", 1461},
		{"CA 1989 s23C", "24", "2026-11-24", young("2001-11-25", "", "", inCare("2010-03-03", "2019-11-25")), "former_relevant", 1461},
		{"CA 1989 s23CZB", "25", "2026-11-25", young("2001-11-25", "", "", inCare("2010-03-03", "2019-11-25")), "none", 1461},
		{"CA 1989 s23CZB", "asked, as the record says", "2026-11-24", young("2003-11-25", "s23czb", "2025-01-01", inCare("2010-03-03", "2021-11-25")), "s23czb", 1461},
		{"CA 1989 s23C", "back home just before 18", "2026-11-24", young("2008-05-03", "", "", inCare("2020-03-03", "2025-05-03"), parents("2025-05-03", "")), "qualifying", 1096},
		{"law of ages", "born on 29 February: 16 on the day itself in a leap year", "2024-02-29", young("2008-02-29", "", "", inCare("2020-01-01", "")), "eligible", 731},
		{"law of ages", "born on 29 February: 18 on 1 March", "2026-02-28", young("2008-02-29", "", "", inCare("2020-01-01", "2026-03-01")), "eligible", 1461},
		{"", "no birth date", "2026-11-24", young("", "", "", inCare("2020-01-01", "")), "", 0},
		{"", "no time in care", "2026-11-24", young("2010-01-15", "", ""), "", 0},
		{"", "10 and in care", "2026-11-24", young("2016-01-15", "", "", inCare("2020-01-01", "")), "in_care", 0},
		{"", "10 and home again", "2026-11-24", young("2016-01-15", "", "", inCare("2020-01-01", "2021-01-01")), "none", 0},
		{"", "care that begins tomorrow", "2026-11-24", young("2010-01-15", "", "", inCare("2026-11-25", "")), "", 0},
	}
	for _, r := range rows {
		t.Run(r.source+": "+r.name, func(t *testing.T) {
			got, reasons := SuggestStatus(r.f, r.on)
			if got != r.want {
				t.Errorf("%q, want %q: %v", got, r.want, reasons)
			}
			if len(reasons) == 0 {
				t.Error("no reasons")
			}
			if n := DaysInCareSince14(r.f, r.on); n != r.days {
				t.Errorf("%d days, want %d", n, r.days)
			}
		})
	}
}

// A suggestion for somebody short of days says when the test would be met.
func TestNotYetEligibleSaysWhen(t *testing.T) {
	f := young("2010-01-15", "", "", inCare("2026-03-03", ""))
	_, reasons := SuggestStatus(f, "2026-05-31")
	if last := reasons[len(reasons)-1]; last.Text != "Eligible from 1 June 2026 if they stay in care." {
		t.Errorf("%q", last.Text)
	}
	if code, _ := SuggestStatus(f, "2026-06-01"); code != "eligible" {
		t.Errorf("%q on that day", code)
	}
}

// A birthday overtakes the status that is written down.
func TestBirthdaysMoveTheStatusOn(t *testing.T) {
	for _, c := range []struct {
		on      value.Date
		written string
		want    string
	}{
		{"2026-05-02", "eligible", "eligible"}, {"2026-05-03", "eligible", "former_relevant"}, {"2026-05-03", "relevant", "former_relevant"},
		{"2026-05-03", "not_relevant", "qualifying"}, {"2033-05-03", "former_relevant", "none"}, {"2024-05-03", "in_care", "eligible"},
	} {
		v, _ := look(young("2008-05-03", c.written, "2020-01-01", inCare("2018-01-01", "2026-05-03")), c.on, Local{})
		if v.status != c.want {
			t.Errorf("%s on %s is %s, want %s", c.written, c.on, v.status, c.want)
		}
	}
}
