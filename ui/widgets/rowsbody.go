package widgets

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// show scrolls a row into sight.
func (r *rows) show(i int) {
	r.measure(r.body.Size().Width)
	if i < 0 || i+1 >= len(r.tops) {
		return
	}
	if r.whole {
		Reveal(r.self)
		return
	}
	if r.scroll.Size().Height > 0 {
		from := r.withHeading(i)
		revealIn(r.scroll, r.tops[from], r.tops[i+1]-r.tops[from])
	}
}

// withHeading is where the headings right above a row begin: they come into sight
// with it.
func (r *rows) withHeading(i int) int {
	for i > 0 && r.all[i-1].heading() {
		i--
	}
	return i
}

// area is the part of the widget that has to be in sight: the current row.
func (r *rows) area() (y, height float32) {
	r.measure(r.body.Size().Width)
	top := r.headHeight()
	if r.at >= 0 && r.at+1 < len(r.tops) {
		off := float32(0)
		if !r.whole {
			off = r.scroll.Offset.Y
		}
		from := r.withHeading(r.at)
		return top + r.tops[from] - off, r.tops[r.at+1] - r.tops[from]
	}
	return 0, min(r.self.Size().Height, look.Height(look.RowHeight))
}

func (r *rows) measure(width float32) {
	if r.tops != nil && r.topsWidth == width && r.topsEm == look.Em() {
		return
	}
	r.topsWidth, r.topsEm = width, look.Em()
	r.tops = make([]float32, len(r.all)+1)
	for i, w := range r.all {
		r.tops[i+1] = r.tops[i] + w.HeightFor(width)
	}
}

func (r *rows) bodyHeight(width float32) float32 {
	if len(r.all) == 0 {
		return HeightFor(Inset(look.Space4, look.Space3, Caption(r.empty)), width)
	}
	r.measure(width)
	return r.tops[len(r.all)]
}

func (r *rows) headHeight() float32 {
	if r.head == nil || !r.head.Visible() {
		return 0
	}
	return r.head.MinSize().Height
}

// HeightFor implements Flow: all rows when whole, otherwise the few that a list is
// never smaller than.
func (r *rows) HeightFor(width float32) float32 {
	h := r.bodyHeight(width)
	if !r.whole {
		h = min(h, 3*look.Height(look.RowHeight)+12)
	}
	return h + r.headHeight()
}

// CreateRenderer implements fyne.Widget.
func (r *rows) CreateRenderer() fyne.WidgetRenderer {
	ring := newBlock("", "", 0, 0)
	empty := Caption("")
	return &drawing{
		of: r.self,
		objects: func() []fyne.CanvasObject {
			var o []fyne.CanvasObject
			if r.head != nil {
				o = append(o, r.head)
			}
			switch {
			case len(r.all) == 0:
				o = append(o, empty)
			case r.whole:
				o = append(o, r.body)
			default:
				o = append(o, r.scroll)
			}
			return append(o, ring.r)
		},
		paint: func() {
			empty.SetText(r.empty)
			r.tops = nil
		},
		min: func() fyne.Size {
			w := r.self.Size().Width
			if w <= 0 {
				w = 20 * look.Em()
			}
			return fyne.NewSize(10*look.Em(), r.HeightFor(w))
		},
		layout: func(size fyne.Size) {
			top := r.headHeight()
			if r.head != nil {
				r.head.Resize(fyne.NewSize(size.Width, top))
			}
			r.measure(size.Width)
			empty.Move(fyne.NewPos(look.Space4, top+look.Space3))
			empty.Resize(fyne.NewSize(size.Width-2*look.Space4, max(0, size.Height-top)))
			at, room := fyne.NewPos(0, top), fyne.NewSize(size.Width, max(0, size.Height-top))
			if r.whole {
				if r.scroll.Content != nil {
					r.scroll.Content = nil
				}
				r.body.Move(at)
				r.body.Resize(room)
				r.body.Refresh()
			} else {
				if r.scroll.Content == nil {
					r.scroll.Content = r.body
				}
				r.scroll.Move(at)
				r.scroll.Resize(room)
				r.scroll.Refresh()
			}
			ringInside(ring, r.focused && r.at < 0, 0, 0, size.Width, size.Height, look.RadiusControl)
		},
	}
}

// rowsBody holds the rows in sight.
type rowsBody struct {
	widget.BaseWidget
	rows  *rows
	boxes map[int]*rowBox
	looks map[int]rowLook // the look each row was drawn in last
	shown []fyne.CanvasObject
}

// rowLook is what all the words of a row depend on. A row out of sight does not hear
// of a new theme; it takes it on when it comes into sight.
type rowLook struct {
	palette look.Palette
	em      float32
}

func (b *rowsBody) forget() { b.boxes, b.looks = nil, map[int]rowLook{} }

// refreshDeep refreshes an object and all it holds.
func refreshDeep(o fyne.CanvasObject) {
	for _, held := range heldBy(o) {
		refreshDeep(held)
	}
	o.Refresh()
}

func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		of:      b,
		objects: func() []fyne.CanvasObject { return b.shown },
		layout:  b.arrange,
		min: func() fyne.Size {
			w := b.Size().Width
			if w <= 0 {
				w = 20 * look.Em()
			}
			return fyne.NewSize(10, b.rows.bodyHeight(w))
		},
	}
}

func (b *rowsBody) arrange(size fyne.Size) {
	r := b.rows
	if size.Width <= 0 {
		return
	}
	r.measure(size.Width)
	from, to := float32(0), size.Height
	if !r.whole {
		from = r.scroll.Offset.Y
		to = from + r.scroll.Size().Height
	}
	first := max(0, sort.Search(len(r.all), func(i int) bool { return r.tops[i+1] > from }))
	b.shown = b.shown[:0:0]
	keep := map[int]*rowBox{}
	for i := first; i < len(r.all) && r.tops[i] < to; i++ {
		box := b.boxes[i]
		if box == nil {
			box = newRowBox(r, i)
		}
		keep[i] = box
		is := rowLook{look.NowPalette(), look.Em()}
		if was, drawn := b.looks[i]; drawn && was != is {
			refreshDeep(r.all[i])
		}
		b.looks[i] = is
		box.Move(fyne.NewPos(0, r.tops[i]))
		box.Resize(fyne.NewSize(size.Width, r.tops[i+1]-r.tops[i]))
		if now := box.now(); now != box.was {
			box.was = now
			box.Refresh()
		}
		b.shown = append(b.shown, box)
	}
	b.boxes = keep
}

// rowBox is the ground of a row: tint, choice, ring, line below, and the clicks.
type rowBox struct {
	widget.BaseWidget
	rows *rows
	n    int
	was  boxState
}

// boxState is what the ground of a row depends on. Rows are drawn anew only when it
// changes: drawing text is what scrolling would wait for.
type boxState struct {
	current, focused, steady, last bool
	palette                        look.Palette
	em                             float32
}

func (b *rowBox) now() boxState {
	r := b.rows
	return boxState{b.n == r.at, r.focused, r.steady, b.n == len(r.all)-1 && r.whole, look.NowPalette(), look.Em()}
}

func newRowBox(r *rows, n int) *rowBox {
	b := &rowBox{rows: r, n: n}
	b.ExtendBaseWidget(b)
	return b
}

func (b *rowBox) row() row { return b.rows.all[b.n] }

// Tapped makes the row current, and opens it or ticks it.
func (b *rowBox) Tapped(ev *fyne.PointEvent) {
	r := b.rows
	if b.row().heading() {
		return
	}
	if f, ok := r.self.(fyne.Focusable); ok {
		requestFocus(f)
	}
	r.move(b.n)
	if x, w := b.row().tick(); w > 0 && r.onTick != nil && ev.Position.X >= x && ev.Position.X < x+w {
		r.onTick(b.row().key())
		return
	}
	if r.onOpen != nil {
		r.onOpen(b.row().key())
	}
}

func (b *rowBox) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock("", "", 0, 0)
	edge := newBlock("", "", 2, 0)
	under := newBlock(look.Line, "", 0, 0)
	ring := newBlock("", "", 0, 0)
	content := b.row()
	paint := func() {
		r := b.rows
		current := b.n == r.at && (r.steady || r.focused)
		ground.fill = content.tint()
		edge.edge = ""
		if content.heading() {
			ground.fill = look.SurfaceAlt
		}
		if current {
			ground.fill = look.Selection
			if look.NowPalette().High() {
				edge.edge = look.Primary
			}
		}
		first, last := b.n == 0 && r.roundTop, b.n == len(r.all)-1 && r.whole && r.roundBottom
		under.fill = look.Line
		if last {
			under.fill = ""
		}
		for _, k := range []*block{ground, edge, ring} {
			k.apply()
			k.corners(first, last, look.RadiusPanel-1)
		}
		under.apply()
	}
	paint()
	return &drawing{
		of: b, paint: paint,
		objects: fixed(ground.r, under.r, edge.r, content, ring.r),
		min:     func() fyne.Size { return fyne.NewSize(10, 10) },
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			edge.place(1, 1, size.Width-2, size.Height-2)
			under.place(0, size.Height-1, size.Width, 1)
			content.Move(fyne.NewPos(0, 0))
			content.Resize(size)
			ringInside(ring, b.rows.focused && b.n == b.rows.at, 0, 0, size.Width, size.Height, 0)
			ring.corners(b.n == 0 && b.rows.roundTop, b.n == len(b.rows.all)-1 && b.rows.whole && b.rows.roundBottom, look.RadiusPanel-1)
		},
	}
}
