package chart

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var steps = []string{"Not yet", "Starting", "With help", "On my own", "Sorted"}

func money() Levels {
	return Levels{Title: "Money at each review", Row: "When", Scale: steps, Voices: [2]string{"Amara", "Sian"}, Rows: []LevelRow{
		{Label: "Jun 2026", Long: "Review of 9 June 2026", Young: []int{4, 3, 3, 1, 1, 0}, Adult: []int{6, 2, 4, 0, 0, 0}},
		{Label: "Now", Long: "Now", Young: []int{1, 2, 3, 2, 3, 1}, Adult: []int{2, 1, 5, 1, 3, 0}},
	}}
}

func TestLevelsWordsAndNumbersSayTheSame(t *testing.T) {
	c := money()
	var rows []string
	for _, r := range c.Numbers() {
		rows = append(rows, strings.Join(r, " "))
	}
	if got := strings.Join(rows[:2], "; "); got != "Review of 9 June 2026 Amara 4 3 3 1 1 –;  Sian 6 2 4 – – –" {
		t.Errorf("Numbers: %s", got)
	}
	if len(c.Heads()) != len(c.Numbers()[0]) {
		t.Error("heads and rows differ")
	}
	if w := c.Words(); !strings.Contains(w, "Review of 9 June 2026: Amara 3 at not yet, 3 at starting, 1 at with help, 1 at on my own; Sian 2 at not yet, 4 at starting.") {
		t.Error(w)
	}
	c.Rows = []LevelRow{{Label: "Now", Long: "Now", Young: []int{12}, Adult: []int{12}}}
	if !c.Empty() || !strings.Contains(c.Words(), "Amara has rated none") {
		t.Error("what nobody rated is not empty")
	}
}

func TestLevelsKeepTheirLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Levels{Scale: steps}
		counts := rapid.SliceOfN(rapid.IntRange(0, 105), 0, 7)
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			c.Rows = append(c.Rows, LevelRow{Label: "Now", Young: counts.Draw(t, "young"), Adult: counts.Draw(t, "adult")})
		}
		f := LevelFrame{W: 174, Words: 34, Mark: 5, Head: 6, Lane: 4, Gap: 2, Number: 6}
		p := c.Plan(f)
		for i, b := range p.Bars {
			if b.X < f.Words+f.Mark || b.X+b.W+f.Number > f.W+0.001 || b.Y < f.Head || b.Y+b.H > p.H || b.W <= 0 {
				t.Fatalf("%+v lies outside", b)
			}
			for _, o := range p.Bars[:i] {
				if b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H {
					t.Fatalf("%+v lies on %+v", b, o)
				}
			}
		}
		sum := 0
		for _, n := range p.Numbers {
			v, err := strconv.Atoi(n.Text)
			if err != nil {
				t.Fatal(err)
			}
			sum += v
		}
		want := 0
		for _, r := range c.Rows {
			for i := range 6 {
				want += at(r.Young, i) + at(r.Adult, i)
			}
		}
		if sum != want {
			t.Fatalf("the numbers come to %d, the skills to %d", sum, want)
		}
		if len(p.Marks) != 2*len(c.Rows) || len(c.Numbers()) != 2*len(c.Rows) {
			t.Fatal("a voice has no lane of its own")
		}
	})
}
