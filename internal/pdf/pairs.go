package pdf

import (
	"strings"

	"waymark/internal/report"
)

// tableAsPairs is a table in large print: each row a small list of "Who: Sian".
func (f *flow) tableAsPairs(t report.Table) {
	n := f.at.add("L")
	l := f.text()
	for _, r := range t.Rows {
		li := n.add("LI").add("LBody")
		in := f.beside(f.x, f.w, li)
		first := true
		for i, c := range r.Cells {
			if i >= len(t.Columns) || c.Text == "" && c.Sub == "" {
				continue
			}
			text := c.Text
			if c.Sub != "" {
				text = strings.TrimSpace(text + " (" + c.Sub + ")")
			}
			head := t.Columns[i].Title
			x, w := f.x, f.w
			runs := []run{{text, l.strong()}}
			if !first && head != "" {
				runs = []run{{head + ": ", l}, {text, l.strong()}}
			}
			if !first {
				x, w = x+6, w-6
			}
			ps := setLines(runs, x, w, left, li.leaf("P"))
			if c.Icon != report.NoIcon && i > 0 {
				s := f.st.smallIcon
				ps[0].ops = append(ps[0].ops, art(func(cv *canvas, y float64) { cv.icon(c.Icon, f.x-1, y+(l.height()-s)/2, s, black) }))
			}
			before := 0.0
			if first {
				before, first = 3, false
			}
			if r.Group {
				h := ps[0].h
				ps[0].ops = append([]op{art(func(c *canvas, y float64) { c.fill(f.x-2, y, f.w+4, h, 0, 0, tint) })}, ps[0].ops...)
			}
			in.lines(before, ps)
		}
		// a row is never split
		f.e.groups++
		for i := range in.out {
			in.out[i].group = f.e.groups
			if r.Group {
				in.out[i].keep = true
			}
		}
		f.push(in.out...)
	}
}

// pairs is labels with answers.
func (f *flow) pairs(b report.Pairs) {
	n := f.at.add("Table")
	shown := 0
	for _, r := range b.Rows {
		if r.Shown() {
			shown++
		}
	}
	if shown == 0 {
		f.at.kids = f.at.kids[:len(f.at.kids)-1]
		return
	}
	i := 0
	for _, r := range b.Rows {
		if !r.Shown() {
			continue
		}
		p := f.pair(b, r, n.add("TR"))
		if p.h > f.e.room()-2*headRoom {
			n.kids = n.kids[:len(n.kids)-1]
			i++
			f.tallRow([]report.Column{{}, {}}, []report.Cell{{Text: r.Label}, {Text: r.Words()}}, f.text(), n.add("TR"), nil)
			continue
		}
		if i == 0 {
			p.before = f.gap(0.8)
		}
		i++
		p.keep = i == 1 && shown > 1
		f.push(p)
	}
}

func (f *flow) pair(b report.Pairs, r report.Pair, tr *node) piece {
	l := f.text()
	label := l
	label.bold = !b.Amounts || r.Bold
	value := l
	value.bold = r.Bold || b.Amounts && (r.Icon != report.NoIcon || strings.ContainsRune(r.Text, '£'))
	words := r.Words()
	icon := r.Icon
	if r.State == report.NotKnown || r.State == report.NotAsked && r.Essential {
		icon = report.IconUnknown
	}
	pad := f.rowPad(false)
	if b.Amounts {
		pad = 1.15
	}
	labelW := b.Label
	if labelW <= 0 {
		labelW = min(46, f.w*0.4)
	}
	if b.Amounts {
		vw := width(words, value.size, value.bold)
		if icon != report.NoIcon {
			vw += f.st.smallIcon + 1
		}
		vw = min(vw, f.w*0.5)
		labelW = f.w - vw - 3
	}
	x, w, drop := f.x+labelW, f.w-labelW, 0.0
	lw := labelW - 2
	if f.st.large && !b.Amounts {
		x, w, lw = f.x+6, f.w-6, f.w
	}
	lx := f.x
	s := f.st.smallIcon
	var ops []op
	if r.Sign != report.NoIcon {
		ops = append(ops, art(func(c *canvas, y float64) { c.icon(r.Sign, f.x, y+(l.height()-s)/2, s, black) }))
		lx, lw = lx+s+1, lw-s-1
	}
	lops, lh := setText([]run{{r.Label, label}}, lx, lw, fixed, tr.heading("Row", 1).mark())
	ops = append(ops, lops...)
	if f.st.large && !b.Amounts {
		drop = lh
	}
	td := tr.add("TD").mark()
	h := lh
	if r.Write() {
		td.of.actual = "To be written in."
		need := 8.0
		ops = append(ops, op{m: td, f: func(c *canvas, y float64) {
			c.silent(x, y+drop+need-1.4, l)
			c.dotted(x, y+drop+need-1.4, x+w)
		}})
		h = max(h, drop+need-pad*0.6)
	} else {
		a := fixed
		if b.Amounts {
			a = right
		}
		vx, vw := x, w
		if icon != report.NoIcon {
			ix := x
			if b.Amounts {
				ix = x + w - width(words, value.size, value.bold) - s - 0.9
				ix = max(ix, x)
			} else {
				vx, vw = vx+s+1.6, vw-s-1.6
			}
			ops = append(ops, art(func(c *canvas, y float64) { c.icon(icon, ix, y+drop+(l.height()-s)/2, s, black) }))
		}
		vops, vh := setText([]run{{words, value}}, vx, vw, a, td)
		ops = append(ops, lower(vops, drop)...)
		h = max(h, drop+vh)
	}
	p := piece{h: h + 2*pad, ops: lower(ops, pad)}
	x0, x1 := f.ruleX, f.ruleX+f.ruleW
	p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(x0, y+p.h, x1, y+p.h, rowLine, hair) }))
	return p
}
