package care

import (
	"slices"

	"waymark/internal/record"
	"waymark/internal/value"
)

// HealthBlocks are the blocks of the passport that hold facts, in the order of the passport.
var HealthBlocks = []record.Option{{Code: "emergency", Label: "In an emergency"}, {Code: "condition", Label: "Conditions"}, {Code: "allergy", Label: "Allergies"}, {Code: "medicine", Label: "Medicines"},
	{Code: "birth", Label: "My birth"}, {Code: "family", Label: "My family's health"}, {Code: "illness", Label: "Illness, injury and hospital"}, {Code: "vaccines", Label: "Vaccination history"},
	{Code: "growth", Label: "Growth"}, {Code: "senses", Label: "Eyes and ears"}, {Code: "disability", Label: "Disability and EHCP"},
	{Code: "feelings", Label: "Feelings and what helps"}, {Code: "sexual", Label: "Sexual health"}, {Code: "parenthood", Label: "Pregnancy and being a parent"},
	{Code: "substances", Label: "Alcohol and drugs"}, {Code: "consent", Label: "Who may see what"}}

// PrivateBlocks are off by default in every print-out outside their own document.
var PrivateBlocks = map[string]bool{"feelings": true, "sexual": true, "parenthood": true, "substances": true}

// Readers are the audiences to whom a single fact can be kept: the young person's own copy always has it, whatever is ticked.
var Readers = []record.Option{{Code: string(record.Meeting), Label: "The review meeting"}, {Code: string(record.Guest), Label: "Parents or outside guests"},
	{Code: string(record.Doctor), Label: "A doctor or nurse"}, {Code: string(record.FileCopy), Label: "The council's file"}}

// Privacy is who may see a single thing of the health record: one medicine, one vaccination or one appointment can tell what a whole block is
// private for.
type Privacy struct {
	Private value.Tri
	MayShow string // the readers who may see it, "" = as its block
}

// MaySee reports whether a reader is one of those who may see it. The young person and their adviser's own screen are never kept out by it.
func (p Privacy) MaySee(to record.Audience) bool {
	return p.MayShow == "" || to == record.Young || to == record.Staff || slices.Contains(record.Codes(p.MayShow), string(to))
}

// KeptFrom reports whether it is left out of a copy for a reader unless it is ticked in by itself.
func (p Privacy) KeptFrom(to record.Audience) bool { return p.Private == value.Yes || !p.MaySee(to) }

// Words says who may see it, for the line it stands in: "only for: a doctor or nurse", "not printed"; "" when its block decides.
func (p Privacy) Words() string {
	var only, private string
	if p.MayShow != "" {
		only = "only for: " + labels(Readers, p.MayShow)
	}
	if p.Private == value.Yes {
		private = "not printed"
	}
	return join(only, private)
}

// privacyFields are the fields of a Privacy inside another record.
func privacyFields[T any](of func(*T) *Privacy) []*record.Field {
	return []*record.Field{
		record.ManyField("may_show", "Only these may see it", Readers, func(r *T) *string { return &of(r).MayShow }).More().
			Hint("Nothing ticked: as the block it stands in."),
		record.TriField("private", "Private: leave out unless ticked?", func(r *T) *value.Tri { return &of(r).Private }).More(),
	}
}

// Relations are how somebody of the family is related; a name is never asked for.
var Relations = []record.Option{{Code: "mother", Label: "Mother"}, {Code: "father", Label: "Father"}, {Code: "sibling", Label: "Brother or sister"}, {Code: "half_sibling", Label: "Half-brother or half-sister"},
	{Code: "mothers_mother", Label: "Mother's mother"}, {Code: "mothers_father", Label: "Mother's father"}, {Code: "fathers_mother", Label: "Father's mother"}, {Code: "fathers_father", Label: "Father's father"},
	{Code: "mothers_side", Label: "Somebody on my mother's side"}, {Code: "fathers_side", Label: "Somebody on my father's side"}, {Code: "unsure", Label: "In the family, not sure who"}}

// HealthFact is one fact of the passport, with its five-way answer. A fact with answer "none" and no item says that a whole block is empty:
// "Allergies: none known, checked 3 March".
type HealthFact struct {
	record.Meta
	Block, Item, Relation         string
	Fact                          value.Fact
	Detail, Place, Source, AskWho string
	Since, Until, Checked         value.Date
	OwnWords, OnCard              value.Tri
	Privacy
}

// Now reports whether a fact still holds on a day: a medicine that was stopped does not.
func (h *HealthFact) Now(today value.Date) bool { return h.Until == "" || h.Until > today }

// What is the question that a fact answers: its item, or its block.
func (h *HealthFact) What() string {
	if it, ok := HealthItemOf(h.Item); ok {
		return it.Label
	}
	return label(HealthBlocks, h.Block)
}

// HealthFactSpec describes HealthFact.
var HealthFactSpec = &record.Spec{
	Kind: "health_fact", One: "health fact", Many: "Health facts", New: recordOf[HealthFact](), Day: "checked_day", Order: "block, n", Matter: 9, Actions: []string{"P5.3a"},
	Line: func(r record.Record) string {
		h := r.(*HealthFact)
		return h.What() + ": " + h.Fact.String()
	},
	Evidence: func(r record.Record) []string {
		if r.(*HealthFact).Block == "disability" {
			return []string{"P5.3a", "P5.1d"}
		}
		return []string{"P5.3a"}
	},
	Fields: []*record.Field{
		record.ChoiceField("block", "Block", HealthBlocks, func(h *HealthFact) *string { return &h.Block }).Required(),
		record.ChoiceField("item", "Question", itemOptions(), func(h *HealthFact) *string { return &h.Item }),
		record.ChoiceField("relation", "Who in the family", Relations, func(h *HealthFact) *string { return &h.Relation }).Hint("How they are related, never their name."),
		record.FactField("fact", "What", func(h *HealthFact) *value.Fact { return &h.Fact }),
		record.TextField("detail", "Dose, reaction or detail", func(h *HealthFact) *string { return &h.Detail }),
		record.TextField("place", "Where", func(h *HealthFact) *string { return &h.Place }).More().Hint("For example the hospital, or the town."),
		record.DateField("since_day", "Since, or on", func(h *HealthFact) *value.Date { return &h.Since }),
		record.DateField("until_day", "Stopped on", func(h *HealthFact) *value.Date { return &h.Until }).More().Hint("A medicine that was stopped stays in the record, and goes from the emergency page and the card."),
		record.TextField("source", "How we know", func(h *HealthFact) *string { return &h.Source }).Hint("For example: red book, GP letter, she told us."),
		record.DateField("checked_day", "Checked on", func(h *HealthFact) *value.Date { return &h.Checked }).NotAhead(),
		record.TextField("ask_who", "Who to ask", func(h *HealthFact) *string { return &h.AskWho }),
		record.TriField("own_words", "In the young person's own words?", func(h *HealthFact) *value.Tri { return &h.OwnWords }).More(),
		record.TriField("on_card", "On the wallet card? The young person ticks it", func(h *HealthFact) *value.Tri { return &h.OnCard }).More().
			Hint("One medicine can say a lot about somebody. Nothing is on the card unless they say yes."),
		record.ManyField("may_show", "Only these may see it", Readers, func(h *HealthFact) *string { return &h.MayShow }).More().
			Hint("Nothing ticked: it goes where its block goes. Their own copy always has it."),
		record.TriField("private", "Private: leave out unless ticked?", func(h *HealthFact) *value.Tri { return &h.Private }),
	},
	Rule: func(r record.Record) record.Problems {
		h := r.(*HealthFact)
		var out record.Problems
		if it, ok := HealthItemOf(h.Item); ok && it.Block != h.Block {
			out = append(out, record.Problem{Key: "item", Label: "Question", Text: "This question belongs to " + label(HealthBlocks, it.Block) + "."})
		}
		if h.Relation != "" && h.Block != "family" {
			out = append(out, record.Problem{Key: "relation", Label: "Who in the family", Text: "This is only for the family's health."})
		}
		if h.Until.Before(h.Since) {
			out = append(out, record.Problem{Key: "until_day", Label: "Stopped on", Text: "This is before the day it began."})
		}
		return out
	},
}

// ServiceKinds are health services.
var ServiceKinds = []record.Option{{Code: "gp", Label: "GP"}, {Code: "dentist", Label: "Dentist"}, {Code: "optician", Label: "Optician"}, {Code: "pharmacy", Label: "Pharmacy"}, {Code: "nurse", Label: "Children in care nurse"},
	{Code: "mental_health", Label: "Mental health service"}, {Code: "school_nurse", Label: "School or college nurse"}, {Code: "sexual_health", Label: "Sexual health service"}, {Code: "other", Label: "Another service"}}

// HealthService is a service the young person is with.
type HealthService struct {
	record.Meta
	Kind, Phone, Address, Source, AskWho string
	Name                                 value.Fact
	LastSeen, NextDue, Checked           value.Date
	OnCard                               value.Tri
	Privacy
}

// HealthServiceSpec describes HealthService.
var HealthServiceSpec = &record.Spec{
	Kind: "health_service", One: "health service", Many: "My services", New: recordOf[HealthService](), Order: "n", Matter: 9, Actions: []string{"P5.1b", "P5.3a"},
	Line: func(r record.Record) string {
		h := r.(*HealthService)
		return label(ServiceKinds, h.Kind) + ": " + h.Name.String()
	},
	Fields: append([]*record.Field{
		record.ChoiceField("service", "Service", ServiceKinds, func(h *HealthService) *string { return &h.Kind }).Required(),
		record.FactField("name", "Name", func(h *HealthService) *value.Fact { return &h.Name }),
		record.TextField("phone", "Phone", func(h *HealthService) *string { return &h.Phone }),
		record.TextField("address", "Address", func(h *HealthService) *string { return &h.Address }).More(),
		record.DateField("last_seen_day", "Last seen", func(h *HealthService) *value.Date { return &h.LastSeen }).NotAhead(),
		record.DateField("next_due_day", "Next due", func(h *HealthService) *value.Date { return &h.NextDue }),
		record.TextField("source", "How we know", func(h *HealthService) *string { return &h.Source }).More(),
		record.DateField("checked_day", "Checked on", func(h *HealthService) *value.Date { return &h.Checked }).NotAhead().More(),
		record.TextField("ask_who", "Who to ask", func(h *HealthService) *string { return &h.AskWho }).More(),
		record.TriField("on_card", "On the wallet card? The young person ticks it", func(h *HealthService) *value.Tri { return &h.OnCard }).More(),
	}, privacyFields(func(h *HealthService) *Privacy { return &h.Privacy })...),
}
