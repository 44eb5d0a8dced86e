package concern

import (
	"context"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func open(b *pagetest.Bench) func() page.Page {
	return func() page.Page { return New(b.Env, page.Place{Page: "concern", Person: b.Amara.ID}) }
}

func TestScreens(t *testing.T) {
	b := pagetest.WithAmara(t)
	s := b.App.Service()
	s.Safeguarding = "Marlshire safeguarding team 01632 960 111\nOut of hours 01632 960 999"
	b.Save(&s)
	of := record.Meta{PersonID: b.Amara.ID}
	told := &care.Concern{Meta: of, On: "2026-11-20", At: "15:40", Words: "He waits outside the gate and I don’t like it.", Heard: "Ruth Okafor", Place: "No. 4"}
	b.Save(told)
	b.Save(&care.ConcernAddition{Meta: of, ConcernID: told.ID, What: "told", Told: "Dee Marsh, duty desk", How: "phone", On: "2026-11-20", At: "15:55", Reference: "MS-2291"},
		&care.Concern{Meta: of, On: "2026-11-24", At: "09:10", Words: "He came back.", Heard: "Ruth Okafor"})
	b.Shots("concern", open(b), nil)
	b.Shots("concern-write", open(b), func() { b.Page.Commands().New() })
	b.Shots("concern-told", open(b), func() { b.Press(b.Page.Body(), "Who was told") })
	b.Shots("concern-add", open(b), func() { b.Press(b.Page.Body(), "Something to add") })
	b.Shots("concern-who", func() page.Page { return New(b.Env, page.Place{Page: "concern"}) }, nil)
}

// TestWrittenAndToldWithTheKeyboard goes the whole way through the editors, and leaves the second one once with Esc.
func TestWrittenAndToldWithTheKeyboard(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(open(b)).(*Page)
	p.Commands().New()
	s := b.Sheet()
	s.Main().Press()
	if problem := b.Field(s.Body(), "The exact words").Problem(); !strings.Contains(problem, "exact words") {
		t.Fatalf("saved without the words: %q", problem)
	}
	b.Type(s.Body(), "The exact words", "He waits outside the gate.")
	s.Main().Press()
	if told := b.Sheet(); told == s || told.Title() != "Who was told" {
		t.Fatalf("after saving %q is open", told.Title())
	}
	b.Sheet().Close()
	b.NoSheet()
	list, err := b.App.Concerns(context.Background(), b.Amara.ID)
	if err != nil || len(list) != 1 || !list[0].Open || list[0].Concern.Words != "He waits outside the gate." || list[0].Concern.Heard != "Ruth Okafor" || list[0].Concern.At != "14:30" {
		t.Fatalf("written down: %+v, %v", list, err)
	}
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(words, "Nobody is recorded as told") {
		t.Errorf("the page says %q", words)
	}
	b.Press(b.Page.Body(), "Who was told")
	s = b.Sheet()
	s.Main().Press()
	if b.Field(s.Body(), "Who was told").Problem() == "" {
		t.Error("told to nobody")
	}
	b.Type(s.Body(), "Who was told", "Dee Marsh, duty desk")
	how, ok := pagetest.Find(s.Body(), func(c *widgets.Choice) bool { return c.Label() == "How" })
	if !ok {
		t.Fatal("it does not ask how they were told")
	}
	how.SetValue("phone")
	b.Type(s.Body(), "Reference they gave", "MS-2291")
	s.Main().Press()
	b.NoSheet()
	if list, err = b.App.Concerns(context.Background(), b.Amara.ID); err != nil || len(list) != 1 || list[0].Open || len(list[0].Additions) != 1 || list[0].Additions[0].Reference != "MS-2291" {
		t.Errorf("told: %+v, %v", list, err)
	}
	if what, _, err := b.App.UndoLabels(context.Background()); err != nil || strings.Contains(what, "concern") {
		t.Errorf("Undo offers %q, %v", what, err)
	}
}

func TestWithoutNumbersItSaysHowToFindThem(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(open(b)).(*Page)
	for _, want := range []string{"This is not a report.", "ring the council", "ring 999"} {
		if words := pagetest.Words(p.Body()); !strings.Contains(words, want) {
			t.Errorf("%q is not in %q", want, words)
		}
	}
	s := b.App.Service()
	s.Safeguarding = "Duty desk 01632 960 111"
	b.Save(&s)
	p = b.Open(open(b)).(*Page)
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "Duty desk 01632 960 111") || strings.Contains(words, "ring the council") {
		t.Errorf("the service's number: %q", words)
	}
}

func TestWrittenDownThenToldIsAskedFor(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(open(b)).(*Page)
	b.Save(&care.Concern{Meta: record.Meta{PersonID: b.Amara.ID}, On: "2026-11-24", Words: "exact", Heard: "Ruth Okafor"})
	p = b.Open(open(b)).(*Page)
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "Nobody is recorded as told") || !strings.Contains(words, "exact") {
		t.Errorf("open: %q", words)
	}
	b.Save(&care.ConcernAddition{Meta: record.Meta{PersonID: b.Amara.ID}, ConcernID: p.list[0].Concern.ID, What: "told", Told: "Duty desk", How: "phone", On: "2026-11-24"})
	p = b.Open(open(b)).(*Page)
	if words := pagetest.Words(p.Body()); strings.Contains(words, "Nobody is recorded as told") || !strings.Contains(words, "Duty desk") {
		t.Errorf("told: %q", words)
	}
	if list, _ := b.App.Concerns(context.Background(), b.Amara.ID); len(list) != 1 {
		t.Errorf("%d concerns", len(list))
	}
}

func TestWithoutAPersonItAsksWho(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{Page: "concern"}) }).(*Page)
	if p.Commands().New != nil || !strings.Contains(pagetest.Words(p.Body()), "This is not a report.") {
		t.Error("it does not ask who first, or does not say what it is")
	}
}
