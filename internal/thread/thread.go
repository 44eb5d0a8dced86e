// Package thread follows the golden thread: which records bear on which rows of a strategy, both ways, and what is missing.
//
// What a record shows is a sign (assets/catalogue/evidence.toml), and a strategy's rows name the signs, so that nothing here knows how a council
// numbers. A person's choice stands above the rules. Everything is a pure function of a young person's file, a strategy and a day. That a record
// bears on a row does not say that the row is done.
package thread

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Link is one record on one row of the strategy: the signs that put it there, or the person who did.
type Link struct {
	Action string               // id of the row
	Signs  []catalogue.Sign     // what in the record does; none when only a person's choice does
	Choice *care.EvidenceChoice // what a person decided, nil when nobody did
}

// Holds reports whether the record bears on the row; false when a person took it from there.
func (l Link) Holds() bool { return l.Choice == nil || l.Choice.Shows() }

// Behind is a record behind a row.
type Behind struct {
	Record record.Record
	Day    value.Date // when it happened; "" for what stands without a day
	Link   Link
}

// Thread is what the records of one young person have to do with the rows of a strategy, both ways.
type Thread struct {
	Strategy *catalogue.Strategy
	File     *care.File
	behind   map[string][]Behind // by row
	links    map[string][]Link   // by record
}

// Links are the rows that a record bears on by rule alone, in the order of the strategy.
func Links(s *catalogue.Strategy, r record.Record) []Link {
	spec := care.SpecOf(r)
	if spec == nil || spec.Apart {
		return nil
	}
	shown := shownBy(r)
	if len(shown) == 0 {
		return nil
	}
	var out []Link
	for _, a := range s.Actions() {
		if found := signsFor(a, shown, r); len(found) > 0 {
			out = append(out, Link{Action: a.ID, Signs: found})
		}
	}
	return out
}

// shownBy are the signs a record shows, whatever the strategy.
func shownBy(r record.Record) []catalogue.Sign {
	var out []catalogue.Sign
	for _, s := range catalogue.Signs() {
		if showsSign(s, r) {
			out = append(out, s)
		}
	}
	return out
}

func showsSign(s catalogue.Sign, r record.Record) bool {
	spec := care.SpecOf(r)
	for _, m := range s.Match {
		if m.Kind == spec.Kind && matches(m, spec, r) {
			return true
		}
	}
	return false
}

func matches(m catalogue.Match, spec *record.Spec, r record.Record) bool {
	for key, wanted := range m.Where {
		f := spec.Field(key)
		if f == nil || !holds(f, f.Code(r), wanted) {
			return false
		}
	}
	return true
}

// holds reports whether a field's code is one of those wanted. Of several codes one is enough; of a fact the answer counts, not its words.
func holds(f *record.Field, code string, wanted []string) bool {
	codes := []string{code}
	switch f.Kind {
	case record.Many:
		codes = record.Codes(code)
	case record.Fact:
		answer, _, _ := strings.Cut(code, ":")
		codes = []string{answer}
	}
	for _, w := range wanted {
		not, denied := strings.CutPrefix(w, "!")
		switch {
		case denied && slices.Contains(codes, not):
			return false
		case denied, w == "*" && strings.TrimSpace(code) != "", slices.Contains(codes, w):
			return true
		}
	}
	return false
}

// signsFor are those of the signs shown that a row means, in this record's part of the plan or area of skills.
func signsFor(a catalogue.Action, shown []catalogue.Sign, r record.Record) []catalogue.Sign {
	var out []catalogue.Sign
	for _, e := range a.Evidence {
		if e.ByHand || !about(e, r) {
			continue
		}
		for _, s := range shown {
			if s.Record == e.Record && (len(e.Signs) == 0 || slices.Contains(e.Signs, s.ID)) &&
				!slices.ContainsFunc(out, func(o catalogue.Sign) bool { return o.ID == s.ID }) {
				out = append(out, s)
			}
		}
	}
	return out
}

// about reports whether a record is about the parts of the plan, areas or skills to which an entry of a row is narrowed.
func about(e catalogue.Evidence, r record.Record) bool {
	spec := care.SpecOf(r)
	if len(e.Matters) > 0 {
		f := spec.Field("part")
		if f == nil || !slices.ContainsFunc(e.Matters, func(m int) bool { return f.Code(r) == strconv.Itoa(m) }) {
			return false
		}
	}
	if len(e.Areas)+len(e.Skills) == 0 {
		return true
	}
	f := spec.Field("skill")
	if f == nil {
		return false
	}
	id := f.Code(r)
	if slices.Contains(e.Skills, id) {
		return true
	}
	s, ok := catalogue.SkillByID(id)
	return ok && slices.Contains(e.Areas, s.Area)
}

// dayOf is when a record happened: the day its sign names, or else the record's own.
func dayOf(r record.Record, signs []catalogue.Sign) value.Date {
	spec := care.SpecOf(r)
	for _, s := range signs {
		if f := spec.Field(s.Day); f != nil && f.Code(r) != "" {
			return value.Date(f.Code(r))
		}
	}
	return spec.DayOf(r)
}

// Follow follows the thread through one young person's file. Answers written in the file count; a record that is marked as not written for anybody
// else (Apart) never does. Choices about another strategy are left out.
func Follow(s *catalogue.Strategy, f *care.File) *Thread {
	t := &Thread{Strategy: s, File: f, behind: map[string][]Behind{}, links: map[string][]Link{}}
	chosen := map[string][]*care.EvidenceChoice{}
	for _, c := range f.Evidenced {
		chosen[c.Entry] = append(chosen[c.Entry], c)
	}
	f.Each(func(r record.Record) {
		id := r.Head().ID
		if links := LinksOf(s, r, chosen[id]); len(links) > 0 {
			t.links[id] = links
			for _, l := range links {
				if l.Holds() {
					t.behind[l.Action] = append(t.behind[l.Action], Behind{r, dayOf(r, l.Signs), l})
				}
			}
		}
	})
	for _, list := range t.behind {
		slices.SortStableFunc(list, func(a, b Behind) int { return cmp.Compare(b.Day, a.Day) })
	}
	return t
}

// LinksOf are the rows of a record, by rule and by what people chose about it, the newest choice first: that one stands. Rows that somebody took away are
// among them and do not hold.
func LinksOf(s *catalogue.Strategy, r record.Record, choices []*care.EvidenceChoice) []Link {
	links := Links(s, r)
	seen := map[string]bool{}
	for _, c := range choices {
		a, ok := s.ActionByID(c.Action)
		if !ok || seen[a.ID] || c.Strategy != "" && c.Strategy != s.ID {
			continue
		}
		seen[a.ID] = true
		i := slices.IndexFunc(links, func(l Link) bool { return l.Action == a.ID })
		switch {
		case i >= 0:
			links[i].Choice = c
		case c.Shows():
			links = append(links, Link{Action: a.ID, Choice: c})
		}
	}
	place := map[string]int{}
	for i, a := range s.Actions() {
		place[a.ID] = i
	}
	slices.SortStableFunc(links, func(a, b Link) int { return place[a.Action] - place[b.Action] })
	return links
}

// Behind are the records behind a row, the newest first, those without a day last.
func (t *Thread) Behind(action string) []Behind { return t.behind[action] }

// Of are the rows of a record, those that a person took away too: their Link does not hold.
func (t *Thread) Of(recordID string) []Link { return t.links[recordID] }

// Period is a time from one day to another, both counted; an empty day is open.
type Period struct{ From, To value.Date }

// Code is the period as a page's place keeps it: "2026-04-01..2026-11-23".
func (p Period) Code() string { return string(p.From) + ".." + string(p.To) }

// ReadPeriod reads such a code; ok is false when it is none.
func ReadPeriod(code string) (p Period, ok bool) {
	from, to, found := strings.Cut(code, "..")
	p = Period{value.Date(from), value.Date(to)}
	return p, found && p.From.Valid() && p.To.Valid() && (p.To == "" || p.From <= p.To)
}

// Words say the period: "1 April 2026 to 23 November 2026".
func (p Period) Words() string {
	switch {
	case p.From == "" && p.To == "":
		return "from the beginning"
	case p.From == "":
		return "until " + p.To.Long()
	case p.To == "":
		return "since " + p.From.Long()
	}
	return p.From.Long() + " to " + p.To.Long()
}

// Has reports whether a day lies in the period. What has no day does not.
func (p Period) Has(day value.Date) bool {
	return day != "" && day >= p.From && (p.To == "" || day <= p.To)
}
