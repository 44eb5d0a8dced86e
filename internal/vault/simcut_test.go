package vault

import (
	"bytes"
	"crypto/sha256"
	"math/rand/v2"
	"sort"
)

const sector = 512

// apply gives content after the write; take, when not nil, says for each sector whether it reached the disk.
func (w *simWrite) apply(content []byte, take func() bool) []byte {
	out := bytes.Clone(content)
	if w.trunc {
		if int64(len(out)) > w.off {
			return out[:w.off]
		}
		return append(out, make([]byte, w.off-int64(len(out)))...)
	}
	for at := 0; at < len(w.data); {
		end := min(len(w.data), at+sector-int((w.off+int64(at))%sector))
		if take == nil || take() {
			if need := w.off + int64(end); int64(len(out)) < need {
				out = append(out, make([]byte, need-int64(len(out)))...)
			}
			copy(out[w.off+int64(at):], w.data[at:end])
		}
		at = end
	}
	return out
}

// after is one disk that a power cut may leave. How: which folder changes and writes reached the platter.
type after struct {
	strict bool // folder changes in any combination; else a prefix in order
	all    bool // everything arrived
	none   bool // nothing arrived
	r      *rand.Rand
}

func (s *simDisk) cut(a after) *simDisk {
	s.mu.Lock()
	defer s.mu.Unlock()
	var ops []*dirOp
	switch {
	case a.all:
		ops = s.pending
	case a.none:
	case a.strict:
		for _, op := range s.pending {
			if a.r.IntN(2) == 0 {
				ops = append(ops, op)
			}
		}
	default:
		ops = s.pending[:a.r.IntN(len(s.pending)+1)]
	}
	table := map[*node]map[string]*node{}
	entries := func(d *node) map[string]*node {
		if table[d] == nil {
			table[d] = map[string]*node{}
			for k, v := range d.durable {
				table[d][k] = v
			}
		}
		return table[d]
	}
	for _, op := range ops {
		for _, c := range op.changes {
			if c.to == nil {
				delete(entries(c.dir), c.name)
			} else {
				entries(c.dir)[c.name] = c.to
			}
		}
	}
	made := map[*node]*node{}
	var build func(*node) *node
	build = func(n *node) *node {
		if m := made[n]; m != nil {
			return m
		}
		m := &node{dir: n.dir}
		made[n] = m
		if n.dir {
			m.entries, m.durable = map[string]*node{}, map[string]*node{}
			for name, c := range entries(n) {
				b := build(c)
				m.entries[name], m.durable[name] = b, b
			}
			return m
		}
		// Contents are never altered in place, so disks may share them.
		m.now = n.left(a)
		m.safe = m.now
		return m
	}
	if s.sums == nil {
		s.sums = map[*byte]hash{}
	}
	return &simDisk{root: build(s.root), locks: map[*node]bool{}, sums: s.sums}
}

// unsure counts what a power cut could decide either way, up to most.
func (s *simDisk) unsure(most int) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n = len(s.pending)
	seen := map[*node]bool{}
	var walk func(*node)
	walk = func(at *node) {
		if seen[at] || n > most {
			return
		}
		seen[at] = true
		for _, w := range at.writes {
			n += 1 + len(w.data)/sector
		}
		for _, c := range at.entries {
			walk(c)
		}
	}
	walk(s.root)
	return min(n, most)
}

// left is what a power cut leaves of a file.
func (n *node) left(a after) []byte {
	out := n.safe
	if a.none {
		return out
	}
	for _, w := range n.writes {
		if a.all {
			out = w.apply(out, nil)
			continue
		}
		switch a.r.IntN(4) {
		case 0:
		case 1:
			out = w.apply(out, nil)
		default:
			if w.trunc {
				continue
			}
			mode := a.r.IntN(4) // any sectors, one hole, only the first ones, only the last
			k, sectors := 0, len(w.data)/sector+2
			edge := a.r.IntN(sectors)
			out = w.apply(out, func() bool {
				defer func() { k++ }()
				switch mode {
				case 0:
					return a.r.IntN(2) == 0
				case 1:
					return k != edge
				case 2:
					return k < edge
				}
				return k >= edge
			})
			if end := w.off + int64(len(w.data)); a.r.IntN(2) == 0 && int64(len(out)) < end {
				out = append(out, make([]byte, end-int64(len(out)))...)
			}
		}
	}
	return out
}

// sum tells disks apart.
func (s *simDisk) sum() hash {
	h := sha256.New()
	var walk func(string, *node)
	walk = func(name string, n *node) {
		h.Write([]byte(name))
		h.Write([]byte{0})
		if !n.dir {
			c := s.contentSum(n.now)
			h.Write(c[:])
			return
		}
		names := make([]string, 0, len(n.entries))
		for k := range n.entries {
			names = append(names, k)
		}
		sort.Strings(names)
		for _, k := range names {
			walk(name+"/"+k, n.entries[k])
		}
	}
	walk("", s.root)
	return hash(h.Sum(nil))
}

func (s *simDisk) contentSum(b []byte) hash {
	if len(b) == 0 || s.sums == nil {
		return sha256.Sum256(b)
	}
	// Two contents may begin at the same byte when one was cut: the length goes in as well.
	at := &b[len(b)-1]
	c, ok := s.sums[at]
	if !ok {
		c = sha256.Sum256(b)
		s.sums[at] = c
	}
	return c
}

// clone is the disk as programs see it, all durable.
func (s *simDisk) clone() *simDisk { return s.cut(after{all: true}) }

// files calls f for every file.
func (s *simDisk) files(f func(name string, content []byte)) {
	var walk func(string, *node)
	walk = func(name string, n *node) {
		if !n.dir {
			f(name, n.now)
			return
		}
		for k, c := range n.entries {
			walk(name+"/"+k, c)
		}
	}
	walk("", s.root)
}
