package app_test

import (
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Home keeps what it read and reads again only what changed: after every kind of change it must say what it says after a fresh start.
func TestHomeIsNeverOld(t *testing.T) {
	d := newDesk(t)
	jo := d.person("Jo")
	c := &care.Contact{Meta: d.of(d.amara), On: "2026-11-20", Mode: "text", Talked: value.Yes, Said: "x"}
	b := &care.Review{Meta: d.of(d.amara), Kind: "pathway", State: "booked", Booked: "2026-12-08"}
	changes := []struct {
		name string
		do   func() error
	}{
		{"a contact", func() error { return d.Save(ctx, c) }},
		{"in care", func() error {
			return d.Save(ctx, &care.CarePeriod{Meta: d.of(d.amara), From: "2020-01-05", Basis: "co", ShortBreak: value.No})
		}},
		{"undo", func() error { _, err := d.Undo(ctx); return err }},
		{"redo", func() error { _, err := d.Redo(ctx); return err }},
		{"a review", func() error { return d.Save(ctx, b) }},
		{"moved", func() error { return d.Move(ctx, "contact", c.ID, jo.ID) }},
		{"undo the move", func() error { _, err := d.Undo(ctx); return err }},
		{"a new name", func() error { jo.FirstName = "Joanna"; return d.Save(ctx, jo) }},
		{"a new person", func() error { d.person("Kit"); return nil }},
		{"not after all", func() error { _, err := d.Undo(ctx); return err }},
		{"removed", func() error { return d.Remove(ctx, "review", b.ID) }},
		{"imported", func() error {
			_, err := importCSV(ctx, d.App, "contact", "on_day,mode,talked\n2026-11-22,text,yes\n", jo.ID)
			return err
		}},
		{"another promise", func() error {
			return d.Save(ctx, &care.LocalRule{Rule: "keep-in-touch", Amount: 2, Unit: "weeks", From: caretest.Today, Source: "Local offer"})
		}},
		{"joined", func() error { return d.Merge(ctx, d.amara.ID, jo.ID) }},
		{"closed", func() error { return d.ClosePerson(ctx, d.amara.ID, "moved_on", caretest.Today) }},
		{"reopened", func() error { return d.ReopenPerson(ctx, d.amara.ID) }},
	}
	for _, c := range changes {
		must(t, c.do())
		kept, err := d.Home(ctx)
		must(t, err)
		d.relock()
		fresh, err := d.Home(ctx)
		must(t, err)
		if diff := cmp.Diff(fresh, kept, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("after %s, fresh (-) and kept (+):\n%s", c.name, diff)
		}
	}
	// a refused change leaves it right, too
	if err := d.Save(ctx, &care.Contact{Meta: record.Meta{PersonID: "nobody"}}); err == nil {
		t.Error("kept a contact of nobody")
	}
	if h, err := d.Home(ctx); err != nil || len(h.Everyone) != 1 {
		t.Errorf("%v, %v", h, err)
	}
	if _, err := d.List(ctx, "person", app.Filter{}); err != nil {
		t.Error(err)
	}
}
