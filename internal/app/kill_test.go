package app_test

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
)

// The kill loop runs this test binary again as a child that works as the program does, through the use cases.
const (
	childDir  = "WAYMARK_APP_CHILD"
	childKey  = "WAYMARK_APP_IDENTITY"
	childWork = "WAYMARK_APP_WORK"
)

var passphrases = []string{caretest.Passphrase, "seven green bottles"}

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

// child opens the records and works until it is killed, telling the number of each step that it was told is saved. work is where in the round of
// use cases it begins, or the passphrase to change from.
func child(dir, identity, work string) error {
	a := app.New(app.Options{Now: time.Now})
	if err := a.UnlockWithIdentity(ctx, dir, identity); err != nil {
		return err
	}
	people, err := a.People(ctx)
	if err != nil {
		return err
	}
	id := people[0].ID
	found, _, err := steps(a, id)
	if err != nil {
		return err
	}
	next := len(found) + 1
	fmt.Println("ready")
	if old, ok := strings.CutPrefix(work, "from "); ok {
		for {
			now := passphrases[0]
			if now == old {
				now = passphrases[1]
			}
			if err := a.ChangePassphrase(ctx, []byte(old), []byte(now)); err != nil {
				return err
			}
			old = now
		}
	}
	begin, err := strconv.Atoi(work)
	if err != nil {
		return err
	}
	for i := begin; ; i++ {
		switch {
		case i%13 == 12:
			_, err = a.Backup(ctx)
		case i%17 == 16: // a checkpoint, and all the way up again
			if err = a.Lock(ctx); err == nil {
				err = a.UnlockWithIdentity(ctx, dir, identity)
			}
		case i%11 == 10:
			_, err = a.NewRecoveryKey(ctx)
		case i%7 == 6:
			err = a.KeepDraft(ctx, app.Draft{Kind: "contact", PersonID: id, Fields: map[string]string{"said": "unfinished"}})
		case i%19 == 18:
			_, err = a.Print(ctx, app.PrintRequest{Kind: "contact-log", PersonID: id, Audience: record.Young, ForWhom: "Amara", Format: "txt"})
		default:
			if err = step(a, id, next); err == nil {
				fmt.Println("saved", next)
				next++
			}
		}
		if err != nil {
			return err
		}
	}
}

// step n is one transaction of five records: by hand two contacts and three actions, as a file five contacts.
func step(a *app.App, id string, n int) error {
	said := "step " + strconv.Itoa(n)
	if n%6 == 5 {
		_, err := importCSV(ctx, a, "contact", "on_day,mode,talked,said\n"+strings.Repeat("2026-11-20,text,yes,"+said+"\n", 5), id)
		return err
	}
	of := record.Meta{PersonID: id}
	var recs []record.Record
	for range 2 {
		recs = append(recs, &care.Contact{Meta: of, On: "2026-11-20", Mode: "text", Talked: value.Yes, Said: said})
	}
	for range 3 {
		recs = append(recs, &care.Action{Meta: of, Part: "8", What: said, Who: "Ruth", By: "2027-01-10", State: "not_started"})
	}
	return a.Save(ctx, recs...)
}

// steps counts the records of each step, and the steps that are not whole.
func steps(a *app.App, id string) (found map[string]int, half int, err error) {
	f, err := a.File(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	found = map[string]int{}
	for _, c := range f.Contacts {
		found[c.Said]++
	}
	for _, x := range f.Actions {
		found[x.What]++
	}
	for n := range maps.Values(found) {
		if n != 5 {
			half++
		}
	}
	return found, half, nil
}

// killed starts a child, kills it some time after it is ready, and gives the last step it acknowledged.
func killed(dir, identity, work, tmp string, after time.Duration) (last int, err error) {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), childDir+"="+dir, childKey+"="+identity, childWork+"="+work, "TMPDIR="+tmp)
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := c.Start(); err != nil {
		return 0, err
	}
	ready := false
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		switch word, rest, _ := strings.Cut(lines.Text(), " "); word {
		case "ready":
			ready = true
			time.AfterFunc(after, func() { _ = c.Process.Kill() })
		case "saved":
			last, _ = strconv.Atoi(rest)
		default:
			err = errors.New(lines.Text())
		}
	}
	_ = c.Wait()
	if !ready {
		err = errors.Join(err, errors.New("the child never was ready"))
	}
	return last, err
}

// TestHarnessKill kills the program at work: every acknowledged step is there after it, whole, and nothing is damaged.
func TestHarnessKill(t *testing.T) {
	t.Parallel()
	rounds, each := 200, 40
	if os.Getenv("WAYMARK_TORTURE") != "" {
		rounds = 10000
	}
	r := rand.New(rand.NewPCG(3, 4))
	tmp := t.TempDir()
	kills, acknowledged, lost, half, damaged, torn := 0, 0, 0, 0, 0, 0
	for kills < rounds {
		dir, identity := caretest.Dir(t)
		a := app.New(app.Options{Now: time.Now})
		must(t, a.UnlockWithIdentity(ctx, dir, identity))
		p := &care.Person{FirstName: "Amara", LastName: canary, Born: "2009-03-04"}
		must(t, a.Save(ctx, &care.Owner{Name: "Ruth Okafor", Role: "adviser"}, p))
		must(t, a.Lock(ctx))
		told, phrase := 0, 0
		for range min(each, rounds-kills) {
			kills++
			work, after := strconv.Itoa(r.IntN(1000)), time.Duration(8000+r.IntN(40000))*time.Microsecond
			if kills%100 == 50 { // the key derivation is slow, so this one gets its time
				work, after = "from "+passphrases[phrase], time.Duration(500+r.IntN(4000))*time.Millisecond
			}
			last, err := killed(dir, identity, work, tmp, after)
			must(t, err)
			told = max(told, last)
			a := app.New(app.Options{Now: time.Now})
			if err := a.UnlockWithIdentity(ctx, dir, identity); err != nil {
				damaged++
				t.Fatalf("kill %d: %v", kills, err)
			}
			if _, _, err := a.Verify(ctx); err != nil {
				damaged++
				t.Errorf("kill %d: %v", kills, err)
			}
			found, broken, err := steps(a, p.ID)
			must(t, err)
			half += broken
			for n := 1; n <= told; n++ {
				if found["step "+strconv.Itoa(n)] != 5 {
					lost++
					t.Errorf("kill %d: step %d was acknowledged and %d of its 5 records are there", kills, n, found["step "+strconv.Itoa(n)])
				}
			}
			if len(found) > told+1 {
				t.Errorf("kill %d: %d steps, acknowledged %d", kills, len(found), told)
			}
			if a.VaultStatus().Notice != "" {
				torn++
			}
			told = len(found)
			must(t, a.Lock(ctx))
			if strings.HasPrefix(work, "from ") {
				if phrase, err = opens(dir); err != nil {
					damaged++
					t.Fatalf("kill %d: neither passphrase opens the records: %v", kills, err)
				}
			}
		}
		acknowledged += told
		noCanary(t, dir)
		if list, err := filepath.Glob(filepath.Join(tmp, "*")); err != nil || len(list) > 0 {
			t.Errorf("left in the temporary folder: %v, %v", list, err)
		}
	}
	fmt.Printf("kill loop: %d kills, %d acknowledged, %d lost, %d half, %d damaged (%d torn tails cut off)\n", kills, acknowledged, lost, half, damaged, torn)
	if acknowledged < rounds/2 {
		t.Errorf("only %d steps were saved in %d rounds: the loop proves nothing", acknowledged, kills)
	}
}

// opens says which of the two passphrases opens the records.
func opens(dir string) (int, error) {
	var err error
	for i, p := range passphrases {
		a := app.New(app.Options{Now: time.Now})
		if err = a.Unlock(ctx, dir, []byte(p)); err == nil {
			return i, a.Lock(ctx)
		}
	}
	return 0, err
}
