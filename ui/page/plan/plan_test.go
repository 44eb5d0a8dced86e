package plan

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// bench is Amara with a plan that was reviewed on 9 June, and what has happened since.
func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.New(t)
	back := b.Clock.Now().Sub(time.Date(2026, 6, 9, 10, 0, 0, 0, time.UTC))
	b.Clock.Step(-back)
	b.Amara = &care.Person{FirstName: "Amara", LastName: "Bello", Pronouns: "she/her", Born: "2009-05-03", Adviser: "Ruth Okafor"}
	b.Save(b.Amara)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.CarePeriod{Meta: of, From: "2019-03-11", Basis: "co"}, &care.Status{Meta: of, Code: "eligible", From: "2025-05-03"},
		&care.Home{Meta: of, Kind: "foster", With: "Sian Probert", From: "2024-03-18", Town: "Leominster"})
	ratings := map[string]string{"2": "on_track", "3": "on_track", "4": "on_track", "5": "needs_work", "6": "needs_work", "7": "needs_work", "8": "on_track", "9": "on_track", "10": "on_track", "11": "on_track"}
	feels := map[string]int{"2": 4, "3": 5, "4": 4, "5": 3, "6": 2, "7": 4, "8": 3, "9": 4, "10": 3, "11": 4}
	for _, o := range care.Parts {
		if g := ratings[o.Code]; g != "" {
			b.Save(&care.PlanPart{Meta: of, Part: o.Code, Going: g, WorkingWell: "It is in hand.", By: "Ruth Okafor", On: "2026-06-09"}, &care.Feeling{Meta: of, Part: o.Code, Score: feels[o.Code], On: "2026-06-09", How: "said"})
		}
	}
	b.Save(&care.Plan{Meta: of, Assessed: "2025-07-14", Made: "2025-08-01", Adviser: "Ruth Okafor"},
		&care.Action{Meta: of, Part: "8", What: "Pay in the two missed weeks, £10", Who: "Sian", By: "2026-11-30", State: "not_started", Agreed: "2026-06-09"},
		&care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09", Came: "Amara\nSian\nRuth"})
	b.Clock.Step(back)
	p := *b.File().Part("8")
	p.Going, p.WorkingWell, p.Worried, p.On = "needs_work", "pays her own phone bill and saves £5 a week with Sian.", "no budget kept for a whole month yet; benefits at 18 not explained.", "2026-11-23"
	p.HowMet = "From January, Sian and Amara run a £160 budget for the whole month and look at it together each Sunday. Ruth explains money at 18, with dates, before Christmas."
	p.IfWrong = "If money runs out before the month ends, Amara rings Sian, then Ruth. Food parcel from No. 4, no questions asked."
	b.Save(&p, &care.Feeling{Meta: of, Part: "8", Score: 2, On: "2026-11-21", How: "said"},
		&care.OwnWords{Meta: of, About: "part_8", Text: "I can budget for a week but a month is hard. I don’t know what I’ll get when I’m 18, or when. I want to save for driving lessons.", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-21"},
		&care.Action{Meta: of, Part: "8", What: "Keep a budget for the whole of January", Who: "Amara, with Sian", By: "2027-01-31", State: "not_started", Agreed: "2026-11-23"},
		&care.Action{Meta: of, Part: "8", What: "Explain what Amara gets at 18, and when", Who: "Ruth", By: "2026-12-12", State: "not_started", Agreed: "2026-11-23"})
	return b
}

func at(b *pagetest.Bench, code string) func() page.Page {
	return func() page.Page {
		tabs := []page.PartTab{}
		for _, t := range [][2]string{{"overview", "Overview"}, {"about", "About me"}, {"plan", "Plan"}, {"reviews", "Reviews"}, {"health", "Health"}, {"skills", "Skills"}, {"savings", "Savings"}, {"touch", "In touch"}, {"history", "History"}} {
			tabs = append(tabs, page.PartTab{Key: t[0], Label: t[1], Make: New})
		}
		return page.NewPerson(b.Env, tabs, page.Place{Page: "person", Person: b.Amara.ID, Part: "plan", Arg: code})
	}
}

func TestScreens(t *testing.T) {
	b := bench(t)
	b.Shots("plan", at(b, "8"), nil)
	b.Shots("plan-1", at(b, "1"), nil)
	full(b)
	b.Shots("plan-8-full", at(b, "8"), nil)
	b.Shots("plan-home", at(b, "3"), nil)
	b.Shots("plan-work", at(b, "5"), nil)
	b.Shots("plan-home-look", at(b, "3"), func() { b.Press(b.Win.Canvas().Content(), "Look at this home") })
	b.Shots("plan-assessed", at(b, "assessed"), nil)
	b.Shots("plan-asked", at(b, "asked"), nil)
	b.Shots("plan-copies", at(b, "copies"), nil)
	b.Shots("plan-writing", at(b, "8"), func() { b.Press(b.Win.Canvas().Content(), "Write my view") })
}

// full adds what the assessment found, who was asked, a copy, a look at the home and what Amara says about an entry.
func full(b *pagetest.Bench) {
	of := record.Meta{PersonID: b.Amara.ID}
	f := b.File()
	b.Save(&care.Need{Meta: of, Plan: f.Plans[0].ID, Part: "8", Needs: "A budget for a month, and to know what is paid at 18.", Seen: "Bank app looked at together.", By: "Ruth Okafor", On: "2025-07-14"},
		&care.Asked{Meta: of, Plan: f.Plans[0].ID, Who: "carer", Name: "Sian Probert", For: "assessment", State: "answered", On: "2025-07-01", How: "home", Said: "Forms are the hard part.", Decided: "Forms on the first Monday of the month.", By: "Ruth Okafor"},
		&care.CopyGiven{Meta: of, Of: "plan", Role: "young", On: "2025-08-06", By: "Ruth Okafor", Explained: "At home, page by page.", Plan: f.Plans[0].ID})
	s := &care.Suitability{Meta: of, Home: f.Homes[0].ID, On: "2026-11-01", By: "Ruth Okafor", Outcome: "with_changes", Why: "Warm and dry is the least.", Todo: "The provider mends the heating within seven days.", Again: "2026-12-01"}
	for i := range s.Points {
		s.Points[i] = care.Point{Answer: "good", Seen: "Seen on the visit."}
	}
	s.Points[1], s.Points[5] = care.Point{Answer: "not_good", Seen: "Heating off in the bedroom for nine days."}, care.Point{}
	b.Save(&care.WorkTry{Meta: of, Kind: "experience", State: "done", Where: "Marlford Library", With: "council", From: "2026-07-06", To: "2026-07-10", Days: 5, Why: "The library would have her back."},
		&care.WorkTry{Meta: of, Kind: "taster", State: "offered", Where: "Marlford General, the kitchens", With: "nhs", From: "2026-11-12"})
	b.Save(s, &care.Reply{Meta: of, Kind: "plan_part", Entry: f.Part("8").ID, Field: "worried_about", Answer: "correction", Text: "I did keep a budget in October.", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-23"})
}

func TestAPartIsShownWithBothVoices(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	words := pagetest.Words(p.Body())
	for _, want := range []string{"in the regulations: financial support", "Schedule 8, paragraph 8", "a month is hard", "was on track",
		"pays her own phone bill", "Changed since 9 June", "What if", "Working well"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the screen", want)
		}
	}
	scale, ok := pagetest.Find(p.Body(), func(*widgets.Scale) bool { return true })
	if !ok || scale.Value() != 2 || !scale.Disabled() {
		t.Error("the feeling is not shown, or an adult could change it")
	}
}

func TestTextSavesItself(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	b.Type(p.Body(), "How the need will be met", "A budget on the fridge.")
	if got := b.File().Part("8"); got.HowMet != "A budget on the fridge." || got.On != "2026-11-23" {
		t.Errorf("stored %q, on %s", got.HowMet, got.On)
	}
	if b.Saved != "Saved at 2:32pm" && !strings.HasPrefix(b.Saved, "Saved at ") {
		t.Errorf("the bar says %q", b.Saved)
	}
	// Leaving while something is typed stores it too, and a part without a text gets one.
	note := b.Field(p.Body(), "If this goes wrong").FocusTarget()
	b.Win.Canvas().Focus(note)
	test.Type(note, " Ring Sian.")
	p.Leave()
	if got := b.File().Part("8").IfWrong; !strings.Contains(got, "Ring Sian.") {
		t.Errorf("left with %q", got)
	}
	p = b.Open(at(b, "1"))
	b.Type(p.Body(), "How the need will be met", "Ruth is the adviser.")
	b.Type(p.Body(), "Long-term goal", "The same adviser to 25.")
	if got := b.File().Part("1"); got == nil || got.HowMet == "" || got.LongTerm == "" {
		t.Errorf("%+v", got)
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestAPauseIsEnough(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	note := b.Field(p.Body(), "How the need will be met").FocusTarget()
	b.Win.Canvas().Focus(note)
	test.Type(note, "Soon. ")
	if b.Saved != "Not saved yet" {
		t.Errorf("while typing the bar says %q", b.Saved)
	}
	for end := time.Now().Add(pause + 3*time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if strings.Contains(b.File().Part("8").HowMet, "Soon.") {
			return
		}
	}
	t.Error("nothing was stored after a pause")
}

func TestMyViewCarriesMyNameAndDay(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	b.Press(p.Body(), "Write my view")
	b.Type(p.Body(), "Worried about", "Nothing new.")
	chips, ok := pagetest.Find(p.Body(), func(*widgets.Chips) bool { return true })
	if !ok {
		t.Fatal("no rating")
	}
	b.Win.Canvas().Focus(chips)
	chips.TypedRune('s')
	b.Press(p.Body(), "Done")
	got := b.File().Part("8")
	if got.Worried != "Nothing new." || got.Going != "stuck" || got.By != "Ruth Okafor" || got.On != "2026-11-24" {
		t.Errorf("%+v", got)
	}
	if w := b.File().Said("part_8"); !strings.HasPrefix(w.Text, "I can budget") {
		t.Error("the young person's words changed")
	}
	if !strings.Contains(pagetest.Words(p.Body()), "Nothing new.") {
		t.Error("the new view is not shown")
	}
}

func TestWhatWasSaidIsAddedAsSaid(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	b.Press(p.Body(), "Write down what Amara said")
	b.Type(b.Sheet().Body(), "Their words", "I kept a budget for two weeks.")
	b.Sheet().Main().Press()
	b.NoSheet()
	f := b.File()
	if w := f.Said("part_8"); w.Text != "I kept a budget for two weeks." || w.How != "said" || w.WrittenBy != "Ruth Okafor" {
		t.Errorf("%+v", w)
	}
	if len(f.Words) != 2 {
		t.Errorf("%d words", len(f.Words))
	}
	b.Press(b.Page.Body(), "Older words, 1")
	if !strings.Contains(pagetest.Words(b.Sheet().Body()), "a month is hard") {
		t.Error("the older words are not shown")
	}
	b.Sheet().Close()
	b.Press(b.Page.Body(), "How Amara feels")
	s, _ := pagetest.Find(b.Sheet().Body(), func(*widgets.Scale) bool { return true })
	s.TypedRune('4')
	b.Sheet().Main().Press()
	if now, before := b.File().Feels("8"); now.Score != 4 || now.How != "said" || before.Score != 2 {
		t.Errorf("feels %+v, before %+v", now, before)
	}
}

func TestKeysOnActions(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	table, ok := pagetest.Find(p.Body(), func(*widgets.Table) bool { return true })
	if !ok {
		t.Fatal("no actions")
	}
	b.Win.Canvas().Focus(table)
	table.Select(b.File().Actions[0].ID)
	table.TypedRune('3')
	sheet := b.Sheet()
	sheet.Main().Press()
	if f, ok := b.Field(sheet.Body(), "What happened?").(*widgets.Field); !ok || f.Problem() == "" {
		t.Error("not done was taken without a reason")
	}
	b.Type(sheet.Body(), "What happened?", "The bank was shut")
	sheet.Main().Press()
	b.NoSheet()
	a := find(b.File(), "Pay in the two missed weeks, £10")
	if a.State != "not_done" || a.Why != "The bank was shut" || a.Finished != "2026-11-24" {
		t.Errorf("%+v", a)
	}
}

func TestATryAtWork(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "5"))
	b.Press(p.Body(), "Add a try")
	sheet := b.Sheet()
	b.Type(sheet.Body(), "Days worked", "5")
	sheet.Main().Press()
	if f, ok := b.Field(sheet.Body(), "Where").(*widgets.Field); !ok || f.Problem() == "" {
		t.Error("a try at work without a place was taken")
	}
	b.Type(sheet.Body(), "Where", "Marlford Library")
	b.Type(sheet.Body(), "Days worked", "")
	sheet.Main().Press()
	b.NoSheet()
	if w := b.File().WorkTries; len(w) != 1 || w[0].Where != "Marlford Library" || w[0].State != "offered" || w[0].From != "2026-11-24" {
		t.Errorf("%+v", w)
	}
}

func find(f *care.File, what string) *care.Action {
	for _, a := range f.Actions {
		if a.What == what {
			return a
		}
	}
	return nil
}

func TestNextPartAndAddAnAction(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	c := p.Commands()
	c.Next()
	if !strings.Contains(pagetest.Words(p.Body()), "9  My health") {
		t.Error("Ctrl+Page Down does not show the next part")
	}
	c.New()
	b.Type(b.Sheet().Body(), "What will happen", "See the dentist")
	b.Sheet().Main().Press()
	if b.Sheet() == nil {
		t.Fatal("an action without a name and a day was stored")
	}
	b.Type(b.Sheet().Body(), "Who", "Sian")
	b.Type(b.Sheet().Body(), "By when", "2 12 26")
	b.Sheet().Main().Press()
	b.NoSheet()
	if a := find(b.File(), "See the dentist"); a == nil || a.Part != "9" || a.By != "2026-12-02" || a.Agreed != "2026-11-24" {
		t.Errorf("%+v", a)
	}
	for range 20 {
		b.Page.Commands().Previous()
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestDatesOfThePlan(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "assessed"))
	b.Type(p.Body(), "Needs assessment begun", "10 6 2025")
	if got := b.File().Plans[0].Begun; got != "2025-06-10" {
		t.Errorf("begun %q", got)
	}
	if n := len(b.File().Plans); n != 1 {
		t.Errorf("%d plans", n)
	}
}

func TestStateOfAnAction(t *testing.T) {
	today := value.Date("2026-11-24")
	for _, c := range []struct {
		a     care.Action
		state widgets.State
		words string
	}{
		{care.Action{State: "not_started", By: "2027-01-31"}, widgets.NotStarted, "Not started yet"},
		{care.Action{State: "not_started", By: "2026-11-30"}, widgets.Due, "Due in 6 days"},
		{care.Action{State: "under_way", By: "2027-01-31"}, widgets.PartDone, "Under way"},
		{care.Action{State: "under_way", By: "2026-11-20"}, widgets.Overdue, "4 days overdue"},
		{care.Action{State: "done", By: "2026-11-20"}, widgets.Done, "Done"},
		{care.Action{State: "dropped"}, widgets.None, "No longer needed"},
	} {
		if s, w := State(&c.a, today); s != c.state || w != c.words {
			t.Errorf("%+v: %s %q", c.a, s, w)
		}
	}
}

func TestEverythingHasHelp(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	pagetest.Walk(p.Body(), func(o fyne.CanvasObject) bool {
		if f, ok := o.(fyne.Focusable); ok && o.Visible() {
			if h, ok := f.(widgets.Helper); !ok || h.HelpText() == "" {
				t.Errorf("%T has no help", f)
			}
		}
		return true
	})
}

func TestATextThatCannotBeStoredIsKept(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	long := strings.Repeat("a very long text ", (64<<10)/17+10) // the most a note may hold, and more
	note := b.Field(p.Body(), "How the need will be met").(*widgets.Note)
	note.SetText(long)
	b.Win.Canvas().Focus(note.FocusTarget())
	b.Win.Canvas().Unfocus()
	if note.Problem() == "" || b.Saved != "Kept as a draft: the text needs mending" {
		t.Errorf("problem %q, the bar says %q", note.Problem(), b.Saved)
	}
	if strings.HasPrefix(b.File().Part("8").HowMet, "a very") {
		t.Fatal("a text that is too long was stored")
	}
	b.Reload()
	note = b.Field(b.Page.Body(), "How the need will be met").(*widgets.Note)
	if note.Text() != strings.TrimSpace(long) {
		t.Fatalf("%d letters came back", len(note.Text()))
	}
	b.Type(b.Page.Body(), "How the need will be met", "Shorter.")
	if got := b.File().Part("8").HowMet; got != "Shorter." {
		t.Errorf("stored %q", got)
	}
	if d, err := b.App.Drafts(t.Context()); err != nil || len(d) != 0 {
		t.Errorf("%d drafts stay, %v", len(d), err)
	}
}
