package widgets

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/ui/look"
)

// Changing text size or colours in the settings gives the same picture as starting
// with them: nothing keeps an old colour or an old height.
func TestChangingTheLookIsTheSameAsStartingWithIt(t *testing.T) {
	size := fyne.NewSize(1200, 1500)
	page := func() fyne.CanvasObject {
		return Ground(look.Background, NewScroll(24, 24, Column(16, NewChart(sampleChart()), gallery())))
	}
	fresh := newTestWindow(t, look.AlwaysDark, 125, size, Gap(1))
	fresh.SetContent(page())
	fresh.Resize(size)
	want := fresh.Canvas().Capture()

	w := newTestWindow(t, look.AlwaysLight, 100, size, Gap(1))
	w.SetContent(page())
	w.Resize(size)
	test.ApplyTheme(t, look.New(look.AlwaysDark, 125))
	w.Resize(size.AddWidthHeight(1, 0)) // the real driver lays out again when least sizes change
	w.Resize(size)
	got := w.Canvas().Capture()
	if n := different(got, want); n > 200 {
		screenshot(t, w, "changed-look")
		t.Errorf("%d pixels differ", n)
	}
}

// Rows that were out of sight when the look changed take it on when they come back.
func TestRowsOutOfSightTakeOnTheNewLook(t *testing.T) {
	size := fyne.NewSize(500, 400)
	items := make([]Item, 60)
	for i := range items {
		items[i] = dueItems()[1]
		items[i].Key = string(rune('a' + i))
	}
	fresh := newTestWindow(t, look.AlwaysDark, 100, size, Gap(1))
	fresh.SetContent(NewRowList("Due", items...))
	fresh.Resize(size)
	want := fresh.Canvas().Capture()

	w := newTestWindow(t, look.AlwaysLight, 100, size, Gap(1))
	l := NewRowList("Due", items...)
	w.SetContent(l)
	w.Resize(size)
	w.Canvas().Focus(l)
	press(l, fyne.KeyEnd)
	test.ApplyTheme(t, look.New(look.AlwaysDark, 100))
	press(l, fyne.KeyHome)
	w.Canvas().Unfocus()
	if n := different(w.Canvas().Capture(), want); n > 50 {
		screenshot(t, w, "rows-out-of-sight")
		t.Errorf("%d pixels differ", n)
	}
}

func different(a, b image.Image) (n int) {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}
