package printing

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// given asks, once a file is saved, whether it was given, and offers to erase the file. For a young person's own passport it also asks what proves that
// they were given it.
func given(env *page.Env, who *care.Person, paper *care.Paper, issue *care.PassportIssue) {
	today := env.App.Today()
	to := widgets.NewField("Given to")
	to.SetText(paper.ForWhom)
	to.SetHelp("Who has it now. It stands in History under who was given what.")
	when := widgets.NewDateField("When", form.Dates(today))
	when.SetValue(form.DateText(today))
	asked := askIssue(issue, who)
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
		proof := asked.take()
		env.Run.Short("record who was given a print-out", func(ctx context.Context) error { return env.App.Give(ctx, paper, name, day, proof) }, func(err error) {
			var problems record.Problems
			switch {
			case errors.As(err, &problems) && asked != nil:
				asked.agreed.SetProblem(problems.Error())
				sheet.Refresh()
				widgets.Focus(asked.agreed)
				return
			case err != nil:
				env.Shell.Fail(err)
				return
			}
			sheet.Close()
			env.Shell.Saving(page.Saved(env.App.Now()))
		})
	}).Key("Ctrl+Enter").Helped("Writes down who has it and since when.")
	body := []fyne.CanvasObject{widgets.NewPara("Number " + paper.Number + ", check letters " + paper.Check + ". Saved. The file lies outside Waymark and anybody who opens this computer may read it."), to, when}
	body = append(body, asked.rows()...)
	body = append(body, widgets.Caption("Not yet? Leave it: you can write it down later under History."))
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "Was it given?", widgets.Column(look.Space3, body...), main)
	sheet.AddButton(widgets.NewButton(widgets.Ordinary, "bin", "Erase the file", erased).Helped("When it is printed and the file is not needed any more."))
	sheet.SetCancel("Not yet")
	sheet.OnClose(env.Shell.Reload) // the print-out stands in its lists, whether it was given or not
	env.Shell.Open(sheet)
}

// issueAsked is what is asked when a young person gets their passport.
type issueAsked struct {
	issue             *care.PassportIssue
	explained, agreed *widgets.Field
	onFile            *widgets.Choice
	again             *widgets.Check
}

func askIssue(issue *care.PassportIssue, who *care.Person) *issueAsked {
	if issue == nil {
		return nil
	}
	a := &issueAsked{issue: issue, explained: widgets.NewField("Who gave it and explained it"), agreed: widgets.NewField("Who agreed to the copy, and when")}
	a.explained.SetText(issue.ExplainedBy)
	a.explained.SetHelp("Who went through it with " + who.First() + ".")
	a.agreed.SetText(issue.Agreed)
	a.agreed.SetHelp(who.First() + " decides. Needed only for a yes above.")
	a.onFile = widgets.NewChoice("Copy on the council’s file?", []widgets.Option{{Value: "", Label: "Not asked yet"}, {Value: string(value.Yes), Label: "Yes"}, {Value: string(value.No), Label: "No"}}, nil)
	a.onFile.SetValue(string(issue.CopyOnFile))
	a.onFile.SetHelp("Only with " + who.First() + "’s own yes.")
	a.again = widgets.NewCheck("Instead of one that was lost or is out of date", issue.Replacement == value.Yes, nil)
	a.again.SetHelp("Space says that this one takes the place of an older one.")
	return a
}

func (a *issueAsked) rows() []fyne.CanvasObject {
	if a == nil {
		return nil
	}
	return []fyne.CanvasObject{widgets.Rule(), widgets.Caption("This is written down as the passport being given."), a.explained, a.onFile, a.agreed, a.again}
}

// take is the record as it was filled in; nil when nothing was asked.
func (a *issueAsked) take() *care.PassportIssue {
	if a == nil {
		return nil
	}
	a.agreed.SetProblem("")
	i := *a.issue
	i.ExplainedBy, i.Agreed, i.CopyOnFile = strings.TrimSpace(a.explained.Text()), strings.TrimSpace(a.agreed.Text()), value.Tri(a.onFile.Value())
	i.Replacement = value.No
	if a.again.On() {
		i.Replacement = value.Yes
	}
	return &i
}
