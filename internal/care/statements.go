package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// StatementCheck is one look at a statement of the bank beside the ledger. What the ledger said on that day is kept with it; whether the two agree
// is worked out anew each time, so that a line written later opens the check again.
type StatementCheck struct {
	record.Meta
	AccountID, Missing, Explained, By, Where string
	On                                       value.Date
	Statement, Record                        value.Money
}

// StatementCheckSpec describes StatementCheck.
var StatementCheckSpec = &record.Spec{
	Kind: "savings_check", One: "check against a statement", Many: "Checked against statements", New: recordOf[StatementCheck](), Parent: "account_id", Day: "on_day", Order: "on_day DESC, n DESC", Matter: 8, Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		c := r.(*StatementCheck)
		return "Statement of " + c.On.Long() + ", " + c.Statement.String()
	},
	Fields: []*record.Field{
		record.RefField("account_id", "Account", "savings_account", func(c *StatementCheck) *string { return &c.AccountID }).Required(),
		record.DateField("on_day", "Day of the statement", func(c *StatementCheck) *value.Date { return &c.On }).NotAhead().Required(),
		record.MoneyField("statement_pence", "Balance on the statement", func(c *StatementCheck) *value.Money { return &c.Statement }),
		record.MoneyField("record_pence", "Balance in this record then", func(c *StatementCheck) *value.Money { return &c.Record }),
		record.NoteField("not_on_statement", "Lines that are not on the statement", func(c *StatementCheck) *string { return &c.Missing }).Max(4000),
		record.TextField("explained", "The difference, explained", func(c *StatementCheck) *string { return &c.Explained }),
		record.TextField("statement_where", "Where the statement is", func(c *StatementCheck) *string { return &c.Where }),
		record.TextField("checked_by", "Checked by", func(c *StatementCheck) *string { return &c.By }),
	},
}

// Difference is the statement less what the ledger says today about the day of the statement.
func (c *StatementCheck) Difference(entries []*Entry) value.Money {
	return c.Statement - Balance(entries, c.AccountID, c.On)
}

// Clear reports whether the difference that stands today is the one that was explained: a line written later makes it another one.
func (c *StatementCheck) Clear(entries []*Entry) bool {
	return c.Explained != "" && c.Difference(entries) == c.Statement-c.Record
}

// Open reports whether a check has a difference that nobody explained.
func (c *StatementCheck) Open(entries []*Entry) bool {
	return c.Difference(entries) != 0 && !c.Clear(entries)
}

// LastCheck is the newest check of an account, nil when there was none.
func (f *File) LastCheck(accountID string) *StatementCheck {
	for _, c := range f.Statements {
		if c.AccountID == accountID {
			return c
		}
	}
	return nil
}

// SavingsMove is savings handed on when a young person moves. It is open until who receives them says so.
type SavingsMove struct {
	record.Meta
	AccountID, From, To, Where, ConfirmedBy, Note string
	Left, Sent, Confirmed                         value.Date
	Balance, Received                             value.Money
	Statement                                     value.Tri
}

// SavingsMoveSpec describes SavingsMove.
var SavingsMoveSpec = &record.Spec{
	Kind: "savings_move", One: "handover of savings", Many: "Savings handed on", New: recordOf[SavingsMove](), Parent: "account_id", Day: "left_day", Order: "left_day DESC, n DESC", Matter: 8, Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		m := r.(*SavingsMove)
		return m.Balance.String() + " from " + m.From + " to " + m.To
	},
	Fields: []*record.Field{
		record.RefField("account_id", "Account", "savings_account", func(m *SavingsMove) *string { return &m.AccountID }).Required(),
		record.DateField("left_day", "Day of the move", func(m *SavingsMove) *value.Date { return &m.Left }).Required(),
		record.MoneyField("balance_pence", "Balance handed on", func(m *SavingsMove) *value.Money { return &m.Balance }).Hint("Empty takes the balance of that day from the ledger."),
		record.TextField("from_whom", "Handed on by", func(m *SavingsMove) *string { return &m.From }).Required(),
		record.TextField("to_whom", "Handed on to", func(m *SavingsMove) *string { return &m.To }).Required().Hint("The next carer or council that holds the account."),
		record.TriField("statement", "Statement attached?", func(m *SavingsMove) *value.Tri { return &m.Statement }),
		record.TextField("statement_where", "Which statement, and where it is", func(m *SavingsMove) *string { return &m.Where }),
		record.DateField("sent_day", "Sent on", func(m *SavingsMove) *value.Date { return &m.Sent }).NotAhead(),
		record.DateField("confirmed_day", "Confirmed as received on", func(m *SavingsMove) *value.Date { return &m.Confirmed }).NotAhead().Hint("Stays red until who receives it says so."),
		record.TextField("confirmed_by", "Who confirmed it", func(m *SavingsMove) *string { return &m.ConfirmedBy }),
		record.MoneyField("received_pence", "Balance they confirm", func(m *SavingsMove) *value.Money { return &m.Received }).Hint("Empty when it is the balance handed on."),
		record.TextField("note", "Note", func(m *SavingsMove) *string { return &m.Note }),
	},
	Rule: func(r record.Record) record.Problems {
		m := r.(*SavingsMove)
		var out record.Problems
		if m.Balance < 0 {
			out = append(out, record.Problem{Key: "balance_pence", Label: "Balance handed on", Text: "A balance that is handed on is not below nothing."})
		}
		if (m.Confirmed == "") != (m.ConfirmedBy == "") {
			key, label, text := "confirmed_by", "Who confirmed it", "Name who confirmed it."
			if m.Confirmed == "" {
				key, label, text = "confirmed_day", "Confirmed as received on", "Say on which day they confirmed it."
			}
			out = append(out, record.Problem{Key: key, Label: label, Text: text})
		}
		if m.Confirmed.Before(m.Sent) {
			out = append(out, record.Problem{Key: "confirmed_day", Label: "Confirmed as received on", Text: "This is before it was sent."})
		}
		if m.Confirmed != "" && m.Received != 0 && m.Received != m.Balance && m.Note == "" {
			out = append(out, record.Problem{Key: "note", Label: "Note", Text: "They confirm another sum than was handed on. Say why."})
		}
		return out
	},
}

// Open reports whether nobody has confirmed yet that the savings arrived.
func (m *SavingsMove) Open() bool { return m.Confirmed == "" }

// OpenMove is a handing on of an account's savings that nobody has confirmed, nil when there is none.
func (f *File) OpenMove(accountID string) *SavingsMove {
	for _, m := range f.SavingsMoves {
		if m.AccountID == accountID && m.Open() {
			return m
		}
	}
	return nil
}
