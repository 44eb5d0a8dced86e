package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

var errGone = fault.New(fault.NotFound, "This is no longer there. It may have been removed or moved. Go back and look again.")

func columns(s *record.Spec) []string {
	head := []string{"id"}
	if !s.Shared {
		head = append(head, "person_id")
	}
	return append(head, s.Columns()...)
}

func values(s *record.Spec, r record.Record) []any {
	out := []any{r.Head().ID}
	if !s.Shared {
		out = append(out, r.Head().PersonID)
	}
	for _, f := range s.Fields {
		out = append(out, f.SQL(r)...)
	}
	return out
}

func targets(s *record.Spec, r record.Record) []any {
	out := []any{&r.Head().ID}
	if !s.Shared {
		out = append(out, &r.Head().PersonID)
	}
	for _, f := range s.Fields {
		out = append(out, f.Targets(r)...)
	}
	return out
}

func selectSQL(s *record.Spec) string {
	return "SELECT " + strings.Join(columns(s), ", ") + " FROM " + s.Kind
}

// Insert validates and adds a record; it fills in the id (and a young person's own person id).
func (tx *Tx) Insert(ctx context.Context, r record.Record) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	s := care.SpecOf(r)
	h := r.Head()
	if h.ID == "" {
		id, err := tx.newID()
		if err != nil {
			return err
		}
		h.ID = id
	}
	if s.Kind == "person" {
		h.PersonID = h.ID
	}
	if err := tx.check(ctx, s, r); err != nil {
		return err
	}
	fields := map[string][2]string{}
	for k, v := range s.Values(r) {
		fields[k] = [2]string{"", v}
	}
	n, err := tx.change(ctx, "add", s, h.ID, h.PersonID, fields)
	if err != nil {
		return err
	}
	cols := append([]string{"n"}, columns(s)...)
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(cols)), ", ")
	if _, err := tx.t.ExecContext(ctx, "INSERT INTO "+s.Kind+" ("+strings.Join(cols, ", ")+") VALUES ("+marks+")", append([]any{n}, values(s, r)...)...); err != nil {
		return err
	}
	return tx.index(ctx, s, n, r)
}

// Update validates and stores a changed record. A record that is equal to what is stored is no change and no row.
func (tx *Tx) Update(ctx context.Context, r record.Record) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	s := care.SpecOf(r)
	if s.Apart {
		return locked()
	}
	if s.Ledger {
		return fault.New(fault.Refused, "A ledger line is never changed. Reverse it with a reason, then write the right line.")
	}
	return tx.update(ctx, s, r)
}

// locked says that what is kept apart stays as it was saved.
func locked() error {
	return fault.New(fault.Refused, "A "+care.ConcernSpec.One+" is locked once it is saved. Write an addition to it instead.")
}

func (tx *Tx) update(ctx context.Context, s *record.Spec, r record.Record) error {
	old, err := tx.Get(ctx, s, r.Head().ID)
	if err != nil {
		return err
	}
	if old.Head().PersonID != r.Head().PersonID {
		return fault.New(fault.Refused, "A record moves to another young person only by \"Wrong person: move this\".")
	}
	fields := Diff(s, old, r)
	if len(fields) == 0 {
		return nil
	}
	if err := tx.check(ctx, s, r); err != nil {
		return err
	}
	if _, err := tx.change(ctx, "change", s, r.Head().ID, r.Head().PersonID, fields); err != nil {
		return err
	}
	var set []string
	var args []any
	for _, f := range s.Fields {
		if _, ok := fields[f.Key]; ok {
			for i, c := range f.Columns() {
				set = append(set, c+" = ?")
				args = append(args, f.SQL(r)[i])
			}
		}
	}
	if _, err := tx.t.ExecContext(ctx, "UPDATE "+s.Kind+" SET "+strings.Join(set, ", ")+" WHERE id = ?", append(args, r.Head().ID)...); err != nil {
		return err
	}
	n, err := tx.number(ctx, s, r.Head().ID)
	if err != nil {
		return err
	}
	return tx.reindex(ctx, s, n, r)
}

// Delete removes a record and what belongs to it. History keeps what was lost; Undo brings it back.
func (tx *Tx) Delete(ctx context.Context, s *record.Spec, id string) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	if s.Apart {
		return locked()
	}
	if s.Ledger {
		return fault.New(fault.Refused, "A ledger line is never removed. Reverse it with a reason; both lines stay.")
	}
	if s.Kind == "person" {
		return fault.New(fault.Refused, "A young person's record is closed, not removed. Only the council may destroy the record.")
	}
	return tx.remove(ctx, s, id)
}

func (tx *Tx) remove(ctx context.Context, s *record.Spec, id string) error {
	r, err := tx.Get(ctx, s, id)
	if err != nil {
		return err
	}
	for _, child := range care.Specs() {
		if f := child.Field(child.Parent); f != nil && f.RefKind == s.Kind {
			kids, err := tx.List(ctx, child, Filter{Equal: map[string]string{child.Parent: id}})
			if err != nil {
				return err
			}
			if len(kids) > 0 && child.Ledger {
				return fault.New(fault.Refused, "This has ledger lines, which are never removed. Close it instead.")
			}
			for _, k := range kids {
				if err := tx.remove(ctx, child, k.Head().ID); err != nil {
					return err
				}
			}
		}
	}
	if err := tx.unlinkFrom(ctx, s, id, nil); err != nil {
		return err
	}
	fields := map[string][2]string{}
	for k, v := range s.Values(r) {
		fields[k] = [2]string{v, ""}
	}
	n, err := tx.number(ctx, s, id)
	if err != nil {
		return err
	}
	if _, err := tx.change(ctx, "remove", s, id, r.Head().PersonID, fields); err != nil {
		return err
	}
	if _, err := tx.t.ExecContext(ctx, "DELETE FROM "+s.Kind+" WHERE id = ?", id); err != nil {
		return err
	}
	return tx.unindex(ctx, n)
}

// unlinkFrom clears every link to a record, other than a parent's, from records that are not in keep, so that none points at nothing. Each
// clearing is a row of history of its own: Undo links them again.
func (tx *Tx) unlinkFrom(ctx context.Context, s *record.Spec, id string, keep map[string]bool) error {
	for _, other := range care.Specs() {
		for _, f := range other.Fields {
			if f.Kind != record.Ref || f.RefKind != s.Kind || f.Key == other.Parent {
				continue
			}
			list, err := tx.List(ctx, other, Filter{Equal: map[string]string{f.Key: id}})
			if err != nil {
				return err
			}
			for _, r := range list {
				if keep[r.Head().ID] {
					continue
				}
				if err := tx.unlink(ctx, other, f, r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// unlink clears one link without validating the rest, which may have been written under older rules.
func (tx *Tx) unlink(ctx context.Context, s *record.Spec, f *record.Field, r record.Record) error {
	fields := map[string][2]string{f.Key: {f.Code(r), ""}}
	if _, err := tx.change(ctx, "change", s, r.Head().ID, r.Head().PersonID, fields); err != nil {
		return err
	}
	_, err := tx.t.ExecContext(ctx, "UPDATE "+s.Kind+" SET "+f.Key+" = '' WHERE id = ?", r.Head().ID)
	return err
}

func (tx *Tx) number(ctx context.Context, s *record.Spec, id string) (n int64, err error) {
	err = tx.t.QueryRowContext(ctx, "SELECT n FROM "+s.Kind+" WHERE id = ?", id).Scan(&n)
	return n, notFound(err)
}

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return errGone
	}
	return err
}

// Get reads one record.
func (tx *Tx) Get(ctx context.Context, s *record.Spec, id string) (record.Record, error) {
	r := s.New()
	if err := tx.t.QueryRowContext(ctx, selectSQL(s)+" WHERE id = ?", id).Scan(targets(s, r)...); err != nil {
		return nil, notFound(err)
	}
	return r, nil
}

// Filter says which records a list holds. The zero Filter holds all.
type Filter struct {
	Person string            // of this young person
	Equal  map[string]string // fields with exactly these stable codes
	Since  value.Date        // the record's day on or after
	Until  value.Date        // the record's day on or before
	Limit  int               // the first so many; 0 = all
	SQL    string            // a further condition of this package's own
}

// List reads the records of a type in the order of their Spec.
func (tx *Tx) List(ctx context.Context, s *record.Spec, f Filter) ([]record.Record, error) {
	var out []record.Record
	err := tx.each(ctx, s, f, func(r record.Record) { out = append(out, r) })
	return out, err
}

func (tx *Tx) each(ctx context.Context, s *record.Spec, f Filter, fn func(record.Record)) error {
	var where []string
	var args []any
	if f.Person != "" && !s.Shared {
		where, args = append(where, "person_id = ?"), append(args, f.Person)
	}
	for _, key := range slices.Sorted(maps.Keys(f.Equal)) {
		if fl := s.Field(key); fl == nil || fl.Kind == record.Fact {
			return fault.New(fault.Invalid, fmt.Sprintf("%s has no plain field %q.", s.Many, key))
		}
		where, args = append(where, key+" = ?"), append(args, f.Equal[key])
		if s.Field(key).Kind == record.Ref && f.Equal[key] != "" {
			where = append(where, key+" <> ''") // so that SQLite may use the index, which leaves the empty ones out
		}
	}
	if s.Day != "" && f.Since != "" {
		where, args = append(where, s.Day+" >= ?"), append(args, string(f.Since))
	}
	if s.Day != "" && f.Until != "" {
		where, args = append(where, s.Day+" <= ?"), append(args, string(f.Until))
	}
	if f.SQL != "" {
		where = append(where, "("+f.SQL+")")
	}
	q := selectSQL(s)
	if len(where) > 0 {
		q += " WHERE " + strings.Join(where, " AND ")
	}
	if s.Order != "" {
		q += " ORDER BY " + s.Order
	}
	if f.Limit > 0 {
		q += fmt.Sprintf(" LIMIT %d", f.Limit)
	}
	rows, err := tx.t.QueryContext(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		r := s.New()
		if err := rows.Scan(targets(s, r)...); err != nil {
			return err
		}
		fn(r)
	}
	return rows.Err()
}

// check validates a record, and that everything it points to exists and is about the same young person.
func (tx *Tx) check(ctx context.Context, s *record.Spec, r record.Record) error {
	if p := s.Validate(r); p != nil {
		return p
	}
	if !s.Shared && s.Kind != "person" {
		if err := tx.known(ctx, r.Head().PersonID); err != nil {
			return err
		}
	}
	var problems record.Problems
	for _, f := range s.Fields {
		for _, v := range f.SQL(r) {
			if t, ok := v.(string); ok && (!utf8.ValidString(t) || strings.ContainsRune(t, 0)) {
				problems = append(problems, record.Problem{Key: f.Key, Label: f.Label, Text: "This holds characters that cannot be read. Type it again."})
			}
		}
		if id := f.Code(r); f.Kind == record.Ref && id != "" {
			other, err := tx.Get(ctx, care.Spec(f.RefKind), id)
			if err != nil && err != errGone {
				return err
			}
			if err != nil || other.Head().PersonID != r.Head().PersonID && !care.Spec(f.RefKind).Shared {
				problems = append(problems, record.Problem{Key: f.Key, Label: f.Label, Text: "What this belongs to is not in this young person's record."})
			}
		}
	}
	if problems != nil {
		return problems
	}
	return nil
}

// known fails when a young person is not in these records.
func (tx *Tx) known(ctx context.Context, personID string) error {
	_, err := tx.number(ctx, care.PersonSpec, personID)
	if err == errGone {
		return fault.New(fault.NotFound, "That young person is not in these records.")
	}
	return err
}

// Diff is every field that differs, before and after in stable form.
func Diff(s *record.Spec, before, after record.Record) map[string][2]string {
	out := map[string][2]string{}
	for _, f := range s.Fields {
		if a, b := f.Code(before), f.Code(after); a != b {
			out[f.Key] = [2]string{a, b}
		}
	}
	return out
}
