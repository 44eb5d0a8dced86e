package store_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/vault"
)

// big says whether a benchmark with a million contacts runs: it needs about 4 GB of memory and a minute to build.
func big(b *testing.B) {
	b.Helper()
	if os.Getenv("WAYMARK_BIG") == "" {
		b.Skip("set WAYMARK_BIG=1 to run with a million contacts")
	}
}

// durable are the options of a store that waits for the disk, as the real one does.
func durable() store.Options {
	o := caretest.Options(nil)
	o.Vault.FS = nil
	return o
}

// filled is a vault of contacts about people, made once for each size. The rows are written by the migration that makes the tables, so that a
// million of them are one image and no frame; their hash chain is not a true one.
func filled(b *testing.B, contacts, people int) *store.Store {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "filled.waymark")
	o := durable().VaultOptions()
	o.Migrations[0].SQL += fill(contacts, people)
	v, _, err := vault.Create(ctx, dir, []byte(caretest.Passphrase), o)
	if err != nil {
		b.Fatal(err)
	}
	identity := v.Identity()
	if err := v.Lock(ctx); err != nil {
		b.Fatal(err)
	}
	debug.FreeOSMemory()
	s, err := store.UnlockWithIdentity(ctx, dir, identity, durable())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = s.Lock(ctx)
		debug.FreeOSMemory()
	})
	return s
}

// fill writes people as rows 1 to people and contacts after them, each with its row of history and of the index. "talked" stands in every
// contact, "zephyr" in five, words that begin with "hou" in every fifth. The index is left as a vault has it that grew by single saves: joined, at the
// level where FTS4 joins it again after a million more. As the one transaction leaves it, at level one, the 256th save after it would join it all.
func fill(contacts, people int) string {
	uuid := "printf('019a%04x-%04x-7000-8000-%012x', n >> 16, n & 65535, n * 2654435761 % 281474976710656)"
	chain := `randomblob(16), randomblob(32), randomblob(32)`
	return strings.NewReplacer("PEOPLE", fmt.Sprint(people), "LAST", fmt.Sprint(people+contacts), "UUID", uuid, "CHAIN", chain, "RARE", fmt.Sprint(max(contacts/5, 1))).Replace(`
CREATE TABLE seq (n INTEGER PRIMARY KEY, id TEXT NOT NULL, person_id TEXT NOT NULL, said TEXT NOT NULL) STRICT;
INSERT INTO seq WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < LAST) SELECT n, UUID, '', '' FROM c;
UPDATE seq SET person_id = (SELECT p.id FROM seq p WHERE p.n = 1 + seq.n % PEOPLE),
  said = 'We talked about ' || CASE n % 5 WHEN 0 THEN 'housing and the viewing on Friday' WHEN 1 THEN 'college, the bus fare and the late forms' WHEN 2 THEN 'money for the deposit'
    WHEN 3 THEN 'her brother and the weekend' ELSE 'sleeping badly and the doctor' END || '. ' || CASE n % 7 WHEN 0 THEN 'He was cheerful' WHEN 1 THEN 'She was tired' WHEN 2 THEN 'They laughed a lot'
    WHEN 3 THEN 'It rained all day' WHEN 4 THEN 'Tea and toast in the kitchen' WHEN 5 THEN 'We walked by the canal' ELSE 'A short call' END ||
    ' with w' || (n % 4999) || CASE WHEN n % RARE = 1 THEN ' and a zephyr' ELSE '' END WHERE n > PEOPLE;
UPDATE seq SET person_id = id, said = 'Amara w' || n WHERE n <= PEOPLE;
INSERT INTO person (n, id, person_id, first_name, last_name, birth_day) SELECT n, id, id, 'Amara', 'w' || n, '2008-05-05' FROM seq WHERE n <= PEOPLE;
INSERT INTO contact (n, id, person_id, on_day, at_time, minutes, mode, place, talked, topics, said)
  SELECT n, id, person_id, date('2016-01-01', '+' || (n % 3800) || ' days'), '14:30', 15, 'dropin', '', 'yes', 'housing,money', said FROM seq WHERE n > PEOPLE;
INSERT INTO change (n, id, at, who, voice, act, does, label, tx, undoes, kind, record_id, person_id, body, salt, digest, chain)
  SELECT n, 'c' || id, 1700000000 + n, 'Ruth Okafor (RO), personal adviser', '', 'add', 'add', 'wrote a contact', 't' || id, '', CASE WHEN n > PEOPLE THEN 'contact' ELSE 'person' END, id, person_id,
  '{"on_day":["","2026-01-01"],"mode":["","dropin"],"talked":["","yes"],"topics":["","housing,money"],"said":["","' || said || '"]}', CHAIN FROM seq;
INSERT INTO search (docid, body, who) SELECT n, said || char(10), 'p' || replace(person_id, '-', '') FROM seq;
INSERT INTO search (search) VALUES ('optimize');
UPDATE search_segdir SET level = level - level % 1024 + 5;
DROP TABLE seq;
`)
}

func contact(personID string, i int) *care.Contact {
	return &care.Contact{Meta: record.Meta{PersonID: personID}, On: caretest.Today, At: "14:30", Minutes: 15, Mode: "dropin", Talked: "yes", Topics: "housing,money",
		Said: fmt.Sprintf("We talked about housing and the viewing on Friday. She was tired with w%d", i%4999)}
}

func somebody(b *testing.B, s *store.Store) string {
	b.Helper()
	id := ""
	err := s.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.List(ctx, care.PersonSpec, store.Filter{Limit: 1})
		if err == nil {
			id = list[0].Head().ID
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return id
}

// BenchmarkCommit saves one contact durably, in vaults of a thousand to a million contacts.
func BenchmarkCommit(b *testing.B) {
	for _, size := range []struct {
		name     string
		contacts int
	}{{"1k", 1000}, {"100k", 100_000}, {"1M", 1_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			if size.contacts > 100_000 {
				big(b)
			}
			s := filled(b, size.contacts, 25+size.contacts/2000)
			p := somebody(b, s)
			i := 0
			for b.Loop() {
				i++
				if err := s.Write(ctx, caretest.Ruth, "wrote a contact", func(tx *store.Tx) error { return tx.Insert(ctx, contact(p, i)) }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCommitPlainSQLite is what Commit is measured against: the same contact, history and search rows in a plain file of SQLite, WAL,
// synchronous=FULL, nothing encrypted, in the same temporary folder.
func BenchmarkCommitPlainSQLite(b *testing.B) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(b.TempDir(), "plain.db")+"?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate&_stmt_cache_size=256")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	schema := ""
	for _, m := range store.Migrations() {
		schema += m.SQL
	}
	if _, err := db.Exec(schema + fill(1000, 25)); err != nil {
		b.Fatal(err)
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	var p string
	var n int64
	if err := conn.QueryRowContext(ctx, "SELECT id FROM person LIMIT 1").Scan(&p); err != nil {
		b.Fatal(err)
	}
	if err := conn.QueryRowContext(ctx, "SELECT max(n) FROM change").Scan(&n); err != nil {
		b.Fatal(err)
	}
	cols := append([]string{"n", "id", "person_id"}, care.ContactSpec.Columns()...)
	insert := "INSERT INTO contact (" + strings.Join(cols, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(cols)-1) + ")"
	chain := make([]byte, 32)
	for b.Loop() {
		n++
		c := contact(p, int(n))
		id := fmt.Sprintf("019b%04x-%04x-7000-8000-%012x", n>>16, n&65535, n*2654435761%281474976710656)
		body, err := json.Marshal(care.ContactSpec.Values(c))
		if err != nil {
			b.Fatal(err)
		}
		sum := sha256.Sum256(append(chain, body...))
		args := []any{n, id, p}
		for _, f := range care.ContactSpec.Fields {
			args = append(args, f.SQL(c)...)
		}
		err = func() error {
			tx, err := conn.BeginTx(ctx, nil)
			if err != nil {
				return err
			}
			defer tx.Rollback()
			for _, q := range []struct {
				sql  string
				args []any
			}{
				{`INSERT INTO change (n, id, at, who, voice, act, does, label, tx, undoes, kind, record_id, person_id, body, salt, digest, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
					[]any{n, "c" + id, n, caretest.Ruth.String(), "", "add", "add", "wrote a contact", "t" + id, "", "contact", id, p, string(body), sum[:16], sum[:], sum[:]}},
				{insert, args},
				{"INSERT INTO search (docid, body, who) VALUES (?, ?, ?)", []any{n, c.Said, "p" + strings.ReplaceAll(p, "-", "")}},
			} {
				if _, err := tx.ExecContext(ctx, q.sql, q.args...); err != nil {
					return err
				}
			}
			return tx.Commit()
		}()
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch looks for the newest 50 records with a word, across the vault and within one person.
func BenchmarkSearch(b *testing.B) {
	name, contacts := "100k", 100_000
	if os.Getenv("WAYMARK_BIG") != "" {
		name, contacts = "1M", 1_000_000
	}
	b.Run(name, func(b *testing.B) {
		s := filled(b, contacts, 25+contacts/2000)
		p := somebody(b, s)
		for _, c := range []struct {
			name, text string
			all, one   int // hits at least
		}{{"rare", "zephyr", 5, 0}, {"every", "talked", 50, 50}, {"prefix3", "hou", 50, 0}, {"twowords", "talked housing", 50, 0}, {"none", "qqqq", 0, 0}} {
			for where, person := range map[string]string{"vault": "", "person": p} {
				b.Run(c.name+"/"+where, func(b *testing.B) {
					least := c.all
					if person != "" {
						least = c.one
					}
					for b.Loop() {
						err := s.Read(ctx, func(tx *store.Tx) error {
							hits, err := tx.Search(ctx, c.text, person, 50)
							if err == nil && len(hits) < least {
								err = fmt.Errorf("%d hits for %q, want %d", len(hits), c.text, least)
							}
							return err
						})
						if err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	})
}

// BenchmarkUnlock opens the records of 25 young people over ten years, without the key derivation.
func BenchmarkUnlock(b *testing.B) {
	b.Run("25people10years", func(b *testing.B) {
		s := filled(b, 25*52*10, 25) // in touch every week
		dir, identity := s.Vault().Dir(), s.Vault().Identity()
		if err := s.Lock(ctx); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			s, err := store.UnlockWithIdentity(ctx, dir, identity, durable())
			if err != nil {
				b.Fatal(err)
			}
			if err := s.Lock(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
