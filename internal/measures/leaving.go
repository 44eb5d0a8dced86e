package measures

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// leaver reports whether somebody is owed leaving care's support on the last day: relevant and former relevant. At 25 the recorded status counts, for
// the return still asks about that birthday.
func (v *view) leaver() bool {
	code := v.st.Status
	if v.st.Age == LastAge {
		if s := v.f.Status(v.p.To); s != nil {
			code = s.Code
		}
	}
	return v.here && slices.Contains([]string{"relevant", "former_relevant", "s23ca", "s23czb"}, code)
}

// birthday is the last birthday on or before the last day.
func (v *view) birthday() value.Date { return v.f.Person.Born.AddYears(v.st.Age) }

// cohort are the care leavers the keeping-in-touch return asks about, as they stand on the last day: from 17 to 21 those who were not in care on their
// last birthday; later everybody. The answer is the newest about their age by then, nil where none is written. Who died or went home for six months is
// left out, as the department's own figures do.
func (v *view) cohort() (a *care.ReturnAnswer, ok bool) {
	if !v.leaver() || v.st.Age < FirstAge || v.st.Age > LastAge || v.st.Age <= 21 && v.f.InCare(v.birthday()) {
		return nil, false
	}
	for _, x := range v.f.ReturnAnswers {
		if x.Age == v.st.Age && x.On <= v.p.To && (a == nil || x.On > a.On) {
			a = x
		}
	}
	if a != nil && (a.InTouch == "DIED" || a.InTouch == "RHOM") {
		return nil, false
	}
	return a, true
}

// inTouch goes by the answer for the return, and where none is written by the contacts about the birthday; from 22 by those of the last 12 months.
func inTouch(v *view) []part {
	a, ok := v.cohort()
	if !ok {
		return nil
	}
	if a != nil && a.InTouch != "" {
		return one(a.InTouch == "YES")
	}
	from, to := catalogue.BirthdayWindow().Around(v.birthday())
	if v.st.Age > 21 {
		from, to = v.p.To.AddYears(-1).AddDays(1), v.p.To
	}
	for _, c := range v.f.Contacts {
		if c.TwoWay() && c.On >= from && c.On <= min(to, v.p.To) {
			return one(true)
		}
	}
	return dunno()
}

// active counts those whose activity begins with one of some letters of the code set: F and P are in education, work or training, G is not.
func active(letters ...string) counter {
	return func(v *view) []part {
		a, ok := v.cohort()
		switch {
		case !ok:
			return nil
		case a == nil || a.Activity == "" || a.Activity == care.NotKnown:
			return dunno()
		}
		return one(slices.ContainsFunc(letters, func(l string) bool { return strings.HasPrefix(a.Activity, l) }))
	}
}

// suitable goes by the newest of what was said of the home by the last day: a look at it, its own record, the answer for the return.
func suitable(v *view) []part {
	a, ok := v.cohort()
	if !ok {
		return nil
	}
	on, digit := value.Date(""), ""
	if a != nil && a.Suitability != "" {
		on, digit = a.On, a.Suitability
	}
	h := v.f.Home(v.p.To)
	if h == nil {
		if digit == "" {
			return dunno()
		}
		return one(digit == "1")
	}
	if on < h.From {
		on, digit = "", "" // said of another home
	}
	if h.From >= on && h.Suitability != "" {
		on, digit = h.From, h.Suitability
	}
	for _, s := range v.f.Suitabilities {
		if s.Home == h.ID && s.On <= v.p.To && s.On >= on {
			on, digit = s.On, "2"
			if s.Outcome == "suitable" {
				digit = "1"
			}
		}
	}
	if h.AccommodationCode == "S" || h.AccommodationCode == "X" {
		return one(false) // no fixed abode and custody never count as suitable in the return
	}
	if digit == "" {
		return dunno()
	}
	return one(digit == "1")
}

// ours are the young people the strategy's two priorities are about: in care, or a care leaver under 25, qualifying or not.
func (v *view) ours() bool {
	return v.here && v.st.Age < LastAge && (v.st.InCare || v.leaver() || v.st.Status == "qualifying" || v.st.Status == "not_relevant")
}
