package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// row is one line of a list or table, as the engine sees it.
type row interface {
	fyne.CanvasObject
	Flow
	key() string
	heading() bool
	say() string  // for a screen reader
	jump() string // what letters jump to
	tick() (x, width float32)
	setCurrent(bool)
	tint() fyne.ThemeColorName
}

// rows is the engine of RowList and Table: one stop of the Tab key with a current
// row in it. Only the rows in sight are drawn, so a list may be long.
type rows struct {
	control
	label  string
	all    []row
	at     int // the current row, -1 when there is none
	whole  bool
	steady bool // the current row is shown also without the focus
	empty  string
	// the first and the last row follow the corners of the panel they lie on
	roundTop, roundBottom bool

	onOpen, onSelect, onTick func(key string)
	onKey                    func(key string, ev *fyne.KeyEvent) bool
	onRune                   func(key string, r rune) bool
	keepsTab                 func() bool

	scroll    *container.Scroll
	body      *rowsBody
	head      fyne.CanvasObject
	tops      []float32 // where each row starts, and the end of the last
	topsWidth float32
	topsEm    float32
}

func (r *rows) start(self fyne.Widget, label string) {
	r.label, r.at = label, -1
	r.body = &rowsBody{rows: r, looks: map[int]rowLook{}}
	r.body.ExtendBaseWidget(r.body)
	r.scroll = container.NewVScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.body.Refresh() }
	r.extend(self)
}

// set replaces the rows and keeps the current one by its key.
func (r *rows) set(all []row) {
	was := r.Current()
	r.all, r.at, r.tops = all, -1, nil
	for i, w := range all {
		if !w.heading() && w.key() == was && was != "" {
			r.at = i
		}
	}
	if r.at < 0 && (r.steady || r.focused) {
		r.at = r.next(-1, 1)
	}
	r.mark()
	r.body.forget()
	r.self.Refresh()
}

// Current returns the key of the current row, or "".
func (r *rows) Current() string {
	if r.at >= 0 && r.at < len(r.all) {
		return r.all[r.at].key()
	}
	return ""
}

// Select makes a row current without telling anyone.
func (r *rows) Select(key string) {
	for i, w := range r.all {
		if !w.heading() && w.key() == key {
			r.at = i
			r.mark()
			r.body.Refresh()
			r.show(i)
			return
		}
	}
}

// SetWhole shows the rows at full height, without a scroll of their own: for short
// lists on a page that scrolls.
func (r *rows) SetWhole(whole bool) {
	r.whole = whole
	r.self.Refresh()
}

// SetEmpty is the sentence shown when there are no rows.
func (r *rows) SetEmpty(text string) {
	r.empty = text
	r.self.Refresh()
}

// OnOpen hears Enter and a click.
func (r *rows) OnOpen(fn func(key string)) { r.onOpen = fn }

// OnSelect hears that another row became current. Such a list shows its current row
// also without the focus.
func (r *rows) OnSelect(fn func(key string)) {
	r.onSelect, r.steady = fn, true
	if r.at < 0 {
		r.at = r.next(-1, 1)
		r.mark()
	}
}

// OnTick hears Space, and a click on the tick.
func (r *rows) OnTick(fn func(key string)) { r.onTick = fn }

// OnKey hears every key first; it returns true for the ones it used.
func (r *rows) OnKey(fn func(key string, ev *fyne.KeyEvent) bool) { r.onKey = fn }

// OnRune hears every letter and digit first; it returns true for the ones it used.
func (r *rows) OnRune(fn func(key string, c rune) bool) { r.onRune = fn }

// onPanel is told by the panel that the rows reach its corners.
func (r *rows) onPanel(top bool) { r.roundTop, r.roundBottom = top && r.head == nil, true }

func (r *rows) mark() {
	for i, w := range r.all {
		w.setCurrent(i == r.at && (r.steady || r.focused))
	}
}

// next returns the row after from in a direction that can be current, or from.
func (r *rows) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(r.all); i += by {
		if !r.all[i].heading() {
			return i
		}
	}
	return from
}

func (r *rows) move(to int) {
	if to < 0 || to >= len(r.all) || to == r.at {
		if to == r.at && to >= 0 {
			r.show(to)
		}
		return
	}
	r.at = to
	r.mark()
	r.show(to)
	r.body.Refresh()
	tellFocus(r.self, true)
	if r.onSelect != nil {
		r.onSelect(r.Current())
	}
}

// FocusGained implements fyne.Focusable.
func (r *rows) FocusGained() {
	r.focused = true
	if r.at < 0 {
		r.at = r.next(-1, 1)
	}
	r.mark()
	r.control.FocusGained()
	r.body.Refresh()
}

// FocusLost implements fyne.Focusable.
func (r *rows) FocusLost() {
	r.control.FocusLost()
	r.mark()
	r.body.Refresh()
}

// OnTab gives Tab a meaning inside the rows while keeps says so: the key then reaches OnKey. It must come to an end, so that Tab leads on.
func (r *rows) OnTab(keeps func() bool) { r.keepsTab = keeps }

// AcceptsTab implements fyne.Tabbable.
func (r *rows) AcceptsTab() bool { return r.keepsTab != nil && r.keepsTab() }

// TypedKey implements fyne.Focusable.
func (r *rows) TypedKey(ev *fyne.KeyEvent) {
	if r.onKey != nil && r.onKey(r.Current(), ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyDown:
		r.move(r.next(r.at, 1))
	case fyne.KeyUp:
		if up := r.next(r.at, -1); up != r.at && up >= 0 {
			r.move(up)
		} else {
			r.toTop()
		}
	case fyne.KeyHome:
		r.move(r.next(-1, 1))
		r.toTop()
	case fyne.KeyEnd:
		r.move(r.next(len(r.all), -1))
	case fyne.KeyPageDown:
		r.page(1)
	case fyne.KeyPageUp:
		r.page(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if k := r.Current(); k != "" && r.onOpen != nil {
			r.onOpen(k)
		}
	case fyne.KeySpace:
		if k := r.Current(); k != "" && r.onTick != nil {
			r.onTick(k)
		} else if k != "" && r.onOpen != nil {
			r.onOpen(k)
		}
	default:
		pass(r.self, ev)
	}
}

// TypedRune implements fyne.Focusable: letters jump to the next name they begin.
func (r *rows) TypedRune(c rune) {
	if r.onRune != nil && r.onRune(r.Current(), c) {
		return
	}
	if c == ' ' || len(r.all) == 0 {
		return
	}
	letter := strings.ToLower(string(c))
	for n := 1; n <= len(r.all); n++ {
		i := (max(r.at, 0) + n) % len(r.all)
		if !r.all[i].heading() && strings.HasPrefix(strings.ToLower(r.all[i].jump()), letter) {
			r.move(i)
			return
		}
	}
}

func (r *rows) page(by int) {
	view := r.viewHeight()
	if len(r.all) == 0 || view <= 0 {
		return
	}
	r.measure(r.body.Size().Width)
	goal := r.tops[max(r.at, 0)] + float32(by)*view*0.9
	to := r.at
	for {
		n := r.next(to, by)
		if n == to || (by > 0 && r.tops[n] > goal) || (by < 0 && r.tops[n] < goal) {
			break
		}
		to = n
	}
	if to == r.at {
		to = r.next(r.at, by)
	}
	r.move(to)
}

func (r *rows) viewHeight() float32 {
	if r.whole {
		if c := fyne.CurrentApp().Driver().CanvasForObject(r.self); c != nil {
			if s := scrollAround(c, r.self); s != nil {
				return s.Size().Height
			}
		}
		return r.body.Size().Height
	}
	return r.scroll.Size().Height
}

func (r *rows) toTop() {
	if !r.whole {
		scrollTo(r.scroll, 0)
	}
}

// HelpText implements Helper.
func (r *rows) HelpText() string {
	switch {
	case r.help != "":
		return r.help
	case r.onTick != nil:
		return "Up and Down move through the list. Space ticks a line."
	case r.onOpen != nil:
		return "Up and Down move through the list. Enter opens the line."
	}
	return "Up and Down move through the list."
}

// AccessibilityLabel implements fyne.Accessible.
func (r *rows) AccessibilityLabel() string {
	if r.at >= 0 && r.at < len(r.all) {
		return r.label + ": " + r.all[r.at].say()
	}
	if len(r.all) == 0 && r.empty != "" {
		return r.label + ": " + r.empty
	}
	return r.label
}

// AccessibilityRole implements fyne.Accessible.
func (r *rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
