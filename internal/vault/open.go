package vault

import (
	"context"
	"encoding/hex"
	"errors"
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
