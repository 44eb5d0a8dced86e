package measures

import "slices"

// net is what a reader of a report can know of its numbers: each has a value, and from what is printed the reader knows that it lies between lo and hi,
// and for some that it is not 1 to 5. Sums hold among them: one number is made of others. The reader knows the sums.
type net struct {
	value  []int
	lo, hi []int
	gap    []bool // known not to be 1 to 5
	min    []int  // what follows from all of it by adding up
	max    []int
	loose  []int // by sum: how many of its numbers are not pinned
	sums   []sum
	in     [][]int // the sums each number stands in
	byKey  map[string]int
}

type sum struct {
	whole int
	parts []int
}

// most is more than any count.
const most = 1 << 20

func newNet() *net { return &net{byKey: map[string]int{}} }

// number is the number of one meaning; the same key means the same number wherever it is printed. Where the values differ it cannot be the same, so the
// next key is taken.
func (n *net) number(value int, keys ...string) int {
	for _, k := range keys {
		if i, ok := n.byKey[k]; ok {
			if n.value[i] == value {
				return i
			}
			continue
		}
		i := n.free(value)
		n.byKey[k] = i
		return i
	}
	return n.free(value)
}

func (n *net) free(value int) int {
	n.value, n.in = append(n.value, value), append(n.in, nil)
	return len(n.value) - 1
}

// made says that a number is the sum of others. It is left out where it does not hold.
func (n *net) made(whole int, parts ...int) {
	total := 0
	for _, p := range parts {
		total += n.value[p]
	}
	if total != n.value[whole] {
		return
	}
	s := len(n.sums)
	n.sums = append(n.sums, sum{whole, parts})
	for _, p := range append([]int{whole}, parts...) {
		if !slices.Contains(n.in[p], s) {
			n.in[p] = append(n.in[p], s)
		}
	}
}

// know starts the reader's knowledge anew: nothing but that no count is below nought.
func (n *net) know() {
	n.lo, n.hi, n.gap = make([]int, len(n.value)), make([]int, len(n.value)), make([]bool, len(n.value))
	for i := range n.hi {
		n.hi[i] = most
	}
}

func (n *net) exactly(i int)         { n.lo[i], n.hi[i] = n.value[i], n.value[i] }
func (n *net) between(i, lo, hi int) { n.lo[i], n.hi[i] = max(n.lo[i], lo), min(n.hi[i], hi) }
func (n *net) fixed(i int) bool      { return n.lo[i] == n.hi[i] }

// pinned reports whether the number follows from what is known by adding up alone.
func (n *net) pinned(i int) bool { return n.min[i] == n.max[i] }

func (n *net) may(i, value int) bool {
	return value >= n.min[i] && value <= n.max[i] && !(n.gap[i] && small(value))
}

// work draws the conclusions that follow by adding up: in a sum of which all but one number is known, and in all that lie between.
func (n *net) work() {
	n.min, n.max = slices.Clone(n.lo), slices.Clone(n.hi)
	for i := range n.gap {
		if n.gap[i] && n.value[i] == 0 && n.max[i] <= Small {
			n.max[i] = 0
		}
	}
	for again := true; again; {
		again = false
		raise := func(i, to int) {
			if n.gap[i] && small(to) {
				to = Small + 1
			}
			if to > n.min[i] {
				n.min[i], again = to, true
			}
		}
		lower := func(i, to int) {
			if n.gap[i] && small(to) {
				to = 0
			}
			if to < n.max[i] {
				n.max[i], again = to, true
			}
		}
		for _, s := range n.sums {
			lo, hi := 0, 0
			for _, p := range s.parts {
				lo, hi = lo+n.min[p], hi+n.max[p]
			}
			raise(s.whole, lo)
			lower(s.whole, hi)
			for _, p := range s.parts {
				raise(p, n.min[s.whole]-(hi-n.max[p]))
				lower(p, n.max[s.whole]-(lo-n.min[p]))
			}
		}
	}
	n.loose = make([]int, len(n.sums))
	for j, s := range n.sums {
		for _, p := range append([]int{s.whole}, s.parts...) {
			if !n.pinned(p) {
				n.loose[j]++
			}
		}
	}
}

// steps bounds the search for another table; where it is not found in them the number counts as given away, which hides more and never less.
const steps = 2000

// another finds a second table: one that agrees with everything the reader knows and has another value of a number. It returns the numbers that differ
// there, nil when there is none: then the number follows from what is known. The search begins with the true table, changes the number and mends one
// broken sum after the other.
func (n *net) another(i int) []int {
	if n.pinned(i) {
		return nil
	}
	m := mend{n: n, change: make([]int, len(n.value)), off: make([]int, len(n.sums)), done: make([]int, len(n.sums))}
	for _, by := range []int{1, -1, 2, -2, 3, -3, 4, -4} {
		if !n.may(i, n.value[i]+by) {
			continue
		}
		for _, choices := range []int{2, 4, 8, 16} {
			m.left, m.cut = steps, false
			m.set(i, by)
			if m.all(choices) {
				return m.changed
			}
			m.unset()
			if !m.cut {
				break // more choices find nothing more
			}
		}
	}
	return nil
}

// mend is one search: the changes made so far. No number is changed twice.
type mend struct {
	n       *net
	left    int
	change  []int // by number, 0 is unchanged
	changed []int
	off     []int // by sum: what its parts have too much
	done    []int // by sum: how many of its numbers are changed
	cut     bool  // the search was ended by its choices or its length
}

func (m *mend) set(i, by int) {
	m.change[i] = by
	m.changed = append(m.changed, i)
	m.count(i, by, 1)
}

func (m *mend) unset() {
	last := len(m.changed) - 1
	i := m.changed[last]
	m.count(i, -m.change[i], -1)
	m.change[i], m.changed = 0, m.changed[:last]
}

func (m *mend) count(i, by, one int) {
	for _, s := range m.n.in[i] {
		m.done[s] += one
		if m.n.sums[s].whole == i {
			m.off[s] -= by
		} else {
			m.off[s] += by
		}
	}
}

// all mends every sum that the changes broke, with at most so many choices.
func (m *mend) all(choices int) bool {
	if m.left--; m.left < 0 {
		m.cut = true
		return false
	}
	s, open := m.broken()
	switch {
	case s < 0:
		return true
	case open == 0:
		return false
	case open > 1: // a sum with one number left is mended in one way, and that is no choice
		if choices--; choices < 0 {
			m.cut = true
			return false
		}
	}
	x, off := m.n.sums[s], m.off[s]
	for k := range len(x.parts) + 1 {
		i, by := x.whole, off
		if k < len(x.parts) {
			i, by = x.parts[k], -off
		}
		if m.change[i] != 0 || !m.n.may(i, m.n.value[i]+by) {
			continue
		}
		m.set(i, by)
		if m.all(choices) {
			return true
		}
		m.unset()
	}
	return false
}

// broken is the sum that does not hold with the fewest numbers left to mend it with, and how many these are; -1 when all hold.
func (m *mend) broken() (s, open int) {
	s = -1
	for _, i := range m.changed {
		for _, j := range m.n.in[i] {
			if m.off[j] != 0 {
				if left := m.n.loose[j] - m.done[j]; s < 0 || left < open || left == open && j < s {
					s, open = j, left
				}
			}
		}
	}
	return s, open
}

// near are the numbers from which another can be worked out, by how many sums lie between, the number itself first: through what the reader does not know
// exactly, up to what is printed.
func (n *net) near(from int) (list []int, far map[int]int) {
	list, far = []int{from}, map[int]int{from: 0}
	for k := 0; k < len(list); k++ {
		i := list[k]
		if i != from && n.fixed(i) {
			continue
		}
		for _, s := range n.in[i] {
			for _, p := range append([]int{n.sums[s].whole}, n.sums[s].parts...) {
				if _, seen := far[p]; !seen {
					far[p] = far[i] + 1
					list = append(list, p)
				}
			}
		}
	}
	return list, far
}
