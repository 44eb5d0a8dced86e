package health

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// makeSheet writes the list of what is missing where the person wants it.
func (p *Part) makeSheet() {
	var data []byte
	p.env.Run.Short("make a list of what is missing", func(ctx context.Context) (err error) {
		data, err = p.env.App.PassportList(ctx, p.f.Person.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.env.Shell.SaveFile("health-questions-"+string(p.today)+".csv", data, func(path string) {
			p.env.Shell.Say("Saved. The list holds no name and no answers. Filled in, it is private: erase the file when it is read back.")
		})
	})
}

// readSheet shows what a filled list would change, and keeps it when the person says so.
func (p *Part) readSheet() {
	p.env.Shell.OpenFile([]string{".csv"}, func(_ string, data []byte) {
		var changes []app.ListChange
		p.env.Run.Short("read a filled list", func(ctx context.Context) (err error) {
			changes, err = p.env.App.ReadPassportList(ctx, p.f.Person.ID, data)
			return err
		}, func(err error) {
			if err != nil {
				p.env.Shell.Fail(err)
				return
			}
			p.preview(changes, data)
		})
	})
}

func (p *Part) preview(changes []app.ListChange, data []byte) {
	var items []widgets.Item
	n := 0
	for i, c := range changes {
		it := widgets.Item{Key: fmt.Sprint(i), Title: c.What + ": " + c.After, Plain: true, Right: fmt.Sprintf("line %d", c.Line)}
		switch {
		case c.Same:
			it.RightState, it.RightWords = widgets.None, "the same already"
		case c.Before != "":
			it.Detail = "now: " + c.Before
			it.RightState, it.RightWords = widgets.Waiting, "would change"
			n++
		default:
			it.RightState, it.RightWords = widgets.Waiting, "would be added"
			n++
		}
		items = append(items, it)
	}
	if n == 0 {
		widgets.NewSheet(p.env.Shell.Window().Canvas(), "Nothing would change", widgets.NewPara("The file holds no answer that is not in the record already."), nil).Show()
		return
	}
	list := widgets.NewRowList("What the file says", items...)
	list.SetWhole(true)
	list.SetHelp("What each line of the file would change.")
	var sheet *widgets.Sheet
	take := widgets.NewButton(widgets.Primary, "", fmt.Sprintf("Keep %s", answers(n)), func() {
		sheet.Close()
		p.env.Run.Short("keep a filled list", func(ctx context.Context) error {
			_, err := p.env.App.TakePassportList(ctx, p.f.Person.ID, data)
			return err
		}, func(err error) {
			if err != nil {
				p.env.Shell.Fail(err)
				return
			}
			p.env.Shell.Say(answers(n) + " kept. One undo takes them back.")
			p.env.Shell.Saving(page.Saved(p.env.App.Now()))
			p.env.Shell.Reload()
		})
	}).Helped("Keeps all of them in one step, which one undo takes back.")
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "What the file says", widgets.Column(look.Space2, widgets.NewPara("Is this "+p.f.Person.Name()+"’s list? The file holds no name."), fyne.CanvasObject(list)), take).SetWidth(40)
	p.env.Shell.Open(sheet)
}

func answers(n int) string {
	if n == 1 {
		return "1 answer"
	}
	return fmt.Sprintf("%d answers", n)
}
