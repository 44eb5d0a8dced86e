package page

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// Person is the frame of a young person's page: the name, the parts across the top, and one part below.
type Person struct {
	env  *Env
	tabs []PartTab
	to   Place

	file  *care.File
	dues  []rules.Due
	part  Part
	add   bool // once: open the editor of a new thing
	strip *widgets.Tabs
	mark  fyne.CanvasObject
	body  fyne.CanvasObject
}

// Keeper is a part that says where the person is in it, its record and its Arg, so that reading the page again does not lose the place.
type Keeper interface{ Here() Place }

// Marked is a part that puts a small picture before the person's name.
type Marked interface{ Mark() fyne.CanvasObject }

// Add as a Place's Arg opens, once, the editor of a new thing of the part: what Ctrl+N does there.
const Add = "new"

// NewPerson makes the page of to.Person, open at to.Part, or at the first part.
func NewPerson(env *Env, tabs []PartTab, to Place) Page {
	p := &Person{env: env, tabs: tabs, to: to}
	if to.Arg == Add {
		p.to.Arg, p.add = "", true
	}
	if p.at() < 0 && len(tabs) > 0 {
		p.to.Part = tabs[0].Key
	}
	return p
}

func (p *Person) at() int {
	for i, t := range p.tabs {
		if t.Key == p.to.Part {
			return i
		}
	}
	return -1
}

// Load implements Page: the record is read once and handed to the part; that somebody looked is recorded.
func (p *Person) Load(done func(error)) {
	var file *care.File
	p.env.Run.Short("open a record", func(ctx context.Context) error {
		if err := p.env.App.Opened(ctx, p.to.Person); err != nil {
			return err
		}
		var err error
		file, err = p.env.App.File(ctx, p.to.Person)
		return err
	}, func(err error) {
		if err == nil {
			p.file = file
			p.dues = rules.Dues(file, p.env.App.Today(), p.env.App.Local())
			p.build()
		}
		done(err)
		if err == nil && p.add {
			p.add = false
			if add := p.part.Commands().New; add != nil {
				add()
			}
		}
	})
}

// Here implements Keeper: the same line, block, area or plan part.
func (p *Person) Here() Place {
	to := p.to
	switch k := p.part.(type) {
	case Keeper:
		here := k.Here()
		to.Record, to.Arg = here.Record, here.Arg
	case interface{ Arg() string }:
		to.Arg = k.Arg()
	}
	return to
}

func (p *Person) build() {
	at := p.at()
	p.to = p.Here() // after a change, too
	p.part, p.mark = p.tabs[at].Make(p.env, p.file, p.to), nil
	if m, ok := p.part.(Marked); ok {
		p.mark = m.Mark()
	}
	p.strip = widgets.NewTabs("Parts of "+p.file.Person.First()+"’s record", p.tabList(), p.to.Part, p.open)
	p.strip.SetHelp("Left and Right move, Enter opens. Ctrl+1 to Ctrl+9 open a part from anywhere.")
	options := make([]widgets.Option, len(p.tabs))
	for i, t := range p.tabs {
		options[i] = widgets.Option{Value: t.Key, Label: t.Label}
	}
	choice := widgets.NewChoice("", options, p.open)
	choice.SetValue(p.to.Part)
	choice.SetHelp("The part of " + p.file.Person.First() + "’s record that is shown. Ctrl+1 to Ctrl+9 open a part from anywhere.")
	parts := []fyne.CanvasObject{ByBreadth(p.strip, choice)}
	if !p.file.Person.Open() {
		parts = append(parts, p.closed())
	}
	body := p.part.Body()
	p.body = widgets.ColumnWith(body, look.Space4-2, append(parts, body)...)
}

// tabList puts a sign on the parts where something is due.
func (p *Person) tabList() []widgets.Tab {
	state := map[string]widgets.State{}
	for _, d := range p.dues {
		switch {
		case d.State == rules.Overdue:
			state[d.Section] = widgets.Overdue
		case d.State == rules.Soon && state[d.Section] == widgets.NoState:
			state[d.Section] = widgets.Due
		}
	}
	out := make([]widgets.Tab, len(p.tabs))
	for i, t := range p.tabs {
		out[i] = widgets.Tab{Value: t.Key, Label: t.Label, State: state[t.Key]}
		switch out[i].State {
		case widgets.Overdue:
			out[i].Say = "something is overdue"
		case widgets.Due:
			out[i].Say = "something is due"
		}
	}
	return out
}

func (p *Person) open(part string) {
	if part != p.to.Part {
		p.env.Shell.Go(Place{Page: "person", Person: p.to.Person, Part: part})
	}
}

func (p *Person) step(by int) func() {
	i := p.at() + by
	if i < 0 || i >= len(p.tabs) {
		return nil
	}
	return func() { p.open(p.tabs[i].Key) }
}

// closed says that the record is closed, why, and how to open it again.
func (p *Person) closed() fyne.CanvasObject {
	who := p.file.Person
	title := "This record is closed"
	if who.Closed != "" {
		title += " since " + who.Closed.Long()
	}
	line := "Nothing is due and nobody is reminded. Everything stays readable."
	if why := care.PersonSpec.Field("closed_why").LabelOf(who.ClosedWhy); why != "" {
		line = why + ". " + line
	}
	words := widgets.Column(look.Space1, widgets.Strong(title), widgets.Caption(line))
	reopen := widgets.NewButton(widgets.Ordinary, "unlock", "Reopen", func() {
		widgets.Ask(p.env.Shell.Window().Canvas(), "Reopen this record?", "What is due is worked out again from today. You can undo it, also tomorrow.", widgets.Primary, "Reopen", func() {
			p.env.Run.Short("reopen a record", func(ctx context.Context) error { return p.env.App.ReopenPerson(ctx, who.ID) }, func(err error) {
				if err != nil {
					p.env.Shell.Fail(err)
					return
				}
				p.env.Shell.Saving(Saved(p.env.App.Now()))
				p.env.Shell.Reload()
			})
		})
	}).Helped("Opens the record again; the reason it was closed for is taken away and kept in History.")
	return widgets.NewPanel(widgets.LineWith(words, look.Space3, widgets.Sign("lock", look.TextSoft, look.IconRow), words, reopen))
}

// Head implements Page.
func (p *Person) Head() Head {
	if p.file == nil {
		return Head{}
	}
	return Head{Title: p.file.Person.Name(), Sub: Subtitle(p.file, p.env.App.Today()), Mark: p.mark, Buttons: p.part.Buttons(), Help: p.part.Help()}
}

// Body implements Page.
func (p *Person) Body() fyne.CanvasObject { return p.body }

// First implements Page.
func (p *Person) First() fyne.Focusable {
	if p.part != nil {
		if f := p.part.First(); f != nil {
			return f
		}
	}
	return p.strip
}

// Commands implements Page: those of the part, and the neighbouring part where it has no inner steps of its own.
func (p *Person) Commands() Commands {
	if p.part == nil {
		return Commands{}
	}
	c := p.part.Commands()
	if c.Next == nil && c.Previous == nil {
		c.Next, c.Previous = p.step(1), p.step(-1)
	}
	return c
}

// Leave implements Page.
func (p *Person) Leave() {
	if p.part != nil {
		p.part.Leave()
	}
}
