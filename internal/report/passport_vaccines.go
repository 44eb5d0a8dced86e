package report

import (
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
)

// vaccinations puts what is recorded beside what the age group was offered. Nothing is ever overdue: what nobody wrote down is asked about. Where the
// history is unknown or from another country there is no list to be behind.
func (b *builder) vaccinations() {
	list := rules.Vaccines(b.f)
	t := Table{Columns: []Column{{Title: "Vaccine", Bold: true}, {Title: "When", Width: 34}, {Title: "Had it?", Width: 62}}}
	var open []string
	for _, r := range list.Rows {
		switch {
		case r.Recorded != nil && b.holdBack(r.Recorded.ID, r.Recorded.Privacy, "My vaccinations"):
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: offerName(r), Sub: r.Age}, {}, {Text: "Not on this copy: ask me"}}})
		case r.Recorded != nil:
			row := b.vaccination(r.Recorded)
			row.Cells[0] = Cell{Text: offerName(r), Sub: r.Age}
			t.Rows = append(t.Rows, row)
		case r.Ahead(b.p.Born, b.Today):
			if b.Audience == record.Young {
				t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: offerName(r), Sub: r.Age}, {}, {Text: "Comes later"}}})
			}
		case !r.Asked(b.p.Born, b.Today): // offered to some of the age group
		case b.Audience == record.Young:
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: offerName(r), Sub: r.Age}, {}, Status(IconUnknown, "Not recorded")}})
		default:
			open = append(open, offerName(r))
		}
	}
	for _, i := range list.Others {
		if b.holdBack(i.ID, i.Privacy, "My vaccinations") {
			continue
		}
		t.Rows = append(t.Rows, b.vaccination(i))
	}
	var blocks []Block
	if list.Uncertain {
		blocks = append(blocks, Lead("Unknown, or from another country.", rules.UncertainWords))
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if len(open) > 0 {
		blocks = append(blocks, Lead("Offered to this age group, and nothing recorded:", strings.Join(open, "; ")+"."))
	}
	shown, _ := b.facts("vaccines")
	blocks = append(blocks, b.factBlocks("vaccines", shown)...)
	blocks = append(blocks, Hint{"Not recorded, not had or not known: " + catalogue.AskWords + ". They can read out the vaccination record."})
	if note := b.offerNote(list); note != "" {
		blocks = append(blocks, Hint{note})
	}
	b.chapter("My vaccinations", IconShield, append(blocks, Lines{N: 2})...)
}

// vaccination is one that is recorded.
func (b *builder) vaccination(i *care.Immunisation) Row {
	name := i.Vaccine
	if i.Dose > 0 {
		name += fmt.Sprintf(", dose %d", i.Dose)
	}
	state := map[string]Cell{"had": Status(IconYes, "Yes"), "had_no_record": Status(IconYes, "Yes, but no record"), "not_had": Status(IconNone, "Not had"),
		"not_offered": Status(IconNone, "Not offered to my age group"), "not_known": Status(IconUnknown, "Not known")}[i.State]
	state.Sub = b.first(i.Source)
	if agreed := b.agreed(&i.ConsentGiven); agreed != "" && state.Sub != "" {
		state.Sub += ", " + words.Lower(agreed)
	} else if agreed != "" {
		state.Sub = agreed
	}
	return Row{Cells: []Cell{{Text: name}, {Text: i.Given.Short()}, state}}
}

// offerName is a line of the list: "PCV, booster".
func offerName(r rules.VaccineRow) string {
	if strings.Trim(r.Dose, "0123456789") == "" {
		return r.Name + ", dose " + r.Dose
	}
	if strings.Contains(r.Name, r.Dose) { // "pre-school booster"
		return r.Name
	}
	return r.Name + ", " + r.Dose
}

// offerNote says where the list is from, and what it does not hold.
func (b *builder) offerNote(list rules.VaccineList) string {
	s := list.Schedule
	switch {
	case list.Uncertain:
		return ""
	case len(list.Rows) == 0 && s.Note == "":
		return "There is no sourced list for this birth date, so none is printed."
	}
	note := s.Note
	if s.Cohort.Check && len(list.Rows) > 0 {
		note = strings.TrimSpace(note + " The list is from: " + words.Lower(s.Cohort.SourceLine()) + ".")
	}
	return note
}
