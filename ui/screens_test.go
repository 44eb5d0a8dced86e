package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/caretest"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// practised is the whole program on practice records.
func practised(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, now: time.Date(2026, 11, 24, 14, 32, 0, 0, time.UTC), dir: t.TempDir()}
	b.a = app.New(app.Options{Now: func() time.Time { return b.now }, FS: caretest.Options(nil).Vault.FS})
	f := test.NewApp()
	b.w = New(f, Options{App: b.a, Vault: filepath.Join(b.dir, "records.waymark"), Practice: filepath.Join(b.dir, "practice.waymark"), Run: &task.Inline{}})
	b.size(1280, 800)
	b.press("Practise with made-up people")
	if !b.w.open || b.w.frame.practice == nil {
		t.Fatalf("practice records do not open:\n%s", b.words())
	}
	return b
}

// menuHeight is what the real driver takes for the menu bar at 100 % text.
const menuHeight = 31

func (b *bench) size(width, height float32) {
	b.w.win.Resize(fyne.NewSize(width, height-menuHeight))
}

func (b *bench) looks(theme string, percent int) {
	b.t.Helper()
	o := b.a.Owner()
	o.Theme, o.TextSize = theme, percent
	if err := b.a.Save(b.t.Context(), &o); err != nil {
		b.t.Fatal(err)
	}
	b.w.relook()
}

// Every screen of the program opens; with WAYMARK_SCREENS each is drawn in every look, for a person to look at.
func TestScreens(t *testing.T) {
	b := practised(t)
	people, err := b.a.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	amara := ""
	for _, p := range people {
		if p.FirstName == "Amara" {
			amara = p.ID
		}
	}
	if amara == "" {
		t.Fatal("no Amara among the practice people")
	}
	screens := []struct {
		name string
		to   page.Place
	}{{"home", page.Place{Page: "home"}}, {"people", page.Place{Page: "people"}}, {"desk", page.Place{Page: "desk"}}, {"return", page.Place{Page: "return"}}}
	for _, at := range []string{"me", "look", "lock", "sheet", "backups", "files", "service", "about"} {
		screens = append(screens, struct {
			name string
			to   page.Place
		}{"settings-" + at, page.Place{Page: "settings", Arg: at}})
	}
	for _, p := range parts {
		screens = append(screens, struct {
			name string
			to   page.Place
		}{"person-" + p.Key, page.Place{Page: "person", Person: amara, Part: p.Key}})
	}
	looks := []struct {
		name    string
		theme   string
		percent int
		w, h    float32
	}{{"light", "light", 100, 1280, 800}}
	if os.Getenv("WAYMARK_SCREENS") != "" {
		looks = append(looks, []struct {
			name    string
			theme   string
			percent int
			w, h    float32
		}{{"dark", "dark", 100, 1280, 800}, {"contrast", "contrast", 100, 1280, 800}, {"1024", "light", 100, 1024, 700}, {"200", "light", 200, 1024, 700}}...)
	}
	for _, l := range looks {
		b.size(l.w, l.h)
		b.looks(l.theme, l.percent)
		for _, s := range screens {
			b.w.goTo(s.to)
			if b.canvas().Overlays().Top() != nil {
				t.Errorf("%s opens with a sheet:\n%s", s.name, b.words())
				widgets.CloseSheets(b.canvas())
			}
			if b.w.now == nil {
				t.Errorf("%s could not be read:\n%s", s.name, b.words())
			}
			if b.canvas().Focused() == nil {
				t.Errorf("%s opens without the focus anywhere", s.name)
			}
			b.shot(fmt.Sprintf("%s-%s", s.name, l.name))
		}
		b.w.goTo(page.Place{Page: "home"})
		b.w.find()
		b.typed("ama")
		b.shot("find-" + l.name)
		widgets.CloseSheets(b.canvas())
		b.w.keys()
		b.shot("keys-" + l.name)
		widgets.CloseSheets(b.canvas())
	}

	// A carer with two young people.
	for i, p := range people {
		if i > 1 && p.ID != amara && p.Open() {
			if err := b.a.ClosePerson(t.Context(), p.ID, "moved_on", b.a.Today()); err != nil {
				t.Fatal(err)
			}
		}
	}
	o := b.a.Owner()
	o.Role, o.Name, o.Initials = "carer", "Sian Probert", "SP"
	o.ShowDesk = value.No
	if err := b.a.Save(t.Context(), &o); err != nil {
		t.Fatal(err)
	}
	for _, l := range looks {
		b.size(l.w, l.h)
		b.looks(l.theme, l.percent)
		b.w.goTo(page.Place{Page: "home"})
		b.shot("carer-" + l.name)
	}
	for _, p := range b.w.railPlaces() {
		if p.Value == "desk" {
			t.Error("a carer who has not turned it on sees the drop-in desk")
		}
	}
}
