package chart

import "testing"

// BenchmarkSkillsChart lays out what the skills page and its print-out draw: eleven areas by level, one area at twelve reviews, and a skill over
// twelve times with four voices.
func BenchmarkSkillsChart(b *testing.B) {
	areas := Levels{Scale: steps}
	for i := range 11 {
		areas.Rows = append(areas.Rows, LevelRow{Label: "Money", Young: []int{i, 2, 3, 1, 4, 1}, Adult: []int{12 - i, 1, 2, 3, 0, 1}})
	}
	reviews := Levels{Scale: steps, Rows: append(areas.Rows, areas.Rows[0])}
	skill := sample()
	skill.Times = make([]Time, 12)
	skill.Series = nil
	for v := range 4 {
		skill.Series = append(skill.Series, Series{Voice: Voice(v), Values: []int{1, 1, 2, 2, 3, 3, 2, 3, 4, 4, 5, 5}})
	}
	f := LevelFrame{W: 174, Words: 34, Mark: 5, Head: 6, Lane: 4, Gap: 2, Number: 6}
	for b.Loop() {
		if len(areas.Plan(f).Bars) == 0 || len(reviews.Plan(f).Bars) == 0 || len(skill.Plan(Frame{W: 104, H: 52, Words: 24, Foot: 8, Inset: 4, Top: 4, Nudge: 1}).Marks) != 48 {
			b.Fatal("nothing to draw")
		}
	}
}
