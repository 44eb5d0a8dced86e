package form

import (
	"fmt"
	"slices"

	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// Peek is a copy with what can be read in it, problems or not: for what a page says while somebody is still typing. It is never saved.
func (f *Form) Peek() record.Record {
	to, _ := f.parse()
	return to
}

func (f *Form) parse() (record.Record, record.Problems) {
	to := f.spec.New()
	f.spec.Copy(to, f.rec)
	var problems record.Problems
	for _, c := range f.controls {
		if err := c.field.Parse(to, c.text(), f.o.Today); err != nil {
			problems = append(problems, record.Problem{Key: c.field.Key, Label: f.label(c.field), Text: fault.Sentence(err)})
		}
	}
	return to, problems
}

// Check parses every field into a copy and finds every problem, without showing any. The record is nil when there are problems.
func (f *Form) Check() (record.Record, record.Problems) {
	to, problems := f.parse()
	bad := map[string]bool{}
	for _, p := range problems {
		bad[p.Key] = true
	}
	for _, p := range f.spec.Validate(to) {
		if !bad[p.Key] || p.Key == "" {
			problems = append(problems, p)
		}
	}
	if len(problems) == 0 {
		return to, nil
	}
	slices.SortStableFunc(problems, func(a, b record.Problem) int { return f.order(a.Key) - f.order(b.Key) })
	return nil, problems
}

// order is where a field stands in the form; what has no field here comes last.
func (f *Form) order(key string) int {
	for i, c := range f.controls {
		if c.field.Key == key {
			return i
		}
	}
	return len(f.controls)
}

// Read is Check that shows the problems, and the summary takes the focus.
func (f *Form) Read() (record.Record, record.Problems) {
	r, problems := f.Check()
	f.Show(problems)
	return r, problems
}

// Show puts problems under their fields and into the summary, which takes the focus. Nil takes them away.
func (f *Form) Show(problems record.Problems) {
	f.Mend(problems)
	if len(problems) == 0 {
		f.warning.Hide()
		f.grown()
		return
	}
	title := "One thing to mend"
	if n := len(problems); n > 1 {
		title = fmt.Sprintf("%d things to mend", n)
	}
	items := []widgets.Item{{Heading: title}}
	for _, p := range problems {
		name := p.Label
		if fd := f.spec.Field(p.Key); fd != nil {
			name = f.label(fd)
		}
		if name == "" {
			name = "This"
		}
		items = append(items, widgets.Item{Key: p.Key, Icon: "overdue", IconToken: look.Overdue, Title: name, Detail: p.Text})
	}
	f.summary.SetItems(items)
	f.warning.Show()
	f.grown()
	widgets.Focus(f.summary)
}

// Mend puts problems under their fields and leaves the focus where it is: for what saves itself.
func (f *Form) Mend(problems record.Problems) {
	for _, c := range f.controls {
		text := problems.For(c.field.Key)
		c.shown = "\x00"
		c.show(text)
		if text != "" && f.details != nil && !f.details.Visible() && (c.field.Detail || c.field.Private) {
			f.openMore(true)
		}
	}
}
