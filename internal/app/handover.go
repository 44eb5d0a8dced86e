package app

import (
	"context"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/store"
	"waymark/internal/vault"
)

const (
	gaveKeyboard = "handed the keyboard over to "
	tookKeyboard = "took the keyboard back"
)

// openHandOver tells whether the records were locked, or the power failed, while a young person had the keyboard: the owner's passphrase has
// ended that hand-over now, and Undo must not reach back into what the young person wrote.
func openHandOver(ctx context.Context, tx *store.Tx, owner *care.Owner) (bool, error) {
	last, err := tx.History(ctx, HistoryFilter{Limit: 1})
	if err != nil || len(last) == 0 || owner == nil || owner.Role == "young" {
		return false, err
	}
	h := last[0]
	return h.Act == "handover" && strings.HasPrefix(h.Fields["what"][1], gaveKeyboard) || strings.HasSuffix(h.Who, ", "+youngRole), nil
}

// HandOver gives the keyboard to a young person: until TakeBack every change is signed by them.
func (a *App) HandOver(ctx context.Context, personID string) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	r, err := a.Get(ctx, "person", personID)
	if err != nil {
		return err
	}
	p := r.(*care.Person)
	if err := a.note(ctx, "handover", personID, map[string]string{"what": gaveKeyboard + p.First()}); err != nil {
		return err
	}
	a.mu.Lock()
	a.young = p
	a.mu.Unlock()
	return nil
}

// HandedTo is who has the keyboard, nil when it is the owner.
func (a *App) HandedTo() *care.Person {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.young
}

// TakeBack ends a hand-over; it needs the owner's passphrase, so that the young person's screen stays theirs. A wrong one counts as a wrong unlock.
func (a *App) TakeBack(ctx context.Context, passphrase []byte) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	delay := a.delay()
	if w := delay.Wait(); w > 0 {
		return vault.TooSoon(w)
	}
	if err := st.Vault().TryPassphrase(ctx, passphrase); err != nil {
		if isWrong(err) {
			delay.Failed()
		}
		return err
	}
	delay.Reset()
	p := a.HandedTo()
	if p == nil {
		return nil
	}
	owner := a.Owner()
	err = st.Write(ctx, ownerWho(&owner), "", func(tx *store.Tx) error {
		return tx.Note(ctx, "handover", p.ID, map[string]string{"what": tookKeyboard})
	})
	if err != nil {
		return err
	}
	a.mu.Lock()
	a.young = nil
	a.mu.Unlock()
	return nil
}

// ownersOnly refuses what only the owner may do while a young person has the keyboard.
func (a *App) ownersOnly() error {
	if a.HandedTo() != nil {
		return fault.New(fault.Refused, "The keyboard is handed over. Take it back first.")
	}
	return nil
}
