package widgets

import (
	"fyne.io/fyne/v2"

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

type tileLayout struct {
	remembered
	em float32 // none is narrower than this; 0 = what a tile needs
}

func (l *tileLayout) least() float32 {
	if l.em > 0 {
		return l.em * look.Em()
	}
	return 13.5 * look.Em()
}

func (l *tileLayout) grid(objects []fyne.CanvasObject, width float32) (across int, w, h float32) {
	n := len(objects)
	if n == 0 {
		return 1, width, 0
	}
	across = n
	for across > 1 && (width-look.Space4*float32(across-1))/float32(across) < l.least() {
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
