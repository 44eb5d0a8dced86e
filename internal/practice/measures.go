package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// figures plans the starting figures and targets the made-up service entered.
func (m *maker) figures() {
	const report = "Marlshire corporate parenting report (made up), page 7"
	last := value.NewDate(m.today.Year(), 3, 31) // the end of the last year that is over
	if last >= m.today {
		last = last.AddYears(-1)
	}
	end, next := last.AddYears(-1), last.AddYears(1)
	m.on(later(last, m.today.AddDays(-20)), 16,
		&care.OwnFigure{Measure: "passport-on-file", Sort: "start", Count: "31", Of: "58", On: end, Source: report, Same: value.Yes, Note: "Counted by the nurses from their own list."},
		&care.OwnFigure{Measure: "passport-on-file", Sort: "start", Count: "40", Of: "61", On: end.AddYears(1), Source: report, Same: value.Yes},
		&care.OwnFigure{Measure: "passport-given", Sort: "target", Percent: "100", On: next, Source: "Marlshire pledge (made up)", Same: value.Yes},
		&care.OwnFigure{Measure: "eet", Sort: "start", Percent: "54", On: end, Source: report, Same: value.No, Note: "The council counts everybody open to the team, those in care too."},
		&care.OwnFigure{Measure: "suitable", Sort: "target", Percent: "100", On: next, Source: "Marlshire pledge (made up)", Same: value.Yes},
		&care.OwnFigure{Measure: "dropin-visits", Sort: "start", Count: "212", On: end.AddYears(1), Source: "The desk's book at No. 4 (made up)", Same: value.No, Note: "The book counts visits without a name, too."},
	)
}

// work plans tries at work: some did their week, some a part of it, some would rather not.
func (m *maker) work(x persona, first value.Date, one func(value.Date, int, func() record.Record), of func() record.Meta, say func(string) string) {
	if x.p.Born.AgeOn(m.today) < 16 {
		return
	}
	day := later(m.today.AddDays(-100-int(x.p.Born.Day())), x.p.Born.AddYears(16))
	if day.AddDays(14) > m.today || day < first {
		return
	}
	w := &care.WorkTry{Kind: "experience", State: "done", Where: "Marlford Library", With: "council", From: day, To: day.AddDays(4), Days: 5, Why: say("NAME was on time every day; the library would have NAME back.")}
	switch len(x.p.LastName) % 4 {
	case 0:
		w.State, w.To, w.Days, w.With, w.Where, w.Why = "stopped", day.AddDays(1), 2, "nhs", "Marlford General, the kitchens", say("Two early shifts were too much beside college.")
	case 1:
		w.State, w.To, w.Days, w.Why = "declined", "", 0, say("NAME would rather wait until the exams are over.")
	case 2:
		w.TheirWords = "The people were nice and nobody asked about care."
	default:
		if x.leftCare != "" {
			return
		}
		w.With, w.Where = "contractor", "Ashwell Garden Services"
	}
	one(later(day.AddDays(7), w.To.AddDays(1)), 17, func() record.Record {
		w.Meta = of()
		return w
	})
}
