// Package widgets holds Waymark's own widgets: what a page is put together from.
// They know colours, text and keys; no person, no plan and no money.
//
// Rules of the room: whatever can be clicked can take the focus, shows a ring when
// it has it, answers the keyboard completely, says what it is to a screen reader and
// carries a sentence of help for the status bar. A widget hands the keys it does not
// use on to the page. No shadows and no movement. A colour is never the only sign.
//
// Heights follow widths here (text wraps), which Fyne's MinSize cannot say. So
// widgets and layouts of this package answer HeightFor, and pages are put together
// with Column, Line, Wrap, Inset, Split and Scroll rather than with Fyne's boxes.
package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Helper is a widget with a sentence for the status bar, shown while it has the focus.
type Helper interface{ HelpText() string }

// ink is a piece of text that follows the theme.
type ink struct {
	t     *canvas.Text
	token fyne.ThemeColorName
	size  fyne.ThemeSizeName
}

func newInk(text string, size fyne.ThemeSizeName, bold bool, token fyne.ThemeColorName) *ink {
	t := canvas.NewText(text, look.Color(token))
	t.TextStyle.Bold = bold
	k := &ink{t, token, size}
	k.apply()
	return k
}

func (k *ink) apply() {
	k.t.Color = look.Color(k.token)
	k.t.TextSize = look.Size(k.size)
}

// measure returns the size of the text as it will be drawn.
func (k *ink) measure() fyne.Size {
	return fyne.MeasureText(k.t.Text, look.Size(k.size), k.t.TextStyle)
}

// centre puts the text into a row of this height, its left edge at x.
func (k *ink) centre(x, y, height float32) fyne.Size {
	s := k.measure()
	k.t.Move(fyne.NewPos(x, y+(height-s.Height)/2))
	k.t.Resize(s)
	return s
}

// lineHeight is the height of one line of text.
func lineHeight(size fyne.ThemeSizeName) float32 {
	return fyne.MeasureText("Hg", look.Size(size), fyne.TextStyle{}).Height
}

// cut shortens text to a width, with an ellipsis.
func cut(text string, size fyne.ThemeSizeName, style fyne.TextStyle, width float32) string {
	at := look.Size(size)
	if fyne.MeasureText(text, at, style).Width <= width+0.5 {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(strings.TrimRight(string(runes[:mid]), " ")+"…", at, style).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// block is a rectangle that follows the theme. An empty token is transparent.
type block struct {
	r          *canvas.Rectangle
	fill, edge fyne.ThemeColorName
	width      float32
	radius     float32
}

func newBlock(fill, edge fyne.ThemeColorName, width, radius float32) *block {
	b := &block{canvas.NewRectangle(color.Transparent), fill, edge, width, radius}
	b.apply()
	return b
}

func (b *block) apply() {
	b.r.FillColor, b.r.StrokeColor, b.r.StrokeWidth = color.Transparent, color.Transparent, 0
	if b.fill != "" {
		b.r.FillColor = look.Color(b.fill)
	}
	if b.edge != "" {
		b.r.StrokeColor, b.r.StrokeWidth = look.Color(b.edge), b.width
	}
	b.r.CornerRadius = b.radius
}

// corners rounds the upper or the lower two corners only.
func (b *block) corners(top, bottom bool, radius float32) {
	if top {
		b.r.TopLeftCornerRadius, b.r.TopRightCornerRadius = radius, radius
	}
	if bottom {
		b.r.BottomLeftCornerRadius, b.r.BottomRightCornerRadius = radius, radius
	}
}

func (b *block) place(x, y, w, h float32) {
	b.r.Move(fyne.NewPos(x, y))
	b.r.Resize(fyne.NewSize(w, h))
}

// glyph is an icon that follows the theme; its size is given at 100 % text.
type glyph struct {
	i     *canvas.Image
	name  string
	token fyne.ThemeColorName
	size  float32
}

func newGlyph(name string, token fyne.ThemeColorName, size float32) *glyph {
	i := canvas.NewImageFromResource(nil)
	i.FillMode = canvas.ImageFillContain
	g := &glyph{i, name, token, size}
	g.apply()
	return g
}

func (g *glyph) apply() {
	if g.name == "" {
		g.i.Hide()
		return
	}
	if want := look.Icon(g.name, g.token); g.i.Resource != want {
		g.i.Resource = want
	}
	g.i.Show()
	g.i.Refresh()
}

// px is the side of the icon in pixels; nothing when there is no icon.
func (g *glyph) px() float32 {
	if g.name == "" {
		return 0
	}
	return look.Scaled(g.size)
}

func (g *glyph) centre(x, y, height float32) {
	g.i.Move(fyne.NewPos(x, y+(height-g.px())/2))
	g.i.Resize(fyne.NewSquareSize(g.px()))
}

// drawing is the renderer of all our widgets: the objects, and what to do.
type drawing struct {
	of      fyne.CanvasObject
	objects func() []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func() // takes on theme and state; the layout follows by itself
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects() }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Layout(s fyne.Size)           { d.layout(s) }
func (d *drawing) Refresh() {
	if d.paint != nil {
		d.paint()
	}
	d.layout(d.of.Size())
	canvas.Refresh(d.of)
}

func fixed(objects ...fyne.CanvasObject) func() []fyne.CanvasObject {
	return func() []fyne.CanvasObject { return objects }
}

// control is what every focusable widget of ours is made of.
type control struct {
	widget.DisableableWidget
	self    fyne.Widget
	focused bool
	hovered bool
	help    string
	onFocus func(bool)
}

func (c *control) extend(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
}

// SetHelp sets the sentence for the status bar.
func (c *control) SetHelp(text string) { c.help = text }

// HelpText implements Helper.
func (c *control) HelpText() string { return c.help }

// OnFocus hears when the widget gains and loses the focus.
func (c *control) OnFocus(fn func(gained bool)) { c.onFocus = fn }

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	c.self.Refresh()
	tellFocus(c.self, true)
	if c.onFocus != nil {
		c.onFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() {
	c.focused = false
	c.self.Refresh()
	tellFocus(c.self, false)
	if c.onFocus != nil {
		c.onFocus(false)
	}
}

// TypedRune implements fyne.Focusable.
func (c *control) TypedRune(rune) {}

// MouseIn implements desktop.Hoverable.
func (c *control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.self.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *control) MouseOut() { c.hovered = false; c.self.Refresh() }

// ringAround draws the ring outside a control of this size.
func ringAround(ring *block, show bool, x, y, w, h, radius float32) {
	ring.edge = ""
	if show {
		ring.edge = look.Focus
	}
	ring.width = look.RingWidth
	ring.radius = min(radius+look.RingWidth, h/2+look.RingGap)
	ring.apply()
	out := look.RingGap + look.RingWidth/2
	ring.place(x-out, y-out, w+2*out, h+2*out)
}

// ringInside draws the ring inside a row.
func ringInside(ring *block, show bool, x, y, w, h, radius float32) {
	ring.edge = ""
	if show {
		ring.edge = look.Focus
	}
	ring.width, ring.radius = look.RingWidth, radius
	ring.apply()
	in := look.RingWidth / 2
	ring.place(x+in, y+in, w-2*in, h-2*in)
}

func requestFocus(w fyne.Focusable) {
	o, ok := w.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(w)
	}
}

// Focus gives the focus to a widget, or to the part of it that takes it.
func Focus(o fyne.CanvasObject) {
	if f := focusTarget(o); f != nil {
		requestFocus(f)
	}
}

func focusTarget(o fyne.CanvasObject) fyne.Focusable {
	if o == nil || !o.Visible() {
		return nil
	}
	if t, ok := o.(interface{ FocusTarget() fyne.Focusable }); ok {
		return t.FocusTarget()
	}
	if f, ok := o.(fyne.Focusable); ok {
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return nil
		}
		return f
	}
	for _, held := range heldBy(o) {
		if f := focusTarget(held); f != nil {
			return f
		}
	}
	return nil
}

// pass hands a key that a widget does not use on: Page Up and Page Down move the
// page under it, everything else goes to the page's own handler.
func pass(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(from)
	if c == nil {
		return
	}
	if ev.Name == fyne.KeyPageUp || ev.Name == fyne.KeyPageDown {
		if s := scrollAround(c, from); s != nil {
			step := s.Size().Height * 0.9
			if ev.Name == fyne.KeyPageUp {
				step = -step
			}
			scrollTo(s, s.Offset.Y+step)
			return
		}
	}
	if handler := c.OnTypedKey(); handler != nil {
		handler(ev)
	}
}

// --- who has the focus, and is it in sight ---

type focusListener struct{ fn func(fyne.Focusable) }

var focusListeners []*focusListener

// ListenFocus calls fn, on the window's goroutine, with the widget that gained the
// focus, and with nil when a widget lost it. stop ends it.
func ListenFocus(fn func(fyne.Focusable)) (stop func()) {
	l := &focusListener{fn}
	focusListeners = append(focusListeners, l)
	return func() {
		for i, other := range focusListeners {
			if other == l {
				focusListeners = append(focusListeners[:i:i], focusListeners[i+1:]...)
				return
			}
		}
	}
}

func tellFocus(w fyne.CanvasObject, gained bool) {
	var now fyne.Focusable
	if gained {
		now, _ = w.(fyne.Focusable)
		Reveal(w)
	}
	for _, l := range focusListeners {
		l.fn(now)
	}
}

// holder is a widget that holds objects given by the page.
type holder interface{ Held() []fyne.CanvasObject }

func heldBy(o fyne.CanvasObject) []fyne.CanvasObject {
	switch x := o.(type) {
	case *fyne.Container:
		return x.Objects
	case *container.Scroll:
		if x.Content == nil {
			return nil
		}
		return []fyne.CanvasObject{x.Content}
	case holder:
		return x.Held()
	}
	return nil
}

// trail lists what lies between root and target, the outermost first.
func trail(root, target fyne.CanvasObject) []fyne.CanvasObject {
	if root == nil {
		return nil
	}
	if root == target {
		return []fyne.CanvasObject{root}
	}
	for _, held := range heldBy(root) {
		if found := trail(held, target); found != nil {
			return append([]fyne.CanvasObject{root}, found...)
		}
	}
	return nil
}

func rootOf(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

func scrollAround(c fyne.Canvas, o fyne.CanvasObject) *container.Scroll {
	path := trail(rootOf(c), o)
	for i := len(path) - 1; i >= 0; i-- {
		if s, ok := path[i].(*container.Scroll); ok {
			return s
		}
	}
	return nil
}

func scrollTo(s *container.Scroll, y float32) {
	most := s.Content.Size().Height - s.Size().Height
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, min(y, most))))
}

// Reveal scrolls so that an object, ring and all, stands clear.
func Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	path := trail(rootOf(c), o)
	for i := len(path) - 1; i >= 0; i-- {
		s, ok := path[i].(*container.Scroll)
		if !ok {
			continue
		}
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y
		height := o.Size().Height
		if a, ok := o.(interface{ area() (y, height float32) }); ok {
			y, h := a.area()
			top, height = top+y, h
		}
		revealIn(s, s.Offset.Y+top-2*look.RingRoom, height+4*look.RingRoom)
	}
}

// revealIn scrolls s so that height pixels from top are in sight, the top first.
func revealIn(s *container.Scroll, top, height float32) {
	view := s.Size().Height
	switch {
	case top < s.Offset.Y || height > view:
		scrollTo(s, top)
	case top+height > s.Offset.Y+view:
		scrollTo(s, top+height-view)
	}
}
