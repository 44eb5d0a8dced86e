package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// planOnAPage is page 1, the one that is taken out and carried: what the young person says, what was done, and what comes next.
func (b *builder) planOnAPage() {
	aside := []Aside{{Text: "My review", Bold: true}, {Text: "No day booked yet"}}
	if v := b.review(); v != nil {
		when := reviewDay(v).Full()
		if v.Clock != "" {
			when += ", " + clock(v.Clock)
		}
		if v.Place != "" && !b.untold {
			when += ", " + lowerPlace(b.first(v.Place))
		}
		aside[1].Text = when
	}
	b.part(Part{Title: "My plan on a page", Sub: b.p.Name(), Mark: true, Aside: aside})
	b.workingCopy()
	b.add(b.own("matters", "What matters to me"),
		Columns{Left: b.saidList("Going well", "going_well"), Right: b.saidList("Hard right now", "hard_now")})
	b.saidLastTime()
	b.next()
	b.add(H2("I want to talk about"))
	if w := b.f.Said("talk_about"); w != nil {
		b.add(List{Items: b.ownLines(w), Wide: true})
	} else {
		b.add(Lines{N: b.blanks()})
	}
	b.add(b.wants("want_there", "I want there"), b.wants("run_it", "I want to run it"))
	if src := b.ownSources("going_well", "hard_now", "talk_about", "want_there", "run_it"); src != "" {
		b.add(Hint{src})
	}
	b.feelings()
	b.emergency()
}

// clock is "4pm" or "4:30pm".
func clock(c value.Clock) string { return strings.Replace(c.String(), ":00", "", 1) }

// lowerPlace puts "at" in front of a place that has no such word.
func lowerPlace(place string) string {
	lower := strings.ToLower(place)
	for _, w := range []string{"at ", "in ", "on ", "by "} {
		if strings.HasPrefix(lower, w) {
			return lowerFirst(place)
		}
	}
	return "at " + place
}

// next is what happens next: at most six lines, and no more than leave room for whom to ring at the foot of the page.
func (b *builder) next() {
	var open []*care.Action
	for _, a := range b.actions(b.f) {
		if !a.Closed() {
			open = append(open, a)
		}
	}
	t := Table{Small: true, Columns: []Column{{Title: "What"}, {Title: "Who", Width: 38}, {Title: "By when", Width: 41}}, Empty: "Nothing is agreed yet."}
	room := b.roomForActions()
	for i, a := range open {
		row := Cells(b.first(a.What), b.first(a.Who), b.due(a.By))
		need := 6.2 * float64(max(rowLines(row.Cells[0].Text, 50), rowLines(row.Cells[1].Text, 17)))
		if i >= 6 || i >= 3 && need > room && !b.Large {
			break
		}
		room -= need
		t.Rows = append(t.Rows, row)
	}
	head := H2("What happens next")
	if n := len(t.Rows); n < len(open) {
		head.Note = fmt.Sprintf("(%d of %d, the rest under “Part by part”)", n, len(open))
		if b.kind.code != ReviewPack || !b.takes("parts") {
			head.Note = fmt.Sprintf("(%d of %d)", n, len(open))
		}
	}
	b.add(head, t)
}

// rowLines is about how many lines a text takes where a line has room for so many letters.
func rowLines(s string, letters int) int {
	n := 0
	for _, l := range strings.Split(s, "\n") {
		n += max(1, (len([]rune(l))+letters-1)/letters)
	}
	return n
}

// roomForActions is about how many millimetres page 1 has left for actions when everything else on it has its place. Package pdf
// measures; this only keeps the page from running over for want of a row or two less.
func (b *builder) roomForActions() float64 { return b.roomWith(b.blanks(), b.reasonsShown()) }

// crowded reports whether page 1 leaves no room for four actions: it then has one line to write on in place of two, and one reason.
func (b *builder) crowded() bool { return !b.Large && b.roomWith(2, 3) < 4*6.2 }

func (b *builder) blanks() int {
	if b.crowded() {
		return 1
	}
	return 2
}

func (b *builder) reasonsShown() int {
	if b.crowded() {
		return 1
	}
	return 3
}

// roomWith is that room with so many empty lines under what to talk about and so many reasons of what was not done.
func (b *builder) roomWith(blanks, reasons int) float64 {
	const head, line, item = 11.5, 5.64, 6.1
	used := func(about string, blank float64, letters int) float64 {
		w := b.chosen(about)
		if w == nil {
			return blank
		}
		n := 0
		for _, l := range b.ownLines(w) {
			n += rowLines(l, letters)
		}
		return item * float64(n)
	}
	room := 208 - head - 7
	if w := b.f.Said("matters"); w != nil {
		room -= 12 + line*float64(rowLines(w.Text, 82))
	} else {
		room -= 28
	}
	room -= head + max(used("going_well", 18, 36), used("hard_now", 18, 36))
	if n := len(b.lastTime()); n > 0 {
		room -= head + 13
		if _, _, not := b.howItWent(); len(not) > 1 {
			room -= 3 + 5.2*float64(rowLines(b.notDoneReasons(not, reasons), 84))
		}
	}
	room -= head + used("talk_about", 4+18*float64(blanks), 36)/2
	room -= used("want_there", 13, 68) + used("run_it", 13, 68) + 2
	room -= float64(4 + 5*rowLines(b.ownSources("going_well", "hard_now", "talk_about", "want_there", "run_it"), 84))
	room -= head + 17
	if b.staff() { // the line about the working copy
		room -= 11
	}
	return room
}

var shortParts = map[string]string{"6": "Family, friends", "7": "Skills", "10": "If it goes wrong"}

func (b *builder) feelings() {
	var fs Feelings
	for _, code := range []string{"3", "4", "5", "6", "8", "2", "9", "7", "11", "10"} {
		if b.hiddenPart(code) {
			continue
		}
		name := shortParts[code]
		if name == "" {
			name = care.PartName(code)
		}
		item := FeelingFor{Part: name}
		if now, _ := b.f.Feels(code); now != nil {
			item.N = now.Score
		}
		fs.Items = append(fs.Items, item)
	}
	b.add(Heading{Level: 2, Text: "How I feel about each part, 1 to 5", Note: "(black is 1 or 2)"}, fs)
}

// emergency is whom to ring: up to two people, the number for nights and weekends, and 999.
func (b *builder) emergency() {
	e := Emergency{Title: "If I need someone"}
	if b.Audience == record.Guest {
		b.leave("Phone numbers of people")
	} else if !b.untold {
		for _, c := range b.ringFirst() {
			if len(e.Items) == 2 {
				break
			}
			line := EmergencyLine{Name: b.first(c.Name), Number: c.Phone}
			if c.Role == "adviser" || c.Role == "social_worker" {
				line.When = "weekdays"
			}
			e.Items = append(e.Items, line)
		}
	}
	if len(e.Items) == 0 && !b.outside() && !b.untold {
		b.add(Pairs{Rows: []Pair{{Label: "Someone I can ring", State: NotAsked}}})
	}
	if b.Service.OutOfHours != "" && !b.untold {
		e.Items = append(e.Items, EmergencyLine{Name: "Night, weekend", Number: b.Service.OutOfHours})
	}
	e.Items = append(e.Items, EmergencyLine{Name: "In danger now", Number: "999"})
	b.add(e)
}

// ringFirst are the people to ring who have a number, in the young person's order; then carer and adviser.
func (b *builder) ringFirst() []*care.Connection {
	rank := func(c *care.Connection) int {
		switch {
		case c.Order > 0:
			return c.Order
		case c.Emergency == value.Yes:
			return 100
		case c.Role == "carer":
			return 200
		case c.Role == "adviser":
			return 201
		}
		return 0
	}
	var out []*care.Connection
	for _, c := range b.f.Connections {
		if rank(c) > 0 && c.Phone != "" {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(x, y *care.Connection) int { return rank(x) - rank(y) })
	return out
}
