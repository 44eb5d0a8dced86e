package vault

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"testing"
)

// frames takes a journal apart.
func frames(t testing.TB, journal []byte) (head []byte, out [][]byte) {
	t.Helper()
	_, sealed, err := journalGeneration(journal)
	must(t, err)
	at := headSize + len(sealed)
	head = journal[:at]
	for at < len(journal) {
		n := frameHead + int(binary.BigEndian.Uint32(journal[at+24:]))
		out = append(out, journal[at:at+n])
		at += n
	}
	return head, out
}

// shuffles puts the frames in wrong orders; every one must be damage.
func (p *patient) shuffles(t testing.TB) (total, bad int, first error) {
	head, fr := frames(t, p.content(journalName))
	try := func(what string, order ...int) {
		b := bytes.Clone(head)
		for _, i := range order {
			b = append(b, fr[i]...)
		}
		total++
		at, notice, err := p.opened(p.with(journalName, b), journalName)
		if !errors.Is(err, ErrDamaged) {
			bad++
			if first == nil {
				first = fmt.Errorf("%s %v: state %d, notice %q, error %v", what, order, at, notice, err)
			}
		}
	}
	n := len(fr)
	all := func() []int {
		o := make([]int, n)
		for i := range o {
			o[i] = i
		}
		return o
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			o := all()
			o[i], o[j] = o[j], o[i]
			try("swapped", o...)
		}
		if i < n-1 {
			o := all()
			try("dropped", append(o[:i:i], o[i+1:]...)...)
		}
		for at := 0; at <= n; at++ {
			o := all()
			if at == i { // the frame twice is the same either way
				continue
			}
			try("replayed", append(append(append([]int{}, o[:at]...), i), o[at:]...)...)
		}
	}
	return total, bad, first
}

// splices tries what only chain and image hash can tell: frames and images of a life that forked.
func (p *patient) splices(t testing.TB) (total, bad int, first error) {
	note := func(what string, err error) {
		total++
		if err != nil {
			bad++
			if first == nil {
				first = fmt.Errorf("%s: %w", what, err)
			}
		}
	}
	damage := func(d *simDisk) error {
		at, notice, err := p.opened(d, journalName)
		if errors.Is(err, ErrDamaged) {
			return nil
		}
		return fmt.Errorf("state %d, notice %q, error %v", at, notice, err)
	}
	// The same vault lived on from frame 3 in another way.
	head, fr := frames(t, p.content(journalName))
	fork := p.with(journalName, append(bytes.Clone(head), bytes.Join(fr[:3], nil)...))
	o := p.o
	o.FS = fork
	v, err := UnlockWithIdentity(ctx, simDir, p.identity, o)
	must(t, err)
	must(t, writeNote(v, "x1", "another life"))
	must(t, writeNote(v, "x2", "another life goes on"))
	drop(v)
	n, err := fork.find(simDir + "/" + journalName)
	must(t, err)
	_, other := frames(t, n.now)
	join := func(parts ...[]byte) []byte { return bytes.Join(append([][]byte{head}, parts...), nil) }
	note("fork: its fifth after our fourth", damage(p.with(journalName, join(fr[0], fr[1], fr[2], fr[3], other[4], fr[4]))))
	at, notice, err := p.opened(p.with(journalName, join(fr[0], fr[1], fr[2], fr[3], other[4])), journalName)
	if err == nil && (at != 4 || notice == "") {
		note("fork at the end", fmt.Errorf("state %d, notice %q", at, notice))
	} else {
		note("fork at the end", nil)
	}
	// Another image of the same generation: a backup's, made after two frames.
	o.FS = p.with(journalName, join(fr[0], fr[1]))
	v, err = UnlockWithIdentity(ctx, simDir, p.identity, o)
	must(t, err)
	b, err := v.Backup(ctx)
	must(t, err)
	drop(v)
	n, err = o.FS.(*simDisk).find(b.Path + "/" + imageName)
	must(t, err)
	note("another image of this generation", damage(p.with(imageName, n.now)))
	one := p.with(imageName, n.now)
	ones, _ := one.find(simDir + "/" + journalName)
	ones.now = join(fr[0])
	note("another image under one frame", damage(one))
	// Image and journal of different generations.
	o.FS = p.disk.clone()
	v, err = UnlockWithIdentity(ctx, simDir, p.identity, o)
	must(t, err)
	must(t, v.Checkpoint(ctx))
	must(t, writeNote(v, "later", "later"))
	drop(v)
	n, err = o.FS.(*simDisk).find(simDir + "/" + journalName)
	must(t, err)
	note("a journal newer than its image", damage(p.with(journalName, n.now)))
	// Another vault's files.
	q := newPatient(t, p.o.off, 0)
	for _, name := range []string{headerName, journalName, imageName} {
		note(name+" of another vault", damage(p.with(name, q.content(name))))
	}
	return total, bad, first
}
