package care

import (
	"cmp"
	"slices"

	"waymark/internal/record"
	"waymark/internal/value"
)

// File is everything held about one young person, read at once. Rules, print-outs and pages work on it and never on the database. The slices
// stand in the order of their Specs: contacts, ratings, words and feelings newest first, ledger entries oldest first.
type File struct {
	Person         *Person
	Connections    []*Connection
	Homes          []*Home
	CarePeriods    []*CarePeriod
	Statuses       []*Status
	KeyPapers      []*KeyPaper
	Plans          []*Plan
	Parts          []*PlanPart
	Actions        []*Action
	Words          []*OwnWords
	Feelings       []*Feeling
	Reviews        []*Review
	HealthFacts    []*HealthFact
	HealthServices []*HealthService
	Immunisations  []*Immunisation
	Checks         []*HealthCheck
	Ratings        []*Rating
	Goals          []*Goal
	Evidence       []*Evidence
	Accounts       []*Account
	Entries        []*Entry
	Contacts       []*Contact
	Notes          []*CarerNote
	Papers         []*Paper
	Attachments    []*Attachment
}

// Add puts a record into its slice; a record of a shared type is ignored.
func (f *File) Add(r record.Record) {
	switch v := r.(type) {
	case *Person:
		f.Person = v
	case *Connection:
		f.Connections = append(f.Connections, v)
	case *Home:
		f.Homes = append(f.Homes, v)
	case *CarePeriod:
		f.CarePeriods = append(f.CarePeriods, v)
	case *Status:
		f.Statuses = append(f.Statuses, v)
	case *KeyPaper:
		f.KeyPapers = append(f.KeyPapers, v)
	case *Plan:
		f.Plans = append(f.Plans, v)
	case *PlanPart:
		f.Parts = append(f.Parts, v)
	case *Action:
		f.Actions = append(f.Actions, v)
	case *OwnWords:
		f.Words = append(f.Words, v)
	case *Feeling:
		f.Feelings = append(f.Feelings, v)
	case *Review:
		f.Reviews = append(f.Reviews, v)
	case *HealthFact:
		f.HealthFacts = append(f.HealthFacts, v)
	case *HealthService:
		f.HealthServices = append(f.HealthServices, v)
	case *Immunisation:
		f.Immunisations = append(f.Immunisations, v)
	case *HealthCheck:
		f.Checks = append(f.Checks, v)
	case *Rating:
		f.Ratings = append(f.Ratings, v)
	case *Goal:
		f.Goals = append(f.Goals, v)
	case *Evidence:
		f.Evidence = append(f.Evidence, v)
	case *Account:
		f.Accounts = append(f.Accounts, v)
	case *Entry:
		f.Entries = append(f.Entries, v)
	case *Contact:
		f.Contacts = append(f.Contacts, v)
	case *CarerNote:
		f.Notes = append(f.Notes, v)
	case *Paper:
		f.Papers = append(f.Papers, v)
	case *Attachment:
		f.Attachments = append(f.Attachments, v)
	}
}

// Home is where the young person lives on a day, nil when it is not known.
func (f *File) Home(on value.Date) *Home {
	for _, h := range f.Homes {
		if h.From <= on && (h.To == "" || h.To >= on) {
			return h
		}
	}
	return nil
}

// Status is the leaving-care status that stands on a day, nil when none is recorded.
func (f *File) Status(on value.Date) *Status {
	for _, s := range f.Statuses {
		if s.From <= on {
			return s
		}
	}
	return nil
}

// InCare reports whether a time in care covers a day.
func (f *File) InCare(on value.Date) bool {
	for _, c := range f.CarePeriods {
		if c.From <= on && (c.To == "" || c.To > on) {
			return true
		}
	}
	return false
}

// Part is the adult's text of a part of the plan, nil when nothing is written.
func (f *File) Part(code string) *PlanPart {
	for _, p := range f.Parts {
		if p.Part == code {
			return p
		}
	}
	return nil
}

// Said is the newest own words about something, nil when the young person has said nothing.
func (f *File) Said(about string) *OwnWords {
	for _, w := range f.Words {
		if w.About == about {
			return w
		}
	}
	return nil
}

// Feels is the newest feeling about a part and the one before it; nil where there is none.
func (f *File) Feels(part string) (now, before *Feeling) {
	for _, x := range f.Feelings {
		if x.Part != part {
			continue
		}
		if now == nil {
			now = x
		} else {
			return now, x
		}
	}
	return now, nil
}

// Rated is the newest rating of a skill by a voice up to a day ("" = now), nil when it is not rated or was cleared.
func (f *File) Rated(skill, voice string, upTo value.Date) *Rating {
	for _, r := range f.Ratings {
		if r.Skill == skill && r.Voice == voice && (upTo == "" || r.On <= upTo) {
			if r.Cleared == value.Yes {
				return nil
			}
			return r
		}
	}
	return nil
}

// LastHeld is the newest review that was held on or before a day; a booked one never counts.
func (f *File) LastHeld(on value.Date) *Review {
	var last *Review
	for _, v := range f.Reviews {
		if v.State == "held" && v.Held <= on && (last == nil || v.Held > last.Held) {
			last = v
		}
	}
	return last
}

// NextBooked is the first review booked for a day or later.
func (f *File) NextBooked(from value.Date) *Review {
	var next *Review
	for _, v := range f.Reviews {
		if v.State == "booked" && v.Booked >= from && (next == nil || v.Booked < next.Booked) {
			next = v
		}
	}
	return next
}

// LastHeard is the newest contact on or before a day in which the young person answered, nil when there was none.
func (f *File) LastHeard(on value.Date) *Contact {
	for _, c := range f.Contacts {
		if c.TwoWay() && c.On <= on {
			return c
		}
	}
	return nil
}

// Passport says how the health passport stands: the newest check of kind "passport", nil when it was never given or declined.
func (f *File) Passport() *HealthCheck {
	for _, c := range f.Checks {
		if c.Kind == "passport" && (c.State == "done" || c.State == "declined") {
			return c
		}
	}
	return nil
}

// Each calls fn for every record, the person first.
func (f *File) Each(fn func(record.Record)) {
	if f.Person != nil {
		fn(f.Person)
	}
	each(f.Connections, fn)
	each(f.Homes, fn)
	each(f.CarePeriods, fn)
	each(f.Statuses, fn)
	each(f.KeyPapers, fn)
	each(f.Plans, fn)
	each(f.Parts, fn)
	each(f.Actions, fn)
	each(f.Words, fn)
	each(f.Feelings, fn)
	each(f.Reviews, fn)
	each(f.HealthFacts, fn)
	each(f.HealthServices, fn)
	each(f.Immunisations, fn)
	each(f.Checks, fn)
	each(f.Ratings, fn)
	each(f.Goals, fn)
	each(f.Evidence, fn)
	each(f.Accounts, fn)
	each(f.Entries, fn)
	each(f.Contacts, fn)
	each(f.Notes, fn)
	each(f.Papers, fn)
	each(f.Attachments, fn)
}

func each[T record.Record](list []T, fn func(record.Record)) {
	for _, r := range list {
		fn(r)
	}
}

// Sort puts the slices back into the order of their Specs, keeping the order of records that stand equal in it.
func (f *File) Sort() {
	slices.SortStableFunc(f.Connections, func(a, b *Connection) int {
		return cmp.Or(last(a.Order == 0, b.Order == 0), cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name))
	})
	newest(f.Homes, func(x *Home) value.Date { return x.From })
	newest(f.CarePeriods, func(x *CarePeriod) value.Date { return x.From })
	newest(f.Statuses, func(x *Status) value.Date { return x.From })
	newest(f.Plans, func(x *Plan) value.Date { return x.Made })
	slices.SortStableFunc(f.Parts, func(a, b *PlanPart) int {
		return cmp.Or(cmp.Compare(len(a.Part), len(b.Part)), cmp.Compare(a.Part, b.Part))
	})
	slices.SortStableFunc(f.Actions, func(a, b *Action) int { return cmp.Or(last(a.By == "", b.By == ""), cmp.Compare(a.By, b.By)) })
	newest(f.Words, func(x *OwnWords) value.Date { return x.On })
	newest(f.Feelings, func(x *Feeling) value.Date { return x.On })
	newest(f.Reviews, func(x *Review) value.Date { return max(x.Booked, x.Held) })
	slices.SortStableFunc(f.HealthFacts, func(a, b *HealthFact) int { return cmp.Compare(a.Block, b.Block) })
	slices.SortStableFunc(f.Immunisations, func(a, b *Immunisation) int {
		return cmp.Or(last(a.Given == "", b.Given == ""), cmp.Compare(a.Given, b.Given))
	})
	newest(f.Checks, func(x *HealthCheck) value.Date { return max(x.Booked, x.Done) })
	newest(f.Ratings, func(x *Rating) value.Date { return x.On })
	slices.SortStableFunc(f.Goals, func(a, b *Goal) int {
		return cmp.Or(last(a.State != "live", b.State != "live"), cmp.Compare(a.By, b.By))
	})
	newest(f.Evidence, func(x *Evidence) value.Date { return x.On })
	slices.SortStableFunc(f.Accounts, func(a, b *Account) int { return last(a.Closed != "", b.Closed != "") })
	slices.SortStableFunc(f.Entries, func(a, b *Entry) int { return cmp.Compare(a.On, b.On) })
	slices.SortStableFunc(f.Contacts, func(a, b *Contact) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.At, a.At)) })
	newest(f.Notes, func(x *CarerNote) value.Date { return x.On })
	newest(f.Papers, func(x *Paper) value.Date { return x.Made })
	newest(f.Attachments, func(x *Attachment) value.Date { return x.On })
}

// last sorts what is so behind what is not.
func last(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func newest[T any](list []T, day func(T) value.Date) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(day(b), day(a)) })
}
