package app

import (
	"context"
	"slices"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// PackChanges is what differs between a review pack that was printed and the records of today.
type PackChanges struct {
	Pack *care.Paper
	rules.Comparison
}

// SincePack compares a young person's records with what they were when a review pack was made.
func (a *App) SincePack(ctx context.Context, personID, number string) (*PackChanges, error) {
	out := &PackChanges{}
	err := a.read(ctx, func(tx *store.Tx) error {
		now, err := tx.File(ctx, personID)
		if err != nil {
			return err
		}
		var before *care.File
		if out.Pack, before, err = packFile(ctx, tx, now, number); err != nil {
			return err
		}
		out.Comparison = rules.Compare(before, now, out.Pack.Made, a.Today(), a.Skills())
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// packFile is a review pack by its number, and the file as it stood when the pack was made: by the instant, not by the day, so that what was
// written later on the same day counts as a change.
func packFile(ctx context.Context, tx *store.Tx, f *care.File, number string) (*care.Paper, *care.File, error) {
	i := slices.IndexFunc(f.Papers, func(p *care.Paper) bool { return p.Report == report.ReviewPack && p.Number == number })
	if i < 0 {
		return nil, nil, fault.New(fault.NotFound, "There is no review pack with that number. Choose one that was printed from these records.")
	}
	paper := f.Papers[i]
	list, err := tx.History(ctx, store.HistoryFilter{Person: paper.PersonID, Record: paper.ID, Limit: 1000})
	if err != nil {
		return nil, nil, err
	}
	var at value.Instant
	for _, c := range list { // newest first: the last one is how it came into these records
		at = c.At
	}
	if at == 0 {
		return nil, nil, fault.New(fault.NotFound, "It is not known any more when that pack was made, so nothing can be compared with it.")
	}
	before, err := tx.Since(ctx, f.Person.ID, at)
	return paper, before, err
}

// Packs are the review packs that were printed, newest first.
func Packs(f *care.File) []record.Option {
	var out []record.Option
	for _, p := range f.Papers {
		if p.Report == report.ReviewPack && p.Number != "" {
			out = append(out, record.Option{Code: p.Number, Label: "Pack " + p.Number + ", made " + p.Made.Long() + ", for " + p.ForWhom})
		}
	}
	return out
}
