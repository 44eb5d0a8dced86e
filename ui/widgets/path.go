package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

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
