package home

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/app"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

var keyPrefix = func() string {
	if runtime.GOOS == "darwin" {
		return "Cmd+"
	}
	return "Ctrl+"
}()

func (p *Home) everyonePanel() fyne.CanvasObject {
	p.every = widgets.NewTable("Everyone", []widgets.TableColumn{
		{Title: "Name", Em: 8.5, Weight: 2}, {Title: "Last heard from", Em: 7.1, Weight: 0.3}, {Title: "Plan review", Em: 7, Weight: 0.3}, {Title: "Passport", Em: 6.3, Weight: 0.2}})
	p.every.SetEmpty("Nobody of this name.")
	p.every.SetHelp("Up and Down move, a letter jumps to a name, Enter opens the record.")
	p.every.OnOpen(func(id string) { p.env.Shell.Go(page.Place{Page: "person", Person: id, Part: "overview"}) })
	p.every.SetWhole(cramped(p.env))
	p.foot = widgets.Caption("")
	find := widgets.NewField("")
	find.SetIcon("search")
	find.SetExample("Find by name")
	find.SetHelp("Letters of a name; Enter goes to the list.")
	find.SetText(p.name)
	find.OnChange(func(text string) {
		p.name = text
		p.fillEveryone()
	})
	find.OnEnter(func(string) { widgets.Focus(p.every) })
	find.SetWidth(12)
	p.order = widgets.NewButton(widgets.Quiet, "contacts", "", func() {
		p.risk = !p.risk
		p.fillEveryone()
		p.body.Refresh()
	}).Small().Helped("Changes the order: by last name, or by how long the silence lasts against what was promised.")
	p.fillEveryone()
	foot := widgets.Column(look.Space1, widgets.Inset(look.Space4, 0, p.foot), widgets.Inset(look.Space2, 0, widgets.Wrap(0, p.order)), widgets.Gap(look.Space1))
	return widgets.NewTitledPanel("Everyone", newBox(find, 12), widgets.ColumnWith(p.every, 0, p.every, widgets.Gap(look.Space2), foot), true)
}

func (p *Home) fillEveryone() {
	var lines []widgets.TableRow
	all, heard, order, other := p.h.Everyone, heardCell, "sorted by last name", "Sort by risk of losing touch"
	if p.risk {
		all, heard, order, other = byRisk(p.h), riskCell, "sorted by risk of losing touch", "Sort by last name"
	}
	for _, r := range all {
		if !named(r.Person.Name(), p.name) {
			continue
		}
		lines = append(lines, widgets.TableRow{Key: r.Person.ID, Jump: r.Person.Name(), Cells: []widgets.Cell{
			{Text: r.Person.Name(), Sub: p.who(r), Bold: true}, heard(r, p.h.Today), reviewCell(r, p.h.Today), passportCell(r)}})
	}
	p.every.SetRows(lines)
	p.foot.SetText(words.Count(len(lines), "person", "people") + ", " + order + ".")
	p.order.SetText(other)
}

// named: every word typed begins or is in the name.
func named(name, typed string) bool {
	name = strings.ToLower(name)
	for _, w := range strings.Fields(strings.ToLower(typed)) {
		if !strings.Contains(name, w) {
			return false
		}
	}
	return true
}

var shortStatus = map[string]string{"in_care": "in care", "eligible": "eligible", "relevant": "relevant", "not_relevant": "home with a parent", "former_relevant": "former relevant",
	"s23ca": "back in education", "s23czb": "asked for support", "qualifying": "qualifying", "none": ""}

func (p *Home) who(r app.Row) string {
	var out []string
	if r.Age >= 0 {
		out = append(out, fmt.Sprint(r.Age))
	}
	if f := p.h.Files[r.Person.ID]; f != nil {
		if s := f.Status(p.h.Today); s != nil && shortStatus[s.Code] != "" {
			out = append(out, shortStatus[s.Code])
		} else if s == nil && f.InCare(p.h.Today) {
			out = append(out, "in care")
		}
	}
	return strings.Join(out, ", ")
}

// ago is a day in everyday words: "today", "3 weeks ago".
func ago(d, today value.Date) string {
	switch n := today.Days(d); {
	case n <= 0:
		return "Today"
	case n == 1:
		return "Yesterday"
	case n < 14:
		return words.Count(n, "day", "days") + " ago"
	case n < 60:
		return words.Count(n/7, "week", "weeks") + " ago"
	default:
		return d.InShort(today)
	}
}

func heardCell(r app.Row, today value.Date) widgets.Cell {
	if r.LastHeard == "" {
		if r.Touch != nil && r.Touch.State == rules.Overdue {
			return widgets.Cell{State: widgets.Overdue, Text: "Not yet"}
		}
		return widgets.Cell{State: widgets.NotAsked, Text: "Not yet"}
	}
	if r.Touch != nil && r.Touch.State == rules.Overdue {
		return widgets.Cell{State: widgets.Overdue, Text: ago(r.LastHeard, today), Wrap: true}
	}
	return widgets.Cell{Text: ago(r.LastHeard, today)}
}

func reviewCell(r app.Row, today value.Date) widgets.Cell {
	d := r.Review
	switch {
	case d == nil:
		return widgets.Cell{Text: "None", Soft: true}
	case d.State == rules.CannotTell:
		return widgets.Cell{State: widgets.NotKnown, Text: "Not known"}
	case d.State == rules.Waiting:
		return widgets.Cell{State: widgets.Waiting, Text: "Waiting"}
	case d.State == rules.Overdue:
		return widgets.Cell{State: widgets.Overdue, Text: d.Day.InShort(today)}
	case d.State == rules.Earliest:
		return widgets.Cell{State: widgets.Due, Text: "from " + d.Day.InShort(today)}
	case d.State == rules.Soon:
		return widgets.Cell{State: widgets.Due, Text: d.Day.InShort(today)}
	}
	return widgets.Cell{Text: d.Day.InShort(today)}
}

func passportCell(r app.Row) widgets.Cell {
	switch {
	case r.Passport == nil:
		return widgets.Cell{State: widgets.NotAsked, Text: "Not yet"}
	case r.Passport.State == "declined":
		return widgets.Cell{State: widgets.Declined, Text: "Declined"}
	}
	return widgets.Cell{State: widgets.Done, Text: "Given"}
}

func (p *Home) viewChips() *widgets.Chips {
	overdue, near := counted(p.h.Dues)
	c := widgets.NewChips("Show", false, []widgets.Option{{Value: "due", Label: "What is due", Count: fmt.Sprint(overdue + near)},
		{Value: "everyone", Label: "Everyone", Count: fmt.Sprint(len(p.h.Everyone))}}, []string{p.view}, func(chosen []string) {
		if len(chosen) == 1 {
			p.view = chosen[0]
			p.body.Refresh()
		}
	})
	c.SetHelp("Left and Right move, Space chooses between what is due and everyone.")
	return c
}

// halves are two panels beside one another, or one of them under the chips that choose it.
type halves struct {
	widget.BaseWidget
	due, every fyne.CanvasObject
	chips      *widgets.Chips
	which      func() string
	width      float32
}

func newHalves(due, every fyne.CanvasObject, chips *widgets.Chips, which func() string) *halves {
	h := &halves{due: due, every: every, chips: chips, which: which}
	h.ExtendBaseWidget(h)
	return h
}

func (h *halves) wide(width float32) bool { return look.BreadthOf(width) == look.Wide }

func (h *halves) chosen() (show, hide fyne.CanvasObject) {
	if h.which() == "everyone" {
		return h.every, h.due
	}
	return h.due, h.every
}

// Held implements the search for a focused object.
func (h *halves) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.chips, h.due, h.every}
}

const leastList = 14 // em

// cramped: on a narrow window lists stand at full height and the page scrolls, rather than a list inside a page that scrolls too.
func cramped(env *page.Env) bool {
	w := env.Shell.Window().Canvas().Size().Width
	return w > 0 && look.BreadthOf(w-look.Scaled(look.RailWidth)-2*look.Space6) == look.Narrow
}

// HeightFor implements widgets.Flow.
func (h *halves) HeightFor(width float32) float32 {
	least := leastList * look.Em()
	if h.wide(width) {
		w := (width - look.Space4) / 2
		return max(least, widgets.HeightFor(h.due, w), widgets.HeightFor(h.every, w))
	}
	show, _ := h.chosen()
	return widgets.HeightFor(h.chips, width) + look.Space3 + max(least, widgets.HeightFor(show, width))
}

// CreateRenderer implements fyne.Widget.
func (h *halves) CreateRenderer() fyne.WidgetRenderer { return &halvesLook{h} }

type halvesLook struct{ h *halves }

func (r *halvesLook) Destroy()                     {}
func (r *halvesLook) Objects() []fyne.CanvasObject { return r.h.Held() }
func (r *halvesLook) Refresh()                     { r.Layout(r.h.Size()); canvas.Refresh(r.h) }
func (r *halvesLook) MinSize() fyne.Size {
	w := r.h.width
	if w == 0 {
		w = 40 * look.Em()
	}
	return fyne.NewSize(10*look.Em(), r.h.HeightFor(w))
}

func (r *halvesLook) Layout(size fyne.Size) {
	h := r.h
	h.width = size.Width
	if h.wide(size.Width) {
		h.chips.Hide()
		h.due.Show()
		h.every.Show()
		w := (size.Width - look.Space4) / 2
		h.due.Move(fyne.NewPos(0, 0))
		h.due.Resize(fyne.NewSize(w, size.Height))
		h.every.Move(fyne.NewPos(w+look.Space4, 0))
		h.every.Resize(fyne.NewSize(size.Width-w-look.Space4, size.Height))
		return
	}
	show, hide := h.chosen()
	hide.Hide()
	show.Show()
	h.chips.Show()
	top := widgets.HeightFor(h.chips, size.Width)
	h.chips.Move(fyne.NewPos(0, 0))
	h.chips.Resize(fyne.NewSize(size.Width, top))
	show.Move(fyne.NewPos(0, top+look.Space3))
	show.Resize(fyne.NewSize(size.Width, max(0, size.Height-top-look.Space3)))
}

// box is a field that is as wide as it says, for a panel's title line.
type box struct {
	widget.BaseWidget
	o  fyne.CanvasObject
	em float32
}

func newBox(o fyne.CanvasObject, em float32) *box {
	b := &box{o: o, em: em}
	b.ExtendBaseWidget(b)
	return b
}

// Held implements the search for a focused object.
func (b *box) Held() []fyne.CanvasObject { return []fyne.CanvasObject{b.o} }

// HeightFor implements widgets.Flow.
func (b *box) HeightFor(width float32) float32 { return widgets.HeightFor(b.o, width) }

// CreateRenderer implements fyne.Widget.
func (b *box) CreateRenderer() fyne.WidgetRenderer { return &boxLook{b} }

type boxLook struct{ b *box }

func (r *boxLook) Destroy()                     {}
func (r *boxLook) Objects() []fyne.CanvasObject { return r.b.Held() }
func (r *boxLook) Refresh()                     { r.Layout(r.b.Size()); canvas.Refresh(r.b) }
func (r *boxLook) MinSize() fyne.Size {
	w := r.b.em * look.Em()
	return fyne.NewSize(w, widgets.HeightFor(r.b.o, w))
}
func (r *boxLook) Layout(size fyne.Size) { r.b.o.Resize(size) }
