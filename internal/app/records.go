package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/vault"
)

// Filter, Change, Draft and Hit are the store's; the window takes them from here.
type (
	Filter        = store.Filter
	Change        = store.Change
	HistoryFilter = store.HistoryFilter
	Draft         = store.Draft
	Hit           = store.Hit
	Changed       = store.Changed
)

func isWrong(err error) bool { return errors.Is(err, vault.ErrWrongPassphrase) }

func (a *App) read(ctx context.Context, fn func(*store.Tx) error) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	return st.Read(ctx, fn)
}

func (a *App) write(ctx context.Context, label string, fn func(*store.Tx) error) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	err = st.Write(ctx, a.Who(), label, fn)
	if err != nil { // what is on the disk may be newer than what was announced
		a.mu.Lock()
		a.dues, a.files, a.stale = nil, nil, nil
		a.duesGen++
		a.mu.Unlock()
		return err
	}
	a.freshSkills(ctx, st)
	return nil
}

func (a *App) note(ctx context.Context, act, personID string, about map[string]string) error {
	return a.write(ctx, "", func(tx *store.Tx) error { return tx.Note(ctx, act, personID, about) })
}

// Save adds a record without an id, or stores a changed one, with every rule that spans records.
func (a *App) Save(ctx context.Context, recs ...record.Record) error {
	if len(recs) == 0 {
		return nil
	}
	what := label(recs[0])
	for _, r := range recs {
		if care.SpecOf(r).Apart {
			what = "" // outside undo
		}
	}
	return a.save(ctx, what, recs...)
}

// save writes records as one step; without a label the step cannot be undone.
func (a *App) save(ctx context.Context, label string, recs ...record.Record) error {
	err := a.write(ctx, label, func(tx *store.Tx) error {
		for _, r := range recs {
			if err := a.put(ctx, tx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	a.remember(recs...)
	return nil
}

func (a *App) remember(recs ...record.Record) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, r := range recs {
		switch v := r.(type) {
		case *care.Owner:
			c := *v
			if a.owner == nil || a.owner.Role != c.Role { // whose work the return is
				a.dues = nil
				a.duesGen++
			}
			a.owner = &c
		case *care.Service:
			c := *v
			a.service = &c
			a.dues = nil
			a.duesGen++
		}
	}
}

// label says in words what saving a record does, for Undo.
func label(r record.Record) string {
	s := care.SpecOf(r)
	switch v := r.(type) {
	case *care.Entry:
		if v.Amount >= 0 {
			return "paid in " + v.Amount.String()
		}
		return "took out " + (-v.Amount).String()
	case *care.Person:
		if r.Head().ID == "" {
			return "added " + v.First()
		}
		return "changed " + v.First()
	}
	if r.Head().ID == "" {
		return "added " + s.One
	}
	return "changed " + s.One
}

func (a *App) put(ctx context.Context, tx *store.Tx, r record.Record) error {
	if err := a.voice(ctx, tx, r); err != nil {
		return err
	}
	if err := a.apart(care.SpecOf(r)); err != nil {
		return err
	}
	if p := a.ahead(r); p != nil {
		return p
	}
	if err := before(ctx, tx, r); err != nil {
		return err
	}
	if err := a.sign(ctx, tx, r); err != nil {
		return err
	}
	goal, isGoal := r.(*care.Goal)
	var was *care.Goal
	if isGoal && goal.ID != "" {
		old, err := tx.Get(ctx, care.GoalSpec, goal.ID)
		if err != nil {
			return err
		}
		was = old.(*care.Goal)
	}
	var err error
	if r.Head().ID == "" {
		err = tx.Insert(ctx, r)
	} else {
		err = tx.Update(ctx, r)
	}
	if err != nil {
		return err
	}
	if isGoal {
		return a.goalInPlan(ctx, tx, was, goal)
	}
	return after(ctx, tx, r)
}

// ahead names days on which something is said to have happened although they have not come: a year typed wrongly would clear a clock later.
func (a *App) ahead(r record.Record) error {
	var out record.Problems
	for _, f := range care.SpecOf(r).Fields {
		if f.Happened && value.Date(f.Code(r)).After(a.Today()) {
			out = append(out, record.Problem{Key: f.Key, Label: f.Label, Text: value.Date(f.Code(r)).Long() + " has not come yet. Check the year."})
		}
	}
	if out == nil {
		return nil
	}
	return out
}

func listOf[T record.Record](ctx context.Context, tx *store.Tx, s *record.Spec, f Filter) ([]T, error) {
	list, err := tx.List(ctx, s, f)
	out := make([]T, len(list))
	for i, r := range list {
		out[i] = r.(T)
	}
	return out, err
}

// Remove takes a record away; Undo brings it back. While the keyboard is handed over nothing can be removed.
func (a *App) Remove(ctx context.Context, kind, id string) error {
	s, err := spec(kind)
	if err != nil {
		return err
	}
	if a.HandedTo() != nil {
		return fault.New(fault.Refused, "While the keyboard is handed over nothing can be removed.")
	}
	if s == care.OwnerSpec || s == care.ServiceSpec {
		return fault.New(fault.Refused, "These records need "+s.One+". Change it instead of removing it.")
	}
	if s == care.SkillChangeSpec {
		if r, err := a.Get(ctx, kind, id); err == nil && r.(*care.SkillChange).Own() {
			return fault.New(fault.Refused, "A skill of your own may have been rated. Take it off the list instead; its ratings stay.")
		}
	}
	if s == care.FrozenSpec {
		return fault.New(fault.Refused, "How a review was closed stays on the record. Undo takes the closing back.")
	}
	if s == care.PaperSpec || s == care.ServicePaperSpec {
		return fault.New(fault.Refused, "Who was given what stays on the record. Erase the file instead, if it is no longer needed.")
	}
	return a.write(ctx, "removed "+s.One, func(tx *store.Tx) error {
		if err := a.theirs(ctx, tx, s, id); err != nil {
			return err
		}
		if s == care.StrategyPaperSpec {
			if err := strategyStays(ctx, tx, id); err != nil {
				return err
			}
		}
		return tx.Delete(ctx, s, id)
	})
}

// apart refuses what is kept apart while the keyboard is handed over.
func (a *App) apart(s *record.Spec) error {
	if !s.Apart {
		return nil
	}
	return a.handed()
}

// handed refuses what a young person who has the keyboard is not to see.
func (a *App) handed() error {
	if a.HandedTo() != nil {
		return fault.New(fault.Refused, "The keyboard is handed over. Take it back first.")
	}
	return nil
}

// theirs refuses to take away what the young person typed: only they may, with a correction that stands beside it.
func (a *App) theirs(ctx context.Context, tx *store.Tx, s *record.Spec, id string) error {
	if a.Owner().Role == "young" || a.Practice() {
		return nil
	}
	f := s.Field("how")
	if f == nil {
		return nil
	}
	r, err := tx.Get(ctx, s, id)
	if err != nil {
		return err
	}
	if f.Code(r) == "typed" {
		return fault.New(fault.Refused, "The young person typed this themselves. It stays; they can put a correction beside it while they have the keyboard.")
	}
	return nil
}

func spec(kind string) (*record.Spec, error) {
	if s := care.Spec(kind); s != nil {
		return s, nil
	}
	var kinds []string
	for _, s := range care.Specs() {
		kinds = append(kinds, s.Kind)
	}
	return nil, fault.New(fault.Invalid, fmt.Sprintf("There is no record type %q. The types are %s.", kind, strings.Join(kinds, ", ")))
}

// Get reads one record.
func (a *App) Get(ctx context.Context, kind, id string) (r record.Record, err error) {
	s, err := spec(kind)
	if err == nil {
		err = a.apart(s)
	}
	if err != nil {
		return nil, err
	}
	err = a.read(ctx, func(tx *store.Tx) error {
		r, err = tx.Get(ctx, s, id)
		return err
	})
	return r, err
}

// List reads the records of a type.
func (a *App) List(ctx context.Context, kind string, f Filter) (list []record.Record, err error) {
	s, err := spec(kind)
	if err == nil {
		err = a.apart(s)
	}
	if err != nil {
		return nil, err
	}
	err = a.read(ctx, func(tx *store.Tx) error {
		list, err = tx.List(ctx, s, f)
		return err
	})
	return list, err
}

// File reads everything about one young person.
func (a *App) File(ctx context.Context, personID string) (f *care.File, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		f, err = tx.File(ctx, personID)
		return err
	})
	return f, err
}

// Opened records that somebody looked at a young person's page: once for ten minutes, so that history stays readable.
func (a *App) Opened(ctx context.Context, personID string) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	who := a.Who()
	var last value.Instant
	err = st.Read(ctx, func(tx *store.Tx) (err error) {
		last, err = tx.LastRead(ctx, personID, who)
		return err
	})
	if err != nil || a.o.Now().Sub(last.In(time.UTC)) < 10*time.Minute {
		return err
	}
	return a.note(ctx, "read", personID, nil)
}

// History reads changes, newest first.
func (a *App) History(ctx context.Context, f HistoryFilter) (list []Change, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		list, err = tx.History(ctx, f)
		return err
	})
	if a.HandedTo() != nil {
		list = withoutApart(list)
	}
	return list, err
}

// withoutApart leaves out every change of what is kept apart.
func withoutApart(list []Change) []Change {
	return slices.DeleteFunc(list, func(c Change) bool {
		s := care.Spec(c.Kind)
		return s != nil && s.Apart
	})
}

// Search finds records by what people wrote, newest first; within one young person when personID is given.
func (a *App) Search(ctx context.Context, text, personID string) (hits []Hit, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		hits, err = tx.Search(ctx, text, personID, 50)
		return err
	})
	return hits, err
}

// UndoLabels say what Undo and Redo would do, "" for nothing.
func (a *App) UndoLabels(ctx context.Context) (undo, redo string, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		u, r, err := tx.LastStep(ctx)
		if u != nil {
			undo = u.Label
		}
		if r != nil {
			redo = r.Label
		}
		return err
	})
	return undo, redo, err
}

// Undo takes the last step back and says what it was.
func (a *App) Undo(ctx context.Context) (string, error) { return a.step(ctx, true) }

// Redo does the last undone step again.
func (a *App) Redo(ctx context.Context) (string, error) { return a.step(ctx, false) }

func (a *App) step(ctx context.Context, undo bool) (string, error) {
	if a.HandedTo() != nil {
		return "", fault.New(fault.Refused, "While the keyboard is handed over nothing is undone.")
	}
	what := ""
	err := a.write(ctx, "", func(tx *store.Tx) error {
		u, r, err := tx.LastStep(ctx)
		if err != nil {
			return err
		}
		if undo {
			if u == nil {
				return fault.New(fault.Refused, "There is nothing to undo.")
			}
			what = u.Label
			return tx.Undo(ctx, u)
		}
		if r == nil {
			return fault.New(fault.Refused, "There is nothing to do again.")
		}
		what = r.Label
		return tx.Redo(ctx, r)
	})
	if err != nil {
		return "", err
	}
	return what, a.reload(ctx)
}

func (a *App) reload(ctx context.Context) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	return st.Read(ctx, func(tx *store.Tx) error {
		o, err := tx.List(ctx, care.OwnerSpec, Filter{Limit: 1})
		if err != nil {
			return err
		}
		s, err := tx.List(ctx, care.ServiceSpec, Filter{Limit: 1})
		if err != nil {
			return err
		}
		for _, list := range [][]record.Record{o, s} {
			a.remember(list...)
		}
		return nil
	})
}

// Move puts a record under the right young person; the wrong one keeps only "an entry was moved out".
func (a *App) Move(ctx context.Context, kind, id, toPerson string) error {
	s, err := spec(kind)
	if err != nil {
		return err
	}
	if err := a.ownersOnly(); err != nil {
		return err
	}
	return a.write(ctx, "moved "+s.One, func(tx *store.Tx) error {
		with, err := companions(ctx, tx, s, id)
		if err != nil {
			return err
		}
		if err := tx.Move(ctx, s, id, toPerson); err != nil {
			return err
		}
		if err := follow(ctx, tx, s, id, with, toPerson); err != nil {
			return err
		}
		r, err := tx.Get(ctx, s, id)
		if err != nil {
			return err
		}
		return before(ctx, tx, r) // one text a part and three live goals hold where it arrives, too
	})
}

// Merge joins two records of one young person; the other is closed.
func (a *App) Merge(ctx context.Context, keep, other string) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	return a.write(ctx, "joined two records", func(tx *store.Tx) error { return tx.Merge(ctx, keep, other, a.Today()) })
}

// LikeNames lists young people with the same birth date and a like-sounding name: a warning, not a wall.
func (a *App) LikeNames(ctx context.Context, p *care.Person) ([]*care.Person, error) {
	list, err := a.List(ctx, "person", Filter{Equal: map[string]string{"birth_day": string(p.Born)}})
	if err != nil {
		return nil, err
	}
	var out []*care.Person
	for _, r := range list {
		q := r.(*care.Person)
		if q.ID != p.ID && (rules.Sounds(q.FirstName) == rules.Sounds(p.FirstName) || rules.Sounds(q.LastName) == rules.Sounds(p.LastName) && p.LastName != "") {
			out = append(out, q)
		}
	}
	return out, nil
}
