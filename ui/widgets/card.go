package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/ui/look"
)

// Card is one of a few things side by side of which one is chosen: a title with how it stands, a large figure, and a soft line beside it, or below it
// where there is no room. Enter and Space choose it.
type Card struct {
	control
	remembered
	title, figure, line string
	words               string
	size                fyne.ThemeSizeName // of the figure
	chosen              bool
	tapped              func()
	parts               cardParts
}

type cardParts struct {
	title, figure, line *Para
	badge               *Badge
}

// NewCard makes a card. Without words it has no badge; a figure without a digit is set smaller.
func NewCard(title, figure, line string, state State, words string, tapped func()) *Card {
	c := &Card{title: title, figure: figure, line: line, words: words, tapped: tapped, size: look.SizeFigure}
	if !strings.ContainsAny(figure, "0123456789") {
		c.size = look.SizeHeading
	}
	c.parts = cardParts{title: Strong(title), figure: NewText(figure, c.size, true, look.Text), line: Caption(line)}
	if words != "" {
		c.parts.badge = NewBadge(state, words)
	}
	c.extend(c)
	return c
}

// Choose marks the card as the chosen one, or takes the mark away.
func (c *Card) Choose(yes bool) *Card {
	c.chosen = yes
	c.Refresh()
	return c
}

// Chosen reports whether it is the chosen one.
func (c *Card) Chosen() bool { return c.chosen }

// Tapped implements fyne.Tappable.
func (c *Card) Tapped(*fyne.PointEvent) {
	requestFocus(c)
	if c.tapped != nil {
		c.tapped()
	}
}

// TypedKey implements fyne.Focusable.
func (c *Card) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if c.tapped != nil {
			c.tapped()
		}
	default:
		pass(c, ev)
	}
}

// HelpText implements Helper.
func (c *Card) HelpText() string {
	if c.help != "" {
		return c.help
	}
	return c.title + ": Enter chooses it."
}

// AccessibilityLabel implements fyne.Accessible.
func (c *Card) AccessibilityLabel() string {
	chosen := ""
	if c.chosen {
		chosen = "chosen"
	}
	return joined([]string{c.title, c.figure, c.words, c.line, chosen}, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (c *Card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const cardPad = 14

// arrange lays the parts out in a width and returns the height; move is nil when only the height is asked for.
func (c *Card) arrange(width float32, move func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	room := max(1, width-2*cardPad)
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if move != nil {
			move(o, cardPad+x, y, w, h)
		}
	}
	y := float32(look.Space3) - 2
	title := room
	beside := float32(0)
	if b := c.parts.badge; b != nil {
		beside = b.MinSize().Width
		if runWidth(c.title, look.SizeBody, true)+look.Space2+beside <= room {
			title = room - beside - look.Space2
			put(b, room-beside, y, beside, b.MinSize().Height)
		} else {
			beside = 0
		}
	}
	h := HeightFor(c.parts.title, title)
	put(c.parts.title, 0, y, title, h)
	y += h
	if b := c.parts.badge; b != nil && beside == 0 {
		h := HeightFor(b, room)
		put(b, 0, y+look.Space1, min(room, b.MinSize().Width), h)
		y += h + look.Space1
	} else if b != nil {
		y = max(y, look.Space3-2+b.MinSize().Height)
	}
	figure := runWidth(c.figure, c.size, true) + 1
	high := max(lineHeight(look.SizeFigure), HeightFor(c.parts.figure, figure))
	if rest := room - figure - look.Space3; rest >= 11*look.Em() {
		one := HeightFor(c.parts.figure, figure)
		put(c.parts.figure, 0, y+(high-one)/2, figure, one)
		line := HeightFor(c.parts.line, rest)
		put(c.parts.line, figure+look.Space3, y+max(0, (high-line)/2), rest, line)
		return y + max(high, line) + look.Space2
	}
	high = HeightFor(c.parts.figure, room)
	put(c.parts.figure, 0, y, room, high)
	y += high
	line := HeightFor(c.parts.line, room)
	put(c.parts.line, 0, y, room, line)
	return y + line + look.Space3
}

// HeightFor implements Flow.
func (c *Card) HeightFor(width float32) float32 { return c.arrange(width, nil) }

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock(look.Surface, look.Line, 1, look.RadiusPanel)
	ring := newBlock("", "", 0, 0)
	objects := []fyne.CanvasObject{ring.r, ground.r, c.parts.title, c.parts.figure, c.parts.line}
	if c.parts.badge != nil {
		objects = append(objects, c.parts.badge)
	}
	paint := func() {
		ground.edge, ground.width = look.Line, 1
		switch {
		case c.chosen:
			ground.edge, ground.width = look.Primary, 2
		case c.hovered:
			ground.edge = look.Border
		}
		ground.apply()
		for _, o := range objects[2:] {
			o.Refresh()
		}
	}
	paint()
	return &drawing{
		of: c, paint: paint, objects: fixed(objects...),
		min: func() fyne.Size { return fyne.NewSize(12*look.Em(), c.HeightFor(c.or(0))) },
		layout: func(size fyne.Size) {
			c.width = size.Width
			ground.place(0, 0, size.Width, size.Height)
			ringAround(ring, c.focused, 0, 0, size.Width, size.Height, look.RadiusPanel)
			c.arrange(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
				o.Move(fyne.NewPos(x, y))
				o.Resize(fyne.NewSize(w, h))
			})
		},
	}
}

// CardsAcross puts equally wide cards beside one another, as many as fit without one being narrower than em.
func CardsAcross(em float32, cards ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &tileLayout{em: em}, Objects: cards}
}

// Sums is a small table of labels and sums, the sums at the right.
func Sums(pairs ...[2]string) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(pairs))
	for i, p := range pairs {
		label := NewPara(p[0])
		rows[i] = TopLineWith(label, look.Space2, label, Strong(p[1]).Align(fyne.TextAlignTrailing))
	}
	return Column(look.Space1, rows...)
}
