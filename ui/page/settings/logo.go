package settings

import (
	"bytes"
	"cmp"
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// logo shows the service's picture for print, chooses, changes and takes it away.
func (s *Settings) logo() fyne.CanvasObject {
	done := func(err error) {
		if err != nil {
			s.env.Shell.Fail(err)
			return
		}
		s.env.Shell.Saving(page.Saved(s.env.App.Now()))
		s.env.Shell.Reload()
	}
	words := "Choose a picture"
	if s.service.Logo != "" {
		words = "Change the picture"
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(widgets.Quiet, "edit", words, func() {
		s.Leave() // what stands in the fields goes in first
		s.env.Shell.OpenFile([]string{".png", ".jpg", ".jpeg"}, func(_ string, data []byte) {
			s.env.Run.Short("set the logo", func(ctx context.Context) error { return s.env.App.SetLogo(ctx, data) }, done)
		})
	}).Small().Helped("A picture from a file, JPEG or PNG, at most 10 MB. It is made smaller; what can be seen through becomes white.")}
	if s.service.Logo != "" {
		buttons = append(buttons, widgets.NewButton(widgets.Quiet, "bin", "Take it away", func() {
			s.Leave()
			widgets.Ask(s.env.Shell.Window().Canvas(), "Take the logo away?", "Print-outs are made without it from now on. You can undo it, also tomorrow.", widgets.Danger, "Take it away", func() {
				s.env.Run.Short("take the logo away", func(ctx context.Context) error { return s.env.App.RemoveLogo(ctx) }, done)
			})
		}).Small().Helped("Takes the logo away. Undo brings it back, also tomorrow."))
	}
	parts := []fyne.CanvasObject{widgets.Strong("Logo for print"),
		widgets.Caption("At the top right of the first page that is printed for a meeting, a guest, a doctor, the file or staff. Never on a young person’s own copy, passport or card.")}
	if s.service.Logo != "" {
		l := newLogo("Logo of " + cmp.Or(s.service.Name, "my service"))
		l.load(s.env)
		parts = append(parts, l)
	}
	return widgets.Column(look.Space2, append(parts, widgets.Wrap(look.Space2, buttons...))...)
}

// logoHeight is how high the logo is shown, in pixels at 100 % text.
const logoHeight float32 = 64

// logo is a picture of fixed height at the left of its line; it stays empty until it is read.
type logo struct {
	widget.BaseWidget
	img   *canvas.Image
	wide  float32 // width for a height of 1
	words string
}

func newLogo(words string) *logo {
	l := &logo{img: canvas.NewImageFromImage(nil), words: words, wide: 1}
	l.img.FillMode = canvas.ImageFillContain
	l.img.ScaleMode = canvas.ImageScaleSmooth
	l.ExtendBaseWidget(l)
	return l
}

func (l *logo) load(env *page.Env) {
	var img image.Image
	env.Run.Short("read the logo", func(ctx context.Context) error {
		data, err := env.App.Logo(ctx)
		if err != nil || data == nil {
			return err
		}
		if img, _, err = image.Decode(bytes.NewReader(data)); err != nil {
			return fault.Wrap(fault.Damaged, "The logo cannot be shown. Nothing has been changed.", err)
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			env.Shell.Fail(err)
		case img != nil:
			l.img.Image, l.wide = img, float32(img.Bounds().Dx())/float32(img.Bounds().Dy())
			l.img.Refresh()
			l.Refresh()
		}
	})
}

// MinSize implements fyne.CanvasObject.
func (l *logo) MinSize() fyne.Size { return fyne.NewSquareSize(look.Scaled(logoHeight)) }

// HeightFor implements widgets.Flow.
func (l *logo) HeightFor(float32) float32 { return look.Scaled(logoHeight) }

// AccessibilityLabel implements fyne.Accessible.
func (l *logo) AccessibilityLabel() string { return l.words }

// AccessibilityRole implements fyne.Accessible.
func (l *logo) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (l *logo) CreateRenderer() fyne.WidgetRenderer { return &logoDrawing{l} }

type logoDrawing struct{ l *logo }

func (d *logoDrawing) Layout(room fyne.Size) {
	d.l.img.Resize(fyne.NewSize(min(room.Width, room.Height*d.l.wide), room.Height))
}
func (d *logoDrawing) MinSize() fyne.Size           { return d.l.MinSize() }
func (d *logoDrawing) Refresh()                     { d.Layout(d.l.Size()) }
func (d *logoDrawing) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{d.l.img} }
func (d *logoDrawing) Destroy()                     {}
