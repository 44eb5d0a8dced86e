package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/ui/look"
)

// ink is a piece of text that follows the theme.
type ink struct {
	t     *canvas.Text
	token fyne.ThemeColorName
	size  fyne.ThemeSizeName
}

func newInk(text string, size fyne.ThemeSizeName, bold bool, token fyne.ThemeColorName) *ink {
	t := canvas.NewText(text, look.Color(token))
	t.TextStyle.Bold = bold
	k := &ink{t, token, size}
	k.apply()
	return k
}

func (k *ink) apply() {
	k.t.Color = look.Color(k.token)
	k.t.TextSize = look.Size(k.size)
}

// measure returns the size of the text as it will be drawn.
func (k *ink) measure() fyne.Size {
	return fyne.MeasureText(k.t.Text, look.Size(k.size), k.t.TextStyle)
}

// centre puts the text into a row of this height, its left edge at x.
func (k *ink) centre(x, y, height float32) fyne.Size {
	s := k.measure()
	k.t.Move(fyne.NewPos(x, y+(height-s.Height)/2))
	k.t.Resize(s)
	return s
}

// lineHeight is the height of one line of text.
func lineHeight(size fyne.ThemeSizeName) float32 {
	return fyne.MeasureText("Hg", look.Size(size), fyne.TextStyle{}).Height
}

// cut shortens text to a width, with an ellipsis.
func cut(text string, size fyne.ThemeSizeName, style fyne.TextStyle, width float32) string {
	at := look.Size(size)
	if fyne.MeasureText(text, at, style).Width <= width+0.5 {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(strings.TrimRight(string(runes[:mid]), " ")+"…", at, style).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// block is a rectangle that follows the theme. An empty token is transparent.
type block struct {
	r          *canvas.Rectangle
	fill, edge fyne.ThemeColorName
	width      float32
	radius     float32
}

func newBlock(fill, edge fyne.ThemeColorName, width, radius float32) *block {
	b := &block{canvas.NewRectangle(color.Transparent), fill, edge, width, radius}
	b.apply()
	return b
}

func (b *block) apply() {
	b.r.FillColor, b.r.StrokeColor, b.r.StrokeWidth = color.Transparent, color.Transparent, 0
	if b.fill != "" {
		b.r.FillColor = look.Color(b.fill)
	}
	if b.edge != "" {
		b.r.StrokeColor, b.r.StrokeWidth = look.Color(b.edge), b.width
	}
	b.r.CornerRadius = b.radius
}

// corners rounds the upper or the lower two corners only.
func (b *block) corners(top, bottom bool, radius float32) {
	if top {
		b.r.TopLeftCornerRadius, b.r.TopRightCornerRadius = radius, radius
	}
	if bottom {
		b.r.BottomLeftCornerRadius, b.r.BottomRightCornerRadius = radius, radius
	}
}

func (b *block) place(x, y, w, h float32) {
	b.r.Move(fyne.NewPos(x, y))
	b.r.Resize(fyne.NewSize(w, h))
}

// glyph is an icon that follows the theme; its size is given at 100 % text.
type glyph struct {
	i     *canvas.Image
	name  string
	token fyne.ThemeColorName
	size  float32
}

func newGlyph(name string, token fyne.ThemeColorName, size float32) *glyph {
	i := canvas.NewImageFromResource(nil)
	i.FillMode = canvas.ImageFillContain
	g := &glyph{i, name, token, size}
	g.apply()
	return g
}

func (g *glyph) apply() {
	if g.name == "" {
		g.i.Hide()
		return
	}
	if want := look.Icon(g.name, g.token); g.i.Resource != want {
		g.i.Resource = want
	}
	g.i.Show()
	g.i.Refresh()
}

// px is the side of the icon in pixels; nothing when there is no icon.
func (g *glyph) px() float32 {
	if g.name == "" {
		return 0
	}
	return look.Scaled(g.size)
}

func (g *glyph) centre(x, y, height float32) {
	g.i.Move(fyne.NewPos(x, y+(height-g.px())/2))
	g.i.Resize(fyne.NewSquareSize(g.px()))
}

// drawing is the renderer of all our widgets: the objects, and what to do.
type drawing struct {
	of      fyne.CanvasObject
	objects func() []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func() // takes on theme and state; the layout follows by itself
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects() }
func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Layout(s fyne.Size)           { d.layout(s) }
func (d *drawing) Refresh() {
	if d.paint != nil {
		d.paint()
	}
	d.layout(d.of.Size())
	canvas.Refresh(d.of)
}

func fixed(objects ...fyne.CanvasObject) func() []fyne.CanvasObject {
	return func() []fyne.CanvasObject { return objects }
}
