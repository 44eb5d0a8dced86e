package overview

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/rules"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// mostStarts is how many lines of what starts and stops stand on the page; the rest is one button away.
const mostStarts = 5

// ahead is what birthdays start and stop, and above it the dates that moved lately, which are read after the page is there.
func (o *part) ahead() fyne.CanvasObject {
	box := widgets.Column(look.Space3)
	if starts := o.starts(); starts != nil {
		box.Objects = append(box.Objects, starts)
	}
	var moved []rules.MovedDate
	person := o.file.Person.ID
	o.env.Run.Short("dates that moved", func(ctx context.Context) (err error) {
		moved, err = o.env.App.Moved(ctx, person)
		return err
	}, func(err error) {
		if err != nil {
			o.env.Shell.Fail(err)
			return
		}
		if panel := o.movedPanel(moved); panel != nil {
			box.Objects = append([]fyne.CanvasObject{panel}, box.Objects...)
			box.Refresh()
			if o.body != nil {
				o.env.Shell.Window().Canvas().Content().Refresh()
			}
		}
	})
	return box
}

// movedPanel lists due dates that moved because a fact or a rule changed; those that made way for the next one are no news.
func (o *part) movedPanel(moved []rules.MovedDate) fyne.CanvasObject {
	var items []widgets.Item
	byKey := map[string]rules.MovedDate{}
	for i, m := range moved {
		if m.Done {
			continue
		}
		key := fmt.Sprint(i)
		byKey[key] = m
		items = append(items, widgets.Item{Key: key, Icon: "moved", Title: m.Due.Thing, Detail: m.Sentence(o.today), Right: m.Due.Day.In(o.today), Plain: true})
	}
	if items == nil {
		return nil
	}
	list := widgets.NewRowList("Dates that moved", items...)
	list.SetWhole(true)
	list.SetHelp("Enter says why the date is what it is now.")
	list.OnOpen(func(key string) {
		o.env.Shell.Open(page.Why(o.env.Shell.Window().Canvas(), byKey[key].Due, o.today, nil))
	})
	return widgets.NewTitledPanel("Dates that moved", widgets.Words("in the last four weeks", look.SizeCaption, false, look.TextSoft), widgets.Column(0, list, widgets.Gap(look.Space2)), true)
}

// starts lists what starts and what stops for the young person on birthdays to come.
func (o *part) starts() fyne.CanvasObject {
	var items []widgets.Item
	byKey := map[string]rules.Stop{}
	for _, s := range rules.Timeline(o.file, o.today) {
		if s.Past {
			continue
		}
		key := s.ID + s.Does()
		byKey[key] = s
		it := widgets.Item{Key: key, Icon: "calendar", Title: s.What, Detail: s.If, Right: s.Day.In(o.today), RightState: widgets.Later, RightWords: s.Does() + " at " + s.Age, Plain: true}
		if s.Check {
			it.Detail = joinWords(s.If, "check before relying on this")
		}
		items = append(items, it)
	}
	if items == nil {
		return nil
	}
	all := items
	items = items[:min(len(items), mostStarts)]
	list := widgets.NewRowList("What starts and stops for "+o.who(), items...)
	list.SetWhole(true)
	list.SetHelp("Enter says where this is written.")
	list.OnOpen(func(key string) {
		s := byKey[key]
		pairs := [][2]string{{"It " + s.Does(), s.Day.Full() + ", at " + s.Age}}
		if s.If != "" {
			pairs = append(pairs, [2]string{"If", s.If})
		}
		body := []fyne.CanvasObject{widgets.Pairs(8, append(pairs, [2]string{"Source", s.Source})...)}
		if s.Check {
			body = append(body, widgets.Caption("Check before relying on this."))
		}
		o.env.Shell.Open(widgets.NewSheet(o.env.Shell.Window().Canvas(), s.What, widgets.Column(look.Space3, body...), nil).SetCancel("Close"))
	})
	inside := []fyne.CanvasObject{list}
	if len(all) > len(items) {
		var more *widgets.Button
		more = widgets.NewButton(widgets.Quiet, "down", fmt.Sprintf("Show %d more", len(all)-len(items)), func() {
			list.SetItems(all)
			more.Hide()
			o.env.Shell.Window().Canvas().Content().Refresh()
			widgets.Focus(list)
		}).Small().Helped("Shows everything that starts or stops to 25.")
		inside = append(inside, widgets.Inset(look.Space3, look.Space1, widgets.Line(0, more)))
	}
	inside = append(inside, widgets.Gap(look.Space2))
	return widgets.NewTitledPanel("What starts and stops", widgets.Words("from birthdays to come", look.SizeCaption, false, look.TextSoft), widgets.Column(0, inside...), true)
}

func joinWords(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}
