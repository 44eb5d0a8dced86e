package widgets

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/ui/look"
)

// Chips is a row of filters or subjects: one stop of the Tab key. Left, Right, Home
// and End move, Space and Enter choose, a letter chooses its chip.
type Chips struct {
	control
	label    string
	options  []Option
	many     bool
	chosen   []string
	at       int
	onChange func([]string)
	remembered
}

// NewChips makes chips of which one is chosen, or several when many is true. label
// is for screen readers.
func NewChips(label string, many bool, options []Option, chosen []string, onChange func(chosen []string)) *Chips {
	c := &Chips{label: label, many: many, options: options, chosen: slices.Clone(chosen), onChange: onChange}
	c.extend(c)
	return c
}

// Chosen returns the codes chosen, in the order of the options.
func (c *Chips) Chosen() []string { return slices.Clone(c.chosen) }

// SetChosen chooses without telling anyone.
func (c *Chips) SetChosen(values ...string) {
	c.chosen = slices.Clone(values)
	c.Refresh()
}

// SetOptions replaces the options, for example with new counts.
func (c *Chips) SetOptions(options []Option) {
	c.options = options
	c.at = min(c.at, max(0, len(options)-1))
	c.Refresh()
}

func (c *Chips) choose(i int) {
	if i < 0 || i >= len(c.options) || c.Disabled() {
		return
	}
	c.at = i
	v := c.options[i].Value
	switch {
	case !c.many && len(c.chosen) == 1 && c.chosen[0] == v:
		c.Refresh()
		return
	case !c.many:
		c.chosen = []string{v}
	case slices.Contains(c.chosen, v):
		c.chosen = slices.DeleteFunc(c.chosen, func(o string) bool { return o == v })
	default:
		var next []string
		for _, o := range c.options {
			if o.Value == v || slices.Contains(c.chosen, o.Value) {
				next = append(next, o.Value)
			}
		}
		c.chosen = next
	}
	c.Refresh()
	if c.onChange != nil {
		c.onChange(c.Chosen())
	}
}

// FocusGained implements fyne.Focusable.
func (c *Chips) FocusGained() {
	if !c.many && len(c.chosen) == 1 {
		if i := slices.IndexFunc(c.options, func(o Option) bool { return o.Value == c.chosen[0] }); i >= 0 {
			c.at = i
		}
	}
	c.control.FocusGained()
}

// TypedKey implements fyne.Focusable.
func (c *Chips) TypedKey(ev *fyne.KeyEvent) {
	last := len(c.options) - 1
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.at = max(0, c.at-1)
	case fyne.KeyRight, fyne.KeyDown:
		c.at = min(last, c.at+1)
	case fyne.KeyHome:
		c.at = 0
	case fyne.KeyEnd:
		c.at = last
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.choose(c.at)
	default:
		pass(c, ev)
		return
	}
	c.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *Chips) TypedRune(r rune) {
	for i, o := range c.options {
		if o.Key != 0 && unicode.ToLower(o.Key) == unicode.ToLower(r) {
			c.choose(i)
			return
		}
	}
}

// Tapped implements fyne.Tappable.
func (c *Chips) Tapped(ev *fyne.PointEvent) {
	requestFocus(c)
	for i, p := range c.places(c.Size().Width) {
		if ev.Position.X >= p.x && ev.Position.X < p.x+p.w && ev.Position.Y >= p.y && ev.Position.Y < p.y+p.h {
			c.choose(i)
			return
		}
	}
}

// HelpText implements Helper.
func (c *Chips) HelpText() string {
	if c.help != "" {
		return c.help
	}
	for _, o := range c.options {
		if o.Key != 0 {
			return "One letter for each, or Left, Right and Space."
		}
	}
	return "Left and Right move, Space chooses."
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Chips) AccessibilityLabel() string {
	var words []string
	for _, v := range c.chosen {
		if o, ok := byValue(c.options, v); ok {
			words = append(words, o.Label)
		}
	}
	label := c.label + ": nothing chosen"
	if len(words) > 0 {
		label = c.label + ": " + strings.Join(words, ", ")
	}
	if c.focused && c.at < len(c.options) {
		label += "; at " + c.options[c.at].Label
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (c *Chips) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

type chipPlace struct{ x, y, w, h float32 }

const chipGap = 7

func (c *Chips) width1(o Option) float32 {
	w := runWidth(o.text(), look.SizeBody, true) + 2*look.Space3
	if o.Icon != "" || o.Key != 0 {
		w += look.Scaled(look.IconSmall+2) + 6
	}
	return w
}

// natural is the width on one line.
func (c *Chips) natural() float32 {
	var all float32
	for i, o := range c.options {
		if i > 0 {
			all += chipGap
		}
		all += c.width1(o)
	}
	return all
}

func (o Option) text() string {
	if o.Count != "" {
		return o.Label + " " + o.Count
	}
	return o.Label
}

func (c *Chips) places(width float32) []chipPlace {
	places := make([]chipPlace, len(c.options))
	h := look.Height(look.ChipHeight)
	var x, y float32
	for i, o := range c.options {
		w := c.width1(o)
		if x > 0 && x+w > width+0.5 {
			x, y = 0, y+h+chipGap
		}
		places[i] = chipPlace{x, y, min(w, max(width, h)), h}
		x += w + chipGap
	}
	return places
}

// HeightFor implements Flow.
func (c *Chips) HeightFor(width float32) float32 {
	p := c.places(width)
	if len(p) == 0 {
		return 0
	}
	return p[len(p)-1].y + p[len(p)-1].h
}

// CreateRenderer implements fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	type chip struct {
		ground, keyBox *block
		icon           *glyph
		words, key     *ink
	}
	ring := newBlock("", "", 0, 0)
	var chips []chip
	var objects []fyne.CanvasObject
	paint := func() {
		chips, objects = nil, []fyne.CanvasObject{ring.r}
		for _, o := range c.options {
			on := slices.Contains(c.chosen, o.Value)
			fore, fill, edge := look.Text, look.Surface, look.Border
			if on {
				fore, fill, edge = look.Primary, look.PrimaryTint, look.Primary
			}
			width := float32(1)
			if on && look.NowPalette().High() {
				width = 2
			}
			k := chip{
				ground: newBlock(fill, edge, width, look.Height(look.ChipHeight)/2),
				keyBox: newBlock("", "", 1, 4),
				icon:   newGlyph(o.Icon, fore, look.IconSmall),
				words:  newInk(o.text(), look.SizeBody, on, fore),
				key:    newInk("", look.SizeCaption, true, fore),
			}
			if o.Key != 0 {
				k.key.t.Text = string(unicode.ToUpper(o.Key))
				k.keyBox.fill, k.keyBox.edge = look.Surface, look.Border
				if on {
					k.keyBox.edge = look.Primary
					k.icon.name = "known"
				}
				k.keyBox.apply()
			}
			if o.Key != 0 && on {
				k.key.t.Text = ""
				k.keyBox.fill, k.keyBox.edge = "", ""
				k.keyBox.apply()
			} else if o.Key != 0 {
				k.icon.name = ""
			}
			k.icon.apply()
			chips = append(chips, k)
			objects = append(objects, k.ground.r, k.keyBox.r, k.icon.i, k.words.t, k.key.t)
		}
	}
	paint()
	return &drawing{
		of: c, paint: func() { paint(); canvas.Refresh(c) },
		objects: func() []fyne.CanvasObject { return objects },
		min: func() fyne.Size {
			var widest float32
			for _, o := range c.options {
				widest = max(widest, c.width1(o))
			}
			return fyne.NewSize(widest, c.HeightFor(c.or(c.natural()+1)))
		},
		layout: func(size fyne.Size) {
			c.width = size.Width
			places := c.places(size.Width)
			for i, p := range places {
				k, o := chips[i], c.options[i]
				k.ground.place(p.x, p.y, p.w, p.h)
				side := look.Scaled(look.IconSmall + 2)
				lead := float32(0)
				if o.Icon != "" || o.Key != 0 {
					lead = side + 6
				}
				x := p.x + (p.w-lead-k.words.measure().Width)/2
				if lead > 0 {
					k.keyBox.place(x, p.y+(p.h-side)/2, side, side)
					km := k.key.measure()
					k.key.centre(x+(side-km.Width)/2, p.y, p.h)
					k.icon.centre(x+1, p.y, p.h)
				}
				k.words.centre(x+lead, p.y, p.h)
			}
			ringAround(ring, false, 0, 0, 0, 0, 0)
			if c.focused && c.at < len(places) {
				p := places[c.at]
				ringAround(ring, true, p.x, p.y, p.w, p.h, p.h/2)
			}
		},
	}
}
