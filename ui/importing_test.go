package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/ui/widgets"
)

// A spreadsheet comes in with keys alone: the menu, the path of the file, what a word means, a row left out, Ctrl+Enter; undo takes it back, also
// after the records were locked in between.
func TestImportWithTheKeyboard(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	b.amara()
	file := filepath.Join(b.dir, "visits.csv")
	text := "Date,Young person,Contact type,Notes\n13/10/2026,Amara Bello,Phone,Rang about the form\n14/10/2026,Amara Bello,F2F,Met at the library\n15/10/2026,Amara Bello,Email,Sent the leaflet\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	contacts := func() int {
		list, err := b.a.List(t.Context(), "contact", app.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	b.menu("Bring in a spreadsheet")
	b.sees("Nothing was brought in from a spreadsheet yet.")
	b.key(fyne.KeyReturn) // the button that chooses the file has the focus
	path, ok := b.canvas().Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatalf("the focus is on %T", b.canvas().Focused())
	}
	path.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.key(fyne.KeyDelete)
	b.typed(file)
	b.key(fyne.KeyReturn)
	b.sees("Bring in visits.csv")
	b.sees("1 still to decide")
	b.shot("import-window")
	b.key(fyne.KeyReturn) // opens what F2F may mean
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.sees("Everything is settled")
	for range 40 { // on to the rows
		if l, ok := b.canvas().Focused().(*widgets.RowList); ok && strings.Contains(b.words(), "3 ticked of 3") {
			l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			break
		}
		b.key(fyne.KeyTab)
	}
	b.key(fyne.KeySpace)
	b.sees("Add 2")
	b.menu("Do the main thing here")
	b.sees("Imports so far")
	b.sees("visits.csv")
	if contacts() != 2 {
		t.Fatalf("%d contacts", contacts())
	}
	b.menu("Lock now")
	b.unlock()
	b.menu("Undo: imported 2 rows of a spreadsheet")
	if contacts() != 0 {
		t.Errorf("%d contacts after undo", contacts())
	}
	b.menu("Bring in a spreadsheet")
	b.sees("Nothing was brought in from a spreadsheet yet.")
}
