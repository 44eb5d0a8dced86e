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
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Helper is a widget with a sentence for the status bar, shown while it has the focus.
type Helper interface{ HelpText() string }

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

// TypedRune implements fyne.Focusable: a letter that a widget has no use for goes to the page's own handler.
func (c *control) TypedRune(r rune) {
	o, ok := c.self.(fyne.CanvasObject)
	if !ok {
		return
	}
	canvas := fyne.CurrentApp().Driver().CanvasForObject(o)
	if canvas == nil {
		return
	}
	if handler := canvas.OnTypedRune(); handler != nil {
		handler(r)
	}
}

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
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		// What was put on the window a moment ago is known to no canvas until it is painted.
		for _, win := range driver.AllWindows() {
			if trail(rootOf(win.Canvas()), o) != nil {
				c = win.Canvas()
			}
		}
	}
	if c != nil {
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
// page under it, everything else goes to the page's own handler. Letters and digits
// do not: they arrive a second time, as runes, and have been used by then.
func pass(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	if len(ev.Name) == 1 {
		return
	}
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
