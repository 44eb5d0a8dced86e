package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/store"
)

// handOut writes down that a file about these young people was made: for each a paper, numbered among their papers of its kind, and a line of their
// history with what note says. p holds what is the same for all; data is the file.
func (a *App) handOut(ctx context.Context, tx *store.Tx, p care.Paper, data []byte, note func(*care.Paper) map[string]string, people ...string) ([]*care.Paper, error) {
	sum := sha256.Sum256(data)
	p.Made, p.Size, p.Digest = a.Today(), len(data), hex.EncodeToString(sum[:])
	var out []*care.Paper
	for _, id := range people {
		made, err := tx.List(ctx, care.PaperSpec, Filter{Person: id, Equal: map[string]string{"report": p.Report}})
		if err != nil {
			return nil, err
		}
		own := p
		own.Meta, own.Number = record.Meta{PersonID: id}, strconv.Itoa(len(made)+1)
		if err := tx.Insert(ctx, &own); err != nil {
			return nil, err
		}
		if err := tx.Note(ctx, "export", id, note(&own)); err != nil {
			return nil, err
		}
		out = append(out, &own)
	}
	return out, nil
}

// savedAt writes the place of a file into each of its records.
func (a *App) savedAt(ctx context.Context, papers []*care.Paper, path string) error {
	var recs []record.Record
	for _, p := range papers {
		c := *p
		c.Path = path
		recs = append(recs, &c)
	}
	return a.save(ctx, "", recs...)
}
