package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/chart"
	"waymark/ui/look"
)

func sampleTouch() chart.Touch {
	c := chart.Touch{Title: "A year of being in touch", Promise: "At least every 8 weeks (our local promise)", First: 1000, Last: 1400, Today: 1365,
		Marks: []chart.TouchMark{{Day: 1010, Shape: chart.Seen}, {Day: 1040, Shape: chart.Talked}, {Day: 1100, Shape: chart.Asked}, {Day: 1150, Shape: chart.Tried}, {Day: 1158, Shape: chart.Tried}, {Day: 1190, Shape: chart.Seen},
			{Day: 1230, Shape: chart.Talked}, {Day: 1280, Shape: chart.Asked}, {Day: 1330, Shape: chart.Talked}},
		Silences: []chart.Silence{{From: 1010, Due: 1066, To: 1040}, {From: 1040, Due: 1096, To: 1100}, {From: 1100, Due: 1156, To: 1190}, {From: 1190, Due: 1246, To: 1230},
			{From: 1230, Due: 1286, To: 1280}, {From: 1280, Due: 1336, To: 1330}, {From: 1330, Due: 1386, To: 1386}},
		Heads: []string{"Quiet from", "Until", "How long", "Over", "Attempts in it"}, Rows: [][]string{{"4 March 2026", "2 June 2026", "12 weeks", "34 days", "2 attempts"}, {"3 January 2026", "4 March 2026", "8 weeks", "4 days", "None"}}}
	for i, m := range []string{"Dec 25", "Jan 26", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"} {
		c.Months = append(c.Months, chart.Time{Short: m, Long: m, Day: 1007 + i*30})
	}
	return c
}

func TestTouchChartSaysItsQuietPeriods(t *testing.T) {
	c := NewTouchChart(sampleTouch())
	_, keys := open(t, Column(0, c))
	if !strings.Contains(c.AccessibilityLabel(), "Seen 4 times, of them 2 times on a visit the rules ask for.") {
		t.Error(c.AccessibilityLabel())
	}
	picture := c.HeightFor(600)
	typeInto(c, "t")
	if !c.AsTable() || !strings.Contains(c.AccessibilityLabel(), "Quiet from 4 March 2026, Until 2 June 2026, How long 12 weeks, Over 34 days, Attempts in it 2 attempts") || c.HeightFor(600) >= picture {
		t.Error(c.AccessibilityLabel())
	}
	if c.HelpText() != "T shows the picture." {
		t.Error(c.HelpText())
	}
	press(c, fyne.KeyReturn, fyne.KeyEscape)
	if c.AsTable() || len(*keys) != 1 {
		t.Error("Enter or Esc is lost")
	}
	if c.HeightFor(260) <= picture {
		t.Error("the legend does not wrap where there is little room")
	}
}

func TestTouchChartPictures(t *testing.T) {
	for _, l := range looks {
		numbers, nothing := NewTouchChart(sampleTouch()), sampleTouch()
		nothing.Promise, nothing.Rows, nothing.Silences = "", nil, nil
		w := newTestWindow(t, l.colours, 100, fyne.NewSize(760, 720), Gap(1))
		numbers.Toggle()
		w.SetContent(Ground(look.Background, NewScroll(24, 24, Column(16, NewPanel(NewTouchChart(sampleTouch())), NewPanel(numbers),
			NewSplit(SplitPart{Object: NewPanel(NewTouchChart(nothing)), Em: 22}, SplitPart{Object: NewPanel(NewTouchChart(sampleTouch()))})))))
		w.Resize(fyne.NewSize(760, 720))
		screenshot(t, w, "gallery-touch-"+l.name)
	}
}
