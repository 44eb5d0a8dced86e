package home

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// notices are what the owner should know about the records, each with its button; nil when there is nothing.
func (p *Home) notices() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, n := range p.h.Notices {
		icon, token := "due", look.Due
		var buttons []fyne.CanvasObject
		switch n.Key {
		case "vault":
			icon, token = "warning", look.Overdue
			buttons = append(buttons, p.to("Look at it", "backups"))
		case "sheet":
			buttons = append(buttons, p.to("Make the sheet", "sheet"))
		case "copy":
			icon = "copy"
			buttons = append(buttons, p.to("Make a copy", "backups"))
		case "files":
			icon = "pdf"
			buttons = append(buttons, p.to("Look at them", "files"))
		case "drafts":
			icon, token = "edit", look.Adult
			buttons = append(buttons, widgets.NewButton(widgets.Ordinary, "", "Carry on", p.drafts).Small().Helped("Shows what was begun and not saved: carry on, or throw it away."))
		}
		text := widgets.NewPara(n.Text)
		line := append([]fyne.CanvasObject{widgets.Sign(icon, token, look.IconRow), text}, buttons...)
		if len(rows) > 0 {
			rows = append(rows, widgets.Rule())
		}
		rows = append(rows, widgets.Inset(look.Space4, look.Space1+2, widgets.LineWith(text, look.Space2, line...)))
	}
	if rows == nil {
		return nil
	}
	return widgets.NewPlainPanel(widgets.Column(0, rows...))
}

func (p *Home) to(words, arg string) *widgets.Button {
	return widgets.NewButton(widgets.Ordinary, "", words, func() { p.env.Shell.Go(page.Place{Page: "settings", Arg: arg}) }).Small()
}

// drafts lists what was begun and not saved.
func (p *Home) drafts() {
	if len(p.h.Drafts) == 1 {
		d := p.h.Drafts[0]
		var s *widgets.Sheet
		s = widgets.NewSheet(p.env.Shell.Window().Canvas(), "One unfinished entry", widgets.Column(look.Space2, widgets.Strong(p.draftTitle(d)), widgets.NewPara(draftWords(d))),
			widgets.NewButton(widgets.Primary, "edit", "Carry on", func() {
				s.Close()
				p.carryOn(d)
			}))
		s.AddButton(widgets.NewButton(widgets.Ordinary, "bin", "Throw away", func() {
			s.Close()
			p.throwAway(d)
		}).Helped("What was typed is lost."))
		p.env.Shell.Open(s)
		return
	}
	var items []widgets.Item
	for i, d := range p.h.Drafts {
		items = append(items, widgets.Item{Key: string(rune('a' + i)), Icon: "edit", Title: p.draftTitle(d), Detail: draftWords(d)})
	}
	list := widgets.NewRowList("Unfinished entries", items...)
	list.SetWhole(true)
	list.OnSelect(func(string) {})
	chosen := func() (app.Draft, bool) {
		if k := list.Current(); k != "" {
			return p.h.Drafts[[]rune(k)[0]-'a'], true
		}
		return app.Draft{}, false
	}
	var s *widgets.Sheet
	s = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Unfinished entries", list, widgets.NewButton(widgets.Primary, "edit", "Carry on", func() {
		if d, ok := chosen(); ok {
			s.Close()
			p.carryOn(d)
		}
	}))
	s.AddButton(widgets.NewButton(widgets.Ordinary, "bin", "Throw away", func() {
		if d, ok := chosen(); ok {
			s.Close()
			p.throwAway(d)
		}
	}).Helped("What was typed in the chosen entry is lost."))
	list.OnOpen(func(string) { s.Main().Press() })
	p.env.Shell.Open(s)
}

func (p *Home) draftTitle(d app.Draft) string {
	title := "An entry"
	if s := care.Spec(d.Kind); s != nil {
		title = words.Upper(s.One)
	}
	if f := p.h.Files[d.PersonID]; f != nil && f.Person != nil {
		title = f.Person.Name() + ": " + words.Lower(title)
	}
	return title
}

// draftWords is the longest thing that was typed, so that the entry is recognised.
func draftWords(d app.Draft) string {
	long := ""
	for _, v := range d.Fields {
		if len(v) > len(long) {
			long = v
		}
	}
	if r := []rune(long); len(r) > 140 {
		long = string(r[:138]) + "…"
	}
	if long == "" {
		return "Nothing typed yet."
	}
	return long
}

func (p *Home) carryOn(d app.Draft) {
	if d.Kind == "person" && d.RecordID == "" {
		p.add()
		return
	}
	if d.Kind == "contact" && d.PersonID == "" {
		p.env.Shell.Go(page.Place{Page: "desk"})
		return
	}
	to := page.Place{Page: "person", Person: d.PersonID, Part: page.PartOf(d.Kind), Record: d.RecordID}
	if d.RecordID == "" {
		to.Arg = "new"
	}
	if d.PersonID == "" {
		to = page.Place{Page: "settings"}
	}
	p.env.Shell.Go(to)
}

func (p *Home) throwAway(d app.Draft) {
	p.env.Run.Short("throw a draft away", func(ctx context.Context) error {
		d.Fields = nil
		return p.env.App.KeepDraft(ctx, d)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.env.Shell.Reload()
	})
}
