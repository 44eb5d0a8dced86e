package task

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// The test driver runs fyne.Do on the calling goroutine, so results arrive on the
// lane's own goroutine here; channels make the order visible.

func TestShortResultsComeInTheOrderOfTheClicks(t *testing.T) {
	test.NewTempApp(t)
	l := New()
	got := make(chan int, 50)
	for n := range 50 {
		l.Short("count", func(context.Context) error { return nil }, func(error) { got <- n })
	}
	for want := range 50 {
		if n := <-got; n != want {
			t.Fatalf("result %d came at place %d", n, want)
		}
	}
}

func TestResetCancelsAndDropsResults(t *testing.T) {
	test.NewTempApp(t)
	l := New()
	started, ended := make(chan bool), make(chan bool)
	l.Short("wait", func(ctx context.Context) error {
		started <- true
		<-ctx.Done()
		defer close(ended)
		return ctx.Err()
	}, func(error) { t.Error("a result of the locked records was shown") })
	l.Short("never", func(context.Context) error { t.Error("waiting work ran after the lock"); return nil }, nil)
	<-started
	l.Reset()
	<-ended
	after := make(chan error)
	l.Short("after", func(ctx context.Context) error { return ctx.Err() }, func(err error) { after <- err })
	if err := <-after; err != nil {
		t.Fatal(err)
	}
}

func TestLongShowsProgressAndCancels(t *testing.T) {
	test.NewTempApp(t)
	l := New()
	parts := make(chan float64, 10)
	l.OnProgress = func(_ string, p float64) { parts <- p }
	done := make(chan error)
	cancel := l.Long("print", func(ctx context.Context, progress func(float64)) error {
		progress(0.5)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { done <- err })
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	close(parts)
	var seen []float64
	for p := range parts {
		seen = append(seen, p)
	}
	if !slices.Equal(seen, []float64{0, 0.5, 1}) {
		t.Errorf("progress %v", seen)
	}
}

func TestAPanicBecomesAnErrorWithoutItsWords(t *testing.T) {
	test.NewTempApp(t)
	for name, r := range map[string]Runner{"lanes": New(), "inline": &Inline{}} {
		done := make(chan error, 1)
		r.Short("save", func(context.Context) error { panic("Amara Bello") }, func(err error) { done <- err })
		var p *PanicError
		if err := <-done; !errors.As(err, &p) || strings.Contains(err.Error(), "Amara") || len(p.Stack) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		r.Short("next", func(context.Context) error { return nil }, func(err error) { done <- err })
		if err := <-done; err != nil {
			t.Errorf("%s: the lane stopped: %v", name, err)
		}
	}
}

func TestInlineRunsBeforeReturning(t *testing.T) {
	r, order := &Inline{}, []string{}
	r.Short("a", func(context.Context) error { order = append(order, "work"); return nil },
		func(error) { order = append(order, "done") })
	r.Long("b", func(_ context.Context, p func(float64)) error { p(1); order = append(order, "long"); return nil }, nil)
	if !slices.Equal(order, []string{"work", "done", "long"}) {
		t.Error(order)
	}
	r.Short("lock", func(context.Context) error { r.Reset(); return nil }, func(error) { t.Error("shown after the lock") })
}
