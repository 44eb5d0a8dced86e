package home

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// panels is Home for a carer: one panel for each of up to three young people.
func (p *Home) panels() fyne.CanvasObject {
	var parts []widgets.SplitPart
	p.first = nil
	for _, f := range p.full {
		parts = append(parts, widgets.SplitPart{Object: p.panel(f)})
	}
	split := widgets.NewSplit(parts...)
	split.Below = len(parts) > 1
	return split
}

const mostDue = 4

const beforeKey = "before" // the line that asks what was saved in earlier homes

func (p *Home) panel(f *care.File) fyne.CanvasObject {
	env, today, id := p.env, p.h.Today, f.Person.ID
	name := widgets.Heading(f.Person.First())
	since := widgets.Caption(p.since(f))
	open := widgets.NewButton(widgets.Quiet, "right", "Open", func() { env.Shell.Go(page.Place{Page: "person", Person: id, Part: "overview"}) }).Small().Helped("Opens " + f.Person.First() + "’s record.")
	objects := []fyne.CanvasObject{widgets.LineWith(since, look.Space2, name, since, open)}
	if w := f.Said("matters"); w != nil {
		objects = append(objects, widgets.NewVoice(widgets.Young, "What matters to me", w.On.In(today), widgets.NewPara(w.Text)))
	} else {
		objects = append(objects, widgets.NewVoice(widgets.Young, "What matters to me", "", widgets.NewPara("Nothing written yet. Hand over the keyboard and ask.")))
	}
	var dues []rules.Due
	for _, r := range p.h.Everyone {
		if r.Person.ID == id {
			dues = r.Dues
		}
	}
	var items []widgets.Item
	more := 0
	for _, d := range dues {
		if len(items) >= mostDue || !soon(d) && d.State != rules.Later && len(items) >= mostDue-1 {
			more++
			continue
		}
		items = append(items, page.DueItem(d, today, false))
	}
	if b := rules.SavingsFromBefore(f, today); b != nil {
		it := widgets.Item{Key: beforeKey, Icon: "money", Title: "Savings from before", Detail: b.Line, RightState: widgets.NotAsked, RightWords: "not asked yet"}
		if b.Asked {
			it.RightState, it.RightWords = widgets.Waiting, "waiting"
		}
		items = append(items, it)
	}
	list := widgets.NewRowList("Due for "+f.Person.First(), items...)
	list.SetWhole(true)
	list.SetEmpty("Nothing is due in the next 3 weeks.")
	list.SetHelp("Up and Down move. Enter opens the place where the thing is done. ? says why the date is.")
	list.OnOpen(func(key string) {
		if key == beforeKey {
			env.Shell.Go(page.Place{Page: "person", Person: id, Part: "savings", Record: rules.BeforeItem})
			return
		}
		p.openDue(key)
	})
	list.OnRune(func(key string, c rune) bool {
		if c == '?' {
			p.why(key)
		}
		return c == '?'
	})
	if p.first == nil {
		p.first = list
	}
	objects = append(objects, widgets.Rule(), list)
	if more > 0 {
		objects = append(objects, widgets.Caption(words.Count(more, "more thing", "more things")+" further on or waiting for a fact: open the record."))
	}
	objects = append(objects, p.savings(f)...)
	space := widgets.Gap(0)
	buttons := widgets.Wrap(look.Space2,
		widgets.NewButton(widgets.Ordinary, "savings", "Pay in", func() { env.Shell.Go(page.Place{Page: "person", Person: id, Part: "savings", Arg: "new"}) }),
		widgets.NewButton(widgets.Ordinary, "skills", "Skill seen", func() { env.Shell.Go(page.Place{Page: "person", Person: id, Part: "skills", Arg: page.Add}) }).Helped("What happened that shows a skill: when, where, who saw it, a photo."),
		widgets.NewButton(widgets.Ordinary, "keyboard", "Rate together", func() { env.Shell.Go(page.Place{Page: "handover", Person: id, Arg: "skills:"}) }).Helped("Hands the keyboard to "+f.Person.First()+"."))
	return widgets.NewPanel(widgets.ColumnWith(space, look.Space3, append(objects, space, buttons)...))
}

func (p *Home) since(f *care.File) string {
	text := ""
	if age := f.Person.Born.AgeOn(p.h.Today); age >= 0 {
		text = fmt.Sprint(age)
	}
	if h := f.Home(p.h.Today); h != nil && h.From != "" {
		if text != "" {
			text += ", "
		}
		text += "here since " + monthYear(h.From)
		if h.With != "" && firstWord(h.With) == firstWord(p.env.App.Owner().Name) {
			text = fmt.Sprintf("%d, with you since %s", f.Person.Born.AgeOn(p.h.Today), monthYear(h.From))
		}
	}
	return text
}

func firstWord(s string) string {
	for i, r := range s {
		if r == ' ' {
			return s[:i]
		}
	}
	return s
}

func monthYear(d value.Date) string {
	long := d.Long()
	for i, r := range long {
		if r == ' ' {
			return long[i+1:]
		}
	}
	return long
}

const weeksShown = 24

// savings is the balance of every account with weekly saving, and its last weeks. Money kept apart is not savings.
func (p *Home) savings(f *care.File) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, a := range f.Accounts {
		if a.Closed != "" && a.Closed <= p.h.Today || care.KeptApart(a.Kind) {
			continue
		}
		sum := care.Balance(f.Entries, a.ID, p.h.Today)
		s := care.SavingOf(f, a, p.env.App.Local().Rates, p.h.Today)
		if !s.Expected() {
			if sum != 0 {
				out = append(out, widgets.Caption(care.AccountSpec.LineOf(a)+": "+sum.String()))
			}
			continue
		}
		balance := widgets.Strong("Savings " + sum.String())
		t := s.Stand(f.Entries, a.WeeklyFrom, p.h.Today)
		paid := t.Each[max(0, len(t.Each)-weeksShown):]
		missing := 0
		for _, ok := range paid {
			if !ok {
				missing++
			}
		}
		about := widgets.Caption(s.At(p.h.Today).String() + " a week, last " + words.Count(len(paid), "week", "weeks")).Align(fyne.TextAlignTrailing)
		out = append(out, widgets.LineWith(about, look.Space2, balance, about))
		if len(paid) > 0 {
			out = append(out, widgets.NewWeeks(paid, fmt.Sprintf("%d of %d weeks not paid in", missing, len(paid))))
		}
	}
	return out
}

// note writes a carer's note; it waits for Save and is kept as a draft until then.
func (p *Home) note() {
	p.chooseFor("Who is the note about?", func(id string) {
		records.EditWith(p.env, &care.CarerNote{Meta: record.Meta{PersonID: id}, On: p.env.App.Today(), Kind: "fact", By: p.env.App.Owner().Name}, records.Options{
			Title: "Write a note", Note: "What you saw or heard, in a few lines. It can become evidence of a skill later."})
	})
}

// empty is Home on the first day.
func (p *Home) empty() fyne.CanvasObject {
	carer := p.env.App.Owner().Role == "carer"
	who, main := "Add a young person", "Add"
	if carer {
		who = "Add the young person who lives with you"
	}
	add := widgets.NewButton(widgets.Primary, "", main, p.add)
	p.first = add
	service := widgets.NewButton(widgets.Ordinary, "", "Write down", func() { p.env.Shell.Go(page.Place{Page: "settings", Arg: "service"}) })
	backup := widgets.NewButton(widgets.Ordinary, "", "Choose", func() { p.env.Shell.Go(page.Place{Page: "settings", Arg: "backups"}) })
	row := func(icon, title, line string, b *widgets.Button) fyne.CanvasObject {
		words := widgets.Column(2, widgets.Strong(title), widgets.NewText(line, look.SizeBody, false, look.TextSoft))
		return widgets.NewPanel(widgets.LineWith(words, look.Space4, widgets.Sign(icon, look.Primary, look.IconTile), words, b))
	}
	return widgets.Limit(54, widgets.NewPanel(widgets.Inset(look.Space2, look.Space2, widgets.Column(look.Space4,
		widgets.Heading("No one is here yet. Where would you like to start?"),
		row("add", who, "Their name and birthday are enough to begin. The rest can wait.", add),
		row("phone", "Write down your service’s numbers", "Who to ring, also out of hours. They stand under Help and on what you print.", service),
		row("copy", "Choose where a second copy is kept", "A stick or the office share. The copy is locked like the records themselves.", backup)))))
}
