package report

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// A blank form has the fields of a screen in the order of the screen, with lines to write on. It is made from the same Specs as the screen, so
// that what was written by hand can be typed in from top to bottom. Nothing that is recorded stands in it but the first name.

var whichForm = Option{Key: "form", Label: "Which form", Help: "The fields stand in the order of the screen, to fill in by hand.", From: func(*care.File, value.Date) []record.Option {
	out := []record.Option{{Code: "plan", Label: "The pathway plan, part by part"}, {Code: "mine", Label: "My own words, in my own boxes"}}
	for _, s := range care.Specs() {
		if !s.Shared && !s.Ledger && s.Kind != "person" && len(formFields(s)) > 1 {
			out = append(out, record.Option{Code: s.Kind, Label: words.Upper(s.One)})
		}
	}
	return append(out, record.Option{Code: "person", Label: "Who I am: name, birth date and the rest"})
}}

// formFields are what a person types on the screen of a type: not what the program fills in, nor links to other records.
func formFields(s *record.Spec) []*record.Field {
	var out []*record.Field
	for _, f := range s.Fields {
		if f.Retired || f.File || f.Signed || f.Kind == record.Ref || s.Kind == "paper" || s.Kind == "attachment" {
			continue
		}
		out = append(out, f)
	}
	return out
}

func (b *builder) blankForm() {
	code := b.option("form")
	b.doc.Title = "Blank form"
	switch code {
	case "plan":
		b.blankPlan()
	case "mine":
		b.blankMine()
	default:
		s := care.Spec(code)
		b.part(Part{Title: words.Upper(s.One), Mark: true, Sub: "For " + b.p.First()})
		b.add(ringRound)
		b.add(blankFields(formFields(s), false)...)
		b.add(Hint{"Written by, and the day:"}, Lines{N: 1})
	}
}

var ringRound = Hint{"Where words stand beside each other, ring round the one that fits. If an answer is not known, write “not known” and whom to ask; if it was not asked, leave the line empty."}

// blankFields are the fields of a form: short answers as pairs, long ones with three lines under their heading, two beside each other where
// that keeps a part of the plan on its page.
func blankFields(fields []*record.Field, beside bool) []Block {
	var out, waiting []Block
	var rows []Pair
	flush := func() {
		out, waiting = append(out, waiting...), nil
		if len(rows) > 0 {
			out = append(out, Pairs{Label: 62, Rows: rows})
			rows = nil
		}
	}
	for _, f := range fields {
		switch f.Kind {
		case record.Note:
			note := []Block{H2(f.Label)}
			if f.Help != "" {
				note = append(note, Hint{f.Help})
			}
			n := 3
			if beside {
				n = 2
			}
			note = append(note, Lines{N: n})
			switch {
			case beside && len(waiting) > 0:
				out, waiting = append(out, Columns{Left: waiting, Right: note}), nil
			case beside:
				flush()
				waiting = note
			default:
				flush()
				out = append(out, note...)
			}
		case record.Tri:
			rows = append(rows, Answer(f.Label, ring("Yes", "No", "Not asked")))
		case record.Fact:
			rows = append(rows, Pair{Label: f.Label, State: NotAsked}, Answer("", ring("None", "Not known", "Rather not say")))
		case record.Choice, record.Many:
			var words []string
			long := 0
			for _, o := range f.Options {
				words = append(words, o.Label)
				long += len(o.Label)
			}
			if len(words) > 14 || long > 300 { // a list that no line can hold is written out by hand
				rows = append(rows, Pair{Label: f.Label, State: NotAsked})
				continue
			}
			rows = append(rows, Answer(f.Label, ring(words...)))
		default:
			rows = append(rows, Pair{Label: f.Label, State: NotAsked})
		}
	}
	flush()
	return out
}

func ring(words ...string) string { return strings.Join(words, "   /   ") }

// blankPlan is every part of the plan: the young person's box first, with five empty circles, then the fields of the adult and of actions.
func (b *builder) blankPlan() {
	first := b.p.First()
	fields := formFields(care.PlanPartSpec)[1:] // without the part itself, which is the heading
	for i, part := range care.Parts {
		if part.Code == "9" && b.Audience == record.Guest && !b.Show["part:9"] {
			continue // an empty form gives nothing away, but a guest is not asked about health
		}
		p := Part{Title: part.Code + " " + part.Label, Sub: "For " + first}
		if i == 0 {
			p.Mark = true
		}
		b.part(p)
		b.add(Own{Who: first, Feeling: &Feeling{Words: "ring round one"}})
		b.add(blankFields(fields, true)...)
		t := Table{Columns: []Column{{Title: "What will happen"}, {Title: "Who", Width: 40}, {Title: "By when", Width: 34}}}
		for range 3 {
			t.Rows = append(t.Rows, Cells("\n", "", ""))
		}
		b.add(H2("Actions"), t)
	}
}

// blankMine is the young person's own boxes: what they want to say before a review, in their own words.
func (b *builder) blankMine() {
	b.part(Part{Title: "In my own words", Mark: true, Sub: b.p.First(), Aside: []Aside{{Text: "Nobody changes what I write here.", Bold: true}}})
	for _, o := range care.Abouts {
		if !strings.HasPrefix(o.Code, "part_") {
			b.add(H2(o.Label), Lines{N: 2})
		}
	}
	b.part(Part{Title: "How I feel about each part", Sub: b.p.First()})
	b.add(Hint{"1 is really worried, 5 is really good. I can leave out what I do not want to say."})
	for _, part := range care.Parts {
		b.add(Own{Who: b.p.First(), Label: part.Label, Feeling: &Feeling{}})
	}
}
