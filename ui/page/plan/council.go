package plan

import (
	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// council says of the assessment and of the plan whether they stand on the council's record. There is nothing to copy before there is a day.
func (t *part) council() fyne.CanvasObject {
	p := t.plan()
	if p == nil || p.Assessed == "" && p.Made == "" {
		return widgets.Gap(0)
	}
	var items []widgets.Item
	line := func(kind, title string, made, on bool, since string) {
		if !made {
			return
		}
		it := widgets.Item{Key: kind, Title: title, Plain: true, RightState: widgets.NotAsked, RightWords: "not yet"}
		if on {
			it.RightState, it.RightWords = widgets.Known, since
		}
		items = append(items, it)
	}
	line(app.Assessment, "Needs assessment", p.Assessed != "", p.AssessmentOnRecord != "", p.AssessmentOnRecord.In(t.today))
	line("pathway_plan", "The plan", p.Made != "", p.OnRecord != "", p.OnRecord.In(t.today))
	list := widgets.NewRowList("On the council’s record", items...)
	list.SetWhole(true)
	list.SetHelp("R marks it as on the council’s record, or as not there. C copies it as plain text, to be pasted there.")
	list.OnRune(func(kind string, c rune) bool {
		thing := app.Thing{Kind: kind, ID: p.ID}
		switch c {
		case 'r', 'R':
			day := t.today
			if kind == app.Assessment && p.AssessmentOnRecord != "" || kind != app.Assessment && p.OnRecord != "" {
				day = ""
			}
			page.PutOnRecord(t.env, day, thing)
			return true
		case 'c', 'C':
			page.CopyForCouncil(t.env, thing)
			return true
		}
		return false
	})
	return widgets.NewTitledPanel("On the council’s record", nil, widgets.Column(0, list, widgets.Gap(look.Space2)), true)
}
