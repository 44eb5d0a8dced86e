// Package form is an editor built from a record.Spec: one widget for each field, in the field's order.
//
// Rules: a form edits a copy and never the record it was given. What is typed stays text until Read parses every field; all problems then appear
// at once, each under its field, and a summary above them takes the focus. A form knows no database and no page: whoever shows it saves what Read
// returned, or keeps Texts as a draft.
package form

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// Options say what a form shows.
type Options struct {
	Today   value.Date
	Only    []string                    // these fields and no others, in this order
	Hide    []string                    // all but these
	Refs    map[string][]widgets.Option // what a field of kind Ref may name, by field key
	Choices map[string][]widgets.Option // what a choice offers here in place of all its options, by field key; what is chosen already stays
	Keys    map[string]map[string]rune  // letters of chips, by field key and code
	Labels  map[string]string           // other labels than the Spec's, by field key
	Groups  []Group                     // headings; fields in no group stand first
	All     bool                        // show details at once
}

// Group is a heading with its fields.
type Group struct {
	Title string
	Hint  string
	Keys  []string
}

// Form is the editor of one record.
type Form struct {
	spec      *record.Spec
	rec       record.Record // never written
	o         Options
	controls  []*control
	body      *fyne.Container
	summary   *widgets.RowList
	warning   *widgets.Panel
	more      *widgets.Button
	details   *fyne.Container
	start     map[string]string
	onChange  func(key string)
	onSettled func(key string)
	onGrow    func()
	quiet     bool
}

// openDetails remembers, until Forget, for which record types more detail was asked for.
var openDetails = map[string]bool{}

// Forget closes "more detail" everywhere: for the lock.
func Forget() { clear(openDetails) }

// New makes an editor of rec, which stays as it is.
func New(spec *record.Spec, rec record.Record, o Options) *Form {
	f := &Form{spec: spec, rec: rec, o: o}
	fields := spec.Editable()
	if o.Only != nil {
		fields = nil
		for _, k := range o.Only {
			if fd := spec.Field(k); fd != nil {
				fields = append(fields, fd)
			}
		}
	}
	from := spec.New()
	spec.Copy(from, rec)
	for _, fd := range fields {
		if slices.Contains(o.Hide, fd.Key) {
			continue
		}
		if fd.Default != "" && rec.Head().ID == "" && fd.Empty(from) {
			_ = fd.SetCode(from, fd.Default)
		}
		c := f.control(fd)
		c.set(begin(fd, from))
		f.controls = append(f.controls, c)
	}
	f.build()
	f.start = f.Texts()
	return f
}

// begin is the text a control starts with.
func begin(fd *record.Field, r record.Record) string {
	switch fd.Kind {
	case record.Date, record.Choice, record.Many, record.Tri, record.Ref, record.Fact:
		return fd.Code(r)
	}
	return fd.Edit(r)
}

func (f *Form) label(fd *record.Field) string {
	if l, ok := f.o.Labels[fd.Key]; ok {
		return l
	}
	return fd.Label
}

const fieldGap = look.Space3

func (f *Form) build() {
	f.summary = widgets.NewRowList("What needs mending")
	f.summary.SetWhole(true)
	f.summary.SetHelp("Enter goes to the field.")
	f.summary.OnOpen(f.Focus)
	f.warning = widgets.NewPlainPanel(f.summary)
	f.warning.Hide()

	parts := []fyne.CanvasObject{f.warning}
	grouped := map[string]bool{}
	for _, g := range f.o.Groups {
		for _, k := range g.Keys {
			grouped[k] = true
		}
	}
	var details []*control
	take := func(in func(*control) bool) []*control {
		var now []*control
		for _, c := range f.controls {
			switch {
			case !in(c):
			case (c.field.Detail || c.field.Private) && !f.o.All:
				details = append(details, c)
			default:
				now = append(now, c)
			}
		}
		return now
	}
	parts = append(parts, f.voiced(take(func(c *control) bool { return !grouped[c.field.Key] }))...)
	for _, g := range f.o.Groups {
		list := f.voiced(take(func(c *control) bool { return slices.Contains(g.Keys, c.field.Key) }))
		if len(list) == 0 {
			continue
		}
		head := []fyne.CanvasObject{widgets.Gap(look.Space1), widgets.Heading(g.Title)}
		if g.Hint != "" {
			head = append(head, widgets.Caption(g.Hint))
		}
		parts = append(parts, widgets.Column(look.Space1, head...))
		parts = append(parts, list...)
	}
	if len(details) > 0 {
		f.details = widgets.Column(fieldGap, f.voiced(details)...)
		f.more = widgets.NewButton(widgets.Quiet, "down", "Add more detail", func() { f.openMore(!f.details.Visible()) }).
			Helped(fmt.Sprintf("%d more fields. They stay open until the records are locked.", len(details)))
		parts = append(parts, widgets.Wrap(0, f.more), f.details)
		f.details.Hide()
		if openDetails[f.spec.Kind] {
			f.openMore(true)
		}
	}
	f.body = widgets.Column(fieldGap, parts...)
}

// voiced puts the fields of a voice into that voice's colours.
func (f *Form) voiced(list []*control) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := 0; i < len(list); {
		of := list[i].field.Of
		if of == record.NoVoice {
			out = append(out, list[i].object)
			i++
			continue
		}
		var together []fyne.CanvasObject
		for ; i < len(list) && list[i].field.Of == of; i++ {
			together = append(together, list[i].object)
		}
		who, title, note := widgets.Adult, "Our view", ""
		if of == record.YoungVoice {
			who, title, note = widgets.Young, "The young person", "only what they said, word for word"
		}
		out = append(out, widgets.NewVoice(who, title, note, widgets.Column(fieldGap, together...)))
	}
	return out
}

func (f *Form) openMore(open bool) {
	openDetails[f.spec.Kind] = open
	if open {
		f.details.Show()
		f.more.SetIcon("up")
		f.more.SetText("Less detail")
	} else {
		f.details.Hide()
		f.more.SetIcon("down")
		f.more.SetText("Add more detail")
	}
	f.grown()
}

// OnGrow hears that the form needs another height.
func (f *Form) OnGrow(fn func()) { f.onGrow = fn }

func (f *Form) grown() {
	if f.body != nil {
		f.body.Refresh()
	}
	if f.onGrow != nil {
		f.onGrow()
	}
}

// Body is what to show.
func (f *Form) Body() fyne.CanvasObject { return f.body }

// First is where the focus begins: a day that is filled in already is passed over.
func (f *Form) First() fyne.Focusable {
	var first fyne.Focusable
	for _, c := range f.controls {
		if !c.object.Visible() {
			continue
		}
		t := target(c.first)
		if t == nil {
			continue
		}
		if first == nil {
			first = t
		}
		if c.shown != "" || (c.field.Kind != record.Date && c.field.Kind != record.Clock) || strings.TrimSpace(c.text()) == "" {
			return t
		}
	}
	return first
}

func target(o fyne.CanvasObject) fyne.Focusable {
	if t, ok := o.(interface{ FocusTarget() fyne.Focusable }); ok {
		return t.FocusTarget()
	}
	t, _ := o.(fyne.Focusable)
	return t
}

// Focus goes to a field, opening more detail for it.
func (f *Form) Focus(key string) {
	for _, c := range f.controls {
		if c.field.Key == key {
			if f.details != nil && !f.details.Visible() && (c.field.Detail || c.field.Private) {
				f.openMore(true)
			}
			widgets.Focus(c.first)
		}
	}
}

// OnChange hears, at every letter and every choice, which field is being changed.
func (f *Form) OnChange(fn func(key string)) { f.onChange = fn }

// OnSettled hears which field was left or chosen: the time to keep a draft, or to save what saves itself.
func (f *Form) OnSettled(fn func(key string)) { f.onSettled = fn }

func (f *Form) changed(c *control) {
	if f.quiet {
		return
	}
	c.show("")
	if f.onChange != nil {
		f.onChange(c.field.Key)
	}
}

func (f *Form) settled(c *control) {
	if !f.quiet && f.onSettled != nil {
		f.onSettled(c.field.Key)
	}
}

// Texts is what stands in every field, as typed: for a draft.
func (f *Form) Texts() map[string]string {
	out := map[string]string{}
	for _, c := range f.controls {
		out[c.field.Key] = c.text()
	}
	return out
}

// SetTexts puts a draft back. The form then counts as changed.
func (f *Form) SetTexts(texts map[string]string) {
	f.quiet = true
	for _, c := range f.controls {
		if t, ok := texts[c.field.Key]; ok && t != c.text() {
			c.set(t)
			if f.details != nil && t != "" && (c.field.Detail || c.field.Private) {
				f.openMore(true)
			}
		}
	}
	f.quiet = false
}

// Reset puts everything back as it was when the form was made or last Kept.
func (f *Form) Reset() {
	f.SetTexts(f.start)
	f.Mend(nil)
}

// Changed says whether anything differs from the beginning.
func (f *Form) Changed() bool { return !maps.Equal(f.start, f.Texts()) }

// Kept says that what stands in the form is saved now.
func (f *Form) Kept() { f.start = f.Texts() }
