package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// TouchSteps are what can be done to find somebody who is out of touch, in the order in which it is usually done. The law asks for reasonable steps to
// re-establish touch (Children Act 1989 section 23B(1) and 23C(2); check before relying on this) and names none of them: the list is practice.
var TouchSteps = []record.Option{{Code: "phone", Label: "Rang them"}, {Code: "text", Label: "Sent a text or a message"}, {Code: "letter", Label: "Wrote a letter"},
	{Code: "visit", Label: "Went to the last address"}, {Code: "carer", Label: "Asked a carer or a former carer"}, {Code: "family", Label: "Asked family or friends"},
	{Code: "college", Label: "Asked the college or the employer"}, {Code: "housing", Label: "Asked the landlord or the housing provider"}, {Code: "health", Label: "Asked a health worker"},
	{Code: "dwp", Label: "Asked the Jobcentre (DWP) to pass a message on"}, {Code: "prison", Label: "Asked the probation service or a prison"}, {Code: "council", Label: "Asked another council"},
	{Code: "manager", Label: "Told the manager"}, {Code: "police", Label: "Told the police: they may be at risk"}, {Code: "other", Label: "Something else"}}

// StepResults are what came of a step.
var StepResults = []record.Option{{Code: "none", Label: "No answer"}, {Code: "message", Label: "A message was left"}, {Code: "wait", Label: "They will ring back or look"}, {Code: "news", Label: "We learned something"},
	{Code: "wrong", Label: "Number or address no longer right"}, {Code: "well", Label: "Seen or heard from by others, and well"}, {Code: "worry", Label: "A worry about their safety"}}

// TouchStep is one thing that was done to find a young person who is out of touch. It belongs to the silence in which it was taken, and that ends with
// the next contact in which the young person answers.
type TouchStep struct {
	record.Meta
	On                           value.Date
	Step, Whom, By, Result, Note string
	Next                         string
	NextBy, NextDone             value.Date
}

// TouchStepSpec describes TouchStep.
var TouchStepSpec = &record.Spec{
	Kind: "touch_step", One: "step to find them", Many: "Steps to find them", New: recordOf[TouchStep](), Day: "on_day", Order: "on_day DESC, n DESC",
	Help: "What was done to find a young person who is out of touch. The law asks for reasonable steps; which ones is practice.",
	Only: []record.Audience{record.Staff, record.FileCopy},
	Line: func(r record.Record) string {
		s := r.(*TouchStep)
		return join(label(TouchSteps, s.Step), s.Whom, label(StepResults, s.Result))
	},
	Fields: []*record.Field{
		record.DateField("on_day", "Day", func(s *TouchStep) *value.Date { return &s.On }).NotAhead().Required(),
		record.ChoiceField("step", "What was done", TouchSteps, func(s *TouchStep) *string { return &s.Step }).Required(),
		record.TextField("whom", "Who was asked, or where", func(s *TouchStep) *string { return &s.Whom }),
		record.TextField("done_by", "Who did it", func(s *TouchStep) *string { return &s.By }).Needs("Say who did it."),
		record.ChoiceField("result", "What came of it", StepResults, func(s *TouchStep) *string { return &s.Result }).Required(),
		record.NoteField("note", "What was said", func(s *TouchStep) *string { return &s.Note }),
		record.TextField("next_step", "What is to be done next", func(s *TouchStep) *string { return &s.Next }),
		record.DateField("next_day", "By", func(s *TouchStep) *value.Date { return &s.NextBy }),
		record.DateField("next_done_day", "Done on", func(s *TouchStep) *value.Date { return &s.NextDone }).NotAhead(),
	},
	Rule: func(r record.Record) record.Problems {
		s := r.(*TouchStep)
		var out record.Problems
		if s.NextBy != "" && s.Next == "" {
			out = append(out, record.Problem{Key: "next_step", Label: "What is to be done next", Text: "Say what is to be done by that day."})
		}
		if s.NextBy != "" && s.On != "" && s.NextBy < s.On {
			out = append(out, record.Problem{Key: "next_day", Label: "By", Text: "This is before the day of the step."})
		}
		if s.Step == "other" && s.Whom == "" && s.Note == "" {
			out = append(out, record.Problem{Key: "note", Label: "What was said", Text: "Say what was done."})
		}
		return out
	},
}
