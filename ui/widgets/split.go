package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// SplitPart is a part of a Split.
type SplitPart struct {
	Object fyne.CanvasObject
	Em     float32 // fixed width in em; 0 shares what is left
}

// Split puts two or three parts beside one another as the width allows: all when
// wide; the last one below when middle and there are three, or when it is Below; one
// column when narrow. Parts that stand beside one another are equally high.
type Split struct {
	widget.BaseWidget
	// Below makes the last of two parts drop below already at middle width.
	Below bool
	// OnBreadth hears when the layout changes, so that a page can turn its left list
	// into a choice.
	OnBreadth func(look.Breadth)

	parts   []SplitPart
	breadth look.Breadth
	known   bool
	remembered
}

// NewSplit makes a Split.
func NewSplit(parts ...SplitPart) *Split {
	s := &Split{parts: parts}
	s.ExtendBaseWidget(s)
	return s
}

// Held implements the search for a focused object.
func (s *Split) Held() []fyne.CanvasObject {
	held := make([]fyne.CanvasObject, len(s.parts))
	for i, p := range s.parts {
		held[i] = p.Object
	}
	return held
}

const splitGap = 14

// rows groups the parts that stand beside one another at this width.
func (s *Split) rows(width float32) [][]SplitPart {
	var shown []SplitPart
	for _, p := range s.parts {
		if p.Object.Visible() {
			shown = append(shown, p)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	switch b := look.BreadthOf(width); {
	case b == look.Narrow:
		var each [][]SplitPart
		for _, p := range shown {
			each = append(each, []SplitPart{p})
		}
		return each
	case b == look.Middle && len(shown) > 1 && (len(shown) > 2 || s.Below):
		return [][]SplitPart{shown[:len(shown)-1], shown[len(shown)-1:]}
	}
	return [][]SplitPart{shown}
}

func splitWidths(row []SplitPart, width float32) []float32 {
	left := width - splitGap*float32(len(row)-1)
	shares := 0
	for _, p := range row {
		if p.Em == 0 {
			shares++
		} else {
			left -= p.Em * look.Em()
		}
	}
	w := make([]float32, len(row))
	for i, p := range row {
		switch {
		case len(row) == 1:
			w[i] = width
		case p.Em == 0:
			w[i] = max(0, left/float32(shares))
		case shares == 0:
			w[i] = p.Em*look.Em() + left/float32(len(row))
		default:
			w[i] = p.Em * look.Em()
		}
	}
	return w
}

// HeightFor implements Flow.
func (s *Split) HeightFor(width float32) float32 {
	var h float32
	for i, row := range s.rows(width) {
		if i > 0 {
			h += splitGap
		}
		h += rowHeight(row, width)
	}
	return h
}

func rowHeight(row []SplitPart, width float32) float32 {
	var h float32
	w := splitWidths(row, width)
	for i, p := range row {
		h = max(h, HeightFor(p.Object, w[i]))
	}
	return h
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{of: s, objects: s.Held, layout: s.arrange, min: func() fyne.Size {
		var w float32
		for _, o := range s.Held() {
			w = max(w, o.MinSize().Width)
		}
		return fyne.NewSize(w, s.HeightFor(s.or(w)))
	}}
}

func (s *Split) arrange(size fyne.Size) {
	s.width = size.Width
	if b := look.BreadthOf(size.Width); size.Width > 0 && (!s.known || b != s.breadth) {
		s.known, s.breadth = true, b
		if s.OnBreadth != nil {
			s.OnBreadth(b)
		}
	}
	rows := s.rows(size.Width)
	left := max(0, size.Height-s.HeightFor(size.Width))
	var y float32
	for r, row := range rows {
		h := rowHeight(row, size.Width)
		if r == 0 {
			h += left
		}
		var x float32
		for i, w := range splitWidths(row, size.Width) {
			row[i].Object.Move(fyne.NewPos(x, y))
			row[i].Object.Resize(fyne.NewSize(w, h))
			x += w + splitGap
		}
		y += h + splitGap
	}
}
