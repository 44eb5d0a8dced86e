package pdf

import (
	"strconv"
	"strings"
	"sync"

	"waymark/assets"
	"waymark/internal/report"
)

// iconGrid is the side of the square the icons are drawn on.
const iconGrid = 24.0

var (
	iconMu    sync.Mutex
	iconShape = map[string][][][2]float64{}
)

// shapes reads the polygons of an icon: the files hold filled shapes of straight lines only, which a test checks.
func shapes(name string) [][][2]float64 {
	iconMu.Lock()
	defer iconMu.Unlock()
	if s, ok := iconShape[name]; ok {
		return s
	}
	var out [][][2]float64
	if data, err := assets.Icons.ReadFile("icons/" + name + ".svg"); err == nil {
		out = parsePath(string(data))
	}
	iconShape[name] = out
	return out
}

func parsePath(svg string) [][][2]float64 {
	_, rest, ok := strings.Cut(svg, ` d="`)
	if !ok {
		return nil
	}
	d, _, _ := strings.Cut(rest, `"`)
	var out [][][2]float64
	for _, sub := range strings.Split(d, "Z") {
		var shape [][2]float64
		for _, pair := range strings.FieldsFunc(sub, func(r rune) bool { return r == 'M' || r == 'L' }) {
			xs, ys, ok := strings.Cut(strings.TrimSpace(pair), " ")
			if !ok {
				continue
			}
			x, err1 := strconv.ParseFloat(xs, 64)
			y, err2 := strconv.ParseFloat(strings.TrimSpace(ys), 64)
			if err1 == nil && err2 == nil {
				shape = append(shape, [2]float64{x, y})
			}
		}
		if len(shape) > 2 {
			out = append(out, shape)
		}
	}
	return out
}

// icon draws an icon with its top left corner at x, y.
func (c *canvas) icon(name report.Icon, x, y, size float64, i ink) {
	switch name {
	case report.NoIcon:
		return
	case report.IconHollow:
		w := size * 0.5
		c.frameFilled(x+(size-w)/2, y+(size-w)/2, w, w, 0, size*0.12, i, white)
		return
	case report.IconYoung:
		c.disc(x+size/2, y+size/2, size*0.28, i)
		return
	case report.IconAdult:
		w := size * 0.54
		c.fill(x+(size-w)/2, y+(size-w)/2, w, w, 0, 0, i)
		return
	}
	src := shapes(string(name))
	out := make([][][2]float64, len(src))
	for n, s := range src {
		out[n] = make([][2]float64, len(s))
		for m, p := range s {
			out[n][m] = [2]float64{x + p[0]*size/iconGrid, y + p[1]*size/iconGrid}
		}
	}
	if len(out) > 0 {
		c.polygon(i, out...)
	}
}
