package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// Need is what a needs assessment found about one matter.
type Need struct {
	record.Meta
	Plan, Part, Needs, Seen, By string
	On                          value.Date
}

// NeedSpec describes Need.
var NeedSpec = &record.Spec{
	Kind: "assessed_need", One: "need", Many: "What the needs assessment found", New: recordOf[Need](), Parent: "plan_id", Day: "on_day", Order: "CAST(part AS INTEGER), n",
	Line:     func(r record.Record) string { n := r.(*Need); return join(PartName(n.Part), firstLine(n.Needs)) },
	Evidence: func(r record.Record) []string { return PartActions[r.(*Need).Part] },
	Fields: []*record.Field{
		record.RefField("plan_id", "Of the assessment and plan", PlanSpec.Kind, func(n *Need) *string { return &n.Plan }).Required(),
		record.ChoiceField("part", "Part", Parts, func(n *Need) *string { return &n.Part }).Required(),
		record.NoteField("needs", "What is needed", func(n *Need) *string { return &n.Needs }).Needs("Say what is needed, or that nothing is."),
		record.NoteField("seen", "What was seen and heard", func(n *Need) *string { return &n.Seen }).Hint("What this rests on: who said it, what was seen, which report."),
		record.TextField("written_by", "Written by", func(n *Need) *string { return &n.By }),
		record.DateField("on_day", "On", func(n *Need) *value.Date { return &n.On }).NotAhead(),
	},
}

// Consultees are the people whom the regulations name; the catalogue holds which of them count only while somebody is in care.
var Consultees = []record.Option{{Code: "young_person", Label: "The young person"}, {Code: "parents", Label: "Parents and anyone with parental responsibility"},
	{Code: "carer", Label: "The day-to-day carer, or who provides the home"}, {Code: "school", Label: "School, 16-19 academy or college"},
	{Code: "designated_teacher", Label: "The designated teacher"}, {Code: "area_authority", Label: "The area authority, if different"},
	{Code: "health", Label: "Any health care provider"}, {Code: "advocate", Label: "The advocate"}, {Code: "adviser", Label: "The personal adviser"},
	{Code: "other", Label: "Anyone else the council or the young person thinks relevant"}, {Code: "iro", Label: "The independent reviewing officer"},
	{Code: "appropriate_person", Label: "The appropriate person (carer)"}, {Code: "ehcp_authority", Label: "The authority that keeps the education, health and care plan"}}

// AskedStates are the answers of somebody who was asked.
var AskedStates = []record.Option{{Code: "answered", Label: "Answered"}, {Code: "waiting", Label: "Not answered yet"}, {Code: "declined", Label: "Would rather not say"},
	{Code: "not_wanted", Label: "Not asked: the young person did not want it"}, {Code: "nobody", Label: "There is nobody"}}

var askedFor = []record.Option{{Code: "assessment", Label: "The needs assessment"}, {Code: "plan", Label: "The plan"}, {Code: "review", Label: "A review"}}

// Asked is somebody who was asked about the assessment, the plan or a review: what they said, and what was decided.
type Asked struct {
	record.Meta
	Plan, For, Who, Name, How, State, Said, Decided, By string
	On                                                  value.Date
}

// AskedSpec describes Asked.
var AskedSpec = &record.Spec{
	Kind: "asked", One: "person asked", Many: "People who were asked", New: recordOf[Asked](), Day: "on_day", Order: "on_day DESC, n DESC",
	Actions: []string{"P8.7a"},
	Line: func(r record.Record) string {
		a := r.(*Asked)
		who := a.Name
		if who == "" {
			who = label(Consultees, a.Who)
		}
		return join(who, firstLine(a.Said))
	},
	Fields: []*record.Field{
		record.ChoiceField("who", "Who was asked", Consultees, func(a *Asked) *string { return &a.Who }).Required(),
		record.TextField("name", "Name", func(a *Asked) *string { return &a.Name }),
		record.ChoiceField("asked_for", "About", askedFor, func(a *Asked) *string { return &a.For }).Required().Starts("assessment"),
		record.ChoiceField("state", "What came of it", AskedStates, func(a *Asked) *string { return &a.State }).Required().Starts("answered"),
		record.DateField("on_day", "Asked on", func(a *Asked) *value.Date { return &a.On }).NotAhead(),
		record.ChoiceField("how", "How", Modes, func(a *Asked) *string { return &a.How }),
		record.NoteField("said", "What they said", func(a *Asked) *string { return &a.Said }),
		record.NoteField("decided", "What was decided", func(a *Asked) *string { return &a.Decided }).Hint("What the plan does with it, and why not where it does not follow it."),
		record.TextField("asked_by", "Asked by", func(a *Asked) *string { return &a.By }),
		record.RefField("plan_id", "Of the assessment and plan", PlanSpec.Kind, func(a *Asked) *string { return &a.Plan }),
	},
	Rule: func(r record.Record) record.Problems {
		a := r.(*Asked)
		var out record.Problems
		if (a.State == "answered" || a.State == "waiting") && a.On == "" {
			out = append(out, record.Problem{Key: "on_day", Label: "Asked on", Text: "Type the day they were asked."})
		}
		if a.State == "answered" && a.Said == "" {
			out = append(out, record.Problem{Key: "said", Label: "What they said", Text: "Write down what they said, or choose that they have not answered yet."})
		}
		return out
	},
}

// CopyOf says what a copy was of: the three things that the regulations name.
var CopyOf = []record.Option{{Code: "assessment", Label: "Results of the needs assessment"}, {Code: "plan", Label: "The plan"}, {Code: "review", Label: "A review"}}

var copyTo = append([]record.Option{{Code: "young", Label: "The young person"}}, Roles...)

// CopyGiven is a copy of the assessment, the plan or a review that somebody was given, and how it was explained.
type CopyGiven struct {
	record.Meta
	Of, Role, Name, By, Explained, Plan, Review string
	On                                          value.Date
}

// CopyGivenSpec describes CopyGiven.
var CopyGivenSpec = &record.Spec{
	Kind: "copy_given", One: "copy given", Many: "Copies given", New: recordOf[CopyGiven](), Day: "on_day", Order: "on_day DESC, n DESC", Actions: []string{"P8.7a"},
	Line: func(r record.Record) string {
		c := r.(*CopyGiven)
		who := c.Name
		if who == "" {
			who = label(copyTo, c.Role)
		}
		return join(label(CopyOf, c.Of), "to "+who)
	},
	Fields: []*record.Field{
		record.ChoiceField("copy_of", "Copy of", CopyOf, func(c *CopyGiven) *string { return &c.Of }).Required().Starts("plan"),
		record.ChoiceField("given_role", "Given to", copyTo, func(c *CopyGiven) *string { return &c.Role }).Required().Starts("young"),
		record.TextField("given_name", "Name", func(c *CopyGiven) *string { return &c.Name }).Hint("Empty for the young person."),
		record.DateField("on_day", "On", func(c *CopyGiven) *value.Date { return &c.On }).NotAhead().Required(),
		record.TextField("given_by", "By whom", func(c *CopyGiven) *string { return &c.By }),
		record.NoteField("explained", "How it was explained", func(c *CopyGiven) *string { return &c.Explained }).Hint("For example: read through together at home; with an interpreter."),
		record.RefField("plan_id", "Of which plan", PlanSpec.Kind, func(c *CopyGiven) *string { return &c.Plan }),
		record.RefField("review_id", "Of which review", ReviewSpec.Kind, func(c *CopyGiven) *string { return &c.Review }),
	},
	Rule: func(r record.Record) record.Problems {
		if c := r.(*CopyGiven); c.Role != "young" && c.Name == "" {
			return record.Problems{{Key: "given_name", Label: "Name", Text: "Name who was given the copy."}}
		}
		return nil
	},
}

// CopyToYoung is the newest copy of something that the young person was given, nil when none is written down.
func (f *File) CopyToYoung(of string) *CopyGiven {
	for _, c := range f.Copies {
		if c.Of == of && c.Role == "young" {
			return c
		}
	}
	return nil
}

// NeedsOf are what the assessment of a plan found, by the order of the parts.
func (f *File) NeedsOf(planID string) []*Need {
	var out []*Need
	for _, n := range f.Needs {
		if n.Plan == planID {
			out = append(out, n)
		}
	}
	return out
}
