package touch

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"waymark/internal/care"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func TestTheContactFormLeadsToTheConcern(t *testing.T) {
	b := bench(t)
	p := open(b)
	p.Commands().New()
	b.Type(b.Sheet().Body(), "What was said", "About the gate.")
	b.Press(b.Sheet(), "A worry about harm")
	b.NoSheet()
	if want := (page.Place{Page: "concern", Person: b.Amara.ID}); len(b.Went) != 1 || b.Went[0] != want {
		t.Errorf("it leads to %v", b.Went)
	}
	if d, err := b.App.DraftOf(context.Background(), "contact", "", b.Amara.ID); err != nil || d == nil || d.Fields["said"] != "About the gate." {
		t.Errorf("what was typed is not kept: %+v, %v", d, err)
	}
	if list, err := b.App.Concerns(context.Background(), b.Amara.ID); err != nil || len(list) != 0 {
		t.Errorf("the way there writes something: %v, %v", list, err)
	}
}

func TestHealthAdviceInTheContactForm(t *testing.T) {
	b := bench(t)
	p := open(b)
	p.Commands().New()
	s := b.Sheet()
	topics, _ := pagetest.Find(s.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "About") })
	b.Win.Canvas().Focus(topics)
	test.Type(topics, "h")
	b.Type(s.Body(), "What was said", "A rash.")
	s.Main().Press()
	if problem := b.Field(s.Body(), "What was said").Problem(); !strings.HasPrefix(problem, care.AttendanceWords) {
		t.Fatalf("problem: %q", problem)
	}
	b.Type(s.Body(), "What was said", "")
	s.Main().Press()
	b.NoSheet()
	if c := b.File().Contacts[0]; c.On != "2026-11-24" || c.Topics != "health" || c.Said != "" {
		t.Errorf("stored: %+v", c)
	}
}
