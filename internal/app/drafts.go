package app

import (
	"context"
	"slices"

	"waymark/internal/care"
	"waymark/internal/store"
)

// KeepDraft keeps the unfinished text of a form inside the vault; an empty one is dropped.
func (a *App) KeepDraft(ctx context.Context, d Draft) error {
	if a.draftHidden(d) {
		return a.handed()
	}
	return a.write(ctx, "", func(tx *store.Tx) error {
		if len(d.Fields) == 0 {
			return tx.DropDraft(ctx, d)
		}
		return tx.KeepDraft(ctx, d)
	})
}

// DraftOf is the unfinished text of a form, nil when there is none.
func (a *App) DraftOf(ctx context.Context, kind, recordID, personID string) (d *Draft, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		d, err = tx.Draft(ctx, kind, recordID, personID)
		return err
	})
	if d != nil && a.draftHidden(*d) {
		return nil, err
	}
	return d, err
}

// Drafts are all unfinished entries.
func (a *App) Drafts(ctx context.Context) (list []Draft, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		list, err = tx.Drafts(ctx)
		return err
	})
	return slices.DeleteFunc(unfinished(list), a.draftHidden), err
}

// draftHidden reports whether an unfinished form is kept from a young person who has the keyboard: what is kept apart, and the desk's.
func (a *App) draftHidden(d Draft) bool {
	s := care.Spec(d.Kind)
	return s != nil && (s.Apart || s == care.VisitorSpec || s == care.DeskNoteSpec) && a.HandedTo() != nil
}
