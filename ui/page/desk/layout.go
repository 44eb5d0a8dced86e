package desk

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// plain takes marks off letters.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ł':
			b.WriteRune('l')
		case r == 'Ł':
			b.WriteRune('L')
		case r == 'ø':
			b.WriteRune('o')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var modes = []widgets.Option{{Value: "dropin", Label: "Drop-in", Icon: "dropin"}, {Value: "phone", Label: "Phone", Icon: "phone"}, {Value: "text", Label: "Text", Icon: "message"},
	{Value: "visit", Label: "Visit", Icon: "visit"}}

func (p *Page) build() {
	p.name = widgets.NewField("Name")
	p.name.SetIcon("search")
	p.name.SetTrail("Enter picks the first")
	p.name.SetHelp("Three letters of a name. Enter takes the first; Down chooses another; Ctrl+0 counts someone who would rather not be named.")
	p.best = widgets.NewRowList("Best names")
	p.best.SetHelp("Enter takes the name and goes on to the topics.")
	p.best.SetWhole(true)
	p.best.OnOpen(func(key string) {
		p.best.Select(key)
		p.take()
	})
	p.name.OnChange(p.suggest)
	p.name.OnEnter(func(string) { p.take() })
	p.name.OnKey(func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			p.focus(p.best)
			return true
		}
		return false
	})
	p.mode = widgets.NewChips("How", false, modes, []string{"dropin"}, func(chosen []string) { p.tidy = false })
	p.mode.SetHelp("Left and Right choose how you were in touch.")
	p.at = widgets.NewField("")
	p.at.SetWidth(8)
	p.at.SetHelp("The time, for example 2:30pm.")
	p.length = widgets.NewField("")
	p.length.SetWidth(5)
	p.length.SetHelp("How long, in minutes.")
	p.place = widgets.NewField("Place")
	p.place.SetHelp("Where this was.")
	p.talked = widgets.NewCheck("We talked", true, func(bool) { p.tidy = false })
	p.talked.SetHelp("Untick it when they did not answer: then it counts as an attempt.")
	p.alone = widgets.NewCheck("Seen alone", false, func(bool) { p.tidy = false })
	p.topics = widgets.NewChips("About", true, topicOptions(), nil, func([]string) { p.tidy = false; p.stash() })
	p.topics.SetHelp("One letter for each topic. Tab goes on to what you did; Ctrl+Enter saves.")
	p.did = widgets.NewNote("What we did", 2)
	p.did.SetExample("You can leave this empty. One line is enough.")
	p.did.SetHelp("For health advice, only the visit is kept here.")
	p.did.OnChange(func(string) { p.tidy = false })
	p.did.OnLeave(func(string) { p.stash() })
	p.next = widgets.NewField("Next")
	p.next.SetExample("Something to do after?")
	p.next.OnChange(func(string) { p.tidy = false })
	p.next.OnLeave(func(string) { p.stash() })
	p.by = widgets.NewDateField("By", p.dates())
	p.by.SetExample("fri, or +3")
	p.by.SetHelp("A day: fri, +3, 8 12 2026. It then stands on Home until it is done.")
	p.by.OnEnter(func() { p.save() })

	for _, f := range []interface{ SetSide(bool) }{p.name, p.did, p.next, p.by, p.place} {
		f.SetSide(true)
	}
	main := widgets.NewButton(widgets.Primary, "done", "Save, next person", p.save).Key("Ctrl+Enter")
	details := widgets.Column(10, p.place, labelled("", p.alone))
	details.Hide()
	var more *widgets.Button
	more = widgets.NewButton(widgets.Quiet, "down", "Add more detail", func() {
		details.Show()
		more.Hide()
		p.body.Refresh()
		p.focus(p.place.FocusTarget())
	}).Helped("Another place, and whether they were seen alone.")
	again := widgets.NewButton(widgets.Quiet, "", "Start again", p.clear).Helped("Empties this form without saving it.")
	when := widgets.Wrap(8, atWidth(6.5, p.at), middle("for"), atWidth(4, p.length), middle("minutes"), widgets.Inset(8, 6, p.talked))
	formBody := widgets.Column(7,
		widgets.Heading("Who came in?"), p.name, labelled("", widgets.NewPlainPanel(p.best)),
		labelled("How", p.mode), labelled("When", when), labelled("About", p.topics), p.did, p.next, p.by, details,
		widgets.Wrap(12, main, more, again))

	p.today = widgets.NewRowList("Visits today")
	p.today.SetEmpty("Nobody yet today.")
	p.today.SetHelp("Today's visits, the newest first. Enter opens the young person's page.")
	p.today.OnOpen(p.openVisit)
	p.count = widgets.Strong("")
	title := "Today"
	if v := p.venue(); v != "" {
		title += " at " + v
	}
	p.undo = widgets.Caption("")
	undo := widgets.NewButton(widgets.Ordinary, "undo", "Undo", p.takeBack).Key("Ctrl+Z").Helped("Takes the last visit back.")
	list := widgets.NewTitledPanel(title, p.count, p.today, true)
	right := widgets.ColumnWith(list, 14, list, widgets.NewPanel(widgets.Column(6, widgets.Strong("Undo"), p.undo, widgets.Line(0, undo))))
	split := widgets.NewSplit(widgets.SplitPart{Object: widgets.NewPanel(formBody)}, widgets.SplitPart{Object: right, Em: 23})
	split.Below = true
	p.body = split
	p.clear()
	p.fill()
}

// middle is a word between fields, at their height.
func middle(text string) fyne.CanvasObject {
	return widgets.Inset(0, 8, widgets.Words(text, look.SizeCaption, false, look.TextSoft))
}

// fill shows today's visits.
func (p *Page) fill() {
	type line struct {
		at   value.Clock
		item widgets.Item
	}
	var lines []line
	for _, c := range p.visits {
		x := p.names[c.PersonID]
		if x == nil {
			continue
		}
		name, about := x.Name(), care.ContactSpec.Field("topics").ShowCode(c.Topics)
		if !c.TwoWay() {
			about = "No answer"
		}
		if c.FollowUp != "" && c.FollowDone == "" {
			about = strings.Trim(about+". "+c.FollowUp, ". ")
		}
		if p.facing {
			name, about = x.Initials(), ""
		}
		lines = append(lines, line{c.At, widgets.Item{Key: c.PersonID + "/" + c.ID, Title: name, Detail: about, Right: c.At.String()}})
	}
	for _, t := range p.tallies {
		lines = append(lines, line{t.At, widgets.Item{Key: "tally/" + t.ID, Title: "Count only", Plain: true, Right: t.At.String()}})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return strings.Compare(string(b.at), string(a.at)) })
	items := make([]widgets.Item, len(lines))
	for i, l := range lines {
		items[i] = l.item
	}
	p.today.SetItems(items)
	who := map[string]bool{}
	for _, c := range p.visits {
		who[c.PersonID] = true
	}
	n := len(who) + len(p.tallies)
	words := fmt.Sprintf("%d people", n)
	if n == 1 {
		words = "1 person"
	}
	p.count.SetText(words)
	if p.saved == "" {
		p.undo.SetText("Nothing saved here yet.")
	} else {
		p.undo.SetText(p.saved)
	}
}

func (p *Page) openVisit(key string) {
	id, _, _ := strings.Cut(key, "/")
	if p.facing || id == "tally" {
		return
	}
	p.env.Shell.Go(placeOf(id))
}

func placeOf(person string) page.Place {
	return page.Place{Page: "person", Person: person, Part: "touch"}
}
