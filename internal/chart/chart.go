// Package chart works out the geometry of the charts: where the lines, steps, marks and words go. It draws
// nothing. The window and the printed page paint the same plan, so that both show the same picture.
//
// Rules: pure functions only; no colour, because the young person is told apart by a filled disc and a solid
// line and the adult by a hollow square and a dashed line, and that must survive a photocopy; no chart without
// its numbers, which Numbers gives as rows for the table that stands beside it.
package chart

import "strconv"

// Voice says who a series belongs to, and with that its mark and its line.
type Voice int

const (
	Young  Voice = iota // filled disc, solid line
	Adult               // hollow square, dashed line
	Third               // triangle, dotted line: a second adult, a school
	Fourth              // diamond, long dashes

)

// Time is one moment on the axis along the foot. Short stands under the chart ("Jun"), Long in the table ("Jun 2026").
type Time struct {
	Short, Long string
	Day         int // for measurings: a day number, so that a long gap looks long; 0 = stand at equal distances
}

// Series is what one person said over time.
type Series struct {
	Name   string
	Voice  Voice
	Values []int     // one for each Time of the chart, 1 to the number of words on the scale; 0 is not rated
	Exact  []float64 // instead of Values: what was measured; 0 is not measured
}

// Chart is one step chart: what it is about, the words of its scale from the lowest, its moments and its voices.
type Chart struct {
	Title  string
	Scale  []string // "1 not yet", "2 starting", ... lowest first
	Times  []Time   // in order
	Series []Series

	Low, Tick float64 // of a chart of measurings: the lowest word of the scale, and from one to the next
}

// value is the value of series s at time i, 0 when it has none or lies outside the scale.
func (c Chart) value(s, i int) int {
	v := c.Series[s].Values
	if i >= len(v) || v[i] < 1 || v[i] > len(c.Scale) {
		return 0
	}
	return v[i]
}

// Empty tells whether the chart has nothing to draw.
func (c Chart) Empty() bool {
	for s := range c.Series {
		for i := range c.Times {
			if c.value(s, i) > 0 || c.exact(s, i) > 0 {
				return false
			}
		}
	}
	return true
}

// Numbers is the table that says the same as the chart: a row for each time, first the time and then each series.
func (c Chart) Numbers() [][]string {
	rows := make([][]string, 0, len(c.Times))
	for i, t := range c.Times {
		row := []string{t.Long}
		for s := range c.Series {
			word := "–"
			if v := c.value(s, i); v > 0 {
				word = strconv.Itoa(v)
			} else if c.exact(s, i) > 0 {
				word = number(c.exact(s, i))
			}
			row = append(row, word)
		}
		rows = append(rows, row)
	}
	return rows
}

// Words says the chart in sentences, for a reader who hears it: the title, and the first and last value of each voice.
func (c Chart) Words() string {
	out := c.Title + "."
	if c.Tick > 0 {
		return out + c.measuredWords() + " The numbers are in the next table."
	}
	for s, series := range c.Series {
		first, last := -1, -1
		for i := range c.Times {
			if c.value(s, i) > 0 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		switch {
		case first < 0:
			out += " " + series.Name + " has not rated it."
		case first == last:
			out += " " + series.Name + ": " + c.Scale[c.value(s, last)-1] + " in " + c.Times[last].Long + "."
		default:
			out += " " + series.Name + ": from " + c.Scale[c.value(s, first)-1] + " in " + c.Times[first].Long +
				" to " + c.Scale[c.value(s, last)-1] + " in " + c.Times[last].Long + "."
		}
	}
	return out + " The numbers are in the next table."
}
