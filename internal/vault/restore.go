package vault

import (
	"context"
	"encoding/hex"
	"errors"
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
	there, err := d.exists(dir)
	if err != nil {
		return unread(headerName, err)
	}
	if there {
		lock, err := d.Lock(filepath.Join(dir, lockName))
		if err != nil {
			return notSaved("take the lock", err)
		}
		defer lock.Close()
	}
	tmp := dir + making
	d.removeAll(tmp)
	if err := d.fillRestored(ctx, tmp, backupDir); err != nil {
		d.removeAll(tmp)
		return notBackedUp("copy the backup", err)
	}
	return notSaved("put the backup in place", d.swap(dir, there))
}

// fillRestored copies a backup file by file, held against its note.
func (d disk) fillRestored(ctx context.Context, tmp, backupDir string) error {
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
	if _, err := d.replaceBytes(filepath.Join(tmp, restoredName), notes{"image": note["image"], "at": at}.encode("Restored from a backup; goes at the next unlocking.", "image", "at")); err != nil {
		return err
	}
	_, err = d.replaceBytes(filepath.Join(tmp, pausedName), notes{"at": at}.encode("No backup is pruned until this pause is ended in Settings.", "at"))
	return err
}

// swap takes three renames: finished folder to "incoming", old vault aside, incoming into place. Cut off anywhere, the
// next unlocking finds either the old vault or an incoming one without it, which it moves into place.
func (d disk) swap(dir string, there bool) error {
	aside := dir + ".replaced-" + d.o.Now().UTC().Format("20060102T150405Z")
	if err := d.settle(dir+making, dir+incoming); err != nil {
		return err
	}
	if there {
		if err := d.settle(dir, aside); err != nil {
			return err
		}
	}
	if err := d.settle(dir+incoming, dir); err != nil {
		return err
	}
	if !there {
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
	data, err := v.d.ReadFile(v.path(restoredName))
	if err != nil {
		return damaged(journalName, missing)
	}
	n, err := parseNotes(data)
	if err != nil || n["image"] != hex.EncodeToString(image[:]) {
		return damaged(journalName, missing)
	}
	if err := v.newJournal(image); err != nil {
		v.broken, v.refusing = true, notSaved("begin a journal", err)
	}
	return nil
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
	return d.examine(ctx, backupDir, k, &o)
}
