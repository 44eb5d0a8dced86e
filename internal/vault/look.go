package vault

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// Info is what can be seen of a vault without its key.
type Info struct {
	Format   uint64
	ID       string
	InUse    bool  // another window or program has it open
	Waiting  bool  // a restore was cut off before its last step; the next unlocking finishes it
	Damage   error // a missing or emptied file, a journal without a head, a header that cannot be read
	Restored bool  // restored and not yet opened
}

// Look tells what can be seen of a vault from outside. ErrNoVault means that there is none; damage is in the Info.
func Look(dir string, files FS) (Info, error) {
	if files == nil {
		files = OSFS()
	}
	d := disk{FS: files, o: &Options{}}
	there, err := d.exists(dir)
	if err != nil {
		return Info{}, unread(headerName, err)
	}
	if !there {
		if ready, err := d.exists(dir + incoming); err != nil || !ready {
			return Info{}, ErrNoVault
		}
		i, err := Look(dir+incoming, files)
		i.Waiting = true
		return i, err
	}
	if err := d.present(dir); err != nil {
		return Info{}, err
	}
	h, err := d.header(dir)
	if errors.Is(err, ErrNewer) {
		return Info{Format: h.format, ID: h.id}, err
	}
	i := Info{Format: h.format, ID: h.id, Damage: err}
	if lock, err := d.Lock(filepath.Join(dir, lockName)); err == nil {
		_ = lock.Close()
	} else {
		i.InUse = errors.Is(err, ErrAlreadyOpen)
	}
	i.Restored, _ = d.exists(filepath.Join(dir, restoredName))
	if i.Damage == nil {
		i.Damage = d.outside(dir, i.Restored)
	}
	i.Damage = d.name(dir, i.Damage)
	return i, nil
}

// outside looks for damage that needs no key to be seen.
func (d disk) outside(dir string, restored bool) error {
	for _, name := range []string{identityName, recoveryName, imageName} {
		s, err := d.Stat(filepath.Join(dir, name))
		if err != nil {
			return unread(name, err)
		}
		if s.Size() == 0 {
			return damaged(name, errors.New("the file is empty"))
		}
	}
	data, err := d.ReadFile(filepath.Join(dir, journalName))
	if errors.Is(err, fs.ErrNotExist) && restored {
		return nil
	}
	if err != nil {
		return unread(journalName, err)
	}
	if _, _, err := journalGeneration(data); err != nil {
		return damaged(journalName, err)
	}
	return nil
}
