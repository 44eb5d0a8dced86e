package widgets

import (
	"fyne.io/fyne/v2"

	"waymark/ui/look"
)

// Check is a box that Space or a click ticks.
type Check struct {
	control
	label, hint string
	on          bool
	onChange    func(bool)
	remembered
}

// NewCheck makes a check box. onChange hears what a person does, not SetOn.
func NewCheck(label string, on bool, onChange func(bool)) *Check {
	c := &Check{label: label, on: on, onChange: onChange}
	c.extend(c)
	return c
}

// SetHint sets a softer line under the label.
func (c *Check) SetHint(text string) { c.hint = text; c.Refresh() }

// On says whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetOn ticks or unticks without telling anyone.
func (c *Check) SetOn(on bool) { c.on = on; c.Refresh() }

// Toggle does what a person does.
func (c *Check) Toggle() {
	if c.Disabled() {
		return
	}
	c.SetOn(!c.on)
	if c.onChange != nil {
		c.onChange(c.on)
	}
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(*fyne.PointEvent) {
	if !c.Disabled() {
		requestFocus(c)
		c.Toggle()
	}
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		c.Toggle()
		return
	}
	pass(c, ev)
}

// HelpText implements Helper.
func (c *Check) HelpText() string {
	if c.help != "" {
		return c.help
	}
	return "Space ticks or unticks."
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Check) AccessibilityLabel() string {
	state := ", not ticked"
	if c.on {
		state = ", ticked"
	}
	return c.label + state
}

// AccessibilityRole implements fyne.Accessible.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const tickSide = 18

// tick draws a check box.
type tick struct {
	box  *block
	mark *glyph
}

func newTick() *tick {
	return &tick{newBlock("", "", 2, 3), newGlyph("", look.OnPrimary, 14)}
}

func (t *tick) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.box.r, t.mark.i} }

func (t *tick) set(on, disabled bool) {
	t.box.fill, t.box.edge, t.mark.name = look.Surface, look.Border, ""
	if on {
		t.box.fill, t.box.edge, t.mark.name = look.Primary, look.Primary, "known"
	}
	if disabled {
		t.box.edge = look.Disabled
		if on {
			t.box.fill = look.Disabled
		}
	}
	t.mark.token = look.OnPrimary
	if disabled {
		t.mark.token = look.Surface
	}
	t.box.apply()
	t.mark.apply()
}

func (t *tick) place(x, y float32) {
	side := look.Scaled(tickSide)
	t.box.place(x, y, side, side)
	in := (side - look.Scaled(14)) / 2
	t.mark.i.Move(fyne.NewPos(x+in, y+in))
	t.mark.i.Resize(fyne.NewSquareSize(look.Scaled(14)))
}

func (c *Check) natural() float32 {
	return max(runWidth(c.label, look.SizeBody, false), runWidth(c.hint, look.SizeCaption, false)) + look.Scaled(tickSide) + look.Space2 + 3
}

// HeightFor implements Flow.
func (c *Check) HeightFor(width float32) float32 {
	room := width - look.Scaled(tickSide) - look.Space2 - 2
	h := float32(len(wrapRuns([]Run{{Text: c.label}}, look.SizeBody, room))) * lineHeight(look.SizeBody)
	if c.hint != "" {
		h += float32(len(wrapRuns([]Run{{Text: c.hint}}, look.SizeCaption, room))) * lineHeight(look.SizeCaption)
	}
	return max(h+6, look.Scaled(30))
}

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	ring := newBlock("", "", 0, 0)
	box := newTick()
	label, hint := NewPara(c.label), Caption(c.hint)
	paint := func() {
		box.set(c.on, c.Disabled())
		label.token = look.Text
		if c.Disabled() {
			label.token = look.Disabled
		}
		label.SetText(c.label)
		hint.SetText(c.hint)
	}
	paint()
	return &drawing{
		of: c, paint: paint,
		objects: fixed(append([]fyne.CanvasObject{ring.r, label, hint}, box.objects()...)...),
		min: func() fyne.Size {
			w := c.natural()
			return fyne.NewSize(min(w, 8*look.Em()), c.HeightFor(c.or(w)))
		},
		layout: func(size fyne.Size) {
			c.width = size.Width
			side := look.Scaled(tickSide)
			x := side + look.Space2
			room := size.Width - x
			lh := label.HeightFor(room)
			all := lh
			if c.hint != "" {
				all += hint.HeightFor(room)
			}
			y := max(0, (size.Height-all)/2)
			box.place(0, y+(lineHeight(look.SizeBody)-side)/2)
			label.Move(fyne.NewPos(x, y))
			label.Resize(fyne.NewSize(room, lh))
			hint.Move(fyne.NewPos(x, y+lh))
			hint.Resize(fyne.NewSize(room, hint.HeightFor(room)))
			w := min(size.Width, x+max(label.natural(), hint.natural())+3)
			ringAround(ring, c.focused, -2, 0, w+2, size.Height, look.RadiusControl)
		},
	}
}
