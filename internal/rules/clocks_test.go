package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

// Every row names where the clock is written.
func TestClocks(t *testing.T) {
	none := State("")
	rows := []struct {
		source, name string
		on           value.Date
		f            *care.File
		rule         string
		state        State
		day          value.Date
		text         string // the line, or what is missing
	}{
		// Needs assessment
		{"CPPCR reg 42(1)", "within 3 months of 16", "2026-11-24", young("2010-09-02", "eligible", "2026-09-02", inCare("2020-01-10", "")), "needs-assessment-eligible", Soon, "2026-12-02", "Within 3 months of turning 16, on 2 September."},
		{"CPPCR reg 42(1)", "on the 16th birthday itself", "2026-09-02", young("2010-09-02", "", "", inCare("2020-01-10", "")), "needs-assessment-eligible", Later, "2026-12-02", "Within 3 months of turning 16, on 2 September."},
		{"CPPCR reg 42(1)", "the day before it", "2026-09-01", young("2010-09-02", "", "", inCare("2020-01-10", "")), "needs-assessment-eligible", none, "", ""},
		{"CPPCR reg 42(1)", "eligible later", "2026-11-24", young("2010-02-01", "eligible", "2026-10-01", inCare("2026-07-03", "")), "needs-assessment-eligible", Later, "2027-01-01", "Within 3 months of becoming eligible, on 1 October."},
		{"CPPCR reg 42(1)", "eligible later, worked out", "2026-11-24", young("2010-02-01", "", "", inCare("2026-07-03", "")), "needs-assessment-eligible", Later, "2027-01-01", "Within 3 months of becoming eligible, on 1 October."},
		{"CPPCR reg 42(1)", "the day after the last day", "2026-12-03", young("2010-09-02", "eligible", "2026-09-02", inCare("2020-01-10", "")), "needs-assessment-eligible", Overdue, "2026-12-02", "Within 3 months of turning 16, on 2 September."},
		{"CPPCR reg 42(1)", "finished", "2026-11-24", young("2010-09-02", "eligible", "2026-09-02", plan("2026-11-01", "")), "needs-assessment-eligible", none, "", ""},
		{"CPPCR reg 42(1)", "a plan is at work, the assessment not written down", "2027-03-01", young("2010-09-02", "eligible", "2026-09-02", held("2027-01-10")), "needs-assessment-eligible", CannotTell, "", "the date of the needs assessment"},
		{"CLR reg 5(2)(a)", "relevant without a plan", "2026-11-24", young("2009-05-03", "relevant", "2026-09-30"), "needs-assessment-relevant", Later, "2026-12-30", "Within 3 months of becoming relevant, on 30 September."},
		{"CLR reg 5(2)(a)", "corresponding date at the end of a short month", "2026-12-24", young("2009-05-03", "relevant", "2026-11-30"), "needs-assessment-relevant", Later, "2027-02-28", "Within 3 months of becoming relevant, on 30 November."},
		{"CLR reg 5(2)(a)", "relevant with a plan", "2026-11-24", young("2009-05-03", "relevant", "2026-09-30", plan("", "2026-08-01")), "needs-assessment-relevant", none, "", ""},
		{"CLR reg 5(2)(b)", "back in learning", "2026-11-24", young("2004-05-03", "s23ca", "2026-09-01", plan("2021-01-01", "2021-02-01")), "needs-assessment-return", Soon, "2026-12-01", "Within 3 months of telling the council, on 1 September."},
		{"CLR reg 6(1)", "the plan follows", "2026-11-24", young("2010-09-02", "eligible", "2026-09-02", plan("2026-11-01", "")), "first-plan", Soon, "2026-11-01", "As soon as possible after the needs assessment. Needs assessed 1 November."},
		{"CLR reg 6(1)", "made", "2026-11-24", young("2010-09-02", "eligible", "2026-09-02", plan("2026-11-01", "2026-11-10")), "first-plan", none, "", ""},

		// Reviews
		{"CLR reg 7(2)(c)", "six months", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", held("2026-06-09")), "plan-review", Soon, "2026-12-09", "At least every 6 months. Last review 9 June."},
		{"CLR reg 7(2)(c)", "booked does not clear", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", held("2026-06-09"), booked("2026-12-08")), "plan-review", Soon, "2026-12-09", "At least every 6 months. Last review 9 June. Meeting booked 8 December."},
		{"CLR reg 7(2)(c)", "booked does not clear what is overdue", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", held("2026-05-01"), booked("2026-12-08")), "plan-review", Overdue, "2026-11-01", "At least every 6 months. Last review 1 May. Meeting booked 8 December, after this day."},
		{"CLR reg 7(2)(c)", "booked for a day gone by", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", held("2026-05-01"), booked("2026-11-02")), "plan-review", Overdue, "2026-11-01", "At least every 6 months. Last review 1 May. Booked for 2 November, not written down as held."},
		{"CLR reg 7(2)(c)", "from the plan when none was held", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", plan("", "2026-08-31")), "plan-review", Later, "2027-02-28", "At least every 6 months. Plan made 31 August."},
		{"CLR reg 7(2)(c)", "a review before the plan is not a review of it", "2026-11-24", young("2009-05-03", "relevant", "2026-05-03", plan("", "2026-08-31"), held("2026-07-01")), "plan-review", Later, "2027-02-28", "At least every 6 months. Plan made 31 August."},
		{"CLR reg 7(2)(c)", "nothing known", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03"), "plan-review", CannotTell, "", "the date of the last review"},
		{"CLR reg 7(2)(c)", "held tomorrow does not count", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", held("2026-05-24", "2026-11-25")), "plan-review", Soon, "2026-11-24", "At least every 6 months. Last review 24 May."},
		{"CLR reg 7(2)(c)", "status not written down, a review is", "2026-11-24", young("2008-05-03", "", "", held("2026-06-09")), "plan-review", Soon, "2026-12-09", "At least every 6 months. Last review 9 June."},
		{"CLR reg 7", "nothing to review yet", "2026-11-24", young("2009-05-03", "relevant", "2026-09-30"), "plan-review", Waiting, "", "the first plan"},
		{"Children Act 1989 s23C", "21 and not receiving support", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03", held("2025-01-09"), with(func(f *care.File) { f.Statuses[0].Support = value.No })), "plan-review", none, "", ""},
		{"Children Act 1989 s23CZB", "22 and asked for support", "2026-11-24", young("2004-05-03", "s23czb", "2025-06-03", held("2026-08-20")), "plan-review", Later, "2027-02-20", "At least every 6 months. Last review 20 August."},
		{"review record", "fixed earlier at the last review", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", fixedNext("2026-10-01", "2026-12-03")), "review-agreed", Soon, "2026-12-03", "Fixed at the last review. Last review 1 October."},
		{"CLR reg 7(2)(c)", "fixed later than the law allows", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", fixedNext("2026-06-09", "2027-02-03")), "plan-review", Soon, "2026-12-09", "At least every 6 months. Last review 9 June."},
		{"CPPCR reg 33", "eligible", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2018-01-01", ""), held("2026-06-09")), "plan-review-eligible", Soon, "2026-12-09", "At least every 6 months. Last review 9 June."},
		{"CPPCR reg 33(1)", "first review, 20 working days over Christmas", "2026-12-14", young("2012-05-03", "in_care", "2026-12-10", inCare("2026-12-10", "")), "care-review-first", Later, "2027-01-12", "Within 20 working days of coming into care. Came into care 10 December."},
		{"CPPCR reg 33(2)", "second review", "2026-11-24", young("2012-05-03", "in_care", "2026-09-10", inCare("2026-09-10", ""), held("2026-10-05")), "care-review-second", Later, "2027-01-05", "Within 3 months of the first review. First review 5 October."},
		{"CPPCR reg 33(2)", "third and later", "2026-11-24", young("2012-05-03", "in_care", "2026-01-10", inCare("2026-01-10", ""), held("2026-02-05", "2026-05-04")), "care-review", Overdue, "2026-11-04", "At least every 6 months. Last review 4 May."},
		{"CPPCR reg 33", "in care for years, nothing known", "2026-11-24", young("2012-05-03", "in_care", "2020-01-10", inCare("2020-01-10", "")), "care-review", CannotTell, "", "the date of the last review"},
		{"CPPCR reg 33", "in care again: reviews of the last time do not count", "2026-11-24", young("2012-05-03", "in_care", "2026-11-12", inCare("2020-01-10", "2025-01-10"), inCare("2026-11-12", ""), held("2024-12-01")), "care-review-first", Soon, "2026-12-10", "Within 20 working days of coming into care. Came into care 12 November."},
		{"CPPCR reg 33", "16, no plan, no review", "2026-11-24", young("2010-09-02", "eligible", "2026-09-02", inCare("2020-01-10", "")), "plan-review-eligible", Waiting, "", "the first plan"},

		// A home that the council provides after care
		{"CLR reg 7(3)", "earliest day is the move and 28", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes)), "new-home-review", Earliest, "2026-12-04", "As soon as possible after 28 days in a home the council provides. Moved 6 November."},
		{"CLR reg 7(3)", "day 28", "2026-12-03", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes)), "new-home-review", Earliest, "2026-12-04", ""},
		{"CLR reg 7(3)", "day 29: now, and never overdue", "2027-03-01", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes)), "new-home-review", Soon, "2026-12-04", ""},
		{"CLR reg 7(3)", "a review on day 28 came too early", "2026-12-10", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), held("2026-12-03")), "new-home-review", Soon, "2026-12-04", "As soon as possible after 28 days in a home the council provides. Moved 6 November. The review of 3 December came too early to count."},
		{"CLR reg 7(3)", "booked too early", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), booked("2026-12-01")), "new-home-review", Earliest, "2026-12-04", "As soon as possible after 28 days in a home the council provides. Moved 6 November. Meeting booked 1 December, before the 28 days are over."},
		{"CLR reg 7(3)", "held: then every 3 months", "2026-12-10", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), held("2026-12-04")), "new-home-review-then", Later, "2027-03-04", "At least every 3 months in a home the council provides. Last review 4 December."},
		{"CLR reg 7(3)", "eligible: not this rule", "2026-11-24", young("2009-05-03", "eligible", "2026-05-03", home("supported", "2026-11-06", value.Yes)), "new-home-review", none, "", ""},
		{"CLR reg 7(3)", "not the council's home", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.No)), "new-home-review", none, "", ""},
		{"CLR reg 7(3)", "nobody asked whose home", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", "")), "new-home-review", CannotTell, "", "whether the council provides the home"},
		{"CLR reg 8(2)(a)", "visit within 7 days", "2026-11-10", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes)), "new-home-visit", Soon, "2026-11-13", "Within 7 days of moving to a home the council provides. Moved 6 November."},
		{"CLR reg 8(2)(a)", "visit not made", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes)), "new-home-visit", Overdue, "2026-11-13", ""},
		{"CLR reg 8(2)(a)", "visit made", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), talked("2026-11-11", "home", "")), "new-home-visit", none, "", ""},
		{"CLR reg 8(2)(a)", "a phone call is no visit", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), talked("2026-11-11", "phone", "")), "new-home-visit", Overdue, "2026-11-13", ""},
		{"CLR reg 8(2)(c)", "two months after the last visit", "2026-12-20", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), held("2026-12-04"), talked("2026-11-11", "home", ""), talked("2026-12-02", "home", "before_28")), "new-home-visit-then", Later, "2027-02-02", "At least every 2 months in a home the council provides. Last visit 2 December."},
		{"CLR reg 8(2)(c)", "visits not written down", "2026-12-20", young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), held("2026-12-04")), "new-home-visit-then", CannotTell, "", "the date of the last visit at this home"},

		// In touch
		{"local promise", "eight weeks", "2026-11-24", young("2007-05-03", "former_relevant", "2025-05-03", talked("2026-09-18", "phone", "")), "keep-in-touch", Overdue, "2026-11-13", "At least every 8 weeks (our local promise). Last heard from 18 September."},
		{"local promise", "attempts do not clear", "2026-11-24", young("2007-05-03", "former_relevant", "2025-05-03", talked("2026-09-18", "phone", ""), tried("2026-11-10"), tried("2026-11-20")), "keep-in-touch", Overdue, "2026-11-13", "At least every 8 weeks (our local promise). Last heard from 18 September. Tried 2 times since."},
		{"local promise", "nobody ever heard", "2026-11-24", young("2007-05-03", "former_relevant", "2025-05-03"), "keep-in-touch", CannotTell, "", "the day they were last heard from"},
		{"local promise", "new status, nobody heard yet", "2026-11-24", young("2009-05-03", "relevant", "2026-11-01"), "keep-in-touch", Later, "2026-12-27", "At least every 8 weeks (our local promise). No contact written down since 1 November."},
		{"the young person", "agreed interval", "2026-11-24", young("2007-05-03", "former_relevant", "2025-05-03", talked("2026-11-18", "phone", ""), with(func(f *care.File) { f.Person.AgreedEveryWeeks = 2 })), "keep-in-touch", Soon, "2026-12-02", "Every 2 weeks (agreed in the plan). Last heard from 18 November."},
		{"CSWA 2017 s3", "once in 12 months", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03", talked("2025-12-01", "letter", "offer"), with(func(f *care.File) { f.Statuses[0].Support = value.No })), "offer-of-support", Soon, "2026-12-01", "Once every 12 months from 21 to 25. Last offered 1 December 2025."},
		{"CSWA 2017 s3", "an unanswered offer is an offer", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03", with(func(f *care.File) {
			f.Statuses[0].Support = value.No
			f.Contacts = []*care.Contact{{On: "2025-12-01", Mode: "letter", Talked: value.No, StatutoryVisit: "offer"}}
		})), "offer-of-support", Soon, "2026-12-01", "Once every 12 months from 21 to 25. Last offered 1 December 2025."},
		{"CSWA 2017 s3", "receiving it", "2026-11-24", young("2004-05-03", "s23czb", "2025-05-03", talked("2025-12-01", "letter", "offer"), with(func(f *care.File) { f.Statuses[0].Support = value.Yes })), "offer-of-support", none, "", ""},
		{"CSWA 2017 s3", "nobody asked", "2026-11-24", young("2004-05-03", "former_relevant", "2022-05-03"), "offer-of-support", CannotTell, "", "whether they are receiving support"},
		{"CSWA 2017 s3", "as soon as possible after 21", "2026-11-24", young("2005-11-20", "former_relevant", "2023-11-20", with(func(f *care.File) { f.Statuses[0].Support = value.No })), "offer-of-support-first", Soon, "2026-11-20", "As soon as possible after turning 21. Turned 21 on 20 November."},
		{"CSWA 2017 s3", "20: not yet", "2026-11-24", young("2005-11-25", "former_relevant", "2023-11-25"), "offer-of-support", none, "", ""},
		{"CPPCR reg 28(2)(a)", "first visit of the social worker", "2026-11-24", young("2012-05-03", "in_care", "2020-01-01", inCare("2020-01-01", ""), home("foster", "2026-11-20", "")), "social-worker-visit-first", Soon, "2026-11-27", "Within 1 week of moving in. Moved in 20 November."},
		{"CPPCR reg 28(2)(b)", "six weeks in the first year", "2026-11-24", young("2012-05-03", "in_care", "2020-01-01", inCare("2020-01-01", ""), home("foster", "2026-03-20", ""), talked("2026-10-10", "home", "placement")), "social-worker-visit", Overdue, "2026-11-21", "At least every 6 weeks. Last visit 10 October."},
		{"CPPCR reg 28(2)(c)", "later: hangs on the plan", "2026-11-24", young("2012-05-03", "in_care", "2020-01-01", inCare("2020-01-01", ""), home("foster", "2024-03-20", ""), talked("2026-10-10", "home", "placement")), "social-worker-visit-long-term", CannotTell, "", "whether this home is planned to last to 18"},
		{"CPPCR reg 28(2)(c)(i)", "later: overdue either way", "2027-01-24", young("2012-05-03", "in_care", "2020-01-01", inCare("2020-01-01", ""), home("foster", "2024-03-20", ""), talked("2026-10-10", "home", "placement")), "social-worker-visit-long-term", Overdue, "2027-01-10", "At least every 3 months. Last visit 10 October 2026."},
		{"the contact", "follow-up", "2026-11-24", young("2007-05-03", "former_relevant", "2025-05-03", with(func(f *care.File) {
			f.Contacts = []*care.Contact{{On: "2026-11-20", Mode: "dropin", FollowUp: "Ring the college", FollowBy: "2026-11-27"}, {On: "2026-11-20", Mode: "dropin", FollowUp: "Done", FollowBy: "2026-11-22", FollowDone: "2026-11-21"}}
		})), "follow-up", Soon, "2026-11-27", "Agreed at the contact. In touch 20 November."},
		{"the plan", "action", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", with(func(f *care.File) {
			f.Actions = []*care.Action{{Part: "8", What: "Renew the bus pass", Who: "Sian", By: "2026-12-04", State: "under_way"}, {Part: "8", What: "x", Who: "y", By: "2026-12-01", State: "not_done"}}
		})), "plan-action", Soon, "2026-12-04", "Agreed in the plan. Who: Sian."},

		// Health
		{"CPPCR reg 7(1), 33(1)", "first assessment over Christmas", "2026-12-28", young("2012-05-03", "in_care", "2026-12-10", inCare("2026-12-10", "")), "health-assessment-first", Soon, "2027-01-12", "Within 20 working days of coming into care, by a doctor. Came into care 10 December."},
		{"CPPCR reg 7(3)", "12 months", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", inCare("2020-01-01", ""), check("rha", "done", "", "2025-11-19")), "health-assessment", Overdue, "2026-11-19", "At least every 12 months from age 5. Last one 19 November 2025."},
		{"CPPCR reg 7(3)", "29 February", "2024-12-01", young("2010-05-03", "in_care", "2020-05-03", inCare("2020-01-01", ""), check("rha", "done", "", "2024-02-29")), "health-assessment", Later, "2025-02-28", ""},
		{"CPPCR reg 7(3)", "6 months under 5", "2026-11-24", young("2023-05-03", "in_care", "2025-05-03", inCare("2025-01-01", ""), check("rha", "done", "", "2026-06-19")), "health-assessment-under-5", Later, "2026-12-19", "At least every 6 months under age 5. Last one 19 June."},
		{"CPPCR reg 7(3)", "the birthday of 5 comes first", "2026-11-24", young("2021-12-03", "in_care", "2025-05-03", inCare("2025-01-01", ""), check("rha", "done", "", "2026-06-19")), "health-assessment", Later, "2027-06-19", ""},
		{"CPPCR reg 7(4)", "declined does not clear and is said", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", inCare("2020-01-01", ""), check("rha", "done", "", "2025-11-19"), check("rha", "declined", "2026-11-10", "")), "health-assessment", Overdue, "2026-11-19", "At least every 12 months from age 5. Last one 19 November 2025. Declined 10 November."},
		{"CPPCR reg 7(3)", "booked does not clear", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", inCare("2020-01-01", ""), check("rha", "done", "", "2025-11-19"), check("rha", "booked", "2026-12-10", "")), "health-assessment", Overdue, "2026-11-19", "At least every 12 months from age 5. Last one 19 November 2025. Booked for 10 December."},
		{"CPPCR reg 7(3)", "nothing known", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", inCare("2020-01-01", "")), "health-assessment", CannotTell, "", "the date of the last health assessment"},
		{"CPPCR reg 7", "not in care", "2026-11-24", young("2009-05-03", "relevant", "2026-05-03", inCare("2020-01-01", "2026-05-03"), check("rha", "done", "", "2025-11-19")), "health-assessment", none, "", ""},
		{"CPPCR reg 7(3)", "next one would fall after 18", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), check("rha", "done", "", "2026-05-19")), "health-assessment", none, "", ""},
		{"OC2 SDQ_SCORE", "yearly", "2026-11-24", young("2012-05-03", "in_care", "2020-05-03", inCare("2020-01-01", ""), check("sdq", "done", "", "2025-12-01")), "sdq", Soon, "2026-12-01", "Once a year from 4 to 16 (guidance). Last one 1 December 2025."},
		{"OC2 SDQ_SCORE", "not in care for a year", "2026-11-24", young("2012-05-03", "in_care", "2026-01-01", inCare("2026-01-01", ""), check("sdq", "done", "", "2025-12-01")), "sdq", none, "", ""},
		{"OC2 SDQ_SCORE", "17", "2026-11-24", young("2009-11-24", "eligible", "2025-11-24", inCare("2020-01-01", ""), check("sdq", "done", "", "2025-12-01")), "sdq", none, "", ""},
		{"local rule", "dentist", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), with(func(f *care.File) {
			f.HealthServices = []*care.HealthService{{Kind: "dentist", LastSeen: "2026-06-02"}}
		})), "dentist", Soon, "2026-12-02", "Every 6 months (our local rule). Last seen 2 June."},
		{"the dentist", "dentist named a day", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), with(func(f *care.File) {
			f.HealthServices = []*care.HealthService{{Kind: "dentist", LastSeen: "2026-06-02", NextDue: "2027-06-02"}}
		})), "dentist", Later, "2027-06-02", "Agreed with the dentist. Last seen 2 June."},
		{"local rule", "eyes", "2026-11-24", young("2011-05-03", "in_care", "2020-05-03", inCare("2020-01-01", ""), check("optical", "done", "", "2025-12-12")), "optician", Soon, "2026-12-12", "Every 12 months (our local rule). Last seen 12 December 2025."},
		{"local rule", "eyes, nothing known", "2026-11-24", young("2011-05-03", "in_care", "2020-05-03", inCare("2020-01-01", "")), "optician", none, "", ""},
		{"P5.3a", "passport before 18", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "")), "health-passport", Later, "2027-05-03", "Given before 18 (our local rule)."},
		{"P5.3a", "passport declined", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), issue("declined", "2026-09-03")), "health-passport", Later, "2027-05-03", "Given before 18 (our local rule). Declined 3 September."},
		{"P5.3a", "passport planned", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), issue("planned", "2026-12-03")), "health-passport", Later, "2027-05-03", "Given before 18 (our local rule). Planned for 3 December."},
		{"P5.3a", "passport given", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), issue("given", "2026-09-03")), "health-passport", none, "", ""},
		{"P5.3a", "19, and nothing written down", "2026-11-24", young("2007-05-03", "former_relevant", "2025-05-03"), "health-passport", CannotTell, "", "the day the health passport was given"},
		{"law of ages", "born on 29 February: 18 on 1 March", "2026-01-24", young("2008-02-29", "eligible", "2024-02-29", inCare("2020-01-01", "")), "health-passport", Later, "2026-03-01", ""},

		// Money
		{"local rule", "list of accounts at 17 and a half", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", "")), "accounts-letter", Soon, "2026-12-03", "At 17 and a half (our local rule)."},
		{"local rule", "given", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), with(func(f *care.File) {
			f.Papers = []*care.Paper{{Report: "savings-statement", Given: "2026-11-05"}}
		})), "accounts-letter", none, "", ""},
		{"local rule", "two weeks to pay in", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), saving("2026-09-07", "2026-11-08")), "savings-weeks", Soon, "2026-12-06", "Paid in at least every 4 weeks (our local rule). 2 weeks not paid in, the first from 9 November: £10.00."},
		{"local rule", "nothing paid for two months", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), saving("2026-09-07", "")), "savings-weeks", Overdue, "2026-10-04", "Paid in at least every 4 weeks (our local rule). 11 weeks not paid in, the first from 7 September: £55.00."},
		{"local rule", "a gap between what was paid", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), saving("2026-08-03", "2026-08-16"), with(func(f *care.File) {
			f.Entries = append(f.Entries, &care.Entry{AccountID: "a1", Kind: "carer", From: "2026-08-31", To: "2026-11-22"})
		})), "savings-weeks", Overdue, "2026-09-13", "Paid in at least every 4 weeks (our local rule). 2 weeks not paid in, the first from 17 August: £10.00."},
		{"local rule", "a reversed line covers nothing", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), saving("2026-11-02", ""), with(func(f *care.File) {
			e := &care.Entry{AccountID: "a1", Kind: "carer", From: "2026-11-02", To: "2026-11-22"}
			e.ID = "e1"
			f.Entries = []*care.Entry{e, {AccountID: "a1", Kind: "reversal", Reverses: "e1"}}
		})), "savings-weeks", Soon, "2026-11-29", "Paid in at least every 4 weeks (our local rule). 3 weeks not paid in, the first from 2 November: £15.00."},
		{"local rule", "one week", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), saving("2026-09-07", "2026-11-15")), "savings-weeks", Soon, "2026-12-13", "Paid in at least every 4 weeks (our local rule). 1 week not paid in, from 16 November: £5.00."},
		{"local rule", "all paid", "2026-11-24", young("2009-06-03", "eligible", "2025-06-03", inCare("2020-01-01", ""), saving("2026-09-07", "2026-11-22")), "savings-weeks", none, "", ""},
		{"local rule", "nothing is expected after care", "2026-11-24", young("2008-11-09", "former_relevant", "2026-11-09", inCare("2020-01-01", "2026-11-09"), saving("2026-09-07", "2026-11-08")), "savings-weeks", none, "", ""},

		// Facts without which nothing can be told
		{"CPPCR reg 40", "17 and nothing known", "2026-11-24", young("2009-05-03", "", ""), "care-days-eligible", CannotTell, "", "the leaving-care status, or the times in care"},
		{"CA 1989 s23A", "care ended after eligible was written down", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-20")), "care-days-eligible", CannotTell, "", "the new status: eligible is written down, and care ended 20 October"},
		{"CLR reg 7(2)(c)", "and the clocks go by what it became", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-20"), held("2026-06-09")), "plan-review", Soon, "2026-12-09", ""},
		{"CLR reg 5(2)(a)", "and count from the end of care", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-20")), "needs-assessment-relevant", Later, "2027-01-20", "Within 3 months of becoming relevant, on 20 October."},
		{"CPPCR reg 40", "back in care", "2026-11-24", young("2009-05-03", "relevant", "2026-05-03", inCare("2020-01-01", "2026-05-03"), inCare("2026-11-01", "")), "care-days-eligible", CannotTell, "", "the new status: relevant is written down, and care began 1 November"},
		{"CPPCR reg 33", "14 and nothing known", "2026-11-24", young("2012-05-03", "", ""), "care-days-eligible", CannotTell, "", "the day they came into care"},
		{"Family Law Reform Act", "no birth date", "2026-11-24", young("", "eligible", "2026-01-01"), "care-days-eligible", CannotTell, "", "the birth date"},
	}
	for _, r := range rows {
		t.Run(r.source+": "+r.name, func(t *testing.T) {
			d := line(t, Dues(r.f, r.on, Local{}), r.rule)
			if r.state == none {
				if d != nil {
					t.Fatalf("not expected: %+v", *d)
				}
				return
			}
			if d == nil {
				t.Fatalf("no line of %s in %+v", r.rule, Dues(r.f, r.on, Local{}))
			}
			if d.State != r.state || d.Day != r.day {
				t.Errorf("%s %s, want %s %s (%s)", d.State, d.Day, r.state, r.day, d.Line())
			}
			got := d.Line()
			if r.state == CannotTell || r.state == Waiting {
				got = d.Missing
			}
			if r.text != "" && got != r.text {
				t.Errorf("says %q\nwant %q", got, r.text)
			}
			if d.Source == "" || d.Thing == "" || d.Person != "Amara Bello" || d.PersonID != "p1" || d.Section == "" || d.Icon == "" {
				t.Errorf("incomplete: %+v", *d)
			}
		})
	}
}

func saving(from, paidTo value.Date) func(*care.File) {
	return func(f *care.File) {
		a := &care.Account{Weekly: 500, WeeklyFrom: from}
		a.ID = "a1"
		f.Accounts = append(f.Accounts, a)
		if paidTo != "" {
			f.Entries = append(f.Entries, &care.Entry{AccountID: "a1", Kind: "carer", On: paidTo, From: from, To: paidTo, Amount: 1000})
		}
	}
}
