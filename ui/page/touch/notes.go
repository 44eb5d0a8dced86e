package touch

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// fewNotes are shown before older ones are asked for.
const fewNotes = 6

// noteList is what the carer wrote, newest first.
func (t *part) noteList() *records.List {
	shows := map[string][]string{}
	for _, e := range t.file.Evidence {
		if s, ok := catalogue.SkillByID(e.Skill); ok && e.NoteID != "" {
			shows[e.NoteID] = append(shows[e.NoteID], strings.ToLower(s.Short))
		}
	}
	var foot fyne.CanvasObject
	few := map[string]bool{}
	for i, n := range t.file.Notes {
		few[n.ID] = i < fewNotes || t.allNotes
	}
	if n := len(t.file.Notes) - fewNotes; n > 0 && !t.allNotes {
		foot = widgets.Wrap(0, widgets.NewButton(widgets.Quiet, "down", fmt.Sprintf("Show %d older", n), func() {
			t.allNotes = true
			t.notesAt.Objects = []fyne.CanvasObject{t.noteList().Body()}
			t.notesAt.Refresh()
			t.body.Refresh()
			widgets.Focus(t.notes.Body())
		}).Small().Helped("Shows every note."))
	}
	t.notes = records.NewList(t.env, care.CarerNoteSpec, records.Of(t.file, care.CarerNoteSpec), t.file.Person.ID, records.ListOptions{
		Title: "Notes", Add: "Write", Empty: "No notes yet. What happened today?",
		Blank: func() record.Record { return t.blankNote() },
		Keep:  func(r record.Record) bool { return few[r.Head().ID] },
		Foot:  foot,
		Open:  func(r record.Record) { t.editNote(r.(*care.CarerNote)) },
		Item: func(r record.Record) widgets.Item {
			n := r.(*care.CarerNote)
			about := care.CarerNoteSpec.Field("note_kind").LabelOf(n.Kind)
			if n.By != "" {
				about += " · " + n.By
			}
			it := widgets.Item{Title: clip(n.Happened), Plain: true, Detail: about, Right: n.On.InShort(t.today)}
			if s := shows[n.ID]; len(s) > 0 {
				it.Detail += "\nShows: " + strings.Join(s, ", ")
			}
			return it
		},
	})
	return t.notes
}

func (t *part) blankNote() *care.CarerNote {
	return &care.CarerNote{Meta: record.Meta{PersonID: t.file.Person.ID}, On: t.today, Kind: "fact", By: t.env.App.Owner().Name}
}

func (t *part) addNote() { t.editNote(t.blankNote()) }

func (t *part) editNote(n *care.CarerNote) {
	o := records.Options{Title: "Note about " + t.file.Person.First(), Only: []string{"happened", "note_kind", "their_words", "subjects", "on_day", "written_by", "shown"}}
	if n.ID == "" {
		o.Title = "Write a note about " + t.file.Person.First()
	} else {
		o.Buttons = func(close func()) []fyne.CanvasObject {
			return []fyne.CanvasObject{widgets.NewButton(widgets.Ordinary, "skills", "This shows a skill", func() {
				close()
				t.asEvidence(n)
			}).Small().Helped("Keeps what happened as evidence of a skill. The note stays as it is.")}
		}
	}
	records.EditWith(t.env, n, o)
}

// asEvidence asks which skill a note shows and keeps it as evidence.
func (t *part) asEvidence(n *care.CarerNote) {
	c := t.env.Shell.Window().Canvas()
	skill := widgets.NewChoice("Skill", nil, nil)
	skill.SetExample("Choose one")
	fill := func(area string) {
		var options []widgets.Option
		for _, s := range catalogue.SkillsIn(area) {
			options = append(options, widgets.Option{Value: s.ID, Label: s.Title()})
		}
		skill.SetOptions(options)
	}
	var areas []widgets.Option
	for _, a := range catalogue.Areas() {
		areas = append(areas, widgets.Option{Value: a.ID, Label: a.Name})
	}
	area := widgets.NewChoice("Area", areas, func(v string) { fill(v) })
	area.SetExample("Choose one")
	var sheet *widgets.Sheet
	main := widgets.NewButton(widgets.Primary, "done", "Keep as evidence", func() {
		if skill.Value() == "" {
			skill.SetProblem("Choose the skill that this shows.")
			widgets.Focus(skill)
			return
		}
		e := &care.Evidence{Meta: record.Meta{PersonID: n.PersonID}, Skill: skill.Value(), Happened: n.Happened, On: n.On, SawIt: n.By, NoteID: n.ID}
		t.env.Run.Short("keep evidence of a skill", func(ctx context.Context) error { return t.env.App.Save(ctx, e) }, func(err error) {
			if err != nil {
				t.env.Shell.Fail(err)
				return
			}
			sheet.Close()
			t.env.Shell.Say("Kept as evidence. It stands under Skills.")
			t.env.Shell.Saving(page.Saved(t.env.App.Now()))
			t.env.Shell.Reload()
		})
	})
	sheet = widgets.NewSheet(c, "Which skill does this show?", widgets.Column(look.Space3, widgets.NewPara(clip(n.Happened)), area, skill,
		widgets.Caption("It says what happened. It rates nobody.")), main)
	t.env.Shell.Open(sheet)
}
