package app_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
)

func TestAGoalStandsInThePlan(t *testing.T) {
	d := newDesk(t)
	g := &care.Goal{Meta: d.of(d.amara), Skill: "MO02", What: "Keep a budget for January", Helps: "Sian Probert", CarerWill: "Sit down with Amara on Sundays", By: "2027-01-31", State: "live", Set: "2026-11-24"}
	d.save(g)
	actions := func() (young, carer *care.Action) {
		f, err := d.File(ctx, d.amara.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range f.Actions {
			switch {
			case x.Goal == g.ID && x.GoalSide == "young":
				young = x
			case x.Goal == g.ID && x.GoalSide == "carer":
				carer = x
			}
		}
		return young, carer
	}
	young, carer := actions()
	if young == nil || carer == nil {
		t.Fatal("the goal is not in the plan")
	}
	if young.Part != "7" || young.What != g.What || young.Who != "Sian Probert" || young.By != g.By || young.Agreed != g.Set {
		t.Errorf("%+v", young)
	}
	if carer.Part != "7" || carer.What != g.CarerWill || carer.By != g.By || !slices.ContainsFunc(d.EvidencedBy(carer), func(a catalogue.Action) bool { return a.ID == "P8.6a" }) {
		t.Errorf("%+v", carer)
	}
	// What somebody wrote into the plan stays; the day moves with the goal.
	young.Who = "Ruth Okafor"
	d.save(young)
	g.What, g.Helps, g.By = "Keep a budget for February", "Auntie Pat", "2027-02-28"
	d.save(g)
	if young, carer = actions(); young.What != "Keep a budget for February" || young.Who != "Ruth Okafor" || young.By != "2027-02-28" || carer.By != "2027-02-28" {
		t.Errorf("%+v, %+v", young, carer)
	}
	g.State = "reached"
	d.save(g)
	if young, carer = actions(); young.State != "done" || young.Finished != d.Today() || carer.State != "done" {
		t.Errorf("reached: %+v", young)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if young, carer = actions(); young.State != "not_started" || carer.State != "not_started" {
		t.Errorf("one undo does not take goal and plan back: %s, %s", young.State, carer.State)
	}
	g.State = "set_aside"
	d.save(g)
	if young, _ = actions(); young.State != "dropped" {
		t.Errorf("set aside: %s", young.State)
	}
	// A wrong person's goal takes its actions along.
	other := d.person("Leon").ID
	if err := d.Move(ctx, "skill_goal", g.ID, other); err != nil {
		t.Fatal(err)
	}
	if y, c := actions(); y != nil || c != nil {
		t.Error("the wrong person's plan still has the goal")
	}
	f, _ := d.File(ctx, other)
	n := 0
	for _, x := range f.Actions {
		if x.Goal == g.ID {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d actions went along", n)
	}
}

func TestTheListOfSkillsIsChangedAndLosesNothing(t *testing.T) {
	d := newDesk(t)
	r := &care.Rating{Meta: d.of(d.amara), Skill: "MO03", Voice: "adult", Level: 4, On: "2026-11-20", By: "Sian Probert"}
	d.save(r)
	if err := d.HideSkill(ctx, "MO03", true); err != nil {
		t.Fatal(err)
	}
	order := func() string {
		var ids []string
		for _, s := range d.Skills().In("E") {
			ids = append(ids, s.ID)
		}
		return strings.Join(ids, " ")
	}
	if got := order(); strings.Contains(got, "MO03") {
		t.Errorf("still on the list: %s", got)
	}
	f, _ := d.File(ctx, d.amara.ID)
	if got := f.Rated("MO03", "adult", ""); got == nil || got.Level != 4 {
		t.Error("the rating went with it")
	}
	d.save(&care.SkillChange{Skill: "MO02", Area: "E", Wording: "plan four weeks of money"})
	if s, _ := d.Skills().ByID("MO02"); s.ICan() != "I can plan four weeks of money" {
		t.Errorf("%q", s.ICan())
	}
	d.refuse(&care.SkillChange{Skill: "MO02", Area: "E", Wording: "again"}, "has a change of this skill already")
	d.refuse(&care.SkillChange{Skill: "MO04", Area: "C", Wording: "x"}, "stays in its area")
	d.refuse(&care.SkillChange{Skill: "MO99", Area: "E", Wording: "x"}, "no skill MO99")
	own := d.OwnSkillID()
	d.refuse(&care.SkillChange{Skill: own, Area: "E"}, "Say what a young person can do")
	c := &care.SkillChange{Skill: own, Area: "E", Wording: "use the credit union"}
	d.save(c)
	d.save(&care.Rating{Meta: d.of(d.amara), Skill: own, Voice: "adult", Level: 2, On: "2026-11-20", By: "Sian Probert"})
	d.refuse(&care.Rating{Meta: d.of(d.amara), Skill: "NO01", Voice: "adult", Level: 2, On: "2026-11-20"}, "There is no skill")
	if err := d.Remove(ctx, "skill_change", c.ID); fault.CodeOf(err) != fault.Refused {
		t.Errorf("a skill with ratings was removed: %v", err)
	}
	for range 4 { // down the list and up again; places run out in between
		for range 3 {
			if err := d.MoveSkill(ctx, own, -1); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.MoveSkill(ctx, "MO05", -1); err != nil {
			t.Fatal(err)
		}
	}
	if got := order(); !strings.HasPrefix(got, "MO05 "+own) && !strings.HasPrefix(got, own) {
		t.Errorf("order: %s", got)
	}
	if n := len(d.Skills().Every("E")); n != 13 {
		t.Errorf("%d skills in the area", n)
	}
	was := order()
	if err := d.MoveSkill(ctx, own, 3); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(ctx); err != nil || order() != was {
		t.Errorf("undo: %v\n%s\n%s", err, order(), was)
	}
}

func TestMovingBetweenTwoWithoutRoom(t *testing.T) {
	d := newDesk(t)
	d.save(&care.SkillChange{Skill: "MO01", Area: "E", Place: 1}, &care.SkillChange{Skill: "MO02", Area: "E", Place: 2})
	if err := d.MoveSkill(ctx, "MO12", -10); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, s := range d.Skills().In("E")[:3] {
		ids = append(ids, s.ID)
	}
	if got := strings.Join(ids, " "); got != "MO01 MO12 MO02" {
		t.Error(got)
	}
}

func TestEvidenceWithAPicture(t *testing.T) {
	d := newDesk(t)
	pic := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for x := range 40 {
		for y := range 30 {
			pic.Set(x, y, color.RGBA{uint8(x * 6), uint8(y * 8), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, pic, nil); err != nil {
		t.Fatal(err)
	}
	withPlace := append(append(bytes.Clone(b.Bytes()[:2]), 0xff, 0xe1, 0, 14), []byte("Exif\x00\x00GPS 52")...)
	withPlace = append(withPlace, b.Bytes()[2:]...)
	e := &care.Evidence{Meta: d.of(d.amara), Skill: "FO03", Happened: "Cooked chilli", On: "2026-11-20"}
	if err := d.KeepEvidence(ctx, e, withPlace); err != nil {
		t.Fatal(err)
	}
	data, kind, err := d.OpenAttachment(ctx, e.PictureID)
	if err != nil || kind != "image/jpeg" || bytes.Contains(data, []byte("GPS")) {
		t.Errorf("%s %v: the place was kept with it", kind, err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "empty"},
		{"a program", []byte("MZ\x00\x01\x02"), "Waymark keeps pictures"},
		{"a text", []byte("only words"), "photo or a scan"},
		{"too large", append(bytes.Clone(b.Bytes()), make([]byte, 10<<20)...), "10 MB"},
	} {
		n := &care.Evidence{Meta: d.of(d.amara), Skill: "FO03", Happened: "x", On: "2026-11-20"}
		if err := d.KeepEvidence(ctx, n, c.data); err == nil || !strings.Contains(fault.Sentence(err), c.want) || n.ID != "" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	other := d.person("Leon").ID
	if err := d.Move(ctx, "skill_evidence", e.ID, other); err != nil {
		t.Fatal(err)
	}
	f, _ := d.File(ctx, other)
	if len(f.Attachments) != 1 || len(f.Evidence) != 1 || f.Evidence[0].PictureID != f.Attachments[0].ID {
		t.Error("the picture stayed with the wrong person")
	}
}

func TestSettingASkillAsideByTheYoungPerson(t *testing.T) {
	d := newDesk(t)
	d.refuse(&care.SkillStance{Meta: d.of(d.amara), Skill: "MO05", Stance: "not_now", Voice: "young", How: "said", On: "2026-11-20"}, "Say why")
	if err := d.HandOver(ctx, d.amara.ID); err != nil {
		t.Fatal(err)
	}
	s := &care.SkillStance{Meta: d.of(d.amara), Skill: "MO05", Stance: "not_now", Reason: "After my exams", Voice: "young", On: "2026-11-20"}
	d.save(s)
	if s.How != "typed" || s.By != "Amara" {
		t.Errorf("%+v", s)
	}
	d.refuse(&care.SkillStance{Meta: d.of(d.amara), Skill: "MO05", Stance: "not_now", Reason: "x", Voice: "adult", On: "2026-11-20"}, "handed over")
}

// A service's own skill goes with the copy of somebody's record that names it: what "XMARL01" stands for is known nowhere else. Those that the record does
// not name stay here.
func TestOwnSkillsTravelWithTheRecord(t *testing.T) {
	d := newDesk(t)
	must(t, d.Save(ctx, &care.SkillChange{Skill: "XOURS01", Area: "E", Wording: "use the credit union desk", Short: "Use the credit union desk"}))
	must(t, d.Save(ctx, &care.SkillChange{Skill: "XOURS02", Area: "E", Wording: "run the raffle", Short: "Run the raffle"}))
	must(t, d.Save(ctx, &care.Rating{Meta: d.of(d.amara), Skill: "XOURS01", Voice: "adult", Level: 3, On: d.Today()}))
	p, err := d.Export(ctx, d.amara.ID, "the next service")
	must(t, err)
	if s := string(p.Bytes); !strings.Contains(s, "use the credit union desk") || strings.Contains(s, "raffle") {
		t.Errorf("the copy holds\n%s", s)
	}
}
