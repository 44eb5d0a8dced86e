package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Panel is a flat white sheet with an edge; with a title it has a heading line.
type Panel struct {
	widget.BaseWidget
	body   fyne.CanvasObject
	inner  *fyne.Container
	chosen bool
	remembered
}

// NewPanel puts a body on a panel, with padding.
func NewPanel(body fyne.CanvasObject) *Panel {
	return rawPanel(Inset(look.Space4, look.Space3, body))
}

// NewPlainPanel puts a body on a panel up to its edges: lists and tables.
func NewPlainPanel(body fyne.CanvasObject) *Panel {
	reachCorners(body, true)
	return rawPanel(Inset(1, 1, body))
}

func reachCorners(body fyne.CanvasObject, top bool) {
	if r, ok := body.(interface{ onPanel(top bool) }); ok {
		r.onPanel(top)
	}
}

// NewTitledPanel puts a body under a title. beside (may be nil) stands at the right
// of the title. A list or table goes up to the edges when plain is true.
func NewTitledPanel(title string, beside, body fyne.CanvasObject, plain bool) *Panel {
	heading := Heading(title)
	head := LineWith(heading, look.Space3, heading)
	if beside != nil {
		head = LineWith(heading, look.Space3, heading, beside)
	}
	if plain {
		reachCorners(body, false)
		return rawPanel(Inset(1, 1, ColumnWith(body, 0, Inset(look.Space4-1, look.Space3-1, head), body)))
	}
	return NewPanel(ColumnWith(body, look.Space2, head, body))
}

func rawPanel(inner *fyne.Container) *Panel {
	p := &Panel{inner: inner}
	p.ExtendBaseWidget(p)
	return p
}

// SetChosen draws the edge that marks a chosen panel.
func (p *Panel) SetChosen(yes bool) { p.chosen = yes; p.Refresh() }

// Held implements the search for a focused object.
func (p *Panel) Held() []fyne.CanvasObject { return []fyne.CanvasObject{p.inner} }

// HeightFor implements Flow.
func (p *Panel) HeightFor(width float32) float32 { return HeightFor(p.inner, width) }

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock(look.Surface, look.Line, 1, look.RadiusPanel)
	paint := func() {
		ground.edge, ground.width = look.Line, 1
		if p.chosen {
			ground.edge, ground.width = look.Primary, 2
		}
		ground.apply()
	}
	paint()
	return &drawing{
		of: p, objects: fixed(ground.r, p.inner), paint: paint,
		min: func() fyne.Size {
			w := p.inner.MinSize().Width
			return fyne.NewSize(w, p.HeightFor(p.or(w)))
		},
		layout: func(size fyne.Size) {
			p.width = size.Width
			ground.place(0, 0, size.Width, size.Height)
			p.inner.Move(fyne.NewPos(0, 0))
			p.inner.Resize(size)
		},
	}
}

// Who is one of the two voices.
type Who int

const (
	Young Who = iota // the young person: disc, damson
	Adult            // the carer or adviser: square, slate
)

func (w Who) icon() string {
	if w == Young {
		return "young"
	}
	return "adult"
}

func (w Who) token() fyne.ThemeColorName {
	if w == Young {
		return look.Young
	}
	return look.Adult
}

func (w Who) tint() fyne.ThemeColorName {
	if w == Young {
		return look.YoungTint
	}
	return look.AdultTint
}

// Voice is what one of the two said, on their own ground.
type Voice struct {
	widget.BaseWidget
	who         Who
	title, note *Para
	body        fyne.CanvasObject
	remembered
}

// NewVoice makes a voice. title is whose words they are, note who wrote them and when.
func NewVoice(who Who, title, note string, body fyne.CanvasObject) *Voice {
	v := &Voice{who: who, body: body,
		title: NewText(title, look.SizeCaption, true, who.token()), note: Caption(note)}
	v.ExtendBaseWidget(v)
	return v
}

// SetNote changes who wrote it and when.
func (v *Voice) SetNote(text string) { v.note.SetText(text); v.Refresh() }

// Held implements the search for a focused object.
func (v *Voice) Held() []fyne.CanvasObject { return []fyne.CanvasObject{v.body} }

const (
	voiceBar = 5
	voicePad = 14
)

func (v *Voice) shape(width float32, draw bool) float32 {
	x := float32(voiceBar + voicePad)
	room := width - x - voicePad
	line := lineHeight(look.SizeCaption)
	mark := look.Scaled(look.IconSmall) + look.Space2
	y := float32(9)
	titleWidth := min(v.title.natural()+1, room-mark)
	beside := mark+titleWidth+look.Space2+v.note.natural() <= room
	th := v.title.HeightFor(titleWidth)
	if draw {
		v.title.Move(fyne.NewPos(x+mark, y))
		v.title.Resize(fyne.NewSize(titleWidth, th))
	}
	if v.note.Text() != "" {
		nx, ny, nw := x+mark+titleWidth+look.Space2, y, room-mark-titleWidth-look.Space2
		if !beside {
			nx, ny, nw = x, y+th, room
		}
		nh := v.note.HeightFor(nw)
		if draw {
			v.note.Move(fyne.NewPos(nx, ny))
			v.note.Resize(fyne.NewSize(nw, nh))
		}
		if !beside {
			th += nh
		}
	}
	y += max(th, line) + look.Space1
	h := HeightFor(v.body, room)
	if draw {
		v.body.Move(fyne.NewPos(x, y))
		v.body.Resize(fyne.NewSize(room, max(h, v.Size().Height-y-10)))
	}
	return y + h + 10
}

// HeightFor implements Flow.
func (v *Voice) HeightFor(width float32) float32 { return v.shape(width, false) }

// CreateRenderer implements fyne.Widget.
func (v *Voice) CreateRenderer() fyne.WidgetRenderer {
	// A bar is too narrow for round corners of its own: a wider piece in the voice's
	// colour lies under the tinted card and looks out at the left.
	under := newBlock(v.who.token(), "", 0, 0)
	ground := newBlock(v.who.tint(), "", 0, 0)
	edge := newBlock("", "", 1, look.RadiusVoice)
	mark := newGlyph(v.who.icon(), v.who.token(), look.IconSmall)
	paint := func() {
		edge.edge = ""
		if look.NowPalette().High() {
			edge.edge = v.who.token()
		}
		for _, b := range []*block{under, ground, edge} {
			b.apply()
		}
		under.r.TopLeftCornerRadius, under.r.BottomLeftCornerRadius = look.RadiusVoice, look.RadiusVoice
		ground.r.TopRightCornerRadius, ground.r.BottomRightCornerRadius = look.RadiusVoice, look.RadiusVoice
		mark.apply()
	}
	paint()
	return &drawing{
		of: v, paint: paint,
		objects: fixed(under.r, ground.r, edge.r, mark.i, v.title, v.note, v.body),
		min: func() fyne.Size {
			w := v.body.MinSize().Width + voiceBar + 2*voicePad
			return fyne.NewSize(w, v.HeightFor(v.or(w)))
		},
		layout: func(size fyne.Size) {
			v.width = size.Width
			under.place(0, 0, look.RadiusVoice, size.Height)
			ground.place(voiceBar, 0, size.Width-voiceBar, size.Height)
			edge.place(0.5, 0.5, size.Width-1, size.Height-1)
			mark.centre(voiceBar+voicePad, 9, lineHeight(look.SizeCaption))
			v.shape(size.Width, true)
		},
	}
}
