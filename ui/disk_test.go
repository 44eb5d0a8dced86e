package ui

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/vault"
	"waymark/ui/page"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// fullDisk is the real disk until it is full.
type fullDisk struct {
	vault.FS
	full bool
}

type fullFile struct {
	vault.File
	d *fullDisk
}

func (d *fullDisk) Open(name string, create bool) (vault.File, error) {
	f, err := d.FS.Open(name, create)
	return fullFile{f, d}, err
}

func (f fullFile) WriteAt(p []byte, off int64) (int, error) {
	if f.d.full {
		return 0, &os.PathError{Op: "write", Path: "journal", Err: syscall.ENOSPC}
	}
	return f.File.WriteAt(p, off)
}

// A save that fails says so, keeps what was typed on the screen, and works once there is room again.
func TestFullDiskLosesNothing(t *testing.T) {
	disk := &fullDisk{FS: vault.OSFS()}
	b := &bench{t: t, now: time.Date(2026, 11, 24, 14, 32, 0, 0, time.UTC), dir: t.TempDir()}
	b.a = app.New(app.Options{Now: func() time.Time { return b.now }, FS: disk})
	b.w = New(test.NewApp(), Options{App: b.a, Vault: filepath.Join(b.dir, "records.waymark"), Run: &task.Inline{}})
	b.size(1280, 800)
	b.firstRun(0)
	b.menu("Add a young person")
	b.typed("Amara")
	b.key(fyne.KeyTab)
	b.typed("Bello")
	widgets.Focus(b.fieldDate("Birth date"))
	b.typed("3 5 2009")
	disk.full = true
	b.menu("Save now")
	if !strings.Contains(b.words(), "disk is full") {
		t.Fatalf("nobody says that the disk is full:\n%s", b.words())
	}
	if widgets.TopSheet(b.canvas()).Title() == "Not saved" {
		b.key(fyne.KeyEscape)
	}
	if got := b.field("First name").Text() + " " + b.field("Last name").Text(); got != "Amara Bello" {
		t.Fatalf("what was typed is now %q", got)
	}
	if people, err := b.a.People(t.Context()); err != nil || len(people) != 0 {
		t.Fatalf("people %v %v", people, err)
	}
	disk.full = false
	b.menu("Save now")
	if people, err := b.a.People(t.Context()); err != nil || len(people) != 1 {
		t.Fatalf("people once there is room: %v %v\n%s", people, err, b.words())
	}
	if b.w.place != (page.Place{Page: "person", Person: b.w.place.Person, Part: "overview"}) {
		t.Fatalf("at %+v", b.w.place)
	}
}
