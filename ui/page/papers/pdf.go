package papers

import (
	"context"
	"fmt"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// pageWide is how many pixels wide a page is drawn: sharp enough at twice the size of the sheet.
const pageWide = 1400

// openPDF draws the first page, and shows it when it is there.
func openPDF(env *page.Env, t *care.Attachment) {
	env.Shell.Say("Opening the PDF. The first one takes a moment.")
	draw(env, t, 1, func(first *app.PagePicture) {
		env.Shell.Say("")
		if first == nil {
			return
		}
		if first.Pages == 1 {
			env.Shell.Open(sheetOf(env, t, newPicture(first.Image, words(t, 1, 1))))
			return
		}
		r := &reader{env: env, t: t, at: 1, of: first.Pages, picture: newPicture(first.Image, words(t, 1, first.Pages)), line: widgets.Caption("")}
		r.back = widgets.NewButton(widgets.Ordinary, "left", "Page before", func() { r.turn(-1) }).Helped("Shows the page before this one.")
		r.on = widgets.NewButton(widgets.Ordinary, "right", "Next page", func() { r.turn(1) }).Helped("Shows the next page.")
		r.say()
		r.sheet = sheetOf(env, t, r.line, widgets.Wrap(look.Space2, r.back, r.on), r.picture)
		env.Shell.Open(r.sheet)
		env.Shell.Window().Canvas().Focus(r.on)
	})
}

// reader is a PDF of several pages, one of them shown.
type reader struct {
	env      *page.Env
	t        *care.Attachment
	at, of   int
	busy     bool
	picture  *picture
	line     *widgets.Para
	back, on *widgets.Button
	sheet    *widgets.Sheet
}

func (r *reader) turn(by int) {
	to := r.at + by
	if r.busy || to < 1 || to > r.of {
		return
	}
	r.busy = true
	draw(r.env, r.t, to, func(p *app.PagePicture) {
		r.busy = false
		if p == nil {
			return
		}
		r.at = to
		r.picture.set(p.Image, words(r.t, to, r.of))
		r.say()
		r.sheet.Refresh()
	})
}

func (r *reader) say() {
	text := fmt.Sprintf("Page %d of %d", r.at, r.of)
	switch r.at {
	case 1:
		text += ", the first"
	case r.of:
		text += ", the last"
	}
	r.line.SetText(text)
}

func words(t *care.Attachment, n, of int) string {
	return fmt.Sprintf("%s: page %d of %d, as a picture", t.Title, n, of)
}

// draw draws a page beside the window; then gets nil when it could not be drawn, which has been said.
func draw(env *page.Env, t *care.Attachment, n int, then func(*app.PagePicture)) {
	var p *app.PagePicture
	env.Run.Long("open a PDF", func(ctx context.Context, _ func(float64)) (err error) {
		p, err = env.App.PaperPage(ctx, t.ID, n, pageWide)
		return err
	}, func(err error) {
		if err != nil {
			env.Shell.Say("")
			env.Shell.Fail(err)
			p = nil
		}
		then(p)
	})
}
