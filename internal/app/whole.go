package app

import (
	"context"
	"strconv"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
	"waymark/internal/value"
)

// WholeKinds lists the print-outs about the whole service, which name nobody.
func (a *App) WholeKinds() []record.Option { return report.WholeKinds() }

// IsWhole reports whether a print-out is about the whole service, so that it needs no young person.
func (a *App) IsWhole(kind string) bool { return report.IsWhole(kind) }

// whole reads what a print-out about the whole service is made from. What it hands on holds no young person: only counts, days and the numbers that
// stand for people, and their names so that one in typed text is found.
func (a *App) whole(ctx context.Context, req PrintRequest, r *report.Request) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	w := &report.Whole{}
	r.Whole = w
	if report.OnPriorities(req.Kind) {
		if err := a.onPriorities(ctx, req, w); err != nil {
			return err
		}
	}
	return a.read(ctx, func(tx *store.Tx) error {
		people, err := listOf[*care.Person](ctx, tx, care.PersonSpec, Filter{})
		if err != nil {
			return err
		}
		for _, p := range people {
			if p.Open() && !report.OnPriorities(req.Kind) {
				w.People++
			}
			w.Names = append(w.Names, p.Name(), p.Legal())
		}
		if req.Kind == report.DropInMonth {
			if w.DropIns, err = dropIns(ctx, tx, r.Today.AddMonths(-24), r.Today); err != nil {
				return err
			}
		}
		made, err := listOf[*care.ServicePaper](ctx, tx, care.ServicePaperSpec, Filter{Equal: map[string]string{"report": req.Kind}})
		if err != nil {
			return err
		}
		r.Number = strconv.Itoa(len(made) + 1)
		_, head, err := tx.Head(ctx)
		r.Check = checkLetters(head, req.Kind, "", r.Number)
		return err
	})
}

// dropIns are the contacts and the visits without a name of some days, oldest first, with a number for each young person.
func dropIns(ctx context.Context, tx *store.Tx, from, to value.Date) ([]report.DropIn, error) {
	span := Filter{Since: from, Until: to}
	contacts, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, span)
	if err != nil {
		return nil, err
	}
	nameless, err := listOf[*care.Tally](ctx, tx, care.TallySpec, span)
	if err != nil {
		return nil, err
	}
	var out []report.DropIn
	who := map[string]int{}
	for _, c := range contacts {
		if who[c.PersonID] == 0 {
			who[c.PersonID] = len(who) + 1
		}
		out = append(out, report.DropIn{On: c.On, Who: who[c.PersonID], Mode: c.Mode, Topics: record.Codes(c.Topics), Tried: !c.TwoWay(), FollowUp: c.FollowUp != "", Done: c.FollowDone != ""})
	}
	for _, t := range nameless {
		out = append(out, report.DropIn{On: t.On, Mode: "dropin"})
	}
	return out, nil
}
