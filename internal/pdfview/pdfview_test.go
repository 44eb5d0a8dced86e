package pdfview_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"waymark/internal/fault"
	"waymark/internal/pdf"
	"waymark/internal/pdfview"
	"waymark/internal/report"
)

// paper is a PDF of pages, each filled with the colour of its place: red, green, blue, red …
func paper(pages int, box string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 3+2*i))
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), pages))
	for i := range pages {
		paint := []string{"1 0 0 rg", "0 1 0 rg", "0 0 1 rg"}[i%3] + " 0 0 100000 100000 re f"
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Contents %d 0 R>>", box, 4+2*i))
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(paint), paint))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

func TestPages(t *testing.T) {
	var v pdfview.Viewer
	defer v.Close()
	ctx := context.Background()

	file := paper(3, "200 300")
	for i, want := range []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}} {
		p, err := v.Page(ctx, file, i+1, 400)
		if err != nil {
			t.Fatal(err)
		}
		if b := p.Image.Bounds(); p.Pages != 3 || b.Dx() != 400 || b.Dy() != 600 {
			t.Errorf("page %d of %d is %v", i+1, p.Pages, b)
		}
		if got := p.Image.At(200, 300); got != want {
			t.Errorf("page %d is %v, want %v", i+1, got, want)
		}
	}

	// a page of a mile is drawn smaller, and one that is a ribbon is cut to a shape
	for _, box := range []string{"100000 100000", "10 100000", "100000 10"} {
		p, err := v.Page(ctx, paper(1, box), 1, 90_000)
		if err != nil {
			t.Errorf("%s: %v", box, err)
		} else if b := p.Image.Bounds(); b.Dx()*b.Dy() > 13_000_000 || b.Dx() < 1 || b.Dy() < 1 {
			t.Errorf("%s is drawn as %v", box, b)
		}
	}

	for name, c := range map[string]struct {
		data []byte
		page int
	}{
		"nothing":   {nil, 1},
		"not a PDF": {[]byte("%PDF-1.4 and then no more"), 1},
		"page 0":    {file, 0},
		"page 4":    {file, 4},
		"a half":    {file[:len(file)/3], 1},
	} {
		var f *fault.Error
		if _, err := v.Page(ctx, c.data, c.page, 400); !errors.As(err, &f) || fault.CodeOf(err) == fault.Unexpected {
			t.Errorf("%s: %v", name, err)
		}
	}

	locked, _, err := pdf.Render(report.Document{Title: "T", Parts: []report.Part{{Title: "One", Blocks: []report.Block{report.Hint{Text: "words"}}}}}, pdf.Options{Password: "a password of its own"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Page(ctx, locked, 1, 400); err == nil || !strings.Contains(err.Error(), "password") {
		t.Errorf("a locked file: %v", err)
	}

	// every tenth byte changed: a picture or a sentence, never a panic, and the next file opens
	for i := 0; i < len(file); i += 10 {
		bad := bytes.Clone(file)
		bad[i] ^= 0x5a
		_, _ = v.Page(ctx, bad, 1, 200)
	}
	if _, err := v.Page(ctx, file, 2, 200); err != nil {
		t.Errorf("after bad files: %v", err)
	}

	ended, end := context.WithDeadline(ctx, time.Unix(0, 0))
	defer end()
	if _, err := v.Page(ended, file, 1, 400); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an ended context: %v", err)
	}
	if _, err := v.Page(ctx, file, 1, 400); err != nil {
		t.Errorf("after an ended context: %v", err)
	}
}
