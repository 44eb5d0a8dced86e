// Package caretest gives tests a store in a temporary folder and records to put into it. It is for tests only; nothing that ships imports it.
//
// Rules: one vault is made in a test process and its files are copied for each test, opened with the identity, so that no test but the first
// waits for the key derivation, and none waits for the disk. The clock stands still unless a test moves it. People and words are plainly invented.
package caretest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/vault"
)

// Passphrase opens every vault of this package.
const Passphrase = "practice makes perfect"

// Now is where the clock stands: a Tuesday afternoon.
var Now = time.Date(2026, 11, 24, 14, 30, 0, 0, time.UTC)

// Today is the day of Now.
const Today = value.Date("2026-11-24")

// Ruth signs changes.
var Ruth = store.Who{Name: "Ruth Okafor", Initials: "RO", Role: "personal adviser"}

// Ctx is never cancelled.
var Ctx = context.Background()

// Clock is a clock that a test moves.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// NewClock stands at Now.
func NewClock() *Clock { return &Clock{at: Now} }

// Now is what to pass on as the clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Step moves the clock on and returns the new time.
func (c *Clock) Step(d time.Duration) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
	return c.at
}

// unsynced is a disk that does not wait.
type unsynced struct{ vault.FS }

type unsyncedFile struct{ vault.File }

func (u unsynced) Open(name string, create bool) (vault.File, error) {
	f, err := u.FS.Open(name, create)
	if err != nil {
		return nil, err
	}
	return unsyncedFile{f}, nil
}

func (unsynced) SyncDir(string) error { return nil }

func (unsyncedFile) Sync() error { return nil }

var made struct {
	once     sync.Once
	err      error
	identity string
	files    map[string][]byte // by path below the folder; nil for a folder
}

func build() {
	made.err = func() error {
		tmp, err := os.MkdirTemp("", "caretest")
		if err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
		dir := filepath.Join(tmp, "test.waymark")
		s, _, err := store.Create(Ctx, dir, []byte(Passphrase), Options(nil))
		if err != nil {
			return err
		}
		made.identity = s.Vault().Identity()
		if err := s.Lock(Ctx); err != nil {
			return err
		}
		made.files = map[string][]byte{}
		return filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || path == dir {
				return err
			}
			name, err := filepath.Rel(dir, path)
			if err != nil {
				return err
			}
			if d.IsDir() {
				made.files[name] = nil
				return nil
			}
			data, err := os.ReadFile(path)
			made.files[name] = append([]byte{}, data...)
			return err
		})
	}()
}

// Dir is a fresh, locked vault in a temporary folder, and the identity that opens it.
func Dir(t testing.TB) (dir, identity string) {
	t.Helper()
	made.once.Do(build)
	if made.err != nil {
		t.Fatal(made.err)
	}
	dir = filepath.Join(t.TempDir(), "test.waymark")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range made.files {
		if data == nil {
			if err := os.MkdirAll(filepath.Join(dir, name), 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, made.identity
}

// Options open a vault of this package; a nil clock stands still at Now. Nothing is synced to the disk: that the vault does so is package
// vault's to test, and a benchmark sets Vault.FS to nil again.
func Options(clock *Clock) store.Options {
	if clock == nil {
		clock = NewClock()
	}
	return store.Options{Now: clock.Now, Vault: vault.Options{FS: unsynced{vault.OSFS()}}}
}

// Store is an empty, unlocked store whose clock stands still. It is locked when the test ends.
func Store(t testing.TB) *store.Store { t.Helper(); return StoreAt(t, nil) }

// StoreAt is a store with a clock that the test moves.
func StoreAt(t testing.TB, clock *Clock) *store.Store {
	t.Helper()
	dir, identity := Dir(t)
	return Open(t, dir, identity, clock)
}

// Open unlocks a folder with its identity.
func Open(t testing.TB, dir, identity string, clock *Clock) *store.Store {
	t.Helper()
	s, err := store.UnlockWithIdentity(Ctx, dir, identity, Options(clock))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Lock(Ctx) })
	return s
}

// Reopen locks a store and opens it again, as after a restart.
func Reopen(t testing.TB, s *store.Store, clock *Clock) *store.Store {
	t.Helper()
	dir, identity := s.Vault().Dir(), s.Vault().Identity()
	if err := s.Lock(Ctx); err != nil {
		t.Fatal(err)
	}
	return Open(t, dir, identity, clock)
}

// Write is a write signed by Ruth that must succeed.
func Write(t testing.TB, s *store.Store, label string, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Write(Ctx, Ruth, label, fn); err != nil {
		t.Fatalf("%s: %v", label, err)
	}
}

// Read is a read that must succeed.
func Read(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Read(Ctx, fn); err != nil {
		t.Fatal(err)
	}
}

// Add inserts records, each as a step of its own, and returns the last.
func Add[R record.Record](t testing.TB, s *store.Store, records ...R) R {
	t.Helper()
	for _, r := range records {
		Write(t, s, "added", func(tx *store.Tx) error { return tx.Insert(Ctx, r) })
	}
	return records[len(records)-1]
}
