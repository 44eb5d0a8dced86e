package printing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// disk is the shell of the bench with a save dialog that saves.
type disk struct {
	page.Shell
	dir   string
	name  string
	saved []byte
}

func (d *disk) SaveFile(name string, data []byte, done func(string)) {
	d.name, d.saved = name, data
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		panic(err)
	}
	done(path)
}

func bench(t *testing.T) (*pagetest.Bench, *disk) {
	b := pagetest.WithAmara(t)
	d := &disk{Shell: b.Env.Shell, dir: t.TempDir()}
	b.Env.Shell = d
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.HealthFact{Meta: of, Block: "allergy", Fact: value.KnownFact("Penicillin")}, &care.HealthFact{Meta: of, Block: "feelings", Fact: value.KnownFact("Worries at night")},
		&care.HealthFact{Meta: of, Block: "illness", Fact: value.KnownFact("A stay in hospital"), Privacy: care.Privacy{Private: value.Yes}}, &care.OwnWords{Meta: of, About: "matters", Text: "Staying with Sian 🙂", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-21"})
	return b, d
}

func TestWhatIsLeftOutStandsFirst(t *testing.T) {
	b, _ := bench(t)
	Open(b.Env, "health-passport", b.Amara.ID)
	words := pagetest.Words(b.Sheet().Body())
	for _, want := range []string{"Left out of this copy", "Sexual health", "Not known yet, and who to ask", "GP surgery: ", "The file will be called"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the sheet:\n%s", want, words)
		}
	}
	b.Sheet().Close()
}

func tick(t *testing.T, b *pagetest.Bench, part string) *widgets.Check {
	t.Helper()
	c, ok := pagetest.Find(b.Sheet().Body(), func(c *widgets.Check) bool { return strings.Contains(c.AccessibilityLabel(), part) })
	if !ok {
		t.Fatalf("no tick with %q", part)
	}
	return c
}

func TestPrivateThingsAreTickedInByName(t *testing.T) {
	b, d := bench(t)
	Open(b.Env, "health-passport", b.Amara.ID)
	if who := b.Field(b.Sheet().Body(), "Name of who gets it").(*widgets.Field).Text(); who != "Amara Bello" {
		t.Errorf("the young person's own copy is for %q", who)
	}
	tick(t, b, "A stay in hospital")
	feelings := tick(t, b, "Feelings and what helps")
	if feelings.On() {
		t.Error("a private block is ticked from the beginning")
	}
	b.Win.Canvas().Focus(feelings)
	feelings.Toggle()
	again := tick(t, b, "Feelings and what helps")
	if !again.On() || b.Win.Canvas().Focused() != again {
		t.Error("the tick went, or the focus did")
	}
	b.Field(b.Sheet().Body(), "Format").(*widgets.Choice).Choose("txt")
	b.Sheet().Main().Press()
	if !bytes.Contains(d.saved, []byte("Worries at night")) || bytes.Contains(d.saved, []byte("A stay in hospital")) {
		t.Errorf("the copy holds:\n%s", d.saved)
	}
	if strings.Contains(strings.ToLower(d.name), "amara") || !strings.HasSuffix(d.name, ".txt") {
		t.Errorf("the file is called %q", d.name)
	}
	papers := b.File().Papers
	if len(papers) != 1 || papers[0].Path == "" || papers[0].ForWhom != "Amara Bello" {
		t.Fatalf("%+v", papers)
	}
	// Was it given? Then the file is erased.
	if b.Sheet().Title() != "Was it given?" {
		t.Fatalf("the sheet is %q", b.Sheet().Title())
	}
	b.Press(b.Win.Canvas().Overlays().Top(), "Erase the file")
	b.Sheet().Main().Press() // sure
	b.Sheet().Main().Press()
	b.NoSheet()
	got := b.File().Papers[0]
	if got.GivenTo != "Amara Bello" || got.Given != "2026-11-24" || got.Erased != "2026-11-24" {
		t.Errorf("%+v", got)
	}
	if _, err := os.Stat(got.Path); err == nil {
		t.Error("the file is still there")
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

func TestACopyNeedsAName(t *testing.T) {
	b, d := bench(t)
	Open(b.Env, "review-pack", b.Amara.ID)
	if got := b.Field(b.Sheet().Body(), "Name of who gets it").(*widgets.Field).Text(); got != "the people at the review" {
		t.Errorf("a copy for the meeting is for %q", got)
	}
	b.Type(b.Sheet().Body(), "Name of who gets it", "")
	b.Sheet().Main().Press()
	if d.saved != nil || b.Field(b.Sheet().Body(), "Name of who gets it").Problem() == "" {
		t.Error("a copy for nobody was made")
	}
	b.Type(b.Sheet().Body(), "Name of who gets it", "The review meeting")
	b.Type(b.Sheet().Body(), "Password, if it is sent", "bus stop rain")
	b.Sheet().Main().Press()
	if !bytes.HasPrefix(d.saved, []byte("%PDF")) || !bytes.Contains(d.saved, []byte("/Encrypt")) {
		t.Errorf("%d bytes, not a PDF with a password", len(d.saved))
	}
	b.Sheet().Close()
	if got := b.File().Papers[0]; got.Given != "" || got.Report != "review-pack" || got.Audience != "meeting" {
		t.Errorf("%+v", got)
	}
}

func TestTheKindChangesWhatIsUsual(t *testing.T) {
	b, _ := bench(t)
	Open(b.Env, "", b.Amara.ID)
	body := b.Sheet().Body()
	b.Field(body, "What").(*widgets.Choice).Choose("health-passport")
	if got := b.Field(body, "Who is this copy for?").(*widgets.Choice).Value(); got != string(record.Young) {
		t.Errorf("for %q", got)
	}
	if got := b.Field(body, "Name of who gets it").(*widgets.Field).Text(); got != "Amara Bello" {
		t.Errorf("named %q", got)
	}
	b.Field(body, "Who is this copy for?").(*widgets.Choice).Choose(string(record.Doctor))
	if got := b.Field(body, "Name of who gets it").(*widgets.Field).Text(); got != "" {
		t.Errorf("a doctor's copy is for %q", got)
	}
	if !strings.Contains(pagetest.Words(body), "Some letters cannot be printed") {
		b.Field(body, "What").(*widgets.Choice).Choose("review-pack")
		if !strings.Contains(pagetest.Words(body), "Some letters cannot be printed") {
			t.Error("letters that cannot be printed are not named")
		}
	}
	b.Sheet().Close()
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

// The sections of a pack are chosen by key; a change of the reader brings the usual ones back.
func TestSectionsAreChosenByKey(t *testing.T) {
	b, d := bench(t)
	Open(b.Env, "review-pack", b.Amara.ID)
	chips, ok := pagetest.Find(b.Sheet().Body(), func(c *widgets.Chips) bool { return strings.Contains(c.AccessibilityLabel(), "What is in it") })
	if !ok {
		t.Fatal("no sections to choose")
	}
	if len(chips.Chosen()) != 8 {
		t.Errorf("usually %q", chips.Chosen())
	}
	b.Win.Canvas().Focus(chips)
	for range 8 {
		chips.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		chips.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	chips.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	chips.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if b.Win.Canvas().Focused() != chips {
		t.Error("choosing moved the focus away")
	}
	b.Field(b.Sheet().Body(), "Format").(*widgets.Choice).Choose("txt")
	b.Field(b.Sheet().Body(), "Name of who gets it").(*widgets.Field).SetText("the meeting")
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "Section: My skills") {
		t.Errorf("what is left out by choice is not named:\n%s", words)
	}
	b.Sheet().Main().Press()
	if text := string(d.saved); !strings.Contains(text, "My plan on a page") || strings.Contains(text, "Part by part\n") {
		t.Errorf("the pack holds:\n%s", text)
	}
}

// A passport asks for its shape, and a kind that is not for everybody offers only its readers.
func TestQuestionsOfAKind(t *testing.T) {
	b, d := bench(t)
	Open(b.Env, "review-pack", b.Amara.ID)
	b.Field(b.Sheet().Body(), "What").(*widgets.Choice).Choose("health-passport")
	shape := b.Field(b.Sheet().Body(), "Shape").(*widgets.Choice)
	if shape.Value() != "a4" {
		t.Errorf("the usual shape is %q", shape.Value())
	}
	shape.Choose("booklet")
	b.Sheet().Main().Press()
	if !bytes.Contains(d.saved, []byte("841.89")) {
		t.Error("the booklet does not lie across the sheet")
	}
}

// Names of other people are listed with what is done with each; what is chosen changes the copy.
func TestNamesAreListedAndRemoved(t *testing.T) {
	b, d := bench(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.PlanPart{Meta: of, Part: "6", WorkingWell: "She goes swimming with Kayleigh and with Tobi.", By: "Ruth Okafor", On: "2026-11-20"})
	Open(b.Env, "review-pack", b.Amara.ID)
	c := b.Field(b.Sheet().Body(), "Perhaps a name: Kayleigh").(*widgets.Choice)
	if c.Value() != "keep" {
		t.Errorf("a word that may be a name is %q before anybody chose", c.Value())
	}
	c.Choose("remove")
	if b.Field(b.Sheet().Body(), "Perhaps a name: Kayleigh").(*widgets.Choice) != c {
		t.Error("the choice was made anew, and the focus went with it")
	}
	b.Field(b.Sheet().Body(), "Tobi Bello").(*widgets.Choice).Choose("role")
	b.Field(b.Sheet().Body(), "Format").(*widgets.Choice).Choose("txt")
	b.Field(b.Sheet().Body(), "Name of who gets it").(*widgets.Field).SetText("the meeting")
	b.Sheet().Main().Press()
	if text := string(d.saved); strings.Contains(text, "Kayleigh") || strings.Contains(text, "Tobi") || !strings.Contains(text, "[name left out]") || !strings.Contains(text, "a relative") {
		t.Errorf("the pack holds:\n%s", text)
	}
	if papers := b.File().Papers; !strings.Contains(papers[0].LeftOut, "Name: Kayleigh") {
		t.Errorf("the record of it does not say so: %q", papers[0].LeftOut)
	}
}

// A passport that the young person gets is written down as given, with what proves it.
func TestAPassportThatIsGivenIsProved(t *testing.T) {
	b, _ := bench(t)
	Open(b.Env, "health-passport", b.Amara.ID)
	b.Sheet().Main().Press()
	body := b.Sheet().Body()
	b.Type(body, "Who gave it and explained it", "Nurse Hart")
	b.Field(body, "Copy on the council’s file?").(*widgets.Choice).Choose("yes")
	b.Sheet().Main().Press()
	if b.Field(b.Sheet().Body(), "Who agreed to the copy, and when").Problem() == "" || len(b.File().Issues) != 0 {
		t.Error("a copy on file was taken without a yes")
	}
	b.Type(b.Sheet().Body(), "Who agreed to the copy, and when", "Amara")
	b.Sheet().Main().Press()
	if len(b.Failed) > 0 {
		t.Fatal(b.Failed)
	}
	f := b.File()
	if len(f.Issues) != 1 || f.Issues[0].State != "given" || f.Issues[0].ExplainedBy != "Nurse Hart" || f.Issues[0].CopyOnFile != value.Yes || f.Issues[0].Format != "a4" || f.Papers[0].Given == "" {
		t.Errorf("%+v", f.Issues)
	}
}

// The card names what is not ticked, and a tick brings it in.
func TestTheCardIsTickedLineByLine(t *testing.T) {
	b, d := bench(t)
	Open(b.Env, "wallet-card", b.Amara.ID)
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "Not ticked for the card: allergies") {
		t.Errorf("what is not on the card is not named:\n%s", words)
	}
	penicillin := tick(t, b, "Penicillin")
	b.Win.Canvas().Focus(penicillin)
	penicillin.Toggle()
	if words := pagetest.Words(b.Sheet().Body()); strings.Contains(words, "Not ticked for the card: allergies") {
		t.Error("the tick did not bring it in")
	}
	b.Field(b.Sheet().Body(), "Format").(*widgets.Choice).Choose("txt")
	b.Sheet().Main().Press()
	if !bytes.Contains(d.saved, []byte("Penicillin")) {
		t.Errorf("the card says\n%s", d.saved)
	}
	b.Sheet().Close()
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}
