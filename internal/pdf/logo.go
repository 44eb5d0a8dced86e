package pdf

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // a logo is one of both
	_ "image/png"

	"github.com/jung-kurt/gofpdf"

	"waymark/internal/report"
)

// A logo is no larger than this: it stands in the margin above the head of the first page, so that no line moves to make room for it. A plan on a
// page stays a page.
const logoW, logoH, logoGap = 42.0, 9.0, 0.8

// logo is the service's picture in the size in which it stands on paper.
type logo struct {
	w, h      float64
	kind, alt string
	data      []byte
}

func newLogo(doc report.Document) (*logo, error) {
	if doc.Logo == nil {
		return nil, nil
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(doc.Logo.Picture))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return nil, fmt.Errorf("read the logo: %w", err)
	}
	l := &logo{w: logoH * float64(c.Width) / float64(c.Height), h: logoH, kind: kind, alt: doc.Logo.Alt, data: doc.Logo.Picture}
	if l.w > logoW {
		l.w, l.h = logoW, logoW*float64(c.Height)/float64(c.Width)
	}
	return l, nil
}

// op draws the logo above the head of a page, with its right edge at x. It is read after the title, because who made a page comes after what it is.
func (l *logo) op(x float64, at *node) op {
	fig := at.add("Figure")
	fig.alt = l.alt
	return op{m: fig.mark(), f: func(c *canvas, y float64) {
		y -= l.h + logoGap
		fig.bbox = c.box(x-l.w, y, l.w, l.h)
		o := gofpdf.ImageOptions{ImageType: l.kind}
		c.p.RegisterImageOptionsReader("logo", o, bytes.NewReader(l.data))
		c.p.ImageOptions("logo", x-l.w, y, l.w, l.h, false, o, 0, "")
	}}
}
