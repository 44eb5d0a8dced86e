package care

import (
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
)

// SkillAreas are the areas of skills by their lasting letters; the catalogue holds what belongs to each.
var SkillAreas = []record.Option{{Code: "A", Label: "My health"}, {Code: "B", Label: "My feelings and my people"}, {Code: "C", Label: "Food"}, {Code: "D", Label: "Running a home"},
	{Code: "E", Label: "Money and saving"}, {Code: "F", Label: "Finding and keeping a home"}, {Code: "G", Label: "Learning and work"}, {Code: "H", Label: "Getting around and managing time"},
	{Code: "I", Label: "Papers, rights and online life"}, {Code: "J", Label: "Staying safe"}, {Code: "K", Label: "If I am, or will be, a parent"}}

// OwnSkill begins the lasting id of a skill that a service added; those of the catalogue begin otherwise.
const OwnSkill = "X"

// SkillChange is what a service makes of one skill of the list: other words, another place, off the list, or a skill of its own. Ratings go by
// the lasting id, so that nothing that was rated is lost by it.
type SkillChange struct {
	record.Meta
	Skill, Area, Wording, Short string
	Before, Hidden              value.Tri
	Place                       int
}

// Own reports whether the service added this skill itself.
func (c *SkillChange) Own() bool { return strings.HasPrefix(c.Skill, OwnSkill) }

// SkillChangeSpec describes SkillChange.
var SkillChangeSpec = &record.Spec{
	Kind: "skill_change", One: "skill of our list", Many: "Our list of skills", New: recordOf[SkillChange](), Shared: true, Order: "area, place, n",
	Line: func(r record.Record) string {
		c := r.(*SkillChange)
		words := c.Wording
		if words == "" {
			words = c.Short
		}
		if c.Hidden == value.Yes {
			return join(c.Skill, "off our list", firstLine(words))
		}
		return join(c.Skill, firstLine(words))
	},
	Fields: []*record.Field{
		record.TextField("skill", "Skill", func(c *SkillChange) *string { return &c.Skill }).Required().Max(8).Plainly(),
		record.ChoiceField("area", "Area", SkillAreas, func(c *SkillChange) *string { return &c.Area }),
		record.TextField("wording", "I can …", func(c *SkillChange) *string { return &c.Wording }).Max(200).Hint("How it reads after “I can”. Say the same thing in other words: what was rated keeps its meaning. A different skill is a new one."),
		record.TextField("short", "In a few words", func(c *SkillChange) *string { return &c.Short }).Max(120).Hint("For the grid and the printed page."),
		record.TriField("before_move", "One to have before a move?", func(c *SkillChange) *value.Tri { return &c.Before }),
		record.TriField("hidden", "Off our list?", func(c *SkillChange) *value.Tri { return &c.Hidden }).Hint("Ratings stay in the records and come back with it."),
		record.IntField("place", "Place in its area", func(c *SkillChange) *int { return &c.Place }).Hint("A skill of the catalogue stands at 100, 200, 300 and so on. Empty means where it was.").
			Checked(func(r record.Record) string {
				if r.(*SkillChange).Place < 0 {
					return "Type a number from 1, or leave it empty."
				}
				return ""
			}),
	},
	Rule: func(r record.Record) record.Problems {
		c := r.(*SkillChange)
		var out record.Problems
		if c.Own() && c.Area == "" {
			out = append(out, record.Problem{Key: "area", Label: "Area", Text: "Choose the area that the new skill belongs to."})
		}
		if c.Own() && strings.TrimSpace(c.Wording) == "" {
			out = append(out, record.Problem{Key: "wording", Label: "I can …", Text: "Say what a young person can do, as it reads after “I can”."})
		}
		return out
	},
}

// Stances that take a skill off what is to go, and the one that brings it back.
var Stances = []record.Option{{Code: "not_now", Label: "Not for now"}, {Code: "with_support", Label: "Always with support"}, {Code: "open", Label: "Back on the list"}}

// SkillStance says that a skill is not for now, or always with support. The newest for a skill is what stands. It is no rating.
type SkillStance struct {
	record.Meta
	Skill, Stance, Reason, Voice, By, How string
	On                                    value.Date
}

// SkillStanceSpec describes SkillStance.
var SkillStanceSpec = &record.Spec{
	Kind: "skill_stance", One: "skill set aside", Many: "Skills set aside", New: recordOf[SkillStance](), Day: "on_day", Order: "on_day DESC, n DESC", Matter: 7, Actions: []string{"P8.6a"},
	Line: func(r record.Record) string {
		s := r.(*SkillStance)
		return join(s.Skill, label(Stances, s.Stance), firstLine(s.Reason))
	},
	Fields: []*record.Field{
		record.TextField("skill", "Skill", func(s *SkillStance) *string { return &s.Skill }).Required().Max(8).Plainly(),
		record.ChoiceField("stance", "What is decided", Stances, func(s *SkillStance) *string { return &s.Stance }).Required().Starts("not_now"),
		record.NoteField("reason", "Why", func(s *SkillStance) *string { return &s.Reason }),
		record.ChoiceField("voice", "Who says so", Voices, func(s *SkillStance) *string { return &s.Voice }).Required().Starts("young"),
		record.TextField("rated_by", "Name", func(s *SkillStance) *string { return &s.By }),
		record.ChoiceField("how", "How it was said", Hows, func(s *SkillStance) *string { return &s.How }).Starts("said"),
		record.DateField("on_day", "On", func(s *SkillStance) *value.Date { return &s.On }).NotAhead().Required(),
	},
	Rule: func(r record.Record) record.Problems {
		if s := r.(*SkillStance); s.Stance != "open" && s.Stance != "" && strings.TrimSpace(s.Reason) == "" {
			return record.Problems{{Key: "reason", Label: "Why", Text: "Say why, in a few words. It can be taken back any time."}}
		}
		return nil
	},
}

// Stance is what is decided about a skill up to a day ("" = now), nil when it is on the list like the others.
func (f *File) Stance(skill string, upTo value.Date) *SkillStance {
	for _, s := range f.Stances {
		if s.Skill == skill && (upTo == "" || s.On <= upTo) {
			if s.Stance == "open" {
				return nil
			}
			return s
		}
	}
	return nil
}
