package pdf

import (
	"strconv"

	"waymark/internal/report"
)

func itoa(n int) string { return strconv.Itoa(n) }

// own is the young person's words: in a box plain, elsewhere in a tinted band with a bar.
func (f *flow) own(b report.Own) {
	q := f.at.add("BlockQuote")
	pad, top := 0.0, 0.0
	if !f.boxed {
		pad, top = 5.3, 1.8
	}
	x, w := f.x+pad, f.w-2*pad
	if !f.boxed {
		w = f.w - pad - 4
	}
	label := f.st.label
	if !f.boxed && !f.st.large {
		label.size, label.lead = 11, 14.5
	}
	in := f.beside(x, w, q)
	runs := []run{{b.LabelOr(), label}}
	if s := b.Source(); s != "" {
		plain := label.coloured(soft)
		plain.bold = false
		runs = []run{{b.LabelOr() + "  ", label}, {s, plain}}
	}
	size := f.st.smallIcon
	dx := size + 1.4
	lab := setLines(runs, x+dx, w-dx, left, q.leaf("P"))
	lab[0].ops = append(lab[0].ops, art(func(c *canvas, y float64) {
		c.icon(report.IconYoung, x, y+(label.height()-size)/2, size, black)
	}))
	for i := range lab {
		lab[i].keep = true
	}
	in.push(lab...)
	if b.Text == "" {
		m := q.leaf("P") // says that nothing was written, where the eye sees lines
		m.of.actual = "Nothing written yet."
		for i := range 2 {
			in.push(piece{h: 8.2, keep: true, ops: []op{{m: m, f: func(c *canvas, y float64) {
				if i == 0 {
					c.silent(x, y+7, f.text())
				}
				c.dotted(x, y+7.6, x+w)
			}}}})
		}
		in.out[len(in.out)-1].h += 1.5
	} else {
		in.lines(0, setLines([]run{{b.Text, f.text()}}, x, w, left, q.leaf("P")))
	}
	if b.Feeling != nil {
		in.feeling(q.add("P"), *b.Feeling)
	}
	if f.boxed {
		f.push(in.out...)
		return
	}
	f.band(in.out, top, 3.4)
}

// band puts pieces on a tinted ground with a bar at the left. Each piece draws its own stretch, so that long words
// may run over the end of a page.
func (f *flow) band(ps []piece, top, foot float64) {
	x, w := f.x, f.w
	const together = 110 // longer words may run over the end of a page rather than leave half of one empty
	if whole := stack(ps); top+whole.h+foot <= together {
		ps = []piece{whole}
	}
	n := len(ps)
	for i := range ps {
		p := ps[i]
		up, down, corners := 0.0, 0.0, 0
		if i == 0 {
			up, corners = top, corners|topLeft|topRight
		}
		if i == n-1 {
			down, corners = foot, corners|bottomLeft|bottomRight
		}
		if i > 0 {
			up = p.before
		}
		h := up + p.h + down
		ground := art(func(c *canvas, y float64) {
			over := 0.0
			if corners&bottomLeft == 0 {
				over = 0.3 // no seam between stretches
			}
			c.fill(x, y, w, h+over, barCorner, corners, tint)
			c.fill(x, y, barWide, h+over, barCorner/2, corners&(topLeft|bottomLeft), young)
		})
		ps[i].ops = append([]op{ground}, lower(p.ops, up)...)
		ps[i].h = h
		if i > 0 {
			ps[i].before = 0
		} else {
			ps[i].before = f.gap(2)
		}
	}
	f.push(ps...)
}

// feeling is the five circles with their words.
func (f *flow) feeling(n *node, b report.Feeling) {
	d, pitch := f.st.circle, f.st.circle+0.95
	m := n.leaf("Span")
	m.of.actual = b.Spoken()
	l := f.text()
	x := f.x
	h := max(d, l.height()) + 1
	cx := x + 5*pitch + 1.2
	beside := b.Beside()
	tw := f.w - (cx - x)
	ops := []op{{m: m, f: func(c *canvas, y float64) {
		for i := 1; i <= 5; i++ {
			c.circle(x+float64(i-1)*pitch+d/2, y+h/2, d/2, itoa(i), i == b.N, f.st.number)
		}
	}}}
	p := piece{h: h, before: 0.6}
	if beside != "" {
		if width(beside, l.size, false) > tw && tw < 50 {
			t, th := setText([]run{{beside, l}}, x, f.w, left, m)
			ops = append(ops, lower(t, h)...)
			p.h += th
		} else {
			t, th := setText([]run{{beside, l}}, cx, tw, left, m)
			p.h = max(p.h, th)
			ops = append(ops, lower(t, (h-l.height())/2)...)
		}
	}
	p.ops = ops
	if n := len(f.out); n > 0 {
		f.out[n-1].keep = true
	}
	f.push(p)
}

// circle is a number in a ring, or white in a disc when chosen.
func (c *canvas) circle(x, y, r float64, s string, chosen bool, l letter) {
	if chosen {
		c.disc(x, y, r, black)
		l = l.coloured(white)
	} else {
		c.ring(x, y, r-0.15, 0.3, black)
	}
	c.text(x-width(s, l.size, true)/2, y+l.size*mm*0.357, s+" ", l) // the space keeps words apart for who hears them
}

// view is what an adult thinks.
func (f *flow) view(b report.View) {
	label, size := f.st.label, f.st.smallIcon
	dx := size + 1.4
	lab := setLines([]run{{b.LabelOr(), label}}, f.x+dx, f.w-dx, left, f.at.leaf("P"))
	lab[0].ops = append(lab[0].ops, art(func(c *canvas, y float64) {
		c.icon(report.IconAdult, f.x, y+(label.height()-size)/2, size, black)
	}))
	lab[0].keep = true
	f.push(lab...)
	if b.Text == "" {
		f.push(f.blankLine(f.at.leaf("P")))
	} else {
		f.lines(0, setLines([]run{{b.Text, f.text()}}, f.x, f.w, left, f.at.leaf("P")))
	}
	if s := b.RatingWords(); s != "" {
		l := f.text().strong()
		s0, d := f.st.smallIcon, 0.0
		if b.Icon != report.NoIcon {
			d = s0 + 0.9
		}
		ops, h := setText([]run{{s, l}}, f.x+d, f.w-d, left, f.at.leaf("P"))
		if b.Icon != report.NoIcon {
			ops = append(ops, art(func(c *canvas, y float64) { c.icon(b.Icon, f.x, y+(l.height()-s0)/2, s0, black) }))
		}
		if n := len(f.out); n > 0 {
			f.out[n-1].keep = true
		}
		f.push(piece{h: h, before: 1.2, ops: ops})
	}
}

// blankLine is one dotted line to write on, which a reader hears as such.
func (f *flow) blankLine(m *mark) piece {
	m.of.actual = "To be written in."
	return piece{h: 8.6, ops: []op{{m: m, f: func(c *canvas, y float64) {
		c.silent(f.x, y+6.5, f.text())
		c.dotted(f.x, y+7, f.x+f.w)
	}}}}
}

func (f *flow) dottedLines(b report.Lines) {
	pitch := 8.4
	if f.st.large {
		pitch = 12
	}
	x := f.x + b.Indent
	one := func(before float64) piece {
		return piece{h: pitch, before: before, ops: []op{art(func(c *canvas, y float64) { c.dotted(x, y+pitch-0.6, f.x+f.w) })}}
	}
	few := b.N <= 4 && !b.Spare // a few lines belong to what stands above them; many are a page of their own
	if n := len(f.out); few && n > 0 {
		f.out[n-1].keep = true
	}
	for i := range b.N {
		p := one(0)
		if i == 0 {
			p.before = 1.5
		}
		p.keep, p.spare = few && i < b.N-1, b.Spare
		f.push(p)
	}
	if b.Fill {
		p := one(0)
		p.fill = pitch
		f.push(p)
	}
}

// counts is icons with words in a row; what does not fit goes to the next line.
func (f *flow) counts(items []report.Count, bold bool) {
	l, s := f.text(), f.st.icon
	if !bold {
		l = f.st.small
	}
	l.bold = bold
	x, h := f.x, 0.0
	n := f.at.add("L")
	var ops []op
	for i, it := range items {
		li := n.add("LI")
		w := s + 1 + width(it.Text, l.size, l.bold)
		if i > 0 && x+w > f.x+f.w || f.st.large && i > 0 {
			x, h = f.x, h+l.height()+0.8
		}
		ix, iy := x, h
		t, th := setText([]run{{it.Text, l}}, x+s+1, f.x+f.w-x-s-1, left, li.leaf("LBody"))
		ops = append(ops, art(func(c *canvas, y float64) { c.icon(it.Icon, ix, y+iy+(l.height()-s)/2, s, black) }))
		ops = append(ops, lower(t, h)...)
		if th > l.height()+0.1 {
			h += th - l.height()
		}
		x += w + 8
	}
	f.push(piece{h: h + l.height(), before: f.gap(1), ops: ops})
}

// feelings is a circle for each part of the plan, five to a row, in columns as wide as their longest name.
func (f *flow) feelings(b report.Feelings) {
	l := f.text()
	d := f.st.circle
	per := 5
	if f.st.large {
		per = 2
	}
	var cols []float64
	fits := func(per int) bool {
		cols = make([]float64, per)
		total := 0.0
		for i, it := range b.Items {
			cols[i%per] = max(cols[i%per], d+1.4+width(it.Part, l.size, false))
		}
		for _, c := range cols {
			total += c
		}
		return total+float64(per-1)*3 <= f.w
	}
	for per > 1 && !fits(per) {
		per--
	}
	fits(per)
	total := 0.0
	for _, c := range cols {
		total += c
	}
	gap := 0.0
	if per > 1 {
		gap = min((f.w-total)/float64(per-1), 9)
	}
	n := f.at.add("L")
	for row := 0; row < len(b.Items); row += per {
		var ops []op
		h := max(d, l.height())
		x := f.x
		for i := row; i < min(row+per, len(b.Items)); i++ {
			it := b.Items[i]
			m := n.add("LI").leaf("LBody")
			num := "not rated"
			if it.N > 0 {
				num = itoa(it.N) + " of 5"
			}
			m.of.actual = it.Part + " " + num
			ix := x
			ops = append(ops, op{m: m, f: func(c *canvas, y float64) {
				s := itoa(it.N)
				if it.N <= 0 {
					s = ""
				}
				c.circle(ix+d/2, y+h/2, d/2, s, it.N == 1 || it.N == 2, f.st.number)
			}})
			t, th := setText([]run{{it.Part, l}}, x+d+1.4, f.x+f.w-x-d-1.4, left, m)
			ops = append(ops, lower(t, (h-l.height())/2)...)
			h = max(h, th)
			x += cols[i%per] + gap
		}
		p := piece{h: h, before: 1.3, ops: ops}
		if row == 0 {
			p.keep = true
			p.before = 0.6
		}
		f.push(p)
	}
}
