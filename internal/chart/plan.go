package chart

// Frame is the room a chart is drawn in, in whatever unit the painter uses. Y grows downwards.
type Frame struct {
	W, H  float64
	Words float64 // at the left, for the words of the scale
	Foot  float64 // at the foot, for the times
	Inset float64 // from the ends of the rules to the first and last time
	Top   float64 // above the highest rule, half a line of words
	Nudge float64 // how far marks that would cover each other move up and down
}

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2 float64
}

// Label is a word: X and Y are its anchor, at the right middle for the scale and the top middle for times.
type Label struct {
	X, Y float64
	Text string
}

// Mark is one rating.
type Mark struct {
	X, Y   float64
	Voice  Voice
	Series int
	Value  int
}

// Steps is the line of one series.
type Steps struct {
	Voice  Voice
	Series int
	Lines  []Line
}

// Plan is a chart ready to paint: rules first, then steps, then marks, the last series first, so that the young
// person's disc lies on top.
type Plan struct {
	Rules []Line
	Scale []Label
	Times []Label
	Steps []Steps
	Marks []Mark
}

// Plan lays the chart out in a frame. Times stand at equal distances: reviews are told apart by their names, and a
// long gap must not look like a long stay.
func (c Chart) Plan(f Frame) Plan {
	var p Plan
	left, right := f.Words, f.W
	top, bottom := f.Top, f.H-f.Foot
	steps := len(c.Scale) - 1
	level := func(v int) float64 {
		if steps < 1 {
			return bottom
		}
		return bottom - float64(v-1)*(bottom-top)/float64(steps)
	}
	at := func(i int) float64 {
		if len(c.Times) == 1 {
			return (left + right) / 2
		}
		if first, last := c.Times[0].Day, c.Times[len(c.Times)-1].Day; first > 0 && last > first {
			return left + f.Inset + float64(c.Times[i].Day-first)*(right-left-2*f.Inset)/float64(last-first)
		}
		return left + f.Inset + float64(i)*(right-left-2*f.Inset)/float64(len(c.Times)-1)
	}
	for v := len(c.Scale); v >= 1; v-- {
		y := level(v)
		p.Rules = append(p.Rules, Line{left, y, right, y})
		p.Scale = append(p.Scale, Label{left, y, c.Scale[v-1]})
	}
	for i, t := range c.Times {
		p.Times = append(p.Times, Label{at(i), bottom, t.Short})
	}
	shift := func(s, i int) float64 {
		v, before, all := c.value(s, i), 0, 0
		for o := range c.Series {
			if c.value(o, i) == v {
				all++
				if o < s {
					before++
				}
			}
		}
		return (float64(2*before) - float64(all-1)) * f.Nudge
	}
	for s := len(c.Series) - 1; s >= 0; s-- {
		line := Steps{Voice: c.Series[s].Voice, Series: s}
		had, lx, ly := false, 0.0, 0.0
		for i := range c.Times {
			if e := c.exact(s, i); e > 0 { // measurings are joined straight: nobody stood still between them
				x, y := at(i), bottom-(e-c.Low)/c.Tick*(bottom-top)/float64(max(1, steps))
				if had {
					line.Lines = append(line.Lines, Line{lx, ly, x, y})
				}
				had, lx, ly = true, x, y
				p.Marks = append(p.Marks, Mark{x, y, line.Voice, s, 0})
				continue
			}
			v := c.value(s, i)
			if v == 0 {
				continue
			}
			x, y := at(i), level(v)+shift(s, i)
			if had {
				line.Lines = append(line.Lines, Line{lx, ly, x, ly})
				if y != ly {
					line.Lines = append(line.Lines, Line{x, ly, x, y})
				}
			}
			had, lx, ly = true, x, y
			p.Marks = append(p.Marks, Mark{x, y, line.Voice, s, v})
		}
		p.Steps = append(p.Steps, line)
	}
	return p
}
