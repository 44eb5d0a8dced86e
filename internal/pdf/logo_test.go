package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"waymark/internal/report"
)

// sign is a picture with an edge, so that its place on the page can be seen.
func sign(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		for y := range h {
			c := color.RGBA{250, 250, 250, 255}
			if x < 4 || y < 4 || x >= w-4 || y >= h-4 || x > y && x < 2*y {
				c = color.RGBA{20, 90, 70, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// TestLogo: the picture stands once, is said once, after the title and before what follows, and moves nothing into the foot.
func TestLogo(t *testing.T) {
	var wide, tall bytes.Buffer
	if err := png.Encode(&wide, sign(800, 200)); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&tall, sign(200, 300), nil); err != nil {
		t.Fatal(err)
	}
	large := sample()
	large.Large = true
	for name, doc := range map[string]report.Document{"pack": sample(), "pack-large": large} {
		for kind, data := range map[string][]byte{"wide": wide.Bytes(), "tall": tall.Bytes()} {
			name := name + "-logo-" + kind
			doc.Logo = &report.Logo{Picture: data, Alt: "Marlshire 16+ Team"}
			a, b := must(t, doc), must(t, doc)
			without := doc
			without.Logo = nil
			if n, was := strings.Count(string(a), "/Type /Page\n"), strings.Count(string(must(t, without)), "/Type /Page\n"); n != was || n == 0 {
				t.Errorf("%s: %d pages, without the logo %d", name, n, was)
			}
			if !bytes.Equal(a, b) {
				t.Errorf("%s: two makings differ", name)
			}
			api.DisableConfigDir()
			if err := api.Validate(bytes.NewReader(a), nil); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			path := write(t, name, a)
			tool(t, "qpdf", "--check", path)
			if n := strings.Count(string(a), "/Alt "+textString("Marlshire 16+ Team")); n != 1 {
				t.Errorf("%s: said %d times", name, n)
			}
			if n := strings.Count(string(a), "/Subtype /Image"); n != 1 {
				t.Errorf("%s: kept %d times", name, n)
			}
			tree := tool(t, "pdfinfo", "-struct-text", path)
			title, fig := strings.Index(tree, "H1"), strings.Index(tree, "Figure")
			if next := strings.Index(tree[fig:], "H1"); title < 0 || fig < title || next == 0 {
				t.Errorf("%s: the picture is not read after the title:\n%s", name, tree[:min(len(tree), 900)])
			}
			clearOfFoot(t, name, path, doc)
		}
	}
	doc := sample()
	doc.Logo = &report.Logo{Picture: []byte("no picture"), Alt: "x"}
	if _, _, err := Render(doc, Options{}); err == nil {
		t.Error("what is no picture was drawn")
	}
}
