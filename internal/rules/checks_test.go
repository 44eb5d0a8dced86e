package rules

import (
	"strings"
	"testing"

	"waymark/internal/care"
)

func TestPartChecks(t *testing.T) {
	f := young("2009-05-03", "eligible", "2025-05-03")
	marks := func() string {
		var b strings.Builder
		for _, c := range PartChecks(f, "8") {
			if c.OK {
				b.WriteString(c.Text + "; ")
			}
			if c.Why == "" || c.Source == "" || c.Part != "8" {
				t.Errorf("incomplete: %+v", c)
			}
		}
		return b.String()
	}
	if got := marks(); got != "" || len(PartChecks(f, "8")) != 4 {
		t.Errorf("nothing written: %q", got)
	}
	f.Actions = []*care.Action{{Part: "8", What: "x", Who: "Sian", State: "dropped", By: "2026-12-01"}, {Part: "7", What: "x", Who: "Sian", By: "2026-12-01"}}
	if got := marks(); got != "" {
		t.Errorf("a dropped action and one of another part: %q", got)
	}
	f.Actions = append(f.Actions, &care.Action{Part: "8", What: "x", Who: "Sian", State: "under_way"})
	if got := marks(); got != "Who; " {
		t.Errorf("%q", got)
	}
	f.Actions[2].By = "2026-12-01"
	f.Parts = []*care.PlanPart{{Part: "8", HowMet: "A budget for a month.", IfWrong: " \n"}}
	if got := marks(); got != "How; Who; By when; " {
		t.Errorf("%q", got)
	}
	f.Actions[2].Who, f.Actions = "", append(f.Actions, &care.Action{Part: "8", What: "y", Who: "Ruth", State: "under_way"})
	if got := marks(); got != "How; Who; " {
		t.Errorf("a name on one action and a day on another (CLR reg 6(3)): %q", got)
	}
	f.Actions[2].Who = "Sian"
	f.Parts[0].IfWrong = "Ring Sian."
	if got := marks(); got != "How; Who; By when; What if; " {
		t.Errorf("%q", got)
	}
}

func texts(checks []Check, ok bool) string {
	var out []string
	for _, c := range checks {
		if c.OK == ok {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestChecksOfAnEmptyPlan(t *testing.T) {
	f := young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-06-06", ""))
	checks := Checks(f, today, Local{})
	if got := texts(checks, true); got != "" {
		t.Errorf("nothing is written, and these hold: %s", got)
	}
	for _, want := range []string{"Money: still to write: how, who, by when, what if.", "The date of the needs assessment is not written down.", "The day the plan was made is not written down.",
		"None of their own words are in the plan yet.", "No personal adviser is named yet.", "The home since 6 June 2026 has not been looked at for suitability.", "The next review needs the date of the last review."} {
		if !strings.Contains(texts(checks, false), want) {
			t.Errorf("missing %q in\n%s", want, texts(checks, false))
		}
	}
	if n := len(checks); n != 11+7 {
		t.Errorf("%d checks", n)
	}
}

func TestChecksOfAFullPlan(t *testing.T) {
	f := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), plan("2025-07-14", "2025-08-01"), held("2026-06-09"))
	f.Person.Adviser = "Ruth Okafor"
	f.Copies = []*care.CopyGiven{{Of: "plan", Role: "young", On: "2025-08-05"}}
	f.Words = []*care.OwnWords{{About: "matters", Text: "Staying with Sian."}}
	f.Asked = []*care.Asked{{Name: "Sian Probert", On: "2026-06-01"}}
	f.Reviews[0].CopyTo = "Amara, by Ruth, page by page"
	for _, p := range care.Parts {
		f.Parts = append(f.Parts, &care.PlanPart{Part: p.Code, HowMet: "x", IfWrong: "y"})
		f.Actions = append(f.Actions, &care.Action{Part: p.Code, What: "x", Who: "Sian", By: "2026-12-01"})
	}
	checks := Checks(f, today, Local{})
	if got := texts(checks, false); got != "" {
		t.Errorf("these fail: %s", got)
	}
	if !strings.Contains(texts(checks, true), "The next review is due 9 December 2026. At least every 6 months. Last review 9 June.") {
		t.Error(texts(checks, true))
	}
	for _, c := range checks {
		if c.Source == "" {
			t.Errorf("no source: %+v", c)
		}
	}
	// Older than the assessment, a copy older than the plan, a review that was due.
	f.Plans[0].Assessed, f.Copies[0].On, f.Reviews[0].Held = "2026-09-01", "2025-07-01", "2026-05-01"
	for _, want := range []string{"The plan of 1 August 2025 is older than the assessment of 1 September 2026.", "No copy of the plan is written down as given.", "The next review was due 1 November."} {
		if !strings.Contains(texts(Checks(f, today, Local{}), false), want) {
			t.Errorf("missing %q in\n%s", want, texts(Checks(f, today, Local{}), false))
		}
	}
}

// Back in learning the plan covers paragraphs 1 to 4 of Schedule 1 only (CLR regulation 6(2)(b)); to some nobody owes a plan.
func TestWhoIsChecked(t *testing.T) {
	parts := ""
	for _, c := range Checks(young("2003-05-03", "s23ca", "2025-05-03"), today, Local{}) {
		if c.Part != "" {
			parts += c.Part + " "
		}
	}
	if parts != "2 4 5 10 " {
		t.Errorf("parts %s", parts)
	}
	if got := Checks(young("2008-05-03", "qualifying", "2026-05-03"), today, Local{}); got != nil {
		t.Errorf("%+v", got)
	}
}

// The interval that was fixed at the last review cannot be longer than the law's (CLR regulation 7(2)(c) and, in a home of the council, 7(3)).
func TestANextReviewThatIsFixedTooLate(t *testing.T) {
	const late = "The next review was fixed for 3 February 2027, which is later than 9 December 2026: at least every 6 months."
	f := young("2008-05-03", "former_relevant", "2026-05-03", plan("2026-05-10", "2026-05-20"), fixedNext("2026-06-09", "2027-02-03"))
	if got := texts(Checks(f, today, Local{}), false); !strings.Contains(got, late) {
		t.Errorf("no %q in\n%s", late, got)
	}
	f.Reviews[0].Next = "2026-12-03"
	if got := texts(Checks(f, today, Local{}), false); strings.Contains(got, "fixed for") {
		t.Errorf("fixed earlier: %s", got)
	}
	home("own", "2026-05-03", "yes")(f)
	f.Reviews[0].Next = "2026-12-03"
	if got := texts(Checks(f, today, Local{}), false); !strings.Contains(got, "later than 9 September 2026: at least every 3 months in a home the council provides.") {
		t.Errorf("three months: %s", got)
	}
	if !strings.Contains(texts(Checks(f, today, Local{}), false), "No copy of the review of 9 June 2026 is written down as given.") {
		t.Error("a copy of each review is owed (CLR regulation 4(2))")
	}
}
