package vault

import (
	"context"
	"encoding/hex"
	"errors"
)

// Report is what an examination found; an examination that finds damage returns an error instead.
type Report struct {
	Tables     map[string]int64 // rows of each table of the records
	Documents  int
	Frames     int
	Generation uint64
	Bytes      int64 // of the image
}

// Verify examines everything that is on the disk: image and journal are read again and compared with the memory, and
// every document is read.
func (v *Vault) Verify(ctx context.Context) (Report, error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return Report{}, err
	}
	defer leave()
	r, err := v.verify(ctx)
	return r, v.d.name(v.dir, err)
}

func (v *Vault) verify(ctx context.Context) (r Report, err error) {
	if err := v.mem.check(); err != nil {
		return r, damaged(imageName, err)
	}
	if h, err := v.d.header(v.dir); err != nil {
		return r, err
	} else if h.id != hex.EncodeToString(v.id[:]) {
		return r, damaged(headerName, errors.New("another vault's id"))
	}
	if !v.broken {
		if err := v.compareDisk(); err != nil {
			return r, err
		}
	}
	r = Report{Generation: v.gen, Frames: v.frames, Bytes: v.imageAt}
	if r.Documents, err = v.mem.readDocuments(ctx, v.d, v.dir, v.keys); err != nil {
		return r, err
	}
	if r.Tables, err = v.mem.counts(); err != nil {
		return r, err
	}
	if v.o.VerifyDerived != nil {
		err = v.aside(ctx, func(tx *Tx) error { return v.o.VerifyDerived(ctx, tx) })
	}
	return r, err
}

// compareDisk reads image and journal into a second database and compares every row with the first.
func (v *Vault) compareDisk() error {
	m, sum, gen, _, err := v.loadImage(v.path(imageName), imageName)
	if err != nil {
		return err
	}
	defer m.close()
	if gen != v.gen {
		return damaged(imageName, errors.New("another generation"))
	}
	if err := m.learn(); err != nil {
		return damaged(imageName, err)
	}
	data, err := v.d.ReadFile(v.path(journalName))
	if err != nil {
		return unread(journalName, err)
	}
	h, err := parseJournalHead(data, v.keys)
	if err != nil {
		return damaged(journalName, err)
	}
	version, err := m.userVersion()
	if err != nil {
		return err
	}
	if h.id != v.id || h.generation != v.gen || h.image != sum {
		return damaged(journalName, errors.New("the journal belongs to another image"))
	}
	c, err := newChain(h, version, &v.o)
	if err != nil {
		return err
	}
	other := &Vault{o: v.o, mem: m}
	_, t, err := other.replay(data, h.size, c)
	if err != nil {
		return damaged(journalName, err)
	}
	if t.end != v.end || c.last != v.chain.last {
		return damaged(journalName, errors.New("the journal ends elsewhere"))
	}
	mine, err := v.mem.digest()
	if err != nil {
		return err
	}
	theirs, err := m.digest()
	if err != nil {
		return err
	}
	if mine != theirs {
		return damaged(journalName, errors.New("the disk holds other records than the memory"))
	}
	return nil
}
