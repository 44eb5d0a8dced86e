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
	for i, pg := range e.pages {
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
		lines := wrap([]run{{strings.Join(strings.Fields(foot.Left()), " "), l}}, textW-sw-8)
		const most = 2 // what the sheet has room for
		if len(lines) > most {
			lines = lines[:most]
			last := lines[most-1] // never empty: there are no line breaks in it
			last[len(last)-1].s = strings.TrimRight(last[len(last)-1].s, " ") + "…"
		}
		at := footRule
		if len(lines) > 1 {
			at -= float64(len(lines)-1) * l.height() * 0.7 // printers cannot reach the edge of the sheet
		}
		rule := art(func(c *canvas, y float64) { c.rule(marginSide, y, marginSide+textW, y, ruleLine, line) })
		text := op{m: m, f: func(c *canvas, y float64) {
			for n, segs := range lines {
				for _, s := range segs {
					c.text(marginSide+s.x, y+1.1+float64(n)*l.height()+l.base(), s.s, s.l)
				}
			}
			c.text(marginSide+textW-sw, y+1.1+l.base(), side, l)
		}}
		pg.ops = append(pg.ops, placed{rule, at}, placed{text, at})
		if foot.Practice {
			h := e.st.small.strong()
			w := width(report.PracticeWords, h.size, true)
			pg.ops = append(pg.ops, placed{art(func(c *canvas, y float64) {
				c.text((sheetW-w)/2, y+h.base(), report.PracticeWords, h)
				c.rule(marginSide, y+h.height()/2, (sheetW-w)/2-4, y+h.height()/2, ruleLine, line)
				c.rule((sheetW+w)/2+4, y+h.height()/2, sheetW-marginSide, y+h.height()/2, ruleLine, line)
			}), 8.5})
		}
	}
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
