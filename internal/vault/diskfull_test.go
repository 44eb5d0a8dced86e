package vault

import (
	"errors"
	"fmt"
	"testing"
)

// starve tells the story on a disk of the given size until something does not fit, and examines what that leaves.
func starve(rec recording, commits int, size int64) (refused bool, err error) {
	s := newStory()
	s.states, s.done, s.commits = rec.states, -1, commits
	s.disk.capacity = size
	told := s.tell()
	if told == nil {
		return false, nil
	}
	defer func() {
		if s.v != nil {
			drop(s.v)
		}
	}()
	if !errors.Is(told, ErrDiskFull) && !errors.Is(told, ErrBackupFull) && !errors.Is(told, ErrCreateFull) && !errors.Is(told, ErrUncertain) {
		return true, fmt.Errorf("step %q said: %w", s.name, told)
	}
	// What is saved stays readable while the disk is full.
	if s.v != nil && s.v.closed == nil {
		state, err := recordsOf(s.v)
		if err != nil || !s.allowed(state) {
			return true, fmt.Errorf("step %q: while full the records are %s: %v", s.name, s.describe(state), err)
		}
	}
	full := s.disk.clone()
	full.capacity = max(1, full.used())
	if s.schema == nil || len(s.schema) == 1 { // a migration needs room for its backup first
		o := s.options()
		o.FS = full
		v, err := s.openAny(o)
		if err == nil {
			drop(v)
		} else if s.done >= 0 {
			return true, fmt.Errorf("step %q: does not open while the disk is full: %w", s.name, err)
		}
	}
	s.disk.capacity = 0
	return true, s.aftermath(told)
}

func TestHarnessDiskFull(t *testing.T) {
	t.Parallel()
	sizes := 40
	if torture {
		sizes = 400
	}
	total, refused, bad := 0, 0, 0
	for _, commits := range []int{0, 30} {
		rec, err := record(commits)
		must(t, err)
		most := rec.scenes[len(rec.scenes)-1].disk.used() + 50_000
		for i := 1; i <= sizes; i++ {
			total++
			r, err := starve(rec, commits, most*int64(i)/int64(sizes))
			if r {
				refused++
			}
			if err != nil {
				bad++
				t.Errorf("%d of %d: %v", i, sizes, err)
			}
		}
	}
	harness(t, "disk full: %d sizes, %d refused saves, %d bad", total, refused, bad)
}
