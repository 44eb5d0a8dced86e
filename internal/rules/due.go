// Package rules works out what is due, why, and whether a plan has what the regulations ask for. Everything here is a pure function of one young
// person's file and a day: no database, no clock, no window.
//
// Rules: every amount, sentence and source comes from the catalogue; nothing here says six months. A fact that is missing yields "cannot tell"
// with the name of what is missing, never "overdue". What is booked or declined is said and clears nothing; only what was held or done does.
// A fact dated after today does not count yet. A record that is closed, and a young person who has died, have nothing due at all.
package rules

import (
	"cmp"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// State is how something due stands today.
type State string

const (
	Overdue    State = "overdue"
	Soon       State = "due"         // the day is near; or the first day has come and there is no last one
	Later      State = "later"       // the day lies further ahead than Local.SoonDays
	Earliest   State = "earliest"    // the rule sets a first day, which has not come
	Waiting    State = "waiting"     // something else has to happen first: Due.Missing
	CannotTell State = "cannot_tell" // a fact is missing: Due.Missing
)

// Due is one thing that is due for one young person, with its rule, the fact it is counted from, and its source.
type Due struct {
	Rule       string // id in the catalogue
	Thing      string // "Plan review"
	PersonID   string
	Person     string
	Day        value.Date // "" when it cannot be told
	State      State
	Begun      bool   // it can be done since Day and has no last day: nothing is lost by doing first what has one
	Often      string // "At least every 6 months"
	Kind       string // law, guidance, local, agreed
	Promise    bool   // a local rule that is a promise to the young person
	Fact       string // "Last review 9 June."
	Booked     string // "Meeting booked 8 December."
	Missing    string // what is waited for, or the fact that is missing: "the date of the last review"
	Source     string
	Check      bool   // check before relying on this
	Section    string // the part of the person where it is done: about, plan, reviews, health, skills, savings, touch
	Icon       string
	RecordKind string // what to open
	RecordID   string
}

// KindNote names, in brackets, a rule that is not the law; "" for the law, and where the sentence itself says that it was agreed.
func (d Due) KindNote() string {
	switch catalogue.RuleKind(d.Kind) {
	case catalogue.Guidance:
		return "(guidance)"
	case catalogue.Local:
		if d.Promise {
			return "(our local promise)"
		}
		return "(our local rule)"
	case catalogue.Agreed:
		if strings.HasPrefix(d.Often, "Agreed") || strings.HasPrefix(d.Often, "Fixed") {
			return ""
		}
		return "(agreed in the plan)"
	}
	return ""
}

// Line is the second line, under the thing: "At least every 8 weeks (our local promise). Last heard from 18 September." It holds days
// and no distances, so it may be printed.
func (d Due) Line() string {
	var out []string
	if d.Often != "" {
		often := strings.TrimSuffix(d.Often, ".")
		if note := d.KindNote(); note != "" {
			often += " " + note
		}
		out = append(out, often+".")
	}
	for _, s := range []string{d.Fact, d.Booked} {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// When is how far away it is, for the screen: "11 days overdue", "in 8 days", "from 4 Dec". It is never printed; see OnPaper.
func (d Due) When(today value.Date) string {
	switch d.State {
	case CannotTell:
		return "needs " + d.Missing
	case Waiting:
		return "waiting for " + d.Missing
	}
	n := d.Day.Days(today)
	switch {
	case d.Day == "":
		return ""
	case d.State == Overdue:
		return words.Count(-n, "day", "days") + " overdue"
	case n < 0:
		return "since " + d.Day.InShort(today)
	case d.State == Earliest:
		return "from " + d.Day.InShort(today)
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	}
	return "in " + words.Count(n, "day", "days")
}

// OnPaper is the same for a print-out: a day, never a distance. "due 9 December 2026", "was due 4 December".
func (d Due) OnPaper(today value.Date) string {
	switch d.State {
	case CannotTell:
		return "needs " + d.Missing
	case Waiting:
		return "waiting for " + d.Missing
	case Overdue:
		return "was due " + d.Day.In(today)
	case Earliest:
		return "from " + d.Day.Long()
	}
	if d.Day.Before(today) {
		return "from " + d.Day.In(today)
	}
	return "due " + d.Day.Long()
}

// Dues is everything due for one young person, what is overdue first, then by day, then what cannot be told.
func Dues(f *care.File, today value.Date, local Local) []Due {
	v, ok := look(f, today, local)
	if !ok {
		return nil
	}
	v.unknowns()
	v.adviserFrom16()
	v.assessment()
	v.reviews()
	v.actions()
	v.touch()
	v.visits()
	v.health()
	v.money()
	SortDues(v.out)
	return v.out
}

// SortDues puts what is overdue first, then what has a last day by day, then what may be done since a day, then what has no day.
func SortDues(dues []Due) {
	rank := func(d Due) int {
		switch {
		case d.Day == "":
			return 3
		case d.Begun:
			return 2
		case d.State == Overdue:
			return 0
		}
		return 1
	}
	slices.SortStableFunc(dues, func(a, b Due) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(string(a.Day), string(b.Day)), strings.Compare(a.Person, b.Person), strings.Compare(a.Thing, b.Thing),
			strings.Compare(a.RecordID, b.RecordID))
	})
}
