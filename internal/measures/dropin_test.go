package measures

import (
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// cameOn is a file of somebody who came to the drop-in on some days.
func cameOn(id string, days ...value.Date) *care.File {
	f := &care.File{Person: &care.Person{Meta: record.Meta{ID: id}, Born: "2008-01-01"}}
	for _, d := range days {
		f.Contacts = append(f.Contacts, &care.Contact{On: d, Mode: "dropin", Topics: "money"})
	}
	return f
}

func TestDropinCountsVisitsAndPeople(t *testing.T) {
	files := []*care.File{cameOn("a", "2026-10-05", "2026-10-06", "2026-11-02"), cameOn("b", "2026-10-06", "2026-09-30", "2026-11-25")}
	files[1].Contacts = append(files[1].Contacts, &care.Contact{On: "2026-10-07", Mode: "dropin", Talked: value.No}, // did not answer: no visit
		&care.Contact{On: "2026-10-07", Mode: "phone", Topics: "health"}, &care.Contact{On: "2026-10-08", Mode: "dropin"})
	d := DropinOf(files, []*care.Tally{{On: "2026-10-06"}, {On: "2026-12-01"}}, Period{"2026-10-01", "2026-11-24"})
	if got := d.Total; got.Visits != 5 || got.People != 2 || got.Unnamed != 1 || got.All() != 6 {
		t.Errorf("in all %+v", got)
	}
	if len(d.Months) != 2 || d.Months[0].To != "2026-10-31" || d.Months[0].Visits != 4 || d.Months[1].From != "2026-11-01" || d.Months[1].To != "2026-11-24" || d.Months[1].People != 1 {
		t.Errorf("months %+v", d.Months)
	}
	// 1 October 2026 is a Thursday: a week of four days first, then Mondays
	if w := d.Weeks; len(w) != 9 || w[0].To != "2026-10-04" || w[1].From != "2026-10-05" || w[1].To != "2026-10-11" || w[1].Visits != 4 || w[1].People != 2 || w[8].To != "2026-11-24" {
		t.Errorf("weeks %+v", d.Weeks)
	}
	if len(d.Topics) != 2 || d.Topics[0].Code != "money" || d.Topics[0].Visits != 4 || d.Topics[0].People != 2 || d.Topics[1].Code != "" || d.Topics[1].Visits != 1 {
		t.Errorf("topics %+v", d.Topics)
	}
}

// TestHiddenVisitsDoNotFollow looks at each stretch of days between the beginnings of weeks and months as an unknown: a hidden week or month must not
// follow from the sums of those that are shown. It solves the sums by elimination, which the program does not.
func TestHiddenVisitsDoNotFollow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Period{From: value.Date("2026-05-01").AddDays(rapid.IntRange(0, 40).Draw(t, "first"))}
		p.To = p.From.AddDays(rapid.IntRange(3, 80).Draw(t, "days"))
		var files []*care.File
		for i := range rapid.IntRange(6, 14).Draw(t, "people") {
			var days []value.Date
			for range rapid.IntRange(0, 8).Draw(t, "visits") {
				days = append(days, p.From.AddDays(rapid.IntRange(0, p.To.Days(p.From)).Draw(t, "day")))
			}
			files = append(files, cameOn(string(rune('a'+i)), days...))
		}
		d := DropinOf(files, nil, p)
		shown := HideDropin(d)
		if shown.None {
			if d.Total.People > Small || len(shown.Weeks)+len(shown.Months) > 0 || shown.Total.Visits >= 0 {
				t.Fatal("no report, and yet numbers")
			}
			return
		}
		all := append(append([]ShownAttendance{shown.Total}, shown.Months...), shown.Weeks...)
		var starts []value.Date
		for day := p.From; day <= p.To; day = day.AddDays(1) {
			for _, a := range all {
				if a.From == day {
					starts = append(starts, day)
					break
				}
			}
		}
		line := func(a ShownAttendance) []float64 {
			row := make([]float64, len(starts))
			for i, s := range starts {
				if s >= a.From && s <= a.To {
					row[i] = 1
				}
			}
			return row
		}
		var known [][]float64
		for _, a := range all {
			if a.Visits >= 0 {
				known = append(known, line(a))
			}
		}
		hidden := 0
		for _, a := range all {
			truth := d.count(a.From, a.To)
			switch {
			case a.Visits < 0:
				hidden++
				if truth.Visits > 0 && !small(truth.People) && inSpan(known, line(a)) {
					t.Fatalf("the visits of %s to %s follow", a.From, a.To)
				}
				if small(truth.People) && inSpan(known, line(a)) {
					t.Fatalf("the visits of few people from %s to %s follow", a.From, a.To)
				}
			case a.Visits != truth.Visits || a.People != truth.People || small(a.People):
				t.Fatalf("%+v, and it is %+v", a, truth)
			}
		}
	})
}

// inSpan reports whether a sum is made of others, so that it follows from them.
func inSpan(rows [][]float64, want []float64) bool {
	m := make([][]float64, len(rows))
	for i := range rows {
		m[i] = append([]float64(nil), rows[i]...)
	}
	want = append([]float64(nil), want...)
	top := 0
	for col := range want {
		pivot := -1
		for i := top; i < len(m); i++ {
			if m[i][col] > 1e-9 || m[i][col] < -1e-9 {
				pivot = i
				break
			}
		}
		if pivot < 0 {
			continue
		}
		m[top], m[pivot] = m[pivot], m[top]
		take := func(row []float64) {
			by := row[col] / m[top][col]
			for k := range row {
				row[k] -= by * m[top][k]
			}
		}
		for i := top + 1; i < len(m); i++ {
			take(m[i])
		}
		take(want)
		top++
	}
	for _, x := range want {
		if x > 1e-9 || x < -1e-9 {
			return false
		}
	}
	return true
}
