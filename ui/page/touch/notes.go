package touch

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/page/skills"
	"waymark/ui/widgets"
)

// fewNotes are shown before older ones are asked for.
const fewNotes = 6

// noteList is what the carer wrote, newest first.
func (t *part) noteList() *records.List {
	shows := map[string][]string{}
	for _, e := range t.file.Evidence {
		if e.NoteID != "" {
			shows[e.NoteID] = append(shows[e.NoteID], strings.ToLower(t.env.App.Skills().Name(e.Skill)))
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
			it.Tick = widgets.Unticked
			if n.Monthly == value.Yes {
				it.Tick = widgets.Ticked
			}
			return it
		},
		Help:   "Space ticks a note for the monthly note. Enter opens it; there it can show a skill. Delete removes it.",
		Tick:   func(r record.Record) { t.forMonth(r.(*care.CarerNote)) },
		Beside: t.monthly,
	})
	return t.notes
}

// forMonth ticks a note for the monthly note, or takes the tick away.
func (t *part) forMonth(n *care.CarerNote) {
	c := *n
	c.Monthly = value.Yes
	say := "Ticked for the monthly note."
	if n.Monthly == value.Yes {
		c.Monthly, say = value.TriNotAsked, "Not in the monthly note any more."
	}
	t.save(say, &c)
}

// monthly prints the ticked notes of a month.
func (t *part) monthly(*records.List) []fyne.CanvasObject {
	if !slices.ContainsFunc(t.file.Notes, func(n *care.CarerNote) bool { return n.Monthly == value.Yes }) {
		return nil
	}
	return []fyne.CanvasObject{widgets.NewButton(widgets.Quiet, "print", "Monthly note", func() { printing.Open(t.env, "monthly-note", t.file.Person.ID) }).Small().
		Helped("The ticked notes of a month as one page, with the skills that they show.")}
}

func (t *part) blankNote() *care.CarerNote {
	return &care.CarerNote{Meta: record.Meta{PersonID: t.file.Person.ID}, On: t.today, Kind: "fact", By: t.env.App.Owner().Name}
}

func (t *part) addNote() { t.editNote(t.blankNote()) }

func (t *part) editNote(n *care.CarerNote) {
	o := records.Options{Title: "Note about " + t.file.Person.First(), Ways: t.worries, Only: []string{"happened", "note_kind", "their_words", "subjects", "on_day", "written_by", "shown"}}
	if n.ID == "" {
		o.Title = "Write a note about " + t.file.Person.First()
	} else {
		o.Buttons = func(close func()) []fyne.CanvasObject {
			return []fyne.CanvasObject{widgets.NewButton(widgets.Ordinary, "skills", "This shows a skill", func() {
				close()
				skills.Seen(t.env, t.file, &care.Evidence{Meta: record.Meta{PersonID: n.PersonID}, Happened: n.Happened, On: n.On, SawIt: n.By, NoteID: n.ID}, nil)
			}).Small().Helped("Keeps what happened as evidence of a skill. The note stays as it is.")}
		}
	}
	records.EditWith(t.env, n, o)
}
