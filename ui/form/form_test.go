package form

import (
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

const today = value.Date("2026-11-24")

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

// TestEveryRecordTypeComesBackAsItWas opens and reads a filled record and an empty one of every type.
func TestEveryRecordTypeComesBackAsItWas(t *testing.T) {
	start(t)
	for _, s := range care.Specs() {
		t.Run(s.Kind, func(t *testing.T) {
			for i := range 4 {
				r := caretest.Sample(s, "somebody", i)
				r.Head().ID = "an-id"
				if s.Kind == "person" {
					r.Head().PersonID = "an-id"
				}
				for _, fd := range s.Fields {
					if fd.Kind == record.Ref {
						_ = fd.SetCode(r, "another-id")
					}
				}
				before := s.Values(r)
				f := New(s, r, Options{Today: today, Hide: []string{"size_bytes"}}) // made by the program, never typed
				if f.Changed() {
					t.Error("a form that nobody touched counts as changed")
				}
				got, problems := f.Check()
				if problems != nil {
					t.Fatalf("sample %d: %v", i, problems)
				}
				if !maps.Equal(s.Values(got), before) || *got.Head() != *r.Head() {
					t.Errorf("sample %d came back as\n%v, not\n%v", i, s.Values(got), before)
				}
				other := New(s, s.New(), Options{Today: today, Hide: []string{"size_bytes"}})
				other.SetTexts(f.Texts())
				if !other.Changed() || !maps.Equal(other.Texts(), f.Texts()) {
					t.Errorf("sample %d: a draft put back reads\n%v, not\n%v", i, other.Texts(), f.Texts())
				}
			}
			empty := New(s, s.New(), Options{Today: today})
			if _, problems := empty.Check(); problems == nil && !s.Shared {
				t.Error("an empty record has nothing to mend, not even whose it is")
			}
		})
	}
}

func TestAllProblemsAtOnceAndTheSummaryHasTheFocus(t *testing.T) {
	start(t)
	rec := &care.Person{Meta: record.Meta{ID: "x", PersonID: "x"}, FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	f := New(care.PersonSpec, rec, Options{Today: today})
	w := window(t, f)
	f.at(t, "first_name").set("")
	f.at(t, "birth_day").set("31 2 2009")
	f.at(t, "agreed_every_weeks").set("some")
	got, problems := f.Read()
	if got != nil || len(problems) != 3 {
		t.Fatalf("%v", problems)
	}
	for key, want := range map[string]string{"first_name": "Type a first name.", "birth_day": "31 February does not exist", "agreed_every_weeks": "whole number"} {
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
	if rec.FirstName != "Amara" || rec.Born != "2009-05-03" {
		t.Error("the form wrote into the record it was given")
	}
	f.at(t, "first_name").set("Amara")
	f.at(t, "birth_day").set("3 5 09")
	f.at(t, "agreed_every_weeks").set("6")
	got, problems = f.Read()
	if problems != nil || got.(*care.Person).AgreedEveryWeeks != 6 || f.warning.Visible() {
		t.Errorf("%v %v", got, problems)
	}
}

func TestFactIsTypedOnlyWhenKnown(t *testing.T) {
	start(t)
	f := New(care.PersonSpec, &care.Person{Meta: record.Meta{ID: "x", PersonID: "x"}, FirstName: "A", LastName: "B", Born: "2009-05-03"}, Options{Today: today, Only: []string{"first_language"}})
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
		if problems != nil || got.(*care.Person).FirstLanguage != want {
			t.Errorf("%s: %v %v", key, got, problems)
		}
	}
}

func TestKeysOfChips(t *testing.T) {
	start(t)
	of := record.Meta{PersonID: "x"}
	f := New(care.ContactSpec, &care.Contact{Meta: of, On: today, Mode: "phone"}, Options{Today: today, Keys: map[string]map[string]rune{"topics": {"housing": 'o', "money": 'p'}}})
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
	if c := got.(*care.Contact); c.Topics != "housing,money" || c.TwoWay() {
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
	rec := &care.Contact{Meta: record.Meta{PersonID: "x"}, On: today, Mode: "phone"}
	f := New(care.ContactSpec, rec, Options{Today: today})
	window(t, f)
	if f.details.Visible() {
		t.Error("details are open from the start")
	}
	f.more.Press()
	if g := New(care.ContactSpec, rec, Options{Today: today}); !g.details.Visible() {
		t.Error("the next form has forgotten")
	}
	Forget()
	if g := New(care.ContactSpec, rec, Options{Today: today}); g.details.Visible() {
		t.Error("the lock does not close it")
	}
}

func TestWhatWasTypedIsHeardAndDraftsReset(t *testing.T) {
	start(t)
	f := New(care.ContactSpec, &care.Contact{Meta: record.Meta{PersonID: "x"}, On: today, Mode: "phone"}, Options{Today: today})
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
	if got := f.Peek().(*care.Contact); got.Said != "" || got.Mode != "phone" {
		t.Errorf("%+v", got)
	}
}

func TestGroupsLabelsAndOrder(t *testing.T) {
	start(t)
	f := New(care.PersonSpec, &care.Person{}, Options{Today: today, Only: []string{"last_name", "first_name", "phone"}, Labels: map[string]string{"phone": "Mobile"},
		Groups: []Group{{Title: "Names", Keys: []string{"first_name", "last_name"}}}})
	window(t, f)
	if f.at(t, "phone").object.(widgets.Labelled).Label() != "Mobile" {
		t.Error("the label is not the one that was asked for")
	}
	if f.First() != target(f.at(t, "last_name").first) {
		t.Error("the first field is not the first that was asked for")
	}
}

// TestHeightsFollowTheWidth holds that no field is cut off on a narrow sheet with large text.
func TestHeightsFollowTheWidth(t *testing.T) {
	for _, percent := range []int{100, 200} {
		test.NewTempApp(t).Settings().SetTheme(look.New(look.AlwaysLight, percent))
		for _, s := range care.Specs() {
			f := New(s, s.New(), Options{Today: today, All: true})
			for _, width := range []float32{300, 500, 900} {
				for _, c := range f.controls {
					h := widgets.HeightFor(c.object, width)
					c.object.Resize(fyne.NewSize(width, h))
					if h < look.Scaled(24) || h > 40*look.Em() {
						t.Errorf("%s %s is %v high at %v", s.Kind, c.field.Key, h, width)
					}
				}
			}
		}
	}
}
