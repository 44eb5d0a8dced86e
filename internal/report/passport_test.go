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

func TestPassportBlanks(t *testing.T) {
	text := func(d report.Document) string {
		var out strings.Builder
		for _, p := range d.Parts {
			for _, b := range p.Blocks {
				if pairs, ok := b.(report.Pairs); ok {
					for _, r := range pairs.Rows {
						out.WriteString(r.Label + "=" + r.Words() + "\n")
					}
				}
			}
		}
		return out.String()
	}
	got := text(build(t, report.HealthPassport, request(record.Young)))
	for _, want := range []string{"Allergies=Penicillin: rash, throat swells\n", "Conditions=Asthma\n", "Early or late=Not known yet. Ask your children in care nurse.\n", "Special care=None known. Checked 3 March 2026.\n", "NHS number=999 274 6157\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, c := range []struct {
		name  string
		facts []*care.HealthFact
		want  string
	}{
		{"nothing recorded", nil, "Allergies=Not known\n"},
		{"none, checked", []*care.HealthFact{{Block: "allergy", Fact: value.Fact{Answer: value.None}, Checked: "2026-03-03"}}, "Allergies=None known, checked 3 March 2026\n"},
		{"rather not say", []*care.HealthFact{{Block: "allergy", Fact: value.Fact{Answer: value.Declined}}}, "Allergies=Not on this copy: ask me\n"},
		{"private", []*care.HealthFact{{Block: "allergy", Fact: value.KnownFact("latex"), Privacy: care.Privacy{Private: value.Yes}}}, "Allergies=Not on this copy: ask me\n"},
		{"not known", []*care.HealthFact{{Block: "allergy", Fact: value.Fact{Answer: value.NotKnown}, AskWho: "the GP"}}, "Allergies=Not known yet. Ask the GP.\n"},
		{"known and private", []*care.HealthFact{{Block: "allergy", Fact: value.KnownFact("nuts")}, {Block: "allergy", Fact: value.KnownFact("latex"), Privacy: care.Privacy{Private: value.Yes}}}, "Allergies=nuts; for more, ask me\n"},
		{"none and known", []*care.HealthFact{{Block: "allergy", Fact: value.Fact{Answer: value.None}}, {Block: "allergy", Fact: value.KnownFact("nuts")}}, "Allergies=nuts\n"},
	} {
		r := request(record.Young)
		r.File.HealthFacts = c.facts
		if got := text(build(t, report.HealthPassport, r)); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q", c.name, c.want)
		}
	}
}

// Every tick that is offered changes the print-out, for every reader.
func TestEveryTickShowsSomething(t *testing.T) {
	ticks := 0
	for _, k := range report.Kinds() {
		for _, a := range report.Readers(k.Code) {
			plain := allText(build(t, k.Code, request(a)))
			for _, o := range report.CanShow(k.Code, request(a)) {
				r := request(a)
				r.Show = map[string]bool{o.Code: true}
				ticks++
				if allText(build(t, k.Code, r)) == plain {
					if o.Code == "block:substances" { // rather not say prints nothing, ticked or not
						continue
					}
					t.Errorf("%s for %s: ticking %q shows nothing", k.Code, a, o.Label)
				}
			}
		}
	}
	if ticks < 20 {
		t.Errorf("only %d ticks were tried", ticks)
	}
}

func TestPassportPrivateBlocks(t *testing.T) {
	canaries := []string{"FEELINGS-CANARY", "SEXUAL-CANARY", "PRIVATE-CANARY", "SDQ-CANARY"}
	for _, a := range audiences {
		text := allText(build(t, report.HealthPassport, request(a)))
		for _, c := range canaries {
			if strings.Contains(text, c) {
				t.Errorf("the passport for %s says %s unasked", a, c)
			}
		}
	}
	r := request(record.Young)
	r.Show = map[string]bool{"block:feelings": true}
	for _, h := range r.File.HealthFacts {
		if h.Fact.Text == "PRIVATE-CANARY" {
			r.Show[h.ID] = true
		}
	}
	d := build(t, report.HealthPassport, r)
	text := allText(d)
	if !strings.Contains(text, "FEELINGS-CANARY") || !strings.Contains(text, "PRIVATE-CANARY") || strings.Contains(text, "SEXUAL-CANARY") {
		t.Error("the ticks did not bring in what was ticked, and nothing else")
	}
	if !slices.Contains(d.LeftOut, "Sexual health") || slices.Contains(d.LeftOut, "Feelings and what helps") {
		t.Errorf("left out: %q", d.LeftOut)
	}
}

// A guest reads no family health, conditions or medicines unless they were ticked in; allergies stand in every copy.
func TestGuestPassport(t *testing.T) {
	make := func(a record.Audience, tick ...string) report.Document {
		r := request(a)
		r.File.HealthFacts = []*care.HealthFact{{Meta: meta(), Block: "family", Fact: value.KnownFact("FAMILY-CANARY")}, {Meta: meta(), Block: "condition", Fact: value.KnownFact("CONDITION-CANARY")},
			{Meta: meta(), Block: "medicine", Fact: value.KnownFact("MEDICINE-CANARY")}, {Meta: meta(), Block: "medicine", Privacy: care.Privacy{Private: value.Yes}, Fact: value.KnownFact("PILL-CANARY")},
			{Meta: meta(), Block: "allergy", Fact: value.KnownFact("ALLERGY-CANARY")}}
		r.Show = map[string]bool{}
		for _, key := range tick {
			r.Show[key] = true
		}
		if a == record.Guest && !slices.ContainsFunc(report.CanShow(report.HealthPassport, r), func(o record.Option) bool { return o.Code == "block:family" }) {
			t.Error("family health cannot be ticked in for a guest")
		}
		return build(t, report.HealthPassport, r)
	}
	d := make(record.Guest)
	text := allText(d)
	for _, c := range []string{"FAMILY-CANARY", "CONDITION-CANARY", "MEDICINE-CANARY", "PILL-CANARY"} {
		if strings.Contains(text, c) {
			t.Errorf("a guest reads %s", c)
		}
	}
	for _, l := range []string{"My family's health", "Conditions", "Medicines"} {
		if !slices.Contains(d.LeftOut, l) {
			t.Errorf("left out: %q", d.LeftOut)
		}
	}
	if !strings.Contains(text, "ALLERGY-CANARY") {
		t.Error("a guest does not read what is needed in an emergency")
	}
	text = allText(make(record.Guest, "block:medicine"))
	if !strings.Contains(text, "MEDICINE-CANARY") || strings.Contains(text, "PILL-CANARY") || strings.Contains(text, "FAMILY-CANARY") {
		t.Error("the tick did not bring in what was ticked, and nothing else")
	}
	if text = allText(make(record.Doctor)); !strings.Contains(text, "FAMILY-CANARY") || !strings.Contains(text, "CONDITION-CANARY") {
		t.Error("the doctor’s copy lost something")
	}
}
