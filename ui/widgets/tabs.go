package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/ui/look"
)

// Tab is one of the parts across the top of a page.
type Tab struct {
	Value string
	Label string
	State State  // an icon after the label: something is due there
	Say   string // what the icon means, for screen readers
}

// Tabs is one stop of the Tab key. Left, Right, Home and End move, Enter and Space
// open. They wrap onto a second line rather than being cut.
type Tabs struct {
	control
	label  string
	tabs   []Tab
	value  string
	at     int
	onOpen func(string)
	remembered
}

// NewTabs makes tabs; value is the open one.
func NewTabs(label string, tabs []Tab, value string, onOpen func(value string)) *Tabs {
	t := &Tabs{label: label, tabs: tabs, value: value, onOpen: onOpen}
	t.extend(t)
	return t
}

// Value returns the open tab.
func (t *Tabs) Value() string { return t.value }

// SetValue opens a tab without telling anyone.
func (t *Tabs) SetValue(v string) { t.value = v; t.Refresh() }

// SetTabs replaces the tabs, for example with new states.
func (t *Tabs) SetTabs(tabs []Tab) {
	t.tabs = tabs
	t.at = max(0, min(t.at, len(tabs)-1))
	t.Refresh()
}

// Step opens the next (1) or the previous (-1) tab.
func (t *Tabs) Step(by int) {
	for i, tab := range t.tabs {
		if tab.Value == t.value && i+by >= 0 && i+by < len(t.tabs) {
			t.open(i + by)
			return
		}
	}
}

func (t *Tabs) open(i int) {
	if i < 0 || i >= len(t.tabs) {
		return
	}
	t.at, t.value = i, t.tabs[i].Value
	t.Refresh()
	if t.onOpen != nil {
		t.onOpen(t.value)
	}
}

// FocusGained implements fyne.Focusable.
func (t *Tabs) FocusGained() {
	for i, tab := range t.tabs {
		if tab.Value == t.value {
			t.at = i
		}
	}
	t.control.FocusGained()
}

// TypedKey implements fyne.Focusable.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	last := len(t.tabs) - 1
	switch ev.Name {
	case fyne.KeyLeft:
		t.at = max(0, t.at-1)
	case fyne.KeyRight:
		t.at = min(last, t.at+1)
	case fyne.KeyHome:
		t.at = 0
	case fyne.KeyEnd:
		t.at = last
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.open(t.at)
	default:
		pass(t, ev)
		return
	}
	t.Refresh()
}

// Tapped implements fyne.Tappable.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	for i, p := range t.places(t.Size().Width) {
		if ev.Position.X >= p.x && ev.Position.X < p.x+p.w && ev.Position.Y >= p.y && ev.Position.Y < p.y+p.h {
			requestFocus(t)
			t.open(i)
			return
		}
	}
}

// HelpText implements Helper.
func (t *Tabs) HelpText() string {
	if t.help != "" {
		return t.help
	}
	return "Left and Right move, Enter opens."
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Tabs) AccessibilityLabel() string {
	label := t.label
	for i, tab := range t.tabs {
		if (t.focused && i == t.at) || (!t.focused && tab.Value == t.value) {
			label += ": " + joined([]string{tab.Label, tab.Say}, ", ")
			if tab.Value == t.value {
				label += ", open"
			}
		}
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (t *Tabs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (t *Tabs) places(width float32) []chipPlace {
	places := make([]chipPlace, len(t.tabs))
	h := look.Height(look.TabHeight)
	var x, y float32
	for i, tab := range t.tabs {
		w := runWidth(tab.Label, look.SizeBody, true) + 2*look.Space3
		if tab.State != NoState {
			w += look.Scaled(look.IconSmall) + 6
		}
		if x > 0 && x+w > width+0.5 {
			x, y = 0, y+h
		}
		places[i] = chipPlace{x, y, w, h}
		x += w + look.Space1
	}
	return places
}

// HeightFor implements Flow.
func (t *Tabs) HeightFor(width float32) float32 {
	p := t.places(width)
	if len(p) == 0 {
		return 0
	}
	return p[len(p)-1].y + p[len(p)-1].h + 1
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	type drawn struct {
		words *ink
		icon  *glyph
	}
	under, bar, ring := newBlock(look.Line, "", 0, 0), newBlock(look.Primary, "", 0, 1.5), newBlock("", "", 0, 0)
	var all []drawn
	var objects []fyne.CanvasObject
	paint := func() {
		all, objects = nil, []fyne.CanvasObject{under.r, bar.r, ring.r}
		for _, tab := range t.tabs {
			token := look.Text
			if tab.Value == t.value {
				token = look.Primary
			}
			d := drawn{newInk(tab.Label, look.SizeBody, tab.Value == t.value, token),
				newGlyph(tab.State.Icon(), tab.State.Token(), look.IconSmall)}
			all = append(all, d)
			objects = append(objects, d.words.t, d.icon.i)
		}
		under.apply()
		bar.apply()
	}
	paint()
	return &drawing{
		of: t, paint: func() { paint(); canvas.Refresh(t) },
		objects: func() []fyne.CanvasObject { return objects },
		min: func() fyne.Size {
			w := t.or(0)
			var widest float32
			for _, p := range t.places(100000) {
				widest = max(widest, p.w)
			}
			return fyne.NewSize(widest, t.HeightFor(w))
		},
		layout: func(size fyne.Size) {
			t.width = size.Width
			under.place(0, size.Height-1, size.Width, 1)
			bar.place(0, 0, 0, 0)
			ringInside(ring, false, 0, 0, 0, 0, 0)
			for i, p := range t.places(size.Width) {
				d, tab := all[i], t.tabs[i]
				w := d.words.measure().Width
				if d.icon.name != "" {
					w += d.icon.px() + 6
				}
				x := p.x + (p.w-w)/2
				x += d.words.centre(x, p.y, p.h).Width
				d.icon.centre(x+6, p.y, p.h)
				if tab.Value == t.value {
					bar.place(p.x+p.w/2-w/2-look.Space1, p.y+p.h-2, w+2*look.Space1, 3)
				}
				if t.focused && i == t.at {
					ringInside(ring, true, p.x, p.y, p.w, p.h-3, look.RadiusControl)
				}
			}
		},
	}
}
