package thread

import (
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Covered is one row of the strategy for one young person: what is held for it, and what is not.
type Covered struct {
	Action   catalogue.Action
	Held     int        // records behind it in all
	Here     int        // of these, in the period
	Undated  int        // of those held, without a day: they stand in no period
	Newest   value.Date // of those held up to the end of the period, "" for none
	What     []Shown    // what they show, in the period, the most first
	Missing  []string   // what there is none of, in sentences
	NeverCan bool       // no record can show this by itself: there a person chooses
}

// Shown is a sign with how many records of the period show it.
type Shown struct {
	Sign  catalogue.Sign
	Count int
}

// Words are a sign with its number: "3 health drop-ins".
func (s Shown) Words() string { return words.Count(s.Count, s.Sign.Name, s.Sign.Plural()) }

// Coverage is the grid of one young person: every row of the strategy, in its order, for a period. today says how old the young person is.
func Coverage(t *Thread, p Period, today value.Date) []Covered {
	var out []Covered
	for _, a := range t.Strategy.Actions() {
		c := Covered{Action: a, NeverCan: true}
		counts := map[string]int{}
		for _, b := range t.Behind(a.ID) {
			c.Held++
			switch {
			case b.Day == "":
				c.Undated++
			case p.To == "" || b.Day <= p.To:
				c.Newest = max(c.Newest, b.Day)
			}
			for _, s := range b.Link.Signs {
				if p.Has(b.Day) {
					counts[s.ID]++
				}
			}
			if p.Has(b.Day) {
				c.Here++
			}
		}
		for _, s := range SignsOf(a) {
			c.NeverCan = false
			if n := counts[s.ID]; n > 0 {
				c.What = append(c.What, Shown{s, n})
			} else if named(a, s) && expected(s, t.File, p, today) {
				if line := t.missing(a.ID, s, p); line != "" {
					c.Missing = append(c.Missing, line)
				}
			}
		}
		slices.SortStableFunc(c.What, func(x, y Shown) int { return y.Count - x.Count })
		out = append(out, c)
	}
	return out
}

// SignsOf are the signs of a row, each once, in the order of its evidence. It is empty when no record can show the row by itself.
func SignsOf(a catalogue.Action) []catalogue.Sign {
	var out []catalogue.Sign
	for _, e := range a.Evidence {
		for _, s := range catalogue.SignsFor(e) {
			if !slices.ContainsFunc(out, func(o catalogue.Sign) bool { return o.ID == s.ID }) {
				out = append(out, s)
			}
		}
	}
	return out
}

// named reports whether a row names a sign. What merely counts because everything of its kind does is not missed.
func named(a catalogue.Action, s catalogue.Sign) bool {
	return slices.ContainsFunc(a.Evidence, func(e catalogue.Evidence) bool { return slices.Contains(e.Signs, s.ID) })
}

// lastDay is the newest day on which something showed a sign for a row up to a day, "" when there is none with a day.
func lastDay(t *Thread, action, sign string, upTo value.Date) value.Date {
	for _, b := range t.Behind(action) { // newest first
		if b.Day != "" && (upTo == "" || b.Day <= upTo) && slices.ContainsFunc(b.Link.Signs, func(s catalogue.Sign) bool { return s.ID == sign }) {
			return b.Day
		}
	}
	return ""
}

// expected reports whether it is worth saying that a young person has none of something: they were of the age, and in care where that counts, on the
// last day of the period.
func expected(s catalogue.Sign, f *care.File, p Period, today value.Date) bool {
	e := s.Expect
	if e == nil || !f.Person.Open() {
		return false
	}
	on := today
	if p.To != "" && p.To < today {
		on = p.To
	}
	age := f.Person.Born.AgeOn(on)
	if age < e.FromAge && e.FromAge > 0 || e.ToAge > 0 && age > e.ToAge || f.Person.Born == "" && e.FromAge+e.ToAge > 0 {
		return false
	}
	return !e.InCare || f.InCare(on)
}

// missing says that there is none of something in the period: since when, or that there never was. What is held without a day is not missing.
func (t *Thread) missing(action string, s catalogue.Sign, p Period) string {
	if last := lastDay(t, action, s.ID, p.To); last != "" {
		if s.Expect.Once {
			return ""
		}
		return fmt.Sprintf("No %s since %s.", s.Name, last.Long())
	}
	if heldUndated(t, action, s.ID) {
		return ""
	}
	return s.None()
}

// CoveredBy is one row of the strategy for many young people.
type CoveredBy struct {
	Action   catalogue.Action
	People   []string // ids of those with a record in the period
	Held     []string // ids of those with any record at all
	Of       int      // how many young people were looked at
	Here     int      // records in the period
	Newest   value.Date
	Missing  []LackedBy
	NeverCan bool
}

// LackedBy is something that some young people of whom it is expected have none of in the period.
type LackedBy struct {
	Sign   catalogue.Sign
	People []string // ids
	Of     int      // of how many it is expected
}

// Words say how many have none: "For 3 of 12: no health drop-in in this time."
func (l LackedBy) Words() string {
	what := "no " + l.Sign.Name + " in this time."
	if l.Sign.Expect.Once {
		what = words.Lower(l.Sign.None())
	}
	return fmt.Sprintf("For %d of %d: %s", len(l.People), l.Of, what)
}

// Caseload is the grid of many young people, whose threads follow the same strategy, for a period.
func Caseload(s *catalogue.Strategy, threads []*Thread, p Period, today value.Date) []CoveredBy {
	out := make([]CoveredBy, 0, len(s.Actions()))
	grids := make([][]Covered, len(threads))
	for i, t := range threads {
		grids[i] = Coverage(t, p, today)
	}
	for row, a := range s.Actions() {
		c := CoveredBy{Action: a, Of: len(threads), NeverCan: len(SignsOf(a)) == 0}
		for i, t := range threads {
			g := grids[i][row]
			if g.Here > 0 {
				c.People = append(c.People, t.File.Person.ID)
			}
			if g.Held > 0 {
				c.Held = append(c.Held, t.File.Person.ID)
			}
			c.Here += g.Here
			c.Newest = max(c.Newest, g.Newest)
		}
		for _, sign := range SignsOf(a) {
			l := LackedBy{Sign: sign}
			for i, t := range threads {
				if !named(a, sign) || !expected(sign, t.File, p, today) {
					continue
				}
				l.Of++
				if !slices.ContainsFunc(grids[i][row].What, func(s Shown) bool { return s.Sign.ID == sign.ID }) && t.missing(a.ID, sign, p) != "" {
					l.People = append(l.People, t.File.Person.ID)
				}
			}
			if len(l.People) > 0 {
				c.Missing = append(c.Missing, l)
			}
		}
		out = append(out, c)
	}
	return out
}

// heldUndated reports whether a record without a day shows a sign for a row.
func heldUndated(t *Thread, action, sign string) bool {
	return slices.ContainsFunc(t.Behind(action), func(b Behind) bool {
		return b.Day == "" && slices.ContainsFunc(b.Link.Signs, func(s catalogue.Sign) bool { return s.ID == sign })
	})
}
