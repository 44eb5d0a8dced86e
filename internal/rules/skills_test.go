package rules

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// rate adds a rating as the newest of its day.
func rate(f *care.File, skill, voice string, level int, on value.Date) {
	r := &care.Rating{Skill: skill, Voice: voice, Level: level, On: on}
	if level == 0 {
		r.Cleared = value.Yes
	}
	f.Ratings = append([]*care.Rating{r}, f.Ratings...)
	f.Sort()
}

func TestAreasHaveTheCataloguesNames(t *testing.T) {
	areas := catalogue.Areas()
	if len(areas) != len(care.SkillAreas) {
		t.Fatalf("%d areas, %d in the record type", len(areas), len(care.SkillAreas))
	}
	for i, a := range areas {
		if o := care.SkillAreas[i]; o.Code != a.ID || o.Label != a.Name {
			t.Errorf("%v is %s %s in the catalogue", o, a.ID, a.Name)
		}
	}
	l := Skills(nil)
	core, parents, before := 0, len(l.In("K")), 0
	for _, s := range l.All() {
		if s.Area != "K" {
			core++
		}
		if s.Before {
			before++
		}
	}
	if core != 105 || parents != 8 || before != 25 { // domain 3.3
		t.Errorf("%d core, %d for parents, %d before a move", core, parents, before)
	}
}

func TestAServiceChangesItsList(t *testing.T) {
	f := &care.File{Person: &care.Person{FirstName: "Amara"}}
	rate(f, "MO02", "young", 4, "2026-03-01")
	rate(f, "MO02", "adult", 4, "2026-03-02")
	rate(f, "MO03", "young", 2, "2026-03-01")
	l := Skills([]*care.SkillChange{
		{Skill: "MO02", Wording: "plan my money for four weeks and stick to it", Short: "plan four weeks of money"},
		{Skill: "MO03", Hidden: value.Yes},
		{Skill: "MO12", Place: 50, Before: value.Yes},
		{Skill: "XABC1", Area: "E", Wording: "use the credit union at No. 4", Place: 250},
		{Skill: "ZZ99"}, // of a newer catalogue: nothing to show
	})
	var ids []string
	for _, s := range l.In("E") {
		ids = append(ids, s.ID)
	}
	if got := fmt.Sprint(ids[:4]); got != "[MO12 MO01 MO02 XABC1]" {
		t.Errorf("the list begins %s", got)
	}
	if s, ok := l.ByID("MO02"); !ok || s.ICan() != "I can plan my money for four weeks and stick to it" {
		t.Errorf("%+v", s)
	}
	if s, ok := l.ByID("MO03"); !ok || !s.Hidden || l.Name("MO03") == "" {
		t.Error("a skill off the list is not found by its id any more")
	}
	if m := Milestones(f, ""); len(m) != 1 || m[0] != (Milestone{"MO02", "2026-03-02"}) {
		t.Errorf("rewording lost the milestone: %v", m)
	}
	if v := Stand(f, "")["MO03"]; v.Young != 2 {
		t.Error("a skill off the list lost its rating")
	}
	b := Before(f, l, "")
	if n := len(b.There) + len(b.ToGo); n != 25 || len(b.There) != 1 { // MO12 in, MO03 out
		t.Errorf("before a move: %d", n)
	}
	if l.Name("ZZ99") != "Skill ZZ99" {
		t.Errorf("an unknown skill is called %q", l.Name("ZZ99"))
	}
}

func TestMilestones(t *testing.T) {
	type r struct {
		voice string
		level int
		on    value.Date
	}
	for _, c := range []struct {
		name string
		in   []r
		want value.Date // "" for none
	}{
		{"one voice is not enough", []r{{"young", 5, "2026-01-01"}}, ""},
		{"the day the second agrees", []r{{"young", 4, "2026-01-01"}, {"adult", 4, "2026-02-01"}}, "2026-02-01"},
		{"three is not on my own", []r{{"young", 5, "2026-01-01"}, {"adult", 3, "2026-02-01"}}, ""},
		{"it stays when a level goes down", []r{{"young", 4, "2026-01-01"}, {"adult", 4, "2026-02-01"}, {"young", 2, "2026-03-01"}}, "2026-02-01"},
		{"the first time counts", []r{{"young", 4, "2026-01-01"}, {"adult", 4, "2026-02-01"}, {"young", 2, "2026-03-01"}, {"young", 5, "2026-04-01"}}, "2026-02-01"},
		{"never at four together", []r{{"young", 4, "2026-01-01"}, {"young", 3, "2026-02-01"}, {"adult", 4, "2026-03-01"}}, ""},
		{"a slip mended the same day", []r{{"young", 4, "2026-01-01"}, {"adult", 4, "2026-02-01"}, {"adult", 3, "2026-02-01"}}, ""},
		{"cleared before the other came", []r{{"young", 4, "2026-01-01"}, {"young", 0, "2026-01-15"}, {"adult", 4, "2026-02-01"}}, ""},
	} {
		f := &care.File{Person: &care.Person{}}
		for _, x := range c.in {
			rate(f, "FO03", x.voice, x.level, x.on)
		}
		m := Milestones(f, "")
		switch {
		case c.want == "" && len(m) > 0, c.want != "" && (len(m) != 1 || m[0].On != c.want):
			t.Errorf("%s: %v", c.name, m)
		}
	}
}

func TestSetAsideLeavesWhatIsToGoAndIsNoOne(t *testing.T) {
	f := &care.File{Person: &care.Person{FirstName: "Amara"}}
	l := Skills(nil)
	rate(f, "MO05", "young", 1, "2026-01-01")
	rate(f, "MO05", "adult", 4, "2026-01-01")
	if d := Differences(f, l); len(d) != 1 || d[0].Skill.ID != "MO05" {
		t.Errorf("to talk about: %v", d)
	}
	was := Before(f, l, "")
	f.Stances = []*care.SkillStance{{Skill: "MO05", Stance: "not_now", Reason: "The account is with the court", On: "2026-02-01"}}
	now := Before(f, l, "")
	if len(now.ToGo) != len(was.ToGo)-1 || len(now.Aside) != 1 {
		t.Errorf("%s, then %s", was.Words(), now.Words())
	}
	c := Levels(f, l.In("E"), "")
	if c.Aside != 1 || c.Young[1] != 0 || c.Adult[4] != 0 || c.Young[0] != 11 {
		t.Errorf("%+v", c)
	}
	if len(Differences(f, l)) != 0 {
		t.Error("what is set aside is still to be talked about")
	}
	if before := Before(f, l, "2026-01-15"); len(before.Aside) != 0 {
		t.Error("it was set aside before it was")
	}
	f.Stances = append([]*care.SkillStance{{Skill: "MO05", Stance: "open", On: "2026-03-01"}}, f.Stances...)
	if back := Before(f, l, ""); len(back.Aside) != 0 || len(back.ToGo) != len(was.ToGo) || len(Differences(f, l)) != 1 {
		t.Error("it does not come back")
	}
}

func TestLevelsAtEachReview(t *testing.T) {
	f := &care.File{Person: &care.Person{FirstName: "Amara"}}
	for _, d := range []value.Date{"2025-06-09", "2025-12-08", "2026-06-09"} {
		f.Reviews = append(f.Reviews, &care.Review{State: "held", Held: d})
	}
	f.Reviews = append(f.Reviews, &care.Review{State: "booked", Booked: "2026-12-08"})
	rate(f, "MO02", "young", 2, "2025-12-01")
	rate(f, "MO02", "young", 3, "2026-06-10") // the day after
	rate(f, "MO02", "adult", 2, "2026-06-09")
	rows := LevelsOverTime(f, Skills(nil), "E", "2026-11-24", 2)
	if len(rows) != 3 || rows[0].Label != "Dec 2025" || rows[2].Label != "Now" {
		t.Fatalf("%+v", rows)
	}
	if rows[0].Young[2] != 1 || rows[1].Young[2] != 1 || rows[1].Adult[2] != 1 || rows[0].Adult[2] != 0 || rows[2].Young[3] != 1 {
		t.Errorf("%+v", rows)
	}
	for _, r := range rows {
		young, adult := r.Aside, r.Aside
		for i := range r.Young {
			young, adult = young+r.Young[i], adult+r.Adult[i]
		}
		if young != 12 || adult != 12 {
			t.Errorf("%s: %d and %d of 12 skills", r.Label, young, adult)
		}
	}
	if areas := LevelsByArea(f, Skills(nil)); len(areas) != 10 {
		t.Errorf("%d areas: the one for parents applies to parents", len(areas))
	}
	f.Person.Parent = value.Yes
	if areas := LevelsByArea(f, Skills(nil)); len(areas) != 11 {
		t.Errorf("%d areas for a parent", len(areas))
	}
}

// TestOneVoiceNeverMovesTheOther: whatever one voice rates, in whatever order, what stands of the other is what it would be alone.
func TestOneVoiceNeverMovesTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		both, alone := &care.File{Person: &care.Person{}}, map[string]*care.File{"young": {Person: &care.Person{}}, "adult": {Person: &care.Person{}}}
		for range rapid.IntRange(0, 20).Draw(t, "n") {
			voice := rapid.SampledFrom([]string{"young", "adult"}).Draw(t, "voice")
			skill := rapid.SampledFrom([]string{"MO01", "MO02", "MO03"}).Draw(t, "skill")
			level, on := rapid.IntRange(0, 5).Draw(t, "level"), value.Date("2026-01-01").AddDays(rapid.IntRange(0, 5).Draw(t, "day"))
			rate(both, skill, voice, level, on)
			rate(alone[voice], skill, voice, level, on)
		}
		upTo := value.Date("2026-01-01").AddDays(rapid.IntRange(0, 5).Draw(t, "upTo"))
		now, young, adult := Stand(both, upTo), Stand(alone["young"], upTo), Stand(alone["adult"], upTo)
		for _, s := range []string{"MO01", "MO02", "MO03"} {
			if now[s].Young != young[s].Young || now[s].Adult != adult[s].Adult {
				t.Fatalf("%s: together %+v, alone %d and %d", s, now[s], young[s].Young, adult[s].Adult)
			}
			want := Voices{}
			if r := both.Rated(s, "young", upTo); r != nil {
				want.Young = r.Level
			}
			if r := both.Rated(s, "adult", upTo); r != nil {
				want.Adult = r.Level
			}
			if now[s] != want {
				t.Fatalf("%s: %+v, one by one %+v", s, now[s], want)
			}
		}
	})
}

// TestTheListKeepsEverySkill: no change of the list makes a skill of the catalogue unfindable, and places never lose one.
func TestTheListKeepsEverySkill(t *testing.T) {
	all := catalogue.Skills()
	rapid.Check(t, func(t *rapid.T) {
		var changes []*care.SkillChange
		for i := range rapid.IntRange(0, 15).Draw(t, "n") {
			c := &care.SkillChange{Skill: rapid.SampledFrom(all).Draw(t, "skill").ID, Place: rapid.IntRange(0, 900).Draw(t, "place"), Hidden: rapid.SampledFrom([]value.Tri{"", value.Yes, value.No}).Draw(t, "hidden")}
			if rapid.Bool().Draw(t, "own") {
				c.Skill, c.Area, c.Wording = fmt.Sprintf("X%d", i), rapid.SampledFrom(care.SkillAreas).Draw(t, "area").Code, "do something"
			}
			changes = append(changes, c)
		}
		l := Skills(changes)
		for _, s := range all {
			if got, ok := l.ByID(s.ID); !ok || got.ID != s.ID || got.Area != s.Area {
				t.Fatalf("%s: %+v", s.ID, got)
			}
		}
		n := 0
		for _, a := range care.SkillAreas {
			last := 0
			for _, s := range l.Every(a.Code) {
				if s.Place < last {
					t.Fatalf("%s stands out of order", s.ID)
				}
				last, n = s.Place, n+1
			}
		}
		if n != len(l.byID) {
			t.Fatalf("%d of %d skills are in an area", n, len(l.byID))
		}
	})
}
