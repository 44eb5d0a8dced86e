package rules

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

func TestWhenAndOnPaper(t *testing.T) {
	for _, c := range []struct {
		d           Due
		when, paper string
	}{
		{Due{State: Overdue, Day: "2026-11-13"}, "11 days overdue", "was due 13 November"},
		{Due{State: Overdue, Day: "2026-11-23"}, "1 day overdue", "was due 23 November"},
		{Due{State: Overdue, Day: "2025-12-04"}, "355 days overdue", "was due 4 December 2025"},
		{Due{State: Soon, Day: "2026-11-24"}, "today", "due 24 November 2026"},
		{Due{State: Soon, Day: "2026-11-25"}, "tomorrow", "due 25 November 2026"},
		{Due{State: Soon, Day: "2026-12-02"}, "in 8 days", "due 2 December 2026"},
		{Due{State: Later, Day: "2027-01-14"}, "in 51 days", "due 14 January 2027"},
		{Due{State: Earliest, Day: "2026-12-04"}, "from 4 Dec", "from 4 December 2026"},
		{Due{State: Soon, Day: "2026-11-04"}, "since 4 Nov", "from 4 November"},
		{Due{State: CannotTell, Missing: "the date of the last review"}, "needs the date of the last review", "needs the date of the last review"},
		{Due{State: Waiting, Missing: "the first plan"}, "waiting for the first plan", "waiting for the first plan"},
	} {
		if got := c.d.When(today); got != c.when {
			t.Errorf("When %q, want %q", got, c.when)
		}
		if got := c.d.OnPaper(today); got != c.paper {
			t.Errorf("OnPaper %q, want %q", got, c.paper)
		}
	}
}

func TestKindNotes(t *testing.T) {
	for _, c := range []struct {
		d    Due
		want string
	}{
		{Due{Kind: "law"}, ""}, {Due{Kind: "guidance"}, "(guidance)"}, {Due{Kind: "local", Promise: true}, "(our local promise)"}, {Due{Kind: "local"}, "(our local rule)"},
		{Due{Kind: "agreed", Often: "Every 2 weeks"}, "(agreed in the plan)"}, {Due{Kind: "agreed", Often: "Agreed at the contact"}, ""},
	} {
		if got := c.d.KindNote(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// busy has something due under nearly every subject.
func busy() *care.File {
	return young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""), held("2026-06-09"), talked("2026-09-18", "phone", ""), home("foster", "2026-11-20", ""),
		check("rha", "done", "", "2025-11-19"), saving("2026-09-07", ""), with(func(f *care.File) {
			f.Actions = []*care.Action{{Part: "8", What: "Renew the bus pass", Who: "Sian", By: "2026-11-04", State: "under_way"}}
			f.Contacts = append(f.Contacts, &care.Contact{On: "2026-11-20", Mode: "dropin", FollowUp: "Ring the college", FollowBy: "2026-11-27"})
		}))
}

func TestDeathAndClosingStopEverything(t *testing.T) {
	if len(Dues(busy(), today, Local{})) < 8 {
		t.Fatalf("only %d lines to stop", len(Dues(busy(), today, Local{})))
	}
	for name, end := range map[string]func(*care.File){
		"closed": func(f *care.File) { f.Person.Closed, f.Person.ClosedWhy = "2026-11-20", "moved_on" },
		"died":   func(f *care.File) { f.Person.Died = "2026-11-20" },
	} {
		f := busy()
		end(f)
		if dues := Dues(f, today, Local{}); dues != nil {
			t.Errorf("%s: %+v", name, dues)
		}
		if day, d := ReviewRule(f, today, Local{}); day != "" || d.Thing != "" {
			t.Errorf("%s: a review on %s", name, day)
		}
		if checks := Checks(f, today, Local{}); checks != nil {
			t.Errorf("%s: %+v", name, checks)
		}
	}
	if Dues(nil, today, Local{}) != nil || Dues(&care.File{}, today, Local{}) != nil {
		t.Error("dues of nobody")
	}
}

func TestOrder(t *testing.T) {
	dues := Dues(busy(), today, Local{})
	seenOther, seenBegun, seenNone := false, false, false
	last := value.Date("")
	for _, d := range dues {
		switch {
		case d.Day == "":
			seenNone = true
		case seenNone:
			t.Errorf("%s comes after what has no day", d.Thing)
		case d.State == Overdue && seenOther:
			t.Errorf("%s is overdue and comes late", d.Thing)
		case d.Begun && !seenBegun:
			seenBegun, seenOther = true, true
		case !d.Begun && seenBegun:
			t.Errorf("%s has a last day and comes after what has none", d.Thing)
		case d.State != Overdue && !seenOther:
			seenOther = true
		case d.Day < last:
			t.Errorf("%s of %s comes after %s", d.Thing, d.Day, last)
		}
		if d.Day != "" {
			last = d.Day
		}
	}
}

func TestLocalSettings(t *testing.T) {
	f := young("2007-05-03", "former_relevant", "2025-05-03", talked("2026-09-18", "phone", ""))
	ours := []*care.LocalRule{{Rule: "keep-in-touch", Amount: 12, Unit: "weeks", From: "2026-01-01", Source: "Local offer, page 4"}}
	d := line(t, Dues(f, today, Local{Rules: ours}), "keep-in-touch")
	if d.Day != "2026-12-11" || d.State != Soon || d.Often != "At least every 12 weeks" || d.Kind != "local" || d.Source != "Local offer, page 4" || d.Check {
		t.Errorf("%+v", *d)
	}
	if d := line(t, Dues(f, today, Local{Rules: ours, SoonDays: 7}), "keep-in-touch"); d.State != Later {
		t.Errorf("%+v", *d)
	}
}

func TestReviewRule(t *testing.T) {
	f := young("2008-05-03", "former_relevant", "2026-05-03", held("2026-06-09"))
	if day, d := ReviewRule(f, today, Local{}); day != "2026-12-09" || d.Rule != "plan-review" {
		t.Errorf("%s %s", day, d.Rule)
	}
	if day, d := ReviewAfter(f, today, Local{}); day != "2027-05-24" || d.Rule != "plan-review" || d.Fact != "Last review 24 November." {
		t.Errorf("after today's meeting: %s %+v", day, d)
	}
	if len(f.Reviews) != 1 {
		t.Error("ReviewAfter changed the file")
	}
	home("own", "2026-11-06", value.Yes)(f)
	if day, d := ReviewRule(f, today, Local{}); day != "2026-12-04" || d.Thing != "Visit, then review" {
		t.Errorf("%s %s", day, d.Thing)
	}
	if day, d := ReviewAfter(f, "2026-12-08", Local{}); day != "2027-03-08" || d.Rule != "new-home-review-then" {
		t.Errorf("%s %s", day, d.Rule)
	}
	if day, d := ReviewRule(young("2008-05-03", "qualifying", "2026-05-03"), today, Local{}); day != "" || d.Thing != "" {
		t.Errorf("a review nobody owes: %s %+v", day, d)
	}
}

// The visit before the review is part of the review's line until it is made.
func TestVisitThenReview(t *testing.T) {
	f := young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes), talked("2026-11-10", "home", ""))
	if d := line(t, Dues(f, today, Local{}), "new-home-review"); d.Thing != "Visit, then review" || d.Icon != "visit" {
		t.Errorf("%+v", *d)
	}
	talked("2026-11-23", "home", "")(f)
	if d := line(t, Dues(f, today, Local{}), "new-home-review"); d.Thing != "Plan review" || d.Icon != "review" {
		t.Errorf("%+v", *d)
	}
}

// What people agreed stands in their own words where the name of a rule would stand.
func TestAgreedThingsAreNamed(t *testing.T) {
	dues := Dues(busy(), today, Local{})
	if d := line(t, dues, "plan-action"); d.Thing != "Renew the bus pass" || d.State != Overdue {
		t.Errorf("%+v", *d)
	}
	if d := line(t, dues, "follow-up"); d.Thing != "Ring the college" || d.RecordKind != "contact" {
		t.Errorf("%+v", *d)
	}
}

// Every rule that the code asks for exists, and every amount comes from the catalogue: no source file of this package adds months.
func TestRulesComeFromTheCatalogue(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`(?:v\.due|v\.seen|RuleByID)\("([a-z0-9-]+)"|id(?:, from)? = "([a-z0-9-]+)"|id := "([a-z0-9-]+)"`)
	found := []string{}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		b, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "AddMonths(") {
			t.Errorf("%s adds months of its own", f.Name())
		}
		for _, m := range id.FindAllStringSubmatch(string(b), -1) {
			for _, one := range m[1:] {
				if one != "" && !slices.Contains(found, one) {
					found = append(found, one)
				}
			}
		}
	}
	if len(found) < 25 {
		t.Errorf("only %d rules found: %v", len(found), found)
	}
	for _, one := range found {
		if _, ok := catalogue.RuleByID(one); !ok {
			t.Errorf("the catalogue has no %q", one)
		}
	}
}

// sourceOfThisPackage is the code of this package without its tests.
func sourceOfThisPackage(t *testing.T) string {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".go") && !strings.HasSuffix(f.Name(), "_test.go") {
			one, err := os.ReadFile(f.Name())
			if err != nil {
				t.Fatal(err)
			}
			b.Write(one)
		}
	}
	return b.String()
}
