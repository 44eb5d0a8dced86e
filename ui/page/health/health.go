// Package health is the part of a young person's page that keeps the health passport: facts with five honest answers, services, vaccinations of
// their age group, checks with their dates, and what was given to whom.
//
// Rules: a blank never reads as "none"; an unknown vaccination is never "overdue"; private blocks stay closed until they are opened one at a time,
// and are marked "not printed".
package health

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
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Part is the health part.
type Part struct {
	env    *page.Env
	f      *care.File
	today  value.Date
	block  string // chosen block
	opened bool   // a private block is open
	reader string // whom the next copy is for
	shape  string // and its shape

	body    fyne.CanvasObject
	blocks  *widgets.RowList
	middle  *records.List
	ask     fyne.Focusable   // the first question of a block
	choose  *widgets.Button  // of the cover
	gaps    *widgets.RowList // what is missing
	offered *widgets.RowList // vaccinations of the age group
	dues    []rules.Due
}

// New makes the part; the place's Arg is a block.
func New(env *page.Env, f *care.File, to page.Place) page.Part {
	p := &Part{env: env, f: f, today: env.App.Today()}
	p.read(to.Arg)
	if p.find(p.block) < 0 {
		p.block = "checks"
	}
	for _, d := range rules.Dues(f, p.today, env.App.Local()) {
		if d.Section == "health" {
			p.dues = append(p.dues, d)
		}
	}
	p.build()
	return p
}

// read takes apart what Arg puts together: "feelings!;doctor;a4" is an open private block, a reader and a shape.
func (p *Part) read(arg string) {
	parts := strings.Split(arg, ";")
	p.block, p.opened = strings.CutSuffix(parts[0], "!")
	p.reader, p.shape = string(record.Young), shapes[0].Value
	if len(parts) == 3 {
		p.reader, p.shape = parts[1], parts[2]
	}
}

// blockRow is a line on the left. A block of health facts has its code as key.
type blockRow struct{ key, label string }

var blocks = []blockRow{{"missing", "Still missing"}, {"checks", "Checks and visits"}, {"cover", "My cover and card"}, {"emergency", "In an emergency"}, {"allergy", "Allergies"}, {"condition", "Conditions"},
	{"medicine", "Medicines"}, {"service", "My services"}, {"consents", "Who may consent"}, {"immunisation", "Vaccinations"}, {"vaccines", "Vaccinated where"}, {"illness", "Illness and hospital"}, {"birth", "My birth"},
	{"family", "My family’s health"}, {"growth", "Growth"}, {"senses", "Eyes and ears"}, {"disability", "Disability and EHCP"}, {"feelings", "Feelings"}, {"sexual", "Sexual health"},
	{"parenthood", "Being a parent"}, {"substances", "Alcohol and drugs"}, {"consent", "Who may see this"}}

func (p *Part) find(key string) int {
	for i, b := range blocks {
		if b.key == key {
			return i
		}
	}
	return -1
}

// Arg keeps the chosen block, reader and shape when the page is read again.
func (p *Part) Arg() string { return p.arg(p.block, p.opened) }

func (p *Part) arg(block string, open bool) string {
	if open {
		block += "!"
	}
	return block + ";" + p.reader + ";" + p.shape
}

// Body implements page.Part.
func (p *Part) Body() fyne.CanvasObject { return p.body }

// First implements page.Part.
func (p *Part) First() fyne.Focusable {
	switch {
	case p.ask != nil:
		return p.ask
	case p.gaps != nil:
		return p.gaps
	case p.offered != nil:
		return p.offered
	case p.choose != nil:
		return p.choose
	case p.middle != nil && len(p.middle.Records()) > 0:
		return p.middle.First()
	}
	return p.blocks
}

// Buttons implements page.Part.
func (p *Part) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "known", "Record it was given", p.given).Helped("The day the passport was given, and whether a copy is on the council's file."),
		widgets.NewButton(widgets.Primary, "booklet", "Print the passport", p.print).Helped("Says first what is left out, and for whom."),
	}
}

// Commands implements page.Part.
func (p *Part) Commands() page.Commands {
	c := page.Commands{Main: p.print, Print: p.print, Next: p.step(1), Previous: p.step(-1)}
	if p.middle != nil {
		c.New, c.NewWords = p.middle.Add, "Add to this block"
	}
	return c
}

// Help implements page.Part.
func (p *Part) Help() string {
	return "K known, N none, U not known, D rather not say, A not asked yet. An empty box is never read as “none”."
}

// Leave implements page.Part: everything here is saved when it is changed.
func (p *Part) Leave() {}

func (p *Part) step(by int) func() {
	i := p.find(p.block) + by
	if i < 0 || i >= len(blocks) {
		return nil
	}
	return func() { p.open(blocks[i].key, false) }
}

func (p *Part) open(key string, private bool) {
	if key == p.block && private == p.opened {
		return
	}
	p.block, p.opened = key, private
	p.env.Shell.Go(page.Place{Page: "person", Person: p.f.Person.ID, Part: "health", Arg: p.Arg()})
}

func (p *Part) build() {
	p.blocks = widgets.NewRowList("Blocks of the passport", p.blockItems()...)
	p.blocks.SetWhole(true)
	p.blocks.SetHelp("Up and Down choose a block, Enter opens it. Ctrl+Page Down goes to the next.")
	p.blocks.Select(p.block)
	p.blocks.OnSelect(func(string) {}) // the chosen block stays marked without the focus
	p.blocks.OnOpen(func(key string) { p.open(key, false) })
	list := widgets.NewPlainPanel(p.blocks)
	var options []widgets.Option
	for _, b := range blocks {
		options = append(options, widgets.Option{Value: b.key, Label: b.label})
	}
	choice := widgets.NewChoice("Block of the passport", options, func(key string) { p.open(key, false) })
	choice.SetValue(p.block)
	left := widgets.Column(0, list, choice)
	right := widgets.Column(look.Space3, append(p.copies(), p.givenBox(), p.dueBox())...)
	split := widgets.NewSplit(widgets.SplitPart{Object: left, Em: 13.75}, widgets.SplitPart{Object: p.content()}, widgets.SplitPart{Object: right, Em: 16.25})
	page.ChoiceWhenNarrow(split, list, choice)
	p.body = split
}

func (p *Part) blockItems() []widgets.Item {
	var out []widgets.Item
	gaps := map[string]int{}
	for _, g := range rules.Missing(p.f, p.today) {
		gaps[g.Block]++
	}
	for _, b := range blocks {
		it := widgets.Item{Key: b.key, Title: b.label, Plain: true}
		n, unknown := p.count(b.key)
		if n > 0 { // begun, and something in it was never asked: no tick
			unknown = max(unknown, gaps[b.key])
		}
		switch {
		case b.key == "missing":
			if unknown > 0 {
				it.Right = fmt.Sprint(unknown)
			}
		case care.PrivateBlocks[b.key]:
			it.Right = "not printed"
		case unknown > 0:
			it.Marks = []widgets.Mark{{Icon: "unknown", Token: look.Unknown, Text: fmt.Sprint(unknown)}}
		case n > 0:
			it.Marks = []widgets.Mark{{Icon: "known", Token: look.Done}}
		}
		it.Say = fmt.Sprintf("%s, %d recorded, %d not known or not asked", b.label, n, unknown)
		out = append(out, it)
	}
	return out
}

// count is how many records a block holds, and how many of them are not known or not asked.
func (p *Part) count(key string) (n, unknown int) {
	switch key {
	case "missing":
		return 0, len(rules.Missing(p.f, p.today))
	case "cover":
		if p.f.Person.CoverChosen != "" || p.f.Person.CardLines != "" {
			n = 1
		}
		return n, 0
	case "consents":
		for _, c := range p.f.Consents {
			n++
			if c.Who == "not_known" && c.Live(p.today) {
				unknown++
			}
		}
		return n, unknown
	case "checks":
		return len(p.f.Checks), 0
	case "service":
		for _, s := range p.f.HealthServices {
			n++
			if open(s.Name.Answer) {
				unknown++
			}
		}
		return n, unknown
	case "immunisation":
		for _, v := range p.f.Immunisations {
			n++
			if v.State == "not_known" {
				unknown++
			}
		}
		return n, unknown
	}
	switch key {
	case "growth":
		n = len(p.f.Growth)
	case "consent":
		n = len(p.f.Sharing)
	}
	answered := map[string]bool{}
	for _, h := range p.f.HealthFacts {
		if h.Block == key {
			n++
			answered[h.Item] = true
			if open(h.Fact.Answer) {
				unknown++
			}
		}
	}
	if n > 0 { // a question that nobody answered is open once the block was begun
		for _, it := range care.ItemsOf(key) {
			if !it.Many && !answered[it.Code] {
				unknown++
			}
		}
	}
	return n, unknown
}

func open(a value.Answer) bool { return a == value.NotKnown || a == value.NotAsked }

// content is the chosen block.
func (p *Part) content() fyne.CanvasObject {
	if care.PrivateBlocks[p.block] && !p.opened {
		b := blocks[p.find(p.block)]
		show := widgets.NewButton(widgets.Ordinary, "eye", "Open this block", func() { p.open(p.block, true) }).Helped("Opens this block until you leave it.")
		return widgets.NewTitledPanel(b.label, widgets.Caption("not printed"), widgets.Column(look.Space3,
			widgets.NewPara("This block is private. It is closed until you open it, and it is left out of every print-out unless "+p.f.Person.First()+" ticks it in."), widgets.Line(0, show)), false)
	}
	switch p.block {
	case "checks":
		return p.checks()
	case "service":
		return p.services()
	case "immunisation":
		return p.immunisations()
	case "missing":
		return p.missing()
	case "cover":
		return p.cover()
	case "consents":
		return p.consents()
	case "consent":
		return p.sharing()
	case "growth":
		return p.growth()
	}
	if asked(p.block) {
		return p.questions()
	}
	return p.facts()
}

func (p *Part) list(s *record.Spec, o records.ListOptions) fyne.CanvasObject {
	p.middle = records.NewList(p.env, s, records.Of(p.f, s), p.f.Person.ID, o)
	return p.middle.Body()
}

// facts are the health facts of a block, each with its answer.
func (p *Part) facts() fyne.CanvasObject {
	label := blocks[p.find(p.block)].label
	return p.list(care.HealthFactSpec, records.ListOptions{Title: label, Add: "Add a fact", Empty: "Not asked yet. What does " + p.f.Person.First() + " know? What stands in the red book or with the GP?",
		Keep:  func(r record.Record) bool { h := r.(*care.HealthFact); return h.Block == p.block && !single(h) },
		Blank: func() record.Record { return &care.HealthFact{Block: p.block, Checked: p.today} },
		Edit:  p.factEditor(),
		Item:  func(r record.Record) widgets.Item { return p.factItem(r.(*care.HealthFact)) },
		Key: func(r record.Record, c rune) bool {
			h := *r.(*care.HealthFact)
			if toLower(c) == 'c' {
				p.tickCard(&h)
				return true
			}
			return p.answer(c, &h.Fact, &h, func() { h.Checked = p.today })
		},
		Beside: func(*records.List) []fyne.CanvasObject {
			if n, _ := p.count(p.block); n > 0 || p.block == "consent" {
				return nil
			}
			return []fyne.CanvasObject{
				widgets.NewButton(widgets.Quiet, "none", "None, checked today", func() { p.whole(value.None) }).Small().Helped("We asked, and there is none. It prints “None”."),
				widgets.NewButton(widgets.Quiet, "unknown", "Not known", func() { p.whole(value.NotKnown) }).Small().Helped("Nobody here knows. It prints “Not known yet”, and who to ask."),
			}
		},
		Foot: widgets.Caption(p.footWords()),
	})
}

// factEditor shows the fields that mean something in the block.
func (p *Part) factEditor() records.Options {
	o := records.Options{Hide: []string{"block"}}
	many := false
	for _, it := range care.ItemsOf(p.block) {
		many = many || it.Many
	}
	if !many {
		o.Hide = append(o.Hide, "item")
	}
	if p.block != "family" {
		o.Hide = append(o.Hide, "relation")
	}
	if p.block != "feelings" && p.block != "parenthood" {
		o.Hide = append(o.Hide, "own_words")
	}
	return o
}

// tickCard puts a fact on the wallet card or takes it off, as the young person says.
func (p *Part) tickCard(h *care.HealthFact) {
	h.OnCard = map[value.Tri]value.Tri{value.Yes: value.No}[h.OnCard]
	if h.OnCard == value.TriNotAsked {
		h.OnCard = value.Yes
	}
	p.save(h)
}

func (p *Part) footWords() string {
	switch p.block {
	case "allergy", "condition", "medicine":
		return "On the emergency page this block always prints a line: what is known, “None known, checked …”, or “Not known”."
	}
	return "Known prints as it stands. None prints “None”. Not known prints who to ask. Rather not say prints nothing. Not asked yet prints a line to write on."
}

// answer sets the five-way answer of a row by its letter. Known without a text opens the editor, because something has to be typed.
func (p *Part) answer(c rune, fact *value.Fact, r record.Record, more func()) bool {
	to, ok := map[rune]value.Answer{'k': value.Known, 'n': value.None, 'u': value.NotKnown, 'd': value.Declined, 'a': value.NotAsked}[toLower(c)]
	if !ok {
		return false
	}
	if to == value.Known {
		if fact.Answer != value.Known {
			records.Edit(p.env, r, nil)
		}
		return true
	}
	if fact.Answer == to {
		return true
	}
	if fact.Answer == value.Known && fact.Text != "" { // what was known is not thrown away by one letter
		widgets.Ask(p.env.Shell.Window().Canvas(), "Take the text away?", "“"+fact.Text+"” goes from the passport. History keeps it, and you can undo this, also tomorrow.", widgets.Primary, "Take it away", func() {
			*fact = value.Fact{Answer: to}
			more()
			p.save(r)
		})
		return true
	}
	*fact = value.Fact{Answer: to}
	more()
	p.save(r)
	return true
}

func toLower(c rune) rune {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func (p *Part) save(r record.Record) {
	p.env.Run.Short("save a health fact", func(ctx context.Context) error { return p.env.App.Save(ctx, r) }, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		p.env.Shell.Reload()
	})
}

// whole answers for a whole block.
func (p *Part) whole(a value.Answer) {
	p.save(&care.HealthFact{Meta: record.Meta{PersonID: p.f.Person.ID}, Block: p.block, Fact: value.Fact{Answer: a}, Checked: p.today})
}

func (p *Part) factItem(h *care.HealthFact) widgets.Item {
	title := h.Fact.String()
	if item, ok := care.HealthItemOf(h.Item); ok {
		title = item.Label + ": " + title
		if h.Relation != "" {
			title = care.HealthFactSpec.Field("relation").LabelOf(h.Relation) + ": " + h.Fact.String()
		}
	}
	it := widgets.Item{Title: title, RightState: stateOf(h.Fact.Answer), RightWords: h.Fact.Answer.Label()}
	var detail []string
	add := func(s string) {
		if s != "" {
			detail = append(detail, s)
		}
	}
	add(h.Detail)
	if h.Since != "" {
		add("since " + h.Since.In(p.today))
	}
	if h.Source != "" {
		add("from: " + h.Source)
	}
	if h.AskWho != "" && h.Fact.Answer != value.Known {
		add("ask " + h.AskWho)
	}
	if h.Checked != "" {
		add("checked " + h.Checked.In(p.today))
	}
	if h.Place != "" {
		add(h.Place)
	}
	if h.Until != "" {
		add("stopped " + h.Until.In(p.today))
	}
	if h.OnCard == value.Yes && h.Now(p.today) {
		add("on the card")
	}
	if kept := h.Privacy.Words(); kept != "" {
		add(kept)
	}
	it.Detail = strings.Join(detail, " · ")
	if h.Fact.Answer != value.Known {
		it.Title = h.What()
		it.Plain = true
	}
	return it
}

func stateOf(a value.Answer) widgets.State {
	switch a {
	case value.Known:
		return widgets.Known
	case value.None:
		return widgets.None
	case value.Declined:
		return widgets.Declined
	case value.NotKnown:
		return widgets.NotKnown
	}
	return widgets.NotAsked
}

func (p *Part) services() fyne.CanvasObject {
	return p.list(care.HealthServiceSpec, records.ListOptions{Title: "My services", Add: "Add a service", Empty: "No service yet. Who is the GP? The dentist?",
		Item: func(r record.Record) widgets.Item {
			h := r.(*care.HealthService)
			it := widgets.Item{Title: care.HealthServiceSpec.Field("service").LabelOf(h.Kind) + ": " + h.Name.String(), RightState: stateOf(h.Name.Answer), RightWords: h.Name.Answer.Label()}
			var d []string
			if h.Phone != "" {
				d = append(d, h.Phone)
			}
			if h.LastSeen != "" {
				d = append(d, "last seen "+h.LastSeen.In(p.today))
			}
			if h.NextDue != "" {
				d = append(d, "next "+h.NextDue.In(p.today))
			}
			if kept := h.Privacy.Words(); kept != "" {
				d = append(d, kept)
			}
			it.Detail = strings.Join(d, " · ")
			return it
		},
		Key: func(r record.Record, c rune) bool {
			h := *r.(*care.HealthService)
			return p.answer(c, &h.Name, &h, func() {})
		}})
}
