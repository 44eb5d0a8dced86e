package vault

import (
	"context"
	"errors"
	"sync"
	"testing"
)

// countdown is a context that is cancelled when it has been asked for the n-th time.
type countdown struct {
	context.Context
	mu    sync.Mutex
	left  int
	asked int
	done  chan struct{}
}

func newCountdown(n int) *countdown {
	return &countdown{Context: context.Background(), left: n, done: make(chan struct{})}
}

func (c *countdown) Done() <-chan struct{} { return c.done }

func (c *countdown) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked++
	if c.left--; c.left == 0 {
		close(c.done)
	}
	if c.left <= 0 {
		return context.Canceled
	}
	return nil
}

func TestHarnessCancelledEverywhere(t *testing.T) {
	o := testOptions()
	v, dir, _ := newVault(t, o)
	must(t, addPerson(v, "p1", "Amara Example"))
	doc, err := v.AddDocument(ctx, []byte("a letter"))
	must(t, err)
	pass := []byte(testPassphrase)
	uses := map[string]func(context.Context) error{
		"write": func(c context.Context) error {
			return v.Write(c, func(tx *Tx) error {
				for range 3 {
					if _, err := tx.ExecContext(c, "UPDATE person SET name=name||'.' WHERE id='p1'"); err != nil {
						return err
					}
				}
				rows, err := tx.QueryContext(c, "SELECT id FROM person")
				if err != nil {
					return err
				}
				for rows.Next() { // left open on purpose
					break
				}
				var n int
				return tx.QueryRowContext(c, "SELECT count(*) FROM person").Scan(&n)
			})
		},
		"read": func(c context.Context) error {
			return v.Read(c, func(tx *Tx) error {
				var n int
				return tx.QueryRowContext(c, "SELECT count(*) FROM person").Scan(&n)
			})
		},
		"checkpoint":   v.Checkpoint,
		"backup":       func(c context.Context) error { _, err := v.Backup(c); return err },
		"copy":         func(c context.Context) error { _, err := v.CopyTo(c, t.TempDir()); return err },
		"add document": func(c context.Context) error { _, err := v.AddDocument(c, []byte("x")); return err },
		"document":     func(c context.Context) error { _, err := v.ReadDocument(c, doc); return err },
		"passphrase":   func(c context.Context) error { return v.ChangePassphrase(c, pass, pass) },
		"new sheet":    func(c context.Context) error { _, err := v.NewRecoveryKey(c); return err },
		"new identity": func(c context.Context) error { _, err := v.NewIdentity(c, pass); return err },
		"rotate":       v.Rotate,
		"verify":       func(c context.Context) error { _, err := v.Verify(c); return err },
	}
	points := 0
	for name, use := range uses {
		for n := 1; ; n++ {
			before, err := recordsOf(v)
			must(t, err)
			c := newCountdown(n)
			err = use(c)
			if err == nil {
				break
			}
			points++
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("%s cancelled at %d: %v", name, n, err)
			}
			after, err := recordsOf(v)
			must(t, err)
			if before != after {
				t.Errorf("%s cancelled at %d changed the records", name, n)
			}
			if n > 500 {
				t.Fatalf("%s never ends", name)
			}
		}
		if _, err := v.Verify(ctx); err != nil {
			t.Fatalf("after %s: %v", name, err)
		}
	}
	// What was cancelled on the way must not have reached the disk either.
	state, err := recordsOf(v)
	must(t, err)
	drop(v)
	for n := 1; n < 4; n++ {
		w, err := Unlock(newCountdown(n), dir, pass, o)
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("unlock cancelled at %d: %v", n, err)
		}
		if err == nil {
			drop(w)
			break
		}
	}
	v, err = Unlock(ctx, dir, pass, o)
	must(t, err)
	defer v.Lock(ctx)
	if again, err := recordsOf(v); err != nil || again != state {
		t.Errorf("after reopening: other records, %v", err)
	}
	harness(t, "cancelled everywhere: %d points, vault unharmed", points)
}

// TestSavingGoesOnDuringABackup stops a backup in the middle of writing and saves meanwhile.
func TestSavingGoesOnDuringABackup(t *testing.T) {
	d := newSimDisk()
	o := testOptions()
	o.FS, o.workFactor = d, 2
	v, _, err := Create(ctx, simDir, []byte(testPassphrase), o)
	must(t, err)
	doc, err := v.AddDocument(ctx, []byte("a letter"))
	must(t, err)
	saved := false
	d.before = func(op, name string) {
		if op != "link" || saved {
			return
		}
		saved = true
		done := make(chan error)
		go func() { done <- addPerson(v, "p1", "Amara Example") }()
		must(t, <-done)
		must(t, v.Checkpoint(ctx))
		short, cancel := context.WithCancel(ctx)
		cancel()
		if err := v.DeleteDocument(short, doc); !errors.Is(err, context.Canceled) {
			t.Errorf("a document was removed under a backup: %v", err)
		}
	}
	b, err := v.Backup(ctx)
	must(t, err)
	d.before = nil
	if !saved {
		t.Fatal("no document was linked")
	}
	must(t, v.d.checkCopy(ctx, b.Path, v.keys, &v.o))
	if n := count(t, v, "SELECT count(*) FROM person"); n != 1 {
		t.Errorf("%d people", n)
	}
	must(t, v.Lock(ctx))
}

func TestReadersWaitTheirTurn(t *testing.T) {
	v, _, _ := newVault(t, testOptions())
	inside, leave := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		done <- v.Write(ctx, func(*Tx) error { close(inside); <-leave; return nil })
	}()
	<-inside
	short, cancel := context.WithCancel(ctx)
	cancel()
	if err := v.Read(short, func(*Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a read waiting with a cancelled context: %v", err)
	}
	close(leave)
	must(t, <-done)
	must(t, v.Read(ctx, func(*Tx) error { return nil }))
}
