package care

import (
	"sort"
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
)

// AccountKinds of savings accounts. Money kept apart (benefits, awards) has kinds of its own and is not counted as carer savings.
var AccountKinds = []record.Option{{Code: "council", Label: "Held by the council"}, {Code: "instant", Label: "Instant access"}, {Code: "jisa", Label: "Junior ISA"}, {Code: "ctf", Label: "Child Trust Fund"},
	{Code: "cash", Label: "Cash"}, {Code: "pocket", Label: "Pocket money or clothing money, kept apart"}, {Code: "dla_pip", Label: "DLA or PIP, kept apart"},
	{Code: "award", Label: "Criminal injuries (CICA) or other award, kept apart"}, {Code: "inheritance", Label: "Inheritance, kept apart"}}

// KeptApart reports whether the money of a kind of account is never counted as savings: pocket money, benefits, awards, inheritances.
func KeptApart(kind string) bool {
	return kind == "pocket" || kind == "dla_pip" || kind == "award" || kind == "inheritance"
}

// LockedToEighteen reports whether the law keeps the money of a kind of account until the 18th birthday.
func LockedToEighteen(kind string) bool { return kind == "jisa" || kind == "ctf" }

// Expects says where the weekly sum of an account comes from; "" is the account's own sum.
var Expects = []record.Option{{Code: "own", Label: "The sum typed here"}, {Code: "policy", Label: "Our savings policy, by age"}}

// StatementEvery says how often a statement comes.
var StatementEvery = []record.Option{{Code: "month", Label: "Every month"}, {Code: "quarter", Label: "Every three months"}, {Code: "half", Label: "Every six months"}, {Code: "year", Label: "Every year"},
	{Code: "online", Label: "Online, at any time"}, {Code: "book", Label: "Paying-in book"}, {Code: "none", Label: "There is none"}}

// Account is where a young person's money is. Only the last four digits of a number are kept.
type Account struct {
	record.Meta
	Kind, Where, Holder, Last4      string
	Signatories, KeptBy, Statements string
	Opened, Closed, WeeklyFrom      value.Date
	Expects                         string
	Weekly                          value.Money
	PaidBy, BehindWhy               string
	BehindBy                        value.Date
}

// AccountSpec describes Account.
var AccountSpec = &record.Spec{
	Kind: "savings_account", One: "savings account", Many: "Where my money is", New: recordOf[Account](), Day: "opened_day", Order: "closed_day <> '', n", Matter: 8, Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		a := r.(*Account)
		line := join(a.Where, label(AccountKinds, a.Kind))
		if a.Last4 != "" {
			line += ", ends " + a.Last4
		}
		return line
	},
	Fields: []*record.Field{
		record.ChoiceField("account_kind", "Kind", AccountKinds, func(a *Account) *string { return &a.Kind }).Required(),
		record.TextField("held_at", "Bank or place", func(a *Account) *string { return &a.Where }).Required(),
		record.TextField("holder", "Whose name it is in", func(a *Account) *string { return &a.Holder }).Required(),
		record.TextField("last_four", "Last four digits", func(a *Account) *string { return &a.Last4 }).Max(4).Plainly().Checked(func(r record.Record) string {
			d := r.(*Account).Last4
			for _, c := range d {
				if c < '0' || c > '9' {
					return "Type the last four digits only, never the whole number."
				}
			}
			if d != "" && len(d) != 4 {
				return "Type the last four digits only, never the whole number."
			}
			return ""
		}),
		record.DateField("opened_day", "Opened", func(a *Account) *value.Date { return &a.Opened }),
		record.TextField("kept_by", "Who keeps the book or card", func(a *Account) *string { return &a.KeptBy }),
		record.TextField("signatories", "Who can take money out", func(a *Account) *string { return &a.Signatories }),
		record.ChoiceField("statement_every", "A statement comes", StatementEvery, func(a *Account) *string { return &a.Statements }),
		record.ChoiceField("expects", "Weekly saving", Expects, func(a *Account) *string { return &a.Expects }).Hint("The policy stands in Settings, Savings policy."),
		record.MoneyField("weekly_pence", "Expected each week", func(a *Account) *value.Money { return &a.Weekly }).Hint("Where the sum is typed here. Empty expects nothing."),
		record.DateField("weekly_from_day", "Expected from", func(a *Account) *value.Date { return &a.WeeklyFrom }).Hint("The first week that is expected; weeks begin on Monday."),
		record.TextField("paid_by", "Who pays it in", func(a *Account) *string { return &a.PaidBy }),
		record.TextField("behind_why", "Why weeks are not paid in", func(a *Account) *string { return &a.BehindWhy }).Hint("Stands beside what is still to pay, on the screen and on the statement."),
		record.DateField("behind_by_day", "To be paid in by", func(a *Account) *value.Date { return &a.BehindBy }),
		record.DateField("closed_day", "Closed", func(a *Account) *value.Date { return &a.Closed }).More(),
	},
	Rule: func(r record.Record) record.Problems {
		a := r.(*Account)
		if a.Weekly < 0 {
			return record.Problems{{Key: "weekly_pence", Label: "Expected each week", Text: "Type pounds and pence, for example 5.00."}}
		}
		if a.Closed.Before(a.Opened) {
			return record.Problems{{Key: "closed_day", Label: "Closed", Text: "This is before the account was opened."}}
		}
		if (a.Weekly > 0 || a.Expects == "policy") && a.WeeklyFrom == "" {
			return record.Problems{{Key: "weekly_from_day", Label: "Expected from", Text: "Say from which week the saving is expected."}}
		}
		return nil
	},
}

// EntryTypes: money in is positive, money out negative; an opening balance or a correction can be either.
var EntryTypes = []record.Option{{Code: "opening", Label: "Balance when this ledger began"}, {Code: "carer", Label: "Weekly saving from the carer"}, {Code: "council", Label: "Saving from the council"}, {Code: "gift", Label: "Gift"}, {Code: "own", Label: "Their own money"},
	{Code: "government", Label: "Government payment (Junior ISA, Child Trust Fund)"}, {Code: "interest", Label: "Interest"}, {Code: "withdrawal", Label: "Taken out"}, {Code: "transfer_out", Label: "Moved to another account"}, {Code: "transfer_in", Label: "Moved from another account"},
	{Code: "error", Label: "A named error (of the bank, or of an earlier book)"}, {Code: "reversal", Label: "Reversal of a line"}}

// MoneyOut reports whether a type takes money out.
func MoneyOut(kind string) bool { return kind == "withdrawal" || kind == "transfer_out" }

// Entry is one line of the append-only ledger. It is never edited; a mistake gets a reversing line with a reason, and both stay.
type Entry struct {
	record.Meta
	AccountID, Kind, Evidence, Purpose, AgreedBy, Reverses, Reason, By string
	Initials, OtherID                                                  string
	On, From, To                                                       value.Date
	Amount, Expected                                                   value.Money
}

// EntrySpec describes Entry.
var EntrySpec = &record.Spec{
	Kind: "savings_entry", One: "savings entry", Many: "Savings ledger", New: recordOf[Entry](), Ledger: true, Parent: "account_id", Day: "on_day", Order: "on_day, n", Matter: 8, Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		e := r.(*Entry)
		return join(label(EntryTypes, e.Kind), e.Amount.String())
	},
	Fields: []*record.Field{
		record.RefField("account_id", "Account", "savings_account", func(e *Entry) *string { return &e.AccountID }).Required(),
		record.ChoiceField("entry_kind", "What", EntryTypes, func(e *Entry) *string { return &e.Kind }).Required(),
		record.DateField("on_day", "Day of the money", func(e *Entry) *value.Date { return &e.On }).NotAhead().Required(),
		record.MoneyField("amount_pence", "Amount", func(e *Entry) *value.Money { return &e.Amount }).Needs("Type pounds and pence, for example 12.50."),
		record.DateField("from_day", "For the weeks from", func(e *Entry) *value.Date { return &e.From }),
		record.DateField("to_day", "To", func(e *Entry) *value.Date { return &e.To }),
		record.MoneyField("expected_pence", "Expected", func(e *Entry) *value.Money { return &e.Expected }),
		record.TextField("evidence", "Proof, and where it is", func(e *Entry) *string { return &e.Evidence }),
		record.TextField("purpose", "What for", func(e *Entry) *string { return &e.Purpose }),
		record.TextField("agreed_by", "Who agreed", func(e *Entry) *string { return &e.AgreedBy }),
		record.TextField("paid_by", "Paid in by", func(e *Entry) *string { return &e.By }),
		record.RefField("reverses_id", "Reverses", "savings_entry", func(e *Entry) *string { return &e.Reverses }),
		record.TextField("reason", "Reason", func(e *Entry) *string { return &e.Reason }),
		record.TextField("young_initials", "The young person's initials", func(e *Entry) *string { return &e.Initials }).Max(6).Plainly(),
		record.RefField("other_account_id", "The other account", "savings_account", func(e *Entry) *string { return &e.OtherID }),
	},
	Rule: func(r record.Record) record.Problems {
		e := r.(*Entry)
		var out record.Problems
		switch {
		case MoneyOut(e.Kind) && e.Amount > 0:
			out = append(out, record.Problem{Key: "amount_pence", Label: "Amount", Text: "Money taken out is a minus, for example -20.00."})
		case !MoneyOut(e.Kind) && e.Amount < 0 && e.Kind != "error" && e.Kind != "reversal" && e.Kind != "opening":
			out = append(out, record.Problem{Key: "amount_pence", Label: "Amount", Text: "Money paid in is a plus. To take money out choose \"Taken out\"."})
		}
		if e.Kind == "withdrawal" && e.Purpose == "" {
			out = append(out, record.Problem{Key: "purpose", Label: "What for", Text: "Say what the money was for."})
		}
		if e.Kind == "withdrawal" && e.AgreedBy == "" {
			out = append(out, record.Problem{Key: "agreed_by", Label: "Who agreed", Text: "Name who agreed to it."})
		}
		if e.Kind == "error" && strings.TrimSpace(e.Reason) == "" {
			out = append(out, record.Problem{Key: "reason", Label: "Reason", Text: "Name the error: whose it is, and what happened."})
		}
		if e.Kind == "reversal" && (e.Reverses == "" || e.Reason == "") {
			out = append(out, record.Problem{Key: "reason", Label: "Reason", Text: "Say which line is reversed, and why."})
		}
		if e.To.Before(e.From) {
			out = append(out, record.Problem{Key: "to_day", Label: "To", Text: "This is before the first day."})
		}
		return out
	},
}

// Balance is the sum of the entries of an account up to and with a day ("" = all).
func Balance(entries []*Entry, accountID string, upTo value.Date) value.Money {
	var sum value.Money
	for _, e := range entries {
		if e.AccountID == accountID && (upTo == "" || e.On <= upTo) {
			sum += e.Amount
		}
	}
	return sum
}

// FirstNegative is the first day at whose end an account's balance lies below zero, and that balance; "" when there is none. A named
// error line of the bank may take it below.
func FirstNegative(entries []*Entry, accountID string) (value.Date, value.Money) {
	byDay := map[value.Date]value.Money{}
	excused := map[value.Date]bool{}
	for _, e := range entries {
		if e.AccountID != accountID {
			continue
		}
		byDay[e.On] += e.Amount
		if e.Kind == "error" {
			excused[e.On] = true
		}
	}
	days := make([]value.Date, 0, len(byDay))
	for d := range byDay {
		days = append(days, d)
	}
	sort.Slice(days, func(i, j int) bool { return days[i] < days[j] })
	var sum value.Money
	ok := false
	for _, d := range days {
		sum += byDay[d]
		ok = ok && sum < 0 || excused[d]
		if sum < 0 && !ok {
			return d, sum
		}
	}
	return "", 0
}

// Week is the Monday of a day's week: weeks of saving begin on Monday.
func Week(d value.Date) value.Date {
	if d == "" {
		return ""
	}
	return d.AddDays(-(int(d.Weekday()) + 6) % 7)
}

// WeeksBetween counts the whole weeks that from..to covers, both days counted, a begun week not.
func WeeksBetween(from, to value.Date) int {
	if from == "" || to == "" || to < from {
		return 0
	}
	return (to.Days(from) + 1) / 7
}

// Reversed are the ids of the lines that a reversal undoes; a reversal that was itself reversed undoes nothing.
func Reversed(entries []*Entry) map[string]bool {
	by := map[string][]string{} // line: its reversals
	for _, e := range entries {
		if e.Reverses != "" {
			by[e.Reverses] = append(by[e.Reverses], e.ID)
		}
	}
	out, known := map[string]bool{}, map[string]bool{}
	var undone func(id string) bool
	undone = func(id string) bool {
		if !known[id] {
			known[id] = true // first, so that lines which reverse each other come to an end
			for _, r := range by[id] {
				if !undone(r) {
					out[id] = true
				}
			}
		}
		return out[id]
	}
	for id := range by {
		undone(id)
	}
	return out
}
