package unlock

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// damaged says what is wrong and offers the newest good backup.
func (s *Screen) damaged(err error, typed string) {
	var list []app.BackupInfo
	backups, failed := s.o.Env.App.BackupsIn(context.Background(), s.o.Dir)
	if failed == nil {
		list = backups
	}
	objects := []fyne.CanvasObject{widgets.Heading("These records are damaged"), widgets.NewPara(fault.Sentence(err))}
	back := widgets.NewButton(widgets.Quiet, "", "Back", s.begin)
	if len(list) == 0 {
		objects = append(objects, widgets.NewPara("Look for a copy on a stick or the office share, and open it with “Open different records”. Keep the damaged folder: do not erase it."), back)
		s.show(s.begin, back, nil, objects...)
		return
	}
	newest := list[0]
	open := widgets.NewButton(widgets.Primary, "history", "Open the backup", func() { s.restore(newest, typed) })
	objects = append(objects, widgets.NewPara("A backup opens with the passphrase of its day. What was written after it is not in it."), widgets.Wrap(look.Space2, open, back))
	s.show(s.begin, open, open, objects...)
}

// when is the time of a backup in words.
func (s *Screen) when(b app.BackupInfo) string {
	return b.Made.In(s.o.Env.App.Now().Location()).Format("2 January 2006, 3:04pm")
}

// restore asks, puts a backup in place of the records and opens it when the passphrase was typed already.
func (s *Screen) restore(b app.BackupInfo, typed string) {
	widgets.Ask(s.o.Env.Shell.Window().Canvas(), "Open the backup from "+s.when(b)+"?",
		"What was written after that time is not in it. The records as they are now are moved aside and kept, so that someone can look at them.", widgets.Primary, "Open the backup", func() {
			s.work("restore", func(ctx context.Context) error {
				if err := s.o.Env.App.Restore(ctx, s.o.Dir, b.Path); err != nil {
					return err
				}
				if typed == "" {
					return nil
				}
				return wiped(typed, func(p []byte) error { return s.o.Env.App.Unlock(ctx, s.o.Dir, p) })
			}, func(err error) {
				switch {
				case err != nil:
					s.begin()
					s.o.Env.Shell.Fail(err)
				case typed == "":
					s.o.Note = "The backup from " + s.when(b) + " is in place."
					s.begin()
				default:
					s.o.Opened(s.o.Dir)
				}
			})
		})
}

// backups lists the backups to go back to.
func (s *Screen) backups() {
	list, err := s.o.Env.App.BackupsIn(context.Background(), s.o.Dir)
	if err != nil {
		s.o.Env.Shell.Fail(err)
		return
	}
	var items []widgets.Item
	for _, b := range list {
		items = append(items, widgets.Item{Key: b.Path, Icon: "history", Title: s.when(b), Plain: true})
	}
	rows := widgets.NewRowList("Backups", items...)
	rows.SetWhole(true)
	rows.SetHelp("Enter goes back to this backup, after asking.")
	rows.OnOpen(func(key string) {
		for _, b := range list {
			if b.Path == key {
				s.restore(b, "")
			}
		}
	})
	s.show(s.different, rows, nil, widgets.Heading("Go back to a backup"), widgets.NewPara("Each opens with the passphrase of its day."),
		widgets.NewPlainPanel(rows), widgets.Wrap(look.Space2, widgets.NewButton(widgets.Quiet, "", "Back", s.different)))
}
