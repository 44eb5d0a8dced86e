package vault

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// powerCut tells the story and at every change of the disk builds what a power cut would leave, until enough states
// have been examined or stop says so. It returns the number of different states, the bad ones, and the first fault.
func powerCut(rec recording, commits int, off map[rule]bool, each int, seed uint64, stop bool) (seen, bad int, first error) {
	s := newStory()
	s.off, s.states, s.done, s.commits = off, rec.states, -1, commits
	r := rand.New(rand.NewPCG(seed, uint64(each)))
	known := map[hash]bool{}
	inside := false
	look := func() {
		if inside || stop && bad > 0 {
			return
		}
		inside = true
		defer func() { inside = false }()
		unsure := s.disk.unsure(10)
		for i := range min(each, 1<<unsure) {
			a := after{r: r, none: i == 0, all: i == 1, strict: i%2 == 1}
			d := s.disk.cut(a)
			sum := d.sum()
			key := hash{}
			copy(key[:], sum[:])
			key[0] ^= byte(s.done + 1)
			key[1] ^= byte(s.step)
			if known[key] {
				continue
			}
			known[key] = true
			seen++
			if err := s.examine(d, seen%5 == 0); err != nil {
				bad++
				if first == nil {
					first = fmt.Errorf("step %q: %w", s.name, err)
				}
			}
		}
	}
	s.disk.before = func(string, string) { look() }
	s.onStep = look
	if err := s.tell(); err != nil && first == nil {
		first, bad = err, bad+1
	}
	return seen, bad, first
}

func TestHarnessPowerCut(t *testing.T) {
	t.Parallel()
	want := 3000
	if torture {
		want = 200_000
	}
	total, bad := 0, 0
	var fault error
	for seed := uint64(1); total < want; seed++ {
		for _, commits := range []int{0, 100} {
			rec, err := record(commits)
			must(t, err)
			seen, b, first := powerCut(rec, commits, nil, 120, seed, false)
			total, bad = total+seen, bad+b
			if fault == nil {
				fault = first
			}
		}
	}
	harness(t, "power-cut: %d states, %d bad", total, bad)
	if bad > 0 {
		t.Fatal(fault)
	}
}
