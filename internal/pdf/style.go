package pdf

// sheet is the paper of one page. Leads and sizes of letters are points; everything else is millimetres.
type sheet struct {
	w, h, top, side, foot float64
	rule                  float64 // of the rule above the foot, from the edge of the sheet
	booklet               bool    // two pages to a sheet of A4, folded
}

var (
	a4      = sheet{w: 210, h: 297, top: 15, side: 18, foot: 20, rule: 14}
	a4Large = sheet{w: 210, h: 297, top: 15, side: 18, foot: 22, rule: 14}
	a5      = sheet{w: 148.5, h: 210, top: 13, side: 13, foot: 17, rule: 12.5, booklet: true}
)

// text is the width there is for text.
func (s sheet) text() float64 { return s.w - 2*s.side }

const (
	rowLine  = 0.2
	ruleLine = 0.25
	boxLine  = 0.35
	headLine = 0.5 // under the head of a table
	topLine  = 0.7 // under the head of a page
	barWide  = 1.4 // beside own words

	boxPad    = 4.2
	boxCorner = 2.0
	barCorner = 1.2
)

type ink [3]int

var (
	black  = ink{0x21, 0x20, 0x1E}
	soft   = ink{0x4A, 0x46, 0x3F}
	line   = ink{0x8C, 0x86, 0x7C}
	hair   = ink{0xB9, 0xB3, 0xA8}
	tint   = ink{0xF1, 0xEF, 0xEA}
	accent = ink{0x17, 0x59, 0x5B}
	young  = ink{0x7A, 0x2A, 0x62}
	white  = ink{0xFF, 0xFF, 0xFF}
)

// coverInks are the colours a young person can choose for the cover of their passport. All are dark enough to be read in grey.
var coverInks = map[string]ink{"damson": young, "teal": accent, "slate": {0x2F, 0x4A, 0x6B}, "moss": {0x3F, 0x58, 0x2B}, "amber": {0x8A, 0x52, 0x00}, "ink": black}

// kind of letter: size and the distance from line to line, in points.
type letter struct {
	size, lead float64
	bold       bool
	ink        ink
	way        direction // of the paragraph, when words in it are shaped
}

func (l letter) strong() letter        { l.bold = true; return l }
func (l letter) coloured(i ink) letter { l.ink = i; return l }

// height of a line in millimetres, and how far below its top the letters stand.
func (l letter) height() float64 { return l.lead * mm }
func (l letter) base() float64 {
	const up, down = 1.069, 0.293
	return ((l.lead-l.size*(up+down))/2 + l.size*up) * mm
}

// style is the letters of one document.
type style struct {
	large                              bool
	body, small, title, inner, h2, h3  letter
	head, boxHead, label, foot, number letter
	icon, smallIcon                    float64 // sizes of icons in text and in tables
	circle                             float64 // of a feeling
}

var usualStyle = style{
	body:  letter{size: 12, lead: 16, ink: black},
	small: letter{size: 11, lead: 14.5, ink: black},
	title: letter{size: 22, lead: 28, bold: true, ink: black},
	inner: letter{size: 18, lead: 24, bold: true, ink: black},
	h2:    letter{size: 14, lead: 19, bold: true, ink: black},
	h3:    letter{size: 12, lead: 16, bold: true, ink: black},
	head:  letter{size: 11, lead: 14, bold: true, ink: black}, boxHead: letter{size: 10, lead: 13, bold: true, ink: black},
	label: letter{size: 10, lead: 13, bold: true, ink: black}, foot: letter{size: 9, lead: 12, ink: soft},
	number: letter{size: 9, lead: 12, bold: true, ink: black},
	icon:   4.6, smallIcon: 3.8, circle: 5.4,
}

var largeStyle = style{
	large: true,
	body:  letter{size: 18, lead: 25, ink: black}, small: letter{size: 18, lead: 25, ink: black},
	title: letter{size: 30, lead: 38, bold: true, ink: black},
	inner: letter{size: 30, lead: 38, bold: true, ink: black},
	h2:    letter{size: 22, lead: 29, bold: true, ink: black},
	h3:    letter{size: 20, lead: 27, bold: true, ink: black},
	head:  letter{size: 18, lead: 25, bold: true, ink: black}, boxHead: letter{size: 18, lead: 25, bold: true, ink: black},
	label: letter{size: 18, lead: 25, bold: true, ink: black}, foot: letter{size: 12, lead: 16, ink: soft},
	number: letter{size: 14, lead: 19, bold: true, ink: black},
	icon:   6.6, smallIcon: 6, circle: 8.6,
}
