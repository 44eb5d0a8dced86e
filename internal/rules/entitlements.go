package rules

import (
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// Reach says how near one kind of money is.
type Reach string

const (
	ReachNow     Reach = "now"         // may be had or asked for
	ReachLater   Reach = "later"       // from Entitlement.From
	ReachPast    Reach = "past"        // ended on Entitlement.To
	ReachUnknown Reach = "cannot_tell" // the birth date or the status is missing
)

// Entitlement is one kind of money that a young person may have, with the facts that it hangs on. It is a hint for the people who help, never a
// decision: what else has to be so stands in When.
type Entitlement struct {
	Item     string
	Group    string // before, leaving, local
	Name     string
	Amount   string
	Who      string
	When     string // "in higher education": what the records cannot tell
	Reach    Reach
	From, To value.Date // the first day and the last, "" where there is none
	Missing  string     // the fact that is missing, for ReachUnknown
	Source   string
	Check    bool // check before relying on this
	Note     string
	Local    bool // the service's own amount
	Claim    *care.MoneyClaim
}

// State is what became of it, in words: "Claimed or asked, waiting", or that nothing is recorded.
func (e Entitlement) State() string {
	if e.Claim == nil {
		return "Not claimed or asked yet"
	}
	return care.MoneyClaimSpec.Field("state").LabelOf(e.Claim.State)
}

// Settled reports whether nothing is left to do about it.
func (e Entitlement) Settled() bool {
	return e.Claim != nil && (e.Claim.State == "had" || e.Claim.State == "none" || e.Claim.State == "refused")
}

// Days says from when to when, in words: "from 3 May 2027", "to 2 May 2034", "now".
func (e Entitlement) Days(today value.Date) string {
	switch e.Reach {
	case ReachUnknown:
		return "needs " + e.Missing
	case ReachLater:
		return "from " + e.From.Long()
	case ReachPast:
		return "ended on " + e.To.Long()
	}
	if e.To != "" {
		return "now, to " + e.To.Long()
	}
	return "now"
}

// Entitlements are the kinds of money that a young person may have on a day: what may have been there before, then what comes with leaving care by
// the catalogue, each with the service's own amount in its place where it has one, then offers of its own.
func Entitlements(f *care.File, today value.Date, local Local) []Entitlement {
	v, ok := look(f, today, local)
	if !ok {
		return nil
	}
	var out []Entitlement
	for _, group := range []string{"before", "leaving"} {
		for _, m := range catalogue.MoneyOn(today, group) {
			e := Entitlement{Item: m.ID, Group: group, Name: m.Name, Amount: m.Amount, Who: m.Who, When: m.When, Source: m.Source, Check: m.Check, Note: m.Note, Claim: f.Claim(m.ID)}
			from, to, before := m.FromAge, m.ToAge, m.DaysBefore
			if l := localMoney(local.Money, m.ID, today); l != nil {
				e.Local, e.Amount, e.Check = true, l.Amount, l.CheckedOn == ""
				e.Source = l.Source
				if l.Name != "" {
					e.Name = l.Name
				}
				if l.Who != "" {
					e.Who = l.Who
				}
				if l.FromAge > 0 {
					from, before = l.FromAge, 0
				}
				if l.ToAge > 0 {
					to = l.ToAge
				}
			}
			v.reach(&e, from, to, before, m.ToYearEnd)
			if !v.forThem(&e, m) {
				continue
			}
			out = append(out, e)
		}
	}
	for _, l := range local.Money {
		if l.Item != "other" || !inForce(l, today) {
			continue
		}
		e := Entitlement{Item: "other", Group: "local", Name: l.Title(), Amount: l.Amount, Who: l.Who, Source: l.Source, Check: l.CheckedOn == "", Local: true}
		for _, c := range f.Claims {
			if c.Item == "other" && c.Name == e.Name {
				e.Claim = c
			}
		}
		v.reach(&e, l.FromAge, l.ToAge, 0, false)
		out = append(out, e)
	}
	return out
}

func inForce(l *care.LocalMoney, today value.Date) bool {
	return (l.From == "" || l.From <= today) && (l.To == "" || today <= l.To)
}

// localMoney is what the service says about an item on a day: the newest that has begun.
func localMoney(list []*care.LocalMoney, item string, today value.Date) *care.LocalMoney {
	var now *care.LocalMoney
	for _, l := range list {
		if l.Item == item && inForce(l, today) && (now == nil || l.From >= now.From) {
			now = l
		}
	}
	return now
}

// reach works out from when to when. The last day is the day before a birthday, or the end of the school year that had begun before it.
func (v *view) reach(e *Entitlement, from, to, daysBefore int, yearEnd bool) {
	e.Reach = ReachNow
	if from+to > 0 && v.p.Born == "" {
		e.Reach, e.Missing = ReachUnknown, "the birth date"
		return
	}
	if from > 0 {
		e.From = v.birthday(from).AddDays(-daysBefore)
	}
	if to > 0 {
		e.To = v.birthday(to).AddDays(-1)
		if yearEnd {
			e.To = schoolYearEnd(v.birthday(to))
		}
	}
	switch {
	case e.From != "" && v.today < e.From:
		e.Reach = ReachLater
	case e.To != "" && v.today > e.To:
		e.Reach = ReachPast
	}
}

// schoolYearEnd is the 31 August on or after a day. Somebody whose 19th birthday is that very day was not under 19 on it.
func schoolYearEnd(day value.Date) value.Date {
	if end := value.Date(fmt.Sprintf("%04d-08-31", day.Year())); end >= day {
		return end
	}
	return value.Date(fmt.Sprintf("%04d-08-31", day.Year()+1))
}

// forThem holds an item against the status and the home. A status that is still to come does not rule anything out.
func (v *view) forThem(e *Entitlement, m catalogue.MoneyItem) bool {
	if e.Group == "leaving" && v.status == "none" && e.Claim == nil {
		return false
	}
	if len(m.Statuses) > 0 && !slices.Contains(m.Statuses, v.status) {
		switch v.status {
		case "in_care", "eligible", "relevant": // it can come to that at 18
			if d := v.birthday(18); e.Reach == ReachNow && d > v.today {
				e.Reach, e.From = ReachLater, d
			}
		case "":
			e.Reach, e.Missing = ReachUnknown, "the leaving-care status"
		default:
			return e.Claim != nil
		}
	}
	if len(m.Homes) > 0 && e.Reach == ReachNow {
		if h := v.home(); h == nil || !slices.Contains(m.Homes, h.Kind) {
			return e.Claim != nil
		}
	}
	return true
}

// Trust says whether somebody has a Child Trust Fund or a Junior ISA by birth date and time in care, and whether it is recorded.
type Trust struct {
	Kind   string // ctf, jisa; "" = neither, or it cannot be told
	Name   string // "Child Trust Fund"
	From   value.Date
	Have   bool // an account of either kind is recorded
	Words  string
	Source string
}

// TrustAccount works out which of the two a young person has or may have. Somebody who came from abroad alone has no Child Trust Fund from birth and
// may have a Junior ISA.
func TrustAccount(f *care.File, today value.Date) Trust {
	var t Trust
	if f == nil || f.Person == nil {
		return t
	}
	p := f.Person
	for _, a := range f.Accounts {
		t.Have = t.Have || care.LockedToEighteen(a.Kind)
	}
	if p.Born == "" {
		t.Words = "Whether there is a Child Trust Fund or a Junior ISA needs the birth date."
		return t
	}
	grown := p.Born.AddYears(18)
	ends := "It is " + p.First() + "’s own, locked to 18; " + p.First() + " may look after it from 16."
	if today >= grown {
		ends = "It opened on " + grown.Long() + "; if nobody claimed it, it is still there."
	}
	if catalogue.HasChildTrustFund(p.Born) && p.UASC != value.Yes {
		t.Kind, t.Name, t.From = "ctf", "Child Trust Fund", p.Born
		t.Words = "Born on " + p.Born.Long() + ": there is a Child Trust Fund. " + ends
		if !t.Have {
			t.Words += " It is not recorded: find the provider."
		}
		t.Source = "The Share Foundation; GOV.UK guidance updated 17 April 2023"
		return t
	}
	r, ok := catalogue.RuleByID("trust-account")
	if !ok {
		return t
	}
	t.Source = r.Source
	var longest value.Date // the day on which the months were reached
	started := value.Date("")
	for _, s := range spans(f, today, anyCare) {
		begin := max(s.from, catalogue.JuniorISAFrom())
		full := after(r, begin)
		end := s.to
		if end == "" || end > grown {
			end = grown
		}
		if full != "" && full <= end && (longest == "" || full < longest) {
			longest, started = full, begin
		}
	}
	switch {
	case longest == "" || longest > today && today >= grown:
		return t
	case longest > today:
		t.Words = fmt.Sprintf("A Junior ISA is due once %d months in care are full, on %s.", r.Months, longest.Long())
		t.Kind, t.Name, t.From = "jisa", "Junior ISA", longest
		return t
	}
	t.Kind, t.Name, t.From = "jisa", "Junior ISA", longest
	t.Words = fmt.Sprintf("In care for %d months in one piece from %s, with no Child Trust Fund: the government pays into a Junior ISA. ", r.Months, started.Long()) + ends
	if !t.Have {
		t.Words += " It is not recorded: ask the council to have it opened."
	}
	return t
}

// Capital is all the money of a young person, and what it does to Universal Credit from 18.
type Capital struct {
	Savings, Apart, All value.Money
	Over                value.Money // the limit that All lies above, 0 = none
	Words               string      // the warning, "" when nothing is to be said
}

// CapitalOf adds up open and closed accounts as they stand on a day. Pocket money is not capital that is asked about; what is kept apart otherwise
// is counted, with the note that an award may be treated in another way.
func CapitalOf(f *care.File, today value.Date) Capital {
	var c Capital
	sums := map[string]value.Money{}
	for _, e := range f.Entries {
		if e.On <= today {
			sums[e.AccountID] += e.Amount
		}
	}
	award := false
	for _, a := range f.Accounts {
		sum := sums[a.ID]
		switch {
		case a.Kind == "pocket":
			c.Apart += sum
			continue
		case care.KeptApart(a.Kind):
			c.Apart += sum
			award = award || a.Kind == "award" && sum > 0
		default:
			c.Savings += sum
		}
		c.All += sum
	}
	lower, ok1 := catalogue.MoneyItemOn("capital-lower", today)
	upper, ok2 := catalogue.MoneyItemOn("capital-upper", today)
	switch {
	case ok2 && c.All > upper.Pence:
		c.Over = upper.Pence
		c.Words = "All accounts hold " + c.All.String() + ". Savings " + upper.Amount + " end Universal Credit."
	case ok1 && c.All > lower.Pence:
		c.Over = lower.Pence
		c.Words = "All accounts hold " + c.All.String() + ". Savings " + lower.Amount + " reduce Universal Credit"
		if ok2 {
			c.Words += ", and " + upper.Amount + " end it"
		}
		c.Words += "."
	default:
		return c
	}
	if award {
		c.Words += " An award for an injury may not count if it is put in trust in time: ask first."
	}
	c.Words += " Amounts change: " + catalogue.CheckWords + "."
	return c
}
