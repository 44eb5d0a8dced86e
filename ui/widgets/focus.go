package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/ui/look"
)

type focusListener struct{ fn func(fyne.Focusable) }

var focusListeners []*focusListener

// ListenFocus calls fn, on the window's goroutine, with the widget that gained the
// focus, and with nil when a widget lost it. stop ends it.
func ListenFocus(fn func(fyne.Focusable)) (stop func()) {
	l := &focusListener{fn}
	focusListeners = append(focusListeners, l)
	return func() {
		for i, other := range focusListeners {
			if other == l {
				focusListeners = append(focusListeners[:i:i], focusListeners[i+1:]...)
				return
			}
		}
	}
}

func tellFocus(w fyne.CanvasObject, gained bool) {
	var now fyne.Focusable
	if gained {
		now, _ = w.(fyne.Focusable)
		Reveal(w)
	}
	for _, l := range focusListeners {
		l.fn(now)
	}
}

// holder is a widget that holds objects given by the page.
type holder interface{ Held() []fyne.CanvasObject }

func heldBy(o fyne.CanvasObject) []fyne.CanvasObject {
	switch x := o.(type) {
	case *fyne.Container:
		return x.Objects
	case *container.Scroll:
		if x.Content == nil {
			return nil
		}
		return []fyne.CanvasObject{x.Content}
	case holder:
		return x.Held()
	}
	return nil
}

// trail lists what lies between root and target, the outermost first.
func trail(root, target fyne.CanvasObject) []fyne.CanvasObject {
	if root == nil {
		return nil
	}
	if root == target {
		return []fyne.CanvasObject{root}
	}
	for _, held := range heldBy(root) {
		if found := trail(held, target); found != nil {
			return append([]fyne.CanvasObject{root}, found...)
		}
	}
	return nil
}

func rootOf(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

func scrollAround(c fyne.Canvas, o fyne.CanvasObject) *container.Scroll {
	path := trail(rootOf(c), o)
	for i := len(path) - 1; i >= 0; i-- {
		if s, ok := path[i].(*container.Scroll); ok {
			return s
		}
	}
	return nil
}

func scrollTo(s *container.Scroll, y float32) {
	most := s.Content.Size().Height - s.Size().Height
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, min(y, most))))
}

// Reveal scrolls so that an object, ring and all, stands clear.
func Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	path := trail(rootOf(c), o)
	for i := len(path) - 1; i >= 0; i-- {
		s, ok := path[i].(*container.Scroll)
		if !ok {
			continue
		}
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s).Y
		height := o.Size().Height
		if a, ok := o.(interface{ area() (y, height float32) }); ok {
			y, h := a.area()
			top, height = top+y, h
		}
		revealIn(s, s.Offset.Y+top-2*look.RingRoom, height+4*look.RingRoom)
	}
}

// revealIn scrolls s so that height pixels from top are in sight, the top first.
func revealIn(s *container.Scroll, top, height float32) {
	view := s.Size().Height
	switch {
	case top < s.Offset.Y || height > view:
		scrollTo(s, top)
	case top+height > s.Offset.Y+view:
		scrollTo(s, top+height-view)
	}
}
