package history

import (
	"context"

	"waymark/internal/app"
	"waymark/internal/rules"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// sincePack shows what differs between a review pack that was printed and the records of today: somebody has that pack in their hand and asks.
func (h *part) sincePack() {
	packs := app.Packs(h.file)
	said := widgets.Caption("")
	table := widgets.NewTable("What has changed", []widgets.TableColumn{{Title: "What", Em: 8, Weight: 1}, {Title: "Then", Em: 8, Weight: 1.2}, {Title: "Now", Em: 8, Weight: 1.6}})
	table.SetWhole(true)
	table.SetHelp("Up and Down move through what has changed.")
	var sheet *widgets.Sheet
	body := widgets.Column(look.Space3)
	turn := 0
	show := func(number string) {
		turn++
		mine := turn
		var got *app.PackChanges
		h.env.Run.Short("compare with a pack", func(ctx context.Context) (err error) {
			got, err = h.env.App.SincePack(ctx, h.file.Person.ID, number)
			return err
		}, func(err error) {
			if mine != turn {
				return
			}
			if err != nil {
				h.env.Shell.Fail(err)
				return
			}
			var rows []widgets.TableRow
			for _, g := range rules.ChangeGroups {
				list := got.In(g.Code)
				if len(list) == 0 {
					continue
				}
				rows = append(rows, widgets.TableRow{Heading: g.Label})
				for _, x := range list {
					was, now := x.Was, x.Now
					if x.Text {
						was, now = rules.Excerpt(x.Was, x.Now, 12)
					}
					rows = append(rows, widgets.TableRow{Key: x.Key, Cells: []widgets.Cell{{Text: x.What, Sub: x.About, Bold: true, Wrap: true}, {Text: was, Soft: true, Wrap: true}, {Text: now, Sub: x.Note, Wrap: true}}})
				}
			}
			table.SetEmpty("Nothing is different from that pack.")
			table.SetRows(rows)
			said.SetText("Compared with the records as they were when the pack was made, on " + got.Pack.Made.Long() + ". To print it, choose the pack under “What has changed since” when you print the next one.")
			body.Refresh()
			sheet.Refresh()
		})
	}
	which := widgets.NewChoice("Since which pack", form.OptionsOf(packs, nil), show)
	which.SetValue(packs[0].Code)
	which.SetHelp("The number stands at the foot of every page of a pack.")
	body.Objects = append(body.Objects, which, said, table)
	done := widgets.NewButton(widgets.Primary, "done", "Done", func() { sheet.Close() })
	sheet = widgets.NewSheet(h.env.Shell.Window().Canvas(), "What has changed since a pack", body, done).SetWidth(54)
	h.env.Shell.Open(sheet)
	show(packs[0].Code)
}
