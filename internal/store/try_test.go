package store_test

import (
	"errors"
	"testing"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/store"
)

// What a failed trial wrote is gone, what stood before and comes after it is kept, and history, search and the journal agree with it.
func TestTry(t *testing.T) {
	s := caretest.Store(t)
	wrong := errors.New("wrong")
	caretest.Write(t, s, "added people", func(tx *store.Tx) error {
		if err := tx.Insert(ctx, caretest.Person(1)); err != nil {
			return err
		}
		if err := tx.Try(ctx, func() error {
			if err := tx.Insert(ctx, caretest.Person(2)); err != nil {
				return err
			}
			return wrong
		}); !errors.Is(err, wrong) {
			t.Errorf("the trial said %v", err)
		}
		return tx.Try(ctx, func() error { return tx.Insert(ctx, caretest.Person(3)) })
	})
	for range 2 {
		caretest.Read(t, s, func(tx *store.Tx) error {
			list, err := tx.List(ctx, care.PersonSpec, store.Filter{})
			if len(list) != 2 {
				t.Errorf("%d people", len(list))
			}
			if err != nil {
				return err
			}
			if n, err := tx.VerifyChain(ctx); n != 2 || err != nil {
				t.Errorf("%d lines of history, %v", n, err)
			}
			if err := tx.Try(ctx, func() error { return nil }); err == nil {
				t.Error("a read may try to write")
			}
			return nil
		})
		caretest.Write(t, s, "", func(tx *store.Tx) error { return tx.VerifySearch(ctx) })
		s = caretest.Reopen(t, s, caretest.NewClock())
	}
}
