package ui

import (
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/ui/page"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// bench is the whole program on the test driver, with a clock that the test moves.
type bench struct {
	t   testing.TB
	w   *Window
	a   *app.App
	now time.Time
	dir string
}

func start(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t, now: time.Date(2026, 11, 24, 14, 32, 0, 0, time.UTC), dir: t.TempDir()}
	b.a = app.New(app.Options{Now: func() time.Time { return b.now }, FS: caretest.Options(nil).Vault.FS})
	f := test.NewApp()
	t.Cleanup(func() { test.NewApp() })
	b.w = New(f, Options{App: b.a, Vault: filepath.Join(b.dir, "records.waymark"), Run: &task.Inline{}})
	b.w.win.Resize(fyne.NewSize(1280, 769)) // the menu bar's 31 is drawn by the real driver
	return b
}

func (b *bench) canvas() fyne.Canvas { return b.w.win.Canvas() }

// root is what is on top: a sheet, or the content.
func (b *bench) root() fyne.CanvasObject {
	if o := b.canvas().Overlays().Top(); o != nil {
		return o
	}
	return b.canvas().Content()
}

func (b *bench) key(names ...fyne.KeyName) {
	for _, n := range names {
		ev := &fyne.KeyEvent{Name: n}
		if n == fyne.KeyTab {
			b.canvas().(interface{ FocusNext() }).FocusNext()
			continue
		}
		if f := b.canvas().Focused(); f != nil {
			f.TypedKey(ev)
		} else if on := b.canvas().OnTypedKey(); on != nil {
			on(ev)
		}
	}
}

func (b *bench) typed(text string) {
	b.t.Helper()
	f := b.canvas().Focused()
	if f == nil {
		b.t.Fatalf("nothing has the focus to type %q into", text)
	}
	for _, r := range text {
		f.TypedRune(r)
	}
}

// menu presses a menu item by its first words, as its shortcut does.
func (b *bench) menu(label string) {
	b.t.Helper()
	i := b.item(label)
	if i == nil {
		b.t.Fatalf("no menu item %q", label)
	}
	if i.Action == nil {
		b.t.Fatalf("menu item %q is off", label)
	}
	i.Action()
}

func (b *bench) item(label string) *fyne.MenuItem {
	for _, top := range b.w.win.MainMenu().Items {
		for _, i := range top.Items {
			if strings.HasPrefix(i.Label, label) {
				return i
			}
		}
	}
	return nil
}

// press presses a button by its words.
func (b *bench) press(text string) {
	b.t.Helper()
	for _, f := range focusables(b.root()) {
		if x, ok := f.(*widgets.Button); ok && x.Text() == text {
			x.Press()
			return
		}
	}
	b.t.Fatalf("no button %q among: %s", text, b.words())
}

// words is everything that can be read.
func (b *bench) words() string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch x := o.(type) {
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
			return
		case interface{ Text() string }:
			out = append(out, x.Text())
		}
		if a, ok := o.(fyne.Accessible); ok {
			out = append(out, a.AccessibilityLabel())
		}
		if w, ok := o.(fyne.Widget); ok {
			for _, c := range test.WidgetRenderer(w).Objects() {
				walk(c)
			}
		}
	}
	walk(b.root())
	return strings.Join(out, "\n")
}

func (b *bench) sees(text string) {
	b.t.Helper()
	if !strings.Contains(b.words(), text) {
		b.t.Fatalf("%q is not on the screen:\n%s", text, b.words())
	}
}

func (b *bench) field(label string) *widgets.Field {
	b.t.Helper()
	var found *widgets.Field
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.Field); ok && f.Label() == label {
			found = f
		}
		switch x := o.(type) {
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
		case interface{ Held() []fyne.CanvasObject }:
			for _, c := range x.Held() {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(x).Objects() {
				walk(c)
			}
		}
	}
	walk(b.root())
	if found == nil {
		b.t.Fatalf("no field %q in:\n%s", label, b.words())
	}
	return found
}

func (b *bench) shot(name string) {
	dir := os.Getenv("WAYMARK_SCREENS")
	if dir == "" {
		return
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join("..", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.t.Fatal(err)
	}
	src := b.canvas().Capture()
	img := image.NewRGBA(src.Bounds())
	draw.Draw(img, img.Bounds(), src, src.Bounds().Min, draw.Src)
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		b.t.Fatal(err)
	}
}

const words4 = "kettle marble onion ladder"

// firstRun is journey A with the keyboard: name, role, passphrase twice, the sheet and the copy left for later.
func (b *bench) firstRun(role int) {
	b.t.Helper()
	b.press("New records")
	b.typed("Ruth Okafor")
	b.key(fyne.KeyReturn) // to the role
	b.key(fyne.KeySpace)
	for i := 0; i < role; i++ {
		b.key(fyne.KeyDown)
	}
	b.press("Next")
	pass := b.field("Passphrase")
	pass.SetText(words4)
	widgets.Focus(b.field("Type it again"))
	b.typed(words4)
	b.key(fyne.KeyReturn)
	b.sees("The recovery sheet")
	b.shot("first-3-sheet")
	b.press("Not now")
	b.press("Later")
}

func (b *bench) unlock() {
	b.t.Helper()
	widgets.Focus(b.field("Passphrase"))
	b.typed(words4)
	b.key(fyne.KeyReturn)
}

// The whole way: make the records, add a young person, log a contact, lock, unlock, and find everything where it was.
func TestMakeAddLogLockUnlock(t *testing.T) {
	b := start(t)
	b.sees("The council holds the record")
	b.shot("first-1-welcome")
	b.firstRun(0)
	if !b.a.Unlocked() || !b.w.open {
		t.Fatal("the records are not open after the first run")
	}
	if got := b.a.Owner(); got.Name != "Ruth Okafor" || got.Initials != "RO" || got.Role != "adviser" {
		t.Fatalf("owner %+v", got)
	}
	b.sees("No one is here yet")
	b.sees("The recovery sheet is not checked yet")
	b.shot("home-empty")

	b.menu("Add a young person")
	b.typed("Amara")
	b.key(fyne.KeyTab)
	b.typed("Bello")
	widgets.Focus(b.fieldDate("Birth date"))
	b.typed("3 5 2009")
	b.menu("Save now")
	people, err := b.a.People(t.Context())
	if err != nil || len(people) != 1 || people[0].Name() != "Amara Bello" || people[0].Born != "2009-05-03" {
		t.Fatalf("people %v %v", people, err)
	}
	if b.w.place.Person != people[0].ID {
		t.Fatalf("not on the new record but at %+v", b.w.place)
	}
	if u := b.item("Undo"); u == nil || u.Label != "Undo: added Amara" {
		t.Fatalf("undo says %v", u)
	}

	c := &care.Contact{On: b.a.Today(), Mode: "phone", Talked: "yes", Said: "Rang about the bus pass."}
	c.PersonID = people[0].ID
	if err := b.a.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	at := page.Place{Page: "person", Person: people[0].ID, Part: "touch"}
	b.w.goTo(at)
	b.sees("bus pass")

	b.menu("Lock now")
	if b.a.Unlocked() || b.w.open || b.w.now != nil || b.w.frame != nil {
		t.Fatal("locked and yet something is left")
	}
	if s := b.words(); strings.Contains(s, "Amara") || strings.Contains(s, "bus pass") || strings.Contains(s, "Ruth") {
		t.Fatalf("the lock screen names somebody:\n%s", s)
	}
	if n := len(b.w.win.MainMenu().Items); n != 2 {
		t.Fatalf("%d menus while locked", n)
	}
	if b.w.win.Title() != "Waymark" {
		t.Fatalf("title %q", b.w.win.Title())
	}
	b.sees("Locked at 2:32pm. What you were typing is safe.")
	b.shot("unlock")

	widgets.Focus(b.field("Passphrase"))
	b.typed("not the words at all")
	b.key(fyne.KeyReturn)
	b.sees("That is not the passphrase. Capital letters count.")
	b.unlock()
	if to := b.w.place; to.Page != at.Page || to.Person != at.Person || to.Part != at.Part || to.Record == "" {
		t.Fatalf("unlocking returns to %+v, not to the line that was chosen in %+v", to, at)
	}
	b.sees("bus pass")
}

func (b *bench) fieldDate(label string) fyne.CanvasObject {
	b.t.Helper()
	for _, f := range focusables(b.root()) {
		if a, ok := f.(fyne.Accessible); ok && strings.HasPrefix(a.AccessibilityLabel(), label) {
			return f.(fyne.CanvasObject)
		}
	}
	b.t.Fatalf("no field %q", label)
	return nil
}

// Without a key or click it locks, and typing keeps it open.
func TestLocksByItself(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	b.w.Tick()
	b.now = b.now.Add(4*time.Minute + 50*time.Second)
	b.w.Tick()
	if !b.w.open {
		t.Fatal("locked before five minutes")
	}
	b.menu("People")
	widgets.Focus(b.field(""))
	b.w.Tick()
	b.now = b.now.Add(4 * time.Minute)
	b.typed("a")
	b.w.Tick()
	b.now = b.now.Add(4 * time.Minute)
	b.w.Tick()
	if !b.w.open {
		t.Fatal("locked four minutes after a letter was typed")
	}
	b.menu("Add a young person")
	b.typed("Leon")
	b.w.Tick()
	b.w.env.Shell.Copy("a number")
	b.now = b.now.Add(3 * time.Hour) // the computer slept
	b.w.Tick()
	if b.w.open || b.a.Unlocked() {
		t.Fatal("not locked after sleeping")
	}
	if b.canvas().Overlays().Top() != nil || strings.Contains(b.words(), "Leon") {
		t.Fatal("a sheet outlived the lock")
	}
	if got := b.w.fyne.Clipboard().Content(); got != "" {
		t.Fatalf("clipboard still holds %q", got)
	}
	b.unlock()
	b.menu("Home")
	b.sees("1 unfinished entry")
	b.press("Carry on")
	b.press("Carry on")
	if got := b.field("First name").Text(); got != "Leon" {
		t.Fatalf("the draft came back as %q", got)
	}
}

// Undo goes to the text first, then to the records; while a sheet is open the other items do nothing.
func TestUndoTextThenRecords(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	if err := b.a.Save(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	b.menu("People")
	find := b.field("")
	widgets.Focus(find)
	b.typed("x")
	b.menu("Undo")
	if find.Text() != "" {
		t.Fatalf("text after undo: %q", find.Text())
	}
	if people, _ := b.a.People(t.Context()); len(people) != 1 {
		t.Fatal("undo of the text took the record")
	}
	b.canvas().Unfocus()
	b.menu("Undo: added Amara")
	if people, _ := b.a.People(t.Context()); len(people) != 0 {
		t.Fatal("undo did not take the record back")
	}
	b.menu("Redo: added Amara")
	if people, _ := b.a.People(t.Context()); len(people) != 1 {
		t.Fatal("redo did not bring it again")
	}
	b.menu("Add a young person")
	at := b.w.place
	b.menu("Home")
	if b.w.place != at {
		t.Fatal("a menu item worked under a sheet")
	}
	b.key(fyne.KeyEscape)
	b.menu("Home")
	if b.w.place.Page != "home" {
		t.Fatal("not at home")
	}
	b.key(fyne.KeyEscape)
	if b.w.place.Page != "people" {
		t.Fatalf("Esc goes to %+v", b.w.place)
	}
}

// Find knows names, commands and what somebody wrote.
func TestFind(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	if err := b.a.Save(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	c := &care.Contact{On: b.a.Today(), Mode: "phone", Talked: "yes", Said: "Rang about the bus pass."}
	c.PersonID = p.ID
	if err := b.a.Save(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	b.menu("Find")
	b.typed("bus pass")
	b.sees("Amara Bello: Phone call, Rang about the bus pass.")
	b.key(fyne.KeyReturn)
	if b.w.place.Person != p.ID || b.w.place.Part != "touch" {
		t.Fatalf("found at %+v", b.w.place)
	}
	b.menu("Find")
	b.typed("settings")
	b.key(fyne.KeyReturn)
	if b.w.place.Page != "settings" {
		t.Fatalf("found at %+v", b.w.place)
	}
	b.menu("Find")
	b.typed("amb")
	b.key(fyne.KeyReturn)
	if b.w.place.Person != p.ID {
		t.Fatalf("found at %+v", b.w.place)
	}
}

// Every shortcut belongs to one item, and no place or part is without a way to it.
func TestEveryShortcutOnce(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	seen := map[string]string{}
	for _, top := range b.w.win.MainMenu().Items {
		for _, i := range top.Items {
			if i.Shortcut == nil {
				continue
			}
			name := i.Shortcut.ShortcutName()
			if seen[name] != "" {
				t.Errorf("%s does both %q and %q", name, seen[name], i.Label)
			}
			seen[name] = i.Label
			if i.Disabled && i.Action != nil {
				t.Errorf("%q is off and would still run", i.Label)
			}
		}
	}
	if len(seen) < 25 {
		t.Fatalf("only %d shortcuts", len(seen))
	}
}

// Ctrl+Tab goes round the panes and never loses the focus.
func TestPanes(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	if err := b.a.Save(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	b.menu("People")
	seen := map[fyne.Focusable]bool{}
	for range 8 {
		b.menu("Next pane")
		f := b.canvas().Focused()
		if f == nil {
			t.Fatal("nothing has the focus")
		}
		seen[f] = true
	}
	if !seen[b.w.frame.rail] || len(seen) < 3 {
		t.Fatalf("%d panes", len(seen))
	}
	here := b.canvas().Focused()
	b.menu("Next pane")
	b.menu("Previous pane")
	if b.canvas().Focused() != here {
		t.Fatal("back is not where it came from")
	}
}
