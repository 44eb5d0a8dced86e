package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/widgets"
)

// control is the widget of one field, as the form sees it.
type control struct {
	field   *record.Field
	object  fyne.CanvasObject
	first   fyne.CanvasObject // what takes the focus
	text    func() string     // as Field.Parse takes it
	set     func(string)
	problem func(string)
	shown   string // the problem shown now
}

func (c *control) show(problem string) {
	if c.shown != problem {
		c.shown = problem
		c.problem(problem)
	}
}

// drawerFrom is the number of options from which a choice is a list that opens instead of chips.
const drawerFrom = 5

// OptionsOf turns a record's options into a widget's.
func OptionsOf(list []record.Option, keys map[string]rune) []widgets.Option {
	out := make([]widgets.Option, len(list))
	for i, o := range list {
		out[i] = widgets.Option{Value: o.Code, Label: o.Label, Key: keys[o.Code]}
	}
	return out
}

func (f *Form) control(fd *record.Field) *control {
	c := &control{field: fd}
	label, help := f.label(fd), fd.Help
	if fd.Private {
		help = strings.TrimSpace("Not printed. " + help)
	}
	changed := func() { f.changed(c) }
	settled := func() { f.settled(c) }
	both := func() { changed(); settled() }
	switch fd.Kind {
	case record.Note:
		lines := 3
		if fd.MaxLen > 0 && fd.MaxLen <= 500 {
			lines = 2
		}
		n := widgets.NewNote(label, lines)
		f.line(c, &n.Field, n, help, changed, settled)
	case record.Text, record.Clock, record.Money, record.Int:
		n := widgets.NewField(label)
		switch fd.Kind {
		case record.Clock:
			n.SetWidth(8)
			n.SetExample("2:30pm")
		case record.Money:
			n.SetWidth(9)
			n.SetExample("12.50")
		case record.Int:
			n.SetWidth(7)
		}
		f.line(c, n, n, help, changed, settled)
	case record.Date:
		d := widgets.NewDateField(label, Dates(f.o.Today))
		d.SetSide(true)
		d.SetHint(help)
		d.SetHelp("Type a date, for example 8 12 26, 8 dec, fri, +7 or t for today. Up and Down move a day.")
		d.OnChange(func(string) { both() })
		c.object, c.first, c.text, c.problem = d, d, d.Text, d.SetProblem
		c.set = func(text string) {
			if v := value.Date(text); v.Valid() {
				text = DateText(v)
			}
			d.SetValue(text)
		}
	case record.Choice:
		f.choice(c, label, help, f.choices(fd), fd.Need, both)
	case record.Ref:
		f.drawer(c, label, help, f.o.Refs[fd.Key], fd.Need, both)
	case record.Tri:
		f.chips(c, label, help, []widgets.Option{{Value: string(value.Yes), Label: "Yes", Key: 'y'}, {Value: string(value.No), Label: "No", Key: 'n'},
			{Value: "", Label: "Not asked yet", Key: 'a'}}, false, both)
	case record.Many:
		f.chips(c, label, help, OptionsOf(fd.Options, f.o.Keys[fd.Key]), true, both)
	case record.Fact:
		x := NewFact(label, help)
		x.SetHint(help)
		x.OnChange(both)
		c.object, c.first, c.text, c.set, c.problem = x, x, x.Code, x.SetCode, x.SetProblem
	}
	return c
}

// choices are what a choice offers: its own options, or the fewer that Options.Choices names and what the record says already.
func (f *Form) choices(fd *record.Field) []widgets.Option {
	few, ok := f.o.Choices[fd.Key]
	if !ok {
		return OptionsOf(fd.Options, f.o.Keys[fd.Key])
	}
	now := fd.Code(f.rec)
	if now != "" && !slices.ContainsFunc(few, func(o widgets.Option) bool { return o.Value == now }) {
		few = append(slices.Clone(few), widgets.Option{Value: now, Label: fd.LabelOf(now)})
	}
	return few
}

// line fills c with a field of typed text.
func (f *Form) line(c *control, n *widgets.Field, o fyne.CanvasObject, help string, changed, settled func()) {
	n.SetSide(true)
	n.SetHint(help)
	if c.field.MaxLen > 0 {
		n.SetLimit(c.field.MaxLen)
	}
	n.OnChange(func(string) { changed() })
	n.OnLeave(func(string) { settled() })
	c.object, c.first, c.text, c.set, c.problem = o, o, n.Text, n.SetText, n.SetProblem
}

// choice offers few options side by side and many in a list; one single option is a box to tick.
func (f *Form) choice(c *control, label, help string, options []widgets.Option, need bool, both func()) {
	switch {
	case len(options) == 1:
		code := options[0].Value
		box := widgets.NewCheck(options[0].Label, false, func(bool) { both() })
		box.SetHelp(help)
		r := newRow("", box)
		c.object, c.first, c.problem = r, box, r.setProblem
		c.text = func() string {
			if box.On() {
				return code
			}
			return ""
		}
		c.set = func(text string) { box.SetOn(text == code) }
	case len(options) < drawerFrom && short(options):
		if !need {
			options = append(options, widgets.Option{Value: "", Label: "Not recorded"})
		}
		f.chips(c, label, help, withKeys(options), false, both)
	default:
		f.drawer(c, label, help, options, need, both)
	}
}

func (f *Form) drawer(c *control, label, help string, options []widgets.Option, need bool, both func()) {
	if !need {
		options = append([]widgets.Option{{Value: "", Label: "Nothing chosen"}}, options...)
	}
	n := widgets.NewChoice(label, options, func(string) { both() })
	n.SetSide(true)
	n.SetExample("Choose one")
	n.SetHint(help)
	n.SetWidth(22)
	c.object, c.first, c.text, c.set, c.problem = n, n, n.Value, n.SetValue, n.SetProblem
}

func (f *Form) chips(c *control, label, help string, options []widgets.Option, many bool, both func()) {
	n := widgets.NewChips(label, many, options, nil, func([]string) { both() })
	if help != "" {
		n.SetHelp(fmt.Sprintf("%s %s", help, n.HelpText()))
	}
	r := newRow(label, n)
	r.setHint(help)
	c.object, c.first, c.problem = r, n, r.setProblem
	c.text = func() string { return record.Join(n.Chosen()) }
	c.set = func(text string) {
		if many {
			n.SetChosen(record.Codes(text)...)
		} else {
			n.SetChosen(text)
		}
	}
}

// short says whether every option fits a chip on a narrow sheet with large text.
func short(options []widgets.Option) bool {
	for _, o := range options {
		if utf8.RuneCountInString(o.Label) > 22 {
			return false
		}
	}
	return true
}

// withKeys gives chips the first letter of their words where no two begin alike.
func withKeys(options []widgets.Option) []widgets.Option {
	seen := map[rune]int{}
	first := func(o widgets.Option) rune {
		for _, r := range o.Label {
			return unicode.ToLower(r)
		}
		return 0
	}
	for _, o := range options {
		seen[first(o)]++
	}
	for i, o := range options {
		if r := first(o); o.Key == 0 && seen[r] == 1 && unicode.IsLetter(r) {
			options[i].Key = r
		}
	}
	return options
}
