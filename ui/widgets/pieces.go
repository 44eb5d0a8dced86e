package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// EmptyState is what stands where nothing is recorded yet: a question or what to do,
// and at most one button.
func EmptyState(question string, button *Button) fyne.CanvasObject {
	text := NewText(question, look.SizeBody, false, look.TextSoft)
	if button == nil {
		return Inset(0, look.Space2, text)
	}
	return Inset(0, look.Space2, Column(look.Space3, text, Line(0, button)))
}

// Pairs is a small table of labels and values, as in "Adviser  Ruth Okafor".
func Pairs(labelEm float32, pairs ...[2]string) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(pairs))
	for i, p := range pairs {
		value := NewPara(p[1])
		rows[i] = TopLineWith(value, look.Space2, fixedWidth(labelEm, NewText(p[0], look.SizeBody, false, look.TextSoft)), value)
	}
	return Column(look.Space1, rows...)
}

func fixedWidth(em float32, o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: &fixedLayout{em}, Objects: []fyne.CanvasObject{o}}
}

type fixedLayout struct{ em float32 }

func (l *fixedLayout) heightFor(objects []fyne.CanvasObject, _ float32) float32 {
	var h float32
	for _, o := range objects {
		h = max(h, HeightFor(o, l.em*look.Em()))
	}
	return h
}

func (l *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.em*look.Em(), l.heightFor(objects, 0))
}

func (l *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// Rule is a thin line between two things.
func Rule() fyne.CanvasObject { return newRule() }

type rule struct{ widget.BaseWidget }

func newRule() *rule {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	b := newBlock(look.Line, "", 0, 0)
	return &drawing{of: r, objects: fixed(b.r), paint: b.apply,
		min:    func() fyne.Size { return fyne.NewSize(1, 1) },
		layout: func(s fyne.Size) { b.place(0, 0, s.Width, s.Height) }}
}

// Ground lays a plain colour under an object: the rail, a page, a bar.
func Ground(token fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	g := &ground{token: token, o: o}
	g.ExtendBaseWidget(g)
	return g
}

type ground struct {
	widget.BaseWidget
	token fyne.ThemeColorName
	o     fyne.CanvasObject
}

func (g *ground) Held() []fyne.CanvasObject       { return []fyne.CanvasObject{g.o} }
func (g *ground) HeightFor(width float32) float32 { return HeightFor(g.o, width) }
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	b := newBlock(g.token, "", 0, 0)
	return &drawing{of: g, objects: fixed(b.r, g.o), paint: b.apply, min: g.o.MinSize,
		layout: func(s fyne.Size) {
			b.place(0, 0, s.Width, s.Height)
			g.o.Move(fyne.NewPos(0, 0))
			g.o.Resize(s)
		}}
}

// Sign is a single icon in the line of a page; the word it stands for is beside it.
func Sign(name string, token fyne.ThemeColorName, size float32) fyne.CanvasObject {
	s := &sign{g: newGlyph(name, token, size)}
	s.ExtendBaseWidget(s)
	return s
}

type sign struct {
	widget.BaseWidget
	g *glyph
}

func (s *sign) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{of: s, objects: fixed(s.g.i), paint: s.g.apply,
		min:    func() fyne.Size { return fyne.NewSquareSize(s.g.px()) },
		layout: func(size fyne.Size) { s.g.centre((size.Width-s.g.px())/2, 0, size.Height) }}
}

// Disclosure is a quiet button that opens more fields below it. OnToggle of the page
// may keep it open until the next lock.
type Disclosure struct {
	widget.BaseWidget
	more, less string
	button     *Button
	body       fyne.CanvasObject
	inner      *fyne.Container
	onToggle   func(open bool)
}

// NewDisclosure makes one; more and less are the words of the button.
func NewDisclosure(more, less string, open bool, body fyne.CanvasObject, onToggle func(open bool)) *Disclosure {
	d := &Disclosure{more: more, less: less, body: body, onToggle: onToggle}
	d.button = NewButton(Quiet, "down", more, func() { d.SetOpen(!d.Open()) })
	d.inner = Column(look.Space3, Line(0, d.button), body)
	d.ExtendBaseWidget(d)
	d.set(open)
	return d
}

// Open says whether the fields are shown.
func (d *Disclosure) Open() bool { return d.body.Visible() }

// SetOpen shows or hides the fields.
func (d *Disclosure) SetOpen(open bool) {
	d.set(open)
	d.Refresh()
	if d.onToggle != nil {
		d.onToggle(open)
	}
}

func (d *Disclosure) set(open bool) {
	d.body.Hide()
	d.button.icon, d.button.text = "down", d.more
	if open {
		d.body.Show()
		d.button.icon, d.button.text = "up", d.less
	}
	d.button.Refresh()
	d.inner.Refresh()
}

// Held implements the search for a focused object.
func (d *Disclosure) Held() []fyne.CanvasObject { return []fyne.CanvasObject{d.inner} }

// HeightFor implements Flow.
func (d *Disclosure) HeightFor(width float32) float32 { return HeightFor(d.inner, width) }

// CreateRenderer implements fyne.Widget.
func (d *Disclosure) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{of: d, objects: fixed(d.inner), min: d.inner.MinSize, layout: func(s fyne.Size) {
		d.inner.Move(fyne.NewPos(0, 0))
		d.inner.Resize(s)
	}}
}
