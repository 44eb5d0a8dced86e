package catalogue

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Step is one of the five steps of a skill, as each voice reads it. Not rated is no step.
type Step struct {
	Level int    `toml:"level"`
	Name  string `toml:"name"`
	Short string `toml:"short"` // fits beside a chart
	Young string `toml:"young"`
	Adult string `toml:"adult"`
}

// Area is a group of skills with the parts of the plan, strategy rows and items of the fostering standard that it serves.
type Area struct {
	ID       string   `toml:"id"`
	Name     string   `toml:"name"`
	Short    string   `toml:"short"`
	Actions  []string `toml:"actions"`
	Matters  []int    `toml:"matters"`
	NMS      []int    `toml:"nms"`
	Optional bool     `toml:"optional"`
	Note     string   `toml:"note"`
}

// Skill is one thing a young person can do. Before marks the set to have before a move.
type Skill struct {
	ID        string `toml:"id"`
	Area      string `toml:"area"`
	Text      string `toml:"text"`
	Short     string `toml:"short"`
	Before    bool   `toml:"before"`
	IfApplies bool   `toml:"if_applies"`
}

// ICan is the skill as the young person says it, without a full stop.
func (s Skill) ICan() string { return "I can " + s.Text }

// Title is the skill as a line of its own: with a capital letter.
func (s Skill) Title() string {
	r, n := utf8.DecodeRuneInString(s.Text)
	return string(unicode.ToUpper(r)) + s.Text[n:]
}

type skillFile struct {
	About About   `toml:"about"`
	Step  []Step  `toml:"step"`
	Area  []Area  `toml:"area"`
	Skill []Skill `toml:"skill"`
	NMS   struct {
		Source string   `toml:"source"`
		Items  []string `toml:"items"`
	} `toml:"nms"`
	byID   map[string]Skill
	byArea map[string][]Skill
}

var skills = file[skillFile]("skills")

func (f *skillFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	for i, s := range f.Step {
		if s.Level != i+1 {
			return fmt.Errorf("step %d stands at place %d", s.Level, i+1)
		}
	}
	areas, seen := unique{}, unique{}
	for _, a := range f.Area {
		if err := areas.add(a.ID); err != nil {
			return err
		}
		for _, n := range a.NMS {
			if n < 1 || n > len(f.NMS.Items) {
				return fmt.Errorf("area %s: no outcome %d", a.ID, n)
			}
		}
	}
	f.byID, f.byArea = map[string]Skill{}, map[string][]Skill{}
	for _, s := range f.Skill {
		if err := seen.add(s.ID); err != nil {
			return err
		}
		if !areas[s.Area] {
			return fmt.Errorf("%s: no area %q", s.ID, s.Area)
		}
		f.byID[s.ID] = s
		f.byArea[s.Area] = append(f.byArea[s.Area], s)
	}
	return nil
}

// Steps returns the five steps in order.
func Steps() []Step { return slices.Clone(skills().Step) }

// StepAt finds a step; none for 0, which is not rated.
func StepAt(level int) (Step, bool) {
	if s := skills().Step; level >= 1 && level <= len(s) {
		return s[level-1], true
	}
	return Step{}, false
}

// Areas returns the groups of skills; the last, being a parent, is Optional.
func Areas() []Area { return slices.Clone(skills().Area) }

// AreaByID finds a group by its letter.
func AreaByID(id string) (Area, bool) {
	for _, a := range skills().Area {
		if a.ID == id {
			return a, true
		}
	}
	return Area{}, false
}

// Skills returns every skill, in order of areas, the optional ones last.
func Skills() []Skill { return slices.Clone(skills().Skill) }

// SkillsIn returns the skills of an area.
func SkillsIn(area string) []Skill { return slices.Clone(skills().byArea[area]) }

// SkillByID finds a skill by its lasting id.
func SkillByID(id string) (Skill, bool) {
	s, ok := skills().byID[id]
	return s, ok
}

// StandardItem is the wording of an outcome of National Minimum Standard 12.1, numbered from 1; "" for any other number.
func StandardItem(n int) string {
	if items := skills().NMS.Items; n >= 1 && n <= len(items) {
		return items[n-1]
	}
	return ""
}
