package report

import (
	"fmt"
	"sort"
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// ledger is one account over the period of a statement.
type ledger struct {
	from               value.Date // first day of the period
	opening, closing   value.Money
	carer, gifts, out  value.Money // paid in weekly; gifts, interest and own money; taken out
	moved, mended      value.Money // between accounts; the bank's errors and lines that reverse something we cannot find
	rows               []ledgerRow
	expected, paid     value.Money // for the weeks of this period, and weeks still to pay from before
	in, outCol         value.Money
	missingWeeks       int
	dueWeeks           int // weeks that the expected sum is for
	missing            value.Money
	proofs, payments   int
	began, everyWeekly bool
}

type ledgerRow struct {
	e        *care.Entry // nil for weeks that were not paid
	on       value.Date
	from, to value.Date
	weeks    int
	expected value.Money
}

func (b *builder) ledger(a *care.Account) ledger {
	var l ledger
	byID := map[string]*care.Entry{}
	reversed := care.Reversed(b.f.Entries)
	saving := b.saving(a)
	var all []*care.Entry
	for _, e := range b.f.Entries {
		if e.AccountID == a.ID && e.On <= b.Today {
			all = append(all, e)
			byID[e.ID] = e
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].On < all[j].On })
	l.from = b.Since
	for _, e := range all {
		if b.Since != "" && e.On <= b.Since {
			l.opening += e.Amount
			continue
		}
		if l.from == "" {
			l.from = e.On
		}
		if b.Since == "" && e.Kind == "opening" && len(l.rows) == 0 {
			l.opening, l.began = l.opening+e.Amount, true
			continue
		}
		kind := e.Kind
		if o := byID[e.Reverses]; kind == "reversal" && o != nil {
			kind = o.Kind
		}
		switch kind {
		case "carer", "council":
			l.carer += e.Amount
		case "gift", "interest", "own", "government":
			l.gifts += e.Amount
		case "withdrawal":
			l.out -= e.Amount
		case "transfer_in", "transfer_out":
			l.moved += e.Amount
		default:
			l.mended += e.Amount
		}
		if e.Amount >= 0 {
			l.in += e.Amount
		} else {
			l.outCol -= e.Amount
		}
		row := ledgerRow{e: e, on: e.On, from: e.From, to: e.To, weeks: care.WeeksBetween(e.From, e.To)}
		if care.Weekly(e.Kind) && !reversed[e.ID] {
			row.expected = e.Expected
			if row.expected == 0 {
				row.expected = saving.For(e.From, e.To)
			}
			if row.expected > 0 {
				l.dueWeeks += row.weeks
			}
			l.expected += row.expected
			l.paid += e.Amount
		}
		if e.Kind != "reversal" && !reversed[e.ID] {
			l.payments++
			if e.Evidence != "" {
				l.proofs++
			}
		}
		l.rows = append(l.rows, row)
	}
	for _, g := range saving.Gaps(all, b.Today.AddDays(-1)) { // the week that today belongs to is not over
		l.expected += g.Sum
		l.missing += g.Sum
		l.missingWeeks += g.Weeks
		l.dueWeeks += g.Weeks
		l.rows = append(l.rows, ledgerRow{on: g.To, from: g.From, to: g.To, weeks: g.Weeks, expected: g.Sum})
	}
	sort.SliceStable(l.rows, func(i, j int) bool { return l.rows[i].on < l.rows[j].on })
	l.everyWeekly = saving.Expected()
	l.closing = care.Balance(b.f.Entries, a.ID, b.Today)
	return l
}

// saving is what is expected on an account each week.
func (b *builder) saving(a *care.Account) care.Saving {
	return care.SavingOf(b.f, a, b.Local.Rates, b.Today)
}

func (b *builder) summary(a *care.Account, l ledger, start value.Date) Block {
	left := Pairs{Amounts: true}
	row := func(label string, m value.Money, always bool) {
		if m != 0 || always {
			left.Rows = append(left.Rows, Answer(label, m.String()))
		}
	}
	at := "At the start"
	if start != "" {
		at += ", " + b.day(start)
	}
	row(at, l.opening, true)
	row("Weekly savings paid in", l.carer, l.everyWeekly)
	row("Gifts, interest and own money", l.gifts, false)
	row("Moved between accounts", l.moved, false)
	row("Mistakes put right", l.mended, false)
	row("Taken out", l.out, true)
	left.Rows = append(left.Rows, Pair{Label: "Now, " + b.Today.DayMonth(), Text: l.closing.String(), Bold: true})
	right := Pairs{Amounts: true}
	switch {
	case !l.everyWeekly:
		right.Rows = append(right.Rows, Answer("Expected each week", "Nothing is set"))
	default:
		dueLabel := "Due for these weeks"
		if l.dueWeeks > 0 {
			dueLabel = fmt.Sprintf("Due: %d %s", l.dueWeeks, words.Plural(l.dueWeeks, "week", "weeks"))
			if one := l.expected / value.Money(l.dueWeeks); one*value.Money(l.dueWeeks) == l.expected && one == b.saving(a).At(b.Today) {
				dueLabel += " at " + shortMoney(one)
			}
		}
		right.Rows = append(right.Rows, Answer(dueLabel, l.expected.String()), Answer("Paid for those weeks", l.paid.String()))
		switch open := l.expected - l.paid; {
		case open > 0 && l.missing == open:
			right.Rows = append(right.Rows, Pair{Label: fmt.Sprintf("Still to pay: %d %s", l.missingWeeks, words.Plural(l.missingWeeks, "week", "weeks")), Text: open.String(), Icon: IconDue, Bold: true})
		case open > 0:
			right.Rows = append(right.Rows, Pair{Label: "Still to pay", Text: open.String(), Icon: IconDue, Bold: true})
		case open < 0:
			right.Rows = append(right.Rows, Answer("Paid above what is due", (-open).String()))
		default:
			right.Rows = append(right.Rows, Pair{Label: "Still to pay", Text: "nothing", Icon: IconDone, Bold: true})
		}
	}
	if l.expected > l.paid {
		by := ""
		if a.BehindBy != "" {
			by = "to pay by " + b.short(a.BehindBy)
		}
		switch {
		case a.BehindWhy != "":
			right.Rows = append(right.Rows, Pair{Label: "Why: " + b.first(strings.TrimSuffix(a.BehindWhy, ".")), Text: by, State: map[bool]Known{true: NotAsked}[by == ""]})
		case by != "":
			right.Rows = append(right.Rows, Answer("Agreed", by))
		}
	}
	for _, r := range l.rows {
		if r.e != nil && care.Weekly(r.e.Kind) && r.e.Reason != "" {
			right.Rows = append(right.Rows, Answer("Why, "+b.day(r.on), b.first(r.e.Reason)))
		}
	}
	if c := b.f.LastCheck(a.ID); c != nil {
		row := Pair{Label: "Statement of " + b.day(c.On), Text: "agrees", Icon: IconDone, Bold: true}
		if diff := c.Difference(b.f.Entries); diff != 0 {
			row.Icon, row.Text = IconDue, "differs by "+max(diff, -diff).String()
			if c.Clear(b.f.Entries) {
				row.Icon, row.Text = IconPartDone, row.Text+", explained"
			}
		}
		right.Rows = append(right.Rows, row)
	}
	if l.payments > 0 {
		right.Rows = append(right.Rows, Answer("Proof is noted for", fmt.Sprintf("%d of %d", l.proofs, l.payments)))
	}
	return Columns{Left: []Block{left}, Right: []Block{right}}
}

// shortMoney is "£5" for whole pounds.
func shortMoney(m value.Money) string { return strings.TrimSuffix(m.String(), ".00") }

func (b *builder) payments(l ledger, start value.Date) Table {
	t := Table{Small: true, Empty: "No money in or out in this time.", Columns: []Column{{Title: "Date", Width: 16}, {Title: "What"}, {Title: "Weeks covered", Width: 45}, {Title: "Expected", Width: 20, Right: true},
		{Title: "In", Width: 16, Right: true}, {Title: "Out", Width: 15, Right: true}, {Title: "Balance", Width: 19, Right: true, Bold: true}}}
	balance := l.opening
	what := "Brought forward"
	if l.began {
		what = "Balance when this ledger began"
	}
	day := ""
	if start != "" {
		day = b.short(start)
	}
	if len(l.rows) > 0 || l.opening != 0 {
		t.Rows = append(t.Rows, Cells(day, what, "", "", "", "", balance.Plain()))
	}
	for _, r := range l.rows {
		weeks := ""
		if r.weeks > 0 {
			weeks = fmt.Sprintf("%d %s to %s", r.weeks, words.Plural(r.weeks, "week", "weeks"), b.short(r.to))
		}
		expected := ""
		if r.expected != 0 {
			expected = r.expected.Plain()
		}
		if r.e == nil {
			row := Cells("", "", weeks, expected, "0.00", "", balance.Plain())
			row.Cells[0].Icon = IconDue
			row.Cells[1] = Cell{Text: "Not paid in yet", Bold: true}
			t.Rows = append(t.Rows, row)
			continue
		}
		balance += r.e.Amount
		in, out := "", ""
		if r.e.Amount >= 0 {
			in = r.e.Amount.Plain()
		} else {
			out = (-r.e.Amount).Plain()
		}
		if weeks == "" && r.e.AgreedBy != "" {
			weeks = "agreed by " + b.first(r.e.AgreedBy)
		}
		row := Cells(b.short(r.on), b.entryWords(r.e), weeks, expected, in, out, balance.Plain())
		if r.e.Reason != "" && r.e.Kind != "reversal" {
			row.Cells[1].Sub = b.first(r.e.Reason)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		expected := ""
		if l.expected != 0 {
			expected = l.expected.Plain()
		}
		total := Cells("Total", "", "", expected, l.in.Plain(), l.outCol.Plain(), balance.Plain())
		total.Total = true
		t.Rows = append(t.Rows, total)
	}
	return t
}

func (b *builder) entryWords(e *care.Entry) string {
	by := b.first(e.By)
	with := func(s, more string) string {
		if more == "" {
			return s
		}
		return s + more
	}
	switch e.Kind {
	case "carer":
		return "Weekly saving"
	case "opening":
		return "Balance when this ledger began"
	case "council":
		return "Saving from the council"
	case "gift":
		if by != "" {
			return "Gift from " + by
		}
		return with("Gift", colon(e.Purpose))
	case "own":
		return with("Own money", colon(e.Purpose))
	case "government":
		return "Government payment"
	case "interest":
		return "Interest"
	case "withdrawal":
		if e.Purpose != "" {
			return b.first(e.Purpose)
		}
		return "Taken out"
	case "transfer_out":
		return with("Moved to another account", colon(e.Purpose))
	case "transfer_in":
		return with("Moved from another account", colon(e.Purpose))
	case "error":
		return with("A named error", colon(e.Reason))
	case "reversal":
		return with("Put right", colon(b.first(e.Reason)))
	}
	return "Balance when this ledger began"
}

func colon(s string) string {
	if s == "" {
		return ""
	}
	return ": " + s
}
