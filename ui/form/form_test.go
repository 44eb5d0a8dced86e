package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

const today = value.Date("2026-11-24")

// person and contact are small likes of the real ones: package form knows no record type.
type person struct {
	record.Meta
	First, Last, Phone string
	Born               value.Date
	Language           value.Fact
	Weeks              int
}

var personSpec = &record.Spec{Kind: "person", One: "person", Many: "People", New: func() record.Record { return &person{} }, Fields: []*record.Field{
	record.TextField("first_name", "First name", func(p *person) *string { return &p.First }).Needs("Type a first name."),
	record.TextField("last_name", "Last name", func(p *person) *string { return &p.Last }),
	record.DateField("birth_day", "Birth date", func(p *person) *value.Date { return &p.Born }).Required(),
	record.TextField("phone", "Phone", func(p *person) *string { return &p.Phone }),
	record.FactField("first_language", "First language", func(p *person) *value.Fact { return &p.Language }),
	record.IntField("weeks", "Every … weeks", func(p *person) *int { return &p.Weeks }).More(),
}}

type contact struct {
	record.Meta
	On                      value.Date
	At                      value.Clock
	Mode, Topics, Said, Own string
	Talked                  value.Tri
	Cost                    value.Money
}

var contactSpec = &record.Spec{Kind: "contact", One: "contact", Many: "Contacts", New: func() record.Record { return &contact{} }, Fields: []*record.Field{
	record.DateField("on_day", "Day", func(c *contact) *value.Date { return &c.On }).Required(),
	record.ClockField("at_time", "Time", func(c *contact) *value.Clock { return &c.At }),
	record.ChoiceField("mode", "How", []record.Option{{Code: "phone", Label: "Phone"}, {Code: "visit", Label: "Visit"}}, func(c *contact) *string { return &c.Mode }).Required(),
	record.TriField("talked", "We talked?", func(c *contact) *value.Tri { return &c.Talked }).Starts("yes"),
	record.ManyField("topics", "About", []record.Option{{Code: "housing", Label: "Housing"}, {Code: "money", Label: "Money"}}, func(c *contact) *string { return &c.Topics }),
	record.NoteField("said", "What was said", func(c *contact) *string { return &c.Said }),
	record.MoneyField("cost_pence", "Cost", func(c *contact) *value.Money { return &c.Cost }),
	record.NoteField("own", "Their words", func(c *contact) *string { return &c.Own }).SpokenBy(record.YoungVoice).More(),
}}

func window(t *testing.T, f *Form) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, widgets.NewScroll(8, 8, f.Body()))
	w.Resize(fyne.NewSize(700, 900))
	return w
}

func start(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(look.AlwaysLight, 100))
	Forget()
}

// control of a key, for tests.
func (f *Form) at(t *testing.T, key string) *control {
	t.Helper()
	for _, c := range f.controls {
		if c.field.Key == key {
			return c
		}
	}
	t.Fatalf("no field %s", key)
	return nil
}

func TestAllProblemsAtOnceAndTheSummaryHasTheFocus(t *testing.T) {
	start(t)
	rec := &person{Meta: record.Meta{ID: "x", PersonID: "x"}, First: "Amara", Last: "Bello", Born: "2009-05-03"}
	f := New(personSpec, rec, Options{Today: today})
	w := window(t, f)
	f.at(t, "first_name").set("")
	f.at(t, "birth_day").set("31 2 2009")
	f.at(t, "weeks").set("some")
	got, problems := f.Read()
	if got != nil || len(problems) != 3 {
		t.Fatalf("%v", problems)
	}
	for key, want := range map[string]string{"first_name": "Type a first name.", "birth_day": "31 February does not exist", "weeks": "whole number"} {
		if p := problems.For(key); !strings.Contains(p, want) {
			t.Errorf("%s: %q", key, p)
		}
		if p := f.at(t, key).object.(widgets.Labelled).Problem(); !strings.Contains(p, want) {
			t.Errorf("under %s stands %q", key, p)
		}
	}
	if w.Canvas().Focused() != fyne.Focusable(f.summary) {
		t.Errorf("the focus is on %T", w.Canvas().Focused())
	}
	if !f.details.Visible() {
		t.Error("a problem hides under more detail")
	}
	if text := f.at(t, "birth_day").text(); text != "31 2 2009" {
		t.Errorf("what was typed became %q", text)
	}
	if rec.First != "Amara" || rec.Born != "2009-05-03" {
		t.Error("the form wrote into the record it was given")
	}
	f.at(t, "first_name").set("Amara")
	f.at(t, "birth_day").set("3 5 09")
	f.at(t, "weeks").set("6")
	got, problems = f.Read()
	if problems != nil || got.(*person).Weeks != 6 || f.warning.Visible() {
		t.Errorf("%v %v", got, problems)
	}
}

func TestFactIsTypedOnlyWhenKnown(t *testing.T) {
	start(t)
	f := New(personSpec, &person{Meta: record.Meta{ID: "x", PersonID: "x"}, First: "A", Last: "B", Born: "2009-05-03"}, Options{Today: today, Only: []string{"first_language"}})
	w := window(t, f)
	x := f.at(t, "first_language").object.(*Fact)
	if x.text.Visible() {
		t.Error("text can be typed before anything is known")
	}
	w.Canvas().Focus(x.FocusTarget())
	test.Type(x.FocusTarget(), "k")
	if !x.text.Visible() || w.Canvas().Focused() != x.text.FocusTarget() {
		t.Error("known does not lead to the text")
	}
	if _, problems := f.Check(); problems.For("first_language") != "Type what is known, or choose another answer." {
		t.Errorf("known without text: %v", problems)
	}
	test.Type(x.text.FocusTarget(), "Tigrinya")
	for key, want := range map[string]value.Fact{"n": {Answer: value.None}, "u": {Answer: value.NotKnown}, "d": {Answer: value.Declined}, "a": {}, "k": value.KnownFact("Tigrinya")} {
		test.Type(x.FocusTarget(), key)
		got, problems := f.Check()
		if problems != nil || got.(*person).Language != want {
			t.Errorf("%s: %v %v", key, got, problems)
		}
	}
}

func TestKeysOfChips(t *testing.T) {
	start(t)
	of := record.Meta{PersonID: "x"}
	f := New(contactSpec, &contact{Meta: of, On: today, Mode: "phone"}, Options{Today: today, Keys: map[string]map[string]rune{"topics": {"housing": 'o', "money": 'p'}}})
	window(t, f)
	if got := f.at(t, "talked").text(); got != "yes" {
		t.Errorf("a new contact starts with %q", got)
	}
	test.Type(target(f.at(t, "topics").first), "po")
	test.Type(target(f.at(t, "talked").first), "n")
	got, problems := f.Check()
	if problems != nil {
		t.Fatal(problems)
	}
	if c := got.(*contact); c.Topics != "housing,money" || c.Talked != value.No {
		t.Errorf("%+v", c)
	}
}

func TestDates(t *testing.T) {
	d := Dates(today)
	for typed, want := range map[string][2]string{
		"8 12 26":   {"8 12 2026", "8 12 26 is read as 8 December 2026"},
		"8/12/26":   {"8 12 2026", "8/12/26 is read as 8 December 2026"},
		"8 dec":     {"8 12 2026", "Tuesday 8 December 2026"},
		"fri":       {"27 11 2026", "Friday 27 November 2026"},
		"+7":        {"1 12 2026", "Tuesday 1 December 2026"},
		"t":         {"24 11 2026", "Tuesday 24 November 2026"},
		"8 12 2026": {"8 12 2026", "Tuesday 8 December 2026"},
	} {
		canonical, echo, err := d.Parse(typed)
		if err != nil || canonical != want[0] || echo != want[1] {
			t.Errorf("%q is read as %q, %q, %v", typed, canonical, echo, err)
		}
	}
	if _, _, err := d.Parse("31 2 2026"); err == nil || !strings.Contains(err.Error(), "31 February does not exist") {
		t.Errorf("%v", err)
	}
	if got := d.Step("1 12 2026", -1); got != "30 11 2026" {
		t.Errorf("a day before is %q", got)
	}
	if got := d.Step("", 1); got != "24 11 2026" {
		t.Errorf("Up in an empty field gives %q", got)
	}
	if got := d.Step("rubbish", 1); got != "" {
		t.Errorf("Up in rubbish gives %q", got)
	}
}

func TestMoreDetailStaysOpenUntilTheLock(t *testing.T) {
	start(t)
	rec := &contact{Meta: record.Meta{PersonID: "x"}, On: today, Mode: "phone"}
	f := New(contactSpec, rec, Options{Today: today})
	window(t, f)
	if f.details.Visible() {
		t.Error("details are open from the start")
	}
	f.more.Press()
	if g := New(contactSpec, rec, Options{Today: today}); !g.details.Visible() {
		t.Error("the next form has forgotten")
	}
	Forget()
	if g := New(contactSpec, rec, Options{Today: today}); g.details.Visible() {
		t.Error("the lock does not close it")
	}
}

func TestWhatWasTypedIsHeardAndDraftsReset(t *testing.T) {
	start(t)
	f := New(contactSpec, &contact{Meta: record.Meta{PersonID: "x"}, On: today, Mode: "phone"}, Options{Today: today})
	w := window(t, f)
	var changed, settled []string
	f.OnChange(func(k string) { changed = append(changed, k) })
	f.OnSettled(func(k string) { settled = append(settled, k) })
	said := target(f.at(t, "said").first)
	w.Canvas().Focus(said)
	test.Type(said, "Hi")
	w.Canvas().Unfocus()
	if strings.Join(changed, " ") != "said said" || strings.Join(settled, " ") != "said" {
		t.Errorf("changed %v, settled %v", changed, settled)
	}
	if !f.Changed() {
		t.Error("not changed")
	}
	f.Reset()
	if f.Changed() || f.at(t, "said").text() != "" {
		t.Error("not reset")
	}
	if got := f.Peek().(*contact); got.Said != "" || got.Mode != "phone" {
		t.Errorf("%+v", got)
	}
}

func TestGroupsLabelsAndOrder(t *testing.T) {
	start(t)
	f := New(personSpec, &person{}, Options{Today: today, Only: []string{"last_name", "first_name", "phone"}, Labels: map[string]string{"phone": "Mobile"},
		Groups: []Group{{Title: "Names", Keys: []string{"first_name", "last_name"}}}})
	window(t, f)
	if f.at(t, "phone").object.(widgets.Labelled).Label() != "Mobile" {
		t.Error("the label is not the one that was asked for")
	}
	if f.First() != target(f.at(t, "last_name").first) {
		t.Error("the first field is not the first that was asked for")
	}
}

func TestMoneyAndTimesAreReadAsTyped(t *testing.T) {
	start(t)
	f := New(contactSpec, &contact{Meta: record.Meta{PersonID: "x"}, On: today, Mode: "phone"}, Options{Today: today})
	window(t, f)
	f.at(t, "cost_pence").set("12.50")
	f.at(t, "at_time").set("14.05")
	got, problems := f.Check()
	if c, ok := got.(*contact); problems != nil || !ok || c.Cost != 1250 || c.At != "14:05" {
		t.Errorf("%v %v", got, problems)
	}
	f.at(t, "cost_pence").set("12 50")
	f.at(t, "at_time").set("25:00")
	if _, problems := f.Check(); len(problems) != 2 {
		t.Errorf("%v", problems)
	}
}
