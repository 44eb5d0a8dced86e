package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"
)

// op is one thing to draw. f draws it, y being the top of its piece on the page. Without a mark it is an artifact.
type op struct {
	m *mark
	f func(c *canvas, y float64)

	y, h float64 // where it lies in its piece, for text: only what no page can hold is split by it
}

// page is what lies on one sheet.
type page struct {
	ops []placed
}

type placed struct {
	op
	y float64
}

// canvas draws on the current page of a file.
type canvas struct {
	p      *gofpdf.Fpdf
	page   int
	counts [][]*mark // for each page, the mark of each piece of marked content
	size   float64
	bold   bool
	h      float64 // of the page
	dx     float64 // where the page begins on its sheet

	balance      map[int]int  // for each page, letters that run to the right less those that run to the left; nil when there are none of these
	leftwardPage map[int]bool // pages that have more of these
}

// paint draws a page: neighbours with the same mark share one stretch of marked content.
func (c *canvas) paint(pg *page) {
	for len(c.counts) <= c.page {
		c.counts = append(c.counts, nil)
	}
	marks := c.counts[c.page] // not empty on the second page of a sheet
	c.size = 0
	c.raw("0 J 0 j")
	for i := 0; i < len(pg.ops); {
		m := pg.ops[i].m
		j := i
		for j < len(pg.ops) && pg.ops[j].m == m {
			j++
		}
		if m == nil {
			c.raw("/Artifact BMC")
		} else {
			id := len(marks)
			marks = append(marks, m)
			m.refs = append(m.refs, ref{c.page, id})
			tag, actual := m.of.tag, ""
			if m.of.actual != "" {
				c.weigh(m.of.actual)
				tag = "Span" // what programs that read content without its tree look for
				actual = " /ActualText <>"
				if len(m.refs) == 1 { // said once, however many stretches it was drawn in
					actual = " /ActualText " + textString(m.of.actual)
				}
			}
			c.raw(fmt.Sprintf("/%s <</MCID %d%s>> BDC", tag, id, actual))
		}
		for _, o := range pg.ops[i:j] {
			o.f(c, o.y)
		}
		c.raw("EMC")
		i = j
	}
	c.counts[c.page] = marks
}

// weigh counts the letters of a page by the way they run.
func (c *canvas) weigh(s string) {
	if c.balance == nil {
		return
	}
	for _, r := range s {
		switch kindOf(r) {
		case rightKind:
			c.balance[c.page]++
		case leftKind:
			c.balance[c.page]--
		}
	}
}

func (c *canvas) raw(s string) { c.p.RawWriteStr(s + "\n") }

// text draws s with its letters standing on y.
func (c *canvas) text(x, y float64, s string, l letter) {
	c.weigh(s)
	switch {
	case s == "":
	case shapedIn(s):
		c.shaped(x, y, s, l)
	default:
		c.plain(x, y, s, l)
	}
	if c.leftwardPage[c.page] && s != "" && !hasLeftward(s) {
		if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " ")); kindOf(r) == neutralKind {
			c.unseen(x+width(s, l.size, l.bold), y, 0.1, "\u200E", l) // or its end would be read first
		}
	}
}

func (c *canvas) plain(x, y float64, s string, l letter) {
	c.font(l)
	c.p.Text(x, y, drawableOnly(s))
}

// font makes l the current letter. It must not be called between q and Q, after which the old font is back.
func (c *canvas) font(l letter) {
	if c.size != l.size || c.bold != l.bold {
		st := ""
		if l.bold {
			st = "B"
		}
		c.p.SetFont(fontFamily, st, l.size)
		c.size, c.bold = l.size, l.bold
	}
	c.p.SetTextColor(l.ink[0], l.ink[1], l.ink[2])
}

// silent puts an unseen full stop where something is drawn that has only a spoken form: programs that read a page out
// need a letter to hang the words on.
func (c *canvas) silent(x, y float64, l letter) {
	c.font(l)
	c.raw("q 3 Tr")
	c.p.Text(x, y, ".")
	c.raw("Q")
}

// drawableOnly is the last guard: gofpdf stops or writes an empty file at a character beyond its tables. What passed
// Clean passes unchanged.
func drawableOnly(s string) string {
	for _, r := range s {
		if !drawable(r) {
			return strings.Map(func(r rune) rune {
				if drawable(r) {
					return r
				}
				return '?'
			}, s)
		}
	}
	return s
}

const k = 72 / 25.4

func px(x float64) string             { return strconv.FormatFloat(x*k, 'f', 2, 64) }
func (c *canvas) py(y float64) string { return px(c.h - y) }

// box is a rectangle in the units of the file.
func (c *canvas) box(x, y, w, h float64) *[4]float64 {
	return &[4]float64{(c.dx + x) * k, (c.h - y - h) * k, (c.dx + x + w) * k, (c.h - y) * k}
}

func (i ink) op(o string) string {
	return fmt.Sprintf("%.3f %.3f %.3f %s", float64(i[0])/255, float64(i[1])/255, float64(i[2])/255, o)
}

// rule draws a straight line.
func (c *canvas) rule(x1, y1, x2, y2, w float64, i ink) {
	c.raw("q " + px(w) + " w " + i.op("RG") + " " + px(x1) + " " + c.py(y1) + " m " + px(x2) + " " + c.py(y2) + " l S Q")
}

// dashed draws a broken line; on and off are lengths.
func (c *canvas) dashed(x1, y1, x2, y2, w, on, off float64, round bool, i ink) {
	end := ""
	if round {
		end = "1 J "
	}
	c.raw("q " + end + "[" + px(on) + " " + px(off) + "] 0 d " + px(w) + " w " + i.op("RG") + " " + px(x1) + " " + c.py(y1) + " m " + px(x2) + " " + c.py(y2) + " l S Q")
}

// dotted draws a line to write on.
func (c *canvas) dotted(x1, y, x2 float64) { c.dashed(x1, y, x2, y, 0.3, 0, 0.9, true, black) }

// Corners of a rounded rectangle.
const (
	topLeft = 1 << iota
	topRight
	bottomRight
	bottomLeft
	allCorners = topLeft | topRight | bottomRight | bottomLeft
)

// rounded is the path of a rectangle.
func (c *canvas) rounded(x, y, w, h, r float64, corners int) string {
	if r > h/2 {
		r = h / 2
	}
	if r > w/2 {
		r = w / 2
	}
	const q = 0.5523
	var b strings.Builder
	pt := func(x, y float64) { b.WriteString(px(x) + " " + c.py(y) + " ") }
	rad := func(corner int) float64 {
		if corners&corner != 0 {
			return r
		}
		return 0
	}
	a, d, e, f := rad(topLeft), rad(topRight), rad(bottomRight), rad(bottomLeft)
	curve := func(x1, y1, x2, y2, x3, y3 float64) {
		pt(x1, y1)
		pt(x2, y2)
		pt(x3, y3)
		b.WriteString("c ")
	}
	pt(x+a, y)
	b.WriteString("m ")
	pt(x+w-d, y)
	b.WriteString("l ")
	if d > 0 {
		curve(x+w-d+d*q, y, x+w, y+d-d*q, x+w, y+d)
	}
	pt(x+w, y+h-e)
	b.WriteString("l ")
	if e > 0 {
		curve(x+w, y+h-e+e*q, x+w-e+e*q, y+h, x+w-e, y+h)
	}
	pt(x+f, y+h)
	b.WriteString("l ")
	if f > 0 {
		curve(x+f-f*q, y+h, x, y+h-f+f*q, x, y+h-f)
	}
	pt(x, y+a)
	b.WriteString("l ")
	if a > 0 {
		curve(x, y+a-a*q, x+a-a*q, y, x+a, y)
	}
	b.WriteString("h ")
	return b.String()
}

func (c *canvas) fill(x, y, w, h, r float64, corners int, i ink) {
	c.raw("q " + i.op("rg") + " " + c.rounded(x, y, w, h, r, corners) + "f Q")
}

func (c *canvas) frame(x, y, w, h, r, lw float64, i ink) {
	c.raw("q " + px(lw) + " w " + i.op("RG") + " " + c.rounded(x, y, w, h, r, allCorners) + "S Q")
}

// frameFilled is a frame on paper: what lies below does not show through.
func (c *canvas) frameFilled(x, y, w, h, r, lw float64, edge, inside ink) {
	c.raw("q " + px(lw) + " w " + edge.op("RG") + " " + inside.op("rg") + " " + c.rounded(x, y, w, h, r, allCorners) + "B Q")
}

func (c *canvas) disc(x, y, r float64, i ink) { c.fill(x-r, y-r, 2*r, 2*r, r, allCorners, i) }

func (c *canvas) ring(x, y, r, lw float64, i ink) {
	c.frameFilled(x-r, y-r, 2*r, 2*r, r, lw, i, white)
}

// polygon fills straight-sided shapes given in millimetres.
func (c *canvas) polygon(i ink, shapes ...[][2]float64) {
	var b strings.Builder
	b.WriteString("q " + i.op("rg") + " ")
	for _, s := range shapes {
		for n, p := range s {
			b.WriteString(px(p[0]) + " " + c.py(p[1]))
			if n == 0 {
				b.WriteString(" m ")
			} else {
				b.WriteString(" l ")
			}
		}
		b.WriteString("h ")
	}
	b.WriteString("f Q")
	c.raw(b.String())
}

// textString is s as a PDF string in hexadecimal UTF-16, which no escape or encryption can spoil.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}
