package savings

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// full is the bench with everything a review looks at: the policy, a statement that differs, savings handed on, money claimed.
func full(t *testing.T) (*pagetest.Bench, *care.Account) {
	b, acc := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Rate{From: "2025-04-01", AgeFrom: 11, AgeTo: 17, Weekly: 500, DeductedBy: "the carer", HeldBy: "the carer"},
		&care.LocalMoney{Item: "setting-up-home", Amount: "£3,500", Source: "Our offer", CheckedOn: "2026-01-05"})
	acc.Expects = "policy"
	b.Save(acc, &care.StatementCheck{Meta: of, AccountID: acc.ID, On: "2026-10-31", Statement: 40050, Missing: "A line"},
		&care.SavingsMove{Meta: of, AccountID: acc.ID, Left: "2026-11-01", From: "Karen Whitlow", To: "Sian Probert", Balance: 42250},
		&care.MoneyClaim{Meta: of, Item: "before-savings", State: "asked", Asked: "2026-11-02"})
	return b, acc
}

func TestReviewScreens(t *testing.T) {
	b, _ := full(t)
	b.Shots("savings-review", b.Part("savings", "Savings", New), nil)
	b.Shots("savings-money", b.Part("savings", "Savings", New), func() {
		var last *widgets.RowList
		pagetest.Walk(b.Win.Content(), func(o fyne.CanvasObject) bool {
			if l, ok := o.(*widgets.RowList); ok {
				last = l
			}
			return true
		})
		widgets.Focus(last)
	})
	b.Shots("savings-check", b.Part("savings", "Savings", New), func() {
		b.Page.Commands().Check()
		b.Type(b.Sheet().Body(), "Balance on the statement", "422.50")
		l, _ := pagetest.Find(b.Sheet().Body(), func(*widgets.RowList) bool { return true })
		widgets.Focus(l)
	})
	b.Shots("savings-out", b.Part("savings", "Savings", New), func() { b.Press(b.Win.Content(), "Take out") })
}

// TestJourneyFChecksAStatement: Ctrl+R, the balance, the difference at once, a tick with Space; what differs stays open and is explained later.
func TestJourneyFChecksAStatement(t *testing.T) {
	b, acc := bench(t)
	p := b.Open(b.Part("savings", "Savings", New))
	p.Commands().Check()
	s := b.Sheet()
	if words := pagetest.Words(s.Body()); !strings.Contains(words, "£362.50") || strings.Contains(words, "Difference") {
		t.Errorf("before a balance is typed the sheet says %q", words)
	}
	b.Type(s.Body(), "Balance on the statement", "422.50")
	words := pagetest.Words(s.Body())
	if !strings.Contains(words, "£60.00 more on the statement") || !strings.Contains(words, "One line is exactly the difference: Interview shoes") {
		t.Errorf("the difference is told as %q", words)
	}
	list, ok := pagetest.Find(s.Body(), func(*widgets.RowList) bool { return true })
	if !ok {
		t.Fatal("no lines to tick")
	}
	widgets.Focus(list)
	b.Key("Space")
	if words := pagetest.Words(s.Body()); !strings.Contains(words, "Ticked: £402.50") {
		t.Errorf("after a tick: %q", words)
	}
	s.Main().Press()
	b.NoSheet()
	f := b.File()
	c := f.LastCheck(acc.ID)
	if c == nil || !c.Open(f.Entries) || c.Difference(f.Entries) != 6000 || c.Record != 36250 || !strings.Contains(c.Missing, "Interview shoes") || strings.Contains(c.Missing, "402.50") {
		t.Fatalf("the check is %+v", c)
	}
	if words := pagetest.Words(part(b).checked()); !strings.Contains(words, "Still open: £60.00 more on the statement") {
		t.Errorf("the panel says %q", words)
	}
	c.Explained = "The shoes were paid in cash by Sian"
	b.Save(c)
	if words := pagetest.Words(part(b).checked()); !strings.Contains(words, "Explained") || strings.Contains(words, "Still open") {
		t.Errorf("explained, the panel says %q", words)
	}
	late := &care.Entry{Meta: record.Meta{PersonID: b.Amara.ID}, AccountID: c.AccountID, Kind: "gift", On: c.On, Amount: 300}
	b.Save(late)
	if words := pagetest.Words(part(b).checked()); !strings.Contains(words, "Still open") || !strings.Contains(words, "Explained when it was another sum") {
		t.Errorf("a line written later leaves it explained: %q", words)
	}
	if err := b.App.Reverse(context.Background(), late.ID, "Another account"); err != nil {
		t.Fatal(err)
	}
	c.Explained = ""
	b.Save(c)
	for _, e := range f.Entries { // the wrong line is reversed, and the statement agrees
		if e.Kind == "withdrawal" {
			if err := b.App.Reverse(context.Background(), e.ID, "Sian paid"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if words := pagetest.Words(part(b).checked()); !strings.Contains(words, "They agree") {
		t.Errorf("after the reversal the panel says %q", words)
	}
}

func TestCheckNeedsABalance(t *testing.T) {
	b, _ := bench(t)
	b.Open(b.Part("savings", "Savings", New)).Commands().Check()
	b.Sheet().Main().Press()
	if pr := b.Field(b.Sheet().Body(), "Balance on the statement").Problem(); pr == "" {
		t.Error("a check without a balance was recorded")
	}
	b.Type(b.Sheet().Body(), "Balance on the statement", "36 pounds")
	b.Sheet().Main().Press()
	if pr := b.Field(b.Sheet().Body(), "Balance on the statement").Problem(); pr == "" || len(b.File().Statements) != 0 {
		t.Errorf("a balance that is no sum: %q", pr)
	}
}

// TestMoneyMovesBetweenAccounts: one step writes a line in each; undo takes both back.
func TestMoneyMovesBetweenAccounts(t *testing.T) {
	b, acc := bench(t)
	other := &care.Account{Meta: record.Meta{PersonID: b.Amara.ID}, Kind: "cash", Where: "Tin at home", Holder: "Amara"}
	b.Save(other)
	b.Open(b.Part("savings", "Savings", New))
	b.Press(b.Win.Content(), "Take out")
	s := b.Sheet()
	kind := b.Field(s.Body(), "What").(*widgets.Choice)
	kind.Choose("transfer_out")
	b.Type(s.Body(), "Amount", "20")
	s.Main().Press()
	if pr := b.Field(s.Body(), "To which account").Problem(); pr == "" {
		t.Fatal("money went nowhere")
	}
	b.Field(s.Body(), "To which account").(*widgets.Choice).Choose(other.ID)
	s.Main().Press()
	b.NoSheet()
	f := b.File()
	if care.Balance(f.Entries, acc.ID, "") != 34250 || care.Balance(f.Entries, other.ID, "") != 2000 {
		t.Errorf("%s and %s", care.Balance(f.Entries, acc.ID, ""), care.Balance(f.Entries, other.ID, ""))
	}
	if _, err := b.App.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	f = b.File()
	if care.Balance(f.Entries, acc.ID, "") != 36250 || care.Balance(f.Entries, other.ID, "") != 0 {
		t.Errorf("after undo %s and %s", care.Balance(f.Entries, acc.ID, ""), care.Balance(f.Entries, other.ID, ""))
	}
}

// TestHandingOnStaysRedUntilConfirmed: the account is red, and the button writes down who says that it arrived.
func TestHandingOnStaysRedUntilConfirmed(t *testing.T) {
	b, acc := full(t)
	if it := part(b).accountItem(acc); it.RightState != widgets.Overdue || it.RightWords != "not confirmed as received" {
		t.Errorf("the account says %q", it.RightWords)
	}
	b.Open(b.Part("savings", "Savings", New))
	b.Press(b.Win.Content(), "It arrived")
	b.Sheet().Main().Press()
	b.NoSheet()
	if m := b.File().OpenMove(acc.ID); m != nil {
		t.Errorf("still open: %+v", m)
	}
	if words := pagetest.Words(part(b).handed()); !strings.Contains(words, "Confirmed by Sian Probert") {
		t.Errorf("the panel says %q", words)
	}
}

// TestThePolicyIsFollowed: the sum is that of the age, a newer line changes it, and the sheet says so.
func TestThePolicyIsFollowed(t *testing.T) {
	b, acc := full(t)
	acc.Weekly = 0 // no sum of its own is left over
	b.Save(acc)
	b.Save(&care.Rate{From: "2026-11-11", AgeFrom: 16, AgeTo: 17, Weekly: 600}) // a Wednesday: counts from Monday the 16th
	if err := func() error { _, err := b.App.Get(context.Background(), "savings_account", acc.ID); return err }(); err != nil {
		t.Fatal(err)
	}
	p := part(b)
	st := p.stand(p.acc, "")
	if st.Behind != 3 || st.Owed() != 500+500+600 {
		t.Errorf("behind by %d weeks, %s", st.Behind, st.Owed())
	}
	b.Open(b.Part("savings", "Savings", New)).Commands().New()
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "3 weeks, from £5.00 to £6.00 a week = £16.00") {
		t.Errorf("the sheet says %q", words)
	}
	if b.Win.Canvas().Focused() != b.Field(b.Sheet().Body(), "Amount").FocusTarget() {
		t.Errorf("the sum is not what is asked for first, but %T", b.Win.Canvas().Focused())
	}
	b.Sheet().Close()
	if words := pagetest.Words(p.expected()); !strings.Contains(words, "our policy from 11 November 2026") {
		t.Errorf("the rule is told as %q", words)
	}
}

// TestMoneyThatMayBeClaimed: Enter on a line writes down what became of it.
func TestMoneyThatMayBeClaimed(t *testing.T) {
	b, _ := full(t)
	words := pagetest.Words(part(b).money())
	for _, e := range part(b).entitlements() {
		it := moneyItem(part(b), e)
		words += it.Title + " " + it.Right + " " + it.RightWords + "\n"
	}
	for _, want := range []string{"Setting-Up Home Allowance", "£3,500", "Claimed or asked, waiting", "Universal Credit", "check before relying on this"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in %q", want, words)
		}
	}
	b.Open(b.Part("savings", "Savings", New))
	p := part(b)
	for _, e := range p.entitlements() {
		if e.Item == "council-tax" {
			p.claim(e)
		}
	}
	b.Sheet().Main().Press()
	b.NoSheet()
	if c := b.File().Claim("council-tax"); c == nil || c.State != "open" {
		t.Errorf("the claim is %+v", c)
	}
}

// TestAnErrorIsNamed: a balance goes below nothing only with a named error.
func TestAnErrorIsNamed(t *testing.T) {
	b, acc := bench(t)
	b.Open(b.Part("savings", "Savings", New))
	b.Press(b.Win.Content(), "Take out")
	s := b.Sheet()
	b.Field(s.Body(), "What").(*widgets.Choice).Choose("error")
	b.Type(s.Body(), "Amount", "500")
	s.Main().Press()
	if pr := b.Field(s.Body(), "Reason").Problem(); pr == "" {
		t.Fatal("an error without a name was written")
	}
	b.Type(s.Body(), "Reason", "The bank took it twice")
	s.Main().Press()
	b.NoSheet()
	if got := care.Balance(b.File().Entries, acc.ID, ""); got != value.Money(36250-50000) {
		t.Errorf("balance %s", got)
	}
}

// What was open before a review is open after it: the ledger goes on listing it, and the panel does not call it paid.
func TestWeeksFromBeforeTheReviewStayOpen(t *testing.T) {
	b, acc := bench(t) // 3 weeks to 22 November are not paid; today is 24 November
	b.Save(&care.Review{Meta: record.Meta{PersonID: b.Amara.ID}, Kind: "care", State: "held", Held: "2026-11-16"})
	b.Save(&care.Entry{Meta: record.Meta{PersonID: b.Amara.ID}, AccountID: acc.ID, Kind: "carer", On: "2026-11-24", Amount: 500, Expected: 500, From: "2026-11-16", To: "2026-11-22"})
	q := part(b)
	words := pagetest.Words(q.Body())
	if !strings.Contains(words, "Behind by 2 weeks, £10.00") || strings.Contains(words, "Paid up to") {
		t.Errorf("the panel says %q", words)
	}
	q.all = false
	rows := ""
	for _, r := range q.lines("2026-11-16") {
		rows += r.Say + "\n"
	}
	if !strings.Contains(rows, "2 weeks to 15 November 2026 not paid in yet") {
		t.Errorf("the ledger since the review says %q", rows)
	}
	b.Save(&care.Review{Meta: record.Meta{PersonID: b.Amara.ID}, Kind: "care", State: "held", Held: "2026-11-23"})
	if got := part(b).since(); got != "2026-11-16" {
		t.Errorf("the day after a review the ledger begins at %s", got)
	}
}

// A gift is for no weeks, and a payment leaves its own line chosen.
func TestAGiftAsksForNoWeeksAndIsChosenInTheLedger(t *testing.T) {
	b, _ := bench(t)
	p := b.Open(b.Part("savings", "Savings", New))
	p.Commands().New()
	s := b.Sheet()
	if !b.Field(s.Body(), "For the weeks from").(interface{ Visible() bool }).Visible() {
		t.Fatal("a weekly payment does not ask for its weeks")
	}
	what, _ := pagetest.Find(s.Body(), func(c *widgets.Choice) bool { return c.Label() == "What" })
	what.Choose("gift")
	if words := pagetest.Words(s.Body()); strings.Contains(words, "For the weeks from") || strings.Contains(words, "Reason, when it is less") {
		t.Errorf("a gift is asked %q", words)
	}
	if by := b.Field(s.Body(), "Paid in by").(*widgets.Field).Text(); by != "" {
		t.Errorf("the gift is from %q", by)
	}
	b.Type(s.Body(), "Amount", "20")
	b.Type(s.Body(), "Paid in by", "Auntie Bisi")
	s.Main().Press()
	b.NoSheet()
	table, ok := pagetest.Find(b.Page.Body(), func(*widgets.Table) bool { return true })
	if !ok {
		t.Fatal("no ledger")
	}
	var gift *care.Entry
	for _, e := range b.File().Entries {
		if e.Kind == "gift" {
			gift = e
		}
	}
	if gift == nil || gift.From != "" {
		t.Fatalf("the gift was stored as %+v", gift)
	}
	if table.Current() != gift.ID {
		t.Errorf("the chosen line is %q", table.Current())
	}
}
