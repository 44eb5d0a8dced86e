package care

import (
	"strconv"

	"waymark/internal/record"
	"waymark/internal/value"
)

// ImmunisationStates are the five states of a vaccination; an unknown is never "overdue".
var ImmunisationStates = []record.Option{{Code: "had", Label: "Had, with date"}, {Code: "had_no_record", Label: "Had, no record"}, {Code: "not_had", Label: "Not had"}, {Code: "not_offered", Label: "Not offered to my age group"}, {Code: "not_known", Label: "Don't know"}}

// Immunisation is one dose of one vaccine.
type Immunisation struct {
	record.Meta
	Vaccine, State, Place, Source, Batch, Offer, AskWho string
	Dose                                                int
	Given, Checked                                      value.Date
	ConsentGiven
	Privacy
}

// ImmunisationSpec describes Immunisation.
var ImmunisationSpec = &record.Spec{
	Kind: "immunisation", One: "vaccination", Many: "Vaccinations", New: recordOf[Immunisation](), Day: "given_day", Order: "given_day = '', given_day, n", Matter: 9, Actions: []string{"P5.1a", "P5.3a"},
	Line: func(r record.Record) string {
		i := r.(*Immunisation)
		return join(i.Vaccine, label(ImmunisationStates, i.State), i.Given.Long())
	},
	Fields: append([]*record.Field{
		record.TextField("vaccine", "Vaccine", func(i *Immunisation) *string { return &i.Vaccine }).Required(),
		record.IntField("dose", "Dose number", func(i *Immunisation) *int { return &i.Dose }),
		record.ChoiceField("state", "Had it?", ImmunisationStates, func(i *Immunisation) *string { return &i.State }).Required(),
		record.DateField("given_day", "Given on", func(i *Immunisation) *value.Date { return &i.Given }).NotAhead(),
		record.TextField("place", "Where", func(i *Immunisation) *string { return &i.Place }).More(),
		record.TextField("source", "How we know", func(i *Immunisation) *string { return &i.Source }).Hint("Red book, GP record, school, or what they remember."),
		record.TextField("batch", "Batch", func(i *Immunisation) *string { return &i.Batch }).More(),
		record.DateField("checked_day", "Checked on", func(i *Immunisation) *value.Date { return &i.Checked }).NotAhead().More(),
		record.TextField("ask_who", "Who to ask", func(i *Immunisation) *string { return &i.AskWho }).More(),
		record.TextField("offer", "Line of the list of offers", func(i *Immunisation) *string { return &i.Offer }).Plainly().More().Max(80),
	}, append(consentFields(func(i *Immunisation) *ConsentGiven { return &i.ConsentGiven }), privacyFields(func(i *Immunisation) *Privacy { return &i.Privacy })...)...),
	Rule: func(r record.Record) record.Problems {
		i := r.(*Immunisation)
		if (i.State == "had") != (i.Given != "") {
			return record.Problems{{Key: "given_day", Label: "Given on", Text: "A date goes with \"had, with date\", and only with it."}}
		}
		return i.ConsentGiven.problems()
	},
}

// CheckKinds are the health checks and appointments.
var CheckKinds = []record.Option{{Code: "iha", Label: "Initial health assessment"}, {Code: "rha", Label: "Review health assessment"}, {Code: "dental", Label: "Dental check"}, {Code: "optical", Label: "Eye test"},
	{Code: "sdq", Label: "SDQ (strengths and difficulties)"}, {Code: "handover", Label: "Hand-over to adult health services"}, {Code: "gp", Label: "GP appointment"}, {Code: "hospital", Label: "Hospital appointment"}, {Code: "mental", Label: "Mental health appointment"}, {Code: "other", Label: "Another appointment"}}

// CheckStates: only a done check satisfies a clock.
var CheckStates = []record.Option{{Code: "booked", Label: "Booked"}, {Code: "done", Label: "Done"}, {Code: "declined", Label: "Rather not"}, {Code: "missed", Label: "Missed"}, {Code: "cancelled", Label: "Cancelled"}}

// HealthCheck is a health assessment, check or appointment.
type HealthCheck struct {
	record.Meta
	Kind, State, With, Where, Outcome, WhyLate, Changed string
	Booked, Done                                        value.Date
	At                                                  value.Clock
	Total, Version, AnsweredBy, NoScore                 string // of a strengths and difficulties score
	PrintScore                                          value.Tri
	ConsentGiven
	Privacy

	OldScore   int // retired: what was kept before a score could be nought, and before the giving of a passport had its own record
	OldOnFile  value.Tri
	OldConsent string
}

// Score is the total difficulties score; ok is false when there is none. Nought is a score.
func (h *HealthCheck) Score() (total int, ok bool) {
	total, err := strconv.Atoi(h.Total)
	return total, err == nil
}

// SDQVersions are the forms of the strengths and difficulties questionnaire by who fills them in. Its questions are not in this program.
var SDQVersions = []record.Option{{Code: "carer", Label: "Carer's form, ages 4 to 17"}, {Code: "teacher", Label: "Teacher's form"}, {Code: "self", Label: "Young person's own form, 11 to 17"}}

// SDQReasons say why there is no score; the codes are those of the SSDA903 return.
var SDQReasons = []record.Option{{Code: "SDQ1", Label: "SDQ1: aged under 4 or over 16"}, {Code: "SDQ2", Label: "SDQ2: the carer would rather not"}, {Code: "SDQ3", Label: "SDQ3: not possible because of a disability"},
	{Code: "SDQ4", Label: "SDQ4: another reason"}, {Code: "SDQ5", Label: "SDQ5: the young person would rather not"}}

// HealthCheckSpec describes HealthCheck.
var HealthCheckSpec = &record.Spec{
	Kind: "health_check", One: "health check or appointment", Many: "Checks and appointments", New: recordOf[HealthCheck](), Day: "booked_day", Order: "max(booked_day, done_day) DESC, n DESC", Matter: 9,
	Actions: []string{"P5.1a"},
	Evidence: func(r record.Record) []string {
		switch r.(*HealthCheck).Kind {
		case "sdq":
			return []string{"P5.2a"}
		case "iha", "rha", "dental", "optical":
			return []string{"P5.1a"}
		case "handover":
			return []string{"P5.3a"}
		}
		return []string{"P5.1b"}
	},
	Line: func(r record.Record) string {
		h := r.(*HealthCheck)
		day := h.Done
		if day == "" {
			day = h.Booked
		}
		return join(label(CheckKinds, h.Kind), label(CheckStates, h.State)+" "+day.Long())
	},
	Fields: append([]*record.Field{
		record.ChoiceField("check_kind", "What", CheckKinds, func(h *HealthCheck) *string { return &h.Kind }).Required(),
		record.ChoiceField("state", "Booked or done", CheckStates, func(h *HealthCheck) *string { return &h.State }).Required().Starts("booked"),
		record.DateField("booked_day", "Booked for", func(h *HealthCheck) *value.Date { return &h.Booked }),
		record.ClockField("at_time", "Time", func(h *HealthCheck) *value.Clock { return &h.At }),
		record.DateField("done_day", "Done on", func(h *HealthCheck) *value.Date { return &h.Done }).NotAhead(),
		record.TextField("with_whom", "With whom", func(h *HealthCheck) *string { return &h.With }),
		record.TextField("place", "Where", func(h *HealthCheck) *string { return &h.Where }),
		record.NoteField("outcome", "What came of it", func(h *HealthCheck) *string { return &h.Outcome }),
		record.TextField("why_late", "Why it was late, missed or declined", func(h *HealthCheck) *string { return &h.WhyLate }).More(),
		record.TextField("sdq_total", "Total score, 0 to 40", func(h *HealthCheck) *string { return &h.Total }).More().Hidden().Plainly().Max(2).Checked(func(r record.Record) string {
			h := r.(*HealthCheck)
			if n, ok := h.Score(); h.Total != "" && (!ok || n < 0 || n > 40) {
				return "A total difficulties score is a whole number from 0 to 40."
			}
			return ""
		}),
		record.ChoiceField("sdq_version", "Which form", SDQVersions, func(h *HealthCheck) *string { return &h.Version }).More().Hidden(),
		record.TextField("sdq_by", "Who filled it in", func(h *HealthCheck) *string { return &h.AnsweredBy }).More().Hidden(),
		record.ChoiceField("sdq_reason", "Why there is no score", SDQReasons, func(h *HealthCheck) *string { return &h.NoScore }).More().Hidden(),
		record.NoteField("changed", "What changed because of it", func(h *HealthCheck) *string { return &h.Changed }).More().Hidden(),
		record.TriField("sdq_print", "Does the young person want the score printed?", func(h *HealthCheck) *value.Tri { return &h.PrintScore }).More(),
		record.IntField("sdq_score", "SDQ total", func(h *HealthCheck) *int { return &h.OldScore }).Retire(),
		record.TriField("copy_on_file", "Passport: copy on the council's file?", func(h *HealthCheck) *value.Tri { return &h.OldOnFile }).Retire(),
		record.TextField("consent", "Passport: who agreed to the copy, and when", func(h *HealthCheck) *string { return &h.OldConsent }).Retire(),
	}, append(consentFields(func(h *HealthCheck) *ConsentGiven { return &h.ConsentGiven }), privacyFields(func(h *HealthCheck) *Privacy { return &h.Privacy })...)...),
	Rule: func(r record.Record) record.Problems {
		h := r.(*HealthCheck)
		if h.State == "done" && h.Done == "" {
			return record.Problems{{Key: "done_day", Label: "Done on", Text: "Type the day it was done."}}
		}
		if h.State == "booked" && h.Booked == "" {
			return record.Problems{{Key: "booked_day", Label: "Booked for", Text: "Type the day it is booked for."}}
		}
		out := h.ConsentGiven.problems()
		if h.Kind != "sdq" && (h.Total != "" || h.NoScore != "" || h.Version != "") {
			out = append(out, record.Problem{Key: "sdq_total", Label: "Total score, 0 to 40", Text: "A score belongs to a strengths and difficulties questionnaire."})
		}
		if h.Total != "" && h.NoScore != "" {
			out = append(out, record.Problem{Key: "sdq_reason", Label: "Why there is no score", Text: "There is a score. Leave the reason empty."})
		}
		return out
	},
}
