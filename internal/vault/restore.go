package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// Restore puts a backup in the vault's place. It needs no key: the copy is held against its own note here and opened
// by the next unlocking. The vault that was there is moved aside as NAME.replaced-TIME, never deleted, and its backups
// stay with the restored one. Rotation pauses until ResumeRotation, so that nothing is pruned in the confusion.
func Restore(ctx context.Context, dir, backupDir string, o Options) error {
	o, err := o.filled()
	if err != nil {
		return err
	}
	d := disk{FS: o.FS, o: &o}
	if err := ctx.Err(); err != nil {
		return err
	}
	// A restore that was cut off before its last step comes first.
	there := true
	if err := d.present(dir); errors.Is(err, ErrNoVault) {
		if there, err = d.exists(dir); err != nil {
			return unread(headerName, err)
		}
	} else if err != nil {
		return err
	}
	var lock io.Closer
	if there {
		if lock, err = d.Lock(filepath.Join(dir, lockName)); err != nil {
			return notSaved("take the lock", err)
		}
	}
	aside := ""
	if err == nil && there {
		aside, err = d.asideName(dir)
	}
	if err == nil {
		d.removeAll(dir + making)
		d.removeAll(dir + incoming)
		err = d.fillRestored(ctx, dir+making, backupDir, filepath.Base(aside))
	}
	// The lock is given back before the rename: Windows renames no folder in which a file is open.
	if lock != nil {
		err = errors.Join(err, lock.Close())
	}
	if err != nil {
		d.removeAll(dir + making)
		return notBackedUp("copy the backup", err)
	}
	return notSaved("put the backup in place", d.swap(dir, aside))
}

func (d disk) asideName(dir string) (string, error) {
	base := dir + ".replaced-" + d.o.Now().UTC().Format("20060102T150405Z")
	for n, name := 2, base; ; n++ {
		taken, err := d.exists(name)
		if err != nil || !taken {
			return name, err
		}
		name = fmt.Sprintf("%s-%d", base, n)
	}
}

// fillRestored copies a backup file by file, held against its note.
func (d disk) fillRestored(ctx context.Context, tmp, backupDir, aside string) error {
	if _, err := d.header(backupDir); err != nil {
		return err
	}
	note, err := d.note(backupDir)
	if err != nil {
		return err
	}
	if !d.whole(BackupInfo{Path: backupDir}) {
		return damaged(imageName, errors.New("not the image that the backup was made with"))
	}
	for _, dir := range []string{tmp, filepath.Join(tmp, documentsName), filepath.Join(tmp, backupsName)} {
		if err := d.Mkdir(dir); err != nil {
			return err
		}
	}
	names := []string{headerName, identityName, recoveryName, imageName}
	docs, err := d.ReadDir(filepath.Join(backupDir, documentsName))
	if err != nil {
		return unread(documentsName, err)
	}
	for _, e := range docs {
		names = append(names, filepath.Join(documentsName, e.Name()))
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		content, err := d.ReadFile(filepath.Join(backupDir, name))
		if err != nil {
			return unread(name, err)
		}
		if _, err := d.replaceBytes(filepath.Join(tmp, name), content); err != nil {
			return err
		}
	}
	at := d.o.Now().Format(time.RFC3339)
	if _, err := d.replaceBytes(filepath.Join(tmp, restoredName), notes{"image": note["image"], "at": at, "aside": aside}.encode("Restored from a backup; goes at the next unlocking.", "image", "at", "aside")); err != nil {
		return err
	}
	_, err = d.replaceBytes(filepath.Join(tmp, pausedName), notes{"at": at}.encode("No backup is pruned until this pause is ended in Settings.", "at"))
	return err
}

// swap takes three renames: finished folder to "incoming", old vault aside, incoming into place. Cut off anywhere, the
// next unlocking finds either the old vault or an incoming one without it, which it moves into place.
func (d disk) swap(dir, aside string) error {
	if err := d.settle(dir+making, dir+incoming); err != nil {
		return err
	}
	if aside != "" {
		if err := d.settle(dir, aside); err != nil {
			return err
		}
	}
	if err := d.settle(dir+incoming, dir); err != nil {
		return err
	}
	if aside == "" {
		return nil
	}
	return d.bringBackups(aside, dir)
}

// bringBackups moves the backups of the replaced vault to the restored one.
func (d disk) bringBackups(from, to string) error {
	entries, err := d.ReadDir(filepath.Join(from, backupsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if taken, err := d.exists(filepath.Join(to, backupsName, e.Name())); err != nil || taken {
			return errors.Join(err, fs.ErrExist)
		}
		if err := d.Rename(filepath.Join(from, backupsName, e.Name()), filepath.Join(to, backupsName, e.Name())); err != nil {
			return err
		}
	}
	if err := d.syncDir(filepath.Join(to, backupsName)); err != nil {
		return err
	}
	return d.syncDir(filepath.Join(from, backupsName))
}

// afterRestore begins the journal that a restored backup has none of. Without the note that Restore left, or with
// another image beside it, a missing journal is damage.
func (v *Vault) afterRestore(image hash, missing error) error {
	n, err := v.restored()
	if err != nil || n["image"] != hex.EncodeToString(image[:]) {
		return damaged(journalName, missing)
	}
	if err := v.newJournal(image); err != nil {
		v.broken, v.refusing = true, notSaved("begin a journal", err)
		return nil
	}
	v.finishRestore(n)
	return nil
}

func (v *Vault) restored() (notes, error) {
	data, err := v.d.ReadFile(v.path(restoredName))
	if err != nil {
		return nil, err
	}
	return parseNotes(data)
}

// finishRestore brings over the backups that an interrupted restore left in the replaced vault, and takes away the
// note, without which a missing journal is damage again. What fails is tried at the next unlocking.
func (v *Vault) finishRestore(n notes) {
	if aside := n["aside"]; aside != "" && aside == filepath.Base(aside) && aside != "." {
		if v.d.bringBackups(filepath.Join(filepath.Dir(v.dir), aside), v.dir) != nil {
			return
		}
	}
	if v.d.Remove(v.path(restoredName)) == nil {
		_ = v.d.syncDir(v.dir)
	}
}

// TrialRestore opens a backup in memory only and reads all of it: proof that it would do.
func TrialRestore(ctx context.Context, backupDir string, passphrase []byte, o Options) (Report, error) {
	o, err := o.filled()
	if err != nil {
		return Report{}, err
	}
	d := disk{FS: o.FS, o: &o}
	sealed, err := d.ReadFile(filepath.Join(backupDir, identityName))
	if err != nil {
		return Report{}, unread(identityName, err)
	}
	k, err := openWithPassphrase(sealed, passphrase)
	if err != nil {
		return Report{}, err
	}
	return d.examine(ctx, backupDir, k, &o, true)
}
