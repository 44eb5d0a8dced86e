package settings

import (
	"context"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

func (s *Settings) copies() []fyne.CanvasObject {
	env := s.env
	var out []fyne.CanvasObject
	if s.status.Notice != "" {
		out = append(out, widgets.NewBadge(widgets.Warning, "Look at this"), widgets.NewPara(s.status.Notice))
	}
	if s.status.Refusing != nil {
		out = append(out, widgets.NewPara("Changes cannot be saved at present. Free some space on the disk, then lock and unlock."))
	}
	if s.status.RotationPaused {
		resume := widgets.NewButton(widgets.Ordinary, "", "Tidy up old backups again", func() {
			env.Run.Short("resume rotation", env.App.ResumeRotation, func(err error) {
				if err != nil {
					env.Shell.Fail(err)
					return
				}
				env.Shell.Reload()
			})
		}).Helped("Old backups are again removed when newer ones exist; never below three.")
		out = append(out, widgets.NewPara("These records were restored from a backup. Until you say that they are right, no old backup is removed."), resume)
	}
	// Copies away from here.
	copyNow := widgets.NewButton(widgets.Primary, "copy", "Make a copy now", s.copyOut)
	s.focus = copyNow
	last := "There is no copy away from this computer yet. A broken or stolen computer would take these records with it."
	if s.owner.LastCopy != "" {
		last = "The last copy was made on " + s.owner.LastCopy.Long() + "."
	}
	out = append(out, widgets.Strong("Away from this computer"), widgets.NewPara(last), copyNow)
	if len(s.places) > 0 {
		var items []widgets.Item
		for _, p := range s.places {
			when := "no copy yet"
			if p.LastCopy != "" {
				when = p.LastCopy.In(env.App.Today())
			}
			items = append(items, widgets.Item{Key: p.ID, Icon: "copy", Title: p.Label, Detail: p.Path, Right: when, Plain: true})
		}
		list := widgets.NewRowList("Places of copies", items...)
		list.SetWhole(true)
		list.SetHelp("Enter makes a copy in this place now. Delete forgets the place; the copies in it stay.")
		list.OnOpen(func(key string) {
			for _, p := range s.places {
				if p.ID == key {
					s.copyTo(p.Path, p.Label)
				}
			}
		})
		list.OnKey(func(key string, ev *fyne.KeyEvent) bool {
			if ev.Name != fyne.KeyDelete || key == "" {
				return false
			}
			env.Run.Short("forget a place", func(ctx context.Context) error { return env.App.Remove(ctx, "backup_place", key) }, s.after)
			return true
		})
		out = append(out, widgets.NewPlainPanel(list))
	}
	// Backups beside the records.
	now := widgets.NewButton(widgets.Ordinary, "history", "Back up now", func() {
		env.Shell.Say("Making a backup.")
		env.Run.Long("backup", func(ctx context.Context, _ func(float64)) error {
			_, err := env.App.Backup(ctx)
			return err
		}, s.after)
	})
	out = append(out, widgets.Rule(), widgets.Strong("Beside the records"),
		widgets.NewPara("One a day, read back when it is made. They help when something was spoilt, not when the computer is gone."), now)
	var items []widgets.Item
	for _, b := range s.backups {
		items = append(items, widgets.Item{Key: b.Path, Icon: "history", Title: b.Made.In(env.App.Now().Location()).Format("Monday 2 January 2006, 3:04pm"),
			Detail: fmt.Sprintf("%s, %s", size(b.Size), documents(b.Documents)), Plain: true})
	}
	list := widgets.NewRowList("Backups", items...)
	list.SetWhole(true)
	list.SetEmpty("No backup yet. One is made when you lock.")
	list.SetHelp("Enter tries a backup out: it is opened in memory and nothing is changed.")
	list.OnOpen(s.trial)
	return append(out, widgets.NewPlainPanel(list), widgets.Caption("Enter on a backup tries it out. To go back to one, lock, then choose “Open different records” and “Go back to a backup”."))
}

func documents(n int) string {
	switch n {
	case 0:
		return "no documents"
	case 1:
		return "1 document"
	}
	return fmt.Sprintf("%d documents", n)
}

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d kB", max(1, n>>10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

func (s *Settings) after(err error) {
	if err != nil {
		s.env.Shell.Fail(err)
		return
	}
	s.env.Shell.Reload()
}

func (s *Settings) copyOut() {
	s.env.Shell.PickFolder(func(path string) {
		for _, p := range s.places {
			if p.Path == path {
				s.copyTo(path, p.Label)
				return
			}
		}
		name := widgets.NewField("What do you call this place?")
		name.SetExample("red stick, office share")
		var sheet *widgets.Sheet
		main := widgets.NewButton(widgets.Primary, "copy", "Make the copy", func() {
			sheet.Close()
			s.copyTo(path, strings.TrimSpace(name.Text()))
		}).Key("Enter")
		name.OnEnter(func(string) { main.Press() })
		sheet = widgets.NewSheet(s.env.Shell.Window().Canvas(), "A copy in a new place", widgets.Column(look.Space3, widgets.NewPara(path), name), main)
		s.env.Shell.Open(sheet)
	})
}

func (s *Settings) copyTo(path, label string) {
	s.env.Shell.Say("Copying and reading it back.")
	s.env.Run.Long("copy out", func(ctx context.Context, _ func(float64)) error {
		_, err := s.env.App.CopyOut(ctx, path, label)
		return err
	}, func(err error) {
		if err == nil {
			s.env.Shell.Say("The copy is made and was read back.")
		}
		s.after(err)
	})
}

// trial opens a backup in memory, to show that it would open.
func (s *Settings) trial(path string) {
	env := s.env
	pass := concealed("Passphrase of that day", "")
	result := widgets.NewPara("")
	main := widgets.NewButton(widgets.Primary, "unlock", "Try it out", nil)
	try := func() {
		typed := pass.Text()
		var people int64
		env.Run.Long("trial restore", func(ctx context.Context, _ func(float64)) error {
			return wiped(typed, func(p []byte) error {
				r, err := env.App.TrialRestore(ctx, path, p)
				people = r.Tables["person"]
				return err
			})
		}, func(err error) {
			if err != nil {
				pass.SetProblem(fault.Sentence(err))
				widgets.Focus(pass)
				return
			}
			pass.SetProblem("")
			pass.SetText("")
			result.SetText(fmt.Sprintf("It opens. It holds %d young people, and every document in it can be read.", people))
		})
	}
	main.OnTapped(try)
	pass.OnEnter(func(string) { try() })
	env.Shell.Open(widgets.NewSheet(env.Shell.Window().Canvas(), "Try a backup out", widgets.Column(look.Space3,
		widgets.NewPara("The backup is opened in memory only. Nothing is changed, neither here nor in it."), pass, result), main).SetCancel("Close"))
}

func (s *Settings) files() []fyne.CanvasObject {
	out := []fyne.CanvasObject{widgets.NewPara("What you print to a file or save lies outside the locked records. Whoever can open its folder can read it. Erase it when it has been printed or given.")}
	if len(s.outside) == 0 {
		return append(out, widgets.EmptyState("No file is known to lie outside.", nil))
	}
	var items []widgets.Item
	byKey := map[string]app.Outside{}
	for _, o := range s.outside {
		byKey[o.Paper.ID] = o
		state, words := widgets.Info, "still there"
		if !o.There {
			state, words = widgets.NotKnown, "moved or erased"
		}
		title := o.Paper.What() + " for " + o.Paper.ForWhom
		if o.People > 1 {
			title += ", about " + strconv.Itoa(o.People) + " young people"
		}
		items = append(items, widgets.Item{Key: o.Paper.ID, Icon: "pdf", Title: title, Detail: o.Paper.Path, Right: o.Paper.Made.In(s.env.App.Today()), RightState: state, RightWords: words, Plain: true})
	}
	list := widgets.NewRowList("Files outside", items...)
	list.SetWhole(true)
	list.SetHelp("Enter erases the file, after asking.")
	list.OnOpen(func(key string) {
		o := byKey[key]
		text := "The file is erased from the disk. Its print-out can be made again from the records. Copies that were sent or copied elsewhere stay where they are."
		if !o.There {
			text = "The file is not where it was saved. If you know that it is gone, this takes it off the list."
		}
		widgets.Ask(s.env.Shell.Window().Canvas(), "Erase this file?", text, widgets.Danger, "Erase", func() {
			s.env.Run.Short("erase outside", func(ctx context.Context) error { return s.env.App.EraseOutside(ctx, o.Paper) }, s.after)
		})
	})
	s.focus = list
	return append(out, widgets.NewPlainPanel(list))
}

func (s *Settings) about() []fyne.CanvasObject {
	licences := widgets.NewButton(widgets.Ordinary, "papers", "Licences", func() {
		s.env.Shell.Open(widgets.NewSheet(s.env.Shell.Window().Canvas(), "Licences", widgets.NewPara(licenceText()), nil).SetWidth(44))
	})
	s.focus = licences
	out := []fyne.CanvasObject{
		widgets.NewPara("Waymark keeps records for leaving care on this computer. It opens no connection to the internet: what leaves is a file that you save or print."),
		widgets.Strong("What it protects"),
		widgets.NewPara("A computer that is lost or stolen while Waymark is locked, and a curious person who sits down at it. Records, backups and copies are encrypted with your passphrase."),
		widgets.Strong("What it does not protect"),
		widgets.NewPara("Malicious software that runs under your name while the records are open, someone who looks over your shoulder, and what you print or save as a file. Memory can be written to disk when the computer sleeps: have the whole disk encrypted."),
		widgets.Strong("What it is"),
		widgets.NewPara("A working copy. The council holds the record, and only the council may destroy it."),
	}
	if s.env.App.Practice() {
		out = append(out, widgets.NewPara("These are practice records: everybody in them is made up."))
	}
	return append(out, widgets.Caption("Records in: "+s.env.App.Dir()), licences)
}

func licenceText() string {
	var b strings.Builder
	b.WriteString("Waymark is built with these works of others, each under its own licence. Their texts ship with the program.\n\nNoto Sans, SIL Open Font Licence 1.1.\n")
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			b.WriteString(d.Path + " " + d.Version + "\n")
		}
	}
	return b.String()
}
