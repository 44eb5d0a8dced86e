package report

import (
	"slices"

	"waymark/internal/care"
	"waymark/internal/record"
)

// VisitorSlip is the code of the slip for a visitor's adviser. It is about nobody of these records, and stands in no list of print-outs.
const VisitorSlip = "visitor-slip"

// Slip tells an adviser who came to the drop-in, when, about which topics, and whether to ring back. Nothing that was said stands on it.
func Slip(v *care.Visitor, r Request) Document {
	d := Document{Kind: VisitorSlip, Title: "Slip for an adviser", Day: string(r.Today)}
	to := "For the adviser"
	if v.Adviser != "" {
		to = "For " + v.Adviser
	}
	d.Foot = Foot{For: to + ", and nobody else", Made: r.Today.Long(), Practice: r.Practice}
	if len(r.Logo) > 0 {
		d.Logo = &Logo{Picture: r.Logo, Alt: r.Service.Name}
	}
	when := v.On.Full()
	if v.At != "" {
		when += ", " + clock(v.At)
	}
	topics := record.Codes(v.Topics)
	rows := []Pair{{Label: "Who came", Text: v.FirstName, Bold: true}, Answer("When", when)}
	if v.Place != "" {
		rows = append(rows, Answer("Where", v.Place))
	}
	rows = append(rows, Answer("About", care.VisitorSpec.Field("topics").Show(v)))
	if v.With != "" {
		rows = append(rows, Answer("Spoke with", v.With))
	}
	back := v.RingBack
	if back == "" {
		back = "Not asked for"
	} else if v.RingBy != "" {
		back += ", by " + v.RingBy.Full()
	}
	rows = append(rows, Pair{Label: "Ring back", Text: back, Bold: v.RingBack != ""})
	p := Part{Title: "Somebody you work with came in", Sub: to, Mark: true, Blocks: []Block{Pairs{Label: 40, Rows: rows}}}
	if s := joinComma(r.Service.Name, r.Service.Council); s != "" {
		p.Aside = []Aside{{Text: s, Bold: true}, {Text: r.Today.Long()}}
	}
	if slices.Contains(topics, "health") {
		p.Blocks = append(p.Blocks, P(care.AttendanceWords))
	}
	p.Blocks = append(p.Blocks, P("Only a first name is known here, and nothing that was said stands on this slip. Please write the visit into the young person’s own record."),
		H2("For the adviser to fill in"), Hint{"Rang back on, and by whom:"}, Lines{N: 1}, Hint{"Written into the young person’s record on:"}, Lines{N: 1})
	d.Parts = []Part{p}
	return d
}
