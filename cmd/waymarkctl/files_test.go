package main

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A name that is taken is passed over, with links and without, also by many at once.
func TestFilesAreNeverWrittenOver(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "pack.pdf")
	for i, want := range []string{"pack.pdf", "pack-2.pdf", "pack-3.pdf"} {
		name, err := writeWhole(path, []byte{byte(i)})
		if err != nil || filepath.Base(name) != want {
			t.Fatalf("%s, %v, not %s", name, err, want)
		}
	}
	temp := filepath.Join(dir, "temp")
	must(t, os.WriteFile(temp, []byte{9}, 0o600))
	if err := reserve(temp, path); !os.IsExist(err) {
		t.Fatalf("a name that is taken: %v", err)
	}
	must(t, reserve(temp, filepath.Join(dir, "pack-4.pdf")))
	for i, name := range []string{"pack.pdf", "pack-2.pdf", "pack-3.pdf"} {
		if b, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(b, []byte{byte(i)}) {
			t.Fatalf("%s holds %v, %v", name, b, err)
		}
	}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if _, err := writeWhole(filepath.Join(dir, "many.txt"), []byte{byte(i)}); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	entries, err := os.ReadDir(dir)
	must(t, err)
	if len(entries) != 24 {
		t.Fatalf("%d files, not 24: %v", len(entries), entries)
	}
}
