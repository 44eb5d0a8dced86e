package exchange

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"waymark/internal/report"
)

// textWide is how long a line of plain text may be: what a small window, a message or a braille display can show.
const textWide = 76

// Text is the document as plain text: headings underlined, tables as lines of "label: value", in the order in which
// the printed version is read aloud.
func Text(doc report.Document) string {
	w := &textWriter{wide: textWide}
	if doc.Foot.Practice {
		w.line(report.PracticeWords)
		w.gap()
	}
	for i, p := range doc.Parts {
		if i > 0 {
			w.gap()
			w.gap()
		}
		w.underlined(p.Title, "=")
		w.para(p.Sub)
		aside := p.Aside
		if len(aside) == 0 && doc.Head != "" && !p.Mark {
			aside = []report.Aside{{Text: doc.Head}}
		}
		for _, a := range aside {
			w.para(iconMark(a.Icon) + a.Text)
		}
		w.gap()
		w.blocks(p.Blocks)
	}
	w.gap()
	w.para(footWords(doc.Foot))
	return strings.TrimSpace(w.b.String()) + "\n"
}

type textWriter struct {
	b      strings.Builder
	indent string
	wide   int
	blank  int // empty lines at the end so far
}

func iconMark(i report.Icon) string {
	if s := iconText(i); s != "" {
		return s + " "
	}
	return ""
}

func (w *textWriter) line(s string) {
	if s == "" {
		return
	}
	w.b.WriteString(w.indent + s + "\n")
	w.blank = 0
}

func (w *textWriter) gap() {
	if w.blank < 2 && w.b.Len() > 0 {
		w.b.WriteString("\n")
		w.blank++
	}
}

// one empty line, however often it is asked for.
func (w *textWriter) apart() {
	if w.blank == 0 {
		w.gap()
	}
}

// para writes text broken at the width.
func (w *textWriter) para(s string) { w.hang("", s) }

// hang writes text after a lead, the following lines indented by as much.
func (w *textWriter) hang(lead, s string) {
	pad := strings.Repeat(" ", utf8.RuneCountInString(lead))
	for _, p := range strings.Split(strings.TrimSpace(readable(s)), "\n") {
		cur := ""
		for _, word := range strings.Fields(p) {
			if cur != "" && utf8.RuneCountInString(w.indent+lead+cur+" "+word) > w.wide {
				w.line(lead + cur)
				lead, cur = pad, ""
			}
			if cur != "" {
				cur += " "
			}
			cur += word
		}
		if cur != "" {
			w.line(lead + cur)
			lead = pad
		}
	}
}

func (w *textWriter) underlined(s, with string) {
	s = strings.Join(strings.Fields(readable(s)), " ")
	if s == "" {
		return
	}
	w.apart()
	w.line(s)
	w.line(strings.Repeat(with, min(utf8.RuneCountInString(s), w.wide)))
}

func (w *textWriter) write(n int) {
	for range n {
		w.line(strings.Repeat("_", 40))
	}
}

func (w *textWriter) blocks(bs []report.Block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *textWriter) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		s := b.Text
		if b.Note != "" {
			s += " " + b.Note
		}
		w.underlined(s, "-")
	case report.Para:
		w.para(iconMark(b.Icon) + strings.TrimSpace(b.Lead+" "+b.Text))
	case report.Hint:
		w.apart()
		w.para(b.Text)
	case report.Own:
		w.own(b)
	case report.View:
		w.apart()
		w.para(b.LabelOr() + ":")
		w.in(func() {
			if b.Text == "" {
				w.write(1)
			}
			w.para(b.Text)
			w.para(b.RatingWords())
		})
		w.apart()
	case report.List:
		for i, s := range b.Items {
			lead := "- "
			if b.Numbered {
				lead = fmt.Sprintf("%d. ", i+1)
			}
			w.hang(lead, s)
		}
		w.apart()
	case report.Pairs:
		for _, r := range b.Rows {
			if !r.Shown() {
				continue
			}
			if r.Write() {
				w.line(strings.Join(strings.Fields(readable(r.Label)), " ") + ": " + strings.Repeat("_", 30))
			} else {
				w.para(r.Label + ": " + iconMark(r.Icon) + r.Words())
			}
		}
		w.apart()
	case report.Table:
		w.table(b)
	case report.Columns:
		w.blocks(b.Left)
		w.apart()
		w.blocks(b.Right)
		w.apart()
	case report.Box:
		s := b.Name()
		if b.Note != "" {
			s += " (" + b.Note + ")"
		}
		w.underlined(s, "-")
		w.blocks(b.Blocks)
		w.apart()
	case report.Counts:
		w.counts(b.Items)
	case report.Key:
		w.counts(b.Items)
		w.apart()
	case report.Feelings:
		for _, it := range b.Items {
			n := "not rated"
			if it.N > 0 {
				n = fmt.Sprintf("%d of 5", it.N)
			}
			w.para(it.Part + ": " + n)
		}
		w.apart()
	case report.Stones:
		w.table(stonesTable(b))
		w.para(b.Key)
		w.apart()
	case report.ChartBlock:
		w.underlined(b.Chart.Title, "-")
		w.para(b.Chart.Words())
		w.underlined(b.NumbersOr(), "-")
		w.table(b.NumbersTable())
	case report.LevelBlock:
		w.underlined(b.Chart.Title, "-")
		w.para(b.Chart.Words())
		w.table(b.NumbersTable())
		w.para(b.Chart.Key())
		w.apart()
	case report.TouchBlock:
		w.underlined(b.Chart.Title, "-")
		w.para(b.Chart.Words())
		if b.Chart.Promise != "" {
			w.table(b.NumbersTable())
		}
	case report.Emergency:
		w.underlined(b.Title, "-")
		for _, it := range b.Items {
			name := it.Name
			if it.When != "" {
				name += ", " + it.When
			}
			w.para(name + ": " + it.Number)
		}
	case report.Signatures:
		w.apart()
		for _, s := range b.Items {
			w.para(s.Spoken() + ":")
			w.write(1)
		}
	case report.Lines:
		w.write(b.N)
	case report.QR:
		w.apart()
		w.para(b.Alt + ": on the printed sheet. " + b.Beside)
	case report.KeyBoxes:
		w.para(b.Prefix)
		for i, g := range b.Groups {
			w.para(fmt.Sprintf("%d: %s", i+1, g))
		}
	case report.Cover:
		w.para(strings.TrimSpace(b.Lead + " " + b.Name))
		if b.Words != "" {
			w.para(b.Words)
		}
		w.apart()
		w.para(b.Ask)
		for _, l := range b.Lines {
			w.para(l)
		}
	case report.Cards:
		for _, side := range b.Sides() {
			w.block(side)
		}
	case report.Artifact: // for the eye that has the paper in front of it
	}
}

func (w *textWriter) in(f func()) {
	old := w.indent
	w.indent += "  "
	f()
	w.indent = old
}

func (w *textWriter) own(b report.Own) {
	w.apart()
	s := b.LabelOr()
	if src := b.Source(); src != "" {
		s += " (" + src + ")"
	}
	w.para(s + ":")
	w.in(func() {
		if b.Text == "" {
			w.write(2)
		}
		w.para(b.Text)
		if b.Feeling != nil {
			w.para(b.Feeling.Spoken())
		}
	})
	w.apart()
}

func (w *textWriter) counts(items []report.Count) {
	for _, c := range items {
		w.para(iconMark(c.Icon) + c.Text)
	}
}

// table is a row after the other, the first cell leading.
func (w *textWriter) table(t report.Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		w.para(t.EmptyOr())
		return
	}
	for _, r := range t.Rows {
		if r.Group {
			w.apart()
			if len(r.Cells) > 0 {
				w.para("[" + r.Cells[0].Text + "]")
			}
			continue
		}
		first := true
		for i, c := range r.Cells {
			if i >= len(t.Columns) {
				break
			}
			text := ""
			for _, p := range c.Pieces() {
				if p.New {
					p.Text = "*" + strings.TrimSpace(p.Text) + "* "
				}
				text += p.Text
			}
			text = strings.TrimSpace(text)
			if c.Sub != "" {
				text = strings.TrimSpace(text + " (" + c.Sub + ")")
			}
			if strings.TrimSpace(text) == "" {
				continue
			}
			label := ""
			if h := t.Columns[i].Title; h != "" && (!first || i > 0) {
				label = h + ": "
			}
			if first {
				w.para(label + iconMark(c.Icon) + text)
				first = false
				continue
			}
			w.in(func() { w.para(label + iconMark(c.Icon) + text) })
		}
	}
	w.apart()
}
