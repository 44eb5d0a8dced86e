package measures

import (
	"os"
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

func sections(t *testing.T, paper *catalogue.Strategy, own ...*care.OwnFigure) map[string]*Section {
	t.Helper()
	var figures []Figure
	for _, m := range catalogue.Measures() {
		figures = append(figures, Figure{Measure: m, N: 3, Of: 9})
	}
	out := map[string]*Section{}
	rows := 0
	for _, s := range Sections(paper, figures, OwnOf(own, "2026-11-24")) {
		out[s.Title()] = &s
		rows += len(s.Rows)
	}
	if rows != len(figures) {
		t.Errorf("%d rows of %d measures", rows, len(figures))
	}
	return out
}

func (s *Section) row(t *testing.T, id string) Row {
	t.Helper()
	if s == nil {
		t.Fatal("no such priority")
	}
	for _, r := range s.Rows {
		if r.Measure.ID == id {
			return r
		}
	}
	t.Fatalf("%s has no row %s", s.Title(), id)
	return Row{}
}

// Every measure stands under one priority, with the starting figures that its catalogue names: those that count the same in the row, the others near it.
func TestSectionsOfTheBuiltInStrategy(t *testing.T) {
	all := sections(t, catalogue.BuiltIn())
	r := all["Priority 5: health"].row(t, "health-review-on-time")
	if r.Start == nil || r.Start.Big != "31%" || r.Start.Small != "60 of 196, 2015-16" || len(r.Actions) != 1 || r.Actions[0] != "5.1a" {
		t.Errorf("%+v %+v", r.Actions, r.Start)
	}
	r = all["Priority 8: leaving care"].row(t, "neet")
	if r.Start != nil || len(r.Near) != 3 || len(r.Near[0].Traps) == 0 {
		t.Errorf("of the three pictures one is picked: %+v, near %d", r.Start, len(r.Near))
	}
}

// The service's own figure shares the row only when it says that it counts the same thing.
func TestOwnFiguresInRows(t *testing.T) {
	own := &care.OwnFigure{Measure: "passport-given", Sort: "start", Count: "31", Of: "58", On: "2023-03-31", Source: "Report", Same: value.Yes}
	if r := sections(t, catalogue.BuiltIn(), own)["Priority 5: health"].row(t, "passport-given"); r.Start == nil || !r.Start.Own || r.Start.Big != "53.4%" {
		t.Errorf("%+v", r.Start)
	}
	own.Same = value.No
	if r := sections(t, catalogue.BuiltIn(), own)["Priority 5: health"].row(t, "passport-given"); r.Start != nil || len(r.Near) != 1 {
		t.Errorf("%+v", r.Start)
	}
}

// A council's own strategy numbers its priorities as it likes: a measure goes where its subject is, and no starting figure of another council's paper
// comes along.
func TestSectionsOfAnotherCouncil(t *testing.T) {
	text, err := os.ReadFile("../../assets/examples/practice-council.toml")
	if err != nil {
		t.Fatal(err)
	}
	paper, problems := catalogue.ReadStrategy(string(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for title, s := range sections(t, paper) {
		if title == "Priority 5: health" || title == "Priority 8: leaving care" {
			t.Errorf("%q has %d rows: the built-in numbers are taken for everybody’s", title, len(s.Rows))
		}
		for _, r := range s.Rows {
			for _, f := range r.Near {
				if !strings.HasPrefix(f.ID, "PC") {
					t.Errorf("%s shows a figure of another council: %s", r.Measure.ID, f.ID)
				}
			}
			if r.Start != nil && !strings.HasPrefix(r.Start.ID, "PC") || strings.Contains(r.NotSame, "published") {
				t.Errorf("%s shows a figure of another council", r.Measure.ID)
			}
		}
	}
}

// TestStartingFiguresOfAnotherCouncil: a figure of the council's own paper stands in a row when the file says that it counts the same, and else near it.
func TestStartingFiguresOfAnotherCouncil(t *testing.T) {
	paper, problems := catalogue.ReadStrategy(catalogue.ExampleStrategy())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	health, leaving := sections(t, paper)["Promise 3: health"], sections(t, paper)["Promise 6: leaving care"]
	if r := health.row(t, "health-in-date"); r.Start == nil || r.Start.ID != "PC1" || r.Start.Small != "61 of 70, January to March 2025" || !slices.Equal(r.Actions, []string{"3A.1"}) {
		t.Errorf("health assessments: %+v", r)
	}
	if r := health.row(t, "passport-given"); r.Start != nil || len(r.Near) != 1 || r.Near[0].ID != "PC2" || r.NotSame == "" {
		t.Errorf("passports: %+v", r)
	}
	if r := health.row(t, "sdq-used"); r.Start != nil || len(r.Near) > 0 || len(r.IDs) > 0 {
		t.Errorf("a row that no action names: %+v", r)
	}
	if r := leaving.row(t, "in-touch"); !slices.Equal(r.IDs, []string{"6B.1"}) {
		t.Errorf("in touch: %+v", r)
	}
}
