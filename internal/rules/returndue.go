package rules

import "fmt"

// ReturnRule is the due line for an answer that the keeping-in-touch return needs.
const ReturnRule = "return-answer"

// returnAnswer asks for the answer about the latest birthday from 17 to 21 whose days and whose year have begun, until it is written down, the
// next birthday takes its place or the year is over. After its last day it is overdue: the return still asks, and fewer people remember what was true.
func (v *view) returnAnswer() {
	d, _, ok := v.due(ReturnRule, "touch", "contacts")
	if !ok || v.local.NoReturn || v.age < 0 {
		return
	}
	for age := v.age + 1; age >= v.age; age-- {
		if age < 17 || age > 21 {
			continue
		}
		day := v.birthday(age)
		l := ReturnFor(v.f, CollectionYear(day), v.today)
		if l == nil || !l.Due {
			continue // not asked about, or the year or the days have not begun
		}
		if l.Answer != nil || l.To < v.today && l.Year < CollectionYear(v.today) {
			return // the file of that year has gone; the page of the year still lists who is missing
		}
		turns := "Turned"
		if day > v.today {
			turns = "Turns"
		}
		d.RecordKind, d.Fact = "return_answer", fmt.Sprintf("%s %d on %s.", turns, age, day.In(v.today))
		v.by(d, l.To)
		return
	}
}
