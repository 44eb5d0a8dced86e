package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"

	"waymark/assets"
)

// Some scripts cannot be set by putting one letter after the other, which is all that gofpdf can do: Arabic joins its
// letters and runs from right to left, Bengali puts vowels before the consonant they follow. Such words are shaped
// here and drawn as outlines. So that they can still be read aloud, searched and copied, each cluster of letters is a
// span that says its letters, with an unseen full stop stretched to its width.

// script is a font for a script that is shaped.
type script struct {
	file   string
	script language.Script
	dir    di.Direction
	lang   string
	grow   float64 // how much larger it is set, to look as large as the letters beside it
	blocks [][2]rune

	once sync.Once
	face *font.Face
	has  map[rune]bool
}

var shapedScripts = []*script{
	{file: "NotoNaskhArabic-Regular.ttf", script: language.Arabic, dir: di.DirectionRTL, lang: "ar", grow: 1.18,
		blocks: [][2]rune{{0x0600, 0x06FF}, {0x0750, 0x077F}, {0x08A0, 0x08FF}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}}},
	{file: "NotoSansEthiopic-Regular.ttf", script: language.Ethiopic, dir: di.DirectionLTR, lang: "ti", grow: 1,
		blocks: [][2]rune{{0x1200, 0x139F}, {0x2D80, 0x2DDF}, {0xAB00, 0xAB2F}}},
	{file: "NotoSansBengali-Regular.ttf", script: language.Bengali, dir: di.DirectionLTR, lang: "bn", grow: 1.05,
		blocks: [][2]rune{{0x0964, 0x0965}, {0x0980, 0x09FF}}},
	{file: "NotoSansSC-Subset.otf", script: language.Han, dir: di.DirectionLTR, lang: "zh", grow: 1,
		blocks: [][2]rune{{0x3000, 0x303F}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0xFF00, 0xFFEF}}},
}

var (
	shapeMu   sync.Mutex // the shaper and its fonts serve one caller at a time
	shaper    shaping.HarfbuzzShaper
	shapeMemo = map[shapeKey][]cluster{}
)

type shapeKey struct {
	script *script
	text   string
	digits bool
}

// load reads the font when the first of its letters is met: the Chinese one takes a while.
func (s *script) load() {
	s.once.Do(func() {
		data, err := assets.Fonts.ReadFile("fonts/" + s.file)
		if err != nil {
			return // its words become a stand-in
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return
		}
		s.face, s.has = face, map[rune]bool{}
		add := func(r rune) {
			if g, ok := face.NominalGlyph(r); ok && g != 0 {
				s.has[r] = true
			}
		}
		for _, b := range s.blocks {
			for r := b[0]; r <= b[1]; r++ {
				add(r)
			}
		}
		for _, r := range " .,:;!?()[]-–«»" { // stands between its words
			add(r)
		}
	})
}

// scriptFor is the script that r is shaped in, nil if it is drawn plainly or not at all.
func scriptFor(r rune) *script {
	if r < 0x0600 {
		return nil
	}
	for _, s := range shapedScripts {
		for _, b := range s.blocks {
			if r >= b[0] && r <= b[1] {
				s.load()
				if s.has[r] {
					return s
				}
				return nil
			}
		}
	}
	return nil
}

// joiner tells whether r is one of the two unseen characters that say how letters join.
func joiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

// shapedIn tells whether any of s must be shaped; nearly all text is not, and is told apart quickly.
func shapedIn(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xD8 { // the first byte of what lies beyond U+0600
			for _, r := range s {
				if scriptFor(r) != nil {
					return true
				}
			}
			return false
		}
	}
	return false
}

// cluster is letters that are drawn together. Lengths are thousandths of the size.
type cluster struct {
	text  string
	w     float64
	shape []curve
}

// curve is a step of an outline: m, l, c with one, one and three points, h closes.
type curve struct {
	kind byte
	p    [6]float64
}

// shape gives the glyphs of a stretch, from left to right as they stand on paper, in thousandths of the size.
func (st stretch) shape() []shaping.Glyph {
	rs, s, dir := []rune(st.text), st.script, st.script.dir
	if st.digits {
		dir = di.DirectionLTR
	}
	return shaper.Shape(shaping.Input{Text: rs, RunEnd: len(rs), Direction: dir, Face: s.face, Size: 1000 << 6, Script: s.script, Language: language.NewLanguage(s.lang)}).Glyphs
}

// clusters are the letters of a stretch that are drawn together, from left to right.
func (st stretch) clusters() []cluster {
	shapeMu.Lock()
	defer shapeMu.Unlock()
	s, key := st.script, shapeKey{st.script, st.text, st.digits}
	if c, ok := shapeMemo[key]; ok {
		return c
	}
	rs := []rune(st.text)
	scale := 1000 / float64(s.face.Upem()) * s.grow
	var cs []cluster
	last := -1
	for _, g := range st.shape() {
		if g.ClusterIndex != last || len(cs) == 0 {
			last = g.ClusterIndex
			end := min(last+max(g.RuneCount, 1), len(rs))
			cs = append(cs, cluster{text: string(rs[last:end])})
		}
		c := &cs[len(cs)-1]
		if o, ok := s.face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
			c.shape = append(c.shape, outline(o, scale, c.w+float64(g.XOffset)/64*s.grow, float64(g.YOffset)/64*s.grow)...)
		}
		c.w += float64(g.Advance) / 64 * s.grow
	}
	const most = 4000 // enough for any print-out; a person's words are not kept for ever
	if len(shapeMemo) >= most {
		clear(shapeMemo)
	}
	shapeMemo[key] = cs
	return cs
}

func outline(o font.GlyphOutline, scale, dx, dy float64) []curve {
	var out []curve
	var x, y float64
	at := func(p ot.SegmentPoint) (float64, float64) { return dx + float64(p.X)*scale, dy + float64(p.Y)*scale }
	open := false
	for _, s := range o.Segments {
		switch s.Op {
		case ot.SegmentOpMoveTo:
			if open {
				out = append(out, curve{kind: 'h'})
			}
			open = true
			x, y = at(s.Args[0])
			out = append(out, curve{'m', [6]float64{x, y}})
		case ot.SegmentOpLineTo:
			x, y = at(s.Args[0])
			out = append(out, curve{'l', [6]float64{x, y}})
		case ot.SegmentOpQuadTo: // as a cubic, which is all that PDF has
			qx, qy := at(s.Args[0])
			ex, ey := at(s.Args[1])
			out = append(out, curve{'c', [6]float64{x + (qx-x)*2/3, y + (qy-y)*2/3, ex + (qx-ex)*2/3, ey + (qy-ey)*2/3, ex, ey}})
			x, y = ex, ey
		case ot.SegmentOpCubeTo:
			ax, ay := at(s.Args[0])
			bx, by := at(s.Args[1])
			x, y = at(s.Args[2])
			out = append(out, curve{'c', [6]float64{ax, ay, bx, by, x, y}})
		}
	}
	if open {
		out = append(out, curve{kind: 'h'})
	}
	return out
}

// shapedWidth is the width of a line that has words to shape.
func shapedWidth(s string, size float64, bold bool) float64 {
	w := 0.0
	for _, st := range visual(s, unsaid) {
		if st.script == nil {
			w += plainWidth(st.text, size, bold)
			continue
		}
		for _, c := range st.clusters() {
			w += c.w * size / 1000 * mm
		}
	}
	return w
}

// shaped draws a line that has words to shape.
func (c *canvas) shaped(x, y float64, s string, l letter) {
	if !hasLeftward(s) {
		for _, st := range visual(s, l.way) {
			if st.script == nil {
				c.plain(x, y, st.text, l)
				x += plainWidth(st.text, l.size, l.bold)
				continue
			}
			for _, cl := range st.clusters() {
				w := cl.w * l.size / 1000 * mm
				c.unseen(x, y, w, cl.text, l)
				c.outline(x, y, cl.shape, l)
				x += w
			}
		}
		return
	}
	// what the eye sees is silent, and the words lie under it in the order that programs put right again
	c.raw("/Span <</ActualText <FEFF>>> BDC")
	at := x
	for _, st := range visual(s, l.way) {
		if st.script == nil {
			c.plain(at, y, st.text, l)
			at += plainWidth(st.text, l.size, l.bold)
			continue
		}
		for _, cl := range st.clusters() {
			c.outline(at, y, cl.shape, l)
			at += cl.w * l.size / 1000 * mm
		}
	}
	c.raw("EMC")
	rs := extracted(s, c.leftwardPage[c.page])
	each := (at - x) / float64(max(len(rs), 1))
	for i, r := range rs {
		c.unseen(x+float64(i)*each, y, each, string(r), l)
	}
}

// unseen is letters for programs that read the page: an unseen full stop as wide as what is drawn there, in a span that says what it stands for.
func (c *canvas) unseen(x, y, w float64, text string, l letter) {
	c.raw("/Span <</ActualText " + textString(text) + ">> BDC")
	c.font(l)
	c.raw(fmt.Sprintf("q 3 Tr %.2f Tz", max(w, 0.1)/plainWidth(".", l.size, l.bold)*100))
	c.p.Text(x, y, ".")
	c.raw("Q")
	c.raw("EMC")
}

// outline draws the shape of letters, silent for programs that read the page.
func (c *canvas) outline(x, y float64, shape []curve, l letter) {
	if len(shape) == 0 {
		return
	}
	var b strings.Builder
	b.WriteString("q " + l.ink.op("rg") + " ")
	paint := "f"
	if l.bold { // the regular weight, thickened
		fmt.Fprintf(&b, "%.2f w 1 j %s ", l.size*0.035, l.ink.op("RG"))
		paint = "B"
	}
	ux, uy, f := x*k, (c.h-y)*k, l.size/1000
	for _, s := range shape {
		n := map[byte]int{'m': 2, 'l': 2, 'c': 6}[s.kind]
		for i := 0; i < n; i += 2 {
			fmt.Fprintf(&b, "%.2f %.2f ", ux+s.p[i]*f, uy+s.p[i+1]*f)
		}
		b.WriteByte(s.kind)
		b.WriteByte(' ')
	}
	b.WriteString(paint + " Q")
	c.raw(b.String())
}
