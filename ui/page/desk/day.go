package desk

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// withDay puts the day beside the form, and the notes of the last shift above both.
func (p *Page) withDay(form fyne.CanvasObject) fyne.CanvasObject {
	p.today = widgets.NewRowList("Visits today")
	p.today.SetEmpty("Nobody yet today.")
	p.today.SetHelp("Today's visits, those still here first. Enter opens a line; Space writes down that they leave now.")
	p.today.OnOpen(p.openLine)
	p.today.OnTick(p.leftNow)
	p.today.OnRune(p.faceRune)
	p.best.OnRune(p.faceRune)
	p.count = widgets.Strong("")
	title := "Today"
	if v := p.venue(); v != "" {
		title += " at " + v
	}
	p.undo = widgets.Caption("")
	undo := widgets.NewButton(widgets.Ordinary, "undo", "Undo", p.takeBack).Key("Ctrl+Z").Helped("Takes the last thing that was saved back.")
	p.slip = widgets.NewButton(widgets.Ordinary, "print", "Slip for the adviser", func() { p.makeSlip(p.last) }).Key("Ctrl+P").Helped("Makes the slip that tells the visitor’s adviser who came and whether to ring back.")
	note := widgets.NewButton(widgets.Quiet, "edit", "Note for whoever takes over", p.leaveNote).Helped("It stands at the top of the desk when it is opened next, until somebody has read it.")
	list := widgets.NewTitledPanel(title, p.count, p.today, true)
	right := widgets.ColumnWith(list, 14, list, widgets.NewPanel(widgets.Column(6, widgets.Strong("Undo"), p.undo, widgets.Wrap(8, undo, p.slip), widgets.Line(0, note))))
	p.split = widgets.NewSplit(widgets.SplitPart{Object: form}, widgets.SplitPart{Object: right, Em: 23})
	p.split.Below = true
	p.notes = widgets.Column(8)
	p.parts.notes = widgets.NewPanel(p.notes)
	return widgets.ColumnWith(p.split, 14, p.parts.notes, p.split)
}

func (p *Page) faceRune(_ string, c rune) bool {
	if c != 'f' && c != 'F' {
		return false
	}
	p.face()
	return true
}

// dayItems are the lines of the day: those who are still here, then the rest, then visitors of whom no adviser was told yet.
func (p *Page) dayItems() (items []widgets.Item) {
	group := func(title string, lines []app.DeskLine) {
		if len(lines) == 0 {
			return
		}
		if title != "" {
			items = append(items, widgets.Item{Heading: title})
		}
		for _, l := range lines {
			items = append(items, p.item(l))
		}
	}
	var here, rest []app.DeskLine
	for _, l := range p.day.Lines {
		if l.Here {
			here = append(here, l)
		} else {
			rest = append(rest, l)
		}
	}
	group("Still here", here)
	title := ""
	if len(here) > 0 {
		title = "Gone, or not in person"
	}
	group(title, rest)
	if !p.Facing() && len(p.day.Waiting) > 0 {
		items = append(items, widgets.Item{Heading: "Visitors whose adviser has no slip yet"})
		for _, v := range p.day.Waiting {
			items = append(items, widgets.Item{Key: care.VisitorSpec.Kind + "/" + v.ID, Title: v.FirstName, Detail: forWhom(v), Right: v.On.In(p.env.App.Today())})
		}
	}
	return items
}

// fill shows the day.
func (p *Page) fill() {
	p.today.SetItems(p.dayItems())
	count := words.Count(p.day.People, "person", "people")
	if p.day.Here > 0 {
		count += ", " + words.Count(p.day.Here, "still here", "still here")
	}
	p.count.SetText(count)
	p.undo.SetText("Nothing saved here yet.")
	switch {
	case p.saved != "" && p.Facing():
		p.undo.SetText(p.front)
	case p.saved != "":
		p.undo.SetText(p.saved)
	}
	p.fillNotes()
}

func forWhom(v *care.Visitor) string {
	if v.Adviser == "" {
		return "Adviser not known"
	}
	return "For " + v.Adviser
}

// item is one line of the day; facing visitors it says initials and times.
func (p *Page) item(l app.DeskLine) widgets.Item {
	i := widgets.Item{Key: l.Kind + "/" + l.ID, Title: l.Name, Detail: l.About, Right: l.At.String()}
	if l.FollowUp != "" {
		i.Detail = strings.Trim(i.Detail+". "+l.FollowUp, ". ")
	}
	if p.Facing() {
		i.Title, i.Detail = l.Initials, ""
	}
	if l.Name == "" {
		i.Title, i.Plain = "Count only", true
	}
	if l.Left != "" {
		i.Right += " to " + l.Left.String()
	}
	return i
}

// fillNotes shows what the last shift left, but not what was written in this sitting: that is for the next.
func (p *Page) fillNotes() {
	p.notes.RemoveAll()
	for _, n := range p.day.Notes {
		if p.wrote[n.ID] {
			continue
		}
		when := n.On.In(p.env.App.Today())
		if n.At != "" {
			when += ", " + n.At.String()
		}
		if n.By != "" {
			when = n.By + ", " + when
		}
		read := widgets.NewButton(widgets.Ordinary, "done", "I have read it", func() { p.readNote(n.ID) }).Helped("The note is shown no more. It stays in the records, with who read it.")
		text := widgets.Column(2, widgets.Strong("From whoever was here before"), widgets.NewPara(n.Text), widgets.Caption(when))
		p.notes.Add(widgets.LineWith(text, 12, text, container.NewCenter(read)))
	}
	p.notes.Refresh()
}

// do runs a change, reads the day again and says what was done.
func (p *Page) do(name, done, front string, change func(ctx context.Context) error) {
	p.env.Run.Short(name, func(ctx context.Context) error {
		if err := change(ctx); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.after(done, front)
		p.arrange()
	})
}

func (p *Page) line(key string) *app.DeskLine {
	for i, l := range p.day.Lines {
		if l.Kind+"/"+l.ID == key {
			return &p.day.Lines[i]
		}
	}
	return nil
}

// leftNow is Space on a line of the day.
func (p *Page) leftNow(key string) {
	l := p.line(key)
	if l == nil {
		return
	}
	if !l.Here {
		p.env.Shell.Say("This line is not under Still here.")
		return
	}
	who, front := l.Name, l.Initials
	if who == "" {
		who, front = "Somebody without a name", "Somebody without a name"
	}
	p.today.Select(p.nextHere(key)) // the line goes down to those who have gone, where the ring would be out of sight
	p.do("left now", who+" left", front+" left", func(ctx context.Context) error { return p.env.App.LeftNow(ctx, l.Kind, l.ID) })
}

// nextHere is the line after, or else before, one of those who are still here; the line itself when nobody else is.
func (p *Page) nextHere(key string) string {
	before, found := key, false
	for _, l := range p.day.Lines {
		switch k := l.Kind + "/" + l.ID; {
		case k == key:
			found = true
		case l.Here && found:
			return k
		case l.Here:
			before = k
		}
	}
	return before
}

// openLine is Enter on a line of the day.
func (p *Page) openLine(key string) {
	kind, id, _ := strings.Cut(key, "/")
	l := p.line(key)
	switch {
	case p.Facing():
		p.env.Shell.Say("Show names first: F, or Ctrl+Shift+F.")
	case kind == care.VisitorSpec.Kind:
		p.openVisitor(id)
	case l == nil:
	case kind == care.TallySpec.Kind:
		p.edit(l.Record, records.Options{})
	default:
		p.env.Shell.Go(page.Place{Page: "person", Person: l.PersonID, Part: "touch"})
	}
}

// edit opens the editor of a record of the day.
func (p *Page) edit(r record.Record, o records.Options) {
	o.Done = func(record.Record) {
		p.do("read the desk", "Saved", "Saved", func(context.Context) error { return nil })
	}
	records.EditWith(p.env, r, o)
}

// leaveNote writes a note for whoever takes over.
func (p *Page) leaveNote() {
	if p.Facing() {
		p.env.Shell.Say("Show names first: F, or Ctrl+Shift+F.")
		return
	}
	n := &care.DeskNote{On: p.env.App.Today(), At: value.Clock(p.env.App.Now().Format("15:04")), By: p.env.App.Owner().Name}
	records.EditWith(p.env, n, records.Options{Title: "Note for whoever takes over", Only: []string{"note", "written_by"}, All: true, Save: "Leave the note",
		Note: "It stands at the top of the desk when it is opened next, never while visitors can see the screen. A worry about harm has a page of its own.",
		Done: func(saved record.Record) {
			p.wrote[saved.Head().ID] = true
			p.do("read the desk", "Left a note for whoever takes over", "Saved", func(context.Context) error { return nil })
		}})
}

func (p *Page) readNote(id string) {
	p.do("read a note", "The note is read", "Saved", func(ctx context.Context) error { return p.env.App.ReadDeskNote(ctx, id) })
	p.focus(p.First())
}
