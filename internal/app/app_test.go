package app_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

var ctx = context.Background()

// canary is the family name of everybody in these tests: no file may hold it.
const canary = "Quillfeather"

// desk is the program with one owner and one young person, opened without the key derivation.
type desk struct {
	*app.App
	t             testing.TB
	clock         *caretest.Clock
	dir, identity string
	amara         *care.Person
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	dir, identity := caretest.Dir(t)
	d := &desk{t: t, clock: caretest.NewClock(), dir: dir, identity: identity}
	d.App = app.New(app.Options{Now: d.clock.Now, DataDir: t.TempDir()})
	d.unlock()
	t.Cleanup(func() {
		if err := d.Lock(ctx); err != nil {
			t.Error(err)
		}
		noCanary(t, dir)
	})
	d.save(&care.Owner{Name: "Ruth Okafor", Initials: "RO", Role: "adviser", CopyFrom: caretest.Today}, &care.Service{Name: "Marlshire 16+ Team"})
	d.amara = d.person("Amara")
	return d
}

func (d *desk) person(name string) *care.Person {
	d.t.Helper()
	p := &care.Person{FirstName: name, LastName: canary, Born: "2009-03-04"}
	d.save(p)
	return p
}

func (d *desk) unlock() {
	d.t.Helper()
	if err := d.UnlockWithIdentity(ctx, d.dir, d.identity); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) relock() {
	d.t.Helper()
	must(d.t, d.Lock(ctx))
	d.unlock()
}

func (d *desk) of(p *care.Person) record.Meta { return record.Meta{PersonID: p.ID} }

func (d *desk) save(recs ...record.Record) {
	d.t.Helper()
	must(d.t, d.Save(ctx, recs...))
}

// whole fails when the records are harmed in any way.
func (d *desk) whole() {
	d.t.Helper()
	if _, _, err := d.Verify(ctx); err != nil {
		d.t.Fatal(err)
	}
}

// lines counts the rows of history: equal before and after means that nothing was written.
func (d *desk) lines() int64 {
	d.t.Helper()
	_, n, err := d.Verify(ctx)
	must(d.t, err)
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused wants a sentence that holds all the words, and nothing written.
func (d *desk) refused(what func() error, words ...string) {
	d.t.Helper()
	before := d.lines()
	err := what()
	if err == nil {
		d.t.Fatalf("accepted; wanted a refusal with %q", words)
	}
	if fault.CodeOf(err) == fault.Unexpected {
		d.t.Fatalf("not a refusal for a person: %v", err)
	}
	for _, w := range words {
		if !strings.Contains(fault.Sentence(err), w) {
			d.t.Errorf("%q does not say %q", fault.Sentence(err), w)
		}
	}
	if after := d.lines(); after != before {
		d.t.Errorf("refused, and yet there are %d lines of history after %d", after, before)
	}
}

func (d *desk) refuse(r record.Record, words ...string) {
	d.t.Helper()
	d.refused(func() error { return d.Save(ctx, r) }, words...)
}

func (d *desk) account() *care.Account {
	d.t.Helper()
	a := &care.Account{Meta: d.of(d.amara), Kind: "instant", Where: "Marlford Building Society", Holder: "Amara", Opened: "2026-01-05"}
	d.save(a)
	return a
}

func (d *desk) pay(a *care.Account, on value.Date, kind string, amount value.Money) *care.Entry {
	return &care.Entry{Meta: d.of(d.amara), AccountID: a.ID, Kind: kind, On: on, Amount: amount, Purpose: "Trainers", AgreedBy: "Amara and Ruth", By: "Ruth Okafor", Evidence: "Slip"}
}

func noCanary(t testing.TB, dirs ...string) {
	t.Helper()
	files := 0
	for _, dir := range dirs {
		must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			files++
			content, err := os.ReadFile(path)
			if bytes.Contains(content, []byte(canary)) {
				t.Errorf("%s can be read by anybody", path)
			}
			return err
		}))
	}
	if files == 0 {
		t.Error("no files to look at")
	}
}
