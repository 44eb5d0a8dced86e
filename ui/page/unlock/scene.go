package unlock

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

// scene is the picture behind the card: hills with stepping stones and the sign, left out in high contrast and where there is no room.
type scene struct {
	widget.BaseWidget
	bar   *widgets.StatusBar
	back  fyne.CanvasObject
	hills *canvas.Image
	post  *canvas.Rectangle
	sign  *canvas.Image
	card  *widgets.Scroll
	inner *fyne.Container
}

func newScene(bar *widgets.StatusBar) *scene {
	s := &scene{bar: bar, back: widgets.Ground(look.Background, widgets.Gap(0))}
	s.hills = canvas.NewImageFromResource(hills())
	s.hills.FillMode = canvas.ImageFillStretch
	s.post = canvas.NewRectangle(look.Color(look.TextSoft))
	s.post.CornerRadius = 2
	s.sign = canvas.NewImageFromResource(look.Icon("waymark", look.Primary))
	s.card = widgets.NewScroll(look.Space3, look.Space3, widgets.Gap(0))
	s.ExtendBaseWidget(s)
	return s
}

const cardEm = 31

// set puts a card under the name of the program.
func (s *scene) set(card fyne.CanvasObject) {
	mark := widgets.Sign("waymark", look.Primary, 48)
	name := widgets.Column(0, widgets.NewText("Waymark", look.SizeFigure, true, look.Primary),
		widgets.NewText("Records for leaving care, kept on this computer", look.SizeBody, false, look.TextSoft))
	danger := widgets.Caption("If a child may be in danger now, ring 999. This program is not for reporting harm. Numbers to ring are under Help.")
	s.inner = widgets.Column(look.Space4+2, widgets.LineWith(name, look.Space4, mark, name), card,
		widgets.TopLineWith(danger, look.Space2, widgets.Sign("shield", look.TextSoft, look.IconSmall), danger))
	s.card.SetContent(s.inner)
	s.Refresh()
}

// Held implements the search for a focused object.
func (s *scene) Held() []fyne.CanvasObject { return []fyne.CanvasObject{s.card} }

// CreateRenderer implements fyne.Widget.
func (s *scene) CreateRenderer() fyne.WidgetRenderer { return &sceneLook{s} }

type sceneLook struct{ s *scene }

func (r *sceneLook) Destroy()           {}
func (r *sceneLook) MinSize() fyne.Size { return fyne.NewSize(320, 240) }
func (r *sceneLook) Objects() []fyne.CanvasObject {
	s := r.s
	return []fyne.CanvasObject{s.back, s.hills, s.post, s.sign, s.card, s.bar}
}

func (r *sceneLook) Refresh() {
	s := r.s
	if now := hills(); now.Name() != s.hills.Resource.Name() { // drawing it is slow
		s.hills.Resource = now
		s.hills.Refresh()
	}
	s.post.FillColor = look.Color(look.TextSoft)
	s.back.Refresh()
	r.Layout(s.Size())
	canvas.Refresh(s)
}

func (r *sceneLook) Layout(size fyne.Size) {
	s := r.s
	s.back.Resize(size)
	foot := s.bar.MinSize().Height
	s.bar.Move(fyne.NewPos(0, size.Height-foot))
	s.bar.Resize(fyne.NewSize(size.Width, foot))
	room := size.Height - foot
	w := min(size.Width-2*look.Space4, cardEm*look.Em()+2*look.Space3)
	h := min(room, s.card.HeightFor(w))
	y := max(0, min((room-h-min(160, size.Width/8))*0.6, room*0.16))
	s.card.Move(fyne.NewPos((size.Width-w)/2, y))
	s.card.Resize(fyne.NewSize(w, h))

	land := min(160, size.Width/8)
	top := room - land
	show := !look.NowPalette().High() && y+h < top+land*0.3
	for _, o := range []fyne.CanvasObject{s.hills, s.post, s.sign} {
		if show {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.hills.Move(fyne.NewPos(0, top))
	if show {
		s.hills.Resize(fyne.NewSize(size.Width, land))
	}
	x := size.Width * 922 / 1280
	s.post.Move(fyne.NewPos(x-4, top-40))
	s.post.Resize(fyne.NewSize(9, 42))
	s.sign.Move(fyne.NewPos(x-17, top-71))
	s.sign.Resize(fyne.NewSquareSize(36))
	if y+h > top-76 && (size.Width+w)/2 > x-20 {
		s.post.Hide()
		s.sign.Hide()
	}
}

// hills is the land in the colours in use.
func hills() fyne.Resource {
	back, sand, front, stone := hex(look.PrimaryTint), hex(look.Rail), hex(look.Selection), hex(look.Surface)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 160" width="1280" height="160">` +
		`<path fill="` + back + `" d="M0 22 Q200 -6 500 35 L700 160 L0 160 Z"/>` +
		`<path fill="` + sand + `" d="M0 128 Q130 104 270 100 L180 160 L0 160 Z"/>` +
		`<path fill="` + front + `" d="M170 160 C330 60 560 0 870 0 C1040 0 1180 18 1280 37 L1280 160 Z"/>`
	stones := "" // in one shape: each shape costs a pass over the whole picture, and the window waits for it
	for _, e := range [][4]float64{{318, 150, 30, 9}, {381, 151, 27.5, 8.5}, {440, 143, 25, 8}, {497, 128, 22.5, 7.5}, {550, 109, 20, 6.5}, {600, 90, 17.5, 6},
		{647, 74, 16, 5.5}, {691, 61, 14, 5}, {730, 53, 12, 4.5}, {767, 46, 10, 3.5}, {800, 40, 8.5, 3}, {828, 36, 7, 2.5}, {853, 33, 6, 2}, {874, 28, 5, 1.5}, {890, 25, 4, 1}} {
		stones += fmt.Sprintf("M%g %ga%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0Z", e[0]-e[2], e[1], e[2], e[3], 2*e[2], e[2], e[3], -2*e[2])
	}
	svg += `<path fill="` + stone + `" d="` + stones + `"/>`
	return fyne.NewStaticResource("hills-"+back+front+".svg", []byte(svg+"</svg>"))
}

func hex(token fyne.ThemeColorName) string {
	c := color.NRGBAModel.Convert(look.Color(token)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}
