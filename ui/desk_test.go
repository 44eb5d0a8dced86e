package ui

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// TestJourneyCInTheWindow logs a visit with the keys of the window alone, counts one, turns the screen to visitors and back.
func TestJourneyCInTheWindow(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	ctx := context.Background()
	amara := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	leon := &care.Person{FirstName: "Leon", LastName: "Grant", Born: "2008-07-27"}
	if err := b.a.Save(ctx, amara); err != nil {
		t.Fatal(err)
	}
	if err := b.a.Save(ctx, leon); err != nil {
		t.Fatal(err)
	}
	b.w.goTo(page.Place{Page: "person", Person: leon.ID})
	b.w.closeRecord(leon.ID)
	b.menu("Drop-in desk")
	b.typed("ama")
	b.key(fyne.KeyReturn)
	b.typed("op")
	for range 2 { // past the line of what we did, to what is to be done after
		b.key(fyne.KeyTab)
	}
	b.typed("Send the form")
	b.key(fyne.KeyTab)
	b.typed("+3")
	b.menu("Do the main thing here")
	list, err := b.a.List(ctx, "contact", app.Filter{Person: amara.ID})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d contacts, %v: %s", len(list), err, b.words())
	}
	today := b.a.Today()
	if c := list[0].(*care.Contact); c.Topics != "housing,money" || c.FollowUp != "Send the form" || c.FollowBy != today.AddDays(3) || c.Here != value.Yes || c.Mode != "dropin" {
		t.Errorf("saved: %+v", c)
	}
	b.menu("Count a visit without a name")
	if list, err = b.a.List(ctx, "tally", app.Filter{}); err != nil || len(list) != 1 {
		t.Errorf("%d counted, %v", len(list), err)
	}

	if os.Getenv("WAYMARK_SCREENS") != "" {
		for _, l := range []struct {
			name, theme string
			percent     int
			w, h        float32
		}{{"dark", "dark", 100, 1280, 800}, {"200", "light", 200, 1024, 700}, {"light", "light", 100, 1280, 800}} {
			b.size(l.w, l.h)
			b.looks(l.theme, l.percent)
			b.shot("desk-window-" + l.name)
		}
	}

	// visitors can see the screen
	b.w.goTo(page.Place{Page: "person", Person: leon.ID})
	b.w.goTo(page.Place{Page: "desk"})
	b.sees("Amara Bello")
	b.menu("Face visitors")
	b.shot("desk-facing-window")
	for _, never := range []string{"Leon", "Grant", "Amara", "Bello"} {
		if strings.Contains(b.words(), never) {
			t.Errorf("facing visitors the window shows %q: %s", never, b.words())
		}
	}
	if names := recordNames(b.w); !slices.Equal(names, []string{"LG"}) {
		t.Errorf("the rail names %v", names)
	}
	b.w.find()
	b.typed("leon")
	if words := b.words(); strings.Contains(words, "Leon") || !strings.Contains(words, "LG") {
		t.Errorf("Find shows names to visitors: %s", words)
	}
	widgets.CloseSheets(b.canvas())
	b.key(fyne.KeyEscape)
	if b.w.place.Page != "desk" || !b.w.env.Facing {
		t.Errorf("Escape leaves the desk for %s while visitors can see the screen", b.w.place.Page)
	}
	// F, not while typing
	b.typed("f")
	if !b.w.env.Facing {
		t.Error("F turned the screen while a name was typed")
	}
	b.w.win.Canvas().Unfocus()
	b.w.win.Canvas().OnTypedRune()('f')
	if b.w.env.Facing {
		t.Error("F does not turn the screen back")
	}
	if names := recordNames(b.w); !slices.Equal(names, []string{"Leon Grant"}) {
		t.Errorf("the rail names %v", names)
	}
	b.w.win.Canvas().OnTypedRune()('f')
	b.w.LockNow()
	b.unlock()
	if b.w.env.Facing {
		t.Error("unlocked, the screen still faces visitors")
	}
}

func recordNames(w *Window) (out []string) {
	for _, r := range w.sortedRecords() {
		out = append(out, w.shown(r))
	}
	return out
}
