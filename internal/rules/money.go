package rules

import (
	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// money is the list of accounts before 18 and the weeks of saving that are not paid in.
func (v *view) money() {
	v.accountsLetter()
	v.savings()
	v.handedOn()
	v.statements()
	v.trust()
	v.benefits()
}

// accountsLetter is done when the letter of all accounts, or a savings statement, was given from 17 on.
func (v *view) accountsLetter() {
	d, r, ok := v.due("accounts-letter", "savings", "savings")
	if !ok || !v.inCare || v.age < 17 {
		return
	}
	for _, p := range v.f.Papers {
		if (p.Report == "savings-letter" || p.Report == "savings-statement") && p.Given >= v.birthday(17) && p.Given <= v.today {
			return
		}
	}
	d.RecordKind = "savings_account"
	v.by(d, after(r, v.p.Born))
}

// savings are the weeks that were expected and not paid in, for each account. A week is unpaid when its last day has gone by.
func (v *view) savings() {
	d, r, ok := v.due("savings-weeks", "savings", "savings")
	if !ok {
		return
	}
	for _, a := range v.f.Accounts {
		if a.Closed != "" && a.Closed <= v.today {
			continue
		}
		gaps := care.SavingOf(v.f, a, v.local.Rates, v.today).Gaps(v.f.Entries, v.today.AddDays(-1))
		if len(gaps) == 0 {
			continue
		}
		weeks, sum := 0, value.Money(0)
		for _, g := range gaps {
			weeks, sum = weeks+g.Weeks, sum+g.Sum
		}
		first := gaps[0].From
		d.Fact = "1 week not paid in, from " + first.In(v.today) + ": " + sum.String() + "."
		if weeks > 1 {
			d.Fact = words.Count(weeks, "week", "weeks") + " not paid in, the first from " + first.In(v.today) + ": " + sum.String() + "."
		}
		d.RecordKind, d.RecordID = "savings_account", a.ID
		v.by(d, after(r, first.AddDays(-1)))
	}
}

// handedOn are savings that were handed on at a move and that nobody has confirmed: red at once. A move after which nothing is said about the
// savings of an account has the days of the rule.
func (v *view) handedOn() {
	d, r, ok := v.due("savings-moved", "savings", "savings")
	if !ok {
		return
	}
	open := map[string]bool{}
	for _, m := range v.f.SavingsMoves {
		if m.Left > v.today {
			continue
		}
		if open[m.AccountID] = open[m.AccountID] || m.Open(); !m.Open() {
			continue
		}
		x := d
		x.Fact = m.Balance.String() + " handed on by " + m.From + " to " + m.To + "; " + m.To + " has not confirmed it."
		x.RecordKind, x.RecordID = "savings_move", m.ID
		v.out = append(v.out, v.dated(x, m.Left))
	}
	h := v.home()
	if h == nil || h.From == "" || !v.inCare || v.today.Days(h.From) > 183 || !v.movedTo(h) {
		return
	}
	for _, a := range v.f.Accounts {
		if open[a.ID] || a.Closed != "" || a.Kind == "council" || care.LockedToEighteen(a.Kind) || a.Opened >= h.From || care.Balance(v.f.Entries, a.ID, h.From) <= 0 || v.handedOnAt(a, h.From) {
			continue
		}
		x := d
		x.Fact = "Moved on " + h.From.In(v.today) + "; nothing is said about " + care.Balance(v.f.Entries, a.ID, h.From).String() + " in " + a.Where + "."
		x.RecordKind, x.RecordID = "savings_account", a.ID
		v.by(x, after(r, h.From))
	}
}

// movedTo reports whether there was another home before this one.
func (v *view) movedTo(h *care.Home) bool {
	for _, o := range v.f.Homes {
		if o != h && o.From < h.From {
			return true
		}
	}
	return false
}

// handedOnAt reports whether savings of an account were handed on within a month of a day.
func (v *view) handedOnAt(a *care.Account, day value.Date) bool {
	for _, m := range v.f.SavingsMoves {
		if n := m.Left.Days(day); m.AccountID == a.ID && n >= -31 && n <= 31 {
			return true
		}
	}
	return false
}

// statements are accounts that nobody has held against a statement for too long, and checks whose difference is open.
func (v *view) statements() {
	d, r, ok := v.due("savings-statement", "savings", "savings")
	if !ok || !v.inCare {
		return
	}
	for _, a := range v.f.Accounts {
		if a.Closed != "" || care.LockedToEighteen(a.Kind) || a.Kind == "cash" || a.Kind == "pocket" {
			continue
		}
		first := value.Date("")
		for _, e := range v.f.Entries {
			if e.AccountID == a.ID && e.On <= v.today && (first == "" || e.On < first) {
				first = e.On
			}
		}
		if first == "" {
			continue
		}
		x := d
		x.RecordKind, x.RecordID = "savings_account", a.ID
		c := v.f.LastCheck(a.ID)
		if c != nil && c.On <= v.today {
			if c.Open(v.f.Entries) {
				x.Fact = "The statement of " + c.On.In(v.today) + " differs by " + max(c.Difference(v.f.Entries), -c.Difference(v.f.Entries)).String() + "."
				x.RecordKind, x.RecordID = "savings_check", c.ID
				v.by(x, max(v.today, c.On))
				continue
			}
			x.Fact = "Last check " + c.On.In(v.today) + "."
			v.by(x, after(r, c.On))
			continue
		}
		x.Fact = "Not checked yet."
		v.by(x, after(r, first))
	}
}

// trust is the Child Trust Fund or the Junior ISA that is missing among the accounts that are recorded.
func (v *view) trust() {
	d, _, ok := v.due("trust-account", "savings", "savings")
	t := TrustAccount(v.f, v.today)
	if !ok || !v.inCare || t.Kind == "" || t.Have || len(v.f.Accounts) == 0 {
		return
	}
	d.Thing, d.Fact, d.RecordKind = t.Name, "Not recorded.", "savings_account"
	v.out = append(v.out, v.opening(d, max(t.From, v.care.from)))
}

// benefits warns at 17 and a half where savings are large enough to lower or end Universal Credit.
func (v *view) benefits() {
	d, r, ok := v.due("savings-benefits", "savings", "savings")
	if !ok || !v.inCare || v.age < 17 {
		return
	}
	if c := CapitalOf(v.f, v.today); c.Over > 0 {
		for _, p := range v.f.Papers {
			if p.Report == "savings-letter" && p.Given >= v.birthday(17) && p.Given <= v.today {
				return // the letter says it
			}
		}
		d.Fact = "All accounts hold " + c.All.String() + "."
		v.by(d, after(r, v.p.Born))
	}
}
