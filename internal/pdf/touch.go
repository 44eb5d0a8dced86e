package pdf

import (
	"waymark/internal/chart"
	"waymark/internal/report"
)

// touch draws a year of being in touch, the same plan as in the window, and the quiet periods in a table after it.
func (f *flow) touch(b report.TouchBlock) {
	f.heading(report.Heading{Level: 2, Text: b.Chart.Title})
	if b.Chart.Empty() {
		f.para(report.Para{Text: "No contact recorded."})
		return
	}
	l := letter{size: 10.5, lead: 13, ink: black}
	if f.st.large {
		l = f.st.small
	}
	wordW := width("Silence", l.size, false)
	frame := chart.TouchFrame{W: f.w, Words: wordW + 2.5, Lane: l.height() * 1.7, Foot: l.height() + 1.5, Inset: 2}
	plan := b.Chart.Plan(frame)
	fig := f.at.add("Figure")
	fig.alt = b.Chart.Words()
	m := fig.mark()
	x := f.x
	f.push(piece{h: plan.H, ops: []op{{m: m, f: func(c *canvas, y float64) {
		fig.bbox = c.box(x, y, frame.W, plan.H)
		c.touch(plan, frame, x, y, l)
	}}}})
	f.touchKey(b.Chart, l)
	if words := b.Chart.Expected(); words != "" {
		f.lines(1.2, setLines([]run{{words, f.st.small.coloured(soft)}}, f.x, f.w, left, f.at.leaf("P")))
	}
	f.after = f.gap(2)
	if b.Chart.Promise != "" {
		f.table(b.NumbersTable())
	}
}

// touchKey says what the shapes mean: each shape in front of its words, as many to a line as there is room for.
func (f *flow) touchKey(c chart.Touch, l letter) {
	small := f.st.small.coloured(soft)
	mark := l.height() * 1.1
	type entry struct {
		shape int // -1 filled bar, -2 hollow bar, -3 today
		words string
	}
	all := []entry{}
	for i, w := range chart.ShapeWords {
		all = append(all, entry{i, w})
	}
	if c.Promise != "" {
		all = append(all, entry{-1, "silence as expected"}, entry{-2, "longer than that"})
	}
	all = append(all, entry{-3, "the day this was made"})
	for len(all) > 0 {
		n, used := 0, 0.0
		for n < len(all) {
			need := mark + 1 + width(all[n].words, small.size, false) + 5
			if n > 0 && used+need > f.w+5 {
				break
			}
			used += need
			n++
		}
		row, x := all[:n], f.x
		all = all[n:]
		m := f.at.leaf("P")
		f.push(piece{before: 1, h: small.height() * 1.25, ops: []op{{m: m, f: func(c *canvas, y float64) {
			at := x
			mid := y + small.height()*0.6
			for _, e := range row {
				switch e.shape {
				case -1:
					c.fill(at, mid-0.9, mark, 1.8, 0, 0, black)
				case -2:
					c.frameFilled(at+0.25, mid-0.9, mark-0.5, 1.8, 0, 0.4, black, white)
				case -3:
					c.dashed(at+mark/2, y, at+mark/2, y+small.height(), 0.4, 1.2, 1, false, black)
				default:
					c.touchMark(chart.Shape(e.shape), at+mark/2, mid)
				}
				at += mark + 1
				c.text(at, mid+small.size*mm*0.357, e.words+" ", small)
				at += width(e.words, small.size, false) + 5
			}
		}}}})
	}
}

func (c *canvas) touchMark(s chart.Shape, x, y float64) {
	switch s {
	case chart.Seen:
		c.disc(x, y, 1.3, black)
	case chart.Asked:
		c.polygon(black, [][2]float64{{x, y - 1.9}, {x + 1.9, y}, {x, y + 1.9}, {x - 1.9, y}})
	case chart.Talked:
		c.polygon(black, [][2]float64{{x, y - 1.5}, {x + 1.5, y + 1.2}, {x - 1.5, y + 1.2}})
	default:
		c.frameFilled(x-1.15, y-1.15, 2.3, 2.3, 0, 0.5, black, white)
	}
}

func (c *canvas) touch(p chart.TouchPlan, f chart.TouchFrame, x, y float64, l letter) {
	down := l.size * mm * 0.357 // from the middle of the letters to their foot
	for _, r := range p.Uprights {
		c.rule(x+r.X1, y+r.Y1, x+r.X2, y+r.Y2, rowLine, hair)
	}
	for _, r := range p.Rules {
		c.rule(x+r.X1, y+r.Y1, x+r.X2, y+r.Y2, rowLine, line)
	}
	for _, w := range p.Lanes {
		c.text(x+w.X-2.5-width(w.Text, l.size, false), y+w.Y+down, w.Text, l)
	}
	end := -1.0
	for _, m := range p.Months {
		w := width(m.Text, l.size, false)
		if at := m.X - w/2; at > end && at+w <= f.W { // a month that would touch the one before has its line only
			c.text(x+at, y+m.Y+1+l.base(), m.Text, l)
			end = at + w + 1.5
		}
	}
	for _, b := range p.Bars {
		if b.Over {
			c.frameFilled(x+b.X+0.2, y+b.Y, max(b.W-0.4, 0.4), b.H, 0, 0.4, black, white)
		} else {
			c.fill(x+b.X, y+b.Y+b.H*0.3, max(b.W, 0.4), b.H*0.4, 0, 0, black)
		}
	}
	c.dashed(x+p.Today.X1, y+p.Today.Y1, x+p.Today.X2, y+p.Today.Y2, 0.4, 1.2, 1, false, black)
	for _, m := range p.Points {
		c.touchMark(m.Shape, x+m.X, y+m.Y)
	}
}
