// Package dates is the sheet that saves what is due as a calendar file.
//
// Rules: the file holds days and codes, no name and nothing about health; who each code is, is read here and nowhere in the file. What is saved is
// recorded for every young person in it.
package dates

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Open asks whose calendar it is, and about whom; person is the young person whose page is shown, nil for none.
func Open(env *page.Env, person *care.Person) {
	whose := widgets.NewField("Whose calendar is it for?")
	whose.SetText(env.App.Owner().Name)
	whose.SetHint("It is recorded who was given the dates.")
	about := ""
	body := []fyne.CanvasObject{
		widgets.NewPara("A file for a calendar program, with every date that is due. It holds no names and nothing about health: each young person is a code, such as W-7K3M2. Save it again later and the dates move in the calendar."),
	}
	if person != nil {
		about = person.ID
		choice := widgets.NewRadios("Whose dates", []widgets.Option{{Value: person.ID, Label: "Only " + person.First()}, {Value: "", Label: "Everybody"}}, about, func(v string) { about = v })
		choice.SetHelp("Up and Down choose.")
		body = append(body, choice)
	}
	body = append(body, whose)
	var sheet *widgets.Sheet
	busy := false
	main := widgets.NewButton(widgets.Primary, "calendar", "Save the file", nil).Helped("Makes the file, and asks where to save it.")
	do := func() {
		if busy {
			return
		}
		busy = true
		var out *app.CalendarFile
		who, of := strings.TrimSpace(whose.Text()), about
		env.Run.Long("calendar", func(ctx context.Context, _ func(float64)) (err error) {
			out, err = env.App.Calendar(ctx, of, who)
			return err
		}, func(err error) {
			busy = false
			if err != nil {
				if fault.CodeOf(err) == fault.Invalid || fault.CodeOf(err) == fault.Refused {
					whose.SetProblem(fault.Sentence(err))
					widgets.Focus(whose)
					return
				}
				env.Shell.Fail(err)
				return
			}
			sheet.Close()
			save(env, out)
		})
	}
	main.OnTapped(do)
	whose.OnEnter(func(string) { do() })
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "Calendar of due dates", widgets.Column(look.Space3, body...), main)
	env.Shell.Open(sheet)
}

func save(env *page.Env, out *app.CalendarFile) {
	env.Shell.SaveFile(out.FileName, out.Bytes, func(path string) {
		env.Run.Short("record where a calendar is", func(ctx context.Context) error { return env.App.CalendarSaved(ctx, out, path) }, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			codes(env, out)
		})
	})
}

// codes says which code is whom. It stands on the screen only.
func codes(env *page.Env, out *app.CalendarFile) {
	var items []widgets.Item
	for _, w := range out.Who {
		n := "1 date"
		if w.Events != 1 {
			n = fmt.Sprintf("%d dates", w.Events)
		}
		items = append(items, widgets.Item{Key: w.PersonID, Title: w.Name, Right: w.Code, Detail: n, Plain: true})
	}
	list := widgets.NewRowList("Who each code is", items...)
	list.SetWhole(true)
	list.SetHelp("Each young person and the code that stands for them in the calendar.")
	env.Shell.Open(widgets.NewSheet(env.Shell.Window().Canvas(), "The calendar is saved", widgets.Column(look.Space3,
		widgets.NewPara("These codes stand for the young people in it. The list is not in the file; save the calendar again to see it."), widgets.NewPlainPanel(list)), nil).SetCancel("Close"))
}
