package ui

import (
	"fmt"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

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
		main := fyne.NewMenuItem("Do the main thing here", func() {
			if !w.open && w.lock != nil {
				w.mainThing()
			}
		})
		main.Shortcut = ctrl(fyne.KeyReturn)
		return fyne.NewMainMenu(fyne.NewMenu("File", main, fyne.NewMenuItemSeparator(), quit), w.helpMenu())
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

// ask is a command of the page, asked for when the key is pressed: the menu stays as it is when a page is read again, and its commands then belong to
// the record as it is now. It is nil while the page has no such command.
func (w *Window) ask(pick func(page.Commands) func()) func() {
	if pick(w.commands()) == nil {
		return nil
	}
	return func() {
		if do := pick(w.commands()); do != nil {
			do()
		}
	}
}

func (w *Window) fileMenu(lock, quit *fyne.MenuItem) *fyne.Menu {
	return fyne.NewMenu("File", lock,
		w.guarded("Save now", ctrl(fyne.KeyS), w.saveNow, true),
		w.item("Print or PDF", ctrl(fyne.KeyP), w.ask(func(c page.Commands) func() { return c.Print })),
		w.item("Calendar of due dates", nil, w.calendar),
		w.item("Bring in a spreadsheet", nil, func() { w.goTo(page.Place{Page: "import", Person: w.place.Person}) }),
		fyne.NewMenuItemSeparator(),
		w.item("Back up now", nil, w.backUp),
		w.item("Make a copy on a stick or share", nil, func() { w.goTo(page.Place{Page: "settings", Arg: "backups"}) }),
		w.item("Settings", ctrl(fyne.KeyComma), func() { w.goTo(page.Place{Page: "settings"}) }),
		fyne.NewMenuItemSeparator(), quit)
}

func (w *Window) editMenu() *fyne.Menu {
	words := w.commands().NewWords
	if words == "" {
		words = "Add here"
	}
	undo, redo := "Undo", "Redo"
	if w.undo != "" && !w.env.Facing {
		undo = "Undo: " + w.undo
	}
	if w.redo != "" && !w.env.Facing {
		redo = "Redo: " + w.redo
	}
	return fyne.NewMenu("Edit",
		w.guarded(undo, &fyne.ShortcutUndo{}, func() { w.step(true) }, true),
		w.guarded(redo, ctrlShift(fyne.KeyZ), func() { w.step(false) }, true),
		fyne.NewMenuItemSeparator(),
		w.item(words, ctrl(fyne.KeyN), w.ask(func(c page.Commands) func() { return c.New })),
		w.guarded("Do the main thing here", ctrl(fyne.KeyReturn), w.mainThing, true),
		fyne.NewMenuItemSeparator(),
		w.item("Find or go to", ctrl(fyne.KeyF), w.find),
		w.guarded("Larger text", ctrl(fyne.KeyEqual), func() { w.textSize(1) }, true),
		w.guarded("Smaller text", ctrl(fyne.KeyMinus), func() { w.textSize(-1) }, true))
}

func (w *Window) goMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		w.item("Home", ctrlShift(fyne.KeyH), func() { w.goTo(page.Place{Page: "home"}) }),
		w.item("People", ctrlShift(fyne.KeyP), func() { w.goTo(page.Place{Page: "people"}) })}
	if w.showsDesk() {
		items = append(items, w.item("Drop-in desk", nil, func() { w.goTo(page.Place{Page: "desk"}) }))
		items = append(items, w.item("Count a visit without a name", ctrl(fyne.Key0), w.ask(func(c page.Commands) func() { return c.Count })))
		face := "Face visitors"
		if w.env.Facing {
			face = "Show names again"
		}
		items = append(items, w.item(face, ctrlShift(fyne.KeyF), w.ask(func(c page.Commands) func() { return c.Face })))
	}
	items = append(items, w.item("Not on the council’s record", nil, func() { w.goTo(page.Place{Page: "council"}) }))
	if w.app.Owner().Role == "adviser" {
		items = append(items, w.item("Keeping-in-touch return", nil, func() { w.goTo(page.Place{Page: "return"}) }))
	}
	if w.showsPriorities() {
		items = append(items, w.item("Priorities", ctrlShift(fyne.KeyR), func() { w.goTo(page.Place{Page: "priorities"}) }),
			w.item("Evidence for the strategy", nil, func() { w.goTo(page.Place{Page: "coverage"}) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), w.item("Back (Esc)", nil, w.goBack),
		w.item("Next part, area or block", ctrl(fyne.KeyPageDown), w.ask(func(c page.Commands) func() { return c.Next })),
		w.item("Previous part, area or block", ctrl(fyne.KeyPageUp), w.ask(func(c page.Commands) func() { return c.Previous })),
		w.item("Next pane", pane(false), func() { w.nextPane(1) }),
		w.item("Previous pane", pane(true), func() { w.nextPane(-1) }))
	return fyne.NewMenu("Go", items...)
}

func (w *Window) personMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		w.item("Add a young person", ctrlShift(fyne.KeyN), func() { w.goTo(page.Place{Page: "people", Arg: page.Add}) }),
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
	hand := w.ask(func(c page.Commands) func() { return c.HandOver })
	if who != "" {
		shut = func() { w.closeRecord(who) }
		if hand == nil {
			hand = func() { w.handOver(who) }
		}
	}
	var evidence func()
	if who != "" {
		evidence = func() { w.goTo(page.Place{Page: "coverage", Person: who}) }
	}
	items = append(items, fyne.NewMenuItemSeparator(), w.item("Evidence for the strategy", nil, evidence),
		w.item("Hand over the keyboard", ctrl(fyne.KeyK), hand),
		w.item("Check against a statement", ctrl(fyne.KeyR), w.ask(func(c page.Commands) func() { return c.Check })),
		w.item("Close the record", ctrl(fyne.KeyW), shut))
	return fyne.NewMenu("Person", items...)
}
