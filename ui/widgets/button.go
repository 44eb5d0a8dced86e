package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"waymark/ui/look"
)

// Weight is how much a button asks for attention.
type Weight int

const (
	Ordinary Weight = iota
	Primary         // one on a screen; Ctrl+Enter presses it
	Quiet           // words only
	Danger          // erases
)

// Button is pressed by a click, Space or Enter.
type Button struct {
	control
	weight Weight
	text   string
	icon   string
	key    string
	tapped func()
	small  bool
}

// NewButton makes a button. icon may be empty.
func NewButton(weight Weight, icon, text string, tapped func()) *Button {
	b := &Button{weight: weight, icon: icon, text: text, tapped: tapped}
	b.extend(b)
	return b
}

// Key shows which key does the same, for example "Ctrl+D", and returns the button.
func (b *Button) Key(key string) *Button {
	b.key = key
	return b
}

// Helped sets the sentence for the status bar and returns the button.
func (b *Button) Helped(help string) *Button {
	b.help = help
	return b
}

// Small makes the button 30 high, for a panel's title line.
func (b *Button) Small() *Button {
	b.small = true
	return b
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// Text returns the words.
func (b *Button) Text() string { return b.text }

// SetIcon changes the icon.
func (b *Button) SetIcon(icon string) {
	b.icon = icon
	b.Refresh()
}

// OnTapped replaces what the button does.
func (b *Button) OnTapped(fn func()) { b.tapped = fn }

// Press does what a click does.
func (b *Button) Press() {
	if !b.Disabled() && b.tapped != nil {
		b.tapped()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	requestFocus(b)
	b.Press()
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Press()
	default:
		pass(b, ev)
	}
}

// HelpText implements Helper.
func (b *Button) HelpText() string {
	if b.help != "" {
		return b.help
	}
	if b.key != "" {
		return b.text + ": Enter, Space or " + b.key + "."
	}
	return b.text + ": Enter or Space."
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Button) AccessibilityLabel() string {
	label := b.text
	if label == "" {
		label = b.help
	}
	if b.Disabled() {
		label += ", not available now"
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (b *Button) tokens() (fill, edge, fore fyne.ThemeColorName) {
	high := look.NowPalette().High()
	switch b.weight {
	case Primary:
		fill, fore = look.Primary, look.OnPrimary
	case Danger:
		fill, fore = look.Overdue, look.Surface
	case Quiet:
		fore = look.Primary
		if high {
			edge = look.Border
		}
	default:
		fill, fore = look.Button, look.Text
		if high {
			edge = look.Border
		}
	}
	if b.Disabled() {
		fore = look.Disabled
		if fill != "" {
			fill = look.Button
			if high {
				edge = look.Disabled
			}
		}
	}
	return fill, edge, fore
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock("", "", 1, look.RadiusControl)
	over := newBlock("", "", 0, look.RadiusControl)
	ring := newBlock("", look.Focus, look.RingWidth, look.RadiusControl)
	icon := newGlyph(b.icon, look.Text, look.IconRow)
	words := newInk(b.text, look.SizeBody, true, look.Text)
	key := newInk(b.key, look.SizeCaption, false, look.Text)

	paint := func() {
		fill, edge, fore := b.tokens()
		ground.fill, ground.edge = fill, edge
		over.fill = ""
		if b.hovered && !b.Disabled() {
			over.fill = theme.ColorNameHover
		}
		icon.name, icon.token = b.icon, fore
		words.t.Text, words.token = b.text, fore
		key.t.Text, key.token = b.key, fore
		ground.apply()
		over.apply()
		icon.apply()
		words.apply()
		key.apply()
	}
	width := func() float32 {
		w := words.measure().Width
		if icon.name != "" {
			w += icon.px()
			if b.text != "" {
				w += look.Space2
			}
		}
		if b.key != "" {
			w += key.measure().Width + look.Space2
		}
		return w
	}
	paint()
	return &drawing{
		of:      b,
		objects: fixed(ring.r, ground.r, over.r, icon.i, words.t, key.t),
		paint:   paint,
		min: func() fyne.Size {
			high := look.ControlHeight
			if b.small {
				high = look.ChipHeight
			}
			return fyne.NewSize(max(width()+2*look.Space3, look.Scaled(30)), look.Height(high))
		},
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			over.place(0, 0, size.Width, size.Height)
			ringAround(ring, b.focused, 0, 0, size.Width, size.Height, look.RadiusControl)
			x := (size.Width - width()) / 2
			if icon.name != "" {
				icon.centre(x, 0, size.Height)
				x += icon.px() + look.Space2
			}
			x += words.centre(x, 0, size.Height).Width + look.Space2
			key.centre(x, 0, size.Height)
		},
	}
}
