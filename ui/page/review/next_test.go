package review

import (
	"strings"
	"testing"

	"waymark/internal/app"
)

// An action that is typed but not added yet is not left behind by Ctrl+Enter; the head is read again when the step is known.
func TestNextAddsWhatIsTyped(t *testing.T) {
	b := bench(t)
	if err := b.App.Prepare(t.Context(), b.Amara.ID, app.Preparation{Step: 2}); err != nil {
		t.Fatal(err)
	}
	b.Shown = at(b, Prepare)
	b.Open(b.Shown)
	if b.Retitled == 0 {
		t.Error("the buttons still go by the first step")
	}
	had := len(b.File().Actions)
	step := func() int {
		p, err := b.App.PreparationOf(t.Context(), b.Amara.ID)
		if err != nil {
			t.Fatal(err)
		}
		return p.Step
	}
	b.Type(b.Page.Body(), "What will happen", "Ring the surgery")
	b.Page.Commands().Main()
	if n := len(b.File().Actions); n != had || step() != 2 {
		t.Fatalf("went on to step %d with an action that nobody has (%d actions)", step(), n)
	}
	b.Type(b.Page.Body(), "Who", "Sian")
	b.Type(b.Page.Body(), "By when", "+7")
	b.Page.Commands().Main()
	f := b.File()
	if len(f.Actions) != had+1 || step() != 3 {
		t.Fatalf("%d actions, %d before; step %d", len(f.Actions), had, step())
	}
	found := false
	for _, a := range f.Actions {
		found = found || strings.Contains(a.What, "surgery") && a.Who == "Sian" && a.By == "2026-12-01"
	}
	if !found {
		t.Error("the action is not in the record as it was typed")
	}
}
