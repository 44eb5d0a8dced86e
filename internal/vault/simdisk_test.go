package vault

import (
	"bytes"
	"io"
	"io/fs"
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
