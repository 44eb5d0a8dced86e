package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// The health passport belongs to the young person: it says what is known, what nobody knows yet and whom to ask, and leaves lines to
// write on. Nothing in it works out a diagnosis, and no vaccination is ever "overdue".

func (b *builder) healthPassport() {
	if b.option("shape") == "booklet" && !b.Large {
		b.doc.Sheet = Booklet
	}
	copyFor := strings.TrimSuffix(strings.Replace(b.doc.Foot.For, "For ", "Copy for ", 1), ".")
	made := copyFor + ". Made " + b.Today.Long()
	if n := b.doc.Foot.NumberCheck(); n != "" {
		made += ", " + words.Lower(n)
	}
	cover := Cover{Lead: "This belongs to", Name: b.p.Name(), Words: b.p.CoverWords, Colour: b.p.CoverColour,
		Ask: "Please ask me before you read it, copy it or write in it. I decide who sees it.", Lines: []string{made + ".", "Facts may change: see “What to ask about” near the end."}}
	switch b.p.CoverName {
	case "first":
		cover.Name = b.p.First()
	case "none":
		cover.Lead, cover.Name = "", ""
	}
	b.part(Part{Title: "My health passport", Icon: IconHeart, Blocks: []Block{cover}})
	b.needsYes()
	b.emergencyPage()
	b.whoIAm()
	b.services()
	b.factPart("My birth", IconHeart, "birth")
	b.factPart("My family’s health", IconPeople, "family")
	b.factPart("Illness, injury and hospital", IconHeart, "illness")
	b.factPart("Conditions, allergies and medicines", IconHeart, "condition", "allergy", "medicine")
	b.vaccinations()
	b.checks()
	b.growth()
	b.factPart("Eyes and ears", IconHeart, "senses")
	b.disability()
	b.privatePart("Feelings and what helps", IconTalk, "feelings")
	b.privatePart("Sexual health", IconHeart, "sexual")
	b.privatePart("Pregnancy and being a parent", IconPeople, "parenthood")
	b.privatePart("Alcohol and drugs", IconHeart, "substances")
	b.mayConsent()
	b.howTo()
	b.whoMaySee()
	b.toAsk()
	b.notes()
}

// chapter begins a chapter of the passport; it shares a page where it fits.
func (b *builder) chapter(title string, icon Icon, blocks ...Block) {
	b.part(Part{Title: title, Icon: icon, Same: true, Blocks: blocks})
}

func (b *builder) emergencyPage() {
	b.part(Part{Title: "If I am ill or hurt", Icon: IconHeart, Aside: []Aside{{Text: b.p.Name(), Bold: true}, {Text: b.born()}}})
	b.workingCopy()
	b.add(Pairs{Rows: b.emergencyRows()}, H2("Who to ring"), b.ringList(), Lines{N: 2, Spare: b.doc.Sheet == Booklet})
}

// emergencyRows are what somebody who helps has to know first.
func (b *builder) emergencyRows() []Pair {
	rows := []Pair{b.essential("Allergies", "allergy"), b.essential("Conditions", "condition"), b.essential("Medicines", "medicine")}
	shown, _ := b.facts("emergency")
	for _, it := range care.ItemsOf("emergency") {
		for _, h := range shown {
			if h.Item == it.Code && h.Now(b.Today) && h.Fact.Answer != value.NotAsked {
				rows = append(rows, b.factPair(h))
			}
		}
	}
	if b.p.Disability.Answer == value.Known {
		rows = append(rows, b.fact("Disability", b.p.Disability))
	}
	if b.Show["block:substances"] {
		if shown, _ = b.facts("substances"); slices.ContainsFunc(shown, func(h *care.HealthFact) bool { return h.Fact.Answer == value.Known }) {
			rows = append(rows, b.essential("Alcohol and drugs", "substances"))
		}
	}
	rows = append(rows, b.fact("How to talk to me", b.p.Communication))
	if b.p.Interpreter == value.Yes {
		lang := "Yes"
		if b.p.FirstLanguage.Answer == value.Known {
			lang += ", " + b.p.FirstLanguage.Text
		}
		rows = append(rows, Answer("Interpreter needed", lang))
	}
	return rows
}

func (b *builder) ringList() Pairs {
	ring := Pairs{Rows: []Pair{Answer("In danger", "999. Not sure: 111")}}
	people := 0
	if b.Audience == record.Guest {
		b.leave("Phone numbers of people")
	} else if !b.untold {
		for _, c := range b.ringFirst() {
			if people == 5 {
				break
			}
			label := b.first(c.Name)
			if role := roleWords[c.Role]; role != "" && c.Role != "family" && c.Role != "other" && !b.outside() {
				label += ", " + role
			}
			ring.Rows = append(ring.Rows, Answer(label, c.Phone))
			people++
		}
		if b.Service.OutOfHours != "" {
			ring.Rows = append(ring.Rows, Answer("Out of hours", b.Service.OutOfHours))
		}
	}
	for _, s := range b.f.HealthServices {
		if s.Kind == "gp" && s.Name.Answer == value.Known && !b.untold && s.MaySee(b.Audience) {
			ring.Rows = append(ring.Rows, Answer("My GP", joinComma(s.Name.Text, s.Phone)))
		}
	}
	return ring
}

func (b *builder) born() string {
	if b.p.Born == "" {
		return ""
	}
	return "Born " + b.p.Born.Long()
}

func joinComma(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), ", ")
}

func (b *builder) whoIAm() {
	p := b.p
	rows := []Pair{Answer("Full name", p.Legal())}
	if p.Preferred != "" && p.Preferred != p.FirstName {
		rows = append(rows, Answer("Call me", p.Preferred))
	}
	rows = append(rows, Answer("Pronouns", p.Pronouns), Answer("Birth date", p.Born.Long()))
	if b.Audience == record.Guest {
		b.leave("NHS number")
	} else {
		rows = append(rows, Answer("NHS number", care.NHSShow(p.NHSNumber)))
	}
	rows = append(rows, b.fact("First language", p.FirstLanguage))
	if p.Interpreter != value.TriNotAsked {
		rows = append(rows, Answer("Interpreter needed", p.Interpreter.Label()))
	}
	if p.Religion.Answer != value.NotAsked {
		rows = append(rows, b.fact("Faith or belief", p.Religion))
	}
	if h := b.f.Home(b.Today); h != nil && h.Address != "" {
		if (b.Audience == record.Young || b.Audience == record.Doctor) && !b.untold && h.Withheld != value.Yes {
			rows = append(rows, Answer("Where I live", joinComma(strings.Join(lines(h.Address), ", "), h.Town)))
		} else {
			b.leave("Address")
		}
	}
	b.chapter("Who I am", IconYoung, Pairs{Rows: rows}, Lines{N: 2})
}

func (b *builder) services() {
	if b.untold { // a surgery says where somebody lives
		b.leave("My services, and where appointments are")
		return
	}
	t := Table{Columns: []Column{{Title: "Service", Width: 44, Bold: true}, {Title: "Where, and phone"}, {Title: "Last seen", Width: 32}, {Title: "Next", Width: 32}}, Empty: "Nothing recorded."}
	for _, s := range b.f.HealthServices {
		if s.Kind == "sexual_health" && !b.Show["block:sexual"] {
			b.leave("Sexual health")
			continue
		}
		if s.Kind == "mental_health" && !b.Show["block:feelings"] {
			b.leave("Mental health services and appointments")
			continue
		}
		if s.Name.Answer == value.Declined {
			continue
		}
		if b.holdBack(s.ID, s.Privacy, "My services") {
			continue
		}
		name := Cell{Text: s.Name.Text}
		switch s.Name.Answer {
		case value.None:
			name = Cell{Icon: IconNone, Text: "None"}
		case value.NotKnown:
			name = Cell{Icon: IconUnknown, Text: strings.TrimSpace("Not known yet. " + ask(b.first(s.AskWho)))}
		}
		name.Sub = joinComma(s.Address, s.Phone)
		next := s.NextDue.Short()
		if s.NextDue.Before(b.Today) {
			next = "was due " + s.NextDue.Short()
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: labelOf(care.ServiceKinds, s.Kind)}, name, {Text: s.LastSeen.Short()}, {Text: next}}})
	}
	b.chapter("My services", IconHouse, t, Lines{N: 2})
}

func (b *builder) disability() {
	shown, _ := b.facts("disability")
	rows := []Pair{b.fact("Disability", b.p.Disability)}
	ehcp := Pair{Label: "Education, health and care plan", State: NotAsked}
	if b.p.EHCP != value.TriNotAsked {
		ehcp = Answer(ehcp.Label, b.p.EHCP.Label())
	}
	rows = append(rows, ehcp)
	blocks := append([]Block{Pairs{Label: 72, Rows: rows}}, b.factBlocks("disability", shown)...)
	b.chapter("Disability and EHCP", IconPeople, append(blocks, Lines{N: 2})...)
}

func (b *builder) checks() {
	t := Table{Columns: []Column{{Title: "What", Bold: true, Width: 48}, {Title: "Where, with whom"}, {Title: "When", Width: 50}}}
	for _, c := range b.f.Checks {
		if (c.Kind == "sdq" || c.Kind == "mental") && !b.Show[c.ID] && !b.Show["block:feelings"] {
			if c.Kind == "sdq" {
				b.leave("SDQ")
			} else {
				b.leave("Mental health services and appointments")
			}
			continue
		}
		if b.holdBack(c.ID, c.Privacy, "My checks and appointments") {
			continue
		}
		where := joinComma(c.Where, b.first(c.With))
		if b.untold {
			where = ""
		}
		if n, ok := c.Score(); ok && c.PrintScore == value.Yes { // only when the young person wants it printed
			where = joinComma(where, fmt.Sprintf("score %d", n))
		}
		when := Cell{}
		switch c.State {
		case "done":
			when = Cell{Icon: IconYes, Text: "Done " + c.Done.Short()}
		case "booked":
			when = Cell{Text: "Booked " + c.Booked.Short()}
			if c.At != "" {
				when.Text += ", " + clock(c.At)
			}
			if c.Booked.Before(b.Today) {
				when = Cell{Text: "Was booked for " + c.Booked.Short()}
			}
		case "declined":
			continue
		default:
			when = Cell{Text: strings.TrimSpace(labelOf(care.CheckStates, c.State) + " " + c.Booked.Short())}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: labelOf(care.CheckKinds, c.Kind)}, {Text: where, Sub: b.agreed(&c.ConsentGiven)}, when}})
	}
	b.chapter("My checks and appointments", IconCalendar, t, Lines{N: 3})
}

// howTo is what to do without anybody's help. What it says about money carries its day and promises nothing that was not verified.
func (b *builder) howTo() {
	age := b.p.Born.AgeOn(b.Today)
	about := catalogue.HowToAbout()
	var blocks []Block
	for _, h := range catalogue.HowTos(age, b.Today) {
		blocks = append(blocks, Lead(words.Sentence(h.Title), h.Text))
	}
	b.chapter("How to", IconLearning, append(blocks, Hint{about.Note + " Written down on " + about.Read.Long() + "."}, Lines{N: 2})...)
	blocks = nil
	for _, h := range catalogue.HealthCosts(age, b.Today) {
		text := h.Text
		if h.Check {
			text += " " + catalogue.AskBeforeSigning
		}
		blocks = append(blocks, Lead(words.Sentence(h.Title), text))
		if h.Source != about.Source {
			blocks = append(blocks, Hint{words.Sentence(h.Source)})
		}
	}
	b.chapter("Help with costs", IconHeart, append(blocks, Hint{"As it was known on " + about.Read.Long() + ": " + catalogue.CheckWords + "."}, Lines{N: 2})...)
}
