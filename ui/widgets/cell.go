package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// cellView draws a cell; named puts the column's title in front, for stacked lines.
type cellView struct {
	widget.BaseWidget
	c     Cell
	right bool
	named string
	text  *Para
	sub   *Para
}

func newCellView(c Cell, right bool) *cellView {
	v := &cellView{c: c, right: right}
	v.ExtendBaseWidget(v)
	token := look.Text
	switch {
	case c.State != NoState:
		token = c.State.Token()
	case c.Token != "":
		token = c.Token
	case c.Soft:
		token = look.TextSoft
	}
	text := c.Text
	if text == "" {
		text = c.State.Words()
	}
	v.text = NewText(text, look.SizeBody, c.Bold || c.State != NoState, token)
	if len(c.Runs) > 0 {
		v.text = NewRich(look.SizeBody, token, c.Runs...)
	}
	v.text.one = !c.Wrap
	v.sub = Caption(c.Sub)
	v.sub.one = !c.Wrap
	if right {
		v.text.align, v.sub.align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	}
	return v
}

// Held implements the search for a focused object, and refreshing.
func (v *cellView) Held() []fyne.CanvasObject {
	if v.c.Content != nil {
		return []fyne.CanvasObject{v.c.Content}
	}
	return []fyne.CanvasObject{v.text, v.sub}
}

func (v *cellView) icon() string {
	if v.c.State != NoState {
		return v.c.State.Icon()
	}
	return v.c.Icon
}

func (v *cellView) lead() float32 {
	x := float32(0)
	if v.named != "" {
		x = min(11*look.Em(), runWidth(v.named, look.SizeCaption, false)+look.Space2)
		if x < 7*look.Em() {
			x = 7 * look.Em()
		}
	}
	return x
}

func (v *cellView) in() float32 {
	if v.icon() == "" {
		return 0
	}
	return look.Scaled(look.IconSmall) + 6
}

// HeightFor implements Flow.
func (v *cellView) HeightFor(width float32) float32 {
	width -= v.lead()
	if v.c.Content != nil {
		return HeightFor(v.c.Content, width)
	}
	h := v.text.HeightFor(width - v.in())
	if v.c.Sub != "" {
		h += v.sub.HeightFor(width)
	}
	return h
}

func (v *cellView) CreateRenderer() fyne.WidgetRenderer {
	token := v.text.token
	icon := newGlyph(v.icon(), token, look.IconSmall)
	name := newInk("", look.SizeCaption, false, look.TextSoft)
	objects := []fyne.CanvasObject{name.t}
	if v.c.Content != nil {
		objects = append(objects, v.c.Content)
	} else {
		objects = append(objects, icon.i, v.text)
		if v.c.Sub != "" {
			objects = append(objects, v.sub)
		}
	}
	paint := func() {
		icon.apply()
		name.t.Text = v.named
		name.apply()
	}
	paint()
	return &drawing{
		of: v, objects: fixed(objects...), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(10, v.HeightFor(max(v.Size().Width, 50))) },
		layout: func(size fyne.Size) {
			x, line := v.lead(), lineHeight(look.SizeBody)
			name.centre(0, 0, line)
			room := size.Width - x
			if v.c.Content != nil {
				v.c.Content.Move(fyne.NewPos(x, 0))
				v.c.Content.Resize(fyne.NewSize(room, size.Height))
				return
			}
			align := fyne.TextAlignLeading
			if v.right && v.named == "" {
				align = fyne.TextAlignTrailing
			}
			v.text.align, v.sub.align = align, align
			icon.centre(x, 0, line)
			in := v.in()
			th := v.text.HeightFor(room - in)
			v.text.Move(fyne.NewPos(x+in, 0))
			v.text.Resize(fyne.NewSize(room-in, th))
			v.sub.Move(fyne.NewPos(x, th))
			v.sub.Resize(fyne.NewSize(room, max(0, size.Height-th)))
		},
	}
}
