package vault

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"sort"
	"strings"
)

func (m *memory) names() []string {
	names := make([]string, 0, len(m.tables))
	for name := range m.tables {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// digest is one hash over every row of every ordinary table, apart from the vault's own bookkeeping.
func (m *memory) digest() (string, error) {
	h := sha256.New()
	for _, name := range m.names() {
		if name == "vault_meta" {
			continue
		}
		t := m.tables[name]
		h.Write([]byte(name + "\x00"))
		cols := []string{quote(t.key)}
		for _, c := range t.cols {
			cols = append(cols, quote(c))
		}
		rows, err := m.conn.QueryContext(free, "SELECT "+strings.Join(cols, ",")+" FROM "+quote(name)+" ORDER BY "+quote(t.key))
		if err != nil {
			return "", err
		}
		err = eachRow(rows, len(cols), func(values []any) error {
			b, err := encodeBody([]images{{table: name, cols: cols, rows: []rowImage{{values: values}}}})
			h.Write(b)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func eachRow(rows *sql.Rows, width int, f func([]any) error) error {
	defer rows.Close()
	for rows.Next() {
		values, to := make([]any, width), make([]any, width)
		for i := range values {
			to[i] = &values[i]
		}
		if err := rows.Scan(to...); err != nil {
			return err
		}
		if err := f(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// counts is the number of rows in each table of the records.
func (m *memory) counts() (map[string]int64, error) {
	if len(m.tables) == 0 {
		if err := m.learn(); err != nil {
			return nil, err
		}
	}
	out := map[string]int64{}
	for name := range m.tables {
		if strings.HasPrefix(name, "vault_") {
			continue
		}
		n, err := m.number("SELECT count(*) FROM " + quote(name))
		if err != nil {
			return nil, err
		}
		out[name] = n
	}
	return out, nil
}
