package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// The recovery sheet: box 7 is checked, and its key sets a new passphrase when the old one is forgotten.
func TestRecoverySheetOpens(t *testing.T) {
	b := start(t)
	key, err := b.a.Create(t.Context(), filepath.Join(b.dir, "records.waymark"), []byte(words4), care.Owner{Name: "Ruth Okafor", Role: "adviser"})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.a.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.w.showLock("")
	b.press("I cannot remember it")
	b.typed("not a key")
	b.press("Open and set the new passphrase")
	b.sees("passphrase") // the new one is asked for first
	b.field("New passphrase").SetText("another four words here")
	again := b.field("The new passphrase again")
	widgets.Focus(again)
	b.typed("another four words here")
	b.key(fyne.KeyReturn)
	b.sees("That is not the recovery key")
	for _, f := range focusables(b.root()) {
		if a, ok := f.(fyne.Accessible); ok && strings.HasPrefix(a.AccessibilityLabel(), "Recovery key") {
			b.canvas().Focus(f)
		}
	}
	f := b.canvas().Focused()
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	for range "not a key" {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	b.typed(key)
	b.press("Open and set the new passphrase")
	if !b.w.open {
		t.Fatalf("not open:\n%s", b.words())
	}
	b.menu("Lock now")
	b.unlock()
	b.sees("That is not the passphrase")
	widgets.Focus(b.field("Passphrase"))
	b.typed("another four words here")
	b.key(fyne.KeyReturn)
	if !b.w.open {
		t.Fatal("the new passphrase does not open")
	}
}

// A damaged file is named, the newest good backup is offered, and the damaged records are kept.
func TestDamagedOffersTheBackup(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	if err := b.a.Save(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if _, err := b.a.Backup(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.menu("Lock now")
	image := filepath.Join(b.dir, "records.waymark", "records.age")
	if err := os.Truncate(image, 100); err != nil {
		t.Fatal(err)
	}
	b.unlock()
	b.sees("These records are damaged")
	b.sees("Nothing has been changed")
	b.shot("damaged")
	b.press("Open the backup")
	b.sees("moved aside and kept")
	b.press("Open the backup")
	if !b.w.open {
		t.Fatalf("the backup is not open:\n%s", b.words())
	}
	if people, err := b.a.People(t.Context()); err != nil || len(people) != 1 {
		t.Fatalf("people of the backup: %v %v", people, err)
	}
	kept, _ := filepath.Glob(filepath.Join(b.dir, "records*"))
	if len(kept) < 2 {
		t.Fatalf("the damaged records are not kept: %v", kept)
	}
}

// Five wrong passphrases make the next try wait; nothing is erased.
func TestWrongPassphrasesWait(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	b.menu("Lock now")
	for i := 0; i < 5; i++ {
		widgets.Focus(b.field("Passphrase"))
		b.typed("wrong words")
		b.key(fyne.KeyReturn)
		b.sees("That is not the passphrase. Capital letters count.")
	}
	b.unlock()
	if b.w.open {
		t.Fatal("it did not wait")
	}
	b.sees("30 seconds")
	b.now = b.now.Add(31 * time.Second)
	b.unlock()
	if !b.w.open {
		t.Fatalf("not open after the wait:\n%s", b.words())
	}
}

// While the keyboard is handed over only Lock and Close are in the menus, and nothing else can be reached.
func TestHandedOver(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	if err := b.a.Save(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	b.w.goTo(page.Place{Page: "handover", Person: p.ID, Arg: "matters"})
	if b.a.HandedTo() == nil {
		t.Fatal("not handed over")
	}
	if n := len(b.w.win.MainMenu().Items); n != 1 {
		t.Fatalf("%d menus while handed over", n)
	}
	b.shot("handover")
	b.w.goTo(page.Place{Page: "home"})
	b.key(fyne.KeyEscape)
	if b.w.place.Page != "handover" {
		t.Fatalf("the young person is at %+v", b.w.place)
	}
	b.menu("Lock now")
	b.unlock()
	if b.a.HandedTo() != nil || b.w.place.Page != "person" || b.w.place.Person != p.ID {
		t.Fatalf("after unlocking: %+v, handed to %v", b.w.place, b.a.HandedTo())
	}
	b.w.goTo(page.Place{Page: "handover", Person: p.ID, Arg: "skills:E"})
	b.menu("Lock now")
	b.unlock()
	if b.w.place.Part != "skills" || !strings.HasPrefix(b.w.place.Arg, "E") {
		t.Errorf("unlocking during a hand-over of skills leads to %+v", b.w.place)
	}
	if b.w.counts["people"] != "1" {
		t.Errorf("the rail counts %q", b.w.counts)
	}
}

// Closing locks: what was typed is a draft, the records are written.
func TestCloseLocks(t *testing.T) {
	b := start(t)
	b.firstRun(1)
	b.menu("Add a young person")
	b.typed("Leon")
	b.w.close()
	if b.a.Unlocked() {
		t.Fatal("closed and not locked")
	}
	if err := b.a.Unlock(t.Context(), filepath.Join(b.dir, "records.waymark"), []byte(words4)); err != nil {
		t.Fatal(err)
	}
	drafts, err := b.a.Drafts(t.Context())
	if err != nil || len(drafts) != 1 || drafts[0].Fields["first_name"] != "Leon" {
		t.Fatalf("drafts %+v %v", drafts, err)
	}
	if got := b.a.Owner().Role; got != "carer" {
		t.Fatalf("role %q", got)
	}
}

// A file is whole or not there, replaced only when asked twice, and a shell of a session that is over writes nothing.
func TestSaveFile(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	old := b.w.env.Shell
	dir := t.TempDir()
	b.w.saveIn = dir
	got := ""
	old.SaveFile("review-pack.pdf", []byte("%PDF- one"), func(path string) { got = path })
	b.key(fyne.KeyReturn)
	if want := filepath.Join(dir, "review-pack.pdf"); got != want {
		t.Fatalf("saved at %q", got)
	}
	old.SaveFile("review-pack.pdf", []byte("%PDF- two"), nil)
	b.key(fyne.KeyReturn)
	b.sees("There is a file of this name.")
	if data, _ := os.ReadFile(got); string(data) != "%PDF- one" {
		t.Fatalf("replaced without asking: %s", data)
	}
	b.key(fyne.KeyReturn)
	if data, _ := os.ReadFile(got); string(data) != "%PDF- two" {
		t.Fatalf("not replaced: %s", data)
	}
	old.SaveFile("review-pack.pdf", []byte("three"), nil)
	b.field("Folder").SetText(filepath.Join(dir, "nowhere"))
	b.key(fyne.KeyReturn)
	b.sees("there is no such folder")
	b.key(fyne.KeyEscape)
	b.menu("Lock now")
	old.SaveFile("late.pdf", []byte("late"), nil)
	old.Fail(fault.New(fault.Refused, "A name that must not be shown."))
	old.Go(page.Place{Page: "people"})
	if b.canvas().Overlays().Top() != nil || strings.Contains(b.words(), "must not be shown") {
		t.Fatal("a late result shows itself on the lock screen")
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 1 {
		t.Fatalf("left in the folder: %v", left)
	}
}
