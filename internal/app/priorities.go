package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/measures"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// Priorities is what the page of the council's priorities shows: every row that is counted, whole, for the service's own screen.
type Priorities struct {
	*Measured
	Strategy *catalogue.Strategy // the one in use
	Sections []measures.Section  // of all priorities for which anything is counted
	NamesOf  map[string]string   // of young people, by id
	NotHere  []catalogue.NotCounted
}

// Priorities counts a period for the page. "" as the first day is the 1 April before the last one, "" as the last day is today.
func (a *App) Priorities(ctx context.Context, from, to value.Date) (*Priorities, error) {
	m, err := a.Measures(ctx, from, to)
	if err != nil {
		return nil, err
	}
	people, err := a.People(ctx)
	if err != nil {
		return nil, err
	}
	out := &Priorities{Measured: m, Strategy: a.strategyNow(), NamesOf: map[string]string{}, NotHere: catalogue.MeasuresNotCounted()}
	out.Sections = measures.Sections(out.Strategy, m.Figures, m.Own)
	for _, p := range people {
		out.NamesOf[p.ID] = p.Name()
	}
	return out, nil
}

// Row is the row of a measure, nil where it is not counted.
func (p *Priorities) Row(measure string) *measures.Row {
	for i := range p.Sections {
		for k := range p.Sections[i].Rows {
			if r := &p.Sections[i].Rows[k]; r.Measure.ID == measure {
				return r
			}
		}
	}
	return nil
}

// Periods are the periods that are offered, as codes of two days: this year so far first.
func (a *App) Periods() []record.Option { return report.WholePeriods(a.Today()) }

// PeriodCode is a period as an option of a print-out.
func PeriodCode(from, to value.Date) string { return string(from) + ".." + string(to) }

// PeriodOf reads such a code. Empty days stand for the usual ones.
func PeriodOf(code string) (from, to value.Date, err error) {
	if code == "" {
		return "", "", nil
	}
	f, t, ok := strings.Cut(code, "..")
	from, to = value.Date(f), value.Date(t)
	if !ok || !from.Valid() || !to.Valid() {
		return "", "", fault.New(fault.Invalid, "A period is two days, for example 2026-04-01..2026-11-24.")
	}
	return from, to, nil
}

// onPriorities fills in what a report on the strategy is made from.
func (a *App) onPriorities(ctx context.Context, req PrintRequest, w *report.Whole) error {
	from, to, err := PeriodOf(req.Options["period"])
	if err != nil {
		return err
	}
	p, err := a.Priorities(ctx, from, to)
	if err != nil {
		return err
	}
	w.From, w.To, w.People = p.From, p.To, p.Measured.People
	out := &report.Priorities{Paper: p.Strategy, NotHere: p.NotHere, Before: map[string]measures.Figure{}}
	var all []string
	for _, s := range p.Sections {
		all = append(all, strconv.Itoa(s.Number))
		out.Choices = append(out.Choices, record.Option{Code: strconv.Itoa(s.Number), Label: s.Title()})
	}
	if len(all) > 1 {
		out.Choices = append([]record.Option{{Code: strings.Join(all, ","), Label: "All that are counted"}}, out.Choices...)
	}
	chosen := record.Codes(req.Options["priorities"])
	for _, s := range p.Sections {
		if len(chosen) == 0 || slices.Contains(chosen, strconv.Itoa(s.Number)) {
			out.Sections = append(out.Sections, s)
		}
	}
	for id, list := range p.Years {
		if n := len(list); n > 1 && list[n-2].Of > 0 {
			out.Before[id] = list[n-2]
		}
	}
	w.Priorities = out
	return nil
}

// Behind are the people of a row in the order of their names.
func (p *Priorities) Behind(ids []string) []string {
	var out []string
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(p.NamesOf[a], p.NamesOf[b]) })
	return out
}
