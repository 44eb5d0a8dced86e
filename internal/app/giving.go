package app

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
	"waymark/internal/value"
)

// Issue is the record that proves a young person was given their passport, filled in as far as a print-out says: the day, the shape, the number, who
// made it, and that it takes the place of an older one. One that was planned becomes the one that is given. It is nil for every other print-out.
func (a *App) Issue(ctx context.Context, p *care.Paper, shape string, large bool) (*care.PassportIssue, error) {
	if p.Audience != string(record.Young) || p.Report != report.HealthPassport && p.Report != report.WalletCard {
		return nil, nil
	}
	var list []*care.PassportIssue
	err := a.read(ctx, func(tx *store.Tx) (err error) {
		list, err = listOf[*care.PassportIssue](ctx, tx, care.PassportIssueSpec, Filter{Person: p.PersonID})
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &care.PassportIssue{Meta: record.Meta{PersonID: p.PersonID}}
	format := "a4"
	switch {
	case p.Report == report.WalletCard:
		format = "card"
	case large:
		format = "large"
	case shape == "booklet":
		format = "booklet"
	}
	for _, i := range list {
		if i.State == "planned" && out.ID == "" && (i.Format == "" || i.Format == format) {
			c := *i
			out = &c
		}
	}
	for _, i := range list {
		if i.State == "given" && i.Format == format {
			out.Replacement = value.Yes
		}
	}
	out.State, out.Given, out.Format, out.Version, out.ExplainedBy = "given", a.Today(), format, p.Number, a.Owner().Name
	return out, nil
}

// Give records who has a print-out since when and, for a passport, that it was issued: one step, which can be undone.
func (a *App) Give(ctx context.Context, p *care.Paper, to string, on value.Date, issue *care.PassportIssue) error {
	if to == "" {
		return fault.New(fault.Invalid, "Name who has it.")
	}
	if on == "" || on.After(a.Today()) || on.Before(p.Made) {
		return fault.New(fault.Invalid, "Type the day it was given: from the day it was made, "+p.Made.Long()+", to today.")
	}
	c := *p
	c.GivenTo, c.Given = to, on
	recs := []record.Record{c.Record()}
	if issue != nil {
		issue.Given = on
		if issue.Agreed != "" && issue.AgreedOn == "" {
			issue.AgreedOn = on
		}
		recs = append(recs, issue)
	}
	if err := a.Save(ctx, recs...); err != nil {
		return err
	}
	*p = c
	return nil
}
