package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/ui/look"
)

// Whatever has the focus shows it: there is ring colour in the picture with the
// focus, and none without.
func TestTheRingIsSeen(t *testing.T) {
	table := peopleTable()
	controls := map[string]fyne.CanvasObject{
		"button": NewButton(Ordinary, "", "Print", nil), "field": NewField("Name"), "note": NewNote("Words", 2),
		"date": NewDateField("On", testDates), "choice": NewChoice("Born at", answers, nil),
		"check":  NewCheck("We talked", false, nil),
		"radios": NewRadios("For", answers, "known", nil), "chips": NewChips("Show", false, answers, []string{"none"}, nil),
		"scale": NewScale("Feel", Young, fiveSteps, nil), "cards": NewCards("Budget", Young, fiveSteps, nil),
		"tabs": NewTabs("Parts", []Tab{{Value: "a", Label: "Overview"}}, "a", nil), "tile": NewTile("skills", "11", "to go", nil),
		"list": NewRowList("Due", dueItems()...), "empty list": NewRowList("Due"), "table": table, "chart": NewChart(sampleChart()),
		"rail": NewRail([]Place{{Value: "home", Label: "Home", Icon: "home"}}, Place{Value: "lock", Label: "Lock now", Icon: "lock"}, nil),
	}
	for name, o := range controls {
		w := newTestWindow(t, look.AlwaysLight, 100, fyne.NewSize(400, 420), Gap(1))
		w.SetContent(Ground(look.Background, Inset(20, 20, o)))
		w.Resize(fyne.NewSize(400, 420))
		count := func() (n int) {
			img := w.Canvas().Capture()
			want := look.Color(look.Focus)
			r, g, b, _ := want.RGBA()
			for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
				for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
					if pr, pg, pb, _ := img.At(x, y).RGBA(); pr == r && pg == g && pb == b {
						n++
					}
				}
			}
			return n
		}
		if n := count(); n > 0 {
			t.Errorf("%s shows a ring without the focus (%d)", name, n)
		}
		Focus(o)
		if n := count(); n < 100 {
			t.Errorf("%s shows no ring (%d)", name, n)
		}
		w.Canvas().Unfocus()
		if n := count(); n > 0 {
			t.Errorf("%s keeps its ring (%d)", name, n)
		}
	}
}

func TestDisclosureTakesRoomOnlyWhenOpen(t *testing.T) {
	inside, heard := NewField("Inside"), []bool{}
	d := NewDisclosure("Add more detail", "Show less", false, inside, func(open bool) { heard = append(heard, open) })
	w, _ := open(t, Column(0, d))
	shut := d.HeightFor(400)
	Focus(d)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() == inside.FocusTarget() {
		t.Error("Tab goes to what is hidden")
	}
	Focus(d)
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if d.HeightFor(400) <= shut || !d.Open() || len(heard) != 1 {
		t.Error("it did not open")
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != inside.FocusTarget() {
		t.Error("Tab does not go into what was opened")
	}
}

func BenchmarkLongList(b *testing.B) {
	items := manyItems(3000)
	for b.Loop() {
		l := NewRowList("People", items...)
		l.Resize(fyne.NewSize(600, 700))
		l.FocusGained()
		press(l, fyne.KeyEnd)
	}
}
