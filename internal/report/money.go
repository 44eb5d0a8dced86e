package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// whichMove asks which handing on of savings a handover statement is for.
var whichMove = Option{Key: "move", Label: "Which move", Help: "The move that the statement goes along with.", From: func(f *care.File, today value.Date) []record.Option {
	var out []record.Option
	for _, m := range f.SavingsMoves {
		out = append(out, record.Option{Code: m.ID, Label: m.Left.Long() + ", to " + m.To})
	}
	return append(out, record.Option{Code: "all", Label: "All accounts, as they stand today"})
}}

// letterSections are what the letter of all accounts can leave out.
func letterSections() []Section {
	return []Section{{Code: "accounts", Label: "All accounts"}, {Code: "eighteen", Label: "What happens at 18"}, {Code: "claim", Label: "Money to ask for"}, {Code: "sources", Label: "Where each amount stands", Off: true}}
}

// whereMyMoneyIs is one page for the young person in plain words: each place, what is in it, who keeps it, and when it can be used.
func (b *builder) whereMyMoneyIs() {
	first := b.p.First()
	b.doc.Head = "Where " + first + "’s money is, " + b.Today.Long()
	b.part(Part{Title: "Where my money is", Sub: b.p.Name(), Mark: true, Aside: []Aside{{Text: b.Today.Long(), Bold: true}}})
	b.workingCopy()
	if len(b.f.Accounts) == 0 {
		b.add(P("No account yet. Was anything saved before? Ask the last carer."), Lines{N: 3})
		return
	}
	c := rules.CapitalOf(b.f, b.Today)
	sums := Pairs{Amounts: true, Rows: []Pair{{Label: "Savings, all together", Text: c.Savings.String(), Bold: true}}}
	if c.Apart != 0 {
		sums.Rows = append(sums.Rows, Answer("Kept apart, not savings", c.Apart.String()))
	}
	b.add(sums)
	for _, a := range b.f.Accounts {
		if a.Closed == "" {
			b.add(b.place(a))
		}
	}
	var closed []string
	for _, a := range b.f.Accounts {
		if a.Closed != "" {
			closed = append(closed, b.accountName(a)+", closed on "+b.day(a.Closed))
		}
	}
	if len(closed) > 0 {
		b.add(H2("Closed"), Bullets(closed...))
	}
	b.add(b.atEighteen(b.f.Accounts), Lead("Questions about this money?", "Ask "+b.orSomebody(b.first(b.adviser()), "the adviser")+", or the reviewing officer at the next meeting."))
}

func (b *builder) orSomebody(name, role string) string {
	if name == "" {
		return role
	}
	return name
}

// accountName is the place with its kind and last digits.
func (b *builder) accountName(a *care.Account) string {
	s := a.Where
	switch a.Kind {
	case "instant":
	case "pocket":
		s += ", pocket money"
	case "dla_pip":
		s += ", DLA or PIP"
	case "award":
		s += ", award"
	case "inheritance":
		s += ", inheritance"
	default:
		if kind := labelOf(care.AccountKinds, a.Kind); !strings.Contains(s, kind) {
			s += ", " + b.lower(kind)
		}
	}
	if a.Last4 != "" {
		s += ", ending " + a.Last4
	}
	return s
}

// place is one account in plain words.
func (b *builder) place(a *care.Account) Block {
	box := Box{Title: b.accountName(a), Blocks: []Block{Para{Lead: words.Upper(b.balanceOn(a)) + ".", Small: true}}}
	say := func(s string) { box.Blocks = append(box.Blocks, Para{Text: s, Small: true}) }
	who := "In the name of " + b.holder(a.Holder) + "."
	if a.KeptBy != "" {
		who += " " + words.Upper(b.first(a.KeptBy)) + " keeps the book or card."
	}
	if a.Signatories != "" {
		who += " Money can be taken out by " + b.first(a.Signatories) + "."
	}
	say(who)
	if in := b.paysIn(a); in != "" {
		say(in)
	}
	switch {
	case care.LockedToEighteen(a.Kind) && b.p.Born != "" && b.Today < b.p.Born.AddYears(18):
		say("Locked until " + b.p.Born.AddYears(18).Long() + ". From 16 " + b.p.First() + " may look after it.")
	case a.Kind == "pocket":
		say("Pocket money or clothing money. It is not savings.")
	case care.KeptApart(a.Kind):
		say("Kept apart: it is not savings from a carer, and nobody else uses it.")
	}
	if text := b.checkedWords(a); text != "" {
		say(text)
	}
	if m := b.f.OpenMove(a.ID); m != nil {
		box.Blocks = append(box.Blocks, Para{Text: fmt.Sprintf("%s was handed on to %s on %s. Nobody has confirmed yet that it arrived.", m.Balance, b.first(m.To), b.day(m.Left)), Small: true, Icon: IconDue})
	}
	return box
}

// paysIn says who pays in how much each week, and by what rule.
func (b *builder) paysIn(a *care.Account) string {
	s := b.saving(a)
	if !s.Expected() || s.At(b.Today) == 0 {
		return ""
	}
	sum := shortMoney(s.At(b.Today)) + " a week"
	text := "The saving is " + sum
	if by := b.first(a.PaidBy); by != "" {
		text = words.Upper(by) + " pays in " + sum
	}
	if r := s.Rate(b.Today); r != nil && b.kind.code == SavingsMine {
		text += " (our savings policy " + r.Ages() + ", from " + r.From.Long() + ")"
	}
	return text + "."
}

// checkedWords says how the account stands against its last statement; "" when nobody looked.
func (b *builder) checkedWords(a *care.Account) string {
	c := b.f.LastCheck(a.ID)
	if c == nil {
		return ""
	}
	switch diff := c.Difference(b.f.Entries); {
	case diff == 0:
		return "The statement of " + b.day(c.On) + " agrees with this record."
	case c.Clear(b.f.Entries):
		return "The statement of " + b.day(c.On) + " differs by " + max(diff, -diff).String() + ": " + words.Sentence(b.first(c.Explained))
	default:
		return "The statement of " + b.day(c.On) + " differs by " + max(diff, -diff).String() + ". Nobody has explained it yet."
	}
}

// accountsTable is every account in a line.
func (b *builder) accountsTable() Table {
	t := Table{Columns: []Column{{Title: "Where"}, {Title: "In the name of", Width: 36}, {Title: "Opens", Width: 36}, {Title: "On day", Width: 26}, {Title: "Holds", Width: 24, Right: true, Bold: true}}}
	var total value.Money
	for _, a := range b.f.Accounts {
		if a.Closed != "" && care.Balance(b.f.Entries, a.ID, b.Today) == 0 {
			continue
		}
		opens := "now"
		if care.LockedToEighteen(a.Kind) {
			opens = "at 18"
			if b.p.Born != "" {
				opens = "on " + b.p.Born.AddYears(18).Long()
			}
		}
		on, holds := "", "not known"
		if last := b.lastLine(a); last != "" {
			sum := care.Balance(b.f.Entries, a.ID, b.Today)
			total += sum
			on, holds = b.short(last), sum.String()
		}
		row := Cells(b.accountName(a), b.holder(a.Holder), opens, on, holds)
		if care.KeptApart(a.Kind) {
			row.Cells[0].Sub = "kept apart, not counted as savings"
		}
		t.Rows = append(t.Rows, row)
	}
	all := Cells("All that is known", "", "", "", total.String())
	all.Total = true
	t.Rows = append(t.Rows, all)
	return t
}

// lastLine is the day of an account's last line, "" when it has none.
func (b *builder) lastLine(a *care.Account) value.Date {
	var last value.Date
	for _, e := range b.f.Entries {
		if e.AccountID == a.ID && e.On <= b.Today {
			last = max(last, e.On)
		}
	}
	return last
}

// accountsLetter is the letter at 17 and a half: every account, what happens at 18, what can be asked for.
func (b *builder) accountsLetter() {
	first := b.p.First()
	b.doc.Head = "All accounts of " + first + ", " + b.Today.Long()
	var aside []Aside
	if b.Service.Name != "" {
		aside = append(aside, Aside{Text: b.Service.Name, Bold: true})
	}
	aside = append(aside, Aside{Text: b.Today.Long()})
	b.part(Part{Title: "Money in " + possessive(first) + " name", Sub: b.p.Name(), Mark: true, Aside: aside})
	b.workingCopy()
	hello := "Dear " + first + ","
	if !b.forYoung() {
		hello = "About " + first + ":"
	}
	b.add(P(hello))
	if b.takes("accounts") {
		if len(b.f.Accounts) == 0 {
			b.add(P("No account is recorded. Was anything saved before? Ask the last carer."), Lines{N: 2})
		} else {
			b.add(P("This is every account that we know of, and what it held when we last knew."), b.accountsTable())
		}
		if t := rules.TrustAccount(b.f, b.Today); t.Kind != "" && !t.Have {
			b.add(Para{Text: t.Words + " " + words.Upper(catalogue.CheckWords) + ".", Icon: IconDue})
		}
	}
	if b.takes("eighteen") {
		b.eighteenWords()
	}
	if b.takes("claim") {
		b.moneyToAsk()
	}
	b.add(Signatures{Items: []Signature{b.sign("adviser", b.adviser())}})
}

func (b *builder) forYoung() bool { return b.Audience == record.Young }

// possessive is Amara’s, James’.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// eighteenWords say what becomes of the money at 18, and what it does to benefits.
func (b *builder) eighteenWords() {
	day := b.p.Born.AddYears(18)
	title := "At 18"
	if day != "" {
		title = "At 18, on " + day.Long()
	}
	var items []string
	owner := "The money belongs to " + b.p.First() + "."
	if b.forYoung() {
		owner = "The money is yours."
	}
	items = append(items, owner+" Nobody else may use it or keep it back.")
	if slices.ContainsFunc(b.f.Accounts, func(a *care.Account) bool { return care.LockedToEighteen(a.Kind) && a.Closed == "" }) {
		items = append(items, "A Child Trust Fund or Junior ISA opens on that day. The provider asks for proof of who it is: a passport or birth certificate.")
	}
	c := rules.CapitalOf(b.f, b.Today)
	if c.Words != "" {
		items = append(items, c.Words)
	} else if lower, ok := catalogue.MoneyItemOn("capital-lower", b.Today); ok {
		words := "Savings " + lower.Amount + " lower Universal Credit"
		if upper, ok := catalogue.MoneyItemOn("capital-upper", b.Today); ok {
			words += ", and " + upper.Amount + " end it"
		}
		items = append(items, words+". Amounts change: "+catalogue.CheckWords+".")
	}
	b.add(H2(title), Bullets(items...))
}

// moneyToAsk is a table of what may be had, from when, and what became of it.
func (b *builder) moneyToAsk() {
	list := rules.Entitlements(b.f, b.Today, b.Local)
	if len(list) == 0 {
		return
	}
	t := Table{Small: true, Columns: []Column{{Title: "What", Width: 48}, {Title: "How much"}, {Title: "When", Width: 54}, {Title: "How far", Width: 28}}}
	var sources []string
	check := false
	for _, e := range list {
		if e.Reach == rules.ReachPast && e.Claim == nil || e.Claim != nil && e.Claim.State == "none" {
			continue
		}
		state := "not asked yet"
		if e.Claim != nil {
			state = words.Lower(e.State())
		}
		row := Cells(e.Name, e.Amount, e.Days(b.Today), state)
		if e.When != "" {
			row.Cells[2].Sub = "when " + e.When
		}
		if e.Check {
			row.Cells[1].Text += " *"
			check = true
		}
		if e.Source != "" {
			source := e.Name + ": " + e.Source
			if e.Local {
				source += " (our own)"
			}
			sources = append(sources, source)
		}
		if e.Claim != nil {
			switch {
			case e.Claim.Amount != 0 && e.Claim.State == "had":
				row.Cells[3].Sub = e.Claim.Amount.String()
			case e.Claim.Asked != "" && e.Claim.State == "asked":
				row.Cells[3].Sub = "on " + b.day(e.Claim.Asked)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(H2("Money to ask for"))
	hint := "This list is of " + b.Today.Long() + ". It is a reason to ask, not a promise."
	if check {
		hint = "* " + words.Upper(catalogue.CheckWords) + ": amounts and ages change. " + hint
	}
	b.add(Hint{hint}, t)
	if len(sources) > 0 && b.takes("sources") {
		b.add(Hint{"Where it stands. " + strings.Join(sources, ". ") + "."})
	}
}

// handoverStatement goes along with a move: what each account holds, what is still to pay, and three people who sign that it is so. It stays open
// until who receives it signs that the money arrived.
func (b *builder) handoverStatement() {
	first := b.p.First()
	b.doc.Head = b.p.First() + ", handover of savings, " + b.Today.Long()
	var moves []*care.SavingsMove
	for _, m := range b.f.SavingsMoves {
		if m.ID == b.answers["move"] {
			for _, o := range b.f.SavingsMoves { // accounts handed on at the same move go on one page
				if o.Left == m.Left {
					moves = append(moves, o)
				}
			}
		}
	}
	aside := Aside{Text: "As it stands on " + b.Today.Long(), Bold: true}
	if len(moves) > 0 {
		aside.Text = "Move of " + moves[0].Left.Long()
	}
	b.part(Part{Title: "Handover of savings", Sub: b.p.Name(), Mark: true, Aside: []Aside{aside}})
	b.workingCopy()
	b.add(P("This money is " + possessive(first) + " and goes along with " + first + ". Whoever receives it signs below that it arrived; until then it is not settled."))
	if len(moves) == 0 {
		if len(b.f.Accounts) == 0 {
			b.add(P("No account is recorded. Was anything saved before? Ask the last carer."), Lines{N: 2})
		}
		for _, a := range b.f.Accounts {
			if a.Closed == "" {
				b.add(b.handedAccount(a, nil))
			}
		}
	}
	from, to := b.carer(), ""
	for _, m := range moves {
		for _, a := range b.f.Accounts {
			if a.ID == m.AccountID {
				b.add(b.handedAccount(a, m))
			}
		}
		from, to = m.From, m.To
	}
	b.add(H2("Received"), Pairs{Label: 60, Rows: []Pair{{Label: "Received on", State: NotAsked}, {Label: "Balance when received", State: NotAsked}, {Label: "If it differs, why", State: NotAsked}}})
	b.add(Signatures{Items: []Signature{{Name: first}, b.sign("handed on by", from), b.sign("received by", to)}}, Signatures{Items: []Signature{b.sign("social worker", b.p.SocialWorker), b.sign("adviser", b.adviser())}})
}

// handedAccount is one account on a handover statement.
func (b *builder) handedAccount(a *care.Account, m *care.SavingsMove) Block {
	box := Box{Title: b.accountName(a), Band: true}
	rows := []Pair{Answer("In the name of", b.holder(a.Holder))}
	add := func(label, text string) {
		if text != "" {
			rows = append(rows, Answer(label, text))
		}
	}
	add("Who keeps the book or card", b.first(a.KeptBy))
	add("Who can take money out", b.first(a.Signatories))
	day := b.Today
	if m != nil {
		day = m.Left
		if day > b.Today {
			day = b.Today
		}
	}
	if m != nil {
		rows = append(rows, Pair{Label: "Balance handed on", Text: m.Balance.String(), Bold: true})
		if now := care.Balance(b.f.Entries, a.ID, day); now != m.Balance {
			add("In this record on "+b.day(day), now.String())
		}
		add("Handed on by", b.first(m.From))
		add("Handed on to", b.first(m.To))
		if m.Sent != "" {
			add("Sent on", m.Sent.Long())
		}
		statement := "not attached"
		if m.Statement == value.Yes {
			statement = "attached"
		}
		if m.Where != "" {
			statement += ", " + words.Lower(m.Where)
		}
		add("Statement", statement)
		if m.Open() {
			rows = append(rows, Pair{Label: "Confirmed as received", Text: "not yet", Sign: IconDue, Bold: true})
		} else {
			text := "by " + b.first(m.ConfirmedBy) + " on " + m.Confirmed.Long()
			if m.Received != 0 && m.Received != m.Balance {
				text += ": " + m.Received.String() + ". " + words.Sentence(b.first(m.Note))
			}
			rows = append(rows, Pair{Label: "Confirmed as received", Text: text, Icon: IconDone})
		}
	} else {
		held := Pair{Label: "Balance on " + b.day(day), Text: care.Balance(b.f.Entries, a.ID, day).String(), Bold: true}
		if b.lastLine(a) == "" {
			held.Text, held.Bold = "not known yet", false
		}
		rows = append(rows, held)
	}
	add("Checked", b.checkedWords(a))
	s := b.saving(a)
	if t := s.Stand(b.f.Entries, "", day); s.Expected() {
		text := "nothing; paid up to " + b.day(t.To)
		if t.Behind > 0 {
			text = fmt.Sprintf("%s for %d %s", t.Owed(), t.Behind, words.Plural(t.Behind, "week", "weeks"))
		} else if t.Owed() > 0 {
			text = t.Owed().String()
		}
		by := a.PaidBy
		if m != nil {
			by = m.From
		}
		add("Still to pay in by "+b.orSomebody(b.first(by), "the carer"), text)
	}
	box.Blocks = []Block{Pairs{Label: 60, Rows: rows}}
	return box
}
