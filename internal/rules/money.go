package rules

import (
	"slices"
	"strings"

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
		last := v.today.AddDays(-1) // a week is unpaid when its last day has gone by
		if end := v.savingEnds(); end != "" && end < last {
			last = end
		}
		first, weeks := unpaid(a, v.f.Entries, last)
		if weeks == 0 {
			continue
		}
		d.Fact = "1 week not paid in, from " + first.In(v.today) + ": " + a.Weekly.String() + "."
		if weeks > 1 {
			d.Fact = count(weeks, "week", "weeks") + " not paid in, the first from " + first.In(v.today) + ": " + (a.Weekly * value.Money(weeks)).String() + "."
		}
		d.RecordKind, d.RecordID = "savings_account", a.ID
		v.by(d, after(r, first.AddDays(-1)))
	}
}

// unpaid counts the whole weeks of an account, up to a day, that no saving covers, and gives the first day of the first one.
func unpaid(a *care.Account, entries []*care.Entry, upTo value.Date) (first value.Date, weeks int) {
	if a.Weekly <= 0 || a.WeeklyFrom == "" {
		return "", 0
	}
	reversed := map[string]bool{}
	for _, e := range entries {
		if e.Reverses != "" {
			reversed[e.Reverses] = true
		}
	}
	var paid []span
	for _, e := range entries {
		if e.AccountID == a.ID && e.From != "" && e.To >= e.From && !reversed[e.ID] && (e.Kind == "carer" || e.Kind == "council") {
			paid = append(paid, span{e.From, e.To})
		}
	}
	slices.SortFunc(paid, func(x, y span) int { return strings.Compare(string(x.from), string(y.from)) })
	next := a.WeeklyFrom
	gap := func(to value.Date) {
		if n := care.WeeksBetween(next, min(to, upTo)); n > 0 {
			if weeks == 0 {
				first = next
			}
			weeks += n
		}
	}
	for _, p := range paid {
		gap(p.from.AddDays(-1))
		if p.to >= next {
			next = p.to.AddDays(1)
		}
	}
	gap(upTo)
	return first, weeks
}

// savingEnds is the last day of care, "" while it goes on or is not known.
func (v *view) savingEnds() value.Date {
	if v.inCare || v.care.to == "" || v.care.to > v.today {
		return ""
	}
	return v.care.to.AddDays(-1)
}
