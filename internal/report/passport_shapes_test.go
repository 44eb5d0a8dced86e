package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

func theCard(t *testing.T, r report.Request) (report.Cards, report.Document) {
	t.Helper()
	d := build(t, report.WalletCard, r)
	return d.Parts[0].Blocks[0].(report.Cards), d
}

func cardLine(side report.CardSide, label string) string {
	for _, r := range side.Rows {
		if r.Label == label {
			return r.Words(len(r.Items))
		}
	}
	return ""
}

// Print design, section 4, and the brief's domain 2.2: allergies, conditions and medicines print a line on every card; nothing known stands there
// that the young person did not tick.
func TestCardLines(t *testing.T) {
	fact := func(block string, a value.Answer, text string, card value.Tri, more func(*care.HealthFact)) *care.HealthFact {
		h := &care.HealthFact{Meta: meta(), Block: block, Fact: value.Fact{Answer: a, Text: text}, OnCard: card}
		if more != nil {
			more(h)
		}
		return h
	}
	for _, c := range []struct {
		name  string
		facts []*care.HealthFact
		want  string // of the line Medicines
		left  bool
	}{
		{"nothing recorded", nil, "Not known", false},
		{"none, checked", []*care.HealthFact{fact("medicine", value.None, "", "", func(h *care.HealthFact) { h.Checked = "2026-03-03" })}, "None known, checked 3 Mar 2026", false},
		{"none, never checked", []*care.HealthFact{fact("medicine", value.None, "", "", nil)}, "None known", false},
		{"not known", []*care.HealthFact{fact("medicine", value.NotKnown, "", "", nil)}, "Not known", false},
		{"none and not known", []*care.HealthFact{fact("medicine", value.None, "", "", nil), fact("medicine", value.NotKnown, "", "", nil)}, "Not known", false},
		{"rather not say", []*care.HealthFact{fact("medicine", value.Declined, "", "", nil)}, report.OffCard, true},
		{"known and not ticked", []*care.HealthFact{fact("medicine", value.Known, "METHADONE", "", nil)}, report.OffCard, true},
		{"known and no", []*care.HealthFact{fact("medicine", value.Known, "METHADONE", value.No, nil)}, report.OffCard, true},
		{"known and ticked", []*care.HealthFact{fact("medicine", value.Known, "Salbutamol", value.Yes, func(h *care.HealthFact) { h.Detail = "blue inhaler" })}, "Salbutamol: blue inhaler", false},
		{"one ticked and one not", []*care.HealthFact{fact("medicine", value.Known, "Salbutamol", value.Yes, nil), fact("medicine", value.Known, "METHADONE", "", nil)}, "Salbutamol; more: ask me", true},
		{"ticked, and private all the same", []*care.HealthFact{fact("medicine", value.Known, "METHADONE", value.Yes, func(h *care.HealthFact) { h.Private = value.Yes })}, report.OffCard, true},
		{"ticked, and stopped", []*care.HealthFact{fact("medicine", value.Known, "Amoxicillin", value.Yes, func(h *care.HealthFact) { h.Until = "2026-11-01" })}, "Not known", false},
	} {
		r := request(record.Young)
		r.File.HealthFacts = c.facts
		card, d := theCard(t, r)
		if got := cardLine(card.Front, "Medicines"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := slices.Contains(d.LeftOut, "Not ticked for the card: medicines"); got != c.left {
			t.Errorf("%s: left out are %q", c.name, d.LeftOut)
		}
		for _, h := range c.facts { // what was left out by choice can be ticked in for one copy
			if h.Fact.Answer == value.Known && h.Now(today) && strings.Contains(c.want, "ask me") && h.Fact.Text == "METHADONE" {
				r.Show = map[string]bool{h.ID: true}
				if card, _ = theCard(t, r); !strings.Contains(cardLine(card.Front, "Medicines"), "METHADONE") {
					t.Errorf("%s: cannot be ticked in", c.name)
				}
			}
		}
	}
}

// Name, birth date, numbers and people stand on the card only when they were ticked.
func TestCardStandsForWhatWasTicked(t *testing.T) {
	r := request(record.Young)
	card, d := theCard(t, r)
	text := allText(d)
	for _, s := range []string{"Amara Bello", "Born", "999 274", "Sian", "07700 900 204", "Tell me"} {
		if strings.Contains(text, s) {
			t.Errorf("nobody ticked %q", s)
		}
	}
	for _, s := range []string{"name", "birth date", "NHS number", "how to talk to me", "who to ring", "personal adviser"} {
		if !slices.Contains(d.LeftOut, "Not ticked for the card: "+s) {
			t.Errorf("%q is not named as left out: %q", s, d.LeftOut)
		}
	}
	if card.Back.Rows[0].Label != "Out of hours" || !strings.Contains(card.Back.Foot, "999") {
		t.Errorf("the back is %+v", card.Back)
	}
	r.File.Person.CardLines = "name,born,nhs,talk,people,adviser"
	card, _ = theCard(t, r)
	if card.Front.Title != "Amara Bello" || card.Front.Under != "Born 3 May 2009. NHS number 999\u00A0274\u00A06157" || cardLine(card.Front, "Talking to me") != "Tell me what you will do first." {
		t.Errorf("the front is %+v", card.Front)
	}
	if cardLine(card.Back, "Sian, foster carer") != "07700 900 318" || cardLine(card.Back, "Ruth, adviser") != "07700 900 204" || cardLine(card.Back, "Auntie Bisi") != "07700 900 561" {
		t.Errorf("the back is %+v", card.Back)
	}
	if !card.Front.Rows[0].Boxed || !card.Front.Rows[0].Essential {
		t.Error("allergies do not stand first, in a box")
	}
}

// A fact that may be shown to some readers only is kept from the others, though its block is not private.
func TestPrivacyIsPerFact(t *testing.T) {
	for _, c := range []struct {
		to   record.Audience
		want bool
	}{{record.Young, true}, {record.Doctor, true}, {record.Meeting, false}, {record.FileCopy, false}, {record.Guest, false}} {
		for _, kind := range []string{report.HealthPassport, report.EmergencyPage, report.HealthSummary} {
			if !slices.Contains(report.Readers(kind), c.to) {
				continue
			}
			r := request(c.to)
			r.File.HealthFacts = []*care.HealthFact{{Meta: meta(), Block: "medicine", Fact: value.KnownFact("PREP-CANARY"), Privacy: care.Privacy{MayShow: "doctor"}}, {Meta: meta(), Block: "medicine", Fact: value.KnownFact("Salbutamol")}}
			d := build(t, kind, r)
			if got := strings.Contains(allText(d), "PREP-CANARY"); got != c.want {
				t.Errorf("%s for %s: shown is %v", kind, c.to, got)
			}
			if !c.want {
				if c.to != record.Guest && !strings.Contains(allText(d), "Salbutamol; for more, ask me") {
					t.Errorf("%s for %s does not say that there is more", kind, c.to)
				}
				if !slices.ContainsFunc(report.CanShow(kind, r), func(o record.Option) bool { return strings.HasPrefix(o.Label, "Kept from this reader: ") }) {
					t.Errorf("%s for %s: cannot be ticked in", kind, c.to)
				}
			}
		}
	}
}

// The young person's own yes and no to sharing is heeded, and named before anything is made.
func TestSharingIsHeeded(t *testing.T) {
	canary := func(r *report.Request) {
		r.File.HealthFacts = []*care.HealthFact{{Meta: meta(), Block: "family", Fact: value.KnownFact("FAMILY-CANARY")}, {Meta: meta(), Block: "senses", Fact: value.KnownFact("SENSES-CANARY")}}
	}
	for _, c := range []struct {
		name           string
		to             record.Audience
		said           []*care.Sharing
		family, senses bool
		warned         string
	}{
		{"nothing said, a doctor", record.Doctor, nil, true, true, ""},
		{"nothing said, the file", record.FileCopy, nil, true, true, "needs Amara’s yes"},
		{"yes to the file", record.FileCopy, []*care.Sharing{{Reader: "file", Agrees: value.Yes, Said: "2026-01-02"}}, true, true, ""},
		{"yes to the file, eyes and ears only", record.FileCopy, []*care.Sharing{{Reader: "file", Agrees: value.Yes, Blocks: "senses", Said: "2026-01-02"}}, false, true, ""},
		{"no to the file", record.FileCopy, []*care.Sharing{{Reader: "file", Agrees: value.No, Said: "2026-01-02"}}, false, false, "Amara said no"},
		{"no to the meeting, for family health", record.Meeting, []*care.Sharing{{Reader: "meeting", Agrees: value.No, Blocks: "family", Said: "2026-01-02"}}, false, true, ""},
		{"taken back", record.Doctor, []*care.Sharing{{Reader: "gp", Agrees: value.No, Said: "2026-01-02", Ended: "2026-02-02"}}, true, true, ""},
		{"somebody else’s no", record.Doctor, []*care.Sharing{{Reader: "school", Agrees: value.No, Said: "2026-01-02"}}, true, true, ""},
	} {
		r := request(c.to)
		canary(&r)
		r.File.Sharing = c.said
		d := build(t, report.HealthPassport, r)
		text := allText(d)
		if f, s := strings.Contains(text, "FAMILY-CANARY"), strings.Contains(text, "SENSES-CANARY"); f != c.family || s != c.senses {
			t.Errorf("%s: family %v, senses %v", c.name, f, s)
		}
		warned := strings.Join(append(d.LeftOut, d.Needs), "\n")
		if c.warned == "" && (strings.Contains(warned, "said no") || d.Needs != "") || !strings.Contains(warned, c.warned) {
			t.Errorf("%s: warned %q", c.name, d.LeftOut)
		}
	}
}

// One vaccination, appointment, service or measuring can be private though its block is not, and can be ticked in by itself.
func TestOneThingCanBePrivate(t *testing.T) {
	for _, c := range []struct {
		name string
		p    care.Privacy
		to   record.Audience
		want bool
	}{
		{"private, the young person", care.Privacy{Private: value.Yes}, record.Young, false},
		{"private, a doctor", care.Privacy{Private: value.Yes}, record.Doctor, false},
		{"for doctors, a doctor", care.Privacy{MayShow: "doctor"}, record.Doctor, true},
		{"for doctors, the meeting", care.Privacy{MayShow: "doctor"}, record.Meeting, false},
		{"for doctors, the young person", care.Privacy{MayShow: "doctor"}, record.Young, true},
		{"nothing said", care.Privacy{}, record.Meeting, true},
	} {
		r := request(c.to)
		r.File.Checks = []*care.HealthCheck{{Meta: meta(), Kind: "hospital", State: "done", Done: "2026-05-01", Where: "CHECK-CANARY", Privacy: c.p}}
		r.File.Immunisations = []*care.Immunisation{{Meta: meta(), Vaccine: "VACCINE-CANARY", State: "not_known", Privacy: c.p}}
		r.File.HealthServices = []*care.HealthService{{Meta: meta(), Kind: "other", Name: value.KnownFact("SERVICE-CANARY"), Privacy: c.p}}
		r.File.Growth = []*care.Growth{{Meta: meta(), On: "2026-05-01", HeightCM: "163", By: "GROWTH-CANARY", Privacy: c.p}}
		text := allText(build(t, report.HealthPassport, r))
		can := report.CanShow(report.HealthPassport, r)
		r.Show = map[string]bool{}
		offered := 0
		for _, o := range can {
			r.Show[o.Code] = true
			if what, _, _ := strings.Cut(o.Label, ":"); slices.Contains([]string{"Appointment", "Vaccination", "Service", "Growth"}, what) {
				offered++
			}
		}
		ticked := allText(build(t, report.HealthPassport, r))
		for _, canary := range []string{"CHECK-CANARY", "VACCINE-CANARY", "SERVICE-CANARY", "GROWTH-CANARY"} {
			if strings.Contains(text, canary) != c.want {
				t.Errorf("%s: %s shown %v", c.name, canary, !c.want)
			}
			if !strings.Contains(ticked, canary) {
				t.Errorf("%s: %s cannot be ticked in", c.name, canary)
			}
		}
		if want := map[bool]int{true: 0, false: 4}[c.want]; offered != want {
			t.Errorf("%s: %d can be ticked in, not %d", c.name, offered, want)
		}
	}
}

// The page for the carer's bag: who may say yes to what, with its source; what nobody agreed is "not known yet", never a yes.
func TestCarersBag(t *testing.T) {
	r := request(record.Meeting)
	r.File.Consents = []*care.Consent{
		{Meta: meta(), Decision: "dentist", Who: "carer", WhoName: "Sian Probert", Basis: "delegated", Source: "Placement plan", Agreed: "2026-01-05", Terms: "Tell the social worker"},
		{Meta: meta(), Decision: "planned", Who: "council", Basis: "care_order", Source: "Placement plan", Agreed: "2026-01-05", Review: "2026-10-01"},
		{Meta: meta(), Decision: "haircut", Who: "young", Basis: "competent", Source: "Placement plan", Agreed: "2026-01-05"},
		{Meta: meta(), Decision: "trip_abroad", Who: "not_known", AskWho: "the duty worker"},
		{Meta: meta(), Decision: "vaccination", Who: "parent", Basis: "parental", Source: "OLD-CANARY", Agreed: "2020-01-05", Ended: "2025-01-05"},
	}
	d := build(t, report.CarersBag, r)
	var rows []string
	for _, b := range d.Parts[0].Blocks {
		if table, ok := b.(report.Table); ok {
			for _, row := range table.Rows {
				line := ""
				for _, c := range row.Cells {
					line += "|" + c.Text + "(" + c.Sub + ")"
				}
				rows = append(rows, line)
			}
		}
	}
	text := strings.Join(rows, "\n")
	for _, want := range []string{"|Dentist()|The carer: Sian(handed over in the placement plan)|Tell the social worker()|Placement plan(agreed 5 Jan 2026)",
		"|Planned treatment or an operation()|The council(the council shares parental responsibility (care order))|()|Placement plan(agreed 5 Jan 2026, was to be looked at again 1 Oct 2026)",
		"|Haircut()|Amara(", "|Trips abroad()|Not known yet()|Ask the duty worker.()"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if got := allText(d); !strings.Contains(got, "Not known yet: emergency treatment, eye test and glasses, vaccinations") || !strings.Contains(got, "Ask the social worker first.") {
		t.Errorf("what nobody wrote down is not said:\n%s", got)
	}
	if strings.Contains(allText(d), "OLD-CANARY") {
		t.Error("what ended still stands there")
	}
	if !strings.Contains(allText(d), "From 16 a young person can usually agree") {
		t.Error("what 16 changes is not said")
	}
}

// A vaccination and an assessment say who agreed and on what basis, to those who need to know it.
func TestConsentsStandWithWhatWasDone(t *testing.T) {
	for _, c := range []struct {
		to   record.Audience
		want bool
	}{{record.Young, true}, {record.Doctor, true}, {record.Guest, false}} {
		r := request(c.to)
		r.File.Immunisations = []*care.Immunisation{{Meta: meta(), Vaccine: "MMR", State: "had", Given: "2026-01-05", ConsentGiven: care.ConsentGiven{Consent: value.Yes, ConsentBy: "carer", ConsentBasis: "delegated", ConsentOn: "2026-01-05"}}}
		if got := strings.Contains(allText(build(t, report.HealthPassport, r)), "Agreed by the carer"); got != c.want {
			t.Errorf("%s: %v", c.to, got)
		}
	}
}

// Help with costs: what was not verified is never promised (domain 2.2), and the page carries its date.
func TestHelpWithCostsPromisesNothing(t *testing.T) {
	for _, p := range build(t, report.HealthPassport, request(record.Young)).Parts {
		if p.Title != "Help with costs" {
			continue
		}
		text := ""
		asks := 0
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Para:
				text += b.Lead + " " + b.Text + "\n"
				if strings.HasSuffix(b.Text, "Ask the pharmacy before you sign.") {
					asks++
				}
			case report.Hint:
				text += b.Text + "\n"
			}
		}
		if strings.Contains(strings.ToLower(text), "free") || asks < 4 || !strings.Contains(text, "22 November 2026") {
			t.Errorf("%d ask before signing:\n%s", asks, text)
		}
		return
	}
	t.Error("there is no page on costs")
}

// Questions of a block stand in their order, with a line to write on where nobody was asked: a blank never reads as "none".
func TestBirthQuestions(t *testing.T) {
	r := request(record.Young)
	r.File.HealthFacts = []*care.HealthFact{{Meta: meta(), Block: "birth", Item: "birth_weight", Fact: value.KnownFact("2.94 kg")}, {Meta: meta(), Block: "birth", Item: "birth_place", Fact: value.KnownFact("Hereford")},
		{Meta: meta(), Block: "birth", Item: "birth_gestation", Fact: value.Fact{Answer: value.NotKnown}}, {Meta: meta(), Block: "birth", Item: "birth_care", Fact: value.Fact{Answer: value.Declined}}}
	var got []string
	for _, p := range build(t, report.HealthPassport, r).Parts {
		if p.Title == "My birth" {
			for _, row := range p.Blocks[0].(report.Pairs).Rows {
				if row.Shown() {
					got = append(got, row.Label+"="+row.Words())
				}
			}
		}
	}
	if want := []string{"Born at=Hereford", "Weight=2.94 kg", "Early or late=Not known yet. Ask the children in care nurse.", "Kind of birth=", "Newborn checks=", "Mother's health=", "How I was fed="}; !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestCoverAsChosen(t *testing.T) {
	for name, want := range map[string]string{"": "Amara Bello", "full": "Amara Bello", "first": "Amara", "none": ""} {
		r := request(record.Young)
		r.File.Person.CoverName, r.File.Person.CoverWords, r.File.Person.CoverColour = name, "Hands off", "moss"
		c := build(t, report.HealthPassport, r).Parts[0].Blocks[0].(report.Cover)
		if c.Name != want || c.Words != "Hands off" || c.Colour != "moss" {
			t.Errorf("%q: %+v", name, c)
		}
	}
}
