package pdf

import (
	"waymark/internal/chart"
	"waymark/internal/report"
)

// levels draws how many skills stand at each level: the same plan as in the window, and the numbers in a table after it.
func (f *flow) levels(b report.LevelBlock) {
	f.heading(report.Heading{Level: 2, Text: b.Chart.Title})
	if b.Chart.Empty() {
		f.para(report.Para{Text: "Nothing rated yet."})
		return
	}
	l := letter{size: 10.5, lead: 13, ink: black}
	if f.st.large {
		l = f.st.small
	}
	wordW := 0.0
	for _, r := range b.Chart.Rows {
		wordW = max(wordW, width(r.Label, l.size, false))
	}
	frame := chart.LevelFrame{W: f.w, Words: wordW + 2, Mark: l.height() * 1.2, Head: l.height() + 1, Lane: l.height() * 0.92, Gap: 2, Number: width("00", l.size, false) + 2}
	plan := b.Chart.Plan(frame)
	fig := f.at.add("Figure")
	fig.alt = b.Chart.Words()
	m := fig.mark()
	x := f.x
	f.push(piece{h: plan.H, ops: []op{{m: m, f: func(c *canvas, y float64) {
		fig.bbox = c.box(x, y, frame.W, plan.H)
		c.levels(plan, frame, x, y, l)
	}}}})
	f.lines(1.2, setLines([]run{{b.Chart.Key(), f.st.small.coloured(soft)}}, f.x, f.w, left, f.at.leaf("P")))
	f.after = f.gap(2)
	f.table(b.NumbersTable())
}

func (c *canvas) levels(p chart.LevelPlan, f chart.LevelFrame, x, y float64, l letter) {
	down := l.size * mm * 0.357 // from the middle of the letters to their foot
	for _, r := range p.Between {
		c.rule(x+r.X1, y+r.Y1, x+r.X2, y+r.Y2, rowLine, hair)
	}
	c.rule(x, y+p.H, x+f.W, y+p.H, rowLine, hair)
	for _, r := range p.Uprights {
		c.rule(x+r.X1, y+r.Y1, x+r.X2, y+r.Y2, rowLine, line)
	}
	for _, h := range p.Heads {
		c.text(x+h.X+0.8, y+h.Y-1.2, h.Text, l.strong())
	}
	for _, w := range p.Labels {
		c.text(x+w.X-2-width(w.Text, l.size, false), y+w.Y+down, w.Text, l)
	}
	for _, b := range p.Bars {
		if b.Voice == chart.Young {
			c.fill(x+b.X, y+b.Y, b.W, b.H, 0, 0, black)
		} else {
			c.frameFilled(x+b.X+0.25, y+b.Y+0.25, b.W-0.5, b.H-0.5, 0, 0.5, black, white)
		}
	}
	for _, n := range p.Numbers {
		c.text(x+n.X+0.8, y+n.Y+down, n.Text, l)
	}
	for _, m := range p.Marks {
		mx, my := x+m.X, y+m.Y
		if m.Voice == chart.Young {
			c.disc(mx, my, 1.2, black)
		} else {
			c.frameFilled(mx-1, my-1, 2, 2, 0, 0.55, black, white)
		}
	}
}
