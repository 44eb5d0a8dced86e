// Package savings is the part of a young person's page that keeps their money: accounts, the ledger, what is expected and what was paid.
//
// Rules: a line is never edited, only reversed with a reason, and both stay. A week that nobody paid is a line of its own. A balance never goes
// below nothing without a named error of the bank.
package savings

import (
	"context"
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

	body     fyne.CanvasObject
	accounts *widgets.RowList
	ledger   *widgets.Table
}

// New makes the part; the place's Arg is an account.
func New(env *page.Env, f *care.File, to page.Place) page.Part {
	p := &Part{env: env, f: f, today: env.App.Today()}
	id, all := strings.CutSuffix(to.Arg, "!")
	p.all = all
	for _, a := range f.Accounts {
		if a.ID == id || p.acc == nil && a.Weekly > 0 {
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
	if p.acc == nil {
		c.Main, c.New, c.NewWords = p.addAccount, p.addAccount, "Add an account"
	} else {
		c.Main = func() { p.pay(true) }
		c.New, c.NewWords = c.Main, "Pay in"
	}
	return c
}

// Help implements page.Part.
func (p *Part) Help() string {
	return "Ctrl+N: pay in. Enter on a line shows it, R reverses it. A mistake is put right by a new line, never rubbed out."
}

// Leave implements page.Part: an unfinished payment keeps its own draft.
func (p *Part) Leave() {}

func (p *Part) print() { printing.Open(p.env, "savings-statement", p.f.Person.ID) }

func (p *Part) addAccount() {
	records.EditWith(p.env, &care.Account{Meta: record.Meta{PersonID: p.f.Person.ID}, Opened: p.today, Holder: p.f.Person.First()}, records.Options{Title: "Add an account"})
}

func (p *Part) build() {
	first := p.f.Person.First()
	if len(p.f.Accounts) == 0 {
		add := widgets.NewButton(widgets.Ordinary, "add", "Add an account", p.addAccount)
		p.body = widgets.NewPanel(widgets.EmptyState("No account yet. Was anything saved before? Ask the last carer. "+first+"’s money goes with them when they move.", add))
		return
	}
	var items []widgets.Item
	for _, a := range p.f.Accounts {
		items = append(items, p.accountItem(a))
	}
	p.accounts = widgets.NewRowList("Accounts", items...)
	p.accounts.SetWhole(true)
	p.accounts.SetHelp("Up and Down, then Enter, choose an account.")
	p.accounts.Select(p.acc.ID)
	p.accounts.OnOpen(func(key string) {
		p.env.Shell.Go(page.Place{Page: "person", Person: p.f.Person.ID, Part: "savings", Arg: key})
		p.acc = p.account(key)
	})
	more := widgets.NewButton(widgets.Quiet, "add", "Add an account", p.addAccount).Small()
	edit := widgets.NewButton(widgets.Quiet, "edit", "Change this account", func() { records.Edit(p.env, p.acc, nil) }).Small().Helped("Its name, what is expected each week, or closing it.")
	accounts := widgets.NewTitledPanel("Where "+first+"’s money is", widgets.Line(look.Space1, edit, more), p.accounts, true)
	p.body = widgets.Column(look.Space4-2, accounts,
		widgets.NewSplit(widgets.SplitPart{Object: p.ledgerPanel()}, widgets.SplitPart{Object: widgets.Column(look.Space3, p.expected(), p.apart()), Em: 18}))
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
	detail := []string{care.AccountSpec.Field("account_kind").LabelOf(a.Kind)}
	if a.Last4 != "" {
		detail = append(detail, "ends "+a.Last4)
	}
	detail = append(detail, "in the name of "+a.Holder)
	if a.Closed != "" {
		detail = append(detail, "closed "+a.Closed.Long())
	}
	it.Detail = strings.Join(detail, " · ")
	if n := p.behind(a); n > 0 {
		it.RightState, it.RightWords = widgets.Due, weeks(n)+" behind"
	} else if a.Kind == "ctf" || a.Kind == "jisa" {
		it.RightState, it.RightWords = widgets.Locked, "locked until 18"
	}
	return it
}

// behind is how many whole weeks up to last Sunday nobody paid.
func (p *Part) behind(a *care.Account) int {
	from := care.FirstUnpaid(a, p.f.Entries)
	if from == "" || a.Closed != "" {
		return 0
	}
	return care.WeeksBetween(from, care.Week(p.today).AddDays(-1))
}

func weeks(n int) string {
	if n == 1 {
		return "1 week"
	}
	return fmt.Sprintf("%d weeks", n)
}

// ledgerPanel is the ledger of the chosen account, newest first, with the running balance.
func (p *Part) ledgerPanel() fyne.CanvasObject {
	since := value.Date("")
	if last := p.f.LastHeld(p.today); last != nil {
		since = last.Held
	}
	lines := p.lines(since)
	p.ledger = widgets.NewTable("Ledger", []widgets.TableColumn{{Title: "Date", Em: 3.8}, {Title: "What", Em: 7, Weight: 2}, {Title: "Weeks covered", Em: 7, Weight: 1}, {Title: "Expected", Em: 4.4, Right: true},
		{Title: "In", Em: 4, Right: true}, {Title: "Out", Em: 4, Right: true}, {Title: "Balance", Em: 5, Right: true}}, lines...)
	p.ledger.SetWhole(true)
	p.ledger.SetEmpty("Nothing paid in yet.")
	p.ledger.SetHelp("Enter shows the line. R reverses it, with a reason; both lines stay.")
	p.ledger.OnOpen(p.show)
	p.ledger.OnRune(func(key string, c rune) bool {
		if c == 'r' || c == 'R' {
			p.reverse(key)
			return true
		}
		return false
	})
	var beside fyne.CanvasObject
	if since != "" {
		chosen := "since"
		if p.all {
			chosen = "all"
		}
		beside = widgets.NewChips("Which lines", false, []widgets.Option{{Value: "since", Label: "Since " + since.In(p.today)}, {Value: "all", Label: "All"}}, []string{chosen}, func(c []string) {
			p.all = len(c) > 0 && c[0] == "all"
			p.ledger.SetRows(p.lines(since))
		})
	}
	if since == "" {
		p.all = true
		p.ledger.SetRows(p.lines(""))
	}
	return widgets.NewTitledPanel(p.acc.Where, beside, p.ledger, true)
}

func (p *Part) lines(since value.Date) []widgets.TableRow {
	if p.all {
		since = ""
	}
	reversed := map[string]bool{}
	for _, e := range p.f.Entries {
		if e.Reverses != "" {
			reversed[e.Reverses] = true
		}
	}
	var rows []widgets.TableRow
	var sum, brought value.Money
	for _, e := range p.f.Entries {
		if e.AccountID != p.acc.ID {
			continue
		}
		sum += e.Amount
		if e.On < since {
			brought = sum
			continue
		}
		rows = append(rows, p.row(e, sum, reversed[e.ID]))
	}
	if since != "" {
		rows = append([]widgets.TableRow{{Key: "brought", Cells: []widgets.Cell{{Text: since.InShort(p.today)}, {Text: "Brought forward"}, {}, {}, {}, {}, {Text: brought.String(), Bold: true}}}}, rows...)
	}
	if n := p.behind(p.acc); n > 0 {
		to := care.Week(p.today).AddDays(-1)
		rows = append(rows, widgets.TableRow{Key: "unpaid", Tint: look.DueTint, Cells: []widgets.Cell{{State: widgets.Due, Text: " "}, {Text: "Not paid in yet", Bold: true, Token: look.Due}, {Text: weeks(n) + " to " + to.InShort(p.today), Soft: true},
			{Text: (value.Money(n) * p.acc.Weekly).String(), Soft: true}, {Text: "£0.00"}, {}, {Text: sum.String(), Bold: true}}, Say: weeks(n) + " not paid in yet"})
	}
	slices.Reverse(rows)
	return rows
}

func (p *Part) row(e *care.Entry, balance value.Money, undone bool) widgets.TableRow {
	what := care.EntrySpec.Field("entry_kind").LabelOf(e.Kind)
	switch {
	case e.Purpose != "":
		what = e.Purpose
	case e.Kind == "reversal":
		what = "Reversal: " + e.Reason
	case e.Kind == "carer":
		what = "Weekly saving"
	}
	if undone {
		what += " (reversed)"
	}
	covered := ""
	if n := care.WeeksBetween(e.From, e.To); n > 0 {
		covered = weeks(n) + " to " + e.To.InShort(p.today)
	} else if e.AgreedBy != "" {
		covered = "agreed by " + e.AgreedBy
	}
	expected, in, out := "", "", ""
	if e.Expected != 0 {
		expected = e.Expected.String()
	}
	if e.Amount < 0 {
		out = (-e.Amount).String()
	} else {
		in = e.Amount.String()
	}
	return widgets.TableRow{Key: e.ID, Cells: []widgets.Cell{{Text: e.On.InShort(p.today)}, {Text: what, Wrap: true, Soft: undone}, {Text: covered, Soft: true, Wrap: true}, {Text: expected, Soft: true}, {Text: in}, {Text: out}, {Text: balance.String(), Bold: true}},
		Say: fmt.Sprintf("%s, %s, %s, balance %s", e.On.Long(), what, e.Amount, balance)}
}

func (p *Part) entry(id string) *care.Entry {
	for _, e := range p.f.Entries {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// show is one line in full.
func (p *Part) show(key string) {
	if key == "unpaid" {
		p.pay(true)
		return
	}
	e := p.entry(key)
	if e == nil {
		return
	}
	var pairs [][2]string
	for _, f := range care.EntrySpec.Fields {
		if f.Kind != record.Ref && !f.Empty(e) {
			pairs = append(pairs, [2]string{f.Label, f.Show(e)})
		}
	}
	body := widgets.Column(look.Space3, widgets.Pairs(11, pairs...), widgets.Caption("A line is never changed. A mistake is reversed with a reason, and both lines stay."))
	var main *widgets.Button
	s := widgets.NewSheet(p.env.Shell.Window().Canvas(), "One line of the ledger", body, main).SetWidth(34).SetCancel("Close")
	if e.Kind != "reversal" {
		s.AddButton(widgets.NewButton(widgets.Ordinary, "undo", "Reverse this line", func() {
			p.env.Shell.Close()
			p.reverse(key)
		}))
	}
	s.AddButton(widgets.NewButton(widgets.Quiet, "history", "History", func() {
		p.env.Shell.Close()
		records.History(p.env, "savings_entry", e.ID, care.EntrySpec.LineOf(e))
	}))
	p.env.Shell.Open(s)
}

// reverse asks for the reason and writes the reversing line.
func (p *Part) reverse(key string) {
	e := p.entry(key)
	if e == nil || e.Kind == "reversal" {
		return
	}
	reason := widgets.NewField("Reason")
	reason.SetHelp("Why this line is wrong. It stands in the ledger and on the statement.")
	var main *widgets.Button
	do := func() {
		if strings.TrimSpace(reason.Text()) == "" {
			reason.SetProblem("Say why this line is reversed.")
			return
		}
		p.write(func(ctx context.Context) error { return p.env.App.Reverse(ctx, e.ID, strings.TrimSpace(reason.Text())) }, reason.SetProblem)
	}
	main = widgets.NewButton(widgets.Primary, "undo", "Reverse it", do)
	reason.OnEnter(func(string) { do() })
	p.env.Shell.Open(widgets.NewSheet(p.env.Shell.Window().Canvas(), "Reverse this line", widgets.Column(look.Space3,
		widgets.NewPara(care.EntrySpec.LineOf(e)+", "+e.On.Long()+". A line of the same sum the other way round is written; both stay."), reason), main).SetWidth(32))
}

// write runs a change to the ledger; a refusal stands in the sheet, which keeps what was typed.
func (p *Part) write(do func(context.Context) error, refused func(string)) {
	p.env.Run.Short("write in the ledger", do, func(err error) {
		if err != nil {
			refused(sentence(err))
			return
		}
		p.env.Shell.Close()
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		p.env.Shell.Reload()
	})
}

// expected is what the carer or council was to pay since the last review, and what came.
func (p *Part) expected() fyne.CanvasObject {
	a := p.acc
	if a.Weekly <= 0 {
		return widgets.NewPanel(widgets.Column(look.Space2, widgets.Heading("Expected and paid"), widgets.NewPara("Nothing is expected here each week."), widgets.Caption("To expect a weekly saving, change this account.")))
	}
	from := a.WeeklyFrom
	if last := p.f.LastHeld(p.today); last != nil && care.Week(last.Held) > from {
		from = care.Week(last.Held).AddDays(7)
	}
	to := care.Week(p.today).AddDays(-1)
	n := care.WeeksBetween(from, to)
	unpaid := care.FirstUnpaid(a, p.f.Entries)
	paid := n
	if unpaid <= to {
		paid = max(0, care.WeeksBetween(from, unpaid.AddDays(-1)))
	}
	each := make([]bool, n)
	for i := range paid {
		each[i] = true
	}
	marks := widgets.NewWeeks(each, fmt.Sprintf("%s paid, %s not paid", weeks(paid), weeks(n-paid)))
	behind := widgets.NewBadge(widgets.Done, "Paid up to "+unpaid.AddDays(-1).In(p.today))
	if n > paid {
		behind = widgets.NewBadge(widgets.Due, fmt.Sprintf("%s to pay in, %s", weeks(n-paid), value.Money(n-paid)*a.Weekly))
	} else if unpaid > to.AddDays(7) {
		behind = widgets.NewBadge(widgets.Done, "Paid ahead to "+unpaid.AddDays(-1).In(p.today))
	}
	who := ""
	if a.PaidBy != "" {
		who = ", paid in by " + a.PaidBy
	}
	return widgets.NewPanel(widgets.Column(look.Space2, widgets.Heading("Expected and paid"),
		widgets.Pairs(10, [2]string{fmt.Sprintf("%s at %s", weeks(n), a.Weekly), (value.Money(n) * a.Weekly).String()}, [2]string{"Paid in for those weeks", (value.Money(paid) * a.Weekly).String()}),
		behind, marks, widgets.Caption(from.In(p.today)+" to "+to.In(p.today)+". Solid is paid, outlined is not."),
		widgets.Caption("Rule: "+a.Weekly.String()+" a week from "+a.WeeklyFrom.Long()+who+".")))
}

// apart says what is kept apart and where all of it goes at 18.
func (p *Part) apart() fyne.CanvasObject {
	first := p.f.Person.First()
	var total value.Money
	for _, a := range p.f.Accounts {
		total += care.Balance(p.f.Entries, a.ID, "")
	}
	return widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("All of it: "+total.String()), widgets.Caption("The money is "+first+"’s. It moves when "+first+" moves, with a statement. Benefits and awards are kept in accounts of their own.")))
}
