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
		&care.HealthFact{Meta: of, Block: "birth", Item: "birth_place", Fact: value.KnownFact("Hereford County Hospital"), Source: "red book", Checked: "2026-11-14"},
		&care.HealthFact{Meta: of, Block: "birth", Item: "birth_weight", Fact: value.KnownFact("2.94 kg"), Source: "red book", Checked: "2026-11-14"},
		&care.HealthFact{Meta: of, Block: "birth", Item: "birth_gestation", Fact: value.Fact{Answer: value.NotKnown}, AskWho: "the nurse"},
		&care.HealthFact{Meta: of, Block: "birth", Item: "birth_care", Fact: value.Fact{Answer: value.None}, Checked: "2026-11-14"},
		&care.HealthFact{Meta: of, Block: "birth", Item: "birth_mother", Fact: value.Fact{Answer: value.Declined}},
		&care.HealthFact{Meta: of, Block: "family", Item: "family_condition", Relation: "mother", Fact: value.KnownFact("Asthma"), Source: "social worker", Checked: "2026-11-14"},
		&care.Growth{Meta: of, On: "2025-01-14", HeightCM: "161.5", WeightKG: "51.2", By: "Nurse Hart"},
		&care.Growth{Meta: of, On: "2025-08-14", HeightCM: "163", WeightKG: "53", By: "Nurse Hart"},
		&care.Growth{Meta: of, On: "2026-06-10", HeightCM: "164.5", WeightKG: "57.4", By: "Nurse Hart", BMICentile: "55th"},
		&care.HealthCheck{Meta: of, Kind: "sdq", State: "done", Done: "2024-05-10", Total: "17", Version: "carer", AnsweredBy: "Sian Probert", Changed: "A referral to the school counsellor."},
		&care.HealthCheck{Meta: of, Kind: "sdq", State: "done", Done: "2025-05-10", Total: "12", Version: "carer", AnsweredBy: "Sian Probert"},
		&care.Consent{Meta: of, Decision: "dentist", Who: "young", Basis: "own_16", Source: "Placement plan", Agreed: "2025-06-01"},
		&care.Consent{Meta: of, Decision: "overnight", Who: "carer", WhoName: "Sian Probert", Basis: "delegated", Terms: "With people she knows", Source: "Placement plan", Agreed: "2024-04-02"},
		&care.Consent{Meta: of, Decision: "passport", Who: "not_known", AskWho: "the social worker"},
		&care.Sharing{Meta: of, Reader: "file", Agrees: value.Yes, Said: "2026-11-14", Words: "Fine, but not the feelings pages.", HeardBy: "Ruth Okafor"},
		&care.HealthFact{Meta: of, Block: "feelings", Item: "helps", Fact: value.KnownFact("Walking helps"), Privacy: care.Privacy{Private: value.Yes}},
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
	for _, block := range []string{"missing", "cover", "birth", "family", "immunisation", "checks", "consents", "consent", "growth", "feelings", "feelings!"} {
		b.Shots("health-"+strings.Replace(block, "!", "-open", 1), func() page.Page {
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
	if p := part(b, "feelings!"); p.ask == nil || p.factOf("helps").Fact.Text != "Walking helps" {
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
