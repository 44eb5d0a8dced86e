package rules

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

func consent(decision, who string, agreed, review value.Date) func(*care.File) {
	return with(func(f *care.File) {
		f.Consents = append(f.Consents, &care.Consent{Decision: decision, Who: who, Agreed: agreed, Review: review, Source: "Placement plan"})
	})
}

// Consents come up at 16 and at 18: they were somebody else's before.
func TestConsentsAreLookedAtAgain(t *testing.T) {
	in := inCare("2015-01-01", "")
	for _, c := range []struct {
		source, name string
		on           value.Date
		f            *care.File
		rule         string
		state        State
		day          value.Date
	}{
		{"local rule", "half a year before 16", "2026-11-24", young("2011-05-03", "in_care", "2020-01-01", in, consent("dentist", "carer", "2024-03-01", "")), "consents-16", Later, "2027-05-03"},
		{"local rule", "a year before 16 nothing is due", "2026-04-24", young("2011-05-03", "in_care", "2020-01-01", in, consent("dentist", "carer", "2024-03-01", "")), "consents-16", "", ""},
		{"local rule", "16, and one is older", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", in, consent("dentist", "carer", "2024-03-01", ""), consent("planned", "young", "2026-06-01", "")), "consents-16", Soon, "2026-05-03"},
		{"local rule", "16, and all were looked at", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", in, consent("dentist", "carer", "2026-05-03", "")), "consents-16", "", ""},
		{"local rule", "18 comes near", "2026-11-24", young("2009-01-03", "eligible", "2025-01-03", in, consent("dentist", "young", "2025-02-01", "")), "consents-18", Later, "2027-01-03"},
		{"local rule", "18, and one is older", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", inCare("2015-01-01", "2026-05-03"), consent("dentist", "carer", "2024-03-01", "")), "consents-18", Soon, "2026-05-03"},
		{"local rule", "one that has ended does not count", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", with(func(f *care.File) {
			f.Consents = []*care.Consent{{Decision: "dentist", Who: "carer", Agreed: "2024-03-01", Ended: "2026-05-03"}}
		})), "consents-18", "", ""},
		{"local rule", "sharing counts as well", "2026-11-24", young("2008-05-03", "former_relevant", "2026-05-03", with(func(f *care.File) {
			f.Sharing = []*care.Sharing{{Reader: "school", Agrees: value.Yes, Said: "2024-03-01"}}
		})), "consents-18", Soon, "2026-05-03"},
		{"agreed", "a day that somebody named", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", in, consent("trip", "carer", "2026-06-01", "2026-12-01")), "consents-16", Soon, "2026-12-01"},
		{"Torbay, Dorset", "hand-over before 18", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", in), "health-handover-18", Later, "2027-05-03"},
		{"Torbay, Dorset", "handed over", "2026-11-24", young("2009-05-03", "eligible", "2025-05-03", in, check("handover", "done", "", "2026-10-01")), "health-handover-18", "", ""},
		{"Torbay, Dorset", "16 is too early", "2026-11-24", young("2010-05-03", "eligible", "2026-05-03", in), "health-handover-18", "", ""},
	} {
		t.Run(c.source+": "+c.name, func(t *testing.T) {
			d := line(t, Dues(c.f, c.on, Local{}), c.rule)
			if c.state == "" {
				if d != nil {
					t.Fatalf("not expected: %+v", *d)
				}
				return
			}
			if d == nil || d.State != c.state || d.Day != c.day || d.Section != "health" || d.Line() == "" {
				t.Fatalf("%+v, want %s %s", d, c.state, c.day)
			}
		})
	}
}

func TestBasisFitsTheAge(t *testing.T) {
	for _, c := range []struct {
		source, basis string
		age           int
		doubt         bool
	}{
		{"Family Law Reform Act 1969 s8", "own_16", 15, true}, {"Family Law Reform Act 1969 s8", "own_16", 16, false},
		{"understands enough, CPPCR reg 7(4)", "competent", 15, false}, {"understands enough, CPPCR reg 7(4)", "competent", 16, true},
		{"adult", "own_adult", 17, true}, {"adult", "own_adult", 18, false},
		{"delegated authority ends at 18", "delegated", 17, false}, {"delegated authority ends at 18", "delegated", 18, true}, {"parental responsibility ends at 18", "parental", 18, true},
		{"care order ends at 18", "care_order", 19, true}, {"a court may", "court", 18, false}, {"an emergency has no age", "emergency", 18, false},
	} {
		if got := BasisDoubt(c.basis, c.age); (got != "") != c.doubt {
			t.Errorf("%s: %s at %d: %q", c.source, c.basis, c.age, got)
		}
	}
	given := &care.ConsentGiven{Consent: value.Yes, ConsentBy: "young", ConsentBasis: "own_16"}
	if ConsentDoubts("2011-05-03", given, "2026-11-24") == "" || ConsentDoubts("2010-05-03", given, "2026-11-24") != "" || ConsentDoubts("", given, "2026-11-24") != "" {
		t.Error("the day of the consent decides the age")
	}
}

func gapOf(gaps []Gap, block, item string) *Gap {
	for i := range gaps {
		if gaps[i].Block == block && gaps[i].Item == item {
			return &gaps[i]
		}
	}
	return nil
}

func TestMissing(t *testing.T) {
	fact := func(block, item string, f value.Fact, ask string) *care.HealthFact {
		return &care.HealthFact{Block: block, Item: item, Fact: f, AskWho: ask}
	}
	empty := young("2009-05-03", "eligible", "2025-05-03")
	all := Missing(empty, "2026-11-24")
	if len(all) < 20 || all[0].Block != "allergy" || all[1].Block != "condition" || all[2].Block != "medicine" || all[3].What != "NHS number" {
		t.Fatalf("%d gaps, first %+v", len(all), all[:min(4, len(all))])
	}
	for _, g := range all {
		if g.Ask == "" || g.What == "" || care.PrivateBlocks[g.Block] || strings.Contains(strings.ToLower(g.Line()), "overdue") {
			t.Errorf("%+v", g)
		}
	}
	f := young("2009-05-03", "eligible", "2025-05-03", func(f *care.File) {
		f.HealthFacts = []*care.HealthFact{fact("allergy", "", value.Fact{Answer: value.None}, ""), fact("condition", "", value.Fact{Answer: value.NotKnown}, "Dr Vale"),
			fact("birth", "birth_weight", value.KnownFact("2.94 kg"), ""), fact("birth", "birth_mother", value.Fact{Answer: value.Declined}, ""), fact("birth", "birth_feeding", value.Fact{Answer: value.NotKnown}, "Auntie Bisi"),
			fact("senses", "", value.Fact{Answer: value.None}, "")}
		f.HealthServices = []*care.HealthService{{Kind: "gp", Name: value.KnownFact("Orchard Street")}, {Kind: "dentist"}}
		f.Consents = []*care.Consent{{Decision: "dentist", Who: "carer", Agreed: "2026-01-01"}, {Decision: "trip", Who: "not_known", AskWho: "Helen"}}
		f.Sharing = []*care.Sharing{{Reader: "file", Agrees: value.No, Said: "2026-01-01"}}
	})
	gaps := Missing(f, "2026-11-24")
	for _, c := range []struct {
		block, item, ask string
		there            bool
	}{
		{"allergy", "", "", false}, {"condition", "", "Dr Vale", true}, {"medicine", "", "the GP surgery", true}, {"birth", "birth_weight", "", false}, {"birth", "birth_mother", "", false},
		{"birth", "birth_feeding", "Auntie Bisi", true}, {"birth", "birth_place", "the council's records team, for the birth papers", true}, {"senses", "vision", "", false}, {"service", "gp", "", false},
		{"service", "dentist", "the young person, or the last carer", true}, {"consents", "dentist", "", false}, {"consents", "trip", "Helen", true}, {"consents", "emergency", "the social worker", true}, {"consent", "file", "", false},
	} {
		g := gapOf(gaps, c.block, c.item)
		if (g != nil) != c.there || g != nil && g.Ask != c.ask {
			t.Errorf("%s %s: %+v", c.block, c.item, g)
		}
	}
	if Missing(young("2005-05-03", "former_relevant", "2023-05-03", func(f *care.File) { f.Person.Closed = "2026-01-01" }), "2026-11-24") != nil {
		t.Error("a closed record has gaps")
	}
	for _, g := range Missing(young("2006-05-03", "former_relevant", "2024-05-03"), "2026-11-24") {
		if g.Block == "consents" {
			t.Errorf("nobody else decides from 18: %+v", g)
		}
	}
}

func TestVaccinesBesideTheOffer(t *testing.T) {
	f := young("2009-05-03", "eligible", "2025-05-03", func(f *care.File) {
		f.Person.SexAtBirth = "female"
		f.Immunisations = []*care.Immunisation{{Vaccine: "MMR", Dose: 1, State: "had", Given: "2010-06-03"}, {Vaccine: "MMR", Dose: 2, State: "not_known"}, {Vaccine: "Td/IPV", State: "had_no_record"},
			{Vaccine: "anything", Offer: "births-2008-2010/pcv-b", State: "not_had"}, {Vaccine: "Typhoid", State: "had", Given: "2024-06-03"}, {Vaccine: "MMRV", State: "not_offered"}}
	})
	list := Vaccines(f)
	got := map[string]string{}
	for _, r := range list.Rows {
		got[r.ID] = r.State()
	}
	for id, want := range map[string]string{"mmr-1": "had", "mmr-2": "not_known", "tdipv": "had_no_record", "pcv-b": "not_had", "pcv-1": "", "menacwy": ""} {
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
	if len(list.Others) != 2 || list.Uncertain { // "MMRV" is not "MMR"
		t.Errorf("others: %d, uncertain %v", len(list.Others), list.Uncertain)
	}
	for _, c := range []struct {
		name  string
		uasc  value.Tri
		item  string
		a     value.Answer
		wants bool
	}{{"came alone", value.Yes, "", "", true}, {"came alone, all of them here", value.Yes, "vaccine_abroad", value.None, false}, {"somewhere else", value.No, "vaccine_abroad", value.Known, true},
		{"nobody knows where", value.No, "vaccine_place", value.NotKnown, true}, {"here", value.No, "vaccine_place", value.Known, false}, {"not asked", value.No, "", "", false}} {
		f := young("2009-05-03", "eligible", "2025-05-03", func(f *care.File) {
			f.Person.UASC = c.uasc
			if c.item != "" {
				f.HealthFacts = []*care.HealthFact{{Block: "vaccines", Item: c.item, Fact: value.Fact{Answer: c.a, Text: map[bool]string{true: "Eritrea"}[c.a == value.Known]}}}
			}
			f.Immunisations = []*care.Immunisation{{Vaccine: "BCG", State: "had_no_record"}}
		})
		if l := Vaccines(f); l.Uncertain != c.wants || c.wants && (len(l.Rows) != 0 || len(l.Others) != 1) {
			t.Errorf("%s: %+v", c.name, l)
		}
	}
}
