package app

import (
	"context"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/words"
)

// StrategyLine is a strategy that can be chosen, with how it stands here.
type StrategyLine struct {
	Strategy *catalogue.Strategy
	Paper    *care.StrategyPaper // nil for the one that comes with the program
	Used     bool
}

// Strategies lists the strategies that can be chosen: the one that comes with the program first, then those loaded from files.
func (a *App) Strategies(ctx context.Context) ([]StrategyLine, error) {
	list := []StrategyLine{{Strategy: catalogue.BuiltIn()}}
	err := a.read(ctx, func(tx *store.Tx) error {
		papers, err := listOf[*care.StrategyPaper](ctx, tx, care.StrategyPaperSpec, Filter{})
		used := false
		for _, p := range papers {
			s, problems := catalogue.ReadStrategy(p.Text)
			if len(problems) > 0 { // written by a newer program: it stays, and is not offered
				continue
			}
			list = append(list, StrategyLine{s, p, p.Used == value.Yes && !used})
			used = used || p.Used == value.Yes
		}
		list[0].Used = !used
		return err
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// Strategy is the strategy in use: the service's own, or the one that comes with the program.
func (a *App) Strategy(context.Context) (*catalogue.Strategy, error) {
	if _, err := a.open(); err != nil {
		return nil, err
	}
	return a.strategyNow(), nil
}

// strategyNow is the strategy in use without reading anything, so that a form can ask at every key.
func (a *App) strategyNow() *catalogue.Strategy {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.strategy == nil {
		return catalogue.BuiltIn()
	}
	return a.strategy
}

// readStrategy reads anew which strategy is in use.
func (a *App) readStrategy(ctx context.Context, st *store.Store) error {
	var now *catalogue.Strategy
	err := st.Read(ctx, func(tx *store.Tx) error {
		papers, err := listOf[*care.StrategyPaper](ctx, tx, care.StrategyPaperSpec, Filter{Equal: map[string]string{"used": string(value.Yes)}, Limit: 1})
		for _, p := range papers {
			now, _ = catalogue.ReadStrategy(p.Text)
		}
		return err
	})
	a.mu.Lock()
	defer a.mu.Unlock()
	a.strategy = now
	return err
}

// LoadStrategy keeps a council's own strategy, given as the text of its file. A file with the id of one that is loaded already takes its place, and the
// history keeps the old one. It is not in use until UseStrategy says so. Every problem of the file is one line of the error, with its line.
func (a *App) LoadStrategy(ctx context.Context, text string) (*care.StrategyPaper, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	s, problems := catalogue.ReadStrategy(text)
	if len(problems) > 0 {
		return nil, strategyProblems(problems)
	}
	p := &care.StrategyPaper{}
	err := a.read(ctx, func(tx *store.Tx) error {
		same, err := listOf[*care.StrategyPaper](ctx, tx, care.StrategyPaperSpec, Filter{Equal: map[string]string{"strategy": s.ID}})
		if len(same) > 0 {
			p = same[0]
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	p.Text, p.Loaded, p.Strategy = text, a.Today(), s.ID
	return p, a.Save(ctx, p)
}

// strategyProblems are the problems of a file as sentences, the first twenty of them.
func strategyProblems(list []catalogue.LineProblem) record.Problems {
	var out record.Problems
	for i, p := range list {
		if i == 20 && len(list) > 21 {
			out = append(out, record.Problem{Text: "There are " + words.Count(len(list)-20, "more problem", "more problems") + ". Mend these first."})
			break
		}
		out = append(out, record.Problem{Text: p.String()})
	}
	return out
}

// UseStrategy chooses the strategy in use by the id it gives itself, or that of its record; the id of the built-in one chooses that. It is one step that
// Undo takes back.
func (a *App) UseStrategy(ctx context.Context, id string) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	line, err := a.strategyLine(ctx, id)
	if err != nil {
		return err
	}
	list, err := a.Strategies(ctx)
	if err != nil {
		return err
	}
	var recs []record.Record
	for _, l := range list { // the one that was in use first, so that there are never two
		if l.Paper != nil && l.Paper.Used == value.Yes && (line.Paper == nil || l.Paper.ID != line.Paper.ID) {
			l.Paper.Used = value.No
			recs = append(recs, l.Paper)
		}
	}
	if p := line.Paper; p != nil && p.Used != value.Yes {
		p.Used = value.Yes
		recs = append(recs, p)
	}
	if len(recs) == 0 {
		return nil
	}
	return a.save(ctx, "chose the strategy "+line.Strategy.Name, recs...)
}

// RemoveStrategy takes a loaded strategy away; the one in use and the built-in one stay.
func (a *App) RemoveStrategy(ctx context.Context, id string) error {
	line, err := a.strategyLine(ctx, id)
	if err != nil {
		return err
	}
	if line.Paper == nil {
		return fault.New(fault.Refused, "This strategy comes with the program and stays. Choose another to use instead.")
	}
	return a.Remove(ctx, care.StrategyPaperSpec.Kind, line.Paper.ID)
}

func (a *App) strategyLine(ctx context.Context, id string) (*StrategyLine, error) {
	list, err := a.Strategies(ctx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for i, l := range list {
		if strings.EqualFold(l.Strategy.ID, id) || l.Paper != nil && l.Paper.ID == id {
			return &list[i], nil
		}
		ids = append(ids, l.Strategy.ID)
	}
	return nil, fault.New(fault.NotFound, "There is no strategy \""+id+"\" here. There are: "+strings.Join(ids, ", ")+".")
}

// strategyFits checks a strategy's record against its file, and that no other is in use beside it.
func strategyFits(ctx context.Context, tx *store.Tx, p *care.StrategyPaper) error {
	s, problems := catalogue.ReadStrategy(p.Text)
	if len(problems) > 0 {
		return strategyProblems(problems)
	}
	if s.ID == catalogue.BuiltIn().ID {
		return record.Problems{{Key: "strategy", Label: "Strategy", Text: "The id " + s.ID + " belongs to the strategy that comes with the program. Give this one an id of its own."}}
	}
	p.Strategy, p.Name, p.Council = s.ID, s.Name, s.Council
	others, err := listOf[*care.StrategyPaper](ctx, tx, care.StrategyPaperSpec, Filter{})
	if err != nil {
		return err
	}
	for _, o := range others {
		switch {
		case o.ID == p.ID:
		case o.Strategy == p.Strategy:
			return fault.New(fault.Conflict, "A strategy with the id "+p.Strategy+" is loaded already. Loading its file again puts the new one in its place.")
		case o.Used == value.Yes && p.Used == value.Yes:
			return fault.New(fault.Conflict, "Another strategy is in use: "+o.Name+". Choosing this one puts it in its place.")
		}
	}
	return nil
}

// strategyStays refuses to take away the strategy in use.
func strategyStays(ctx context.Context, tx *store.Tx, id string) error {
	r, err := tx.Get(ctx, care.StrategyPaperSpec, id)
	if err != nil {
		return err
	}
	if r.(*care.StrategyPaper).Used == value.Yes {
		return fault.New(fault.Refused, "This strategy is in use. Choose another first; then it can be removed.")
	}
	return nil
}
