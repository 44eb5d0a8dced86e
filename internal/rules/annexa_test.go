package rules_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// TestAnnexA: the columns of the inspectors' list in their order (LIIA, Annex_A_schema.yml, list 9), each from the record it comes from.
func TestAnnexA(t *testing.T) {
	var heads []string
	for _, c := range catalogue.AnnexColumns() {
		heads = append(heads, c.Name)
	}
	want := []string{"Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
		"Does the Child have a Disability", "Allocated Team", "Allocated Worker", "Allocated Personal Advisor", "Eligibility Category", "Latest Pathway Plan Review Date", "LA in Touch",
		"Latest Date of Contact", "Type of Accommodation", "Suitability of Accommodation", "Activity Status"}
	if !slices.Equal(heads, want) {
		t.Fatalf("columns %q", heads)
	}
	full := func() *care.File {
		f := leaver("2007-04-27", "2025-04-27")
		p := f.Person
		p.SexAtBirth, p.EthnicityCode, p.UASC, p.Disability, p.Adviser = "female", "BAFR", value.Yes, value.KnownFact("Dyslexia"), "Ruth Okafor"
		f.Reviews = []*care.Review{{Kind: "pathway", State: "booked", Booked: "2026-12-09"}, {Kind: "pathway", State: "held", Held: "2026-06-09"}}
		f.Plans = []*care.Plan{{Made: "2025-08-01"}}
		f.Contacts = []*care.Contact{{On: "2026-11-20", Mode: "phone", Talked: value.No}, {On: "2026-11-03", Mode: "phone", Talked: value.Yes}}
		f.ReturnAnswers = []*care.ReturnAnswer{{Age: 18, On: "2025-04-28", InTouch: "NO", Activity: "G5", Home: "V", Suitability: "2"}, {Age: 19, On: "2026-04-29", InTouch: "YES", Activity: "F4", Home: "E", Suitability: "1"}}
		return f
	}
	for _, c := range []struct {
		name   string
		change func(*care.File)
		want   string
		blank  int
	}{
		{"everything known", func(*care.File) {}, "MX1|b) Female|o) BAFR|27/04/2007|19|a) Yes|a) Yes|16+ Team|Ruth Okafor|Ruth Okafor|b) Former relevant child|09/06/2026|a) Yes|03/11/2026|E: Supported lodgings|a) Suitable|F4: Young person engaged full time in an apprenticeship", 0},
		{"a home of today goes before the answer", func(f *care.File) {
			f.Homes = []*care.Home{{From: "2026-09-01", AccommodationCode: "S", Suitability: "2"}}
		}, "MX1|b) Female|o) BAFR|27/04/2007|19|a) Yes|a) Yes|16+ Team|Ruth Okafor|Ruth Okafor|b) Former relevant child|09/06/2026|a) Yes|03/11/2026|S: No fixed abode/homeless|b) Unsuitable|F4: Young person engaged full time in an apprenticeship", 0},
		{"a plan newer than the review, a social worker beside the adviser", func(f *care.File) {
			f.Plans[0].Made, f.Person.SocialWorker = "2026-07-01", "Ben Asher"
		}, "MX1|b) Female|o) BAFR|27/04/2007|19|a) Yes|a) Yes|16+ Team|Ben Asher|Ruth Okafor|b) Former relevant child|01/07/2026|a) Yes|03/11/2026|E: Supported lodgings|a) Suitable|F4: Young person engaged full time in an apprenticeship", 0},
		{"nothing known", func(f *care.File) {
			*f.Person = care.Person{Meta: f.Person.Meta, Born: f.Person.Born}
			f.Reviews, f.Plans, f.Contacts, f.ReturnAnswers = nil, nil, nil, nil
		}, "||t) NOBT|27/04/2007|19||c) Unknown|16+ Team|||b) Former relevant child||||||", 5},
		{"not known and back home have no words in the list", func(f *care.File) {
			f.ReturnAnswers = []*care.ReturnAnswer{{Age: 19, On: "2026-04-29", InTouch: "RHOM", Activity: "0", Home: "0"}}
		}, "MX1|b) Female|o) BAFR|27/04/2007|19|a) Yes|a) Yes|16+ Team|Ruth Okafor|Ruth Okafor|b) Former relevant child|09/06/2026|f) Rhom|03/11/2026|||", 0},
	} {
		f := full()
		c.change(f)
		rows, without := rules.AnnexA([]*care.File{f}, "16+ Team", "2026-11-24")
		if len(rows) != 1 || len(without) != 0 {
			t.Errorf("%s: %d rows, %d without", c.name, len(rows), len(without))
			continue
		}
		if got := strings.Join(rows[0].Cells, "|"); got != c.want {
			t.Errorf("%s:\n%s\n%s", c.name, got, c.want)
		}
		if len(rows[0].Blank) != c.blank {
			t.Errorf("%s: blank %q", c.name, rows[0].Blank)
		}
	}
	for _, c := range []struct {
		name, status string
		change       func(*care.File)
		letter, why  string
	}{
		{"relevant", "relevant", func(f *care.File) {
			f.Person.Born, f.CarePeriods[0].To, f.Statuses[0].From = "2009-04-27", "2025-12-01", "2025-12-01"
		}, "a) Relevant child", ""},
		{"eligible", "eligible", func(f *care.File) {
			f.Person.Born, f.CarePeriods[0].To, f.Statuses[0].From = "2009-04-27", "", "2025-12-01"
		}, "d) Eligible child", ""},
		{"qualifying", "qualifying", nil, "c) Qualifying care leaver", ""},
		{"asked for support", "s23czb", func(f *care.File) { f.Person.Born = "2004-04-27" }, "b) Former relevant child", ""},
		{"back home", "not_relevant", func(f *care.File) {
			f.Person.Born, f.CarePeriods[0].To, f.Statuses[0].From = "2009-04-27", "2025-12-01", "2025-12-01"
		}, "", "Not in a category"},
		{"25", "former_relevant", func(f *care.File) { f.Person.Born = "2001-11-24" }, "", "Not in a category"},
		{"closed", "former_relevant", func(f *care.File) { f.Person.Closed = "2026-10-01" }, "", "closed since 1 October 2026"},
		{"died", "former_relevant", func(f *care.File) { f.Person.Died = "2026-10-01" }, "", "Died on 1 October 2026"},
		{"no status", "", func(f *care.File) { f.Statuses = nil }, "", "No leaving-care status"},
		{"no birth date", "former_relevant", func(f *care.File) { f.Person.Born = "" }, "", "birth date"},
	} {
		f := full()
		f.Statuses[0].Code = c.status
		if c.change != nil {
			c.change(f)
		}
		rows, without := rules.AnnexA([]*care.File{f}, "16+ Team", "2026-11-24")
		switch {
		case c.letter != "" && (len(rows) != 1 || rows[0].Cells[10] != c.letter):
			t.Errorf("%s: %+v", c.name, rows)
		case c.why != "" && (len(without) != 1 || !strings.Contains(without[0].Why, c.why)):
			t.Errorf("%s: %+v", c.name, without)
		}
	}
}

// TestAnnexWords: every code that a record can hold has words in the list, but for those the list leaves blank.
func TestAnnexWords(t *testing.T) {
	for column, codes := range map[string][]catalogue.Code{"in_touch": catalogue.CodesIn(catalogue.InTouchCodes, 2027), "activity": catalogue.CodesIn(catalogue.ActivityCodes, 2027),
		"home": catalogue.Codes(catalogue.HomeAfterCare), "suitability": catalogue.Codes(catalogue.SuitableCodes), "ethnicity": catalogue.Codes(catalogue.EthnicityCodes)} {
		i := slices.IndexFunc(catalogue.AnnexColumns(), func(c catalogue.AnnexColumn) bool { return c.ID == column })
		for _, c := range codes {
			word := catalogue.AnnexColumns()[i].Word(c.Code)
			if (word == "") != (c.Code == care.NotKnown) {
				t.Errorf("%s %s: %q", column, c.Code, word)
			}
		}
	}
}
