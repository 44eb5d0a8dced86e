package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// returns plans what was written down for the keeping-in-touch return around each birthday after care. One young person's answer is still missing, and
// one says what a check will not take, so that the page has something to show.
func (m *maker) returns(x persona, one func(value.Date, int, func() record.Record), of func() record.Meta) {
	if x.leftCare == "" || x.status == "qualifying" {
		return
	}
	code := map[string]string{"own": "U", "university": "U", "supported": "D", "staying_put": "Z", "lodgings": "E"}[x.home]
	for age := 18; age <= 21; age++ {
		day := x.p.Born.AddYears(age)
		if day < x.leftCare || day < m.start || day.AddDays(5) > m.today || x.p.First() == "Callum" {
			continue
		}
		a := &care.ReturnAnswer{Age: age, On: day.AddDays(2), InTouch: "YES", Home: code, Suitability: "1", Source: "The call two days after the birthday"}
		switch {
		case x.home == "university":
			a.Activity = "F1"
		case x.p.Parent == value.Yes:
			a.Activity = "G6"
		case x.home == "lodgings":
			a.Activity = "F4" // the apprenticeship at the garage
		case x.skill == 2:
			a.Activity = "F5"
		case x.p.FirstName == "Danielle":
			a.Activity = care.NotKnown // which a check refuses for somebody who is in touch
		default:
			a.Activity = "P2"
		}
		one(a.On.AddDays(1), 15, func() record.Record {
			a.Meta = of() // by now the young person has an id
			return a
		})
	}
}
