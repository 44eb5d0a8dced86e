package app

import (
	"cmp"
	"context"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/thread"
	"waymark/internal/value"
)

// EvidencedBy are the rows of the strategy in use that a record bears on by rule, before it is saved too. What a person chose is in Thread.
func (a *App) EvidencedBy(r record.Record) []catalogue.Action {
	s := a.strategyNow()
	var out []catalogue.Action
	for _, l := range thread.Links(s, r) {
		if x, ok := s.ActionByID(l.Action); ok {
			out = append(out, x)
		}
	}
	return out
}

// RowsOf are the rows of the strategy in use that a stored record bears on, by rule and by choice; those that somebody took away do not hold.
func (a *App) RowsOf(ctx context.Context, r record.Record) ([]thread.Link, error) {
	var choices []*care.EvidenceChoice
	err := a.read(ctx, func(tx *store.Tx) (err error) {
		choices, err = listOf[*care.EvidenceChoice](ctx, tx, care.EvidenceChoiceSpec, Filter{Equal: map[string]string{"entry": r.Head().ID}})
		return err
	})
	return thread.LinksOf(a.strategyNow(), r, choices), err
}

// Thread follows the golden thread through one young person's records, with the strategy in use.
func (a *App) Thread(ctx context.Context, personID string) (*thread.Thread, error) {
	s, err := a.Strategy(ctx)
	if err != nil {
		return nil, err
	}
	f, err := a.File(ctx, personID)
	if err != nil {
		return nil, err
	}
	return thread.Follow(s, f), nil
}

// Threads follows the golden thread through the records of everybody whose record is open, by name. It reads whole files, so it is long work.
func (a *App) Threads(ctx context.Context) ([]*thread.Thread, error) {
	s, err := a.Strategy(ctx)
	if err != nil {
		return nil, err
	}
	people, err := a.People(ctx)
	if err != nil {
		return nil, err
	}
	var out []*thread.Thread
	for _, p := range people {
		if !p.Open() {
			continue
		}
		f, err := a.File(ctx, p.ID)
		if fault.CodeOf(err) == fault.NotFound { // gone in between
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, thread.Follow(s, f))
	}
	return out, nil
}

// Coverage is the grid of one young person for a period: every row of the strategy in use, what is held for it and what is not.
func (a *App) Coverage(ctx context.Context, personID string, p thread.Period) (*thread.Thread, []thread.Covered, error) {
	if err := periodFits(p); err != nil {
		return nil, nil, err
	}
	t, err := a.Thread(ctx, personID)
	if err != nil {
		return nil, nil, err
	}
	return t, thread.Coverage(t, p, a.Today()), nil
}

// Caseload is the grid of everybody whose record is open, for a period.
type Caseload struct {
	Strategy *catalogue.Strategy
	Period   thread.Period
	Rows     []thread.CoveredBy
	Threads  []*thread.Thread
	Tallies  []*care.Tally // visits without a name in the period: about nobody, so in nobody's thread
}

// Person is somebody of the caseload by id, nil when they are not in it.
func (c *Caseload) Person(id string) *care.Person {
	for _, t := range c.Threads {
		if t.File.Person.ID == id {
			return t.File.Person
		}
	}
	return nil
}

// PersonBehind is a record behind a row, with whose it is.
type PersonBehind struct {
	Person *care.Person // nil for what is about nobody: a visit without a name
	thread.Behind
}

// Behind are the records behind a row over everybody, in the period, the newest first.
func (c *Caseload) Behind(action string) []PersonBehind {
	var out []PersonBehind
	for _, t := range c.Threads {
		for _, b := range t.Behind(action) {
			if c.Period.Has(b.Day) {
				out = append(out, PersonBehind{t.File.Person, b})
			}
		}
	}
	for _, v := range c.Tallies {
		for _, l := range thread.Links(c.Strategy, v) {
			if l.Action == action {
				out = append(out, PersonBehind{nil, thread.Behind{Record: v, Day: v.On, Link: l}})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y PersonBehind) int { return cmp.Compare(y.Day, x.Day) })
	return out
}

// Caseload follows everybody's thread for a period.
func (a *App) Caseload(ctx context.Context, p thread.Period) (*Caseload, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	if err := periodFits(p); err != nil {
		return nil, err
	}
	s, err := a.Strategy(ctx)
	if err != nil {
		return nil, err
	}
	threads, err := a.Threads(ctx)
	if err != nil {
		return nil, err
	}
	c := &Caseload{Strategy: s, Period: p, Threads: threads, Rows: thread.Caseload(s, threads, p, a.Today())}
	err = a.read(ctx, func(tx *store.Tx) (err error) {
		c.Tallies, err = listOf[*care.Tally](ctx, tx, care.TallySpec, Filter{Since: p.From, Until: p.To})
		return err
	})
	return c, err
}

func periodFits(p thread.Period) error {
	if !p.From.Valid() || !p.To.Valid() {
		return fault.New(fault.Invalid, "That is not a day. Type the day, month and year, for example 1 4 2026.")
	}
	if p.To != "" && p.To < p.From {
		return fault.New(fault.Invalid, "The period ends before it begins.")
	}
	return nil
}

// ThisYear is the period that pages begin with: from 1 April to today.
func (a *App) ThisYear() thread.Period {
	today := a.Today()
	from := value.NewDate(today.Year(), 4, 1)
	if from > today {
		from = value.NewDate(today.Year()-1, 4, 1)
	}
	return thread.Period{From: from, To: today}
}

// ChooseEvidence writes down that a record bears on a row of the strategy in use, or that it does not. A choice that says what the rules say anyway is
// not kept: what stood against them is taken away instead.
func (a *App) ChooseEvidence(ctx context.Context, kind, recordID, action string, shows bool, why string) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	s, err := a.Strategy(ctx)
	if err != nil {
		return err
	}
	row, ok := s.ActionByID(action)
	if !ok {
		return record.Problems{{Key: "action", Label: "Row", Text: "There is no row \"" + action + "\" in " + s.Name + "."}}
	}
	r, err := a.Get(ctx, kind, recordID)
	if err != nil {
		return err
	}
	spec := care.SpecOf(r)
	if spec.Shared || spec == care.EvidenceChoiceSpec {
		return fault.New(fault.Refused, "Only a record about a young person can be chosen for a row.")
	}
	person := r.Head().PersonID
	if spec.Self {
		person = recordID
	}
	byRule := slices.ContainsFunc(thread.Links(s, r), func(l thread.Link) bool { return l.Action == row.ID })
	what := "added a record to row " + row.Number()
	if !shows {
		what = "took a record from row " + row.Number()
	}
	return a.write(ctx, what, func(tx *store.Tx) error {
		old, err := listOf[*care.EvidenceChoice](ctx, tx, care.EvidenceChoiceSpec, Filter{Person: person, Equal: map[string]string{"entry": recordID, "action": row.ID, "strategy": s.ID}})
		if err != nil {
			return err
		}
		if shows == byRule {
			for _, c := range old {
				if err := tx.Delete(ctx, care.EvidenceChoiceSpec, c.ID); err != nil {
					return err
				}
			}
			return nil
		}
		c := &care.EvidenceChoice{Meta: record.Meta{PersonID: person}}
		if len(old) > 0 {
			c = old[0]
		}
		c.Strategy, c.Action, c.Kind, c.Entry, c.Why, c.By, c.On = s.ID, row.ID, spec.Kind, recordID, why, a.Who().Name, a.Today()
		c.Choice = "not"
		if shows {
			c.Choice = "shows"
		}
		return a.put(ctx, tx, c)
	})
}

// choiceFits checks a choice against the record and the strategy it names.
func (a *App) choiceFits(ctx context.Context, tx *store.Tx, c *care.EvidenceChoice) error {
	spec := care.Spec(c.Kind)
	if spec == nil || spec.Shared || spec.Apart || spec == care.EvidenceChoiceSpec {
		return record.Problems{{Key: "entry_kind", Label: "About an entry of the kind", Text: "There is no such kind of entry about a young person."}}
	}
	r, err := tx.Get(ctx, spec, c.Entry)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return err
	}
	if r == nil || r.Head().PersonID != c.PersonID && r.Head().ID != c.PersonID {
		return record.Problems{{Key: "entry", Label: "About the entry", Text: "That entry is not in this young person's record."}}
	}
	if c.By == "" {
		c.By = a.Who().Name
	}
	return nil
}
