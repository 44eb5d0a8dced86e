// Package report says what a print-out says: a Document of parts and blocks, and one builder for each print-out.
//
// Rules: a builder is a pure function of records already read, and of the day; it opens nothing and asks nobody. Facts
// are not invented: known, none, not known, declined and not asked are told apart. Nobody's words become somebody
// else's: Own is the young person's, View is an adult's. Whatever is not shown is named in LeftOut.
package report

// A Document is everything a print-out says, in the order in which it is said. It knows sizes only where a table
// asks for the width of a column; how it looks is the business of package pdf, how it reads on a screen that of
// package exchange. Every string is ready for the reader: dates are words ("8 December 2026"), money has its
// pence, names are already shortened for whom the copy is for.
type Document struct {
	Kind   string // "review-pack", "health-passport", "savings-statement", "contact-log", "recovery-sheet"; also the file name's first half
	Title  string // title of the file: "Review pack for Amara"; no surname
	Lang   string // "en-GB" when empty
	Person string // first name; printed nowhere by itself, but says whose words the young person's words are
	Head   string // kind line at the right of the head of pages that give no Aside: "Amara Bello, pathway plan review, 8 December 2026"
	Foot   Foot
	Large  bool // the 18 point version: one column, tables as pairs
	Sheet  Sheet
	Logo   *Logo // of the service, at the right of the head of the first page that is not the young person's own; nil when there is none

	// LeftOut says what the print-out does not show, by name; the screen lists it before anything is printed.
	LeftOut []string

	// Needs says what has to be recorded before the print-out may be made at all; "" for all but a few.
	Needs string

	// Names are the names of other people that it held when it was finished, with what was done with each. Printed nowhere.
	Names []FoundName

	// Day is the day the document was made, "2026-11-24". It becomes the creation date of the file, so that equal
	// documents give equal bytes.
	Day string

	Parts []Part

	// Grids say the same for a spreadsheet; none for print-outs that are not made of figures.
	Grids []Grid
}

// Sheet is how a document lies on paper; what has no paper ignores it.
type Sheet string

const (
	A4      Sheet = ""
	Booklet Sheet = "booklet" // pages of A5, two to a sheet of A4, to be folded once; does not go with large print
)

// Logo is the picture that a service puts on what it makes. Alt is what a reader hears instead of seeing it.
type Logo struct {
	Picture []byte // JPEG or PNG that cannot be seen through
	Alt     string
}

// Foot is the line at the foot of every page. Leave a field empty and its words are left out.
type Foot struct {
	For      string // "For Amara and the people at her review": for whom
	Purpose  string // what for, when For does not say it: "To be checked against the statement"
	Made     string // "24 November 2026", printed as "Made 24 November 2026"
	Number   string // with its noun: "Pack 7", "number 3", "Report 2", "Sheet 1"
	Check    string // four letters, printed as "check KX4T"
	Initials string // "A.B.", at the right before the page number
	Practice bool   // made-up people: said in the foot and across the head
}

// Left is the sentence at the left of the foot.
func (f Foot) Left() string {
	var out string
	add := func(s string) {
		if s == "" {
			return
		}
		if out != "" {
			out += " "
		}
		out += s
		if last := s[len(s)-1]; last != '.' && last != '!' && last != '?' {
			out += "."
		}
	}
	if f.Practice {
		add(PracticeWords)
	}
	add(f.For)
	add(f.Purpose)
	if f.Made != "" {
		number := f.NumberCheck()
		if number != "" && number[0] >= 'a' && number[0] <= 'z' {
			add("Made " + f.Made + ", " + number)
		} else {
			add("Made " + f.Made)
			add(number)
		}
	}
	return out
}

// NumberCheck is "Pack 7, check KX4T". A document without a Made day, such as the recovery sheet, has it at the right
// of the foot instead of the page number.
func (f Foot) NumberCheck() string {
	switch {
	case f.Check == "":
		return f.Number
	case f.Number == "":
		return "Check " + f.Check
	}
	return f.Number + ", check " + f.Check
}

// PracticeWords stand in the foot and across the head of every page made from practice records.
const PracticeWords = "Practice: made-up people"

// Part is a chapter: one title (H1) on a new page, and what follows until the next.
type Part struct {
	Title string
	Sub   string // small line under the title: "Amara Bello"
	Mark  bool   // the mark of Waymark in front of a larger title: for pages that are taken out and carried alone
	Icon  Icon   // drawn in front of the title when there is no Mark
	Own   bool   // a page of the young person's own: nobody else's picture stands on it, whoever carries the copy
	Same  bool   // does not begin a new page if it fits on this one: chapters of the health passport

	Aside  []Aside // at the right of the head, at most two lines; the document's Head when empty
	Blocks []Block

	// Shorter are the same Blocks with shorter lists, for a part that must be one page: paper takes the first that fits, the screen takes
	// Blocks. Large print takes the room it needs.
	Shorter [][]Block
}

// Aside is a line at the right of the head of a page.
type Aside struct {
	Icon Icon
	Text string
	Bold bool
}

// LanguageOr is the language of the document, British English unless it says otherwise.
func (d Document) LanguageOr() string {
	if d.Lang == "" {
		return "en-GB"
	}
	return d.Lang
}

// Block is one thing on a page. The set is closed: what is not in document_blocks.go and document_marks.go cannot be printed,
// and both printers, paper and screen, are tested against all of them.
type Block interface{ block() }

// Icon names a drawing of the program's icon set. An icon never stands without a word that says the same.
type Icon string

// Icons that mean something on paper.
const (
	NoIcon         Icon = ""
	IconYoung      Icon = "young"       // filled disc: the young person
	IconAdult      Icon = "adult"       // filled square: an adult
	IconHollow     Icon = "adulthollow" // hollow square: an adult, in charts and grids
	IconDone       Icon = "done"        // tick in a circle
	IconPartDone   Icon = "partdone"    // half-filled circle: part done, needs work, under way
	IconNotDone    Icon = "notdone"     // cross in a circle
	IconNotStarted Icon = "waiting"     // hourglass
	IconChanged    Icon = "moved"       // arrow
	IconDue        Icon = "due"         // clock
	IconUnknown    Icon = "unknown"     // question mark in a circle
	IconNone       Icon = "none"        // line in a circle: none, does not apply
	IconYes        Icon = "known"       // tick
	IconStar       Icon = "star"
	IconHeart      Icon = "health"
	IconPeople     Icon = "people"
	IconShield     Icon = "shield"
	IconCalendar   Icon = "calendar"
	IconTalk       Icon = "talk"
	IconNotes      Icon = "talk"
	IconPhone      Icon = "phone"
	IconHouse      Icon = "house"
	IconLearning   Icon = "learning"
	IconKey        Icon = "key"
)

// Known tells the five answers of a fact apart on paper.
type Known int

const (
	Answered Known = iota // the value is printed; an empty value prints a line to write on
	IsNone                // "None"
	NotKnown              // question mark and "Not known yet. Ask ..."
	Declined              // prints nothing, not even its label, unless the pair is Essential
	NotAsked              // a dotted line to write on
)
