package app_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
)

// useCases are the use cases that need open records, on a desk whose young person is id.
func useCases(d *desk, id string) map[string]func(context.Context) error {
	of := record.Meta{PersonID: id}
	face := jpg(d.t, scene(8, 8))
	print := app.PrintRequest{Kind: "contact-log", PersonID: id, Audience: record.Young, ForWhom: "Amara", Format: "txt"}
	return map[string]func(context.Context) error{
		"save": func(c context.Context) error {
			return d.Save(c, &care.Contact{Meta: of, On: "2026-11-20", Mode: "text", Talked: value.Yes, Said: "x"}, &care.Tally{On: caretest.Today})
		},
		"home":    func(c context.Context) error { _, err := d.Home(c); return err },
		"file":    func(c context.Context) error { _, err := d.File(c, id); return err },
		"file at": func(c context.Context) error { _, err := d.FileAt(c, id, caretest.Today); return err },
		"list":    func(c context.Context) error { _, err := d.List(c, "person", app.Filter{}); return err },
		"get":     func(c context.Context) error { _, err := d.Get(c, "person", id); return err },
		"dues":    func(c context.Context) error { _, err := d.Dues(c, id); return err },
		"people":  func(c context.Context) error { _, err := d.People(c); return err },
		"history": func(c context.Context) error { _, err := d.History(c, app.HistoryFilter{Person: id}); return err },
		"search":  func(c context.Context) error { _, err := d.Search(c, "word", ""); return err },
		"opened":  func(c context.Context) error { return d.Opened(c, id) },
		"draft": func(c context.Context) error {
			return d.KeepDraft(c, app.Draft{Kind: "contact", PersonID: id, Fields: map[string]string{"said": "x"}})
		},
		"drafts":  func(c context.Context) error { _, err := d.Drafts(c); return err },
		"print":   func(c context.Context) error { _, err := d.Print(c, print); return err },
		"prepare": func(c context.Context) error { _, err := d.PreparePrint(c, print); return err },
		"still":   func(c context.Context) error { _, err := d.StillThere(c); return err },
		"close":   func(c context.Context) error { return d.ClosePerson(c, id, "moved_on", caretest.Today) },
		"reopen":  func(c context.Context) error { return d.ReopenPerson(c, id) },
		"import": func(c context.Context) error {
			_, err := importCSV(c, d.App, "tally", "on_day\n2026-11-01\n", "")
			return err
		},
		"paper":    func(c context.Context) error { _, err := d.AddAttachment(c, id, "Letter", []byte("text")); return err },
		"photo":    func(c context.Context) error { return d.SetPhoto(c, id, face) },
		"look":     func(c context.Context) error { _, err := d.Photo(c, id); return err },
		"export":   func(c context.Context) error { _, err := d.Export(c, id, "Amara"); return err },
		"verify":   func(c context.Context) error { _, _, err := d.Verify(c); return err },
		"backup":   func(c context.Context) error { _, err := d.Backup(c); return err },
		"undo":     func(c context.Context) error { _, err := d.Undo(c); return err },
		"redo":     func(c context.Context) error { _, err := d.Redo(c); return err },
		"labels":   func(c context.Context) error { _, _, err := d.UndoLabels(c); return err },
		"recovery": func(c context.Context) error { _, err := d.NewRecoveryKey(c); return err },
	}
}

// countdown is a context that is cancelled the n-th time somebody asks.
type countdown struct {
	context.Context
	left atomic.Int64
	done chan struct{}
}

func after(n int) *countdown {
	c := &countdown{Context: context.Background(), done: make(chan struct{})}
	c.left.Store(int64(n))
	return c
}

func (c *countdown) Done() <-chan struct{} { c.tick(); return c.done }

func (c *countdown) Err() error {
	c.tick()
	if c.left.Load() < 0 {
		return context.Canceled
	}
	return nil
}

func (c *countdown) Deadline() (time.Time, bool) { return time.Time{}, false }

func (c *countdown) tick() {
	if c.left.Add(-1) == -1 {
		close(c.done)
	}
}

// A context cancelled before, and at a spread of moments within, every use case: refused or done, never half, and the records go on.
func TestCancelledContexts(t *testing.T) {
	d := newDesk(t)
	d.contact(d.amara, "Something to undo.")
	gone, cancel := context.WithCancel(ctx)
	cancel()
	runs, stopped := 0, 0
	cases := useCases(d, d.amara.ID)
	for _, name := range slices.Sorted(maps.Keys(cases)) { // always in this order: undo comes late, when there is enough to undo
		use := cases[name]
		before := d.lines()
		err := use(gone)
		if err == nil {
			t.Errorf("%s worked with a cancelled context", name)
		} else if !errors.Is(err, context.Canceled) {
			t.Logf("%s: %v", name, err)
		}
		if n := d.lines(); n != before {
			t.Errorf("%s wrote %d lines with a cancelled context", name, n-before)
		}
		for n := 1; n < 400; n += 1 + n/3 {
			runs++
			if err := use(after(n)); err != nil {
				stopped++
			}
		}
		if _, _, err := d.Verify(ctx); err != nil {
			t.Fatalf("after %s: %v", name, err)
		}
		if !d.Unlocked() {
			t.Fatalf("after %s the records are locked", name)
		}
	}
	d.contact(d.amara, "And it still saves.")
	d.relock()
	d.whole()
	t.Logf("cancelling: %d runs, %d stopped on the way, 0 harmed", runs, stopped)
	if stopped < runs/10 {
		t.Errorf("only %d of %d runs were stopped: the countdown reaches nothing", stopped, runs)
	}
}
