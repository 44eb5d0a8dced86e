package records

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// move asks under whom the record belongs and puts it there.
func (e *editor) move() {
	var people []*care.Person
	e.env.Run.Short("list everyone", func(ctx context.Context) (err error) {
		people, err = e.env.App.People(ctx)
		return err
	}, func(err error) {
		if err != nil {
			e.env.Shell.Fail(err)
			return
		}
		e.moveTo(people)
	})
}

func (e *editor) moveTo(people []*care.Person) {
	c := e.env.Shell.Window().Canvas()
	names := map[string]string{}
	var options []widgets.Option
	for _, p := range people {
		if p.ID == e.rec.Head().PersonID {
			continue
		}
		names[p.ID] = p.Name()
		options = append(options, widgets.Option{Value: p.ID, Label: p.Name() + ", born " + p.Born.Long()})
	}
	if len(options) == 0 {
		widgets.Tell(c, "Nobody else to move it to", "Add the right young person first (Ctrl+Shift+N), then move this.")
		return
	}
	var sheet *widgets.Sheet
	who := widgets.NewChoice("The right young person", options, nil)
	who.SetExample("Choose one")
	main := widgets.NewButton(widgets.Primary, "moved", "Move it", func() {
		to := who.Value()
		if to == "" {
			who.SetProblem("Choose the right young person.")
			widgets.Focus(who)
			return
		}
		e.env.Run.Short("move a record", func(ctx context.Context) error {
			if err := e.env.App.Move(ctx, e.spec.Kind, e.rec.Head().ID, to); err != nil {
				return err
			}
			return e.env.App.KeepDraft(ctx, app.Draft{Kind: e.spec.Kind, RecordID: e.rec.Head().ID, PersonID: e.draftPerson()})
		}, func(err error) {
			if err != nil {
				e.env.Shell.Fail(err)
				return
			}
			sheet.Close()
			e.finish(func() {
				e.env.Shell.Say("Moved to " + names[to] + ".")
				e.env.Shell.Reload()
			})
		})
	}).Helped("Moves it with its history. Undo brings it back.")
	text := widgets.NewPara(e.spec.LineOf(e.rec) + ".\nIt moves with its history. The wrong record keeps only “an entry was moved out”. What you have typed here and not saved is dropped.")
	sheet = widgets.NewSheet(c, "Whose is this "+strings.TrimPrefix(e.spec.One, "my ")+"?", widgets.Column(look.Space3, text, who), main)
	e.env.Shell.Open(sheet)
}

// History shows every change of one record.
func History(env *page.Env, kind, id, line string) {
	var changes []app.Change
	env.Run.Short("read the history of a record", func(ctx context.Context) (err error) {
		changes, err = env.App.History(ctx, app.HistoryFilter{Record: id})
		return err
	}, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		parts := []fyne.CanvasObject{widgets.Strong(line)}
		for _, s := range page.Sittings(changes) {
			parts = append(parts, widgets.Rule(), widgets.Caption(s.Who+" · "+s.When(env.App.Now())))
			for _, w := range s.Words() {
				parts = append(parts, widgets.NewPara(w))
			}
		}
		if len(changes) == 0 {
			parts = append(parts, widgets.NewPara("Nothing is recorded about this yet."))
		}
		env.Shell.Open(widgets.NewSheet(env.Shell.Window().Canvas(), "History of this record", widgets.Column(look.Space2, parts...), nil).SetWidth(42))
	})
}
