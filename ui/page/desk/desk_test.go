package desk

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	b.Save(&care.Person{FirstName: "Chloe", LastName: "Pritchard", Born: "2006-08-20"}, &care.Person{FirstName: "Ṣadé", LastName: "Ọlátúnjí", Born: "2011-04-18"}, &care.Person{FirstName: "Leon", LastName: "Grant", Born: "2008-07-27"})
	return b
}

func TestScreens(t *testing.T) {
	b := bench(t)
	b.Shots("desk", func() page.Page { return New(b.Env, page.Place{}) }, func() {
		test.Type(b.Win.Canvas().Focused(), "chl")
	})
}

// TestJourneyC writes a visit with the keyboard alone and counts the keys: three letters, Enter, two topics, Ctrl+Enter.
func TestJourneyC(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	keys := 0
	typed := func(s string) {
		for _, r := range s {
			b.Win.Canvas().Focused().TypedRune(r)
			keys++
		}
	}
	typed("ama")
	b.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	keys++
	if p.person == nil || p.person.Person.ID != b.Amara.ID {
		t.Fatal("Enter did not take Amara")
	}
	typed("op")         // O housing, P money
	p.Commands().Main() // Ctrl+Enter
	keys++
	if keys > 8 {
		t.Errorf("%d key presses; journey C allows 8", keys)
	}
	list, err := b.App.List(context.Background(), "contact", app.Filter{Person: b.Amara.ID, Since: "2026-11-24"})
	if err != nil || len(list) != 1 {
		t.Fatalf("contacts today: %d, %v", len(list), err)
	}
	c := list[0].(*care.Contact)
	if c.Topics != "housing,money" || c.Mode != "dropin" || c.Minutes != 15 || c.Place != "No. 4" || c.At == "" || c.Talked != value.Yes || c.With != "Ruth Okafor" {
		t.Errorf("saved: %+v", c)
	}
	if p.name.Text() != "" || b.Win.Canvas().Focused() != p.name.FocusTarget() {
		t.Error("the form is not ready for the next person")
	}
	p.takeBack()
	if list, _ := b.App.List(context.Background(), "contact", app.Filter{Person: b.Amara.ID, Since: "2026-11-24"}); len(list) != 0 {
		t.Error("undo left the visit")
	}
}

func TestAttemptFollowUpAndProblems(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	p.save()
	if p.name.Problem() == "" {
		t.Error("a visit without a person was not refused")
	}
	p.name.SetText("leo")
	p.take()
	p.talked.SetOn(false)
	p.by.SetValue("fri")
	p.save()
	if p.next.Problem() == "" {
		t.Error("a day without something to do was not refused")
	}
	p.next.SetText("Ring again")
	p.length.SetText("ten")
	p.save()
	if p.length.Problem() == "" {
		t.Error("minutes in letters were not refused")
	}
	p.length.SetText("5")
	p.by.SetValue("31 6")
	p.save()
	if !strings.HasPrefix(p.by.Problem(), "31 June does not exist.") || b.Win.Canvas().Focused() != p.by.FocusTarget() {
		t.Errorf("a day that does not exist: %q", p.by.Problem())
	}
	p.by.SetValue("fri")
	p.save()
	list, _ := b.App.List(context.Background(), "contact", app.Filter{Since: "2026-11-24"})
	if len(list) != 1 {
		t.Fatalf("contacts today: %d", len(list))
	}
	if c := list[0].(*care.Contact); c.TwoWay() || c.FollowUp != "Ring again" || c.FollowBy != "2026-11-27" {
		t.Errorf("saved: %+v", c)
	}
}

func TestNamesWithMarksAreFound(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	for text, want := range map[string]string{"sade": "Ṣadé", "pri": "Chloe", "ọlá": "Ṣadé", "grnt": "Leon"} {
		m := matches(p.rows, text, 1)
		if len(m) != 1 || m[0].Person.FirstName != want {
			t.Errorf("%q finds %v", text, m)
		}
	}
	if m := matches(p.rows, "zzz", 2); len(m) != 0 {
		t.Errorf("zzz finds %v", m)
	}
}

func TestFacingVisitorsShowsInitialsOnly(t *testing.T) {
	b := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Contact{Meta: of, On: "2026-11-24", Mode: "dropin", At: "10:00", Talked: value.Yes, Topics: "parenting"})
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	p.face(true)
	p.name.SetText("ama")
	words := pagetest.Words(p.today) + pagetest.Words(p.best)
	if strings.Contains(words, "Amara") || strings.Contains(words, "parent") {
		t.Errorf("facing visitors the desk shows %q", words)
	}
}

func TestCountAndDraft(t *testing.T) {
	b := bench(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	p.Commands().Count()
	if list, _ := b.App.List(context.Background(), "tally", app.Filter{}); len(list) != 1 {
		t.Error("the visit without a name was not counted")
	}
	p.name.SetText("chl")
	p.take()
	p.did.SetText("Boiler letter")
	p.topics.SetChosen("money")
	p.focus(p.did.FocusTarget())
	p.focus(p.next.FocusTarget()) // a power cut now
	if d, err := b.App.DraftOf(context.Background(), draftKind, "", ""); err != nil || d == nil || d.Fields["said"] != "Boiler letter" || d.Fields["topics"] != "money" {
		t.Errorf("kept while typing: %+v, %v", d, err)
	}
	p.Leave()
	q := b.Open(func() page.Page { return New(b.Env, page.Place{}) }).(*Page)
	if q.did.Text() != "Boiler letter" || q.person == nil || q.person.Person.FirstName != "Chloe" {
		t.Error("the unfinished visit did not come back")
	}
	q.face(true)
	if words := pagetest.Words(q.Body()); strings.Contains(words, "Chloe") {
		t.Error("a name stands on the screen that faces visitors")
	}
}
