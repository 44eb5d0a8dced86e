package app

import (
	"context"
	"slices"

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
	ByAge    map[string][]measures.Figure
}

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
	files, err := a.measuredFiles(ctx, p, today)
	if err != nil {
		return nil, err
	}
	local := a.Local()
	out := &Measured{From: p.From, To: p.To, People: measures.People(files, p.To)}
	out.Figures = measures.Take(files, p, today, local)
	out.ByAge = measures.ByAge(files, p, today, local)
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

// measuredFiles are everybody's files with what the measures count: the kept files, which are shared and hold only the newest contact, with the contacts
// of the period and the 15 months before its end, services, vaccinations and ratings.
func (a *App) measuredFiles(ctx context.Context, p measures.Period, today value.Date) ([]*care.File, error) {
	var files []*care.File
	err := a.read(ctx, func(tx *store.Tx) error {
		kept, _, err := a.lightFiles(ctx, tx, today)
		if err != nil {
			return err
		}
		byID := map[string]*care.File{}
		for _, f := range kept {
			own := *f
			own.Contacts = nil
			files, byID[f.Person.ID] = append(files, &own), &own
		}
		since := min(p.From, p.To.AddMonths(-15))
		contacts, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, Filter{Since: since, Until: p.To})
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
		return nil
	})
	return slices.Clip(files), err
}
