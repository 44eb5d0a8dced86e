package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/chart"
	"waymark/ui/look"
)

func sampleLevels() chart.Levels {
	return chart.Levels{Title: "Levels by area, now", Row: "Area", Scale: sampleChart().Scale, Voices: [2]string{"Amara", "Adults"}, Rows: []chart.LevelRow{
		{Label: "Food", Long: "Food", Young: []int{3, 1, 2, 3, 1, 0}, Adult: []int{5, 2, 2, 1, 0, 0}},
		{Label: "Money", Long: "Money and saving", Young: []int{0, 2, 4, 3, 2, 1}, Adult: []int{2, 2, 5, 2, 1, 0}, Aside: 1}}}
}

func TestLevelsShowTheirNumbers(t *testing.T) {
	l := NewLevels(sampleLevels())
	_, keys := open(t, Column(0, l))
	if !strings.Contains(l.AccessibilityLabel(), "Money and saving: Amara 2 at not yet, 4 at starting") {
		t.Error(l.AccessibilityLabel())
	}
	typeInto(l, "t")
	if !l.AsTable() || !strings.Contains(l.AccessibilityLabel(), "Food Amara, Not rated 3, 1 1, 2 2") {
		t.Error(l.AccessibilityLabel())
	}
	press(l, fyne.KeyReturn, fyne.KeyEscape)
	if l.AsTable() || len(*keys) != 1 {
		t.Error("Enter or Esc is lost")
	}
}

func TestLevelsPictures(t *testing.T) {
	for _, l := range looks {
		numbers := NewLevels(sampleLevels())
		w := newTestWindow(t, l.colours, 100, fyne.NewSize(760, 520), Gap(1))
		numbers.Toggle()
		w.SetContent(Ground(look.Background, NewScroll(24, 24, Column(16, NewPanel(NewLevels(sampleLevels())), NewPanel(numbers)))))
		w.Resize(fyne.NewSize(760, 520))
		screenshot(t, w, "gallery-levels-"+l.name)
	}
}
