package widgets

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"waymark/ui/look"
)

// Option is one of the things to choose from.
type Option struct {
	Value string // the code that is stored
	Label string
	Hint  string              // a second, softer line (radio buttons)
	Icon  string              // empty: none
	Token fyne.ThemeColorName // colour of the icon and the word; empty: text
	Key   rune                // the letter that chooses it; 0: none
	Count string              // shown after the label on chips
}

func (o Option) token() fyne.ThemeColorName {
	if o.Token == "" {
		return look.Text
	}
	return o.Token
}

func byValue(options []Option, value string) (Option, bool) {
	for _, o := range options {
		if o.Value == value {
			return o, true
		}
	}
	return Option{}, false
}

func byKey(options []Option, r rune) (Option, bool) {
	r = unicode.ToLower(r)
	for _, o := range options {
		if o.Key != 0 && unicode.ToLower(o.Key) == r {
			return o, true
		}
	}
	return Option{}, false
}

// Choice is a labelled box that opens a menu. Only Enter, Space and Down open it, so
// that passing through changes nothing; a letter of an option chooses that option.
type Choice struct {
	frame
	box *choiceBox
}

var _ Labelled = (*Choice)(nil)

// NewChoice makes a choice. onChange hears what a person chooses, not SetValue.
func NewChoice(label string, options []Option, onChange func(value string)) *Choice {
	c := &Choice{box: &choiceBox{options: options, onChange: onChange}}
	c.box.frame = &c.frame
	c.box.extend(c.box)
	c.frame.extend(c, label, c.box, c.box)
	return c
}

// SetOptions replaces the options; the value stays if it is still among them.
func (c *Choice) SetOptions(options []Option) {
	c.box.options = options
	if _, ok := byValue(options, c.box.value); !ok {
		c.box.value = ""
	}
	c.box.Refresh()
}

// SetExample is shown while nothing is chosen.
func (c *Choice) SetExample(text string) { c.box.example = text; c.box.Refresh() }

// SetValue chooses without telling anyone.
func (c *Choice) SetValue(value string) { c.box.value = value; c.box.Refresh() }

// Value returns the code chosen, or "".
func (c *Choice) Value() string { return c.box.value }

// Choose does what a person does by choosing.
func (c *Choice) Choose(value string) { c.box.choose(value) }

// Open shows the menu.
func (c *Choice) Open() { c.box.open() }

// SetReadOnly shows the value without letting it be changed.
func (c *Choice) SetReadOnly(yes bool) {
	if yes {
		c.box.Disable()
	} else {
		c.box.Enable()
	}
}

type choiceBox struct {
	control
	frame    *frame
	options  []Option
	value    string
	example  string
	onChange func(string)
}

func (b *choiceBox) choose(value string) {
	if b.Disabled() || value == b.value {
		return
	}
	b.value = value
	b.Refresh()
	if b.onChange != nil {
		b.onChange(value)
	}
}

func (b *choiceBox) open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if b.Disabled() || c == nil || len(b.options) == 0 {
		return
	}
	openMenu(c, b)
}

// Tapped implements fyne.Tappable.
func (b *choiceBox) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	requestFocus(b)
	b.open()
}

// TypedKey implements fyne.Focusable.
func (b *choiceBox) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		b.open()
	default:
		pass(b, ev)
	}
}

// TypedRune implements fyne.Focusable.
func (b *choiceBox) TypedRune(r rune) {
	if o, ok := byKey(b.options, r); ok {
		b.choose(o.Value)
	}
}

// HelpText implements Helper.
func (b *choiceBox) HelpText() string {
	if help := b.frame.HelpText(); help != "" {
		return help
	}
	var keys []string
	for _, o := range b.options {
		if o.Key != 0 {
			keys = append(keys, string(unicode.ToUpper(o.Key))+" "+strings.ToLower(o.Label))
		}
	}
	if len(keys) > 0 {
		return strings.Join(keys, ", ") + ". Enter opens the list."
	}
	return "Enter, Space or Down opens the list."
}

// AccessibilityLabel implements fyne.Accessible.
func (b *choiceBox) AccessibilityLabel() string {
	o, ok := byValue(b.options, b.value)
	if !ok {
		o.Label = "nothing chosen"
	}
	return b.frame.spoken(o.Label)
}

// AccessibilityRole implements fyne.Accessible.
func (b *choiceBox) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (b *choiceBox) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock(look.Surface, look.Border, 1, look.RadiusControl)
	ring := newBlock("", "", 0, 0)
	icon := newGlyph("", look.Text, look.IconSmall)
	words := newInk("", look.SizeBody, false, look.Text)
	down := newGlyph("down", look.Text, look.IconRow)
	label := ""
	paint := func() {
		o, ok := byValue(b.options, b.value)
		words.t.TextStyle.Bold = ok && o.Token != ""
		icon.name, icon.token, words.token, label = o.Icon, o.token(), o.token(), o.Label
		if !ok {
			label, words.token = b.example, look.Placeholder
		}
		ground.edge, ground.width = look.Border, 1
		switch {
		case b.frame.problem != "":
			ground.edge, ground.width = look.Overdue, 2
		case b.focused:
			ground.edge, ground.width = look.Primary, 2
		}
		down.token = look.Text
		if b.Disabled() {
			words.token, icon.token, down.token = look.Disabled, look.Disabled, look.Disabled
		}
		ground.apply()
		icon.apply()
		words.apply()
		down.apply()
	}
	paint()
	return &drawing{
		of:      b,
		objects: fixed(ring.r, ground.r, icon.i, words.t, down.i),
		paint:   paint,
		min: func() fyne.Size {
			w := runWidth(b.example, look.SizeBody, false)
			for _, o := range b.options {
				w = max(w, runWidth(o.Label, look.SizeBody, o.Token != ""))
			}
			w += 2*look.Space3 + down.px() + look.Space2
			for _, o := range b.options {
				if o.Icon != "" {
					w += look.Scaled(look.IconSmall) + look.Space2
					break
				}
			}
			return fyne.NewSize(min(w, 20*look.Em()), look.Height(look.ControlHeight))
		},
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			ringAround(ring, b.focused, 0, 0, size.Width, size.Height, look.RadiusControl)
			x := look.Space2 + 1
			icon.centre(x, 0, size.Height)
			if icon.name != "" {
				x += icon.px() + look.Space2
			}
			right := size.Width - look.Space2 - down.px()
			words.t.Text = cut(label, look.SizeBody, words.t.TextStyle, right-x-look.Space1)
			words.centre(x, 0, size.Height)
			down.centre(right, 0, size.Height)
		},
	}
}
