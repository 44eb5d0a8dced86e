package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
)

// smallSchema keeps the image small enough to turn over every byte of it.
var smallSchema = []Migration{{1, "people and notes", `
CREATE TABLE person(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE note(n INTEGER PRIMARY KEY, id TEXT NOT NULL, person TEXT NOT NULL REFERENCES person(id), body TEXT NOT NULL, raw BLOB, num REAL) STRICT`}}

// writeNote is addNote without a search table.
func writeNote(v *Vault, id, body string) error {
	return v.Write(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO note(id,person,body) VALUES(?,'p1',?)", id, body)
		return err
	})
}

// patient is a vault on a simulated disk: some notes in the image, five frames in the journal, two documents.
type patient struct {
	disk     *simDisk
	recovery string
	identity string
	states   []string // after the image, after each frame
	docs     []string
	keys     keyring
	seen     int
	header   int          // bytes of the image's age header
	fileKey  age.Identity // what the header holds
	o        Options
}

func newPatient(t testing.TB, off map[rule]bool, more int) *patient {
	t.Helper()
	p := &patient{disk: newSimDisk()}
	o := testOptions()
	o.workFactor, o.FS, o.off = 2, p.disk, off
	o.Migrations, o.Derived, o.Reindex = smallSchema, nil, nil
	p.o = o
	v, recovery, err := Create(ctx, simDir, []byte(testPassphrase), o)
	must(t, err)
	p.recovery, p.identity, p.keys = recovery, v.Identity(), v.keys
	must(t, addPerson(v, "p1", "Amara Example"))
	must(t, writeNote(v, "n1", "cooked rice"))
	for _, text := range []string{"a letter", "a photograph"} {
		name, err := v.AddDocument(ctx, []byte(text))
		must(t, err)
		p.docs = append(p.docs, name)
	}
	for i := range more {
		must(t, writeNote(v, fmt.Sprint("more", i), strings.Repeat("a long talk about work ", 40)))
	}
	must(t, v.Checkpoint(ctx))
	mark := func() {
		state, err := recordsOf(v)
		must(t, err)
		p.states = append(p.states, state)
	}
	mark()
	for i := range 5 {
		must(t, writeNote(v, fmt.Sprint("m", i), strings.Repeat("word ", 1+i)))
		mark()
	}
	drop(v)
	return p
}

// with is the disk with one file's content replaced; nil removes it.
func (p *patient) with(name string, content []byte) *simDisk {
	d := p.disk.clone()
	parent, base, err := d.parent(simDir + "/" + name)
	if err != nil {
		panic(err)
	}
	n := &node{now: content, safe: content}
	if content == nil {
		delete(parent.entries, base)
		return d
	}
	parent.entries[base] = n
	return d
}

func (p *patient) content(name string) []byte {
	n, err := p.disk.find(simDir + "/" + name)
	if err != nil {
		panic(err)
	}
	return n.now
}

// opened opens a damaged disk the way a person would whose file is damaged, and says what came of it.
func (p *patient) opened(d *simDisk, name string) (at int, notice string, err error) {
	o := p.o
	o.FS = d
	var v *Vault
	switch name {
	case identityName:
		v, err = Unlock(ctx, simDir, []byte(testPassphrase), o)
	case recoveryName:
		v, err = UnlockWithRecovery(ctx, simDir, p.recovery, o)
	default:
		v, err = UnlockWithIdentity(ctx, simDir, p.identity, o)
	}
	if err != nil {
		return -1, "", err
	}
	defer drop(v)
	state, err := recordsOf(v)
	if err != nil {
		return -1, "", err
	}
	for i, s := range p.states {
		if s == state {
			return i, v.Status().Notice, nil
		}
	}
	return -2, "", nil
}

// noticed says what is wrong with the way a vault took a damage: it must be refused as damage, or the last frame alone
// cut off with a notice, or nothing lost. A file of keys may also answer that the passphrase is wrong.
func (p *patient) noticed(d *simDisk, name string, cutEnds bool) error {
	if name == imageName && !torture {
		// Most damage to an image is seen while it is decrypted; opening the rest of the vault each time tells no more.
		p.seen++
		if p.seen%97 != 0 && p.sealBroken(d) {
			return nil
		}
	}
	at, notice, err := p.opened(d, name)
	last := len(p.states) - 1
	switch {
	case errors.Is(err, ErrDamaged):
		return nil
	case err != nil && (name == identityName && errors.Is(err, ErrWrongPassphrase) || name == recoveryName && errors.Is(err, ErrWrongRecovery)):
		return nil
	case err != nil:
		return fmt.Errorf("said: %w", err)
	case at == last:
		return nil
	case at == -2:
		return errors.New("opened with records that never were")
	case cutEnds:
		return nil // an older true state
	case at == last-1 && notice != "":
		return nil
	}
	return fmt.Errorf("opened at state %d of %d, notice %q", at, last, notice)
}

// sealBroken decrypts an image and says whether that fails. The key of the whole image saves the elliptic curve where
// the header is unharmed.
func (p *patient) sealBroken(d *simDisk) bool {
	n, err := d.find(simDir + "/" + imageName)
	if err != nil {
		return false
	}
	whole := p.content(imageName)
	if p.fileKey == nil {
		header, err := age.ExtractHeader(bytes.NewReader(whole))
		if err != nil {
			panic(err)
		}
		key, err := age.DecryptHeader(header, p.keys[0])
		if err != nil {
			panic(err)
		}
		p.header, p.fileKey = len(header), age.NewInjectedFileKeyIdentity(key)
	}
	var id age.Identity = p.keys[0]
	if len(n.now) > p.header && bytes.Equal(n.now[:p.header], whole[:p.header]) {
		id = p.fileKey
	}
	r, err := age.Decrypt(bytes.NewReader(n.now), id)
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	return err != nil
}

var keyFiles = []string{headerName, identityName, recoveryName}

// flips turns every step-th byte of a file over and counts what went unnoticed.
func (p *patient) flips(name string, step int) (total, bad int, first error) {
	whole := p.content(name)
	for i := 0; i < len(whole); i += step {
		b := bytes.Clone(whole)
		b[i] ^= 1 << (i % 8)
		total++
		if err := p.noticed(p.with(name, b), name, false); err != nil {
			bad++
			if first == nil {
				first = fmt.Errorf("byte %d of %s: %w", i, name, err)
			}
		}
	}
	return total, bad, first
}

func (p *patient) cuts(name string, step int) (total, bad int, first error) {
	whole := p.content(name)
	for n := 0; n < len(whole); n += step {
		total++
		if err := p.noticed(p.with(name, whole[:n:n]), name, name == journalName); err != nil {
			bad++
			if first == nil {
				first = fmt.Errorf("%s cut to %d bytes: %w", name, n, err)
			}
		}
	}
	return total, bad, first
}

// losses empties and removes every file.
func (p *patient) losses() (total, bad int, first error) {
	for _, name := range append([]string{journalName, imageName}, keyFiles...) {
		for _, content := range [][]byte{nil, {}, {0}} {
			total++
			if err := p.noticed(p.with(name, content), name, false); err != nil {
				bad++
				if first == nil {
					first = fmt.Errorf("%s with %d bytes: %w", name, len(content), err)
				}
			}
		}
	}
	return total, bad, first
}

// documents swaps, alters and removes documents.
func (p *patient) documents() (total, bad int, first error) {
	a, b := "documents/"+p.docs[0]+".age", "documents/"+p.docs[1]+".age"
	cases := map[string][]byte{"swapped": p.content(b), "removed": nil, "empty": {}}
	for i := range p.content(a) {
		c := bytes.Clone(p.content(a))
		c[i] ^= 4
		cases[fmt.Sprint("byte ", i)] = c
	}
	for what, content := range cases {
		total++
		o := p.o
		o.FS = p.with(a, content)
		v, err := UnlockWithIdentity(ctx, simDir, p.identity, o)
		if err == nil {
			_, err = v.ReadDocument(ctx, p.docs[0])
			drop(v)
		}
		if !errors.Is(err, ErrDamaged) {
			bad++
			first = fmt.Errorf("document %s: %v", what, err)
		}
	}
	return total, bad, first
}

func TestHarnessDamage(t *testing.T) {
	t.Parallel()
	p := newPatient(t, nil, 0)
	image := len(p.content(imageName))
	if image > 64<<10 {
		t.Errorf("the image has %d bytes, should be at most 64 KB", image)
	}
	total, bad := 0, 0
	add := func(n, b int, first error) {
		total, bad = total+n, bad+b
		if b > 0 {
			t.Error(first)
		}
	}
	for _, name := range append([]string{journalName, imageName}, keyFiles...) {
		add(p.flips(name, 1))
		add(p.cuts(name, 1))
	}
	full, step := newPatient(t, nil, 300), 97
	if torture {
		step = 1
	}
	add(full.flips(imageName, step))
	add(full.cuts(imageName, step))
	add(p.shuffles(t))
	add(p.splices(t))
	add(p.losses())
	add(p.documents())
	harness(t, "damage: %d damages (images of %d and %d bytes), %d unnoticed", total, image, len(full.content(imageName)), bad)
}
