// Package savings is the part of a young person's page that keeps their money: accounts, the ledger, what is expected and what was paid.
//
// Rules: a line is never edited, only reversed with a reason, and both stay. A week that nobody paid is a line of its own. A balance never goes
// below nothing without a named error of the bank.
package savings

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Part is the savings part.
type Part struct {
	env   *page.Env
	f     *care.File
	today value.Date
	acc   *care.Account // chosen account, nil when there is none
	all   bool          // the whole ledger, not only since the last review

	body   fyne.CanvasObject
	ledger *widgets.Table
	claims *widgets.RowList
	at     string // a kind of money to begin at
}

// New makes the part; the place's Arg is an account, its Record a kind of money that may be claimed.
func New(env *page.Env, f *care.File, to page.Place) page.Part {
	p := &Part{env: env, f: f, today: env.App.Today(), at: to.Record}
	id, all := strings.CutSuffix(to.Arg, "!")
	p.all = all
	for _, a := range f.Accounts {
		if a.ID == id || p.acc == nil && a.Closed == "" && p.saving(a).Expected() {
			p.acc = a
		}
	}
	if p.acc == nil && len(f.Accounts) > 0 {
		p.acc = f.Accounts[0]
	}
	p.build()
	return p
}

// Arg keeps the chosen account when the page is read again.
func (p *Part) Arg() string {
	if p.acc == nil {
		return ""
	}
	if p.all {
		return p.acc.ID + "!"
	}
	return p.acc.ID
}

// Body implements page.Part.
func (p *Part) Body() fyne.CanvasObject { return p.body }

// First implements page.Part.
func (p *Part) First() fyne.Focusable {
	if p.at != "" && p.claims != nil && p.claims.Current() == p.at {
		return p.claims
	}
	if p.ledger != nil {
		return p.ledger
	}
	return nil
}

// Buttons implements page.Part.
func (p *Part) Buttons() []fyne.CanvasObject {
	statement := widgets.NewButton(widgets.Ordinary, "print", "Savings statement", p.print).Helped("A page that says what was paid, and where the money is.")
	if p.acc == nil {
		return []fyne.CanvasObject{widgets.NewButton(widgets.Primary, "add", "Add an account", p.addAccount).Key("Ctrl+N")}
	}
	out := widgets.NewButton(widgets.Ordinary, "money", "Take out", func() { p.pay(false) }).Helped("Money taken out: what for, and who agreed.")
	return []fyne.CanvasObject{statement, out, widgets.NewButton(widgets.Primary, "add", "Pay in", func() { p.pay(true) }).Key("Ctrl+N").Helped("Pays in savings for one week or several.")}
}

// Commands implements page.Part.
func (p *Part) Commands() page.Commands {
	c := page.Commands{Print: p.print}
	if p.acc != nil {
		c.Check = p.check
	}
	if p.acc == nil {
		c.Main, c.New, c.NewWords = p.addAccount, p.addAccount, "Add an account"
	} else {
		c.Main = func() { p.pay(true) }
		c.New, c.NewWords = c.Main, "Pay in"
		c.Next, c.Previous = p.beside(1), p.beside(-1)
	}
	return c
}

// beside opens the account before or after the chosen one; nil where there is none.
func (p *Part) beside(by int) func() {
	list := p.cards()
	i := slices.Index(list, p.acc) + by
	if i < 0 || i >= len(list) {
		return nil
	}
	return func() { p.choose(list[i].ID) }
}

// cards are the accounts in the order in which they stand: those that something is paid into each week, other savings, what is kept apart, closed ones.
func (p *Part) cards() []*care.Account {
	rank := func(a *care.Account) int {
		switch {
		case a.Closed != "" && a.Closed <= p.today:
			return 3
		case care.KeptApart(a.Kind):
			return 2
		case p.saving(a).Expected():
			return 0
		}
		return 1
	}
	list := slices.Clone(p.f.Accounts)
	slices.SortStableFunc(list, func(a, b *care.Account) int { return rank(a) - rank(b) })
	return list
}

func (p *Part) choose(id string) {
	p.env.Shell.Go(page.Place{Page: "person", Person: p.f.Person.ID, Part: "savings", Arg: id})
	p.acc = p.account(id)
}

// Help implements page.Part.
func (p *Part) Help() string {
	return "Ctrl+N: pay in. Ctrl+R: check against a statement. A mistake is put right by a new line, never rubbed out."
}

// Leave implements page.Part: an unfinished payment keeps its own draft.
func (p *Part) Leave() {}

func (p *Part) print() { printing.Open(p.env, "savings-statement", p.f.Person.ID) }

func (p *Part) addAccount() {
	records.EditWith(p.env, &care.Account{Meta: record.Meta{PersonID: p.f.Person.ID}, Opened: p.today, Holder: p.f.Person.First()}, records.Options{Title: "Add an account", Note: "Only the last four digits of a number are kept. Pocket money, DLA or PIP, awards and inheritances get accounts of their own."})
}

func (p *Part) build() {
	first := p.f.Person.First()
	if len(p.f.Accounts) == 0 {
		add := widgets.NewButton(widgets.Ordinary, "add", "Add an account", p.addAccount)
		p.body = widgets.Column(look.Space4-2, widgets.NewPanel(widgets.EmptyState("No account yet. Was anything saved before? Ask the last carer. "+first+"’s money goes with them when they move.", add)), p.money())
		return
	}
	var cards []fyne.CanvasObject
	for _, a := range p.cards() {
		it := p.accountItem(a)
		card := widgets.NewCard(it.Title, it.Right, it.Detail, it.RightState, it.RightWords, func() { p.choose(a.ID) }).Choose(a == p.acc)
		card.SetHelp("Enter shows this account. Ctrl+PgDn and Ctrl+PgUp go to the next one and the one before.")
		cards = append(cards, card)
	}
	more := widgets.NewButton(widgets.Quiet, "add", "Add an account", p.addAccount).Small()
	edit := widgets.NewButton(widgets.Quiet, "edit", "Change this account", func() { records.Edit(p.env, p.acc, nil) }).Small().Helped("Its name, what is expected each week, or closing it.")
	title := widgets.Heading("Where " + first + "’s money is")
	accounts := widgets.Column(look.Space1, widgets.LineWith(title, look.Space1, title, edit, more), widgets.CardsAcross(21, cards...))
	p.body = widgets.Column(look.Space4-2, accounts,
		widgets.NewSplit(widgets.SplitPart{Object: widgets.Column(look.Space3, p.ledgerPanel(), p.apart())}, widgets.SplitPart{Object: widgets.Column(look.Space3, p.expected(), p.checked(), p.handed()), Em: 18}), p.money())
}

func (p *Part) account(id string) *care.Account {
	for _, a := range p.f.Accounts {
		if a.ID == id {
			return a
		}
	}
	return p.acc
}

func (p *Part) accountItem(a *care.Account) widgets.Item {
	it := widgets.Item{Key: a.ID, Title: a.Where, Right: care.Balance(p.f.Entries, a.ID, "").String(), Icon: "savings"}
	if !slices.ContainsFunc(p.f.Entries, func(e *care.Entry) bool { return e.AccountID == a.ID }) {
		it.Right = "not known yet" // no line says what it holds
	}
	detail := []string{care.AccountSpec.Field("account_kind").LabelOf(a.Kind)}
	if a.Last4 != "" {
		detail = append(detail, "ends "+a.Last4)
	}
	detail = append(detail, "in the name of "+a.Holder)
	if a.Closed != "" {
		detail = append(detail, "closed "+a.Closed.Long())
	}
	it.Detail = strings.Join(detail, " · ")
	switch n := p.stand(a, "").Behind; {
	case p.f.OpenMove(a.ID) != nil:
		it.RightState, it.RightWords = widgets.Overdue, "not confirmed as received"
	case n > 0:
		it.RightState, it.RightWords = widgets.Due, weeks(n)+" behind"
	case p.openCheck(a):
		it.RightState, it.RightWords = widgets.Due, "differs from the statement"
	case care.LockedToEighteen(a.Kind) && p.f.Person.Born != "" && p.today < p.f.Person.Born.AddYears(18):
		it.RightState, it.RightWords = widgets.Locked, "locked until 18"
	case care.KeptApart(a.Kind):
		it.RightState, it.RightWords = widgets.None, "kept apart"
	}
	return it
}

func weeks(n int) string {
	if n == 1 {
		return "1 week"
	}
	return fmt.Sprintf("%d weeks", n)
}

// saving is what is expected on an account each week.
func (p *Part) saving(a *care.Account) care.Saving {
	return care.SavingOf(p.f, a, p.env.App.Local().Rates, p.today)
}

// stand is how an account stands against what was expected, for the weeks since a day ("" = all).
func (p *Part) stand(a *care.Account, since value.Date) care.Standing {
	return p.saving(a).Stand(p.f.Entries, since, p.today)
}

func (p *Part) openCheck(a *care.Account) bool {
	c := p.f.LastCheck(a.ID)
	return c != nil && c.Open(p.f.Entries)
}

// since is the day after which the ledger begins: that of the last review, "" when none was held. A review of the last days is not meant: there is no
// full week after it yet, and it is talked about with the weeks before it.
func (p *Part) since() value.Date {
	if last := p.f.LastHeld(p.today.AddDays(-7)); last != nil {
		return last.Held
	}
	return ""
}
