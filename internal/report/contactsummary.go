package report

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// contactSummary is being in touch since the last review for a review meeting: how often and how, how long the silences were, what was agreed. What
// was said stays out of it unless it is ticked in.
func (b *builder) contactSummary() {
	b.doc.Head = b.p.First() + ", in touch, " + b.Today.Long()
	contacts := b.contactsSince()
	b.part(Part{Title: "In touch: a summary", Sub: b.p.Name(), Mark: true, Aside: []Aside{{Text: b.period(contacts), Bold: true}}})
	b.workingCopy()
	b.add(b.touchSummary(contacts))
	if b.countsOnly(contacts) {
		b.add(H2("How we were in touch"), b.modeTable(contacts, false))
		return
	}
	b.add(H2("How we were in touch"), b.modeTable(contacts, true), TouchBlock{TouchChart(b.f, b.Today, b.Local)})
	b.agreedSince(contacts)
	b.servicesSince(contacts)
	b.openFollowUps()
	b.stepsToFind()
	if b.Show["notes"] {
		b.contactNotes(contacts)
	} else if len(contacts) > 0 {
		b.leave("What was said at each contact")
	}
}

// modeTable counts by the way of being in touch; a way that was not used has no row.
func (b *builder) modeTable(contacts []*care.Contact, days bool) Table {
	t := Table{Small: true, Empty: "No contact recorded.", Columns: []Column{{Title: "How", Bold: true}, {Title: "We talked", Width: 34}, {Title: "No answer", Width: 34}}}
	if days {
		t.Columns = append(t.Columns, Column{Title: "Last time we talked", Width: 46})
	}
	talkedAll, triedAll := 0, 0
	number := func(n int) string {
		if n == 0 {
			return "–"
		}
		return words.Count(n, "time", "times")
	}
	for _, m := range care.Modes {
		talked, tried, last := 0, 0, ""
		for _, c := range contacts {
			switch {
			case c.Mode != m.Code:
			case !c.TwoWay():
				tried++
			default:
				if talked++; last == "" {
					last = b.day(c.On)
				}
			}
		}
		if talked+tried == 0 {
			continue
		}
		talkedAll, triedAll = talkedAll+talked, triedAll+tried
		row := Cells(m.Label, number(talked), number(tried))
		if days {
			row.Cells = append(row.Cells, Cell{Text: last})
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 1 {
		row := Cells("All", number(talkedAll), number(triedAll))
		if days {
			row.Cells = append(row.Cells, Cell{})
		}
		row.Total = true
		t.Rows = append(t.Rows, row)
	}
	return t
}

// agreedSince is what was agreed at each contact, for those whom the field is for.
func (b *builder) agreedSince(contacts []*care.Contact) {
	t := Table{Small: true, Columns: []Column{{Title: "Day", Width: 40}, {Title: "What was agreed"}}}
	for _, c := range contacts {
		if c.Agreed != "" {
			t.Rows = append(t.Rows, Cells(b.day(c.On), b.fullOrFirst(c.Agreed)))
		}
	}
	switch {
	case len(t.Rows) == 0:
	case !b.may(care.ContactSpec, "agreed") || b.Audience != record.Staff && !b.Show["agreed"]:
		b.leave("What was agreed at each contact")
	default:
		b.add(H2("What was agreed"), t)
	}
}

// servicesSince are the services provided and the referrals, which the regulations ask to record (CLR regulation 8(1)(g)).
func (b *builder) servicesSince(contacts []*care.Contact) {
	t := Table{Small: true, Columns: []Column{{Title: "Day", Width: 40}, {Title: "Services provided, and where we referred to"}}}
	for _, c := range contacts {
		text := words.Sentence(c.Services)
		if c.Referral != "" {
			text = strings.TrimSpace(text + " Referred to " + words.Sentence(c.Referral))
		}
		if text != "" {
			t.Rows = append(t.Rows, Cells(b.day(c.On), b.fullOrFirst(text)))
		}
	}
	if len(t.Rows) > 0 {
		b.add(H2("Services provided"), t)
	}
}

// openFollowUps are what was to be done after a contact, and is not done.
func (b *builder) openFollowUps() {
	t := Table{Small: true, Columns: []Column{{Title: "Still to do"}, {Title: "By", Width: 46}, {Title: "From", Width: 40}}}
	for _, c := range b.f.Contacts {
		if c.FollowUp != "" && c.FollowDone == "" && c.On <= b.Today {
			by := "no day agreed"
			if c.FollowBy != "" {
				by = b.due(c.FollowBy)
			}
			t.Rows = append(t.Rows, Cells(b.fullOrFirst(c.FollowUp), by, b.day(c.On)))
		}
	}
	if len(t.Rows) > 0 {
		b.add(H2("Still to do"), t)
	}
}

// stepsToFind are the steps taken in the silence that lasts now; the service's own pages only.
func (b *builder) stepsToFind() {
	k, ok := rules.KeepingOf(b.f, b.Today, b.Local)
	if !ok || !k.Lost() && len(k.Steps) == 0 {
		return
	}
	if !b.staff() {
		if len(k.Steps) > 0 {
			b.leave("The steps taken to find " + b.p.First())
		}
		return
	}
	t := Table{Small: true, Empty: "No step to find them is written down yet.", Columns: []Column{{Title: "Day", Width: 20}, {Title: "What was done"}, {Title: "What came of it", Width: 40}, {Title: "Next", Width: 42}}}
	for _, s := range k.Steps {
		row := Cells(b.short(s.On), labelOf(care.TouchSteps, s.Step), labelOf(care.StepResults, s.Result), s.Next)
		row.Cells[1].Sub = strings.Join(strings.Fields(words.Sentence(s.Whom)+" "+words.Sentence(s.Note)+" By "+words.Sentence(s.By)), " ")
		switch {
		case s.NextDone != "":
			row.Cells[3].Sub = "done " + b.day(s.NextDone)
		case s.NextBy != "":
			row.Cells[3].Sub = b.due(s.NextBy)
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(H2("Steps to find them"), Hint{Text: "The law asks for reasonable steps to re-establish touch (Children Act 1989 s23B(1), s23C(2); check before relying on this). Which steps is practice."}, t)
}

// visitWindows is each visit that the regulations ask for in the last 12 months beside the visit that was made.
func (b *builder) visitWindows() {
	b.doc.Head = b.p.First() + ", visits, " + b.Today.Long()
	since := rules.YearBack(b.Today)
	b.part(Part{Title: "Visits against the regulations", Sub: b.p.Name(), Mark: true, Aside: []Aside{{Text: "The last 12 months", Bold: true}}})
	b.workingCopy()
	all := rules.VisitWindows(b.f, since, b.Today, b.Local)
	n := map[rules.WindowState]int{}
	for _, w := range all {
		n[w.State]++
	}
	p := Pairs{Label: 76, Rows: []Pair{Answer("Made in time", times(n[rules.VisitMet])), Answer("Made late", times(n[rules.VisitLate])), Answer("Missed", times(n[rules.VisitMissed]))}}
	if n[rules.VisitUnknown] > 0 {
		p.Rows = append(p.Rows, Answer("Cannot be told", times(n[rules.VisitUnknown])))
	}
	b.add(p)
	if b.untold {
		b.leave("The days of contacts and visits")
		return
	}
	b.add(TouchBlock{TouchChart(b.f, b.Today, b.Local)}, H2("Each visit"), Hint{Text: "Checks against the regulations. A visit counts when it is marked as one that the rules ask for; at a home that the council provides any visit at home counts."})
	if len(all) == 0 {
		b.add(P("The regulations ask for no visit in this time, or the home and the time in care are not written down."))
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Home == all[0].Home && all[n].Rule == all[0].Rule {
			n++
		}
		w := all[0]
		source := words.Sentence(w.Often) + " " + words.Sentence(b.regulation(w.Source))
		if w.Promise {
			source += " Here as our own local promise."
		}
		b.add(H3(w.Thing+": "+words.Lower(b.homeName(w.Home))+" since "+w.Home.From.Long()), Hint{Text: source}, b.windowTable(all[:n]))
		all = all[n:]
	}
}

// windowTable is a row for each window of one rule at one home.
func (b *builder) windowTable(all []rules.Window) Table {
	t := Table{Small: true, Columns: []Column{{Title: "To be made", Width: 66}, {Title: "Made", Width: 60}, {Title: "How it stands"}}}
	for _, w := range all {
		made := Cell{}
		if w.Visit != nil {
			made.Text = w.Visit.On.Long()
			if w.Visit.With != "" && !b.outside() {
				made.Sub = "with " + b.fullOrFirst(w.Visit.With)
			}
			if w.Visit.Alone == value.Yes {
				made.Sub = strings.TrimPrefix(made.Sub+", seen alone", ", ")
			}
		}
		when := "from " + w.From.Long()
		switch {
		case w.Before != "":
			when = "before " + w.Before
		case w.By != "":
			when = "by " + w.By.Long()
		}
		stands := Status(windowIcon(w.State), words.Upper(w.Words()))
		if w.CountedTo != "" {
			stands.Sub = "counted to " + w.CountedTo.Long()
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: words.Upper(when)}, made, stands}})
	}
	return t
}

// regulation is where a rule stands. The long title of one set of regulations has a word that no page for the young person or a meeting uses.
func (b *builder) regulation(source string) string {
	if b.Audience == record.Staff {
		return source
	}
	return strings.ReplaceAll(source, "Care Planning, Placement and Case Review (England) Regulations 2010", "Care Planning Regulations 2010")
}

func windowIcon(s rules.WindowState) Icon {
	switch s {
	case rules.VisitMet:
		return IconDone
	case rules.VisitLate, rules.VisitMissed:
		return IconNotDone
	case rules.VisitOpen:
		return IconNotStarted
	}
	return IconUnknown
}

// homeName is where they lived for a table of visits: the kind of home, without an address.
func (b *builder) homeName(h *care.Home) string {
	name := care.HomeSpec.Field("kind").LabelOf(h.Kind)
	if name == "" {
		name = "Home"
	}
	return name
}

// summaryCanShow lists what a summary may bring in by hand.
func (b *builder) summaryCanShow() []record.Option {
	if !b.untold && b.may(care.ContactSpec, "said") && len(b.contactsSince()) > 0 {
		out := []record.Option{{Code: "agreed", Label: "What was agreed at each contact"}, {Code: "notes", Label: "What was said and agreed at each contact"}}
		if b.Audience == record.Staff {
			return out[1:]
		}
		return out
	}
	return nil
}
