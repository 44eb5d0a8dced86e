package skills

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

func placeIn(p *Part, arg string) page.Place {
	return page.Place{Page: "person", Person: p.f.Person.ID, Part: "skills", Arg: arg}
}

// ourList is the service's own list of an area: other words, another order, off the list, and skills of its own. It counts for everybody.
func (p *Part) ourList() fyne.CanvasObject {
	var items []widgets.Item
	for _, s := range p.list.Every(p.area.ID) {
		it := widgets.Item{Key: s.ID, Title: s.Title(), Plain: true, Right: s.ID}
		if s.Before {
			it.Icon, it.IconToken = "star", look.Primary
		}
		if was, ok := catalogue.SkillByID(s.ID); ok && was.Text != s.Text {
			it.Detail = "In the catalogue: " + was.Text
		}
		switch {
		case s.Hidden:
			it.RightState, it.RightWords = widgets.None, "off our list"
		case s.Change != nil && s.Change.Own():
			it.RightState, it.RightWords = widgets.Info, "our own"
		case it.Detail != "":
			it.RightState, it.RightWords = widgets.Changed, "our words"
		}
		items = append(items, it)
	}
	p.ours = widgets.NewRowList("Our list of skills", items...)
	p.first = p.ours
	p.ours.SetWhole(true)
	p.ours.SetHelp(p.Help())
	if p.skill != "" {
		p.ours.Select(p.skill)
	}
	p.ours.OnSelect(func(id string) { p.skill = id })
	p.ours.OnOpen(p.reword)
	p.ours.OnRune(p.oursKey)
	act := func(icon, words, help string, do func(id string)) fyne.CanvasObject {
		return widgets.NewButton(widgets.Quiet, icon, words, func() {
			if id := p.ours.Current(); id != "" {
				do(id)
			}
		}).Small().Helped(help)
	}
	buttons := widgets.Inset(look.Space3, look.Space2, widgets.Wrap(look.Space1,
		widgets.NewButton(widgets.Ordinary, "add", "Add a skill", p.addSkill).Small().Helped("A skill of your service’s own. It gets a lasting id of its own."),
		act("edit", "Reword", "Other words for the same skill. What was rated keeps its meaning.", p.reword),
		act("up", "Up", "U moves it up.", func(id string) { p.oursKey(id, 'u') }),
		act("down", "Down", "D moves it down.", func(id string) { p.oursKey(id, 'd') }),
		act("eyeOff", "Hide or show", "H takes it off the list, or puts it back. Ratings stay.", func(id string) { p.oursKey(id, 'h') })))
	return widgets.NewTitledPanel("Our list: "+p.area.Name, nil, widgets.Column(0, buttons, p.ours), true)
}

func (p *Part) oursKey(id string, c rune) bool {
	s, ok := p.list.ByID(id)
	if !ok {
		return false
	}
	p.skill = id
	switch c {
	case 'h', 'H':
		say := "Off our list. Its ratings stay, and come back with it."
		if s.Hidden {
			say = "Back on our list."
		}
		p.save(say, func(ctx context.Context) error { return p.env.App.HideSkill(ctx, id, !s.Hidden) })
	case 'u', 'U':
		p.save("Moved up.", func(ctx context.Context) error { return p.env.App.MoveSkill(ctx, id, -1) })
	case 'd', 'D':
		p.save("Moved down.", func(ctx context.Context) error { return p.env.App.MoveSkill(ctx, id, 1) })
	default:
		return false
	}
	return true
}

var wordsOnly = []string{"wording", "short", "before_move"}

// reword opens the service's words of a skill, those of the catalogue put in.
func (p *Part) reword(id string) {
	s, ok := p.list.ByID(id)
	if !ok {
		return
	}
	p.skill = id
	c := &care.SkillChange{Skill: s.ID, Area: s.Area, Wording: s.Text, Short: s.Short, Before: value.No}
	if s.Before {
		c.Before = value.Yes
	}
	note := ""
	if s.Change != nil {
		was := *s.Change
		was.Wording, was.Short, was.Before = c.Wording, c.Short, c.Before
		c = &was
	}
	if was, ok := catalogue.SkillByID(id); ok {
		note = "In the catalogue: “" + was.ICan() + "”. Its id, " + id + ", stays, and with it every rating."
	}
	records.EditWith(p.env, c, records.Options{Title: "Skill " + id, Note: note, Only: wordsOnly, All: true, Lasting: c.Own()})
}

// addSkill adds a skill of the service's own at the end of the area.
func (p *Part) addSkill() {
	area := p.area
	if area.ID == "" {
		area = p.firstArea()
	}
	place := rules.PlaceStep
	if every := p.list.Every(area.ID); len(every) > 0 {
		place = every[len(every)-1].Place + rules.PlaceStep
	}
	c := &care.SkillChange{Skill: p.env.App.OwnSkillID(), Area: area.ID, Place: place}
	records.EditWith(p.env, c, records.Options{Title: "A skill of our own: " + area.Name, Only: wordsOnly, All: true, Note: "It reads after “I can”. It is asked of everybody in these records."})
}

// sideOfList says what changing the list does.
func (p *Part) sideOfList() []fyne.CanvasObject {
	changed, own, off := 0, 0, 0
	for _, a := range care.SkillAreas {
		for _, s := range p.list.Every(a.Code) {
			switch {
			case s.Hidden:
				off++
			case s.Change != nil && s.Change.Own():
				own++
			case s.Change != nil:
				changed++
			}
		}
	}
	return []fyne.CanvasObject{widgets.NewTitledPanel("What this does", nil, widgets.Column(look.Space2,
		widgets.NewPara("The list counts for everybody in these records. Ratings go by the lasting id beside each skill: other words, another place or off the list, nothing that was rated is lost."),
		widgets.NewPara("Say the same thing in your own words. If it is really a different skill, add a new one."),
		widgets.Caption(fmt.Sprintf("%d reworded or moved, %d of our own, %d off the list.", changed, own, off))), false)}
}
