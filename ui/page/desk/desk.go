// Package desk is the drop-in desk: a visit written in under fifteen seconds with the keyboard alone.
//
// Rules: the name field has the focus; three letters show the best names, always three rows, so that nothing moves; what is not needed is filled
// in. Facing visitors the desk shows initials and no topics. A worry about harm is not written here: the page says who to ring.
package desk

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/concern"
	"waymark/ui/widgets"
)

// Page is the desk.
type Page struct {
	env *page.Env
	to  page.Place

	rows    []app.Row
	visits  []*care.Contact
	tallies []*care.Tally
	names   map[string]*care.Person
	service care.Service
	facing  bool
	person  *app.Row // who came in
	saved   string   // "Saved Leon Grant at 2:14pm."
	tidy    bool     // the fields hold nothing that is not saved
	saving  bool     // what is in the fields is on its way into the records

	body   fyne.CanvasObject
	name   *widgets.Field
	best   *widgets.RowList
	mode   *widgets.Chips
	at     *widgets.Field
	length *widgets.Field
	place  *widgets.Field
	talked *widgets.Check
	alone  *widgets.Check
	topics *widgets.Chips
	did    *widgets.Note
	next   *widgets.Field
	by     *widgets.DateField
	today  *widgets.RowList
	count  *widgets.Para
	undo   *widgets.Para
}

// New makes the desk; with a person in the place it is about them.
func New(env *page.Env, to page.Place) page.Page { return &Page{env: env, to: to, tidy: true} }

const draftKind = "contact"

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	var draft *app.Draft
	p.env.Run.Short("desk", func(ctx context.Context) error {
		h, err := p.env.App.Home(ctx)
		if err != nil {
			return err
		}
		p.rows = h.Everyone
		p.service = p.env.App.Service()
		if draft, err = p.env.App.DraftOf(ctx, draftKind, "", ""); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			done(err)
			return
		}
		p.build()
		switch {
		case draft != nil:
			p.restore(draft.Fields)
		case p.to.Person != "":
			p.choose(p.to.Person)
		}
		done(nil)
	})
}

// read reads today's visits.
func (p *Page) read(ctx context.Context) error {
	today := p.env.App.Today()
	list, err := p.env.App.List(ctx, "contact", app.Filter{Since: today, Until: today})
	if err != nil {
		return err
	}
	p.visits = nil
	for _, r := range list {
		p.visits = append(p.visits, r.(*care.Contact))
	}
	tallies, err := p.env.App.List(ctx, "tally", app.Filter{Since: today, Until: today})
	if err != nil {
		return err
	}
	p.tallies = nil
	for _, r := range tallies {
		p.tallies = append(p.tallies, r.(*care.Tally))
	}
	people, err := p.env.App.People(ctx)
	if err != nil {
		return err
	}
	p.names = map[string]*care.Person{}
	for _, x := range people {
		p.names[x.ID] = x
	}
	return nil
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	where := p.venue()
	if where != "" {
		where += ", "
	}
	facing := widgets.NewButton(widgets.Ordinary, "eyeOff", "Face visitors", func() { p.face(!p.facing) }).Helped("Shows initials only, and no topics, while visitors can see the screen.")
	if p.facing {
		facing.SetText("Show names")
		facing.SetIcon("eye")
	}
	numbers := widgets.NewButton(widgets.Ordinary, "shield", "Safeguarding numbers", p.numbers).Helped("Who to ring about a worry that somebody may be harmed.")
	return page.Head{Title: "Drop-in desk", Sub: where + p.env.App.Today().Full() + ".", Buttons: []fyne.CanvasObject{facing, numbers},
		Help: "Type a name, press Enter, then one letter for each topic. Ctrl+Enter saves and clears the form for the next person."}
}

func (p *Page) venue() string { return p.service.Venue }

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable {
	if p.person != nil {
		return p.topics
	}
	return p.name.FocusTarget()
}

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	return page.Commands{Main: p.save, Save: p.save, Count: p.tally, New: p.clear, NewWords: "Start this form again"}
}

// Leave implements page.Page: what is unfinished is kept as a draft.
func (p *Page) Leave() {
	if p.name == nil || p.tidy {
		return
	}
	d := app.Draft{Kind: draftKind}
	if p.begun() {
		d.Fields = p.texts()
	}
	if err := p.env.App.KeepDraft(context.Background(), d); err != nil {
		p.env.Shell.Fail(err)
	}
}

// stash keeps the draft while the form is being filled in, so that a power cut loses no more than one field.
func (p *Page) stash() {
	if p.tidy || p.saving || !p.begun() {
		return
	}
	d := app.Draft{Kind: draftKind, Fields: p.texts()}
	p.env.Run.Short("keep a draft", func(ctx context.Context) error { return p.env.App.KeepDraft(ctx, d) }, func(err error) {
		switch {
		case err != nil:
			p.env.Shell.Fail(err)
		case !p.tidy:
			p.env.Shell.Saving("Not saved yet")
		}
	})
}

// begun reports whether anything was typed that is worth keeping.
func (p *Page) begun() bool {
	return p.name.Text() != "" || p.did.Text() != "" || p.next.Text() != "" || len(p.topics.Chosen()) > 0
}

func (p *Page) texts() map[string]string {
	who := ""
	if p.person != nil {
		who = p.person.Person.ID
	}
	return map[string]string{"person_id": who, "name": p.name.Text(), "mode": first(p.mode.Chosen()), "at_time": p.at.Text(), "minutes": p.length.Text(), "place": p.place.Text(),
		"talked": yes(p.talked.On()), "alone": yes(p.alone.On()), "topics": record.Join(p.topics.Chosen()), "said": p.did.Text(), "follow_up": p.next.Text(), "follow_up_day": p.by.Text()}
}

func yes(on bool) string {
	if on {
		return "yes"
	}
	return ""
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func (p *Page) restore(f map[string]string) {
	p.name.SetText(f["name"])
	if f["person_id"] != "" {
		p.choose(f["person_id"])
	}
	p.mode.SetChosen(f["mode"])
	p.at.SetText(f["at_time"])
	p.length.SetText(f["minutes"])
	p.place.SetText(f["place"])
	p.talked.SetOn(f["talked"] == "yes")
	p.alone.SetOn(f["alone"] == "yes")
	p.topics.SetChosen(record.Codes(f["topics"])...)
	p.did.SetText(f["said"])
	p.next.SetText(f["follow_up"])
	p.by.SetValue(f["follow_up_day"])
	p.tidy = false
	p.env.Shell.Say("This is the visit you had not finished.")
}

func (p *Page) focus(o fyne.Focusable) {
	if w := p.env.Shell.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// mend goes to the first field with a problem.
func (p *Page) mend() {
	for _, f := range []interface {
		Problem() string
		FocusTarget() fyne.Focusable
	}{p.name, p.at, p.length, p.next, p.by} {
		if f.Problem() != "" {
			p.focus(f.FocusTarget())
			return
		}
	}
	p.focus(p.name.FocusTarget())
}

func (p *Page) face(on bool) {
	p.facing = on
	p.Leave()
	p.env.Shell.Say(map[bool]string{true: "Facing visitors: initials only, no topics.", false: "Names and topics are shown again."}[on])
	p.fill()
	p.suggest(p.name.Text())
	if p.person != nil {
		p.choose(p.person.Person.ID)
	}
}

// numbers says who to ring. A worry about harm is not recorded on this page: it has one of its own.
func (p *Page) numbers() {
	place := page.Place{Page: "concern"}
	if p.person != nil {
		place.Person = p.person.Person.ID
	}
	var s *widgets.Sheet
	write := widgets.NewButton(widgets.Ordinary, "edit", "Write down what was said", func() {
		s.Close()
		p.env.Shell.Go(place)
	}).Helped("Opens the page for a safeguarding concern. It shows names: turn the screen away from visitors first.")
	s = widgets.NewSheet(p.env.Shell.Window().Canvas(), "A worry that somebody may be harmed", widgets.Column(12, concern.NotAReport(p.env),
		widgets.Caption("Then write down what was said in the young person's exact words, who heard it, and who was told. It is kept apart from the visit.")), write).SetWidth(34)
	p.env.Shell.Open(s)
}
