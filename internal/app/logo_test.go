package app_test

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"waymark/internal/app"
	"waymark/internal/record"
)

// TestLogo: the service's picture goes in and out of the records, stands on the copies for others, and Undo takes it back.
func TestLogo(t *testing.T) {
	d := newDesk(t)
	logo := func() []byte {
		t.Helper()
		data, err := d.Logo(ctx)
		must(t, err)
		return data
	}
	pages := func(kind string, a record.Audience, format string) []byte {
		t.Helper()
		p, err := d.Print(ctx, app.PrintRequest{Kind: kind, PersonID: d.amara.ID, Audience: a, ForWhom: "the people at the review", Format: format})
		must(t, err)
		return p.Bytes
	}
	holds := func(b []byte) bool { return bytes.Contains(b, []byte("/Subtype /Image")) }
	if logo() != nil || holds(pages("review-pack", record.Meeting, "")) {
		t.Error("there is a logo before one was chosen")
	}
	d.refused(func() error { return d.SetLogo(ctx, nil) }, "empty")
	d.refused(func() error { return d.SetLogo(ctx, []byte("%PDF-1.4")) }, "JPEG or PNG")
	d.refused(func() error { return d.SetLogo(ctx, pngOf(t, scene(40, 20))[:60]) }, "cannot be read")
	d.refused(func() error { return d.SetLogo(ctx, make([]byte, 10<<20+1)) }, "10 MB")
	d.refused(func() error { return d.SetLogo(ctx, pngOf(t, scene(260, 20))) }, "would be a line")
	d.refused(func() error { return d.RemoveLogo(ctx) }, "no logo")

	clear := image.NewNRGBA(image.Rect(0, 0, 1000, 500))
	for x := range 500 {
		for y := range 500 {
			clear.SetNRGBA(x, y, color.NRGBA{200, 20, 20, 255})
		}
	}
	must(t, d.SetLogo(ctx, pngOf(t, clear)))
	first := logo()
	img := look(t, first)
	if s := img.Bounds().Size(); s != image.Pt(800, 400) || !bytes.HasPrefix(first, []byte("\x89PNG")) {
		t.Errorf("the logo is %v, begins %q", s, first[:4])
	}
	if r, g, b, a := img.At(700, 200).RGBA(); r != 0xffff || g != 0xffff || b != 0xffff || a != 0xffff || !isRed(img, 100, 200) {
		t.Error("what can be seen through is not white, or the rest is not what it was")
	}
	for _, x := range []struct {
		kind   string
		reader record.Audience
		has    bool
	}{
		{"review-pack", record.Meeting, true}, {"review-pack", record.Guest, true}, {"contact-log", record.FileCopy, true}, {"needs-assessment", record.Staff, true},
		{"health-summary", record.Doctor, true}, {"plan-on-a-page", record.Meeting, false},
		{"review-pack", record.Young, false}, {"plan-on-a-page", record.Young, false}, {"health-passport", record.Meeting, false}, {"emergency-page", record.Doctor, false},
		{"wallet-card", record.Young, false}, {"savings-mine", record.Meeting, false}, {"skills-certificate", record.Meeting, false},
	} {
		if holds(pages(x.kind, x.reader, "")) != x.has {
			t.Errorf("%s for %s: logo %v", x.kind, x.reader, !x.has)
		}
	}
	if !bytes.Contains(pages("review-pack", record.Meeting, "html"), []byte(`alt="Marlshire 16+ Team"`)) {
		t.Error("the page for a screen does not hold it")
	}

	must(t, d.SetLogo(ctx, fromCamera(jpg(t, scene(300, 150)), 3)))
	if bytes.Contains(logo(), []byte("GPS")) || bytes.Equal(logo(), first) {
		t.Error("the picture was not made anew")
	}
	must(t, d.RemoveLogo(ctx))
	if logo() != nil || d.Service().Name != "Marlshire 16+ Team" {
		t.Errorf("taken away, and %+v is left", d.Service())
	}
	d.relock()
	for range 2 {
		_, err := d.Undo(ctx)
		must(t, err)
	}
	if !bytes.Equal(logo(), first) {
		t.Error("Undo does not bring the first logo back")
	}
	_, err := d.Undo(ctx)
	must(t, err)
	if logo() != nil {
		t.Error("Undo does not take the first logo back")
	}
	d.whole()
}
