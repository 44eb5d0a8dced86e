package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// TableColumn is a column of a Table. Em is its smallest width; what is left over is
// shared by Weight. A table that does not fit puts each line's cells under one
// another.
type TableColumn struct {
	Title  string
	Em     float32
	Weight float32
	Right  bool // figures stand at the right
}

// Cell is one cell: a text, a state, or anything else.
type Cell struct {
	Text       string
	Runs       []Run  // Text in several weights; Text is what is said of it
	Sub        string // softer and smaller, below
	Bold, Soft bool
	Wrap       bool // wrapped instead of cut
	Icon       string
	Token      fyne.ThemeColorName
	State      State // icon and Text (or the state's own words) in its colour
	Content    fyne.CanvasObject
	Say        string // for a screen reader, when there is Content
}

// TableRow is a line of a Table.
type TableRow struct {
	Key     string
	Heading string
	Tick    Tick
	Cells   []Cell
	Tint    fyne.ThemeColorName
	Say     string
	Jump    string // what letters jump to; empty: the first cell
}

// Table is a list of lines in columns, with a head that stays.
type Table struct {
	rows
	columns []TableColumn
	lines   []TableRow
}

// NewTable makes a table. label is for screen readers.
func NewTable(label string, columns []TableColumn, lines ...TableRow) *Table {
	t := &Table{columns: columns}
	t.start(t, label)
	t.head = newTableHead(t)
	t.SetRows(lines)
	return t
}

// SetRows replaces the lines; the current one stays current by its key.
func (t *Table) SetRows(lines []TableRow) {
	t.lines = lines
	all := make([]row, len(lines))
	for i := range lines {
		all[i] = newTableLine(t, lines[i])
	}
	t.set(all)
}

// SetColumns replaces the columns; SetRows has to follow.
func (t *Table) SetColumns(columns []TableColumn) { t.columns = columns; t.Refresh() }

const tableGap = 12

// layoutColumns gives the places of the columns, or false when they do not fit.
func (t *Table) layoutColumns(width float32, ticked bool) (xs, ws []float32, fits bool) {
	left := width - 2*rowPadX - tableGap*float32(len(t.columns)-1)
	x := rowPadX
	if ticked {
		in := look.Scaled(tickSide) + look.Space4
		left, x = left-in, x+in
	}
	var weight float32
	for _, c := range t.columns {
		left -= c.Em * look.Em()
		weight += c.Weight
	}
	if left < -0.5 {
		return nil, nil, false
	}
	for i, c := range t.columns {
		w := c.Em * look.Em()
		if weight > 0 {
			w += left * c.Weight / weight
		} else if i == 0 {
			w += left
		}
		xs, ws = append(xs, x), append(ws, w)
		x += w + tableGap
	}
	return xs, ws, true
}

func (t *Table) ticked() bool {
	for _, l := range t.lines {
		if l.Tick != NoTick {
			return true
		}
	}
	return false
}

type tableHead struct {
	widget.BaseWidget
	t *Table
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{t: t}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	under := newBlock(look.Line, "", 0, 0)
	var inks []*ink
	objects := []fyne.CanvasObject{under.r}
	paint := func() {
		inks, objects = nil, []fyne.CanvasObject{under.r}
		for _, c := range h.t.columns {
			k := newInk(c.Title, look.SizeCaption, true, look.TextSoft)
			inks = append(inks, k)
			objects = append(objects, k.t)
		}
		under.apply()
	}
	paint()
	fits := func() bool {
		w := h.t.Size().Width
		_, _, ok := h.t.layoutColumns(w, h.t.ticked())
		return ok || w <= 0
	}
	return &drawing{
		of: h, paint: paint, objects: func() []fyne.CanvasObject { return objects },
		min: func() fyne.Size {
			if !fits() {
				return fyne.NewSize(10, 0)
			}
			return fyne.NewSize(10, lineHeight(look.SizeCaption)+11)
		},
		layout: func(size fyne.Size) {
			xs, ws, ok := h.t.layoutColumns(size.Width, h.t.ticked())
			for i, k := range inks {
				if !ok {
					k.t.Hide()
					continue
				}
				k.t.Show()
				k.t.Text = cut(h.t.columns[i].Title, look.SizeCaption, k.t.TextStyle, ws[i])
				x := xs[i]
				if h.t.columns[i].Right {
					x += ws[i] - k.measure().Width
				}
				k.centre(x, 0, size.Height)
			}
			under.place(0, size.Height-1, size.Width, 1)
		},
	}
}

type tableLine struct {
	widget.BaseWidget
	t     *Table
	l     TableRow
	cells []*cellView
	title *Para
}

func newTableLine(t *Table, l TableRow) *tableLine {
	v := &tableLine{t: t, l: l, title: NewText(l.Heading, look.SizeCaption, true, look.TextSoft)}
	v.ExtendBaseWidget(v)
	if l.Heading == "" {
		for i, c := range l.Cells {
			right := i < len(t.columns) && t.columns[i].Right
			v.cells = append(v.cells, newCellView(c, right))
		}
	}
	return v
}

// Held implements the search for a focused object, and refreshing.
func (v *tableLine) Held() []fyne.CanvasObject {
	held := []fyne.CanvasObject{v.title}
	for _, c := range v.cells {
		held = append(held, c)
	}
	return held
}

func (v *tableLine) key() string               { return v.l.Key }
func (v *tableLine) heading() bool             { return v.l.Heading != "" }
func (v *tableLine) tint() fyne.ThemeColorName { return v.l.Tint }
func (v *tableLine) setCurrent(bool)           {}

func (v *tableLine) jump() string {
	if v.l.Jump == "" && len(v.l.Cells) > 0 {
		return v.l.Cells[0].Text
	}
	return v.l.Jump
}

func (v *tableLine) say() string {
	if v.l.Say != "" {
		return v.l.Say
	}
	var words []string
	switch v.l.Tick {
	case Ticked:
		words = append(words, "ticked")
	case Unticked:
		words = append(words, "not ticked")
	}
	for i, c := range v.l.Cells {
		text := c.say()
		if text != "" && i > 0 && i < len(v.t.columns) && v.t.columns[i].Title != "" {
			text = strings.ToLower(v.t.columns[i].Title[:1]) + v.t.columns[i].Title[1:] + " " + text
		}
		words = append(words, text)
	}
	return joined(words, ", ")
}

func (c Cell) say() string {
	if c.Say != "" {
		return c.Say
	}
	text := c.Text
	if text == "" {
		text = c.State.Words()
	}
	return joined([]string{text, c.Sub}, ", ")
}

func (v *tableLine) tick() (x, width float32) {
	if v.l.Tick == NoTick {
		return 0, 0
	}
	return 0, rowPadX + look.Scaled(tickSide) + look.Space2
}

const cellPadY = 8

func (v *tableLine) shape(width float32, draw bool) float32 {
	if v.l.Heading != "" {
		h := v.title.HeightFor(width - 2*rowPadX)
		if draw {
			v.title.Move(fyne.NewPos(rowPadX, 5))
			v.title.Resize(fyne.NewSize(width-2*rowPadX, h))
		}
		return h + 11
	}
	ticked := v.t.ticked()
	xs, ws, fits := v.t.layoutColumns(width, ticked)
	least := look.Height(look.RowHeight) - 3
	if fits {
		var h float32
		for i, c := range v.cells {
			if i < len(ws) {
				c.named = "" // it may have stood under its heading before, in a narrow table
				h = max(h, c.HeightFor(ws[i]))
			}
		}
		h = max(h+2*cellPadY+1, least)
		for i, c := range v.cells {
			if draw && i < len(ws) {
				c.Show()
				ch := c.HeightFor(ws[i])
				c.Move(fyne.NewPos(xs[i], cellPadY))
				if ch <= lineHeight(look.SizeBody)+1 {
					c.Move(fyne.NewPos(xs[i], min((h-1-ch)/2, cellPadY+2)))
				}
				c.Resize(fyne.NewSize(ws[i], ch))
				c.Refresh()
			}
		}
		return h
	}
	x := rowPadX
	if ticked {
		x += look.Scaled(tickSide) + look.Space4
	}
	y := float32(cellPadY)
	for i, c := range v.cells {
		if c.c.say() == "" && c.c.Content == nil {
			if draw {
				c.Hide()
			}
			continue
		}
		c.named = ""
		if i > 0 && i < len(v.t.columns) {
			c.named = v.t.columns[i].Title
		}
		h := c.HeightFor(width - x - rowPadX)
		if draw {
			c.Show()
			c.Move(fyne.NewPos(x, y))
			c.Resize(fyne.NewSize(width-x-rowPadX, h))
			c.Refresh()
		}
		y += h + 1
	}
	return max(y+cellPadY, least)
}

// HeightFor implements Flow.
func (v *tableLine) HeightFor(width float32) float32 { return v.shape(width, false) }

func (v *tableLine) CreateRenderer() fyne.WidgetRenderer {
	box := newTick()
	var objects []fyne.CanvasObject
	if v.l.Heading != "" {
		objects = append(objects, v.title)
	}
	if v.l.Tick != NoTick {
		objects = append(objects, box.objects()...)
	}
	for _, c := range v.cells {
		objects = append(objects, c)
	}
	paint := func() { box.set(v.l.Tick == Ticked, false) }
	paint()
	return &drawing{
		of: v, objects: fixed(objects...), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(10, v.HeightFor(max(v.Size().Width, 100))) },
		layout: func(size fyne.Size) {
			v.shape(size.Width, true)
			box.place(rowPadX, cellPadY+(lineHeight(look.SizeBody)-look.Scaled(tickSide))/2+1)
		},
	}
}
