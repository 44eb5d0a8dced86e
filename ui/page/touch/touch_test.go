package touch

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	b.Save(&care.Status{Meta: record.Meta{PersonID: b.Amara.ID}, Code: "eligible", From: "2025-05-03", ConfirmedBy: "Ruth Okafor"})
	return b
}

func TestScreens(t *testing.T) {
	b := bench(t)
	b.Shots("touch", b.Part("touch", "In touch", New), nil)
	b.Shots("touch-contact", b.Part("touch", "In touch", New), func() { b.Page.Commands().New() })
	b.Shots("touch-change", b.Part("touch", "In touch", New), func() { b.Key(fyne.KeyDown); b.Key(fyne.KeyReturn) })
	l := lost(t)
	l.Shots("touch-lost", l.Part("touch", "In touch", New), nil)
	l.Shots("touch-lost-steps", l.Part("touch", "In touch", New), func() { list(t, l, "Steps to find Amara") })
	l.Shots("touch-step", l.Part("touch", "In touch", New), func() { l.Press(l.Page.Body(), "Write a step") })
	body := func() page.Page { return bodyOnly{l.Part("touch", "In touch", New)()} }
	l.Shots("touch-lost-body", body, func() { focusYear(l) })
	b = bench(t)
	b.Shots("touch-note", b.Part("touch", "In touch", New), func() { b.Press(fyne.NewContainerWithoutLayout(b.Page.Head().Buttons...), "Write a note") })
}

// lost makes Amara somebody who has left care and was last heard from 67 days ago, with two steps taken to find her and one from before.
func lost(t *testing.T) *pagetest.Bench {
	b := pagetest.New(t)
	b.Amara = &care.Person{FirstName: "Amara", LastName: "Bello", Pronouns: "she/her", Born: "2007-05-03", Adviser: "Ruth Okafor"}
	b.Save(b.Amara)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.CarePeriod{Meta: of, From: "2019-03-11", To: "2025-05-03", Basis: "co"}, &care.Status{Meta: of, Code: "former_relevant", From: "2025-05-03", ConfirmedBy: "Ruth Okafor"})
	for _, c := range []struct {
		on   value.Date
		mode string
		yes  value.Tri
	}{{"2025-12-04", "dropin", value.Yes}, {"2026-01-08", "phone", value.Yes}, {"2026-02-01", "text", value.No}, {"2026-03-20", "home", value.Yes}, {"2026-04-22", "phone", value.Yes}, {"2026-05-30", "visit", value.Yes},
		{"2026-07-02", "text", value.Yes}, {"2026-08-20", "home", value.Yes}, {"2026-09-18", "phone", value.Yes}, {"2026-10-26", "phone", value.No}, {"2026-11-09", "home", value.No}, {"2026-11-19", "text", value.No}} {
		b.Save(&care.Contact{Meta: of, On: c.on, Mode: c.mode, Talked: c.yes, With: "Ruth Okafor", OnRecord: c.on})
	}
	b.Save(&care.TouchStep{Meta: of, On: "2026-03-12", Step: "family", Whom: "Auntie Bisi", By: "Ruth Okafor", Result: "wait"},
		&care.TouchStep{Meta: of, On: "2026-11-10", Step: "visit", Whom: "The flat in Marlford", By: "Ruth Okafor", Result: "message", Note: "Nobody in. A card through the door."},
		&care.TouchStep{Meta: of, On: "2026-11-20", Step: "college", Whom: "Ms Priddy", By: "Ruth Okafor", Result: "news", Note: "She was in on Tuesday.", Next: "Write a letter", NextBy: "2026-11-28"})
	return b
}

func open(b *pagetest.Bench) page.Page { return b.Open(b.Part("touch", "In touch", New)) }

func list(t *testing.T, b *pagetest.Bench, label string) *widgets.RowList {
	t.Helper()
	l, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), label) })
	if !ok {
		t.Fatalf("no list %q", label)
	}
	b.Win.Canvas().Focus(l)
	return l
}

func TestLogAContact(t *testing.T) {
	b := bench(t)
	p := open(b)
	p.Commands().New()
	s := b.Sheet()
	topics, ok := pagetest.Find(s.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "About") })
	if !ok {
		t.Fatal("no subjects")
	}
	b.Win.Canvas().Focus(topics)
	test.Type(topics, "po")
	b.Type(s.Body(), "What was said", "Budget for January.")
	b.Type(s.Body(), "By", "fri")
	if f := b.Field(s.Body(), "By").(*widgets.DateField); f.Text() != "27 11 2026" {
		t.Errorf("friday is read as %q", f.Text())
	}
	if words := pagetest.Words(s.Body()); !strings.Contains(words, "8.1c Young people") {
		t.Errorf("it does not say what it evidences:\n%s", words)
	}
	s.Main().Press()
	if p := b.Field(s.Body(), "Something to do after").Problem(); p != "Say what is to be done by that day." {
		t.Errorf("problem: %q", p)
	}
	b.Type(s.Body(), "Something to do after", "Send the budget sheet")
	s.Main().Press()
	b.NoSheet()
	c := b.File().Contacts[0]
	if c.On != "2026-11-24" || c.At != "14:30" || c.Mode != "dropin" || c.Place != "No. 4" || c.Topics != "housing,money" || c.FollowBy != "2026-11-27" || !c.TwoWay() {
		t.Errorf("stored: %+v", c)
	}
	if b.Saved != "Saved at 2:30pm" {
		t.Errorf("the status bar says %q", b.Saved)
	}
}

func TestFollowUpIsTickedAndUndone(t *testing.T) {
	b := bench(t)
	open(b)
	list(t, b, "To do after")
	b.Key(fyne.KeySpace)
	if c := b.File().Contacts[0]; c.FollowDone != "2026-11-24" {
		t.Fatalf("done on %q", c.FollowDone)
	}
	if _, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), "To do after") }); ok {
		t.Error("what is done still stands there")
	}
	if _, err := b.App.Undo(context.Background()); err != nil || b.File().Contacts[0].FollowDone != "" {
		t.Error("not undone")
	}
}

func TestOnTheCouncilsRecord(t *testing.T) {
	b := bench(t)
	open(b)
	l := list(t, b, "Contacts and attempts")
	l.Select(b.File().Contacts[0].ID)
	test.Type(l, "r")
	if c := b.File().Contacts[0]; c.OnRecord != "2026-11-24" {
		t.Fatalf("on record since %q", c.OnRecord)
	}
	b.Press(b.Page.Body(), "On the council’s record")
	b.Sheet().Main().Press()
	for _, c := range b.File().Contacts {
		if c.OnRecord == "" {
			t.Error("a contact is not marked")
		}
	}
}

func TestLineShowsTheExpectationAndFilters(t *testing.T) {
	b := bench(t)
	p := New(b.Env, b.File(), page.Place{}).(*part)
	weeks, next := p.promise()
	if weeks != 8 || next != value.Date("2026-11-22").AddDays(56) {
		t.Fatalf("promise of %d weeks, next %s", weeks, next)
	}
	p.filter = "tried"
	p.show()
	p.line.FocusGained()
	if label := p.line.AccessibilityLabel(); !strings.Contains(label, "Tried: phone call") || !strings.Contains(label, "no answer") {
		t.Errorf("attempts: %q", label)
	}
	if got := p.filters()[2].Count; got != "1" {
		t.Errorf("%s attempts", got)
	}
	gap := false
	p.filter = "all"
	newer := value.Date("")
	for _, c := range p.file.Contacts {
		if c.TwoWay() {
			gap = gap || newer != "" && newer.Days(c.On) > 7*weeks
			newer = c.On
		}
	}
	if !gap {
		t.Error("the sample has no gap to draw")
	}
}

func TestNoteBecomesEvidenceOfASkill(t *testing.T) {
	b := bench(t)
	open(b)
	l := list(t, b, "Notes")
	note := b.File().Notes[0]
	l.Select(note.ID)
	b.Key(fyne.KeyReturn)
	b.Press(b.Sheet(), "This shows a skill")
	s := b.Sheet()
	s.Main().Press()
	if p := b.Field(s.Body(), "Skill").Problem(); p == "" {
		t.Error("kept without a skill")
	}
	b.Field(s.Body(), "Area").(*widgets.Choice).Choose("A")
	skill := b.Field(s.Body(), "Skill").(*widgets.Choice)
	skill.Choose("HE02")
	s.Main().Press()
	b.NoSheet()
	got := b.File().Evidence
	if len(got) != 1 || got[0].Skill != "HE02" || got[0].NoteID != note.ID || got[0].Happened != note.Happened || got[0].SawIt != "Sian Probert" {
		t.Fatalf("evidence: %+v", got)
	}
	if len(b.File().Ratings) != 0 {
		t.Error("evidence rated somebody")
	}
}

func TestNoteKeepsTheYoungPersonsWordsApart(t *testing.T) {
	b := bench(t)
	o := b.App.Owner()
	o.Name, o.Initials, o.Role = "Sian Probert", "SP", "carer"
	b.Save(&o)
	p := open(b)
	if p.Commands().NewWords != "Write a note" {
		t.Errorf("a carer's Ctrl+N is %q", p.Commands().NewWords)
	}
	p.Commands().New()
	s := b.Sheet()
	if _, ok := pagetest.Find(s.Body(), func(*widgets.Voice) bool { return true }); !ok {
		t.Error("the young person's words do not stand in their voice")
	}
	b.Type(s.Body(), "What happened", "Rang the dentist herself.")
	b.Type(s.Body(), "Their words", "That was easier than I thought.")
	s.Main().Press()
	b.NoSheet()
	n := b.File().Notes[0]
	if n.TheirWords != "That was easier than I thought." || n.By != "Sian Probert" || n.Kind != "fact" {
		t.Errorf("stored: %+v", n)
	}
	if got := b.App.EvidencedBy(n); len(got) == 0 {
		t.Error("a note evidences nothing")
	}
}

func TestANewContactFromAnywhereOpensOnce(t *testing.T) {
	b := bench(t)
	b.Open(func() page.Page {
		return page.NewPerson(b.Env, []page.PartTab{{Key: "touch", Label: "In touch", Make: New}}, page.Place{Page: "person", Person: b.Amara.ID, Part: "touch", Arg: page.Add})
	})
	if s := b.Sheet(); s.Title() != "Log a contact with Amara" {
		t.Errorf("the sheet is %q", s.Title())
	}
	b.Sheet().Close()
	b.Page.Load(func(error) {})
	b.NoSheet()
}

func TestReadingAgainKeepsFilterAndLine(t *testing.T) {
	b := bench(t)
	p := open(b)
	chips, _ := pagetest.Find(p.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "Show") })
	b.Win.Canvas().Focus(chips)
	b.Key(fyne.KeyRight)
	b.Key(fyne.KeySpace)
	l := list(t, b, "Contacts and attempts")
	want := b.File().Contacts[2].ID
	l.Select(want)
	p.Load(func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	l, _ = pagetest.Find(p.Body(), func(l *widgets.RowList) bool {
		return strings.HasPrefix(l.AccessibilityLabel(), "Contacts and attempts")
	})
	if l.Current() != want {
		t.Errorf("the line is %q, not %q", l.Current(), want)
	}
	chips, _ = pagetest.Find(p.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "Show") })
	if got := chips.Chosen(); len(got) != 1 || got[0] != "talked" {
		t.Errorf("the filter is %v", got)
	}
}

// TestSheetGrows draws the editor after more detail was opened and after problems came, without the window changing its size.
func TestSheetGrows(t *testing.T) {
	b := bench(t)
	p := open(b)
	p.Commands().New()
	s := b.Sheet()
	before := widgets.HeightFor(s.Body(), 600)
	b.Press(s.Body(), "Add more detail")
	if widgets.HeightFor(s.Body(), 600) <= before {
		t.Error("the form did not grow")
	}
	b.Field(s.Body(), "How").(*widgets.Choice).Choose("")
	b.Type(s.Body(), "Day", "32 1 26")
	s.Main().Press()
	b.Sheet()
	f := b.Win.Canvas().Focused()
	if _, ok := f.(*widgets.RowList); !ok {
		t.Fatalf("the focus is on %T", f)
	}
	b.Shot("touch-problems")
}

func TestOlderContactsAndNotesAreAskedFor(t *testing.T) {
	b := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	for i := range atOnce + 5 {
		b.Save(&care.Contact{Meta: of, On: value.Date("2025-12-01").AddDays(-i), Mode: "phone", Talked: value.Yes})
	}
	for i := range fewNotes {
		b.Save(&care.CarerNote{Meta: of, On: value.Date("2025-12-01").AddDays(-i), Kind: "fact", Happened: "Cooked.", By: "Sian Probert"})
	}
	p := open(b)
	oldest := b.File().Contacts[len(b.File().Contacts)-1].ID
	l := list(t, b, "Contacts and attempts")
	l.Select(oldest)
	if l.Current() == oldest {
		t.Error("every contact is shown at once")
	}
	b.Press(p.Body(), "Show 9 older")
	l.Select(oldest)
	if l.Current() != oldest {
		t.Error("older contacts are not shown")
	}
	b.Press(p.Body(), "Show 2 older")
	notes := list(t, b, "Notes")
	last := b.File().Notes[len(b.File().Notes)-1].ID
	notes.Select(last)
	if notes.Current() != last {
		t.Error("older notes are not shown")
	}
	far := New(b.Env, b.File(), page.Place{Record: oldest}).(*part)
	if far.line.Current() != oldest {
		t.Error("a place with an old contact does not begin there")
	}
}

func TestTickingNotesForTheMonth(t *testing.T) {
	b := bench(t)
	open(b)
	l := list(t, b, "Notes")
	note := b.File().Notes[0]
	l.Select(note.ID)
	b.Key(fyne.KeySpace)
	if n := b.File().Notes[0]; n.Monthly != value.Yes || n.Happened != note.Happened {
		t.Fatalf("%+v", n)
	}
	b.Press(b.Page.Body(), "Monthly note")
	if s := b.Sheet(); b.Field(s.Body(), "Which month") == nil {
		t.Error("the print sheet does not ask which month")
	}
	out, err := b.App.Print(t.Context(), app.PrintRequest{Kind: "monthly-note", PersonID: b.Amara.ID, Audience: record.FileCopy, ForWhom: "the file", Format: "txt"})
	if err != nil {
		t.Fatal(err)
	}
	text := string(out.Bytes)
	if !strings.Contains(text, "jollof") || strings.Contains(text, "early every day") || !strings.Contains(text, "What was seen") {
		t.Errorf("the monthly note:\n%s", text)
	}
	widgets.CloseSheets(b.Win.Canvas())
	l = list(t, b, "Notes")
	l.Select(note.ID)
	b.Key(fyne.KeySpace)
	if b.File().Notes[0].Monthly == value.Yes {
		t.Error("the tick does not come off")
	}
}

// bodyOnly leaves the buttons of the head out, which the window folds away where large text leaves no room for them.
type bodyOnly struct{ page.Page }

func (p bodyOnly) Head() page.Head {
	h := p.Page.Head()
	h.Buttons = nil
	return h
}

func focusYear(b *pagetest.Bench) {
	if c, ok := pagetest.Find(b.Page.Body(), func(*widgets.TouchChart) bool { return true }); ok {
		b.Win.Canvas().Focus(c)
	}
}

func TestFiltersOfTheLog(t *testing.T) {
	b := bench(t)
	want := map[string]int{"all": 4, "talked": 3, "tried": 1, "rules": 1, "visits": 2, "calls": 2, "open": 1, "words": 1, "unrecorded": 2}
	p := New(b.Env, b.File(), page.Place{}).(*part)
	for _, o := range p.filters() {
		if fmt.Sprint(want[o.Value]) != o.Count {
			t.Errorf("%s: %s, not %d", o.Label, o.Count, want[o.Value])
		}
		delete(want, o.Value)
	}
	if len(want) > 0 {
		t.Errorf("no chip for %v", want)
	}
	open(b)
	chips, _ := pagetest.Find(b.Page.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "Show") })
	b.Win.Canvas().Focus(chips)
	b.Key(fyne.KeyEnd)
	b.Key(fyne.KeySpace)
	l := list(t, b, "Contacts and attempts")
	if label := l.AccessibilityLabel(); chips.Chosen()[0] != "unrecorded" || !strings.Contains(label, "Drop-in") {
		t.Errorf("%v: %q", chips.Chosen(), label)
	}
}

func TestYearOfBeingInTouch(t *testing.T) {
	b := lost(t)
	open(b)
	c, ok := pagetest.Find(b.Page.Body(), func(*widgets.TouchChart) bool { return true })
	if !ok {
		t.Fatal("no picture of the year")
	}
	if got := c.AccessibilityLabel(); !strings.Contains(got, "Tried 4 times without an answer.") || !strings.Contains(got, "At least every 8 weeks (our local promise).") {
		t.Error(got)
	}
	b.Win.Canvas().Focus(c)
	test.Type(c, "t")
	if got := c.AccessibilityLabel(); !c.AsTable() || !strings.Contains(got, "Quiet from 18 September 2026, Until Not ended, How long 9 weeks, Over 11 days, Attempts in it 3 attempts") {
		t.Error(got)
	}
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(words, "Last heard from 18 September, phone call. Last seen 20 August, home visit. 9 weeks without hearing, 11 days over.") {
		t.Error(words)
	}
	quiet := list(t, b, "Quiet periods")
	b.Key(fyne.KeyEnd)
	b.Key(fyne.KeyReturn)
	l := list(t, b, "Contacts and attempts")
	if from := dayOf(b, l.Current()); from != "2026-01-08" {
		t.Errorf("Enter on a quiet period goes to %q of %q", from, quiet.Current())
	}
}

func TestStepsToFindSomebody(t *testing.T) {
	b := lost(t)
	open(b)
	words := pagetest.Words(b.Page.Body())
	for _, want := range []string{"Steps to find Amara", "Not written down yet: rang them, sent a text or a message, wrote a letter, asked a carer"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in\n%s", want, words)
		}
	}
	if l := list(t, b, "Steps to find Amara"); !strings.Contains(l.AccessibilityLabel(), "Asked the college or the employer") {
		t.Errorf("the newest step does not stand first: %q", l.AccessibilityLabel())
	}
	b.Press(b.Page.Body(), "Write a step")
	s := b.Sheet()
	s.Main().Press()
	if p := b.Field(s.Body(), "What was done").Problem(); p != "Choose one." {
		t.Errorf("problem: %q", p)
	}
	b.Field(s.Body(), "What was done").(*widgets.Choice).Choose("letter")
	b.Field(s.Body(), "What came of it").(*widgets.Choice).Choose("wait")
	s.Main().Press()
	b.NoSheet()
	step := b.File().TouchSteps[0]
	if step.Step != "letter" || step.On != "2026-11-24" || step.By != "Ruth Okafor" {
		t.Errorf("stored: %+v", step)
	}
	l := list(t, b, "Steps to find Amara")
	l.Select(b.File().TouchSteps[1].ID)
	b.Key(fyne.KeySpace)
	if got := b.File().TouchSteps[1]; got.Next != "Write a letter" || got.NextDone != "2026-11-24" {
		t.Errorf("ticked: %+v", got)
	}
	if _, err := b.App.Undo(context.Background()); err != nil || b.File().TouchSteps[1].NextDone != "" {
		t.Error("not undone")
	}
	b.Save(&care.Contact{Meta: record.Meta{PersonID: b.Amara.ID}, On: "2026-11-24", Mode: "text", Talked: value.Yes})
	open(b)
	if words := pagetest.Words(b.Page.Body()); strings.Contains(words, "Not written down yet") || !strings.Contains(words, "Steps to find Amara") {
		t.Error("she answered, and the search goes on")
	}
}

func dayOf(b *pagetest.Bench, id string) value.Date {
	for _, c := range b.File().Contacts {
		if c.ID == id {
			return c.On
		}
	}
	return ""
}

// A visit that the rules ask for is made in person: anything else is asked about, and can be kept all the same.
func TestAVisitByTelephoneIsAskedAbout(t *testing.T) {
	for _, c := range []struct {
		mode, visit string
		talked      value.Tri
		asks        string
	}{{"home", "two_month", value.Yes, ""}, {"phone", "two_month", value.Yes, "not one: phone call"}, {"home", "seven_day", value.No, "This is an attempt"}, {"letter", "offer", value.Yes, ""}, {"phone", "", value.Yes, ""}} {
		if got := notInPerson(&care.Contact{Mode: c.mode, StatutoryVisit: c.visit, Talked: c.talked}); (got == "") != (c.asks == "") || !strings.Contains(got, c.asks) {
			t.Errorf("%s %s %s: %q", c.mode, c.visit, c.talked, got)
		}
	}
	b := bench(t)
	open(b).Commands().New()
	s := b.Sheet()
	b.Field(s.Body(), "How").(*widgets.Choice).Choose("phone")
	b.Press(s.Body(), "Add more detail")
	b.Field(s.Body(), "A visit the rules ask for").(*widgets.Choice).Choose("placement")
	n := len(b.File().Contacts)
	s.Main().Press()
	if len(b.File().Contacts) != n {
		t.Fatal("it was kept without asking")
	}
	b.Sheet().Main().Press()
	if got := b.File().Contacts; len(got) != n+1 || got[0].StatutoryVisit != "placement" {
		t.Errorf("%d contacts", len(got))
	}
}

// Half past eleven at night belongs to the day on the clock on the wall, also on the night when the clocks change.
func TestAContactLateAtNight(t *testing.T) {
	b := bench(t)
	b.Clock.Step(9 * time.Hour) // from 14:30 to 23:30
	open(b).Commands().New()
	b.Sheet().Main().Press()
	b.NoSheet()
	if c := b.File().Contacts[0]; c.On != "2026-11-24" || c.At != "23:30" {
		t.Errorf("%s %s", c.On, c.At)
	}
}

func TestPrintingFromInTouch(t *testing.T) {
	b := lost(t)
	open(b).Commands().Print()
	if what := b.Field(b.Sheet().Body(), "What").(*widgets.Choice).Value(); what != "contact-summary" {
		t.Errorf("Ctrl+P prints %q", what)
	}
	widgets.CloseSheets(b.Win.Canvas())
	b.Press(b.Page.Body(), "Visits against the regulations")
	if what := b.Field(b.Sheet().Body(), "What").(*widgets.Choice).Value(); what != "visits" {
		t.Errorf("the button prints %q", what)
	}
}
