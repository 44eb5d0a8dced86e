package care

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/value"
)

// Ages are the ages a line of the policy is for, in words.
func (p *Rate) Ages() string {
	switch {
	case p.AgeFrom == 0:
		return fmt.Sprintf("to age %d", p.lastAge())
	case p.AgeFrom == p.lastAge():
		return fmt.Sprintf("at %d", p.AgeFrom)
	}
	return fmt.Sprintf("from %d to %d", p.AgeFrom, p.lastAge())
}

func (p *Rate) lastAge() int {
	if p.AgeTo == 0 {
		return 17
	}
	return p.AgeTo
}

// RateOn is the line of a policy that is in force on a day for an age: the newest that has begun. nil when there is none.
func RateOn(rates []*Rate, day value.Date, age int) *Rate {
	var now *Rate
	for _, p := range rates {
		if p.From <= day && (p.To == "" || day <= p.To) && age >= p.AgeFrom && age <= p.lastAge() && (now == nil || p.From > now.From) {
			now = p
		}
	}
	return now
}

// Saving is what is expected on one account each week: the account's own sum, or the service's policy by age. A week costs what is in force on its
// first day, so a change of rate or a birthday in the middle of a week counts from the next one. Weeks run in sevens from the first expected day,
// or from where the last payment ended.
type Saving struct {
	Account *Account
	born    value.Date
	rates   []*Rate
	ends    value.Date // last day that is expected, "" while it goes on
}

// SavingOf is the saving of an account of a young person. Nothing is expected after it was closed, after care ended, or from the 18th birthday.
func SavingOf(f *File, a *Account, rates []*Rate, today value.Date) Saving {
	s := Saving{Account: a, rates: rates, ends: a.Closed}
	end := func(d value.Date) {
		if d != "" && (s.ends == "" || d < s.ends) {
			s.ends = d
		}
	}
	if f.Person != nil {
		s.born = f.Person.Born
		if s.born != "" {
			end(s.born.AddYears(18).AddDays(-1))
		}
	}
	var last value.Date
	for _, c := range f.CarePeriods {
		if c.To == "" || c.To > today {
			last = ""
			break
		}
		last = max(last, c.To)
	}
	if last != "" {
		end(last.AddDays(-1))
	}
	return s
}

// Expected reports whether anything is expected on the account at all.
func (s Saving) Expected() bool {
	if s.Account.WeeklyFrom == "" {
		return false
	}
	if s.Account.Expects == "policy" {
		return len(s.rates) > 0
	}
	return s.Account.Weekly > 0
}

// Rate is the line of the policy that an account follows on a day, nil for its own sum.
func (s Saving) Rate(day value.Date) *Rate {
	if s.Account.Expects != "policy" || s.born == "" {
		return nil
	}
	return RateOn(s.rates, day, s.born.AgeOn(day))
}

// At is the weekly sum that is in force on a day.
func (s Saving) At(day value.Date) value.Money {
	switch {
	case s.Account.WeeklyFrom == "" || day < s.Account.WeeklyFrom || s.ends != "" && day > s.ends:
		return 0
	case s.Account.Expects == "policy":
		if p := s.Rate(day); p != nil {
			return p.Weekly
		}
		return 0
	}
	return s.Account.Weekly
}

// For is what is expected for the whole weeks that from..to covers.
func (s Saving) For(from, to value.Date) value.Money {
	var sum value.Money
	for n, d := WeeksBetween(from, to), from; n > 0; n, d = n-1, d.AddDays(7) {
		sum += s.At(d)
	}
	return sum
}

// Still is what is expected for the weeks of from..to and not paid in for them yet.
func (s Saving) Still(entries []*Entry, from, to value.Date) value.Money {
	sum := s.For(from, to)
	for _, e := range s.payments(entries) {
		if e.From >= from && e.To <= to {
			sum -= e.Amount
		}
	}
	return max(sum, 0)
}

// Weekly reports whether a type of line is money that is expected each week.
func Weekly(kind string) bool { return kind == "carer" || kind == "council" }

// payments are the lines of the account that stand and cover weeks, by their first week.
func (s Saving) payments(entries []*Entry) []*Entry {
	reversed := Reversed(entries)
	var out []*Entry
	for _, e := range entries {
		if e.AccountID == s.Account.ID && Weekly(e.Kind) && e.From != "" && e.To >= e.From && !reversed[e.ID] {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *Entry) int { return strings.Compare(string(a.From), string(b.From)) })
	return out
}

// Gap is whole weeks that were expected and that no payment covers.
type Gap struct {
	From, To value.Date
	Weeks    int
	Sum      value.Money
}

// Gaps are the weeks up to a day that nobody paid, oldest first.
func (s Saving) Gaps(entries []*Entry, upTo value.Date) []Gap {
	if !s.Expected() {
		return nil
	}
	if s.ends != "" && s.ends < upTo {
		upTo = s.ends
	}
	var out []Gap
	gap := func(from, to value.Date) {
		open := false
		for d := from; d.AddDays(6) <= to; d = d.AddDays(7) {
			sum := s.At(d)
			if sum == 0 {
				open = false
				continue
			}
			if !open {
				out = append(out, Gap{From: d})
				open = true
			}
			g := &out[len(out)-1]
			g.To, g.Weeks, g.Sum = d.AddDays(6), g.Weeks+1, g.Sum+sum
		}
	}
	next := s.Account.WeeklyFrom
	for _, e := range s.payments(entries) {
		gap(next, min(e.From.AddDays(-1), upTo))
		if e.To >= next {
			next = e.To.AddDays(1)
		}
	}
	gap(next, upTo)
	return out
}

// Next are the weeks that a payment made today is most likely for: the first that nobody paid up to the last full one, or the week to come when all
// are paid. Both are "" when nothing is expected.
func (s Saving) Next(entries []*Entry, today value.Date) (from, to value.Date) {
	if !s.Expected() {
		return "", ""
	}
	if gaps := s.Gaps(entries, today.AddDays(-1)); len(gaps) > 0 {
		return gaps[0].From, gaps[0].To
	}
	next := s.Account.WeeklyFrom
	for _, e := range s.payments(entries) {
		if e.To >= next {
			next = e.To.AddDays(1)
		}
	}
	return next, next.AddDays(6)
}

// Standing is how an account stands against what was expected: arrears and advance in weeks and in money.
type Standing struct {
	From, To       value.Date // the weeks looked at
	Weeks          int        // expected weeks, those paid ahead too
	Expected, Paid value.Money
	Gaps           []Gap
	Behind, Ahead  int // weeks nobody paid; weeks after To that are paid already
	Each           []bool
}

// Owed is what is still to pay; a minus is paid above what was expected.
func (t Standing) Owed() value.Money { return t.Expected - t.Paid }

// Stand works out the standing for the weeks that begin on or after a day, up to the last full week before today.
func (s Saving) Stand(entries []*Entry, since, today value.Date) Standing {
	upTo := today.AddDays(-1)
	t := Standing{From: max(since, s.Account.WeeklyFrom), To: upTo}
	type stretch struct {
		from  value.Date
		weeks int
		paid  bool
	}
	var all []stretch
	for _, g := range s.Gaps(entries, upTo) {
		if g.To < t.From {
			continue
		}
		for g.From < t.From { // weeks before the day are not looked at
			g.Sum -= s.At(g.From)
			g.From, g.Weeks = g.From.AddDays(7), g.Weeks-1
		}
		if g.Weeks == 0 {
			continue
		}
		t.Gaps = append(t.Gaps, g)
		t.Behind += g.Weeks
		t.Weeks += g.Weeks
		t.Expected += g.Sum
		all = append(all, stretch{g.From, g.Weeks, false})
	}
	covered := value.Date("")
	for _, e := range s.payments(entries) {
		if e.From < t.From {
			covered = max(covered, e.To)
			continue
		}
		t.Paid += e.Amount
		new := e.From
		if covered >= new { // a second payment for weeks that are counted already
			new = covered.AddDays(1)
		}
		if n := WeeksBetween(new, e.To); n > 0 {
			if new == e.From && e.Expected > 0 { // what was expected when it was paid, whatever the account says since
				t.Expected += e.Expected
			} else {
				t.Expected += s.For(new, e.To)
			}
			t.Weeks += n
			all = append(all, stretch{new, n, true})
		}
		covered = max(covered, e.To)
	}
	if covered > upTo {
		t.Ahead = (covered.Days(max(upTo, t.From.AddDays(-1))) + 6) / 7 // the week that goes on is one
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return strings.Compare(string(a.from), string(b.from)) })
	for _, w := range all {
		for range w.weeks {
			t.Each = append(t.Each, w.paid)
		}
	}
	return t
}
