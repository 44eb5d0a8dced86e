package look

import "fyne.io/fyne/v2"

// The tokens: our own colour names. A widget never names a colour, only a token;
// each palette answers every one of them.
const (
	Background  fyne.ThemeColorName = "waymark.background"  // the page
	Surface     fyne.ThemeColorName = "waymark.surface"     // panels, fields, menus
	SurfaceAlt  fyne.ThemeColorName = "waymark.surfaceAlt"  // group rows
	Rail        fyne.ThemeColorName = "waymark.rail"        // the places on the left
	Line        fyne.ThemeColorName = "waymark.line"        // edges without meaning
	Border      fyne.ThemeColorName = "waymark.border"      // edges of controls
	Text        fyne.ThemeColorName = "waymark.text"        // body text
	TextSoft    fyne.ThemeColorName = "waymark.textSoft"    // rules, hints, who wrote it
	Placeholder fyne.ThemeColorName = "waymark.placeholder" // example text
	Disabled    fyne.ThemeColorName = "waymark.disabled"    // what cannot be used now
	Primary     fyne.ThemeColorName = "waymark.primary"     // the main button, links, the chosen place
	OnPrimary   fyne.ThemeColorName = "waymark.onPrimary"   // words on primary
	PrimaryTint fyne.ThemeColorName = "waymark.primaryTint" // a chosen chip
	Button      fyne.ThemeColorName = "waymark.button"      // ordinary buttons
	Focus       fyne.ThemeColorName = "waymark.focus"       // our ring
	Selection   fyne.ThemeColorName = "waymark.selection"   // the chosen row
	Young       fyne.ThemeColorName = "waymark.young"       // the young person's voice
	YoungTint   fyne.ThemeColorName = "waymark.youngTint"
	Adult       fyne.ThemeColorName = "waymark.adult" // the adult's voice
	AdultTint   fyne.ThemeColorName = "waymark.adultTint"
	Overdue     fyne.ThemeColorName = "waymark.overdue" // after the day
	OverdueTint fyne.ThemeColorName = "waymark.overdueTint"
	Due         fyne.ThemeColorName = "waymark.due" // within the warning time
	DueTint     fyne.ThemeColorName = "waymark.dueTint"
	Done        fyne.ThemeColorName = "waymark.done" // done, known, on track
	DoneTint    fyne.ThemeColorName = "waymark.doneTint"
	Waiting     fyne.ThemeColorName = "waymark.waiting" // someone else has to act
	WaitingTint fyne.ThemeColorName = "waymark.waitingTint"
	Unknown     fyne.ThemeColorName = "waymark.unknown" // not known, not asked
	UnknownTint fyne.ThemeColorName = "waymark.unknownTint"
	Chart1      fyne.ThemeColorName = "waymark.chart1"
	Chart2      fyne.ThemeColorName = "waymark.chart2"
	Chart3      fyne.ThemeColorName = "waymark.chart3"
	Chart4      fyne.ThemeColorName = "waymark.chart4"
	Chart5      fyne.ThemeColorName = "waymark.chart5"
	ChartGrid   fyne.ThemeColorName = "waymark.chartGrid" // grid lines
)

// tokens holds every token in the order of the palettes: light, dark, high
// contrast dark, high contrast light.
var tokens = map[fyne.ThemeColorName][4]uint32{
	Background:  {0xF4F2ED, 0x1A1A1B, 0x000000, 0xFFFFFF},
	Surface:     {0xFFFFFF, 0x242526, 0x000000, 0xFFFFFF},
	SurfaceAlt:  {0xF9F8F5, 0x2C2D2F, 0x000000, 0xFFFFFF},
	Rail:        {0xE9E6DF, 0x131314, 0x000000, 0xFFFFFF},
	Line:        {0xDAD6CD, 0x3B3C3F, 0xFFFFFF, 0x000000},
	Border:      {0x81796D, 0x8E8B85, 0xFFFFFF, 0x000000},
	Text:        {0x21201E, 0xF0EEEA, 0xFFFFFF, 0x000000},
	TextSoft:    {0x57524A, 0xBBB7AF, 0xFFFFFF, 0x000000},
	Placeholder: {0x676157, 0xA9A59D, 0xE0E0E0, 0x3A3A3A},
	Disabled:    {0x7D776D, 0x8B8780, 0xBDBDBD, 0x595959},
	Primary:     {0x17595B, 0x7CC7C1, 0xFFE14D, 0x003B8E},
	OnPrimary:   {0xFFFFFF, 0x0D2625, 0x000000, 0xFFFFFF},
	PrimaryTint: {0xDFECEA, 0x1D3434, 0x000000, 0xFFFFFF},
	Button:      {0xE4E0D8, 0x393A3D, 0x000000, 0xFFFFFF},
	Focus:       {0x0B57C4, 0x9CC2FF, 0x00E5FF, 0xB00060},
	Selection:   {0xC9DFDD, 0x2B4A49, 0x2A2A00, 0xCFE0FF},
	Young:       {0x7A2A62, 0xEBA9D3, 0xFF9BE0, 0x6B0050},
	YoungTint:   {0xF7EAF3, 0x38232F, 0x000000, 0xFFFFFF},
	Adult:       {0x24507D, 0xA3C6EE, 0x9AD0FF, 0x003B8E},
	AdultTint:   {0xE6EEF6, 0x1F2E3D, 0x000000, 0xFFFFFF},
	Overdue:     {0x9C1F1B, 0xF4A49C, 0xFF9A8F, 0x8A0000},
	OverdueTint: {0xFAE8E5, 0x41211F, 0x000000, 0xFFFFFF},
	Due:         {0x7F4A00, 0xF0BC70, 0xFFC861, 0x5E3600},
	DueTint:     {0xFBEFD9, 0x3B2C15, 0x000000, 0xFFFFFF},
	Done:        {0x1C663A, 0x8FD0A3, 0x86F0A6, 0x00502A},
	DoneTint:    {0xE3F1E7, 0x1C3325, 0x000000, 0xFFFFFF},
	Waiting:     {0x24507D, 0xA3C6EE, 0x9AD0FF, 0x003B8E},
	WaitingTint: {0xE6EEF6, 0x1F2E3D, 0x000000, 0xFFFFFF},
	Unknown:     {0x57524A, 0xBBB7AF, 0xFFFFFF, 0x000000},
	UnknownTint: {0xECE9E3, 0x333437, 0x000000, 0xFFFFFF},
	Chart1:      {0x7A2A62, 0xEBA9D3, 0xFF9BE0, 0x6B0050},
	Chart2:      {0x4F90D0, 0x3A7ABB, 0x6FBEFF, 0x0050B8},
	Chart3:      {0xB67A12, 0xEA8F12, 0xFFC861, 0x8A4B00},
	Chart4:      {0x0D341B, 0x8DE2A6, 0x86F0A6, 0x00502A},
	Chart5:      {0x959087, 0x777168, 0xFFFFFF, 0x000000},
	ChartGrid:   {0xDAD6CD, 0x3B3C3F, 0x6E6E6E, 0x767676},
}
