package store

import (
	"context"

	"waymark/internal/vault"
)

// Vault lets tests look at the tables themselves.
func (tx *Tx) Vault() *vault.Tx { return tx.t }

// VerifySearch rebuilds what the search index should hold and compares.
func (tx *Tx) VerifySearch(ctx context.Context) error { return verifySearch(ctx, tx.t) }
