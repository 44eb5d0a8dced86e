package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

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

// token is a person's id as one word of the index: a UUID without its hyphens, anything else in hex.
func token(personID string) string {
	t := strings.ReplaceAll(personID, "-", "")
	for _, c := range []byte(t) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return "x" + hex.EncodeToString([]byte(personID))
		}
	}
	return "p" + t
}

// words is everything a person wrote in a record, as the index takes it.
func wordsIn(s *record.Spec, r record.Record) string {
	if s.Apart { // the desk and a young person with the keyboard can search
		return ""
	}
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
	body := wordsIn(s, r)
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
			if b := wordsIn(s, r); b != "" {
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

// A word is looked for as a beginning from this many letters on; fewer are a whole word. The index holds the beginnings of just this length, so
// that the newest records with one are found without reading the list of all.
const beginning = 3

// fewest is how many of the newest records with the first letters of a word are looked at before the index is asked for the word itself.
const fewest = 1500

// terms are the words of a text as the index splits them.
func terms(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Co, r)
	})
}

// query is the index query: it asks for all words but the last, and for last as a beginning.
func query(words []string, last, personID string) string {
	var out []string
	for _, w := range words[:len(words)-1] {
		out = append(out, "body:"+w)
	}
	if utf8.RuneCountInString(last) >= beginning {
		last += "*"
	}
	out = append(out, "body:"+last)
	if personID != "" {
		out = append(out, "who:"+token(personID))
	}
	return strings.Join(out, " ")
}

// Search finds records by what people wrote in them, newest first, at most limit; within one young person when personID is given.
func (tx *Tx) Search(ctx context.Context, text, personID string, limit int) ([]Hit, error) {
	words := terms(text)
	if len(words) == 0 {
		return nil, nil
	}
	ids, found, err := tx.newestWith(ctx, words, personID, limit)
	if err == nil && !found {
		ids, err = tx.documents(ctx, query(words, words[len(words)-1], personID), limit)
	}
	if err != nil {
		return nil, err
	}
	return tx.hits(ctx, ids)
}

func (tx *Tx) documents(ctx context.Context, q string, limit int) (ids []int64, err error) {
	rows, err := tx.t.QueryContext(ctx, "SELECT docid FROM search WHERE search MATCH ? ORDER BY docid DESC LIMIT ?", q, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		ids = append(ids, n)
	}
	return ids, rows.Err()
}

// newestWith answers a search for a long and common word. The index would read the whole list of every word with that beginning, which takes
// long when it stands in most records; but then the newest records with its first letters nearly all hold it, and those letters are in the index. found
// is false when the newest are too few to tell, or hold letters that only the index itself can compare.
func (tx *Tx) newestWith(ctx context.Context, words []string, personID string, limit int) (ids []int64, found bool, err error) {
	last := words[len(words)-1]
	if len(last) <= beginning || !ascii(last) {
		return nil, false, nil
	}
	rows, err := tx.t.QueryContext(ctx, "SELECT docid, body FROM search WHERE search MATCH ? ORDER BY docid DESC LIMIT ?", query(words, last[:beginning], personID), max(fewest, limit))
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var body string
		if err := rows.Scan(&n, &body); err != nil {
			return nil, false, err
		}
		has, sure := begins(body, last)
		if !sure {
			return nil, false, nil
		}
		if has {
			if ids = append(ids, n); len(ids) == limit {
				return ids, true, nil
			}
		}
	}
	return nil, false, rows.Err()
}

// begins reports whether a word of a text begins with w; sure is false when only the index can tell, which takes accents off.
func begins(text, w string) (has, sure bool) {
	sure = true
	for _, t := range terms(text) {
		switch {
		case strings.HasPrefix(t, w):
			return true, true
		case !ascii(t):
			sure = false
		}
	}
	return false, sure
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hits reads the records of document numbers, in their order: one query for the types and one for each type.
func (tx *Tx) hits(ctx context.Context, ids []int64) ([]Hit, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	const among = " WHERE n IN (SELECT value FROM json_each(?))"
	byKind := map[string][]int64{}
	err := tx.scan(ctx, "SELECT kind, n FROM change"+among, ids, func(rows *sql.Rows) error {
		var kind string
		var n int64
		err := rows.Scan(&kind, &n)
		byKind[kind] = append(byKind[kind], n)
		return err
	})
	if err != nil {
		return nil, err
	}
	found := map[int64]Hit{}
	for kind, of := range byKind {
		s := care.Spec(kind)
		if s == nil {
			continue
		}
		err := tx.scan(ctx, "SELECT n, "+strings.Join(columns(s), ", ")+" FROM "+kind+among, of, func(rows *sql.Rows) error {
			var n int64
			r := s.New()
			err := rows.Scan(append([]any{&n}, targets(s, r)...)...)
			found[n] = Hit{Record: r, Kind: kind}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var out []Hit
	for _, n := range ids {
		if h, ok := found[n]; ok {
			out = append(out, h)
		}
	}
	return out, nil
}

func (tx *Tx) scan(ctx context.Context, q string, ids []int64, fn func(*sql.Rows) error) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	rows, err := tx.t.QueryContext(ctx, q, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
