package history

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	b.Clock.Step(-30 * time.Hour)
	b.Clock.Step(48 * time.Hour)
	h := b.File().Homes[0]
	h.Town = "Kington"
	b.Save(h)
	b.Clock.Step(10 * time.Minute)
	h.Phone = "01632 960147"
	b.Save(h)
	b.Clock.Step(3 * time.Hour)
	h.Town = "Leominster"
	b.Save(h)
	b.Save(&care.Paper{Meta: record.Meta{PersonID: b.Amara.ID}, Report: "review-pack", ForWhom: "Amara", Made: "2026-11-24", Number: "12", GivenTo: "Amara", Given: "2026-11-24"})
	return b
}

func TestScreens(t *testing.T) {
	b := bench(t)
	b.Save(&care.OwnWords{Meta: record.Meta{PersonID: b.Amara.ID}, About: "correction", Text: "I did not miss the dentist. It was cancelled by them.", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-20"})
	b.Shots("history", b.Part("history", "History", New), nil)
	b.Shots("history-one", b.Part("history", "History", New), func() { b.Key(fyne.KeyDown); b.Key(fyne.KeyReturn) })
}

func TestChangesAreFoldedBySitting(t *testing.T) {
	b := bench(t)
	p := New(b.Env, b.File(), page.Place{}).(*part)
	var homes []page.Sitting
	for _, s := range p.sittings {
		if s.RecordID == b.File().Homes[0].ID {
			homes = append(homes, s)
		}
	}
	if len(homes) != 3 {
		t.Fatalf("%d sittings at the home", len(homes))
	}
	two := strings.Join(homes[1].Words(), "\n")
	if !strings.Contains(two, "Changed town from Leominster to Kington") || !strings.Contains(two, "01632 960147") {
		t.Errorf("the sitting says:\n%s", two)
	}
	if !strings.Contains(homes[0].Words()[0], "from Kington to Leominster") {
		t.Errorf("the newest says %q", homes[0].Words())
	}
	if got := homes[0].When(b.App.Now()); got != "25 November, 11:40am" {
		t.Errorf("when: %q", got)
	}
}

func TestFilterAndOneRecord(t *testing.T) {
	b := bench(t)
	p := New(b.Env, b.File(), page.Place{}).(*part)
	all := len(p.sittings)
	p.filter = "savings"
	p.show()
	if len(p.sittings) != 0 || !strings.Contains(p.list.AccessibilityLabel(), "Nothing of this kind has changed.") {
		t.Errorf("savings: %d, %q", len(p.sittings), p.list.AccessibilityLabel())
	}
	p.filter = "touch"
	p.show()
	if n := len(p.sittings); n != 6 || n >= all {
		t.Errorf("in touch: %d of %d", n, all)
	}
	one := New(b.Env, b.File(), page.Place{Record: b.File().Homes[0].ID}).(*part)
	for _, s := range one.sittings {
		if s.Kind != "home" {
			t.Errorf("another record's change: %s", s.Kind)
		}
	}
}

func TestARecordThatStartedToday(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := New(b.Env, b.File(), page.Place{}).(*part)
	if got := p.beginning(); got != "This record started today." {
		t.Errorf("it says %q", got)
	}
	b.Clock.Step(48 * time.Hour)
	if got := New(b.Env, b.File(), page.Place{}).(*part).beginning(); got != "This record started on 24 November 2026." {
		t.Errorf("it says %q", got)
	}
}

func TestWhoSawItIsFolded(t *testing.T) {
	got := foldReads([]app.Change{{Act: "read", Who: "Ruth", At: 900}, {Act: "print", Who: "Ruth", At: 800}, {Act: "read", Who: "Ruth", At: 700}, {Act: "read", Who: "Sian", At: 600}})
	if len(got) != 3 || got[0].times != 2 || got[2].Who != "Sian" {
		t.Errorf("%+v", got)
	}
}

func TestOpeningIsRecordedAndShown(t *testing.T) {
	b := bench(t)
	b.Open(b.Part("history", "History", New))
	l, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool {
		return strings.HasPrefix(l.AccessibilityLabel(), "Who saw or was given what")
	})
	if !ok {
		t.Fatal("no list")
	}
	l.FocusGained()
	if label := l.AccessibilityLabel(); !strings.Contains(label, "Opened this record") || !strings.Contains(label, "Ruth Okafor") {
		t.Errorf("it says %q", label)
	}
}

func TestCorrectionIsWordForWord(t *testing.T) {
	b := bench(t)
	p := b.Open(b.Part("history", "History", New))
	p.Commands().New()
	s := b.Sheet()
	b.Type(s.Body(), "Their words", "I did not miss the dentist.")
	s.Main().Press()
	b.NoSheet()
	w := b.File().Words
	if len(w) != 1 || w[0].About != "correction" || w[0].How != "said" || w[0].WrittenBy != "Ruth Okafor" {
		t.Fatalf("stored: %+v", w)
	}
	if !strings.Contains(pagetest.Words(b.Page.Body()), "I did not miss the dentist.") {
		t.Error("it is not shown")
	}
}

// A due date that moved says so beside the change that moved it, or on its own where a rule of the service did.
func TestADateThatMovedStandsInTheHistory(t *testing.T) {
	b := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Status{Meta: of, Code: "eligible", From: "2025-05-03"}, &care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09"})
	b.Clock.Step(time.Hour)
	r := b.File().Reviews[0]
	r.Held = "2026-06-16"
	b.Save(r)
	list := func() string {
		p := New(b.Env, b.File(), page.Place{}).(*part)
		p.list.Resize(fyne.NewSize(700, 3000))
		all, last := "", "none"
		for p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}); p.list.Current() != last; p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) {
			last = p.list.Current()
			all += p.list.AccessibilityLabel() + "\n"
		}
		return all
	}
	if words := list(); strings.Count(words, "moved from 9 December to 16 December") != 1 {
		t.Errorf("the history says\n%s", words)
	}
	b.Save(&care.LocalRule{Rule: "plan-review-eligible", Amount: 4, Unit: "months", From: "2026-01-01", Source: "Local offer"})
	if words := list(); strings.Count(words, "Plan review moved from 16 December to 16 October") != 1 || strings.Count(words, "moved from 9 December to 16 December") != 1 {
		t.Errorf("after a local rule the history says\n%s", words)
	}
}

// A rating is named by its skill's words, not by a code of the list.
func TestASkillIsNamed(t *testing.T) {
	b := bench(t)
	r := &care.Rating{Meta: record.Meta{PersonID: b.Amara.ID}, Skill: "MO02", Voice: "adult", Level: 3, By: "Ruth Okafor", On: "2026-11-24"}
	b.Save(r)
	p := New(b.Env, b.File(), page.Place{}).(*part)
	if line := p.line(r.ID); strings.Contains(line, "MO02") || !strings.Contains(line, "budget") {
		t.Errorf("the history says %q", line)
	}
}

// Every kind of record about a young person belongs to a filter.
func TestEveryKindIsInAFilter(t *testing.T) {
	in := map[string]bool{}
	for _, list := range kinds {
		for _, k := range list {
			in[k] = true
			if care.Spec(k) == nil {
				t.Errorf("no kind is called %q", k)
			}
		}
	}
	for _, s := range care.Specs() {
		if !s.Shared && !in[s.Kind] {
			t.Errorf("%s is in no filter", s.Kind)
		}
	}
}
