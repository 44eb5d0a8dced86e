package widgets

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"waymark/internal/chart"
)

// The months under the picture stand evenly: each, every second, every third, never three in a row and then a gap.
func TestMonthStep(t *testing.T) {
	test.NewTempApp(t)
	months := func(apart float64) (out []chart.Label) {
		for i, m := range []string{"Dec 25", "Jan 26", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"} {
			out = append(out, chart.Label{X: 60 + float64(i)*apart, Text: m})
		}
		return out
	}
	last := 1
	for _, apart := range []float64{80, 30, 20, 10} {
		step := monthStep(months(apart))
		if step < last {
			t.Errorf("%v apart: step %d after %d", apart, step, last)
		}
		last = step
	}
	if monthStep(months(80)) != 1 || last < 3 || monthStep(nil) != 1 {
		t.Errorf("steps: %d, %d, %d", monthStep(months(80)), last, monthStep(nil))
	}
}
