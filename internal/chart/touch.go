package chart

import "strconv"

// Touch is a year of being in touch: a mark for every time somebody was seen, was talked with or did not answer, and under them how long each silence
// may last. Marks are told apart by their shape and their lane; what a silence lasted too long is a hollow bar.
type Touch struct {
	Title       string
	Promise     string // "At least every 8 weeks (our local promise)"; "" where nothing is promised
	Source      string // where the promise is written
	First, Last int    // day numbers of the ends of the axis
	Today       int
	Months      []Time // the first day of each month
	Marks       []TouchMark
	Silences    []Silence
	Heads       []string   // of the table beside it: the quiet periods
	Rows        [][]string // newest first
}

// Shape is what happened.
type Shape int

const (
	Seen   Shape = iota // filled disc: face to face
	Asked               // filled diamond, in the same lane: a visit that the rules ask for
	Talked              // filled triangle: by phone, video, message or letter, and answered
	Tried               // hollow square: no answer
)

// ShapeWords are the words of the shapes, for the legend.
var ShapeWords = [...]string{"seen", "a visit the rules ask for", "talked or written", "tried, no answer"}

var laneWords = [...]string{"Seen", "Talked", "Tried", "Silence"}

// lane is the row of a shape.
func (s Shape) lane() int {
	switch s {
	case Seen, Asked:
		return 0
	case Talked:
		return 1
	}
	return 2
}

// TouchMark is one contact or attempt.
type TouchMark struct {
	Day   int
	Shape Shape
}

// Silence runs from one answered contact to the next, or to today. Due is the day by which one was expected, 0 where nothing was promised.
type Silence struct {
	From, Due, To int
}

// TouchFrame is the room of a Touch chart, in whatever unit the painter uses.
type TouchFrame struct {
	W     float64
	Words float64 // at the left, for the names of the lanes
	Lane  float64 // height of a lane
	Foot  float64 // under the lanes, for the months
	Inset float64 // from the ends of the lanes to the first and last day
}

// TouchPoint is a mark ready to paint: X and Y are its middle.
type TouchPoint struct {
	X, Y  float64
	Shape Shape
}

// SilenceBar is a stretch of silence: filled while it was in time, hollow once it was over.
type SilenceBar struct {
	X, Y, W, H float64
	Over       bool
}

// TouchPlan is a Touch chart ready to paint. Lanes are anchored at the right middle, months at the top middle.
type TouchPlan struct {
	H        float64
	Lanes    []Label
	Rules    []Line // between the lanes
	Uprights []Line // the months
	Months   []Label
	Points   []TouchPoint
	Bars     []SilenceBar
	Today    Line
}

// Expected is the promise with its source, a sentence for under the chart; "" where nothing is promised.
func (c Touch) Expected() string {
	switch {
	case c.Promise == "":
		return ""
	case c.Source == "":
		return "Expected: " + c.Promise + "."
	}
	return "Expected: " + c.Promise + ". " + c.Source + "."
}

// Empty tells whether nothing at all is recorded in the year.
func (c Touch) Empty() bool { return len(c.Marks) == 0 && len(c.Silences) == 0 }

// Plan lays the chart out. What lies outside the axis is left out, and a silence that reaches over its ends is cut there.
func (c Touch) Plan(f TouchFrame) TouchPlan {
	lanes := len(laneWords)
	if c.Promise == "" {
		lanes--
	}
	bottom := float64(lanes) * f.Lane
	p := TouchPlan{H: bottom + f.Foot}
	span := float64(max(1, c.Last-c.First))
	x := func(day int) float64 {
		return f.Words + f.Inset + float64(min(max(day, c.First), c.Last)-c.First)/span*(f.W-f.Words-2*f.Inset)
	}
	for i := range lanes {
		mid := (float64(i) + 0.5) * f.Lane
		p.Lanes = append(p.Lanes, Label{f.Words, mid, laneWords[i]})
		p.Rules = append(p.Rules, Line{f.Words, float64(i+1) * f.Lane, f.W, float64(i+1) * f.Lane})
	}
	for _, m := range c.Months {
		if m.Day < c.First || m.Day > c.Last {
			continue
		}
		p.Uprights = append(p.Uprights, Line{x(m.Day), 0, x(m.Day), bottom})
		p.Months = append(p.Months, Label{x(m.Day), bottom, m.Short})
	}
	for _, m := range c.Marks {
		if m.Day >= c.First && m.Day <= c.Last {
			p.Points = append(p.Points, TouchPoint{x(m.Day), (float64(m.Shape.lane()) + 0.5) * f.Lane, m.Shape})
		}
	}
	high := f.Lane * 0.36
	y := (float64(lanes)-0.5)*f.Lane - high/2
	for _, s := range c.Silences {
		if c.Promise == "" || s.Due == 0 || s.To < c.First || s.From > c.Last {
			continue
		}
		in, out := min(s.Due, s.To), max(s.Due, s.To)
		if in > c.First {
			p.Bars = append(p.Bars, SilenceBar{x(s.From), y, x(in) - x(s.From), high, false})
		}
		if s.To > s.Due && out > c.First {
			p.Bars = append(p.Bars, SilenceBar{x(s.Due), y, x(s.To) - x(s.Due), high, true})
		}
	}
	p.Today = Line{x(c.Today), 0, x(c.Today), bottom}
	return p
}

// Counts are how many marks of each shape the chart has.
func (c Touch) Counts() [4]int {
	var n [4]int
	for _, m := range c.Marks {
		n[m.Shape]++
	}
	return n
}

// Words says the chart in sentences, for a reader who hears it.
func (c Touch) Words() string {
	n := c.Counts()
	out := c.Title + ". "
	if c.Empty() {
		return out + "No contact recorded."
	}
	times := func(n int) string {
		if n == 1 {
			return "once"
		}
		return strconv.Itoa(n) + " times"
	}
	out += "Seen " + times(n[Seen]+n[Asked]) + ", of them " + times(n[Asked]) + " on a visit the rules ask for. Talked or written " + times(n[Talked]) + ". Tried " + times(n[Tried]) + " without an answer."
	if c.Promise == "" {
		return out
	}
	out += " Expected: " + c.Promise + "."
	if len(c.Rows) == 0 {
		return out + " No silence lasted longer."
	}
	if len(c.Rows) == 1 {
		return out + " 1 silence lasted longer. It is in the next table."
	}
	return out + " " + strconv.Itoa(len(c.Rows)) + " silences lasted longer. They are in the next table."
}
