package pdf

import (
	"slices"

	"waymark/internal/report"
)

func (f *flow) box(b report.Box) { f.boxHigh(b, 0) }

// boxHigh lays out a box that is at least so high. If a page can hold it, it is one piece; otherwise it is split
// between its rows, each page closes its frame, and the next says what continues. One with a band may be split all the
// same where it would leave a great part of a page empty.
func (f *flow) boxHigh(b report.Box, atLeast float64) {
	in := f.beside(f.x+boxPad, f.w-2*boxPad, f.at)
	in.ruleX, in.ruleW = f.x, f.w
	var ps []piece
	if b.Band {
		in.boxed = true
		ps = f.bandBox(b, in)
	} else {
		in.ruleX, in.ruleW = in.x, in.w
		if b.Title != "" {
			in.heading(report.Heading{Level: 2, Text: b.Name()})
		}
		for _, k := range b.Blocks {
			in.block(k, false)
		}
		ps = in.out
		if len(ps) > 0 {
			ps[0].before = 0
			ps[0].ops, ps[0].h = lower(ps[0].ops, 3), ps[0].h+3
			ps[len(ps)-1].h += 3.4
		}
	}
	if len(ps) == 0 {
		return
	}
	whole := stack(ps)
	if whole.h <= f.e.room()-headRoom {
		h := max(whole.h, atLeast)
		edge := art(func(c *canvas, y float64) { c.frame(f.x, y, f.w, h, boxCorner, boxLine, line) })
		p := piece{h: h, before: f.gap(4.4), ops: append(whole.ops, edge)}
		if b.Band && atLeast == 0 {
			p.split = f.longBox(b, ps)
			if n := len(p.split); n > 4 { // no row goes to the next page alone
				p.split[n-2].keep = true
			}
		}
		f.push(p)
		return
	}
	f.push(f.longBox(b, ps)...)
}

// bandBox is the rows of a box with a heading band: each block a row, rules between them.
func (f *flow) bandBox(b report.Box, in *flow) []piece {
	name := b.Title
	if b.Number != "" {
		name = b.Number + "  " + b.Title
	}
	ps := []piece{f.band1(b, name, f.at, true)}
	for i, k := range b.Blocks {
		var row []piece
		if c, ok := k.(report.Columns); ok && !f.st.large {
			row = f.halves(in, c)
		} else {
			sub := in.beside(in.x, in.w, f.at)
			sub.ruleX, sub.ruleW = f.x, f.w
			sub.block(k, false)
			row = sub.out
		}
		if len(row) == 0 {
			continue
		}
		row[0].before = 0
		if _, isTable := k.(report.Table); !isTable || f.st.large {
			const pad = 2.0
			row[0].ops, row[0].h = lower(row[0].ops, pad), row[0].h+pad
			row[len(row)-1].h += pad
		}
		if i > 0 {
			row[0].ops = append(row[0].ops, art(func(c *canvas, y float64) { c.rule(f.x, y, f.x+f.w, y, ruleLine, line) }))
		}
		ps = append(ps, row...)
	}
	ps[0].keep = true
	return ps
}

// band1 is the heading of a box. Repeated on a next page it is an artifact.
func (f *flow) band1(b report.Box, name string, at *node, first bool) piece {
	l := f.st.h2
	note := f.st.small.strong()
	nw := 0.0
	s := f.st.smallIcon
	if b.Note != "" && first {
		nw = width(b.Note, note.size, true) + 1
		if b.Icon != report.NoIcon {
			nw += s + 1
		}
	}
	var m *mark
	if at != nil {
		m = at.leaf("H2")
		f.e.hasH2 = true
	}
	x := f.x + boxPad
	w := f.w - 2*boxPad - nw
	if nw > 0 {
		w -= 4
	}
	ops, h := setText([]run{{name, l}}, x, w, left, m)
	const pad = 1.95
	p := piece{h: h + 2*pad}
	p.ops = append(p.ops, art(func(c *canvas, y float64) {
		if first {
			c.p.Bookmark(b.Name(), 1, y)
		}
		c.fill(f.x, y, f.w, p.h, boxCorner, topLeft|topRight, tint)
		c.rule(f.x, y+p.h, f.x+f.w, y+p.h, ruleLine, line)
	}))
	p.ops = append(p.ops, lower(ops, pad)...)
	if nw > 0 {
		nx := f.x + f.w - boxPad - nw + 1
		dy := pad + (l.height()-note.height())/2
		if b.Icon != report.NoIcon {
			ix := nx
			p.ops = append(p.ops, art(func(c *canvas, y float64) { c.icon(b.Icon, ix, y+dy+(note.height()-s)/2, s, black) }))
			nx += s + 1
		}
		t, _ := setText([]run{{b.Note, note}}, nx, nw+2, left, at.leaf("P"))
		p.ops = append(p.ops, lower(t, dy)...)
	}
	return p
}

// halves is two columns in a box with a line between them. Words too long for one page stand below each other.
func (f *flow) halves(in *flow, c report.Columns) []piece {
	begin := len(f.at.kids)
	mid := f.x + f.w/2
	if c.Share > 0 && c.Share < 1 {
		mid = f.x + f.w*c.Share
	}
	l := in.beside(in.x, mid-in.x-boxPad, f.at)
	r := in.beside(mid+boxPad, f.x+f.w-boxPad-mid-boxPad, f.at)
	for _, k := range c.Left {
		l.block(k, false)
	}
	for _, k := range c.Right {
		r.block(k, false)
	}
	p := sideBySide(l.out, r.out)
	if p.h+3*headRoom > f.e.room() {
		f.at.kids = f.at.kids[:begin]
		sub := in.beside(in.x, in.w, f.at)
		sub.below(c)
		return sub.out
	}
	const pad = 2.0 // the line runs through the padding of the row, which is added later
	h := p.h
	p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(mid, y-pad, mid, y+h+pad, ruleLine, line) }))
	return []piece{p}
}

// longBox splits a box between its rows.
func (f *flow) longBox(b report.Box, ps []piece) []piece {
	ps = slices.Clone(ps)
	sides := func(c *canvas, y, h float64) {
		c.rule(f.x, y, f.x, y+h, boxLine, line)
		c.rule(f.x+f.w, y, f.x+f.w, y+h, boxLine, line)
	}
	closing := piece{ops: []op{art(func(c *canvas, y float64) { c.rule(f.x, y, f.x+f.w, y, boxLine, line) })}}
	again := f.band1(b, b.Name()+", continued", nil, false)
	again.ops = append(again.ops, art(func(c *canvas, y float64) {
		sides(c, y, again.h)
		c.rule(f.x, y, f.x+f.w, y, boxLine, line)
	}))
	for i := range ps {
		p := &ps[i]
		if i > 0 {
			// the space above belongs to the row, so that the frame has no holes
			p.ops, p.h = lower(p.ops, p.before), p.h+p.before
			p.before = 0
			a := again
			if p.again != nil {
				a = stack([]piece{again, *p.again})
				inner, from := p.again.h, again.h
				a.ops = append(a.ops, art(func(c *canvas, y float64) { sides(c, y+from, inner) }))
			}
			p.again, p.close = &a, &closing
		} else {
			p.before = f.gap(4.4)
			p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(f.x, y, f.x+f.w, y, boxLine, line) }))
			p.keep = true
		}
		h := p.h
		p.ops = append(p.ops, art(func(c *canvas, y float64) { sides(c, y, h) }))
		if i == len(ps)-1 {
			p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(f.x, y+h, f.x+f.w, y+h, boxLine, line) }))
		}
	}
	return ps
}
