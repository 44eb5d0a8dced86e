package store

import (
	"context"
	"os"
	"testing"

	"waymark/internal/care"
)

const fixedSchema = `-- History: every change field by field, chained by hash. A record's n is the n of the change that added it.
CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  voice TEXT NOT NULL,
  act TEXT NOT NULL,
  does TEXT NOT NULL,
  label TEXT NOT NULL,
  tx TEXT NOT NULL,
  undoes TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  body TEXT NOT NULL,
  salt BLOB NOT NULL,
  digest BLOB NOT NULL,
  chain BLOB NOT NULL
) STRICT;
CREATE INDEX change_record ON change(record_id) WHERE record_id <> '';
CREATE INDEX change_person ON change(person_id, n);
CREATE INDEX change_tx ON change(tx);

-- Unfinished text of forms; in frames, not in history.
CREATE TABLE draft (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- The search index is derived: docid is the record's n.
CREATE VIRTUAL TABLE search USING fts4(body, who, tokenize=unicode61, order=desc, prefix="3");

`

// furtherIndexes are for questions that no Spec tells of: open follow-ups, visits the rules ask for.
const furtherIndexes = `-- The few contacts that the home page needs of all.
CREATE INDEX contact_follow_up ON contact(n) WHERE follow_up_day <> '' AND follow_up_done_day = '';
CREATE INDEX contact_statutory ON contact(n) WHERE statutory_visit <> '';
`

// TestWriteFirstSchema writes the first migration from the Specs when WAYMARK_WRITE_SCHEMA is set; until the first release it is made anew.
func TestWriteFirstSchema(t *testing.T) {
	if os.Getenv("WAYMARK_WRITE_SCHEMA") == "" {
		t.Skip("set WAYMARK_WRITE_SCHEMA=1 to write schema/0001_first.sql anew")
	}
	sql := fixedSchema
	for _, s := range care.Specs() {
		sql += TableSQL(s) + "\n"
	}
	sql += furtherIndexes
	if err := os.WriteFile("schema/0001_first.sql", []byte(sql), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestSchemaFitsSpecs compares every Spec with the columns of its table, and writes the missing ALTER TABLE out.
func TestSchemaFitsSpecs(t *testing.T) {
	s := open(t)
	err := s.Read(context.Background(), func(tx *Tx) error {
		for _, spec := range care.Specs() {
			have := map[string]bool{}
			rows, err := tx.t.QueryContext(context.Background(), "SELECT name FROM pragma_table_info('"+spec.Kind+"')")
			if err != nil {
				return err
			}
			for rows.Next() {
				var name string
				if err := rows.Scan(&name); err != nil {
					return err
				}
				have[name] = true
			}
			rows.Close()
			if len(have) == 0 {
				t.Errorf("no table for %s; write a migration with\n%s", spec.Kind, TableSQL(spec))
				continue
			}
			for _, f := range spec.Fields {
				for i, c := range f.Columns() {
					if !have[c] {
						t.Errorf("missing column; write a migration with\nALTER TABLE %s ADD COLUMN %s;", spec.Kind, columnSQL(f)[i])
					}
					delete(have, c)
				}
			}
			for _, c := range []string{"n", "id", "person_id"} {
				delete(have, c)
			}
			for c := range have {
				t.Errorf("table %s has a column %s that no field names: a retired field stays in its Spec", spec.Kind, c)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
