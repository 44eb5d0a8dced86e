package report_test

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// Domain 2.4: the passport says what the age group was offered; nothing is overdue, and nothing is listed where the history is unknown.
func TestOffersOnPaper(t *testing.T) {
	fact := func(item string, f value.Fact) *care.HealthFact {
		return &care.HealthFact{Meta: meta(), Block: "vaccines", Item: item, Fact: f}
	}
	for _, c := range []struct {
		name       string
		born       value.Date
		reader     record.Audience
		facts      []*care.HealthFact
		want, lack string
	}{
		{"2008 to 2010", "2009-05-03", record.Young, nil, "MenC, dose 2", "Comes later"},
		{"what was not offered to the cohort", "2009-05-03", record.Young, nil, "They are not missing", "Rotavirus, dose 1"},
		{"a doctor reads the open ones in a sentence", "2009-05-03", record.Doctor, nil, "Offered to this age group, and nothing recorded:", "Not recorded\n"},
		{"13 years old: the teenage boosters lie ahead", "2013-01-20", record.Young, nil, "Comes later", "overdue"},
		{"vaccinated abroad", "2009-05-03", record.Young, []*care.HealthFact{fact("vaccine_abroad", value.KnownFact("In Eritrea"))}, "Unknown, or from another country.", "MenC, dose 2"},
		{"nobody knows where", "2009-05-03", record.Doctor, []*care.HealthFact{fact("vaccine_place", value.Fact{Answer: value.NotKnown})}, "Unknown, or from another country.", "nothing recorded:"},
		{"no birth date", "", record.Young, nil, "The birth date is needed", "MenC"},
	} {
		r := request(c.reader)
		r.File.Person.Born, r.File.HealthFacts, r.File.Immunisations = c.born, c.facts, nil
		got := allText(build(t, report.HealthPassport, r))
		if !strings.Contains(got, c.want) || strings.Contains(got, c.lack) {
			t.Errorf("%s: want %q and no %q in\n%s", c.name, c.want, c.lack, got)
		}
	}
}

// A none of one day and a not known of another: the careful one stands, whichever was written first.
func TestNotKnownStandsBeforeNone(t *testing.T) {
	none := &care.HealthFact{Meta: meta(), Block: "allergy", Fact: value.Fact{Answer: value.None}, Checked: "2026-01-05"}
	unknown := &care.HealthFact{Meta: meta(), Block: "allergy", Fact: value.Fact{Answer: value.NotKnown}, AskWho: "Dr Vale"}
	for _, facts := range [][]*care.HealthFact{{none, unknown}, {unknown, none}} {
		r := request(record.Young)
		r.File.HealthFacts = facts
		for _, b := range build(t, report.EmergencyPage, r).Parts[0].Blocks {
			pairs, ok := b.(report.Pairs)
			if !ok {
				continue
			}
			if p := pairs.Rows[0]; p.Label != "Allergies" || p.State != report.NotKnown || p.Text != "Ask Dr Vale." {
				t.Errorf("%+v", p)
			}
			break
		}
	}
}
