package catalogue

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/value"
)

func ids(list []HowTo) string {
	var out []string
	for _, h := range list {
		out = append(out, h.ID)
	}
	return strings.Join(out, " ")
}

func TestHowTosByAgeAndDay(t *testing.T) {
	for _, c := range []struct {
		name      string
		age       int
		day       value.Date
		has, not  string
		costsHave string
		costsNot  string
	}{
		{"a child of 10", 10, "2026-11-24", "gp", "name", "age", "announced"},
		{"17", 17, "2026-11-24", "name", "", "announced", ""},
		{"24, the last year", 24, "2026-11-24", "complain", "", "announced", "age"},
		{"25", 25, "2026-11-24", "records", "", "hc1", "announced"},
		{"the day before it was announced", 17, "2025-12-22", "gp", "", "hc1", "announced"},
		{"age not known", -1, "2026-11-24", "name", "", "expecting", ""},
	} {
		pages, costs := strings.Fields(ids(HowTos(c.age, c.day))), strings.Fields(ids(HealthCosts(c.age, c.day)))
		if !slices.Contains(pages, c.has) || c.not != "" && slices.Contains(pages, c.not) {
			t.Errorf("%s: pages %v", c.name, pages)
		}
		if !slices.Contains(costs, c.costsHave) || c.costsNot != "" && slices.Contains(costs, c.costsNot) {
			t.Errorf("%s: costs %v", c.name, costs)
		}
	}
}

// What was not verified may not be promised: the catalogue refuses to load a "free" that asks to be checked.
func TestNoPromiseWithoutProof(t *testing.T) {
	f := howToFile{About: howTos().About, Cost: []HowTo{{ID: "x", Title: "Prescriptions", Text: "They are free.", Origin: Origin{Check: true}}}}
	if err := f.settle(); err == nil {
		t.Error("a promise that was not verified was taken")
	}
	f.About.Check = false
	f.Cost[0].Check = false
	if err := f.settle(); err != nil {
		t.Errorf("a verified one was not: %v", err)
	}
	if len(howTos().Cost) < 5 || len(howTos().Page) < 10 {
		t.Error("the pages are not all there")
	}
}
