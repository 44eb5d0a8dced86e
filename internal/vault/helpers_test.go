package vault

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const testPassphrase = "practice makes perfect"

var ctx = context.Background()

var testSchema = []Migration{
	{1, "people and notes", `
CREATE TABLE person(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE note(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE, body TEXT NOT NULL, raw BLOB, num REAL) STRICT;
CREATE VIRTUAL TABLE search USING fts4(body, tokenize=unicode61);`},
}

// clock gives equal times for equal runs, a second later each time.
func clock() func() time.Time {
	t := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return func() time.Time { t = t.Add(time.Second); return t }
}

func testOptions() Options {
	return Options{Now: clock(), Migrations: testSchema, Derived: []string{"search"}, Reindex: reindexNotes, workFactor: 10}
}

func reindexNotes(ctx context.Context, tx *Tx, touched []Row) error {
	for _, r := range touched {
		if r.Table != "note" {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM search WHERE docid=?", r.N); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO search(docid,body) SELECT n,body FROM note WHERE n=?", r.N); err != nil {
			return err
		}
	}
	return nil
}

func addPerson(v *Vault, id, name string) error {
	return v.Write(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO person(id,name) VALUES(?,?)", id, name)
		return err
	})
}

func addNote(v *Vault, id, person, body string) error {
	return v.Write(ctx, func(tx *Tx) error {
		r, err := tx.ExecContext(ctx, "INSERT INTO note(id,person,body) VALUES(?,?,?)", id, person, body)
		if err != nil {
			return err
		}
		n, err := r.LastInsertId()
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO search(docid,body) VALUES(?,?)", n, body)
		return err
	})
}

func count(t testing.TB, v *Vault, query string, args ...any) (n int) {
	t.Helper()
	if err := v.Read(ctx, func(tx *Tx) error { return tx.QueryRowContext(ctx, query, args...).Scan(&n) }); err != nil {
		t.Fatal(err)
	}
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func newVault(t testing.TB, o Options) (v *Vault, dir, recovery string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "care.waymark")
	v, recovery, err := Create(ctx, dir, []byte(testPassphrase), o)
	must(t, err)
	t.Cleanup(func() { _ = v.Lock(ctx) })
	return v, dir, recovery
}

// drop ends a vault as a crash would: no checkpoint.
func drop(v *Vault) {
	leave, err := v.enter(ctx)
	if err != nil {
		return
	}
	defer leave()
	_ = v.close(ErrLocked)
}

// harness prints the one line that a run of a harness ends in.
func harness(t testing.TB, format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	t.Log(line)
	if testing.Verbose() {
		fmt.Println("  " + strings.TrimSpace(line))
	}
}
