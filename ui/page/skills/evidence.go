package skills

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/papers"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

var (
	scans       = []string{".jpg", ".jpeg", ".png", ".pdf"}
	evidenceOwn = []string{"happened", "on_day", "place", "seen_by", "certificate"}
)

// evidenceBox is what shows the chosen skill: what happened, when, where, who saw it, a certificate, a photo.
func (p *Part) evidenceBox(skill string) fyne.CanvasObject {
	return records.NewList(p.env, care.EvidenceSpec, records.Of(p.f, care.EvidenceSpec), p.f.Person.ID, records.ListOptions{Title: "What shows it", Add: "Add", Empty: "What happened that shows it? A carer’s note can be used too.",
		Keep: func(r record.Record) bool { return r.(*care.Evidence).Skill == skill },
		New:  func() { p.addEvidence(skill) },
		Open: func(r record.Record) { p.editEvidence(r.(*care.Evidence)) },
		Item: func(r record.Record) widgets.Item {
			e := r.(*care.Evidence)
			it := widgets.Item{Title: e.Happened, Plain: true, Detail: strings.Trim(strings.Join([]string{e.On.In(p.today), e.Where, e.SawIt, e.Certificate}, " · "), " ·")}
			for _, n := range p.f.Notes {
				if e.NoteID == n.ID {
					it.Detail += " · from a note"
				}
			}
			if e.PictureID != "" {
				it.Marks = []widgets.Mark{{Icon: "papers", Text: "photo or scan"}}
			}
			return it
		}}).Body()
}

func (p *Part) blank(skill string) *care.Evidence {
	return &care.Evidence{Meta: record.Meta{PersonID: p.f.Person.ID}, Skill: skill, On: p.today, SawIt: p.env.App.Owner().Name}
}

// addEvidence asks what happened. The photo or scan, if there is one, is chosen in the same sheet.
func (p *Part) addEvidence(skill string) {
	if s, ok := p.list.ByID(skill); ok {
		Seen(p.env, p.f, p.blank(s.ID), nil)
	}
}

// seen asks which skill was seen as well.
func (p *Part) seen() { Seen(p.env, p.f, p.blank(""), nil) }

func (p *Part) editEvidence(e *care.Evidence) {
	records.EditWith(p.env, e, records.Options{Title: "What shows it", Only: evidenceOwn, All: true, Buttons: func(close func()) []fyne.CanvasObject {
		if t := p.picture(e); t != nil {
			return []fyne.CanvasObject{widgets.NewButton(widgets.Ordinary, "eye", "Look at the photo", func() {
				close()
				papers.Open(p.env, t)
			}).Small().Helped("Shows the photo or scan that is kept with this.")}
		}
		return []fyne.CanvasObject{widgets.NewButton(widgets.Ordinary, "papers", "Add a photo or scan", func() {
			close()
			p.env.Shell.OpenFile(scans, func(_ string, data []byte) {
				c := *e
				p.save("Kept, locked with the records.", func(ctx context.Context) error { return p.env.App.KeepEvidence(ctx, &c, data) })
			})
		}).Small().Helped("A picture or a PDF up to 10 MB. A locked copy is kept; of a picture only what can be seen.")}
	}})
}

func (p *Part) picture(e *care.Evidence) *care.Attachment {
	for _, t := range p.f.Attachments {
		if t.ID == e.PictureID {
			return t
		}
	}
	return nil
}

// Seen is the sheet in which somebody writes down what shows a skill. Without a skill it asks which; done is called after it was kept, and without
// one the page is read again.
func Seen(env *page.Env, f *care.File, e *care.Evidence, done func()) {
	skills := env.App.Skills()
	var head []fyne.CanvasObject
	var area, skill *widgets.Choice
	var sheet *widgets.Sheet
	title := "What shows it"
	if s, ok := skills.ByID(e.Skill); ok {
		head = append(head, widgets.Strong(s.ICan()))
	} else {
		title = "A skill seen"
		skill = widgets.NewChoice("Skill", nil, nil)
		skill.SetExample("Choose one")
		skill.SetHelp("The skill that this shows. A letter jumps to it.")
		var areas []widgets.Option
		for _, a := range skills.AreasFor(f) {
			areas = append(areas, widgets.Option{Value: a.ID, Label: a.Name})
		}
		area = widgets.NewChoice("Area", areas, func(v string) {
			var options []widgets.Option
			for _, s := range skills.In(v) {
				options = append(options, widgets.Option{Value: s.ID, Label: s.Title()})
			}
			skill.SetOptions(options)
		})
		area.SetExample("Choose one")
		area.SetHelp("The area that the skill belongs to.")
		head = append(head, area, skill)
	}
	edited := *e
	if edited.Skill == "" {
		edited.Skill = "?" // asked for above the form
	}
	fm := form.New(care.EvidenceSpec, &edited, form.Options{Today: env.App.Today(), Only: evidenceOwn, All: true})
	var data []byte
	chosen := widgets.Caption("No photo or scan.")
	photo := widgets.NewButton(widgets.Quiet, "papers", "Choose a photo or scan", nil).Small().Helped("A picture or a PDF up to 10 MB. A locked copy is kept; of a picture only what can be seen, not where it was taken.")
	photo.OnTapped(func() {
		env.Shell.OpenFile(scans, func(name string, b []byte) {
			data = b
			chosen.SetText("“" + name + "” will be kept, locked with the records. The file itself stays where it is.")
			sheet.Refresh()
		})
	})
	busy := false
	keep := func() {
		if busy {
			return
		}
		if skill != nil && skill.Value() == "" {
			skill.SetProblem("Choose the skill that this shows.")
			sheet.Refresh()
			widgets.Focus(skill)
			return
		}
		r, problems := fm.Read()
		if len(problems) > 0 {
			return
		}
		n := r.(*care.Evidence)
		n.NoteID = e.NoteID
		if skill != nil {
			n.Skill = skill.Value()
		}
		busy = true
		env.Run.Short("keep evidence of a skill", func(ctx context.Context) error {
			if data != nil {
				return env.App.KeepEvidence(ctx, n, data)
			}
			return env.App.Save(ctx, n)
		}, func(err error) {
			busy = false
			var problems record.Problems
			switch {
			case errors.As(err, &problems):
				fm.Show(problems)
			case err != nil:
				env.Shell.Fail(err)
			default:
				sheet.Close()
				env.Shell.Say("Kept as evidence. It stands under Skills.")
				env.Shell.Saving(page.Saved(env.App.Now()))
				if done != nil {
					done()
				} else {
					env.Shell.Reload()
				}
			}
		})
	}
	main := widgets.NewButton(widgets.Primary, "done", "Keep as evidence", keep).Key("Ctrl+Enter").Helped("Keeps what happened with the skill. It rates nobody.")
	parts := append(head, fm.Body(), widgets.Column(look.Space1, widgets.Line(0, photo), chosen), widgets.Caption("It says what happened. It rates nobody."))
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), title, widgets.Column(look.Space3, parts...), main).SetWidth(44)
	fm.OnGrow(sheet.Refresh)
	env.Shell.Open(sheet)
	if area != nil {
		widgets.Focus(area)
	} else if first := fm.First(); first != nil {
		env.Shell.Window().Canvas().Focus(first)
	}
}
