package home

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// crowd are five young people: never heard from, long silent, within eight weeks, agreed every week and late, and one to whom nothing is promised.
func crowd(t *testing.T) *pagetest.Bench {
	b := pagetest.New(t)
	add := func(first, last, status string, weeks int, heard value.Date) {
		p := &care.Person{FirstName: first, LastName: last, Born: "2006-05-03", Adviser: "Ruth Okafor", AgreedEveryWeeks: weeks}
		b.Save(p)
		of := record.Meta{PersonID: p.ID}
		b.Save(&care.CarePeriod{Meta: of, From: "2019-03-11", To: "2024-05-03", Basis: "co"}, &care.Status{Meta: of, Code: status, From: "2024-05-03", ConfirmedBy: "Ruth Okafor"})
		if heard != "" {
			b.Save(&care.Contact{Meta: of, On: heard, Mode: "phone", Talked: value.Yes})
		}
	}
	add("Anna", "Abel", "former_relevant", 0, "2026-11-10")
	add("Ben", "Brook", "former_relevant", 0, "2026-08-04")
	add("Cara", "Coy", "former_relevant", 0, "")
	add("Dev", "Dale", "qualifying", 0, "2026-01-05")
	add("Eli", "Eden", "former_relevant", 1, "2026-11-01")
	return b
}

func TestPeopleSortedByRiskOfLosingTouch(t *testing.T) {
	b := crowd(t)
	b.Open(func() page.Page { return NewPeople(b.Env, page.Place{}) })
	p := b.Page.(*People)
	names := func() (out []string) {
		for _, r := range p.ordered() {
			out = append(out, r.Person.First())
		}
		return out
	}
	if got := names(); !slices.Equal(got, []string{"Anna", "Ben", "Cara", "Dev", "Eli"}) {
		t.Errorf("by name: %q", got)
	}
	chips, ok := pagetest.Find(p.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "Sorted by") })
	if !ok {
		t.Fatal("no choice of order")
	}
	b.Win.Canvas().Focus(chips)
	b.Key(fyne.KeyRight)
	b.Key(fyne.KeySpace)
	if got := names(); !slices.Equal(got, []string{"Cara", "Eli", "Ben", "Anna", "Dev"}) {
		t.Errorf("by risk: %q", got)
	}
	b.Win.Canvas().Focus(p.table)
	b.Key(fyne.KeyHome)
	b.Key(fyne.KeyDown)
	if label := p.table.AccessibilityLabel(); !strings.Contains(label, "Eden, Eli") || !strings.Contains(label, "3.3 times as long as promised") {
		t.Errorf("the second line says %q", label)
	}
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "never heard from first") {
		t.Error(words)
	}
}

func TestEveryoneSortedByRisk(t *testing.T) {
	b := crowd(t)
	b.Open(func() page.Page { return New(b.Env, page.Place{}) })
	p := b.Page.(*Home)
	first := func() string {
		b.Win.Canvas().Focus(p.every)
		b.Key(fyne.KeyHome)
		return p.every.AccessibilityLabel()
	}
	if label := first(); !strings.Contains(label, "Anna Abel") {
		t.Errorf("by name: %q", label)
	}
	b.Press(p.Body(), "Sort by risk of losing touch")
	if label := first(); !strings.Contains(label, "Cara Coy") || !strings.Contains(pagetest.Words(p.Body()), "sorted by risk of losing touch") {
		t.Errorf("by risk: %q", label)
	}
	b.Press(p.Body(), "Sort by last name")
	if label := first(); !strings.Contains(label, "Anna Abel") {
		t.Errorf("by name again: %q", label)
	}
}

func TestScreensOfPeople(t *testing.T) {
	b := crowd(t)
	b.Shots("people-risk", func() page.Page { return NewPeople(b.Env, page.Place{Arg: "risk"}) }, nil)
	b.Shots("home-risk", func() page.Page { return New(b.Env, page.Place{}) }, func() { b.Press(b.Page.Body(), "Sort by risk of losing touch") })
}
