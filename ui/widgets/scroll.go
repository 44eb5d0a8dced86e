package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Scroll is the body of a page: it scrolls up and down only, leaves room for focus
// rings at its edges, and keeps the focused thing in sight.
type Scroll struct {
	widget.BaseWidget
	x, y    float32
	content fyne.CanvasObject
	scroll  *container.Scroll
	inner   *fyne.Container
	flow    *scrollFlow
}

// NewScroll wraps a page body. x and y are the padding inside; at least RingRoom.
func NewScroll(x, y float32, content fyne.CanvasObject) *Scroll {
	s := &Scroll{x: max(x, look.RingRoom), y: max(y, look.RingRoom), content: content}
	s.flow = &scrollFlow{s: s}
	s.inner = container.New(s.flow, content)
	s.scroll = container.NewVScroll(s.inner)
	s.ExtendBaseWidget(s)
	return s
}

// SetContent puts another body in, from its top.
func (s *Scroll) SetContent(o fyne.CanvasObject) {
	s.content = o
	s.inner.Objects = []fyne.CanvasObject{o}
	s.scroll.Offset = fyne.Position{}
	s.inner.Refresh()
	s.Refresh()
}

// Held implements the search for a focused object.
func (s *Scroll) Held() []fyne.CanvasObject { return []fyne.CanvasObject{s.scroll} }

// Offset says how far the body is scrolled.
func (s *Scroll) Offset() float32 { return s.scroll.Offset.Y }

// ToTop scrolls to the beginning.
func (s *Scroll) ToTop() { scrollTo(s.scroll, 0) }

// HeightFor is what the body would need to be seen whole. Layouts ask for less: see
// the function HeightFor.
func (s *Scroll) HeightFor(width float32) float32 {
	return HeightFor(s.content, width-2*s.x) + 2*s.y
}

// MinSize is small, so that the window can be small.
func (s *Scroll) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(12*look.Em(), 4*look.Em())
}

// CreateRenderer implements fyne.Widget.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{of: s, objects: fixed(s.scroll), min: s.MinSize, layout: func(size fyne.Size) {
		s.flow.width = size.Width
		s.scroll.Resize(size)
		s.scroll.Refresh()
	}}
}

type scrollFlow struct {
	remembered
	s *Scroll
}

func (l *scrollFlow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.s.HeightFor(l.or(0)))
}

func (l *scrollFlow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(l.s.x, l.s.y))
		o.Resize(fyne.NewSize(max(0, size.Width-2*l.s.x), max(0, size.Height-2*l.s.y)))
	}
}
