package desk

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/text/unicode/norm"

	"waymark/ui/look"
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
	p.mode = widgets.NewChips("How", false, modes, []string{"dropin"}, func([]string) { p.tidy = false; p.arrange() })
	p.mode.SetHelp("Left and Right move, Space chooses how you were in touch.")
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
	p.here = widgets.NewCheck("Still here", true, func(bool) { p.tidy = false })
	p.here.SetHelp("Ticked, they stand under Still here until you write down that they left: Space on their line.")
	p.topics = widgets.NewChips("About", true, topicOptions(), nil, func([]string) { p.tidy = false; p.stash(); p.arrange() })
	p.topics.SetHelp("One letter for each topic. Tab goes on to what you did; Ctrl+Enter saves.")
	p.did = widgets.NewNote("What we did", 2)
	p.did.SetExample("You can leave this empty. One line is enough.")
	p.did.SetHelp("For health advice, only the visit is kept here.")
	p.did.OnChange(func(string) { p.tidy = false })
	p.did.OnLeave(func(string) { p.stash() })
	p.agreed = widgets.NewCheck("They agree that more than the visit is kept", false, func(bool) { p.tidy = false; p.arrange() })
	p.agreed.SetHelp("Ask first. Without their word health advice stays with the health service, and C-Card is counted without a name.")
	p.theirs = widgets.NewField("Their adviser")
	p.theirs.SetHelp("Whose young person the visitor is, for the slip. Leave it empty when they do not know.")
	p.theirs.OnChange(func(string) { p.tidy = false })
	p.theirs.OnLeave(func(string) { p.stash() })
	p.theirs.OnEnter(func(string) { p.focus(p.onwards()) })
	p.next = widgets.NewField("")
	p.next.SetHelp("Something to do after. For a visitor: the number to ring back, and nothing about health.")
	p.next.OnChange(func(string) { p.tidy = false })
	p.next.OnLeave(func(string) { p.stash() })
	p.by = widgets.NewDateField("", p.dates())
	p.by.SetExample("fri, or +3")
	p.by.SetHelp("A day: fri, +3, 8 12 2026. It then stands on Home until it is done.")
	p.by.OnEnter(func() { p.save() })

	for _, f := range []interface{ SetSide(bool) }{p.name, p.theirs, p.did, p.place} {
		f.SetSide(true)
	}
	p.main = widgets.NewButton(widgets.Primary, "done", "Save, next person", p.save).Key("Ctrl+Enter")
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
	when := widgets.Wrap(6, atWidth(5.5, p.at), middle("for"), atWidth(3.5, p.length), middle("minutes"), widgets.Inset(4, 6, p.talked), widgets.Inset(4, 6, p.here))
	someone := widgets.NewButton(widgets.Quiet, "", "Visitor", p.takeVisitor).Helped("Keeps the first name and the adviser of somebody who is not in these records.")
	after := labelled("Next", widgets.Wrap(8, atWidth(16, p.next), middle("by"), atWidth(9.5, p.by)))
	p.after1 = after.label
	p.parts.adviser, p.parts.topics, p.parts.did, p.parts.agreed, p.parts.next = p.theirs, labelled("About", p.topics), p.did, labelled("", p.agreed), after
	p.form = widgets.Column(7,
		widgets.Heading("Who came in?"), p.name, labelled("", widgets.NewPlainPanel(p.best)), p.parts.adviser,
		labelled("How", p.mode), labelled("When", when), p.parts.topics, p.parts.did, p.parts.next, p.parts.agreed, details, // agreed after the rest: a space typed for the next line must not tick it
		widgets.Wrap(12, p.main, more, someone, again))

	p.body = p.withDay(widgets.NewPanel(p.form))
	p.clear()
	p.fill()
	p.arrange()
}

// middle is a word between fields, at their height.
func middle(text string) fyne.CanvasObject {
	return widgets.Inset(0, 8, widgets.Words(text, look.SizeCaption, false, look.TextSoft))
}
