package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// policy is the savings policy of the made-up council, with an older line that it took the place of, and two amounts of its own.
func (m *maker) policy() []record.Record {
	old, now := m.today.AddYears(-5), m.today.AddMonths(-20)
	old, now = value.NewDate(old.Year(), 4, 1), value.NewDate(now.Year(), 4, 1)
	line := func(from value.Date, low, high int, pence value.Money) *care.Rate {
		return &care.Rate{From: from, AgeFrom: low, AgeTo: high, Weekly: pence, DeductedBy: "the carer, from the allowance", HeldBy: "the carer, in an account in the young person's name", Every: "week", Into: "instant", Source: "Marlshire savings policy (made up)"}
	}
	return []record.Record{line(old, 0, 10, 200), line(old, 11, 17, 450), line(now, 0, 10, 250), line(now, 11, 17, 500),
		&care.LocalMoney{Item: "setting-up-home", Amount: "£3,500", Pence: 350000, Who: "First home of one's own, to the 25th birthday", FromAge: 16, ToAge: 25, From: now, Source: "Marlshire offer to care leavers (made up)", CheckedOn: m.start, Checked: "Ruth Okafor"},
		&care.LocalMoney{Item: "other", Name: "Driving lessons", Amount: "up to £500", Pence: 50000, Who: "Young people with a provisional licence", FromAge: 17, ToAge: 21, From: now, Source: "Marlshire offer to care leavers (made up)"}}
}

// savings plans an account with its weekly saving, a gift, a withdrawal and, for some, weeks not paid in; checks against statements, savings handed
// on at a move, money kept apart, and what was claimed.
func (m *maker) savings(x persona, first value.Date, then plan, of func() record.Meta) {
	m.claims(x, first, then, of)
	if x.carer == "" {
		then(first, 15, func() []record.Record {
			return []record.Record{&care.Account{Meta: of(), Kind: "ctf", Where: "Share fund (made up)", Holder: x.p.First(), Last4: "0042", Opened: later(x.p.Born.AddYears(1), "2003-01-01")}}
		})
		return
	}
	from := care.Week(later(first, m.today.AddMonths(-14))).AddDays(7)
	acc := &care.Account{}
	then(from, 15, func() []record.Record {
		acc.Meta, acc.Kind, acc.Where, acc.Holder, acc.Last4 = of(), "instant", "Marlford Building Society", x.p.First(), "4417"
		acc.Opened, acc.Expects, acc.WeeklyFrom, acc.PaidBy = from, "policy", from, x.carer
		if x.missed > 0 {
			acc.BehindWhy, acc.BehindBy = "away", m.today.AddDays(6)
		}
		acc.KeptBy, acc.Signatories, acc.Statements = x.carer, x.carer+" and "+x.p.First(), "half"
		return []record.Record{acc}
	})
	var lines []care.Entry
	line := func(d value.Date, hour int, e care.Entry) {
		e.On = d
		lines = append(lines, e)
		then(d, hour, func() []record.Record {
			c := e
			c.Meta, c.AccountID = of(), acc.ID
			return []record.Record{&c}
		})
	}
	holds := func(d value.Date) (sum value.Money) {
		for _, e := range lines {
			if e.On <= d {
				sum += e.Amount
			}
		}
		return sum
	}
	line(from, 16, care.Entry{Kind: "opening", Amount: value.Money(2000 + m.r.IntN(30)*250), Evidence: "Statement in the blue folder"})
	lastWeek := care.Week(m.today).AddDays(-7 * x.missed)
	for d := from; d.AddDays(27) < lastWeek; d = d.AddDays(28) {
		line(d.AddDays(28), 17, care.Entry{Kind: "carer", Amount: 4 * x.weekly, Expected: 4 * x.weekly, From: d, To: d.AddDays(27), By: x.carer, Evidence: "Bank transfer"})
	}
	n := value.Date(from)
	for n.AddDays(27) < lastWeek {
		n = n.AddDays(28)
	}
	if weeks := lastWeek.Days(n) / 7; weeks > 0 {
		line(lastWeek, 17, care.Entry{Kind: "carer", Amount: value.Money(weeks) * x.weekly, Expected: value.Money(weeks) * x.weekly, From: n, To: lastWeek.AddDays(-1), By: x.carer, Evidence: "Bank transfer"})
	}
	line(from.AddDays(90), 12, care.Entry{Kind: "gift", Amount: 2500, Purpose: "Birthday money", By: "Uncle Femi"})
	line(m.today.AddMonths(-2), 12, care.Entry{Kind: "withdrawal", Amount: -3500, Purpose: "Trainers for college", AgreedBy: x.p.First() + ", " + x.carer + " and Ruth", Initials: x.p.Initials()})
	line(m.today.AddMonths(-1), 12, care.Entry{Kind: "interest", Amount: 186, Evidence: "Statement"})
	m.checks(x, acc, holds, then, of)
	if x.moved > from && x.home != "own" {
		then(x.moved.AddDays(3), 14, func() []record.Record {
			h := &care.SavingsMove{Meta: of(), AccountID: acc.ID, Left: x.moved, Balance: holds(x.moved), From: "the Harlows", To: x.carer, Statement: value.Yes, Where: "In the blue folder that moved with " + x.p.First(), Sent: x.moved.AddDays(2)}
			if x.p.FirstName != "Jordan" { // one that nobody has confirmed
				h.Confirmed, h.ConfirmedBy = x.moved.AddDays(3), x.carer
			}
			return []record.Record{h}
		})
	}
	if x.p.FirstName == "Callum" { // money kept apart, large enough to matter for benefits at 18
		award := &care.Account{}
		then(from, 15, func() []record.Record {
			award.Meta, award.Kind, award.Where, award.Holder, award.Last4, award.Opened, award.KeptBy = of(), "award", "Ashwell Bank (made up)", x.p.First(), "7730", from, "the council"
			return []record.Record{award}
		})
		then(from.AddDays(7), 15, func() []record.Record {
			return []record.Record{&care.Entry{Meta: of(), AccountID: award.ID, Kind: "opening", On: from, Amount: 650000, Evidence: "Letter of the authority in the file"}}
		})
	}
	if x.p.Born >= "2002-09-01" && x.p.Born <= "2011-01-02" && x.p.UASC != value.Yes {
		then(first, 15, func() []record.Record {
			return []record.Record{&care.Account{Meta: of(), Kind: "ctf", Where: "Child Trust Fund (provider to be found)", Holder: x.p.First(), Opened: x.p.Born.AddMonths(6)}}
		})
	}
}

// checks holds the ledger against a statement twice; for some the last one differs, with and without an explanation.
func (m *maker) checks(x persona, acc *care.Account, holds func(value.Date) value.Money, then plan, of func() record.Meta) {
	for n, day := range []value.Date{m.today.AddMonths(-7), m.today.AddDays(-24)} {
		then(day.AddDays(2), 18, func() []record.Record {
			c := &care.StatementCheck{Meta: of(), AccountID: acc.ID, On: day, Statement: holds(day), Record: holds(day), Where: "In the blue folder", By: x.carer}
			switch {
			case n == 1 && x.p.FirstName == "Jordan":
				c.Statement -= 200
			case n == 1 && x.p.FirstName == "Callum":
				c.Statement += 125
				c.Explained = "Interest of the last week; it is written down with the next statement."
			}
			return []record.Record{c}
		})
	}
}

// claims plans what was asked for and received, and what is still open.
func (m *maker) claims(x persona, first value.Date, then plan, of func() record.Meta) {
	var list []*care.MoneyClaim
	asked := later(first.AddDays(30), m.today.AddMonths(-6))
	had := func(item string, sum value.Money) {
		list = append(list, &care.MoneyClaim{Item: item, State: "had", Asked: asked, Had: asked.AddDays(20), Amount: sum, Helper: "Ruth Okafor"})
	}
	switch x.status {
	case "eligible":
		list = append(list, &care.MoneyClaim{Item: "before-savings", State: "asked", Asked: asked, Helper: "Ruth Okafor", Note: "Ruth is asking the last carer."},
			&care.MoneyClaim{Item: "first-id", State: "open", Helper: "Ruth Okafor"})
	case "in_care":
		list = append(list, &care.MoneyClaim{Item: "before-savings", State: "asked", Asked: asked, Helper: "Helen Marsh", Note: "The last carer is looking for the book."})
	case "s23ca":
		had("he-bursary", 200000)
	}
	if x.leftCare != "" {
		switch x.home {
		case "own":
			had("setting-up-home", 350000)
		case "supported":
			list = append(list, &care.MoneyClaim{Item: "setting-up-home", State: "open", Helper: "Ruth Okafor", Note: "When he moves on from here."}, &care.MoneyClaim{Item: "universal-credit", State: "asked", Asked: later(asked, m.today.AddDays(-20)), Helper: "Ruth Okafor"})
		case "lodgings":
			had("apprenticeship-bursary", 300000)
		}
	}
	if len(list) == 0 {
		return
	}
	then(later(asked.AddDays(20), m.today.AddDays(-18)), 10, func() (out []record.Record) {
		for _, c := range list {
			c.Meta = of()
			out = append(out, c)
		}
		return out
	})
}
