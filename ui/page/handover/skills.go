package handover

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// round is for how many days an answer counts as given in this round: whoever stops in the middle of an area goes on where they stopped.
const round = 30

// skillAsks are the skills of an area, one at a time, beginning at the first that was not answered in this round.
func skillAsks(f *care.File, skills *rules.SkillList, area string, today value.Date) (list []ask, at int) {
	a, ok := catalogue.AreaByID(area)
	if !ok {
		a = skills.AreasFor(f)[0]
	}
	steps := []widgets.Step{}
	for _, st := range catalogue.Steps() {
		steps = append(steps, widgets.Step{Word: st.Name, Words: st.Young})
	}
	found := false
	for _, s := range skills.In(a.ID) {
		if !found && !answered(f, s.ID, today) {
			at, found = len(list), true
		}
		list = append(list, ask{head: a.Name, title: s.ICan(), hint: "There are no marks and no right answer. You can skip any of these.",
			box: "Anything you want to say about it?", lines: 3, steps: steps, skill: s.ID})
	}
	return list, at
}

// answered reports whether the young person gave an answer about a skill in this round: a rating, or that it is not for them now.
func answered(f *care.File, skill string, today value.Date) bool {
	if r := f.Rated(skill, "young", ""); r != nil && inRound(r, today) {
		return true
	}
	st := f.Stance(skill, "")
	return st != nil && st.Voice == "young"
}

func inRound(r *care.Rating, today value.Date) bool { return r.On.AddDays(round) > today }

// lastTime is what the young person said about a skill in an earlier round, nil when nothing. The scale begins empty then: an old answer is not a new
// one, and old words get no new day.
func (p *Page) lastTime(a ask) fyne.CanvasObject {
	today := p.env.App.Today()
	r := p.file.Rated(a.skill, "young", "")
	if a.skill == "" || r == nil || inRound(r, today) {
		return nil
	}
	said := fmt.Sprintf("%d, %s", r.Level, strings.ToLower(a.steps[r.Level-1].Word))
	if r.Note != "" {
		said += ". “" + r.Note + "”"
	}
	return widgets.NewVoice(widgets.Young, "Last time you said", r.On.In(today), widgets.NewPara(said))
}

// ownStance is what the young person said about setting a skill aside; what an adult said stays out of sight.
func (p *Page) ownStance(skill string) *care.SkillStance {
	if st := p.file.Stance(skill, ""); st != nil && st.Voice == "young" {
		return st
	}
	return nil
}

// asideButton lets a skill be left for later, with a few words why, or taken up again.
func (p *Page) asideButton(a ask) fyne.CanvasObject {
	if p.ownStance(a.skill) != nil {
		return widgets.NewButton(widgets.Ordinary, "undo", "It is for me again", func() { p.aside(a, "open", "") }).Helped("Takes back “not for me now”.")
	}
	return widgets.NewButton(widgets.Ordinary, "none", "Not for me now", func() {
		why := strings.TrimSpace(p.words.Text())
		if why == "" {
			p.words.SetProblem("Write a few words about why, then choose it again.")
			widgets.Focus(p.words)
			return
		}
		p.aside(a, "not_now", why)
	}).Helped("Leaves this for later, with your words from the box. It is not a 1, and you can take it back any time.")
}

func (p *Page) aside(a ask, stance, why string) {
	if p.busy {
		return
	}
	p.busy = true
	s := &care.SkillStance{Meta: record.Meta{PersonID: p.file.Person.ID}, Skill: a.skill, Stance: stance, Reason: why, Voice: "young", On: p.env.App.Today()}
	var file *care.File
	p.env.Run.Short("set a skill aside", func(ctx context.Context) (err error) {
		if err := p.env.App.Save(ctx, s); err != nil {
			return err
		}
		file, err = p.env.App.File(ctx, p.to.Person)
		return err
	}, func(err error) {
		p.busy = false
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.file = file
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		if stance == "open" {
			p.show(p.at)
		} else {
			p.show(p.at + 1)
		}
	})
}

// asideNote says that the young person set this skill aside; nil when they did not.
func (p *Page) asideNote(a ask) fyne.CanvasObject {
	st := p.ownStance(a.skill)
	if a.skill == "" || st == nil {
		return nil
	}
	return widgets.NewVoice(widgets.Young, "You said: not for me now", st.On.In(p.env.App.Today()), widgets.NewPara(st.Reason))
}

// moreAreas are the other areas, with how far each is, for whoever would like to go on; nil when skills were not asked.
func (p *Page) moreAreas() fyne.CanvasObject {
	kind, here, _ := strings.Cut(p.to.Arg, ":")
	if kind != "skills" {
		return nil
	}
	skills, today := p.env.App.Skills(), p.env.App.Today()
	var items []widgets.Item
	for _, a := range skills.AreasFor(p.file) {
		in := skills.In(a.ID)
		n := 0
		for _, s := range in {
			if answered(p.file, s.ID, today) {
				n++
			}
		}
		it := widgets.Item{Key: a.ID, Title: a.Name, Plain: true, Right: fmt.Sprintf("%d of %d", n, len(in)), Say: fmt.Sprintf("%s, %d of %d answered", a.Name, n, len(in))}
		if n == len(in) {
			it.RightState, it.RightWords = widgets.Done, "all answered"
		} else if a.ID == here {
			it.RightWords = "this one"
		}
		items = append(items, it)
	}
	list := widgets.NewRowList("Other areas", items...)
	list.SetWhole(true)
	list.SetHelp("Up and Down, then Enter, go on with an area. It begins where you stopped.")
	list.OnOpen(func(area string) {
		p.to.Arg = "skills:" + area
		p.asks, p.at = asksOf(p.file, p.to.Arg, skills, today)
		p.show(p.at)
	})
	return widgets.Column(look.Space2, large("If you want to go on, choose another area. You can also stop here and come back another day.", false, look.Text), widgets.NewPlainPanel(list))
}
