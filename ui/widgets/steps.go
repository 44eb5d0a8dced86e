package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Steps shows how far a piece of work is: done steps, the one in hand, those to
// come. It is read, not clicked; the steps themselves are on the page.
type Steps struct {
	widget.BaseWidget
	names []string
	at    int
	remembered
}

// NewSteps makes the steps; at counts from 0.
func NewSteps(names []string, at int) *Steps {
	s := &Steps{names: names, at: at}
	s.ExtendBaseWidget(s)
	return s
}

// SetAt moves to a step.
func (s *Steps) SetAt(at int) { s.at = at; s.Refresh() }

// AccessibilityLabel implements fyne.Accessible.
func (s *Steps) AccessibilityLabel() string {
	if s.at >= len(s.names) {
		return "All " + strconv.Itoa(len(s.names)) + " steps done"
	}
	return "Step " + strconv.Itoa(s.at+1) + " of " + strconv.Itoa(len(s.names)) + ": " + s.names[s.at]
}

// AccessibilityRole implements fyne.Accessible.
func (s *Steps) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

const stepCircle = 28

func (s *Steps) widthOf(i int) float32 {
	return look.Scaled(stepCircle) + look.Space2 + runWidth(s.names[i], look.SizeBody, i == s.at)
}

func (s *Steps) oneLine(width float32) bool {
	need := float32(0)
	for i := range s.names {
		need += s.widthOf(i) + 48
	}
	return need-48 <= width
}

// HeightFor implements Flow: the steps stand under one another when they do not fit.
func (s *Steps) HeightFor(width float32) float32 {
	h := look.Scaled(stepCircle)
	if s.oneLine(width) {
		return h
	}
	return float32(len(s.names))*(h+look.Space2) - look.Space2
}

// CreateRenderer implements fyne.Widget.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	type drawn struct {
		circle, line *block
		done         *glyph
		digit, name  *ink
	}
	all := make([]drawn, len(s.names))
	var objects []fyne.CanvasObject
	for i, n := range s.names {
		all[i] = drawn{newBlock("", "", 3, 0), newBlock("", "", 0, 1.5), newGlyph("", look.OnPrimary, look.IconRow),
			newInk(strconv.Itoa(i+1), look.SizeBody, true, look.Text), newInk(n, look.SizeBody, false, look.Text)}
		d := all[i]
		objects = append(objects, d.line.r, d.circle.r, d.done.i, d.digit.t, d.name.t)
	}
	paint := func() {
		for i, d := range all {
			d.circle.fill, d.circle.edge, d.circle.width, d.done.name, d.digit.t.Text = look.Surface, look.Border, 2, "", strconv.Itoa(i+1)
			d.name.token, d.digit.token, d.line.fill = look.Text, look.TextSoft, look.Line
			d.name.t.TextStyle.Bold = i == s.at
			switch {
			case i < s.at:
				d.circle.fill, d.circle.edge, d.done.name, d.digit.t.Text = look.Primary, look.Primary, "known", ""
				d.line.fill = look.Primary
			case i == s.at:
				d.circle.edge, d.circle.width, d.digit.token, d.name.token = look.Primary, 3, look.Primary, look.Primary
			}
			d.circle.radius = look.Scaled(stepCircle) / 2
			d.circle.apply()
			d.line.apply()
			d.done.apply()
			d.digit.apply()
			d.name.apply()
		}
	}
	paint()
	return &drawing{
		of: s, objects: fixed(objects...), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(10*look.Em(), s.HeightFor(s.or(0))) },
		layout: func(size fyne.Size) {
			s.width = size.Width
			side := look.Scaled(stepCircle)
			one := s.oneLine(size.Width)
			free := size.Width
			for i := range s.names {
				free -= s.widthOf(i)
			}
			gap := free / float32(max(1, len(s.names)-1))
			var x, y float32
			for i, d := range all {
				d.circle.place(x, y, side, side)
				d.done.centre(x+(side-d.done.px())/2, y, side)
				d.digit.centre(x+(side-d.digit.measure().Width)/2, y, side)
				d.name.centre(x+side+look.Space2, y, side)
				d.line.place(0, 0, 0, 0)
				if one {
					x += s.widthOf(i)
					if i < len(all)-1 {
						d.line.place(x+look.Space3, y+side/2-1.5, max(0, gap-2*look.Space3), 3)
					}
					x += gap
				} else {
					if i < len(all)-1 {
						d.line.place(side/2-1.5, y+side, 3, look.Space2)
					}
					y += side + look.Space2
				}
			}
		},
	}
}
