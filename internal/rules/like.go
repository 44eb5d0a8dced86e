package rules

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Like is a way in which two records may be the same thing written twice: they are when both give the same Key.
type Like struct {
	Key string // with the name of the way, so that keys of different ways never meet
	Why string // "the same day and way": after "Like a contact that is here already:"
}

// Likes are the ways in which a record may be one that is there already, the surest first. It gives none where the record does not say enough to tell:
// two visits without a name are two visits.
func Likes(r record.Record) []Like {
	var out []Like
	who := r.Head().PersonID
	add := func(name, why string, parts ...string) {
		for _, p := range parts {
			if p == "" {
				return
			}
		}
		out = append(out, Like{who + "\x1f" + name + "\x1f" + strings.Join(parts, "\x1f"), why})
	}
	switch v := r.(type) {
	case *care.Person:
		who = ""
		add("council", "the same council number", squeeze(v.CouncilNumber))
		add("nhs", "the same NHS number", squeeze(v.NHSNumber))
		add("name", "the same name and birth date", spaced(v.FirstName)+" "+spaced(v.LastName), string(v.Born))
		if v.Preferred != "" {
			add("name", "the same name and birth date", spaced(v.Preferred)+" "+spaced(v.LastName), string(v.Born))
		}
		add("sound", "a like-sounding name and the same birth date", Sounds(v.FirstName), Sounds(v.LastName), string(v.Born))
	case *care.Contact:
		if v.At != "" {
			add("time", "the same day, time and way", string(v.On), string(v.At), v.Mode)
		}
		add("day", "the same day and way", string(v.On), v.Mode)
	case *care.Tally:
		if v.At != "" {
			add("time", "the same day, time and place", string(v.On), string(v.At), spaced(v.Place)+".")
		}
	case *care.CarerNote:
		add("words", "the same day and the same words", string(v.On), spaced(v.Happened))
	case *care.Entry:
		if v.Kind == "reversal" {
			return nil
		}
		add("sum", "the same account, day and sum", v.AccountID, string(v.On), v.Amount.Plain())
		add("weeks", "the same account and weeks", v.AccountID, v.Kind, string(v.From), string(v.To))
	case *care.Account:
		add("four", "the same last four digits", v.Last4)
		add("where", "the same kind at the same place", v.Kind, spaced(v.Where))
	case *care.StatementCheck:
		add("day", "the same account and day", v.AccountID, string(v.On))
	case *care.Connection:
		add("name", "the same name", spaced(v.Name))
		add("phone", "the same phone number", squeeze(v.Phone))
	case *care.Home:
		add("from", "the same first day", string(v.From))
	case *care.CarePeriod:
		add("from", "the same first day", string(v.From))
	case *care.Status:
		add("from", "the same first day", string(v.From))
	case *care.Immunisation:
		add("given", "the same vaccine and day", spaced(v.Vaccine), string(v.Given))
		if v.Dose > 0 {
			add("dose", "the same vaccine and dose", spaced(v.Vaccine), value.Money(v.Dose).Plain())
		}
	case *care.HealthCheck:
		add("day", "the same kind and day", v.Kind, string(max(v.Booked, v.Done)))
	default:
		s := care.SpecOf(r)
		var parts []string
		if s.Day != "" {
			parts = append(parts, string(s.DayOf(r)))
		}
		for _, f := range s.Fields {
			if f.Need && f.Key != s.Day {
				parts = append(parts, f.Key+"="+spaced(f.Code(r)))
			}
		}
		if len(parts) > 0 {
			add("needed", "the same in all that has to be filled in", parts...)
		}
	}
	return out
}

// SetApart reports whether two records that are alike in a way say themselves that they are two things: two calls on one day at different times.
func SetApart(a, b record.Record) bool {
	switch x := a.(type) {
	case *care.Contact:
		y, ok := b.(*care.Contact)
		return ok && x.At != "" && y.At != "" && x.At != y.At
	case *care.Person:
		y, ok := b.(*care.Person)
		return ok && differ(x.CouncilNumber, y.CouncilNumber) && differ(x.NHSNumber, y.NHSNumber)
	}
	return false
}

func differ(a, b string) bool {
	return squeeze(a) != "" && squeeze(b) != "" && squeeze(a) != squeeze(b)
}

// bare is a text in small letters with single spaces.
func spaced(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// squeeze is a number as people write it, without spaces and signs.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -./()", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// Sounds is a name without vowels after its first letter and without doubled letters, so that Amara and Ammara, Zielinski and Zielinsky meet.
func Sounds(name string) string {
	var out []rune
	for i, r := range strings.ToLower(strings.TrimSpace(name)) {
		switch {
		case i > 0 && strings.ContainsRune("aeiouyh -'", r):
		case len(out) > 0 && out[len(out)-1] == r:
		default:
			out = append(out, r)
		}
	}
	return string(out)
}
