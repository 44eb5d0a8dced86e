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
}

var (
	shapeMu   sync.Mutex // the shaper and its fonts serve one caller at a time
	shaper    shaping.HarfbuzzShaper
	shapeOnce sync.Once
	shapeMemo = map[shapeKey][]cluster{}
)

type shapeKey struct {
	script *script
	text   string
}

func loadShaped() {
	shapeOnce.Do(func() {
		for _, s := range shapedScripts {
			data, err := assets.Fonts.ReadFile("fonts/" + s.file)
			if err != nil {
				continue // its words become a stand-in
			}
			face, err := font.ParseTTF(bytes.NewReader(data))
			if err != nil {
				continue
			}
			s.face, s.has = face, map[rune]bool{}
			for _, b := range s.blocks {
				for r := b[0]; r <= b[1]; r++ {
					if g, ok := face.NominalGlyph(r); ok && g != 0 {
						s.has[r] = true
					}
				}
			}
			for _, r := range " .,:;!?()[]-–«»" { // stands between its words
				if g, ok := face.NominalGlyph(r); ok && g != 0 {
					s.has[r] = true
				}
			}
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
				loadShaped()
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

// clusters shapes a stretch, from left to right as it stands on paper.
func (s *script) clusters(text string) []cluster {
	shapeMu.Lock()
	defer shapeMu.Unlock()
	key := shapeKey{s, text}
	if c, ok := shapeMemo[key]; ok {
		return c
	}
	rs := []rune(text)
	out := shaper.Shape(shaping.Input{Text: rs, RunEnd: len(rs), Direction: s.dir, Face: s.face, Size: 1000 << 6, Script: s.script, Language: language.NewLanguage(s.lang)})
	scale := 1000 / float64(s.face.Upem()) * s.grow
	var cs []cluster
	last := -1
	for _, g := range out.Glyphs {
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
	for _, st := range visual(s) {
		if st.script == nil {
			w += plainWidth(st.text, size, bold)
			continue
		}
		for _, c := range st.script.clusters(st.text) {
			w += c.w * size / 1000 * mm
		}
	}
	return w
}

// shaped draws a line that has words to shape.
func (c *canvas) shaped(x, y float64, s string, l letter) {
	for _, st := range visual(s) {
		if st.script == nil {
			c.plain(x, y, st.text, l)
			x += plainWidth(st.text, l.size, l.bold)
			continue
		}
		for _, cl := range st.script.clusters(st.text) {
			c.cluster(x, y, cl, l)
			x += cl.w * l.size / 1000 * mm
		}
	}
}

func (c *canvas) cluster(x, y float64, cl cluster, l letter) {
	c.raw("/Span <</ActualText " + textString(cl.text) + ">> BDC")
	c.font(l)
	w := max(cl.w*l.size/1000*mm, 0.1)
	c.raw(fmt.Sprintf("q 3 Tr %.2f Tz", w/plainWidth(".", l.size, l.bold)*100))
	c.p.Text(x, y, ".")
	c.raw("Q")
	if len(cl.shape) > 0 {
		var b strings.Builder
		b.WriteString("q " + l.ink.op("rg") + " ")
		paint := "f"
		if l.bold { // the regular weight, thickened
			fmt.Fprintf(&b, "%.2f w 1 j %s ", l.size*0.035, l.ink.op("RG"))
			paint = "B"
		}
		ux, uy, f := x*k, (c.h-y)*k, l.size/1000
		for _, s := range cl.shape {
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
	c.raw("EMC")
}
