package store

import "context"

// Try runs fn inside a write so that a failure takes back what fn wrote, and only that: the transaction goes on. It is for a trial of many records
// that ends with a refusal anyway, where each one's problem is wanted.
func (tx *Tx) Try(ctx context.Context, fn func() error) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	if _, err := tx.t.ExecContext(ctx, "SAVEPOINT trial"); err != nil {
		return err
	}
	id, seq, last, chain, started := tx.id, tx.seq, tx.last, tx.chain, tx.started
	err := fn()
	if err != nil {
		if _, e := tx.t.ExecContext(context.WithoutCancel(ctx), "ROLLBACK TO trial"); e != nil {
			return e
		}
		tx.id, tx.seq, tx.last, tx.chain, tx.started = id, seq, last, chain, started
	}
	if _, e := tx.t.ExecContext(context.WithoutCancel(ctx), "RELEASE trial"); e != nil {
		return e
	}
	return err
}
