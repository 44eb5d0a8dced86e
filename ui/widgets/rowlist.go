package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Tick is the box in front of a line.
type Tick int

const (
	NoTick Tick = iota
	Unticked
	Ticked
)

// Mark is an icon with a short word at the right of a line.
type Mark struct {
	Icon  string
	Token fyne.ThemeColorName
	Text  string
}

// Item is a line of a RowList. Either Heading is set, or Content, or the words.
type Item struct {
	Key     string
	Heading string // a group row; it cannot be chosen

	Tick       Tick
	Icon       string
	IconToken  fyne.ThemeColorName
	Number     string // in front of the title, as in "8 Money"
	Title      string
	Plain      bool   // the title is bold only while chosen
	Detail     string // softer and smaller, wrapped below
	Right      string // at the right of the title
	RightState State  // below Right, with its icon
	RightWords string
	Marks      []Mark
	Tint       fyne.ThemeColorName

	Content fyne.CanvasObject // anything else, instead of the words
	Say     string            // for a screen reader; empty: put together from the words
	Jump    string            // what letters jump to; empty: the title
}

// RowList is a list of lines of any height.
type RowList struct{ rows }

// NewRowList makes a list. label is for screen readers.
func NewRowList(label string, items ...Item) *RowList {
	l := &RowList{}
	l.start(l, label)
	l.SetItems(items)
	return l
}

// SetItems replaces the lines; the current one stays current by its key.
func (l *RowList) SetItems(items []Item) {
	all := make([]row, len(items))
	for i := range items {
		all[i] = newItemRow(items[i])
	}
	l.set(all)
}

type itemRow struct {
	widget.BaseWidget
	it      Item
	current bool
	title   *Para
	detail  *Para
	right   *Para
	state   *Badge
}

func newItemRow(it Item) *itemRow {
	r := &itemRow{it: it}
	r.ExtendBaseWidget(r)
	size, token := look.SizeBody, look.Text
	title := it.Title
	if it.Heading != "" {
		size, token, title = look.SizeCaption, look.TextSoft, it.Heading
	}
	r.title = NewText(title, size, !it.Plain, token)
	r.detail = Caption(it.Detail)
	r.right = Words(it.Right, look.SizeBody, false, look.Text)
	r.state = NewMark(it.RightState, it.RightWords)
	return r
}

// Held implements the search for a focused object, and refreshing.
func (r *itemRow) Held() []fyne.CanvasObject {
	if r.it.Content != nil {
		return []fyne.CanvasObject{r.it.Content}
	}
	return []fyne.CanvasObject{r.title, r.detail, r.right, r.state}
}

func (r *itemRow) key() string               { return r.it.Key }
func (r *itemRow) heading() bool             { return r.it.Heading != "" }
func (r *itemRow) tint() fyne.ThemeColorName { return r.it.Tint }

func (r *itemRow) jump() string {
	if r.it.Jump != "" {
		return r.it.Jump
	}
	return r.it.Title
}

func (r *itemRow) say() string {
	if r.it.Say != "" {
		return r.it.Say
	}
	words := []string{r.it.Heading, strings.TrimSpace(r.it.Number + " " + r.it.Title)}
	switch r.it.Tick {
	case Ticked:
		words = append(words, "ticked")
	case Unticked:
		words = append(words, "not ticked")
	}
	words = append(words, r.it.Right)
	if r.it.RightState != NoState || r.it.RightWords != "" {
		words = append(words, r.state.say())
	}
	words = append(words, r.it.Detail)
	for _, m := range r.it.Marks {
		words = append(words, m.Text)
	}
	return joined(words, ", ")
}

func joined(words []string, with string) string {
	var some []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			some = append(some, w)
		}
	}
	return strings.Join(some, with)
}

func (r *itemRow) setCurrent(on bool) {
	if r.current == on {
		return
	}
	r.current = on
	if r.it.Plain && r.it.Content == nil {
		r.title.SetRuns(Run{Text: r.it.Title, Bold: on})
	}
}

func (r *itemRow) tick() (x, width float32) {
	if r.it.Tick == NoTick {
		return 0, 0
	}
	return 0, look.Space4 + look.Scaled(tickSide) + look.Space2
}

const (
	rowPadX = look.Space4 - 1
	rowPadY = 9
)

// lead is how much stands in front of the title.
func (r *itemRow) lead() float32 {
	x := rowPadX
	if r.it.Tick != NoTick {
		x += look.Scaled(tickSide) + look.Space3
	}
	if r.it.Icon != "" {
		x += look.Scaled(look.IconRow) + look.Space3
	}
	if r.it.Number != "" {
		x += 1.8*look.Em() + look.Space2
	}
	return x
}

func (r *itemRow) marksWidth() float32 {
	var w float32
	for _, m := range r.it.Marks {
		if w > 0 {
			w += look.Space2
		}
		w += m.width()
	}
	return w
}

func (m Mark) width() float32 {
	w := runWidth(m.Text, look.SizeCaption, true)
	if m.Icon != "" {
		w += look.Scaled(look.IconSmall)
		if m.Text != "" {
			w += look.Space1
		}
	}
	return w
}

func (r *itemRow) rightWidth() float32 {
	var w float32
	if r.it.Right != "" {
		w = r.right.natural() + 1
	}
	if r.it.RightState != NoState || r.it.RightWords != "" {
		w = max(w, r.state.MinSize().Width)
	}
	return max(w, r.marksWidth())
}

// shape works out the row at this width; draw places it. When the right part takes
// more than half, it goes below the title.
func (r *itemRow) shape(width float32, draw bool) float32 {
	if r.it.Content != nil {
		h := HeightFor(r.it.Content, width)
		if draw {
			r.it.Content.Move(fyne.NewPos(0, 0))
			r.it.Content.Resize(fyne.NewSize(width, r.Size().Height))
		}
		return h + 1
	}
	if r.it.Heading != "" {
		h := r.title.HeightFor(width - 2*rowPadX)
		if draw {
			r.title.Move(fyne.NewPos(rowPadX, 5))
			r.title.Resize(fyne.NewSize(width-2*rowPadX, h))
		}
		return h + 11
	}
	x, y := r.lead(), float32(rowPadY)
	right := r.rightWidth()
	room := width - x - rowPadX
	below := right > room*0.55
	if right > 0 && !below {
		room -= right + look.Space3
	}
	th := r.title.HeightFor(room)
	dh := float32(0)
	if r.it.Detail != "" {
		dh = r.detail.HeightFor(room)
	}
	if draw {
		r.title.Move(fyne.NewPos(x, y))
		r.title.Resize(fyne.NewSize(room, th))
		r.detail.Move(fyne.NewPos(x, y+th))
		r.detail.Resize(fyne.NewSize(room, dh))
	}
	textEnd := y + th + dh
	rx, ry := width-rowPadX-right, y
	if below {
		rx, ry = x, textEnd+2
	}
	end := ry
	line := lineHeight(look.SizeBody)
	if r.it.Right != "" {
		w := r.right.natural() + 1
		if draw {
			at := rx + right - w
			if below {
				at = rx
			}
			r.right.Move(fyne.NewPos(at, ry))
			r.right.Resize(fyne.NewSize(min(w, width-at-rowPadX+1), line))
		}
		end += line
	}
	if r.it.RightState != NoState || r.it.RightWords != "" {
		s := r.state.MinSize()
		h := s.Height
		if r.it.Right == "" {
			h = max(h, line)
		}
		if draw {
			at := rx + right - s.Width
			if below {
				at = rx
			}
			r.state.Move(fyne.NewPos(at, end))
			r.state.Resize(fyne.NewSize(s.Width, h))
		}
		end += h
	}
	if len(r.it.Marks) > 0 && end == ry {
		end += line
	}
	return max(max(textEnd, end)+rowPadY+1, look.Height(look.RowHeight))
}

// HeightFor implements Flow.
func (r *itemRow) HeightFor(width float32) float32 { return r.shape(width, false) }

// CreateRenderer implements fyne.Widget.
func (r *itemRow) CreateRenderer() fyne.WidgetRenderer {
	if r.it.Content != nil {
		return &drawing{of: r, objects: fixed(r.it.Content),
			min:    func() fyne.Size { return fyne.NewSize(10, r.HeightFor(max(r.Size().Width, 100))) },
			layout: func(s fyne.Size) { r.shape(s.Width, true) }}
	}
	box := newTick()
	token := r.it.IconToken
	if token == "" {
		token = look.Text
	}
	icon := newGlyph(r.it.Icon, token, look.IconRow)
	number := newInk(r.it.Number, look.SizeBody, false, look.TextSoft)
	objects := []fyne.CanvasObject{r.title}
	if r.it.Tick != NoTick {
		objects = append(objects, box.objects()...)
	}
	if r.it.Icon != "" {
		objects = append(objects, icon.i)
	}
	if r.it.Number != "" {
		objects = append(objects, number.t)
	}
	if r.it.Detail != "" {
		objects = append(objects, r.detail)
	}
	if r.it.Right != "" {
		objects = append(objects, r.right)
	}
	if r.it.RightState != NoState || r.it.RightWords != "" {
		objects = append(objects, r.state)
	}
	type drawnMark struct {
		g *glyph
		k *ink
	}
	var marks []drawnMark
	for _, m := range r.it.Marks {
		token := m.Token
		if token == "" {
			token = look.TextSoft
		}
		d := drawnMark{newGlyph(m.Icon, token, look.IconSmall), newInk(m.Text, look.SizeCaption, m.Icon != "", token)}
		marks = append(marks, d)
		objects = append(objects, d.g.i, d.k.t)
	}
	paint := func() {
		box.set(r.it.Tick == Ticked, false)
		icon.apply()
		number.t.TextStyle.Bold = r.current && r.it.Plain
		number.apply()
		for _, d := range marks {
			d.g.apply()
			d.k.apply()
		}
	}
	paint()
	return &drawing{
		of: r, objects: fixed(objects...), paint: paint,
		min: func() fyne.Size { return fyne.NewSize(10, r.HeightFor(max(r.Size().Width, 100))) },
		layout: func(size fyne.Size) {
			need := r.shape(size.Width, true)
			line := lineHeight(look.SizeBody)
			// A row of one line is higher than its text: centre it.
			shift := max(0, (size.Height-need)/2)
			if r.it.Heading == "" && r.it.Detail == "" && r.right.Size().Height+r.state.Size().Height <= line*1.2 {
				th := r.title.Size().Height
				shift = (size.Height-1-th)/2 - rowPadY
			}
			if shift != 0 {
				for _, o := range []fyne.CanvasObject{r.title, r.detail, r.right, r.state} {
					o.Move(o.Position().AddXY(0, shift))
				}
			}
			y := rowPadY + shift
			x := rowPadX
			if r.it.Tick != NoTick {
				box.place(x, y+(line-look.Scaled(tickSide))/2)
				x += look.Scaled(tickSide) + look.Space3
			}
			if r.it.Icon != "" {
				icon.centre(x, y, line)
				x += icon.px() + look.Space3
			}
			if r.it.Number != "" {
				number.centre(x+1.8*look.Em()-number.measure().Width, y, line)
			}
			at := size.Width - rowPadX - r.marksWidth()
			for i, m := range r.it.Marks {
				mx := at
				marks[i].g.centre(mx, y, line)
				if m.Icon != "" {
					mx += marks[i].g.px() + look.Space1
				}
				marks[i].k.centre(mx, y, line)
				at += m.width() + look.Space2
			}
		},
	}
}
