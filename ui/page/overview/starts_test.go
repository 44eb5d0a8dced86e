package overview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func listOf(p page.Page, name string) (*widgets.RowList, bool) {
	return pagetest.Find(p.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), name) })
}

// A date that moved because a fact was put right says so, with both days and who did it; one that made way for the next is no news.
func TestADateThatMovedSaysSo(t *testing.T) {
	b := full(t)
	if _, ok := listOf(b.Open(b.Part("overview", "Overview", New)), "Dates that moved"); ok {
		t.Error("something moved before anything was changed")
	}
	f := b.File()
	f.Reviews[0].Held = "2026-06-16"
	b.Save(f.Reviews[0])
	l, ok := listOf(b.Open(b.Part("overview", "Overview", New)), "Dates that moved")
	if !ok {
		t.Fatal("nothing says that the review moved")
	}
	l.Select("0")
	say := l.AccessibilityLabel()
	for _, want := range []string{"Plan review", "This was 9 December, counted from: last review 9 June.", "It is 16 December now, because Ruth Okafor changed held on from 9 June 2026 to 16 June 2026"} {
		if !strings.Contains(say, want) {
			t.Errorf("no %q in %q", want, say)
		}
	}
	b.Save(&care.LocalRule{Rule: "plan-review-eligible", Amount: 4, Unit: "months", From: "2026-01-01", Source: "Local offer"})
	l, _ = listOf(b.Open(b.Part("overview", "Overview", New)), "Dates that moved")
	l.Select("0")
	if say := l.AccessibilityLabel(); !strings.Contains(say, "This was 16 December") || !strings.Contains(say, "It is 16 October now, because Ruth Okafor added a local rule on") {
		t.Errorf("a local rule moved it silently: %q", say)
	}
	b.Win.Resize(fyne.NewSize(1090, 1900))
	b.Shot("overview-moved")
}

func TestWhatStartsAndStops(t *testing.T) {
	b := full(t)
	l, ok := listOf(b.Open(b.Part("overview", "Overview", New)), "What starts and stops")
	if !ok {
		t.Fatal("nothing says what starts and stops")
	}
	l.Select("care-endsstops")
	if say := l.AccessibilityLabel(); !strings.Contains(say, "3 May 2027") || !strings.Contains(say, "stops at 18") {
		t.Errorf("%q", say)
	}
}

// What is due can be saved as a calendar from where it is listed.
func TestDatesAreSavedFromTheirList(t *testing.T) {
	b := full(t)
	b.Open(b.Part("overview", "Overview", New))
	b.Press(b.Page.Body(), "Save as a calendar")
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "calendar program") {
		t.Errorf("the sheet says %q", words)
	}
}
