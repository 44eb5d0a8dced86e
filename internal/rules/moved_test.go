package rules

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

func TestADateThatMovedSaysSo(t *testing.T) {
	before := young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-06", value.Yes))
	now := young("2008-05-03", "former_relevant", "2026-05-03", home("own", "2026-11-17", value.Yes))
	var got []string
	for _, m := range MovedDates(Dues(before, today, Local{}), Dues(now, today, Local{})) {
		m.By, m.On, m.Because = "Ruth Okafor", "2026-11-24", "changed from from 6 November 2026 to 17 November 2026"
		got = append(got, m.Due.Rule+": "+m.Sentence(today))
	}
	want := []string{
		"new-home-visit: This was 13 November, counted from: moved 6 November. It is 24 November now, because Ruth Okafor changed from from 6 November 2026 to 17 November 2026 on 24 November.",
		"new-home-review: This was 4 December, counted from: moved 6 November. It is 15 December now, because Ruth Okafor changed from from 6 November 2026 to 17 November 2026 on 24 November.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	// The same clock under another rule: the interval became shorter.
	f := young("2008-05-03", "former_relevant", "2026-05-03", held("2026-06-09"))
	moves := MovedDates(Dues(f, today, Local{}), Dues(f, today, ours(care.LocalRule{Rule: "plan-review", Amount: 3, Unit: "months"})))
	if len(moves) != 1 || moves[0].Sentence(today) != "This was 9 December, by: at least every 6 months. It is 9 September now." {
		t.Errorf("%+v", moves)
	}
	// Two actions are two clocks: one new one moves nothing.
	action := func(id string, by value.Date) func(*care.File) {
		return func(f *care.File) {
			a := &care.Action{Part: "8", What: "x", By: by}
			a.ID = id
			f.Actions = append(f.Actions, a)
		}
	}
	one := young("2009-05-03", "eligible", "2025-05-03", action("a", "2026-12-01"))
	two := young("2009-05-03", "eligible", "2025-05-03", action("a", "2026-12-01"), action("b", "2026-12-09"))
	if moves := MovedDates(Dues(one, today, Local{}), Dues(two, today, Local{})); moves != nil {
		t.Errorf("%+v", moves)
	}
}

// A due date never moves silently: between any two states of a file, every clock that has another day is among the moved dates, and says both days.
func TestNoDateMovesSilently(t *testing.T) {
	moved := 0
	property := func(t *rapid.T) {
		f, on := anyFile.Draw(t, "file"), someDay.Draw(t, "today")
		f.Accounts = f.Accounts[:min(1, len(f.Accounts))] // the file's accounts share an id
		n := 0
		f.Each(func(r record.Record) {
			if r.Head().ID == "" {
				n++
				r.Head().ID = fmt.Sprint("r", n)
			}
		})
		before := Dues(f, on, Local{})
		switch rapid.IntRange(0, 4).Draw(t, "what") {
		case 0:
			held(someDay.Draw(t, "held"))(f)
		case 1:
			if len(f.Homes) > 0 {
				f.Homes[0].From = someDay.Draw(t, "moved")
			}
		case 2:
			f.Person.Born = someDay.Draw(t, "born")
		case 3:
			if len(f.Reviews) > 0 {
				f.Reviews = f.Reviews[1:]
			}
		case 4:
			talked(someDay.Draw(t, "talked"), "home", "")(f)
		}
		after := Dues(f, on, Local{})
		moves := MovedDates(before, after)
		for _, d := range after {
			was := slices.IndexFunc(before, func(o Due) bool { return o.Rule == d.Rule && o.RecordID == d.RecordID && o.Day != "" })
			if was < 0 || d.Day == "" || slices.ContainsFunc(before, func(o Due) bool { return o.Clock() == d.Clock() && o.Day == d.Day }) {
				continue
			}
			i := slices.IndexFunc(moves, func(m MovedDate) bool { return m.Due == d })
			if i < 0 {
				t.Fatalf("%s moved from %s to %s and nothing says so", d.Rule, before[was].Day, d.Day)
			}
			if s := moves[i].Sentence(on); moves[i].Was == d.Day || s == "" {
				t.Fatalf("%q", s)
			}
			moved++
		}
		if again := MovedDates(after, Dues(f, on, Local{})); again != nil {
			t.Fatalf("nothing changed, and this moved: %+v", again)
		}
	}
	for tries := 0; moved == 0 && tries < 5; tries++ { // by chance a run may draw nothing that moves a date
		rapid.Check(t, property)
	}
	if moved == 0 {
		t.Error("no date ever moved")
	}
}
