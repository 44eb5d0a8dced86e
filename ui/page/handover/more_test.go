package handover

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

func opened(b *pagetest.Bench, arg string) *Page {
	return b.Open(func() page.Page { return New(b.Env, page.Place{Page: "handover", Person: b.Amara.ID, Arg: arg}) }).(*Page)
}

func TestHowTheReviewIsWanted(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := opened(b, "meeting")
	b.Win.Canvas().Focus(p.scale)
	p.scale.TypedRune('2')
	p.words.SetText("Ruth")
	p.next()
	p.scale.TypedRune('1')
	p.next()
	if p.names == nil {
		t.Fatal("nobody to choose from")
	}
	b.Win.Canvas().Focus(p.names)
	b.Key(fyne.KeySpace)
	p.words.SetText("Auntie Pat")
	p.next()
	p.finish()
	got := b.File().Choices
	if len(got) != 1 {
		t.Fatalf("%d choices kept", len(got))
	}
	m := got[0]
	if m.Runs != "with_help" || m.Helper != "Ruth" || m.Part != "there" || m.How != "typed" || m.WrittenBy != "Amara" || m.On != "2026-11-24" {
		t.Errorf("%+v", m)
	}
	if lines := strings.Split(m.Wanted, "\n"); len(lines) != 2 || lines[1] != "Auntie Pat" {
		t.Errorf("wanted %q", m.Wanted)
	}
	// It is taken up again as it stands, and nothing new is kept when nothing is changed.
	p.show(0)
	if p.scale.Value() != 2 || p.words.Text() != "Ruth" {
		t.Errorf("taken up with %d %q", p.scale.Value(), p.words.Text())
	}
	p.next()
	if n := len(b.File().Choices); n != 1 {
		t.Errorf("%d choices", n)
	}
	if b.File().MeetingWish("2026-11-24") == nil {
		t.Error("the choice does not stand")
	}
}

func TestAgreeingWithThePlan(t *testing.T) {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	part := &care.PlanPart{Meta: of, Part: "8", WorkingWell: "Pays her own phone bill.", Worried: "No budget for a month yet.", By: "Ruth Okafor", On: "2026-11-23"}
	b.Save(part)
	// In the lists for own words nothing of it is shown.
	for _, arg := range []string{"matters", "feelings", "meeting", "skills:A"} {
		p := opened(b, arg)
		for !p.done {
			if words := pagetest.Words(p.Body()); strings.Contains(words, "phone bill") || strings.Contains(words, "No budget") {
				t.Fatalf("%s shows what an adult wrote", arg)
			}
			p.skip()
		}
	}
	p := opened(b, "agree")
	if words := pagetest.Words(p.Body()); !strings.Contains(words, "Pays her own phone bill.") || !strings.Contains(words, "Ruth Okafor, 24 November, wrote:") {
		t.Errorf("the entry and who wrote it are not shown: %s", words)
	}
	p.scale.TypedRune('5') // there is no fifth card
	if p.scale.Value() != 0 {
		t.Error("a card that is not there was chosen")
	}
	p.scale.TypedRune('1')
	p.next()
	p.scale.TypedRune('3')
	p.next()
	if p.at != 1 || len(b.Said) == 0 || b.Win.Canvas().Focused() != p.words.FocusTarget() {
		t.Error("a correction without words goes on")
	}
	p.words.SetText("I kept one in October.")
	p.finish()
	for _, want := range []struct{ field, answer, text string }{{"working_well", "agree", ""}, {"worried_about", "correction", "I kept one in October."}} {
		got := b.File().RepliesTo(part.ID, want.field)
		if len(got) != 1 || got[0].Answer != want.answer || got[0].Text != want.text || got[0].How != "typed" || got[0].WrittenBy != "Amara" {
			t.Errorf("%s: %+v", want.field, got)
		}
	}
	if got := *b.File().Part("8"); got.Worried != part.Worried {
		t.Error("the entry was changed")
	}
}

func TestNothingToAgreeWith(t *testing.T) {
	b := pagetest.New(t)
	b.Amara = &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03"}
	b.Save(b.Amara)
	if p := opened(b, "agree"); !p.done {
		t.Error("an empty list asks something")
	}
}

func TestMoreScreens(t *testing.T) {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.PlanPart{Meta: of, Part: "8", Worried: "No budget kept for a whole month yet; benefits at 18 not explained.", By: "Ruth Okafor", On: "2026-11-23"})
	make := func(arg string, at int) func() page.Page {
		return func() page.Page {
			p := New(b.Env, page.Place{Page: "handover", Person: b.Amara.ID, Arg: arg}).(*Page)
			p.at = at
			return p
		}
	}
	b.Shots("hand-over-review", make("meeting", 0), nil)
	b.Shots("hand-over-agree", make("agree", 0), nil)
	b.Shots("hand-over-people", make("meeting", 0), func() { b.Page.(*Page).show(2) })
}

// An answer of an earlier round is shown as what it is: the scale begins empty, and old words get no new day. Words need a step to stand with.
func TestAnOldAnswerIsNoNewOne(t *testing.T) {
	b := pagetest.WithAmara(t)
	skill := catalogue.SkillsIn(areaOf("MO02"))[0].ID
	b.Save(&care.Rating{Meta: record.Meta{PersonID: b.Amara.ID}, Skill: skill, Voice: "young", Level: 3, Note: "Two weeks alone.", By: "Ruth Okafor", How: "said", On: "2026-05-23"})
	p := open(t, b, "skills:"+areaOf("MO02"))
	words := pagetest.Words(p.Body())
	if p.scale.Value() != 0 || p.words.Text() != "" || !strings.Contains(words, "3, with help. “Two weeks alone.”") {
		t.Errorf("%d, %q, on the screen:\n%s", p.scale.Value(), p.words.Text(), words)
	}
	p.words.SetText("Most weeks now.")
	p.next()
	if p.at != 0 || p.words.Problem() == "" || p.words.Text() != "Most weeks now." {
		t.Fatalf("words without a step: at %d, %q", p.at, p.words.Problem())
	}
	p.scale.SetValue(3)
	p.next()
	r := b.File().Rated(skill, "young", "")
	if p.at != 1 || r.On != "2026-11-24" || r.Level != 3 || r.Note != "Most weeks now." {
		t.Errorf("at %d, %+v", p.at, r)
	}
}
