package catalogue

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestMeasuresNameWhatThereIs(t *testing.T) {
	for _, m := range Measures() {
		for _, a := range m.Actions {
			if _, ok := ActionByID(a); !ok {
				t.Errorf("%s: no action %s", m.ID, a)
			}
		}
		for _, b := range append(slices.Clone(m.Same), m.Nearest...) {
			if _, ok := BaselineByID(b); !ok {
				t.Errorf("%s: no starting figure %s", m.ID, b)
			}
		}
		for _, b := range m.Same {
			if slices.Contains(m.Nearest, b) {
				t.Errorf("%s: %s counts the same and does not", m.ID, b)
			}
		}
		for what, text := range map[string]string{"name": m.Name, "plain": m.Plain, "counts": m.Counts, "of": m.Of} {
			if strings.HasSuffix(text, ".") || strings.Contains(text, "!") || strings.Contains(text, "—") {
				t.Errorf("%s: %s %q", m.ID, what, text)
			}
		}
		for what, text := range map[string]string{"sure": m.Sure, "not_same": m.NotSame} {
			if text != "" && !strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s %q is no sentence", m.ID, what, text)
			}
		}
		for _, jargon := range []string{"EET", "NEET", "SDQ", "assessment", "pathway", "care leaver"} {
			if strings.Contains(m.Plain, jargon) {
				t.Errorf("%s: %q in the young people's words", m.ID, jargon)
			}
		}
		if got, ok := MeasureByID(m.ID); !ok || got.Name != m.Name {
			t.Errorf("%s is not found", m.ID)
		}
	}
	for _, n := range MeasuresNotCounted() {
		if n.Why == "" || len(n.Actions) == 0 {
			t.Errorf("%s is not counted, and nobody says why", n.Measure)
		}
	}
	if _, ok := MeasureByID("happiness"); ok {
		t.Error("found a measure that is not there")
	}
	if len(MeasuresFor("P5.3a")) < 2 {
		t.Error("the passport action has no measures")
	}
}

// TestThreePicturesAndNonePicked: wherever work and learning are counted all three published figures stand beside it, and none shares its row.
func TestThreePicturesAndNonePicked(t *testing.T) {
	n := 0
	for _, m := range Measures() {
		if !strings.HasPrefix(m.ID, "eet") && !strings.HasPrefix(m.ID, "neet") {
			continue
		}
		n++
		if len(m.Same) > 0 || !slices.Equal(m.Nearest, []string{"B16", "B26", "B19"}) {
			t.Errorf("%s: same %v, nearest %v", m.ID, m.Same, m.Nearest)
		}
	}
	if n != 6 {
		t.Errorf("%d measures", n)
	}
}

// TestMeasuresOfTheStrategy: every measure the paper states at an objective of the two priorities is counted, or it is said why not.
func TestMeasuresOfTheStrategy(t *testing.T) {
	b, err := os.ReadFile("../../assets/catalogue/measures.toml")
	if err != nil {
		t.Fatal(err)
	}
	for paper, ours := range map[string]string{
		"Compliance with timescales for completion of health assessments": "health-in-date",
		"Placement stability": "Placement stability",
		"Care leavers who are EET and in suitable accommodation":             "suitable",
		"Care leavers who are parents":                                       "Care leavers who are parents",
		"100% of care leavers in suitable accommodation":                     "suitable",
		"% of care leavers successfully sustaining a tenancy":                "sustained",
		"Number of care leavers who present as homeless":                     "homeless",
		"Number of care leavers subject of regular risk management meetings": "Number of care leavers subject of regular risk management meetings",
		"% of looked after children and care leavers who are NEET at age 19 and 21 is better than national average and improves each year": "neet-19",
		"Number and % of care leavers sustaining a tenancy": "sustained",
	} {
		stated := false
		for _, a := range Actions() {
			o, _ := ObjectiveByID(a.Objective)
			stated = stated || slices.Contains(o.Measures, paper)
		}
		if !stated {
			t.Errorf("the paper does not state %q", paper)
		}
		if !strings.Contains(string(b), `"`+ours+`"`) {
			t.Errorf("%q is neither counted nor left out for a reason", paper)
		}
	}
}
