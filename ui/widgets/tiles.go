package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Tile is a panel with an icon, a figure or sentence and a line below; it opens what
// it is about.
type Tile struct {
	control
	icon, title, line string
	figure            bool
	tapped            func()
}

// NewTile makes a tile. line is the softer one below.
func NewTile(icon, title, line string, tapped func()) *Tile {
	t := &Tile{icon: icon, title: title, line: line, tapped: tapped}
	t.extend(t)
	return t
}

// Figure shows the title as a large figure and returns the tile.
func (t *Tile) Figure() *Tile { t.figure = true; return t }

// Set changes the words.
func (t *Tile) Set(title, line string) { t.title, t.line = title, line; t.Refresh() }

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) {
	requestFocus(t)
	if t.tapped != nil {
		t.tapped()
	}
}

// TypedKey implements fyne.Focusable.
func (t *Tile) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if t.tapped != nil {
			t.tapped()
		}
	default:
		pass(t, ev)
	}
}

// HelpText implements Helper.
func (t *Tile) HelpText() string {
	if t.help != "" {
		return t.help
	}
	return t.title + ": Enter opens."
}

// AccessibilityLabel implements fyne.Accessible.
func (t *Tile) AccessibilityLabel() string { return joined([]string{t.title, t.line}, ", ") }

// AccessibilityRole implements fyne.Accessible.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock(look.Surface, look.Line, 1, look.RadiusPanel)
	ring := newBlock("", "", 0, 0)
	icon, right := newGlyph(t.icon, look.Primary, look.IconTile), newGlyph("right", look.Text, look.IconSmall)
	title, line := newInk("", look.SizeBody, true, look.Text), newInk("", look.SizeCaption, false, look.TextSoft)
	size1 := func() fyne.ThemeSizeName {
		if t.figure {
			return look.SizeFigure
		}
		return look.SizeBody
	}
	paint := func() {
		ground.edge = look.Line
		if t.hovered {
			ground.edge = look.Border
		}
		title.size = size1()
		title.t.Text, line.t.Text = t.title, t.line
		ground.apply()
		icon.apply()
		right.apply()
		title.apply()
		line.apply()
	}
	paint()
	lead := func() float32 {
		if t.icon == "" {
			return look.Space4
		}
		return 14 + icon.px() + 14
	}
	return &drawing{
		of: t, paint: paint, objects: fixed(ring.r, ground.r, icon.i, title.t, line.t, right.i),
		min: func() fyne.Size {
			w := max(runWidth(t.title, size1(), true), runWidth(t.line, look.SizeCaption, false))
			return fyne.NewSize(min(lead()+w+right.px()+2*look.Space3, 17*look.Em()),
				lineHeight(size1())+lineHeight(look.SizeCaption)+19)
		},
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			ringAround(ring, t.focused, 0, 0, size.Width, size.Height, look.RadiusPanel)
			icon.centre(14, 0, size.Height)
			right.centre(size.Width-look.Space3-right.px(), 0, size.Height)
			a, b := lineHeight(size1()), lineHeight(look.SizeCaption)
			room := size.Width - lead() - right.px() - look.Space3 - look.Space1
			y := (size.Height - a - b) / 2
			title.t.Text = cut(t.title, size1(), title.t.TextStyle, room)
			line.t.Text = cut(t.line, look.SizeCaption, line.t.TextStyle, room)
			title.centre(lead(), y, a)
			line.centre(lead(), y+a, b)
		},
	}
}

// Tiles puts equally wide tiles beside one another, as many as fit.
func Tiles(tiles ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &tileLayout{}, Objects: tiles}
}

type tileLayout struct{ remembered }

func (l *tileLayout) grid(objects []fyne.CanvasObject, width float32) (across int, w, h float32) {
	n := len(objects)
	if n == 0 {
		return 1, width, 0
	}
	across = n
	for across > 1 && (width-look.Space4*float32(across-1))/float32(across) < 13.5*look.Em() {
		across--
	}
	for across > 1 && n%across != 0 && across > (n+1)/2 {
		across--
	}
	w = (width - look.Space4*float32(across-1)) / float32(across)
	for _, o := range objects {
		h = max(h, HeightFor(o, w))
	}
	return across, w, h
}

func (l *tileLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	across, _, h := l.grid(shown, width)
	lines := (len(shown) + across - 1) / across
	return float32(lines)*(h+look.Space3) - look.Space3
}

func (l *tileLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(12*look.Em(), l.heightFor(objects, l.or(0)))
}

func (l *tileLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	shown := visible(objects)
	across, w, h := l.grid(shown, size.Width)
	for i, o := range shown {
		o.Move(fyne.NewPos(float32(i%across)*(w+look.Space4), float32(i/across)*(h+look.Space3)))
		o.Resize(fyne.NewSize(w, h))
	}
}

// Meter is an evidence bar: how many of how many, with the words beside it.
type Meter struct {
	widget.BaseWidget
	part, of int
	words    string
}

// NewMeter makes a bar; empty words say "23 of 27".
func NewMeter(part, of int, words string) *Meter {
	m := &Meter{part: part, of: of, words: words}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the figures.
func (m *Meter) Set(part, of int) { m.part, m.of = part, of; m.Refresh() }

func (m *Meter) say() string {
	if m.words != "" {
		return m.words
	}
	return fmt.Sprintf("%d of %d", m.part, m.of)
}

// AccessibilityLabel implements fyne.Accessible.
func (m *Meter) AccessibilityLabel() string { return m.say() }

// AccessibilityRole implements fyne.Accessible.
func (m *Meter) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	frame, bar := newBlock(look.Surface, look.Border, 1, 2), newBlock(look.Primary, "", 0, 2)
	words := newInk("", look.SizeBody, false, look.Text)
	paint := func() {
		words.t.Text = m.say()
		frame.apply()
		bar.apply()
		words.apply()
	}
	paint()
	return &drawing{
		of: m, paint: paint, objects: fixed(frame.r, bar.r, words.t),
		min: func() fyne.Size {
			return fyne.NewSize(look.Scaled(84)+look.Space2+words.measure().Width, lineHeight(look.SizeBody))
		},
		layout: func(size fyne.Size) {
			w, h := look.Scaled(84), look.Scaled(13)
			y := (size.Height - h) / 2
			frame.place(0, y, w, h)
			part := float32(0)
			if m.of > 0 {
				part = min(1, float32(m.part)/float32(m.of))
			}
			bar.place(0, y, w*part, h)
			words.centre(w+look.Space2, 0, size.Height)
		},
	}
}

// Weeks is a row of small boxes: paid is solid, not paid is outlined.
type Weeks struct {
	widget.BaseWidget
	paid []bool
	say  string
}

// NewWeeks makes the row; say is what a screen reader hears.
func NewWeeks(paid []bool, say string) *Weeks {
	w := &Weeks{paid: paid, say: say}
	w.ExtendBaseWidget(w)
	return w
}

// AccessibilityLabel implements fyne.Accessible.
func (w *Weeks) AccessibilityLabel() string { return w.say }

// AccessibilityRole implements fyne.Accessible.
func (w *Weeks) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (w *Weeks) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	boxes := make([]*block, len(w.paid))
	for i, paid := range w.paid {
		boxes[i] = newBlock(look.Primary, "", 0, 2)
		if !paid {
			boxes[i] = newBlock(look.Surface, look.Due, 2, 2)
		}
		objects = append(objects, boxes[i].r)
	}
	return &drawing{
		of: w, objects: fixed(objects...),
		paint: func() {
			for _, b := range boxes {
				b.apply()
			}
		},
		min: func() fyne.Size { return fyne.NewSize(float32(len(boxes))*5, look.Scaled(22)) },
		layout: func(size fyne.Size) {
			step := min(look.Scaled(14), (size.Width+2)/float32(max(1, len(boxes))))
			for i, b := range boxes {
				b.place(float32(i)*step, 0, step-2, size.Height)
			}
		},
	}
}

// Practice is the striped bar that says that everybody in these records is made up.
type Practice struct{ widget.BaseWidget }

// NewPractice makes the bar.
func NewPractice() *Practice {
	p := &Practice{}
	p.ExtendBaseWidget(p)
	return p
}

const practiceWords = "Practice: made-up people"

// AccessibilityLabel implements fyne.Accessible.
func (p *Practice) AccessibilityLabel() string { return practiceWords }

// AccessibilityRole implements fyne.Accessible.
func (p *Practice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *Practice) CreateRenderer() fyne.WidgetRenderer {
	ground, behind := newBlock(look.DueTint, "", 0, 0), newBlock(look.DueTint, "", 0, 0)
	words := newInk(practiceWords, look.SizeCaption, true, look.Due)
	var stripes []*canvas.Line
	var objects []fyne.CanvasObject
	arrange := func(size fyne.Size) {
		stripes, objects = nil, []fyne.CanvasObject{ground.r}
		ground.place(0, 0, size.Width, size.Height)
		for x := float32(0); x < size.Width-size.Height; x += 16 {
			l := canvas.NewLine(look.Color(look.Due))
			l.StrokeWidth = 2
			l.Position1, l.Position2 = fyne.NewPos(x, size.Height), fyne.NewPos(x+size.Height, 0)
			stripes = append(stripes, l)
			objects = append(objects, l)
		}
		w := words.measure().Width
		behind.place((size.Width-w)/2-look.Space3, 0, w+2*look.Space3, size.Height)
		words.centre((size.Width-w)/2, 0, size.Height)
		objects = append(objects, behind.r, words.t)
	}
	return &drawing{
		of: p, objects: func() []fyne.CanvasObject { return objects }, layout: arrange,
		paint: func() {
			ground.apply()
			behind.apply()
			words.apply()
			for _, s := range stripes {
				s.StrokeColor = look.Color(look.Due)
			}
		},
		min: func() fyne.Size { return fyne.NewSize(words.measure().Width, lineHeight(look.SizeCaption)+4) },
	}
}
