package app

import (
	"context"
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/measures"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// voice holds the rule that nobody edits the other's words: while the young person has the keyboard only their own words, feelings and
// ratings are written, about themselves; and the owner never writes words as if the young person had typed them.
func (a *App) voice(ctx context.Context, tx *store.Tx, r record.Record) error {
	young := a.HandedTo()
	if young == nil {
		if how(r) == "" || a.Owner().Role == "young" || a.Practice() { // invented young people typed in the past
			return nil
		}
		old, err := stored(ctx, tx, r)
		if err != nil {
			return err
		}
		switch {
		case old != nil && how(old) == "typed" && len(store.Diff(care.SpecOf(r), old, r)) > 0:
			return fault.New(fault.Refused, "The young person typed this, so nobody else changes it. They can, while they have the keyboard.")
		case how(r) == "typed" && (old == nil || how(old) != "typed"):
			return fault.New(fault.Refused, "Words typed by the young person are typed while they have the keyboard. Choose \"said, and written down\" instead.")
		}
		return nil
	}
	if r.Head().PersonID != young.ID {
		return fault.New(fault.Refused, "While the keyboard is handed over only your own page can be written.")
	}
	switch v := r.(type) {
	case *care.OwnWords:
		v.How, v.WrittenBy = "typed", young.First()
		return nil
	case *care.Feeling:
		v.How = "typed"
		return nil
	case *care.SkillStance:
		old, err := stored(ctx, tx, r)
		if err != nil {
			return err
		}
		if v.Voice == "young" && (old == nil || old.(*care.SkillStance).Voice == "young") {
			v.How, v.By = "typed", young.First()
			return nil
		}
	case *care.Reply:
		v.How, v.WrittenBy = "typed", young.First()
		return nil
	case *care.MeetingChoice:
		v.How, v.WrittenBy = "typed", young.First()
		return nil
	case *care.Rating:
		old, err := stored(ctx, tx, r)
		if err != nil {
			return err
		}
		if v.Voice == "young" && (old == nil || old.(*care.Rating).Voice == "young") {
			v.How, v.By = "typed", young.First()
			return nil
		}
	}
	return fault.New(fault.Refused, "While the keyboard is handed over only your own words, feelings and ratings can be written.")
}

// how says how a young person's own words, feeling or rating were given; "" for everything else.
func how(r record.Record) string {
	switch v := r.(type) {
	case *care.OwnWords:
		return v.How
	case *care.Feeling:
		return v.How
	case *care.Rating:
		return v.How
	case *care.SkillStance:
		if v.Voice == "young" {
			return v.How
		}
	case *care.Reply:
		return v.How
	case *care.MeetingChoice:
		return v.How
	}
	return ""
}

// stored is what stands in the records now, nil for a new record.
func stored(ctx context.Context, tx *store.Tx, r record.Record) (record.Record, error) {
	if r.Head().ID == "" {
		return nil, nil
	}
	return tx.Get(ctx, care.SpecOf(r), r.Head().ID)
}

// before checks what a record needs of others before it is written.
func before(ctx context.Context, tx *store.Tx, r record.Record) error {
	if err := skillRules(ctx, tx, r); err != nil {
		return err
	}
	switch v := r.(type) {
	case *care.Owner:
		return onlyOne(ctx, tx, r, func(old record.Record) bool { return old.(*care.Owner).PracticeSeed == v.PracticeSeed })
	case *care.Service:
		return onlyOne(ctx, tx, r, func(record.Record) bool { return true })
	case *care.OwnFigure:
		if p := measures.OwnProblems(v, value.DateOf(tx.Now())); p != nil {
			return p
		}
	case *care.LocalRule:
		others, err := listOf[*care.LocalRule](ctx, tx, care.LocalRuleSpec, Filter{})
		if err != nil {
			return err
		}
		if p := rules.LocalProblems(v, others); p != nil {
			return p
		}
	case *care.Contact:
		return attendance(ctx, tx, v)
	case *care.Frozen:
		return fault.New(fault.Refused, "A review is closed as a whole, and how it was closed is not changed. Undo takes the closing back.")
	case *care.Signature:
		if v.Role == "other" {
			return nil
		}
		same, err := tx.List(ctx, care.SignatureSpec, Filter{Person: v.PersonID, Equal: map[string]string{"review_id": v.Review, "role": v.Role}})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(same, func(o record.Record) bool { return o.Head().ID != v.ID }) {
			return fault.New(fault.Conflict, "It is written down already whether they signed this paper. Change that note.")
		}
	case *care.PlanPart:
		same, err := tx.List(ctx, care.PlanPartSpec, Filter{Person: v.PersonID, Equal: map[string]string{"part": v.Part}})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(same, func(o record.Record) bool { return o.Head().ID != v.ID }) {
			return fault.New(fault.Conflict, "This part of the plan has its text already. Change that one.")
		}
	case *care.Goal:
		if v.State != "live" {
			return nil
		}
		live, err := tx.List(ctx, care.GoalSpec, Filter{Person: v.PersonID, Equal: map[string]string{"state": "live"}})
		if err != nil {
			return err
		}
		n := 0
		for _, g := range live {
			if g.Head().ID != v.ID {
				n++
			}
		}
		if n >= 3 {
			return record.Problems{{Key: "state", Label: "State", Text: "Three goals are live already, which is enough at a time. Reach one or set one aside first."}}
		}
	case *care.Entry:
		r, err := tx.Get(ctx, care.AccountSpec, v.AccountID)
		if err != nil {
			return nil // the store names the missing account beside the field
		}
		if acc := r.(*care.Account); acc.Closed != "" && v.On > acc.Closed {
			return record.Problems{{Key: "account_id", Label: "Account", Text: "This account was closed on " + acc.Closed.Long() + "."}}
		}
		if err := entryFits(ctx, tx, v, r.(*care.Account)); err != nil {
			return err
		}
		if v.Reverses != "" {
			twice, err := tx.List(ctx, care.EntrySpec, Filter{Person: v.PersonID, Equal: map[string]string{"reverses_id": v.Reverses}})
			if err != nil {
				return err
			}
			if len(twice) > 0 {
				return fault.New(fault.Conflict, "This line is reversed already.")
			}
		}
	case *care.StatementCheck:
		old, err := stored(ctx, tx, r)
		if err != nil {
			return err
		}
		was, _ := old.(*care.StatementCheck)
		if v.ID == "" || was != nil && v.Explained != "" && v.Explained != was.Explained { // what is explained is the difference of today
			entries, err := listOf[*care.Entry](ctx, tx, care.EntrySpec, Filter{Person: v.PersonID, Equal: map[string]string{"account_id": v.AccountID}})
			if err != nil {
				return err
			}
			v.Record = care.Balance(entries, v.AccountID, v.On)
		}
	case *care.SavingsMove:
		if v.ID == "" && v.Balance == 0 {
			entries, err := listOf[*care.Entry](ctx, tx, care.EntrySpec, Filter{Person: v.PersonID, Equal: map[string]string{"account_id": v.AccountID}})
			if err != nil {
				return err
			}
			v.Balance = max(0, care.Balance(entries, v.AccountID, v.Left))
		}
	case *care.Rate:
		return sameRate(ctx, tx, v)
	case *care.StrategyPaper:
		return strategyFits(ctx, tx, v)
	}
	return nil
}

// onlyOne holds that there is one owner and one service, and that practice records stay practice records.
func onlyOne(ctx context.Context, tx *store.Tx, r record.Record, same func(old record.Record) bool) error {
	old, err := stored(ctx, tx, r)
	if err != nil {
		return err
	}
	if old == nil {
		list, err := tx.List(ctx, care.SpecOf(r), Filter{Limit: 1})
		if err != nil || len(list) == 0 {
			return err
		}
		return fault.New(fault.Conflict, "There is one of this in the records already. Change that one.")
	}
	if !same(old) {
		return fault.New(fault.Refused, "Practice records stay practice records, and real ones stay real.")
	}
	return nil
}

// after checks what must hold once a record is written; an error takes the whole transaction back.
func after(ctx context.Context, tx *store.Tx, r record.Record) error {
	e, ok := r.(*care.Entry)
	if !ok {
		return nil
	}
	entries, err := listOf[*care.Entry](ctx, tx, care.EntrySpec, Filter{Person: e.PersonID})
	if err != nil {
		return err
	}
	if day, _ := care.FirstNegative(entries, e.AccountID); day != "" {
		return record.Problems{{Key: "amount_pence", Label: "Amount", Text: fmt.Sprintf("This would take the balance below £0.00 on %s. Check the amount.", day.Long())}}
	}
	return nil
}

// attendance keeps health advice with the health service: only the visit is written down unless the young person agreed. What stood in a contact before,
// unchanged, is no reason to refuse it.
func attendance(ctx context.Context, tx *store.Tx, c *care.Contact) error {
	problems := c.AttendanceProblems()
	if problems == nil {
		return nil
	}
	was, err := stored(ctx, tx, c)
	if err != nil {
		return err
	}
	if was != nil && was.(*care.Contact).AttendanceOnly() {
		problems = slices.DeleteFunc(problems, func(p record.Problem) bool {
			f := care.ContactSpec.Field(p.Key)
			return f.Code(c) == f.Code(was)
		})
	}
	if len(problems) == 0 {
		return nil
	}
	return problems
}
