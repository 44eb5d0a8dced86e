package vault

import (
	"bytes"
	"io"
	"syscall"
)

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
