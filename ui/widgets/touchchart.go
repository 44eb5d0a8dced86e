package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/internal/chart"
	"waymark/ui/look"
)

// TouchChart paints a year of being in touch: shapes in lanes for what happened, and under them each silence against what was promised. T shows the
// quiet periods as a table.
type TouchChart struct {
	control
	c     chart.Touch
	table bool
	remembered
}

// NewTouchChart makes the chart.
func NewTouchChart(c chart.Touch) *TouchChart {
	w := &TouchChart{c: c}
	w.extend(w)
	return w
}

// AsTable says whether the quiet periods are shown.
func (w *TouchChart) AsTable() bool { return w.table }

// Toggle changes between the picture and the table.
func (w *TouchChart) Toggle() { w.table = !w.table; w.Refresh() }

// TypedRune implements fyne.Focusable.
func (w *TouchChart) TypedRune(r rune) {
	if r == 't' || r == 'T' {
		w.Toggle()
	}
}

// TypedKey implements fyne.Focusable.
func (w *TouchChart) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		w.Toggle()
	default:
		pass(w, ev)
	}
}

// Tapped implements fyne.Tappable.
func (w *TouchChart) Tapped(*fyne.PointEvent) { requestFocus(w) }

// HelpText implements Helper.
func (w *TouchChart) HelpText() string {
	switch {
	case w.help != "":
		return w.help
	case w.table:
		return "T shows the picture."
	}
	return "Seen, talked and tried in the last 12 months, and each silence. T shows the quiet periods as a table."
}

// AccessibilityLabel implements fyne.Accessible.
func (w *TouchChart) AccessibilityLabel() string {
	if !w.table {
		return w.c.Words()
	}
	var rows []string
	for _, r := range w.c.Rows {
		var words []string
		for i, cell := range r {
			words = append(words, w.c.Heads[i]+" "+cell)
		}
		rows = append(rows, strings.Join(words, ", "))
	}
	if len(rows) == 0 {
		rows = []string{w.none()}
	}
	return w.c.Title + ". " + strings.Join(rows, ". ")
}

// AccessibilityRole implements fyne.Accessible.
func (w *TouchChart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (w *TouchChart) none() string {
	if w.c.Promise == "" {
		return "Nothing is promised, so no silence is measured"
	}
	return "No silence lasted longer than was promised"
}

func (w *TouchChart) frame(width float32) chart.TouchFrame {
	caption := lineHeight(look.SizeCaption)
	words := runWidth("Silence", look.SizeCaption, false) + look.Space2
	return chart.TouchFrame{W: float64(width - 2*chartPad), Words: float64(words), Lane: float64(max(caption*1.15, look.Scaled(17))), Foot: float64(caption + look.Space1), Inset: float64(look.Scaled(7))}
}

// touchKey is an entry of the legend: a shape, or a bar of the lane of silences.
type touchKey struct {
	shape chart.Shape
	bar   bool
	over  bool
	today bool
	words string
	x     float32
	line  int
}

func (w *TouchChart) legend(width float32) (keys []touchKey, lines int) {
	for i, words := range chart.ShapeWords {
		keys = append(keys, touchKey{shape: chart.Shape(i), words: words})
	}
	if w.c.Promise != "" {
		keys = append(keys, touchKey{bar: true, words: "silence as expected"}, touchKey{bar: true, over: true, words: "longer than that"})
	}
	keys = append(keys, touchKey{today: true, words: "today"})
	var x float32
	for i := range keys {
		need := look.Scaled(touchMark) + 8 + runWidth(keys[i].words, look.SizeCaption, false) + look.Space4
		if x > 0 && x+need-look.Space4 > width {
			x, lines = 0, lines+1
		}
		keys[i].x, keys[i].line = x, lines
		x += need
	}
	return keys, lines + 1
}

const touchMark = 10

// HeightFor implements Flow.
func (w *TouchChart) HeightFor(width float32) float32 {
	caption := lineHeight(look.SizeCaption)
	if w.table {
		return float32(max(1, len(w.c.Rows))+1)*(caption+6) + 2*chartPad
	}
	_, lines := w.legend(width - 2*chartPad)
	return float32(w.c.Plan(w.frame(width)).H) + look.Space1 + float32(lines)*(caption+4) + 2*chartPad
}

// CreateRenderer implements fyne.Widget.
func (w *TouchChart) CreateRenderer() fyne.WidgetRenderer {
	ring := newBlock("", "", 0, 0)
	var objects []fyne.CanvasObject
	draw := func(size fyne.Size) {
		w.width = size.Width
		objects = []fyne.CanvasObject{ring.r}
		ringAround(ring, w.focused, 0, 0, size.Width, size.Height, look.RadiusControl)
		if w.table {
			objects = append(objects, w.drawTable(size)...)
		} else {
			objects = append(objects, w.drawYear(size)...)
		}
	}
	return &drawing{
		of: w, objects: func() []fyne.CanvasObject { return objects }, layout: draw,
		min: func() fyne.Size { return fyne.NewSize(16*look.Em(), w.HeightFor(w.or(0))) },
	}
}

// touchMarkAt is a shape: the young person's side of being in touch in their colour, attempts hollow.
func touchMarkAt(s chart.Shape, p fyne.Position, side float32) fyne.CanvasObject {
	var o fyne.CanvasObject
	switch s {
	case chart.Seen:
		o = canvas.NewCircle(look.Color(look.Chart1))
	case chart.Asked:
		o, side = canvas.NewRegularPolygon(4, look.Color(look.Chart4)), side*1.35 // stands on its point
	case chart.Talked:
		o, side = canvas.NewRegularPolygon(3, look.Color(look.Chart3)), side*1.15
	default:
		r := canvas.NewRectangle(look.Color(look.Surface))
		r.StrokeColor, r.StrokeWidth = look.Color(look.Chart2), 2
		o, side = r, side-2
	}
	o.Move(p.SubtractXY(side/2, side/2))
	o.Resize(fyne.NewSquareSize(side))
	return o
}

func (w *TouchChart) drawYear(size fyne.Size) []fyne.CanvasObject {
	caption := lineHeight(look.SizeCaption)
	plan := w.c.Plan(w.frame(size.Width))
	at := func(x, y float64) fyne.Position { return fyne.NewPos(float32(x)+chartPad, float32(y)+chartPad) }
	var out []fyne.CanvasObject
	stroke := func(a, b fyne.Position, token fyne.ThemeColorName, wide float32) {
		o := canvas.NewLine(look.Color(token))
		o.StrokeWidth, o.Position1, o.Position2 = wide, a, b
		out = append(out, o)
	}
	for _, l := range plan.Uprights {
		stroke(at(l.X1, l.Y1), at(l.X2, l.Y2), look.ChartGrid, 1)
	}
	for _, l := range plan.Rules {
		stroke(at(l.X1, l.Y1), at(l.X2, l.Y2), look.Line, 1)
	}
	for _, l := range plan.Lanes {
		p := at(l.X, l.Y)
		out = append(out, placedText(l.Text, look.Text, false, p.X-look.Space2, p.Y, 1))
	}
	step := monthStep(plan.Months)
	for i := 0; i < len(plan.Months); i += step {
		m := plan.Months[i]
		p := at(m.X, m.Y)
		if p.X+runWidth(m.Text, look.SizeCaption, false)/2 > size.Width { // the line stays; its neighbours say which month it is
			continue
		}
		out = append(out, placedText(m.Text, look.TextSoft, false, p.X, p.Y+look.Space1+caption/2, 0.5))
	}
	for _, b := range plan.Bars {
		out = append(out, w.bar(at(b.X, b.Y), fyne.NewSize(float32(b.W), float32(b.H)), b.Over))
	}
	for _, d := range dashes(at(plan.Today.X1, plan.Today.Y1), at(plan.Today.X2, plan.Today.Y2), 4, 3) {
		stroke(d[0], d[1], look.Text, 1.5)
	}
	mark := look.Scaled(touchMark)
	for _, m := range plan.Points {
		out = append(out, touchMarkAt(m.Shape, at(m.X, m.Y), mark))
	}
	keys, _ := w.legend(size.Width - 2*chartPad)
	for _, k := range keys {
		x, y := chartPad+k.x, float32(plan.H)+chartPad+look.Space1+(float32(k.line)+0.5)*(caption+4)
		if k.today {
			for _, d := range dashes(fyne.NewPos(x+mark/2, y-caption/2), fyne.NewPos(x+mark/2, y+caption/2), 4, 3) {
				stroke(d[0], d[1], look.Text, 1.5)
			}
		} else if k.bar {
			out = append(out, w.bar(fyne.NewPos(x, y-mark*0.35), fyne.NewSize(mark, mark*0.7), k.over))
		} else {
			out = append(out, touchMarkAt(k.shape, fyne.NewPos(x+mark/2, y), mark))
		}
		out = append(out, placedText(k.words, look.TextSoft, false, x+mark+8, y, 0))
	}
	return out
}

// bar is a stretch of silence: a thin filled one while it was in time, a hollow one of full height once it was over.
func (w *TouchChart) bar(at fyne.Position, size fyne.Size, over bool) fyne.CanvasObject {
	if !over {
		r := canvas.NewRectangle(look.Color(look.Chart5))
		r.Move(at.AddXY(0, size.Height*0.3))
		r.Resize(fyne.NewSize(max(size.Width, 1), size.Height*0.4))
		return r
	}
	r := canvas.NewRectangle(look.Color(look.Surface))
	r.StrokeColor, r.StrokeWidth = look.Color(look.Overdue), 2
	r.Move(at)
	r.Resize(fyne.NewSize(max(size.Width, 4), size.Height))
	return r
}

func (w *TouchChart) drawTable(size fyne.Size) []fyne.CanvasObject {
	high := lineHeight(look.SizeCaption) + 6
	each := (size.Width - 2*chartPad) / float32(max(1, len(w.c.Heads)))
	var out []fyne.CanvasObject
	for i, h := range w.c.Heads {
		out = append(out, placedText(cut(h, look.SizeCaption, fyne.TextStyle{Bold: true}, each-4), look.TextSoft, true, chartPad+float32(i)*each, chartPad+high/2, 0))
	}
	if len(w.c.Rows) == 0 {
		return append(out, placedText(w.none()+".", look.Text, false, chartPad, chartPad+1.5*high, 0))
	}
	for r, row := range w.c.Rows {
		y := chartPad + float32(r+1)*high
		l := canvas.NewLine(look.Color(look.Line))
		l.Position1, l.Position2 = fyne.NewPos(chartPad, y), fyne.NewPos(size.Width-chartPad, y)
		out = append(out, l)
		for i, text := range row {
			out = append(out, placedText(cut(text, look.SizeCaption, fyne.TextStyle{}, each-4), look.Text, false, chartPad+float32(i)*each, y+high/2, 0))
		}
	}
	return out
}

// monthStep is how many months a label stands for: the fewest at which no two labels touch.
func monthStep(months []chart.Label) int {
	fits := func(step int) bool {
		end := float32(-1)
		for i := 0; i < len(months); i += step {
			half, x := runWidth(months[i].Text, look.SizeCaption, false)/2, float32(months[i].X)
			if i > 0 && x-half < end {
				return false
			}
			end = x + half + look.Space1
		}
		return true
	}
	step := 1
	for step < len(months) && !fits(step) {
		step++
	}
	return step
}
