// Package desk is the drop-in desk: a visit written in under fifteen seconds with the keyboard alone.
//
// Rules: the name field has the focus; three letters show the best names, always three rows, so that nothing moves; what is not needed is filled
// in. Facing visitors the desk shows initials and no topics. A worry about harm is not written here: the page says who to ring.
package desk

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"github.com/sahilm/fuzzy"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Page is the desk.
type Page struct {
	env *page.Env
	to  page.Place

	rows     []app.Row
	visits   []*care.Contact
	tallies  []*care.Tally
	names    map[string]*care.Person
	service  care.Service
	facing   bool
	person   *app.Row // who came in
	saved    string   // "Saved Leon Grant at 2:14pm."
	restored bool
	tidy     bool // the fields hold nothing that is not saved
	saving   bool // what is in the fields is on its way into the records

	body   fyne.CanvasObject
	name   *widgets.Field
	best   *widgets.RowList
	mode   *widgets.Chips
	at     *widgets.Field
	length *widgets.Field
	place  *widgets.Field
	talked *widgets.Check
	alone  *widgets.Check
	topics *widgets.Chips
	did    *widgets.Note
	next   *widgets.Field
	by     *widgets.DateField
	today  *widgets.RowList
	count  *widgets.Para
	undo   *widgets.Para
}

// New makes the desk; with a person in the place it is about them.
func New(env *page.Env, to page.Place) page.Page { return &Page{env: env, to: to, tidy: true} }

const draftKind = "contact"

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	var draft *app.Draft
	p.env.Run.Short("desk", func(ctx context.Context) error {
		h, err := p.env.App.Home(ctx)
		if err != nil {
			return err
		}
		p.rows = h.Everyone
		p.service = p.env.App.Service()
		if draft, err = p.env.App.DraftOf(ctx, draftKind, "", ""); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			done(err)
			return
		}
		p.build()
		switch {
		case draft != nil:
			p.restore(draft.Fields)
		case p.to.Person != "":
			p.choose(p.to.Person)
		}
		done(nil)
	})
}

// read reads today's visits.
func (p *Page) read(ctx context.Context) error {
	today := p.env.App.Today()
	list, err := p.env.App.List(ctx, "contact", app.Filter{Since: today, Until: today})
	if err != nil {
		return err
	}
	p.visits = nil
	for _, r := range list {
		p.visits = append(p.visits, r.(*care.Contact))
	}
	tallies, err := p.env.App.List(ctx, "tally", app.Filter{Since: today, Until: today})
	if err != nil {
		return err
	}
	p.tallies = nil
	for _, r := range tallies {
		p.tallies = append(p.tallies, r.(*care.Tally))
	}
	people, err := p.env.App.People(ctx)
	if err != nil {
		return err
	}
	p.names = map[string]*care.Person{}
	for _, x := range people {
		p.names[x.ID] = x
	}
	return nil
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	where := p.venue()
	if where != "" {
		where += ", "
	}
	facing := widgets.NewButton(widgets.Ordinary, "eyeOff", "Face visitors", func() { p.face(!p.facing) }).Helped("Shows initials only, and no topics, while visitors can see the screen.")
	if p.facing {
		facing.SetText("Show names")
		facing.SetIcon("eye")
	}
	numbers := widgets.NewButton(widgets.Ordinary, "shield", "Safeguarding numbers", p.numbers).Helped("Who to ring about a worry that somebody may be harmed.")
	return page.Head{Title: "Drop-in desk", Sub: where + p.env.App.Today().Full() + ".", Buttons: []fyne.CanvasObject{facing, numbers},
		Help: "Type a name, press Enter, then one letter for each topic. Ctrl+Enter saves and clears the form for the next person."}
}

func (p *Page) venue() string { return p.service.Venue }

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable {
	if p.person != nil {
		return p.topics
	}
	return p.name.FocusTarget()
}

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	return page.Commands{Main: p.save, Save: p.save, Count: p.tally, New: p.clear, NewWords: "Start this form again"}
}

// Leave implements page.Page: what is unfinished is kept as a draft.
func (p *Page) Leave() {
	if p.name == nil || p.tidy {
		return
	}
	d := app.Draft{Kind: draftKind}
	if p.begun() {
		d.Fields = p.texts()
	}
	if err := p.env.App.KeepDraft(context.Background(), d); err != nil {
		p.env.Shell.Fail(err)
	}
}

// stash keeps the draft while the form is being filled in, so that a power cut loses no more than one field.
func (p *Page) stash() {
	if p.tidy || p.saving || !p.begun() {
		return
	}
	d := app.Draft{Kind: draftKind, Fields: p.texts()}
	p.env.Run.Short("keep a draft", func(ctx context.Context) error { return p.env.App.KeepDraft(ctx, d) }, func(err error) {
		switch {
		case err != nil:
			p.env.Shell.Fail(err)
		case !p.tidy:
			p.env.Shell.Saving("Not saved yet")
		}
	})
}

// begun reports whether anything was typed that is worth keeping.
func (p *Page) begun() bool {
	return p.name.Text() != "" || p.did.Text() != "" || p.next.Text() != "" || len(p.topics.Chosen()) > 0
}

func (p *Page) texts() map[string]string {
	who := ""
	if p.person != nil {
		who = p.person.Person.ID
	}
	return map[string]string{"person_id": who, "name": p.name.Text(), "mode": first(p.mode.Chosen()), "at_time": p.at.Text(), "minutes": p.length.Text(), "place": p.place.Text(),
		"talked": yes(p.talked.On()), "alone": yes(p.alone.On()), "topics": record.Join(p.topics.Chosen()), "said": p.did.Text(), "follow_up": p.next.Text(), "follow_up_day": p.by.Text()}
}

func yes(on bool) string {
	if on {
		return "yes"
	}
	return ""
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func (p *Page) restore(f map[string]string) {
	p.restored = true
	p.name.SetText(f["name"])
	if f["person_id"] != "" {
		p.choose(f["person_id"])
	}
	p.mode.SetChosen(f["mode"])
	p.at.SetText(f["at_time"])
	p.length.SetText(f["minutes"])
	p.place.SetText(f["place"])
	p.talked.SetOn(f["talked"] == "yes")
	p.alone.SetOn(f["alone"] == "yes")
	p.topics.SetChosen(record.Codes(f["topics"])...)
	p.did.SetText(f["said"])
	p.next.SetText(f["follow_up"])
	p.by.SetValue(f["follow_up_day"])
	p.tidy = false
	p.env.Shell.Say("This is the visit you had not finished.")
}

// suggest shows the best names, always three rows.
func (p *Page) suggest(text string) {
	p.tidy = p.tidy && text == ""
	if p.person != nil && text != p.person.Person.Name() {
		p.person = nil
	}
	var items []widgets.Item
	for i, r := range matches(p.rows, text, 2) {
		name, about, key := r.Person.Name(), p.about(r), ""
		if p.facing {
			name, about = r.Person.Initials(), ""
		}
		if i == 0 {
			key = "Enter"
		}
		soft := widgets.Words(about, look.SizeBody, false, look.TextSoft)
		items = append(items, widgets.Item{Key: r.Person.ID, Say: name + ", " + about, Jump: name,
			Content: widgets.Inset(16, 9, widgets.LineWith(soft, 10, widgets.Words(name, look.SizeBody, true, look.Text), soft, widgets.Words(key, look.SizeCaption, false, look.TextSoft)))})
	}
	for len(items) < 2 {
		words := "Nobody else by that name"
		switch {
		case len([]rune(text)) < 2 && len(items) == 0:
			words = "Type three letters of a name"
		case len([]rune(text)) < 2:
			words = "The best names stand here"
		case len(items) == 0:
			words = "Nobody by that name"
		}
		items = append(items, widgets.Item{Key: fmt.Sprintf("none%d", len(items)), Title: words, Plain: true})
	}
	items = append(items, widgets.Item{Key: "count", Icon: "people", Title: "Someone who would rather not say: count only", Plain: true, Right: "Ctrl+0"})
	p.best.SetItems(items)
	if r := matches(p.rows, text, 1); len(r) > 0 {
		p.best.Select(r[0].Person.ID)
	}
}

// about is what stands beside a name: age, and when they were last heard from.
func (p *Page) about(r app.Row) string {
	parts := []string{}
	if r.Age >= 0 {
		parts = append(parts, fmt.Sprint(r.Age))
	}
	switch {
	case r.LastHeard == "":
		parts = append(parts, "not heard from yet")
	case r.LastHeard == p.env.App.Today():
		parts = append(parts, "here today")
	default:
		n := p.env.App.Today().Days(r.LastHeard)
		if n == 1 {
			parts = append(parts, "last heard from yesterday")
		} else {
			parts = append(parts, fmt.Sprintf("last heard from %d days ago", n))
		}
	}
	return strings.Join(parts, ", ")
}

// named is a young person with the letters of their name folded, for finding.
type named []app.Row

func (n named) Len() int { return len(n) }
func (n named) String(i int) string {
	return fold(n[i].Person.Name() + " " + n[i].Person.FirstName)
}

// fold turns letters with marks into plain ones, so that "sade" finds Ṣadé and "zielinski" Zieliński.
func fold(s string) string { return strings.ToLower(plain(s)) }

// matches are the rows whose name holds what was typed: whole beginnings of a word first, then the letters in order.
func matches(rows []app.Row, text string, limit int) []app.Row {
	q := fold(strings.TrimSpace(text))
	if q == "" {
		return nil
	}
	var out []app.Row
	seen := map[string]bool{}
	add := func(r app.Row) {
		if !seen[r.Person.ID] && len(out) < limit {
			seen[r.Person.ID] = true
			out = append(out, r)
		}
	}
	for _, r := range rows {
		if strings.HasPrefix(fold(r.Person.Name()), q) {
			add(r)
		}
	}
	for _, r := range rows {
		for _, w := range strings.FieldsFunc(fold(r.Person.Name()+" "+r.Person.FirstName), func(c rune) bool { return !unicode.IsLetter(c) }) {
			if strings.HasPrefix(w, q) {
				add(r)
			}
		}
	}
	if len([]rune(q)) >= 3 {
		for _, m := range fuzzy.FindFrom(q, named(rows)) {
			add(rows[m.Index])
		}
	}
	return out
}

// choose takes a person; the focus goes on to the topics.
func (p *Page) choose(id string) {
	for i := range p.rows {
		if p.rows[i].Person.ID == id {
			r := p.rows[i]
			p.person = nil
			shown := r.Person.Name()
			if p.facing {
				shown = r.Person.Initials()
			}
			p.name.SetText(shown)
			p.person = &r
			p.name.SetProblem("")
			p.best.Select(id)
			p.tidy = false
			return
		}
	}
}

// take is Enter in the name field.
func (p *Page) take() {
	id := p.best.Current()
	if strings.HasPrefix(id, "none") || id == "" {
		if m := matches(p.rows, p.name.Text(), 1); len(m) > 0 {
			id = m[0].Person.ID
		}
	}
	if id == "count" {
		p.tally()
		return
	}
	p.choose(id)
	if p.person == nil {
		p.name.SetProblem("Nobody by that name is in these records. Type other letters, or press Ctrl+0 to count a visit without a name.")
		return
	}
	p.focus(p.topics)
}

func (p *Page) focus(o fyne.Focusable) {
	if w := p.env.Shell.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// read1 puts the form into a contact; problems stand under their fields.
func (p *Page) contact() (*care.Contact, bool) {
	c := &care.Contact{On: p.env.App.Today(), Mode: first(p.mode.Chosen()), Place: strings.TrimSpace(p.place.Text()), With: p.env.App.Owner().Name, Topics: inOrder(p.topics.Chosen()),
		Said: p.did.Text(), FollowUp: strings.TrimSpace(p.next.Text()), Talked: value.No, StartedBy: "young"}
	ok := true
	problem := func(set func(string), err error) {
		set(fault.Sentence(err))
		ok = ok && err == nil
	}
	var err error
	p.name.SetProblem("")
	p.next.SetProblem("")
	if p.person == nil {
		p.name.SetProblem("Choose who came in, or press Ctrl+0 to count a visit without a name.")
		ok = false
	} else {
		c.PersonID = p.person.Person.ID
	}
	c.At, err = value.ParseClock(p.at.Text())
	problem(p.at.SetProblem, err)
	problem(p.length.SetProblem, care.ContactSpec.Field("minutes").Parse(c, p.length.Text(), c.On))
	_ = p.by.Commit() // shows the day in words; what is wrong with it is told below
	c.FollowBy, err = value.ParseDate(p.by.Text(), c.On)
	problem(p.by.SetProblem, err)
	if p.talked.On() {
		c.Talked = value.Yes
	}
	if p.alone.On() {
		c.Alone = value.Yes
	}
	if c.Mode == "phone" || c.Mode == "text" {
		c.StartedBy = ""
	}
	if !ok {
		return nil, false
	}
	for _, q := range care.ContactSpec.Validate(c) {
		ok = false
		switch q.Key {
		case "follow_up":
			p.next.SetProblem(q.Text)
		case "minutes":
			p.length.SetProblem(q.Text)
		default:
			p.name.SetProblem(q.Text)
		}
	}
	return c, ok
}

// inOrder keeps chosen topics in the order of the list, as they are stored.
func inOrder(chosen []string) string {
	var out []string
	for _, o := range care.Topics {
		for _, c := range chosen {
			if c == o.Code {
				out = append(out, c)
			}
		}
	}
	return record.Join(out)
}

// save writes the visit and clears the form for the next person.
func (p *Page) save() {
	c, ok := p.contact()
	if !ok {
		p.mend()
		return
	}
	if p.saving {
		return // pressed twice
	}
	p.saving = true
	who := p.person.Person.Name()
	p.env.Run.Short("save visit", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, c); err != nil {
			return err
		}
		if err := p.env.App.KeepDraft(ctx, app.Draft{Kind: draftKind}); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		p.saving = false
		if err != nil {
			p.env.Shell.Fail(err) // the form keeps what was typed
			return
		}
		p.clear()
		if p.facing {
			who = care.Initials(who)
		}
		p.after("Saved " + who)
	})
}

// mend goes to the first field with a problem.
func (p *Page) mend() {
	for _, f := range []interface {
		Problem() string
		FocusTarget() fyne.Focusable
	}{p.name, p.at, p.length, p.next, p.by} {
		if f.Problem() != "" {
			p.focus(f.FocusTarget())
			return
		}
	}
	p.focus(p.name.FocusTarget())
}

// tally counts somebody who would rather not be named.
func (p *Page) tally() {
	t := &care.Tally{On: p.env.App.Today(), At: value.Clock(p.env.App.Now().Format("15:04")), Place: strings.TrimSpace(p.place.Text())}
	p.env.Run.Short("count visit", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, t); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.after("Counted a visit without a name")
		p.focus(p.name.FocusTarget())
	})
}

// after shows what was done, with the lists read again.
func (p *Page) after(what string) {
	now := p.env.App.Now()
	p.saved = what + " at " + value.Clock(now.Format("15:04")).String() + "."
	p.env.Shell.Saving(page.Saved(now))
	p.fill()
}

// takeBack undoes the last visit.
func (p *Page) takeBack() {
	what := ""
	p.env.Run.Short("undo", func(ctx context.Context) (err error) {
		if what, err = p.env.App.Undo(ctx); err != nil {
			return err
		}
		return p.read(ctx)
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.saved = "Undone: " + what + "."
		p.fill()
		p.focus(p.name.FocusTarget())
	})
}

// clear makes the form ready for the next person.
func (p *Page) clear() {
	p.person = nil
	for _, f := range []*widgets.Field{p.name, p.next} {
		f.SetText("")
		f.SetProblem("")
	}
	p.did.SetText("")
	p.by.SetValue("")
	p.by.SetProblem("")
	p.mode.SetChosen("dropin")
	p.topics.SetChosen()
	p.talked.SetOn(true)
	p.alone.SetOn(false)
	p.at.SetText(value.Clock(p.env.App.Now().Format("15:04")).String())
	p.length.SetText("15")
	p.place.SetText(p.venue())
	p.suggest("")
	p.tidy = true
	p.focus(p.name.FocusTarget())
}

func (p *Page) face(on bool) {
	p.facing = on
	p.Leave()
	p.env.Shell.Say(map[bool]string{true: "Facing visitors: initials only, no topics.", false: "Names and topics are shown again."}[on])
	p.fill()
	p.suggest(p.name.Text())
	if p.person != nil {
		p.choose(p.person.Person.ID)
	}
}

// numbers says who to ring. A worry about harm is not recorded on this page.
func (p *Page) numbers() {
	text := strings.TrimSpace(p.service.Safeguarding)
	if text == "" {
		text = "No numbers are entered yet. Put your service's numbers into Settings, My service."
	}
	s := widgets.NewSheet(p.env.Shell.Window().Canvas(), "A worry that somebody may be harmed", widgets.Column(12,
		widgets.NewPara("This is not a report. Ring:"), widgets.NewText(text, look.SizeHeading, true, look.Text), widgets.NewPara("If somebody is in danger now, ring 999."),
		widgets.Caption("Write down what was said in the young person's exact words, and who heard it. Waymark does not pass anything on.")), nil).SetWidth(32)
	p.env.Shell.Open(s)
}

// keys are the letters of the topics.
func topicOptions() []widgets.Option {
	var out []widgets.Option
	for _, t := range catalogue.Topics() {
		o := widgets.Option{Value: t.ID, Label: t.Name}
		for _, r := range t.Key {
			o.Key = r
		}
		out = append(out, o)
	}
	return out
}

func (p *Page) dates() widgets.DateRules { return form.Dates(p.env.App.Today()) }
