package ui

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// keyName is a shortcut as it is written on a button: "Ctrl+L", or "Cmd+L" on a Mac.
func keyName(key string) string {
	if runtime.GOOS == "darwin" {
		return "Cmd+" + key
	}
	return "Ctrl+" + key
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// pane is Ctrl+Tab on every machine: Cmd+Tab belongs to the computer.
func pane(shift bool) fyne.Shortcut {
	m := fyne.KeyModifierControl
	if shift {
		m |= fyne.KeyModifierShift
	}
	return &desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: m}
}

// item makes a menu item. Without an action it is off: Fyne runs the shortcut of a disabled item all the same, so an item that is off has no
// action either. While a sheet is open only what says so works.
func (w *Window) item(label string, key fyne.Shortcut, do func()) *fyne.MenuItem {
	return w.guarded(label, key, do, false)
}

func (w *Window) guarded(label string, key fyne.Shortcut, do func(), underSheet bool) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, nil)
	i.Shortcut = key
	i.Disabled = do == nil
	if do != nil {
		session := w.session
		i.Action = func() {
			if session != w.session || widgets.TopSheet(w.win.Canvas()) != nil && !underSheet {
				return
			}
			w.touch()
			do()
		}
	}
	return i
}

// setMenu builds the menu bar for what is shown. It is put up only when something in it changed.
func (w *Window) setMenu() {
	m := w.menu()
	sign := fmt.Sprint(w.session)
	for _, top := range m.Items {
		sign += "|" + top.Label
		for _, i := range top.Items {
			sign += fmt.Sprint("/", i.Label, i.Disabled)
		}
	}
	sign += fmt.Sprintf("%p", w.now)
	if sign == w.menuSign {
		return
	}
	w.menuSign = sign
	w.win.SetMainMenu(m)
}

func (w *Window) menu() *fyne.MainMenu {
	quit := fyne.NewMenuItem("Close Waymark", w.close)
	quit.IsQuit = true
	if !w.open {
		return fyne.NewMainMenu(fyne.NewMenu("File", quit), w.helpMenu())
	}
	lock := w.guarded("Lock now", ctrl(fyne.KeyL), w.LockNow, true)
	if w.app.HandedTo() != nil {
		next := w.guarded("Next", ctrl(fyne.KeyReturn), w.mainThing, true) // a text field swallows the keys that are no menu item
		return fyne.NewMainMenu(fyne.NewMenu("File", next, lock, fyne.NewMenuItemSeparator(), quit))
	}
	return fyne.NewMainMenu(w.fileMenu(lock, quit), w.editMenu(), w.goMenu(), w.personMenu(), w.helpMenu())
}

func (w *Window) commands() page.Commands {
	if w.now == nil {
		return page.Commands{}
	}
	return w.now.Commands()
}

func (w *Window) fileMenu(lock, quit *fyne.MenuItem) *fyne.Menu {
	c := w.commands()
	return fyne.NewMenu("File", lock,
		w.guarded("Save now", ctrl(fyne.KeyS), w.saveNow, true),
		w.item("Print or PDF", ctrl(fyne.KeyP), c.Print),
		fyne.NewMenuItemSeparator(),
		w.item("Back up now", nil, w.backUp),
		w.item("Make a copy on a stick or share", nil, func() { w.goTo(page.Place{Page: "settings", Arg: "backups"}) }),
		w.item("Settings", ctrl(fyne.KeyComma), func() { w.goTo(page.Place{Page: "settings"}) }),
		fyne.NewMenuItemSeparator(), quit)
}

func (w *Window) editMenu() *fyne.Menu {
	c := w.commands()
	words := c.NewWords
	if words == "" {
		words = "Add here"
	}
	undo, redo := "Undo", "Redo"
	if w.undo != "" {
		undo = "Undo: " + w.undo
	}
	if w.redo != "" {
		redo = "Redo: " + w.redo
	}
	return fyne.NewMenu("Edit",
		w.guarded(undo, &fyne.ShortcutUndo{}, func() { w.step(true) }, true),
		w.guarded(redo, ctrlShift(fyne.KeyZ), func() { w.step(false) }, true),
		fyne.NewMenuItemSeparator(),
		w.item(words, ctrl(fyne.KeyN), c.New),
		w.guarded("Do the main thing here", ctrl(fyne.KeyReturn), w.mainThing, true),
		fyne.NewMenuItemSeparator(),
		w.item("Find or go to", ctrl(fyne.KeyF), w.find),
		w.guarded("Larger text", ctrl(fyne.KeyEqual), func() { w.textSize(1) }, true),
		w.guarded("Smaller text", ctrl(fyne.KeyMinus), func() { w.textSize(-1) }, true))
}

func (w *Window) goMenu() *fyne.Menu {
	c := w.commands()
	items := []*fyne.MenuItem{
		w.item("Home", ctrlShift(fyne.KeyH), func() { w.goTo(page.Place{Page: "home"}) }),
		w.item("People", ctrlShift(fyne.KeyP), func() { w.goTo(page.Place{Page: "people"}) })}
	if w.showsDesk() {
		items = append(items, w.item("Drop-in desk", nil, func() { w.goTo(page.Place{Page: "desk"}) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), w.item("Back (Esc)", nil, w.goBack),
		w.item("Next part, area or block", ctrl(fyne.KeyPageDown), c.Next),
		w.item("Previous part, area or block", ctrl(fyne.KeyPageUp), c.Previous),
		w.item("Next pane", pane(false), func() { w.nextPane(1) }),
		w.item("Previous pane", pane(true), func() { w.nextPane(-1) }))
	return fyne.NewMenu("Go", items...)
}

func (w *Window) personMenu() *fyne.Menu {
	c := w.commands()
	items := []*fyne.MenuItem{
		w.item("Add a young person", ctrlShift(fyne.KeyN), func() { w.goTo(page.Place{Page: "people", Arg: "add"}) }),
		w.item("Log a contact", ctrl(fyne.KeyD), w.logContact),
		fyne.NewMenuItemSeparator()}
	who := w.place.Person
	for i, p := range parts {
		var open func()
		if who != "" {
			key := p.Key
			open = func() { w.goTo(page.Place{Page: "person", Person: who, Part: key}) }
		}
		items = append(items, w.item(p.Label, ctrl(fyne.KeyName(fmt.Sprint(i+1))), open))
	}
	var shut func()
	if who != "" {
		shut = func() { w.closeRecord(who) }
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		w.item("Hand over the keyboard", ctrl(fyne.KeyK), c.HandOver),
		w.item("Check against a statement", ctrl(fyne.KeyR), c.Check),
		w.item("Close the record", ctrl(fyne.KeyW), shut))
	return fyne.NewMenu("Person", items...)
}

// --- what the items do ---

// step hands Undo and Redo to the text that is being typed first, then to the records.
func (w *Window) step(undo bool) {
	if t, ok := w.win.Canvas().Focused().(widgets.Typing); ok {
		if undo && t.TypedUndo() || !undo && t.TypedRedo() {
			return
		}
	}
	if widgets.TopSheet(w.win.Canvas()) != nil {
		return
	}
	w.leave() // what is typed but not stored yet is stored first, and is then what Undo takes back
	what, session := "", w.session
	w.run.Short("undo", func(ctx context.Context) (err error) {
		if undo {
			what, err = w.app.Undo(ctx)
		} else {
			what, err = w.app.Redo(ctx)
		}
		return err
	}, func(err error) {
		if session != w.session {
			return
		}
		if err != nil {
			if fault.CodeOf(err) == fault.Refused {
				w.frame.bar.Say(widgets.Info, fault.Sentence(err))
				return
			}
			w.fail(err)
			return
		}
		word := "Undone: "
		if !undo {
			word = "Done again: "
		}
		w.frame.bar.Say(widgets.Info, word+what+".")
		w.reload()
	})
}

// saveNow presses Save of an open sheet, or what the page saves.
func (w *Window) saveNow() {
	if s := widgets.TopSheet(w.win.Canvas()); s != nil {
		if s.Main() != nil {
			s.Main().Press()
		}
		return
	}
	if c := w.commands(); c.Save != nil {
		c.Save()
		return
	}
	w.leave() // fields that save themselves
	w.frame.bar.Say(widgets.Info, "Everything here saves itself.")
}

func (w *Window) mainThing() {
	if s := widgets.TopSheet(w.win.Canvas()); s != nil {
		if s.Main() != nil {
			s.Main().Press()
		}
		return
	}
	if c := w.commands(); c.Main != nil {
		c.Main()
	}
}

func (w *Window) backUp() {
	session := w.session
	w.frame.bar.Say(widgets.Info, "Making a backup.")
	w.run.Long("backup", func(ctx context.Context, _ func(float64)) error {
		_, err := w.app.Backup(ctx)
		return err
	}, func(err error) {
		if session != w.session {
			return
		}
		if err != nil {
			w.fail(err)
			return
		}
		w.frame.bar.Say(widgets.Done, "The backup is made and was read back.")
	})
}

// logContact logs a contact for the open person, or opens the drop-in desk; a page may have its own way.
func (w *Window) logContact() {
	if l, ok := w.now.(interface{ Log() }); ok {
		l.Log()
		return
	}
	switch {
	case w.place.Person != "" && w.showsDesk():
		w.goTo(page.Place{Page: "desk", Person: w.place.Person})
	case w.place.Person != "":
		w.goTo(page.Place{Page: "person", Person: w.place.Person, Part: "touch", Arg: "new"})
	case w.showsDesk():
		w.goTo(page.Place{Page: "desk"})
	default:
		w.goTo(page.Place{Page: "people"})
	}
}

// nextPane moves the focus between the rail, the title's buttons and the panes of the page.
func (w *Window) nextPane(by int) {
	c := w.win.Canvas()
	all := focusables(w.frame)
	var starts []fyne.Focusable
	last := ""
	for _, f := range all {
		o, ok := f.(fyne.CanvasObject)
		if !ok {
			continue
		}
		at := w.fyne.Driver().AbsolutePositionForObject(o)
		zone := fmt.Sprint(int(at.X) / 60)
		switch f.(type) {
		case *widgets.Rail, *widgets.RowList, *widgets.Table, *widgets.Tabs:
			zone = fmt.Sprintf("%p", f)
		}
		if zone != last {
			starts = append(starts, f)
		}
		last = zone
	}
	if len(starts) == 0 {
		return
	}
	at := slices.Index(starts, c.Focused())
	if at < 0 {
		now := slices.Index(all, c.Focused())
		for i, s := range starts {
			if slices.Index(all, s) <= now {
				at = i
			}
		}
	}
	c.Focus(starts[((at+by)%len(starts)+len(starts))%len(starts)])
}

// textSize makes the text larger or smaller, and remembers it.
func (w *Window) textSize(by int) {
	o := w.app.Owner()
	size := o.TextSize
	if size == 0 {
		size = 100
	}
	at := slices.Index(look.TextSizes, size) + by
	if at < 0 || at >= len(look.TextSizes) || widgets.TopSheet(w.win.Canvas()) != nil {
		return
	}
	o.TextSize = look.TextSizes[at]
	session := w.session
	w.run.Short("text size", func(ctx context.Context) error { return w.app.Save(ctx, &o) }, func(err error) {
		if session != w.session {
			return
		}
		if err != nil {
			w.fail(err)
			return
		}
		w.relook()
		w.frame.bar.Say(widgets.Info, fmt.Sprintf("Text size %d per cent.", o.TextSize))
	})
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		w.item("Keys", nil, w.keys),
		w.item("Numbers to ring", nil, w.numbers),
		w.item("About Waymark", nil, w.about))
}

// keys lists every shortcut: it is read off the menu, so that it is never out of date.
func (w *Window) keys() {
	var rows []fyne.CanvasObject
	for _, top := range w.menu().Items {
		var pairs [][2]string
		for _, i := range top.Items {
			if k, ok := i.Shortcut.(fyne.KeyboardShortcut); ok && i.Shortcut != nil {
				pairs = append(pairs, [2]string{shortcutWords(k), i.Label})
			}
		}
		if len(pairs) > 0 {
			rows = append(rows, widgets.Strong(top.Label), widgets.Pairs(11, pairs...))
		}
	}
	rows = append(rows, widgets.Strong("In lists and scales"), widgets.Pairs(11,
		[2]string{"Up, Down, Home, End", "move; Page Up and Page Down by a page"}, [2]string{"Enter", "opens the line"}, [2]string{"Space", "ticks it"},
		[2]string{"a letter", "jumps to the next name that begins with it"}, [2]string{"1 to 5, 0", "rate, clear"}, [2]string{"Esc", "closes a list or a sheet, then goes back"}))
	widgets.NewSheet(w.win.Canvas(), "Keys", widgets.Column(look.Space2, rows...), nil).SetWidth(40).Show()
}

func shortcutWords(k fyne.KeyboardShortcut) string {
	var out []string
	m := k.Mod()
	if m&fyne.KeyModifierControl != 0 {
		out = append(out, "Ctrl")
	}
	if m&fyne.KeyModifierSuper != 0 {
		out = append(out, "Cmd")
	}
	if m&fyne.KeyModifierShift != 0 {
		out = append(out, "Shift")
	}
	name := string(k.Key())
	switch k.Key() {
	case fyne.KeyReturn:
		name = "Enter"
	case fyne.KeyPageDown:
		name = "Page Down"
	case fyne.KeyPageUp:
		name = "Page Up"
	}
	return strings.Join(append(out, name), "+")
}

// numbers shows who to ring. It works while the records are locked too, without the service's own numbers then.
func (w *Window) numbers() {
	pairs := [][2]string{{"Danger now", "999"}, {"Childline (under 19)", "0800 1111"}, {"NHS, not an emergency", "111"}}
	var s care.Service
	if w.open {
		s = w.app.Service()
	}
	for _, p := range [][2]string{{s.Name, s.Phone}, {"Out of hours", s.OutOfHours}, {"About harm", s.Safeguarding}} {
		if p[1] != "" {
			pairs = append(pairs, p)
		}
	}
	body := []fyne.CanvasObject{widgets.NewPara("If a child may be in danger now, ring 999. Waymark is not how to report harm: ring, and write down when you did."), widgets.Pairs(13, pairs...)}
	switch {
	case !w.open:
		body = append(body, widgets.Caption("The numbers of your own service are here once the records are unlocked."))
	case s.Phone == "" && s.Safeguarding == "":
		body = append(body, widgets.Caption("Your service's own numbers are not written down yet. They are under Settings, My service."))
	}
	widgets.NewSheet(w.win.Canvas(), "Numbers to ring", widgets.Column(look.Space3, body...), nil).Show()
}

// Version of the program.
const Version = "1.0"

func (w *Window) about() {
	text := "Waymark " + Version + ". Records for leaving care, kept on this computer. Nothing is sent anywhere: a file leaves only when you save or print it."
	widgets.Tell(w.win.Canvas(), "About Waymark", text)
}
