package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Labelled is what every field of a form can do, whatever is typed or chosen in it.
type Labelled interface {
	fyne.Widget
	Flow
	Label() string
	SetHelp(string)
	SetHint(string)
	SetProblem(string)
	Problem() string
	FocusTarget() fyne.Focusable
}

// frame is a control with its label, an echo beside it and a line under it. The
// label stands on the left when asked for and there is room, otherwise above.
type frame struct {
	widget.BaseWidget
	self    fyne.Widget
	control fyne.CanvasObject
	target  fyne.Focusable

	label, hint, problem, help string
	side                       bool
	em                         float32 // widest control; 0 takes all
	sideEm                     float32 // label column on the left; 0 is the usual one

	title, echo, under *Para
	sign               *glyph
	remembered
}

func (f *frame) extend(self fyne.Widget, label string, control fyne.CanvasObject, target fyne.Focusable) {
	f.self, f.control, f.target, f.label = self, control, target, label
	f.title = Strong(label)
	f.echo = Words("", look.SizeCaption, false, look.TextSoft)
	f.under = Caption("")
	f.sign = newGlyph("", look.Overdue, look.IconSmall)
	f.ExtendBaseWidget(self)
}

// Label returns the label.
func (f *frame) Label() string { return f.label }

// SetLabel changes the label; an empty one takes no room.
func (f *frame) SetLabel(text string) {
	f.label = text
	f.title.SetText(text)
	f.self.Refresh()
}

// SetHelp sets the sentence for the status bar.
func (f *frame) SetHelp(text string) { f.help = text }

// HelpText implements Helper.
func (f *frame) HelpText() string {
	switch {
	case f.problem != "":
		return f.problem
	case f.help != "":
		return f.help
	}
	return f.hint
}

// SetHint sets the line under the control.
func (f *frame) SetHint(text string) {
	f.hint = text
	f.showUnder()
}

// SetProblem puts a problem under the control in place of the hint; an empty text
// takes it away.
func (f *frame) SetProblem(text string) {
	f.problem = text
	f.showUnder()
}

// Problem returns the problem shown.
func (f *frame) Problem() string { return f.problem }

// SetSide puts the label on the left where there is room.
func (f *frame) SetSide(side bool) {
	f.side = side
	f.self.Refresh()
}

// SetSideWidth makes the label's column on the left narrower or wider than in other forms.
func (f *frame) SetSideWidth(em float32) { f.sideEm = em }

func (f *frame) sideLabel() float32 {
	if f.sideEm > 0 {
		return f.sideEm
	}
	return sideLabelEm
}

// SetWidth keeps the control at most wide enough for em of text.
func (f *frame) SetWidth(em float32) {
	f.em = em
	f.self.Refresh()
}

// FocusTarget is the part that takes the focus.
func (f *frame) FocusTarget() fyne.Focusable { return f.target }

// Held implements the search for a focused object.
func (f *frame) Held() []fyne.CanvasObject { return []fyne.CanvasObject{f.control} }

func (f *frame) setEcho(text string) {
	f.echo.SetText(text)
	f.self.Refresh()
}

func (f *frame) showUnder() {
	if f.problem != "" {
		f.under.SetToken(look.Overdue)
		f.under.SetText(f.problem)
	} else {
		f.under.SetToken(look.TextSoft)
		f.under.SetText(f.hint)
	}
	f.self.Refresh()
	if f.control != nil { // its edge has the colour of the problem, too
		f.control.Refresh()
	}
}

// spoken is the part of the accessibility label that every field shares.
func (f *frame) spoken(value string) string {
	label := f.label
	if value != "" {
		label += ": " + value
	}
	if e := f.echo.Text(); e != "" {
		label += ", " + e
	}
	if f.problem != "" {
		label += ". " + f.problem
	}
	return label
}

const (
	sideLabelEm = 12.5
	sideFromEm  = 30
	frameGap    = 4
)

// widest is the width asked for: so many em of text, and the padding of what is typed.
func (f *frame) widest() float32 {
	w := f.em * look.Em()
	if _, typed := f.control.(*entry); typed {
		w += 2 * look.Space3
	}
	return w
}

// shape works out where everything goes at this width; draw places it.
func (f *frame) shape(width float32, draw bool) float32 {
	var x, y float32
	if f.label != "" {
		if f.side && width >= (sideFromEm-sideLabelEm+f.sideLabel())*look.Em() {
			x = f.sideLabel() * look.Em()
			if draw {
				top := max(0, (min(f.control.MinSize().Height, look.Height(look.ControlHeight))-lineHeight(look.SizeBody))/2)
				f.title.Move(fyne.NewPos(0, top))
				f.title.Resize(fyne.NewSize(x-look.Space3, f.title.HeightFor(x-look.Space3)))
			}
		} else {
			h := f.title.HeightFor(width)
			if draw {
				f.title.Move(fyne.NewPos(0, 0))
				f.title.Resize(fyne.NewSize(width, h))
			}
			y = h + frameGap
		}
	}
	room := width - x
	w := room
	if f.em > 0 {
		w = min(w, f.widest())
	}
	h := HeightFor(f.control, w)
	if draw {
		f.control.Move(fyne.NewPos(x, y))
		f.control.Resize(fyne.NewSize(w, h))
	}
	echo := fyne.NewSize(f.echo.natural()+1, lineHeight(look.SizeCaption))
	below := false
	if f.echo.Text() != "" {
		below = w+look.Space3+echo.Width > room
		if draw && !below {
			f.echo.Move(fyne.NewPos(x+w+look.Space3, y+(h-echo.Height)/2))
			f.echo.Resize(fyne.NewSize(room-w-look.Space3, echo.Height))
		}
	}
	y += h
	if below {
		y += frameGap
		if draw {
			f.echo.Move(fyne.NewPos(x, y))
			f.echo.Resize(fyne.NewSize(room, echo.Height))
		}
		y += echo.Height
	}
	if f.under.Text() != "" {
		y += frameGap + 1
		in := float32(0)
		if f.problem != "" {
			in = look.Scaled(look.IconSmall) + look.Space1
		}
		uh := f.under.HeightFor(room - in)
		if draw {
			f.sign.centre(x, y, lineHeight(look.SizeCaption))
			f.under.Move(fyne.NewPos(x+in, y))
			f.under.Resize(fyne.NewSize(room-in, uh))
		}
		y += uh
	}
	if f.side && f.label != "" && x > 0 {
		y = max(y, f.title.HeightFor(x-look.Space3)+2)
	}
	return y
}

// HeightFor implements Flow.
func (f *frame) HeightFor(width float32) float32 { return f.shape(width, false) }

// CreateRenderer implements fyne.Widget.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		f.sign.name = ""
		if f.problem != "" {
			f.sign.name = "overdue"
		}
		f.sign.apply()
	}
	paint()
	return &drawing{
		of:      f.self,
		objects: fixed(f.title, f.control, f.echo, f.sign.i, f.under),
		paint:   paint,
		min: func() fyne.Size {
			w := f.control.MinSize().Width
			return fyne.NewSize(w, f.shape(f.or(w), false))
		},
		layout: func(size fyne.Size) {
			f.width = size.Width
			f.shape(size.Width, true)
		},
	}
}
