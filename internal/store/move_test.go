package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

const canary = "xylocarp"

// held is everything the store tells about a person, as one text: file, history with its words, drafts.
func held(t *testing.T, s *store.Store, personID string) string {
	t.Helper()
	var b strings.Builder
	caretest.Read(t, s, func(tx *store.Tx) error {
		f, err := tx.File(ctx, personID)
		if err != nil {
			return err
		}
		f.Each(func(r record.Record) { fmt.Fprintf(&b, "%+v\n", r) })
		list, err := tx.History(ctx, store.HistoryFilter{Person: personID, Limit: 10000})
		if err != nil {
			return err
		}
		for _, c := range list {
			fmt.Fprintf(&b, "%+v\n%s\n", c, strings.Join(c.Words(), "\n"))
		}
		drafts, err := tx.Drafts(ctx)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			if d.PersonID == personID {
				fmt.Fprintf(&b, "%+v\n", d)
			}
		}
		then, err := tx.Since(ctx, personID, value.InstantOf(caretest.Now.Add(-time.Hour)))
		if err != nil || then == nil {
			return err
		}
		then.Each(func(r record.Record) { fmt.Fprintf(&b, "%+v\n", r) })
		return nil
	})
	return b.String()
}

func history(t *testing.T, s *store.Store, personID string) (list []store.Change) {
	t.Helper()
	caretest.Read(t, s, func(tx *store.Tx) (err error) {
		list, err = tx.History(ctx, store.HistoryFilter{Person: personID, Limit: 10000})
		return err
	})
	return list
}

// TestWrongPersonKeepsNothing moves a record of every type and looks for a word of it everywhere under the wrong person.
func TestWrongPersonKeepsNothing(t *testing.T) {
	eachType(t, func(t *testing.T, s *store.Store, spec *record.Spec, a, b *care.Person) {
		move := func(id, to string) error {
			return s.Write(ctx, caretest.Ruth, "moved", func(tx *store.Tx) error { return tx.Move(ctx, spec, id, to) })
		}
		if spec.Shared || spec.Kind == "person" || spec.Parent != "" || spec.Apart {
			r := caretest.Linked(t, s, spec, a.ID, 1)
			caretest.Add(t, s, r)
			if err := move(r.Head().ID, b.ID); fault.CodeOf(err) != fault.Refused {
				t.Errorf("moving it: %v", err)
			}
			return
		}
		r := caretest.Linked(t, s, spec, a.ID, 1)
		for _, f := range spec.Fields {
			switch v := f.Pointer(r).(type) {
			case *string:
				if (f.Kind == record.Text || f.Kind == record.Note) && (f.MaxLen == 0 || f.MaxLen > 50) {
					*v = "about " + canary
				}
			case *value.Fact:
				*v = value.KnownFact(canary)
			}
		}
		caretest.Add(t, s, r)
		id := r.Head().ID
		other := altered(spec, r, 6)
		caretest.Write(t, s, "changed", func(tx *store.Tx) error { return tx.Update(ctx, other) })
		caretest.Write(t, s, "draft", func(tx *store.Tx) error {
			return tx.KeepDraft(ctx, store.Draft{Kind: spec.Kind, RecordID: id, PersonID: a.ID, Fields: map[string]string{"x": canary}})
		})
		before := len(history(t, s, a.ID))
		own := len(history(t, s, a.ID)) - 2 // the record's own two rows go along
		if err := move(id, b.ID); err != nil {
			t.Fatal(err)
		}
		for _, f := range spec.Fields { // links stay behind, each with a row that goes along
			if f.Kind == record.Ref && f.Code(r) != "" {
				if err := f.SetCode(other, ""); err != nil {
					t.Fatal(err)
				}
			}
		}
		other.Head().PersonID = b.ID
		check := func(s *store.Store, when string) {
			t.Helper()
			text := held(t, s, a.ID)
			if strings.Contains(strings.ToLower(text), canary) || strings.Contains(text, id) {
				t.Errorf("%s the wrong person still holds something of it:\n%s", when, text)
			}
			if !strings.Contains(text, "an entry was moved out") {
				t.Errorf("%s the wrong person's history does not say that an entry was moved out", when)
			}
			if n := len(history(t, s, a.ID)); n != own+1 {
				t.Errorf("%s the wrong person has %d rows of history, %d before", when, n, before)
			}
			var hits []store.Hit
			caretest.Read(t, s, func(tx *store.Tx) (err error) { hits, err = tx.Search(ctx, canary, a.ID, 50); return err })
			if len(hits) != 0 {
				t.Errorf("%s a search within the wrong person finds it", when)
			}
			same(t, spec, when, get(t, s, spec, id), other)
			if right := held(t, s, b.ID); !strings.Contains(right, id) || strings.Contains(text, canary) {
				t.Errorf("%s the right person does not hold it", when)
			}
			whole(t, s)
		}
		check(s, "after the move")
		s = caretest.Reopen(t, s, nil)
		check(s, "after a restart")
		if err := move(id, b.ID); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("moving it to where it is: %v", err)
		}
		if err := move(id, "nobody"); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("moving it to nobody: %v", err)
		}
		// undo puts it back with its links, and redo moves it again
		if ok, err := undo(s); !ok || err != nil {
			t.Fatalf("undo of the move: %v, %v", ok, err)
		}
		back := get(t, s, spec, id)
		if back.Head().PersonID != a.ID {
			t.Error("undo did not put it back")
		}
		for _, f := range spec.Fields {
			if f.Kind == record.Ref && f.Code(back) != f.Code(r) {
				t.Errorf("undo did not link %s again", f.Key)
			}
		}
		if ok, err := redo(s); !ok || err != nil {
			t.Fatalf("redo of the move: %v, %v", ok, err)
		}
		same(t, spec, "after redo", get(t, s, spec, id), other)
		whole(t, s)
	})
}

// ledger is an account with a line, its reversal and a draft of nothing.
func ledger(t *testing.T, s *store.Store, personID string) (*care.Account, *care.Entry, *care.Entry) {
	t.Helper()
	acc := caretest.Add(t, s, caretest.Sample(care.AccountSpec, personID, 1)).(*care.Account)
	e := caretest.Sample(care.EntrySpec, personID, 0).(*care.Entry)
	e.AccountID, e.Evidence = acc.ID, canary
	caretest.Add(t, s, e)
	rev := &care.Entry{Meta: record.Meta{PersonID: personID}, AccountID: acc.ID, Kind: "reversal", On: e.On, Amount: -e.Amount, Reverses: e.ID, Reason: "wrong account"}
	return acc, e, caretest.Add(t, s, rev)
}

func TestAccountMovesWithItsLines(t *testing.T) {
	s := caretest.Store(t)
	a, b := caretest.AddPerson(t, s, 1), caretest.AddPerson(t, s, 2)
	acc, e, rev := ledger(t, s, a.ID)
	caretest.Write(t, s, "moved", func(tx *store.Tx) error { return tx.Move(ctx, care.AccountSpec, acc.ID, b.ID) })
	for _, r := range []record.Record{acc, e, rev} {
		r.Head().PersonID = b.ID
		same(t, care.SpecOf(r), "after the move", get(t, s, care.SpecOf(r), r.Head().ID), r)
	}
	if text := held(t, s, a.ID); strings.Contains(text, canary) || strings.Contains(text, e.ID) || strings.Contains(text, acc.ID) {
		t.Errorf("the wrong person still holds something:\n%s", text)
	}
	err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Move(ctx, care.EntrySpec, e.ID, a.ID) })
	if fault.CodeOf(err) != fault.Refused {
		t.Errorf("moving a single line: %v", err)
	}
	undo(s)
	for _, r := range []record.Record{acc, e, rev} {
		r.Head().PersonID = a.ID
		same(t, care.SpecOf(r), "after undo", get(t, s, care.SpecOf(r), r.Head().ID), r)
	}
	whole(t, s)
}

func TestMergeKeepsEverythingAndItsLinks(t *testing.T) {
	s := caretest.Store(t)
	a, b := caretest.AddPerson(t, s, 1), caretest.AddPerson(t, s, 2)
	var all []record.Record
	for i, spec := range care.Specs() {
		if spec.Shared || spec.Kind == "person" {
			continue
		}
		all = append(all, caretest.Add(t, s, caretest.Linked(t, s, spec, b.ID, i)))
	}
	count := func(id string) (n int) {
		caretest.Read(t, s, func(tx *store.Tx) error {
			f, err := tx.File(ctx, id)
			if err == nil {
				f.Each(func(record.Record) { n++ })
			}
			return err
		})
		return n
	}
	was := count(b.ID)
	caretest.Write(t, s, "joined", func(tx *store.Tx) error { return tx.Merge(ctx, a.ID, b.ID, caretest.Today) })
	for _, r := range all {
		r.Head().PersonID = a.ID
		same(t, care.SpecOf(r), "after joining", get(t, s, care.SpecOf(r), r.Head().ID), r)
	}
	if n := count(b.ID); n != 1 || count(a.ID) != was {
		t.Errorf("%d records stay behind, %d of %d are there", n, count(a.ID), was)
	}
	if p := get(t, s, care.PersonSpec, b.ID).(*care.Person); p.ClosedWhy != "merged" || p.Closed != caretest.Today {
		t.Errorf("the other record is not closed: %+v", p)
	}
	whole(t, s)
	if ok, err := undo(s); !ok || err != nil {
		t.Fatalf("undo: %v %v", ok, err)
	}
	for _, r := range all {
		r.Head().PersonID = b.ID
		same(t, care.SpecOf(r), "after undo", get(t, s, care.SpecOf(r), r.Head().ID), r)
	}
	same(t, care.PersonSpec, "after undo", get(t, s, care.PersonSpec, b.ID), b)
	whole(t, s)
	for _, c := range []struct{ keep, other string }{{a.ID, a.ID}, {a.ID, "nobody"}, {"nobody", b.ID}} {
		n := rows(t, s, "change")
		if err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Merge(ctx, c.keep, c.other, caretest.Today) }); err == nil {
			t.Errorf("joining %q and %q is accepted", c.keep, c.other)
		}
		if rows(t, s, "change") != n {
			t.Error("a refused joining left something behind")
		}
	}
}

// TestRemovingUnlinks: what pointed at a removed record points at nothing, stays editable, and undo links it again.
func TestRemovingUnlinks(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	action := caretest.Add(t, s, caretest.Linked(t, s, care.ActionSpec, a.ID, 1)).(*care.Action)
	goal := action.Goal
	caretest.Write(t, s, "removed", func(tx *store.Tx) error { return tx.Delete(ctx, care.GoalSpec, goal) })
	now := get(t, s, care.ActionSpec, action.ID).(*care.Action)
	if now.Goal != "" {
		t.Fatal("the action points at a goal that is gone")
	}
	now.What = "Something else"
	caretest.Write(t, s, "changed", func(tx *store.Tx) error { return tx.Update(ctx, now) })
	undo(s)
	if ok, err := undo(s); !ok || err != nil {
		t.Fatalf("undo: %v, %v", ok, err)
	}
	same(t, care.ActionSpec, "after undo", get(t, s, care.ActionSpec, action.ID), action)
	get(t, s, care.GoalSpec, goal)
	whole(t, s)
}

func TestAccountWithLinesIsNotRemoved(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	acc, _, _ := ledger(t, s, a.ID)
	err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Delete(ctx, care.AccountSpec, acc.ID) })
	if fault.CodeOf(err) != fault.Refused {
		t.Errorf("removing an account with lines: %v", err)
	}
	same(t, care.AccountSpec, "after the refusal", get(t, s, care.AccountSpec, acc.ID), acc)
}

func TestLedgerUndoReverses(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	acc, _, rev := ledger(t, s, a.ID)
	entries := func() (out []*care.Entry) {
		caretest.Read(t, s, func(tx *store.Tx) error {
			f, err := tx.File(ctx, a.ID)
			if err == nil {
				out = f.Entries
			}
			return err
		})
		return out
	}
	if b := care.Balance(entries(), acc.ID, ""); b != 0 {
		t.Fatalf("balance %v", b)
	}
	undo(s) // the reversal is reversed
	list := entries()
	if len(list) != 3 || care.Balance(list, acc.ID, "") != -rev.Amount {
		t.Errorf("%d lines, balance %v", len(list), care.Balance(list, acc.ID, ""))
	}
	undo(s) // and the first line
	list = entries()
	if len(list) != 4 || care.Balance(list, acc.ID, "") != 0 {
		t.Errorf("%d lines, balance %v", len(list), care.Balance(list, acc.ID, ""))
	}
	for _, e := range list[1:] {
		if e.Kind != "reversal" || e.Reason == "" || e.Reverses == "" {
			t.Errorf("a line that undo wrote: %+v", e)
		}
	}
	_, err := redo(s)
	if fault.CodeOf(err) != fault.Refused {
		t.Errorf("redo of a payment: %v", err)
	}
	whole(t, s)
}

func TestUndoStopsAtAHandover(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	young := store.Who{Name: "Amara", Role: "the young person", Voice: record.YoungVoice}
	caretest.Add(t, s, caretest.Sample(care.FeelingSpec, a.ID, 1))
	caretest.Write(t, s, "handed over", func(tx *store.Tx) error {
		return tx.Note(ctx, "handover", a.ID, map[string]string{"what": "handed the keyboard over"})
	})
	if ok, err := undo(s); ok || err != nil {
		t.Errorf("the young person undoes what was done before: %v, %v", ok, err)
	}
	own := caretest.Sample(care.OwnWordsSpec, a.ID, 1)
	if err := s.Write(ctx, young, "wrote", func(tx *store.Tx) error { return tx.Insert(ctx, own) }); err != nil {
		t.Fatal(err)
	}
	if c := newest(t, s, own.Head().ID); c.Who != young.String() {
		t.Errorf("signed by %q", c.Who)
	}
	caretest.Write(t, s, "handed back", func(tx *store.Tx) error {
		return tx.Note(ctx, "handover", a.ID, map[string]string{"what": "took the keyboard back"})
	})
	if ok, err := undo(s); ok || err != nil {
		t.Errorf("the adult undoes what the young person wrote: %v, %v", ok, err)
	}
	after := caretest.Add(t, s, caretest.Sample(care.CarerNoteSpec, a.ID, 1))
	caretest.Write(t, s, "looked", func(tx *store.Tx) error { return tx.Note(ctx, "read", a.ID, nil) }) // no step
	s = caretest.Reopen(t, s, nil)
	if ok, err := undo(s); !ok || err != nil {
		t.Errorf("undo after the handover: %v, %v", ok, err)
	}
	gone(t, s, care.CarerNoteSpec, after.Head().ID)
	if ok, _ := undo(s); ok {
		t.Error("undo goes past the handover")
	}
}

// TestRedoOfAChangeIsNoAddition: a redo that fills fields which were all empty must not be taken for an addition.
func TestRedoOfAChangeIsNoAddition(t *testing.T) {
	clock := caretest.NewClock()
	s := caretest.StoreAt(t, clock)
	a := caretest.AddPerson(t, s, 1)
	plan := caretest.Add(t, s, &care.Plan{Meta: record.Meta{PersonID: a.ID}}) // nothing filled at all
	clock.Step(time.Minute)
	at := value.InstantOf(clock.Now())
	clock.Step(time.Minute)
	with := *plan
	with.Adviser = "Ruth"
	caretest.Write(t, s, "named", func(tx *store.Tx) error { return tx.Update(ctx, &with) })
	undo(s)
	redo(s)
	if said := strings.Join(newest(t, s, plan.ID).Words(), "\n"); strings.Contains(said, "added") || !strings.Contains(said, "did again: wrote") {
		t.Errorf("told as %q", said)
	}
	caretest.Read(t, s, func(tx *store.Tx) error {
		f, err := tx.Since(ctx, a.ID, at)
		if err != nil {
			return err
		}
		if d := cmp.Diff([]*care.Plan{plan}, f.Plans); d != "" {
			t.Error(d)
		}
		return nil
	})
}

func TestDrafts(t *testing.T) {
	s := caretest.Store(t)
	a := caretest.AddPerson(t, s, 1)
	n := rows(t, s, "change")
	first := store.Draft{Kind: "contact", PersonID: a.ID, Fields: map[string]string{"said": "half a sent", "on_day": "1/4/"}, At: value.InstantOf(caretest.Now)}
	second := store.Draft{Kind: "contact", PersonID: a.ID, RecordID: "r1", Fields: map[string]string{"said": "other"}, At: first.At}
	keep := func(d store.Draft) {
		t.Helper()
		caretest.Write(t, s, "draft", func(tx *store.Tx) error { return tx.KeepDraft(ctx, d) })
	}
	keep(store.Draft{Kind: "contact", PersonID: a.ID, Fields: map[string]string{"said": "half"}})
	keep(second)
	keep(first) // takes the place of the one before
	s = caretest.Reopen(t, s, nil)
	caretest.Read(t, s, func(tx *store.Tx) error {
		d, err := tx.Draft(ctx, "contact", "", a.ID)
		if err != nil {
			return err
		}
		if diff := cmp.Diff(&first, d); diff != "" {
			t.Error(diff)
		}
		list, err := tx.Drafts(ctx)
		if diff := cmp.Diff([]store.Draft{first, second}, list); diff != "" {
			t.Error(diff)
		}
		return err
	})
	caretest.Write(t, s, "drop", func(tx *store.Tx) error { return tx.DropDraft(ctx, first) })
	caretest.Read(t, s, func(tx *store.Tx) error {
		d, err := tx.Draft(ctx, "contact", "", a.ID)
		if d != nil {
			t.Error("a dropped draft is still there")
		}
		other, err2 := tx.Draft(ctx, "contact", "r1", a.ID)
		if other == nil || err2 != nil {
			t.Error("another draft went with it")
		}
		return err
	})
	if rows(t, s, "change") != n {
		t.Error("drafts stand in the history")
	}
	whole(t, s)
}
