package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// concern plans one safeguarding concern, of which somebody was told within the hour.
func (m *maker) concern(x persona, one func(value.Date, int, func() record.Record), of func() record.Meta) {
	if x.p.First() != "Tomek" {
		return
	}
	day := m.today.AddDays(-150)
	c := &care.Concern{On: day, At: "16:20", Words: "The foreman grabbed my arm again. It is going black. Don't tell him I said.", Heard: "Ruth Okafor", Place: "Number 4, at the drop-in",
		Seen: "A dark bruise on the left upper arm, as wide as a hand."}
	one(day, 16, func() record.Record {
		c.Meta = of()
		return c
	})
	one(day, 17, func() record.Record {
		return &care.ConcernAddition{Meta: of(), ConcernID: c.ID, What: "told", Told: "Ann Lee, Marlshire front door", How: "phone", On: day, At: "16:50", Reference: "FD 4471",
			Note: "A strategy meeting the next morning; the employer is looked at by the designated officer."}
	})
}
