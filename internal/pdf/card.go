package pdf

import (
	"strings"

	"waymark/internal/report"
)

// Measures of a wallet card, in millimetres: the size of a bank card, with front and back side by side.
const (
	cardW, cardH                    = 85.6, 54.0
	cardTop, cardSide, cardFoot     = 3.4, 4.0, 2.6
	cardAcross, cardFirst, cardStep = 19.4, 38.0, 59.0
	cardsOnSheet                    = 4
)

var (
	cardTitle = letter{size: 12, lead: 14, bold: true, ink: black}
	cardText  = letter{size: 10, lead: 13, ink: black}
	cardSmall = letter{size: 8, lead: 10, ink: black}
)

// cardLine is a row with as many of its items as the card has room for.
type cardLine struct {
	row  report.CardRow
	n    int // items that stand there
	text string
}

// cardFit is a side of a card as it is printed, and what it had no room for.
type cardFit struct {
	side  report.CardSide
	lines []cardLine
	left  []string
}

// fitCard leaves out what a side has no room for: first, from the last row up, what may be missing; then single items of the longest of the
// essential rows, which say that there is more. Nothing is set smaller.
func fitCard(side report.CardSide) cardFit {
	f := cardFit{side: side}
	for _, r := range side.Rows {
		f.lines = append(f.lines, cardLine{r, len(r.Items), r.Words(len(r.Items))})
	}
	const most = 2 // lines of a name
	if lines := f.titleLines(); len(lines) > most {
		f.left = append(f.left, "The whole of “"+side.Title+"”")
		f.side.Title = ""
		for _, l := range lines[:most] {
			for _, s := range l {
				f.side.Title += s.s
			}
		}
		for f.side.Title = strings.TrimSpace(f.side.Title) + "…"; len(f.titleLines()) > most; {
			rs := []rune(f.side.Title)
			f.side.Title = string(rs[:len(rs)-2]) + "…"
		}
	}
	fits := func() bool { return f.height() <= cardH-cardTop-cardFoot+0.01 }
	for i := len(f.lines) - 1; i >= 0 && !fits(); i-- {
		if l := f.lines[i]; !l.row.Essential {
			f.left = append(f.left, l.row.Label)
			f.lines = append(f.lines[:i], f.lines[i+1:]...)
		}
	}
	for !fits() {
		tallest, most := -1, 0.0
		for i, l := range f.lines {
			if h := f.rowHeight(l); l.n > 0 && h >= most {
				tallest, most = i, h
			}
		}
		if tallest < 0 {
			break
		}
		l := &f.lines[tallest]
		l.n--
		f.left = append(f.left, l.row.Label+": "+l.row.Items[l.n])
		l.text = l.row.Words(l.n)
	}
	if !fits() && f.side.Under != "" {
		f.left = append(f.left, f.side.Under)
		f.side.Under = ""
	}
	return f
}

// Overflow is what the wallet cards of a document have no room for, by name.
func Overflow(doc report.Document) []string {
	if loadFonts() != nil {
		return nil
	}
	doc, _ = cleanDocument(doc)
	var out []string
	for _, p := range doc.Parts {
		for _, b := range p.Blocks {
			if c, ok := b.(report.Cards); ok {
				out = append(out, append(fitCard(c.Front).left, fitCard(c.Back).left...)...)
			}
		}
	}
	return out
}

const (
	cardBoxPad = 1.3
	cardGap    = 1.2
	cardInner  = cardW - 2*cardSide
)

func (f cardFit) labelWidth() float64 {
	w := 0.0
	for _, l := range f.lines {
		if !l.row.Boxed {
			w = max(w, width(l.row.Label, cardText.size, true))
		}
	}
	return min(w+3, cardInner*0.45)
}

func (f cardFit) titleIndent() float64 {
	if f.side.Icon == report.NoIcon {
		return 0
	}
	return 5.2
}

func (f cardFit) titleLines() [][]seg {
	return wrap([]run{{f.side.Title, cardTitle}}, cardInner-f.titleIndent())
}

func (f cardFit) rowHeight(l cardLine) float64 {
	if l.row.Boxed {
		return float64(len(wrap(boxedRuns(l), cardInner-2*2)))*cardText.height() + 2*cardBoxPad + 2*cardGap
	}
	lw := f.labelWidth()
	return float64(max(len(wrap([]run{{l.row.Label, cardText.strong()}}, lw-1)), len(wrap([]run{{l.text, cardText}}, cardInner-lw)))) * cardText.height()
}

func boxedRuns(l cardLine) []run {
	return []run{{l.row.Label + ": ", cardText.strong()}, {l.text, cardText}}
}

func (f cardFit) footHeight() float64 {
	if f.side.Foot == "" {
		return 0
	}
	return float64(len(wrap([]run{{f.side.Foot, cardSmall}}, cardInner))) * cardSmall.height()
}

func (f cardFit) height() float64 {
	h := float64(len(f.titleLines())) * cardTitle.height()
	if f.side.Under != "" {
		h += float64(len(wrap([]run{{f.side.Under, cardText}}, cardInner))) * cardText.height()
	}
	for _, l := range f.lines {
		h += f.rowHeight(l)
	}
	if foot := f.footHeight(); foot > 0 {
		h += foot + cardGap
	}
	return h
}

// cards is the sheet: the first card is read aloud, the others are the same again.
func (f *flow) cards(p report.Part, b report.Cards) {
	front, back := fitCard(b.Front), fitCard(b.Back)
	top := f.e.topY()
	out := piece{newSet: true}
	title, th := setText([]run{{p.Title, usualStyle.inner}}, f.x, f.w, left, f.at.leaf("H1"))
	ask, ah := setText([]run{{b.Ask, usualStyle.body}}, f.x, f.w, left, f.at.leaf("P"))
	out.ops = append(out.ops, art(func(c *canvas, y float64) { c.p.Bookmark(p.Title, 0, y) }))
	out.ops = append(append(out.ops, title...), lower(ask, th)...)
	first := max(cardFirst, top+th+ah+2)
	copies := min(cardsOnSheet, int((f.e.bottom()-first-cardH)/cardStep)+1)
	for i := range copies {
		y := first + float64(i)*cardStep - top
		at := f.at
		if i > 0 {
			at = nil
		}
		a := front.draw(cardAcross, at)
		z := back.draw(cardAcross+cardW, at)
		out.ops = append(append(out.ops, lower(a, y)...), lower(z, y)...)
		out.ops = append(out.ops, lower([]op{art(func(c *canvas, y float64) {
			x0, x1, x2 := cardAcross, cardAcross+cardW, cardAcross+2*cardW
			for _, l := range [][4]float64{{x0, y, x2, y}, {x0, y + cardH, x2, y + cardH}, {x0, y, x0, y + cardH}, {x2, y, x2, y + cardH}, {x1, y, x1, y + cardH}} {
				c.dashed(l[0], l[1], l[2], l[3], 0.2, 1.2, 0.8, false, line)
			}
		})}, y)...)
	}
	out.h = first + float64(copies-1)*cardStep + cardH - top
	f.push(out)
}

// draw is a side with its left edge at x and its upper edge at 0. Without a place in the tree it is for the eye alone.
func (f cardFit) draw(x float64, at *node) []op {
	x += cardSide
	y := cardTop
	var ops []op
	leaf := func(tag string) *mark {
		if at == nil {
			return nil
		}
		return at.leaf(tag)
	}
	add := func(t []op, h float64) {
		ops = append(ops, lower(t, y)...)
		y += h
	}
	if f.side.Icon != report.NoIcon {
		iy := y
		ops = append(ops, art(func(c *canvas, y float64) {
			c.icon(f.side.Icon, x, y+iy+(cardTitle.height()-4)/2, 4, black)
		}))
	}
	add(setText([]run{{f.side.Title, cardTitle}}, x+f.titleIndent(), cardInner-f.titleIndent(), fixed, leaf("H2")))
	if f.side.Under != "" {
		add(setText([]run{{f.side.Under, cardText}}, x, cardInner, fixed, leaf("P")))
	}
	lw := f.labelWidth()
	var table *node
	for _, l := range f.lines {
		h := f.rowHeight(l)
		if l.row.Boxed {
			table = nil
			by := y
			ops = append(ops, art(func(c *canvas, y float64) {
				c.frame(x+0.25, y+by+cardGap, cardInner-0.5, h-2*cardGap, 1.2, 0.5, black)
			}))
			t, _ := setText(boxedRuns(l), x+2, cardInner-4, fixed, leaf("P"))
			ops = append(ops, lower(t, y+cardGap+cardBoxPad)...)
			y += h
			continue
		}
		var label, words *mark
		if at != nil {
			if table == nil {
				table = at.add("Table")
			}
			tr := table.add("TR")
			label, words = tr.heading("Row", 1).mark(), tr.add("TD").mark()
		}
		a, _ := setText([]run{{l.row.Label, cardText.strong()}}, x, lw-1, fixed, label)
		z, _ := setText([]run{{l.text, cardText}}, x+lw, cardInner-lw, fixed, words)
		ops = append(append(ops, lower(a, y)...), lower(z, y)...)
		y += h
	}
	if s := strings.TrimSpace(f.side.Foot); s != "" {
		t, _ := setText([]run{{s, cardSmall}}, x, cardInner, fixed, leaf("P"))
		ops = append(ops, lower(t, cardH-cardFoot-f.footHeight())...)
	}
	return ops
}
