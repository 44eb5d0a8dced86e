package report

import (
	"fmt"
	"sort"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// reviewPack is what lies on the table at a review: the young person's page first, the adults' pages behind it.
func (b *builder) reviewPack() {
	b.doc.Head = b.p.Name() + ", pathway plan review"
	if v := b.review(); v != nil {
		b.doc.Head = b.p.Name() + ", " + words.Lower(labelOf(care.ReviewKinds, v.Kind)) + ", " + reviewDay(v).Long()
	}
	for _, s := range packPages {
		if b.takes(s.code) {
			s.build(b)
		}
	}
	if len(b.doc.Parts) == 0 {
		b.part(Part{Title: "Review pack", Blocks: []Block{P("No section was chosen.")}})
	}
}

// packPages are the sections of a review pack with their builders, in the order of the pages.
var packPages = []struct {
	code, label string
	only        []record.Audience
	build       func(*builder)
}{
	{"page", "My plan on a page", nil, (*builder).planOnAPage},
	{"since", "Since the last review", nil, (*builder).sinceLastReview},
	{"last", "Last time’s actions", nil, (*builder).lastActions},
	{"parts", "Part by part", nil, (*builder).partByPart},
	{"skills", "My skills", nil, (*builder).skills},
	{"savings", "My savings", nil, (*builder).packSavings},
	{"touch", "In touch", nil, (*builder).inTouch},
	{"agreed", "Who was asked, and who agreed", nil, (*builder).whoAgreed},
	{"strategy", "What we said we would do", []record.Audience{record.Staff}, (*builder).strategy},
	{"checks", "Checks against the regulations", []record.Audience{record.Staff}, (*builder).staffChecks},
}

func packSections() []Section {
	var out []Section
	for _, p := range packPages {
		out = append(out, Section{Code: p.code, Label: p.label, For: p.only})
	}
	return out
}

// review is the one the pack is for: the next that is booked, or the one that was held today.
func (b *builder) review() *care.Review {
	if b.AsClosed != nil {
		for _, v := range b.f.Reviews {
			if v.ID == b.AsClosed.Closed.Review {
				return v
			}
		}
	}
	if v := b.f.NextBooked(b.Today); v != nil {
		return v
	}
	if v := b.f.LastHeld(b.Today); v != nil && v.Held == b.Today {
		return v
	}
	return nil
}

func reviewDay(v *care.Review) value.Date {
	if v.State == "held" {
		return v.Held
	}
	return v.Booked
}

// hiddenPart reports whether a part of the plan is kept from this reader: health is off for people outside.
func (b *builder) hiddenPart(code string) bool {
	if code == "9" && b.Audience == record.Guest && !b.Show["part:9"] {
		b.leave("Part 9, " + care.PartName("9"))
		return true
	}
	return false
}

// parts are the codes of the parts that this reader sees.
func (b *builder) parts() []string {
	var out []string
	for _, p := range care.Parts {
		if !b.hiddenPart(p.Code) {
			out = append(out, p.Code)
		}
	}
	return out
}

// actions are those of the parts that this reader sees, in order of their days.
func (b *builder) actions(f *care.File) []*care.Action {
	var out []*care.Action
	for _, a := range f.Actions {
		if !b.hiddenPart(a.Part) {
			out = append(out, a)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if (out[i].By == "") != (out[j].By == "") {
			return out[i].By != ""
		}
		return out[i].By < out[j].By
	})
	return out
}

// own is the newest of the young person's own words about something. Where there are none it prints lines to write on.
func (b *builder) own(about, label string) Own {
	o := Own{Who: b.p.First(), Label: label}
	if w := b.f.Said(about); w != nil {
		o.Text, o.How, o.When = w.Text, b.how(w), b.day(w.On)
	}
	return o
}

// how says how words were written down.
func (b *builder) how(w *care.OwnWords) string {
	by := b.first(w.WrittenBy)
	first := b.p.First()
	switch {
	case w.How == "typed":
		return "typed by " + first
	case w.How == "interpreter" && by != "":
		return "said through an interpreter, written down by " + by
	case w.How == "interpreter":
		return "said through an interpreter"
	case by != "":
		return by + " wrote down what " + first + " said"
	}
	return "said by " + first + ", and written down"
}

// ownLines are own words that stand as bullets.
func (b *builder) ownLines(w *care.OwnWords) []string {
	out := lines(w.Text)
	if b.outside() || b.untold {
		swaps := b.swaps()
		for i := range out {
			out[i] = bracketed(out[i], swaps)
		}
	}
	return out
}

func (b *builder) saidList(head, about string, blank int) []Block {
	if w := b.f.Said(about); w != nil {
		return []Block{H2(head), Bullets(b.ownLines(w)...)}
	}
	return []Block{H2(head), Lines{N: blank}}
}

// chosen is the newest of the young person's own words about something. Who is there and who runs the review can also have been chosen, for the
// next review; the newer of the two stands.
func (b *builder) chosen(about string) *care.OwnWords {
	w, m := b.f.Said(about), b.f.MeetingWish(b.Today)
	if m == nil || w != nil && w.On > m.On {
		return w
	}
	text := ""
	switch about {
	case "want_there":
		if text = strings.Join(lines(m.Wanted), ", "); text != "" {
			text += "."
		}
		if not := strings.Join(lines(m.NotWanted), ", "); not != "" && (b.Audience == record.Young || b.staff()) { // who sits at the table need not read it
			text = strings.TrimSpace(text + " Not there: " + not + ".")
		}
	case "run_it":
		if m.Runs != "" {
			if text = labelOf(care.WhoRuns, m.Runs); m.Helper != "" {
				text += " (" + m.Helper + ")"
			}
			text += "."
		}
		if m.Where != "" {
			text = strings.TrimSpace(text + " " + words.Sentence(strings.Join(lines(m.Where), ", ")))
		}
	}
	if text == "" {
		return w
	}
	return &care.OwnWords{Meta: m.Meta, About: about, Text: text, How: m.How, WrittenBy: m.WrittenBy, On: m.On}
}

func (b *builder) wants(about, label string) Block {
	if w := b.chosen(about); w != nil {
		return Lead(label+":", strings.Join(b.ownLines(w), " "))
	}
	return Pairs{Rows: []Pair{{Label: label, State: NotAsked}}}
}

// ownSources names how the bullets of a page came onto it: the way of most of them first, then what came another way.
func (b *builder) ownSources(abouts ...string) string {
	names := map[string]string{"going_well": "going well", "hard_now": "hard right now", "talk_about": "what to talk about", "want_there": "who is there", "run_it": "who runs it"}
	var order []string
	by := map[string][]string{}
	for _, a := range abouts {
		if w := b.chosen(a); w != nil {
			src := b.how(w) + ", " + b.day(w.On)
			if by[src] == nil {
				order = append(order, src)
			}
			by[src] = append(by[src], names[a])
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return len(by[order[i]]) > len(by[order[j]]) })
	var out []string
	for i, src := range order {
		if i > 0 {
			src = list(by[src]) + ": " + src
		}
		out = append(out, src)
	}
	return words.Sentence(words.Upper(strings.Join(out, "; ")))
}

// list is "a, b and c".
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// lastTime are the actions that stood open at the end of the last review, as they are now.
func (b *builder) lastTime() []*care.Action {
	if b.Since == "" {
		return nil
	}
	var out []*care.Action
	if b.Before != nil {
		open := map[string]bool{}
		for _, a := range b.Before.Actions {
			open[a.ID] = !a.Closed()
		}
		for _, a := range b.actions(b.f) {
			if open[a.ID] {
				out = append(out, a)
			}
		}
		return out
	}
	for _, a := range b.actions(b.f) {
		if a.Agreed != "" && a.Agreed <= b.Since && (a.Finished == "" || a.Finished >= b.Since) {
			out = append(out, a)
		}
	}
	return out
}

// howItWent counts what became of the actions of last time, and gives those that were not done. What was not begun and still has time is neither.
func (b *builder) howItWent() (done, part int, not []*care.Action) {
	for _, a := range b.lastTime() {
		switch a.State {
		case "done":
			done++
		case "part_done", "under_way":
			part++
		case "dropped": // no longer needed: neither done nor not done
		case "not_started":
			if a.By.Before(b.Today) {
				not = append(not, a)
			}
		default:
			not = append(not, a)
		}
	}
	return done, part, not
}

// notDoneReasons are the first few actions that were not done, each with its reason.
func (b *builder) notDoneReasons(not []*care.Action, most int) string {
	var reasons []string
	for _, a := range not[:min(most, len(not))] {
		reasons = append(reasons, b.first(b.notDoneWhy(a)))
	}
	if more := len(not) - len(reasons); more > 0 {
		rest := fmt.Sprintf("and %d more", more)
		if b.kind.code == ReviewPack && b.takes("last") {
			rest += ", under “Last time’s actions”"
		}
		reasons = append(reasons, rest)
	}
	return strings.Join(reasons, "; ") + "."
}

func (b *builder) saidLastTime(most int) {
	if len(b.lastTime()) == 0 {
		return
	}
	done, part, not := b.howItWent()
	why := ""
	if len(not) == 1 {
		why = b.notDoneWhy(not[0])
	}
	b.add(H2("What we said last time"), DoneCounts(done, part, len(not), b.first(why)))
	if len(not) > 1 && most > 0 {
		b.add(Para{Lead: "Not done:", Text: b.notDoneReasons(not, most), Small: true})
	}
}

// notDoneWhy is what was not done, with the reason when one was given.
func (b *builder) notDoneWhy(a *care.Action) string {
	s := b.lower(strings.TrimRight(a.What, ". "))
	if a.Why != "" {
		s += " (" + strings.TrimRight(b.lower(a.Why), ". ") + ")"
	}
	return s
}

// packCanShow lists what a review pack may bring in by hand.
func (b *builder) packCanShow() []record.Option {
	var out []record.Option
	if b.Audience == record.Guest && b.filled("9") {
		out = append(out, record.Option{Code: "part:9", Label: "Part 9, " + care.PartName("9")})
	}
	if b.outside() && len(b.f.Accounts) > 0 {
		out = append(out, record.Option{Code: "savings", Label: "My savings"})
	}
	return out
}
