package measures

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

// someone is a young person of an age on the last day, born on 1 June; with what the row gives them.
func someone(age int, give ...func(*care.File)) *care.File {
	f := &care.File{Person: &care.Person{Meta: record.Meta{ID: "p", PersonID: "p"}, FirstName: "Amara", Born: value.NewDate(2026-age, 6, 1)}}
	for _, g := range give {
		g(f)
	}
	return f
}

func inCareSince(day value.Date) func(*care.File) {
	return func(f *care.File) { f.CarePeriods = append(f.CarePeriods, &care.CarePeriod{From: day}) }
}

// leftAt18 is the care leaver of most rows: in care from 12 to 18, former relevant since.
func leftAt18(f *care.File) {
	eighteen := f.Person.Born.AddYears(18)
	f.CarePeriods = []*care.CarePeriod{{From: f.Person.Born.AddYears(12), To: eighteen}}
	f.Statuses = []*care.Status{{Code: "former_relevant", From: eighteen}}
}

func status(code string, day value.Date) func(*care.File) {
	return func(f *care.File) { f.Statuses = append(f.Statuses, &care.Status{Code: code, From: day}) }
}

func answer(age int, on value.Date, touch, activity, home, suit string) func(*care.File) {
	return func(f *care.File) {
		f.ReturnAnswers = append(f.ReturnAnswers, &care.ReturnAnswer{Age: age, On: on, InTouch: touch, Activity: activity, Home: home, Suitability: suit})
	}
}

func contact(on value.Date, mode, topics string, talked value.Tri) func(*care.File) {
	return func(f *care.File) {
		f.Contacts = append(f.Contacts, &care.Contact{On: on, Mode: mode, Topics: topics, Talked: talked})
	}
}

func home(kind string, from, to value.Date, code, suit string) func(*care.File) {
	return func(f *care.File) {
		f.Homes = append(f.Homes, &care.Home{Meta: record.Meta{ID: "home-" + string(from)}, Kind: kind, From: from, To: to, AccommodationCode: code, Suitability: suit})
	}
}

func check(kind, state string, on value.Date, change ...func(*care.HealthCheck)) func(*care.File) {
	return func(f *care.File) {
		c := &care.HealthCheck{Kind: kind, State: state, Done: on}
		if state != "done" {
			c.Booked, c.Done = on, ""
		}
		for _, x := range change {
			x(c)
		}
		f.Checks = append(f.Checks, c)
	}
}

func score(total string) func(*care.HealthCheck) {
	return func(c *care.HealthCheck) { c.Total = total }
}

func service(kind string, name value.Fact, seen value.Date) func(*care.File) {
	return func(f *care.File) {
		f.HealthServices = append(f.HealthServices, &care.HealthService{Kind: kind, Name: name, LastSeen: seen})
	}
}

func review(held value.Date, took string) func(*care.File) {
	return func(f *care.File) {
		f.Reviews = append(f.Reviews, &care.Review{Kind: "pathway", State: "held", Held: held, TookPart: took})
	}
}

func planMade(day value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Plans = append(f.Plans, &care.Plan{Assessed: day.AddDays(-10), Made: day})
	}
}

func rated(skill, voice string, on value.Date, level int) func(*care.File) {
	return func(f *care.File) {
		f.Ratings = append(f.Ratings, &care.Rating{Skill: skill, Voice: voice, On: on, Level: level})
	}
}

func given(state string, on value.Date, copy value.Tri) func(*care.File) {
	return func(f *care.File) {
		i := &care.PassportIssue{State: state, Given: on, CopyOnFile: copy}
		if state != "given" {
			i.Given, i.Planned = "", on
		}
		f.Issues = append(f.Issues, i)
	}
}

func saving(weeklyFrom, paidFrom, paidTo value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Accounts = append(f.Accounts, &care.Account{Meta: record.Meta{ID: "a"}, Kind: "instant", Weekly: 500, WeeklyFrom: weeklyFrom})
		if paidTo != "" {
			f.Entries = append(f.Entries, &care.Entry{Meta: record.Meta{ID: "e"}, AccountID: "a", Kind: "carer", On: paidTo.AddDays(1), From: paidFrom, To: paidTo, Amount: 500})
		}
	}
}

func tried(kind, state string, days int, first, last value.Date) func(*care.File) {
	return func(f *care.File) {
		f.WorkTries = append(f.WorkTries, &care.WorkTry{Kind: kind, State: state, Days: days, From: first, To: last})
	}
}

func safe(on value.Date, t value.Tri) func(*care.File) {
	return func(f *care.File) {
		f.Contacts = append(f.Contacts, &care.Contact{On: on, Mode: "dropin", FeltSafe: t})
	}
}

func goal(state, carer string, set value.Date) func(*care.File) {
	return func(f *care.File) {
		f.Goals = append(f.Goals, &care.Goal{State: state, CarerWill: carer, Set: set})
	}
}

func looked(outcome string, on value.Date, homeID string) func(*care.File) {
	return func(f *care.File) {
		f.Suitabilities = append(f.Suitabilities, &care.Suitability{Home: homeID, On: on, Outcome: outcome})
	}
}

func shut(day value.Date) func(*care.File) {
	return func(f *care.File) { f.Person.Closed, f.Person.ClosedWhy = day, "moved_on" }
}

// All rows are about 1 April to 24 November 2026. want is one letter a part: C counted, M missing, U not known, "" not in it at all.
var rows = []struct {
	measure, why string
	f            *care.File
	want         string
}{
	// CPPCR reg 7(1): the first within 20 working days; reg 7(2): every 12 months from 5, every 6 months below
	{"health-in-date", "12 months ago to the day", someone(16, inCareSince("2020-01-06"), check("rha", "done", "2025-11-24")), "C"},
	{"health-in-date", "12 months and a day ago", someone(16, inCareSince("2020-01-06"), check("rha", "done", "2025-11-23")), "M"},
	{"health-in-date", "under 5: 6 months and a day ago", someone(3, inCareSince("2024-01-08"), check("rha", "done", "2026-05-23")), "M"},
	{"health-in-date", "one of an earlier time in care does not count", someone(16, inCareSince("2026-01-05"), check("rha", "done", "2025-12-20")), "U"},
	{"health-in-date", "booked is not done", someone(16, inCareSince("2026-01-05"), check("iha", "booked", "2026-12-01")), "U"},
	{"health-in-date", "came into care last week", someone(16, inCareSince("2026-11-17")), "C"},
	{"health-in-date", "declined, and none done", someone(16, inCareSince("2026-01-05"), check("iha", "declined", "2026-02-01")), "M"},
	{"health-in-date", "left care", someone(19, leftAt18, check("rha", "done", "2026-01-01")), ""},
	{"health-in-date", "the record was closed before", someone(16, inCareSince("2020-01-06"), shut("2026-11-01")), ""},
	{"health-first-on-time", "20 working days from Monday 1 June 2026 is 29 June", someone(10, inCareSince("2026-06-01"), check("iha", "done", "2026-06-29")), "C"},
	{"health-first-on-time", "a day later", someone(10, inCareSince("2026-06-01"), check("iha", "done", "2026-06-30")), "M"},
	{"health-first-on-time", "the day of coming into care is not recorded", someone(10, status("in_care", "2026-06-01"), check("iha", "done", "2026-06-30")), "U"},
	{"health-first-on-time", "done before the period", someone(10, inCareSince("2026-03-02"), check("iha", "done", "2026-03-31")), ""},
	{"health-review-on-time", "12 months after the one before", someone(10, inCareSince("2024-06-03"), check("iha", "done", "2025-06-20"), check("rha", "done", "2026-06-20")), "C"},
	{"health-review-on-time", "a day late", someone(10, inCareSince("2024-06-03"), check("iha", "done", "2025-06-20"), check("rha", "done", "2026-06-21")), "M"},
	{"health-review-on-time", "no earlier one", someone(10, inCareSince("2024-06-03"), check("rha", "done", "2026-06-21")), "U"},
	{"health-review-on-time", "none in the period", someone(10, inCareSince("2024-06-03"), check("rha", "done", "2026-03-21")), ""},

	{"immunised", "nothing recorded", someone(16, inCareSince("2020-01-06")), "U"},
	{"immunised", "one not had", someone(16, inCareSince("2020-01-06"), func(f *care.File) {
		for _, r := range rules.Vaccines(f).Rows {
			f.Immunisations = append(f.Immunisations, &care.Immunisation{Offer: r.Key(), State: "not_had"})
			return
		}
	}), "M"},
	{"immunised", "all had, one without a day", someone(16, inCareSince("2020-01-06"), func(f *care.File) {
		for _, r := range rules.Vaccines(f).Rows {
			f.Immunisations = append(f.Immunisations, &care.Immunisation{Offer: r.Key(), State: "had_no_record"})
		}
	}), "C"},
	{"immunised", "from another country: no gap to be counted", someone(16, inCareSince("2020-01-06"), func(f *care.File) { f.Person.UASC = value.Yes }), "U"},
	{"immunised", "left care", someone(18, leftAt18), ""},

	{"dentist-seen", "12 months ago to the day", someone(16, inCareSince("2020-01-06"), check("dental", "done", "2025-11-24")), "C"},
	{"dentist-seen", "a day before", someone(16, inCareSince("2020-01-06"), check("dental", "done", "2025-11-23")), "M"},
	{"dentist-seen", "the dentist's record says when", someone(16, inCareSince("2020-01-06"), service("dentist", value.KnownFact("Marlford Dental"), "2026-03-01")), "C"},
	{"dentist-seen", "never recorded", someone(16, inCareSince("2020-01-06"), check("dental", "missed", "2026-03-01")), "U"},
	{"dentist-seen", "not ours to ask", someone(19, leftAt18), ""},
	{"dentist-registered", "known", someone(19, leftAt18, service("dentist", value.KnownFact("Marlford Dental"), "")), "C"},
	{"dentist-registered", "asked, and there is none", someone(19, leftAt18, service("dentist", value.Fact{Answer: value.None}, "")), "M"},
	{"dentist-registered", "a GP is no dentist", someone(19, leftAt18, service("gp", value.KnownFact("Orchard Street"), "")), "U"},
	{"dentist-registered", "25: no longer ours", someone(25, leftAt18), ""},
	{"gp-registered", "known", someone(16, inCareSince("2020-01-06"), service("gp", value.KnownFact("Orchard Street"), "")), "C"},
	{"gp-registered", "none", someone(16, inCareSince("2020-01-06"), service("gp", value.Fact{Answer: value.None}, "")), "M"},
	{"gp-registered", "rather not say", someone(16, inCareSince("2020-01-06"), service("gp", value.Fact{Answer: value.Declined}, "")), "U"},
	{"gp-registered", "died before", someone(16, inCareSince("2020-01-06"), func(f *care.File) { f.Person.Died = "2026-05-05" }), ""},

	{"sdq-returned", "nought is a score", someone(15, inCareSince("2024-06-03"), check("sdq", "done", "2026-01-10", score("0"))), "C"},
	{"sdq-returned", "a reason for none", someone(15, inCareSince("2024-06-03"), check("sdq", "done", "2026-01-10", func(c *care.HealthCheck) { c.NoScore = "SDQ2" })), "M"},
	{"sdq-returned", "older than 12 months", someone(15, inCareSince("2024-06-03"), check("sdq", "done", "2025-11-23", score("12"))), "U"},
	{"sdq-returned", "in care for less than a year", someone(15, inCareSince("2025-11-25")), ""},
	{"sdq-returned", "17 is too old for it", someone(17, inCareSince("2020-11-25")), ""},
	{"sdq-used", "what changed is written down", someone(15, inCareSince("2024-06-03"), check("sdq", "done", "2026-06-10", score("19"), func(c *care.HealthCheck) { c.Changed = "A course for the carer." })), "C"},
	{"sdq-used", "nothing written", someone(15, inCareSince("2024-06-03"), check("sdq", "done", "2026-06-10", score("19"))), "U"},
	{"sdq-used", "two scores, one of them before the period", someone(15, inCareSince("2024-06-03"), check("sdq", "done", "2026-06-10", score("19")), check("sdq", "done", "2026-01-10", score("19"))), "U"},

	{"passport-given", "given", someone(19, leftAt18, given("given", "2025-05-01", value.Yes)), "C"},
	{"passport-given", "declined", someone(19, leftAt18, given("declined", "2025-05-01", "")), "M"},
	{"passport-given", "nothing recorded", someone(19, leftAt18), "U"},
	{"passport-given", "given after the last day", someone(19, leftAt18, given("given", "2026-11-25", value.Yes)), "U"},
	{"passport-given", "still in care", someone(17, inCareSince("2020-01-06"), status("eligible", "2025-06-01")), ""},
	{"passport-on-file", "with a copy", someone(19, leftAt18, given("given", "2025-05-01", value.Yes)), "C"},
	{"passport-on-file", "given, no copy wanted", someone(19, leftAt18, given("given", "2025-05-01", value.No)), "M"},
	{"passport-on-file", "given, copy not asked", someone(19, leftAt18, given("given", "2025-05-01", "")), "U"},
	{"passport-on-file", "a second one with a copy", someone(19, leftAt18, given("given", "2025-05-01", value.No), given("given", "2026-05-01", value.Yes)), "C"},
	{"passport-on-file", "declined", someone(19, leftAt18, given("declined", "2025-05-01", "")), "M"},

	{"dropin-health", "health, money, and one without a topic", someone(17, inCareSince("2020-01-06"), contact("2026-04-01", "dropin", "health,money", value.Yes), contact("2026-11-24", "dropin", "money", ""), contact("2026-11-24", "dropin", "", "")), "CMU"},
	{"dropin-health", "before and after the period", someone(17, inCareSince("2020-01-06"), contact("2026-03-31", "dropin", "health", value.Yes), contact("2026-11-25", "dropin", "health", value.Yes)), "M"},
	{"dropin-health", "a phone call about health is no visit", someone(17, inCareSince("2020-01-06"), contact("2026-05-01", "phone", "health", value.Yes)), "M"},
	{"dropin-health", "15", someone(15, inCareSince("2020-01-06"), contact("2026-05-01", "dropin", "health", value.Yes)), ""},
	{"dropin-visits", "two visits", someone(17, inCareSince("2020-01-06"), contact("2026-05-01", "dropin", "health", value.Yes), contact("2026-06-01", "dropin", "", "")), "CC"},
	{"dropin-visits", "did not answer the door", someone(17, inCareSince("2020-01-06"), contact("2026-05-01", "dropin", "health", value.No)), "M"},
	{"dropin-safe", "the last answer counts", someone(17, inCareSince("2020-01-06"), safe("2026-05-01", value.No), safe("2026-06-01", value.Yes), safe("2026-07-01", "")), "C"},
	{"dropin-safe", "no", someone(17, inCareSince("2020-01-06"), safe("2026-05-01", value.No)), "M"},
	{"dropin-safe", "not asked", someone(17, inCareSince("2020-01-06"), safe("2026-05-01", "")), "U"},
	{"dropin-safe", "did not come in the period", someone(17, inCareSince("2020-01-06"), safe("2026-03-31", value.Yes)), ""},

	// SSDA903: the answer about the last birthday
	{"suitable", "the answer for the return", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F2", "U", "1")), "C"},
	{"suitable", "not suitable", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F2", "U", "2")), "M"},
	{"suitable", "a newer home says otherwise", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F2", "U", "2"), home("own", "2026-08-01", "", "U", "1")), "C"},
	{"suitable", "a newer look says otherwise", someone(19, leftAt18, home("own", "2026-08-01", "", "U", "1"), looked("with_changes", "2026-09-01", "home-2026-08-01")), "M"},
	{"suitable", "a look at an older home says nothing", someone(19, leftAt18, home("own", "2026-08-01", "", "U", ""), looked("suitable", "2026-03-01", "home-2025-08-01")), "U"},
	{"suitable", "the answer was about another home", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F2", "U", "1"), home("own", "2026-08-01", "", "U", "")), "U"},
	{"suitable", "no fixed abode never counts", someone(19, leftAt18, home("none", "2026-08-01", "", "S", "")), "M"},
	{"suitable", "16: the return does not ask", someone(16, status("relevant", "2026-06-02")), ""},
	{"suitable", "in care on the 17th birthday", someone(17, func(f *care.File) {
		f.CarePeriods = []*care.CarePeriod{{From: "2015-01-01", To: "2026-09-01"}}
	}, status("relevant", "2026-09-01"), answer(17, "2026-06-03", "YES", "F2", "U", "1")), ""},
	{"eet", "part time counts", someone(20, leftAt18, answer(20, "2026-06-03", "YES", "P5", "U", "1")), "C"},
	{"eet", "parenting", someone(20, leftAt18, answer(20, "2026-06-03", "YES", "G6", "U", "1")), "M"},
	{"eet", "0 is not known", someone(20, leftAt18, answer(20, "2026-06-03", "NO", "0", "0", "")), "U"},
	{"eet", "only an answer about another age", someone(20, leftAt18, answer(19, "2025-06-03", "YES", "F2", "U", "1")), "U"},
	{"eet", "back home for 6 months", someone(20, leftAt18, answer(20, "2026-06-03", "RHOM", "0", "0", "")), ""},
	{"eet", "qualifying: the return does not ask", someone(20, status("qualifying", "2024-06-01")), ""},
	{"neet", "illness", someone(20, leftAt18, answer(20, "2026-06-03", "YES", "G4", "U", "1")), "C"},
	{"neet", "an apprenticeship", someone(20, leftAt18, answer(20, "2026-06-03", "YES", "F4", "U", "1")), "M"},
	{"neet", "nothing", someone(20, leftAt18), "U"},
	{"eet-19", "19", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F2", "U", "1")), "C"},
	{"eet-19", "19 and not", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "G5", "U", "1")), "M"},
	{"eet-19", "19 and not known", someone(19, leftAt18), "U"},
	{"eet-19", "20", someone(20, leftAt18, answer(20, "2026-06-03", "YES", "F2", "U", "1")), ""},
	{"neet-19", "19 and not", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "G5", "U", "1")), "C"},
	{"neet-19", "19 and at work", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F5", "U", "1")), "M"},
	{"neet-19", "19 and not known", someone(19, leftAt18), "U"},
	{"eet-21", "21", someone(21, leftAt18, answer(21, "2026-06-03", "YES", "F1", "U", "1")), "C"},
	{"eet-21", "21 and not", someone(21, leftAt18, answer(21, "2026-06-03", "YES", "G5", "U", "1")), "M"},
	{"eet-21", "21 and not known", someone(21, leftAt18), "U"},
	{"neet-21", "21 and not", someone(21, leftAt18, answer(21, "2026-06-03", "YES", "G5", "U", "1")), "C"},
	{"neet-21", "21 and learning", someone(21, leftAt18, answer(21, "2026-06-03", "YES", "F1", "U", "1")), "M"},
	{"neet-21", "21 and not known", someone(21, leftAt18), "U"},
	{"apprenticeships", "full time", someone(18, leftAt18, answer(18, "2026-06-03", "YES", "F4", "U", "1")), "C"},
	{"apprenticeships", "a job", someone(18, leftAt18, answer(18, "2026-06-03", "YES", "F5", "U", "1")), "M"},
	{"apprenticeships", "not known", someone(18, leftAt18), "U"},
	{"in-touch", "yes", someone(18, leftAt18, answer(18, "2026-06-03", "YES", "F4", "U", "1")), "C"},
	{"in-touch", "wants no contact", someone(18, leftAt18, answer(18, "2026-06-03", "REFU", "0", "0", "")), "M"},
	{"in-touch", "an answer of after the last day is not known yet", someone(18, leftAt18, answer(18, "2026-11-25", "YES", "F4", "U", "1")), "U"},
	{"in-touch", "no answer, a call on the first day of the window", someone(18, leftAt18, contact("2026-03-01", "phone", "", value.Yes)), "C"},
	{"in-touch", "a call the day before it", someone(18, leftAt18, contact("2026-02-28", "phone", "", value.Yes)), "U"},
	{"in-touch", "a call on its last day", someone(18, leftAt18, contact("2026-07-01", "phone", "", value.Yes)), "C"},
	{"in-touch", "a call the day after", someone(18, leftAt18, contact("2026-07-02", "phone", "", value.Yes)), "U"},
	{"in-touch", "an attempt is no contact", someone(18, leftAt18, contact("2026-06-01", "phone", "", value.No)), "U"},
	{"in-touch", "died: left out", someone(18, leftAt18, answer(18, "2026-06-03", "DIED", "0", "0", "")), ""},
	{"in-touch", "22: by age only", someone(22, leftAt18, contact("2026-06-03", "phone", "", value.Yes)), ""},
	{"in-touch-19", "yes", someone(19, leftAt18, answer(19, "2026-06-03", "YES", "F4", "U", "1")), "C"},
	{"in-touch-19", "no", someone(19, leftAt18, answer(19, "2026-06-03", "NO", "0", "0", "")), "M"},
	{"in-touch-19", "nothing", someone(19, leftAt18), "U"},

	{"sustained", "12 months ended on the last day, still there", someone(20, leftAt18, home("own", "2025-11-24", "", "U", "1")), "C"},
	{"sustained", "12 months end tomorrow", someone(20, leftAt18, home("own", "2025-11-25", "", "U", "1")), ""},
	{"sustained", "left the day before", someone(20, leftAt18, home("own", "2025-06-10", "2026-06-09", "U", "1")), "M"},
	{"sustained", "left on the day", someone(20, leftAt18, home("own", "2025-06-10", "2026-06-10", "U", "1")), "C"},
	{"sustained", "no last day, and another home after half a year", someone(20, leftAt18, home("own", "2025-06-10", "", "U", "1"), home("supported", "2025-12-10", "", "D", "1")), "M"},
	{"sustained", "the record was closed", someone(20, leftAt18, home("own", "2025-06-10", "", "U", "1"), shut("2026-02-01")), "U"},
	{"sustained", "supported housing is no place of their own", someone(20, leftAt18, home("supported", "2025-06-10", "", "D", "1")), ""},
	{"homeless", "bed and breakfast in spring", someone(20, leftAt18, home("other", "2026-03-20", "2026-04-01", "W", "2"), home("own", "2026-04-02", "", "U", "1")), "C"},
	{"homeless", "it ended the day before the period", someone(20, leftAt18, home("other", "2026-03-20", "2026-03-31", "W", "2"), home("own", "2026-04-01", "", "U", "1")), "M"},
	{"homeless", "the answer for the return said so", someone(20, leftAt18, answer(20, "2026-06-03", "YES", "G5", "S", "2"), home("own", "2026-07-02", "", "U", "1")), "C"},
	{"homeless", "no home recorded", someone(20, leftAt18), "U"},
	{"homeless", "in care", someone(16, inCareSince("2020-01-06")), ""},

	{"work-experience", "5 days", someone(17, inCareSince("2020-01-06"), tried("experience", "done", 5, "2026-07-06", "2026-07-10")), "C"},
	{"work-experience", "two and three days", someone(17, inCareSince("2020-01-06"), tried("experience", "done", 2, "2026-07-06", "2026-07-07"), tried("experience", "stopped", 3, "2026-10-06", "2026-10-08")), "C"},
	{"work-experience", "4 days", someone(17, inCareSince("2020-01-06"), tried("experience", "done", 4, "2026-07-06", "2026-07-10")), "M"},
	{"work-experience", "a taster is none", someone(17, inCareSince("2020-01-06"), tried("taster", "done", 5, "2026-07-06", "2026-07-10")), "U"},
	{"work-experience", "offered", someone(17, inCareSince("2020-01-06"), tried("experience", "offered", 0, "2026-07-06", "")), "M"},
	{"work-experience", "before the period", someone(17, inCareSince("2020-01-06"), tried("experience", "done", 5, "2026-03-06", "2026-03-13")), "U"},
	{"work-experience", "15", someone(15, inCareSince("2020-01-06")), ""},

	{"plan-held", "made", someone(20, leftAt18, planMade("2024-08-01")), "C"},
	{"plan-held", "begun and not made", someone(20, leftAt18, func(f *care.File) { f.Plans = []*care.Plan{{Begun: "2026-01-01"}} }), "M"},
	{"plan-held", "in care", someone(17, inCareSince("2020-01-06"), status("eligible", "2025-06-01")), ""},
	// CLR reg 7: at least every 6 months
	{"plans-in-date", "reviewed 6 months ago to the day", someone(20, leftAt18, planMade("2024-08-01"), review("2026-05-24", "came")), "C"},
	{"plans-in-date", "a day before that", someone(20, leftAt18, planMade("2024-08-01"), review("2026-05-23", "came")), "M"},
	{"plans-in-date", "no plan, but reviews", someone(20, leftAt18, review("2026-08-23", "came")), "U"},
	{"plans-in-date", "22 and no support wanted", someone(22, leftAt18, planMade("2024-08-01"), func(f *care.File) { f.Statuses[0].Support = value.No }), ""},
	{"plans-in-date", "in care, under 16", someone(12, inCareSince("2020-01-06"), status("in_care", "2020-01-06")), ""},
	{"reviews-on-time", "on the day", someone(20, leftAt18, planMade("2024-08-01"), review("2026-01-15", "came"), review("2026-07-15", "came")), "C"},
	{"reviews-on-time", "a day late", someone(20, leftAt18, planMade("2024-08-01"), review("2026-01-15", "came"), review("2026-07-16", "came")), "M"},
	{"reviews-on-time", "late and not held", someone(20, leftAt18, planMade("2024-08-01"), review("2025-11-15", "came")), "M"},
	{"reviews-on-time", "nothing tells when it was due", someone(20, leftAt18, review("2026-07-16", "came")), "U"},
	{"reviews-on-time", "none due in the period", someone(20, leftAt18, planMade("2024-08-01"), review("2026-03-30", "came")), "M"},
	{"took-part", "sent their views, and one nobody recorded", someone(20, leftAt18, review("2026-05-01", "sent"), review("2026-11-01", "")), "CU"},
	{"took-part", "did not", someone(20, leftAt18, review("2026-05-01", "no")), "M"},
	{"took-part", "a child of 3", someone(3, inCareSince("2025-01-06"), review("2026-10-01", "no")), ""},

	{"skills-progress", "two up, one down", someone(17, inCareSince("2020-01-06"), rated("A", "young", "2026-03-31", 2), rated("B", "young", "2026-03-31", 2), rated("C", "adult", "2026-03-31", 4),
		rated("A", "young", "2026-04-01", 3), rated("B", "young", "2026-11-24", 3), rated("C", "adult", "2026-07-01", 3)), "C"},
	{"skills-progress", "all the same", someone(17, inCareSince("2020-01-06"), rated("A", "young", "2026-03-31", 2), rated("A", "young", "2026-04-01", 2)), "M"},
	{"skills-progress", "two voices are not compared", someone(17, inCareSince("2020-01-06"), rated("A", "young", "2026-03-31", 2), rated("A", "adult", "2026-04-01", 4)), "U"},
	{"skills-progress", "only in the period", someone(17, inCareSince("2020-01-06"), rated("A", "young", "2026-04-01", 2), rated("A", "young", "2026-09-01", 4)), "U"},
	{"skills-progress", "13", someone(13, inCareSince("2020-01-06")), ""},
	{"carer-part", "written down", someone(17, inCareSince("2020-01-06"), home("foster", "2020-01-06", "", "", ""), goal("live", "Cook together", "2026-05-01")), "C"},
	{"carer-part", "a goal without it", someone(17, inCareSince("2020-01-06"), home("foster", "2020-01-06", "", "", ""), goal("live", "", "2026-05-01"), goal("reached", "Cook together", "2026-01-01")), "M"},
	{"carer-part", "no goal", someone(17, inCareSince("2020-01-06"), home("foster", "2020-01-06", "", "", "")), "U"},
	{"carer-part", "lives alone", someone(19, leftAt18, home("own", "2025-01-06", "", "U", "1")), ""},

	// our rule: paid in at least every 4 weeks
	{"savings-in-line", "paid up to last week", someone(16, inCareSince("2020-01-06"), saving("2026-08-03", "2026-08-03", "2026-11-22")), "C"},
	{"savings-in-line", "to be paid in today at the latest", someone(16, inCareSince("2020-01-06"), saving("2026-08-05", "2026-08-05", "2026-10-27")), "C"},
	{"savings-in-line", "by yesterday", someone(16, inCareSince("2020-01-06"), saving("2026-08-04", "2026-08-04", "2026-10-26")), "M"},
	{"savings-in-line", "no account", someone(16, inCareSince("2020-01-06")), "U"},
	{"savings-in-line", "nothing says what is expected", someone(16, inCareSince("2020-01-06"), saving("", "", "")), "U"},
	{"savings-in-line", "left care", someone(19, leftAt18, saving("2026-08-03", "2026-08-03", "2026-11-22")), ""},
}

var letters = map[part]string{counted: "C", missing: "M", unknown: "U"}

func TestEachMeasureRowByRow(t *testing.T) {
	seen := map[string]string{}
	for _, r := range rows {
		m, ok := catalogue.MeasureByID(r.measure)
		if !ok {
			t.Fatalf("no measure %s", r.measure)
		}
		v := viewsOf([]*care.File{r.f}, Period{from, to}, to, rules.Local{})[0]
		got := ""
		if a := m.Ages; len(a) == 0 || v.st.Age >= a[0] && v.st.Age <= a[1] {
			for _, p := range counters[r.measure](v) {
				got += letters[p]
			}
		}
		if got != r.want {
			t.Errorf("%s, %s: %q, want %q", r.measure, r.why, got, r.want)
		}
		if seen[r.measure] += r.want; r.want == "" {
			seen[r.measure] += "-"
		}
	}
	for _, m := range catalogue.Measures() {
		s := seen[m.ID]
		if counters[m.ID] == nil || !strings.Contains(s, "C") || m.Unknowns != "" && !strings.Contains(s, "U") || m.ID != "sdq-used" && !strings.Contains(s, "M") {
			t.Errorf("%s is not tried whole: %s", m.ID, s)
		}
	}
	if len(counters) != len(catalogue.Measures()) {
		t.Errorf("%d are counted, the catalogue has %d", len(counters), len(catalogue.Measures()))
	}
}

func TestConcernsNeverCount(t *testing.T) {
	for _, s := range Reads {
		if s.Apart {
			t.Errorf("%s is kept apart and read here", s.Kind)
		}
	}
	f := &care.File{Person: &care.Person{Born: "2008-01-01"}}
	f.Add(&care.Concern{})
	f.Each(func(r record.Record) {
		if _, ok := r.(*care.Concern); ok {
			t.Error("a file holds a concern")
		}
	})
}

func TestByAgeAddsUp(t *testing.T) {
	var files []*care.File
	for i, age := range []int{16, 17, 18, 18, 19, 20, 21, 21, 22, 24, 25, 26} {
		f := someone(age, leftAt18)
		if age < 18 {
			f = someone(age, status("relevant", value.NewDate(2026-age+16, 6, 1)))
		}
		f.Person.ID = string(rune('a' + i))
		if i%3 > 0 {
			answer(age, "2026-06-03", "YES", []string{"F2", "G5"}[i%2], "U", "1")(f)
		}
		files = append(files, f)
	}
	all := Take(files, Period{from, to}, to, rules.Local{})
	ages := ByAge(files, Period{from, to}, to, rules.Local{})
	tried := 0
	for _, f := range all {
		if !f.Measure.ByAge {
			if _, there := ages[f.Measure.ID]; there {
				t.Errorf("%s is by age", f.Measure.ID)
			}
			continue
		}
		tried++
		n, of, unknown := 0, 0, 0
		for _, g := range ages[f.Measure.ID] {
			if g.Age >= f.Measure.Ages[0] && g.Age <= f.Measure.Ages[1] {
				n, of, unknown = n+g.N, of+g.Of, unknown+g.Unknown
			}
		}
		if n != f.N || of != f.Of || unknown != f.Unknown || f.Of != 7 || len(f.Counted) != f.N || len(f.NotKnown) != f.Unknown || len(f.Missing) != f.Of-f.N-f.Unknown {
			t.Errorf("%s: %d of %d, %d not known; by age %d of %d, %d", f.Measure.ID, f.N, f.Of, f.Unknown, n, of, unknown)
		}
		if i := slices.IndexFunc(ages[f.Measure.ID], func(g Figure) bool { return g.Age == 25 }); i < 0 || ages[f.Measure.ID][i].Of != 1 {
			t.Errorf("%s at 25: %+v", f.Measure.ID, ages[f.Measure.ID])
		}
	}
	if tried < 5 {
		t.Errorf("%d measures are by age", tried)
	}
}

func TestOverTime(t *testing.T) {
	f := someone(20, leftAt18, planMade("2025-08-01"), service("gp", value.KnownFact("Orchard Street"), ""))
	years := Periods(Period{from, to}, Years, 3)
	if years[0] != (Period{"2024-04-01", "2024-11-24"}) || years[2] != (Period{from, to}) {
		t.Errorf("years %v", years)
	}
	got := OverTime([]*care.File{f}, years, to, rules.Local{})
	if p := got["plan-held"]; len(p) != 3 || p[0].Of != 1 || p[0].N != 0 || p[1].N != 1 || p[2].N != 1 || p[0].To != "2024-11-24" {
		t.Errorf("plans over time %+v", p)
	}
	if g := got["gp-registered"]; len(g) != 1 || g[0].To != to {
		t.Errorf("nobody knows since when there is a GP, and yet %+v", g)
	}
	q := Periods(Period{from, to}, Quarters, 3)
	if q[0] != (Period{"2026-04-01", "2026-06-30"}) || q[1] != (Period{"2026-07-01", "2026-09-30"}) || q[2] != (Period{"2026-10-01", "2026-11-24"}) {
		t.Errorf("quarters %v", q)
	}
}

func TestAPeriodEndsToday(t *testing.T) {
	f := Take([]*care.File{someone(20, leftAt18)}, Period{"2026-04-01", "2027-03-31"}, to, rules.Local{})
	if f[0].To != to {
		t.Errorf("counted up to %s", f[0].To)
	}
	if y := YearStart("2026-03-31"); y != "2025-04-01" {
		t.Errorf("the year of 31 March begins %s", y)
	}
	if y := YearStart("2026-04-01"); y != "2026-04-01" {
		t.Errorf("the year of 1 April begins %s", y)
	}
}
