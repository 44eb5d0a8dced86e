package chart

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func sampleTouch() Touch {
	return Touch{
		Title: "A year of being in touch", Promise: "At least every 8 weeks", First: 1000, Last: 1365, Today: 1365,
		Months:   []Time{{Short: "Jan", Long: "January 2026", Day: 1040}, {Short: "Feb", Long: "February 2026", Day: 1071}, {Short: "Dec", Day: 990}},
		Marks:    []TouchMark{{1010, Seen}, {1100, Talked}, {1150, Tried}, {1200, Asked}, {990, Tried}},
		Silences: []Silence{{From: 900, Due: 956, To: 1010}, {From: 1010, Due: 1066, To: 1100}, {From: 1100, Due: 1156, To: 1200}, {From: 1200, Due: 1400, To: 1365}},
		Rows:     [][]string{{"a"}, {"b"}, {"c"}},
	}
}

func TestTouchPlan(t *testing.T) {
	p := sampleTouch().Plan(TouchFrame{W: 500, Words: 60, Lane: 20, Foot: 15, Inset: 5})
	if p.H != 95 || len(p.Lanes) != 4 || len(p.Points) != 4 || len(p.Months) != 2 {
		t.Fatalf("%+v", p)
	}
	if p.Points[0].Y != 10 || p.Points[1].Y != 30 || p.Points[2].Y != 50 || p.Points[3].Y != 10 {
		t.Errorf("lanes: %+v", p.Points)
	}
	filled, hollow := 0, 0
	for _, b := range p.Bars {
		if b.Over {
			hollow++
		} else {
			filled++
		}
	}
	if filled != 3 || hollow != 3 {
		t.Errorf("%d filled, %d hollow: the first silence was over before the axis begins", filled, hollow)
	}
	if p.Today.X1 != 495 {
		t.Errorf("today at %v", p.Today.X1)
	}
	none := sampleTouch()
	none.Promise = ""
	if p := none.Plan(TouchFrame{W: 500, Words: 60, Lane: 20, Foot: 15}); len(p.Lanes) != 3 || len(p.Bars) != 0 {
		t.Error("a silence is measured where nothing is promised")
	}
}

func TestTouchWords(t *testing.T) {
	c := sampleTouch()
	for _, want := range []string{"Seen 2 times, of them once on a visit the rules ask for.", "Talked or written once.", "Tried 2 times without an answer.", "At least every 8 weeks.", "3 silences lasted longer."} {
		if !strings.Contains(c.Words(), want) {
			t.Errorf("%q lacks %q", c.Words(), want)
		}
	}
	if got := (Touch{Title: "A year"}).Words(); got != "A year. No contact recorded." {
		t.Error(got)
	}
}

// Whatever is drawn stays within the frame, and no bar has a negative length.
func TestTouchStaysInItsFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(500, 1500)
		c := Touch{Promise: "x", First: 1000, Last: 1000 + rapid.IntRange(0, 400).Draw(t, "span"), Today: day.Draw(t, "today")}
		for range rapid.IntRange(0, 8).Draw(t, "marks") {
			c.Marks = append(c.Marks, TouchMark{day.Draw(t, "day"), Shape(rapid.IntRange(0, 3).Draw(t, "shape"))})
		}
		for range rapid.IntRange(0, 8).Draw(t, "silences") {
			from := day.Draw(t, "from")
			c.Silences = append(c.Silences, Silence{From: from, Due: from + rapid.IntRange(1, 90).Draw(t, "due"), To: from + rapid.IntRange(0, 200).Draw(t, "to")})
		}
		p := c.Plan(TouchFrame{W: 300, Words: 40, Lane: 10, Foot: 8, Inset: 3})
		for _, m := range p.Points {
			if m.X < 43 || m.X > 297 || m.Y < 0 || m.Y > 30 {
				t.Fatalf("%+v", m)
			}
		}
		for _, b := range p.Bars {
			if b.W < 0 || b.X < 43 || b.X+b.W > 297.001 {
				t.Fatalf("%+v", b)
			}
		}
	})
}
