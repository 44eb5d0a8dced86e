package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Text sizes of our own widgets. Fyne's names carry the other four.
const (
	SizeFigure  fyne.ThemeSizeName = "waymark.figure" // 28: one figure on a tile
	SizeTitle                      = theme.SizeNameHeadingText
	SizeHeading                    = theme.SizeNameSubHeadingText
	SizeBody                       = theme.SizeNameText
	SizeCaption                    = theme.SizeNameCaptionText
)

// Steps of space. They do not grow with the text.
const (
	Space1 float32 = 4
	Space2 float32 = 8
	Space3 float32 = 12
	Space4 float32 = 16
	Space6 float32 = 24
)

// Radii.
const (
	RadiusBadge   float32 = 5
	RadiusControl float32 = 6
	RadiusVoice   float32 = 8
	RadiusPanel   float32 = 10
)

// The focus ring is drawn outside the control, so whatever holds a control leaves
// RingRoom around it.
const (
	RingWidth float32 = 3
	RingGap   float32 = 2
	RingRoom          = RingWidth + RingGap
)

// Sizes at 100 % text. Height turns the heights into pixels, Scaled the others.
const (
	ControlHeight   float32 = 36
	ChipHeight      float32 = 30
	BadgeHeight     float32 = 24
	PlaceHeight     float32 = 40
	TabHeight       float32 = 38
	RowHeight       float32 = 40
	StatusBarHeight float32 = 30
	RailWidth       float32 = 190
	IconSmall       float32 = 16
	IconRow         float32 = 20
	IconTile        float32 = 24
)

var sizes = map[fyne.ThemeSizeName]float32{
	SizeFigure:                         28,
	theme.SizeNameHeadingText:          24,
	theme.SizeNameSubHeadingText:       18,
	theme.SizeNameText:                 15,
	theme.SizeNameCaptionText:          13,
	theme.SizeNameInlineIcon:           20,
	theme.SizeNamePadding:              4,
	theme.SizeNameInnerPadding:         8,
	theme.SizeNameLineSpacing:          4,
	theme.SizeNameScrollBar:            12,
	theme.SizeNameScrollBarSmall:       6,
	theme.SizeNameScrollBarRadius:      3,
	theme.SizeNameSeparatorThickness:   1,
	theme.SizeNameSplitThickness:       4,
	theme.SizeNameInputBorder:          1,
	theme.SizeNameInputRadius:          RadiusControl,
	theme.SizeNameButtonRadius:         RadiusControl,
	theme.SizeNameSelectionRadius:      0,
	theme.SizeNameCardRadius:           RadiusPanel,
	theme.SizeNameDialogRadius:         RadiusPanel,
	theme.SizeNamePopupRadius:          RadiusVoice,
	theme.SizeNameMenuRadius:           RadiusControl,
	theme.SizeNameInnerWindowRadius:    RadiusPanel,
	theme.SizeNameModalBlurRadius:      0,
	theme.SizeNameWindowButtonHeight:   16,
	theme.SizeNameWindowButtonRadius:   8,
	theme.SizeNameWindowButtonIcon:     14,
	theme.SizeNameWindowTitleBarHeight: 26,
}

// The page title and the figures stop growing here: beyond it they would push the
// thing they name off the screen.
const (
	largestTitle  float32 = 40
	largestFigure float32 = 48
)

func (t *Theme) size(name fyne.ThemeSizeName) float32 {
	s := sizes[name]
	switch name {
	case SizeTitle:
		return min(t.scaled(s), max(largestTitle, s))
	case SizeFigure:
		return min(t.scaled(s), largestFigure)
	case SizeHeading, SizeBody, SizeCaption, theme.SizeNameInlineIcon:
		return t.scaled(s)
	}
	return s
}

func (t *Theme) scaled(v float32) float32 { return v * float32(t.percent) / 100 }

// Size answers a size name in the theme in use.
func Size(name fyne.ThemeSizeName) float32 { return Now().Size(name) }

// Scaled turns a size at 100 % text into pixels at the text size in use. It is for
// whatever holds text or an icon.
func Scaled(v float32) float32 { return Now().scaled(v) }

// lineOfBody is how much of a control's height its line of text takes, in em.
const lineOfBody = 1.36

// Height turns the height of a control at 100 % text into pixels: its text grows, the
// padding above and below stays.
func Height(v float32) float32 {
	plain := sizes[SizeBody]
	return v + (Em()-plain)*lineOfBody
}

// Em is the body text size in use: layouts are chosen by it, not by pixels.
func Em() float32 { return Size(SizeBody) }

// Breadth is how much a body can hold beside one another.
type Breadth int

const (
	Narrow Breadth = iota // one column; the rail and the tabs become choices
	Middle                // the right panel drops below
	Wide                  // two or three columns
)

// Breakpoints, in em of body text.
const (
	MiddleFrom float32 = 46
	WideFrom   float32 = 66
)

// BreadthOf says which layout a body of this width takes.
func BreadthOf(width float32) Breadth {
	switch em := width / Em(); {
	case em >= WideFrom:
		return Wide
	case em >= MiddleFrom:
		return Middle
	}
	return Narrow
}
