package store

import (
	"context"
	"strings"
	"unicode"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/vault"
)

// The search index is derived: FTS4 writes its segments during COMMIT, after the vault's frame, so its tables lie in the image but never in a
// frame. A row's docid is the record's n; its column who is a token of the person, matched in the query because a join is slow.

// Hit is one record that holds what was looked for.
type Hit struct {
	Record record.Record
	Kind   string
}

func token(personID string) string { return "p" + strings.ReplaceAll(personID, "-", "") }

// words is everything a person wrote in a record, as the index takes it.
func words(s *record.Spec, r record.Record) string {
	var b strings.Builder
	for _, f := range s.Fields {
		if f.NoSearch || f.Kind != record.Text && f.Kind != record.Note && f.Kind != record.Fact {
			continue
		}
		if t := f.SQL(r)[0].(string); t != "" {
			b.WriteString(t)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (tx *Tx) index(ctx context.Context, s *record.Spec, n int64, r record.Record) error {
	body := words(s, r)
	if body == "" {
		return nil
	}
	_, err := tx.t.ExecContext(ctx, "INSERT INTO search (docid, body, who) VALUES (?, ?, ?)", n, body, token(r.Head().PersonID))
	return err
}

func (tx *Tx) unindex(ctx context.Context, n int64) error {
	_, err := tx.t.ExecContext(ctx, "DELETE FROM search WHERE docid = ?", n)
	return err
}

func (tx *Tx) reindex(ctx context.Context, s *record.Spec, n int64, r record.Record) error {
	if err := tx.unindex(ctx, n); err != nil {
		return err
	}
	return tx.index(ctx, s, n, r)
}

// reindexRows makes the index of touched rows again after a replay of the journal.
func reindexRows(ctx context.Context, t *vault.Tx, touched []vault.Row) error {
	tx := &Tx{t: t}
	for _, row := range touched {
		s := care.Spec(row.Table)
		if s == nil {
			continue
		}
		if err := tx.unindex(ctx, row.N); err != nil {
			return err
		}
		r := s.New()
		err := t.QueryRowContext(ctx, selectSQL(s)+" WHERE n = ?", row.N).Scan(targets(s, r)...)
		if notFound(err) == errGone {
			continue
		}
		if err != nil {
			return err
		}
		if err := tx.index(ctx, s, row.N, r); err != nil {
			return err
		}
	}
	return nil
}

// verifySearch rebuilds what the index should hold and compares.
func verifySearch(ctx context.Context, t *vault.Tx) error {
	bad := fault.New(fault.Damaged, "The search index does not fit the records. Lock and unlock; the records themselves are whole.")
	want := map[int64]string{}
	for _, s := range care.Specs() {
		rows, err := t.QueryContext(ctx, "SELECT n, "+strings.Join(columns(s), ", ")+" FROM "+s.Kind)
		if err != nil {
			return err
		}
		for rows.Next() {
			var n int64
			r := s.New()
			if err := rows.Scan(append([]any{&n}, targets(s, r)...)...); err != nil {
				rows.Close()
				return err
			}
			if b := words(s, r); b != "" {
				want[n] = b + token(r.Head().PersonID)
			}
		}
		if err := rows.Close(); err != nil {
			return err
		}
		if err := rows.Err(); err != nil {
			return err
		}
	}
	rows, err := t.QueryContext(ctx, "SELECT docid, body, who FROM search")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var body, who string
		if err := rows.Scan(&n, &body, &who); err != nil {
			return err
		}
		if want[n] != body+who {
			return bad
		}
		delete(want, n)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(want) > 0 {
		return bad
	}
	// the words themselves: FTS4 compares its index with its content and fails when they differ
	_, err = t.ExecContext(ctx, "INSERT INTO search (search) VALUES ('integrity-check')")
	if err != nil {
		return bad
	}
	return nil
}

// Query turns what a person typed into an index query: every word, the last one as a beginning; "" when there is nothing to look for.
func Query(text, personID string) string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	var out []string
	for i, f := range fields {
		q := "body:" + strings.ToLower(f)
		if i == len(fields)-1 {
			q += "*"
		}
		out = append(out, q)
	}
	if len(out) == 0 {
		return ""
	}
	if personID != "" {
		out = append(out, "who:"+token(personID))
	}
	return strings.Join(out, " ")
}

// Search finds records by what people wrote in them, newest first, at most limit; within one young person when personID is given.
func (tx *Tx) Search(ctx context.Context, text, personID string, limit int) ([]Hit, error) {
	q := Query(text, personID)
	if q == "" {
		return nil, nil
	}
	rows, err := tx.t.QueryContext(ctx, "SELECT docid FROM search WHERE search MATCH ? ORDER BY docid DESC LIMIT ?", q, limit)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			rows.Close()
			return nil, err
		}
		ids = append(ids, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	var out []Hit
	for _, n := range ids {
		var kind string
		if err := tx.t.QueryRowContext(ctx, "SELECT kind FROM change WHERE n = ?", n).Scan(&kind); err != nil {
			return nil, err
		}
		s := care.Spec(kind)
		if s == nil {
			continue
		}
		r := s.New()
		if err := tx.t.QueryRowContext(ctx, selectSQL(s)+" WHERE n = ?", n).Scan(targets(s, r)...); err != nil {
			return nil, err
		}
		out = append(out, Hit{Record: r, Kind: kind})
	}
	return out, nil
}
