package report

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
)

// The needs assessment says what was found of each matter and what that rests on, and which list of the regulations applies. It is the adults'
// page: the young person's own words stand in it as theirs.

// assessed is the assessment that a print-out is about: the newest.
func (b *builder) assessed() *care.Plan {
	for _, p := range b.f.Plans {
		if p.Begun != "" || p.Assessed != "" || len(b.f.NeedsOf(p.ID)) > 0 {
			return p
		}
	}
	if len(b.f.Plans) > 0 {
		return b.f.Plans[0]
	}
	return nil
}

func (b *builder) needsAssessment() {
	p := b.assessed()
	list := rules.ContentsOf(b.f, b.Today)
	b.part(Part{Title: "What " + b.p.First() + " needs", Mark: true, Sub: b.p.Name() + ", needs assessment", Aside: []Aside{{Text: b.Today.Long()}}})
	b.workingCopy()
	if p == nil {
		p = &care.Plan{}
	}
	pairs := Pairs{Label: 52}
	add := func(label, text string) { pairs.Rows = append(pairs.Rows, Answer(label, text)) }
	add("Begun", p.Begun.Long())
	add("Finished", p.Assessed.Long())
	add("Assessed by", b.fullOrFirst(p.AssessedBy))
	if why := labelOf(care.AssessedWhys, p.AssessedWhy); why != "" {
		add("Why", why)
	}
	b.add(pairs)
	if list.Why != "" {
		b.add(Hint{list.Why})
	}
	if list.Source != "" && b.Audience == record.Staff {
		b.add(Hint{words.Sentence(list.Source)})
	}
	if p.TookPart != "" {
		b.add(H2("How "+b.p.First()+" took part"), P(b.fullOrFirst(p.TookPart)))
	}
	if p.Found != "" {
		b.add(H2("What it found as a whole"), P(b.fullOrFirst(p.Found)))
	}
	if b.takes("matters") {
		b.matters(p, list)
	}
	if b.takes("home") {
		b.homeLook()
	}
	if b.takes("asked") {
		b.part(Part{Title: "Who was asked", Sub: b.p.Name(), Same: true})
		b.add(b.askedTable())
	}
	if b.takes("copies") {
		b.part(Part{Title: "Copies, and who signed", Sub: b.p.Name(), Same: true})
		b.copies("assessment")
		b.add(Signatures{Items: []Signature{{Name: b.p.First()}, b.sign("adviser", b.adviser()), {Role: "manager"}}})
	}
}

var assessmentSections = []Section{{Code: "matters", Label: "Matter by matter"}, {Code: "home", Label: "Is the home suitable?"}, {Code: "asked", Label: "Who was asked"}, {Code: "copies", Label: "Copies, and who signed"}}

// matters is a box for each matter in which anything was found, and one table of those in which nothing was.
func (b *builder) matters(p *care.Plan, list rules.Contents) {
	b.part(Part{Title: "Matter by matter", Sub: b.p.Name(), Same: true})
	var empty []string
	for _, code := range b.parts() {
		var needs []*care.Need
		for _, n := range b.f.NeedsOf(p.ID) {
			if n.Part == code {
				needs = append(needs, n)
			}
		}
		said := b.f.Said("part_" + code)
		if len(needs) == 0 {
			empty = append(empty, code)
			continue
		}
		box := Box{Number: code, Title: care.PartName(code), Band: true}
		if line := list.Line(code); line != "" && b.Audience == record.Staff {
			box.Blocks = append(box.Blocks, Hint{line})
		}
		if said != nil {
			box.Blocks = append(box.Blocks, b.own("part_"+code, ""))
		}
		for _, n := range needs {
			box.Blocks = append(box.Blocks, Lead("What is needed.", b.fullOrFirst(n.Needs)))
			if n.Seen != "" {
				box.Blocks = append(box.Blocks, Lead("What was seen and heard.", b.fullOrFirst(n.Seen)))
			}
			if by := joinComma(b.fullOrFirst(n.By), b.day(n.On)); by != "" && n.On != "" {
				box.Blocks = append(box.Blocks, Hint{"Written by " + by + "."})
			}
			box.Blocks = append(box.Blocks, b.replies(n, "")...)
		}
		b.add(box)
	}
	if len(empty) > 0 {
		rows := make([]Pair, 0, len(empty))
		for _, code := range empty {
			rows = append(rows, Pair{Label: code + " " + care.PartName(code), State: NotAsked})
		}
		b.add(H2("Nothing written yet"), Pairs{Label: 66, Rows: rows})
	}
}

// homeLook is the newest look at the home of today, point by point with what was seen.
func (b *builder) homeLook() {
	h := b.f.Home(b.Today)
	if h == nil {
		return
	}
	sub := labelOf(care.HomeKinds, h.Kind)
	if !b.untold {
		sub = joinComma(sub, b.first(h.With))
	}
	b.part(Part{Title: "Is the home suitable?", Sub: sub, Same: true})
	s := b.f.Suitable(h.ID)
	if s == nil {
		b.add(P("Nobody has looked at this home yet."), Lines{N: 2})
		return
	}
	b.add(Lead(labelOf(care.SuitableAnswers, s.Outcome)+".", words.Sentence("Looked at by "+b.fullOrFirst(s.By)+" on "+b.day(s.On))))
	if s.Why != "" {
		b.add(P(b.fullOrFirst(s.Why)))
	}
	if s.Todo != "" {
		b.add(Lead("What is done about it.", b.fullOrFirst(s.Todo)))
	}
	if s.Again != "" {
		b.add(Lead("Look again by", b.day(s.Again)+"."))
	}
	t := Table{Small: true, Columns: []Column{{Title: "What the regulations name", Width: 62, Bold: true}, {Title: "Answer", Width: 40}, {Title: "What was seen"}}}
	for i, o := range care.SuitabilityPoints {
		row := Cells(o.Label, "", b.fullOrFirst(s.Points[i].Seen))
		row.Cells[1] = pointAnswer(s.Points[i].Answer)
		t.Rows = append(t.Rows, row)
	}
	b.add(t, Hint{"Care Leavers (England) Regulations 2010, regulation 9(2) and Schedule 2."})
}

func pointAnswer(code string) Cell {
	switch code {
	case "good":
		return Status(IconDone, "Good")
	case "partly":
		return Status(IconPartDone, "Partly")
	case "not_good":
		return Status(IconNotDone, "Not good enough")
	case "not_asked":
		return Status(IconNone, "Does not apply")
	}
	return Status(IconUnknown, "Not looked at")
}

// suitable is the newest look at the home, in a sentence or two: for the box of part 3. Visitors are told nothing about it.
func (b *builder) suitable() []Block {
	h := b.f.Home(b.Today)
	if h == nil || b.outside() || b.untold {
		return nil
	}
	s := b.f.Suitable(h.ID)
	if s == nil {
		return nil
	}
	text := labelOf(care.SuitableAnswers, s.Outcome) + ", looked at on " + b.day(s.On) + "."
	var open []string
	for i, o := range care.SuitabilityPoints {
		if a := s.Points[i].Answer; a == "partly" || a == "not_good" {
			open = append(open, words.Lower(o.Label))
		}
	}
	if len(open) > 0 {
		text += " Not good yet: " + list(open) + "."
	}
	if s.Todo != "" {
		text += " " + words.Sentence(b.fullOrFirst(s.Todo))
	}
	return []Block{Lead("Is the home suitable?", text)}
}

// askedTable is who was asked, what they said and what was decided, with lines for those who are still to be asked.
func (b *builder) askedTable() Table {
	t := Table{Small: true, Columns: []Column{{Title: "Who", Width: 66}, {Title: "What they said"}, {Title: "What was decided", Width: 56}}, Empty: "Nobody is named yet."}
	named := map[string]bool{}
	for _, a := range b.f.Asked {
		who := Cell{Text: b.fullOrFirst(a.Name), Sub: joinComma(labelOf(care.Consultees, a.Who), b.askedOn(a))}
		if a.Name == "" {
			who = Cell{Text: labelOf(care.Consultees, a.Who), Sub: b.askedOn(a)}
			if a.Who == "young_person" {
				who.Text = b.p.First()
			}
		}
		named[who.Text], named[a.Name] = true, true
		said, decided := a.Said, a.Decided
		if b.outside() { // what one person told the service is not for another to read
			if said+decided != "" {
				b.leave("What people said who were asked, and what was decided")
			}
			said, decided = "", ""
		}
		if said == "" && a.State != "answered" {
			said = labelOf(care.AskedStates, a.State)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{who, {Text: b.fullOrFirst(said)}, {Text: b.fullOrFirst(decided)}}})
	}
	for _, who := range b.asked() {
		if !named[who.Text] && (len(b.f.Asked) < 4 || who.Text == b.p.First()) { // lines for those still to be asked, while the page has room
			t.Rows = append(t.Rows, Row{Cells: []Cell{who, {}, {}}})
		}
	}
	return t
}

func (b *builder) askedOn(a *care.Asked) string {
	if a.On == "" {
		return ""
	}
	return b.day(a.On)
}

// copies is whom copies went to, when and how they were explained, with a line for the next one.
func (b *builder) copies(of string) {
	t := Table{Small: true, Columns: []Column{{Title: "Given to", Width: 40, Bold: true}, {Title: "On, by whom", Width: 74}, {Title: "How it was explained"}}}
	for _, c := range b.f.Copies {
		if c.Of != of {
			continue
		}
		who := b.fullOrFirst(c.Name)
		if who == "" {
			who = b.p.First()
		}
		t.Rows = append(t.Rows, Cells(who, joinComma(b.day(c.On), b.fullOrFirst(c.By)), b.fullOrFirst(c.Explained)))
		if len(t.Rows) == 4 && b.kind.code == ReviewPack {
			break
		}
	}
	t.Rows = append(t.Rows, Cells("\n", "", ""))
	b.add(H2("Copies given"), t)
}

// replies are what the young person answers to an entry, beside it: the newest answer, as their own words. One that was given before the text was
// changed says so.
func (b *builder) replies(r record.Record, field string) []Block {
	list := b.f.RepliesTo(r.Head().ID, field)
	if len(list) == 0 {
		return nil
	}
	x := list[0]
	first := b.p.First()
	about := ""
	if f := care.SpecOf(r).Field(field); f != nil {
		about = ": “" + f.Label + "”"
	}
	label := map[string]string{"agree": first + " agrees" + about, "disagree": first + " does not agree" + about, "correction": first + " says that something is wrong" + about}[x.Answer]
	if x.Mark != "" && x.Mark != care.EntryMark(r, field) {
		label += " (the text was changed since)"
	}
	if x.Text == "" {
		return []Block{Para{Lead: label + ",", Text: b.day(x.On) + ".", Icon: IconYoung, Small: true}}
	}
	return []Block{Own{Who: first, Label: label, Text: x.Text, How: b.how(&care.OwnWords{How: x.How, WrittenBy: x.WrittenBy}), When: b.day(x.On)}}
}

// wrote names who wrote a passage of a part, where that is not who the whole view is by.
func (b *builder) wrote(p *care.PlanPart, key string) string {
	by := p.WroteIt(key).By
	if by == "" || by == p.By && !b.staff() {
		return ""
	}
	return " (" + joinComma(b.first(by), b.day(p.WroteIt(key).On)) + ")"
}

// partReplies are the answers to the passages of a part and to its actions.
func (b *builder) partReplies(code string, p *care.PlanPart) []Block {
	var out []Block
	if p.ID != "" {
		out = append(out, b.replies(p, "")...)
		for _, f := range care.PlanPartSpec.Fields {
			out = append(out, b.replies(p, f.Key)...)
		}
	}
	for _, a := range b.actions(b.f) {
		if a.Part != code {
			continue
		}
		for _, x := range slices.Concat(b.replies(a, ""), b.replies(a, "what")) {
			if o, ok := x.(Own); ok {
				o.Label += ": “" + strings.TrimRight(b.first(a.What), ".") + "”"
				x = o
			}
			out = append(out, x)
		}
	}
	return out
}
