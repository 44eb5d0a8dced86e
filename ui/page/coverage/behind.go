package coverage

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// mostBehind is how many records a sheet lists; the newest.
const mostBehind = 200

// open shows what stands behind a row: its words, the records, and who has none of what is expected.
func (p *Page) open(row string) {
	a, ok := p.strategy.ActionByID(row)
	if !ok {
		return
	}
	o, _ := p.strategy.ObjectiveByID(a.Objective)
	body := []fyne.CanvasObject{widgets.NewPara(a.Text + "."), widgets.Caption("Under: " + o.Text + ". " + who(a.Who))}
	for _, n := range p.strategy.NamesIn(a.Text + " " + a.Who) {
		if n.Now != "" {
			body = append(body, widgets.Caption(n.Match+" was "+n.Meaning+"; today: "+n.Now+"."))
		}
	}
	list := p.behindList(a.ID)
	items := make([]widgets.Item, 0, len(list))
	for i, b := range list {
		if i == mostBehind {
			break
		}
		items = append(items, item(b))
	}
	title := "Records behind it, newest first"
	if len(list) > mostBehind {
		title = words.Upper(words.Count(mostBehind, "newest record", "newest records")) + " of " + words.Count(len(list), "record", "records")
	}
	rows := widgets.NewRowList(title, items...)
	rows.SetWhole(true)
	rows.SetEmpty("No record of this time bears on it.")
	rows.SetHelp("Enter opens the record.")
	var sheet *widgets.Sheet
	rows.OnOpen(func(key string) {
		i := slices.IndexFunc(list, func(b app.PersonBehind) bool { return b.Record.Head().ID == key })
		if i < 0 || list[i].Person == nil {
			return
		}
		b := list[i]
		sheet.Close()
		to := page.Place{Page: "person", Person: b.Person.ID, Part: page.PartOf(care.SpecOf(b.Record).Kind), Record: key}
		if key == b.Person.ID {
			to.Record = ""
		}
		p.env.Shell.Go(to)
	})
	body = append(body, widgets.NewTitledPanel(title, nil, rows, true))
	if lacks := p.lacking(a.ID); len(lacks) > 0 {
		none := widgets.NewRowList("Who has none", lacks...)
		none.SetWhole(true)
		none.SetHelp("Enter opens the young person’s record.")
		none.OnOpen(func(key string) {
			id, _, _ := strings.Cut(key, "/")
			sheet.Close()
			p.env.Shell.Go(page.Place{Page: "person", Person: id})
		})
		body = append(body, widgets.NewTitledPanel("Who has none", nil, none, true))
	}
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), a.Number()+" "+a.Called(), widgets.Column(look.Space3, body...), nil).SetWidth(44).SetCancel("Close")
	p.env.Shell.Open(sheet)
	if len(items) > 0 {
		widgets.Focus(rows)
	}
}

func who(s string) string {
	if s == "" {
		return ""
	}
	return "Who: " + s + "."
}

func (p *Page) behindList(action string) []app.PersonBehind {
	if p.load != nil {
		return p.load.Behind(action)
	}
	var out []app.PersonBehind
	for _, b := range p.thread.Behind(action) {
		if b.Day == "" || p.period.Has(b.Day) {
			out = append(out, app.PersonBehind{Person: p.thread.File.Person, Behind: b})
		}
	}
	return out
}

func item(b app.PersonBehind) widgets.Item {
	spec := care.SpecOf(b.Record)
	it := widgets.Item{Key: b.Record.Head().ID, Title: spec.LineOf(b.Record), Plain: true, Right: "no day", Detail: records.Because(b.Link)}
	if b.Day != "" {
		it.Right = b.Day.Short()
	}
	name := words.Upper(spec.One)
	if b.Person != nil && b.Record.Head().ID != b.Person.ID {
		name = b.Person.Name() + ": " + spec.One
	}
	it.Detail = strings.TrimSuffix(name+". "+it.Detail, " ")
	return it
}

// lacking are the young people who have none of something that is expected for a row, a line for each thing.
func (p *Page) lacking(action string) []widgets.Item {
	var out []widgets.Item
	if p.load == nil {
		return nil // the table says it
	}
	for _, c := range p.load.Rows {
		if c.Action.ID != action {
			continue
		}
		for _, m := range c.Missing {
			out = append(out, widgets.Item{Heading: m.Words()})
			for _, id := range m.People {
				if who := p.personOf(id); who != nil {
					out = append(out, widgets.Item{Key: id + "/" + m.Sign.ID, Title: who.Name(), Plain: true})
				}
			}
		}
	}
	return out
}
