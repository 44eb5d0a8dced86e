// Package pdf draws a report.Document as a tagged PDF: what a reader hears is the same as what a reader sees, in the
// same order. It is the only package that knows gofpdf and pdfcpu.
//
// How it goes: every string passes the text gate (Clean), so that nothing a person types can break a page; each block
// is laid out into pieces that are never split; the pieces are placed on pages; only then is anything drawn, so that
// the number of pages is known. Drawing wraps each thing in marked content; at the end the structure tree, language
// and tab order are appended to gofpdf's bytes as an incremental update.
//
// Rules: equal documents give equal bytes, so there is no clock and no map order here. Colour is never the only
// sign. Measures are millimetres, type is in points. What is drawn without a mark is an artifact, which a reader who
// hears the page is not told about.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/jung-kurt/gofpdf"

	"waymark/internal/report"
)

// Options says how the file is made.
type Options struct {
	// Password asks for encryption (AES-256, all permissions, so that screen readers still work). Empty: none.
	Password string
	// Rand is read for the owner password nobody is told; the system's random source when nil. Encrypted files
	// differ each time they are made.
	Rand io.Reader
}

// Render makes the file. It also returns what the text gate replaced, for the screen to list before printing.
func Render(doc report.Document, o Options) ([]byte, []Replaced, error) {
	out, replaced, _, err := render(doc)
	if err != nil {
		return nil, nil, err
	}
	if o.Password != "" {
		if out, err = encrypt(out, o); err != nil {
			return nil, nil, err
		}
	}
	return out, replaced, nil
}

// Replacements is what Render would replace, without drawing anything: what the screen lists beside LeftOut.
func Replacements(doc report.Document) []Replaced {
	_, replaced := cleanDocument(doc)
	return replaced
}

func render(doc report.Document) ([]byte, []Replaced, int, error) {
	if err := loadFonts(); err != nil {
		return nil, nil, 0, err
	}
	doc, replaced := cleanDocument(doc)
	d, err := drawDocument(doc, nil)
	if err == nil && len(d.leftward) > 0 { // the order of its letters depends on what there is more of on a page
		d, err = drawDocument(doc, d.leftward)
	}
	if err != nil {
		return nil, nil, 0, err
	}
	out, err := addTags(d.bytes, d.e.root, d.counts, doc, d.e.paper.booklet)
	return out, replaced, len(d.e.pages), err
}

// drawn is a document as gofpdf leaves it.
type drawn struct {
	e        *engine
	bytes    []byte
	counts   [][]*mark
	leftward map[int]bool // pages that have more letters that run to the left than to the right
}

func drawDocument(doc report.Document, leftward map[int]bool) (drawn, error) {
	e := newEngine(doc)
	logo, err := newLogo(doc)
	if err != nil {
		return drawn{}, err
	}
	e.logo = logo
	e.layOut(doc.Sheet == report.Booklet && !doc.Large)

	way := "P"
	if e.paper.booklet {
		way = "L"
	}
	p := gofpdf.New(way, "mm", "A4", "")
	p.SetCatalogSort(true)
	day, err := time.Parse("2006-01-02", doc.Day)
	if err != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	p.SetCreationDate(day)
	p.SetModificationDate(day)
	p.SetTitle(doc.Title, true)
	p.SetProducer("Waymark", true)
	p.SetCreator("Waymark", true)
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	addFonts(p)
	c := &canvas{p: p, h: e.paper.h, leftwardPage: leftward}
	if leftward == nil && anyLeftward(doc) {
		c.balance = map[int]int{}
	}
	if e.paper.booklet {
		c.booklet(e.pages)
	} else {
		for i, pg := range e.pages {
			p.AddPage()
			c.page = i
			c.paint(pg)
		}
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return drawn{}, fmt.Errorf("draw the pages: %w", err)
	}
	d := drawn{e: e, bytes: b.Bytes(), counts: c.counts, leftward: map[int]bool{}}
	for i, n := range c.balance {
		if n < 0 {
			d.leftward[i] = true
		}
	}
	return d, nil
}

// anyLeftward tells whether anything in the document runs to the left.
func anyLeftward(doc report.Document) (any bool) {
	cleanValue(reflect.ValueOf(doc), func(s string) string {
		any = any || hasLeftward(s)
		return s
	})
	return any
}

// layOut puts the whole document on pages.
func (e *engine) layOut(booklet bool) {
	if booklet {
		e.paper = a5
	}
	for i := range e.doc.Parts {
		e.part(i)
	}
	if len(e.pages) == 0 {
		e.newPage()
	}
	if booklet {
		e.fillBooklet()
	}
	e.feet()
}
