package widgets

import (
	"fmt"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// entry is Fyne's Entry with our ring, Tab that leaves, and Esc that reaches the page.
type entry struct {
	widget.Entry
	frame   *frame
	value   func() string // what a screen reader hears
	onKey   func(*fyne.KeyEvent) bool
	onFocus func(bool)
	trail   *entryTrail
	lit     bool // has the focus, as the ring shows it
}

var lastFocused fyne.CanvasObject

func newEntry(many bool) *entry {
	e := &entry{}
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	if many {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.Scroll = fyne.ScrollVerticalOnly
	} else {
		// It has to be there before the entry is first drawn, and it keeps Fyne from
		// adding its own eye to a concealed field, which the keyboard cannot reach.
		e.trail = newEntryTrail()
		e.ActionItem = e.trail
	}
	e.value = func() string { return e.Text }
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab always goes to the next field.
func (e *entry) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	if e.onKey != nil && e.onKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		pass(e, ev)
		return
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if !e.MultiLine {
			pass(e, ev)
			return
		}
	}
	e.Entry.TypedKey(ev)
}

// FocusGained implements fyne.Focusable. What a one-line field holds is selected
// when it is reached, so that typing replaces it; coming back from another window
// leaves the cursor where it was.
func (e *entry) FocusGained() {
	e.lit = true
	e.Entry.FocusGained()
	switch {
	case lastFocused == e:
	case !e.MultiLine:
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	case e.CursorRow == 0 && e.CursorColumn == 0 && e.Text != "":
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // behind what a note holds: typing goes on there, not before its first word
	}
	lastFocused = e
	tellFocus(e, true)
	if e.onFocus != nil {
		e.onFocus(true)
	}
	e.Refresh()
}

// FocusLost implements fyne.Focusable.
func (e *entry) FocusLost() {
	e.lit = false
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
	tellFocus(e, false)
}

// HelpText implements Helper.
func (e *entry) HelpText() string {
	if e.frame == nil {
		return ""
	}
	if help := e.frame.HelpText(); help != "" || !e.MultiLine {
		return help
	}
	return "As many lines as you like. Tab goes on." // without it the bar would go on with the help of the page
}

// AccessibilityLabel implements fyne.Accessible.
func (e *entry) AccessibilityLabel() string {
	value := e.value()
	if e.Password {
		value = ""
	} else if value == "" {
		value = "empty"
	}
	return e.frame.spoken(value)
}

// AccessibilityRole implements fyne.Accessible. Fyne has no role for a field yet.
func (e *entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	inner := e.Entry.CreateRenderer()
	r := &entryRing{WidgetRenderer: inner, e: e,
		ring: newBlock("", "", 0, 0), edge: newBlock("", "", 2, look.RadiusControl)}
	r.place(e.Size())
	return r
}

type entryRing struct {
	fyne.WidgetRenderer
	e          *entry
	ring, edge *block
}

func (r *entryRing) place(size fyne.Size) {
	show := r.e.lit && !r.e.Disabled()
	ringAround(r.ring, show, 0, 0, size.Width, size.Height, look.RadiusControl)
	r.edge.edge = ""
	switch {
	case r.e.frame != nil && r.e.frame.problem != "":
		r.edge.edge = look.Overdue
	case show:
		r.edge.edge = look.Primary
	}
	r.edge.apply()
	r.edge.place(1, 1, size.Width-2, size.Height-2)
}

func (r *entryRing) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.place(size)
}

func (r *entryRing) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ring.r}, append(r.WidgetRenderer.Objects(), r.edge.r)...)
}

func (r *entryRing) Refresh() {
	r.place(r.e.Size())
	r.WidgetRenderer.Refresh()
}

// Cursor implements desktop.Cursorable.
func (e *entry) Cursor() desktop.Cursor { return desktop.TextCursor }

// entryTrail is the short text at the right inside a field.
type entryTrail struct {
	widget.BaseWidget
	text string
}

func newEntryTrail() *entryTrail {
	t := &entryTrail{}
	t.ExtendBaseWidget(t)
	return t
}

func (t *entryTrail) CreateRenderer() fyne.WidgetRenderer {
	k := newInk("", look.SizeCaption, false, look.TextSoft)
	paint := func() {
		k.t.Text = t.text
		k.apply()
	}
	return &drawing{of: t, objects: fixed(k.t), paint: paint,
		min: func() fyne.Size {
			if t.text == "" {
				return fyne.Size{}
			}
			return fyne.NewSize(runWidth(t.text, look.SizeCaption, false)+look.Space2+2, 1)
		},
		layout: func(size fyne.Size) { k.centre(0, 0, size.Height) }}
}

// Field is a labelled line of text.
type Field struct {
	frame
	entry    *entry
	limit    int
	onLeave  func(string)
	onChange func(string)
}

var _ Labelled = (*Field)(nil)

// NewField makes an empty field.
func NewField(label string) *Field { return newField(label, false) }

// Note is a Field of several lines; Tab leaves it.
type Note struct{ Field }

var _ Labelled = (*Note)(nil)

// NewNote makes an empty note that shows this many lines.
func NewNote(label string, lines int) *Note {
	n := &Note{}
	n.Field.begin(n, label, true)
	n.entry.SetMinRowsVisible(lines)
	return n
}

func newField(label string, many bool) *Field {
	f := &Field{}
	f.begin(f, label, many)
	return f
}

func (f *Field) begin(self fyne.Widget, label string, many bool) {
	f.entry = newEntry(many)
	f.entry.frame = &f.frame
	f.entry.OnChanged = f.changed
	f.entry.onFocus = func(gained bool) {
		if !gained && f.onLeave != nil {
			f.onLeave(f.entry.Text)
		}
	}
	f.frame.extend(self, label, f.entry, f.entry)
}

func (f *Field) changed(text string) {
	if f.limit > 0 {
		if n := utf8.RuneCountInString(text); n > f.limit {
			f.SetProblem(fmt.Sprintf("This holds %d letters. These are %d.", f.limit, n))
		} else if f.problem != "" {
			f.SetProblem("")
		}
	}
	if f.onChange != nil {
		f.onChange(text)
	}
}

// Text returns what is typed.
func (f *Field) Text() string { return f.entry.Text }

// SetText replaces what is typed.
func (f *Field) SetText(text string) {
	f.entry.SetText(text)
	if text == "" && !f.entry.Disabled() { // what was selected is gone; Fyne would let it swallow the next letter
		f.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// SetExample shows an example while the field is empty.
func (f *Field) SetExample(text string) { f.entry.SetPlaceHolder(text) }

// SetIcon shows an icon at the left inside.
func (f *Field) SetIcon(name string) { f.entry.SetIcon(look.Icon(name, look.Text)) }

// SetTrail shows a short text at the right inside, for example a key.
func (f *Field) SetTrail(text string) {
	if f.entry.trail != nil {
		f.entry.trail.text = text
		f.entry.Refresh()
	}
}

// SetLimit says how many letters there is room for; more is a problem, not cut off.
func (f *Field) SetLimit(letters int) { f.limit = letters }

// Conceal makes a field for a passphrase.
func (f *Field) Conceal(conceal bool) {
	f.entry.Password = conceal
	f.entry.Refresh()
}

// OnChange hears every letter.
func (f *Field) OnChange(fn func(string)) { f.onChange = fn }

// OnLeave hears when the focus leaves.
func (f *Field) OnLeave(fn func(string)) { f.onLeave = fn }

// OnEnter hears the Enter key; in a note only with Shift.
func (f *Field) OnEnter(fn func(string)) { f.entry.OnSubmitted = fn }

// OnKey hears every key first; it returns true for the ones it used.
func (f *Field) OnKey(fn func(*fyne.KeyEvent) bool) { f.entry.onKey = fn }

// Undo takes back the last typing. It reports whether there was any: the menu asks
// the field first and then the records.
func (f *Field) Undo() bool {
	before := f.entry.Text
	f.entry.Undo()
	return f.entry.Text != before
}

// Redo is the opposite of Undo.
func (f *Field) Redo() bool {
	before := f.entry.Text
	f.entry.Redo()
	return f.entry.Text != before
}

// SetReadOnly shows the text without letting it be changed.
func (f *Field) SetReadOnly(yes bool) {
	if yes {
		f.entry.Disable()
	} else {
		f.entry.Enable()
	}
}

// Typing is implemented by what has the focus when a text is being typed: the Undo
// of the menu asks it first.
type Typing interface {
	TypedUndo() bool
	TypedRedo() bool
}

// TypedUndo implements Typing.
func (e *entry) TypedUndo() bool {
	before := e.Text
	e.Undo()
	return e.Text != before
}

// TypedRedo implements Typing.
func (e *entry) TypedRedo() bool {
	before := e.Text
	e.Redo()
	return e.Text != before
}
