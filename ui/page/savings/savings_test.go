package savings

import (
	"context"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// bench is Amara with £5 a week from Monday 5 October, paid for the first four weeks.
func bench(t *testing.T) (*pagetest.Bench, *care.Account) {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	acc := &care.Account{Meta: of, Kind: "instant", Where: "Marlford Building Society", Holder: "Amara", Last4: "4821", Weekly: 500, WeeklyFrom: "2026-10-05", PaidBy: "Sian Probert"}
	b.Save(acc)
	b.Save(&care.Entry{Meta: of, AccountID: acc.ID, Kind: "opening", On: "2026-10-05", Amount: 40250},
		&care.Entry{Meta: of, AccountID: acc.ID, Kind: "carer", On: "2026-11-02", Amount: 2000, Expected: 2000, From: "2026-10-05", To: "2026-11-01"},
		&care.Entry{Meta: of, AccountID: acc.ID, Kind: "withdrawal", On: "2026-11-06", Amount: -6000, Purpose: "Interview shoes", AgreedBy: "Amara, Sian"},
		&care.Account{Meta: of, Kind: "ctf", Where: "Child Trust Fund", Holder: "Amara", Last4: "0935"})
	return b, acc
}

func TestScreens(t *testing.T) {
	b, _ := bench(t)
	b.Shots("savings", b.Part("savings", "Savings", New), nil)
	b.Shots("savings-pay", b.Part("savings", "Savings", New), func() { b.Page.Commands().New() })
}

// TestJourneyF pays in for several weeks: the first unpaid week, the last full one, what is expected, less asks for a reason.
func TestJourneyF(t *testing.T) {
	b, acc := bench(t)
	p := b.Open(b.Part("savings", "Savings", New))
	q := part(b)
	if it := q.accountItem(q.acc); it.RightWords != "3 weeks behind" || it.Right != "£362.50" {
		t.Errorf("the account says %q, %q", it.RightWords, it.Right)
	}
	if it := q.accountItem(q.f.Accounts[len(q.f.Accounts)-1]); it.Title != "Child Trust Fund" || it.Right != "not known yet" {
		t.Errorf("an account without a line says %q, %q", it.Title, it.Right)
	}
	p.Commands().New()
	s := b.Sheet()
	words := pagetest.Words(s.Body())
	if !strings.Contains(words, "3 weeks at £5.00 = £15.00") {
		t.Errorf("the sheet says %q", words)
	}
	b.Type(s.Body(), "Amount", "10")
	s.Main().Press()
	if pr := b.Field(s.Body(), "Reason, when it is less or more than expected").Problem(); !strings.Contains(pr, "less") {
		t.Errorf("less than expected asks %q", pr)
	}
	b.Type(s.Body(), "Amount", "15.00")
	s.Main().Press()
	b.NoSheet()
	f := b.File()
	if got := care.Balance(f.Entries, acc.ID, ""); got != 37750 {
		t.Errorf("balance %s", got)
	}
	if got, _ := (care.Saving{Account: acc}).Next(f.Entries, "2026-11-24"); got != "2026-11-23" {
		t.Errorf("first unpaid week %s", got)
	}
	if d, _ := b.App.Drafts(context.Background()); len(d) != 0 {
		t.Errorf("%d drafts left", len(d))
	}
}

func TestTakingOutMoreThanThereIsIsRefused(t *testing.T) {
	b, _ := bench(t)
	b.Open(b.Part("savings", "Savings", New))
	b.Press(b.Win.Content(), "Take out")
	s := b.Sheet()
	b.Type(s.Body(), "Amount", "5000")
	b.Type(s.Body(), "What for", "A car")
	s.Main().Press()
	if pr := b.Field(s.Body(), "Who agreed").Problem(); pr == "" {
		t.Error("money was taken out without anybody's agreement")
	}
	b.Type(s.Body(), "Who agreed", "Amara")
	s.Main().Press()
	if pr := b.Field(s.Body(), "Amount").Problem(); !strings.Contains(pr, "below £0.00") {
		t.Errorf("the sheet says %q", pr)
	}
	if n := len(b.File().Entries); n != 3 {
		t.Errorf("%d lines in the ledger", n)
	}
}

func TestUnfinishedPaymentComesBackAndLinesAreReversed(t *testing.T) {
	b, acc := bench(t)
	p := b.Open(b.Part("savings", "Savings", New))
	p.Commands().New()
	b.Type(b.Sheet().Body(), "Amount", "7")
	b.Sheet().Close()
	p.Commands().New()
	if got := b.Field(b.Sheet().Body(), "Amount").(*widgets.Field).Text(); got != "7" {
		t.Errorf("the unfinished payment came back as %q", got)
	}
	b.Sheet().Close()
	list, _ := b.App.List(context.Background(), "savings_entry", app.Filter{Person: b.Amara.ID, Equal: map[string]string{"entry_kind": "carer"}})
	id := list[0].Head().ID
	if err := b.App.Reverse(context.Background(), id, "Wrong sum"); err != nil {
		t.Fatal(err)
	}
	words := ""
	for _, r := range part(b).lines("") {
		words += r.Say + "\n"
	}
	if !strings.Contains(words, "(reversed)") || !strings.Contains(words, "Reversal: Wrong sum") {
		t.Errorf("the ledger says %q", words)
	}
	if got := care.Balance(b.File().Entries, acc.ID, ""); got != 34250 {
		t.Errorf("balance %s", got)
	}
}

func part(b *pagetest.Bench) *Part { return New(b.Env, b.File(), page.Place{}).(*Part) }
