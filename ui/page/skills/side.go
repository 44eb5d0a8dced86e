package skills

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/chart"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

func (p *Part) goal(skill string) *care.Goal {
	for _, g := range p.f.Goals {
		if g.Skill == skill && g.State == "live" {
			return g
		}
	}
	return nil
}

func (p *Part) addGoal() {
	g := &care.Goal{Meta: record.Meta{PersonID: p.f.Person.ID}, State: "live", Set: p.today}
	title := "Goal"
	if s, ok := p.list.ByID(p.skill); ok && p.area.ID != "" {
		g.Skill, g.What, title = s.ID, words.Upper(s.Short), "Goal: "+s.ICan()
	}
	records.EditWith(p.env, g, records.Options{Title: title, Hide: []string{"skill", "set_day"}, All: true,
		Note: "At most three goals are live at a time. It becomes an action in part 7 of the plan, and what the carer will do becomes one, too."})
}

// goalItem is a goal as a line of a list.
func (p *Part) goalItem(r record.Record) widgets.Item {
	g := r.(*care.Goal)
	it := widgets.Item{Title: g.What, Plain: true, Detail: g.Helps + " helps", Right: g.By.InShort(p.today), RightWords: care.GoalSpec.Field("state").LabelOf(g.State)}
	if g.CarerWill != "" {
		it.Detail += ". The carer will: " + words.Lower(g.CarerWill)
	}
	switch {
	case g.State == "reached":
		it.RightState = widgets.Done
	case g.State == "set_aside":
		it.RightState = widgets.None
	case g.By < p.today:
		it.RightState, it.RightWords = widgets.Overdue, "was due"
	default:
		it.RightState = widgets.Waiting
	}
	return it
}

// side shows the chosen skill: chart, both voices, evidence, goal; of all areas what they have in common.
func (p *Part) side() {
	if p.right == nil {
		return
	}
	p.chart = nil
	s, ok := p.list.ByID(p.skill)
	switch {
	case p.show == "list":
		p.right.Objects = p.sideOfList()
	case p.area.ID == "":
		p.right.Objects = []fyne.CanvasObject{p.goalsBox(), p.talkBox(), p.milestoneBox()}
	case !ok:
		p.right.Objects = []fyne.CanvasObject{widgets.NewPanel(widgets.NewPara("Nothing rated yet. Rating together takes about ten minutes an area."))}
	default:
		p.right.Objects = p.sideOf(s)
	}
	p.right.Refresh()
	if p.body != nil {
		p.body.Refresh()
	}
}

func (p *Part) sideOf(s rules.Skill) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if c := p.over(s); !c.Empty() {
		p.chart = widgets.NewChart(c)
		parts = append(parts, widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong(s.ICan()), p.chart)))
	} else {
		parts = append(parts, widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong(s.ICan()), widgets.NewPara("Nothing rated yet. Rating together takes about ten minutes an area."))))
	}
	parts = append(parts, p.said("young", widgets.Young), p.said("adult", widgets.Adult))
	if on := p.miles[s.ID]; on != "" {
		text := widgets.NewPara("Milestone: both said “on my own” for the first time on " + on.Long() + ".")
		parts = append(parts, widgets.NewPanel(widgets.TopLineWith(text, look.Space2, widgets.Sign("done", look.Done, look.IconSmall), text)))
	}
	return append(parts, p.goalBox(s), p.asideBox(s), p.evidenceBox(s.ID))
}

// said is what one voice says of the chosen skill, with the words of the step.
func (p *Part) said(voice string, who widgets.Who) fyne.CanvasObject {
	name := p.f.Person.First()
	if voice == "adult" {
		name = p.adultName()
	}
	r := p.f.Rated(p.skill, voice, "")
	if r == nil {
		return widgets.NewVoice(who, name+" has not rated it", "", widgets.Caption("Not rated is not the same as 1."))
	}
	if r.By != "" && voice == "adult" {
		name, _, _ = strings.Cut(r.By, " ")
	}
	note := r.On.In(p.today)
	if r.On == p.today {
		note = "today"
	}
	if voice == "young" && r.How == "said" {
		note += ", said and written down"
	}
	words := r.Note
	if st, ok := catalogue.StepAt(r.Level); ok && words == "" {
		words = "The step reads: “" + st.Adult + "”"
		if voice == "young" {
			words = "The step reads: “" + st.Young + "”"
		}
	}
	return widgets.NewVoice(who, fmt.Sprintf("%s says %d, %s", name, r.Level, strings.ToLower(care.Levels[r.Level])), note, widgets.NewPara(words))
}

func (p *Part) goalBox(s rules.Skill) fyne.CanvasObject {
	live := 0
	for _, g := range p.f.Goals {
		if g.State == "live" {
			live++
		}
	}
	badge := widgets.NewBadge(widgets.Waiting, fmt.Sprintf("%d of 3 live goals", live))
	if g := p.goal(s.ID); g != nil {
		text := g.What + ". " + g.Helps + " helps"
		if g.CarerWill != "" {
			text += ". The carer will: " + words.Lower(g.CarerWill)
		}
		change := widgets.NewButton(widgets.Quiet, "edit", "Change", func() {
			records.EditWith(p.env, g, records.Options{Hide: []string{"skill", "set_day"}, All: true})
		}).Small()
		reached := widgets.NewButton(widgets.Quiet, "done", "Reached", func() {
			n := *g
			n.State = "reached"
			p.save("Goal reached: "+g.What+". Its actions in the plan are done, too.", func(ctx context.Context) error { return p.env.App.Save(ctx, &n) })
		}).Small().Helped("Says that the goal is reached today, here and in the plan. One undo takes both back.")
		lines := []fyne.CanvasObject{widgets.NewPara(text + ". By " + g.By.Long() + ".")}
		for _, a := range p.f.Actions {
			if a.Goal == g.ID {
				lines = append(lines, widgets.Caption("In the plan, part 7: "+a.Who+", "+strings.ToLower(care.ActionSpec.Field("state").LabelOf(a.State))+"."))
			}
		}
		return widgets.NewTitledPanel("Goal", badge, widgets.Column(look.Space2, append(lines, widgets.Wrap(look.Space1, reached, change))...), false)
	}
	add := widgets.NewButton(widgets.Quiet, "add", "Make this a goal", p.addGoal).Small().Helped("What, who helps, by when. At most three goals are live at a time.")
	return widgets.NewTitledPanel("Goal", badge, widgets.Line(0, add), false)
}

// over is both voices of a skill over time: the last six days on which either rated it.
func (p *Part) over(s rules.Skill) chart.Chart {
	var days []value.Date
	for _, r := range p.f.Ratings {
		if r.Skill == s.ID && !slices.Contains(days, r.On) {
			days = append(days, r.On)
		}
	}
	slices.Sort(days)
	if len(days) > 6 {
		days = days[len(days)-6:]
	}
	c := chart.Chart{Title: s.ICan(), Series: []chart.Series{{Name: p.f.Person.First(), Voice: chart.Young}, {Name: p.rater(s.ID), Voice: chart.Adult}}}
	c.Scale = scale()
	for _, d := range days {
		c.Times = append(c.Times, chart.Time{Short: monthYear(d), Long: d.Long()})
		c.Series[0].Values = append(c.Series[0].Values, level(p.f.Rated(s.ID, "young", d)))
		c.Series[1].Values = append(c.Series[1].Values, level(p.f.Rated(s.ID, "adult", d)))
	}
	return c
}

// rater is the adult whose rating of a skill stands, by first name; the owner when nobody has rated it.
func (p *Part) rater(skill string) string {
	if r := p.f.Rated(skill, "adult", ""); r != nil && r.By != "" {
		name, _, _ := strings.Cut(r.By, " ")
		return name
	}
	return p.adultName()
}

// monthYear is "Dec 25", for the foot of a chart.
func monthYear(d value.Date) string {
	s := strings.Fields(d.Short())
	if len(s) != 3 {
		return d.Short()
	}
	return s[1] + " " + s[2][2:]
}
