package rules

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// ConcernRule is the line that stays until somebody is recorded as told. It is in no list that is made of a file.
const ConcernRule = "safeguarding-told"

// ConcernDue is what a safeguarding concern asks for: somebody to be told, from the day it was said until somebody is recorded as told. ok is false
// when somebody was. It names nothing of what was said. A day after today does not count yet.
func ConcernDue(c *care.Concern, additions []*care.ConcernAddition, p *care.Person, today value.Date) (d Due, ok bool) {
	for _, a := range additions {
		if a.ConcernID == c.ID && a.Tells() && a.On <= today {
			return Due{}, false
		}
	}
	r, _ := catalogue.RuleByID(ConcernRule) // a test holds that it is there; the line must stand in any case
	d = Due{Rule: r.ID, Thing: r.Name, PersonID: c.PersonID, Day: c.On, State: Soon, Often: strings.TrimSuffix(r.HowOften, "."), Kind: string(r.Kind),
		Source: r.Source, Check: r.Check, Section: "concern", Icon: "shield", RecordKind: care.ConcernSpec.Kind, RecordID: c.ID}
	if p != nil {
		d.Person = p.Name()
	}
	if c.On < today {
		d.State = Overdue
	}
	return d, true
}
