package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Saving is what the status bar says about what was typed.
type Saving int

const (
	Saved    Saving = iota // nothing is lost by a power cut
	NotSaved               // not stored yet
	Draft                  // kept as a draft; something needs mending
	Failed                 // could not be stored; the text says what to do
)

// StatusBar is the line at the foot. Left: help for whatever has the focus, or a
// message that has just come. Right: saved or not, and when it locks.
type StatusBar struct {
	widget.BaseWidget
	standing string // what is said when the focus has no help
	help     string
	message  string
	state    State
	stays    int // focus changes the message outlives
	saving   Saving
	saved    string
	lock     string
	stop     func()
}

// NewStatusBar makes the bar; it follows the focus from then on.
func NewStatusBar() *StatusBar {
	s := &StatusBar{}
	s.ExtendBaseWidget(s)
	s.stop = ListenFocus(s.focus)
	return s
}

// Stop ends following the focus.
func (s *StatusBar) Stop() { s.stop() }

func (s *StatusBar) focus(f fyne.Focusable) {
	if f == nil {
		return
	}
	s.help = ""
	if h, ok := f.(Helper); ok {
		s.help = h.HelpText()
	}
	if s.stays > 0 {
		s.stays--
	} else {
		s.message, s.state = "", NoState
	}
	s.Refresh()
}

// SetStanding is said while nothing with help of its own has the focus.
func (s *StatusBar) SetStanding(text string) { s.standing = text; s.Refresh() }

// Say shows a passing message, with the icon of a state or none. It outlives one
// move of the focus, since saving moves the focus by itself.
func (s *StatusBar) Say(state State, message string) {
	s.message, s.state, s.stays = message, state, 1
	s.Refresh()
}

// Clear takes the message away.
func (s *StatusBar) Clear() { s.message, s.state, s.stays = "", NoState, 0; s.Refresh() }

// SetSaved says how the record stands, for example Saved, "Saved at 2:32pm".
func (s *StatusBar) SetSaved(how Saving, text string) {
	s.saving, s.saved = how, text
	s.Refresh()
}

// SetLock says when it locks, for example "Locks after 5 minutes without a key press".
func (s *StatusBar) SetLock(text string) { s.lock = text; s.Refresh() }

// Text returns what stands on the left.
func (s *StatusBar) Text() string {
	switch {
	case s.message != "":
		return s.message
	case s.help != "":
		return s.help
	}
	return s.standing
}

// AccessibilityLabel implements fyne.Accessible.
func (s *StatusBar) AccessibilityLabel() string {
	return joined([]string{s.Text(), s.saved, s.lock}, ". ")
}

// AccessibilityRole implements fyne.Accessible.
func (s *StatusBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (s *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	ground, over := newBlock(look.Surface, "", 0, 0), newBlock(look.Line, "", 0, 0)
	left, more := newInk("", look.SizeCaption, false, look.TextSoft), newInk("", look.SizeCaption, false, look.TextSoft)
	sign := newGlyph("", look.TextSoft, look.IconSmall)
	saved := newInk("", look.SizeCaption, false, look.TextSoft)
	savedSign := newGlyph("", look.TextSoft, look.IconSmall)
	lock := newInk("", look.SizeCaption, false, look.TextSoft)
	lockSign := newGlyph("", look.TextSoft, look.IconSmall)
	paint := func() {
		sign.name, sign.token, left.token = "", look.TextSoft, look.TextSoft
		if s.message != "" {
			sign.name, sign.token, left.token = s.state.Icon(), s.state.Token(), look.Text
		}
		more.token = left.token
		how := []State{Known, NoState, Warning, Overdue}[s.saving]
		savedSign.name, savedSign.token, saved.token = how.Icon(), how.Token(), how.Token()
		if s.saving <= NotSaved {
			savedSign.token, saved.token = look.TextSoft, look.TextSoft
		}
		saved.t.TextStyle.Bold = s.saving >= Draft
		if s.saved == "" {
			savedSign.name = ""
		}
		saved.t.Text, lock.t.Text, lockSign.name = s.saved, s.lock, "lock"
		if s.lock == "" {
			lockSign.name = ""
		}
		for _, b := range []*block{ground, over} {
			b.apply()
		}
		for _, g := range []*glyph{sign, savedSign, lockSign} {
			g.apply()
		}
		for _, k := range []*ink{left, more, saved, lock} {
			k.apply()
		}
	}
	paint()
	return &drawing{
		of: s, paint: paint,
		objects: fixed(ground.r, over.r, sign.i, left.t, more.t, savedSign.i, saved.t, lockSign.i, lock.t),
		min:     func() fyne.Size { return fyne.NewSize(12*look.Em(), s.HeightFor(s.Size().Width)) },
		layout: func(size fyne.Size) {
			lines := float32(statusLines(size.Width))
			row := size.Height / lines
			last := size.Height - row // where the lowest line begins
			ground.place(0, 0, size.Width, size.Height)
			over.place(0, 0, size.Width, 1)
			right := size.Width - look.Space3 - 2
			item := func(g *glyph, k *ink, show bool) {
				g.i.Hidden, k.t.Hidden = !show || g.name == "", !show
				if !show || k.t.Text == "" {
					return
				}
				right -= k.measure().Width
				k.centre(right, last, row)
				if g.name != "" {
					right -= g.px() + 6
					g.centre(right, last, row)
				}
				right -= 22
			}
			// When it is narrow, when it locks gives way first; saved or not never does.
			item(lockSign, lock, size.Width >= look.MiddleFrom*look.Em())
			item(savedSign, saved, true)
			x := look.Space3 + 2
			if sign.name != "" {
				sign.centre(x, 0, row)
				x += sign.px() + 6
			}
			more.t.Text = ""
			if lines == 1 {
				left.t.Text = cut(s.Text(), look.SizeCaption, left.t.TextStyle, right-x)
				left.centre(x, 0, row)
				return
			}
			wrapped := wrapRuns([]Run{{Text: s.Text()}}, look.SizeCaption, size.Width-look.Space3-x)
			said := make([]string, len(wrapped))
			for i, line := range wrapped {
				for _, r := range line {
					said[i] += r.Text
				}
				said[i] = strings.TrimRight(said[i], " ")
			}
			left.t.Text = said[0]
			more.t.Text = cut(strings.Join(said[1:], " "), look.SizeCaption, more.t.TextStyle, right-x)
			left.centre(x, 0, row)
			more.centre(x, last, row)
		},
	}
}

// statusLines is how many lines the bar has: two where the letters are large for the window, so that help is not cut. It goes by the width alone, so
// that nothing moves when the focus does.
func statusLines(width float32) int {
	if width > 0 && width < look.MiddleFrom*look.Em() {
		return 2
	}
	return 1
}

// HeightFor implements Flow.
func (s *StatusBar) HeightFor(width float32) float32 {
	return look.Height(look.StatusBarHeight) + float32(statusLines(width)-1)*lineHeight(look.SizeCaption)
}
