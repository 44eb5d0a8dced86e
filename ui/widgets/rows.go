package widgets

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// row is one line of a list or table, as the engine sees it.
type row interface {
	fyne.CanvasObject
	Flow
	key() string
	heading() bool
	say() string  // for a screen reader
	jump() string // what letters jump to
	tick() (x, width float32)
	setCurrent(bool)
	tint() fyne.ThemeColorName
}

// rows is the engine of RowList and Table: one stop of the Tab key with a current
// row in it. Only the rows in sight are drawn, so a list may be long.
type rows struct {
	control
	label  string
	all    []row
	at     int // the current row, -1 when there is none
	whole  bool
	steady bool // the current row is shown also without the focus
	empty  string
	// the first and the last row follow the corners of the panel they lie on
	roundTop, roundBottom bool

	onOpen, onSelect, onTick func(key string)
	onKey                    func(key string, ev *fyne.KeyEvent) bool
	onRune                   func(key string, r rune) bool

	scroll    *container.Scroll
	body      *rowsBody
	head      fyne.CanvasObject
	tops      []float32 // where each row starts, and the end of the last
	topsWidth float32
	topsEm    float32
}

func (r *rows) start(self fyne.Widget, label string) {
	r.label, r.at = label, -1
	r.body = &rowsBody{rows: r}
	r.body.ExtendBaseWidget(r.body)
	r.scroll = container.NewVScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.body.Refresh() }
	r.extend(self)
}

// set replaces the rows and keeps the current one by its key.
func (r *rows) set(all []row) {
	was := r.Current()
	r.all, r.at, r.tops = all, -1, nil
	for i, w := range all {
		if !w.heading() && w.key() == was && was != "" {
			r.at = i
		}
	}
	if r.at < 0 && (r.steady || r.focused) {
		r.at = r.next(-1, 1)
	}
	r.mark()
	r.body.forget()
	r.self.Refresh()
}

// Current returns the key of the current row, or "".
func (r *rows) Current() string {
	if r.at >= 0 && r.at < len(r.all) {
		return r.all[r.at].key()
	}
	return ""
}

// Select makes a row current without telling anyone.
func (r *rows) Select(key string) {
	for i, w := range r.all {
		if !w.heading() && w.key() == key {
			r.at = i
			r.mark()
			r.body.Refresh()
			r.show(i)
			return
		}
	}
}

// SetWhole shows the rows at full height, without a scroll of their own: for short
// lists on a page that scrolls.
func (r *rows) SetWhole(whole bool) {
	r.whole = whole
	r.self.Refresh()
}

// SetEmpty is the sentence shown when there are no rows.
func (r *rows) SetEmpty(text string) {
	r.empty = text
	r.self.Refresh()
}

// OnOpen hears Enter and a click.
func (r *rows) OnOpen(fn func(key string)) { r.onOpen = fn }

// OnSelect hears that another row became current. Such a list shows its current row
// also without the focus.
func (r *rows) OnSelect(fn func(key string)) {
	r.onSelect, r.steady = fn, true
	if r.at < 0 {
		r.at = r.next(-1, 1)
		r.mark()
	}
}

// OnTick hears Space, and a click on the tick.
func (r *rows) OnTick(fn func(key string)) { r.onTick = fn }

// OnKey hears every key first; it returns true for the ones it used.
func (r *rows) OnKey(fn func(key string, ev *fyne.KeyEvent) bool) { r.onKey = fn }

// OnRune hears every letter and digit first; it returns true for the ones it used.
func (r *rows) OnRune(fn func(key string, c rune) bool) { r.onRune = fn }

// onPanel is told by the panel that the rows reach its corners.
func (r *rows) onPanel(top bool) { r.roundTop, r.roundBottom = top && r.head == nil, true }

func (r *rows) mark() {
	for i, w := range r.all {
		w.setCurrent(i == r.at && (r.steady || r.focused))
	}
}

// next returns the row after from in a direction that can be current, or from.
func (r *rows) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(r.all); i += by {
		if !r.all[i].heading() {
			return i
		}
	}
	return from
}

func (r *rows) move(to int) {
	if to < 0 || to >= len(r.all) || to == r.at {
		if to == r.at && to >= 0 {
			r.show(to)
		}
		return
	}
	r.at = to
	r.mark()
	r.show(to)
	r.body.Refresh()
	tellFocus(r.self, true)
	if r.onSelect != nil {
		r.onSelect(r.Current())
	}
}

// FocusGained implements fyne.Focusable.
func (r *rows) FocusGained() {
	r.focused = true
	if r.at < 0 {
		r.at = r.next(-1, 1)
	}
	r.mark()
	r.control.FocusGained()
	r.body.Refresh()
}

// FocusLost implements fyne.Focusable.
func (r *rows) FocusLost() {
	r.control.FocusLost()
	r.mark()
	r.body.Refresh()
}

// TypedKey implements fyne.Focusable.
func (r *rows) TypedKey(ev *fyne.KeyEvent) {
	if r.onKey != nil && r.onKey(r.Current(), ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		r.move(r.next(r.at, 1))
	case fyne.KeyUp:
		if up := r.next(r.at, -1); up != r.at && up >= 0 {
			r.move(up)
		} else {
			r.toTop()
		}
	case fyne.KeyHome:
		r.move(r.next(-1, 1))
		r.toTop()
	case fyne.KeyEnd:
		r.move(r.next(len(r.all), -1))
	case fyne.KeyPageDown:
		r.page(1)
	case fyne.KeyPageUp:
		r.page(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if k := r.Current(); k != "" && r.onOpen != nil {
			r.onOpen(k)
		}
	case fyne.KeySpace:
		if k := r.Current(); k != "" && r.onTick != nil {
			r.onTick(k)
		} else if k != "" && r.onOpen != nil {
			r.onOpen(k)
		}
	default:
		pass(r.self, ev)
	}
}

// TypedRune implements fyne.Focusable: letters jump to the next name they begin.
func (r *rows) TypedRune(c rune) {
	if r.onRune != nil && r.onRune(r.Current(), c) {
		return
	}
	if c == ' ' || len(r.all) == 0 {
		return
	}
	letter := strings.ToLower(string(c))
	for n := 1; n <= len(r.all); n++ {
		i := (max(r.at, 0) + n) % len(r.all)
		if !r.all[i].heading() && strings.HasPrefix(strings.ToLower(r.all[i].jump()), letter) {
			r.move(i)
			return
		}
	}
}

func (r *rows) page(by int) {
	view := r.viewHeight()
	if len(r.all) == 0 || view <= 0 {
		return
	}
	r.measure(r.body.Size().Width)
	goal := r.tops[max(r.at, 0)] + float32(by)*view*0.9
	to := r.at
	for {
		n := r.next(to, by)
		if n == to || (by > 0 && r.tops[n] > goal) || (by < 0 && r.tops[n] < goal) {
			break
		}
		to = n
	}
	if to == r.at {
		to = r.next(r.at, by)
	}
	r.move(to)
}

func (r *rows) viewHeight() float32 {
	if r.whole {
		if c := fyne.CurrentApp().Driver().CanvasForObject(r.self); c != nil {
			if s := scrollAround(c, r.self); s != nil {
				return s.Size().Height
			}
		}
		return r.body.Size().Height
	}
	return r.scroll.Size().Height
}

func (r *rows) toTop() {
	if !r.whole {
		scrollTo(r.scroll, 0)
	}
}

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

// HelpText implements Helper.
func (r *rows) HelpText() string {
	switch {
	case r.help != "":
		return r.help
	case r.onTick != nil:
		return "Up and Down move through the list. Space ticks a line."
	case r.onOpen != nil:
		return "Up and Down move through the list. Enter opens the line."
	}
	return "Up and Down move through the list."
}

// AccessibilityLabel implements fyne.Accessible.
func (r *rows) AccessibilityLabel() string {
	if r.at >= 0 && r.at < len(r.all) {
		return r.label + ": " + r.all[r.at].say()
	}
	if len(r.all) == 0 && r.empty != "" {
		return r.label + ": " + r.empty
	}
	return r.label
}

// AccessibilityRole implements fyne.Accessible.
func (r *rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

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
			if empty.Text() != r.empty {
				empty.SetText(r.empty)
			}
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
	shown []fyne.CanvasObject
}

func (b *rowsBody) forget() { b.boxes = nil }

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
		box.Move(fyne.NewPos(0, r.tops[i]))
		box.Resize(fyne.NewSize(size.Width, r.tops[i+1]-r.tops[i]))
		box.Refresh()
		b.shown = append(b.shown, box)
	}
	b.boxes = keep
}

// rowBox is the ground of a row: tint, choice, ring, line below, and the clicks.
type rowBox struct {
	widget.BaseWidget
	rows    *rows
	n       int
	hovered bool
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
