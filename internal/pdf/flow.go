package pdf

import (
	"waymark/internal/report"
)

// flow is a column that is being filled with pieces.
type flow struct {
	e     *engine
	x, w  float64
	st    style
	at    *node // where in the structure tree the next thing goes
	out   []piece
	boxed bool // inside a band box: the letters are those of tables

	after float64 // space the last block wants below it

	ruleX, ruleW float64 // how far the rules of tables reach; a box lets them touch its frame
}

// beside makes a flow for another place in the same document.
func (f *flow) beside(x, w float64, at *node) *flow {
	return &flow{e: f.e, x: x, w: w, st: f.st, at: at, boxed: f.boxed, ruleX: x, ruleW: w}
}

// text is the letter of paragraphs here.
func (f *flow) text() letter {
	if f.boxed {
		return f.st.small
	}
	return f.st.body
}

func (f *flow) push(p ...piece) { f.out = append(f.out, p...) }

// lines adds lines of text; the first two stay together, and the last two.
func (f *flow) lines(before float64, ps []piece) {
	if len(ps) == 0 {
		return
	}
	ps[0].before += before
	if n := len(ps); n > 1 {
		ps[0].keep = true
		ps[n-2].keep = true
	}
	f.push(ps...)
}

// gap is the usual space above a block.
func (f *flow) gap(usual float64) float64 {
	if f.st.large {
		return usual * 1.4
	}
	return usual
}

// block lays out one block.
func (f *flow) block(b report.Block, last bool) {
	start := len(f.out)
	f.lay(b, last)
	if start == len(f.out) {
		return
	}
	below := 0.0
	switch b.(type) {
	case report.List, report.Table, report.Pairs, report.Columns, report.Counts, report.Feelings, report.Lines, report.QR, report.KeyBoxes:
		below = f.gap(3.2)
	case report.Own, report.Box, report.Stones, report.ChartBlock, report.LevelBlock, report.TouchBlock:
		below = f.gap(4.2)
	}
	if _, hint := b.(report.Hint); !hint && start > 0 && f.out[start].before < f.after {
		f.out[start].before = f.after
	}
	f.after = below
}

// lay adds the pieces of a block.
func (f *flow) lay(b report.Block, last bool) {
	switch b := b.(type) {
	case report.Heading:
		f.heading(b)
	case report.Para:
		f.para(b)
	case report.Hint:
		if b.Text == "" {
			return
		}
		f.lines(f.gap(2), setLines([]run{{b.Text, f.st.small.coloured(soft)}}, f.x, f.w, left, f.at.leaf("P")))
	case report.Own:
		f.own(b)
	case report.View:
		f.view(b)
	case report.List:
		f.list(b)
	case report.Pairs:
		f.pairs(b)
	case report.Table:
		f.table(b)
	case report.Columns:
		f.columns(b)
	case report.Box:
		f.box(b)
	case report.Counts:
		f.counts(b.Items, true)
	case report.Key:
		from := len(f.out)
		f.counts(b.Items, false)
		for i := from; i < len(f.out); i++ { // it explains what follows
			f.out[i].keep = !last
		}
	case report.Feelings:
		f.feelings(b)
	case report.Stones:
		f.stones(b)
	case report.ChartBlock:
		f.chart(b)
	case report.LevelBlock:
		f.levels(b)
	case report.TouchBlock:
		f.touch(b)
	case report.Emergency:
		f.emergency(b, last)
	case report.Signatures:
		f.signatures(b, last)
	case report.Lines:
		f.dottedLines(b)
	case report.QR:
		f.qr(b)
	case report.KeyBoxes:
		f.keyBoxes(b)
	case report.Cards:
		for _, side := range b.Sides() {
			f.box(side)
		}
	case report.Cover:
		f.coverLines(b)
	case report.Artifact:
		ops, h := setText([]run{{b.Text, f.st.small.coloured(soft)}}, f.x, f.w, left, nil)
		f.push(piece{h: h, before: f.gap(2), ops: ops})
	}
}

func (f *flow) heading(h report.Heading) {
	if h.Text == "" {
		return
	}
	l, tag := f.st.h2, "H2"
	if h.Level >= 3 {
		l, tag = f.st.h3, "H3"
		if !f.e.hasH2 {
			tag = "H2" // no level is skipped, however it looks
		}
	}
	f.e.hasH2 = true
	m := f.at.leaf(tag)
	runs := []run{{h.Text, l}}
	if h.Note != "" {
		runs = []run{{h.Text + " ", l}, {h.Note, f.st.small}}
	}
	ps := setLines(runs, f.x, f.w, left, m)
	for i := range ps {
		ps[i].keep = true
	}
	if len(ps) == 0 {
		return
	}
	ps[0].before = f.gap(3.8)
	if tag == "H3" {
		ps[0].before = f.gap(2.6)
	}
	if tag == "H2" && !f.boxed {
		ps[0].ops = append(ps[0].ops, art(func(c *canvas, y float64) { c.p.Bookmark(h.Text, 1, y) }))
	}
	ps[len(ps)-1].h += 0.8
	f.push(ps...)
}

func (f *flow) para(p report.Para) {
	if p.Text == "" && p.Lead == "" {
		return
	}
	l := f.text()
	if p.Small {
		l = f.st.small
	}
	x, w := f.x, f.w
	if p.Icon != report.NoIcon {
		x, w = x+f.st.icon+1, w-f.st.icon-1
	}
	var runs []run
	n := f.at.add("P")
	if p.Lead != "" {
		lead := p.Lead
		if p.Text != "" {
			lead += " "
		}
		runs = append(runs, run{lead, l.strong()})
	}
	runs = append(runs, run{p.Text, l})
	ps := setLines(runs, x, w, left, n.mark())
	if p.Icon != report.NoIcon && len(ps) > 0 {
		s := f.st.icon
		ps[0].ops = append(ps[0].ops, art(func(c *canvas, y float64) { c.icon(p.Icon, f.x, y+(l.height()-s)/2, s, black) }))
	}
	f.lines(f.gap(1.1), ps)
}

func (f *flow) list(b report.List) {
	if len(b.Items) == 0 {
		return
	}
	n := f.at.add("L")
	n.counts = "Disc"
	if b.Numbered {
		n.counts = "Decimal"
	}
	if b.Wide && !f.st.large && len(b.Items) > 1 {
		half := (len(b.Items) + 1) / 2
		gap := 6.0
		w := (f.w - gap) / 2
		a, c := f.beside(f.x, w, n), f.beside(f.x+w+gap, w, n)
		a.items(n, b.Items[:half], 1, b.Numbered)
		c.items(n, b.Items[half:], half+1, b.Numbered)
		f.push(sideBySide(a.out, c.out))
		return
	}
	f.items(n, b.Items, 1, b.Numbered)
}

func (f *flow) items(n *node, items []string, from int, numbered bool) {
	l := f.text()
	for i, s := range items {
		li := n.add("LI")
		dx := l.size * mm * 1.17
		var lead op
		if numbered {
			word := itoa(from + i)
			m := li.leaf("Lbl")
			lead = op{m: m, f: func(c *canvas, y float64) { c.text(f.x, y+l.base(), word, l.strong()) }}
			dx = max(dx, width(word+" ", l.size, true))
		} else {
			m := li.leaf("Lbl")
			dot := l
			dot.size *= 1.45
			lead = op{m: m, f: func(c *canvas, y float64) { c.text(f.x, y+l.base()+l.size*mm*0.16, "•", dot) }}
		}
		ps := setLines([]run{{s, l}}, f.x+dx, f.w-dx, left, li.leaf("LBody"))
		if len(ps) == 0 {
			continue
		}
		ps[0].ops = append([]op{lead}, ps[0].ops...)
		before := f.gap(0.3)
		if len(ps) > 1 || i > 0 && numbered {
			before = f.gap(0.7)
		}
		f.lines(before, ps)
	}
}

// sideBySide makes one piece of two columns.
func sideBySide(a, b []piece) piece {
	pa, pb := stack(a), stack(b)
	return piece{h: max(pa.h, pb.h), before: max(pa.before, pb.before), ops: append(pa.ops, pb.ops...)}
}

func (f *flow) columns(b report.Columns) {
	if f.st.large {
		f.below(b)
		return
	}
	share := b.Share
	if share <= 0 || share >= 1 {
		share = 0.5
	}
	gap := 6.0
	wl := (f.w - gap) * share
	begin := len(f.at.kids)
	l, r := f.beside(f.x, wl, f.at), f.beside(f.x+wl+gap, f.w-gap-wl, f.at)
	level := onlyBoxes(b.Left) && onlyBoxes(b.Right)
	var need float64
	if level {
		// boxes side by side end at the same height: lay them out once to measure, on a tree that is thrown away
		for _, try := range []struct {
			f  *flow
			bs []report.Block
		}{{l, b.Left}, {r, b.Right}} {
			t := try.f.beside(try.f.x, try.f.w, &node{tag: "Document"})
			t.box(try.bs[0].(report.Box))
			need = max(need, stack(t.out).h)
		}
	}
	for _, k := range b.Left {
		l.blockAt(k, need)
	}
	for _, k := range b.Right {
		r.blockAt(k, need)
	}
	p := sideBySide(l.out, r.out)
	if p.h > f.e.room()-headRoom {
		f.at.kids = f.at.kids[:begin]
		f.below(b)
		return
	}
	f.push(p)
}

// below sets two columns one after the other, the width of the page each.
func (f *flow) below(b report.Columns) {
	for _, k := range b.Left {
		f.block(k, false)
	}
	for _, k := range b.Right {
		f.block(k, false)
	}
}

func (f *flow) blockAt(b report.Block, atLeast float64) {
	if x, ok := b.(report.Box); ok && atLeast > 0 {
		f.boxHigh(x, atLeast)
		return
	}
	f.block(b, false)
}

func onlyBoxes(bs []report.Block) bool {
	if len(bs) != 1 {
		return false
	}
	b, ok := bs[0].(report.Box)
	return ok && !b.Band
}
