package ui

import (
	"context"

	"waymark/internal/care"
	"waymark/ui/page/dates"
)

// calendar opens the sheet that saves what is due as a calendar file, about the young person whose page is shown or about everybody.
func (w *Window) calendar() {
	id, session := w.place.Person, w.session
	if id == "" {
		dates.Open(w.env, nil)
		return
	}
	var p *care.Person
	w.run.Short("open the calendar sheet", func(ctx context.Context) error {
		r, err := w.app.Get(ctx, "person", id)
		if err == nil {
			p = r.(*care.Person)
		}
		return err
	}, func(err error) {
		switch {
		case session != w.session:
		case err != nil:
			w.fail(err)
		default:
			dates.Open(w.env, p)
		}
	})
}
