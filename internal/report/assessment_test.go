package report_test

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
)

func withAssessment(a record.Audience) report.Request {
	r := request(a)
	f := r.File
	plan := f.Plans[0]
	plan.Begun, plan.Assessed, plan.AssessedBy, plan.TookPart = "2025-06-01", "2025-07-20", "Ruth Okafor", "We walked and talked."
	f.Add(&care.Need{Meta: meta(), Plan: plan.ID, Part: "8", Needs: "Help to plan money by the week.", Seen: "Statements of June.", By: "Ruth Okafor", On: "2025-07-01"})
	home := f.Home(today)
	s := &care.Suitability{Meta: meta(), Home: home.ID, By: "Ruth Okafor", On: "2026-10-01", Outcome: "with_changes", Todo: "The council mends the lock by 1 December."}
	s.Points[0] = care.Point{Answer: "good"}
	s.Points[2] = care.Point{Answer: "not_good", Seen: "The back door does not lock."}
	f.Add(s)
	f.Add(&care.Asked{Meta: meta(), Who: "school", Name: "Dele Adeyemi", For: "plan", State: "answered", On: "2026-11-02", Said: "She is ahead in maths.", Decided: "A second look at the bursary."})
	f.Add(&care.Asked{Meta: meta(), Who: "health", For: "plan", State: "waiting", On: "2026-11-03"})
	f.Add(&care.CopyGiven{Meta: meta(), Of: "plan", Role: "young", On: "2026-06-10", By: "Ruth Okafor", Explained: "Read through together."})
	part := f.Part("8")
	if part == nil {
		panic("the sample has no part 8")
	}
	if part.HowMet == "" {
		part.HowMet = "A budget with Ruth."
	}
	f.Add(&care.Reply{Meta: meta(), Kind: "plan_part", Entry: part.ID, Field: "how_met", Answer: "disagree", Text: "I can do my own budget.", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-20", Mark: care.EntryMark(part, "how_met")})
	return r
}

func TestNeedsAssessment(t *testing.T) {
	text := allTextOfParts(build(t, report.NeedsAssessment, withAssessment(record.Staff)))
	for _, want := range []string{"20 July 2025", "We walked and talked.", "Help to plan money by the week.", "Statements of June.", "Written by Ruth Okafor, 1 July 2025.", "Schedule 8", "Suitable once something is put right.",
		"The back door does not lock.", "Not looked at", "Dele Adeyemi", "She is ahead in maths.", "A second look at the bursary.", "Not answered yet"} {
		if !strings.Contains(text, want) {
			t.Errorf("nowhere %q", want)
		}
	}
	for _, a := range []record.Audience{record.Guest, record.Doctor} {
		if _, err := report.Build(report.NeedsAssessment, withAssessment(a)); err == nil {
			t.Errorf("made for %s", a)
		}
	}
	r := withAssessment(record.Meeting)
	r.Sections = []string{"matters"}
	d := build(t, report.NeedsAssessment, r)
	if strings.Contains(allTextOfParts(d), "The back door") || !strings.Contains(strings.Join(d.LeftOut, "\n"), "Section: Who was asked") {
		t.Errorf("what was not chosen is in it, or is not named: %q", d.LeftOut)
	}
}

// The pack says who was asked, whom copies went to, what is wrong with the home, and what the young person answers to an entry beside that entry.
func TestPackHoldsAnswersAndConsultees(t *testing.T) {
	d := build(t, report.ReviewPack, withAssessment(record.Meeting))
	text := allTextOfParts(d)
	for _, want := range []string{"She is ahead in maths.", "Read through together.", "Not good yet: safety.", "The council mends the lock by 1 December."} {
		if !strings.Contains(text, want) {
			t.Errorf("nowhere %q", want)
		}
	}
	beside := false
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			if box, ok := b.(report.Box); ok && box.Number == "8" {
				for _, x := range box.Blocks {
					if o, ok := x.(report.Own); ok && o.Text == "I can do my own budget." && o.Label == "Amara does not agree: “How the need will be met”" {
						beside = true
					}
				}
			}
		}
	}
	if !beside {
		t.Error("her answer does not stand in the box of the entry")
	}
	r := withAssessment(record.Meeting)
	r.File.Part("8").HowMet = "Something else altogether."
	if !strings.Contains(allTextOfParts(build(t, report.ReviewPack, r)), "(the text was changed since)") {
		t.Error("an answer to an older text is told as one to this")
	}
	text = allTextOfParts(build(t, report.ReviewPack, withAssessment(record.Guest)))
	for _, not := range []string{"ahead in maths", "second look", "mends the lock", "back door"} {
		if strings.Contains(text, not) {
			t.Errorf("a guest reads %q", not)
		}
	}
}
