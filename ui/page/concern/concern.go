// Package concern is the page for a worry that somebody may be harmed: whom to ring, the exact words, and who was told.
//
// Rules: the page says first that it is not a report. What is saved is locked; what comes later is added beneath. Nothing of it is shown on any other
// page but the line that nobody is recorded as told.
package concern

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Page is the page; without a person in the place it first asks whom it is about.
type Page struct {
	env    *page.Env
	to     page.Place
	people []*care.Person
	person *care.Person
	list   []app.Told

	who   *widgets.Choice
	write *widgets.Button
	body  fyne.CanvasObject
}

// New makes the page.
func New(env *page.Env, to page.Place) page.Page { return &Page{env: env, to: to} }

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	var people []*care.Person
	var list []app.Told
	p.env.Run.Short("safeguarding concerns", func(ctx context.Context) (err error) {
		if people, err = p.env.App.People(ctx); err != nil || p.to.Person == "" {
			return err
		}
		list, err = p.env.App.Concerns(ctx, p.to.Person)
		return err
	}, func(err error) {
		if err == nil {
			p.people, p.list, p.person = people, list, nil
			for _, x := range people {
				if x.ID == p.to.Person {
					p.person = x
				}
			}
			p.build()
		}
		done(err)
	})
}

// Here implements page.Keeper.
func (p *Page) Here() page.Place { return p.to }

func (p *Page) build() {
	parts := []fyne.CanvasObject{NotAReport(p.env)}
	p.write = widgets.NewButton(widgets.Primary, "edit", "Write down what was said", p.add).Key("Ctrl+N").
		Helped("The exact words, who heard them and when. Once saved nothing in it can be changed.")
	if p.person == nil {
		options := []widgets.Option{}
		for _, x := range p.people {
			options = append(options, widgets.Option{Value: x.ID, Label: x.Name()})
		}
		p.who = widgets.NewChoice("Who it is about", options, func(id string) {
			p.env.Shell.Go(page.Place{Page: "concern", Person: id})
		})
		p.who.SetHelp("Choose the young person the worry is about.")
		parts = append(parts, widgets.NewPanel(widgets.Column(look.Space2, p.who,
			widgets.Caption("Somebody who is not in these records? Ring first. Add them in People when you know who they are."))))
		p.body = widgets.Column(look.Space4, parts...)
		return
	}
	if len(p.list) == 0 {
		parts = append(parts, widgets.NewPanel(widgets.NewPara("No safeguarding concern about "+p.person.First()+" is written down here.")))
	}
	for _, t := range p.list {
		parts = append(parts, p.panel(t))
	}
	parts = append(parts, widgets.Caption("Kept apart: no print-out, contact log, desk list, search, measure or copy holds it, and nobody sees it while the keyboard is handed over."))
	p.body = widgets.Column(look.Space4, parts...)
}

// NotAReport says that nothing is passed on, and whom to ring.
func NotAReport(env *page.Env) fyne.CanvasObject {
	numbers, set := env.App.SafeguardingNumbers()
	says := "This is not a report. Ring:"
	if !set {
		says = "This is not a report. Ring your council:"
	}
	lines := []fyne.CanvasObject{widgets.NewText(says, look.SizeHeading, true, look.Text)}
	for _, l := range strings.Split(numbers, "\n") {
		if set {
			lines = append(lines, widgets.NewText(l, look.SizeHeading, true, look.Text))
		} else {
			lines = append(lines, widgets.NewPara(l))
		}
	}
	lines = append(lines, widgets.NewPara("If somebody is in danger now, ring 999. Waymark passes nothing on."))
	words := widgets.Column(look.Space1, lines...)
	return widgets.NewPanel(widgets.LineWith(words, look.Space3, widgets.Sign("warning", look.Text, look.IconRow), words))
}

// panel is one concern with what was added.
func (p *Page) panel(t app.Told) fyne.CanvasObject {
	c := t.Concern
	state := widgets.NewBadge(widgets.Done, "Somebody was told")
	if t.Open {
		state = widgets.NewBadge(widgets.Overdue, "Nobody is recorded as told")
	}
	parts := []fyne.CanvasObject{widgets.Strong("“" + c.Words + "”"), widgets.Pairs(10, pairs(care.ConcernSpec, c, "words", "on_day")...), written(c.Writer, c.WrittenOn, c.WrittenAt)}
	for _, a := range t.Additions {
		title := "Added, " + a.On.Long()
		if a.Tells() {
			title = "Told, " + a.On.Long()
		}
		parts = append(parts, widgets.Rule(), widgets.Strong(title), widgets.Pairs(10, pairs(care.ConcernAdditionSpec, a, "what", "on_day")...), written(a.Writer, a.WrittenOn, a.WrittenAt))
	}
	tell := widgets.NewButton(widgets.Ordinary, "phone", "Who was told", func() { p.addTo(c, "told") }).Helped("Who was told, how, when, and the reference they gave.")
	more := widgets.NewButton(widgets.Quiet, "add", "Something to add", func() { p.addTo(c, "note") }).Helped("What came later, or what was written wrongly. The words above stay.")
	parts = append(parts, widgets.Wrap(look.Space2, tell, more))
	return widgets.NewTitledPanel("Safeguarding concern, "+c.On.Long(), state, widgets.Column(look.Space2, parts...), false)
}

// written says who locked the words, and when.
func written(by string, on value.Date, at value.Clock) fyne.CanvasObject {
	return widgets.Caption("Written down by " + by + " on " + on.Long() + " at " + at.String() + ". Locked.")
}

// pairs are what is filled in, without the keys that stand elsewhere and the signature.
func pairs(s *record.Spec, r record.Record, without ...string) (out [][2]string) {
	for _, f := range s.Fields {
		if f.Kind != record.Ref && !f.Signed && !slices.Contains(without, f.Key) && !f.Empty(r) {
			out = append(out, [2]string{f.Label, f.Show(r)})
		}
	}
	return out
}

func (p *Page) clock() value.Clock { return value.Clock(p.env.App.Now().Format("15:04")) }

func (p *Page) add() {
	c := &care.Concern{Meta: record.Meta{PersonID: p.person.ID}, On: p.env.App.Today(), At: p.clock(), Heard: p.env.App.Owner().Name}
	records.EditWith(p.env, c, records.Options{Title: "What was said about " + p.person.First(), Note: "This is not a report, and it is locked once it is saved.", Save: "Save and lock", All: true,
		Only: []string{"words", "on_day", "at_time", "heard_by", "said_by", "place", "seen"},
		Done: func(saved record.Record) {
			p.env.Shell.Reload()
			p.addTo(saved.(*care.Concern), "told")
		}})
}

func (p *Page) addTo(c *care.Concern, what string) {
	a := &care.ConcernAddition{Meta: record.Meta{PersonID: c.PersonID}, ConcernID: c.ID, What: what, On: p.env.App.Today(), At: p.clock()}
	o := records.Options{Title: "Who was told", Note: p.ringFirst(), Save: "Save and lock", All: true, Only: []string{"told", "how", "on_day", "at_time", "reference", "note"}}
	if what == "note" {
		o.Title, o.Note = "Something to add", "What was written before stays as it is. This, too, is locked once it is saved."
		o.Only = []string{"note", "on_day", "at_time"}
	}
	records.EditWith(p.env, a, o)
}

// ringFirst stands above the form, which covers the numbers on the page.
func (p *Page) ringFirst() string {
	out := "Ring first"
	if numbers, set := p.env.App.SafeguardingNumbers(); set {
		out += ": " + strings.Join(strings.Split(numbers, "\n"), "; ")
	}
	return words.Sentence(out) + " Esc closes this; the line stays due until somebody is recorded as told."
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	h := page.Head{Title: "Safeguarding concern", Sub: "A worry that somebody may be harmed.", Help: "Ring first. Then write down the exact words, and who was told."}
	if p.person != nil {
		h.Sub = p.person.Name()
		h.Buttons = []fyne.CanvasObject{p.write}
	}
	return h
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable {
	if p.person == nil {
		return p.who.FocusTarget()
	}
	return p.write // in the head, so that large text does not scroll whom to ring out of sight
}

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	if p.person == nil {
		return page.Commands{}
	}
	return page.Commands{New: p.add, NewWords: "Write down what was said"}
}

// Leave implements page.Page.
func (p *Page) Leave() {}
