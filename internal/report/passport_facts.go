package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// off reports whether a block is left out of this copy unless it is ticked in: what is private for everybody, and for a guest whatever is not needed
// in an emergency at their door.
func (b *builder) off(block string) bool {
	return care.PrivateBlocks[block] || b.Audience == record.Guest && (block == "family" || block == "condition" || block == "medicine")
}

// facts are the facts of a block that this copy shows, and whether any was kept back.
func (b *builder) facts(block string) (shown []*care.HealthFact, kept bool) {
	for _, h := range b.f.HealthFacts {
		if h.Block != block {
			continue
		}
		private := h.Private == value.Yes || !care.MayShow(h.MayShow, b.Audience)
		if care.PrivateBlocks[block] {
			private = !b.Show["block:"+block] // ticking the block brings in all of it
		} else if b.off(block) && !b.Show["block:"+block] {
			private = true
		}
		if private && !b.Show[h.ID] {
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
// it is not known. A blank there could be read as "nothing".
func (b *builder) essential(label, block string) Pair {
	shown, kept := b.facts(block)
	p := Pair{Label: label, Essential: true, State: NotAsked, Bold: true}
	var known []string
	var checked value.Date
	for _, h := range shown {
		switch h.Fact.Answer {
		case value.Known:
			s := h.Fact.Text
			if h.Detail != "" {
				s += ": " + h.Detail
			}
			known = append(known, s)
		case value.None:
			if p.State == NotAsked {
				p.State, checked = IsNone, h.Checked
			}
		case value.NotKnown:
			if p.State == NotAsked {
				p.State, p.Text = NotKnown, ask(h.AskWho)
			}
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
	case p.State == IsNone && checked != "":
		p.Text = "checked " + checked.Long()
	}
	return p
}

// ask is whom to ask, as a sentence.
func ask(who string) string {
	if who = strings.TrimSpace(who); who == "" {
		return ""
	}
	return "Ask " + sentence(who)
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

func (b *builder) factBlocks(code string, facts []*care.HealthFact) []Block {
	t := Table{Columns: []Column{{Title: "What", Bold: true}, {Title: "More about it", Width: 58}, {Title: "Since", Width: 28}, {Title: "How we know", Width: 38}}, Small: true}
	pairs := Pairs{Label: 58}
	for _, h := range facts {
		label := h.Detail
		if label == "" {
			label = labelOf(care.HealthBlocks, code)
		}
		if h.Fact.Answer == value.None && (code == "condition" || code == "allergy" || code == "medicine") {
			label = labelOf(care.HealthBlocks, code) // it is said of the whole block
		}
		switch h.Fact.Answer {
		case value.Known:
			row := Cells(h.Fact.Text, h.Detail, sinceYear(h.Since), b.first(h.Source))
			if h.Checked != "" {
				row.Cells[0].Sub = "checked " + h.Checked.Short()
			}
			t.Rows = append(t.Rows, row)
		case value.None:
			p := Pair{Label: label, State: IsNone}
			if h.Checked != "" {
				p.Text = "known. Checked " + h.Checked.Long() + "."
			}
			pairs.Rows = append(pairs.Rows, p)
		case value.NotKnown:
			pairs.Rows = append(pairs.Rows, Pair{Label: label, State: NotKnown, Text: ask(h.AskWho)})
		case value.Declined:
			pairs.Rows = append(pairs.Rows, Pair{Label: label, State: Declined})
		default:
			pairs.Rows = append(pairs.Rows, Pair{Label: label, State: NotAsked})
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
