package vault

import (
	"os"
	"path/filepath"
	"testing"
)

const fixture = "testdata/format-1.waymark"

// goldenRecovery opens the fixture too. It belongs to the fixture alone.
const goldenRecovery = "testdata/format-1.recovery.txt"

// TestFormat1OpensForEver opens a vault that an early Waymark left, with frames in its journal, a document and a
// backup. A new format gets a fixture beside it; this one is never written again.
func TestFormat1OpensForEver(t *testing.T) {
	if os.Getenv("WAYMARK_WRITE_FIXTURE") != "" {
		writeFixture(t)
	}
	dir := filepath.Join(t.TempDir(), "format-1.waymark")
	must(t, os.CopyFS(dir, os.DirFS(fixture)))
	v, err := Unlock(ctx, dir, []byte(testPassphrase), testOptions())
	must(t, err)
	if s := v.Status(); s.Frames != 2 || s.Generation != 2 || s.Notice != "" {
		t.Errorf("status %+v", s)
	}
	if n := count(t, v, "SELECT count(*) FROM note JOIN person ON person.id=note.person WHERE body IN ('cooked rice','opened an account')"); n != 2 {
		t.Errorf("%d notes", n)
	}
	must(t, sameSearch(v))
	r, err := v.Verify(ctx)
	must(t, err)
	if r.Documents != 1 || r.Tables["person"] != 1 {
		t.Errorf("report %+v", r)
	}
	list, err := v.Backups(ctx)
	must(t, err)
	if len(list) != 1 {
		t.Fatalf("%d backups", len(list))
	}
	if _, err := TrialRestore(ctx, list[0].Path, []byte(testPassphrase), testOptions()); err != nil {
		t.Error(err)
	}
	must(t, v.Lock(ctx))
	key, err := os.ReadFile(goldenRecovery)
	must(t, err)
	v, err = UnlockWithRecovery(ctx, dir, string(key), testOptions())
	must(t, err)
	must(t, v.Lock(ctx))
}

func writeFixture(t *testing.T) {
	if _, err := os.Stat(fixture); err == nil {
		t.Fatal("the fixture is there already, and a released format is never written again")
	}
	v, key, err := Create(ctx, fixture, []byte(testPassphrase), testOptions())
	must(t, err)
	must(t, addPerson(v, "p1", "Amara Example"))
	must(t, addNote(v, "n1", "p1", "cooked rice"))
	_, err = v.AddDocument(ctx, []byte("a letter"))
	must(t, err)
	_, err = v.Backup(ctx)
	must(t, err)
	must(t, v.Checkpoint(ctx))
	must(t, addNote(v, "n2", "p1", "opened an account"))
	must(t, v.Write(ctx, func(tx *Tx) error { _, err := tx.ExecContext(ctx, "UPDATE person SET name='Amara B'"); return err }))
	drop(v)
	must(t, os.WriteFile(goldenRecovery, []byte(key+"\n"), 0o600))
}
