package store

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Move puts a record under the right young person. What belongs to it goes along, so do its history and its draft; the wrong person keeps
// only "an entry was moved out".
func (tx *Tx) Move(ctx context.Context, s *record.Spec, id, toPerson string) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	if s.Shared || s.Kind == "person" {
		return fault.New(fault.Refused, "This cannot be moved to another young person.")
	}
	r, err := tx.Get(ctx, s, id)
	if err != nil {
		return err
	}
	if s.Apart {
		return fault.New(fault.Refused, "A safeguarding concern stays where it was written. Write an addition that says who it is about, and write it again under the right young person.")
	}
	if r.Head().PersonID == toPerson {
		return fault.New(fault.Invalid, "Choose another young person: it is under this one already.")
	}
	if f := s.Field(s.Parent); f != nil && f.Code(r) != "" {
		return fault.New(fault.Refused, "Move the "+care.Spec(f.RefKind).One+" this belongs to, and this goes with it.")
	}
	return tx.moveAll(ctx, []record.Record{r}, toPerson)
}

// Merge joins two records of one young person: everything of other goes to keep, and other is closed with the reason "merged".
func (tx *Tx) Merge(ctx context.Context, keep, other string, today value.Date) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	if keep == other {
		return fault.New(fault.Invalid, "Choose two different records.")
	}
	r, err := tx.Get(ctx, care.PersonSpec, other)
	if err != nil {
		return err
	}
	if err := tx.mergePlan(ctx, keep, other); err != nil {
		return err
	}
	if err := tx.mergePerson(ctx, keep, r.(*care.Person)); err != nil {
		return err
	}
	var all []record.Record
	for _, s := range care.Specs() {
		if s.Shared || s.Kind == "person" || s.Parent != "" {
			continue
		}
		list, err := tx.List(ctx, s, Filter{Person: other})
		if err != nil {
			return err
		}
		all = append(all, list...)
	}
	if err := tx.moveAll(ctx, all, keep); err != nil {
		return err
	}
	p := r.(*care.Person)
	p.Closed, p.ClosedWhy = today, "merged"
	return tx.Update(ctx, p)
}

// mergePlan puts the text of a part that both records have into the one that is kept, field by field, so that none of it is hidden; and refuses
// when the two have more than three live goals together.
func (tx *Tx) mergePlan(ctx context.Context, keep, other string) error {
	live := 0
	for _, id := range []string{keep, other} {
		goals, err := tx.List(ctx, care.GoalSpec, Filter{Person: id, Equal: map[string]string{"state": "live"}})
		if err != nil {
			return err
		}
		live += len(goals)
	}
	if live > 3 {
		return fault.New(fault.Conflict, "Together the two records have more than three live goals. Set one aside first, then join them.")
	}
	theirs, err := tx.List(ctx, care.PlanPartSpec, Filter{Person: other})
	if err != nil {
		return err
	}
	for _, r := range theirs {
		from := r.(*care.PlanPart)
		same, err := tx.List(ctx, care.PlanPartSpec, Filter{Person: keep, Equal: map[string]string{"part": from.Part}})
		if err != nil {
			return err
		}
		if len(same) == 0 {
			continue
		}
		to := same[0]
		for _, f := range care.PlanPartSpec.Fields {
			was, add := f.Code(to), f.Code(from)
			switch {
			case add == "" || was == add:
				continue
			case was == "":
				was = add
			case f.Kind == record.Note:
				was += "\n\n" + add
			}
			if err := f.SetCode(to, was); err != nil {
				return err
			}
		}
		said, err := tx.List(ctx, care.ReplySpec, Filter{Person: other, Equal: map[string]string{"entry": from.ID}})
		if err != nil {
			return err
		}
		for _, r := range said { // what was said about the one text is said about the joined one
			r.(*care.Reply).Entry = to.Head().ID
			if err := tx.update(ctx, care.ReplySpec, r); err != nil {
				return err
			}
		}
		if err := tx.update(ctx, care.PlanPartSpec, to); err != nil {
			return err
		}
		if err := tx.remove(ctx, care.PlanPartSpec, from.ID); err != nil {
			return err
		}
	}
	return nil
}

// mergePerson takes over what the record that is kept does not know: a phone, an NHS number.
func (tx *Tx) mergePerson(ctx context.Context, keep string, other *care.Person) error {
	r, err := tx.Get(ctx, care.PersonSpec, keep)
	if err != nil {
		return err
	}
	for _, f := range care.PersonSpec.Fields {
		switch f.Key {
		case "closed_day", "closed_why", "died_day", "no_last_name":
			continue
		}
		if f.Empty(r) && !f.Empty(other) {
			if err := f.SetCode(r, f.Code(other)); err != nil {
				return err
			}
		}
	}
	return tx.update(ctx, care.PersonSpec, r)
}

// moveAll moves records, with what belongs to them, all at once: links among them stay, links to and from what stays behind are cleared.
func (tx *Tx) moveAll(ctx context.Context, roots []record.Record, to string) error {
	if err := tx.known(ctx, to); err != nil {
		return err
	}
	all := append([]record.Record(nil), roots...)
	moving := map[string]bool{}
	for i := 0; i < len(all); i++ {
		r := all[i]
		moving[r.Head().ID] = true
		for _, child := range care.Specs() {
			if f := child.Field(child.Parent); f != nil && f.RefKind == care.SpecOf(r).Kind {
				kids, err := tx.List(ctx, child, Filter{Equal: map[string]string{child.Parent: r.Head().ID}})
				if err != nil {
					return err
				}
				all = append(all, kids...)
			}
		}
	}
	for _, r := range all {
		s := care.SpecOf(r)
		for _, f := range s.Fields {
			if f.Kind == record.Ref && f.Code(r) != "" && !moving[f.Code(r)] {
				if err := tx.unlink(ctx, s, f, r); err != nil {
					return err
				}
				if err := f.SetCode(r, ""); err != nil {
					return err
				}
			}
		}
		if err := tx.unlinkFrom(ctx, s, r.Head().ID, moving); err != nil {
			return err
		}
	}
	isRoot := map[string]bool{}
	for _, r := range roots {
		isRoot[r.Head().ID] = true
	}
	for _, r := range all {
		if err := tx.moveOne(ctx, r, to, isRoot[r.Head().ID]); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) moveOne(ctx context.Context, r record.Record, to string, say bool) error {
	s, id, from := care.SpecOf(r), r.Head().ID, r.Head().PersonID
	for _, q := range []string{"UPDATE " + s.Kind + " SET person_id = ? WHERE id = ?", "UPDATE change SET person_id = ? WHERE record_id = ? AND record_id <> ''",
		"UPDATE draft SET person_id = ? WHERE record_id = ?"} {
		if _, err := tx.t.ExecContext(ctx, q, to, id); err != nil {
			return err
		}
	}
	r.Head().PersonID = to
	n, err := tx.number(ctx, s, id)
	if err != nil {
		return err
	}
	if err := tx.reindex(ctx, s, n, r); err != nil || !say {
		return err
	}
	if _, err := tx.change(ctx, "moved_out", nil, "", from, nil); err != nil {
		return err
	}
	// both people's ids stand in the row, which goes with the record, for Undo
	_, err = tx.change(ctx, "moved_in", s, id, to, map[string][2]string{movedPerson: {from, to}})
	return err
}

// movedPerson is the key in the body of a move under which the two young people's ids lie; no field is called so.
const movedPerson = "person_id"
