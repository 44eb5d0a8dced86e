package vault

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The kill loop and the test of two processes run this test binary again as a child.
const (
	childDir  = "WAYMARK_VAULT_CHILD"
	childKey  = "WAYMARK_VAULT_IDENTITY"
	childWork = "WAYMARK_VAULT_WORK"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := child(dir, os.Getenv(childKey), os.Getenv(childWork)); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

var killPassphrases = []string{testPassphrase, "seven green bottles"}

// child opens a vault and works until it is killed, telling each thing that it was told is done.
func child(dir, identity, work string) error {
	o := testOptions()
	if work == "migrate" {
		o.Migrations = laterSchema
		fmt.Println("ready")
	}
	v, err := UnlockWithIdentity(ctx, dir, identity, o)
	if errors.Is(err, ErrAlreadyOpen) {
		fmt.Println("already open")
		return nil
	}
	if err != nil {
		return err
	}
	if work == "migrate" {
		return v.Lock(ctx)
	}
	fmt.Println("ready")
	if work == "hold" {
		_, _ = io.Copy(io.Discard, os.Stdin)
		return v.Lock(ctx)
	}
	var next int
	if err := v.Read(ctx, func(tx *Tx) error {
		return tx.QueryRowContext(ctx, "SELECT coalesce(max(n),0)+1 FROM note").Scan(&next)
	}); err != nil {
		return err
	}
	known := 0
	if v.knows([]byte(killPassphrases[0])) != nil {
		known = 1
	}
	for i := 0; ; i++ {
		switch {
		case i%9 == 8:
			err = v.Checkpoint(ctx)
		case i%13 == 12:
			_, err = v.Backup(ctx)
		case i%11 == 10:
			err = v.ChangePassphrase(ctx, []byte(killPassphrases[known]), []byte(killPassphrases[1-known]))
			known = 1 - known
		default:
			if err = addNote(v, strconv.Itoa(next), "p1", strings.Repeat("word ", next%200)); err == nil {
				fmt.Println("saved", next)
				next++
			}
		}
		if err != nil {
			return err
		}
	}
}

func childCommand(dir, identity, work string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), childDir+"="+dir, childKey+"="+identity, childWork+"="+work)
	c.Stderr = os.Stderr
	return c
}

// killed starts a child, kills it some time after it is ready, and gives the last save it acknowledged.
func killed(dir, identity, work string, after time.Duration) (last int, err error) {
	c := childCommand(dir, identity, work)
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := c.Start(); err != nil {
		return 0, err
	}
	lines := bufio.NewScanner(out)
	var timer *time.Timer
	for lines.Scan() {
		switch word, rest, _ := strings.Cut(lines.Text(), " "); word {
		case "ready":
			timer = time.AfterFunc(after, func() { _ = c.Process.Kill() })
		case "saved":
			last, _ = strconv.Atoi(rest)
		default:
			err = errors.New(lines.Text())
		}
	}
	if timer == nil {
		_ = c.Process.Kill()
		err = errors.Join(err, errors.New("the child never was ready"))
	}
	_ = c.Wait()
	return last, err
}

func TestHarnessKill(t *testing.T) {
	t.Parallel()
	rounds := 200
	if torture {
		rounds = 10000
	}
	o := testOptions()
	dir := filepath.Join(t.TempDir(), "care.waymark")
	v, _, err := Create(ctx, dir, []byte(testPassphrase), o)
	must(t, err)
	must(t, addPerson(v, "p1", canary))
	identity := v.Identity()
	must(t, v.Lock(ctx))
	r := rand.New(rand.NewPCG(1, 2))
	lost, saved, torn, acknowledged := 0, 0, 0, 0
	for i := range rounds {
		last, err := killed(dir, identity, "write", time.Duration(2000+r.IntN(38000))*time.Microsecond)
		must(t, err)
		acknowledged = max(acknowledged, last)
		v, err := UnlockWithIdentity(ctx, dir, identity, o)
		if err != nil {
			t.Fatalf("round %d: %v", i, err)
		}
		most, rows := count(t, v, "SELECT coalesce(max(n),0) FROM note"), count(t, v, "SELECT count(*) FROM note")
		if most < acknowledged || most > acknowledged+1 || rows != most {
			lost++
			t.Errorf("round %d: acknowledged %d, found %d in %d rows", i, acknowledged, most, rows)
		}
		acknowledged, saved = most, most
		if v.Status().Notice != "" {
			torn++
		}
		if i%10 == 0 {
			if _, err := v.Verify(ctx); err != nil {
				t.Errorf("round %d: %v", i, err)
			}
			must(t, sameSearch(v))
			if err := v.knows([]byte(killPassphrases[0])); err != nil {
				must(t, v.knows([]byte(killPassphrases[1])))
			}
			list, err := v.Backups(ctx)
			must(t, err)
			if len(list) > 0 {
				must(t, v.d.checkCopy(ctx, list[0].Path, v.keys, &v.o))
			}
			must(t, v.Rotate(ctx))
		}
		drop(v)
	}
	noCanary(t, dir)
	harness(t, "kill: %d kills, %d saves, %d torn tails, %d lost", rounds, saved, torn, lost)
}

// TestHarnessKillMigration kills while an older vault is brought to a newer schema: it is old or new, never between.
func TestHarnessKillMigration(t *testing.T) {
	t.Parallel()
	rounds := 30
	if torture {
		rounds = 400
	}
	o := testOptions()
	first := filepath.Join(t.TempDir(), "care.waymark")
	v, _, err := Create(ctx, first, []byte(testPassphrase), o)
	must(t, err)
	must(t, addPerson(v, "p1", canary))
	for i := range 20 {
		must(t, addNote(v, fmt.Sprint(i), "p1", "cooked rice"))
	}
	identity := v.Identity()
	drop(v)
	r := rand.New(rand.NewPCG(3, 4))
	older, newer := 0, 0
	for i := range rounds {
		dir := filepath.Join(t.TempDir(), "care.waymark")
		must(t, os.CopyFS(dir, os.DirFS(first)))
		_, err := killed(dir, identity, "migrate", time.Duration(r.IntN(120000))*time.Microsecond)
		must(t, err)
		v, err := UnlockWithIdentity(ctx, dir, identity, o)
		if errors.Is(err, ErrNewer) {
			newer++
		} else {
			must(t, err)
			older++
			drop(v)
		}
		o := o
		o.Migrations = laterSchema
		v, err = UnlockWithIdentity(ctx, dir, identity, o)
		must(t, err)
		if n := count(t, v, "SELECT count(*) FROM note JOIN person ON person.id=note.person WHERE colour='blue'"); n != 20 {
			t.Errorf("round %d: %d notes", i, n)
		}
		if _, err := v.Verify(ctx); err != nil {
			t.Errorf("round %d: %v", i, err)
		}
		must(t, v.Lock(ctx))
	}
	harness(t, "kill during migration: %d kills, %d older, %d newer, 0 between", rounds, older, newer)
}

// noCanary looks for the canary's name, and for keys, in every file under dir.
func noCanary(t *testing.T, dir string) {
	t.Helper()
	files := 0
	must(t, filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte("Canary")) || bytes.Contains(content, []byte(recoveryPrefix)) {
			t.Errorf("%s can be read by anybody", path)
		}
		return err
	}))
	if files == 0 {
		t.Error("no files to look at")
	}
}

func TestTwoProcesses(t *testing.T) {
	v, dir, _ := newVault(t, testOptions())
	identity := v.Identity()
	out, err := childCommand(dir, identity, "hold").Output()
	must(t, err)
	if strings.TrimSpace(string(out)) != "already open" {
		t.Errorf("a second process said %q", out)
	}
	if i, err := Look(dir, nil); err != nil || !i.InUse {
		t.Errorf("Look while open: %+v, %v", i, err)
	}
	must(t, v.Lock(ctx))

	c := childCommand(dir, identity, "hold")
	in, err := c.StdinPipe()
	must(t, err)
	stdout, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	line, err := bufio.NewReader(stdout).ReadString('\n')
	must(t, err)
	if line != "ready\n" {
		t.Fatalf("the child said %q", line)
	}
	if _, err := UnlockWithIdentity(ctx, dir, identity, testOptions()); !errors.Is(err, ErrAlreadyOpen) {
		t.Errorf("while a child has it open: %v", err)
	}
	must(t, c.Process.Kill())
	_ = c.Wait()
	_ = in.Close()
	// The kernel gives the lock back with the process, so a crash leaves nothing stale.
	v, err = UnlockWithIdentity(ctx, dir, identity, testOptions())
	must(t, err)
	must(t, v.Lock(ctx))
}
