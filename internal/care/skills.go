package care

import (
	"fmt"

	"waymark/internal/record"
	"waymark/internal/value"
)

// Voices rate apart and are never averaged.
var Voices = []record.Option{{Code: "young", Label: "The young person"}, {Code: "adult", Label: "The adult"}}

// Levels are the five steps; 0 is "not rated", which is not 1.
var Levels = []string{"not rated", "Not yet", "Getting started", "With help", "On my own", "Sorted"}

// Rating is one voice's rating of one skill on a day. The newest of a voice is what stands; a rating never touches the other voice's.
type Rating struct {
	record.Meta
	Skill, Voice, By, Note, How string
	Level                       int
	Cleared                     value.Tri
	On                          value.Date
}

// RatingSpec describes Rating.
var RatingSpec = &record.Spec{
	Kind: "skill_rating", One: "skill rating", Many: "Skill ratings", New: recordOf[Rating](), Day: "on_day", Order: "on_day DESC, n DESC", Matter: 7, Actions: []string{"P8.6a"},
	Line: func(r record.Record) string {
		s := r.(*Rating)
		return fmt.Sprintf("%s, %s: %s", s.Skill, label(Voices, s.Voice), levelWord(s.Level))
	},
	Fields: []*record.Field{
		record.TextField("skill", "Skill", func(s *Rating) *string { return &s.Skill }).Required().Max(8).Plainly(),
		record.ChoiceField("voice", "Whose rating", Voices, func(s *Rating) *string { return &s.Voice }).Required(),
		record.IntField("level", "1 to 5", func(s *Rating) *int { return &s.Level }),
		record.TriField("cleared", "Taken back to not rated?", func(s *Rating) *value.Tri { return &s.Cleared }),
		record.DateField("on_day", "On", func(s *Rating) *value.Date { return &s.On }).NotAhead().Required(),
		record.TextField("rated_by", "Rated by", func(s *Rating) *string { return &s.By }),
		record.NoteField("note", "A few words", func(s *Rating) *string { return &s.Note }),
		record.ChoiceField("how", "How it was given", Hows, func(s *Rating) *string { return &s.How }),
	},
	Rule: func(r record.Record) record.Problems {
		s := r.(*Rating)
		if s.Cleared == value.Yes && s.Level == 0 || s.Cleared != value.Yes && s.Level >= 1 && s.Level <= 5 {
			return nil
		}
		return record.Problems{{Key: "level", Label: "1 to 5", Text: "Choose 1, 2, 3, 4 or 5, or clear the rating."}}
	},
}

func levelWord(n int) string {
	if n < 0 || n >= len(Levels) {
		return "?"
	}
	return Levels[n]
}

// GoalStates of a goal.
var GoalStates = []record.Option{{Code: "live", Label: "Live"}, {Code: "reached", Label: "Reached"}, {Code: "set_aside", Label: "Set aside"}}

// GoalSides tell the two actions in the plan that come from one goal apart: what the young person works on, and what the carer will do for it.
var GoalSides = []record.Option{{Code: "young", Label: "What the young person works on"}, {Code: "carer", Label: "What the carer will do"}}

// Goal is one of at most three live skill goals.
type Goal struct {
	record.Meta
	Skill, What, Helps, CarerWill, State string
	By, Set                              value.Date
}

// GoalSpec describes Goal.
var GoalSpec = &record.Spec{
	Kind: "skill_goal", One: "skill goal", Many: "My goals", New: recordOf[Goal](), Day: "by_day", Order: "state <> 'live', by_day, n", Matter: 7, Actions: []string{"P8.6a"},
	Line: func(r record.Record) string { g := r.(*Goal); return join(firstLine(g.What), g.By.Long()) },
	Fields: []*record.Field{
		record.TextField("skill", "Skill", func(g *Goal) *string { return &g.Skill }).Max(8).Plainly(),
		record.TextField("what", "What", func(g *Goal) *string { return &g.What }).Required(),
		record.TextField("who_helps", "Who helps", func(g *Goal) *string { return &g.Helps }).Required(),
		record.TextField("carer_will", "What the carer will do", func(g *Goal) *string { return &g.CarerWill }),
		record.DateField("by_day", "By when", func(g *Goal) *value.Date { return &g.By }).Required(),
		record.ChoiceField("state", "State", GoalStates, func(g *Goal) *string { return &g.State }).Required().Starts("live"),
		record.DateField("set_day", "Set on", func(g *Goal) *value.Date { return &g.Set }),
	},
}

// Evidence says what happened that shows a skill.
type Evidence struct {
	record.Meta
	Skill, Happened, Where, SawIt, Certificate, NoteID, PictureID string
	On                                                            value.Date
}

// EvidenceSpec describes Evidence.
var EvidenceSpec = &record.Spec{
	Kind: "skill_evidence", One: "skill evidence", Many: "What shows it", New: recordOf[Evidence](), Day: "on_day", Order: "on_day DESC, n DESC", Matter: 7, Actions: []string{"P8.6a"},
	Line: func(r record.Record) string { e := r.(*Evidence); return join(e.Skill, firstLine(e.Happened)) },
	Fields: []*record.Field{
		record.TextField("skill", "Skill", func(e *Evidence) *string { return &e.Skill }).Required().Max(8).Plainly(),
		record.NoteField("happened", "What happened", func(e *Evidence) *string { return &e.Happened }).Required(),
		record.DateField("on_day", "When", func(e *Evidence) *value.Date { return &e.On }).NotAhead().Required(),
		record.TextField("place", "Where", func(e *Evidence) *string { return &e.Where }),
		record.TextField("seen_by", "Who saw it", func(e *Evidence) *string { return &e.SawIt }),
		record.TextField("certificate", "Certificate", func(e *Evidence) *string { return &e.Certificate }).More().Hint("For example an AQA unit or an ASDAN award, with its number."),
		record.RefField("note_id", "From the note", "carer_note", func(e *Evidence) *string { return &e.NoteID }),
		record.RefField("picture_id", "Photo or scan", "attachment", func(e *Evidence) *string { return &e.PictureID }),
	},
}
