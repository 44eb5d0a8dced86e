package care

import (
	"cmp"
	"reflect"
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
	Requests       []*ReviewRequest
	Needs          []*Need
	Asked          []*Asked
	Copies         []*CopyGiven
	Suitabilities  []*Suitability
	Replies        []*Reply
	Choices        []*MeetingChoice
	Attendees      []*Attendee
	Signatures     []*Signature
	Frozen         []*Frozen
	HealthFacts    []*HealthFact
	HealthServices []*HealthService
	Immunisations  []*Immunisation
	Checks         []*HealthCheck
	Growth         []*Growth
	Consents       []*Consent
	Sharing        []*Sharing
	Issues         []*PassportIssue
	Ratings        []*Rating
	Goals          []*Goal
	Evidence       []*Evidence
	Stances        []*SkillStance
	Accounts       []*Account
	Entries        []*Entry
	Statements     []*StatementCheck
	SavingsMoves   []*SavingsMove
	Claims         []*MoneyClaim
	Contacts       []*Contact
	Notes          []*CarerNote
	TouchSteps     []*TouchStep
	ReturnAnswers  []*ReturnAnswer
	WorkTries      []*WorkTry
	Papers         []*Paper
	Attachments    []*Attachment
	Evidenced      []*EvidenceChoice // what a person chose about a record and a row of the strategy
}

// slots hold what File can hold, in the order in which Each goes through it, each with the order of its Spec.
var slots = []slot{
	hold(func(f *File) *[]*Connection { return &f.Connections }, func(a, b *Connection) int {
		return cmp.Or(last(a.Order == 0, b.Order == 0), cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name))
	}),
	hold(func(f *File) *[]*Home { return &f.Homes }, newest(func(x *Home) value.Date { return x.From })),
	hold(func(f *File) *[]*CarePeriod { return &f.CarePeriods }, newest(func(x *CarePeriod) value.Date { return x.From })),
	hold(func(f *File) *[]*Status { return &f.Statuses }, newest(func(x *Status) value.Date { return x.From })),
	hold(func(f *File) *[]*KeyPaper { return &f.KeyPapers }, nil),
	hold(func(f *File) *[]*Plan { return &f.Plans }, newest(func(x *Plan) value.Date { return x.Made })),
	hold(func(f *File) *[]*PlanPart { return &f.Parts }, func(a, b *PlanPart) int {
		return cmp.Or(cmp.Compare(len(a.Part), len(b.Part)), cmp.Compare(a.Part, b.Part))
	}),
	hold(func(f *File) *[]*Action { return &f.Actions }, func(a, b *Action) int { return cmp.Or(last(a.By == "", b.By == ""), cmp.Compare(a.By, b.By)) }),
	hold(func(f *File) *[]*OwnWords { return &f.Words }, newest(func(x *OwnWords) value.Date { return x.On })),
	hold(func(f *File) *[]*Feeling { return &f.Feelings }, newest(func(x *Feeling) value.Date { return x.On })),
	hold(func(f *File) *[]*Review { return &f.Reviews }, newest(func(x *Review) value.Date { return max(x.Booked, x.Held) })),
	hold(func(f *File) *[]*ReviewRequest { return &f.Requests }, newest(func(x *ReviewRequest) value.Date { return x.On })),
	hold(func(f *File) *[]*Need { return &f.Needs }, func(a, b *Need) int {
		return cmp.Or(cmp.Compare(len(a.Part), len(b.Part)), cmp.Compare(a.Part, b.Part))
	}),
	hold(func(f *File) *[]*Asked { return &f.Asked }, newest(func(x *Asked) value.Date { return x.On })),
	hold(func(f *File) *[]*CopyGiven { return &f.Copies }, newest(func(x *CopyGiven) value.Date { return x.On })),
	hold(func(f *File) *[]*Suitability { return &f.Suitabilities }, newest(func(x *Suitability) value.Date { return x.On })),
	hold(func(f *File) *[]*Reply { return &f.Replies }, newest(func(x *Reply) value.Date { return x.On })),
	hold(func(f *File) *[]*MeetingChoice { return &f.Choices }, newest(func(x *MeetingChoice) value.Date { return x.On })),
	hold(func(f *File) *[]*Attendee { return &f.Attendees }, nil),
	hold(func(f *File) *[]*Signature { return &f.Signatures }, nil),
	hold(func(f *File) *[]*Frozen { return &f.Frozen }, func(a, b *Frozen) int { return cmp.Compare(b.Number, a.Number) }),

	hold(func(f *File) *[]*HealthFact { return &f.HealthFacts }, func(a, b *HealthFact) int { return cmp.Compare(a.Block, b.Block) }),
	hold(func(f *File) *[]*HealthService { return &f.HealthServices }, nil),
	hold(func(f *File) *[]*Immunisation { return &f.Immunisations }, func(a, b *Immunisation) int {
		return cmp.Or(last(a.Given == "", b.Given == ""), cmp.Compare(a.Given, b.Given))
	}),
	hold(func(f *File) *[]*HealthCheck { return &f.Checks }, newest(func(x *HealthCheck) value.Date { return max(x.Booked, x.Done) })),
	hold(func(f *File) *[]*Growth { return &f.Growth }, newest(func(x *Growth) value.Date { return x.On })),
	hold(func(f *File) *[]*Consent { return &f.Consents }, nil),
	hold(func(f *File) *[]*Sharing { return &f.Sharing }, newest(func(x *Sharing) value.Date { return x.Said })),
	hold(func(f *File) *[]*PassportIssue { return &f.Issues }, newest((*PassportIssue).Day)),

	hold(func(f *File) *[]*Rating { return &f.Ratings }, newest(func(x *Rating) value.Date { return x.On })),
	hold(func(f *File) *[]*Goal { return &f.Goals }, func(a, b *Goal) int {
		return cmp.Or(last(a.State != "live", b.State != "live"), cmp.Compare(a.By, b.By))
	}),
	hold(func(f *File) *[]*Evidence { return &f.Evidence }, newest(func(x *Evidence) value.Date { return x.On })),
	hold(func(f *File) *[]*SkillStance { return &f.Stances }, newest(func(x *SkillStance) value.Date { return x.On })),

	hold(func(f *File) *[]*Account { return &f.Accounts }, func(a, b *Account) int { return last(a.Closed != "", b.Closed != "") }),
	hold(func(f *File) *[]*Entry { return &f.Entries }, func(a, b *Entry) int { return cmp.Compare(a.On, b.On) }),
	hold(func(f *File) *[]*StatementCheck { return &f.Statements }, newest(func(x *StatementCheck) value.Date { return x.On })),
	hold(func(f *File) *[]*SavingsMove { return &f.SavingsMoves }, newest(func(x *SavingsMove) value.Date { return x.Left })),
	hold(func(f *File) *[]*MoneyClaim { return &f.Claims }, nil),

	hold(func(f *File) *[]*Contact { return &f.Contacts }, func(a, b *Contact) int { return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.At, a.At)) }),
	hold(func(f *File) *[]*ReturnAnswer { return &f.ReturnAnswers }, func(a, b *ReturnAnswer) int { return cmp.Or(cmp.Compare(b.Age, a.Age), cmp.Compare(b.On, a.On)) }),
	hold(func(f *File) *[]*WorkTry { return &f.WorkTries }, newest(func(x *WorkTry) value.Date { return x.From })),
	hold(func(f *File) *[]*CarerNote { return &f.Notes }, newest(func(x *CarerNote) value.Date { return x.On })),
	hold(func(f *File) *[]*TouchStep { return &f.TouchSteps }, newest(func(x *TouchStep) value.Date { return x.On })),

	hold(func(f *File) *[]*Paper { return &f.Papers }, newest(func(x *Paper) value.Date { return x.Made })),
	hold(func(f *File) *[]*Attachment { return &f.Attachments }, newest(func(x *Attachment) value.Date { return x.On })),
	hold(func(f *File) *[]*EvidenceChoice { return &f.Evidenced }, newest(func(x *EvidenceChoice) value.Date { return x.On })),
}

// slot is what File does with the records of one type.
type slot struct {
	holds reflect.Type
	add   func(*File, record.Record)
	each  func(*File, func(record.Record))
	sort  func(*File)
}

// hold makes the slot of a slice of File; order nil leaves the records as they were read.
func hold[T record.Record](list func(*File) *[]T, order func(a, b T) int) slot {
	return slot{
		holds: reflect.TypeFor[T](),
		add: func(f *File, r record.Record) {
			l := list(f)
			*l = append(*l, r.(T))
		},
		each: func(f *File, fn func(record.Record)) {
			for _, r := range *list(f) {
				fn(r)
			}
		},
		sort: func(f *File) {
			if order != nil {
				slices.SortStableFunc(*list(f), order)
			}
		},
	}
}

var slotOf = func() map[reflect.Type]slot {
	out := map[reflect.Type]slot{}
	for _, s := range slots {
		out[s.holds] = s
	}
	return out
}()

// Add puts a record into its slice; a record of a shared type is ignored.
func (f *File) Add(r record.Record) {
	if p, ok := r.(*Person); ok {
		f.Person = p
	} else if s, ok := slotOf[reflect.TypeOf(r)]; ok {
		s.add(f, r)
	}
}

// Each calls fn for every record, the person first.
func (f *File) Each(fn func(record.Record)) {
	if f.Person != nil {
		fn(f.Person)
	}
	for _, s := range slots {
		s.each(f, fn)
	}
}

// Sort puts the slices back into the order of their Specs, keeping the order of records that stand equal in it.
func (f *File) Sort() {
	for _, s := range slots {
		s.sort(f)
	}
}

// newest puts the latest day first.
func newest[T any](day func(T) value.Date) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(day(b), day(a)) }
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

// Passport says how the health passport stands: the newest time it was given, or else the newest time it was declined; nil when it was neither.
func (f *File) Passport() *PassportIssue {
	var last *PassportIssue
	for _, i := range f.Issues {
		if i.State == "given" {
			return i
		}
		if i.State == "declined" && last == nil {
			last = i
		}
	}
	return last
}
