package records

import (
	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// ListOptions shape a panel of records.
type ListOptions struct {
	Title  string                            // the Spec's plural when empty
	Add    string                            // words on the button; "Add" when empty
	Empty  string                            // what stands where nothing is recorded: a question, or what to do
	Keep   func(record.Record) bool          // which records are listed; nil = all
	Item   func(record.Record) widgets.Item  // the line of a record; nil = its line and day
	Blank  func() record.Record              // a new record with what is known already
	Edit   Options                           // of the editor
	Beside func(*List) []fyne.CanvasObject   // more buttons in the title line
	Key    func(record.Record, rune) bool    // a letter on a line; true when it was used
	Tick   func(record.Record)               // Space on a line, or its box
	Help   string                            // in the status bar, instead of what the keys do in every list
	Open   func(record.Record)               // instead of the editor
	New    func()                            // instead of the editor of a new record
	Foot   fyne.CanvasObject                 // under the list
	Group  func(record.Record) (head string) // lines with the same head stand under it, in the order they come
}

// List is a panel that lists, adds, changes and removes the records of one type.
type List struct {
	env    *page.Env
	spec   *record.Spec
	person string
	o      ListOptions
	recs   []record.Record
	list   *widgets.RowList
	add    *widgets.Button
	body   fyne.CanvasObject
}

// Of are the records of a type in a young person's file, in the file's order.
func Of(f *care.File, s *record.Spec) []record.Record {
	var out []record.Record
	f.Each(func(r record.Record) {
		if care.SpecOf(r) == s {
			out = append(out, r)
		}
	})
	return out
}

// NewList makes the panel of recs, which belong to personID, or to nobody.
func NewList(env *page.Env, s *record.Spec, recs []record.Record, personID string, o ListOptions) *List {
	l := &List{env: env, spec: s, person: personID, o: o}
	for _, r := range recs {
		if o.Keep == nil || o.Keep(r) {
			l.recs = append(l.recs, r)
		}
	}
	title := o.Title
	if title == "" {
		title = s.Many
	}
	words := o.Add
	if words == "" {
		words = "Add"
	}
	l.add = widgets.NewButton(widgets.Quiet, "add", words, l.Add).Small().Helped("Adds " + Article(s.One) + ".")
	beside := []fyne.CanvasObject{l.add}
	if o.Beside != nil {
		beside = append(o.Beside(l), beside...)
	}
	l.list = widgets.NewRowList(title, l.items()...)
	l.list.SetWhole(true)
	l.list.SetHelp("Enter opens the line, Delete removes it.")
	if o.Help != "" {
		l.list.SetHelp(o.Help)
	}
	if o.Tick != nil {
		l.list.OnTick(func(key string) {
			if r := l.byKey(key); r != nil {
				o.Tick(r)
			}
		})
	}
	l.list.OnOpen(func(key string) { l.open(l.byKey(key)) })
	l.list.OnKey(func(key string, ev *fyne.KeyEvent) bool {
		r := l.byKey(key)
		if ev.Name != fyne.KeyDelete || r == nil || s.Ledger {
			return false
		}
		Remove(env, s, r, l.changed)
		return true
	})
	l.list.OnRune(func(key string, c rune) bool {
		r := l.byKey(key)
		return r != nil && o.Key != nil && o.Key(r, c)
	})
	var inside fyne.CanvasObject = l.list
	if len(l.recs) == 0 {
		empty := o.Empty
		if empty == "" {
			empty = "Nothing recorded."
		}
		inside = widgets.Inset(look.Space4, look.Space2, widgets.NewText(empty, look.SizeBody, false, look.TextSoft))
	}
	if o.Foot != nil {
		inside = widgets.Column(0, inside, widgets.Inset(look.Space4, look.Space2, o.Foot))
	} else if len(l.recs) == 0 {
		inside = widgets.Column(0, inside, widgets.Gap(look.Space2))
	}
	l.body = widgets.NewTitledPanel(title, widgets.Line(look.Space1, beside...), inside, true)
	return l
}

// Body is the panel.
func (l *List) Body() fyne.CanvasObject { return l.body }

// First is where the focus begins: the list, or the button when it is empty.
func (l *List) First() fyne.Focusable {
	if len(l.recs) == 0 {
		return l.add
	}
	return l.list
}

// Select makes the line of a record current; false when it is not listed.
func (l *List) Select(id string) bool {
	if l.byKey(id) == nil {
		return false
	}
	l.list.Select(id)
	return true
}

// Chosen is the id of the current line while the list has the focus, "" otherwise.
func (l *List) Chosen() string {
	if l.env.Shell.Window().Canvas().Focused() == fyne.Focusable(l.list) {
		return l.list.Current()
	}
	return ""
}

// Records are those listed.
func (l *List) Records() []record.Record { return l.recs }

// Add opens the editor of a new record.
func (l *List) Add() {
	if l.o.New != nil {
		l.o.New()
		return
	}
	r := l.spec.New()
	if l.o.Blank != nil {
		r = l.o.Blank()
	}
	if !l.spec.Shared {
		r.Head().PersonID = l.person
	}
	EditWith(l.env, r, l.o.Edit)
}

func (l *List) open(r record.Record) {
	switch {
	case r == nil:
	case l.o.Open != nil:
		l.o.Open(r)
	default:
		EditWith(l.env, r, l.o.Edit)
	}
}

func (l *List) changed() {
	l.env.Shell.Saving(page.Saved(l.env.App.Now()))
	l.env.Shell.Reload()
}

func (l *List) byKey(key string) record.Record {
	for _, r := range l.recs {
		if r.Head().ID == key {
			return r
		}
	}
	return nil
}

func (l *List) items() []widgets.Item {
	var out []widgets.Item
	head := ""
	for _, r := range l.recs {
		if l.o.Group != nil {
			if h := l.o.Group(r); h != head {
				head = h
				out = append(out, widgets.Item{Heading: h})
			}
		}
		it := widgets.Item{}
		if l.o.Item != nil {
			it = l.o.Item(r)
		} else {
			it = widgets.Item{Title: l.spec.LineOf(r), Plain: true, Right: l.spec.DayOf(r).InShort(l.env.App.Today())}
		}
		it.Key = r.Head().ID
		out = append(out, it)
	}
	return out
}

// Span is "3 March 2024 to now".
func Span(from, to, today value.Date) string {
	if from == "" {
		return ""
	}
	end := "now"
	if to != "" {
		end = to.In(today)
	}
	return from.In(today) + " to " + end
}
