package pdf

import (
	"waymark/internal/report"
)

// fillBooklet adds pages for notes until the sheets are full: each holds four pages.
func (e *engine) fillBooklet() {
	for len(e.pages)%4 != 0 {
		f := &flow{e: e, x: e.paper.side, w: e.paper.text(), st: e.st, at: e.root.add("Part"), ruleX: e.paper.side, ruleW: e.paper.text()}
		e.hasH2 = false
		f.head(report.Part{Title: "My notes", Icon: report.IconNotes, Aside: []report.Aside{}})
		f.block(report.Hint{Text: "For questions to ask, and answers I was given."}, false)
		f.block(report.Lines{N: 1, Fill: true}, true)
		f.out[0].newSet = true
		e.place(f.out)
	}
}

// imposition is which pages, counted from 1, lie on each side of the sheets: left and right, front before back.
func imposition(pages int) [][2]int {
	var out [][2]int
	for s := 0; s < pages/4; s++ {
		out = append(out, [2]int{pages - 2*s, 1 + 2*s}, [2]int{2 + 2*s, pages - 1 - 2*s})
	}
	return out
}

// sheetNote is for whoever folds it: which sheet this is, and how.
var sheetNote = letter{size: 7, lead: 9, ink: soft}

// booklet draws two pages on each side. The tags follow the pages of the booklet, not the sheets.
func (c *canvas) booklet(pages []*page) {
	half := a5.w
	for i, pair := range imposition(len(pages)) {
		c.p.AddPage()
		c.page = i
		for n, number := range pair {
			c.dx = float64(n) * half
			c.raw("q 1 0 0 1 " + px(c.dx) + " 0 cm")
			c.paint(pages[number-1])
			c.raw("Q")
		}
		c.dx = 0
		c.raw("/Artifact BMC")
		side := ", front"
		if i%2 == 1 {
			side = ", back"
		}
		c.text(a5.side, c.h-4.2, "Sheet "+itoa(i/2+1)+" of "+itoa(len(pages)/4)+side+". Print on both sides, flip on the short edge, fold all sheets together.", sheetNote)
		c.dashed(half, 0, half, 5, 0.2, 0.8, 0.6, false, line)
		c.dashed(half, c.h-5, half, c.h, 0.2, 0.8, 0.6, false, line)
		c.raw("EMC")
	}
}

// bookletFoot is whose booklet it is, and the number of the page on the outside. The cover has none.
func (e *engine) bookletFoot(i int, pg *page) {
	if i == 0 {
		return
	}
	l := e.st.foot
	x0, x1, at := e.paper.side, e.paper.side+e.paper.text(), e.paper.h-e.paper.rule
	whose := e.doc.Person
	if e.doc.Foot.Practice {
		whose = report.PracticeWords
	}
	number := itoa(i + 1)
	whose = shorten(whose, l, e.paper.text()-20)
	pg.ops = append(pg.ops, placed{art(func(c *canvas, y float64) {
		c.rule(x0, y, x1, y, ruleLine, line)
		a, b := whose, number
		if i%2 == 1 { // the left page of the spread
			a, b = number, whose
		}
		c.text(x0, y+1.1+l.base(), a, l)
		c.text(x1-width(b, l.size, false), y+1.1+l.base(), b, l)
	}), at})
}
