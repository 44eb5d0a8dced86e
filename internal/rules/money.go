package rules

import (
	"waymark/internal/care"
	"waymark/internal/value"
)

// money is the list of accounts before 18 and the weeks of saving that are not paid in.
func (v *view) money() {
	v.accountsLetter()
	v.savings()
}

// accountsLetter is done when a savings statement was given from 17 on.
func (v *view) accountsLetter() {
	d, r, ok := v.due("accounts-letter", "savings", "savings")
	if !ok || !v.inCare || v.age < 17 {
		return
	}
	for _, p := range v.f.Papers {
		if p.Report == "savings-statement" && p.Given >= v.birthday(17) && p.Given <= v.today {
			return
		}
	}
	d.RecordKind = "savings_account"
	v.by(d, after(r, v.p.Born))
}

// savings are the weeks that were expected and not paid in, for each account. Weeks after the end of care are not expected.
func (v *view) savings() {
	d, r, ok := v.due("savings-weeks", "savings", "savings")
	if !ok {
		return
	}
	for _, a := range v.f.Accounts {
		if a.Closed != "" && a.Closed <= v.today {
			continue
		}
		next := care.FirstUnpaid(a, v.f.Entries)
		if next == "" {
			continue
		}
		last := v.today.AddDays(-1) // a week is unpaid when its last day has gone by
		if end := v.savingEnds(); end != "" && end < last {
			last = end
		}
		weeks := care.WeeksBetween(next, last)
		if weeks == 0 {
			continue
		}
		d.Fact = "Paid up to " + next.AddDays(-1).In(v.today) + "."
		if next == a.WeeklyFrom {
			d.Fact = "Expected from " + next.In(v.today) + ", nothing paid in."
		}
		d.Fact += " " + count(weeks, "week", "weeks") + " of " + a.Weekly.String() + " to pay in."
		d.RecordKind, d.RecordID = "savings_account", a.ID
		v.by(d, after(r, next.AddDays(-1)))
	}
}

// savingEnds is the last day of care, "" while it goes on or is not known.
func (v *view) savingEnds() value.Date {
	if v.inCare || v.care.to == "" || v.care.to > v.today {
		return ""
	}
	return v.care.to.AddDays(-1)
}
