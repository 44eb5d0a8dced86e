package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// DateRules is what a date field needs to know of dates; the page gives it.
type DateRules struct {
	// Parse reads what was typed. canonical is what the field then shows, echo the day
	// in words ("Tuesday 24 November 2026", "not known"). An empty text is not parsed.
	Parse func(text string) (canonical, echo string, err error)
	// Step moves a canonical date by days. An empty result leaves the field alone.
	Step func(canonical string, days int) string
}

// DateField takes a date as a person types it. It is read when the focus leaves;
// what cannot be read stays as it was typed, with the problem under it. Up and Down
// move a day.
type DateField struct {
	frame
	entry    *entry
	rules    DateRules
	read     string // the text that was parsed last
	value    string
	err      error
	onChange func(canonical string)
}

var _ Labelled = (*DateField)(nil)

// NewDateField makes an empty date field.
func NewDateField(label string, rules DateRules) *DateField {
	d := &DateField{rules: rules}
	d.entry = newEntry(false)
	d.entry.frame = &d.frame
	d.entry.onKey = d.key
	d.entry.OnSubmitted = func(string) { _ = d.Commit() }
	d.entry.onFocus = func(gained bool) {
		if !gained {
			_ = d.Commit()
		}
	}
	d.frame.extend(d, label, d.entry, d.entry)
	d.frame.em = 10
	d.help = "Type a date, for example 8 12 26, 8 dec, fri, +7 or t for today. ? is not known. Up and Down move a day."
	d.setIcon()
	return d
}

func (d *DateField) setIcon() { f := Field{entry: d.entry}; f.SetIcon("calendar") }

// OnChange hears a new date, after it was read. An emptied field gives "".
func (d *DateField) OnChange(fn func(canonical string)) { d.onChange = fn }

// OnEnter hears the Enter key, after the date was read.
func (d *DateField) OnEnter(fn func()) {
	d.entry.OnSubmitted = func(string) {
		if d.Commit() == nil {
			fn()
		}
	}
}

// SetValue shows a date without telling OnChange.
func (d *DateField) SetValue(text string) {
	d.entry.SetText(text)
	tell := d.onChange
	d.onChange = nil
	d.read, d.value = "\x00", ""
	_ = d.Commit()
	d.onChange = tell
}

// Value returns the date as it was read last, and the problem if what is typed now
// cannot be read.
func (d *DateField) Value() (canonical string, err error) {
	err = d.Commit()
	return d.value, err
}

// Text returns what is typed.
func (d *DateField) Text() string { return d.entry.Text }

// SetExample shows an example while the field is empty.
func (d *DateField) SetExample(text string) { d.entry.SetPlaceHolder(text) }

// SetReadOnly shows the date without letting it be changed.
func (d *DateField) SetReadOnly(yes bool) {
	if yes {
		d.entry.Disable()
	} else {
		d.entry.Enable()
	}
}

// Commit reads what is typed.
func (d *DateField) Commit() error {
	text := strings.TrimSpace(d.entry.Text)
	if text == d.read {
		return d.err
	}
	d.read = text
	if text == "" {
		d.take("", "", nil)
		return nil
	}
	canonical, echo, err := d.rules.Parse(text)
	d.take(canonical, echo, err)
	return err
}

func (d *DateField) take(canonical, echo string, err error) {
	d.err = err
	if err != nil {
		d.setEcho("")
		d.SetProblem(err.Error())
		return
	}
	changed := canonical != d.value
	d.value, d.read = canonical, canonical
	if d.entry.Text != canonical {
		d.entry.SetText(canonical)
	}
	d.setEcho(echo)
	d.SetProblem("")
	if changed && d.onChange != nil {
		d.onChange(canonical)
	}
}

func (d *DateField) key(ev *fyne.KeyEvent) bool {
	days := 0
	switch ev.Name {
	case fyne.KeyUp:
		days = 1
	case fyne.KeyDown:
		days = -1
	default:
		return false
	}
	if d.entry.Disabled() || d.Commit() != nil || d.rules.Step == nil {
		return true
	}
	if next := d.rules.Step(d.value, days); next != "" {
		d.entry.SetText(next)
		_ = d.Commit()
	}
	return true
}
