package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// lostSteps plans what was done to find somebody who is out of touch, besides the attempts to reach them.
func (m *maker) lostSteps(x persona, one func(value.Date, int, func() record.Record), of func() record.Meta, say func(string) string) {
	if x.lastHeard.Days(m.today) >= -56 {
		return
	}
	for _, s := range []struct {
		back int
		step care.TouchStep
	}{
		{30, care.TouchStep{Step: "visit", Whom: "The flat in " + x.town, Result: "message", Note: "Nobody in. A card through the door with the times of No. 4."}},
		{16, care.TouchStep{Step: "housing", Whom: "Ashwell Homes", Result: "news", Note: say("The rent is paid up, and NAME was seen at the bins last week."), Next: "Ring the housing officer again", NextBy: m.today.AddDays(-9), NextDone: m.today.AddDays(-9)}},
		{9, care.TouchStep{Step: "family", Whom: "Kit, a friend from her last foster home", Result: "wait", Note: say("Will pass on that Ruth would like to hear from NAME, on a phone that is safe."), Next: "Write a letter with a stamped card", NextBy: m.today.AddDays(4)}},
		{5, care.TouchStep{Step: "manager", Whom: "Grace Amadi, team manager", Result: "news", Note: "Agreed: a letter next, then the Jobcentre. No sign of a risk to her so far."}},
	} {
		day, step := m.today.AddDays(-s.back), s.step
		one(day, 14, func() record.Record {
			step.Meta, step.On, step.By = of(), day, "Ruth Okafor"
			if step.NextDone > day {
				step.NextDone = "" // that came later
			}
			return &step
		})
		if done := s.step.NextDone; done != "" {
			one(done, 15, func() record.Record {
				step.NextDone = done
				return &step
			})
		}
	}
}
