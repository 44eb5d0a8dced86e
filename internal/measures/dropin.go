package measures

import (
	"cmp"
	"slices"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Attendance is who came to the drop-in in a stretch of days.
type Attendance struct {
	From, To value.Date
	Visits   int // of people with a name
	People   int // how many different people these were
	Unnamed  int // visits without a name: nobody knows how many people
}

// All is every visit, with and without a name.
func (a Attendance) All() int { return a.Visits + a.Unnamed }

// TopicCount is how often something was talked about at the drop-in. A visit can have several topics, so the counts do not add up to the visits.
type TopicCount struct {
	Code, Label    string // Code "" counts visits without a topic
	Visits, People int
}

// Dropin is the attendance of a period, whole, by week from Monday, and by month, and what the visits were about. Weeks and months at the ends are cut
// to the period.
type Dropin struct {
	Total         Attendance
	Weeks, Months []Attendance
	Topics        []TopicCount // most often first; only those there are

	count func(from, to value.Date) Attendance
}

// DropinOf counts the visits of a period.
func DropinOf(files []*care.File, tallies []*care.Tally, p Period) Dropin {
	type visit struct {
		on     value.Date
		who    string
		topics []string
	}
	var visits []visit
	for _, f := range files {
		if f == nil || f.Person == nil {
			continue
		}
		for _, c := range f.Contacts {
			if came(c) && c.On >= p.From && c.On <= p.To {
				visits = append(visits, visit{c.On, f.Person.ID, record.Codes(c.Topics)})
			}
		}
	}
	count := func(from, to value.Date) Attendance {
		a, people := Attendance{From: from, To: to}, map[string]bool{}
		for _, v := range visits {
			if v.on >= from && v.on <= to {
				a.Visits++
				people[v.who] = true
			}
		}
		a.People = len(people)
		for _, t := range tallies {
			if t.On >= from && t.On <= to {
				a.Unnamed++
			}
		}
		return a
	}
	out := Dropin{Total: count(p.From, p.To), count: count}
	for from := p.From; from <= p.To; {
		to := from.AddDays((7 - int(from.Weekday())) % 7) // the Sunday on or after it
		out.Weeks = append(out.Weeks, count(from, min(to, p.To)))
		from = to.AddDays(1)
	}
	for from := p.From; from <= p.To; {
		next := value.NewDate(from.Year(), from.Month(), 1).AddMonths(1)
		out.Months = append(out.Months, count(from, min(next.AddDays(-1), p.To)))
		from = next
	}
	for _, o := range append(slices.Clone(care.Topics), record.Option{Label: "No topic written down"}) {
		t, people := TopicCount{Code: o.Code, Label: o.Label}, map[string]bool{}
		for _, v := range visits {
			if o.Code == "" && len(v.topics) == 0 || o.Code != "" && slices.Contains(v.topics, o.Code) {
				t.Visits++
				people[v.who] = true
			}
		}
		if t.People = len(people); t.Visits > 0 {
			out.Topics = append(out.Topics, t)
		}
	}
	slices.SortStableFunc(out.Topics, func(a, b TopicCount) int { return cmp.Compare(b.Visits, a.Visits) })
	return out
}

// came reports whether a contact is a visit to the drop-in.
func came(c *care.Contact) bool { return c.Mode == "dropin" && c.TwoWay() }
