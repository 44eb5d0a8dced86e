package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
)

var torture = os.Getenv("WAYMARK_TORTURE") != ""

// story is one life of a vault on a simulated disk, step by step. A first telling records what the records look like
// after each step; later tellings are cut, failed or starved and held against it.
type story struct {
	disk   *simDisk
	off    map[rule]bool
	schema []Migration

	v          *Vault
	step       int
	name       string   // of the step under way
	states     []string // the records after each step
	done       int      // the last step that was acknowledged
	passphrase []string // that may open the vault at this moment
	recovery   string
	identity   string
	backups    int  // acknowledged
	keys       bool // the step under way changes keys
	onStep     func()
	commits    int // tell another story: this many saves of many sizes
}

var laterSchema = append(append([]Migration{}, testSchema...), Migration{2, "colour", `
ALTER TABLE person ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';
CREATE TABLE goal(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;`})

func newStory() *story { return &story{disk: newSimDisk(), schema: testSchema} }

func (s *story) options() Options {
	o := testOptions()
	o.FS, o.Migrations, o.off, o.workFactor = s.disk, s.schema, s.off, 2
	return o
}

func (s *story) exec(q string, args ...any) error {
	return s.v.Write(ctx, func(tx *Tx) error {
		if _, err := tx.ExecContext(ctx, q, args...); err != nil {
			return err
		}
		return indexAll(tx)
	})
}

// indexAll makes the search table agree with the notes.
func indexAll(tx *Tx) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM search WHERE docid NOT IN (SELECT n FROM note)"); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM search WHERE docid IN (SELECT note.n FROM note JOIN search ON search.docid=note.n WHERE search.body<>note.body)"); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO search(docid,body) SELECT n,body FROM note WHERE n NOT IN (SELECT docid FROM search)")
	return err
}

// canary is a name that must never be readable on a disk.
const canary = "Canary-Amara-Bello"

// act is one step of the story.
type act struct {
	name string
	run  func() error
}

func (s *story) acts() []act {
	long := strings.Repeat("She said the new bus to college is better than the old one. ", 40)
	note := func(id, body string) func() error {
		return func() error {
			return s.exec("INSERT INTO note(id,person,body,raw,num) VALUES(?,'p1',?,x'00ff61',1.5)", id, body)
		}
	}
	checkpoint := act{"checkpoint", func() error { return s.v.Checkpoint(ctx) }}
	acts := []act{
		{"create", s.create},
		{"first person", func() error { return s.exec("INSERT INTO person(id,name) VALUES('p1',?)", canary) }},
	}
	if s.commits > 0 {
		for i := range s.commits {
			acts = append(acts, act{"commit", note(fmt.Sprint("m", i), strings.Repeat("word ", (i*i*37)%700))})
			if i%6 == 5 {
				acts = append(acts, checkpoint)
			}
		}
		return acts
	}
	return append(acts,
		act{"a short note", note("n1", "cooked "+canary)},
		act{"a long note", note("n2", long)},
		act{"change", func() error { return s.exec("UPDATE note SET body='cooked rice' WHERE id='n1'") }},
		checkpoint,
		act{"after checkpoint", note("n3", "opened an account")},
		act{"delete", func() error { return s.exec("DELETE FROM note WHERE id='n1'") }},
		act{"backup", s.backup},
		act{"after backup", note("n4", "visited a flat")},
		act{"passphrase", func() error { return s.changePassphrase("seven green bottles") }},
		act{"document", s.document},
		act{"new sheet", s.newSheet},
		act{"after new sheet", note("n5", long+"twice")},
		act{"new identity", s.newIdentity},
		act{"after new identity", note("n6", "a new start")},
		act{"lock", func() error { return s.reopen(true) }},
		act{"crash", func() error { return s.reopen(false) }},
		act{"after lock", note("n7", "came back")},
		act{"a second backup", s.backup},
		act{"migration", func() error { s.schema = laterSchema; return s.reopen(true) }},
		act{"after migration", func() error { return s.exec("UPDATE person SET colour='green', name='Amara' WHERE id='p1'") }},
		act{"before restore", note("n8", "this one will be moved aside")},
		act{"restore", s.restore},
		act{"after restore", note("n9", "the restored vault lives")},
		act{"end", func() error { return s.reopen(true) }})
}

// tell lives the story. It stops at the first step that fails, and says which.
func (s *story) tell() error { return s.tellPart(0, 1<<30) }

// tellPart lives the steps from..to-1.
func (s *story) tellPart(from, to int) error {
	acts := s.acts()
	for i := from; i < min(to, len(acts)); i++ {
		s.step, s.name = i, acts[i].name
		s.keys = s.name == "passphrase" || s.name == "new identity" || s.name == "new sheet"
		if err := acts[i].run(); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		s.done = i
		if s.onStep != nil {
			s.onStep()
		}
	}
	return s.v.Lock(ctx)
}

func (s *story) create() (err error) {
	s.passphrase = []string{testPassphrase}
	s.v, s.recovery, err = Create(ctx, simDir, []byte(testPassphrase), s.options())
	if err == nil {
		s.identity = s.v.Identity()
	}
	return err
}

func (s *story) backup() error {
	_, err := s.v.Backup(ctx)
	if err == nil {
		s.backups++
	}
	return err
}

func (s *story) changePassphrase(to string) error {
	from := s.passphrase[0]
	s.passphrase = []string{from, to}
	err := s.v.ChangePassphrase(ctx, []byte(from), []byte(to))
	switch {
	case err == nil:
		s.passphrase = []string{to}
	case !errors.Is(err, ErrUncertain):
		s.passphrase = []string{from}
	}
	return err
}

func (s *story) document() error {
	name, err := s.v.AddDocument(ctx, []byte("a letter about "+canary))
	if err != nil {
		return err
	}
	return s.exec("INSERT INTO note(id,person,body) VALUES('doc','p1','letter')", name)
}

func (s *story) newSheet() error {
	sheet, err := s.v.NewRecoveryKey(ctx)
	if err == nil {
		s.recovery = sheet
	}
	return err
}

func (s *story) newIdentity() error {
	sheet, err := s.v.NewIdentity(ctx, []byte(s.passphrase[0]))
	if err == nil {
		s.recovery, s.identity = sheet, s.v.Identity()
	}
	return err
}

// reopen ends the vault, properly or as a crash does, and unlocks it again.
func (s *story) reopen(lock bool) (err error) {
	if lock {
		if err := s.v.Lock(ctx); err != nil {
			return err
		}
	} else {
		drop(s.v)
	}
	s.v, err = UnlockWithIdentity(ctx, simDir, s.identity, s.options())
	return err
}

func (s *story) restore() (err error) {
	list, err := s.v.Backups(ctx)
	if err != nil {
		return err
	}
	if err := s.v.Lock(ctx); err != nil {
		return err
	}
	for _, b := range list {
		if strings.HasSuffix(b.Name, "-2") {
			if err := Restore(ctx, simDir, b.Path, s.options()); err != nil {
				return err
			}
			s.v, err = UnlockWithIdentity(ctx, simDir, s.identity, s.options())
			return err
		}
	}
	return errors.New("the second backup is not listed")
}

// recordsOf is one hash over what people wrote.
func recordsOf(v *Vault) (state string, err error) {
	h := sha256.New()
	err = v.Read(ctx, func(tx *Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT id||'|'||name FROM person UNION ALL SELECT id||'|'||person||'|'||body||'|'||hex(raw)||'|'||coalesce(num,'') FROM note ORDER BY 1")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				return err
			}
			h.Write([]byte(line + "\n"))
		}
		return rows.Err()
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// recording is the story told undisturbed: the records after each step, and the story as it stood then, for telling
// it again from there.
type recording struct {
	states []string
	scenes []story
}

func record(commits int) (r recording, err error) {
	s := newStory()
	s.commits = commits
	s.onStep = func() {
		state, e := recordsOf(s.v)
		if e != nil {
			err = e
		}
		r.states = append(r.states, state)
		scene := *s
		scene.disk, scene.v, scene.onStep = s.disk.clone(), nil, nil
		r.scenes = append(r.scenes, scene)
	}
	if e := s.tell(); e != nil {
		err = e
	}
	return r, err
}

// scene is the story after step i, ready to go on; i = -1 is before the vault is created.
func (r recording) scene(i int) (*story, error) {
	s := newStory()
	s.done, s.states = -1, r.states
	if i < 0 {
		return s, nil
	}
	*s = r.scenes[i]
	s.disk, s.states = s.disk.clone(), r.states
	var err error
	s.v, err = UnlockWithIdentity(ctx, simDir, s.identity, s.options())
	return s, err
}
