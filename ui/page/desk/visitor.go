package desk

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// takeVisitor makes who came in a visitor: a first name and an adviser.
func (p *Page) takeVisitor() {
	p.person, p.visitor, p.tidy = nil, true, false
	p.name.SetProblem("")
	p.suggest(p.name.Text())
	p.arrange()
	if p.Facing() || p.name.Text() == "" {
		p.focus(p.name.FocusTarget())
		return
	}
	p.focus(p.theirs.FocusTarget())
}

// asVisitor puts the form into a visitor; problems stand under their fields.
func (p *Page) asVisitor(c *care.Contact) (*care.Visitor, bool) {
	v := &care.Visitor{On: c.On, At: c.At, Place: c.Place, With: c.With, FirstName: p.name.Text(), Adviser: p.theirs.Text(), RingBack: c.FollowUp, RingBy: c.FollowBy, Here: c.Here}
	for _, t := range record.Codes(c.Topics) {
		if t != care.CCard {
			v.Topics = record.Join(append(record.Codes(v.Topics), t))
		}
	}
	problems := care.VisitorSpec.Validate(v)
	for _, q := range problems {
		switch q.Key {
		case "ring_back", "ring_by_day":
			p.next.SetProblem(q.Text)
		default:
			p.name.SetProblem(q.Text)
		}
	}
	return v, len(problems) == 0
}

// openVisitor shows one visitor and what can be done about them.
func (p *Page) openVisitor(id string) {
	var v *care.Visitor
	p.env.Run.Short("visitor", func(ctx context.Context) error {
		r, err := p.env.App.Get(ctx, care.VisitorSpec.Kind, id)
		if err == nil {
			v = r.(*care.Visitor)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.last = id
		p.arrange()
		p.edit(v, records.Options{Title: v.FirstName + ", a visitor", Note: "Not in these records. When it is known who they are, join the visit to the young person.", All: true,
			Only: []string{"first_name", "adviser", "topics", "ring_back", "ring_by_day", "on_day", "at_time", "here", "left_time", "place", "with_whom"},
			Buttons: func(shut func()) []fyne.CanvasObject {
				return []fyne.CanvasObject{
					widgets.NewButton(widgets.Ordinary, "print", "Slip for the adviser", func() { shut(); p.makeSlip(id) }).Helped("Makes the slip that tells the adviser who came and whether to ring back."),
					widgets.NewButton(widgets.Ordinary, "people", "Join to a young person", func() { shut(); p.askJoin(v) }).Helped("The visit becomes a contact of a young person in these records. Undo takes it back."),
				}
			}})
	})
}

// askJoin asks who the visitor is.
func (p *Page) askJoin(v *care.Visitor) {
	var options []widgets.Option
	for _, r := range p.rows {
		options = append(options, widgets.Option{Value: r.Person.ID, Label: r.Person.Name()})
	}
	who := widgets.NewChoice("Who the visitor is", options, nil)
	who.SetHelp("The young person whose contact the visit becomes.")
	var s *widgets.Sheet
	join := widgets.NewButton(widgets.Primary, "done", "Join", func() {
		id := who.Value()
		if id == "" {
			who.SetProblem("Choose a young person.")
			return
		}
		s.Close()
		p.last = ""
		p.do("join a visitor", "Joined "+v.FirstName+" to a young person", "Saved", func(ctx context.Context) error {
			_, err := p.env.App.JoinVisitor(ctx, v.ID, id)
			return err
		})
	}).Key("Ctrl+Enter")
	s = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Who is "+v.FirstName+"?", widgets.Column(12, who,
		widgets.Caption("The visit of "+v.On.Long()+" is then in their contact log, and the visitor’s line is gone. Undo takes it back.")), join).SetWidth(34)
	p.env.Shell.Open(s)
}

// printSlip is Ctrl+P: the slip of the visitor saved or opened last; nil when there is none.
func (p *Page) printSlip() func() {
	if p.last == "" {
		return nil
	}
	return func() { p.makeSlip(p.last) }
}

// makeSlip makes the slip of a visitor and asks where to save it.
func (p *Page) makeSlip(id string) {
	var out *app.Printed
	p.env.Run.Long("slip for an adviser", func(ctx context.Context, _ func(float64)) (err error) {
		if out, err = p.env.App.VisitorSlip(ctx, id, "pdf"); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.env.Shell.Say("Made. Choose where to save it.")
		p.env.Shell.SaveFile(out.FileName, out.Bytes, func(string) {
			p.env.Shell.Say("The slip is saved. Give it to the adviser and to nobody else.")
			p.do("slip given", "Saved a slip for an adviser", "Saved a slip for an adviser", func(ctx context.Context) error { return p.env.App.SlipGiven(ctx, id) })
		})
	})
}

// clockNow is the time of day.
func (p *Page) clockNow() value.Clock { return value.Clock(p.env.App.Now().Format("15:04")) }
