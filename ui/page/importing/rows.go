package importing

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// shown is how many rows the list holds at once; the chips choose which.
const shown = 200

// groups of rows, by what became of them.
const (
	all   = ""
	added = "new"
	doubt = "look"
	here  = "here"
)

func groupOf(l *app.ImportLine) string {
	switch {
	case len(l.Problems) > 0 || l.Why != "" && l.Does != app.ImportSame:
		return doubt
	case l.Does == app.ImportSame:
		return here
	}
	return added
}

// rows is the list of what every row would do.
func (p *Page) rows() fyne.CanvasObject {
	p.list = widgets.NewRowList("Rows of the spreadsheet")
	p.list.SetWhole(true)
	p.list.SetHelp("Space ticks a row or leaves it out. Enter shows what is in it and why.")
	p.list.SetEmpty("No row of this kind.")
	p.list.OnTick(p.tick)
	p.list.OnOpen(p.openRow)
	if p.imp == nil {
		return widgets.NewTitledPanel("Rows", nil, widgets.Caption("The rows have not been tried out."), false)
	}
	counts := map[string]int{}
	for _, l := range p.imp.Lines {
		counts[groupOf(l)]++
	}
	options := []widgets.Option{{Value: all, Label: "All", Count: strconv.Itoa(len(p.imp.Lines))}, {Value: doubt, Label: "To look at", Count: strconv.Itoa(counts[doubt])},
		{Value: added, Label: "New", Count: strconv.Itoa(counts[added])}, {Value: here, Label: "Here already", Count: strconv.Itoa(counts[here])}}
	chips := widgets.NewChips("Which rows", false, options, []string{p.show}, func(v []string) {
		p.show = strings.Join(v, "")
		p.fill()
		p.body.Refresh()
	})
	chips.SetHelp("Which rows are listed.")
	p.fill()
	parts := []fyne.CanvasObject{widgets.Inset(look.Space4, look.Space2, chips), p.list}
	if counts[here] > 0 {
		parts = append(parts, widgets.Rule(), widgets.Inset(look.Space4, look.Space2, widgets.Caption("Here already: "+words.Count(counts[here], "row", "rows")+", nothing to do.")))
	}
	p.told = widgets.Caption(p.ticked())
	return widgets.NewTitledPanel("Rows", p.told, widgets.Column(0, parts...), true)
}

func (p *Page) ticked() string {
	add, change, _, _ := p.imp.Count()
	return fmt.Sprintf("%d ticked of %d", add+change, len(p.imp.Lines))
}

func (p *Page) fill() {
	var items []widgets.Item
	more := 0
	for _, l := range p.imp.Lines {
		if p.show != all && groupOf(l) != p.show {
			continue
		}
		if len(items) == shown {
			more++
			continue
		}
		items = append(items, p.item(l))
	}
	if more > 0 {
		items = append(items, widgets.Item{Heading: fmt.Sprintf("And %d more rows like these", more)})
	}
	p.list.SetItems(items)
}

func (p *Page) item(l *app.ImportLine) widgets.Item {
	it := widgets.Item{Key: strconv.Itoa(l.Line), Title: p.imp.Spec.LineOf(l.Rec), Plain: true, Right: "line " + strconv.Itoa(l.Line), Detail: p.under(l), Tick: widgets.Unticked}
	switch {
	case l.Take:
		it.Tick = widgets.Ticked
	case !l.Can():
		it.Tick = widgets.NoTick
	}
	switch {
	case len(l.Problems) > 0:
		it.RightState, it.RightWords = widgets.Due, "Cannot be taken"
	case l.Does == app.ImportSame:
		it.RightState, it.RightWords = widgets.Done, "Here"
	case l.Does == app.ImportChange && l.Take:
		it.RightState, it.RightWords = widgets.Known, "Up to date"
	case l.Why != "":
		it.RightState, it.RightWords = widgets.Due, "Look"
	}
	return it
}

// under is the softer line: whom it is about, the day, and why it is not taken.
func (p *Page) under(l *app.ImportLine) string {
	var out []string
	if l.Who != "" {
		out = append(out, l.Who)
	}
	if d := p.imp.Spec.DayOf(l.Rec); d != "" {
		out = append(out, d.Short())
	}
	line := strings.Join(out, " · ")
	why := l.Why
	if len(l.Problems) > 0 {
		why = words.Sentence(words.Upper(l.Problems.Sentence()))
	}
	if why != "" && why != "Here already." {
		if line != "" {
			line += "\n"
		}
		line += why
	}
	return line
}

func (p *Page) line(key string) *app.ImportLine {
	for _, l := range p.imp.Lines {
		if strconv.Itoa(l.Line) == key {
			return l
		}
	}
	return nil
}

func (p *Page) tick(key string) {
	l := p.line(key)
	switch {
	case l == nil:
		return
	case !l.Can():
		p.env.Shell.Say("Line " + key + " cannot be ticked: " + p.whyNot(l))
		return
	}
	l.Take = !l.Take
	p.chose[l.Line] = choice{l.Take, l.Does}
	p.ticksChanged()
}

func (p *Page) whyNot(l *app.ImportLine) string {
	if len(l.Problems) > 0 {
		return l.Problems.Sentence()
	}
	return "the records say so already."
}

// ticksChanged shows the list and the counts again.
func (p *Page) ticksChanged() {
	p.fill()
	p.list.Refresh()
	p.told.SetText(p.ticked())
	p.main.SetText(p.mainWords())
	p.title()
}

// openRow shows a row: what it fills, what stands here instead, what is wrong with it, and what may be done with it.
func (p *Page) openRow(key string) {
	l := p.line(key)
	if l == nil {
		return
	}
	if l.Old == "" {
		p.showRow(key, l, nil)
		return
	}
	var old record.Record
	p.env.Run.Short("the record a row is like", func(ctx context.Context) (err error) {
		old, err = p.env.App.Get(ctx, p.kind, l.Old)
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.showRow(key, l, old)
	})
}

func (p *Page) showRow(key string, l *app.ImportLine, old record.Record) {
	var pairs [][2]string
	if l.Who != "" {
		pairs = append(pairs, [2]string{"Young person", l.Who})
	}
	for _, f := range app.ImportFields(p.imp.Spec) {
		if f.Empty(l.Rec) {
			continue
		}
		say := p.value(f, l.Rec)
		if old != nil && f.Code(old) != f.Code(l.Rec) {
			say += " (here: " + p.value(f, old) + ")"
			if f.Empty(old) {
				say = p.value(f, l.Rec) + " (here: nothing)"
			}
		}
		pairs = append(pairs, [2]string{f.Label, say})
	}
	parts := []fyne.CanvasObject{}
	if len(l.Problems) > 0 {
		parts = append(parts, widgets.NewBadge(widgets.Due, "Cannot be taken"), widgets.NewPara(l.Problems.Sentence()))
	} else if l.Why != "" {
		parts = append(parts, widgets.NewPara(l.Why))
	}
	if len(pairs) > 0 {
		parts = append(parts, widgets.Pairs(10, pairs...))
	} else {
		parts = append(parts, widgets.Caption("Nothing of it could be read."))
	}
	var sheet *widgets.Sheet
	choose := func(does string, take bool) func() {
		return func() {
			l.Take = take
			if take {
				l.Does = does
			}
			p.chose[l.Line] = choice{take, l.Does}
			sheet.Close()
			p.ticksChanged()
		}
	}
	var main *widgets.Button
	if l.Can() && l.Old != "" && !p.imp.Spec.Ledger {
		main = widgets.NewButton(widgets.Primary, "done", "Bring the record up to date", choose(app.ImportChange, true)).Key("Ctrl+Enter").Helped("What the row fills replaces what is here. What it leaves blank stays.")
	} else if l.Can() && !l.Take {
		main = widgets.NewButton(widgets.Primary, "done", "Tick it", choose(l.Does, true)).Key("Ctrl+Enter").Helped("The row becomes a new record.")
	}
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Line "+key, widgets.Column(look.Space3, parts...), main).SetCancel("Back to the rows")
	if l.Can() && l.Old != "" && !p.imp.Spec.Self {
		sheet.AddButton(widgets.NewButton(widgets.Ordinary, "add", "Add it as another", choose(app.ImportAdd, true)).Helped("The row becomes a record of its own beside the one that is here."))
	}
	if l.Take {
		sheet.AddButton(widgets.NewButton(widgets.Ordinary, "", "Leave it out", choose(l.Does, false)).Helped("Nothing of this row comes in."))
	}
	p.env.Shell.Open(sheet)
}

func (p *Page) value(f *record.Field, r record.Record) string {
	if f.Kind == record.Ref {
		return "as written"
	}
	return f.Show(r)
}
