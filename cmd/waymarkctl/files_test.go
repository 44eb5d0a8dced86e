package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
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

// What history leaves out is said, and can be had.
func TestHistorySaysWhatItLeavesOut(t *testing.T) {
	d := newDesk(t)
	a := app.New(app.Options{Now: caretest.NewClock().Now})
	must(t, a.UnlockWithIdentity(t.Context(), d.dir, d.identity))
	defer a.Lock(t.Context())
	var many []record.Record
	for range 1001 {
		many = append(many, &care.Contact{Meta: record.Meta{PersonID: d.ids["AMARA"]}, On: "2026-11-20", Mode: "text"})
	}
	must(t, a.Save(t.Context(), many...))
	for _, x := range []struct {
		all, json, said bool
	}{{said: true}, {all: true}, {json: true}} {
		var out, said bytes.Buffer
		c := &call{ctx: t.Context(), a: a, all: x.all, json: x.json, out: &out, err: &said}
		must(t, history(c))
		n := strings.Count(out.String(), "\n")
		if x.json {
			n = strings.Count(out.String(), `"n":`)
		}
		if strings.Contains(said.String(), "older ones are left out") != x.said || (n == 1000) != x.said || n < 1000 {
			t.Errorf("all %v, JSON %v: %d lines, said %q", x.all, x.json, n, said.String())
		}
	}
}
