package store_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

// Every check makes a vault, so there are fewer than rapid's hundred unless the command line says otherwise.
func init() {
	if err := flag.Set("rapid.checks", "20"); err != nil {
		panic(err)
	}
}

type state map[string]record.Record

// all is every record of a store, by id.
func all(s *store.Store) (state, error) {
	out := state{}
	err := s.Read(ctx, func(tx *store.Tx) error {
		for _, spec := range care.Specs() {
			list, err := tx.List(ctx, spec, store.Filter{})
			if err != nil {
				return err
			}
			for _, r := range list {
				out[r.Head().ID] = r
			}
		}
		return nil
	})
	return out, err
}

// work is a store at which somebody does whatever rapid draws.
type work struct {
	*rapid.T
	s      *store.Store
	clock  *caretest.Clock
	people []string
	last   map[string]string // a record: whose it was when it was last there
	then   []moment
}

type moment struct {
	at value.Instant
	state
}

func (w *work) must(err error, what string) {
	if err != nil {
		w.Fatalf("%s: %v", what, err)
	}
}

func (w *work) now() state {
	st, err := all(w.s)
	w.must(err, "reading all")
	for id, r := range st {
		w.last[id] = r.Head().PersonID
	}
	return st
}

// kinds are the types that come and go: all but people and what is written once for ever.
func kinds() (out []*record.Spec) {
	for _, s := range care.Specs() {
		if s.Kind != "person" && s.Parent == "" && !s.Apart { // what is kept apart is outside undo: types_test.go
			out = append(out, s)
		}
	}
	return out
}

// some is a record that is there, other than a ledger line; nil when there is none.
func (w *work) some(st state, ok func(*record.Spec) bool) record.Record {
	var ids []string
	for _, spec := range care.Specs() {
		if !ok(spec) || spec.Ledger {
			continue
		}
		err := w.s.Read(ctx, func(tx *store.Tx) error {
			list, err := tx.List(ctx, spec, store.Filter{})
			for _, r := range list {
				ids = append(ids, r.Head().ID)
			}
			return err
		})
		w.must(err, "listing")
	}
	if len(ids) == 0 {
		return nil
	}
	return st[rapid.SampledFrom(ids).Draw(w.T, "record")]
}

// link points the links of a record at something of the same person that is there, or at nothing.
func (w *work) link(st state, spec *record.Spec, r record.Record) {
	for _, f := range spec.Fields {
		if f.Kind != record.Ref {
			continue
		}
		code := ""
		for id, other := range st {
			if care.SpecOf(other).Kind == f.RefKind && other.Head().PersonID == r.Head().PersonID && id != r.Head().ID && id > code {
				code = id
			}
		}
		if f.Key == spec.Parent || rapid.Bool().Draw(w.T, "linked") {
			w.must(f.SetCode(r, code), "link")
		}
	}
}

func (w *work) step() {
	w.clock.Step(time.Minute)
	st := w.now()
	i := rapid.IntRange(0, 200).Draw(w.T, "sample")
	switch op := rapid.SampledFrom([]string{"add", "add", "add", "change", "change", "remove", "move", "both", "undo", "undo", "redo"}).Draw(w.T, "do"); op {
	case "add", "both":
		spec := rapid.SampledFrom(kinds()).Draw(w.T, "type")
		r := caretest.Sample(spec, rapid.SampledFrom(w.people).Draw(w.T, "person"), i)
		w.link(st, spec, r)
		if f := spec.Field(spec.Parent); f != nil && f.Empty(r) {
			return // there is nothing yet that it could belong to
		}
		w.must(w.s.Write(ctx, caretest.Ruth, op, func(tx *store.Tx) error {
			if err := tx.Insert(ctx, r); err != nil || op == "add" {
				return err
			}
			return tx.Update(ctx, altered(spec, r, i+1))
		}), op)
	case "change":
		if r := w.some(st, func(*record.Spec) bool { return true }); r != nil {
			spec := care.SpecOf(r)
			to := altered(spec, r, i)
			w.link(st, spec, to)
			if rapid.Bool().Draw(w.T, "sparse") { // leave out what need not be there
				for _, f := range spec.Fields {
					if !f.Need && f.Kind != record.Choice {
						blank := spec.New()
						spec.Copy(blank, to)
						if f.SetCode(blank, f.Code(spec.New())) == nil && spec.Validate(blank) == nil {
							spec.Copy(to, blank)
						}
					}
				}
			}
			w.must(w.s.Write(ctx, caretest.Ruth, op, func(tx *store.Tx) error { return tx.Update(ctx, to) }), op)
		}
	case "remove":
		if r := w.some(st, func(s *record.Spec) bool { return s.Kind != "person" }); r != nil {
			w.must(w.s.Write(ctx, caretest.Ruth, op, func(tx *store.Tx) error { return tx.Delete(ctx, care.SpecOf(r), r.Head().ID) }), op)
		}
	case "move":
		if r := w.some(st, func(s *record.Spec) bool { return s.Kind != "person" && !s.Shared && s.Parent == "" }); r != nil {
			to := w.people[0]
			if r.Head().PersonID == to {
				to = w.people[1]
			}
			w.must(w.s.Write(ctx, caretest.Ruth, op, func(tx *store.Tx) error { return tx.Move(ctx, care.SpecOf(r), r.Head().ID, to) }), op)
		}
	case "undo":
		_, err := undo(w.s)
		w.must(err, op)
	case "redo":
		_, err := redo(w.s)
		w.must(err, op)
	}
	w.then = append(w.then, moment{value.InstantOf(w.clock.Now()), w.now()})
}

func (w *work) equal(what string, got, want state) {
	if d := cmp.Diff(want, got); d != "" {
		w.Fatalf("%s:\n%s", what, d)
	}
}

// TestWhateverIsDoneCanBeUndone draws what people do and holds the promises against it: undoing everything gives the beginning back field by
// field, doing it again the end; the index, the chain and the disk fit; the file as it stood at a time is as it was then.
func TestWhateverIsDoneCanBeUndone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		clock := caretest.NewClock()
		s := caretest.StoreAt(t, clock)
		w := &work{T: rt, s: s, clock: clock, last: map[string]string{}}
		defer func() { _ = w.s.Lock(ctx) }()
		for i := range 2 {
			w.people = append(w.people, caretest.AddPerson(t, s, i).ID)
		}
		caretest.Add(t, s, caretest.Sample(care.GoalSpec, w.people[0], 1))
		caretest.Write(t, s, "handed over", func(tx *store.Tx) error { return tx.Note(ctx, "handover", w.people[0], nil) })
		beginning := w.now()
		w.then = []moment{{value.InstantOf(clock.Now()), beginning}}
		for range rapid.IntRange(1, 14).Draw(rt, "steps") {
			w.step()
		}
		end := w.now()

		for _, m := range w.then {
			for _, p := range w.people {
				want := state{}
				for id, r := range m.state {
					if r.Head().PersonID == p && w.last[id] == p {
						want[id] = r
					}
				}
				got := state{}
				w.must(s.Read(ctx, func(tx *store.Tx) error {
					f, err := tx.Since(ctx, p, m.at)
					if err == nil && f != nil {
						f.Each(func(r record.Record) { got[r.Head().ID] = r })
					}
					return err
				}), "since")
				w.equal(fmt.Sprintf("the file as it stood at %d", m.at), got, want)
			}
		}

		w.s = caretest.Reopen(t, s, clock)
		n := 0
		for {
			ok, err := undo(w.s)
			w.must(err, "undo of everything")
			if !ok {
				break
			}
			if n++; n > 100 {
				rt.Fatal("undo does not come to an end")
			}
		}
		w.equal("everything undone", w.now(), beginning)
		for range n {
			ok, err := redo(w.s)
			w.must(err, "redo")
			if !ok {
				rt.Fatal("redo stops before everything is done again")
			}
		}
		w.equal("everything done again", w.now(), end)
		w.must(w.s.Read(ctx, func(tx *store.Tx) error { _, err := tx.VerifyChain(ctx); return err }), "chain")
		_, err := w.s.Vault().Verify(ctx)
		w.must(err, "verify")
	})
}

// TestSearchTakesAnyText: whatever is typed into the search box is no error.
func TestSearchTakesAnyText(t *testing.T) {
	s := caretest.Store(t)
	p := caretest.AddPerson(t, s, 1)
	caretest.Add(t, s, &care.CarerNote{Meta: record.Meta{PersonID: p.ID}, On: caretest.Today, Kind: "fact", Happened: "Señor O'Brien AND the NEAR/2 body:\"quoted* thing\" ½ m² 日本 नमस्ते"})
	search := func(text string) (n int, err error) {
		err = s.Read(ctx, func(tx *store.Tx) error {
			for _, who := range []string{"", p.ID, "no-such\"person"} {
				hits, err := tx.Search(ctx, text, who, 5)
				if err != nil {
					return err
				}
				n = max(n, len(hits))
			}
			return nil
		})
		return n, err
	}
	for _, text := range []string{"senor", "SEÑOR", "brien", "o'brien", "AND", "near", "body:quoted", "\"quoted", "quoted thing", "thing quot", "½", "m²", "日本", "नमस्ते", "señ", "not-there OR thing"} {
		n, err := search(text)
		if err != nil || (n == 0) != (text == "not-there OR thing") {
			t.Errorf("%q: %d hits, %v", text, n, err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z"*:()^\-]{0,12}( (AND|OR|NOT|NEAR/[0-9]) )?["*'́̈𞤀]{0,3}[a-z]{0,4}`)).Draw(rt, "text")
		if _, err := search(text); err != nil {
			rt.Fatalf("%q: %v", text, err)
		}
	})
}
