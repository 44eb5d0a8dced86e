package store

import (
	"context"
	"testing"
	"time"

	"waymark/internal/vault"
)

var ctx = context.Background()

var day = time.Date(2026, 11, 24, 14, 30, 0, 0, time.UTC)

var ruth = Who{Name: "Ruth Okafor", Initials: "RO", Role: "personal adviser"}

func options() Options {
	return Options{Now: func() time.Time { return day }, Vault: vault.Options{}}
}

// open makes new records in a temporary folder. The passphrase's key derivation is what costs time here.
func open(t testing.TB) *Store {
	t.Helper()
	s, _, err := Create(ctx, t.TempDir()+"/test.waymark", []byte("practice makes perfect"), options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Lock(context.Background()) })
	return s
}
