// Package settings is the page of the owner's choices, the service, the keys and the copies of the records.
//
// Rules: whatever weakens what protects the records says so beside the button, and asks for the passphrase. Old copies are named where a change
// does not reach them. What saves itself is stored when a field is left.
package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Settings is the page.
type Settings struct {
	env     *page.Env
	at      string // the block that is shown
	owner   care.Owner
	service care.Service
	backups []app.BackupInfo
	places  []*care.BackupPlace
	outside []app.Outside
	status  app.Status

	strategies []app.StrategyLine

	list   *widgets.RowList
	choice *widgets.Choice
	pane   *fyne.Container
	form   *form.Form
	save   func() // stores what the form holds, if it is valid
	body   fyne.CanvasObject
	focus  fyne.CanvasObject
}

type block struct{ key, icon, title, line string }

var blocks = []block{
	{"me", "adult", "Me", "Name, initials, what is shown"},
	{"look", "eye", "How it looks", "Text size and colours"},
	{"lock", "lock", "Passphrase and lock", "Change it; lock time"},
	{"sheet", "key", "Recovery sheet", "When the passphrase is forgotten"},
	{"backups", "copy", "Backups and copies", "Here and away from this computer"},
	{"files", "pdf", "Files outside", "Print-outs saved as files"},
	{"service", "house", "My service", "Names and numbers"},
	{"clocks", "calendar", "Clocks and promises", "Every rule, its source, our own"},
	{"policy", "savings", "Savings policy", "What is saved each week; our own amounts"},
	{"strategy", "priorities", "Strategy", "Priorities; a file of our own"},
	{"about", "info", "About", "What Waymark protects, and what not"},
}

// New makes the page; Arg is the block to show.
func New(env *page.Env, to page.Place) page.Page {
	s := &Settings{env: env, at: to.Arg}
	if s.at == "" {
		s.at = "me"
	}
	return s
}

// Load implements Page.
func (s *Settings) Load(done func(error)) {
	a := s.env.App
	var backups []app.BackupInfo
	var places []*care.BackupPlace
	var outside []app.Outside
	var strategies []app.StrategyLine
	s.env.Run.Short("settings", func(ctx context.Context) (err error) {
		if backups, err = a.Backups(ctx); err != nil {
			return err
		}
		list, err := a.List(ctx, "backup_place", app.Filter{})
		if err != nil {
			return err
		}
		for _, r := range list {
			places = append(places, r.(*care.BackupPlace))
		}
		if strategies, err = a.Strategies(ctx); err != nil {
			return err
		}
		outside, err = a.StillThere(ctx)
		return err
	}, func(err error) {
		if err == nil {
			s.strategies = strategies
			s.owner, s.service, s.backups, s.places, s.outside, s.status = a.Owner(), a.Service(), backups, places, outside, a.VaultStatus()
			s.build()
		}
		done(err)
	})
}

func (s *Settings) build() {
	var items []widgets.Item
	for _, b := range blocks {
		items = append(items, widgets.Item{Key: b.key, Icon: b.icon, Title: b.title, Detail: b.line, Plain: true})
	}
	s.list = widgets.NewRowList("Settings", items...)
	s.list.SetWhole(true)
	s.list.SetHelp("Up and Down choose. Tab goes to the settings of the chosen line.")
	s.list.Select(s.at)
	s.list.OnSelect(func(key string) {
		s.Leave()
		s.at = key
		s.fill()
	})
	s.list.OnOpen(func(string) {
		if s.focus != nil {
			widgets.Focus(s.focus)
		}
	})
	s.list.Select(s.at)
	s.pane = widgets.Column(look.Space3)
	s.fill()
	var options []widgets.Option
	for _, b := range blocks {
		options = append(options, widgets.Option{Value: b.key, Label: b.title})
	}
	s.choice = widgets.NewChoice("", options, func(key string) {
		s.list.Select(key)
		s.Leave()
		s.at = key
		s.fill()
	})
	s.choice.SetHelp("Enter opens the list of settings.")
	s.choice.SetValue(s.at)
	if narrow(s.env) {
		s.body = widgets.Column(look.Space3, s.choice, widgets.NewPanel(s.pane))
		return
	}
	s.body = widgets.NewSplit(widgets.SplitPart{Object: widgets.Column(0, widgets.NewPlainPanel(s.list)), Em: 19}, widgets.SplitPart{Object: widgets.NewPanel(s.pane)})
}

// fill shows the chosen block.
func (s *Settings) fill() {
	s.form, s.save, s.focus = nil, nil, nil
	var objects []fyne.CanvasObject
	switch s.at {
	case "look":
		objects = s.looks()
	case "lock":
		objects = s.passphrase()
	case "sheet":
		objects = s.sheet()
	case "backups":
		objects = s.copies()
	case "files":
		objects = s.files()
	case "service":
		objects = s.serviceBlock()
	case "clocks":
		objects = s.clocks()
	case "policy":
		objects = s.policyBlock()
	case "strategy":
		objects = s.strategyBlock()
	case "about":
		objects = s.about()
	default:
		objects = s.me()
	}
	for _, b := range blocks {
		if b.key == s.at {
			objects = append([]fyne.CanvasObject{widgets.Heading(b.title)}, objects...)
		}
	}
	for i, o := range objects {
		switch o.(type) {
		case *widgets.Button, *widgets.Badge: // as wide as their words, not as the column
			objects[i] = widgets.Wrap(look.Space2, o)
		}
	}
	s.pane.Objects = objects
	s.pane.Refresh()
	if s.body != nil {
		s.body.Refresh()
	}
}

// Head implements Page.
func (s *Settings) Head() page.Head {
	return page.Head{Title: "Settings", Sub: "What you choose here is kept with these records.", Help: "Up and Down choose, Tab goes to the settings of the chosen line."}
}

// Here implements page.Keeper: the block that is shown.
func (s *Settings) Here() page.Place { return page.Place{Page: "settings", Arg: s.at} }

// Body implements Page.
func (s *Settings) Body() fyne.CanvasObject { return s.body }

// First implements Page.
func (s *Settings) First() fyne.Focusable {
	if narrow(s.env) {
		return s.choice.FocusTarget()
	}
	return s.list
}

// narrow: the list of blocks is a choice then.
func narrow(env *page.Env) bool {
	w := env.Shell.Window().Canvas().Size().Width
	return w > 0 && look.BreadthOf(w-look.Scaled(look.RailWidth)-2*look.Space6) == look.Narrow
}

// Commands implements Page.
func (s *Settings) Commands() page.Commands {
	return page.Commands{Save: s.Leave, Next: func() { s.step(1) }, Previous: func() { s.step(-1) }}
}

func (s *Settings) step(by int) {
	for i, b := range blocks {
		if b.key == s.at && i+by >= 0 && i+by < len(blocks) {
			s.Leave()
			s.at = blocks[i+by].key
			s.list.Select(s.at)
			s.choice.SetValue(s.at)
			s.fill()
			return
		}
	}
}

// Leave implements Page: what stands in the fields is stored if it is valid.
func (s *Settings) Leave() {
	if s.save != nil {
		s.save()
	}
}

// editor shows a form that saves itself when a field is left.
func (s *Settings) editor(rec record.Record, o form.Options, saved func(record.Record)) fyne.CanvasObject {
	o.Today, o.All = s.env.App.Today(), true
	f := form.New(care.SpecOf(rec), rec, o)
	s.form = f
	s.save = func() {
		if s.form != f || !f.Changed() {
			return
		}
		got, problems := f.Check()
		if problems != nil {
			f.Mend(problems)
			s.env.Shell.Saving("Not saved yet")
			return
		}
		f.Kept()
		s.env.Run.Short("save settings", func(ctx context.Context) error { return s.env.App.Save(ctx, got) }, func(err error) {
			if err != nil {
				s.env.Shell.Fail(err)
				return
			}
			f.Mend(nil)
			s.env.Shell.Saving(page.Saved(s.env.App.Now()))
			saved(got)
		})
	}
	f.OnSettled(func(string) { s.save() })
	if t, ok := f.First().(fyne.CanvasObject); ok {
		s.focus = t
	}
	return f.Body()
}

func (s *Settings) me() []fyne.CanvasObject {
	rec := s.owner
	return []fyne.CanvasObject{
		widgets.Caption("Every change is signed with your name. Your role only sets what is shown first."),
		s.editor(&rec, form.Options{Only: []string{"name", "initials", "role", "show_desk", "show_priorities"}}, func(r record.Record) { s.owner = *r.(*care.Owner) }),
	}
}

func (s *Settings) serviceBlock() []fyne.CanvasObject {
	rec := s.service
	return []fyne.CanvasObject{
		widgets.Caption("These stand on print-outs and under Help, Numbers to ring. Waymark is not how to report harm."),
		s.editor(&rec, form.Options{Only: []string{"name", "council", "address", "phone", "out_of_hours", "safeguarding", "venue"}}, func(r record.Record) { s.service = *r.(*care.Service) }),
		s.logo(),
	}
}

func (s *Settings) looks() []fyne.CanvasObject {
	size := s.owner.TextSize
	if size == 0 {
		size = 100
	}
	theme := s.owner.Theme
	if theme == "" {
		theme = "auto"
	}
	change := func(set func(*care.Owner)) {
		o := s.env.App.Owner()
		set(&o)
		s.env.Run.Short("save settings", func(ctx context.Context) error { return s.env.App.Save(ctx, &o) }, func(err error) {
			if err != nil {
				s.env.Shell.Fail(err)
				return
			}
			s.owner = o
			s.env.Shell.Relook()
		})
	}
	sizes := widgets.NewChips("Text size", false, []widgets.Option{{Value: "100", Label: "100%"}, {Value: "125", Label: "125%"}, {Value: "150", Label: "150%"}, {Value: "200", Label: "200%"}},
		[]string{itoa(size)}, func(chosen []string) {
			if len(chosen) == 1 {
				change(func(o *care.Owner) { o.TextSize = atoi(chosen[0]) })
			}
		})
	sizes.SetHelp("Left and Right move, Space chooses the size of text, icons and controls. Ctrl+= and Ctrl+- do the same anywhere.")
	s.focus = sizes
	colours := widgets.NewRadios("Colours", []widgets.Option{{Value: "auto", Label: "Like the computer"}, {Value: "light", Label: "Light"}, {Value: "dark", Label: "Dark"},
		{Value: "contrast", Label: "High contrast", Hint: "White on black or black on white, like the computer."}}, theme, func(v string) {
		change(func(o *care.Owner) { o.Theme = v })
	})
	return []fyne.CanvasObject{widgets.Strong("Text size"), sizes, widgets.Strong("Colours"), colours,
		widgets.Caption("Text size and colours are remembered on this computer too, so that the lock screen can be read.")}
}
