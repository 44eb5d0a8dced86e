package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// numbers finds the table of a level chart by its title.
func numbers(t *testing.T, d report.Document, title string) report.Table {
	t.Helper()
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			if l, ok := b.(report.LevelBlock); ok && l.Chart.Title == title {
				return l.NumbersTable()
			}
		}
	}
	t.Fatalf("no chart %q", title)
	return report.Table{}
}

func TestSkillsReportCountsEachVoiceNowAndAtTheReview(t *testing.T) {
	r := request(record.Meeting)
	d := build(t, report.SkillsReport, r)
	row := func(table report.Table, label string) string {
		for _, r := range table.Rows {
			if r.Cells[0].Text == label {
				var out []string
				for _, c := range r.Cells[1:] {
					out = append(out, c.Text)
				}
				return strings.Join(out, " | ")
			}
		}
		return "no row " + label
	}
	// Money now: Amara 4, 3, 4, 5, 2; Sian 4, 2, 4, 4, 4. Twelve skills.
	if got := row(numbers(t, d, "How many skills at each level, now"), "Money"); got != "7 and 7 | – | 1 and 1 | 1 and – | 2 and 4 | 1 and –" {
		t.Errorf("now: %s", got)
	}
	// On 9 June: Amara 3, 3, 4, 4, 2; Sian 3, 2, 4, 4 and one not rated.
	money := numbers(t, d, "Money and saving")
	if got := row(money, "Jun 2026"); got != "7 and 8 | – | 1 and 1 | 2 and 1 | 2 and 2 | –" {
		t.Errorf("at the review: %s", got)
	}
	if got := row(money, "Now"); got != "7 and 7 | – | 1 and 1 | 1 and – | 2 and 4 | 1 and –" {
		t.Errorf("now, by time: %s", got)
	}
	text := allText(d)
	for _, want := range []string{"Before I move", "Milestones", "What shows it", "there is no total and no pass mark", "Keep a budget for the whole of January"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	r.Sections = []string{"before"}
	if d = build(t, report.SkillsReport, r); len(d.Parts) != 1 || d.Parts[0].Title != "Before I move" || len(d.LeftOut) != 5 {
		t.Errorf("one section: %d parts, left out %v", len(d.Parts), d.LeftOut)
	}
}

func TestSetAsideStandsWithItsReasonButNotForAGuest(t *testing.T) {
	for _, a := range []record.Audience{record.Meeting, record.Guest} {
		r := request(a)
		r.File.Stances = []*care.SkillStance{{Meta: meta(), Skill: "MO05", Stance: "not_now", Reason: "REASON-CANARY the court decides first", Voice: "adult", By: "Ruth Okafor", On: "2026-11-01"}}
		text := allText(build(t, report.SkillsReport, r))
		if !strings.Contains(text, "Not for now") || strings.Contains(text, "REASON-CANARY") != (a == record.Meeting) {
			t.Errorf("for %s: the reason stands in it: %v", a, strings.Contains(text, "REASON-CANARY"))
		}
		if strings.Contains(text, "savings are held: ") {
			t.Errorf("for %s: what is set aside is still to be talked about", a)
		}
	}
}

func TestCertificateHoldsMilestonesOnly(t *testing.T) {
	r := request(record.Young)
	text := allText(build(t, report.SkillsCertificate, r))
	for _, want := range []string{"3 milestones", "I can say what comes in and goes out each month", "15 November 2026", "I can run a bank account", "5 June 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the certificate does not say %q:\n%s", want, text)
		}
	}
	for _, not := range []string{"budget", "plan a week", "To go", "not rated"} {
		if strings.Contains(text, not) {
			t.Errorf("the certificate speaks of what is not there: %q", not)
		}
	}
	r.File.Ratings = nil
	if text = allText(build(t, report.SkillsCertificate, r)); !strings.Contains(text, "No milestone is recorded yet") {
		t.Error(text)
	}
}

func TestBlankChecklistFollowsTheServicesList(t *testing.T) {
	r := request(record.Young)
	r.Options = map[string]string{"skills": "E"}
	r.Skills = rules.Skills([]*care.SkillChange{{Skill: "MO06", Hidden: value.Yes}, {Skill: "XOWN", Area: "E", Wording: "use the credit union"}})
	d := build(t, report.SkillsChecklist, r)
	text := allText(d)
	if strings.Contains(text, "read a payslip") || !strings.Contains(text, "use the credit union") || strings.Contains(text, "cook five") {
		t.Error(text)
	}
	for _, b := range d.Parts[0].Blocks {
		if s, ok := b.(report.Stones); ok && slices.ContainsFunc(s.Rows, func(r report.StoneRow) bool { return r.Young+r.Adult > 0 }) {
			t.Error("the blank sheet is filled in")
		}
	}
}

func TestMonthlyNoteIsMadeOfTickedNotes(t *testing.T) {
	r := request(record.FileCopy)
	note := func(on value.Date, kind, text string, tick value.Tri) *care.CarerNote {
		n := &care.CarerNote{Meta: meta(), On: on, Kind: kind, Happened: text, By: "Sian Probert", Monthly: tick}
		n.ID = string(on)
		return n
	}
	r.File.Notes = []*care.CarerNote{note("2026-11-20", "view", "The mornings go better.", value.Yes), note("2026-11-18", "fact", "UNTICKED", ""), note("2026-11-12", "fact", "Cooked for five.", value.Yes), note("2026-10-02", "fact", "OCTOBER", value.Yes)}
	r.File.Notes[2].TheirWords = "That was easy actually."
	r.File.Evidence = []*care.Evidence{{Meta: meta(), Skill: "FO03", Happened: "Cooked for five.", On: "2026-11-12", NoteID: "2026-11-12"}}
	d := build(t, report.MonthlyNote, r)
	text := allText(d)
	if strings.Contains(text, "UNTICKED") || strings.Contains(text, "OCTOBER") || !strings.Contains(text, "Shows a skill: cook five main meals.") {
		t.Error(text)
	}
	if a, b := strings.Index(text, "Cooked for five."), strings.Index(text, "The mornings go better."); a < 0 || b < a || !strings.Contains(text[a:b], "The carer’s view") {
		t.Error("what was seen and what is a view do not stand apart")
	}
	if !slices.ContainsFunc(d.LeftOut, func(s string) bool { return strings.Contains(s, "1 note of this month") }) {
		t.Errorf("left out: %v", d.LeftOut)
	}
	texts(d, func(in, s string) {
		if strings.Contains(s, "easy actually") && in != "Own.Text" {
			t.Errorf("the young person's words stand in %s", in)
		}
	})
	r.Options = map[string]string{"month": "2026-10"}
	if text = allText(build(t, report.MonthlyNote, r)); !strings.Contains(text, "OCTOBER") || strings.Contains(text, "Cooked") {
		t.Error("October's note is not October's")
	}
}
