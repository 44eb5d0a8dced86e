package widgets

import (
	"fyne.io/fyne/v2"

	"waymark/ui/look"
)

// Radios is a group of options of which one is chosen: one stop of the Tab key, Up
// and Down change the choice, a letter chooses its option.
type Radios struct {
	control
	label    string
	options  []Option
	value    string
	onChange func(string)
	remembered
}

// NewRadios makes a group. label is for screen readers; the page shows the heading.
func NewRadios(label string, options []Option, value string, onChange func(string)) *Radios {
	r := &Radios{label: label, options: options, value: value, onChange: onChange}
	r.extend(r)
	return r
}

// Value returns the code chosen.
func (r *Radios) Value() string { return r.value }

// SetValue chooses without telling anyone.
func (r *Radios) SetValue(v string) { r.value = v; r.Refresh() }

func (r *Radios) choose(v string) {
	if r.Disabled() || v == r.value {
		return
	}
	r.SetValue(v)
	if r.onChange != nil {
		r.onChange(v)
	}
}

func (r *Radios) step(by int) {
	at := -1
	for i, o := range r.options {
		if o.Value == r.value {
			at = i
		}
	}
	if at < 0 && by < 0 {
		at = len(r.options)
	}
	if next := at + by; next >= 0 && next < len(r.options) {
		r.choose(r.options[next].Value)
	}
}

// TypedKey implements fyne.Focusable.
func (r *Radios) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyRight:
		r.step(1)
	case fyne.KeyUp, fyne.KeyLeft:
		r.step(-1)
	case fyne.KeyHome:
		r.step(-len(r.options))
		if len(r.options) > 0 {
			r.choose(r.options[0].Value)
		}
	case fyne.KeyEnd:
		if n := len(r.options); n > 0 {
			r.choose(r.options[n-1].Value)
		}
	case fyne.KeySpace:
		if r.value == "" {
			r.step(1)
		}
	default:
		pass(r, ev)
	}
}

// TypedRune implements fyne.Focusable.
func (r *Radios) TypedRune(c rune) {
	if o, ok := byKey(r.options, c); ok {
		r.choose(o.Value)
	}
}

// Tapped implements fyne.Tappable.
func (r *Radios) Tapped(ev *fyne.PointEvent) {
	if r.Disabled() {
		return
	}
	requestFocus(r)
	var y float32
	for _, o := range r.options {
		h := r.rowHeight(o, r.Size().Width)
		if ev.Position.Y >= y && ev.Position.Y < y+h {
			r.choose(o.Value)
			return
		}
		y += h
	}
}

// HelpText implements Helper.
func (r *Radios) HelpText() string {
	if r.help != "" {
		return r.help
	}
	return "Up and Down choose."
}

// AccessibilityLabel implements fyne.Accessible.
func (r *Radios) AccessibilityLabel() string {
	if o, ok := byValue(r.options, r.value); ok {
		return r.label + ": " + o.Label
	}
	return r.label + ": nothing chosen"
}

// AccessibilityRole implements fyne.Accessible.
func (r *Radios) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (r *Radios) natural() float32 {
	var w float32
	for _, o := range r.options {
		w = max(w, runWidth(o.Label, look.SizeBody, false), runWidth(o.Hint, look.SizeCaption, false))
	}
	return w + look.Scaled(tickSide) + look.Space2 + 2
}

func (r *Radios) rowHeight(o Option, width float32) float32 {
	room := width - look.Scaled(tickSide) - look.Space2
	h := float32(len(wrapRuns([]Run{{Text: o.Label}}, look.SizeBody, room))) * lineHeight(look.SizeBody)
	if o.Hint != "" {
		h += float32(len(wrapRuns([]Run{{Text: o.Hint}}, look.SizeCaption, room))) * lineHeight(look.SizeCaption)
	}
	return max(h+8, look.Scaled(30))
}

// HeightFor implements Flow.
func (r *Radios) HeightFor(width float32) float32 {
	var h float32
	for _, o := range r.options {
		h += r.rowHeight(o, width)
	}
	return h
}

// CreateRenderer implements fyne.Widget.
func (r *Radios) CreateRenderer() fyne.WidgetRenderer {
	type row struct {
		outer, dot  *block
		label, hint *Para
	}
	rows := make([]row, len(r.options))
	ring := newBlock("", "", 0, 0)
	objects := []fyne.CanvasObject{ring.r}
	for i, o := range r.options {
		rows[i] = row{newBlock(look.Surface, look.Border, 2, 0), newBlock("", "", 0, 0), NewPara(o.Label), Caption(o.Hint)}
		objects = append(objects, rows[i].outer.r, rows[i].dot.r, rows[i].label, rows[i].hint)
	}
	paint := func() {
		side := look.Scaled(tickSide)
		for i, o := range r.options {
			rows[i].outer.edge, rows[i].dot.fill = look.Border, ""
			if o.Value == r.value {
				rows[i].outer.edge, rows[i].dot.fill = look.Primary, look.Primary
			}
			if r.Disabled() {
				rows[i].outer.edge = look.Disabled
			}
			rows[i].outer.radius, rows[i].dot.radius = side/2, side/4
			rows[i].outer.apply()
			rows[i].dot.apply()
			rows[i].label.at, rows[i].hint.at = paraKey{}, paraKey{}
		}
	}
	paint()
	return &drawing{
		of: r, objects: fixed(objects...), paint: paint,
		min: func() fyne.Size {
			w := r.natural()
			return fyne.NewSize(min(w, 8*look.Em()), r.HeightFor(r.or(w)))
		},
		layout: func(size fyne.Size) {
			r.width = size.Width
			side := look.Scaled(tickSide)
			x := side + look.Space2
			var y float32
			for i, o := range r.options {
				h := r.rowHeight(o, size.Width)
				top := y + 4
				lh := rows[i].label.HeightFor(size.Width - x)
				mid := top + (lineHeight(look.SizeBody)-side)/2
				rows[i].outer.place(0, mid, side, side)
				rows[i].dot.place(side/4, mid+side/4, side/2, side/2)
				rows[i].label.Move(fyne.NewPos(x, top))
				rows[i].label.Resize(fyne.NewSize(size.Width-x, lh))
				rows[i].hint.Move(fyne.NewPos(x, top+lh))
				rows[i].hint.Resize(fyne.NewSize(size.Width-x, rows[i].hint.HeightFor(size.Width-x)))
				y += h
			}
			ringAround(ring, r.focused, -2, 0, size.Width+2, y, look.RadiusControl)
		},
	}
}
