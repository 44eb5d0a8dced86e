package report

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// savingsStatement is every account with every payment: what stands up at a review, and at a move.
func (b *builder) savingsStatement() {
	accounts := b.f.Accounts
	b.doc.Head = b.p.First() + ", savings statement, " + b.Today.Long()
	if len(accounts) == 0 {
		b.part(Part{Title: "My savings", Sub: b.p.Name(), Mark: true})
		b.workingCopy()
		b.add(P("No account yet. Was anything saved before? Ask the last carer."), Lines{N: 3})
		b.moneySignatures()
		return
	}
	b.movedAccounts(true)
	b.moneyAround(accounts)
	b.moneySignatures()
}

// movedAccounts are the accounts that money went in or out of, or is expected in; the others stand under "Where my money is" alone.
func (b *builder) movedAccounts(first bool) {
	shown := false
	for _, a := range b.f.Accounts {
		if b.saving(a).Expected() && a.Closed == "" || len(b.ledger(a).rows) > 0 {
			b.accountPart(a, first && !shown)
			shown = true
		}
	}
	if !shown {
		b.part(Part{Title: "My savings", Sub: b.p.Name(), Mark: true})
		if first {
			b.workingCopy()
		}
		b.add(P("No money went in or out since " + b.startWords() + "."))
	}
}

// packSavings is the savings page of a review pack: the accounts that money went in or out of, or is expected in.
func (b *builder) packSavings() {
	if b.outside() && !b.Show["savings"] {
		b.leave("My savings")
		return
	}
	if len(b.f.Accounts) == 0 {
		b.part(Part{Title: "My savings", Sub: b.p.Name(), Mark: true})
		b.add(P("No account yet. Was anything saved before? Ask the last carer."), Lines{N: 2})
		return
	}
	b.movedAccounts(false)
	b.moneyAround(b.f.Accounts)
	rows := 0
	for _, a := range b.f.Accounts {
		rows += len(b.ledger(a).rows)
	}
	if rows <= packPayments { // a longer list fills the page, and the pack is signed at its end as well
		b.moneySignatures()
	}
}

// packPayments is how many payments leave room for the lines to sign on on the savings page of a pack.
const packPayments = 6

func (b *builder) startWords() string {
	if b.Since == "" {
		return "these records began"
	}
	return b.day(b.Since)
}

// accountPart is one account: its summary, and every payment.
func (b *builder) accountPart(a *care.Account, first bool) {
	l := b.ledger(a)
	start := l.from
	if start == "" {
		start = a.Opened
	}
	aside := Aside{Text: "To " + b.Today.Long(), Bold: true}
	if start != "" {
		from := start.Long()
		if start.Year() == b.Today.Year() {
			from = start.DayMonth()
		}
		aside.Text = from + " to " + b.Today.Long()
	}
	b.part(Part{Title: "My savings", Sub: b.p.Name(), Mark: true, Aside: []Aside{aside, {Text: words.Upper(b.accountShort(a))}}})
	if first {
		b.workingCopy()
	}
	b.add(b.summary(a, l, start))
	if c := b.f.LastCheck(a.ID); c != nil && c.Difference(b.f.Entries) != 0 {
		b.add(Para{Text: b.checkedWords(a), Small: true})
	}
	b.add(H2("Every payment"), b.payments(l, start))
}

// accountShort is "account ending 4821", or the place where there is no number.
func (b *builder) accountShort(a *care.Account) string {
	if a.Last4 != "" {
		return "account ending " + a.Last4
	}
	return a.Where
}

// moneyAround is the two boxes under the payments: where the money is, and the 18th birthday.
func (b *builder) moneyAround(accounts []*care.Account) {
	var where []Block
	for _, a := range accounts {
		where = append(where, Para{Text: b.whereIs(a), Small: true})
	}
	b.add(Columns{Left: []Block{Box{Title: "Where my money is", Blocks: where}}, Right: []Block{b.atEighteen(accounts)}})
}

func (b *builder) whereIs(a *care.Account) string {
	s := a.Where
	switch a.Kind {
	case "council":
		s += ", held by the council"
	case "instant", "cash":
	case "pocket", "dla_pip", "award", "inheritance":
		s += ", " + lowerKind(a.Kind)
	default:
		if kind := labelOf(care.AccountKinds, a.Kind); !strings.Contains(s, kind) {
			s += ", " + kind
		}
	}
	if a.Last4 != "" {
		s += ", ending " + a.Last4
	}
	s += ": " + b.balanceOn(a) + "."
	if a.Holder != "" {
		s += " In the name of " + b.holder(a.Holder) + "."
	}
	if a.Closed != "" {
		return s + " Closed on " + b.day(a.Closed) + "."
	}
	if in := b.paysIn(a); in != "" {
		s += " " + in
	}
	return s
}

// balanceOn is what an account holds, and the day of the last line that says so: nothing is known of the days after it.
func (b *builder) balanceOn(a *care.Account) string {
	var last value.Date
	for _, e := range b.f.Entries {
		if e.AccountID == a.ID && e.On <= b.Today && e.On > last {
			last = e.On
		}
	}
	if last == "" {
		return "how much is not known yet"
	}
	return care.Balance(b.f.Entries, a.ID, b.Today).String() + " on " + b.day(last)
}

func (b *builder) holder(name string) string {
	if strings.EqualFold(name, b.p.Name()) || strings.EqualFold(name, b.p.Legal()) {
		return b.p.First()
	}
	return b.first(name)
}

func lowerKind(code string) string {
	switch code {
	case "dla_pip":
		return "DLA or PIP money, kept apart from savings"
	case "award":
		return "an award, kept apart from savings"
	case "inheritance":
		return "an inheritance, kept apart from savings"
	case "pocket":
		return "pocket money or clothing money, not savings"
	}
	return labelOf(care.AccountKinds, code)
}

func (b *builder) atEighteen(accounts []*care.Account) Box {
	first := b.p.First()
	day := b.p.Born.AddYears(18)
	box := Box{Title: "When I am 18"}
	grown := day != "" && day <= b.Today
	switch {
	case grown:
		box.Title = "Now that I am 18"
		box.Blocks = append(box.Blocks, Para{Text: "The savings belong to " + first + ".", Small: true})
	case day != "":
		box.Title += ", on " + day.Long()
		box.Blocks = append(box.Blocks, Para{Text: "The savings belong to " + first + ".", Small: true})
	default:
		box.Blocks = append(box.Blocks, Para{Text: "The savings belong to " + first + ".", Small: true})
	}
	var total value.Money
	for _, a := range accounts {
		if a.Closed != "" {
			continue
		}
		bal := care.Balance(b.f.Entries, a.ID, b.Today)
		total += bal
		if (a.Kind == "ctf" || a.Kind == "jisa") && !grown {
			name := labelOf(care.AccountKinds, a.Kind)
			if a.Last4 != "" {
				name += " ending " + a.Last4
			}
			known := ""
			if slices.ContainsFunc(b.f.Entries, func(e *care.Entry) bool { return e.AccountID == a.ID && e.On <= b.Today }) {
				known = " (" + b.balanceOn(a) + ")"
			}
			box.Blocks = append(box.Blocks, Para{Text: "The " + name + known + " opens that day.", Small: true})
		}
	}
	if adviser := b.first(b.adviser()); adviser != "" && !grown {
		box.Blocks = append(box.Blocks, Para{Text: "Ask " + adviser + " how to claim it.", Small: true})
	}
	if lower, ok := catalogue.MoneyItemOn("capital-lower", b.Today); ok && total >= lower.Pence-1000_00 {
		words := "Savings " + lower.Amount + " lower Universal Credit"
		if upper, ok := catalogue.MoneyItemOn("capital-upper", b.Today); ok {
			words += ", and " + upper.Amount + " end it"
		}
		box.Blocks = append(box.Blocks, Para{Text: words + ". Amounts change: " + catalogue.CheckWords + ".", Small: true})
	}
	return box
}

func (b *builder) moneySignatures() {
	s := Signatures{Items: []Signature{{Name: b.p.First()}, b.sign("carer", b.carer()), b.sign("adviser", b.adviser())}}
	b.add(s)
}
