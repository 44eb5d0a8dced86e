package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

func itoa(n int) string { return strconv.Itoa(n) }
func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func wiped(text string, do func(p []byte) error) error {
	p := []byte(text)
	defer clear(p)
	return do(p)
}

func concealed(label, hint string) *widgets.Field {
	f := widgets.NewField(label)
	f.Conceal(true)
	f.SetHint(hint)
	f.SetWidth(26)
	return f
}

func (s *Settings) passphrase() []fyne.CanvasObject {
	minutes := s.owner.LockAfter
	if minutes == 0 {
		minutes = 5
	}
	var options []widgets.Option
	for _, m := range []int{1, 2, 3, 5, 10, 15} {
		options = append(options, widgets.Option{Value: itoa(m), Label: itoa(m)})
	}
	lock := widgets.NewChips("Lock after minutes", false, options, []string{itoa(minutes)}, func(chosen []string) {
		if len(chosen) != 1 {
			return
		}
		o := s.env.App.Owner()
		o.LockAfter = atoi(chosen[0])
		s.env.Run.Short("save settings", func(ctx context.Context) error { return s.env.App.Save(ctx, &o) }, func(err error) {
			if err != nil {
				s.env.Shell.Fail(err)
				return
			}
			s.owner = o
			s.env.Shell.Relook()
		})
	})
	lock.SetHelp("Left and Right move, Space chooses after how many minutes without a key or click it locks. It is never off.")
	s.focus = lock
	old := concealed("Passphrase now", "")
	next := concealed("New passphrase", "12 characters or more. Four random words are easy to remember.")
	again := concealed("The new passphrase again", "")
	suggest := widgets.NewButton(widgets.Ordinary, "redo", "Offer four words", func() {
		next.Conceal(false)
		next.SetText(s.env.App.SuggestPassphrase())
	}).Small().Helped("Puts four random words into the field and shows them.")
	change := widgets.NewButton(widgets.Ordinary, "key", "Change the passphrase", nil)
	do := func() {
		for _, f := range []*widgets.Field{old, next, again} {
			f.SetProblem("")
		}
		if err := wiped(next.Text(), s.env.App.CheckPassphrase); err != nil {
			next.SetProblem(fault.Sentence(err))
			widgets.Focus(next)
			return
		}
		if next.Text() != again.Text() {
			again.SetProblem("The two are not the same. Type it again.")
			widgets.Focus(again)
			return
		}
		was, will := old.Text(), next.Text()
		s.env.Run.Short("change passphrase", func(ctx context.Context) error {
			return wiped(was, func(a []byte) error {
				return wiped(will, func(b []byte) error { return s.env.App.ChangePassphrase(ctx, a, b) })
			})
		}, func(err error) {
			if err != nil {
				if fault.CodeOf(err) == fault.Refused {
					old.SetProblem(fault.Sentence(err))
					widgets.Focus(old)
					return
				}
				s.env.Shell.Fail(err)
				return
			}
			for _, f := range []*widgets.Field{old, next, again} {
				f.SetText("")
			}
			s.env.Shell.Say("The passphrase is changed. Backups and copies made before still open with the old one.")
		})
	}
	change.OnTapped(do)
	again.OnEnter(func(string) { do() })
	known := widgets.NewButton(widgets.Ordinary, "shield", "Someone may know it", s.someoneKnows).Helped("Makes new keys and encrypts everything anew, with a new recovery sheet.")
	return []fyne.CanvasObject{
		widgets.Strong("Lock after … minutes"), lock,
		widgets.Caption("Without a key or click. It also locks when the computer sleeps, and with Ctrl+L."),
		widgets.Rule(), widgets.Strong("Change the passphrase"),
		widgets.Caption("Backups and copies made before still open with the old one."), old, next, suggest, again, change,
		widgets.Rule(), widgets.NewPara("If someone may know the passphrase or has had these files, changing it is not enough: everything has to be encrypted anew."), known,
	}
}

// someoneKnows makes a new identity, and shows the new recovery sheet.
func (s *Settings) someoneKnows() {
	pass := concealed("Passphrase", "The one that is to hold from now on.")
	var sheet *widgets.Sheet
	main := widgets.NewButton(widgets.Primary, "shield", "Make new keys", nil)
	main.OnTapped(func() {
		typed, key := pass.Text(), ""
		s.env.Run.Short("new keys", func(ctx context.Context) error {
			return wiped(typed, func(p []byte) (err error) {
				key, err = s.env.App.NewKeys(ctx, p)
				return err
			})
		}, func(err error) {
			if err != nil {
				if fault.CodeOf(err) == fault.Refused || fault.CodeOf(err) == fault.Invalid {
					pass.SetProblem(fault.Sentence(err))
					widgets.Focus(pass)
					return
				}
				s.env.Shell.Fail(err)
				return
			}
			sheet.Close()
			s.showSheet(key, "The keys are new. The old recovery sheet opens nothing any more: destroy it, and print this one.")
		})
	})
	sheet = widgets.NewSheet(s.env.Shell.Window().Canvas(), "Someone may know it", widgets.Column(look.Space3,
		widgets.NewPara("Records, journal and documents are encrypted anew. Change the passphrase first, if it is the passphrase that is known."),
		widgets.NewPara("Backups and copies made before stay as they are: they still open with the old passphrase and the old sheet. Erase those that are not needed."), pass), main)
	s.env.Shell.Open(sheet)
}

func (s *Settings) sheet() []fyne.CanvasObject {
	state, words := widgets.Due, "Not checked yet"
	if s.owner.SheetShown == "yes" {
		state, words = widgets.Done, "Printed and checked"
	}
	make := widgets.NewButton(widgets.Ordinary, "key", "Make a new recovery sheet", func() {
		widgets.Ask(s.env.Shell.Window().Canvas(), "Make a new recovery sheet?", "The sheet you have now opens nothing any more. Backups and copies made before still open with it.", widgets.Primary, "Make a new sheet", func() {
			key := ""
			s.env.Run.Short("recovery key", func(ctx context.Context) (err error) {
				key, err = s.env.App.NewRecoveryKey(ctx)
				return err
			}, func(err error) {
				if err != nil {
					s.env.Shell.Fail(err)
					return
				}
				s.showSheet(key, "Print this sheet, keep it away from this computer, and destroy the old one.")
			})
		})
	})
	s.focus = make
	return []fyne.CanvasObject{widgets.NewBadge(state, words),
		widgets.NewPara("If you forget the passphrase, only the recovery sheet opens these records. Forgotten passphrase and lost sheet together mean lost records: nobody can get round that."),
		widgets.NewPara("The key itself is kept nowhere, so a sheet cannot be printed twice. A new sheet replaces the old one."), make}
}

// showSheet prints a new recovery key and asks for box 7 of it.
func (s *Settings) showSheet(key, note string) {
	env := s.env
	box := widgets.NewField("Box 7 of the sheet")
	box.SetWidth(8)
	box.SetHint("Type its four characters, to show that the sheet is in your hand.")
	var sheet *widgets.Sheet
	print := widgets.NewButton(widgets.Ordinary, "print", "Print or save the sheet", func() {
		var pdf []byte
		env.Run.Short("recovery sheet", func(ctx context.Context) (err error) {
			pdf, err = env.App.RecoverySheet(ctx, key)
			return err
		}, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			env.Shell.SaveFile(env.App.RecoverySheetName(), pdf, func(path string) {
				env.Run.Short("sheet saved", func(ctx context.Context) error { return env.App.SheetSaved(ctx, path) }, func(err error) {
					if err != nil {
						env.Shell.Fail(err)
					}
				})
				widgets.Focus(box)
			})
		})
	})
	main := widgets.NewButton(widgets.Primary, "done", "Check", nil)
	check := func() {
		typed := box.Text()
		env.Run.Short("sheet seen", func(ctx context.Context) error { return env.App.SheetSeen(ctx, key, typed) }, func(err error) {
			if err != nil {
				box.SetProblem(fault.Sentence(err))
				widgets.Focus(box)
				return
			}
			sheet.Close()
			env.Shell.Say("The sheet is checked.")
			env.Shell.Reload()
		})
	}
	main.OnTapped(check)
	box.OnEnter(func(string) { check() })
	shown := widgets.NewText("", look.SizeBody, true, look.Text)
	write := widgets.NewButton(widgets.Ordinary, "eye", "Show it, I write it down", func() { shown.SetText(app.RecoveryText(key)) })
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), "The recovery sheet", widgets.Column(look.Space3, widgets.NewPara(note), widgets.Wrap(look.Space2, print, write), shown, box), main).SetCancel("Not now")
	sheet.OnClose(func() {
		o := env.App.Owner()
		if !env.App.Unlocked() || o.SheetShown != "yes" || strings.TrimSpace(box.Text()) != "" {
			return
		}
		// The old sheet is gone and the new one is not checked: Home has to say so.
		o.SheetShown = ""
		env.Run.Short("sheet not seen", func(ctx context.Context) error { return env.App.Save(ctx, &o) }, nil)
	})
	env.Shell.Open(sheet)
}
