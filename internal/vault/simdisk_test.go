package vault

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"syscall"
	"time"
)

// simDisk is a disk that forgets what was not synced. It keeps, beside what programs see, what is durable and which
// writes and folder changes are not yet, and builds from these the disks that a power cut may leave.
type simDisk struct {
	mu      sync.Mutex
	root    *node
	pending []*dirOp // folder changes not yet durable, in order
	locks   map[*node]bool

	calls    int
	fail     func(n int, op, name string) error // an error for the n-th call
	before   func(op, name string)              // called before each call that changes something
	capacity int64                              // bytes; 0 = unlimited
	rot      func(name string, p []byte) []byte // alters what is written
	sums     map[*byte]hash                     // of contents, which are never altered in place
}

type node struct {
	dir              bool
	entries, durable map[string]*node
	now, safe        []byte
	writes           []*simWrite // not yet durable
}

type simWrite struct {
	off    int64
	data   []byte
	trunc  bool // truncate to off
	doomed bool // an fsync failed after it: later ones no longer bring it to the disk
}

type change struct {
	dir  *node
	name string
	to   *node
}

type dirOp struct{ changes []change }

func newSimDisk() *simDisk {
	home := newDir()
	root := newDir()
	root.entries["home"], root.durable["home"] = home, home
	return &simDisk{root: root, locks: map[*node]bool{}}
}

const simDir = "/home/care.waymark"

func newDir() *node {
	return &node{dir: true, entries: map[string]*node{}, durable: map[string]*node{}}
}

func simErr(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

// call counts an operation, tells the harness, and fails it when asked.
func (s *simDisk) call(op, name string, changes bool) error {
	if changes && s.before != nil {
		s.before(op, name)
	}
	s.calls++
	if s.fail != nil {
		if err := s.fail(s.calls, op, name); err != nil {
			return simErr(op, name, err)
		}
	}
	return nil
}

func (s *simDisk) find(name string) (*node, error) {
	at := s.root
	for _, part := range strings.Split(strings.Trim(filepath.ToSlash(name), "/"), "/") {
		if part == "" {
			continue
		}
		if !at.dir {
			return nil, syscall.ENOTDIR
		}
		next := at.entries[part]
		if next == nil {
			return nil, fs.ErrNotExist
		}
		at = next
	}
	return at, nil
}

func (s *simDisk) parent(name string) (*node, string, error) {
	p, err := s.find(filepath.Dir(name))
	if err == nil && !p.dir {
		err = syscall.ENOTDIR
	}
	return p, filepath.Base(name), err
}

func (s *simDisk) apply(op *dirOp) {
	for _, c := range op.changes {
		if c.to == nil {
			delete(c.dir.entries, c.name)
		} else {
			c.dir.entries[c.name] = c.to
		}
	}
	s.pending = append(s.pending, op)
}

func (s *simDisk) Open(name string, create bool) (File, error) {
	if err := s.call("open", name, create); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(name)
	if err != nil && create {
		p, base, err := s.parent(name)
		if err != nil {
			return nil, simErr("open", name, err)
		}
		n = &node{}
		s.apply(&dirOp{[]change{{p, base, n}}})
	} else if err != nil {
		return nil, simErr("open", name, err)
	} else if create {
		n.truncate(0)
	}
	if n.dir {
		return nil, simErr("open", name, syscall.EISDIR)
	}
	return &simFile{s: s, n: n, name: name}, nil
}

func (s *simDisk) OpenRead(name string) (File, error) {
	if err := s.call("open", name, false); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(name)
	if err == nil && n.dir {
		err = syscall.EISDIR
	}
	if err != nil {
		return nil, simErr("open", name, err)
	}
	return &simFile{s: s, n: n, name: name}, nil
}

func (s *simDisk) ReadFile(name string) ([]byte, error) {
	f, err := s.OpenRead(name)
	if err != nil {
		return nil, err
	}
	if err := s.call("read", name, false); err != nil {
		return nil, err
	}
	return bytes.Clone(f.(*simFile).n.now), nil
}

func (s *simDisk) Rename(from, to string) error {
	if err := s.call("rename", from, true); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(from)
	if err != nil {
		return simErr("rename", from, err)
	}
	fp, fb, _ := s.parent(from)
	tp, tb, err := s.parent(to)
	if err != nil {
		return simErr("rename", to, err)
	}
	if old := tp.entries[tb]; old != nil && (old.dir != n.dir || old.dir && len(old.entries) > 0) {
		return simErr("rename", to, syscall.ENOTEMPTY)
	}
	s.apply(&dirOp{[]change{{fp, fb, nil}, {tp, tb, n}}})
	return nil
}

func (s *simDisk) Link(from, to string) error {
	if err := s.call("link", to, true); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(from)
	if err != nil {
		return simErr("link", from, err)
	}
	p, base, err := s.parent(to)
	if err == nil && p.entries[base] != nil {
		err = fs.ErrExist
	}
	if err != nil {
		return simErr("link", to, err)
	}
	s.apply(&dirOp{[]change{{p, base, n}}})
	return nil
}

func (s *simDisk) Remove(name string) error {
	if err := s.call("remove", name, true); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(name)
	if err == nil && n.dir && len(n.entries) > 0 {
		err = syscall.ENOTEMPTY
	}
	if err != nil {
		return simErr("remove", name, err)
	}
	p, base, _ := s.parent(name)
	s.apply(&dirOp{[]change{{p, base, nil}}})
	return nil
}

func (s *simDisk) Mkdir(name string) error {
	if err := s.call("mkdir", name, true); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p, base, err := s.parent(name)
	if err == nil && p.entries[base] != nil {
		err = fs.ErrExist
	}
	if err != nil {
		return simErr("mkdir", name, err)
	}
	s.apply(&dirOp{[]change{{p, base, newDir()}}})
	return nil
}

type simInfo struct {
	name string
	n    *node
}

func (i simInfo) Name() string               { return i.name }
func (i simInfo) Size() int64                { return int64(len(i.n.now)) }
func (i simInfo) Mode() fs.FileMode          { return i.Type() | 0o600 }
func (i simInfo) ModTime() time.Time         { return time.Time{} }
func (i simInfo) IsDir() bool                { return i.n.dir }
func (i simInfo) Sys() any                   { return nil }
func (i simInfo) Info() (fs.FileInfo, error) { return i, nil }
func (i simInfo) Type() fs.FileMode {
	if i.n.dir {
		return fs.ModeDir
	}
	return 0
}

func (s *simDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := s.call("readdir", name, false); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(name)
	if err == nil && !n.dir {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, simErr("readdir", name, err)
	}
	var out []fs.DirEntry
	for base, c := range n.entries {
		out = append(out, simInfo{base, c})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name() < out[j].Name() })
	return out, nil
}

func (s *simDisk) Stat(name string) (fs.FileInfo, error) {
	if err := s.call("stat", name, false); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(name)
	if err != nil {
		return nil, simErr("stat", name, err)
	}
	return simInfo{filepath.Base(name), n}, nil
}

func (s *simDisk) SyncDir(name string) error {
	if err := s.call("syncdir", name, true); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.find(name)
	if err != nil {
		return simErr("syncdir", name, err)
	}
	rest := s.pending[:0:0]
	for _, op := range s.pending {
		if op.changes[len(op.changes)-1].dir != n {
			rest = append(rest, op)
			continue
		}
		for _, c := range op.changes {
			if c.to == nil {
				delete(c.dir.durable, c.name)
			} else {
				c.dir.durable[c.name] = c.to
			}
		}
	}
	s.pending = rest
	return nil
}

func (s *simDisk) Resolve(name string) (string, error) { return filepath.Clean(name), nil }

type simLock struct {
	s *simDisk
	n *node
}

func (l simLock) Close() error {
	l.s.mu.Lock()
	defer l.s.mu.Unlock()
	delete(l.s.locks, l.n)
	return nil
}

func (s *simDisk) Lock(name string) (io.Closer, error) {
	f, err := s.Open(name, false)
	if err != nil {
		if f, err = s.Open(name, true); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := f.(*simFile).n
	if s.locks[n] {
		return nil, ErrAlreadyOpen
	}
	s.locks[n] = true
	return simLock{s, n}, nil
}

type simFile struct {
	s    *simDisk
	n    *node
	name string
}

func (f *simFile) Close() error         { return nil }
func (f *simFile) Size() (int64, error) { return int64(len(f.n.now)), nil }

func (f *simFile) ReadAt(p []byte, off int64) (int, error) {
	if err := f.s.call("read", f.name, false); err != nil {
		return 0, err
	}
	if off >= int64(len(f.n.now)) {
		return 0, io.EOF
	}
	n := copy(p, f.n.now[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (f *simFile) WriteAt(p []byte, off int64) (int, error) {
	err := f.s.call("write", f.name, true)
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	if f.s.rot != nil {
		p = f.s.rot(f.name, bytes.Clone(p))
	}
	n := len(p)
	if err != nil {
		n /= 2 // a failed write may leave a part
	}
	if f.s.capacity > 0 {
		grow := off + int64(n) - int64(len(f.n.now))
		if room := f.s.capacity - f.s.used(); grow > 0 && grow > room {
			n = max(0, n-int(grow-max(room, 0)))
			err = simErr("write", f.name, syscall.ENOSPC)
		}
	}
	if n > 0 {
		w := &simWrite{off: off, data: bytes.Clone(p[:n])}
		f.n.writes = append(f.n.writes, w)
		f.n.now = w.apply(f.n.now, nil)
	}
	return n, err
}

func (f *simFile) Truncate(size int64) error {
	if err := f.s.call("truncate", f.name, true); err != nil {
		return err
	}
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	f.n.truncate(size)
	return nil
}

func (n *node) truncate(size int64) {
	w := &simWrite{off: size, trunc: true}
	n.writes = append(n.writes, w)
	n.now = w.apply(n.now, nil)
}

func (f *simFile) Sync() error {
	err := f.s.call("sync", f.name, true)
	f.s.mu.Lock()
	defer f.s.mu.Unlock()
	if err != nil {
		for _, w := range f.n.writes {
			w.doomed = !w.trunc
		}
		return err
	}
	var rest []*simWrite
	for _, w := range f.n.writes {
		if w.doomed {
			rest = append(rest, w)
			continue
		}
		f.n.safe = w.apply(f.n.safe, nil)
		if w.trunc {
			// What was doomed beyond the cut is gone for good.
			keep := rest[:0]
			for _, d := range rest {
				if d.off < w.off {
					keep = append(keep, d)
				}
			}
			rest = keep
		}
	}
	f.n.writes = rest
	return nil
}

func (s *simDisk) used() (total int64) {
	seen := map[*node]bool{}
	var walk func(*node)
	walk = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		total += int64(len(n.now))
		for _, c := range n.entries {
			walk(c)
		}
	}
	walk(s.root)
	return total
}

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
