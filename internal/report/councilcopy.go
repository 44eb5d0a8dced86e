package report

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/words"
)

// CouncilCopy is one contact, review or plan in full, to be typed or pasted into the council's own system: plain labels and answers, full names, nothing that the
// council's file may not hold. It is not a print-out and gets no number.
func CouncilCopy(rec record.Record, r Request) (Document, error) {
	r.Audience = record.FileCopy
	b := newBuilder(kind{code: "council-copy", label: "Copy for the council’s record"}, r)
	spec := care.SpecOf(rec)
	b.doc.Foot = Foot{For: "For the council’s record", Made: r.Today.Long(), Practice: r.Practice}
	day := spec.DayOf(rec)
	var rest []Block
	title := words.Upper(spec.One)
	switch v := rec.(type) {
	case *care.Contact:
		rec = v.ToShow()
	case *care.Review:
		title, day = labelOf(care.ReviewKinds, v.Kind), reviewDay(v)
		rest = b.meeting(v)
	case *care.Plan:
		rest = b.planInFull()
	default:
		return Document{}, fault.New(fault.Invalid, "Contacts, reviews and plans are copied to the council’s record.")
	}
	if day != "" {
		title += ", " + day.Long()
	}
	b.part(Part{Title: title, Sub: b.p.Name()})
	b.add(b.inFull(spec, rec))
	b.add(rest...)
	return b.doc, nil
}

// inFull is every answered field of a record that the council's file may hold.
func (b *builder) inFull(spec *record.Spec, rec record.Record) Pairs {
	out := Pairs{Label: 62}
	for _, f := range spec.Fields {
		if f.Retired || f.File || f.Kind == record.Ref || strings.HasSuffix(f.Key, "on_record_day") || f.Empty(rec) || !b.may(spec, f.Key) {
			continue
		}
		out.Rows = append(out.Rows, Answer(strings.TrimSuffix(f.Label, "?"), f.Show(rec)))
	}
	return out
}

// meeting is what a review holds besides its own fields.
func (b *builder) meeting(v *care.Review) []Block {
	var out []Block
	if list := b.f.Attendance(v.ID); len(list) > 0 {
		t := Table{Columns: []Column{{Title: "Who"}, {Title: "Were they there"}, {Title: "What they said"}}}
		for _, a := range list {
			who := a.Name
			if role := labelOf(care.MeetingRoles, a.Role); role != "" {
				who += " (" + words.Lower(role) + ")"
			}
			t.Rows = append(t.Rows, Cells(who, labelOf(care.Attendances, a.There), a.Said))
		}
		out = append(out, H2("Who was there"), t)
	}
	for _, w := range b.f.SaidAt(v, b.Today) {
		out = append(out, Own{Who: b.p.First(), How: b.how(w), When: b.day(w.On), Text: w.Text})
	}
	var agreed []*care.Action
	for _, a := range b.f.Actions {
		if a.Agreed != "" && a.Agreed == reviewDay(v) {
			agreed = append(agreed, a)
		}
	}
	if len(agreed) > 0 {
		out = append(out, H2("Actions agreed"), councilActions(agreed))
	}
	if list := b.f.Signed(v.ID); len(list) > 0 {
		var lines []string
		for _, s := range list {
			lines = append(lines, care.SignatureSpec.LineOf(s))
		}
		out = append(out, H2("Who signed the paper"), Bullets(lines...))
	}
	return out
}

func councilActions(list []*care.Action) Table {
	t := Table{Columns: []Column{{Title: "What"}, {Title: "Who"}, {Title: "By when"}, {Title: "How it is going"}}}
	for _, a := range list {
		going := labelOf(care.ActionStates, a.State)
		if a.Why != "" {
			going += " (" + a.Why + ")"
		}
		t.Rows = append(t.Rows, Cells(a.What, a.Who, a.By.Long(), going))
	}
	return t
}

// planInFull is each part of the plan: own words first, then the adults' texts, then its actions.
func (b *builder) planInFull() []Block {
	var out []Block
	for _, o := range care.Parts {
		var rows []Block
		if w := b.f.Said("part_" + o.Code); w != nil {
			rows = append(rows, Own{Who: b.p.First(), How: b.how(w), When: b.day(w.On), Text: w.Text})
		}
		if now, _ := b.f.Feels(o.Code); now != nil {
			rows = append(rows, Lead("How "+b.p.First()+" feels about it:", Feeling{N: now.Score, Words: care.FeelingWords[min(max(now.Score, 0), 5)]}.Spoken()))
		}
		if p := b.f.Part(o.Code); p != nil {
			rows = append(rows, b.inFull(partText, p))
		}
		var open []*care.Action
		for _, a := range b.f.Actions {
			if a.Part == o.Code && a.State != "dropped" {
				open = append(open, a)
			}
		}
		if len(open) > 0 {
			rows = append(rows, councilActions(open))
		}
		if len(rows) > 0 {
			out = append(append(out, H2(o.Code+" "+o.Label)), rows...)
		}
	}
	return out
}

// partText is the Spec of a part of the plan without the name of the part, which stands above it.
var partText = func() *record.Spec {
	s := *care.PlanPartSpec
	s.Fields = nil
	for _, f := range care.PlanPartSpec.Fields {
		if f.Key != "part" {
			s.Fields = append(s.Fields, f)
		}
	}
	return &s
}()
