package overview

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// notices are what somebody has to look at: a status to confirm, and a home that is not good enough; nil when there is none.
func (o *part) notices() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	add := func(state widgets.State, title, text string, b *widgets.Button) {
		words := widgets.Column(2, widgets.Strong(title), widgets.NewPara(text))
		if len(rows) > 0 {
			rows = append(rows, widgets.Rule())
		}
		rows = append(rows, widgets.TopLineWith(words, look.Space3, widgets.Sign(state.Icon(), state.Token(), look.IconRow), words, b))
	}
	label := care.StatusSpec.Field("status").LabelOf
	if a, ok := rules.AskStatus(o.file, o.today); ok {
		title, text := "Leaving-care status: nothing is confirmed", "The record suggests: "+words.Lower(label(a.Code))+"."
		if a.Stands != nil {
			title = "Leaving-care status: facts have changed"
			text = fmt.Sprintf("Confirmed: %s, from %s. The record now suggests: %s.", words.Lower(label(a.Stands.Code)), a.Stands.From.In(o.today), words.Lower(label(a.Code)))
		}
		add(widgets.Due, title, text, widgets.NewButton(widgets.Ordinary, "right", "Look at the test", func() {
			o.env.Shell.Go(page.Place{Page: "person", Person: o.file.Person.ID, Part: "about", Arg: "status"})
		}).Small().Helped("The test line by line, under About me; you confirm it or say something else."))
	}
	if h := o.file.Home(o.today); h != nil {
		if s := o.file.Suitable(h.ID); s != nil && s.Outcome != "suitable" {
			state, title := widgets.Warning, "Where "+o.who()+" lives is not suitable"
			if s.Outcome == "with_changes" {
				state, title = widgets.Due, "Something is to be put right where "+o.who()+" lives"
			}
			text := "Looked at by " + s.By + ", " + s.On.In(o.today) + ". " + s.Todo
			if s.Again != "" {
				text += " Look again by " + s.Again.In(o.today) + "."
			}
			add(state, title, text, widgets.NewButton(widgets.Ordinary, "right", "Open", func() {
				o.env.Shell.Go(page.Place{Page: "person", Person: o.file.Person.ID, Part: "plan", Arg: "3"})
			}).Small().Helped("What was seen of each point, under Where I live."))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return widgets.NewPanel(widgets.Column(look.Space2, rows...))
}

// FirstCalls are whom the young person rings first, in their order, then everybody else who is an emergency contact.
func FirstCalls(f *care.File) []*care.Connection {
	var out, rest []*care.Connection
	for _, c := range f.Connections {
		switch {
		case c.Order > 0:
			out = append(out, c)
		case c.Emergency == value.Yes:
			rest = append(rest, c)
		}
	}
	return append(out, rest...)
}

// callFirst is the emergency card on the screen.
func (o *part) callFirst() fyne.CanvasObject {
	var items []widgets.Item
	for i, c := range FirstCalls(o.file) {
		it := widgets.Item{Key: c.ID, Number: fmt.Sprint(i + 1), Title: c.Name, Plain: true, Detail: c.GoodFor, Right: c.Phone}
		if it.Detail == "" {
			it.Detail = care.ConnectionSpec.Field("role").LabelOf(c.Role)
		}
		if c.Phone == "" {
			it.RightState, it.RightWords = widgets.NotAsked, "no number"
		}
		items = append(items, it)
	}
	if out := o.env.App.Service().OutOfHours; out != "" && len(items) > 0 {
		items = append(items, widgets.Item{Key: "service", Number: fmt.Sprint(len(items) + 1), Title: "Out of hours", Plain: true, Detail: o.env.App.Service().Name, Right: out})
	}
	o.calls = widgets.NewRowList("Who I call first", items...)
	o.calls.SetWhole(true)
	o.calls.SetEmpty("Nobody yet. Whom would " + o.who() + " ring at night?")
	o.calls.SetHelp("Enter opens the person under About me, where U and D move them up and down.")
	o.calls.OnOpen(func(key string) {
		if key == "service" {
			o.env.Shell.Go(page.Place{Page: "settings"})
			return
		}
		o.env.Shell.Go(page.Place{Page: "person", Person: o.file.Person.ID, Part: "about", Record: key})
	})
	inside := []fyne.CanvasObject{o.calls}
	if len(items) == 0 {
		inside = append(inside, widgets.Inset(look.Space3, 0, widgets.Line(0, widgets.NewButton(widgets.Quiet, "right", "People around "+o.who(), func() {
			o.env.Shell.Go(page.Place{Page: "person", Person: o.file.Person.ID, Part: "about"})
		}).Small().Helped("Give somebody a place in the order there."))))
	}
	return widgets.NewTitledPanel("Who I call first", nil, widgets.Column(0, append(inside, widgets.Gap(look.Space2))...), true)
}

// papersPanel is the checklist of important papers: how far each is, and by when it should be there.
func (o *part) papersPanel() fyne.CanvasObject {
	var items []widgets.Item
	for _, p := range rules.Papers(o.file, o.today) {
		items = append(items, page.PaperItem(p, o.today))
	}
	o.papers = widgets.NewRowList("My papers", items...)
	o.papers.SetWhole(true)
	o.papers.SetEmpty("Nothing asked yet. Who holds the birth certificate?")
	o.papers.SetHelp("Enter opens the papers under About me.")
	o.papers.OnOpen(func(key string) {
		o.env.Shell.Go(page.Place{Page: "person", Person: o.file.Person.ID, Part: "about", Record: key})
	})
	return widgets.NewTitledPanel("My papers", nil, widgets.Column(0, o.papers, widgets.Gap(look.Space2)), true)
}
