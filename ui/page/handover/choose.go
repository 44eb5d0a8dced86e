package handover

import (
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

const unseen = "The window shows one thing at a time. What adults wrote is shown only where it is asked about. Leaving it needs your passphrase."

// Choose asks what the young person is to be asked, and turns the window to them.
func Choose(env *page.Env, who *care.Person) {
	options := []widgets.Option{
		{Value: "matters", Label: "What matters to me", Hint: "Going well, hard right now, what to talk about, a correction", Key: 'm'},
		{Value: "feelings", Label: "How I feel about each part", Hint: "1 to 5 for each part of the plan, with words if they like", Key: 'f'},
		{Value: "meeting", Label: "My next review", Hint: "Who runs it, how to take part, who is there", Key: 'r'},
		{Value: "agree", Label: "Do I agree with my plan?", Hint: "Reads what is written, one thing at a time: agree, do not agree, or what is wrong", Key: 'a'},
		{Value: "skills", Label: "Skills, one area at a time", Hint: "1 to 5 for each skill of an area", Key: 's'},
	}
	var areas []widgets.Option
	for _, a := range catalogue.Areas() {
		if !a.Optional || who.Parent == value.Yes {
			areas = append(areas, widgets.Option{Value: a.ID, Label: a.Name})
		}
	}
	area := widgets.NewChoice("Area of skills", areas, nil)
	area.SetValue(areas[0].Value)
	area.Hide()
	var sheet *widgets.Sheet
	says := widgets.NewPara(unseen)
	what := widgets.NewRadios("What to ask", options, "matters", func(v string) {
		says.SetText(unseen)
		if v == "agree" {
			says.SetText("The window shows what is written in the plan, one thing at a time, with who wrote it. Leaving it needs your passphrase.")
		}
		if v == "skills" {
			area.Show()
		} else {
			area.Hide()
		}
		sheet.Refresh()
	})
	what.SetHelp("Up and Down choose what " + who.First() + " is asked.")
	main := widgets.NewButton(widgets.Primary, "keyboard", "Hand over", func() {
		arg := what.Value()
		if arg == "skills" {
			arg += ":" + area.Value()
		}
		sheet.Close()
		env.Shell.Go(page.Place{Page: "handover", Person: who.ID, Arg: arg})
	}).Key("Ctrl+Enter").Helped("Turns the window to " + who.First() + ". Leaving it needs your passphrase.")
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "Hand the keyboard to "+who.First(), widgets.Column(look.Space3,
		says, what, area), main)
	env.Shell.Open(sheet)
}
