package report_test

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
)

// saver is the sample with everything about money: the policy, a statement that differs, savings handed on, an award kept apart.
func saver(a record.Audience) report.Request {
	r := request(a)
	acc := r.File.Accounts[0]
	acc.KeptBy, acc.Signatories = "Sian Probert", "Sian Probert and Amara Bello"
	award := &care.Account{Meta: meta(), Kind: "award", Where: "Ashwell Bank", Holder: "Amara Bello", Last4: "7730"}
	r.File.Add(award)
	r.File.Add(&care.Entry{Meta: meta(), AccountID: award.ID, Kind: "opening", On: "2026-01-01", Amount: 6_500_00})
	r.File.Add(&care.StatementCheck{Meta: meta(), AccountID: acc.ID, On: "2026-10-31", Statement: 446_68})
	r.File.Add(&care.SavingsMove{Meta: meta(), AccountID: acc.ID, Left: "2026-11-01", From: "Karen Whitlow", To: "Sian Probert", Balance: 444_68, Sent: "2026-11-02"})
	r.File.Add(&care.MoneyClaim{Meta: meta(), Item: "setting-up-home", State: "asked", Asked: "2026-11-10"})
	r.Local.Money = []*care.LocalMoney{{Item: "setting-up-home", Amount: "£3,500", Source: "Our offer", CheckedOn: "2026-01-05"}}
	r.Local.Rates = []*care.Rate{{From: "2025-04-01", AgeFrom: 11, AgeTo: 17, Weekly: 5_00}}
	acc.Expects = "policy"
	return r
}

func says(t *testing.T, what, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%s does not say %q", what, w)
		}
	}
}

func TestWhereMyMoneyIs(t *testing.T) {
	text := allText(build(t, report.SavingsMine, saver(record.Young)))
	says(t, "the page", text, "£474.68", "Kept apart, not savings", "£6,500.00", "Sian keeps the book or card", "Sian pays in £5 a week (our savings policy from 11 to 17, from 1 April 2025)", "Locked until 3 May 2027",
		"The statement of 31 October differs by £2.00. Nobody has explained it yet.", "Nobody has confirmed yet that it arrived", "When I am 18, on 3 May 2027")
	for _, not := range []string{"contact", "placement", "LAC"} {
		if strings.Contains(text, not) {
			t.Errorf("the young person’s page says %q", not)
		}
	}
	r := request(record.Young)
	r.File.Accounts, r.File.Entries = nil, nil
	says(t, "without accounts the page", allText(build(t, report.SavingsMine, r)), "Was anything saved before?")
}

func TestHandoverStatement(t *testing.T) {
	r := saver(record.FileCopy)
	d := build(t, report.SavingsHandover, r) // the newest move is the usual one
	text := allText(d)
	says(t, "the statement", text, "Move of 1 November 2026", "£444.68", "Handed on by", "not attached", "Confirmed as received", "not yet", "Received on", "Balance when received")
	names := ""
	for _, b := range d.Parts[0].Blocks {
		if s, ok := b.(report.Signatures); ok {
			for _, i := range s.Items {
				names += i.Words() + "\n"
			}
		}
	}
	says(t, "the place to sign", names, "Amara", "Handed on by: Karen Whitlow", "Received by: Sian Probert", "Adviser: Ruth Okafor")
	m := r.File.SavingsMoves[0]
	m.Confirmed, m.ConfirmedBy, m.Received, m.Note = "2026-11-05", "Sian Probert", 440_00, "£4.68 in cash followed"
	says(t, "confirmed, it", allText(build(t, report.SavingsHandover, r)), "on 5 November 2026: £440.00. £4.68 in cash followed.")
	r.Options = map[string]string{"move": "all"}
	says(t, "for every account it", allText(build(t, report.SavingsHandover, r)), "Balance on 24 November", "£474.68", "£6,500.00")
}

func TestLetterOfAllAccounts(t *testing.T) {
	r := saver(record.Young)
	text := allText(build(t, report.SavingsLetter, r))
	says(t, "the letter", text, "Dear Amara,", "Building society account, ending 4821", "kept apart, not counted as savings", "on 3 May 2027", "The money is yours.", "over £6,000 reduce Universal Credit, and over £16,000 end it", "£3,500", "claimed or asked, waiting",
		"from 5 April 2027", "Check before relying on this", "when in higher education")
	if strings.Contains(text, "£3,500 *") || !strings.Contains(text, "£2,000, once per course *") {
		t.Error("the mark stands beside the wrong amounts")
	}
	if strings.Contains(text, "Coram") {
		t.Error("the sources stand in the letter before they are asked for")
	}
	r.Sections = []string{"claim", "sources"}
	text = allText(build(t, report.SavingsLetter, r))
	says(t, "with sources the letter", text, "Where it stands.", "Our offer (our own)", "Norfolk, Lincolnshire")
	if strings.Contains(text, "The money is yours.") {
		t.Error("a section that was not chosen stands in it")
	}
	says(t, "for the file the letter", allText(build(t, report.SavingsLetter, saver(record.FileCopy))), "About Amara:", "The money belongs to Amara.")
}

func TestSummarySaysWhyWeeksAreMissing(t *testing.T) {
	r := saver(record.Meeting)
	r.File.Accounts[0].BehindWhy, r.File.Accounts[0].BehindBy = "away in August", "2026-11-30"
	says(t, "the summary", allText(build(t, report.SavingsStatement, r)), "Still to pay: 2 weeks", "Why: away in August", "to pay by 30 Nov")
}

func TestSummaryNamesTheStatement(t *testing.T) {
	r := saver(record.Meeting)
	says(t, "the summary", allText(build(t, report.SavingsStatement, r)), "differs by £2.00", "Nobody has explained it yet")
	r.File.Statements[0].Statement = 444_68
	says(t, "the summary", allText(build(t, report.SavingsStatement, r)), "Statement of 31 October", "agrees")
	r.File.Statements[0].Statement, r.File.Statements[0].Explained = 440_00, "Cash not paid in yet"
	r.File.Statements[0].Record = 444_68
	says(t, "the summary", allText(build(t, report.SavingsStatement, r)), "differs by £4.68, explained", "Cash not paid in yet")
}
