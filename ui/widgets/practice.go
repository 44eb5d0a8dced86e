package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Practice is the striped bar that says that everybody in these records is made up.
type Practice struct{ widget.BaseWidget }

// NewPractice makes the bar.
func NewPractice() *Practice {
	p := &Practice{}
	p.ExtendBaseWidget(p)
	return p
}

const practiceWords = "Practice: made-up people"

// AccessibilityLabel implements fyne.Accessible.
func (p *Practice) AccessibilityLabel() string { return practiceWords }

// AccessibilityRole implements fyne.Accessible.
func (p *Practice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *Practice) CreateRenderer() fyne.WidgetRenderer {
	ground, behind := newBlock(look.DueTint, "", 0, 0), newBlock(look.DueTint, "", 0, 0)
	words := newInk(practiceWords, look.SizeCaption, true, look.Due)
	var stripes []*canvas.Line
	var objects []fyne.CanvasObject
	arrange := func(size fyne.Size) {
		stripes, objects = nil, []fyne.CanvasObject{ground.r}
		ground.place(0, 0, size.Width, size.Height)
		w := words.measure().Width
		from, to := (size.Width-w)/2-look.Space3, (size.Width+w)/2+look.Space3
		for x := float32(0); x < size.Width-size.Height; x += 16 {
			if x+size.Height > from && x < to {
				continue // it would look out under the words
			}
			l := canvas.NewLine(look.Color(look.Due))
			l.StrokeWidth = 2
			l.Position1, l.Position2 = fyne.NewPos(x, size.Height), fyne.NewPos(x+size.Height, 0)
			stripes = append(stripes, l)
			objects = append(objects, l)
		}
		behind.place(from, 0, to-from, size.Height)
		words.centre((size.Width-w)/2, 0, size.Height)
		objects = append(objects, behind.r, words.t)
	}
	return &drawing{
		of: p, objects: func() []fyne.CanvasObject { return objects }, layout: arrange,
		paint: func() {
			ground.apply()
			behind.apply()
			words.apply()
			for _, s := range stripes {
				s.StrokeColor = look.Color(look.Due)
			}
		},
		min: func() fyne.Size { return fyne.NewSize(words.measure().Width, lineHeight(look.SizeCaption)+4) },
	}
}
