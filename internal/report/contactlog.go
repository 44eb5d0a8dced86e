package report

import (
	"fmt"
	"sort"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// contactLog is every contact and every attempt, month by month.
func (b *builder) contactLog() {
	b.doc.Head = b.p.First() + ", contact log, " + b.Today.Long()
	contacts := b.contactsSince()
	b.part(Part{Title: "In touch", Sub: b.p.Name(), Mark: true, Aside: []Aside{{Text: b.period(contacts), Bold: true}}})
	b.workingCopy()
	b.add(b.touchSummary(contacts))
	if b.countsOnly(contacts) {
		return
	}
	b.add(H2("Month by month"))
	about := b.Audience != record.Guest
	if !about && len(contacts) > 0 {
		b.leave("What each contact was about, services and follow-ups")
	}
	b.add(b.monthTable(contacts, about))
	if len(contacts) == 0 {
		return
	}
	b.contactNotes(contacts)
}

// countsOnly reports whether this copy may say no days: where somebody was on the last Tuesdays says where they will be on the next.
func (b *builder) countsOnly(contacts []*care.Contact) bool {
	if !b.untold {
		return false
	}
	if len(contacts) > 0 {
		b.leave("The days of contacts and visits, and what they were about: only how often")
	}
	return true
}

// contactsSince are the contacts of the period, newest first.
func (b *builder) contactsSince() []*care.Contact {
	var out []*care.Contact
	for _, c := range b.f.Contacts {
		if c.On <= b.Today && (b.Since == "" || c.On >= b.Since) {
			out = append(out, c)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].On != out[j].On {
			return out[i].On > out[j].On
		}
		return out[i].At > out[j].At
	})
	return out
}

func (b *builder) period(contacts []*care.Contact) string {
	start := b.Since
	if start == "" && len(contacts) > 0 {
		start = contacts[len(contacts)-1].On
	}
	switch {
	case start == "":
		return "To " + b.Today.Long()
	case start.Year() == b.Today.Year():
		return start.DayMonth() + " to " + b.Today.Long()
	}
	return start.Long() + " to " + b.Today.Long()
}

func (b *builder) touchSummary(contacts []*care.Contact) Pairs {
	talked, tried, visits := 0, 0, 0
	for _, c := range contacts {
		switch {
		case !c.TwoWay():
			tried++
		default:
			talked++
			if c.StatutoryVisit != "" {
				visits++
			}
		}
	}
	p := Pairs{Label: 76, Rows: []Pair{Answer("We talked", times(talked)), Answer("We tried, without an answer", times(tried))}}
	if visits > 0 {
		p.Rows = append(p.Rows, Answer("Visits the rules ask for", times(visits)))
	}
	if c := b.f.LastHeard(b.Today); b.untold {
		return p
	} else if c != nil {
		p.Rows = append(p.Rows, Answer("Last heard from", b.day(c.On)+", "+strings.ToLower(labelOf(care.Modes, c.Mode))))
	} else {
		p.Rows = append(p.Rows, Answer("Last heard from", "No contact recorded"))
	}
	return p
}

func times(n int) string {
	if n == 0 {
		return "Not in this time"
	}
	return words.Count(n, "time", "times")
}

// month is "November 2026".
func month(d value.Date) string { _, m, _ := strings.Cut(d.Long(), " "); return m }

func (b *builder) monthTable(contacts []*care.Contact, about bool) Table {
	t := Table{Small: true, Empty: "No contact recorded.", Columns: []Column{{Title: "Day", Width: 22}, {Title: "How", Width: 50}, {Title: "About, and services"}, {Title: "To do after", Width: 46}}}
	if !about {
		t.Columns = []Column{{Title: "Day", Width: 30}, {Title: "How"}}
	}
	last := ""
	for _, c := range contacts {
		if m := month(c.On); m != last {
			t.Rows = append(t.Rows, GroupRow(m))
			last = m
		}
		row := Row{Cells: []Cell{{Text: weekdayShort(c.On)}, b.howCell(c)}}
		if about {
			row.Cells = append(row.Cells, Cell{Text: b.topics(c), Sub: b.first(c.Services)}, b.followCell(c))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// weekdayShort is "Tue 3".
func weekdayShort(d value.Date) string {
	return fmt.Sprintf("%s %d", d.Weekday().String()[:3], d.Day())
}

// howCell says how, and what came of it: an attempt never reads as a contact.
func (b *builder) howCell(c *care.Contact) Cell {
	mode := labelOf(care.Modes, c.Mode)
	cell := Cell{Text: mode}
	if !c.TwoWay() {
		cell = Cell{Icon: IconNotDone, Text: "Tried: " + words.Lower(mode)}
	}
	var sub []string
	if c.Minutes > 0 {
		sub = append(sub, words.Count(c.Minutes, "minute", "minutes"))
	}
	if c.Place != "" && !b.untold && b.Audience != record.Guest {
		sub = append(sub, c.Place)
	}
	if c.With != "" && !b.outside() {
		sub = append(sub, "with "+b.first(c.With))
	}
	if c.StatutoryVisit != "" {
		sub = append(sub, labelOf(care.VisitRules, c.StatutoryVisit))
	}
	cell.Sub = strings.Join(sub, ", ")
	return cell
}

func (b *builder) topics(c *care.Contact) string {
	var out []string
	for _, t := range record.Codes(c.Topics) {
		out = append(out, labelOf(care.ContactTopics, t))
	}
	s := strings.Join(out, ", ")
	if c.Referral != "" {
		if s != "" {
			s += ". "
		}
		s += "Referred to " + b.first(c.Referral)
	}
	return s
}

func (b *builder) followCell(c *care.Contact) Cell {
	cell := Cell{Text: b.first(c.FollowUp)}
	switch {
	case c.FollowUp == "":
	case c.FollowDone != "":
		cell.Sub = "done " + b.day(c.FollowDone)
	case c.FollowBy != "" && c.FollowBy < b.Today:
		cell.Sub = b.due(c.FollowBy)
	case c.FollowBy != "":
		cell.Sub = "by " + b.day(c.FollowBy)
	}
	return cell
}

// contactNotes are what was said and agreed: for the service, and for the file and the young person when they are ticked in.
func (b *builder) contactNotes(contacts []*care.Contact) {
	allowed := b.may(care.ContactSpec, "said")
	if !allowed || b.Audience != record.Staff && !b.Show["notes"] {
		b.leave("What was said and agreed at each contact")
		return
	}
	any := false
	for _, c := range contacts {
		if c.Said != "" || c.Agreed != "" || c.TheirWords != "" {
			any = true
		}
	}
	if !any {
		return
	}
	b.part(Part{Title: "What was said and agreed", Sub: b.p.Name()})
	last := ""
	for _, c := range contacts {
		if c.Said == "" && c.Agreed == "" && c.TheirWords == "" {
			continue
		}
		if m := month(c.On); m != last {
			b.add(H2(m))
			last = m
		}
		b.add(H3(c.On.Full() + ", " + words.Lower(labelOf(care.Modes, c.Mode))))
		if c.Said != "" {
			b.add(Lead("What was said.", c.Said))
		}
		if c.Agreed != "" {
			b.add(Lead("What was agreed.", c.Agreed))
		}
		if c.TheirWords != "" {
			o := Own{Who: b.p.First(), Text: c.TheirWords, When: b.day(c.On), How: "said, and written down"}
			if c.With != "" {
				o.How = b.first(c.With) + " wrote down what " + b.p.First() + " said"
			}
			b.add(o)
		}
	}
}

// logCanShow lists what a contact log may bring in by hand.
func (b *builder) logCanShow() []record.Option {
	if b.Audience != record.Staff && !b.untold && b.may(care.ContactSpec, "said") && len(b.contactsSince()) > 0 {
		return []record.Option{{Code: "notes", Label: "What was said and agreed at each contact"}}
	}
	return nil
}
