package widgets

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/ui/look"
)

// Step is one of the steps of a scale.
type Step struct {
	Word  string // "With help"
	Words string // "I can do it with someone there."
}

// Scale is a rating from 1 to 5 in one voice: 1 to 5 choose, 0 clears, Left and Right
// move by one. Not rated is its own answer.
type Scale struct {
	control
	label    string
	who      Who
	value    int
	steps    []Step
	big      bool
	readOnly bool
	onChange func(int)
	onEnter  func()
	remembered
}

// NewScale makes a row of five circles with the word of the chosen step beside it.
func NewScale(label string, who Who, steps []Step, onChange func(value int)) *Scale {
	s := &Scale{label: label, who: who, steps: steps, onChange: onChange}
	s.extend(s)
	return s
}

// NewCards makes the large form: a card for each step with its words, for handing over.
func NewCards(label string, who Who, steps []Step, onChange func(value int)) *Scale {
	s := NewScale(label, who, steps, onChange)
	s.big = true
	return s
}

// most is the highest step: five, unless cards offer fewer.
func (s *Scale) most() int {
	if n := len(s.steps); s.big && n > 0 {
		return min(5, n)
	}
	return 5
}

// Value returns 1 to 5, or 0 when not rated.
func (s *Scale) Value() int { return s.value }

// SetValue rates without telling anyone.
func (s *Scale) SetValue(v int) { s.value = max(0, min(s.most(), v)); s.Refresh() }

// SetReadOnly shows the rating without letting it be changed.
func (s *Scale) SetReadOnly(yes bool) {
	s.readOnly = yes
	if yes {
		s.Disable()
	} else {
		s.Enable()
	}
}

// OnEnter hears the Enter key: go on.
func (s *Scale) OnEnter(fn func()) { s.onEnter = fn }

func (s *Scale) rate(v int) {
	if s.Disabled() || v < 0 || v > s.most() || v == s.value {
		return
	}
	s.SetValue(v)
	if s.onChange != nil {
		s.onChange(v)
	}
}

// TypedRune implements fyne.Focusable.
func (s *Scale) TypedRune(r rune) {
	if r >= '0' && r <= '0'+rune(s.most()) {
		s.rate(int(r - '0'))
	}
}

// TypedKey implements fyne.Focusable.
func (s *Scale) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		s.rate(max(1, s.value-1))
	case fyne.KeyRight:
		s.rate(min(s.most(), s.value+1))
	case fyne.KeyHome:
		s.rate(1)
	case fyne.KeyEnd:
		s.rate(s.most())
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.rate(0)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.onEnter != nil {
			s.onEnter()
		} else {
			pass(s, ev)
		}
	default:
		pass(s, ev)
	}
}

// Tapped implements fyne.Tappable.
func (s *Scale) Tapped(ev *fyne.PointEvent) {
	if s.Disabled() {
		return
	}
	requestFocus(s)
	for i := range s.most() {
		p := s.place(i, s.Size().Width)
		if ev.Position.X >= p.x && ev.Position.X < p.x+p.w && ev.Position.Y >= p.y && ev.Position.Y < p.y+p.h {
			s.rate(i + 1)
		}
	}
}

// HelpText implements Helper.
func (s *Scale) HelpText() string {
	if s.help != "" {
		return s.help
	}
	return fmt.Sprintf("1 to %d chooses, 0 clears. There is no right answer.", s.most())
}

func (s *Scale) word(v int) string {
	if v >= 1 && v <= len(s.steps) {
		return s.steps[v-1].Word
	}
	return ""
}

// AccessibilityLabel implements fyne.Accessible.
func (s *Scale) AccessibilityLabel() string {
	if s.value == 0 {
		return s.label + ": not rated"
	}
	return s.label + ": " + joined([]string{fmt.Sprintf("%d of %d", s.value, s.most()), s.word(s.value)}, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (s *Scale) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	scaleCircle = 22
	scaleGap    = 7
	cardGap     = 14
)

// cardsAcross says how many cards stand beside one another.
func (s *Scale) cardsAcross(width float32) int {
	if width < 40*look.Em() {
		return 1
	}
	return s.most()
}

func (s *Scale) cardHeight(w float32) float32 {
	var h float32
	for _, st := range s.steps {
		t := float32(len(wrapRuns([]Run{{Text: st.Word, Bold: true}}, look.SizeBody, w-24))) * lineHeight(look.SizeBody)
		t += float32(len(wrapRuns([]Run{{Text: st.Words}}, look.SizeCaption, w-24))) * lineHeight(look.SizeCaption)
		h = max(h, t)
	}
	return h
}

func (s *Scale) place(i int, width float32) chipPlace {
	if !s.big {
		side := look.Scaled(scaleCircle)
		h := look.Scaled(30)
		return chipPlace{float32(i) * (side + scaleGap), (h - side) / 2, side, side}
	}
	if s.cardsAcross(width) == 1 {
		h := s.cardHeight(width-look.Scaled(60)) + 24
		return chipPlace{0, float32(i) * (h + look.Space2), width, h}
	}
	n := float32(s.most())
	w := (width - (n-1)*cardGap) / n
	return chipPlace{float32(i) * (w + cardGap), 0, w, s.cardHeight(w) + look.Scaled(44) + 56}
}

// HeightFor implements Flow.
func (s *Scale) HeightFor(width float32) float32 {
	if !s.big {
		return look.Scaled(30)
	}
	last := s.place(s.most()-1, width)
	return last.y + last.h
}

// CreateRenderer implements fyne.Widget.
func (s *Scale) CreateRenderer() fyne.WidgetRenderer {
	type drawn struct {
		card, circle *block
		digit        *ink
		word, words  *Para
	}
	ring := newBlock("", "", 0, 0)
	word := newInk("", look.SizeCaption, false, look.TextSoft)
	objects := []fyne.CanvasObject{ring.r}
	all := make([]drawn, s.most())
	for i := range all {
		d := drawn{card: newBlock("", "", 2, look.RadiusPanel), circle: newBlock("", "", 2.5, 0),
			digit: newInk(strconv.Itoa(i+1), look.SizeCaption, true, look.Text)}
		objects = append(objects, d.card.r, d.circle.r, d.digit.t)
		if s.big {
			st := Step{}
			if i < len(s.steps) {
				st = s.steps[i]
			}
			d.digit.size = look.SizeHeading
			d.word, d.words = Strong(st.Word).Align(fyne.TextAlignCenter), Caption(st.Words).Align(fyne.TextAlignCenter)
			objects = append(objects, d.word, d.words)
		}
		all[i] = d
	}
	objects = append(objects, word.t)
	paint := func() {
		for i, d := range all {
			on := s.value == i+1
			d.circle.fill, d.circle.edge, d.digit.token = "", s.who.token(), s.who.token()
			if on {
				d.circle.fill, d.digit.token = s.who.token(), look.Surface
			}
			if s.Disabled() && !on && !s.readOnly {
				d.circle.edge, d.digit.token = look.Disabled, look.Disabled
			}
			if s.big {
				d.card.fill, d.card.edge, d.card.width = look.Surface, look.Border, 2
				if on {
					d.card.fill, d.card.edge, d.card.width = s.who.tint(), s.who.token(), 4
				}
				d.card.apply()
				d.word.at, d.words.at = paraKey{}, paraKey{}
			}
			d.circle.apply()
			d.digit.apply()
		}
		word.t.Text = s.word(s.value)
		if s.big {
			word.t.Text = ""
		}
		word.apply()
	}
	paint()
	return &drawing{
		of: s, objects: fixed(objects...), paint: func() { paint(); canvas.Refresh(s) },
		min: func() fyne.Size {
			if s.big {
				return fyne.NewSize(12*look.Em(), s.HeightFor(s.or(0)))
			}
			var widest float32
			for _, st := range s.steps {
				widest = max(widest, runWidth(st.Word, look.SizeCaption, false))
			}
			return fyne.NewSize(5*look.Scaled(scaleCircle)+4*scaleGap+widest+look.Space3, look.Scaled(30))
		},
		layout: func(size fyne.Size) {
			s.width = size.Width
			ringAround(ring, false, 0, 0, 0, 0, 0)
			var end float32
			for i, d := range all {
				p := s.place(i, size.Width)
				side := look.Scaled(scaleCircle)
				cx, cy := p.x, p.y
				if s.big {
					d.card.place(p.x, p.y, p.w, p.h)
					side = look.Scaled(44)
					if s.cardsAcross(size.Width) == 1 {
						side = look.Scaled(34)
						cx, cy = p.x+12, p.y+(p.h-side)/2
						x := cx + side + 12
						h := d.word.HeightFor(p.w - x - 12)
						d.word.align, d.words.align = fyne.TextAlignLeading, fyne.TextAlignLeading
						d.word.Move(fyne.NewPos(x, p.y+12))
						d.word.Resize(fyne.NewSize(p.w-x-12, h))
						d.words.Move(fyne.NewPos(x, p.y+12+h))
						d.words.Resize(fyne.NewSize(p.w-x-12, d.words.HeightFor(p.w-x-12)))
					} else {
						cx, cy = p.x+(p.w-side)/2, p.y+24
						d.word.align, d.words.align = fyne.TextAlignCenter, fyne.TextAlignCenter
						y := cy + side + 10
						h := d.word.HeightFor(p.w - 24)
						d.word.Move(fyne.NewPos(p.x+12, y))
						d.word.Resize(fyne.NewSize(p.w-24, h))
						d.words.Move(fyne.NewPos(p.x+12, y+h+4))
						d.words.Resize(fyne.NewSize(p.w-24, d.words.HeightFor(p.w-24)))
					}
				}
				d.circle.radius = side / 2
				d.circle.apply()
				d.circle.place(cx, cy, side, side)
				d.digit.centre(cx+(side-d.digit.measure().Width)/2, cy, side)
				end = p.x + p.w
				if s.focused && i == max(0, s.value-1) && s.big {
					ringAround(ring, true, p.x, p.y, p.w, p.h, look.RadiusPanel)
				}
			}
			if !s.big {
				word.centre(end+look.Space2, 0, size.Height)
				if s.focused {
					ringAround(ring, true, -1, 1, end+2, size.Height-2, size.Height/2)
				}
			}
		},
	}
}
