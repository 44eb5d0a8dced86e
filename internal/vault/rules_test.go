package vault

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"waymark/internal/fault"
)

func TestRealWorkFactorIs18(t *testing.T) {
	o := Options{}
	if o.factor() != 18 {
		t.Fatalf("the work factor is %d", o.factor())
	}
	sealed, err := o.sealWithPassphrase(nil, []byte(testPassphrase))
	must(t, err)
	if !strings.Contains(string(sealed[:200]), " 18\n") {
		t.Error("the file does not say 18")
	}
}

// TestPublicAgeOpensTheRecords is the promise that the standard tools open our files.
func TestPublicAgeOpensTheRecords(t *testing.T) {
	tool, err := exec.LookPath("age")
	if err != nil {
		t.Skip("the public age command is not installed: apt install age")
	}
	v, dir, _ := newVault(t, testOptions())
	must(t, addPerson(v, "p1", "Amara Example"))
	must(t, addNote(v, "n1", "p1", "cooked rice"))
	identity := filepath.Join(t.TempDir(), "identity.txt")
	must(t, os.WriteFile(identity, []byte(v.Identity()+"\n"), 0o600))
	must(t, v.Lock(ctx))
	plain := filepath.Join(t.TempDir(), "records.db")
	out, err := exec.Command(tool, "-d", "-i", identity, "-o", plain, filepath.Join(dir, imageName)).CombinedOutput()
	if err != nil {
		t.Fatalf("age: %v %s", err, out)
	}
	image, err := os.ReadFile(plain)
	must(t, err)
	if !strings.HasPrefix(string(image), "SQLite format 3\x00") {
		t.Fatal("the records are not an SQLite database")
	}
	if shell, err := exec.LookPath("sqlite3"); err == nil {
		out, err := exec.Command(shell, plain, "PRAGMA integrity_check; SELECT body FROM note;").CombinedOutput()
		if err != nil || string(out) != "ok\ncooked rice\n" {
			t.Errorf("sqlite3 said %q, %v", out, err)
		}
		return
	}
	m, err := newMemory(nil)
	must(t, err)
	defer m.close()
	must(t, m.load(image))
	must(t, m.check())
	if n, err := m.number("SELECT count(*) FROM note WHERE body='cooked rice'"); err != nil || n != 1 {
		t.Errorf("%d notes, %v", n, err)
	}
}

func TestWhatAFrameCannotCarryIsRefused(t *testing.T) {
	v, dir, _ := newVault(t, testOptions())
	must(t, addPerson(v, "p1", "Amara Example"))
	must(t, addPerson(v, "p2", "Bo Example"))
	before, err := recordsOf(v)
	must(t, err)
	for _, q := range []string{
		"CREATE TABLE x(n INTEGER PRIMARY KEY) STRICT", "DROP TABLE note", "ALTER TABLE note ADD COLUMN z TEXT", "PRAGMA user_version=9",
		"PRAGMA foreign_keys=OFF", "ATTACH ':memory:' AS x", "COMMIT", "ROLLBACK", "BEGIN", "VACUUM", "UPDATE person SET n=n+10",
		"REPLACE INTO person(n,id,name) VALUES(1,'p1','x')", "INSERT OR REPLACE INTO person(id,name) VALUES('p1','x')",
		"UPDATE OR REPLACE person SET id='p1'", "CREATE INDEX i ON note(body)", "PRAGMA writable_schema=ON",
		"INSERT INTO person(n,id,name) VALUES(1,'p9','x') ON CONFLICT(n) DO UPDATE SET n=7",
		"DELETE FROM person WHERE id='p1';COMMIT", "DELETE FROM person WHERE id='p1';COMMIT /* vault */",
	} {
		err := v.Write(ctx, func(tx *Tx) error { _, err := tx.ExecContext(ctx, q); return err })
		if err == nil {
			t.Errorf("allowed: %s", q)
		}
		if n := count(t, v, "SELECT count(*) FROM person"); n != 2 {
			t.Fatalf("after %s: %d people", q, n)
		}
	}
	if err := v.Read(ctx, func(tx *Tx) error { _, err := tx.ExecContext(ctx, "DELETE FROM person"); return err }); err == nil {
		t.Error("a change inside Read was allowed")
	}
	if after, err := recordsOf(v); err != nil || after != before {
		t.Errorf("refused statements changed the records, %v", err)
	}
	// An unqualified DELETE and a cascade are told to the frame row by row.
	must(t, addNote(v, "n1", "p1", "one"))
	must(t, addNote(v, "n2", "p2", "two"))
	must(t, v.Write(ctx, func(tx *Tx) error { _, err := tx.ExecContext(ctx, "DELETE FROM person"); return err }))
	id := v.Identity()
	drop(v)
	v, err = UnlockWithIdentity(ctx, dir, id, testOptions())
	must(t, err)
	defer v.Lock(ctx)
	if n := count(t, v, "SELECT (SELECT count(*) FROM person)+(SELECT count(*) FROM note)"); n != 0 {
		t.Errorf("%d rows came back after DELETE", n)
	}
}

func TestRollbackInsideTheTransactionIsNoticed(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	must(t, addPerson(v, "p1", "Amara Example"))
	err := v.Write(ctx, func(tx *Tx) error {
		_, _ = tx.ExecContext(ctx, "INSERT INTO person(id,name) VALUES('p2','x')")
		_, _ = tx.ExecContext(ctx, "INSERT OR ROLLBACK INTO person(id,name) VALUES('p1','x')")
		_, _ = tx.ExecContext(ctx, "INSERT INTO person(id,name) VALUES('p3','outside')")
		return nil
	})
	if !errors.Is(err, ErrStatement) {
		t.Errorf("said %v", err)
	}
	if n := count(t, v, "SELECT count(*) FROM person"); n != 1 {
		t.Errorf("%d people", n)
	}
}

func TestSchemaThatAJournalCannotKeepIsRefused(t *testing.T) {
	for _, sql := range []string{
		"CREATE TABLE a(n INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT) STRICT",
		"CREATE TABLE a(n INTEGER PRIMARY KEY, x TEXT)",
		"CREATE TABLE a(id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
		"CREATE TABLE a(id TEXT PRIMARY KEY) STRICT",
		"CREATE TABLE a(n INTEGER PRIMARY KEY, x TEXT UNIQUE ON CONFLICT REPLACE) STRICT",
		"CREATE TABLE a(n INTEGER PRIMARY KEY, b INTEGER REFERENCES a(n) DEFERRABLE INITIALLY DEFERRED) STRICT",
		"CREATE TABLE a(n INTEGER PRIMARY KEY) STRICT; CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; END",
	} {
		o := testOptions()
		o.Migrations = []Migration{{1, "bad", sql}}
		if v, _, err := Create(ctx, filepath.Join(t.TempDir(), "x.waymark"), []byte(testPassphrase), o); err == nil {
			t.Errorf("accepted: %s", sql)
			_ = v.Lock(ctx)
		}
	}
}

func TestCommitThatFailsTakesTheMemoryFromTheDisk(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	must(t, addPerson(v, "p1", "Amara Example"))
	v.o.commit = func() error { v.o.commit = nil; return errors.New("out of memory") }
	must(t, addPerson(v, "p2", "Bo Example"))
	if n := count(t, v, "SELECT count(*) FROM person"); n != 2 {
		t.Errorf("%d people", n)
	}
	must(t, addPerson(v, "p3", "Cy Example"))
	if _, err := v.Verify(ctx); err != nil {
		t.Error(err)
	}
}

// TestNothingReadableReachesTheDisk looks at every write of the whole story, temporary files included.
func TestNothingReadableReachesTheDisk(t *testing.T) {
	s := newStory()
	writes := 0
	s.disk.rot = func(name string, p []byte) []byte {
		writes++
		for _, secret := range []string{"Canary", "bus to college", recoveryPrefix, "SQLite format", testPassphrase, "CREATE TABLE"} {
			if bytes.Contains(p, []byte(secret)) {
				t.Errorf("%q is written to %s", secret, name)
			}
		}
		return p
	}
	must(t, s.tell())
	if writes < 50 {
		t.Errorf("only %d writes", writes)
	}
}

func TestListenersHearAfterTheCommitOnly(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	heard := 0
	v.AfterCommit(func() {
		heard++
		if n := count(t, v, "SELECT count(*) FROM person"); n != 1 {
			t.Errorf("a listener saw %d people", n)
		}
	})
	_ = v.Write(ctx, func(tx *Tx) error {
		_, _ = tx.ExecContext(ctx, "INSERT INTO person(id,name) VALUES('x','x')")
		return errors.New("no")
	})
	must(t, v.Write(ctx, func(*Tx) error { return nil }))
	if heard != 0 {
		t.Errorf("heard %d times of nothing", heard)
	}
	must(t, addPerson(v, "p1", "Amara Example"))
	if heard != 1 {
		t.Errorf("heard %d times", heard)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	for _, cause := range []error{syscall.EROFS, fs.ErrPermission} {
		d := newSimDisk()
		o := testOptions()
		o.workFactor, o.FS = 2, d
		v, _, err := Create(ctx, simDir, []byte(testPassphrase), o)
		must(t, err)
		d.fail = func(_ int, op, _ string) error {
			if op == "write" || op == "truncate" || op == "mkdir" || op == "rename" {
				return cause
			}
			return nil
		}
		if err := addPerson(v, "p1", "x"); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%v: %v", cause, err)
		}
		if v.Status().Refusing == nil {
			t.Error("the vault does not say that it refuses writes")
		}
		if n := count(t, v, "SELECT count(*) FROM person"); n != 0 {
			t.Errorf("%d people", n)
		}
		d.fail = nil
		must(t, addPerson(v, "p2", "y"))
		must(t, v.Lock(ctx))
	}
}

func TestCreateRefusesWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("mine"), 0o600))
	if _, _, err := Create(ctx, dir, []byte(testPassphrase), testOptions()); !errors.Is(err, ErrExists) {
		t.Errorf("a folder with a file: %v", err)
	}
	empty := filepath.Join(t.TempDir(), "a.waymark")
	must(t, os.Mkdir(empty, 0o700))
	v, _, err := Create(ctx, empty, []byte(testPassphrase), testOptions())
	must(t, err)
	must(t, v.Lock(ctx))
	if _, err := Look(filepath.Join(dir, "nothing"), nil); !errors.Is(err, ErrNoVault) {
		t.Errorf("Look at nothing: %v", err)
	}
	i, err := Look(empty, nil)
	if err != nil || i.Format != Format || i.Damage != nil || i.InUse {
		t.Errorf("Look: %+v, %v", i, err)
	}
	must(t, os.Truncate(filepath.Join(empty, imageName), 0))
	if i, err = Look(empty, nil); err != nil || !errors.Is(i.Damage, ErrDamaged) {
		t.Errorf("Look at an emptied image: %+v, %v", i, err)
	}
	for path, want := range map[string]fs.FileMode{empty: 0o700, filepath.Join(empty, journalName): 0o600} {
		if s, err := os.Stat(path); err != nil || s.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, s.Mode(), err)
		}
	}
}

func TestNewerVaultIsRefused(t *testing.T) {
	o := testOptions()
	v, dir, _ := newVault(t, o)
	id := v.Identity()
	must(t, v.Lock(ctx))
	h, err := os.ReadFile(filepath.Join(dir, headerName))
	must(t, err)
	n, err := parseHeader(h)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, headerName), header{2, 2, n.id}.encode(), 0o600))
	if _, err := UnlockWithIdentity(ctx, dir, id, o); !errors.Is(err, ErrNewer) {
		t.Errorf("newer format: %v", err)
	}
	must(t, os.WriteFile(filepath.Join(dir, headerName), h, 0o600))
	later := o
	later.Migrations = laterSchema
	v, err = UnlockWithIdentity(ctx, dir, id, later)
	must(t, err)
	if list, err := v.Backups(ctx); err != nil || len(list) != 1 {
		t.Errorf("a migration made %d backups, %v", len(list), err)
	}
	must(t, v.Lock(ctx))
	if _, err := UnlockWithIdentity(ctx, dir, id, o); !errors.Is(err, ErrNewer) {
		t.Errorf("newer schema: %v", err)
	}
}

func TestSentences(t *testing.T) {
	bad := damaged(imageName, errors.New("x"))
	bad.(*damage).backup = "23 November 2026, 6:10pm"
	want := "The file records.age is damaged or missing. Nothing has been changed. The newest good backup is from 23 November 2026, 6:10pm."
	if got := fault.Sentence(bad); got != want {
		t.Errorf("%q", got)
	}
	if fault.CodeOf(bad) != fault.Damaged {
		t.Errorf("code %s", fault.CodeOf(bad))
	}
	full := notSaved("x", &fs.PathError{Op: "write", Path: "p", Err: syscall.ENOSPC})
	if !errors.Is(full, ErrDiskFull) || strings.Contains(fault.Sentence(full), "p:") {
		t.Errorf("%v", full)
	}
}

func TestIdleConnectionIsKept(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	must(t, addPerson(v, "p1", "Amara Example"))
	// The pool may close what is idle at any moment; the pinned connection is never idle.
	v.mem.db.SetConnMaxIdleTime(1)
	v.mem.db.SetConnMaxLifetime(1)
	v.mem.db.SetMaxIdleConns(0)
	for range 5 {
		must(t, addPerson(v, SuggestPassphrase(nil), "x"))
	}
	if n := count(t, v, "SELECT count(*) FROM person"); n != 6 {
		t.Errorf("%d people", n)
	}
}

func TestLockedVaultRefuses(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	must(t, v.Lock(ctx))
	must(t, v.Lock(ctx))
	for _, err := range []error{
		v.Read(ctx, func(*Tx) error { return nil }), v.Write(ctx, func(*Tx) error { return nil }), v.Checkpoint(ctx),
	} {
		if !errors.Is(err, ErrLocked) {
			t.Errorf("%v", err)
		}
	}
	if v.Status().Refusing == nil {
		t.Error("a locked vault says it accepts writes")
	}
}

func TestCheckpointWhenTheJournalIsLarge(t *testing.T) {
	o := testOptions()
	o.largest = 60 << 10
	v, _, _ := newVault(t, o)
	must(t, addPerson(v, "p1", "Amara Example"))
	for i := range 100 {
		must(t, addNote(v, string(rune('a'+i)), "p1", strings.Repeat("x", 2000)))
	}
	if s := v.Status(); s.Generation < 2 || s.JournalBytes > 70<<10 {
		t.Errorf("%+v", s)
	}
}

var _ context.Context = (*countdown)(nil)
