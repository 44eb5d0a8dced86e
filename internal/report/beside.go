package report

import (
	"waymark/internal/catalogue"
	"waymark/internal/record"
)

// besideLanguages are the questions of a passport: its shape, and a second language once there is one that somebody signed.
func besideLanguages(options ...Option) []Option {
	if signed := catalogue.SignedLanguages(); len(signed) > 0 {
		o := Option{Key: "language", Label: "Labels also in", Help: "English always stands first. What people wrote is not translated.", Choices: []record.Option{{Code: "en", Label: "English only"}}}
		for _, l := range signed {
			o.Choices = append(o.Choices, record.Option{Code: l.Code, Label: l.Name + ", " + l.Own})
		}
		options = append(options, o)
	}
	return options
}

// beside sets the words of another language behind the fixed labels, which stay in English: titles, headings and the names of answers. What people
// wrote is left alone.
func beside(d *Document, labels map[string]string) {
	both := func(s string) string {
		if words := labels[s]; words != "" {
			return s + " / " + words
		}
		return s
	}
	for i := range d.Parts {
		p := &d.Parts[i]
		p.Title = both(p.Title)
		for j, b := range p.Blocks {
			switch b := b.(type) {
			case Heading:
				b.Text = both(b.Text)
				p.Blocks[j] = b
			case Pairs:
				rows := append([]Pair(nil), b.Rows...)
				for k := range rows {
					rows[k].Label = both(rows[k].Label)
				}
				b.Rows = rows
				p.Blocks[j] = b
			}
		}
	}
}
