package pdf

import (
	"strings"

	"waymark/internal/report"
)

// rowPad is the space above and below the words of a row.
func (f *flow) rowPad(smaller bool) float64 {
	switch {
	case f.st.large:
		return 1.8
	case smaller:
		return 1.1
	case f.boxed:
		return 1.4
	}
	return 1.65
}

// least is how narrow each column may become: its longest word, within reason, with the space beside it.
func (f *flow) least(t report.Table, head, cell letter) []float64 {
	const most = 36.0 // a longer word is cut
	out := make([]float64, len(t.Columns))
	word := func(i int, s string, l letter, more float64) {
		for _, w := range strings.Fields(s) {
			out[i] = max(out[i], min(width(w, l.size, l.bold)+more, most))
		}
	}
	for i, c := range t.Columns {
		word(i, c.Title, head, 0)
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if r.Group || i >= len(out) {
				continue
			}
			icon, l := 0.0, cell
			if c.Icon != report.NoIcon {
				icon = f.st.smallIcon + 0.9
			}
			l.bold = c.Bold || r.Total || t.Columns[i].Bold || c.Icon != report.NoIcon
			word(i, c.Text, l, icon)
			if c.Scale != nil {
				out[i] = max(out[i], 20)
			}
		}
	}
	for i := range out {
		if i < len(out)-1 {
			out[i] += columnGap
		}
	}
	return out
}

// widths of the columns in a place f.w wide; none if the words do not fit beside each other.
func (f *flow) widths(cols []report.Column, least []float64) []float64 {
	const usual = 40.0 // what a column without a width of its own should have
	want := make([]float64, len(cols))
	sum, need, free := 0.0, 0.0, -1
	for i, c := range cols {
		want[i] = c.Width
		need += least[i]
		if c.Width <= 0 {
			want[i] = usual
			if free < 0 {
				free = i
				want[i] = 0
			}
		}
		sum += want[i]
	}
	if need > f.w+0.01 {
		return nil
	}
	if free >= 0 {
		full := f.w
		if f.e.paper.booklet { // the widths are those of a page of A4; a page of half its size scales them all
			full = max(full, a4.text())
		}
		want[free] = full - sum
		if want[free] < least[free] {
			want[free] = usual
		}
		sum += want[free]
	}
	fits := true
	for i := range want {
		want[i] *= f.w / sum
		fits = fits && want[i] >= least[i]
	}
	if fits {
		return want
	}
	// give each its longest word, and the rest to those that wanted more
	more := 0.0
	for i := range want {
		want[i] = max(want[i]-least[i], 0.1)
		more += want[i]
	}
	for i := range want {
		want[i] = least[i] + (f.w-need)*want[i]/more
	}
	return want
}

func (f *flow) table(t report.Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		f.para(report.Para{Text: t.EmptyOr()})
		return
	}
	if f.st.large {
		f.tableAsPairs(t)
		return
	}
	l, headLetter := f.text(), f.st.head
	if t.Small {
		l = f.st.small
	}
	if f.boxed {
		headLetter = f.st.boxHead
	}
	pad := f.rowPad(t.Small)
	ws := f.widths(t.Columns, f.least(t, headLetter, l))
	if ws == nil {
		f.tableAsPairs(t)
		return
	}
	whole := f.at.add("Table")
	head := f.tableHead(t.Columns, ws, headLetter, whole.add("THead").add("TR"))
	n := whole.add("TBody")
	again := f.tableHead(t.Columns, ws, headLetter, nil)
	head.before = f.gap(1.4)
	if f.boxed {
		head.before = 0
	}
	head.keep = true
	f.push(head)
	for i, r := range t.Rows {
		p := f.tableRow(t, r, ws, l, pad, n.add("TR"), f.boxed && i == len(t.Rows)-1)
		if p.h > f.e.room()-2*headRoom {
			n.kids = n.kids[:len(n.kids)-1]
			f.tallRow(t.Columns, r.Cells, l, n.add("TR"), &again)
			continue
		}
		p.again = &again
		if i+1 < len(t.Rows) && t.Rows[i+1].Total {
			p.keep = true
		}
		if r.Group {
			p.keep = true
		}
		f.push(p)
	}
}

const columnGap = 2.6

// tableHead draws the titles; with a nil row they are an artifact, repeated at the top of a page.
func (f *flow) tableHead(cols []report.Column, ws []float64, l letter, tr *node) piece {
	x, h := f.x, 0.0
	type cell struct {
		ops []op
		h   float64
	}
	cells := make([]cell, len(cols))
	for i, c := range cols {
		var m *mark
		if tr != nil {
			m = tr.heading("Column", 1).mark()
		}
		w, a := ws[i], fixed
		if i < len(cols)-1 && !c.Right {
			w -= columnGap
		}
		cx := x
		if c.Right {
			a = right
			if i < len(cols)-1 {
				w -= 0.6
			}
		}
		cells[i].ops, cells[i].h = setText([]run{{c.Title, l}}, cx, w, a, m)
		h = max(h, cells[i].h)
		x += ws[i]
	}
	up, down := 0.4, 1.5
	if f.boxed {
		up, down = 1.2, 1.1
	}
	p := piece{h: up + h + down}
	for _, c := range cells {
		p.ops = append(p.ops, lower(c.ops, up+h-c.h)...)
	}
	weight, colour := headLine, black
	if f.boxed {
		weight, colour = ruleLine, line
	}
	x0, x1 := f.ruleX, f.ruleX+f.ruleW
	p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(x0, y+p.h, x1, y+p.h, weight, colour) }))
	return p
}

func (f *flow) tableRow(t report.Table, r report.Row, ws []float64, l letter, pad float64, tr *node, noLine bool) piece {
	x0, x1 := f.ruleX, f.ruleX+f.ruleW
	if r.Group {
		text := ""
		if len(r.Cells) > 0 {
			text = r.Cells[0].Text
		}
		ops, h := setText([]run{{text, l.strong()}}, f.x+2, f.w-4, left, tr.heading("Row", len(ws)).mark())
		p := piece{h: h + 2*pad - 0.4}
		p.ops = append(p.ops, art(func(c *canvas, y float64) {
			c.fill(x0, y, x1-x0, p.h, 0, 0, tint)
			c.rule(x0, y+p.h, x1, y+p.h, rowLine, hair)
		}))
		p.ops = append(p.ops, lower(ops, pad-0.2)...)
		return p
	}
	x, h := f.x, l.height()
	var ops []op
	for i := range ws {
		var c report.Cell
		if i < len(r.Cells) {
			c = r.Cells[i]
		}
		var n *node
		if i == 0 {
			n = tr.heading("Row", 1)
		} else {
			n = tr.add("TD")
		}
		w := ws[i]
		if i < len(ws)-1 && !t.Columns[i].Right {
			w -= columnGap
		} else if i < len(ws)-1 {
			w -= 0.6
		}
		cl := l
		cl.bold = c.Bold || t.Columns[i].Bold || r.Total || c.Icon != report.NoIcon && c.Icon != report.IconYoung
		co, ch := f.cell(c, x, w, cl, t.Columns[i].Right, n)
		ops = append(ops, co...)
		h = max(h, ch)
		x += ws[i]
	}
	p := piece{h: h + 2*pad, ops: lower(ops, pad)}
	if r.Total {
		p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(x0, y, x1, y, headLine, black) }))
	}
	if !noLine {
		p.ops = append(p.ops, art(func(c *canvas, y float64) { c.rule(x0, y+p.h, x1, y+p.h, rowLine, hair) }))
	}
	return p
}

// tallRow sets a row that a page can hardly hold as lines over the whole width, each cell after the name of its column:
// these may run over the end of a page.
func (f *flow) tallRow(cols []report.Column, cells []report.Cell, l letter, tr *node, again *piece) {
	begin := len(f.out)
	for i := range cols {
		var c report.Cell
		if i < len(cells) {
			c = cells[i]
		}
		n := tr.add("TD")
		if i == 0 {
			n.tag, n.scope = "TH", "Row"
		}
		text := c.Text
		if c.Sub != "" {
			text += " (" + c.Sub + ")"
		}
		if text == "" {
			continue
		}
		runs := []run{{text, l}}
		if c.Sub == "" {
			runs = cellRuns(c, l)
		}
		if i > 0 && cols[i].Title != "" {
			runs = append([]run{{cols[i].Title + ": ", l.strong()}}, runs...)
		} else if i == 0 {
			runs[0].l = l.strong()
		}
		f.lines(1, setLines(runs, f.x, f.w, left, n.mark()))
	}
	if begin == len(f.out) {
		return
	}
	for i := range f.out[begin:] {
		f.out[begin+i].again = again
	}
	end := &f.out[len(f.out)-1]
	end.h += 1.6
	h, x0, x1 := end.h, f.ruleX, f.ruleX+f.ruleW
	end.ops = append(end.ops, art(func(c *canvas, y float64) { c.rule(x0, y+h, x1, y+h, rowLine, hair) }))
}

func (f *flow) cell(c report.Cell, x, w float64, l letter, toRight bool, n *node) ([]op, float64) {
	if c.Scale != nil {
		return []op{art(func(cv *canvas, y float64) { cv.scale(*c.Scale, x+1, y+l.height()/2, w-2) })}, l.height()
	}
	if c.Bar > 0 {
		return []op{art(func(cv *canvas, y float64) {
			cv.frameFilled(x+3, y+l.height()/2-1.4, max(0.6, (w-4)*min(c.Bar, 1)), 2.8, 0, 0.35, black, tint)
		})}, l.height()
	}
	var ops []op
	m := n.mark()
	a := fixed
	if toRight {
		a = right
	}
	s := f.st.smallIcon
	if c.Icon != report.NoIcon {
		ix := x
		if toRight {
			ix = x + w - width(c.Text, l.size, l.bold) - s - 0.8
		} else {
			x, w = x+s+0.9, w-s-0.9
		}
		ops = append(ops, art(func(cv *canvas, y float64) { cv.icon(c.Icon, ix, y+(l.height()-s)/2, s, black) }))
	}
	t, h := setText(cellRuns(c, l), x, w, a, m)
	if c.Text == "" {
		h = 0
	} else {
		ops = append(ops, t...)
	}
	if c.Sub != "" {
		sub := letter{size: 11, lead: 13.5, ink: soft} // nothing a young person reads is under 11
		if f.st.large {
			sub = f.st.small.coloured(soft)
		}
		t, sh := setText([]run{{c.Sub, sub}}, x, w, a, n.mark())
		ops = append(ops, lower(t, h-0.3)...)
		h += sh - 0.3
	}
	return ops, max(h, l.height())
}

// cellRuns is the text of a cell, with what is new in it bold.
func cellRuns(c report.Cell, l letter) []run {
	var out []run
	for _, p := range c.Pieces() {
		r := run{p.Text, l}
		if p.New {
			r.l = l.strong()
		}
		out = append(out, r)
	}
	return out
}

// scale is a starting figure and a figure now on a line.
func (c *canvas) scale(s report.Scale, x, y, w float64) {
	c.rule(x, y, x+w, y, 0.3, line)
	for _, t := range []float64{0, 0.5, 1} {
		c.rule(x+w*t, y-1, x+w*t, y+1, 0.3, line)
	}
	at := func(v float64) float64 { return x + w*min(max(v, 0), 100)/100 }
	if s.Start >= 0 && s.Now >= 0 {
		c.rule(at(s.Start), y, at(s.Now), y, 0.8, black)
	}
	if s.To > s.From {
		c.frameFilled(at(s.From), y-1.3, at(s.To)-at(s.From), 2.6, 0, 0.5, black, white)
	}
	if s.Start >= 0 {
		c.ring(at(s.Start), y, 1.5, 0.6, black)
	}
	if s.Now >= 0 {
		c.disc(at(s.Now), y, 1.75, black)
	}
}
