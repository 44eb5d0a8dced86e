package overview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func full(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Plan{Meta: of, Assessed: "2025-07-14", Made: "2025-08-01"}, &care.Status{Meta: of, Code: "eligible", From: "2025-05-03"},
		&care.OwnWords{Meta: of, About: "matters", Text: "Staying with Sian until my exams are done. Getting good enough at cooking that I’m not living on toast. Seeing my little brother every month, not just when it suits people.", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-21"},
		&care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09"}, &care.HealthCheck{Meta: of, Kind: "rha", State: "done", Done: "2026-01-14"},
		&care.HealthCheck{Meta: of, Kind: "dental", State: "done", Done: "2026-06-02"})
	acc := &care.Account{Meta: of, Kind: "current", Where: "Hereford Building Society", Holder: "Amara Bello", Weekly: 500, WeeklyFrom: "2026-11-02"}
	if care.AccountSpec.Field("account_kind").LabelOf(acc.Kind) == "" {
		acc.Kind = care.AccountKinds[0].Code
	}
	b.Save(acc)
	b.Save(&care.Entry{Meta: of, AccountID: acc.ID, Kind: "opening", On: "2026-11-02", Amount: 46968}, &care.Entry{Meta: of, AccountID: acc.ID, Kind: "carer", On: "2026-11-08", Amount: 500, From: "2026-11-02", To: "2026-11-08", Expected: 500})
	return b
}

func TestScreens(t *testing.T) {
	b := full(t)
	b.Shots("overview", b.Part("overview", "Overview", New), nil)
	b.Save(&care.HealthFact{Meta: record.Meta{PersonID: b.Amara.ID}, Block: "feelings", Fact: value.KnownFact("Worries at night")},
		&care.HealthFact{Meta: record.Meta{PersonID: b.Amara.ID}, Block: "illness", Fact: value.KnownFact("A stay in hospital in 2021 \U0001F642"), Privacy: care.Privacy{Private: value.Yes}})
	b.Shots("print", b.Part("overview", "Overview", New), func() {
		b.Press(b.Win.Canvas().Content(), "Print")
		b.Field(b.Sheet().Body(), "What").(*widgets.Choice).Choose("health-passport")
	})
	b.Shots("hand-over", b.Part("overview", "Overview", New), func() { b.Press(b.Win.Canvas().Content(), "Hand over the keyboard") })
	n := newPerson(t)
	n.Shots("overview-new", n.Part("overview", "Overview", New), nil)
}

func newPerson(t *testing.T) *pagetest.Bench {
	b := pagetest.New(t)
	b.Amara = &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	b.Save(b.Amara)
	return b
}

func TestTheWholeInAGlance(t *testing.T) {
	b := full(t)
	p := b.Open(b.Part("overview", "Overview", New))
	var tiles []string
	pagetest.Walk(p.Body(), func(o fyne.CanvasObject) bool {
		if tile, ok := o.(*widgets.Tile); ok {
			tiles = append(tiles, tile.AccessibilityLabel())
		}
		return true
	})
	want := []string{"Nothing rated yet, skills", "£474.68 saved, 2 weeks behind", "No facts yet, in the health passport", "Heard 2 days ago, drop-in at No. 4"}
	if strings.Join(tiles, "|") != strings.Join(want, "|") {
		t.Errorf("tiles %q", tiles)
	}
	words := pagetest.Words(p.Body())
	for _, w := range []string{"Staying with Sian", "Next for Amara", "Sian Probert"} {
		if !strings.Contains(words, w) {
			t.Errorf("%q is not on the screen", w)
		}
	}
	if strings.Contains(words, "To begin with") {
		t.Error("the four questions are asked although all is known")
	}
	b.Win.Canvas().Focus(p.First())
	b.Key(fyne.KeyReturn)
	if at := b.Went[len(b.Went)-1]; at.Part != "skills" || at.Person != b.Amara.ID {
		t.Errorf("the first tile went to %+v", at)
	}
}

func TestWhyADate(t *testing.T) {
	b := full(t)
	p := b.Open(b.Part("overview", "Overview", New))
	list, ok := pagetest.Find(p.Body(), func(l *widgets.RowList) bool { return l.AccessibilityLabel() != "" })
	if !ok {
		t.Fatal("no list")
	}
	b.Win.Canvas().Focus(list)
	b.Key(fyne.KeyHome)
	b.Key(fyne.KeyReturn)
	b.Press(b.Win.Canvas().Overlays().Top(), "Change the fact")
	if at := b.Went[len(b.Went)-1]; at.Part == "" {
		t.Errorf("went to %+v", at)
	}
}

func TestFourQuestions(t *testing.T) {
	b := newPerson(t)
	skipped = map[string]bool{}
	p := b.Open(b.Part("overview", "Overview", New))
	for _, w := range []string{"When did Amara come into care?", "Who does Amara live with?", "When was the last review?", "When was the last health assessment?"} {
		b.Field(p.Body(), w)
	}
	answer := func(label, text string) {
		t.Helper()
		f := b.Field(b.Page.Body(), label)
		b.Type(b.Page.Body(), label, text)
		b.Win.Canvas().Focus(f.FocusTarget())
		b.Key(fyne.KeyReturn)
	}
	answer("When did Amara come into care?", "11 3 2030")
	if len(b.File().CarePeriods) != 0 {
		t.Fatal("a day to come was taken")
	}
	answer("When did Amara come into care?", "11 3 2019")
	if c := b.File().CarePeriods; len(c) != 1 || c[0].From != "2019-03-11" {
		t.Fatalf("%+v", c)
	}
	b.Type(b.Page.Body(), "Who does Amara live with?", "Sian Probert")
	answer("Since", "18 3 2024")
	if h := b.File().Home(value.Date("2026-11-24")); h == nil || h.With != "Sian Probert" || h.Kind != "foster" {
		t.Fatalf("%+v", h)
	}
	answer("When was the last review?", "9 6 2026")
	if v := b.File().LastHeld("2026-11-24"); v == nil || v.Held != "2026-06-09" || v.State != "held" {
		t.Fatalf("%+v", v)
	}
	b.Press(b.Page.Body(), "Skip")
	if strings.Contains(pagetest.Words(b.Page.Body()), "To begin with") {
		t.Error("a question is asked after it was skipped")
	}
	if len(b.File().Checks) != 0 {
		t.Error("skipping stored something")
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestAgeInWords(t *testing.T) {
	for _, c := range []struct{ born, today, want string }{
		{"2009-05-03", "2026-11-24", "17 years 6 months"}, {"2009-11-24", "2026-11-24", "17 years"}, {"2009-10-24", "2026-11-24", "17 years 1 month"},
		{"2008-02-29", "2026-02-28", "17 years 11 months"}, {"2008-02-29", "2026-03-01", "18 years"},
	} {
		if got := age(value.Date(c.born), value.Date(c.today)); got != c.want {
			t.Errorf("born %s, on %s: %q", c.born, c.today, got)
		}
	}
}

func TestWhatHasToBeLookedAt(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(b.Part("overview", "Overview", New))
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "Leaving-care status: nothing is confirmed") || !strings.Contains(words, "The record suggests: eligible.") {
		t.Error("a status that nobody confirmed is not asked for")
	}
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Status{Meta: of, Code: "eligible", From: "2025-05-03", ConfirmedBy: "Ruth Okafor"})
	s := &care.Suitability{Meta: of, Home: b.File().Homes[0].ID, On: "2026-11-01", By: "Ruth Okafor", Outcome: "not_suitable", Why: "Not safe.", Todo: "A bed at the team’s flat from tonight."}
	s.Points[2] = care.Point{Answer: "not_good", Seen: "The door does not lock."}
	b.Save(s)
	p = b.Open(b.Part("overview", "Overview", New))
	words := pagetest.Words(p.Body())
	if strings.Contains(words, "nothing is confirmed") {
		t.Error("a confirmed status is still asked for")
	}
	for _, want := range []string{"is not suitable", "A bed at the team’s flat from tonight."} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the overview", want)
		}
	}
	calls, ok := pagetest.Find(p.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), "Who I call first") })
	if !ok {
		t.Fatal("no emergency card")
	}
	calls.Select(b.File().Connections[0].ID)
	if said := calls.AccessibilityLabel(); !strings.Contains(said, "Sian Probert") || !strings.Contains(said, "01632 960147") {
		t.Errorf("%q", said)
	}
}
