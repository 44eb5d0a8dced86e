package rules

import (
	"waymark/internal/care"
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
	d = Due{Rule: ConcernRule, Thing: "A safeguarding concern: nobody is recorded as told", PersonID: c.PersonID, Day: c.On, State: Soon, Often: "Ring today, and write down who was told", Kind: "guidance",
		Source: "Working together to safeguard children 2023; your service's safeguarding procedure", Check: true, Section: "concern", Icon: "shield", RecordKind: care.ConcernSpec.Kind, RecordID: c.ID}
	if p != nil {
		d.Person = p.Name()
	}
	if c.On < today {
		d.State = Overdue
	}
	return d, true
}
