package vault

import (
	"errors"
	"testing"
)

func TestCreateWriteReopen(t *testing.T) {
	o := testOptions()
	v, dir, recovery := newVault(t, o)
	must(t, addPerson(v, "p1", "Amara Example"))
	must(t, addNote(v, "n1", "p1", "went swimming"))
	id := v.Identity()
	drop(v)

	v, err := Unlock(ctx, dir, []byte(testPassphrase), o)
	must(t, err)
	if n := v.Status().Frames; n != 2 {
		t.Errorf("%d frames after reopening, want 2", n)
	}
	if n := count(t, v, "SELECT count(*) FROM note JOIN person ON person.id=note.person"); n != 1 {
		t.Errorf("%d notes after replay", n)
	}
	if n := count(t, v, "SELECT count(*) FROM search WHERE search MATCH 'swimming'"); n != 1 {
		t.Errorf("search found %d after replay", n)
	}
	must(t, addNote(v, "n2", "p1", "cooked pasta"))
	must(t, v.Lock(ctx))

	v, err = UnlockWithRecovery(ctx, dir, recovery, o)
	must(t, err)
	if s := v.Status(); s.Frames != 0 || s.Generation != 2 {
		t.Errorf("after Lock: %+v", s)
	}
	if n := count(t, v, "SELECT count(*) FROM note"); n != 2 {
		t.Errorf("%d notes after the image", n)
	}
	if _, err := v.Verify(ctx); err != nil {
		t.Error(err)
	}
	must(t, v.Lock(ctx))
	if _, err := Unlock(ctx, dir, []byte("not the right words"), o); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	v, err = UnlockWithIdentity(ctx, dir, id, o)
	must(t, err)
	must(t, v.Lock(ctx))
}

func TestNestedIsRefused(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	err := v.Write(ctx, func(*Tx) error { return v.Read(ctx, func(*Tx) error { return nil }) })
	if !errors.Is(err, ErrNested) {
		t.Fatalf("Read inside Write: %v", err)
	}
	must(t, addPerson(v, "p1", "Amara Example"))
}

func TestPanicLeavesVaultUsable(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	func() {
		defer func() {
			if recover() != "boom" {
				t.Error("the panic did not come through")
			}
		}()
		_ = v.Write(ctx, func(tx *Tx) error {
			_, _ = tx.ExecContext(ctx, "INSERT INTO person(id,name) VALUES('x','x')")
			panic("boom")
		})
	}()
	must(t, addPerson(v, "p1", "Amara Example"))
	if n := count(t, v, "SELECT count(*) FROM person"); n != 1 {
		t.Errorf("%d people", n)
	}
}
