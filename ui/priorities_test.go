package ui

import (
	"slices"
	"testing"

	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// The page of the council's priorities opens on practice records in every look; carers do not see it until they turn it on.
func TestPrioritiesInTheWindow(t *testing.T) {
	b := practised(t)
	listed := func() bool {
		return slices.ContainsFunc(b.w.railPlaces(), func(p widgets.Place) bool { return p.Value == "priorities" })
	}
	if !listed() {
		t.Error("an adviser does not see the priorities")
	}
	for _, l := range []struct {
		name, theme string
		percent     int
		w, h        float32
	}{{"light", "light", 100, 1280, 800}, {"dark", "dark", 100, 1280, 800}, {"200", "light", 200, 1024, 700}} {
		b.looks(l.theme, l.percent)
		b.w.goTo(page.Place{Page: "priorities"})
		b.size(l.w-1, l.h) // laid out anew
		b.size(l.w, l.h)
		if b.w.now == nil || b.w.now.Head().Title != "Priorities" || b.canvas().Focused() == nil {
			t.Fatalf("the page does not open:\n%s", b.words())
		}
		b.shot("priorities-window-" + l.name)
	}
	o := b.a.Owner()
	o.Role = "carer"
	if err := b.a.Save(t.Context(), &o); err != nil {
		t.Fatal(err)
	}
	if listed() {
		t.Error("a carer sees the priorities")
	}
	o.ShowPriorities = value.Yes
	if err := b.a.Save(t.Context(), &o); err != nil {
		t.Fatal(err)
	}
	if !listed() {
		t.Error("turned on, they are not listed")
	}
}
