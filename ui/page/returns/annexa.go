package returns

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// inspectors reads the inspectors' list of care leavers, says what is blank in it and who is not in it, and makes the file.
func (p *Page) inspectors() {
	var list *app.AnnexA
	p.env.Run.Short("the list for Ofsted", func(ctx context.Context) (err error) {
		list, err = p.env.App.AnnexA(ctx)
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.list(list)
	})
}

func (p *Page) list(list *app.AnnexA) {
	who := widgets.NewField("Who is it for?")
	who.SetExample("For example: Lena Ward, for the inspectors")
	who.SetHint("It is recorded for everybody in the list who was given it.")
	rows := widgets.NewRowList("What is blank, and who is not in the list", annexItems(list)...)
	rows.SetWhole(true)
	rows.SetEmpty("Nothing is blank that may not be, and everybody is in the list.")
	rows.SetHelp("Young people with a column that may not be blank, and those who are not in the list, with the reason.")
	var sheet *widgets.Sheet
	main := widgets.NewButton(widgets.Primary, "page", "Make the list", nil).Key("Ctrl+Enter").Helped("Makes the file, records it for everybody in it, and asks where to save it.")
	give := func() {
		whom := strings.TrimSpace(who.Text())
		hand(p.env, who, sheet, func(ctx context.Context) (*app.ReturnFile, error) { return p.env.App.ExportAnnexA(ctx, whom) }, "Saved with "+words.Count(len(list.Rows), "young person", "young people")+".")
	}
	main.OnTapped(give)
	who.OnEnter(func(string) { give() })
	source := "Columns as " + list.About.Source + "."
	if list.About.Check {
		source += " Check them against the current Annex A before relying on this."
	}
	body := []fyne.CanvasObject{
		widgets.NewPara("Ofsted’s Annex A, list 9: " + words.Count(len(list.Rows), "care leaver", "care leavers") + " as today’s records have them, by the council’s number. It holds no name of theirs, but the council can tell who they are, and it names their adviser. It is not locked with the records."),
		who, widgets.NewTitledPanel("Blank, or not in the list", nil, rows, true), widgets.Caption(source)}
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "List of care leavers for Ofsted", widgets.Column(look.Space3, body...), main)
	p.env.Shell.Open(sheet)
}

// annexItems are the young people with a blank column, and those who are not in the list.
func annexItems(list *app.AnnexA) []widgets.Item {
	var items []widgets.Item
	for _, r := range list.Rows {
		if len(r.Blank) > 0 {
			items = append(items, widgets.Item{Key: r.Person.ID, Title: r.Person.Name(), Detail: "Blank: " + strings.Join(r.Blank, ", ") + ".", RightState: widgets.Warning, RightWords: "Look at this"})
		}
	}
	for _, n := range list.Without {
		items = append(items, widgets.Item{Key: n.Person.ID, Title: n.Person.Name(), Detail: n.Why, RightState: widgets.Info, RightWords: "not in the list"})
	}
	return items
}
