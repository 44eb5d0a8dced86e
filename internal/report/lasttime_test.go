package report

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
)

// What was not begun and still has time is no "not done" on page 1.
func TestWhatStillHasTimeIsNotNotDone(t *testing.T) {
	f := &care.File{Person: &care.Person{FirstName: "Amara", Born: "2009-05-03"}, Actions: []*care.Action{
		{What: "late", State: "not_started", Agreed: "2026-06-09", By: "2026-11-23"},
		{What: "due today", State: "not_started", Agreed: "2026-06-09", By: "2026-11-24"},
		{What: "in January", State: "not_started", Agreed: "2026-06-09", By: "2027-01-02"},
		{What: "said no", State: "not_done", Agreed: "2026-06-09", By: "2027-01-02"},
		{What: "begun", State: "under_way", Agreed: "2026-06-09", By: "2027-01-02"},
	}}
	k, err := kindOf(ReviewPack)
	if err != nil {
		t.Fatal(err)
	}
	b := newBuilder(k, Request{File: f, Today: "2026-11-24", Since: "2026-06-09", Audience: record.Meeting})
	done, part, not := b.howItWent()
	if done != 0 || part != 1 || len(not) != 2 || not[0].What != "late" || not[1].What != "said no" {
		t.Errorf("%d done, %d in part, not: %v", done, part, not)
	}
}
