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
		people := []string{personID}
		if personID == "" {
			all, err := listOf[*care.Person](ctx, tx, care.PersonSpec, Filter{})
			if err != nil {
				return err
			}
			people = people[:0]
			for _, p := range all {
				if p.Open() {
					people = append(people, p.ID)
				}
			}
		}
		for _, id := range people {
			f, err := tx.File(ctx, id)
			if err != nil {
				return err
			}
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
