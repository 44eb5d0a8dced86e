package pdf

import (
	"waymark/internal/report"
)

// head is the title of a part with what stands beside it.
func (f *flow) head(p report.Part) {
	st := f.st
	title := st.inner
	if p.Mark {
		title = st.title
	}
	const markSize, markRoom = 12.3, 15.9
	x := f.x
	switch {
	case p.Mark:
		x += markRoom
	case p.Icon != report.NoIcon:
		x += title.size*mm + 2.8
	}
	aside := p.Aside
	if len(aside) == 0 && f.e.doc.Head != "" && !p.Mark {
		aside = []report.Aside{{Text: f.e.doc.Head}}
	}
	al := f.text()
	if !p.Mark {
		al = st.small
	}
	asideW := 0.0
	for _, a := range aside {
		l := al
		l.bold = a.Bold
		w := width(a.Text, l.size, l.bold)
		if a.Icon != report.NoIcon {
			w += st.icon + 1
		}
		asideW = max(asideW, w)
	}
	rest := f.x + f.w - x
	titleW := rest
	under := st.large // the aside stands below the title instead of beside it
	if asideW > 0 && !under {
		need := width(p.Title, title.size, true)
		asideW = min(asideW+0.1, max(rest*0.45, rest-need-4))
		titleW = rest - asideW - 4
	}
	n := f.at
	var out piece
	tops, th := setText([]run{{p.Title, title}}, x, titleW, left, n.leaf("H1"))
	top := 0.0
	if p.Mark {
		out.ops = append(out.ops, art(func(c *canvas, y float64) { c.icon("waymark", f.x-0.3, y+0.1, markSize, accent) }))
	} else if p.Icon != report.NoIcon {
		s := title.size * mm * 1.05
		out.ops = append(out.ops, art(func(c *canvas, y float64) { c.icon(p.Icon, f.x-0.3, y+(title.height()-s)/2, s, black) }))
	}
	out.ops = append(out.ops, art(func(c *canvas, y float64) { c.p.Bookmark(p.Title, 0, y) }))
	out.ops = append(out.ops, lower(tops, top)...)
	h := top + th
	if p.Sub != "" {
		h -= 0.4
		l := st.body
		if !p.Mark {
			l = st.small
		}
		ops, sh := setText([]run{{p.Sub, l}}, x, titleW, left, n.leaf("P"))
		out.ops = append(out.ops, lower(ops, h)...)
		h += sh
	}
	ah := 0.3
	if under {
		ah = h
	}
	for _, a := range aside {
		l := al
		l.bold = a.Bold
		ax, aw, where := f.x+f.w-asideW, asideW, right
		if under {
			ax, aw, where = f.x, f.w, left
		}
		if a.Icon != report.NoIcon {
			s := st.icon
			ix := f.x + f.w - width(a.Text, l.size, l.bold) - s - 0.6
			if under {
				ix = f.x
				ax, aw = ax+s+1, aw-s-1
			}
			out.ops = append(out.ops, lower([]op{art(func(c *canvas, y float64) { c.icon(a.Icon, ix, y+(l.height()-s)/2, s, black) })}, ah)...)
		}
		ops, sh := setText([]run{{a.Text, l}}, ax, aw, where, n.leaf("P"))
		out.ops = append(out.ops, lower(ops, ah)...)
		ah += sh
	}
	h = max(h, ah)
	if l := f.e.logo; l != nil && !f.e.logoSet && !p.Own && (!p.Same || len(f.e.pages) == 0) {
		f.e.logoSet, f.e.logoPage = true, len(f.e.pages) // the page that this part begins
		out.ops = append(out.ops, l.op(f.x+f.w, n))
	}
	if p.Mark {
		h = max(h+1.2, markSize+0.5)
	}
	h += 2.6
	ry := h
	out.ops = append(out.ops, art(func(c *canvas, y float64) { c.rule(f.x, y+ry, f.x+f.w, y+ry, topLine, black) }))
	out.h = h + 2.6
	if p.Mark {
		out.h = h + 3.4
	}
	out.keep = true
	f.push(out)
}

// cover fills the first page.
func (f *flow) cover(p report.Part, cv report.Cover) {
	pw, ph := f.e.paper.w, f.e.paper.h
	edge := f.e.paper.top
	big := letter{size: 32, lead: 40, bold: true, ink: black}
	if f.e.paper.booklet {
		edge = 10.2
		if f.e.doc.Foot.Practice {
			edge = 12
		}
		big.size, big.lead = 26, 33
	}
	x0, y0, w0, h0 := edge, edge, pw-2*edge, ph-edge-f.e.paper.foot
	n := f.at
	lead := letter{size: 18, lead: 26, ink: black}
	name := letter{size: 22, lead: 30, bold: true, ink: black}
	inX, inW := x0+10.5, w0-21
	out := piece{h: f.e.room(), newSet: true}
	heart := pw * 0.22
	top := ph*0.31 - heart
	colour, ok := coverInks[cv.Colour]
	if !ok {
		colour = young
	}
	out.ops = append(out.ops, art(func(c *canvas, y float64) {
		c.p.Bookmark(p.Title, 0, y)
		c.frame(x0, y0, w0, h0, 5, 0.9, colour)
		icon := p.Icon
		if icon == report.NoIcon {
			icon = report.IconHeart
		}
		c.icon(icon, (pw-heart)/2, top, heart, colour)
	}))
	y := ph*0.39 - f.e.topY()
	add := func(s string, l letter, tag string, a side) {
		if s == "" {
			return
		}
		ops, h := setText([]run{{s, l}}, inX, inW, a, n.leaf(tag))
		out.ops = append(out.ops, lower(ops, y)...)
		y += h
	}
	add(p.Title, big, "H1", centre)
	y += 12
	add(cv.Lead, lead, "P", centre)
	add(cv.Name, name, "P", centre)
	if cv.Words != "" {
		y += 4
		add(cv.Words, lead, "P", centre)
	}
	var foot float64
	for _, s := range cv.Lines {
		foot += float64(len(wrap([]run{{s, f.st.small.coloured(soft)}}, inW))) * f.st.small.height()
	}
	foot += float64(len(wrap([]run{{cv.Ask, f.st.body}}, inW)))*f.st.body.height() + 3
	y = max(y+8, y0+h0-10-foot-f.e.topY())
	add(cv.Ask, f.st.body, "P", left)
	y += 3
	for _, s := range cv.Lines {
		add(s, f.st.small.coloured(soft), "P", left)
	}
	if y > out.h { // more words than a cover has room for
		f.at.kids = nil
		f.head(p)
		f.out[0].newSet = true
		f.coverLines(cv)
		return
	}
	f.push(out)
}

// coverLines is a cover that does not stand alone, and the large print one: the same words as paragraphs.
func (f *flow) coverLines(c report.Cover) {
	for _, s := range append([]string{c.Lead, c.Name, c.Words, c.Ask}, c.Lines...) {
		if s != "" {
			f.para(report.Para{Text: s})
		}
	}
}
