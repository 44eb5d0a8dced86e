package chart

import (
	"math"
	"strconv"
)

// Measured is a chart of measurings: one line between points, on a scale of round numbers that fits them.
func Measured(title, name, unit string, times []Time, values []float64) Chart {
	c := Chart{Title: title, Times: times, Series: []Series{{Name: name, Voice: Adult, Exact: values}}}
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if v > 0 {
			low, high = min(low, v), max(high, v)
		}
	}
	if math.IsInf(low, 1) {
		return c
	}
	c.Tick = tick(high - low)
	c.Low = math.Floor(low/c.Tick) * c.Tick
	for v := c.Low; ; v += c.Tick {
		c.Scale = append(c.Scale, number(v)+" "+unit)
		if v >= high && len(c.Scale) > 1 {
			return c
		}
	}
}

// tick is a round distance that cuts a span into two to five.
func tick(span float64) float64 {
	for base := 1.0; ; base *= 10 {
		for _, n := range []float64{1, 2, 5} {
			if span/(n*base) <= 4 {
				return n * base
			}
		}
	}
}

func number(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// exact is what series s measured at time i, 0 when it did not.
func (c Chart) exact(s, i int) float64 {
	v := c.Series[s].Exact
	if i >= len(v) || c.Tick <= 0 {
		return 0
	}
	return v[i]
}

func (c Chart) measuredWords() string {
	out := ""
	for s, series := range c.Series {
		first, last := -1, -1
		for i := range c.Times {
			if c.exact(s, i) > 0 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		switch {
		case first < 0:
			out += " " + series.Name + ": not measured."
		case first == last:
			out += " " + series.Name + ": " + number(c.exact(s, last)) + " on " + c.Times[last].Long + "."
		default:
			out += " " + series.Name + ": from " + number(c.exact(s, first)) + " on " + c.Times[first].Long + " to " + number(c.exact(s, last)) + " on " + c.Times[last].Long + "."
		}
	}
	return out
}
