package thread

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
)

const today = value.Date("2026-11-23")

func meta(id string) record.Meta { return record.Meta{ID: id, PersonID: "p"} }

func rowsOf(s *catalogue.Strategy, r record.Record) string {
	var out []string
	for _, l := range Links(s, r) {
		out = append(out, strings.TrimPrefix(l.Action, "P"))
	}
	return strings.Join(out, " ")
}

func council(t *testing.T) *catalogue.Strategy {
	t.Helper()
	s, problems := catalogue.ReadStrategy(catalogue.ExampleStrategy())
	if problems != nil {
		t.Fatal(problems)
	}
	return s
}

func known(text string) value.Fact { return value.Fact{Text: text, Answer: value.Known} }

// Each row: a record, the rows of Herefordshire's strategy that it bears on, and those of the invented council's.
func TestARecordBearsOnRowsByTypeAndContent(t *testing.T) {
	here, there := catalogue.BuiltIn(), council(t)
	for _, c := range []struct {
		what         string
		r            record.Record
		rows, theirs string
	}{
		{"a drop-in about health", &care.Contact{Mode: "dropin", Topics: "health"}, "5.3b 8.4a", "3B.2 6B.1"},
		{"a drop-in about mood and money", &care.Contact{Mode: "dropin", Topics: "mood,money"}, "5.3b 8.4a", "3B.2 6B.1"},
		{"a drop-in to chat", &care.Contact{Mode: "dropin", Topics: "chat"}, "8.4a", "6B.1"},
		{"a call about health is no drop-in", &care.Contact{Mode: "phone", Topics: "health"}, "", ""},
		{"nobody came", &care.Contact{Mode: "dropin", Topics: "health", Talked: value.No}, "", ""},
		{"a call about housing", &care.Contact{Mode: "phone", Topics: "housing"}, "8.1c", ""},
		{"a text about work, referred on", &care.Contact{Mode: "text", Topics: "learning", Referral: "Careers"}, "8.3a 8.5a", ""},
		{"somebody without a name", &care.Tally{On: today}, "5.3b 8.4a", ""},
		{"a health assessment done", &care.HealthCheck{Kind: "rha", State: "done", Done: today}, "5.1a", "3A.1"},
		{"a health assessment booked", &care.HealthCheck{Kind: "rha", State: "booked", Booked: today}, "", ""},
		{"a health assessment declined", &care.HealthCheck{Kind: "rha", State: "declined", Booked: today}, "", ""},
		{"a dental check done", &care.HealthCheck{Kind: "dental", State: "done", Done: today}, "5.1a", "3A.1"},
		{"an SDQ", &care.HealthCheck{Kind: "sdq", State: "done", Done: today}, "5.2a", "3A.2"},
		{"a mental health appointment kept", &care.HealthCheck{Kind: "mental", State: "done", Done: today}, "5.1b 5.3d", ""},
		{"a handover to adult health care", &care.HealthCheck{Kind: "handover", State: "done", Done: today}, "5.1b 5.3a", ""},
		{"a vaccination had", &care.Immunisation{State: "had"}, "5.1a", ""},
		{"a vaccination not had", &care.Immunisation{State: "not_had"}, "", ""},
		{"a disability written down", &care.HealthFact{Block: "disability", Fact: known("Dyspraxia")}, "5.1d", ""},
		{"asked, and there is none", &care.HealthFact{Block: "disability", Fact: value.Fact{Answer: value.None}}, "5.1d", ""},
		{"not asked about a disability", &care.HealthFact{Block: "disability"}, "", ""},
		{"an allergy", &care.HealthFact{Block: "allergy", Fact: known("Nuts")}, "", ""},
		{"the C-Card", &care.HealthFact{Block: "sexual", Item: "ccard", Fact: known("Has one")}, "5.3c", ""},
		{"a mental health service", &care.HealthService{Kind: "mental_health", Name: known("Harbour")}, "5.1b 5.3d", ""},
		{"a service that is not known", &care.HealthService{Kind: "gp", Name: value.Fact{Answer: value.NotKnown}}, "", ""},
		{"a passport given", &care.PassportIssue{State: "given", Given: today}, "5.3a", "3B.1"},
		{"a passport planned", &care.PassportIssue{State: "planned", Planned: today}, "", ""},
		{"yes to sharing", &care.Sharing{Agrees: value.Yes}, "5.3a", "3B.1"},
		{"no is an answer too", &care.Sharing{Agrees: value.No}, "5.3a", "3B.1"},
		{"part 3 of the plan: a home", &care.PlanPart{Part: "3"}, "8.1a 8.1b 8.1c", ""},
		{"part 7: skills", &care.PlanPart{Part: "7"}, "8.6a", "6A.1"},
		{"part 9: health", &care.PlanPart{Part: "9"}, "5.1a", ""},
		{"part 10: when things go wrong", &care.PlanPart{Part: "10", IfWrong: "Ring the out of hours team."}, "8.2a", ""},
		{"part 12 bears on nothing", &care.PlanPart{Part: "12"}, "", ""},
		{"an action about work", &care.Action{Part: "5", State: "under_way"}, "8.3a 8.3b 8.3d", ""},
		{"an action about health", &care.Action{Part: "9", State: "done"}, "5.1a 5.1b", "3A.2"},
		{"an action no longer needed", &care.Action{Part: "5", State: "dropped"}, "", ""},
		{"an assessed need about money", &care.Need{Part: "8"}, "8.1d", ""},
		{"a home of their own", &care.Home{Kind: "own"}, "8.1a 8.1b", ""},
		{"a foster home, found suitable", &care.Home{Kind: "foster", Suitability: "1"}, "8.1a", "6A.2"},
		{"nowhere to live", &care.Home{Kind: "none"}, "8.1a 8.1c", ""},
		{"a review held", &care.Review{State: "held", Held: today}, "8.7a", ""},
		{"a review booked", &care.Review{State: "booked", Booked: today}, "", ""},
		{"their own words", &care.OwnWords{About: "matters"}, "8.7a", ""},
		{"a school answered", &care.Asked{Who: "school", State: "answered"}, "8.5a", ""},
		{"a school was not reached", &care.Asked{Who: "school", State: "waiting"}, "", ""},
		{"a health skill rated", &care.Rating{Skill: "HE02", Level: 3}, "5.3a 5.3b 8.6a", ""},
		{"the C-Card skill", &care.Rating{Skill: "HE09", Level: 3}, "5.3a 5.3b 5.3c 8.6a", ""},
		{"a rating taken back", &care.Rating{Skill: "HE09", Level: 3, Cleared: value.Yes}, "", ""},
		{"a money goal with the carer's part", &care.Goal{Skill: "MO02", CarerWill: "Sit down on Sundays"}, "8.1d 8.6a", "6A.1"},
		{"a money goal alone", &care.Goal{Skill: "MO02"}, "8.1d 8.6a", ""},
		{"an interview skill", &care.Evidence{Skill: "WO04"}, "8.3c 8.3d 8.6a", "6A.1"},
		{"their rights", &care.Evidence{Skill: "ID02"}, "8.6a 8.7a", "6A.1"},
		{"a payment into savings", &care.Entry{Kind: "carer"}, "8.6c", "6C.1"},
		{"a withdrawal", &care.Entry{Kind: "withdrawal"}, "", ""},
		{"money that may be claimed", &care.MoneyClaim{Item: "setting-up-home"}, "8.1d 8.7a", ""},
		{"an apprenticeship in the return", &care.ReturnAnswer{Activity: "F4"}, "8.3a 8.3b", ""},
		{"no fixed home in the return", &care.ReturnAnswer{Home: "W"}, "8.1a 8.1c", ""},
		{"bed and breakfast in the return", &care.ReturnAnswer{Home: "S", Suitability: "2"}, "8.1a 8.1c", ""},
		{"the owner of the records", &care.Owner{}, "", ""},
		{"a worry kept apart", &care.Concern{}, "", ""},
	} {
		if got := rowsOf(here, c.r); got != c.rows {
			t.Errorf("%s: rows %q, want %q", c.what, got, c.rows)
		}
		if got := rowsOf(there, c.r); got != c.theirs {
			t.Errorf("%s: the other council's rows %q, want %q", c.what, got, c.theirs)
		}
	}
}

// A sign names types and fields that exist, and values that their lists hold; a typing mistake would make it match nothing for ever.
func TestEverySignNamesFieldsAndValuesThatExist(t *testing.T) {
	for _, s := range catalogue.Signs() {
		for _, m := range s.Match {
			spec := care.Spec(m.Kind)
			if spec == nil {
				t.Errorf("%s: no record type %q", s.ID, m.Kind)
				continue
			}
			if spec.Apart {
				t.Errorf("%s: %s is kept apart", s.ID, m.Kind)
			}
			if f := spec.Field(s.Day); s.Day != "" && (f == nil || f.Kind != record.Date) {
				t.Errorf("%s: %s has no day %q", s.ID, m.Kind, s.Day)
			}
			for key, wanted := range m.Where {
				f := spec.Field(key)
				if f == nil {
					t.Errorf("%s: %s has no field %q", s.ID, m.Kind, key)
					continue
				}
				for _, w := range wanted {
					w = strings.TrimPrefix(w, "!")
					switch {
					case w == "*":
					case f.Kind == record.Choice, f.Kind == record.Many:
						if f.LabelOf(w) == "" {
							t.Errorf("%s: %s.%s has no %q", s.ID, m.Kind, key, w)
						}
					case f.Kind == record.Tri:
						if w != "yes" && w != "no" {
							t.Errorf("%s: %s.%s is yes or no, not %q", s.ID, m.Kind, key, w)
						}
					case f.Kind == record.Fact:
						if !value.Answer(w).Valid() {
							t.Errorf("%s: %s.%s has no answer %q", s.ID, m.Kind, key, w)
						}
					default:
						t.Errorf("%s: %s.%s is compared with the words %q", s.ID, m.Kind, key, w)
					}
				}
			}
		}
	}
}

// Every row of the strategy has signs, or says that a person chooses, or says nothing at all (then no record can stand for it).
func TestEverySignIsUsedAndEveryRowCanBeReached(t *testing.T) {
	used := map[string]bool{}
	var never []string
	for _, a := range catalogue.Actions() {
		for _, s := range SignsOf(a) {
			used[s.ID] = true
		}
		if len(SignsOf(a)) == 0 {
			never = append(never, a.Number())
		}
	}
	if want := []string{"5.1c", "8.3e", "8.3f", "8.6b"}; !slices.Equal(never, want) {
		t.Errorf("no record shows %v by itself, want %v", never, want)
	}
	for _, s := range catalogue.Signs() {
		if !used[s.ID] && !slices.Contains([]string{"gp-or-dentist", "in-touch", "money-talk"}, s.ID) { // kept for councils' own strategies
			t.Errorf("no row uses %s", s.ID)
		}
	}
}

func amara() *care.File {
	return &care.File{
		Person:      &care.Person{Meta: record.Meta{ID: "p"}, FirstName: "Amara", Born: "2008-12-05"}, // 17
		CarePeriods: []*care.CarePeriod{{Meta: meta("c"), From: "2015-01-01"}},
		Contacts: []*care.Contact{{Meta: meta("k3"), On: "2026-10-20", Mode: "dropin", Topics: "chat"}, {Meta: meta("k2"), On: "2026-03-03", Mode: "dropin", Topics: "health"},
			{Meta: meta("k1"), On: "2025-11-02", Mode: "dropin", Topics: "mood"}},
		Checks:      []*care.HealthCheck{{Meta: meta("h1"), Kind: "rha", State: "done", Booked: "2026-05-01", Done: "2026-05-06"}},
		HealthFacts: []*care.HealthFact{{Meta: meta("d1"), Block: "disability", Fact: value.Fact{Answer: value.None}}},
		Notes:       []*care.CarerNote{{Meta: meta("n1"), On: "2026-09-09"}},
	}
}

func TestThreadGoesBothWaysAndAPersonsChoiceStandsAboveTheRules(t *testing.T) {
	s := catalogue.BuiltIn()
	f := amara()
	th := Follow(s, f)
	ids := func(row string) string {
		var out []string
		for _, b := range th.Behind(row) {
			out = append(out, b.Record.Head().ID)
		}
		return strings.Join(out, " ")
	}
	if got := ids("P5.3b"); got != "k2 k1" {
		t.Errorf("behind 5.3b, newest first: %q", got)
	}
	if b := th.Behind("P5.1a"); len(b) != 1 || b[0].Day != "2026-05-06" {
		t.Errorf("an assessment counts on the day it was done: %+v", b)
	}
	f.Evidenced = []*care.EvidenceChoice{
		{Meta: meta("e1"), Strategy: s.ID, Action: "P5.3b", Choice: "not", Kind: "contact", Entry: "k2", By: "Ruth Okafor", On: today},
		{Meta: meta("e2"), Strategy: s.ID, Action: "8.6d", Choice: "shows", Kind: "carer_note", Entry: "n1", By: "Ruth Okafor", On: today},
		{Meta: meta("e3"), Strategy: s.ID, Action: "P8.6b", Choice: "not", Kind: "carer_note", Entry: "n1", By: "Ruth Okafor", On: today}, // was not there anyway
		{Meta: meta("e4"), Strategy: "practice-council-2025", Action: "6B.2", Choice: "shows", Kind: "carer_note", Entry: "n1", By: "Ruth Okafor", On: today},
		{Meta: meta("e5"), Strategy: s.ID, Action: "P8.6d", Choice: "not", Kind: "carer_note", Entry: "n1", By: "Sian", On: "2026-01-01"}, // an older choice
		{Meta: meta("e6"), Strategy: s.ID, Action: "P8.6d", Choice: "shows", Kind: "carer_note", Entry: "gone", By: "Sian", On: "2026-01-01"},
	}
	th = Follow(s, f)
	if got := ids("P5.3b"); got != "k1" {
		t.Errorf("what was taken away is still behind the row: %q", got)
	}
	if got := ids("P8.6d"); got != "n1" || th.Behind("P8.6d")[0].Link.Choice.By != "Ruth Okafor" || th.Behind("P8.6d")[0].Day != "2026-09-09" {
		t.Errorf("what was chosen is not behind the row: %q", got)
	}
	var links []string
	for _, l := range th.Of("k2") {
		links = append(links, l.Action+map[bool]string{true: "", false: " taken away"}[l.Holds()])
	}
	if want := []string{"P5.3b taken away", "P8.4a"}; !slices.Equal(links, want) {
		t.Errorf("rows of the record: %v, want %v", links, want)
	}
	there := Follow(council(t), f)
	if len(there.Behind("6B.2")) != 1 || len(there.Behind("3B.2")) != 2 {
		t.Error("a choice about another strategy counts here, or one about this does not")
	}
}

func TestCoverageSaysWhatIsMissing(t *testing.T) {
	f := amara()
	year := Period{"2026-04-01", today}
	grid := func(f *care.File, p Period) map[string]Covered {
		out := map[string]Covered{}
		for _, c := range Coverage(Follow(catalogue.BuiltIn(), f), p, today) {
			out[c.Action.Number()] = c
		}
		return out
	}
	g := grid(f, year)
	if len(g) != 27 {
		t.Fatalf("%d rows", len(g))
	}
	for _, c := range []struct {
		row     string
		held    int
		here    int
		newest  value.Date
		missing []string
	}{
		{"5.3b", 2, 0, "2026-03-03", []string{"No health drop-in since 3 March 2026."}},
		{"5.1a", 1, 1, "2026-05-06", []string{"No dental check recorded."}},
		{"5.2a", 0, 0, "", nil}, // she is 17: an SDQ is asked for from 4 to 16
		{"5.3a", 0, 0, "", []string{"No health passport given yet.", "No answer recorded about who may see the health record."}},
		{"5.1d", 1, 0, "", []string{"No answer recorded about an education, health and care plan."}},
		{"8.4a", 3, 1, "2026-10-20", nil},
		{"8.6b", 0, 0, "", nil},
		{"8.6c", 0, 0, "", []string{"No payment into savings recorded."}},
	} {
		got := g[c.row]
		if got.Held != c.held || got.Here != c.here || got.Newest != c.newest || !slices.Equal(got.Missing, c.missing) {
			t.Errorf("%s: held %d, in the period %d, newest %q, missing %q; want %+v", c.row, got.Held, got.Here, got.Newest, got.Missing, c)
		}
	}
	if !g["8.6b"].NeverCan || g["8.4a"].NeverCan || g["5.1d"].Undated != 1 {
		t.Error("what can and cannot be shown, or what has no day, is told wrongly")
	}
	if w := g["8.4a"].What; len(w) != 1 || w[0].Words() != "1 drop-in visit" {
		t.Errorf("what 8.4a holds: %+v", w)
	}
	earlier := grid(f, Period{"2025-04-01", "2025-12-31"})["5.3b"]
	if earlier.Here != 1 || earlier.Newest != "2025-11-02" || earlier.Missing != nil {
		t.Errorf("the year before: %+v", earlier)
	}
	before := grid(f, Period{"2025-04-01", "2025-10-01"})["5.3b"]
	if before.Here != 0 || before.Newest != "" || len(before.Missing) != 1 || before.Missing[0] != "No health drop-in recorded." {
		t.Errorf("what came later is known earlier: %+v", before)
	}
	f.Person.Born = "2011-12-05" // 14, in care
	if m := grid(f, year)["5.2a"].Missing; len(m) != 1 || m[0] != "No SDQ recorded." {
		t.Errorf("at 14: %q", m)
	}
	f.CarePeriods = nil
	if m := grid(f, year)["5.2a"].Missing; m != nil {
		t.Errorf("not in care: %q", m)
	}
	f.Person.Closed = "2026-08-01"
	for row, c := range grid(f, year) {
		if c.Missing != nil {
			t.Errorf("%s: something is asked of a closed record: %q", row, c.Missing)
		}
	}
}

func TestCaseloadCountsPeopleAndNamesThoseWithNothing(t *testing.T) {
	s := catalogue.BuiltIn()
	one, two, small := amara(), amara(), amara()
	two.Person = &care.Person{Meta: record.Meta{ID: "q"}, FirstName: "Bevan", Born: "2008-01-05"}
	two.Contacts = []*care.Contact{{Meta: meta("x"), On: "2026-06-01", Mode: "dropin", Topics: "health"}, {Meta: meta("y"), On: "2026-06-02", Mode: "dropin", Topics: "mood"}}
	small.Person = &care.Person{Meta: record.Meta{ID: "r"}, FirstName: "Ciara", Born: "2015-01-05"}
	small.Contacts = nil
	var threads []*Thread
	for _, f := range []*care.File{one, two, small} {
		threads = append(threads, Follow(s, f))
	}
	rows := Caseload(s, threads, Period{"2026-04-01", today}, today)
	i := slices.IndexFunc(rows, func(c CoveredBy) bool { return c.Action.ID == "P5.3b" })
	r := rows[i]
	if !slices.Equal(r.People, []string{"q"}) || !slices.Equal(r.Held, []string{"p", "q"}) || r.Of != 3 || r.Here != 2 || r.Newest != "2026-06-02" {
		t.Errorf("%+v", r)
	}
	if len(r.Missing) != 1 || !slices.Equal(r.Missing[0].People, []string{"p"}) || r.Missing[0].Of != 2 || r.Missing[0].Words() != "For 1 of 2: no health drop-in in this time." {
		t.Errorf("missing: %+v (the youngest is 11, and nobody asks that of her)", r.Missing)
	}
}

func TestAPeriodCountsBothDays(t *testing.T) {
	p := Period{"2026-04-01", "2026-04-30"}
	for day, want := range map[value.Date]bool{"2026-03-31": false, "2026-04-01": true, "2026-04-30": true, "2026-05-01": false, "": false} {
		if p.Has(day) != want {
			t.Errorf("%q in April: %v", day, !want)
		}
	}
	if !(Period{From: "2026-04-01"}).Has("2030-01-01") || !(Period{}).Has("1990-01-01") {
		t.Error("an open period is closed")
	}
}
