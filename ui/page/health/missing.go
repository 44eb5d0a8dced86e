package health

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/rules"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// missing lists everything the passport does not say yet, by who can usually tell, so that one visit answers several.
func (p *Part) missing() fyne.CanvasObject {
	gaps := rules.Missing(p.f, p.today)
	if len(gaps) == 0 {
		return widgets.NewTitledPanel("Still missing", nil, widgets.NewPara("Every question of the passport is answered. The private blocks are not counted here."), false)
	}
	byKey := map[string]rules.Gap{}
	var items []widgets.Item
	for _, who := range rules.WhoToAsk(gaps) {
		items = append(items, widgets.Item{Heading: "Ask " + who})
		for _, g := range gaps {
			if g.Ask != who {
				continue
			}
			key := fmt.Sprint(len(byKey))
			byKey[key] = g
			items = append(items, widgets.Item{Key: key, Title: g.What, Plain: true, RightState: stateOf(g.Answer), RightWords: strings.ToLower(g.Answer.Label())})
		}
	}
	list := widgets.NewRowList("Still missing", items...)
	list.SetWhole(true)
	list.SetHelp("Enter goes to the question.")
	list.OnOpen(func(key string) { p.toGap(byKey[key]) })
	p.gaps = list
	return widgets.NewTitledPanel("Still missing", widgets.Caption(fmt.Sprintf("%d questions", len(gaps))), widgets.Column(0, list,
		widgets.Inset(look.Space4, look.Space2, widgets.Wrap(look.Space2, p.sheetButtons()...)),
		widgets.Inset(look.Space4, look.Space2, widgets.Caption("The private blocks are not counted: nobody is chased about them. What "+p.f.Person.First()+" would rather not say is no gap."))), true)
}

// toGap opens what answers a gap.
func (p *Part) toGap(g rules.Gap) {
	switch g.Block {
	case "identity":
		p.env.Shell.Go(page.Place{Page: "person", Person: p.f.Person.ID, Part: "about"})
	default:
		p.open(g.Block, false)
	}
}

// sheetButtons make the list to fill in away from the computer, and read it back.
func (p *Part) sheetButtons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Quiet, "page", "Make a list to fill in", p.makeSheet).Small().Helped("A spreadsheet file with these questions, for the surgery, the school or the last carer."),
		widgets.NewButton(widgets.Quiet, "down", "Read a filled list", p.readSheet).Small().Helped("Shows first what would change; nothing is kept until you say so."),
	}
}
