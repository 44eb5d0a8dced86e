package skills

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// open shows the part at a place and returns it as it stands after every reload.
func open(b *pagetest.Bench, arg string) func() *Part {
	var now *Part
	b.Open(b.Part("skills", "Skills", func(env *page.Env, f *care.File, _ page.Place) page.Part {
		if now != nil {
			arg = now.Arg()
		}
		now = New(env, f, placeOf(arg)).(*Part)
		return now
	}))
	return func() *Part { return now }
}

// heard is what a screen reader hears of a line of a list.
func heard(t *testing.T, p *Part, list, key string) string {
	t.Helper()
	l, ok := pagetest.Find(p.Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), list) })
	if !ok {
		t.Fatalf("no list %q", list)
	}
	l.Select(key)
	return l.AccessibilityLabel()
}

func TestOurListByKeys(t *testing.T) {
	b := bench(t)
	now := open(b, "E:MO05:list")
	c := b.Win.Canvas()
	c.Focus(now().ours)
	ids := func() string {
		var out []string
		for _, s := range b.App.Skills().In("E") {
			out = append(out, s.ID)
		}
		return strings.Join(out, " ")
	}
	was := ids()
	if !strings.Contains(was, "MO04 XOWN01 MO05") {
		t.Fatal(was)
	}
	now().oursKey("MO05", 'u')
	if got := ids(); !strings.Contains(got, "MO04 MO05 XOWN01") {
		t.Errorf("U: %s", got)
	}
	now().oursKey("MO05", 'd')
	if got := ids(); got != was {
		t.Errorf("D: %s", got)
	}
	now().oursKey("MO05", 'h')
	if s, _ := b.App.Skills().ByID("MO05"); !s.Hidden || strings.Contains(ids(), "MO05") {
		t.Error("H leaves it on the list")
	}
	if r := b.File().Rated("MO05", "adult", ""); r == nil || r.Level != 4 {
		t.Error("its rating went")
	}
	now().oursKey("MO05", 'h')
	if ids() != was {
		t.Error("H does not put it back")
	}
	now().reword("MO05")
	s := b.Sheet()
	if !strings.Contains(pagetest.Words(s.Body()), "every rating") {
		t.Error("it does not say that ratings stay")
	}
	b.Type(s.Body(), "I can …", "say where my money is kept")
	s.Main().Press()
	b.NoSheet()
	if s, _ := b.App.Skills().ByID("MO05"); s.ICan() != "I can say where my money is kept" || !s.Before {
		t.Errorf("%+v", s)
	}
	b.Page.Commands().New()
	s = b.Sheet()
	s.Main().Press()
	if p := b.Field(s.Body(), "I can …").Problem(); p == "" {
		t.Error("a skill without words was added")
	}
	b.Type(s.Body(), "I can …", "mend a puncture")
	s.Main().Press()
	b.NoSheet()
	if got := b.App.Skills().In("E"); got[len(got)-1].ICan() != "I can mend a puncture" {
		t.Errorf("the last is %s", got[len(got)-1].ICan())
	}
}

func TestAMilestoneIsSaidOnceAndStays(t *testing.T) {
	b := bench(t)
	now := open(b, "E:MO05:all")
	said := func() bool { return strings.Contains(strings.Join(b.Said, "\n"), "A milestone") }
	now().key("MO05", 'v')
	now().key("MO05", '4')
	if !said() || now().miles["MO05"] != "2026-11-24" {
		t.Errorf("said %q", b.Said)
	}
	if w := pagetest.Words(now().Body()); !strings.Contains(w, "both said “on my own” for the first time on 24 November 2026") {
		t.Error(w)
	}
	b.Said = nil
	b.Clock.Step(24 * time.Hour)
	b.Reload()
	now().key("MO05", '2')
	if said() || now().miles["MO05"] != "2026-11-24" {
		t.Error("a level that goes down took the milestone")
	}
}

func TestSettingAsideAndBack(t *testing.T) {
	b := bench(t)
	now := open(b, "E:MO05:talk")
	if list := now().visible(); len(list) != 1 {
		t.Fatalf("to talk about: %v", list)
	}
	now().key("MO05", 'a')
	s := b.Sheet()
	s.Main().Press()
	if p := b.Field(s.Body(), "Why").Problem(); !strings.Contains(p, "Say why") {
		t.Errorf("set aside without a reason: %q", p)
	}
	b.Type(s.Body(), "Why", "After the court has decided.")
	s.Main().Press()
	b.NoSheet()
	st := b.File().Stance("MO05", "")
	if st == nil || st.Voice != "young" || st.How != "said" || len(now().visible()) != 0 {
		t.Fatalf("%+v", st)
	}
	if y := b.File().Rated("MO05", "young", ""); y == nil || y.Level != 2 {
		t.Error("setting aside changed a rating")
	}
	now = open(b, "E:MO05:all")
	b.Press(now().Body(), "Back on the list")
	if b.File().Stance("MO05", "") != nil {
		t.Error("it does not come back")
	}
}

func TestEvidenceWithAPhotoInOneSheet(t *testing.T) {
	b := bench(t)
	var pic bytes.Buffer
	if err := png.Encode(&pic, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	now := open(b, "E:MO03:all")
	now().key("MO03", 'e')
	s := b.Sheet()
	b.FileName, b.FileData = "bank.txt", []byte("only words")
	b.Press(s.Body(), "Choose a photo or scan")
	b.Type(s.Body(), "What happened", "Set up the standing order herself.")
	s.Main().Press()
	if len(b.Failed) != 1 || len(b.File().Evidence) != 1 {
		t.Fatalf("a text was kept as a photo: %v", b.Failed)
	}
	b.FileName, b.FileData = "IMG_1234.png", pic.Bytes()
	b.Press(s.Body(), "Choose a photo or scan")
	s.Main().Press()
	b.NoSheet()
	var e *care.Evidence
	for _, x := range b.File().Evidence {
		if x.Skill == "MO03" {
			e = x
		}
	}
	if e == nil || e.PictureID == "" || e.SawIt != "Ruth Okafor" || e.On != "2026-11-24" {
		t.Fatalf("%+v", e)
	}
	if line := heard(t, now(), "What shows it", e.ID); !strings.Contains(line, "photo or scan") {
		t.Errorf("the line does not say that there is a photo: %s", line)
	}
	now().editEvidence(e)
	b.Press(b.Sheet(), "Look at the photo")
	if _, ok := pagetest.Find(b.Sheet().Body(), func(o fyne.CanvasObject) bool { _, ok := o.(*widgets.Para); return ok }); !ok {
		t.Error("the photo is not shown")
	}
}

func TestACarerWritesDownASkillSeen(t *testing.T) {
	b := bench(t)
	o := b.App.Owner()
	o.Name, o.Initials, o.Role = "Sian Probert", "SP", "carer"
	b.Save(&o)
	open(b, "")
	b.Page.Commands().New()
	s := b.Sheet()
	b.Type(s.Body(), "What happened", "Found the stopcock and turned it off.")
	s.Main().Press()
	if p := b.Field(s.Body(), "Skill").Problem(); p == "" {
		t.Error("kept without a skill")
	}
	b.Field(s.Body(), "Area").(*widgets.Choice).Choose("D")
	b.Field(s.Body(), "Skill").(*widgets.Choice).Choose("HO06")
	s.Main().Press()
	b.NoSheet()
	if e := b.File().Evidence[0]; e.Skill != "HO06" || e.SawIt != "Sian Probert" {
		t.Errorf("%+v", e)
	}
}

func TestAGoalIsSetReachedAndStandsInThePlan(t *testing.T) {
	b := bench(t)
	now := open(b, "E:MO05:all")
	now().key("MO05", 'g')
	s := b.Sheet()
	b.Type(s.Body(), "Who helps", "Sian Probert")
	b.Type(s.Body(), "What the carer will do", "Show Amara the statement")
	b.Type(s.Body(), "By when", "31 1 2027")
	s.Main().Press()
	b.NoSheet()
	n := 0
	for _, a := range b.File().Actions {
		if a.By == "2027-01-31" && a.Part == "7" && (a.What == "Show Amara the statement" || a.What == "Say where my savings are held") {
			n++
		}
	}
	if n != 2 {
		t.Fatalf("%d actions in the plan", n)
	}
	if w := pagetest.Words(now().Body()); !strings.Contains(w, "In the plan, part 7: Sian Probert, not started yet.") || !strings.Contains(w, "2 of 3 live goals") {
		t.Error(w)
	}
	b.Press(now().Body(), "Reached")
	for _, a := range b.File().Actions {
		if a.Goal != "" && a.By == "2027-01-31" && a.State != "done" && strings.Contains(a.What, "savings") {
			t.Errorf("%+v", a)
		}
	}
}

func TestAllAreasAtOnce(t *testing.T) {
	b := bench(t)
	now := open(b, "*::all")
	w := pagetest.Words(now().Body())
	for _, want := range []string{"Before I move", "1 of 25 agreed by both, 24 to go", "Milestones", "To talk about"} {
		if !strings.Contains(w, want) {
			t.Errorf("all areas do not say %q:\n%s", want, w)
		}
	}
	for list, line := range map[string][2]string{"Before I move": {"FO03", "Amara: On my own, adult: On my own"}, "To talk about": {"MO05", "Amara says 2, Sian says 4"}, "Milestones": {"FO03", "3 Aug"}} {
		if got := heard(t, now(), list, line[0]); !strings.Contains(got, line[1]) {
			t.Errorf("%s: %q does not say %q", list, got, line[1])
		}
	}
	if !strings.Contains(now().levels.AccessibilityLabel(), "Money: Amara") && !strings.Contains(now().levels.AccessibilityLabel(), "Money and saving: Amara 1 at starting") {
		t.Error(now().levels.AccessibilityLabel())
	}
	now().openSkill("MO05")
	if to := b.Went[len(b.Went)-1]; to.Arg != "E:MO05:all" {
		t.Errorf("%+v", to)
	}
}
