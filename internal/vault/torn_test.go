package vault

import (
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
)

// tornTails lays an unfinished frame at every place within a sector and leaves out every set of its sectors, as zeros
// or as missing length. Each must be told from damage, since it is what an ordinary power cut leaves.
func tornTails(off map[rule]bool) (total, bad int, first error) {
	o := Options{off: off}
	c, err := newChain(journalHead{generation: 1}, 1, &o)
	if err != nil {
		return 0, 1, err
	}
	seal := func(size int) []byte {
		body, err := encodeBody([]images{{table: "note", cols: []string{"body"}, rows: []rowImage{{1, []any{strings.Repeat("x", size)}}}}})
		if err != nil {
			panic(err)
		}
		f, err := c.seal(body, rand.Reader)
		if err != nil {
			panic(err)
		}
		return f
	}
	before := *c
	good := seal(100)
	c.step(good)
	last := seal(1200)
	for phase := range sector {
		w := simWrite{off: int64(phase), data: last}
		sectors := (phase + len(last) + sector - 1) / sector
		for set := range 1 << sectors {
			if set == 1<<sectors-1 {
				continue
			}
			k := 0
			out := w.apply(make([]byte, phase), func() bool { k++; return set>>(k-1)&1 == 1 })[phase:]
			for _, whole := range []bool{false, true} {
				tail := out
				if whole {
					tail = append(append([]byte{}, out...), make([]byte, len(last)-len(out))...)
				}
				if len(tail) == 0 {
					continue
				}
				total++
				again := before
				end, err := again.replay(append(append([]byte{}, good...), tail...), 0, func([]images) error { return nil })
				if err == nil && end.end != int64(len(good)) {
					err = fmt.Errorf("it ends at %d", end.end)
				}
				if err != nil {
					bad++
					if first == nil {
						first = fmt.Errorf("begins %d bytes into a sector, sectors %b: %w", phase, set, err)
					}
				}
			}
		}
	}
	return total, bad, first
}

func TestHarnessTornTails(t *testing.T) {
	total, bad, first := tornTails(nil)
	harness(t, "torn tails: %d, %d taken for damage", total, bad)
	if bad > 0 {
		t.Error(first)
	}
}
