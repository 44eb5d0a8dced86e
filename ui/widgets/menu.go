package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// menu is the list that a Choice opens. Fyne's has no edge, which high contrast
// needs, and knows neither letters nor Home and End.
type menu struct {
	widget.BaseWidget
	canvas fyne.Canvas
	box    *choiceBox
	list   *RowList
}

func openMenu(c fyne.Canvas, b *choiceBox) {
	m := &menu{canvas: c, box: b, list: NewRowList(b.frame.label)}
	items := make([]Item, len(b.options))
	for i, o := range b.options {
		items[i] = Item{Key: o.Value, Title: o.Label, Plain: true, Icon: o.Icon, IconToken: o.token()}
		if o.Value == b.value {
			items[i].Marks = []Mark{{Icon: "known", Token: look.Text}}
			items[i].Say = o.Label + ", chosen"
		}
	}
	m.list.SetItems(items)
	m.list.steady = true
	m.list.SetHelp("Up and Down move, Enter chooses, Esc leaves it as it was.")
	m.list.OnOpen(func(value string) {
		m.close()
		b.choose(value)
	})
	m.list.OnKey(func(_ string, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyEscape {
			return false
		}
		m.close()
		return true
	})
	m.list.OnRune(func(_ string, r rune) bool {
		o, ok := byKey(b.options, r)
		if ok {
			m.close()
			b.choose(o.Value)
		}
		return ok
	})
	m.ExtendBaseWidget(m)
	c.Overlays().Add(m)
	m.Resize(c.Size())
	if b.value != "" {
		m.list.Select(b.value)
	}
	c.Focus(m.list)
}

func (m *menu) close() {
	m.canvas.Overlays().Remove(m)
	tellFocus(m.box, true)
}

// Tapped implements fyne.Tappable: a click beside the list leaves it as it was.
func (m *menu) Tapped(*fyne.PointEvent) { m.close() }

// Held implements the search for a focused object.
func (m *menu) Held() []fyne.CanvasObject { return []fyne.CanvasObject{m.list} }

func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock(look.Surface, look.Border, 1, look.RadiusControl)
	return &drawing{
		of: m, objects: fixed(ground.r, m.list), paint: ground.apply,
		min: func() fyne.Size { return fyne.NewSize(10, 10) },
		layout: func(size fyne.Size) {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(m.box)
			w := m.box.Size().Width
			for _, o := range m.box.options {
				need := runWidth(o.Label, look.SizeBody, true) + 2*rowPadX + look.Scaled(look.IconSmall) + look.Space3
				if o.Icon != "" {
					need += look.Scaled(look.IconRow) + look.Space3
				}
				w = max(w, need+4)
			}
			w = min(w, size.Width-2*look.Space2)
			h := m.list.bodyHeight(w-2) + 2
			below := size.Height - at.Y - m.box.Size().Height - look.RingRoom - look.Space2
			above := at.Y - look.RingRoom - look.Space2
			y := at.Y + m.box.Size().Height + look.RingRoom
			switch {
			case h <= below:
			case above > below:
				h = min(h, above)
				y = at.Y - look.RingRoom - h
			default:
				h = below
			}
			x := max(look.Space2, min(at.X, size.Width-w-look.Space2))
			ground.place(x, y, w, h)
			m.list.Move(fyne.NewPos(x+1, y+1))
			m.list.Resize(fyne.NewSize(w-2, h-2))
		},
	}
}
