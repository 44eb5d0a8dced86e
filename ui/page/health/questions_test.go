package health

import (
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

func opened(b *pagetest.Bench, arg string) *Part {
	var p *Part
	b.Open(func() page.Page {
		return page.NewPerson(b.Env, []page.PartTab{{Key: "health", Label: "Health", Make: func(env *page.Env, f *care.File, to page.Place) page.Part {
			p = New(env, f, to).(*Part)
			return p
		}}}, page.Place{Page: "person", Person: b.Amara.ID, Part: "health", Arg: arg})
	})
	return p
}

func stored(b *pagetest.Bench, item string) *care.HealthFact {
	for _, h := range b.File().HealthFacts {
		if h.Item == item {
			return h
		}
	}
	return nil
}

// press types letters at what has the focus.
func press(b *pagetest.Bench, text string) {
	for _, r := range text {
		b.Win.Canvas().Focused().TypedRune(r)
	}
}

// A question is answered with one letter, and saved; what is known waits for its text.
func TestQuestionsAreAnsweredByKeys(t *testing.T) {
	b := bench(t)
	p := opened(b, "senses")
	b.Win.Canvas().Focus(p.First())
	press(b, "n")
	if h := stored(b, "vision"); h == nil || h.Fact.Answer != value.None || h.Checked != b.Env.App.Today() {
		t.Fatalf("after N: %+v", h)
	}
	press(b, "k")
	if h := stored(b, "vision"); h.Fact.Answer != value.None {
		t.Errorf("known without a text was saved: %+v", h)
	}
	press(b, "Short-sighted")
	b.Key(fyne.KeyTab)
	b.Win.Canvas().Unfocus()
	if h := stored(b, "vision"); h.Fact != value.KnownFact("Short-sighted") {
		t.Errorf("after the text: %+v", h)
	}
	if n := len(b.File().HealthFacts); n != len(p.f.HealthFacts) {
		t.Errorf("%d facts stored, %d on the page", n, len(p.f.HealthFacts))
	}
	undo, _, err := b.Env.App.UndoLabels(t.Context())
	if err != nil || undo == "" {
		t.Errorf("nothing to undo: %q, %v", undo, err)
	}
}

// A letter does not throw away what is known: it asks, and "cancel" puts the answer back.
func TestKnownAnswerIsNotLostByALetter(t *testing.T) {
	b := bench(t)
	p := opened(b, "birth")
	b.Win.Canvas().Focus(p.First())
	press(b, "n")
	b.Sheet().Close()
	if h := stored(b, "birth_place"); h.Fact.Text != "Hereford County Hospital" {
		t.Errorf("it is gone: %+v", h)
	}
	press(b, "u")
	b.Sheet().Main().Press()
	if h := stored(b, "birth_place"); h.Fact.Answer != value.NotKnown {
		t.Errorf("said yes, and it is %+v", h)
	}
}

// Every block of the left list can be opened and has somewhere for the focus to begin.
func TestEveryBlockOpens(t *testing.T) {
	b := bench(t)
	for _, x := range blocks {
		for _, arg := range []string{x.key, x.key + "!"} {
			p := part(b, arg)
			if p.Body() == nil || p.First() == nil || p.block != x.key {
				t.Errorf("%s opens %s", arg, p.block)
			}
			for _, f := range focusables(p.Body()) {
				if h, ok := f.(widgets.Helper); ok && h.HelpText() == "" {
					t.Errorf("%s: something to focus has no help: %T", arg, f)
				}
			}
		}
	}
	p := part(b, "checks")
	for range len(blocks) {
		if next := p.Commands().Next; next != nil {
			next()
			p = part(b, b.Went[len(b.Went)-1].Arg)
		}
	}
	if p.block != blocks[len(blocks)-1].key || p.Commands().Next != nil {
		t.Errorf("Ctrl+Page Down ends at %s", p.block)
	}
}

func focusables(root fyne.CanvasObject) []fyne.Focusable {
	var out []fyne.Focusable
	pagetest.Walk(root, func(o fyne.CanvasObject) bool {
		if f, ok := o.(fyne.Focusable); ok && o.Visible() {
			out = append(out, f)
		}
		return true
	})
	return out
}

func TestDosesByLetter(t *testing.T) {
	b := bench(t)
	p := opened(b, "immunisation")
	b.Win.Canvas().Focus(p.First())
	press(b, "u")
	var got *care.Immunisation
	for _, v := range b.File().Immunisations {
		if v.Offer != "" {
			got = v
		}
	}
	if got == nil || got.State != "not_known" || got.Offer != "births-2008-2010/5in1-1" || got.Dose != 1 {
		t.Fatalf("%+v", got)
	}
	if words := strings.ToLower(pagetest.Words(p.Body())); strings.Contains(words, "overdue") {
		t.Error("a vaccination is overdue")
	}
}

// An unknown or foreign history has its own words and lists no gaps.
func TestForeignVaccinations(t *testing.T) {
	b := bench(t)
	b.Save(&care.HealthFact{Meta: record.Meta{PersonID: b.Amara.ID}, Block: "vaccines", Item: "vaccine_abroad", Fact: value.KnownFact("In Eritrea, card lost")})
	p := part(b, "immunisation")
	if words := pagetest.Words(p.Body()); p.offered != nil || !strings.Contains(words, "another country") || strings.Contains(words, "MenB") {
		t.Errorf("it says %q", words)
	}
}

// The blank list goes out and the filled one comes back with a preview; nothing is kept before the person says so.
func TestListIsReadBackWithAPreview(t *testing.T) {
	b := bench(t)
	p := opened(b, "missing")
	p.makeSheet()
	if len(b.Out) != 1 {
		t.Fatal("no list was made")
	}
	for name, data := range b.Out {
		if strings.Contains(name+string(data), "Amara") {
			t.Error("the list names her")
		}
	}
	b.FileName, b.FileData = "filled.csv", []byte("part,question,answer,text,more about it,since or on,how we know,checked on,who to ask,code\nMy birth,Kind of birth,known,Caesarean,,,red book,,,fact:birth_delivery\nMy birth,Weight,known,2.94 kg,,,,,,fact:birth_weight\n")
	p.readSheet()
	if stored(b, "birth_delivery") != nil {
		t.Error("it was kept before anybody said so")
	}
	b.Sheet().Main().Press()
	if h := stored(b, "birth_delivery"); h == nil || h.Fact.Text != "Caesarean" || h.Source != "red book" {
		t.Errorf("%+v", h)
	}
	b.FileData = []byte("name,age\n")
	p.readSheet()
	if len(b.Failed) != 1 {
		t.Errorf("another file: %v", b.Failed)
	}
}

// C puts a line on the wallet card and takes it off.
func TestCardIsTickedByAKey(t *testing.T) {
	b := bench(t)
	for _, want := range []value.Tri{value.Yes, value.No, value.Yes} {
		p := part(b, "allergy")
		h := *p.middle.Records()[0].(*care.HealthFact)
		p.tickCard(&h)
		for _, x := range b.File().HealthFacts {
			if x.Block == "allergy" && x.OnCard != want {
				t.Errorf("on the card: %q, want %q", x.OnCard, want)
			}
		}
	}
	if p := part(b, "cover"); !strings.Contains(p.cardFacts(), "Penicillin") {
		t.Errorf("the card holds %q", p.cardFacts())
	}
}

// Reader and shape chosen on the page stand in the sheet, and survive the page being read again.
func TestReaderAndShapeGoToTheSheet(t *testing.T) {
	b := bench(t)
	p := opened(b, "birth;doctor;a4")
	if p.Arg() != "birth;doctor;a4" || p.reader != "doctor" {
		t.Fatalf("reads %q", p.Arg())
	}
	p.print()
	words := pagetest.Words(b.Sheet().Body())
	if !strings.Contains(words, "Health passport") && b.Sheet().Title() == "" {
		t.Errorf("the sheet says %q", words)
	}
	b.Sheet().Close()
	p = opened(b, "birth;young;card")
	p.print()
	b.Sheet().Close()
	if len(b.Failed) > 0 {
		t.Errorf("%v", b.Failed)
	}
	if hint := p.readers()[2].Hint; hint != "said yes on 14 November" {
		t.Errorf("the file copy: %q", hint)
	}
}
