package rules

import (
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/value"
)

func at(on value.Date, clock value.Clock, mode string, answered value.Tri) func(*care.File) {
	return func(f *care.File) {
		f.Contacts = append(f.Contacts, &care.Contact{On: on, At: clock, Mode: mode, Talked: answered})
	}
}

func keepingOf(t *testing.T, f *care.File, on value.Date, local Local) Keeping {
	t.Helper()
	k, ok := KeepingOf(f, on, local)
	if !ok {
		t.Fatal("nothing is said about an open record")
	}
	return k
}

// The promise of 8 weeks is a local one (domain brief 1.2, "PA contact otherwise"); the duty to keep in touch is CA 1989 s23B(1), s23C(2).
func TestSilenceAgainstThePromise(t *testing.T) {
	ours := Local{Rules: []*care.LocalRule{{Rule: "keep-in-touch", Amount: 4, Unit: "weeks", From: "2026-11-01", Source: "Local offer, page 4"}}}
	wide := Local{Rules: []*care.LocalRule{{Rule: "keep-in-touch", AlsoFor: "qualifying", From: "2026-01-01", Source: "Local offer, page 5"}}}
	rows := []struct {
		name                  string
		f                     *care.File
		local                 Local
		silent, allowed, over int
		tries                 int
		promised              bool
	}{
		{"heard 56 days ago, the last promised day", young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-09-29", "phone", "")), Local{}, 56, 56, 0, 0, true},
		{"heard 57 days ago, a day over", young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-09-28", "phone", "")), Local{}, 57, 56, 1, 0, true},
		{"an attempt is not a contact", young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-09-28", "phone", ""), tried("2026-11-20")), Local{}, 57, 56, 1, 1, true},
		{"at 23:30 counts on its own day", young("2007-01-10", "former_relevant", "2025-01-10", at("2026-11-23", "23:30", "text", value.Yes)), Local{}, 1, 56, 0, 0, true},
		{"tomorrow does not count yet", young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-09-28", "phone", ""), talked("2026-11-25", "phone", "")), Local{}, 57, 56, 1, 0, true},
		{"agreed every 2 weeks", young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-11-02", "phone", ""), func(f *care.File) { f.Person.AgreedEveryWeeks = 2 }), Local{}, 22, 14, 8, 0, true},
		{"our own 4 weeks", young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-11-02", "phone", "")), ours, 22, 28, 0, 0, true},
		{"a qualifying young person is promised nothing", young("2007-01-10", "qualifying", "2025-01-10", talked("2026-09-02", "phone", "")), Local{}, 83, 0, 0, 0, false},
		{"unless a local rule widens it", young("2007-01-10", "qualifying", "2025-01-10", talked("2026-09-02", "phone", "")), wide, 83, 56, 27, 0, true},
		{"from 21 without support nothing is promised", young("2004-01-10", "former_relevant", "2022-01-10", talked("2026-09-02", "phone", ""), func(f *care.File) { f.Statuses[0].Support = value.No }), Local{}, 83, 0, 0, 0, false},
		{"never heard from", young("2007-01-10", "former_relevant", "2025-01-10", tried("2026-11-20")), Local{}, -1, 0, 0, 1, true},
	}
	for _, r := range rows {
		k := keepingOf(t, r.f, today, r.local)
		if k.Silent != r.silent || k.Allowed != r.allowed || k.Over != r.over || k.Tries != r.tries || k.Promised != r.promised {
			t.Errorf("%s: silent %d of %d, %d over, %d tries, promised %t", r.name, k.Silent, k.Allowed, k.Over, k.Tries, k.Promised)
		}
		times, ok := k.Risk()
		if ok != (r.silent >= 0 && r.allowed > 0) || ok && times > 1 != (r.over > 0) {
			t.Errorf("%s: risk %v %t", r.name, times, ok)
		}
	}
}

func TestSeenIsFaceToFace(t *testing.T) {
	f := young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-11-20", "video", ""), talked("2026-11-10", "via", ""), talked("2026-10-03", "dropin", ""), talked("2026-09-01", "home", ""), at("2026-11-12", "", "home", value.No))
	k := keepingOf(t, f, today, Local{})
	if k.Heard.On != "2026-11-20" || k.Seen.On != "2026-10-03" {
		t.Errorf("heard %s, seen %s", k.Heard.On, k.Seen.On)
	}
}

func TestQuietPeriods(t *testing.T) {
	f := young("2007-01-10", "former_relevant", "2025-01-10",
		talked("2025-08-01", "phone", ""), // before the year, and over before it
		talked("2025-10-20", "phone", ""), // the silence that follows reaches into the year
		tried("2025-12-20"), tried("2026-01-02"),
		talked("2026-01-05", "phone", ""),
		talked("2026-03-02", "home", ""), // 56 days: in time, across nothing
		talked("2026-04-27", "home", ""), // 56 days, across the clocks going forward on 29 March 2026
		talked("2026-06-23", "home", ""), // 57 days
		talked("2026-08-18", "home", ""),
		tried("2026-11-01"))
	k := keepingOf(t, f, today, Local{})
	want := []Quiet{
		{From: "2026-08-18", Expected: "2026-10-13", Days: 98, Over: 42, Tries: 1}, // across the clocks going back on 25 October 2026
		{From: "2026-04-27", Expected: "2026-06-22", To: "2026-06-23", Days: 57, Over: 1},
		{From: "2025-10-20", Expected: "2025-12-15", To: "2026-01-05", Days: 77, Over: 21, Tries: 2},
	}
	if len(k.Quiet) != len(want) {
		t.Fatalf("%+v", k.Quiet)
	}
	for i, q := range k.Quiet {
		if q != want[i] {
			t.Errorf("%+v, not %+v", q, want[i])
		}
	}
	if got := k.Quiet[0].Words(today); got != "14 weeks, 18 August to now, 42 days over. Tried 1 time." {
		t.Error(got)
	}
	if got := k.Words(); got != "14 weeks without hearing, 42 days over" {
		t.Error(got)
	}
}

// A promise that became shorter later does not make an older silence a broken promise; before 16 nothing was promised.
func TestASilenceIsMeasuredByThePromiseOfItsTime(t *testing.T) {
	ours := Local{Rules: []*care.LocalRule{{Rule: "keep-in-touch", Amount: 2, Unit: "weeks", From: "2026-09-01", Source: "Local offer"}}}
	f := young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-07-01", "phone", ""), talked("2026-08-10", "phone", ""), talked("2026-09-20", "phone", ""), talked("2026-11-20", "phone", ""))
	k := keepingOf(t, f, today, ours)
	if len(k.Quiet) != 1 || k.Quiet[0].From != "2026-09-20" || k.Quiet[0].Over != 47 {
		t.Errorf("%+v", k.Quiet)
	}
	child := young("2010-11-01", "eligible", "2026-11-01", inCare("2019-01-01", ""), talked("2026-02-01", "phone", ""), talked("2026-11-20", "phone", ""))
	if k := keepingOf(t, child, today, Local{}); len(k.Quiet) != 0 {
		t.Errorf("a promise from before 16: %+v", k.Quiet)
	}
}

func TestStepsEndWithAnAnswer(t *testing.T) {
	step := func(on value.Date, code, next string, by, done value.Date) func(*care.File) {
		return func(f *care.File) {
			f.TouchSteps = append(f.TouchSteps, &care.TouchStep{On: on, Step: code, Next: next, NextBy: by, NextDone: done, By: "Ruth Okafor", Result: "none"})
		}
	}
	f := young("2007-01-10", "former_relevant", "2025-01-10", talked("2026-08-18", "home", ""), step("2026-08-01", "letter", "Ring the aunt", "2026-08-05", ""), step("2026-11-02", "visit", "Ask the college", "2026-11-30", ""),
		step("2026-11-05", "phone", "Ring again", "2026-11-12", "2026-11-12"))
	k := keepingOf(t, f, today, Local{})
	if len(k.Steps) != 2 || k.Steps[0].Step != "phone" {
		t.Errorf("steps: %+v", k.Steps)
	}
	for _, code := range k.StepsLeft() {
		if code == "phone" || code == "visit" || code == "police" {
			t.Errorf("%s is asked for again", code)
		}
	}
	if d := line(t, Dues(f, today, Local{}), "touch-step"); d.Thing != "Ask the college" || d.Day != "2026-11-30" || d.RecordKind != "touch_step" || d.Fact != "Went to the last address, 2 November." {
		t.Errorf("%+v", d)
	}
	talked("2026-11-20", "text", "")(f)
	if k := keepingOf(t, f, today, Local{}); len(k.Steps) != 0 || k.Lost() {
		t.Errorf("they answered, and it goes on: %+v", k.Steps)
	}
	for _, d := range Dues(f, today, Local{}) {
		if d.Rule == "touch-step" {
			t.Errorf("they answered, and this is still due: %+v", d)
		}
	}
}

// A later contact never makes a quiet period longer: whatever is written down besides, each silence lies within one there was before.
func TestAnotherContactNeverMakesASilenceLonger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := young("2006-05-03", "former_relevant", "2024-05-03")
		weeks := rapid.IntRange(1, 10).Draw(t, "weeks")
		for range rapid.IntRange(0, 12).Draw(t, "contacts") {
			at(today.AddDays(-rapid.IntRange(-5, 500).Draw(t, "back")), "23:30", "phone", tri.Draw(t, "talked"))(f)
		}
		local := Local{Rules: []*care.LocalRule{{Rule: "keep-in-touch", Amount: weeks, Unit: "weeks", From: "2020-01-01"}}}
		before, _ := KeepingOf(f, today, local)
		first := today
		for _, c := range f.Contacts {
			if c.TwoWay() {
				first = min(first, c.On)
			}
		}
		talked(today.AddDays(-rapid.IntRange(0, 400).Draw(t, "new")), rapid.SampledFrom([]string{"phone", "home"}).Draw(t, "mode"), "")(f)
		after, _ := KeepingOf(f, today, local)
		if before.Heard == nil {
			return
		}
		if after.Silent > before.Silent || after.Over > before.Over {
			t.Fatalf("the silence grew from %d to %d days", before.Silent, after.Silent)
		}
		for _, q := range after.Quiet {
			within := q.From < first // a contact older than all others opens a silence of its own
			for _, old := range before.Quiet {
				end, oldEnd := q.To, old.To
				if end == "" {
					end = today
				}
				if oldEnd == "" {
					oldEnd = today
				}
				within = within || q.From >= old.From && end <= oldEnd && q.Days <= old.Days && q.Over <= old.Over
			}
			if !within {
				t.Fatalf("%+v lies in no silence of %+v", q, before.Quiet)
			}
		}
	})
}
