package rules

import (
	"fmt"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// The line stands from the day it was said until somebody is recorded as told (domain brief 7, requirement 8: a disclosure is locked and not a report;
// the rule "safeguarding-told" of the catalogue).
func TestConcernDueRowByRow(t *testing.T) {
	c := func(on value.Date) *care.Concern {
		return &care.Concern{Meta: record.Meta{ID: "c1", PersonID: "p1"}, On: on, Words: "zarquon", Heard: "Ruth", Place: "zarquon"}
	}
	add := func(id, what string, on value.Date) *care.ConcernAddition {
		return &care.ConcernAddition{ConcernID: id, What: what, Told: "Duty desk", On: on, Note: "zarquon"}
	}
	today := value.Date("2026-11-24")
	for n, row := range []struct {
		c    *care.Concern
		more []*care.ConcernAddition
		open bool
		want State
	}{
		{c("2026-11-24"), nil, true, Soon},
		{c("2026-11-23"), nil, true, Overdue},
		{c("2021-01-01"), nil, true, Overdue}, // it does not go away with time
		{c("2026-11-23"), []*care.ConcernAddition{add("c1", "told", "2026-11-23")}, false, ""},
		{c("2026-11-23"), []*care.ConcernAddition{add("c1", "told", "2026-11-24")}, false, ""},
		{c("2026-11-23"), []*care.ConcernAddition{add("c1", "told", "2026-11-22")}, false, ""}, // told before it was written down
		{c("2026-11-23"), []*care.ConcernAddition{add("c1", "told", "2026-11-25")}, true, Overdue},
		{c("2026-11-23"), []*care.ConcernAddition{add("c1", "note", "2026-11-23")}, true, Overdue},
		{c("2026-11-23"), []*care.ConcernAddition{add("c2", "told", "2026-11-23")}, true, Overdue}, // another concern
		{c("2026-11-24"), []*care.ConcernAddition{add("c1", "note", "2026-11-24"), add("c1", "told", "2026-11-24")}, false, ""},
		{c(""), nil, true, Overdue}, // from a file without a day: never lost
	} {
		d, open := ConcernDue(row.c, row.more, &care.Person{FirstName: "Amara", LastName: "Bello"}, today)
		if open != row.open || d.State != row.want {
			t.Errorf("row %d: open %v, %q; want %v, %q", n+1, open, d.State, row.open, row.want)
		}
		if strings.Contains(fmt.Sprint(d), "zarquon") {
			t.Errorf("row %d says what was said: %+v", n+1, d)
		}
		if open && (d.PersonID != "p1" || d.Person != "Amara Bello" || d.RecordID != "c1" || d.Section != "concern" || d.Source == "" || !d.Check || !strings.HasPrefix(d.Line(), "Ring today, and write down who was told")) {
			t.Errorf("row %d: %+v", n+1, d)
		}
	}
}

// Nothing that is worked out of a file can hold a concern: a file has no place for one.
func TestNoRuleOfAFileSeesAConcern(t *testing.T) {
	f := &care.File{Person: &care.Person{Meta: record.Meta{ID: "p1"}, FirstName: "Amara", Born: "2008-01-01"}}
	before := len(Dues(f, "2026-11-24", Local{}))
	f.Add(&care.Concern{Meta: record.Meta{ID: "c1", PersonID: "p1"}, On: "2026-11-20", Words: "zarquon"})
	f.Add(&care.ConcernAddition{Meta: record.Meta{ID: "c2", PersonID: "p1"}, ConcernID: "c1", What: "note", Note: "zarquon", On: "2026-11-20"})
	f.Each(func(r record.Record) {
		if care.SpecOf(r).Apart {
			t.Errorf("the file holds a %s", care.SpecOf(r).One)
		}
	})
	for _, d := range Dues(f, "2026-11-24", Local{}) {
		if d.Rule == ConcernRule {
			t.Error("a rule of the file says that there is a concern")
		}
	}
	if after := len(Dues(f, "2026-11-24", Local{})); after != before {
		t.Errorf("%d lines after, %d before", after, before)
	}
}
