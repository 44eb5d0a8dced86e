package rules

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

var anyDay = rapid.Custom(func(t *rapid.T) value.Date {
	if rapid.IntRange(0, 9).Draw(t, "none") == 0 {
		return ""
	}
	return someDay.Draw(t, "day")
})

var someDay = rapid.Custom(func(t *rapid.T) value.Date {
	if rapid.IntRange(0, 9).Draw(t, "leap") == 0 {
		return value.NewDate(rapid.SampledFrom([]int{2004, 2008, 2012, 2024}).Draw(t, "year"), 2, 29)
	}
	return value.Date("2026-11-24").AddDays(rapid.IntRange(-9500, 900).Draw(t, "days"))
})

func codeOf(t *rapid.T, options []record.Option) string {
	return rapid.SampledFrom(append([]record.Option{{}}, options...)).Draw(t, "code").Code
}

var tri = rapid.SampledFrom([]value.Tri{value.TriNotAsked, value.Yes, value.No})

func several(t *rapid.T, what string) int { return rapid.IntRange(0, 4).Draw(t, what) }

// anyFile is a file with every kind of record that the clocks read, most of it at odds with itself.
var anyFile = rapid.Custom(func(t *rapid.T) *care.File {
	f := &care.File{Person: &care.Person{FirstName: "Amara", Born: anyDay.Draw(t, "born"), AgreedEveryWeeks: rapid.IntRange(0, 3).Draw(t, "weeks")}}
	f.Person.ID = "p"
	for range several(t, "care") {
		f.CarePeriods = append(f.CarePeriods, &care.CarePeriod{From: anyDay.Draw(t, "from"), To: anyDay.Draw(t, "to"), ShortBreak: tri.Draw(t, "short"), Basis: codeOf(t, care.Bases)})
	}
	for range several(t, "statuses") {
		f.Statuses = append(f.Statuses, &care.Status{Code: codeOf(t, care.Statuses), From: anyDay.Draw(t, "from"), Support: tri.Draw(t, "support")})
	}
	for range several(t, "homes") {
		f.Homes = append(f.Homes, &care.Home{Kind: codeOf(t, care.HomeKinds), From: anyDay.Draw(t, "from"), To: anyDay.Draw(t, "to"), ByCouncil: tri.Draw(t, "council")})
	}
	for range several(t, "plans") {
		f.Plans = append(f.Plans, &care.Plan{Assessed: anyDay.Draw(t, "assessed"), Made: anyDay.Draw(t, "made")})
		f.Copies = append(f.Copies, &care.CopyGiven{Of: "plan", Role: "young", On: anyDay.Draw(t, "copy")})
	}
	for range several(t, "parts") {
		f.Parts = append(f.Parts, &care.PlanPart{Part: codeOf(t, care.Parts), HowMet: "x", IfWrong: "y"})
	}
	for range several(t, "actions") {
		f.Actions = append(f.Actions, &care.Action{Part: codeOf(t, care.Parts), What: rapid.String().Draw(t, "what"), Who: rapid.String().Draw(t, "who"), By: anyDay.Draw(t, "by"), State: codeOf(t, care.ActionStates)})
	}
	for range several(t, "reviews") {
		f.Reviews = append(f.Reviews, &care.Review{Kind: codeOf(t, care.ReviewKinds), State: codeOf(t, care.ReviewStates), Booked: anyDay.Draw(t, "booked"), Held: anyDay.Draw(t, "held")})
	}
	for range several(t, "contacts") {
		f.Contacts = append(f.Contacts, &care.Contact{On: anyDay.Draw(t, "on"), Mode: codeOf(t, care.Modes), Talked: tri.Draw(t, "talked"), StatutoryVisit: codeOf(t, care.VisitRules), FollowUp: rapid.String().Draw(t, "do"), FollowBy: anyDay.Draw(t, "by"), FollowDone: anyDay.Draw(t, "done")})
	}
	for range several(t, "checks") {
		f.Checks = append(f.Checks, &care.HealthCheck{Kind: codeOf(t, care.CheckKinds), State: codeOf(t, care.CheckStates), Booked: anyDay.Draw(t, "booked"), Done: anyDay.Draw(t, "done")})
	}
	for range several(t, "services") {
		f.HealthServices = append(f.HealthServices, &care.HealthService{Kind: codeOf(t, care.ServiceKinds), LastSeen: anyDay.Draw(t, "seen"), NextDue: anyDay.Draw(t, "next")})
	}
	for range rapid.IntRange(0, 2).Draw(t, "accounts") {
		saving(anyDay.Draw(t, "from"), anyDay.Draw(t, "to"))(f)
	}
	return f
})

// Whatever a file holds, every line is complete, its state fits its day, and what cannot be told is never overdue.
func TestDuesOfAnyFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, on := anyFile.Draw(t, "file"), someDay.Draw(t, "today")
		dues := Dues(f, on, Local{})
		for _, d := range dues {
			if d.Rule == "" || d.Thing == "" || d.Source == "" || d.Section == "" || d.Icon == "" || d.Kind == "" || d.RecordKind == "" || d.PersonID != "p" {
				t.Fatalf("incomplete: %+v", d)
			}
			switch d.State {
			case CannotTell, Waiting:
				if d.Day != "" || d.Missing == "" {
					t.Fatalf("%+v", d)
				}
			case Overdue:
				if d.Day == "" || d.Day >= on || d.Missing != "" {
					t.Fatalf("%+v", d)
				}
			case Soon, Later, Earliest:
				if d.Day == "" || d.Missing != "" || d.State != Soon && d.Day <= on {
					t.Fatalf("%+v", d)
				}
			default:
				t.Fatalf("state %q", d.State)
			}
			if care.Spec(d.RecordKind) == nil {
				t.Fatalf("opens a %q", d.RecordKind)
			}
			paper := d.Line() + " " + d.OnPaper(on)
			if strings.Contains(paper, "overdue") || strings.Contains(d.OnPaper(on), "in ") && d.Day != "" {
				t.Fatalf("on paper: %q", paper)
			}
			if strings.Contains(d.Line(), "  ") && !strings.Contains(d.Fact, "  ") {
				t.Fatalf("gap in %q", d.Line())
			}
			if d.When(on) == "" {
				t.Fatalf("no words for %+v", d)
			}
		}
		if again := Dues(f, on, Local{}); !slices.Equal(dues, again) {
			t.Fatal("not the same twice")
		}
		Checks(f, on, Local{})
		SuggestStatus(f, on)
		for _, p := range care.Parts {
			PartChecks(f, p.Code)
		}
	})
}

// A review held later never brings the next one forward.
func TestALaterReviewNeverMakesTheNextEarlier(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		f, on := anyFile.Draw(t, "file"), someDay.Draw(t, "today")
		before, _ := ReviewRule(f, on, Local{})
		last := value.Date("") // the first review that is written down tells a day where there was none to tell
		for _, r := range f.Reviews {
			if r.State == "held" && r.Held <= on && r.Held > last {
				last = r.Held
			}
		}
		if before == "" || last == "" || last >= on {
			return
		}
		later := last.AddDays(rapid.IntRange(1, on.Days(last)).Draw(t, "later"))
		held(later)(f)
		if after, d := ReviewRule(f, on, Local{}); after != "" && after < before {
			t.Fatalf("%s became %s: %+v", before, after, d)
		}
		moved++
	})
	if moved == 0 {
		t.Error("no review was ever added")
	}
}

// What is booked, declined, missed or cancelled clears nothing: without it the same things are due on the same days.
func TestBookingClearsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, on := anyFile.Draw(t, "file"), someDay.Draw(t, "today")
		without := *f
		without.Reviews, without.Checks = nil, nil
		for _, r := range f.Reviews {
			if r.State == "held" {
				without.Reviews = append(without.Reviews, r)
			}
		}
		for _, c := range f.Checks {
			if c.State == "done" {
				without.Checks = append(without.Checks, c)
			}
		}
		for _, d := range Dues(&without, on, Local{}) {
			if d.Rule == "health-passport" && d.Day == "" { // a young person who declined the passport is not asked again after 18
				continue
			}
			if !slices.ContainsFunc(Dues(f, on, Local{}), func(o Due) bool { return o.Rule == d.Rule && o.Day == d.Day && o.State == d.State }) {
				t.Fatalf("gone: %+v", d)
			}
		}
	})
}
