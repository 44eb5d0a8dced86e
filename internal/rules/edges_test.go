package rules

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

func lived(kind string, from, to value.Date) func(*care.File) {
	return func(f *care.File) { f.Homes = append(f.Homes, &care.Home{Kind: kind, From: from, To: to}) }
}

func ended(from, to value.Date, how string) func(*care.File) {
	return func(f *care.File) {
		f.CarePeriods = append(f.CarePeriods, &care.CarePeriod{From: from, To: to, Ended: how})
	}
}

// The edges of the leaving-care statuses; each row names where it is written, and the step that decides names it too.
func TestStatusEdges(t *testing.T) {
	const c3, s24 = "Care Leavers (England) Regulations 2010, regulation 3", "Children Act 1989 s24"
	aunt := func(parental value.Tri) func(*care.File) {
		return func(f *care.File) {
			f.Homes = append(f.Homes, &care.Home{Kind: "kinship", With: "Auntie Pat", From: "2026-03-01"})
			f.Connections = append(f.Connections, &care.Connection{Name: "auntie pat", Role: "family", Parental: parental})
		}
	}
	for _, r := range []struct {
		source, name string
		on           value.Date
		f            *care.File
		want         string
		cites        string // the source that one of the steps names
	}{
		{"CLR reg 3(2)", "in hospital on the 16th birthday, moved from custody the day before", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2025-12-20"), lived("custody", "2025-12-20", "2026-01-14"), lived("hospital", "2026-01-14", "2026-03-01")), "relevant", c3 + "(2)"},
		{"CLR reg 3(2)", "only 90 days in care before", "2026-11-24", young("2010-01-15", "", "", inCare("2025-09-21", "2025-12-20"), lived("custody", "2025-12-20", "2026-03-01")), "none", c3 + "(2)"},
		{"CLR reg 3(2)", "91 days", "2026-11-24", young("2010-01-15", "", "", inCare("2025-09-20", "2025-12-20"), lived("custody", "2025-12-20", "2026-03-01")), "relevant", c3 + "(2)"},
		{"CLR reg 3(2)", "not in care just before", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2025-12-10"), lived("parents", "2025-12-10", "2025-12-20"), lived("custody", "2025-12-20", "2026-03-01")), "none", c3 + "(2)"},
		{"CLR reg 3(2)", "under a care order on that day, and not long enough in care", "2026-11-24", young("2010-01-15", "", "", with(func(f *care.File) {
			f.CarePeriods = []*care.CarePeriod{{From: "2025-12-01", To: "2026-02-01", Basis: "co"}}
		}), lived("custody", "2025-12-20", "2026-03-01")), "qualifying", c3 + "(2)"},
		{"CLR reg 3(2)", "the day after the birthday is too late", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2025-12-20"), lived("custody", "2026-01-16", "2026-03-01")), "none", ""},
		{"CLR reg 3(5)", "6 months with somebody who has parental responsibility", "2026-09-01", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), aunt(value.Yes)), "not_relevant", c3 + "(5)"},
		{"CLR reg 3(5)", "with an aunt who has none", "2026-09-01", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), aunt(value.No)), "relevant", ""},
		{"CLR reg 3(5)", "one day short", "2026-08-31", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), aunt(value.Yes)), "relevant", c3 + "(5)"},
		{"CLR reg 3(5)", "two homes with parents, one after the other", "2026-09-01", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), lived("parents", "2026-03-01", "2026-06-10"), lived("parents", "2026-06-11", "")), "not_relevant", c3 + "(5)"},
		{"CLR reg 3(5)", "a gap begins the months anew", "2026-09-01", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), lived("parents", "2026-03-01", "2026-06-10"), lived("parents", "2026-06-13", "")), "relevant", c3 + "(5)"},
		{"CLR reg 3(5)", "home while still in care does not count", "2026-08-30", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), lived("parents", "2025-11-01", "")), "relevant", c3 + "(5)"},
		{"CLR reg 3(5)", "month ends: 31 August and 6 months is 28 February", "2027-02-28", young("2010-01-15", "", "", inCare("2020-03-03", "2026-08-31"), lived("parents", "2026-08-31", "")), "not_relevant", c3 + "(5)"},
		{"CLR reg 3(6)", "it broke down", "2026-11-24", young("2010-01-15", "", "", inCare("2020-03-03", "2026-03-01"), lived("parents", "2026-03-01", "2026-10-10"), lived("supported", "2026-10-10", "")), "relevant", ""},
		{"CLR reg 3(3)", "28 days planned, each left out", "2026-06-01", young("2010-01-15", "", "", shortBreak("2025-03-01", "2025-03-29"), inCare("2026-03-04", "")), "none", c3 + "(3)"},
		{"CPPCR reg 40", "born on 29 February, 16 in a leap year", "2024-02-29", young("2008-02-29", "", "", inCare("2023-12-01", "")), "eligible", "regulation 40"},
		{"CPPCR reg 40", "came into care on the day before 18", "2026-05-02", young("2008-05-03", "", "", inCare("2026-05-02", "")), "none", "regulation 40"},
		{"CA 1989 s24(1A)", "special guardianship at 15", "2026-11-24", young("2010-01-15", "", "", ended("2020-03-03", "2025-06-01", "sgo"), lived("kinship", "2025-06-01", "")), "qualifying", s24 + "(1A)"},
		{"CA 1989 s24(1A)", "19", "2026-11-24", young("2007-01-15", "", "", ended("2015-03-03", "2018-06-01", "sgo")), "qualifying", s24 + "(1A)"},
		{"CA 1989 s24(1A)", "21", "2026-11-24", young("2005-11-24", "", "", ended("2015-03-03", "2018-06-01", "sgo")), "none", s24 + "(1A)"},
		{"CA 1989 s24(1A)", "adopted", "2026-11-24", young("2010-01-15", "", "", ended("2020-03-03", "2025-06-01", "adopted")), "none", ""},
		{"CA 1989 s24(2)(d)", "3 months in hospital at 16, never in care", "2026-11-24", young("2010-01-15", "", "", lived("hospital", "2026-03-01", "2026-06-01")), "qualifying", s24 + "(2)(d)"},
		{"CA 1989 s24(2)(d)", "a day less", "2026-11-24", young("2010-01-15", "", "", lived("hospital", "2026-03-01", "2026-05-31")), "", ""},
		{"CA 1989 s24(2)(e)", "privately fostered at 16", "2026-11-24", young("2010-01-15", "", "", lived("private_foster", "2025-01-01", "2026-06-01")), "qualifying", s24 + "(2)(e)"},
		{"CA 1989 s24(2)(e)", "at 15 only", "2026-11-24", young("2010-01-15", "", "", lived("private_foster", "2025-01-01", "2025-06-01")), "", ""},
		{"CA 1989 s23C", "21 and receiving support", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03", inCare("2015-03-03", "2022-05-03"), with(func(f *care.File) { f.Statuses[0].Support = value.Yes })), "former_relevant", "23CZB"},
		{"CA 1989 s23CA", "24, back in education", "2026-11-24", young("2002-05-03", "s23ca", "2026-09-01", inCare("2015-03-03", "2020-05-03")), "s23ca", "regulation 5(2)(b)"},
	} {
		t.Run(r.source+": "+r.name, func(t *testing.T) {
			got, steps := SuggestStatus(r.f, r.on)
			if got != r.want {
				t.Errorf("%q, want %q: %+v", got, r.want, steps)
			}
			cited := r.cites == ""
			for _, s := range steps {
				cited = cited || strings.Contains(s.Source, r.cites)
				if s.Text == "" || strings.Contains(s.Source, "CLR reg") {
					t.Errorf("a step without words, or with a short source: %+v", s)
				}
			}
			if !cited {
				t.Errorf("no step names %q: %+v", r.cites, steps)
			}
		})
	}
}

func asked(by string, on value.Date) func(*care.File) {
	return func(f *care.File) {
		q := &care.ReviewRequest{By: by, On: on}
		q.ID = "q"
		f.Requests = append(f.Requests, q)
	}
}

// Clocks at their edges; each row names its regulation.
func TestClockEdges(t *testing.T) {
	leaver := func(o ...func(*care.File)) *care.File {
		return young("2008-05-03", "former_relevant", "2026-05-03", o...)
	}
	inHome := func(to18 value.Tri, o ...func(*care.File)) *care.File {
		f := young("2012-05-03", "in_care", "2020-01-01", append([]func(*care.File){inCare("2020-01-01", ""), home("foster", "2024-03-20", "")}, o...)...)
		f.Homes[0].To18 = to18
		return f
	}
	supported := func(v value.Tri) func(*care.File) { return func(f *care.File) { f.Statuses[0].Support = v } }
	none := State("")
	for _, r := range []struct {
		source, name string
		on           value.Date
		f            *care.File
		rule         string
		state        State
		day          value.Date
		text         string
	}{
		// Reviews that were asked for
		{"CLR reg 7(2)(a)", "the young person asks", "2026-11-24", leaver(held("2026-06-09"), asked("young", "2026-11-10")), "plan-review-asked", Soon, "2026-11-10", "When the young person asks. Asked for by the young person 10 November."},
		{"CLR reg 7(2)(b)", "the adviser thinks it necessary", "2026-11-24", leaver(held("2026-06-09"), asked("adviser", "2026-11-10")), "plan-review-needed", Soon, "2026-11-10", ""},
		{"CLR reg 7(2)(a)", "a review on the same day answers it", "2026-11-24", leaver(held("2026-11-10"), asked("young", "2026-11-10")), "plan-review-asked", none, "", ""},
		{"CLR reg 7(2)(a)", "one of the day before does not", "2026-11-24", leaver(held("2026-11-09"), asked("young", "2026-11-10")), "plan-review-asked", Soon, "2026-11-10", ""},
		{"CLR reg 7(2)(a)", "a booked one does not", "2026-11-24", leaver(booked("2026-12-10"), asked("young", "2026-11-10")), "plan-review-asked", Soon, "2026-11-10", "When the young person asks. Asked for by the young person 10 November. Meeting booked 10 December."},
		{"CPPCR reg 33", "the reviewing officer asks", "2026-11-24", inHome("", held("2026-10-01"), asked("iro", "2026-11-10")), "care-review-early", Soon, "2026-11-10", "When the reviewing officer asks. Asked for by the reviewing officer 10 November."},
		{"CPPCR reg 33(3)", "the young person asks, in care", "2026-11-24", inHome("", held("2026-10-01"), asked("young", "2026-11-10")), "care-review-early-child", Soon, "2026-11-10", ""},
		{"CLR reg 7", "qualifying: no plan to review", "2026-11-24", young("2008-05-03", "qualifying", "2026-05-03", asked("young", "2026-11-10")), "plan-review-asked", none, "", ""},

		// A home that the council provides
		{"CLR reg 7(3)", "moved on 29 January of a common year", "2027-02-01", leaver(home("own", "2027-01-29", value.Yes)), "new-home-review", Earliest, "2027-02-26", ""},
		{"CLR reg 7(3)", "the 28 days run over the end of summer time", "2026-11-01", leaver(home("own", "2026-10-11", value.Yes)), "new-home-review", Earliest, "2026-11-08", ""},
		{"CLR reg 8(2)", "the 7 days run over the beginning of summer time", "2027-03-27", leaver(home("own", "2027-03-25", value.Yes)), "new-home-visit", Soon, "2027-04-01", ""},
		{"CLR reg 8(2)", "2 months after 31 December", "2027-01-10", leaver(home("own", "2026-11-06", value.Yes), held("2026-12-04"), talked("2026-12-31", "home", "two_month")), "new-home-visit-then", Later, "2027-02-28", ""},
		{"CLR reg 7(3)", "21 and not receiving support", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03", home("own", "2026-11-06", value.Yes), supported(value.No)), "new-home-review", none, "", ""},
		{"CLR reg 7(3)", "21 and receiving it", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03", home("own", "2026-11-06", value.Yes), supported(value.Yes)), "new-home-review", Earliest, "2026-12-04", ""},
		{"Volume 3", "a move to less support", "2026-11-24", leaver(lived("supported", "2025-01-01", "2026-11-05"), home("own", "2026-11-06", value.No)), "less-support-review", Earliest, "2026-12-04", "As soon as possible after 28 days in a home with less support (guidance). Moved 6 November."},
		{"Volume 3", "eligible, from a foster home to supported accommodation", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), lived("foster", "2020-01-01", "2026-11-05"), home("supported", "2026-11-06", "")), "less-support-review", Earliest, "2026-12-04", ""},
		{"Volume 3", "a move to the same support", "2026-11-24", leaver(lived("own", "2025-01-01", "2026-11-05"), home("own", "2026-11-06", value.No)), "less-support-review", none, "", ""},
		{"Volume 3", "the law's own clock runs instead", "2026-11-24", leaver(lived("supported", "2025-01-01", "2026-11-05"), home("own", "2026-11-06", value.Yes)), "less-support-review", none, "", ""},
		{"Volume 3", "reviewed on the first day", "2026-12-10", leaver(lived("supported", "2025-01-01", "2026-11-05"), home("own", "2026-11-06", value.No), held("2026-12-04")), "less-support-review", none, "", ""},
		{"Volume 3", "after six months the ordinary review has come round", "2027-05-07", leaver(lived("supported", "2025-01-01", "2026-11-05"), home("own", "2026-11-06", value.No)), "less-support-review", none, "", ""},
		{"Volume 3", "a personal adviser from 16", "2026-11-24", young("2010-09-02", "eligible", "2026-09-02", inCare("2020-01-10", "")), "adviser-from-16", Soon, "2026-09-02", ""},

		// The social worker's visits
		{"CPPCR reg 28(2)(c)", "planned to last to 18", "2026-12-24", inHome(value.Yes, talked("2026-10-10", "home", "placement")), "social-worker-visit-long-term", Soon, "2027-01-10", ""},
		{"CPPCR reg 28(2)(c)", "not planned to last to 18", "2026-11-24", inHome(value.No, talked("2026-10-10", "home", "placement")), "social-worker-visit", Overdue, "2026-11-21", ""},

		// From 21
		{"CA 1989 s23CZB", "asked for support: an assessment", "2026-11-24", young("2004-05-03", "s23czb", "2026-11-01"), "needs-assessment-asked", Soon, "2026-11-01", "When they ask for support from 21 to 25. Asked for support 1 November."},
		{"CA 1989 s23CZB", "assessed: then the plan", "2026-11-24", young("2004-05-03", "s23czb", "2026-11-01", plan("2026-11-15", "")), "plan-of-support", Soon, "2026-11-15", ""},
		{"CA 1989 s23CZB", "an old assessment is not this one", "2026-11-24", young("2004-05-03", "s23czb", "2026-11-01", plan("2020-11-15", "2020-12-01")), "needs-assessment-asked", Soon, "2026-11-01", ""},
		{"CA 1989 s23CZB", "receiving support: no offer clock", "2026-11-24", young("2004-05-03", "s23czb", "2026-11-01", talked("2025-10-01", "letter", "offer")), "offer-of-support", none, "", ""},
		{"CA 1989 s23CZB", "asked once, and stopped receiving it", "2026-11-24", young("2004-05-03", "s23czb", "2024-11-01", talked("2025-12-01", "letter", "offer"), supported(value.No)), "offer-of-support", Soon, "2026-12-01", ""},
		{"CA 1989 s23CZB", "and no review then", "2026-11-24", young("2004-05-03", "s23czb", "2024-11-01", held("2026-01-01"), supported(value.No)), "plan-review", none, "", ""},
		{"CA 1989 s23CZB", "the last offer before 25", "2026-11-24", young("2001-12-20", "former_relevant", "2019-12-20", talked("2025-12-30", "letter", "offer"), supported(value.No)), "offer-of-support", none, "", ""},
		{"CA 1989 s23CZB", "offered on 29 February", "2025-01-24", young("2002-06-20", "former_relevant", "2020-06-20", talked("2024-02-29", "letter", "offer"), supported(value.No)), "offer-of-support", Later, "2025-02-28", ""},
		{"CLR reg 6(2)(b)", "back in learning: a plan after the assessment", "2026-11-24", young("2004-05-03", "s23ca", "2026-09-01", plan("2021-01-01", "2021-02-01"), plan("2026-11-01", "")), "plan-of-learning", Soon, "2026-11-01", ""},
		{"CA 1989 s24", "qualifying: no statutory clock of a plan", "2026-11-24", young("2008-05-03", "qualifying", "2026-05-03", plan("2025-01-01", "2025-02-01"), held("2026-01-01")), "plan-review", none, "", ""},

		// Working days
		{"CPPCR reg 33(1)", "20 working days over Easter", "2026-03-30", young("2012-05-03", "in_care", "2026-03-27", inCare("2026-03-27", "")), "care-review-first", Later, "2026-04-28", ""},
		{"CPPCR reg 33(1)", "and over both bank holidays of May", "2026-05-05", young("2012-05-03", "in_care", "2026-05-01", inCare("2026-05-01", "")), "care-review-first", Later, "2026-06-02", ""},
	} {
		t.Run(r.source+": "+r.name, func(t *testing.T) {
			d := line(t, Dues(r.f, r.on, Local{}), r.rule)
			switch {
			case r.state == none && d != nil:
				t.Fatalf("not expected: %+v", *d)
			case r.state == none:
			case d == nil:
				t.Fatalf("no line of %s in %+v", r.rule, Dues(r.f, r.on, Local{}))
			case d.State != r.state || d.Day != r.day || r.text != "" && d.Line() != r.text:
				t.Errorf("%s %s %q, want %s %s %q", d.State, d.Day, d.Line(), r.state, r.day, r.text)
			}
		})
	}
}

// A target for reviews that were asked for is the service's own: it starts switched off.
func TestTheTargetForReviewsAskedFor(t *testing.T) {
	f := young("2008-05-03", "former_relevant", "2026-05-03", held("2026-06-09"), asked("young", "2026-11-10"))
	l := ours(care.LocalRule{Rule: "plan-review-asked-target", Used: "on", Amount: 28, Unit: "working_days"})
	if d := line(t, Dues(f, today, l), "plan-review-asked-target"); d == nil || d.Day != "2026-12-18" || d.Kind != "local" {
		t.Errorf("Stockport's 28 working days: %+v", d)
	}
	if d := line(t, Dues(f, today, l), "plan-review-asked"); d != nil {
		t.Errorf("two lines for one wish: %+v", *d)
	}
}

// Every clock of the catalogue that counts something is one that a due date can come from, or says that it is only used for a status.
func TestEveryClockIsUsed(t *testing.T) {
	code := sourceOfThisPackage(t)
	for _, r := range catalogue.Rules() {
		if r.Sense == catalogue.Duty || r.Subject == "status" {
			continue
		}
		switch r.ID {
		case "copy-explained", "home-suitable": // said by the checks of the plan
		case "new-home-visit-before-review": // stands in the line of that review
		case "health-history-16", "dentist-return", "consents-16", "consents-18": // of the health part
		default:
			if !strings.Contains(code, `"`+r.ID+`"`) {
				t.Errorf("no clock runs by %s", r.ID)
			}
		}
	}
}
