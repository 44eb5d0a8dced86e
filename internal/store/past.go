package store

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// past is a young person's records on the way back through their history. It changes the records it was given.
type past struct {
	personID string
	byID     map[string]record.Record // as they were, going back; nil when they were not there
	away     map[string]bool          // there, but under another person
	order    []string
}

func pastOf(now *care.File, personID string) *past {
	p := &past{personID: personID, byID: map[string]record.Record{}, away: map[string]bool{}}
	now.Each(p.hold)
	return p
}

func (p *past) hold(r record.Record) {
	p.byID[r.Head().ID] = r
	p.order = append(p.order, r.Head().ID)
}

// back takes one change back; changes of shared records are passed over.
func (p *past) back(c Change) error {
	if s := care.Spec(c.Kind); s != nil && !s.Shared {
		return p.take(s, c)
	}
	return nil
}

func (p *past) take(s *record.Spec, c Change) error {
	switch c.Does {
	case "add":
		p.byID[c.RecordID] = nil
		return nil
	case "moved_in":
		p.away[c.RecordID] = c.Fields[movedPerson][0] != p.personID
		return nil
	case "remove":
		r := s.New()
		*r.Head() = record.Meta{ID: c.RecordID, PersonID: p.personID}
		if _, was := p.byID[c.RecordID]; !was {
			p.order = append(p.order, c.RecordID)
		}
		p.byID[c.RecordID] = r
	}
	r := p.byID[c.RecordID]
	if r == nil {
		return nil
	}
	for key, v := range c.Fields {
		if f := s.Field(key); f != nil {
			if err := f.SetCode(r, v[0]); err != nil {
				return err
			}
		}
	}
	return nil
}

// file is what there is now on the way back, nil when the young person was not in the records then.
func (p *past) file() *care.File {
	then := &care.File{}
	for _, id := range p.order {
		r := p.byID[id]
		if r == nil || p.away[id] {
			continue
		}
		s := care.SpecOf(r)
		if f := s.Field(s.Parent); f != nil && p.away[f.Code(r)] {
			continue
		}
		then.Add(r)
	}
	if then.Person == nil {
		return nil
	}
	then.Sort()
	return then
}

// Back walks from now back through the changes about a young person, and of the local rules that hold for everybody, as far as an instant, the
// newest transaction first and at most that many. fn gets each time the file and the local rules as they were before the transaction, and its
// changes; at first the present ones and none. What it gets holds until it returns. The walk ends when fn returns false.
func (tx *Tx) Back(ctx context.Context, personID string, after value.Instant, most int, fn func(*care.File, []*care.LocalRule, []Change) bool) error {
	now, err := tx.File(ctx, personID)
	if err != nil {
		return err
	}
	shared := &past{byID: map[string]record.Record{}, away: map[string]bool{}}
	if err := tx.each(ctx, care.LocalRuleSpec, Filter{}, shared.hold); err != nil {
		return err
	}
	changes, err := tx.changes(ctx, "(person_id = ? OR kind = ?) AND at > ? AND record_id <> '' ORDER BY n DESC", personID, care.LocalRuleSpec.Kind, int64(after))
	if err != nil {
		return err
	}
	p := pastOf(now, personID)
	rules := func() (out []*care.LocalRule) {
		for _, id := range shared.order {
			if l, ok := shared.byID[id].(*care.LocalRule); ok {
				out = append(out, l)
			}
		}
		return out
	}
	if !fn(now, rules(), nil) {
		return nil
	}
	for i := 0; i < len(changes) && most > 0; most-- {
		first := i
		for ; i < len(changes) && changes[i].Tx == changes[first].Tx; i++ {
			if err := p.back(changes[i]); err != nil {
				return err
			}
			if changes[i].Kind == care.LocalRuleSpec.Kind {
				if err := shared.take(care.LocalRuleSpec, changes[i]); err != nil {
					return err
				}
			}
		}
		f := p.file()
		if f == nil || !fn(f, rules(), changes[first:i]) {
			return nil
		}
	}
	return nil
}
