package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Meter is an evidence bar: how many of how many, with the words beside it.
type Meter struct {
	widget.BaseWidget
	part, of int
	words    string
}

// NewMeter makes a bar; empty words say "23 of 27".
func NewMeter(part, of int, words string) *Meter {
	m := &Meter{part: part, of: of, words: words}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the figures.
func (m *Meter) Set(part, of int) { m.part, m.of = part, of; m.Refresh() }

func (m *Meter) say() string {
	if m.words != "" {
		return m.words
	}
	return fmt.Sprintf("%d of %d", m.part, m.of)
}

// AccessibilityLabel implements fyne.Accessible.
func (m *Meter) AccessibilityLabel() string { return m.say() }

// AccessibilityRole implements fyne.Accessible.
func (m *Meter) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	frame, bar := newBlock(look.Surface, look.Border, 1, 2), newBlock(look.Primary, "", 0, 2)
	words := newInk("", look.SizeBody, false, look.Text)
	paint := func() {
		words.t.Text = m.say()
		frame.apply()
		bar.apply()
		words.apply()
	}
	paint()
	return &drawing{
		of: m, paint: paint, objects: fixed(frame.r, bar.r, words.t),
		min: func() fyne.Size {
			return fyne.NewSize(look.Scaled(84)+look.Space2+words.measure().Width, lineHeight(look.SizeBody))
		},
		layout: func(size fyne.Size) {
			w, h := look.Scaled(84), look.Scaled(13)
			y := (size.Height - h) / 2
			frame.place(0, y, w, h)
			part := float32(0)
			if m.of > 0 {
				part = min(1, float32(m.part)/float32(m.of))
			}
			bar.place(0, y, w*part, h)
			words.centre(w+look.Space2, 0, size.Height)
		},
	}
}

// Weeks is a row of small boxes: paid is solid, not paid is outlined.
type Weeks struct {
	widget.BaseWidget
	paid []bool
	say  string
}

// NewWeeks makes the row; say is what a screen reader hears.
func NewWeeks(paid []bool, say string) *Weeks {
	w := &Weeks{paid: paid, say: say}
	w.ExtendBaseWidget(w)
	return w
}

// AccessibilityLabel implements fyne.Accessible.
func (w *Weeks) AccessibilityLabel() string { return w.say }

// AccessibilityRole implements fyne.Accessible.
func (w *Weeks) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (w *Weeks) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	boxes := make([]*block, len(w.paid))
	for i, paid := range w.paid {
		boxes[i] = newBlock(look.Primary, "", 0, 2)
		if !paid {
			boxes[i] = newBlock(look.Surface, look.Due, 2, 2)
		}
		objects = append(objects, boxes[i].r)
	}
	return &drawing{
		of: w, objects: fixed(objects...),
		paint: func() {
			for _, b := range boxes {
				b.apply()
			}
		},
		min: func() fyne.Size { return fyne.NewSize(float32(len(boxes))*5, look.Scaled(22)) },
		layout: func(size fyne.Size) {
			step := min(look.Scaled(14), (size.Width+2)/float32(max(1, len(boxes))))
			for i, b := range boxes {
				b.place(float32(i)*step, 0, step-2, size.Height)
			}
		},
	}
}

// Disc is one mark of a FromTo line by itself, for a legend: hollow is where something started, filled is where it is now.
type Disc struct {
	widget.BaseWidget
	hollow bool
}

// NewDisc makes the mark; the word for it stands beside it.
func NewDisc(hollow bool) *Disc {
	d := &Disc{hollow: hollow}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *Disc) CreateRenderer() fyne.WidgetRenderer {
	b := newBlock(look.Primary, "", 0, 0)
	if d.hollow {
		b = newBlock(look.Surface, look.Primary, 3, 0)
	}
	return &drawing{
		of: d, objects: fixed(b.r), paint: b.apply,
		min: func() fyne.Size { return fyne.NewSize(look.Scaled(14), look.Scaled(14)) },
		layout: func(size fyne.Size) {
			side := look.Scaled(14)
			b.radius = side / 2
			b.apply()
			b.place(0, (size.Height-side)/2, side, side)
		},
	}
}
