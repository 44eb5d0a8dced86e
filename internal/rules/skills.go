package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// Skill is a skill as the service lists it: the catalogue's, with the service's words and place, or one of its own.
type Skill struct {
	catalogue.Skill
	Place  int
	Hidden bool
	Change *care.SkillChange // what the service made of it, nil when nothing
}

// SkillList is the catalogue with a service's changes. Ratings go by the lasting id: a skill that is off the list is still found by it.
type SkillList struct {
	all  []Skill // in order of areas and places, those off the list too
	byID map[string]int
}

// PlaceStep is how far apart the skills of the catalogue stand, so that others fit between them.
const PlaceStep = 100

// Skills lays a service's changes over the catalogue. A change of an id that the catalogue does not have (any more) and that says no area and
// no words is passed over.
func Skills(changes []*care.SkillChange) *SkillList {
	l := &SkillList{byID: map[string]int{}}
	order := map[string]int{}
	for i, a := range catalogue.Areas() {
		order[a.ID] = i
		for n, s := range catalogue.SkillsIn(a.ID) {
			l.byID[s.ID] = len(l.all)
			l.all = append(l.all, Skill{Skill: s, Place: (n + 1) * PlaceStep})
		}
	}
	for _, c := range changes {
		at, ok := l.byID[c.Skill]
		if !ok {
			if _, area := order[c.Area]; !area || c.Wording == "" {
				continue
			}
			at = len(l.all)
			l.byID[c.Skill] = at
			l.all = append(l.all, Skill{Skill: catalogue.Skill{ID: c.Skill, Area: c.Area, Short: c.Wording}, Place: 1 << 30})
		}
		s := &l.all[at]
		s.Change, s.Hidden = c, c.Hidden == value.Yes
		if c.Wording != "" {
			s.Text = c.Wording
		}
		if c.Short != "" {
			s.Short = c.Short
		} else if c.Wording != "" {
			s.Short = c.Wording
		}
		if c.Before != value.TriNotAsked {
			s.Before = c.Before == value.Yes
		}
		if c.Place > 0 {
			s.Place = c.Place
		}
	}
	slices.SortStableFunc(l.all, func(a, b Skill) int {
		return cmp.Or(cmp.Compare(order[a.Area], order[b.Area]), cmp.Compare(a.Place, b.Place))
	})
	for i, s := range l.all {
		l.byID[s.ID] = i
	}
	return l
}

// ByID finds a skill by its lasting id, also one that is off the list.
func (l *SkillList) ByID(id string) (Skill, bool) {
	if i, ok := l.byID[id]; ok {
		return l.all[i], true
	}
	return Skill{}, false
}

// Name is a skill in a few words; one that these records do not know stands by its id.
func (l *SkillList) Name(id string) string {
	if s, ok := l.ByID(id); ok {
		return s.Short
	}
	return "Skill " + id
}

// All are the skills on the list, in order of areas.
func (l *SkillList) All() []Skill { return l.where(func(s Skill) bool { return !s.Hidden }) }

// In are the skills of an area that are on the list.
func (l *SkillList) In(area string) []Skill {
	return l.where(func(s Skill) bool { return s.Area == area && !s.Hidden })
}

// Every are the skills of an area, those off the list among them.
func (l *SkillList) Every(area string) []Skill {
	return l.where(func(s Skill) bool { return s.Area == area })
}

func (l *SkillList) where(keep func(Skill) bool) []Skill {
	var out []Skill
	for _, s := range l.all {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

// AreasFor are the areas that a young person is asked about: the one for parents only where it applies, or where something in it was rated.
func (l *SkillList) AreasFor(f *care.File) []catalogue.Area {
	return slices.DeleteFunc(catalogue.Areas(), func(a catalogue.Area) bool {
		if len(l.In(a.ID)) == 0 {
			return true
		}
		return a.Optional && f.Person.Parent != value.Yes && !slices.ContainsFunc(f.Ratings, func(r *care.Rating) bool {
			s, ok := l.ByID(r.Skill)
			return ok && s.Area == a.ID
		})
	})
}

// Between is a place for a skill between two others of its area; 0 when there is no room and the area has to be numbered anew.
func Between(before, after int) int {
	if after <= before+1 {
		return 0
	}
	return before + (after-before)/2
}

// Voices are what the two say of a skill; 0 is not rated, which is not 1. There is no third number made of the two.
type Voices struct{ Young, Adult int }

// Agreed reports whether both see it at "on my own" or better.
func (v Voices) Agreed() bool { return v.Young >= 4 && v.Adult >= 4 }

// Apart reports whether the two lie two steps or more apart: a thing to talk about.
func (v Voices) Apart() bool {
	d := v.Young - v.Adult
	return v.Young > 0 && v.Adult > 0 && (d >= 2 || d <= -2)
}

// Stand is what each voice says of each skill up to a day ("" = now), in one pass over the ratings.
func Stand(f *care.File, upTo value.Date) map[string]Voices {
	out := map[string]Voices{}
	type key struct{ skill, voice string }
	seen := map[key]bool{}
	for _, r := range f.Ratings { // newest first
		k := key{r.Skill, r.Voice}
		if seen[k] || upTo != "" && r.On > upTo {
			continue
		}
		seen[k] = true
		v := out[r.Skill]
		v.put(r)
		out[r.Skill] = v
	}
	return out
}

func (v *Voices) put(r *care.Rating) {
	n := r.Level
	if r.Cleared == value.Yes || n < 1 || n > 5 {
		n = 0
	}
	switch r.Voice {
	case "young":
		v.Young = n
	case "adult":
		v.Adult = n
	}
}

// Milestone is the first day on which both voices said "on my own" of a skill. It stays, whatever is rated later.
type Milestone struct {
	Skill string
	On    value.Date
}

// Milestones are those reached up to a day ("" = now), oldest first. A day counts as it ended: what was mended on the same day does not count.
func Milestones(f *care.File, upTo value.Date) []Milestone {
	var out []Milestone
	now, reached := map[string]Voices{}, map[string]bool{}
	var day value.Date
	var touched []string
	end := func() {
		for _, s := range touched {
			if !reached[s] && now[s].Agreed() {
				reached[s] = true
				out = append(out, Milestone{s, day})
			}
		}
		touched = touched[:0]
	}
	for _, r := range slices.Backward(f.Ratings) {
		if upTo != "" && r.On > upTo {
			continue
		}
		if r.On != day {
			end()
			day = r.On
		}
		v := now[r.Skill]
		v.put(r)
		now[r.Skill] = v
		touched = append(touched, r.Skill)
	}
	end()
	return out
}

// Difference is a skill that the two rate two steps or more apart. Neither is said to be right.
type Difference struct {
	Skill        Skill
	Young, Adult *care.Rating
}

// Differences are the things about skills to talk about at a review, in the order of the list. A skill that is set aside is not among them.
func Differences(f *care.File, l *SkillList) []Difference {
	var out []Difference
	stand := Stand(f, "")
	for _, s := range l.All() {
		if stand[s.ID].Apart() && f.Stance(s.ID, "") == nil {
			out = append(out, Difference{s, f.Rated(s.ID, "young", ""), f.Rated(s.ID, "adult", "")})
		}
	}
	return out
}

// Count is how many skills stand at each level, first those not rated. Those set aside are counted apart and at no level.
type Count struct {
	Young, Adult [6]int
	Aside        int
}

// Rated reports whether either voice has rated anything of what is counted.
func (c Count) Rated() bool {
	for i := 1; i < 6; i++ {
		if c.Young[i] > 0 || c.Adult[i] > 0 {
			return true
		}
	}
	return false
}

// Levels counts the skills by level up to a day ("" = now), each voice by itself. There is no total and no score.
func Levels(f *care.File, skills []Skill, upTo value.Date) Count {
	return levels(f, skills, Stand(f, upTo), upTo)
}

func levels(f *care.File, skills []Skill, stand map[string]Voices, upTo value.Date) Count {
	var c Count
	for _, s := range skills {
		if len(f.Stances) > 0 && f.Stance(s.ID, upTo) != nil {
			c.Aside++
			continue
		}
		v := stand[s.ID]
		c.Young[v.Young]++
		c.Adult[v.Adult]++
	}
	return c
}

// LevelsAt is a Count with what it is of: an area, or a day.
type LevelsAt struct {
	Label, Long string
	Day         value.Date // "" for now
	Area        string
	Count
}

// ReviewDays are the days of the last reviews that were held, at most n, oldest first.
func ReviewDays(f *care.File, today value.Date, n int) []value.Date {
	var out []value.Date
	for _, v := range f.Reviews {
		if v.State == "held" && v.Held != "" && v.Held <= today && !slices.Contains(out, v.Held) {
			out = append(out, v.Held)
		}
	}
	slices.Sort(out)
	return out[max(0, len(out)-n):]
}

// LevelsOverTime counts an area at each of the last reviews and now.
func LevelsOverTime(f *care.File, l *SkillList, area string, today value.Date, reviews int) []LevelsAt {
	skills := l.In(area)
	var out []LevelsAt
	for _, d := range ReviewDays(f, today, reviews) {
		m := strings.Fields(d.Short())
		out = append(out, LevelsAt{Label: m[1] + " " + m[2], Long: "Review of " + d.Long(), Day: d, Area: area, Count: Levels(f, skills, d)})
	}
	return append(out, LevelsAt{Label: "Now", Long: "Now", Area: area, Count: Levels(f, skills, "")})
}

// LevelsByArea counts each area now.
func LevelsByArea(f *care.File, l *SkillList) []LevelsAt {
	stand := Stand(f, "")
	var out []LevelsAt
	for _, a := range l.AreasFor(f) {
		out = append(out, LevelsAt{Label: a.Short, Long: a.Name, Area: a.ID, Count: levels(f, l.In(a.ID), stand, "")})
	}
	return out
}

// BeforeMove says how the set to have before a move stands: there is no order and no pass mark in it.
type BeforeMove struct {
	There, Aside, ToGo []Skill
}

// Words is "9 of 25 on their own, 2 set aside, 14 to go".
func (b BeforeMove) Words() string {
	n := len(b.There) + len(b.Aside) + len(b.ToGo)
	out := fmt.Sprintf("%d of %d agreed by both", len(b.There), n)
	if len(b.Aside) > 0 {
		out += fmt.Sprintf(", %d set aside", len(b.Aside))
	}
	return out + fmt.Sprintf(", %d to go", len(b.ToGo))
}

// Before sorts the set to have before a move: what both see at "on my own", what is set aside, and what is to go.
func Before(f *care.File, l *SkillList, upTo value.Date) BeforeMove {
	var b BeforeMove
	stand := Stand(f, upTo)
	for _, s := range l.All() {
		switch {
		case !s.Before:
		case f.Stance(s.ID, upTo) != nil:
			b.Aside = append(b.Aside, s)
		case stand[s.ID].Agreed():
			b.There = append(b.There, s)
		default:
			b.ToGo = append(b.ToGo, s)
		}
	}
	return b
}
