package ui

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/fault"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/handover"
	"waymark/ui/page/unlock"
	"waymark/ui/widgets"
)

const (
	lockMinutes = 5
	tickEvery   = time.Second
	slept       = time.Minute // a longer pause between two ticks means that the computer slept
)

// touch notes that somebody is there.
func (w *Window) touch() { w.touched = wall(w.app.Now()) }

// wall takes the monotonic reading off a time: it stands still while a computer sleeps, and sleeping is being away.
func wall(t time.Time) time.Time { return t.Round(0) }

func (w *Window) lockAfter() time.Duration {
	m := w.app.Owner().LockAfter
	if m < 1 || m > 15 {
		m = lockMinutes
	}
	return time.Duration(m) * time.Minute
}

// tickLater looks again in a second whether anybody is there.
func (w *Window) tickLater() {
	w.ticker = time.AfterFunc(tickEvery, func() {
		fyne.Do(func() {
			if w.closing && !w.locking {
				return
			}
			w.Tick()
			w.tickLater()
		})
	})
}

// Tick locks when nobody has been there for as long as the settings say. Fyne tells nobody of every key, so what the focused widget says of
// itself is compared with a second ago: a letter, a cursor that moved, another row.
func (w *Window) Tick() {
	if !w.open {
		return
	}
	last, at := w.ticked, wall(w.app.Now())
	w.ticked = at
	if !last.IsZero() && at.Sub(last) >= slept && w.ticker != nil {
		w.LockNow() // before anything that woke with the computer counts as somebody being there
		return
	}
	if now := w.signs(); now != w.print {
		w.print = now
		w.touch()
	}
	if at.Sub(w.touched) >= w.lockAfter() {
		w.LockNow()
	}
}

// signs is all that changes while somebody uses the window.
func (w *Window) signs() string {
	s := fmt.Sprintf("%d %v", w.session, w.place)
	if scroll, ok := w.frame.body.(*widgets.Scroll); ok {
		s += fmt.Sprintf(" at %v", scroll.Offset())
	}
	f := w.win.Canvas().Focused()
	if f == nil {
		return s
	}
	s += fmt.Sprintf(" %p", f)
	if a, ok := f.(fyne.Accessible); ok {
		s += a.AccessibilityLabel()
	}
	v := reflect.Indirect(reflect.ValueOf(f))
	if v.Kind() == reflect.Struct {
		for _, name := range []string{"CursorRow", "CursorColumn"} {
			if c := v.FieldByName(name); c.IsValid() && c.CanInt() {
				s += fmt.Sprintf(" %d", c.Int())
			}
		}
	}
	if sel, ok := f.(interface{ SelectedText() string }); ok && sel.SelectedText() != "" {
		s += fmt.Sprintf(" chosen %d", len(sel.SelectedText()))
		if onBoard := w.fyne.Clipboard().Content(); onBoard == sel.SelectedText() {
			w.ours = map[string]bool{onBoard: true}
		}
	}
	return s
}

// LockNow takes everything off the window, keeps what was being typed as drafts, and locks the records.
func (w *Window) LockNow() {
	if !w.open {
		return
	}
	w.here()
	w.after = w.place
	if w.after.Page == "handover" {
		w.after = handover.Back(w.place)
	}
	left := w.now
	c := w.win.Canvas()
	c.Unfocus() // fields that save themselves when they are left do so now, before the lock in the same queue
	w.open = false
	c.SetOnTypedKey(nil)
	widgets.CloseSheets(c)
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		c.Overlays().Remove(top)
	}
	w.win.SetContent(blank())
	w.setMenu()
	w.emptyClipboard()
	if left != nil {
		left.Leave()
	}
	if w.frame != nil {
		w.frame.bar.Stop()
	}
	form.Forget()
	w.session++
	w.loading++
	w.now, w.frame, w.env = nil, nil, nil
	w.records, w.back, w.counts, w.undo, w.redo, w.print = nil, nil, map[string]string{}, "", "", ""
	w.counting = false
	at := clock(w.app.Now())
	w.locking = true
	var err error
	w.run.Short("lock", func(ctx context.Context) error { return w.app.Lock(ctx) }, func(e error) {
		w.locking = false
		w.log.Info("locked")
		err = e
		w.run.Reset() // what was being printed or copied ends here
		if w.closing {
			w.gone()
			return
		}
		if e != nil {
			w.log.Error("lock", "code", string(fault.CodeOf(e)))
			if w.lock != nil {
				w.lock.SetNote("Locked at " + at + ". " + fault.Sentence(e))
			}
		}
		if next := w.waiting; next != nil {
			w.waiting = nil
			next()
		}
	})
	if w.closing {
		return
	}
	note := "Locked at " + at + ". What you were typing is safe."
	if err != nil {
		note = "Locked at " + at + ". " + fault.Sentence(err)
	}
	w.showLock(note)
}

func (w *Window) emptyClipboard() {
	if b := w.fyne.Clipboard(); w.ours[b.Content()] {
		b.SetContent("")
	}
	w.ours = map[string]bool{}
}

// showLock shows the lock screen, or the first run where there are no records yet.
func (w *Window) showLock(note string) {
	w.session++
	env := &page.Env{App: w.app, Run: w.run, Shell: shell{w, w.session}}
	o := unlock.Options{Env: env, Dir: w.dir, Note: note, Opened: w.opened, Version: Version,
		Choose: func(dir string) {
			w.dir = dir
			w.after = page.Place{}
			w.showLock("")
		},
		When: func(do func()) {
			if w.locking {
				w.waiting = do
				return
			}
			do()
		}}
	if w.o.Practice != "" {
		o.Practice, o.PracticeDir, o.Home = w.practice, w.o.Practice, w.o.Vault
	}
	if w.lock != nil {
		w.lock.Stop()
	}
	w.lock = unlock.New(o)
	c := w.win.Canvas()
	c.Unfocus()
	w.win.SetContent(w.lock.Body())
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape && w.lock != nil {
			w.lock.Back()
		}
	})
	c.SetOnTypedRune(nil)
	w.setMenu()
	w.lock.Start()
}

// opened is called when the records are open: the window is built and the person is where they were.
func (w *Window) opened(dir string) {
	w.dir = dir
	if w.lock != nil {
		w.lock.Stop()
		w.lock = nil
	}
	w.session++
	w.open = true
	w.ticked = time.Time{}
	w.log.Info("unlocked")
	w.env = &page.Env{App: w.app, Run: w.run, Shell: shell{w, w.session}}
	o := w.app.Owner()
	w.setLook(look.Colours(o.Theme), o.TextSize)
	w.touch()
	w.build()
	to := w.after
	if places[to.Page] == nil {
		to = page.Place{Page: "home"}
	}
	w.recount = true
	w.visit(to, true)
	w.readUndo()
	session := w.session
	w.run.Long("backup of the day", func(ctx context.Context, _ func(float64)) error { return w.app.BackupOfTheDay(ctx) }, func(err error) {
		if err == nil || session != w.session {
			return
		}
		w.log.Warn("backup of the day", "code", string(fault.CodeOf(err)))
		w.frame.bar.Say(widgets.Warning, fault.Sentence(err))
	})
}

// build makes the frame anew, in the colours and sizes of now.
func (w *Window) build() {
	saved, how := "", widgets.Saved
	if w.frame != nil {
		w.frame.bar.Stop()
	}
	w.frame = newFrame(w)
	if w.app.Practice() {
		w.frame.practice = widgets.NewPractice()
	}
	w.frame.bar.SetSaved(how, saved)
	m := int(w.lockAfter() / time.Minute)
	w.frame.bar.SetLock("Locks after " + words.Count(m, "minute", "minutes") + " without a key press")
	w.win.SetContent(w.frame)
	w.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		w.touch()
		if ev.Name == fyne.KeyEscape {
			w.goBack()
		}
	})
	w.win.Canvas().SetOnTypedRune(w.rune)
	w.menuSign = ""
	w.setRail()
	w.setMenu()
}

// rune hears a letter that nothing took: F turns the screen to visitors where a page can do that.
func (w *Window) rune(r rune) {
	w.touch()
	if face := w.commands().Face; (r == 'f' || r == 'F') && face != nil && widgets.TopSheet(w.win.Canvas()) == nil {
		face()
	}
}
