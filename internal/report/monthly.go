package report

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// MonthlyNote is the carer's note of a month.
const MonthlyNote = "monthly-note"

// whichMonth offers the months that have a ticked note, the newest first.
var whichMonth = Option{Key: "month", Label: "Which month", Help: "Tick notes under In touch with the space bar; the ticked ones of a month make its note.", From: func(f *care.File, today value.Date) []record.Option {
	var out []record.Option
	for _, n := range f.Notes { // newest first
		if n.Monthly != value.Yes || len(n.On) < 7 {
			continue
		}
		if code := string(n.On[:7]); !slices.ContainsFunc(out, func(o record.Option) bool { return o.Code == code }) {
			out = append(out, record.Option{Code: code, Label: month(n.On)})
		}
	}
	return out
}}

// monthlyNote is made of the carer's notes that were ticked: what was seen, what is a view and what others said stand apart (National Minimum
// Standard 26), and the young person's words are theirs.
func (b *builder) monthlyNote() {
	chosen := b.option("month")
	var notes []*care.CarerNote
	other := 0
	for _, n := range slices.Backward(b.f.Notes) {
		if chosen == "" || len(n.On) < 7 || string(n.On[:7]) != chosen {
			continue
		}
		if n.Monthly == value.Yes {
			notes = append(notes, n)
		} else {
			other++
		}
	}
	b.part(Part{Title: "Carer’s monthly note", Sub: b.p.Name(), Mark: true})
	if len(notes) == 0 {
		b.add(P("No note is ticked for the monthly note yet. Tick notes under In touch with the space bar, then print this again."))
		return
	}
	last := &b.doc.Parts[0]
	last.Aside = []Aside{{Text: month(notes[0].On), Bold: true}}
	b.doc.Head = b.p.First() + ", monthly note, " + month(notes[0].On)
	b.workingCopy()
	if other > 0 {
		b.leave(fmt.Sprintf("%d %s of this month that %s not ticked", other, words.Plural(other, "note", "notes"), words.Plural(other, "was", "were")))
	}
	shows := map[string][]string{}
	for _, e := range b.f.Evidence {
		if e.NoteID != "" {
			shows[e.NoteID] = append(shows[e.NoteID], words.Lower(b.Skills.Name(e.Skill)))
		}
	}
	carer := ""
	for _, kind := range []struct{ code, head string }{{"fact", "What was seen"}, {"view", "The carer’s view"}, {"told", "What others said"}} {
		headed := false
		for _, n := range notes {
			if n.Kind != kind.code && !(kind.code == "fact" && n.Kind == "") {
				continue
			}
			if !headed {
				b.add(H2(kind.head))
				headed = true
			}
			if carer == "" {
				carer = n.By
			}
			b.add(Lead(n.On.DayMonth()+".", b.first(n.Happened)))
			if s := shows[n.ID]; len(s) > 0 {
				b.add(Hint{"Shows a skill: " + strings.Join(s, "; ") + "."})
			}
			if n.TheirWords != "" {
				o := Own{Who: b.p.First(), Text: n.TheirWords, When: b.day(n.On), How: "said, and written down"}
				if n.By != "" {
					o.How = b.first(n.By) + " wrote down what " + b.p.First() + " said"
				}
				b.add(o)
			}
		}
	}
	from := value.Date(chosen + "-01")
	to := from.AddMonths(1).AddDays(-1)
	var done []string
	for _, m := range rules.Milestones(b.f, to) {
		if m.On >= from {
			done = append(done, words.Upper(b.Skills.Name(m.Skill))+", "+m.On.DayMonth())
		}
	}
	if len(done) > 0 {
		b.add(H2("Milestones this month"), Bullets(done...))
	}
	seen := 0
	for _, n := range notes {
		if n.Shown == value.Yes {
			seen++
		}
	}
	b.add(Para{Text: fmt.Sprintf("%s has seen %d of these %d %s.", b.p.First(), seen, len(notes), words.Plural(len(notes), "note", "notes")), Small: true})
	if carer == "" {
		carer = b.carer()
	}
	if carer != "" {
		b.spare = append(b.spare, carer)
	}
	b.add(Signatures{Items: []Signature{{Role: "carer", Name: carer}, {Role: "supervising social worker"}, {Name: b.p.Name()}}})
}
