package desk

import (
	"context"
	"slices"
	"strings"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// attendance reports whether only the visit may be kept, unless the young person agrees.
func (p *Page) attendance() bool {
	c := &care.Contact{Mode: first(p.mode.Chosen()), Topics: inOrder(p.topics.Chosen())}
	return c.AttendanceOnly()
}

// contact puts the form into a contact; problems stand under their fields.
func (p *Page) contact() (*care.Contact, bool) {
	c := &care.Contact{On: p.env.App.Today(), Mode: first(p.mode.Chosen()), Place: strings.TrimSpace(p.place.Text()), With: p.env.App.Owner().Name, Topics: inOrder(p.topics.Chosen()),
		Said: p.did.Text(), FollowUp: strings.TrimSpace(p.next.Text()), Talked: value.No, StartedBy: "young"}
	ok := true
	problem := func(set func(string), err error) {
		set(fault.Sentence(err))
		ok = ok && err == nil
	}
	var err error
	p.name.SetProblem("")
	p.next.SetProblem("")
	p.did.SetProblem("")
	if p.person == nil && !p.visitor {
		p.name.SetProblem("Choose who came in, or press Ctrl+0 to count a visit without a name.")
		ok = false
	} else if p.person != nil {
		c.PersonID = p.person.Person.ID
	}
	c.At, err = value.ParseClock(p.at.Text())
	problem(p.at.SetProblem, err)
	problem(p.length.SetProblem, care.ContactSpec.Field("minutes").Parse(c, p.length.Text(), c.On))
	_ = p.by.Commit() // shows the day in words; what is wrong with it is told below
	c.FollowBy, err = value.ParseDate(p.by.Text(), c.On)
	problem(p.by.SetProblem, err)
	if p.talked.On() {
		c.Talked = value.Yes
	}
	if p.alone.On() {
		c.Alone = value.Yes
	}
	if c.Mode == "dropin" {
		c.Here = value.No
		if p.here.On() {
			c.Here = value.Yes
		}
	}
	if p.attendance() && p.agreed.On() {
		c.NoteAgreed = value.Yes
	}
	if c.Mode == "phone" || c.Mode == "text" {
		c.StartedBy = ""
	}
	return c, ok
}

// visit is the contact of the young person who came in, and a count of C-Card beside it where it may not be kept with their name.
func (p *Page) visit(c *care.Contact) (list []record.Record, ok bool) {
	list = []record.Record{c}
	if c.AttendanceOnly() {
		topics := record.Codes(c.Topics)
		if i := slices.Index(topics, care.CCard); i >= 0 {
			if topics = slices.Delete(topics, i, i+1); !slices.Contains(topics, "health") {
				topics = append(topics, "health")
			}
			c.Topics = inOrder(topics)
			list = append(list, p.cCard())
		}
	}
	ok = true
	for _, q := range append(care.ContactSpec.Validate(c), c.AttendanceProblems()...) {
		ok = false
		switch q.Key {
		case "follow_up":
			p.next.SetProblem(q.Text)
		case "minutes":
			p.length.SetProblem(q.Text)
		case "said":
			p.did.SetProblem(q.Text)
		default:
			p.name.SetProblem(q.Text)
		}
	}
	return list, ok
}

// cCard counts a C-Card conversation. It has no time, which would say whose it was.
func (p *Page) cCard() *care.Tally {
	return &care.Tally{On: p.env.App.Today(), Place: strings.TrimSpace(p.place.Text()), Topics: care.CCard, Beside: value.Yes}
}

// inOrder keeps chosen topics in the order of the list, as they are stored.
func inOrder(chosen []string) string {
	var out []string
	for _, o := range care.ContactTopics {
		for _, c := range chosen {
			if c == o.Code {
				out = append(out, c)
			}
		}
	}
	return record.Join(out)
}

// save writes the visit and clears the form for the next person.
func (p *Page) save() {
	c, ok := p.contact()
	var list []record.Record
	var v *care.Visitor
	if p.visitor {
		var fits bool
		v, fits = p.asVisitor(c)
		ok, list = ok && fits, []record.Record{v}
		if slices.Contains(record.Codes(c.Topics), care.CCard) {
			list = append(list, p.cCard())
		}
	} else if ok {
		list, ok = p.visit(c)
	}
	if !ok {
		p.mend()
		return
	}
	if p.saving {
		return // pressed twice
	}
	p.saving = true
	who, front := p.name.Text()+", a visitor", "a visitor"
	if p.person != nil {
		who, front = p.person.Person.Name(), p.person.Person.Initials()
	}
	p.env.Run.Short("save visit", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, list...); err != nil {
			return err
		}
		if err := p.env.App.KeepDraft(ctx, app.Draft{Kind: draftKind}); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		p.saving = false
		if err != nil {
			p.env.Shell.Fail(err) // the form keeps what was typed
			return
		}
		p.last, p.to.Person = "", "" // read again after an undo, the desk is for whoever comes next
		if v != nil {
			p.last = v.ID
		}
		p.clear()
		p.after("Saved "+who, "Saved "+front)
		p.env.Shell.Retitle() // there is a slip to print now, or none any more
	})
}

// tally counts somebody who would rather not be named, with the topics that were chosen for nobody yet.
func (p *Page) tally() {
	t := &care.Tally{On: p.env.App.Today(), At: p.clockNow(), Place: strings.TrimSpace(p.place.Text()), Here: value.Yes}
	if !p.here.On() {
		t.Here = value.No
	}
	nobody := p.person == nil && !p.visitor
	if nobody {
		t.Topics = inOrder(p.topics.Chosen())
	}
	p.env.Run.Short("count visit", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, t); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		if nobody && p.did.Text() == "" && p.next.Text() == "" {
			p.clear()
		}
		p.after("Counted a visit without a name", "Counted a visit without a name")
		p.focus(p.name.FocusTarget())
	})
}

// after shows what was done, with the lists read again; front is what visitors may read of it.
func (p *Page) after(what, front string) {
	now := p.env.App.Now()
	at := " at " + p.clockNow().String() + "."
	p.saved, p.front = what+at, front+at
	p.env.Shell.Saving(page.Saved(now))
	p.fill()
}

// takeBack undoes the last visit.
func (p *Page) takeBack() {
	what := ""
	p.env.Run.Short("undo", func(ctx context.Context) (err error) {
		if what, err = p.env.App.Undo(ctx); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.saved, p.front, p.last = "Undone: "+what+".", "Undone.", ""
		p.fill()
		p.arrange()
		p.focus(p.name.FocusTarget())
	})
}

// clear makes the form ready for the next person.
func (p *Page) clear() {
	p.person, p.visitor = nil, false
	for _, f := range []*widgets.Field{p.name, p.next, p.theirs} {
		f.SetText("")
		f.SetProblem("")
	}
	p.did.SetText("")
	p.did.SetProblem("")
	p.by.SetValue("")
	p.by.SetProblem("")
	p.mode.SetChosen("dropin")
	p.topics.SetChosen()
	p.talked.SetOn(true)
	p.here.SetOn(true)
	p.alone.SetOn(false)
	p.agreed.SetOn(false)
	p.at.SetText(p.clockNow().String())
	p.length.SetText("15")
	p.place.SetText(p.venue())
	p.suggest("")
	p.arrange()
	p.tidy = true
	p.focus(p.name.FocusTarget())
}

// keys are the letters of the topics.
func topicOptions() []widgets.Option {
	var out []widgets.Option
	for _, t := range catalogue.Topics() {
		o := widgets.Option{Value: t.ID, Label: t.Name}
		for _, r := range t.Key {
			o.Key = r
		}
		out = append(out, o)
	}
	return out
}

func (p *Page) dates() widgets.DateRules { return form.Dates(p.env.App.Today()) }
