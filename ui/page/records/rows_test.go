package records

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// A person adds a row to a record by hand and takes one away, sees it in the editor's own line, and Undo takes it back.
func TestRowsOfTheStrategyAreChosenByHand(t *testing.T) {
	b := pagetest.WithAmara(t)
	visit := &care.Contact{Meta: record.Meta{PersonID: b.Amara.ID}, On: "2026-11-20", Mode: "dropin", Topics: "health", NoteAgreed: value.Yes, Said: "Sleep."}
	b.Save(visit)
	Edit(b.Env, visit, nil)
	line := func() string {
		p, _ := pagetest.Find(widgets.TopSheet(b.Win.Canvas()).Body(), func(p *widgets.Para) bool { return strings.HasPrefix(p.Text(), "Shows work on") })
		if p == nil {
			return ""
		}
		return p.Text()
	}
	if got := line(); got != "Shows work on the strategy: 5.3b Health drop-in, 16 and over; 8.4a Drop-in place that feels safe." {
		t.Errorf("at first: %q", got)
	}
	b.Press(b.Sheet(), "Rows of the strategy")
	s := b.Sheet()
	b.Shot("rows-of-a-record")
	s.Main().Press()
	row := b.Field(s.Body(), "Another row").(*widgets.Choice)
	if row.Problem() != "Choose the row." {
		t.Errorf("added without a row: %q", row.Problem())
	}
	row.Choose("P8.6d")
	b.Type(s.Body(), "Why", "A council volunteer was there.")
	s.Main().Press()
	list, ok := pagetest.Find(b.Sheet().Body(), func(*widgets.RowList) bool { return true })
	if !ok {
		t.Fatal("the rows are not shown again")
	}
	list.Select("P5.3b")
	widgets.Focus(list)
	b.Key(fyne.KeyReturn)
	b.Shot("rows-of-a-record-chosen")
	if len(b.Failed) > 0 {
		t.Fatal(b.Failed)
	}
	chosen := map[string]string{}
	for _, c := range b.File().Evidenced {
		chosen[c.Action] = c.Choice + " " + c.By + " " + c.Why
	}
	if chosen["P8.6d"] != "shows Ruth Okafor A council volunteer was there." || chosen["P5.3b"] != "not Ruth Okafor " {
		t.Errorf("kept: %v", chosen)
	}
	b.Sheet().Close()
	if got := line(); got != "Shows work on the strategy: 8.4a Drop-in place that feels safe; 8.6d Volunteers from the council (chosen by Ruth Okafor)." {
		t.Errorf("after the choice: %q", got)
	}
	if what, err := b.App.Undo(t.Context()); err != nil || what != "took a record from row 5.3b" {
		t.Errorf("undo: %q %v", what, err)
	}
	if n := len(b.File().Evidenced); n != 1 {
		t.Errorf("%d choices after undo", n)
	}
}
