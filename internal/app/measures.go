package app

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/measures"
	"waymark/internal/store"
	"waymark/internal/value"
)

// Measured is what the records show for the strategy's priorities in a period.
type Measured struct {
	From, To value.Date
	People   int // young people in care, and care leavers, on the last day
	Figures  []measures.Figure
	ByAge    map[string][]measures.Figure // those that are shown by age
	Years    map[string][]measures.Figure // this and the two years before, the oldest first; see measures.EarlierWords
	Quarters map[string][]measures.Figure // the last five quarters
	Dropin   measures.Dropin
	Own      map[string]measures.Own // starting figures and targets the service entered, by measure
}

// Figure is the figure of a measure, nil for a measure that is not counted.
func (m *Measured) Figure(id string) *measures.Figure {
	for i := range m.Figures {
		if m.Figures[i].Measure.ID == id {
			return &m.Figures[i]
		}
	}
	return nil
}

// How far back figures over time go.
const (
	measuredYears    = 3
	measuredQuarters = 5
)

// Measures counts every measure for a period, from the files read once. "" as the first day is the 1 April before the last one, "" as the last day is
// today. The figures are whole and name people by their ids: they are for the service's own screen, and go through measures.Hide before they leave it.
func (a *App) Measures(ctx context.Context, from, to value.Date) (*Measured, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	today := a.Today()
	p, err := period(from, to, today)
	if err != nil {
		return nil, err
	}
	years, quarters := measures.Periods(p, measures.Years, measuredYears), measures.Periods(p, measures.Quarters, measuredQuarters)
	in, err := a.measuredFiles(ctx, min(years[0].From, years[0].To.AddMonths(-15), quarters[0].To.AddMonths(-15)), p.To, today)
	if err != nil {
		return nil, err
	}
	local := a.Local()
	out := &Measured{From: p.From, To: p.To, People: measures.People(in.files, p.To), Own: measures.OwnOf(in.own, p.To)}
	out.Figures = measures.Take(in.files, p, today, local)
	out.ByAge = measures.ByAge(in.files, p, today, local)
	out.Years = measures.OverTime(in.files, years, today, local)
	out.Quarters = measures.OverTime(in.files, quarters, today, local)
	out.Dropin = measures.DropinOf(in.files, in.tallies, p)
	return out, nil
}

// period fills in the days that are not given, and refuses those that make no sense.
func period(from, to, today value.Date) (measures.Period, error) {
	if to == "" {
		to = today
	}
	if from == "" {
		from = measures.YearStart(to)
	}
	switch {
	case !from.Valid() || !to.Valid():
		return measures.Period{}, fault.New(fault.Invalid, "Type the days of the period, for example 1 April 2026.")
	case to > today:
		return measures.Period{}, fault.New(fault.Invalid, "The period ends after today. Choose today or an earlier day.")
	case from > to:
		return measures.Period{}, fault.New(fault.Invalid, "The period ends before it begins.")
	}
	return measures.Period{From: from, To: to}, nil
}

// measured is what the measures are counted from.
type measured struct {
	files   []*care.File
	tallies []*care.Tally
	own     []*care.OwnFigure
}

// measuredFiles are everybody's files with what the measures count: the kept files, which are shared and hold only the newest contact, with the contacts
// since a day, services, vaccinations and ratings; and what is about nobody.
func (a *App) measuredFiles(ctx context.Context, since, until, today value.Date) (in measured, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		kept, _, err := a.lightFiles(ctx, tx, today)
		if err != nil {
			return err
		}
		byID := map[string]*care.File{}
		for _, f := range kept {
			own := *f
			own.Contacts = nil
			in.files, byID[f.Person.ID] = append(in.files, &own), &own
		}
		contacts, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, Filter{Since: since, Until: until})
		if err != nil {
			return err
		}
		for _, c := range contacts {
			if f := byID[c.PersonID]; f != nil {
				f.Contacts = append(f.Contacts, c)
			}
		}
		for _, s := range measures.Reads {
			list, err := tx.List(ctx, s, Filter{})
			if err != nil {
				return err
			}
			for _, r := range list {
				if f := byID[r.Head().PersonID]; f != nil {
					f.Add(r)
				}
			}
		}
		if in.tallies, err = listOf[*care.Tally](ctx, tx, care.TallySpec, Filter{Since: since, Until: until}); err != nil {
			return err
		}
		in.own, err = listOf[*care.OwnFigure](ctx, tx, care.OwnFigureSpec, Filter{})
		return err
	})
	return in, err
}
