// Package desk is the drop-in desk: a visit written in under fifteen seconds with the keyboard alone.
//
// Rules: the name field has the focus; three letters show the best names, always three rows, so that nothing moves; what is not needed is filled
// in. Facing visitors the desk shows initials, and neither topics nor notes nor what others left for the next shift. For health advice only the visit is
// kept. A worry about harm is not written here: the page says who to ring.
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
	day     *app.DeskDay
	service care.Service
	person  *app.Row        // who came in
	named   string          // what stands in the name field for them
	visitor bool            // who came in is not in these records
	last    string          // the visitor saved last, for their slip
	wrote   map[string]bool // hand-over notes written here, for others to read
	saved   string          // "Saved Leon Grant at 2:14pm."
	front   string          // the same for visitors' eyes
	tidy    bool            // the fields hold nothing that is not saved
	saving  bool            // what is in the fields is on its way into the records

	body   fyne.CanvasObject
	split  *widgets.Split
	form   *fyne.Container
	name   *widgets.Field
	best   *widgets.RowList
	mode   *widgets.Chips
	at     *widgets.Field
	length *widgets.Field
	place  *widgets.Field
	talked *widgets.Check
	here   *widgets.Check
	alone  *widgets.Check
	topics *widgets.Chips
	did    *widgets.Note
	agreed *widgets.Check
	theirs *widgets.Field // a visitor's adviser
	next   *widgets.Field
	by     *widgets.DateField
	main   *widgets.Button
	slip   *widgets.Button
	parts  struct{ adviser, topics, did, agreed, next, notes fyne.CanvasObject } // what is not always shown
	after1 *widgets.Para                                                         // the word before what is to be done after
	notes  *fyne.Container
	today  *widgets.RowList
	count  *widgets.Para
	undo   *widgets.Para
}

// New makes the desk; with a person in the place it is about them.
func New(env *page.Env, to page.Place) page.Page {
	return &Page{env: env, to: to, tidy: true, wrote: map[string]bool{}}
}

const draftKind = "contact"

// takesBack stands where the last visit stood, once something was undone.
const takesBack = "Undo takes back what was saved last."

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
		if p.saved != "" { // read again after Undo or Redo: what was said of the last visit may be true no longer
			p.saved, p.front, p.last = takesBack, takesBack, ""
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

// read reads the day.
func (p *Page) read(ctx context.Context) (err error) {
	p.day, err = p.env.App.Desk(ctx, p.env.App.Today())
	return err
}

// Facing reports whether visitors can see the screen.
func (p *Page) Facing() bool { return p.env.Facing }

// Head implements page.Page.
func (p *Page) Head() page.Head {
	where := p.venue()
	if where != "" {
		where += ", "
	}
	words, icon, help, state := "Face visitors", "eyeOff", "Shows initials only, and no topics, while visitors can see the screen. F does the same, but not while you type.", ""
	if p.Facing() {
		words, icon, help, state = "Show names", "eye", "Shows names and topics again. F does the same, but not while you type.", " Facing visitors: initials only, no topics."
	}
	facing := widgets.NewButton(widgets.Ordinary, icon, words, p.face).Key("Ctrl+Shift+F").Helped(help)
	numbers := widgets.NewButton(widgets.Ordinary, "shield", "Safeguarding numbers", p.numbers).Helped("Who to ring about a worry that somebody may be harmed.")
	return page.Head{Title: "Drop-in desk", Sub: where + p.env.App.Today().Full() + "." + state, Buttons: []fyne.CanvasObject{facing, numbers},
		Help: "Type a name, press Enter, then one letter for each topic. Ctrl+Enter saves and clears the form for the next person."}
}

func (p *Page) venue() string { return p.service.Venue }

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable {
	if p.person != nil {
		return p.onwards()
	}
	return p.name.FocusTarget()
}

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	return page.Commands{Main: p.save, Save: p.save, Count: p.tally, Face: p.face, Print: p.printSlip(), New: p.clear, NewWords: "Start this form again"}
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
	return map[string]string{"person_id": who, "visitor": yes(p.visitor), "adviser": p.theirs.Text(), "here": yes(p.here.On()), "note_agreed": yes(p.agreed.On()), "name": p.name.Text(), "mode": first(p.mode.Chosen()), "at_time": p.at.Text(), "minutes": p.length.Text(), "place": p.place.Text(),
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
	p.visitor = f["visitor"] == "yes"
	p.theirs.SetText(f["adviser"])
	p.mode.SetChosen(f["mode"])
	p.at.SetText(f["at_time"])
	p.length.SetText(f["minutes"])
	p.place.SetText(f["place"])
	p.talked.SetOn(f["talked"] == "yes")
	p.here.SetOn(f["here"] == "yes")
	p.agreed.SetOn(f["note_agreed"] == "yes")
	p.alone.SetOn(f["alone"] == "yes")
	p.topics.SetChosen(record.Codes(f["topics"])...)
	p.did.SetText(f["said"])
	p.next.SetText(f["follow_up"])
	p.by.SetValue(f["follow_up_day"])
	p.arrange()
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
	}{p.name, p.at, p.length, p.did, p.next, p.by} {
		if f.Problem() != "" {
			p.focus(f.FocusTarget())
			return
		}
	}
	p.focus(p.name.FocusTarget())
}

// face turns the screen to visitors, or back.
func (p *Page) face() {
	p.env.Facing = !p.env.Facing
	p.Leave()
	p.env.Shell.Say(map[bool]string{true: "Facing visitors: initials only, no topics.", false: "Names and topics are shown again."}[p.Facing()])
	p.fill()
	if p.person != nil {
		p.choose(p.person.Person.ID)
	} else {
		p.suggest(p.name.Text())
	}
	p.arrange()
	p.env.Shell.Retitle()
	p.focus(p.First())
}

// arrange shows the fields that belong to who came in, and to who can see the screen.
func (p *Page) arrange() {
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	open := !p.Facing()
	only := p.attendance()
	show(p.parts.adviser, p.visitor && open)
	show(p.parts.topics, open)
	show(p.parts.did, open && !p.visitor)
	show(p.parts.agreed, open && !p.visitor && only)
	show(p.parts.next, open)
	show(p.parts.notes, open && len(p.notes.Objects) > 0)
	show(p.slip, p.last != "")
	p.did.SetExample("You can leave this empty. One line is enough.")
	if only && !p.agreed.On() {
		p.did.SetExample(care.AttendanceWords)
	}
	p.after1.SetText("Next")
	p.next.SetExample("Something to do after?")
	if p.visitor {
		p.after1.SetText("Ring back")
		p.next.SetExample("A number, if they want to be rung")
	}
	p.form.Refresh()
	p.split.Refresh()
	p.body.Refresh()
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
