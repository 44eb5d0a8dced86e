package rules

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// then and later are a file on 9 June and the same file today, to be changed by a row of a table.
func thenAndNow(then, later func(*care.File)) (before, now *care.File) {
	before, now = young("2009-05-03", "eligible", "2025-05-03"), young("2009-05-03", "eligible", "2025-05-03")
	then(before)
	then(now)
	later(now)
	before.Sort()
	now.Sort()
	return before, now
}

func id(s string) record.Meta { return record.Meta{ID: s, PersonID: "p1"} }

func TestCompare(t *testing.T) {
	none := func(*care.File) {}
	feel := func(m, part string, score int, on value.Date) func(*care.File) {
		return func(f *care.File) {
			f.Feelings = append(f.Feelings, &care.Feeling{Meta: id(m), Part: part, Score: score, On: on})
		}
	}
	act := func(a care.Action) func(*care.File) {
		return func(f *care.File) {
			n := a
			for i, old := range f.Actions {
				if old.ID == a.ID {
					f.Actions[i] = &n
					return
				}
			}
			f.Actions = append(f.Actions, &n)
		}
	}
	part := func(p care.PlanPart) func(*care.File) {
		return func(f *care.File) {
			n := p
			f.Parts = []*care.PlanPart{&n}
		}
	}
	money := care.PlanPart{Meta: id("m"), Part: "8", Going: "on_track", HowMet: "Sian and Amara look at it each Sunday.", By: "Ruth Okafor"}
	changed := money
	changed.HowMet = "Sian and Amara look at it each Friday."
	stuck := money
	stuck.Going = "stuck"
	emptied := money
	emptied.HowMet = ""
	spaced := money
	spaced.HowMet = "Sian and Amara look  at it\neach Sunday. "
	bus := care.Action{Meta: id("a"), Part: "4", What: "Renew the bus pass", Who: "Sian", By: "2026-12-04", State: "not_started"}
	as := func(state, why string) care.Action { n := bus; n.State, n.Why = state, why; return n }
	due := func(by value.Date, who string) care.Action { n := bus; n.By, n.Who = by, who; return n }
	for _, c := range []struct {
		name        string
		then, later func(*care.File)
		group       string
		key         string
		was, now    string
		young       bool
	}{
		{"a feeling that rose moved on", feel("1", "8", 2, "2026-06-09"), feel("2", "8", 4, "2026-11-20"), MovedOn, "feel:8", "Feels 2 of 5", "Feels 4 of 5", true},
		{"a feeling that fell got harder", feel("1", "8", 4, "2026-06-09"), feel("2", "8", 2, "2026-11-20"), GotHarder, "feel:8", "Feels 4 of 5", "Feels 2 of 5", true},
		{"a feeling asked for the first time is new", none, feel("2", "8", 2, "2026-11-20"), IsNew, "feel:8", "Not asked", "Feels 2 of 5", true},
		{"the same feeling again is no change", feel("1", "8", 4, "2026-06-09"), feel("2", "8", 4, "2026-11-20"), "", "", "", "", false},
		{"a rating that fell got harder", part(money), part(stuck), GotHarder, "going:8", "On track", "Stuck", false},
		{"a text that changed", part(money), part(changed), Rewritten, "text:8:how_met", money.HowMet, changed.HowMet, false},
		{"a text that was taken out", part(money), part(emptied), Rewritten, "text:8:how_met", money.HowMet, "", false},
		{"only spaces differ", part(money), part(spaced), "", "", "", "", false},
		{"a part that was not written before", none, part(money), IsNew, "part:8", "Not written", "On track", false},
		{"an action that was done", act(bus), act(as("done", "")), Met, "action:a", "", "Renew the bus pass", false},
		{"an action that was not done", act(bus), act(as("not_done", "no photo")), GotHarder, "action:a", "", "Not done: Renew the bus pass", false},
		{"an action past its day", act(bus), act(due("2026-11-23", "Sian")), Late, "action:a", "", "Renew the bus pass", false},
		{"an action due today is not past it", act(due(today, "Sian")), act(due(today, "Sian")), "", "", "", "", false},
		{"an action whose day moved", act(bus), act(due("2027-01-08", "Sian")), Rewritten, "action:a", "Renew the bus pass, Sian, by 4 December 2026", "Renew the bus pass, Sian, by 8 January 2027", false},
		{"an action handed on", act(bus), act(due("2026-12-04", "Ruth")), Rewritten, "action:a", "Renew the bus pass, Sian, by 4 December 2026", "Renew the bus pass, Ruth, by 4 December 2026", false},
		{"an action no longer needed", act(bus), act(as("dropped", "Amara walks")), Dropped, "action:a", "Renew the bus pass", "Amara walks", false},
		{"a new action", none, act(bus), IsNew, "action:a", "", "Renew the bus pass", false},
		{"a new action that was dropped again", none, act(as("dropped", "")), "", "", "", "", false},
		{"a move", home("foster", "2024-03-18", value.No), func(f *care.File) {
			f.Homes[0].To = "2026-10-01"
			f.Homes = append(f.Homes, &care.Home{Meta: id("h2"), Kind: "supported", With: "Dele", From: "2026-10-01"})
		}, Moved, "home:h2", "Foster home", "Supported accommodation, Dele", false},
		{"new words about a part", none, func(f *care.File) {
			f.Words = append(f.Words, &care.OwnWords{Meta: id("w"), About: "part_11", Text: "I want a choir", On: "2026-11-20"})
		}, IsNew, "said:11", "Nothing said", "", true},
		{"two levels up in a skill", func(f *care.File) {
			f.Ratings = append(f.Ratings, &care.Rating{Meta: id("r1"), Skill: "MO02", Voice: "adult", Level: 1, On: "2026-06-01", By: "Sian"})
		}, func(f *care.File) {
			f.Ratings = append(f.Ratings, &care.Rating{Meta: id("r2"), Skill: "MO02", Voice: "adult", Level: 3, On: "2026-11-01", By: "Sian"})
		}, MovedOn, "skill:MO02:adult", "1, ", "3, ", false},
		{"one level up stands on the page of skills", func(f *care.File) {
			f.Ratings = append(f.Ratings, &care.Rating{Meta: id("r1"), Skill: "MO02", Voice: "adult", Level: 2, On: "2026-06-01", By: "Sian"})
		}, func(f *care.File) {
			f.Ratings = append(f.Ratings, &care.Rating{Meta: id("r2"), Skill: "MO02", Voice: "adult", Level: 3, On: "2026-11-01", By: "Sian"})
		}, "", "", "", "", false},
		{"a goal that was reached", func(f *care.File) {
			f.Goals = append(f.Goals, &care.Goal{Meta: id("g"), What: "Cook four meals", State: "live"})
		}, func(f *care.File) {
			f.Goals = []*care.Goal{{Meta: id("g"), What: "Cook four meals", State: "reached"}}
		}, Met, "goal:g", "", "Cook four meals", false},
		{"another adviser", func(f *care.File) { f.Person.Adviser = "Ruth Okafor" }, func(f *care.File) { f.Person.Adviser = "Dele Ade" }, IsNew, "adviser", "Ruth Okafor", "Dele Ade", false},
		{"another status", none, func(f *care.File) {
			f.Statuses = append(f.Statuses, &care.Status{Code: "relevant", From: "2026-10-01"})
		}, IsNew, "status", "Eligible", "Relevant", false},
	} {
		before, now := thenAndNow(c.then, c.later)
		got := Compare(before, now, "2026-06-09", today, nil)
		if c.group == "" {
			if len(got.Changes) != 0 || len(got.Same) != len(care.Parts) {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if len(got.Changes) != 1 {
			t.Errorf("%s: %d changes: %+v", c.name, len(got.Changes), got.Changes)
			continue
		}
		x := got.Changes[0]
		if x.Group != c.group || x.Key != c.key || !strings.HasPrefix(x.Was, c.was) || c.was == "" && x.Was != "" || !strings.HasPrefix(x.Now, c.now) || c.now == "" && x.Now != "" || x.Young != c.young {
			t.Errorf("%s: %+v", c.name, x)
		}
		if again := Compare(before, now, "2026-06-09", today, nil); again.Changes[0] != x {
			t.Errorf("%s: compared again it is another change", c.name)
		}
	}
}

func TestCompareWithNothing(t *testing.T) {
	f := young("2009-05-03", "eligible", "2025-05-03")
	if c := Compare(nil, f, "2026-06-09", today, nil); len(c.Changes)+len(c.Same) != 0 {
		t.Errorf("without the older file: %+v", c)
	}
	if c := Compare(f, f, "2026-06-09", today, nil); len(c.Changes) != 0 || len(c.Same) != len(care.Parts) {
		t.Errorf("a file with itself: %+v", c)
	}
}

// Each key stands once, or a line that is unticked would take another one with it.
func TestCompareKeysAreDifferent(t *testing.T) {
	before, now := thenAndNow(func(f *care.File) {
		f.Parts = []*care.PlanPart{{Meta: id("m"), Part: "8", HowMet: "a", Worried: "b", Going: "on_track"}}
	}, func(f *care.File) {
		f.Parts = []*care.PlanPart{{Meta: id("m"), Part: "8", HowMet: "c", Worried: "d", Going: "stuck"}}
		for _, a := range []string{"1", "2"} {
			f.Actions = append(f.Actions, &care.Action{Meta: id(a), Part: "8", What: "x", By: "2027-01-01"})
		}
	})
	seen := map[string]bool{}
	for _, x := range Compare(before, now, "2026-06-09", today, nil).Changes {
		if seen[x.Key] {
			t.Errorf("%s stands twice", x.Key)
		}
		seen[x.Key] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d changes, want 5", len(seen))
	}
}

func marked(was, now string) string {
	out := ""
	for _, p := range MarkWords(was, now) {
		if p.New {
			out += "[" + strings.TrimSpace(p.Text) + "]"
			if strings.HasSuffix(p.Text, " ") {
				out += " "
			}
		} else {
			out += p.Text
		}
	}
	return out
}

func TestMarkWords(t *testing.T) {
	for _, c := range []struct{ was, now, want string }{
		{"each Sunday with Sian", "each Friday with Sian", "each [Friday] with Sian"},
		{"a b c", "a b c", "a b c"},
		{"", "all new", "[all new]"},
		{"gone", "", ""},
		{"a b c d", "a d", "a d"},
		{"Ruth rings", "Ruth rings the college on Monday", "Ruth rings [the college on Monday]"},
		{"x y z", "y x z", "y [x] z"},
		{"ọ ẹ", "ọ ṣ ẹ", "ọ [ṣ] ẹ"},
	} {
		if got := marked(c.was, c.now); got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.was, c.now, got, c.want)
		}
		whole := ""
		for _, p := range MarkWords(c.was, c.now) {
			whole += p.Text
		}
		if whole != c.now {
			t.Errorf("%q came out as %q", c.now, whole)
		}
	}
	long := strings.Repeat("word ", 3000)
	if p := MarkWords("first "+long, "other "+long+"end"); len(p) != 1 || !p[0].New {
		t.Errorf("two texts too long to compare: %d stretches", len(p))
	}
	if p := MarkWords("first "+long, "other "+long); len(p) != 2 || p[1].New {
		t.Errorf("two long texts with one end: %d stretches", len(p))
	}
}

func TestExcerpt(t *testing.T) {
	was := "one two three four five six seven eight nine ten"
	now := "one two three four FIVE six seven eight nine ten"
	a, b := Excerpt(was, now, 2)
	if a != "… three four five six seven …" || b != "… three four FIVE six seven …" {
		t.Errorf("%q, %q", a, b)
	}
	if a, b := Excerpt("one two", "one two three", 5); a != "one two" || b != "one two three" {
		t.Errorf("%q, %q", a, b)
	}
	if a, b := Excerpt("", "new text", 2); a != "" || b != "new text" {
		t.Errorf("%q, %q", a, b)
	}
}
