package practice

import (
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// desk plans what the drop-in desk holds about nobody of these records: people who would rather not be named, visitors, hand-over notes.
func (m *maker) desk() {
	for d := m.today.AddDays(-1); d > m.start; d = d.AddDays(-7) {
		for n := range m.r.IntN(3) {
			t := &care.Tally{On: d, At: value.Clock([]string{"15:05", "15:40"}[n]), Place: "No. 4", Here: value.Yes, Left: value.Clock([]string{"15:30", "16:20"}[n])}
			t.Topics = []string{"food", "chat", "", "money"}[(d.Day()+n)%4]
			m.on(d, 15, t)
		}
		if d.Day()%3 == 0 {
			m.on(d, 16, &care.Tally{On: d, Place: "No. 4", Topics: care.CCard, Beside: value.Yes})
		}
	}
	m.on(m.today, 13, &care.Tally{On: m.today, At: "13:50", Place: "No. 4", Topics: "food", Here: value.Yes})
	for _, v := range []*care.Visitor{
		{On: m.today.AddDays(-9), At: "15:20", Left: "15:55", FirstName: "Ciaran", Adviser: "Dee Marsh", Topics: "housing", RingBack: "01632 960 417", RingBy: m.today.AddDays(-7), Passed: m.today.AddDays(-9)},
		{On: m.today.AddDays(-2), At: "14:10", Left: "14:45", FirstName: "Wren", Adviser: "Sam Akhtar", Topics: "money,food", RingBack: "Text 01632 960 533, not before noon"},
		{On: m.today, At: "13:25", FirstName: "Ellis", Adviser: "Dee Marsh", Topics: "learning,chat"},
	} {
		v.Place, v.With, v.Here = "No. 4", "Ruth Okafor", value.Yes
		m.on(v.On, 13, v)
	}
	read := &care.DeskNote{On: m.today.AddDays(-8), At: "17:50", Text: "Two food parcels left. The kettle is back.", By: "Marek Lis"}
	m.on(read.On, 17, read)
	m.onLate(m.today.AddDays(-7), 12, func() []record.Record {
		read.ReadBy, read.ReadOn = "Ruth Okafor", m.today.AddDays(-7)
		return []record.Record{read}
	})
	m.on(m.today.AddDays(-1), 17, &care.DeskNote{On: m.today.AddDays(-1), At: "17:55", Text: "Nurse comes at 3pm on Wednesday instead of 2pm: the sign on the door still says 2pm. One food parcel left.", By: "Marek Lis"})
}
