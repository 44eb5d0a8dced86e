package settings_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/page/settings"
	"waymark/ui/widgets"
)

func open(t *testing.T) (*pagetest.Bench, page.Page) {
	b := pagetest.WithAmara(t)
	return b, b.Open(func() page.Page { return settings.New(b.Env, page.Place{Page: "settings", Arg: "clocks"}) })
}

func clocks(t *testing.T, p page.Page) *widgets.RowList {
	t.Helper()
	l, ok := pagetest.Find(p.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), "Clocks and promises") })
	if !ok {
		t.Fatal("no list of clocks")
	}
	return l
}

// Every rule stands with what binds; the law can be made stricter by the keyboard, never looser, and the dates go by it at once.
func TestClocksAndPromises(t *testing.T) {
	b, p := open(t)
	l := clocks(t, p)
	for key, want := range map[string][]string{"plan-review": {"Plan review", "At least every 6 months.", "Law"}, "keep-in-touch": {"At least every 8 weeks.", "Our promise"}, "less-support-review": {"Guidance"}, "plan-action": {"Agreed"}} {
		l.Select(key)
		for _, w := range want {
			if !strings.Contains(l.AccessibilityLabel(), w) {
				t.Errorf("%s: no %q in %q", key, w, l.AccessibilityLabel())
			}
		}
	}
	widgets.Focus(l)
	l.Select("plan-review")
	b.Key(fyne.KeyReturn)
	if sheet := pagetest.Words(b.Sheet().Body()); !strings.Contains(sheet, "regulation 7(2)(c)") || !strings.Contains(sheet, "Relevant") {
		t.Errorf("the rule says %q", sheet)
	}
	b.Press(b.Sheet(), "Promise more here")
	sheet := b.Sheet()
	if !strings.Contains(pagetest.Words(sheet.Body()), "The law: At least every 6 months.") {
		t.Error("the editor does not name the law")
	}
	fill := func(n string, unit rune, source string) {
		b.Type(sheet, "How many", n)
		units, ok := pagetest.Find(sheet.Body(), func(c *widgets.Chips) bool { return strings.HasPrefix(c.AccessibilityLabel(), "Days, weeks or months") })
		if !ok {
			t.Fatal("no choice of units")
		}
		widgets.Focus(units)
		units.TypedRune(unit)
		b.Type(sheet, "Where this is written", source)
	}
	fill("9", 'm', "Local offer, page 4")
	b.Press(sheet, "Save")
	if problem := b.Field(b.Sheet().Body(), "How many").(*widgets.Field).Problem(); !strings.Contains(problem, "loosen the limit") {
		t.Errorf("nine months: %q", problem)
	}
	fill("3", 'm', "Local offer, page 4")
	b.Press(sheet, "Save")
	b.NoSheet()
	got, err := b.App.List(context.Background(), "local_rule", app.Filter{})
	if err != nil || len(got) != 1 || got[0].(*care.LocalRule).Length() != "3 months" {
		t.Fatalf("%v %v", got, err)
	}
	l = clocks(t, b.Page)
	l.Select("plan-review")
	if say := l.AccessibilityLabel(); !strings.Contains(say, "At least every 3 months.") || !strings.Contains(say, "changed here") {
		t.Errorf("the list does not show the change: %q", say)
	}
}

// What cannot be changed says so and offers nothing.
func TestALengthBehindAStatusCannotBeChanged(t *testing.T) {
	b, p := open(t)
	l := clocks(t, p)
	widgets.Focus(l)
	l.Select("care-days-eligible")
	b.Key(fyne.KeyReturn)
	if words := pagetest.Words(b.Sheet()); !strings.Contains(words, "This cannot be changed here.") || strings.Contains(words, "Promise more here") {
		t.Error(words)
	}
}

func TestClockScreens(t *testing.T) {
	b := pagetest.WithAmara(t)
	b.Save(&care.LocalRule{Rule: "plan-review", Amount: 3, Unit: "months", From: "2026-01-01", Source: "Local offer, page 4"})
	make := func() page.Page { return settings.New(b.Env, page.Place{Page: "settings", Arg: "clocks"}) }
	b.Shots("settings-clocks", make, nil)
	b.Shots("settings-clock", make, func() {
		p := b.Open(make)
		l := clocks(t, p)
		widgets.Focus(l)
		l.Select("plan-review")
		b.Key(fyne.KeyReturn)
	})
}
