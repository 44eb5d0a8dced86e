package page

import (
	"context"

	"waymark/internal/app"
	"waymark/internal/value"
)

// PutOnRecord says on which day things were put on the council's record, "" that they are not there, and reads the page again.
func PutOnRecord(env *Env, day value.Date, things ...app.Thing) {
	env.Run.Short("mark as on the council’s record", func(ctx context.Context) error { return env.App.PutOnRecord(ctx, day, things...) }, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		say := "Marked as on the council’s record."
		if day == "" {
			say = "No longer marked as on the council’s record."
		}
		env.Shell.Say(say)
		env.Shell.Saving(Saved(env.App.Now()))
		env.Shell.Reload()
	})
}

// CopyForCouncil puts something on the clipboard as plain text, to be pasted into the council's own system. The clipboard is emptied at lock.
func CopyForCouncil(env *Env, t app.Thing) {
	text := ""
	env.Run.Short("copy as plain text", func(ctx context.Context) (err error) {
		text, err = env.App.RecordText(ctx, t)
		return err
	}, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		env.Shell.Copy(text)
		env.Shell.Say("Copied as plain text. Paste it into the council’s record, then mark it with R. The clipboard is emptied at lock.")
	})
}
