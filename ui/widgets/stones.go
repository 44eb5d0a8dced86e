package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Stones are the five stones of a skill with both voices on them: a disc where the
// young person sees it, a square where the adult does. They are never averaged.
type Stones struct {
	widget.BaseWidget
	young, adult int
}

// NewStones makes the stones; 0 is not rated.
func NewStones(young, adult int) *Stones {
	s := &Stones{young: young, adult: adult}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes both ratings.
func (s *Stones) Set(young, adult int) { s.young, s.adult = young, adult; s.Refresh() }

// Apart says whether the two differ by two steps or more: a thing to talk about.
func (s *Stones) Apart() bool {
	if s.young == 0 || s.adult == 0 {
		return false
	}
	d := s.young - s.adult
	return d >= 2 || d <= -2
}

// Say is what a screen reader hears.
func (s *Stones) Say() string {
	word := func(v int) string {
		if v == 0 {
			return "not rated"
		}
		return strconv.Itoa(v)
	}
	return "young person " + word(s.young) + ", adult " + word(s.adult)
}

// AccessibilityLabel implements fyne.Accessible.
func (s *Stones) AccessibilityLabel() string { return s.Say() }

// AccessibilityRole implements fyne.Accessible.
func (s *Stones) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

const (
	stoneWidth  = 30
	stoneHeight = 26
	stoneGap    = 4
	stoneMark   = 14
)

// StonesWidth is how wide the five stones are, for the head above them.
func StonesWidth() float32 { return look.Scaled(5*stoneWidth + 4*stoneGap) }

// StonesHead is the figures 1 to 5 for above the stones.
type StonesHead struct{ widget.BaseWidget }

// NewStonesHead makes the figures.
func NewStonesHead() *StonesHead {
	h := &StonesHead{}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *StonesHead) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	digits := make([]*ink, 5)
	for i := range digits {
		digits[i] = newInk(strconv.Itoa(i+1), look.SizeCaption, false, look.TextSoft)
		objects = append(objects, digits[i].t)
	}
	paint := func() {
		for _, d := range digits {
			d.apply()
		}
	}
	return &drawing{of: h, paint: paint, objects: fixed(objects...),
		min: func() fyne.Size { return fyne.NewSize(StonesWidth(), lineHeight(look.SizeCaption)) },
		layout: func(size fyne.Size) {
			for i, d := range digits {
				w := look.Scaled(stoneWidth)
				d.centre(float32(i)*look.Scaled(stoneWidth+stoneGap)+(w-d.measure().Width)/2, 0, size.Height)
			}
		}}
}

// CreateRenderer implements fyne.Widget.
func (s *Stones) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	boxes := make([]*block, 5)
	for i := range boxes {
		boxes[i] = newBlock(look.SurfaceAlt, look.Line, 1, look.RadiusBadge)
		objects = append(objects, boxes[i].r)
	}
	young := newGlyph("young", look.Young, stoneMark)
	adult := newGlyph("adult", look.Adult, stoneMark)
	objects = append(objects, young.i, adult.i)
	paint := func() {
		for i, b := range boxes {
			b.fill, b.edge = look.SurfaceAlt, look.Line
			if i+1 == s.young || i+1 == s.adult {
				b.fill, b.edge = look.Surface, look.Border
			}
			b.apply()
		}
		young.name, adult.name = "young", "adult"
		if s.young == 0 {
			young.name = ""
		}
		if s.adult == 0 {
			adult.name = ""
		}
		young.apply()
		adult.apply()
	}
	paint()
	return &drawing{
		of: s, objects: fixed(objects...), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(StonesWidth(), look.Scaled(stoneHeight)) },
		layout: func(size fyne.Size) {
			w, h, g := look.Scaled(stoneWidth), look.Scaled(stoneHeight), look.Scaled(stoneGap)
			y := (size.Height - h) / 2
			for i, b := range boxes {
				b.place(float32(i)*(w+g), y, w, h)
			}
			at := func(v int, m *glyph, shift float32) {
				if v > 0 {
					m.centre(float32(v-1)*(w+g)+(w-m.px())/2+shift, y, h)
				}
			}
			shift := float32(0)
			if s.young == s.adult {
				shift = look.Scaled(7)
			}
			at(s.young, young, -shift)
			at(s.adult, adult, shift)
		},
	}
}
