package health

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

func bench(t *testing.T) *pagetest.Bench {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.HealthFact{Meta: of, Block: "allergy", Fact: value.KnownFact("Penicillin"), Detail: "Rash, swollen lips", Source: "GP letter", Checked: "2026-11-14"},
		&care.HealthFact{Meta: of, Block: "birth", Fact: value.KnownFact("Hereford County Hospital"), Source: "red book", Checked: "2026-11-14"},
		&care.HealthFact{Meta: of, Block: "birth", Fact: value.Fact{Answer: value.NotKnown}, Detail: "Early or late", AskWho: "the nurse"},
		&care.HealthFact{Meta: of, Block: "feelings", Fact: value.KnownFact("Walking helps"), Private: value.Yes},
		&care.HealthService{Meta: of, Kind: "gp", Name: value.KnownFact("Orchard Street Surgery"), Phone: "01632 960410"},
		&care.Immunisation{Meta: of, Vaccine: "MMR", Dose: 1, State: "had", Given: "2010-06-03", Source: "Red book"},
		&care.HealthCheck{Meta: of, Kind: "rha", State: "done", Done: "2026-06-10", Booked: "2026-06-10", With: "Nurse Hart"},
		&care.PassportIssue{Meta: of, State: "given", Given: "2026-01-20", Format: "booklet", CopyOnFile: value.Yes, Agreed: "Amara said yes"})
	return b
}

func part(b *pagetest.Bench, arg string) *Part {
	return New(b.Env, b.File(), page.Place{Page: "person", Person: b.Amara.ID, Part: "health", Arg: arg}).(*Part)
}

func TestScreens(t *testing.T) {
	b := bench(t)
	for _, block := range []string{"birth", "immunisation", "checks", "feelings"} {
		b.Shots("health-"+block, func() page.Page {
			return page.NewPerson(b.Env, []page.PartTab{{Key: "health", Label: "Health", Make: New}}, page.Place{Page: "person", Person: b.Amara.ID, Part: "health", Arg: block})
		}, nil)
	}
}

func TestLettersAnswer(t *testing.T) {
	b := bench(t)
	for letter, want := range map[rune]value.Answer{'n': value.None, 'U': value.NotKnown, 'd': value.Declined, 'a': value.NotAsked} {
		p := part(b, "birth")
		h := *p.f.HealthFacts[0]
		for _, x := range p.f.HealthFacts {
			if x.Block == "birth" && x.AskWho != "" {
				h = *x
			}
		}
		if !p.answer(letter, &h.Fact, &h, func() { h.Checked = p.today }) {
			t.Fatalf("%c was not taken", letter)
		}
		for _, x := range b.File().HealthFacts {
			if x.ID == h.ID && x.Fact.Answer != want {
				t.Errorf("%c answers %q", letter, x.Fact.Answer)
			}
		}
	}
}

// A letter does not throw away what is known: it asks first.
func TestKnownTextIsNotLostByALetter(t *testing.T) {
	b := bench(t)
	b.Open(func() page.Page {
		return page.NewPerson(b.Env, []page.PartTab{{Key: "health", Label: "Health", Make: New}}, page.Place{Page: "person", Person: b.Amara.ID, Part: "health", Arg: "allergy"})
	})
	p := part(b, "allergy")
	h := *p.f.HealthFacts[0]
	p.answer('n', &h.Fact, &h, func() {})
	b.Sheet()
	for _, x := range b.File().HealthFacts {
		if x.Block == "allergy" && x.Fact.Text != "Penicillin" {
			t.Error("the allergy is gone")
		}
	}
}

func TestPrivateBlockIsClosedUntilOpened(t *testing.T) {
	b := bench(t)
	if words := pagetest.Words(part(b, "feelings").Body()); strings.Contains(words, "Walking helps") || !strings.Contains(words, "private") {
		t.Errorf("closed it shows %q", words)
	}
	if p := part(b, "feelings!"); p.middle == nil || len(p.middle.Records()) != 1 {
		t.Error("opened it does not show the fact")
	}
}

func TestUnknownVaccinationIsNeverOverdue(t *testing.T) {
	b := bench(t)
	words := strings.ToLower(pagetest.Words(part(b, "immunisation").Body()))
	if strings.Contains(words, "overdue") || !strings.Contains(words, "ask your gp or nurse") {
		t.Errorf("the page says %q", words)
	}
}
