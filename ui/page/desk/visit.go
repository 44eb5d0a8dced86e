package desk

import (
	"context"
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

// read1 puts the form into a contact; problems stand under their fields.
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
	if p.person == nil {
		p.name.SetProblem("Choose who came in, or press Ctrl+0 to count a visit without a name.")
		ok = false
	} else {
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
	if c.Mode == "phone" || c.Mode == "text" {
		c.StartedBy = ""
	}
	if !ok {
		return nil, false
	}
	for _, q := range care.ContactSpec.Validate(c) {
		ok = false
		switch q.Key {
		case "follow_up":
			p.next.SetProblem(q.Text)
		case "minutes":
			p.length.SetProblem(q.Text)
		default:
			p.name.SetProblem(q.Text)
		}
	}
	return c, ok
}

// inOrder keeps chosen topics in the order of the list, as they are stored.
func inOrder(chosen []string) string {
	var out []string
	for _, o := range care.Topics {
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
	if !ok {
		p.mend()
		return
	}
	if p.saving {
		return // pressed twice
	}
	p.saving = true
	who := p.person.Person.Name()
	p.env.Run.Short("save visit", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, c); err != nil {
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
		p.clear()
		if p.facing {
			who = care.Initials(who)
		}
		p.after("Saved " + who)
	})
}

// tally counts somebody who would rather not be named.
func (p *Page) tally() {
	t := &care.Tally{On: p.env.App.Today(), At: value.Clock(p.env.App.Now().Format("15:04")), Place: strings.TrimSpace(p.place.Text())}
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
		p.after("Counted a visit without a name")
		p.focus(p.name.FocusTarget())
	})
}

// after shows what was done, with the lists read again.
func (p *Page) after(what string) {
	now := p.env.App.Now()
	p.saved = what + " at " + value.Clock(now.Format("15:04")).String() + "."
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
		p.saved = "Undone: " + what + "."
		p.fill()
		p.focus(p.name.FocusTarget())
	})
}

// clear makes the form ready for the next person.
func (p *Page) clear() {
	p.person = nil
	for _, f := range []*widgets.Field{p.name, p.next} {
		f.SetText("")
		f.SetProblem("")
	}
	p.did.SetText("")
	p.by.SetValue("")
	p.by.SetProblem("")
	p.mode.SetChosen("dropin")
	p.topics.SetChosen()
	p.talked.SetOn(true)
	p.alone.SetOn(false)
	p.at.SetText(value.Clock(p.env.App.Now().Format("15:04")).String())
	p.length.SetText("15")
	p.place.SetText(p.venue())
	p.suggest("")
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
