package skills

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/chart"
	"waymark/internal/record"
	"waymark/internal/value"
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
	s, ok := catalogue.SkillByID(p.skill)
	if !ok {
		return
	}
	records.EditWith(p.env, &care.Goal{Meta: record.Meta{PersonID: p.f.Person.ID}, Skill: p.skill, What: upper(s.Short), State: "live", Set: p.today}, records.Options{Title: "Goal: " + s.ICan(), Hide: []string{"skill", "set_day"}, All: true,
		Note: "At most three goals are live at a time."})
}

// side shows the chosen skill: chart, both voices, evidence, goal.
func (p *Part) side() {
	if p.right == nil {
		return
	}
	s, ok := catalogue.SkillByID(p.skill)
	if !ok {
		p.right.Objects = []fyne.CanvasObject{widgets.NewPanel(widgets.NewPara("Nothing rated yet. Rating together takes about ten minutes an area."))}
		p.right.Refresh()
		return
	}
	var parts []fyne.CanvasObject
	p.chart = nil
	if c := p.over(s); !c.Empty() {
		p.chart = widgets.NewChart(c)
		parts = append(parts, widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong(s.ICan()), p.chart)))
	} else {
		parts = append(parts, widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong(s.ICan()), widgets.NewPara("Nothing rated yet. Rating together takes about ten minutes an area."))))
	}
	parts = append(parts, p.said("young", widgets.Young), p.said("adult", widgets.Adult))
	if y, a := p.f.Rated(s.ID, "young", ""), p.f.Rated(s.ID, "adult", ""); level(y) >= 4 && level(a) >= 4 {
		parts = append(parts, widgets.NewPanel(widgets.Line(look.Space2, widgets.NewMark(widgets.Done, "Milestone: both say “on my own”"))))
	}
	parts = append(parts, p.goalBox(s))
	list := records.NewList(p.env, care.EvidenceSpec, records.Of(p.f, care.EvidenceSpec), p.f.Person.ID, records.ListOptions{Title: "What shows it", Add: "Add", Empty: "What happened that shows it? A carer’s note can be used too.",
		Keep:  func(r record.Record) bool { return r.(*care.Evidence).Skill == s.ID },
		Blank: func() record.Record { return &care.Evidence{Skill: s.ID, On: p.today} },
		Edit:  records.Options{Hide: []string{"skill", "note_id"}},
		Item: func(r record.Record) widgets.Item {
			e := r.(*care.Evidence)
			return widgets.Item{Title: e.Happened, Plain: true, Detail: strings.Trim(strings.Join([]string{e.On.In(p.today), e.Where, e.SawIt, e.Certificate}, " · "), " ·")}
		}})
	parts = append(parts, list.Body())
	p.right.Objects = parts
	p.right.Refresh()
	if p.body != nil {
		p.body.Refresh()
	}
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

func (p *Part) goalBox(s catalogue.Skill) fyne.CanvasObject {
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
			text += ": " + strings.ToLower(g.CarerWill[:1]) + g.CarerWill[1:]
		}
		change := widgets.NewButton(widgets.Quiet, "edit", "Change", func() {
			records.EditWith(p.env, g, records.Options{Hide: []string{"skill", "set_day"}, All: true})
		}).Small()
		return widgets.NewTitledPanel("Goal", badge, widgets.Column(look.Space2, widgets.NewPara(text+". By "+g.By.Long()+"."), widgets.Line(0, change)), false)
	}
	add := widgets.NewButton(widgets.Quiet, "add", "Make this a goal", p.addGoal).Small().Helped("What, who helps, by when. At most three goals are live at a time.")
	return widgets.NewTitledPanel("Goal", badge, widgets.Line(0, add), false)
}

// over is both voices of a skill over time: the last six days on which either rated it.
func (p *Part) over(s catalogue.Skill) chart.Chart {
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
	for _, st := range catalogue.Steps() {
		c.Scale = append(c.Scale, st.Short)
	}
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
