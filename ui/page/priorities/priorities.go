// Package priorities is the page of the council's priorities: what the strategy said, the starting figure, what the records show now, and for how many
// they hold evidence.
//
// Rules: figures on this screen are whole and name people, because it is the service's own; what leaves goes through the report, which hides small
// numbers and names nobody. A starting figure stands in a row only where it counts the same thing.
package priorities

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/measures"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Page is the page.
type Page struct {
	env      *page.Env
	from, to value.Date // as chosen; empty is the usual
	chosen   []string   // numbers of priorities, or "all"
	at       string     // the row the person is on
	data     *app.Priorities

	table  *widgets.Table
	period *widgets.Choice
	start  *widgets.Button
	report *widgets.Button
	body   fyne.CanvasObject
}

// New makes the page. Arg is "period;priorities", as Here gives it.
func New(env *page.Env, to page.Place) page.Page {
	p := &Page{env: env, at: to.Record}
	code, chosen, _ := strings.Cut(to.Arg, ";")
	p.from, p.to, _ = app.PeriodOf(code)
	if chosen != "" {
		p.chosen = strings.Split(chosen, ",")
	}
	return p
}

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	if p.table != nil {
		p.at = p.table.Current()
	}
	from, to := p.from, p.to
	var data *app.Priorities
	p.env.Run.Short("count the priorities", func(ctx context.Context) (err error) {
		data, err = p.env.App.Priorities(ctx, from, to)
		return err
	}, func(err error) {
		if err == nil {
			p.data = data
			p.build()
		}
		done(err)
	})
}

// all is the code of the chip that shows every priority of the strategy.
const all = "all"

// ownDays is the code of the choice that asks for two days.
const ownDays = "own"

func (p *Page) build() {
	if p.chosen == nil {
		for _, s := range p.data.Sections {
			p.chosen = append(p.chosen, strconv.Itoa(s.Number))
		}
	}
	p.table = widgets.NewTable("What the records show for the priorities", []widgets.TableColumn{{Title: "What we said we would do", Em: 14, Weight: 3}, {Title: "Starting figure", Em: 10, Weight: 1}, {Title: "Now", Em: 7, Weight: 1},
		{Title: "0%, 50% and 100%", Em: 12, Weight: 1}, {Title: "Evidence held for", Em: 10.5}})
	p.table.SetEmpty("Nothing is counted for these priorities.")
	p.table.SetHelp("Enter opens a line: the rule, the people counted and those with nothing recorded. Names stay on this computer.")
	p.table.SetWhole(true)
	p.table.OnOpen(func(id string) { p.open(id) })
	p.table.OnRune(func(_ string, r rune) bool {
		if r == 's' || r == 'S' {
			p.enter()
			return true
		}
		return false
	})
	p.fill()
	if p.at != "" {
		p.table.Select(p.at)
	}
	chips := p.chips()
	p.period = p.periods()
	legend := widgets.Line(look.Space2, widgets.NewDisc(true), widgets.Caption("starting figure"), widgets.NewDisc(false), widgets.Caption("now"))
	foot := widgets.Caption("Our own records only, so not comparable line for line with council figures. The panel report hides counts under 6, and groups where fewer than 6 are left over.")
	p.body = widgets.Column(look.Space3, widgets.Wrap(look.Space4, chips, p.period, legend), widgets.NewPlainPanel(p.table),
		widgets.TopLineWith(foot, look.Space2, widgets.Sign("info", look.TextSoft, look.IconSmall), foot))
	p.start = widgets.NewButton(widgets.Ordinary, "edit", "Enter a starting figure", p.enter).Helped("A starting figure or a target for the chosen line: the number, where it is written and its day. S does the same.")
	p.report = widgets.NewButton(widgets.Primary, "page", "Panel report", p.print).Key("Ctrl+Enter").Helped("Makes the report for the panel. It names nobody and hides small numbers.")
}

func (p *Page) chips() fyne.CanvasObject {
	var options []widgets.Option
	for _, s := range p.data.Sections {
		options = append(options, widgets.Option{Value: strconv.Itoa(s.Number), Label: chip(s)})
	}
	options = append(options, widgets.Option{Value: all, Label: "All " + count(len(p.data.Strategy.Priorities))})
	chips := widgets.NewChips("Priorities", true, options, p.chosen, nil)
	was := slices.Contains(p.chosen, all)
	chips = widgets.NewChips("Priorities", true, options, p.chosen, func(v []string) {
		switch now := slices.Contains(v, all); {
		case now && !was: // all of them, instead of some
			v = []string{all}
		case was && len(v) > 1:
			v = slices.DeleteFunc(v, func(s string) bool { return s == all })
		}
		was = slices.Contains(v, all)
		p.chosen = v
		chips.SetChosen(v...)
		p.fill()
		p.table.Refresh()
		p.body.Refresh()
	})
	chips.SetHelp("Which priorities are listed, and stand in the report. Arrows move, Space chooses.")
	return chips
}

// chip is what a priority is called on its chip: "5 Health", or what the paper calls it.
func chip(s measures.Section) string {
	if n := strconv.Itoa(s.Number); s.Called == "Priority "+n {
		return n + " " + s.Short
	}
	return s.Title()
}

// count is a small number as a word.
func count(n int) string {
	names := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(names) {
		return names[n]
	}
	return strconv.Itoa(n)
}

func (p *Page) periods() *widgets.Choice {
	options := form.OptionsOf(p.env.App.Periods(), nil)
	code := app.PeriodCode(p.data.From, p.data.To)
	if !slices.ContainsFunc(options, func(o widgets.Option) bool { return o.Value == code }) {
		options = append(options, widgets.Option{Value: code, Label: "From " + p.data.From.Long() + " to " + p.data.To.Long()})
	}
	options = append(options, widgets.Option{Value: ownDays, Label: "Other days …"})
	c := widgets.NewChoice("Period", options, nil)
	c.SetValue(code)
	c = widgets.NewChoice("Period", options, func(v string) {
		if v == ownDays {
			c.SetValue(code)
			p.askDays()
			return
		}
		p.from, p.to, _ = app.PeriodOf(v)
		p.env.Shell.Reload()
	})
	c.SetValue(code)
	c.SetLabel("") // the words of its options say it
	c.SetWidth(20)
	c.SetHelp("What is counted: from the first day to the last.")
	return c
}

// askDays asks for the first and the last day of a period.
func (p *Page) askDays() {
	from, to := widgets.NewDateField("First day", form.Dates(p.env.App.Today())), widgets.NewDateField("Last day", form.Dates(p.env.App.Today()))
	from.SetValue(form.DateText(p.data.From))
	to.SetValue(form.DateText(p.data.To))
	from.SetHelp("What happened from this day on counts.")
	to.SetHelp("How things stood on this day is what rows about a day show.")
	var sheet *widgets.Sheet
	day := func(f *widgets.DateField) (value.Date, bool) {
		text, err := f.Value()
		if f.Commit() == nil && err == nil {
			text, _ = f.Value()
			if d, err := value.ParseDate(text, p.env.App.Today()); err == nil && d != "" {
				return d, true
			}
		}
		f.SetProblem("Type the day, month and year, for example 1 4 2026.")
		sheet.Refresh()
		widgets.Focus(f)
		return "", false
	}
	main := widgets.NewButton(widgets.Primary, "done", "Count these days", func() {
		a, ok := day(from)
		if !ok {
			return
		}
		b, ok := day(to)
		if !ok {
			return
		}
		p.env.Run.Short("count other days", func(ctx context.Context) error {
			_, err := p.env.App.Measures(ctx, a, b)
			return err
		}, func(err error) {
			if err != nil {
				p.env.Shell.Fail(err)
				return
			}
			p.from, p.to = a, b
			sheet.Close()
			p.env.Shell.Reload()
		})
	}).Key("Ctrl+Enter")
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Which days?", widgets.Column(look.Space3, from, to), main)
	p.env.Shell.Open(sheet)
}

// shown are the priorities that are listed, in the order of the paper.
func (p *Page) shown(number int) bool {
	return slices.Contains(p.chosen, all) || slices.Contains(p.chosen, strconv.Itoa(number))
}

func (p *Page) fill() {
	var rows []widgets.TableRow
	for _, pr := range p.data.Strategy.Priorities {
		if !p.shown(pr.Number) {
			continue
		}
		i := slices.IndexFunc(p.data.Sections, func(s measures.Section) bool { return s.Number == pr.Number })
		if i < 0 {
			rows = append(rows, widgets.TableRow{Heading: pr.Title() + ": " + words.Lower(pr.Short) + ". Nothing is counted for it here."})
			continue
		}
		rows = append(rows, widgets.TableRow{Heading: p.data.Sections[i].Title()})
		for _, r := range p.data.Sections[i].Rows {
			rows = append(rows, line(r))
		}
	}
	p.table.SetRows(rows)
}

// line is a row of the table.
func line(r measures.Row) widgets.TableRow {
	s := r.Whole()
	start := startCell(r)
	now := widgets.Cell{Text: s.Big(), Sub: s.Small(), Bold: true}
	held := widgets.Cell{Content: widgets.NewMeter(r.Held(), r.Of, ""), Say: s.Evidence()}
	if r.Of == 0 {
		held = widgets.Cell{Text: "nobody to count", Soft: true}
	}
	return widgets.TableRow{Key: r.Measure.ID, Jump: r.Measure.Name, Cells: []widgets.Cell{{Text: r.Measure.Name, Sub: strings.Join(r.Actions, ", "), Bold: true, Wrap: true}, start, now, lineCell(r), held}}
}

func startCell(r measures.Row) widgets.Cell {
	switch {
	case r.Start != nil:
		return widgets.Cell{Text: r.Start.Big, Sub: r.Start.Small, Bold: true}
	case threePictures(r):
		return widgets.Cell{Text: "Three differ", Sub: "Enter shows them", Soft: true, Icon: "notasked"}
	case len(r.Near) > 0:
		return widgets.Cell{Text: "None the same", Sub: "Enter shows the nearest", Soft: true, Icon: "notasked"}
	}
	return widgets.Cell{Text: "None yet", Sub: "not in the strategy", Soft: true, Icon: "notasked"}
}

// threePictures reports whether the papers published several figures for the row that are all shown and none is picked.
func threePictures(r measures.Row) bool { return strings.Contains(r.NotSame, "Three figures") }

func lineCell(r measures.Row) widgets.Cell {
	if r.Measure.Unit != catalogue.PercentUnit {
		return widgets.Cell{Text: "a count, not a percentage", Soft: true, Wrap: true}
	}
	from, now := float32(-1), float32(-1)
	if r.Start != nil {
		from = float32(r.Start.Percent)
	}
	if v, ok := r.Percent(); ok {
		now = float32(v)
	}
	if from < 0 && now < 0 {
		return widgets.Cell{}
	}
	return widgets.Cell{Content: widgets.NewFromTo(from, now), Say: " "}
}

// enter opens the editor of a starting figure or target for the chosen line.
func (p *Page) enter() { p.enterFor(p.table.Current()) }

func (p *Page) enterFor(measure string) {
	r := p.data.Row(measure)
	if r == nil {
		p.env.Shell.Say("Choose a line first, with the arrows.")
		widgets.Focus(p.table)
		return
	}
	f := &care.OwnFigure{Measure: measure, Sort: "start"}
	note := "Counts: " + words.Lower(words.Sentence(r.Measure.Counts)) + " Out of: " + words.Lower(words.Sentence(r.Measure.Of))
	records.EditWith(p.env, f, records.Options{Title: "Starting figure: " + words.Lower(r.Measure.Name), Note: note, Only: []string{"sort", "count", "out_of", "percent", "on_day", "source", "same", "note"}, All: true})
}

// print opens the print sheet with what is chosen here.
func (p *Page) print() {
	options := map[string]string{"period": app.PeriodCode(p.data.From, p.data.To)}
	var numbers []string
	for _, s := range p.data.Sections {
		if p.shown(s.Number) {
			numbers = append(numbers, strconv.Itoa(s.Number))
		}
	}
	if len(numbers) == 0 {
		p.env.Shell.Say("Choose at least one priority for which something is counted.")
		return
	}
	options["priorities"] = strings.Join(numbers, ",")
	printing.OpenWith(p.env, app.PrintRequest{Kind: "panel-report", Options: options})
}

// Here implements page.Keeper.
func (p *Page) Here() page.Place {
	code := ""
	if p.from != "" || p.to != "" {
		code = app.PeriodCode(p.from, p.to)
	}
	at := p.at
	if p.table != nil {
		at = p.table.Current()
	}
	return page.Place{Page: "priorities", Record: at, Arg: code + ";" + strings.Join(p.chosen, ",")}
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	to := "today"
	if p.data.To != p.env.App.Today() {
		to = p.data.To.Long()
	}
	return page.Head{Title: "Priorities", Sub: "What our own records show against the council’s strategy. " + p.data.From.Long() + " to " + to + ".",
		Buttons: []fyne.CanvasObject{p.start, p.report}, Help: "Enter opens a line: the rule, the people counted and those with nothing recorded. Names stay on this computer."}
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable { return p.table }

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	return page.Commands{Main: p.print, Print: p.print, New: p.enter, NewWords: "Enter a starting figure"}
}

// Leave implements page.Page.
func (p *Page) Leave() {}
