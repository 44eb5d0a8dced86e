package papers

import (
	"bytes"
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// photoPanel is how wide the photo is under "About me", in pixels at 100 % text; mark is how wide it is beside a name.
const (
	photoPanel float32 = 96
	mark       float32 = 44
)

// Photo is the panel that shows a young person's photo and chooses, changes and takes it away.
func Photo(env *page.Env, who *care.Person) fyne.CanvasObject {
	done := func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		env.Shell.Saving(page.Saved(env.App.Now()))
		env.Shell.Reload()
	}
	choose := func() {
		env.Shell.OpenFile(pictures, func(_ string, data []byte) {
			env.Run.Short("set a photo", func(ctx context.Context) error { return env.App.SetPhoto(ctx, who.ID, data) }, done)
		})
	}
	words := "Choose a photo"
	if who.Photo != "" {
		words = "Change the photo"
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(widgets.Quiet, "edit", words, choose).Small().Helped("A picture from a file. Its middle is cut out; where it was taken is not kept.")}
	if who.Photo == "" {
		return widgets.NewTitledPanel("My photo", buttons[0], widgets.Caption("No photo. It is "+who.First()+"’s to say whether there is one."), false)
	}
	buttons = append(buttons, widgets.NewButton(widgets.Quiet, "bin", "Take it away", func() {
		widgets.Ask(env.Shell.Window().Canvas(), "Take the photo away?", "You can undo it, also tomorrow.", widgets.Danger, "Take it away", func() {
			env.Run.Short("take a photo away", func(ctx context.Context) error { return env.App.RemovePhoto(ctx, who.ID) }, done)
		})
	}).Small().Helped("Takes the photo away. Undo brings it back, also tomorrow."))
	face := newFace(who, photoPanel)
	face.load(env)
	beside := widgets.Wrap(look.Space2, buttons...)
	return widgets.NewTitledPanel("My photo", nil, widgets.TopLineWith(beside, look.Space4, face, beside), false)
}

// Mark is the photo as it stands beside a name, nil when there is none.
func Mark(env *page.Env, who *care.Person) fyne.CanvasObject {
	if who.Photo == "" {
		return nil
	}
	f := newFace(who, mark)
	f.load(env)
	return f
}

// face is a photo of fixed size; it stays empty until the photo is read.
type face struct {
	widget.BaseWidget
	img *canvas.Image
	who *care.Person
	px  float32
}

func newFace(who *care.Person, px float32) *face {
	f := &face{img: canvas.NewImageFromImage(nil), who: who, px: px}
	f.img.FillMode = canvas.ImageFillContain
	f.img.ScaleMode = canvas.ImageScaleSmooth
	f.img.CornerRadius = look.Space2
	f.ExtendBaseWidget(f)
	return f
}

func (f *face) load(env *page.Env) {
	var img image.Image
	env.Run.Short("read a photo", func(ctx context.Context) error {
		data, err := env.App.Photo(ctx, f.who.ID)
		if err != nil || data == nil {
			return err
		}
		if img, _, err = image.Decode(bytes.NewReader(data)); err != nil {
			return fault.Wrap(fault.Damaged, "The photo cannot be shown. Nothing has been changed.", err)
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			env.Shell.Fail(err)
		case img != nil:
			f.img.Image = img
			f.img.Refresh()
		}
	})
}

// MinSize implements fyne.CanvasObject.
func (f *face) MinSize() fyne.Size { return fyne.NewSquareSize(look.Scaled(f.px)) }

// HeightFor implements widgets.Flow.
func (f *face) HeightFor(float32) float32 { return look.Scaled(f.px) }

// AccessibilityLabel implements fyne.Accessible.
func (f *face) AccessibilityLabel() string { return "Photo of " + f.who.First() }

// AccessibilityRole implements fyne.Accessible.
func (f *face) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (f *face) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.img) }
