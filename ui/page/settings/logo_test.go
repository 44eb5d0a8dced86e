package settings

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"testing"

	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

// sign is an invented service's picture: a disc and a bar, see-through around them.
func sign(t *testing.T) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 900, 300))
	green := color.NRGBA{20, 90, 70, 255}
	draw.Draw(img, image.Rect(340, 110, 880, 190), image.NewUniform(green), image.Point{}, draw.Src)
	for y := range 300 {
		for x := range 300 {
			if (x-150)*(x-150)+(y-150)*(y-150) < 130*130 {
				img.SetNRGBA(x, y, green)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLogo: chosen from a file, shown, changed, taken away after a question, and a file that is no picture is refused with a sentence.
func TestLogo(t *testing.T) {
	b := pagetest.WithAmara(t)
	open := func() page.Page { return New(b.Env, page.Place{Page: "settings", Arg: "service"}) }
	p := b.Open(open)
	b.FileName, b.FileData = "words.png", []byte("no picture")
	b.Press(p.Body(), "Choose a picture")
	if len(b.Failed) != 1 || !strings.Contains(b.Failed[0].Error(), "JPEG or PNG") || b.App.Service().Logo != "" {
		t.Fatalf("a file of words: %v, logo %q", b.Failed, b.App.Service().Logo)
	}
	b.Failed = nil
	b.FileName, b.FileData = "sign.png", sign(t)
	b.Press(b.Win.Content(), "Choose a picture")
	if b.App.Service().Logo == "" || len(b.Failed) > 0 {
		t.Fatalf("no logo was kept: %v", b.Failed)
	}
	l, ok := pagetest.Find(b.Win.Content(), func(l *logo) bool { return l.words == "Logo of Leaving care team" })
	if !ok || l.img.Image == nil || l.wide != 800.0/267 {
		t.Fatalf("the logo is not shown: %+v", l)
	}
	b.Shots("settings-logo", open, nil)
	b.Press(b.Win.Content(), "Take it away")
	b.Press(b.Sheet(), "Take it away")
	if b.App.Service().Logo != "" {
		t.Error("taken away, and still there")
	}
	b.Press(b.Win.Content(), "Choose a picture")
	if b.App.Service().Name != "Leaving care team" || b.App.Service().Logo == "" {
		t.Errorf("the service is now %+v", b.App.Service())
	}
}
