// Package ui is the window: it shows the lock screen or the pages, holds the menus, the rail and the status bar, remembers where the person was,
// and locks.
//
// Rules: the window knows no record, only places. Nothing that a page shows outlives the lock: the content is taken off before anything else.
// Every shortcut is an item of the menu bar, because a focused field swallows all others. A page that belongs to records which have been locked
// since can do nothing any more: its shell has gone deaf. What is remembered between two starts is the size of the window and of the text and the
// colours, and nothing about anybody.
package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/assets"
	"waymark/internal/app"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/unlock"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// Options are what the program gives its window.
type Options struct {
	App      *app.App
	Vault    string      // folder of the records
	Practice string      // folder for practice records; "" = they are not offered
	Run      task.Runner // nil = the real lanes
	Log      *slog.Logger
}

// Window is the one window of the program.
type Window struct {
	fyne fyne.App
	win  fyne.Window
	app  *app.App
	run  task.Runner
	log  *slog.Logger
	o    Options

	dir     string
	session int  // counts locks and unlocks; a shell of another session does nothing
	open    bool // the records are open and shown
	closing bool

	env      *page.Env
	frame    *frame
	now      page.Page
	place    page.Place
	loading  int
	back     []page.Place
	records  []openRecord
	after    page.Place // where unlocking returns to
	lock     *unlock.Screen
	again    *spot // where the focus was before everything was built anew
	locking  bool
	waiting  func() // an unlocking asked for while the last lock was still being written
	undo     string
	redo     string
	counts   map[string]string
	recount  bool // something changed since they were counted
	counting bool
	menuSign string

	touched   time.Time
	ticked    time.Time
	print     string
	ours      map[string]bool // what we put on the clipboard
	ticker    *time.Timer
	saveIn    string // where the last file was saved, for this session
	sheetOpen bool
	failure   string // the last error shown
	failedAt  time.Time
}

// openRecord is a young person's record in the rail.
type openRecord struct{ id, name string }

const (
	prefWidth, prefHeight = "window.width", "window.height"
	prefText, prefColours = "text.percent", "colours"

	openWidth, openHeight     = 1280, 800
	smallestWide, smallestTop = 640, 480
)

// New makes the window on its lock screen.
func New(a fyne.App, o Options) *Window {
	w := &Window{fyne: a, app: o.App, run: o.Run, log: o.Log, o: o, dir: o.Vault, ours: map[string]bool{}, counts: map[string]string{}}
	if w.log == nil {
		w.log = slog.New(slog.DiscardHandler)
	}
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	w.setLook(look.Colours(a.Preferences().StringWithFallback(prefColours, string(look.FollowComputer))), a.Preferences().IntWithFallback(prefText, 100))
	w.win = a.NewWindow("Waymark")
	w.win.SetMaster()
	w.win.SetPadded(false)
	if w.run == nil {
		w.run = task.New()
	}
	size := fyne.NewSize(float32(a.Preferences().FloatWithFallback(prefWidth, openWidth)), float32(a.Preferences().FloatWithFallback(prefHeight, openHeight)))
	w.win.Resize(size.Max(fyne.NewSize(smallestWide, smallestTop)))
	w.win.SetCloseIntercept(w.close)
	w.app.Listen(func(c app.Changed) { fyne.Do(func() { w.heard(c) }) })
	widgets.ListenFocus(func(f fyne.Focusable) { w.touch() })
	widgets.ListenSheets(func(open bool) {
		w.sheetOpen = open
		w.log.Info("sheet", "open", open)
		w.touch()
	})
	w.showLock("")
	return w
}

// Fyne is the window as Fyne knows it.
func (w *Window) Fyne() fyne.Window { return w.win }

// Run shows the window until it is closed.
func (w *Window) Run() {
	w.tickLater()
	w.fyne.Lifecycle().SetOnStarted(func() { // what had the focus before the window was there has lost it
		fyne.Do(func() {
			if !w.open && w.lock != nil {
				w.lock.Start()
			}
		})
	})
	w.win.ShowAndRun()
}

func (w *Window) setLook(colours look.Colours, percent int) {
	if colours == "auto" || colours == "" {
		colours = look.FollowComputer
	}
	if percent == 0 {
		percent = 100
	}
	w.fyne.Settings().SetTheme(look.New(colours, percent))
	w.fyne.Preferences().SetString(prefColours, string(colours))
	w.fyne.Preferences().SetInt(prefText, percent)
}

// close is what the window's cross, the menu and the keys do: everything is kept, locked and written before the window goes.
func (w *Window) close() {
	if w.closing {
		return
	}
	size := w.win.Canvas().Size()
	w.fyne.Preferences().SetFloat(prefWidth, float64(size.Width))
	w.fyne.Preferences().SetFloat(prefHeight, float64(size.Height))
	w.closing = true
	switch {
	case w.open:
		w.LockNow()
	case w.app.Unlocked(): // in the middle of the first run
		w.locking = true
		w.run.Short("lock", w.app.Lock, func(error) { w.gone() })
	case !w.locking:
		w.gone()
	}
}

func (w *Window) gone() {
	if w.ticker != nil {
		w.ticker.Stop()
	}
	w.win.SetCloseIntercept(nil)
	w.win.Close()
	w.fyne.Quit()
}

// heard is called after every change to the records.
func (w *Window) heard(c app.Changed) {
	if !w.open || len(c.Kinds) == 0 {
		return
	}
	for kind := range c.Kinds {
		if kind != "" {
			w.log.Info("changed", "kind", kind)
		}
	}
	w.failure = ""
	w.recount = true
	w.saved()
	w.readUndo()
}

func (w *Window) saved() {
	if w.frame != nil {
		w.frame.bar.SetSaved(widgets.Saved, "Saved at "+clock(w.app.Now()))
	}
}

// clock is a time of day as we write it: "2:32pm".
func clock(t time.Time) string { return t.Format("3:04pm") }

// readUndo asks what Undo and Redo would do and says it in the menu.
func (w *Window) readUndo() {
	var undo, redo string
	session := w.session
	w.run.Short("undo labels", func(ctx context.Context) (err error) {
		undo, redo, err = w.app.UndoLabels(ctx)
		return err
	}, func(err error) {
		if err == nil && session == w.session && w.open {
			w.undo, w.redo = undo, redo
			w.setMenu()
		}
	})
}

// blank is what stands in the window between two contents.
func blank() fyne.CanvasObject {
	return widgets.Ground(look.Background, container.NewWithoutLayout())
}
