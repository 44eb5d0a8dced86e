package plan

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

// beside puts the list of parts on the left of the part that is shown; on a narrow body a choice above it takes the list's place.
type beside struct {
	widget.BaseWidget
	list, choice, right fyne.CanvasObject
	split               *widgets.Split
	narrow              bool
	width               float32
}

const listEm = 18

func newBeside(list, choice, right fyne.CanvasObject) *beside {
	b := &beside{list: list, choice: choice, right: right}
	b.split = widgets.NewSplit(widgets.SplitPart{Object: list, Em: listEm}, widgets.SplitPart{Object: right})
	choice.Hide()
	b.ExtendBaseWidget(b)
	return b
}

// turn shows the list or the choice.
func (b *beside) turn(width float32) {
	narrow := width > 0 && look.BreadthOf(width) == look.Narrow
	if narrow == b.narrow {
		return
	}
	b.narrow = narrow
	if narrow {
		b.list.Hide()
		b.choice.Show()
	} else {
		b.choice.Hide()
		b.list.Show()
	}
}

// Held implements the search for a focused object.
func (b *beside) Held() []fyne.CanvasObject { return []fyne.CanvasObject{b.choice, b.split} }

// HeightFor implements widgets.Flow.
func (b *beside) HeightFor(width float32) float32 {
	b.turn(width)
	h := widgets.HeightFor(b.split, width)
	if b.narrow {
		h += widgets.HeightFor(b.choice, width) + look.Space3
	}
	return h
}

// CreateRenderer implements fyne.Widget.
func (b *beside) CreateRenderer() fyne.WidgetRenderer { return &besideLook{b} }

type besideLook struct{ b *beside }

func (r *besideLook) Destroy()                     {}
func (r *besideLook) Objects() []fyne.CanvasObject { return r.b.Held() }
func (r *besideLook) Refresh()                     { r.Layout(r.b.Size()); canvas.Refresh(r.b) }
func (r *besideLook) MinSize() fyne.Size {
	w := r.b.right.MinSize().Width
	return fyne.NewSize(w, r.b.HeightFor(max(w, r.b.width)))
}
func (r *besideLook) Layout(size fyne.Size) {
	b := r.b
	b.width = size.Width
	b.turn(size.Width)
	var y float32
	if b.narrow {
		y = widgets.HeightFor(b.choice, size.Width)
		b.choice.Move(fyne.NewPos(0, 0))
		b.choice.Resize(fyne.NewSize(size.Width, y))
		y += look.Space3
	}
	b.split.Move(fyne.NewPos(0, y))
	b.split.Resize(fyne.NewSize(size.Width, max(0, size.Height-y)))
}
