package measures

import (
	"slices"

	"waymark/internal/care"
)

// Contacts is how people and we were in touch in a period, whatever the way, and what was to be done after visits to the drop-in.
type Contacts struct {
	Ways        []TopicCount // by mode, in the order of the log, then attempts under "tried"; only those there are
	After, Done TopicCount   // visits to the drop-in after which something was to be done, and of these what is done
}

// Tried is the code of attempts in Ways: nobody answered.
const Tried = "tried"

// ContactsOf counts the contacts of a period.
func ContactsOf(files []*care.File, p Period) Contacts {
	counts, people := map[string]int{}, map[string]map[string]bool{}
	add := func(code, who string) {
		if people[code] == nil {
			people[code] = map[string]bool{}
		}
		counts[code]++
		people[code][who] = true
	}
	const after, done = "after", "done"
	for _, f := range files {
		if f == nil || f.Person == nil {
			continue
		}
		for _, c := range f.Contacts {
			switch {
			case c.On < p.From || c.On > p.To:
				continue
			case !c.TwoWay():
				add(Tried, f.Person.ID)
				continue
			}
			add(c.Mode, f.Person.ID)
			if came(c) && c.FollowUp != "" {
				add(after, f.Person.ID)
				if c.FollowDone != "" {
					add(done, f.Person.ID)
				}
			}
		}
	}
	count := func(code, label string) TopicCount {
		return TopicCount{Code: code, Label: label, Visits: counts[code], People: len(people[code])}
	}
	var out Contacts
	for _, m := range care.Modes {
		out.Ways = append(out.Ways, count(m.Code, m.Label))
	}
	out.Ways = append(out.Ways, count(Tried, "Tried, nobody answered"))
	out.Ways = slices.DeleteFunc(out.Ways, func(t TopicCount) bool { return t.Visits == 0 })
	out.After, out.Done = count(after, "Something was to be done after"), count(done, "Done by now")
	return out
}
