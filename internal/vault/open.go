package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// incoming is the folder that a restore has finished and not yet moved into place.
const incoming = ".incoming"

// Unlock opens a vault with its passphrase.
func Unlock(ctx context.Context, dir string, passphrase []byte, o Options) (*Vault, error) {
	return unlock(ctx, dir, o, func(d disk) (keyring, error) {
		sealed, err := d.ReadFile(filepath.Join(dir, identityName))
		if err != nil {
			return nil, unread(identityName, err)
		}
		return openWithPassphrase(sealed, passphrase)
	}, passphrase)
}

// UnlockWithRecovery opens a vault with the recovery key from the sheet. SetPassphrase then gives it a new passphrase.
func UnlockWithRecovery(ctx context.Context, dir, recoveryKey string, o Options) (*Vault, error) {
	return unlock(ctx, dir, o, func(d disk) (keyring, error) {
		sealed, err := d.ReadFile(filepath.Join(dir, recoveryName))
		if err != nil {
			return nil, unread(recoveryName, err)
		}
		return openWithRecovery(sealed, recoveryKey)
	}, nil)
}

// UnlockWithIdentity opens a vault with its age identity: for harnesses and benches, which have no second to spare.
func UnlockWithIdentity(ctx context.Context, dir, identity string, o Options) (*Vault, error) {
	return unlock(ctx, dir, o, func(disk) (keyring, error) {
		k, err := parseKeyring([]byte(identity))
		if err != nil {
			return nil, because(ErrWrongPassphrase, err)
		}
		return k, nil
	}, nil)
}

func unlock(ctx context.Context, dir string, o Options, key func(disk) (keyring, error), passphrase []byte) (*Vault, error) {
	o, err := o.filled()
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	v := &Vault{o: o, dir: dir, files: make(chan struct{}, 1), turn: make(chan struct{}, 1)}
	v.d = disk{FS: o.FS, o: &v.o}
	if err := v.open(ctx, key); err != nil {
		_ = v.close(err)
		return nil, v.d.name(dir, err)
	}
	if len(v.keys) > 1 {
		v.resume(ctx, passphrase)
	}
	return v, nil
}

// present makes sure that there is a vault to open, and finishes a restore that was cut off before its last rename.
func (d disk) present(dir string) error {
	ok, err := d.exists(dir)
	if err != nil {
		return unread(headerName, err)
	}
	if !ok {
		if ready, err := d.exists(dir + incoming); err != nil || !ready {
			return ErrNoVault
		}
		if err := d.Rename(dir+incoming, dir); err != nil {
			return notSaved("finish the restore", err)
		}
		return notSaved("finish the restore", d.syncDir(filepath.Dir(dir)))
	}
	entries, err := d.ReadDir(dir)
	if err != nil {
		return unread(headerName, err)
	}
	for _, e := range entries {
		if e.Name() != lockName {
			return nil
		}
	}
	return ErrNoVault
}

func (d disk) header(dir string) (header, error) {
	data, err := d.ReadFile(filepath.Join(dir, headerName))
	if err != nil {
		return header{}, unread(headerName, err)
	}
	h, err := parseHeader(data)
	if err != nil && !errors.Is(err, ErrNewer) {
		return h, damaged(headerName, err)
	}
	return h, err
}

// open does everything that Unlock promises, in the order in which it must happen.
func (v *Vault) open(ctx context.Context, key func(disk) (keyring, error)) error {
	if err := v.d.present(v.dir); err != nil {
		return err
	}
	h, err := v.d.header(v.dir)
	if err != nil {
		return err
	}
	if _, err := hex.Decode(v.id[:], []byte(h.id)); err != nil {
		return damaged(headerName, err)
	}
	if v.lock, err = v.d.Lock(v.path(lockName)); err != nil {
		return notSaved("take the lock", err)
	}
	if v.keys, err = key(v.d); err != nil {
		return err
	}
	v.sweep()
	v.sweepBackups()
	return v.readAll(ctx)
}

// readAll brings the memory to what the disk says: image, journal, migrations.
func (v *Vault) readAll(ctx context.Context) error {
	m, sum, gen, size, err := v.loadImage(v.path(imageName), imageName)
	if err != nil {
		return err
	}
	v.mem, v.gen, v.imageAt = m, gen, size
	version, err := m.userVersion()
	if err != nil {
		return err
	}
	if version > v.o.newest() && len(v.o.Migrations) > 0 {
		return ErrNewer
	}
	if err := m.learn(); err != nil {
		return damaged(imageName, err)
	}
	touched, err := v.readJournal(sum, version)
	if err != nil {
		return err
	}
	m.watch()
	if err := v.reindex(ctx, touched); err != nil {
		return err
	}
	if version < v.o.newest() {
		return v.migrate(ctx)
	}
	return nil
}

// loadImage reads an image into a new database and holds it against the vault's id.
func (v *Vault) loadImage(name, shown string) (m *memory, sum hash, gen uint64, size int64, err error) {
	plain, sum, size, err := v.d.readImage(name, v.keys)
	if errors.Is(err, errShape) {
		return nil, sum, 0, 0, damaged(shown, err)
	}
	if err != nil {
		return nil, sum, 0, 0, unread(shown, err)
	}
	defer clear(plain)
	if m, err = newMemory(v.o.Derived); err != nil {
		return nil, sum, 0, 0, err
	}
	var id string
	if err = m.load(plain); err == nil {
		id, gen, err = m.imageMeta()
	}
	if err == nil && v.o.on(ruleVaultID) && id != hex.EncodeToString(v.id[:]) {
		err = errors.New("the image belongs to another vault")
	}
	if err != nil {
		_ = m.close()
		if errors.Is(err, ErrNewer) {
			return nil, sum, 0, 0, err
		}
		return nil, sum, 0, 0, damaged(shown, err)
	}
	return m, sum, gen, size, nil
}

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

// migrate makes a backup, takes the schema to the newest version in memory, and writes an image before any frame.
func (v *Vault) migrate(ctx context.Context) error {
	c, err := v.take()
	if err != nil {
		return err
	}
	if _, err := v.backup(ctx, c); err != nil {
		return err
	}
	if err := v.mem.migrate(&v.o); err != nil {
		return err
	}
	if err := v.checkpoint(); err != nil {
		// The memory has the new schema, the journal the old: nothing may be written before a checkpoint succeeds.
		v.broken, v.refusing = true, err
	}
	return nil
}

func (m *memory) migrate(o *Options) (err error) {
	m.open = true
	m.drv.RegisterAuthorizer(nil)
	if err := m.exec("PRAGMA foreign_keys=OFF"); err != nil {
		return err
	}
	have, err := m.userVersion()
	if err != nil {
		return err
	}
	for _, step := range o.Migrations {
		if uint32(step.Version) <= have {
			continue
		}
		if err := m.step(step); err != nil {
			return fmt.Errorf("migration %d (%s): %w", step.Version, step.Name, err)
		}
	}
	if err := m.exec("PRAGMA foreign_keys=ON"); err != nil {
		return err
	}
	if err := m.learn(); err != nil {
		return err
	}
	clear(m.touched)
	m.watch()
	return nil
}

func (m *memory) step(step Migration) (err error) {
	if err := m.exec(ownBegin); err != nil {
		return err
	}
	defer func() {
		if err != nil && !m.drv.AutoCommit() {
			err = errors.Join(err, m.exec(ownRollback))
		}
	}()
	if err := m.exec(step.SQL); err != nil {
		return err
	}
	if m.drv.AutoCommit() {
		return errors.New("a migration must not end its transaction")
	}
	if err := m.checkForeignKeys(); err != nil {
		return err
	}
	if err := m.exec(fmt.Sprintf("PRAGMA user_version=%d", step.Version)); err != nil {
		return err
	}
	return m.exec(ownCommit)
}

// sweep removes temporary files that an interrupted run left: nobody was ever told that they are there.
func (v *Vault) sweep() {
	for _, dir := range []string{v.dir, v.path(documentsName)} {
		entries, err := v.d.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if !e.IsDir() && strings.HasSuffix(e.Name(), ".new") {
				_ = v.d.Remove(filepath.Join(dir, e.Name()))
			}
		}
	}
}

// name adds to a damage which backup is the newest good one.
func (d disk) name(dir string, err error) error {
	var bad *damage
	if errors.As(err, &bad) {
		if list, e := d.backups(filepath.Join(dir, backupsName)); e == nil && len(list) > 0 {
			bad.backup = inWords(list[0].Made)
		}
	}
	return err
}

func inWords(t time.Time) string {
	return t.Format("2 January 2006, 3:04pm")
}
