// Package overview is the first part of a young person's page: where they are between 16 and 25, what matters to them, what comes next, and who and
// what they have.
//
// Rules: everything here is worked out from the record; the only things entered are the four facts a new record begins with, and each can be
// skipped. A date stands beside its rule, and Enter on it says why.
package overview

import (
	"fmt"
	"sort"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/dates"
	"waymark/ui/page/handover"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// New makes the part.
func New(env *page.Env, file *care.File, to page.Place) page.Part {
	o := &part{env: env, file: file, today: env.App.Today()}
	o.dues = rules.Dues(file, o.today, env.App.Local())
	o.build()
	return o
}

type part struct {
	env   *page.Env
	file  *care.File
	today value.Date
	dues  []rules.Due

	next   *widgets.RowList
	papers *widgets.RowList
	calls  *widgets.RowList
	first  fyne.CanvasObject // the first of the four questions, nil when none is open
	tiles  []fyne.CanvasObject
	body   fyne.CanvasObject
}

func (o *part) who() string { return o.file.Person.First() }

func (o *part) build() {
	path := widgets.NewPanel(o.path())
	o.tiles = o.makeTiles()
	parts := []fyne.CanvasObject{path}
	if ask := o.questions(); ask != nil {
		parts = append(parts, ask)
	}
	if n := o.notices(); n != nil {
		parts = append(parts, n)
	}
	parts = append(parts, widgets.Tiles(o.tiles...))
	if look.BreadthOf(o.env.Shell.Window().Canvas().Size().Width) == look.Narrow {
		parts = append(parts[1:], path) // it stands upright there, and would push away what has the focus
	}
	middle := widgets.Column(look.Space3, o.matters(), o.nextPanel(), o.ahead())
	right := widgets.Column(look.Space3+2, widgets.NewTitledPanel("My people", nil, o.people(), false), o.callFirst(), o.papersPanel())
	parts = append(parts, widgets.NewSplit(widgets.SplitPart{Object: middle}, widgets.SplitPart{Object: right, Em: 24.8}))
	o.body = widgets.Column(look.Space3+2, parts...)
}

// path is the way from 16 to 25 with today on it.
func (o *part) path() fyne.CanvasObject {
	p := o.file.Person
	type stop struct {
		day value.Date
		s   widgets.Stage
	}
	var stops []stop
	add := func(day value.Date, label, what, when string, done bool) {
		stops = append(stops, stop{day, widgets.Stage{Label: label, Lines: [2]string{what, when}, Done: done}})
	}
	at16 := p.Born.AddYears(16)
	assessed, made := value.Date(""), value.Date("")
	for _, plan := range o.file.Plans {
		if plan.Assessed != "" && (assessed == "" || plan.Assessed < assessed) {
			assessed = plan.Assessed
		}
		if plan.Made != "" && (made == "" || plan.Made < made) {
			made = plan.Made
		}
	}
	past := func(d value.Date) bool { return d != "" && d <= o.today }
	done := func(day value.Date, what string, planned value.Date) (string, string, bool) {
		if day != "" {
			return what, day.Long(), day <= o.today
		}
		if past(planned) {
			return what, "no date yet", false
		}
		return what, planned.Long(), false
	}
	what, when, ok := done(assessed, "Needs assessed", at16)
	add(at16, "16", what, when, ok)
	what, when, ok = done(made, "First plan", at16.AddMonths(3))
	add(at16.AddMonths(3), "16¼", what, when, ok)
	if r, ok := catalogue.RuleByID("accounts-letter"); ok {
		if day, ok := r.After(p.Born); ok {
			sent := value.Date("")
			for _, paper := range o.file.Papers {
				if paper.Report == "savings-statement" && paper.Given >= p.Born.AddYears(17) && paper.Given <= o.today {
					sent = paper.Given
				}
			}
			line := day.Long()
			switch {
			case sent != "":
				line = "sent " + sent.Short()
			case past(day):
				line = "not sent yet"
			}
			add(day, "17½", "List of all accounts", line, sent != "")
		}
	}
	at18, at21, at25 := p.Born.AddYears(18), p.Born.AddYears(21), p.Born.AddYears(25)
	leaves := "legally an adult"
	if o.file.InCare(o.today) {
		leaves = "leaves care"
	}
	add(at18, "18", at18.Long(), leaves, past(at18))
	add(at21, "21", at21.Long(), "help if I ask", past(at21))
	add(at25, "25", at25.Long(), "adviser till then", past(at25))
	status := ""
	if s := o.file.Status(o.today); s != nil {
		status = s.Code
		status = map[string]string{"in_care": "in care", "eligible": "eligible", "relevant": "relevant", "former_relevant": "former relevant", "s23ca": "back in education",
			"s23czb": "asked for support", "qualifying": "qualifying", "not_relevant": "home with a parent"}[status]
	}
	stops = append(stops, stop{o.today, widgets.Stage{Label: "Today", Lines: [2]string{age(p.Born, o.today), status}, Today: true}})
	sort.SliceStable(stops, func(i, j int) bool { return stops[i].day < stops[j].day })
	var stages []widgets.Stage
	for _, s := range stops {
		stages = append(stages, s.s)
	}
	return widgets.NewPath(o.who()+"’s path from 16 to 25", stages...)
}

// age is "17 years 6 months".
func age(born, today value.Date) string {
	years := born.AgeOn(today)
	if years < 0 {
		return ""
	}
	months := 0
	for months < 11 && born.AddYears(years).AddMonths(months+1) <= today {
		months++
	}
	if months == 0 {
		return words.Count(years, "year", "years")
	}
	return words.Count(years, "year", "years") + " " + words.Count(months, "month", "months")
}

// matters is what matters to the young person, in their own words.
func (o *part) matters() fyne.CanvasObject {
	if w := o.file.Said("matters"); w != nil {
		note := w.WrittenBy + " wrote down what " + o.who() + " said on " + w.On.Long()
		if w.How == "typed" {
			note = o.who() + " typed this on " + w.On.Long()
		}
		return widgets.NewVoice(widgets.Young, "What matters to me", note, widgets.NewPara(w.Text))
	}
	ask := widgets.NewButton(widgets.Quiet, "keyboard", "Hand over the keyboard", o.handOver).Small().Helped("Turns the window to " + o.who() + ".")
	write := widgets.NewButton(widgets.Quiet, "edit", "Write down what "+o.who()+" said", func() {
		records.EditWith(o.env, &care.OwnWords{Meta: record.Meta{PersonID: o.file.Person.ID}, About: "matters", How: "said", WrittenBy: o.env.App.Owner().Name, On: o.today},
			records.Options{Title: "What matters to " + o.who(), Only: []string{"words", "how", "written_by", "on_day"}, Note: "Word for word, as they said it."})
	}).Small().Helped("Adds the words as said and written down by you.")
	return widgets.NewVoice(widgets.Young, "What matters to me", "", widgets.Column(look.Space2,
		widgets.NewText("Nothing yet. What matters to "+o.who()+"?", look.SizeBody, false, look.TextSoft), widgets.Wrap(look.Space2, ask, write)))
}

// mostNext is how many due lines stand on the page; the rest is one button away.
const mostNext = 7

func (o *part) nextPanel() fyne.CanvasObject {
	var items []widgets.Item
	byKey := map[string]rules.Due{}
	for i, d := range o.dues {
		it := page.DueItem(d, o.today, false)
		byKey[it.Key] = o.dues[i]
		items = append(items, it)
	}
	all := items
	if len(items) > mostNext {
		items = items[:mostNext]
	}
	o.next = widgets.NewRowList("Next for "+o.who(), items...)
	o.next.SetWhole(true)
	o.next.SetEmpty("Nothing is due.")
	o.next.SetHelp("Enter says why this date, and leads to the fact it is worked out from.")
	o.next.OnOpen(func(key string) {
		d := byKey[key]
		o.env.Shell.Open(page.Why(o.env.Shell.Window().Canvas(), d, o.today, func() {
			to := page.PlaceOf(d)
			if d.Rule == "plan-action" && d.Section == "plan" {
				to.Arg = o.partOf(d.RecordID)
			}
			o.env.Shell.Go(to)
		}))
	})
	inside := []fyne.CanvasObject{o.next}
	var foot []fyne.CanvasObject
	if len(all) > mostNext {
		var more *widgets.Button
		more = widgets.NewButton(widgets.Quiet, "down", fmt.Sprintf("Show %d more", len(all)-mostNext), func() {
			o.next.SetItems(all)
			more.Hide()
			o.env.Shell.Window().Canvas().Content().Refresh()
			widgets.Focus(o.next)
		}).Small().Helped("Shows everything that is due for " + o.who() + ".")
		foot = append(foot, more)
	}
	if len(all) > 0 {
		foot = append(foot, widgets.NewButton(widgets.Quiet, "calendar", "Save as a calendar", func() { dates.Open(o.env, o.file.Person) }).Small().Helped("A file for a calendar program, with a code in place of the name."))
		inside = append(inside, widgets.Inset(look.Space3, look.Space1, widgets.Wrap(look.Space2, foot...)))
	}
	inside = append(inside, widgets.Gap(look.Space2))
	return widgets.NewTitledPanel("Next for "+o.who(), widgets.Words("each date with its rule", look.SizeCaption, false, look.TextSoft), widgets.Column(0, inside...), true)
}

func (o *part) partOf(action string) string {
	for _, a := range o.file.Actions {
		if a.ID == action {
			return a.Part
		}
	}
	return ""
}

// people are those who have a job around the young person, then those to ring first.
func (o *part) people() fyne.CanvasObject {
	p := o.file.Person
	var pairs [][2]string
	had := map[string]bool{}
	add := func(label, name string) {
		if name != "" && !had[name] {
			had[name] = true
			pairs = append(pairs, [2]string{label, name})
		}
	}
	add("Adviser", p.Adviser)
	if h := o.file.Home(o.today); h != nil {
		label := "Lives with"
		if h.Kind == "foster" || h.Kind == "staying_put" || h.Kind == "kinship" {
			label = "Carer"
		}
		add(label, h.With)
	}
	add("Social worker", p.SocialWorker)
	add("Reviewing officer", p.ReviewingOfficer)
	for _, c := range o.file.Connections {
		if len(pairs) < 8 {
			add(care.ConnectionSpec.Field("role").LabelOf(c.Role), c.Name)
		}
	}
	add("Out of hours", o.env.App.Service().OutOfHours)
	if len(pairs) == 0 {
		return widgets.NewText("Nobody named yet. Who is around "+o.who()+"?", look.SizeBody, false, look.TextSoft)
	}
	return widgets.Pairs(8.5, pairs...)
}

func (o *part) handOver() { handover.Choose(o.env, o.file.Person) }

func (o *part) print() { printing.Open(o.env, "", o.file.Person.ID) }

// log opens the editor of a contact that is happening now.
func (o *part) log() {
	c := &care.Contact{Meta: record.Meta{PersonID: o.file.Person.ID}, On: o.today, At: value.Clock(o.env.App.Now().Format("15:04")), Talked: value.Yes}
	records.EditWith(o.env, c, records.Options{Title: "Log a contact"})
}

// Body implements page.Part.
func (o *part) Body() fyne.CanvasObject { return o.body }

// First implements page.Part.
func (o *part) First() fyne.Focusable {
	if f, ok := o.first.(interface{ FocusTarget() fyne.Focusable }); ok {
		return f.FocusTarget()
	}
	return o.tiles[0].(fyne.Focusable)
}

// Buttons implements page.Part.
func (o *part) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "contacts", "Log a contact", o.log).Helped("A contact or an attempt: when, how, what was said. Ctrl+N does the same."),
		widgets.NewButton(widgets.Ordinary, "print", "Print", o.print).Helped("Review pack, health passport, savings statement or contact log."),
		widgets.NewButton(widgets.Ordinary, "keyboard", "Hand over the keyboard", o.handOver).Helped("Turns the window to " + o.who() + "."),
	}
}

// Commands implements page.Part.
func (o *part) Commands() page.Commands {
	return page.Commands{New: o.log, NewWords: "Log a contact", Print: o.print, HandOver: o.handOver}
}

// Help implements page.Part.
func (o *part) Help() string {
	return "Ctrl+1 to Ctrl+9 open the parts of " + o.who() + "’s record. Ctrl+P prints what you are looking at."
}

// Leave implements page.Part.
func (o *part) Leave() {}
