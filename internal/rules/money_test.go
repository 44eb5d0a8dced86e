package rules

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

func acc(id, kind string) func(*care.File) {
	return func(f *care.File) {
		a := &care.Account{Kind: kind, Where: "Marlford Building Society", Opened: "2020-01-01"}
		a.ID = id
		f.Accounts = append(f.Accounts, a)
	}
}

func holds(id string, on value.Date, pence value.Money) func(*care.File) {
	return func(f *care.File) {
		f.Entries = append(f.Entries, &care.Entry{AccountID: id, Kind: "opening", On: on, Amount: pence})
	}
}

func moved(id string, left, confirmed value.Date) func(*care.File) {
	return func(f *care.File) {
		f.SavingsMoves = append(f.SavingsMoves, &care.SavingsMove{AccountID: id, Left: left, From: "Karen", To: "Sian", Balance: 5000, Confirmed: confirmed, ConfirmedBy: "Sian"})
	}
}

func checked(id string, on value.Date, statement value.Money, why string) func(*care.File) {
	return func(f *care.File) {
		f.Statements = append(f.Statements, &care.StatementCheck{AccountID: id, On: on, Statement: statement, Record: care.Balance(f.Entries, id, on), Explained: why})
	}
}

func TestMoneyClocks(t *testing.T) {
	in := inCare("2020-01-01", "")
	for _, c := range []struct {
		name  string
		f     *care.File
		rule  string
		state State
		day   value.Date
		fact  string
	}{
		{"handed on, nobody confirmed: red", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), moved("a", "2026-11-01", "")), "savings-moved", Overdue, "2026-11-01", "Sian has not confirmed"},
		{"confirmed", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), moved("a", "2026-11-01", "2026-11-05")), "savings-moved", "", "", ""},
		{"moved home, nothing said about the savings", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), home("foster", "2020-01-01", ""), home("foster", "2026-11-16", "")), "savings-moved", Soon, "2026-11-30", "nothing is said about £50.00"},
		{"moved home, handed on and confirmed", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), home("foster", "2020-01-01", ""), home("foster", "2026-11-16", ""), moved("a", "2026-11-16", "2026-11-20")), "savings-moved", "", "", ""},
		{"the council holds it: it does not move", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "council"), holds("a", "2026-01-01", 5000), home("foster", "2020-01-01", ""), home("foster", "2026-11-16", "")), "savings-moved", "", "", ""},
		{"checked six months ago", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), checked("a", "2026-05-20", 5000, "")), "savings-statement", Overdue, "2026-11-20", "Last check 20 May."},
		{"never checked", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-06-01", 5000)), "savings-statement", Soon, "2026-12-01", "Not checked yet."},
		{"a difference stays open", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), checked("a", "2026-11-20", 4800, "")), "savings-statement", Soon, "2026-11-24", "differs by £2.00"},
		{"a difference explained", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), checked("a", "2026-11-20", 4800, "Cash not paid in yet")), "savings-statement", Later, "2027-05-20", "Last check 20 November."},
		{"explained, then a line made it another difference", young("2010-05-03", "eligible", "2026-05-03", in, acc("a", "instant"), holds("a", "2026-01-01", 5000), checked("a", "2026-11-20", 4800, "Cash not paid in yet"), holds("a", "2026-11-19", 1000)), "savings-statement", Soon, "2026-11-24", "differs by £12.00"},
		{"a Junior ISA is missing", young("2012-05-03", "in_care", "2020-05-03", in, acc("a", "instant")), "trust-account", Soon, "2021-01-01", "Not recorded."},
		{"it is there", young("2012-05-03", "in_care", "2020-05-03", in, acc("a", "jisa")), "trust-account", "", "", ""},
		{"large savings at 17 and a half", young("2009-06-03", "eligible", "2025-06-03", in, acc("a", "instant"), holds("a", "2026-01-01", 600001)), "savings-benefits", Soon, "2026-12-03", "All accounts hold £6,000.01."},
		{"£6,000 is not over £6,000", young("2009-06-03", "eligible", "2025-06-03", in, acc("a", "instant"), holds("a", "2026-01-01", 600000)), "savings-benefits", "", "", ""},
	} {
		var got *Due
		for _, d := range Dues(c.f, "2026-11-24", Local{}) {
			if d.Rule == c.rule {
				got = &d
				break
			}
		}
		switch {
		case c.state == "" && got != nil:
			t.Errorf("%s: %+v", c.name, *got)
		case c.state == "":
		case got == nil:
			t.Errorf("%s: nothing is due", c.name)
		case got.State != c.state || got.Day != c.day || !strings.Contains(got.Fact, c.fact):
			t.Errorf("%s: %s %s %q", c.name, got.State, got.Day, got.Fact)
		}
	}
}

func TestTrustAccount(t *testing.T) {
	uasc := func(f *care.File) { f.Person.UASC = value.Yes }
	for _, c := range []struct {
		source, name string
		f            *care.File
		kind         string
		from         value.Date
		words        string
	}{
		{"SHARE: births from 1 September 2002", "first day", young("2002-09-01", "", ""), "ctf", "2002-09-01", "there is a Child Trust Fund"},
		{"SHARE: births from 1 September 2002", "the day before", young("2002-08-31", "", ""), "", "", ""},
		{"SHARE: births to 2 January 2011", "last day", young("2011-01-02", "", ""), "ctf", "2011-01-02", "find the provider"},
		{"SHARE: in care 12 months in one piece", "born after, in care", young("2011-01-03", "in_care", "2020-01-01", inCare("2020-01-01", "")), "jisa", "2021-01-01", "ask the council"},
		{"SHARE: in care 12 months in one piece", "not long enough yet", young("2012-01-03", "in_care", "2026-05-01", inCare("2026-05-01", "")), "jisa", "2027-05-01", "is due once"},
		{"SHARE: in care 12 months in one piece", "two pieces of 11 months", young("2012-01-03", "", "", inCare("2020-01-01", "2020-12-01"), inCare("2022-01-01", "2022-12-01")), "", "", ""},
		{"SHARE: after 3 January 2011", "months before it do not count", young("2002-01-03", "", "", inCare("2010-06-01", "2011-06-01")), "", "", ""},
		{"SHARE: after 3 January 2011", "twelve months after it", young("2002-01-03", "", "", inCare("2010-06-01", "2012-01-03")), "jisa", "2012-01-03", "government pays"},
		{"SHARE: UASC born in the years of the fund", "came from abroad alone", young("2009-05-03", "eligible", "2025-06-01", inCare("2025-03-01", ""), uasc), "jisa", "2026-03-01", "Junior ISA"},
		{"", "no birth date", young("", "", ""), "", "", "needs the birth date"},
	} {
		got := TrustAccount(c.f, "2026-11-24")
		if got.Kind != c.kind || got.From != c.from || !strings.Contains(got.Words, c.words) || got.Kind != "" && got.Source == "" {
			t.Errorf("%s, %s: %+v", c.source, c.name, got)
		}
	}
	f := young("2009-05-03", "eligible", "2025-05-03", acc("a", "ctf"))
	if got := TrustAccount(f, "2026-11-24"); !got.Have || strings.Contains(got.Words, "not recorded") {
		t.Errorf("recorded: %+v", got)
	}
}

func TestCapital(t *testing.T) {
	sum := func(list ...func(*care.File)) Capital {
		return CapitalOf(young("2009-05-03", "eligible", "2025-05-03", list...), "2026-11-24")
	}
	for _, c := range []struct {
		source string
		got    Capital
		want   Capital
		says   string
	}{
		{"swru: over £6,000", sum(acc("a", "instant"), holds("a", "2026-01-01", 600000)), Capital{Savings: 600000, All: 600000}, ""},
		{"swru: over £6,000", sum(acc("a", "instant"), holds("a", "2026-01-01", 600001)), Capital{Savings: 600001, All: 600001, Over: 600000}, "over £6,000 reduce Universal Credit, and over £16,000 end it"},
		{"swru: £16,000 itself only reduces", sum(acc("a", "ctf"), holds("a", "2026-01-01", 1600000)), Capital{Savings: 1600000, All: 1600000, Over: 600000}, "and over £16,000 end it"},
		{"swru: over £16,000 ends it", sum(acc("a", "ctf"), holds("a", "2026-01-01", 1600001)), Capital{Savings: 1600001, All: 1600001, Over: 1600000}, "Savings over £16,000 end Universal Credit"},
		{"4.2: kept apart is not savings, and counts as capital", sum(acc("a", "inheritance"), holds("a", "2026-01-01", 700000)), Capital{Apart: 700000, All: 700000, Over: 600000}, "check before relying on this"},
		{"4.2: an award for an injury", sum(acc("a", "award"), holds("a", "2026-01-01", 700000)), Capital{Apart: 700000, All: 700000, Over: 600000}, "trust"},
		{"4.2: pocket money is not savings", sum(acc("a", "pocket"), holds("a", "2026-01-01", 700000)), Capital{Apart: 700000}, ""},
		{"not yet in the account", sum(acc("a", "instant"), holds("a", "2026-12-01", 700000)), Capital{}, ""},
	} {
		words := c.got.Words
		c.got.Words = ""
		if c.got != c.want || (c.says == "") != (words == "") || !strings.Contains(words, c.says) {
			t.Errorf("%s: %+v, %q", c.source, c.got, words)
		}
	}
}

func entitled(f *care.File, today value.Date, local Local, item string) *Entitlement {
	for _, e := range Entitlements(f, today, local) {
		if e.Item == item {
			return &e
		}
	}
	return nil
}

func TestEntitlements(t *testing.T) {
	in := inCare("2020-01-01", "")
	eligible := young("2009-05-03", "eligible", "2025-05-03", in)
	former := func(born value.Date, more ...func(*care.File)) *care.File {
		return young(born, "former_relevant", born.AddYears(18), append(more, inCare("2015-01-01", born.AddYears(18)))...)
	}
	for _, c := range []struct {
		source, item string
		f            *care.File
		reach        Reach
		from, to     value.Date
	}{
		{"4.3 Setting-Up Home Allowance: often to 25", "setting-up-home", eligible, ReachNow, "2025-05-03", "2034-05-02"},
		{"4.3 Setting-Up Home Allowance: ended at 25", "setting-up-home", young("2001-05-03", "s23czb", "2024-05-03"), "", "", ""}, // status none at 25: nothing is listed
		{"4.3 HE bursary: former relevant, in HE, to 25", "he-bursary", former("2005-05-03"), ReachNow, "", "2030-05-02"},
		{"4.3 HE bursary: not yet", "he-bursary", eligible, ReachLater, "2027-05-03", "2034-05-02"},
		{"4.3 HE bursary: qualifying is not former relevant", "he-bursary", young("2006-05-03", "qualifying", "2024-05-03"), "", "", ""},
		{"4.3 Apprenticeship bursary: under 25", "apprenticeship-bursary", former("2005-05-03"), ReachNow, "2021-05-03", "2030-05-02"},
		{"4.3 16-19 bursary", "bursary-16-19", eligible, ReachNow, "2025-05-03", "2028-08-31"},
		{"4.3 16-19 bursary: 19 in the autumn, under 19 on 31 August", "bursary-16-19", former("2007-10-01"), ReachNow, "2023-10-01", "2027-08-31"},
		{"4.3 16-19 bursary: 19 on 31 August", "bursary-16-19", former("2007-08-31"), ReachPast, "2023-08-31", "2026-08-31"},
		{"4.3 Council tax: from 18", "council-tax", eligible, ReachLater, "2027-05-03", "2034-05-02"},
		{"4.3 Universal Credit: claim up to 28 days before 18", "universal-credit", eligible, ReachLater, "2027-04-05", ""},
		{"4.3 Universal Credit: 28 days before 18", "universal-credit", young("2008-12-22", "eligible", "2024-12-22", in), ReachNow, "2026-11-24", ""},
		{"4.3 Universal Credit: 29 days before 18", "universal-credit", young("2008-12-23", "eligible", "2024-12-23", in), ReachLater, "2026-11-25", ""},
		{"4.3 Housing costs: one-bedroom rate to the 25th birthday", "housing-costs", former("2001-11-25"), ReachNow, "2019-11-25", "2026-11-24"},
		{"4.3 Staying Put: to 21, with the former carer", "staying-put-rent", former("2007-05-03", home("staying_put", "2020-05-03", "")), ReachNow, "2025-05-03", "2028-05-02"},
		{"4.3 Staying Put: not in a home of their own", "staying-put-rent", former("2007-05-03", home("own", "2025-05-03", "")), "", "", ""},
		{"4.3 Prescriptions: to 25", "health-costs", former("2005-05-03"), ReachNow, "2021-05-03", "2030-05-02"},
		{"4.3 First formal ID: before 18", "first-id", eligible, ReachNow, "2024-05-03", "2027-05-02"},
		{"4.3 First formal ID: 18", "first-id", former("2007-05-03"), ReachPast, "2022-05-03", "2025-05-02"},
		{"4.1 Hertfordshire: audit at entry to care", "before-savings", eligible, ReachNow, "", ""},
		{"born on 29 February: 18 on 1 March", "council-tax", young("2008-02-29", "eligible", "2024-02-29", in), ReachNow, "2026-03-01", "2033-02-28"},
		{"no birth date", "council-tax", young("", "eligible", "2025-05-03", in), ReachUnknown, "", ""},
	} {
		got := entitled(c.f, "2026-11-24", Local{}, c.item)
		switch {
		case c.reach == "" && got != nil:
			t.Errorf("%s: %+v", c.source, *got)
		case c.reach == "":
		case got == nil:
			t.Errorf("%s: nothing", c.source)
		case got.Reach != c.reach || got.From != c.from || got.To != c.to || got.Source == "" || got.State() != "Not claimed or asked yet":
			t.Errorf("%s: %s, %s to %s, %q", c.source, got.Reach, got.From, got.To, got.State())
		}
	}
}

func TestTheServicesOwnAmounts(t *testing.T) {
	f := young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", ""))
	f.Claims = []*care.MoneyClaim{{Item: "setting-up-home", State: "asked", Asked: "2026-11-01"}, {Item: "other", Name: "Driving lessons", State: "had"}}
	own := func(m care.LocalMoney) Local { return Local{Money: []*care.LocalMoney{&m}} }
	e := entitled(f, "2026-11-24", own(care.LocalMoney{Item: "setting-up-home", Amount: "£3,500", ToAge: 21, Source: "Our offer", CheckedOn: "2026-01-01"}), "setting-up-home")
	if e.Amount != "£3,500" || e.To != "2030-05-02" || e.Check || !e.Local || e.State() != "Claimed or asked, waiting" || e.Settled() {
		t.Errorf("%+v", e)
	}
	if e = entitled(f, "2026-11-24", own(care.LocalMoney{Item: "setting-up-home", Amount: "£3,500", From: "2026-11-25"}), "setting-up-home"); e.Local {
		t.Errorf("not in force yet: %+v", e)
	}
	if e = entitled(f, "2026-11-24", own(care.LocalMoney{Item: "setting-up-home", Amount: "£3,500"}), "setting-up-home"); !e.Check {
		t.Errorf("nobody checked it: %+v", e)
	}
	if e = entitled(f, "2026-11-24", own(care.LocalMoney{Item: "other", Name: "Driving lessons", Amount: "£500", FromAge: 17}), "other"); e == nil || !e.Settled() || e.Reach != ReachNow {
		t.Errorf("%+v", e)
	}
}

// TestEveryItemCanBeClaimed: what the catalogue lists can be written down as claimed, under the same code and name.
func TestEveryItemCanBeClaimed(t *testing.T) {
	codes := map[string]bool{"other": true}
	for _, group := range []string{"before", "leaving"} {
		for _, m := range catalogue.MoneyOn("2026-11-24", group) {
			codes[m.ID] = true
			if care.MoneyClaimSpec.Field("item").LabelOf(m.ID) == "" {
				t.Errorf("%s cannot be claimed", m.ID)
			}
		}
	}
	for _, o := range care.MoneyItems {
		if !codes[o.Code] {
			t.Errorf("%s is in no catalogue", o.Code)
		}
	}
}
