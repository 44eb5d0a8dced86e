package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
)

// The health passport belongs to the young person: it says what is known, what nobody knows yet and whom to ask, and leaves lines to
// write on. Nothing in it works out a diagnosis, and no vaccination is ever "overdue".

func (b *builder) healthPassport() {
	copyFor := strings.TrimSuffix(strings.Replace(b.doc.Foot.For, "For ", "Copy for ", 1), ".")
	made := copyFor + ". Made " + b.Today.Long()
	if n := b.doc.Foot.NumberCheck(); n != "" {
		made += ", " + lowerFirst(n)
	}
	b.part(Part{Title: "My health passport", Icon: IconHeart, Blocks: []Block{Cover{Lead: "This belongs to", Name: b.p.Name(),
		Ask: "Please ask me before you read it, copy it or write in it. I decide who sees it.", Lines: []string{made + ".", "Facts may change: see “What to ask about” near the end."}}}})
	b.emergencyPage()
	b.whoIAm()
	b.services()
	b.factPart("My birth", IconHeart, "birth")
	b.factPart("My family’s health", IconPeople, "family")
	b.factPart("Illness, injury and hospital", IconHeart, "illness")
	b.factPart("Conditions, allergies and medicines", IconHeart, "condition", "allergy", "medicine")
	b.vaccinations()
	b.checks()
	b.factPart("Growth", IconNotes, "growth")
	b.factPart("Eyes and ears", IconHeart, "senses")
	b.disability()
	b.privatePart("Feelings and what helps", IconTalk, "feelings")
	b.privatePart("Sexual health", IconHeart, "sexual")
	b.privatePart("Alcohol and drugs", IconHeart, "substances")
	b.howTo()
	b.whoMaySee()
	b.toAsk()
	b.notes()
}

// chapter begins a chapter of the passport; it shares a page where it fits.
func (b *builder) chapter(title string, icon Icon, blocks ...Block) {
	b.part(Part{Title: title, Icon: icon, Same: true, Blocks: blocks})
}

// facts are the facts of a block that this copy shows, and whether any was kept back.
func (b *builder) facts(block string) (shown []*care.HealthFact, kept bool) {
	for _, h := range b.f.HealthFacts {
		if h.Block != block {
			continue
		}
		if h.Private == value.Yes && !b.Show[h.ID] {
			kept = true
			continue
		}
		if care.PrivateBlocks[block] && !b.Show["block:"+block] && !b.Show[h.ID] {
			kept = true
			continue
		}
		shown = append(shown, h)
	}
	if kept {
		name := labelOf(care.HealthBlocks, block)
		if care.PrivateBlocks[block] && len(shown) == 0 {
			b.leave(name)
		} else {
			b.leave(name + ": what is marked private")
		}
	}
	return shown, kept
}

// essential is one line that always prints on the emergency page: what is known, "none known" with the day it was checked, or that
// it is not known. A blank there could be read as "nothing".
func (b *builder) essential(label, block string) Pair {
	shown, kept := b.facts(block)
	p := Pair{Label: label, Essential: true, State: NotAsked, Bold: true}
	var known []string
	var checked value.Date
	for _, h := range shown {
		switch h.Fact.Answer {
		case value.Known:
			s := h.Fact.Text
			if h.Detail != "" {
				s += " (" + h.Detail + ")"
			}
			known = append(known, s)
		case value.None:
			if p.State == NotAsked {
				p.State, checked = IsNone, h.Checked
			}
		case value.NotKnown:
			if p.State == NotAsked {
				p.State, p.Text = NotKnown, ask(h.AskWho)
			}
		case value.Declined:
			kept = true
		}
	}
	switch {
	case len(known) > 0:
		p.State, p.Text = Answered, strings.Join(known, "; ")
		if kept {
			p.Text += "; for more, ask me"
		}
	case kept:
		p.State, p.Text = Declined, ""
	case p.State == IsNone && checked != "":
		p.Text = "checked " + checked.Long()
	}
	return p
}

// ask is whom to ask, as a sentence.
func ask(who string) string {
	if who = strings.TrimSpace(who); who == "" {
		return ""
	}
	return "Ask " + sentence(who)
}

// fact is a five-way answer as a pair.
func (b *builder) fact(label string, f value.Fact) Pair {
	switch f.Answer {
	case value.Known:
		return Answer(label, f.Text)
	case value.None:
		return Pair{Label: label, State: IsNone}
	case value.NotKnown:
		return Pair{Label: label, State: NotKnown}
	case value.Declined:
		return Pair{Label: label, State: Declined}
	}
	return Pair{Label: label, State: NotAsked}
}

func (b *builder) emergencyPage() {
	rows := []Pair{b.essential("Allergies", "allergy"), b.essential("Conditions", "condition"), b.essential("Medicines", "medicine"), b.fact("How to talk to me", b.p.Communication)}
	if b.p.Interpreter == value.Yes {
		lang := "Yes"
		if b.p.FirstLanguage.Answer == value.Known {
			lang += ", " + b.p.FirstLanguage.Text
		}
		rows = append(rows, Answer("Interpreter needed", lang))
	}
	b.part(Part{Title: "If I am ill or hurt", Icon: IconHeart, Aside: []Aside{{Text: b.p.Name(), Bold: true}, {Text: b.born()}}})
	b.workingCopy()
	b.add(Pairs{Rows: rows}, H2("Who to ring"))
	ring := Pairs{}
	if b.Audience == record.Guest {
		b.leave("Phone numbers of people")
	} else if !b.untold {
		for _, c := range b.ringFirst() {
			if len(ring.Rows) == 5 {
				break
			}
			label := b.first(c.Name)
			if role := roleWords[c.Role]; role != "" && c.Role != "family" && c.Role != "other" && !b.outside() {
				label += ", " + role
			}
			ring.Rows = append(ring.Rows, Answer(label, c.Phone))
		}
		if b.Service.OutOfHours != "" {
			ring.Rows = append(ring.Rows, Answer("Out of hours", b.Service.OutOfHours))
		}
	}
	for _, s := range b.f.HealthServices {
		if s.Kind == "gp" && s.Name.Answer == value.Known && !b.untold {
			ring.Rows = append(ring.Rows, Answer("My GP", joinComma(s.Name.Text, s.Phone)))
		}
	}
	ring.Rows = append(ring.Rows, Answer("In danger", "999"), Answer("Not sure", "111"))
	b.add(ring, Lines{N: 2})
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
		name := Cell{Text: s.Name.Text}
		switch s.Name.Answer {
		case value.None:
			name = Cell{Icon: IconNone, Text: "None"}
		case value.NotKnown:
			name = Cell{Icon: IconUnknown, Text: "Not known yet"}
		}
		name.Sub = joinComma(s.Address, s.Phone)
		if b.untold {
			name.Sub = ""
		}
		next := s.NextDue.Short()
		if s.NextDue.Before(b.Today) {
			next = "was due " + s.NextDue.Short()
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: labelOf(care.ServiceKinds, s.Kind)}, name, {Text: s.LastSeen.Short()}, {Text: next}}})
	}
	b.chapter("My services", IconHouse, t, Lines{N: 2})
}

// factPart is one chapter of free facts: what is known in a table, then what is none, not known or not asked.
func (b *builder) factPart(title string, icon Icon, blocks ...string) {
	var out []Block
	any := false
	for _, code := range blocks {
		shown, _ := b.facts(code)
		if len(blocks) > 1 {
			out = append(out, H2(labelOf(care.HealthBlocks, code)))
		}
		bs := b.factBlocks(code, shown)
		any = any || len(bs) > 0
		if len(bs) == 0 && len(blocks) > 1 {
			bs = []Block{Lines{N: 2}}
		}
		out = append(out, bs...)
	}
	n := 2
	if !any {
		n = 3
	}
	b.chapter(title, icon, append(out, Lines{N: n})...)
}

func (b *builder) factBlocks(code string, facts []*care.HealthFact) []Block {
	t := Table{Columns: []Column{{Title: "What", Bold: true}, {Title: "More about it", Width: 58}, {Title: "Since", Width: 28}, {Title: "How we know", Width: 38}}, Small: true}
	pairs := Pairs{Label: 58}
	for _, h := range facts {
		label := h.Detail
		if label == "" {
			label = labelOf(care.HealthBlocks, code)
		}
		switch h.Fact.Answer {
		case value.Known:
			row := Cells(h.Fact.Text, h.Detail, sinceYear(h.Since), b.first(h.Source))
			if h.Checked != "" {
				row.Cells[0].Sub = "checked " + h.Checked.Short()
			}
			t.Rows = append(t.Rows, row)
		case value.None:
			p := Pair{Label: label, State: IsNone}
			if h.Checked != "" {
				p.Text = "known. Checked " + h.Checked.Long() + "."
			}
			pairs.Rows = append(pairs.Rows, p)
		case value.NotKnown:
			pairs.Rows = append(pairs.Rows, Pair{Label: label, State: NotKnown, Text: ask(h.AskWho)})
		case value.Declined:
			pairs.Rows = append(pairs.Rows, Pair{Label: label, State: Declined})
		default:
			pairs.Rows = append(pairs.Rows, Pair{Label: label, State: NotAsked})
		}
	}
	var out []Block
	if len(t.Rows) > 0 {
		out = append(out, withoutEmpty(t))
	}
	if slices.ContainsFunc(pairs.Rows, Pair.Shown) {
		out = append(out, pairs)
	}
	return out
}

// withoutEmpty drops the columns of a table that no row says anything in.
func withoutEmpty(t Table) Table {
	for c := len(t.Columns) - 1; c > 0; c-- {
		if slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Cells[c].Text != "" || r.Cells[c].Sub != "" }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, c, c+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, c, c+1)
		}
	}
	return t
}

// sinceYear is the year alone for 1 January, which is what stands for "2014, no day known".
func sinceYear(d value.Date) string {
	if d.Month() == 1 && d.Day() == 1 {
		return fmt.Sprint(d.Year())
	}
	return d.Short()
}

// privatePart is a chapter that is off unless it was ticked in for this copy.
func (b *builder) privatePart(title string, icon Icon, code string) {
	shown, kept := b.facts(code)
	if len(shown) == 0 && (kept || !b.Show["block:"+code]) {
		b.leave(labelOf(care.HealthBlocks, code))
		return
	}
	b.part(Part{Title: title, Icon: icon, Blocks: append(b.factBlocks(code, shown), Lines{N: 3})})
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

func (b *builder) vaccinations() {
	t := Table{Columns: []Column{{Title: "Vaccine", Bold: true}, {Title: "When", Width: 34}, {Title: "Had it?", Width: 62}}}
	for _, i := range b.f.Immunisations {
		name := i.Vaccine
		if i.Dose > 0 {
			name += fmt.Sprintf(", dose %d", i.Dose)
		}
		state := map[string]Cell{"had": Status(IconYes, "Yes"), "had_no_record": Status(IconYes, "Yes, but no record"), "not_had": Status(IconNone, "Not had"),
			"not_offered": Status(IconNone, "Not offered to my age group"), "not_known": Status(IconUnknown, "Not known")}[i.State]
		if i.Source != "" {
			state.Sub = b.first(i.Source)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: name}, {Text: i.Given.Short()}, state}})
	}
	b.chapter("My vaccinations", IconShield, t, Hint{"To find out about the rest, ask the GP surgery to read out your vaccination record."}, Lines{N: 2})
}

func (b *builder) checks() {
	t := Table{Columns: []Column{{Title: "What", Bold: true}, {Title: "Where, with whom", Width: 62}, {Title: "When", Width: 50}}}
	for _, c := range b.f.Checks {
		if (c.Kind == "sdq" || c.Kind == "mental") && !b.Show[c.ID] && !b.Show["block:feelings"] {
			if c.Kind == "sdq" {
				b.leave("SDQ")
			} else {
				b.leave("Mental health services and appointments")
			}
			continue
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
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: labelOf(care.CheckKinds, c.Kind)}, {Text: joinComma(c.Where, b.first(c.With))}, when}})
	}
	b.chapter("My checks and appointments", IconCalendar, t, Lines{N: 3})
}

// howTo is what to do without anybody's help. What it says about money carries its day and asks to be checked.
func (b *builder) howTo() {
	blocks := []Block{
		Lead("Register with a GP.", "Walk in or ring a surgery near home and ask to join. A surgery can ask for proof of address or identity, but not having it is no reason to turn anybody away."),
		Lead("Not sure how bad it is?", "Ring 111 or go to 111.nhs.uk, day or night. A pharmacist helps with small things without an appointment."),
		Lead("In danger of life?", "Ring 999, or text 999 after signing up by sending “register” to 999."),
		Lead("See my own records.", "Ask the surgery for access to the record, or ask the council for the care file. It is free."),
	}
	if m, ok := catalogue.MoneyItemOn("health-costs", b.Today); ok {
		text := m.Name + ": " + m.Amount + ", for " + lowerFirst(m.Who) + ", from " + m.From.Long() + "."
		if m.Check {
			text += " " + upperFirst(catalogue.CheckWords) + ": ask at the pharmacy what proof they need."
		}
		blocks = append(blocks, Lead("Help with costs.", text))
	}
	b.chapter("How to", IconLearning, append(blocks, Hint{"General advice, not about anyone in particular. Ask if something here turns out differently."}, Lines{N: 2})...)
}

func (b *builder) whoMaySee() {
	shown, _ := b.facts("consent")
	blocks := b.factBlocks("consent", shown)
	t := Table{Columns: []Column{{Title: "Who", Width: 56, Bold: true}, {Title: "May see"}}, Small: true}
	for _, c := range b.f.Connections {
		if c.MaySee != "" {
			t.Rows = append(t.Rows, Cells(b.first(c.Name), c.MaySee))
		}
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	given := Table{Columns: []Column{{Title: "Copy", Width: 40, Bold: true}, {Title: "For whom"}, {Title: "Made", Width: 36}}, Small: true, Empty: "No other copy is recorded."}
	for _, p := range b.f.Papers {
		if p.Report == HealthPassport && p.Made <= b.Today {
			to := p.GivenTo
			if to == "" {
				to = p.ForWhom
			}
			given.Rows = append(given.Rows, Cells(strings.TrimSpace("Number "+p.Number), b.first(to), p.Made.Short()))
		}
	}
	if !b.outside() {
		blocks = append(blocks, H2("Who was given what"), given)
	}
	b.chapter("Who may see this", IconKey, append(blocks, Lines{N: 3})...)
}

// toAsk gathers everything that nobody knows yet, with whom to ask.
func (b *builder) toAsk() {
	t := Table{Columns: []Column{{Title: "What is not known yet", Bold: true}, {Title: "Who to ask", Width: 76}}, Empty: "Nothing is marked as not known."}
	for _, block := range care.HealthBlocks {
		shown, _ := b.facts(block.Code)
		for _, h := range shown {
			if h.Fact.Answer == value.NotKnown {
				what := block.Label
				if h.Detail != "" {
					what += ": " + lowerFirst(h.Detail)
				}
				t.Rows = append(t.Rows, Cells(what, upperFirst(b.first(h.AskWho))))
			}
		}
	}
	for _, s := range b.f.HealthServices {
		if s.Name.Answer == value.NotKnown && s.Kind != "sexual_health" && s.Kind != "mental_health" {
			t.Rows = append(t.Rows, Cells(labelOf(care.ServiceKinds, s.Kind), ""))
		}
	}
	for _, i := range b.f.Immunisations {
		if i.State == "not_known" {
			t.Rows = append(t.Rows, Cells("Vaccination: "+i.Vaccine, "The GP surgery"))
		}
	}
	b.chapter("What to ask about", IconUnknown, t, Hint{"“None” means it was checked. “Not known” means nobody has been able to tell us so far."}, H2("Questions I want to ask"), Lines{N: 3})
}

func (b *builder) notes() {
	blocks := []Block{Hint{"For questions to ask, and answers I was given."}, Lines{N: 8, Fill: true}}
	if name, phone := b.adviser(), b.phoneOf(b.adviser()); name != "" && phone != "" && b.Audience == record.Young && !b.untold {
		blocks = append([]Block{blocks[0], P("Lost it? Ring " + b.first(name) + " on " + phone + ". A new one is free, as often as you need.")}, blocks[1])
	}
	b.part(Part{Title: "My notes", Icon: IconNotes, Blocks: blocks})
}

func (b *builder) phoneOf(name string) string {
	for _, c := range b.f.Connections {
		if c.Name == name {
			return c.Phone
		}
	}
	return ""
}
