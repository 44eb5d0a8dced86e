package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/chart"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Print-outs about skills.
const (
	SkillsReport      = "skills-report"
	SkillsCertificate = "skills-certificate"
	SkillsChecklist   = "skills-checklist"
)

// reportPages are the sections of the skills report with their builders, in the order of the pages.
var reportPages = []struct {
	code, label string
	only        []record.Audience
	build       func(*builder)
}{
	{"levels", "How many skills at each level, by area", nil, (*builder).skillLevels},
	{"reviews", "Each area at each review", nil, (*builder).skillReviews},
	{"grid", "Skill by skill, with goals and what to talk about", nil, (*builder).skills},
	{"before", "Before I move", nil, (*builder).skillsBefore},
	{"milestones", "Milestones", nil, (*builder).skillMilestones},
	{"evidence", "What shows it", []record.Audience{record.Meeting, record.Young, record.FileCopy, record.Staff}, (*builder).skillEvidence},
}

func skillSections() []Section {
	var out []Section
	for _, p := range reportPages {
		out = append(out, Section{Code: p.code, Label: p.label, For: p.only})
	}
	return out
}

// skillsReport is all that is known about skills: no total and no pass mark.
func (b *builder) skillsReport() {
	b.doc.Head = b.p.Name() + ", skills, " + b.Today.Long()
	for _, s := range reportPages {
		if b.takes(s.code) {
			s.build(b)
		}
	}
	if b.outside() {
		b.leave("What shows a skill, and why one is set aside")
	}
	if len(b.doc.Parts) == 0 {
		b.part(Part{Title: "My skills", Blocks: []Block{P("No section was chosen.")}})
	}
}

func (b *builder) levelChart(title, row string, rows []rules.LevelsAt) chart.Levels {
	c := chart.Levels{Title: title, Row: row, Voices: [2]string{b.p.First(), "Adults"}}
	for _, st := range catalogue.Steps() {
		c.Scale = append(c.Scale, st.Short)
	}
	for _, r := range rows {
		c.Rows = append(c.Rows, chart.LevelRow{Label: r.Label, Long: r.Label, Young: r.Young[:], Adult: r.Adult[:], Aside: r.Aside})
	}
	return c
}

func (b *builder) voices() []Aside {
	return []Aside{{Icon: IconYoung, Text: b.p.First()}, {Icon: IconHollow, Text: "Adults"}}
}

func (b *builder) skillLevels() {
	b.part(Part{Title: "My skills, area by area", Sub: b.p.Name() + ", " + b.Today.Long(), Mark: true, Aside: b.voices()})
	b.workingCopy()
	b.add(Hint{"Two voices, each for itself: nothing is averaged, there is no total and no pass mark, and a level may go down without blame."},
		LevelBlock{b.levelChart("How many skills at each level, now", "Area", rules.LevelsByArea(b.f, b.Skills))})
}

// reviewsShown are the last reviews whose levels are compared with now.
const reviewsShown = 3

func (b *builder) skillReviews() {
	var blocks []Block
	for _, a := range b.Skills.AreasFor(b.f) {
		rows := rules.LevelsOverTime(b.f, b.Skills, a.ID, b.Today, reviewsShown)
		rated := slices.ContainsFunc(rows, func(r rules.LevelsAt) bool { return r.Rated() })
		if len(rows) > 1 && rated {
			blocks = append(blocks, LevelBlock{b.levelChart(a.Name, "When", rows)})
		}
	}
	b.part(Part{Title: "Each area at each review", Sub: b.p.Name(), Aside: b.voices()})
	if len(blocks) == 0 {
		b.add(P("There is no earlier review to compare with yet."))
	}
	b.add(blocks...)
}

func (b *builder) skillsBefore() {
	set := rules.Before(b.f, b.Skills, "")
	stand := rules.Stand(b.f, "")
	b.part(Part{Title: "Before I move", Sub: b.p.Name(), Aside: []Aside{{Text: set.Words()}}})
	b.add(Hint{"These are the skills that help most on the first day in a place of one’s own. They need not all be there, and everybody moves at their own pace."})
	t := Table{Small: true, Columns: []Column{{Title: "I can…"}, {Title: b.p.First(), Width: 40}, {Title: "Adults", Width: 40}}}
	group := func(title string, list []rules.Skill) {
		if len(list) == 0 {
			return
		}
		t.Rows = append(t.Rows, GroupRow(fmt.Sprintf("%s (%d)", title, len(list))))
		for _, s := range list {
			v := stand[s.ID]
			row := Cells(words.Lower(s.Short), levelCell(v.Young), levelCell(v.Adult))
			if st := b.f.Stance(s.ID, ""); st != nil {
				row.Cells[0].Sub = labelOf(care.Stances, st.Stance)
				if !b.outside() {
					row.Cells[0].Sub += ": " + b.first(st.Reason)
				}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	group("To go", set.ToGo)
	group("Set aside, with the reason", set.Aside)
	group("Both say “on my own”", set.There)
	b.add(t)
}

func levelCell(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n) + " " + strings.ToLower(care.Levels[n])
}

// milestones are those reached, newest first, with the day.
func (b *builder) milestones() Table {
	t := Table{Columns: []Column{{Title: "I can…"}, {Title: "Both said so first on", Width: 50}}, Empty: "None yet. A milestone is the first day on which both say “on my own”."}
	for _, m := range slices.Backward(rules.Milestones(b.f, b.Today)) {
		s, ok := b.Skills.ByID(m.Skill)
		text := b.Skills.Name(m.Skill)
		if ok {
			text = s.Text
		}
		row := Cells(text, m.On.Long())
		if b.Since != "" && m.On > b.Since {
			row.Cells[1].Sub = "since the last review"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *builder) skillMilestones() {
	b.part(Part{Title: "Milestones", Sub: b.p.Name(), Same: true})
	b.add(b.milestones(), Hint{"A milestone is the first day on which " + b.p.First() + " and an adult both said “on my own”. It stays when a level goes down later."})
}

func (b *builder) skillEvidence() {
	b.part(Part{Title: "What shows it", Sub: b.p.Name()})
	t := Table{Small: true, Empty: "Nothing is written down yet. What happened that shows a skill?", Columns: []Column{{Title: "When", Width: 26}, {Title: "What happened"}, {Title: "Shows", Width: 48}}}
	hidden := false
	for _, e := range b.f.Evidence {
		var sub []string
		if e.Where != "" && !b.untold {
			sub = append(sub, e.Where)
		} else if e.Where != "" {
			hidden = true
		}
		if e.SawIt != "" {
			sub = append(sub, "seen by "+b.first(e.SawIt))
		}
		if e.Certificate != "" {
			sub = append(sub, e.Certificate)
		}
		if e.PictureID != "" {
			sub = append(sub, "photo or scan kept in the records")
		}
		row := Cells(e.On.Short(), b.first(e.Happened), words.Lower(b.Skills.Name(e.Skill)))
		row.Cells[1].Sub = strings.Join(sub, ", ")
		t.Rows = append(t.Rows, row)
	}
	if hidden {
		b.leave("Where the skills were seen")
	}
	b.add(t)
}

// skillsCertificate is a page to be proud of: milestones and certificates, in the words of the list. No score, and nothing that is not there yet.
func (b *builder) skillsCertificate() {
	b.doc.Head = b.p.Name() + ", " + b.Today.Long()
	b.part(Part{Title: "My skills certificate", Sub: b.p.Name(), Mark: true})
	miles := rules.Milestones(b.f, b.Today)
	if len(miles) == 0 {
		b.add(P("No milestone is recorded yet. It will stand here once " + b.p.First() + " and an adult both say “on my own”."))
	} else {
		b.add(Para{Text: fmt.Sprintf("%s has reached %d %s: each is a thing that %s and an adult who saw it both call “on my own”.", b.p.Name(), len(miles), words.Plural(len(miles), "milestone", "milestones"), b.p.First())})
		for _, a := range catalogue.Areas() {
			t := Table{Columns: []Column{{Title: a.Name}, {Title: "Since", Width: 44}}}
			for _, m := range miles {
				if s, ok := b.Skills.ByID(m.Skill); ok && s.Area == a.ID {
					t.Rows = append(t.Rows, Cells(s.ICan(), m.On.Long()))
				}
			}
			if len(t.Rows) > 0 {
				b.add(t)
			}
		}
	}
	var certs []string
	for _, e := range b.f.Evidence {
		if c := strings.TrimSpace(e.Certificate); c != "" {
			certs = append(certs, c+", "+e.On.Long())
		}
	}
	if len(certs) > 0 {
		b.add(H2("Certificates"), Bullets(certs...))
	}
	sign := Signatures{Items: []Signature{{Name: b.p.Name()}, {Role: "carer"}, {Role: "personal adviser"}}}
	if !b.outside() && b.carer() != "" {
		sign.Items[1].Name = b.carer()
		b.spare = append(b.spare, b.carer())
	}
	b.add(sign)
}

// whichSkills is what a blank checklist asks about.
var whichSkills = Option{Key: "skills", Label: "Which skills", Help: "A sheet to fill in by hand, with five empty stones for each skill.", From: func(f *care.File, _ value.Date) []record.Option {
	return append([]record.Option{{Code: "before", Label: "Before I move"}, {Code: "all", Label: "Every area"}}, care.SkillAreas...)
}}

// skillsChecklist is the list with empty stones, for a kitchen table without a computer.
func (b *builder) skillsChecklist() {
	which := b.option("skills")
	title := "My skills: " + labelOf(append([]record.Option{{Code: "before", Label: "before I move"}, {Code: "all", Label: "every area"}}, care.SkillAreas...), which)
	b.doc.Head = "Blank checklist of skills"
	b.part(Part{Title: title, Sub: "Filled in by ______________________ on ______________", Mark: true})
	b.add(P("Put a round mark where you see yourself. An adult can put a square one, after you. There are no marks out of ten and no right answer; leave out what does not fit."))
	s := Stones{Head: "I can…", Young: "Young person", Adult: "Adult"}
	for _, a := range catalogue.Areas() {
		var rows []StoneRow
		for _, sk := range b.Skills.In(a.ID) {
			if which == "before" && !sk.Before || which != "before" && which != "all" && which != a.ID {
				continue
			}
			rows = append(rows, StoneRow{Text: sk.Text, Star: sk.Before})
		}
		if len(rows) > 0 {
			s.Rows = append(append(s.Rows, StoneRow{Text: a.Name, Area: true}), rows...)
		}
	}
	var steps []string
	for _, st := range catalogue.Steps() {
		steps = append(steps, fmt.Sprintf("%d %s: %s", st.Level, words.Lower(st.Name), st.Young))
	}
	s.Key = strings.Join(steps, " ") + " A star is a skill to have before a move."
	if len(s.Rows) == 0 {
		b.add(P("There is no skill of this kind on the list."))
		return
	}
	b.add(s, Lines{N: 3})
}
