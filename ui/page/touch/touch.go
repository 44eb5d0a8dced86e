// Package touch is the part of a young person's page about being in touch: contacts and attempts on one line of time with what is expected, what
// was to be done after, and what the carer wrote.
//
// Rules: an attempt is never counted as being in touch. A contact and a note wait for Save; ticking something done, and marking what stands on the
// council's record, save themselves. Family time is never a contact.
package touch

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// New makes the part. A place with a record has that contact chosen; its Arg is a filter.
func New(env *page.Env, file *care.File, to page.Place) page.Part {
	t := &part{env: env, file: file, today: env.App.Today(), filter: "all"}
	if to.Arg != "" {
		t.filter = to.Arg
	}
	t.dues = rules.Dues(file, t.today, env.App.Local())
	t.keeping, _ = rules.KeepingOf(file, t.today, env.App.Local())
	t.build()
	if to.Record != "" {
		if t.line.Select(to.Record); t.line.Current() != to.Record && t.contact(to.Record) != nil {
			t.whole = true
			t.show()
			t.line.Select(to.Record)
		}
	}
	return t
}

type part struct {
	env     *page.Env
	file    *care.File
	today   value.Date
	dues    []rules.Due
	keeping rules.Keeping
	filter  string
	whole   bool // older contacts are shown too
	older   *widgets.Button

	chart    *widgets.TouchChart
	quiet    *widgets.RowList
	steps    *records.List
	line     *widgets.RowList
	chips    *widgets.Chips
	due      *widgets.RowList
	toDo     *widgets.RowList
	notes    *records.List
	notesAt  *fyne.Container
	allNotes bool
	body     fyne.CanvasObject
	log      *widgets.Button
	write    *widgets.Button
	record   *widgets.Button
}

func (t *part) build() {
	carer := t.env.App.Owner().Role == "carer"
	first, second := widgets.Primary, widgets.Ordinary
	if carer {
		first, second = second, first
	}
	t.log = widgets.NewButton(first, "contacts", "Log a contact", t.addContact).Helped("A contact or an attempt: when, how, what was said, what comes after.")
	t.write = widgets.NewButton(second, "edit", "Write a note", t.addNote).Helped("What happened, as you saw it. A note can show a skill.")
	if carer {
		t.write.Key("Ctrl+N")
	} else {
		t.log.Key("Ctrl+N")
	}

	t.line = widgets.NewRowList("Contacts and attempts")
	t.line.SetWhole(true)
	t.line.SetHelp("Enter opens the line. R marks it as standing on the council’s record, C copies it as plain text for pasting there.")
	t.line.OnOpen(t.open)
	t.line.OnRune(func(key string, c rune) bool {
		if c == 'r' || c == 'R' {
			t.onRecord(key)
			return true
		}
		if (c == 'c' || c == 'C') && t.contact(key) != nil {
			page.CopyForCouncil(t.env, app.Thing{Kind: "contact", ID: key})
			return true
		}
		return false
	})
	t.chips = widgets.NewChips("Show", false, t.filters(), []string{t.filter}, func(c []string) {
		t.filter = c[0]
		t.show()
	})
	t.record = widgets.NewButton(widgets.Quiet, "papers", "On the council’s record", t.allOnRecord).Small().
		Helped("Marks every contact that is not marked yet as copied to the council’s record today.")
	t.older = widgets.NewButton(widgets.Quiet, "down", "", func() {
		t.whole = true
		t.show()
		widgets.Focus(t.line)
	}).Small().Helped("Shows every contact and attempt that is recorded.")
	var beside fyne.CanvasObject
	if len(t.notOnRecord()) > 0 {
		beside = t.record
	}
	main := widgets.NewTitledPanel("Contacts and attempts", beside,
		widgets.Column(look.Space2, widgets.Inset(look.Space4, 0, t.chips), t.line, widgets.Inset(look.Space2, 0, widgets.Wrap(0, t.older))), true)

	right := []fyne.CanvasObject{}
	if p := t.year(); p != nil {
		right = append(right, p)
	}
	find := t.find()
	if find != nil && t.keeping.Lost() {
		right = append(right, find)
	}
	if p := t.expected(); p != nil {
		right = append(right, p)
	}
	if p := t.after(); p != nil {
		right = append(right, p)
	}
	if p := t.askNext(); p != nil {
		right = append(right, p)
	}
	if find != nil && !t.keeping.Lost() {
		right = append(right, find)
	}
	t.notesAt = widgets.Column(0, t.noteList().Body())
	right = append(right, t.notesAt)
	t.show()
	split := widgets.NewSplit(widgets.SplitPart{Object: main}, widgets.SplitPart{Object: widgets.Column(look.Space3+2, right...), Em: 27})
	split.Below = true
	t.body = split
}

// expected is what the promise, the plan and the regulations ask for, each with its rule.
func (t *part) expected() fyne.CanvasObject {
	var items []widgets.Item
	byKey := map[string]rules.Due{}
	for _, d := range t.dues {
		if d.Section == "touch" && d.Rule != "follow-up" {
			it := page.DueItem(d, t.today, false)
			items = append(items, it)
			byKey[it.Key] = d
		}
	}
	if len(items) == 0 {
		return nil
	}
	t.due = widgets.NewRowList("What is expected", items...)
	t.due.SetWhole(true)
	t.due.SetHelp("Enter says why this date.")
	t.due.OnOpen(func(key string) {
		d := byKey[key]
		t.env.Shell.Open(page.Why(t.env.Shell.Window().Canvas(), d, t.today, t.change(d)))
	})
	return widgets.NewTitledPanel("What is expected", nil, t.due, true)
}

// change opens the fact that a date is worked out from; nil when it lies elsewhere.
func (t *part) change(d rules.Due) func() {
	if d.Rule == rules.ReturnRule {
		return func() { t.env.Shell.Go(page.PlaceOf(d)) }
	}
	for _, c := range t.file.Contacts {
		if d.RecordKind == "contact" && c.ID == d.RecordID {
			return func() { t.edit(c) }
		}
	}
	for _, s := range t.file.TouchSteps {
		if d.RecordKind == "touch_step" && s.ID == d.RecordID {
			return func() { t.editStep(s) }
		}
	}
	return nil
}

// after is what was to be done after a contact and is not done yet.
func (t *part) after() fyne.CanvasObject {
	var open []*care.Contact
	for _, c := range t.file.Contacts {
		if c.FollowUp != "" && c.FollowDone == "" {
			open = append(open, c)
		}
	}
	if len(open) == 0 {
		return nil
	}
	slices.SortStableFunc(open, func(a, b *care.Contact) int { return strings.Compare(last(a.FollowBy), last(b.FollowBy)) })
	var items []widgets.Item
	for _, c := range open {
		it := widgets.Item{Key: c.ID, Tick: widgets.Unticked, Title: c.FollowUp, Plain: true, Detail: "after " + modeWords(c) + ", " + c.On.In(t.today)}
		if c.FollowBy != "" {
			d := rules.Due{Day: c.FollowBy, State: rules.Later}
			switch n := c.FollowBy.Days(t.today); {
			case n < 0:
				d.State = rules.Overdue
			case n <= 21:
				d.State = rules.Soon
			}
			it.RightState, it.RightWords = page.DueState(d), d.When(t.today)
		}
		items = append(items, it)
	}
	t.toDo = widgets.NewRowList("To do after", items...)
	t.toDo.SetWhole(true)
	t.toDo.SetHelp("Space says it is done today. Enter opens the contact.")
	t.toDo.OnTick(t.followDone)
	t.toDo.OnOpen(t.open)
	return widgets.NewTitledPanel("To do after", nil, t.toDo, true)
}

func last(d value.Date) string {
	if d == "" {
		return "9999"
	}
	return string(d)
}

func (t *part) contact(id string) *care.Contact {
	for _, c := range t.file.Contacts {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// save stores what saves itself, and reads the page again.
func (t *part) save(say string, recs ...record.Record) {
	t.env.Run.Short("save a tick", func(ctx context.Context) error { return t.env.App.Save(ctx, recs...) }, func(err error) {
		if err != nil {
			t.env.Shell.Fail(err)
			return
		}
		t.env.Shell.Say(say)
		t.env.Shell.Saving(page.Saved(t.env.App.Now()))
		t.env.Shell.Reload()
	})
}

func (t *part) followDone(id string) {
	if c := t.contact(id); c != nil {
		n := *c
		n.FollowDone = t.today
		t.save("Done today: "+c.FollowUp, &n)
	}
}

func (t *part) onRecord(id string) {
	c := t.contact(id)
	if c == nil {
		return
	}
	n := *c
	say := "Marked as on the council’s record."
	n.OnRecord = t.today
	if c.OnRecord != "" {
		n.OnRecord, say = "", "No longer marked as on the council’s record."
	}
	t.save(say, &n)
}

func (t *part) notOnRecord() []*care.Contact {
	var out []*care.Contact
	for _, c := range t.file.Contacts {
		if c.OnRecord == "" {
			out = append(out, c)
		}
	}
	return out
}

func (t *part) allOnRecord() {
	list := t.notOnRecord()
	if len(list) == 0 {
		t.env.Shell.Say("Everything is marked as on the council’s record.")
		return
	}
	text := fmt.Sprintf("%s marked as copied to the council’s record today. Waymark does not copy anything itself.\nYou can undo it, also tomorrow.", are(len(list)))
	widgets.Ask(t.env.Shell.Window().Canvas(), "Mark as on the council’s record?", text, widgets.Primary, "Mark", func() {
		var recs []record.Record
		for _, c := range list {
			n := *c
			n.OnRecord = t.today
			recs = append(recs, &n)
		}
		t.save("Marked as on the council’s record.", recs...)
	})
}

func are(n int) string {
	if n == 1 {
		return "1 contact is"
	}
	return fmt.Sprintf("%d contacts are", n)
}

// Here implements page.Keeper: the line and the filter.
func (t *part) Here() page.Place {
	return page.Place{Record: t.line.Current(), Arg: t.filter}
}

func (t *part) Body() fyne.CanvasObject      { return t.body }
func (t *part) First() fyne.Focusable        { return t.line }
func (t *part) Buttons() []fyne.CanvasObject { return t.buttons() }
func (t *part) Leave()                       {}

func (t *part) buttons() []fyne.CanvasObject {
	if t.env.App.Owner().Role == "carer" {
		return []fyne.CanvasObject{t.worry(), t.log, t.write}
	}
	return []fyne.CanvasObject{t.worry(), t.write, t.log}
}

// worry opens the page for a safeguarding concern; nothing of it stands on this one.
func (t *part) worry() *widgets.Button {
	return widgets.NewButton(widgets.Quiet, "shield", "A worry about harm", func() {
		t.env.Shell.Go(page.Place{Page: "concern", Person: t.file.Person.ID})
	}).Helped("Whom to ring, and a place for the exact words. It is kept apart from contacts and notes.")
}

// worries is the way from the form to the page for a safeguarding concern; what was typed in the form is kept as a draft.
func (t *part) worries(shut func()) []fyne.CanvasObject {
	return []fyne.CanvasObject{widgets.NewButton(widgets.Quiet, "shield", "A worry about harm", func() {
		shut()
		t.env.Shell.Go(page.Place{Page: "concern", Person: t.file.Person.ID})
	}).Small().Helped("Says whom to ring, and keeps the exact words apart from this form. What is typed here is kept as a draft.")}
}

func (t *part) Commands() page.Commands {
	if t.env.App.Owner().Role == "carer" {
		return page.Commands{New: t.addNote, NewWords: "Write a note", Main: t.addNote, Print: t.print}
	}
	return page.Commands{New: t.addContact, NewWords: "Log a contact", Main: t.addContact, Print: t.print}
}

func (t *part) Help() string {
	return "Ctrl+N: " + map[bool]string{true: "write a note", false: "log a contact"}[t.env.App.Owner().Role == "carer"] + ". R on a line marks it as on the council’s record."
}
