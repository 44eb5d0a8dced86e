package look

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"waymark/assets"
)

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text needs 4.5 to 1, and 7 to 1 in high contrast; edges and marks need 3 to 1.
func TestContrast(t *testing.T) {
	if len(pairs) < 80 {
		t.Fatalf("only %d pairs", len(pairs))
	}
	for p, name := range Palettes {
		for _, pr := range pairs {
			need := pr.need
			if p.High() && need == 4.5 {
				need = 7
			}
			if got := contrast(p.Color(pr.on), p.Color(pr.ground)); got < need {
				t.Errorf("%s: %s on %s (%s) is %.2f, needs %.1f", name, pr.on, pr.ground, pr.what, got, need)
			}
		}
	}
}

func TestEveryTokenIsOpaqueInEveryPalette(t *testing.T) {
	for p, name := range Palettes {
		for token := range tokens {
			if _, _, _, a := p.Color(token).RGBA(); a != 0xffff {
				t.Errorf("%s: %s is not opaque", name, token)
			}
		}
	}
}

func TestPaletteFollowsTheChoice(t *testing.T) {
	for _, c := range []struct {
		choice      Colours
		light, dark Palette
	}{
		{FollowComputer, Light, Dark}, {AlwaysLight, Light, Light}, {AlwaysDark, Dark, Dark},
		{HighContrast, HCLight, HCDark}, {"gone", Light, Dark},
	} {
		th := New(c.choice, 100)
		if th.Palette(theme.VariantLight) != c.light || th.Palette(theme.VariantDark) != c.dark {
			t.Errorf("%s shows %v and %v", c.choice, th.Palette(theme.VariantLight), th.Palette(theme.VariantDark))
		}
	}
}

func TestTextGrowsAndPaddingStays(t *testing.T) {
	th := New(AlwaysLight, 200)
	for name, want := range map[string]float32{"body": 30, "caption": 26, "title": 40} {
		got := map[string]float32{"body": th.Size(SizeBody), "caption": th.Size(SizeCaption), "title": th.Size(SizeTitle)}[name]
		if got != want {
			t.Errorf("%s at 200 %% is %v, want %v", name, got, want)
		}
	}
	if th.Size(theme.SizeNameInnerPadding) != 8 {
		t.Error("padding grew")
	}
	if New(AlwaysLight, 130).Percent() != 125 {
		t.Error("an unknown size is not the nearest smaller one")
	}
}

func TestBreadthGoesByEm(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(AlwaysLight, 200))
	if BreadthOf(1042) != Narrow {
		t.Error("1042 pixels at 200 % are not narrow")
	}
	test.NewTempApp(t).Settings().SetTheme(New(AlwaysLight, 100))
	if BreadthOf(1042) != Wide || BreadthOf(800) != Middle || BreadthOf(500) != Narrow {
		t.Error("breakpoints moved")
	}
}

func TestIconsTakeTheColourOfThePalette(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(AlwaysLight, 100))
	light := Icon("home", Primary).Content()
	app.Settings().SetTheme(New(AlwaysDark, 100))
	dark := Icon("home", Primary).Content()
	if !bytes.Contains(light, []byte("17595b")) || !bytes.Contains(dark, []byte("7cc7c1")) {
		t.Errorf("light %.200s\ndark %.200s", light, dark)
	}
}

func TestStockWidgetsFindOurIcons(t *testing.T) {
	for fyneName, own := range fyneIcons {
		if _, err := assets.Icons.ReadFile("icons/" + own + ".svg"); err != nil {
			t.Errorf("%s: %v", fyneName, err)
		}
	}
}

// Colouring puts a fill on every shape, so no shape may have one already, and no
// shape may be of a kind that is not coloured.
func TestIconsAreShapesWithoutColours(t *testing.T) {
	files, err := assets.Icons.ReadDir("icons")
	if err != nil || len(files) < 60 {
		t.Fatalf("%d icons, %v", len(files), err)
	}
	for _, f := range files {
		svg, _ := assets.Icons.ReadFile("icons/" + f.Name())
		for _, bad := range []string{"fill=", "stroke=", "style=", "<line", "<polyline", "<text"} {
			if bytes.Contains(svg, []byte(bad)) {
				t.Errorf("%s holds %s", f.Name(), bad)
			}
		}
	}
}
