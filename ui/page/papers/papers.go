// Package papers is the part of "About me" that keeps letters, certificates and pictures inside the records: added from a file, looked at inside
// the program, changed and removed like every record, and copied out only for somebody who is named.
//
// Rules: a picture and a text are shown here; a PDF is not drawn here and the sheet says so. What is copied out is an export: History says for
// whom, and the file is listed among those that lie outside. The photo of a young person is made, changed and taken away here, too.
package papers

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

var (
	pictures = []string{".jpg", ".jpeg", ".png"}
	files    = []string{".jpg", ".jpeg", ".png", ".pdf", ".txt"}
	own      = []string{"title", "on_day", "about"} // the fields that a person fills in
)

// List is the panel of the papers of a young person, with its lines.
func List(env *page.Env, file *care.File) *records.List {
	today := env.App.Today()
	return records.NewList(env, care.AttachmentSpec, records.Of(file, care.AttachmentSpec), file.Person.ID, records.ListOptions{
		Title: "Papers kept here", Add: "Add from a file", Empty: "A letter, a certificate or a picture can be kept here, locked with the records.",
		Item: func(r record.Record) widgets.Item {
			t := r.(*care.Attachment)
			it := widgets.Item{Title: t.Title, Detail: kindOf(t), Right: t.On.InShort(today), Plain: true}
			if about, _, _ := strings.Cut(t.About, "\n"); about != "" {
				it.Detail += " · " + about
			}
			return it
		},
		Open: func(r record.Record) { Open(env, r.(*care.Attachment)) },
		New:  func() { add(env, file.Person) },
	})
}

func kindOf(t *care.Attachment) string {
	return care.AttachmentSpec.Field("media_type").LabelOf(t.MediaType)
}

// add asks for a file, then what it is; it is kept when that is said.
func add(env *page.Env, who *care.Person) {
	env.Shell.OpenFile(files, func(name string, data []byte) {
		t := &care.Attachment{Meta: record.Meta{PersonID: who.ID}, Title: strings.TrimSpace(strings.TrimSuffix(name, filepath.Ext(name))), On: env.App.Today()}
		f := form.New(care.AttachmentSpec, t, form.Options{Today: env.App.Today(), Only: own, All: true})
		busy := false
		var sheet *widgets.Sheet
		keep := func() {
			if busy {
				return
			}
			r, problems := f.Read()
			if len(problems) > 0 {
				return
			}
			busy = true
			env.Run.Short("keep a paper", func(ctx context.Context) error { return env.App.KeepAttachment(ctx, r.(*care.Attachment), data) }, func(err error) {
				busy = false
				var problems record.Problems
				switch {
				case errors.As(err, &problems):
					f.Show(problems)
				case err != nil:
					env.Shell.Fail(err)
				default:
					sheet.Close()
					env.Shell.Saving(page.Saved(env.App.Now()))
					env.Shell.Say("Kept. The file that you chose still lies where it was.")
					env.Shell.Reload()
				}
			})
		}
		main := widgets.NewButton(widgets.Primary, "done", "Keep it", keep).Key("Ctrl+Enter").Helped("Keeps a locked copy of “" + name + "” in the records.")
		sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "Add a paper about "+who.First(), widgets.Column(look.Space3,
			widgets.NewPara("“"+name+"”, "+size(len(data))+". A copy is kept, locked with the records. Of a picture only what can be seen is kept, not where it was taken."),
			f.Body(), widgets.Caption("The file itself stays where it is, and whoever can open its folder can read it.")), main)
		f.OnGrow(sheet.Refresh)
		env.Shell.Open(sheet)
		if first := f.First(); first != nil {
			env.Shell.Window().Canvas().Focus(first)
		}
	})
}

// Open shows a paper in a sheet.
func Open(env *page.Env, t *care.Attachment) {
	if t.MediaType == "application/pdf" {
		openPDF(env, t)
		return
	}
	var shown fyne.CanvasObject
	env.Run.Short("open a paper", func(ctx context.Context) error {
		data, kind, err := env.App.OpenAttachment(ctx, t.ID)
		if err == nil {
			shown, err = view(t, data, kind)
		}
		return err
	}, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		env.Shell.Open(sheetOf(env, t, shown))
	})
}

// sheetOf is the sheet in which a paper is shown.
func sheetOf(env *page.Env, t *care.Attachment, shown ...fyne.CanvasObject) *widgets.Sheet {
	line := kindOf(t)
	if t.On != "" {
		line += ", " + t.On.Long()
	}
	parts := []fyne.CanvasObject{widgets.Caption(line)}
	if t.About != "" {
		parts = append(parts, widgets.NewPara(t.About))
	}
	c := env.Shell.Window().Canvas()
	sheet := widgets.NewSheet(c, t.Title, widgets.Column(look.Space3, append(parts, shown...)...), nil).SetWidth(52)
	sheet.AddButton(widgets.NewButton(widgets.Ordinary, "sharing", "Save a copy outside", func() { copyOut(env, t) }).Helped("Asks for whom. History says who got a copy."))
	sheet.AddButton(widgets.NewButton(widgets.Ordinary, "edit", "Change", func() {
		sheet.Close()
		records.EditWith(env, t, records.Options{Title: "Paper", Only: own, All: true, Buttons: nil})
	}).Helped("What it is, its date, words about it; also to move it to the right person."))
	sheet.AddButton(widgets.NewButton(widgets.Quiet, "history", "History", func() { records.History(env, "attachment", t.ID, t.Title) }).Helped("Every change of this paper: who, when, from what to what."))
	sheet.AddButton(widgets.NewButton(widgets.Quiet, "bin", "Remove", func() {
		records.Remove(env, care.AttachmentSpec, t, func() {
			sheet.Close()
			env.Shell.Saving(page.Saved(env.App.Now()))
			env.Shell.Reload()
		})
	}).Helped("Takes this away. Undo brings it back, also tomorrow."))
	return sheet
}

// copyOut asks for whom the copy is, records it, and only then asks where the file goes.
func copyOut(env *page.Env, t *care.Attachment) {
	whom := widgets.NewField("Who is this copy for?")
	whom.SetHelp("A name or a place, for example the college. It stands in History.")
	var sheet *widgets.Sheet
	busy := false
	make := func() {
		if busy {
			return
		}
		busy = true
		var out *app.Printed
		env.Run.Short("copy a paper out", func(ctx context.Context) (err error) {
			out, err = env.App.ExportAttachment(ctx, t.ID, whom.Text())
			return err
		}, func(err error) {
			busy = false
			var problems record.Problems
			switch {
			case errors.As(err, &problems):
				whom.SetProblem("Name who will receive it.")
				sheet.Refresh()
				widgets.Focus(whom)
			case err != nil:
				env.Shell.Fail(err)
			default:
				sheet.Close()
				save(env, out)
			}
		})
	}
	whom.OnEnter(func(string) { make() })
	main := widgets.NewButton(widgets.Primary, "sharing", "Make the copy", make).Key("Ctrl+Enter").Helped("Records for whom it is, then asks where to save it.")
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "Save a copy outside", widgets.Column(look.Space3,
		widgets.NewPara("The copy will not be locked. Whoever can open its folder can read it. Erase it under Settings when it is not needed any more."), whom), main)
	env.Shell.Open(sheet)
}

func save(env *page.Env, out *app.Printed) {
	env.Shell.SaveFile(out.FileName, out.Bytes, func(path string) {
		env.Run.Short("record where a copy is", func(ctx context.Context) error { return env.App.Saved(ctx, out.Paper, path) }, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			env.Shell.Say("The copy is saved. Settings lists it under files outside.")
		})
	})
}
