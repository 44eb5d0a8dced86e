package vault

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
)

// rule names one safety habit. Harnesses switch single rules off to show that they would notice.
type rule string

const (
	ruleSyncFrame   rule = "fsync of a frame before COMMIT"
	ruleSyncFile    rule = "fsync before rename"
	ruleSyncDir     rule = "fsync of the folder"
	ruleReadBack    rule = "read back before rename"
	ruleHeaderSum   rule = "checksum of a frame header"
	ruleChain       rule = "hash chain of frames"
	ruleSequence    rule = "sequence of frames"
	ruleGeneration  rule = "generation of the journal"
	ruleImageHash   rule = "journal names its image"
	ruleAuth        rule = "authentication of a whole frame"
	ruleTorn        rule = "torn only when no header follows"
	ruleTruncate    rule = "truncate after a failed write"
	ruleStopRename  rule = "no frame after a rename that may have happened"
	ruleAside       rule = "build aside, then rename the folder"
	ruleVaultID     rule = "vault id of the image"
	ruleNewJournal  rule = "a new journal for a new image"
	ruleDocumentSum rule = "hash of a document"
)

func (o *Options) on(r rule) bool { return !o.off[r] }

// disk is an FS together with the rules that are on.
type disk struct {
	FS
	o *Options
}

func (d disk) syncDir(name string) error {
	if !d.o.on(ruleSyncDir) {
		return nil
	}
	return d.SyncDir(name)
}

func (d disk) syncFile(f File) error {
	if !d.o.on(ruleSyncFile) {
		return nil
	}
	return f.Sync()
}

func (d disk) exists(name string) (bool, error) {
	_, err := d.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// atWriter turns WriteAt into Write.
type atWriter struct {
	f   File
	off int64
}

func (w *atWriter) Write(p []byte) (int, error) {
	n, err := w.f.WriteAt(p, w.off)
	w.off += int64(n)
	return n, err
}

// reader reads a whole file from its start.
func reader(f File) (io.Reader, int64, error) {
	n, err := f.Size()
	if err != nil {
		return nil, 0, err
	}
	return io.NewSectionReader(f, 0, n), n, nil
}

// write makes a file with the given content and puts it on the disk, but not yet its name in the folder.
func (d disk) write(name string, fill func(io.Writer) error) (err error) {
	f, err := d.Open(name, true)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	b := bufio.NewWriterSize(&atWriter{f: f}, 1<<18)
	if err := fill(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return d.syncFile(f)
}

// replace writes NAME.new, has it checked, and renames it to NAME. renamed says that the rename was at least tried:
// from then on the disk may hold either file. check reads the temporary file as it lies on the disk.
func (d disk) replace(name string, fill func(io.Writer) error, check func(tmp string) error) (renamed bool, err error) {
	tmp := name + ".new"
	if err := d.write(tmp, fill); err != nil {
		_ = d.Remove(tmp)
		return false, err
	}
	if check != nil && d.o.on(ruleReadBack) {
		if err := check(tmp); err != nil {
			_ = d.Remove(tmp)
			return false, err
		}
	}
	if err := d.Rename(tmp, name); err != nil {
		return true, err
	}
	return true, d.syncDir(filepath.Dir(name))
}

// replaceBytes is replace for small content; what is read back must be equal.
func (d disk) replaceBytes(name string, content []byte) (renamed bool, err error) {
	return d.replace(name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}, func(tmp string) error { return d.sameBytes(tmp, content) })
}

var errReadBack = errors.New("what was read back is not what was written")

func (d disk) sameBytes(name string, content []byte) error {
	got, err := d.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, content) {
		return errReadBack
	}
	return nil
}

func writeAll(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}
