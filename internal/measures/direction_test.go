package measures

import "testing"

func TestDirection(t *testing.T) {
	for _, c := range []struct {
		id             string
		n0, of0, n, of int
		way            Way
		words          string
	}{
		{"eet", 3, 8, 5, 8, TooFewToTell, "3 of 8 before, 5 of 8 now: too few to call a trend."},
		{"eet", 10, 19, 19, 20, TooFewToTell, "10 of 19 before, 19 of 20 now: too few to call a trend."},
		{"eet", 10, 20, 20, 40, TheSame, "10 of 20 before, 20 of 40 now: the same."},
		{"eet", 20, 40, 26, 40, TheSame, "20 of 40 before, 26 of 40 now: the difference can be chance."},
		{"eet", 60, 196, 150, 210, WentUp, "60 of 196 before, 150 of 210 now: up, and that is better."},
		{"neet", 60, 196, 150, 210, WentUp, "60 of 196 before, 150 of 210 now: up, and that is worse."},
		{"neet", 150, 210, 60, 196, WentDown, "150 of 210 before, 60 of 196 now: down, and that is better."},
		{"eet", 0, 0, 60, 196, NotThere, ""},
	} {
		before, now := fig(c.id, 0, c.n0, c.of0, 0), fig(c.id, 0, c.n, c.of, 0)
		if way, words := Direction(before, now); way != c.way || words != c.words {
			t.Errorf("%s %s, want %s %s", way, words, c.way, c.words)
		}
	}
	visits := func(n, by int) Figure {
		f := fig("dropin-visits", 0, n, 40, 0)
		f.By = by
		return f
	}
	for _, c := range []struct {
		n0, by0, n, by int
		way            Way
	}{{60, 18, 90, 30, TooFewToTell}, {100, 25, 110, 25, TheSame}, {100, 25, 160, 25, WentUp}, {160, 25, 100, 25, WentDown}, {0, 0, 0, 0, NotThere}} {
		if way, words := Direction(visits(c.n0, c.by0), visits(c.n, c.by)); way != c.way {
			t.Errorf("%+v: %s %s", c, way, words)
		}
	}
	if way, _ := Direction(fig("eet", 0, 30, 40, 0), fig("neet", 0, 30, 40, 0)); way != NotThere {
		t.Error("two measures are compared")
	}
	p := Hide(Table{People: 60, Figures: []Figure{fig("eet", 0, 38, 40, 0)}, Earlier: map[string][]Figure{"plan-held": {fig("plan-held", 0, 30, 40, 0)}}})
	if way, words := DirectionShown(p.Figures[0], p.Figures[0]); way != NotThere || words != "" {
		t.Errorf("a hidden figure has the direction %s %s", way, words)
	}
	if way, words := DirectionShown(p.Earlier["plan-held"][0], p.Earlier["plan-held"][0]); way != TheSame || words == "" {
		t.Errorf("a whole figure has the direction %s %s", way, words)
	}
}
