package pdf

import (
	"waymark/internal/chart"
	"waymark/internal/report"
)

// stones is the grid of skills.
func (f *flow) stones(b report.Stones) {
	if len(b.Rows) == 0 {
		f.para(report.Para{Text: "Nothing recorded."})
		return
	}
	if f.st.large || f.w < 150 {
		f.stonesLarge(b)
		return
	}
	const (
		rowH, stoneW, stoneH, pitch = 8.9, 9.5, 6.2, 10.7
		starW, beforeW              = 5.3, 27.2
	)
	l := f.text()
	bw := 0.0
	if b.Before != "" {
		bw = beforeW
	}
	sx := f.x + f.w - bw - 5*pitch - 2.5
	if bw == 0 {
		sx = f.x + f.w - 5*pitch + (pitch - stoneW)
	}
	n := f.at.add("Table")
	head := func(tr *node) piece {
		hl := f.st.head
		var a, d, e *mark
		if tr != nil {
			a = tr.heading("Column", 1).mark()
			d = tr.heading("Column", 1).mark()
			d.of.actual = "1 to 5"
			if bw > 0 {
				e = tr.heading("Column", 1).mark()
			}
		}
		p := piece{h: hl.height() + 1.7}
		p.ops, _ = setText([]run{{b.Head, hl}}, f.x, sx-f.x-3, left, a)
		nl := f.st.label
		p.ops = append(p.ops, op{m: d, f: func(c *canvas, y float64) {
			for i := range 5 {
				s := itoa(i + 1)
				c.text(sx+float64(i)*pitch+(stoneW-width(s, nl.size, true))/2, y+hl.base(), s, nl)
			}
		}})
		if bw > 0 {
			t, _ := setText([]run{{b.Before, hl}}, f.x+f.w-bw, bw, left, e)
			p.ops = append(p.ops, t...)
		}
		p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(f.x, y+p.h, f.x+f.w, y+p.h, headLine, black) }))
		return p
	}
	first, again := head(n.add("TR")), head(nil)
	first.keep, first.before = true, f.gap(1.4)
	f.push(first)
	cols := 2
	if bw > 0 {
		cols = 3
	}
	for _, r := range b.Rows {
		tr := n.add("TR")
		if r.Area {
			ops, h := setText([]run{{r.Text, l.strong()}}, f.x+2, f.w-4, left, tr.heading("Row", cols).mark())
			p := piece{h: h + 2.4, keep: true, again: &again}
			p.ops = append(p.ops, art(func(c *canvas, y float64) {
				c.fill(f.x, y, f.w, p.h, 0, 0, tint)
				c.rule(f.x, y+p.h, f.x+f.w, y+p.h, rowLine, hair)
			}))
			p.ops = append(p.ops, lower(ops, 1.2)...)
			f.push(p)
			continue
		}
		words := r.Text
		th := tr.heading("Row", 1).mark()
		if r.Star {
			th.of.actual = "Star: " + words
		}
		text, h := setText([]run{{words, l}}, f.x+starW, sx-f.x-starW-3, left, th)
		ph := max(rowH, h+2.4)
		p := piece{h: ph, again: &again}
		p.ops = append(p.ops, lower(text, (ph-h)/2)...)
		td := tr.add("TD").mark()
		td.of.actual = b.Spoken(r)
		star := r.Star
		p.ops = append(p.ops, op{m: td, f: func(c *canvas, y float64) {
			top := y + (ph-stoneH)/2
			c.silent(sx, y+ph/2, l)
			for i := 1; i <= 5; i++ {
				x := sx + float64(i-1)*pitch
				edge, weight := hair, 0.3
				if r.Young == i || r.Adult == i {
					edge, weight = black, boxLine
				}
				c.frame(x, top, stoneW, stoneH, 1.2, weight, edge)
				mid := x + stoneW/2
				yx, ax := mid, mid
				if r.Young == i && r.Adult == i {
					yx, ax = mid-2.1, mid+2.1
				}
				if r.Young == i {
					c.disc(yx, y+ph/2, 1.2, black)
				}
				if r.Adult == i {
					c.frameFilled(ax-1, y+ph/2-1, 2, 2, 0, 0.55, black, white)
				}
			}
		}})
		if bw > 0 {
			t, th := setText([]run{{r.BeforeWords(), l}}, f.x+f.w-bw, bw, left, tr.add("TD").mark())
			p.ops = append(p.ops, lower(t, (ph-th)/2)...)
		}
		p.ops = append(p.ops, art(func(c *canvas, y float64) {
			if star {
				c.icon(report.IconStar, f.x, y+(ph-4)/2, 4, black)
			}
			c.rule(f.x, y+ph, f.x+f.w, y+ph, rowLine, hair)
		}))
		f.push(p)
	}
	if b.Key != "" {
		f.out[len(f.out)-1].keep = true
		f.lines(1.2, setLines([]run{{b.Key, f.st.small.coloured(soft)}}, f.x, f.w, left, f.at.leaf("P")))
	}
}

func (f *flow) stonesLarge(b report.Stones) {
	t := report.Table{Columns: []report.Column{{Title: b.Head}, {}, {Title: b.Before}}}
	for _, r := range b.Rows {
		if r.Area {
			t.Rows = append(t.Rows, report.GroupRow(r.Text))
			continue
		}
		row := report.Cells(r.Text, b.Spoken(r))
		if b.Before != "" {
			row.Cells = append(row.Cells, report.Cell{Text: r.BeforeWords()})
		}
		if r.Star {
			row.Cells[0].Sub = "before I move"
		}
		t.Rows = append(t.Rows, row)
	}
	f.tableAsPairs(t)
	if b.Key != "" {
		f.lines(2, setLines([]run{{b.Key, f.st.small}}, f.x, f.w, left, f.at.leaf("P")))
	}
}

// chart draws the chart with its numbers beside it, in large print below it.
func (f *flow) chart(b report.ChartBlock) {
	if b.Chart.Empty() {
		f.heading(report.Heading{Level: 2, Text: b.Chart.Title})
		f.para(report.Para{Text: "Nothing recorded."})
		return
	}
	const w, h, gap = 104.0, 52.0, 6.0
	cw, ch := w, h
	if f.st.large || f.w < 150 {
		cw, ch = f.w, h*1.5
	}
	l := f.beside(f.x, cw, f.at)
	l.heading(report.Heading{Level: 2, Text: b.Chart.Title})
	fig := f.at.add("Figure")
	fig.alt = b.Chart.Words()
	m := fig.mark()
	words := letter{size: 10.5, lead: 13, ink: black}
	if f.st.large {
		words = f.st.small
	}
	wordW := 0.0
	for _, s := range b.Chart.Scale {
		wordW = max(wordW, width(s, words.size, false))
	}
	plan := b.Chart.Plan(chart.Frame{W: cw, H: ch, Words: wordW + 2.5, Foot: words.height() + 4.5, Inset: 4.5, Top: words.height(), Nudge: 1})
	x := f.x
	l.push(piece{h: ch, ops: []op{{m: m, f: func(c *canvas, y float64) {
		fig.bbox = c.box(x, y, cw, ch)
		c.plan(plan, x, y, words, wordW)
	}}}})
	t := b.NumbersTable()
	if f.st.large || f.w < 150 {
		f.push(l.out...)
		f.heading(report.Heading{Level: 3, Text: b.NumbersOr()})
		f.table(t)
		return
	}
	r := f.beside(f.x+cw+gap, f.w-cw-gap, f.at)
	r.heading(report.Heading{Level: 3, Text: b.NumbersOr()})
	cols := float64(len(t.Columns) - 1)
	for i := range t.Columns {
		if i > 0 {
			t.Columns[i].Width = (r.w - 27) / max(cols, 1)
		}
	}
	r.table(t)
	p := sideBySide(l.out, r.out)
	if p.h <= f.e.room()-headRoom {
		f.push(p)
		return
	}
	// more times than a page is high: the table goes below, where it can be split
	f.at.kids = f.at.kids[:len(f.at.kids)-2]
	f.push(l.out...)
	f.heading(report.Heading{Level: 3, Text: b.NumbersOr()})
	f.table(t)
}

func (c *canvas) plan(p chart.Plan, x, y float64, words letter, wordW float64) {
	for _, r := range p.Rules {
		c.rule(x+r.X1, y+r.Y1, x+r.X2, y+r.Y2, rowLine, hair)
	}
	for _, s := range p.Scale {
		c.text(x+wordW-width(s.Text, words.size, false), y+s.Y+words.size*mm*0.357, s.Text, words)
	}
	for _, t := range p.Times {
		c.text(x+t.X-width(t.Text, words.size, false)/2, y+t.Y+3.2+words.base(), t.Text, words)
	}
	for _, s := range p.Steps {
		for _, l := range s.Lines {
			switch s.Voice {
			case chart.Young:
				c.rule(x+l.X1, y+l.Y1, x+l.X2, y+l.Y2, 0.8, black)
			case chart.Adult:
				c.dashed(x+l.X1, y+l.Y1, x+l.X2, y+l.Y2, 0.7, 2, 1.4, false, black)
			default:
				c.dashed(x+l.X1, y+l.Y1, x+l.X2, y+l.Y2, 0.7, 0.6, 1.2, false, black)
			}
		}
	}
	for _, m := range p.Marks {
		mx, my := x+m.X, y+m.Y
		switch m.Voice {
		case chart.Young:
			c.disc(mx, my, 1.8, black)
		case chart.Adult:
			c.frameFilled(mx-1.5, my-1.5, 3, 3, 0, 0.65, black, white)
		case chart.Third:
			c.polygon(black, [][2]float64{{mx, my - 2}, {mx + 2, my + 1.6}, {mx - 2, my + 1.6}})
		default:
			c.polygon(black, [][2]float64{{mx, my - 2.1}, {mx + 2.1, my}, {mx, my + 2.1}, {mx - 2.1, my}})
		}
	}
}

// emergency is whom to ring, in a thick frame; at the end of a part it stands at the foot of the page.
func (f *flow) emergency(b report.Emergency, last bool) {
	if len(b.Items) == 0 {
		return
	}
	const padX, padY, thick = 4.4, 3.2, 0.6
	x, w := f.x+padX, f.w-2*padX
	l := f.text()
	in := f.beside(x, w, f.at)
	in.heading(report.Heading{Level: 2, Text: b.Title})
	per := 4
	if f.st.large {
		per = 1
	}
	n := f.at.add("L")
	for row := 0; row < len(b.Items); row += per {
		items := b.Items[row:min(row+per, len(b.Items))]
		cw := w / float64(per)
		h := 0.0
		var ops []op
		for i, it := range items {
			cx := x + float64(i)*cw
			tw := cw - 3
			if i > 0 {
				cx += 3
				tw -= 3
			}
			m := n.add("LI").leaf("LBody")
			runs := []run{{it.Name, l.strong()}}
			if it.When != "" {
				runs = append(runs, run{", " + it.When, l})
			}
			a, ah := setText(runs, cx, tw, left, m)
			t, th := setText([]run{{it.Number, l}}, cx, tw, left, m)
			ops = append(ops, a...)
			ops = append(ops, lower(t, ah)...)
			h = max(h, ah+th)
		}
		for i := 1; i < len(items); i++ {
			lx := x + float64(i)*cw
			ops = append(ops, art(func(c *canvas, y float64) { c.rule(lx, y, lx, y+h, ruleLine, line) }))
		}
		p := piece{h: h, ops: ops}
		if row > 0 {
			p.before = 2
		}
		in.push(p)
	}
	p := stack(in.out)
	p.ops, p.h = lower(p.ops, padY), p.h+2*padY
	h := p.h
	p.before = f.gap(4)
	p.ops = append(p.ops, art(func(c *canvas, y float64) { c.frame(f.x+thick/2, y, f.w-thick, h, boxCorner, thick, black) }))
	if last {
		p.pin = f.e.paper.foot + 1
	}
	f.push(p)
}

// signatures is lines to sign on, three to a row; at the end of a part they stand at the foot of the page, closer together where it has no
// room for more.
func (f *flow) signatures(b report.Signatures, last bool) {
	if len(b.Items) == 0 {
		return
	}
	per, gap := 3, 8.0
	if f.st.large {
		per = 1
	}
	l := f.text()
	w := (f.w - gap*float64(per-1)) / float64(per)
	const up, upTight = 14.0, 10.0 // room for the pen
	var rows, tight []piece
	for row := 0; row < len(b.Items); row += per {
		var p, t piece
		for i, s := range b.Items[row:min(row+per, len(b.Items))] {
			x := f.x + float64(i)*(w+gap)
			m := f.at.leaf("P")
			m.of.actual = s.Spoken()
			ops, h := setText([]run{{s.Words(), l}}, x, w, left, m)
			for q, up := range map[*piece]float64{&p: up, &t: upTight} {
				q.ops = append(q.ops, art(func(c *canvas, y float64) { c.rule(x, y+up, x+w, y+up, ruleLine, black) }))
				q.ops = append(q.ops, lower(ops, up+0.8)...)
				q.h = max(q.h, up+0.8+h)
			}
		}
		rows, tight = append(rows, p), append(tight, t)
	}
	if last && !f.st.large {
		p, t := stack(rows), stack(tight)
		p.before, p.air, p.pin = 2, 6, f.e.paper.foot+4 // the room for the pen
		t.before, t.air, t.pin = 2, 4, f.e.paper.foot+1
		p.tight = &t
		f.push(p)
		return
	}
	f.push(rows...)
}
