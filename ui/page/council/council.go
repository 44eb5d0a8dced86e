// Package council is the list of what is not on the council's record yet, over all young people.
//
// Rules: Waymark copies nothing there itself. It gives plain text to paste, and keeps the day on which somebody says that it was done.
package council

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Page is the list.
type Page struct {
	env   *page.Env
	today value.Date
	list  []app.Unrecorded
	show  string // "" is all kinds
	at    string

	table *widgets.Table
	copy  *widgets.Button
	mark  *widgets.Button
	body  fyne.CanvasObject
}

// New makes the page.
func New(env *page.Env, to page.Place) page.Page {
	return &Page{env: env, show: to.Arg, at: to.Record}
}

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	p.today = p.env.App.Today()
	if p.table != nil {
		p.at = p.table.Current()
	}
	var list []app.Unrecorded
	p.env.Run.Short("what is not on the council’s record", func(ctx context.Context) (err error) {
		list, err = p.env.App.Unrecorded(ctx, "")
		return err
	}, func(err error) {
		if err == nil {
			p.list = list
			p.build()
		}
		done(err)
	})
}

var kinds = []widgets.Option{{Value: "", Label: "All"}, {Value: "contact", Label: "Contacts"}, {Value: "review", Label: "Reviews"}, {Value: "pathway_plan", Label: "Plans"}, {Value: app.Assessment, Label: "Assessments"}}

func key(u app.Unrecorded) string { return u.Kind + ":" + u.ID }

func (p *Page) shown() []app.Unrecorded {
	return slices.DeleteFunc(slices.Clone(p.list), func(u app.Unrecorded) bool { return p.show != "" && u.Kind != p.show })
}

func (p *Page) build() {
	p.table = widgets.NewTable("Not on the council’s record", []widgets.TableColumn{{Title: "Day", Em: 7}, {Title: "Who", Em: 8, Weight: 1}, {Title: "What", Em: 9, Weight: 1}, {Title: "About", Em: 10, Weight: 2}})
	p.table.SetEmpty("Everything is marked as on the council’s record.")
	p.table.SetHelp("C copies it as plain text. R marks it as on the council’s record today. Enter opens it.")
	p.table.SetWhole(true)
	p.fill()
	if p.at != "" {
		p.table.Select(p.at)
	}
	p.table.OnOpen(func(k string) {
		if u, ok := p.find(k); ok {
			part := map[string]string{"contact": "touch", "review": "reviews"}[u.Kind]
			if part == "" {
				part = "plan"
			}
			p.env.Shell.Go(page.Place{Page: "person", Person: u.PersonID, Part: part, Record: u.ID})
		}
	})
	p.table.OnRune(func(_ string, c rune) bool {
		switch c {
		case 'c', 'C':
			p.copyIt()
			return true
		case 'r', 'R':
			p.markIt()
			return true
		}
		return false
	})
	var options []widgets.Option
	for _, o := range kinds {
		n := 0
		for _, u := range p.list {
			if o.Value == "" || u.Kind == o.Value {
				n++
			}
		}
		o.Count = fmt.Sprint(n)
		options = append(options, o)
	}
	chips := widgets.NewChips("Show", false, options, []string{p.show}, func(v []string) {
		p.show = strings.Join(v, "")
		p.fill()
		p.table.Refresh()
		p.body.Refresh()
	})
	chips.SetHelp("Which kind is listed.")
	foot := widgets.Caption("Waymark is not the council’s record and copies nothing there itself. Copy as plain text, paste it there, then mark it. The clipboard is emptied at lock.")
	p.body = widgets.NewTitledPanel("Not there yet", chips, widgets.Column(0, p.table, widgets.Inset(look.Space4, look.Space2, foot)), true)
	p.copy = widgets.NewButton(widgets.Ordinary, "copy", "Copy as plain text", p.copyIt).Helped("The chosen line in full, to paste into the council’s own system. C does the same.")
	p.mark = widgets.NewButton(widgets.Primary, "done", "It is on the record", p.markIt).Key("Ctrl+Enter").Helped("Marks the chosen line as on the council’s record today. R does the same; undo takes it back.")
}

func (p *Page) fill() {
	var rows []widgets.TableRow
	for _, u := range p.shown() {
		rows = append(rows, widgets.TableRow{Key: key(u), Jump: u.Person, Cells: []widgets.Cell{{Text: u.Day.Short()}, {Text: u.Person, Bold: true}, {Text: u.What, Wrap: true}, {Text: line(u.Line), Soft: true, Wrap: true}}})
	}
	p.table.SetRows(rows)
}

// line is the beginning of a text.
func line(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if r := []rune(s); len(r) > 90 {
		return string(r[:88]) + " …"
	}
	return s
}

func (p *Page) find(k string) (app.Unrecorded, bool) {
	i := slices.IndexFunc(p.list, func(u app.Unrecorded) bool { return key(u) == k })
	if i < 0 {
		return app.Unrecorded{}, false
	}
	return p.list[i], true
}

func (p *Page) copyIt() {
	if u, ok := p.find(p.table.Current()); ok {
		page.CopyForCouncil(p.env, app.Thing{Kind: u.Kind, ID: u.ID})
	}
}

// markIt marks the line and goes on to the next one.
func (p *Page) markIt() {
	list := p.shown()
	for i, u := range list {
		if key(u) != p.table.Current() {
			continue
		}
		if i+1 < len(list) {
			p.table.Select(key(list[i+1]))
		}
		page.PutOnRecord(p.env, p.today, app.Thing{Kind: u.Kind, ID: u.ID})
		return
	}
}

// Here implements page.Keeper.
func (p *Page) Here() page.Place {
	return page.Place{Page: "council", Record: p.table.Current(), Arg: p.show}
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	sub := fmt.Sprintf("%d contacts, reviews, plans and assessments", len(p.list))
	if len(p.list) == 1 {
		sub = "1 contact, review, plan or assessment"
	}
	return page.Head{Title: "The council’s record", Sub: sub, Buttons: []fyne.CanvasObject{p.copy, p.mark}, Help: "C copies a line as plain text. R marks it as on the council’s record."}
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable { return p.table }

// Commands implements page.Page.
func (p *Page) Commands() page.Commands { return page.Commands{Main: p.markIt} }

// Leave implements page.Page.
func (p *Page) Leave() {}
