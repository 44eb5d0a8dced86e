package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

// ByBreadth shows one thing where there is room and another on a narrow body: tabs that become a choice.
func ByBreadth(roomy, narrow fyne.CanvasObject) fyne.CanvasObject {
	b := &byBreadth{roomy: roomy, narrow: narrow}
	narrow.Hide()
	b.ExtendBaseWidget(b)
	return b
}

type byBreadth struct {
	widget.BaseWidget
	roomy, narrow fyne.CanvasObject
	width         float32
}

func (b *byBreadth) at(width float32) (show, hide fyne.CanvasObject) {
	if width > 0 && look.BreadthOf(width) == look.Narrow {
		return b.narrow, b.roomy
	}
	return b.roomy, b.narrow
}

// Held implements the search for a focused object.
func (b *byBreadth) Held() []fyne.CanvasObject { return []fyne.CanvasObject{b.roomy, b.narrow} }

// HeightFor implements widgets.Flow.
func (b *byBreadth) HeightFor(width float32) float32 {
	o, _ := b.at(width)
	return widgets.HeightFor(o, width)
}

// CreateRenderer implements fyne.Widget.
func (b *byBreadth) CreateRenderer() fyne.WidgetRenderer { return &breadthRenderer{b} }

type breadthRenderer struct{ b *byBreadth }

func (r *breadthRenderer) Destroy()                     {}
func (r *breadthRenderer) Objects() []fyne.CanvasObject { return r.b.Held() }
func (r *breadthRenderer) Refresh()                     { r.Layout(r.b.Size()) }
func (r *breadthRenderer) MinSize() fyne.Size {
	o, _ := r.b.at(r.b.width)
	w := min(r.b.roomy.MinSize().Width, r.b.narrow.MinSize().Width)
	if r.b.width > 0 {
		return fyne.NewSize(w, widgets.HeightFor(o, r.b.width))
	}
	return fyne.NewSize(w, o.MinSize().Height)
}
func (r *breadthRenderer) Layout(size fyne.Size) {
	r.b.width = size.Width
	show, hide := r.b.at(size.Width)
	hide.Hide()
	show.Show()
	show.Move(fyne.NewPos(0, 0))
	show.Resize(size)
}

// ChoiceWhenNarrow shows the list of a split's left part where there is room, and the choice in its place on a narrow body.
func ChoiceWhenNarrow(split *widgets.Split, list, choice fyne.CanvasObject) {
	choice.Hide()
	split.OnBreadth = func(b look.Breadth) {
		if b == look.Narrow {
			list.Hide()
			choice.Show()
		} else {
			choice.Hide()
			list.Show()
		}
	}
}
