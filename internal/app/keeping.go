package app

import (
	"cmp"
	"context"
	"slices"

	"waymark/internal/care"
	"waymark/internal/chart"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
)

// TouchChart is the last 12 months of being in touch as a picture; the print-outs paint the same.
func (a *App) TouchChart(f *care.File) chart.Touch {
	return report.TouchChart(f, a.Today(), a.Local())
}

// KeepingRow is how it stands with being in touch with one young person.
type KeepingRow struct {
	Person *care.Person
	rules.Keeping
}

// Keeping is how it stands with being in touch with everybody whose record is open, or with one of them: those who were never heard from first, then by
// how many times the promised interval the silence lasts, then those to whom nothing is promised.
func (a *App) Keeping(ctx context.Context, personID string) ([]KeepingRow, error) {
	today, local := a.Today(), a.Local()
	var out []KeepingRow
	err := a.read(ctx, func(tx *store.Tx) error {
		files, err := a.keepingFiles(ctx, tx, personID)
		if err != nil {
			return err
		}
		for _, f := range files {
			if k, ok := rules.KeepingOf(f, today, local); ok {
				out = append(out, KeepingRow{f.Person, k})
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b KeepingRow) int {
		return cmp.Or(rules.CompareRisk(a.Promised, a.Silent, a.Allowed, b.Promised, b.Silent, b.Allowed), cmp.Compare(a.Person.LastName, b.Person.LastName), cmp.Compare(a.Person.First(), b.Person.First()))
	})
	return out, err
}

// keepingFiles are the files that Keeping measures: of everybody what lists read, and every contact besides, in one query.
func (a *App) keepingFiles(ctx context.Context, tx *store.Tx, personID string) ([]*care.File, error) {
	if personID != "" {
		f, err := tx.File(ctx, personID)
		return []*care.File{f}, err
	}
	files, _, err := a.lightFiles(ctx, tx, a.Today())
	if err != nil {
		return nil, err
	}
	contacts, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, Filter{})
	if err != nil {
		return nil, err
	}
	of := map[string][]*care.Contact{}
	for _, c := range contacts {
		of[c.PersonID] = append(of[c.PersonID], c)
	}
	out := make([]*care.File, len(files))
	for i, f := range files {
		whole := *f // the light file is kept for Home
		whole.Contacts = of[f.Person.ID]
		out[i] = &whole
	}
	return out, nil
}
