package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/internal/chart"
	"waymark/ui/look"
)

// Levels paints how many skills stand at each level, the two voices in lanes of their own: the place says the level, the number how many. T shows
// the same numbers as a table.
type Levels struct {
	control
	c     chart.Levels
	table bool
	remembered
}

// NewLevels makes the chart.
func NewLevels(c chart.Levels) *Levels {
	w := &Levels{c: c}
	w.extend(w)
	return w
}

// AsTable says whether the numbers are shown.
func (w *Levels) AsTable() bool { return w.table }

// Toggle changes between the picture and its numbers.
func (w *Levels) Toggle() { w.table = !w.table; w.Refresh() }

// TypedRune implements fyne.Focusable.
func (w *Levels) TypedRune(r rune) {
	if r == 't' || r == 'T' {
		w.Toggle()
	}
}

// TypedKey implements fyne.Focusable.
func (w *Levels) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		w.Toggle()
	default:
		pass(w, ev)
	}
}

// Tapped implements fyne.Tappable.
func (w *Levels) Tapped(*fyne.PointEvent) { requestFocus(w) }

// HelpText implements Helper.
func (w *Levels) HelpText() string {
	switch {
	case w.help != "":
		return w.help
	case w.table:
		return "T shows the picture."
	}
	return "How many skills stand at each level, each voice by itself. T shows the numbers as a table."
}

// AccessibilityLabel implements fyne.Accessible.
func (w *Levels) AccessibilityLabel() string {
	if !w.table {
		return w.c.Words()
	}
	heads := w.c.Heads()
	var rows []string
	for _, r := range w.c.Numbers() {
		words := []string{strings.TrimSpace(r[0] + " " + r[1])}
		for i := 2; i < len(r); i++ {
			words = append(words, heads[i]+" "+r[i])
		}
		rows = append(rows, strings.Join(words, ", "))
	}
	return w.c.Title + ". " + strings.Join(rows, ". ")
}

// AccessibilityRole implements fyne.Accessible.
func (w *Levels) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (w *Levels) frame(width float32) chart.LevelFrame {
	caption := lineHeight(look.SizeCaption)
	words := float32(0)
	for _, r := range w.c.Rows {
		words = max(words, runWidth(r.Label, look.SizeCaption, false))
	}
	words = min(words, width/3)
	return chart.LevelFrame{W: float64(width - 2*chartPad), Words: float64(words + look.Space2), Mark: float64(look.Scaled(18)), Head: float64(caption + 2),
		Lane: float64(max(caption*0.92, look.Scaled(14))), Gap: float64(look.Space2), Number: float64(runWidth("00", look.SizeCaption, false) + 4)}
}

// key is the legend: what the marks mean, and the numbers at the head.
func (w *Levels) key(width float32) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(w.c.Key()) {
		next := strings.TrimSpace(line + " " + word)
		if line != "" && runWidth(next, look.SizeCaption, false) > width {
			out = append(out, line)
			next = word
		}
		line = next
	}
	return append(out, line)
}

// HeightFor implements Flow.
func (w *Levels) HeightFor(width float32) float32 {
	caption := lineHeight(look.SizeCaption)
	if w.table {
		return float32(2*len(w.c.Rows)+1)*(caption+6) + 2*chartPad
	}
	inner := width - 2*chartPad
	return float32(w.c.Plan(w.frame(width)).H) + look.Space2 + float32(len(w.key(inner))+1)*(caption+4) + 2*chartPad
}

// CreateRenderer implements fyne.Widget.
func (w *Levels) CreateRenderer() fyne.WidgetRenderer {
	ring := newBlock("", "", 0, 0)
	var objects []fyne.CanvasObject
	draw := func(size fyne.Size) {
		w.width = size.Width
		objects = []fyne.CanvasObject{ring.r}
		ringAround(ring, w.focused, 0, 0, size.Width, size.Height, look.RadiusControl)
		if w.table {
			objects = append(objects, w.drawTable(size)...)
		} else {
			objects = append(objects, w.drawBars(size)...)
		}
	}
	return &drawing{
		of: w, objects: func() []fyne.CanvasObject { return objects }, layout: draw,
		min: func() fyne.Size { return fyne.NewSize(16*look.Em(), w.HeightFor(w.or(0))) },
	}
}

func (w *Levels) drawBars(size fyne.Size) []fyne.CanvasObject {
	caption := lineHeight(look.SizeCaption)
	frame := w.frame(size.Width)
	plan := w.c.Plan(frame)
	at := func(x, y float64) fyne.Position { return fyne.NewPos(float32(x)+chartPad, float32(y)+chartPad) }
	var out []fyne.CanvasObject
	stroke := func(l chart.Line, token fyne.ThemeColorName) {
		o := canvas.NewLine(look.Color(token))
		o.StrokeWidth, o.Position1, o.Position2 = 1, at(l.X1, l.Y1), at(l.X2, l.Y2)
		out = append(out, o)
	}
	for _, l := range plan.Between {
		stroke(l, look.Line)
	}
	for _, l := range plan.Uprights {
		stroke(l, look.ChartGrid)
	}
	for _, h := range plan.Heads {
		p := at(h.X, h.Y)
		out = append(out, placedText(h.Text, look.TextSoft, true, p.X+3, p.Y-caption/2-1, 0))
	}
	for _, l := range plan.Labels {
		p := at(l.X, l.Y)
		text := cut(l.Text, look.SizeCaption, fyne.TextStyle{}, float32(frame.Words)-look.Space2)
		out = append(out, placedText(text, look.Text, false, p.X-look.Space2, p.Y, 1))
	}
	for _, b := range plan.Bars {
		c := look.Color(voiceToken(b.Voice))
		r := canvas.NewRectangle(c)
		if b.Voice != chart.Young {
			r.FillColor, r.StrokeColor, r.StrokeWidth = look.Color(look.Surface), c, 2
		}
		r.Move(at(b.X, b.Y))
		r.Resize(fyne.NewSize(max(float32(b.W), 3), float32(b.H)))
		out = append(out, r)
	}
	for _, n := range plan.Numbers {
		p := at(n.X, n.Y)
		out = append(out, placedText(n.Text, look.Text, false, p.X+3, p.Y, 0))
	}
	mark := look.Scaled(10)
	for _, m := range plan.Marks {
		out = append(out, chartMarkAt(m.Voice, at(m.X, m.Y), mark))
	}
	y := float32(plan.H) + chartPad + look.Space2
	x := float32(chartPad)
	for i, name := range w.c.Voices {
		words := name + []string{", filled", ", hollow"}[i]
		out = append(out, chartMarkAt(chart.Voice(i), fyne.NewPos(x+mark/2, y+caption/2), mark), placedText(words, look.TextSoft, false, x+mark+6, y+caption/2, 0))
		x += mark + 6 + runWidth(words, look.SizeCaption, false) + look.Space4
	}
	for _, line := range w.key(size.Width - 2*chartPad) {
		y += caption + 4
		out = append(out, placedText(line, look.TextSoft, false, chartPad, y+caption/2, 0))
	}
	return out
}

func (w *Levels) drawTable(size fyne.Size) []fyne.CanvasObject {
	high := lineHeight(look.SizeCaption) + 6
	heads := w.c.Heads()
	heads[2] = "–"
	inner := size.Width - 2*chartPad
	xs := []float32{chartPad, chartPad + inner*0.26}
	rest := inner * 0.5 / float32(len(heads)-2)
	for i := range len(heads) - 2 {
		xs = append(xs, chartPad+inner*0.5+float32(i)*rest)
	}
	var out []fyne.CanvasObject
	put := func(i int, text string, bold bool, token fyne.ThemeColorName, y float32) {
		room := rest - 4
		if i < 2 {
			room = inner*0.25 - 4
		}
		out = append(out, placedText(cut(text, look.SizeCaption, fyne.TextStyle{Bold: bold}, room), token, bold, xs[i], y, 0))
	}
	for i, h := range heads {
		put(i, h, true, look.TextSoft, chartPad+high/2)
	}
	labels := 0
	for r, row := range w.c.Numbers() {
		y := chartPad + float32(r+1)*high
		if row[0] != "" {
			row[0] = w.c.Rows[labels].Label
			labels++
			l := canvas.NewLine(look.Color(look.Line))
			l.Position1, l.Position2 = fyne.NewPos(chartPad, y), fyne.NewPos(size.Width-chartPad, y)
			out = append(out, l)
		}
		for i, text := range row {
			put(i, text, false, look.Text, y+high/2)
		}
	}
	return out
}
