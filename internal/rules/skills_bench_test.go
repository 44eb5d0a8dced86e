package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// BenchmarkSkillsChart counts what the charts of skills draw for somebody with nine years of ratings: every skill by both voices twice a year.
func BenchmarkSkillsChart(b *testing.B) {
	f := &care.File{Person: &care.Person{FirstName: "Amara"}}
	for year := range 9 {
		for half := range 2 {
			day := value.NewDate(2017+year, 1+6*half, 10)
			f.Reviews = append(f.Reviews, &care.Review{State: "held", Held: day})
			for i, s := range catalogue.Skills() {
				for v, voice := range []string{"young", "adult"} {
					f.Ratings = append(f.Ratings, &care.Rating{Skill: s.ID, Voice: voice, Level: 1 + min(4, (year+i+v)%6), On: day})
				}
			}
		}
	}
	f.Sort()
	l := Skills(nil)
	for b.Loop() {
		n := len(LevelsByArea(f, l))
		for _, a := range l.AreasFor(f) {
			n += len(LevelsOverTime(f, l, a.ID, "2026-11-24", 3))
		}
		if n == 0 || len(Milestones(f, "")) == 0 {
			b.Fatal("nothing counted")
		}
	}
}
