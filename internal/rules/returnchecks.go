package rules

import (
	"fmt"
	"slices"

	"waymark/internal/care"
	"waymark/internal/catalogue"
)

// What would fail in a line of the return. The numbers are the department's, as the open validator repeats them (codes.toml); who is kept out
// altogether (187, 215, 391, 1000, 1001, 1007, 1011, 1016) is settled before, in returnOf.

// Accom is the home in the return: the letter and the digit.
func Accom(a *care.ReturnAnswer) string { return a.Home + a.Suitability }

func failures(f *care.File, l *ReturnLine) []ReturnFailure {
	var out []ReturnFailure
	own := func(text string, args ...any) { out = append(out, ReturnFailure{Text: fmt.Sprintf(text, args...)}) }
	fail := func(number, text string, args ...any) {
		if catalogue.ReturnCheckIn(number, l.Year) {
			out = append(out, ReturnFailure{Rule: number, Text: fmt.Sprintf(text, args...)})
		}
	}
	if f.Person.CouncilNumber == "" {
		out = append(out, ReturnFailure{Text: "The council’s number for this young person (CHILD) is not recorded.", OfPerson: true})
	}
	a := l.Answer
	if a == nil {
		if l.Due {
			own("Nothing is recorded yet.")
		}
		return out
	}
	if a.InTouch == "" || a.Activity == "" || a.Home == "" {
		fail("153", "In touch, main activity and home go together: all three, or none.")
	}
	if a.InTouch != "" && !inSet(catalogue.InTouchCodes, a.InTouch, l.Year) {
		fail("131", "In touch %s is no code of the collection of %d.", a.InTouch, l.Year)
	}
	if a.Activity != "" && !inSet(catalogue.ActivityCodes, a.Activity, l.Year) {
		fail("132", "Activity %s is no code of the collection of %d.", a.Activity, l.Year)
	}
	if a.InTouch == "YES" && (a.Activity == care.NotKnown || a.Home == care.NotKnown) {
		fail("345", "Somebody who is in touch has an activity and a home, and neither is 0.")
	}
	if (a.InTouch == "DIED" || a.InTouch == "RHOM") && (a.Activity != care.NotKnown || a.Home != care.NotKnown) {
		fail("344", "For somebody who died or went back home, activity and home are both 0.")
	}
	out = append(out, homeFailures(l)...)
	if a.InTouch != "DIED" && saidDied(f, l.Age) {
		fail("348", "An earlier return said that they died. That cannot change.")
	}
	if a.On < l.From || a.On > l.To {
		if l.Age <= 21 {
			own("What is recorded was true on %s. It should describe a day from %s to %s.", a.On.Long(), l.From.Long(), l.To.Long())
		} else {
			own("What is recorded was true on %s. It should describe the latest contact of the year from %s.", a.On.Long(), l.From.Long())
		}
	}
	return out
}

// homeFailures are the checks of the home: its code and digit, and the two homes that are not for somebody of 17.
func homeFailures(l *ReturnLine) []ReturnFailure {
	a := l.Answer
	young := map[string]ReturnFailure{"Z": {Rule: "3001", Text: "Living with former foster carers (Z) is not for a 17-year-old."}, "T": {Rule: "347", Text: "A foyer (T) is not for somebody under 18."}}
	age := l.Age
	switch f, ok := young[a.Home]; {
	case a.Home == "":
		return nil
	case !inSet(catalogue.HomeAfterCare, a.Home, l.Year):
		return []ReturnFailure{{Rule: "133", Text: fmt.Sprintf("Home %s is no code of the collection of %d.", a.Home, l.Year)}}
	case ok && age < 18 && catalogue.ReturnCheckIn(f.Rule, l.Year):
		return []ReturnFailure{f}
	case ok:
		age = -1 // the year has no check of the age
	}
	if ok, why := catalogue.HomeAllowed(a.Home, a.Suitability, age); !ok {
		return []ReturnFailure{{Rule: "133", Text: why}}
	}
	return nil
}

func inSet(set, code string, year int) bool {
	return slices.ContainsFunc(catalogue.CodesIn(set, year), func(c catalogue.Code) bool { return c.Code == code })
}

// ReturnCodes are the codes of a set that a line can be answered with: those of its year, for its age, in the order of the set.
func (l *ReturnLine) ReturnCodes(set string) []catalogue.Code {
	return slices.DeleteFunc(catalogue.CodesIn(set, l.Year), func(c catalogue.Code) bool { return !c.AllowedAt(l.Age) })
}

// ReturnFailuresOf is what would fail in a line if it were answered so.
func ReturnFailuresOf(f *care.File, l *ReturnLine, a *care.ReturnAnswer) []ReturnFailure {
	as := *l
	as.Answer = a
	return failures(f, &as)
}

// Sentence is a failing check with its number.
func (f ReturnFailure) Sentence() string {
	if f.Rule == "" {
		return f.Text
	}
	return "Check " + f.Rule + ": " + f.Text
}
