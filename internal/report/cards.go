package report

import "strings"

// Cards is a wallet card with a front and a back, several times on a sheet, to be cut out and folded. It must be the only block of its part.
// What a card has no room for is left out by name, never set smaller: pdf.Overflow says what that is, before anything is printed.
type Cards struct {
	Ask         string // how to cut and fold
	Front, Back CardSide
}

// CardSide is one side. Foot is small and stands at the lower edge.
type CardSide struct {
	Icon         Icon
	Title, Under string
	Rows         []CardRow
	Foot         string
}

// CardRow is one line of a card, most important first. Items are what it says; when the card is full, the last go first.
type CardRow struct {
	Label     string
	Items     []string
	Essential bool // prints a line whatever happens: allergies, conditions, medicines
	More      bool // there is more that does not stand here
	Boxed     bool
}

// OffCard stands on a card instead of what was left out of an essential line.
const OffCard = "Not on this card: ask me"

// Words is what a row says when only the first n of its items stand there.
func (r CardRow) Words(n int) string {
	n = min(n, len(r.Items))
	if n == 0 {
		return OffCard
	}
	words := strings.Join(r.Items[:n], "; ")
	if r.More || n < len(r.Items) {
		words += "; more: ask me"
	}
	return words
}

// Sides are the card as boxes with pairs, for a reader who has no paper.
func (c Cards) Sides() []Box {
	side := func(s CardSide) Box {
		b := Box{Title: s.Title}
		if s.Under != "" {
			b.Blocks = append(b.Blocks, P(s.Under))
		}
		p := Pairs{}
		for _, r := range s.Rows {
			p.Rows = append(p.Rows, Answer(r.Label, r.Words(len(r.Items))))
		}
		if len(p.Rows) > 0 {
			b.Blocks = append(b.Blocks, p)
		}
		if s.Foot != "" {
			b.Blocks = append(b.Blocks, Hint{s.Foot})
		}
		return b
	}
	return []Box{side(c.Front), side(c.Back)}
}
