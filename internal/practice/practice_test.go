package practice

import (
	"context"
	"path/filepath"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/value"
)

const today = value.Date("2026-11-24")

func make1(t testing.TB, o Options) *app.App {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "practice.waymark")
	o.Today = today
	if _, err := Make(context.Background(), dir, o); err != nil {
		t.Fatal(err)
	}
	clock := NewClock(today)
	a := app.New(app.Options{Now: clock.Now})
	if err := a.Unlock(context.Background(), dir, []byte(Passphrase)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Lock(context.Background()) })
	return a
}

func TestPracticeHoldsEverything(t *testing.T) {
	ctx := context.Background()
	a := make1(t, Options{})
	for _, s := range care.Specs() {
		list, err := a.List(ctx, s.Kind, app.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%-18s %d", s.Kind, len(list))
		for _, r := range list {
			if p := s.Validate(r); p != nil {
				t.Errorf("%s: %v", s.Kind, p)
			}
		}
	}
	h, err := a.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range h.Dues {
		t.Logf("%-11s %s %s: %s | %s | %s", d.State, d.Day, d.Person, d.Thing, d.When(today), d.Line())
	}
	answers := map[value.Answer]int{}
	facts, _ := a.List(ctx, "health_fact", app.Filter{})
	for _, r := range facts {
		answers[r.(*care.HealthFact).Fact.Answer]++
	}
	for _, want := range value.Answers {
		if answers[want] == 0 {
			t.Errorf("no health fact has the answer %q", want.Label())
		}
	}
}
