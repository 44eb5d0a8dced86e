package rules

import (
	"testing"

	"waymark/internal/value"
)

// What lies ahead, and what was not for everybody, is no gap.
func TestOffersAheadAreNoGap(t *testing.T) {
	for _, c := range []struct {
		born, today value.Date
		row         string
		ahead, ask  bool
	}{
		{"2013-01-20", "2026-11-24", "Td/IPV (3-in-1 teenage booster)", true, false},
		{"2013-01-20", "2027-01-20", "Td/IPV (3-in-1 teenage booster)", false, true}, // the birthday itself
		{"2013-01-20", "2026-11-24", "MMR", false, true},
		{"2009-05-03", "2026-11-24", "COVID-19", false, false},
	} {
		found := false
		for _, r := range Vaccines(young(c.born, "eligible", "2025-05-03")).Rows {
			if r.Name == c.row {
				found = true
				if r.Ahead(c.born, c.today) != c.ahead || r.Asked(c.born, c.today) != c.ask {
					t.Errorf("%+v: ahead %v, asked %v", c, r.Ahead(c.born, c.today), r.Asked(c.born, c.today))
				}
			}
		}
		if !found {
			t.Errorf("%+v: no such row", c)
		}
	}
}
