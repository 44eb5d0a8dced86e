package plan

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/ui/page"
)

// pause is how long nothing is typed before a text is stored by itself.
const pause = 2 * time.Second

// text is the adult's text of one part while it is being written. It is stored as one record.
type text struct {
	t      *part
	rec    care.PlanPart // as it should stand
	stored care.PlanPart
	busy   bool
	again  bool
	draft  bool // a draft of it lies in the records
	timer  *time.Timer
	mend   func(record.Problems)
}

// text is that of the part that is shown.
func (t *part) text() *text {
	x := t.texts[t.code]
	if x == nil {
		x = &text{t: t, rec: care.PlanPart{Meta: record.Meta{PersonID: t.file.Person.ID}, Part: t.code}}
		if p := t.file.Part(t.code); p != nil {
			x.rec = *p
		}
		x.stored = x.rec
		t.texts[t.code] = x
	}
	return x
}

// typing takes in a change and stores it after a pause.
func (x *text) typing(change func(p *care.PlanPart)) {
	change(&x.rec)
	if x.rec == x.stored {
		return
	}
	x.t.env.Shell.Saving("Not saved yet")
	x.stop()
	x.timer = time.AfterFunc(pause, func() { fyne.Do(x.flush) })
}

// view is typing in the adult's own view, which then carries their name and the day.
func (x *text) view(change func(p *care.PlanPart)) {
	x.typing(func(p *care.PlanPart) {
		was := *p
		change(p)
		if *p != was {
			p.By, p.On = x.t.env.App.Owner().Name, x.t.today
		}
	})
}

func (x *text) stop() {
	if x.timer != nil {
		x.timer.Stop()
		x.timer = nil
	}
}

// flush stores what differs.
func (x *text) flush() {
	x.stop()
	if x.rec == x.stored {
		return
	}
	if x.busy {
		x.again = true
		return
	}
	x.busy = true
	rec := x.rec
	x.t.env.Run.Short("save a part of the plan", func(ctx context.Context) error { return x.t.env.App.Save(ctx, &rec) }, func(err error) {
		x.busy = false
		var problems record.Problems
		switch {
		case errors.As(err, &problems):
			if x.mend != nil {
				x.mend(problems)
			}
			x.keep()
			return
		case err != nil:
			x.t.env.Shell.Fail(err)
			return
		}
		if x.mend != nil {
			x.mend(nil)
		}
		x.done(rec)
		if x.again {
			x.again = false
			x.flush()
		}
	})
}

// done takes in that a text is stored.
func (x *text) done(rec care.PlanPart) {
	x.rec.Meta, x.stored = rec.Meta, rec
	signed := rec.Passages()
	for i, p := range x.rec.Passages() { // the store signed what was changed
		*p.Signed = *signed[i].Signed
	}
	t := x.t
	if x.draft {
		x.draft = false
		t.env.Run.Short("drop a draft", func(ctx context.Context) error {
			return t.env.App.KeepDraft(ctx, app.Draft{Kind: care.PlanPartSpec.Kind, RecordID: x.draftID(), PersonID: rec.PersonID})
		}, nil)
	}
	found := false
	for i, p := range t.file.Parts {
		if p.Part == rec.Part {
			t.file.Parts[i], found = &rec, true
		}
	}
	if !found {
		t.file.Parts = append(t.file.Parts, &rec)
	}
	t.env.Shell.Saving(page.Saved(t.env.App.Now()))
	t.list.SetItems(t.items())
	if rec.Part == t.code {
		t.showChecks()
	}
}

// leave stores at once, since the records may be about to lock.
func (x *text) leave() {
	x.stop()
	if x.rec == x.stored || !x.t.env.App.Unlocked() {
		return
	}
	rec := x.rec
	err := x.t.env.App.Save(context.Background(), &rec)
	var problems record.Problems
	if errors.As(err, &problems) {
		x.keep()
		return
	}
	if err != nil && !(x.busy && fault.CodeOf(err) == fault.Conflict) { // the same text was just being stored
		x.t.env.Shell.Fail(err)
		return
	}
	x.stored = x.rec
}

// draftID tells the drafts of the parts apart, also of those that have no record yet.
func (x *text) draftID() string { return "part-" + x.rec.Part }

// keep keeps as a draft what cannot be stored as it is.
func (x *text) keep() {
	d := app.Draft{Kind: care.PlanPartSpec.Kind, RecordID: x.draftID(), PersonID: x.rec.PersonID, Fields: map[string]string{}}
	for _, f := range care.PlanPartSpec.Fields {
		d.Fields[f.Key] = f.Code(&x.rec)
	}
	if err := x.t.env.App.KeepDraft(context.Background(), d); err != nil {
		x.t.env.Shell.Fail(err)
		return
	}
	x.draft = true
	x.t.env.Shell.Saving("Kept as a draft: the text needs mending")
}

// restore puts back the drafts of this plan.
func (t *part) restore() {
	var list []app.Draft
	t.env.Run.Short("read drafts", func(ctx context.Context) (err error) {
		list, err = t.env.App.Drafts(ctx)
		return err
	}, func(err error) {
		if err != nil {
			t.env.Shell.Fail(err)
			return
		}
		now, shown := t.code, false
		for _, d := range list {
			code := d.Fields["part"]
			if d.Kind != care.PlanPartSpec.Kind || d.PersonID != t.file.Person.ID || d.RecordID != "part-"+code || care.PartName(code) == "" {
				continue
			}
			t.code = code
			x := t.text()
			for _, f := range care.PlanPartSpec.Fields {
				_ = f.SetCode(&x.rec, d.Fields[f.Key]) // what no longer fits stays as it is stored
			}
			x.draft, shown = true, shown || code == now
		}
		t.code = now
		if shown {
			t.fill()
			t.relayout()
		}
	})
}
