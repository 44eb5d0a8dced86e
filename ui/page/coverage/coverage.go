// Package coverage is the page of the golden thread: for every row of the council's strategy what the records hold in a period and what there is none
// of, for everybody or for one young person, and the records behind a row.
//
// Rules: a count says that something is written down, never that the row is done. Names stay on this screen.
package coverage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/thread"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/printing"
	"waymark/ui/widgets"
)

// Page is the grid, of everybody, or of one young person when the place names one.
type Page struct {
	env    *page.Env
	person string // id; "" is everybody
	period thread.Period
	show   string // number of a priority, "missing", or "" for all
	at     string // the row that is chosen

	load     *app.Caseload  // of everybody
	thread   *thread.Thread // of one
	rows     []thread.Covered
	strategy *catalogue.Strategy

	table  *widgets.Table
	behind *widgets.Button
	body   fyne.CanvasObject
}

// New makes the page. Arg is "PERIOD;SHOW": the period as two days, and which rows. Record is the row to begin at.
func New(env *page.Env, to page.Place) page.Page {
	p := &Page{env: env, person: to.Person, at: to.Record, period: env.App.ThisYear()}
	code, show, _ := strings.Cut(to.Arg, ";")
	if given, ok := thread.ReadPeriod(code); ok {
		p.period = given
	}
	p.show = show
	return p
}

// Load implements page.Page. Everybody's files are read, so it is long work.
func (p *Page) Load(done func(error)) {
	if p.table != nil {
		p.at = p.table.Current()
	}
	var load *app.Caseload
	var one *thread.Thread
	var rows []thread.Covered
	read := func(ctx context.Context) (err error) {
		if p.person == "" {
			load, err = p.env.App.Caseload(ctx, p.period)
			return err
		}
		if one, rows, err = p.env.App.Coverage(ctx, p.person, p.period); err == nil {
			err = p.env.App.Opened(ctx, p.person)
		}
		return err
	}
	then := func(err error) {
		if err == nil {
			p.load, p.thread, p.rows = load, one, rows
			if p.strategy = p.strategyOf(); p.strategy != nil {
				p.build()
			}
		}
		done(err)
	}
	if p.person == "" {
		p.env.Run.Long("what the records hold for the strategy", func(ctx context.Context, _ func(float64)) error { return read(ctx) }, then)
		return
	}
	p.env.Run.Short("what the record holds for the strategy", read, then)
}

func (p *Page) strategyOf() *catalogue.Strategy {
	if p.load != nil {
		return p.load.Strategy
	}
	return p.thread.Strategy
}

func (p *Page) build() {
	columns := []widgets.TableColumn{{Title: "What we said we would do", Em: 12, Weight: 3}, {Title: "People", Em: 5}, {Title: "Records", Em: 4.5, Right: true}, {Title: "Newest", Em: 6.5}, {Title: "What there is none of", Em: 11, Weight: 3}}
	if p.person != "" {
		columns = []widgets.TableColumn{{Title: "What we said we would do", Em: 12, Weight: 3}, {Title: "Records", Em: 4.5, Right: true}, {Title: "Newest", Em: 6.5}, {Title: "What they show", Em: 9, Weight: 2}, {Title: "What there is none of", Em: 10, Weight: 2}}
	}
	p.table = widgets.NewTable("Rows of the strategy", columns)
	p.table.SetEmpty("No row of the strategy fits.")
	p.table.SetHelp("Enter shows the records behind a row, the newest first, and who has none.")
	p.table.SetWhole(true)
	p.fill()
	if p.at != "" {
		p.table.Select(p.at)
	}
	p.table.OnOpen(p.open)

	options := []widgets.Option{{Value: "", Label: "All rows"}}
	for _, x := range p.strategy.Mapped() {
		options = append(options, widgets.Option{Value: fmt.Sprint(x.Number), Label: fmt.Sprintf("%d %s", x.Number, x.Short)})
	}
	options = append(options, widgets.Option{Value: "missing", Label: "Where something is missing"})
	chips := widgets.NewChips("Show", false, options, []string{p.show}, func(v []string) {
		p.show = strings.Join(v, "")
		p.fill()
		p.table.Refresh()
		p.body.Refresh()
	})
	chips.SetHelp("Which rows are listed.")
	note := "A count says that something is written down. It does not say that the row is done. Names stay on this computer."
	if p.strategy.Own {
		note += " The strategy in use is " + p.strategy.Council + ", " + p.strategy.Name + "."
	}
	p.body = widgets.Column(look.Space3, widgets.Wrap(look.Space4, chips, p.periods()), widgets.NewPlainPanel(p.table), widgets.Caption(note))
	p.behind = widgets.NewButton(widgets.Primary, "search", "Records behind the row", func() { p.open(p.table.Current()) }).Key("Ctrl+Enter").Helped("The records behind the chosen row. Enter in the table does the same.")
}

// periods chooses the time that is looked at.
func (p *Page) periods() *widgets.Choice {
	today := p.env.App.Today()
	year := p.env.App.ThisYear()
	last := thread.Period{From: year.From.AddYears(-1), To: year.From.AddDays(-1)}
	options := []widgets.Option{{Value: year.Code(), Label: "This year, since 1 April"}, {Value: thread.Period{From: today.AddMonths(-3), To: today}.Code(), Label: "The last 3 months"},
		{Value: thread.Period{From: today.AddMonths(-12), To: today}.Code(), Label: "The last 12 months"}, {Value: last.Code(), Label: "Last year, to 31 March"}, {Value: thread.Period{To: today}.Code(), Label: "From the beginning"}}
	if !slices.ContainsFunc(options, func(o widgets.Option) bool { return o.Value == p.period.Code() }) {
		options = append(options, widgets.Option{Value: p.period.Code(), Label: words.Upper(p.period.Words())})
	}
	c := widgets.NewChoice("In the time", options, func(v string) {
		if given, ok := thread.ReadPeriod(v); ok && given != p.period {
			p.period = given
			p.env.Shell.Reload()
		}
	})
	c.SetValue(p.period.Code())
	c.SetLabel("") // the words of its options say it
	c.SetWidth(17)
	c.SetHelp("Records of this time are counted.")
	return c
}

func (p *Page) fill() { p.table.SetRows(p.lines()) }

// lines are the rows that are listed, under their priorities.
func (p *Page) lines() []widgets.TableRow {
	var rows []widgets.TableRow
	for _, x := range p.strategy.Mapped() {
		var group []widgets.TableRow
		for _, a := range x.Actions() {
			if p.show != "" && p.show != "missing" && p.show != fmt.Sprint(x.Number) {
				continue
			}
			if r, missing := p.row(a); p.show != "missing" || missing {
				group = append(group, r)
			}
		}
		if len(group) > 0 {
			rows = append(append(rows, widgets.TableRow{Key: "priority-" + fmt.Sprint(x.Number), Heading: x.Title() + ": " + words.Lower(x.Short)}), group...)
		}
	}
	return rows
}

// row is the line of a row of the strategy; missing reports whether it says that there is none of something.
func (p *Page) row(a catalogue.Action) (line widgets.TableRow, missing bool) {
	head := widgets.Cell{Text: a.Called(), Sub: a.Number(), Bold: true, Wrap: true}
	if p.person != "" {
		i := slices.IndexFunc(p.rows, func(c thread.Covered) bool { return c.Action.ID == a.ID })
		c := p.rows[i]
		var shows []string
		for _, s := range c.What {
			shows = append(shows, s.Words())
		}
		if c.Undated > 0 {
			shows = append(shows, fmt.Sprintf("%d without a day", c.Undated))
		}
		return widgets.TableRow{Key: a.ID, Jump: a.Number(), Cells: []widgets.Cell{head, {Text: fmt.Sprint(c.Here), Sub: held(c.Held, c.Here)}, {Text: day(c), Soft: true}, {Text: some(shows), Soft: true, Wrap: true}, none(c.Missing, c.NeverCan && c.Held == 0)}}, len(c.Missing) > 0
	}
	i := slices.IndexFunc(p.load.Rows, func(c thread.CoveredBy) bool { return c.Action.ID == a.ID })
	c := p.load.Rows[i]
	var lacks []string
	for _, m := range c.Missing {
		lacks = append(lacks, m.Words())
	}
	newest := "None yet"
	if c.Newest != "" {
		newest = c.Newest.Short()
	}
	return widgets.TableRow{Key: a.ID, Jump: a.Number(), Cells: []widgets.Cell{head, {Text: fmt.Sprintf("%d of %d", len(c.People), c.Of)}, {Text: fmt.Sprint(c.Here + p.nameless(a.ID))}, {Text: newest, Soft: true},
		none(lacks, c.NeverCan && len(c.Held) == 0)}}, len(lacks) > 0
}

// nameless are the visits without a name that stand for a row.
func (p *Page) nameless(action string) int {
	n := 0
	for _, b := range p.load.Behind(action) {
		if b.Person == nil {
			n++
		}
	}
	return n
}

func held(all, here int) string {
	if all == here {
		return ""
	}
	return fmt.Sprintf("%d in all", all)
}

func day(c thread.Covered) string {
	switch {
	case c.Newest != "":
		return c.Newest.Short()
	case c.Undated > 0:
		return "No day"
	}
	return "None yet"
}

// some is what records show, the first three of it.
func some(list []string) string {
	if len(list) > 3 {
		list = append(slices.Clone(list[:3]), "and more")
	}
	return strings.Join(list, ", ")
}

// none is the cell of what is missing.
func none(list []string, never bool) widgets.Cell {
	switch {
	case len(list) > 0:
		return widgets.Cell{Text: strings.Join(list, " "), Wrap: true}
	case never:
		return widgets.Cell{Text: "No record shows this by itself. Choose one in its editor.", Soft: true, Wrap: true}
	}
	return widgets.Cell{}
}

// Here implements page.Keeper.
func (p *Page) Here() page.Place {
	to := page.Place{Page: "coverage", Person: p.person, Record: p.at, Arg: p.period.Code() + ";" + p.show}
	if p.table != nil {
		to.Record = p.table.Current()
	}
	return to
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	h := page.Head{Title: "Evidence for the strategy", Help: "Enter on a row: the records behind it, and who has none."}
	if p.strategy == nil {
		return h
	}
	h.Buttons = []fyne.CanvasObject{p.behind}
	h.Sub = words.Upper(p.period.Words()) + ". " + words.Count(len(p.threads()), "open record", "open records") + "."
	if p.person != "" {
		first := p.thread.File.Person.Name()
		h.Title, h.Sub = first+": evidence for the strategy", words.Upper(p.period.Words())+"."
		back := widgets.NewButton(widgets.Ordinary, "left", "To the record", func() { p.env.Shell.Go(page.Place{Page: "person", Person: p.person}) }).Helped("The young person’s page.")
		prints := widgets.NewButton(widgets.Ordinary, "print", "Print", p.Commands().Print).Key("Ctrl+P").Helped("This page for the adviser: counts and days, nothing of what the records say.")
		h.Buttons = []fyne.CanvasObject{back, prints, p.behind}
	}
	return h
}

func (p *Page) threads() []*thread.Thread {
	if p.load == nil {
		return []*thread.Thread{p.thread}
	}
	return p.load.Threads
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable { return p.table }

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	c := page.Commands{Main: func() { p.open(p.table.Current()) }}
	if p.person != "" {
		c.Print = func() { printing.Open(p.env, "strategy-evidence", p.person) }
	}
	return c
}

// Leave implements page.Page.
func (p *Page) Leave() {}

// personOf is somebody's record by id.
func (p *Page) personOf(id string) *care.Person {
	for _, t := range p.threads() {
		if t.File.Person.ID == id {
			return t.File.Person
		}
	}
	return nil
}
