// Package assets holds what ships inside the program besides code: the fonts with
// their licence, the icons, and the dated reference data of the catalogue. It has no
// logic; internal/catalogue reads the data, ui/look the icons, internal/pdf the fonts.
package assets

import "embed"

// Icons holds icons/NAME.svg: a 24 by 24 grid, fills only, so that they can be recoloured.
//
//go:embed icons/*.svg
var Icons embed.FS

// Icon is the program's own icon, 256 by 256 pixels.
//
//go:embed icon.png
var Icon []byte

// Fonts holds fonts/NotoSans-Regular.ttf, fonts/NotoSans-Bold.ttf, the fonts for Arabic, Ethiopic, Bengali
// and Chinese script, and their licence.
//
//go:embed fonts
var Fonts embed.FS

// Catalogue holds catalogue/NAME.toml: reference data with source, date and validity.
//
//go:embed catalogue
var Catalogue embed.FS

// ExampleStrategy is the strategy of an invented council: the example of the file that a council's own is loaded from.
//
//go:embed examples/practice-council.toml
var ExampleStrategy string
