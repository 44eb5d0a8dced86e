package report

import (
	"strconv"

	"waymark/internal/chart"
	"waymark/internal/words"
)

// Counts is a row of figures with their words: done, part done, not done, with the reason of the last.
type Counts struct {
	Items []Count
}

// Count is one of them: Text is the whole of the words, "6 done".
type Count struct {
	Icon Icon
	Text string
}

// DoneCounts makes the three counts of what was said last time.
func DoneCounts(done, part, not int, why string) Counts {
	n := strconv.Itoa(not) + " not done"
	if not > 0 && why != "" {
		n += ": " + why
	}
	return Counts{Items: []Count{
		{IconDone, strconv.Itoa(done) + " done"}, {IconPartDone, strconv.Itoa(part) + " part done"}, {IconNotDone, n},
	}}
}

// Key explains the marks on a page: icon and word, in a row.
type Key struct {
	Items []Count
}

// Feelings is one circle for each part of the plan, five to a row: black is 1 or 2.
type Feelings struct {
	Items []FeelingFor
}

// FeelingFor is one circle: N is 1 to 5, 0 not asked.
type FeelingFor struct {
	Part string
	N    int
}

// Stones is the grid of skills: five stones a row, a disc for the young person and a square for the adult.
type Stones struct {
	Head   string // "I can..."
	Young  string // first name
	Adult  string
	Before string // head of the last column: "In June"; no column when empty
	Rows   []StoneRow
	Key    string // one sentence under the grid
}

// StoneRow is one skill. 0 is not rated. Area rows stand over those that follow and have only Text.
type StoneRow struct {
	Text                     string
	Star                     bool
	Young, Adult             int
	YoungBefore, AdultBefore int
	Area                     bool
}

// Spoken is what a row says to a reader who hears it: "Amara 3, Sian 2".
func (s Stones) Spoken(r StoneRow) string {
	return s.Young + " " + rated(r.Young) + ", " + s.Adult + " " + rated(r.Adult)
}

// BeforeWords is "3 and 2", the young person first.
func (r StoneRow) BeforeWords() string { return dash(r.YoungBefore) + " and " + dash(r.AdultBefore) }

func rated(n int) string {
	if n < 1 || n > 5 {
		return "not rated"
	}
	return strconv.Itoa(n)
}

func dash(n int) string {
	if n < 1 || n > 5 {
		return "–"
	}
	return strconv.Itoa(n)
}

// ChartBlock is a chart with the same numbers in a table beside it.
type ChartBlock struct {
	Chart   chart.Chart
	Numbers string // heading of the table: "The same in numbers" when empty
}

// NumbersOr is the heading of the table beside the chart.
func (c ChartBlock) NumbersOr() string {
	if c.Numbers == "" {
		return "The same in numbers"
	}
	return c.Numbers
}

// NumbersTable is the table beside the chart.
func (c ChartBlock) NumbersTable() Table {
	t := Table{Columns: []Column{{Title: "When"}}, Small: true}
	for _, s := range c.Chart.Series {
		t.Columns = append(t.Columns, Column{Title: s.Name, Width: 18})
	}
	for _, row := range c.Chart.Numbers() {
		t.Rows = append(t.Rows, Cells(row...))
	}
	return t
}

// TouchBlock is a year of being in touch, drawn, with the quiet periods in a table after it.
type TouchBlock struct {
	Chart chart.Touch
}

// NumbersTable is the table after the chart: each time that nobody heard from the young person for longer than was promised.
func (c TouchBlock) NumbersTable() Table {
	t := Table{Small: true, Empty: "No silence lasted longer than was promised.", Columns: make([]Column, len(c.Chart.Heads))}
	for i, h := range c.Chart.Heads {
		t.Columns[i] = Column{Title: h}
		if i > 0 {
			t.Columns[i].Width = 33
		}
	}
	for _, row := range c.Chart.Rows {
		t.Rows = append(t.Rows, Cells(row...))
	}
	return t
}

// LevelBlock is how many skills stand at each level, drawn, with the same numbers in a table after it.
type LevelBlock struct {
	Chart chart.Levels
}

// NumbersTable is the table after the chart: both voices in a cell, the young person first, as in the grid of skills.
func (c LevelBlock) NumbersTable() Table {
	heads := c.Chart.Heads()
	t := Table{Small: true, Columns: []Column{{Title: heads[0] + " (" + c.Chart.Voices[0] + " and " + words.Lower(c.Chart.Voices[1]) + ")"}, {Title: heads[2], Width: 27}}}
	for _, h := range heads[3:] {
		t.Columns = append(t.Columns, Column{Title: h, Width: 19})
	}
	rows := c.Chart.Numbers()
	for i := 0; i+1 < len(rows); i += 2 {
		young, adult := rows[i], rows[i+1]
		row := Cells(young[0])
		for k := 2; k < len(young); k++ {
			text := young[k] + " and " + adult[k]
			if young[k] == "–" && adult[k] == "–" {
				text = "–"
			}
			row.Cells = append(row.Cells, Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Emergency is whom to ring, four to a row in a thick frame. As the last block of a part it stands at the foot of the page.
type Emergency struct {
	Title string // "If I need someone"
	Items []EmergencyLine
}

// EmergencyLine is one of them: "Ruth", "weekdays", "07700 900 204".
type EmergencyLine struct {
	Name, When, Number string
}

// Signatures is lines to sign on, three to a row. As the last block of a part they stand at the foot of the page.
type Signatures struct {
	Items []Signature
}

// Signature is one line: Role "adviser" and Name "Ruth Okafor"; the young person has a name and no role.
type Signature struct {
	Role, Name string
}

// Words is what stands under the line: "Adviser: Ruth Okafor".
func (s Signature) Words() string {
	switch {
	case s.Role == "":
		return s.Name
	case s.Name == "":
		return words.Upper(s.Role)
	}
	return words.Upper(s.Role) + ": " + s.Name
}

// Spoken is "Signature of the adviser, Ruth Okafor".
func (s Signature) Spoken() string {
	switch {
	case s.Role == "":
		return "Signature of " + s.Name
	case s.Name == "":
		return "Signature of the " + s.Role
	}
	return "Signature of the " + s.Role + ", " + s.Name
}

// Lines is dotted lines to write on. Fill draws as many as the page still has room for, and N at least.
type Lines struct {
	N      int
	Indent float64 // millimetres
	Fill   bool
	Spare  bool // left out where the page has no room, because what stands above must not run over
}

// QR is a square code with words beside it. Alt is what it is, for a reader who hears it; Data is never read aloud.
type QR struct {
	Data, Alt, Beside string
}

// KeyBoxes is a recovery key in numbered boxes, five to a row, under its fixed beginning.
type KeyBoxes struct {
	Prefix string // "AGE-SECRET-KEY-1"
	Groups []string
}

// SplitKey cuts a recovery key into its prefix, up to and with the last "1" of "-KEY-1", and groups of four.
func SplitKey(key string) KeyBoxes {
	var k KeyBoxes
	const mark = "-1"
	for i := 0; i+len(mark) <= len(key); i++ {
		if key[i:i+len(mark)] == mark {
			k.Prefix, key = key[:i+len(mark)], key[i+len(mark):]
			break
		}
	}
	for len(key) > 4 {
		k.Groups, key = append(k.Groups, key[:4]), key[4:]
	}
	if key != "" {
		k.Groups = append(k.Groups, key)
	}
	return k
}

// Cover is the whole of a first page in a frame: the part's title large in the middle, whose it is, and at the foot
// how to treat it. It must be the only block of its part.
type Cover struct {
	Lead  string // "This belongs to"
	Name  string
	Words string   // their own, under the name
	Ask   string   // "Please ask me before you read it, copy it or write in it. I decide who sees it."
	Lines []string // small: which copy, what to check

	Colour string // a code of care.CoverColours; damson when empty
}

// Artifact is a note for the eye alone, such as "fold here": a reader who hears the page is not told.
type Artifact struct {
	Text string
}
