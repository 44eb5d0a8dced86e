package store

import (
	"embed"
	"errors"
	"path"
	"sort"
	"strconv"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"

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
