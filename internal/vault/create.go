package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strconv"

	"filippo.io/age"
)

// making is the folder in which a vault is built before it gets its name.
const making = ".making"

// Create makes a new vault in dir, which must not exist or be empty, and opens it. The whole folder is built under
// another name and renamed when every byte of it is on the disk, so that a vault is there whole or not at all.
// The recovery key is returned once and kept nowhere.
func Create(ctx context.Context, dir string, passphrase []byte, o Options) (*Vault, string, error) {
	o, err := o.filled()
	if err != nil {
		return nil, "", err
	}
	if err := CheckPassphrase(passphrase); err != nil {
		return nil, "", err
	}
	if err := ctx.Err(); err != nil {
		return nil, "", err
	}
	d := disk{FS: o.FS, o: &o}
	if err := d.vacant(dir); err != nil {
		return nil, "", err
	}
	at := dir + making
	if !o.on(ruleAside) {
		at = dir
	}
	id, recovery, err := d.build(at, passphrase)
	if err == nil && at != dir {
		err = d.settle(at, dir)
	}
	if err != nil {
		d.removeAll(at)
		return nil, "", notCreated(err)
	}
	v, err := UnlockWithIdentity(ctx, dir, id.String(), o)
	if err != nil {
		return nil, "", err
	}
	return v, recovery.String(), nil
}

// vacant refuses a folder that holds anything, and clears away an unfinished one that never had the vault's name.
func (d disk) vacant(dir string) error {
	entries, err := d.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return because(ErrExists, err)
	case len(entries) > 0:
		return ErrExists
	default:
		if err := d.Remove(dir); err != nil {
			return notCreated(err)
		}
	}
	if ready, err := d.exists(dir + incoming); err != nil || ready {
		return because(ErrExists, errors.New("a restore waits to be finished"))
	}
	d.removeAll(dir + making)
	return nil
}

func (d disk) build(at string, passphrase []byte) (id, recovery *age.X25519Identity, err error) {
	if id, err = age.GenerateX25519Identity(); err != nil {
		return nil, nil, err
	}
	if recovery, err = age.GenerateX25519Identity(); err != nil {
		return nil, nil, err
	}
	v := &Vault{o: *d.o, dir: at, keys: keyring{id}, gen: 1, files: make(chan struct{}, 1), turn: make(chan struct{}, 1)}
	v.d = disk{FS: d.FS, o: &v.o}
	if _, err := io.ReadFull(v.o.Rand, v.id[:]); err != nil {
		return nil, nil, err
	}
	defer v.close(ErrLocked)
	for _, dir := range []string{at, v.path(documentsName), v.path(backupsName)} {
		if err := d.Mkdir(dir); err != nil {
			return nil, nil, err
		}
	}
	sealed, err := d.o.sealWithPassphrase(v.keys, passphrase)
	if err != nil {
		return nil, nil, err
	}
	if _, err := d.replaceBytes(v.path(identityName), sealed); err != nil {
		return nil, nil, err
	}
	if sealed, err = sealBytes(v.keys.text(), recovery.Recipient()); err != nil {
		return nil, nil, err
	}
	if _, err := d.replaceBytes(v.path(recoveryName), sealed); err != nil {
		return nil, nil, err
	}
	if err := v.firstImage(recovery.Recipient().String()); err != nil {
		return nil, nil, err
	}
	_, err = d.replaceBytes(v.path(headerName), header{Format, MinReader, hex.EncodeToString(v.id[:])}.encode())
	return id, recovery, err
}

// firstImage makes the empty database of the newest schema, its image and its journal.
func (v *Vault) firstImage(recovery string) (err error) {
	if v.mem, err = newMemory(v.o.Derived); err != nil {
		return err
	}
	if err := v.mem.exec(metaTables); err != nil {
		return err
	}
	for _, kv := range [][2]string{
		{metaFormat, strconv.Itoa(Format)}, {metaMinReader, strconv.Itoa(MinReader)},
		{metaID, hex.EncodeToString(v.id[:])}, {metaGeneration, "1"}, {metaRecovery, recovery},
	} {
		if err := v.mem.setMeta(kv[0], kv[1]); err != nil {
			return err
		}
	}
	if err := v.mem.migrate(&v.o); err != nil {
		return err
	}
	plain, err := v.stamp(v.gen)
	if err != nil {
		return err
	}
	defer clear(plain)
	sum, _, _, err := v.d.writeImage(v.path(imageName), plain, v.keys[0].Recipient(), v.keys)
	if err != nil {
		return err
	}
	return v.newJournal(sum)
}

// settle gives a finished folder its name. Its entries are durable before the rename, the rename before it returns.
func (d disk) settle(from, to string) error {
	if err := d.syncDir(from); err != nil {
		return err
	}
	if err := d.Rename(from, to); err != nil {
		return err
	}
	return d.syncDir(filepath.Dir(to))
}

// removeAll clears a folder that has never been a vault's or a backup's. What cannot be removed stays.
func (d disk) removeAll(dir string) {
	entries, err := d.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if e.IsDir() {
			d.removeAll(name)
		} else {
			_ = d.Remove(name)
		}
	}
	_ = d.Remove(dir)
}
