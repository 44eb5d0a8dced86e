package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"waymark/internal/fault"
)

// outFile is the whole path of a file that is to be written; its folder is made before anything is recorded as given away.
func (c *call) outFile(name string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", fault.Wrap(fault.Invalid, "The file "+name+" cannot be written.", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fault.Wrap(fault.NotSaved, "The folder "+filepath.Dir(path)+" cannot be made.", err)
	}
	return path, nil
}

// writeFile puts a finished file beside what is there and returns the name it got: a file is never written over, a name that is taken gets -2, -3
// and so on before its ending. The file is whole and on the disk, or it is not there.
func (c *call) writeFile(path string, data []byte) (string, error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fault.Wrap(fault.NotSaved, "The folder "+dir+" cannot be made.", err)
	}
	name, err := writeWhole(path, data)
	if err != nil {
		return "", fault.Wrap(fault.NotSaved, "The file "+path+" cannot be written.", err)
	}
	if name != path {
		fmt.Fprintf(c.err, "%s was there already and stays. This one is %s.\n", path, name)
	}
	return name, nil
}

func writeWhole(path string, data []byte) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".waymark-*")
	if err != nil {
		return "", err
	}
	defer os.Remove(f.Name()) // gone already when it was renamed
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	if name, err = freeName(f.Name(), path); err != nil {
		return "", err
	}
	if d, e := os.Open(filepath.Dir(path)); e == nil { // some disks cannot sync a folder; the file itself is written
		_ = d.Sync()
		_ = d.Close()
	}
	return name, nil
}

// freeName gives a finished file the first name that nobody has.
func freeName(temp, path string) (string, error) {
	ext := filepath.Ext(path)
	for n := 1; n < 10_000; n++ {
		name := path
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), n, ext)
		}
		err := os.Link(temp, name)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = reserve(temp, name)
		}
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
	return "", fs.ErrExist
}

// reserve is for disks without links, as sticks are: an empty file takes the name, and the finished one takes its place.
func reserve(temp, name string) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err = f.Close(); err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		os.Remove(name)
	}
	return err
}
