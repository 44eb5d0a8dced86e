package review

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// bench is Amara with a review of 9 June, one that is booked, and what has happened since.
func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.New(t)
	back := b.Clock.Now().Sub(time.Date(2026, 6, 9, 10, 0, 0, 0, time.UTC))
	b.Clock.Step(-back)
	b.Amara = &care.Person{FirstName: "Amara", LastName: "Bello", Pronouns: "she/her", Born: "2009-05-03", Adviser: "Ruth Okafor"}
	b.Save(b.Amara)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.CarePeriod{Meta: of, From: "2019-03-11", Basis: "co"}, &care.Status{Meta: of, Code: "eligible", From: "2025-05-03"},
		&care.Home{Meta: of, Kind: "foster", With: "Sian Probert", From: "2024-03-18"}, &care.Plan{Meta: of, Assessed: "2025-07-14", Made: "2025-08-01"})
	part := func(code, going, well string) *care.PlanPart {
		return &care.PlanPart{Meta: of, Part: code, Going: going, WorkingWell: well, By: "Ruth Okafor", On: b.App.Today()}
	}
	learning, money := part("4", "needs_work", "On a trial at college"), part("8", "on_track", "Saves £5 a week")
	b.Save(learning, money, part("9", "on_track", "Registered"),
		&care.Feeling{Meta: of, Part: "8", Score: 3, On: "2026-06-09", How: "said"}, &care.Feeling{Meta: of, Part: "6", Score: 4, On: "2026-06-09", How: "said"},
		&care.Rating{Meta: of, Skill: "MO02", Voice: "young", Level: 4, On: "2026-06-09", How: "said"}, &care.Rating{Meta: of, Skill: "MO02", Voice: "adult", Level: 2, By: "Sian Probert", On: "2026-06-09"})
	for _, a := range []care.Action{{Part: "8", What: "Open a savings account", Who: "Sian", By: "2026-07-30"}, {Part: "4", What: "Renew the bus pass", Who: "Sian", By: "2026-12-04"}, {Part: "9", What: "Register with a dentist", Who: "Ruth", By: "2026-08-01"}} {
		a.Meta, a.State, a.Agreed = of, "not_started", "2026-06-09"
		b.Save(&a)
	}
	b.Save(&care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09", Came: "Amara\nSian\nRuth", Decisions: "Staying with Sian until the exams."})
	b.Clock.Step(back)
	learning.Going, learning.WorkingWell, learning.On = "on_track", "On the level 2 catering course, attending", "2026-11-20"
	b.Save(learning, &care.Feeling{Meta: of, Part: "8", Score: 2, On: "2026-11-21", How: "said"}, &care.Feeling{Meta: of, Part: "6", Score: 2, On: "2026-11-21", How: "said"},
		&care.OwnWords{Meta: of, About: "part_8", Text: "a month is hard", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-21"},
		&care.OwnWords{Meta: of, About: "part_11", Text: "I want help to find a church choir", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-21"},
		&care.Review{Meta: of, Kind: "pathway", State: "booked", Booked: "2026-12-08", Clock: "16:00", Place: "At home, with Sian", Invited: "Amara\nSian\nRuth"})
	return b
}

func at(b *pagetest.Bench, arg string) func() page.Page {
	return func() page.Page {
		tabs := []page.PartTab{}
		for _, t := range [][2]string{{"overview", "Overview"}, {"about", "About me"}, {"plan", "Plan"}, {"reviews", "Reviews"}, {"health", "Health"}, {"skills", "Skills"}, {"savings", "Savings"}, {"touch", "In touch"}, {"history", "History"}} {
			tabs = append(tabs, page.PartTab{Key: t[0], Label: t[1], Make: New})
		}
		return page.NewPerson(b.Env, tabs, page.Place{Page: "person", Person: b.Amara.ID, Part: "reviews", Arg: arg})
	}
}

func TestScreens(t *testing.T) {
	b := bench(t)
	b.Shots("review", at(b, ""), nil)
	for i, name := range []string{"review-1", "review-2", "review-3", "review-4"} {
		if err := b.App.Prepare(t.Context(), b.Amara.ID, app.Preparation{Step: i}); err != nil {
			t.Fatal(err)
		}
		b.Shots(name, at(b, Prepare), func() {
			pagetest.Walk(b.Page.Body(), func(o fyne.CanvasObject) bool { // as the window does when the last review has been read
				if c, ok := o.(*fyne.Container); ok {
					c.Refresh()
				}
				return true
			})
		})
	}
	r := b.File().NextBooked(b.App.Today())
	if err := b.App.StartMeeting(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	b.Shots("review-meeting", at(b, Meeting+r.ID), nil)
	b.Shots("review-close", at(b, Meeting+r.ID), func() { b.Press(b.Win.Canvas().Content(), "Close the review") })
}

func action(f *care.File, what string) *care.Action {
	for _, a := range f.Actions {
		if a.What == what {
			return a
		}
	}
	return nil
}

func TestTheFourSteps(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, Prepare))
	// 1: what became of last time's actions, with keys.
	table, ok := pagetest.Find(p.Body(), func(*widgets.Table) bool { return true })
	if !ok {
		t.Fatal("no list of actions")
	}
	b.Win.Canvas().Focus(table)
	table.Select(action(b.File(), "Open a savings account").ID)
	table.TypedRune('1')
	if a := action(b.File(), "Open a savings account"); a.State != "done" || a.Finished != "2026-11-24" {
		t.Fatalf("%+v", a)
	}
	if next := action(b.File(), "Register with a dentist"); table.Current() != next.ID {
		t.Error("the next action is not the current one")
	}
	table.Select(action(b.File(), "Renew the bus pass").ID)
	table.TypedRune('2')
	b.Type(b.Sheet().Body(), "What happened?", "It needs a new photo")
	b.Sheet().Main().Press()
	if a := action(b.File(), "Renew the bus pass"); a.State != "part_done" || a.Why != "It needs a new photo" {
		t.Fatalf("%+v", a)
	}
	// 2: what has changed, from the record as it stood, and what to talk about.
	p.Commands().Main()
	p = b.Page
	var cells, talks string
	pagetest.Walk(p.Body(), func(o fyne.CanvasObject) bool {
		switch x := o.(type) {
		case *widgets.Table:
			for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown} {
				x.TypedKey(&fyne.KeyEvent{Name: key})
				cells += x.AccessibilityLabel() + "\n"
			}
		case *widgets.RowList:
			for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown} {
				x.TypedKey(&fyne.KeyEvent{Name: key})
				talks += x.AccessibilityLabel() + "\n"
			}
		}
		return true
	})
	for _, want := range []string{"Learning", "Needs work", "On the level 2 catering course", "Feels 3 of 5", "Feels 2 of 5: “a month is hard”", "Who I am", "church choir"} {
		if !strings.Contains(cells, want) {
			t.Errorf("%q is not among what has changed:\n%s", want, cells)
		}
	}
	for _, want := range []string{"Amara says 4, Sian says 2", "Ratings two steps apart", "Feeling fell from 4 to 2", "Renew the bus pass: It needs a new photo"} {
		if !strings.Contains(talks, want) {
			t.Errorf("%q is not among what to talk about:\n%s", want, talks)
		}
	}
	// A line that is unticked stays out of the pack, also after the page was left.
	changed, _ := pagetest.Find(p.Body(), func(x *widgets.Table) bool { return strings.HasPrefix(x.AccessibilityLabel(), "What has changed") })
	changed.Select("feel:8")
	changed.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.Reload()
	p = b.Page
	if got, err := b.App.PreparationOf(t.Context(), b.Amara.ID); err != nil || len(got.LeftOut) != 1 || got.LeftOut[0] != "feel:8" || got.Step != 1 {
		t.Errorf("kept %+v, %v", got, err)
	}
	changed, _ = pagetest.Find(p.Body(), func(x *widgets.Table) bool { return strings.HasPrefix(x.AccessibilityLabel(), "What has changed") })
	changed.Select("feel:8")
	if !strings.Contains(changed.AccessibilityLabel(), "not ticked") {
		t.Errorf("it is ticked again: %s", changed.AccessibilityLabel())
	}
	if h, err := b.App.Home(t.Context()); err != nil || len(h.Drafts) != 0 {
		t.Errorf("the steps count as an unfinished entry: %+v, %v", h, err)
	}
	// 3: new actions typed fast; what is half typed is kept.
	p.Commands().Main()
	p = b.Page
	b.Type(p.Body(), "What will happen", "Find a church choir")
	p.Commands().Save()
	if action(b.File(), "Find a church choir") != nil {
		t.Fatal("an action without a name and a day was stored")
	}
	b.Reload()
	p = b.Page
	if got := b.Field(p.Body(), "What will happen").(*widgets.Field).Text(); got != "Find a church choir" {
		t.Fatalf("what was half typed came back as %q", got)
	}
	b.Type(p.Body(), "Who", "Ruth")
	b.Type(p.Body(), "By when", "18 12 26")
	p.Commands().Save()
	if a := action(b.File(), "Find a church choir"); a == nil || a.By != "2026-12-18" || a.Who != "Ruth" || a.Part != "1" || a.Agreed != "2026-11-24" {
		t.Fatalf("%+v", a)
	}
	b.Type(p.Body(), "What will happen", "Ring the college; Ruth; 4 1 27")
	p.Commands().Save()
	if a := action(b.File(), "Ring the college"); a == nil || a.By != "2027-01-04" || a.Who != "Ruth" {
		t.Fatalf("in one line: %+v", a)
	}
	if d, err := b.App.DraftOf(t.Context(), "action", "", b.Amara.ID); err != nil || d != nil {
		t.Errorf("the draft stays: %+v, %v", d, err)
	}
	// 4: the pack.
	p.Commands().Main()
	p = b.Page
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "Parts without an action") {
		t.Error("the parts without an action are not named")
	}
	p.Commands().Main()
	if title := b.Sheet().Title(); !strings.Contains(title, "Print") {
		t.Errorf("Ctrl+Enter opened %q", title)
	}
	b.Sheet().Close()
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestBookedClearsNothingAndHeldDoes(t *testing.T) {
	b := bench(t)
	before, _ := rules.ReviewRule(b.File(), b.App.Today(), b.App.Local())
	if before != "2026-12-09" {
		t.Fatalf("the next review is due %s", before)
	}
	b.Open(at(b, ""))
	b.Page.Commands().New()
	b.Type(b.Sheet().Body(), "Day", "1 12 26")
	b.Sheet().Main().Press()
	b.NoSheet()
	if day, _ := rules.ReviewRule(b.File(), b.App.Today(), b.App.Local()); day != before {
		t.Errorf("booking moved the day to %s", day)
	}
	b.Clock.Step(15 * 24 * time.Hour) // 9 December: the one of the 8th has gone by
	b.Reload()
	b.Press(b.Win.Canvas().Content(), "Record the meeting")
	to := b.Went[len(b.Went)-1]
	if !strings.HasPrefix(to.Arg, Meeting) {
		t.Fatalf("went to %+v", to)
	}
	b.Open(at(b, to.Arg))
	m, ok := pagetest.Find(b.Page.Body(), func(x *widgets.Table) bool { return strings.HasPrefix(x.AccessibilityLabel(), "Who was there") })
	if !ok {
		t.Fatal("nobody can be ticked off")
	}
	f := b.File()
	list := f.Attendance(to.Record)
	if len(list) != 3 || list[0].Role != "young" {
		t.Fatalf("asked: %+v", list)
	}
	m.Select(list[0].ID)
	m.TypedRune('c')
	if got := b.File().Attendance(to.Record)[0]; got.There != "came" {
		t.Errorf("%+v", got)
	}
	b.Page.Commands().Main()
	body := b.Sheet().Body()
	if got := b.Field(body, "Held on").(*widgets.DateField).Text(); !strings.HasPrefix(got, "8 12") {
		t.Errorf("held on %q", got)
	}
	b.Type(body, "Decisions", "Amara stays put after 18.")
	b.Sheet().Main().Press()
	if s := widgets.TopSheet(b.Win.Canvas()); s != nil {
		t.Fatalf("%q is open: %s", s.Title(), pagetest.Words(s.Body()))
	}
	if x := b.File().Closed(to.Record); x == nil || x.Number != 1 {
		t.Fatalf("closed: %+v", x)
	}
	b.Open(at(b, to.Arg))
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(words, "Review 1, closed") || !strings.Contains(words, "all still here") || !strings.Contains(words, "On the council’s record: not yet") {
		t.Errorf("the closed review says:\n%s", words)
	}
	v := b.File().LastHeld(b.App.Today())
	if v == nil || v.Held != "2026-12-08" || v.Decisions == "" || v.TookPart != "came" || v.Next == "" {
		t.Fatalf("%+v", v)
	}
	day, _ := rules.ReviewRule(b.File(), b.App.Today(), b.App.Local())
	if !day.After(value.Date("2026-12-09")) || v.Next != day {
		t.Errorf("after the review: due %s, written down %s", day, v.Next)
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestNothingToCompareWith(t *testing.T) {
	b := pagetest.WithAmara(t)
	for i := range stepNames {
		if err := b.App.Prepare(t.Context(), b.Amara.ID, app.Preparation{Step: i}); err != nil {
			t.Fatal(err)
		}
		p := b.Open(at(b, Prepare))
		if i == 1 && !strings.Contains(pagetest.Words(p.Body()), "no earlier review") {
			t.Error("it is not said that there is no earlier review")
		}
	}
	// A review before these records began.
	b.Save(&care.Review{Meta: record.Meta{PersonID: b.Amara.ID}, Kind: "care", State: "held", Held: "2026-06-09"})
	if err := b.App.Prepare(t.Context(), b.Amara.ID, app.Preparation{Step: 1}); err != nil {
		t.Fatal(err)
	}
	p := b.Open(at(b, Prepare))
	if !strings.Contains(pagetest.Words(p.Body()), "nothing can be compared") {
		t.Error("it is not said why nothing is compared")
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}
