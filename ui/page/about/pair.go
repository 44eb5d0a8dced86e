package about

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

const (
	labelEm = 11
	pairEm  = 24 // from here on the label stands beside
)

// beside is a label with an object at its right, or under it where there is no room.
type beside struct {
	widget.BaseWidget
	label *widgets.Para
	o     fyne.CanvasObject
	width float32
}

func newPair(label *widgets.Para, o fyne.CanvasObject) *beside {
	b := &beside{label: label, o: o}
	b.ExtendBaseWidget(b)
	return b
}

// Held implements the search for a focused object.
func (b *beside) Held() []fyne.CanvasObject { return []fyne.CanvasObject{b.o} }

func (b *beside) shape(width float32, draw bool) float32 {
	x, y, lw := labelEm*look.Em(), float32(0), labelEm*look.Em()-look.Space2
	if width < pairEm*look.Em() {
		x, lw = 0, width
		y = b.label.HeightFor(width) + 2
	}
	lh := b.label.HeightFor(lw)
	oh := widgets.HeightFor(b.o, width-x)
	if draw {
		b.label.Move(fyne.NewPos(0, 0))
		b.label.Resize(fyne.NewSize(lw, lh))
		b.o.Move(fyne.NewPos(x, y))
		b.o.Resize(fyne.NewSize(width-x, oh))
	}
	return max(lh, y+oh)
}

// HeightFor implements widgets.Flow.
func (b *beside) HeightFor(width float32) float32 { return b.shape(width, false) }

// CreateRenderer implements fyne.Widget.
func (b *beside) CreateRenderer() fyne.WidgetRenderer { return &besideLook{b} }

type besideLook struct{ b *beside }

func (r *besideLook) Destroy()                     {}
func (r *besideLook) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.label, r.b.o} }
func (r *besideLook) Refresh()                     { r.Layout(r.b.Size()) }
func (r *besideLook) MinSize() fyne.Size {
	w := r.b.o.MinSize().Width
	return fyne.NewSize(w, r.b.shape(max(w, r.b.width), false))
}
func (r *besideLook) Layout(s fyne.Size) {
	r.b.width = s.Width
	r.b.shape(s.Width, true)
}
