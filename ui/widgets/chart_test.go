package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/chart"
	"waymark/ui/look"
)

func sampleChart() chart.Chart {
	return chart.Chart{
		Title: "I can make a budget and keep to it for a month",
		Scale: []string{"Not yet", "Starting", "With help", "On my own", "Sorted"},
		Times: []chart.Time{{Short: "Dec 25", Long: "Dec 2025"}, {Short: "Mar 26", Long: "Mar 2026"}, {Short: "Jun 26", Long: "Jun 2026"}, {Short: "Nov 26", Long: "Nov 2026"}},
		Series: []chart.Series{{Name: "Amara", Voice: chart.Young, Values: []int{1, 2, 3, 3}},
			{Name: "Sian", Voice: chart.Adult, Values: []int{1, 2, 2, 2}}},
	}
}

func TestChartShowsItsNumbers(t *testing.T) {
	c := NewChart(sampleChart())
	_, keys := open(t, Column(0, c))
	if !strings.Contains(c.AccessibilityLabel(), "Amara: from Not yet in Dec 2025 to With help in Nov 2026") {
		t.Error(c.AccessibilityLabel())
	}
	typeInto(c, "t")
	if !c.AsTable() || !strings.Contains(c.AccessibilityLabel(), "Jun 2026, Amara 3, Sian 2") {
		t.Error(c.AccessibilityLabel())
	}
	press(c, fyne.KeyReturn, fyne.KeyEscape)
	if c.AsTable() || len(*keys) != 1 {
		t.Error("Enter or Esc is lost")
	}
	c.Set(chart.Chart{Title: "Empty", Scale: []string{"a", "b"}})
}

func TestChartPictures(t *testing.T) {
	for _, l := range looks {
		four := sampleChart()
		four.Series = append(four.Series, chart.Series{Name: "College", Voice: chart.Third, Values: []int{0, 4, 4, 5}},
			chart.Series{Name: "Adviser", Voice: chart.Fourth, Values: []int{2, 3, 5, 4}})
		numbers := NewChart(sampleChart())
		w := newTestWindow(t, l.colours, 100, fyne.NewSize(760, 640), Gap(1))
		numbers.Toggle()
		w.SetContent(Ground(look.Background, NewScroll(24, 24, Column(16,
			NewSplit(SplitPart{Object: NewPanel(NewChart(sampleChart())), Em: 22}, SplitPart{Object: NewPanel(NewChart(four))}),
			NewPanel(numbers), NewPanel(Column(8, NewFromTo(31, 71), NewFromTo(-1, 67), NewFromTo(73, 78)))))))
		w.Resize(fyne.NewSize(760, 640))
		screenshot(t, w, "gallery-chart-"+l.name)
	}
}
