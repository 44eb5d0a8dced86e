package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

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
