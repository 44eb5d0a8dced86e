package pdf

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/jung-kurt/gofpdf"

	"waymark/assets"
)

const fontFamily = "NotoSans"

// face is one weight: its bytes, and the width of every character it can draw.
type face struct {
	data   []byte
	widths []uint16 // in thousandths of the size, one more than the width; 0 where there is no glyph
}

var (
	faces    [2]face // regular, bold
	fontsErr error
	fontOnce sync.Once
)

// loadFonts reads the two weights once. gofpdf reads them again for every file, because it writes into what it reads.
func loadFonts() error {
	fontOnce.Do(func() {
		for i, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
			data, err := assets.Fonts.ReadFile("fonts/" + name)
			if err != nil {
				fontsErr = fmt.Errorf("read the font: %w", err)
				return
			}
			f, err := font.ParseTTF(bytes.NewReader(data))
			if err != nil {
				fontsErr = fmt.Errorf("read the font %s: %w", name, err)
				return
			}
			faces[i] = face{data: data, widths: make([]uint16, 1<<16)}
			upem := float32(f.Upem())
			for r := rune(0x20); r < 0xFFFE; r++ {
				if r == 0x7F {
					r = 0xA0
				}
				if g, ok := f.NominalGlyph(r); ok && g != 0 {
					faces[i].widths[r] = uint16(f.HorizontalAdvance(g)*1000/upem+0.5) + 1
				}
			}
		}
	})
	return fontsErr
}

func addFonts(p *gofpdf.Fpdf) {
	p.AddUTF8FontFromBytes(fontFamily, "", bytes.Clone(faces[0].data))
	p.AddUTF8FontFromBytes(fontFamily, "B", bytes.Clone(faces[1].data))
}

// drawable tells whether both weights have a glyph for r.
func drawable(r rune) bool {
	return r >= 0x20 && r < 0xFFFE && faces[0].widths[r] > 0 && faces[1].widths[r] > 0
}

// mm is the size of a point.
const mm = 25.4 / 72

// width is the width of s in millimetres.
func width(s string, size float64, bold bool) float64 {
	if shapedIn(s) {
		return shapedWidth(s, size, bold)
	}
	return plainWidth(s, size, bold)
}

func plainWidth(s string, size float64, bold bool) float64 {
	f := &faces[0]
	if bold {
		f = &faces[1]
	}
	w := 0
	for _, r := range s {
		if r < 1<<16 && f.widths[r] > 0 {
			w += int(f.widths[r]) - 1
		}
	}
	return float64(w) * size / 1000 * mm
}
