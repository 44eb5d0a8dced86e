package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// open shows content in a window and records the keys that reach the page.
func open(t *testing.T, content fyne.CanvasObject) (fyne.Window, *[]fyne.KeyName) {
	t.Helper()
	w := newTestWindow(t, look.AlwaysLight, 100, fyne.NewSize(1000, 700), content)
	keys := &[]fyne.KeyName{}
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { *keys = append(*keys, ev.Name) })
	return w, keys
}

func press(f fyne.Focusable, names ...fyne.KeyName) {
	for _, n := range names {
		f.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func typeInto(f fyne.Focusable, text string) {
	for _, r := range text {
		f.TypedRune(r)
	}
}

func TestButtonAnswersClickSpaceAndEnter(t *testing.T) {
	pressed := 0
	b := NewButton(Primary, "known", "Save", func() { pressed++ }).Key("Ctrl+S")
	w, keys := open(t, Column(0, b))
	test.Tap(b)
	press(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
	if pressed != 4 {
		t.Errorf("pressed %d times", pressed)
	}
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a click did not give the focus")
	}
	press(b, fyne.KeyEscape)
	if !slices.Equal(*keys, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("the page got %v", *keys)
	}
	b.Disable()
	test.Tap(b)
	press(b, fyne.KeySpace)
	b.Press()
	if pressed != 4 {
		t.Error("a disabled button was pressed")
	}
}

// Every focusable thing says what it is, what to press, and draws its ring.
func TestEveryControlHasHelpLabelAndRole(t *testing.T) {
	body := gallery()
	open(t, NewScroll(0, 0, body))
	var all []fyne.Focusable
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok {
			all = append(all, f)
		} else if l, ok := o.(interface{ FocusTarget() fyne.Focusable }); ok {
			all = append(all, l.FocusTarget())
			return
		}
		for _, h := range heldBy(o) {
			walk(h)
		}
	}
	walk(body)
	if len(all) < 20 {
		t.Fatalf("only %d controls found", len(all))
	}
	for _, f := range all {
		f.FocusGained()
		a, ok := f.(fyne.Accessible)
		if !ok {
			t.Errorf("%T has no words for a screen reader", f)
			continue
		}
		if e, isEntry := f.(*entry); a.AccessibilityLabel() == "" && !isEntry {
			t.Errorf("%T has an empty label: %v", f, e)
		}
		if a.AccessibilityRole() == "" {
			t.Errorf("%T has no role", f)
		}
		if _, ok := f.(Helper); !ok {
			t.Errorf("%T has no help", f)
		}
		f.FocusLost()
	}
}

// Tab goes through everything once and comes round: no traps.
func TestTabReachesEverythingAndIsNeverHeld(t *testing.T) {
	body := gallery()
	w, _ := open(t, NewScroll(0, 0, body))
	c := w.Canvas()
	seen := map[fyne.Focusable]bool{}
	var order []fyne.Focusable
	for range 100 {
		c.FocusNext()
		f := c.Focused()
		if f == nil || seen[f] {
			break
		}
		if tab, ok := f.(fyne.Tabbable); ok && tab.AcceptsTab() {
			t.Errorf("%T keeps the Tab key", f)
		}
		seen[f] = true
		order = append(order, f)
	}
	if len(order) < 20 || c.Focused() != order[0] {
		t.Fatalf("Tab reached %d things and then did not begin again", len(order))
	}
	c.FocusPrevious()
	if c.Focused() != order[len(order)-1] {
		t.Error("Shift+Tab does not go the same way back")
	}
	for _, f := range order {
		if _, stock := f.(*widget.Button); stock {
			t.Error("a stock button")
		}
	}
}

func TestFieldSelectsWhatItHoldsAndTellsThePage(t *testing.T) {
	f, other := NewField("Last name"), NewField("First name")
	w, keys := open(t, Column(0, f, other))
	f.SetText("Bello")
	var left []string
	f.OnLeave(func(s string) { left = append(left, s) })
	Focus(f)
	typeInto(w.Canvas().Focused(), "Osei")
	if f.Text() != "Osei" {
		t.Errorf("typing after Tab gave %q", f.Text())
	}
	press(w.Canvas().Focused(), fyne.KeyEscape, fyne.KeyPageDown)
	if !slices.Equal(*keys, []fyne.KeyName{fyne.KeyEscape, fyne.KeyPageDown}) {
		t.Errorf("the page got %v", *keys)
	}
	Focus(other)
	if !slices.Equal(left, []string{"Osei"}) {
		t.Errorf("left with %v", left)
	}
	entered := ""
	other.OnEnter(func(s string) { entered = s })
	typeInto(w.Canvas().Focused(), "Mia")
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if entered != "Mia" {
		t.Errorf("Enter gave %q", entered)
	}
}

func TestFieldComesBackWithoutSelectingAgain(t *testing.T) {
	f := NewField("Name")
	w, _ := open(t, Column(0, f))
	f.SetText("Bello")
	Focus(f)
	press(w.Canvas().Focused(), fyne.KeyEnd)
	e := w.Canvas().Focused()
	e.FocusLost() // another window came in front
	e.FocusGained()
	typeInto(e, "!")
	if f.Text() != "Bello!" {
		t.Errorf("coming back selected the text: %q", f.Text())
	}
}

func TestFieldShowsProblemsAndTooManyLetters(t *testing.T) {
	open(t, Gap(1)) // an entry keeps its least size, so the theme comes first
	f := NewField("Code")
	f.SetHint("Four letters.")
	open(t, Column(0, f))
	f.SetLimit(4)
	plain := f.HeightFor(500)
	typeInto(f.FocusTarget(), "ABCDE")
	if f.Problem() == "" || f.Text() != "ABCDE" {
		t.Errorf("problem %q, text %q", f.Problem(), f.Text())
	}
	if !strings.Contains(f.FocusTarget().(fyne.Accessible).AccessibilityLabel(), "These are 5") {
		t.Error("the problem is not spoken")
	}
	press(f.FocusTarget(), fyne.KeyBackspace)
	if f.Problem() != "" {
		t.Error("the problem stays after it was mended")
	}
	if f.HeightFor(500) != plain {
		t.Errorf("the line under the field was not given back: %v, %v, %q", f.HeightFor(500), plain, f.under.Text())
	}
	if f.HeightFor(200) < f.HeightFor(500) {
		t.Error("a narrow field is lower than a wide one")
	}
}

func TestConcealedFieldIsNeverSpoken(t *testing.T) {
	f := NewField("Passphrase")
	f.Conceal(true)
	open(t, Column(0, f))
	typeInto(f.FocusTarget(), "harbour linen")
	if label := f.FocusTarget().(fyne.Accessible).AccessibilityLabel(); strings.Contains(label, "harbour") {
		t.Error(label)
	}
}

func TestNoteTakesEnterAndGivesTab(t *testing.T) {
	n := NewNote("What happened", 3)
	w, keys := open(t, Column(0, n))
	Focus(n)
	f := w.Canvas().Focused()
	typeInto(f, "one")
	press(f, fyne.KeyReturn)
	typeInto(f, "two")
	if n.Text() != "one\ntwo" {
		t.Errorf("%q", n.Text())
	}
	if f.(fyne.Tabbable).AcceptsTab() {
		t.Error("Tab is typed into the note")
	}
	press(f, fyne.KeyEscape)
	if len(*keys) != 1 {
		t.Error("Esc is lost")
	}
	if !f.(Typing).TypedUndo() {
		t.Error("there was typing to undo")
	}
}

func TestDateFieldIsReadOnLeaving(t *testing.T) {
	d, next := NewDateField("On", testDates), NewField("Next")
	w, _ := open(t, Column(0, d, next))
	var got []string
	d.OnChange(func(s string) { got = append(got, s) })
	Focus(d)
	typeInto(w.Canvas().Focused(), "24 11 26")
	if len(got) != 0 {
		t.Error("read while it was still being typed")
	}
	Focus(next)
	if d.Text() != "24 11 2026" || !slices.Equal(got, []string{"24 11 2026"}) {
		t.Errorf("text %q, heard %v", d.Text(), got)
	}
	if !strings.Contains(d.FocusTarget().(fyne.Accessible).AccessibilityLabel(), "Tuesday 24 November 2026") {
		t.Error("the day in words is not spoken")
	}
	Focus(d)
	press(w.Canvas().Focused(), fyne.KeyUp)
	if v, err := d.Value(); v != "25 11 2026" || err != nil {
		t.Errorf("Up gave %q, %v", v, err)
	}
	press(w.Canvas().Focused(), fyne.KeyDown)
	if v, _ := d.Value(); v != "24 11 2026" {
		t.Errorf("Down gave %q", v)
	}
	d.entry.SetText("31 2")
	Focus(next)
	if d.Text() != "31 2" || d.Problem() == "" {
		t.Errorf("a bad date became %q with problem %q", d.Text(), d.Problem())
	}
	if v, err := d.Value(); err == nil {
		t.Errorf("a bad date gave %q without a problem", v)
	}
	d.entry.SetText("?")
	if v, err := d.Value(); v != "?" || err != nil || d.Problem() != "" {
		t.Errorf("? gave %q, %v", v, err)
	}
	d.entry.SetText("")
	if v, err := d.Value(); v != "" || err != nil {
		t.Errorf("emptied gave %q, %v", v, err)
	}
}

func TestChoiceOpensOnlyWhenAsked(t *testing.T) {
	var got []string
	c := NewChoice("Born at", answers, func(v string) { got = append(got, v) })
	w, keys := open(t, Column(0, c))
	Focus(c)
	box := w.Canvas().Focused()
	press(box, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp)
	if len(got) != 0 || w.Canvas().Overlays().Top() != nil {
		t.Fatal("passing through changed something")
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyDown} {
		press(box, key)
		if w.Canvas().Overlays().Top() == nil {
			t.Fatalf("%s does not open the list", key)
		}
		press(w.Canvas().Focused(), fyne.KeyEscape)
		if w.Canvas().Overlays().Top() != nil {
			t.Fatal("Esc does not close the list")
		}
	}
	press(box, fyne.KeyDown)
	press(w.Canvas().Focused(), fyne.KeyDown, fyne.KeyReturn)
	if c.Value() != "none" || !slices.Equal(got, []string{"none"}) {
		t.Errorf("value %q, heard %v", c.Value(), got)
	}
	if w.Canvas().Focused() != box {
		t.Error("the focus did not come back")
	}
	box.TypedRune('D')
	if c.Value() != "declined" {
		t.Errorf("the letter gave %q", c.Value())
	}
	press(box, fyne.KeyEscape)
	if (*keys)[len(*keys)-1] != fyne.KeyEscape {
		t.Error("Esc did not reach the page")
	}
	c.SetReadOnly(true)
	box.TypedRune('k')
	if c.Value() != "declined" {
		t.Error("a read-only choice was changed")
	}
}

func TestCheckAndRadios(t *testing.T) {
	var on []bool
	c := NewCheck("We talked", false, func(v bool) { on = append(on, v) })
	picked := ""
	r := NewRadios("Copy for", []Option{{Value: "me", Label: "Me", Key: 'm'}, {Value: "dr", Label: "Doctor"}, {Value: "file", Label: "My file", Hint: "I said yes"}}, "me", func(v string) { picked = v })
	open(t, Column(0, c, r))
	press(c, fyne.KeySpace)
	test.Tap(c)
	if !slices.Equal(on, []bool{true, false}) {
		t.Error(on)
	}
	press(r, fyne.KeyDown)
	if picked != "dr" {
		t.Errorf("Down picked %q", picked)
	}
	press(r, fyne.KeyEnd)
	if picked != "file" {
		t.Errorf("End picked %q", picked)
	}
	press(r, fyne.KeyHome)
	if picked != "me" {
		t.Errorf("Home picked %q", picked)
	}
	r.TypedRune('x')
	test.TapAt(r, fyne.NewPos(10, r.rowHeight(r.options[0], r.Size().Width)+5))
	if picked != "dr" {
		t.Errorf("a click picked %q", picked)
	}
}

func TestChips(t *testing.T) {
	var got []string
	many := NewChips("About", true, []Option{{Value: "h", Label: "Health", Key: 'h'}, {Value: "o", Label: "Housing", Key: 'o'}, {Value: "p", Label: "Money", Key: 'p'}}, nil, func(c []string) { got = c })
	one := NewChips("Show", false, []Option{{Value: "all", Label: "All"}, {Value: "r", Label: "Reviews"}}, []string{"all"}, func(c []string) { got = c })
	open(t, Column(0, many, one))
	typeInto(many, "ph")
	if !slices.Equal(got, []string{"h", "p"}) {
		t.Errorf("letters gave %v", got)
	}
	typeInto(many, "P")
	if !slices.Equal(got, []string{"h"}) {
		t.Errorf("the letter again gave %v", got)
	}
	press(many, fyne.KeyHome, fyne.KeyRight, fyne.KeySpace)
	if !slices.Equal(got, []string{"h", "o"}) {
		t.Errorf("Right and Space gave %v", got)
	}
	one.FocusGained()
	press(one, fyne.KeyRight)
	if one.Chosen()[0] != "all" {
		t.Error("moving chose")
	}
	press(one, fyne.KeyReturn)
	if !slices.Equal(got, []string{"r"}) {
		t.Errorf("Enter gave %v", got)
	}
	test.TapAt(one, fyne.NewPos(10, 10))
	if !slices.Equal(got, []string{"all"}) {
		t.Errorf("a click gave %v", got)
	}
}

func TestTabs(t *testing.T) {
	opened := ""
	tabs := NewTabs("Parts", []Tab{{Value: "o", Label: "Overview"}, {Value: "p", Label: "Plan"}, {Value: "h", Label: "History"}}, "o", func(v string) { opened = v })
	_, keys := open(t, Column(0, tabs))
	tabs.FocusGained()
	press(tabs, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if opened != "" {
		t.Error("moving opened")
	}
	press(tabs, fyne.KeyReturn)
	if opened != "h" {
		t.Errorf("Enter opened %q", opened)
	}
	press(tabs, fyne.KeyHome, fyne.KeySpace)
	if opened != "o" {
		t.Errorf("Home and Space opened %q", opened)
	}
	press(tabs, fyne.KeyEnd, fyne.KeyEnter)
	tabs.Step(-1)
	if opened != "p" {
		t.Errorf("the step back opened %q", opened)
	}
	press(tabs, fyne.KeyEscape)
	if len(*keys) != 1 {
		t.Error("Esc is lost")
	}
}

func TestRail(t *testing.T) {
	opened, closed := "", ""
	r := NewRail([]Place{{Value: "home", Label: "Home", Icon: "home"}, {Value: "people", Label: "People", Icon: "people"}}, Place{Value: "lock", Label: "Lock now", Icon: "lock"}, func(v string) { opened = v })
	r.OnClose(func(v string) { closed = v })
	r.SetRecords([]Place{{Value: "amara", Label: "Amara Bello", Icon: "papers"}})
	r.SetValue("people")
	open(t, r)
	r.FocusGained()
	press(r, fyne.KeyDown, fyne.KeyReturn)
	if opened != "amara" {
		t.Errorf("opened %q", opened)
	}
	press(r, fyne.KeyDelete)
	if closed != "amara" {
		t.Errorf("closed %q", closed)
	}
	r.SetRecords(nil)
	press(r, fyne.KeyEnd, fyne.KeySpace)
	if opened != "lock" {
		t.Errorf("End opened %q", opened)
	}
	test.TapAt(r, fyne.NewPos(30, r.tops(r.Size().Height)[0]+5))
	if opened != "home" {
		t.Errorf("a click opened %q", opened)
	}
}

func TestScale(t *testing.T) {
	got := -1
	s := NewScale("How I feel", Young, fiveSteps, func(v int) { got = v })
	went := false
	s.OnEnter(func() { went = true })
	open(t, Column(0, s))
	typeInto(s, "3")
	press(s, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if got != 5 {
		t.Errorf("Right gave %d", got)
	}
	typeInto(s, "9x")
	press(s, fyne.KeyLeft)
	if got != 4 {
		t.Errorf("Left gave %d", got)
	}
	typeInto(s, "0")
	if got != 0 || !strings.Contains(s.AccessibilityLabel(), "not rated") {
		t.Errorf("0 gave %d, %q", got, s.AccessibilityLabel())
	}
	press(s, fyne.KeyReturn)
	if !went {
		t.Error("Enter does not go on")
	}
	test.TapAt(s, fyne.NewPos(look.Scaled(scaleCircle)/2, 15))
	if got != 1 {
		t.Errorf("a click gave %d", got)
	}
	s.SetReadOnly(true)
	typeInto(s, "5")
	if s.Value() != 1 {
		t.Error("a read-only rating was changed")
	}
	if st := NewStones(1, 3); !st.Apart() || NewStones(2, 3).Apart() || NewStones(0, 5).Apart() {
		t.Errorf("apart: %s", st.Say())
	}
}
