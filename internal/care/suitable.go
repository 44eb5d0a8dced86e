package care

import (
	"fmt"

	"waymark/internal/record"
	"waymark/internal/value"
)

// SuitabilityPoints are what the regulations name about a home (Care Leavers Regulations 2010, Schedule 2 and regulation 9(2)), in the order of the
// catalogue, which holds their source.
var SuitabilityPoints = []record.Option{{Code: "facilities", Label: "Facilities and services"}, {Code: "repair", Label: "State of repair"}, {Code: "safety", Label: "Safety"},
	{Code: "location", Label: "Location"}, {Code: "support", Label: "Support"}, {Code: "tenancy", Label: "Tenancy status"},
	{Code: "affordable", Label: "Financial commitments and affordability"}, {Code: "views", Label: "Young person's views"},
	{Code: "rights", Label: "Young person's understanding of rights and responsibilities"}, {Code: "funding", Label: "Young person's understanding of funding"},
	{Code: "health_needs", Label: "Suits health and disability needs"}, {Code: "landlord", Label: "Landlord's character and suitability checked"},
	{Code: "wishes", Label: "Wishes and feelings considered"}, {Code: "learning", Label: "Education, training and employment needs considered"}}

// PointAnswers are the answers to a point.
var PointAnswers = []record.Option{{Code: "good", Label: "Good"}, {Code: "partly", Label: "Partly"}, {Code: "not_good", Label: "Not good enough"}, {Code: "not_asked", Label: "Does not apply here"}}

// SuitableAnswers are what an assessment of a home comes to.
var SuitableAnswers = []record.Option{{Code: "suitable", Label: "Suitable"}, {Code: "with_changes", Label: "Suitable once something is put right"}, {Code: "not_suitable", Label: "Not suitable"}}

// Point is the answer to one point, and what was seen.
type Point struct{ Answer, Seen string }

// Suitability is one look at whether a home is suitable: who looked, when, what was seen of each point, and what it comes to. Older ones stay.
type Suitability struct {
	record.Meta
	Home, By, Outcome, Why, Todo string
	On, Again                    value.Date
	Points                       [14]Point
}

// Open counts the points that nobody has looked at yet.
func (s *Suitability) Open() int {
	n := 0
	for _, p := range s.Points {
		if p.Answer == "" {
			n++
		}
	}
	return n
}

// SuitabilitySpec describes Suitability.
var SuitabilitySpec = &record.Spec{
	Kind: "suitability", One: "look at whether a home is suitable", Many: "Is the home suitable?", New: recordOf[Suitability](), Parent: "home_id", Day: "on_day", Order: "on_day DESC, n DESC",
	Matter: 3, Actions: []string{"P8.1a", "P8.1b", "P8.1c"},
	Line: func(r record.Record) string {
		s := r.(*Suitability)
		return join(label(SuitableAnswers, s.Outcome), s.On.Long(), s.By)
	},
	Fields: append(append([]*record.Field{
		record.RefField("home_id", "Home", HomeSpec.Kind, func(s *Suitability) *string { return &s.Home }).Required(),
		record.DateField("on_day", "Looked at on", func(s *Suitability) *value.Date { return &s.On }).NotAhead().Required(),
		record.TextField("assessed_by", "By whom", func(s *Suitability) *string { return &s.By }).Needs("Name who looked at the home."),
	}, pointFields()...),
		record.ChoiceField("outcome", "All in all", SuitableAnswers, func(s *Suitability) *string { return &s.Outcome }).Needs("Say what it comes to."),
		record.NoteField("why", "Why", func(s *Suitability) *string { return &s.Why }),
		record.NoteField("to_do", "What is done about it, by whom and by when", func(s *Suitability) *string { return &s.Todo }),
		record.DateField("again_day", "Look again by", func(s *Suitability) *value.Date { return &s.Again }),
	),
	Rule: func(r record.Record) record.Problems {
		s := r.(*Suitability)
		var out record.Problems
		for i, p := range s.Points {
			if (p.Answer == "partly" || p.Answer == "not_good") && p.Seen == "" {
				o := SuitabilityPoints[i]
				out = append(out, record.Problem{Key: o.Code + "_seen", Label: o.Label, Text: "Say what was seen."})
			}
		}
		if s.Outcome == "suitable" && s.Open() == len(s.Points) {
			out = append(out, record.Problem{Key: "outcome", Label: "All in all", Text: "No point has been looked at yet, so nothing says that the home is suitable."})
		}
		if s.Outcome != "" && s.Outcome != "suitable" && s.Todo == "" {
			out = append(out, record.Problem{Key: "to_do", Label: "What is done about it, by whom and by when", Text: "Say what is done about it, by whom and by when."})
		}
		return out
	},
}

// pointFields are two columns for each point: the answer and what was seen.
func pointFields() []*record.Field {
	var out []*record.Field
	for i, o := range SuitabilityPoints {
		out = append(out, record.ChoiceField(o.Code+"_answer", o.Label, PointAnswers, func(s *Suitability) *string { return &s.Points[i].Answer }),
			record.TextField(o.Code+"_seen", fmt.Sprintf("%s: what was seen", o.Label), func(s *Suitability) *string { return &s.Points[i].Seen }))
	}
	return out
}

// Suitable is the newest look at a home, nil when nobody has looked.
func (f *File) Suitable(homeID string) *Suitability {
	for _, s := range f.Suitabilities {
		if s.Home == homeID {
			return s
		}
	}
	return nil
}
