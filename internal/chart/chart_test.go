package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func sample() Chart {
	return Chart{
		Title: "A budget for a month, since December",
		Scale: []string{"1 not yet", "2 starting", "3 with help", "4 on my own", "5 sorted"},
		Times: []Time{{Short: "Dec", Long: "Dec 2025"}, {Short: "Mar", Long: "Mar 2026"}, {Short: "Jun", Long: "Jun 2026"}, {Short: "Nov", Long: "Nov 2026"}},
		Series: []Series{
			{Name: "Amara", Voice: Young, Values: []int{1, 2, 3, 3}},
			{Name: "Sian", Voice: Adult, Values: []int{1, 2, 2, 2}},
		},
	}
}

func TestCoincidingMarksStandApart(t *testing.T) {
	p := sample().Plan(Frame{W: 100, H: 50, Words: 20, Foot: 6, Inset: 5, Top: 3, Nudge: 1})
	at := map[float64][]Mark{}
	for _, m := range p.Marks {
		at[m.X] = append(at[m.X], m)
	}
	if len(at) != 4 {
		t.Fatalf("%d times, want 4", len(at))
	}
	for x, ms := range at {
		if len(ms) != 2 {
			t.Fatalf("at %v %d marks, want 2", x, len(ms))
		}
		if d := math.Abs(ms[0].Y - ms[1].Y); d < 2 {
			t.Errorf("at %v the marks are %v apart, want 2 or more", x, d)
		}
	}
	if last := p.Marks[len(p.Marks)-1]; last.Voice != Young {
		t.Error("the young person's marks are not painted last")
	}
	if p.Scale[0].Text != "5 sorted" || len(p.Rules) != 5 {
		t.Error("the scale does not begin at the top with its highest word")
	}
}

func TestWordsAndNumbersSayTheSame(t *testing.T) {
	c := sample()
	c.Series[1].Values = []int{0, 2, 0, 9}
	want := "A budget for a month, since December. Amara: from 1 not yet in Dec 2025 to 3 with help in Nov 2026. Sian: 2 starting in Mar 2026. The numbers are in the next table."
	if got := c.Words(); got != want {
		t.Errorf("Words\n got %s\nwant %s", got, want)
	}
	var rows []string
	for _, r := range c.Numbers() {
		rows = append(rows, strings.Join(r, " "))
	}
	if got := strings.Join(rows, "; "); got != "Dec 2025 1 –; Mar 2026 2 2; Jun 2026 3 –; Nov 2026 3 –" {
		t.Errorf("Numbers: %s", got)
	}
	if c.Empty() || !(Chart{}).Empty() {
		t.Error("Empty is wrong")
	}
}

func TestPlanStaysInItsFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := sample()
		n := rapid.IntRange(0, 12).Draw(t, "times")
		c.Times = make([]Time, n)
		c.Series = nil
		for s := range rapid.IntRange(0, 4).Draw(t, "series") {
			c.Series = append(c.Series, Series{Voice: Voice(s), Values: rapid.SliceOfN(rapid.IntRange(-1, 7), 0, 12).Draw(t, "values")})
		}
		f := Frame{W: 104, H: 52, Words: 24, Foot: 8, Inset: 4, Top: 4, Nudge: 1}
		p := c.Plan(f)
		for _, m := range p.Marks {
			if !(m.X >= f.Words && m.X <= f.W && m.Y >= 0 && m.Y <= f.H-f.Foot+4) {
				t.Fatalf("mark %+v lies outside", m)
			}
		}
		for _, s := range p.Steps {
			for _, l := range s.Lines {
				if l.X1 != l.X2 && l.Y1 != l.Y2 {
					t.Fatalf("%+v slopes", l)
				}
			}
		}
		_, _ = c.Words(), c.Numbers()
	})
}
