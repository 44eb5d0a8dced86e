package home

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/ui/page"
)

// A worry of today that nobody was told of stands first, above what has been overdue for longer.
func TestConcernStandsFirst(t *testing.T) {
	b := crowd(t)
	list, err := b.App.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	of := record.Meta{PersonID: list[0].ID}
	b.Save(&care.Concern{Meta: of, On: b.App.Today(), Words: "He said he will hurt me", Heard: "Ruth Okafor"})
	b.Open(func() page.Page { return New(b.Env, page.Place{}) })
	p := b.Page.(*Home)
	b.Win.Canvas().Focus(p.due)
	b.Key(fyne.KeyHome)
	if d := p.dueOf(p.due.Current()); d == nil || !concern(*d) {
		t.Errorf("the first line is %+v", d)
	}
	if label := p.due.AccessibilityLabel(); strings.Contains(label, "hurt me") {
		t.Errorf("Home shows the words of a concern: %s", label)
	}
	b.Key(fyne.KeyDown)
	if d := p.dueOf(p.due.Current()); d == nil || d.State != rules.Overdue {
		t.Errorf("the second line is %+v", d)
	}
}
