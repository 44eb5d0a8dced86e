package main

import (
	"fmt"
	"slices"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

func (c *call) file() (*care.File, error) {
	id, err := c.arg(0, "the young person's id")
	if err != nil {
		return nil, err
	}
	return c.a.File(c.ctx, id)
}

// savings lists the accounts of a young person as they stand: what they hold, what is behind, what a statement said, what was handed on.
func savings(c *call) error {
	f, err := c.file()
	if err != nil {
		return err
	}
	today := c.a.Today()
	var out []map[string]any
	for _, a := range f.Accounts {
		s := care.SavingOf(f, a, c.a.Local().Rates, today)
		t := s.Stand(f.Entries, "", today)
		o := map[string]any{"id": a.ID, "account": care.AccountSpec.LineOf(a), "kind": a.Kind, "balance_pence": int64(care.Balance(f.Entries, a.ID, today)), "kept_apart": care.KeptApart(a.Kind), "known": slices.ContainsFunc(f.Entries, func(e *care.Entry) bool { return e.AccountID == a.ID }),
			"week_pence": int64(s.At(today)), "weeks_behind": t.Behind, "weeks_ahead": t.Ahead, "owed_pence": int64(t.Owed()), "statement": "not checked", "handed_on": ""}
		if k := f.LastCheck(a.ID); k != nil {
			diff := k.Difference(f.Entries)
			o["statement_day"], o["difference_pence"] = string(k.On), int64(diff)
			switch {
			case diff == 0:
				o["statement"] = "agrees"
			case k.Clear(f.Entries):
				o["statement"] = "explained"
			default:
				o["statement"] = "open"
			}
		}
		if f.OpenMove(a.ID) != nil {
			o["handed_on"] = "not confirmed"
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		holds := "not known"
		if o["known"].(bool) {
			holds = value.Money(o["balance_pence"].(int64)).String()
		}
		line := fmt.Sprintf("%s  %-50s %12s", o["id"], o["account"], holds)
		if n := o["weeks_behind"].(int); n > 0 {
			line += fmt.Sprintf("  %d weeks behind, %s", n, value.Money(o["owed_pence"].(int64)))
		}
		line += "  statement: " + o["statement"].(string)
		if o["handed_on"] != "" {
			line += "  handed on, not confirmed"
		}
		return line
	})
}

// sum reads a sum of money from an argument.
func (c *call) sum(n int, what string) (value.Money, error) {
	text, err := c.arg(n, what)
	if err != nil {
		return 0, err
	}
	return value.ParseMoney(text)
}

func (c *call) account(n int) (*care.Account, error) {
	id, err := c.arg(n, "the account's id")
	if err != nil {
		return nil, err
	}
	r, err := c.a.Get(c.ctx, "savings_account", id)
	if err != nil {
		return nil, err
	}
	return r.(*care.Account), nil
}

func (c *call) dayOr(today value.Date) (value.Date, error) {
	if c.onDay == "" {
		return today, nil
	}
	if d := value.Date(c.onDay); d.Valid() {
		return d, nil
	}
	return "", fault.New(fault.Invalid, "--on-day takes a day as YYYY-MM-DD.")
}

// checkStatement holds an account against the balance on a statement. A difference without --reason stays open.
func checkStatement(c *call) error {
	acc, err := c.account(0)
	if err != nil {
		return err
	}
	sum, err := c.sum(1, "the balance on the statement")
	if err != nil {
		return err
	}
	day, err := c.dayOr(c.a.Today())
	if err != nil {
		return err
	}
	k := &care.StatementCheck{Meta: record.Meta{PersonID: acc.PersonID}, AccountID: acc.ID, On: day, Statement: sum, Explained: c.reason, By: c.a.Owner().Name}
	if err := c.a.Save(c.ctx, k); err != nil {
		return err
	}
	return c.show([]map[string]any{app.Object(k)}, func(map[string]any) string {
		switch diff := k.Statement - k.Record; {
		case diff == 0:
			return "They agree: " + k.Statement.String() + "."
		case k.Explained != "":
			return "They differ by " + max(diff, -diff).String() + ", explained."
		default:
			return "They differ by " + max(diff, -diff).String() + ": " + k.Record.String() + " in this record. It stays open."
		}
	})
}

// transfer moves money between two accounts of a young person, as one step.
func transfer(c *call) error {
	from, err := c.account(0)
	if err != nil {
		return err
	}
	id, err := c.arg(1, "the id of the account that receives it")
	if err != nil {
		return err
	}
	r, err := c.a.Get(c.ctx, "savings_account", id)
	if err != nil {
		return err
	}
	sum, err := c.sum(2, "the sum")
	if err != nil {
		return err
	}
	day, err := c.dayOr(c.a.Today())
	if err != nil {
		return err
	}
	return c.a.MoveMoney(c.ctx, from, r.(*care.Account), sum, day, c.reason, c.forWhom)
}

// money lists the kinds of money that a young person may have.
func money(c *call) error {
	f, err := c.file()
	if err != nil {
		return err
	}
	today := c.a.Today()
	var out []map[string]any
	for _, e := range rules.Entitlements(f, today, c.a.Local()) {
		o := map[string]any{"item": e.Item, "name": e.Name, "amount": e.Amount, "reach": string(e.Reach), "from": string(e.From), "to": string(e.To), "when": e.When, "state": e.State(), "source": e.Source, "check": e.Check, "own": e.Local,
			"days": e.Days(today), "claim_id": ""}
		if e.Claim != nil {
			o["claim_id"] = e.Claim.ID
		}
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string {
		line := fmt.Sprintf("%-42s %-44s %-34s %s", o["name"], o["amount"], o["days"], o["state"])
		if o["check"].(bool) {
			line += "  (check before relying on this)"
		}
		return line
	})
}
