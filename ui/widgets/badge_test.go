package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/ui/look"
)

// A badge that is too narrow for its words takes more lines and cuts nothing.
func TestBadgeWraps(t *testing.T) {
	test.NewTempApp(t)
	b := NewBadge(NotKnown, "needs the date of the last health assessment")
	one := b.MinSize()
	if h := b.HeightFor(one.Width); h != one.Height {
		t.Fatalf("with room enough it is %v high, not %v", h, one.Height)
	}
	h := b.HeightFor(one.Width / 2)
	if h < one.Height+lineHeight(look.SizeCaption)/2 {
		t.Fatalf("at half its width it is %v high, one line is %v", h, one.Height)
	}
	b.Resize(fyne.NewSize(one.Width/2, h))
	shown := false
	for _, o := range test.WidgetRenderer(b).Objects() {
		if p, ok := o.(*Para); ok && p.Text() == b.say() && p.Size().Height > 1.5*lineHeight(look.SizeCaption) {
			shown = true
		}
	}
	if !shown {
		t.Error("the words are not drawn in lines")
	}
}

// A note without help of its own does not leave the help of the page standing.
func TestNoteHelps(t *testing.T) {
	test.NewTempApp(t)
	n := NewNote("What happened", 2)
	if n.entry.HelpText() == "" {
		t.Error("no help")
	}
	n.SetHelp("One line.")
	if n.entry.HelpText() != "One line." {
		t.Errorf("%q", n.entry.HelpText())
	}
	n.SetText("first\nsecond")
	w := test.NewTempWindow(t, n)
	w.Canvas().Focus(n.entry)
	n.entry.TypedRune('!')
	if n.Text() != "first\nsecond!" {
		t.Errorf("typing began in the middle: %q", n.Text())
	}
}
