package skills

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// asideBox says whether a skill is set aside, and lets that be said or taken back. It is no rating.
func (p *Part) asideBox(s rules.Skill) fyne.CanvasObject {
	st := p.f.Stance(s.ID, "")
	if st == nil {
		set := widgets.NewButton(widgets.Quiet, "none", "Set aside", func() { p.setAside(s.ID) }).Small().
			Helped("A: not for now, or always with support, with the reason. It leaves what is to go and is not rated 1.")
		return widgets.NewPanel(widgets.LineWith(set, look.Space2, set))
	}
	words := care.SkillStanceSpec.Field("stance").LabelOf(st.Stance)
	who, by := widgets.Adult, st.By
	if by == "" {
		by = "An adult"
	}
	if st.Voice == "young" {
		who, by = widgets.Young, p.f.Person.First()
	}
	note := st.On.In(p.today)
	if st.Voice == "young" && st.How == "said" {
		note += ", said and written down"
	}
	back := widgets.NewButton(widgets.Quiet, "undo", "Back on the list", func() {
		n := &care.SkillStance{Meta: record.Meta{PersonID: p.f.Person.ID}, Skill: s.ID, Stance: "open", Voice: "adult", By: p.env.App.Owner().Name, On: p.today}
		p.save("Back on the list.", func(ctx context.Context) error { return p.env.App.Save(ctx, n) })
	}).Small().Helped("Counts again as something to go. What was said before stays in History.")
	change := widgets.NewButton(widgets.Quiet, "edit", "Change", func() {
		records.EditWith(p.env, st, records.Options{Title: "Set aside: " + s.Title(), Only: asideOwn, All: true})
	}).Small()
	inside := widgets.Column(look.Space1, widgets.NewPara(st.Reason), widgets.Wrap(look.Space1, back, change))
	return widgets.NewVoice(who, words+", says "+by, note, inside)
}

var asideOwn = []string{"stance", "reason", "voice", "rated_by", "how", "on_day"}

// setAside asks why a skill is not for now, or always with support.
func (p *Part) setAside(skill string) {
	s, ok := p.list.ByID(skill)
	if !ok {
		return
	}
	if st := p.f.Stance(skill, ""); st != nil {
		records.EditWith(p.env, st, records.Options{Title: "Set aside: " + s.Title(), Only: asideOwn, All: true})
		return
	}
	n := &care.SkillStance{Meta: record.Meta{PersonID: p.f.Person.ID}, Skill: skill, Stance: "not_now", Voice: "young", By: p.f.Person.First(), How: "said", On: p.today}
	records.EditWith(p.env, n, records.Options{Title: "Set aside: " + s.Title(), Only: asideOwn, All: true,
		Note: "It leaves what is to go and is not rated. It can be taken back any time, and what both said before stays."})
}
