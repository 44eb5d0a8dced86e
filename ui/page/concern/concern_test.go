package concern

import (
	"context"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
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
