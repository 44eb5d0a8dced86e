// Package home is the first page, what is due and everybody in a line, and the page of all people.
//
// Rules: nothing here is worked out: rules and app say what is due and why. Enter on a line opens the place where the thing is done. What the
// owner should know about the records themselves stands above, each with its button, and nothing blinks.
package home

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/dates"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Home is the first page.
type Home struct {
	env    *page.Env
	h      *app.Home
	full   []*care.File // the whole files, for carers with up to three young people
	filter string
	name   string // what is typed into Find by name
	view   string // due or everyone, where there is room for one

	body  fyne.CanvasObject
	first fyne.CanvasObject
	due   *widgets.RowList
	every *widgets.Table
	chips *widgets.Chips
	foot  *widgets.Para
	order *widgets.Button
	risk  bool // Everyone is sorted by the risk of losing touch
}

// New makes the first page.
func New(env *page.Env, _ page.Place) page.Page {
	return &Home{env: env, filter: "all", view: "due"}
}

// Load implements Page.
func (p *Home) Load(done func(error)) {
	var h *app.Home
	var full []*care.File
	role := p.env.App.Owner().Role
	p.env.Run.Short("home", func(ctx context.Context) (err error) {
		if h, err = p.env.App.Home(ctx); err != nil {
			return err
		}
		if n := len(h.Everyone); role == "adviser" || n == 0 || n > 3 {
			return nil
		}
		for _, r := range h.Everyone {
			f, err := p.env.App.File(ctx, r.Person.ID)
			if err != nil {
				return err
			}
			full = append(full, f)
		}
		return nil
	}, func(err error) {
		if err == nil {
			p.h, p.full = h, full
			p.build()
		}
		done(err)
	})
}

func (p *Home) build() {
	var main fyne.CanvasObject
	switch {
	case len(p.h.Everyone) == 0 && p.h.Closed == 0:
		main = p.empty()
	case p.full != nil:
		main = p.panels()
	default:
		main = newHalves(p.duePanel(), p.everyonePanel(), p.viewChips(), func() string { return p.view })
		p.first = p.due
		if len(p.h.Dues) == 0 {
			p.first = p.every
		}
	}
	if n := p.notices(); n != nil {
		main = widgets.ColumnWith(main, look.Space3, n, main)
	}
	p.body = main
}

// soon are the lines that count: overdue, or within the next weeks.
func soon(d rules.Due) bool {
	return d.State == rules.Overdue || d.State == rules.Soon || d.State == rules.Earliest
}

func counted(dues []rules.Due) (overdue, near int) {
	for _, d := range dues {
		switch {
		case d.State == rules.Overdue:
			overdue++
		case soon(d):
			near++
		}
	}
	return overdue, near
}

// Head implements Page.
func (p *Home) Head() page.Head {
	h := page.Head{Title: greeting(p.env.App.Now()) + firstName(p.env.App.Owner().Name), Help: "Up and Down move through the list. Enter opens the place where the thing is done."}
	day := p.h.Today.Full() + ". "
	if len(p.h.Everyone) == 0 && p.h.Closed == 0 {
		h.Sub = day + "Your records are set up and locked with your passphrase."
		h.Help = "Everything stays on this computer. Nothing is sent anywhere."
		return h
	}
	overdue, near := counted(p.h.Dues)
	switch {
	case overdue == 0 && near == 0:
		h.Sub = day + "Nothing is due in the next 3 weeks."
	case overdue == 0:
		h.Sub = day + "Nothing is overdue. " + words.Count(near, "thing falls", "things fall") + " due in the next 3 weeks."
	case near == 0:
		h.Sub = day + words.Count(overdue, "thing is", "things are") + " overdue."
	default:
		h.Sub = day + words.Count(overdue, "thing is", "things are") + " overdue. " + fmt.Sprint(near) + map[bool]string{true: " falls", false: " fall"}[near == 1] + " due in the next 3 weeks."
	}
	if p.full != nil {
		h.Buttons = []fyne.CanvasObject{widgets.NewButton(widgets.Primary, "edit", "Write a note", p.Log).Key(ctrl("D"))}
		h.Help = "Tab goes from one young person to the next. Enter opens a line, Ctrl+D writes a note."
		return h
	}
	h.Buttons = []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "add", "Add a young person", p.add).Helped("Their name and birth date are enough to begin."),
		widgets.NewButton(widgets.Primary, "dropin", "Log a contact", p.Log).Key(ctrl("D"))}
	return h
}

func greeting(now time.Time) string {
	switch h := now.Hour(); {
	case h < 12:
		return "Good morning"
	case h < 18:
		return "Good afternoon"
	}
	return "Good evening"
}

func firstName(name string) string {
	if f := strings.Fields(name); len(f) > 0 {
		return ", " + f[0]
	}
	return ""
}

// Body implements Page.
func (p *Home) Body() fyne.CanvasObject { return p.body }

// First implements Page.
func (p *Home) First() fyne.Focusable {
	f, _ := p.first.(fyne.Focusable)
	return f
}

// Commands implements Page.
func (p *Home) Commands() page.Commands {
	if p.h == nil {
		return page.Commands{}
	}
	c := page.Commands{Main: p.Log, New: p.add, NewWords: "Add a young person"}
	if len(p.h.Everyone) == 0 {
		c.Main = p.add
	}
	return c
}

// Leave implements Page.
func (p *Home) Leave() {}

// Counts are what the rail shows beside its places.
func (p *Home) Counts() map[string]string { return Counts(p.h) }

// Counts are what the rail shows beside its places, told from what is due and who is here.
func Counts(h *app.Home) map[string]string {
	overdue, near := counted(h.Dues)
	c := map[string]string{"home": "", "people": ""}
	if overdue+near > 0 {
		c["home"] = fmt.Sprint(overdue + near)
	}
	if n := len(h.Everyone); n > 0 {
		c["people"] = fmt.Sprint(n)
	}
	return c
}

// Log is Ctrl+D on this page: a note for carers, the desk for advisers, or the chosen young person.
func (p *Home) Log() {
	switch {
	case p.full != nil:
		p.note()
	case len(p.h.Everyone) == 0:
		p.add()
	case p.env.App.Owner().Role == "adviser" && p.env.App.Owner().ShowDesk != value.No, p.env.App.Owner().ShowDesk == value.Yes:
		p.env.Shell.Go(page.Place{Page: "desk"})
	default:
		p.chooseFor("Who is it about?", func(id string) {
			p.env.Shell.Go(page.Place{Page: "person", Person: id, Part: "touch", Arg: "new"})
		})
	}
}

func (p *Home) chooseFor(title string, do func(id string)) {
	if len(p.h.Everyone) == 1 {
		do(p.h.Everyone[0].Person.ID)
		return
	}
	var items []widgets.Item
	for _, r := range p.h.Everyone {
		items = append(items, widgets.Item{Key: r.Person.ID, Icon: "papers", Title: r.Person.Name(), Plain: true})
	}
	list := widgets.NewRowList(title, items...)
	list.SetWhole(true)
	s := widgets.NewSheet(p.env.Shell.Window().Canvas(), title, list, nil)
	list.OnOpen(func(key string) {
		s.Close()
		do(key)
	})
	p.env.Shell.Open(s)
}

func (p *Home) add() { Add(p.env) }

// Add is the sheet that adds a young person: a name and a birth date are enough.
func Add(env *page.Env) {
	records.EditWith(env, &care.Person{}, records.Options{
		Title: "Add a young person",
		Note:  "Their name and birth date are enough to begin. The rest can wait.",
		Only:  []string{"first_name", "last_name", "no_last_name", "birth_day"},
		Save:  "Add", All: true,
		Warn: func(ctx context.Context, r record.Record) (string, error) { return alike(ctx, env, r) },
		Done: func(saved record.Record) {
			env.Shell.Go(page.Place{Page: "person", Person: saved.Head().ID, Part: "overview"})
		},
	})
}

// alike warns of somebody with the same birth date and a like-sounding name. It is a question, not a wall.
func alike(ctx context.Context, env *page.Env, r record.Record) (string, error) {
	p, ok := r.(*care.Person)
	if !ok {
		return "", nil
	}
	like, err := env.App.LikeNames(ctx, p)
	if err != nil || len(like) == 0 {
		return "", err
	}
	var names []string
	for _, q := range like {
		names = append(names, q.Name())
	}
	return strings.Join(names, " and ") + " has the same birth date and a name that sounds alike. One young person has one record. Add another one all the same?", nil
}

// --- what is due ---

var sections = []struct{ key, label string }{{"reviews", "Reviews"}, {"health", "Health"}, {"plan", "Plan"}, {"touch", "In touch"}, {"savings", "Savings"}, {"skills", "Skills"}, {"about", "About"}}

func (p *Home) duePanel() fyne.CanvasObject {
	p.due = widgets.NewRowList("What is due")
	p.due.SetEmpty("Nothing is due in the next 3 weeks.")
	p.due.SetHelp("Up and Down move through the list. Enter opens the place where the thing is done. ? says why the date is.")
	p.due.SetWhole(cramped(p.env))
	p.due.OnSelect(func(string) {})
	p.due.OnOpen(p.openDue)
	p.due.OnRune(func(key string, c rune) bool {
		if c == '?' {
			p.why(key)
			return true
		}
		return false
	})
	n := map[string]int{}
	all := 0
	for _, d := range p.h.Dues {
		if soon(d) {
			n[d.Section]++
			all++
		}
	}
	options := []widgets.Option{{Value: "all", Label: "All", Count: fmt.Sprint(all)}}
	ranked := append([]struct{ key, label string }{}, sections...)
	sort.SliceStable(ranked, func(i, j int) bool { return n[ranked[i].key] > n[ranked[j].key] })
	shown := map[string]bool{}
	for _, s := range ranked[:2] {
		shown[s.key] = n[s.key] > 0
	}
	shown[p.filter] = true
	for _, s := range sections {
		if shown[s.key] {
			options = append(options, widgets.Option{Value: s.key, Label: s.label, Count: fmt.Sprint(n[s.key])})
		}
	}
	p.chips = widgets.NewChips("Show", false, options, []string{p.filter}, func(chosen []string) {
		if len(chosen) == 1 {
			p.filter = chosen[0]
			p.fillDue()
		}
	})
	p.chips.SetHelp("Left and Right move, Space chooses what is shown.")
	p.fillDue()
	why := widgets.NewButton(widgets.Quiet, "help", "Why this date?", func() { p.why(p.due.Current()) }).Small().Helped("Shows the rule, the fact and the source of the chosen line. ? does the same.")
	save := widgets.NewButton(widgets.Quiet, "calendar", "Save as a calendar", func() { dates.Open(p.env, nil) }).Small().Helped("A file for a calendar program, with codes in place of names.")
	return widgets.NewTitledPanel("What is due", p.chips, widgets.ColumnWith(p.due, 0, p.due, widgets.Inset(look.Space2, look.Space1, widgets.Wrap(look.Space2, why, save))), true)
}

func concern(d rules.Due) bool { return d.Rule == rules.ConcernRule }

func (p *Home) fillDue() {
	groups := []struct {
		title string
		in    func(rules.Due) bool
	}{
		{"Tell somebody now", concern}, // a worry about harm does not stand under last year’s savings
		{"Overdue", func(d rules.Due) bool { return d.State == rules.Overdue && !concern(d) }},
		{"Next 3 weeks", func(d rules.Due) bool { return (d.State == rules.Soon || d.State == rules.Earliest) && !concern(d) }},
		{"Later", func(d rules.Due) bool { return d.State == rules.Later }},
		{"Waiting, or a fact is missing", func(d rules.Due) bool { return d.State == rules.Waiting || d.State == rules.CannotTell }},
	}
	var items []widgets.Item
	for _, g := range groups {
		head := false
		for _, d := range p.h.Dues {
			if !g.in(d) || p.filter != "all" && d.Section != p.filter {
				continue
			}
			if !head {
				items, head = append(items, widgets.Item{Heading: g.title}), true
			}
			items = append(items, page.DueItem(d, p.h.Today, true))
		}
	}
	p.due.SetItems(items)
}

func (p *Home) dueOf(key string) *rules.Due {
	for i := range p.h.Dues {
		if page.DueKey(p.h.Dues[i]) == key {
			return &p.h.Dues[i]
		}
	}
	return nil
}

func (p *Home) openDue(key string) {
	if d := p.dueOf(key); d != nil {
		p.env.Shell.Go(page.PlaceOf(*d))
	}
}

func (p *Home) why(key string) {
	if d := p.dueOf(key); d != nil {
		p.env.Shell.Open(page.Why(p.env.Shell.Window().Canvas(), *d, p.h.Today, func() { p.env.Shell.Go(page.PlaceOf(*d)) }))
	}
}

func ctrl(key string) string { return keyPrefix + key }
