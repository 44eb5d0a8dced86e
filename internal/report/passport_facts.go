package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// off reports whether a block is left out of this copy unless it is ticked in: what is private for everybody, and for a guest whatever is not needed
// in an emergency at their door.
func (b *builder) off(block string) bool {
	return care.PrivateBlocks[block] || b.Audience == record.Guest && (block == "family" || block == "condition" || block == "medicine")
}

// sharingReader is who each kind of reader is in the young person's own yes and no to sharing.
var sharingReader = map[record.Audience]string{record.FileCopy: "file", record.Doctor: "gp", record.Meeting: "meeting", record.Guest: "parent"}

// said is the young person's newest word that still stands on whether this kind of reader may see a block; "" is any. It is not asked when they
// said nothing, and no when they said yes to other blocks only.
func (b *builder) said(block string) value.Tri {
	for _, s := range b.f.Sharing {
		if s.Reader != sharingReader[b.Audience] || s.Reader == "" || !s.Live(b.Today) {
			continue
		}
		blocks := record.Codes(s.Blocks)
		switch named := len(blocks) == 0 || block == "" || slices.Contains(blocks, block); {
		case named && (block != "" || s.Agrees == value.Yes || len(blocks) == 0):
			return s.Agrees
		case !named && s.Agrees == value.Yes:
			return value.No
		}
	}
	return value.TriNotAsked
}

// kept reports whether a fact is kept from this copy unless it is ticked in by itself.
func (b *builder) kept(h *care.HealthFact) bool {
	switch {
	case b.Show[h.ID]:
		return false
	case !h.MaySee(b.Audience):
		return true
	case care.PrivateBlocks[h.Block]:
		return !b.Show["block:"+h.Block] // ticking the block brings in all of it
	case h.Private == value.Yes:
		return true
	}
	return (b.off(h.Block) || b.said(h.Block) == value.No) && !b.Show["block:"+h.Block]
}

// holdBack reports whether one thing is kept from this copy because it is private, or not for this reader, and says so in what is left out.
func (b *builder) holdBack(id string, p care.Privacy, block string) bool {
	if b.Show[id] || !p.KeptFrom(b.Audience) {
		return false
	}
	b.leave(block + ": what is marked private")
	return true
}

// facts are the facts of a block that this copy shows, and whether any was kept back.
func (b *builder) facts(block string) (shown []*care.HealthFact, kept bool) {
	for _, h := range b.f.HealthFacts {
		if h.Block != block {
			continue
		}
		if b.kept(h) {
			kept = true
			continue
		}
		shown = append(shown, h)
	}
	if kept {
		name := labelOf(care.HealthBlocks, block)
		if b.off(block) && len(shown) == 0 {
			b.leave(name)
		} else {
			b.leave(name + ": what is marked private")
		}
	}
	return shown, kept
}

// essential is one line that always prints on the emergency page: what is known, "none known" with the day it was checked, or that
// it is not known. A blank there could be read as "nothing". What was stopped is not said.
func (b *builder) essential(label, block string) Pair {
	shown, kept := b.facts(block)
	p := Pair{Label: label, Essential: true, State: NotAsked, Bold: true}
	var known []string
	var checked value.Date
	who := ""
	for _, h := range shown {
		if !h.Now(b.Today) {
			continue
		}
		switch h.Fact.Answer {
		case value.Known:
			known = append(known, inShort(h))
		case value.None:
			if p.State == NotAsked {
				p.State, checked = IsNone, h.Checked
			}
		case value.NotKnown:
			p.State, who = NotKnown, cmp.Or(who, h.AskWho) // beside a "none" of another day it is the careful one that stands
		case value.Declined:
			kept = true
		}
	}
	switch {
	case len(known) > 0:
		p.State, p.Text = Answered, strings.Join(known, "; ")
		if kept {
			p.Text += "; for more, ask me"
		}
	case kept:
		p.State, p.Text = Declined, ""
	case p.State == NotKnown:
		p.Text = ask(who)
	case p.State == IsNone && checked != "":
		p.Text = "checked " + checked.Long()
	}
	return p
}

// inShort is a fact for a line: "Penicillin: rash, throat swells".
func inShort(h *care.HealthFact) string {
	if h.Detail == "" {
		return h.Fact.Text
	}
	return h.Fact.Text + ": " + h.Detail
}

// ask is whom to ask, as a sentence.
func ask(who string) string {
	if who = strings.TrimSpace(who); who == "" {
		return ""
	}
	return "Ask " + words.Sentence(who)
}

// fact is a five-way answer as a pair.
func (b *builder) fact(label string, f value.Fact) Pair {
	switch f.Answer {
	case value.Known:
		return Answer(label, f.Text)
	case value.None:
		return Pair{Label: label, State: IsNone}
	case value.NotKnown:
		return Pair{Label: label, State: NotKnown}
	case value.Declined:
		return Pair{Label: label, State: Declined}
	}
	return Pair{Label: label, State: NotAsked}
}

// factPart is one chapter of free facts: what is known in a table, then what is none, not known or not asked.
func (b *builder) factPart(title string, icon Icon, blocks ...string) {
	var out []Block
	any := false
	for _, code := range blocks {
		shown, kept := b.facts(code)
		if len(blocks) > 1 {
			out = append(out, H2(labelOf(care.HealthBlocks, code)))
		}
		bs := b.factBlocks(code, shown)
		if kept && len(bs) == 0 && b.off(code) { // a blank could be read as "none"
			bs = []Block{Hint{"Not on this copy: ask me."}}
		}
		any = any || len(bs) > 0
		if len(bs) == 0 && len(blocks) > 1 {
			bs = []Block{Lines{N: 2}}
		}
		out = append(out, bs...)
	}
	n := 2
	if !any {
		n = 3
	}
	b.chapter(title, icon, append(out, Lines{N: n})...)
}

// factBlocks are the facts of a block: questions with one answer as pairs in the order of the passport, each with a line to write on while nobody
// was asked; what there can be several of in a table.
func (b *builder) factBlocks(code string, facts []*care.HealthFact) []Block {
	t := Table{Columns: []Column{{Title: "What", Bold: true}, {Title: "More about it", Width: 58}, {Title: "When", Width: 30}, {Title: "How we know", Width: 38}}, Small: true}
	pairs := Pairs{Label: 58}
	for _, it := range care.ItemsOf(code) {
		asked := false
		for _, h := range facts {
			if h.Item == it.Code && !it.Many {
				pairs.Rows = append(pairs.Rows, b.factPair(h))
				asked = true
			}
		}
		if !asked && !it.Many && b.Audience == record.Young && !care.PrivateBlocks[code] {
			pairs.Rows = append(pairs.Rows, Pair{Label: it.Label, State: NotAsked})
		}
	}
	for _, h := range facts {
		it, one := care.HealthItemOf(h.Item)
		switch {
		case one && !it.Many:
		case h.Fact.Answer == value.Known && h.Block != "family":
			row := Cells(h.Fact.Text, joinComma(h.Detail, h.Place), sinceUntil(h), b.first(h.Source))
			if h.Checked != "" {
				row.Cells[0].Sub = "checked " + h.Checked.Short()
			}
			t.Rows = append(t.Rows, row)
		default:
			pairs.Rows = append(pairs.Rows, b.factPair(h))
		}
	}
	var out []Block
	if len(t.Rows) > 0 {
		out = append(out, withoutEmpty(t))
	}
	if slices.ContainsFunc(pairs.Rows, Pair.Shown) {
		out = append(out, pairs)
	}
	return out
}

// factPair is one fact as a question and its answer. A condition in the family stands with how somebody is related, never with a name.
func (b *builder) factPair(h *care.HealthFact) Pair {
	label := h.What()
	if h.Item == "" && h.Detail != "" && h.Fact.Answer != value.Known && (h.Fact.Answer != value.None || h.Block != "condition" && h.Block != "allergy" && h.Block != "medicine") {
		label = h.Detail
	}
	relation := labelOf(care.Relations, h.Relation)
	switch h.Fact.Answer {
	case value.Known:
		if h.Block == "family" {
			if relation == "" {
				relation = "Somebody in the family"
			}
			return Answer(h.Fact.Text, joinComma(relation, h.Detail))
		}
		text := joinComma(h.Fact.Text, h.Detail)
		if h.OwnWords == value.Yes {
			text = "“" + h.Fact.Text + "”"
		}
		return Answer(label, joinComma(text, h.Place, sinceUntil(h)))
	case value.None:
		p := Pair{Label: label, State: IsNone}
		if h.Checked != "" {
			p.Text = "known. Checked " + h.Checked.Long() + "."
		}
		return p
	case value.NotKnown:
		who := h.AskWho
		if it, ok := care.HealthItemOf(h.Item); ok && who == "" {
			who = it.Ask
		}
		return Pair{Label: label, State: NotKnown, Text: ask(who)}
	case value.Declined:
		return Pair{Label: label, State: Declined}
	}
	return Pair{Label: label, State: NotAsked}
}

// sinceUntil is when a fact began, and that it is over.
func sinceUntil(h *care.HealthFact) string {
	switch since := sinceYear(h.Since); {
	case h.Until == "":
		return since
	case since == "":
		return "until " + sinceYear(h.Until)
	default:
		return since + " to " + sinceYear(h.Until)
	}
}

// withoutEmpty drops the columns of a table that no row says anything in.
func withoutEmpty(t Table) Table {
	for c := len(t.Columns) - 1; c > 0; c-- {
		if slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Cells[c].Text != "" || r.Cells[c].Sub != "" }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, c, c+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, c, c+1)
		}
	}
	return t
}

// sinceYear is the year alone for 1 January, which is what stands for "2014, no day known".
func sinceYear(d value.Date) string {
	if d.Month() == 1 && d.Day() == 1 {
		return fmt.Sprint(d.Year())
	}
	return d.Short()
}

// privatePart is a chapter that is off unless it was ticked in for this copy.
func (b *builder) privatePart(title string, icon Icon, code string) {
	shown, kept := b.facts(code)
	if len(shown) == 0 && (kept || !b.Show["block:"+code]) {
		b.leave(labelOf(care.HealthBlocks, code))
		return
	}
	b.part(Part{Title: title, Icon: icon, Blocks: append(b.factBlocks(code, shown), Lines{N: 3})})
}
