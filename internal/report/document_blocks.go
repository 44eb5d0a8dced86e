package report

import (
	"strconv"

	"waymark/internal/rules"
)

// Heading is a heading inside a part: Level 2 or 3. A level is never skipped.
type Heading struct {
	Level int
	Text  string
	Note  string // in ordinary weight behind it: "(black is 1 or 2)"
}

// Para is a paragraph. Lead is set bold in front: "I want there:".
type Para struct {
	Lead, Text string
	Icon       Icon
	Small      bool // 11 instead of 12
}

// Hint is a paragraph of small soft print that explains: a key, a source, a date.
type Hint struct {
	Text string
}

// Own is the young person's own words, never mixed with anyone else's. Empty text prints dotted lines to write on.
type Own struct {
	Who     string // "Amara"
	Label   string // bold line above; "Amara's words" when empty: "What matters to me"
	How     string // how they were written down: "typed by Amara", "I typed this", "Ruth wrote down what Amara said"
	When    string // "21 November"
	Text    string
	Feeling *Feeling // circles under the words
}

// LabelOr is the bold line above the words.
func (o Own) LabelOr() string {
	if o.Label != "" {
		return o.Label
	}
	if o.Who == "" {
		return "My words"
	}
	return o.Who + "’s words"
}

// Source says how and when the words were written down; empty when neither is known.
func (o Own) Source() string {
	switch {
	case o.How == "":
		return o.When
	case o.When == "":
		return o.How
	}
	return o.How + " on " + o.When
}

// View is what an adult thinks, with a rating: the counterpart of Own.
type View struct {
	Who    string // "Ruth"
	Label  string // "Ruth's view" when empty
	Text   string
	Icon   Icon
	Rating string // "Needs work"; no line when empty
	Was    string // "on track": printed "(was on track)"
}

// LabelOr is the bold line above the view.
func (v View) LabelOr() string {
	if v.Label != "" {
		return v.Label
	}
	return v.Who + "’s view"
}

// RatingWords is "Needs work (was on track)".
func (v View) RatingWords() string {
	if v.Was == "" || v.Rating == "" {
		return v.Rating
	}
	return v.Rating + " (was " + v.Was + ")"
}

// Feeling is one answer on the five circles.
type Feeling struct {
	N      int    // 1 to 5; 0 is not asked yet and prints five empty circles
	Words  string // "a bit worried"
	Before string // "4 in June"
}

// Spoken is the feeling for a reader who hears it: "2 of 5, a bit worried, 4 in June".
func (f Feeling) Spoken() string {
	out := "not rated"
	if f.N > 0 {
		out = strconv.Itoa(f.N) + " of 5"
	}
	if f.Words != "" {
		out += ", " + f.Words
	}
	if f.Before != "" {
		out += ", " + f.Before
	}
	return out
}

// Beside is what is printed to the right of the circles: "a bit worried (4 in June)".
func (f Feeling) Beside() string {
	out := f.Words
	if f.Before != "" {
		if out != "" {
			out += " "
		}
		out += "(" + f.Before + ")"
	}
	return out
}

// List is bullets, or numbers when Numbered.
type List struct {
	Items    []string
	Numbered bool
	Wide     bool // two columns when the page has room, filled down the left first
}

// Bullets makes a List.
func Bullets(items ...string) List { return List{Items: items} }

// Pairs is labels with answers, a row each.
type Pairs struct {
	Rows    []Pair
	Amounts bool    // answers stand at the right edge, those with a pound sign in bold: a summary of money
	Label   float64 // width of the label column in millimetres; 46 when 0
}

// Pair is one label and its answer. Text is the answer when State is Answered; otherwise it is the rest of the
// sentence: for NotKnown whom to ask ("Ask your children in care nurse."), for IsNone when it was checked.
type Pair struct {
	Label string
	Text  string
	State Known
	Icon  Icon // in front of an answer: a tick before "agrees"
	Sign  Icon // in front of the label: the clock before "Still to pay"
	Bold  bool // the label too, and whatever the block says

	// Essential pairs (allergies, conditions, medicines on the emergency page) print a line whatever was answered.
	Essential bool
}

// Answer makes a Pair with a known answer.
func Answer(label, text string) Pair { return Pair{Label: label, Text: text} }

// Shown tells whether the pair is printed at all.
func (p Pair) Shown() bool { return p.State != Declined || p.Essential }

// Write tells whether the pair prints a line to write on instead of words.
func (p Pair) Write() bool {
	return p.State == NotAsked && !p.Essential || p.State == Answered && p.Text == ""
}

// Words is the sentence printed for the answer; empty for a line to write on.
func (p Pair) Words() string {
	join := func(a, b string) string {
		if b == "" {
			return a
		}
		return a + " " + b
	}
	switch p.State {
	case IsNone:
		if p.Essential {
			if p.Text == "" {
				return "None known"
			}
			return "None known, " + p.Text
		}
		return join("None", p.Text)
	case NotKnown:
		if p.Text == "" {
			return "Not known yet"
		}
		return "Not known yet. " + p.Text
	case Declined:
		return "Not on this copy: ask me"
	case NotAsked:
		if p.Essential {
			return "Not known"
		}
		return ""
	}
	return p.Text
}

// Column is a column of a Table. Width is in millimetres of the 174 of an A4 page; one column may have 0 and takes
// what is left. Widths are scaled when the table stands in a narrower place.
type Column struct {
	Title string
	Width float64
	Right bool // numbers stand at the right
	Bold  bool
}

// Table is rows under a head that repeats on the next page. The first column names its row.
type Table struct {
	Columns []Column
	Rows    []Row
	Small   bool   // 11 instead of 12, and tighter: statements
	Empty   string // printed when there are no rows; "Nothing recorded" when empty
}

// EmptyOr is the sentence for a table without rows.
func (t Table) EmptyOr() string {
	if t.Empty == "" {
		return "Nothing recorded."
	}
	return t.Empty
}

// Row is a row of a Table. A Group row has one cell and stands over the rows that follow; a Total row closes.
type Row struct {
	Cells []Cell
	Group bool
	Total bool
}

// Cell is one cell.
type Cell struct {
	Text  string
	Sub   string // second line, small and soft: "60 of 196, 2015-16"
	Icon  Icon   // with Text a status: set bold
	Bold  bool
	Was   string // the text that stood here before: words of Text that it does not have are set bold
	Scale *Scale // a line from 0 to 100 per cent instead of text

	// Bar is a bar instead of text, as a share of the longest in its column: from 0 to 1. It is decoration: its number must stand in the same row.
	Bar float64
}

// Pieces are the stretches of Text that stood in Was and those that are new; one stretch when there is nothing to compare with.
func (c Cell) Pieces() []rules.Piece {
	if c.Was == "" || c.Text == "" {
		return []rules.Piece{{Text: c.Text}}
	}
	return rules.MarkWords(c.Was, c.Text)
}

// Scale is a starting figure and a figure now on a line from 0 to 100. Negative is not shown. It is decoration: the
// same numbers must stand in the same row.
type Scale struct {
	Start, Now float64
	From, To   float64 // a hollow box for "all but a few"; none when both are 0
}

// Cells makes a Row of plain cells.
func Cells(text ...string) Row {
	r := Row{Cells: make([]Cell, len(text))}
	for i, t := range text {
		r.Cells[i] = Cell{Text: t}
	}
	return r
}

// GroupRow makes a row that stands over those that follow.
func GroupRow(text string) Row { return Row{Cells: []Cell{{Text: text}}, Group: true} }

// Status makes a cell of an icon and its word.
func Status(i Icon, word string) Cell { return Cell{Icon: i, Text: word} }

// Columns is two columns side by side; read, and set in large print, the left one whole and then the right. Keep them
// short: they are never split over two pages unless one of them is longer than a page, when they stand below each other.
type Columns struct {
	Left, Right []Block
	Share       float64 // of the left column, 0.5 when 0
}

// Box is a frame. With a Band its heading stands in a tinted band and rules divide its blocks; without, it is a quiet
// box with a heading. One that fits on a page is not split; a longer one says "8 Money, continued".
type Box struct {
	Number string // "8", in the band
	Title  string
	Band   bool
	Icon   Icon
	Note   string // at the right of the band: "Changed"
	Blocks []Block
}

// Name is the box's number and title: "8 Money".
func (b Box) Name() string {
	if b.Number == "" {
		return b.Title
	}
	return b.Number + " " + b.Title
}

func (Heading) block()    {}
func (Para) block()       {}
func (Hint) block()       {}
func (Own) block()        {}
func (View) block()       {}
func (List) block()       {}
func (Pairs) block()      {}
func (Table) block()      {}
func (Columns) block()    {}
func (Box) block()        {}
func (Counts) block()     {}
func (Key) block()        {}
func (Feelings) block()   {}
func (Stones) block()     {}
func (ChartBlock) block() {}
func (LevelBlock) block() {}
func (TouchBlock) block() {}
func (Emergency) block()  {}
func (Signatures) block() {}
func (Lines) block()      {}
func (QR) block()         {}
func (KeyBoxes) block()   {}
func (Cover) block()      {}
func (Cards) block()      {}
func (Artifact) block()   {}

// H2 makes a heading.
func H2(text string) Heading { return Heading{Level: 2, Text: text} }

// H3 makes a heading below an H2.
func H3(text string) Heading { return Heading{Level: 3, Text: text} }

// P makes a paragraph.
func P(text string) Para { return Para{Text: text} }

// Lead makes a paragraph that begins in bold: Lead("I want there:", "Sian, Ruth.").
func Lead(lead, text string) Para { return Para{Lead: lead, Text: text} }
