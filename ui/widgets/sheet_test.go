package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/ui/look"
)

func TestSheetKeepsTheFocusAndGivesItBack(t *testing.T) {
	under := NewButton(Ordinary, "", "Under", nil)
	w, keys := open(t, Column(0, under))
	c := w.Canvas()
	Focus(under)
	var heard []bool
	stop := ListenSheets(func(open bool) { heard = append(heard, open) })
	defer stop()
	name := NewField("Name")
	closed, saved := 0, 0
	s := NewSheet(c, "Add a young person", Column(8, name, NewCheck("no last name", false, nil)),
		NewButton(Primary, "known", "Save", func() { saved++ }))
	s.OnClose(func() { closed++ })
	s.Show()
	if c.Focused() != name.FocusTarget() {
		t.Fatalf("the focus is on %T", c.Focused())
	}
	seen := map[fyne.Focusable]bool{}
	for range 10 {
		if c.Focused() == fyne.Focusable(under) {
			t.Fatal("Tab left the sheet")
		}
		seen[c.Focused()] = true
		c.FocusNext()
	}
	if len(seen) != 4 {
		t.Errorf("Tab reaches %d things", len(seen))
	}
	if TopSheet(c) != s {
		t.Error("the open sheet is not found")
	}
	TopSheet(c).Main().Press()
	if saved != 1 {
		t.Error("Ctrl+Enter has nothing to press")
	}
	press(c.Focused(), fyne.KeyEscape)
	if closed != 1 || TopSheet(c) != nil || c.Overlays().Top() != nil {
		t.Fatal("Esc does not close the sheet")
	}
	if c.Focused() != fyne.Focusable(under) {
		t.Error("the focus did not come back")
	}
	press(under, fyne.KeyEscape)
	if len(*keys) != 1 {
		t.Errorf("the page's keys are %v", *keys)
	}
	if !slices.Equal(heard, []bool{true, false}) {
		t.Error(heard)
	}
}

func TestSheetAsksBeforeItCloses(t *testing.T) {
	w, _ := open(t, Gap(1))
	may := false
	s := NewSheet(w.Canvas(), "Log a contact", NewField("About"), nil).MayClose(func() bool { return may })
	s.Show()
	press(w.Canvas().Focused(), fyne.KeyEscape)
	if TopSheet(w.Canvas()) != s {
		t.Fatal("closed without leave")
	}
	may = true
	press(w.Canvas().Focused(), fyne.KeyEscape)
	if TopSheet(w.Canvas()) != nil {
		t.Fatal("did not close")
	}
}

func TestSheetsStackAndTheLockClosesAll(t *testing.T) {
	w, _ := open(t, Gap(1))
	a := NewSheet(w.Canvas(), "One", NewField("a"), nil)
	a.Show()
	Tell(w.Canvas(), "Two", "Words.")
	press(w.Canvas().Focused(), fyne.KeyEscape)
	if TopSheet(w.Canvas()) != a {
		t.Error("Esc closed more than the upper sheet")
	}
	Tell(w.Canvas(), "Two", "Words.")
	CloseSheets(w.Canvas())
	if len(w.Canvas().Overlays().List()) != 0 || TopSheet(w.Canvas()) != nil {
		t.Error("a sheet stayed over the locked window")
	}
}

// Enter right after a question that erases must not erase.
func TestErasingIsNotUnderTheEnterKey(t *testing.T) {
	w, _ := open(t, Gap(1))
	erased := false
	Ask(w.Canvas(), "Remove this action?", "You can undo it, also tomorrow.", Danger, "Remove", func() { erased = true })
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if erased || TopSheet(w.Canvas()) != nil {
		t.Errorf("erased %v", erased)
	}
	Ask(w.Canvas(), "Print it?", "Four pages.", Primary, "Print", func() { erased = true })
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if !erased {
		t.Error("the main button was not first")
	}
}

func TestALongSheetScrolls(t *testing.T) {
	w, _ := open(t, Gap(1))
	last := NewField("Last")
	s := NewSheet(w.Canvas(), "Long", Column(0, NewField("First"), Gap(3000), last), NewButton(Primary, "", "Save", nil))
	s.Show()
	Focus(last)
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.Canvas().Focused().(fyne.CanvasObject)).Y
	if y < 0 || y > 640 {
		t.Errorf("the last field lies at %v", y)
	}
	foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.foot).Y
	if foot > 690 {
		t.Errorf("the buttons lie at %v", foot)
	}
}

func TestStatusBarFollowsTheFocus(t *testing.T) {
	a := NewButton(Ordinary, "", "Print", nil).Helped("Ctrl+P prints what you are looking at.")
	f := NewField("Name")
	f.SetHelp("As on the birth certificate.")
	bar := NewStatusBar()
	defer bar.Stop()
	bar.SetStanding("Good afternoon.")
	w, _ := open(t, Column(0, a, f, bar))
	if bar.Text() != "Good afternoon." {
		t.Error(bar.Text())
	}
	Focus(a)
	if bar.Text() != "Ctrl+P prints what you are looking at." {
		t.Error(bar.Text())
	}
	bar.Say(Done, "£12.50 saved.")
	Focus(f)
	if bar.Text() != "£12.50 saved." {
		t.Error("the message went with the first move of the focus")
	}
	Focus(a)
	Focus(f)
	if bar.Text() != "As on the birth certificate." {
		t.Error(bar.Text())
	}
	f.SetProblem("Type a last name.")
	Focus(a)
	Focus(f)
	if bar.Text() != "Type a last name." {
		t.Error(bar.Text())
	}
	_ = w
}

func TestTileAndPracticeDraw(t *testing.T) {
	opened := false
	tile := NewTile("skills", "11 skills to go", "in the set", func() { opened = true }).Figure()
	open(t, Column(0, NewPractice(), Tiles(tile), NewMeter(3, 0, ""), NewWeeks(nil, "none")))
	test.Tap(tile)
	if !opened {
		t.Error("a click does not open the tile")
	}
	opened = false
	press(tile, fyne.KeyReturn)
	if !opened {
		t.Error("Enter does not open the tile")
	}
	fyne.CurrentApp().Settings().SetTheme(look.New(look.AlwaysDark, 150))
	if tile.MinSize().Height < look.Scaled(40) {
		t.Error("the tile does not follow the text size")
	}
}
