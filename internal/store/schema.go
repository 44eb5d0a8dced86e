package store

import (
	"embed"
	"errors"
	"fmt"
	"path"
	"sort"
	"strconv"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"

	"waymark/internal/record"
	"waymark/internal/vault"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// Migrations are the numbered steps of the schema, read from schema/NNNN_name.sql.
func Migrations() []vault.Migration {
	entries, err := schemaFiles.ReadDir("schema")
	if err != nil {
		panic(err)
	}
	var out []vault.Migration
	for _, e := range entries {
		sql, err := schemaFiles.ReadFile(path.Join("schema", e.Name()))
		if err != nil {
			panic(err)
		}
		number, name, _ := strings.Cut(strings.TrimSuffix(e.Name(), ".sql"), "_")
		n, err := strconv.Atoi(number)
		if err != nil {
			panic("store: schema file without a number: " + e.Name())
		}
		out = append(out, vault.Migration{Version: n, Name: name, SQL: string(sql)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Version < out[j].Version })
	return out
}

// TableSQL is the CREATE TABLE of a record type, from its Spec: what a migration for a new type starts from.
func TableSQL(s *record.Spec) string {
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

// constraint is a sentence for a violated constraint, "" for any other error; by SQLite's extended code, never by text.
func constraint(err error) string {
	var e sqlite3.Error
	if !errors.As(err, &e) || e.Code != sqlite3.ErrConstraint {
		return ""
	}
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintForeignKey:
		return "Something still belongs to this, or what it belongs to is gone. Nothing was changed."
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return "This is there already. Nothing was changed."
	}
	return "That cannot be kept as it is. Nothing was changed."
}
