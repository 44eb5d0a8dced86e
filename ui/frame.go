package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
	"waymark/ui/widgets"
)

// frame is the window around a page: the rail, the page's head and body, the status bar. When the body would be narrow the rail becomes the
// button "Go to".
type frame struct {
	widget.BaseWidget
	w        *Window
	rail     *widgets.Rail
	bar      *widgets.StatusBar
	goTo     *widgets.Button
	practice fyne.CanvasObject
	ground   fyne.CanvasObject

	title, sub *widgets.Para
	buttons    []fyne.CanvasObject
	mark       fyne.CanvasObject // before the title where there is room; nil = none
	body       fyne.CanvasObject
	full       bool // the page has the whole window: no rail, no head
	wide       float32
}

const (
	pagePadX float32 = 24
	pagePadY float32 = 16
)

func newFrame(w *Window) *frame {
	f := &frame{w: w, bar: widgets.NewStatusBar(), title: widgets.Title(""), sub: widgets.NewText("", look.SizeBody, false, look.TextSoft)}
	f.rail = widgets.NewRail(nil, widgets.Place{Value: "lock", Label: "Lock now", Icon: "lock", Key: keyName("L")}, w.openPlace)
	f.rail.OnClose(w.closeRecord)
	f.goTo = widgets.NewButton(widgets.Ordinary, "waymark", "Go to", w.chooser).Helped("Goes to another place or an open record.")
	f.ground = widgets.Ground(look.Background, widgets.Gap(0))
	f.body = widgets.Gap(0)
	f.ExtendBaseWidget(f)
	return f
}

// Held implements the search for a focused object of package widgets.
func (f *frame) Held() []fyne.CanvasObject {
	var held []fyne.CanvasObject
	if !f.full {
		if f.narrow(f.wide) {
			held = append(held, f.goTo)
		} else {
			held = append(held, f.rail)
		}
		held = append(held, f.buttons...)
	}
	return append(held, f.body)
}

// Tapped takes a click beside everything: it counts as the person being there.
func (f *frame) Tapped(*fyne.PointEvent) { f.w.touch() }

func (f *frame) set(title, sub string, buttons []fyne.CanvasObject, body fyne.CanvasObject, full bool) {
	f.title.SetText(title)
	f.sub.SetText(sub)
	f.buttons, f.full = buttons, full
	if _, ok := body.(*widgets.Scroll); !ok && !full {
		body = widgets.NewScroll(pagePadX, look.Space2, body)
	}
	f.body = body
	f.Refresh()
}

func (f *frame) narrow(width float32) bool {
	return look.BreadthOf(width-look.Scaled(look.RailWidth)-2*pagePadX) == look.Narrow
}

// CreateRenderer implements fyne.Widget.
func (f *frame) CreateRenderer() fyne.WidgetRenderer { return &frameLook{f} }

type frameLook struct{ f *frame }

func (r *frameLook) Destroy() {}

func (r *frameLook) MinSize() fyne.Size { return fyne.NewSize(320, 240) }

func (r *frameLook) Refresh() {
	r.Layout(r.f.Size())
	f := r.f
	f.ground.Refresh()
	canvas.Refresh(f)
}

func (r *frameLook) Objects() []fyne.CanvasObject {
	f := r.f
	o := []fyne.CanvasObject{f.ground}
	if f.practice != nil {
		o = append(o, f.practice)
	}
	if !f.full {
		if f.narrow(f.wide) {
			o = append(o, f.goTo)
		} else {
			o = append(o, f.rail)
		}
		o = append(o, f.title)
		if !f.narrow(f.wide) {
			o = append(o, f.sub)
			if f.mark != nil {
				o = append(o, f.mark)
			}
		}
		o = append(o, f.buttons...)
	}
	return append(o, f.body, f.bar)
}

func (r *frameLook) Layout(size fyne.Size) {
	f := r.f
	f.wide = size.Width
	f.ground.Resize(size)
	var top, left float32
	if f.practice != nil {
		h := f.practice.MinSize().Height
		f.practice.Move(fyne.NewPos(0, 0))
		f.practice.Resize(fyne.NewSize(size.Width, h))
		top = h
	}
	foot := f.bar.HeightFor(size.Width)
	f.bar.Move(fyne.NewPos(0, size.Height-foot))
	f.bar.Resize(fyne.NewSize(size.Width, foot))
	bottom := size.Height - foot
	if f.full {
		f.body.Move(fyne.NewPos(0, top))
		f.body.Resize(fyne.NewSize(size.Width, max(0, bottom-top)))
		return
	}
	narrow := f.narrow(size.Width)
	if !narrow {
		left = f.rail.MinSize().Width
		f.rail.Move(fyne.NewPos(0, top))
		f.rail.Resize(fyne.NewSize(left, bottom-top))
	}
	top = r.head(narrow, left, top, size.Width)
	f.body.Move(fyne.NewPos(left, top))
	f.body.Resize(fyne.NewSize(max(0, size.Width-left), max(0, bottom-top)))
}

// head lays out the title line and says where the body begins.
func (r *frameLook) head(narrow bool, left, top, width float32) float32 {
	f := r.f
	padX, padY := pagePadX, pagePadY
	if narrow {
		padY = look.Space3
	}
	x, right, y := left+padX, width-padX, top+padY
	var buttons, high float32
	for _, b := range f.buttons {
		buttons += b.MinSize().Width + look.Space2
		high = max(high, b.MinSize().Height)
	}
	if narrow {
		s := f.goTo.MinSize()
		f.goTo.Move(fyne.NewPos(x, y))
		f.goTo.Resize(s)
		x += s.Width + look.Space4
		high = max(high, s.Height)
	}
	var marked float32
	if f.mark != nil && !narrow {
		s := f.mark.MinSize()
		f.mark.Move(fyne.NewPos(x, y))
		f.mark.Resize(s)
		x += s.Width + look.Space3
		marked = s.Height
	}
	words := fyne.MeasureText(f.title.Text(), look.Size(look.SizeTitle), fyne.TextStyle{Bold: true}).Width
	below := x+words+buttons > right && len(f.buttons) > 0 && words+look.Space4 > right-x-buttons
	room := right - x - buttons - look.Space2
	if below {
		room = right - x
	}
	th := f.title.HeightFor(room)
	f.title.Move(fyne.NewPos(x, y))
	if narrow {
		f.title.Move(fyne.NewPos(x, y+max(0, (high-th)/2)))
	}
	f.title.Resize(fyne.NewSize(room, th))
	text := th
	if !narrow && f.sub.Text() != "" {
		sh := f.sub.HeightFor(room)
		f.sub.Move(fyne.NewPos(x, y+th+2))
		f.sub.Resize(fyne.NewSize(room, sh))
		text += 2 + sh
	}
	if narrow {
		text = max(text, f.goTo.MinSize().Height)
	}
	text = max(text, marked)
	by := y
	bx := right - buttons + look.Space2
	if below {
		by, bx = y+text+look.Space2, left+padX
	}
	for _, b := range f.buttons {
		s := b.MinSize()
		if below && bx+s.Width > right && bx > left+padX {
			bx, by = left+padX, by+high+look.Space2
		}
		b.Move(fyne.NewPos(bx, by))
		b.Resize(s)
		bx += s.Width + look.Space2
	}
	end := y + text
	if len(f.buttons) > 0 {
		end = max(end, by+high)
	}
	return end + look.Space2
}
