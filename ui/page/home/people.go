package home

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// People is everybody in a table, closed records too.
type People struct {
	env    *page.Env
	to     page.Place
	h      *app.Home
	all    []*care.Person
	filter string
	sort   string // name or risk
	name   string

	table *widgets.Table
	foot  *widgets.Para
	find  *widgets.Field
	body  fyne.CanvasObject
}

// NewPeople makes the page of all people. With Arg page.Add it opens on the sheet that adds one.
func NewPeople(env *page.Env, to page.Place) page.Page {
	p := &People{env: env, to: to, filter: "open", sort: "name"}
	if to.Arg == "risk" {
		p.sort = "risk"
	}
	return p
}

// Load implements Page.
func (p *People) Load(done func(error)) {
	var h *app.Home
	var all []*care.Person
	p.env.Run.Short("people", func(ctx context.Context) (err error) {
		if h, err = p.env.App.Home(ctx); err != nil {
			return err
		}
		all, err = p.env.App.People(ctx)
		return err
	}, func(err error) {
		if err == nil {
			p.h, p.all = h, all
			p.build()
		}
		done(err)
		if err == nil && p.to.Arg == page.Add {
			p.to.Arg = ""
			Add(p.env)
		}
	})
}

type filter struct {
	key, label string
	in         func(app.Row, *care.File, value.Date) bool
}

var filters = []filter{
	{"open", "Everyone", func(app.Row, *care.File, value.Date) bool { return true }},
	{"care", "In care", func(_ app.Row, f *care.File, today value.Date) bool { return f.InCare(today) }},
	{"left", "Left care", func(_ app.Row, f *care.File, today value.Date) bool {
		return len(f.CarePeriods) > 0 && !f.InCare(today)
	}},
	{"due", "Due", func(r app.Row, _ *care.File, _ value.Date) bool {
		for _, d := range r.Dues {
			if soon(d) {
				return true
			}
		}
		return false
	}},
	{"silent", "Not heard from", func(r app.Row, _ *care.File, _ value.Date) bool {
		return r.LastHeard == "" || r.Touch != nil && r.Touch.State == rules.Overdue
	}},
}

func (p *People) build() {
	p.table = widgets.NewTable("People", []widgets.TableColumn{{Title: "Name", Em: 11, Weight: 2}, {Title: "Age", Em: 2.6}, {Title: "Status", Em: 9, Weight: 1.4}, {Title: "Adviser", Em: 8, Weight: 1},
		{Title: "Last heard from", Em: 7.5, Weight: 1}, {Title: "Due", Em: 8, Weight: 1}})
	p.table.SetHelp("Up and Down move, a letter jumps to a last name, Enter opens the record.")
	p.table.OnOpen(func(id string) { p.env.Shell.Go(page.Place{Page: "person", Person: id, Part: "overview"}) })
	p.table.SetWhole(cramped(p.env))
	p.table.OnSelect(func(string) {})
	p.foot = widgets.Caption("")
	p.find = widgets.NewField("")
	p.find.SetIcon("search")
	p.find.SetExample("Find by name")
	p.find.SetText(p.name)
	p.find.SetHelp("Letters of a name; Enter goes to the list.")
	p.find.OnChange(func(text string) {
		p.name = text
		p.fill()
	})
	p.find.OnEnter(func(string) { widgets.Focus(p.table) })
	var options []widgets.Option
	for _, f := range filters {
		n := 0
		for _, r := range p.h.Everyone {
			if f.in(r, p.h.Files[r.Person.ID], p.h.Today) {
				n++
			}
		}
		options = append(options, widgets.Option{Value: f.key, Label: f.label, Count: fmt.Sprint(n)})
	}
	options = append(options, widgets.Option{Value: "closed", Label: "Moved on", Count: fmt.Sprint(p.h.Closed)})
	chips := widgets.NewChips("Show", false, options, []string{p.filter}, func(chosen []string) {
		if len(chosen) == 1 {
			p.filter = chosen[0]
			p.fill()
		}
	})
	chips.SetHelp("Left and Right move, Space chooses who is shown.")
	order := widgets.NewChips("Sorted by", false, []widgets.Option{{Value: "name", Label: "Last name"}, {Value: "risk", Label: "Risk of losing touch"}}, []string{p.sort}, func(chosen []string) {
		if len(chosen) == 1 {
			p.sort = chosen[0]
			p.fill()
		}
	})
	order.SetHelp("Left and Right move, Space chooses the order: by name, or by how long the silence lasts against what was promised.")
	p.fill()
	panel := widgets.NewPlainPanel(widgets.ColumnWith(p.table, 0, p.table, widgets.Inset(look.Space4, look.Space2, p.foot)))
	p.body = widgets.ColumnWith(panel, look.Space3, widgets.Wrap(look.Space3, newBox(p.find, 14), chips), widgets.Wrap(look.Space2, widgets.NewText("Sorted by", look.SizeCaption, false, look.TextSoft), order), panel)
}

func (p *People) fill() {
	var lines []widgets.TableRow
	if p.filter == "closed" {
		for _, q := range p.all {
			if q.Open() || !named(q.Name(), p.name) {
				continue
			}
			why := care.PersonSpec.Field("closed_why").LabelOf(q.ClosedWhy)
			lines = append(lines, widgets.TableRow{Key: q.ID, Jump: q.LastName, Cells: []widgets.Cell{{Text: lastFirst(q), Bold: true}, {Text: ""},
				{Text: why, Soft: true}, {Text: q.Adviser}, {Text: ""}, {State: widgets.Locked, Text: closedSince(q, p.h.Today)}}})
		}
		p.table.SetEmpty("No closed record.")
	} else {
		var in filter
		for _, f := range filters {
			if f.key == p.filter {
				in = f
			}
		}
		for _, r := range p.ordered() {
			f := p.h.Files[r.Person.ID]
			if !in.in(r, f, p.h.Today) || !named(r.Person.Name(), p.name) {
				continue
			}
			age := ""
			if r.Age >= 0 {
				age = fmt.Sprint(r.Age)
			}
			lines = append(lines, widgets.TableRow{Key: r.Person.ID, Jump: r.Person.LastName, Cells: []widgets.Cell{{Text: lastFirst(r.Person), Bold: true}, {Text: age},
				{Text: r.Status, Soft: true, Wrap: true}, {Text: r.Adviser, Wrap: true}, p.heard(r), nextCell(r, p.h.Today)}})
		}
		p.table.SetEmpty("Nobody here.")
		if len(p.h.Everyone) == 0 {
			p.table.SetEmpty("No one is here yet. Ctrl+Shift+N adds a young person.")
		}
	}
	p.table.SetRows(lines)
	foot := words.Count(len(lines), "person", "people") + ", sorted by last name."
	if p.sort == "risk" && p.filter != "closed" {
		foot = words.Count(len(lines), "person", "people") + ": never heard from first, then by how many times the promised weeks the silence lasts, then those to whom nothing is promised."
	}
	p.foot.SetText(foot)
}

// ordered is everybody in the order that was chosen.
func (p *People) ordered() []app.Row {
	if p.sort != "risk" {
		return p.h.Everyone
	}
	return byRisk(p.h)
}

// byRisk is everybody by the risk of losing touch, the greatest first.
func byRisk(h *app.Home) []app.Row {
	rows := slices.Clone(h.Everyone)
	slices.SortStableFunc(rows, func(a, b app.Row) int {
		pa, sa, aa := a.Silence(h.Today)
		pb, sb, ab := b.Silence(h.Today)
		return rules.CompareRisk(pa, sa, aa, pb, sb, ab)
	})
	return rows
}

// heard is when they were last heard from; sorted by risk with how much of the promised time the silence has lasted.
func (p *People) heard(r app.Row) widgets.Cell {
	if p.sort != "risk" {
		return heardCell(r, p.h.Today)
	}
	return riskCell(r, p.h.Today)
}

// riskCell is when they were last heard from, and how much of the promised time the silence has lasted.
func riskCell(r app.Row, today value.Date) widgets.Cell {
	cell := heardCell(r, today)
	promised, silent, allowed := r.Silence(today)
	times, ok := rules.SilenceOf(silent, allowed)
	switch {
	case !promised:
		cell.Sub = "nothing promised"
	case !ok:
		cell.Sub = "cannot be measured"
	case silent > allowed:
		cell.Sub = fmt.Sprintf("%.1f times as long as promised", times)
	default:
		cell.Sub = words.Count(silent, "day", "days") + fmt.Sprintf(" of %d", allowed)
	}
	cell.Wrap = true
	return cell
}

// closedSince is since when a record is closed; a day of death closes it, too.
func closedSince(q *care.Person, today value.Date) string {
	if q.Closed == "" {
		return "Died " + q.Died.InShort(today)
	}
	return "Closed " + q.Closed.InShort(today)
}

func lastFirst(q *care.Person) string {
	if q.LastName == "" {
		return q.First()
	}
	return q.LastName + ", " + q.First()
}

// nextCell is the most pressing thing that is due.
func nextCell(r app.Row, today value.Date) widgets.Cell {
	for _, d := range r.Dues {
		if soon(d) {
			return widgets.Cell{State: page.DueState(d), Text: d.Thing, Sub: d.When(today), Wrap: true}
		}
	}
	return widgets.Cell{Text: "Nothing soon", Soft: true}
}

// Head implements Page.
func (p *People) Head() page.Head {
	sub := words.Count(len(p.h.Everyone), "young person", "young people")
	if p.h.Closed > 0 {
		sub += ", " + words.Count(p.h.Closed, "closed record", "closed records")
	}
	return page.Head{Title: "People", Sub: sub + ".", Help: "A letter jumps to a last name. Enter opens the record.", Buttons: []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "link", "Join two records", p.join).Helped("When one young person was written down twice."),
		widgets.NewButton(widgets.Primary, "add", "Add a young person", func() { Add(p.env) }).Helped("Their name and birth date are enough to begin. " + keyPrefix + "Shift+N.")}}
}

// Body implements Page.
func (p *People) Body() fyne.CanvasObject { return p.body }

// First implements Page.
func (p *People) First() fyne.Focusable {
	if cramped(p.env) {
		return p.find.FocusTarget()
	}
	return p.table
}

// Commands implements Page.
func (p *People) Commands() page.Commands {
	add := func() { Add(p.env) }
	return page.Commands{Main: add, New: add, NewWords: "Add a young person"}
}

// Leave implements Page.
func (p *People) Leave() {}

// Counts are what the rail shows beside its places.
func (p *People) Counts() map[string]string {
	if n := len(p.h.Everyone); n > 0 {
		return map[string]string{"people": fmt.Sprint(n)}
	}
	return map[string]string{"people": ""}
}

// join puts the records of one young person that was written down twice into one.
func (p *People) join() {
	var options []widgets.Option
	for _, q := range p.all {
		if q.ClosedWhy == "merged" {
			continue
		}
		label := lastFirst(q)
		if q.Born != "" {
			label += ", born " + q.Born.Short()
		}
		options = append(options, widgets.Option{Value: q.ID, Label: label})
	}
	keep := widgets.NewChoice("The record that stays", options, nil)
	keep.SetExample("Choose one")
	keep.SetValue(p.table.Current())
	other := widgets.NewChoice("The record that goes into it", options, nil)
	other.SetExample("Choose one")
	var s *widgets.Sheet
	main := widgets.NewButton(widgets.Primary, "link", "Join them", func() {
		keep.SetProblem("")
		other.SetProblem("")
		switch {
		case keep.Value() == "":
			keep.SetProblem("Choose the record that stays.")
			return
		case other.Value() == "":
			other.SetProblem("Choose the record that goes into it.")
			return
		case keep.Value() == other.Value():
			other.SetProblem("These are the same record. Choose the other one.")
			return
		}
		p.env.Run.Short("join", func(ctx context.Context) error { return p.env.App.Merge(ctx, keep.Value(), other.Value()) }, func(err error) {
			if err != nil {
				p.env.Shell.Fail(err)
				return
			}
			s.Close()
			p.env.Shell.Say("Joined. Undo takes it back, also tomorrow.")
			p.env.Shell.Reload()
		})
	})
	s = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Join two records of one young person", widgets.Column(look.Space3,
		widgets.NewPara("Everything in the second record moves under the first. The second is then closed. Undo takes it back."), keep, other), main)
	p.env.Shell.Open(s)
}
