package rules

import (
	"cmp"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Keeping is how it stands with being in touch: when somebody was last heard from and last seen, how long a silence may last, and the times when one
// lasted longer.
type Keeping struct {
	Promised bool // somebody is expected to be heard from at all
	Due      Due  // the promise: how often, which rule, from where; no day in it
	Heard    *care.Contact
	Seen     *care.Contact // the last of them face to face
	Tries    int           // attempts since they were last heard from, or all of them
	Silent   int           // days since they were last heard from; -1 when nobody wrote a contact down
	Expected value.Date    // the day by which they are to be heard from, "" when it cannot be told
	Allowed  int           // days that the silence which lasts now may last; 0 when nothing is promised
	Over     int           // days past Expected, 0 when it has not come
	Silences []Quiet       // every time between two answers in the last 12 months, newest first
	Quiet    []Quiet       // those of them that lasted longer than was promised
	Steps    []*care.TouchStep
}

// Quiet is a time without hearing from somebody; Over says whether it lasted longer than was promised.
type Quiet struct {
	From     value.Date // the day they were last heard from before it
	Expected value.Date // the day by which they were to be heard from
	To       value.Date // the day they were heard from again, "" while it lasts
	Days     int        // from From to To, or to today
	Over     int        // days past Expected, 0 when it did not last so long or nothing was promised
	Tries    int        // attempts in it
}

// InPerson reports whether a contact was face to face: a drop-in or a visit. A call by video is heard, not seen.
func InPerson(c *care.Contact) bool {
	return c.TwoWay() && (c.Mode == "dropin" || c.Mode == "home" || c.Mode == "visit")
}

// KeepingOf works out how it stands with being in touch. ok is false for a closed record and after a death.
func KeepingOf(f *care.File, today value.Date, local Local) (k Keeping, ok bool) {
	v, ok := look(f, today, local)
	if !ok {
		return Keeping{Silent: -1}, false
	}
	return v.keeping(), true
}

func (v *view) keeping() Keeping {
	k := Keeping{Silent: -1}
	k.Heard, k.Tries = v.heard()
	for _, c := range v.f.Contacts {
		if InPerson(c) && c.On != "" && c.On <= v.today && (k.Seen == nil || c.On > k.Seen.On) {
			k.Seen = c
		}
	}
	if k.Heard != nil {
		k.Silent = v.today.Days(k.Heard.On)
	}
	var r catalogue.Rule
	if k.Due, r, k.Promised = v.promise(); k.Promised {
		if k.Heard != nil {
			k.Expected = after(r, k.Heard.On)
		}
		if k.Expected != "" {
			k.Allowed, k.Over = k.Expected.Days(k.Heard.On), max(0, v.today.Days(k.Expected))
		}
		k.Silences = v.silences(YearBack(v.today))
		for _, q := range k.Silences {
			if q.Over > 0 {
				k.Quiet = append(k.Quiet, q)
			}
		}
	}
	k.Steps = v.stepsSince(k)
	return k
}

// YearBack is the first day of the year of contacts that charts and lists look back on. It is a choice of how much to show, not a rule.
func YearBack(today value.Date) value.Date { return today.AddYears(-1) }

// silences are those since a day, newest first. Each is measured by the promise as it stood when it
// began. A silence that began before the promise can have held (16, where it is not widened) is measured from there.
func (v *view) silences(since value.Date) []Quiet {
	first := value.Date("")
	if !v.widened("keep-in-touch") && v.p.Born != "" {
		first = v.birthday(16)
	}
	return silences(v.f.Contacts, since, v.today, func(on value.Date) value.Date { return v.expectedAfter(max(on, first)) })
}

// expectedAfter is the day by which somebody who was heard from on a day was to be heard from again, "" when nothing was promised then.
func (v *view) expectedAfter(on value.Date) value.Date {
	if v.p.AgreedEveryWeeks > 0 {
		return after(catalogue.Rule{Weeks: v.p.AgreedEveryWeeks}, on)
	}
	r, ok := catalogue.RuleByID("keep-in-touch")
	if r = v.local.Rule(r, on); !ok || r.Off {
		return ""
	}
	return after(r, on)
}

// silences are the times between the days on which somebody answered, and from the last of them to today, each against the day that expected gives.
// Those that ended before since are left out. An attempt ends nothing, and what lies ahead of today does not count.
func silences(contacts []*care.Contact, since, today value.Date, expected func(value.Date) value.Date) []Quiet {
	var heard, tried []value.Date
	for _, c := range contacts {
		switch {
		case c.On == "" || c.On > today:
		case c.TwoWay():
			heard = append(heard, c.On)
		default:
			tried = append(tried, c.On)
		}
	}
	slices.Sort(heard)
	heard = slices.Compact(heard)
	var out []Quiet
	for i, from := range heard {
		q := Quiet{From: from, Expected: expected(from)}
		end := today
		if i+1 < len(heard) {
			q.To, end = heard[i+1], heard[i+1]
		}
		if end < since {
			continue
		}
		q.Days = end.Days(from)
		if q.Expected != "" {
			q.Over = max(0, end.Days(q.Expected))
		}
		for _, d := range tried {
			if d > from && d <= end {
				q.Tries++
			}
		}
		out = append(out, q)
	}
	slices.Reverse(out)
	return out
}

// Risk is how many times the promised interval the silence lasts: 1 on the last promised day, 2 when it is twice as long. ok is false when it cannot
// be told: nothing is promised, or nobody wrote a contact down.
func (k Keeping) Risk() (times float64, ok bool) { return SilenceOf(k.Silent, k.Allowed) }

// SilenceOf is Risk for days of silence and the days it may last.
func SilenceOf(silent, allowed int) (times float64, ok bool) {
	if silent < 0 || allowed <= 0 {
		return 0, false
	}
	return float64(silent) / float64(allowed), true
}

// Promise says how often somebody is to be heard from, and what kind of rule says so: "At least every 8 weeks (our local promise)"; "" where nothing is promised.
func (k Keeping) Promise() string {
	if !k.Promised {
		return ""
	}
	if note := k.Due.KindNote(); note != "" && k.Due.Kind != string(catalogue.Agreed) {
		return k.Due.Often + " " + note
	}
	return k.Due.Often
}

// CompareRisk sorts by the risk of losing touch: promised but never heard from first, then the longest silence against what it may last, then those to
// whom nothing is promised, the longest silence first.
func CompareRisk(promisedA bool, silentA, allowedA int, promisedB bool, silentB, allowedB int) int {
	rank := func(promised bool, silent int) int {
		switch {
		case promised && silent < 0:
			return 0
		case promised:
			return 1
		}
		return 2
	}
	a, _ := SilenceOf(silentA, allowedA)
	b, _ := SilenceOf(silentB, allowedB)
	return cmp.Or(rank(promisedA, silentA)-rank(promisedB, silentB), cmp.Compare(b, a), silentB-silentA)
}

// Words say the silence against the promise: "12 weeks without hearing, 26 days over".
func (k Keeping) Words() string {
	switch {
	case k.Heard == nil && !k.Promised:
		return "No contact recorded"
	case k.Heard == nil:
		return "No contact recorded, so the silence cannot be measured"
	case k.Over > 0:
		return SilenceWords(k.Silent) + " without hearing, " + words.Count(k.Over, "day", "days") + " over"
	case k.Silent == 0:
		return "Heard from today"
	}
	return SilenceWords(k.Silent) + " without hearing"
}

// SilenceWords is a length in whole weeks from two weeks on, in days below.
func SilenceWords(days int) string {
	if days < 14 {
		return words.Count(days, "day", "days")
	}
	return words.Count(days/7, "week", "weeks")
}

// Words say one quiet period: "12 weeks, 3 August to 26 October, 26 days over. Tried 3 times."
func (q Quiet) Words(today value.Date) string {
	out := SilenceWords(q.Days) + ", " + q.From.In(today) + " to "
	if q.To == "" {
		out += "now"
	} else {
		out += q.To.In(today)
	}
	out += ", " + words.Count(q.Over, "day", "days") + " over."
	if q.Tries > 0 {
		out += " Tried " + words.Count(q.Tries, "time", "times") + "."
	}
	return out
}

// stepsSince are the steps taken to find somebody in the silence that lasts now, newest first; none once they were heard from after.
func (v *view) stepsSince(k Keeping) []*care.TouchStep {
	var out []*care.TouchStep
	for _, s := range v.f.TouchSteps {
		if s.On != "" && s.On <= v.today && (k.Heard == nil || s.On > k.Heard.On) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b *care.TouchStep) int { return cmp.Compare(b.On, a.On) })
	return out
}

// Lost reports whether somebody is out of touch: they were to be heard from by a day that has passed.
func (k Keeping) Lost() bool { return k.Over > 0 }

// StepsLeft are the steps that nobody has written down yet in the silence that lasts now, in the order in which they are usually taken.
func (k Keeping) StepsLeft() []string {
	var out []string
	for _, o := range care.TouchSteps {
		if o.Code == "other" || o.Code == "police" || o.Code == "back" {
			continue
		}
		if !slices.ContainsFunc(k.Steps, func(s *care.TouchStep) bool { return s.Step == o.Code }) {
			out = append(out, o.Code)
		}
	}
	return out
}
