package records

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// putBack says that a draft was put back, and can throw it away.
func (e *editor) putBack() fyne.CanvasObject {
	words := widgets.NewPara("Unfinished since " + page.Moment(e.draft.At, e.env.App.Now()) + ". What you typed is back.")
	throw := widgets.NewButton(widgets.Quiet, "bin", "Throw it away", func() {
		e.form.Reset()
		e.put.Hide()
		e.keep()
		e.sheet.Refresh()
		widgets.Focus(e.form.Body())
	}).Small().Helped("Puts the form back as it was saved last. The unfinished text cannot be brought back.")
	return widgets.LineWith(words, look.Space3, widgets.Sign("edit", look.TextSoft, look.IconSmall), words, throw)
}

// now is the draft as it stands; without fields when nothing was changed, which drops it.
func (e *editor) now() app.Draft {
	d := app.Draft{Kind: e.spec.Kind, RecordID: e.rec.Head().ID, PersonID: e.draftPerson()}
	if e.form.Changed() {
		d.Fields = e.form.Texts()
	}
	return d
}

func same(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}

// keep keeps the draft while the form is being filled in, so that a power cut loses no more than one field.
func (e *editor) keep() {
	d := e.now()
	if e.done || e.busy || same(e.asked, d.Fields) {
		return
	}
	e.asked = d.Fields
	turn := e.turn.Add(1)
	e.env.Run.Short("keep a draft", func(ctx context.Context) error {
		if e.turn.Load() != turn {
			return nil // a newer text has been kept, or the sheet is closed
		}
		return e.env.App.KeepDraft(ctx, d)
	}, func(err error) {
		switch {
		case e.done:
		case err != nil:
			e.asked = nil
			e.env.Shell.Fail(err)
		default:
			e.kept = d.Fields
			e.env.Shell.Saving("Not saved yet")
		}
	})
}

// closed hears that the sheet closed, also by the lock: the draft is kept at once, before the records are gone and without the queue, which the
// lock empties.
func (e *editor) closed() {
	if e.done {
		return
	}
	e.done = true
	e.turn.Add(1)
	d := e.now()
	if !same(e.kept, d.Fields) && e.env.App.Unlocked() {
		if err := e.env.App.KeepDraft(context.Background(), d); err != nil {
			e.env.Shell.Fail(err)
			return
		}
	}
	if len(d.Fields) > 0 {
		e.env.Shell.Saving("Kept as a draft")
		e.env.Shell.Say("Kept as a draft. Open it again to carry on.")
	}
}
