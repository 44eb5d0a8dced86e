package report_test

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// The evidence of one young person counts and dates, and holds no word of what the records say; it follows the strategy in use and the time chosen.
func TestEvidenceForTheStrategy(t *testing.T) {
	r := request(record.Staff)
	r.File.Contacts = []*care.Contact{{Meta: record.Meta{ID: "c1", PersonID: r.File.Person.ID}, On: "2026-03-03", Mode: "dropin", Topics: "health", NoteAgreed: value.Yes, Said: "A secret about sleep."}}
	d := build(t, report.StrategyEvidence, r)
	text := allText(d)
	for _, want := range []string{"Evidence for the strategy", "1 April 2026 to " + today.Long(), "Offer a regular drop-in advice service for children in care aged 16+ and care leavers", "No health drop-in since 3 March 2026.",
		"Priority 5: All looked after children enjoy the best possible health", "No record shows this by itself."} {
		if !strings.Contains(text, want) {
			t.Errorf("not printed: %q", want)
		}
	}
	if strings.Contains(text, "secret") {
		t.Error("what was said is printed")
	}
	r.Options = map[string]string{"period": ".." + string(today)}
	if text = allText(build(t, report.StrategyEvidence, r)); !strings.Contains(text, "1 health drop-in") || !strings.Contains(text, "Until "+today.Long()) {
		t.Error("from the beginning, the drop-in of March is not counted")
	}
	s, problems := catalogue.ReadStrategy(catalogue.ExampleStrategy())
	if problems != nil {
		t.Fatal(problems)
	}
	r.Strategy = s
	if text = allText(build(t, report.StrategyEvidence, r)); !strings.Contains(text, "A nurse will be at the drop-in on two afternoons a week") || strings.Contains(text, "Priority 5") {
		t.Error("the strategy in use is not the one printed")
	}
	if got := report.Readers(report.StrategyEvidence); len(got) != 1 || got[0] != record.Staff {
		t.Errorf("offered for %v: the strategy's own words stand in the adviser's copy only", got)
	}
}
