package report

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Shapes of the passport besides the whole of it: the emergency page alone, the wallet card, a summary for a doctor or nurse, and the page for the
// carer's bag. Each is made from the same facts, with the same rules for what is kept back.

// emergencyAlone is the page to pin up or to carry.
func (b *builder) emergencyAlone() {
	b.needsYes()
	b.emergencyPage()
	b.add(b.gpNote()...)
}

func (b *builder) gpNote() []Block {
	rows := []Pair{}
	if b.Audience != record.Guest {
		rows = append(rows, Answer("NHS number", care.NHSShow(b.p.NHSNumber)))
	}
	return []Block{Pairs{Rows: rows}, Hint{"Facts may change. When in doubt, ask " + b.p.First() + "."}}
}

// healthSummary is for somebody who treats the young person: what they need today, the newest of what is often done, and nothing private unless it
// is ticked in.
func (b *builder) healthSummary() {
	b.needsYes()
	b.part(Part{Title: "Health summary", Sub: b.p.Legal(), Mark: true, Aside: []Aside{{Text: b.born(), Bold: true}, {Text: "NHS number " + orNotKnown(care.NHSShow(b.p.NHSNumber))}}})
	b.workingCopy()
	b.add(Pairs{Rows: b.emergencyRows()})
	title := func(text string, blocks []Block) {
		if len(blocks) == 0 {
			blocks = []Block{Hint{"Nothing recorded. That does not mean that there is nothing."}}
		}
		b.add(append([]Block{H2(text)}, blocks...)...)
	}
	block := func(text string, codes ...string) {
		var out []Block
		for _, code := range codes {
			shown, kept := b.facts(code)
			if care.PrivateBlocks[code] && len(shown) == 0 {
				continue
			}
			bs := b.factBlocks(code, shown)
			if kept && len(bs) == 0 {
				bs = []Block{Hint{"Not on this copy: ask " + b.p.First() + "."}}
			}
			out = append(out, bs...)
		}
		if len(out) > 0 || !care.PrivateBlocks[codes[0]] {
			title(text, out)
		}
	}
	block("Conditions, allergies and medicines in full", "condition", "allergy", "medicine")
	block("Illness, injury and hospital", "illness")
	block("Disability and support", "disability")
	block("Eyes and ears", "senses")
	block("Birth", "birth")
	block("Family health", "family")
	var before []Part
	before, b.doc.Parts = b.doc.Parts, nil
	all := b.f
	b.f = newestOnly(all, b.Today)
	b.vaccinations()
	b.checks()
	b.growth()
	b.services()
	b.f = all
	made := b.doc.Parts
	b.doc.Parts = before
	for _, p := range made {
		title(p.Title, slices.DeleteFunc(p.Blocks, func(x Block) bool { _, lines := x.(Lines); return lines }))
	}
	block("Feelings and mental health", "feelings")
	block("Sexual health", "sexual")
	block("Pregnancy and being a parent", "parenthood")
	block("Alcohol and drugs", "substances")
	title("Who may say yes to treatment", []Block{b.consentTable(func(c *care.Consent) bool {
		return slices.Contains([]string{"emergency", "planned", "dentist", "optician", "vaccination", "assessment", "medicine", "counselling"}, c.Decision)
	})})
	title("Who to ring", []Block{b.ringList()})
}

// newestOnly is a file with the newest done of each kind of check, what is still to come, and the two newest measurings.
func newestOnly(f *care.File, today value.Date) *care.File {
	out := *f
	out.Checks = nil
	done := map[string]bool{}
	for _, c := range f.Checks { // newest first
		if c.State == "done" && !done[c.Kind] || c.State == "booked" && c.Booked >= today {
			done[c.Kind] = done[c.Kind] || c.State == "done"
			out.Checks = append(out.Checks, c)
		}
	}
	out.Growth = f.Growth[:min(2, len(f.Growth))]
	return &out
}

func orNotKnown(s string) string {
	if s == "" {
		return "not known"
	}
	return s
}

// agreed says who consented to something done for health, and on what basis; readers from outside do not need it.
func (b *builder) agreed(c *care.ConsentGiven) string {
	if !c.Said() || b.Audience == record.Guest {
		return ""
	}
	said := *c
	if b.outside() {
		said.ConsentName = "" // their role stands in the words already
	}
	return b.first(said.Words())
}

// growth is the measurings; nothing is worked out from them.
func (b *builder) growth() {
	t := Table{Columns: []Column{{Title: "When", Width: 40, Bold: true}, {Title: "Height", Width: 34}, {Title: "Weight", Width: 34}, {Title: "By whom"}}, Small: true}
	for _, g := range b.f.Growth {
		if b.holdBack(g.ID, g.Privacy, "Growth") {
			continue
		}
		unit := func(n, u string) string {
			if n == "" {
				return ""
			}
			return n + " " + u
		}
		row := Cells(g.On.Short(), unit(g.HeightCM, "cm"), unit(g.WeightKG, "kg"), b.first(joinComma(g.By, g.Source)))
		if g.BMICentile != "" {
			row.Cells[2].Sub = "BMI centile " + g.BMICentile
		}
		t.Rows = append(t.Rows, row)
	}
	shown, _ := b.facts("growth")
	blocks := b.factBlocks("growth", shown)
	if len(t.Rows) > 0 {
		blocks = append([]Block{withoutEmpty(t)}, blocks...)
	}
	b.chapter("Growth", IconNotes, append(blocks, Lines{N: 2})...)
}

// usualDecisions are asked on the page for the carer's bag even when nobody wrote anything down: a blank must not be read as a yes.
var usualDecisions = []string{"emergency", "planned", "dentist", "optician", "vaccination", "medicine", "overnight", "trip", "trip_abroad", "haircut", "passport", "photos"}

// consentTable is who may say yes to what, on what terms and where it says so.
func (b *builder) consentTable(want func(*care.Consent) bool) Block {
	t := Table{Columns: []Column{{Title: "To what", Bold: true, Width: 42}, {Title: "Who may say yes", Width: 62}, {Title: "On what terms"}, {Title: "Where it says so", Width: 34}}, Small: true,
		Empty: "Nothing recorded. Ask before you sign."}
	for _, o := range care.Decisions {
		found := false
		for _, c := range b.f.Consents {
			if c.Decision != o.Code || !c.Live(b.Today) || !want(c) {
				continue
			}
			found = true
			t.Rows = append(t.Rows, b.consentRow(o.Label, c))
		}
		if !found && slices.Contains(usualDecisions, o.Code) && want(&care.Consent{Decision: o.Code}) {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: o.Label}, {Icon: IconUnknown, Text: "Not known yet"}, {Text: askSocialWorker}, {}}})
		}
	}
	return t
}

// askSocialWorker stands where nobody wrote down who decides.
const askSocialWorker = "Ask the social worker first."

func (b *builder) consentRow(what string, c *care.Consent) Row {
	if c.About != "" {
		what += ": " + words.Lower(c.About)
	}
	who := Cell{Text: labelOf(care.Deciders, c.Who), Sub: words.Lower(labelOf(care.ConsentBases, c.Basis))}
	if c.Basis == "delegated" { // short, so that the page for the carer's bag stays one page: who it is stands above
		who.Sub = "handed over in the placement plan"
	}
	if c.Who == "young" {
		who.Text = b.p.First()
	} else if c.WhoName != "" {
		who.Text += ": " + b.first(c.WhoName)
	}
	terms := c.Terms
	if c.Who == "not_known" {
		who = Cell{Icon: IconUnknown, Text: "Not known yet"}
		if terms == "" {
			terms = ask(c.AskWho)
		}
	}
	source := Cell{Text: c.Source}
	if c.Agreed != "" {
		source.Sub = "agreed " + c.Agreed.Short()
	}
	if c.Review != "" {
		again := "look again " + c.Review.Short()
		if c.Review.Before(b.Today) {
			again = "was to be looked at again " + c.Review.Short()
		}
		source.Sub = joinComma(source.Sub, again)
	}
	return Row{Cells: []Cell{{Text: what}, who, {Text: terms}, source}}
}

// mayConsent is the chapter of the passport.
func (b *builder) mayConsent() {
	if b.Audience == record.Guest {
		b.leave("Who may say yes to what")
		return
	}
	b.chapter("Who may say yes", IconKey, b.consentTable(func(*care.Consent) bool { return true }), Hint{b.ageNote()}, Lines{N: 2})
}

// ageNote is what age changes about consent. It is general, and says so.
func (b *builder) ageNote() string {
	switch age := b.p.Born.AgeOn(b.Today); {
	case age >= 18:
		return "From 18 these are " + b.p.First() + "’s own decisions."
	case age >= 16:
		return "From 16 a young person can usually agree to their own treatment: ask " + b.p.First() + " first. Check before relying on this."
	case age >= 0:
		return "A young person who understands enough can agree, or say no, before 16 too: ask " + b.p.First() + " first. Check before relying on this."
	}
	return "Ask " + b.p.First() + " first."
}

// carersBag is one page that a carer shows at a surgery or a school gate.
func (b *builder) carersBag() {
	b.part(Part{Title: "Who may say yes", Sub: "For " + b.p.Legal(), Mark: true, Aside: []Aside{{Text: b.born(), Bold: true}, {Text: "As recorded on " + b.Today.Long()}}})
	b.workingCopy()
	t := b.consentTable(func(*care.Consent) bool { return true }).(Table)
	var unsaid []string
	t.Rows = slices.DeleteFunc(t.Rows, func(r Row) bool { // one line for all of them, so that the page stays one page
		open := r.Cells[2].Text == askSocialWorker
		if open {
			unsaid = append(unsaid, words.Lower(r.Cells[0].Text))
		}
		return open
	})
	b.add(t)
	if len(unsaid) > 0 {
		b.add(Lead("Not known yet: "+strings.Join(unsaid, ", ")+".", askSocialWorker))
	}
	b.add(Hint{b.ageNote()}, b.askFirst())
}

// askFirst is whom a carer rings before signing: the workers, and whoever answers at night.
func (b *builder) askFirst() Emergency {
	ring := Emergency{Title: "If somebody has to be asked"}
	add := func(name, when, number string) {
		if number != "" {
			ring.Items = append(ring.Items, EmergencyLine{name, when, number})
		}
	}
	if !b.untold {
		for _, role := range []string{"social_worker", "adviser"} {
			if i := slices.IndexFunc(b.f.Connections, func(c *care.Connection) bool { return c.Role == role && c.Phone != "" }); i >= 0 {
				add(b.first(b.f.Connections[i].Name), roleWords[role], b.f.Connections[i].Phone)
			}
		}
	}
	if len(ring.Items) == 0 {
		add(b.Service.Name, "", b.Service.Phone)
	}
	add("Night, weekend", "", b.Service.OutOfHours)
	add("A life is in danger", "", "999, and ask later")
	return ring
}

// walletCards is the card that the young person carries. Every line on it is one they ticked; what help at the roadside cannot do without prints a
// line whatever they chose, and says no more than they want.
func (b *builder) walletCards() {
	b.doc.Large = false // the same facts stand larger on the emergency page
	front := CardSide{Icon: IconHeart, Title: "My card", Rows: []CardRow{b.cardEssential("Allergies", "allergy"), b.cardEssential("Conditions", "condition"), b.cardEssential("Medicines", "medicine")}}
	front.Rows[0].Boxed = true
	if b.onCard("name", true) {
		front.Title = b.p.Name()
	}
	var under []string
	if b.onCard("born", b.p.Born != "") {
		under = append(under, "Born "+b.p.Born.Short())
	}
	if b.onCard("nhs", b.p.NHSNumber != "") {
		under = append(under, "NHS number "+strings.ReplaceAll(care.NHSShow(b.p.NHSNumber), " ", "\u00A0"))
	}
	front.Under = strings.Join(under, ". ")
	for _, h := range b.f.HealthFacts {
		if h.Item == "blood_group" && h.Fact.Answer != value.Declined && b.onCard("blood", true) {
			words := h.Fact.Text
			if h.Fact.Answer != value.Known {
				words = "Not known"
			}
			front.Rows = append(front.Rows, CardRow{Label: "Blood group", Items: []string{words}})
		}
	}
	if b.onCard("talk", b.p.Communication.Answer == value.Known) {
		front.Rows = append(front.Rows, CardRow{Label: "Talking to me", Items: []string{b.p.Communication.Text}})
	}
	if b.p.Interpreter == value.Yes && b.p.FirstLanguage.Answer == value.Known && b.onCard("talk", true) {
		front.Rows = append(front.Rows, CardRow{Label: "Interpreter", Items: []string{b.p.FirstLanguage.Text}})
	}
	for _, h := range b.f.HealthFacts { // anything else that was ticked by itself: an epilepsy plan, glasses, a disability
		if !slices.Contains([]string{"allergy", "condition", "medicine"}, h.Block) && h.Item != "blood_group" && h.Fact.Answer == value.Known && h.Now(b.Today) && b.ticked(h) {
			front.Rows = append(front.Rows, CardRow{Label: h.What(), Items: []string{inShort(h)}})
		}
	}
	b.part(Part{Title: "Wallet cards for " + b.p.First(), Blocks: []Block{Cards{
		Ask:   "Cut along the dashed lines, fold down the middle, and laminate or tape if you like. Print at 100%, not “fit to page”.",
		Front: front, Back: b.cardBack()}}})
}

func (b *builder) cardBack() CardSide {
	back := CardSide{Title: "If I am ill or in trouble"}
	person := func(c *care.Connection) {
		label := b.first(c.Name)
		if role := roleWords[c.Role]; role != "" && c.Role != "family" && c.Role != "other" {
			label += ", " + role
		}
		back.Rows = append(back.Rows, CardRow{Label: label, Items: []string{c.Phone}})
	}
	const most = 5
	ring := slices.DeleteFunc(b.ringFirst(), func(c *care.Connection) bool { return c.Role == "adviser" })
	if b.onCard("people", len(ring) > 0) {
		for _, c := range ring[:min(most, len(ring))] {
			person(c)
		}
		for _, c := range ring[min(most, len(ring)):] {
			b.leave("Does not fit: " + b.first(c.Name))
		}
	}
	if i := slices.IndexFunc(b.f.Connections, func(c *care.Connection) bool { return c.Role == "adviser" && c.Phone != "" }); i >= 0 && b.onCard("adviser", true) {
		person(b.f.Connections[i])
	}
	if b.Service.OutOfHours != "" {
		back.Rows = append(back.Rows, CardRow{Label: "Out of hours", Items: []string{b.Service.OutOfHours}})
	}
	back.Foot = "In danger: 999. Not sure: 111. Made " + b.Today.Short() + "."
	for _, s := range b.f.HealthServices {
		switch ticked := s.OnCard == value.Yes || b.Show[s.ID]; {
		case s.Name.Answer != value.Known:
		case s.Kind == "gp" && (ticked || b.onCard("gp", true)):
			back.Rows = append(back.Rows, CardRow{Label: "My GP", Items: []string{joinComma(s.Name.Text, s.Phone)}})
			back.Foot += " If found, please post to " + s.Name.Text + "."
		case s.Kind != "gp" && ticked:
			back.Rows = append(back.Rows, CardRow{Label: labelOf(care.ServiceKinds, s.Kind), Items: []string{joinComma(s.Name.Text, s.Phone)}})
		}
	}
	return back
}

// ticked reports whether the young person wants a fact on the card, or it was ticked in for this copy. What is private is only ever ticked in for
// one copy.
func (b *builder) ticked(h *care.HealthFact) bool {
	return b.Show[h.ID] || h.OnCard == value.Yes && h.Private != value.Yes && !care.PrivateBlocks[h.Block]
}

// onCard reports whether a line of the card is wanted; one that is there and not wanted is named as left out.
func (b *builder) onCard(line string, there bool) bool {
	if !there {
		return false
	}
	if slices.Contains(record.Codes(b.p.CardLines), line) || b.Show["card:"+line] {
		return true
	}
	b.leave("Not ticked for the card: " + words.Lower(labelOf(care.CardLines, line)))
	return false
}

// cardEssential is a line that every card has: what was ticked, "None known, checked DATE", "Not known", or that it is not here.
func (b *builder) cardEssential(label, block string) CardRow {
	r := CardRow{Label: label, Essential: true}
	none, checked, unknown, held := false, value.Date(""), false, false
	for _, h := range b.f.HealthFacts {
		if h.Block != block || !h.Now(b.Today) {
			continue
		}
		switch h.Fact.Answer {
		case value.Known:
			if b.ticked(h) {
				r.Items = append(r.Items, inShort(h))
			} else {
				held = true
			}
		case value.None:
			none, checked = true, max(checked, h.Checked)
		case value.NotKnown:
			unknown = true
		case value.Declined:
			held = true
		}
	}
	if held {
		b.leave("Not ticked for the card: " + words.Lower(label))
	}
	switch {
	case len(r.Items) > 0:
		r.More = held
	case held: // no items: the card says that it is not on it
	case none && !unknown:
		r.Items = []string{"None known"}
		if checked != "" {
			r.Items[0] += ", checked " + checked.Short()
		}
	default:
		r.Items = []string{"Not known"}
	}
	return r
}

// cardCanShow lists the lines of the card that were not ticked.
func (b *builder) cardCanShow() []record.Option {
	var out []record.Option
	lines := record.Codes(b.p.CardLines)
	for _, l := range care.CardLines {
		probe := *b
		probe.doc, probe.Show = Document{}, map[string]bool{}
		if !slices.Contains(lines, l.Code) {
			probe.walletCards()
			if slices.Contains(probe.doc.LeftOut, "Not ticked for the card: "+words.Lower(l.Label)) {
				out = append(out, record.Option{Code: "card:" + l.Code, Label: l.Label})
			}
		}
	}
	b.Show = nil
	for _, h := range b.f.HealthFacts {
		essential := h.Block == "allergy" || h.Block == "condition" || h.Block == "medicine"
		if h.Fact.Answer == value.Known && h.Now(b.Today) && !b.ticked(h) && (essential || h.OnCard == value.Yes || h.Block == "emergency" || h.Block == "disability") && h.Item != "blood_group" {
			out = append(out, record.Option{Code: h.ID, Label: care.HealthFactSpec.LineOf(h)})
		}
	}
	return out
}
