package returns

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Ways to make the file.
const (
	passing = "passing"
	all     = "all"
)

// save asks for whom the file is, says who is left out and why, makes it and asks where to put it.
func (p *Page) save() {
	who := widgets.NewField("Who is it for?")
	who.SetExample("For example: Lena Ward, performance team")
	who.SetHint("It is recorded for everybody in the file who was given it.")
	pass, answered := p.going(false), p.going(true)
	way := passing
	out := widgets.NewRowList("Left out")
	out.SetWhole(true)
	out.SetEmpty("Nobody who is asked about is left out.")
	out.SetHelp("Who is not in the file, and why.")
	left := widgets.NewTitledPanel("Left out", nil, out, true)
	var sheet *widgets.Sheet
	fill := func() { out.SetItems(p.leftOut(way == all)) }
	fill()
	body := []fyne.CanvasObject{
		widgets.NewPara("A file with a line for each young person: the council’s number, birth date, in touch, activity and home. It holds no name, but the council can tell who they are. It is not locked with the records."),
		who,
	}
	if answered > pass {
		ways := widgets.NewRadios("Which lines", []widgets.Option{
			{Value: passing, Label: "Only the lines that are ready: " + words.Count(pass, "young person", "young people")},
			{Value: all, Label: "All that are answered: " + words.Count(answered, "young person", "young people"), Hint: "The council’s own system will refuse what fails here."}}, way, func(v string) {
			way = v
			fill()
			sheet.Refresh()
		})
		ways.SetHelp("Up and Down choose.")
		body = append(body, ways)
	}
	body = append(body, left)
	main := widgets.NewButton(widgets.Primary, "page", "Make the file", nil).Key("Ctrl+Enter").Helped("Makes the file, records it for everybody in it, and asks where to save it.")
	make := func() {
		var f *app.ReturnFile
		year, whom, failing := p.k.Year, strings.TrimSpace(who.Text()), way == all
		hand(p.env, who, sheet, func(ctx context.Context) (_ *app.ReturnFile, err error) {
			f, err = p.env.App.ExportReturn(ctx, year, whom, failing)
			return f, err
		}, "Saved with "+words.Count(p.going(failing), "line", "lines")+".")
	}
	main.OnTapped(make)
	who.OnEnter(func(string) { make() })
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Save the file for the council", widgets.Column(look.Space3, body...), main)
	p.env.Shell.Open(sheet)
}

// hand makes a file across young people, closes the sheet, asks where to save it, and keeps the place.
func hand(env *page.Env, who *widgets.Field, sheet *widgets.Sheet, export func(context.Context) (*app.ReturnFile, error), said string) {
	var f *app.ReturnFile
	env.Run.Long("a list for the council", func(ctx context.Context, _ func(float64)) (err error) {
		f, err = export(ctx)
		return err
	}, func(err error) {
		var problems record.Problems
		switch {
		case errors.As(err, &problems), fault.CodeOf(err) == fault.Invalid, fault.CodeOf(err) == fault.Refused:
			who.SetProblem(fault.Sentence(err))
			widgets.Focus(who)
			return
		case err != nil:
			env.Shell.Fail(err)
			return
		}
		sheet.Close()
		env.Shell.SaveFile(f.FileName, f.Bytes, func(path string) {
			env.Run.Short("record where the list is", func(ctx context.Context) error { return env.App.ReturnSaved(ctx, f, path) }, func(err error) {
				if err != nil {
					env.Shell.Fail(err)
					return
				}
				env.Shell.Say(said + " Settings lists it among the files outside. Erase it when it is no longer needed.")
				env.Shell.Reload()
			})
		})
	})
}

// going is how many lines would be in the file.
func (p *Page) going(failing bool) int {
	n := 0
	for _, l := range p.k.Lines {
		if app.Goes(l, failing) {
			n++
		}
	}
	return n
}

// leftOut are the lines that would not be in the file, with the reason.
func (p *Page) leftOut(failing bool) []widgets.Item {
	var items []widgets.Item
	for _, l := range p.sorted() {
		if !app.Goes(l, failing) {
			items = append(items, widgets.Item{Key: l.Person.ID, Title: l.Person.Name(), Detail: why(l)})
		}
	}
	return items
}

func why(l *rules.ReturnLine) string {
	var out []string
	for _, f := range l.Failures {
		out = append(out, f.Sentence())
	}
	if l.Answer == nil && !l.Due {
		out = append(out, "Its days begin on "+l.From.Long()+".")
	}
	return strings.Join(out, " ")
}
