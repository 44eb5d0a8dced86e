package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/sahilm/fuzzy"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// found is a line of Find: what it says, and what Enter does.
type found struct {
	item widgets.Item
	do   func()
}

// find is Ctrl+F: people and their parts, commands of the menus, and what people wrote.
func (w *Window) find() {
	session := w.session
	var people []*care.Person
	w.run.Short("find: names", func(ctx context.Context) (err error) {
		people, err = w.app.People(ctx)
		return err
	}, func(err error) {
		if session != w.session {
			return
		}
		if err != nil {
			w.fail(err)
			return
		}
		w.findAmong(people)
	})
}

func (w *Window) findAmong(people []*care.Person) {
	session := w.session
	names := map[string]string{}
	var goals []found
	var words []string
	add := func(text string, f found) {
		goals, words = append(goals, f), append(words, text)
	}
	for _, p := range people {
		names[p.ID] = p.Name()
		detail := ""
		if !p.Open() {
			detail = "Closed record."
		}
		if w.env.Facing { // visitors can see the screen
			names[p.ID], detail = p.Initials(), ""
		}
		add(p.Name(), found{widgets.Item{Icon: "papers", Title: names[p.ID], Detail: detail, Right: "person"}, func() { w.goTo(page.Place{Page: "person", Person: p.ID}) }})
	}
	if who := w.place.Person; who != "" {
		for _, t := range parts {
			title := names[who] + ": " + t.Label
			add(title, found{widgets.Item{Icon: "page", Title: title, Right: "part"}, func() { w.goTo(page.Place{Page: "person", Person: who, Part: t.Key}) }})
		}
	}
	for _, top := range w.menu().Items {
		for _, i := range top.Items {
			if i.Disabled || i.Action == nil || i.IsSeparator || i.Label == "Find or go to" {
				continue
			}
			right := top.Label
			if k, ok := i.Shortcut.(fyne.KeyboardShortcut); ok && i.Shortcut != nil {
				right = shortcutWords(k)
			}
			add(i.Label, found{widgets.Item{Icon: "keyboard", Title: i.Label, Plain: true, Right: right}, i.Action})
		}
	}
	field := widgets.NewField("")
	field.SetIcon("search")
	field.SetExample("A name, a part, a command, or a word somebody wrote")
	field.SetHelp("Type, then Enter takes the first line. Down goes to the list.")
	list := widgets.NewRowList("Found")
	list.SetWhole(true)
	list.SetEmpty("Nothing found. Try fewer letters.")
	list.OnSelect(func(string) {})
	var shown []found
	turn := 0
	sheet := widgets.NewSheet(w.win.Canvas(), "Find or go to", widgets.Column(look.Space3, field, list), nil).SetWidth(44)
	fill := func() {
		var items []widgets.Item
		for i, f := range shown {
			f.item.Key = string(rune('a'+i%26)) + strings.Repeat("+", i/26)
			shown[i] = f
			items = append(items, f.item)
		}
		list.SetItems(items)
		sheet.Resize(sheet.Size())
		sheet.Refresh()
	}
	open := func(key string) {
		for _, f := range shown {
			if f.item.Key == key {
				sheet.Close()
				f.do()
				return
			}
		}
	}
	look := func(text string) {
		text = strings.TrimSpace(text)
		turn++
		shown = nil
		if text == "" {
			shown = append(shown, goals[:min(len(goals), 8)]...)
			fill()
			return
		}
		for _, m := range fuzzy.Find(text, words) {
			if len(shown) == 8 {
				break
			}
			shown = append(shown, goals[m.Index])
		}
		fill()
		if len([]rune(text)) < 3 || w.env.Facing { // what somebody wrote is not for visitors
			return
		}
		mine := turn
		var hits []app.Hit
		w.run.Short("find: words", func(ctx context.Context) (err error) {
			hits, err = w.app.Search(ctx, text, "")
			return err
		}, func(err error) {
			if err != nil || mine != turn || session != w.session {
				return
			}
			for _, h := range hits {
				if len(shown) >= 20 {
					break
				}
				if h.Kind == "person" {
					continue
				}
				shown = append(shown, w.hit(h, names))
			}
			fill()
		})
	}
	field.OnChange(look)
	field.OnEnter(func(string) {
		if k := list.Current(); k != "" {
			open(k)
		}
	})
	field.OnKey(func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			widgets.Focus(list)
			return true
		}
		return false
	})
	list.OnOpen(open)
	look("")
	sheet.Show()
}

// hit is a record that holds the words, opened where it is shown.
func (w *Window) hit(h app.Hit, names map[string]string) found {
	spec := care.Spec(h.Kind)
	head := h.Record.Head()
	to := page.Place{Page: "person", Person: head.PersonID, Part: page.PartOf(h.Kind), Record: head.ID}
	if h.Kind == care.VisitorSpec.Kind || h.Kind == care.DeskNoteSpec.Kind {
		to = page.Place{Page: "desk"}
	}
	detail := spec.Many
	if d := spec.DayOf(h.Record); d != "" {
		detail += ", " + d.Long()
	}
	who := names[head.PersonID]
	title := spec.LineOf(h.Record)
	if who != "" {
		title = who + ": " + title
	}
	return found{widgets.Item{Icon: "search", Title: title, Plain: true, Detail: detail}, func() { w.goTo(to) }}
}
