package unlock

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// draft is what the first run has been told so far.
type draft struct{ name, role, initials string }

const steps = 4

func (s *Screen) step(n int, title string) fyne.CanvasObject {
	return widgets.Column(2, widgets.Caption(fmt.Sprintf("New records, step %d of %d", n, steps)), widgets.Heading(title))
}

// welcome is the very first card.
func (s *Screen) welcome() {
	s.bar.SetStanding("Everything stays on this computer. Nothing is sent anywhere.")
	begin := widgets.NewButton(widgets.Primary, "add", "New records", s.who)
	buttons := []fyne.CanvasObject{begin, widgets.NewButton(widgets.Ordinary, "papers", "Open records", s.different).Helped("Records that lie in another folder or on a stick.")}
	if s.o.Practice != nil {
		buttons = append(buttons, s.practiceButton())
	}
	s.show(nil, begin, begin, widgets.Heading("Welcome"),
		widgets.NewPara("Waymark keeps pathway plans, health passports, skills, savings and times of being in touch, locked with your passphrase."),
		widgets.NewPara("What you keep here is a working copy. The council holds the record."),
		widgets.Wrap(look.Space2, buttons...))
}

// who is step 1: name, role, initials.
func (s *Screen) who() {
	name := widgets.NewField("Your name")
	name.SetText(s.owner.name)
	name.SetHint("Every change is signed with it.")
	initials := widgets.NewField("Initials")
	initials.SetText(s.owner.initials)
	initials.SetWidth(6)
	initials.SetHint("For desks and the feet of pages.")
	own := s.owner.initials != ""
	initials.OnChange(func(text string) { own = text != "" && text != care.Initials(name.Text()) })
	name.OnChange(func(text string) {
		name.SetProblem("")
		if !own {
			initials.SetText(care.Initials(text))
			own = false
		}
	})
	var options []widgets.Option
	for _, r := range care.OwnerRoles {
		options = append(options, widgets.Option{Value: r.Code, Label: r.Label})
	}
	role := widgets.NewRadios("You are", options, s.owner.role, nil)
	role.SetHelp("This only sets what is shown first. Up and Down choose.")
	problem := widgets.NewText("", look.SizeCaption, false, look.Overdue)
	var main *widgets.Button
	next := func() {
		s.owner = draft{strings.Join(strings.Fields(name.Text()), " "), role.Value(), strings.TrimSpace(initials.Text())}
		switch {
		case s.owner.name == "":
			name.SetProblem("Your name: type it. Every change is signed with it.")
			s.scene.Refresh()
			widgets.Focus(name)
		case s.owner.role == "":
			problem.SetText("You are: choose one of the three with Up and Down.")
			s.scene.Refresh()
			widgets.Focus(role)
		default:
			s.passphrase()
		}
	}
	main = widgets.NewButton(widgets.Primary, "right", "Next", next)
	name.OnEnter(func(string) { widgets.Focus(role) })
	initials.OnEnter(func(string) { next() })
	s.show(s.welcome, name, main, s.step(1, "Who are you?"), name, widgets.Column(look.Space1, widgets.Strong("You are"), role, problem), initials,
		widgets.Wrap(look.Space2, main, widgets.NewButton(widgets.Quiet, "", "Back", s.welcome)))
}

// passphrase is step 2: four random words, or the person's own, typed again.
func (s *Screen) passphrase() {
	pass := widgets.NewField("Passphrase")
	pass.SetText(s.o.Env.App.SuggestPassphrase())
	pass.SetHint("Four random words are hard to guess and easy to keep. Or type your own: 12 characters or more.")
	another := widgets.NewButton(widgets.Ordinary, "redo", "Show another", func() {
		pass.SetText(s.o.Env.App.SuggestPassphrase())
		pass.SetProblem("")
	}).Small().Helped("Offers four other words.")
	again := widgets.NewField("Type it again")
	again.SetHint("Say the words to yourself as a small story. They are kept nowhere.")
	noPaste(again)
	main := widgets.NewButton(widgets.Primary, "lock", "Make the records", nil)
	next := func() {
		pass.SetProblem("")
		again.SetProblem("")
		if !s.goodPair(pass, again) {
			return
		}
		typed, key := pass.Text(), ""
		main.SetText("Making the records")
		s.work("create", func(ctx context.Context) error {
			return wiped(typed, func(p []byte) (err error) {
				key, err = s.o.Env.App.Create(ctx, s.o.Dir, p, care.Owner{Name: s.owner.name, Role: s.owner.role, Initials: s.owner.initials})
				return err
			})
		}, func(err error) {
			main.SetText("Make the records")
			if err != nil {
				s.o.Env.Shell.Fail(err)
				return
			}
			s.sheet(key)
		})
	}
	main.OnTapped(next)
	pass.OnEnter(func(string) { widgets.Focus(again) })
	again.OnEnter(func(string) { next() })
	s.show(s.who, again, main, s.step(2, "Your passphrase"), pass, widgets.Wrap(look.Space2, another), again,
		widgets.Wrap(look.Space2, main, widgets.NewButton(widgets.Quiet, "", "Back", s.who)))
}

// sheet is step 3: the recovery sheet is printed or saved, and box 7 of it typed.
func (s *Screen) sheet(key string) {
	env := s.o.Env
	shown := widgets.NewText("", look.SizeBody, true, look.Text)
	shown.Hide()
	print := widgets.NewButton(widgets.Primary, "print", "Print or save the sheet", nil)
	box := widgets.NewField("Box 7 of the sheet")
	box.SetWidth(8)
	box.SetHint("Type its four characters, to show that the sheet is in your hand.")
	print.OnTapped(func() {
		var pdf []byte
		s.work("recovery sheet", func(ctx context.Context) (err error) {
			pdf, err = env.App.RecoverySheet(ctx, key)
			return err
		}, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			env.Shell.SaveFile(env.App.RecoverySheetName(), pdf, func(path string) {
				s.work("sheet saved", func(ctx context.Context) error { return env.App.SheetSaved(ctx, path) }, func(err error) {
					if err != nil {
						env.Shell.Fail(err)
					}
				})
				box.SetHint("Print the file and then erase it: whoever has the sheet can open the records. Type the four characters of box 7.")
				s.scene.Refresh()
				widgets.Focus(box)
			})
		})
	})
	write := widgets.NewButton(widgets.Ordinary, "eye", "Show it, I write it down", func() {
		shown.SetText(app.RecoveryText(key))
		shown.Show()
		s.scene.Refresh()
		widgets.Focus(box)
	}).Helped("Shows the boxes here, for those who have no printer.")
	check := widgets.NewButton(widgets.Ordinary, "done", "Check", nil)
	seen := func() {
		typed := box.Text()
		s.work("sheet seen", func(ctx context.Context) error { return env.App.SheetSeen(ctx, key, typed) }, func(err error) {
			if err != nil {
				box.SetProblem(fault.Sentence(err))
				s.scene.Refresh()
				widgets.Focus(box)
				return
			}
			s.place()
		})
	}
	check.OnTapped(seen)
	box.OnEnter(func(string) { seen() })
	later := widgets.NewButton(widgets.Quiet, "", "Not now", s.place).Helped("Home reminds you. Until then a forgotten passphrase means lost records.")
	s.show(func() {}, print, print, s.step(3, "The recovery sheet"),
		widgets.NewPara("If you forget the passphrase, only this sheet opens the records. Keep it away from this computer, as you would a spare key."),
		widgets.Wrap(look.Space2, print, write), shown, box, widgets.Wrap(look.Space2, check, later))
}

// place is step 4: a verified copy away from this computer.
func (s *Screen) place() {
	env := s.o.Env
	name := widgets.NewField("What do you call it?")
	name.SetExample("red stick, office share")
	main := widgets.NewButton(widgets.Primary, "copy", "Choose a stick or share", nil)
	main.OnTapped(func() {
		env.Shell.PickFolder(func(path string) {
			label := strings.TrimSpace(name.Text())
			s.work("copy out", func(ctx context.Context) error {
				_, err := env.App.CopyOut(ctx, path, label)
				return err
			}, func(err error) {
				if err != nil {
					env.Shell.Fail(err)
					return
				}
				s.o.Opened(s.o.Dir)
			})
		})
	})
	name.OnEnter(func(string) { main.Press() })
	later := func() { s.o.Opened(s.o.Dir) }
	s.show(func() {}, name, main, s.step(4, "A copy away from this computer"),
		widgets.NewPara("A broken or stolen computer takes its records with it. Waymark can keep a locked, checked copy on a stick or the office share."),
		name, widgets.Wrap(look.Space2, main, widgets.NewButton(widgets.Quiet, "", "Later", later).Helped("Home reminds you every week. Until then there is one copy only, on this computer.")))
}
