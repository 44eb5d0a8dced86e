// Package about is the part of a young person's page that says who they are: names, languages, how to talk to them, how they stand in the law of
// leaving care, where they live and lived, the people around them and their papers.
//
// Rules: a fact that nobody asked about says so; a blank never reads as "none". A leaving-care status is suggested with the test shown line by line
// and stands only when a person confirms it.
package about

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/papers"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// New makes the part. A place with a record begins at its line.
func New(env *page.Env, file *care.File, to page.Place) page.Part {
	a := &part{env: env, file: file, today: env.App.Today()}
	a.build()
	if to.Arg == "status" && a.confirmed != nil {
		a.start = a.confirmed
	}
	if to.Record != "" {
		a.keys.Select(to.Record)
		if a.keys.Current() == to.Record {
			a.start = a.keys
		}
		for _, l := range a.lists {
			if l.Select(to.Record) {
				a.start = l.First()
			}
		}
	}
	return a
}

type part struct {
	env   *page.Env
	file  *care.File
	today value.Date
	first fyne.CanvasObject
	start fyne.Focusable // instead of first: the line that was asked for
	lists []*records.List
	keys  *widgets.RowList // the checklist of papers

	confirmed fyne.Focusable // the button that confirms a status, nil when there is nothing to confirm
	body      fyne.CanvasObject
}

// group is a panel of the young person's own fields, changed together.
type group struct {
	title string
	keys  []string
	hint  string
}

var groups = []group{
	{"Who I am", []string{"first_name", "last_name", "no_last_name", "preferred_name", "pronouns", "birth_day", "first_language", "interpreter", "religion", "ethnicity_words", "disability", "ehcp", "parent"}, ""},
	{"How to talk to me", []string{"communication", "phone", "email", "other_ways", "preferred_way", "safe_message", "contact_note", "agreed_every_weeks"}, ""},
	{"Numbers and codes", []string{"nhs_number", "council_number", "ethnicity_code", "sex_at_birth", "uasc", "immigration", "not_to_be_told", "cover_colour"}, "For the adviser and the council's return; left out of a young person's own documents where it is only for staff."},
}

func (a *part) build() {
	var left, right []fyne.CanvasObject
	for i, g := range groups {
		o, change := a.facts(g)
		if i == 0 {
			a.first = change
			o = widgets.Column(look.Space3+2, o, papers.Photo(a.env, a.file.Person))
		}
		left = append(left, o)
	}
	people, homes, times, kept := a.people(), a.homeList(), a.times(), papers.List(a.env, a.file)
	a.lists = []*records.List{people, homes, times, kept}
	held := a.papers()
	left = append(left, people.Body())
	right = append(right, a.status(), homes.Body(), times.Body(), held, kept.Body(), a.closing())
	a.body = widgets.NewSplit(widgets.SplitPart{Object: widgets.Column(look.Space3+2, left...)}, widgets.SplitPart{Object: widgets.Column(look.Space3+2, right...)})
}

// facts shows a group of the young person's own fields, with one button that changes them.
func (a *part) facts(g group) (fyne.CanvasObject, fyne.CanvasObject) {
	p := a.file.Person
	change := widgets.NewButton(widgets.Quiet, "edit", "Change", func() { a.edit(g) }).Small().Helped("Changes what stands under “" + g.title + "”.")
	var rows []fyne.CanvasObject
	for _, key := range g.keys {
		fd := care.PersonSpec.Field(key)
		if row := a.factRow(fd, p); row != nil {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.NewText("Nothing recorded.", look.SizeBody, false, look.TextSoft))
	}
	return widgets.NewTitledPanel(g.title, change, widgets.Column(look.Space2, rows...), false), change
}

// always are shown also while they are blank: what is not asked yet is worth seeing.
var always = map[string]bool{"pronouns": true, "phone": true, "nhs_number": true, "safe_message": true}

func (a *part) factRow(fd *record.Field, p *care.Person) fyne.CanvasObject {
	label := fd.Label
	switch v := fd.Pointer(p).(type) {
	case *value.Fact:
		if v.Answer == value.Known {
			return pair(label, widgets.NewPara(v.Text))
		}
		if v.Answer == value.NotAsked && fd.Detail {
			return nil
		}
		return pair(label, widgets.Wrap(0, widgets.NewMark(answerState(v.Answer), v.Answer.Label())))
	case *value.Date:
		if *v == "" {
			return nil
		}
		text := v.Long()
		if fd.Key == "birth_day" {
			text = v.Full()
		}
		return pair(label, widgets.NewPara(text))
	}
	if fd.Empty(p) {
		if !always[fd.Key] {
			return nil
		}
		return pair(label, widgets.Wrap(0, widgets.NewMark(widgets.NotAsked, "Not asked yet")))
	}
	text := fd.Show(p)
	if d := care.NHSDigits(text); fd.Key == "nhs_number" && len(d) == 10 {
		text = d[:3] + " " + d[3:6] + " " + d[6:] // as it stands on a letter from the NHS
	}
	return pair(label, widgets.NewPara(text))
}

func answerState(v value.Answer) widgets.State {
	switch v {
	case value.Known:
		return widgets.Known
	case value.None:
		return widgets.None
	case value.NotKnown:
		return widgets.NotKnown
	case value.Declined:
		return widgets.Declined
	}
	return widgets.NotAsked
}

// pair is a label with what stands beside it; both wrap.
func pair(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return newPair(widgets.NewText(label, look.SizeBody, false, look.TextSoft), o)
}

func (a *part) edit(g group) {
	o := records.Options{Title: g.title + ": " + a.file.Person.First(), Only: g.keys, All: true, Note: g.hint}
	records.EditWith(a.env, a.file.Person, o)
}

// people are those around the young person.
func (a *part) people() *records.List {
	return records.NewList(a.env, care.ConnectionSpec, records.Of(a.file, care.ConnectionSpec), a.file.Person.ID, records.ListOptions{
		Empty: "Nobody is named yet. Who would " + a.file.Person.First() + " ring?",
		Key:   a.moveCall,
		Foot:  widgets.Caption("U and D put somebody further up or down among those who are rung first."),
		Item: func(r record.Record) widgets.Item {
			c := r.(*care.Connection)
			it := widgets.Item{Title: c.Name, Detail: care.ConnectionSpec.Field("role").LabelOf(c.Role), Right: c.Phone}
			if c.GoodFor != "" {
				it.Detail += " · " + c.GoodFor
			}
			if c.Order > 0 {
				it.Number = fmt.Sprint(c.Order)
			}
			switch {
			case c.NotToBeTold == value.Yes:
				it.RightState, it.RightWords = widgets.Locked, "not to be told"
			case c.Emergency == value.Yes:
				it.RightState, it.RightWords = widgets.Info, "emergency contact"
			}
			return it
		},
	})
}

// moveCall puts somebody one place up (U) or down (D) among those who are rung first; whoever has no place yet comes last of them.
func (a *part) moveCall(r record.Record, key rune) bool {
	by := map[rune]int{'u': -1, 'U': -1, 'd': 1, 'D': 1}[key]
	if by == 0 {
		return false
	}
	var order []*care.Connection
	at := -1
	for _, c := range a.file.Connections {
		if c.Order > 0 {
			if c.ID == r.Head().ID {
				at = len(order)
			}
			n := *c
			order = append(order, &n)
		}
	}
	var changed []record.Record
	switch {
	case at < 0:
		n := *r.(*care.Connection)
		order = append(order, &n)
	case at+by < 0:
		return true
	case at+by == len(order): // down from the last place is off the list
		order[at].Order = 0
		changed, order = append(changed, order[at]), order[:at]
	default:
		order[at], order[at+by] = order[at+by], order[at]
	}
	for i, c := range order {
		if c.Order != i+1 {
			c.Order = i + 1
			changed = append(changed, c)
		}
	}
	a.env.Run.Short("change who is rung first", func(ctx context.Context) error { return a.env.App.Save(ctx, changed...) }, func(err error) {
		if err != nil {
			a.env.Shell.Fail(err)
			return
		}
		a.env.Shell.Saving(page.Saved(a.env.App.Now()))
		a.env.Shell.Reload()
	})
	return true
}

func (a *part) homeList() *records.List {
	return records.NewList(a.env, care.HomeSpec, records.Of(a.file, care.HomeSpec), a.file.Person.ID, records.ListOptions{
		Title: "Where I live", Add: "Moved", Empty: "Where does " + a.file.Person.First() + " live?",
		Item: func(r record.Record) widgets.Item {
			h := r.(*care.Home)
			it := widgets.Item{Title: care.HomeSpec.LineOf(h), Detail: records.Span(h.From, h.To, a.today)}
			if h.WhyEnded != "" {
				it.Detail += " · " + h.WhyEnded
			}
			if now := a.file.Home(a.today); now != nil && now.ID == h.ID {
				it.RightState, it.RightWords = widgets.Done, "lives here now"
			} else {
				it.Plain = true
			}
			return it
		},
		Blank: func() record.Record { return &care.Home{From: a.today} },
		Edit:  records.Options{Note: "When somebody moves, put an end day on the home before."},
	})
}

func (a *part) times() *records.List {
	return records.NewList(a.env, care.CarePeriodSpec, records.Of(a.file, care.CarePeriodSpec), a.file.Person.ID, records.ListOptions{
		Empty: "When did " + a.file.Person.First() + " come into care?",
		Item: func(r record.Record) widgets.Item {
			c := r.(*care.CarePeriod)
			it := widgets.Item{Title: records.Span(c.From, c.To, a.today), Plain: true, Detail: care.CarePeriodSpec.Field("basis").LabelOf(c.Basis)}
			if c.ShortBreak == value.Yes {
				it.RightState, it.RightWords = widgets.Info, "short break"
			}
			return it
		},
	})
}

// papers is the checklist of important papers, what is missing first asked for by the age at which it should be there.
func (a *part) papers() fyne.CanvasObject {
	person := a.file.Person.ID
	lines := map[string]rules.PaperLine{}
	var items []widgets.Item
	missing := 0
	for _, p := range rules.Papers(a.file, a.today) {
		it := page.PaperItem(p, a.today)
		if p.Missing() && p.By != "" {
			missing++
			it.Detail = strings.TrimPrefix(it.Detail+"\n"+p.Why, "\n")
			if p.Check {
				it.Detail += " Check before relying on this."
			}
		}
		lines[it.Key] = p
		items = append(items, it)
	}
	edit := func(k *care.KeyPaper) { records.EditWith(a.env, k, records.Options{}) }
	a.keys = widgets.NewRowList("My papers", items...)
	a.keys.SetWhole(true)
	a.keys.SetHelp("Enter writes down how far a paper is and who holds it. Delete removes what was written.")
	a.keys.OnOpen(func(key string) {
		p := lines[key]
		if p.Record != nil {
			edit(p.Record)
			return
		}
		edit(&care.KeyPaper{Meta: record.Meta{PersonID: person}, Kind: p.Kind})
	})
	a.keys.OnKey(func(key string, ev *fyne.KeyEvent) bool {
		p := lines[key]
		if ev.Name != fyne.KeyDelete || p.Record == nil {
			return false
		}
		records.Remove(a.env, care.KeyPaperSpec, p.Record, a.env.Shell.Reload)
		return true
	})
	add := widgets.NewButton(widgets.Quiet, "add", "Add", func() { edit(&care.KeyPaper{Meta: record.Meta{PersonID: person}}) }).Small().Helped("Adds another important paper.")
	beside := []fyne.CanvasObject{add}
	if missing > 0 {
		beside = append([]fyne.CanvasObject{widgets.Words(fmt.Sprintf("%d still to come", missing), look.SizeCaption, false, look.TextSoft)}, beside...)
	}
	return widgets.NewTitledPanel("My papers", widgets.Line(look.Space2, beside...), widgets.Column(0, a.keys, widgets.Gap(look.Space2)), true)
}

func (a *part) Body() fyne.CanvasObject      { return a.body }
func (a *part) Buttons() []fyne.CanvasObject { return nil }
func (a *part) Leave()                       {}

// Here implements page.Keeper: the line that has the focus.
func (a *part) Here() page.Place {
	for _, l := range a.lists {
		if id := l.Chosen(); id != "" {
			return page.Place{Record: id}
		}
	}
	if a.env.Shell.Window().Canvas().Focused() == fyne.Focusable(a.keys) {
		return page.Place{Record: a.keys.Current()}
	}
	return page.Place{}
}

func (a *part) First() fyne.Focusable {
	if a.start != nil {
		return a.start
	}
	f, _ := a.first.(fyne.Focusable)
	return f
}

func (a *part) Commands() page.Commands {
	return page.Commands{New: a.lists[0].Add, NewWords: "Add a person around " + a.file.Person.First(), Main: func() { a.edit(groups[0]) }}
}

func (a *part) Help() string {
	return "Tab goes from panel to panel; Enter changes what has the focus. What nobody has asked yet says so."
}
