package plan

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// rows is the list of a label on the page.
func rows(t *testing.T, root fyne.CanvasObject, label string) *widgets.RowList {
	t.Helper()
	l, ok := pagetest.Find(root, func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), label) })
	if !ok {
		t.Fatalf("no list %q", label)
	}
	return l
}

// line is what is said of one line of a list, "" when the list has none of that key.
func line(l *widgets.RowList, key string) string {
	l.Select(key)
	if l.Current() != key {
		return ""
	}
	return l.AccessibilityLabel()
}

func TestTheListOfTheRegulationsFollowsTheStatus(t *testing.T) {
	b := bench(t)
	if words := pagetest.Words(b.Open(at(b, "assessed")).Body()); !strings.Contains(words, "What the plan has to hold: Schedule 8") {
		t.Error("an eligible young person has Schedule 8")
	}
	b.Save(&care.Status{Meta: record.Meta{PersonID: b.Amara.ID}, Code: "former_relevant", From: "2026-11-01"})
	p := b.Open(at(b, "8"))
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "financial support (Schedule 1, paragraph 8)") {
		t.Error("who has left care has Schedule 1")
	}
}

func TestWhatTheAssessmentFoundIsWrittenByKeys(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "assessed"))
	l := rows(t, p.Body(), "What the assessment found")
	b.Win.Canvas().Focus(l)
	l.Select("9")
	b.Key(fyne.KeyReturn)
	s := b.Sheet()
	s.Main().Press()
	if got := b.Field(s.Body(), "What is needed").Problem(); got != "Say what is needed, or that nothing is." {
		t.Errorf("an empty need: %q", got)
	}
	b.Type(s.Body(), "What is needed", "A dentist near by.")
	s.Main().Press()
	b.NoSheet()
	got := b.File().Needs
	if len(got) != 1 || got[0].Part != "9" || got[0].Plan != b.File().Plans[0].ID || got[0].By != "Ruth Okafor" || got[0].On != "2026-11-24" {
		t.Fatalf("%+v", got)
	}
	if words := pagetest.Words(b.Page.Body()); !strings.Contains(line(rows(t, b.Page.Body(), "What the assessment found"), "9"), "A dentist near by.") || !strings.Contains(words, "1 of 12 parts") {
		t.Error("what was found is not on the page")
	}
}

func TestWhoIsStillToBeAsked(t *testing.T) {
	b := bench(t)
	b.Save(&care.Connection{Meta: record.Meta{PersonID: b.Amara.ID}, Name: "Sian Probert", Role: "carer"})
	p := b.Open(at(b, "asked"))
	l := rows(t, p.Body(), "Still to ask")
	for _, want := range []string{"iro", "parents", "young_person"} {
		if !strings.Contains(line(l, want), "not asked yet") {
			t.Errorf("%q is not prompted", want)
		}
	}
	b.Win.Canvas().Focus(l)
	l.Select("carer")
	b.Key(fyne.KeyReturn)
	s := b.Sheet()
	s.Main().Press()
	if got := b.Field(s.Body(), "What they said").Problem(); !strings.Contains(got, "Write down what they said") {
		t.Errorf("asked without an answer: %q", got)
	}
	b.Type(s.Body(), "What they said", "Forms are the hard part.")
	b.Type(s.Body(), "What was decided", "Forms on Mondays.")
	s.Main().Press()
	b.NoSheet()
	if got := b.File().Asked; len(got) != 1 || got[0].Name != "Sian Probert" || got[0].Who != "carer" {
		t.Fatalf("%+v", got)
	}
	if l := rows(t, b.Page.Body(), "Still to ask"); line(l, "carer") != "" {
		t.Error("who was asked is still to be asked")
	}
}

func TestACopyIsOwedUntilItIsGiven(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "copies"))
	l := rows(t, p.Body(), "Still to give")
	b.Win.Canvas().Focus(l)
	l.Select("plan")
	b.Key(fyne.KeyReturn)
	s := b.Sheet()
	b.Type(s.Body(), "How it was explained", "Read through at home.")
	s.Main().Press()
	b.NoSheet()
	got := b.File().CopyToYoung("plan")
	if got == nil || got.By != "Ruth Okafor" || got.On != "2026-11-24" || got.Plan == "" {
		t.Fatalf("%+v", got)
	}
	if said := line(rows(t, b.Page.Body(), "Who was given what"), got.ID); !strings.Contains(said, "The plan, to Amara") || !strings.Contains(said, "Read through at home.") {
		t.Error("the copy is not on the page")
	}
}

func TestPassagesAreSignedOneByOne(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "8"))
	was := *b.File().Part("8")
	b.Type(p.Body(), "If this goes wrong", "Ring Ruth.")
	got := b.File().Part("8")
	if s := got.WroteIt("if_this_goes_wrong"); s.By != "Ruth Okafor" || s.On != "2026-11-24" {
		t.Errorf("signed %+v", s)
	}
	if got.WroteIt("how_met") != was.WroteIt("how_met") {
		t.Error("a passage that was not touched is signed anew")
	}
	p.Leave()
	if words := pagetest.Words(b.Open(at(b, "8")).Body()); !strings.Contains(words, "Written by Ruth Okafor, 24 November") {
		t.Error("who wrote it does not stand beside it")
	}
}

func TestAHomeThatIsNotGoodEnoughSaysWhatIsDone(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "3"))
	b.Press(p.Body(), "Look at this home")
	s := b.Sheet()
	s.Main().Press()
	b.Sheet() // it stays open: nothing says what it comes to
	if len(b.File().Suitabilities) != 0 {
		t.Fatal("kept without an outcome")
	}
	s.Close()
	full(b)
	words := pagetest.Words(b.Open(at(b, "3")).Body())
	for _, want := range []string{"Suitable once something is put right", "State of repair: Heating off in the bedroom", "Tenancy status: not looked at", "The provider mends the heating", "Looked at by Ruth Okafor, 1 November"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if strings.Contains(words, "Location: ") {
		t.Error("a good point stands among those to mend")
	}
}

func TestAnAnswerStandsBesideTheVeryEntry(t *testing.T) {
	b := bench(t)
	full(b)
	words := pagetest.Words(b.Open(at(b, "8")).Body())
	for _, want := range []string{"Amara says something in it is wrong", "I did keep a budget in October.", "said, written down by Ruth Okafor, 23 November"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if strings.Contains(words, "has been changed since") {
		t.Error("an entry that nobody changed is said to be changed")
	}
	p := *b.File().Part("8")
	p.Worried = "Benefits at 18 not explained."
	b.Save(&p)
	if words := pagetest.Words(b.Open(at(b, "8")).Body()); !strings.Contains(words, "the entry has been changed since") {
		t.Error("it does not say that the entry was changed since")
	}
	// Another answer, by keys: about the first entry.
	page := b.Open(at(b, "8"))
	b.Press(page.Body(), "What Amara says about this")
	b.Sheet().Main().Press()
	s := b.Sheet()
	chips, ok := pagetest.Find(s.Body(), func(*widgets.Chips) bool { return true })
	if !ok {
		t.Fatal("no answers to choose")
	}
	b.Win.Canvas().Focus(chips)
	b.Key(fyne.KeySpace)
	s.Main().Press()
	b.NoSheet()
	var got *care.Reply
	for _, r := range b.File().Replies {
		if r.Field == "working_well" {
			got = r
		}
	}
	if got == nil || got.Answer != "agree" || got.WrittenBy != "Ruth Okafor" || got.Mark == "" || got.Entry != p.ID {
		t.Fatalf("%+v", got)
	}
}

func TestPageDownGoesOnToTheWholePlan(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "12"))
	p.Commands().Next()
	if arg := p.(interface{ Here() page.Place }).Here().Arg; arg != "assessed" {
		t.Errorf("after the last part comes %q", arg)
	}
	p = b.Open(at(b, "copies"))
	p.Commands().Next()
	if len(b.Said) == 0 || !strings.Contains(b.Said[len(b.Said)-1], "no further part") {
		t.Errorf("%v", b.Said)
	}
	p.Commands().New()
	if b.Sheet() == nil {
		t.Error("Ctrl+N adds no copy")
	}
}
