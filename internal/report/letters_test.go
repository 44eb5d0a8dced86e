package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
)

func TestActionListIsOneHelpersAlone(t *testing.T) {
	r := request(record.Meeting)
	r.File.Actions = nil
	for _, a := range []care.Action{{Part: "8", What: "Ring the bank", Who: "Ruth Okafor", By: "2026-12-18", State: "not_started"}, {Part: "3", What: "Drive to the viewing", Who: "Sian", By: "2026-11-10"},
		{Part: "9", What: "Book the dentist", Who: "Sian Probert and Ruth", By: "2026-12-01", State: "under_way"}, {Part: "4", What: "Sign the form", Who: "Sian", State: "done"}} {
		a.Meta = meta()
		r.File.Actions = append(r.File.Actions, &a)
	}
	asked, _ := report.OptionsOf(report.ActionList, r)
	var names []string
	for _, o := range asked[0].Choices {
		names = append(names, o.Code)
	}
	if !slices.Equal(names, []string{"Ruth Okafor", "Sian Probert"}) {
		t.Fatalf("helpers are %q: a first name alone is nobody else", names)
	}
	r.Options = map[string]string{"helper": "Sian Probert"}
	for _, audience := range []record.Audience{record.Meeting, record.Guest} {
		r.Audience = audience
		text := allText(build(t, report.ActionList, r))
		for _, want := range []string{"What Sian Probert will do", "Drive to the viewing.", "was due 10 November"} {
			if !strings.Contains(text, want) {
				t.Errorf("for %s: no %q in\n%s", audience, want, text)
			}
		}
		if dentist := strings.Contains(text, "dentist"); dentist != (audience == record.Meeting) {
			t.Errorf("for %s: health is in it: %v", audience, dentist)
		}
		for _, not := range []string{"bank", "Ruth", "Okafor", "Sign the form", "Bello"} {
			if strings.Contains(text, not) {
				t.Errorf("for %s: it says %q", audience, not)
			}
		}
	}
}

func TestInvitation(t *testing.T) {
	text := allText(build(t, report.Invitation, request(record.Young)))
	for _, want := range []string{"Your review", "Tuesday 8 December 2026", "4pm", "You", "an advocate", "Ruth, personal adviser", "Ruth Okafor, personal adviser"} {
		if !strings.Contains(text, want) {
			t.Errorf("the young person's letter has no %q", want)
		}
	}
	r := request(record.Guest)
	r.File.NextBooked(today).Invited = "Amara\nSian Probert\nBisi Bello"
	r.File.Add(&care.Connection{Meta: meta(), Name: "Bisi Bello", Role: "family"})
	r.Options = map[string]string{"to": "Bisi Bello"}
	text = allText(build(t, report.Invitation, r))
	for _, want := range []string{"For Bisi Bello", "You are invited to Amara’s review", "Amara and the foster carer", "At Amara’s home", "01632 960100"} {
		if !strings.Contains(text, want) {
			t.Errorf("the guest's letter has no %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Sian") || strings.Contains(text, "Ruth") {
		t.Errorf("the guest's letter names others:\n%s", text)
	}
	r.Options["sign"] = "yes"
	if text = allText(build(t, report.Invitation, r)); !strings.Contains(text, "Ruth Okafor") {
		t.Error("the adviser was ticked in and is not named")
	}
	// without a review that is booked, day and place are lines to write on
	r = request(record.Young)
	r.File.Reviews = nil
	blanks := 0
	for _, b := range build(t, report.Invitation, r).Parts[0].Blocks {
		if p, ok := b.(report.Pairs); ok {
			for _, row := range p.Rows {
				if row.Write() {
					blanks++
				}
			}
		}
	}
	if blanks < 4 {
		t.Errorf("%d lines to write on", blanks)
	}
	r.Options = map[string]string{"to": "anybody"}
	if _, err := report.Build(report.Invitation, r); err == nil {
		t.Error("the young person's own letter asks who it is for")
	}
}

// A blank form has every field of its screen in its order, and nothing that is recorded.
func TestBlankForms(t *testing.T) {
	r := request(record.Young)
	asked, _ := report.OptionsOf(report.BlankForm, r)
	if len(asked[0].Choices) < 15 {
		t.Fatalf("%d forms", len(asked[0].Choices))
	}
	for _, form := range asked[0].Choices {
		r.Options = map[string]string{"form": form.Code}
		text := allText(build(t, report.BlankForm, r))
		for _, canary := range []string{"Sian", "Ruth", "Okafor", "CANARY", "SAID-NOTE", "Bello", "worried about the form"} {
			if strings.Contains(text, canary) {
				t.Errorf("%s says %q", form.Code, canary)
			}
		}
		spec := care.Spec(form.Code)
		if form.Code == "plan" {
			spec = care.PlanPartSpec
		}
		if spec == nil {
			continue
		}
		at := 0
		for _, f := range spec.Fields {
			if f.Retired || f.File || f.Signed || f.Kind == record.Ref || form.Code == "plan" && f.Key == "part" {
				continue
			}
			i := strings.Index(text[at:], f.Label+"\n")
			if i < 0 {
				t.Fatalf("%s: %q is not in the order of the screen", form.Code, f.Label)
			}
			at += i + len(f.Label)
		}
	}
	r.Options = nil
	d := build(t, report.BlankForm, r)
	if len(d.Parts) != len(care.Parts) || strings.Count(allText(d), "What is working well") != len(care.Parts) {
		t.Errorf("the plan has %d parts", len(d.Parts))
	}
}
