package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// silent is Amara's file with a silence of 14 weeks that lasts, and a step taken in it and one taken before.
func silent(audience record.Audience) report.Request {
	r := request(audience)
	r.File.Contacts = nil
	for _, c := range []struct {
		on   value.Date
		mode string
		yes  value.Tri
	}{{"2026-06-20", "phone", value.Yes}, {"2026-08-18", "home", value.Yes}, {"2026-10-30", "text", value.No}} {
		r.File.Contacts = append(r.File.Contacts, &care.Contact{Meta: meta(), On: c.on, Mode: c.mode, Talked: c.yes, With: "Ruth Okafor", Said: "SAID-NOTE", Agreed: "AGREED-NOTE", Services: "Help with the rent"})
	}
	r.File.TouchSteps = append(r.File.TouchSteps, &care.TouchStep{Meta: meta(), On: "2026-11-10", Step: "housing", Whom: "Ashwell Homes", By: "Ruth Okafor", Result: "news", Next: "Write a letter", NextBy: "2026-11-28"},
		&care.TouchStep{Meta: meta(), On: "2026-07-01", Step: "police", Whom: "OLD-STEP", By: "Ruth Okafor", Result: "well"})
	r.File.Sort()
	return r
}

func touchChart(t *testing.T, d report.Document) report.TouchBlock {
	t.Helper()
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			if c, ok := b.(report.TouchBlock); ok {
				return c
			}
		}
	}
	t.Fatal("no chart of the year")
	return report.TouchBlock{}
}

func TestContactSummary(t *testing.T) {
	text := allText(build(t, report.ContactSummary, silent(record.Staff)))
	for _, want := range []string{"How we were in touch", "Home visit", "AGREED-NOTE", "Help with the rent.", "Steps to find them", "Asked the landlord or the housing provider", "28 November", "A working copy"} {
		if !strings.Contains(text, want) {
			t.Errorf("the adviser’s summary has no %q in\n%s", want, text)
		}
	}
	for _, not := range []string{"SAID-NOTE", "OLD-STEP"} {
		if strings.Contains(text, not) {
			t.Errorf("the summary says %q unasked", not)
		}
	}
	for _, c := range []struct {
		a                    record.Audience
		agreed, notes, steps bool
	}{{record.Staff, true, true, true}, {record.FileCopy, true, true, true}, {record.Young, true, true, false}, {record.Meeting, false, false, false}} {
		r := silent(c.a)
		if d := build(t, report.ContactSummary, r); c.a != record.Staff && (strings.Contains(allText(d), "AGREED-NOTE") || !slices.Contains(d.LeftOut, "What was agreed at each contact")) {
			t.Errorf("%s: what was agreed is there unasked; left out %q", c.a, d.LeftOut)
		}
		r.Show = map[string]bool{"notes": true, "agreed": true}
		d := build(t, report.ContactSummary, r)
		text := allText(d)
		if strings.Contains(text, "AGREED-NOTE") != c.agreed || strings.Contains(text, "SAID-NOTE") != c.notes || strings.Contains(text, "Ashwell Homes") != c.steps {
			t.Errorf("the copy for %s:\n%s", c.a, text)
		}
		if !c.steps && !slices.Contains(d.LeftOut, "The steps taken to find Amara") {
			t.Errorf("%s: left out %q", c.a, d.LeftOut)
		}
	}
	if _, err := report.Build(report.ContactSummary, silent(record.Guest)); err == nil {
		t.Error("a guest may have it")
	}
}

func TestYearChartSaysTheSilence(t *testing.T) {
	c := touchChart(t, build(t, report.ContactSummary, silent(record.Meeting))).Chart
	if len(c.Rows) != 2 || strings.Join(c.Rows[0], "|") != "18 August 2026|Not ended|14 weeks|42 days|1 attempt" || c.Rows[1][3] != "3 days" {
		t.Errorf("%q", c.Rows)
	}
	if c.Promise != "At least every 8 weeks (our local promise)" || !strings.HasPrefix(c.Expected(), "Expected: At least every 8 weeks (our local promise). ") {
		t.Errorf("%q", c.Expected())
	}
	r := silent(record.Meeting)
	r.File.Person.AgreedEveryWeeks = 20
	if c := touchChart(t, build(t, report.ContactSummary, r)).Chart; len(c.Rows) != 0 || c.Last <= c.Today || c.Expected() != "Expected: Every 20 weeks. Agreed with the young person." {
		t.Errorf("agreed every 20 weeks: %q, %q", c.Rows, c.Expected())
	}
}

// Whoever is not to be told reads how often, and no day.
func TestSummaryForSomebodyNotToBeTold(t *testing.T) {
	for _, kind := range []string{report.ContactSummary, report.VisitWindows} {
		r := silent(record.Meeting)
		r.File.Person.NotToBeTold, r.ForWhom = "Dean Marsh", "Dean Marsh"
		d := build(t, kind, r)
		var out strings.Builder
		texts(d.Parts[0].Blocks, func(in, s string) { out.WriteString(s + "\n") })
		if strings.Contains(out.String(), "August") || strings.Contains(out.String(), "Ashwell") {
			t.Errorf("%s: %s", kind, out.String())
		}
	}
}

func TestVisitsAgainstTheRegulations(t *testing.T) {
	r := request(record.Staff)
	r.File.Contacts = nil
	r.File.CarePeriods = []*care.CarePeriod{{Meta: meta(), From: "2019-03-11"}}
	r.File.Homes = []*care.Home{{Meta: meta(), Kind: "foster", From: "2026-06-01"}}
	for _, day := range []value.Date{"2026-06-08", "2026-07-23"} {
		r.File.Contacts = append(r.File.Contacts, &care.Contact{Meta: meta(), On: day, Mode: "home", Talked: value.Yes, With: "Helen Marsh", Alone: value.Yes, StatutoryVisit: "placement"})
	}
	r.File.Sort()
	text := allText(build(t, report.VisitWindows, r))
	for _, want := range []string{"First visit by the social worker: foster home since 1 June 2026", "Within 1 week of moving in. Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28", "By 8 June 2026", "with Helen Marsh, seen alone", "In time",
		"By 20 July 2026", "Late by 3 days", "By 3 September 2026", "Missed by 82 days", "counted to 24 November 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	r.File.Homes = nil
	if text := allText(build(t, report.VisitWindows, r)); !strings.Contains(text, "The regulations ask for no visit in this time") {
		t.Error(text)
	}
}

// The steps stand on the staff's page of a review pack; in any other copy they are named as left out.
func TestStepsInTheReviewPack(t *testing.T) {
	for _, a := range []record.Audience{record.Staff, record.Meeting, record.Young} {
		r := silent(a)
		r.Sections = []string{"touch"}
		d := build(t, report.ReviewPack, r)
		if got := strings.Contains(allText(d), "Asked the landlord"); got != (a == record.Staff) || got == slices.Contains(d.LeftOut, "The steps taken to find Amara") {
			t.Errorf("%s: %v, left out %q", a, got, d.LeftOut)
		}
	}
}
