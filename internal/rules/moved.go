package rules

import (
	"strings"

	"waymark/internal/value"
	"waymark/internal/words"
)

// Clock names the clock that a due date belongs to. Rules that take turns at one clock share a name, so that a date which moves because another of
// them took over is still the same date.
func (d Due) Clock() string {
	switch d.Rule {
	case "plan-review", "plan-review-eligible", "review-agreed", "new-home-review-then", "care-review", "care-review-first", "care-review-second":
		return "review"
	case "health-assessment", "health-assessment-under-5", "health-assessment-first":
		return "health-assessment"
	case "social-worker-visit", "social-worker-visit-first", "social-worker-visit-long-term":
		return "social-worker-visit"
	case "new-home-visit", "new-home-visit-then":
		return "new-home-visit"
	case "offer-of-support", "offer-of-support-first":
		return "offer-of-support"
	}
	return d.Rule
}

// MovedDate is a due date that another day took the place of.
type MovedDate struct {
	Due     Due // as it is after the change
	Was     value.Date
	WasFact string
	WasRule string // "At least every 6 months"
	By      string // who made the change
	On      value.Date
	Because string // the change in words
	Done    bool   // what was due was done, so that the next one is counted
	Tx      string // the change that moved it, as the history numbers them
}

// MovedDates compares what was due before a change with what is due after it. What was not due before, or is not any more, has not moved.
func MovedDates(before, after []Due) []MovedDate {
	key := func(d Due) string {
		k := d.PersonID + "|" + d.Clock()
		switch d.RecordKind {
		case "action", "savings_account", "touch_step":
			k += "|" + d.RecordID
		case "contact":
			if d.Rule == "follow-up" {
				k += "|" + d.RecordID
			}
		}
		return k
	}
	was := map[string]Due{}
	for _, d := range before {
		if d.Day != "" {
			was[key(d)] = d
		}
	}
	var out []MovedDate
	for _, d := range after {
		if old, ok := was[key(d)]; ok && d.Day != "" && old.Day != d.Day {
			out = append(out, MovedDate{Due: d, Was: old.Day, WasFact: old.Fact, WasRule: old.Often})
		}
	}
	return out
}

// Short says that a date moved, in a line: "Plan review moved from 9 December to 3 March".
func (m MovedDate) Short(today value.Date) string {
	return m.Due.Thing + " moved from " + m.Was.In(today) + " to " + m.Due.Day.In(today)
}

// Sentence says that a date moved, and why: "This was 3 March, counted from: Moved 4 February. It is now 14 March, because …".
func (m MovedDate) Sentence(today value.Date) string {
	text := "This was " + m.Was.In(today)
	switch {
	case m.WasFact != "" && m.WasFact != m.Due.Fact:
		text += ", counted from: " + words.Lower(strings.TrimSuffix(m.WasFact, "."))
	case m.WasRule != "" && m.WasRule != m.Due.Often:
		text += ", by: " + words.Lower(strings.TrimSuffix(m.WasRule, "."))
	}
	text += ". It is " + m.Due.Day.In(today) + " now"
	if m.Because != "" {
		text += ", because " + m.By + " " + m.Because
		if m.On != "" {
			text += " on " + m.On.In(today)
		}
	}
	return text + "."
}
