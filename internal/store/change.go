package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Change is one row of history.
type Change struct {
	N          int64
	At         value.Instant
	Who        string
	Act        string // add, change, remove, undo, redo, read, print, export, moved_in, moved_out, handover
	Does       string // what it did to the record: add, change, remove, moved_in; as Act, save that undo and redo do one of these too
	Label      string // what the person did, in words
	Tx, Undoes string
	Kind       string
	RecordID   string
	PersonID   string
	Fields     map[string][2]string // before and after, stable forms
}

// change writes one row of history and returns its n, which is also the n of a record that it adds.
func (tx *Tx) change(ctx context.Context, act string, s *record.Spec, recordID, personID string, fields map[string][2]string) (int64, error) {
	if err := tx.mustWrite(); err != nil {
		return 0, err
	}
	if !tx.started {
		err := tx.t.QueryRowContext(ctx, "SELECT n, chain FROM change ORDER BY n DESC LIMIT 1").Scan(&tx.last, &tx.chain)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, err
		}
		if tx.id, err = tx.newID(); err != nil {
			return 0, err
		}
		tx.started = true
	}
	does := ""
	switch act {
	case "add", "change", "remove", "moved_in", "moved_out":
		does = act
		if tx.act != "" {
			act = tx.act
		}
	}
	id, err := tx.newID()
	if err != nil {
		return 0, err
	}
	salt := make([]byte, 16)
	if _, err := io.ReadFull(tx.rand, salt); err != nil {
		return 0, err
	}
	body, err := json.Marshal(fields)
	if err != nil {
		return 0, err
	}
	kind, label := "", tx.label
	if s != nil {
		kind = s.Kind
		if s.Apart {
			label = "" // a step without a label is no step of Undo
		}
	}
	n := tx.last + 1
	digest := sha256.Sum256(append(salt, body...))
	chain := link(tx.chain, n, tx.instant(), tx.who.String(), act, does, kind, recordID, digest[:])
	_, err = tx.t.ExecContext(ctx, `INSERT INTO change (n, id, at, who, voice, act, does, label, tx, undoes, kind, record_id, person_id, body, salt, digest, chain)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n, id, int64(tx.instant()), tx.who.String(), string(tx.who.Voice), act, does, label, tx.id, tx.undoes, kind, recordID, personID, string(body), salt, digest[:], chain)
	if err != nil {
		return 0, err
	}
	tx.last, tx.chain = n, chain
	tx.changed.Kinds[kind] = true
	if personID != "" {
		tx.changed.People[personID] = true
	}
	return n, nil
}

// link is the next value of the hash chain. It covers order, time, who, act, what it did, type, record and a salted hash of the body; the person and the body
// stand outside, so that a record can be moved to the right person and a body emptied without breaking the chain.
func link(prev []byte, n int64, at value.Instant, who, act, does, kind, recordID string, digest []byte) []byte {
	h := sha256.New()
	var b [8]byte
	put := func(p []byte) {
		binary.BigEndian.PutUint64(b[:], uint64(len(p)))
		h.Write(b[:])
		h.Write(p)
	}
	put(prev)
	binary.BigEndian.PutUint64(b[:], uint64(n))
	h.Write(b[:])
	binary.BigEndian.PutUint64(b[:], uint64(at))
	h.Write(b[:])
	for _, s := range []string{who, act, does, kind, recordID} {
		put([]byte(s))
	}
	put(digest)
	return h.Sum(nil)
}

// Note keeps a row of history that changes no field: read, print, export, handover.
func (tx *Tx) Note(ctx context.Context, act, personID string, about map[string]string) error {
	fields := map[string][2]string{}
	for k, v := range about {
		fields[k] = [2]string{"", v}
	}
	_, err := tx.change(ctx, act, nil, "", personID, fields)
	return err
}

// HistoryFilter says which rows of history to read, newest first.
type HistoryFilter struct {
	Person, Record string
	Acts           []string
	Before         int64 // n below; 0 = from the newest
	Limit          int   // 0 = 200
	NoReads        bool
}

// History reads changes, newest first.
func (tx *Tx) History(ctx context.Context, f HistoryFilter) ([]Change, error) {
	where := []string{"1 = 1"}
	var args []any
	if f.Person != "" {
		where, args = append(where, "person_id = ?"), append(args, f.Person)
	}
	if f.Record != "" {
		where, args = append(where, "record_id = ? AND record_id <> ''"), append(args, f.Record)
	}
	if f.Before > 0 {
		where, args = append(where, "n < ?"), append(args, f.Before)
	}
	if f.NoReads {
		where = append(where, "act <> 'read'")
	}
	if len(f.Acts) > 0 {
		where = append(where, "act IN ("+strings.TrimSuffix(strings.Repeat("?, ", len(f.Acts)), ", ")+")")
		for _, a := range f.Acts {
			args = append(args, a)
		}
	}
	if f.Limit == 0 {
		f.Limit = 200
	}
	return tx.changes(ctx, strings.Join(where, " AND ")+fmt.Sprintf(" ORDER BY n DESC LIMIT %d", f.Limit), args...)
}

func (tx *Tx) changes(ctx context.Context, where string, args ...any) ([]Change, error) {
	rows, err := tx.t.QueryContext(ctx, "SELECT n, at, who, act, does, label, tx, undoes, kind, record_id, person_id, body FROM change WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Change
	for rows.Next() {
		var c Change
		var body string
		if err := rows.Scan(&c.N, (*int64)(&c.At), &c.Who, &c.Act, &c.Does, &c.Label, &c.Tx, &c.Undoes, &c.Kind, &c.RecordID, &c.PersonID, &body); err != nil {
			return nil, err
		}
		if body != "" {
			if err := json.Unmarshal([]byte(body), &c.Fields); err != nil {
				return nil, fault.Wrap(fault.Damaged, "A line of the history cannot be read. Nothing has been changed.", err)
			}
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// VerifyChain walks the whole history and reports the number of rows; an error names the first row that does not fit.
func (tx *Tx) VerifyChain(ctx context.Context) (int64, error) {
	rows, err := tx.t.QueryContext(ctx, "SELECT n, at, who, act, does, kind, record_id, body, salt, digest, chain FROM change ORDER BY n")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var prev []byte
	var count int64
	for rows.Next() {
		var n, at int64
		var who, act, does, kind, rec, body string
		var salt, digest, chain []byte
		if err := rows.Scan(&n, &at, &who, &act, &does, &kind, &rec, &body, &salt, &digest, &chain); err != nil {
			return count, err
		}
		want := sha256.Sum256(append(salt, body...))
		if body != "" && string(want[:]) != string(digest) || string(link(prev, n, value.Instant(at), who, act, does, kind, rec, digest)) != string(chain) {
			return count, fault.New(fault.Damaged, fmt.Sprintf("Line %d of the history is not as it was written. Nothing has been changed.", n))
		}
		prev = chain
		count++
	}
	return count, rows.Err()
}

// Words tells a change to a person, one line a field: "changed by when from 3 March 2026 to 14 March 2026".
func (c Change) Words() []string {
	s := care.Spec(c.Kind)
	switch c.Act {
	case "read":
		return []string{"opened this record"}
	case "print":
		return []string{"printed " + strings.ToLower(about(c, "report")) + " for " + about(c, "for_whom")}
	case "export":
		return []string{"exported " + about(c, "what") + " for " + about(c, "for_whom")}
	case "handover":
		return []string{about(c, "what")}
	}
	prefix := map[string]string{"undo": "undid: ", "redo": "did again: "}[c.Act]
	switch c.Does {
	case "moved_out":
		return []string{prefix + "an entry was moved out"}
	case "moved_in":
		return []string{prefix + "moved an entry in that was written under the wrong person"}
	}
	if s == nil {
		return []string{c.Act}
	}
	var lines []string
	switch c.Does {
	case "add":
		lines = append(lines, prefix+"added "+s.One)
	case "remove":
		lines = append(lines, prefix+"removed "+s.One)
	}
	for _, f := range s.Fields {
		v, ok := c.Fields[f.Key]
		if !ok {
			continue
		}
		was, is := f.ShowCode(v[0]), f.ShowCode(v[1])
		label := strings.TrimSuffix(f.Label, "?")
		switch {
		case f.Signed: // the line that was signed says who and when
		case f.File: // a random name says nothing to a person
			switch {
			case c.Does != "change":
			case v[0] == "":
				lines = append(lines, prefix+"put in a "+words.Lower(label))
			case v[1] == "":
				lines = append(lines, prefix+"took the "+words.Lower(label)+" away")
			default:
				lines = append(lines, prefix+"changed the "+words.Lower(label))
			}
		case f.Kind == record.Ref: // an id says nothing to a person
			if c.Does == "change" {
				lines = append(lines, prefix+"changed what this belongs to: "+words.Lower(label))
			}
		case c.Does == "add":
			lines = append(lines, label+": "+is)
		case c.Does == "remove":
			lines = append(lines, label+": "+was)
		case v[0] == "":
			lines = append(lines, prefix+"wrote "+words.Lower(label)+": "+is)
		case v[1] == "":
			lines = append(lines, prefix+"cleared "+words.Lower(label)+", which was "+was)
		default:
			lines = append(lines, prefix+"changed "+words.Lower(label)+" from "+was+" to "+is)
		}
	}
	return lines
}

func about(c Change, key string) string { return c.Fields[key][1] }
