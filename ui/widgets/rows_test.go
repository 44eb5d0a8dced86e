package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/ui/look"
)

func manyItems(n int) []Item {
	items := []Item{{Heading: "Everyone"}}
	for i := range n {
		items = append(items, Item{Key: fmt.Sprint(i), Title: fmt.Sprintf("Person %d", i), Detail: strings.Repeat("soft words ", i%4)})
	}
	return items
}

func TestRowListKeys(t *testing.T) {
	l := NewRowList("Due", dueItems()...)
	var opened, selected []string
	l.OnOpen(func(k string) { opened = append(opened, k) })
	l.OnSelect(func(k string) { selected = append(selected, k) })
	_, keys := open(t, l)
	l.FocusGained()
	if l.Current() != "a" {
		t.Fatalf("begins at %q", l.Current())
	}
	press(l, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp)
	if !slices.Equal(selected, []string{"b", "c", "b", "d", "a"}) {
		t.Errorf("went %v", selected)
	}
	typeInto(l, "j")
	if l.Current() != "c" {
		t.Errorf("the letter went to %q", l.Current())
	}
	press(l, fyne.KeyReturn, fyne.KeySpace)
	if !slices.Equal(opened, []string{"c", "c"}) {
		t.Errorf("opened %v", opened)
	}
	if !strings.Contains(l.AccessibilityLabel(), "Jordan Blake: needs assessment, 2 December, in 8 days") {
		t.Errorf("spoken: %s", l.AccessibilityLabel())
	}
	press(l, fyne.KeyEscape)
	if len(*keys) != 1 {
		t.Error("Esc is lost")
	}
}

func TestRowListTicksAndHooks(t *testing.T) {
	l := NewRowList("Changes", Item{Key: "1", Title: "Money", Tick: Ticked}, Item{Key: "2", Title: "Work", Tick: Unticked})
	var ticked []string
	l.OnTick(func(k string) { ticked = append(ticked, k) })
	var runes []string
	l.OnRune(func(k string, r rune) bool { runes = append(runes, k+string(r)); return r == '3' })
	open(t, l)
	l.FocusGained()
	press(l, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if !slices.Equal(ticked, []string{"1", "2"}) {
		t.Error(ticked)
	}
	typeInto(l, "3m")
	if !slices.Equal(runes, []string{"23", "2m"}) || l.Current() != "1" {
		t.Errorf("%v, at %s", runes, l.Current())
	}
	if !strings.Contains(l.AccessibilityLabel(), "ticked") {
		t.Error("the tick is not spoken")
	}
}

func TestRowListKeepsItsPlaceByKey(t *testing.T) {
	l := NewRowList("People", manyItems(5)...)
	l.OnSelect(func(string) {})
	open(t, l)
	l.Select("3")
	items := manyItems(5)
	slices.Reverse(items[1:])
	l.SetItems(items)
	if l.Current() != "3" {
		t.Errorf("now at %q", l.Current())
	}
	l.SetItems(items[:2])
	if l.Current() != "4" {
		t.Errorf("after its row went: %q", l.Current())
	}
	l.SetItems(nil)
	l.SetEmpty("Nothing is due in the next 3 weeks.")
	l.FocusGained()
	press(l, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyReturn)
	typeInto(l, "a")
	if !strings.Contains(l.AccessibilityLabel(), "Nothing is due") {
		t.Error(l.AccessibilityLabel())
	}
}

// A long list draws only what is in sight, and the current row always is.
func TestRowListIsLongAndStaysInSight(t *testing.T) {
	l := NewRowList("People", manyItems(3000)...)
	open(t, l)
	l.FocusGained()
	inSight := func() {
		t.Helper()
		y, h := l.area()
		if y < -0.5 || y+h > l.Size().Height+0.5 {
			t.Errorf("row %s lies at %v to %v of %v", l.Current(), y, y+h, l.Size().Height)
		}
	}
	inSight()
	press(l, fyne.KeyEnd)
	if l.Current() != "2999" {
		t.Fatalf("End went to %q", l.Current())
	}
	inSight()
	if n := len(l.body.shown); n > 40 {
		t.Errorf("%d rows are drawn", n)
	}
	press(l, fyne.KeyPageUp)
	inSight()
	if l.Current() == "2999" {
		t.Error("Page Up did not move")
	}
	press(l, fyne.KeyHome)
	if l.scroll.Offset.Y != 0 {
		t.Error("Home does not show the heading above")
	}
	press(l, fyne.KeyPageDown)
	inSight()
}

func TestAClickChoosesAndOpens(t *testing.T) {
	l := NewRowList("Due", dueItems()...)
	opened, ticked := "", ""
	l.OnOpen(func(k string) { opened = k })
	w, _ := open(t, l)
	box := l.body.shown[2].(*rowBox)
	test.Tap(box)
	if opened != "b" || l.Current() != "b" || w.Canvas().Focused() != fyne.Focusable(l) {
		t.Errorf("opened %q, at %q", opened, l.Current())
	}
	heading := l.body.shown[0].(*rowBox)
	test.Tap(heading)
	if l.Current() != "b" {
		t.Error("a heading was chosen")
	}
	l.SetItems([]Item{{Key: "1", Title: "Money", Tick: Unticked}})
	l.OnTick(func(k string) { ticked = k })
	test.TapAt(l.body.shown[0].(*rowBox), fyne.NewPos(20, 20))
	if ticked != "1" {
		t.Error("a click on the tick did not tick")
	}
}

func TestTableStacksWhenItDoesNotFit(t *testing.T) {
	table := peopleTable()
	table.SetWhole(true)
	wide, narrow := table.HeightFor(900), table.HeightFor(300)
	if narrow < wide*1.5 {
		t.Errorf("wide %v, narrow %v", wide, narrow)
	}
	opened := ""
	table.OnOpen(func(k string) { opened = k })
	open(t, table)
	table.FocusGained()
	press(table, fyne.KeyDown, fyne.KeyReturn)
	if opened != "2" {
		t.Errorf("opened %q", opened)
	}
	if got := table.AccessibilityLabel(); !strings.Contains(got, "Jordan Blake, 16, eligible, last heard from 5 days ago, plan review First plan") {
		t.Error(got)
	}
	typeInto(table, "d")
	if table.Current() != "3" {
		t.Errorf("the letter went to %q", table.Current())
	}
}

// A whole list on a page that scrolls brings its current row into sight.
func TestAWholeListMovesThePage(t *testing.T) {
	l := NewRowList("People", manyItems(60)...)
	l.SetWhole(true)
	page := NewScroll(10, 10, Column(0, Gap(300), l))
	w, _ := open(t, page)
	w.Canvas().Focus(l)
	press(l, fyne.KeyEnd)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	y, h := l.area()
	if y += pos.Y; y < 0 || y+h > 700 {
		t.Errorf("the last row lies at %v", y)
	}
	press(l, fyne.KeyHome)
	if pos = fyne.CurrentApp().Driver().AbsolutePositionForObject(l); pos.Y+look.RingRoom < 0 {
		t.Errorf("the list starts at %v", pos.Y)
	}
}
