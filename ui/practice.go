package ui

import (
	"context"

	"waymark/internal/fault"
	"waymark/internal/practice"
)

// practice opens records with made-up people, which are made the first time.
func (w *Window) practice(done func(error)) {
	dir := w.o.Practice
	w.run.Long("practice records", func(ctx context.Context, _ func(float64)) error {
		if _, err := w.app.Look(dir); fault.CodeOf(err) == fault.NotFound && err != nil {
			if _, err := practice.Make(ctx, dir, practice.Options{Today: w.app.Today()}); err != nil {
				return err
			}
		}
		return w.app.Unlock(ctx, dir, []byte(practice.Passphrase))
	}, func(err error) {
		done(err)
		if err == nil {
			w.opened(dir)
		}
	})
}
