package pdf

import (
	"slices"
	"strings"

	"waymark/internal/report"
)

// piece is a strip of a page that is never split: a line, a row of a table, a box that fits.
type piece struct {
	h      float64
	before float64 // empty space above, left out at the top of a page
	ops    []op
	keep   bool // stays with the next piece

	// group holds pieces together as long as they fit on one page; 0 is none.
	group int
	// When a page must end before this piece, close is drawn at the end of that page and again at the top of the next.
	again, close *piece

	// split is the same in several pieces, for where the whole would leave a great part of a page empty.
	split []piece

	// tight is the same with less room in it, for where the whole would stand alone on the next page.
	tight *piece

	air    float64 // of a pinned piece: so much of its top is white and counts as distance to what stands above
	pin    float64 // stands at the foot of the page, this far from the edge of the sheet; 0 is not
	fill   float64 // repeated at this distance as often as the page has room
	newSet bool    // begins a new page
	spare  bool    // left out where the page has no room for it
}

// engine lays a document out on pages.
type engine struct {
	doc      report.Document
	st       style
	paper    sheet
	root     *node
	part1    *node
	pages    []*page
	y        float64
	top      bool // nothing on the page yet
	groups   int
	hasH2    bool  // in the part being laid out
	logo     *logo // nil when there is none
	logoSet  bool
	logoPage int // on which it stands
}

func newEngine(doc report.Document) *engine {
	e := &engine{doc: doc, st: usualStyle, paper: a4, root: &node{tag: "Document", page: -1}}
	if doc.Large {
		e.st, e.paper = largeStyle, a4Large
	}
	return e
}

func (e *engine) bottom() float64 { return e.paper.h - e.paper.foot }
func (e *engine) room() float64   { return e.bottom() - e.topY() }

func (e *engine) topY() float64 {
	if e.doc.Foot.Practice {
		return e.paper.top + 3
	}
	return e.paper.top
}

func (e *engine) newPage() {
	e.pages = append(e.pages, &page{})
	e.y, e.top = e.topY(), true
}

// part lays a part out and places it.
func (e *engine) part(i int) {
	p := e.onOnePage(e.doc.Parts[i])
	n := e.root.add("Part")
	if i == 0 {
		e.part1 = n
	}
	e.hasH2 = false
	f := &flow{e: e, x: e.paper.side, w: e.paper.text(), st: e.st, at: n, ruleX: e.paper.side, ruleW: e.paper.text()}
	if len(p.Blocks) == 1 {
		if c, ok := p.Blocks[0].(report.Cover); ok && !e.st.large {
			f.cover(p, c)
			e.place(f.out)
			return
		}
		if c, ok := p.Blocks[0].(report.Cards); ok {
			f.cards(p, c)
			e.place(f.out)
			return
		}
	}
	f.head(p)
	for j, b := range p.Blocks {
		f.block(b, j == len(p.Blocks)-1)
	}
	if !(p.Same && i > 0) && len(f.out) > 0 {
		f.out[0].newSet = true
	} else if len(f.out) > 0 {
		f.out[0].before = 8
		f.out[0].newSet = e.alone(f.out)
	}
	e.place(f.out)
}

// alone reports whether the lines to sign on at the end of a short chapter would stand alone on the next page: the chapter then begins there.
func (e *engine) alone(ps []piece) bool {
	last := &ps[len(ps)-1]
	if last.pin == 0 || len(ps) < 2 || len(e.pages) == 0 || e.top {
		return false
	}
	y := e.y
	for i := range ps[:len(ps)-1] {
		y += ps[i].before + ps[i].h
	}
	if y > e.bottom() || y-e.y > e.room()/3 {
		return false // it goes over the page anyway, or is too long to be worth the empty foot
	}
	if t := last.tight; t != nil {
		last = t
	}
	return e.paper.h-last.pin-last.h+last.air < y+last.before
}

// onOnePage is a part with the first of its lengths that one page holds, the shortest if none does.
func (e *engine) onOnePage(p report.Part) report.Part {
	if e.st.large {
		return p
	}
	shorter := p.Shorter
	p.Shorter = nil
	for len(shorter) > 0 {
		try := newEngine(e.doc)
		try.paper, try.doc.Parts = e.paper, []report.Part{p}
		try.part(0)
		if len(try.pages) == 1 {
			break
		}
		p.Blocks, shorter = shorter[0], shorter[1:]
	}
	return p
}

// place puts pieces on pages.
func (e *engine) place(ps []piece) {
	for i := 0; i < len(ps); i++ {
		p := &ps[i]
		if p.newSet || len(e.pages) == 0 {
			e.newPage()
		}
		if e.worthSplitting(p) {
			ps = slices.Concat(ps[:i], p.split, ps[i+1:])
			p = &ps[i]
		}
		if p.pin > 0 {
			e.placePinned(p)
			continue
		}
		if p.spare && !e.top && e.y+p.before+p.h > e.bottom()+0.01 {
			continue
		}
		if p.h > e.room() {
			e.placeTall(p)
			continue
		}
		if !e.top && e.y+p.before+e.need(ps, i) > e.bottom()+0.01 {
			if p.close != nil {
				e.draw(p.close, e.y)
			}
			e.newPage()
			if p.again != nil && p.again.h+p.h <= e.room() {
				e.draw(p.again, e.y)
				e.y += p.again.h
			}
		} else if !e.top {
			e.y += p.before
		}
		e.draw(p, e.y)
		e.y, e.top = e.y+p.h, false
		for p.fill > 0 && e.y+p.h <= e.bottom() {
			e.draw(p, e.y)
			e.y += p.fill
		}
	}
}

// emptyFrom is how many millimetres of a page may stay empty so that what comes next is not split.
const emptyFrom = 48

// worthSplitting reports whether what does not fit on the rest of the page is to be split: a good part of it stands on this page, and
// more than a line or two on the next.
func (e *engine) worthSplitting(p *piece) bool {
	room := e.bottom() - e.y - p.before
	if len(p.split) == 0 || e.top || p.h <= room+0.01 || room < emptyFrom {
		return false
	}
	h, n := 0.0, 0
	for n < len(p.split) && h+p.split[n].h <= room {
		h += p.split[n].h
		n++
	}
	for n > 0 && n < len(p.split) && p.split[n-1].keep { // a head goes with its row
		n--
		h -= p.split[n].h
	}
	return n >= 3 && h >= emptyFrom/2
}

// placePinned puts a piece at the foot of the page, of the next one if this is full.
func (e *engine) placePinned(p *piece) {
	if t := p.tight; t != nil && !e.top && e.paper.h-p.pin-p.h+p.air < e.y+p.before && e.paper.h-t.pin-t.h+t.air >= e.y+t.before {
		p = t
	}
	y := e.paper.h - p.pin - p.h
	if !e.top && y+p.air < e.y+p.before {
		e.newPage()
	}
	y = max(y, e.topY())
	if y+p.h > e.bottom()+0.01 && p.h > e.room() {
		e.placeTall(p)
		return
	}
	e.draw(p, y)
	e.y, e.top = y+p.h, false
}

// placeTall splits what no page can hold at its lines of text. What decorates it is left out: a frame would run
// through the foot.
func (e *engine) placeTall(p *piece) {
	if !e.top {
		e.newPage()
	}
	from := 0.0
	for _, o := range p.ops {
		if o.m == nil && o.h == 0 {
			continue
		}
		if o.y+o.h-from > e.room() && o.y > from {
			e.newPage()
			from = o.y
		} else if o.y < from { // the next column of a row: it goes on where there is room
			e.newPage()
			from = o.y
		}
		pg := e.pages[len(e.pages)-1]
		pg.ops = append(pg.ops, placed{o, e.topY() - from})
		e.y, e.top = max(e.y, e.topY()+o.y+o.h-from), false
	}
}

// need is the height that must be free for piece i to begin here: its own and that of what must stay with it.
func (e *engine) need(ps []piece, i int) float64 {
	h, j := e.reach(ps, i)
	for ps[j].keep && j+1 < len(ps) && ps[j+1].pin == 0 {
		var next float64
		before := ps[j+1].before
		next, j = e.reach(ps, j+1)
		h += before + next
	}
	if h > e.room() {
		return ps[i].h
	}
	return h
}

// reach is the height of piece i, and of its whole group if it begins one that a page can hold; and the last piece in it.
func (e *engine) reach(ps []piece, i int) (float64, int) {
	if g := ps[i].group; g != 0 && (i == 0 || ps[i-1].group != g) {
		if h := groupHeight(ps, i); h <= e.room()-headRoom {
			j := i
			for j+1 < len(ps) && ps[j+1].group == g {
				j++
			}
			return h, j
		}
	}
	if n := len(ps[i].split); i > 0 && ps[i-1].keep && n > 4 { // so much of it must stand below its heading as is worth splitting off
		h, j := 0.0, 0
		for j < n && (j < 3 || h < emptyFrom || ps[i].split[j-1].keep) {
			h += ps[i].split[j].h
			j++
		}
		return min(h, ps[i].h), i
	}
	return ps[i].h, i
}

// headRoom is left free on a page that something fills, so that its heading can stand above it.
const headRoom = 14

func groupHeight(ps []piece, i int) float64 {
	h, g := ps[i].h, ps[i].group
	for j := i + 1; j < len(ps) && ps[j].group == g; j++ {
		h += ps[j].before + ps[j].h
	}
	return h
}

func (e *engine) draw(p *piece, y float64) {
	pg := e.pages[len(e.pages)-1]
	for _, o := range p.ops {
		pg.ops = append(pg.ops, placed{o, y})
	}
}

// stack makes one piece of several that stand below each other.
func stack(ps []piece) piece {
	var out piece
	for i, p := range ps {
		if i > 0 {
			out.h += p.before
		} else {
			out.before = p.before
		}
		out.ops = append(out.ops, lower(p.ops, out.h)...)
		out.h += p.h
	}
	return out
}

// lower moves what is drawn down by d.
func lower(ops []op, d float64) []op {
	if d == 0 {
		return ops
	}
	out := make([]op, len(ops))
	for i, o := range ops {
		out[i] = op{o.m, func(c *canvas, y float64) { o.f(c, y+d) }, o.y + d, o.h}
	}
	return out
}

// run is text in one kind of letter.
type run struct {
	s string
	l letter
}

// seg is a run, or part of one, at its place in a line.
type seg struct {
	x float64
	s string
	l letter
}

// wrap breaks runs into lines no wider than w. A line break in the text is kept. A word wider than the line is cut.
func wrap(runs []run, w float64) [][]seg {
	lines := [][]seg{nil}
	x := 0.0
	next := func() { lines, x = append(lines, nil), 0 }
	put := func(s string, l letter) {
		cur := &lines[len(lines)-1]
		if n := len(*cur); n > 0 && (*cur)[n-1].l == l {
			(*cur)[n-1].s += s
		} else {
			*cur = append(*cur, seg{x, s, l})
		}
		x += width(s, l.size, l.bold)
	}
	for _, r := range runs {
		for pi, para := range strings.Split(r.s, "\n") {
			if pi > 0 {
				next()
			}
			if shapedIn(para) {
				r.l.way = directionOf(para)
			}
			for para != "" {
				word := para[:wordEnd(para)]
				para = para[len(word):]
				bare := strings.TrimRight(word, " ")
				bw := width(bare, r.l.size, r.l.bold)
				if x > 0 && x+bw > w+0.01 {
					next()
				}
				for bw > w+0.01 {
					cut, cw := 0, 0.0
					for i, ch := range bare {
						cc := width(string(ch), r.l.size, r.l.bold)
						if i > 0 && cw+cc > w {
							break
						}
						cw += cc
						cut = i + len(string(ch))
					}
					if cut >= len(bare) {
						break
					}
					put(bare[:cut], r.l)
					next()
					bare, word = bare[cut:], word[cut:]
					bw = width(bare, r.l.size, r.l.bold)
				}
				put(word, r.l)
			}
		}
	}
	return lines
}

// wordEnd is where the first word of s ends, with the spaces behind it. Chinese is written without spaces: a line may end after every character
// of it, but none begins with a comma or a closing bracket.
func wordEnd(s string) int {
	var last rune
	for i, r := range s {
		switch {
		case last == ' ' && r != ' ':
			return i
		case last >= firstIdeographic && r != ' ' && !strings.ContainsRune("，。、；：？！”’）》〉」』】…·—,.;:?!)]", r) && !strings.ContainsRune("“‘（《〈「『【", last),
			last > ' ' && last < firstIdeographic && r >= 0x4E00 && !strings.ContainsRune("([“‘", last):
			return i
		}
		last = r
	}
	return len(s)
}

// firstIdeographic begins the block of Chinese punctuation; the characters themselves follow.
const firstIdeographic = 0x3000

func lineWidth(segs []seg) float64 {
	w := 0.0
	for i, s := range segs {
		t := s.s
		if i == len(segs)-1 {
			t = strings.TrimRight(t, " ")
		}
		w += width(t, s.l.size, s.l.bold)
	}
	return w
}

type side int

const (
	left  side = iota // where the language begins: words in Arabic script go to the right
	fixed             // left, whatever is said: in tables
	right
	centre
)

// block of text set in a width: its ops, the top at 0, and its height.
func setText(runs []run, x, w float64, a side, m *mark) ([]op, float64) {
	var ops []op
	y := 0.0
	for _, l := range setLines(runs, x, w, a, m) {
		ops = append(ops, lower(l.ops, y)...)
		y += l.h
	}
	return ops, y
}

// setLines sets text with a piece for each line.
func setLines(runs []run, x, w float64, a side, m *mark) []piece {
	if len(runs) == 0 {
		return nil
	}
	var out []piece
	if a == left && len(runs) == 1 && w > 90 && leftward(runs[0].s) {
		a = right
	}
	if m != nil {
		for _, r := range runs {
			m.of.said += r.s
			m.of.shaped = m.of.shaped || shapedIn(r.s)
		}
		m.of.said += " "
	}
	lines := wrap(runs, w)
	for i, segs := range lines {
		l := runs[0].l
		for _, s := range segs {
			if s.l.lead > l.lead || len(segs) == 1 {
				l = s.l
			}
		}
		dx := 0.0
		switch a {
		case right:
			dx = w - lineWidth(segs)
		case centre:
			dx = (w - lineWidth(segs)) / 2
		}
		if dx < 0 {
			dx = 0
		}
		if n := len(segs); n > 0 && i == len(lines)-1 {
			segs[n-1].s = strings.TrimRight(segs[n-1].s, " ")
		}
		base := l.base()
		out = append(out, piece{h: l.height(), ops: []op{{m: m, h: l.height(), f: func(c *canvas, y float64) {
			for _, s := range segs {
				c.text(x+dx+s.x, y+base, s.s, s.l)
			}
		}}}})
	}
	return out
}

// art draws something nobody is read.
func art(f func(c *canvas, y float64)) op { return op{f: f} }
