package vault

import (
	"errors"
	"fmt"
	"sync"
)

// soundDisks have been examined before and were well; the same bytes at the same point of the story need no second look.
var soundDisks sync.Map

// examine opens what is left on a disk and says what is wrong with it.
func (s *story) examine(d *simDisk, second bool) (err error) {
	key := fmt.Sprintf("%x %d %d %d %v %s", d.sum(), s.done, s.step, len(s.schema), s.off, s.states[max(s.done, 0)])
	if _, known := soundDisks.Load(key); known && !second {
		return nil
	}
	defer func() {
		if err == nil {
			soundDisks.Store(key, true)
		}
	}()
	o := s.options()
	o.FS = d
	v, err := s.openAny(o)
	if s.done < 0 && errors.Is(err, ErrNoVault) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	defer drop(v)
	state, err := recordsOf(v)
	if err != nil {
		return err
	}
	if !s.allowed(state) {
		return fmt.Errorf("the records are %s", s.describe(state))
	}
	if second {
		if _, err := v.Verify(ctx); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	} else if err := v.mem.check(); err != nil {
		return err
	} else if _, err := v.mem.readDocuments(ctx, v.d, v.dir, v.keys); err != nil {
		return err
	}
	if err := sameSearch(v); err != nil {
		return err
	}
	if err := s.examineBackups(v); err != nil {
		return err
	}
	if !second {
		return nil
	}
	return s.secondLife(v, o)
}

func (s *story) allowed(state string) bool {
	if s.done >= 0 && state == s.states[s.done] {
		return true
	}
	return s.step > s.done && state == s.states[s.step]
}

func (s *story) describe(state string) string {
	for i := len(s.states) - 1; i >= 0; i-- {
		if s.states[i] == state {
			return fmt.Sprintf("those of step %d, acknowledged is %d", i, s.done)
		}
	}
	return "none that ever were"
}

// openAny opens with the identity when it is known and stays, else with a passphrase that may be right.
func (s *story) openAny(o Options) (v *Vault, err error) {
	if !s.keys && s.done >= 0 {
		return UnlockWithIdentity(ctx, simDir, s.identity, o)
	}
	for _, p := range s.passphrase {
		if v, err = Unlock(ctx, simDir, []byte(p), o); !errors.Is(err, ErrWrongPassphrase) {
			return v, err
		}
	}
	return v, err
}

func sameSearch(v *Vault) error {
	return v.Read(ctx, func(tx *Tx) error {
		var n int
		err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM note LEFT JOIN search ON search.docid=note.n WHERE search.body IS NOT note.body)
			+ (SELECT count(*) FROM search WHERE docid NOT IN (SELECT n FROM note))`).Scan(&n)
		if err == nil && n > 0 {
			err = fmt.Errorf("%d rows of search differ", n)
		}
		return err
	})
}

// soundBackups are backups that have been read whole before; the same bytes need no second reading.
var soundBackups sync.Map

func (s *story) examineBackups(v *Vault) error {
	list, err := v.Backups(ctx)
	if err != nil {
		return err
	}
	if len(list) < s.backups {
		return fmt.Errorf("%d backups of %d", len(list), s.backups)
	}
	for _, b := range list {
		at, err := v.d.FS.(*simDisk).find(b.Path)
		if err != nil {
			return err
		}
		sum := (&simDisk{root: at}).sum()
		if _, known := soundBackups.Load(sum); known {
			continue
		}
		// Backups of another identity open with the passphrase of their day.
		sealed, err := v.d.ReadFile(b.Path + "/" + identityName)
		if err != nil {
			return err
		}
		var k keyring
		for _, p := range []string{testPassphrase, "seven green bottles"} {
			if k, err = openWithPassphrase(sealed, []byte(p)); err == nil {
				break
			}
		}
		if err != nil {
			return fmt.Errorf("backup %s: %w", b.Name, err)
		}
		if err := v.d.checkCopy(ctx, b.Path, k, &v.o); err != nil {
			return fmt.Errorf("backup %s: %w", b.Name, err)
		}
		soundBackups.Store(sum, true)
	}
	return nil
}

// secondLife writes to a vault that survived, drops it, and looks whether that is there.
func (s *story) secondLife(v *Vault, o Options) error {
	if err := addPerson(v, "later", "Someone Else"); err != nil {
		return fmt.Errorf("second life: %w", err)
	}
	id := v.Identity()
	drop(v)
	v, err := UnlockWithIdentity(ctx, simDir, id, o)
	if err != nil {
		return fmt.Errorf("second life: %w", err)
	}
	defer drop(v)
	var n int
	err = v.Read(ctx, func(tx *Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM person WHERE id='later'").Scan(&n)
	})
	if err == nil && n != 1 {
		err = errors.New("second life: an acknowledged save is gone")
	}
	if err == nil && v.Status().Notice != "" {
		err = fmt.Errorf("second life: %s", v.Status().Notice)
	}
	return err
}
