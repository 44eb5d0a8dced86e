package care

import (
	"fmt"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Plan is a pathway plan as a whole: the needs assessment it rests on, and its dates. What the assessment found of each matter, the parts, words,
// feelings, actions, people asked and copies given are records of their own.
type Plan struct {
	record.Meta
	Begun, Assessed, Made            value.Date
	Adviser, AssessedBy, AssessedWhy string
	TookPart, Found                  string
	OldCopyGiven                     value.Date
	OldExplained                     string

	OnRecord, AssessmentOnRecord value.Date
}

// AssessedWhys say why needs are assessed.
var AssessedWhys = []record.Option{{Code: "first", Label: "Turned 16 in care, or became eligible later"}, {Code: "relevant", Label: "Left care without a plan"},
	{Code: "learning", Label: "Back in education or training (section 23CA)"}, {Code: "support", Label: "Asked for support, 21 to 24 (section 23CZB)"},
	{Code: "qualifying", Label: "Asked for advice and help (qualifying)"}, {Code: "anew", Label: "Something big has changed"}}

// PlanSpec describes Plan.
var PlanSpec = &record.Spec{
	Kind: "pathway_plan", One: "pathway plan", Many: "Pathway plans", New: recordOf[Plan](), Day: "made_day", Order: "made_day DESC, n DESC", Matter: 1,
	Actions: []string{"P8.6a", "P8.7a"},
	Line: func(r record.Record) string {
		p := r.(*Plan)
		if p.Made == "" {
			return "Pathway plan, being written"
		}
		return "Pathway plan of " + p.Made.Long()
	},
	Fields: []*record.Field{
		record.ChoiceField("assessed_why", "Why needs are assessed", AssessedWhys, func(p *Plan) *string { return &p.AssessedWhy }),
		record.DateField("begun_day", "Needs assessment begun", func(p *Plan) *value.Date { return &p.Begun }).NotAhead(),
		record.DateField("assessed_day", "Needs assessment finished", func(p *Plan) *value.Date { return &p.Assessed }).NotAhead(),
		record.TextField("assessed_by", "Assessed by", func(p *Plan) *string { return &p.AssessedBy }),
		record.NoteField("young_part", "How the young person took part", func(p *Plan) *string { return &p.TookPart }),
		record.NoteField("found", "What it found as a whole", func(p *Plan) *string { return &p.Found }),
		record.DateField("made_day", "Plan made", func(p *Plan) *value.Date { return &p.Made }).NotAhead(),
		record.TextField("adviser", "Personal adviser named in it", func(p *Plan) *string { return &p.Adviser }),
		record.DateField("copy_given_day", "Copy given to the young person", func(p *Plan) *value.Date { return &p.OldCopyGiven }).Retire(), // a CopyGiven now
		record.TextField("explained", "By whom, and how it was explained", func(p *Plan) *string { return &p.OldExplained }).Retire(),
		record.DateField("assessment_on_record_day", "Assessment on the council's record since", func(p *Plan) *value.Date { return &p.AssessmentOnRecord }).NotAhead().More().For(record.Staff, record.FileCopy),
		record.DateField("on_record_day", "Plan on the council's record since", func(p *Plan) *value.Date { return &p.OnRecord }).NotAhead().More().For(record.Staff, record.FileCopy),
	},
	Rule: func(r record.Record) record.Problems {
		p := r.(*Plan)
		if p.Assessed.Before(p.Begun) {
			return record.Problems{{Key: "assessed_day", Label: "Needs assessment finished", Text: "This is before the day it began."}}
		}
		return nil
	},
}

// Parts are the eleven matters of the regulations by the names on screen, and emotional and behavioural development, which the regulations hold
// under health and the guidance as a heading of its own; the catalogue holds their statutory names, paragraphs and prompts.
var Parts = []record.Option{{Code: "1", Label: "My personal adviser"}, {Code: "2", Label: "My support"}, {Code: "3", Label: "Where I live"}, {Code: "4", Label: "Learning"},
	{Code: "5", Label: "Work"}, {Code: "6", Label: "Family and friends"}, {Code: "7", Label: "Practical skills"}, {Code: "8", Label: "Money"}, {Code: "9", Label: "My health"},
	{Code: "10", Label: "If things go wrong"}, {Code: "11", Label: "Who I am"}, {Code: "12", Label: "Coping and confidence"}}

// PartName is the name of a part, "" when there is none of that number.
func PartName(code string) string { return label(Parts, code) }

// Ratings of how a part is going, by the adult.
var Goings = []record.Option{{Code: "on_track", Label: "On track"}, {Code: "needs_work", Label: "Needs work"}, {Code: "stuck", Label: "Stuck"}}

// GoingRank orders how a part is going, the best highest; 0 when it is not rated.
func GoingRank(code string) int {
	switch code {
	case "stuck":
		return 1
	case "needs_work":
		return 2
	case "on_track":
		return 3
	}
	return 0
}

// PlanPart is the adult's text of one matter. One record per young person and part. Whoever changes a passage signs it.
type PlanPart struct {
	record.Meta
	Part                                            string
	WorkingWell, Worried, HowMet, LongTerm, IfWrong string
	Going                                           string
	By                                              string
	On                                              value.Date

	WellSigned, WorriedSigned, MetSigned, GoalSigned, WrongSigned Signed
}

// Signed is who wrote a passage, and when.
type Signed struct {
	By string
	On value.Date
}

// Passage is one of the texts of a part, with who wrote it.
type Passage struct {
	Key, Label string
	Text       *string
	Signed     *Signed
}

// Passages are the five texts of a part in the order of the form.
func (p *PlanPart) Passages() []Passage {
	return []Passage{{"working_well", "Working well", &p.WorkingWell, &p.WellSigned}, {"worried_about", "Worried about", &p.Worried, &p.WorriedSigned},
		{"how_met", "How the need will be met", &p.HowMet, &p.MetSigned}, {"long_term_goal", "Long-term goal", &p.LongTerm, &p.GoalSigned},
		{"if_this_goes_wrong", "If this goes wrong", &p.IfWrong, &p.WrongSigned}}
}

// WroteIt is who wrote a passage and when. What was written before passages were signed one by one carries the signature of the whole view.
func (p *PlanPart) WroteIt(key string) Signed {
	for _, x := range p.Passages() {
		if x.Key != key || *x.Text == "" {
			continue
		}
		if x.Signed.By == "" && (key == "working_well" || key == "worried_about") {
			return Signed{p.By, p.On}
		}
		return *x.Signed
	}
	return Signed{}
}

// PlanPartSpec describes PlanPart.
var PlanPartSpec = &record.Spec{
	Kind: "plan_part", One: "part of the plan", Many: "Parts of the plan", New: recordOf[PlanPart](), Day: "on_day", Order: "CAST(part AS INTEGER)",
	Line:     func(r record.Record) string { p := r.(*PlanPart); return p.Part + " " + PartName(p.Part) },
	Evidence: func(r record.Record) []string { return PartActions[r.(*PlanPart).Part] },
	Fields: append([]*record.Field{
		record.ChoiceField("part", "Part", Parts, func(p *PlanPart) *string { return &p.Part }).Required(),
		record.NoteField("working_well", "What is working well", func(p *PlanPart) *string { return &p.WorkingWell }).SpokenBy(record.AdultVoice),
		record.NoteField("worried_about", "What we are worried about", func(p *PlanPart) *string { return &p.Worried }).SpokenBy(record.AdultVoice),
		record.NoteField("how_met", "How the need will be met", func(p *PlanPart) *string { return &p.HowMet }),
		record.NoteField("long_term_goal", "Long-term goal", func(p *PlanPart) *string { return &p.LongTerm }),
		record.NoteField("if_this_goes_wrong", "If this goes wrong", func(p *PlanPart) *string { return &p.IfWrong }),
		record.ChoiceField("going", "How it is going", Goings, func(p *PlanPart) *string { return &p.Going }).SpokenBy(record.AdultVoice),
		record.TextField("written_by", "Written by", func(p *PlanPart) *string { return &p.By }),
		record.DateField("on_day", "Written on", func(p *PlanPart) *value.Date { return &p.On }),
	}, signatures()...),
}

// signatures are the two columns of each passage, who and when.
func signatures() []*record.Field {
	var out []*record.Field
	for i, x := range new(PlanPart).Passages() {
		label := words.Lower(x.Label)
		out = append(out, record.TextField(x.Key+"_by", "Who wrote “"+label+"”", func(p *PlanPart) *string { return &p.Passages()[i].Signed.By }).Signature(),
			record.DateField(x.Key+"_day", "When “"+label+"” was written", func(p *PlanPart) *value.Date { return &p.Passages()[i].Signed.On }).Signature())
	}
	return out
}

// PartActions lists the strategy actions that each part of a plan evidences (the tables of the council's action plan for priorities 5 and 8).
var PartActions = map[string][]string{
	"1": {"P8.7a"}, "2": {"P8.6d"}, "3": {"P8.1a", "P8.1b", "P8.1c"}, "4": {"P8.3a", "P8.3c"}, "5": {"P8.3a", "P8.3b", "P8.3d"}, "6": {"P8.6d"},
	"7": {"P8.6a"}, "8": {"P8.1d", "P8.6c"}, "9": {"P5.1a", "P5.3a"}, "10": {"P8.2a"}, "11": {"P8.7a"}, "12": {"P5.3a"},
}

// ActionStates say how an action is going.
var ActionStates = []record.Option{{Code: "not_started", Label: "Not started yet"}, {Code: "under_way", Label: "Under way"}, {Code: "done", Label: "Done"},
	{Code: "part_done", Label: "Part done"}, {Code: "not_done", Label: "Not done"}, {Code: "dropped", Label: "No longer needed"}}

// Action is one thing that will happen: what, who, by when, how it is going.
type Action struct {
	record.Meta
	Part, What, Who, State, Why, Goal, GoalSide string
	By, Finished, Agreed                        value.Date
	WrittenBy                                   string
}

// Closed reports whether nothing more is to happen.
func (a *Action) Closed() bool {
	return a.State == "done" || a.State == "not_done" || a.State == "dropped"
}

// ActionSpec describes Action.
var ActionSpec = &record.Spec{
	Kind: "action", One: "action", Many: "Actions", New: recordOf[Action](), Day: "by_day", Order: "by_day = '', by_day, n",
	Line:     func(r record.Record) string { a := r.(*Action); return join(firstLine(a.What), a.Who) },
	Evidence: func(r record.Record) []string { return PartActions[r.(*Action).Part] },
	Fields: []*record.Field{
		record.ChoiceField("part", "Part of the plan", Parts, func(a *Action) *string { return &a.Part }).Required(),
		record.TextField("what", "What will happen", func(a *Action) *string { return &a.What }).Needs("Say what will happen."),
		record.TextField("who", "Who", func(a *Action) *string { return &a.Who }).Needs("Name who will do it. A plan needs a name on every action."),
		record.DateField("by_day", "By when", func(a *Action) *value.Date { return &a.By }).Needs("Give a day. A plan needs a date on every action."),
		record.ChoiceField("state", "How it is going", ActionStates, func(a *Action) *string { return &a.State }).Starts("not_started"),
		record.TextField("why", "What happened", func(a *Action) *string { return &a.Why }),
		record.DateField("agreed_day", "Agreed on", func(a *Action) *value.Date { return &a.Agreed }),
		record.DateField("finished_day", "Finished on", func(a *Action) *value.Date { return &a.Finished }).NotAhead(),
		record.RefField("goal_id", "Skill goal", "skill_goal", func(a *Action) *string { return &a.Goal }),
		record.ChoiceField("goal_side", "Its side of the goal", GoalSides, func(a *Action) *string { return &a.GoalSide }).Signature(),
		record.TextField("written_by", "Written down by", func(a *Action) *string { return &a.WrittenBy }).Signature(),
	},
}

// Abouts are what a young person's own words can be about; part_N is a part of the plan.
var Abouts = func() []record.Option {
	out := []record.Option{{Code: "matters", Label: "What matters to me"}, {Code: "going_well", Label: "Going well"}, {Code: "hard_now", Label: "Hard right now"},
		{Code: "talk_about", Label: "I want to talk about"}, {Code: "want_there", Label: "Who I want there"}, {Code: "run_it", Label: "How I want it run"}, {Code: "correction", Label: "My correction or statement"}, {Code: "meeting", Label: "What I said at a review"}}
	for _, p := range Parts {
		out = append(out, record.Option{Code: "part_" + p.Code, Label: p.Label})
	}
	return out
}()

// Hows say how own words came onto paper. Staff text is never turned into "I".
var Hows = []record.Option{{Code: "typed", Label: "typed by themselves"}, {Code: "said", Label: "said, and written down"}, {Code: "interpreter", Label: "said through an interpreter"}}

// OwnWords are the young person's own words about something. The newest about a thing is what stands now; older ones stay.
type OwnWords struct {
	record.Meta
	About, Text, How, WrittenBy string
	On                          value.Date
}

// OwnWordsSpec describes OwnWords.
var OwnWordsSpec = &record.Spec{
	Kind: "own_words", One: "own words", Many: "In their own words", New: recordOf[OwnWords](), Day: "on_day", Order: "on_day DESC, n DESC",
	Line: func(r record.Record) string {
		w := r.(*OwnWords)
		return join(label(Abouts, w.About), firstLine(w.Text))
	},
	Fields: []*record.Field{
		record.ChoiceField("about", "About", Abouts, func(w *OwnWords) *string { return &w.About }).Required(),
		record.NoteField("words", "Their words", func(w *OwnWords) *string { return &w.Text }).Needs("Type the young person's own words.").SpokenBy(record.YoungVoice),
		record.ChoiceField("how", "How they were written down", Hows, func(w *OwnWords) *string { return &w.How }).Needs("Say how these words were written down.").Starts("said"),
		record.TextField("written_by", "Written down by", func(w *OwnWords) *string { return &w.WrittenBy }),
		record.DateField("on_day", "On", func(w *OwnWords) *value.Date { return &w.On }).NotAhead().Required(),
	},
	Rule: func(r record.Record) record.Problems {
		if w := r.(*OwnWords); w.How != "typed" && w.WrittenBy == "" {
			return record.Problems{{Key: "written_by", Label: "Written down by", Text: "Name who wrote the words down."}}
		}
		return nil
	},
}

// FeelingWords are the words beside the five circles.
var FeelingWords = []string{"", "really worried", "a bit worried", "okay", "good", "really good"}

// Feeling is how the young person feels about a part of the plan, 1 to 5. Never averaged, never changed by an adult.
type Feeling struct {
	record.Meta
	Part  string
	Score int
	On    value.Date
	How   string
}

// FeelingSpec describes Feeling.
var FeelingSpec = &record.Spec{
	Kind: "feeling", One: "feeling", Many: "How they feel about each part", New: recordOf[Feeling](), Day: "on_day", Order: "on_day DESC, n DESC",
	Line: func(r record.Record) string {
		f := r.(*Feeling)
		return fmt.Sprintf("%s: %d of 5", PartName(f.Part), f.Score)
	},
	Fields: []*record.Field{
		record.ChoiceField("part", "Part", Parts, func(f *Feeling) *string { return &f.Part }).Required(),
		record.IntField("score", "1 to 5", func(f *Feeling) *int { return &f.Score }).Needs("Choose 1 to 5.").SpokenBy(record.YoungVoice).
			Checked(func(r record.Record) string { return oneToFive(r.(*Feeling).Score) }),
		record.DateField("on_day", "On", func(f *Feeling) *value.Date { return &f.On }).NotAhead().Required(),
		record.ChoiceField("how", "How it was given", Hows, func(f *Feeling) *string { return &f.How }).Starts("said"),
	},
}

func oneToFive(n int) string {
	if n < 1 || n > 5 {
		return "Choose 1, 2, 3, 4 or 5."
	}
	return ""
}

// ReviewStates: a booked review never clears a clock, only a held one does.
var ReviewStates = []record.Option{{Code: "booked", Label: "Booked"}, {Code: "held", Label: "Held"}, {Code: "cancelled", Label: "Cancelled"}}

// ReviewKinds of meeting.
var ReviewKinds = []record.Option{{Code: "pathway", Label: "Pathway plan review"}, {Code: "care", Label: "Review while in care"}, {Code: "early", Label: "Early review"}}

// Review is a review meeting: booked, then held.
type Review struct {
	record.Meta
	Kind, State, Place, Invited string
	Booked, Held, Next          value.Date
	Clock                       value.Clock
	Came, Decisions, CopyTo     string
	TookPart                    string
	Asked                       value.Tri
	OnRecord                    value.Date
}

// Part the young person took in a review.
var TookParts = []record.Option{{Code: "chaired", Label: "Ran the meeting"}, {Code: "came", Label: "Came and spoke"}, {Code: "sent", Label: "Sent their views"}, {Code: "advocate", Label: "An advocate spoke for them"},
	{Code: "no", Label: "Did not take part"}}

// ReviewSpec describes Review.
var ReviewSpec = &record.Spec{
	Kind: "review", One: "review", Many: "Reviews", New: recordOf[Review](), Day: "booked_day", Order: "max(booked_day, held_day) DESC, n DESC",
	Actions: []string{"P8.7a", "P8.6a"},
	Line: func(r record.Record) string {
		v := r.(*Review)
		day := v.Held
		if v.State != "held" {
			day = v.Booked
		}
		return join(label(ReviewKinds, v.Kind), label(ReviewStates, v.State)+" "+day.Long())
	},
	Fields: []*record.Field{
		record.ChoiceField("kind", "Kind", ReviewKinds, func(v *Review) *string { return &v.Kind }).Required().Starts("pathway"),
		record.ChoiceField("state", "Booked or held", ReviewStates, func(v *Review) *string { return &v.State }).Required().Starts("booked"),
		record.DateField("booked_day", "Day", func(v *Review) *value.Date { return &v.Booked }),
		record.ClockField("at_time", "Time", func(v *Review) *value.Clock { return &v.Clock }),
		record.TextField("place", "Place", func(v *Review) *string { return &v.Place }),
		record.NoteField("invited", "Invited", func(v *Review) *string { return &v.Invited }).Hint("One name a line. The young person says who comes."),
		record.TriField("asked_early", "Asked for by the young person?", func(v *Review) *value.Tri { return &v.Asked }).More(),
		record.DateField("held_day", "Held on", func(v *Review) *value.Date { return &v.Held }).NotAhead(),
		record.NoteField("came", "Who came", func(v *Review) *string { return &v.Came }),
		record.ChoiceField("took_part", "The young person", TookParts, func(v *Review) *string { return &v.TookPart }),
		record.NoteField("decisions", "Decisions", func(v *Review) *string { return &v.Decisions }),
		record.NoteField("copy_to", "Copy given to, by whom, how it was explained", func(v *Review) *string { return &v.CopyTo }),
		record.DateField("next_day", "Next review by", func(v *Review) *value.Date { return &v.Next }),
		record.DateField("on_record_day", "On the council's record since", func(v *Review) *value.Date { return &v.OnRecord }).NotAhead().More().For(record.Staff, record.FileCopy),
	},
	Rule: func(r record.Record) record.Problems {
		v := r.(*Review)
		switch {
		case v.State == "held" && v.Held == "":
			return record.Problems{{Key: "held_day", Label: "Held on", Text: "Type the day it was held."}}
		case v.State == "booked" && v.Booked == "":
			return record.Problems{{Key: "booked_day", Label: "Day", Text: "Type the day it is booked for."}}
		case v.State == "booked" && v.Held != "":
			return record.Problems{{Key: "state", Label: "Booked or held", Text: "There is a day it was held: choose held, or clear that day."}}
		}
		return nil
	},
}
