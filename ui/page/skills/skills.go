// Package skills is the part of a young person's page that keeps independence skills: two voices apart, never averaged.
//
// Rules: the adult rates here; the young person rates while they have the keyboard, or says it and the adult writes down that it was said. Not rated
// is not 1. A rating is an entry of its own with its day; a level may go down without blame.
package skills

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
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
	list  *rules.SkillList
	stand map[string]rules.Voices
	miles map[string]value.Date
	area  catalogue.Area // the zero Area is all of them
	show  string         // all, before, talk, or list: the service's own list
	voice string         // whose rating the digits give: adult, or young (said)
	skill string

	body   fyne.CanvasObject
	first  fyne.Focusable
	areas  *widgets.RowList
	grid   *widgets.RowList
	ours   *widgets.RowList
	whose  *widgets.Chips
	right  *fyne.Container
	chart  *widgets.Chart
	levels *widgets.Levels
}

// everyArea is the line above the areas.
const everyArea = "*"

// New makes the part; the place's Arg is an area and, after a colon, a skill and what is shown.
func New(env *page.Env, f *care.File, to page.Place) page.Part {
	p := &Part{env: env, f: f, today: env.App.Today(), list: env.App.Skills(), show: "all", voice: "adult"}
	p.count()
	area, rest, _ := strings.Cut(to.Arg, ":")
	skill, show, _ := strings.Cut(rest, ":")
	if a, ok := catalogue.AreaByID(area); ok {
		p.area = a
	} else if area != everyArea {
		p.area = p.firstArea()
	}
	if show != "" {
		p.show = show
	}
	p.skill = skill
	p.build()
	return p
}

// count works out what both say of each skill, and the milestones.
func (p *Part) count() {
	p.stand, p.miles = rules.Stand(p.f, ""), map[string]value.Date{}
	for _, m := range rules.Milestones(p.f, "") {
		p.miles[m.Skill] = m.On
	}
}

// firstArea is the area of a live goal, else of the newest rating, else the first.
func (p *Part) firstArea() catalogue.Area {
	best := catalogue.Areas()[0]
	var last value.Date
	for _, r := range p.f.Ratings {
		if s, ok := p.list.ByID(r.Skill); ok && r.On > last {
			last = r.On
			best, _ = catalogue.AreaByID(s.Area)
		}
	}
	for _, g := range p.f.Goals {
		if s, ok := p.list.ByID(g.Skill); ok && g.State == "live" {
			best, _ = catalogue.AreaByID(s.Area)
			break
		}
	}
	return best
}

func (p *Part) areaID() string {
	if p.area.ID == "" {
		return everyArea
	}
	return p.area.ID
}

// Arg keeps area, skill and filter when the page is read again.
func (p *Part) Arg() string { return p.areaID() + ":" + p.skill + ":" + p.show }

// Here implements page.Keeper.
func (p *Part) Here() page.Place { return page.Place{Arg: p.Arg()} }

// Body implements page.Part.
func (p *Part) Body() fyne.CanvasObject { return p.body }

// First implements page.Part.
func (p *Part) First() fyne.Focusable { return p.first }

// Buttons implements page.Part.
func (p *Part) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "print", "Skills sheet", p.print).Helped("Prints the skills: for a review, a certificate of milestones, or a blank sheet."),
		widgets.NewButton(widgets.Primary, "keyboard", "Rate together", p.handOver).Key("Ctrl+K").Helped("Hands the keyboard over: the young person rates this area, with no adult ratings in sight."),
	}
}

// Commands implements page.Part.
func (p *Part) Commands() page.Commands {
	c := page.Commands{Main: p.handOver, HandOver: p.handOver, Print: p.print, New: p.addGoal, NewWords: "Add a goal"}
	switch {
	case p.show == "list":
		c.New, c.NewWords = p.addSkill, "Add a skill to our list"
	case p.env.App.Owner().Role == "carer":
		c.New, c.NewWords = p.seen, "Write down a skill seen"
	}
	ids := []string{everyArea}
	for _, a := range p.list.AreasFor(p.f) {
		ids = append(ids, a.ID)
	}
	i := slices.Index(ids, p.areaID())
	if i > 0 {
		c.Previous = func() { p.open(ids[i-1]) }
	}
	if i >= 0 && i < len(ids)-1 {
		c.Next = func() { p.open(ids[i+1]) }
	}
	return c
}

// Help implements page.Part.
func (p *Part) Help() string {
	if p.show == "list" {
		return "Our list: Enter changes the words, H takes a skill off the list or puts it back, U and D move it. What was rated stays."
	}
	return "1 to 5 rates for the voice you are in, 0 clears, Tab or V changes voice. E what shows it, G goal, A set aside, T table. Nothing is averaged."
}

// Leave implements page.Part: every rating is saved when it is given.
func (p *Part) Leave() {}

func (p *Part) print() { printing.Open(p.env, "skills-report", p.f.Person.ID) }

func (p *Part) handOver() {
	area := p.area.ID
	if area == "" {
		area = p.firstArea().ID
	}
	p.env.Shell.Go(page.Place{Page: "handover", Person: p.f.Person.ID, Arg: "skills:" + area})
}

func (p *Part) open(area string) { p.goTo(area, p.show) }

func (p *Part) goTo(area, show string) {
	p.env.Shell.Go(page.Place{Page: "person", Person: p.f.Person.ID, Part: "skills", Arg: area + "::" + show})
}

func level(r *care.Rating) int {
	if r == nil {
		return 0
	}
	return r.Level
}

func (p *Part) build() {
	p.right = widgets.Column(look.Space3)
	var middle, left fyne.CanvasObject
	list, choice := p.left()
	left = widgets.Column(0, list, choice)
	switch {
	case p.show == "list":
		middle = p.ourList()
	case p.area.ID == "":
		middle = p.everything()
	default:
		middle = p.gridPanel()
	}
	split := widgets.NewSplit(widgets.SplitPart{Object: left, Em: 13.5}, widgets.SplitPart{Object: middle}, widgets.SplitPart{Object: p.right, Em: 22})
	page.ChoiceWhenNarrow(split, list, choice)
	p.body = split
	p.side()
}

// left are the areas, as a list and, where there is no room, as a choice; and what is shown of them.
func (p *Part) left() (list, choice fyne.CanvasObject) {
	items := []widgets.Item{{Key: everyArea, Title: "All areas", Plain: true, Say: "All areas: what is to go, milestones and goals"}}
	options := []widgets.Option{{Value: everyArea, Label: "All areas"}}
	for _, a := range p.list.AreasFor(p.f) {
		skills := p.list.In(a.ID)
		rated := 0
		for _, s := range skills {
			if v := p.stand[s.ID]; v.Young > 0 || v.Adult > 0 {
				rated++
			}
		}
		items = append(items, widgets.Item{Key: a.ID, Title: a.Short, Plain: true, Right: fmt.Sprintf("%d of %d", rated, len(skills)), Say: fmt.Sprintf("%s, %d of %d rated", a.Name, rated, len(skills))})
		options = append(options, widgets.Option{Value: a.ID, Label: a.Name})
	}
	p.areas = widgets.NewRowList("Areas", items...)
	p.areas.SetWhole(true)
	p.areas.SetHelp("Up and Down, then Enter, open an area. Ctrl+Page Down goes to the next.")
	p.areas.Select(p.areaID())
	p.areas.OnSelect(func(string) {}) // the chosen area stays marked without the focus
	p.areas.OnOpen(p.open)
	filter := widgets.NewRadios("Show", []widgets.Option{{Value: "all", Label: "All skills"}, {Value: "before", Label: "Before I move"}, {Value: "talk", Label: "To talk about"}, {Value: "list", Label: "Our list, to change it"}}, p.show, func(v string) {
		was := p.show
		if v == "list" || was == "list" || p.area.ID == "" {
			area := p.areaID()
			if area == everyArea {
				area = p.firstArea().ID
			}
			p.goTo(area, v)
			return
		}
		p.show = v
		p.fill()
		p.side()
	})
	filter.SetHelp("Up and Down choose which skills are shown. Our list is where your service adds, rewords, moves and hides skills.")
	pick := widgets.NewChoice("Area", options, p.open)
	pick.SetValue(p.areaID())
	return widgets.NewPlainPanel(widgets.Column(0, p.areas, widgets.Inset(look.Space3, look.Space3, widgets.Column(look.Space1, widgets.Caption("Show"), filter)))), pick
}

func signed(icon string, token fyne.ThemeColorName, words string) fyne.CanvasObject {
	return widgets.Line(look.Space1, widgets.Sign(icon, token, look.IconSmall), widgets.Words(words, look.SizeCaption, false, look.TextSoft))
}

func (p *Part) adultName() string {
	name, _, _ := strings.Cut(p.env.App.Owner().Name, " ")
	return name
}

// save stores what saves itself and reads the page again.
func (p *Part) save(say string, store func(context.Context) error) {
	p.env.Run.Short("change skills", store, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.env.Shell.Say(say)
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		p.env.Shell.Reload()
	})
}
