package report

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// needsYes: a copy for the council's file waits for the young person's dated yes; for any other reader they said no to there is a warning, because
// a doctor may need it all the same.
func (b *builder) needsYes() {
	switch said := b.said(""); {
	case b.Audience == record.FileCopy && said == value.No:
		b.doc.Needs = b.p.First() + " said no to a copy on the council’s file. If that has changed, write the yes down first, with its day: Health, Who may see what."
	case b.Audience == record.FileCopy && said != value.Yes:
		b.doc.Needs = "A copy for the council’s file needs " + b.p.First() + "’s yes. Ask, and write it down with its day: Health, Who may see what."
	case said == value.No:
		b.leave(b.p.First() + " said no to this reader. Ask again before this copy is given")
	}
}

func (b *builder) whoMaySee() {
	shown, _ := b.facts("consent")
	blocks := b.factBlocks("consent", shown)
	t := Table{Columns: []Column{{Title: "Who", Width: 56, Bold: true}, {Title: "May see"}, {Title: "Said on", Width: 32}}, Small: true}
	var own []Block
	for _, s := range b.f.Sharing {
		if !s.Live(b.Today) || b.outside() && s.Reader != sharingReader[b.Audience] {
			continue
		}
		who := labelOf(care.ShareReaders, s.Reader)
		if s.Name != "" {
			who += ": " + b.first(s.Name)
		}
		what := "Everything but the private pages"
		if codes := record.Codes(s.Blocks); len(codes) > 0 {
			var names []string
			for _, c := range codes {
				if !care.PrivateBlocks[c] || b.Show["block:"+c] || b.Audience == record.Young {
					names = append(names, labelOf(care.HealthBlocks, c))
				}
			}
			what = strings.Join(names, ", ")
		}
		if s.Agrees == value.No {
			what = "No: " + words.Lower(what)
		}
		t.Rows = append(t.Rows, Cells(who, what, s.Said.Short()))
		if b.Audience == record.Young && s.Words != "" {
			own = append(own, Own{Who: b.p.First(), Label: who, How: heard(b.first(s.HeardBy)), When: s.Said.Long(), Text: s.Words})
		}
	}
	for _, c := range b.f.Connections {
		if c.MaySee != "" {
			t.Rows = append(t.Rows, Cells(b.first(c.Name), c.MaySee, ""))
		}
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, withoutEmpty(t))
	}
	blocks = append(blocks, own...)
	given := Table{Columns: []Column{{Title: "Copy", Width: 44, Bold: true}, {Title: "For whom"}, {Title: "When", Width: 36}}, Small: true, Empty: "No other copy is recorded."}
	for _, i := range b.f.Issues {
		if i.State == "given" {
			what := labelOf(care.PassportFormats, i.Format)
			if i.Version != "" {
				what = strings.TrimSpace(what + " number " + i.Version)
			}
			row := Cells(what, joinComma(b.p.First(), explained(b.first(i.ExplainedBy))), "given "+i.Given.Short())
			if i.Replacement == value.Yes {
				row.Cells[0].Sub = "instead of an older one"
			}
			given.Rows = append(given.Rows, row)
		}
	}
	for _, p := range b.f.Papers {
		if p.Report == HealthPassport && p.Made <= b.Today && p.Audience != string(record.Young) {
			to := p.GivenTo
			if to == "" {
				to = p.ForWhom
			}
			given.Rows = append(given.Rows, Cells(strings.TrimSpace("Number "+p.Number), b.first(to), "made "+p.Made.Short()))
		}
	}
	if !b.outside() {
		blocks = append(blocks, H2("Who was given what"), given)
	}
	b.chapter("Who may see this", IconKey, append(blocks, Lines{N: 3})...)
}

func heard(by string) string {
	if by == "" {
		return ""
	}
	return "said to " + by
}

func explained(by string) string {
	if by == "" {
		return ""
	}
	return "explained by " + by
}

// toAsk gathers everything that nobody knows yet, with whom to ask.
func (b *builder) toAsk() {
	t := Table{Columns: []Column{{Title: "What is not known yet", Bold: true}, {Title: "Who to ask", Width: 76}}, Empty: "Nothing is marked as not known."}
	for _, block := range care.HealthBlocks {
		shown, _ := b.facts(block.Code)
		for _, h := range shown {
			if h.Fact.Answer == value.NotKnown {
				what, who := block.Label, h.AskWho
				if it, ok := care.HealthItemOf(h.Item); ok {
					what += ": " + words.Lower(it.Label)
					if who == "" {
						who = it.Ask
					}
				} else if h.Detail != "" {
					what += ": " + words.Lower(h.Detail)
				}
				t.Rows = append(t.Rows, Cells(what, words.Upper(b.first(who))))
			}
		}
	}
	for _, s := range b.f.HealthServices {
		if s.Name.Answer == value.NotKnown && s.Kind != "sexual_health" && s.Kind != "mental_health" && !b.holdBack(s.ID, s.Privacy, "My services") {
			t.Rows = append(t.Rows, Cells(labelOf(care.ServiceKinds, s.Kind), words.Upper(b.first(s.AskWho))))
		}
	}
	for _, i := range b.f.Immunisations {
		if i.State == "not_known" && !b.holdBack(i.ID, i.Privacy, "My vaccinations") {
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

// emergencyCanShow is the same for the emergency page alone.
func (b *builder) emergencyCanShow() []record.Option {
	return b.factsToShow(func(block string) bool {
		return slices.Contains([]string{"allergy", "condition", "medicine", "emergency", "substances"}, block)
	})
}

// passportCanShow lists what a passport may bring in by hand.
func (b *builder) passportCanShow() []record.Option {
	out := b.factsToShow(func(string) bool { return true })
	for _, c := range b.f.Checks {
		if c.Kind == "sdq" || c.Kind == "mental" {
			out = append(out, record.Option{Code: c.ID, Label: care.HealthCheckSpec.LineOf(c)})
		}
	}
	one := func(id string, p care.Privacy, what, line string) {
		if p.KeptFrom(b.Audience) {
			out = append(out, record.Option{Code: id, Label: what + ": " + line})
		}
	}
	for _, c := range b.f.Checks {
		if c.Kind != "sdq" && c.Kind != "mental" {
			one(c.ID, c.Privacy, "Appointment", care.HealthCheckSpec.LineOf(c))
		}
	}
	for _, i := range b.f.Immunisations {
		one(i.ID, i.Privacy, "Vaccination", care.ImmunisationSpec.LineOf(i))
	}
	for _, s := range b.f.HealthServices {
		one(s.ID, s.Privacy, "Service", care.HealthServiceSpec.LineOf(s))
	}
	for _, g := range b.f.Growth {
		one(g.ID, g.Privacy, "Growth", care.GrowthSpec.LineOf(g))
	}
	return out
}

func (b *builder) factsToShow(in func(block string) bool) []record.Option {
	var out []record.Option
	for _, block := range care.HealthBlocks {
		if in(block.Code) && (b.off(block.Code) || b.said(block.Code) == value.No) && slices.ContainsFunc(b.f.HealthFacts, func(h *care.HealthFact) bool {
			return h.Block == block.Code && h.MaySee(b.Audience) && (h.Private != value.Yes || care.PrivateBlocks[block.Code])
		}) {
			out = append(out, record.Option{Code: "block:" + block.Code, Label: block.Label})
		}
	}
	for _, h := range b.f.HealthFacts {
		switch {
		case !in(h.Block):
		case !h.MaySee(b.Audience):
			out = append(out, record.Option{Code: h.ID, Label: "Kept from this reader: " + care.HealthFactSpec.LineOf(h)})
		case h.Private == value.Yes && !care.PrivateBlocks[h.Block]:
			out = append(out, record.Option{Code: h.ID, Label: "Private: " + care.HealthFactSpec.LineOf(h)})
		}
	}
	return out
}
