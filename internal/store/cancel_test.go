package store_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

// after is a context that is cancelled when it has been asked so many times: the vault asks once before each statement.
type after struct {
	context.Context
	left int
	done chan struct{}
}

func cancelAfter(n int) *after { return &after{Context: ctx, left: n, done: make(chan struct{})} }

func (a *after) Err() error {
	if a.left <= 0 {
		select {
		case <-a.done:
		default:
			close(a.done)
		}
		return context.Canceled
	}
	a.left--
	return nil
}

func (a *after) Done() <-chan struct{} { return a.done }

// tables is the number of rows of every table and the whole of the records: nothing may differ after a cancelled write.
func tables(t *testing.T, s *store.Store) map[string]any {
	t.Helper()
	out := map[string]any{"change": rows(t, s, "change"), "draft": rows(t, s, "draft"), "search": rows(t, s, "search")}
	st, err := all(s)
	if err != nil {
		t.Fatal(err)
	}
	out["records"] = st
	caretest.Read(t, s, func(tx *store.Tx) error {
		list, err := tx.Drafts(ctx)
		out["drafts"] = list
		return err
	})
	return out
}

// TestCancelledAnywhere cancels every use case of the store before each of its statements in turn: the records are as they were, or as they
// should be, and the next use case works.
func TestCancelledAnywhere(t *testing.T) {
	type world struct {
		a, b   *care.Person
		goal   *care.Goal
		acc    *care.Account
		action *care.Action
	}
	build := func(t *testing.T) (*store.Store, world) {
		s := caretest.Store(t)
		w := world{a: caretest.AddPerson(t, s, 1), b: caretest.AddPerson(t, s, 2)}
		w.acc, _, _ = ledger(t, s, w.a.ID)
		w.action = caretest.Add(t, s, caretest.Linked(t, s, care.ActionSpec, w.a.ID, 1)).(*care.Action)
		w.goal = get(t, s, care.GoalSpec, w.action.Goal).(*care.Goal)
		caretest.Write(t, s, "draft", func(tx *store.Tx) error { return tx.KeepDraft(ctx, store.Draft{Kind: "action", PersonID: w.a.ID}) })
		return s, w
	}
	for _, c := range []struct {
		name string
		do   func(context.Context, *store.Tx, world) error
	}{
		{"insert", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.Insert(ctx, caretest.Sample(care.ContactSpec, w.a.ID, 1))
		}},
		{"insert with links", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.Insert(ctx, altered(care.ActionSpec, &care.Action{Meta: record.Meta{PersonID: w.a.ID}, Goal: w.goal.ID}, 3))
		}},
		{"update", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.Update(ctx, altered(care.ActionSpec, w.action, 5))
		}},
		{"delete", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.Delete(ctx, care.GoalSpec, w.goal.ID)
		}},
		{"move", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.Move(ctx, care.AccountSpec, w.acc.ID, w.b.ID)
		}},
		{"merge", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.Merge(ctx, w.b.ID, w.a.ID, caretest.Today)
		}},
		{"undo", func(ctx context.Context, tx *store.Tx, w world) error {
			step, _, err := tx.LastStep(ctx)
			if err != nil {
				return err
			}
			return tx.Undo(ctx, step)
		}},
		{"note", func(ctx context.Context, tx *store.Tx, w world) error { return tx.Note(ctx, "read", w.a.ID, nil) }},
		{"keep a draft", func(ctx context.Context, tx *store.Tx, w world) error {
			return tx.KeepDraft(ctx, store.Draft{Kind: "action", PersonID: w.a.ID, Fields: map[string]string{"x": "y"}})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, w := build(t)
			before := tables(t, s)
			heard := 0
			s.Listen(func(store.Changed) { heard++ })
			for n := 0; ; n++ {
				cancel := cancelAfter(n)
				err := s.Write(cancel, caretest.Ruth, c.name, func(tx *store.Tx) error { return c.do(cancel, tx, w) })
				if err == nil {
					if n < 3 {
						t.Errorf("only %d points at which it could be cancelled", n)
					}
					if d := cmp.Diff(before, tables(t, s)); d == "" {
						t.Error("nothing was done")
					}
					break
				}
				if !errors.Is(err, context.Canceled) {
					t.Fatalf("cancelled at %d: %v", n, err)
				}
				if d := cmp.Diff(before, tables(t, s)); d != "" {
					t.Fatalf("cancelled at %d it left something behind:\n%s", n, d)
				}
				if heard != 0 {
					t.Fatalf("cancelled at %d, listeners heard of it", n)
				}
				if n > 5000 {
					t.Fatal("it does not come to an end")
				}
			}
			whole(t, s)
			after := tables(t, s)
			s = caretest.Reopen(t, s, nil)
			if d := cmp.Diff(after, tables(t, s)); d != "" {
				t.Errorf("after a restart:\n%s", d)
			}
		})
	}
}

// TestCancelledReads cancels every question before each of its statements in turn.
func TestCancelledReads(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	caretest.Add(t, s, caretest.Linked(t, s, care.ActionSpec, a.ID, 1))
	before := tables(t, s)
	for name, ask := range map[string]func(context.Context, *store.Tx) error{
		"file":   func(ctx context.Context, tx *store.Tx) error { _, err := tx.File(ctx, a.ID); return err },
		"files":  func(ctx context.Context, tx *store.Tx) error { _, err := tx.Files(ctx, "", "2026-11-24"); return err },
		"search": func(ctx context.Context, tx *store.Tx) error { _, err := tx.Search(ctx, "amara", "", 5); return err },
		"drafts": func(ctx context.Context, tx *store.Tx) error { _, err := tx.Drafts(ctx); return err },
		"chain":  func(ctx context.Context, tx *store.Tx) error { _, err := tx.VerifyChain(ctx); return err },
		"head":   func(ctx context.Context, tx *store.Tx) error { _, _, err := tx.Head(ctx); return err },
		"history": func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.History(ctx, store.HistoryFilter{})
			return err
		},
		"steps": func(ctx context.Context, tx *store.Tx) error { _, _, err := tx.LastStep(ctx); return err },
		"last read": func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.LastRead(ctx, a.ID, caretest.Ruth)
			return err
		},
		"since": func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Since(ctx, a.ID, value.InstantOf(caretest.Now.Add(-time.Hour)))
			return err
		},
	} {
		for n := 0; ; n++ {
			cancel := cancelAfter(n)
			err := s.Read(cancel, func(tx *store.Tx) error { return ask(cancel, tx) })
			if err == nil {
				break
			}
			if !errors.Is(err, context.Canceled) || n > 5000 {
				t.Fatalf("%s cancelled at %d: %v", name, n, err)
			}
		}
	}
	if d := cmp.Diff(before, tables(t, s)); d != "" {
		t.Error(d)
	}
}

// TestListenersHearAfterTheCommit: once, of the right people and types, and never of what failed or changed nothing.
func TestListenersHearAfterTheCommit(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	var heard []store.Changed
	s.Listen(func(c store.Changed) {
		if rows(t, s, "contact") == 0 { // the database is free again, and the change is in it
			t.Error("heard before the change is there")
		}
		heard = append(heard, c)
	})
	boom := errors.New("boom")
	c := caretest.Sample(care.ContactSpec, a.ID, 1)
	err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error {
		if err := tx.Insert(ctx, c); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) || len(heard) != 0 || rows(t, s, "contact") != 0 {
		t.Fatalf("a failed write: %v, heard %v", err, heard)
	}
	caretest.Add(t, s, c)
	want := []store.Changed{{People: map[string]bool{a.ID: true}, Kinds: map[string]bool{"contact": true}}}
	if d := cmp.Diff(want, heard); d != "" {
		t.Error(d)
	}
	caretest.Write(t, s, "nothing", func(tx *store.Tx) error { return tx.Update(ctx, c) })
	if len(heard) != 1 {
		t.Error("heard of a change that changed nothing")
	}
}

// TestWritesInTheWrongPlace: a read cannot write, and nothing can be begun inside a write.
func TestWritesInTheWrongPlace(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	n := rows(t, s, "change")
	c := caretest.Sample(care.ContactSpec, a.ID, 1)
	for name, do := range map[string]func(*store.Tx) error{
		"insert": func(tx *store.Tx) error { return tx.Insert(ctx, c) },
		"update": func(tx *store.Tx) error { return tx.Update(ctx, a) },
		"delete": func(tx *store.Tx) error { return tx.Delete(ctx, care.ContactSpec, "x") },
		"move":   func(tx *store.Tx) error { return tx.Move(ctx, care.ContactSpec, "x", a.ID) },
		"merge":  func(tx *store.Tx) error { return tx.Merge(ctx, "x", a.ID, caretest.Today) },
		"note":   func(tx *store.Tx) error { return tx.Note(ctx, "read", a.ID, nil) },
		"draft":  func(tx *store.Tx) error { return tx.KeepDraft(ctx, store.Draft{}) },
		"undo":   func(tx *store.Tx) error { return tx.Undo(ctx, &store.Step{}) },
	} {
		if err := s.Read(ctx, do); err == nil {
			t.Errorf("%s inside a read is accepted", name)
		}
	}
	caretest.Write(t, s, "outer", func(tx *store.Tx) error {
		if err := s.Write(ctx, caretest.Ruth, "inner", func(*store.Tx) error { return nil }); err == nil {
			t.Error("a write inside a write is accepted")
		}
		if err := s.Read(ctx, func(*store.Tx) error { return nil }); err == nil {
			t.Error("a read inside a write is accepted")
		}
		return nil
	})
	if rows(t, s, "change") != n {
		t.Error("something was written")
	}
	whole(t, s)
}

// TestEqualSeedsGiveEqualRecords: ids come from the clock and the reader that were passed in.
func TestEqualSeedsGiveEqualRecords(t *testing.T) {
	run := func() (ids []string) {
		dir, identity := caretest.Dir(t)
		o := caretest.Options(nil)
		o.Rand = rand.NewChaCha8([32]byte{7})
		s, err := store.UnlockWithIdentity(ctx, dir, identity, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Lock(ctx)
		for i := range 5 {
			ids = append(ids, caretest.AddPerson(t, s, i).ID)
		}
		caretest.Read(t, s, func(tx *store.Tx) error {
			_, chain, err := tx.Head(ctx)
			ids = append(ids, chain)
			return err
		})
		return ids
	}
	first := run()
	if d := cmp.Diff(first, run()); d != "" {
		t.Error(d)
	}
	for i, id := range first[:5] {
		if len(id) != 36 || id[14] != '7' || i > 0 && id == first[i-1] {
			t.Errorf("%q is no UUID of version 7", id)
		}
	}
}
