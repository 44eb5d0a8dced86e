package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

// row is a group with its word at the left, in line with the fields; on a narrow body the word stands above.
type row struct {
	widget.BaseWidget
	label *widgets.Para
	body  fyne.CanvasObject
	width float32
}

func labelled(label string, o fyne.CanvasObject) *row {
	r := &row{label: widgets.Strong(label), body: o}
	r.ExtendBaseWidget(r)
	return r
}

const (
	labelEm = 12.5 // as beside fields
	sideEm  = 30
)

func (r *row) left(width float32) float32 {
	if width >= sideEm*look.Em() {
		return labelEm * look.Em()
	}
	return 0
}

// Held implements the search for a focused object.
func (r *row) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.label, r.body} }

// HeightFor implements widgets.Flow.
func (r *row) HeightFor(width float32) float32 {
	if x := r.left(width); x > 0 {
		return max(widgets.HeightFor(r.label, x), widgets.HeightFor(r.body, width-x))
	}
	return widgets.HeightFor(r.label, width) + 4 + widgets.HeightFor(r.body, width)
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *row }

func (x *rowRenderer) Destroy()                     {}
func (x *rowRenderer) Objects() []fyne.CanvasObject { return x.r.Held() }
func (x *rowRenderer) Refresh()                     { x.Layout(x.r.Size()) }
func (x *rowRenderer) MinSize() fyne.Size {
	m := x.r.body.MinSize()
	w := max(x.r.width, m.Width)
	return fyne.NewSize(m.Width, x.r.HeightFor(w))
}

func (x *rowRenderer) Layout(size fyne.Size) {
	r := x.r
	r.width = size.Width
	if left := r.left(size.Width); left > 0 {
		lh := widgets.HeightFor(r.label, left)
		bh := widgets.HeightFor(r.body, size.Width-left)
		r.label.Move(fyne.NewPos(0, max(0, min(bh, 36)-lh)/2))
		r.label.Resize(fyne.NewSize(left, lh))
		r.body.Move(fyne.NewPos(left, 0))
		r.body.Resize(fyne.NewSize(size.Width-left, bh))
		return
	}
	lh := widgets.HeightFor(r.label, size.Width)
	r.label.Move(fyne.NewPos(0, 0))
	r.label.Resize(fyne.NewSize(size.Width, lh))
	r.body.Move(fyne.NewPos(0, lh+4))
	r.body.Resize(fyne.NewSize(size.Width, widgets.HeightFor(r.body, size.Width)))
}

// wide gives an object a width of its own in a line.
type wide struct{ em float32 }

func (w wide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(w.em*look.Em(), o[0].MinSize().Height)
}
func (w wide) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func atWidth(em float32, o fyne.CanvasObject) fyne.CanvasObject { return container.New(wide{em}, o) }
