package report_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/measures"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// came are n young people, numbered from first, who came on a day.
func came(on value.Date, first, n int, topics string) []*care.Contact {
	var out []*care.Contact
	for i := range n {
		out = append(out, &care.Contact{Meta: record.Meta{PersonID: strconv.Itoa(first + i)}, On: on, Mode: "dropin", Topics: topics})
	}
	return out
}

// october is the report of October 2026 from contacts and visits without a name.
func october(t *testing.T, reader record.Audience, list []*care.Contact, nameless ...*care.Tally) report.Document {
	t.Helper()
	byWho := map[string]*care.File{}
	var files []*care.File
	for _, c := range list {
		if byWho[c.PersonID] == nil {
			byWho[c.PersonID] = &care.File{Person: &care.Person{Meta: record.Meta{ID: c.PersonID}}}
			files = append(files, byWho[c.PersonID])
		}
		byWho[c.PersonID].Contacts = append(byWho[c.PersonID].Contacts, c)
	}
	p := measures.Period{From: "2026-10-01", To: "2026-10-31"}
	year := measures.DropinOf(files, nameless, measures.Period{From: "2025-11-01", To: "2026-10-31"})
	a := &report.Attended{First: p.From, Month: measures.DropinOf(files, nameless, p), Year: year, Contacts: measures.ContactsOf(files, p), Choices: []record.Option{{Code: "2026-10", Label: "October 2026"}}}
	return build(t, report.DropInMonth, report.Request{Today: "2026-11-24", Audience: reader, ForWhom: "the panel", Number: "3", Check: "KXTB", Service: &care.Service{Name: "Marlshire 16+ Team", Venue: "No. 4"},
		Owner: &care.Owner{}, Whole: &report.Whole{People: 27, Attended: a, Names: []string{"Amara Bello"}}, Options: map[string]string{"month": "2026-10"}})
}

// cells is the row of a table that begins with a text.
func cells(t *testing.T, d report.Document, begins string) []string {
	t.Helper()
	for _, g := range d.Grids {
		for _, row := range g.Rows {
			if row[0] == begins {
				return row
			}
		}
	}
	t.Fatalf("no row begins with %q", begins)
	return nil
}

func TestDropInMonthCounts(t *testing.T) {
	list := came("2026-10-05", 1, 3, "money,health") // a Monday
	list[0].FollowUp, list[1].FollowUp, list[1].FollowDone = "Ring", "Ring", "2026-10-08"
	list = append(list, came("2026-10-11", 3, 2, "money")...)
	list = append(list, came("2026-10-12", 1, 1, "")...)
	list = append(list, came("2026-09-30", 1, 4, "")...)
	tried, phoned := came("2026-10-13", 9, 1, "")[0], came("2026-10-14", 9, 1, "")[0]
	tried.Talked, phoned.Mode = value.No, "phone"
	d := october(t, record.Staff, append(list, tried, phoned), &care.Tally{On: "2026-10-15"})
	for begins, want := range map[string][]string{
		"5 October to 11 October":        {"5", "4", "0"}, // one of the four came twice
		"12 October to 18 October":       {"1", "1", "1"},
		"October 2026":                   {"6", "4", "1"},
		"September 2026":                 {"4", "4", "0"},
		"Money":                          {"5", "4"},
		"Health":                         {"3", "3"},
		"Phone call":                     {"1", "1"},
		"Tried, nobody answered":         {"1", "1"},
		"Something was to be done after": {"2", "2"},
		"Done by now":                    {"1", "1"},
	} {
		if got := cells(t, d, begins)[1:]; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", begins, got, want)
		}
	}
	if text := allText(d); !strings.Contains(text, "6 visits to the drop-in at No. 4 in October 2026, by 4 young people. 1 more visit was by somebody who would rather not be named.") {
		t.Error(text)
	}
}

// A copy that leaves the service shows no count from 1 to 5, and none that follows from the rest of its column.
func TestDropInMonthHidesSmallNumbers(t *testing.T) {
	list := append(came("2026-10-05", 1, 12, "money"), came("2026-10-13", 1, 2, "health")...)
	d := october(t, record.Guest, append(list, came("2026-10-20", 1, 9, "money")...), &care.Tally{On: "2026-10-15"})
	week := cells(t, d, "12 October to 18 October")
	if week[2] != "Under 6" || strings.Contains("12345", week[1]) {
		t.Errorf("two young people in a week read %q", week)
	}
	if other := cells(t, d, "5 October to 11 October"); other[1] == "12" && cells(t, d, "19 October to 25 October")[1] == "9" && cells(t, d, "October 2026")[1] == "23" {
		t.Error("the week that is hidden follows from the others and the sum")
	}
	for _, g := range d.Grids {
		for _, row := range g.Rows {
			for _, c := range row[1:] {
				if slices.Contains([]string{"1", "2", "3", "4", "5"}, c) {
					t.Errorf("%s: %q", g.Name, row)
				}
			}
		}
	}
	if text := allText(d); strings.Contains(text, "1 more visit") {
		t.Error("a single visit without a name is told")
	}
	few := october(t, record.Guest, came("2026-10-05", 1, 5, "money"))
	if len(few.Grids) != 0 || !strings.Contains(allText(few), "Fewer than 6 young people") {
		t.Error("five people make a report")
	}
}

// A name that somebody typed into who the report is for does not leave with it.
func TestWholeReportsNameNobody(t *testing.T) {
	r := report.Request{Today: "2026-11-24", Audience: record.Staff, ForWhom: "Amara Bello and the panel", Purpose: "Asked for by Amara Bello", Owner: &care.Owner{},
		Whole: &report.Whole{Names: []string{"Amara Bello", "Amara"}}}
	d := build(t, report.DropInMonth, r)
	if text := allText(d); strings.Contains(text, "Bello") {
		t.Error("the foot names a young person: " + d.Foot.Left())
	}
	if !slices.Contains(d.LeftOut, "A young person’s name that somebody had typed") {
		t.Errorf("it is not told: %q", d.LeftOut)
	}
	if _, err := report.Build(report.DropInMonth, report.Request{Today: "2026-11-24", Audience: record.Doctor, Whole: r.Whole}); err == nil {
		t.Error("a doctor is a reader of the month report")
	}
	if _, err := report.Build(report.DropInMonth, report.Request{Today: "2026-11-24"}); err == nil {
		t.Error("it was made from nothing")
	}
}
