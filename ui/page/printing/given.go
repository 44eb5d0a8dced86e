package printing

import (
	"context"
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// given asks, once a file is saved, whether it was given, and offers to erase the file.
func given(env *page.Env, who *care.Person, paper *care.Paper) {
	today := env.App.Today()
	to := widgets.NewField("Given to")
	to.SetText(paper.ForWhom)
	to.SetHelp("Who has it now. It stands in History under who was given what.")
	when := widgets.NewDateField("When", form.Dates(today))
	when.SetValue(form.DateText(today))
	var sheet *widgets.Sheet
	erased := func() {
		widgets.Ask(env.Shell.Window().Canvas(), "Erase the file?", "The file at "+paper.Path+" is erased. The print-out stays in History; you can make it again.", widgets.Danger, "Erase", func() {
			env.Run.Short("erase a print-out", func(ctx context.Context) error { return env.App.EraseOutside(ctx, paper) }, func(err error) {
				if err != nil {
					env.Shell.Fail(err)
					return
				}
				env.Shell.Say("The file is erased. History says so.")
			})
		})
	}
	main := widgets.NewButton(widgets.Primary, "done", "It was given", func() {
		if err := when.Commit(); err != nil {
			widgets.Focus(when)
			return
		}
		text, _ := when.Value()
		day, err := value.ParseDate(text, today)
		if err != nil || day == "" {
			when.SetProblem("Type the day, for example 8 12 2026.")
			widgets.Focus(when)
			return
		}
		name := strings.TrimSpace(to.Text())
		if name == "" {
			to.SetProblem("Name who has it.")
			widgets.Focus(to)
			return
		}
		p := *paper
		p.GivenTo, p.Given = name, day
		env.Run.Short("record who was given a print-out", func(ctx context.Context) error { return env.App.Save(ctx, &p) }, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			*paper = p
			sheet.Close()
			env.Shell.Saving(page.Saved(env.App.Now()))
			env.Shell.Reload()
		})
	}).Key("Ctrl+Enter").Helped("Writes down who has it and since when.")
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "Was it given?", widgets.Column(look.Space3,
		widgets.NewPara("Number "+paper.Number+", check letters "+paper.Check+". Saved. The file lies outside Waymark and anybody who opens this computer may read it."),
		to, when, widgets.Caption("Not yet? Leave it: you can write it down later under History.")), main)
	sheet.AddButton(widgets.NewButton(widgets.Ordinary, "bin", "Erase the file", erased).Helped("When it is printed and the file is not needed any more."))
	sheet.SetCancel("Not yet")
	env.Shell.Open(sheet)
}
