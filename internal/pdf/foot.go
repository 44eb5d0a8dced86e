package pdf

import (
	"strings"

	"waymark/internal/report"
)

// feet draws the line at the foot of every page, now that the number of pages is known. The first is read aloud, once,
// at the end of its part; the others are artifacts.
func (e *engine) feet() {
	l := e.st.foot
	foot := e.doc.Foot
	x0, textW := e.paper.side, e.paper.text()
	for i, pg := range e.pages {
		if foot.Practice {
			e.practiceHead(i, pg)
		}
		if e.paper.booklet {
			e.bookletFoot(i, pg)
			continue
		}
		end := "Page " + itoa(i+1) + " of " + itoa(len(e.pages))
		if foot.Made == "" && foot.NumberCheck() != "" {
			end = foot.NumberCheck()
			if len(e.pages) > 1 {
				end += ". Page " + itoa(i+1) + " of " + itoa(len(e.pages))
			}
		}
		side := strings.TrimSpace(foot.Initials + " " + end)
		side = shorten(side, l, 70)
		var m *mark
		if i == 0 && e.part1 != nil {
			m = e.part1.leaf("P")
		}
		sw := width(side, l.size, false)
		lines := wrap([]run{{strings.Join(strings.Fields(foot.Left()), " "), l}}, textW-sw-5)
		const most = 2 // what the sheet has room for
		if len(lines) > most {
			lines = lines[:most]
			last := lines[most-1] // never empty: there are no line breaks in it
			last[len(last)-1].s = strings.TrimRight(last[len(last)-1].s, " ") + "…"
		}
		at := e.paper.h - e.paper.rule
		if len(lines) > 1 {
			at -= float64(len(lines)-1) * l.height() * 0.7 // printers cannot reach the edge of the sheet
		}
		rule := art(func(c *canvas, y float64) { c.rule(x0, y, x0+textW, y, ruleLine, line) })
		text := op{m: m, f: func(c *canvas, y float64) {
			for n, segs := range lines {
				for _, s := range segs {
					c.text(x0+s.x, y+1.1+float64(n)*l.height()+l.base(), s.s, s.l)
				}
			}
			c.text(x0+textW-sw, y+1.1+l.base(), side, l)
		}}
		pg.ops = append(pg.ops, placed{rule, at}, placed{text, at})
	}
}

// practiceHead says across the head of a page that its people are made up.
func (e *engine) practiceHead(i int, pg *page) {
	h := e.st.small.strong()
	w := width(report.PracticeWords, h.size, true)
	x0, x1, mid := e.paper.side, e.paper.side+e.paper.text(), e.paper.w/2
	if e.logoSet && i == e.logoPage {
		x1 -= e.logo.w + 3
	}
	pg.ops = append(pg.ops, placed{art(func(c *canvas, y float64) {
		c.text(mid-w/2, y+h.base(), report.PracticeWords, h)
		c.rule(x0, y+h.height()/2, mid-w/2-4, y+h.height()/2, ruleLine, line)
		c.rule(mid+w/2+4, y+h.height()/2, x1, y+h.height()/2, ruleLine, line)
	}), e.paper.top - 6.5})
}

// shorten cuts s to a width.
func shorten(s string, l letter, w float64) string {
	if width(s, l.size, l.bold) <= w {
		return s
	}
	rs := []rune(s)
	for len(rs) > 0 && width(string(rs)+"…", l.size, l.bold) > w {
		rs = rs[:len(rs)-1]
	}
	return string(rs) + "…"
}
