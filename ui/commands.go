package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/handover"
	"waymark/ui/widgets"
)

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
		if w.env.Facing { // visitors can see the screen, and what was done may name somebody
			word, what = strings.TrimSuffix(word, ": "), ""
		}
		w.frame.bar.Say(widgets.Info, word+what+".")
		w.reload()
	})
}

// saveNow presses Save of an open sheet, or what the page saves.
func (w *Window) saveNow() {
	w.failure = ""
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
	w.failure = ""
	if s := widgets.TopSheet(w.win.Canvas()); s != nil {
		if s.Main() != nil {
			s.Main().Press()
		}
		return
	}
	if !w.open {
		if w.lock != nil {
			w.lock.Press()
		}
		return
	}
	if c := w.commands(); c.Main != nil {
		c.Main()
	}
}

// handOver asks what the young person is to be asked, from a part that has nothing of its own to hand over.
func (w *Window) handOver(id string) {
	var who *care.Person
	w.run.Short("hand over", func(ctx context.Context) error {
		r, err := w.app.Get(ctx, "person", id)
		if err == nil {
			who = r.(*care.Person)
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.fail(err)
		case w.open && w.place.Person == id && widgets.TopSheet(w.win.Canvas()) == nil:
			handover.Choose(w.env, who)
		}
	})
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
