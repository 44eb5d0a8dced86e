package skills

import (
	"context"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/internal/care"
	"waymark/internal/chart"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// gridPanel is the grid of an area with both voices on its stones, and below it how the area stood at each review.
func (p *Part) gridPanel() fyne.CanvasObject {
	first := p.f.Person.First()
	p.grid = widgets.NewRowList("Skills")
	p.first = p.grid
	p.grid.SetWhole(true)
	p.grid.SetHelp(p.Help())
	p.grid.SetEmpty("No skill here fits what you chose to show.")
	p.grid.OnSelect(func(key string) {
		p.skill = key
		p.side()
	})
	p.grid.OnRune(p.key)
	p.grid.OnTab(func() bool { return p.voice == "adult" }) // from the adult's voice to the young person's, and then on
	p.grid.OnKey(func(_ string, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyTab {
			return false
		}
		p.turn()
		return true
	})
	p.whose = widgets.NewChips("Whose rating", false, []widgets.Option{{Value: "adult", Label: p.adultName(), Icon: "adult", Token: look.Adult}, {Value: "young", Label: first + " said", Icon: "young", Token: look.Young}}, []string{p.voice}, func(c []string) {
		if len(c) > 0 {
			p.voice = c[0]
		}
	})
	p.whose.SetHelp("Whose rating the digits give. " + first + "’s own rating is best given with the keyboard in their hand: Rate together.")
	foot := widgets.Inset(look.Space4, look.Space2, widgets.Wrap(look.Space4, signed("star", look.Text, "before I move"), signed("talk", look.Due, "two steps apart: talk about it"),
		signed("done", look.Done, "milestone"), signed("none", look.TextSoft, "set aside"), signed("young", look.Young, first), signed("adult", look.Adult, p.adultName())))
	space := widgets.Gap(0)
	head := widgets.Inset(look.Space3, 0, widgets.LineWith(space, look.Space2, nothing(), space, widgets.NewStonesHead(), nothing()))
	parts := []fyne.CanvasObject{widgets.NewTitledPanel(p.area.Name, p.whose, widgets.Column(0, head, p.grid, foot), true)}
	if rows := rules.LevelsOverTime(p.f, p.list, p.area.ID, p.today, 3); len(rows) > 1 {
		if c := p.levelChart("Levels at each review", "When", rows); !c.Empty() {
			p.levels = widgets.NewLevels(c)
			parts = append(parts, widgets.NewTitledPanel("Levels at each review", nil, p.levels, false))
		}
	}
	p.fill()
	return widgets.Column(look.Space3, parts...)
}

// levelChart is what the rules counted, ready to draw.
func (p *Part) levelChart(title, row string, rows []rules.LevelsAt) chart.Levels {
	c := chart.Levels{Title: title, Row: row, Scale: scale(), Voices: [2]string{p.f.Person.First(), "Adults"}}
	for _, r := range rows {
		c.Rows = append(c.Rows, chart.LevelRow{Label: r.Label, Long: r.Long, Young: r.Young[:], Adult: r.Adult[:], Aside: r.Aside})
	}
	return c
}

// visible are the skills of the area that are shown.
func (p *Part) visible() []rules.Skill {
	var out []rules.Skill
	for _, s := range p.list.In(p.area.ID) {
		if p.show == "before" && !s.Before || p.show == "talk" && (!p.stand[s.ID].Apart() || p.f.Stance(s.ID, "") != nil) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// fill shows the grid.
func (p *Part) fill() {
	list := p.visible()
	items := make([]widgets.Item, 0, len(list))
	here := false
	for _, s := range list {
		items = append(items, p.row(s))
		here = here || s.ID == p.skill
	}
	p.grid.SetItems(items)
	if !here && len(list) > 0 {
		p.skill = list[0].ID
		for _, s := range list {
			if p.goal(s.ID) != nil {
				p.skill = s.ID
				break
			}
		}
	}
	p.grid.Select(p.skill)
}

func (p *Part) row(s rules.Skill) widgets.Item {
	v := p.stand[s.ID]
	stones := widgets.NewStones(v.Young, v.Adult)
	words := widgets.Words(words.Upper(s.Short), look.SizeBody, false, look.Text)
	star, sign := fyne.CanvasObject(nothing()), fyne.CanvasObject(nothing())
	if s.Before {
		star = widgets.Sign("star", look.Primary, look.IconSmall)
	}
	say := fmt.Sprintf("%s, %s: %s, %s: %s", s.Title(), p.f.Person.First(), care.Levels[v.Young], p.adultName(), care.Levels[v.Adult])
	stance := p.f.Stance(s.ID, "")
	switch {
	case stance != nil:
		sign = widgets.Sign("none", look.TextSoft, look.IconSmall)
		say += ", set aside: " + care.SkillStanceSpec.Field("stance").LabelOf(stance.Stance)
	case v.Apart():
		sign = widgets.Sign("talk", look.Due, look.IconSmall)
		say += ", two steps apart, talk about it"
	case p.miles[s.ID] != "":
		sign = widgets.Sign("done", look.Done, look.IconSmall)
		say += ", milestone of " + p.miles[s.ID].Long()
	}
	return widgets.Item{Key: s.ID, Content: widgets.Inset(look.Space3, 6, widgets.LineWith(words, look.Space2, star, words, stones, sign)), Say: say, Jump: s.Short}
}

// nothing keeps the place of a sign that a row does not have, so that the stones stand in line.
func nothing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(look.Scaled(look.IconSmall)))
	return r
}

// key is a letter or digit on a skill.
func (p *Part) key(skill string, c rune) bool {
	switch {
	case c >= '0' && c <= '5':
		p.rate(skill, int(c-'0'))
	case c == 'v' || c == 'V':
		p.turn()
	case c == 't' || c == 'T':
		if p.chart != nil {
			p.chart.Toggle()
		}
		if p.levels != nil {
			p.levels.Toggle()
		}
	case c == 'e' || c == 'E':
		p.addEvidence(skill)
	case c == 'g' || c == 'G':
		p.addGoal()
	case c == 'a' || c == 'A':
		p.setAside(skill)
	default:
		return false
	}
	return true
}

// turn changes whose rating the digits give.
func (p *Part) turn() {
	p.voice = map[string]string{"adult": "young", "young": "adult"}[p.voice]
	p.whose.SetChosen(p.voice)
	p.env.Shell.Say("The digits now give the rating of " + map[string]string{"adult": p.adultName(), "young": p.f.Person.First() + ", as said"}[p.voice] + ".")
}

// rate saves a rating of the voice that is chosen; 0 clears it. A second one on the same day by the same person mends the first.
func (p *Part) rate(skill string, n int) {
	r := &care.Rating{Meta: record.Meta{PersonID: p.f.Person.ID}, Skill: skill, Voice: p.voice, Level: n, On: p.today, By: p.env.App.Owner().Name}
	if p.voice == "young" {
		r.How = "said"
		r.By = p.f.Person.First()
	}
	at := -1
	for i, old := range p.f.Ratings {
		if old.Skill == skill && old.Voice == p.voice && old.On == p.today && old.By == r.By && old.How == r.How {
			r.ID, r.Note, at = old.ID, old.Note, i
			break
		}
	}
	if n == 0 {
		if at < 0 && p.f.Rated(skill, p.voice, "") == nil {
			return
		}
		r.Cleared = value.Yes
	}
	p.env.Run.Short("rate a skill", func(ctx context.Context) error { return p.env.App.Save(ctx, r) }, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		if at >= 0 {
			p.f.Ratings[at] = r
		} else {
			p.f.Ratings = append([]*care.Rating{r}, p.f.Ratings...)
		}
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		had := p.miles[skill]
		p.count()
		if on := p.miles[skill]; had == "" && on != "" {
			p.env.Shell.Say("A milestone: " + p.f.Person.First() + " and an adult both say “on my own” for the first time.")
		}
		p.fill()
		p.side()
	})
}
