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
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// ledgerPanel is the ledger of the chosen account, newest first, with the running balance.
func (p *Part) ledgerPanel() fyne.CanvasObject {
	since := p.since()
	if since == "" {
		p.all = true
	}
	p.ledger = widgets.NewTable("Ledger", []widgets.TableColumn{{Title: "Date", Em: 3.8}, {Title: "What", Em: 7, Weight: 2}, {Title: "Weeks covered", Em: 7, Weight: 1}, {Title: "Expected", Em: 4.4, Right: true},
		{Title: "In", Em: 4, Right: true}, {Title: "Out", Em: 4, Right: true}, {Title: "Balance", Em: 5, Right: true}}, p.lines(since)...)
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
	return widgets.NewTitledPanel(p.acc.Where, beside, p.ledger, true)
}

const unpaidKey = "unpaid:" // with the first day of the weeks that nobody paid

// lines are the lines of the ledger, newest first; weeks that nobody paid are lines of their own where they belong in time.
func (p *Part) lines(since value.Date) []widgets.TableRow {
	if p.all {
		since = ""
	}
	reversed := care.Reversed(p.f.Entries)
	gaps := p.saving(p.acc).Gaps(p.f.Entries, p.today.AddDays(-1))
	var rows, older []widgets.TableRow // older: still unpaid from before the day that the ledger begins
	var sum, brought value.Money
	unpaid := func(before value.Date) {
		for len(gaps) > 0 && (before == "" || gaps[0].To < before) {
			if gaps[0].To >= since {
				rows = append(rows, p.unpaidRow(gaps[0], sum))
			} else {
				older = append(older, p.unpaidRow(gaps[0], sum))
			}
			gaps = gaps[1:]
		}
	}
	for _, e := range p.f.Entries {
		if e.AccountID != p.acc.ID {
			continue
		}
		unpaid(e.On)
		sum += e.Amount
		if e.On < since {
			brought = sum
			continue
		}
		rows = append(rows, p.row(e, sum, reversed[e.ID]))
	}
	unpaid("")
	if since != "" {
		rows = append(append(older, widgets.TableRow{Key: "brought", Cells: []widgets.Cell{{Text: since.InShort(p.today)}, {Text: "Brought forward"}, {}, {}, {}, {}, {Text: brought.String(), Bold: true}}}), rows...)
	}
	slices.Reverse(rows)
	return rows
}

func (p *Part) unpaidRow(g care.Gap, balance value.Money) widgets.TableRow {
	return widgets.TableRow{Key: unpaidKey + string(g.From), Tint: look.DueTint, Cells: []widgets.Cell{{State: widgets.Due, Text: " "}, {Text: "Not paid in yet", Bold: true, Token: look.Due}, {Text: weeks(g.Weeks) + " to " + g.To.InShort(p.today), Soft: true, Wrap: true},
		{Text: g.Sum.String(), Soft: true}, {Text: "£0.00"}, {}, {Text: balance.String(), Bold: true}}, Say: weeks(g.Weeks) + " to " + g.To.Long() + " not paid in yet, " + g.Sum.String()}
}

// what is a line of the ledger in a few words.
func (p *Part) what(e *care.Entry) string {
	what := care.EntrySpec.Field("entry_kind").LabelOf(e.Kind)
	switch {
	case e.Kind == "gift" && e.By != "" && e.By != p.env.App.Owner().Name:
		what = "Gift from " + e.By
	case e.Purpose != "":
		what = e.Purpose
	case e.Kind == "reversal":
		what = "Reversal: " + e.Reason
	case e.Kind == "error":
		what = "Error: " + e.Reason
	case e.Kind == "carer":
		what = "Weekly saving"
	case e.Kind == "transfer_out" && e.OtherID != "":
		what = "Moved to " + p.account(e.OtherID).Where
	case e.Kind == "transfer_in" && e.OtherID != "":
		what = "Moved from " + p.account(e.OtherID).Where
	}
	return what
}

func (p *Part) row(e *care.Entry, balance value.Money, undone bool) widgets.TableRow {
	what := p.what(e)
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
	if from, ok := strings.CutPrefix(key, unpaidKey); ok {
		p.payFrom(value.Date(from))
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
	p.writeThen(do, nil, refused)
}

// writeThen is write with something to do before the page is read again.
func (p *Part) writeThen(do func(context.Context) error, then func(), refused func(string)) {
	p.env.Run.Short("write in the ledger", do, func(err error) {
		if err != nil {
			refused(sentence(err))
			return
		}
		p.env.Shell.Close()
		if then != nil {
			then()
		}
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		p.env.Shell.Reload()
	})
}

// pick makes a line that was written a moment ago the chosen one of the ledger.
func (p *Part) pick(e *care.Entry) {
	p.f.Entries = append(p.f.Entries, e)
	p.f.Sort()
	p.ledger.SetRows(p.lines(p.since()))
	p.ledger.Select(e.ID)
}
