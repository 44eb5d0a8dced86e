package store_test

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

var ctx = context.Background()

// eachType runs a test for every record type, with a store that holds two young people.
func eachType(t *testing.T, fn func(t *testing.T, s *store.Store, spec *record.Spec, a, b *care.Person)) {
	if len(care.Specs()) < 20 {
		t.Fatal("the record types are missing")
	}
	for _, spec := range care.Specs() {
		t.Run(spec.Kind, func(t *testing.T) {
			s := caretest.Store(t)
			fn(t, s, spec, caretest.AddPerson(t, s, 1), caretest.AddPerson(t, s, 2))
		})
	}
}

// same compares two records of a type field by field, with the failing fields named.
func same(t *testing.T, spec *record.Spec, what string, got, want record.Record) {
	t.Helper()
	if *got.Head() != *want.Head() {
		t.Errorf("%s: head %+v, want %+v", what, *got.Head(), *want.Head())
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: %s differs:\n%s", what, spec.Kind, d)
	}
}

func get(t *testing.T, s *store.Store, spec *record.Spec, id string) (r record.Record) {
	t.Helper()
	caretest.Read(t, s, func(tx *store.Tx) (err error) { r, err = tx.Get(ctx, spec, id); return err })
	return r
}

func gone(t *testing.T, s *store.Store, spec *record.Spec, id string) {
	t.Helper()
	err := s.Read(ctx, func(tx *store.Tx) error { _, err := tx.Get(ctx, spec, id); return err })
	if fault.CodeOf(err) != fault.NotFound {
		t.Errorf("%s is still there: %v", spec.Kind, err)
	}
}

func rows(t *testing.T, s *store.Store, table string) (n int) {
	t.Helper()
	caretest.Read(t, s, func(tx *store.Tx) error {
		return tx.Vault().QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n)
	})
	return n
}

func whole(t *testing.T, s *store.Store) {
	t.Helper()
	caretest.Read(t, s, func(tx *store.Tx) error { _, err := tx.VerifyChain(ctx); return err })
	if _, err := s.Vault().Verify(ctx); err != nil {
		t.Errorf("verify: %v", err)
	}
}

func newest(t *testing.T, s *store.Store, id string) store.Change {
	t.Helper()
	var list []store.Change
	caretest.Read(t, s, func(tx *store.Tx) (err error) {
		list, err = tx.History(ctx, store.HistoryFilter{Record: id, Limit: 1})
		return err
	})
	if len(list) != 1 {
		t.Fatal("no history")
	}
	return list[0]
}

func undo(s *store.Store) (ok bool, err error) {
	err = s.Write(ctx, caretest.Ruth, "undo", func(tx *store.Tx) error {
		step, _, err := tx.LastStep(ctx)
		if err != nil || step == nil {
			return err
		}
		ok = true
		return tx.Undo(ctx, step)
	})
	return ok, err
}

func redo(s *store.Store) (ok bool, err error) {
	err = s.Write(ctx, caretest.Ruth, "redo", func(tx *store.Tx) error {
		_, step, err := tx.LastStep(ctx)
		if err != nil || step == nil {
			return err
		}
		ok = true
		return tx.Redo(ctx, step)
	})
	return ok, err
}

// altered is a copy of r with every field that can be another's taken from another sample; links and ties between fields stay.
func altered(spec *record.Spec, r record.Record, i int) record.Record {
	out, other := spec.New(), caretest.Sample(spec, r.Head().PersonID, i)
	spec.Copy(out, other)
	*out.Head() = *r.Head()
	for _, f := range spec.Fields {
		if f.Kind == record.Ref {
			if err := f.SetCode(out, f.Code(r)); err != nil {
				panic(err)
			}
		}
	}
	return out
}

func TestEveryTypeIsKeptChangedAndRemoved(t *testing.T) {
	eachType(t, func(t *testing.T, s *store.Store, spec *record.Spec, a, b *care.Person) {
		r := caretest.Linked(t, s, spec, a.ID, 3)
		before := rows(t, s, spec.Kind)
		caretest.Add(t, s, r)
		id := r.Head().ID
		if id == "" {
			t.Fatal("no id")
		}
		same(t, spec, "read back", get(t, s, spec, id), r)
		whole(t, s)

		var list []record.Record
		filter := store.Filter{Person: r.Head().PersonID}
		caretest.Read(t, s, func(tx *store.Tx) (err error) { list, err = tx.List(ctx, spec, filter); return err })
		if !hasID(list, id) {
			t.Error("the list does not hold it")
		}
		if !spec.Shared {
			caretest.Read(t, s, func(tx *store.Tx) (err error) { list, err = tx.List(ctx, spec, store.Filter{Person: b.ID}); return err })
			if hasID(list, id) {
				t.Error("another person's list holds it")
			}
			caretest.Read(t, s, func(tx *store.Tx) error {
				f, err := tx.File(ctx, r.Head().PersonID)
				if err != nil {
					return err
				}
				found := false
				f.Each(func(x record.Record) { found = found || x.Head().ID == id })
				if found == spec.Apart {
					t.Errorf("the person's file holds it: %v, kept apart: %v", found, spec.Apart)
				}
				return nil
			})
		}

		// the same once more is no change and no row
		history := rows(t, s, "change")
		twin := spec.New()
		spec.Copy(twin, r)
		if spec.Ledger {
			err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Update(ctx, twin) })
			if fault.CodeOf(err) != fault.Refused {
				t.Errorf("changing a ledger line: %v", err)
			}
			err = s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Delete(ctx, spec, id) })
			if fault.CodeOf(err) != fault.Refused {
				t.Errorf("removing a ledger line: %v", err)
			}
			if spec.Apart {
				var step *store.Step
				caretest.Read(t, s, func(tx *store.Tx) (err error) { step, _, err = tx.LastStep(ctx); return err })
				if step != nil && step.Label == newest(t, s, id).Label {
					t.Errorf("undo would take back %q", step.Label)
				}
				same(t, spec, "locked", get(t, s, spec, id), r)
				whole(t, s)
				return
			}
			if ok, err := undo(s); !ok || err != nil {
				t.Fatalf("undo: %v, %v", ok, err)
			}
			same(t, spec, "after undo", get(t, s, spec, id), r)
			if n := rows(t, s, spec.Kind); n != before+2 {
				t.Errorf("undo of a ledger line leaves %d lines, want %d", n, before+2)
			}
			whole(t, s)
			return
		}
		caretest.Write(t, s, "nothing", func(tx *store.Tx) error { return tx.Update(ctx, twin) })
		if n := rows(t, s, "change"); n != history {
			t.Errorf("an equal record made %d rows of history", n-history)
		}

		other := altered(spec, r, 8)
		caretest.Write(t, s, "changed", func(tx *store.Tx) error { return tx.Update(ctx, other) })
		same(t, spec, "changed", get(t, s, spec, id), other)
		c := newest(t, s, id)
		if d := cmp.Diff(store.Diff(spec, r, other), c.Fields); d != "" || c.Act != "change" || len(c.Fields) == 0 {
			t.Errorf("history of the change:\n%s", d)
		}

		if ok, err := undo(s); !ok || err != nil {
			t.Fatalf("undo: %v, %v", ok, err)
		}
		same(t, spec, "after undo", get(t, s, spec, id), r)
		if ok, err := redo(s); !ok || err != nil {
			t.Fatalf("redo: %v, %v", ok, err)
		}
		same(t, spec, "after redo", get(t, s, spec, id), other)

		if spec.Kind == "person" {
			err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Delete(ctx, spec, id) })
			if fault.CodeOf(err) != fault.Refused {
				t.Errorf("removing a young person: %v", err)
			}
			whole(t, s)
			return
		}
		caretest.Write(t, s, "removed", func(tx *store.Tx) error { return tx.Delete(ctx, spec, id) })
		gone(t, s, spec, id)
		if n := rows(t, s, spec.Kind); n != before {
			t.Errorf("%d rows after removing, want %d", n, before)
		}
		s = caretest.Reopen(t, s, nil)
		if ok, err := undo(s); !ok || err != nil {
			t.Fatalf("undo after a restart: %v, %v", ok, err)
		}
		same(t, spec, "after undo of removing", get(t, s, spec, id), other)
		if ok, err := redo(s); !ok || err != nil {
			t.Fatalf("redo: %v, %v", ok, err)
		}
		gone(t, s, spec, id)
		whole(t, s)
	})
}

func hasID(list []record.Record, id string) bool {
	for _, r := range list {
		if r.Head().ID == id {
			return true
		}
	}
	return false
}

func TestHistoryInWords(t *testing.T) {
	eachType(t, func(t *testing.T, s *store.Store, spec *record.Spec, a, _ *care.Person) {
		r := caretest.Linked(t, s, spec, a.ID, 5)
		caretest.Add(t, s, r)
		id := r.Head().ID
		said := strings.Join(newest(t, s, id).Words(), "\n")
		if !strings.HasPrefix(said, "added "+spec.One) {
			t.Errorf("adding is told as %q", said)
		}
		for _, f := range spec.Fields {
			names := f.Kind == record.Ref || f.File || f.Signed
			if !names && !strings.Contains(said, f.Show(r)) {
				t.Errorf("adding does not tell %s: %q", f.Key, f.Show(r))
			}
			if names && !f.Signed && f.Code(r) != "" && strings.Contains(said, f.Code(r)) {
				t.Errorf("adding shows the id of %s", f.Key)
			}
		}
		if spec.Ledger {
			return
		}
		other := altered(spec, r, 9)
		caretest.Write(t, s, "changed", func(tx *store.Tx) error { return tx.Update(ctx, other) })
		lines := newest(t, s, id).Words()
		diff := store.Diff(spec, r, other)
		maps.DeleteFunc(diff, func(key string, _ [2]string) bool { return spec.Field(key).Signed })
		if len(lines) != len(diff) {
			t.Errorf("%d fields changed, told in %d lines", len(diff), len(lines))
		}
		said = strings.Join(lines, "\n")
		for key, v := range diff {
			f := spec.Field(key)
			want := "from " + f.ShowCode(v[0]) + " to " + f.ShowCode(v[1])
			if f.File {
				want = "changed the " + strings.ToLower(f.Label)
			}
			if v[0] != "" && v[1] != "" && !strings.Contains(said, want) {
				t.Errorf("the change of %s is not told: %q", key, want)
			}
		}
		undo(s)
		for _, line := range newest(t, s, id).Words() {
			if !strings.HasPrefix(line, "undid: ") {
				t.Errorf("undo is told as %q", line)
			}
		}
		redo(s)
		for _, line := range newest(t, s, id).Words() {
			if !strings.HasPrefix(line, "did again: ") {
				t.Errorf("redo is told as %q", line)
			}
		}
	})
}

// bad is, for each kind of field, a value that no record may hold.
func bad(f *record.Field, r record.Record) bool {
	switch v := f.Pointer(r).(type) {
	case *value.Date:
		*v = "2026-02-30"
	case *value.Clock:
		*v = "25:00"
	case *value.Money:
		*v = value.MaxMoney + 1
	case *value.Tri:
		*v = "perhaps"
	case *value.Fact:
		*v = value.Fact{Answer: value.Known, Text: " "}
	case *string:
		switch f.Kind {
		case record.Choice, record.Many, record.Ref:
			*v = "no-such-code"
		case record.Text:
			*v = "two\nlines"
		default:
			*v = "not \xff readable"
		}
	default:
		return false
	}
	return true
}

func TestBadInputIsAProblemAndChangesNothing(t *testing.T) {
	eachType(t, func(t *testing.T, s *store.Store, spec *record.Spec, a, _ *care.Person) {
		good := caretest.Linked(t, s, spec, a.ID, 2)
		caretest.Add(t, s, good)
		history, count := rows(t, s, "change"), rows(t, s, spec.Kind)
		try := func(what string, f *record.Field, spoil func(record.Record)) {
			t.Helper()
			for _, insert := range []bool{true, false} {
				if spec.Ledger && !insert {
					continue
				}
				r := spec.New()
				spec.Copy(r, good)
				if insert {
					r.Head().ID = ""
				}
				spoil(r)
				err := s.Write(ctx, caretest.Ruth, what, func(tx *store.Tx) error {
					if insert {
						return tx.Insert(ctx, r)
					}
					return tx.Update(ctx, r)
				})
				p, ok := err.(record.Problems)
				if !ok || fault.CodeOf(err) != fault.Invalid {
					t.Errorf("%s of %s: %v", what, f.Key, err)
					continue
				}
				if text := p.For(f.Key); len(text) < 10 || !strings.HasSuffix(text, ".") {
					t.Errorf("%s of %s is told as %q", what, f.Key, text)
				}
			}
		}
		for _, f := range spec.Editable() {
			probe := spec.New()
			if bad(f, probe) {
				try("bad value", f, func(r record.Record) { bad(f, r) })
			}
			if v, ok := f.Pointer(probe).(*string); ok && (f.Kind == record.Text || f.Kind == record.Note) {
				_ = v
				try("too long", f, func(r record.Record) { *f.Pointer(r).(*string) = strings.Repeat("é", max(70_000, f.MaxLen+1)) })
				try("a zero byte", f, func(r record.Record) { *f.Pointer(r).(*string) += "\x00" })
				try("bytes that are no text", f, func(r record.Record) { *f.Pointer(r).(*string) += "\xc3" })
			}
			if _, ok := f.Pointer(probe).(*value.Fact); ok {
				try("a sixth answer", f, func(r record.Record) { *f.Pointer(r).(*value.Fact) = value.Fact{Answer: "maybe"} })
				try("text beside none", f, func(r record.Record) { *f.Pointer(r).(*value.Fact) = value.Fact{Answer: value.None, Text: "x"} })
				try("a zero byte", f, func(r record.Record) { *f.Pointer(r).(*value.Fact) = value.KnownFact("a\x00b") })
			}
			if f.Need {
				try("nothing", f, func(r record.Record) {
					empty := spec.New()
					if err := f.SetCode(r, f.Code(empty)); err != nil {
						t.Fatal(err)
					}
				})
			}
		}
		if !spec.Shared && spec.Kind != "person" {
			for _, who := range []string{"", "nobody"} {
				r := spec.New()
				spec.Copy(r, good)
				*r.Head() = record.Meta{PersonID: who}
				if err := s.Write(ctx, caretest.Ruth, "x", func(tx *store.Tx) error { return tx.Insert(ctx, r) }); err == nil {
					t.Errorf("a record about %q is accepted", who)
				}
			}
		}
		if rows(t, s, "change") != history || rows(t, s, spec.Kind) != count {
			t.Error("bad input left something behind")
		}
		same(t, spec, "after bad input", get(t, s, spec, good.Head().ID), good)
		whole(t, s)
	})
}

// TestProblemsComeAllAtOnce: every field's problem is there at once, in the order of the fields.
func TestProblemsComeAllAtOnce(t *testing.T) {
	for _, spec := range care.Specs() {
		r := caretest.Sample(spec, "somebody", 1)
		if spec.Kind == "person" {
			r.Head().PersonID = "somebody"
		}
		var want []string
		for _, f := range spec.Editable() {
			if f.Kind == record.Note { // bytes are looked at by the store
				continue
			}
			if f.Kind == record.Ref {
				if f.Need {
					want = append(want, f.Key)
				}
				continue
			}
			if bad(f, r) {
				want = append(want, f.Key)
			}
		}
		var got []string
		for _, p := range spec.Validate(r) {
			got = append(got, p.Key)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", spec.Kind, d)
		}
	}
}

func TestSearchFindsEveryWordWritten(t *testing.T) {
	eachType(t, func(t *testing.T, s *store.Store, spec *record.Spec, a, b *care.Person) {
		r := caretest.Linked(t, s, spec, a.ID, 4)
		marks := map[string]string{}
		for i, f := range spec.Fields {
			if f.NoSearch {
				continue
			}
			mark := fmt.Sprintf("quag%c%cga", 'a'+i/26, 'a'+i%26)
			switch v := f.Pointer(r).(type) {
			case *string:
				if f.Kind != record.Text && f.Kind != record.Note || f.MaxLen > 0 && f.MaxLen < 50 || f.Key == "nhs_number" {
					continue
				}
				*v = "Ünder O'" + mark + ", zuletzt"
			case *value.Fact:
				*v = value.KnownFact("a " + strings.ToUpper(mark) + ".")
			default:
				continue
			}
			marks[f.Key] = mark
		}
		caretest.Add(t, s, r)
		id, person := r.Head().ID, r.Head().PersonID
		finds := func(s *store.Store, what, text, who string, want bool) {
			t.Helper()
			var hits []store.Hit
			caretest.Read(t, s, func(tx *store.Tx) (err error) { hits, err = tx.Search(ctx, text, who, 50); return err })
			found := false
			for _, h := range hits {
				found = found || h.Record.Head().ID == id && h.Kind == spec.Kind
			}
			if found != want {
				t.Errorf("%s: %q within %q found: %v", what, text, who, found)
			}
		}
		all := func(s *store.Store, what, who string, want bool) {
			t.Helper()
			for _, m := range marks {
				finds(s, what, m, who, want)
				finds(s, what, strings.ToUpper(m[:7]), who, want)
			}
		}
		if spec.Apart {
			all(s, "kept apart", "", false)
			all(s, "kept apart, within", person, false)
			return
		}
		all(s, "added", "", true)
		if !spec.Shared {
			all(s, "within", person, true)
			all(s, "within another", b.ID, false)
		}
		s2 := caretest.Reopen(t, s, nil)
		all(s2, "after a restart", person, true)
		if spec.Parent != "" || spec.Kind == "person" { // what belongs to another moves with it
			return
		}
		if !spec.Shared {
			moved, at := spec, id
			if f := spec.Field(spec.Parent); f != nil { // it goes with what it belongs to
				moved, at = care.Spec(f.RefKind), f.Code(r)
			}
			caretest.Write(t, s2, "moved", func(tx *store.Tx) error { return tx.Move(ctx, moved, at, b.ID) })
			all(s2, "after moving out", a.ID, false)
			all(s2, "after moving in", b.ID, true)
		}
		caretest.Write(t, s2, "removed", func(tx *store.Tx) error { return tx.Delete(ctx, spec, id) })
		all(s2, "after removing", "", false)
		undo(s2)
		all(s2, "after undo", "", true)
		whole(t, s2)
	})
}
