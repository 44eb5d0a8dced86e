package vault

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"

	"waymark/internal/fault"
)

// failAt tells a step and the next with the n-th call failing, once or from then on, and examines what that leaves: as
// programs see it, and after a power cut. reached says whether there was such a call.
func (r recording) failAt(step int, off map[rule]bool, n int, forEver bool) (reached bool, err error) {
	s, err := r.scene(step - 1)
	if err != nil {
		return false, err
	}
	defer func() {
		if s.v != nil {
			drop(s.v)
		}
	}()
	s.off = off
	if s.v != nil {
		s.v.o.off = off
	}
	what := ""
	s.disk.calls = 0
	s.disk.fail = func(i int, op, name string) error {
		if i == n || forEver && i > n {
			if what == "" {
				what = fmt.Sprintf("call %d (%s %s)", i, op, name)
				reached = s.step == step
			}
			return syscall.EIO
		}
		return nil
	}
	told := s.tellPart(step, step+2)
	s.disk.fail = nil
	if !reached {
		return false, nil
	}
	if told != nil && fault.CodeOf(told) == fault.Unexpected {
		return true, fmt.Errorf("%s: no sentence for %w", what, told)
	}
	if err := s.aftermath(told); err != nil {
		return true, fmt.Errorf("%s in step %q (it said: %v): %w", what, s.name, told, err)
	}
	return true, nil
}

// aftermath examines a disk on which something failed.
func (s *story) aftermath(told error) error {
	if told == nil {
		return s.examine(s.disk.clone(), false)
	}
	r := rand.New(rand.NewPCG(1, uint64(s.disk.calls)))
	for _, a := range []after{{all: true}, {r: r, none: true}, {r: r, strict: true}} {
		if err := s.examine(s.disk.cut(a), false); err != nil {
			return fmt.Errorf("after %+v: %w", a, err)
		}
	}
	// The vault still open must save again, or say that it does not, and what it says must be true after reopening.
	if s.v == nil || s.v.closed != nil {
		return nil
	}
	notice := s.v.Status().Notice
	state, err := recordsOf(s.v)
	if err != nil {
		return err
	}
	if !s.allowed(state) {
		return fmt.Errorf("in memory the records are %s", s.describe(state))
	}
	if err := addPerson(s.v, "later", "Someone Else"); err != nil {
		return fmt.Errorf("does not save although the disk is well again: %w", err)
	}
	if state, err = recordsOf(s.v); err != nil {
		return err
	}
	id := s.v.Identity()
	drop(s.v)
	for _, a := range []after{{none: true}, {all: true}} {
		if err := s.savedAgain(s.disk.cut(a), id, state, notice); err != nil {
			return fmt.Errorf("after saving again, %+v: %w", a, err)
		}
	}
	return nil
}

// savedAgain opens what a vault left that went on after a failure.
func (s *story) savedAgain(d *simDisk, id, state, notice string) error {
	o := s.options()
	o.FS = d
	v, err := UnlockWithIdentity(ctx, simDir, id, o)
	if err != nil {
		return err
	}
	defer drop(v)
	again, err := recordsOf(v)
	if err == nil && again != state {
		err = errors.New("the disk holds other records than the memory")
	}
	if err == nil && notice == "" && len(v.keys) == 1 && v.Status().Notice != "" {
		err = errors.New(v.Status().Notice)
	}
	return err
}

// failEvery fails every call of some steps and counts what went wrong.
func (r recording) failEvery(from, to int, off map[rule]bool, enough int) (total, bad int, first error) {
	for step := from; step < to; step++ {
		for _, forEver := range []bool{false, true} {
			for n := 1; ; n++ {
				reached, err := r.failAt(step, off, n, forEver)
				if err != nil {
					bad++
					if first == nil {
						first = fmt.Errorf("for ever %v: %w", forEver, err)
					}
					if bad >= enough {
						return total, bad, first
					}
				}
				if !reached {
					break
				}
				total++
			}
		}
	}
	return total, bad, first
}

func TestHarnessFailEveryCall(t *testing.T) {
	t.Parallel()
	rec, err := record(0)
	must(t, err)
	total, bad, first := rec.failEvery(0, len(rec.states), nil, 100)
	harness(t, "fail every call, once and for ever: %d faults, %d bad", total, bad)
	if bad > 0 {
		t.Error(first)
	}
	if total < 500 {
		t.Errorf("only %d faults", total)
	}
}
