package importing

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// reading is the left panel: what has to be settled first, then every column.
func (p *Page) reading() fyne.CanvasObject {
	var decide, columns []fyne.CanvasObject
	kinds := widgets.NewChoice("Each row is", nil, func(v string) {
		if v != p.kind {
			p.setKind(v)
		}
	})
	var options []widgets.Option
	for _, s := range app.ImportKinds() {
		options = append(options, widgets.Option{Value: s.Kind, Label: words.Upper(s.One)})
	}
	kinds.SetOptions(options)
	kinds.SetValue(p.kind)
	kinds.SetSide(true)
	kinds.SetHelp("What every row of the spreadsheet is a record of.")
	p.first = kinds.FocusTarget()
	if p.imp != nil {
		decide = p.decisions()
	}
	for i, h := range p.sheet.Head {
		if h != "" {
			columns = append(columns, p.column(i, h))
		}
	}
	state, say := widgets.Done, "Everything is settled"
	if n := len(p.undo); n > 0 {
		state, say = widgets.Due, fmt.Sprintf("%d still to decide", n)
		p.first = p.undo[0].control.FocusTarget()
	}
	parts := []fyne.CanvasObject{kinds}
	if p.known {
		parts = append(parts, widgets.Caption("A file with the same columns came in before. They are read as they were then."))
	}
	if len(decide) > 0 {
		parts = append(parts, widgets.Rule(), widgets.Strong("To decide"))
		parts = append(parts, decide...)
	}
	parts = append(parts, widgets.Rule(), widgets.Strong("Columns"))
	parts = append(parts, columns...)
	return widgets.NewTitledPanel("How it is read", widgets.NewBadge(state, say), widgets.Inset(0, look.Space1, widgets.Column(look.Space3, parts...)), false)
}

// column is one column: its name, what stands in it, and which field it is.
func (p *Page) column(at int, head string) fyne.CanvasObject {
	s := care.Spec(p.kind)
	c := widgets.NewChoice(head, nil, func(v string) {
		for h, was := range p.how.Columns {
			if was == v && h != head && v != "" {
				p.how.Columns[h] = "" // a field is read from one column
			}
		}
		p.how.Columns[head] = v
		p.changed()
	})
	options := []widgets.Option{{Value: "", Label: "Left out"}}
	if !s.Shared && !s.Self {
		options = append(options, widgets.Option{Value: "person_id", Label: "Young person"})
	}
	if slices.Contains([]string{"id"}, p.how.Columns[head]) || strings.EqualFold(head, "id") {
		options = append(options, widgets.Option{Value: "id", Label: "Waymark’s own number of the record"})
	}
	for _, f := range app.ImportFields(s) {
		options = append(options, widgets.Option{Value: f.Key, Label: f.Label})
	}
	c.SetOptions(options)
	c.SetValue(p.how.Columns[head])
	c.SetSide(true)
	if eg := examples(p.sheet, at); eg != "" {
		c.SetHint(eg)
	} else {
		c.SetHint("Nothing stands in it.")
	}
	c.SetHelp("Which field the column “" + head + "” is. Left out brings nothing in.")
	return c
}

// examples are the first few different things in a column.
func examples(sheet *app.Sheet, at int) string {
	var out []string
	for _, r := range sheet.Rows {
		c := strings.Join(strings.Fields(r.Cells[at]), " ")
		if r := []rune(c); len(r) > 28 {
			c = string(r[:26]) + " …"
		}
		if c != "" && !slices.Contains(out, c) {
			if out = append(out, c); len(out) == 3 {
				break
			}
		}
	}
	return strings.Join(out, " · ")
}

// decisions are what only a person can settle: order of day and month, needed fields, words and names.
func (p *Page) decisions() (out []fyne.CanvasObject) {
	s := care.Spec(p.kind)
	ask := func(c *widgets.Choice, settled bool) {
		c.SetSide(true)
		out = append(out, c)
		if !settled {
			p.undo = append(p.undo, &undecided{c})
		}
	}
	if p.imp.Days != "" || p.how.Days != "" {
		eg := p.imp.Days
		label := "Days are written"
		options := []widgets.Option{{Value: "dmy", Label: "Day first"}, {Value: "mdy", Label: "Month first"}}
		if eg != "" {
			label = eg + " is"
			parts := strings.FieldsFunc(eg, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
			for i, order := range [][2]int{{0, 1}, {1, 0}} {
				if d, err := value.ParseDate(parts[order[0]]+"/"+parts[order[1]]+"/"+parts[2], ""); err == nil {
					options[i].Label = d.Long() + " (" + strings.ToLower(options[i].Label) + ")"
				}
			}
		}
		c := widgets.NewChoice(label, options, func(v string) {
			p.how.Days = v
			p.changed()
		})
		c.SetValue(p.how.Days)
		c.SetHelp("The file does not tell whether the day or the month comes first.")
		ask(c, p.how.Days != "")
	}
	if !s.Shared && !s.Self && !p.hasColumn("person_id") && !p.hasColumn("id") {
		c := widgets.NewChoice("Every row is about", p.everybody(""), func(v string) {
			p.person = v
			p.changed()
		})
		c.SetValue(p.person)
		c.SetHelp("No column says whom a row is about. Choose a column below as “Young person”, or one young person here.")
		ask(c, p.person != "")
	}
	for _, f := range app.ImportFields(s) {
		if !slices.Contains(p.imp.Missing, f.Key) && p.how.Fixed[f.Key] == "" || p.hasColumn(f.Key) {
			continue
		}
		if c := p.same(f); c != nil {
			ask(c, p.how.Fixed[f.Key] != "")
		}
	}
	for n, w := range p.imp.Words {
		if n == most {
			out = append(out, widgets.Caption(fmt.Sprintf("And %d more words. Perhaps a column is read as the wrong field.", len(p.imp.Words)-most)))
			break
		}
		ask(p.word(w), false)
	}
	for n, x := range p.imp.Names {
		if n == most {
			out = append(out, widgets.Caption(fmt.Sprintf("And %d more names that fit nobody here.", len(p.imp.Names)-most)))
			break
		}
		ask(p.whoIs(x), false)
	}
	return out
}

// most is how many words and names are asked about at once.
const most = 30

func (p *Page) hasColumn(key string) bool {
	for _, h := range p.sheet.Head {
		if h != "" && p.how.Columns[h] == key {
			return true
		}
	}
	return false
}

// same asks for one answer for every row, where a needed field has no column.
func (p *Page) same(f *record.Field) *widgets.Choice {
	choices := app.ImportChoices(f)
	if len(choices) == 0 {
		return nil // a day, a sum, words: the rows say that it is needed
	}
	var options []widgets.Option
	for _, o := range choices {
		options = append(options, widgets.Option{Value: o.Code, Label: o.Label})
	}
	c := widgets.NewChoice(f.Label+", in every row", options, func(v string) {
		if p.how.Fixed == nil {
			p.how.Fixed = map[string]string{}
		}
		p.how.Fixed[f.Key] = v
		p.changed()
	})
	c.SetValue(p.how.Fixed[f.Key])
	c.SetHelp("“" + f.Label + "” is needed and no column says it. Choose a column below, or one answer for every row here.")
	return c
}

// word asks what a word of the spreadsheet means.
func (p *Page) word(w app.ImportWord) *widgets.Choice {
	f := care.Spec(p.kind).Field(w.Key)
	options := []widgets.Option{{Value: "-", Label: "No answer"}}
	for _, o := range app.ImportChoices(f) {
		options = append(options, widgets.Option{Value: o.Code, Label: o.Label})
	}
	c := widgets.NewChoice("“"+w.Word+"” means", options, func(v string) {
		p.how.Mean(w.Key, w.Word, v)
		p.changed()
	})
	c.SetHint(f.Label + ", " + words.Count(w.Count, "row", "rows") + ", first in line " + fmt.Sprint(w.Line))
	c.SetHelp("What this word stands for. It is remembered for the next file with these columns.")
	return c
}

// whoIs asks whom a name means that fits nobody or more than one.
func (p *Page) whoIs(n app.ImportName) *widgets.Choice {
	options := []widgets.Option{{Value: "-", Label: "Leave these rows out"}}
	hint := "Nobody here is called that"
	if len(n.Fits) > 0 {
		hint = "Perhaps one of these"
		for _, x := range n.Fits {
			options = append(options, option(x))
		}
	} else {
		options = append(options, p.everybody("")...)
	}
	if len(n.Fits) > 1 {
		hint = fmt.Sprintf("%d could be meant", len(n.Fits))
	}
	c := widgets.NewChoice("“"+n.Name+"” is", options, func(v string) {
		p.how.Name(n.Name, v)
		p.changed()
	})
	c.SetHint(hint + ", " + words.Count(n.Count, "row", "rows") + ", first in line " + fmt.Sprint(n.Line))
	c.SetHelp("Whom this name means. Names are asked about in every file; they are not kept with the columns.")
	return c
}

func option(x *care.Person) widgets.Option {
	return widgets.Option{Value: x.ID, Label: x.Name() + ", born " + x.Born.Short()}
}

func (p *Page) everybody(string) (out []widgets.Option) {
	for _, x := range p.people {
		out = append(out, option(x))
	}
	return out
}

// about is what is known of the file.
func (p *Page) about() fyne.CanvasObject {
	pairs := [][2]string{{"File", p.name}}
	if p.sheet.Name != "" {
		pairs = append(pairs, [2]string{"Sheet", p.sheet.Name})
	}
	if p.imp != nil {
		if len(p.imp.LeftOut) > 0 {
			pairs = append(pairs, [2]string{"Not read", strings.Join(p.imp.LeftOut, ", ")})
		}
		if b := p.imp.Before; b != nil {
			pairs = append(pairs, [2]string{"Came in", b.On.Long() + ", as " + b.File})
		}
		var read []string
		for _, w := range p.imp.Meant {
			read = append(read, "“"+w.Word+"” as “"+p.imp.Meaning(w)+"”")
		}
		if len(read) > 0 {
			pairs = append(pairs, [2]string{"Read", strings.Join(read, ", ")})
		}
	}
	parts := []fyne.CanvasObject{widgets.Pairs(6, pairs...)}
	for _, n := range p.sheet.Notes {
		parts = append(parts, widgets.Caption(n))
	}
	if len(p.sheet.Sheets) > 1 {
		var options []widgets.Option
		for _, s := range p.sheet.Sheets {
			options = append(options, widgets.Option{Value: s, Label: s})
		}
		c := widgets.NewChoice("Sheet of the workbook", options, func(v string) {
			if v != p.sheet.Name {
				p.open(p.name, p.data, v)
			}
		})
		c.SetValue(p.sheet.Name)
		c.SetHelp("Which sheet of the workbook is read.")
		parts = append(parts, c)
	}
	return widgets.NewTitledPanel("This file", nil, widgets.Column(look.Space2, parts...), false)
}
