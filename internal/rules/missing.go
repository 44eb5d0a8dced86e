package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Gap is one thing that the health passport does not say yet, with who can usually tell. What somebody would rather not say is no gap, and
// nobody is chased about the private blocks: feelings, sexual health, being a parent, alcohol and drugs.
type Gap struct {
	Block    string // of the health page
	Item     string
	What     string
	Answer   value.Answer // not known, or not asked yet
	Ask      string
	RecordID string // the record that says "not known"
}

// Line is the gap as something to do: "Blood group: ask the GP surgery."
func (g Gap) Line() string {
	if g.Ask == "" {
		return g.What + "."
	}
	return g.What + ": ask " + g.Ask + "."
}

func open(a value.Answer) bool { return a == value.NotKnown || a == value.NotAsked }

// WhoToAsk are the people who can tell, in the order in which the gaps name them.
func WhoToAsk(gaps []Gap) []string {
	var out []string
	for _, g := range gaps {
		if !slices.Contains(out, g.Ask) {
			out = append(out, g.Ask)
		}
	}
	return out
}

// ToAskNext puts first what the young person can tell, because the next contact is with them; otherwise the order stays.
func ToAskNext(gaps []Gap) []Gap {
	rank := func(g Gap) int {
		if strings.HasPrefix(g.Ask, "the young person") {
			return 0
		}
		return 1
	}
	out := slices.Clone(gaps)
	slices.SortStableFunc(out, func(a, b Gap) int {
		return cmp.Compare(rank(a), rank(b))
	})
	return out
}

// Missing lists what the health passport does not say yet, what matters in an emergency first.
func Missing(f *care.File, today value.Date) []Gap {
	if f == nil || f.Person == nil || !f.Person.Open() {
		return nil
	}
	m := &missing{f: f, today: today}
	for _, block := range []string{"allergy", "condition", "medicine"} {
		m.whole(block, "the GP surgery")
	}
	if f.Person.NHSNumber == "" {
		m.add(Gap{Block: "identity", What: "NHS number", Ask: "the GP surgery"})
	}
	m.person("identity", "How to talk to me", f.Person.Communication, "the young person")
	for _, s := range []struct{ kind, ask string }{{"gp", "the young person, or the last carer"}, {"dentist", "the young person, or the last carer"}, {"optician", "the young person, or the last carer"}} {
		m.service(s.kind, s.ask)
	}
	m.items("emergency")
	m.consents()
	m.vaccines()
	for _, block := range []string{"birth", "family", "vaccines", "senses", "disability"} {
		m.items(block)
	}
	m.whole("illness", "the GP surgery")
	m.file()
	return m.out
}

type missing struct {
	f     *care.File
	today value.Date
	out   []Gap
}

func (m *missing) add(g Gap) { m.out = append(m.out, g) }

func (m *missing) person(block, what string, fact value.Fact, ask string) {
	if open(fact.Answer) {
		m.add(Gap{Block: block, What: what, Answer: fact.Answer, Ask: ask})
	}
}

// whole is a block of which one line is enough: something known, or a checked "none".
func (m *missing) whole(block, ask string) {
	g := Gap{Block: block, What: care.HealthFactSpec.Field("block").LabelOf(block), Ask: ask}
	for _, h := range m.f.HealthFacts {
		if h.Block != block {
			continue
		}
		if !open(h.Fact.Answer) {
			return
		}
		if h.Fact.Answer == value.NotKnown || g.RecordID == "" {
			g.Answer, g.RecordID = h.Fact.Answer, h.ID
			if h.AskWho != "" {
				g.Ask = h.AskWho
			}
		}
	}
	m.add(g)
}

// items are the questions of a block that are asked once. An answer for the whole block answers them all.
func (m *missing) items(block string) {
	for _, h := range m.f.HealthFacts {
		if h.Block == block && h.Item == "" && (h.Fact.Answer == value.None || h.Fact.Answer == value.Declined) {
			return
		}
	}
	for _, it := range care.ItemsOf(block) {
		if it.Many {
			continue
		}
		g := Gap{Block: block, Item: it.Code, What: it.Label, Ask: it.Ask}
		answered := false
		for _, h := range m.f.HealthFacts {
			if h.Item != it.Code {
				continue
			}
			if !open(h.Fact.Answer) {
				answered = true
				break
			}
			g.Answer, g.RecordID = h.Fact.Answer, h.ID
			if h.AskWho != "" {
				g.Ask = h.AskWho
			}
		}
		if !answered {
			m.add(g)
		}
	}
}

func (m *missing) service(kind, ask string) {
	g := Gap{Block: "service", Item: kind, What: care.HealthServiceSpec.Field("service").LabelOf(kind), Ask: ask}
	for _, s := range m.f.HealthServices {
		if s.Kind != kind {
			continue
		}
		if !open(s.Name.Answer) {
			return
		}
		g.Answer, g.RecordID = s.Name.Answer, s.ID
		if s.AskWho != "" {
			g.Ask = s.AskWho
		}
	}
	m.add(g)
}

// consents are the decisions that come up most, while somebody else may have to decide.
func (m *missing) consents() {
	if m.f.Person.Born == "" || m.f.Person.Born.AgeOn(m.today) >= 18 {
		return
	}
	for _, decision := range []string{"emergency", "planned", "dentist", "vaccination", "trip", "overnight"} {
		g := Gap{Block: "consents", Item: decision, What: "Who may say yes: " + words.Lower(care.ConsentSpec.Field("decision").LabelOf(decision)), Ask: "the social worker"}
		known := false
		for _, c := range m.f.Consents {
			if c.Decision != decision || !c.Live(m.today) {
				continue
			}
			if c.Who != "not_known" {
				known = true
				break
			}
			g.Answer, g.RecordID = value.NotKnown, c.ID
			if c.AskWho != "" {
				g.Ask = c.AskWho
			}
		}
		if !known {
			m.add(g)
		}
	}
}

// vaccines is one line for all doses about which nothing is recorded: the surgery reads out the whole list at once.
func (m *missing) vaccines() {
	list := Vaccines(m.f)
	n := 0
	for _, r := range list.Rows {
		if (r.State() == "" || r.State() == "not_known") && r.Asked(m.f.Person.Born, m.today) {
			n++
		}
	}
	what := ""
	switch {
	case list.Uncertain && len(m.f.Immunisations) == 0:
		what = "Vaccinations, here or in another country"
	case n == 1:
		what = "1 vaccination that was offered"
	case n > 1:
		what = fmt.Sprintf("%d vaccinations that were offered", n)
	default:
		return
	}
	m.add(Gap{Block: "immunisation", What: what, Ask: "the GP or nurse"})
}

// file is the young person's yes or no to a copy on the council's file.
func (m *missing) file() {
	for _, s := range m.f.Sharing {
		if s.Reader == "file" && s.Live(m.today) && s.Agrees != value.TriNotAsked {
			return
		}
	}
	m.add(Gap{Block: "consent", Item: "file", What: "May a copy be on the council's file?", Ask: "the young person"})
}

// FileCopyAgreed is the young person's newest answer to a copy on the council's file that still stands; nil when it was not asked.
func FileCopyAgreed(f *care.File, today value.Date) *care.Sharing {
	var last *care.Sharing
	for _, s := range f.Sharing {
		if s.Reader == "file" && s.Live(today) && s.Said <= today && (last == nil || s.Said > last.Said) {
			last = s
		}
	}
	return last
}

// consentReviews are consents and sharing that come up to be looked at: at 16, at 18, and on the day that somebody named.
func (v *view) consentReviews() {
	stands := 0
	var oldest value.Date
	named := func(kind, id, what string, day value.Date) {
		d, _, ok := v.due("consents-16", "health", "health")
		if !ok || day == "" {
			return
		}
		d.Kind, d.Check, d.Often, d.Fact, d.Source, d.RecordKind, d.RecordID = "agreed", false, "Agreed for that day", what+".", "The record of the consent", kind, id
		v.by(d, day)
	}
	count := func(said value.Date) {
		if said == "" || said > v.today {
			return
		}
		stands++
		if oldest == "" || said < oldest {
			oldest = said
		}
	}
	for _, c := range v.f.Consents {
		if !c.Live(v.today) || c.Who == "not_known" {
			continue
		}
		count(c.Agreed)
		named("consent", c.ID, care.ConsentSpec.LineOf(c), c.Review)
	}
	for _, s := range v.f.Sharing {
		if !s.Live(v.today) {
			continue
		}
		count(s.Said)
		named("sharing", s.ID, care.SharingSpec.LineOf(s), s.Review)
	}
	if stands == 0 || v.age < 0 || v.age >= 25 {
		return
	}
	id, at := "consents-16", v.birthday(16)
	if v.age >= 18 || v.age >= 16 && oldest >= at { // looked at since 16: the next time is 18
		id, at = "consents-18", v.birthday(18)
	}
	d, _, ok := v.due(id, "health", "health")
	if !ok || oldest >= at {
		return
	}
	d.Fact = "The oldest is from " + oldest.In(v.today) + "."
	d.RecordKind = "consent"
	switch {
	case at > v.today.AddDays(consentAhead):
	case at > v.today:
		v.by(d, at)
	default: // no law sets a last day
		v.out = append(v.out, v.opening(d, at))
	}
}

// consentAhead is how many days before a birthday its review of consents is shown.
const consentAhead = 182

// handover is the hand-over to adult health services, looked for once the last assessment before 18 is near.
func (v *view) handover() {
	d, r, ok := v.due("health-handover-18", "health", "health")
	if !ok || v.status != "eligible" || !r.For("eligible", v.age) || v.checked(func(*care.HealthCheck) bool { return true }, "handover") != nil {
		return
	}
	v.appointments(&d, nil, "handover")
	v.by(d, v.birthday(18))
}

// ConsentDoubts says, for a consent that was given, what does not fit the young person's age on that day. It decides nothing: it asks to look again.
func ConsentDoubts(born value.Date, c *care.ConsentGiven, on value.Date) string {
	if c.ConsentOn != "" {
		on = c.ConsentOn
	}
	if c.Consent != value.Yes || born == "" || on == "" {
		return ""
	}
	return BasisDoubt(c.ConsentBasis, born.AgeOn(on))
}

// BasisDoubt is what does not fit between a basis of consent and an age, as a sentence; "" when it fits.
func BasisDoubt(basis string, age int) string {
	switch {
	case basis == "own_16" && age < 16:
		return "They were under 16 then: the basis would be that they understood enough to decide, or somebody else's consent."
	case basis == "own_adult" && age < 18:
		return "They were not 18 yet."
	case basis == "competent" && age >= 16:
		return "They were 16 or over then: their own consent counts as it is."
	case (basis == "delegated" || basis == "care_order" || basis == "parental") && age >= 18:
		return "They were 18 or over then: only they could agree."
	}
	return ""
}

// ScoreTrend is the scores of the strengths and difficulties questionnaire, oldest first.
func ScoreTrend(f *care.File) []*care.HealthCheck {
	var out []*care.HealthCheck
	for i := len(f.Checks) - 1; i >= 0; i-- {
		if _, ok := f.Checks[i].Score(); ok && f.Checks[i].Kind == "sdq" && f.Checks[i].State == "done" {
			out = append(out, f.Checks[i])
		}
	}
	return out
}

// NothingChanged reports whether a score was recorded without saying what changed because of it: action P5.2a asks for just that.
func NothingChanged(h *care.HealthCheck) bool {
	_, ok := h.Score()
	return ok && h.Kind == "sdq" && strings.TrimSpace(h.Changed) == ""
}
