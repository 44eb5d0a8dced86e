package health

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// question is one question of a block with its answer, saved when it is answered or left.
type question struct {
	p    *Part
	item care.HealthItem
	rec  *care.HealthFact // as it is stored; without an id while nothing is
	fact *form.Fact
	busy bool
}

// asked reports whether a block has questions that are asked once.
func asked(block string) bool {
	for _, it := range care.ItemsOf(block) {
		if !it.Many {
			return true
		}
	}
	return false
}

// questions are the rows of a block, each with its five-way answer, and the list of what can be said more than once.
func (p *Part) questions() fyne.CanvasObject {
	label := blocks[p.find(p.block)].label
	var rows []fyne.CanvasObject
	for _, it := range care.ItemsOf(p.block) {
		if it.Many {
			continue
		}
		q := &question{p: p, item: it, rec: p.factOf(it.Code)}
		q.fact = form.NewFact(it.Label, "").Asking("Who could tell us?")
		q.show()
		q.fact.OnChange(q.changed)
		more := widgets.NewButton(widgets.Quiet, "edit", "", q.more).Small().Helped(it.Label + ": how we know, the day, who may see it, and whether it is on the card.")
		if len(rows) > 0 {
			rows = append(rows, widgets.Rule())
		}
		if p.ask == nil {
			p.ask = q.fact.FocusTarget()
		}
		rows = append(rows, widgets.Inset(look.Space4, look.Space2, widgets.TopLineWith(q.fact, look.Space1, q.fact, more)))
	}
	var beside fyne.CanvasObject
	if day := p.checkedLast(); day != "" {
		beside = widgets.Caption("checked " + day.In(p.today))
	}
	panel := widgets.NewTitledPanel(label, beside, widgets.Column(0, rows...), true)
	if !p.more() {
		return widgets.Column(look.Space3, panel, widgets.Caption(p.footWords()))
	}
	return widgets.Column(look.Space3, panel, p.facts())
}

// more reports whether a block has facts besides its questions, or can have them.
func (p *Part) more() bool {
	for _, it := range care.ItemsOf(p.block) {
		if it.Many {
			return true
		}
	}
	for _, h := range p.f.HealthFacts {
		if h.Block == p.block && !single(h) {
			return true
		}
	}
	return false
}

// single reports whether a fact is the answer of a question that is asked once.
func single(h *care.HealthFact) bool {
	it, ok := care.HealthItemOf(h.Item)
	return ok && !it.Many
}

func (p *Part) factOf(item string) *care.HealthFact {
	for _, h := range p.f.HealthFacts {
		if h.Item == item {
			return h
		}
	}
	return &care.HealthFact{Meta: record.Meta{PersonID: p.f.Person.ID}, Block: p.block, Item: item}
}

func (p *Part) checkedLast() value.Date {
	var last value.Date
	for _, h := range p.f.HealthFacts {
		if h.Block == p.block {
			last = max(last, h.Checked)
		}
	}
	return last
}

func (q *question) show() {
	q.fact.SetCode(record.FactCode(q.rec.Fact))
	ask := q.rec.AskWho
	q.fact.SetAsk(ask)
	q.hint()
}

// hint says how it is known, or what the answer prints.
func (q *question) hint() {
	text := ""
	switch q.rec.Fact.Answer {
	case value.Known, value.None:
		if q.rec.Source != "" {
			text = "From: " + q.rec.Source + "."
		}
		if q.rec.Checked != "" {
			text = spaced(text, "Checked "+q.rec.Checked.In(q.p.today)+".")
		}
		if text == "" {
			text = "How do we know? Use the pencil."
		}
	case value.NotKnown:
		text = "Prints “Not known yet”."
		if q.rec.AskWho != "" {
			text = "Prints “Not known yet. Ask " + q.rec.AskWho + ".”"
		}
	case value.Declined:
		text = "Their choice. Prints nothing."
	default:
		text = "Prints a line to write on. Usually known by " + q.item.Ask + "."
	}
	if kept := q.rec.Privacy.Words(); kept != "" {
		text = spaced(text, words.Upper(kept)+".")
	}
	q.fact.SetHint(text)
}

// changed saves an answer. Known waits for its text; what was known is not thrown away by one letter.
func (q *question) changed() {
	to := record.ParseFact(q.fact.Code())
	to.Answer = value.Answer(q.fact.Answer())
	if to.Answer == value.Known && to.Text == "" {
		return
	}
	ask := q.fact.AskText()
	if to == q.rec.Fact && ask == q.rec.AskWho || q.busy {
		return
	}
	if q.rec.Fact.Answer == value.Known && to.Answer != value.Known {
		q.busy = true // until the question is answered, the old text stands
		sheet := widgets.Ask(q.p.env.Shell.Window().Canvas(), "Take the text away?", "“"+q.rec.Fact.Text+"” goes from the passport. History keeps it, and you can undo this, also tomorrow.", widgets.Primary, "Take it away", func() {
			q.busy = false
			q.save(to, ask)
		})
		sheet.OnClose(func() {
			if q.busy {
				q.busy = false
				q.show()
			}
		})
		return
	}
	q.save(to, ask)
}

func (q *question) save(to value.Fact, ask string) {
	h := *q.rec
	if to != h.Fact {
		h.Checked = q.p.today
		if to.Answer != value.Known && to.Answer != value.None {
			h.Source = ""
		}
	}
	h.Fact, h.AskWho = to, ask
	q.p.env.Run.Short("save a health fact", func(ctx context.Context) error { return q.p.env.App.Save(ctx, &h) }, func(err error) {
		if err != nil {
			q.p.env.Shell.Fail(err)
			q.show()
			return
		}
		if q.rec.ID == "" {
			q.p.f.HealthFacts = append(q.p.f.HealthFacts, &h)
		}
		*q.rec = h
		if q.fact.Code() != record.FactCode(h.Fact) {
			q.show()
		}
		q.hint()
		q.p.blocks.SetItems(q.p.blockItems())
		q.p.blocks.Select(q.p.block)
		q.p.env.Shell.Saving(page.Saved(q.p.env.App.Now()))
	})
}

// more opens everything that is kept about the answer.
func (q *question) more() {
	records.EditWith(q.p.env, q.rec, records.Options{Title: q.item.Label, Hide: []string{"block", "item", "relation"}, All: true})
}

func spaced(a, b string) string { return strings.TrimSpace(a + " " + b) }
