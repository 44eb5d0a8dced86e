package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/ui/look"
)

// Flow is an object whose height depends on its width.
type Flow interface{ HeightFor(width float32) float32 }

// flowLayout is a layout that can say the same for a container.
type flowLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor says how high an object has to be at this width. For a Scroll that is
// little: it takes the height that is left, and the window must be able to be small.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if s, ok := o.(*Scroll); ok {
		return s.MinSize().Height
	}
	if f, ok := o.(Flow); ok {
		return f.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(flowLayout); ok {
			return l.heightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o != nil && o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}

func widest(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range visible(objects) {
		w = max(w, o.MinSize().Width)
	}
	return w
}

// naturalWidth is how wide an object is when there is room: its least width is what
// it can be wrapped to.
func naturalWidth(o fyne.CanvasObject) float32 {
	least := o.MinSize().Width
	if n, ok := o.(interface{ natural() float32 }); ok {
		return max(least, n.natural()+1)
	}
	c, ok := o.(*fyne.Container)
	if !ok {
		return least
	}
	var w float32
	switch l := c.Layout.(type) {
	case *column:
		for _, held := range visible(c.Objects) {
			w = max(w, naturalWidth(held))
		}
	case *inset:
		for _, held := range visible(c.Objects) {
			w = max(w, naturalWidth(held)+2*l.x)
		}
	case *line:
		for i, held := range visible(c.Objects) {
			if i > 0 {
				w += l.gap
			}
			w += naturalWidth(held)
		}
	}
	return max(least, w)
}

// remembered is the width a layout had last: MinSize has no other way to know.
type remembered struct{ width float32 }

func (r *remembered) or(least float32) float32 {
	if r.width > 0 {
		return r.width
	}
	return max(least, 30*look.Em())
}

type column struct {
	remembered
	gap  float32
	grow fyne.CanvasObject
}

// Column puts objects under one another, each as wide as the column.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

// ColumnWith is a Column in which grow takes the height that is left.
func ColumnWith(grow fyne.CanvasObject, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap, grow: grow}, objects...)
}

func (l *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for i, o := range visible(objects) {
		if i > 0 {
			h += l.gap
		}
		h += HeightFor(o, width)
	}
	return h
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := widest(objects)
	return fyne.NewSize(w, l.heightFor(objects, l.or(w)))
}

func (l *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left := max(0, size.Height-l.heightFor(objects, size.Width))
	var y float32
	for _, o := range visible(objects) {
		h := HeightFor(o, size.Width)
		if o == l.grow {
			h += left
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

type line struct {
	remembered
	gap  float32
	grow fyne.CanvasObject
	top  bool
}

// Line puts objects beside one another, centred on the line.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, objects...)
}

// LineWith is a Line in which grow takes the width that is left.
func LineWith(grow fyne.CanvasObject, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, grow: grow}, objects...)
}

// TopLineWith is LineWith aligned at the top, for objects of several lines.
func TopLineWith(grow fyne.CanvasObject, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, grow: grow, top: true}, objects...)
}

func (l *line) widths(objects []fyne.CanvasObject, width float32) []float32 {
	w := make([]float32, len(objects))
	used := l.gap * float32(max(0, len(objects)-1))
	at := -1
	for i, o := range objects {
		if o == l.grow {
			at = i
			continue
		}
		w[i] = naturalWidth(o)
		used += w[i]
	}
	// What does not fit gives way from the right, down to what it can be wrapped to.
	over := used - width
	if at >= 0 {
		over += objects[at].MinSize().Width
	}
	for i := len(objects) - 1; i >= 0 && over > 0; i-- {
		if i == at {
			continue
		}
		give := min(over, w[i]-objects[i].MinSize().Width)
		w[i], over, used = w[i]-give, over-give, used-give
	}
	if at >= 0 {
		w[at] = max(0, width-used)
	}
	return w
}

func (l *line) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	shown := visible(objects)
	w := l.widths(shown, width)
	for i, o := range shown {
		h = max(h, HeightFor(o, w[i]))
	}
	return h
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for i, o := range visible(objects) {
		if i > 0 {
			w += l.gap
		}
		w += o.MinSize().Width
	}
	at := w
	if l.grow != nil {
		at = l.or(w)
	}
	return fyne.NewSize(w, l.heightFor(objects, at))
}

func (l *line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	w := l.widths(shown, size.Width)
	var x float32
	for i, o := range shown {
		h := HeightFor(o, w[i])
		y := (size.Height - h) / 2
		if l.top {
			y = 0
		}
		if o == l.grow && !l.top && h > size.Height {
			y = 0
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w[i], h))
		x += w[i] + l.gap
	}
}

type border struct{ top, bottom, left, right, centre fyne.CanvasObject }

// Border puts objects at the edges and one in the middle, without gaps; any may be
// nil but the middle one.
func Border(top, bottom, left, right, centre fyne.CanvasObject) *fyne.Container {
	var objects []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{top, left, centre, right, bottom} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return container.New(&border{top, bottom, left, right, centre}, objects...)
}

func minOf(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (l *border) MinSize([]fyne.CanvasObject) fyne.Size {
	t, b, a, z, c := minOf(l.top), minOf(l.bottom), minOf(l.left), minOf(l.right), minOf(l.centre)
	return fyne.NewSize(max(t.Width, b.Width, a.Width+c.Width+z.Width), t.Height+b.Height+max(a.Height, c.Height, z.Height))
}

func (l *border) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil && o.Visible() {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(max(0, w), max(0, h)))
		}
	}
	height := func(o fyne.CanvasObject) float32 {
		if o == nil || !o.Visible() {
			return 0
		}
		return HeightFor(o, size.Width)
	}
	t, b := height(l.top), height(l.bottom)
	a, z := minOf(l.left).Width, minOf(l.right).Width
	put(l.top, 0, 0, size.Width, t)
	put(l.bottom, 0, size.Height-b, size.Width, b)
	put(l.left, 0, t, a, size.Height-t-b)
	put(l.right, size.Width-z, t, z, size.Height-t-b)
	put(l.centre, a, t, size.Width-a-z, size.Height-t-b)
}

type wrap struct {
	remembered
	gap float32
}

// Wrap puts objects beside one another and goes on below when the line is full.
func Wrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrap{gap: gap}, objects...)
}

func (l *wrap) run(objects []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, float32, float32, fyne.Size)) float32 {
	var x, y, high float32
	for _, o := range visible(objects) {
		s := fyne.NewSize(min(naturalWidth(o), width), 0)
		s.Height = HeightFor(o, s.Width)
		if x > 0 && x+s.Width > width+0.5 {
			x, y, high = 0, y+high+l.gap, 0
		}
		if place != nil {
			place(o, x, y, s)
		}
		x += s.Width + l.gap
		high = max(high, s.Height)
	}
	return y + high
}

func (l *wrap) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.run(objects, width, nil)
}

func (l *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := widest(objects)
	return fyne.NewSize(w, l.heightFor(objects, l.or(w)))
}

func (l *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.run(objects, size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(s)
	})
}

type inset struct {
	remembered
	x, y float32
}

// Inset leaves x on both sides of an object and y above and below.
func Inset(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{x: x, y: y}, o)
}

func (l *inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range visible(objects) {
		h = max(h, HeightFor(o, width-2*l.x))
	}
	return h + 2*l.y
}

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := widest(objects) + 2*l.x
	return fyne.NewSize(w, l.heightFor(objects, l.or(w)))
}

func (l *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		o.Move(fyne.NewPos(l.x, l.y))
		o.Resize(fyne.NewSize(max(0, size.Width-2*l.x), max(0, size.Height-2*l.y)))
	}
}

type limit struct{ em float32 }

// Limit keeps an object at most em wide, on the left.
func Limit(em float32, o fyne.CanvasObject) *fyne.Container { return container.New(&limit{em}, o) }

func (l *limit) most(width float32) float32 { return min(width, l.em*look.Em()) }

func (l *limit) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range visible(objects) {
		h = max(h, HeightFor(o, l.most(width)))
	}
	return h
}

func (l *limit) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(widest(objects), l.em*look.Em()), l.heightFor(objects, l.em*look.Em()))
}

func (l *limit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(l.most(size.Width), size.Height))
	}
}

// Gap is an empty piece of this height.
func Gap(height float32) fyne.CanvasObject {
	return container.New(&gapLayout{height})
}

type gapLayout struct{ h float32 }

func (g *gapLayout) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.NewSize(0, g.h) }
func (g *gapLayout) Layout([]fyne.CanvasObject, fyne.Size)          {}
func (g *gapLayout) heightFor([]fyne.CanvasObject, float32) float32 { return g.h }
