package skills

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	for i, d := range []value.Date{"2025-12-01", "2026-03-02", "2026-06-09"} {
		b.Save(&care.Rating{Meta: of, Skill: "MO02", Voice: "young", Level: 1 + i, On: d, By: "Amara", How: "said"}, &care.Rating{Meta: of, Skill: "MO02", Voice: "adult", Level: 1 + (i+1)/2, On: d, By: "Sian Probert"})
	}
	b.Save(&care.Rating{Meta: of, Skill: "MO05", Voice: "young", Level: 2, On: "2026-06-09", By: "Amara", How: "said"}, &care.Rating{Meta: of, Skill: "MO05", Voice: "adult", Level: 4, On: "2026-06-09", By: "Sian Probert"},
		&care.Goal{Meta: of, Skill: "MO02", What: "Keep a budget for the whole of January", Helps: "Sian", By: "2027-01-31", State: "live"},
		&care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2025-12-08"}, &care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09"},
		&care.Rating{Meta: of, Skill: "FO03", Voice: "young", Level: 4, On: "2026-06-01", By: "Amara", How: "said"}, &care.Rating{Meta: of, Skill: "FO03", Voice: "adult", Level: 4, On: "2026-08-03", By: "Sian Probert"},
		&care.SkillStance{Meta: of, Skill: "MO12", Stance: "with_support", Reason: "Sian and Amara go through a long month together.", Voice: "adult", By: "Sian Probert", On: "2026-08-03"},
		&care.SkillChange{Skill: "XOWN01", Area: "E", Wording: "use the credit union desk at No. 4", Short: "Use the credit union desk", Place: 450},
		&care.SkillChange{Skill: "MO08", Area: "E", Hidden: value.Yes}, &care.SkillChange{Skill: "MO06", Area: "E", Wording: "read every line of a payslip"},
		&care.Evidence{Meta: of, Skill: "MO02", Happened: "Budget sheet on the fridge, weeks 1 and 2 filled in.", On: "2026-11-20", SawIt: "Sian"})
	return b
}

func TestScreens(t *testing.T) {
	b := bench(t)
	at := func(arg string) func() page.Page {
		return b.Part("skills", "Skills", func(env *page.Env, f *care.File, _ page.Place) page.Part { return New(env, f, placeOf(arg)) })
	}
	b.Shots("skills", b.Part("skills", "Skills", New), nil)
	b.Shots("skills-aside", at("E:MO12:all"), nil)
	b.Shots("skills-everything", at("*::all"), nil)
	b.Shots("skills-ours", at("E:MO02:list"), nil)
	b.Shots("skills-reword", at("E:MO02:list"), func() { b.Key(fyne.KeyReturn) })
	b.Shots("skills-evidence", at("E:MO02:all"), func() { b.Win.Canvas().Focused().TypedRune('e') })
	b.Shots("skills-goal", at("E:MO02:all"), func() { b.Win.Canvas().Focused().TypedRune('g') })
	b.Shots("skills-set-aside", at("E:MO04:all"), func() { b.Win.Canvas().Focused().TypedRune('a') })
}

func TestDigitsRateOneVoiceAndNeverTheOther(t *testing.T) {
	b := bench(t)
	p := New(b.Env, b.File(), placeOf("MO:MO02")).(*Part)
	if p.area.ID != p.areaOf("MO02") || !strings.Contains(pagetest.Words(p.Body()), "talk about it") {
		t.Errorf("area %s", p.area.ID)
	}
	p.key("MO02", '4')
	f := b.File()
	if y, a := f.Rated("MO02", "young", ""), f.Rated("MO02", "adult", ""); y.Level != 3 || a.Level != 4 || a.On != "2026-11-24" || a.By != "Ruth Okafor" {
		t.Errorf("young %d, adult %+v", y.Level, a)
	}
	n := len(f.Ratings)
	p.key("MO02", '5') // the same sitting: the entry of today is mended, not doubled
	if f = b.File(); len(f.Ratings) != n || f.Rated("MO02", "adult", "").Level != 5 {
		t.Errorf("%d ratings, level %d", len(f.Ratings)-n, f.Rated("MO02", "adult", "").Level)
	}
	if !p.grid.AcceptsTab() {
		t.Error("Tab leaves the grid before the other voice")
	}
	p.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if p.grid.AcceptsTab() {
		t.Error("Tab does not lead on from the second voice")
	}
	p.key("MO02", '2')
	if r := b.File().Rated("MO02", "young", ""); r.Level != 2 || r.How != "said" {
		t.Errorf("said: %+v", r)
	}
	p.key("MO02", '0')
	if r := b.File().Rated("MO02", "young", ""); r != nil {
		t.Errorf("cleared, and still %d", r.Level)
	}
	if r := b.File().Rated("MO02", "young", "2026-06-30"); r == nil || r.Level != 3 {
		t.Error("clearing today's rating took the one of June away")
	}
}

func TestShowOnlyWhatIsTwoApart(t *testing.T) {
	b := bench(t)
	p := New(b.Env, b.File(), placeOf("MO::talk")).(*Part)
	if list := p.visible(); len(list) != 1 || list[0].ID != "MO05" {
		t.Errorf("to talk about: %v", list)
	}
}

func placeOf(arg string) page.Place { return page.Place{Arg: arg} }

func (p *Part) areaOf(skill string) string {
	s, _ := catalogue.SkillByID(skill)
	return s.Area
}
