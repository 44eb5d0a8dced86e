package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// ReturnAnswer is what was true of a young person for the keeping-in-touch return (SSDA903, care leavers): about a birthday from 17 to 21, or at the latest
// contact from 22 to 25. It is a record of its own, and not read off the contacts each time, because the return says what was known then.
type ReturnAnswer struct {
	record.Meta
	Age                                  int
	On                                   value.Date
	InTouch, Activity, Home, Suitability string
	Why, Source                          string
}

// InTouchCodes are the answers to "in touch", in the order of the code set.
var InTouchCodes = []record.Option{{Code: "YES", Label: "In touch"}, {Code: "NO", Label: "Not in touch"}, {Code: "DIED", Label: "Died after leaving care"},
	{Code: "REFU", Label: "Does not want contact"}, {Code: "NREQ", Label: "No longer needs the service"}, {Code: "RHOM", Label: "Back home for 6 months or more"}}

// Activities are the main activities, in everyday words. NotKnown is the code that stands for "not in touch and not known, died, or back home".
var Activities = []record.Option{{Code: "F1", Label: "Higher education, full time"}, {Code: "P1", Label: "Higher education, part time"}, {Code: "F2", Label: "Other education, full time"},
	{Code: "P2", Label: "Other education, part time"}, {Code: "F4", Label: "Apprenticeship, full time"}, {Code: "P4", Label: "Apprenticeship, part time"},
	{Code: "F5", Label: "Training or a job, full time"}, {Code: "P5", Label: "Training or a job, part time"}, {Code: "G4", Label: "Not in education or work: illness or disability"},
	{Code: "G5", Label: "Not in education or work: another reason"}, {Code: "G6", Label: "Not in education or work: pregnancy or parenting"}, {Code: NotKnown, Label: "Not known, died, or back home"},
	{Code: "F3", Label: "Training or a job, full time (until 2021)"}, {Code: "P3", Label: "Training or a job, part time (until 2021)"}}

// NotKnown is the activity and the home of somebody of whom neither is asked.
const NotKnown = "0"

var returnHomes = append(append([]record.Option(nil), Accommodation...), record.Option{Code: NotKnown, Label: "Not known, died, or back home"})

// ReturnAnswerSpec describes ReturnAnswer.
var ReturnAnswerSpec = &record.Spec{
	Kind: "return_answer", One: "answer for the return", Many: "Keeping-in-touch return", New: recordOf[ReturnAnswer](), Day: "on_day", Order: "age DESC, on_day DESC, n DESC",
	Actions: []string{"P8.4a"},
	Line: func(r record.Record) string {
		a := r.(*ReturnAnswer)
		return join("Keeping-in-touch return", label(InTouchCodes, a.InTouch), label(Activities, a.Activity))
	},
	Fields: []*record.Field{
		record.IntField("age", "Age that it is about", func(a *ReturnAnswer) *int { return &a.Age }).Hint("The birthday from 17 to 21; from 22 to 25 the latest contact.").Checked(func(r record.Record) string {
			if n := r.(*ReturnAnswer).Age; n < 17 || n > 25 {
				return "The return asks about the ages from 17 to 25."
			}
			return ""
		}),
		record.DateField("on_day", "What was true on", func(a *ReturnAnswer) *value.Date { return &a.On }).NotAhead().Required().Hint("A day on or around the birthday; from 22 on the day of the latest contact."),
		record.ChoiceField("in_touch", "In touch?", InTouchCodes, func(a *ReturnAnswer) *string { return &a.InTouch }).For(record.Staff, record.FileCopy),
		record.ChoiceField("activity", "Main activity", Activities, func(a *ReturnAnswer) *string { return &a.Activity }).For(record.Staff, record.FileCopy),
		record.ChoiceField("accommodation", "Where they live", returnHomes, func(a *ReturnAnswer) *string { return &a.Home }).For(record.Staff, record.FileCopy),
		record.ChoiceField("suitability", "Suitable?", suitabilities, func(a *ReturnAnswer) *string { return &a.Suitability }).Hint("Safe, secure and affordable.").For(record.Staff, record.FileCopy),
		record.TextField("why_unsuitable", "Why it is not suitable", func(a *ReturnAnswer) *string { return &a.Why }).For(record.Staff, record.FileCopy),
		record.TextField("source", "How we know", func(a *ReturnAnswer) *string { return &a.Source }).Hint("For example: she told us on the phone, 3 March."),
	},
	Rule: func(r record.Record) record.Problems {
		a := r.(*ReturnAnswer)
		var out record.Problems
		home := a.Home != "" && a.Home != NotKnown
		switch {
		case home && a.Suitability == "":
			out = append(out, record.Problem{Key: "suitability", Label: "Suitable?", Text: "Say whether the home is suitable."})
		case !home && a.Suitability != "":
			out = append(out, record.Problem{Key: "suitability", Label: "Suitable?", Text: "Choose where they live first, or leave this empty."})
		case a.Suitability == "1" && (a.Home == "S" || a.Home == "X"):
			out = append(out, record.Problem{Key: "suitability", Label: "Suitable?", Text: "No fixed abode and custody always count as unsuitable in the return."})
		}
		if a.Suitability == "2" && a.Why == "" && home && a.Home != "S" && a.Home != "X" {
			out = append(out, record.Problem{Key: "why_unsuitable", Label: "Why it is not suitable", Text: "Say what makes it unsuitable."})
		}
		return out
	},
}
