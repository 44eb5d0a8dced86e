package practice

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

const today = value.Date("2026-11-24")

var ctx = context.Background()

func make1(t testing.TB, o Options) *app.App {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "practice.waymark")
	o.Today = today
	if _, err := Make(ctx, dir, o); err != nil {
		t.Fatal(err)
	}
	clock := NewClock(today)
	a := app.New(app.Options{Now: clock.Now, Rand: Rand(99)})
	if err := a.Unlock(ctx, dir, []byte(Passphrase)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Lock(ctx) })
	return a
}

func list(t testing.TB, a *app.App, kind string) []record.Record {
	t.Helper()
	recs, err := a.List(ctx, kind, app.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return recs
}

// firstPerson finds a worker speaking of themself: staff text is never in the first person, so that nobody reads it as the young person's.
var firstPerson = regexp.MustCompile(`\b(I|[Ww]e|me|[Mm]y|us|[Oo]ur|mine)\b`)

// young are the fields in which the young person speaks, or says how they like to be spoken to.
var young = map[string]bool{"own_words.words": true, "entry_reply.words": true, "contact.their_words": true, "work_try.their_words": true, "carer_note.their_words": true, "concern.words": true, "person.communication": true, "person.religion": true, "person.contact_note": true,
	"strategy_paper.text": true, "strategy_paper.name": true} // and a council’s own words

func TestPracticeHoldsEverything(t *testing.T) {
	a := make1(t, Options{})
	for _, s := range care.Specs() {
		recs := list(t, a, s.Kind)
		if len(recs) == 0 && s != care.AttachmentSpec {
			t.Errorf("there is no %s", s.Kind)
		}
		for _, r := range recs {
			if p := s.Validate(r); p != nil {
				t.Errorf("%s: %v", s.Kind, p)
			}
			for _, f := range s.Fields {
				if (f.Kind == record.Note || f.Kind == record.Text || f.Kind == record.Fact) && !young[s.Kind+"."+f.Key] && firstPerson.MatchString(f.Code(r)) {
					t.Errorf("%s.%s speaks in the first person: %s", s.Kind, f.Key, f.Code(r))
				}
				if strings.Contains(f.Code(r), "NAME") {
					t.Errorf("%s.%s names nobody: %s", s.Kind, f.Key, f.Code(r))
				}
			}
		}
	}
	answers := map[value.Answer]int{}
	for _, r := range list(t, a, "health_fact") {
		h := r.(*care.HealthFact)
		answers[h.Fact.Answer]++
		if h.Fact.Answer != value.Known && h.Detail != "" {
			t.Errorf("%s is %q and has the detail %q", h.Block, h.Fact.Answer.Label(), h.Detail)
		}
	}
	for _, want := range value.Answers {
		if answers[want] == 0 {
			t.Errorf("no health fact has the answer %q", want.Label())
		}
	}
	statuses := map[string]bool{}
	for _, r := range list(t, a, "status") {
		statuses[r.(*care.Status).Code] = true
	}
	if len(statuses) < 4 {
		t.Errorf("only the statuses %v", statuses)
	}
	h, err := a.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Everyone) != 12 || len(h.Dues) == 0 {
		t.Errorf("%d people, %d things due", len(h.Everyone), len(h.Dues))
	}
	if _, _, err := a.Verify(ctx); err != nil {
		t.Error(err)
	}
	measuredByHand(t, a)
}

// state is everything in the records, and each print-out of the first person.
func state(t *testing.T, a *app.App) (string, map[string][]byte) {
	t.Helper()
	all := map[string]any{}
	for _, s := range care.Specs() {
		var objects []any
		for _, r := range list(t, a, s.Kind) {
			objects = append(objects, app.Object(r))
		}
		all[s.Kind] = objects
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	prints := map[string][]byte{}
	for _, k := range report.Kinds() {
		p, err := a.Print(ctx, app.PrintRequest{Kind: k.Code, PersonID: list(t, a, "person")[0].Head().ID, Audience: report.Readers(k.Code)[0], ForWhom: "the meeting"})
		if err != nil {
			t.Fatal(err)
		}
		if prints[k.Code] = p.Bytes; len(p.Bytes) < 5_000 {
			t.Errorf("%s has %d bytes", k.Code, len(p.Bytes))
		}
	}
	return string(text), prints
}

func TestEqualSeedAndDayGiveEqualRecordsAndPrints(t *testing.T) {
	o := Options{People: 2, Years: 1, Seed: 5}
	first, prints := state(t, make1(t, o))
	second, again := state(t, make1(t, o))
	if first != second {
		t.Error("the records differ")
	}
	for kind, p := range prints {
		if !bytes.Equal(p, again[kind]) {
			t.Errorf("%s differs", kind)
		}
	}
	if newRand(5).Uint64() == newRand(6).Uint64() {
		t.Error("another seed gives the same people")
	}
}

// People beyond the cast are made up by the numbers: every one of them must be possible, whatever the seed.
func TestStrangersArePossible(t *testing.T) {
	for seed := range int64(40) {
		m := maker{today: today, start: today.AddYears(-3), r: newRand(seed)}
		for i := len(cast); i < len(cast)+60; i++ {
			p := who(i, m.today, m.r)
			if p.leftCare != "" && p.leftCare < p.cameIn || p.cameIn < p.p.Born || p.moved < p.cameIn || p.since > today || p.moved > today {
				t.Fatalf("seed %d, person %d: in care %s to %s, born %s, moved %s, status since %s", seed, i, p.cameIn, p.leftCare, p.p.Born, p.moved, p.since)
			}
			if care.NHSProblem(p.p.NHSNumber) != "" || !slices.Contains([]int{15, 16, 17, 18, 19, 20, 21, 22}, p.p.Born.AgeOn(today)) {
				t.Fatalf("seed %d, person %d: %s, %d", seed, i, p.p.NHSNumber, p.p.Born.AgeOn(today))
			}
		}
	}
}
