package rules

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Stop is one thing that starts or stops for a young person on a birthday, or a part of a year after one.
type Stop struct {
	ID     string
	Day    value.Date
	Age    string // "17½"
	Starts bool
	What   string
	If     string
	Past   bool
	Source string
	Check  bool
}

// Does is "starts" or "stops".
func (s Stop) Does() string {
	if s.Starts {
		return "starts"
	}
	return "stops"
}

// Timeline is what starts and what stops for a young person between 15 and three quarters and 25, oldest first. What hangs on leaving care is left
// out for somebody who is not on the way there; nothing is listed where the birth date or the status cannot be told, nor for a closed record.
func Timeline(f *care.File, today value.Date) []Stop {
	v, ok := look(f, today, Local{})
	if !ok || v.age < 0 {
		return nil
	}
	groups := v.standing()
	var out []Stop
	for _, b := range catalogue.Birthdays() {
		if !b.ValidOn(today) || !slices.ContainsFunc(b.For, func(who string) bool { return slices.Contains(groups, who) }) {
			continue
		}
		add := func(months int, starts bool) {
			if months > 0 {
				day := v.monthsOld(months)
				out = append(out, Stop{ID: b.ID, Day: day, Age: ageWords(months), Starts: starts, What: b.What, If: b.If, Past: day <= today, Source: sources.Replace(b.Source), Check: b.Check})
			}
		}
		add(b.Starts, true)
		add(b.Stops, false)
	}
	slices.SortStableFunc(out, func(a, b Stop) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(order(b.Starts), order(a.Starts)))
	})
	return out
}

// order puts what stops before what starts on the same day.
func order(starts bool) int {
	if starts {
		return 0
	}
	return 1
}

// standing says which lines of the timeline are for a young person.
func (v *view) standing() []string {
	var out []string
	if v.inCare {
		out = append(out, "care")
	}
	switch {
	case v.status == "eligible", v.status == "relevant", v.formerRelevant(), v.inCare:
		out = append(out, "leaver")
	case v.status == "qualifying", v.status == "not_relevant":
		out = append(out, "qualifying")
	}
	return out
}

// monthsOld is the day on which somebody is that many months old: whole years by the law of birthdays, the rest by corresponding days.
func (v *view) monthsOld(months int) value.Date {
	if months%12 == 0 {
		return v.birthday(months / 12)
	}
	return after(catalogue.Rule{Months: months}, v.p.Born)
}

func ageWords(months int) string {
	quarter := map[int]string{0: "", 3: "¼", 6: "½", 9: "¾"}
	part, ok := quarter[months%12]
	if !ok {
		return fmt.Sprintf("%d years %s", months/12, words.Count(months%12, "month", "months"))
	}
	return fmt.Sprintf("%d%s", months/12, part)
}
