package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
)

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
				t.Errorf("no table for %s; write a migration with\n%s", spec.Kind, tableSQL(spec))
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

// tableSQL is the CREATE TABLE of a record type, from its Spec: what a migration for a new type starts from.
func tableSQL(s *record.Spec) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s (\n  n INTEGER PRIMARY KEY,\n  id TEXT NOT NULL UNIQUE", s.Kind)
	if !s.Shared {
		b.WriteString(",\n  person_id TEXT NOT NULL")
		if s.Kind != "person" {
			b.WriteString(" REFERENCES person(id)")
		}
	}
	for _, f := range s.Fields {
		for _, line := range columnSQL(f) {
			b.WriteString(",\n  " + line)
		}
	}
	b.WriteString("\n) STRICT;\n")
	if !s.Shared && s.Kind != "person" {
		day := ""
		if s.Day != "" {
			day = ", " + s.Day
		}
		fmt.Fprintf(&b, "CREATE INDEX %s_person ON %s(person_id%s);\n", s.Kind, s.Kind, day)
	}
	for _, f := range s.Fields {
		if f.Kind == record.Ref {
			fmt.Fprintf(&b, "CREATE INDEX %s_%s ON %s(%s) WHERE %s <> '';\n", s.Kind, f.Key, s.Kind, f.Key, f.Key)
		}
	}
	return b.String()
}

func columnSQL(f *record.Field) []string {
	if f.Kind == record.Fact {
		return []string{
			fmt.Sprintf("%s TEXT NOT NULL DEFAULT ''", f.Key),
			fmt.Sprintf("%s_answer TEXT NOT NULL DEFAULT '' CHECK (%s_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (%s_answer = 'known') = (%s <> ''))", f.Key, f.Key, f.Key, f.Key),
		}
	}
	return []string{f.Key + " " + f.SQLType()}
}
