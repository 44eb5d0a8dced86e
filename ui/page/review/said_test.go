package review

import (
	"strings"
	"testing"
	"time"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page/pagetest"
)

// What the young person says is shown beside the review it was said at, also when the meeting is held before the day it was booked for.
func TestWordsSaidBeforeTheBookedDayStandThere(t *testing.T) {
	b := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	r := &care.Review{Meta: of, Kind: "care", State: "booked", Booked: b.App.Today().AddDays(14)}
	b.Save(r)
	b.Open(at(b, Meeting+r.ID))
	b.Press(b.Page.Body(), "Write down what Amara said")
	b.Type(b.Sheet().Body(), "Their words", "I want to stay until college is done.")
	b.Sheet().Main().Press()
	b.NoSheet()
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(words, "until college is done") {
		t.Errorf("the page says\n%s", words)
	}
	held := func(on value.Date) *care.Review {
		v := &care.Review{Meta: of, Kind: "care", State: "held", Held: on}
		b.Save(v)
		return v
	}
	now := held(b.App.Today())
	b.Clock.Step(24 * time.Hour)
	b.Save(&care.OwnWords{Meta: of, About: "meeting", Text: "And I want a key.", How: "said", WrittenBy: "Ruth", On: b.App.Today()})
	later := held(b.App.Today())
	f := b.File()
	for _, row := range []struct {
		r    *care.Review
		want string
	}{{now, "I want to stay until college is done."}, {later, "And I want a key."}} {
		got := f.SaidAt(row.r, b.App.Today())
		if len(got) != 1 || got[0].Text != row.want {
			t.Errorf("said at the review of %s: %d, want %q", row.r.Held, len(got), row.want)
		}
	}
}
