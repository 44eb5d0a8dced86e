package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Sheet is our dialog: a title, a body that scrolls, the main button and a way out.
// Esc closes it, the focus stays inside, and goes back to where it came from.
type Sheet struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	title   *Para
	body    fyne.CanvasObject
	scroll  *Scroll
	main    *Button
	cancel  *Button
	others  []fyne.CanvasObject
	foot    fyne.CanvasObject
	em      float32
	onClose func()
	mayGo   func() bool
	open    bool
	before  fyne.Focusable
	keys    func(*fyne.KeyEvent)
}

// NewSheet makes a sheet for this window. main may be nil. It opens with Show.
func NewSheet(c fyne.Canvas, title string, body fyne.CanvasObject, main *Button) *Sheet {
	s := &Sheet{canvas: c, title: Heading(title), body: body, main: main, em: 36}
	s.cancel = NewButton(Quiet, "", "Cancel", s.Close).Helped("Closes this without doing it. Esc does the same.")
	if main == nil {
		s.cancel.SetText("Close")
	}
	s.scroll = NewScroll(look.Space6, look.Space2, body)
	s.ExtendBaseWidget(s)
	s.buildFoot()
	return s
}

func (s *Sheet) buildFoot() {
	var objects []fyne.CanvasObject
	if s.main != nil {
		objects = append(objects, s.main)
	}
	objects = append(objects, s.others...)
	s.foot = Wrap(look.Space2, append(objects, s.cancel)...)
}

// SetWidth sets how wide the sheet is, in em; 36 by default.
func (s *Sheet) SetWidth(em float32) *Sheet { s.em = em; return s }

// SetCancel changes the words of the way out, for example "Do this later".
func (s *Sheet) SetCancel(text string) *Sheet { s.cancel.SetText(text); return s }

// AddButton puts another button between the main one and the way out.
func (s *Sheet) AddButton(b *Button) *Sheet {
	s.others = append(s.others, b)
	s.buildFoot()
	return s
}

// OnClose hears that the sheet was closed, by whatever way.
func (s *Sheet) OnClose(fn func()) *Sheet { s.onClose = fn; return s }

// MayClose is asked before Esc and the way out close the sheet; it returns false to
// stay, for example after asking what to do with what was typed.
func (s *Sheet) MayClose(fn func() bool) *Sheet { s.mayGo = fn; return s }

// Main returns the main button, or nil.
func (s *Sheet) Main() *Button { return s.main }

// Title returns the title.
func (s *Sheet) Title() string { return s.title.Text() }

// Body returns what the sheet was made with.
func (s *Sheet) Body() fyne.CanvasObject { return s.body }

// open sheets, the topmost last
var (
	sheets         []*Sheet
	sheetListeners []*func(open bool)
)

// TopSheet returns the sheet that is open on this window, or nil. Ctrl+Enter presses
// its main button.
func TopSheet(c fyne.Canvas) *Sheet {
	for i := len(sheets) - 1; i >= 0; i-- {
		if sheets[i].canvas == c {
			return sheets[i]
		}
	}
	return nil
}

// ListenSheets calls fn whenever a first sheet opens or the last one closes: the menu
// switches its items off meanwhile. stop ends it.
func ListenSheets(fn func(open bool)) (stop func()) {
	own := &fn
	sheetListeners = append(sheetListeners, own)
	return func() {
		sheetListeners = slices.DeleteFunc(slices.Clone(sheetListeners), func(o *func(bool)) bool { return o == own })
	}
}

// CloseSheets closes all sheets of a window and the lists open on it at once, without
// asking: for the lock.
func CloseSheets(c fyne.Canvas) {
	for s := TopSheet(c); s != nil; s = TopSheet(c) {
		s.hide()
	}
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		c.Overlays().Remove(top)
	}
}

// Show opens the sheet and puts the focus on the first field of the body, or on the
// main button.
func (s *Sheet) Show() {
	if s.open {
		return
	}
	s.open = true
	s.before = s.canvas.Focused()
	s.canvas.Unfocus()
	s.keys = s.canvas.OnTypedKey()
	s.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		switch ev.Name {
		case fyne.KeyEscape:
			s.Close()
		case fyne.KeyPageDown:
			scrollTo(s.scroll.scroll, s.scroll.Offset()+s.scroll.Size().Height*0.9)
		case fyne.KeyPageUp:
			scrollTo(s.scroll.scroll, s.scroll.Offset()-s.scroll.Size().Height*0.9)
		}
	})
	s.canvas.Overlays().Add(s)
	s.Resize(s.canvas.Size())
	first := TopSheet(s.canvas) == nil
	sheets = append(sheets, s)
	if first {
		for _, fn := range sheetListeners {
			(*fn)(true)
		}
	}
	s.focusFirst()
}

func (s *Sheet) focusFirst() {
	for _, o := range []fyne.CanvasObject{s.body, s.foot} {
		if f := focusTarget(o); f != nil {
			s.canvas.Focus(f)
			return
		}
	}
}

// Close closes the sheet, if MayClose allows.
func (s *Sheet) Close() {
	if s.open && (s.mayGo == nil || s.mayGo()) {
		s.hide()
	}
}

func (s *Sheet) hide() {
	if !s.open {
		return
	}
	s.open = false
	for i, o := range sheets {
		if o == s {
			sheets = append(sheets[:i:i], sheets[i+1:]...)
			break
		}
	}
	s.canvas.Unfocus()
	s.canvas.Overlays().Remove(s)
	s.canvas.SetOnTypedKey(s.keys)
	if s.before != nil {
		s.canvas.Focus(s.before)
	}
	if TopSheet(s.canvas) == nil {
		for _, fn := range sheetListeners {
			(*fn)(false)
		}
	}
	if s.onClose != nil {
		s.onClose()
	}
}

// Tapped implements fyne.Tappable: a click beside the sheet does nothing, so that
// nothing typed is lost by it.
func (s *Sheet) Tapped(*fyne.PointEvent) {}

// Held implements the search for a focused object.
func (s *Sheet) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.scroll, s.foot}
}

// AccessibilityLabel implements fyne.Accessible.
func (s *Sheet) AccessibilityLabel() string { return s.title.Text() }

// AccessibilityRole implements fyne.Accessible.
func (s *Sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	veil := newBlock(look.Veil, "", 0, 0)
	ground := newBlock(look.Surface, look.Border, 1, look.RadiusPanel)
	paint := func() {
		veil.apply()
		ground.apply()
	}
	return &drawing{
		of: s, paint: paint,
		objects: func() []fyne.CanvasObject {
			return []fyne.CanvasObject{veil.r, ground.r, s.title, s.scroll, s.foot}
		},
		min: func() fyne.Size { return fyne.NewSize(200, 150) },
		layout: func(size fyne.Size) {
			veil.place(0, 0, size.Width, size.Height)
			pad := look.Space6
			w := min(s.em*look.Em(), size.Width-2*look.Space4)
			th := s.title.HeightFor(w - 2*pad)
			fh := HeightFor(s.foot, w-2*pad)
			room := size.Height - 2*look.Space4
			frame := pad + th + look.Space1 + look.Space3 + fh + look.Space4 + look.Space1
			bh := min(s.scroll.HeightFor(w), room-frame)
			h := frame + bh
			x, y := (size.Width-w)/2, max(look.Space4, (size.Height-h)*0.4)
			ground.place(x, y, w, h)
			s.title.Move(fyne.NewPos(x+pad, y+pad))
			s.title.Resize(fyne.NewSize(w-2*pad, th))
			s.scroll.Move(fyne.NewPos(x, y+pad+th+look.Space1))
			s.scroll.Resize(fyne.NewSize(w, bh))
			s.foot.Move(fyne.NewPos(x+pad, y+h-fh-look.Space4-look.Space1))
			s.foot.Resize(fyne.NewSize(w-2*pad, fh))
		},
	}
}

// Ask is a small sheet with a sentence and a button. weight Danger is for what
// erases; the text then names what is lost and how to get it back.
func Ask(c fyne.Canvas, title, text string, weight Weight, button string, do func()) *Sheet {
	var s *Sheet
	main := NewButton(weight, "", button, func() {
		s.Close()
		do()
	})
	s = NewSheet(c, title, NewPara(text), main).SetWidth(30)
	if weight == Danger {
		// Enter must not erase by itself: the way out comes first.
		s.foot = Wrap(look.Space2, s.cancel, main)
	}
	s.Show()
	return s
}

// Tell is a sheet that only says something.
func Tell(c fyne.Canvas, title, text string) *Sheet {
	s := NewSheet(c, title, NewPara(text), nil).SetWidth(30)
	s.Show()
	return s
}
