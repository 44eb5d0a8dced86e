package app

import (
	"context"
	"fmt"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

// policy reads the service's savings policy and its own amounts.
func policy(ctx context.Context, tx *store.Tx) ([]*care.Rate, []*care.LocalMoney, error) {
	rates, err := listOf[*care.Rate](ctx, tx, care.RateSpec, Filter{})
	if err != nil {
		return nil, nil, err
	}
	money, err := listOf[*care.LocalMoney](ctx, tx, care.LocalMoneySpec, Filter{})
	return rates, money, err
}

// sameRate refuses a second line of the policy for the same age from the same day: nobody could tell which of the two is meant.
func sameRate(ctx context.Context, tx *store.Tx, p *care.Rate) error {
	rates, err := listOf[*care.Rate](ctx, tx, care.RateSpec, Filter{Equal: map[string]string{"from_day": string(p.From)}})
	if err != nil {
		return err
	}
	for age := p.AgeFrom; age <= 25; age++ {
		if care.RateOn([]*care.Rate{p}, p.From, age) == nil {
			continue
		}
		for _, o := range rates {
			if o.ID != p.ID && care.RateOn([]*care.Rate{o}, p.From, age) != nil {
				return record.Problems{{Key: "age_from", Label: "From age", Text: fmt.Sprintf("Another line holds at age %d from the same day: %s. Change that one, or choose other ages.", age, care.RateSpec.LineOf(o))}}
			}
		}
	}
	return nil
}

// entryFits holds a new line against its account: money that the law locks stays until 18, and what is expected for the weeks stands with the line.
func entryFits(ctx context.Context, tx *store.Tx, e *care.Entry, acc *care.Account) error {
	locked := care.LockedToEighteen(acc.Kind) && care.MoneyOut(e.Kind)
	if e.OtherID == e.AccountID && e.OtherID != "" {
		return record.Problems{{Key: "other_account_id", Label: "The other account", Text: "Choose another account than this one."}}
	}
	weekly := care.Weekly(e.Kind) && e.Expected == 0 && e.From != "" && e.To != ""
	if !locked && !weekly {
		return nil
	}
	r, err := tx.Get(ctx, care.PersonSpec, e.PersonID)
	if err != nil {
		return nil // the store names who is missing
	}
	f := &care.File{Person: r.(*care.Person), Accounts: []*care.Account{acc}}
	if locked {
		if other, err := tx.Get(ctx, care.AccountSpec, e.OtherID); err == nil && care.LockedToEighteen(other.(*care.Account).Kind) {
			return nil // from a Child Trust Fund into a Junior ISA
		}
		if day := f.Person.Born.AddYears(18); day == "" || e.On < day {
			return record.Problems{{Key: "account_id", Label: "Account", Text: fmt.Sprintf("The money in a %s is locked until the 18th birthday. It can be moved only into another one like it.", care.AccountSpec.Field("account_kind").LabelOf(acc.Kind))}}
		}
	}
	if weekly {
		if f.CarePeriods, err = listOf[*care.CarePeriod](ctx, tx, care.CarePeriodSpec, Filter{Person: e.PersonID}); err != nil {
			return err
		}
		entries, err := listOf[*care.Entry](ctx, tx, care.EntrySpec, Filter{Person: e.PersonID, Equal: map[string]string{"account_id": e.AccountID}})
		if err != nil {
			return err
		}
		rates, _, err := policy(ctx, tx)
		if err != nil {
			return err
		}
		e.Expected = care.SavingOf(f, acc, rates, e.On).Still(entries, e.From, e.To)
	}
	return nil
}

// MoveMoney moves money from one account of a young person to another: one line out and one in, as one step.
func (a *App) MoveMoney(ctx context.Context, from, to *care.Account, sum value.Money, on value.Date, why, agreed string) error {
	var p record.Problems
	if to == nil || to.ID == from.ID {
		p = append(p, record.Problem{Key: "other_account_id", Label: "The other account", Text: "Choose the account that the money goes to."})
	} else if to.PersonID != from.PersonID {
		p = append(p, record.Problem{Key: "other_account_id", Label: "The other account", Text: "That account belongs to another young person."})
	}
	if sum <= 0 {
		p = append(p, record.Problem{Key: "amount_pence", Label: "Amount", Text: "Type pounds and pence, for example 12.50."})
	}
	if p != nil {
		return p
	}
	of := record.Meta{PersonID: from.PersonID}
	by := a.Owner().Name
	return a.save(ctx, "moved "+sum.String()+" to "+to.Where,
		&care.Entry{Meta: of, AccountID: from.ID, OtherID: to.ID, Kind: "transfer_out", On: on, Amount: -sum, Purpose: why, AgreedBy: agreed, By: by},
		&care.Entry{Meta: of, AccountID: to.ID, OtherID: from.ID, Kind: "transfer_in", On: on, Amount: sum, Purpose: why, AgreedBy: agreed, By: by})
}
