package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

func (b *bench) save(recs ...record.Record) {
	b.t.Helper()
	for _, r := range recs {
		if err := b.a.Save(b.t.Context(), r); err != nil {
			b.t.Fatalf("%T: %v", r, err)
		}
	}
}

func (b *bench) amara() *care.Person {
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	b.save(p)
	m := record.Meta{PersonID: p.ID}
	b.save(&care.CarePeriod{Meta: m, From: "2020-10-15", Basis: "co"}, &care.Review{Meta: m, Kind: "pathway", State: "held", Held: "2026-06-09"})
	return p
}

// A due line says why, and Enter opens the place where the thing is done.
func TestHomeOpensWhatIsDue(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := b.amara()
	b.menu("Home")
	b.sees("Amara Bello: plan review")
	list, ok := b.canvas().Focused().(*widgets.RowList)
	if !ok {
		t.Fatalf("the focus is on %T", b.canvas().Focused())
	}
	for range 40 {
		if strings.Contains(list.Current(), "review") && strings.Contains(list.Current(), "2026-12-09") {
			break
		}
		b.key(fyne.KeyDown)
	}
	b.typed("?")
	b.sees("The rule")
	b.sees("Last review 9 June.")
	b.key(fyne.KeyEscape)
	b.key(fyne.KeyReturn)
	if b.w.place.Person != p.ID || b.w.place.Part == "overview" {
		t.Fatalf("opened %+v", b.w.place)
	}
	b.key(fyne.KeyEscape)
	if b.w.place.Page != "home" {
		t.Fatalf("Esc goes to %+v", b.w.place)
	}
	if !strings.Contains(b.canvas().Focused().(fyne.Accessible).AccessibilityLabel(), "What is due") {
		t.Fatal("the focus is not on what is due")
	}
}

// The table of people: filters, finding, the warning of a like name, joining two records.
func TestPeople(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	b.amara()
	leon := &care.Person{FirstName: "Leon", LastName: "Grant", Born: "2008-02-01"}
	b.save(leon)
	if err := b.a.ClosePerson(t.Context(), leon.ID, "moved_on", b.a.Today()); err != nil {
		t.Fatal(err)
	}
	b.menu("People")
	b.sees("Bello, Amara")
	if strings.Contains(b.words(), "Grant, Leon") {
		t.Fatal("a closed record stands among the open ones")
	}
	for _, f := range focusables(b.root()) {
		if c, ok := f.(*widgets.Chips); ok && strings.HasPrefix(c.AccessibilityLabel(), "Show") {
			b.canvas().Focus(c)
		}
	}
	b.key(fyne.KeyEnd, fyne.KeySpace)
	b.sees("Grant, Leon")
	b.menu("Add a young person")
	b.typed("Ammara")
	b.key(fyne.KeyTab)
	b.typed("Belo")
	widgets.Focus(b.fieldDate("Birth date"))
	b.typed("3 5 2009")
	b.menu("Save now")
	b.sees("sounds alike")
	if n, _ := b.a.People(t.Context()); len(n) != 2 {
		t.Fatalf("%d people after the warning", len(n))
	}
}

// Settings save themselves, the new passphrase is the one that opens, and larger text is larger.
func TestSettings(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	b.w.goTo(page.Place{Page: "settings", Arg: "service"})
	phone := b.field("Phone")
	widgets.Focus(phone)
	b.typed("01632 960100")
	b.menu("Home")
	if got := b.a.Service().Phone; got != "01632 960100" {
		t.Fatalf("the service's phone is %q", got)
	}
	em := look.Em()
	b.menu("Larger text")
	if look.Em() <= em || b.a.Owner().TextSize != 125 {
		t.Fatalf("text %v of %v, %d", look.Em(), em, b.a.Owner().TextSize)
	}
	b.menu("Smaller text")

	b.w.goTo(page.Place{Page: "settings", Arg: "lock"})
	b.field("Passphrase now").SetText("not these words")
	b.field("New passphrase").SetText("quite another four words")
	b.field("The new passphrase again").SetText("quite another four words")
	b.press("Change the passphrase")
	b.sees("That is not the passphrase")
	b.field("Passphrase now").SetText(words4)
	b.press("Change the passphrase")
	b.sees("still open with the old one")
	b.menu("Lock now")
	widgets.Focus(b.field("Passphrase"))
	b.typed("quite another four words")
	b.key(fyne.KeyReturn)
	if !b.w.open || b.w.place.Page != "settings" {
		t.Fatalf("not open with the new passphrase: %+v", b.w.place)
	}

	b.w.goTo(page.Place{Page: "settings", Arg: "backups"})
	place := t.TempDir()
	b.press("Make a copy now")
	b.field("Folder").SetText(place)
	b.key(fyne.KeyReturn)
	b.typed("red stick")
	b.key(fyne.KeyReturn)
	b.sees("red stick")
	if copies, _ := filepath.Glob(filepath.Join(place, "*")); len(copies) == 0 {
		t.Fatal("no copy in the place")
	}
	if b.a.Owner().LastCopy != b.a.Today() {
		t.Fatal("the day of the copy is not remembered")
	}
}
