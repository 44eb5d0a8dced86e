package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// Canaries: what the young person says, what adults write, and what a reader is not to have.
const (
	young  = "YOUNGWORD"
	staff  = "STAFFWORD"
	secret = "SECRETWORD"
)

// anyFile is a file of any records at all, filled through their Specs, for one audience.
func anyFile(t *rapid.T, audience record.Audience) *care.File {
	f := &care.File{}
	n := 0
	day := rapid.Custom(func(t *rapid.T) string {
		return string(value.Date("2024-01-01").AddDays(rapid.IntRange(0, 1400).Draw(t, "day")))
	})
	for _, spec := range care.Specs() {
		if spec.Shared || spec.Kind == "paper" || spec.Kind == "attachment" {
			continue
		}
		count := rapid.IntRange(0, 3).Draw(t, spec.Kind)
		if spec.Kind == "person" {
			count = 1
		}
		for range count {
			n++
			r := spec.New()
			*r.Head() = record.Meta{ID: fmt.Sprintf("id-%d", n), PersonID: "p"}
			for _, fld := range spec.Fields {
				code := ""
				switch fld.Kind {
				case record.Text, record.Note, record.Fact:
					code = staff
					switch {
					case len(fld.Only) > 0 && !slices.Contains(fld.Only, audience):
						code = secret
					case fld.Of == record.YoungVoice:
						code = young
					}
					if rapid.IntRange(0, 4).Draw(t, "empty") == 0 {
						code = ""
					} else {
						code = fmt.Sprintf("%s%d", code, n)
					}
					if fld.Kind == record.Fact {
						code = rapid.SampledFrom([]string{"", "none", "not_known", "declined", "known: " + code}).Draw(t, "fact")
						if code == "known: " {
							code = ""
						}
					}
				case record.Date:
					code = rapid.OneOf(rapid.Just(""), day).Draw(t, fld.Key)
				case record.Clock:
					code = "14:30"
				case record.Money:
					code = fmt.Sprint(rapid.IntRange(-5000, 5000).Draw(t, fld.Key))
				case record.Int:
					code = fmt.Sprint(rapid.IntRange(0, 6).Draw(t, fld.Key))
				case record.Choice, record.Many:
					code = rapid.SampledFrom(append([]record.Option{{}}, fld.Options...)).Draw(t, fld.Key).Code
				case record.Tri:
					code = rapid.SampledFrom([]string{"", "yes", "no"}).Draw(t, fld.Key)
				case record.Ref:
					code = fmt.Sprintf("id-%d", rapid.IntRange(1, n+1).Draw(t, fld.Key))
				}
				if err := fld.SetCode(r, code); err != nil {
					t.Fatal(err)
				}
			}
			switch v := r.(type) {
			case *care.Person:
				v.FirstName, v.LastName, v.Preferred = "Amara", "Bello", ""
			case *care.HealthFact:
				if v.Private == value.Yes || care.PrivateBlocks[v.Block] {
					v.Detail, v.AskWho, v.Source = secret, secret, secret
					if v.Fact.Answer == value.Known {
						v.Fact.Text = secret
					}
				}
			case *care.Rating:
				v.Skill = rapid.SampledFrom([]string{"MO01", "MO02", "FO01", "HE01", "nothing"}).Draw(t, "skill")
			case *care.Contact:
				if audience != record.Staff { // notes are for the adviser unless they are ticked in
					v.Said, v.Agreed, v.TheirWords = secret, secret, secret
				}
			}
			f.Add(r)
		}
	}
	return f
}

// For any records at all: nothing a reader may not see is printed, an adult's words never stand where the young person speaks, and the
// young person's words never stand where an adult speaks.
func TestAnyFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		audience := rapid.SampledFrom(audiences).Draw(t, "audience")
		r := report.Request{File: anyFile(t, audience), Today: today, Audience: audience, Large: rapid.Bool().Draw(t, "large")}
		if rapid.Bool().Draw(t, "before") {
			r.Before, r.Since = anyFile(t, audience), "2026-06-09"
		}
		for _, k := range report.Kinds() {
			if !slices.Contains(report.Readers(k.Code), audience) {
				continue
			}
			d, err := report.Build(k.Code, r)
			if err != nil {
				t.Fatal(err)
			}
			texts(d, func(in, s string) {
				switch {
				case strings.Contains(s, secret):
					t.Fatalf("%s for %s: %s holds %q", k.Code, audience, in, s)
				case in == "Own.Text" && strings.Contains(s, staff):
					t.Fatalf("%s: an adult's words as the young person's: %q", k.Code, s)
				case in != "Own.Text" && in != "Cover.Words" && in != "List.Items" && in != "Para.Text" && strings.Contains(s, young):
					t.Fatalf("%s: the young person's words in %s: %q", k.Code, in, s)
				case strings.Contains(s, young) && strings.Contains(s, staff):
					t.Fatalf("%s: two voices in one text: %q", k.Code, s)
				}
			})
		}
	})
}

// amount reads "£1,234.50", "1,234.50" and "".
func amount(t *testing.T, s string) value.Money {
	if s == "" {
		return 0
	}
	m, err := value.ParseMoney(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return m
}

func statement(t *testing.T, d report.Document) (summary map[string]string, payments report.Table) {
	summary = map[string]string{}
	for _, b := range d.Parts[0].Blocks {
		switch b := b.(type) {
		case report.Columns:
			for _, c := range append(b.Left, b.Right...) {
				if p, ok := c.(report.Pairs); ok {
					for _, r := range p.Rows {
						summary[r.Label] = r.Text
					}
				}
			}
		case report.Table:
			payments = b
		}
	}
	return summary, payments
}

func TestSavingsStatement(t *testing.T) {
	summary, table := statement(t, build(t, report.SavingsStatement, request(record.Young)))
	for label, want := range map[string]string{"At the start, 9 June": "£402.50", "Weekly savings paid in": "£110.00", "Gifts, interest and own money": "£22.18", "Taken out": "£60.00", "Now, 24 November": "£474.68",
		"Due: 24 weeks at £5": "£120.00", "Paid for those weeks": "£110.00", "Still to pay: 2 weeks": "£10.00", "Proof is noted for": "8 of 10"} {
		if summary[label] != want {
			t.Errorf("%s: %q, not %q", label, summary[label], want)
		}
	}
	var rows []string
	for _, r := range table.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	want := []string{"9 Jun|Brought forward|||||402.50", "30 Jun|Weekly saving|3 weeks to 29 Jun|15.00|15.00||417.50", "28 Jul|Weekly saving|4 weeks to 27 Jul|20.00|20.00||437.50", "10 Aug|Weekly saving|2 weeks to 10 Aug|10.00|10.00||447.50",
		"|Not paid in yet|2 weeks to 24 Aug|10.00|0.00||447.50", "15 Sep|Weekly saving|3 weeks to 14 Sep|15.00|15.00||462.50", "20 Sep|Gift from Auntie Bisi|||20.00||482.50", "30 Sep|Interest|||2.18||484.68",
		"13 Oct|Weekly saving|4 weeks to 12 Oct|20.00|20.00||504.68", "24 Oct|Interview shoes|agreed by Amara, Sian|||60.00|444.68", "3 Nov|Weekly saving|3 weeks to 2 Nov|15.00|15.00||459.68",
		"24 Nov|Weekly saving|3 weeks to 23 Nov|15.00|15.00||474.68", "Total|||120.00|132.18|60.00|474.68"}
	if !slices.Equal(rows, want) {
		t.Errorf("the payments are\n%s", strings.Join(rows, "\n"))
	}
}

// A mistake put right leaves both lines and the right sums; the weeks of a line that was reversed stand open again.
func TestReversal(t *testing.T) {
	r := request(record.Young)
	var wrong *care.Entry
	for _, e := range r.File.Entries {
		if e.On == "2026-11-03" {
			wrong = e
		}
	}
	r.File.Add(&care.Entry{Meta: meta(), AccountID: wrong.AccountID, Kind: "reversal", On: "2026-11-10", Amount: -wrong.Amount, Reverses: wrong.ID, Reason: "wrong account"})
	summary, table := statement(t, build(t, report.SavingsStatement, r))
	if summary["Weekly savings paid in"] != "£95.00" || summary["Now, 24 November"] != "£459.68" || summary["Still to pay: 5 weeks"] != "£25.00" {
		t.Errorf("summary: %v", summary)
	}
	text := fmt.Sprint(table)
	if !strings.Contains(text, "Put right: wrong account") || !strings.Contains(text, "3 weeks to 2 Nov") {
		t.Errorf("payments: %s", text)
	}
}

// For any ledger: start plus in minus out is now, row by row and in the summary, and what is due is what was paid and what is open.
func TestLedgerAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := request(record.Young)
		r.Since, r.Before, r.File.Entries = rapid.SampledFrom([]value.Date{"", "2026-03-01"}).Draw(rt, "since"), nil, nil
		if r.Since == "" {
			r.File.Reviews = nil
		}
		a := r.File.Accounts[0]
		r.File.Accounts = []*care.Account{a}
		a.Weekly, a.WeeklyFrom = value.Money(rapid.IntRange(0, 1000).Draw(rt, "weekly")), "2026-01-05"
		for i := range rapid.IntRange(1, 20).Draw(rt, "n") {
			e := &care.Entry{Meta: record.Meta{ID: fmt.Sprint("e", i)}, AccountID: a.ID, On: value.Date("2026-01-01").AddDays(rapid.IntRange(0, 340).Draw(rt, "on"))}
			e.Kind = rapid.SampledFrom(care.EntryTypes).Draw(rt, "kind").Code
			e.Amount = value.Money(rapid.IntRange(0, 9999).Draw(rt, "pence"))
			switch e.Kind {
			case "withdrawal", "transfer_out":
				e.Amount = -e.Amount
			case "carer":
				e.From = care.Week(e.On)
				e.To = e.From.AddDays(7*rapid.IntRange(1, 4).Draw(rt, "weeks") - 1)
			case "reversal":
				if i > 0 {
					e.Reverses = fmt.Sprint("e", rapid.IntRange(0, i-1).Draw(rt, "of"))
					for _, o := range r.File.Entries {
						if o.ID == e.Reverses {
							e.Amount = -o.Amount
						}
					}
				}
			}
			r.File.Entries = append(r.File.Entries, e)
		}
		summary, table := statement(t, build(t, report.SavingsStatement, r))
		if len(table.Rows) == 0 {
			return
		}
		balance := amount(t, table.Rows[0].Cells[6].Text)
		for _, row := range table.Rows[1 : len(table.Rows)-1] {
			balance += amount(t, row.Cells[4].Text) - amount(t, row.Cells[5].Text)
			if got := amount(t, row.Cells[6].Text); got != balance {
				rt.Fatalf("row %v: %v", row.Cells, balance)
			}
		}
		if want := care.Balance(r.File.Entries, a.ID, today); balance != want {
			rt.Fatalf("the rows end at %v, the account at %v", balance, want)
		}
		var sum value.Money
		for label, text := range summary {
			switch {
			case strings.HasPrefix(label, "At the start"), label == "Weekly savings paid in", label == "Gifts, interest and own money", label == "Moved between accounts", label == "Mistakes put right":
				sum += amount(t, text)
			case label == "Taken out":
				sum -= amount(t, text)
			}
		}
		if sum != balance {
			rt.Fatalf("the summary adds up to %v, the account holds %v: %v", sum, balance, summary)
		}
	})
}
