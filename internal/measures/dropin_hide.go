package measures

import (
	"slices"
	"strconv"

	"waymark/internal/value"
)

// ShownAttendance is an attendance as it may leave the service: -1 where a number is not shown.
type ShownAttendance struct {
	From, To                value.Date
	Visits, People, Unnamed int
	few, fewUnnamed         bool // hidden because it is 1 to 5, and not because another would follow
}

// VisitsWords, PeopleWords and UnnamedWords are the numbers as they are printed.
func (s ShownAttendance) VisitsWords() string { return hiddenWords(s.Visits, false) }

func (s ShownAttendance) PeopleWords() string { return hiddenWords(s.People, s.few) }

func (s ShownAttendance) UnnamedWords() string { return hiddenWords(s.Unnamed, s.fewUnnamed) }

func hiddenWords(n int, few bool) string {
	switch {
	case n >= 0:
		return strconv.Itoa(n)
	case few:
		return "Under 6"
	}
	return "Not shown"
}

// ShownTopic is a topic as it may leave the service.
type ShownTopic struct {
	Code, Label    string
	Visits, People int // -1 where not shown: it was talked about with fewer than 6 people
}

// ShownDropin is the attendance as it may leave the service. None: fewer than 6 people came at all, and there is no report.
type ShownDropin struct {
	None          bool
	Total         ShownAttendance
	Weeks, Months []ShownAttendance
	Topics        []ShownTopic
}

// HideDropin hides the visits of 1 to 5 people and 1 to 5 visits without a name, and then as many more weeks and months as it takes until none of those
// follows from the totals.
func HideDropin(d Dropin) ShownDropin {
	all := slices.Concat([]Attendance{d.Total}, d.Months, d.Weeks)
	var cuts []value.Date
	for _, a := range all {
		cuts = append(cuts, a.From)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	hide := func(visits func(Attendance) int, few func(Attendance) bool) []bool {
		n := newNet()
		pieces := make([]int, len(cuts)) // the stretches that weeks and months have in common
		for i, from := range cuts {
			to := d.Total.To
			if i+1 < len(cuts) {
				to = cuts[i+1].AddDays(-1)
			}
			pieces[i] = n.free(visits(d.count(from, to)))
		}
		numbers, hidden := make([]int, len(all)), make([]bool, len(all))
		for i, a := range all {
			var parts []int
			for k, from := range cuts {
				if from >= a.From && from <= a.To {
					parts = append(parts, pieces[k])
				}
			}
			numbers[i], hidden[i] = n.free(visits(a)), few(a)
			n.made(numbers[i], parts...)
		}
		read := func() {
			n.know()
			for i := range all {
				if !hidden[i] {
					n.exactly(numbers[i])
				} else if few(all[i]) {
					n.between(numbers[i], 1, most)
				}
			}
			n.work()
		}
		read()
		safe := make([]bool, len(n.value))
		for again := true; again; {
			again = false
			for i := range all {
				for hidden[i] && !safe[numbers[i]] {
					if other := n.another(numbers[i]); other != nil {
						for _, k := range other {
							safe[k] = true
						}
						continue
					}
					_, far := n.near(numbers[i])
					best := -1
					for k := range all { // a week rather than a month, a month rather than the total; the nearest of them
						if _, near := far[numbers[k]]; near && !hidden[k] && (best < 0 || rank(k, len(d.Months)) < rank(best, len(d.Months)) ||
							rank(k, len(d.Months)) == rank(best, len(d.Months)) && far[numbers[k]] < far[numbers[best]]) {
							best = k
						}
					}
					if best < 0 {
						safe[numbers[i]] = true
						break
					}
					hidden[best], again = true, true
					read()
				}
			}
		}
		return hidden
	}
	fewPeople, fewUnnamed := func(a Attendance) bool { return small(a.People) }, func(a Attendance) bool { return small(a.Unnamed) }
	named := hide(func(a Attendance) int { return a.Visits }, fewPeople)
	unnamed := hide(func(a Attendance) int { return a.Unnamed }, fewUnnamed)
	var shown []ShownAttendance
	for i, a := range all {
		s := ShownAttendance{From: a.From, To: a.To, Visits: a.Visits, People: a.People, Unnamed: a.Unnamed, few: fewPeople(a), fewUnnamed: fewUnnamed(a)}
		if named[i] {
			s.Visits, s.People = -1, -1
		}
		if unnamed[i] {
			s.Unnamed = -1
		}
		shown = append(shown, s)
	}
	out := ShownDropin{None: small(d.Total.People), Total: shown[0], Months: shown[1 : 1+len(d.Months)], Weeks: shown[1+len(d.Months):]}
	for _, t := range d.Topics {
		s := ShownTopic{t.Code, t.Label, t.Visits, t.People}
		if small(t.People) || out.None {
			s.Visits, s.People = -1, -1
		}
		out.Topics = append(out.Topics, s)
	}
	if out.None {
		out.Total = ShownAttendance{From: d.Total.From, To: d.Total.To, Visits: -1, People: -1, Unnamed: -1}
		out.Months, out.Weeks = nil, nil
	}
	return out
}

// rank is how gladly a number is hidden: weeks first, then months, the total last.
func rank(i, months int) int {
	switch {
	case i == 0:
		return 2
	case i <= months:
		return 1
	}
	return 0
}
