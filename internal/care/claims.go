package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// MoneyItems are the kinds of money that a young person may have: what was there before, what the state pays into savings, and what comes with
// leaving care. The codes are the ids of the catalogue, where amounts, ages and sources stand; "other" is an offer of the service's own.
var MoneyItems = []record.Option{{Code: "before-savings", Label: "Savings from earlier homes"}, {Code: "before-trust", Label: "Trust, inheritance or award from before"}, {Code: "before-benefit", Label: "DLA or PIP paid for them"},
	{Code: "setting-up-home", Label: "Setting-Up Home Allowance"}, {Code: "he-bursary", Label: "Higher education bursary"}, {Code: "apprenticeship-bursary", Label: "Apprenticeship care leavers' bursary"},
	{Code: "bursary-16-19", Label: "16 to 19 bursary for vulnerable groups"}, {Code: "council-tax", Label: "Council tax"}, {Code: "universal-credit", Label: "Universal Credit"}, {Code: "housing-costs", Label: "Housing costs"},
	{Code: "staying-put-rent", Label: "Staying put: the housing part"}, {Code: "health-costs", Label: "Prescriptions, dental and eye care"}, {Code: "first-id", Label: "First formal identity papers"}, {Code: "other", Label: "A local offer"}}

// ClaimStates say how far something is.
var ClaimStates = []record.Option{{Code: "open", Label: "Not claimed or asked yet"}, {Code: "asked", Label: "Claimed or asked, waiting"}, {Code: "had", Label: "Received, or found"}, {Code: "refused", Label: "Refused"},
	{Code: "none", Label: "None, or does not apply"}}

// MoneyClaim says what became of one kind of money for one young person.
type MoneyClaim struct {
	record.Meta
	Item, Name, State, Helper, Note string
	Asked, Had                      value.Date
	Amount                          value.Money
}

// MoneyClaimSpec describes MoneyClaim.
var MoneyClaimSpec = &record.Spec{
	Kind: "money_claim", One: "money that may be claimed", Many: "Money I may have", New: recordOf[MoneyClaim](), Order: "n", Matter: 8, Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		c := r.(*MoneyClaim)
		name := label(MoneyItems, c.Item)
		if c.Name != "" {
			name = c.Name
		}
		return join(name, label(ClaimStates, c.State))
	},
	Fields: []*record.Field{
		record.ChoiceField("item", "What", MoneyItems, func(c *MoneyClaim) *string { return &c.Item }).Required(),
		record.TextField("name", "Name of the local offer", func(c *MoneyClaim) *string { return &c.Name }),
		record.ChoiceField("state", "How far", ClaimStates, func(c *MoneyClaim) *string { return &c.State }).Required().Starts("open"),
		record.DateField("asked_day", "Claimed or asked on", func(c *MoneyClaim) *value.Date { return &c.Asked }).NotAhead(),
		record.DateField("had_day", "Received or found on", func(c *MoneyClaim) *value.Date { return &c.Had }).NotAhead(),
		record.MoneyField("amount_pence", "Amount", func(c *MoneyClaim) *value.Money { return &c.Amount }),
		record.TextField("who_helps", "Who helps", func(c *MoneyClaim) *string { return &c.Helper }),
		record.NoteField("note", "Note", func(c *MoneyClaim) *string { return &c.Note }).Max(2000).Hint("Whom you asked, and what they said."),
	},
	Rule: func(r record.Record) record.Problems {
		c := r.(*MoneyClaim)
		var out record.Problems
		if c.Item == "other" && c.Name == "" {
			out = append(out, record.Problem{Key: "name", Label: "Name of the local offer", Text: "Name the offer."})
		}
		if c.State == "asked" && c.Asked == "" {
			out = append(out, record.Problem{Key: "asked_day", Label: "Claimed or asked on", Text: "Say on which day it was claimed or asked for."})
		}
		if c.Had.Before(c.Asked) {
			out = append(out, record.Problem{Key: "had_day", Label: "Received or found on", Text: "This is before it was asked for."})
		}
		if c.Amount < 0 {
			out = append(out, record.Problem{Key: "amount_pence", Label: "Amount", Text: "Type what was received as a plus."})
		}
		return out
	},
}

// Claim is what is recorded about a kind of money, nil when nothing is; the newest where there are several.
func (f *File) Claim(item string) *MoneyClaim {
	var last *MoneyClaim
	for _, c := range f.Claims {
		if c.Item == item {
			last = c
		}
	}
	return last
}

// Rate is one line of the service's savings policy: a weekly sum for an age, from a day on. A newer line for the same age takes the place of the
// older one from its first day.
type Rate struct {
	record.Meta
	From, To                        value.Date
	AgeFrom, AgeTo                  int
	Weekly                          value.Money
	DeductedBy, HeldBy, Every, Into string
	Source                          string
}

// RateEvery says how often the weekly sums are paid in.
var RateEvery = []record.Option{{Code: "week", Label: "Every week"}, {Code: "month", Label: "Every month"}, {Code: "quarter", Label: "Every three months"}, {Code: "end", Label: "In one sum at 18"}}

// RateSpec describes Rate.
var RateSpec = &record.Spec{
	Kind: "savings_rate", One: "line of the savings policy", Many: "Savings policy", New: recordOf[Rate](), Shared: true, Day: "from_day", Order: "from_day DESC, age_from, n", Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		p := r.(*Rate)
		return p.Weekly.String() + " a week, " + p.Ages()
	},
	Fields: []*record.Field{
		record.IntField("age_from", "From age", func(p *Rate) *int { return &p.AgeFrom }).Hint("Empty is from birth."),
		record.IntField("age_to", "To age", func(p *Rate) *int { return &p.AgeTo }).Hint("The last age it holds for. Empty is 17."),
		record.MoneyField("weekly_pence", "A week", func(p *Rate) *value.Money { return &p.Weekly }).Needs("Type pounds and pence, for example 5.00."),
		record.DateField("from_day", "In force from", func(p *Rate) *value.Date { return &p.From }).Required().Hint("A change in the middle of a week counts from the next week."),
		record.DateField("to_day", "In force to", func(p *Rate) *value.Date { return &p.To }).Hint("Empty while it goes on."),
		record.TextField("deducted_by", "Who deducts it", func(p *Rate) *string { return &p.DeductedBy }).Hint("For example: the carer from the allowance, the council, the agency."),
		record.TextField("held_by", "Who holds it", func(p *Rate) *string { return &p.HeldBy }),
		record.ChoiceField("paid_every", "Paid in", RateEvery, func(p *Rate) *string { return &p.Every }),
		record.ChoiceField("paid_into", "Paid into", AccountKinds, func(p *Rate) *string { return &p.Into }),
		record.TextField("source", "Where the policy stands", func(p *Rate) *string { return &p.Source }),
	},
	Rule: func(r record.Record) record.Problems {
		p := r.(*Rate)
		var out record.Problems
		if p.AgeFrom < 0 || p.AgeFrom > 17 {
			out = append(out, record.Problem{Key: "age_from", Label: "From age", Text: "Type an age from 0 to 17."})
		}
		if p.AgeTo < 0 || p.AgeTo > 25 || p.AgeTo > 0 && p.AgeTo < p.AgeFrom {
			out = append(out, record.Problem{Key: "age_to", Label: "To age", Text: "Type an age that is not below the first."})
		}
		if p.Weekly < 0 {
			out = append(out, record.Problem{Key: "weekly_pence", Label: "A week", Text: "Type pounds and pence, for example 5.00."})
		}
		if p.To.Before(p.From) {
			out = append(out, record.Problem{Key: "to_day", Label: "In force to", Text: "This is before the first day."})
		}
		return out
	},
}

// LocalMoney is what the service says about one kind of money: its own amount or offer instead of the catalogue's.
type LocalMoney struct {
	record.Meta
	Item, Name, Amount, Who, Source, Checked string
	FromAge, ToAge                           int
	From, To, CheckedOn                      value.Date
	Pence                                    value.Money
}

// LocalMoneySpec describes LocalMoney.
var LocalMoneySpec = &record.Spec{
	Kind: "local_money", One: "local amount or offer", Many: "Local amounts and offers", New: recordOf[LocalMoney](), Shared: true, Day: "from_day", Order: "n", Actions: []string{"P8.6c"},
	Line: func(r record.Record) string {
		m := r.(*LocalMoney)
		name := label(MoneyItems, m.Item)
		if m.Name != "" {
			name = m.Name
		}
		return join(name, m.Amount)
	},
	Fields: []*record.Field{
		record.ChoiceField("item", "What", MoneyItems, func(m *LocalMoney) *string { return &m.Item }).Required(),
		record.TextField("name", "Name", func(m *LocalMoney) *string { return &m.Name }).Hint("For an offer of your own."),
		record.TextField("amount", "Amount, in words", func(m *LocalMoney) *string { return &m.Amount }).Required().Hint("For example: £3,500, or: free to 25."),
		record.MoneyField("amount_pence", "Amount", func(m *LocalMoney) *value.Money { return &m.Pence }).Hint("Where it is one sum."),
		record.TextField("who", "Who may have it", func(m *LocalMoney) *string { return &m.Who }),
		record.IntField("from_age", "From age", func(m *LocalMoney) *int { return &m.FromAge }),
		record.IntField("to_age", "Up to the birthday of", func(m *LocalMoney) *int { return &m.ToAge }),
		record.DateField("from_day", "In force from", func(m *LocalMoney) *value.Date { return &m.From }),
		record.DateField("to_day", "In force to", func(m *LocalMoney) *value.Date { return &m.To }),
		record.TextField("source", "Where it stands", func(m *LocalMoney) *string { return &m.Source }),
		record.DateField("checked_day", "Checked on", func(m *LocalMoney) *value.Date { return &m.CheckedOn }).NotAhead().Hint("Print-outs ask to check it before relying on it until this is filled in."),
		record.TextField("checked_by", "Checked by", func(m *LocalMoney) *string { return &m.Checked }),
	},
	Rule: func(r record.Record) record.Problems {
		m := r.(*LocalMoney)
		var out record.Problems
		if m.Item == "other" && m.Name == "" {
			out = append(out, record.Problem{Key: "name", Label: "Name", Text: "Name the offer."})
		}
		if m.To.Before(m.From) {
			out = append(out, record.Problem{Key: "to_day", Label: "In force to", Text: "This is before the first day."})
		}
		if m.FromAge < 0 || m.ToAge < 0 || m.ToAge > 0 && m.ToAge < m.FromAge {
			out = append(out, record.Problem{Key: "to_age", Label: "Up to the birthday of", Text: "This is below the first age."})
		}
		return out
	},
}

// Title is the name of the offer, or of the kind of money.
func (m *LocalMoney) Title() string {
	if m.Name != "" {
		return m.Name
	}
	return label(MoneyItems, m.Item)
}
