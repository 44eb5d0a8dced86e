// Package look is how Waymark looks: the colour tokens in their palettes, the sizes
// of text and space, and the icons. It knows no widget and no record.
//
// Rules of the room: a colour is always a token, never a literal; a colour is put
// on a ground only if the pair stands in the contrast test; sizes that hold text
// grow with the text size, padding does not.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours is the choice a person makes in the settings.
type Colours string

const (
	FollowComputer Colours = "computer"
	AlwaysLight    Colours = "light"
	AlwaysDark     Colours = "dark"
	HighContrast   Colours = "contrast" // white on black or black on white, following the computer
	ContrastDark   Colours = "contrast-dark"
	ContrastLight  Colours = "contrast-light"
)

// Palette is one of the four sets of colours.
type Palette int

const (
	Light Palette = iota
	Dark
	HCDark
	HCLight
)

// Palettes names the four, for tests and pictures.
var Palettes = map[Palette]string{Light: "light", Dark: "dark", HCDark: "hc-dark", HCLight: "hc-light"}

// High says whether the palette is one of high contrast: tints are the plain
// ground there, so whatever relied on a tint needs an edge.
func (p Palette) High() bool { return p == HCDark || p == HCLight }

// Color answers a token or one of Fyne's own names.
func (p Palette) Color(name fyne.ThemeColorName) color.Color {
	if v, ok := tokens[name]; ok {
		return rgb(v[p])
	}
	if alias, ok := fyneNames[name]; ok {
		return rgb(tokens[alias][p])
	}
	text := tokens[Text][p]
	switch name {
	case theme.ColorNameFocus:
		return alpha(tokens[Focus][p], 0x40)
	case theme.ColorNameHover:
		return alpha(text, 0x0D)
	case Veil:
		return alpha(0, 0x66)
	case theme.ColorNamePressed:
		return alpha(text, 0x1A)
	}
	return color.Transparent // Shadow, ScrollBarBackground and what Fyne may add
}

func rgb(v uint32) color.NRGBA { return alpha(v, 0xFF) }

func alpha(v uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}

var fyneNames = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          Background,
	theme.ColorNameButton:              Button,
	theme.ColorNameDisabledButton:      Button,
	theme.ColorNameDisabled:            Disabled,
	theme.ColorNameError:               Overdue,
	theme.ColorNameForeground:          Text,
	theme.ColorNameForegroundOnError:   Surface,
	theme.ColorNameForegroundOnPrimary: OnPrimary,
	theme.ColorNameForegroundOnSuccess: Surface,
	theme.ColorNameForegroundOnWarning: Surface,
	theme.ColorNameHeaderBackground:    SurfaceAlt,
	theme.ColorNameHyperlink:           Primary,
	theme.ColorNameInputBackground:     Surface,
	theme.ColorNameInputBorder:         Border,
	theme.ColorNameMenuBackground:      Surface,
	theme.ColorNameOverlayBackground:   Surface,
	theme.ColorNamePlaceHolder:         Placeholder,
	theme.ColorNamePrimary:             Primary,
	theme.ColorNameScrollBar:           Border,
	theme.ColorNameSelection:           Selection,
	theme.ColorNameSeparator:           Line,
	theme.ColorNameSuccess:             Done,
	theme.ColorNameWarning:             Due,
}

// Theme is the whole look at one choice of colours and text size.
type Theme struct {
	colours Colours
	percent int
}

var _ fyne.Theme = (*Theme)(nil)

// TextSizes are the choices of the settings, in per cent.
var TextSizes = []int{100, 125, 150, 200}

// New makes the theme. An unknown choice follows the computer; an unknown text
// size becomes the nearest smaller one.
func New(colours Colours, percent int) *Theme {
	size := TextSizes[0]
	for _, s := range TextSizes {
		if percent >= s {
			size = s
		}
	}
	return &Theme{colours: colours, percent: size}
}

// Colours returns the choice the theme was made with.
func (t *Theme) Colours() Colours { return t.colours }

// Percent returns the text size.
func (t *Theme) Percent() int { return t.percent }

// Palette says which colours are shown when the computer asks for variant.
func (t *Theme) Palette(variant fyne.ThemeVariant) Palette {
	dark := variant == theme.VariantDark
	switch t.colours {
	case AlwaysLight:
		return Light
	case AlwaysDark:
		return Dark
	case HighContrast:
		if dark {
			return HCDark
		}
		return HCLight
	case ContrastDark:
		return HCDark
	case ContrastLight:
		return HCLight
	}
	if dark {
		return Dark
	}
	return Light
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	return t.Palette(variant).Color(name)
}

// Font implements fyne.Theme: Noto Sans, as Fyne ships it.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon implements fyne.Theme: ours for the names that stock widgets ask for.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if own, ok := fyneIcons[name]; ok {
		return Icon(own, Text)
	}
	return theme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 { return t.size(name) }

var plain = New(AlwaysLight, 100)

// Now returns the theme in use, or the plain light one before the window has set it.
func Now() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return plain
}

// NowPalette returns the palette in use.
func NowPalette() Palette {
	variant := theme.VariantLight
	if app := fyne.CurrentApp(); app != nil {
		variant = app.Settings().ThemeVariant()
	}
	return Now().Palette(variant)
}

// Color answers a token in the palette in use.
func Color(name fyne.ThemeColorName) color.Color { return NowPalette().Color(name) }

// Veil lies over the window while a sheet is open.
const Veil fyne.ThemeColorName = "waymark.veil"
