// Package skills is the part of a young person's page that keeps independence skills: two voices apart, never averaged.
//
// Rules: the adult rates here; the young person rates while they have the keyboard, or says it and the adult writes down that it was said. Not rated
// is not 1. A rating is an entry of its own with its day; a level may go down without blame.
package skills

import (
	"context"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/printing"
	"waymark/ui/widgets"
)

// Part is the skills part.
type Part struct {
	env   *page.Env
	f     *care.File
	today value.Date
	area  catalogue.Area
	show  string // all, before, talk
	voice string // whose rating the digits give: adult, or young (said)
	skill string

	body    fyne.CanvasObject
	areas   *widgets.RowList
	grid    *widgets.RowList
	whose   *widgets.Chips
	right   *fyne.Container
	chart   *widgets.Chart
	content map[string]*widgets.Stones
}

// New makes the part; the place's Arg is an area and, after a colon, a skill.
func New(env *page.Env, f *care.File, to page.Place) page.Part {
	p := &Part{env: env, f: f, today: env.App.Today(), show: "all", voice: "adult"}
	area, rest, _ := strings.Cut(to.Arg, ":")
	skill, show, _ := strings.Cut(rest, ":")
	if a, ok := catalogue.AreaByID(area); ok {
		p.area = a
	} else {
		p.area = p.firstArea()
	}
	if show != "" {
		p.show = show
	}
	p.skill = skill
	p.build()
	return p
}

// firstArea is the first area with a rating, or the first of all.
func (p *Part) firstArea() catalogue.Area {
	areas := catalogue.Areas()
	best := areas[0]
	var last value.Date
	for _, r := range p.f.Ratings {
		if s, ok := catalogue.SkillByID(r.Skill); ok && r.On > last {
			last = r.On
			best, _ = catalogue.AreaByID(s.Area)
		}
	}
	for _, g := range p.f.Goals {
		if s, ok := catalogue.SkillByID(g.Skill); ok && g.State == "live" {
			best, _ = catalogue.AreaByID(s.Area)
			break
		}
	}
	return best
}

// Arg keeps area, skill and filter when the page is read again.
func (p *Part) Arg() string { return p.area.ID + ":" + p.skill + ":" + p.show }

// Body implements page.Part.
func (p *Part) Body() fyne.CanvasObject { return p.body }

// First implements page.Part.
func (p *Part) First() fyne.Focusable { return p.grid }

// Buttons implements page.Part.
func (p *Part) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "print", "Review pack", p.print).Helped("The skills are pages of the review pack."),
		widgets.NewButton(widgets.Primary, "keyboard", "Rate together", p.handOver).Key("Ctrl+K").Helped("Hands the keyboard over: the young person rates this area, with no adult ratings in sight."),
	}
}

// Commands implements page.Part.
func (p *Part) Commands() page.Commands {
	c := page.Commands{Main: p.handOver, HandOver: p.handOver, Print: p.print, New: p.addGoal, NewWords: "Add a goal"}
	areas := p.areaList()
	i := slices.IndexFunc(areas, func(a catalogue.Area) bool { return a.ID == p.area.ID })
	if i > 0 {
		c.Previous = func() { p.open(areas[i-1].ID) }
	}
	if i >= 0 && i < len(areas)-1 {
		c.Next = func() { p.open(areas[i+1].ID) }
	}
	return c
}

// Help implements page.Part.
func (p *Part) Help() string {
	return "1 to 5 rates the skill for the voice you are in, 0 clears it, V changes voice. T shows the chart as a table. Nothing is averaged."
}

// Leave implements page.Part: every rating is saved when it is given.
func (p *Part) Leave() {}

func (p *Part) print() { printing.Open(p.env, "review-pack", p.f.Person.ID) }

func (p *Part) handOver() {
	p.env.Shell.Go(page.Place{Page: "handover", Person: p.f.Person.ID, Arg: "skills:" + p.area.ID})
}

func (p *Part) open(area string) {
	p.env.Shell.Go(page.Place{Page: "person", Person: p.f.Person.ID, Part: "skills", Arg: area + "::" + p.show})
}

// areaList leaves the area for parents out until it applies.
func (p *Part) areaList() []catalogue.Area {
	return slices.DeleteFunc(catalogue.Areas(), func(a catalogue.Area) bool {
		return a.Optional && p.f.Person.Parent != value.Yes && !slices.ContainsFunc(p.f.Ratings, func(r *care.Rating) bool { return strings.HasPrefix(r.Skill, a.ID) })
	})
}

func (p *Part) young(skill string) int { return level(p.f.Rated(skill, "young", "")) }
func (p *Part) adult(skill string) int { return level(p.f.Rated(skill, "adult", "")) }

func level(r *care.Rating) int {
	if r == nil {
		return 0
	}
	return r.Level
}

// apart reports whether the two voices lie two steps or more apart: a thing to talk about.
func (p *Part) apart(skill string) bool {
	y, a := p.young(skill), p.adult(skill)
	return y > 0 && a > 0 && (y-a >= 2 || a-y >= 2)
}

func (p *Part) build() {
	first := p.f.Person.First()
	var items []widgets.Item
	for _, a := range p.areaList() {
		skills := catalogue.SkillsIn(a.ID)
		rated := 0
		for _, s := range skills {
			if p.young(s.ID) > 0 || p.adult(s.ID) > 0 {
				rated++
			}
		}
		items = append(items, widgets.Item{Key: a.ID, Title: a.Short, Plain: true, Right: fmt.Sprintf("%d of %d", rated, len(skills)), Say: fmt.Sprintf("%s, %d of %d rated", a.Name, rated, len(skills))})
	}
	p.areas = widgets.NewRowList("Areas", items...)
	p.areas.SetWhole(true)
	p.areas.SetHelp("Up and Down, then Enter, open an area. Ctrl+Page Down goes to the next.")
	p.areas.Select(p.area.ID)
	p.areas.OnSelect(func(string) {}) // the chosen area stays marked without the focus
	p.areas.OnOpen(p.open)
	filter := widgets.NewRadios("Show", []widgets.Option{{Value: "all", Label: "All skills"}, {Value: "before", Label: "Before I move"}, {Value: "talk", Label: "To talk about"}}, p.show, func(v string) {
		p.show = v
		p.fill()
	})
	list := widgets.NewPlainPanel(widgets.Column(0, p.areas, widgets.Inset(look.Space3, look.Space3, widgets.Column(look.Space1, widgets.Caption("Show"), filter))))
	choice := widgets.NewChoice("Area", p.areaOptions(), p.open)
	choice.SetValue(p.area.ID)
	left := widgets.Column(0, list, choice)

	p.grid = widgets.NewRowList("Skills")
	p.grid.SetWhole(true)
	p.grid.SetHelp(p.Help())
	p.grid.SetEmpty("No skill here fits what you chose to show.")
	p.grid.OnSelect(func(key string) {
		p.skill = key
		p.side()
	})
	p.grid.OnRune(p.key)
	p.whose = widgets.NewChips("Whose rating", false, []widgets.Option{{Value: "adult", Label: p.adultName(), Icon: "adult", Token: look.Adult}, {Value: "young", Label: first + " said", Icon: "young", Token: look.Young}}, []string{p.voice}, func(c []string) {
		if len(c) > 0 {
			p.voice = c[0]
		}
	})
	p.whose.SetHelp("Whose rating the digits give. " + first + "’s own rating is best given with the keyboard in their hand: Rate together.")
	foot := widgets.Inset(look.Space4, look.Space2, widgets.Wrap(look.Space4, signed("star", look.Text, "before I move"), signed("talk", look.Due, "two steps apart: talk about it"),
		signed("young", look.Young, first), signed("adult", look.Adult, p.adultName())))
	middle := widgets.NewTitledPanel(p.area.Name, p.whose, widgets.Column(0, p.grid, foot), true)
	p.right = widgets.Column(look.Space3)
	p.fill()
	split := widgets.NewSplit(widgets.SplitPart{Object: left, Em: 13.5}, widgets.SplitPart{Object: middle}, widgets.SplitPart{Object: p.right, Em: 22})
	page.ChoiceWhenNarrow(split, list, choice)
	p.body = split
	p.side()
}

func (p *Part) areaOptions() []widgets.Option {
	var out []widgets.Option
	for _, a := range p.areaList() {
		out = append(out, widgets.Option{Value: a.ID, Label: a.Name})
	}
	return out
}

func signed(icon string, token fyne.ThemeColorName, words string) fyne.CanvasObject {
	return widgets.Line(look.Space1, widgets.Sign(icon, token, look.IconSmall), widgets.Words(words, look.SizeCaption, false, look.TextSoft))
}

func (p *Part) adultName() string {
	name, _, _ := strings.Cut(p.env.App.Owner().Name, " ")
	return name
}

// visible are the skills of the area that are shown.
func (p *Part) visible() []catalogue.Skill {
	var out []catalogue.Skill
	for _, s := range catalogue.SkillsIn(p.area.ID) {
		if p.show == "before" && !s.Before || p.show == "talk" && !p.apart(s.ID) {
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

func (p *Part) row(s catalogue.Skill) widgets.Item {
	y, a := p.young(s.ID), p.adult(s.ID)
	stones := widgets.NewStones(y, a)
	words := widgets.Words(upper(s.Short), look.SizeBody, false, look.Text)
	star, talk := fyne.CanvasObject(nothing()), fyne.CanvasObject(nothing())
	if s.Before {
		star = widgets.Sign("star", look.Primary, look.IconSmall)
	}
	say := fmt.Sprintf("%s, %s: %s, %s: %s", s.Title(), p.f.Person.First(), care.Levels[y], p.adultName(), care.Levels[a])
	if p.apart(s.ID) {
		talk = widgets.Sign("talk", look.Due, look.IconSmall)
		say += ", two steps apart, talk about it"
	}
	return widgets.Item{Key: s.ID, Content: widgets.Inset(look.Space3, 6, widgets.LineWith(words, look.Space2, star, words, stones, talk)), Say: say, Jump: s.Short}
}

// nothing keeps the place of a sign that a row does not have, so that the stones stand in line.
func nothing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(look.Scaled(look.IconSmall)))
	return r
}

func upper(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// key is a letter or digit on a skill.
func (p *Part) key(skill string, c rune) bool {
	switch {
	case c >= '0' && c <= '5':
		p.rate(skill, int(c-'0'))
	case c == 'v' || c == 'V':
		if p.voice == "adult" {
			p.voice = "young"
		} else {
			p.voice = "adult"
		}
		p.whose.SetChosen(p.voice)
		p.env.Shell.Say("The digits now give the rating of " + map[string]string{"adult": p.adultName(), "young": p.f.Person.First() + ", as said"}[p.voice] + ".")
	case c == 't' || c == 'T':
		if p.chart != nil {
			p.chart.Toggle()
		}
	default:
		return false
	}
	return true
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
		p.fill()
		p.side()
	})
}
