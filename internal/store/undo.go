package store

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Step is one thing a person did, which can be undone or redone whole.
type Step struct {
	Tx, Label string
	changes   []Change
}

// A step without a label (a print-out, a copy on a stick) is no step of Undo.
const undoable = "(act IN ('add', 'change', 'remove', 'moved_in', 'undo', 'redo') AND label <> '' OR act = 'handover')"

// mostSteps is how far back Undo looks for something that is not undone yet.
const mostSteps = 20_000

// LastStep is what Undo would take back and what Redo would do again; nil where there is nothing. Undo reaches back to the last hand-over.
func (tx *Tx) LastStep(ctx context.Context) (undo, redo *Step, err error) {
	kept, err := tx.printedSince(ctx)
	if err != nil {
		return nil, nil, err
	}
	rows, err := tx.t.QueryContext(ctx, "SELECT tx, act, undoes, label FROM change WHERE "+undoable+" ORDER BY n DESC")
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	done := map[string]bool{} // decided by a later undo or redo
	gone := map[string]bool{} // and it is undone now
	seen := map[string]bool{}
	first := true
	for len(seen) < mostSteps && undo == nil && rows.Next() { // of one step there may be a hundred thousand rows
		var id, act, undoes, label string
		if err := rows.Scan(&id, &act, &undoes, &label); err != nil {
			return nil, nil, err
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		switch act {
		case "handover":
			return nil, redo, nil
		case "undo", "redo":
			if act == "undo" && first && !done[undoes] {
				redo = &Step{Tx: undoes, Label: label}
			}
			if act == "undo" && !done[undoes] {
				first = false
			}
			if !done[undoes] {
				done[undoes], gone[undoes] = true, act == "undo"
			}
		default:
			first = false
			if !gone[id] && !kept[id] {
				undo = &Step{Tx: id, Label: label}
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, nil, err
	}
	return undo, redo, nil
}

// printedSince are the steps that added a young person about whom something was printed since: the list of what was given keeps them, so Undo
// passes them over. Such a record is closed instead.
func (tx *Tx) printedSince(ctx context.Context) (map[string]bool, error) {
	rows, err := tx.t.QueryContext(ctx, "SELECT tx FROM change WHERE kind = 'person' AND act = 'add' AND record_id <> '' AND record_id IN (SELECT person_id FROM paper)")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]bool{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out[id] = true
	}
	return out, rows.Err()
}

// Undo takes a step back: every change of it is written the other way round, as changes of their own. A ledger line is reversed, never removed.
func (tx *Tx) Undo(ctx context.Context, s *Step) error { return tx.replay(ctx, s, "undo") }

// Redo does a step again that was undone.
func (tx *Tx) Redo(ctx context.Context, s *Step) error { return tx.replay(ctx, s, "redo") }

func (tx *Tx) replay(ctx context.Context, s *Step, act string) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	order := "n DESC"
	from, to := 1, 0 // undo: what stands is the after, what comes back is the before
	if act == "redo" {
		order = "n"
		from, to = 0, 1
	}
	list, err := tx.changes(ctx, "tx = ? AND act IN ('add', 'change', 'remove', 'moved_in') ORDER BY "+order, s.Tx)
	if err != nil {
		return err
	}
	wasAct, wasUndoes, wasLabel := tx.act, tx.undoes, tx.label
	defer func() { tx.act, tx.undoes, tx.label = wasAct, wasUndoes, wasLabel }()
	tx.act, tx.undoes, tx.label = act, s.Tx, s.Label
	moved := false
	for _, c := range list {
		spec := care.Spec(c.Kind)
		if spec == nil || spec.Apart {
			continue
		}
		if c.Does == "moved_in" { // all moves of the step at once, so that links among what moved stay
			if !moved {
				err = tx.moveBack(ctx, list, from, to)
			}
			moved = true
		} else {
			err = tx.turn(ctx, spec, c, from, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) moveBack(ctx context.Context, list []Change, from, to int) error {
	var all []record.Record
	target := ""
	for _, c := range list {
		v, ok := c.Fields[movedPerson]
		if c.Does != "moved_in" || !ok {
			continue
		}
		if target != "" && target != v[to] {
			return fault.New(fault.Conflict, "These entries came from different young people. Move them one by one.")
		}
		target = v[to]
		r, err := tx.Get(ctx, care.Spec(c.Kind), c.RecordID)
		if err != nil {
			return err
		}
		if r.Head().PersonID != v[from] {
			return fault.New(fault.Conflict, "This entry was moved to another young person since. Move it back first.")
		}
		all = append(all, r)
	}
	return tx.moveAll(ctx, all, target)
}

// turn writes one change the other way round; from and to say which of before and after stands and which is to stand.
func (tx *Tx) turn(ctx context.Context, s *record.Spec, c Change, from, to int) error {
	exists := true
	r, err := tx.Get(ctx, s, c.RecordID)
	if err == errGone {
		exists, r = false, s.New()
		*r.Head() = record.Meta{ID: c.RecordID, PersonID: c.PersonID}
	} else if err != nil {
		return err
	}
	adds, removes := c.Does == "add", c.Does == "remove"
	switch {
	case s.Ledger && adds && from == 1:
		return tx.reverse(ctx, r, exists)
	case s.Ledger && adds:
		return fault.New(fault.Refused, "A payment is not done again by redo. Write it as a new line.")
	case adds && from == 1, removes && from == 0: // take it away
		if !exists {
			return errGone
		}
		return tx.remove(ctx, s, c.RecordID)
	case adds, removes: // bring it back
		if exists {
			return fault.New(fault.Conflict, "This is there already. Nothing was changed.")
		}
		for key, v := range c.Fields {
			if f := s.Field(key); f != nil {
				if err := f.SetCode(r, v[to]); err != nil {
					return err
				}
			}
		}
		return tx.Insert(ctx, r)
	}
	if !exists {
		return errGone
	}
	for key, v := range c.Fields {
		f := s.Field(key)
		if f == nil {
			continue
		}
		if f.Code(r) != v[from] {
			return fault.New(fault.Conflict, "This was changed again since. Undo the later change first.")
		}
		if err := f.SetCode(r, v[to]); err != nil {
			return err
		}
	}
	return tx.update(ctx, s, r)
}

func (tx *Tx) reverse(ctx context.Context, r record.Record, exists bool) error {
	e, ok := r.(*care.Entry)
	if !exists || !ok {
		return errGone
	}
	return tx.Insert(ctx, &care.Entry{Meta: record.Meta{PersonID: e.PersonID}, AccountID: e.AccountID, Kind: "reversal", On: e.On, Amount: -e.Amount,
		Reverses: e.ID, Reason: "Undone: written by mistake", By: tx.who.Name})
}

// Since is the File of a young person as it stood at an instant: what was added or moved in later is taken away, what changed is turned
// back. What was later moved out, because it was about somebody else, does not come back. nil when there was no such person yet.
func (tx *Tx) Since(ctx context.Context, personID string, at value.Instant) (*care.File, error) {
	return tx.back(ctx, personID, "at > ?", int64(at))
}

// AsOf is the same for a line of the history: the File as it stood when line n was the newest.
func (tx *Tx) AsOf(ctx context.Context, personID string, n int64) (*care.File, error) {
	return tx.back(ctx, personID, "n > ?", n)
}

// MovedOutAfter is how many entries were moved from a young person to another one after a line of the history.
func (tx *Tx) MovedOutAfter(ctx context.Context, personID string, n int64) (count int, err error) {
	err = tx.t.QueryRowContext(ctx, "SELECT count(*) FROM change WHERE person_id = ? AND does = 'moved_out' AND n > ?", personID, n).Scan(&count)
	return count, err
}

func (tx *Tx) back(ctx context.Context, personID, after string, from int64) (*care.File, error) {
	now, err := tx.File(ctx, personID)
	if err != nil {
		return nil, err
	}
	later, err := tx.changes(ctx, "person_id = ? AND "+after+" AND record_id <> '' ORDER BY n DESC", personID, from)
	if err != nil {
		return nil, err
	}
	p := pastOf(now, personID)
	for _, c := range later {
		if err := p.back(c); err != nil {
			return nil, err
		}
	}
	return p.file(), nil
}
