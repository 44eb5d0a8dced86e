package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

// Stage is a point on a Path.
type Stage struct {
	Label string // "16", "Today"
	Lines [2]string
	Done  bool // before today
	Today bool
}

// Path is the way from 16 to 25 with today on it, or any other row of stages.
type Path struct {
	widget.BaseWidget
	label  string
	stages []Stage
	remembered
}

// NewPath makes a path. label is for screen readers.
func NewPath(label string, stages ...Stage) *Path {
	p := &Path{label: label, stages: stages}
	p.ExtendBaseWidget(p)
	return p
}

// AccessibilityLabel implements fyne.Accessible.
func (p *Path) AccessibilityLabel() string {
	words := []string{}
	for _, s := range p.stages {
		words = append(words, joined([]string{s.Label, s.Lines[0], s.Lines[1]}, " "))
	}
	return p.label + ": " + joined(words, "; ")
}

// AccessibilityRole implements fyne.Accessible.
func (p *Path) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

const pathCircle = 26

func (p *Path) across(width float32) bool {
	return width/float32(max(1, len(p.stages))) >= 7.6*look.Em()
}

func (p *Path) stackHeight() float32 {
	return lineHeight(look.SizeBody) + lineHeight(look.SizeCaption)
}

// HeightFor implements Flow: stages stand under one another when they do not fit.
func (p *Path) HeightFor(width float32) float32 {
	if p.across(width) {
		return lineHeight(look.SizeBody) + look.Space1 + look.Scaled(pathCircle+6) + look.Space1 + 2*lineHeight(look.SizeCaption)
	}
	return float32(len(p.stages)) * (p.stackHeight() + look.Space2)
}

// CreateRenderer implements fyne.Widget.
func (p *Path) CreateRenderer() fyne.WidgetRenderer {
	type drawn struct {
		circle, dot, line *block
		done              *glyph
		label, one, two   *ink
	}
	all := make([]drawn, len(p.stages))
	var lines, rest []fyne.CanvasObject
	for i, s := range p.stages {
		all[i] = drawn{newBlock("", "", 2, 0), newBlock("", "", 0, 0), newBlock("", "", 0, 0),
			newGlyph("", look.OnPrimary, look.IconSmall), newInk(s.Label, look.SizeBody, true, look.Text),
			newInk(s.Lines[0], look.SizeCaption, false, look.TextSoft), newInk(s.Lines[1], look.SizeCaption, false, look.TextSoft)}
		d := all[i]
		lines = append(lines, d.line.r)
		rest = append(rest, d.circle.r, d.dot.r, d.done.i, d.label.t, d.one.t, d.two.t)
	}
	paint := func() {
		for i, d := range all {
			s := p.stages[i]
			d.circle.fill, d.circle.edge, d.circle.width, d.done.name, d.dot.fill, d.line.fill = look.Surface, look.Border, 2, "", "", look.Line
			switch {
			case s.Today:
				d.circle.edge, d.circle.width, d.dot.fill = look.Young, 3, look.Young
			case s.Done:
				d.circle.fill, d.circle.edge, d.done.name = look.Primary, look.Primary, "known"
			}
			if s.Done && i+1 < len(p.stages) && (p.stages[i+1].Done || p.stages[i+1].Today) {
				d.line.fill = look.Primary
			}
			side := look.Scaled(pathCircle)
			if s.Today {
				side += look.Scaled(4)
			}
			d.circle.radius, d.dot.radius = side/2, side/5
			for _, b := range []*block{d.circle, d.dot, d.line} {
				b.apply()
			}
			d.done.apply()
			d.label.apply()
			d.one.apply()
			d.two.apply()
		}
	}
	paint()
	return &drawing{
		of: p, objects: fixed(append(lines, rest...)...), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(12*look.Em(), p.HeightFor(p.or(0))) },
		layout: func(size fyne.Size) {
			p.width = size.Width
			body, caption := lineHeight(look.SizeBody), lineHeight(look.SizeCaption)
			across := p.across(size.Width)
			step := size.Width / float32(max(1, len(all)))
			for i, d := range all {
				s := p.stages[i]
				side := look.Scaled(pathCircle)
				if s.Today {
					side += look.Scaled(4)
				}
				var cx, cy float32 // the middle of the circle
				if across {
					cx, cy = step*(float32(i)+0.5), body+look.Space1+look.Scaled(pathCircle+6)/2
					d.label.centre(cx-d.label.measure().Width/2, 0, body)
					y := body + 2*look.Space1 + look.Scaled(pathCircle+6)
					for n, k := range []*ink{d.one, d.two} {
						k.t.Text = cut(s.Lines[n], look.SizeCaption, k.t.TextStyle, step-4)
						k.centre(cx-k.measure().Width/2, y+float32(n)*caption, caption)
					}
					d.line.place(cx, cy-2, step, 4)
				} else {
					h := p.stackHeight() + look.Space2
					y := float32(i) * h
					cx, cy = look.Scaled(pathCircle+4)/2, y+h/2
					x := look.Scaled(pathCircle+4) + look.Space3
					d.label.centre(x, y, body)
					d.one.t.Text = cut(joined([]string{s.Lines[0], s.Lines[1]}, ", "), look.SizeCaption, d.one.t.TextStyle, size.Width-x)
					d.one.centre(x, y+body, caption)
					d.two.t.Text = ""
					d.line.place(cx-2, cy, 4, h)
				}
				if i == len(all)-1 {
					d.line.place(0, 0, 0, 0)
				}
				d.circle.place(cx-side/2, cy-side/2, side, side)
				d.dot.place(cx-side/5, cy-side/5, side*2/5, side*2/5)
				d.done.i.Move(fyne.NewPos(cx-d.done.px()/2, cy-d.done.px()/2))
				d.done.i.Resize(fyne.NewSquareSize(d.done.px()))
			}
			canvas.Refresh(p)
		},
	}
}
