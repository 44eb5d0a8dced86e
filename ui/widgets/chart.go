package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/chart"
	"waymark/ui/look"
)

// Chart paints a step chart: steps, not slopes; each voice with a mark, a line and a
// colour of its own; words on the axis. T shows the same numbers as a table.
type Chart struct {
	control
	c     chart.Chart
	table bool
	remembered
}

// NewChart makes a chart.
func NewChart(c chart.Chart) *Chart {
	w := &Chart{c: c}
	w.extend(w)
	return w
}

// Set shows another chart.
func (w *Chart) Set(c chart.Chart) { w.c = c; w.Refresh() }

// AsTable says whether the numbers are shown.
func (w *Chart) AsTable() bool { return w.table }

// Toggle changes between the picture and its numbers.
func (w *Chart) Toggle() { w.table = !w.table; w.Refresh() }

// TypedRune implements fyne.Focusable.
func (w *Chart) TypedRune(r rune) {
	if r == 't' || r == 'T' {
		w.Toggle()
	}
}

// TypedKey implements fyne.Focusable.
func (w *Chart) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		w.Toggle()
	default:
		pass(w, ev)
	}
}

// Tapped implements fyne.Tappable.
func (w *Chart) Tapped(*fyne.PointEvent) { requestFocus(w) }

// HelpText implements Helper.
func (w *Chart) HelpText() string {
	if w.help != "" {
		return w.help
	}
	if w.table {
		return "T shows the picture."
	}
	return "T shows the numbers."
}

// AccessibilityLabel implements fyne.Accessible.
func (w *Chart) AccessibilityLabel() string {
	if !w.table {
		return w.c.Words()
	}
	var rows []string
	for _, r := range w.c.Numbers() {
		words := []string{r[0]}
		for i, v := range r[1:] {
			words = append(words, w.c.Series[i].Name+" "+v)
		}
		rows = append(rows, strings.Join(words, ", "))
	}
	return w.c.Title + ". " + strings.Join(rows, ". ")
}

// AccessibilityRole implements fyne.Accessible.
func (w *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	chartPad  = 4
	chartLine = 3
	chartMark = 13
)

func voiceToken(v chart.Voice) fyne.ThemeColorName {
	switch v {
	case chart.Young:
		return look.Chart1
	case chart.Adult:
		return look.Chart2
	case chart.Third:
		return look.Chart3
	}
	return look.Chart4
}

func voiceLine(v chart.Voice) (words string, on, off float32) {
	switch v {
	case chart.Young:
		return "solid line", 0, 0
	case chart.Adult:
		return "dashed line", 7, 5
	case chart.Third:
		return "dotted line", 3, 4
	}
	return "long dashes", 14, 6
}

func (w *Chart) step() float32 { return lineHeight(look.SizeCaption)*2 + 2 }

// legend gives the entries and how many lines they take.
func (w *Chart) legend(width float32) (texts []string, xs []float32, lines []int) {
	var x float32
	line := 0
	for _, s := range w.c.Series {
		words, _, _ := voiceLine(s.Voice)
		text := s.Name + ", " + words
		need := look.Scaled(chartMark) + 8 + runWidth(text, look.SizeCaption, false) + look.Space4
		if x > 0 && x+need > width {
			x, line = 0, line+1
		}
		texts, xs, lines = append(texts, text), append(xs, x), append(lines, line)
		x += need
	}
	return texts, xs, lines
}

// HeightFor implements Flow.
func (w *Chart) HeightFor(width float32) float32 {
	caption := lineHeight(look.SizeCaption)
	if w.table {
		return float32(len(w.c.Times)+1)*(caption+6) + 2*chartPad
	}
	legend := 0
	if _, _, lines := w.legend(width - 2*chartPad); len(lines) > 0 {
		legend = lines[len(lines)-1] + 1
	}
	steps := float32(max(1, len(w.c.Scale)-1))
	return steps*w.step() + caption/2 + caption + look.Space3 + float32(legend)*(caption+4) + look.Space1 + 2*chartPad
}

// CreateRenderer implements fyne.Widget.
func (w *Chart) CreateRenderer() fyne.WidgetRenderer {
	ring := newBlock("", "", 0, 0)
	var objects []fyne.CanvasObject
	draw := func(size fyne.Size) {
		w.width = size.Width
		objects = []fyne.CanvasObject{ring.r}
		ringAround(ring, w.focused, 0, 0, size.Width, size.Height, look.RadiusControl)
		if w.table {
			objects = append(objects, w.drawTable(size)...)
		} else {
			objects = append(objects, w.drawChart(size)...)
		}
	}
	return &drawing{
		of: w, objects: func() []fyne.CanvasObject { return objects }, layout: draw,
		min: func() fyne.Size { return fyne.NewSize(14*look.Em(), w.HeightFor(w.or(0))) },
	}
}

func placedText(text string, token fyne.ThemeColorName, bold bool, x, middle, anchor float32) fyne.CanvasObject {
	k := newInk(text, look.SizeCaption, bold, token)
	m := k.measure()
	k.centre(x-m.Width*anchor, middle-m.Height/2, m.Height)
	return k.t
}

func (w *Chart) drawChart(size fyne.Size) []fyne.CanvasObject {
	caption := lineHeight(look.SizeCaption)
	texts, xs, lines := w.legend(size.Width - 2*chartPad)
	legend := float32(0)
	if len(lines) > 0 {
		legend = float32(lines[len(lines)-1]+1)*(caption+4) + look.Space1
	}
	var words float32
	for _, s := range w.c.Scale {
		words = max(words, runWidth(s, look.SizeCaption, false))
	}
	mark := look.Scaled(chartMark)
	frame := chart.Frame{
		W: float64(size.Width - 2*chartPad), H: float64(size.Height - 2*chartPad - legend),
		Words: float64(words + look.Space2), Foot: float64(caption + look.Space3),
		Inset: float64(mark + 2), Top: float64(caption / 2), Nudge: float64(look.Scaled(4)),
	}
	plan := w.c.Plan(frame)
	at := func(x, y float64) fyne.Position {
		return fyne.NewPos(float32(x)+chartPad, float32(y)+chartPad)
	}
	var out []fyne.CanvasObject
	stroke := func(a, b fyne.Position, token fyne.ThemeColorName, width float32) {
		l := canvas.NewLine(look.Color(token))
		l.StrokeWidth, l.Position1, l.Position2 = width, a, b
		out = append(out, l)
	}
	for _, r := range plan.Rules {
		stroke(at(r.X1, r.Y1), at(r.X2, r.Y2), look.ChartGrid, 1)
	}
	for _, s := range plan.Scale {
		p := at(s.X, s.Y)
		out = append(out, placedText(s.Text, look.TextSoft, false, p.X-look.Space2, p.Y, 1))
	}
	for i, s := range plan.Times {
		p := at(s.X, s.Y)
		half := runWidth(s.Text, look.SizeCaption, false) / 2
		if i > 0 && len(plan.Times) > 1 && float32(plan.Times[1].X-plan.Times[0].X) < 2*half+4 && i%2 == 1 {
			continue // every other time, when they would touch; the table has them all
		}
		x := min(p.X, size.Width-chartPad-half)
		out = append(out, placedText(s.Text, look.TextSoft, false, x, p.Y+look.Space3+caption/2, 0.5))
	}
	for _, s := range plan.Steps {
		_, on, off := voiceLine(s.Voice)
		for _, l := range s.Lines {
			for _, d := range dashes(at(l.X1, l.Y1), at(l.X2, l.Y2), on, off) {
				stroke(d[0], d[1], voiceToken(s.Voice), chartLine)
			}
		}
	}
	for _, m := range plan.Marks {
		out = append(out, chartMarkAt(m.Voice, at(m.X, m.Y), mark))
	}
	for i, text := range texts {
		y := size.Height - chartPad - legend + look.Space1 + (float32(lines[i])+0.5)*(caption+4)
		x := chartPad + xs[i]
		out = append(out, chartMarkAt(w.c.Series[i].Voice, fyne.NewPos(x+mark/2, y), mark))
		out = append(out, placedText(text, look.TextSoft, false, x+mark+6, y, 0))
	}
	return out
}

// dashes cuts a straight line into pieces; without a gap it is one piece, lengthened
// by half its width so that corners meet.
func dashes(a, b fyne.Position, on, off float32) [][2]fyne.Position {
	dx, dy := b.X-a.X, b.Y-a.Y
	long := max(dx, -dx) + max(dy, -dy) // steps are level or upright
	if long == 0 {
		return nil
	}
	ux, uy := dx/long, dy/long
	if off == 0 {
		e := float32(chartLine) / 2
		return [][2]fyne.Position{{a.SubtractXY(ux*e, uy*e), b.AddXY(ux*e, uy*e)}}
	}
	var out [][2]fyne.Position
	for s := float32(0); s < long; s += on + off {
		e := min(s+on, long)
		out = append(out, [2]fyne.Position{a.AddXY(ux*s, uy*s), a.AddXY(ux*e, uy*e)})
	}
	return out
}

func chartMarkAt(v chart.Voice, p fyne.Position, side float32) fyne.CanvasObject {
	c := look.Color(voiceToken(v))
	var o fyne.CanvasObject
	switch v {
	case chart.Young:
		o = canvas.NewCircle(c)
	case chart.Adult:
		r := canvas.NewRectangle(look.Color(look.Surface))
		r.StrokeColor, r.StrokeWidth = c, chartLine
		o, side = r, side-chartLine
	case chart.Third:
		o = canvas.NewRegularPolygon(3, c)
	default:
		o = canvas.NewRegularPolygon(4, c) // stands on its point
	}
	o.Move(p.SubtractXY(side/2, side/2))
	o.Resize(fyne.NewSquareSize(side))
	return o
}

func (w *Chart) drawTable(size fyne.Size) []fyne.CanvasObject {
	high := lineHeight(look.SizeCaption) + 6
	n := len(w.c.Series) + 1
	each := (size.Width - 2*chartPad) / float32(n)
	var out []fyne.CanvasObject
	for i := range n {
		head := ""
		if i > 0 {
			head = w.c.Series[i-1].Name
		}
		head = cut(head, look.SizeCaption, fyne.TextStyle{Bold: true}, each-4)
		out = append(out, placedText(head, look.TextSoft, true, chartPad+float32(i)*each, chartPad+high/2, 0))
	}
	for r, row := range w.c.Numbers() {
		y := chartPad + float32(r+1)*high
		l := canvas.NewLine(look.Color(look.Line))
		l.Position1, l.Position2 = fyne.NewPos(chartPad, y), fyne.NewPos(size.Width-chartPad, y)
		out = append(out, l)
		for i, text := range row {
			out = append(out, placedText(text, look.Text, false, chartPad+float32(i)*each, y+high/2, 0))
		}
	}
	return out
}

// FromTo is a line from 0 to 100 % with a hollow disc where something started and a
// filled one where it is now.
type FromTo struct {
	widget.BaseWidget
	from, now float32 // per cent; below 0 there is none
}

// NewFromTo makes the line; a figure below 0 is not there.
func NewFromTo(from, now float32) *FromTo {
	f := &FromTo{from: from, now: now}
	f.ExtendBaseWidget(f)
	return f
}

// AccessibilityLabel implements fyne.Accessible. The figures stand beside the line.
func (f *FromTo) AccessibilityLabel() string { return "Line from 0 to 100 per cent" }

// AccessibilityRole implements fyne.Accessible.
func (f *FromTo) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (f *FromTo) CreateRenderer() fyne.WidgetRenderer {
	base, way := newBlock(look.Line, "", 0, 0), newBlock(look.Primary, "", 0, 0)
	ends := []*block{newBlock(look.Border, "", 0, 0), newBlock(look.Border, "", 0, 0), newBlock(look.Line, "", 0, 0)}
	start, now := newBlock(look.Surface, look.Primary, 3, 0), newBlock(look.Primary, "", 0, 0)
	all := append([]*block{base, way, start, now}, ends...)
	paint := func() {
		for _, b := range all {
			b.apply()
		}
	}
	return &drawing{
		of: f, paint: paint,
		objects: fixed(base.r, ends[0].r, ends[1].r, ends[2].r, way.r, start.r, now.r),
		min:     func() fyne.Size { return fyne.NewSize(8*look.Em(), lineHeight(look.SizeBody)) },
		layout: func(size fyne.Size) {
			side := look.Scaled(14)
			mid := size.Height / 2
			x := func(v float32) float32 { return side/2 + min(max(v, 0), 100)/100*(size.Width-side) }
			base.place(side/2, mid-1, size.Width-side, 2)
			for i, at := range []float32{0, 100, 50} {
				h := look.Scaled(12)
				if i == 2 {
					h = look.Scaled(6)
				}
				ends[i].place(x(at)-0.75, mid-h/2, 1.5, h)
			}
			start.r.Hidden, now.r.Hidden = f.from < 0, f.now < 0
			way.place(0, 0, 0, 0)
			if f.from >= 0 && f.now >= 0 {
				a, b := min(x(f.from), x(f.now)), max(x(f.from), x(f.now))
				way.place(a, mid-1.5, b-a, 3)
			}
			start.radius, now.radius = (side-3)/2, side/2
			start.apply()
			now.apply()
			start.place(x(f.from)-(side-3)/2, mid-(side-3)/2, side-3, side-3)
			now.place(x(f.now)-side/2, mid-side/2, side, side)
		},
	}
}
