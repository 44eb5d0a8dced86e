package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

// The label column of widgets' own fields; rows with chips line up with them.
const (
	sideLabelEm = 12.5
	sideFromEm  = 30
	rowGap      = 4
)

// row gives a control that has no label of its own the label, hint and problem of a field.
type row struct {
	widget.BaseWidget
	title   *widgets.Para // nil: no label column text, the control says it itself
	control fyne.CanvasObject
	under   *widgets.Para
	hint    string
	problem string
	width   float32
}

func newRow(label string, control fyne.CanvasObject) *row {
	r := &row{title: widgets.Strong(label), control: control, under: widgets.Caption("")}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) setHint(text string) { r.hint = text; r.show() }

func (r *row) setProblem(text string) {
	if r.problem != text {
		r.problem = text
		r.show()
	}
}

func (r *row) show() {
	if r.problem != "" {
		r.under.SetToken(look.Overdue)
		r.under.SetText(r.problem)
	} else {
		r.under.SetToken(look.TextSoft)
		r.under.SetText(r.hint)
	}
	r.Refresh()
}

// Held implements the search for a focused object.
func (r *row) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.control} }

func (r *row) shape(width float32, draw bool) float32 {
	var x, y float32
	titleHeight := float32(0)
	if r.title.Text() != "" {
		if width >= sideFromEm*look.Em() {
			x = sideLabelEm * look.Em()
			titleHeight = r.title.HeightFor(x - look.Space3)
			if draw {
				r.title.Move(fyne.NewPos(0, look.Space1))
				r.title.Resize(fyne.NewSize(x-look.Space3, titleHeight))
			}
			titleHeight += look.Space1
		} else {
			h := r.title.HeightFor(width)
			if draw {
				r.title.Move(fyne.NewPos(0, 0))
				r.title.Resize(fyne.NewSize(width, h))
			}
			y = h + rowGap
		}
	} else if width >= sideFromEm*look.Em() {
		x = sideLabelEm * look.Em()
	}
	h := widgets.HeightFor(r.control, width-x)
	if draw {
		r.control.Move(fyne.NewPos(x, y))
		r.control.Resize(fyne.NewSize(width-x, h))
	}
	y += h
	if r.under.Text() != "" {
		y += rowGap + 1
		uh := r.under.HeightFor(width - x)
		if draw {
			r.under.Move(fyne.NewPos(x, y))
			r.under.Resize(fyne.NewSize(width-x, uh))
		}
		y += uh
	}
	return max(y, titleHeight)
}

// HeightFor implements widgets.Flow.
func (r *row) HeightFor(width float32) float32 { return r.shape(width, false) }

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: r, objects: []fyne.CanvasObject{r.title, r.control, r.under},
		min: func() fyne.Size {
			w := r.control.MinSize().Width
			return fyne.NewSize(w, r.shape(max(r.width, w), false))
		},
		place: func(s fyne.Size) { r.width = s.Width; r.shape(s.Width, true) }}
}

// drawn is the renderer of this package's widgets: they only place other widgets.
type drawn struct {
	of      fyne.CanvasObject
	objects []fyne.CanvasObject
	min     func() fyne.Size
	place   func(fyne.Size)
}

func (d *drawn) Destroy()                     {}
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Layout(s fyne.Size)           { d.place(s) }
func (d *drawn) Refresh()                     { d.place(d.of.Size()) }
