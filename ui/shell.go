package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// shell is what the pages of one session may ask of the window. Once the records are locked it does nothing any more, so that a late result
// neither shows anything nor moves anybody.
type shell struct {
	w       *Window
	session int
}

var _ page.Shell = shell{}

func (s shell) on() bool { return s.session == s.w.session && !s.w.closing }

func (s shell) Go(to page.Place) {
	if s.on() {
		s.w.goTo(to)
	}
}

func (s shell) Back() {
	if s.on() {
		s.w.goBack()
	}
}

func (s shell) Reload() {
	if s.on() {
		s.w.reload()
	}
}

func (s shell) Retitle() {
	if s.on() {
		s.w.retitle()
	}
}

func (s shell) Say(message string) {
	if s.on() && s.w.frame != nil {
		s.w.frame.bar.Say(widgets.NoState, message)
	}
}

func (s shell) Saving(state string) {
	if !s.on() || s.w.frame == nil {
		return
	}
	how := widgets.Saved
	switch {
	case strings.HasPrefix(state, "Not saved"):
		how = widgets.NotSaved
	case strings.HasPrefix(state, "Kept as a draft"):
		how = widgets.Draft
	}
	s.w.frame.bar.SetSaved(how, state)
}

func (s shell) Fail(err error) {
	if s.on() {
		s.w.fail(err)
	}
}

func (s shell) Open(sheet *widgets.Sheet) {
	if s.on() {
		sheet.Show()
	}
}

func (s shell) Close() {
	if s.on() {
		if top := widgets.TopSheet(s.w.win.Canvas()); top != nil {
			top.Close()
		}
	}
}

func (s shell) SaveFile(name string, data []byte, done func(path string)) {
	if s.on() {
		s.w.saveFile(name, data, done)
	}
}

func (s shell) OpenFile(kinds []string, done func(name string, data []byte)) {
	if s.on() {
		s.w.openFile(kinds, done)
	}
}

func (s shell) PickFolder(done func(path string)) {
	if s.on() {
		s.w.pickFolder(done)
	}
}

func (s shell) Copy(text string) {
	if s.on() {
		s.w.fyne.Clipboard().SetContent(text)
		s.w.ours[text] = true
		s.Say("Copied. The clipboard is emptied when the records are locked.")
	}
}

func (s shell) Window() fyne.Window { return s.w.win }

func (s shell) Relook() {
	if !s.on() {
		return
	}
	s.w.relook()
}

func (s shell) LockNow() {
	if s.on() {
		s.w.LockNow()
	}
}

// fail is the one function that shows errors: a sentence in a sheet, and for what was not saved also the status bar. What was typed stays.
func (w *Window) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	code := fault.CodeOf(err)
	var p *task.PanicError
	if errors.As(err, &p) {
		w.log.Error("panic", "task", p.Task, "stack", string(p.Stack))
	} else {
		w.log.Warn("shown", "code", string(code), "type", fmt.Sprintf("%T", err))
	}
	title := "That did not work"
	switch code {
	case fault.Invalid:
		title = "Something needs mending"
	case fault.NotSaved:
		title = "Not saved"
		if w.frame != nil {
			w.frame.bar.SetSaved(widgets.Failed, "Not saved")
		}
	case fault.Conflict:
		title = "Changed meanwhile, or in use"
	case fault.Refused:
		title = "That cannot be done now"
	case fault.Damaged:
		title = "Damaged"
	case fault.NotFound:
		title = "Not there any more"
	case fault.Newer:
		title = "Made by a newer Waymark"
	}
	text := fault.Sentence(err)
	if code == fault.NotSaved {
		text += " What you typed is still on the screen."
	}
	// A full disk also refuses the draft that is kept when a field is left, so that closing this sheet would bring it back at once.
	now := w.app.Now()
	if code == fault.NotSaved && text == w.failure && now.Sub(w.failedAt) < sameFailure {
		w.failedAt = now
		return
	}
	w.failure, w.failedAt = text, now
	widgets.Tell(w.win.Canvas(), title, text)
}

// sameFailure is how long one failure to save is not told again, unless the person asks to save again. The status bar says it all the while.
const sameFailure = 20 * time.Second

// relook takes on new colours or another text size, and builds everything anew.
func (w *Window) relook() {
	o := w.app.Owner()
	w.setLook(look.Colours(o.Theme), o.TextSize)
	if !w.open {
		return
	}
	w.leave()
	w.here()
	if w.now != nil {
		again := focusPlace(w.frame, w.win.Canvas().Focused())
		again.strict = true
		w.again = &again
	}
	w.build()
	w.visit(w.place, true)
}
