package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"waymarkctl": main})
}

// canary is everybody's family name in the scripts: no file that is not asked for may hold it.
const canary = "Quillfeather"

// desk is a folder of records that each script gets a copy of, with the ids it may name.
type desk struct {
	dir, identity string
	ids           map[string]string
}

// newDesk writes the records of the scripts without the key derivation, which costs most of a second each time.
func newDesk(t *testing.T) desk {
	t.Helper()
	dir, identity := caretest.Dir(t)
	a := app.New(app.Options{Now: caretest.NewClock().Now})
	d := desk{dir, identity, map[string]string{}}
	must(t, a.UnlockWithIdentity(t.Context(), dir, identity))
	amara := &care.Person{FirstName: "Amara", LastName: canary, Born: "2009-03-04"}
	jo := &care.Person{FirstName: "Jo", LastName: canary, Born: "2008-06-07"}
	must(t, a.Save(t.Context(), &care.Owner{Name: "Ruth Okafor", Initials: "RO", Role: "adviser", CopyFrom: caretest.Today}))
	must(t, a.Save(t.Context(), &care.Service{Name: "Marlshire 16+ Team"}))
	must(t, a.Save(t.Context(), amara, jo))
	of := record.Meta{PersonID: amara.ID}
	account := &care.Account{Meta: of, Kind: "instant", Where: "Marlford Building Society", Holder: "Amara", Opened: "2026-01-05"}
	contact := &care.Contact{Meta: of, On: "2026-11-20", Mode: "dropin", Talked: value.Yes, With: "Ruth Okafor", Topics: "money", Said: "Talked about the trombone."}
	must(t, a.Save(t.Context(), account, contact, &care.CarePeriod{Meta: of, From: "2020-01-05", Basis: "co", ShortBreak: value.No}))
	entry := &care.Entry{Meta: of, AccountID: account.ID, Kind: "gift", On: "2026-03-02", Amount: 2500, Purpose: "Birthday", By: "Amara"}
	must(t, a.Save(t.Context(), entry))
	must(t, a.Lock(t.Context()))
	d.ids["AMARA"], d.ids["JO"], d.ids["ACCOUNT"], d.ids["CONTACT"], d.ids["ENTRY"] = amara.ID, jo.ID, account.ID, contact.ID, entry.ID
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fingerprint is all that a list of every type shows, and the length of the history; it fails when anything is damaged.
func (d desk) fingerprint(dir string) (string, error) {
	ctx := caretest.Ctx
	a := app.New(app.Options{Now: caretest.NewClock().Now})
	if err := a.UnlockWithIdentity(ctx, dir, d.identity); err != nil {
		return "", err
	}
	defer a.Lock(ctx)
	_, lines, err := a.Verify(ctx)
	if err != nil {
		return "", err
	}
	out := map[string]any{"history": lines}
	for _, s := range care.Specs() {
		list, err := a.List(ctx, s.Kind, app.Filter{})
		if err != nil {
			return "", err
		}
		out[s.Kind] = objects(list)
	}
	text, err := json.Marshal(out)
	return string(text), err
}

func TestScripts(t *testing.T) {
	d := newDesk(t)
	marks := map[string]string{} // by work folder; a script runs its commands one after another
	held := map[string]*app.App{}
	fail := func(ts *testscript.TestScript, err error) {
		if err != nil {
			ts.Fatalf("%v", err)
		}
	}
	cmds := map[string]func(*testscript.TestScript, bool, []string){
		// exits CODE PROGRAM ARGS…: the program ends with that exit status.
		"exits": func(ts *testscript.TestScript, _ bool, args []string) {
			want, err := strconv.Atoi(args[0])
			fail(ts, err)
			got := 0
			var e *exec.ExitError
			if err := ts.Exec(args[1], args[2:]...); errors.As(err, &e) {
				got = e.ExitCode()
			} else if err != nil {
				ts.Fatalf("%v", err)
			}
			if got != want {
				ts.Fatalf("exit status %d, not %d", got, want)
			}
		},
		// mark remembers what the records hold, same wants them whole and as they were, ! same whole and changed.
		"mark": func(ts *testscript.TestScript, _ bool, args []string) {
			f, err := d.fingerprint(ts.Getenv("WAYMARK_VAULT"))
			fail(ts, err)
			locked(func() { marks[ts.Getenv("WORK")] = f })
		},
		"same": func(ts *testscript.TestScript, neg bool, args []string) {
			f, err := d.fingerprint(ts.Getenv("WAYMARK_VAULT"))
			fail(ts, err)
			was := ""
			locked(func() { was = marks[ts.Getenv("WORK")] })
			if (f == was) == neg {
				ts.Fatalf("the records are the same as at the mark: %v", f == was)
			}
		},
		// capture NAME REGEXP: the first group, from the last output.
		"capture": func(ts *testscript.TestScript, _ bool, args []string) {
			m := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
			if m == nil {
				ts.Fatalf("the output holds no %s", args[1])
			}
			ts.Setenv(args[0], m[1])
		},
		// flip FILE changes one bit in the middle, empty FILE leaves nothing of it.
		"flip": func(ts *testscript.TestScript, _ bool, args []string) {
			name := ts.MkAbs(args[0])
			b, err := os.ReadFile(name)
			fail(ts, err)
			b[len(b)/2] ^= 1
			fail(ts, os.WriteFile(name, b, 0o600))
		},
		"empty": func(ts *testscript.TestScript, _ bool, args []string) { fail(ts, os.Truncate(ts.MkAbs(args[0]), 0)) },
		// newer FILE says that only a newer program may read the records, with the checksum that belongs to it.
		"newer": func(ts *testscript.TestScript, _ bool, args []string) {
			b, err := os.ReadFile(ts.MkAbs(args[0]))
			fail(ts, err)
			text, _, ok := strings.Cut(strings.Replace(string(b), "min_reader = 1\n", "min_reader = 99\n", 1), "check = ")
			if !ok || text == string(b) {
				ts.Fatalf("this is not the file it was:\n%s", b)
			}
			fail(ts, os.WriteFile(ts.MkAbs(args[0]), fmt.Appendf(nil, "%scheck = \"%08x\"\n", text, crc32.ChecksumIEEE([]byte(text))), 0o600))
		},
		// hold opens the records as another window would, release closes them.
		"hold": func(ts *testscript.TestScript, _ bool, args []string) {
			a := app.New(app.Options{Now: caretest.NewClock().Now})
			fail(ts, a.UnlockWithIdentity(caretest.Ctx, ts.Getenv("WAYMARK_VAULT"), d.identity))
			locked(func() { held[ts.Getenv("WORK")] = a })
		},
		"release": func(ts *testscript.TestScript, _ bool, args []string) {
			var a *app.App
			locked(func() { a = held[ts.Getenv("WORK")] })
			fail(ts, a.Lock(caretest.Ctx))
		},
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"), Cmds: cmds, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			dir := filepath.Join(env.WorkDir, "r.waymark")
			if err := os.CopyFS(dir, os.DirFS(d.dir)); err != nil {
				return err
			}
			for name, v := range d.ids {
				env.Setenv(name, v)
			}
			env.Setenv("WAYMARK_VAULT", dir)
			env.Setenv("WAYMARK_PASSPHRASE", caretest.Passphrase)
			env.Setenv("WAYMARK_DATA", filepath.Join(env.WorkDir, "data"))
			env.Defer(func() {
				err := noCanary(dir, filepath.Join(env.WorkDir, "data"), filepath.Join(env.WorkDir, ".tmp"), filepath.Join(env.WorkDir, "stick"))
				if err != nil {
					t.Error(err)
				}
			})
			return nil
		},
	})
}

// noCanary fails when a name can be read in any file under the folders; a folder may be missing.
func noCanary(dirs ...string) error {
	files := 0
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || e.IsDir() {
				return err
			}
			files++
			content, err := os.ReadFile(path)
			if bytes.Contains(content, []byte(canary)) || strings.Contains(path, canary) {
				return fmt.Errorf("%s can be read by anybody", path)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if files == 0 {
		return errors.New("no files to look at")
	}
	return nil
}
