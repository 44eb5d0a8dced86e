package exchange

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"waymark/internal/rules"
)

var calendarDay = time.Date(2026, 11, 24, 14, 32, 0, 0, time.UTC)

func some() []rules.Due {
	return []rules.Due{
		{Rule: "plan-review", Thing: "Plan review", PersonID: "p1", Person: "Amara Bello", Day: "2026-12-31", State: rules.Later, Section: "reviews", Icon: "review", RecordKind: "review", RecordID: "r1", Kind: "law"},
		{Rule: "health-assessment", Thing: "Health assessment", PersonID: "p1", Person: "Amara Bello", Day: "2026-11-19", State: rules.Overdue, Section: "health", Icon: "health", RecordKind: "health_check"},
		{Rule: "plan-action", Thing: "Ring Auntie Pat about the asthma clinic", PersonID: "p1", Person: "Amara Bello", Day: "2026-12-02", State: rules.Soon, Section: "plan", RecordKind: "action", RecordID: "a1", Kind: "agreed"},
		{Rule: "plan-action", Thing: "Renew the bus pass", PersonID: "p1", Person: "Amara Bello", Day: "2026-12-02", State: rules.Soon, Section: "plan", RecordKind: "action", RecordID: "a2", Kind: "agreed"},
		{Rule: "new-home-review", Thing: "Visit, then review", PersonID: "p2", Person: "Leon Grant", Day: "2026-12-04", State: rules.Earliest, Section: "reviews", Icon: "visit", RecordKind: "review"},
		{Rule: "plan-review", PersonID: "p2", Person: "Leon Grant", State: rules.CannotTell, Missing: "the last review", Section: "reviews"},
	}
}

func TestCalendar(t *testing.T) {
	text := string(Calendar(some(), calendarDay))
	for _, bad := range []string{"Amara", "Bello", "Leon", "Grant", "AB", "ealth", "asthma", "Auntie", "p1"} {
		if strings.Contains(text, bad) {
			t.Errorf("the calendar holds %q", bad)
		}
	}
	if strings.Count(text, "\r\n") != strings.Count(text, "\n") || !strings.HasPrefix(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") || !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
		t.Error("not an iCalendar file")
	}
	for _, l := range strings.Split(text, "\r\n") {
		if len(l) > 75 {
			t.Errorf("a line of %d octets", len(l))
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n != 5 {
		t.Errorf("%d events", n)
	}
	for _, want := range []string{"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Review due (W-", "SUMMARY:Check due (W-", "SUMMARY:Action due (W-", "SUMMARY:Review from this day (W-", "DTSTAMP:20261124T143200Z"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if PersonCode("p1") == PersonCode("p2") || !regexp.MustCompile(`^W-[0-9B-Z]{5}$`).MatchString(PersonCode("p1")) {
		t.Error(PersonCode("p1"), PersonCode("p2"))
	}
}

// A date that moves keeps its id, so that a calendar moves the event instead of adding one; no two events share one.
func TestCalendarIDsAreStable(t *testing.T) {
	ids := func(dues []rules.Due) []string {
		return regexp.MustCompile(`UID:[^\r]+`).FindAllString(string(Calendar(dues, calendarDay)), -1)
	}
	before := ids(some())
	seen := map[string]bool{}
	for _, id := range before {
		if seen[id] {
			t.Errorf("%s twice", id)
		}
		seen[id] = true
	}
	moved := some()
	moved[0].Day, moved[0].RecordID, moved[0].Rule = "2027-06-01", "r2", "review-agreed" // the next review, fixed at the last one
	moved[2].Day = "2027-01-05"
	after := ids(moved)
	for i := range before {
		if before[i] != after[i] {
			t.Errorf("event %d changed its id", i)
		}
	}
}
