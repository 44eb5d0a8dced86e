// Package unlock is what stands in the window while the records are locked: the passphrase, the way back in when it is forgotten, records that
// are damaged, and the first run.
//
// Rules: nothing about anybody is shown here, not even whose records these are. A passphrase is handed over as bytes that are wiped afterwards,
// and no field keeps one after it was used. Every refusal says what to do next; nothing is ever erased from here.
package unlock

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Options are what the window gives the lock screen.
type Options struct {
	Env         *page.Env
	Dir         string            // folder of the records
	Note        string            // "Locked at 1:47pm. What you were typing is safe."
	Version     string            // of the program
	Opened      func(dir string)  // the records are open now
	Choose      func(dir string)  // other records are to be opened
	When        func(do func())   // runs do when the last lock is written
	Practice    func(func(error)) // opens practice records; nil = not offered
	PracticeDir string
	Home        string // the person's own records, when practice records are shown
}

// Screen is the lock screen.
type Screen struct {
	o     Options
	scene *scene
	bar   *widgets.StatusBar
	note  *widgets.Para
	first fyne.CanvasObject
	main  *widgets.Button
	back  func()
	busy  bool

	owner draft // of the first run
}

// New makes the lock screen, or the first run when there are no records in the folder.
func New(o Options) *Screen {
	s := &Screen{o: o, bar: widgets.NewStatusBar()}
	s.bar.SetStanding("Nothing about anyone is shown until you unlock.")
	s.bar.SetSaved(widgets.NotSaved, "Version "+o.Version)
	s.scene = newScene(s.bar)
	if _, err := o.Env.App.Look(o.Dir); err != nil && fault.CodeOf(err) == fault.NotFound {
		s.welcome()
	} else {
		s.locked()
	}
	return s
}

// Body is the whole content of the window.
func (s *Screen) Body() fyne.CanvasObject { return s.scene }

// Start puts the focus where typing begins.
func (s *Screen) Start() {
	if s.first != nil {
		widgets.Focus(s.first)
	}
}

// Stop ends following the focus.
func (s *Screen) Stop() { s.bar.Stop() }

// Back is Esc.
func (s *Screen) Back() {
	if s.back != nil && !s.busy {
		s.back()
	}
}

// Press is Ctrl+Enter: the main button.
func (s *Screen) Press() {
	if s.main != nil {
		s.main.Press()
	}
}

// SetNote changes the line under the heading of the locked records.
func (s *Screen) SetNote(text string) {
	if s.note != nil {
		s.note.SetText(text)
	}
}

// show puts a card on the scene; Esc goes back.
func (s *Screen) show(back func(), first fyne.CanvasObject, main *widgets.Button, objects ...fyne.CanvasObject) {
	s.back, s.first, s.main = back, first, main
	s.scene.set(widgets.NewPanel(widgets.Inset(6, 4, widgets.Column(look.Space3, objects...))))
	s.Start()
}

func (s *Screen) work(name string, do func(ctx context.Context) error, done func(error)) {
	if s.busy {
		return
	}
	s.busy = true
	s.o.When(func() {
		s.o.Env.Run.Short(name, do, func(err error) {
			s.busy = false
			done(err)
		})
	})
}

// passField is a concealed field with the tick that shows what is typed.
func passField(label string) (*widgets.Field, *widgets.Check) {
	f := widgets.NewField(label)
	f.Conceal(true)
	show := widgets.NewCheck("Show what I type", false, func(on bool) { f.Conceal(!on) })
	return f, show
}

// wiped hands the bytes of a passphrase to do and wipes them afterwards. Go may have copied them; that is in the threat model.
func wiped(text string, do func(p []byte) error) error {
	p := []byte(text)
	defer clear(p)
	return do(p)
}

// locked is the ordinary lock screen.
func (s *Screen) locked() {
	name := "Your records"
	practice := s.o.Practice != nil && s.o.Dir == s.o.PracticeDir
	if practice {
		name = "Practice records"
	} else if base := strings.TrimSuffix(filepath.Base(s.o.Dir), ".waymark"); base != "records" {
		name = "Records “" + base + "”"
	}
	s.note = widgets.Caption(s.o.Note)
	pass, show := passField("Passphrase")
	pass.SetHint("Four words, or your own. Capital letters count.")
	if practice {
		pass.SetHint("Everybody in here is made up. The passphrase is: practice makes perfect")
	}
	pass.SetHelp("Type your passphrase, then Enter.")
	unlock := widgets.NewButton(widgets.Primary, "unlock", "Unlock", nil).Key("Enter")
	try := func() { s.try(pass, unlock) }
	unlock.OnTapped(try)
	pass.OnEnter(func(string) { try() })
	forgot := widgets.NewButton(widgets.Quiet, "key", "I cannot remember it", s.forgotten).Helped("Opens the records with the recovery sheet and sets a new passphrase.")
	other := widgets.NewButton(widgets.Quiet, "", "Open different records", s.different).Small().Helped("Records in another folder or on a stick, new records, or practice records.")
	whose := widgets.Strong(name)
	head := []fyne.CanvasObject{widgets.LineWith(whose, look.Space2, whose, other)}
	if s.o.Note != "" {
		head = append(head, s.note)
	}
	s.show(nil, pass, unlock, append(head, pass, show, widgets.Wrap(look.Space2, unlock, forgot))...)
}

func (s *Screen) try(pass *widgets.Field, button *widgets.Button) {
	typed := pass.Text()
	if typed == "" {
		pass.SetProblem("Type your passphrase.")
		widgets.Focus(pass)
		return
	}
	button.SetText("Unlocking")
	s.work("unlock", func(ctx context.Context) error {
		return wiped(typed, func(p []byte) error { return s.o.Env.App.Unlock(ctx, s.o.Dir, p) })
	}, func(err error) {
		button.SetText("Unlock")
		if err == nil {
			pass.SetText("")
			s.o.Opened(s.o.Dir)
			return
		}
		if fault.CodeOf(err) == fault.Damaged {
			s.damaged(err, typed)
			return
		}
		pass.SetText("")
		pass.SetProblem(fault.Sentence(err))
		s.scene.Refresh()
		widgets.Focus(pass)
	})
}

// different offers other records.
func (s *Screen) different() {
	open := widgets.NewButton(widgets.Primary, "papers", "Choose their folder", func() {
		s.o.Env.Shell.PickFolder(func(path string) {
			if _, err := s.o.Env.App.Look(path); err != nil {
				s.o.Env.Shell.Fail(err)
				return
			}
			s.o.Choose(path)
		})
	}).Helped("The folder of the records, which ends in .waymark.")
	buttons := []fyne.CanvasObject{open}
	if s.o.Practice != nil {
		if s.o.Dir == s.o.PracticeDir {
			buttons = append(buttons, widgets.NewButton(widgets.Ordinary, "home", "My own records", func() { s.o.Choose(s.o.Home) }))
		} else {
			buttons = append(buttons, s.practiceButton())
		}
	}
	if list, err := s.o.Env.App.BackupsIn(context.Background(), s.o.Dir); err == nil && len(list) > 0 {
		buttons = append(buttons, widgets.NewButton(widgets.Ordinary, "history", "Go back to a backup", s.backups).Helped("Puts a backup in place of the records, which are moved aside and kept."))
	}
	buttons = append(buttons, widgets.NewButton(widgets.Quiet, "", "Back", s.begin))
	s.show(s.begin, open, open, widgets.Heading("Open different records"),
		widgets.NewPara("Records are a folder that ends in .waymark. It can lie on this computer or on a stick, and one computer has it open at a time."),
		widgets.Wrap(look.Space2, buttons...))
}

// begin is the first card again.
func (s *Screen) begin() {
	if _, err := s.o.Env.App.Look(s.o.Dir); err != nil && fault.CodeOf(err) == fault.NotFound {
		s.welcome()
		return
	}
	s.locked()
}

func (s *Screen) practiceButton() *widgets.Button {
	var b *widgets.Button
	b = widgets.NewButton(widgets.Ordinary, "booklet", "Practise with made-up people", func() {
		if s.busy {
			return
		}
		s.busy = true
		b.SetText("Making them, about half a minute")
		s.o.When(func() {
			s.o.Practice(func(err error) {
				s.busy = false
				b.SetText("Practise with made-up people")
				if err != nil {
					s.o.Env.Shell.Fail(err)
				}
			})
		})
	}).Helped("Twelve invented young people in records of their own. They never mix with real ones.")
	return b
}

// forgotten is the way back in with the recovery sheet.
func (s *Screen) forgotten() {
	key := widgets.NewNote("Recovery key, from the sheet", 2)
	key.SetHint("All its boxes, in order. Spaces and small letters do not matter.")
	pass, show := passField("New passphrase")
	pass.SetHint("12 characters or more. Four random words are easy to remember.")
	again := widgets.NewField("The new passphrase again")
	again.Conceal(true)
	noPaste(again)
	main := widgets.NewButton(widgets.Primary, "unlock", "Open and set the new passphrase", nil)
	open := func() {
		for _, f := range []interface{ SetProblem(string) }{key, pass, again} {
			f.SetProblem("")
		}
		if strings.TrimSpace(key.Text()) == "" {
			key.SetProblem("Type the key that stands on the recovery sheet.")
			widgets.Focus(key)
			return
		}
		if !s.goodPair(pass, again) {
			return
		}
		typed, boxes := pass.Text(), key.Text()
		main.SetText("Opening")
		s.work("recover", func(ctx context.Context) error {
			return wiped(typed, func(p []byte) error { return s.o.Env.App.UnlockWithRecovery(ctx, s.o.Dir, boxes, p) })
		}, func(err error) {
			main.SetText("Open and set the new passphrase")
			if err == nil {
				s.o.Opened(s.o.Dir)
				return
			}
			if fault.CodeOf(err) == fault.Damaged {
				s.damaged(err, "")
				return
			}
			key.SetProblem(fault.Sentence(err))
			s.scene.Refresh()
			widgets.Focus(key)
		})
	}
	main.OnTapped(open)
	again.OnEnter(func(string) { open() })
	s.show(s.begin, key, main, widgets.Heading("I cannot remember the passphrase"),
		widgets.NewPara("The recovery sheet opens the records and sets a new passphrase. Nobody else can: not the council, not the makers of Waymark. Without passphrase and sheet the records stay shut."),
		key, pass, show, again, widgets.Wrap(look.Space2, main, widgets.NewButton(widgets.Quiet, "", "Back", s.begin)))
}

// goodPair checks a new passphrase and its repetition.
func (s *Screen) goodPair(pass, again *widgets.Field) bool {
	if err := wiped(pass.Text(), s.o.Env.App.CheckPassphrase); err != nil {
		pass.SetProblem(fault.Sentence(err))
		s.scene.Refresh()
		widgets.Focus(pass)
		return false
	}
	if again.Text() != pass.Text() {
		again.SetText("") // or what is typed now would be added to it
		again.SetProblem("The two are not the same. Type it again.")
		s.scene.Refresh()
		widgets.Focus(again)
		return false
	}
	return true
}

// noPaste empties a field into which several letters came at once: a passphrase that is typed is one the fingers know.
func noPaste(f *widgets.Field) {
	before := 0
	f.OnChange(func(text string) {
		n := len([]rune(text))
		if n > before+1 {
			before = 0
			f.SetText("")
			f.SetProblem("Type it letter by letter; it cannot be pasted here.")
			return
		}
		before = n
	})
}
