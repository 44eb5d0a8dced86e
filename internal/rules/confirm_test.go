package rules

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// TestStatusIsAskedAgainWhenFactsChange: each row a record and what is still to be confirmed (suggestion: CPPCR regulation 40, CLR regulation 3).
func TestStatusIsAskedAgainWhenFactsChange(t *testing.T) {
	for _, c := range []struct {
		name string
		f    *care.File
		ask  string
	}{
		{"nothing confirmed", young("2009-05-03", "", "", inCare("2020-01-01", "")), "eligible"},
		{"the same", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "")), ""},
		{"left care since", young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-01")), "relevant"},
		{"no time in care", young("2009-05-03", "", ""), ""},
		{"closed", func() *care.File {
			f := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-01"))
			f.Person.Closed, f.Person.ClosedWhy = "2026-11-01", "moved_on"
			return f
		}(), ""},
		{"decided otherwise, knowing it", func() *care.File {
			f := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-01"))
			f.Statuses[0].Suggested = "relevant"
			return f
		}(), ""},
	} {
		got, ok := AskStatus(c.f, today)
		if !ok {
			got.Code = ""
		}
		if got.Code != c.ask {
			t.Errorf("%s: asks for %q, want %q", c.name, got.Code, c.ask)
		}
	}
	f := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "2026-10-01"))
	_, before := SuggestStatus(young("2009-05-03", "", "", inCare("2020-01-01", "")), "2025-05-03")
	f.Statuses[0].Tested = TestLines(before)
	a, _ := AskStatus(f, today)
	if len(a.New) == 0 || a.Stands == nil || strings.Contains(strings.Join(a.New, "\n"), "In care at 16 or over") && strings.Contains(f.Statuses[0].Tested, "In care at 16 or over.") && len(a.New) == len(a.Reasons) {
		t.Errorf("what is new in the test: %q", a.New)
	}
}

// TestWhichListApplies: the statutory list by status (CLR regulation 6(2) and Schedule 1, CPPCR regulation 43 and Schedule 8).
func TestWhichListApplies(t *testing.T) {
	for _, c := range []struct {
		status, name string
		holds, not   []string
		says         string // beside "financial support", part 8
	}{
		{"eligible", "Schedule 8", []string{"1", "8", "11", "12"}, nil, "(Schedule 8, paragraph 8)"},
		{"relevant", "Schedule 1", []string{"2", "8", "11"}, []string{"1"}, "(Schedule 1, paragraph 8)"},
		{"former_relevant", "Schedule 1", []string{"3", "10"}, []string{"1"}, "(Schedule 1, paragraph 8)"},
		{"s23ca", "Schedule 1", []string{"2", "4", "5", "10"}, []string{"1", "3", "8", "9", "11", "12"}, "not asked for while back in learning"},
		{"s23czb", "", nil, []string{"2", "8"}, "no list in the regulations"},
		{"qualifying", "", nil, []string{"2"}, "no list in the regulations"},
	} {
		born := value.Date("2009-05-03")
		care1 := inCare("2020-01-01", "")
		switch c.status {
		case "former_relevant", "s23ca", "s23czb":
			born, care1 = "2003-05-03", inCare("2015-01-01", "2021-05-03")
		case "relevant", "qualifying":
			care1 = inCare("2020-01-01", "2026-10-01")
		}
		got := ContentsOf(young(born, c.status, "2026-10-02", care1), today)
		if got.Name != c.name || got.Why == "" {
			t.Errorf("%s: %q, %q", c.status, got.Name, got.Why)
		}
		for _, p := range c.holds {
			if !got.Holds(p) {
				t.Errorf("%s: part %s is not on the list", c.status, p)
			}
		}
		for _, p := range c.not {
			if got.Holds(p) {
				t.Errorf("%s: part %s is on the list", c.status, p)
			}
		}
		if !strings.Contains(got.Line("8"), c.says) {
			t.Errorf("%s: %q", c.status, got.Line("8"))
		}
	}
}

// TestPapersChecklist: what is missing, and by when.
func TestPapersChecklist(t *testing.T) {
	f := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""))
	f.KeyPapers = []*care.KeyPaper{{Kind: "birth_certificate", Held: value.KnownFact("Sian")}, {Kind: "passport", State: "applied", Applied: "2026-11-03"},
		{Kind: "licence", State: "have"}, {Kind: "bank", State: "have", Expires: "2026-01-01"}}
	by := map[string]PaperLine{}
	for _, p := range Papers(f, today) {
		by[p.Kind] = p
	}
	if p := by["birth_certificate"]; p.Missing() || p.By != "" {
		t.Errorf("there, and missing: %+v", p)
	}
	if p := by["ni_number"]; !p.Missing() || p.By != "2025-05-03" || !p.Late || p.State != "" {
		t.Errorf("National Insurance number at 16: %+v", p)
	}
	if p := by["passport"]; !p.Missing() || p.State != "applied" || p.By != "2026-11-03" {
		t.Errorf("passport before 18: %+v", p)
	}
	if p := by["bank"]; !p.Missing() || p.State != "lost" {
		t.Errorf("one that ran out: %+v", p)
	}
	if _, ok := by["licence"]; !ok {
		t.Error("what else is written down is not listed")
	}
	if _, ok := by["brp"]; ok {
		t.Error("immigration papers are asked of somebody whom they do not concern")
	}
	f.Person.UASC = value.Yes
	if n := len(Papers(f, today)); n != 6 {
		t.Errorf("%d papers of somebody who came unaccompanied", n)
	}
}

// TestCodesFitTheCatalogue: the codes that records keep are those of the catalogue, in its order.
func TestCodesFitTheCatalogue(t *testing.T) {
	points, _ := catalogue.SuitabilityPoints()
	for i, p := range points {
		if care.SuitabilityPoints[i].Label != p {
			t.Errorf("point %d is %q in the catalogue and %q in the record", i, p, care.SuitabilityPoints[i].Label)
		}
	}
	people := catalogue.Consultees(true)
	if len(people) != len(care.Consultees) || len(points) != len(care.SuitabilityPoints) {
		t.Fatalf("%d people, %d points", len(people), len(points))
	}
	for i, c := range people {
		if care.Consultees[i].Code != c.ID || care.Consultees[i].Label != c.Name {
			t.Errorf("%q is %q in the record", c.Name, care.Consultees[i].Label)
		}
	}
	for _, k := range catalogue.KeyPapers() {
		if care.KeyPaperSpec.Field("paper").LabelOf(k.ID) == "" {
			t.Errorf("no paper %q", k.ID)
		}
	}
}
