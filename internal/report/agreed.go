package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/thread"
	"waymark/internal/value"
	"waymark/internal/words"
)

// inTouch is a page of the review pack: dates, how, and the visits that the regulations ask for. What was said stays out of it.
func (b *builder) inTouch() {
	contacts := b.contactsSince()
	b.part(Part{Title: "In touch", Sub: b.period(contacts), Same: b.follows()})
	b.add(b.touchSummary(contacts))
	var dues []rules.Due
	for _, d := range rules.Dues(b.f, b.Today, b.Local) { // without what the council counts, which is no talk for a meeting
		if d.Section == "touch" && d.Rule != "follow-up" && d.Rule != "touch-step" && d.Rule != rules.ReturnRule && d.State != rules.Waiting {
			dues = append(dues, d)
		}
	}
	if len(dues) > 0 && !b.outside() && !b.untold {
		b.add(H2("What the regulations and our promises ask for"), b.duesTable(dues))
	}
	if !b.countsOnly(contacts) {
		b.add(b.eachTime(contacts)...)
	}
	b.stepsToFind()
	b.leave("What was said and agreed at each contact")
}

// eachTime is every contact with its day, or every month when there were many.
func (b *builder) eachTime(contacts []*care.Contact) []Block {
	if len(contacts) > 16 {
		return []Block{H2("Month by month"), b.eachMonth(contacts)}
	}
	t := Table{Small: true, Empty: "No contact recorded.", Columns: []Column{{Title: "Day", Width: 44}, {Title: "How"}, {Title: "A visit the rules ask for", Width: 62}}}
	for _, c := range contacts {
		mode := Cell{Text: labelOf(care.Modes, c.Mode)}
		if !c.TwoWay() {
			mode = Cell{Icon: IconNotDone, Text: "Tried: " + words.Lower(mode.Text)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: c.On.Long()}, mode, {Text: labelOf(care.VisitRules, c.StatutoryVisit)}}})
	}
	return []Block{H2("Each time"), t}
}

// eachMonth is a row for each month: the days on which we talked and how, and the days on which nobody answered.
func (b *builder) eachMonth(contacts []*care.Contact) Table {
	t := Table{Small: true, Columns: []Column{{Title: "Month", Width: 36, Bold: true}, {Title: "We talked"}, {Title: "We tried, without an answer", Width: 54}}}
	last := ""
	for _, c := range contacts {
		if m := month(c.On); m != last {
			t.Rows = append(t.Rows, Cells(m, "", ""))
			last = m
		}
		cells := t.Rows[len(t.Rows)-1].Cells
		line := fmt.Sprintf("%d %s", c.On.Day(), words.Lower(labelOf(care.Modes, c.Mode)))
		at := &cells[2]
		if c.TwoWay() {
			at = &cells[1]
			if c.StatutoryVisit != "" {
				line += " (" + words.Lower(labelOf(care.VisitRules, c.StatutoryVisit)) + ")"
			}
		}
		if at.Text != "" {
			at.Text += ", "
		}
		at.Text += line
	}
	return t
}

func (b *builder) duesTable(dues []rules.Due) Table {
	t := Table{Small: true, Columns: []Column{{Title: "What", Width: 44, Bold: true}, {Title: "How often"}, {Title: "Last and next", Width: 66}}}
	for _, d := range dues {
		often := strings.TrimSpace(d.Often + " " + d.KindNote())
		row := Cells(d.Thing, often, d.OnPaper(b.Today))
		row.Cells[2].Sub = strings.TrimSpace(d.Fact + " " + d.Booked)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// whoAgreed is who was asked, who agreed, and the lines to sign on.
func (b *builder) whoAgreed() {
	p := Part{Title: "Who was asked, and who agreed", Same: b.follows()}
	if v := b.review(); v != nil {
		p.Aside = []Aside{{Text: reviewDay(v).Long()}}
	}
	b.part(p)
	b.add(b.askedTable())
	v := b.review()
	if last := b.f.LastHeld(b.Today); v == nil || v.State != "held" {
		if last != nil && last.Decisions != "" {
			b.add(H2("What was decided on "+b.day(last.Held)), P(b.fullOrFirst(last.Decisions)))
		}
	} else if v.Decisions != "" {
		b.add(H2("What was decided"), P(b.fullOrFirst(v.Decisions)))
	}
	b.wasThere(v)
	b.copies("plan")
	noted := b.whoSigned(v)
	s := Signatures{}
	for _, line := range []struct {
		code string
		Signature
	}{{"young", Signature{Name: b.p.First()}}, {"adviser", b.sign("adviser", b.adviser())}, {"carer", b.sign("carer", b.carer())}, {"manager", Signature{Role: "manager"}}, {"iro", b.sign("reviewing officer", b.officer())}} {
		if !noted[line.code] && (line.code != "iro" || b.f.InCare(b.Today)) {
			s.Items = append(s.Items, line.Signature)
		}
	}
	if len(s.Items) > 0 {
		b.add(s)
	}
}

// wasThere is who came to a review that was held, for those who were there themselves.
func (b *builder) wasThere(v *care.Review) {
	if v == nil || v.State != "held" || b.outside() || b.untold {
		return
	}
	t := Table{Small: true, Columns: []Column{{Title: "Who", Width: 50, Bold: true}, {Title: "Were they there", Width: 42}, {Title: "What they said"}}}
	for _, a := range b.f.Attendance(v.ID) {
		row := Cells(b.fullOrFirst(a.Name), labelOf(care.Attendances, a.There), b.fullOrFirst(a.Said))
		row.Cells[0].Sub = labelOf(care.MeetingRoles, a.Role)
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		b.add(H2("Who was there"), t)
	}
}

// whoSigned is what is noted about the paper of a review, and for whom there is a note: they need no line to sign on any more.
func (b *builder) whoSigned(v *care.Review) map[string]bool {
	out := map[string]bool{}
	if v == nil || b.outside() || b.untold {
		return out
	}
	var lines []string
	for _, s := range b.f.Signed(v.ID) {
		out[s.Role] = true
		lines = append(lines, b.fullOrFirst(care.SignatureSpec.LineOf(s)))
	}
	if len(lines) > 0 {
		b.add(H2("Who signed the paper"), Bullets(lines...))
	}
	return out
}

func (b *builder) officer() string {
	if b.p.ReviewingOfficer != "" {
		return b.p.ReviewingOfficer
	}
	return b.who.named("reviewing officer")
}

// asked are the people invited to this review, or else those around the young person who work with them, with their roles.
func (b *builder) asked() []Cell {
	role := func(name string) string {
		for _, c := range b.f.Connections {
			if c.Name == name {
				return labelOf(care.Roles, c.Role)
			}
		}
		for _, p := range b.who {
			if p.full == name {
				return words.Upper(p.role)
			}
		}
		return ""
	}
	out := []Cell{{Text: b.p.First(), Bold: true}}
	seen := map[string]bool{b.p.Name(): true, b.p.Legal(): true, b.p.First(): true}
	add := func(name string) {
		if name = strings.TrimSpace(name); name == "" || seen[name] {
			return
		}
		seen[name] = true
		c := Cell{Text: b.fullOrFirst(name), Sub: role(name)}
		if b.outside() {
			if c.Sub == "" {
				return
			}
			c = Cell{Text: c.Sub}
			if slices.ContainsFunc(out, func(o Cell) bool { return o.Text == c.Text }) {
				return
			}
		}
		out = append(out, c)
	}
	if v := b.review(); v != nil {
		for _, n := range lines(v.Invited) {
			add(n)
		}
	}
	if len(out) == 1 {
		for _, c := range b.f.Connections {
			if c.NotToBeTold != value.Yes && slices.Contains([]string{"carer", "adviser", "social_worker", "iro", "parent", "teacher", "nurse", "advocate", "key_worker"}, c.Role) {
				add(c.Name)
			}
		}
	}
	return out
}

// staffChecks is the last page of the adviser's own copy: what is missing, and what is due.
func (b *builder) staffChecks() {
	b.part(Part{Title: "Checks against the regulations", Same: b.takes("strategy"), Aside: []Aside{{Text: b.Today.Long()}}})
	b.add(Hint{"A working copy; the council holds the record. These checks look for what is missing. They do not say whether a plan is good."})
	t := Table{Columns: []Column{{Title: "Check"}, {Title: "Result", Width: 38}}, Small: true}
	var there []Row
	var whole []string // parts of the plan that say everything, in one line: the page is for what is still to do
	row := func(text string, result Cell) Row {
		r := Cells(text, "")
		r.Cells[1] = result
		return r
	}
	for _, c := range rules.Checks(b.f, b.Today, b.Local) {
		switch {
		case !c.OK:
			t.Rows = append(t.Rows, row(c.Text, Status(IconNotDone, "Still to do")))
		case c.Part != "":
			whole = append(whole, care.PartName(c.Part))
		default:
			there = append(there, row(c.Text, Status(IconDone, "There")))
		}
	}
	if len(whole) > 0 {
		t.Rows = append(t.Rows, row("How, who, by when and what if: "+strings.Join(whole, ", ")+".", Status(IconDone, "There")))
	}
	t.Rows = append(t.Rows, there...)
	b.add(t)
	var dues []rules.Due
	for _, d := range rules.Dues(b.f, b.Today, b.Local) {
		if d.State != rules.Waiting && d.State != rules.Later {
			dues = append(dues, d)
		}
	}
	if len(dues) > 0 {
		b.add(H2("Due"), b.duesTable(dues))
	}
}

// strategy counts, for each row of the strategy in use, the records in this file that bear on it, by rule or because somebody chose them. A count says
// that something is written down, not that the promise is kept.
func (b *builder) strategy() {
	b.part(Part{Title: "What we said we would do", Aside: []Aside{{Text: b.Today.Long()}}})
	t := thread.Follow(b.Strategy, b.f)
	table := Table{Small: true, Columns: []Column{{Title: "Row", Width: 18, Bold: true}, {Title: "What we said we would do"}, {Title: "Records", Width: 22, Right: true}}, Empty: "No record evidences a row yet."}
	for _, p := range b.Strategy.Priorities {
		group := false
		for _, a := range p.Actions() {
			n := len(t.Behind(a.ID))
			if n == 0 {
				continue
			}
			if !group {
				table.Rows = append(table.Rows, GroupRow(p.Title()+": "+p.Name))
				group = true
			}
			table.Rows = append(table.Rows, Cells(a.Number(), a.Text, fmt.Sprint(n)))
		}
	}
	b.add(Hint{b.Strategy.Council + ", " + b.Strategy.Name + ", in its own words. The figure counts records that bear on a row; it does not say that the row is done."})
	b.add(table)
}

// adviser, carer and their like are the full names of those who sign.
func (b *builder) adviser() string {
	if b.p.Adviser != "" {
		return b.p.Adviser
	}
	for _, c := range b.f.Connections {
		if c.Role == "adviser" {
			return c.Name
		}
	}
	if b.Owner.Role == "adviser" {
		return b.Owner.Name
	}
	return ""
}

func (b *builder) carer() string {
	for _, c := range b.f.Connections {
		if c.Role == "carer" {
			return c.Name
		}
	}
	if h := b.f.Home(b.Today); h != nil && slices.Contains([]string{"foster", "kinship", "staying_put", "lodgings"}, h.Kind) {
		return h.With
	}
	if b.Owner.Role == "carer" {
		return b.Owner.Name
	}
	return ""
}

// sign is a line to sign on; copies for people outside name the role alone.
func (b *builder) sign(role, name string) Signature {
	if b.outside() || b.untold || b.Audience == record.Guest {
		name = ""
	}
	return Signature{Role: role, Name: name}
}
