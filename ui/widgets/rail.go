package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/ui/look"
)

// Place is one of the places on the rail.
type Place struct {
	Value string
	Label string
	Icon  string
	Count string // empty: none
	Key   string // shown softly at the right, for example "Ctrl+L"
}

// Rail is the list of places on the left: one stop of the Tab key. Up, Down, Home and
// End move, Enter and Space open, Delete closes an open record.
type Rail struct {
	control
	places  []Place
	records []Place
	foot    Place
	value   string
	at      int
	onOpen  func(value string)
	onClose func(value string)
}

// NewRail makes the rail. foot is the thing at the bottom: Lock now.
func NewRail(places []Place, foot Place, onOpen func(value string)) *Rail {
	r := &Rail{places: places, foot: foot, onOpen: onOpen}
	r.extend(r)
	return r
}

// SetPlaces replaces the places, for example with new counts.
func (r *Rail) SetPlaces(places []Place) { r.places = places; r.fix(); r.Refresh() }

// SetRecords replaces the open records.
func (r *Rail) SetRecords(records []Place) { r.records = records; r.fix(); r.Refresh() }

// SetValue marks where we are, a place or a record.
func (r *Rail) SetValue(value string) { r.value = value; r.Refresh() }

// OnClose hears Delete on an open record.
func (r *Rail) OnClose(fn func(value string)) { r.onClose = fn }

func (r *Rail) all() []Place {
	all := append(append([]Place{}, r.places...), r.records...)
	return append(all, r.foot)
}

func (r *Rail) fix() { r.at = max(0, min(r.at, len(r.all())-1)) }

func (r *Rail) open(i int) {
	r.at = i
	r.Refresh()
	if r.onOpen != nil {
		r.onOpen(r.all()[i].Value)
	}
}

// FocusGained implements fyne.Focusable.
func (r *Rail) FocusGained() {
	for i, p := range r.all() {
		if p.Value == r.value {
			r.at = i
		}
	}
	r.control.FocusGained()
}

// TypedKey implements fyne.Focusable.
func (r *Rail) TypedKey(ev *fyne.KeyEvent) {
	last := len(r.all()) - 1
	switch ev.Name {
	case fyne.KeyUp:
		r.at = max(0, r.at-1)
	case fyne.KeyDown:
		r.at = min(last, r.at+1)
	case fyne.KeyHome:
		r.at = 0
	case fyne.KeyEnd:
		r.at = last
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.open(r.at)
	case fyne.KeyDelete:
		if i := r.at - len(r.places); i >= 0 && i < len(r.records) && r.onClose != nil {
			r.onClose(r.records[i].Value)
		}
	default:
		pass(r, ev)
		return
	}
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *Rail) Tapped(ev *fyne.PointEvent) {
	for i, y := range r.tops(r.Size().Height) {
		if ev.Position.Y >= y && ev.Position.Y < y+look.Height(look.PlaceHeight) {
			requestFocus(r)
			r.open(i)
			return
		}
	}
}

// HelpText implements Helper.
func (r *Rail) HelpText() string {
	if i := r.at - len(r.places); i >= 0 && i < len(r.records) {
		return "Enter opens this record, Delete closes it."
	}
	return "Up and Down move, Enter opens."
}

// AccessibilityLabel implements fyne.Accessible.
func (r *Rail) AccessibilityLabel() string {
	all := r.all()
	if r.at >= len(all) {
		return "Places"
	}
	p := all[r.at]
	label := "Places: " + joined([]string{p.Label, p.Count}, ", ")
	if p.Value == r.value {
		label += ", open"
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (r *Rail) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

const railPad = 10

// tops says where each place starts; the foot stands at the bottom.
func (r *Rail) tops(height float32) []float32 {
	step := look.Height(look.PlaceHeight) + 2
	y := look.Height(look.PlaceHeight) + 12
	var tops []float32
	for range r.places {
		tops = append(tops, y)
		y += step
	}
	if len(r.records) > 0 {
		y += look.Scaled(34)
	}
	for range r.records {
		tops = append(tops, y)
		y += step
	}
	return append(tops, max(y+look.Space2, height-look.Height(look.PlaceHeight)-12))
}

// CreateRenderer implements fyne.Widget.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	type drawn struct {
		ground, bar, line *block
		icon              *glyph
		words, count      *ink
	}
	ground := newBlock(look.Rail, "", 0, 0)
	edge := newBlock(look.Line, "", 0, 0)
	ring := newBlock("", "", 0, 0)
	mark := newGlyph("waymark", look.Primary, look.IconTile)
	name := newInk("Waymark", look.SizeHeading, true, look.Primary)
	heading := newInk("Open records", look.SizeCaption, true, look.TextSoft)
	var all []drawn
	var objects []fyne.CanvasObject
	paint := func() {
		all, objects = nil, []fyne.CanvasObject{ground.r, edge.r, mark.i, name.t, heading.t}
		for _, p := range r.all() {
			on := p.Value == r.value
			token, fill, bar := look.Text, fyne.ThemeColorName(""), fyne.ThemeColorName("")
			if on {
				token, fill, bar = look.Primary, look.Surface, look.Primary
			}
			count := p.Count
			if p.Key != "" {
				count = p.Key
			}
			d := drawn{newBlock(fill, "", 0, look.RadiusVoice), newBlock(bar, "", 0, 2), newBlock("", "", 0, 0),
				newGlyph(p.Icon, token, look.IconRow), newInk(p.Label, look.SizeBody, on, token),
				newInk(count, look.SizeCaption, false, look.TextSoft)}
			if on && look.NowPalette().High() {
				d.line.fill = look.Primary
				d.line.apply()
			}
			all = append(all, d)
			objects = append(objects, d.ground.r, d.bar.r, d.icon.i, d.words.t, d.line.r, d.count.t)
		}
		objects = append(objects, ring.r)
		ground.apply()
		edge.apply()
		mark.apply()
		name.apply()
		heading.apply()
		heading.t.Hidden = len(r.records) == 0
	}
	paint()
	return &drawing{
		of: r, paint: func() { paint(); canvas.Refresh(r) },
		objects: func() []fyne.CanvasObject { return objects },
		min: func() fyne.Size {
			tops := r.tops(0)
			return fyne.NewSize(look.Scaled(look.RailWidth), tops[len(tops)-1]+look.Height(look.PlaceHeight)+12)
		},
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			edge.place(size.Width-1, 0, 1, size.Height)
			mark.centre(18, 6, look.Height(look.PlaceHeight))
			name.centre(18+mark.px()+look.Space2, 6, look.Height(look.PlaceHeight))
			ringInside(ring, false, 0, 0, 0, 0, 0)
			h := look.Height(look.PlaceHeight)
			for i, y := range r.tops(size.Height) {
				if i >= len(all) {
					break
				}
				d := all[i]
				x := float32(railPad)
				w := size.Width - 2*railPad - 1
				d.ground.place(x, y, w, h)
				d.bar.place(x, y+h/5, 4, h*3/5)
				d.icon.centre(x+10, y, h)
				tx := x + 10 + d.icon.px() + 10
				cw := d.count.measure().Width
				d.words.t.Text = cut(r.all()[i].Label, look.SizeBody, d.words.t.TextStyle, x+w-10-cw-tx)
				s := d.words.centre(tx, y, h)
				d.line.place(tx, y+(h+s.Height)/2-2, s.Width, 1.5)
				d.count.centre(x+w-10-cw, y, h)
				if r.focused && i == r.at {
					ringInside(ring, true, x, y, w, h, look.RadiusVoice)
				}
			}
			if n := len(r.places); len(r.records) > 0 {
				y := r.tops(size.Height)[n] - look.Scaled(30)
				heading.centre(20, y, look.Scaled(26))
			}
		},
	}
}
