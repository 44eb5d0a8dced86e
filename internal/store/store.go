// Package store keeps records in the vault's database: schema and migrations, the one way to write and the one way to read, history with undo,
// search and drafts. It is the only package besides vault that knows SQL.
//
// Rules:
//   - Write is the only way to change anything, Read the only way to look; a Read or Write inside a Write is refused by the vault.
//   - Every change is a row of table change: who, when, which record, each field before and after, chained by hash. Reads of a person's page,
//     prints, exports and moves are rows too. Order is by change.n, never by clock.
//   - A record's n is the n of the change that added it, so n is one sequence over all tables: it is also its document number in the search index.
//   - Tables are STRICT, have n INTEGER PRIMARY KEY (never changed) and id TEXT UNIQUE; no triggers, REPLACE, AUTOINCREMENT, WITHOUT ROWID,
//     deferrable constraints or unqualified DELETE, because the vault's journal is fed by the update hook.
package store

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/vault"
)

// Store is an unlocked vault with its records.
type Store struct {
	v    *vault.Vault
	now  func() time.Time
	rand io.Reader

	mu        sync.Mutex
	listeners []func(Changed)
}

// Who signs a change: the owner, or the young person while the keyboard is handed over.
type Who struct {
	Name, Initials, Role string
	Voice                record.Voice
}

// String is the signature kept with a change: "Ruth Okafor (RO), personal adviser".
func (w Who) String() string {
	s := w.Name
	if w.Initials != "" {
		s += " (" + w.Initials + ")"
	}
	if w.Role != "" {
		s += ", " + w.Role
	}
	return s
}

// Changed says after a commit what it touched. It holds no content.
type Changed struct {
	People map[string]bool // ids of the people concerned
	Kinds  map[string]bool
}

// Options are what a store needs from outside.
type Options struct {
	Vault vault.Options // FS and Rand may be empty; Migrations, Derived and Reindex are filled in here
	Now   func() time.Time
	Rand  io.Reader // for ids and salts; nil = crypto/rand
}

func (o Options) vault() vault.Options {
	v := o.Vault
	v.Now = o.Now
	v.Migrations = Migrations()
	v.Derived = []string{"search"}
	v.Reindex = reindexRows
	v.VerifyDerived = verifySearch
	return v
}

func (o Options) open(v *vault.Vault) *Store {
	s := &Store{v: v, now: o.Now, rand: o.Rand}
	if s.rand == nil {
		s.rand = rand.Reader
	}
	return s
}

// Create makes new records in a folder and returns them unlocked, with the recovery key to print.
func Create(ctx context.Context, dir string, passphrase []byte, o Options) (*Store, string, error) {
	v, key, err := vault.Create(ctx, dir, passphrase, o.vault())
	if err != nil {
		return nil, "", err
	}
	return o.open(v), key, nil
}

// Unlock opens records with their passphrase.
func Unlock(ctx context.Context, dir string, passphrase []byte, o Options) (*Store, error) {
	v, err := vault.Unlock(ctx, dir, passphrase, o.vault())
	if err != nil {
		return nil, err
	}
	return o.open(v), nil
}

// UnlockWithRecovery opens records with the key of the recovery sheet.
func UnlockWithRecovery(ctx context.Context, dir, key string, o Options) (*Store, error) {
	v, err := vault.UnlockWithRecovery(ctx, dir, key, o.vault())
	if err != nil {
		return nil, err
	}
	return o.open(v), nil
}

// UnlockWithIdentity opens records with the identity itself: for harnesses and benchmarks, which must not wait for the key derivation.
func UnlockWithIdentity(ctx context.Context, dir, identity string, o Options) (*Store, error) {
	v, err := vault.UnlockWithIdentity(ctx, dir, identity, o.vault())
	if err != nil {
		return nil, err
	}
	return o.open(v), nil
}

// VaultOptions are the options for the vault's own commands (restore, trial restore) that match the schema of this program.
func (o Options) VaultOptions() vault.Options { return o.vault() }

// Vault is the encrypted folder under the records, for keys, backups and documents.
func (s *Store) Vault() *vault.Vault { return s.v }

// Lock closes the records; nothing of them stays in memory that we can reach.
func (s *Store) Lock(ctx context.Context) error { return s.v.Lock(ctx) }

// Listen calls f after every commit, outside the database.
func (s *Store) Listen(f func(Changed)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, f)
}

// Tx is one read or write. It has one time, one signature, and in a write one name for what the person did.
type Tx struct {
	t       *vault.Tx
	at      time.Time
	who     Who
	label   string
	id      string // of the transaction, shared by its change rows
	undoes  string
	act     string // overrides add, change and remove: undo, redo
	write   bool
	rand    io.Reader
	seq     int
	last    int64 // n of the newest change
	chain   []byte
	started bool
	changed Changed
}

// Read runs fn against one state of the records.
func (s *Store) Read(ctx context.Context, fn func(*Tx) error) error {
	return s.v.Read(ctx, func(t *vault.Tx) error { return fn(&Tx{t: t, at: s.now().UTC()}) })
}

// Write runs fn as one durable change signed by who. label says what was done in words, for Undo: "paid in £15.00". When fn fails
// nothing has changed; when Write returns nil a power cut loses nothing.
func (s *Store) Write(ctx context.Context, who Who, label string, fn func(*Tx) error) error {
	tx := &Tx{at: s.now().UTC().Truncate(time.Second), who: who, label: label, write: true, rand: s.rand,
		changed: Changed{People: map[string]bool{}, Kinds: map[string]bool{}}}
	err := s.v.Write(ctx, func(t *vault.Tx) error {
		tx.t = t
		return fn(tx)
	})
	if err != nil {
		return friendly(err)
	}
	if len(tx.changed.Kinds) > 0 {
		s.mu.Lock()
		listeners := s.listeners
		s.mu.Unlock()
		for _, f := range listeners {
			f(tx.changed)
		}
	}
	return nil
}

// Today is the day of the transaction's clock, in the zone of the clock that was passed in.
func (tx *Tx) Now() time.Time { return tx.at }

func (tx *Tx) mustWrite() error {
	if !tx.write {
		return fault.New(fault.Unexpected, "A read tried to write. Nothing was changed.")
	}
	return nil
}

// newID is a UUIDv7 of the transaction's clock and the store's source of randomness, so that equal seeds give equal records.
func (tx *Tx) newID() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(tx.rand, b[:]); err != nil {
		return "", fault.Wrap(fault.Unexpected, "The computer gave no random numbers. Nothing was saved.", err)
	}
	ms := tx.at.UnixMilli() + int64(tx.seq)
	tx.seq++
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	b[6] = 0x70 | b[6]&0x0f
	b[8] = 0x80 | b[8]&0x3f
	const hex = "0123456789abcdef"
	var out strings.Builder
	for i, c := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			out.WriteByte('-')
		}
		out.WriteByte(hex[c>>4])
		out.WriteByte(hex[c&15])
	}
	return out.String(), nil
}

// friendly gives a sentence to database errors that a person can cause.
func friendly(err error) error {
	var f *fault.Error
	var p record.Problems
	if errors.As(err, &f) || errors.As(err, &p) {
		return err
	}
	if kind := constraint(err); kind != "" {
		return fault.Wrap(fault.Conflict, kind, err)
	}
	return err
}

// Instant of the transaction.
func (tx *Tx) instant() value.Instant { return value.InstantOf(tx.at) }
