package settings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// strategyBlock lists the strategies with the one in use, and loads a council's own from a file.
func (s *Settings) strategyBlock() []fyne.CanvasObject {
	var items []widgets.Item
	for _, l := range s.strategies {
		it := widgets.Item{Key: l.Strategy.ID, Title: l.Strategy.Council + ": " + l.Strategy.Name, Plain: true}
		var about []string
		for _, p := range l.Strategy.Mapped() {
			about = append(about, fmt.Sprintf("%s (%s): %s", p.Title(), p.Short, words.Count(len(p.Actions()), "row", "rows")))
		}
		it.Detail = strings.Join(about, "; ") + "; " + words.Count(len(l.Strategy.Baselines), "starting figure", "starting figures") + ". "
		if l.Paper == nil {
			it.Detail += "Comes with Waymark."
		} else {
			it.Detail += "Loaded on " + l.Paper.Loaded.Long() + "."
		}
		if l.Used {
			it.RightState, it.RightWords = widgets.Done, "In use"
		}
		items = append(items, it)
	}
	list := widgets.NewRowList("Strategies", items...)
	list.SetWhole(true)
	list.SetHelp("Enter shows what stands in the chosen strategy, and what can be done with it.")
	list.OnOpen(s.openStrategy)
	s.focus = list
	load := widgets.NewButton(widgets.Quiet, "add", "Load from a file", s.loadStrategy).Small().Helped("Your council’s own strategy, as a file in the format of the example. What does not fit is named with its line, and nothing is changed.")
	example := widgets.NewButton(widgets.Quiet, "page", "Save an example", func() {
		s.env.Shell.SaveFile("strategy-example.toml", []byte(catalogue.ExampleStrategy()), func(path string) { s.env.Shell.Say("Saved at " + path) })
	}).Small().Helped("A made-up council’s strategy with notes on the format: put your council’s words in their place.")
	return []fyne.CanvasObject{
		widgets.NewPara("The rows of the strategy in use stand on the pages of priorities and of evidence, and in print. Councils number and aim differently: which priority is about health and which about leaving care stands in the file."),
		widgets.NewPlainPanel(list), widgets.Wrap(look.Space2, load, example)}
}

func (s *Settings) loadStrategy() {
	s.env.Shell.OpenFile([]string{".toml", ".txt"}, func(_ string, data []byte) {
		var p *care.StrategyPaper
		s.env.Run.Short("load a strategy", func(ctx context.Context) (err error) {
			p, err = s.env.App.LoadStrategy(ctx, string(data))
			return err
		}, func(err error) {
			if problems, ok := err.(record.Problems); ok {
				s.strategyProblems(problems)
				return
			}
			if err != nil {
				s.env.Shell.Fail(err)
				return
			}
			s.env.Shell.Say("Loaded: " + p.Name + ". It is not in use until you choose it.")
			s.env.Shell.Reload()
		})
	})
}

// strategyProblems names every problem of a file; nothing was changed.
func (s *Settings) strategyProblems(problems record.Problems) {
	parts := []fyne.CanvasObject{widgets.NewPara("Nothing was changed. Mend these in the file and load it again.")}
	for _, p := range problems {
		parts = append(parts, widgets.NewPara(p.Text))
	}
	s.env.Shell.Open(widgets.NewSheet(s.env.Shell.Window().Canvas(), "This file does not fit", widgets.Column(look.Space2, parts...), nil).SetWidth(40).SetCancel("Close"))
}

// openStrategy shows the rows of a strategy, with using and removing it.
func (s *Settings) openStrategy(id string) {
	var line *app.StrategyLine
	for i := range s.strategies {
		if s.strategies[i].Strategy.ID == id {
			line = &s.strategies[i]
		}
	}
	if line == nil {
		return
	}
	x := line.Strategy
	head := x.Council
	if y := x.Years(); y != "" {
		head += ", " + y
	}
	parts := []fyne.CanvasObject{widgets.NewPara(head + "."), widgets.Caption("Source: " + x.SourceLine())}
	for _, c := range x.Caveats {
		parts = append(parts, widgets.Caption(c))
	}
	var items []widgets.Item
	for _, p := range x.Mapped() {
		items = append(items, widgets.Item{Heading: p.Title() + ": " + p.Name})
		for _, a := range p.Actions() {
			items = append(items, widgets.Item{Key: a.ID, Number: a.Number(), Title: a.Called(), Plain: true, Detail: a.Text})
		}
	}
	rows := widgets.NewRowList("Rows", items...)
	rows.SetWhole(true)
	rows.SetHelp("The rows in the paper’s own words.")
	parts = append(parts, widgets.NewPlainPanel(rows))
	var sheet *widgets.Sheet
	var main *widgets.Button
	then := func(said string) func(error) {
		return func(err error) {
			if err != nil {
				s.env.Shell.Fail(err)
				return
			}
			sheet.Close()
			s.env.Shell.Say(said)
			s.env.Shell.Saving(page.Saved(s.env.App.Now()))
			s.env.Shell.Reload()
		}
	}
	if !line.Used {
		main = widgets.NewButton(widgets.Primary, "done", "Use this strategy", func() {
			s.env.Run.Short("choose a strategy", func(ctx context.Context) error { return s.env.App.UseStrategy(ctx, id) }, then(x.Name+" is in use."))
		}).Helped("Its rows stand where those of the other one stood. Records are not changed; undo takes it back.")
	}
	sheet = widgets.NewSheet(s.env.Shell.Window().Canvas(), x.Name, widgets.Column(look.Space3, parts...), main).SetWidth(44).SetCancel("Close")
	if line.Paper != nil {
		p := line.Paper
		sheet.AddButton(widgets.NewButton(widgets.Quiet, "history", "History", func() { records.History(s.env, care.StrategyPaperSpec.Kind, p.ID, x.Name) }).Helped("When it was loaded, chosen and loaded again."))
		if !line.Used {
			sheet.AddButton(widgets.NewButton(widgets.Quiet, "bin", "Remove", func() {
				s.env.Run.Short("remove a strategy", func(ctx context.Context) error { return s.env.App.RemoveStrategy(ctx, id) }, then(x.Name+" is removed. Undo brings it back."))
			}).Helped("Takes this strategy away. Undo brings it back, also tomorrow."))
		}
	}
	s.env.Shell.Open(sheet)
}
