package savings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// checking is the sheet that holds a statement of the bank against the ledger. Ticks only help to find a difference: what is not ticked is kept in
// words with the check.
type checking struct {
	p         *Part
	on        *widgets.DateField
	statement *widgets.Field
	where     *widgets.Field
	explained *widgets.Field
	said      *fyne.Container
	list      *widgets.RowList
	ticked    map[string]bool
	sheet     *widgets.Sheet
}

// check opens the sheet for the chosen account.
func (p *Part) check() {
	if p.acc == nil {
		return
	}
	c := &checking{p: p, ticked: map[string]bool{}}
	c.on = widgets.NewDateField("Day of the statement", form.Dates(p.today))
	c.on.SetValue(p.today.Long())
	c.on.SetHelp("The day that the balance on the statement is for.")
	c.on.OnChange(func(string) { c.list.SetItems(c.items()); c.compare() })
	c.statement = widgets.NewField("Balance on the statement")
	c.statement.SetWidth(9)
	c.statement.SetExample(care.Balance(p.f.Entries, p.acc.ID, p.today).Plain())
	c.statement.SetHelp("Pounds and pence, as it stands on the paper or the screen of the bank.")
	c.statement.OnChange(func(string) { c.compare() })
	c.where = widgets.NewField("Where the statement is")
	c.where.SetHelp("For example: in the blue folder.")
	c.explained = widgets.NewField("Why they differ, if you know")
	c.explained.SetHelp("Empty leaves the difference open, and it stays on the list.")
	c.said = widgets.Column(look.Space2)
	c.list = widgets.NewRowList("Lines since the last check", c.items()...)
	c.list.SetWhole(true)
	c.list.SetEmpty("No lines since the last check.")
	c.list.SetHelp("Space ticks a line that is on the statement. R reverses a wrong line; both stay.")
	c.list.OnTick(c.tick)
	c.list.OnOpen(c.tick)
	c.list.OnRune(func(key string, r rune) bool {
		if r != 'r' && r != 'R' {
			return false
		}
		p.env.Shell.Close()
		p.reverse(key)
		return true
	})
	main := widgets.NewButton(widgets.Primary, "done", "Record this check", c.save).Key("Ctrl+Enter")
	c.statement.OnEnter(func(string) { c.save() })
	c.sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Check a statement: "+p.acc.Where, widgets.Column(look.Space3, c.on, c.statement, c.said,
		widgets.Strong("Lines since the last check"), c.list, c.explained, c.where), main).SetWidth(40)
	c.compare()
	p.env.Shell.Open(c.sheet)
	widgets.Focus(c.statement)
}

// day is the day of the statement, today while none can be read.
func (c *checking) day() value.Date {
	if d, err := value.ParseDate(c.on.Text(), c.p.today); err == nil && d != "" {
		return d
	}
	return c.p.today
}

// lines are those of the account after its last check that agrees, up to the day of the statement.
func (c *checking) lines() []*care.Entry {
	since := value.Date("")
	for _, s := range c.p.f.Statements {
		if s.AccountID == c.p.acc.ID && s.Difference(c.p.f.Entries) == 0 && s.On < c.day() {
			since = max(since, s.On)
		}
	}
	var out []*care.Entry
	for _, e := range c.p.f.Entries {
		if e.AccountID == c.p.acc.ID && e.On > since && e.On <= c.day() {
			out = append(out, e)
		}
	}
	return out
}

func (c *checking) items() []widgets.Item {
	var out []widgets.Item
	for _, e := range c.lines() {
		it := widgets.Item{Key: e.ID, Title: c.p.what(e), Plain: true, Detail: e.On.In(c.p.today), Right: e.Amount.String(), Tick: widgets.Unticked}
		if c.ticked[e.ID] {
			it.Tick = widgets.Ticked
		}
		out = append(out, it)
	}
	return out
}

func (c *checking) tick(key string) {
	c.ticked[key] = !c.ticked[key]
	c.list.SetItems(c.items())
	c.compare()
}

// compare says the difference as soon as there is a balance to compare.
func (c *checking) compare() {
	p := c.p
	ours := care.Balance(p.f.Entries, p.acc.ID, c.day())
	objects := []fyne.CanvasObject{widgets.Pairs(14, [2]string{"This record, " + c.day().In(p.today), ours.String()})}
	theirs, err := value.ParseMoney(c.statement.Text())
	if strings.TrimSpace(c.statement.Text()) == "" || err != nil {
		c.show(objects)
		return
	}
	diff := theirs - ours
	objects = append(objects, widgets.Pairs(14, [2]string{"Difference", diff.String()}))
	if diff == 0 {
		c.show(append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.Done, "They agree"))))
		return
	}
	objects = append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.Due, words.Upper(differs(diff)))))
	var ticked, open value.Money
	any := false
	for _, e := range c.lines() {
		if c.ticked[e.ID] {
			ticked += e.Amount
			any = true
		} else {
			open += e.Amount
		}
		if e.Amount == -diff && !c.ticked[e.ID] {
			objects = append(objects, widgets.Caption(fmt.Sprintf("One line is exactly the difference: %s, %s.", c.p.what(e), e.On.In(p.today))))
		}
	}
	if any {
		objects = append(objects, widgets.Caption(fmt.Sprintf("Ticked: %s. Not ticked: %s.", ticked, open)))
	}
	c.show(objects)
}

func (c *checking) show(objects []fyne.CanvasObject) {
	c.said.Objects = objects
	c.said.Refresh()
	if c.sheet != nil {
		c.sheet.Refresh()
	}
}

// save records the check. A difference without an explanation is recorded too, and stays open.
func (c *checking) save() {
	p := c.p
	rec := &care.StatementCheck{Meta: record.Meta{PersonID: p.f.Person.ID}, AccountID: p.acc.ID, By: p.env.App.Owner().Name}
	fields := []struct {
		key string
		f   interface {
			Text() string
			SetProblem(string)
		}
	}{{"on_day", c.on}, {"statement_pence", c.statement}, {"explained", c.explained}, {"statement_where", c.where}}
	ok := true
	for _, x := range fields {
		x.f.SetProblem("")
		if err := care.StatementCheckSpec.Field(x.key).Parse(rec, x.f.Text(), p.today); err != nil {
			x.f.SetProblem(sentence(err))
			ok = false
		}
	}
	if strings.TrimSpace(c.statement.Text()) == "" {
		c.statement.SetProblem("Type the balance that stands on the statement.")
		ok = false
	}
	for _, q := range care.StatementCheckSpec.Validate(rec) {
		for _, x := range fields {
			if x.key == q.Key {
				x.f.SetProblem(q.Text)
				ok = false
			}
		}
	}
	if !ok {
		c.sheet.Refresh()
		return
	}
	if rec.Difference(p.f.Entries) != 0 {
		var missing []string
		for _, e := range c.lines() {
			if !c.ticked[e.ID] && len(c.ticked) > 0 {
				missing = append(missing, e.On.Long()+", "+p.what(e)+", "+e.Amount.String())
			}
		}
		rec.Missing = strings.Join(missing, "\n")
	} else {
		rec.Explained = ""
	}
	p.write(func(ctx context.Context) error { return p.env.App.Save(ctx, rec) }, c.statement.SetProblem)
}
