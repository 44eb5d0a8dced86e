package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestBackupRestoreDrill(t *testing.T) {
	o := testOptions()
	v, dir, recovery := newVault(t, o)
	must(t, addPerson(v, "p1", "Amara Example"))
	doc, err := v.AddDocument(ctx, []byte("a letter"))
	must(t, err)
	b, err := v.Backup(ctx)
	must(t, err)
	must(t, addPerson(v, "p2", "Bo Example"))
	second, err := v.Backup(ctx)
	must(t, err)
	if b.Name != "2026-11-23" || second.Name != "2026-11-23-2" || b.Documents != 1 {
		t.Errorf("%+v, %+v", b, second)
	}
	if list, err := v.Backups(ctx); err != nil || len(list) != 2 || list[0].Name != second.Name {
		t.Errorf("%+v, %v", list, err)
	}
	if err := v.DeleteDocument(ctx, doc); !errors.Is(err, ErrDocumentKept) {
		t.Errorf("a document in a backup: %v", err)
	}
	if _, err := v.CopyTo(ctx, v.path(documentsName)); !errors.Is(err, ErrInside) {
		t.Errorf("a copy inside the vault: %v", err)
	}
	link := filepath.Join(t.TempDir(), "stick")
	must(t, os.Symlink(dir, link))
	if _, err := v.CopyTo(ctx, link); !errors.Is(err, ErrInside) {
		t.Errorf("a copy inside the vault through a link: %v", err)
	}
	stick := t.TempDir()
	c, err := v.CopyTo(ctx, stick)
	must(t, err)
	if c.Name != "care-2026-11-23.waymark-backup" {
		t.Errorf("the copy is called %s", c.Name)
	}
	must(t, v.ChangePassphrase(ctx, []byte(testPassphrase), []byte("seven green bottles")))
	must(t, v.Lock(ctx))

	r, err := TrialRestore(ctx, c.Path, []byte(testPassphrase), o)
	if err != nil || r.Tables["person"] != 2 || r.Documents != 1 {
		t.Errorf("trial restore: %+v, %v", r, err)
	}
	if _, err := TrialRestore(ctx, c.Path, []byte("seven green bottles"), o); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("an old copy with the new passphrase: %v", err)
	}
	// A new computer: only the stick and the recovery sheet.
	fresh := filepath.Join(t.TempDir(), "new.waymark")
	must(t, Restore(ctx, fresh, c.Path, o))
	w, err := UnlockWithRecovery(ctx, fresh, recovery, o)
	must(t, err)
	if content, err := w.ReadDocument(ctx, doc); err != nil || string(content) != "a letter" {
		t.Errorf("document: %q, %v", content, err)
	}
	must(t, w.SetPassphrase(ctx, []byte("three blue kettles")))
	must(t, w.Lock(ctx))
	w, err = Unlock(ctx, fresh, []byte("three blue kettles"), o)
	must(t, err)
	must(t, w.Lock(ctx))

	// The same place: the older state returns, the newer is aside, the backups stay.
	must(t, Restore(ctx, dir, b.Path, o))
	v, err = Unlock(ctx, dir, []byte(testPassphrase), o)
	must(t, err)
	if n := count(t, v, "SELECT count(*) FROM person"); n != 1 {
		t.Errorf("%d people after the restore", n)
	}
	if list, err := v.Backups(ctx); err != nil || len(list) != 2 {
		t.Errorf("%d backups after the restore, %v", len(list), err)
	}
	if !v.Status().RotationPaused {
		t.Error("rotation is not paused after a restore")
	}
	must(t, v.ResumeRotation(ctx))
	if v.Status().RotationPaused {
		t.Error("rotation is still paused")
	}
	must(t, addPerson(v, "p3", "Cy Example"))
	must(t, v.Lock(ctx))
	aside, err := filepath.Glob(dir + ".replaced-*")
	if err != nil || len(aside) != 1 {
		t.Fatalf("moved aside: %v, %v", aside, err)
	}
	w, err = Unlock(ctx, aside[0], []byte("seven green bottles"), o)
	must(t, err)
	if n := count(t, w, "SELECT count(*) FROM person"); n != 2 {
		t.Errorf("%d people in what was replaced", n)
	}
	must(t, w.Lock(ctx))
	// Once restored and opened, a lost journal is damage again.
	must(t, os.Remove(filepath.Join(dir, journalName)))
	if _, err := Unlock(ctx, dir, []byte(testPassphrase), o); !errors.Is(err, ErrDamaged) {
		t.Errorf("a lost journal after a restore: %v", err)
	}
}

func TestRestoreRefusesADamagedBackup(t *testing.T) {
	o := testOptions()
	v, dir, _ := newVault(t, o)
	b, err := v.Backup(ctx)
	must(t, err)
	if err := Restore(ctx, dir, b.Path, o); !errors.Is(err, ErrAlreadyOpen) {
		t.Errorf("a restore over an open vault: %v", err)
	}
	must(t, v.Lock(ctx))
	image := filepath.Join(b.Path, imageName)
	content, err := os.ReadFile(image)
	must(t, err)
	content[len(content)-9] ^= 1
	must(t, os.WriteFile(image, content, 0o600))
	if err := Restore(ctx, dir, b.Path, o); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged backup: %v", err)
	}
	v, err = Unlock(ctx, dir, []byte(testPassphrase), o)
	must(t, err)
	must(t, v.Lock(ctx))
}

func TestDocuments(t *testing.T) {
	v, dir, _ := newVault(t, testOptions())
	name, err := v.AddDocument(ctx, []byte("a letter"))
	must(t, err)
	empty, err := v.AddDocument(ctx, nil)
	must(t, err)
	if got, err := v.ReadDocument(ctx, empty); err != nil || len(got) != 0 {
		t.Errorf("an empty document: %q, %v", got, err)
	}
	for _, bad := range []string{"../identity", "", "00", name + "x"} {
		if _, err := v.ReadDocument(ctx, bad); !errors.Is(err, ErrNoDocument) {
			t.Errorf("document %q: %v", bad, err)
		}
		if err := v.DeleteDocument(ctx, bad); !errors.Is(err, ErrNoDocument) {
			t.Errorf("delete %q: %v", bad, err)
		}
	}
	must(t, v.DeleteDocument(ctx, name))
	if _, err := os.Stat(filepath.Join(dir, documentsName, name+documentEnd)); err == nil {
		t.Error("the document's file is still there")
	}
	must(t, os.Remove(filepath.Join(dir, documentsName, empty+documentEnd)))
	if _, err := v.Verify(ctx); !errors.Is(err, ErrDamaged) {
		t.Errorf("verify with a lost document: %v", err)
	}
}

func TestNewIdentityLeavesNothingForTheOldKey(t *testing.T) {
	o := testOptions()
	v, dir, oldSheet := newVault(t, o)
	must(t, addPerson(v, "p1", "Amara Example"))
	doc, err := v.AddDocument(ctx, []byte("a letter"))
	must(t, err)
	old := v.Identity()
	sheet, err := v.NewIdentity(ctx, []byte(testPassphrase))
	must(t, err)
	must(t, v.Lock(ctx))
	if _, err := UnlockWithIdentity(ctx, dir, old, o); err == nil {
		t.Error("the old identity still opens the vault")
	}
	if _, err := UnlockWithRecovery(ctx, dir, oldSheet, o); !errors.Is(err, ErrWrongRecovery) {
		t.Errorf("the old sheet: %v", err)
	}
	v, err = UnlockWithRecovery(ctx, dir, sheet, o)
	must(t, err)
	if got, err := v.ReadDocument(ctx, doc); err != nil || string(got) != "a letter" {
		t.Errorf("document: %q, %v", got, err)
	}
	must(t, v.Lock(ctx))
}

func TestRecoveryKeyAsPeopleTypeIt(t *testing.T) {
	v, dir, key := newVault(t, testOptions())
	must(t, v.Lock(ctx))
	bare := key[len(recoveryPrefix):]
	for _, typed := range []string{key, " " + key + "\n", bare[:10] + " " + bare[10:30] + "-" + bare[30:], "age-secret-key-1" + bare} {
		v, err := UnlockWithRecovery(ctx, dir, typed, testOptions())
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		must(t, v.Lock(ctx))
	}
	other := "Q"
	if bare[:1] == other {
		other = "P"
	}
	for _, typed := range []string{"", "AGE-SECRET-KEY-1", bare[1:], other + bare[1:]} {
		if _, err := UnlockWithRecovery(ctx, dir, typed, testOptions()); !errors.Is(err, ErrWrongRecovery) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestSurplus(t *testing.T) {
	day := time.Date(2026, 11, 23, 18, 0, 0, 0, time.UTC)
	var list []BackupInfo
	for i := range 800 { // two a day for 400 days, newest first
		at := day.Add(-time.Duration(i) * 12 * time.Hour)
		list = append(list, BackupInfo{Name: fmt.Sprint(i), Made: at})
	}
	gone := map[string]bool{}
	for _, b := range surplus(list) {
		gone[b.Name] = true
	}
	kept := map[string]int{}
	for _, b := range list {
		if !gone[b.Name] {
			kept[b.Made.Format("2006-01")]++
		}
	}
	if n := len(list) - len(gone); n < 14+6+10 || n > 14+8+12+3 {
		t.Errorf("%d of %d are kept", n, len(list))
	}
	if len(kept) != 12 {
		t.Errorf("months kept: %v", kept)
	}
	for n := range 10 {
		same := make([]BackupInfo, n)
		for i := range same {
			same[i].Made = day
		}
		if left := n - len(surplus(same)); left < min(n, keepLeast) {
			t.Errorf("of %d on one day %d are left", n, left)
		}
	}
}

func TestRotateNeedsAWholeNewest(t *testing.T) {
	o := testOptions()
	v, _, _ := newVault(t, o)
	for range 6 {
		_, err := v.Backup(ctx)
		must(t, err)
	}
	list, err := v.Backups(ctx)
	must(t, err)
	image := filepath.Join(list[0].Path, imageName)
	content, err := os.ReadFile(image)
	must(t, err)
	content[100] ^= 1
	must(t, os.WriteFile(image, content, 0o600))
	must(t, v.Rotate(ctx))
	if list, _ = v.Backups(ctx); len(list) != 6 {
		t.Errorf("%d backups are left although the newest is damaged", len(list))
	}
	content[100] ^= 1
	must(t, os.WriteFile(image, content, 0o600))
	must(t, v.Rotate(ctx))
	if list, _ = v.Backups(ctx); len(list) != keepLeast {
		t.Errorf("%d backups are left", len(list))
	}
}
