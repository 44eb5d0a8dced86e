package report

import (
	"fmt"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/words"
)

// partByPart is the plan itself: what changed in boxes, what did not in one table.
func (b *builder) partByPart() {
	b.part(Part{Title: "Part by part", Same: b.follows()})
	first := b.p.First()
	key := Key{Items: []Count{{IconYoung, "how " + first + " feels, 1 to 5"}, {IconAdult, "the adviser’s view"}}}
	var boxes, same, empty []string
	for _, code := range b.parts() {
		switch {
		case !b.filled(code):
			empty = append(empty, code)
		case b.Before == nil || b.changed(code):
			boxes = append(boxes, code)
		default:
			same = append(same, code)
		}
	}
	if b.Before != nil && b.Since != "" {
		key.Items = append(key.Items, Count{IconChanged, "changed since " + b.day(b.Since)})
	}
	b.add(key)
	for _, code := range boxes {
		b.add(b.partBox(code))
	}
	if len(same) > 0 {
		b.sameParts(same)
	}
	if len(empty) > 0 {
		b.add(H2("Nothing written yet"))
		rows := make([]Pair, 0, len(empty))
		for _, code := range empty {
			rows = append(rows, Pair{Label: code + " " + care.PartName(code), State: NotAsked})
		}
		b.add(Hint{"Each of these parts asks the same: what does " + first + " want, and what will happen?"}, Pairs{Label: 58, Rows: rows})
	}
}

// filled reports whether anybody has written anything about a part.
func (b *builder) filled(code string) bool {
	if p := b.f.Part(code); p != nil && (p.WorkingWell != "" || p.Worried != "" || p.HowMet != "" || p.IfWrong != "" || p.LongTerm != "" || p.Going != "") {
		return true
	}
	if b.f.Said("part_"+code) != nil {
		return true
	}
	for _, a := range b.f.Actions {
		if a.Part == code {
			return true
		}
	}
	return false
}

// changed reports whether a part differs from what it was at the last review: words, text, feeling, home or actions.
func (b *builder) changed(code string) bool {
	if b.differs == nil {
		c := rules.Compare(b.Before, b.f, b.Since, b.Today, b.Skills)
		b.differs = &c
	}
	return b.differs.Touched(code)
}

// partBox is one part of the plan: the young person's words first, the adult's view beside them, never one for the other.
func (b *builder) partBox(code string) Box {
	box := Box{Number: code, Title: care.PartName(code), Band: true}
	if b.Before != nil {
		box.Note, box.Icon = "Changed", IconChanged
	}
	own := b.own("part_"+code, "")
	feeling := &Feeling{}
	if now, _ := b.f.Feels(code); now != nil {
		feeling.N = now.Score
		if now.Score >= 1 && now.Score < len(care.FeelingWords) {
			feeling.Words = care.FeelingWords[now.Score]
		}
		if was := b.feltThen(code); was != nil && was != now && was.Score != now.Score {
			feeling.Before = fmt.Sprintf("%d in %s", was.Score, b.sinceWords())
		}
	} else {
		feeling.Words = "not asked yet"
	}
	own.Feeling = feeling
	p := b.f.Part(code)
	if p == nil {
		p = &care.PlanPart{}
	}
	box.Blocks = append(box.Blocks, Columns{Left: []Block{own}, Right: []Block{b.view(code, p)}})
	if p.HowMet != "" {
		box.Blocks = append(box.Blocks, Lead("How the need will be met.", b.fullOrFirst(p.HowMet)+b.wrote(p, "how_met")))
	}
	if p.LongTerm != "" {
		box.Blocks = append(box.Blocks, Lead("Long-term goal.", b.fullOrFirst(p.LongTerm)+b.wrote(p, "long_term_goal")))
	}
	if code == "3" {
		box.Blocks = append(box.Blocks, b.suitable()...)
	}
	if t := b.partActions(code); len(t.Rows) > 0 {
		box.Blocks = append(box.Blocks, t)
	}
	if p.IfWrong != "" {
		box.Blocks = append(box.Blocks, Lead("If this goes wrong.", b.fullOrFirst(p.IfWrong)+b.wrote(p, "if_this_goes_wrong")))
	}
	box.Blocks = append(box.Blocks, b.partReplies(code, p)...)
	return box
}

// view is the adult's side of a part.
func (b *builder) view(code string, p *care.PlanPart) View {
	v := View{Who: b.first(p.By), Icon: goingIcon(p.Going), Rating: labelOf(care.Goings, p.Going)}
	if v.Who == "" {
		v.Label = "The adviser’s view"
	}
	switch {
	case p.WorkingWell != "" && p.Worried != "":
		v.Text = "Working well: " + p.WorkingWell + "\nWorried about: " + p.Worried
	case p.Worried != "":
		v.Text = "Worried about: " + p.Worried
	case p.WorkingWell != "":
		v.Text = p.WorkingWell
	default:
		v.Text = "Nothing written yet."
	}
	if b.Before != nil {
		if was := b.Before.Part(code); was != nil && was.Going != "" && was.Going != p.Going {
			v.Was = words.Lower(labelOf(care.Goings, was.Going))
		}
	}
	return v
}

func goingIcon(code string) Icon {
	switch code {
	case "on_track":
		return IconDone
	case "needs_work":
		return IconPartDone
	case "stuck":
		return IconNotDone
	}
	return NoIcon
}

// partActions are the open actions of a part, and those that were closed since the last review.
func (b *builder) partActions(code string) Table {
	t := Table{Small: true, Columns: []Column{{Title: "What will happen"}, {Title: "Who", Width: 36}, {Title: "By when", Width: 34}, {Title: "How it is going", Width: 37}}}
	for _, a := range b.actions(b.f) {
		if a.Part != code || a.State == "dropped" {
			continue
		}
		when := b.due(a.By)
		if a.By.Before(b.Today) {
			when = "was due " + b.short(a.By)
		}
		if a.Closed() {
			if b.Since != "" && a.Finished != "" && a.Finished < b.Since || a.Finished == "" && a.By.Before(b.Since) {
				continue
			}
			when = b.day(a.By)
		}
		row := Cells(b.fullOrFirst(a.What), b.fullOrFirst(a.Who), when, "")
		row.Cells[3] = actionState(a)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sameParts are the parts that nothing changed in, one line each.
func (b *builder) sameParts(codes []string) {
	month := b.sinceWords()
	head, carried := "The same as in "+month, "Carried on from "+month
	if b.Since == "" {
		head, carried = "The same as last time", "Carried on"
	}
	t := Table{Small: true, Columns: []Column{{Title: "Part", Bold: true}, {Title: b.theyFeel(), Width: 24}, {Title: b.raterHead(), Width: 34}, {Title: carried, Width: 68}}}
	for _, code := range codes {
		row := Cells(code+" "+care.PartName(code), "", "", "")
		if now, _ := b.f.Feels(code); now != nil {
			row.Cells[1] = Cell{Icon: IconYoung, Text: strconv.Itoa(now.Score) + " of 5"}
		} else {
			row.Cells[1].Text = "not asked"
		}
		if p := b.f.Part(code); p != nil {
			if p.Going != "" {
				row.Cells[2] = Status(goingIcon(p.Going), labelOf(care.Goings, p.Going))
			}
			text := p.HowMet
			if text == "" {
				text = p.WorkingWell
			}
			row.Cells[3].Text = b.first(text)
		}
		if open := b.openIn(code); open > 0 {
			row.Cells[3].Sub = fmt.Sprintf("%d %s open", open, words.Plural(open, "action", "actions"))
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(H2(head), t)
}

func (b *builder) openIn(code string) int {
	n := 0
	for _, a := range b.f.Actions {
		if a.Part == code && !a.Closed() {
			n++
		}
	}
	return n
}

// theyFeel is "She feels" where the young person gave their pronouns, otherwise a word that fits everybody.
func (b *builder) theyFeel() string {
	switch p, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(b.p.Pronouns)), "/"); p {
	case "she":
		return "She feels"
	case "he":
		return "He feels"
	case "they":
		return "They feel"
	}
	return "Feels"
}

// raterHead is "Ruth’s rating" when one adult wrote every part, otherwise "Rating".
func (b *builder) raterHead() string {
	name := ""
	for _, p := range b.f.Parts {
		if p.By == "" || name != "" && p.By != name {
			return "Rating"
		}
		name = p.By
	}
	if name == "" || b.outside() || len(b.first(name)) > 9 {
		return "Rating"
	}
	return b.first(name) + "’s rating"
}
