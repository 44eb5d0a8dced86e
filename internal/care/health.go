package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// HealthBlocks are the blocks of the passport that hold free facts.
var HealthBlocks = []record.Option{{Code: "condition", Label: "Conditions"}, {Code: "allergy", Label: "Allergies"}, {Code: "medicine", Label: "Medicines"}, {Code: "illness", Label: "Illness, injury and hospital"},
	{Code: "birth", Label: "My birth"}, {Code: "family", Label: "My family's health"}, {Code: "senses", Label: "Eyes and ears"}, {Code: "growth", Label: "Growth"}, {Code: "disability", Label: "Disability and EHCP"},
	{Code: "feelings", Label: "Feelings and what helps"}, {Code: "sexual", Label: "Sexual health"}, {Code: "substances", Label: "Alcohol and drugs"}, {Code: "consent", Label: "Who may see what"}}

// PrivateBlocks are off by default in every print-out outside their own document.
var PrivateBlocks = map[string]bool{"feelings": true, "sexual": true, "substances": true}

// HealthFact is one fact of the passport, with its five-way answer. A fact with answer "none" and the block's own name says that a whole block
// is empty: "Allergies: none known, checked 3 March".
type HealthFact struct {
	record.Meta
	Block, Detail, Source, AskWho string
	Fact                          value.Fact
	Since, Checked                value.Date
	Private                       value.Tri
}

// HealthFactSpec describes HealthFact.
var HealthFactSpec = &record.Spec{
	Kind: "health_fact", One: "health fact", Many: "Health facts", New: recordOf[HealthFact](), Day: "checked_day", Order: "block, n", Matter: 9, Actions: []string{"P5.3a"},
	Line: func(r record.Record) string {
		h := r.(*HealthFact)
		return label(HealthBlocks, h.Block) + ": " + h.Fact.String()
	},
	Evidence: func(r record.Record) []string {
		if r.(*HealthFact).Block == "disability" {
			return []string{"P5.3a", "P5.1d"}
		}
		return []string{"P5.3a"}
	},
	Fields: []*record.Field{
		record.ChoiceField("block", "Block", HealthBlocks, func(h *HealthFact) *string { return &h.Block }).Required(),
		record.FactField("fact", "What", func(h *HealthFact) *value.Fact { return &h.Fact }),
		record.TextField("detail", "Dose, reaction or detail", func(h *HealthFact) *string { return &h.Detail }),
		record.DateField("since_day", "Since", func(h *HealthFact) *value.Date { return &h.Since }),
		record.TextField("source", "How we know", func(h *HealthFact) *string { return &h.Source }).Hint("For example: red book, GP letter, she told us."),
		record.DateField("checked_day", "Checked on", func(h *HealthFact) *value.Date { return &h.Checked }).NotAhead(),
		record.TextField("ask_who", "Who to ask", func(h *HealthFact) *string { return &h.AskWho }),
		record.TriField("private", "Private: leave out unless ticked?", func(h *HealthFact) *value.Tri { return &h.Private }),
	},
}

// ServiceKinds are health services.
var ServiceKinds = []record.Option{{Code: "gp", Label: "GP"}, {Code: "dentist", Label: "Dentist"}, {Code: "optician", Label: "Optician"}, {Code: "pharmacy", Label: "Pharmacy"}, {Code: "nurse", Label: "Children in care nurse"},
	{Code: "mental_health", Label: "Mental health service"}, {Code: "school_nurse", Label: "School or college nurse"}, {Code: "sexual_health", Label: "Sexual health service"}, {Code: "other", Label: "Another service"}}

// HealthService is a service the young person is with.
type HealthService struct {
	record.Meta
	Kind, Phone, Address string
	Name                 value.Fact
	LastSeen, NextDue    value.Date
}

// HealthServiceSpec describes HealthService.
var HealthServiceSpec = &record.Spec{
	Kind: "health_service", One: "health service", Many: "My services", New: recordOf[HealthService](), Order: "n", Matter: 9, Actions: []string{"P5.1b", "P5.3a"},
	Line: func(r record.Record) string {
		h := r.(*HealthService)
		return label(ServiceKinds, h.Kind) + ": " + h.Name.String()
	},
	Fields: []*record.Field{
		record.ChoiceField("service", "Service", ServiceKinds, func(h *HealthService) *string { return &h.Kind }).Required(),
		record.FactField("name", "Name", func(h *HealthService) *value.Fact { return &h.Name }),
		record.TextField("phone", "Phone", func(h *HealthService) *string { return &h.Phone }),
		record.TextField("address", "Address", func(h *HealthService) *string { return &h.Address }).More(),
		record.DateField("last_seen_day", "Last seen", func(h *HealthService) *value.Date { return &h.LastSeen }),
		record.DateField("next_due_day", "Next due", func(h *HealthService) *value.Date { return &h.NextDue }),
	},
}

// ImmunisationStates are the five states of a vaccination; an unknown is never "overdue".
var ImmunisationStates = []record.Option{{Code: "had", Label: "Had, with date"}, {Code: "had_no_record", Label: "Had, no record"}, {Code: "not_had", Label: "Not had"}, {Code: "not_offered", Label: "Not offered to my age group"}, {Code: "not_known", Label: "Don't know"}}

// Immunisation is one dose of one vaccine.
type Immunisation struct {
	record.Meta
	Vaccine, State, Place, Source, Batch string
	Dose                                 int
	Given                                value.Date
}

// ImmunisationSpec describes Immunisation.
var ImmunisationSpec = &record.Spec{
	Kind: "immunisation", One: "vaccination", Many: "Vaccinations", New: recordOf[Immunisation](), Day: "given_day", Order: "given_day = '', given_day, n", Matter: 9, Actions: []string{"P5.1a", "P5.3a"},
	Line: func(r record.Record) string {
		i := r.(*Immunisation)
		return join(i.Vaccine, label(ImmunisationStates, i.State), i.Given.Long())
	},
	Fields: []*record.Field{
		record.TextField("vaccine", "Vaccine", func(i *Immunisation) *string { return &i.Vaccine }).Required(),
		record.IntField("dose", "Dose number", func(i *Immunisation) *int { return &i.Dose }),
		record.ChoiceField("state", "Had it?", ImmunisationStates, func(i *Immunisation) *string { return &i.State }).Required(),
		record.DateField("given_day", "Given on", func(i *Immunisation) *value.Date { return &i.Given }).NotAhead(),
		record.TextField("place", "Where", func(i *Immunisation) *string { return &i.Place }).More(),
		record.TextField("source", "How we know", func(i *Immunisation) *string { return &i.Source }).Hint("Red book, GP record, school, or what they remember."),
		record.TextField("batch", "Batch", func(i *Immunisation) *string { return &i.Batch }).More(),
	},
	Rule: func(r record.Record) record.Problems {
		i := r.(*Immunisation)
		if (i.State == "had") != (i.Given != "") {
			return record.Problems{{Key: "given_day", Label: "Given on", Text: "A date goes with \"had, with date\", and only with it."}}
		}
		return nil
	},
}

// CheckKinds are the health checks and appointments.
var CheckKinds = []record.Option{{Code: "iha", Label: "Initial health assessment"}, {Code: "rha", Label: "Review health assessment"}, {Code: "dental", Label: "Dental check"}, {Code: "optical", Label: "Eye test"},
	{Code: "sdq", Label: "SDQ (strengths and difficulties)"}, {Code: "passport", Label: "Health passport given"}, {Code: "gp", Label: "GP appointment"}, {Code: "hospital", Label: "Hospital appointment"}, {Code: "mental", Label: "Mental health appointment"}, {Code: "other", Label: "Another appointment"}}

// CheckStates: only a done check satisfies a clock.
var CheckStates = []record.Option{{Code: "booked", Label: "Booked"}, {Code: "done", Label: "Done"}, {Code: "declined", Label: "Rather not"}, {Code: "missed", Label: "Missed"}, {Code: "cancelled", Label: "Cancelled"}}

// HealthCheck is a health assessment, check or appointment.
type HealthCheck struct {
	record.Meta
	Kind, State, With, Where, Outcome, WhyLate, Changed string
	Booked, Done                                        value.Date
	At                                                  value.Clock
	Score                                               int
	CopyOnFile                                          value.Tri
	Consent                                             string
}

// HealthCheckSpec describes HealthCheck.
var HealthCheckSpec = &record.Spec{
	Kind: "health_check", One: "health check or appointment", Many: "Checks and appointments", New: recordOf[HealthCheck](), Day: "booked_day", Order: "max(booked_day, done_day) DESC, n DESC", Matter: 9,
	Actions: []string{"P5.1a"},
	Evidence: func(r record.Record) []string {
		switch r.(*HealthCheck).Kind {
		case "passport":
			return []string{"P5.3a"}
		case "sdq":
			return []string{"P5.2a"}
		case "iha", "rha", "dental", "optical":
			return []string{"P5.1a"}
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
	Fields: []*record.Field{
		record.ChoiceField("check_kind", "What", CheckKinds, func(h *HealthCheck) *string { return &h.Kind }).Required(),
		record.ChoiceField("state", "Booked or done", CheckStates, func(h *HealthCheck) *string { return &h.State }).Required().Starts("booked"),
		record.DateField("booked_day", "Booked for", func(h *HealthCheck) *value.Date { return &h.Booked }),
		record.ClockField("at_time", "Time", func(h *HealthCheck) *value.Clock { return &h.At }),
		record.DateField("done_day", "Done on", func(h *HealthCheck) *value.Date { return &h.Done }).NotAhead(),
		record.TextField("with_whom", "With whom", func(h *HealthCheck) *string { return &h.With }),
		record.TextField("place", "Where", func(h *HealthCheck) *string { return &h.Where }),
		record.NoteField("outcome", "What came of it", func(h *HealthCheck) *string { return &h.Outcome }),
		record.TextField("why_late", "Why it was late, missed or declined", func(h *HealthCheck) *string { return &h.WhyLate }).More(),
		record.IntField("sdq_score", "SDQ total, 0 to 40", func(h *HealthCheck) *int { return &h.Score }).More().Hidden().Checked(func(r record.Record) string {
			if s := r.(*HealthCheck).Score; s < 0 || s > 40 {
				return "A total difficulties score lies between 0 and 40."
			}
			return ""
		}),
		record.NoteField("changed", "What changed because of it", func(h *HealthCheck) *string { return &h.Changed }).More().Hidden(),
		record.TriField("copy_on_file", "Passport: copy on the council's file?", func(h *HealthCheck) *value.Tri { return &h.CopyOnFile }).More(),
		record.TextField("consent", "Passport: who agreed to the copy, and when", func(h *HealthCheck) *string { return &h.Consent }).More(),
	},
	Rule: func(r record.Record) record.Problems {
		h := r.(*HealthCheck)
		if h.State == "done" && h.Done == "" {
			return record.Problems{{Key: "done_day", Label: "Done on", Text: "Type the day it was done."}}
		}
		if h.State == "booked" && h.Booked == "" {
			return record.Problems{{Key: "booked_day", Label: "Booked for", Text: "Type the day it is booked for."}}
		}
		return nil
	},
}
