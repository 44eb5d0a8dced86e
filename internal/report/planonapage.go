package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
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
	b.part(Part{Title: "My plan on a page", Sub: b.p.Name(), Mark: true, Own: true, Aside: aside})
	page := &b.doc.Parts[len(b.doc.Parts)-1]
	for i, r := range onePage {
		page.Blocks = nil
		b.pageBlocks(r)
		if i > 0 {
			page.Shorter = append(page.Shorter, page.Blocks)
		}
	}
	page.Blocks = nil
	b.pageBlocks(onePage[0])
}

// roomFor says how much of its lists page 1 takes: lines of what happens next, reasons for what was not done, lines to write on where
// nothing was said yet.
type roomFor struct{ actions, reasons, blank int }

// onePage are the lengths page 1 may have, the longest first; package pdf takes the first that one sheet holds. The young person's own
// words and whom to ring stand whole in all of them.
var onePage = []roomFor{{6, 3, 2}, {5, 3, 2}, {4, 3, 2}, {3, 3, 2}, {3, 1, 2}, {4, 3, 1}, {3, 3, 1}, {3, 1, 1}, {2, 1, 1}, {1, 1, 1}, {1, 0, 1}}

func (b *builder) pageBlocks(r roomFor) {
	b.workingCopy()
	b.add(b.own("matters", "What matters to me"),
		Columns{Left: b.saidList("Going well", "going_well", r.blank), Right: b.saidList("Hard right now", "hard_now", r.blank)})
	b.saidLastTime(r.reasons)
	b.next(r.actions)
	b.add(H2("I want to talk about"))
	if w := b.f.Said("talk_about"); w != nil {
		b.add(List{Items: b.ownLines(w), Wide: true})
	} else {
		b.add(Lines{N: r.blank})
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
			return words.Lower(place)
		}
	}
	return "at " + place
}

// next is what happens next, at most so many lines in the order of their days.
func (b *builder) next(most int) {
	var open []*care.Action
	for _, a := range b.actions(b.f) {
		if !a.Closed() {
			open = append(open, a)
		}
	}
	t := Table{Small: true, Columns: []Column{{Title: "What"}, {Title: "Who", Width: 38}, {Title: "By when", Width: 41}}, Empty: "Nothing is agreed yet."}
	for _, a := range open[:min(most, len(open))] {
		t.Rows = append(t.Rows, Cells(b.first(a.What), b.first(a.Who), b.due(a.By)))
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
