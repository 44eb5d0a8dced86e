package priorities

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/catalogue"
	"waymark/internal/measures"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// open shows a line: what is counted, the people, since that is what is done something about, then how sure it is and where the figures come from.
func (p *Page) open(id string) {
	r := p.data.Row(id)
	if r == nil {
		return
	}
	s := r.Whole()
	parts := []fyne.CanvasObject{widgets.NewText(s.Big()+", "+s.Small(), look.SizeHeading, true, look.Text), widgets.NewPara(p.moment(*r)),
		widgets.NewPara("Counted: " + words.Sentence(words.Lower(r.Measure.Counts)) + " Out of: " + words.Sentence(words.Lower(r.Measure.Of)))}
	people := p.people(*r)
	var sheet *widgets.Sheet
	people.OnOpen(func(key string) {
		_, who, _ := strings.Cut(key, ":")
		sheet.Close()
		p.env.Shell.Go(page.Place{Page: "person", Person: who, Part: "overview"})
	})
	parts = append(parts, widgets.Strong("Who"), widgets.NewPlainPanel(people), widgets.Caption("Names stand on this screen only. No report holds them."))
	parts = append(parts, widgets.Strong("What to know of it"), widgets.Pairs(8, rule(*r)...))
	parts = append(parts, p.figures(*r)...)
	parts = append(parts, p.ages(*r)...)
	parts = append(parts, p.overTime(*r)...)
	parts = append(parts, p.wordsOf(*r)...)
	main := widgets.NewButton(widgets.Primary, "edit", "Enter a starting figure", func() {
		sheet.Close()
		p.enterFor(id)
	}).Key("Ctrl+Enter").Helped("Or a target: the number, where it is written and its day.")
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), r.Measure.Name, widgets.Column(look.Space3, parts...), main).SetWidth(52).SetCancel("Close")
	sheet.AddButton(widgets.NewButton(widgets.Ordinary, "papers", "Records behind the strategy", func() {
		sheet.Close()
		at := ""
		if len(r.IDs) > 0 {
			at = r.IDs[0]
		}
		p.env.Shell.Go(page.Place{Page: "coverage", Record: at})
	}).Helped("Which records bear on each action of the strategy, for everybody."))
	p.env.Shell.Open(sheet)
}

func (p *Page) moment(r measures.Row) string {
	if r.Measure.Moment == "period" {
		return "What happened from " + r.From.Long() + " to " + r.To.Long() + "."
	}
	return "As it stood on " + r.To.Long() + "."
}

// people lists who is counted, who is not, and of whom nothing is recorded. Enter opens the person.
func (p *Page) people(r measures.Row) *widgets.RowList {
	var items []widgets.Item
	add := func(code, title, detail string, ids []string) {
		who := p.data.Behind(ids)
		if len(who) == 0 {
			return
		}
		items = append(items, widgets.Item{Heading: title + ": " + strconv.Itoa(len(who)) + detail})
		for _, id := range who {
			it := widgets.Item{Key: code + ":" + id, Icon: "papers", Title: p.data.NamesOf[id], Plain: true}
			if n := times(ids, id); n > 1 {
				it.Right = words.Count(n, "time", "times")
			}
			items = append(items, it)
		}
	}
	add("unknown", "Nothing recorded", ". Something to ask", r.NotKnown)
	add("missing", "Not counted", "", r.Missing)
	add("counted", "Counted", "", r.Counted)
	list := widgets.NewRowList("People of this line", items...)
	list.SetWhole(true)
	list.SetEmpty("Nobody is in this line.")
	list.SetHelp("Enter opens the young person.")
	return list
}

func times(ids []string, id string) int {
	n := 0
	for _, x := range ids {
		if x == id {
			n++
		}
	}
	return n
}

func rule(r measures.Row) [][2]string {
	m := r.Measure
	var out [][2]string
	if m.Unknowns != "" {
		out = append(out, [2]string{"Not known", words.Sentence(m.Unknowns)})
	}
	return append(out, [2]string{"How sure", words.Sentence(m.Sure)}, [2]string{"From", words.Sentence(m.Source)})
}

// figures are the starting figure and what is to be known of it, those near it that count something else, and what the service entered.
func (p *Page) figures(r measures.Row) []fyne.CanvasObject {
	out := []fyne.CanvasObject{widgets.Strong("Starting figure")}
	if r.Start == nil {
		out = append(out, widgets.NewPara("No starting figure. Enter one, with its source."))
	} else {
		out = append(out, figureWords(*r.Start))
	}
	if len(r.Near) > 0 {
		title := "Near it, but counts something else"
		if threePictures(r) {
			title = "The three figures that were published, none picked"
		}
		out = append(out, widgets.Strong(title))
		if r.NotSame != "" {
			out = append(out, widgets.NewPara(words.Sentence(r.NotSame)))
		}
		said := map[string]bool{} // a warning about several figures is told once, and so is where they stand
		for _, n := range r.Near {
			n.Traps = slices.DeleteFunc(slices.Clone(n.Traps), func(t string) bool { was := said[t]; said[t] = true; return was })
			if said[n.Source] {
				n.Source = ""
			}
			said[n.Source] = true
			out = append(out, figureWords(n))
		}
	}
	if r.Target != nil {
		out = append(out, widgets.Strong("Target"), figureWords(*r.Target))
	}
	own := p.data.Own[r.Measure.ID].All
	if len(own) == 0 {
		return out
	}
	var items []widgets.Item
	for _, o := range own {
		title := "Starting figure"
		if o.Sort == "target" {
			title = "Target"
		}
		items = append(items, widgets.Item{Key: o.ID, Icon: "edit", Title: title + ": " + o.Number(), Detail: o.Source, Right: o.On.Short(), Plain: true})
	}
	list := widgets.NewRowList("Figures we entered", items...)
	list.SetWhole(true)
	list.SetHelp("Enter opens a figure to change it.")
	list.OnOpen(func(id string) {
		for _, o := range own {
			if o.ID == id {
				p.env.Shell.Close()
				records.EditWith(p.env, o, records.Options{Only: []string{"sort", "count", "out_of", "percent", "on_day", "source", "same", "note"}, All: true})
				return
			}
		}
	})
	return append(out, widgets.Strong("Figures we entered"), widgets.NewPlainPanel(list))
}

func figureWords(s measures.Start) fyne.CanvasObject {
	text := s.Figure + ", " + s.AsAt + ". "
	if !s.Own {
		text = s.What + ": " + text
	}
	text += words.Sentence(s.Source)
	for _, n := range append(slices.Clone(s.Traps), s.Note) {
		if n != "" {
			text += " " + words.Sentence(words.Upper(n))
		}
	}
	return widgets.NewPara(text)
}

// ages shows the figure by age, where it has one.
func (p *Page) ages(r measures.Row) []fyne.CanvasObject {
	list := slices.DeleteFunc(slices.Clone(p.data.ByAge[r.Measure.ID]), func(f measures.Figure) bool { return f.Of == 0 })
	if len(list) == 0 {
		return nil
	}
	var rows []widgets.TableRow
	for _, f := range list {
		rows = append(rows, figureRow(strconv.Itoa(f.Age), f))
	}
	return []fyne.CanvasObject{widgets.Strong("By age on the last day"), p.numbers("By age", "Age", rows)}
}

func figureRow(label string, f measures.Figure) widgets.TableRow {
	s := f.Whole()
	c := widgets.Cell{}
	if v, ok := f.Percent(); ok && f.Measure.Unit == catalogue.PercentUnit {
		c = widgets.Cell{Content: widgets.NewFromTo(-1, float32(v)), Say: " "}
	}
	return widgets.TableRow{Key: label, Cells: []widgets.Cell{{Text: label}, {Text: s.Big()}, {Text: s.Small(), Soft: true}, c}}
}

func (p *Page) numbers(label, first string, rows []widgets.TableRow) fyne.CanvasObject {
	t := widgets.NewTable(label, []widgets.TableColumn{{Title: first, Em: 9, Weight: 1}, {Title: "Figure", Em: 7}, {Title: "", Em: 7}, {Title: "0%, 50% and 100%", Em: 10}}, rows...)
	t.SetWhole(true)
	t.SetHelp("The numbers of this line. Arrows move.")
	return widgets.NewPlainPanel(t)
}

// overTime shows the years and quarters before, with the direction in words that the numbers carry.
func (p *Page) overTime(r measures.Row) []fyne.CanvasObject {
	years, quarters := p.data.Years[r.Measure.ID], p.data.Quarters[r.Measure.ID]
	if len(years) < 2 {
		return []fyne.CanvasObject{widgets.Strong("Over time"), widgets.NewPara("The records do not say since when it is so, so earlier figures cannot be worked out.")}
	}
	var rows []widgets.TableRow
	for _, f := range years {
		rows = append(rows, figureRow("Year to "+f.To.Short(), f))
	}
	for _, f := range quarters {
		rows = append(rows, figureRow("Quarter to "+f.To.Short(), f))
	}
	out := []fyne.CanvasObject{widgets.Strong("Over time"), widgets.NewPara(travel(years[len(years)-2], years[len(years)-1])), p.numbers("Over time", "When", rows)}
	return append(out, widgets.Caption(measures.EarlierWords))
}

// travel says where a figure goes: "3 of 8 a year before, 5 of 8 now: too few to call a trend."
func travel(before, now measures.Figure) string {
	way, text := measures.Direction(before, now)
	if way == measures.NotThere {
		return "Nobody was counted a year before, or nobody is now: no direction can be named."
	}
	return text
}

// wordsOf are the strategy's own words for the actions of a line, with today's names beside those of its year.
func (p *Page) wordsOf(r measures.Row) []fyne.CanvasObject {
	if len(r.IDs) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{widgets.Strong("The strategy’s words, then and now")}
	for _, pr := range p.data.Strategy.Priorities {
		for _, o := range pr.Objectives {
			for _, a := range o.Actions {
				if !slices.Contains(r.IDs, a.ID) {
					continue
				}
				out = append(out, widgets.NewRich(look.SizeBody, look.Text, widgets.Run{Text: a.Number() + "  ", Bold: true}, widgets.Run{Text: "“" + a.Text + "” " + words.Sentence(a.Who)}))
				out = append(out, widgets.Caption(words.Sentence("For: "+o.Text)+" "+measureWords(o)))
				var names []string
				for _, n := range p.data.Strategy.NamesIn(a.Text + " " + a.Who + " " + o.Text) {
					text := n.Match + ": " + n.Meaning
					if n.Now != "" {
						text += ", now " + n.Now
					}
					names = append(names, words.Sentence(text))
				}
				if len(names) > 0 {
					out = append(out, widgets.Caption(strings.Join(names, " ")))
				}
			}
		}
	}
	return out
}

func measureWords(o catalogue.Objective) string {
	if len(o.Measures) == 0 {
		return "The paper names no measure."
	}
	return words.Sentence("Measure: " + strings.Join(o.Measures, "; "))
}
