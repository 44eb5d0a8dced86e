package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// readJournal replays the frames that follow the image. A journal older than the image is what a checkpoint leaves
// behind that was cut off before its last step: the image holds all of it, and an empty journal takes its place.
func (v *Vault) readJournal(image hash, version uint32) (touched []Row, err error) {
	data, err := v.d.ReadFile(v.path(journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, v.afterRestore(image, err)
	}
	if err != nil {
		return nil, unread(journalName, err)
	}
	h, err := parseJournalHead(data, v.keys)
	if err != nil {
		return nil, damaged(journalName, err)
	}
	if h.id != v.id && v.o.on(ruleVaultID) {
		return nil, damaged(journalName, errors.New("the journal belongs to another vault"))
	}
	if v.o.on(ruleGeneration) {
		if h.generation < v.gen {
			if err := v.newJournal(image); err != nil {
				v.broken, v.refusing = true, notSaved("begin a journal", err)
			}
			return nil, nil
		}
		if h.generation > v.gen {
			return nil, damaged(imageName, errors.New("the image is older than the journal"))
		}
	}
	if h.image != image && v.o.on(ruleImageHash) {
		return nil, damaged(imageName, errors.New("the journal follows another image"))
	}
	c, err := newChain(h, version, &v.o)
	if err != nil {
		return nil, err
	}
	touched, t, err := v.replay(data, h.size, c)
	if err != nil {
		return nil, damaged(journalName, err)
	}
	if err := v.useJournal(h, t.end, c); err != nil {
		v.broken, v.refusing = true, notSaved("open the journal", err)
		return touched, nil
	}
	if n, err := v.restored(); err == nil {
		v.finishRestore(n)
	}
	if len(t.torn) > 0 {
		v.say("The last change may be missing: Waymark was cut off while saving it. Look at what you wrote last.")
		if err := v.keepTorn(t.torn); err != nil {
			v.broken, v.refusing = true, notSaved("cut the journal", err)
		}
	}
	return touched, nil
}

// replay puts the frames into the database, with foreign keys off, and examines them at the end.
func (v *Vault) replay(data []byte, from int64, c *chain) (touched []Row, t tail, err error) {
	m := v.mem
	if err := m.exec("PRAGMA foreign_keys=OFF"); err != nil {
		return nil, t, err
	}
	if err := m.exec(ownBegin); err != nil {
		return nil, t, err
	}
	seen := map[Row]bool{}
	t, err = c.replay(data, from, func(tables []images) error {
		for _, im := range tables {
			for _, r := range im.rows {
				if row := (Row{im.table, r.n}); !seen[row] {
					seen[row] = true
					touched = append(touched, row)
				}
			}
		}
		return m.put(tables)
	})
	if err != nil {
		return nil, t, errors.Join(err, m.exec(ownRollback))
	}
	if err := m.exec(ownCommit); err != nil {
		return nil, t, err
	}
	if len(touched) > 0 {
		if err := m.checkForeignKeys(); err != nil {
			return nil, t, fmt.Errorf("%w: %v", errFrame, err)
		}
	}
	return touched, t, m.exec("PRAGMA foreign_keys=ON")
}

// keepTorn keeps the bytes of an unfinished frame beside the journal and cuts them off.
func (v *Vault) keepTorn(torn []byte) error {
	name := v.path(journalName + ".torn-" + v.o.Now().UTC().Format("20060102T150405Z"))
	if _, err := v.d.replaceBytes(name, torn); err != nil {
		return err
	}
	return v.cut()
}

// reindex lets the store make its derived tables again after a replay. They are in no frame, so nothing is written.
func (v *Vault) reindex(ctx context.Context, touched []Row) error {
	if v.o.Reindex == nil || len(touched) == 0 {
		return nil
	}
	return v.aside(ctx, func(tx *Tx) error { return v.o.Reindex(ctx, tx, touched) })
}

// aside runs a transaction that may change derived tables only.
func (v *Vault) aside(ctx context.Context, fn func(*Tx) error) (err error) {
	m := v.mem
	clear(m.touched)
	if err := m.exec(ownBegin); err != nil {
		return err
	}
	defer func() {
		clear(m.touched)
		if !m.drv.AutoCommit() {
			err = errors.Join(err, m.exec(ownRollback))
		}
	}()
	if err := v.run(ctx, m, true, fn); err != nil {
		return err
	}
	if len(m.touched) > 0 {
		return because(ErrStatement, errors.New("reindexing changed a table that is not derived"))
	}
	return m.exec(ownCommit)
}

// reload takes the memory from the disk again, after a COMMIT that failed although its frame is saved.
func (v *Vault) reload() error {
	old := v.mem
	err := v.readAll(free)
	if err == nil {
		_ = old.close()
		return nil
	}
	if v.mem != old {
		_ = old.close()
	}
	_ = v.close(err)
	return err
}
