package chart

import (
	"strconv"
	"strings"
)

// Levels is how many skills stand at each level, a row for each area or each review, the two voices apart in lanes of their own. The place along
// the row says the level and the number says how many: neither colour nor the length of a bar is needed to read it, and there is no total.
type Levels struct {
	Title  string
	Row    string   // what a row is: "Area", "When"
	Scale  []string // the words of the levels, lowest first
	Voices [2]string
	Rows   []LevelRow
}

// LevelRow is one row. The first number of each voice is how many are not rated, then how many stand at each level.
type LevelRow struct {
	Label, Long  string
	Young, Adult []int
	Aside        int // set aside: at no level
}

// LevelFrame is the room of a Levels chart, in whatever unit the painter uses.
type LevelFrame struct {
	W      float64
	Words  float64 // at the left, for the labels of the rows
	Mark   float64 // after them, for the mark of the voice
	Head   float64 // above the rows, for the numbers of the levels
	Lane   float64 // height of one voice
	Gap    float64 // between rows
	Number float64 // beside a bar, for its number
}

// Bar is how many skills one voice sees at one level.
type Bar struct {
	X, Y, W, H float64
	Voice      Voice
	Count      int
}

// LevelPlan is a Levels chart ready to paint. Heads are anchored at their left bottom, rows at the right middle, numbers at the left middle.
type LevelPlan struct {
	H        float64
	Heads    []Label
	Labels   []Label
	Numbers  []Label
	Bars     []Bar
	Marks    []Mark
	Uprights []Line // the foot of each level's bars
	Between  []Line // between the rows
}

// Empty tells whether nobody has rated anything.
func (c Levels) Empty() bool {
	for _, r := range c.Rows {
		for _, v := range [][]int{r.Young, r.Adult} {
			for i := 1; i < len(v); i++ {
				if v[i] > 0 {
					return false
				}
			}
		}
	}
	return true
}

func at(v []int, i int) int {
	if i < len(v) && v[i] > 0 {
		return v[i]
	}
	return 0
}

// Plan lays the chart out. The longest bar of rated skills fills its level; those not rated have a number and no bar, because a long bar of them
// would say more than anybody has said.
func (c Levels) Plan(f LevelFrame) LevelPlan {
	n := len(c.Scale) + 1
	most := 1
	for _, r := range c.Rows {
		for i := 1; i < n; i++ {
			most = max(most, at(r.Young, i), at(r.Adult, i))
		}
	}
	left := f.Words + f.Mark
	col := (f.W - left) / float64(n)
	full := max(0, col-f.Number)
	p := LevelPlan{H: f.Head + float64(len(c.Rows))*(2*f.Lane+f.Gap)}
	x := func(i int) float64 { return left + float64(i)*col }
	for i := range n {
		head := "–"
		if i > 0 {
			head = strconv.Itoa(i)
		}
		p.Heads = append(p.Heads, Label{x(i), f.Head, head})
		if i > 0 {
			p.Uprights = append(p.Uprights, Line{x(i), f.Head, x(i), p.H})
		}
	}
	y := f.Head
	for k, r := range c.Rows {
		p.Between = append(p.Between, Line{0, y, f.W, y})
		y += f.Gap / 2
		p.Labels = append(p.Labels, Label{f.Words, y + f.Lane, r.Label})
		for lane, v := range [][]int{r.Young, r.Adult} {
			voice := Voice(lane)
			mid := y + (float64(lane)+0.5)*f.Lane
			p.Marks = append(p.Marks, Mark{X: f.Words + f.Mark/2, Y: mid, Voice: voice, Series: k})
			for i := range n {
				count := at(v, i)
				if count == 0 {
					continue
				}
				w := 0.0
				if i > 0 {
					w = full * float64(count) / float64(most)
					h := f.Lane * 0.62
					p.Bars = append(p.Bars, Bar{X: x(i), Y: mid - h/2, W: w, H: h, Voice: voice, Count: count})
				}
				p.Numbers = append(p.Numbers, Label{x(i) + w, mid, strconv.Itoa(count)})
			}
		}
		y += 2*f.Lane + f.Gap/2
	}
	return p
}

// Heads are the heads of the table that says the same as the chart.
func (c Levels) Heads() []string {
	out := []string{c.Row, "Who", "Not rated"}
	for i := range c.Scale {
		out = append(out, strconv.Itoa(i+1))
	}
	return out
}

// Numbers is that table: two rows for each row of the chart, the young person's first. A dash is none.
func (c Levels) Numbers() [][]string {
	var out [][]string
	for _, r := range c.Rows {
		for lane, v := range [][]int{r.Young, r.Adult} {
			row := []string{r.Long, c.Voices[lane]}
			if lane == 1 {
				row[0] = ""
			}
			for i := range len(c.Scale) + 1 {
				word := "–"
				if n := at(v, i); n > 0 {
					word = strconv.Itoa(n)
				}
				row = append(row, word)
			}
			out = append(out, row)
		}
	}
	return out
}

// Key says what the numbers at the head and the dash mean.
func (c Levels) Key() string {
	out := "– not rated"
	for i, s := range c.Scale {
		out += ", " + strconv.Itoa(i+1) + " " + strings.ToLower(s)
	}
	aside := 0
	for _, r := range c.Rows {
		aside = max(aside, r.Aside)
	}
	if aside > 0 {
		out += ". Skills that are set aside are at no level"
	}
	return out + "."
}

// Words says the chart in sentences, for a reader who hears it.
func (c Levels) Words() string {
	out := c.Title + "."
	for _, r := range c.Rows {
		out += " " + r.Long + ":"
		for lane, v := range [][]int{r.Young, r.Adult} {
			out += " " + c.Voices[lane]
			said := false
			for i := 1; i <= len(c.Scale); i++ {
				if n := at(v, i); n > 0 {
					if said {
						out += ","
					}
					out += " " + strconv.Itoa(n) + " at " + strings.ToLower(c.Scale[i-1])
					said = true
				}
			}
			if !said {
				out += " has rated none"
			}
			out += []string{";", "."}[lane]
		}
	}
	return out + " The numbers are in the next table."
}
