package skills

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

func scale() []string {
	var out []string
	for _, st := range catalogue.Steps() {
		out = append(out, st.Short)
	}
	return out
}

// everything is all areas at once: how many skills stand at each level, and what is to go before a move.
func (p *Part) everything() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if c := p.levelChart("Levels by area, now", "Area", rules.LevelsByArea(p.f, p.list)); c.Empty() {
		ask := widgets.NewButton(widgets.Ordinary, "keyboard", "Rate together", p.handOver)
		p.first = ask
		parts = append(parts, widgets.NewTitledPanel("Levels by area, now", nil, widgets.Column(look.Space2, widgets.NewPara("Nothing rated yet. Rating together takes about ten minutes an area."), widgets.Line(0, ask)), false))
	} else {
		p.levels = widgets.NewLevels(c)
		p.first = p.levels
		parts = append(parts, widgets.NewTitledPanel("Levels by area, now", nil, p.levels, false))
	}
	return widgets.Column(look.Space3, append(parts, p.beforeBox())...)
}

// beforeBox is the set to have before a move: what is to go, and what is set aside with its reason.
func (p *Part) beforeBox() fyne.CanvasObject {
	set := rules.Before(p.f, p.list, "")
	var items []widgets.Item
	line := func(s rules.Skill, detail, icon string) {
		v := p.stand[s.ID]
		items = append(items, widgets.Item{Key: s.ID, Icon: icon, Title: words.Upper(s.Short), Plain: true, Detail: detail, Right: said(v.Young) + " and " + said(v.Adult),
			Say: fmt.Sprintf("%s. %s: %s, adult: %s. %s", s.Title(), p.f.Person.First(), care.Levels[v.Young], care.Levels[v.Adult], detail)})
	}
	group := func(title string, list []rules.Skill, icon string) {
		if len(list) == 0 {
			return
		}
		items = append(items, widgets.Item{Heading: fmt.Sprintf("%s: %d", title, len(list))})
		for _, s := range list {
			detail := ""
			if st := p.f.Stance(s.ID, ""); st != nil {
				detail = care.SkillStanceSpec.Field("stance").LabelOf(st.Stance) + ": " + st.Reason
			}
			line(s, detail, icon)
		}
	}
	group("To go", set.ToGo, "star")
	group("Set aside", set.Aside, "none")
	group("Both say “on my own”", set.There, "done")
	list := widgets.NewRowList("Before I move", items...)
	list.SetWhole(true)
	list.SetHelp("Enter opens the skill in its area. The numbers are what " + p.f.Person.First() + " says and what the adult says; a dash is not rated.")
	list.OnOpen(p.openSkill)
	return widgets.NewTitledPanel("Before I move", widgets.NewBadge(widgets.Info, set.Words()), list, true)
}

func said(n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}

func (p *Part) openSkill(id string) {
	if s, ok := p.list.ByID(id); ok {
		p.env.Shell.Go(placeIn(p, s.Area+":"+id+":all"))
	}
}

// milestoneBox lists when both first said "on my own", newest first.
func (p *Part) milestoneBox() fyne.CanvasObject {
	var items []widgets.Item
	for _, m := range slices.Backward(rules.Milestones(p.f, "")) {
		items = append(items, widgets.Item{Key: m.Skill, Icon: "done", IconToken: look.Done, Title: words.Upper(p.list.Name(m.Skill)), Plain: true, Right: m.On.InShort(p.today)})
	}
	list := widgets.NewRowList("Milestones", items...)
	list.SetWhole(true)
	list.SetEmpty("None yet. A milestone is the first day on which both say “on my own”. It stays, whatever is said later.")
	list.SetHelp("Enter opens the skill. A milestone stays when a level goes down.")
	list.OnOpen(p.openSkill)
	return widgets.NewTitledPanel("Milestones", nil, list, true)
}

// goalsBox are all goals, live ones first.
func (p *Part) goalsBox() fyne.CanvasObject {
	return records.NewList(p.env, care.GoalSpec, records.Of(p.f, care.GoalSpec), p.f.Person.ID, records.ListOptions{Title: "Goals", Add: "Add", Empty: "No goal set yet. What would help most?",
		Edit: records.Options{Hide: []string{"skill", "set_day"}, All: true}, New: p.addGoal, Item: p.goalItem}).Body()
}

// talkBox is what to talk about: what the two see two steps or more apart.
func (p *Part) talkBox() fyne.CanvasObject {
	var items []widgets.Item
	for _, d := range rules.Differences(p.f, p.list) {
		by, _, _ := strings.Cut(d.Adult.By, " ")
		if by == "" {
			by = "the adult"
		}
		items = append(items, widgets.Item{Key: d.Skill.ID, Icon: "talk", IconToken: look.Due, Title: words.Upper(d.Skill.Short), Plain: true,
			Detail: fmt.Sprintf("%s says %d, %s says %d", p.f.Person.First(), d.Young.Level, by, d.Adult.Level)})
	}
	list := widgets.NewRowList("To talk about", items...)
	list.SetWhole(true)
	list.SetEmpty("No two ratings lie two steps or more apart.")
	list.SetHelp("Enter opens the skill. These lines stand in the review pack; neither voice is said to be right.")
	list.OnOpen(p.openSkill)
	return widgets.NewTitledPanel("To talk about", nil, list, true)
}
