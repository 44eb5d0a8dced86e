package widgets

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/ui/look"
)

var fiveSteps = []Step{
	{"Not yet", "I haven’t tried this."}, {"Getting started", "I’ve watched or talked about it."},
	{"With help", "I can do it with someone there."}, {"On my own", "I can do it myself most times."},
	{"Sorted", "I can do it even when things go wrong."},
}

var answers = []Option{
	{Value: "known", Label: "Known", Icon: "known", Token: look.Done, Key: 'k'},
	{Value: "none", Label: "None", Icon: "none", Token: look.Waiting, Key: 'n'},
	{Value: "unknown", Label: "Not known", Icon: "unknown", Token: look.Unknown, Key: 'u'},
	{Value: "declined", Label: "Rather not say", Icon: "declined", Token: look.Due, Key: 'd'},
	{Value: "notasked", Label: "Not asked yet", Icon: "notasked", Token: look.Unknown, Key: 'a'},
}

var testDates = DateRules{
	Parse: func(text string) (string, string, error) {
		switch text {
		case "?":
			return "?", "not known", nil
		case "24 11 26", "24 11 2026":
			return "24 11 2026", "Tuesday 24 November 2026", nil
		case "25 11 2026":
			return "25 11 2026", "Wednesday 25 November 2026", nil
		}
		return "", "", errors.New("31 February does not exist. Type the day, month and year, for example 8 12 2026.")
	},
	Step: func(s string, days int) string {
		if s == "24 11 2026" && days == 1 {
			return "25 11 2026"
		}
		return "24 11 2026"
	},
}

func dueItems() []Item {
	return []Item{
		{Heading: "Overdue"},
		{Key: "a", Icon: "contacts", Title: "Danielle Osei: keep in touch", Detail: "At least every 8 weeks (our local promise). Last heard from 18 September.", Right: "13 November", RightState: Overdue, RightWords: "11 days overdue"},
		{Key: "b", Icon: "health", Title: "Callum Reid: health assessment", Detail: "At least every 12 months from age 5. Last one 19 November 2025.", Right: "19 November", RightState: Overdue, RightWords: "5 days overdue"},
		{Heading: "Next 3 weeks"},
		{Key: "c", Icon: "plan", Title: "Jordan Blake: needs assessment", Detail: "Within 3 months of turning 16, on 2 September.", Right: "2 December", RightState: Due, RightWords: "in 8 days"},
		{Key: "d", Icon: "visit", Title: "Leon Grant: visit, then review", Detail: "As soon as possible after 28 days in a home the council provides. Moved 6 November.", Right: "from 4 Dec", RightState: Due, RightWords: "in 10 days"},
	}
}

func planItems() []Item {
	names := []string{"My personal adviser", "My support", "Where I live", "Learning", "Money", "If things go wrong"}
	items := make([]Item, len(names))
	for i, n := range names {
		items[i] = Item{Key: fmt.Sprint(i + 1), Number: fmt.Sprint(i + 1), Title: n, Plain: true,
			Marks: []Mark{{Icon: "young", Token: look.Young, Text: fmt.Sprint(i%5 + 1)}, {Icon: "done", Token: look.Done}}}
	}
	return items
}

func peopleTable() *Table {
	return NewTable("Everyone", []TableColumn{
		{Title: "Name", Em: 10, Weight: 2}, {Title: "Last heard from", Em: 8, Weight: 1},
		{Title: "Plan review", Em: 7, Weight: 1}, {Title: "Passport", Em: 7}, {Title: "Balance", Em: 5, Right: true}},
		TableRow{Key: "1", Cells: []Cell{{Text: "Amara Bello", Sub: "17, eligible", Bold: true}, {Text: "2 days ago"}, {State: Due, Text: "9 Dec"}, {State: Done, Text: "Given"}, {Text: "£474.68", Bold: true}}},
		TableRow{Key: "2", Cells: []Cell{{Text: "Jordan Blake", Sub: "16, eligible", Bold: true}, {Text: "5 days ago"}, {State: Waiting, Text: "First plan"}, {State: NotAsked, Text: "Not yet"}, {Text: "£12.00", Bold: true}}},
		TableRow{Key: "3", Tint: look.DueTint, Cells: []Cell{{Text: "Danielle Osei", Sub: "19, former relevant", Bold: true}, {State: Overdue, Text: "67 days ago"}, {Text: "8 Jan", Soft: true}, {State: Declined, Text: "Declined"}, {Text: "£0.00", Bold: true}}},
	)
}

// gallery shows every widget once.
func gallery() fyne.CanvasObject {
	date := NewDateField("On", testDates)
	date.SetSide(true)
	date.SetValue("24 11 26")
	wrong := NewDateField("Meeting", testDates)
	wrong.SetSide(true)
	wrong.SetValue("31 2")
	name := NewField("Received by")
	name.SetSide(true)
	name.SetText("Nadia Karim, supervising social worker")
	find := NewField("")
	find.SetIcon("search")
	find.SetExample("Find by name")
	find.SetTrail("Ctrl+F")
	words := NewField("Receipt words")
	words.SetSide(true)
	words.SetHint("Nadia’s copy of Waymark shows four words when the file opens. They prove nothing was lost on the way.")
	note := NewNote("How the need will be met", 3)
	note.SetText("From January, Sian and Amara run a £160 budget for the whole month and look at it together each Sunday.")
	fact := NewChoice("Newborn checks", answers, nil)
	fact.SetSide(true)
	fact.SetValue("notasked")
	fact.SetWidth(12)
	feel := NewScale("How I feel", Young, fiveSteps, nil)
	feel.SetValue(2)
	due := NewRowList("What is due", dueItems()...)
	due.SetWhole(true)
	due.OnSelect(func(string) {})
	parts := NewRowList("Parts of the plan", planItems()...)
	parts.OnSelect(func(string) {})
	parts.Select("5")
	parts.SetWhole(true)
	table := peopleTable()
	table.SetWhole(true)
	disabled := NewButton(Ordinary, "", "Cannot", nil)
	disabled.Disable()
	cards := NewCards("I can make a budget and keep to it for a month", Young, fiveSteps, nil)
	cards.SetValue(3)

	controls := Column(look.Space3,
		Wrap(look.Space2,
			NewButton(Primary, "dropin", "Log a contact", nil).Key("Ctrl+D"), NewButton(Ordinary, "print", "Print", nil),
			NewButton(Quiet, "add", "Add an action", nil).Key("Ctrl+N"), NewButton(Danger, "bin", "Erase", nil), disabled),
		NewChips("Show", false, []Option{{Value: "all", Label: "All", Count: "7"}, {Value: "r", Label: "Reviews", Count: "3"}, {Value: "h", Label: "Health", Count: "1"}}, []string{"all"}, nil),
		NewChips("About", true, []Option{{Value: "h", Label: "Health", Key: 'h'}, {Value: "o", Label: "Housing", Key: 'o'}, {Value: "p", Label: "Money", Key: 'p'}, {Value: "w", Label: "Work, learning", Key: 'w'}, {Value: "f", Label: "Family", Key: 'f'}}, []string{"o"}, nil),
		find, name, date, wrong, words, fact, note,
		Wrap(look.Space4, NewCheck("We talked", true, nil), NewCheck("Seen alone", false, nil)),
		NewRadios("Copy for", []Option{{Value: "me", Label: "Me", Hint: "all that I have chosen"}, {Value: "dr", Label: "A doctor or nurse", Hint: "no feelings pages"}}, "me", nil),
	)
	badges := Wrap(look.Space2, NewBadge(Overdue, "Overdue 11 days"), NewBadge(Due, "Due in 8 days"), NewBadge(Done, ""),
		NewBadge(PartDone, ""), NewBadge(NotDone, ""), NewBadge(NotStarted, ""), NewBadge(NotKnown, ""), NewBadge(NotAsked, ""),
		NewBadge(None, ""), NewBadge(Declined, ""), NewBadge(Changed, "Changed since 9 June"), NewBadge(Locked, "Locked until 18"))
	voices := NewSplit(
		SplitPart{Object: NewVoice(Young, "Amara’s words", "typed by Amara, 21 November", Column(look.Space1,
			NewPara("I can budget for a week but a month is hard. I don’t know what I’ll get when I’m 18, or when."),
			Line(look.Space2, Words("How I feel", look.SizeCaption, false, look.TextSoft), feel)))},
		SplitPart{Object: NewVoice(Adult, "Ruth’s view", "personal adviser, 23 November", NewRich(look.SizeBody, look.Text,
			Run{Text: "Working well: ", Bold: true}, Run{Text: "pays her own phone bill and saves £5 a week with Sian. "},
			Run{Text: "Worried about: ", Bold: true}, Run{Text: "no budget kept for a whole month yet; benefits at 18 not explained."}))},
	)
	return Column(look.Space4,
		Title("Amara Bello"), NewText("she/her · 17 · eligible young person · lives with Sian Probert", look.SizeBody, false, look.TextSoft),
		NewTabs("Parts of Amara’s record", []Tab{{Value: "o", Label: "Overview"}, {Value: "a", Label: "About me"}, {Value: "p", Label: "Plan"}, {Value: "r", Label: "Reviews", State: Due, Say: "a review is due"}, {Value: "h", Label: "Health"}, {Value: "s", Label: "Skills"}}, "p", nil),
		NewPanel(NewPath("The way from 16 to 25",
			Stage{Label: "16", Lines: [2]string{"Needs assessed", "14 July 2025"}, Done: true},
			Stage{Label: "16¼", Lines: [2]string{"First plan", "1 August 2025"}, Done: true},
			Stage{Label: "Today", Lines: [2]string{"17 years 6 months", "eligible"}, Today: true},
			Stage{Label: "18", Lines: [2]string{"3 May 2027", "leaves care"}},
			Stage{Label: "25", Lines: [2]string{"3 May 2034", "adviser till then"}})),
		NewSteps([]string{"Last time’s actions", "What has changed", "New actions", "Print the pack"}, 1),
		Tiles(NewTile("skills", "11 skills to go", "in the “before I move” set", nil), NewTile("savings", "£474.68 saved", "2 weeks behind", nil),
			NewTile("health", "5 facts not known", "in the health passport", nil), NewTile("contacts", "Heard 2 days ago", "drop-in at No. 4", nil)),
		voices, badges,
		NewSplit(SplitPart{Object: NewTitledPanel("Controls", nil, controls, false)},
			SplitPart{Object: Column(look.Space3, NewTitledPanel("What is due", NewButton(Quiet, "", "Why this date?", nil).Small(), due, true), NewPlainPanel(parts)), Em: 30}),
		NewTitledPanel("Everyone", nil, table, true),
		NewTitledPanel("Rest", nil, Column(look.Space2, Wrap(look.Space3, NewStones(3, 2), NewStones(4, 4), NewStones(0, 1)),
			NewMeter(23, 27, ""), NewWeeks([]bool{true, true, true, false, false, true, true}, "2 of 7 weeks not paid"),
			Pairs(9, [2]string{"Adviser", "Ruth Okafor"}, [2]string{"Reviewing officer", "Anita Shaw"}), Rule(),
			EmptyState("Nothing written yet. What does Amara want?", NewButton(Ordinary, "edit", "Write the first words", nil))), false),
		cards,
		NewPractice(),
	)
}

// focused puts the ring on every kind of control at once, to look at.
func focused() fyne.CanvasObject {
	field := NewField("Passphrase")
	field.SetText("harbour linen violet")
	field.SetTrail("Show")
	note := NewNote("What we did", 2)
	date := NewDateField("When", testDates)
	fact := NewChoice("Born at", answers, nil)
	fact.SetValue("known")
	list := NewRowList("Due", dueItems()...)
	list.SetWhole(true)
	parts := NewRowList("Parts", planItems()...)
	parts.SetWhole(true)
	table := peopleTable()
	table.SetWhole(true)
	scale := NewScale("How I feel", Young, fiveSteps, nil)
	scale.SetValue(3)
	cards := NewCards("Budget", Young, fiveSteps, nil)
	cards.SetValue(3)
	tabs := NewTabs("Parts", []Tab{{Value: "o", Label: "Overview"}, {Value: "p", Label: "Plan"}}, "p", nil)
	controls := []fyne.CanvasObject{
		NewButton(Primary, "known", "Main", nil), NewButton(Ordinary, "", "Ordinary", nil), NewButton(Quiet, "", "Quiet", nil),
		NewChips("Show", false, []Option{{Value: "a", Label: "All"}, {Value: "b", Label: "Reviews"}}, []string{"a"}, nil),
		NewCheck("We talked", true, nil), scale, tabs, field, note, date, fact,
		NewRadios("Copy for", []Option{{Value: "me", Label: "Me"}, {Value: "dr", Label: "A doctor or nurse"}}, "me", nil),
		NewTile("skills", "11 skills to go", "in the set", nil), list, parts, table, cards,
	}
	for _, o := range controls {
		focusTarget(o).FocusGained()
	}
	return Column(look.Space4, Line(look.Space4, controls[0:4]...), Line(look.Space4, controls[4:6]...), tabs,
		NewSplit(SplitPart{Object: Column(look.Space4, field, note, date, fact, controls[11], controls[12])},
			SplitPart{Object: Column(look.Space4, NewTitledPanel("Due", nil, list, true), NewPlainPanel(parts))}),
		NewPlainPanel(table), cards)
}

func TestFocusedGallery(t *testing.T) {
	for _, l := range looks {
		w := newTestWindow(t, l.colours, 100, fyne.NewSize(1100, 1150), Ground(look.Background, Gap(1)))
		w.SetContent(Ground(look.Background, NewScroll(24, 24, focused())))
		w.Resize(fyne.NewSize(1100, 1150))
		screenshot(t, w, "gallery-focus-"+l.name)
	}
}

var looks = []struct {
	name    string
	colours look.Colours
}{
	{"light", look.AlwaysLight}, {"dark", look.AlwaysDark},
	{"hc-dark", look.ContrastDark}, {"hc-light", look.ContrastLight},
}

func newTestWindow(t *testing.T, colours look.Colours, percent int, size fyne.Size, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(colours, percent))
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

func screenshot(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("WAYMARK_SCREENS")
	if dir == "" {
		return
	}
	if dir == "1" {
		dir = "../../out/screens"
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func TestGallery(t *testing.T) {
	for _, l := range looks {
		for _, percent := range []int{100, 200} {
			t.Run(fmt.Sprintf("%s-%d", l.name, percent), func(t *testing.T) {
				app := test.NewTempApp(t)
				app.Settings().SetTheme(look.New(l.colours, percent))
				rail := NewRail([]Place{{Value: "home", Label: "Home", Icon: "home", Count: "7"}, {Value: "people", Label: "People", Icon: "people", Count: "27"}, {Value: "dropin", Label: "Drop-in desk", Icon: "dropin"}}, Place{Value: "lock", Label: "Lock now", Icon: "lock", Key: "Ctrl+L"}, nil)
				rail.SetRecords([]Place{{Value: "1", Label: "Amara Bello", Icon: "papers"}, {Value: "2", Label: "Leon Grant", Icon: "papers"}})
				rail.SetValue("1")
				bar := NewStatusBar()
				defer bar.Stop()
				bar.SetSaved(Saved, "Saved at 2:32pm")
				bar.SetLock("Locks after 5 minutes without a key press")
				bar.SetStanding("Ctrl+1 to Ctrl+9 open the parts of Amara’s record.")
				body := gallery()
				page := NewScroll(look.Space6, 18, body)
				w := test.NewTempWindow(t, Ground(look.Background, Border(nil, bar, rail, nil, page)))
				w.SetPadded(false)
				width := float32(1280)
				w.Resize(fyne.NewSize(width, 900))
				height := page.HeightFor(width-rail.MinSize().Width) + bar.MinSize().Height
				w.Resize(fyne.NewSize(width, height))
				screenshot(t, w, fmt.Sprintf("gallery-%s-%d", l.name, percent))
			})
		}
	}
}

// An open menu and an open sheet, to look at.
func TestSheetGallery(t *testing.T) {
	for _, l := range looks {
		w := newTestWindow(t, l.colours, 100, fyne.NewSize(1000, 700), Gap(1))
		w.SetContent(Ground(look.Background, NewScroll(24, 24, gallery())))
		w.Resize(fyne.NewSize(1000, 700))
		fact := NewChoice("Born at", answers, nil)
		fact.SetValue("unknown")
		fact.SetSide(true)
		name := NewField("Last name")
		name.SetSide(true)
		name.SetProblem("Type a last name, or tick no last name.")
		more := NewDisclosure("Add more detail", "Show less", false, NewNote("What to know", 2), nil)
		s := NewSheet(w.Canvas(), "Add a young person", Column(look.Space4, name, NewCheck("no last name", false, nil), fact, more),
			NewButton(Primary, "known", "Save", nil).Key("Ctrl+Enter"))
		s.Show()
		fact.Open()
		screenshot(t, w, "gallery-sheet-"+l.name)
		CloseSheets(w.Canvas())
	}
}
