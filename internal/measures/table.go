package measures

import (
	"fmt"
	"slices"
	"strconv"

	"waymark/internal/catalogue"
)

// Table is everything that one report prints. What a number gives away about another is looked for in all of it at once, so two tables that are printed
// together are one Table. Against a report of another day it cannot protect: who holds both sees how the numbers changed.
type Table struct {
	People  int                 // how many young people the report is about; it is printed
	Figures []Figure            // of one day or period
	ByAge   map[string][]Figure // the same measures by age, where the report has them
	Earlier map[string][]Figure // the same measures of other days and periods, where it has them
}

// Paper is a table as it may leave the service, in the same order. None means that there is no report: fewer than 6 people are counted at all.
type Paper struct {
	None    bool
	Figures []Shown
	ByAge   map[string][]Shown
	Earlier map[string][]Shown
}

// Figure is what may be shown of a measure among Figures; nil when the table does not have it.
func (p *Paper) Figure(measure string) *Shown {
	for i := range p.Figures {
		if p.Figures[i].Measure == measure {
			return &p.Figures[i]
		}
	}
	return nil
}

// Hide says what of a table may leave the service. Counts of 1 to 5 people are hidden, and counts where 1 to 5 are left over; then as many more as it
// takes until no hidden number follows from what is printed: rows by age add up to their total, being in work and not being in work are two sides of
// the same people, and rows about the same people share their denominators.
func Hide(t Table) Paper {
	h := &hider{net: newNet(), noRow: map[int]bool{}}
	for _, f := range t.Figures {
		h.add(f, 4)
	}
	ids := measureIDs()
	for _, list := range []map[string][]Figure{t.ByAge, t.Earlier} {
		for _, id := range ids {
			for _, f := range list[id] {
				h.add(f, 2)
			}
		}
	}
	h.people = t.People
	h.relate()
	h.settle()
	out := Paper{None: t.People < Small+1, ByAge: map[string][]Shown{}, Earlier: map[string][]Shown{}}
	i := 0
	next := func() Shown {
		i++
		if out.None {
			return h.rows[i-1].nothing(TooFew)
		}
		return h.shown(h.rows[i-1])
	}
	for range t.Figures {
		out.Figures = append(out.Figures, next())
	}
	for k, list := range []map[string][]Figure{t.ByAge, t.Earlier} {
		into := []map[string][]Shown{out.ByAge, out.Earlier}[k]
		for _, id := range ids {
			for range list[id] {
				into[id] = append(into[id], next())
			}
		}
	}
	return out
}

func measureIDs() []string {
	var out []string
	for _, m := range catalogue.Measures() {
		out = append(out, m.ID)
	}
	return out
}

// row is a figure with its numbers in the net: n counted people or things, missing, unknown, left over (missing and unknown), held (counted and
// missing), and of all of them.
type row struct {
	f                         Figure
	n, missing, unknown, left int
	held, of                  int
	price                     int // what hiding its count costs; a total is dearer than a part of it
	hideN, hideHeld           bool
	people                    int
}

// counts are the people or things counted: of visits the people who came.
func (f Figure) counts() int {
	if f.Visits() {
		return f.By
	}
	return f.N
}

type hider struct {
	*net
	rows   []*row
	noRow  map[int]bool // denominators of which nothing is printed, though enough people are in them
	people int
}

// when names the day or period a number is about. Denominators of people go by the last day alone.
func when(f Figure) string {
	if f.Measure.Moment == "day" {
		return string(f.To)
	}
	return string(f.From) + "/" + string(f.To)
}

// ages names the ages a figure is about.
func ages(f Figure) string {
	switch {
	case f.Age != 0:
		return strconv.Itoa(f.Age)
	case len(f.Measure.Ages) == 2 && f.Measure.Ages[0] == f.Measure.Ages[1]:
		return strconv.Itoa(f.Measure.Ages[0])
	}
	return fmt.Sprint(f.Measure.Ages)
}

func (h *hider) add(f Figure, price int) {
	m := f.Measure
	base := m.ID
	if m.Base != "" {
		base = m.Base
	}
	at, who := when(f), ages(f)
	key := func(what, id string) string { return what + "|" + id + "|" + who + "|" + at }
	keys := func(what, other string) []string {
		out := []string{key(what, base)}
		if o, ok := catalogue.MeasureByID(m.OtherSide); ok { // what is counted there is missing here
			id := o.ID
			if o.Base != "" {
				id = o.Base
			}
			first := []string{base, id}
			slices.Sort(first)
			if first[0] != base {
				what, other = other, what
			}
			out = []string{key(what, "sides of "+first[0])}
		}
		return append(out, "alone|"+key(what, m.ID))
	}
	r := &row{f: f, price: price, people: f.People}
	counted, whole := keys("n", "missing"), "of|"+m.Group+"|"+who+"|"+string(f.To)
	switch came := "came to the drop-in|" + who + "|" + at; { // how many came is the denominator of how safe they felt
	case m.ID == "dropin-visits":
		counted = append([]string{came}, counted...)
	case m.Group == "dropin-visitors":
		whole = came
	}
	r.n = h.number(f.counts(), counted...)
	r.missing = h.number(f.Held()-f.counts(), keys("missing", "n")...)
	r.unknown = h.number(f.Unknown, key("unknown", m.Group+m.Unknowns), key("unknown", m.ID), key("alone|unknown", m.ID))
	r.of = h.number(f.Of, whole, key("of", m.Group), key("alone|of", m.ID))
	r.left, r.held = h.free(f.Of-f.counts()), h.free(f.Held())
	h.made(r.left, r.missing, r.unknown)
	h.made(r.held, r.n, r.missing)
	h.made(r.of, r.n, r.left)
	h.made(r.of, r.held, r.unknown)
	h.rows = append(h.rows, r)
}

// relate adds the sums among rows: ages that add up, parts of a row, periods that follow each other.
func (h *hider) relate() {
	for _, whole := range h.rows {
		m := whole.f.Measure
		if whole.f.Age == 0 && m.ByAge {
			h.adds(whole, func(r *row) bool {
				return r.f.Measure.ID == m.ID && r.f.Age >= m.Ages[0] && r.f.Age <= m.Ages[1] && r.f.To == whole.f.To && r.f.From == whole.f.From
			}, m.Ages[1]-m.Ages[0]+1)
		}
		for _, part := range h.rows {
			if part.f.Measure.Within == m.ID && part.f.Age == whole.f.Age && part.f.From == whole.f.From && part.f.To == whole.f.To {
				rest := h.free(h.value[whole.n] - h.value[part.n])
				if h.value[rest] >= 0 {
					h.made(whole.n, part.n, rest)
				}
			}
		}
		if m.Moment == "period" {
			h.periods(whole)
		}
	}
	h.leavers()
}

// adds makes a row the sum of others, where all of them are there.
func (h *hider) adds(whole *row, is func(*row) bool, want int) {
	var parts []*row
	for _, r := range h.rows {
		if r != whole && is(r) {
			parts = append(parts, r)
		}
	}
	if len(parts) != want {
		return
	}
	for _, pick := range []func(*row) int{func(r *row) int { return r.n }, func(r *row) int { return r.missing }, func(r *row) int { return r.unknown },
		func(r *row) int { return r.of }, func(r *row) int { return r.left }, func(r *row) int { return r.held }} {
		var list []int
		for _, p := range parts {
			list = append(list, pick(p))
		}
		h.made(pick(whole), list...)
	}
}

// periods makes a row the sum of rows of the same measure whose periods follow each other and fill its own.
func (h *hider) periods(whole *row) {
	var parts []*row
	for from := whole.f.From; from <= whole.f.To; {
		i := slices.IndexFunc(h.rows, func(r *row) bool {
			return r != whole && r.f.Measure.ID == whole.f.Measure.ID && r.f.Age == whole.f.Age && r.f.From == from && r.f.To <= whole.f.To && (r.f.From != whole.f.From || r.f.To != whole.f.To)
		})
		if i < 0 {
			return
		}
		parts = append(parts, h.rows[i])
		from = h.rows[i].f.To.AddDays(1)
	}
	h.adds(whole, func(r *row) bool { return slices.Contains(parts, r) }, len(parts))
}

// leavers are all care leavers to 25: at least those of the ages that are shown.
func (h *hider) leavers() {
	for _, all := range h.rows {
		if all.f.Measure.Group != "leavers" {
			continue
		}
		var list []int
		total := 0
		for _, r := range h.rows {
			if r.f.Measure.Group == "leavers-17-21" && r.f.Age != 0 && r.f.Age < LastAge && r.f.To == all.f.To && !slices.Contains(list, r.of) {
				list = append(list, r.of)
				total += h.value[r.of]
			}
		}
		if rest := h.value[all.of] - total; len(list) > 0 && rest >= 0 {
			h.made(all.of, append(list, h.free(rest))...)
		}
		return
	}
}

// tooFew reports whether fewer than 6 people are counted in a row at all. A row that counts nobody says so.
func (r *row) tooFew() bool { return r.f.Of > 0 && r.people <= Small }

// things reports whether a row counts things and not people, so that its denominator can be larger than the people in it.
func (r *row) things() bool { return r.f.Of != r.people }

// primary is how a count is hidden for its own sake.
func (r *row) primary() State {
	switch n := r.f.counts(); {
	case small(n):
		return Under6
	case small(r.f.Of - n):
		return AllButFew
	}
	return Whole
}

func (h *hider) state(r *row) State {
	switch {
	case r.tooFew():
		return TooFew
	case h.noRow[r.of]:
		return NoRow
	case r.primary() != Whole:
		return r.primary()
	case r.hideN:
		return Hidden
	}
	return Whole
}

func (h *hider) showsHeld(r *row) bool {
	s := h.state(r)
	return s != TooFew && s != NoRow && !r.hideHeld && !small(r.f.Held()) && !small(r.f.Unknown)
}

// read is what the reader knows of everything that is printed now.
func (h *hider) read() {
	h.know()
	for _, r := range h.rows {
		if !r.things() {
			h.between(r.of, 0, max(h.people, r.f.Of))
		}
		s := h.state(r)
		switch s {
		case TooFew:
			if !r.things() {
				h.between(r.of, 1, Small)
			}
		case NoRow:
			h.gap[r.of] = true
		default:
			h.exactly(r.of)
		}
		switch s {
		case Whole:
			h.exactly(r.n)
		case Under6:
			h.between(r.n, 1, Small)
		case AllButFew:
			h.between(r.left, 1, Small)
		case Hidden:
			h.gap[r.n], h.gap[r.left] = true, true
		}
		if h.showsHeld(r) {
			h.exactly(r.held)
		}
	}
	h.work()
}

// settle hides more until nothing hidden, and no group of 1 to 5, follows from what is printed. Hiding more never makes a number follow that did not
// before, so what was found safe once stays so.
func (h *hider) settle() {
	h.read()
	safe := make([]bool, len(h.value))
	for again := true; again; {
		again = false
		for i := range h.value {
			for !safe[i] && h.secret(i) {
				if other := h.another(i); other != nil {
					for _, k := range other {
						safe[k] = true
					}
					continue
				}
				if safe[i] = !h.hideNear(i); !safe[i] { // when nothing is left to hide nothing can be done
					h.read()
					again = true
				}
			}
		}
	}
}

// secret reports whether a number may not be worked out: 1 to 5 of anything, and every number that was hidden.
func (h *hider) secret(i int) bool {
	if small(h.value[i]) {
		return true
	}
	for _, r := range h.rows {
		if r.n == i && h.state(r) != Whole || r.of == i && (r.tooFew() || h.noRow[i]) || r.held == i && h.state(r) != TooFew && h.state(r) != NoRow && !h.showsHeld(r) {
			return true
		}
	}
	return false
}

// hideNear hides the cheapest printed number from which one can be worked out; false when nothing is left to hide.
func (h *hider) hideNear(i int) bool {
	near, far := h.near(i)
	best, hide := most, func() {}
	offer := func(cost, at int, do func()) {
		if cost = cost*100 + at; at == 0 {
			cost = 0 // the number itself stands somewhere else: hiding anything near it would not help
		}
		if cost < best {
			best, hide = cost, do
		}
	}
	for _, p := range near {
		if !h.fixed(p) && p != i {
			continue
		}
		for _, r := range h.rows {
			s := h.state(r)
			switch {
			case s == TooFew || s == NoRow:
			case r.held == p && h.showsHeld(r):
				offer(1, far[p], func() { r.hideHeld = true })
			case r.n == p && s == Whole:
				offer(r.price, far[p], func() { r.hideN = true })
			case r.of == p:
				offer(3*r.price, far[p], func() { h.noRow[p] = true })
			}
		}
	}
	if best == most {
		return false
	}
	hide()
	return true
}

func (r *row) nothing(s State) Shown {
	return Shown{Measure: r.f.Measure.ID, From: r.f.From, To: r.f.To, Age: r.f.Age, State: s, N: -1, Of: -1, Held: -1, By: -1, visits: r.f.Visits(), count: r.f.Measure.Unit == catalogue.CountUnit}
}

func (h *hider) shown(r *row) Shown {
	s := r.nothing(h.state(r))
	if s.State == TooFew || s.State == NoRow {
		return s
	}
	s.Of = r.f.Of
	if h.showsHeld(r) {
		s.Held = r.f.Held()
	}
	switch {
	case s.State == Whole:
		s.N, s.By = r.f.N, r.f.By
	case r.f.Visits() && s.State != Under6: // how many visits says nothing about how many people
		s.N = r.f.N
	}
	return s
}
