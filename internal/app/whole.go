package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/measures"
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
	if req.Kind == report.DropInMonth {
		var err error
		if w.Attended, err = a.attended(ctx, req.Options["month"], r.Today); err != nil {
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

// attended counts what the drop-in month report is about: the month that is asked for, or the newest with a visit, and the eleven before it.
func (a *App) attended(ctx context.Context, code string, today value.Date) (*report.Attended, error) {
	month := func(d value.Date) value.Date { return value.NewDate(d.Year(), d.Month(), 1) }
	since := month(today).AddMonths(-35)
	in, err := a.measuredFiles(ctx, since, today, today)
	if err != nil {
		return nil, err
	}
	out := &report.Attended{}
	all := measures.DropinOf(in.files, in.tallies, measures.Period{From: since, To: today}).Months
	for _, m := range slices.Backward(all) {
		if m.All() > 0 {
			out.Choices = append(out.Choices, record.Option{Code: string(m.From[:7]), Label: monthOf(m.From)})
		}
	}
	if code == "" && len(out.Choices) > 0 {
		code = out.Choices[0].Code
	}
	i := slices.IndexFunc(all, func(m measures.Attendance) bool { return string(m.From[:7]) == code })
	if i < 0 {
		return out, nil
	}
	p := measures.Period{From: all[i].From, To: all[i].To}
	out.First, out.Month, out.Contacts = p.From, measures.DropinOf(in.files, in.tallies, p), measures.ContactsOf(in.files, p)
	out.Year = measures.DropinOf(in.files, in.tallies, measures.Period{From: all[max(0, i-11)].From, To: p.To})
	return out, nil
}

// monthOf is a month in words: "October 2026".
func monthOf(d value.Date) string { _, m, _ := strings.Cut(d.Long(), " "); return m }
